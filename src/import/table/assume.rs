//! Writes down what a reading assumes, and what it must ask.

use super::found::Found;
use super::levels::FoundLevels;
use super::meaning::HeadMeaning;
use super::places::{PlaceLevel, TablePlaces};
use super::style::NumberStyle;
use super::values::{Constant, ReadValues};
use crate::model::{
    Certainty, ColumnRole, QuestionKind, TableAssumption, TableChoice, TableQuestion, TableReason, TableSubject,
};
use crate::sort;

/// The most indicators without a unit that have a sentence each.
const MOST_UNITS_APART: usize = 4;

/// Assumptions and questions as they are written down.
#[derive(Default)]
pub(super) struct Written {
    pub(super) assumptions: Vec<TableAssumption>,
    pub(super) questions: Vec<TableQuestion>,
}

impl Written {
    fn add(
        &mut self,
        subject: TableSubject,
        choice: TableChoice,
        reason: TableReason,
        certainty: Certainty,
        setting: &str,
    ) {
        let setting = setting.to_owned();
        self.assumptions.push(TableAssumption { subject, column: 0, choice, reason, certainty, setting });
    }

    /// Says of which indicators no unit is known, in one sentence if they are many. Each has its name and its column, from 1.
    fn unknown_units(&mut self, indicators: &[(&str, usize)]) {
        let mut add = |subject, setting: &str| {
            self.add(subject, TableChoice::Nothing, TableReason::NotSaid, Certainty::Guess, setting);
        };
        if indicators.len() > MOST_UNITS_APART {
            let names = indicators.iter().map(|(name, _)| (*name).to_owned()).collect();
            return add(TableSubject::Units(names), "");
        }
        for (name, column) in indicators {
            add(TableSubject::Unit((*name).to_owned()), &format!("unit.{column}"));
        }
    }

    fn ask(
        &mut self,
        found: &Found<'_>,
        kind: QuestionKind,
        setting: &'static str,
        constant: &Constant,
        columns: Vec<String>,
    ) {
        let answer = found.settings.get(setting).map(str::to_owned);
        let (default, reason) = (constant.text.clone(), constant.reason.clone());
        self.questions.push(TableQuestion { kind, columns, default, reason, setting, answer });
    }
}

/// The style of the numbers: by the evidence of the cells, or as a person set it; and whether the cells leave it open.
pub(super) fn style(found: &Found<'_>, written: &mut Written) -> NumberStyle {
    let are_commas_delimiters = found.text.dialect.dialect.delimiter == ',';
    let (mut style, is_sure, against) = found.signs.evidence.style(are_commas_delimiters);
    let sign = |name: &str| match name {
        "comma" => Some(','),
        "point" => Some('.'),
        "space" => Some(' '),
        "apostrophe" => Some('\''),
        _ => None,
    };
    let decimal = found.settings.get("decimal").and_then(sign);
    if let Some(decimal) = decimal {
        let evidence = &found.signs.evidence;
        style.group = match decimal {
            _ if matches!(style.group, Some(' ' | '\'')) => style.group,
            ',' if evidence.point_group + evidence.either_point > 0 => Some('.'),
            '.' if evidence.comma_group + evidence.either_comma > 0 => Some(','),
            _ => None,
        };
        style.decimal = decimal;
    }
    if let Some(group) = found.settings.get("thousands") {
        style.group = sign(group);
    }
    let evidence = &found.signs.evidence;
    let has_separators = *evidence
        != super::style::StyleEvidence { ungrouped: evidence.ungrouped, short: evidence.short, ..Default::default() };
    let (reason, certainty) = match (decimal, is_sure, against) {
        (Some(_), ..) => (TableReason::Chosen, Certainty::Sure),
        (None, true, _) => (TableReason::NoOther, Certainty::Sure),
        (None, false, 0) => (TableReason::TwoReadings, Certainty::Guess),
        (None, false, against) => (TableReason::Against(against), Certainty::Likely),
    };
    if has_separators {
        written.add(
            TableSubject::Numbers,
            TableChoice::Separators(style.decimal, style.group),
            reason.clone(),
            certainty,
            "decimal",
        );
    }
    if certainty == Certainty::Guess || decimal.is_some() && !is_sure && against == 0 {
        let text = if style.decimal == ',' { "comma" } else { "point" }.to_owned();
        let constant = Constant { text, reason, certainty, columns: Vec::new() };
        written.ask(found, QuestionKind::Decimal, "decimal", &constant, Vec::new());
    }
    style
}

/// Writes everything down; `numbers` is what `style` wrote.
pub(super) fn write(
    found: &Found<'_>,
    read: &ReadValues,
    places: &TablePlaces,
    levels: &FoundLevels,
    numbers: Written,
) -> Written {
    let mut all = Written::default();
    let written = &mut all;
    file(found, written);
    heads(found, read, written);
    roles(found, written);
    signs(found, numbers, written);
    constants(found, read, written);
    level(found, places, levels, written);
    all
}

fn file(found: &Found<'_>, written: &mut Written) {
    let decoded = &found.text.decoded;
    let (reason, certainty) = match (found.settings.get("encoding"), decoded.next_best) {
        (Some(_), _) => (TableReason::Chosen, Certainty::Sure),
        (None, Some(next)) if !decoded.is_certain => {
            (TableReason::Plausible(next), if decoded.margin >= 3 { Certainty::Likely } else { Certainty::Guess })
        }
        _ => (TableReason::Bytes, Certainty::Sure),
    };
    written.add(TableSubject::Encoding, TableChoice::Text(decoded.encoding.to_owned()), reason, certainty, "encoding");
    let dialect = &found.text.dialect;
    let (reason, certainty) = match found.settings.get("delimiter") {
        Some(_) => (TableReason::Chosen, Certainty::Sure),
        None if dialect.score > dialect.next * 1.6 => (TableReason::RowsAlike, Certainty::Sure),
        None if dialect.score > dialect.next * 1.15 => (TableReason::RowsAlike, Certainty::Likely),
        None => (TableReason::TwoReadings, Certainty::Guess),
    };
    written.add(
        TableSubject::Delimiter,
        TableChoice::Text(dialect.dialect.delimiter.to_string()),
        reason,
        certainty,
        "delimiter",
    );
    let grid = found.grid;
    if grid.split > 0 {
        written.add(
            TableSubject::JoinedColumn,
            TableChoice::Count(grid.split + 1),
            TableReason::RowsAlike,
            Certainty::Sure,
            "delimiter",
        );
    }
    let frame = found.frame;
    let first = frame.header.first().copied().unwrap_or(frame.body.start);
    if first > 0 {
        let lines = TableChoice::Lines(grid.line(0), grid.line(first - 1));
        written.add(TableSubject::Titles, lines, TableReason::Layout, Certainty::Likely, "header");
    }
    let (reason, certainty) = match found.settings.get("header") {
        Some(_) => (TableReason::Chosen, Certainty::Sure),
        None => (TableReason::Layout, if frame.header.len() == 1 { Certainty::Sure } else { Certainty::Likely }),
    };
    let header = match (frame.header.first(), frame.header.last()) {
        (Some(&first), Some(&last)) => TableChoice::Lines(grid.line(first), grid.line(last)),
        _ => TableChoice::Nothing,
    };
    written.add(TableSubject::Header, header, reason, certainty, "header");
    if frame.body.end < grid.rows() {
        let lines = TableChoice::Lines(grid.line(frame.body.end), grid.line(grid.rows() - 1));
        written.add(TableSubject::Notes, lines, TableReason::Layout, Certainty::Likely, "rows");
    }
}

fn heads(found: &Found<'_>, read: &ReadValues, written: &mut Written) {
    let (choice, text) = match read.meaning {
        HeadMeaning::Periods => (TableChoice::HeadsArePeriods, "periods"),
        HeadMeaning::Places => (TableChoice::HeadsArePlaces, "places"),
        HeadMeaning::Indicators => (TableChoice::HeadsAreIndicators, "indicators"),
    };
    if read.columns.len() > 1 {
        written.add(TableSubject::Heads, choice, read.reason.clone(), read.certainty, "heads");
    }
    let is_open = read.certainty == Certainty::Guess && read.columns.len() > 1;
    if is_open || found.settings.get("heads").is_some() {
        let constant = Constant {
            text: text.to_owned(),
            reason: read.reason.clone(),
            certainty: read.certainty,
            columns: Vec::new(),
        };
        written.ask(found, QuestionKind::Heads, "heads", &constant, Vec::new());
    }
}

fn roles(found: &Found<'_>, written: &mut Written) {
    for (column, role) in found.roles.iter().enumerate() {
        let is_value = role.role == ColumnRole::Value && role.reason != TableReason::Chosen;
        let is_empty = found.profiles[column].filled == 0 && found.heads.text(column).is_empty();
        if is_value || is_empty {
            continue;
        }
        written.assumptions.push(TableAssumption {
            subject: TableSubject::Role,
            column: column + 1,
            choice: TableChoice::Role(role.role),
            reason: role.reason.clone(),
            certainty: role.certainty,
            setting: format!("column.{}", column + 1),
        });
    }
    let has_dates = found.roles.iter().enumerate().any(|(column, role)| {
        let is_date = |text: &String| text.split('/').count() == 3;
        role.role == ColumnRole::Period && found.profiles[column].distinct.iter().any(is_date)
    });
    if has_dates {
        let choice = if found.dates.is_month_first { TableChoice::MonthFirst } else { TableChoice::DayFirst };
        let is_set = found.settings.get("dates").is_some();
        let (reason, certainty) = match is_set {
            true => (TableReason::Chosen, Certainty::Sure),
            false if found.dates.is_month_first => (TableReason::Cells, Certainty::Sure),
            false => (TableReason::Convention, Certainty::Likely),
        };
        written.add(TableSubject::Dates, choice, reason, certainty, "dates");
    }
}

fn signs(found: &Found<'_>, numbers: Written, written: &mut Written) {
    written.assumptions.extend(numbers.assumptions);
    written.questions.extend(numbers.questions);
    for marker in found.signs.missing.keys() {
        let key = format!("missing.{marker}");
        let (choice, reason, certainty) = match found.settings.get(&key) {
            Some("zero") => (TableChoice::Zero, TableReason::Chosen, Certainty::Sure),
            Some(_) => (TableChoice::Missing, TableReason::Chosen, Certainty::Sure),
            // A dash means nil in some countries and unknown in others.
            None if marker.chars().all(|c| matches!(c, '-' | '–' | '—' | '−')) => {
                (TableChoice::Missing, TableReason::TwoReadings, Certainty::Guess)
            }
            None => (TableChoice::Missing, TableReason::Convention, Certainty::Sure),
        };
        written.add(TableSubject::Missing(marker.clone()), choice, reason, certainty, &key);
    }
    for flag in found.signs.flags.keys() {
        let subject = TableSubject::Flag(flag.clone());
        written.add(subject, TableChoice::Flagged, TableReason::Convention, Certainty::Likely, "rows");
    }
    if found.signs.bracketed > 0 {
        let is_minus = brackets_are_minus(found);
        let choice = if is_minus { TableChoice::Minus } else { TableChoice::Flagged };
        let reason =
            if found.settings.get("brackets").is_some() { TableReason::Chosen } else { TableReason::TwoReadings };
        let certainty = if reason == TableReason::Chosen { Certainty::Sure } else { Certainty::Guess };
        written.add(TableSubject::Brackets, choice, reason, certainty, "brackets");
    }
}

/// Whether a number in brackets is below zero. In accounts it is; German offices print uncertain figures so, with a decimal comma.
pub(super) fn brackets_are_minus(found: &Found<'_>) -> bool {
    match found.settings.get("brackets") {
        Some(set) => set == "minus",
        None => found.signs.evidence.style(false).0.decimal == '.',
    }
}

fn constants(found: &Found<'_>, read: &ReadValues, written: &mut Written) {
    let heads = |constant: &Constant| -> Vec<String> {
        let all = constant.columns.len() == read.columns.len();
        let heads = constant.columns.iter().map(|&index| read.columns[index].head.clone());
        if all { Vec::new() } else { heads.collect() }
    };
    let is_asked = |constant: &Constant, setting: &str| {
        constant.certainty == Certainty::Guess || found.settings.get(setting).is_some()
    };
    let constants = [
        (&read.period, TableSubject::Period, QuestionKind::Period, "period"),
        (&read.indicator, TableSubject::Indicator, QuestionKind::Indicator, "indicator"),
    ];
    for (constant, subject, kind, setting) in constants {
        let Some(constant) = constant else { continue };
        if is_asked(constant, setting) {
            written.ask(found, kind, setting, constant, heads(constant));
        } else {
            let choice = TableChoice::Text(constant.text.clone());
            written.add(subject, choice, constant.reason.clone(), constant.certainty, setting);
        }
    }
    let is_unnamed = read.indicator.as_ref().is_some_and(|indicator| is_asked(indicator, "indicator"));
    if let Some(unit) = &read.unit {
        if (unit.certainty == Certainty::Guess && is_unnamed) || found.settings.get("unit").is_some() {
            written.ask(found, QuestionKind::Unit, "unit", unit, heads(unit));
        } else if unit.certainty > Certainty::Guess {
            let choice = TableChoice::Text(unit.text.clone());
            written.add(TableSubject::Unit(String::new()), choice, unit.reason.clone(), unit.certainty, "unit");
        } else {
            let mut named: Vec<(&str, usize)> = Vec::new();
            for &index in &unit.columns {
                let column = &read.columns[index];
                if !named.iter().any(|(name, _)| *name == column.name) {
                    named.push((&column.name, column.column + 1));
                }
            }
            written.unknown_units(&named);
        }
    }
}

fn level(found: &Found<'_>, places: &TablePlaces, levels: &FoundLevels, written: &mut Written) {
    let all = &places.places;
    let count = |level: PlaceLevel| all.iter().filter(|place| place.level == level).count();
    let counts = [("whole", PlaceLevel::Whole), ("region", PlaceLevel::Region), ("district", PlaceLevel::District)];
    let counts: Vec<(String, usize)> =
        counts.into_iter().map(|(name, level)| (name.to_owned(), count(level))).filter(|level| level.1 > 0).collect();
    if counts.len() > 1 && levels.aggregates == 0 {
        written.add(
            TableSubject::Levels,
            TableChoice::Levels(counts),
            levels.reason.clone(),
            levels.certainty,
            "whole",
        );
    }
    if let Some((whole, reason)) = &levels.whole {
        let name = all[*whole].name.clone();
        written.add(
            TableSubject::Whole(name.clone()),
            TableChoice::Text(name),
            reason.clone(),
            if *reason == TableReason::Layout { Certainty::Guess } else { Certainty::Likely },
            "whole",
        );
    }
    if levels.aggregates > 0 {
        let choice = TableChoice::Count(levels.aggregates);
        written.add(TableSubject::Aggregates, choice, TableReason::Name, Certainty::Guess, "aggregates");
    }
    let mut names: Vec<&str> = all.iter().map(|place| place.name.as_str()).collect();
    sort::sort_by(&mut names, Ord::cmp);
    let twice: Vec<&str> = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    for (index, name) in twice.iter().enumerate().filter(|(index, name)| *index == 0 || twice[index - 1] != **name) {
        let _ = index;
        let same: Vec<_> = all.iter().filter(|place| place.name == **name).collect();
        let differ = same.windows(2).any(|pair| {
            pair[0].level != pair[1].level || pair[0].code != pair[1].code || pair[0].larger != pair[1].larger
        });
        let reason = if differ { levels.reason.clone() } else { TableReason::NotSaid };
        let certainty = if differ { Certainty::Likely } else { Certainty::Guess };
        written.add(
            TableSubject::SameName((*name).to_owned()),
            TableChoice::Count(same.len()),
            reason,
            certainty,
            "rows",
        );
    }
    let is_alone = all.len() == 1 && places.of_column.is_empty();
    if let Some((name, line)) =
        found.constants.place.as_ref().filter(|_| is_alone && found.settings.get("place").is_none())
    {
        let reason = TableReason::Title(line.clone());
        written.add(TableSubject::Place, TableChoice::Text(name.clone()), reason, Certainty::Sure, "place");
    } else if is_alone && (all[0].name.is_empty() || found.settings.get("place").is_some()) {
        let constant = Constant {
            text: String::new(),
            reason: TableReason::NotSaid,
            certainty: Certainty::Guess,
            columns: Vec::new(),
        };
        written.ask(found, QuestionKind::Place, "place", &constant, Vec::new());
    }
}
