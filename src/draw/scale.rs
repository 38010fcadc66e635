//! The size at which a plot is drawn, and the error of a surface.

use plotters::drawing::DrawingAreaErrorKind;
use std::fmt;

/// The size at which a plot is drawn. The height follows from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Width of the plot in CSS pixels.
    pub width: f64,
    /// Pixels of the surface per CSS pixel: 2.0 on most phones, 1.0 in SVG.
    pub ratio: f64,
    /// The reader's text size relative to the browsers' default of 16 CSS pixels: 1.5 for 24 CSS pixels.
    pub text: f64,
}

/// An error that a surface reported while it was drawn on.
pub struct DrawError<E: std::error::Error + Send + Sync>(DrawingAreaErrorKind<E>);

/// Prints the text of `Display`. A derived `Debug` would link string escaping and its Unicode tables into the module.
impl<E: std::error::Error + Send + Sync> fmt::Debug for DrawError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<E: std::error::Error + Send + Sync> fmt::Display for DrawError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the surface refused to be drawn on: {}", self.0)
    }
}

impl<E: std::error::Error + Send + Sync + 'static> std::error::Error for DrawError<E> {}

impl<E: std::error::Error + Send + Sync> From<DrawingAreaErrorKind<E>> for DrawError<E> {
    fn from(error: DrawingAreaErrorKind<E>) -> Self {
        DrawError(error)
    }
}
