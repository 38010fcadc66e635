//! The boundaries of a place: rings of points, read from the compact text that `district-charts map` writes, and where a label has room in
//! them.

use super::colour::number_up_to;
use super::rect::Rect;

/// Coordinates are whole numbers from 0 to this.
const LARGEST: u32 = 10_000;
/// The most points of a place.
const MOST_POINTS: usize = 4_000;
/// The distance between the heights at which room for a label is looked for, pixels.
const STEP: f64 = 3.0;

/// The boundaries of a place. A ring runs clockwise, in coordinates whose y grows downwards; one that runs the other way is a hole.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub(super) rings: Vec<Vec<(f64, f64)>>,
}

impl Shape {
    /// Reads rings separated by slashes. A ring is a list of numbers separated by spaces: x and y of its first point, then the steps from each
    /// point to the next. `None` for anything else.
    pub(super) fn parse(text: &str) -> Option<Shape> {
        let (mut rings, mut count) = (Vec::new(), 0);
        for ring in text.split('/') {
            let mut numbers = ring.split(' ');
            let (mut points, mut x, mut y) = (Vec::new(), 0, 0);
            while let Some(step) = numbers.next() {
                x += signed(step)?;
                y += signed(numbers.next()?)?;
                if x < 0 || y < 0 || x.max(y) > LARGEST as i32 || count == MOST_POINTS {
                    return None;
                }
                count += 1;
                points.push((f64::from(x), f64::from(y)));
            }
            if points.len() < 3 {
                return None;
            }
            rings.push(points);
        }
        Some(Shape { rings })
    }

    /// The shape with each point mapped.
    pub(super) fn mapped(&self, map: &dyn Fn((f64, f64)) -> (f64, f64)) -> Shape {
        let mut rings = Vec::new();
        for ring in &self.rings {
            let mut points = Vec::new();
            points.extend(ring.iter().map(|&point| map(point)));
            rings.push(points);
        }
        Shape { rings }
    }

    /// The smallest rectangle around the shape.
    pub(super) fn bounds(&self) -> Rect {
        let (mut low, mut high) = ((f64::INFINITY, f64::INFINITY), (f64::NEG_INFINITY, f64::NEG_INFINITY));
        for &(x, y) in self.rings.iter().flatten() {
            low = (low.0.min(x), low.1.min(y));
            high = (high.0.max(x), high.1.max(y));
        }
        Rect { x: low.0, y: low.1, width: high.0 - low.0, height: high.1 - low.1 }
    }

    /// The parts of a horizontal line that lie inside, from left to right.
    pub(super) fn spans(&self, y: f64) -> Vec<(f64, f64)> {
        let mut crossings: Vec<f64> = Vec::new();
        for ring in &self.rings {
            let Some(&(mut before)) = ring.last() else { continue };
            for &point in ring {
                if (before.1 <= y) != (point.1 <= y) {
                    let x = before.0 + (y - before.1) / (point.1 - before.1) * (point.0 - before.0);
                    let at = crossings.iter().position(|&other| other > x).unwrap_or(crossings.len());
                    crossings.insert(at, x);
                }
                before = point;
            }
        }
        let mut spans = Vec::new();
        spans.extend(crossings.as_chunks::<2>().0.iter().map(|&[from, to]| (from, to)));
        spans
    }

    /// The rectangle for a label that is nearest to the middle of the shape, of a height and of at least a width; `None` if there is none. Five
    /// horizontal lines through it lie inside the shape.
    pub(super) fn room(&self, height: f64, least_width: f64) -> Option<Rect> {
        let bounds = self.bounds();
        let mut best: Option<(f64, Rect)> = None;
        let mut y = bounds.y + 1.0;
        while y + height < bounds.y + bounds.height {
            let lines: Vec<_> = (0..5).map(|line| self.spans(y + height * f64::from(line) / 4.0)).collect();
            for &span in &lines[2] {
                let (left, right) = narrowed(span, &lines);
                let distance = (left + right - 2.0 * bounds.x - bounds.width)
                    .abs()
                    .max((2.0 * y + height - 2.0 * bounds.y - bounds.height).abs());
                if right - left >= least_width && best.is_none_or(|best| distance < best.0) {
                    best = Some((distance, Rect { x: left, y, width: right - left, height }));
                }
            }
            y += STEP;
        }
        best.map(|best| best.1)
    }
}

/// The intersection of a span with one span of each line: the one that contains the middle of the intersection so far.
fn narrowed((mut left, mut right): (f64, f64), lines: &[Vec<(f64, f64)>]) -> (f64, f64) {
    for spans in lines {
        let middle = (left + right) / 2.0;
        let span = spans.iter().find(|span| span.0 <= middle && middle <= span.1);
        let &(from, to) = span.unwrap_or(&(middle, middle));
        (left, right) = (left.max(from), right.min(to));
    }
    (left, right)
}

/// True if a text is boundaries that can be drawn: the column `shape` of a package.
pub fn is_shape(text: &str) -> bool {
    Shape::parse(text).is_some()
}

/// True if a ring is the outline of a place, and not of a hole in it: twice its area is positive.
pub(super) fn is_outer(ring: &[(f64, f64)]) -> bool {
    let mut area = 0.0;
    let mut before = ring.last().copied().unwrap_or_default();
    for &point in ring {
        area += before.0 * point.1 - point.0 * before.1;
        before = point;
    }
    area > 0.0
}

/// A whole number with or without a minus.
fn signed(text: &str) -> Option<i32> {
    let digits = text.strip_prefix('-');
    let number = number_up_to(digits.unwrap_or(text), LARGEST)? as i32;
    Some(if digits.is_some() { -number } else { number })
}
