//! A person's statements about a table: answers, and assumptions that were overruled. A proposal is a function of a file and settings.

use crate::model::{ColumnRole, TableError};
use std::collections::BTreeMap;

/// Settings by key; each key is named by the assumption or the question that it overrules or answers.
///
/// | key | value |
/// | --- | --- |
/// | `encoding` | a label: `gb18030` |
/// | `delimiter` | `comma`, `semicolon`, `tab`, `bar`, `space` |
/// | `header` | lines with heads: `1-2`, `none` |
/// | `rows` | lines of the table: `4-34` |
/// | `decimal`, `thousands` | `point`, `comma`, `space`, `apostrophe`, `none` |
/// | `dates` | `day-first`, `month-first` |
/// | `heads` | `periods`, `places`, `indicators` |
/// | `column.N` | the role of a column from 1: `place`, `code`, `parent`, `indicator`, `period`, `value`, `unit`, `flag`, `dimension`, `ignored` |
/// | `period`, `indicator`, `unit`, `place` | for figures that have none of their own |
/// | `name.N`, `unit.N`, `period.N` | for a column of figures |
/// | `missing.SIGN` | `missing`, `zero` |
/// | `brackets` | `minus`, `flag` |
/// | `whole` | the name of the place that is the whole, or `none` |
/// | `aggregates` | `apart`, `places` |
/// | `language` | the tag of the names’ language: `de` |
/// | `title`, `publisher`, `published`, `url`, `licence` | of the source |
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings(BTreeMap<String, String>);

/// The keys without a number or a sign at their end.
const KEYS: [&str; 20] = [
    "encoding",
    "delimiter",
    "header",
    "rows",
    "decimal",
    "thousands",
    "dates",
    "heads",
    "period",
    "indicator",
    "unit",
    "place",
    "brackets",
    "whole",
    "aggregates",
    "language",
    "title",
    "publisher",
    "published",
    "url",
];

impl Settings {
    /// No settings.
    pub fn new() -> Settings {
        Settings::default()
    }

    /// Sets a key. An empty value takes the setting back.
    ///
    /// # Errors
    /// The key is unknown, or the value is none that it can have.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), TableError> {
        let expected = expected(key, value);
        if let Some(expected) = expected.filter(|_| !value.is_empty()) {
            return Err(TableError::Setting(key.to_owned(), value.to_owned(), expected));
        }
        match value {
            "" => self.0.remove(key),
            value => self.0.insert(key.to_owned(), value.to_owned()),
        };
        Ok(())
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// The value of a key with a number or a sign at its end.
    pub(super) fn of(&self, key: &str, end: &str) -> Option<&str> {
        self.0.get(&[key, ".", end].concat()).map(String::as_str)
    }

    /// All settings in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|entry| (entry.0.as_str(), entry.1.as_str()))
    }
}

/// The expectation that a value does not meet; `None` if the value may stand.
fn expected(key: &str, value: &str) -> Option<String> {
    let one_of = |names: &[&str]| (!names.contains(&value)).then(|| names.join(", "));
    let (base, end) = key.split_once('.').unwrap_or((key, ""));
    let is_column = end.parse::<usize>().is_ok_and(|column| column > 0);
    match base {
        "column" if is_column => one_of(&ColumnRole::ALL.map(|entry| entry.0)),
        "name" | "unit" | "period" if is_column => None,
        "missing" if !end.is_empty() => one_of(&["missing", "zero"]),
        _ if !end.is_empty() || !(KEYS.contains(&key) || key == "licence") => Some(KEYS.join(", ")),
        "encoding" => one_of(&super::decode::encodings().collect::<Vec<_>>()),
        "delimiter" => one_of(&["comma", "semicolon", "tab", "bar", "space"]),
        "decimal" => one_of(&["point", "comma"]),
        "thousands" => one_of(&["point", "comma", "space", "apostrophe", "none"]),
        "dates" => one_of(&["day-first", "month-first"]),
        "heads" => one_of(&["periods", "places", "indicators"]),
        "brackets" => one_of(&["minus", "flag"]),
        "aggregates" => one_of(&["apart", "places"]),
        "header" if value == "none" => None,
        "header" | "rows" => lines(value).is_none().then(|| "4-34".to_owned()),
        _ => None,
    }
}

/// A range of lines, from 1: `4-34`, `4`.
pub(super) fn lines(value: &str) -> Option<(u32, u32)> {
    let (first, last) = value.split_once('-').unwrap_or((value, value));
    let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (1 <= first && first <= last).then_some((first, last))
}
