//! What is drawn: marks by role, without a pixel.

use crate::number::{Decimal, Figure};

/// What is drawn.
#[derive(Clone, Debug)]
pub enum Plot {
    /// Rows with horizontal bars.
    Rows(Rows),
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

/// One figure of a place.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it and those below belong to; empty where it is the same as above.
    pub heading: String,
    /// What is measured.
    pub name: String,
    /// List, period and status.
    pub aside: String,
    /// The figure with its unit.
    pub value: String,
    /// Its place among those that reported; empty where it has none, or none that is sure.
    pub place: String,
    /// All figures on its axis, its own as the chosen one, a bar each; none where it is alone.
    pub strip: Vec<Row>,
}
