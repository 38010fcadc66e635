//! The modules `draw` and `draw_map`: draw the plain value of a chart on a canvas. They have no dataset and no sentence. Only `draw_map` has
//! the code for maps of boundaries; both have one interface.

use super::canvas::Canvas;
use super::reader::from_js;
use super::value::failure;
use crate::draw::{self, Card, Palette, Placed, Scale};
use crate::model::{Picture, Theme};
use crate::words::DRAW_FAILED;
use js_sys::{Float64Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// The plot of a chart, ready to be drawn at any size.
#[wasm_bindgen(js_name = Plot)]
#[derive(Debug)]
pub struct WebPlot {
    picture: Picture,
    /// The palettes of the light and the dark theme.
    palettes: [Palette; 2],
    /// The fonts of titles; empty for those of other texts.
    title_font: String,
}

#[wasm_bindgen(js_class = Plot)]
impl WebPlot {
    /// The plot of a chart. Throws a `Failure` if the value is damaged or of another version.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "Chart")] chart: JsValue) -> Result<WebPlot, JsValue> {
        // Most of a chart's value, and nothing that a picture shows.
        let plain = from_js(&chart, &["marks", "rows", "values"]);
        let picture = Picture::from_value(plain).map_err(|error| draw_failure(&error))?;
        let palettes = [Theme::Light, Theme::Dark].map(Palette::of);
        Ok(WebPlot { picture, palettes, title_font: String::new() })
    }

    /// Draws in a house style from now on: the palettes of the light and the dark theme, and the fonts of titles, as `settle` of the module
    /// `style` returns them. Bytes of another length change nothing.
    pub fn wear(&mut self, light: &[u8], dark: &[u8], title_font: String) {
        if let (Some(light), Some(dark)) = (Palette::from_settled(light), Palette::from_settled(dark)) {
            self.palettes = [light, dark];
            self.title_font = title_font;
        }
    }

    /// The height of the plot in CSS pixels for a `width` in CSS pixels; `text` is the reader's text size relative to 16 CSS pixels an em.
    pub fn height(&self, width: f64, text: f64) -> f64 {
        draw::height(&self.picture.plot, Scale { width, ratio: 1.0, text })
    }

    /// The height in CSS pixels of a frame that shows the chart and its texts without scrolling at any width from 320 to 1200 CSS pixels.
    #[wasm_bindgen(js_name = frameHeight)]
    pub fn frame_height(&self) -> u32 {
        draw::frame_height(&self.picture)
    }

    /// Sizes `canvas` and draws the plot on it: `width` in CSS pixels, `ratio` device pixels in each, `text` the reader's text size relative
    /// to 16 CSS pixels an em. `colours`, if given, are forced by the reader's system: red, green and blue of paper, ink, soft, hairline,
    /// bar, accent, mark and absent. With `short` only the first rows are drawn if an iframe has no room for all. Throws a `Failure` if the
    /// canvas cannot be drawn on.
    #[wasm_bindgen(unchecked_return_type = "Picture")]
    #[allow(clippy::too_many_arguments, reason = "JavaScript calls it by position, and later ones may be left out")]
    pub fn draw(
        &mut self,
        canvas: HtmlCanvasElement,
        width: f64,
        ratio: f64,
        text: f64,
        dark: bool,
        colours: Option<Vec<u8>>,
        short: Option<bool>,
    ) -> Result<JsValue, JsValue> {
        let forced = colours.and_then(|colours| Palette::from_bytes(&colours));
        let palette = forced.unwrap_or(self.palettes[usize::from(dark)]);
        let scale = Scale { width, ratio, text };
        let (shown, hidden) =
            if short == Some(true) { draw::frame_rows(&mut self.picture, scale) } else { (usize::MAX, 0) };
        let placed = draw::with_first_rows(&mut self.picture.plot, shown, |plot| {
            let height = draw::height(plot, scale);
            let scale = scale.for_height(height);
            let size = (width * scale.ratio, height * scale.ratio);
            let surface = Canvas::sized(canvas, size, "").map_err(|error| draw_failure(&error))?;
            draw::draw(plot, surface, scale, &palette).map_err(|error| draw_failure(&error))
        })?;
        Ok(placed_to_js(&placed, hidden as u32))
    }

    /// Sizes `canvas` and draws the chart with its texts on it: `width` and `ratio` as for `draw`. `address` is printed at the bottom. With `logo`,
    /// a width in CSS pixels, the lower right corner stays free for a logo, 32 high. Throws a `Failure` if the canvas cannot be drawn on.
    pub fn card(
        &self,
        canvas: HtmlCanvasElement,
        width: f64,
        ratio: f64,
        dark: bool,
        address: &str,
        logo: Option<f64>,
    ) -> Result<(), JsValue> {
        self.draw_card(&canvas, Scale { width, ratio, text: 1.0 }, dark, (address, logo), None)
            .map_err(|error| draw_failure(&*error))
    }

    /// The same picture as SVG, `width` CSS pixels wide. `canvas` measures the text, and is resized.
    pub fn svg(
        &self,
        canvas: HtmlCanvasElement,
        width: f64,
        dark: bool,
        address: &str,
        logo: Option<f64>,
    ) -> Result<String, JsValue> {
        let mut text = String::new();
        let scale = Scale { width, ratio: 1.0, text: 1.0 };
        let drawn = self.draw_card(&canvas, scale, dark, (address, logo), Some(&mut text));
        drawn.map(|()| text).map_err(|error| draw_failure(&*error))
    }
}

impl WebPlot {
    fn draw_card(
        &self,
        canvas: &HtmlCanvasElement,
        scale: Scale,
        dark: bool,
        (address, logo): (&str, Option<f64>),
        text: Option<&mut String>,
    ) -> Result<(), Box<dyn std::error::Error>> {
        let card = Card { picture: &self.picture, address, logo: logo.unwrap_or_default() };
        let sized = |canvas: &HtmlCanvasElement, scale: Scale, height: f64| {
            Canvas::sized(canvas.clone(), (scale.width * scale.ratio, height * scale.ratio), &self.title_font)
        };
        let palette = &self.palettes[usize::from(dark)];
        let height = card.height(sized(canvas, scale, 1.0)?, scale, palette)?;
        let scale = scale.for_height(height);
        let mut surface = sized(canvas, scale, height)?;
        if let Some(text) = text {
            surface.write_svg(text, &self.picture.title, &self.picture.spoken);
        }
        card.draw(surface, scale, palette)?;
        Ok(())
    }
}

/// `Picture`
fn placed_to_js(placed: &Placed, hidden_rows: u32) -> JsValue {
    let mut places = Vec::new();
    for target in &placed.targets {
        places.extend([target.x, target.y, target.width, target.height]);
    }
    let picture = Object::new();
    let entries = [
        ("width", placed.width.into()),
        ("height", placed.height.into()),
        ("places", Float64Array::from(places.as_slice()).into()),
        ("hiddenRows", hidden_rows.into()),
    ];
    for (key, value) in entries {
        // A new object takes every key.
        let _ = Reflect::set(&picture, &key.into(), &value);
    }
    picture.into()
}

/// The `Failure` of a chart that cannot be drawn.
fn draw_failure(error: &dyn std::fmt::Display) -> JsValue {
    failure(DRAW_FAILED, &error.to_string())
}
