//! Any native surface, with text measured by a table of ours: without font features plotters counts bytes, which is
//! wrong for Chinese. A picture drawn with it has the same layout on every machine.

use plotters_backend::text_anchor::Pos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
    FontStyle, FontTransform,
};

/// plotters-svg divides the size of text by this; a canvas does not.
pub const SVG_TEXT: f64 = 1.24;

/// A surface whose text is measured by the table.
pub struct Measured<S> {
    surface: S,
    text: f64,
}

impl<S: DrawingBackend> Measured<S> {
    /// Wraps `surface`, which writes text `text` times smaller than it is told to.
    pub fn new(surface: S, text: f64) -> Self {
        Measured { surface, text }
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

/// A style with its size corrected.
struct Corrected<'s, T>(&'s T, f64);

impl<T: BackendTextStyle> BackendTextStyle for Corrected<'_, T> {
    type FontError = T::FontError;

    fn color(&self) -> BackendColor {
        self.0.color()
    }

    fn size(&self) -> f64 {
        self.0.size() * self.1
    }

    fn transform(&self) -> FontTransform {
        self.0.transform()
    }

    fn style(&self) -> FontStyle {
        self.0.style()
    }

    fn anchor(&self) -> Pos {
        self.0.anchor()
    }

    fn family(&self) -> FontFamily<'_> {
        self.0.family()
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Self::FontError> {
        self.0.layout_box(text)
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        text: &str,
        pos: BackendCoord,
        draw: F,
    ) -> Result<Result<(), E>, Self::FontError> {
        self.0.draw(text, pos, draw)
    }
}

impl<S: DrawingBackend> DrawingBackend for Measured<S> {
    type ErrorType = S::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.surface.get_size()
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.surface.ensure_prepared()
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.surface.present()
    }

    fn draw_pixel(
        &mut self,
        point: BackendCoord,
        color: BackendColor,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.surface.draw_pixel(point, color)
    }

    fn draw_rect<T: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &T,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.surface.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_circle<T: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &T,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.surface.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<T: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &T,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.surface.fill_polygon(points, style)
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        pos: BackendCoord,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.surface.draw_text(text, &Corrected(style, self.text), pos)
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        let is_bold = matches!(style.style(), FontStyle::Bold);
        Ok(((ems(text, is_bold) * style.size()).ceil() as u32, style.size().ceil() as u32))
    }
}
