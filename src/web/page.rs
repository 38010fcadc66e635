//! The controls of a page, and the links that choices lead to.

use super::package::dataset;
use super::values;
use crate::model::View;
use crate::page;
use wasm_bindgen::prelude::*;

/// The controls of a page that shows a link. Throws a `Failure` if the package has errors.
#[wasm_bindgen(js_name = page, unchecked_return_type = "Page")]
pub fn controls(link: &str) -> Result<JsValue, JsValue> {
    let dataset = dataset()?;
    let (view, _) = View::from_query(dataset, link);
    Ok(values::page(dataset, &view).to_js())
}

/// The canonical link after the option `id` of the field `key` was added or removed. Throws a `Failure` if the package has errors.
#[wasm_bindgen]
pub fn toggle(link: &str, key: &str, id: &str) -> Result<String, JsValue> {
    let dataset = dataset()?;
    let (view, _) = View::from_query(dataset, link);
    Ok(page::toggled(dataset, &view, key, id))
}

/// The canonical link after `value` was chosen in the field `key`. Throws a `Failure` if the package has errors.
#[wasm_bindgen]
pub fn change(link: &str, key: &str, value: &str) -> Result<String, JsValue> {
    let dataset = dataset()?;
    let (view, _) = View::from_query(dataset, link);
    Ok(page::changed(dataset, &view, key, value))
}
