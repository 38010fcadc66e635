//! Plain values for serde: as values of JavaScript in the browser, and as JSON.

use super::value::Plain;
use serde::ser::{Serialize, Serializer};

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Plain::Null => serializer.serialize_unit(),
            Plain::Flag(flag) => serializer.serialize_bool(*flag),
            // JSON writes a whole number without a point only if it is an integer.
            Plain::Number(number) if f64::from(*number as i32) == *number => serializer.serialize_i32(*number as i32),
            Plain::Number(number) => serializer.serialize_f64(*number),
            Plain::Text(text) => serializer.serialize_str(text),
            Plain::List(items) => serializer.collect_seq(items),
            Plain::Object(object) => serializer.collect_map(object.0.iter().map(|entry| (&entry.0, &entry.1))),
        }
    }
}
