//! Shared by the modules of the desk: short forms for plain values, the files of a package, failures.

use super::json::failure;
use super::reader::from_js;
use crate::data::DataErrors;
use crate::import::table::PackageFiles;
use crate::language::Language;
use crate::plain::{Plain, PlainObject};
use crate::words::data_failed;
use wasm_bindgen::JsValue;

/// An object of some keys and values.
pub(super) fn object<const N: usize>(entries: [(&'static str, Plain<'static>); N]) -> Plain<'static> {
    let mut object = PlainObject::new();
    for (key, value) in entries {
        object.put(key, value);
    }
    Plain::Object(object)
}

/// A copy of a text.
pub(super) fn text(text: &str) -> Plain<'static> {
    Plain::owned(text.to_owned())
}

/// The files of a package as texts by their names.
pub(super) fn files_object(files: &PackageFiles) -> Plain<'static> {
    let mut out = PlainObject::new();
    for (name, content) in files.0.iter().filter(|file| !file.1.is_empty()) {
        out.put_owned(name.clone(), text(content));
    }
    Plain::Object(out)
}

pub(super) fn broken(errors: &DataErrors) -> JsValue {
    let (heading, detail) = data_failed(errors);
    failure(heading, &detail)
}

pub(super) fn language_of(code: &str) -> Language {
    if code.starts_with("zh") { Language::Zh } else { Language::En }
}

/// The texts of an object by their keys.
pub(super) fn texts(plain: Plain<'static>) -> Vec<(String, String)> {
    let text = |value| if let Plain::Text(text) = value { text.into_owned() } else { String::new() };
    plain.into_entries().into_iter().map(|(key, value)| (key, text(value))).collect()
}

pub(super) fn files_of(files: &JsValue) -> PackageFiles {
    PackageFiles(texts(from_js(files, &[])))
}
