//! Tables of SDMX whose heads and cells have an id before each label: `REGION: Region` above `1: New South Wales`.

use super::grid::Grid;
use super::vocabulary::{head_role, labelled};
use crate::model::ColumnRole;

/// The label of a cell that begins with an id.
fn label(cell: &str) -> &str {
    match cell.split_once(": ") {
        Some((id, label)) if !id.contains(' ') && !label.trim().is_empty() => label,
        _ => cell,
    }
}

/// The same table with labels alone, apart from the places, whose ids are codes. `None` if the table has no ids before its labels.
pub(super) fn without_ids(grid: &Grid) -> Option<Grid> {
    let has_id = |column: usize| labelled(grid.cell(0, column)) != grid.cell(0, column);
    if (0..grid.count(0)).filter(|&column| has_id(column)).count() < 3 {
        return None;
    }
    let is_place: Vec<bool> = (0..grid.width())
        .map(|column| head_role(grid.cell(0, column)).is_some_and(|role| role.0 == ColumnRole::Place))
        .collect();
    Some(grid.with_cells(|row, column, cell| match row == 0 || is_place[column] || !has_id(column) {
        true => cell,
        false => label(cell),
    }))
}
