//! Points by two figures: what has only one of them lies beside that figure's axis, and every point has its name.

use super::Scale;
use super::labels::{FAINT, Kind, Labels, OVER_ALL, Spot, around, point};
use super::pen::{Pen, Rect, Side, Type};
use super::rows::DOT;
use super::slot::POINT;
use crate::chart::{Bar, Emphasis, Row, Scatter};
use crate::number::Decimal;
use crate::sort;
use plotters_backend::DrawingBackend;

/// Of the width, the field is so high, within limits; CSS pixels.
const HEIGHT: f64 = 0.6;
const LOWEST: f64 = 250.0;
const HIGHEST: f64 = 440.0;
/// The sizes of titles and ticks, and of names, and how far their lines are apart, for a text as large as usual.
const SMALL: f64 = 13.0;
const NAME: f64 = 14.0;
const LINE: f64 = 18.0;
/// How many lines the numbers beneath the field take.
const TICKS: f64 = 1.4;
/// Between a tick and its number.
const GAP: f64 = 6.0;
/// What is far beyond the others lies so far beyond the end of an axis.
const BEYOND: f64 = 40.0;
/// Of the width, names beside the upward axis may take so much.
const MOST_STRIP: f64 = 0.33;
/// Of the width, the field has at least so much.
const LEAST_FIELD: f64 = 0.6;

/// The height of title, field, ticks, names beneath them, and title.
pub(super) fn height(scatter: &Scatter, scale: Scale) -> f64 {
    let field = (HEIGHT * scale.width).clamp(LOWEST, HIGHEST) * (1.0 + scale.text) / 2.0;
    let lines = titles(scatter, scale) + beneath(scatter, scale) + TICKS;
    (field + lines * LINE * scale.text + 2.0 * GAP).ceil()
}

/// How many lines both titles may take.
fn titles(scatter: &Scatter, scale: Scale) -> f64 {
    let mut lines = 0.0;
    for side in &scatter.sides {
        lines += (ems(&side.title) * SMALL * scale.text / scale.width).ceil();
    }
    lines
}

/// How many lines the names beneath the axis may take, where each lies left of its point.
fn beneath(scatter: &Scatter, scale: Scale) -> f64 {
    let [across, up] = &scatter.sides;
    let value = |bar: Option<&Bar>| bar.map_or(0.0, |bar| bar.figure.value.ratio(Decimal::ONE));
    let (low, high) = (value(across.ticks.first()), value(across.ticks.last()));
    let mut names = Vec::new();
    for (row, other) in across.rows.iter().zip(&up.rows) {
        if let Some(bar) = row.bars.first().filter(|_| other.bars.is_empty()) {
            let part = ((value(Some(bar)) - low) / (high - low)).clamp(0.0, 1.0);
            let width = (ems(&row.name) + ems(&bar.label) + 1.0) * NAME * scale.text + 2.0 * DOT;
            names.push((part * LEAST_FIELD * scale.width, width));
        }
    }
    sort::sort_by(&mut names, |a, b| a.0.total_cmp(&b.0));
    let mut ends: Vec<f64> = Vec::new();
    for (x, width) in names {
        match ends.iter_mut().find(|end| **end <= x - width) {
            Some(end) => *end = x,
            None => ends.push(x),
        }
    }
    ends.len() as f64
}

/// About how wide a text is, at most: a Chinese letter is one em wide, another two thirds.
pub(super) fn ems(text: &str) -> f64 {
    let mut ems = 0.0;
    for letter in text.chars() {
        ems += if letter > '\u{2e80}' { 1.05 } else { 0.66 };
    }
    ems
}

/// Draws axes, lines, points, and then names where there is room.
pub(super) fn draw<S: DrawingBackend>(pen: &mut Pen<'_, S>, scatter: &Scatter) {
    let field = Field::new(pen, scatter);
    let mut labels = Labels::default();
    let outer = field.outer;
    pen.fill(Rect { x: outer.x - 1.0, width: 1.0, ..outer }, pen.palette.hairline);
    pen.fill(Rect { y: outer.y + outer.height, height: 1.0, ..outer }, pen.palette.hairline);
    for side in 0..2 {
        field.axis(pen, scatter, side, &mut labels);
    }
    let [across, up] = [0, 1].map(|side| &scatter.sides[side].rows);
    let mut spots = Vec::new();
    for (place, (first, second)) in across.iter().zip(up).enumerate() {
        if first.bars.is_empty() && second.bars.is_empty() {
            continue;
        }
        for (x, across) in field.places(0, &first.bars) {
            for (y, up) in field.places(1, &second.bars) {
                labels.taken.push(around((x, y), DOT));
                spots.push((place, (x, y), [across, up]));
            }
        }
    }
    field.rays(pen, scatter, &mut labels);
    for &(place, at, bars) in &spots {
        let colour = match across[place].emphasis {
            Emphasis::Chosen => pen.palette.accent,
            Emphasis::Compared => pen.palette.bar,
            Emphasis::Quiet => pen.palette.absent,
        };
        point(pen, at, bars, colour, &mut labels);
    }
    // Where publications disagree, the first of a district's points has its name.
    spots.dedup_by_key(|spot| spot.0);
    let mut slots = vec![None; across.len()];
    sort::sort_by(&mut spots, |a, b| along(a).total_cmp(&along(b)));
    for (place, at, bars) in spots {
        slots[place] = Some(field.name(pen, [&across[place], &up[place]], (at, bars), &mut labels));
    }
    for slot in slots.into_iter().flatten() {
        pen.placed.rows.push(slot);
    }
}

/// A place, and the figures that it is of.
type At<'b> = ((f64, f64), [Option<&'b Bar>; 2]);

/// Where a point lies along its row or column; all others first.
fn along((_, (x, y), bars): &(usize, (f64, f64), [Option<&Bar>; 2])) -> f64 {
    match bars {
        [_, None] => *x,
        [None, _] => *y,
        _ => 0.0,
    }
}

/// The figures' name with their numbers.
fn labelled(name: &str, bars: &[&Bar]) -> String {
    let mut text = name.to_owned();
    for bar in bars {
        text.push(' ');
        text.push_str(&bar.label);
    }
    text
}

/// Writes a title in lines, at the top from the left, or above the bottom and to the right. Says how high it is.
fn title<S: DrawingBackend>(pen: &mut Pen<'_, S>, text: &str, of: Type, bottom: Option<f64>) -> f64 {
    let (line, width) = (LINE * pen.scale.text, pen.scale.width);
    let lines = pen.wrapped(text, of, width);
    let height = lines.len() as f64 * line;
    let (x, side) = if bottom.is_some() { (width, Side::Right) } else { (0.0, Side::Left) };
    let mut y = bottom.map_or(0.0, |bottom| bottom - height) + line / 2.0;
    for text in lines {
        pen.text(text.trim_ascii_end(), of, (x, y), side);
        y += line;
    }
    height
}

/// The rectangle around two.
fn joined(a: Rect, b: Rect) -> Rect {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    let right = (a.x + a.width).max(b.x + b.width);
    let bottom = (a.y + a.height).max(b.y + b.height);
    Rect { x, y, width: right - x, height: bottom - y }
}

/// Where everything lies.
struct Field {
    /// What is drawn to scale lies in it.
    inner: Rect,
    /// With what is far beyond.
    outer: Rect,
    /// From the lowest tick, and how far, of each axis.
    spans: [(f64, f64); 2],
    /// Where points lie that have no figure on an axis: left of the field, and beneath it.
    beside: [f64; 2],
    /// Where the lower title begins.
    foot: f64,
    soft: Type,
}

impl Field {
    fn new<S: DrawingBackend>(pen: &mut Pen<'_, S>, scatter: &Scatter) -> Field {
        let text = pen.scale.text;
        let soft = Type { size: SMALL * text, is_bold: false, colour: pen.palette.soft };
        let line = LINE * text;
        let [across, up] = &scatter.sides;
        let mut widest = 0.0_f64;
        for tick in &up.ticks {
            widest = widest.max(pen.width(&tick.label, soft));
        }
        let mut strip = 0.0_f64;
        let name = Type { size: NAME * text, ..soft };
        for (_, row) in across.rows.iter().zip(&up.rows).filter(|rows| rows.0.bars.is_empty()) {
            if let Some(bar) = row.bars.first() {
                strip = strip.max(pen.width(&labelled(&row.name, &[bar]), name) + 6.0 * DOT);
            }
        }
        strip = strip.min(MOST_STRIP * pen.scale.width);
        let last = across.ticks.last().map_or(0.0, |tick| pen.width(&tick.label, soft) / 2.0);
        let top = 2.0 * GAP + title(pen, &up.title, soft, None);
        let foot = title(pen, &across.title, soft, Some(pen.placed.height));
        let names = beneath(scatter, pen.scale);
        let left = strip + widest + GAP;
        let bottom = pen.placed.height - foot - (names + TICKS) * line;
        let outer =
            Rect { x: left, y: top, width: pen.scale.width - last.max(DOT + POINT) - left, height: bottom - top };
        let mut field = Field {
            inner: outer,
            outer,
            spans: [(0.0, 1.0); 2],
            beside: [strip - 2.0 * DOT, bottom + (TICKS + 0.5) * line],
            foot: pen.placed.height - foot,
            soft,
        };
        for (place, side) in scatter.sides.iter().enumerate() {
            let value = |tick: Option<&Bar>| tick.map_or(0.0, |tick| tick.figure.value.ratio(Decimal::ONE));
            let low = value(side.ticks.first());
            field.spans[place] = (low, value(side.ticks.last()) - low);
            for bar in side.rows.iter().flat_map(|row| &row.bars).filter(|bar| bar.is_broken) {
                field.leave(place, bar.figure.value.is_negative());
            }
        }
        field
    }

    /// Leaves room beyond one end of an axis, once.
    fn leave(&mut self, side: usize, is_low: bool) {
        let (inner, outer) = (&mut self.inner, self.outer);
        let (start, length, whole) = match side {
            0 => (&mut inner.x, &mut inner.width, (outer.x, outer.width)),
            _ => (&mut inner.y, &mut inner.height, (outer.y, outer.height)),
        };
        let is_start = is_low == (side == 0);
        let is_left = if is_start { *start > whole.0 } else { *start + *length < whole.0 + whole.1 };
        if !is_left {
            *length -= BEYOND;
            *start += if is_start { BEYOND } else { 0.0 };
        }
    }

    /// Where a value lies on an axis.
    fn at(&self, side: usize, value: f64) -> f64 {
        let (low, span) = self.spans[side];
        let part = (value - low) / span;
        if side == 0 { self.inner.x + part * self.inner.width } else { self.inner.y + (1.0 - part) * self.inner.height }
    }

    fn place(&self, side: usize, bar: &Bar) -> f64 {
        let value = bar.figure.value;
        let outer = self.outer;
        match (bar.is_broken, (side == 0) == value.is_negative()) {
            (false, _) => self.at(side, value.ratio(Decimal::ONE)),
            (true, true) => {
                if side == 0 {
                    outer.x + DOT
                } else {
                    outer.y + DOT
                }
            }
            (true, false) => {
                if side == 0 {
                    outer.x + outer.width - DOT
                } else {
                    outer.y + outer.height - DOT
                }
            }
        }
    }

    /// Where figures lie on an axis; beside it where there is none.
    fn places<'b>(&self, side: usize, bars: &'b [Bar]) -> Vec<(f64, Option<&'b Bar>)> {
        let mut places = Vec::new();
        for bar in bars {
            places.push((self.place(side, bar), Some(bar)));
        }
        if bars.is_empty() {
            places.push((self.beside[side], None));
        }
        places
    }

    /// Round numbers along an axis, and ink where zero is.
    fn axis<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, scatter: &Scatter, side: usize, labels: &mut Labels) {
        let outer = self.outer;
        let (right, bottom) = (outer.x + outer.width, outer.y + outer.height);
        let mut end = f64::NEG_INFINITY;
        for tick in &scatter.sides[side].ticks {
            let place = self.at(side, tick.figure.value.ratio(Decimal::ONE));
            let width = pen.width(&tick.label, self.soft);
            if tick.figure.value.is_zero() {
                let zero = match side {
                    0 => Rect { x: place - 1.0, width: 1.0, ..outer },
                    _ => Rect { y: place, height: 1.0, ..outer },
                };
                pen.fill(zero, pen.palette.ink);
                labels.lines.push((zero, OVER_ALL));
            }
            if side == 0 {
                let left = (place - width / 2.0).max(0.0);
                if left > end && left + width <= pen.scale.width.max(right) {
                    pen.fill(Rect { x: place, y: bottom, width: 1.0, height: GAP / 2.0 }, pen.palette.hairline);
                    // Below the lowest number of the other axis, whose middle is at the field's edge.
                    let middle = bottom + self.soft.size + 1.0;
                    pen.text(&tick.label, self.soft, (left, middle), Side::Left);
                    end = left + width + GAP;
                }
            } else {
                pen.text(&tick.label, self.soft, (outer.x - GAP, place), Side::Right);
            }
        }
    }

    /// Lines from the origin, each with what it is at its end; none where that has no room.
    fn rays<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, scatter: &Scatter, labels: &mut Labels) {
        let [across, up] = self.spans.map(|(low, span)| low + span);
        for ray in scatter.rays.iter().rev() {
            let times = ray.figure.value.ratio(Decimal::ONE);
            let is_top = times * across > up;
            let end = if is_top { (up / times, up) } else { (across, times * across) };
            let (x, y) = (self.at(0, end.0), self.at(1, end.1));
            let room = self.room(pen);
            let spot = Spot { at: (x, y), room, kind: Kind::End };
            let from = (self.at(0, 0.0), self.at(1, 0.0));
            let before = labels.lines.len();
            labels.along(from, (x, y), FAINT);
            match labels.put(pen, &[&ray.label], self.soft, &spot) {
                Some(_) => pen.line(from, (x, y), pen.palette.hairline),
                None => labels.lines.truncate(before),
            }
        }
    }

    /// The field with all that is right of it and above.
    fn room<S: DrawingBackend>(&self, pen: &Pen<'_, S>) -> Rect {
        Rect {
            x: self.outer.x,
            y: 0.0,
            width: pen.scale.width - self.outer.x,
            height: self.outer.y + self.outer.height,
        }
    }

    /// The name of a point, with its number where no axis has it. Says where the point and its name are.
    fn name<S: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, S>,
        [across, up]: [&Row; 2],
        (at, figures): At<'_>,
        labels: &mut Labels,
    ) -> Rect {
        let text = pen.scale.text;
        let colour = if across.emphasis == Emphasis::Quiet { pen.palette.absent } else { pen.palette.ink };
        let of = Type { size: NAME * text, is_bold: across.emphasis == Emphasis::Chosen, colour };
        let is_outside = figures.contains(&None);
        let mut bars = Vec::new();
        for bar in across.bars.iter().chain(&up.bars) {
            if is_outside || bar.is_broken {
                bars.push(bar);
            }
        }
        let (mut room, mut kind) = (self.room(pen), Kind::Point);
        let bottom = self.outer.y + self.outer.height;
        match figures {
            [_, None] => {
                let top = bottom + TICKS * LINE * text;
                (room, kind) = (Rect { x: 0.0, y: top, width: pen.scale.width, height: self.foot - top }, Kind::Row);
            }
            [None, _] => {
                room = Rect { x: 0.0, y: 0.0, width: self.beside[0], height: bottom + of.size };
                kind = Kind::Column;
            }
            _ => {}
        }
        let (long, short) = (labelled(&across.name, &bars), labelled(&across.short, &bars));
        // The number of what is not to scale stands nowhere else.
        let has_broken = bars.iter().any(|bar| bar.is_broken);
        let name = if has_broken { &short } else { &across.short };
        let cut = pen.shortened(name, of, room.width - 4.0 * DOT);
        let written = labels.put(pen, &[&long, &short, name, &cut], of, &Spot { at, room, kind });
        let mark = around(at, DOT);
        written.map_or(mark, |written| joined(mark, written))
    }
}
