//! The facts about all figures in the lines above a table and in the name of its file.

use super::frame::Frame;
use super::grid::{Grid, trimmed};
use super::head::parts;
use super::vocabulary::{head_role, is_measured, is_note, is_unit};
use super::when::{DateStyle, period_of, period_within};
use crate::model::ColumnRole;
use crate::period::Period;

/// The facts about the whole table, each with its line.
#[derive(Clone, Debug, Default)]
pub(super) struct Constants {
    pub(super) indicator: Option<(String, String)>,
    pub(super) unit: Option<(String, String)>,
    pub(super) period: Option<(Period, String)>,
    pub(super) place: Option<(String, String)>,
    pub(super) source: Option<String>,
    pub(super) title: String,
}

impl Constants {
    /// Reads the lines above and below the table.
    pub(super) fn read(grid: &Grid, frame: &Frame, dates: DateStyle) -> Constants {
        let mut constants = Constants::default();
        let first = frame.header.first().copied().unwrap_or(frame.body.start);
        let below = frame.header.last().map_or(first, |&last| last + 1);
        let between = (below..frame.body.start).chain(first..below).filter(|row| !frame.header.contains(row));
        for row in (0..first).chain(between) {
            let cells: Vec<&str> =
                (0..grid.count(row)).map(|column| grid.cell(row, column)).filter(|cell| !cell.is_empty()).collect();
            if let Some(line) = cells.first() {
                let second = cells[1..].iter().copied().find(|cell| cell != line);
                constants.line(line, second, dates);
            }
        }
        for row in frame.body.end..grid.rows() {
            let text = grid.cell(row, 0);
            if let Some((key, value)) = text.split_once([':', '：'])
                && [
                    "数据来源",
                    "资料来源",
                    "来源",
                    "資料來源",
                    "source",
                    "quelle",
                    "fuente",
                    "источник",
                    "出典",
                    "資料",
                    "fonte",
                    "bron",
                    "źródło",
                    "zdroj",
                ]
                .contains(&key.trim().to_lowercase().as_str())
            {
                constants.source.get_or_insert_with(|| trimmed(value).chars().take(120).collect());
            }
        }
        constants
    }

    fn line(&mut self, line: &str, second: Option<&str>, dates: DateStyle) {
        let pair = match line.split_once(['：', ':']) {
            Some((key, value)) if key.chars().count() <= 20 => {
                Some((key, if value.trim().is_empty() { second.unwrap_or_default() } else { value }))
            }
            _ => second.map(|second| (line, second)).filter(|pair| head_role(pair.0).is_some_and(|head| head.1)),
        };
        let keyed = pair
            .and_then(|(key, value)| Some((head_role(trimmed(key))?.0, trimmed(value))))
            .filter(|keyed| !keyed.1.is_empty());
        match keyed {
            Some((ColumnRole::Indicator, value)) => {
                let parts = parts(value, dates);
                self.unit = parts.unit.map(|unit| (unit, line.to_owned())).or(self.unit.take());
                self.period = parts.period.map(|period| (period, line.to_owned())).or(self.period.take());
                self.indicator = Some((parts.name, line.to_owned()));
            }
            Some((ColumnRole::Unit, value)) => self.unit = Some((value.to_owned(), line.to_owned())),
            Some((ColumnRole::Period, value)) => {
                self.period = period_of(value, dates).map(|period| (period, line.to_owned())).or(self.period.take());
            }
            // Of a pair with another key, the second says more: `Title:`, `World Development Indicators`.
            Some((ColumnRole::Place, value)) => self.place = Some((value.to_owned(), line.to_owned())),
            _ => match line.split_once('：') {
                Some((_, value)) if !value.trim().is_empty() => self.title_line(trimmed(value), dates),
                _ => {
                    self.title_line(line, dates);
                    self.title_line(second.unwrap_or_default(), dates);
                }
            },
        }
    }

    /// A line that is a title, or a unit in brackets.
    fn title_line(&mut self, line: &str, dates: DateStyle) {
        let bare = line.trim_matches(['(', ')', '（', '）', '[', ']']);
        let is_alone =
            is_unit(line) && line.split_whitespace().count() <= 3 && !is_measured(line) && !line.contains('(');
        let is_bracketed = line.starts_with(['(', '（', '[']) && is_unit(bare);
        if is_alone || is_bracketed || bare.starts_with("in ") && is_unit(&bare[3..]) {
            // The unit may stand behind a date or another remark.
            let unit = bare.trim_start_matches("in ");
            let unit =
                unit.rsplit_once([',', ';']).map(|parts| parts.1.trim()).filter(|part| is_unit(part)).unwrap_or(unit);
            self.unit.get_or_insert_with(|| (unit.to_owned(), line.to_owned()));
            return;
        }
        if self.period.is_none() {
            let found = period_of(line, dates).or_else(|| period_within(line, dates).map(|found| found.0));
            self.period = found.map(|period| (period, line.to_owned()));
        }
        let is_title = line.chars().filter(|c| c.is_alphabetic()).count() >= 3 && period_of(line, dates).is_none();
        let is_remark = line.starts_with("sep=")
            || line.ends_with(':')
            || is_note(line) && line.chars().count() <= 60
            || line.contains("://");
        // The most telling line names a unit, or else what is measured, or else is the longest.
        let rank = |line: &str| {
            let has_key =
                line.split_once(": ").is_some_and(|pair| pair.0.chars().count() <= 20 && !is_measured(pair.0));
            let has_unit = !has_key && parts(line, dates).unit.is_some() && !line.is_empty();
            (has_unit, !has_key && is_measured(line), line.chars().count())
        };
        if is_title && !is_remark && rank(line) > rank(&self.title) && line.chars().count() < 200 {
            self.title = line.to_owned();
        }
    }

    /// The indicator that the title names, without period and unit.
    pub(super) fn titled(&self, dates: DateStyle) -> Option<super::head::HeadParts> {
        let mut rest = self.title.as_str();
        // A number of the table: `Table 3.2:`, `表1-1`, `2-5`.
        let number = rest.trim_start_matches(['表', '第']);
        let digits = number.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | '－' | '–'));
        if digits.len() < number.len()
            && digits.starts_with(char::is_whitespace)
            && number.starts_with(|c: char| c.is_ascii_digit())
        {
            rest = digits.trim_start();
        }
        if let Some((number, name)) = rest.split_once([':', '.', ' ', '　'])
            && ["table", "tabelle", "tabla", "таблица", "tableau"].contains(&number.trim().to_lowercase().as_str())
        {
            rest = name.trim_start_matches(|c: char| {
                c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ':' | '-' | '–' | '—')
            });
        }
        // Numbers of remarks: `Population estimates, quarterly 1 2 3`.
        let bare = rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
        if rest[bare.len()..].split_whitespace().filter(|number| number.len() <= 2).count() > 1 {
            rest = bare;
        }
        (!rest.is_empty()).then(|| parts(rest, dates)).filter(|parts| !parts.name.is_empty())
    }
}

/// The words and the year in the name of a file.
pub(super) fn file_words(name: &str) -> (String, Option<Period>) {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let base = base.rsplit_once('.').map_or(base, |parts| parts.0);
    let words: Vec<&str> = base
        .split(|c: char| c == '_' || c == '-' || c == '+' || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect();
    let period = words.iter().rev().find_map(|word| period_of(word, DateStyle::default()));
    let is_number = |word: &&&str| !word.chars().all(|c| c.is_ascii_digit());
    (words.iter().filter(is_number).copied().collect::<Vec<_>>().join(" "), period)
}
