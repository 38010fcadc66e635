//! Draws a picture of a chart for download, sharing and print: title and subtitle, the plot, and a footer with
//! coverage, notes, source, licence and address. The picture is complete without the page.

use super::palette::Palette;
use super::pen::{Pen, TextAlign, TextStyle};
use super::plot::{draw_marks, height};
use super::rect::{Placed, Rect};
use super::scale::{DrawError, Scale};
use crate::model::{Picture, Theme};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters_backend::DrawingBackend;

/// Below this width the title and the margins are smaller, CSS pixels.
const NARROW_WIDTH: f64 = 560.0;
/// Line height as a multiple of the font size.
const LINE_HEIGHT: f64 = 1.4;
/// The gap between text and plot, CSS pixels.
const GAP: f64 = 12.0;
/// The gap between paragraphs of the footer at the default text size, CSS pixels.
const PARAGRAPH_GAP: f64 = 3.0;

/// A chart with its address, to be drawn as one picture.
#[derive(Clone, Copy, Debug)]
pub struct Card<'c> {
    /// The texts and the plot of the picture.
    pub picture: &'c Picture,
    /// The address of the chart as it is printed in the footer; empty to leave it out.
    pub address: &'c str,
}

/// The positions of all parts of a card, CSS pixels.
struct CardLayout {
    /// Each line of text with its style and the y coordinate of its middle.
    lines: Vec<(String, TextStyle, f64)>,
    /// The area of the plot.
    plot_area: Rect,
    /// The y coordinate of the rule between plot and footer.
    rule_y: f64,
    height: f64,
}

impl Card<'_> {
    /// The height of the picture at a scale, in CSS pixels. It depends on the surface, which measures text.
    ///
    /// # Errors
    /// `DrawError` if the surface reports an error.
    pub fn height<S: DrawingBackend>(&self, surface: S, scale: Scale) -> Result<f64, DrawError<S::ErrorType>> {
        let (area, palette, scale) = (surface.into_drawing_area(), Palette::of(Theme::Light), scale.sound());
        let mut pen = Pen::new(&area, scale, 0.0, &palette);
        let height = self.layout(&mut pen).height;
        pen.finish()?;
        Ok(height)
    }

    /// Draws on a surface of the height that `Card::height` gives, and returns the bounding boxes of texts and marks.
    ///
    /// # Errors
    /// `DrawError` if the surface reports an error.
    pub fn draw<S: DrawingBackend>(
        &self,
        surface: S,
        scale: Scale,
        palette: &Palette,
    ) -> Result<Placed, DrawError<S::ErrorType>> {
        let (area, scale) = (surface.into_drawing_area(), scale.sound());
        let mut pen = Pen::new(&area, scale, 0.0, palette);
        let layout = self.layout(&mut pen);
        pen.placed.height = layout.height;
        pen.background();
        let left = layout.plot_area.x;
        for (line, style, y) in &layout.lines {
            pen.text(line, *style, (left, *y), TextAlign::Left);
        }
        pen.fill(Rect { x: left, y: layout.rule_y, width: layout.plot_area.width, height: 1.0 }, palette.hairline);
        let mut placed = pen.finish()?;
        self.draw_plot(&area, scale, palette, (&layout, &mut placed))?;
        area.present()?;
        Ok(placed)
    }

    /// Draws the plot into its area, just as it is drawn alone, and adds its bounding boxes to those of the card.
    fn draw_plot<S: DrawingBackend>(
        &self,
        area: &DrawingArea<S, Shift>,
        scale: Scale,
        palette: &Palette,
        (layout, placed): (&CardLayout, &mut Placed),
    ) -> Result<(), DrawError<S::ErrorType>> {
        let Rect { x, y, width, height } = layout.plot_area;
        let corner = (scale.to_pixels(x), scale.to_pixels(y));
        let size = (scale.to_pixels(width), scale.to_pixels(height));
        let plot_area = area.clone().shrink(corner, size);
        let mut pen = Pen::new(&plot_area, Scale { width, ..scale }, height, palette);
        draw_marks(&mut pen, &self.picture.plot);
        let plot = pen.finish()?;
        let translated = |rect: Rect| Rect { x: rect.x + x, y: rect.y + y, ..rect };
        placed.texts.extend(plot.texts.into_iter().map(|(rect, text)| (translated(rect), text)));
        placed.marks.extend(plot.marks.into_iter().map(translated));
        placed.targets.extend(plot.targets.into_iter().map(translated));
        Ok(())
    }

    fn layout<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>) -> CardLayout {
        let (scale, picture) = (pen.scale, self.picture);
        let text = scale.text;
        let (margin, title_size) = if scale.width < NARROW_WIDTH { (16.0, 19.0) } else { (24.0, 24.0) };
        let (ink, soft) = (pen.palette.ink, pen.palette.soft);
        let title = TextStyle { size: title_size * text, is_bold: true, colour: ink };
        let plain = |size: f64| TextStyle { size: size * text, is_bold: false, colour: soft };
        let width = scale.width - 2.0 * margin;
        let mut lines = Vec::new();
        let mut y = margin;
        let mut add_paragraph = |pen: &mut Pen<'_, S>, text: &str, style: TextStyle, y: &mut f64| {
            for line in pen.wrapped(text, style, width) {
                lines.push((line, style, *y + style.size * LINE_HEIGHT / 2.0));
                *y += style.size * LINE_HEIGHT;
            }
        };
        add_paragraph(pen, &picture.title, title, &mut y);
        if !picture.subtitle.is_empty() {
            add_paragraph(pen, &picture.subtitle, plain(15.0), &mut y);
        }
        y += GAP;
        let plot_height = height(&picture.plot, Scale { width, ..scale });
        let plot_area = Rect { x: margin, y, width, height: plot_height };
        y += plot_height + GAP;
        let rule_y = y;
        y += GAP;
        for paragraph in self.footer() {
            add_paragraph(pen, paragraph, plain(13.0), &mut y);
            y += PARAGRAPH_GAP * text;
        }
        CardLayout { lines, plot_area, rule_y, height: (y + margin - PARAGRAPH_GAP * text).ceil() }
    }

    /// The paragraphs below the plot.
    fn footer(&self) -> impl Iterator<Item = &str> {
        let picture = self.picture;
        let notes = picture.notes.iter().map(String::as_str);
        let paragraphs = std::iter::once(picture.coverage.as_str()).chain(notes).chain([
            &picture.source,
            &picture.licence,
            self.address,
        ]);
        paragraphs.filter(|paragraph| !paragraph.is_empty())
    }
}
