//! The content of the heads of columns: name, unit and period.

use super::frame::{Frame, is_column_numbers};
use super::grid::Grid;
use super::marks::without_marks;
use super::vocabulary::{head_role, is_percent, is_total_word, is_unit, listed};
use super::when::{DateStyle, period_of, period_within};
use crate::model::ColumnRole;
use crate::period::Period;

/// The parts of a head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeadParts {
    /// The measured quantity, without unit and period.
    pub name: String,
    /// The unit.
    pub unit: Option<String>,
    /// The period.
    pub period: Option<Period>,
}

/// The content of a row of heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadKind {
    /// Periods.
    Periods,
    /// Codes of places or indicators.
    Codes,
    /// Units.
    Units,
    /// Names.
    Names,
}

/// The heads of all columns, a text for each row of heads.
#[derive(Clone, Debug, Default)]
pub struct Heads {
    /// The content of each row of heads.
    pub kinds: Vec<HeadKind>,
    /// By column, then by row of heads.
    pub texts: Vec<Vec<String>>,
    /// How the dates of the heads are read.
    pub dates: DateStyle,
}

impl Heads {
    /// Reads the heads of a frame. A head over several columns stands over the first of them: those without take it from the left.
    pub fn read(grid: &Grid, frame: &Frame) -> Heads {
        let rows: Vec<usize> = frame.header.iter().copied().filter(|&row| !is_column_numbers(grid, row)).collect();
        let mut texts = vec![Vec::new(); grid.width()];
        for (index, &row) in rows.iter().enumerate() {
            let is_last = index + 1 == rows.len();
            let mut left = "";
            for (column, texts) in texts.iter_mut().enumerate() {
                let text = grid.cell(row, column);
                let below = rows[index + 1..].iter().any(|&below| !grid.cell(below, column).is_empty());
                let is_figure = frame.figures.contains(&column);
                if !text.is_empty() {
                    left = text;
                } else if !is_figure && !below {
                    left = "";
                }
                let is_joined = text.is_empty() && !is_last && is_figure && below;
                texts.push(joined_lines(if is_joined { left } else { text }));
            }
        }
        let is_figure = |column: usize| frame.figures.contains(&column);
        let all = texts.iter().enumerate().filter(|entry| is_figure(entry.0)).flat_map(|entry| entry.1.iter());
        let dates = DateStyle::of(all.map(String::as_str));
        let kinds = (0..rows.len()).map(|row| {
            let of_row: Vec<&str> = (0..texts.len())
                .filter(|&column| is_figure(column))
                .map(|column| texts[column][row].as_str())
                .collect();
            kind(&of_row, rows.len() == 1, dates)
        });
        let mut heads = Heads { kinds: kinds.collect(), texts, dates };
        heads.join_parts_of_years(&is_figure);
        heads
    }

    /// Months or quarters above or below years are joined with them.
    fn join_parts_of_years(&mut self, is_figure: &dyn Fn(usize) -> bool) {
        let Some(years) = self.kinds.iter().position(|kind| *kind == HeadKind::Periods) else { return };
        let filled = |texts: &&Vec<String>| !texts[years].is_empty();
        let columns =
            || self.texts.iter().enumerate().filter(|entry| is_figure(entry.0)).map(|entry| entry.1).filter(filled);
        let joined = |texts: &Vec<String>, row: usize| {
            let is_total = is_total_word(&texts[row]);
            if is_total { Some(texts[years].clone()) } else { joined_period(&texts[years], &texts[row], self.dates) }
        };
        let fits = |&row: &usize| {
            let found =
                columns().filter(|texts| joined_period(&texts[years], &texts[row], self.dates).is_some()).count();
            row != years && found > 0 && columns().filter(|texts| joined(texts, row).is_none()).count() * 5 <= found
        };
        let Some(row) = (0..self.kinds.len()).find(fits) else { return };
        let new: Vec<Option<String>> = self.texts.iter().map(|texts| joined(texts, row)).collect();
        for (texts, new) in self.texts.iter_mut().zip(new) {
            if let Some(new) = new.filter(|_| !texts[years].is_empty()) {
                texts[years] = new;
                texts[row].clear();
            }
        }
    }

    /// The head of a column in one line.
    pub fn text(&self, column: usize) -> String {
        let mut text = String::new();
        for part in self.texts.get(column).into_iter().flatten().filter(|part| !part.is_empty()) {
            if !text.is_empty() && text != *part {
                text.push_str(" – ");
            }
            if text != *part {
                text.push_str(part);
            }
        }
        text
    }

    /// The text of a column in the row of heads of a kind.
    pub fn of_kind(&self, column: usize, kind: HeadKind) -> Option<&str> {
        let row = self.kinds.iter().position(|other| *other == kind)?;
        let text = self.texts.get(column)?.get(row).map(String::as_str).filter(|text| !text.is_empty())?;
        // Beside periods, a head may be something else.
        (kind != HeadKind::Periods || period_of(text, self.dates).is_some()).then_some(text)
    }

    /// The names above a column, without those of other kinds, joined.
    pub fn name(&self, column: usize) -> String {
        self.names(column).join(": ")
    }

    /// The name, unit and period that the names above a column state, or all its heads.
    pub(super) fn parts(&self, column: usize, of_all: bool) -> HeadParts {
        if of_all {
            let texts = self.texts.get(column).into_iter().flatten().map(String::as_str);
            return combined(texts.filter(|text| !text.is_empty()), self.dates);
        }
        combined(self.names(column).into_iter(), self.dates)
    }

    fn names(&self, column: usize) -> Vec<&str> {
        let mut parts: Vec<&str> = Vec::new();
        for (row, kind) in self.kinds.iter().enumerate() {
            let text = self.texts.get(column).and_then(|texts| texts.get(row)).map(String::as_str).unwrap_or_default();
            // “Year” above years is the name of the heads, not of what is measured.
            let is_label =
                self.kinds.contains(&HeadKind::Periods) && head_role(text) == Some((ColumnRole::Period, true));
            if *kind == HeadKind::Names && !text.is_empty() && !parts.contains(&text) && !is_label {
                parts.push(text);
            }
        }
        parts
    }
}

/// The name, unit and period of heads that stand one above the other.
fn combined<'t>(heads: impl Iterator<Item = &'t str>, dates: DateStyle) -> HeadParts {
    let (mut all, mut names) = (HeadParts::default(), Vec::new());
    for (index, head) in heads.enumerate() {
        let bare = head.trim();
        let inner = bare.strip_prefix(['(', '（', '[']).and_then(|inner| inner.strip_suffix([')', '）', ']']));
        if let Some(unit) = inner.filter(|unit| index > 0 && is_unit(unit)) {
            all.unit = Some(unit.to_owned());
        } else if let Some(period) = period_of(bare, dates) {
            all.period = Some(period);
        } else {
            let found = parts(bare, dates);
            all.unit = found.unit.or(all.unit);
            all.period = found.period.or(all.period);
            if !found.name.is_empty() && !names.contains(&found.name) {
                names.push(found.name);
            }
        }
    }
    all.name = names.join(": ");
    all
}

/// A year and a month or quarter as one period.
fn joined_period(year: &str, part: &str, dates: DateStyle) -> Option<String> {
    let is_year = period_of(year, dates).is_some_and(|period| period.to_string().len() == 4);
    let text = [year, " ", part].concat();
    let is_part = !part.is_empty() && period_of(part, dates).is_none() && part.chars().any(|c| c.is_alphabetic());
    (is_year && is_part && period_of(&text, dates).is_some()).then_some(text)
}

/// A head without breaks of lines.
fn joined_lines(text: &str) -> String {
    let text = without_marks(text);
    if text.contains(['\n', '\r', '\t', '\u{a0}']) || text.contains("  ") || text.contains("!!") {
        let text = text.replace("!!", ": ");
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    // Points that lead to the figures.
    let text = if text.ends_with("...") { text.trim_end_matches(['.', ' ']) } else { text };
    // Chinese heads are spread with blanks, and parts of a total have a sign before them.
    let is_wide = |c: char| c >= '\u{2e80}';
    let bare = text.trim_start_matches(['#', '＃']);
    if bare.chars().any(is_wide) && bare.chars().all(|c| is_wide(c) || c == ' ') {
        return bare.chars().filter(|c| !c.is_whitespace()).collect();
    }
    bare.to_owned()
}

/// The content of a row of heads, by most of them. An only row of heads holds names or periods.
fn kind(heads: &[&str], is_only: bool, dates: DateStyle) -> HeadKind {
    let filled: Vec<&str> = heads.iter().copied().filter(|head| !head.is_empty()).collect();
    let share =
        |fits: &dyn Fn(&str) -> bool| 10 * filled.iter().filter(|head| fits(head)).count() >= 6 * filled.len().max(1);
    if share(&|head| period_of(head, dates).is_some()) {
        HeadKind::Periods
    } else if !is_only && filled.len() > 1 && share(&is_code) && filled.windows(2).any(|pair| pair[0] != pair[1]) {
        HeadKind::Codes
    } else if !is_only && share(&|head| is_bare_unit(head.trim_matches(['(', ')', '（', '）', '[', ']']))) {
        HeadKind::Units
    } else {
        HeadKind::Names
    }
}

/// True if a head is a unit and nothing else.
fn is_bare_unit(head: &str) -> bool {
    is_unit(head) && !head.contains(['(', '（'])
}

/// Whether a text is a code: capitals and digits, at least one digit or nothing but two or three capitals.
pub(super) fn is_code(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let capitals = text.bytes().filter(u8::is_ascii_uppercase).count();
    let others = text.len() - digits - capitals;
    let signs = text.bytes().filter(|byte| matches!(byte, b'_' | b'-' | b'.')).count();
    let plain = others == signs && (2..=24).contains(&text.len());
    plain && (digits > 0 || (2..=5).contains(&capitals) && signs == 0)
}

/// Takes a head apart: `Arbeitslosenanteil in % (Dez 2013)`, `Total Assets (100 million yuan)`, `Численность, тыс. человек`.
pub fn parts(head: &str, dates: DateStyle) -> HeadParts {
    let pieces = || head.split(';').map(str::trim).filter(|piece| !piece.is_empty());
    if head.contains(';') && pieces().any(|piece| piece.starts_with('[') || period_of(piece, dates).is_some()) {
        return combined(pieces(), dates);
    }
    let mut parts = HeadParts { name: without_code(head.trim()).to_owned(), ..HeadParts::default() };
    // Code, name and unit, as in the flat files of a German data base.
    if let [_, name, unit] = head.trim().split("__").collect::<Vec<_>>()[..] {
        return HeadParts { name: name.replace('_', " "), unit: Some(unit.replace('_', " ")), period: None };
    }
    for _ in 0..3 {
        if parts.period.is_none()
            && let Some((period, rest)) = period_within(&parts.name, dates)
        {
            (parts.period, parts.name) = (Some(period), rest);
            continue;
        }
        if parts.unit.is_none()
            && let Some((name, unit)) = unit_of(&parts.name)
        {
            (parts.name, parts.unit) = (name, Some(unit));
            continue;
        }
        break;
    }
    if parts.period.is_none() && parts.unit.is_none() {
        parts.period = period_of(&parts.name, dates);
    }
    if parts.unit.is_none() && parts.name.contains(['%', '％']) {
        parts.unit = Some("%".to_owned());
    }
    parts.name = without_marks(&parts.name).to_owned();
    parts
}

/// A head without the code before it: `A1101_総人口`.
fn without_code(head: &str) -> &str {
    match head.split_once('_') {
        Some((code, name)) if is_code(code) && name.contains(|c: char| c > '\u{2e80}') => name,
        _ => head,
    }
}

/// The name and the unit of a head that ends with a unit.
fn unit_of(head: &str) -> Option<(String, String)> {
    for (open, close) in [('(', ')'), ('（', '）'), ('[', ']'), ('<', '>'), ('【', '】')] {
        let Some(start) = head.rfind(open).filter(|_| head.ends_with(close)) else { continue };
        let inner = head[start + open.len_utf8()..head.len() - close.len_utf8()].trim();
        let inner = inner.strip_prefix("单位：").or_else(|| inner.strip_prefix("in ")).unwrap_or(inner);
        let name = head[..start].trim();
        // Per cent of what is part of the name.
        if is_percent(inner) && inner.len() > 1 && !listed("percent|per cent|prozent|in %|％", &inner.to_lowercase()) {
            return None;
        }
        if is_unit(inner) && !name.is_empty() {
            return Some((name.to_owned(), inner.to_owned()));
        }
    }
    for separator in [" in ", ", ", "，", "：", " - ", "/"] {
        let Some((name, unit)) = head.rsplit_once(separator) else { continue };
        let is_short = unit.chars().count() <= 24 && (separator != "/" || unit.chars().all(|c| c > '\u{2e80}'));
        if is_short && !name.trim().is_empty() && is_unit(unit) {
            return Some((name.trim().to_owned(), unit.trim().to_owned()));
        }
    }
    let name = head.strip_suffix(['%', '％'])?.trim_end();
    (!name.is_empty()).then(|| (name.to_owned(), "%".to_owned()))
}
