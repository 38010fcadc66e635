//! Plots: marks by role, without a pixel.
//!
//! A plot has two forms. In a draft, a label is a typed message and a figure is exact. In a chart, a label is a text and a figure is a
//! position on its axis. `L` and `F` are the types of labels and of figures. `Plot::finished` leads from one to the other, and
//! `Plot::from_plain` reads a finished one.

use crate::compare::CellState;
use crate::number::{Comparator, Figure};

/// The plot.
#[derive(Clone, Debug)]
pub enum Plot<L = String, F = Position> {
    /// Rows with horizontal bars or points.
    Rows(Rows<L, F>),
    /// A tile map.
    Tiles(TileMap<L, F>),
    /// Small multiples over time.
    Trend(TrendPanels<L, F>),
    /// Points by two figures.
    Scatter(Scatter<L, F>),
    /// Who published what.
    Matrix(Matrix<L>),
    /// Every figure of one district.
    Profile(Vec<ProfileEntry<L, F>>),
    /// No marks: a text in the place of the chart.
    Message(L),
}

/// Rows from one axis.
#[derive(Clone, Debug)]
pub struct Rows<L = String, F = Position> {
    /// From top to bottom.
    pub rows: Vec<PlotRow<L, F>>,
    /// Whether names are long and stand above their bars.
    pub is_stacked: bool,
    /// Whether figures are drawn as points instead of bars, because the distance from zero does not matter.
    pub are_points: bool,
    /// Where the axis begins: zero for bars, at most the smallest value for points.
    pub axis_start: f64,
}

/// The row of one district, or of one of its figures.
#[derive(Clone, Debug)]
pub struct PlotRow<L = String, F = Position> {
    /// The district's id.
    pub district: String,
    /// Its name.
    pub name: L,
    /// Its short name, for narrow places.
    pub short: L,
    /// How strongly the row is emphasised.
    pub emphasis: Emphasis,
    /// Its figures on the axis: several only if publications disagree.
    pub bars: Vec<Bar<L, F>>,
    /// Whether its two bars are the lower and the upper bound of one value.
    pub is_range: bool,
    /// An earlier value: a ring, joined to the point of the one bar.
    pub earlier: Option<Bar<L, F>>,
    /// A figure that may not be compared, drawn dashed; only in a row without bars.
    pub apart: Option<Bar<L, F>>,
    /// Targets and forecasts of the district, drawn as ticks.
    pub ticks: Vec<Bar<L, F>>,
    /// A remark on the bar or the figure set apart in several lengths, the longest first.
    pub remark: Vec<L>,
    /// A remark on the ticks in several lengths, the longest first. The last may be empty, since the table has it.
    pub tick_remark: Vec<L>,
    /// A word in the place of a figure.
    pub absent: Option<L>,
    /// Whether the missing figure could exist.
    pub is_missing: bool,
}

/// A figure as a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar<L = String, F = Position> {
    /// The value at its end, and whether that end is open.
    pub figure: F,
    /// Its digits with the sign of the comparator.
    pub label: L,
    /// Whether it is an outlier, drawn broken so that it does not flatten the others.
    pub is_broken: bool,
}

/// Points by two figures, a point a district. A district with one of the two lies outside, beside the axis of that figure.
#[derive(Clone, Debug)]
pub struct Scatter<L = String, F = Position> {
    /// The horizontal and the vertical axis, with the same districts in the same order.
    pub axes: [ScatterAxis<L, F>; 2],
    /// Lines of equal ratio through the origin.
    pub rays: Vec<Ray<L>>,
}

/// One of the two axes of points.
#[derive(Clone, Debug)]
pub struct ScatterAxis<L = String, F = Position> {
    /// The indicator and its unit.
    pub title: L,
    /// A row a district with its figures on this axis: several only if publications disagree.
    pub rows: Vec<PlotRow<L, F>>,
    /// Round numbers from the start to the end of the axis.
    pub ticks: Vec<Bar<L, F>>,
}

/// A line on which the vertical value is a multiple of the horizontal one.
#[derive(Clone, Debug)]
pub struct Ray<L = String> {
    /// The multiple.
    pub slope: f64,
    /// Its description.
    pub label: L,
}

/// A tile map.
#[derive(Clone, Debug)]
pub struct TileMap<L = String, F = Position> {
    /// In official order.
    pub tiles: Vec<Tile<L, F>>,
    /// The number of columns; 0 if the tiles stand in lines as long as the width.
    pub columns: usize,
    /// The number of rows; 0 without columns.
    pub rows: usize,
    /// The values between the classes in ascending order; a figure at a break belongs to the class above it.
    pub breaks: Vec<L>,
    /// How many of the classes are below zero; they have another hue.
    pub negative_classes: usize,
    /// The unit of the classes.
    pub unit: L,
}

/// The tile of one district.
#[derive(Clone, Debug)]
pub struct Tile<L = String, F = Position> {
    /// Its texts; without ticks.
    pub row: PlotRow<L, F>,
    /// The class of its figures, from 0; none without figures or if they belong to several.
    pub class: Option<usize>,
    /// The state of its cell.
    pub state: CellState,
    /// Column and row, from 0.
    pub position: (usize, usize),
    /// The boundaries, as `docs/package.md` writes them; none if the package has none.
    pub shape: Option<String>,
}

/// Small multiples over time.
#[derive(Clone, Debug)]
pub struct TrendPanels<L = String, F = Position> {
    /// From left to right, then down.
    pub panels: Vec<Panel<L, F>>,
    /// The start of the shared time axis, in days as `Period::end` counts them.
    pub from: u32,
    /// The end of the shared time axis.
    pub to: u32,
}

/// One series over time.
#[derive(Clone, Debug)]
pub struct Panel<L = String, F = Position> {
    /// The district, and the list if there are several.
    pub name: L,
    /// How strongly it is emphasised.
    pub emphasis: Emphasis,
    /// The values at the bottom and at the top of its scale; of ranks the first is at the top.
    pub scale: [f64; 2],
    /// In the order of their ends.
    pub points: Vec<Point<L, F>>,
    /// Pairs of comparable points, which a line joins.
    pub joins: Vec<[usize; 2]>,
}

/// A figure at its time.
#[derive(Clone, Debug)]
pub struct Point<L = String, F = Position> {
    /// The end of its period, in days as `Period::end` counts them.
    pub at: u32,
    /// The figure.
    pub bar: Bar<L, F>,
    /// Its period, short.
    pub when: L,
    /// Its status, if it is not an actual figure: drawn as a ring.
    pub status: Option<L>,
}

/// How strongly a row is emphasised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// Highlighted.
    Chosen,
    /// Compared with it.
    Compared,
    /// Without a figure on the axis.
    Quiet,
}

/// Who published what: a row an indicator, a column a district.
#[derive(Clone, Debug)]
pub struct Matrix<L = String> {
    /// The legend: a row with one cell for each glyph.
    pub legend: Vec<MatrixRow<L>>,
    /// The districts.
    pub columns: Vec<MatrixColumn<L>>,
    /// From top to bottom.
    pub rows: Vec<MatrixRow<L>>,
}

/// A column of the matrix.
#[derive(Clone, Debug)]
pub struct MatrixColumn<L = String> {
    /// The district's id.
    pub district: String,
    /// Its short name.
    pub name: L,
    /// Whether it is highlighted.
    pub is_chosen: bool,
}

/// A row of the matrix.
#[derive(Clone, Debug)]
pub struct MatrixRow<L = String> {
    /// The indicator, or the theme of the rows below.
    pub name: L,
    /// A cell for each column; none in the row of a theme.
    pub cells: Vec<PublishedAs>,
}

/// How a district published an indicator; each has its own glyph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishedAs {
    /// As an actual figure.
    Actual,
    /// As a target, forecast or plan.
    Expected,
    /// As both.
    Both,
    /// The indicator cannot apply.
    NotApplicable,
    /// Nothing was published.
    NotReported,
}

/// One figure of a district, or a value computed from the one above it.
#[derive(Clone, Debug)]
pub struct ProfileEntry<L = String, F = Position> {
    /// Whether it is computed from the figure above it.
    pub is_derived: bool,
    /// The theme of it and of those below; none if it is that of the entry above.
    pub heading: Option<L>,
    /// The indicator.
    pub name: L,
    /// List, period and status, or the arithmetic.
    pub detail: L,
    /// The figure with its unit.
    pub value: L,
    /// Its rank among the districts that reported; none if it has none, or if bounds leave it open.
    pub rank: Option<L>,
    /// All figures on its axis, its own among them; empty if it is the only one.
    pub strip: Vec<StripPoint<L, F>>,
}

/// A figure on the strip of a profile.
#[derive(Clone, Debug)]
pub struct StripPoint<L = String, F = Position> {
    /// The figure.
    pub bar: Bar<L, F>,
    /// Whether it is that of the profile's own district.
    pub is_own: bool,
}

/// A figure on an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// The value.
    pub value: f64,
    /// How the value relates to the true one.
    pub comparator: Comparator,
}

impl From<Figure> for Position {
    fn from(figure: Figure) -> Position {
        Position { value: figure.value.to_f64(), comparator: figure.comparator }
    }
}

impl<L, F> PlotRow<L, F> {
    /// All its marks.
    pub fn marks(&self) -> impl Iterator<Item = &Bar<L, F>> {
        self.bars.iter().chain(&self.earlier).chain(&self.apart).chain(&self.ticks)
    }
}
