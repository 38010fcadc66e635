//! The places of a table, in the order in which they first stand, and the place of each row.

use super::cell::{Cell, cell};
use super::found::Found;
use super::grid::{CellPosition, trimmed};
use super::marks::without_marks;
use super::name_codes::CodeStyle;
use super::values::ReadValues;
use super::vocabulary::{is_heading_of_parts, is_note};
use crate::model::{ColumnRole, TableReason};
use crate::sort;
use std::collections::BTreeMap;

/// The level of a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceLevel {
    /// All of them.
    Whole,
    /// A larger place, or a group of places.
    Region,
    /// One of those that are compared.
    #[default]
    District,
}

/// A place of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TablePlace {
    /// The name as printed, without marks of remarks.
    pub name: String,
    /// The code; empty if there is none.
    pub code: String,
    /// The name of the larger place in a column of its own; empty if there is none.
    pub larger: String,
    /// The name in another script; empty if there is none.
    pub other: String,
    /// The number of blanks before the name.
    pub indent: usize,
    /// The level.
    pub level: PlaceLevel,
    /// The larger place that it belongs to, as an index.
    pub parent: Option<usize>,
    /// Where the name first stands.
    pub position: CellPosition,
}

/// The places, and the index of the place of each row of the table.
#[derive(Clone, Debug, Default)]
pub struct TablePlaces {
    /// The places.
    pub places: Vec<TablePlace>,
    /// By row of the table's body; `None` if a row names no place. Empty if the heads are the places.
    pub of_row: Vec<Option<u32>>,
    /// By column of figures, if the heads are the places.
    pub of_column: Vec<u32>,
}

/// Whether a place may have several rows: for its periods, its indicators, or their parts.
fn varies(found: &Found<'_>) -> bool {
    (0..found.roles.len()).any(|column| match found.roles[column].role {
        ColumnRole::Period | ColumnRole::Indicator => true,
        ColumnRole::Dimension | ColumnRole::Unit => !found.profiles[column].is_constant(),
        _ => false,
    })
}

/// Reads the places of rows or heads.
pub(super) fn places(found: &Found<'_>, read: &ReadValues) -> TablePlaces {
    let position = |role: ColumnRole| found.roles.iter().position(|column| column.role == role);
    if let Some(column) = position(ColumnRole::Place) {
        return of_rows(found, column, position(ColumnRole::Code));
    }
    let mut places = TablePlaces::default();
    let head = found.frame.header.first().copied().unwrap_or(found.frame.body.start);
    for value in &read.columns {
        let Some((name, code)) = &value.place else { continue };
        let position = found.grid.position(head, value.column);
        places.of_column.push(places.places.len() as u32);
        places.places.push(TablePlace {
            name: plain_name(name),
            code: code.clone(),
            position,
            ..TablePlace::default()
        });
    }
    if places.places.is_empty() {
        let said = found.constants.place.as_ref().map(|place| place.0.as_str());
        let name = found.settings.get("place").or(said).unwrap_or_default().to_owned();
        places.places.push(TablePlace { name, ..TablePlace::default() });
        places.of_row = vec![Some(0); found.frame.body.len()];
    }
    places
}

/// The column with the names in another script: it says the same as the column of names, and is no code.
fn other_names(found: &Found<'_>, column: usize) -> Option<usize> {
    let is_han = |text: &str| text.chars().any(|c| c >= '\u{2e80}');
    let share = |column: usize| {
        found.profiles[column].distinct.iter().filter(|text| is_han(text)).count() * 2
            > found.profiles[column].distinct.len()
    };
    (0..found.roles.len()).find(|&other| {
        let is_same = found.roles[other].reason == TableReason::SameAsColumn(column + 1);
        let profile = &found.profiles[other];
        is_same
            && profile.texts * 2 > profile.filled
            && !profile.is_mostly(profile.codes, 8)
            && share(other) != share(column)
    })
}

/// A name in Chinese and in Latin letters: `北京 Beijing`.
fn two_scripts(name: &str) -> Option<(&str, &str)> {
    let start = name.find(|c: char| c.is_ascii_alphabetic())?;
    let (first, second) = name.split_at(start);
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let is_pair = first.chars().any(is_han)
        && second.len() > 2
        && !second.chars().any(is_han)
        && first.ends_with([' ', '\n', '\u{3000}']);
    is_pair.then_some((first, second))
}

/// The columns that name the places, and how.
struct PlaceColumns<'f> {
    found: &'f Found<'f>,
    /// The column of names, then those of larger places, the nearest first.
    names: Vec<usize>,
    code: Option<usize>,
    other: Option<usize>,
    /// The way in which names state codes.
    style: CodeStyle,
    /// Marks of remarks that stand below the table: `1`, `5`.
    marks: Vec<String>,
}

impl PlaceColumns<'_> {
    /// The place that a row names; `None` if all its names are empty. A row without the finest name is of the larger place.
    fn place(&self, row: usize) -> Option<TablePlace> {
        let grid = self.found.grid;
        let is_name = |column: &&usize| {
            let text = grid.cell(row, **column);
            !text.is_empty() && (text.len() > 2 || !matches!(cell(text), Cell::Missing { .. }))
        };
        let mut named = self.names.iter().filter(is_name);
        let Some(&column) = named.next() else { return self.label(row) };
        let larger = named.next().map(|&column| self.style.split(lead(grid.raw(row, column)).1).1).unwrap_or_default();
        let (indent, text) = lead(grid.raw(row, column));
        let (own_code, name) = self.style.split(text);
        let is_finest = column == self.names[0];
        let text = |column: Option<usize>| column.map(|column| grid.cell(row, column)).unwrap_or_default();
        let (name, beside) = two_scripts(name).unwrap_or((name, if is_finest { text(self.other) } else { "" }));
        let code = if self.style == CodeStyle::None { text(self.code) } else { own_code };
        Some(TablePlace {
            name: plain_name(without_mark(name, &self.marks)),
            code: code.to_owned(),
            larger: plain_name(larger),
            other: plain_name(beside),
            indent,
            position: grid.position(row, column),
            ..TablePlace::default()
        })
    }

    /// A place that another column names: a total in the column of codes.
    fn label(&self, row: usize) -> Option<TablePlace> {
        let (grid, frame) = (self.found.grid, self.found.frame);
        let is_text = |column: &usize| {
            let text = grid.cell(row, *column);
            text.chars().filter(|c| c.is_alphabetic()).count() > 2
                && matches!(cell(text), Cell::Text(_))
                && !is_note(text)
        };
        let first = frame.figures.iter().copied().find(|&column| self.found.roles[column].role == ColumnRole::Value)?;
        let is_beside = |column: &usize| {
            matches!(self.found.roles[*column].role, ColumnRole::Code | ColumnRole::Ignored | ColumnRole::Parent)
        };
        let column = (0..first).filter(is_beside).find(is_text).filter(|_| !grid.cell(row, first).is_empty())?;
        let name = plain_name(without_mark(grid.cell(row, column), &self.marks));
        let level = if self.code == Some(column) { PlaceLevel::Region } else { PlaceLevel::District };
        Some(TablePlace { name, level, position: grid.position(row, column), ..TablePlace::default() })
    }
}

/// The width of the blanks, points and signs before a name, and the name: `- Zürich`, `>> Bezirk`, `......0001 Ort`.
fn lead(raw: &str) -> (usize, &str) {
    let is_blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    let is_sign = |c: char| matches!(c, '.' | '-' | '–' | '>' | '»' | '·' | '•' | '…');
    let start = raw.find(|c| !is_blank(c) && !is_sign(c)).unwrap_or(raw.len());
    let (mut lead, mut name) = raw.split_at(start);
    // One sign directly before a name is part of it, but a point.
    if lead.trim().chars().count() == 1 && !lead.ends_with(is_blank) && !lead.ends_with('.') || name.is_empty() {
        let blanks = raw.len() - raw.trim_start_matches(is_blank).len();
        (lead, name) = raw.split_at(blanks);
    }
    (lead.chars().map(|c| if matches!(c, '\u{3000}' | '.') { 2 } else { 1 }).sum(), trimmed(name))
}

/// A name without a mark of a remark that stands below the table.
fn without_mark<'t>(name: &'t str, marks: &[String]) -> &'t str {
    let bare = marks.iter().filter_map(|mark| name.strip_suffix(mark.as_str()));
    bare.map(str::trim_end).find(|bare| bare.ends_with(|c: char| c.is_alphabetic() || c == ')')).unwrap_or(name)
}

/// The numbers by which the remarks below the table begin, if not most names end with a number.
fn marks(found: &Found<'_>, column: usize) -> Vec<String> {
    let distinct = &found.profiles[column].distinct;
    let numbered = distinct.iter().filter(|name| name.ends_with(|c: char| c.is_ascii_digit())).count();
    if numbered * 2 > distinct.len() {
        return Vec::new();
    }
    let mark = |row: usize| {
        let text = found.grid.cell(row, 0);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits).then(|| text[..digits].to_owned())
    };
    (found.frame.body.end..found.grid.rows()).take(200).filter_map(mark).collect()
}

fn of_rows(found: &Found<'_>, column: usize, code: Option<usize>) -> TablePlaces {
    let is_repeated = varies(found);
    let mut names: Vec<usize> =
        (0..found.roles.len()).filter(|&other| found.roles[other].role == ColumnRole::Parent).collect();
    sort::sort_by_key(&mut names, |&column| usize::MAX - found.profiles[column].distinct.len());
    names.insert(0, column);
    let style = if code.is_none() { CodeStyle::of(&found.profiles[column].distinct) } else { CodeStyle::None };
    let columns =
        PlaceColumns { found, code, other: other_names(found, column), style, marks: marks(found, column), names };
    let mut places = TablePlaces::default();
    let labels = usual_labels(found);
    let mut known: BTreeMap<(String, String, String), u32> = BTreeMap::new();
    // The same texts in the same columns are the same place: they are looked at once.
    let mut seen: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
    let mut last: Option<u32> = None;
    for (index, row) in found.frame.body.clone().enumerate() {
        let ids: Vec<u32> =
            columns.names.iter().chain(&columns.code).map(|&column| found.profiles[column].ids[index]).collect();
        if let Some(&place) = seen.get(&ids).filter(|_| is_repeated) {
            places.of_row.push(Some(place));
            last = Some(place);
            continue;
        }
        let Some(place) = columns.place(row).filter(|place| !is_heading(found, row, &place.name, labels)) else {
            // A name over several rows stands in the first of them.
            places.of_row.push(last.filter(|_| is_repeated && found.grid.cell(row, column).is_empty()));
            continue;
        };
        let key = (place.larger.clone(), place.name.clone(), place.code.clone());
        let number = known.get(&key).copied().filter(|_| is_repeated).unwrap_or(places.places.len() as u32);
        if number as usize == places.places.len() {
            places.places.push(place);
            known.insert(key, number);
        }
        places.of_row.push(Some(number));
        seen.insert(ids, number);
        last = Some(number);
    }
    places
}

/// True if a row without figures is a remark, says that parts follow, or has fewer labels than rows with figures.
fn is_heading(found: &Found<'_>, row: usize, name: &str, labels: usize) -> bool {
    let grid = found.grid;
    let is_value = |column: usize| found.roles[column].role == ColumnRole::Value;
    let has_figures = (0..grid.count(row)).any(|column| is_value(column) && !grid.cell(row, column).is_empty());
    let is_key = matches!(cell(grid.cell(row, 0)), Cell::Missing { .. });
    !has_figures && (is_key || is_note(name) || is_heading_of_parts(name) || labels_of(found, row) < labels)
}

/// The number of cells of a row that are filled and no figures.
fn labels_of(found: &Found<'_>, row: usize) -> usize {
    let is_label =
        |column: &usize| found.roles[*column].role != ColumnRole::Value && !found.grid.cell(row, *column).is_empty();
    (0..found.grid.width()).filter(is_label).count()
}

/// The number of labels of the first row with figures.
fn usual_labels(found: &Found<'_>) -> usize {
    let is_value = |column: usize| found.roles[column].role == ColumnRole::Value;
    let has_figure = |&row: &usize| {
        (0..found.grid.count(row)).any(|column| is_value(column) && !found.grid.cell(row, column).is_empty())
    };
    found.frame.body.clone().find(has_figure).map_or(0, |row| labels_of(found, row))
}

/// A name without marks of remarks at its end, without the blanks that spread Chinese names, and with single blanks.
pub(super) fn plain_name(name: &str) -> String {
    let mut name = without_marks(name)
        .trim_start_matches('.')
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁴' | '\u{feff}'));
    if let Some(before) = name.strip_suffix(')')
        && let Some((before, digit)) = before.rsplit_once([' ', '('])
        && digit.len() == 1
        && digit.bytes().all(|byte| byte.is_ascii_digit())
    {
        name = before.trim_end();
    }
    // A row of points that leads to the figures; one point ends an abbreviation.
    let bare = name.trim_end_matches(['.', '…', ' ']);
    let name = if name.len() > bare.len() + 2 { bare } else { name.trim_end_matches(':') };
    let is_wide = |c: char| c >= '\u{2e80}';
    if name.chars().all(|c| is_wide(c) || c.is_whitespace()) {
        return name.chars().filter(|c| !c.is_whitespace()).collect();
    }
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
