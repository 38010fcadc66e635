//! Small multiples over time: dots for what happened, rings for the rest, lines where figures are comparable.

use super::Scale;
use super::pen::{Pen, Rect, Side, Type};
use crate::chart::{Emphasis, Panel, Point, Trend};
use crate::number::Decimal;
use plotters_backend::DrawingBackend;

/// From so wide on there are two panels side by side, and three; both grow with the text.
const TWO: f64 = 560.0;
const THREE: f64 = 960.0;
/// Between panels, and the least between texts.
const GUTTER: f64 = 28.0;
const GAP: f64 = 5.0;
/// The parts of a panel from its top: its name, room for labels, the plot, and what is left under the periods.
const HEAD: f64 = 22.0;
const ROOM: f64 = 30.0;
const PLOT: f64 = 84.0;
const FOOT: f64 = 20.0;
/// From the edges of a panel to the ends of its axis.
const INSET: f64 = 26.0;
/// Half the width of a dot, of the hole of a ring, and how far the tip of a bound reaches beyond the dot.
const DOT: f64 = 4.5;
const HOLE: f64 = 2.5;
const TIP: f64 = 5.0;
/// Half the width of a line.
const LINE: f64 = 1.0;
/// Sizes of texts, and how far the lines of periods are apart.
const VALUE: f64 = 14.0;
const SMALL: f64 = 12.0;
const PITCH: f64 = 16.0;
/// Periods are written in at most so many lines.
const MOST_LINES: usize = 4;

/// Where a period is written under the axis: its line, its left end and its width.
type Place = (usize, f64, f64);

/// The height of all panels.
pub(super) fn height(trend: &Trend, scale: Scale) -> f64 {
    let grid = Grid::new(trend, scale);
    let rows = trend.panels.len().div_ceil(grid.columns);
    (rows as f64 * grid.height).ceil()
}

/// How panels stand.
struct Grid {
    columns: usize,
    width: f64,
    height: f64,
    text: f64,
}

impl Grid {
    fn new(trend: &Trend, scale: Scale) -> Grid {
        let wide = scale.width / scale.text;
        let most = 1 + usize::from(wide >= TWO) + usize::from(wide >= THREE);
        // As many rows as that takes, and then no more columns than fill them.
        let rows = trend.panels.len().div_ceil(most).max(1);
        let columns = trend.panels.len().div_ceil(rows).max(1);
        let width = (scale.width - GUTTER * (columns - 1) as f64) / columns as f64;
        let mut grid = Grid { columns, width, height: 0.0, text: scale.text };
        let mut lines = 1;
        for panel in &trend.panels {
            for place in grid.periods(trend, panel).into_iter().flatten() {
                lines = lines.max(place.0 + 1);
            }
        }
        grid.height = scale.text * (HEAD + ROOM + PLOT + FOOT + lines as f64 * PITCH);
        grid
    }

    /// Where a point stands from the left edge of its panel.
    fn across(&self, trend: &Trend, point: &Point) -> f64 {
        let part = match trend.to.saturating_sub(trend.from) {
            0 => 0.5,
            span => f64::from(point.at - trend.from) / f64::from(span),
        };
        let inset = INSET * self.text;
        inset + part * (self.width - 2.0 * inset).max(0.0)
    }

    /// Where the period of each point is written: on the first line where it is free; none where the same is there already, or
    /// nothing is free. By widths that no letter exceeds, so that the height does not depend on the surface.
    fn periods(&self, trend: &Trend, panel: &Panel) -> Vec<Option<Place>> {
        let mut ends = [0.0_f64; MOST_LINES];
        let mut places = Vec::new();
        for (place, point) in panel.points.iter().enumerate() {
            if panel.points.iter().take(place).any(|before| before.when == point.when) {
                places.push(None);
                continue;
            }
            let mut width = 0.0;
            for letter in point.when.chars() {
                width += SMALL * self.text * if letter > '\u{2e80}' { 1.0 } else { 0.7 };
            }
            let width = width.min(self.width);
            let left = (self.across(trend, point) - width / 2.0).min(self.width - width).max(0.0);
            let line = ends.iter().position(|&end| left >= end);
            if let Some(line) = line {
                ends[line] = left + width + GAP;
            }
            places.push(line.map(|line| (line, left, width)));
        }
        places
    }
}

/// Draws the panels.
pub(super) fn draw<S: DrawingBackend>(pen: &mut Pen<'_, S>, trend: &Trend) {
    let grid = Grid::new(trend, pen.scale);
    for (place, panel) in trend.panels.iter().enumerate() {
        let x = (place % grid.columns) as f64 * (grid.width + GUTTER);
        let y = (place / grid.columns) as f64 * grid.height;
        let mut sheet = Sheet::new(pen, &grid, trend, panel, (x, y));
        sheet.axis(pen, panel, &grid.periods(trend, panel));
        sheet.marks(pen, panel);
        for place in 0..panel.points.len() {
            sheet.label(pen, &panel.points[place], place);
        }
    }
}

/// One panel while it is drawn.
struct Sheet {
    /// The room of its plot and labels.
    room: Rect,
    text: f64,
    /// Where its points stand.
    at: Vec<(f64, f64)>,
    zero: f64,
    /// What no label may cover: dots and labels.
    taken: Vec<Rect>,
    /// What a label should not cover: lines.
    avoided: Vec<Rect>,
}

impl Sheet {
    /// Writes the name, and finds where the points stand.
    fn new<S: DrawingBackend>(
        pen: &mut Pen<'_, S>,
        grid: &Grid,
        trend: &Trend,
        panel: &Panel,
        (x, y): (f64, f64),
    ) -> Sheet {
        let text = grid.text;
        let is_chosen = panel.emphasis == Emphasis::Chosen;
        let name = Type { size: 15.0 * text, is_bold: is_chosen, colour: pen.palette.ink };
        let words = pen.shortened(&panel.name, name, grid.width);
        pen.text(&words, name, (x, y + name.size / 2.0 + 3.0), Side::Left);
        let room = Rect { x, y: y + HEAD * text, width: grid.width, height: (ROOM + PLOT) * text };
        let bottom = room.y + room.height;
        let foot = if panel.scale[0].is_zero() { bottom } else { bottom - 2.0 * DOT };
        let top = room.y + ROOM * text;
        let up = |value| foot - part(panel, value) * (foot - top);
        let mut at = Vec::new();
        for point in &panel.points {
            at.push((x + grid.across(trend, point), up(point.bar.figure.value)));
        }
        let has_zero = panel.scale[0] <= Decimal::ZERO;
        let zero = if has_zero { up(Decimal::ZERO) } else { bottom };
        let sheet = Sheet { room, text, at, zero, taken: Vec::new(), avoided: Vec::new() };
        sheet.slots(pen, grid.height, y);
        sheet
    }

    /// What can be pointed at: each point's part of the panel, up to half way to its neighbours; points of one time share it.
    fn slots<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, height: f64, top: f64) {
        let right = self.room.x + self.room.width;
        for (place, &(x, _)) in self.at.iter().enumerate() {
            let is_same = |other: &&(f64, f64)| other.0 == x;
            let same = self.at.iter().filter(is_same).count();
            let before = self.at.iter().take(place).filter(is_same).count();
            let first = place - before;
            let left = if first == 0 { self.room.x } else { (self.at[first - 1].0 + x) / 2.0 };
            let end = self.at.get(first + same).map_or(right, |next| (next.0 + x) / 2.0);
            let part = height / same as f64;
            pen.placed.rows.push(Rect { x: left, y: top + before as f64 * part, width: end - left, height: part });
        }
    }

    /// The axis with a stroke under each point, the periods, and zero.
    fn axis<S: DrawingBackend>(&mut self, pen: &mut Pen<'_, S>, panel: &Panel, periods: &[Option<Place>]) {
        let small = Type { size: SMALL * self.text, is_bold: false, colour: pen.palette.soft };
        let bottom = self.room.y + self.room.height;
        pen.fill(Rect { y: bottom, height: 1.0, ..self.room }, pen.palette.hairline);
        if panel.scale[0] <= Decimal::ZERO {
            let zero = Rect { y: self.zero, height: 1.0, ..self.room };
            pen.fill(zero, pen.palette.ink);
            self.avoided.push(zero);
        }
        for (place, period) in periods.iter().enumerate() {
            let x = self.at[place].0;
            pen.fill(Rect { x: x - 0.5, y: bottom, width: 1.0, height: 4.0 }, pen.palette.absent);
            let Some((line, left, width)) = *period else { continue };
            let when = pen.shortened(&panel.points[place].when, small, width);
            // Centred in the room that was kept for it.
            let left = self.room.x + left + (width - pen.width(&when, small)).max(0.0) / 2.0;
            let y = bottom + 2.0 * DOT + (line as f64 + 0.5) * PITCH * self.text;
            pen.text(&when, small, (left, y), Side::Left);
        }
    }

    /// Stems, lines, dots and rings.
    fn marks<S: DrawingBackend>(&mut self, pen: &mut Pen<'_, S>, panel: &Panel) {
        let colour = if panel.emphasis == Emphasis::Chosen { pen.palette.accent } else { pen.palette.bar };
        for &(x, y) in &self.at {
            let stem = Rect { x: x - 0.5, y: y.min(self.zero), width: 1.0, height: (self.zero - y).abs() };
            pen.fill(stem, pen.palette.hairline);
            self.avoided.push(stem);
        }
        for &[from, to] in &panel.joins {
            self.line(pen, self.at[from], self.at[to], colour);
        }
        for (point, &(x, y)) in panel.points.iter().zip(&self.at) {
            let colour = if point.status.is_some() { pen.palette.mark } else { colour };
            let mut mark = Rect { x: x - DOT, y: y - DOT, width: 2.0 * DOT, height: 2.0 * DOT };
            let comparator = point.bar.figure.comparator;
            if comparator.open_above() {
                pen.polygon(&[(x - DOT, y), (x, y - DOT - TIP), (x + DOT, y)], colour);
                mark.y -= TIP;
                mark.height += TIP;
            }
            if comparator.open_below() {
                pen.polygon(&[(x - DOT, y), (x, y + DOT + TIP), (x + DOT, y)], colour);
                mark.height += TIP;
            }
            pen.dot((x, y), DOT, colour);
            if point.status.is_some() {
                pen.dot((x, y), HOLE, pen.palette.paper);
            }
            pen.placed.marks.push(mark);
            self.taken.push(mark);
        }
    }

    /// A line between two points; in pieces of its length a label should not cover it.
    fn line<S: DrawingBackend>(&mut self, pen: &mut Pen<'_, S>, a: (f64, f64), b: (f64, f64), colour: super::Colour) {
        const PIECES: usize = 24;
        let (across, down) = (b.0 - a.0, b.1 - a.1);
        let length = (across * across + down * down).sqrt().max(1.0);
        let (x, y) = (down / length * LINE, -across / length * LINE);
        pen.polygon(&[(a.0 + x, a.1 + y), (b.0 + x, b.1 + y), (b.0 - x, b.1 - y), (a.0 - x, a.1 - y)], colour);
        for piece in 0..PIECES {
            let part = piece as f64 / PIECES as f64;
            let (x, y) = (a.0 + across * part, a.1 + down * part);
            let (width, height) = (across / PIECES as f64, down / PIECES as f64);
            self.avoided.push(Rect { x, y: y.min(y + height), width, height: height.abs().max(LINE) });
        }
    }

    /// The value and what it is, where it is free: above or below the point, beside it, then further off.
    fn label<S: DrawingBackend>(&mut self, pen: &mut Pen<'_, S>, point: &Point, place: usize) {
        const FURTHEST: i32 = 6;
        let value = Type { size: VALUE * self.text, is_bold: true, colour: pen.palette.ink };
        let small = Type { size: SMALL * self.text, is_bold: false, colour: pen.palette.soft };
        let status = point.status.as_deref().unwrap_or_default();
        let digits = pen.width(&point.bar.label, value);
        let width = digits + if status.is_empty() { 0.0 } else { GAP + pen.width(status, small) };
        let (x, y) = self.at[place];
        let own = self.taken[place];
        let (height, step) = (value.size, value.size / 2.0);
        for minds_lines in [true, false] {
            for off in 0..FURTHEST {
                let off = f64::from(off) * step;
                let above = own.y - GAP + 1.0 - height - off;
                let below = own.y + own.height + GAP - 1.0 + off;
                let [left, right] = [x - DOT - GAP - width - off, x + DOT + GAP + off];
                let centre = x - width / 2.0;
                let beside = y - height / 2.0;
                let tries =
                    [(centre, above), (centre, below), (right, beside), (left, beside), (right, above), (left, above)];
                for (x, y) in tries {
                    let x = x.min(self.room.x + self.room.width - width).max(self.room.x);
                    let rect = Rect { x, y, width, height };
                    if !self.is_free(&rect, minds_lines) {
                        continue;
                    }
                    let middle = y + height / 2.0;
                    pen.text(&point.bar.label, value, (x, middle), Side::Left);
                    if !status.is_empty() {
                        pen.text(status, small, (x + digits + GAP, middle), Side::Left);
                    }
                    self.taken.push(rect);
                    return;
                }
            }
        }
    }

    fn is_free(&self, rect: &Rect, minds_lines: bool) -> bool {
        let is_within = rect.y >= self.room.y && rect.y + rect.height <= self.room.y + self.room.height;
        let is_taken = |of: &[Rect]| {
            let wide = Rect { x: rect.x - 2.0, width: rect.width + 4.0, ..*rect };
            of.iter().any(|other| other.overlaps(&wide))
        };
        is_within && !is_taken(&self.taken) && !(minds_lines && is_taken(&self.avoided))
    }
}

/// How far up its scale a value stands, from 0 to 1.
fn part(panel: &Panel, value: Decimal) -> f64 {
    let [foot, head] = panel.scale;
    match (value.minus(foot), head.minus(foot)) {
        (Some(above), Some(whole)) => above.ratio(whole),
        _ => 0.0,
    }
}
