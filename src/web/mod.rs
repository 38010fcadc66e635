//! What JavaScript sees. Converts, and decides nothing: every word and number comes from the modules before.

mod canvas;
mod values;

use crate::chart::{Chart, pinned};
use crate::data::{DataErrors, Dataset};
use crate::draw::{self, Palette, Scale};
use crate::link::{Form, Theme, View};
use crate::{page, words};
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

    /// The table as a CSV file that spreadsheets open. `address` leads to the chart, `day` is when it is taken.
    pub fn csv(&self, address: &str, day: &str) -> String {
        self.chart.csv(address, day)
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

fn palette(dark: bool) -> Palette {
    Palette::of(if dark { Theme::Dark } else { Theme::Light })
}

/// The controls of a page that shows a link. Throws a `Failure` if the package is broken.
#[wasm_bindgen(js_name = page, unchecked_return_type = "Page")]
pub fn controls(link: &str) -> Result<JsValue, JsValue> {
    let dataset = dataset()?;
    let (view, _) = View::from_query(dataset, link);
    Ok(values::page(dataset, &view).to_js())
}

/// The canonical link after an option of many, `id`, is taken or left for `key`. Throws a `Failure` if the package is broken.
#[wasm_bindgen]
pub fn toggle(link: &str, key: &str, id: &str) -> Result<String, JsValue> {
    let dataset = dataset()?;
    let (view, _) = View::from_query(dataset, link);
    Ok(page::toggled(dataset, &view, key, id))
}

/// The canonical link after `value` is chosen for `key`. Throws a `Failure` if the package is broken.
#[wasm_bindgen]
pub fn change(link: &str, key: &str, value: &str) -> Result<String, JsValue> {
    let dataset = dataset()?;
    let (view, _) = View::from_query(dataset, link);
    Ok(page::changed(dataset, &view, key, value))
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

fn failed(error: &dyn std::fmt::Display) -> JsValue {
    values::failure((words::DRAW_FAILED, &error.to_string())).to_js()
}
