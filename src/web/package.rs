//! The package of the module, read once.

use super::value::failure;
use crate::data::{DataErrors, Dataset, Package};
use crate::words;
use js_sys::{Array, Uint8Array, WebAssembly};
use std::sync::OnceLock;
use wasm_bindgen::{JsCast, JsValue};

/// The name of the custom section of the module that holds the package as a tar archive. Another package can be put in its place without
/// a compiler.
const SECTION: &str = "package";

/// The dataset, read on the first call.
pub(super) fn dataset() -> Result<&'static Dataset, JsValue> {
    static DATASET: OnceLock<Result<Dataset, DataErrors>> = OnceLock::new();
    DATASET.get_or_init(|| Dataset::read(&Package::from_archive(&section())?)).as_ref().map_err(|errors| {
        let (heading, detail) = words::data_failed(errors);
        failure(heading, &detail)
    })
}

/// The content of the section; empty if the module has none.
fn section() -> Vec<u8> {
    let module: WebAssembly::Module = wasm_bindgen::module().unchecked_into();
    let sections: Array = WebAssembly::Module::custom_sections(&module, SECTION);
    Uint8Array::new(&sections.get(0)).to_vec()
}
