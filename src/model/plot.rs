//! Plots: marks by role, without a pixel. `L` is the type of a label: a typed message in a draft, a text in a chart.

use crate::compare::CellState;
use crate::number::{Decimal, Figure};

/// Whether this build has all kinds of chart. The smallest module has only those made of rows: a match puts the arms of the others behind
/// a guard with this constant, and the compiler drops them.
pub const HAS_ALL_KINDS: bool = cfg!(feature = "page");

/// The plot.
#[derive(Clone, Debug)]
pub enum Plot<L = String> {
    /// Rows with horizontal bars or points.
    Rows(Rows<L>),
    /// A tile map.
    Tiles(TileMap<L>),
    /// Small multiples over time.
    Trend(TrendPanels<L>),
    /// Points by two figures.
    Scatter(Scatter<L>),
    /// Who published what.
    Matrix(Matrix<L>),
    /// Every figure of one district.
    Profile(Vec<ProfileEntry<L>>),
    /// No marks: a text in the place of the chart.
    Message(L),
}

/// Rows from one axis.
#[derive(Clone, Debug)]
pub struct Rows<L = String> {
    /// From top to bottom.
    pub rows: Vec<PlotRow<L>>,
    /// Whether names are long and stand above their bars.
    pub is_stacked: bool,
    /// Whether figures are drawn as points instead of bars, because the distance from zero does not matter.
    pub are_points: bool,
    /// Where the axis begins: zero for bars, at most the smallest value for points.
    pub axis_start: Decimal,
}

/// The row of one district, or of one of its figures.
#[derive(Clone, Debug)]
pub struct PlotRow<L = String> {
    /// The district's id.
    pub district: String,
    /// Its name.
    pub name: L,
    /// Its short name, for narrow places.
    pub short: L,
    /// How strongly the row is emphasised.
    pub emphasis: Emphasis,
    /// Its figures on the axis: several only if publications disagree.
    pub bars: Vec<Bar<L>>,
    /// An earlier value: a ring, joined to the point of the one bar.
    pub earlier: Option<Bar<L>>,
    /// A figure that may not be compared, drawn dashed; only in a row without bars.
    pub apart: Option<Bar<L>>,
    /// Targets and forecasts of the district, drawn as ticks.
    pub ticks: Vec<Bar<L>>,
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
pub struct Bar<L = String> {
    /// The value at its end, and whether that end is open.
    pub figure: Figure,
    /// Its digits with the sign of the comparator.
    pub label: L,
    /// Whether it is an outlier, drawn broken so that it does not flatten the others.
    pub is_broken: bool,
}

/// Points by two figures, a point a district. A district with one of the two lies outside, beside the axis of that figure.
#[derive(Clone, Debug)]
pub struct Scatter<L = String> {
    /// The horizontal and the vertical axis, with the same districts in the same order.
    pub axes: [ScatterAxis<L>; 2],
    /// Lines of equal ratio through the origin.
    pub rays: Vec<Ray<L>>,
}

/// One of the two axes of points.
#[derive(Clone, Debug)]
pub struct ScatterAxis<L = String> {
    /// The indicator and its unit.
    pub title: L,
    /// A row a district with its figures on this axis: several only if publications disagree.
    pub rows: Vec<PlotRow<L>>,
    /// Round numbers from the start to the end of the axis.
    pub ticks: Vec<Bar<L>>,
}

/// A line on which the vertical value is a multiple of the horizontal one.
#[derive(Clone, Debug)]
pub struct Ray<L = String> {
    /// The multiple.
    pub slope: Decimal,
    /// Its description.
    pub label: L,
}

/// A tile map.
#[derive(Clone, Debug)]
pub struct TileMap<L = String> {
    /// In official order.
    pub tiles: Vec<Tile<L>>,
    /// The number of columns.
    pub columns: usize,
    /// The number of rows.
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
pub struct Tile<L = String> {
    /// Its texts; without ticks.
    pub row: PlotRow<L>,
    /// The class of its figures, from 0; none without figures or if they belong to several.
    pub class: Option<usize>,
    /// The state of its cell.
    pub state: CellState,
    /// Column and row, from 0.
    pub position: (usize, usize),
}

/// Small multiples over time.
#[derive(Clone, Debug)]
pub struct TrendPanels<L = String> {
    /// From left to right, then down.
    pub panels: Vec<Panel<L>>,
    /// The start of the shared time axis, in days as `Period::end` counts them.
    pub from: u32,
    /// The end of the shared time axis.
    pub to: u32,
}

/// One series over time.
#[derive(Clone, Debug)]
pub struct Panel<L = String> {
    /// The district, and the list if there are several.
    pub name: L,
    /// How strongly it is emphasised.
    pub emphasis: Emphasis,
    /// The values at the bottom and at the top of its scale; of ranks the first is at the top.
    pub scale: [Decimal; 2],
    /// In the order of their ends.
    pub points: Vec<Point<L>>,
    /// Pairs of comparable points, which a line joins.
    pub joins: Vec<[usize; 2]>,
}

/// A figure at its time.
#[derive(Clone, Debug)]
pub struct Point<L = String> {
    /// The end of its period, in days as `Period::end` counts them.
    pub at: u32,
    /// The figure.
    pub bar: Bar<L>,
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

impl<L> PlotRow<L> {
    /// All its marks.
    pub fn marks(&self) -> impl Iterator<Item = &Bar<L>> {
        self.bars.iter().chain(&self.earlier).chain(&self.apart).chain(&self.ticks)
    }

    /// Whether its two figures are the lower and the upper bound of one value.
    pub fn is_range(&self) -> bool {
        matches!(self.bars.as_slice(), [low, high] if low.figure.is_range_to(high.figure))
    }
}

/// Who published what: a row an indicator, a column a district.
#[derive(Clone, Debug)]
pub struct Matrix<L = String> {
    /// The legend: a row with one cell for each glyph.
    pub legend: Vec<MatrixRow<L>>,
    /// The districts: their names and emphasis.
    pub columns: Vec<PlotRow<L>>,
    /// From top to bottom.
    pub rows: Vec<MatrixRow<L>>,
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
pub struct ProfileEntry<L = String> {
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
    /// All figures on its axis with its own as the chosen one, a bar each; empty if it is the only one.
    pub strip: Vec<PlotRow<L>>,
}

impl<L> Plot<L> {
    /// The same plot with another type of labels.
    pub fn map<M>(self, text: &mut dyn FnMut(L) -> M) -> Plot<M> {
        match self {
            Plot::Rows(rows) => Plot::Rows(Rows {
                rows: map_rows(rows.rows, text),
                is_stacked: rows.is_stacked,
                are_points: rows.are_points,
                axis_start: rows.axis_start,
            }),
            Plot::Message(message) => Plot::Message(text(message)),
            _ if !HAS_ALL_KINDS => Plot::Profile(Vec::new()),
            Plot::Tiles(map) => Plot::Tiles(map.map(text)),
            Plot::Trend(trend) => Plot::Trend(TrendPanels {
                panels: map_all(trend.panels, &mut |panel: Panel<L>| panel.map(text)),
                from: trend.from,
                to: trend.to,
            }),
            Plot::Scatter(scatter) => Plot::Scatter(scatter.map(text)),
            Plot::Matrix(matrix) => Plot::Matrix(matrix.map(text)),
            Plot::Profile(entries) => Plot::Profile(map_all(entries, &mut |entry: ProfileEntry<L>| entry.map(text))),
        }
    }
}

impl<L> PlotRow<L> {
    fn map<M>(self, text: &mut dyn FnMut(L) -> M) -> PlotRow<M> {
        PlotRow {
            district: self.district,
            name: text(self.name),
            short: text(self.short),
            emphasis: self.emphasis,
            bars: map_bars(self.bars, text),
            earlier: self.earlier.map(|bar| bar.map(text)),
            apart: self.apart.map(|bar| bar.map(text)),
            ticks: map_bars(self.ticks, text),
            remark: map_all(self.remark, text),
            tick_remark: map_all(self.tick_remark, text),
            absent: self.absent.map(text),
            is_missing: self.is_missing,
        }
    }
}

impl<L> Bar<L> {
    fn map<M>(self, text: &mut dyn FnMut(L) -> M) -> Bar<M> {
        Bar { figure: self.figure, label: text(self.label), is_broken: self.is_broken }
    }
}

impl<L> TileMap<L> {
    fn map<M>(self, text: &mut dyn FnMut(L) -> M) -> TileMap<M> {
        let mut tiles = Vec::new();
        for Tile { row, class, state, position } in self.tiles {
            tiles.push(Tile { row: row.map(text), class, state, position });
        }
        TileMap {
            tiles,
            columns: self.columns,
            rows: self.rows,
            breaks: map_all(self.breaks, text),
            negative_classes: self.negative_classes,
            unit: text(self.unit),
        }
    }
}

impl<L> Panel<L> {
    fn map<M>(self, text: &mut dyn FnMut(L) -> M) -> Panel<M> {
        let mut points = Vec::new();
        for point in self.points {
            let (at, bar) = (point.at, point.bar.map(text));
            points.push(Point { at, bar, when: text(point.when), status: point.status.map(&mut *text) });
        }
        Panel { name: text(self.name), emphasis: self.emphasis, scale: self.scale, points, joins: self.joins }
    }
}

impl<L> Scatter<L> {
    fn map<M>(self, text: &mut dyn FnMut(L) -> M) -> Scatter<M> {
        let axes = self.axes.map(|axis| ScatterAxis {
            title: text(axis.title),
            rows: map_rows(axis.rows, text),
            ticks: map_bars(axis.ticks, text),
        });
        let rays = map_all(self.rays, &mut |ray: Ray<L>| Ray { slope: ray.slope, label: text(ray.label) });
        Scatter { axes, rays }
    }
}

impl<L> Matrix<L> {
    fn map<M>(self, text: &mut dyn FnMut(L) -> M) -> Matrix<M> {
        let mut map_row = |row: MatrixRow<L>| MatrixRow { name: text(row.name), cells: row.cells };
        let (legend, rows) = (map_all(self.legend, &mut map_row), map_all(self.rows, &mut map_row));
        Matrix { legend, columns: map_rows(self.columns, text), rows }
    }
}

impl<L> ProfileEntry<L> {
    fn map<M>(self, text: &mut dyn FnMut(L) -> M) -> ProfileEntry<M> {
        ProfileEntry {
            is_derived: self.is_derived,
            heading: self.heading.map(&mut *text),
            name: text(self.name),
            detail: text(self.detail),
            value: text(self.value),
            rank: self.rank.map(&mut *text),
            strip: map_rows(self.strip, text),
        }
    }
}

/// Maps every item.
fn map_all<T, U>(items: Vec<T>, map: &mut dyn FnMut(T) -> U) -> Vec<U> {
    let mut mapped = Vec::new();
    for item in items {
        mapped.push(map(item));
    }
    mapped
}

fn map_bars<L, M>(bars: Vec<Bar<L>>, text: &mut dyn FnMut(L) -> M) -> Vec<Bar<M>> {
    map_all(bars, &mut |bar: Bar<L>| bar.map(text))
}

fn map_rows<L, M>(rows: Vec<PlotRow<L>>, text: &mut dyn FnMut(L) -> M) -> Vec<PlotRow<M>> {
    map_all(rows, &mut |row: PlotRow<L>| row.map(text))
}
