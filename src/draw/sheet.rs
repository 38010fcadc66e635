//! Every figure of one place: name and value, below them what it is of, and where it stands among others. In as many columns as
//! have room, so that a value is never far from its name.

use super::Scale;
use super::lines::{FURTHER, broken, ems, lines, written};
use super::mark::point;
use super::pen::{Pen, Rect, Side, Type};
use super::slot::{GAP, POINT};
use crate::chart::{Bar, Emphasis, Entry, Row};
use crate::number::Decimal;
use plotters_backend::DrawingBackend;

/// Heights of an entry of two lines, of a heading, and from the last line of a name to what it is of, CSS pixels.
const ENTRY: f64 = 48.0;
const BELOW: f64 = 19.0;
const HEADING: f64 = 34.0;
/// How far what is computed stands in, below what it is computed from.
const INDENT: f64 = 14.0;
/// A column is at least as wide, and the gap between columns.
const COLUMN: f64 = 320.0;
const GUTTER: f64 = 32.0;
const MOST_COLUMNS: f64 = 3.0;
/// Of a column, a value with its unit may take so much, and the strip takes so much.
const MOST_VALUE: f64 = 0.72;
const STRIP: f64 = 0.22;
/// Sizes of texts.
const NAME: f64 = 14.0;
const ASIDE: f64 = 12.0;
/// Radii of points.
const QUIET: f64 = 3.0;
const OWN: f64 = 4.5;
/// Of a strip with broken points, these take so much on their side.
const BEYOND: f64 = 0.25;

/// Where an entry lies.
struct Place<'e> {
    /// With the heading above it.
    rect: Rect,
    heading: &'e str,
    /// How many lines its name may have, and what it is of.
    lines: [usize; 2],
}

/// The place of each entry, and the height of all: column by column, of about the same height. A column that begins within a group repeats
/// the heading.
fn places(entries: &[Entry], scale: Scale) -> (Vec<Place<'_>>, f64) {
    let text = scale.text;
    let columns = ((scale.width + GUTTER) / (COLUMN * text + GUTTER)).floor().clamp(1.0, MOST_COLUMNS);
    let width = (scale.width - (columns - 1.0) * GUTTER) / columns;
    let room = entries.iter().fold(0.0, |most, entry| f64::max(most, ems(&entry.place))) * ASIDE * text;
    let (mut all, mut places) = (0.0, Vec::new());
    for entry in entries {
        let lines = lines_of(entry, inside(entry, width), text, room);
        let height = text * (ENTRY + FURTHER * (lines[0] + lines[1] - 2) as f64);
        all += height + headed(&entry.heading, text);
        places.push(Place { rect: Rect { x: 0.0, y: 0.0, width, height }, heading: &entry.heading, lines });
    }
    let (mut x, mut y, mut tallest) = (0.0, 0.0, 0.0);
    let mut group = "";
    for (place, entry) in places.iter_mut().zip(entries) {
        if !place.heading.is_empty() {
            group = place.heading;
        }
        let half = (place.rect.height + headed(place.heading, text)) / 2.0;
        if y + half > all / columns && x + width < scale.width - 1.0 && !entry.is_derived {
            (x, y, place.heading) = (x + width + GUTTER, 0.0, group);
        }
        let height = place.rect.height + headed(place.heading, text);
        place.rect = Rect { x, y, width, height };
        y += height;
        tallest = f64::max(tallest, y);
    }
    (places, tallest.ceil())
}

/// How high a heading is.
fn headed(heading: &str, text: f64) -> f64 {
    if heading.is_empty() { 0.0 } else { HEADING * text }
}

/// What an entry has of the width of a column.
fn inside(entry: &Entry, width: f64) -> f64 {
    if entry.is_derived { width - INDENT } else { width }
}

/// The digits of an entry, which are what is read, and their unit.
fn parts(entry: &Entry) -> (&str, &str) {
    entry.value.split_once(' ').unwrap_or((&entry.value, ""))
}

/// How many lines the name of an entry may need, and what it is of, where a place may take so much.
fn lines_of(entry: &Entry, width: f64, text: f64, place: f64) -> [usize; 2] {
    let (value, unit) = parts(entry);
    let (name, aside) = (NAME * text, ASIDE * text);
    let beside = f64::min((ems(value) + 0.8) * name + ems(unit) * aside, width * MOST_VALUE) + GAP;
    let strip = if entry.strip.is_empty() { 0.0 } else { place + width * STRIP + 2.0 * GAP };
    [lines(&entry.name, name, width - beside), lines(&entry.aside, aside, width - strip)]
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
    for (entry, place) in entries.iter().zip(places(entries, pen.scale).0) {
        if !entry.is_derived {
            draw_heading(pen, place.heading, place.rect);
        }
        draw_entry(pen, entry, &place, (soft, room));
        pen.placed.rows.push(place.rect);
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
    let top = rect.y + headed(heading, text);
    let heading = pen.shortened(heading, of, width);
    pen.text(&heading, of, (x, top - 9.0 * text), Side::Left);
    pen.fill(rule(top), pen.palette.ink);
}

fn draw_entry<S: DrawingBackend>(pen: &mut Pen<'_, S>, entry: &Entry, place: &Place<'_>, (soft, room): (Type, f64)) {
    let text = pen.scale.text;
    let colour = if entry.is_derived { pen.palette.soft } else { pen.palette.ink };
    let name = Type { size: NAME * text, is_bold: false, colour };
    let bold = Type { is_bold: !entry.is_derived, ..name };
    let (width, right) = (inside(entry, place.rect.width), place.rect.x + place.rect.width);
    let (x, y) = (right - width, place.rect.y + headed(place.heading, text) + 16.0 * text);
    let [names, asides] = place.lines;
    let (value, unit) = parts(entry);
    let value = pen.shortened(value, bold, width * MOST_VALUE);
    let left = width * MOST_VALUE - GAP / 2.0 - pen.width(&value, bold);
    let unit = pen.shortened(unit, soft, left);
    let mut left = right;
    if !unit.is_empty() {
        left = pen.text(&unit, soft, (right, y + text), Side::Right).x - GAP / 2.0;
    }
    let value = pen.text(&value, bold, (left, y), Side::Right);
    let called = broken(pen, &entry.name, name, value.x - GAP - x, names);
    let y = written(pen, &called, name, (x, y)) + BELOW * text;
    let mut end = right;
    if !entry.place.is_empty() {
        pen.text(&entry.place, soft, (right, y), Side::Right);
    }
    if !entry.strip.is_empty() {
        let strip = Rect { x: right - room - GAP - width * STRIP, y, width: width * STRIP, height: 0.0 };
        draw_strip(pen, &entry.strip, strip);
        end = strip.x - GAP;
    }
    let aside = broken(pen, &entry.aside, soft, end - x, asides);
    written(pen, &aside, soft, (x, y));
}

/// All points on one axis, from the smallest to the largest, its own above the others; those far beyond stand behind a gap.
fn draw_strip<S: DrawingBackend>(pen: &mut Pen<'_, S>, rows: &[Row], rect: Rect) {
    const EDGE: f64 = OWN + POINT;
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
    let length = rect.width - 2.0 * EDGE;
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
            let x = rect.x + EDGE + x - 2.0;
            pen.fill(Rect { x, y: rect.y - 1.0, width: 4.0, height: 3.0 }, pen.palette.paper);
        }
    }
    for wanted in [Emphasis::Compared, Emphasis::Chosen] {
        let (radius, colour) =
            if wanted == Emphasis::Chosen { (OWN, pen.palette.accent) } else { (QUIET, pen.palette.bar) };
        for row in rows.iter().filter(|row| row.emphasis == wanted) {
            for bar in &row.bars {
                point(pen, bar, (rect.x + EDGE + place(bar), rect.y), radius, colour);
            }
        }
    }
}
