//! From plain values to values of JavaScript.

use crate::plain::{Plain, PlainObject};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// The value in JavaScript. The conversion of texts, numbers, lists and objects cannot fail.
pub(super) fn to_js(plain: &Plain<'_>) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    plain.serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
}

/// A `Failure`: a heading in all languages, and the reason.
pub(super) fn failure(heading: &str, detail: &str) -> JsValue {
    let mut failure = PlainObject::new();
    failure.put("heading", Plain::text(heading));
    failure.put("detail", Plain::text(detail));
    to_js(&Plain::Object(failure))
}
