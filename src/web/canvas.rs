//! The canvas as a surface: plotters-canvas's backend, with text measured by the canvas itself, and fill and font set
//! only when they change (most of a redraw's time goes into handing the same strings to the browser again). It can write
//! what is drawn into an SVG text instead: one surface for both, since each more is a copy of all drawing code.

use crate::draw::{Hundredths, Vector, baseline, is_bold};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use std::cell::RefCell;
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

type Kind<T> = Result<T, DrawingErrorKind<CanvasError>>;

/// Why a canvas could not be drawn on.
pub(super) enum CanvasError {
    /// It gives no two-dimensional context: it is too large, has another kind of context, or canvas is refused.
    NoContext,
    /// The browser refused a call, with these words.
    Refused(String),
    /// plotters-canvas failed, with these words.
    Plotters(String),
}

impl fmt::Display for CanvasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CanvasError::NoContext => f.write_str("found a canvas without a 2d context, expected one that has it"),
            CanvasError::Refused(words) => write!(f, "the browser refused a call on the canvas: {words}"),
            CanvasError::Plotters(words) => f.write_str(words),
        }
    }
}

/// The same words: derived, it would bring escaping and its tables of Unicode into the module.
impl fmt::Debug for CanvasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for CanvasError {}

fn refused(error: JsValue) -> DrawingErrorKind<CanvasError> {
    DrawingErrorKind::DrawingError(CanvasError::Refused(String::from(js_sys::Object::from(error).to_string())))
}

/// A canvas that remembers its styles.
pub(super) struct Canvas<'t> {
    /// Where everything goes instead, in the canvas's pixels.
    vector: Option<Vector<'t>>,
    plotters: CanvasBackend,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    family: String,
    fill: Option<BackendColor>,
    font: RefCell<Option<(f64, bool)>>,
    align: Option<&'static str>,
}

impl<'t> Canvas<'t> {
    /// The canvas at a size in device pixels, cleared. Text is set in its own computed font family, left to right.
    pub(super) fn sized(canvas: HtmlCanvasElement, width: f64, height: f64) -> Result<Canvas<'t>, CanvasError> {
        let (width, height) = (width.round().max(1.0) as u32, height.round().max(1.0) as u32);
        canvas.set_width(width);
        canvas.set_height(height);
        canvas.set_dir("ltr");
        let context = canvas.get_context("2d").ok().flatten().ok_or(CanvasError::NoContext)?;
        let context: CanvasRenderingContext2d = context.dyn_into().map_err(|_| CanvasError::NoContext)?;
        context.set_text_baseline("alphabetic");
        let plotters = CanvasBackend::with_canvas_object(canvas.clone()).ok_or(CanvasError::NoContext)?;
        let family = family(&canvas).unwrap_or_else(|| "sans-serif".to_owned());
        let font = RefCell::new(None);
        Ok(Canvas { vector: None, plotters, canvas, context, family, fill: None, font, align: None })
    }

    /// Writes into `text` from now on, with a title and a description, in place of drawing.
    pub(super) fn write_to(&mut self, text: &'t mut String, title: &str, description: &str) {
        let mut vector = Vector::new(text, self.get_size(), &self.family);
        vector.describe(title, description);
        self.vector = Some(vector);
    }

    /// What is written into. Without what leaves a page nothing ever is, and its code is not there.
    fn vector(&mut self) -> Option<&mut Vector<'t>> {
        if cfg!(feature = "share") { self.vector.as_mut() } else { None }
    }

    fn set_fill(&mut self, colour: BackendColor) {
        if self.fill.is_none_or(|set| set.rgb != colour.rgb || set.alpha != colour.alpha) {
            let (red, green, blue) = colour.rgb;
            let alpha = (colour.alpha * 255.0).round() as u8;
            // Hexadecimal: writing floats as text is thousands of bytes of code.
            self.context.set_fill_style_str(&format!("#{red:02x}{green:02x}{blue:02x}{alpha:02x}"));
            self.fill = Some(colour);
        }
    }

    fn set_font<S: BackendTextStyle>(&self, style: &S) {
        let font = (style.size(), is_bold(style));
        if *self.font.borrow() != Some(font) {
            let weight = if font.1 { "600 " } else { "" };
            self.context.set_font(&format!("{weight}{}px {}", Hundredths(font.0), self.family));
            *self.font.borrow_mut() = Some(font);
        }
    }
}

/// The font family that the page's style gives the canvas.
fn family(canvas: &HtmlCanvasElement) -> Option<String> {
    let style = web_sys::window()?.get_computed_style(canvas).ok()??;
    style.get_property_value("font-family").ok().filter(|family| !family.is_empty())
}

/// An error of plotters-canvas, whose cause is text.
fn plotters<E: std::error::Error + Send + Sync>(error: DrawingErrorKind<E>) -> DrawingErrorKind<CanvasError> {
    DrawingErrorKind::DrawingError(CanvasError::Plotters(error.to_string()))
}

impl DrawingBackend for Canvas<'_> {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        (self.canvas.width(), self.canvas.height())
    }

    fn ensure_prepared(&mut self) -> Kind<()> {
        Ok(())
    }

    fn present(&mut self) -> Kind<()> {
        if let Some(vector) = self.vector() {
            vector.close();
        }
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Kind<()> {
        self.set_fill(color);
        self.context.fill_rect(f64::from(point.0), f64::from(point.1), 1.0, 1.0);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Kind<()> {
        if let Some(vector) = self.vector() {
            vector.rectangle(from, to, style.color());
            return Ok(());
        }
        self.set_fill(style.color());
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

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Kind<()> {
        self.plotters.draw_line(from, to, style).map_err(plotters)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Kind<()> {
        self.plotters.draw_path(path, style).map_err(plotters)
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, _fill: bool) -> Kind<()> {
        const TURN: f64 = std::f64::consts::TAU;
        if let Some(vector) = self.vector() {
            vector.circle(at, radius, style.color());
            return Ok(());
        }
        self.set_fill(style.color());
        self.context.begin_path();
        self.context.arc(f64::from(at.0), f64::from(at.1), f64::from(radius), 0.0, TURN).map_err(refused)?;
        self.context.fill();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Kind<()> {
        if let Some(vector) = self.vector() {
            vector.polygon(points.into_iter(), style.color());
            return Ok(());
        }
        self.set_fill(style.color());
        self.context.begin_path();
        for (x, y) in points {
            self.context.line_to(f64::from(x), f64::from(y));
        }
        self.context.fill();
        Ok(())
    }

    /// Text is never turned here, and stands on its middle.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Kind<()> {
        if let Some(vector) = self.vector() {
            vector.write(text, style, at);
            return Ok(());
        }
        self.set_fill(style.color());
        self.set_font(style);
        let align = match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        };
        if self.align != Some(align) {
            self.context.set_text_align(align);
            self.align = Some(align);
        }
        let y = f64::from(baseline(at.1, style.size()));
        self.context.fill_text(text, f64::from(at.0), y).map_err(refused)
    }

    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, style: &S) -> Kind<(u32, u32)> {
        self.set_font(style);
        let metrics = self.context.measure_text(text).map_err(refused)?;
        Ok((metrics.width().ceil() as u32, style.size().ceil() as u32))
    }
}
