//! A chart with its words around it, as one picture: what is downloaded, shared and printed. Whatever happens to the page
//! that it came from, it says what it shows, of whom, and who said so.

use super::pen::{Pen, Rect, Side, Type};
use super::{DrawError, Palette, Placed, Scale, height, plot};
use crate::chart::Chart;
use crate::link::Theme;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters_backend::DrawingBackend;

/// Below this width type is smaller and edges are narrower, CSS pixels.
const NARROW: f64 = 560.0;
/// The distance of lines, in parts of their size.
const PITCH: f64 = 1.4;
/// Between blocks of words.
const GAP: f64 = 12.0;
/// Between paragraphs of the foot.
const SMALL_GAP: f64 = 3.0;

/// A chart, and the address that leads to it.
#[derive(Clone, Copy, Debug)]
pub struct Card<'c> {
    /// What is shown.
    pub chart: &'c Chart,
    /// Where it is to be found, as it is printed; empty for nowhere.
    pub address: &'c str,
}

/// Where everything of a card lies.
struct Layout {
    /// Each line of words with the height of its middle.
    lines: Vec<(String, Type, f64)>,
    /// The place of the chart.
    plot: Rect,
    /// The height of the line between chart and foot.
    rule: f64,
    height: f64,
}

impl Card<'_> {
    /// How high the picture is at a scale, in CSS pixels. Only the surface knows, since it measures text.
    pub fn height<S: DrawingBackend>(&self, surface: S, scale: Scale) -> Result<f64, DrawError<S::ErrorType>> {
        let (area, palette) = (surface.into_drawing_area(), Palette::of(Theme::Light));
        let mut pen = Pen::new(&area, scale, 0.0, &palette);
        let height = self.layout(&mut pen).height;
        pen.finish()?;
        Ok(height)
    }

    /// Draws on a surface of that height, and says where everything lies.
    pub fn draw<S: DrawingBackend>(
        &self,
        surface: S,
        scale: Scale,
        palette: &Palette,
    ) -> Result<Placed, DrawError<S::ErrorType>> {
        let area = surface.into_drawing_area();
        let mut pen = Pen::new(&area, scale, 0.0, palette);
        let layout = self.layout(&mut pen);
        pen.placed.height = layout.height;
        pen.ground();
        let edge = layout.plot.x;
        for (line, of, y) in &layout.lines {
            pen.text(line, *of, (edge, *y), Side::Left);
        }
        pen.fill(Rect { x: edge, y: layout.rule, width: layout.plot.width, height: 1.0 }, palette.hairline);
        let mut placed = pen.finish()?;
        self.plot(&area, scale, palette, (&layout, &mut placed))?;
        area.present()?;
        Ok(placed)
    }

    /// The chart in its place, as it is drawn alone.
    fn plot<S: DrawingBackend>(
        &self,
        area: &DrawingArea<S, Shift>,
        scale: Scale,
        palette: &Palette,
        (layout, placed): (&Layout, &mut Placed),
    ) -> Result<(), DrawError<S::ErrorType>> {
        let Rect { x, y, width, height } = layout.plot;
        let pixels = |length: f64| (length * scale.ratio).round() as i32;
        let part = area.clone().shrink((pixels(x), pixels(y)), (pixels(width), pixels(height)));
        let mut pen = Pen::new(&part, Scale { width, ..scale }, height, palette);
        plot(&mut pen, self.chart);
        let inner = pen.finish()?;
        let moved = |rect: Rect| Rect { x: rect.x + x, y: rect.y + y, ..rect };
        placed.texts.extend(inner.texts.into_iter().map(|(rect, text)| (moved(rect), text)));
        placed.marks.extend(inner.marks.into_iter().map(moved));
        placed.rows.extend(inner.rows.into_iter().map(moved));
        Ok(())
    }

    fn layout<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>) -> Layout {
        let (scale, chart) = (pen.scale, self.chart);
        let text = scale.text;
        let (edge, large) = if scale.width < NARROW { (16.0, 19.0) } else { (24.0, 24.0) };
        let (ink, soft) = (pen.palette.ink, pen.palette.soft);
        let title = Type { size: large * text, is_bold: true, colour: ink };
        let plain = |size: f64| Type { size: size * text, is_bold: false, colour: soft };
        let width = scale.width - 2.0 * edge;
        let mut lines = Vec::new();
        let mut y = edge;
        let mut write = |pen: &mut Pen<'_, S>, words: &str, of: Type, y: &mut f64| {
            for line in pen.wrapped(words, of, width) {
                lines.push((line, of, *y + of.size * PITCH / 2.0));
                *y += of.size * PITCH;
            }
        };
        write(pen, &chart.title, title, &mut y);
        if !chart.subtitle.is_empty() {
            write(pen, &chart.subtitle, plain(15.0), &mut y);
        }
        y += GAP;
        let size = height(chart, Scale { width, ..scale });
        let plot = Rect { x: edge, y, width, height: size };
        y += size + GAP;
        let rule = y;
        y += GAP;
        for words in self.foot() {
            write(pen, words, plain(13.0), &mut y);
            y += SMALL_GAP * text;
        }
        Layout { lines, plot, rule, height: (y + edge - SMALL_GAP * text).ceil() }
    }

    /// What stands below the chart, a paragraph each.
    fn foot(&self) -> impl Iterator<Item = &str> {
        let chart = self.chart;
        let notes = chart.notes.iter().map(String::as_str);
        let words =
            std::iter::once(chart.coverage.as_str()).chain(notes).chain([&chart.source, &chart.licence, self.address]);
        words.filter(|words| !words.is_empty())
    }
}
