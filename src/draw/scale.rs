//! The size at which a plot is drawn, and the error of a surface.

use plotters::drawing::DrawingAreaErrorKind;
use std::fmt;

/// The size at which a plot is drawn. The height follows from it. A host may give any number: the nearest size in range is
/// taken, and the least one for what is no number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Width of the plot in CSS pixels, from 1 to 16,384.
    pub width: f64,
    /// Pixels of the surface per CSS pixel: 2.0 on most phones, 1.0 in SVG; from 0.1 to 16.
    pub ratio: f64,
    /// The reader's text size relative to the browsers' default of 16 CSS pixels: 1.5 for 24 CSS pixels; from 0.25
    /// to 8.
    pub text: f64,
}

/// The most pixels of a side of a canvas: Safari, Chromium and Firefox draw no larger ones on every machine, but an empty picture. Most
/// phones have two pixels per CSS pixel, so a plot of half as many CSS pixels is drawn as finely as the screen shows it.
pub const MAX_CANVAS_SIDE: f64 = 16_384.0;

impl Scale {
    /// The scale with so few pixels per CSS pixel that a surface of a height in CSS pixels is no higher, and no wider, than a canvas may be.
    ///
    /// ```
    /// use district_charts::draw::Scale;
    ///
    /// let scale = Scale { width: 360.0, ratio: 3.0, text: 1.0 };
    /// assert_eq!(scale.for_height(5_000.0).ratio, 3.0);
    /// assert_eq!(scale.for_height(8_192.0).ratio, 2.0);
    /// assert_eq!(Scale { width: 8_192.0, ..scale }.for_height(500.0).ratio, 2.0);
    /// ```
    pub fn for_height(self, height: f64) -> Scale {
        Scale { ratio: self.ratio.min(MAX_CANVAS_SIDE / height.max(self.width).max(1.0)), ..self }
    }

    /// A coordinate or length in CSS pixels as whole pixels of the surface. What a damaged chart puts far outside stays far outside: sums of
    /// such numbers do not overflow.
    pub(super) fn to_pixels(self, length: f64) -> i32 {
        const FAR: f64 = 16_777_216.0;
        (length * self.ratio).round().clamp(-FAR, FAR) as i32
    }

    /// The nearest scale within the ranges.
    pub(super) fn sound(self) -> Scale {
        // The other of two numbers is taken for one that is no number.
        let within = |number: f64, least: f64, most: f64| number.max(least).min(most);
        Scale {
            width: within(self.width, 1.0, MAX_CANVAS_SIDE),
            ratio: within(self.ratio, 0.1, 16.0),
            text: within(self.text, 0.25, 8.0),
        }
    }
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
