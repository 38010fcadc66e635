//! Figures of all places for one indicator and period, of which sums make sense.

use super::cell::{Cell, cell};
use super::found::Found;
use super::places::TablePlaces;
use super::style::NumberStyle;
use super::values::ReadValues;
use crate::model::ColumnRole;
use crate::number::Decimal;
use std::collections::BTreeMap;

/// The most columns in which sums are looked for, and of which the fullest are taken.
const MOST_COLUMNS: usize = 12;
const MOST_SERIES: usize = 240;

/// Columns of figures by place: one for a column of figures where a table has one row a place, else one for each period and indicator of
/// its rows, or for each row where the heads are the places. Not of per cent.
pub(super) fn figures_by_place(
    found: &Found<'_>,
    read: &ReadValues,
    places: &TablePlaces,
    style: NumberStyle,
) -> Vec<Vec<Option<f64>>> {
    let value = |row: usize, column: usize| match cell(found.grid.cell(row, column)) {
        Cell::Number(number) => {
            let digits = style.digits(number.body, number.exponent)?;
            let sign = if number.is_negative { -1.0 } else { 1.0 };
            Decimal::parse_long(&digits).map(|found| sign * found.0.to_f64())
        }
        _ => None,
    };
    let count = places.places.len();
    if !places.of_column.is_empty() {
        let rows = found.frame.body.clone().take(MOST_COLUMNS);
        let row = |row: usize| read.columns.iter().map(|of| value(row, of.column)).collect::<Vec<_>>();
        return rows.map(row).filter(|figures| figures.len() == count).collect();
    }
    let parts: Vec<usize> = (0..found.roles.len()).filter(|&column| is_part(found.roles[column].role)).collect();
    let additive = read.columns.iter().filter(|column| column.unit != "%" && !column.is_percent);
    let additive: Vec<usize> = additive.map(|column| column.column).take(MOST_COLUMNS).collect();
    let is_once = count == places.of_row.iter().flatten().count();
    let mut series: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
    let mut columns: Vec<Vec<Option<f64>>> = Vec::new();
    for (index, place) in places.of_row.iter().enumerate() {
        let Some(place) = place else { continue };
        let key: Vec<u32> = match is_once {
            true => Vec::new(),
            false => parts.iter().map(|&column| found.profiles[column].ids[index]).collect(),
        };
        for &column in &additive {
            let next = columns.len();
            let mut of_column = key.clone();
            of_column.push(column as u32);
            let number = *series.entry(of_column).or_insert(next as u32) as usize;
            if number == next && next < MOST_SERIES {
                columns.push(vec![None; count]);
            }
            if let Some(figures) = columns.get_mut(number) {
                figures[*place as usize] = value(found.frame.body.start + index, column);
            }
        }
    }
    columns.retain(|figures| is_once || figures.iter().flatten().count() * 10 >= count * 9);
    // The fullest ones, in their order.
    let count = |figures: &Vec<Option<f64>>| figures.iter().flatten().count();
    let most = columns.iter().map(count).max().unwrap_or(0);
    columns.retain(|figures| count(figures) == most || is_once);
    columns.truncate(MOST_COLUMNS);
    columns
}

/// True if a column tells the rows of a place apart.
fn is_part(role: ColumnRole) -> bool {
    matches!(role, ColumnRole::Period | ColumnRole::Indicator | ColumnRole::Dimension | ColumnRole::Unit)
}
