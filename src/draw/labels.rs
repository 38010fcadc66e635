//! Points, and names beside them: each where it covers nothing, with a leader where that is not close by.

use super::Colour;
use super::pen::{Pen, Rect, Side, Type};
use super::rows::DOT;
use super::slot::POINT;
use crate::chart::Bar;
use plotters_backend::DrawingBackend;

/// Between a point and its name.
const GAP: f64 = 3.0;
/// Between a point and the sign that it is not to scale.
const BREAK: f64 = 6.0;
/// A name may stand so many lines from its point.
const NEAR: u32 = 2;
const FARTHEST: u32 = 14;
/// On which sides of its point a name may stand, the best first.
const WAYS: [(f64, f64); 8] =
    [(1.0, 0.0), (-1.0, 0.0), (1.0, -1.0), (-1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (0.0, -1.0), (0.0, 1.0)];
/// The same for points in a row: names lie left of the leaders of those that follow.
const IN_ROW: [(f64, f64); 3] = [(1.0, 0.0), (-1.0, 0.0), (-1.0, 1.0)];
/// The same for points in a column: names lie before them, higher or lower.
const IN_COLUMN: [(f64, f64); 2] = [(-1.0, 1.0), (-1.0, -1.0)];
/// Along a leader, and between places that are tried.
const STEP: f64 = 4.0;
/// The strengths of lines: faint ones, which a name may interrupt, and those that it covers only where there is no other place.
pub(super) const FAINT: u8 = 1;
pub(super) const OVER_ALL: u8 = 2;
/// Between points in a column and their names, so that leaders have room.
const GUTTER: f64 = 12.0;

/// Where a line begins and ends.
type Line = ((f64, f64), (f64, f64));

/// What is to have a name.
pub(super) struct Spot {
    /// The middle of the point, or the end of a line.
    pub(super) at: (f64, f64),
    /// The name may not leave it.
    pub(super) room: Rect,
    pub(super) kind: Kind,
}

/// What a spot is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// A point among others.
    Point,
    /// The end of a line, whose name stands close by or nowhere.
    End,
    /// One of points in a row, named from the left.
    Row,
    /// One of points in a column, named from the top.
    Column,
}

/// What no name may cover, besides other texts.
#[derive(Default)]
pub(super) struct Labels {
    pub(super) taken: Vec<Rect>,
    /// Parts of lines with their strength: a name covers none above what it may be over, though a leader may.
    pub(super) lines: Vec<(Rect, u8)>,
}

impl Labels {
    /// Writes the first of some wordings that has room: close by, or else with a leader. Says where it stands.
    pub(super) fn put<S: DrawingBackend>(
        &mut self,
        pen: &mut Pen<'_, S>,
        wordings: &[&str],
        of: Type,
        spot: &Spot,
    ) -> Option<Rect> {
        let ways: &[(f64, f64)] = match spot.kind {
            Kind::Point | Kind::End => &WAYS,
            Kind::Row => &IN_ROW,
            Kind::Column => &IN_COLUMN,
        };
        // A longer wording a few lines away is better than a shorter one close by.
        let near = match spot.kind {
            Kind::End => 1,
            Kind::Row => FARTHEST,
            Kind::Point | Kind::Column => NEAR,
        };
        for (first, last) in [(1, near), (near + 1, if spot.kind == Kind::End { near } else { FARTHEST })] {
            for wording in wordings.iter().filter(|wording| !wording.is_empty()) {
                let width = pen.width(wording, of);
                for line in first..=last {
                    // Close by, over a faint line, is better than with a leader that crosses some.
                    let most = u8::from(line == 1 && spot.kind == Kind::Point);
                    for over in 0..=most {
                        for &way in ways {
                            let rect = beside(spot, way, (width, of.size), line);
                            let leader = (line > 1).then(|| leader(spot, way, rect));
                            if self.has_room(pen, rect, spot.room, leader, over) {
                                if over > 0 {
                                    pen.fill(rect, pen.palette.paper);
                                }
                                return Some(self.write(pen, wording, of, (rect, leader)));
                            }
                        }
                    }
                }
            }
        }
        let shortest = wordings.iter().rfind(|wording| !wording.is_empty()).filter(|_| spot.kind != Kind::End)?;
        let width = pen.width(shortest, of);
        let size = (width, of.size);
        let mut found = self.anywhere(pen, size, spot, true);
        if found.is_none() {
            found = self.anywhere(pen, size, spot, false);
        }
        let (rect, leader) = found?;
        Some(self.write(pen, shortest, of, (rect, Some(leader))))
    }

    /// The nearest of all places in the room that a straight leader can reach, over lines, other points and names if it must.
    fn anywhere<S: DrawingBackend>(
        &self,
        pen: &Pen<'_, S>,
        (width, height): (f64, f64),
        spot: &Spot,
        is_clear: bool,
    ) -> Option<(Rect, Line)> {
        let (room, mut nearest) = (spot.room, None);
        let mut least = f64::INFINITY;
        let mut y = room.y;
        while y + height <= room.y + room.height {
            let mut x = room.x;
            while x + width <= room.x + room.width {
                let rect = Rect { x, y, width, height };
                let to = (spot.at.0.clamp(x - GAP, x + width + GAP), spot.at.1.clamp(y, y + height));
                let away = (to.0 - spot.at.0, to.1 - spot.at.1);
                let distance = away.0.hypot(away.1);
                let part = 1.5 * DOT / distance;
                let leader = ((spot.at.0 + away.0 * part, spot.at.1 + away.1 * part), to);
                let (crossing, over) = if is_clear { (Some(leader), 0) } else { (None, OVER_ALL) };
                if part < 1.0 && distance < least && self.has_room(pen, rect, room, crossing, over) {
                    (least, nearest) = (distance, Some((rect, leader)));
                }
                x += STEP;
            }
            y += STEP;
        }
        nearest
    }

    fn write<S: DrawingBackend>(
        &mut self,
        pen: &mut Pen<'_, S>,
        text: &str,
        of: Type,
        (rect, leader): (Rect, Option<Line>),
    ) -> Rect {
        if let Some((from, to)) = leader {
            pen.line(from, to, pen.palette.soft);
            self.along(from, to, OVER_ALL);
        }
        pen.text(text, of, (rect.x, rect.y + rect.height / 2.0), Side::Left)
    }

    fn has_room<S: DrawingBackend>(
        &self,
        pen: &Pen<'_, S>,
        rect: Rect,
        room: Rect,
        leader: Option<Line>,
        over: u8,
    ) -> bool {
        let is_inside = rect.x >= room.x
            && rect.y >= room.y
            && rect.x + rect.width <= room.x + room.width
            && rect.y + rect.height <= room.y + room.height;
        let is_free = |rect: &Rect| {
            let texts = pen.placed.texts.iter().all(|text| !text.0.overlaps(rect));
            texts && self.taken.iter().all(|taken| !taken.overlaps(rect))
        };
        let airy = Rect { x: rect.x - 1.0, y: rect.y - 1.0, width: rect.width + 2.0, height: rect.height + 2.0 };
        let is_off_lines = self.lines.iter().all(|(step, strength)| *strength <= over || !step.overlaps(&rect));
        is_inside
            && is_off_lines
            && is_free(&airy)
            && leader.is_none_or(|(from, to)| steps(from, to).iter().all(is_free))
    }

    /// Keeps names off a line.
    pub(super) fn along(&mut self, from: (f64, f64), to: (f64, f64), strength: u8) {
        for step in steps(from, to) {
            self.lines.push((step, strength));
        }
    }
}

/// A text's place on one side of a spot, so many lines away.
fn beside(spot: &Spot, (across, down): (f64, f64), (width, height): (f64, f64), line: u32) -> Rect {
    let lines = f64::from(line - 1) * (height + GAP);
    let reach = if spot.kind == Kind::End { GAP } else { DOT + GAP };
    // A name above or below its point may begin or end with it, and leaves room for a leader to another one.
    let (far, down_by) = match spot.kind {
        Kind::Column => (DOT + GUTTER, lines / 2.0 - reach - height / 2.0),
        _ if down == 0.0 => (reach + lines, 0.0),
        _ => (GAP, lines),
    };
    let x = spot.at.0 + across * far + width * (across - 1.0) / 2.0;
    let y = spot.at.1 + down * (reach + down_by) + height * (down - 1.0) / 2.0;
    Rect { x, y, width, height }
}

/// From the edge of a point to a text beside it.
fn leader(spot: &Spot, (across, down): (f64, f64), rect: Rect) -> Line {
    // Upright where it can be.
    let edge = if spot.kind == Kind::Column { 0.5 } else { (1.0 - down) / 2.0 };
    let to = (rect.x + rect.width * (1.0 - across) / 2.0 - across * GAP, rect.y + rect.height * edge);
    let (x, y) = (to.0 - spot.at.0, to.1 - spot.at.1);
    let part = 1.5 * DOT / x.hypot(y);
    ((spot.at.0 + x * part, spot.at.1 + y * part), to)
}

/// Small squares along a line.
fn steps(from: (f64, f64), to: (f64, f64)) -> Vec<Rect> {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let count = (x.hypot(y) / STEP).ceil().max(1.0);
    let mut steps = Vec::new();
    let mut step = 0.5;
    while step < count {
        let part = step / count;
        steps.push(around((from.0 + x * part, from.1 + y * part), 1.0));
        step += 1.0;
    }
    steps
}

/// A dot, with a tip where the true value may lie, and a break before it where it is not to scale.
pub(super) fn point<S: DrawingBackend>(
    pen: &mut Pen<'_, S>,
    (x, y): (f64, f64),
    bars: [Option<&Bar>; 2],
    colour: Colour,
    labels: &mut Labels,
) {
    for (bar, (across, up)) in bars.into_iter().zip([(1.0, 0.0), (0.0, -1.0)]) {
        let Some(bar) = bar else { continue };
        let open = [(bar.figure.comparator.open_above(), 1.0), (bar.figure.comparator.open_below(), -1.0)];
        for (_, way) in open.into_iter().filter(|end| end.0) {
            let (along, aside) = (way * (DOT + POINT), DOT);
            let tip = (x + across * along, y + up * along);
            pen.polygon(&[(x - up * aside, y - across * aside), tip, (x + up * aside, y + across * aside)], colour);
            labels.taken.push(around(tip, 1.0));
        }
        if bar.is_broken {
            let back = if bar.figure.value.is_negative() { DOT + BREAK } else { -DOT - BREAK };
            for gap in [0.0, 4.0_f64.copysign(back)] {
                let middle = (x + across * (back + gap), y + up * (back + gap));
                let [from, to] = [-1.0, 1.0].map(|end| (middle.0 - 3.0 * end, middle.1 + 5.0 * end));
                pen.line(from, to, pen.palette.ink);
                labels.taken.push(around(middle, BREAK));
            }
        }
    }
    pen.dot((x, y), DOT, colour);
    if bars.contains(&None) {
        pen.dot((x, y), DOT - 1.5, pen.palette.paper);
    }
    pen.placed.marks.push(around((x, y), DOT));
}

/// The square around a place.
pub(super) fn around((x, y): (f64, f64), reach: f64) -> Rect {
    Rect { x: x - reach, y: y - reach, width: 2.0 * reach, height: 2.0 * reach }
}
