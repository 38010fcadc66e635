//! Draws small multiples over time: a panel for each district or list. Actual figures are dots, targets and forecasts
//! are rings, and lines join figures that are comparable.
//!
//! Labels are positioned one after the other, each where it overlaps neither points nor labels and, if possible, no
//! line.

use super::colour::Colour;
use super::open_end::{AxisDirection, point_open_ends};
use super::pen::{Pen, TextAlign, TextStyle};
use super::rect::Rect;
use super::rows::ratio;
use super::scale::Scale;
use crate::model::{Emphasis, Panel, Point, TrendPanels};
use crate::text::max_width_em;
use plotters_backend::DrawingBackend;

/// The width from which two panels stand side by side, and three, CSS pixels at the default text size.
const TWO_COLUMNS_WIDTH: f64 = 560.0;
const THREE_COLUMNS_WIDTH: f64 = 960.0;
/// The gap between panels, and the smallest gap between texts, CSS pixels.
const GUTTER: f64 = 28.0;
const GAP: f64 = 5.0;
/// The heights of the parts of a panel from its top: name, margin for labels, scale, and margin below the periods, CSS
/// pixels at the default text size.
const NAME_HEIGHT: f64 = 22.0;
const LABEL_MARGIN: f64 = 30.0;
const SCALE_HEIGHT: f64 = 84.0;
const BOTTOM_MARGIN: f64 = 20.0;
/// The distance from the edges of a panel to the ends of its time axis, CSS pixels at the default text size.
const INSET: f64 = 26.0;
/// The radius of a dot, the radius of the hole of a ring, and the length of an open end beyond the dot, CSS pixels.
const POINT_RADIUS: f64 = 4.5;
const HOLE_RADIUS: f64 = 2.5;
const OPEN_END_LENGTH: f64 = 5.0;
/// Half the width of a line, CSS pixels.
const HALF_LINE_WIDTH: f64 = 1.0;
/// The font size of values, the font size of other labels, and the line height of periods, CSS pixels at the default
/// text size.
const VALUE_SIZE: f64 = 14.0;
const SMALL_SIZE: f64 = 12.0;
const PERIOD_LINE_HEIGHT: f64 = 16.0;
/// The texts of more points would cover each other.
const MOST_POINTS: usize = 9;
/// The radius of the points of a crowded panel, CSS pixels.
const SMALL_RADIUS: f64 = 2.0;
/// The largest number of lines of periods below the axis.
const MAX_PERIOD_LINES: usize = 4;

/// The position of a period below the axis, from the left edge of its panel.
struct PeriodBox {
    line: usize,
    left: f64,
    width: f64,
}

/// The height of all panels, CSS pixels.
pub(super) fn height(trend: &TrendPanels, scale: Scale) -> f64 {
    let grid = PanelGrid::new(trend, scale);
    let rows = trend.panels.len().div_ceil(grid.columns);
    (rows as f64 * grid.height).ceil()
}

/// The grid of panels, CSS pixels.
struct PanelGrid {
    columns: usize,
    width: f64,
    height: f64,
    /// The text size, as in `Scale`.
    text: f64,
    /// True if a panel has more points than its texts have room for: then each panel has small points, and texts for the first and the last.
    is_crowded: bool,
}

impl PanelGrid {
    fn new(trend: &TrendPanels, scale: Scale) -> PanelGrid {
        let relative_width = scale.width / scale.text;
        let max_columns =
            1 + usize::from(relative_width >= TWO_COLUMNS_WIDTH) + usize::from(relative_width >= THREE_COLUMNS_WIDTH);
        // The fewest columns with the same number of rows: four panels make 2 + 2 rather than 3 + 1.
        let rows = trend.panels.len().div_ceil(max_columns).max(1);
        let columns = trend.panels.len().div_ceil(rows).max(1);
        let width = (scale.width - GUTTER * (columns - 1) as f64) / columns as f64;
        let is_crowded = trend.panels.iter().any(|panel| panel.points.len() > MOST_POINTS);
        let mut grid = PanelGrid { columns, width, height: 0.0, text: scale.text, is_crowded };
        let mut lines = 1;
        for panel in &trend.panels {
            for period in grid.period_boxes(trend, panel).into_iter().flatten() {
                lines = lines.max(period.line + 1);
            }
        }
        let fixed = NAME_HEIGHT + LABEL_MARGIN + SCALE_HEIGHT + BOTTOM_MARGIN;
        grid.height = scale.text * (fixed + lines as f64 * PERIOD_LINE_HEIGHT);
        grid
    }

    /// The x coordinate of a point from the left edge of its panel.
    fn x(&self, trend: &TrendPanels, point: &Point) -> f64 {
        let fraction = match trend.to.saturating_sub(trend.from) {
            0 => 0.5,
            span => f64::from(point.at.saturating_sub(trend.from)) / f64::from(span),
        };
        let inset = INSET * self.text;
        inset + fraction * (self.width - 2.0 * inset).max(0.0)
    }

    /// The position of each point's period: on the first line where it overlaps no other. `None` if an earlier point
    /// has the same period, all lines are taken, or it is one of many. Widths are upper bounds, so that the height does not depend on the
    /// surface.
    fn period_boxes(&self, trend: &TrendPanels, panel: &Panel) -> Vec<Option<PeriodBox>> {
        let mut line_ends = [0.0_f64; MAX_PERIOD_LINES];
        let mut boxes = Vec::new();
        for (index, point) in panel.points.iter().enumerate() {
            let is_left_out = self.is_crowded && is_between(panel, index);
            if is_left_out || panel.points.iter().take(index).any(|earlier| earlier.when == point.when) {
                boxes.push(None);
                continue;
            }
            let width = (max_width_em(&point.when) * SMALL_SIZE * self.text).min(self.width);
            let left = (self.x(trend, point) - width / 2.0).min(self.width - width).max(0.0);
            let line = line_ends.iter().position(|&end| left >= end);
            if let Some(line) = line {
                line_ends[line] = left + width + GAP;
            }
            boxes.push(line.map(|line| PeriodBox { line, left, width }));
        }
        boxes
    }
}

/// True if a point is neither the first nor the last.
fn is_between(panel: &Panel, index: usize) -> bool {
    index > 0 && index + 1 < panel.points.len()
}

/// Draws the panels.
pub(super) fn draw<S: DrawingBackend>(pen: &mut Pen<'_, S>, trend: &TrendPanels) {
    let grid = PanelGrid::new(trend, pen.scale);
    for (index, panel) in trend.panels.iter().enumerate() {
        let x = (index % grid.columns) as f64 * (grid.width + GUTTER);
        let y = (index / grid.columns) as f64 * grid.height;
        let mut panel_pen = PanelPen::new(pen, &grid, trend, panel, (x, y));
        panel_pen.draw_axis(pen, panel, &grid.period_boxes(trend, panel));
        panel_pen.draw_marks(pen, panel);
        for (index, point) in panel.points.iter().enumerate() {
            if !(grid.is_crowded && is_between(panel, index)) {
                panel_pen.draw_label(pen, point, index);
            }
        }
    }
}

/// Draws one panel.
struct PanelPen {
    /// The area of points and labels.
    area: Rect,
    /// The text size, as in `Scale`.
    text: f64,
    /// As in `PanelGrid`.
    is_crowded: bool,
    /// The position of each point.
    positions: Vec<(f64, f64)>,
    /// The y coordinate of zero, or of the axis if zero is not on the scale.
    zero_y: f64,
    /// The bounding boxes of all points, in their order, and of labels. No label may cover them.
    occupied: Vec<Rect>,
    /// Lines, which a label covers only if there is no other position.
    avoided: Vec<Rect>,
}

impl PanelPen {
    /// Draws the name, computes the positions of the points, and adds their hit areas.
    fn new<S: DrawingBackend>(
        pen: &mut Pen<'_, S>,
        grid: &PanelGrid,
        trend: &TrendPanels,
        panel: &Panel,
        (x, y): (f64, f64),
    ) -> PanelPen {
        let text = grid.text;
        let is_chosen = panel.emphasis == Emphasis::Chosen;
        let name = TextStyle { size: 15.0 * text, is_bold: is_chosen, colour: pen.palette.ink };
        let shortened = pen.shortened(&panel.name, name, grid.width);
        pen.text(&shortened, name, (x, y + name.size / 2.0 + 3.0), TextAlign::Left);
        let height = (LABEL_MARGIN + SCALE_HEIGHT) * text;
        let area = Rect { x, y: y + NAME_HEIGHT * text, width: grid.width, height };
        let bottom = area.y + area.height;
        let scale_bottom = if panel.scale[0] == 0.0 { bottom } else { bottom - 2.0 * POINT_RADIUS };
        let scale_top = area.y + LABEL_MARGIN * text;
        let y_of = |value| scale_bottom - scale_fraction(panel, value) * (scale_bottom - scale_top);
        let mut positions = Vec::new();
        for point in &panel.points {
            positions.push((x + grid.x(trend, point), y_of(point.bar.figure.value)));
        }
        let has_zero = panel.scale[0] <= 0.0;
        let zero_y = if has_zero { y_of(0.0) } else { bottom };
        let (occupied, avoided) = (Vec::new(), Vec::new());
        let panel_pen = PanelPen { area, text, is_crowded: grid.is_crowded, positions, zero_y, occupied, avoided };
        panel_pen.add_targets(pen, grid.height, y);
        panel_pen
    }

    /// Adds the hit area of each point: the height of the panel, and half the distance to the neighbours on each side.
    /// Points with the same x coordinate divide the height among them.
    fn add_targets<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, height: f64, top: f64) {
        let positions = &self.positions;
        for (index, &(x, _)) in positions.iter().enumerate() {
            let has_same_x = |other: &&(f64, f64)| other.0 == x;
            let count = positions.iter().filter(has_same_x).count();
            let before = positions.iter().take(index).filter(has_same_x).count();
            let first = index - before;
            let left = if first == 0 { self.area.x } else { (positions[first - 1].0 + x) / 2.0 };
            let right = positions.get(first + count).map_or(self.area.x + self.area.width, |next| (next.0 + x) / 2.0);
            let height = height / count as f64;
            pen.placed.targets.push(Rect { x: left, y: top + before as f64 * height, width: right - left, height });
        }
    }

    /// Draws the time axis with a tick below each point, the periods, and the zero line.
    fn draw_axis<S: DrawingBackend>(&mut self, pen: &mut Pen<'_, S>, panel: &Panel, periods: &[Option<PeriodBox>]) {
        let small = TextStyle { size: SMALL_SIZE * self.text, is_bold: false, colour: pen.palette.soft };
        let bottom = self.area.y + self.area.height;
        pen.fill(Rect { y: bottom, height: pen.line_width(), ..self.area }, pen.palette.hairline);
        if panel.scale[0] <= 0.0 {
            let zero_line = Rect { y: self.zero_y, height: pen.line_width(), ..self.area };
            pen.fill(zero_line, pen.palette.ink);
            self.avoided.push(zero_line);
        }
        for ((point, &(x, _)), period) in panel.points.iter().zip(&self.positions).zip(periods) {
            pen.fill(Rect { x: x - 0.5, y: bottom, width: 1.0, height: 4.0 }, pen.palette.absent);
            let Some(period) = period else { continue };
            let text = pen.shortened(&point.when, small, self.area.width);
            let offset = (period.width - pen.text_width(&text, small)).max(0.0) / 2.0;
            let left = self.area.x + period.left + offset;
            let y = bottom + 2.0 * POINT_RADIUS + (period.line as f64 + 0.5) * PERIOD_LINE_HEIGHT * self.text;
            pen.text(&text, small, (left, y), TextAlign::Left);
        }
    }

    /// Draws stems from zero to the points, then lines, dots and rings.
    fn draw_marks<S: DrawingBackend>(&mut self, pen: &mut Pen<'_, S>, panel: &Panel) {
        let colour = if panel.emphasis == Emphasis::Chosen { pen.palette.accent } else { pen.palette.bar };
        for &(x, y) in &self.positions {
            if self.is_crowded {
                break;
            }
            let stem = Rect { x: x - 0.5, y: y.min(self.zero_y), width: 1.0, height: (self.zero_y - y).abs() };
            pen.fill(stem, pen.palette.hairline);
            self.avoided.push(stem);
        }
        for &[from, to] in &panel.joins {
            self.draw_line(pen, self.positions[from], self.positions[to], colour);
        }
        for (point, &(x, y)) in panel.points.iter().zip(&self.positions) {
            let colour = if point.status.is_some() { pen.palette.mark } else { colour };
            // A ring needs room for its hole.
            let radius = if self.is_crowded && point.status.is_none() { SMALL_RADIUS } else { POINT_RADIUS };
            let mut mark = Rect::around((x, y), radius);
            let (direction, size) = (AxisDirection::Up, [radius, OPEN_END_LENGTH]);
            for apex in point_open_ends(pen, (x, y), (direction, point.bar.figure.comparator), size, colour) {
                mark.height += OPEN_END_LENGTH;
                mark.y = mark.y.min(apex.1);
            }
            pen.dot((x, y), radius, colour);
            if point.status.is_some() {
                pen.dot((x, y), HOLE_RADIUS, pen.palette.paper);
            }
            pen.placed.marks.push(mark);
            self.occupied.push(mark);
        }
    }

    /// Draws a line between two points, and adds the bounding boxes of its pieces to what labels avoid.
    fn draw_line<S: DrawingBackend>(&mut self, pen: &mut Pen<'_, S>, a: (f64, f64), b: (f64, f64), colour: Colour) {
        const PIECES: usize = 24;
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = (dx * dx + dy * dy).sqrt().max(1.0);
        let (x, y) = (dy / length * HALF_LINE_WIDTH, -dx / length * HALF_LINE_WIDTH);
        pen.polygon(&[(a.0 + x, a.1 + y), (b.0 + x, b.1 + y), (b.0 - x, b.1 - y), (a.0 - x, a.1 - y)], colour);
        for piece in 0..PIECES {
            let fraction = piece as f64 / PIECES as f64;
            let (x, y) = (a.0 + dx * fraction, a.1 + dy * fraction);
            let (width, height) = (dx / PIECES as f64, dy / PIECES as f64);
            self.avoided.push(Rect { x, y: y.min(y + height), width, height: height.abs().max(HALF_LINE_WIDTH) });
        }
    }

    /// Draws the value and the status of a point at the first free position: above, below, right or left of the point,
    /// then farther away. A label without a free position is left out; the table has its figure.
    fn draw_label<S: DrawingBackend>(&mut self, pen: &mut Pen<'_, S>, point: &Point, index: usize) {
        let value = TextStyle { size: VALUE_SIZE * self.text, is_bold: true, colour: pen.palette.ink };
        let small = TextStyle { size: SMALL_SIZE * self.text, is_bold: false, colour: pen.palette.soft };
        let status = point.status.as_deref().unwrap_or_default();
        let value_width = pen.text_width(&point.bar.label, value);
        let width = value_width + if status.is_empty() { 0.0 } else { GAP + pen.text_width(status, small) };
        let Some(rect) = self.free_rect(index, (width, value.size)) else { return };
        let middle = rect.y + rect.height / 2.0;
        pen.text(&point.bar.label, value, (rect.x, middle), TextAlign::Left);
        if !status.is_empty() {
            pen.text(status, small, (rect.x + value_width + GAP, middle), TextAlign::Left);
        }
        self.occupied.push(rect);
    }

    /// The first free rectangle for a label of a size: off lines if possible, and as near to its point as possible.
    fn free_rect(&self, index: usize, (width, height): (f64, f64)) -> Option<Rect> {
        const MAX_STEPS: i32 = 6;
        let (x, y) = self.positions[index];
        let mark = self.occupied[index];
        for avoids_lines in [true, false] {
            for step in 0..MAX_STEPS {
                let offset = f64::from(step) * (height / 2.0);
                let above = mark.y - GAP + 1.0 - height - offset;
                let below = mark.y + mark.height + GAP - 1.0 + offset;
                let left = x - POINT_RADIUS - GAP - width - offset;
                let right = x + POINT_RADIUS + GAP + offset;
                let (centred, level) = (x - width / 2.0, y - height / 2.0);
                let corners =
                    [(centred, above), (centred, below), (right, level), (left, level), (right, above), (left, above)];
                for (x, y) in corners {
                    let x = x.min(self.area.x + self.area.width - width).max(self.area.x);
                    let rect = Rect { x, y, width, height };
                    if self.is_free(&rect, avoids_lines) {
                        return Some(rect);
                    }
                }
            }
        }
        None
    }

    fn is_free(&self, rect: &Rect, avoids_lines: bool) -> bool {
        let is_inside = rect.y >= self.area.y && rect.y + rect.height <= self.area.y + self.area.height;
        let padded = Rect { x: rect.x - 2.0, width: rect.width + 4.0, ..*rect };
        let overlaps_any = |obstacles: &[Rect]| obstacles.iter().any(|obstacle| obstacle.overlaps(&padded));
        is_inside && !overlaps_any(&self.occupied) && !(avoids_lines && overlaps_any(&self.avoided))
    }
}

/// The position of a value on the scale of its panel: 0 at the bottom, 1 at the top.
fn scale_fraction(panel: &Panel, value: f64) -> f64 {
    let [bottom, top] = panel.scale;
    ratio(value - bottom, top - bottom)
}
