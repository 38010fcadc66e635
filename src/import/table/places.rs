//! The places of a table, in the order in which they first stand, and the place of each row.

use super::cell::{Cell, cell};
use super::grid::CellPosition;
use super::found::Found;
use super::values::ReadValues;
use super::vocabulary::is_total;
use crate::model::ColumnRole;
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

/// The columns whose texts make a row of its own for one place.
pub(super) fn varies(found: &Found<'_>) -> bool {
    let by_role = |role: ColumnRole| {
        (0..found.roles.len()).any(|column| found.roles[column].role == role && !found.profiles[column].is_constant())
    };
    by_role(ColumnRole::Period) || by_role(ColumnRole::Indicator) || by_role(ColumnRole::Dimension)
}

/// Reads the places of rows or heads.
pub(super) fn places(found: &Found<'_>, read: &ReadValues) -> TablePlaces {
    let position = |role: ColumnRole| found.roles.iter().position(|column| column.role == role);
    if let Some(column) = position(ColumnRole::Place) {
        return of_rows(found, column, position(ColumnRole::Code), position(ColumnRole::Parent));
    }
    let mut places = TablePlaces::default();
    let head = found.frame.header.first().copied().unwrap_or(found.frame.body.start);
    for value in &read.columns {
        let Some((name, code)) = &value.place else { continue };
        let position = found.grid.position(head, value.column);
        places.of_column.push(places.places.len() as u32);
        places.places.push(TablePlace { name: plain_name(name), code: code.clone(), position, ..TablePlace::default() });
    }
    if places.places.is_empty() {
        let name = found.settings.get("place").unwrap_or_default().to_owned();
        places.places.push(TablePlace { name, ..TablePlace::default() });
        places.of_row = vec![Some(0); found.frame.body.len()];
    }
    places
}

fn of_rows(found: &Found<'_>, column: usize, code: Option<usize>, parent: Option<usize>) -> TablePlaces {
    let grid = found.grid;
    let is_repeated = varies(found);
    let has_code = code.is_none() && starts_with_codes(found, column);
    let mut places = TablePlaces::default();
    let mut known: BTreeMap<(String, String, String), u32> = BTreeMap::new();
    let mut last: Option<u32> = None;
    for row in found.frame.body.clone() {
        let raw = grid.raw(row, column);
        let name = grid.cell(row, column);
        if name.is_empty() || matches!(cell(name), Cell::Missing { .. }) && name.len() < 3 {
            // A name over several rows stands in the first of them.
            places.of_row.push(last.filter(|_| is_repeated && name.is_empty()));
            continue;
        }
        let text = |column: Option<usize>| column.map(|column| grid.cell(row, column)).unwrap_or_default();
        let (own_code, name) = match has_code && name.starts_with(|c: char| c.is_ascii_digit()) {
            true => name.split_at(name.find(|c: char| !c.is_ascii_digit()).unwrap_or(0)),
            false => (text(code), name),
        };
        let name = plain_name(name.trim_start_matches(|c: char| has_code && (c == '.' || c == '-' || c.is_whitespace())));
        let key = (text(parent).to_owned(), name, own_code.to_owned());
        let found_place = known.get(&key).copied().filter(|_| is_repeated);
        let index = found_place.unwrap_or(places.places.len() as u32);
        if found_place.is_none() {
            let indent = raw.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum();
            let position = grid.position(row, column);
            places.places.push(TablePlace {
                name: key.1.clone(),
                code: key.2.clone(),
                larger: key.0.clone(),
                indent,
                position,
                ..TablePlace::default()
            });
            known.insert(key, index);
        }
        places.of_row.push(Some(index));
        last = Some(index);
    }
    places
}

/// Whether most names begin with a code of digits: `01 Andalucía`.
fn starts_with_codes(found: &Found<'_>, column: usize) -> bool {
    let distinct = &found.profiles[column].distinct;
    let coded = distinct.iter().filter(|name| {
        let digits = name.bytes().take_while(u8::is_ascii_digit).count();
        (1..=9).contains(&digits) && name[digits..].starts_with([' ', '.', '-', '\u{a0}']) && name[digits..].chars().any(char::is_alphabetic)
    });
    let totals = distinct.iter().filter(|name| is_total(name)).count();
    coded.count() * 10 >= (distinct.len() - totals) * 8 && distinct.len() > totals + 1
}

/// A name without marks of remarks at its end, without the blanks that spread Chinese names, and with single blanks.
pub(super) fn plain_name(name: &str) -> String {
    let mut name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁴' | '\u{feff}'));
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
