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
/// Of the width that bars have, the longest must keep so much before wordings are shortened.
const LEAST_BAR: f64 = 0.55;
/// A broken bar is so many times as long as the largest that is compared: longer than any that is drawn to scale.
const BROKEN: f64 = 1.6;
/// A row has its wordings in so many lengths.
const LEVELS: usize = 3;
/// Of the room behind the names, the shortest wording may take so much before it is cut.
const MOST_ASIDE: f64 = 0.3;
/// Of the whole width, names may take so much before they are shortened.
const MOST_NAME: f64 = 0.3;

/// Above the first row and below the last, so that ticks have room.
const MARGIN: f64 = 4.0;
/// The line of a name above its bar.
const NAME_LINE: f64 = 18.0;
/// Half the width of a point, and the width of the line that leads to it.
const DOT: f64 = 5.5;
const TRAIL: f64 = 3.0;

/// The height of the rows.
pub(super) fn height(rows: &Rows, scale: Scale) -> f64 {
    (rows.rows.len() as f64 * pitch(rows, scale) + 2.0 * MARGIN).ceil()
}

fn pitch(rows: &Rows, scale: Scale) -> f64 {
    let line = if rows.is_stacked { NAME_LINE } else { 0.0 };
    scale.text * (line + if scale.width < NARROW { 30.0 } else { 33.0 })
}

/// Draws the rows.
pub(super) fn draw<S: DrawingBackend>(pen: &mut Pen<'_, S>, rows: &Rows) {
    let layout = Layout::new(pen, rows);
    for (place, row) in rows.rows.iter().enumerate() {
        let top = MARGIN + place as f64 * layout.pitch;
        let slot = Rect { x: 0.0, y: top, width: pen.scale.width, height: layout.pitch };
        pen.placed.rows.push(slot);
        layout.row(pen, row, &layout.slots[place], top);
    }
    if !rows.is_stacked {
        let length = rows.rows.len() as f64 * layout.pitch;
        pen.fill(Rect { x: layout.zero - 1.0, y: MARGIN, width: 1.0, height: length }, pen.palette.ink);
    }
}

/// Where zero lies, how long a unit is, and which wordings fit.
struct Layout {
    pitch: f64,
    /// Of a row's height, what its name takes above its bar.
    name_line: f64,
    are_points: bool,
    name: Type,
    value: Type,
    aside: Type,
    uses_short: bool,
    level: usize,
    /// Where names end and bars may begin.
    left: f64,
    /// The width behind the names.
    room: f64,
    zero: f64,
    /// The largest value, in whose parts others are measured.
    largest: Decimal,
    /// How long the largest value is.
    length: f64,
    slots: Vec<Slot>,
}

impl Layout {
    fn new<S: DrawingBackend>(pen: &mut Pen<'_, S>, of: &Rows) -> Layout {
        let rows = &of.rows;
        let text = pen.scale.text;
        let large = if pen.scale.width < NARROW { 14.0 } else { 15.0 };
        let ink = pen.palette.ink;
        let mut layout = Layout {
            pitch: pitch(of, pen.scale),
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
        for level in 0..LEVELS {
            self.level = level;
            self.slots.clear();
            for row in rows {
                let slot = self.slot(pen, row);
                self.slots.push(slot);
            }
            self.length = self.longest();
            let longest = self.slots.iter().map(|slot| slot.bars.1).fold(1.0, f64::max);
            if self.length * longest >= LEAST_BAR * self.room {
                break;
            }
        }
        self.zero = self.left + self.reach(self.length).0;
    }

    fn slot<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, row: &Row) -> Slot {
        let mut slot = Slot { bars: (0.0, 0.0), over: 0.0, ticks: Vec::new(), texts: [0.0; 3] };
        if self.are_points && !row.bars.is_empty() {
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
        let most = if self.level + 1 == LEVELS { MOST_ASIDE * self.room } else { f64::INFINITY };
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
    fn part(&self, bar: &Bar) -> f64 {
        match bar.is_broken {
            true if bar.figure.value.is_negative() => -BROKEN,
            true => BROKEN,
            false => bar.figure.value.ratio(self.largest),
        }
    }

    fn row<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, row: &Row, slot: &Slot, top: f64) {
        let bar_line = self.pitch - self.name_line;
        let y = top + self.name_line + bar_line / 2.0;
        self.name(pen, row, if self.name_line > 0.0 { top + self.name_line / 2.0 + 2.0 } else { y });
        let thick = (bar_line * 0.56).round();
        let colour = if row.emphasis == Emphasis::Chosen { pen.palette.accent } else { pen.palette.bar };
        if self.are_points {
            self.points(pen, row, colour, y);
        } else {
            let height = thick / row.bars.len().max(1) as f64;
            let mut top = y - thick / 2.0;
            for bar in &row.bars {
                self.bar(pen, bar, colour, (top, height));
                top += height;
            }
        }
        if let Some(frame) = &row.frame {
            let rect = self.rect(frame, (y - thick / 2.0, thick));
            pen.frame(rect, pen.palette.absent);
            pen.placed.marks.push(rect);
            self.gap(pen, frame, rect);
        }
        for tick in &row.ticks {
            self.tick(pen, tick, (y, thick));
        }
        self.texts(pen, row, slot, y);
    }

    /// A ring where it comes from, a dot where it is, a line between them; a tip beside a dot where the true value may lie.
    fn points<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, row: &Row, colour: super::Colour, y: f64) {
        let place = |bar: &Bar| self.zero + self.part(bar) * self.length;
        if let (Some(from), Some(bar)) = (&row.from, row.bars.first()) {
            let (a, b) = (place(from).min(place(bar)), place(from).max(place(bar)));
            pen.fill(Rect { x: a, y: y - TRAIL / 2.0, width: b - a, height: TRAIL }, colour);
        }
        for bar in row.from.iter().chain(&row.bars) {
            let x = place(bar);
            let open = [(bar.figure.comparator.open_above(), 1.0), (bar.figure.comparator.open_below(), -1.0)];
            for (_, way) in open.into_iter().filter(|end| end.0) {
                let tip = x + way * (DOT + POINT);
                pen.polygon(&[(x, y - DOT), (tip, y), (x, y + DOT)], colour);
            }
            pen.dot((x, y), DOT, colour);
            pen.placed.marks.push(Rect { x: x - DOT, y: y - DOT, width: 2.0 * DOT, height: 2.0 * DOT });
        }
        if let Some(from) = &row.from {
            pen.dot((place(from), y), DOT - 2.0, pen.palette.paper);
        }
    }

    /// From zero to a mark's end; never narrower than can be seen.
    fn rect(&self, bar: &Bar, (y, height): (f64, f64)) -> Rect {
        let width = (self.part(bar).abs() * self.length).max(2.0);
        let x = if bar.figure.value.is_negative() { self.zero - width } else { self.zero };
        Rect { x, y, width, height }
    }

    /// Two slanted gaps in a bar that is not drawn to scale.
    fn gap<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, bar: &Bar, rect: Rect) {
        if !bar.is_broken {
            return;
        }
        let (top, bottom) = (rect.y - 1.0, rect.y + rect.height + 1.0);
        for at in [0.86, 0.9] {
            let x = rect.x + rect.width * if bar.figure.value.is_negative() { 1.0 - at } else { at };
            let points = [(x + 4.0, top), (x + 8.0, top), (x + 2.0, bottom), (x - 2.0, bottom)];
            pen.polygon(&points, pen.palette.paper);
        }
    }

    fn name<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, row: &Row, y: f64) {
        let of = match row.emphasis {
            Emphasis::Chosen => self.value,
            Emphasis::Compared => self.name,
            Emphasis::Quiet => Type { colour: pen.palette.absent, ..self.name },
        };
        if self.name_line > 0.0 {
            let name = pen.shortened(&row.name, of, pen.scale.width);
            pen.text(&name, of, (0.0, y), Side::Left);
            return;
        }
        let name = if self.uses_short { &row.short } else { &row.name };
        let right = self.left - GAP * 1.25;
        let name = pen.shortened(name, of, right);
        pen.text(&name, of, (right, y), Side::Right);
    }

    /// A bar; its end is a point where the true value may lie beyond, a notch where it may lie below.
    fn bar<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, bar: &Bar, colour: super::Colour, y: (f64, f64)) {
        let rect = self.rect(bar, y);
        let (top, bottom) = (rect.y, rect.y + rect.height);
        pen.placed.marks.push(rect);
        pen.fill(rect, colour);
        let (opens_above, opens_below) = (bar.figure.comparator.open_above(), bar.figure.comparator.open_below());
        let is_negative = bar.figure.value.is_negative();
        let (end, way) = if is_negative { (rect.x, -1.0) } else { (rect.x + rect.width, 1.0) };
        let (outward, inward) = if is_negative { (opens_below, opens_above) } else { (opens_above, opens_below) };
        let middle = (top + bottom) / 2.0;
        if outward {
            pen.polygon(&[(end, top), (end + way * POINT, middle), (end, bottom)], colour);
        }
        if inward {
            pen.polygon(&[(end, top), (end - way * POINT, middle), (end, bottom)], pen.palette.paper);
        }
        self.gap(pen, bar, rect);
    }

    /// A target or forecast: an upright line through the row, with a flag where it is a bound.
    fn tick<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, tick: &Bar, (y, thick): (f64, f64)) {
        const OVER: f64 = 3.0;
        let x = self.zero + self.part(tick) * self.length - TICK_WIDTH / 2.0;
        let (top, colour) = (y - thick / 2.0 - OVER, pen.palette.mark);
        let line = Rect { x, y: top, width: TICK_WIDTH, height: thick + 2.0 * OVER };
        // A seam in the ground's colour keeps the line apart from the bar, in grey print as well.
        let seam = Rect { x: x - 1.0, y: y - thick / 2.0, width: TICK_WIDTH + 2.0, height: thick };
        pen.fill(seam, pen.palette.paper);
        pen.fill(line, colour);
        pen.placed.marks.push(line);
        if tick.figure.comparator.open_above() {
            self.arrow(pen, (x + TICK_WIDTH, top), 1.0);
        }
        if tick.figure.comparator.open_below() {
            self.arrow(pen, (x, top), -1.0);
        }
    }

    /// A small flag at a tick's head that points the way the true value may lie.
    fn arrow<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, (x, top): (f64, f64), way: f64) {
        let tip = x + way * (ARROW - TICK_WIDTH);
        pen.polygon(&[(x, top), (tip, top + 3.5), (x, top + 7.0)], pen.palette.mark)
    }

    /// The value and what is said beside it, or the word in its place with a leader.
    fn texts<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, row: &Row, slot: &Slot, y: f64) {
        if let Some(word) = &row.word {
            return self.word(pen, word, row.is_missing, y);
        }
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

    fn word<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, word: &str, is_missing: bool, y: f64) {
        let of = Type { colour: pen.palette.absent, ..self.aside };
        let word = pen.shortened(word, of, self.left + self.room - self.zero - GAP);
        let text = pen.text(&word, of, (self.zero + GAP, y), Side::Left);
        let x = text.x + text.width + GAP;
        let width = self.zero + self.length - x;
        if is_missing && width > GAP {
            pen.fill(Rect { x, y, width, height: 1.0 }, pen.palette.hairline);
        }
    }
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
fn value_text(row: &Row) -> String {
    let mut text = String::new();
    if let Some(from) = &row.from {
        text.push_str(&from.label);
        text.push_str(" → ");
        text.push_str(&row.bars.first().map_or("", |bar| &bar.label));
        return text;
    }
    for bar in row.bars.iter().chain(&row.frame) {
        if !text.is_empty() {
            text.push_str(" / ");
        }
        text.push_str(&bar.label);
    }
    text
}
