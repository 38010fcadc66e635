//! Texts in lines. How many they need is said by counting letters, so that a height is known before a text can be measured.

use super::pen::{Pen, Side, Type, wrap};
use crate::language::join;
use plotters_backend::DrawingBackend;

/// What each further line adds, CSS pixels.
pub(super) const FURTHER: f64 = 16.0;

/// How wide a text is at most, in its size: Chinese one, and so its quotation marks, Latin less.
pub(super) fn ems(text: &str) -> f64 {
    let is_wide = |letter: char| letter > '\u{2e80}';
    let (is_chinese, mut ems) = (text.contains(is_wide), 0.0);
    for letter in text.chars() {
        ems += if is_wide(letter) || (is_chinese && letter > '\u{2000}') { 1.0 } else { 0.56 };
    }
    ems
}

/// How many lines a text may need.
pub(super) fn lines(text: &str, size: f64, room: f64) -> usize {
    let width = &mut |part: &str| ems(part) * size;
    if width(text) <= room { 1 } else { wrap(text, room, width).len() }
}

/// A text in so many lines at most.
pub(super) fn broken<S: DrawingBackend>(
    pen: &mut Pen<'_, S>,
    text: &str,
    of: Type,
    room: f64,
    most: usize,
) -> Vec<String> {
    // To wrap is to measure word by word, and most need not.
    if most == 1 || pen.width(text, of) <= room {
        return vec![pen.shortened(text, of, room)];
    }
    let mut lines = pen.wrapped(text, of, room);
    // What does not fit goes on beyond the end of the last line, and is cut there.
    if lines.len() > most {
        let rest = join(&lines.split_off(most - 1), " ");
        lines.push(rest);
    }
    lines.iter().map(|line| pen.shortened(line, of, room)).collect()
}

/// Writes lines, the first at a height; gives the height of the last.
pub(super) fn written<S: DrawingBackend>(
    pen: &mut Pen<'_, S>,
    lines: &[String],
    of: Type,
    (x, mut y): (f64, f64),
) -> f64 {
    let step = FURTHER * pen.scale.text;
    for line in lines {
        if !line.is_empty() {
            pen.text(line, of, (x, y), Side::Left);
        }
        y += step;
    }
    y - step
}
