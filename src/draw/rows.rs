//! Rows: names, bars or points from one axis, values at their ends, and what stands apart.

use super::Scale;
use super::pen::{Pen, Rect, Side, Type};
use super::slot::{ARROW, GAP, POINT, Slot, TICK_WIDTH};
use crate::chart::{Bar, Emphasis, Row, Rows};
use crate::number::{Comparator, Decimal};
use crate::sort;
use plotters_backend::DrawingBackend;

/// Below this width rows stand closer, CSS pixels.
const NARROW: f64 = 560.0;
/// The wordings that are tried, the longest first: which, how much of the room behind the names one may take before it is cut, and
/// how much of the room the longest bar must keep.
const TRIED: [(usize, f64, f64); 3] = [(0, f64::INFINITY, 0.55), (1, f64::INFINITY, 0.4), (2, 0.4, 0.0)];
/// A broken bar is so many times as long as the largest that is compared: longer than any that is drawn to scale.
const BROKEN: f64 = 1.6;
/// Of the whole width, names may take so much before they are shortened.
const MOST_NAME: f64 = 0.3;

/// Above the first row and below the last, so that ticks have room.
const MARGIN: f64 = 4.0;
/// The line of a name above its bar.
const NAME_LINE: f64 = 20.0;
/// Half the width of a point.
pub(super) const DOT: f64 = 5.5;

/// The height of the rows.
pub(super) fn height(rows: &Rows, scale: Scale) -> f64 {
    let heights = rows.rows.iter().map(|row| row_height(rows, row, scale));
    (heights.sum::<f64>() + 2.0 * MARGIN).ceil()
}

/// A name above its bar takes a line of its own; a row without marks takes no second one.
fn row_height(rows: &Rows, row: &Row, scale: Scale) -> f64 {
    let line = if rows.is_stacked && row.word.is_none() { NAME_LINE } else { 0.0 };
    scale.text * (line + if scale.width < NARROW { 30.0 } else { 33.0 })
}

/// Draws the rows.
pub(super) fn draw<S: DrawingBackend>(pen: &mut Pen<'_, S>, rows: &Rows) {
    let layout = Layout::new(pen, rows);
    let mut top = MARGIN;
    for (row, slot) in rows.rows.iter().zip(&layout.slots) {
        let height = row_height(rows, row, pen.scale);
        pen.placed.rows.push(Rect { x: 0.0, y: top, width: pen.scale.width, height });
        layout.row(pen, row, slot, (top, height));
        top += height;
    }
    if !rows.is_stacked && !rows.are_points {
        pen.fill(Rect { x: layout.zero - 1.0, y: MARGIN, width: 1.0, height: top - MARGIN }, pen.palette.ink);
    }
}

/// Where zero lies, how long a unit is, and which wordings fit.
pub(super) struct Layout {
    /// What a name takes above its bar; 0 where it stands before it.
    name_line: f64,
    pub(super) are_points: bool,
    name: Type,
    value: Type,
    aside: Type,
    uses_short: bool,
    level: usize,
    /// Where names end and bars may begin.
    left: f64,
    /// The width behind the names.
    room: f64,
    pub(super) zero: f64,
    /// Where the axis begins, for points.
    floor: Decimal,
    /// The largest value, in whose parts others are measured.
    largest: Decimal,
    /// How long the largest value is.
    pub(super) length: f64,
    slots: Vec<Slot>,
}

impl Layout {
    fn new<S: DrawingBackend>(pen: &mut Pen<'_, S>, of: &Rows) -> Layout {
        let rows = &of.rows;
        let text = pen.scale.text;
        let large = if pen.scale.width < NARROW { 14.0 } else { 15.0 };
        let ink = pen.palette.ink;
        let mut layout = Layout {
            name_line: if of.is_stacked { NAME_LINE * text } else { 0.0 },
            are_points: of.are_points,
            name: Type { size: large * text, is_bold: false, colour: ink },
            value: Type { size: large * text, is_bold: true, colour: ink },
            aside: Type { size: 13.0 * text, is_bold: false, colour: pen.palette.soft },
            uses_short: false,
            level: 0,
            left: 0.0,
            room: 0.0,
            zero: 0.0,
            floor: of.floor,
            largest: largest(rows),
            length: 0.0,
            slots: Vec::new(),
        };
        if !of.is_stacked {
            layout.left = layout.names(pen, rows) + GAP * 1.25;
        }
        layout.fit(pen, rows);
        layout
    }

    /// The width of the column of names, shortened if it must be.
    fn names<S: DrawingBackend>(&mut self, pen: &mut Pen<'_, S>, rows: &[Row]) -> f64 {
        let (mut full, mut short) = (0.0_f64, 0.0_f64);
        for row in rows {
            full = full.max(pen.width(&row.name, self.value));
            short = short.max(pen.width(&row.short, self.value));
        }
        let most = MOST_NAME * pen.scale.width;
        self.uses_short = full > most;
        if self.uses_short { short.min(most) } else { full }
    }

    /// The longest wordings with which the longest bar keeps its share of the room, and the scale that they allow. The
    /// shortest are cut where they leave too little.
    fn fit<S: DrawingBackend>(&mut self, pen: &mut Pen<'_, S>, rows: &[Row]) {
        self.room = pen.scale.width - self.left;
        for (level, most, least) in TRIED {
            self.level = level;
            self.slots.clear();
            for row in rows {
                let slot = self.slot(pen, row, most * self.room);
                self.slots.push(slot);
            }
            self.length = self.longest();
            let longest = self.slots.iter().map(|slot| slot.bars.1).fold(1.0, f64::max);
            if self.length * longest >= least * self.room {
                break;
            }
        }
        self.zero = self.left + self.reach(self.length).0;
    }

    fn slot<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, row: &Row, most: f64) -> Slot {
        let mut slot =
            Slot { bars: (0.0, 0.0), over: 0.0, ticks: Vec::new(), texts: [0.0; 3], is_apart: row.frame.is_some() };
        if self.are_points && row.word.is_none() {
            slot.over = DOT;
        }
        for bar in row.bars.iter().chain(&row.from).chain(&row.frame) {
            let part = self.part(bar);
            slot.bars = (slot.bars.0.min(part), slot.bars.1.max(part));
            if bar.figure.comparator != Comparator::Eq {
                slot.over = if self.are_points { DOT + POINT } else { POINT };
            }
        }
        for tick in &row.ticks {
            let reach = |is_open| if is_open { ARROW } else { TICK_WIDTH };
            let comparator = tick.figure.comparator;
            slot.ticks.push((self.part(tick), reach(comparator.open_below()), reach(comparator.open_above())));
        }
        sort::sort_by(&mut slot.ticks, |a, b| a.0.total_cmp(&b.0));
        slot.texts[0] = match &row.word {
            Some(word) => pen.width(word, self.aside).min(self.room - GAP),
            None => pen.width(&value_text(row), self.value),
        };
        slot.texts[1] = pen.width(self.wording(&row.aside), self.aside).min(most);
        slot.texts[2] = pen.width(self.wording(&row.wanted), self.aside).min(most);
        slot
    }

    fn wording<'r>(&self, wordings: &'r [String]) -> &'r str {
        wordings.get(self.level).map_or("", String::as_str)
    }

    /// How far all rows reach to the left and to the right of zero.
    fn reach(&self, length: f64) -> (f64, f64) {
        let (mut left, mut right) = (0.0_f64, 0.0_f64);
        for slot in &self.slots {
            left = left.max(slot.reach_left(length));
            right = right.max(slot.reach_right(length));
        }
        (left, right)
    }

    /// The largest length of the largest value with which every row fits into the room, by halving.
    fn longest(&self) -> f64 {
        let (mut fits, mut too_long) = (0.0, self.room);
        for _ in 0..40 {
            let length = (fits + too_long) / 2.0;
            let (left, right) = self.reach(length);
            if left + right <= self.room { fits = length } else { too_long = length }
        }
        fits
    }

    /// A mark's end in parts of the largest value; to the left where it is negative.
    pub(super) fn part(&self, bar: &Bar) -> f64 {
        match bar.is_broken {
            true if bar.figure.value.is_negative() => -BROKEN,
            true => BROKEN,
            false => above(bar.figure.value, self.floor).ratio(above(self.largest, self.floor)),
        }
    }

    fn row<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, row: &Row, slot: &Slot, (top, height): (f64, f64)) {
        let is_alone = row.word.is_some() || self.name_line == 0.0;
        let line = if is_alone { height } else { height - self.name_line };
        // Below its name a bar stands nearer to it than to the next.
        let y = if is_alone { top + height / 2.0 } else { top + self.name_line + line * 0.42 };
        let name_end = self.name(pen, row, if is_alone { y } else { top + self.name_line / 2.0 + 1.0 });
        let thick = (line * 0.56).round();
        let colour = if row.emphasis == Emphasis::Chosen { pen.palette.accent } else { pen.palette.bar };
        if self.are_points {
            self.points(pen, row, colour, y);
        } else if row.is_range() {
            self.range(pen, row, colour, (y - thick / 2.0, thick));
        } else {
            let height = thick / row.bars.len().max(1) as f64;
            let mut top = y - thick / 2.0;
            for bar in &row.bars {
                self.bar(pen, bar, colour, (top, height));
                top += height;
            }
        }
        if let Some(frame) = &row.frame {
            self.frame(pen, frame, (y - thick / 2.0, thick));
        }
        for tick in &row.ticks {
            self.tick(pen, tick, (y, thick));
        }
        match &row.word {
            Some(word) => self.word(pen, word, row.is_missing, (name_end, y)),
            None => self.texts(pen, row, slot, y),
        }
    }

    /// Writes the name, and gives where a word may follow.
    fn name<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, row: &Row, y: f64) -> f64 {
        let of = match row.emphasis {
            Emphasis::Chosen => self.value,
            Emphasis::Compared => self.name,
            Emphasis::Quiet => Type { colour: pen.palette.absent, ..self.name },
        };
        if self.name_line > 0.0 {
            let most = if row.word.is_some() { MOST_NAME } else { 1.0 };
            let name = pen.shortened(&row.name, of, pen.scale.width * most);
            return pen.text(&name, of, (0.0, y), Side::Left).width + GAP;
        }
        let name = if self.uses_short { &row.short } else { &row.name };
        let right = self.left - GAP * 1.25;
        let name = pen.shortened(name, of, right);
        pen.text(&name, of, (right, y), Side::Right);
        self.zero
    }

    /// The value and what is said beside it, or the word in its place with a leader.
    fn texts<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, row: &Row, slot: &Slot, y: f64) {
        let (mut places, _) = slot.places(self.length);
        if slot.is_below() {
            let mut x = -slot.reach_left(self.length);
            for (place, width) in places.iter_mut().zip(slot.texts) {
                *place = x;
                x += if width > 0.0 { width + GAP } else { 0.0 };
            }
        }
        let quiet = Type { colour: pen.palette.absent, ..self.value };
        let of = if row.emphasis == Emphasis::Quiet { quiet } else { self.value };
        let value = value_text(row);
        let texts =
            [(value.as_str(), of), (self.wording(&row.aside), self.aside), (self.wording(&row.wanted), self.aside)];
        for (place, (text, of)) in texts.into_iter().enumerate() {
            // Where marks and texts cannot all have room, texts are cut, and the table has them whole.
            let x = (self.zero + places[place]).max(self.left);
            let text = pen.shortened(text, of, slot.texts[place].min(self.left + self.room - x));
            if !text.is_empty() {
                pen.text(&text, of, (x, y), Side::Left);
            }
        }
    }

    /// The word in the place of a figure, with a leader where there could be one.
    fn word<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, word: &str, is_missing: bool, (from, y): (f64, f64)) {
        let of = Type { colour: pen.palette.absent, ..self.aside };
        let word = pen.shortened(word, of, self.left + self.room - from - GAP);
        let text = pen.text(&word, of, (from + GAP, y), Side::Left);
        let x = text.x + text.width + GAP;
        let width = self.zero + self.length - x;
        if is_missing && width > GAP {
            pen.fill(Rect { x, y, width, height: 1.0 }, pen.palette.hairline);
        }
    }
}

/// How far a value is above another; as it is where that cannot be said.
fn above(value: Decimal, floor: Decimal) -> Decimal {
    value.minus(floor).unwrap_or(value)
}

/// The largest value of all marks that are drawn to scale, without its sign.
fn largest(rows: &[Row]) -> Decimal {
    let mut largest = Decimal::ZERO;
    for bar in rows.iter().flat_map(Row::marks).filter(|bar| !bar.is_broken) {
        largest = largest.max(bar.figure.value.size());
    }
    largest
}

/// The value as it stands behind the bar: all of them where publications disagree.
pub(super) fn value_text(row: &Row) -> String {
    let mut text = String::new();
    if let Some(from) = &row.from {
        text.push_str(&from.label);
        text.push_str(" → ");
        text.push_str(row.bars.first().map_or("", |bar| &bar.label));
        return text;
    }
    for bar in row.bars.iter().chain(&row.frame) {
        if !text.is_empty() {
            text.push_str(if row.is_range() { "–" } else { " / " });
        }
        text.push_str(&bar.label);
    }
    text
}
