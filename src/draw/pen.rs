//! The few strokes that every kind of chart is made of: filled rectangles, polygons and text, in CSS pixels, with a
//! record of where they lie. Lines are rectangles of whole pixels, so that they are crisp on any surface. The first
//! refusal of the surface is kept, and nothing is drawn after it.

use super::Scale;
use super::palette::{Colour, Palette};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, TextStyle};
use plotters_backend::DrawingBackend;

/// A rectangle in CSS pixels, from the picture's upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    /// Whether two rectangles share more than an edge.
    pub fn overlaps(&self, other: &Rect) -> bool {
        let apart = |a: f64, a_size: f64, b: f64, b_size: f64| a + a_size <= b || b + b_size <= a;
        !apart(self.x, self.width, other.x, other.width) && !apart(self.y, self.height, other.y, other.height)
    }
}

/// Where everything lies.
#[derive(Clone, Debug, Default)]
pub struct Placed {
    /// Width of the picture.
    pub width: f64,
    /// Height of the picture.
    pub height: f64,
    /// Each text with its box.
    pub texts: Vec<(Rect, String)>,
    /// Marks that no text may cover.
    pub marks: Vec<Rect>,
    /// The slot of each row, in the chart's order.
    pub rows: Vec<Rect>,
}

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    /// Size in CSS pixels.
    pub(super) size: f64,
    /// Whether it is bold.
    pub(super) is_bold: bool,
    /// Its colour.
    pub(super) colour: Colour,
}

/// Which end of a text stands at its place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Side {
    Left,
    Right,
}

/// Draws on an area of a surface.
pub(super) struct Pen<'a, S: DrawingBackend> {
    area: &'a DrawingArea<S, Shift>,
    pub(super) scale: Scale,
    pub(super) palette: &'a Palette,
    pub(super) placed: Placed,
    widths: Widths,
    error: Option<DrawingAreaErrorKind<S::ErrorType>>,
}

/// The widths of the texts measured last, each in a slot that others may take: most are measured more than once, and browsers are
/// slow to answer.
struct Widths([Width; SLOTS]);

const SLOTS: usize = 128;

/// A text, its size, whether it is bold, and its width.
struct Width(String, f64, bool, f64);

impl Widths {
    fn slot(&mut self, text: &str, of: Type) -> &mut Width {
        let sum = text.bytes().fold(of.size as usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
        &mut self.0[sum % SLOTS]
    }
}

impl<'a, S: DrawingBackend> Pen<'a, S> {
    pub(super) fn new(area: &'a DrawingArea<S, Shift>, scale: Scale, height: f64, palette: &'a Palette) -> Self {
        let placed = Placed { width: scale.width, height, ..Placed::default() };
        let widths = Widths([const { Width(String::new(), 0.0, false, 0.0) }; SLOTS]);
        Pen { area, scale, palette, placed, widths, error: None }
    }

    /// What was placed, or the surface's first refusal.
    pub(super) fn finish(self) -> Result<Placed, DrawingAreaErrorKind<S::ErrorType>> {
        match self.error {
            Some(error) => Err(error),
            None => Ok(self.placed),
        }
    }

    /// Keeps the first error.
    fn keep<T>(&mut self, result: Result<T, DrawingAreaErrorKind<S::ErrorType>>) -> Option<T> {
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
            self.keep(drawn);
        }
    }

    /// The ground of the whole picture.
    pub(super) fn ground(&mut self) {
        let (width, height) = self.area.dim_in_pixel();
        self.rectangle((0, 0), (width as i32, height as i32), self.palette.paper);
    }

    /// A length in whole pixels of the surface, at least one.
    fn whole(&self, length: f64) -> i32 {
        self.pixel(length).max(1)
    }

    fn pixel(&self, place: f64) -> i32 {
        (place * self.scale.ratio).round() as i32
    }

    /// A filled rectangle; as wide and high as asked, but never less than a pixel.
    pub(super) fn fill(&mut self, rect: Rect, colour: Colour) {
        let (x, y) = (self.pixel(rect.x), self.pixel(rect.y));
        let corner = (x + self.whole(rect.width), y + self.whole(rect.height));
        self.rectangle((x, y), corner, colour);
    }

    /// A filled polygon.
    pub(super) fn polygon(&mut self, points: &[(f64, f64)], colour: Colour) {
        if self.error.is_none() {
            let points: Vec<_> = points.iter().map(|&(x, y)| (self.pixel(x), self.pixel(y))).collect();
            let drawn = self.area.draw(&Polygon::new(points, rgb(colour).filled()));
            self.keep(drawn);
        }
    }

    /// A line of one pixel, in any direction.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: Colour) {
        let is_steep = (to.1 - from.1).abs() > (to.0 - from.0).abs();
        let (x, y) = if is_steep { (1.0, 0.0) } else { (0.0, 1.0) };
        self.polygon(&[from, to, (to.0 + x, to.1 + y), (from.0 + x, from.1 + y)], colour);
    }

    /// The upper, lower and right edges of a rectangle, dashed.
    pub(super) fn frame(&mut self, rect: Rect, colour: Colour) {
        const DASH: f64 = 4.0;
        const GAP: f64 = 3.0;
        const LINE: f64 = 1.0;
        let mut at = 0.0;
        while at < rect.width {
            let width = DASH.min(rect.width - at);
            self.fill(Rect { x: rect.x + at, y: rect.y, width, height: LINE }, colour);
            self.fill(Rect { x: rect.x + at, y: rect.y + rect.height - LINE, width, height: LINE }, colour);
            at += DASH + GAP;
        }
        at = 0.0;
        while at < rect.height {
            let height = DASH.min(rect.height - at);
            self.fill(Rect { x: rect.x + rect.width - LINE, y: rect.y + at, width: LINE, height }, colour);
            at += DASH + GAP;
        }
    }

    /// How wide a text is, in CSS pixels.
    pub(super) fn width(&mut self, text: &str, of: Type) -> f64 {
        if text.is_empty() {
            return 0.0;
        }
        let Width(known, size, is_bold, width) = self.widths.slot(text, of);
        if known == text && *size == of.size && *is_bold == of.is_bold {
            return *width;
        }
        let measured = self.area.estimate_text_size(text, &self.style(of, Side::Left));
        let width = self.keep(measured).map_or(0.0, |(width, _)| f64::from(width) / self.scale.ratio);
        *self.widths.slot(text, of) = Width(text.to_owned(), of.size, of.is_bold, width);
        width
    }

    /// A text cut to a width, with an ellipsis; empty where not even that fits.
    pub(super) fn shortened(&mut self, text: &str, of: Type, width: f64) -> String {
        if self.width(text, of) <= width {
            return text.to_owned();
        }
        let (mut fits, mut too_long) = (0, text.chars().count());
        while fits + 1 < too_long {
            let middle = (fits + too_long) / 2;
            if self.width(&cut(text, middle), of) <= width { fits = middle } else { too_long = middle }
        }
        if fits == 0 { String::new() } else { cut(text, fits) }
    }

    /// A text in lines no wider than `width`, as it is measured.
    pub(super) fn wrapped(&mut self, text: &str, of: Type, width: f64) -> Vec<String> {
        wrap(text, width, &mut |part| self.width(part, of))
    }

    /// A filled circle.
    pub(super) fn dot(&mut self, (x, y): (f64, f64), radius: f64, colour: Colour) {
        if self.error.is_none() {
            let circle = Circle::new((self.pixel(x), self.pixel(y)), self.whole(radius) as u32, rgb(colour).filled());
            let drawn = self.area.draw(&circle);
            self.keep(drawn);
        }
    }

    /// A line of text, its middle at the height `y` and one end at `x`.
    pub(super) fn text(&mut self, text: &str, of: Type, (x, y): (f64, f64), side: Side) -> Rect {
        let width = self.width(text, of);
        let left = match side {
            Side::Left => x,
            Side::Right => x - width,
        };
        let rect = Rect { x: left, y: y - of.size / 2.0, width, height: of.size };
        if self.error.is_none() {
            let drawn = self.area.draw_text(text, &self.style(of, side), (self.pixel(x), self.pixel(y)));
            self.keep(drawn);
        }
        self.placed.texts.push((rect, text.to_owned()));
        rect
    }

    fn style(&self, of: Type, side: Side) -> TextStyle<'static> {
        let weight = if of.is_bold { FontStyle::Bold } else { FontStyle::Normal };
        // The family by name would bring Unicode tables into the module; each surface sets its own fonts.
        let font = FontDesc::new(FontFamily::SansSerif, of.size * self.scale.ratio, weight);
        let side = match side {
            Side::Left => HPos::Left,
            Side::Right => HPos::Right,
        };
        TextStyle { font, color: rgb(of.colour).to_backend_color(), pos: Pos::new(side, VPos::Center) }
    }
}

/// A text in lines no wider than `room`, by the widths that it is told: broken at spaces and between Chinese letters, never before a
/// mark that closes or behind one that opens; within a word only where the word alone is wider.
pub(super) fn wrap(text: &str, room: f64, width: &mut dyn FnMut(&str) -> f64) -> Vec<String> {
    let (mut lines, mut line, mut word) = (Vec::new(), String::new(), String::new());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        word.push(letter);
        let may_end = letters.peek().is_none_or(|&next| may_break(letter, next));
        if !may_end && width(&word) <= room {
            continue;
        }
        if !line.is_empty() && width(&(line.clone() + word.trim_ascii_end())) > room {
            lines.push(line.trim_ascii_end().to_owned());
            line.clear();
        }
        if line.is_empty() && word.len() > letter.len_utf8() && width(word.trim_ascii_end()) > room {
            word.pop();
            lines.push(std::mem::replace(&mut word, letter.to_string()));
        }
        if may_end {
            line.push_str(&word);
            word.clear();
        }
    }
    lines.push(line);
    lines
}

/// Whether a line may end between two letters.
fn may_break(letter: char, next: char) -> bool {
    const OPEN: &str = "“‘（《〈【";
    const CLOSE: &str = "”’）》〉】，。、；：！？·—…%";
    let is_wide = |c: char| c > '\u{2e80}' || "“”‘’—…".contains(c);
    letter == ' '
        || ((is_wide(letter) || is_wide(next)) && next != ' ' && !OPEN.contains(letter) && !CLOSE.contains(next))
}

fn rgb((red, green, blue): Colour) -> RGBColor {
    RGBColor(red, green, blue)
}

/// The first letters of a text with an ellipsis.
fn cut(text: &str, letters: usize) -> String {
    let mut cut: String = text.chars().take(letters).collect();
    cut.truncate(cut.trim_ascii_end().len());
    cut.push('…');
    cut
}
