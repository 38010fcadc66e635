//! The module `charts`: pure functions of a link, the query text of an address. It runs in a worker or on a page.

use super::datasets::{self, dataset};
use super::objects;
use super::value::to_js;
use crate::kinds::pinned;
use crate::link::LinkForm;
use crate::model::{Chart, View};
use crate::page;
use wasm_bindgen::prelude::*;

/// Reads the package now rather than on the first chart. Throws a `Failure` if it has errors, as all functions do.
#[wasm_bindgen]
pub fn read() -> Result<(), JsValue> {
    dataset().map(drop)
}

/// Opens a further package from its packed form, which `pack` of the module `package` gives. Returns the number by which `select` knows it.
/// Throws a `Failure` if the form is damaged.
#[wasm_bindgen]
pub fn open(packed: &js_sys::Uint8Array) -> Result<usize, JsValue> {
    datasets::open(packed)
}

/// Selects the package that all functions are about from now on, by its number; 0 is the package of the module.
#[wasm_bindgen]
pub fn select(number: usize) {
    datasets::select(number);
}

/// The chart of a link.
#[wasm_bindgen(unchecked_return_type = "Chart")]
pub fn chart(link: &str) -> Result<JsValue, JsValue> {
    Ok(to_js(&Chart::from_link(dataset()?, link).to_value()))
}

/// The sources of the mark at an index of `Chart.marks`, or with -1 of the whole chart.
#[wasm_bindgen(unchecked_return_type = "Sources")]
pub fn sources(link: &str, mark: i32) -> Result<JsValue, JsValue> {
    let dataset = dataset()?;
    let sources = Chart::from_link(dataset, link).sources(dataset, usize::try_from(mark).ok());
    Ok(to_js(&objects::sources(&sources)))
}

/// The table of a chart as a CSV file for spreadsheets. `address` leads to the chart, `day` is the day of access.
#[wasm_bindgen]
pub fn csv(link: &str, address: &str, day: &str) -> Result<String, JsValue> {
    Ok(Chart::csv(dataset()?, link, address, day))
}

/// The controls of a page that shows a link.
#[wasm_bindgen(js_name = page, unchecked_return_type = "Page")]
pub fn controls(link: &str) -> Result<JsValue, JsValue> {
    let (dataset, view) = asked(link)?;
    Ok(to_js(&objects::page(dataset, &view)))
}

/// The canonical link after `value` was chosen in the field `key`.
#[wasm_bindgen]
pub fn change(link: &str, key: &str, value: &str) -> Result<String, JsValue> {
    let (dataset, view) = asked(link)?;
    Ok(page::changed(dataset, &view, key, value))
}

/// The canonical link after the option `id` of the field `key` was added or removed.
#[wasm_bindgen]
pub fn toggle(link: &str, key: &str, id: &str) -> Result<String, JsValue> {
    let (dataset, view) = asked(link)?;
    Ok(page::toggled(dataset, &view, key, id))
}

/// The link of a chart with everything stated that it leaves to a default, as embeds need it.
#[wasm_bindgen(js_name = embedLink)]
pub fn embed_link(link: &str) -> Result<String, JsValue> {
    let (dataset, view) = asked(link)?;
    Ok(pinned(dataset, &view).to_query(dataset, LinkForm::Embed))
}

/// The HTML to paste for a chart, one snippet for each way to embed it. `base` is the address of the folder of `embed.html`, `picture` the
/// address or the name of the chart's picture, `height` the height of a frame in CSS pixels (`Plot.frameHeight` of the module `draw`), and
/// `folder` that of the published chart relative to `base`, such as `s/fai-growth-en/`, or an empty text. `sizes`, if given, are the width and
/// the height of the picture in CSS pixels, and those of a second picture for telephones, whose name has `-narrow` before its ending.
#[wasm_bindgen(js_name = embedCode, unchecked_return_type = "Snippet[]")]
pub fn embed_code(
    link: &str,
    base: &str,
    picture: &str,
    height: u32,
    folder: &str,
    sizes: Option<Vec<u32>>,
) -> Result<JsValue, JsValue> {
    let (dataset, view) = asked(link)?;
    let sizes = sizes.unwrap_or_default();
    let context = page::EmbedContext { base, folder, picture, sizes: &sizes, height_px: height };
    Ok(to_js(&objects::snippets(&page::embed_code(dataset, &view, context))))
}

/// The dataset, and the view that a link asks for.
fn asked(link: &str) -> Result<(&'static crate::data::Dataset, View), JsValue> {
    let dataset = dataset()?;
    Ok((dataset, View::from_query(dataset, link).0))
}
