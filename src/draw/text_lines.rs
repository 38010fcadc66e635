//! Texts of several lines. The number of lines is estimated without a surface, so that heights do not depend on one.

use super::pen::{Pen, TextAlign, TextStyle};
use super::wrap::wrap;
use crate::text::{join, max_width_em};
use plotters_backend::DrawingBackend;

/// The distance between the middles of two lines at the default text size, CSS pixels.
pub(super) const LINE_HEIGHT: f64 = 16.0;

/// An upper bound of the number of lines that a text of a font size needs in an available width, both in CSS pixels.
pub(super) fn max_lines(text: &str, size: f64, available_width: f64) -> usize {
    let width = &mut |part: &str| max_width_em(part) * size;
    if width(text) <= available_width { 1 } else { wrap(text, available_width, width).len() }
}

/// Wraps a text into at most `max_lines` lines. An ellipsis ends the last line if the text is longer.
pub(super) fn wrap_to_lines<S: DrawingBackend>(
    pen: &mut Pen<'_, S>,
    text: &str,
    style: TextStyle,
    available_width: f64,
    max_lines: usize,
) -> Vec<String> {
    // Most texts fit on one line. Measuring them at once is cheaper than wrapping, which measures word by word.
    if max_lines == 1 || pen.text_width(text, style) <= available_width {
        return vec![pen.shortened(text, style, available_width)];
    }
    let mut lines = pen.wrapped(text, style, available_width);
    if lines.len() > max_lines {
        let rest = join(&lines.split_off(max_lines - 1), " ");
        lines.push(rest);
    }
    lines.iter().map(|line| pen.shortened(line, style, available_width)).collect()
}

/// Draws lines of text from `x`, the first centred vertically at `y`. Returns the y coordinate of the last line's
/// middle.
pub(super) fn write_lines<S: DrawingBackend>(
    pen: &mut Pen<'_, S>,
    lines: &[String],
    style: TextStyle,
    (x, mut y): (f64, f64),
) -> f64 {
    let line_height = LINE_HEIGHT * pen.scale.text;
    for line in lines {
        if !line.is_empty() {
            pen.text(line, style, (x, y), TextAlign::Left);
        }
        y += line_height;
    }
    y - line_height
}

/// A name whose lines may end at its hyphens, as at spaces: with a space behind each, which is not drawn.
pub(super) fn breakable(name: &str) -> String {
    name.replace('-', "- ")
}
