//! Draws the points of a scatter plot, and finds positions for their names.
//!
//! A name is drawn next to its point, or farther away with a leader, where it overlaps neither texts nor marks nor
//! lines.

use super::colour::Colour;
use super::open_end::{AxisDirection, OPEN_END_LENGTH, point_open_ends};
use super::pen::{Pen, TextAlign, TextStyle};
use super::rect::Rect;
use super::rows::POINT_RADIUS;
use crate::model::Bar;
use plotters_backend::DrawingBackend;

/// The gap between a point and its name, CSS pixels.
const GAP: f64 = 3.0;
/// The distance from the edge of a point to the strokes that mark it as not to scale, CSS pixels.
const BREAK_DISTANCE: f64 = 6.0;
/// The largest distance between a point and its name that is tried first, and the largest of all, in lines of text. 1
/// is next to the point.
const NEAR_LINES: u32 = 2;
const MAX_LINES: u32 = 14;
/// A direction from a point to its name: x and y are each -1, 0 or 1, with y downwards.
type Direction = (f64, f64);
/// The directions from a point to its name, the best first.
const DIRECTIONS: [Direction; 8] =
    [(1.0, 0.0), (-1.0, 0.0), (1.0, -1.0), (-1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (0.0, -1.0), (0.0, 1.0)];
/// The directions for points in a row. Names below stand left of the leaders of the points that follow.
const ROW_DIRECTIONS: [Direction; 3] = [(1.0, 0.0), (-1.0, 0.0), (-1.0, 1.0)];
/// The directions for points in a column: to the left, higher or lower.
const COLUMN_DIRECTIONS: [Direction; 2] = [(-1.0, 1.0), (-1.0, -1.0)];
/// The gap between points in a column and their names, which holds the leaders, CSS pixels.
const COLUMN_GAP: f64 = 12.0;
/// The distance between sample points on a line, and between positions in an exhaustive search, CSS pixels.
const STEP: f64 = 4.0;
/// More squares than a line within a picture has. A damaged value can ask for a line of any length.
const MAX_SAMPLES: f64 = 4_096.0;
/// The strength of a line that a name next to its point may interrupt.
pub(super) const FAINT: u8 = 1;
/// The strength of a line that a name covers only if there is no other position.
pub(super) const STRONG: u8 = 2;

/// The two ends of a line.
type Segment = ((f64, f64), (f64, f64));

/// The mark that a label belongs to, and the area that the label may use.
pub(super) struct LabelAnchor {
    /// The centre of the point, or the end of the line.
    pub(super) position: (f64, f64),
    /// The area that the label may not leave.
    pub(super) area: Rect,
    pub(super) kind: AnchorKind,
}

/// The kind of mark that a label belongs to.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum AnchorKind {
    /// A point of the scatter plot.
    Point,
    /// The end of a line. Its label is drawn next to it or left out.
    LineEnd,
    /// One of many points. Its label is drawn next to it or left out.
    InCrowd,
    /// A highlighted one of many points. Its label may have a leader, and is left out if there is no room.
    ChosenInCrowd,
    /// A point in the row below the plot area. Points are labelled from left to right.
    Row,
    /// A point in the column left of the plot area. Points are labelled from top to bottom.
    Column,
}

/// Finds positions for labels, and keeps the obstacles besides the texts that the pen records.
#[derive(Default)]
pub(super) struct LabelLayout {
    /// Marks, which neither labels nor leaders may cover.
    pub(super) occupied: Vec<Rect>,
    /// Samples of lines with the strength of the line. Leaders may cross them.
    pub(super) lines: Vec<(Rect, u8)>,
}

impl LabelLayout {
    /// Draws the first of several wordings for which a position is free, next to the anchor or with a leader. Returns
    /// the bounding box; `None` if no position is free.
    pub(super) fn draw_label<S: DrawingBackend>(
        &mut self,
        pen: &mut Pen<'_, S>,
        wordings: &[&str],
        style: TextStyle,
        anchor: &LabelAnchor,
    ) -> Option<Rect> {
        // A longer wording a few lines away is better than a shorter one next to the point.
        let near = match anchor.kind {
            AnchorKind::LineEnd | AnchorKind::InCrowd => 1,
            AnchorKind::Row => MAX_LINES,
            AnchorKind::Point | AnchorKind::ChosenInCrowd | AnchorKind::Column => NEAR_LINES,
        };
        let may_be_left_out =
            matches!(anchor.kind, AnchorKind::LineEnd | AnchorKind::InCrowd | AnchorKind::ChosenInCrowd);
        let last = if matches!(anchor.kind, AnchorKind::LineEnd | AnchorKind::InCrowd) { near } else { MAX_LINES };
        for lines in [(1, near), (near + 1, last)] {
            for wording in wordings.iter().filter(|wording| !wording.is_empty()) {
                let size = (pen.text_width(wording, style), style.size);
                if let Some((rect, leader, covered)) = self.free_rect(pen, size, anchor, lines) {
                    if covered > 0 {
                        pen.fill(rect, pen.palette.paper);
                    }
                    return Some(self.draw_text(pen, wording, style, (rect, leader)));
                }
            }
        }
        let shortest = wordings.iter().rfind(|wording| !wording.is_empty()).filter(|_| !may_be_left_out)?;
        let size = (pen.text_width(shortest, style), style.size);
        let mut found = self.nearest_rect(pen, size, anchor, true);
        if found.is_none() {
            found = self.nearest_rect(pen, size, anchor, false);
        }
        let (rect, leader) = found?;
        Some(self.draw_text(pen, shortest, style, (rect, Some(leader))))
    }

    /// The first free rectangle of a size, from the first to the last number of lines away. Returns its leader, unless
    /// it is next to the anchor, and the greatest strength of lines that it may cover.
    fn free_rect<S: DrawingBackend>(
        &self,
        pen: &Pen<'_, S>,
        size: (f64, f64),
        anchor: &LabelAnchor,
        (first, last): (u32, u32),
    ) -> Option<(Rect, Option<Segment>, u8)> {
        let directions: &[Direction] = match anchor.kind {
            AnchorKind::Point | AnchorKind::LineEnd | AnchorKind::InCrowd | AnchorKind::ChosenInCrowd => &DIRECTIONS,
            AnchorKind::Row => &ROW_DIRECTIONS,
            AnchorKind::Column => &COLUMN_DIRECTIONS,
        };
        for line in first..=last {
            // Covering a faint line next to the point is better than a leader that crosses other lines.
            let max_covered = if line == 1 && anchor.kind == AnchorKind::Point { FAINT } else { 0 };
            for covered in 0..=max_covered {
                for &direction in directions {
                    let rect = label_rect(anchor, direction, size, line);
                    let leader = (line > 1).then(|| leader(anchor, direction, rect));
                    if self.is_free(pen, rect, anchor.area, leader, covered) {
                        return Some((rect, leader, covered));
                    }
                }
            }
        }
        None
    }

    /// The nearest rectangle in the area that a straight leader can reach, by exhaustive search. `avoids_all` keeps
    /// the text off all lines and the leader off marks and texts; otherwise the text may cover lines and the leader
    /// anything.
    fn nearest_rect<S: DrawingBackend>(
        &self,
        pen: &Pen<'_, S>,
        (width, height): (f64, f64),
        anchor: &LabelAnchor,
        avoids_all: bool,
    ) -> Option<(Rect, Segment)> {
        let (LabelAnchor { position, area, .. }, mut nearest) = (anchor, None);
        let mut least = f64::INFINITY;
        let mut y = area.y;
        while y + height <= area.y + area.height {
            let mut x = area.x;
            while x + width <= area.x + area.width {
                let rect = Rect { x, y, width, height };
                let to = (position.0.clamp(x - GAP, x + width + GAP), position.1.clamp(y, y + height));
                let (dx, dy) = (to.0 - position.0, to.1 - position.1);
                let distance = dx.hypot(dy);
                let start = 1.5 * POINT_RADIUS / distance;
                let leader = ((position.0 + dx * start, position.1 + dy * start), to);
                let (crossing, covered) = if avoids_all { (Some(leader), 0) } else { (None, STRONG) };
                if start < 1.0 && distance < least && self.is_free(pen, rect, *area, crossing, covered) {
                    (least, nearest) = (distance, Some((rect, leader)));
                }
                x += STEP;
            }
            y += STEP;
        }
        nearest
    }

    fn draw_text<S: DrawingBackend>(
        &mut self,
        pen: &mut Pen<'_, S>,
        text: &str,
        style: TextStyle,
        (rect, leader): (Rect, Option<Segment>),
    ) -> Rect {
        if let Some((from, to)) = leader {
            pen.line(from, to, pen.palette.soft);
            self.add_line(from, to, STRONG);
        }
        pen.text(text, style, (rect.x, rect.y + rect.height / 2.0), TextAlign::Left)
    }

    /// Whether a text in `rect` lies in the area and overlaps no text, no mark and no line stronger than `covered`, and
    /// its leader crosses neither texts nor marks.
    fn is_free<S: DrawingBackend>(
        &self,
        pen: &Pen<'_, S>,
        rect: Rect,
        area: Rect,
        leader: Option<Segment>,
        covered: u8,
    ) -> bool {
        let is_inside = rect.x >= area.x
            && rect.y >= area.y
            && rect.x + rect.width <= area.x + area.width
            && rect.y + rect.height <= area.y + area.height;
        let is_unoccupied = |rect: &Rect| {
            let is_off_texts = pen.placed.texts.iter().all(|text| !text.0.overlaps(rect));
            is_off_texts && self.occupied.iter().all(|occupied| !occupied.overlaps(rect))
        };
        let padded = Rect { x: rect.x - 1.0, y: rect.y - 1.0, width: rect.width + 2.0, height: rect.height + 2.0 };
        let is_off_lines =
            || self.lines.iter().all(|(sample, strength)| *strength <= covered || !sample.overlaps(&rect));
        is_inside
            && is_off_lines()
            && is_unoccupied(&padded)
            && leader.is_none_or(|(from, to)| samples(from, to).iter().all(is_unoccupied))
    }

    /// Adds a line that labels avoid.
    pub(super) fn add_line(&mut self, from: (f64, f64), to: (f64, f64), strength: u8) {
        for sample in samples(from, to) {
            self.lines.push((sample, strength));
        }
    }
}

/// The rectangle of a label of a size, in a direction from its anchor. Line 1 is next to the anchor.
fn label_rect(anchor: &LabelAnchor, (dx, dy): Direction, (width, height): (f64, f64), line: u32) -> Rect {
    let offset = f64::from(line - 1) * (height + GAP);
    let nearest = if anchor.kind == AnchorKind::LineEnd { GAP } else { POINT_RADIUS + GAP };
    // A label above or below starts or ends near the x coordinate of its point, and lets other leaders pass.
    let (x_distance, y_offset) = match anchor.kind {
        AnchorKind::Column => (POINT_RADIUS + COLUMN_GAP, offset / 2.0 - nearest - height / 2.0),
        _ if dy == 0.0 => (nearest + offset, 0.0),
        _ => (GAP, offset),
    };
    let x = anchor.position.0 + dx * x_distance + width * (dx - 1.0) / 2.0;
    let y = anchor.position.1 + dy * (nearest + y_offset) + height * (dy - 1.0) / 2.0;
    Rect { x, y, width, height }
}

/// The leader from the edge of a point to a label in a direction.
fn leader(anchor: &LabelAnchor, (dx, dy): Direction, rect: Rect) -> Segment {
    // In a column, or level with its point, a label is reached at half its height; otherwise at its nearest edge.
    let edge = if anchor.kind == AnchorKind::Column { 0.5 } else { (1.0 - dy) / 2.0 };
    let to = (rect.x + rect.width * (1.0 - dx) / 2.0 - dx * GAP, rect.y + rect.height * edge);
    let (x, y) = (to.0 - anchor.position.0, to.1 - anchor.position.1);
    let start = 1.5 * POINT_RADIUS / x.hypot(y);
    ((anchor.position.0 + x * start, anchor.position.1 + y * start), to)
}

/// Squares of two CSS pixels along a line, at most `STEP` apart.
fn samples(from: (f64, f64), to: (f64, f64)) -> Vec<Rect> {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let count = (x.hypot(y) / STEP).ceil().clamp(1.0, MAX_SAMPLES);
    let mut samples = Vec::new();
    let mut step = 0.5;
    while step < count {
        let fraction = step / count;
        samples.push(Rect::around((from.0 + x * fraction, from.1 + y * fraction), 1.0));
        step += 1.0;
    }
    samples
}

/// Draws a point with its open ends, and two slanted strokes on the side of zero if it is not to scale. A point with a
/// figure on one axis only is a ring.
pub(super) fn draw_scatter_point<S: DrawingBackend>(
    pen: &mut Pen<'_, S>,
    (x, y): (f64, f64),
    bars: [Option<&Bar>; 2],
    (colour, radius): (Colour, f64),
    labels: &mut LabelLayout,
) {
    for (bar, (right, down)) in bars.into_iter().zip([(1.0, 0.0), (0.0, -1.0)]) {
        let Some(bar) = bar else { continue };
        let direction = if right > 0.0 { AxisDirection::Right } else { AxisDirection::Up };
        let size = [radius, OPEN_END_LENGTH];
        for apex in point_open_ends(pen, (x, y), (direction, bar.figure.comparator), size, colour) {
            labels.occupied.push(Rect::around(apex, 1.0));
        }
        if bar.is_broken {
            let distance = radius + BREAK_DISTANCE;
            let distance = if bar.figure.value < 0.0 { distance } else { -distance };
            for gap in [0.0, 4.0_f64.copysign(distance)] {
                let centre = (x + right * (distance + gap), y + down * (distance + gap));
                let [from, to] = [-1.0, 1.0].map(|end| (centre.0 - 3.0 * end, centre.1 + 5.0 * end));
                pen.line(from, to, pen.palette.ink);
                labels.occupied.push(Rect::around(centre, BREAK_DISTANCE));
            }
        }
    }
    pen.dot((x, y), radius, colour);
    if bars.contains(&None) {
        pen.dot((x, y), radius - 1.5, pen.palette.paper);
    }
    pen.placed.marks.push(Rect::around((x, y), radius));
}

/// A name followed by the labels of figures.
pub(super) fn name_with_figures(name: &str, bars: &[&Bar]) -> String {
    let mut text = name.to_owned();
    for bar in bars {
        text.push(' ');
        text.push_str(&bar.label);
    }
    text
}
