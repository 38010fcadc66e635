//! Draws the marks of a row: bars, points, ranges, figures set apart, and ticks for targets and forecasts.

use super::colour::Colour;
use super::open_end::{AxisDirection, OPEN_END_LENGTH, open_end, point_open_ends};
use super::pen::Pen;
use super::rect::Rect;
use super::row_extent::{OPEN_TICK_REACH, TICK_WIDTH};
use super::rows::{POINT_RADIUS, RowsLayout};
use crate::model::{Bar, PlotRow};
use crate::number::Comparator;
use plotters_backend::DrawingBackend;

/// Half the base of the triangle at an open tick, CSS pixels.
const OPEN_TICK_HALF_BASE: f64 = 3.5;
/// The width of the line from an earlier value to the present one, CSS pixels.
const CHANGE_LINE_WIDTH: f64 = 3.0;

impl RowsLayout {
    /// Draws the points of a row: a dot for the value, and a ring for the earlier value with a line to the dot.
    pub(super) fn draw_points<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, row: &PlotRow, colour: Colour, y: f64) {
        let x_of = |bar: &Bar| self.zero_x + self.fraction(bar) * self.length;
        if let Some(bar) = row.bars.first() {
            let width = self.fraction(bar) * self.length;
            pen.fill(Rect { x: self.zero_x, y, width, height: 1.0 }, pen.palette.hairline);
        }
        if let (Some(earlier), Some(bar)) = (&row.earlier, row.bars.first()) {
            let (left, right) = (x_of(earlier).min(x_of(bar)), x_of(earlier).max(x_of(bar)));
            let top = y - CHANGE_LINE_WIDTH / 2.0;
            pen.fill(Rect { x: left, y: top, width: right - left, height: CHANGE_LINE_WIDTH }, colour);
        }
        for bar in row.earlier.iter().chain(&row.bars) {
            draw_point(pen, bar.figure.comparator, (x_of(bar), y), POINT_RADIUS, colour);
        }
        if let Some(earlier) = &row.earlier {
            pen.dot((x_of(earlier), y), POINT_RADIUS - 2.0, pen.palette.paper);
        }
    }

    /// The rectangle of a bar, at least two CSS pixels wide so that a value of zero is visible.
    fn bar_rect(&self, bar: &Bar, (y, height): (f64, f64)) -> Rect {
        let width = (self.fraction(bar).abs() * self.length).max(2.0);
        let x = if bar.figure.value < 0.0 { self.zero_x - width } else { self.zero_x };
        Rect { x, y, width, height }
    }

    /// Draws two slanted gaps into a bar that is not to scale. An outlined bar has no filled area, so a
    /// stroke in the colour `edge` marks each gap.
    fn draw_break<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, bar: &Bar, rect: Rect, edge: Option<Colour>) {
        if !bar.is_broken {
            return;
        }
        let (top, bottom) = (rect.y - 1.0, rect.y + rect.height + 1.0);
        let fraction = if bar.figure.value < 0.0 { 0.12 } else { 0.88 };
        let offset = (rect.width * 0.02).min(5.0);
        for offset in [-offset, offset] {
            let x = rect.x + rect.width * fraction + offset;
            let points = [(x + 4.0, top), (x + 8.0, top), (x + 2.0, bottom), (x - 2.0, bottom)];
            pen.polygon(&points, pen.palette.paper);
            if let Some(edge) = edge {
                pen.line((x + 6.0, top - 2.0), (x, bottom + 2.0), edge);
            }
        }
    }

    /// Draws a figure that may not be compared: a bar or point with a dashed outline.
    pub(super) fn draw_apart<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, bar: &Bar, y: (f64, f64)) {
        let mut rect = self.bar_rect(bar, y);
        let colour = pen.palette.absent;
        if self.are_points {
            let x = self.zero_x + self.fraction(bar) * self.length;
            rect = Rect::around((x, y.0 + y.1 / 2.0), POINT_RADIUS);
            pen.fill(Rect { width: 1.0, ..rect }, colour);
        }
        pen.dashed_edges(rect, colour);
        pen.placed.marks.push(rect);
        self.draw_break(pen, bar, rect, Some(colour));
    }

    /// Draws a bar. An end that is open outwards has a triangle on it; one that is open inwards has a notch.
    pub(super) fn draw_bar<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, bar: &Bar, colour: Colour, y: (f64, f64)) {
        let rect = self.bar_rect(bar, y);
        let (top, bottom) = (rect.y, rect.y + rect.height);
        pen.placed.marks.push(rect);
        let (opens_above, opens_below) = (bar.figure.comparator.is_open_above(), bar.figure.comparator.is_open_below());
        let is_negative = bar.figure.value < 0.0;
        let (end, direction) = if is_negative { (rect.x, -1.0) } else { (rect.x + rect.width, 1.0) };
        let (outward, inward) = if is_negative { (opens_below, opens_above) } else { (opens_above, opens_below) };
        // An end with a triangle or a notch on it has its corners.
        let is_round = !outward && !inward;
        pen.rounded(rect, [is_round && is_negative, is_round && !is_negative], colour);
        let base = (end, (top + bottom) / 2.0);
        let half_base = rect.height / 2.0;
        let length = direction * OPEN_END_LENGTH;
        if outward {
            open_end(pen, base, AxisDirection::Right, [half_base, length], colour);
        }
        if inward {
            open_end(pen, base, AxisDirection::Right, [half_base, -length], pen.palette.paper);
        }
        self.draw_break(pen, bar, rect, None);
    }

    /// Draws a range: a bar from the lower to the upper value, on a thin line from zero.
    pub(super) fn draw_range<S: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, S>,
        row: &PlotRow,
        colour: Colour,
        y: (f64, f64),
    ) {
        let mut ends = Vec::new();
        for bar in &row.bars {
            let rect = self.bar_rect(bar, y);
            pen.fill(Rect { y: y.0 + y.1 / 2.0, height: 1.0, ..rect }, colour);
            pen.placed.marks.push(rect);
            ends.push(if bar.figure.value < 0.0 { rect.x } else { rect.x + rect.width });
        }
        if let [low, high] = ends.as_slice() {
            pen.rounded(Rect { x: *low, y: y.0, width: high - low, height: y.1 }, [true; 2], colour);
        }
    }

    /// Draws a target or forecast: a vertical line across the row, with a triangle at its upper end if it is a bound.
    pub(super) fn draw_tick<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, tick: &Bar, (y, thickness): (f64, f64)) {
        const OVERHANG: f64 = 3.0;
        let x = self.zero_x + self.fraction(tick) * self.length - TICK_WIDTH / 2.0;
        let (top, colour) = (y - thickness / 2.0 - OVERHANG, pen.palette.mark);
        let line = Rect { x, y: top, width: TICK_WIDTH, height: thickness + 2.0 * OVERHANG };
        // A border in the background colour separates the tick from the bar, also in greyscale print.
        let border = Rect { x: x - 1.0, y: y - thickness / 2.0, width: TICK_WIDTH + 2.0, height: thickness };
        pen.fill(border, pen.palette.paper);
        pen.fill(line, colour);
        pen.placed.marks.push(line);
        let length = OPEN_TICK_REACH - TICK_WIDTH;
        let triangle_y = top + OPEN_TICK_HALF_BASE;
        let size = |length| [OPEN_TICK_HALF_BASE, length];
        if tick.figure.comparator.is_open_above() {
            open_end(pen, (x + TICK_WIDTH, triangle_y), AxisDirection::Right, size(length), colour);
        }
        if tick.figure.comparator.is_open_below() {
            open_end(pen, (x, triangle_y), AxisDirection::Right, size(-length), colour);
        }
    }
}

/// Draws a dot with its open ends.
pub(super) fn draw_point<S: DrawingBackend>(
    pen: &mut Pen<'_, S>,
    comparator: Comparator,
    position: (f64, f64),
    radius: f64,
    colour: Colour,
) {
    point_open_ends(pen, position, (AxisDirection::Right, comparator), [radius, OPEN_END_LENGTH], colour);
    pen.dot(position, radius, colour);
    pen.placed.marks.push(Rect::around(position, radius));
}
