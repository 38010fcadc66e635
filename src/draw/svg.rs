//! Writes SVG, as a surface for plotters: for files, prerendered pages and tests. The canvas surface of `web` uses it
//! to export SVG too.
//!
//! The output is the same on every machine: a table of character widths measures text, since the reader's fonts are not
//! known outside the browser.

use crate::text::{Escaped, max_width_em, width_em};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily, FontStyle,
};
use std::convert::Infallible;
use std::fmt::{self, Write};

/// The distance from the middle of a line of text down to its baseline, in ems. Texts are positioned by their
/// baseline, since browser engines disagree on where the middle of a line is.
pub const BASELINE: f64 = 0.36;

type DrawResult = Result<(), DrawingErrorKind<Never>>;

/// The error of writing text into memory, which cannot fail.
#[derive(Debug)]
pub struct Never(Infallible);

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {}
    }
}

impl std::error::Error for Never {}

/// The largest ratio of the width of a bold text to that of a regular one.
const BOLD: f64 = 1.1;

/// A surface that appends SVG elements to a text. Coordinates are pixels of the SVG image.
#[derive(Debug)]
pub struct Svg<'t> {
    text: &'t mut String,
    size: (u32, u32),
    is_open: bool,
    title_family: String,
    /// True if texts are measured as wide as they are in the widest of usual fonts.
    is_for_any_font: bool,
}

impl<'t> Svg<'t> {
    /// Begins an image of a width and height in pixels, with a CSS font family for its texts.
    pub fn new(text: &'t mut String, size: (u32, u32), family: &str) -> Svg<'t> {
        let (width, height) = size;
        let mut svg = Svg { text, size, is_open: true, title_family: String::new(), is_for_any_font: false };
        svg.append(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" font-family=\"{}\">\n",
            Escaped(family)
        ));
        svg
    }

    fn append(&mut self, markup: fmt::Arguments<'_>) {
        // Writing to a `String` cannot fail.
        let _ = self.text.write_fmt(markup);
    }

    /// Writes a title and a description for assistive technology.
    pub fn describe(&mut self, title: &str, description: &str) {
        self.append(format_args!("<title>{}</title>\n<desc>{}</desc>\n", Escaped(title), Escaped(description)));
    }

    /// Sets the CSS font family of titles; an empty one is that of all texts.
    pub fn set_title_family(&mut self, family: &str) {
        family.clone_into(&mut self.title_family);
    }

    /// Leaves texts the room that they take in the widest of usual fonts: for an image that a reader's own font is put into, and that nothing draws
    /// again.
    pub fn for_any_font(mut self) -> Svg<'t> {
        self.is_for_any_font = true;
        self
    }

    /// Writes a filled rectangle between two opposite corners.
    pub fn rectangle(&mut self, from: BackendCoord, to: BackendCoord, colour: BackendColor) {
        let ((x, y), fill) = (from, Fill(colour));
        let (width, height) = (to.0 - x, to.1 - y);
        self.append(format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {fill}/>\n"));
    }

    /// Writes a filled circle.
    pub fn circle(&mut self, (x, y): BackendCoord, radius: u32, colour: BackendColor) {
        self.append(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" {}/>\n", Fill(colour)));
    }

    /// Writes a filled polygon.
    pub fn polygon(&mut self, points: impl Iterator<Item = BackendCoord>, colour: BackendColor) {
        self.text.push_str("<polygon points=\"");
        self.points(points);
        self.append(format_args!("\" {}/>\n", Fill(colour)));
    }

    /// Writes a line along points.
    pub fn path(&mut self, points: impl Iterator<Item = BackendCoord>, width: u32, colour: BackendColor) {
        self.text.push_str("<polyline points=\"");
        self.points(points);
        let (red, green, blue) = colour.rgb;
        self.append(format_args!(
            "\" fill=\"none\" stroke=\"#{red:02x}{green:02x}{blue:02x}\" stroke-width=\"{width}\" stroke-linejoin=\"round\"/>\n"
        ));
    }

    fn points(&mut self, points: impl Iterator<Item = BackendCoord>) {
        for (index, (x, y)) in points.enumerate() {
            self.append(format_args!("{}{x},{y}", if index > 0 { " " } else { "" }));
        }
    }

    /// Writes a line of text, centred vertically at a y coordinate.
    pub fn write<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        let weight = if is_bold(style) { " font-weight=\"600\"" } else { "" };
        let (y, size, fill) = (baseline(y, style.size()), Hundredths(style.size()), Fill(style.color()));
        let text = Escaped(text);
        self.append(format_args!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{anchor}{weight} "));
        if is_title(style) && !self.title_family.is_empty() {
            let family = std::mem::take(&mut self.title_family);
            self.append(format_args!("font-family=\"{}\" ", Escaped(&family)));
            self.title_family = family;
        }
        self.append(format_args!("{fill}>{text}</text>\n"));
    }

    /// Ends the image. Further calls do nothing.
    pub fn close(&mut self) {
        if self.is_open {
            self.text.push_str("</svg>\n");
            self.is_open = false;
        }
    }
}

/// The y coordinate of the baseline, in whole pixels, of a line of text that is centred vertically at `middle`.
pub fn baseline(middle: i32, size: f64) -> i32 {
    middle + (BASELINE * size).round() as i32
}

/// Whether a text is bold.
pub fn is_bold<S: BackendTextStyle>(style: &S) -> bool {
    matches!(style.style(), FontStyle::Bold)
}

/// True if a text is of a title.
pub fn is_title<S: BackendTextStyle>(style: &S) -> bool {
    matches!(style.family(), FontFamily::Serif)
}

/// Prints a length that is not negative with at most two decimals. The standard library's printing of floats takes
/// thousands of bytes of the module.
///
/// ```
/// use district_charts::draw::Hundredths;
///
/// assert_eq!(Hundredths(12.5).to_string(), "12.50");
/// assert_eq!(Hundredths(16.0).to_string(), "16");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Hundredths(pub f64);

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = (self.0 * 100.0).round() as u32;
        match (hundredths / 100, hundredths % 100) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, part) => write!(f, "{whole}.{part:02}"),
        }
    }
}

/// A colour as a `fill` attribute. All colours are opaque.
struct Fill(BackendColor);

impl fmt::Display for Fill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (red, green, blue) = self.0.rgb;
        write!(f, "fill=\"#{red:02x}{green:02x}{blue:02x}\"")
    }
}

impl DrawingBackend for Svg<'_> {
    type ErrorType = Never;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> DrawResult {
        Ok(())
    }

    fn present(&mut self) -> DrawResult {
        self.close();
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> DrawResult {
        self.rectangle((x, y), (x + 1, y + 1), color);
        Ok(())
    }

    /// Draws a filled rectangle, since `Pen` draws no outlines.
    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> DrawResult {
        self.rectangle(from, to, style.color());
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> DrawResult {
        self.path(path.into_iter(), style.stroke_width(), style.color());
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> DrawResult {
        self.circle(centre, radius, style.color());
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> DrawResult {
        self.polygon(points.into_iter(), style.color());
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, position: BackendCoord) -> DrawResult {
        self.write(text, style, position);
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Never>> {
        let width = match self.is_for_any_font {
            true => max_width_em(text) * if is_bold(style) { BOLD } else { 1.0 },
            false => width_em(text, is_bold(style)),
        };
        let (width, height) = (width * style.size(), style.size());
        Ok((width.ceil() as u32, height.ceil() as u32))
    }
}
