//! The columns of figures: what each is about, as far as heads, other columns and the lines above the table say.

use super::found::Found;
use super::head::HeadKind;
use super::meaning::{HeadMeaning, head_meaning};
use super::vocabulary::{head_role, is_measured, is_total_word};
use super::when::period_of;
use crate::model::{Certainty, ColumnRole, TableReason};
use crate::period::Period;

/// A column of figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ValueColumn {
    /// The column, from 0.
    pub column: usize,
    /// Its head in one line.
    pub head: String,
    /// The indicator, without unit and period; empty if a column of the table names it.
    pub name: String,
    /// The unit; empty if none is said, or if a column of the table names it.
    pub unit: String,
    /// The period, if no column of the table names it.
    pub period: Option<Period>,
    /// The place in the head: its name and its code, which may be empty.
    pub place: Option<(String, String)>,
    /// The column with its flags, from 0.
    pub flags: Option<usize>,
    /// Whether its cells have per cent signs.
    pub is_percent: bool,
}

/// The facts about figures that have no indicator or period of their own.
#[derive(Clone, Debug)]
pub(super) struct Constant {
    /// The text; empty if nothing is known.
    pub(super) text: String,
    pub(super) reason: TableReason,
    pub(super) certainty: Certainty,
    /// The columns of figures that take it, as indices of `ReadValues::columns`.
    pub(super) columns: Vec<usize>,
}

/// The columns of figures and what was found on the way.
pub(super) struct ReadValues {
    pub(super) meaning: HeadMeaning,
    pub(super) reason: TableReason,
    pub(super) certainty: Certainty,
    pub(super) columns: Vec<ValueColumn>,
    pub(super) period: Option<Constant>,
    pub(super) indicator: Option<Constant>,
    pub(super) unit: Option<Constant>,
}

/// Reads the columns of figures.
pub(super) fn value_columns(found: &Found<'_>) -> ReadValues {
    let set = match found.settings.get("heads") {
        Some("periods") => Some(HeadMeaning::Periods),
        Some("places") => Some(HeadMeaning::Places),
        Some("indicators") => Some(HeadMeaning::Indicators),
        _ => None,
    };
    let columns =
        super::columns::Columns { grid: found.grid, frame: found.frame, heads: found.heads, profiles: found.profiles };
    let (meaning, reason, certainty) = match set {
        Some(meaning) => (meaning, TableReason::Chosen, Certainty::Sure),
        None => head_meaning(&columns, found.roles),
    };
    let mut read =
        ReadValues { meaning, reason, certainty, columns: Vec::new(), period: None, indicator: None, unit: None };
    for column in 0..found.roles.len() {
        if found.roles[column].role == ColumnRole::Value {
            read.columns.push(value_column(found, meaning, column));
        }
    }
    name_breakdown(found, &mut read);
    fill_indicators(found, &mut read);
    fill_periods(found, &mut read);
    fill_units(found, &mut read);
    read
}

fn has(found: &Found<'_>, role: ColumnRole) -> bool {
    found.roles.iter().any(|column| column.role == role)
}

fn value_column(found: &Found<'_>, meaning: HeadMeaning, column: usize) -> ValueColumn {
    let heads = found.heads;
    let name = heads.name(column);
    let of_kind = |kind: HeadKind| heads.of_kind(column, kind).map(str::to_owned);
    let mut value = ValueColumn { column, head: heads.text(column), ..ValueColumn::default() };
    let period = of_kind(HeadKind::Periods).and_then(|text| period_of(&text, heads.dates));
    match meaning {
        HeadMeaning::Places => value.place = Some((name, of_kind(HeadKind::Codes).unwrap_or_default())),
        HeadMeaning::Periods | HeadMeaning::Indicators => {
            let parts = heads.parts(column, period.is_none() && meaning == HeadMeaning::Periods);
            (value.name, value.unit, value.period) =
                (parts.name, parts.unit.unwrap_or_default(), period.or(parts.period));
            let is_period_alone = period_of(&value.name, heads.dates).is_some();
            if is_period_alone {
                value.name.clear();
            }
            // A head such as “Value” names nothing.
            let is_generic = head_role(&value.name).is_some_and(|head| head == (ColumnRole::Value, true));
            let is_only = found.roles.iter().filter(|found| found.role == ColumnRole::Value).count() == 1;
            if is_generic && (is_only || has(found, ColumnRole::Indicator)) {
                value.name.clear();
            }
            if value.name.is_empty() && meaning == HeadMeaning::Indicators && !has(found, ColumnRole::Indicator) {
                value.name = of_kind(HeadKind::Codes).unwrap_or_default();
            }
        }
    }
    if let Some(unit) = of_kind(HeadKind::Units) {
        value.unit = unit.trim_matches(['(', ')', '（', '）', '[', ']']).to_owned();
    }
    let profile = &found.profiles[column];
    value.is_percent = profile.percents > 0 && profile.percents * 10 > profile.numbers * 9;
    let is_flag = |other: usize| found.roles.get(other).is_some_and(|found| found.role == ColumnRole::Flag);
    value.flags = is_flag(column + 1).then_some(column + 1).or_else(|| {
        let all: Vec<usize> = (0..found.roles.len()).filter(|&other| is_flag(other)).collect();
        if let [only] = all[..] { Some(only) } else { None }
    });
    let number = (column + 1).to_string();
    if let Some(name) = found.settings.of("name", &number) {
        value.name = name.to_owned();
    }
    if let Some(unit) = found.settings.of("unit", &number) {
        value.unit = unit.to_owned();
    }
    if let Some(period) = found.settings.of("period", &number) {
        value.period = period_of(period, found.dates);
    }
    value
}

/// Heads such as “Total” and “Women” break down what the title names.
fn name_breakdown(found: &Found<'_>, read: &mut ReadValues) {
    let is_whole = |column: &ValueColumn| is_total_word(&column.name);
    let Some(titled) = found.constants.titled(found.heads.dates).filter(|_| !has(found, ColumnRole::Indicator)) else {
        return;
    };
    if read.meaning == HeadMeaning::Places || !read.columns.iter().any(is_whole) || read.columns.len() < 2 {
        return;
    }
    for column in read.columns.iter_mut().filter(|column| !column.name.is_empty()) {
        column.name = [titled.name.as_str(), ": ", &column.name].concat();
        if column.unit.is_empty() {
            column.unit = titled.unit.clone().unwrap_or_default();
        }
    }
}

fn fill_indicators(found: &Found<'_>, read: &mut ReadValues) {
    if has(found, ColumnRole::Indicator) {
        return;
    }
    let open: Vec<usize> = (0..read.columns.len()).filter(|&index| read.columns[index].name.is_empty()).collect();
    if open.is_empty() {
        return;
    }
    let titled = found.constants.titled(found.heads.dates);
    let (text, reason, certainty) = if let Some(chosen) = found.settings.get("indicator") {
        (chosen.to_owned(), TableReason::Chosen, Certainty::Sure)
    } else if let Some((name, line)) = &found.constants.indicator {
        (name.clone(), TableReason::Title(line.clone()), Certainty::Sure)
    } else if let Some(parts) = &titled {
        (parts.name.clone(), TableReason::Title(found.constants.title.clone()), Certainty::Likely)
    } else if let Some(text) = constant_text(found) {
        (text, TableReason::Constant, Certainty::Guess)
    } else if !found.file_words.0.is_empty() {
        (found.file_words.0.clone(), TableReason::FileName, Certainty::Guess)
    } else {
        (String::new(), TableReason::NotSaid, Certainty::Guess)
    };
    for &index in &open {
        read.columns[index].name.clone_from(&text);
        if let (Some(parts), TableReason::Title(_)) = (&titled, &reason)
            && let Some(unit) = parts.unit.as_ref().filter(|_| read.columns[index].unit.is_empty())
        {
            read.columns[index].unit.clone_from(unit);
        }
    }
    read.indicator = Some(Constant { text, reason, certainty, columns: open });
}

/// The longest text of several words that is the same in all rows: it may name what is measured.
fn constant_text(found: &Found<'_>) -> Option<String> {
    let constant = (0..found.roles.len()).filter(|&column| found.roles[column].reason == TableReason::Constant);
    let texts = constant.filter_map(|column| found.profiles[column].distinct.first());
    let telling = texts.filter(|text| {
        (text.split_whitespace().count() > 2 || is_measured(text))
            && !text.contains(|c: char| c == ':' && text.len() < 30)
    });
    telling.max_by_key(|text| text.len()).cloned()
}

fn fill_periods(found: &Found<'_>, read: &mut ReadValues) {
    if has(found, ColumnRole::Period) {
        return;
    }
    let open: Vec<usize> = (0..read.columns.len()).filter(|&index| read.columns[index].period.is_none()).collect();
    if open.is_empty() {
        return;
    }
    let others = read.columns.iter().filter_map(|column| column.period).max_by_key(|period| period.recency());
    let chosen = found.settings.get("period").and_then(|text| period_of(text, found.dates));
    let (period, reason, certainty) = if let Some(period) = chosen {
        (Some(period), TableReason::Chosen, Certainty::Sure)
    } else if let Some((period, line)) = &found.constants.period {
        (Some(*period), TableReason::Title(line.clone()), Certainty::Likely)
    } else if let Some(period) = found.file_words.1 {
        (Some(period), TableReason::FileName, Certainty::Guess)
    } else if let Some(period) = others {
        // The year of the latest period of other columns.
        let year = period.to_string().trim_start_matches('@').chars().take(4).collect::<String>();
        (period_of(&year, found.dates), TableReason::OtherColumns, Certainty::Guess)
    } else {
        let before = found.year.and_then(|year| period_of(&(year - 1).to_string(), found.dates));
        (before, TableReason::NotSaid, Certainty::Guess)
    };
    for &index in &open {
        read.columns[index].period = period;
    }
    let text = period.map(|period| period.to_string()).unwrap_or_default();
    read.period = Some(Constant { text, reason, certainty, columns: open });
}

fn fill_units(found: &Found<'_>, read: &mut ReadValues) {
    if has(found, ColumnRole::Unit) {
        return;
    }
    let open: Vec<usize> = (0..read.columns.len()).filter(|&index| read.columns[index].unit.is_empty()).collect();
    let (text, reason, certainty) = if let Some(chosen) = found.settings.get("unit") {
        (chosen.to_owned(), TableReason::Chosen, Certainty::Sure)
    } else if let Some((unit, line)) = &found.constants.unit {
        (unit.clone(), TableReason::Title(line.clone()), Certainty::Sure)
    } else {
        (String::new(), TableReason::NotSaid, Certainty::Guess)
    };
    for &index in &open {
        let column = &mut read.columns[index];
        column.unit = if column.is_percent { "%".to_owned() } else { text.clone() };
    }
    let open: Vec<usize> = open.into_iter().filter(|&index| !read.columns[index].is_percent).collect();
    if !open.is_empty() && !has(found, ColumnRole::Indicator) {
        read.unit = Some(Constant { text, reason, certainty, columns: open });
    }
}
