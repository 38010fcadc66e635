//! Draws who published what: a row for each indicator, a column for each district, and a glyph in each cell. Glyphs
//! differ in shape, so that they can be told apart in greyscale print.

use super::colour::Colour;
use super::pen::{Pen, TextAlign, TextStyle};
use super::rect::Rect;
use super::scale::Scale;
use super::text_lines::{LINE_HEIGHT, max_lines, wrap_to_lines, write_lines};
use crate::model::{Matrix, MatrixColumn, MatrixRow, PublishedAs};
use crate::sort;
use crate::text::max_width_em;
use plotters_backend::DrawingBackend;
use std::ops::Range;

/// The heights of a row, of a theme's row, and of a line of the legend, CSS pixels at the default text size.
const ROW_HEIGHT: f64 = 24.0;
const THEME_HEIGHT: f64 = 30.0;
const LEGEND_LINE_HEIGHT: f64 = 22.0;
/// The largest share of the width for names of indicators, unless columns at `MAX_PITCH` leave more.
const MAX_NAME_SHARE: f64 = 0.42;
/// The largest distance between the middles of two columns, CSS pixels at the default text size.
const MAX_PITCH: f64 = 84.0;
/// So many columns always stand side by side, and headers in steps are at most so many lines high.
const BLOCK_COLUMNS: usize = 12;
/// The smallest distance between the middles of two columns of more, CSS pixels at the default text size.
const MIN_PITCH: f64 = 18.0;
/// The gap between two blocks, CSS pixels at the default text size.
const BLOCK_GAP: f64 = 18.0;
/// The gap between neighbouring parts, CSS pixels.
const GAP: f64 = 8.0;
/// The font size of indicators, and the font size of column headers and the legend, CSS pixels at the default text
/// size.
const NAME_SIZE: f64 = 13.5;
const HEADER_SIZE: f64 = 12.5;

/// The positions of rows, columns and legend, CSS pixels.
struct MatrixGrid {
    /// The text size, as in `Scale`.
    text: f64,
    /// The x coordinate where the names end and the columns begin.
    left: f64,
    /// The distance between the middles of two columns.
    pitch: f64,
    /// The left edge and the line of each entry of the legend.
    legend: Vec<(f64, f64)>,
    /// Whether column headers are written vertically, a character a line.
    are_headers_vertical: bool,
    /// The columns in blocks, one below the other.
    blocks: Vec<MatrixBlock>,
}

/// Columns that stand side by side, with their headers and all rows.
struct MatrixBlock {
    /// The index of the first column, and that after the last.
    columns: Range<usize>,
    /// The height of each column header above the lowest ones, in lines.
    header_steps: Vec<f64>,
    /// The y coordinate where the column headers end and the rows begin.
    top: f64,
}

impl MatrixGrid {
    fn new(matrix: &Matrix, scale: Scale) -> MatrixGrid {
        let (text, header_size) = (scale.text, HEADER_SIZE * scale.text);
        let mut longest = 0.0;
        for row in &matrix.rows {
            longest = f64::max(longest, max_width_em(&row.name) * NAME_SIZE * text);
        }
        let fewest = matrix.columns.len().clamp(1, BLOCK_COLUMNS) as f64;
        let max_width = f64::max(MAX_NAME_SHARE * scale.width, scale.width - fewest * MAX_PITCH * text);
        let left = (longest + 2.0 * GAP).min(max_width);
        let legend = legend_positions(matrix, scale);
        let widest = matrix.columns.iter().fold(0.0, |widest, column| f64::max(widest, max_width_em(&column.name)));
        let per_block =
            block_columns(matrix.columns.len(), scale.width - left, (widest * header_size + GAP / 2.0, text));
        let pitch = ((scale.width - left) / per_block as f64).min(MAX_PITCH * text);
        let fits = (widest * header_size) + GAP / 2.0 <= pitch;
        let is_chinese = matrix.columns.iter().all(|column| column.name.chars().all(|c| c > '\u{2e80}'));
        let are_headers_vertical = !fits && is_chinese && header_size + 2.0 <= pitch;
        let are_stepped = !fits && !are_headers_vertical;
        let mut grid = MatrixGrid { text, left, pitch, legend, are_headers_vertical, blocks: Vec::new() };
        let legend_lines = grid.legend.last().map_or(1.0, |(_, line)| line + 1.0);
        let mut top = legend_lines * LEGEND_LINE_HEIGHT * text + GAP;
        for first in (0..matrix.columns.len()).step_by(per_block) {
            let columns = first..(first + per_block).min(matrix.columns.len());
            let header_steps = header_steps(&matrix.columns[columns.clone()], header_size, pitch, are_stepped);
            let steps = header_steps.iter().copied().fold(0.0, f64::max);
            let header_lines = if are_headers_vertical { widest } else { 1.0 + steps };
            top += header_lines * (header_size + 3.0) + GAP;
            grid.blocks.push(MatrixBlock { columns, header_steps, top });
            top += grid.rows_height(matrix) + BLOCK_GAP * text;
        }
        grid
    }

    /// The height of all rows of a block.
    fn rows_height(&self, matrix: &Matrix) -> f64 {
        matrix.rows.iter().map(|row| self.row_height(row)).sum()
    }

    fn row_height(&self, row: &MatrixRow) -> f64 {
        let additional = LINE_HEIGHT * (self.max_lines(row) - 1) as f64;
        self.text * if row.cells.is_empty() { THEME_HEIGHT } else { ROW_HEIGHT + additional }
    }

    /// An upper bound of the number of lines of an indicator's name.
    fn max_lines(&self, row: &MatrixRow) -> usize {
        max_lines(&row.name, NAME_SIZE * self.text, self.left - GAP)
    }

    /// The x coordinate of the middle of a column.
    fn column_x(&self, index: usize) -> f64 {
        self.left + column_offset(index, self.pitch)
    }

    /// The width and height of a glyph, in whole CSS pixels.
    fn glyph_size(&self) -> f64 {
        (12.0 * self.text).min(self.pitch - 5.0).max(5.0).round()
    }
}

/// The number of columns of a block in an available width: all, if they are few; else as many as fit with their `header` side by side, or
/// in steps that are not too high.
fn block_columns(count: usize, available_width: f64, (header, text): (f64, f64)) -> usize {
    if count <= BLOCK_COLUMNS {
        return count.max(1);
    }
    let side_by_side = (available_width / header) as usize;
    let stepped = ((available_width / (MIN_PITCH * text)) as usize).min(BLOCK_COLUMNS);
    let most = side_by_side.max(stepped).max(1);
    count.div_ceil(count.div_ceil(most))
}

/// The left edge and the line of each entry of the legend.
fn legend_positions(matrix: &Matrix, scale: Scale) -> Vec<(f64, f64)> {
    let mut positions = Vec::new();
    let (mut x, mut line) = (0.0, 0.0);
    for entry in &matrix.legend {
        let width = HEADER_SIZE * scale.text * (max_width_em(&entry.name) + 1.5) + GAP * 2.0;
        if x > 0.0 && x + width > scale.width {
            (x, line) = (0.0, line + 1.0);
        }
        positions.push((x, line));
        x += width;
    }
    positions
}

/// The height of each column header above the lowest ones, in lines. A stepped header ends above its column, and stands
/// higher than all headers to its left whose line down to their column it would cross.
fn header_steps(columns: &[MatrixColumn], header_size: f64, pitch: f64, are_stepped: bool) -> Vec<f64> {
    let mut steps: Vec<f64> = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        let left = column_offset(index, pitch) - max_width_em(&column.name) * header_size - GAP / 2.0;
        let mut step = 0.0;
        for (other, &other_step) in steps.iter().enumerate() {
            if are_stepped && column_offset(other, pitch) > left {
                step = f64::max(step, other_step + 1.0);
            }
        }
        steps.push(step);
    }
    steps
}

/// The distance from the left edge of the first column to the middle of a column.
fn column_offset(index: usize, pitch: f64) -> f64 {
    (index as f64 + 0.5) * pitch
}

/// The height of the matrix, CSS pixels.
pub(super) fn height(matrix: &Matrix, scale: Scale) -> f64 {
    let grid = MatrixGrid::new(matrix, scale);
    let top = grid.blocks.last().map_or(0.0, |block| block.top);
    (top + grid.rows_height(matrix)).ceil()
}

/// Draws the legend, the column headers and the rows.
pub(super) fn draw<S: DrawingBackend>(pen: &mut Pen<'_, S>, matrix: &Matrix) {
    let grid = MatrixGrid::new(matrix, pen.scale);
    let size = grid.glyph_size();
    let header = TextStyle { size: HEADER_SIZE * grid.text, is_bold: false, colour: pen.palette.soft };
    for (entry, &(x, line)) in matrix.legend.iter().zip(&grid.legend) {
        let y = (line + 0.5) * LEGEND_LINE_HEIGHT * grid.text;
        let colour = pen.palette.bar;
        entry.cells.iter().for_each(|&cell| draw_glyph(pen, cell, (x + size / 2.0, y), size, colour));
        let left = x + size + GAP * 0.75;
        let name = pen.shortened(&entry.name, header, pen.scale.width - left);
        pen.text(&name, header, (left, y), TextAlign::Left);
    }
    let mut targets = Vec::new();
    for block in &grid.blocks {
        draw_headers(pen, matrix, &grid, block, header);
        let mut top = block.top;
        for (row_index, row) in matrix.rows.iter().enumerate() {
            let height = grid.row_height(row);
            let y = top + height / 2.0;
            draw_row_name(pen, &grid, row, (top, y));
            for (index, column) in block.columns.clone().enumerate() {
                let Some(&cell) = row.cells.get(column) else { continue };
                let x = grid.column_x(index);
                let is_chosen = matrix.columns[column].is_chosen;
                let colour = if is_chosen { pen.palette.accent } else { pen.palette.bar };
                draw_glyph(pen, cell, (x, y), size, colour);
                let target = Rect { x: x - grid.pitch / 2.0, y: top, width: grid.pitch, height };
                targets.push((row_index, target));
            }
            top += height;
        }
    }
    // Marks are in the order of rows, whose cells may lie in several blocks.
    sort::sort_by_key(&mut targets, |target| target.0);
    pen.placed.targets.extend(targets.into_iter().map(|target| target.1));
}

/// Draws the name of an indicator, or the name of a theme with a rule above it.
fn draw_row_name<S: DrawingBackend>(pen: &mut Pen<'_, S>, grid: &MatrixGrid, row: &MatrixRow, (top, y): (f64, f64)) {
    if row.cells.is_empty() {
        let bold = TextStyle { size: HEADER_SIZE * grid.text, is_bold: true, colour: pen.palette.soft };
        let text = pen.shortened(&row.name, bold, pen.scale.width);
        pen.text(&text, bold, (0.0, y + 4.0 * grid.text), TextAlign::Left);
        let columns = grid.blocks.first().map_or(0, |block| block.columns.len());
        let width = grid.left + grid.pitch * columns as f64;
        pen.fill(Rect { x: 0.0, y: top + 2.0, width, height: 1.0 }, pen.palette.hairline);
    } else {
        let name = TextStyle { size: NAME_SIZE * grid.text, is_bold: false, colour: pen.palette.ink };
        let lines = wrap_to_lines(pen, &row.name, name, grid.left - GAP, grid.max_lines(row));
        let offset = LINE_HEIGHT * grid.text * (lines.len() - 1) as f64 / 2.0;
        write_lines(pen, &lines, name, (0.0, y - offset));
    }
}

/// Draws the column headers: on one line if they fit, else vertically, else in steps with a line down to each column.
fn draw_headers<S: DrawingBackend>(
    pen: &mut Pen<'_, S>,
    matrix: &Matrix,
    grid: &MatrixGrid,
    block: &MatrixBlock,
    header: TextStyle,
) {
    let bottom = block.top - GAP;
    let line_height = header.size + 3.0;
    let are_stepped = block.header_steps.iter().any(|&step| step > 0.0);
    let columns = &matrix.columns[block.columns.clone()];
    for (index, (column, step)) in columns.iter().zip(&block.header_steps).enumerate() {
        let is_chosen = column.is_chosen;
        let style = TextStyle { colour: if is_chosen { pen.palette.accent } else { pen.palette.ink }, ..header };
        let x = grid.column_x(index);
        if grid.are_headers_vertical {
            let mut y = bottom - line_height * (column.name.chars().count() as f64 - 0.5);
            for character in column.name.chars() {
                let character = character.to_string();
                let width = pen.text_width(&character, style);
                pen.text(&character, style, (x - width / 2.0, y), TextAlign::Left);
                y += line_height;
            }
            continue;
        }
        let y = bottom - line_height * (step + 0.5);
        let right = x + 1.0;
        let available_width = if are_stepped { right } else { grid.pitch - 2.0 };
        let text = pen.shortened(&column.name, style, available_width);
        let width = pen.text_width(&text, style);
        let left = if are_stepped { (right - width).max(0.0) } else { x - width / 2.0 };
        pen.text(&text, style, (left, y), TextAlign::Left);
        if *step > 0.0 {
            let y = y + line_height / 2.0;
            pen.fill(Rect { x, y, width: 1.0, height: bottom - y }, pen.palette.hairline);
        }
    }
}

/// Draws the glyph of a cell: a full square for an actual figure, a hollow one for a target or forecast, a full square
/// with a hole for both; a dash if the indicator cannot apply, a small dot if nothing was reported.
fn draw_glyph<S: DrawingBackend>(
    pen: &mut Pen<'_, S>,
    cell: PublishedAs,
    (x, y): (f64, f64),
    size: f64,
    colour: Colour,
) {
    let half = size / 2.0;
    let square = Rect { x: x - half, y: y - half, width: size, height: size };
    match cell {
        PublishedAs::Actual => pen.fill(square, colour),
        PublishedAs::Expected => {
            pen.fill(square, pen.palette.mark);
            let (inner, edge) = (size - 4.0, half - 2.0);
            pen.fill(Rect { x: x - edge, y: y - edge, width: inner, height: inner }, pen.palette.paper);
        }
        PublishedAs::Both => {
            pen.fill(square, colour);
            pen.dot((x, y), size / 4.0, pen.palette.paper);
        }
        PublishedAs::NotApplicable => {
            pen.fill(Rect { x: x - half / 2.0, y: y - 1.0, width: half, height: 2.0 }, pen.palette.absent);
        }
        PublishedAs::NotReported => pen.dot((x, y), 1.5, pen.palette.absent),
    }
    pen.placed.marks.push(square);
}
