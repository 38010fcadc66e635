//! Where the table lies in the file: lines above it, the heads of its columns, its rows, and remarks below it.

use super::cell::{Cell, cell};
use super::grid::Grid;
use super::vocabulary::{head_role, is_measured, is_note, is_unit};
use super::when::{DateStyle, period_of};
use crate::model::ColumnRole;
use std::ops::Range;

/// The parts of a grid, as rows of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Rows with heads.
    pub header: Vec<usize>,
    /// The rows of the table; a heading among them has no figures.
    pub body: Range<usize>,
    /// Columns in which figures stand.
    pub figures: Vec<usize>,
}

/// The kinds of cells of a row.
#[derive(Clone, Copy, Debug, Default)]
struct RowShape {
    filled: usize,
    /// Numbers that cannot be a year.
    numbers: usize,
    periods: usize,
    missing: usize,
    texts: usize,
    first: usize,
    last: usize,
    /// True if the first cell is a number or a sign for a missing figure.
    is_numbered: bool,
}

impl RowShape {
    fn of(grid: &Grid, row: usize) -> RowShape {
        let mut shape = RowShape { first: usize::MAX, ..RowShape::default() };
        for column in 0..grid.count(row) {
            match cell(grid.cell(row, column)) {
                Cell::Empty => continue,
                Cell::Number(number) => match is_year(number.body) {
                    true => shape.periods += 1,
                    false => shape.numbers += 1,
                },
                Cell::Missing { .. } => shape.missing += 1,
                Cell::Text(text) => match period_of(text, DateStyle::default()) {
                    Some(_) => shape.periods += 1,
                    None => shape.texts += 1,
                },
            }
            shape.filled += 1;
            shape.first = shape.first.min(column);
            shape.last = column;
        }
        shape.is_numbered = matches!(cell(grid.cell(row, 0)), Cell::Number(_) | Cell::Missing { .. });
        shape
    }

    /// True if figures or signs for missing ones stand behind the first cell. Remarks begin with their number, keys of signs with a sign.
    fn has_row_of_figures(&self) -> bool {
        let own = usize::from(self.is_numbered);
        let (figures, signs) = (self.numbers + self.missing, self.missing);
        (self.numbers > 0 && figures > own) || (signs > own && self.filled > 1) || (self.periods > 0 && self.filled > 2)
    }

    fn has_figures(&self) -> bool {
        self.numbers > 0
    }
}

/// Whether a number looks like a year.
pub(super) fn is_year(body: &str) -> bool {
    body.len() == 4 && body.parse::<u16>().is_ok_and(|year| (1850..=2100).contains(&year))
}

/// The most rows above the table, and the most rows of heads.
const MOST_TITLES: usize = 80;
const MOST_HEADS: usize = 6;

impl Frame {
    /// The frame of a grid; `None` if no row has figures.
    pub fn find(grid: &Grid) -> Option<Frame> {
        let top = grid.rows().min(MOST_TITLES + 200);
        let shapes: Vec<RowShape> = (0..top).map(|row| RowShape::of(grid, row)).collect();
        let mut first = first_with_figures(&shapes, grid)?;
        let last = (first..grid.rows()).rev().find(|&row| {
            let shape = shapes.get(row).copied().unwrap_or_else(|| RowShape::of(grid, row));
            shape.has_row_of_figures()
        });
        let last = last.or_else(|| (first..top).rev().find(|&row| shapes[row].has_figures()))?;
        let figures = figure_columns(grid, first..last + 1);
        let touches = |row: usize| figures.iter().any(|&column| !grid.cell(row, column).is_empty());
        // Figures that could be years: a row of them is no head if another row above has heads and they are no series.
        while first > 0
            && touches(first)
            && is_row_of_figures(grid, first - 1, &figures)
            && (0..first - 1).rev().take(3).any(touches)
        {
            first -= 1;
        }
        let mut header = Vec::new();
        let mut start = first;
        for row in (0..first).rev() {
            let shape = shapes[row];
            if shape.filled == 0 {
                if header.is_empty() { continue } else { break }
            }
            // Names of the columns before the figures may stand below the heads of the figures.
            let is_below_heads = row > 0 && row + 1 == first && shapes[row - 1].periods > 1;
            let is_pair =
                shape.filled == 2 && shape.last == 1 && grid.width() > 3 && header.is_empty() && !is_below_heads;
            let is_key = grid.cell(row, 0).ends_with([':', '：']) && shape.filled <= 2;
            if is_below_heads && is_pair_of_heads(grid, row) {
                header.push(row);
                continue;
            }
            if !touches(row) || is_key {
                if header.is_empty() && !is_pair && shape.filled > 0 && first - row <= 4 { continue } else { break }
            }
            // A title over the whole width of the table is no head, nor is a unit above one column.
            if shape.filled == 1 && shape.first == 0 || is_title(grid, row) {
                break;
            }
            if is_line_of_unit(grid, row) {
                continue;
            }
            let lone = grid.cell(row, shape.first);
            let is_remark = lone.contains([':', '：']) || is_unit(lone.trim_matches(['(', ')', '（', '）']));
            if shape.filled == 1 && (is_remark || shape.first != figures[0] && figures.len() > 2) {
                continue;
            }
            header.push(row);
            start = start.min(first);
            if header.len() == MOST_HEADS {
                break;
            }
        }
        header.reverse();
        if let Some(&last_head) = header.last() {
            start = last_head + 1;
        }
        // A heading of the whole table below the heads: what is measured, its unit, or the head of the places in another language.
        while start < last && is_below_heads(grid, start, touches(start)) {
            start += 1;
        }
        let end = end_of_body(grid, start, last);
        Some(Frame { header, body: start..end, figures })
    }
}

/// True if the same text stands in all cells of a row: a title that is merged over the width of the table.
fn is_title(grid: &Grid, row: usize) -> bool {
    let title = grid.cell(row, 0);
    grid.count(row) > 2
        && title.chars().count() > 8
        && (1..grid.count(row)).all(|column| grid.cell(row, column) == title || grid.cell(row, column).is_empty())
        && (1..grid.count(row)).filter(|&column| grid.cell(row, column) == title).count() * 2 > grid.count(row)
}

/// True if the first two cells of a row, and no others, name columns.
fn is_pair_of_heads(grid: &Grid, row: usize) -> bool {
    let is_head = |column: usize| head_role(grid.cell(row, column)).is_some();
    let is_rest_empty = (2..grid.count(row)).all(|column| grid.cell(row, column).is_empty());
    is_rest_empty && (is_head(0) || is_head(1)) && !grid.cell(row, 1).is_empty()
}

/// True if the first cell of a row says the unit of the table: `单位：万人`, with the same in another language at its end.
fn is_line_of_unit(grid: &Grid, row: usize) -> bool {
    let first = (0..grid.count(row)).map(|column| grid.cell(row, column)).find(|cell| !cell.is_empty());
    let key = first.and_then(|cell| cell.split_once([':', '：'])).filter(|pair| !pair.1.trim().is_empty());
    key.and_then(|pair| head_role(pair.0.trim())).is_some_and(|head| head.0 == ColumnRole::Unit)
}

/// True if a row below the heads belongs to them rather than to the places.
fn is_below_heads(grid: &Grid, row: usize, touches: bool) -> bool {
    let filled: Vec<&str> =
        (0..grid.count(row)).map(|column| grid.cell(row, column)).filter(|cell| !cell.is_empty()).collect();
    match filled[..] {
        [] => true,
        [only] if touches => is_unit(only.trim_matches(['(', ')', '（', '）'])) && grid.cell(row, 0).is_empty(),
        [only] => is_heading(only) || head_role(only).is_some_and(|head| head.0 == ColumnRole::Place && head.1),
        _ => !touches && is_heading(grid.cell(row, 0)) && grid.cell(row, 0) == filled[0],
    }
}

/// Whether a label names what is measured, or a unit behind a comma or in brackets.
fn is_heading(label: &str) -> bool {
    let inner = label
        .rsplit_once(", ")
        .or_else(|| label.strip_suffix(')').and_then(|label| label.rsplit_once('(')))
        .map(|parts| parts.1);
    is_measured(label) || inner.is_some_and(is_unit)
}

/// Whether all figures of a row are numbers like years that are no series of years, behind a label.
fn is_row_of_figures(grid: &Grid, row: usize, figures: &[usize]) -> bool {
    let cells: Vec<&str> =
        figures.iter().map(|&column| grid.cell(row, column)).filter(|cell| !cell.is_empty()).collect();
    let numbers: Vec<i32> = cells.iter().filter_map(|cell| cell.parse().ok()).collect();
    let is_series = numbers.len() > 1 && numbers.windows(2).all(|pair| pair[1] - pair[0] == numbers[1] - numbers[0]);
    let label = grid.cell(row, 0);
    let has_label = !figures.contains(&0) && !label.is_empty() && head_role(label).is_none();
    !numbers.is_empty() && numbers.len() == cells.len() && !is_series && has_label
}

/// The first row with figures that is followed by another, or the only one. A row of the numbers of columns (1, 2, 3) has none.
fn first_with_figures(shapes: &[RowShape], grid: &Grid) -> Option<usize> {
    let has = |row: &usize| shapes[*row].has_figures() && !is_column_numbers(grid, *row);
    let first = (0..shapes.len()).find(|row| {
        let shape = &shapes[*row];
        let next = (row + 1..shapes.len()).find(|next| shapes[*next].filled > 0);
        has(row)
            && shape.filled >= 2
            && next.is_none_or(|next| {
                has(&next) || shapes[next].missing + shapes[next].periods > 0 || shapes[next].filled == 1
            })
    });
    first.or_else(|| (0..shapes.len()).find(has))
}

/// Whether a row numbers the columns.
pub(super) fn is_column_numbers(grid: &Grid, row: usize) -> bool {
    let cells: Vec<&str> =
        (0..grid.count(row)).map(|column| grid.cell(row, column)).filter(|cell| !cell.is_empty()).collect();
    let numbers: Vec<usize> = cells.iter().filter_map(|cell| cell.parse().ok()).collect();
    numbers.len() >= 3
        && numbers.len() + 1 >= cells.len()
        && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
        && numbers[0] <= 2
}

/// The columns with figures: most of their filled cells are numbers or signs for missing ones, and not all are years.
fn figure_columns(grid: &Grid, rows: Range<usize>) -> Vec<usize> {
    let step = (rows.len() / 400).max(1);
    (0..grid.width())
        .filter(|&column| {
            let (mut numbers, mut years, mut others) = (0, 0, 0);
            for row in rows.clone().step_by(step) {
                match cell(grid.cell(row, column)) {
                    // Numbers with a zero before them are codes.
                    Cell::Number(number) if is_code_number(grid.raw(row, column), number.body) => others += 2,
                    Cell::Number(number) if is_year(number.body) => years += 1,
                    Cell::Number(_) => numbers += 1,
                    Cell::Text(_) => others += 1,
                    Cell::Missing { .. } | Cell::Empty => {}
                }
            }
            numbers + years > 0 && numbers + years >= others && (numbers > 0 || years < 3)
        })
        .collect()
}

/// True if a number is a code: it has a needless zero before it, or a spreadsheet keeps it as a text.
fn is_code_number(raw: &str, body: &str) -> bool {
    let is_padded = body.starts_with('0') && body.len() > 1 && body.bytes().all(|byte| byte.is_ascii_digit());
    is_padded || raw.trim_start().starts_with('\'')
}

/// The end of the rows of the table: places without figures may follow the last row with figures; remarks may not.
fn end_of_body(grid: &Grid, start: usize, last: usize) -> usize {
    let width = grid.count(last);
    let labels = |row: usize| (0..grid.count(row)).filter(|&column| !grid.cell(row, column).is_empty()).count();
    let usual = (start..=last).map(labels).min().unwrap_or(0);
    let mut end = last + 1;
    while end < grid.rows() {
        let text = grid.cell(end, 0);
        let is_place = !is_title(grid, end)
            && grid.count(end) == width
            && width > 1
            && !text.is_empty()
            && !is_note(text)
            && labels(end) >= usual.min(2);
        let is_lone = labels(end) == 1;
        if !is_place || (is_lone && usual > 1) {
            break;
        }
        end += 1;
    }
    end
}
