//! Draws a profile: every figure of one district, each with its name, value, detail and rank, and a strip of all
//! districts' values. Entries stand in up to three columns, so that a value is never far from its name.

use super::open_end::OPEN_END_LENGTH;
use super::pen::{Pen, TextAlign, TextStyle};
use super::rect::Rect;
use super::row_extent::GAP;
use super::row_marks::draw_point;
use super::rows::ratio;
use super::scale::Scale;
use super::text_lines::{LINE_HEIGHT, max_lines, wrap_to_lines, write_lines};
use crate::model::{Bar, ProfileEntry, StripPoint};
use crate::text::max_width_em;
use plotters_backend::DrawingBackend;

/// The height of an entry with one line of name and one of detail, the distance between these two lines, and the
/// height of a heading, CSS pixels at the default text size.
const ENTRY_HEIGHT: f64 = 48.0;
const DETAIL_DISTANCE: f64 = 19.0;
const HEADING_HEIGHT: f64 = 34.0;
/// The indent of a derived value below the figure that it is computed from, CSS pixels.
const INDENT: f64 = 14.0;
/// The smallest width of a column at the default text size, and the gap between columns, CSS pixels.
const MIN_COLUMN_WIDTH: f64 = 320.0;
const GUTTER: f64 = 32.0;
const MAX_COLUMNS: f64 = 3.0;
/// The largest share of the entry's width for a value with its unit, and the share for the strip.
const MAX_VALUE_SHARE: f64 = 0.72;
const STRIP_SHARE: f64 = 0.22;
/// The font size of names and values, and the font size of other texts, CSS pixels at the default text size.
const NAME_SIZE: f64 = 14.0;
const SMALL_SIZE: f64 = 12.0;
/// The radius of a point of another district, and of the profile's own district, CSS pixels.
const OTHER_RADIUS: f64 = 3.0;
const OWN_RADIUS: f64 = 4.5;
/// The share of a strip for broken points, at each end that has some.
const BROKEN_SHARE: f64 = 0.25;

/// The position of an entry, CSS pixels.
struct EntryBox<'e> {
    /// The area of the entry with the heading above it.
    rect: Rect,
    /// The theme above the entry; empty if there is none.
    heading: &'e str,
    /// Upper bounds of the number of lines of the name and of the detail.
    max_lines: [usize; 2],
}

/// The positions of all entries and the height of the profile. Columns are about equally high. A column that begins
/// within a theme repeats its heading.
fn layout(entries: &[ProfileEntry], scale: Scale) -> (Vec<EntryBox<'_>>, f64) {
    let text = scale.text;
    let columns = ((scale.width + GUTTER) / (MIN_COLUMN_WIDTH * text + GUTTER)).floor().clamp(1.0, MAX_COLUMNS);
    let width = (scale.width - (columns - 1.0) * GUTTER) / columns;
    let rank_em = entries.iter().fold(0.0, |widest, entry| f64::max(widest, max_width_em(rank(entry))));
    let rank_width = rank_em * SMALL_SIZE * text;
    let (mut total_height, mut boxes) = (0.0, Vec::new());
    for entry in entries {
        let max_lines = max_entry_lines(entry, entry_width(entry, width), text, rank_width);
        let height = text * (ENTRY_HEIGHT + LINE_HEIGHT * (max_lines[0] + max_lines[1] - 2) as f64);
        total_height += height + heading_height(heading(entry), text);
        boxes.push(EntryBox { rect: Rect { x: 0.0, y: 0.0, width, height }, heading: heading(entry), max_lines });
    }
    let (mut x, mut y, mut max_y) = (0.0, 0.0, 0.0);
    let mut theme = "";
    for (entry_box, entry) in boxes.iter_mut().zip(entries) {
        if !entry_box.heading.is_empty() {
            theme = entry_box.heading;
        }
        let half = (entry_box.rect.height + heading_height(entry_box.heading, text)) / 2.0;
        if y + half > total_height / columns && x + width < scale.width - 1.0 && !entry.is_derived {
            (x, y, entry_box.heading) = (x + width + GUTTER, 0.0, theme);
        }
        let height = entry_box.rect.height + heading_height(entry_box.heading, text);
        entry_box.rect = Rect { x, y, width, height };
        y += height;
        max_y = f64::max(max_y, y);
    }
    (boxes, max_y.ceil())
}

fn heading(entry: &ProfileEntry) -> &str {
    entry.heading.as_deref().unwrap_or_default()
}

fn rank(entry: &ProfileEntry) -> &str {
    entry.rank.as_deref().unwrap_or_default()
}

/// The height of a heading; 0 if it is empty.
fn heading_height(heading: &str, text: f64) -> f64 {
    if heading.is_empty() { 0.0 } else { HEADING_HEIGHT * text }
}

/// The width of an entry in a column of a width: less if the entry is indented.
fn entry_width(entry: &ProfileEntry, column_width: f64) -> f64 {
    if entry.is_derived { column_width - INDENT } else { column_width }
}

/// Splits the value of an entry into digits and unit: `12.3 %` into `12.3` and `%`.
fn digits_and_unit(entry: &ProfileEntry) -> (&str, &str) {
    entry.value.split_once(' ').unwrap_or((&entry.value, ""))
}

/// Upper bounds of the number of lines of an entry's name and detail, given the width of the widest rank.
fn max_entry_lines(entry: &ProfileEntry, width: f64, text: f64, rank_width: f64) -> [usize; 2] {
    let (value, unit) = digits_and_unit(entry);
    let (name_size, small_size) = (NAME_SIZE * text, SMALL_SIZE * text);
    let value_width = (max_width_em(value) + 0.8) * name_size + max_width_em(unit) * small_size;
    let right_of_name = f64::min(value_width, width * MAX_VALUE_SHARE) + GAP;
    let right_of_detail = if entry.strip.is_empty() { 0.0 } else { rank_width + width * STRIP_SHARE + 2.0 * GAP };
    [
        max_lines(&entry.name, name_size, width - right_of_name),
        max_lines(&entry.detail, small_size, width - right_of_detail),
    ]
}

/// The height of the profile, CSS pixels.
pub(super) fn height(entries: &[ProfileEntry], scale: Scale) -> f64 {
    layout(entries, scale).1
}

/// Draws the headings and entries.
pub(super) fn draw<S: DrawingBackend>(pen: &mut Pen<'_, S>, entries: &[ProfileEntry]) {
    let small = TextStyle { size: SMALL_SIZE * pen.scale.text, is_bold: false, colour: pen.palette.soft };
    let mut rank_width = 0.0;
    for entry in entries {
        rank_width = f64::max(rank_width, pen.text_width(rank(entry), small));
    }
    for (entry, entry_box) in entries.iter().zip(layout(entries, pen.scale).0) {
        if !entry.is_derived {
            draw_heading(pen, entry_box.heading, entry_box.rect);
        }
        draw_entry(pen, entry, &entry_box, (small, rank_width));
        pen.placed.targets.push(entry_box.rect);
    }
}

/// Draws a heading with a dark rule below it, or a light rule if there is no heading.
fn draw_heading<S: DrawingBackend>(pen: &mut Pen<'_, S>, heading: &str, rect: Rect) {
    let text = pen.scale.text;
    let Rect { x, width, .. } = rect;
    let rule = |y| Rect { x, y, width, height: 1.0 };
    if heading.is_empty() {
        return pen.fill(rule(rect.y), pen.palette.hairline);
    }
    let style = TextStyle { size: SMALL_SIZE * text, is_bold: true, colour: pen.palette.soft };
    let bottom = rect.y + heading_height(heading, text);
    let heading = pen.shortened(heading, style, width);
    pen.text(&heading, style, (x, bottom - 9.0 * text), TextAlign::Left);
    pen.fill(rule(bottom), pen.palette.ink);
}

/// Draws the name with the value, and below them the detail with strip and rank.
fn draw_entry<S: DrawingBackend>(
    pen: &mut Pen<'_, S>,
    entry: &ProfileEntry,
    entry_box: &EntryBox<'_>,
    (small, rank_width): (TextStyle, f64),
) {
    let text = pen.scale.text;
    let colour = if entry.is_derived { pen.palette.soft } else { pen.palette.ink };
    let name = TextStyle { size: NAME_SIZE * text, is_bold: false, colour };
    let bold = TextStyle { is_bold: !entry.is_derived, ..name };
    let rect = entry_box.rect;
    let (width, right) = (entry_width(entry, rect.width), rect.x + rect.width);
    let (x, y) = (right - width, rect.y + heading_height(entry_box.heading, text) + 16.0 * text);
    let [max_name_lines, max_detail_lines] = entry_box.max_lines;
    let (value, unit) = digits_and_unit(entry);
    let value = pen.shortened(value, bold, width * MAX_VALUE_SHARE);
    let unit_width = width * MAX_VALUE_SHARE - GAP / 2.0 - pen.text_width(&value, bold);
    let unit = pen.shortened(unit, small, unit_width);
    let mut value_right = right;
    if !unit.is_empty() {
        value_right = pen.text(&unit, small, (right, y + text), TextAlign::Right).x - GAP / 2.0;
    }
    let value = pen.text(&value, bold, (value_right, y), TextAlign::Right);
    let name_lines = wrap_to_lines(pen, &entry.name, name, value.x - GAP - x, max_name_lines);
    let y = write_lines(pen, &name_lines, name, (x, y)) + DETAIL_DISTANCE * text;
    let mut detail_right = right;
    if let Some(rank) = &entry.rank {
        pen.text(rank, small, (right, y), TextAlign::Right);
    }
    if !entry.strip.is_empty() {
        let strip_width = width * STRIP_SHARE;
        let strip = Rect { x: right - rank_width - GAP - strip_width, y, width: strip_width, height: 0.0 };
        draw_strip(pen, &entry.strip, strip);
        detail_right = strip.x - GAP;
    }
    let detail_lines = wrap_to_lines(pen, &entry.detail, small, detail_right - x, max_detail_lines);
    write_lines(pen, &detail_lines, small, (x, y));
}

/// The ends of a strip: the values from the smallest to the largest, and whether there are broken points beyond them.
struct StripScale {
    low: f64,
    high: f64,
    /// The length at the low end and at the high end that broken points take, CSS pixels.
    broken_lengths: [f64; 2],
    length: f64,
}

impl StripScale {
    fn new(points: &[StripPoint], length: f64) -> StripScale {
        let mut scale = StripScale { low: f64::INFINITY, high: f64::NEG_INFINITY, broken_lengths: [0.0; 2], length };
        for Bar { figure, is_broken, .. } in points.iter().map(|point| &point.bar) {
            if *is_broken {
                scale.broken_lengths[usize::from(figure.value >= 0.0)] = length * BROKEN_SHARE;
            } else {
                (scale.low, scale.high) = (scale.low.min(figure.value), scale.high.max(figure.value));
            }
        }
        scale
    }

    /// The distance of a point from the start of the strip.
    fn offset(&self, bar: &Bar) -> f64 {
        let [low_length, high_length] = self.broken_lengths;
        let scaled_length = self.length - low_length - high_length;
        match bar.is_broken {
            true if bar.figure.value < 0.0 => 0.0,
            true => self.length,
            false if self.low == self.high => low_length + scaled_length / 2.0,
            false => low_length + ratio(bar.figure.value - self.low, self.high - self.low) * scaled_length,
        }
    }
}

/// Draws the values of all districts on one axis from the smallest to the largest, the own one above the others. Broken
/// points stand at the ends, behind a gap in the axis.
fn draw_strip<S: DrawingBackend>(pen: &mut Pen<'_, S>, points: &[StripPoint], rect: Rect) {
    const EDGE: f64 = OWN_RADIUS + OPEN_END_LENGTH;
    let scale = StripScale::new(points, rect.width - 2.0 * EDGE);
    pen.fill(Rect { height: 1.0, ..rect }, pen.palette.hairline);
    let [low_length, high_length] = scale.broken_lengths;
    for (length, x) in [(high_length, scale.length - high_length / 2.0), (low_length, low_length / 2.0)] {
        if length > 0.0 {
            let x = rect.x + EDGE + x - 2.0;
            pen.fill(Rect { x, y: rect.y - 1.0, width: 4.0, height: 3.0 }, pen.palette.paper);
        }
    }
    for (is_own, radius, colour) in [(false, OTHER_RADIUS, pen.palette.bar), (true, OWN_RADIUS, pen.palette.accent)] {
        for point in points.iter().filter(|point| point.is_own == is_own) {
            let position = (rect.x + EDGE + scale.offset(&point.bar), rect.y);
            draw_point(pen, point.bar.figure.comparator, position, radius, colour);
        }
    }
}
