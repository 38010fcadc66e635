//! What a page around a chart asks for beside it: the choices, and the links that they lead to.

use super::{dataset, values};
use crate::link::View;
use crate::page;
use wasm_bindgen::prelude::*;

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
