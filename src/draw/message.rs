//! Draws a plot without marks: a message, wrapped to the width of the plot.

use super::pen::{Pen, TextAlign, TextStyle};
use super::scale::Scale;
use crate::text::max_width_em;
use plotters_backend::DrawingBackend;

/// Font size and line height, CSS pixels.
const FONT_SIZE: f64 = 16.0;
const LINE_HEIGHT: f64 = 26.0;
/// The margin above the first line and below the last, CSS pixels.
const MARGIN: f64 = 8.0;

/// The height of the message. Widths are upper bounds, so that the height does not depend on the surface. A text of
/// several lines gets one more, since wrapping may break lines early.
pub(super) fn height(text: &str, scale: Scale) -> f64 {
    let lines = (max_width_em(text) * FONT_SIZE * scale.text / scale.width).ceil();
    let lines = if lines > 1.0 { lines + 1.0 } else { 1.0 };
    (lines * LINE_HEIGHT * scale.text + 2.0 * MARGIN).ceil()
}

/// Draws the message.
pub(super) fn draw<S: DrawingBackend>(pen: &mut Pen<'_, S>, text: &str) {
    let style = TextStyle { size: FONT_SIZE * pen.scale.text, is_bold: false, colour: pen.palette.soft };
    let mut y = MARGIN + LINE_HEIGHT * pen.scale.text / 2.0;
    for line in pen.wrapped(text, style, pen.scale.width) {
        pen.text(&line, style, (0.0, y), TextAlign::Left);
        y += LINE_HEIGHT * pen.scale.text;
    }
}
