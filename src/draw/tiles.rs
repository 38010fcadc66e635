//! Draws a tile map: a tile for each district with its name and figure, the class as background colour, and above the
//! map the legend of the classes.

use super::colour::Colour;
use super::legend::{draw_legend, legend_height};
use super::pen::{DASH_GAP, DASH_LENGTH, Pen, TextAlign, TextStyle};
use super::rect::Rect;
use super::rows::value_text;
use super::scale::Scale;
use super::text_lines::{LINE_HEIGHT, breakable, max_lines, wrap_to_lines};
use crate::compare::CellState;
use crate::model::{Emphasis, PlotRow, Tile, TileMap};
use crate::text::max_width_em;
use plotters_backend::DrawingBackend;

/// The gap between tiles, and the padding between the edge of a tile and its texts, CSS pixels.
const GAP: f64 = 6.0;
const PADDING: f64 = 7.0;
/// The largest width of a tile, and the width from which texts are larger, CSS pixels at the default text size.
const MAX_WIDTH: f64 = 280.0;
const WIDE: f64 = 150.0;
/// The font size of names in narrow tiles, CSS pixels at the default text size.
const NARROW_NAME_SIZE: f64 = 14.0;
/// The smallest height of a tile as a share of its width.
const MIN_HEIGHT_SHARE: f64 = 0.4;
/// Font sizes of the value, CSS pixels. The first one that fits is used; the largest is for wide tiles only.
const VALUE_SIZES: [f64; 5] = [26.0, 22.0, 18.0, 15.0, 13.0];
/// The width of the frame of a highlighted tile, and of the seam inside it, CSS pixels.
const FRAME_WIDTH: f64 = 3.0;
const SEAM_WIDTH: f64 = 1.5;
/// The height of the remark on a figure that may not be compared, CSS pixels at the default text size.
const REMARK_HEIGHT: f64 = 15.0;
/// The length that is cut off the edges at the corner of an open end, CSS pixels.
const CORNER_CUT: f64 = 12.0;

/// A map of more columns wraps its names, and becomes lines of tiles where its tiles would be narrower than `MIN_WIDTH`.
const SMALL_MAP: usize = 3;
/// The smallest width of a tile of a larger map, CSS pixels at the default text size.
const MIN_WIDTH: f64 = 84.0;
/// The largest share of a name that stands on one of its two lines.
const LINE_SHARE: f64 = 0.6;
/// The most lines of a name.
const MAX_NAME_LINES: usize = 2;

/// The height of the map with its legend, CSS pixels.
pub(super) fn height(map: &TileMap, scale: Scale) -> f64 {
    (legend_height(map, scale) + tiles_height(map, scale)).ceil()
}

/// The height of the tiles alone.
pub(super) fn tiles_height(map: &TileMap, scale: Scale) -> f64 {
    let grid = TileGrid::new(map, scale);
    grid.rows as f64 * (grid.height + GAP)
}

/// The columns and rows of the tiles, and their sizes, CSS pixels.
struct TileGrid {
    columns: usize,
    rows: usize,
    width: f64,
    height: f64,
    /// The most lines of a name.
    name_lines: usize,
    /// Whether the tiles stand in lines instead of on the map.
    is_wrapped: bool,
}

impl TileGrid {
    fn new(map: &TileMap, scale: Scale) -> TileGrid {
        let width_of = |columns: usize| (scale.width - GAP * (columns as f64 - 1.0)) / columns as f64;
        let is_wrapped =
            map.columns == 0 || (map.columns > SMALL_MAP && width_of(map.columns) < MIN_WIDTH * scale.text);
        let mut grid =
            TileGrid { columns: map.columns, rows: map.rows, width: 0.0, height: 0.0, name_lines: 1, is_wrapped };
        if is_wrapped {
            let needed = longest_name(map) * NARROW_NAME_SIZE * scale.text + 2.0 * PADDING + CORNER_CUT / 2.0;
            let columns = ((scale.width + GAP) / (needed.max(MIN_WIDTH * scale.text) + GAP)) as usize;
            grid.columns = columns.clamp(1, map.tiles.len().max(1));
            grid.rows = map.tiles.len().div_ceil(grid.columns);
        }
        grid.width = width_of(grid.columns.max(1)).min(MAX_WIDTH * scale.text).max(1.0);
        let is_wide = grid.width >= WIDE * scale.text;
        if is_wrapped || map.columns > SMALL_MAP {
            let size = name_size(is_wide) * scale.text;
            for tile in &map.tiles {
                let lines = max_lines(&breakable(&tile.row.short), size, grid.width - 2.0 * PADDING - CORNER_CUT / 2.0);
                grid.name_lines = grid.name_lines.max(lines.min(MAX_NAME_LINES));
            }
        }
        let remark = if map.tiles.iter().any(|tile| tile.row.apart.is_some()) { REMARK_HEIGHT } else { 0.0 };
        let names = LINE_HEIGHT * (grid.name_lines - 1) as f64;
        let min_height = scale.text * (names + remark + if is_wide { 78.0 } else { 70.0 });
        grid.height = min_height.max(grid.width * MIN_HEIGHT_SHARE);
        grid
    }

    /// The upper left corner of a tile, from that of the first.
    fn corner(&self, tile: &Tile, index: usize) -> (f64, f64) {
        let (column, row) = if self.is_wrapped { (index % self.columns, index / self.columns) } else { tile.position };
        (column as f64 * (self.width + GAP), row as f64 * (self.height + GAP))
    }
}

/// The font size of a name, CSS pixels at the default text size.
fn name_size(is_wide: bool) -> f64 {
    if is_wide { 15.0 } else { NARROW_NAME_SIZE }
}

/// The width with which most names stand on two lines, in em: more than half of the longest, and all of a word.
fn longest_name(map: &TileMap) -> f64 {
    let mut longest = 0.0_f64;
    for tile in &map.tiles {
        longest = longest.max(max_width_em(&tile.row.short) * LINE_SHARE);
        for word in tile.row.short.split([' ', '-']) {
            longest = longest.max(max_width_em(word));
        }
    }
    longest
}

/// Draws the legend and the tiles.
pub(super) fn draw<S: DrawingBackend>(pen: &mut Pen<'_, S>, map: &TileMap) {
    let top = legend_height(map, pen.scale);
    if top > 0.0 {
        let grid = TileGrid::new(map, pen.scale);
        draw_legend(pen, map, (grid.width + GAP) * grid.columns as f64 - GAP);
    }
    draw_tiles(pen, map, top);
}

/// Draws the tiles from a top edge.
pub(super) fn draw_tiles<S: DrawingBackend>(pen: &mut Pen<'_, S>, map: &TileMap, top: f64) {
    let text = pen.scale.text;
    let grid = TileGrid::new(map, pen.scale);
    let TileGrid { width, height, name_lines, .. } = grid;
    let is_wide = width >= WIDE * text;
    let name = TextStyle { size: text * name_size(is_wide), is_bold: false, colour: pen.palette.ink };
    let mut style = TileStyle {
        name,
        text_width: width - 2.0 * PADDING,
        text,
        uses_short_names: false,
        name_lines,
        is_wide,
        class_count: map.breaks.len() + 1,
        negative_classes: map.negative_classes,
    };
    let bold = TextStyle { is_bold: true, ..name };
    for tile in &map.tiles {
        style.uses_short_names |= pen.text_width(&tile.row.name, bold) > style.text_width - CORNER_CUT / 2.0;
    }
    for (index, tile) in map.tiles.iter().enumerate() {
        let (x, y) = grid.corner(tile, index);
        let rect = Rect { x, y: top + y, width, height };
        pen.placed.targets.push(rect);
        style.draw_tile(pen, tile, rect);
    }
}

/// The style and the sizes that all tiles share.
struct TileStyle {
    name: TextStyle,
    /// The available width of texts, CSS pixels.
    text_width: f64,
    /// The text size, as in `Scale`.
    text: f64,
    uses_short_names: bool,
    /// The most lines of a name.
    name_lines: usize,
    is_wide: bool,
    class_count: usize,
    negative_classes: usize,
}

impl TileStyle {
    fn draw_tile<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, tile: &Tile, rect: Rect) {
        let palette = pen.palette;
        let (mut background, mut text) = (palette.paper, palette.absent);
        match tile.state {
            CellState::Value | CellState::Zero => match tile.class {
                Some(class) => (background, text) = palette.class(class, self.class_count, self.negative_classes),
                None => text = palette.ink,
            },
            CellState::Apart => draw_dashed_border(pen, rect, palette.absent),
            CellState::NotReported => draw_hatching(pen, rect, palette.hairline),
            CellState::NotApplicable => draw_border(pen, rect, palette.hairline, palette.paper),
        }
        let has_figures = !tile.row.bars.is_empty();
        if has_figures {
            let is_chosen = tile.row.emphasis == Emphasis::Chosen;
            let edge = if is_chosen { palette.accent } else { palette.bar };
            match tile.class {
                Some(_) if !is_chosen => pen.rounded(rect, [true; 2], background),
                _ => draw_border(pen, rect, edge, palette.paper),
            }
            if is_chosen {
                pen.rounded(rect, [true; 2], edge);
                pen.rounded(rect.inset(FRAME_WIDTH), [true; 2], palette.paper);
                pen.rounded(rect.inset(FRAME_WIDTH + SEAM_WIDTH), [true; 2], background);
            }
        }
        cut_corners(pen, tile, rect);
        self.draw_texts(pen, tile, rect, text);
    }

    /// The distance from the top of a tile to the end of its name.
    fn names_bottom(&self) -> f64 {
        PADDING + self.name.size + LINE_HEIGHT * self.text * (self.name_lines - 1) as f64
    }

    /// Draws the name at the top, and below it the value or the text of a missing figure.
    fn draw_texts<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, tile: &Tile, rect: Rect, colour: Colour) {
        let row = &tile.row;
        let (x, top) = (rect.x + PADDING, rect.y + PADDING);
        let name = TextStyle { is_bold: row.emphasis == Emphasis::Chosen, colour, ..self.name };
        let text = if self.uses_short_names { &row.short } else { &row.name };
        // A cut corner takes some of the width of the name.
        let is_cut = !row.is_range && row.marks().any(|bar| bar.figure.comparator.is_open_above());
        let available_width = if is_cut { self.text_width - CORNER_CUT / 2.0 } else { self.text_width };
        let mut y = top + name.size / 2.0;
        let fits = self.name_lines == 1 || pen.text_width(text, name) <= available_width;
        // A name with a word that is too wide ends on its first line. A line of Chinese, whose characters begin with a byte from 0xe2 on, ends
        // behind any of them.
        let is_too_wide =
            |word: &str| word.bytes().all(|byte| byte < 0xe2) && pen.text_width(word, name) > available_width;
        let lines = if text.split([' ', '-']).any(is_too_wide) { 1 } else { self.name_lines };
        let text = if fits { text.clone() } else { breakable(text) };
        for line in wrap_to_lines(pen, &text, name, available_width, lines) {
            write(pen, tile, &line.replace("- ", "-"), name, (x, y));
            y += LINE_HEIGHT * self.text;
        }
        match &row.absent {
            Some(text) => self.draw_absent(pen, tile, text, (rect, colour)),
            None => self.draw_value(pen, tile, row, (rect, colour)),
        }
    }

    /// Draws the text of a missing figure in as many lines as the tile has; below a dash if the indicator cannot apply.
    fn draw_absent<S: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, S>,
        tile: &Tile,
        text: &str,
        (rect, colour): (Rect, Colour),
    ) {
        let style = TextStyle { size: 13.0 * self.text, is_bold: false, colour };
        let x = rect.x + PADDING;
        let last_y = rect.y + rect.height - PADDING - style.size / 2.0;
        let mut y = rect.y + self.names_bottom() + 8.0 * self.text + style.size / 2.0;
        if tile.state == CellState::NotApplicable {
            let dash = Rect { x, y: y - 1.0, width: 14.0 * self.text, height: 2.0 };
            pen.fill(dash, colour);
            y = last_y;
        }
        for line in pen.wrapped(text, style, self.text_width) {
            if y <= last_y + 0.5 {
                let line = pen.shortened(&line, style, self.text_width);
                write(pen, tile, &line, style, (x, y));
            }
            y += style.size + 3.0 * self.text;
        }
    }

    /// Draws the value in the largest size that fits, and at the bottom the longest remark that fits.
    fn draw_value<S: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, S>,
        tile: &Tile,
        row: &PlotRow,
        (rect, colour): (Rect, Colour),
    ) {
        let x = rect.x + PADDING;
        let value = value_text(row);
        let sizes = if self.is_wide { &VALUE_SIZES[..] } else { &VALUE_SIZES[1..] };
        let mut style = TextStyle { size: 0.0, is_bold: row.apart.is_none(), colour };
        for size in sizes {
            style.size = size * self.text;
            if pen.text_width(&value, style) <= self.text_width {
                break;
            }
        }
        let value = pen.shortened(&value, style, self.text_width);
        let y = rect.y + self.names_bottom() + 6.0 * self.text + sizes[0] * self.text / 2.0;
        write(pen, tile, &value, style, (x, y));
        // The remark is centred at the same height in both sizes.
        let remark_y = rect.y + rect.height - PADDING - 13.0 * self.text / 2.0;
        let style = TextStyle { size: self.text * if self.is_wide { 13.0 } else { 12.0 }, is_bold: false, colour };
        let mut remark = String::new();
        for wording in &row.remark {
            remark = pen.shortened(wording, style, self.text_width);
            if remark == *wording {
                break;
            }
        }
        write(pen, tile, &remark, style, (x, remark_y));
    }
}

/// Cuts off the upper right corner of a figure that is open above, and the lower right corner of one that is open
/// below.
fn cut_corners<S: DrawingBackend>(pen: &mut Pen<'_, S>, tile: &Tile, rect: Rect) {
    let (right, bottom) = (rect.x + rect.width + 1.0, rect.y + rect.height + 1.0);
    for bar in tile.row.bars.iter().chain(&tile.row.apart).filter(|_| !tile.row.is_range) {
        let comparator = bar.figure.comparator;
        let corners =
            [(comparator.is_open_above(), rect.y - 1.0, CORNER_CUT), (comparator.is_open_below(), bottom, -CORNER_CUT)];
        for (_, y, cut) in corners.into_iter().filter(|corner| corner.0) {
            pen.polygon(&[(right - CORNER_CUT, y), (right, y), (right, y + cut)], pen.palette.paper);
            if tile.row.bars.is_empty() {
                pen.line((right - CORNER_CUT, y), (right - 1.0, y + cut), pen.palette.absent);
            }
        }
    }
}

/// Draws a text; on a hatched tile with a plain background behind it.
fn write<S: DrawingBackend>(pen: &mut Pen<'_, S>, tile: &Tile, text: &str, style: TextStyle, (x, y): (f64, f64)) {
    if text.is_empty() {
        return;
    }
    if tile.state == CellState::NotReported {
        let (width, height) = (pen.text_width(text, style) + 6.0, style.size + 4.0);
        pen.fill(Rect { x: x - 3.0, y: y - style.size / 2.0 - 2.0, width, height }, pen.palette.paper);
    }
    pen.text(text, style, (x, y), TextAlign::Left);
}

/// Draws a border of one CSS pixel around a background.
fn draw_border<S: DrawingBackend>(pen: &mut Pen<'_, S>, rect: Rect, edge: Colour, background: Colour) {
    pen.rounded(rect, [true; 2], edge);
    pen.rounded(rect.inset(1.0), [true; 2], background);
}

/// Draws a dashed border on all four sides.
fn draw_dashed_border<S: DrawingBackend>(pen: &mut Pen<'_, S>, rect: Rect, colour: Colour) {
    pen.dashed_edges(rect, colour);
    let mut offset = 0.0;
    while offset < rect.height {
        let height = (rect.height - offset).min(DASH_LENGTH);
        pen.fill(Rect { x: rect.x, y: rect.y + offset, width: 1.0, height }, colour);
        offset += DASH_LENGTH + DASH_GAP;
    }
}

/// Draws slanted lines within a border.
fn draw_hatching<S: DrawingBackend>(pen: &mut Pen<'_, S>, rect: Rect, colour: Colour) {
    const STEP: f64 = 9.0;
    const THICKNESS: f64 = 1.2;
    draw_border(pen, rect, colour, pen.palette.paper);
    let mut offset = STEP;
    while offset < rect.width + rect.height {
        // Each line rises from the left or lower edge to the upper or right edge.
        let low = (offset.min(rect.height), (offset - rect.height).max(0.0));
        let high = ((offset - rect.width).max(0.0), offset.min(rect.width));
        let (x1, y1, x2, y2) = (rect.x + low.1, rect.y + low.0, rect.x + high.1, rect.y + high.0);
        pen.polygon(&[(x1, y1 - THICKNESS), (x1 + THICKNESS, y1), (x2, y2 + THICKNESS), (x2 - THICKNESS, y2)], colour);
        offset += STEP;
    }
}
