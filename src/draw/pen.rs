//! The primitives that every plot is made of: filled rectangles, polygons, circles and text, in CSS pixels.
//!
//! Horizontal and vertical lines are rectangles of whole pixels of the surface, so that they are crisp. `Pen` records
//! the bounding boxes of texts; whoever draws a mark records its own. `Pen` keeps the first error of the surface, and
//! draws nothing after it.

use super::colour::Colour;
use super::palette::Palette;
use super::rect::{Placed, Rect};
use super::scale::Scale;
use super::wrap::wrap;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, TextStyle as PlottersTextStyle};
use plotters_backend::DrawingBackend;

/// The dashes of a dashed line and the gaps between them, CSS pixels.
pub(super) const DASH_LENGTH: f64 = 4.0;
pub(super) const DASH_GAP: f64 = 3.0;

/// The style of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextStyle {
    /// Font size in CSS pixels.
    pub(super) size: f64,
    /// Whether the text is bold.
    pub(super) is_bold: bool,
    /// Colour of the text.
    pub(super) colour: Colour,
}

/// The end of a text that lies at its x coordinate.
#[derive(Clone, Copy, Debug)]
pub(super) enum TextAlign {
    Left,
    Right,
}

/// Draws on an area of a surface, and records what it drew.
pub(super) struct Pen<'a, S: DrawingBackend> {
    area: &'a DrawingArea<S, Shift>,
    pub(super) scale: Scale,
    pub(super) palette: &'a Palette,
    pub(super) placed: Placed,
    /// True if texts are of a title, which may have a typeface of its own.
    pub(super) is_title: bool,
    widths: WidthCache,
    error: Option<DrawingAreaErrorKind<S::ErrorType>>,
}

/// A cache of measured widths, one entry for each hash modulo `CACHE_SIZE`; a collision replaces the entry. Most texts
/// are measured more than once, and browsers measure slowly.
struct WidthCache([MeasuredText; CACHE_SIZE]);

const CACHE_SIZE: usize = 128;

/// A text with its measured width in CSS pixels.
struct MeasuredText {
    text: String,
    size: f64,
    is_bold: bool,
    width: f64,
}

impl WidthCache {
    fn entry(&mut self, text: &str, style: TextStyle) -> &mut MeasuredText {
        let hash =
            text.bytes().fold(style.size as usize, |hash, byte| hash.wrapping_mul(31).wrapping_add(usize::from(byte)));
        &mut self.0[hash % CACHE_SIZE]
    }
}

impl<'a, S: DrawingBackend> Pen<'a, S> {
    pub(super) fn new(area: &'a DrawingArea<S, Shift>, scale: Scale, height: f64, palette: &'a Palette) -> Self {
        const EMPTY: MeasuredText = MeasuredText { text: String::new(), size: 0.0, is_bold: false, width: 0.0 };
        let placed = Placed { width: scale.width, height, ..Placed::default() };
        Pen { area, scale, palette, placed, is_title: false, widths: WidthCache([EMPTY; CACHE_SIZE]), error: None }
    }

    /// Returns the record of what was drawn, or the first error of the surface.
    pub(super) fn finish(self) -> Result<Placed, DrawingAreaErrorKind<S::ErrorType>> {
        match self.error {
            Some(error) => Err(error),
            None => Ok(self.placed),
        }
    }

    /// Keeps the first error, and returns the value if there is none.
    fn keep_error<T>(&mut self, result: Result<T, DrawingAreaErrorKind<S::ErrorType>>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.error.get_or_insert(error);
                None
            }
        }
    }

    fn rectangle(&mut self, from: (i32, i32), to: (i32, i32), colour: Colour) {
        if self.error.is_none() {
            let drawn = self.area.draw(&Rectangle::new([from, to], rgb(colour).filled()));
            self.keep_error(drawn);
        }
    }

    /// Fills the whole area with the background colour.
    pub(super) fn background(&mut self) {
        let (width, height) = self.area.dim_in_pixel();
        self.rectangle((0, 0), (width as i32, height as i32), self.palette.paper);
    }

    /// Converts a length in CSS pixels to whole pixels of the surface, at least one.
    fn to_visible_pixels(&self, length: f64) -> i32 {
        self.to_pixels(length).max(1)
    }

    /// Converts a coordinate or length in CSS pixels to whole pixels of the surface.
    fn to_pixels(&self, length: f64) -> i32 {
        self.scale.to_pixels(length)
    }

    /// Draws a filled rectangle, at least one pixel of the surface wide and high.
    pub(super) fn fill(&mut self, rect: Rect, colour: Colour) {
        let (x, y) = (self.to_pixels(rect.x), self.to_pixels(rect.y));
        let corner = (x + self.to_visible_pixels(rect.width), y + self.to_visible_pixels(rect.height));
        self.rectangle((x, y), corner, colour);
    }

    /// Draws a filled rectangle whose left or right corners are rounded as the palette says.
    pub(super) fn rounded(&mut self, rect: Rect, [left, right]: [bool; 2], colour: Colour) {
        let radius = f64::from(self.palette.dimensions.corner).min(rect.width).min(rect.height / 2.0);
        if radius < 1.0 {
            return self.fill(rect, colour);
        }
        // The sine and the cosine of a quarter turn in steps.
        const TURN: [f64; 5] = [0.0, 0.3827, std::f64::consts::FRAC_1_SQRT_2, 0.9239, 1.0];
        let (top, bottom) = (rect.y, rect.y + rect.height);
        let mut points = Vec::new();
        for (is_right, is_low) in [(false, false), (true, false), (true, true), (false, true)] {
            let radius = if [left, right][usize::from(is_right)] { radius } else { 0.0 };
            let (x, inward) = if is_right { (rect.x + rect.width, -1.0) } else { (rect.x, 1.0) };
            let (y, down) = if is_low { (bottom, -1.0) } else { (top, 1.0) };
            for step in 0..TURN.len() {
                // Clockwise round the rectangle.
                let step = if is_right == is_low { step } else { TURN.len() - 1 - step };
                let (along, across) = (1.0 - TURN[TURN.len() - 1 - step], 1.0 - TURN[step]);
                points.push((x + inward * radius * along, y + down * radius * across));
                if radius == 0.0 {
                    break;
                }
            }
        }
        self.polygon(&points, colour);
    }

    /// The width of axes and rules, CSS pixels.
    pub(super) fn line_width(&self) -> f64 {
        f64::from(self.palette.dimensions.line)
    }

    /// Draws a filled polygon.
    pub(super) fn polygon(&mut self, points: &[(f64, f64)], colour: Colour) {
        if self.error.is_none() {
            let points: Vec<_> = points.iter().map(|&(x, y)| (self.to_pixels(x), self.to_pixels(y))).collect();
            let drawn = self.area.draw(&Polygon::new(points, rgb(colour).filled()));
            self.keep_error(drawn);
        }
    }

    /// Draws a closed line of a width in CSS pixels along points.
    pub(super) fn outline(&mut self, points: &[(f64, f64)], width: f64, colour: Colour) {
        if self.error.is_none() {
            let closed = points.iter().chain(points.first());
            let points: Vec<_> = closed.map(|&(x, y)| (self.to_pixels(x), self.to_pixels(y))).collect();
            let style = rgb(colour).stroke_width(self.to_visible_pixels(width) as u32);
            let drawn = self.area.draw(&PathElement::new(points, style));
            self.keep_error(drawn);
        }
    }

    /// Draws a line one CSS pixel wide, measured along the x axis if the line is steep and along the y axis otherwise.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: Colour) {
        let is_steep = (to.1 - from.1).abs() > (to.0 - from.0).abs();
        let (x, y) = if is_steep { (1.0, 0.0) } else { (0.0, 1.0) };
        self.polygon(&[from, to, (to.0 + x, to.1 + y), (from.0 + x, from.1 + y)], colour);
    }

    /// Draws the upper, lower and right edges of a rectangle as dashed lines. The left edge lies on an axis or is the
    /// caller's to draw.
    pub(super) fn dashed_edges(&mut self, rect: Rect, colour: Colour) {
        const LINE_WIDTH: f64 = 1.0;
        let mut offset = 0.0;
        while offset < rect.width {
            let width = DASH_LENGTH.min(rect.width - offset);
            let upper = Rect { x: rect.x + offset, y: rect.y, width, height: LINE_WIDTH };
            self.fill(upper, colour);
            self.fill(Rect { y: rect.y + rect.height - LINE_WIDTH, ..upper }, colour);
            offset += DASH_LENGTH + DASH_GAP;
        }
        offset = 0.0;
        while offset < rect.height {
            let height = DASH_LENGTH.min(rect.height - offset);
            let x = rect.x + rect.width - LINE_WIDTH;
            self.fill(Rect { x, y: rect.y + offset, width: LINE_WIDTH, height }, colour);
            offset += DASH_LENGTH + DASH_GAP;
        }
    }

    /// The width of a text in CSS pixels, measured by the surface; zero if measuring fails.
    pub(super) fn text_width(&mut self, text: &str, style: TextStyle) -> f64 {
        if text.is_empty() {
            return 0.0;
        }
        let cached = self.widths.entry(text, style);
        if cached.text == text && cached.size == style.size && cached.is_bold == style.is_bold {
            return cached.width;
        }
        let measured = self.area.estimate_text_size(text, &self.plotters_style(style, TextAlign::Left));
        let width = self.keep_error(measured).map_or(0.0, |(width, _)| f64::from(width) / self.scale.ratio);
        let measured = MeasuredText { text: text.to_owned(), size: style.size, is_bold: style.is_bold, width };
        *self.widths.entry(text, style) = measured;
        width
    }

    /// Shortens a text to a width in CSS pixels, with an ellipsis at its end; empty if one character does not fit.
    pub(super) fn shortened(&mut self, text: &str, style: TextStyle, width: f64) -> String {
        if self.text_width(text, style) <= width {
            return text.to_owned();
        }
        let (mut fits, mut too_long) = (0, text.chars().count());
        while fits + 1 < too_long {
            let middle = (fits + too_long) / 2;
            if self.text_width(&with_ellipsis(text, middle), style) <= width {
                fits = middle
            } else {
                too_long = middle
            }
        }
        if fits == 0 { String::new() } else { with_ellipsis(text, fits) }
    }

    /// Wraps a text into lines no wider than `width` CSS pixels.
    pub(super) fn wrapped(&mut self, text: &str, style: TextStyle, width: f64) -> Vec<String> {
        wrap(text, width, &mut |part| self.text_width(part, style))
    }

    /// Draws a filled circle.
    pub(super) fn dot(&mut self, (x, y): (f64, f64), radius: f64, colour: Colour) {
        if self.error.is_none() {
            let circle = Circle::new(
                (self.to_pixels(x), self.to_pixels(y)),
                self.to_visible_pixels(radius) as u32,
                rgb(colour).filled(),
            );
            let drawn = self.area.draw(&circle);
            self.keep_error(drawn);
        }
    }

    /// Draws a line of text, centred vertically at `y` and with one end at `x`. Returns its bounding box.
    pub(super) fn text(&mut self, text: &str, style: TextStyle, (x, y): (f64, f64), align: TextAlign) -> Rect {
        let width = self.text_width(text, style);
        self.measured_text(text, style, (x, y), align, width)
    }

    /// The same for a text whose width is known: a browser measures as slowly as it draws.
    #[inline(never)]
    pub(super) fn measured_text(
        &mut self,
        text: &str,
        style: TextStyle,
        (x, y): (f64, f64),
        align: TextAlign,
        width: f64,
    ) -> Rect {
        let left = match align {
            TextAlign::Left => x,
            TextAlign::Right => x - width,
        };
        let rect = Rect { x: left, y: y - style.size / 2.0, width, height: style.size };
        if self.error.is_none() {
            let drawn =
                self.area.draw_text(text, &self.plotters_style(style, align), (self.to_pixels(x), self.to_pixels(y)));
            self.keep_error(drawn);
        }
        self.placed.texts.push((rect, text.to_owned()));
        rect
    }

    fn plotters_style(&self, style: TextStyle, align: TextAlign) -> PlottersTextStyle<'static> {
        let weight = if style.is_bold { FontStyle::Bold } else { FontStyle::Normal };
        // Each surface sets its own font families: the serif one stands for that of titles. A family by name would link Unicode tables into
        // the module.
        let family = if self.is_title { FontFamily::Serif } else { FontFamily::SansSerif };
        let font = FontDesc::new(family, style.size * self.scale.ratio, weight);
        let horizontal = match align {
            TextAlign::Left => HPos::Left,
            TextAlign::Right => HPos::Right,
        };
        PlottersTextStyle { font, color: rgb(style.colour).to_backend_color(), pos: Pos::new(horizontal, VPos::Center) }
    }
}

fn rgb((red, green, blue): Colour) -> RGBColor {
    RGBColor(red, green, blue)
}

/// The first `count` characters of a text, without spaces at their end, and an ellipsis.
fn with_ellipsis(text: &str, count: usize) -> String {
    let mut start: String = text.chars().take(count).collect();
    start.truncate(start.trim_ascii_end().len());
    start.push('…');
    start
}
