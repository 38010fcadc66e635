//! A chart onto any plotters backend. The only place that names plotters (and the canvas surface in `web`); it never
//! sorts, filters, rounds or words.
//!
//! Lengths are CSS pixels; `Scale` says how many of the surface's pixels one is. Text is measured by the surface, so a
//! surface must answer `estimate_text_size` truly: ours do, plotters' own do not.

mod card;
mod frame;
mod labels;
mod lines;
mod mark;
mod matrix;
mod message;
mod palette;
mod pen;
mod rows;
mod scatter;
mod sheet;
mod slot;
mod tiles;
mod trend;
mod vector;

pub use card::Card;
pub use frame::frame_height;
pub use palette::{Colour, Palette};
pub use pen::{Placed, Rect};
pub use vector::{Hundredths, MIDDLE, Vector, baseline, is_bold};

use crate::chart::{Chart, Plot};
use pen::Pen;
use plotters::drawing::{DrawingAreaErrorKind, IntoDrawingArea};
use plotters_backend::DrawingBackend;
use std::fmt;

/// The size of a picture and of its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Width of the picture, CSS pixels.
    pub width: f64,
    /// Pixels of the surface in a CSS pixel.
    pub ratio: f64,
    /// How much larger than usual the reader's text is; 1 where one em is 16 CSS pixels.
    pub text: f64,
}

/// The surface could not be drawn on.
pub struct DrawError<E: std::error::Error + Send + Sync>(DrawingAreaErrorKind<E>);

/// The same words: derived, it would bring escaping and its tables of Unicode into the module.
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

/// How high a chart's picture is at a scale, in CSS pixels.
pub fn height(chart: &Chart, scale: Scale) -> f64 {
    match &chart.plot {
        Plot::Rows(rows) => rows::height(rows, scale),
        #[cfg(feature = "page")]
        Plot::Tiles(tiles) => tiles::height(tiles, scale),
        #[cfg(feature = "page")]
        Plot::Trend(trend) => trend::height(trend, scale),
        #[cfg(feature = "page")]
        Plot::Scatter(scatter) => scatter::height(scatter, scale),
        #[cfg(feature = "page")]
        Plot::Matrix(matrix) => matrix::height(matrix, scale),
        #[cfg(feature = "page")]
        Plot::Sheet(entries) => sheet::height(entries, scale),
        Plot::Message(text) => message::height(text, scale),
        #[cfg(not(feature = "page"))]
        _ => 0.0,
    }
}

/// Draws a chart, and says where everything lies.
pub fn draw<S: DrawingBackend>(
    chart: &Chart,
    surface: S,
    scale: Scale,
    palette: &Palette,
) -> Result<Placed, DrawError<S::ErrorType>> {
    let area = surface.into_drawing_area();
    let mut pen = Pen::new(&area, scale, height(chart, scale), palette);
    pen.ground();
    plot(&mut pen, chart);
    let placed = pen.finish()?;
    area.present()?;
    Ok(placed)
}

/// Draws what a chart shows, by its kind.
fn plot<S: DrawingBackend>(pen: &mut Pen<'_, S>, chart: &Chart) {
    match &chart.plot {
        Plot::Rows(rows) => rows::draw(pen, rows),
        #[cfg(feature = "page")]
        Plot::Tiles(tiles) => tiles::draw(pen, tiles),
        #[cfg(feature = "page")]
        Plot::Trend(trend) => trend::draw(pen, trend),
        #[cfg(feature = "page")]
        Plot::Scatter(scatter) => scatter::draw(pen, scatter),
        #[cfg(feature = "page")]
        Plot::Matrix(matrix) => matrix::draw(pen, matrix),
        #[cfg(feature = "page")]
        Plot::Sheet(entries) => sheet::draw(pen, entries),
        Plot::Message(text) => message::draw(pen, text),
        #[cfg(not(feature = "page"))]
        _ => {}
    }
}
