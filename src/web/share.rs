//! What leaves a page: files and pictures to take away, and code to embed.

use super::canvas::Canvas;
use super::{WebChart, dataset, failed, palette, values};
use crate::chart::{Chart, pinned};
use crate::draw::{self, Scale};
use crate::link::{Form, View};
use crate::page;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

#[wasm_bindgen(js_class = Chart)]
impl WebChart {
    /// The table as a CSV file that spreadsheets open. `address` leads to the chart, `day` is when it is taken.
    pub fn csv(&self, address: &str, day: &str) -> String {
        self.chart.csv(address, day)
    }

    /// Draws the chart with its words around it on `canvas`, sizing it: `width` and `ratio` as for `draw`. `address` is
    /// printed at the foot. Throws a `Failure` if the canvas cannot be drawn on.
    pub fn card(
        &self,
        canvas: HtmlCanvasElement,
        width: f64,
        ratio: f64,
        dark: bool,
        address: &str,
    ) -> Result<(), JsValue> {
        self.picture(&canvas, Scale { width, ratio, text: 1.0 }, dark, address, None).map_err(|error| failed(&*error))
    }

    /// The same picture as SVG, `width` CSS pixels wide; `canvas` only measures text, and is sized too.
    pub fn svg(&self, canvas: HtmlCanvasElement, width: f64, dark: bool, address: &str) -> Result<String, JsValue> {
        let mut text = String::new();
        let scale = Scale { width, ratio: 1.0, text: 1.0 };
        let drawn = self.picture(&canvas, scale, dark, address, Some(&mut text));
        drawn.map(|()| text).map_err(|error| failed(&*error))
    }
}

impl WebChart {
    fn picture(
        &self,
        canvas: &HtmlCanvasElement,
        scale: Scale,
        dark: bool,
        address: &str,
        text: Option<&mut String>,
    ) -> Result<(), Box<dyn std::error::Error>> {
        let card = draw::Card { chart: &self.chart, address };
        let sized = |height: f64| Canvas::sized(canvas.clone(), scale.width * scale.ratio, height * scale.ratio);
        let height = card.height(sized(1.0)?, scale)?;
        let mut surface = sized(height)?;
        if let Some(text) = text {
            surface.write_to(text, &self.chart.title, &self.chart.spoken);
        }
        card.draw(surface, scale, &palette(dark))?;
        Ok(())
    }
}

/// What a newsroom pastes to show the chart of a link: `base` is the address of the folder of `embed.html`, `picture` the address
/// or the name of the chart's picture. Throws a `Failure` if the package is broken.
#[wasm_bindgen(js_name = embedCode, unchecked_return_type = "Snippet[]")]
pub fn embed_code(link: &str, base: &str, picture: &str) -> Result<JsValue, JsValue> {
    let dataset = dataset()?;
    let (view, _) = View::from_query(dataset, link);
    let height_px = draw::frame_height(&Chart::new(dataset, &view, Vec::new()));
    Ok(values::snippets(&page::embed_code(dataset, &view, page::Place { base, picture, height_px })).to_js())
}

/// The link of a link's chart with everything in it that it leaves to a default: what an embed holds. Throws a `Failure` if the
/// package is broken.
#[wasm_bindgen(js_name = embedLink)]
pub fn embed_link(link: &str) -> Result<String, JsValue> {
    let dataset = dataset()?;
    let (view, _) = View::from_query(dataset, link);
    Ok(pinned(dataset, &view).to_query(dataset, Form::Embed))
}
