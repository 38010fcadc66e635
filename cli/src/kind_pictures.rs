//! The kinds of chart as small pictures without words, drawn from the charts with which they open.

use std::fmt::Write;

use district_charts::data::Dataset;
use district_charts::kinds::KINDS;
use district_charts::model::{
    Chart, Emphasis, Matrix, Plot, PlotRow, ProfileEntry, PublishedAs, Rows, Scatter, TileMap, TrendPanels, View,
};
use district_charts::page;

/// The size of a picture, CSS pixels.
const WIDTH: f64 = 64.0;
const HEIGHT: f64 = 32.0;

/// The most rows of a picture, and the most cells across and down.
const ROWS: usize = 4;
const CELLS: (usize, usize) = (8, 4);

/// The shapes of a picture by their role in the palette. One path for each role keeps a picture to a few hundred bytes.
#[derive(Default)]
struct Shapes {
    bar: String,
    accent: String,
    mark: String,
    absent: String,
    lines: String,
}

impl Shapes {
    fn of(&mut self, is_chosen: bool) -> &mut String {
        if is_chosen { &mut self.accent } else { &mut self.bar }
    }

    /// The picture of a kind.
    fn into_svg(self, kind: &str) -> String {
        let mut svg = format!("<svg class=\"kind-{kind}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" aria-hidden=\"true\">");
        for (role, path) in [("bar", self.bar), ("accent", self.accent), ("mark", self.mark)] {
            if !path.is_empty() {
                let _ = write!(svg, "<path fill=\"var(--{role})\" d=\"{path}\"/>");
            }
        }
        for (role, path) in [("absent", self.absent), ("accent", self.lines)] {
            if !path.is_empty() {
                let _ = write!(svg, "<path fill=\"none\" stroke=\"var(--{role})\" d=\"{path}\"/>");
            }
        }
        svg + "</svg>\n"
    }
}

/// The pictures of all kinds that have figures.
pub fn pictures(dataset: &Dataset) -> String {
    let picture = |kind: &str| {
        let link = page::changed(dataset, &View::default_for(dataset), "c", kind);
        let mut shapes = Shapes::default();
        match &Chart::from_link(dataset, &link).plot {
            Plot::Rows(plot) => rows(plot, &mut shapes),
            Plot::Tiles(plot) => tiles(plot, &mut shapes),
            Plot::Trend(plot) => trend(plot, &mut shapes),
            Plot::Scatter(plot) => scatter(plot, &mut shapes),
            Plot::Matrix(plot) => matrix(plot, &mut shapes),
            Plot::Profile(plot) => profile(plot, &mut shapes),
            Plot::Message(_) => return String::new(),
        }
        shapes.into_svg(kind)
    };
    KINDS.iter().map(|kind| picture(kind.name)).collect()
}

/// A rectangle.
fn rect(path: &mut String, x: f64, y: f64, width: f64, height: f64) {
    let _ = write!(path, "M{} {}h{}v{}h{}z", round(x), round(y), round(width), round(height), round(-width));
}

/// A disc.
fn disc(path: &mut String, x: f64, y: f64, radius: f64) {
    let (r, d) = (round(radius), round(2.0 * radius));
    let _ = write!(
        path,
        "M{} {}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 {} 0",
        round(x - radius),
        round(y),
        round(-2.0 * radius)
    );
}

/// A tenth of a pixel is enough.
fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0 + 0.0
}

/// The position of a value between two ends, 0 to 1.
fn part(value: f64, [low, high]: [f64; 2]) -> f64 {
    if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) } else { 0.5 }
}

/// The ends of some values and a start.
fn ends(values: impl Iterator<Item = f64>, start: f64) -> [f64; 2] {
    values.fold([start, start], |[low, high], value| [low.min(value), high.max(value)])
}

/// The values of a row that are not broken.
fn values<'r>(row: &'r PlotRow) -> impl Iterator<Item = f64> + 'r {
    row.marks().filter(|bar| !bar.is_broken).map(|bar| bar.figure.value)
}

fn rows(plot: &Rows, shapes: &mut Shapes) {
    let shown: Vec<&PlotRow> = plot.rows.iter().filter(|row| !row.bars.is_empty()).take(ROWS).collect();
    let start =
        if plot.are_points { shown.iter().flat_map(|row| values(row)).fold(f64::INFINITY, f64::min) } else { 0.0 };
    let ends = ends(shown.iter().flat_map(|row| values(row)), start);
    let x = |value: f64| 2.0 + part(value, ends) * (WIDTH - 6.0);
    for (index, row) in shown.into_iter().enumerate() {
        let y = index as f64 * HEIGHT / ROWS as f64;
        let (end, middle) = (x(row.bars[0].figure.value), y + 4.0);
        if let Some(earlier) = &row.earlier {
            let from = x(earlier.figure.value);
            let _ = write!(shapes.absent, "M{} {}H{}", round(from), round(middle), round(end));
            disc(&mut shapes.absent, from, middle, 2.0);
        }
        let is_chosen = row.emphasis == Emphasis::Chosen;
        if plot.are_points {
            disc(shapes.of(is_chosen), end, middle, 2.5);
        } else {
            let zero = x(0.0);
            rect(shapes.of(is_chosen), zero.min(end), y + 1.5, (end - zero).abs().max(1.0), 5.0);
        }
        for tick in row.ticks.iter().filter(|tick| !tick.is_broken) {
            rect(&mut shapes.mark, x(tick.figure.value) - 1.0, y, 2.0, 8.0);
        }
    }
}

fn tiles(map: &TileMap, shapes: &mut Shapes) {
    let columns = if map.columns > 0 { map.columns.min(CELLS.0) } else { CELLS.0 };
    let lines = if map.columns > 0 { map.rows.max(1) } else { CELLS.1 };
    let side = (HEIGHT / lines.min(2 * CELLS.1) as f64).min(WIDTH / columns as f64);
    let left = (WIDTH - side * columns as f64) / 2.0;
    for (index, tile) in map.tiles.iter().enumerate() {
        let (column, line) = if map.columns > 0 { tile.position } else { (index % columns, index / columns) };
        if column >= columns || line >= lines.min(2 * CELLS.1) {
            continue;
        }
        let (x, y) = (left + column as f64 * side, line as f64 * side);
        match tile.class {
            Some(class) => rect(shapes.of(class + 1 >= map.breaks.len()), x + 0.5, y + 0.5, side - 1.0, side - 1.0),
            None => rect(&mut shapes.absent, x + 1.0, y + 1.0, side - 2.0, side - 2.0),
        }
    }
}

fn trend(plot: &TrendPanels, shapes: &mut Shapes) {
    let time = [f64::from(plot.from), f64::from(plot.to)];
    for panel in plot.panels.iter().take(ROWS) {
        let [low, high] = panel.scale;
        let at = |index: usize| {
            let point = &panel.points[index];
            let height = if high < low {
                1.0 - part(point.bar.figure.value, [high, low])
            } else {
                part(point.bar.figure.value, [low, high])
            };
            (3.0 + part(f64::from(point.at), time) * (WIDTH - 6.0), HEIGHT - 3.0 - height * (HEIGHT - 6.0))
        };
        for &[from, to] in &panel.joins {
            let (from, to) = (at(from), at(to));
            let _ = write!(shapes.lines, "M{} {}L{} {}", round(from.0), round(from.1), round(to.0), round(to.1));
        }
        if let Some(last) = panel.points.len().checked_sub(1).map(at) {
            disc(&mut shapes.accent, last.0, last.1, 2.0);
        }
    }
}

fn scatter(plot: &Scatter, shapes: &mut Shapes) {
    let [across, up] = &plot.axes;
    let value = |row: &PlotRow| row.bars.first().map(|bar| bar.figure.value);
    let [ends_x, ends_y] = [across, up].map(|axis| {
        let mut values = axis.rows.iter().filter_map(value);
        let first = values.next().unwrap_or(0.0);
        ends(values, first)
    });
    for (row, other) in across.rows.iter().zip(&up.rows).take(2 * ROWS * ROWS) {
        if let (Some(x), Some(y)) = (value(row), value(other)) {
            let (x, y) = (5.0 + part(x, ends_x) * (WIDTH - 10.0), HEIGHT - 5.0 - part(y, ends_y) * (HEIGHT - 10.0));
            disc(shapes.of(row.emphasis == Emphasis::Chosen), x, y, 2.5);
        }
    }
    shapes.absent.push_str("M1.5 0V30.5H64");
}

fn matrix(plot: &Matrix, shapes: &mut Shapes) {
    let lines = plot.rows.iter().filter(|row| !row.cells.is_empty()).take(CELLS.1);
    for (line, row) in lines.enumerate() {
        for (column, cell) in row.cells.iter().take(CELLS.0).enumerate() {
            let (x, y) = (column as f64 * 8.0 + 1.0, line as f64 * 8.0 + 1.0);
            match cell {
                PublishedAs::Actual | PublishedAs::Both => rect(&mut shapes.bar, x, y, 6.0, 6.0),
                PublishedAs::Expected => rect(&mut shapes.mark, x, y, 6.0, 6.0),
                PublishedAs::NotApplicable | PublishedAs::NotReported => {
                    let _ = write!(shapes.absent, "M{} {}h2", round(x + 2.0), round(y + 3.0));
                }
            }
        }
    }
}

fn profile(entries: &[ProfileEntry], shapes: &mut Shapes) {
    for (line, entry) in entries.iter().filter(|entry| entry.strip.len() > 1).take(ROWS).enumerate() {
        let y = line as f64 * HEIGHT / ROWS as f64 + 4.0;
        let values = || entry.strip.iter().map(|point| point.bar.figure.value);
        let ends = ends(values(), values().next().unwrap_or(0.0));
        let _ = write!(shapes.absent, "M2 {}H62", round(y));
        for point in entry.strip.iter().take(3 * ROWS) {
            disc(shapes.of(point.is_own), 4.0 + part(point.bar.figure.value, ends) * (WIDTH - 8.0), y, 2.0);
        }
    }
}
