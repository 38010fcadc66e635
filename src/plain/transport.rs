//! Plain values for serde: as values of JavaScript in the browser, and as JSON. Text of JSON without serde, in few bytes.

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

impl Plain<'_> {
    /// The value as JSON text (RFC 8259). `number` writes a number.
    ///
    /// ```
    /// use district_charts::plain::Plain;
    ///
    /// let list = Plain::List(vec![Plain::Number(-2.5), Plain::text("\"甲\"\n"), Plain::Null]);
    /// assert_eq!(list.to_json(|number| number.to_string()), r#"[-2.5,"\u0022甲\u0022\u000a",null]"#);
    /// ```
    pub fn to_json(&self, number: fn(f64) -> String) -> String {
        let mut json = String::new();
        self.write_json(&mut json, number);
        json
    }

    fn write_json(&self, json: &mut String, number: fn(f64) -> String) {
        match self {
            Plain::Null => json.push_str("null"),
            Plain::Flag(flag) => json.push_str(if *flag { "true" } else { "false" }),
            Plain::Number(own) => json.push_str(&number(*own)),
            Plain::Text(text) => quote(text, json),
            Plain::List(items) => {
                json.push('[');
                for (index, item) in items.iter().enumerate() {
                    json.push_str(if index > 0 { "," } else { "" });
                    item.write_json(json, number);
                }
                json.push(']');
            }
            Plain::Object(object) => {
                json.push('{');
                for (index, (key, value)) in object.0.iter().enumerate() {
                    json.push_str(if index > 0 { "," } else { "" });
                    quote(key, json);
                    json.push(':');
                    value.write_json(json, number);
                }
                json.push('}');
            }
        }
    }
}

/// Writes a text in quotes.
fn quote(text: &str, json: &mut String) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    json.push('"');
    // Stretches without an escape are copied whole: most texts are one.
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        json.push_str(&text[start..at]);
        start = at + 1;
        json.push_str("\\u00");
        json.push(char::from(HEX[usize::from(byte >> 4)]));
        json.push(char::from(HEX[usize::from(byte & 15)]));
    }
    json.push_str(&text[start..]);
    json.push('"');
}
