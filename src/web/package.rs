//! The module `package`: reads and checks a package as people have it, and packs it for the module `charts`. It runs in a worker or on a page.

use super::value::failure;
use crate::collect::IntoVec;
use crate::data::{Dataset, Package};
use crate::words;
use js_sys::{Array, JsString, Object, Uint8Array};
use wasm_bindgen::prelude::*;

/// Checks a package of files, given as an object of bytes by names: `datapackage.json`, the tables, and the logos that `datapackage.json`
/// names. Other files are ignored. Returns its packed form, which `open` of the module `charts` takes. Throws a `Failure` with one error a
/// line: file, line, column, what was found, what was expected.
#[wasm_bindgen]
pub fn pack(
    #[wasm_bindgen(unchecked_param_type = "Record<string, Uint8Array>")] files: &Object,
) -> Result<Uint8Array, JsValue> {
    let file = |entry: JsValue| {
        let entry: Array = entry.unchecked_into();
        let bytes: Uint8Array = entry.get(1).unchecked_into();
        (String::from(entry.get(0).unchecked_into::<JsString>()), bytes.to_vec())
    };
    let files = Object::entries(files).iter().map(file).into_vec();
    let mut package = Package::default();
    for (name, bytes) in &files {
        if let Some(file) = package.file_mut(name) {
            *file = bytes;
        }
    }
    match Dataset::read_with_logos(&package, &files) {
        Ok(dataset) => Ok(Uint8Array::from(dataset.pack().as_slice())),
        Err(errors) => {
            let (heading, detail) = words::data_failed(&errors);
            Err(failure(heading, &detail))
        }
    }
}

/// The `Failure` of a file of a package that could not be loaded. `fault` is a status of HTTP, `blocked` or `size`.
#[wasm_bindgen(js_name = loadFailure, unchecked_return_type = "Failure")]
pub fn load_failure(file: &str, fault: &str) -> JsValue {
    let (heading, detail) = words::load_failed(file, fault);
    failure(heading, &detail)
}
