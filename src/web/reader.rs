//! From values of JavaScript to plain values.

use crate::collect::IntoVec;
use crate::plain::{Plain, PlainObject};
use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

/// The most levels of a value that are read: a chart has eight, and an object may contain itself.
const MOST_LEVELS: usize = 16;

/// The plain value of a value of JavaScript, without the values under some keys of the object itself; nothing for a value that JSON cannot
/// hold. Reading through serde would take 11,000 bytes of the module more, most of them for errors with printed floats.
pub(super) fn from_js(value: &JsValue, left_out: &[&str]) -> Plain<'static> {
    from_level(value, MOST_LEVELS, left_out)
}

fn from_level(value: &JsValue, levels: usize, left_out: &[&str]) -> Plain<'static> {
    let below = |value: &JsValue| from_level(value, levels - 1, &[]);
    if !value.is_object() {
        return not_an_object(value);
    } else if levels == 0 {
        return Plain::Null;
    } else if Array::is_array(value) {
        return Plain::List(value.unchecked_ref::<Array>().iter().map(|item| below(&item)).into_vec());
    }
    let mut object = PlainObject::new();
    for entry in Object::entries(value.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        let key = entry.get(0).as_string().unwrap_or_default();
        if !left_out.contains(&key.as_str()) {
            object.put_owned(key, below(&entry.get(1)));
        }
    }
    Plain::Object(object)
}

fn not_an_object(value: &JsValue) -> Plain<'static> {
    if let Some(text) = value.as_string() {
        Plain::owned(text)
    } else if let Some(number) = value.as_f64() {
        Plain::Number(number)
    } else {
        value.as_bool().map_or(Plain::Null, Plain::Flag)
    }
}
