//! Sharing: files and pictures to download, and code to embed.

use super::canvas::Canvas;
use super::chart::{WebChart, palette};
use super::package::{dataset, draw_failure};
use super::values;
use crate::draw::{self, Scale};
use crate::kinds::pinned;
use crate::link::LinkForm;
use crate::model::{Chart, View};
use crate::page;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

#[wasm_bindgen(js_class = Chart)]
impl WebChart {
    /// The table as a CSV file for spreadsheets. `address` leads to the chart, `day` is the day of access.
    pub fn csv(&self, address: &str, day: &str) -> String {
        self.chart.csv(address, day)
    }

    /// Sizes `canvas` and draws the chart with its texts on it: `width` and `ratio` as for `draw`. `address` is printed at the bottom.
    /// Throws a `Failure` if the canvas cannot be drawn on.
    pub fn card(
        &self,
        canvas: HtmlCanvasElement,
        width: f64,
        ratio: f64,
        dark: bool,
        address: &str,
    ) -> Result<(), JsValue> {
        self.picture(&canvas, Scale { width, ratio, text: 1.0 }, dark, address, None)
            .map_err(|error| draw_failure(&*error))
    }

    /// The same picture as SVG, `width` CSS pixels wide. `canvas` measures the text, and is resized.
    pub fn svg(&self, canvas: HtmlCanvasElement, width: f64, dark: bool, address: &str) -> Result<String, JsValue> {
        let mut text = String::new();
        let scale = Scale { width, ratio: 1.0, text: 1.0 };
        let drawn = self.picture(&canvas, scale, dark, address, Some(&mut text));
        drawn.map(|()| text).map_err(|error| draw_failure(&*error))
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
            surface.write_svg(text, &self.chart.title, &self.chart.spoken);
        }
        card.draw(surface, scale, &palette(dark))?;
        Ok(())
    }
}

/// The HTML to paste for the chart of a link, one snippet for each way to embed it: `base` is the address of the folder of `embed.html`,
/// `picture` the address or the name of the chart's picture. Throws a `Failure` if the package has errors.
#[wasm_bindgen(js_name = embedCode, unchecked_return_type = "Snippet[]")]
pub fn embed_code(link: &str, base: &str, picture: &str) -> Result<JsValue, JsValue> {
    let dataset = dataset()?;
    let (view, _) = View::from_query(dataset, link);
    let height_px = draw::frame_height(&Chart::new(dataset, &view, Vec::new()));
    Ok(values::snippets(&page::embed_code(dataset, &view, page::EmbedContext { base, picture, height_px })).to_js())
}

/// The link of a chart with everything stated that it leaves to a default, as embeds need it. Throws a `Failure` if the package has
/// errors.
#[wasm_bindgen(js_name = embedLink)]
pub fn embed_link(link: &str) -> Result<String, JsValue> {
    let dataset = dataset()?;
    let (view, _) = View::from_query(dataset, link);
    Ok(pinned(dataset, &view).to_query(dataset, LinkForm::Embed))
}
