//! The class `Chart` of the module.

use super::canvas::Canvas;
use super::package::{dataset, draw_failure};
use super::values;
use crate::draw::{self, Palette, Scale};
use crate::model::{Chart, Theme};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// A chart, ready to be drawn at any size.
#[wasm_bindgen(js_name = Chart)]
#[derive(Debug)]
pub struct WebChart {
    pub(super) chart: Chart,
}

#[wasm_bindgen(js_class = Chart)]
impl WebChart {
    /// The chart that a link (the query text of an address) asks for. Throws a `Failure` if the package is broken.
    #[wasm_bindgen(constructor)]
    pub fn new(link: &str) -> Result<WebChart, JsValue> {
        Ok(WebChart { chart: Chart::from_link(dataset()?, link) })
    }

    /// Whether a larger module may have the chart; always false in a module with all kinds.
    #[wasm_bindgen(getter, js_name = isElsewhere)]
    pub fn is_elsewhere(&self) -> bool {
        self.chart.may_be_elsewhere()
    }

    /// The texts of the chart.
    #[wasm_bindgen(getter, unchecked_return_type = "Words")]
    pub fn words(&self) -> JsValue {
        values::words(&self.chart).to_js()
    }

    /// The height of the plot in CSS pixels for a `width` in CSS pixels; `text` is the reader's text size relative to 16 CSS pixels an em.
    pub fn height(&self, width: f64, text: f64) -> f64 {
        draw::height(&self.chart.plot, Scale { width, ratio: 1.0, text })
    }

    /// The sources of the mark at an index of `words.marks`, or with -1 of the whole chart.
    #[wasm_bindgen(unchecked_return_type = "Sources")]
    pub fn sources(&self, mark: i32) -> Result<JsValue, JsValue> {
        Ok(values::sources(&self.chart.sources(dataset()?, usize::try_from(mark).ok())).to_js())
    }

    /// The indices of the table's rows sorted by a sortable column.
    pub fn order(&self, column: usize, descending: bool) -> Vec<usize> {
        self.chart.table.order(column, descending)
    }

    /// Sizes `canvas` and draws the plot on it: `width` in CSS pixels, `ratio` device pixels in each, `text` the reader's text size relative
    /// to 16 CSS pixels an em. `colours`, if given, are forced by the reader's system: red, green and blue of paper, ink, soft, hairline,
    /// bar, accent, mark and absent. Throws a `Failure` if the canvas cannot be drawn on.
    #[wasm_bindgen(unchecked_return_type = "Picture")]
    pub fn draw(
        &self,
        canvas: HtmlCanvasElement,
        width: f64,
        ratio: f64,
        text: f64,
        dark: bool,
        colours: Option<Vec<u8>>,
    ) -> Result<JsValue, JsValue> {
        let forced = colours.and_then(|colours| Palette::from_bytes(&colours));
        let palette = forced.unwrap_or_else(|| palette(dark));
        let scale = Scale { width, ratio, text };
        let height = draw::height(&self.chart.plot, scale);
        let surface = Canvas::sized(canvas, width * ratio, height * ratio).map_err(|error| draw_failure(&error))?;
        let placed = draw::draw(&self.chart.plot, surface, scale, &palette).map_err(|error| draw_failure(&error))?;
        Ok(values::picture(&placed).to_js())
    }
}

/// The palette of a theme.
pub(super) fn palette(dark: bool) -> Palette {
    Palette::of(if dark { Theme::Dark } else { Theme::Light })
}
