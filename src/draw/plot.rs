//! Draws a plot of any kind: hands each variant of `Plot` to the file that draws it.

use super::palette::Palette;
use super::pen::Pen;
use super::rect::Placed;
use super::scale::{DrawError, Scale};
use super::{map, matrix, message, profile, rows, scatter, tiles, trend};
use crate::model::Plot;
use plotters::drawing::IntoDrawingArea;
use plotters_backend::DrawingBackend;

/// True if boundaries are drawn as a map: in native code and in the module `draw_map`. The module `draw` has no code for maps, and draws tiles.
const HAS_MAPS: bool = cfg!(any(feature = "draw_map", not(target_arch = "wasm32")));

/// The height of a plot at a scale, in CSS pixels. Kinds draw so few marks that it is at most half of `MAX_CANVAS_SIDE` at the default text
/// size.
pub fn height(plot: &Plot, scale: Scale) -> f64 {
    let scale = scale.sound();
    match plot {
        Plot::Rows(rows) => rows::height(rows, scale),
        Plot::Message(text) => message::height(text, scale),
        Plot::Tiles(tiles) if HAS_MAPS => map::height(tiles, scale),
        Plot::Tiles(tiles) => tiles::height(tiles, scale),
        Plot::Trend(trend) => trend::height(trend, scale),
        Plot::Scatter(scatter) => scatter::height(scatter, scale),
        Plot::Matrix(matrix) => matrix::height(matrix, scale),
        Plot::Profile(entries) => profile::height(entries, scale),
    }
}

/// Draws a plot on a surface, and returns the bounding boxes of its texts and marks.
///
/// # Errors
/// `DrawError` if the surface reports an error.
pub fn draw<S: DrawingBackend>(
    plot: &Plot,
    surface: S,
    scale: Scale,
    palette: &Palette,
) -> Result<Placed, DrawError<S::ErrorType>> {
    let area = surface.into_drawing_area();
    let scale = scale.sound();
    let mut pen = Pen::new(&area, scale, height(plot, scale), palette);
    pen.background();
    draw_marks(&mut pen, plot);
    let placed = pen.finish()?;
    area.present()?;
    Ok(placed)
}

/// Draws the marks and texts of a plot, without the background.
pub(super) fn draw_marks<S: DrawingBackend>(pen: &mut Pen<'_, S>, plot: &Plot) {
    match plot {
        Plot::Rows(rows) => rows::draw(pen, rows),
        Plot::Message(text) => message::draw(pen, text),
        Plot::Tiles(tiles) if HAS_MAPS => map::draw(pen, tiles),
        Plot::Tiles(tiles) => tiles::draw(pen, tiles),
        Plot::Trend(trend) => trend::draw(pen, trend),
        Plot::Scatter(scatter) => scatter::draw(pen, scatter),
        Plot::Matrix(matrix) => matrix::draw(pen, matrix),
        Plot::Profile(entries) => profile::draw(pen, entries),
    }
}
