//! From values of JavaScript to plain values.

use crate::collect::IntoVec;
use crate::plain::{Plain, PlainObject};
use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

/// The most levels of a value that are read: a chart has eight, and an object may contain itself.
const MOST_LEVELS: usize = 16;

/// The plain value of a value of JavaScript; nothing for one that JSON cannot hold. Reading through serde would take 11,000 bytes of the
/// module more, most of them for errors with printed floats.
pub(super) fn from_js(value: &JsValue) -> Plain<'static> {
    from_level(value, MOST_LEVELS)
}

fn from_level(value: &JsValue, levels: usize) -> Plain<'static> {
    let below = |value: &JsValue| from_level(value, levels - 1);
    if let Some(text) = value.as_string() {
        Plain::owned(text)
    } else if let Some(number) = value.as_f64() {
        Plain::Number(number)
    } else if let Some(flag) = value.as_bool() {
        Plain::Flag(flag)
    } else if levels == 0 || !value.is_object() {
        Plain::Null
    } else if Array::is_array(value) {
        Plain::List(value.unchecked_ref::<Array>().iter().map(|item| below(&item)).into_vec())
    } else {
        let mut object = PlainObject::new();
        for entry in Object::entries(value.unchecked_ref()).iter() {
            let entry: Array = entry.unchecked_into();
            object.put_owned(entry.get(0).as_string().unwrap_or_default(), below(&entry.get(1)));
        }
        Plain::Object(object)
    }
}
