//! Draws the open end of a bound: a triangle that points towards the possible true values.

use super::colour::Colour;
use super::pen::Pen;
use crate::number::Comparator;
use plotters_backend::DrawingBackend;

/// The length of the triangle beyond the end of a bar or the edge of a point, CSS pixels.
pub(super) const OPEN_END_LENGTH: f64 = 6.0;

/// The direction in which the values of an axis grow.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum AxisDirection {
    Right,
    Up,
}

/// Draws a triangle whose base is centred at `(x, y)`, and returns its apex. The apex lies `length` towards larger
/// values; a negative length points towards smaller ones.
pub(super) fn open_end<S: DrawingBackend>(
    pen: &mut Pen<'_, S>,
    (x, y): (f64, f64),
    direction: AxisDirection,
    [half_base, length]: [f64; 2],
    colour: Colour,
) -> (f64, f64) {
    let ([from, to], apex) = match direction {
        AxisDirection::Right => ([(x, y - half_base), (x, y + half_base)], (x + length, y)),
        AxisDirection::Up => ([(x - half_base, y), (x + half_base, y)], (x, y - length)),
    };
    pen.polygon(&[from, apex, to], colour);
    apex
}

/// Draws the open ends of a point, at most one in each direction, and returns their apexes.
pub(super) fn point_open_ends<S: DrawingBackend>(
    pen: &mut Pen<'_, S>,
    position: (f64, f64),
    (direction, comparator): (AxisDirection, Comparator),
    [radius, length]: [f64; 2],
    colour: Colour,
) -> Vec<(f64, f64)> {
    let mut apexes = Vec::new();
    for (is_open, sign) in [(comparator.is_open_above(), 1.0), (comparator.is_open_below(), -1.0)] {
        if is_open {
            apexes.push(open_end(pen, position, direction, [radius, sign * (radius + length)], colour));
        }
    }
    apexes
}
