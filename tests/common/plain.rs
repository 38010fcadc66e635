//! JSON as a plain value.

use district_charts::plain::{Plain, PlainObject};
use serde_json::Value;

/// The plain value of JSON, as a host reads it.
pub(crate) fn plain(value: &Value) -> Plain<'_> {
    match value {
        Value::Null => Plain::Null,
        Value::Bool(flag) => Plain::Flag(*flag),
        Value::Number(number) => Plain::Number(number.as_f64().expect("a number of JSON")),
        Value::String(text) => Plain::text(text),
        Value::Array(items) => Plain::List(items.iter().map(plain).collect()),
        Value::Object(entries) => {
            let mut object = PlainObject::new();
            for (key, value) in entries {
                object.put(key, plain(value));
            }
            Plain::Object(object)
        }
    }
}
