//! Plain values as JSON: what is written without serde is what serde writes, and serde reads both alike.

mod common;

use common::none;
use district_charts::plain::{Plain, PlainObject};

/// A value of each kind, alone and inside lists and objects of none, one and several entries.
fn values() -> Vec<Plain<'static>> {
    let object = |keys: &[&'static str]| {
        let mut object = PlainObject::new();
        for (index, key) in keys.iter().enumerate() {
            object.put(key, Plain::Number(index as f64));
        }
        object.put_owned("own".to_owned(), Plain::List(Vec::new()));
        Plain::Object(object)
    };
    let mut values = vec![
        Plain::Null,
        Plain::Flag(true),
        Plain::Flag(false),
        Plain::Number(-2.5),
        Plain::Object(PlainObject::new()),
        Plain::List(Vec::new()),
        Plain::List(vec![Plain::Null]),
        Plain::List(vec![Plain::Number(1.0), Plain::Flag(false), Plain::text("甲")]),
        object(&["\"quoted\""]),
        object(&["a", "b", "c"]),
        Plain::List(vec![object(&["a"]), object(&[])]),
    ];
    // Every character of ASCII, alone and between others.
    let characters = (0..128_u8).map(char::from);
    values.extend(characters.flat_map(|c| [Plain::owned(c.to_string()), Plain::owned(format!("甲{c}{c}乙"))]));
    values
}

#[test]
fn json_is_that_of_serde() {
    none(values().iter().filter_map(|value| {
        let expected = serde_json::to_value(value).expect("serde writes every value");
        let text = value.to_json(|number| number.to_string());
        let found: Result<serde_json::Value, String> = serde_json::from_str(&text).map_err(|error| error.to_string());
        (found.as_ref() != Ok(&expected)).then(|| format!("{text}: found {found:?}, expected {expected}"))
    }));
}

#[test]
fn an_object_gives_its_entries_in_order() {
    let mut object = PlainObject::new();
    object.put("b", Plain::Flag(true));
    object.put_owned("a".to_owned(), Plain::Null);
    let keys = |plain: Plain<'_>| plain.into_entries().into_iter().map(|entry| entry.0).collect::<Vec<_>>();
    assert_eq!(keys(Plain::Object(object)), ["b", "a"]);
    assert!(keys(Plain::List(vec![Plain::Null])).is_empty());
}
