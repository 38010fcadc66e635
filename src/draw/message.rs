//! Words in the place of a chart.

use super::Scale;
use super::pen::{Pen, Side, Type};
use super::scatter::ems;
use plotters_backend::DrawingBackend;

/// Size of the words and distance of their lines, CSS pixels.
const SIZE: f64 = 16.0;
const PITCH: f64 = 26.0;
/// Above the first line and below the last.
const MARGIN: f64 = 8.0;

/// Room for all lines, as if every letter were wide; where there are several one may be broken early, and there be one more.
pub(super) fn height(text: &str, scale: Scale) -> f64 {
    let lines = (ems(text) * SIZE * scale.text / scale.width).ceil();
    let lines = if lines > 1.0 { lines + 1.0 } else { 1.0 };
    (lines * PITCH * scale.text + 2.0 * MARGIN).ceil()
}

/// Writes the words in lines as long as the picture is wide.
pub(super) fn draw<S: DrawingBackend>(pen: &mut Pen<'_, S>, text: &str) {
    let of = Type { size: SIZE * pen.scale.text, is_bold: false, colour: pen.palette.soft };
    let mut y = MARGIN + PITCH * pen.scale.text / 2.0;
    for line in pen.wrapped(text, of, pen.scale.width) {
        pen.text(&line, of, (0.0, y), Side::Left);
        y += PITCH * pen.scale.text;
    }
}
