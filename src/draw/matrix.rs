//! Who published what: glyphs that differ in grey print, a line an indicator and a column a district.

use super::lines::{FURTHER, broken, ems, lines, written};
use super::pen::{Pen, Rect, Side, Type};
use super::{Colour, Scale};
use crate::chart::{Emphasis, Matrix, MatrixLine, Told};
use plotters_backend::DrawingBackend;

/// Heights of lines, of headings and of the lines of the key, CSS pixels.
const LINE: f64 = 24.0;
const HEADING: f64 = 30.0;
const KEY: f64 = 22.0;
/// Of the width, names may take so much, or what columns leave.
const MOST_NAME: f64 = 0.42;
/// Columns are no farther apart.
const MOST_PITCH: f64 = 84.0;
const GAP: f64 = 8.0;
/// Size of names, and of heads and the key.
const NAME: f64 = 13.5;
const HEAD: f64 = 12.5;

/// Where lines and columns lie.
struct Grid {
    text: f64,
    /// Where the names end.
    left: f64,
    /// Between columns.
    pitch: f64,
    /// Each part of the key: its left edge and its line.
    key: Vec<(f64, f64)>,
    /// Whether heads stand letter by letter.
    is_upright: bool,
    /// How many lines each head stands above the lowest.
    steps: Vec<f64>,
    /// Where the heads end and the lines begin.
    top: f64,
}

impl Grid {
    fn new(of: &Matrix, scale: Scale) -> Grid {
        let (text, head) = (scale.text, HEAD * scale.text);
        let mut longest = 0.0;
        for line in &of.lines {
            longest = f64::max(longest, ems(&line.name) * NAME * text);
        }
        let columns = of.columns.len().max(1) as f64;
        let most = f64::max(MOST_NAME * scale.width, scale.width - columns * MOST_PITCH * text);
        let left = (longest + 2.0 * GAP).min(most);
        let pitch = ((scale.width - left) / columns).min(MOST_PITCH * text);
        let mut grid = Grid { text, left, pitch, key: Vec::new(), is_upright: false, steps: Vec::new(), top: 0.0 };
        let (mut x, mut line) = (0.0, 0.0);
        for part in &of.key {
            let width = head * (ems(&part.name) + 1.5) + GAP * 2.0;
            if x > 0.0 && x + width > scale.width {
                (x, line) = (0.0, line + 1.0);
            }
            grid.key.push((x, line));
            x += width;
        }
        let widest = of.columns.iter().fold(0.0, |widest, column| f64::max(widest, ems(&column.short)));
        let is_single = of.columns.iter().all(|column| column.short.chars().all(|letter| letter > '\u{2e80}'));
        let fits = (widest * head) + GAP / 2.0 <= pitch;
        grid.is_upright = !fits && is_single && head + 2.0 <= pitch;
        for (place, column) in of.columns.iter().enumerate() {
            // A head that does not fit ends above its column, higher than all whose line down it would cross.
            let from = column_of(place, pitch) - ems(&column.short) * head - GAP / 2.0;
            let mut step = 0.0;
            for (other, &below) in grid.steps.iter().enumerate() {
                if !fits && !grid.is_upright && column_of(other, pitch) > from {
                    step = f64::max(step, below + 1.0);
                }
            }
            grid.steps.push(step);
        }
        let steps = grid.steps.iter().copied().fold(0.0, f64::max);
        let letters = if grid.is_upright { widest } else { 1.0 + steps };
        grid.top = (line + 1.0) * KEY * text + GAP + letters * (head + 3.0) + GAP;
        grid
    }

    fn height(&self, line: &MatrixLine) -> f64 {
        let more = FURTHER * (self.lines(line) - 1) as f64;
        self.text * if line.cells.is_empty() { HEADING } else { LINE + more }
    }

    /// How many lines a name may need.
    fn lines(&self, line: &MatrixLine) -> usize {
        lines(&line.name, NAME * self.text, self.left - GAP)
    }

    /// The middle of a column.
    fn column(&self, place: usize) -> f64 {
        self.left + column_of(place, self.pitch)
    }

    /// The size of a glyph, in whole pixels.
    fn glyph(&self) -> f64 {
        (12.0 * self.text).min(self.pitch - 5.0).max(5.0).round()
    }
}

/// The middle of a column from the first's left edge.
fn column_of(place: usize, pitch: f64) -> f64 {
    (place as f64 + 0.5) * pitch
}

/// The height of the matrix.
pub(super) fn height(of: &Matrix, scale: Scale) -> f64 {
    let grid = Grid::new(of, scale);
    let mut height = grid.top;
    for line in &of.lines {
        height += grid.height(line);
    }
    height.ceil()
}

/// Draws the key, the heads, and line after line.
pub(super) fn draw<S: DrawingBackend>(pen: &mut Pen<'_, S>, of: &Matrix) {
    let grid = Grid::new(of, pen.scale);
    let size = grid.glyph();
    let head = Type { size: HEAD * grid.text, is_bold: false, colour: pen.palette.soft };
    for (part, &(x, line)) in of.key.iter().zip(&grid.key) {
        let y = (line + 0.5) * KEY * grid.text;
        let colour = pen.palette.bar;
        part.cells.iter().for_each(|&told| glyph(pen, told, (x + size / 2.0, y), size, colour));
        let left = x + size + GAP * 0.75;
        let name = pen.shortened(&part.name, head, pen.scale.width - left);
        pen.text(&name, head, (left, y), Side::Left);
    }
    heads(pen, of, &grid, head);
    let name = Type { size: NAME * grid.text, is_bold: false, colour: pen.palette.ink };
    let mut top = grid.top;
    for line in &of.lines {
        let height = grid.height(line);
        let y = top + height / 2.0;
        if line.cells.is_empty() {
            let bold = Type { is_bold: true, ..head };
            let text = pen.shortened(&line.name, bold, pen.scale.width);
            pen.text(&text, bold, (0.0, y + 4.0 * grid.text), Side::Left);
            let width = grid.left + grid.pitch * of.columns.len() as f64;
            pen.fill(Rect { x: 0.0, y: top + 2.0, width, height: 1.0 }, pen.palette.hairline);
        } else {
            let lines = broken(pen, &line.name, name, grid.left - GAP, grid.lines(line));
            let half = FURTHER * grid.text * (lines.len() - 1) as f64 / 2.0;
            written(pen, &lines, name, (0.0, y - half));
        }
        for (place, (&told, column)) in line.cells.iter().zip(&of.columns).enumerate() {
            let x = grid.column(place);
            let colour = if column.emphasis == Emphasis::Chosen { pen.palette.accent } else { pen.palette.bar };
            glyph(pen, told, (x, y), size, colour);
            pen.placed.rows.push(Rect { x: x - grid.pitch / 2.0, y: top, width: grid.pitch, height });
        }
        top += height;
    }
}

/// The heads of the columns: beside each other, letter by letter, or in steps with a line down to the column.
fn heads<S: DrawingBackend>(pen: &mut Pen<'_, S>, of: &Matrix, grid: &Grid, head: Type) {
    let bottom = grid.top - GAP;
    let line = head.size + 3.0;
    for (place, (column, step)) in of.columns.iter().zip(&grid.steps).enumerate() {
        let is_chosen = column.emphasis == Emphasis::Chosen;
        let of_head = Type { colour: if is_chosen { pen.palette.accent } else { pen.palette.ink }, ..head };
        let x = grid.column(place);
        if grid.is_upright {
            let mut y = bottom - line * (column.short.chars().count() as f64 - 0.5);
            for letter in column.short.chars() {
                let letter = letter.to_string();
                let width = pen.width(&letter, of_head);
                pen.text(&letter, of_head, (x - width / 2.0, y), Side::Left);
                y += line;
            }
            continue;
        }
        let y = bottom - line * (step + 0.5);
        let is_stepped = grid.steps.iter().any(|&step| step > 0.0);
        let right = if is_stepped { x + 1.0 } else { x + grid.pitch / 2.0 };
        let room = if is_stepped { right } else { grid.pitch - 2.0 };
        let text = pen.shortened(&column.short, of_head, room);
        let width = pen.width(&text, of_head);
        let left = if is_stepped { (right - width).max(0.0) } else { x - width / 2.0 };
        pen.text(&text, of_head, (left, y), Side::Left);
        if *step > 0.0 {
            let y = y + line / 2.0;
            pen.fill(Rect { x, y, width: 1.0, height: bottom - y }, pen.palette.hairline);
        }
    }
}

/// A full square for what happened, an open one for what is wanted, a full one with a dot for both; a dash, a small dot.
fn glyph<S: DrawingBackend>(pen: &mut Pen<'_, S>, told: Told, (x, y): (f64, f64), size: f64, colour: Colour) {
    let half = size / 2.0;
    let square = Rect { x: x - half, y: y - half, width: size, height: size };
    match told {
        Told::Happened => pen.fill(square, colour),
        Told::Wanted => {
            pen.fill(square, pen.palette.mark);
            let (inner, edge) = (size - 4.0, half - 2.0);
            pen.fill(Rect { x: x - edge, y: y - edge, width: inner, height: inner }, pen.palette.paper);
        }
        Told::Both => {
            pen.fill(square, colour);
            pen.dot((x, y), size / 4.0, pen.palette.paper);
        }
        Told::NotApplicable => {
            pen.fill(Rect { x: x - half / 2.0, y: y - 1.0, width: half, height: 2.0 }, pen.palette.absent);
        }
        Told::NotReported => pen.dot((x, y), 1.5, pen.palette.absent),
    }
    pen.placed.marks.push(square);
}
