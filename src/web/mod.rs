//! What JavaScript sees. Converts, and decides nothing: every word and number comes from the modules before.

mod canvas;
#[cfg(feature = "page")]
pub mod page;
#[cfg(feature = "share")]
pub mod share;
mod values;

use crate::chart::Chart;
use crate::data::{DataErrors, Dataset};
use crate::draw::{self, Palette, Scale};
use crate::link::Theme;
use crate::words;
use canvas::Canvas;
use std::sync::OnceLock;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The built-in package, read once.
fn dataset() -> Result<&'static Dataset, JsValue> {
    static DATASET: OnceLock<Result<Dataset, DataErrors>> = OnceLock::new();
    DATASET.get_or_init(Dataset::embedded).as_ref().map_err(|errors| {
        let (heading, detail) = words::data_failed(errors);
        values::failure((heading, &detail)).to_js()
    })
}

/// Reads the built-in package, which the first chart does else. Throws a `Failure` if it is broken.
#[wasm_bindgen]
pub fn read() -> Result<(), JsValue> {
    dataset().map(drop)
}

/// A chart, ready to be drawn at any size.
#[wasm_bindgen(js_name = Chart)]
#[derive(Debug)]
pub struct WebChart {
    chart: Chart,
}

#[wasm_bindgen(js_class = Chart)]
impl WebChart {
    /// The chart that a link (the query text of an address) asks for. Throws a `Failure` if the package is broken.
    #[wasm_bindgen(constructor)]
    pub fn new(link: &str) -> Result<WebChart, JsValue> {
        Ok(WebChart { chart: Chart::from_link(dataset()?, link) })
    }

    /// Whether only a larger module can say and draw it.
    #[wasm_bindgen(getter, js_name = isElsewhere)]
    pub fn is_elsewhere(&self) -> bool {
        self.chart.is_elsewhere()
    }

    /// All that the chart says in words.
    #[wasm_bindgen(getter, unchecked_return_type = "Words")]
    pub fn words(&self) -> JsValue {
        values::words(&self.chart).to_js()
    }

    /// How high the picture is, in CSS pixels: `width` in CSS pixels, `text` the reader's em in 16 of them.
    pub fn height(&self, width: f64, text: f64) -> f64 {
        draw::height(&self.chart, Scale { width, ratio: 1.0, text })
    }

    /// The sources of a mark by its place in `words.marks`, or with -1 of the whole chart.
    #[wasm_bindgen(unchecked_return_type = "Sources")]
    pub fn sources(&self, mark: i32) -> Result<JsValue, JsValue> {
        Ok(values::sources(&self.chart.sources(dataset()?, usize::try_from(mark).ok())).to_js())
    }

    /// The places of the table's rows, ordered by a column that is sortable.
    pub fn order(&self, column: usize, descending: bool) -> Vec<usize> {
        self.chart.table.order(column, descending)
    }

    /// Draws on `canvas`, sizing it: `width` in CSS pixels, `ratio` device pixels in each, `text` the reader's em in
    /// 16 CSS pixels. `colours`, if given, are the reader's own: red, green and blue of paper, ink, soft, hairline, bar, accent, mark and
    /// absent. Throws a `Failure` if the canvas cannot be drawn on.
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
        let own = colours.and_then(|colours| Palette::from_bytes(&colours));
        let palette = own.unwrap_or_else(|| palette(dark));
        let scale = Scale { width, ratio, text };
        let height = draw::height(&self.chart, scale);
        let surface = Canvas::sized(canvas, width * ratio, height * ratio).map_err(|error| failed(&error))?;
        let placed = draw::draw(&self.chart, surface, scale, &palette).map_err(|error| failed(&error))?;
        Ok(values::picture(&placed).to_js())
    }
}

fn palette(dark: bool) -> Palette {
    Palette::of(if dark { Theme::Dark } else { Theme::Light })
}

fn failed(error: &dyn std::fmt::Display) -> JsValue {
    values::failure((words::DRAW_FAILED, &error.to_string())).to_js()
}
