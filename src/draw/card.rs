//! Draws a picture of a chart for download, sharing and print: title and subtitle, the plot, and a footer with
//! coverage, notes, source, licence and address. The picture is complete without the page.

use super::palette::Palette;
use super::pen::{Pen, TextAlign, TextStyle};
use super::plot::{draw_marks, height};
use super::rect::{Placed, Rect};
use super::scale::{DrawError, Scale};
use crate::model::Picture;
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
    /// The width of a logo in CSS pixels, which the caller puts into the lower right corner, `LOGO_HEIGHT` high, `card_margin` from both sides;
    /// zero without one.
    pub logo: f64,
}

/// The height of a logo in a picture, CSS pixels.
pub const LOGO_HEIGHT: f64 = 32.0;

/// The margin around a picture of a width, CSS pixels.
pub fn card_margin(width: f64) -> f64 {
    if width < NARROW_WIDTH { 16.0 } else { 24.0 }
}

/// The positions of all parts of a card, CSS pixels.
struct CardLayout {
    /// Each line of text with its style and the y coordinate of its middle.
    lines: Vec<(String, TextStyle, f64)>,
    /// The number of lines of the title, which come first.
    title_lines: usize,
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
    pub fn height<S: DrawingBackend>(
        &self,
        surface: S,
        scale: Scale,
        palette: &Palette,
    ) -> Result<f64, DrawError<S::ErrorType>> {
        let (area, scale) = (surface.into_drawing_area(), scale.sound());
        let mut pen = Pen::new(&area, scale, 0.0, palette);
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
        for (index, (line, style, y)) in layout.lines.iter().enumerate() {
            pen.is_title = index < layout.title_lines;
            pen.text(line, *style, (left, *y), TextAlign::Left);
        }
        let rule = Rect { x: left, y: layout.rule_y, width: layout.plot_area.width, height: pen.line_width() };
        pen.fill(rule, palette.hairline);
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
        let full_size = f64::from(pen.palette.dimensions.title);
        let margin = card_margin(scale.width);
        let title_size = if scale.width < NARROW_WIDTH { (full_size * 0.8).round() } else { full_size };
        let (ink, soft) = (pen.palette.ink, pen.palette.soft);
        let title = TextStyle { size: title_size * text, is_bold: true, colour: ink };
        let plain = |size: f64| TextStyle { size: size * text, is_bold: false, colour: soft };
        let width = scale.width - 2.0 * margin;
        let mut lines = Vec::new();
        let mut y = margin;
        pen.is_title = true;
        add_paragraph(pen, &mut lines, (&picture.title, title), (width, &mut y));
        pen.is_title = false;
        let title_lines = lines.len();
        if !picture.subtitle.is_empty() {
            add_paragraph(pen, &mut lines, (&picture.subtitle, plain(15.0)), (width, &mut y));
        }
        y += GAP;
        let plot_height = height(&picture.plot, Scale { width, ..scale });
        let plot_area = Rect { x: margin, y, width, height: plot_height };
        y += plot_height + GAP;
        let rule_y = y;
        y += GAP;
        let (lowest, footer_width) =
            if self.logo > 0.0 { (y + LOGO_HEIGHT, width - self.logo - GAP) } else { (y, width) };
        for paragraph in self.footer() {
            add_paragraph(pen, &mut lines, (paragraph, plain(13.0)), (footer_width, &mut y));
            y += PARAGRAPH_GAP * text;
        }
        let end = lowest.max(y - PARAGRAPH_GAP * text);
        CardLayout { lines, title_lines, plot_area, rule_y, height: (end + margin).ceil() }
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

/// Adds the lines of a paragraph, and moves `y` to its end.
fn add_paragraph<S: DrawingBackend>(
    pen: &mut Pen<'_, S>,
    lines: &mut Vec<(String, TextStyle, f64)>,
    (text, style): (&str, TextStyle),
    (width, y): (f64, &mut f64),
) {
    for line in pen.wrapped(text, style, width) {
        lines.push((line, style, *y + style.size * LINE_HEIGHT / 2.0));
        *y += style.size * LINE_HEIGHT;
    }
}
