//! The marks of a row: bars, points, and the uprights of targets.

use super::Colour;
use super::labels::around;
use super::pen::{Pen, Rect};
use super::rows::{DOT, Layout};
use super::slot::{ARROW, POINT, TICK_WIDTH};
use crate::chart::{Bar, Row};
use plotters_backend::DrawingBackend;

/// The width of the line that leads to a point.
const TRAIL: f64 = 3.0;

impl Layout {
    /// A ring where it comes from, a dot where it is, a line between them; a tip beside a dot where the true value may lie.
    pub(super) fn points<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, row: &Row, colour: Colour, y: f64) {
        let place = |bar: &Bar| self.zero + self.part(bar) * self.length;
        if let Some(bar) = row.bars.first() {
            let width = self.part(bar) * self.length;
            pen.fill(Rect { x: self.zero, y, width, height: 1.0 }, pen.palette.hairline);
        }
        if let (Some(from), Some(bar)) = (&row.from, row.bars.first()) {
            let (a, b) = (place(from).min(place(bar)), place(from).max(place(bar)));
            pen.fill(Rect { x: a, y: y - TRAIL / 2.0, width: b - a, height: TRAIL }, colour);
        }
        for bar in row.from.iter().chain(&row.bars) {
            point(pen, bar, (place(bar), y), DOT, colour);
        }
        if let Some(from) = &row.from {
            pen.dot((place(from), y), DOT - 2.0, pen.palette.paper);
        }
    }

    /// From zero to a mark's end; never narrower than can be seen.
    pub(super) fn rect(&self, bar: &Bar, (y, height): (f64, f64)) -> Rect {
        let width = (self.part(bar).abs() * self.length).max(2.0);
        let x = if bar.figure.value.is_negative() { self.zero - width } else { self.zero };
        Rect { x, y, width, height }
    }

    /// Two slanted gaps in a bar that is not drawn to scale, with an edge where the bar itself is no more than an outline.
    fn gap<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, bar: &Bar, rect: Rect, edge: Option<Colour>) {
        if !bar.is_broken {
            return;
        }
        let (top, bottom) = (rect.y - 1.0, rect.y + rect.height + 1.0);
        let at = if bar.figure.value.is_negative() { 0.12 } else { 0.88 };
        let beside = (rect.width * 0.02).min(5.0);
        for beside in [-beside, beside] {
            let x = rect.x + rect.width * at + beside;
            let points = [(x + 4.0, top), (x + 8.0, top), (x + 2.0, bottom), (x - 2.0, bottom)];
            pen.polygon(&points, pen.palette.paper);
            if let Some(edge) = edge {
                pen.line((x + 6.0, top - 2.0), (x, bottom + 2.0), edge);
            }
        }
    }

    /// What may not be compared: a dashed outline, of the bar or of the point that it would be.
    pub(super) fn frame<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, frame: &Bar, y: (f64, f64)) {
        let mut rect = self.rect(frame, y);
        let colour = pen.palette.absent;
        if self.are_points {
            let x = self.zero + self.part(frame) * self.length;
            rect = around((x, y.0 + y.1 / 2.0), DOT);
            pen.fill(Rect { width: 1.0, ..rect }, colour);
        }
        pen.frame(rect, colour);
        pen.placed.marks.push(rect);
        self.gap(pen, frame, rect, Some(colour));
    }

    /// A bar; its end is a point where the true value may lie beyond, a notch where it may lie below.
    pub(super) fn bar<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, bar: &Bar, colour: Colour, y: (f64, f64)) {
        let rect = self.rect(bar, y);
        let (top, bottom) = (rect.y, rect.y + rect.height);
        pen.placed.marks.push(rect);
        pen.fill(rect, colour);
        let (opens_above, opens_below) = (bar.figure.comparator.open_above(), bar.figure.comparator.open_below());
        let is_negative = bar.figure.value.is_negative();
        let (end, way) = if is_negative { (rect.x, -1.0) } else { (rect.x + rect.width, 1.0) };
        let (outward, inward) = if is_negative { (opens_below, opens_above) } else { (opens_above, opens_below) };
        let middle = (top + bottom) / 2.0;
        if outward {
            pen.polygon(&[(end, top), (end + way * POINT, middle), (end, bottom)], colour);
        }
        if inward {
            pen.polygon(&[(end, top), (end - way * POINT, middle), (end, bottom)], pen.palette.paper);
        }
        self.gap(pen, bar, rect, None);
    }

    /// A bar between two values, on a line from zero.
    pub(super) fn range<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, row: &Row, colour: Colour, y: (f64, f64)) {
        let mut ends = Vec::new();
        for bar in &row.bars {
            let rect = self.rect(bar, y);
            pen.fill(Rect { y: y.0 + y.1 / 2.0, height: 1.0, ..rect }, colour);
            pen.placed.marks.push(rect);
            ends.push(if bar.figure.value.is_negative() { rect.x } else { rect.x + rect.width });
        }
        if let [low, high] = ends.as_slice() {
            pen.fill(Rect { x: *low, y: y.0, width: high - low, height: y.1 }, colour);
        }
    }

    /// A target or forecast: an upright line through the row, with a flag where it is a bound.
    pub(super) fn tick<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, tick: &Bar, (y, thick): (f64, f64)) {
        const OVER: f64 = 3.0;
        let x = self.zero + self.part(tick) * self.length - TICK_WIDTH / 2.0;
        let (top, colour) = (y - thick / 2.0 - OVER, pen.palette.mark);
        let line = Rect { x, y: top, width: TICK_WIDTH, height: thick + 2.0 * OVER };
        // A seam in the ground's colour keeps the line apart from the bar, in grey print as well.
        let seam = Rect { x: x - 1.0, y: y - thick / 2.0, width: TICK_WIDTH + 2.0, height: thick };
        pen.fill(seam, pen.palette.paper);
        pen.fill(line, colour);
        pen.placed.marks.push(line);
        if tick.figure.comparator.open_above() {
            self.arrow(pen, (x + TICK_WIDTH, top), 1.0);
        }
        if tick.figure.comparator.open_below() {
            self.arrow(pen, (x, top), -1.0);
        }
    }

    /// A small flag at a tick's head that points the way the true value may lie.
    fn arrow<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, (x, top): (f64, f64), way: f64) {
        let tip = x + way * (ARROW - TICK_WIDTH);
        pen.polygon(&[(x, top), (tip, top + 3.5), (x, top + 7.0)], pen.palette.mark)
    }
}

/// A dot with a tip on each side where the true value may lie.
pub(super) fn point<S: DrawingBackend>(
    pen: &mut Pen<'_, S>,
    bar: &Bar,
    (x, y): (f64, f64),
    radius: f64,
    colour: Colour,
) {
    let open = [(bar.figure.comparator.open_above(), 1.0), (bar.figure.comparator.open_below(), -1.0)];
    for (_, way) in open.into_iter().filter(|end| end.0) {
        let tip = x + way * (radius + POINT);
        pen.polygon(&[(x, y - radius), (tip, y), (x, y + radius)], colour);
    }
    pen.dot((x, y), radius, colour);
    pen.placed.marks.push(Rect { x: x - radius, y: y - radius, width: 2.0 * radius, height: 2.0 * radius });
}
