//! Draws a map of the boundaries that a package brings, in the place of a tile map: each place in the colour of its class, with its name, in up
//! to two lines, and its figure. A place that is too small for them is drawn without, and has a tile below the map. If fewer than a third of the
//! places have room, there are tiles alone.

use super::colour::Colour;
use super::legend;
use super::pen::{Pen, TextAlign, TextStyle};
use super::rect::Rect;
use super::rows::value_text;
use super::scale::Scale;
use super::shape::{Shape, is_outer};
use super::tiles;
use crate::collect::IntoVec;
use crate::compare::CellState;
use crate::model::{Emphasis, Tile, TileMap};
use crate::sort;
use crate::text::max_width_em;
use plotters_backend::DrawingBackend;

/// The largest height of a map, CSS pixels at the default text size.
const MAX_HEIGHT: f64 = 600.0;
/// The font sizes of names and figures, and the heights of their lines, CSS pixels at the default text size.
const NAME_SIZE: f64 = 12.0;
const VALUE_SIZE: f64 = 14.0;
const NAME_LINE: f64 = 14.0;
const VALUE_LINE: f64 = 18.0;
/// The least width of a label, so that a finger finds it, CSS pixels.
const LEAST_WIDTH: f64 = 24.0;
/// A map is drawn if at least one in so many places has room for its label.
const LABELLED: usize = 3;
/// The gap between a map and the tiles below it, CSS pixels.
const GAP: f64 = 12.0;
/// The width of boundaries, and of those of a highlighted place, CSS pixels.
const BOUNDARY: f64 = 1.0;
const CHOSEN_BOUNDARY: f64 = 3.0;

/// The layout of a map.
struct MapLayout {
    /// The places with boundaries, the largest first, so that a place within another is drawn over it.
    places: Vec<MapPlace>,
    height: f64,
    /// The tiles of those without room.
    rest: TileMap,
}

struct MapPlace {
    /// The index of its tile.
    tile: usize,
    shape: Shape,
    label: Option<MapLabel>,
}

/// The lines of a name, and the rectangle in which they and the figure have room.
struct MapLabel {
    name: Vec<String>,
    room: Rect,
}

impl MapLayout {
    /// The layout from a top edge; `None` if there are no boundaries, or too few places have room for a label.
    fn new(map: &TileMap, scale: Scale, top: f64) -> Option<MapLayout> {
        let mut places = Vec::new();
        for (tile, shape) in map.tiles.iter().enumerate() {
            let Some(shape) = shape.shape.as_deref().and_then(Shape::parse) else { continue };
            places.push(MapPlace { tile, shape, label: None });
        }
        let all = Shape { rings: places.iter().flat_map(|place| place.shape.rings.iter().cloned()).collect() };
        let bounds = all.bounds();
        let ratio = (scale.width / bounds.width).min(MAX_HEIGHT * scale.text / bounds.height);
        if places.is_empty() || !ratio.is_finite() {
            return None;
        }
        let mut has_room = vec![false; map.tiles.len()];
        for place in &mut places {
            place.shape = place.shape.mapped(&|(x, y)| ((x - bounds.x) * ratio, top + (y - bounds.y) * ratio));
            place.label = label_in(&place.shape, &map.tiles[place.tile], scale.text);
            has_room[place.tile] = place.label.is_some();
        }
        let is_map = LABELLED * has_room.iter().filter(|has_room| **has_room).count() >= map.tiles.len();
        sort::sort_by_key(&mut places, |place| {
            let bounds = place.shape.bounds();
            -(bounds.width * bounds.height) as i64
        });
        let rest = map.tiles.iter().zip(&has_room).filter(|entry| !entry.1).map(|entry| entry.0.clone()).collect();
        let rest = TileMap { tiles: rest, columns: 0, rows: 0, ..map.clone() };
        is_map.then_some(MapLayout { places, height: bounds.height * ratio + GAP, rest })
    }
}

/// The label of a place: its name in as few lines as have room in its boundaries; `None` if two are not enough.
fn label_in(shape: &Shape, tile: &Tile, text: f64) -> Option<MapLabel> {
    let figure = (max_width_em(&value_text(&tile.row)) * VALUE_SIZE).max(LEAST_WIDTH);
    [Some(vec![tile.row.short.clone()]), halves(&tile.row.short)].into_iter().flatten().find_map(|name| {
        let width = name.iter().map(|line| max_width_em(line) * NAME_SIZE).fold(figure, f64::max);
        let height = name.len() as f64 * NAME_LINE + VALUE_LINE;
        let room = shape.room(height * text, width * text)?;
        Some(MapLabel { name, room })
    })
}

/// A name of several words in two lines, the longer of which is as short as can be.
fn halves(name: &str) -> Option<Vec<String>> {
    let splits = name.match_indices(' ').map(|(at, _)| (&name[..at], &name[at + 1..]));
    let longer = |&(first, second): &(&str, &str)| max_width_em(first).max(max_width_em(second));
    let best = splits.min_by(|a, b| longer(a).total_cmp(&longer(b)))?;
    Some(vec![best.0.to_owned(), best.1.to_owned()])
}

/// The height of a map or of its tiles, CSS pixels.
pub(super) fn height(map: &TileMap, scale: Scale) -> f64 {
    match MapLayout::new(map, scale, 0.0) {
        Some(layout) => {
            let rest = if layout.rest.tiles.is_empty() { 0.0 } else { tiles::tiles_height(&layout.rest, scale) };
            (legend::legend_height(map, scale) + layout.height + rest).ceil()
        }
        None => tiles::height(map, scale),
    }
}

/// Draws the legend, the map, and the tiles of small places; or tiles alone.
pub(super) fn draw<S: DrawingBackend>(pen: &mut Pen<'_, S>, map: &TileMap) {
    let top = legend::legend_height(map, pen.scale);
    let Some(layout) = MapLayout::new(map, pen.scale, top) else { return tiles::draw(pen, map) };
    if top > 0.0 {
        legend::draw_legend(pen, map, pen.scale.width);
    }
    for place in &layout.places {
        fill(pen, map, place);
    }
    for is_chosen in [false, true] {
        for place in &layout.places {
            let tile = &map.tiles[place.tile];
            if (tile.row.emphasis == Emphasis::Chosen) == is_chosen {
                outline(pen, tile, &place.shape);
            }
        }
    }
    let before = pen.placed.targets.len();
    tiles::draw_tiles(pen, &layout.rest, top + layout.height);
    let mut of_tiles = pen.placed.targets.split_off(before).into_iter();
    for (index, tile) in map.tiles.iter().enumerate() {
        let own = layout.places.iter().find(|place| place.tile == index).and_then(|place| place.label.as_ref());
        pen.placed.targets.extend(own.map(|own| own.room).or_else(|| of_tiles.next()));
        if let Some(own) = own {
            label(pen, map, tile, own);
        }
    }
}

/// The colours of a place and of texts on it.
fn colours<S: DrawingBackend>(pen: &Pen<'_, S>, map: &TileMap, tile: &Tile) -> (Colour, Colour) {
    let palette = pen.palette;
    match (tile.state, tile.class) {
        (CellState::Value | CellState::Zero, Some(class)) => {
            palette.class(class, map.breaks.len() + 1, map.negative_classes)
        }
        (CellState::Value | CellState::Zero, None) => (palette.paper, palette.ink),
        _ => (palette.paper, palette.absent),
    }
}

/// Fills a place, and its holes with paper. A figure that may not be compared has lines of another direction than a missing one.
fn fill<S: DrawingBackend>(pen: &mut Pen<'_, S>, map: &TileMap, place: &MapPlace) {
    const LINES: f64 = 9.0;
    let tile = &map.tiles[place.tile];
    let (colour, _) = colours(pen, map, tile);
    for is_hole in [false, true] {
        for ring in place.shape.rings.iter().filter(|ring| is_outer(ring) != is_hole) {
            pen.polygon(ring, if is_hole { pen.palette.paper } else { colour });
        }
    }
    let (slope, colour) = match tile.state {
        CellState::NotReported => (1.0, pen.palette.hairline),
        CellState::Apart => (-1.0, pen.palette.absent),
        _ => return,
    };
    // In these coordinates the lines are horizontal.
    let sheared = place.shape.mapped(&|(x, y)| (x, y + slope * x));
    let bounds = sheared.bounds();
    let mut offset = (bounds.y / LINES).ceil() * LINES;
    while offset < bounds.y + bounds.height {
        for (from, to) in sheared.spans(offset) {
            pen.line((from, offset - slope * from), (to, offset - slope * to), colour);
        }
        offset += LINES;
    }
}

/// Draws the boundaries: those of a class in paper, which parts it from its neighbours.
fn outline<S: DrawingBackend>(pen: &mut Pen<'_, S>, tile: &Tile, shape: &Shape) {
    let (width, colour) = match (tile.row.emphasis, tile.class) {
        (Emphasis::Chosen, _) => (CHOSEN_BOUNDARY, pen.palette.accent),
        (_, Some(_)) => (BOUNDARY, pen.palette.paper),
        _ => (BOUNDARY, pen.palette.absent),
    };
    for ring in &shape.rings {
        pen.outline(ring, width, colour);
    }
}

/// Writes the name and below it the figure, or the text of a missing one if it has room, in the middle of the room.
fn label<S: DrawingBackend>(pen: &mut Pen<'_, S>, map: &TileMap, tile: &Tile, MapLabel { name, room }: &MapLabel) {
    let text = pen.scale.text;
    let (background, colour) = colours(pen, map, tile);
    let name_style = TextStyle { size: NAME_SIZE * text, is_bold: tile.row.emphasis == Emphasis::Chosen, colour };
    let absent = TextStyle { size: NAME_SIZE * text, is_bold: false, colour };
    let value = TextStyle { size: VALUE_SIZE * text, is_bold: tile.class.is_some(), colour };
    let mut lines: Vec<(&str, TextStyle, f64)> =
        name.iter().map(|line| (line.as_str(), name_style, NAME_LINE)).into_vec();
    let figure = value_text(&tile.row);
    match &tile.row.absent {
        Some(text) if pen.text_width(text, absent) <= room.width => lines.push((text, absent, VALUE_LINE)),
        Some(_) => {}
        None => lines.push((&figure, value, VALUE_LINE)),
    }
    let height = lines.iter().map(|line| line.2 * text).sum::<f64>();
    let mut y = room.y + (room.height - height) / 2.0;
    for (line, style, height) in lines {
        let line = pen.shortened(line, style, room.width);
        let width = pen.text_width(&line, style);
        let at = (room.x + (room.width - width) / 2.0, y + height * text / 2.0);
        if tile.class.is_none() && width > 0.0 {
            let height = style.size + 2.0;
            pen.fill(Rect { x: at.0 - 2.0, y: at.1 - height / 2.0, width: width + 4.0, height }, background);
        }
        pen.text(&line, style, at, TextAlign::Left);
        y += height * text;
    }
}
