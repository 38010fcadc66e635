//! Every figure of one place: name and value, below them what it is of, and where it stands among others. In as many columns as
//! have room, so that a value is never far from its name.

use super::Scale;
use super::mark::point;
use super::pen::{Pen, Rect, Side, Type};
use super::slot::{GAP, POINT};
use crate::chart::{Bar, Emphasis, Entry, Row};
use crate::number::Decimal;
use plotters_backend::DrawingBackend;

/// Heights of an entry and of a heading, CSS pixels.
const ENTRY: f64 = 48.0;
const HEADING: f64 = 34.0;
/// How far what is computed stands in, below what it is computed from.
const INDENT: f64 = 14.0;
/// A column is at least as wide, and the gap between columns.
const COLUMN: f64 = 320.0;
const GUTTER: f64 = 32.0;
const MOST_COLUMNS: f64 = 3.0;
/// Of a column, the unit may take so much, the value of the rest so much, and the strip takes so much.
const MOST_VALUE: f64 = 0.72;
const MOST_UNIT: f64 = 0.45;
const STRIP: f64 = 0.22;
/// Sizes of texts.
const NAME: f64 = 14.0;
const ASIDE: f64 = 12.0;
/// Radii of points.
const QUIET: f64 = 3.0;
const OWN: f64 = 4.5;
/// Of a strip with broken points, these take so much on their side.
const BEYOND: f64 = 0.25;

/// Where each entry lies, with the heading above it, and the height of all: column by column, of about the same height. A column
/// that begins within a group repeats the heading.
fn places(entries: &[Entry], scale: Scale) -> (Vec<(Rect, &str)>, f64) {
    let text = scale.text;
    let columns = ((scale.width + GUTTER) / (COLUMN * text + GUTTER)).floor().clamp(1.0, MOST_COLUMNS);
    let width = (scale.width - (columns - 1.0) * GUTTER) / columns;
    let height = |heading: &str| text * if heading.is_empty() { ENTRY } else { ENTRY + HEADING };
    let mut all = 0.0;
    for entry in entries {
        all += height(&entry.heading);
    }
    let (mut x, mut y, mut tallest, mut places) = (0.0, 0.0, 0.0, Vec::new());
    let mut group = "";
    for entry in entries {
        let mut heading = entry.heading.as_str();
        if !heading.is_empty() {
            group = heading;
        }
        let is_full = y + height(heading) / 2.0 > all / columns && x + width < scale.width - 1.0;
        if is_full && !entry.is_derived {
            (x, y, heading) = (x + width + GUTTER, 0.0, group);
        }
        let height = height(heading);
        places.push((Rect { x, y, width, height }, heading));
        y += height;
        tallest = f64::max(tallest, y);
    }
    (places, tallest.ceil())
}

/// The height of all entries.
pub(super) fn height(entries: &[Entry], scale: Scale) -> f64 {
    places(entries, scale).1
}

/// Draws all entries.
pub(super) fn draw<S: DrawingBackend>(pen: &mut Pen<'_, S>, entries: &[Entry]) {
    let soft = Type { size: ASIDE * pen.scale.text, is_bold: false, colour: pen.palette.soft };
    let mut room = 0.0;
    for entry in entries {
        room = f64::max(room, pen.width(&entry.place, soft));
    }
    for (entry, (rect, heading)) in entries.iter().zip(places(entries, pen.scale).0) {
        if entry.is_derived {
            let inner = Rect { x: rect.x + INDENT, width: rect.width - INDENT, ..rect };
            draw_entry(pen, entry, inner, (soft, room));
        } else {
            draw_heading(pen, heading, rect);
            draw_entry(pen, entry, rect, (soft, room));
        }
        pen.placed.rows.push(rect);
    }
}

/// The heading with a line of ink, or a quiet line where there is none.
fn draw_heading<S: DrawingBackend>(pen: &mut Pen<'_, S>, heading: &str, rect: Rect) {
    let text = pen.scale.text;
    let Rect { x, width, .. } = rect;
    let rule = |y| Rect { x, y, width, height: 1.0 };
    if heading.is_empty() {
        return pen.fill(rule(rect.y), pen.palette.hairline);
    }
    let of = Type { size: ASIDE * text, is_bold: true, colour: pen.palette.soft };
    let top = rect.y + rect.height - ENTRY * text;
    let heading = pen.shortened(heading, of, width);
    pen.text(&heading, of, (x, top - 9.0 * text), Side::Left);
    pen.fill(rule(top), pen.palette.ink);
}

fn draw_entry<S: DrawingBackend>(pen: &mut Pen<'_, S>, entry: &Entry, rect: Rect, (soft, room): (Type, f64)) {
    let text = pen.scale.text;
    let colour = if entry.is_derived { pen.palette.soft } else { pen.palette.ink };
    let name = Type { size: NAME * text, is_bold: false, colour };
    let bold = Type { is_bold: !entry.is_derived, ..name };
    let Rect { x, width, .. } = rect;
    let (right, top) = (x + width, rect.y + rect.height - ENTRY * text);
    let y = top + 16.0 * text;
    // The digits are what is read; their unit stands back, and leaves room to the name.
    let (value, unit) = entry.value.split_once(' ').unwrap_or((&entry.value, ""));
    let unit = pen.shortened(unit, soft, width * MOST_UNIT);
    let (mut left, mut end, below) = (right, right, top + 35.0 * text);
    if !unit.is_empty() {
        let wide = pen.width(&unit, soft);
        let is_long = pen.width(&entry.name, name) + pen.width(value, bold) + wide + 1.5 * GAP > width;
        // Under the value, where the name wants its room and nothing else stands.
        if is_long && entry.strip.is_empty() && pen.width(&entry.aside, soft) + wide + GAP <= width {
            end = pen.text(&unit, soft, (right, below), Side::Right).x - GAP;
        } else {
            left = pen.text(&unit, soft, (right, y + text), Side::Right).x - GAP / 2.0;
        }
    }
    let value = pen.shortened(value, bold, (left - x) * MOST_VALUE);
    let value = pen.text(&value, bold, (left, y), Side::Right);
    let called = pen.shortened(&entry.name, name, value.x - GAP - x);
    pen.text(&called, name, (x, y), Side::Left);
    let y = below;
    if !entry.place.is_empty() {
        pen.text(&entry.place, soft, (right, y), Side::Right);
    }
    if !entry.strip.is_empty() {
        let strip = Rect { x: right - room - GAP - width * STRIP, y, width: width * STRIP, height: 0.0 };
        draw_strip(pen, &entry.strip, strip);
        end = strip.x - GAP;
    }
    let aside = pen.shortened(&entry.aside, soft, end - x);
    if !aside.is_empty() {
        pen.text(&aside, soft, (x, y), Side::Left);
    }
}

/// All points on one axis, from the smallest to the largest, its own above the others; those far beyond stand behind a gap.
fn draw_strip<S: DrawingBackend>(pen: &mut Pen<'_, S>, rows: &[Row], rect: Rect) {
    const BELOW: f64 = OWN + POINT;
    let mut ends: Option<(Decimal, Decimal)> = None;
    let mut has_broken = [false; 2];
    for bar in rows.iter().flat_map(|row| &row.bars) {
        has_broken[usize::from(bar.figure.value.is_negative())] |= bar.is_broken;
        if !bar.is_broken {
            Decimal::widen(&mut ends, bar.figure.value);
        }
    }
    let (low, high) = ends.unwrap_or((Decimal::ZERO, Decimal::ZERO));
    let above = |value: Decimal| value.minus(low).unwrap_or(value);
    let length = rect.width - 2.0 * BELOW;
    let beyond = has_broken.map(|is_broken| if is_broken { length * BEYOND } else { 0.0 });
    let to_scale = length - beyond[0] - beyond[1];
    let place = |bar: &Bar| match bar.is_broken {
        true if bar.figure.value.is_negative() => 0.0,
        true => length,
        // All the same stand in the middle.
        false if low == high => beyond[1] + to_scale / 2.0,
        false => beyond[1] + above(bar.figure.value).ratio(above(high)) * to_scale,
    };
    pen.fill(Rect { height: 1.0, ..rect }, pen.palette.hairline);
    for (is_broken, x) in has_broken.into_iter().zip([length - beyond[0] / 2.0, beyond[1] / 2.0]) {
        if is_broken {
            let x = rect.x + BELOW + x - 2.0;
            pen.fill(Rect { x, y: rect.y - 1.0, width: 4.0, height: 3.0 }, pen.palette.paper);
        }
    }
    for wanted in [Emphasis::Compared, Emphasis::Chosen] {
        let (radius, colour) =
            if wanted == Emphasis::Chosen { (OWN, pen.palette.accent) } else { (QUIET, pen.palette.bar) };
        for row in rows.iter().filter(|row| row.emphasis == wanted) {
            for bar in &row.bars {
                point(pen, bar, (rect.x + BELOW + place(bar), rect.y), radius, colour);
            }
        }
    }
}
