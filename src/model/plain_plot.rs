//! The plain form of a finished plot, and of the texts that a picture shows with it: what crosses from the module that makes charts to
//! the one that draws them. `docs/chart-value.md` documents it.

use super::chart::{Chart, ChartLink, Picture};
use super::plot::{
    Bar, Emphasis, Matrix, MatrixColumn, MatrixRow, Panel, Plot, PlotRow, Point, Position, ProfileEntry, PublishedAs,
    Ray, Rows, Scatter, ScatterAxis, StripPoint, Tile, TileMap, TrendPanels,
};
use crate::compare::CellState;
use crate::number::Comparator;
use crate::plain::{Plain, PlainError, PlainErrors, PlainForm, PlainObject, index_of, plain_names, plain_object};

/// The version of the plain form of a chart. A change that older drawing code would misread raises it.
pub const CHART_VERSION: u32 = 1;

plain_names!(Emphasis { Chosen: "chosen", Compared: "compared", Quiet: "quiet" });
plain_names!(CellState {
    Value: "value",
    Zero: "zero",
    Apart: "apart",
    NotApplicable: "not-applicable",
    NotReported: "not-reported",
});
plain_names!(PublishedAs {
    Actual: "actual",
    Expected: "expected",
    Both: "both",
    NotApplicable: "not-applicable",
    NotReported: "not-reported",
});
plain_names!(Comparator { Eq: "eq", Ge: "ge", Gt: "gt", Le: "le", Lt: "lt", Approx: "approx" });

plain_object!(ChartLink { label: "label", query: "query" });
plain_object!(Rows { rows: "rows", is_stacked: "stacked", are_points: "points", axis_start: "axisStart" });
plain_object!(PlotRow {
    district: "district",
    name: "name",
    short: "short",
    emphasis: "emphasis",
    bars: "bars",
    is_range: "range",
    earlier: "earlier",
    apart: "apart",
    ticks: "ticks",
    remark: "remark",
    tick_remark: "tickRemark",
    absent: "absent",
    is_missing: "missing",
});
plain_object!(Scatter { axes: "axes", rays: "rays" });
plain_object!(ScatterAxis { title: "title", rows: "rows", ticks: "ticks" });
plain_object!(Ray { slope: "slope", label: "label" });
plain_object!(TileMap {
    tiles: "tiles",
    columns: "columns",
    rows: "rows",
    breaks: "breaks",
    negative_classes: "negativeClasses",
    unit: "unit",
});
plain_object!(Tile { row: "row", class: "class", state: "state", position: "position", shape: "shape" });
plain_object!(TrendPanels { panels: "panels", from: "from", to: "to" });
plain_object!(Panel { name: "name", emphasis: "emphasis", scale: "scale", points: "points", joins: "joins" });
plain_object!(Point { at: "at", bar: "bar", when: "when", status: "status" });
plain_object!(Matrix { legend: "legend", columns: "columns", rows: "rows" });
plain_object!(MatrixColumn { district: "district", name: "name", is_chosen: "chosen" });
plain_object!(MatrixRow { name: "name", cells: "cells" });
plain_object!(StripPoint { bar: "bar", is_own: "own" });
plain_object!(ProfileEntry {
    is_derived: "derived",
    heading: "heading",
    name: "name",
    detail: "detail",
    value: "value",
    rank: "rank",
    strip: "strip",
});

/// The figure of a bar stands in the bar itself, and a comparator that says nothing is left out.
impl PlainForm for Bar {
    fn to_plain(&self) -> Plain<'_> {
        let mut object = PlainObject::new();
        object.put_form("value", &self.figure.value);
        if self.figure.comparator != Comparator::Eq {
            object.put_form("comparator", &self.figure.comparator);
        }
        object.put_form("label", &self.label);
        object.put_form("broken", &self.is_broken);
        Plain::Object(object)
    }

    fn from_plain(plain: Plain<'_>, errors: &mut PlainErrors) -> Bar {
        let mut object = plain.into_object(errors);
        let comparator: Option<Comparator> = object.read("comparator", errors);
        Bar {
            figure: Position { value: object.read("value", errors), comparator: comparator.unwrap_or(Comparator::Eq) },
            label: object.read("label", errors),
            is_broken: object.read("broken", errors),
        }
    }
}

/// An object with the keys of each plot and, as `type`, its name.
impl PlainForm for Plot {
    fn to_plain(&self) -> Plain<'_> {
        let mut object = PlainObject::new();
        let (name, content) = match self {
            Plot::Rows(rows) => ("rows", rows.to_plain()),
            Plot::Tiles(tiles) => ("tiles", tiles.to_plain()),
            Plot::Trend(trend) => ("trend", trend.to_plain()),
            Plot::Scatter(scatter) => ("scatter", scatter.to_plain()),
            Plot::Matrix(matrix) => ("matrix", matrix.to_plain()),
            Plot::Profile(entries) => ("profile", with_one_key("entries", entries)),
            Plot::Message(text) => ("message", with_one_key("text", text)),
        };
        object.put("type", Plain::text(name));
        if let Plain::Object(content) = content {
            object.extend(content);
        }
        Plain::Object(object)
    }

    fn from_plain(plain: Plain<'_>, errors: &mut PlainErrors) -> Plot {
        const TYPES: [&str; 7] = ["message", "rows", "tiles", "trend", "scatter", "matrix", "profile"];
        const EXPECTED: &str = "type message, rows, tiles, trend, scatter, matrix or profile";
        let mut object = plain.into_object(errors);
        let index = index_of(object.take("type"), TYPES.into_iter(), EXPECTED, errors);
        match index {
            0 => Plot::Message(object.read("text", errors)),
            1 => Plot::Rows(Rows::from_plain(Plain::Object(object), errors)),
            2 => Plot::Tiles(checked_tiles(TileMap::from_plain(Plain::Object(object), errors), errors)),
            3 => Plot::Trend(checked_trend(TrendPanels::from_plain(Plain::Object(object), errors), errors)),
            4 => Plot::Scatter(Scatter::from_plain(Plain::Object(object), errors)),
            5 => Plot::Matrix(Matrix::from_plain(Plain::Object(object), errors)),
            _ => Plot::Profile(object.read("entries", errors)),
        }
    }
}

fn with_one_key<'v, T: PlainForm>(key: &'v str, value: &'v T) -> Plain<'v> {
    let mut object = PlainObject::new();
    object.put_form(key, value);
    Plain::Object(object)
}

/// Checks that each tile belongs to one of the classes.
fn checked_tiles(map: TileMap, errors: &mut PlainErrors) -> TileMap {
    let classes = map.breaks.len() + 1;
    if map.negative_classes > classes || map.tiles.iter().any(|tile| tile.class.is_some_and(|class| class >= classes)) {
        errors.add("a class beyond the breaks".to_owned(), "classes between the breaks");
    }
    map
}

/// Checks that each line joins two points of its panel.
fn checked_trend(trend: TrendPanels, errors: &mut PlainErrors) -> TrendPanels {
    let is_whole = |panel: &Panel| panel.joins.iter().flatten().all(|&point| point < panel.points.len());
    if !trend.panels.iter().all(is_whole) {
        errors.add("a line to no point".to_owned(), "joins of two points of their panel");
    }
    trend
}

impl Picture {
    /// Reads what a picture shows of a plain chart, as `Chart::to_value` writes it.
    ///
    /// # Errors
    /// The first part that is not as expected: another version, a missing key, a wrong type.
    pub fn from_value(value: Plain<'_>) -> Result<Picture, PlainError> {
        let mut errors = PlainErrors::default();
        let mut object = value.into_object(&mut errors);
        let version: u32 = object.read("version", &mut errors);
        if version != CHART_VERSION {
            errors.add(["version ", &version.to_string()].concat(), "version 1 of the form of charts");
        }
        let links: Vec<ChartLink> = object.read("links", &mut errors);
        let mut text = |key| object.read(key, &mut errors);
        let picture = Picture {
            title: text("title"),
            subtitle: text("subtitle"),
            coverage: text("coverage"),
            source: text("source"),
            licence: text("licence"),
            spoken: text("spoken"),
            notes: object.read("notes", &mut errors),
            links: links.into_iter().map(|link| link.label).collect(),
            plot: object.read("plot", &mut errors),
            style: object.read("style", &mut errors),
        };
        errors.finish(picture)
    }
}

impl Chart {
    /// The texts and the plot that a picture shows of the chart.
    pub fn picture(&self) -> Picture {
        Picture {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            coverage: self.coverage.clone(),
            notes: self.notes.clone(),
            source: self.source.clone(),
            licence: self.licence.clone(),
            spoken: self.spoken.clone(),
            links: self.links.iter().map(|link| link.label.clone()).collect(),
            plot: self.plot.clone(),
            style: self.style.clone(),
        }
    }
}
