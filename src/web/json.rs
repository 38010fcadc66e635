//! Plain values of the desk as JSON text, which the browser parses at once: an article of a megabyte proposes a million small values, each of
//! which would cross from WebAssembly to JavaScript alone.

use crate::plain::{Plain, PlainObject};
use wasm_bindgen::JsValue;

/// The value in JavaScript. The numbers of the desk are positions and counts: whole.
pub(super) fn to_js(plain: &Plain<'_>) -> JsValue {
    js_sys::JSON::parse(&plain.to_json(|number| (number as usize).to_string())).unwrap_or(JsValue::UNDEFINED)
}

/// A `Failure`: a heading in all languages, and the reason.
pub(super) fn failure(heading: &str, detail: &str) -> JsValue {
    let mut failure = PlainObject::new();
    failure.put("heading", Plain::text(heading));
    failure.put("detail", Plain::text(detail));
    to_js(&Plain::Object(failure))
}
