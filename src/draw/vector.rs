//! A picture as SVG: the surface of files, of pages before any script and of tests, the same on every machine. Text is
//! measured by a table, since natively nobody knows the reader's fonts; the browser's surface writes with the same pen.

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use std::convert::Infallible;
use std::fmt::{self, Write};

/// From the middle of a line of text down to its baseline, in parts of its size. Engines do not agree on a middle of their
/// own.
pub const MIDDLE: f64 = 0.36;

type Drawn = Result<(), DrawingErrorKind<Never>>;

/// Writing text into memory cannot fail.
#[derive(Debug)]
pub struct Never(Infallible);

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {}
    }
}

impl std::error::Error for Never {}

/// A picture in the making: what is drawn is written at the end of a text, in pixels of the picture.
#[derive(Debug)]
pub struct Vector<'t> {
    text: &'t mut String,
    size: (u32, u32),
    is_open: bool,
}

impl<'t> Vector<'t> {
    /// Begins a picture so many pixels wide and high, whose text is set in a family of CSS.
    pub fn new(text: &'t mut String, size: (u32, u32), family: &str) -> Vector<'t> {
        let (width, height) = size;
        let mut vector = Vector { text, size, is_open: true };
        vector.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" font-family=\"{}\">\n",
            Escaped(family)
        ));
        vector
    }

    fn put(&mut self, words: fmt::Arguments<'_>) {
        // Memory takes everything.
        let _ = self.text.write_fmt(words);
    }

    /// What it is and what it says, for readers who do not see it.
    pub fn describe(&mut self, title: &str, description: &str) {
        self.put(format_args!("<title>{}</title>\n<desc>{}</desc>\n", Escaped(title), Escaped(description)));
    }

    /// A filled rectangle.
    pub fn rectangle(&mut self, from: BackendCoord, to: BackendCoord, colour: BackendColor) {
        let ((x, y), fill) = (from, Fill(colour));
        let (width, height) = (to.0 - x, to.1 - y);
        self.put(format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {fill}/>\n"));
    }

    /// A filled circle.
    pub fn circle(&mut self, (x, y): BackendCoord, radius: u32, colour: BackendColor) {
        self.put(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" {}/>\n", Fill(colour)));
    }

    /// A filled polygon.
    pub fn polygon(&mut self, points: impl Iterator<Item = BackendCoord>, colour: BackendColor) {
        self.text.push_str("<polygon points=\"");
        for (place, (x, y)) in points.enumerate() {
            self.put(format_args!("{}{x},{y}", if place > 0 { " " } else { "" }));
        }
        self.put(format_args!("\" {}/>\n", Fill(colour)));
    }

    /// A line of text, its middle at the height of a place.
    pub fn write<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        let weight = if is_bold(style) { " font-weight=\"600\"" } else { "" };
        let (y, size, fill) = (baseline(y, style.size()), Hundredths(style.size()), Fill(style.color()));
        let text = Escaped(text);
        self.put(format_args!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{anchor}{weight} {fill}>{text}</text>\n"));
    }

    /// Ends the picture.
    pub fn close(&mut self) {
        if self.is_open {
            self.text.push_str("</svg>\n");
            self.is_open = false;
        }
    }
}

/// The baseline of a line of text whose middle is at a height, whole pixels.
pub fn baseline(middle: i32, size: f64) -> i32 {
    middle + (MIDDLE * size).round() as i32
}

/// Whether a text is bold.
pub fn is_bold<S: BackendTextStyle>(style: &S) -> bool {
    matches!(style.style(), FontStyle::Bold)
}

/// A length with two places at most. Printing floats as they are is thousands of bytes of the module.
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

/// A colour as the attribute that fills with it. Every colour of ours is opaque.
struct Fill(BackendColor);

impl fmt::Display for Fill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (red, green, blue) = self.0.rgb;
        write!(f, "fill=\"#{red:02x}{green:02x}{blue:02x}\"")
    }
}

/// A text as it may stand in XML, between tags and in an attribute.
struct Escaped<'t>(&'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            // What XML cannot hold at all.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => Ok(()),
            c => f.write_char(c),
        })
    }
}

/// The width of a text in ems: Chinese one, Latin by class.
fn ems(text: &str, is_bold: bool) -> f64 {
    let letters = text.chars().map(|c| match c {
        '\u{2e80}'.. | '≥' | '≤' | '≈' => 1.0,
        'i' | 'j' | 'l' | 't' | 'f' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | '/' | ' ' => 0.3,
        'r' | '-' | '“' | '”' | '‘' | '’' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' => 0.87,
        'A'..='Z' => 0.68,
        _ => 0.56,
    });
    letters.sum::<f64>() * if is_bold { 1.05 } else { 1.0 }
}

impl DrawingBackend for Vector<'_> {
    type ErrorType = Never;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.close();
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.rectangle((x, y), (x + 1, y + 1), color);
        Ok(())
    }

    /// Filled, as everything of ours is.
    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, _fill: bool) -> Drawn {
        self.rectangle(from, to, style.color());
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn {
        self.circle(at, radius, style.color());
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Drawn {
        self.polygon(points.into_iter(), style.color());
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        self.write(text, style, at);
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Never>> {
        let (width, height) = (ems(text, is_bold(style)) * style.size(), style.size());
        Ok((width.ceil() as u32, height.ceil() as u32))
    }
}
