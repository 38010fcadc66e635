//! Draws a scatter plot with the name of every point. A district with a figure on one axis only is drawn outside the
//! plot area: in a row below it, or in a column left of it.
//!
//! Axes are numbered as in `Scatter::axes`: 0 is horizontal, 1 is vertical.

use super::crowd::{Crowd, MAX_TRIED, ScatterPoint, is_crowded, point_radius};
use super::open_end::OPEN_END_LENGTH;
use super::pen::{Pen, TextAlign, TextStyle};
use super::point_labels::{AnchorKind, FAINT, LabelAnchor, LabelLayout, STRONG, draw_scatter_point, name_with_figures};
use super::rect::Rect;
use super::rows::POINT_RADIUS;
use super::scale::Scale;
use crate::model::{Bar, Emphasis, PlotRow, Scatter};
use crate::sort;
use crate::text::max_width_em;
use plotters_backend::DrawingBackend;

/// The height of the plot area as a share of the width, and its limits, CSS pixels.
const HEIGHT_SHARE: f64 = 0.6;
const MIN_HEIGHT: f64 = 250.0;
const MAX_HEIGHT: f64 = 440.0;
/// The font size of titles and tick labels, the font size of names, and the line height, CSS pixels at the default text
/// size.
const SMALL_SIZE: f64 = 13.0;
const NAME_SIZE: f64 = 14.0;
const LINE_HEIGHT: f64 = 18.0;
/// The height of the tick labels below the plot area, in lines.
const TICK_LINES: f64 = 1.4;
/// The gap between a tick and its label, CSS pixels.
const GAP: f64 = 6.0;
/// The length by which the plot area extends beyond the axis for broken points, CSS pixels.
const BROKEN_LENGTH: f64 = 40.0;
/// The largest share of the width for the column of districts left of the plot area.
const MAX_COLUMN_SHARE: f64 = 0.33;
/// The smallest share of the width for the plot area.
const MIN_PLOT_SHARE: f64 = 0.6;

/// The height of titles, plot area, tick labels and the names below them, CSS pixels.
pub(super) fn height(scatter: &Scatter, scale: Scale) -> f64 {
    let plot_height = (HEIGHT_SHARE * scale.width).clamp(MIN_HEIGHT, MAX_HEIGHT) * (1.0 + scale.text) / 2.0;
    let lines = title_lines(scatter, scale) + name_lines(scatter, scale) + TICK_LINES;
    (plot_height + lines * LINE_HEIGHT * scale.text + 2.0 * GAP).ceil()
}

/// An upper bound of the number of lines of both titles.
fn title_lines(scatter: &Scatter, scale: Scale) -> f64 {
    let mut lines = 0.0;
    for axis in &scatter.axes {
        lines += (max_width_em(&axis.title) * SMALL_SIZE * scale.text / scale.width).ceil();
    }
    lines
}

/// An upper bound of the number of lines of names below the plot area, if each name stands left of its point.
fn name_lines(scatter: &Scatter, scale: Scale) -> f64 {
    let [horizontal, vertical] = &scatter.axes;
    let mut outside = horizontal.rows.iter().zip(&vertical.rows);
    if is_crowded(scatter) {
        return if outside.any(|rows| !rows.0.bars.is_empty() && rows.1.bars.is_empty()) { 1.0 } else { 0.0 };
    }
    let value = |bar: Option<&Bar>| bar.map_or(0.0, |bar| bar.figure.value);
    let (low, high) = (value(horizontal.ticks.first()), value(horizontal.ticks.last()));
    let mut names = Vec::new();
    for (row, other) in horizontal.rows.iter().zip(&vertical.rows) {
        if let Some(bar) = row.bars.first().filter(|_| other.bars.is_empty()) {
            let fraction = ((value(Some(bar)) - low) / (high - low)).clamp(0.0, 1.0);
            let width_em = max_width_em(&row.name) + max_width_em(&bar.label) + 1.0;
            let width = width_em * NAME_SIZE * scale.text + 2.0 * POINT_RADIUS;
            names.push((fraction * MIN_PLOT_SHARE * scale.width, width));
        }
    }
    sort::sort_by(&mut names, |a, b| a.0.total_cmp(&b.0));
    let mut line_ends: Vec<f64> = Vec::new();
    for (x, width) in names {
        match line_ends.iter_mut().find(|end| **end <= x - width) {
            Some(end) => *end = x,
            None => line_ends.push(x),
        }
    }
    line_ends.len() as f64
}

/// Draws axes, rays, points and names. Names come last, since they avoid everything else.
pub(super) fn draw<S: DrawingBackend>(pen: &mut Pen<'_, S>, scatter: &Scatter) {
    let layout = ScatterLayout::new(pen, scatter);
    let mut labels = LabelLayout::default();
    let area = layout.plot_area;
    pen.fill(Rect { x: area.x - 1.0, width: 1.0, ..area }, pen.palette.hairline);
    pen.fill(Rect { y: area.y + area.height, height: 1.0, ..area }, pen.palette.hairline);
    for axis in 0..2 {
        layout.draw_axis(pen, scatter, axis, &mut labels);
    }
    let [horizontal, vertical] = [0, 1].map(|axis| &scatter.axes[axis].rows);
    let mut points = layout.points(horizontal, vertical);
    let radius = point_radius(scatter);
    let crowd = is_crowded(scatter).then(|| Crowd::new(&points, horizontal));
    if let Some(crowd) = &crowd {
        // Those highlighted come last, on top of the others.
        sort::sort_by_key(&mut points, |point| (crowd.is_chosen(point), point.index));
    }
    for point in &points {
        labels.occupied.push(Rect::around(point.position, radius));
    }
    layout.draw_rays(pen, scatter, &mut labels);
    for point in &points {
        let colour = match horizontal[point.index].emphasis {
            Emphasis::Chosen => pen.palette.accent,
            Emphasis::Compared => pen.palette.bar,
            Emphasis::Quiet => pen.palette.absent,
        };
        draw_scatter_point(pen, point.position, point.bars, (colour, radius), &mut labels);
    }
    // A district has several points if publications disagree; the first one gets the name.
    points.dedup_by_key(|point| point.index);
    let mut targets = vec![None; horizontal.len()];
    match &crowd {
        Some(crowd) => sort::sort_by(&mut points, |a, b| crowd.order(a).total_cmp(&crowd.order(b))),
        None => sort::sort_by(&mut points, |a, b| a.naming_order().total_cmp(&b.naming_order())),
    }
    for (order, point) in points.iter().enumerate() {
        let rows = [&horizontal[point.index], &vertical[point.index]];
        let is_named = crowd.is_none() || (order < MAX_TRIED && !point.bars.contains(&None));
        targets[point.index] = Some(match is_named {
            true => layout.draw_name(pen, rows, point, crowd.as_ref(), &mut labels),
            false => Rect::around(point.position, radius),
        });
    }
    for target in targets.into_iter().flatten() {
        pen.placed.targets.push(target);
    }
}

/// Draws the title of an axis and returns its height: aligned left at the top, or right above the y coordinate
/// `bottom`.
fn draw_title<S: DrawingBackend>(pen: &mut Pen<'_, S>, text: &str, style: TextStyle, bottom: Option<f64>) -> f64 {
    let (line_height, width) = (LINE_HEIGHT * pen.scale.text, pen.scale.width);
    let lines = pen.wrapped(text, style, width);
    let height = lines.len() as f64 * line_height;
    let (x, align) = if bottom.is_some() { (width, TextAlign::Right) } else { (0.0, TextAlign::Left) };
    let mut y = bottom.map_or(0.0, |bottom| bottom - height) + line_height / 2.0;
    for text in lines {
        pen.text(text.trim_ascii_end(), style, (x, y), align);
        y += line_height;
    }
    height
}

/// The areas and axes of the plot, CSS pixels.
struct ScatterLayout {
    /// The area of the points that are drawn to scale.
    scaled_area: Rect,
    /// `scaled_area` with the margins for broken points.
    plot_area: Rect,
    /// The value at the start of each axis, and the difference to the value at its end.
    spans: [(f64, f64); 2],
    /// The coordinate on each axis of points without a figure on it: x left of the plot area, y below it.
    outside: [f64; 2],
    /// The y coordinate of the upper edge of the lower title.
    title_top: f64,
    soft: TextStyle,
}

impl ScatterLayout {
    /// Draws the titles, whose measured heights decide where the plot area begins and ends.
    fn new<S: DrawingBackend>(pen: &mut Pen<'_, S>, scatter: &Scatter) -> ScatterLayout {
        let text = pen.scale.text;
        let soft = TextStyle { size: SMALL_SIZE * text, is_bold: false, colour: pen.palette.soft };
        let line_height = LINE_HEIGHT * text;
        let [horizontal, vertical] = &scatter.axes;
        let mut tick_width = 0.0_f64;
        for tick in &vertical.ticks {
            tick_width = tick_width.max(pen.text_width(&tick.label, soft));
        }
        let column_width = column_width(pen, scatter, TextStyle { size: NAME_SIZE * text, ..soft });
        let overhang = horizontal.ticks.last().map_or(0.0, |tick| pen.text_width(&tick.label, soft) / 2.0);
        let top = 2.0 * GAP + draw_title(pen, &vertical.title, soft, None);
        let lower_title = draw_title(pen, &horizontal.title, soft, Some(pen.placed.height));
        let lines = name_lines(scatter, pen.scale);
        let left = column_width + tick_width + GAP;
        let bottom = pen.placed.height - lower_title - (lines + TICK_LINES) * line_height;
        let width = pen.scale.width - overhang.max(POINT_RADIUS + OPEN_END_LENGTH) - left;
        let plot_area = Rect { x: left, y: top, width, height: bottom - top };
        let mut layout = ScatterLayout {
            scaled_area: plot_area,
            plot_area,
            spans: [(0.0, 1.0); 2],
            outside: [column_width - 2.0 * POINT_RADIUS, bottom + (TICK_LINES + 0.5) * line_height],
            title_top: pen.placed.height - lower_title,
            soft,
        };
        for (index, axis) in scatter.axes.iter().enumerate() {
            let value = |tick: Option<&Bar>| tick.map_or(0.0, |tick| tick.figure.value);
            let low = value(axis.ticks.first());
            layout.spans[index] = (low, value(axis.ticks.last()) - low);
            for bar in axis.rows.iter().flat_map(|row| &row.bars).filter(|bar| bar.is_broken) {
                layout.reserve_broken(index, bar.figure.value < 0.0);
            }
        }
        layout
    }

    /// Reserves the margin for broken points beyond the low or the high end of an axis, unless that has been done.
    fn reserve_broken(&mut self, axis: usize, is_low: bool) {
        let (scaled, plot) = (&mut self.scaled_area, self.plot_area);
        let (start, length, plot_start, plot_length) = match axis {
            0 => (&mut scaled.x, &mut scaled.width, plot.x, plot.width),
            _ => (&mut scaled.y, &mut scaled.height, plot.y, plot.height),
        };
        let is_start = is_low == (axis == 0);
        let is_reserved = if is_start { *start > plot_start } else { *start + *length < plot_start + plot_length };
        if !is_reserved {
            *length -= BROKEN_LENGTH;
            *start += if is_start { BROKEN_LENGTH } else { 0.0 };
        }
    }

    /// The coordinate of a value on an axis.
    fn scaled(&self, axis: usize, value: f64) -> f64 {
        let (low, span) = self.spans[axis];
        let fraction = (value - low) / span;
        let area = self.scaled_area;
        if axis == 0 { area.x + fraction * area.width } else { area.y + (1.0 - fraction) * area.height }
    }

    /// The coordinate of a figure on an axis. A broken one lies at the edge of the plot area.
    fn coordinate(&self, axis: usize, bar: &Bar) -> f64 {
        let value = bar.figure.value;
        if !bar.is_broken {
            return self.scaled(axis, value);
        }
        let area = self.plot_area;
        match (axis == 0, value < 0.0) {
            (true, true) => area.x + POINT_RADIUS,
            (true, false) => area.x + area.width - POINT_RADIUS,
            (false, true) => area.y + area.height - POINT_RADIUS,
            (false, false) => area.y + POINT_RADIUS,
        }
    }

    /// The coordinates of a district's figures on an axis; outside the plot area if there are none.
    fn coordinates<'b>(&self, axis: usize, bars: &'b [Bar]) -> Vec<(f64, Option<&'b Bar>)> {
        let mut coordinates = Vec::new();
        for bar in bars {
            coordinates.push((self.coordinate(axis, bar), Some(bar)));
        }
        if bars.is_empty() {
            coordinates.push((self.outside[axis], None));
        }
        coordinates
    }

    /// The points of all districts with a figure: each figure on one axis combined with each on the other.
    fn points<'b>(&self, horizontal: &'b [PlotRow], vertical: &'b [PlotRow]) -> Vec<ScatterPoint<'b>> {
        let mut points = Vec::new();
        for (index, (x_row, y_row)) in horizontal.iter().zip(vertical).enumerate() {
            if x_row.bars.is_empty() && y_row.bars.is_empty() {
                continue;
            }
            for (x, x_bar) in self.coordinates(0, &x_row.bars) {
                for (y, y_bar) in self.coordinates(1, &y_row.bars) {
                    points.push(ScatterPoint { index, position: (x, y), bars: [x_bar, y_bar] });
                }
            }
        }
        points
    }

    /// Draws the tick labels of an axis and the zero line. Horizontal labels that would overlap are left out.
    fn draw_axis<S: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, S>,
        scatter: &Scatter,
        axis: usize,
        labels: &mut LabelLayout,
    ) {
        let area = self.plot_area;
        let (right, bottom) = (area.x + area.width, area.y + area.height);
        let mut end = f64::NEG_INFINITY;
        for tick in &scatter.axes[axis].ticks {
            let coordinate = self.scaled(axis, tick.figure.value);
            let width = pen.text_width(&tick.label, self.soft);
            if tick.figure.value == 0.0 {
                let zero_line = match axis {
                    0 => Rect { x: coordinate - 1.0, width: 1.0, ..area },
                    _ => Rect { y: coordinate, height: 1.0, ..area },
                };
                pen.fill(zero_line, pen.palette.ink);
                labels.lines.push((zero_line, STRONG));
            }
            if axis == 0 {
                let left = (coordinate - width / 2.0).max(0.0);
                if left > end && left + width <= pen.scale.width.max(right) {
                    pen.fill(Rect { x: coordinate, y: bottom, width: 1.0, height: GAP / 2.0 }, pen.palette.hairline);
                    // Low enough for the lowest label of the vertical axis, which is centred at `bottom`.
                    let middle = bottom + self.soft.size + 1.0;
                    pen.text(&tick.label, self.soft, (left, middle), TextAlign::Left);
                    end = left + width + GAP;
                }
            } else {
                pen.text(&tick.label, self.soft, (area.x - GAP, coordinate), TextAlign::Right);
            }
        }
    }

    /// Draws lines of equal ratio through the origin with a label at their end. A line whose label does not fit is left
    /// out.
    fn draw_rays<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, scatter: &Scatter, labels: &mut LabelLayout) {
        let [max_x, max_y] = self.spans.map(|(low, span)| low + span);
        for ray in scatter.rays.iter().rev() {
            let slope = ray.slope;
            let ends_at_top = slope * max_x > max_y;
            let end = if ends_at_top { (max_y / slope, max_y) } else { (max_x, slope * max_x) };
            let position = (self.scaled(0, end.0), self.scaled(1, end.1));
            let anchor = LabelAnchor { position, area: self.label_area(pen), kind: AnchorKind::LineEnd };
            let origin = (self.scaled(0, 0.0), self.scaled(1, 0.0));
            let count = labels.lines.len();
            labels.add_line(origin, position, FAINT);
            match labels.draw_label(pen, &[&ray.label], self.soft, &anchor) {
                Some(_) => pen.line(origin, position, pen.palette.hairline),
                None => labels.lines.truncate(count),
            }
        }
    }

    /// The area of labels: the plot area, extended to the right and upper edge of the plot.
    fn label_area<S: DrawingBackend>(&self, pen: &Pen<'_, S>) -> Rect {
        let area = self.plot_area;
        Rect { x: area.x, y: 0.0, width: pen.scale.width - area.x, height: area.y + area.height }
    }

    /// Draws the name of a point, with those figures that no axis shows. Returns the bounding box of point and name.
    fn draw_name<S: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, S>,
        [x_row, y_row]: [&PlotRow; 2],
        point: &ScatterPoint<'_>,
        crowd: Option<&Crowd>,
        labels: &mut LabelLayout,
    ) -> Rect {
        let text = pen.scale.text;
        let colour = if x_row.emphasis == Emphasis::Quiet { pen.palette.absent } else { pen.palette.ink };
        let style = TextStyle { size: NAME_SIZE * text, is_bold: x_row.emphasis == Emphasis::Chosen, colour };
        let is_outside = point.bars.contains(&None);
        let mut bars = Vec::new();
        for bar in x_row.bars.iter().chain(&y_row.bars) {
            if is_outside || bar.is_broken {
                bars.push(bar);
            }
        }
        let bottom = self.plot_area.y + self.plot_area.height;
        let (area, kind) = match point.bars {
            [_, None] => {
                let y = bottom + TICK_LINES * LINE_HEIGHT * text;
                (Rect { x: 0.0, y, width: pen.scale.width, height: self.title_top - y }, AnchorKind::Row)
            }
            [None, _] => {
                let area = Rect { x: 0.0, y: 0.0, width: self.outside[0], height: bottom + style.size };
                (area, AnchorKind::Column)
            }
            _ => {
                let kind = match crowd {
                    Some(crowd) if crowd.is_chosen(point) => AnchorKind::ChosenInCrowd,
                    Some(_) => AnchorKind::InCrowd,
                    None => AnchorKind::Point,
                };
                (self.label_area(pen), kind)
            }
        };
        let (long, short) = (name_with_figures(&x_row.name, &bars), name_with_figures(&x_row.short, &bars));
        // The figure of a broken point is always kept: the axes do not show it.
        let has_broken = bars.iter().any(|bar| bar.is_broken);
        let shortest = if has_broken { &short } else { &x_row.short };
        let cut = pen.shortened(shortest, style, area.width - 4.0 * POINT_RADIUS);
        let anchor = LabelAnchor { position: point.position, area, kind };
        let label = labels.draw_label(pen, &[&long, &short, shortest, &cut], style, &anchor);
        let mark = Rect::around(point.position, POINT_RADIUS);
        label.map_or(mark, |label| mark.union(label))
    }
}

/// The width of the column left of the plot area: that of its longest name with its figure, at most `MAX_COLUMN_SHARE`.
fn column_width<S: DrawingBackend>(pen: &mut Pen<'_, S>, scatter: &Scatter, name: TextStyle) -> f64 {
    let [horizontal, vertical] = &scatter.axes;
    let mut width = 0.0_f64;
    let mut outside = horizontal.rows.iter().zip(&vertical.rows);
    if is_crowded(scatter) {
        let has_outside = outside.any(|rows| rows.0.bars.is_empty() && !rows.1.bars.is_empty());
        return if has_outside { 6.0 * POINT_RADIUS } else { 0.0 };
    }
    for (_, row) in horizontal.rows.iter().zip(&vertical.rows).filter(|rows| rows.0.bars.is_empty()) {
        if let Some(bar) = row.bars.first() {
            width = width.max(pen.text_width(&name_with_figures(&row.name, &[bar]), name) + 6.0 * POINT_RADIUS);
        }
    }
    width.min(MAX_COLUMN_SHARE * pen.scale.width)
}
