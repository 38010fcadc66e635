//! From the plot of a draft to that of a chart: labels become texts, figures become positions.

use super::message::Label;
use super::plot::{
    Bar, Matrix, MatrixColumn, MatrixRow, Panel, Plot, PlotRow, Point, ProfileEntry, Ray, Rows, Scatter, ScatterAxis,
    StripPoint, Tile, TileMap, TrendPanels,
};
use crate::number::Figure;

/// Turns a label into its text.
type Text<'t> = &'t mut dyn FnMut(Label) -> String;

impl Plot<Label, Figure> {
    /// The plot with the texts of its labels.
    pub fn finished(self, text: Text<'_>) -> Plot {
        match self {
            Plot::Rows(rows) => Plot::Rows(Rows {
                rows: finish_rows(rows.rows, text),
                is_stacked: rows.is_stacked,
                are_points: rows.are_points,
                axis_start: rows.axis_start,
            }),
            Plot::Message(message) => Plot::Message(text(message)),
            Plot::Tiles(map) => Plot::Tiles(map.finished(text)),
            Plot::Trend(trend) => Plot::Trend(TrendPanels {
                panels: finish_all(trend.panels, &mut |panel| panel.finished(text)),
                from: trend.from,
                to: trend.to,
            }),
            Plot::Scatter(scatter) => Plot::Scatter(scatter.finished(text)),
            Plot::Matrix(matrix) => Plot::Matrix(matrix.finished(text)),
            Plot::Profile(entries) => Plot::Profile(finish_all(entries, &mut |entry| entry.finished(text))),
        }
    }
}

impl PlotRow<Label, Figure> {
    fn finished(self, text: Text<'_>) -> PlotRow {
        PlotRow {
            district: self.district,
            name: text(self.name),
            short: text(self.short),
            emphasis: self.emphasis,
            bars: finish_bars(self.bars, text),
            is_range: self.is_range,
            earlier: self.earlier.map(|bar| bar.finished(text)),
            apart: self.apart.map(|bar| bar.finished(text)),
            ticks: finish_bars(self.ticks, text),
            remark: finish_all(self.remark, text),
            tick_remark: finish_all(self.tick_remark, text),
            absent: self.absent.map(text),
            is_missing: self.is_missing,
        }
    }
}

impl Bar<Label, Figure> {
    fn finished(self, text: Text<'_>) -> Bar {
        Bar { figure: self.figure.into(), label: text(self.label), is_broken: self.is_broken }
    }
}

impl TileMap<Label, Figure> {
    fn finished(self, text: Text<'_>) -> TileMap {
        let mut tiles = Vec::new();
        for Tile { row, class, state, position, shape } in self.tiles {
            tiles.push(Tile { row: row.finished(text), class, state, position, shape });
        }
        TileMap {
            tiles,
            columns: self.columns,
            rows: self.rows,
            breaks: finish_all(self.breaks, text),
            negative_classes: self.negative_classes,
            unit: text(self.unit),
        }
    }
}

impl Panel<Label, Figure> {
    fn finished(self, text: Text<'_>) -> Panel {
        let mut points = Vec::new();
        for point in self.points {
            let (at, bar) = (point.at, point.bar.finished(text));
            points.push(Point { at, bar, when: text(point.when), status: point.status.map(&mut *text) });
        }
        Panel { name: text(self.name), emphasis: self.emphasis, scale: self.scale, points, joins: self.joins }
    }
}

impl Scatter<Label, Figure> {
    fn finished(self, text: Text<'_>) -> Scatter {
        let axes = self.axes.map(|axis| ScatterAxis {
            title: text(axis.title),
            rows: finish_rows(axis.rows, text),
            ticks: finish_bars(axis.ticks, text),
        });
        let rays = finish_all(self.rays, &mut |ray: Ray<Label>| Ray { slope: ray.slope, label: text(ray.label) });
        Scatter { axes, rays }
    }
}

impl Matrix<Label> {
    fn finished(self, text: Text<'_>) -> Matrix {
        let mut finish_row = |row: MatrixRow<Label>| MatrixRow { name: text(row.name), cells: row.cells };
        let (legend, rows) = (finish_all(self.legend, &mut finish_row), finish_all(self.rows, &mut finish_row));
        let columns = finish_all(self.columns, &mut |column: MatrixColumn<Label>| MatrixColumn {
            district: column.district,
            name: text(column.name),
            is_chosen: column.is_chosen,
        });
        Matrix { legend, columns, rows }
    }
}

impl ProfileEntry<Label, Figure> {
    fn finished(self, text: Text<'_>) -> ProfileEntry {
        ProfileEntry {
            is_derived: self.is_derived,
            heading: self.heading.map(&mut *text),
            name: text(self.name),
            detail: text(self.detail),
            value: text(self.value),
            rank: self.rank.map(&mut *text),
            strip: finish_all(self.strip, &mut |point: StripPoint<Label, Figure>| StripPoint {
                bar: point.bar.finished(text),
                is_own: point.is_own,
            }),
        }
    }
}

/// Finishes every item.
fn finish_all<T, U>(items: Vec<T>, finish: &mut dyn FnMut(T) -> U) -> Vec<U> {
    let mut finished = Vec::new();
    for item in items {
        finished.push(finish(item));
    }
    finished
}

fn finish_bars(bars: Vec<Bar<Label, Figure>>, text: Text<'_>) -> Vec<Bar> {
    finish_all(bars, &mut |bar: Bar<Label, Figure>| bar.finished(text))
}

fn finish_rows(rows: Vec<PlotRow<Label, Figure>>, text: Text<'_>) -> Vec<PlotRow> {
    finish_all(rows, &mut |row: PlotRow<Label, Figure>| row.finished(text))
}
