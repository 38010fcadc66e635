//! A map of tiles: a name and a figure on each, its class as its ground, and the classes in a strip above.

use super::pen::{Pen, Rect, Side, Type};
use super::rows::value_text;
use super::{Colour, Scale};
use crate::chart::{Emphasis, Tile, Tiles};
use crate::compare::State;
use plotters_backend::DrawingBackend;

/// Between tiles, and between the edge of a tile and its texts, CSS pixels.
const GAP: f64 = 6.0;
const PAD: f64 = 7.0;
/// A tile is at most so wide, and from so wide on it has larger texts; both grow with the text.
const WIDEST: f64 = 280.0;
const WIDE: f64 = 150.0;
/// A tile is at least so high for its width.
const LEAST_HEIGHT: f64 = 0.4;
/// The strip of the classes with its labels above it and the room beneath.
const STRIP: f64 = 10.0;
const LABEL: f64 = 18.0;
const BENEATH: f64 = 14.0;
/// Sizes of a value, the first that fits.
const SIZES: [f64; 5] = [26.0, 22.0, 18.0, 15.0, 13.0];
/// The frame of a highlighted tile, and the seam between it and the ground.
const RING: f64 = 3.0;
const SEAM: f64 = 1.5;
/// What is said of a figure that stands apart takes so much.
const FOOT: f64 = 15.0;
/// How far a corner is cut where a bound was published.
const CUT: f64 = 12.0;

/// The height of the map and of its strip.
pub(super) fn height(tiles: &Tiles, scale: Scale) -> f64 {
    let (_, height) = size(tiles, scale);
    (strip_height(tiles, scale) + tiles.rows as f64 * (height + GAP)).ceil()
}

fn strip_height(tiles: &Tiles, scale: Scale) -> f64 {
    if tiles.breaks.is_empty() { 0.0 } else { LABEL * scale.text + STRIP + BENEATH }
}

/// The width and height of a tile.
fn size(tiles: &Tiles, scale: Scale) -> (f64, f64) {
    let columns = tiles.columns.max(1) as f64;
    let width = ((scale.width - GAP * (columns - 1.0)) / columns).min(WIDEST * scale.text).max(1.0);
    let foot = if tiles.tiles.iter().any(|tile| tile.row.frame.is_some()) { FOOT } else { 0.0 };
    let least = scale.text * (foot + if width < WIDE * scale.text { 70.0 } else { 78.0 });
    (width, least.max(width * LEAST_HEIGHT))
}

/// Draws the strip and the tiles.
pub(super) fn draw<S: DrawingBackend>(pen: &mut Pen<'_, S>, of: &Tiles) {
    let text = pen.scale.text;
    let (width, height) = size(of, pen.scale);
    let is_wide = width >= WIDE * text;
    let name = Type { size: text * if is_wide { 15.0 } else { 14.0 }, is_bold: false, colour: pen.palette.ink };
    let mut map = Map {
        name,
        room: width - 2.0 * PAD,
        text,
        uses_short: false,
        is_wide,
        classes: of.breaks.len() + 1,
        below: of.below,
    };
    for tile in &of.tiles {
        map.uses_short |= pen.width(&tile.row.name, Type { is_bold: true, ..name }) > map.room - CUT / 2.0;
    }
    let top = strip_height(of, pen.scale);
    if top > 0.0 {
        strip(pen, of, (width + GAP) * of.columns as f64 - GAP);
    }
    for tile in &of.tiles {
        let (x, y) = (tile.place.0 as f64 * (width + GAP), top + tile.place.1 as f64 * (height + GAP));
        let rect = Rect { x, y, width, height };
        pen.placed.rows.push(rect);
        map.tile(pen, tile, rect);
    }
}

/// The classes side by side, the numbers between them over their joints, and the unit behind.
fn strip<S: DrawingBackend>(pen: &mut Pen<'_, S>, of: &Tiles, room: f64) {
    let label = Type { size: 13.0 * pen.scale.text, is_bold: false, colour: pen.palette.soft };
    let classes = of.breaks.len() + 1;
    let mut part = 0.0_f64;
    for at in &of.breaks {
        part = part.max(pen.width(at, label) + 2.0 * GAP);
    }
    let part = part.max(42.0 * pen.scale.text).min(room / classes as f64);
    let (y, mut free) = (LABEL * pen.scale.text, f64::NEG_INFINITY);
    for class in 0..classes {
        let x = class as f64 * part;
        let rect = Rect { x, y, width: part - 1.0, height: STRIP };
        pen.fill(rect, pen.palette.class(class, classes, of.below).0);
        pen.placed.marks.push(rect);
        let Some(at) = class.checked_sub(1).and_then(|place| of.breaks.get(place)) else { continue };
        let width = pen.width(at, label);
        let left = x - 0.5 - width / 2.0;
        // What has no room beside the one before is left out: the steps are even.
        if left > free && left + width <= room {
            pen.text(at, label, (left, y - LABEL * pen.scale.text / 2.0 - 1.0), Side::Left);
            free = left + width + GAP;
        }
    }
    let x = classes as f64 * part + GAP;
    let unit = pen.shortened(&of.unit, label, pen.scale.width - x);
    if !unit.is_empty() {
        pen.text(&unit, label, (x, y + STRIP / 2.0), Side::Left);
    }
}

/// What all tiles have in common.
struct Map {
    name: Type,
    /// The width that texts have.
    room: f64,
    text: f64,
    uses_short: bool,
    is_wide: bool,
    classes: usize,
    below: usize,
}

impl Map {
    fn tile<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, tile: &Tile, rect: Rect) {
        let palette = pen.palette;
        let (mut ground, mut text) = (palette.paper, palette.absent);
        match tile.state {
            State::Value | State::Zero => match tile.class {
                Some(class) => (ground, text) = palette.class(class, self.classes, self.below),
                None => text = palette.ink,
            },
            State::Apart => dashes(pen, rect, palette.absent),
            State::NotReported => hatch(pen, rect, palette.hairline),
            State::NotApplicable => border(pen, rect, palette.hairline, palette.paper),
        }
        let has_figures = !tile.row.bars.is_empty();
        if has_figures {
            let is_chosen = tile.row.emphasis == Emphasis::Chosen;
            let edge = if is_chosen { palette.accent } else { palette.bar };
            match tile.class {
                Some(_) if !is_chosen => pen.fill(rect, ground),
                _ => border(pen, rect, edge, palette.paper),
            }
            if is_chosen {
                pen.fill(rect, edge);
                pen.fill(inner(rect, RING), palette.paper);
                pen.fill(inner(rect, RING + SEAM), ground);
            }
        }
        self.corners(pen, tile, rect);
        self.texts(pen, tile, rect, text);
    }

    /// The corner above is cut where the true value may lie above the printed one, that below where it may lie below.
    fn corners<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, tile: &Tile, rect: Rect) {
        let (right, bottom) = (rect.x + rect.width + 1.0, rect.y + rect.height + 1.0);
        for bar in tile.row.bars.iter().chain(&tile.row.frame).filter(|_| !tile.row.is_range()) {
            let comparator = bar.figure.comparator;
            let ends = [(comparator.open_above(), rect.y - 1.0, CUT), (comparator.open_below(), bottom, -CUT)];
            for (_, end, cut) in ends.into_iter().filter(|end| end.0) {
                pen.polygon(&[(right - CUT, end), (right, end), (right, end + cut)], pen.palette.paper);
                if tile.row.bars.is_empty() {
                    pen.line((right - CUT, end), (right - 1.0, end + cut), pen.palette.absent);
                }
            }
        }
    }

    /// The name above, the figure under it or the word in its place, and what is said of it at the foot.
    fn texts<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, tile: &Tile, rect: Rect, colour: Colour) {
        let row = &tile.row;
        let (x, top) = (rect.x + PAD, rect.y + PAD);
        let name = Type { is_bold: row.emphasis == Emphasis::Chosen, colour, ..self.name };
        let full = if self.uses_short { &row.short } else { &row.name };
        // A cut corner takes some of the name's room.
        let is_cut = !row.is_range() && row.marks().any(|bar| bar.figure.comparator.open_above());
        let full = pen.shortened(full, name, if is_cut { self.room - CUT / 2.0 } else { self.room });
        self.write(pen, tile, &full, name, (x, top + name.size / 2.0));
        let small = Type { size: 13.0 * self.text, is_bold: false, colour };
        let foot = rect.y + rect.height - PAD - small.size / 2.0;
        if let Some(word) = &row.word {
            let mut y = top + name.size + 8.0 * self.text + small.size / 2.0;
            if tile.state == State::NotApplicable {
                let dash = Rect { x, y: y - 1.0, width: 14.0 * self.text, height: 2.0 };
                pen.fill(dash, colour);
                y = foot;
            }
            for line in pen.wrapped(word, small, self.room) {
                if y <= foot + 0.5 {
                    let line = pen.shortened(&line, small, self.room);
                    self.write(pen, tile, &line, small, (x, y));
                }
                y += small.size + 3.0 * self.text;
            }
            return;
        }
        let value = value_text(row);
        let sizes = if self.is_wide { &SIZES[..] } else { &SIZES[1..] };
        let mut of = Type { size: 0.0, is_bold: row.frame.is_none(), colour };
        for size in sizes {
            of.size = size * self.text;
            if pen.width(&value, of) <= self.room {
                break;
            }
        }
        let value = pen.shortened(&value, of, self.room);
        let y = top + name.size + 6.0 * self.text + SIZES[if self.is_wide { 0 } else { 1 }] * self.text / 2.0;
        self.write(pen, tile, &value, of, (x, y));
        let small = Type { size: self.text * if self.is_wide { 13.0 } else { 12.0 }, ..small };
        let mut aside = String::new();
        for wording in &row.aside {
            aside = pen.shortened(wording, small, self.room);
            if aside == *wording {
                break;
            }
        }
        self.write(pen, tile, &aside, small, (x, foot));
    }

    /// A text; on a hatched tile with the plain ground under it.
    fn write<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, tile: &Tile, text: &str, of: Type, (x, y): (f64, f64)) {
        if text.is_empty() {
            return;
        }
        if tile.state == State::NotReported {
            let width = pen.width(text, of) + 6.0;
            pen.fill(Rect { x: x - 3.0, y: y - of.size / 2.0 - 2.0, width, height: of.size + 4.0 }, pen.palette.paper);
        }
        pen.text(text, of, (x, y), Side::Left);
    }
}

/// A rectangle smaller by so much at each edge.
fn inner(rect: Rect, by: f64) -> Rect {
    let (width, height) = ((rect.width - 2.0 * by).max(0.0), (rect.height - 2.0 * by).max(0.0));
    Rect { x: rect.x + by, y: rect.y + by, width, height }
}

fn border<S: DrawingBackend>(pen: &mut Pen<'_, S>, rect: Rect, edge: Colour, ground: Colour) {
    pen.fill(rect, edge);
    pen.fill(inner(rect, 1.0), ground);
}

/// A dashed frame on all four sides.
fn dashes<S: DrawingBackend>(pen: &mut Pen<'_, S>, rect: Rect, colour: Colour) {
    pen.frame(rect, colour);
    let mut at = 0.0;
    while at < rect.height {
        pen.fill(Rect { x: rect.x, y: rect.y + at, width: 1.0, height: (rect.height - at).min(4.0) }, colour);
        at += 7.0;
    }
}

/// Slanted hairlines within a frame.
fn hatch<S: DrawingBackend>(pen: &mut Pen<'_, S>, rect: Rect, colour: Colour) {
    const STEP: f64 = 9.0;
    const THICK: f64 = 1.2;
    border(pen, rect, colour, pen.palette.paper);
    let mut at = STEP;
    while at < rect.width + rect.height {
        // From the left or the lower edge up to the upper or the right one.
        let low = (at.min(rect.height), (at - rect.height).max(0.0));
        let high = ((at - rect.width).max(0.0), at.min(rect.width));
        let (x1, y1, x2, y2) = (rect.x + low.1, rect.y + low.0, rect.x + high.1, rect.y + high.0);
        pen.polygon(&[(x1, y1 - THICK), (x1 + THICK, y1), (x2, y2 + THICK), (x2 - THICK, y2)], colour);
        at += STEP;
    }
}
