//! What is drawn: marks by role, without a pixel.

use crate::compare::State;
use crate::number::{Decimal, Figure};

/// What is drawn.
#[derive(Clone, Debug)]
pub enum Plot {
    /// Rows with horizontal bars.
    Rows(Rows),
    /// A map of tiles.
    Tiles(Tiles),
    /// Small multiples over time.
    Trend(Trend),
    /// Points by two figures.
    Scatter(Scatter),
    /// Who published what.
    Matrix(Matrix),
    /// Every figure of one place.
    Sheet(Vec<Entry>),
    /// Nothing to draw: words in the chart's place.
    Message(String),
}

/// Rows from one axis.
#[derive(Clone, Debug)]
pub struct Rows {
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// Whether names are long and stand above their bars.
    pub is_stacked: bool,
    /// Whether figures are points, not bars: where they were before matters, not how far they are from zero.
    pub are_points: bool,
    /// Where the axis begins: zero for bars, at most the smallest for points.
    pub floor: Decimal,
}

/// Points by two figures, a point a district. One with only one of the two lies outside, beside that figure's axis.
#[derive(Clone, Debug)]
pub struct Scatter {
    /// Across and upwards, with the same districts in the same order.
    pub sides: [Side; 2],
    /// Lines on which upwards is so many times across, with what they are.
    pub rays: Vec<Bar>,
}

/// One of the two axes of points.
#[derive(Clone, Debug)]
pub struct Side {
    /// What is measured, and its unit.
    pub title: String,
    /// A row a district: its figures here, several only where publications disagree.
    pub rows: Vec<Row>,
    /// Round numbers from where the axis begins to where it ends.
    pub ticks: Vec<Bar>,
}

/// The slot of one district, or of one of its figures.
#[derive(Clone, Debug)]
pub struct Row {
    /// The district's id.
    pub district: String,
    /// Its name.
    pub name: String,
    /// Its name where room is short.
    pub short: String,
    /// How loud the row is.
    pub emphasis: Emphasis,
    /// Its figures on the axis: several only where publications disagree.
    pub bars: Vec<Bar>,
    /// Where it comes from: what the one bar was before. Both are then points with a line between them.
    pub from: Option<Bar>,
    /// A figure that may not be compared, drawn as a frame; only where there are no bars.
    pub frame: Option<Bar>,
    /// Targets and forecasts of its own.
    pub ticks: Vec<Bar>,
    /// What is said of the bar or of the frame, longest wording first, the last the least that must be said.
    pub aside: Vec<String>,
    /// What the ticks are, in the same way; the last may be empty, since the table has it.
    pub wanted: Vec<String>,
    /// What stands in the place of a figure.
    pub word: Option<String>,
    /// Whether the missing figure could exist.
    pub is_missing: bool,
}

/// A figure as a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Where it ends, and whether that end is open.
    pub figure: Figure,
    /// Its digits with the comparator's sign.
    pub label: String,
    /// Whether it is so far beyond the others that it is drawn broken, so as not to flatten them.
    pub is_broken: bool,
}

/// A map of tiles.
#[derive(Clone, Debug)]
pub struct Tiles {
    /// In official order.
    pub tiles: Vec<Tile>,
    /// How many columns there are.
    pub columns: usize,
    /// How many rows there are.
    pub rows: usize,
    /// The round numbers between the classes, smallest first; a figure at one is in the class above it.
    pub breaks: Vec<String>,
    /// How many of the classes are below zero, and of another hue.
    pub below: usize,
    /// What they are counted in.
    pub unit: String,
}

/// The tile of one district.
#[derive(Clone, Debug)]
pub struct Tile {
    /// What is said on it; without ticks.
    pub row: Row,
    /// The class of its figures, from 0; none where they are of several, or there are none.
    pub class: Option<usize>,
    /// What its cell is.
    pub state: State,
    /// Column and row, from 0.
    pub place: (usize, usize),
}

/// Small multiples over time.
#[derive(Clone, Debug)]
pub struct Trend {
    /// From left to right, then down.
    pub panels: Vec<Panel>,
    /// Where the time axis of all begins and ends, in days as `Period::end` counts them.
    pub from: u32,
    /// See `from`.
    pub to: u32,
}

/// One series over time.
#[derive(Clone, Debug)]
pub struct Panel {
    /// Whose it is, and of which list where there are several.
    pub name: String,
    /// How loud it is.
    pub emphasis: Emphasis,
    /// The values at the foot and at the head of its scale; of places in an order the first is at the head.
    pub scale: [Decimal; 2],
    /// In the order of their ends.
    pub points: Vec<Point>,
    /// Which points are joined, as they are comparable.
    pub joins: Vec<[usize; 2]>,
}

/// A figure at its time.
#[derive(Clone, Debug)]
pub struct Point {
    /// The end of its period, in days as `Period::end` counts them.
    pub at: u32,
    /// The figure.
    pub bar: Bar,
    /// Its period, short.
    pub when: String,
    /// What it is, where it is not what happened: drawn as a ring.
    pub status: Option<String>,
}

/// How loud a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// Highlighted.
    Chosen,
    /// Compared with it.
    Compared,
    /// Without a figure on the axis.
    Quiet,
}

impl Row {
    /// All its marks.
    pub fn marks(&self) -> impl Iterator<Item = &Bar> {
        self.bars.iter().chain(&self.from).chain(&self.frame).chain(&self.ticks)
    }

    /// Whether its two figures are one, between two values.
    pub fn is_range(&self) -> bool {
        matches!(self.bars.as_slice(), [low, high] if low.figure.is_range_to(high.figure))
    }
}

/// Who published what: a line an indicator, a column a district.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// What the glyphs mean: a line with one cell each.
    pub key: Vec<MatrixLine>,
    /// The districts; their names, and how loud they are.
    pub columns: Vec<Row>,
    /// From top to bottom.
    pub lines: Vec<MatrixLine>,
}

/// A line of the matrix.
#[derive(Clone, Debug)]
pub struct MatrixLine {
    /// The indicator, or the heading of those below.
    pub name: String,
    /// A cell a column; none in a heading.
    pub cells: Vec<Told>,
}

/// In what way something was published; each has a glyph of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// What happened.
    Happened,
    /// What is expected, aimed at or planned.
    Wanted,
    /// Both.
    Both,
    /// It cannot be.
    NotApplicable,
    /// Nothing.
    NotReported,
}

/// One figure of a place, or one computed from that above it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Whether it is computed: it belongs to the figure above it.
    pub is_derived: bool,
    /// What it and those below belong to; empty where it is the same as above.
    pub heading: String,
    /// What is measured.
    pub name: String,
    /// List, period and status, or the arithmetic.
    pub aside: String,
    /// The figure with its unit.
    pub value: String,
    /// Its place among those that reported; empty where it has none, or none that is sure.
    pub place: String,
    /// All figures on its axis, its own as the chosen one, a bar each; none where it is alone.
    pub strip: Vec<Row>,
}
