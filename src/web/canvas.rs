//! A plotters backend that draws on a canvas or, instead, writes an SVG text. One type does both because the drawing code is generic:
//! each backend type would add a copy of it to the module.
//!
//! Rectangles, circles, polygons, paths and text are drawn here. They are all that a chart consists of. Fill and font are set only when
//! they change, since handing strings to the browser takes most of the time of a redraw; therefore texts are drawn last, one style after the
//! other. Text is measured by the canvas. Lines are left to the backend of plotters-canvas; it has no SVG, so in that mode they are an error.

use crate::draw::{Hundredths, Svg, baseline, is_bold, is_title};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use std::cell::RefCell;
use std::fmt;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, TextMetrics};

#[wasm_bindgen]
extern "C" {
    /// Calls that throw no errors. Those of web-sys catch errors, which takes a fifth of the time of a text.
    type Context;
    #[wasm_bindgen(method, js_name = fillText)]
    fn fill_text(this: &Context, text: &str, x: f64, y: f64);
    #[wasm_bindgen(method, js_name = measureText)]
    fn measure_text(this: &Context, text: &str) -> TextMetrics;
    #[wasm_bindgen(method)]
    fn arc(this: &Context, x: f64, y: f64, radius: f64, from: f64, to: f64);
}

type Drawn<T> = Result<T, DrawingErrorKind<CanvasError>>;

/// Why a canvas could not be drawn on.
pub(super) enum CanvasError {
    /// It gives no two-dimensional context: it is too large, has another kind of context, or canvas is refused.
    NoContext,
    /// plotters-canvas failed: its message.
    Plotters(String),
    /// A line was drawn while an SVG is written.
    NoLinesInSvg,
}

impl fmt::Display for CanvasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CanvasError::NoContext => f.write_str("found a canvas without a 2d context, expected one that has it"),
            CanvasError::Plotters(message) => f.write_str(message),
            CanvasError::NoLinesInSvg => {
                f.write_str("found a line, expected rectangles, circles, polygons and text in an SVG")
            }
        }
    }
}

/// The same as `Display`. A derived `Debug` would add string escaping and its Unicode tables to the module.
impl fmt::Debug for CanvasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for CanvasError {}

/// A canvas that remembers the styles it has set.
pub(super) struct Canvas<'t> {
    /// The SVG that is written instead of drawing, in the pixels of the canvas.
    svg: Option<Svg<'t>>,
    plotters: CanvasBackend,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    family: String,
    title_family: String,
    fill: Option<Rgba>,
    font: RefCell<Option<Font>>,
    /// The texts that wait for `present`, and their styles.
    texts: Vec<WaitingText>,
    styles: Vec<WaitingStyle>,
}

/// The size of a text in device pixels, whether it is bold, and whether it is of a title.
type Font = (f64, bool, bool);

/// The style of a text that is drawn by `present`.
#[derive(Clone, Copy, PartialEq)]
struct WaitingStyle {
    font: Font,
    colour: Rgba,
    /// The index in `ALIGNS`.
    align: usize,
}

/// A colour as red, green, blue and alpha.
type Rgba = [u8; 4];

/// The text alignments of a canvas.
const ALIGNS: [&str; 3] = ["left", "center", "right"];

/// A text that is drawn by `present`.
struct WaitingText {
    text: String,
    at: (f64, f64),
    /// The index in `Canvas::styles`.
    style: usize,
}

fn rgba(colour: BackendColor) -> Rgba {
    let (red, green, blue) = colour.rgb;
    [red, green, blue, (colour.alpha * 255.0).round() as u8]
}

impl<'t> Canvas<'t> {
    /// Gives a canvas a size in device pixels. Text has the computed font family of the canvas and runs from left to
    /// right. A title has the fonts of `title`, if it names any.
    pub(super) fn sized(
        canvas: HtmlCanvasElement,
        (width, height): (f64, f64),
        title: &str,
    ) -> Result<Canvas<'t>, CanvasError> {
        let (width, height) = (width.round().max(1.0) as u32, height.round().max(1.0) as u32);
        // Before the size changes, after which the browser would have to compute the style anew.
        let family = family(&canvas).unwrap_or_else(|| "sans-serif".to_owned());
        // Setting the size that a canvas has clears it once more, which takes as long as some texts. Every picture covers the canvas.
        if (canvas.width(), canvas.height()) != (width, height) {
            canvas.set_width(width);
            canvas.set_height(height);
            canvas.set_dir("ltr");
        }
        let context = canvas.get_context("2d").ok().flatten().ok_or(CanvasError::NoContext)?;
        let context: CanvasRenderingContext2d = context.dyn_into().map_err(|_| CanvasError::NoContext)?;
        context.set_text_baseline("alphabetic");
        let plotters = CanvasBackend::with_canvas_object(canvas.clone()).ok_or(CanvasError::NoContext)?;
        let title_family = if title.is_empty() { family.clone() } else { [title, ", ", &family].concat() };
        let font = RefCell::new(None);
        let (texts, styles) = (Vec::new(), Vec::new());
        Ok(Canvas { svg: None, plotters, canvas, context, family, title_family, fill: None, font, texts, styles })
    }

    /// Writes an SVG with a title and a description into `text` from now on, instead of drawing.
    pub(super) fn write_svg(&mut self, text: &'t mut String, title: &str, description: &str) {
        let mut svg = Svg::new(text, self.get_size(), &self.family);
        svg.set_title_family(&self.title_family);
        svg.describe(title, description);
        self.svg = Some(svg);
    }

    fn calls(&self) -> &Context {
        self.context.unchecked_ref()
    }

    fn set_fill(&mut self, colour: Rgba) {
        if self.fill != Some(colour) {
            // In hexadecimal, since formatting floats adds thousands of bytes to the module.
            self.context.set_fill_style_str(&format!("#{:08x}", u32::from_be_bytes(colour)));
            self.fill = Some(colour);
        }
    }

    fn set_font(&self, font: Font) {
        if *self.font.borrow() != Some(font) {
            let weight = if font.1 { "600 " } else { "" };
            let family = if font.2 { &self.title_family } else { &self.family };
            self.context.set_font(&format!("{weight}{}px {family}", Hundredths(font.0)));
            *self.font.borrow_mut() = Some(font);
        }
    }

    /// Draws the texts that wait, one style after the other, in the order of the first text of each.
    fn draw_waiting(&mut self) {
        let texts = std::mem::take(&mut self.texts);
        for (index, style) in std::mem::take(&mut self.styles).into_iter().enumerate() {
            self.set_fill(style.colour);
            self.set_font(style.font);
            self.context.set_text_align(ALIGNS[style.align]);
            for WaitingText { text, at, .. } in texts.iter().filter(|text| text.style == index) {
                self.calls().fill_text(text, at.0, at.1);
            }
        }
    }
}

fn font<S: BackendTextStyle>(style: &S) -> Font {
    (style.size(), is_bold(style), is_title(style))
}

/// The computed font family of a canvas.
fn family(canvas: &HtmlCanvasElement) -> Option<String> {
    let style = web_sys::window()?.get_computed_style(canvas).ok()??;
    style.get_property_value("font-family").ok().filter(|family| !family.is_empty())
}

/// An error of plotters-canvas as one of ours.
fn plotters<E: std::error::Error + Send + Sync>(error: DrawingErrorKind<E>) -> DrawingErrorKind<CanvasError> {
    DrawingErrorKind::DrawingError(CanvasError::Plotters(error.to_string()))
}

impl DrawingBackend for Canvas<'_> {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        (self.canvas.width(), self.canvas.height())
    }

    fn ensure_prepared(&mut self) -> Drawn<()> {
        Ok(())
    }

    fn present(&mut self) -> Drawn<()> {
        if let Some(svg) = &mut self.svg {
            svg.close();
        }
        self.draw_waiting();
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn<()> {
        self.set_fill(rgba(color));
        self.context.fill_rect(f64::from(point.0), f64::from(point.1), 1.0, 1.0);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn<()> {
        if let Some(svg) = &mut self.svg {
            svg.rectangle(from, to, style.color());
            return Ok(());
        }
        self.set_fill(rgba(style.color()));
        let (x, y) = (f64::from(from.0), f64::from(from.1));
        let (width, height) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        if fill {
            self.context.fill_rect(x, y, width, height);
            return Ok(());
        }
        // Four filled edges: a stroke would straddle two pixels.
        let line = f64::from(style.stroke_width().max(1));
        self.context.fill_rect(x, y, width, line);
        self.context.fill_rect(x, y + height - line, width, line);
        self.context.fill_rect(x, y, line, height);
        self.context.fill_rect(x + width - line, y, line, height);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn<()> {
        match &self.svg {
            Some(_) => Err(DrawingErrorKind::DrawingError(CanvasError::NoLinesInSvg)),
            None => self.plotters.draw_line(from, to, style).map_err(plotters),
        }
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn<()> {
        match &mut self.svg {
            Some(svg) => {
                svg.path(path.into_iter(), style.stroke_width(), style.color());
                Ok(())
            }
            // plotters-canvas formats floats, which takes thousands of bytes of the module.
            None => {
                let (red, green, blue) = style.color().rgb;
                self.context.set_stroke_style_str(&format!("#{red:02x}{green:02x}{blue:02x}"));
                self.context.set_line_width(f64::from(style.stroke_width()));
                self.context.begin_path();
                for (x, y) in path {
                    self.context.line_to(f64::from(x), f64::from(y));
                }
                self.context.stroke();
                Ok(())
            }
        }
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn<()> {
        const TURN: f64 = std::f64::consts::TAU;
        if let Some(svg) = &mut self.svg {
            svg.circle(at, radius, style.color());
            return Ok(());
        }
        self.set_fill(rgba(style.color()));
        self.context.begin_path();
        self.calls().arc(f64::from(at.0), f64::from(at.1), f64::from(radius), 0.0, TURN);
        self.context.fill();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Drawn<()> {
        if let Some(svg) = &mut self.svg {
            svg.polygon(points.into_iter(), style.color());
            return Ok(());
        }
        self.set_fill(rgba(style.color()));
        self.context.begin_path();
        for (x, y) in points {
            self.context.line_to(f64::from(x), f64::from(y));
        }
        self.context.fill();
        Ok(())
    }

    /// Keeps unrotated text, vertically centred on the point, for `present`.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn<()> {
        if let Some(svg) = &mut self.svg {
            svg.write(text, style, at);
            return Ok(());
        }
        let align = match style.anchor().h_pos {
            HPos::Left => 0,
            HPos::Center => 1,
            HPos::Right => 2,
        };
        let at = (f64::from(at.0), f64::from(baseline(at.1, style.size())));
        let style = WaitingStyle { font: font(style), colour: rgba(style.color()), align };
        let known = self.styles.iter().position(|known| *known == style);
        if known.is_none() {
            self.styles.push(style);
        }
        let style = known.unwrap_or(self.styles.len() - 1);
        self.texts.push(WaitingText { text: text.to_owned(), at, style });
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, style: &S) -> Drawn<(u32, u32)> {
        self.set_font(font(style));
        let metrics = self.calls().measure_text(text);
        Ok((metrics.width().ceil() as u32, style.size().ceil() as u32))
    }
}
