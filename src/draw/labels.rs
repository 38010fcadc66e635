//! Names beside points: each where it covers nothing, with a leader where that is not close by.

use super::pen::{Pen, Rect, Side, Type};
use super::rows::DOT;
use plotters_backend::DrawingBackend;

/// Between a point and its name.
const GAP: f64 = 3.0;
/// A name may stand so many lines from its point.
const NEAR: u32 = 2;
const FARTHEST: u32 = 14;
/// On which sides of its point a name may stand, the best first.
const WAYS: [(f64, f64); 8] =
    [(1.0, 0.0), (-1.0, 0.0), (1.0, -1.0), (-1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (0.0, -1.0), (0.0, 1.0)];

/// Where a line begins and ends.
type Line = ((f64, f64), (f64, f64));

/// What is to have a name.
pub(super) struct Spot {
    /// The middle of the point, or the end of a line.
    pub(super) at: (f64, f64),
    /// The name may not leave it.
    pub(super) room: Rect,
    /// Whether it is the end of a line, whose name stands close by or nowhere.
    pub(super) is_end: bool,
}

/// What no name may cover, besides other texts.
#[derive(Default)]
pub(super) struct Labels {
    pub(super) taken: Vec<Rect>,
    /// Lines that no name may cover, though a leader may.
    pub(super) lines: Vec<Rect>,
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
        // A longer wording a few lines away is better than a shorter one close by.
        for (first, last) in if spot.is_end { [(1, 1), (1, 0)] } else { [(1, NEAR), (NEAR + 1, FARTHEST)] } {
            for wording in wordings.iter().filter(|wording| !wording.is_empty()) {
                let width = pen.width(wording, of);
                for line in first..=last {
                    for way in WAYS {
                        let rect = beside(spot, way, (width, of.size), line);
                        let leader = (line > 1).then(|| leader(spot, way, rect));
                        if self.has_room(pen, rect, spot.room, leader) {
                            return Some(self.write(pen, wording, of, (rect, leader)));
                        }
                    }
                }
            }
        }
        None
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
            self.along(from, to);
        }
        pen.text(text, of, (rect.x, rect.y + rect.height / 2.0), Side::Left)
    }

    fn has_room<S: DrawingBackend>(&self, pen: &Pen<'_, S>, rect: Rect, room: Rect, leader: Option<Line>) -> bool {
        let is_inside = rect.x >= room.x
            && rect.y >= room.y
            && rect.x + rect.width <= room.x + room.width
            && rect.y + rect.height <= room.y + room.height;
        let is_free = |rect: &Rect| {
            let texts = pen.placed.texts.iter().all(|text| !text.0.overlaps(rect));
            texts && self.taken.iter().all(|taken| !taken.overlaps(rect))
        };
        let airy = Rect { x: rect.x - 1.0, y: rect.y - 1.0, width: rect.width + 2.0, height: rect.height + 2.0 };
        let is_off_lines = self.lines.iter().all(|step| !step.overlaps(&rect));
        is_inside
            && is_off_lines
            && is_free(&airy)
            && leader.is_none_or(|(from, to)| steps(from, to).iter().all(is_free))
    }

    /// Keeps names off a line.
    pub(super) fn along(&mut self, from: (f64, f64), to: (f64, f64)) {
        self.lines.extend(steps(from, to));
    }
}

/// A text's place on one side of a spot, so many lines away.
fn beside(spot: &Spot, (across, down): (f64, f64), (width, height): (f64, f64), line: u32) -> Rect {
    let lines = f64::from(line - 1) * (height + GAP);
    let reach = if spot.is_end { GAP } else { DOT + GAP };
    // A name above or below its point may begin or end with it, and leaves room for a leader to another one.
    let far = if down == 0.0 { reach + lines } else { GAP };
    let x = spot.at.0 + across * far + width * (across - 1.0) / 2.0;
    let y = spot.at.1 + down * (reach + lines) + height * (down - 1.0) / 2.0;
    Rect { x, y, width, height }
}

/// From the edge of a point to a text beside it.
fn leader(spot: &Spot, (across, down): (f64, f64), rect: Rect) -> Line {
    // Upright where it can be.
    let to = (rect.x + rect.width * (1.0 - across) / 2.0 - across * GAP, rect.y + rect.height * (1.0 - down) / 2.0);
    let (x, y) = (to.0 - spot.at.0, to.1 - spot.at.1);
    let part = 1.5 * DOT / x.hypot(y);
    ((spot.at.0 + x * part, spot.at.1 + y * part), to)
}

/// Small squares along a line.
fn steps(from: (f64, f64), to: (f64, f64)) -> Vec<Rect> {
    const STEP: f64 = 4.0;
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

/// The square around a place.
pub(super) fn around((x, y): (f64, f64), reach: f64) -> Rect {
    Rect { x: x - reach, y: y - reach, width: 2.0 * reach, height: 2.0 * reach }
}
