//! The packages that charts are made of: that of the module, read once, and those that a page has opened.

use super::value::failure;
use crate::collect::IntoVec;
use crate::data::{DataErrors, Dataset, Package};
use crate::words;
use js_sys::{Array, JsString, Object, Uint8Array, WebAssembly};
use std::cell::{Cell, RefCell};
use std::sync::OnceLock;
use wasm_bindgen::{JsCast, JsValue};

/// The name of the custom section of the module that holds the package as a tar archive. Another package can be put in its place without
/// a compiler.
const SECTION: &str = "package";

thread_local! {
    /// The packages that were opened; they stay for as long as the module.
    static OPENED: RefCell<Vec<&'static Dataset>> = const { RefCell::new(Vec::new()) };
    /// The number of the package that is asked about: 0 for that of the module, otherwise one more than an index of `OPENED`.
    static SELECTED: Cell<usize> = const { Cell::new(0) };
}

/// The dataset that is asked about.
pub(super) fn dataset() -> Result<&'static Dataset, JsValue> {
    let index = SELECTED.with(Cell::get).checked_sub(1);
    match index.and_then(|index| OPENED.with_borrow(|opened| opened.get(index).copied())) {
        Some(dataset) => Ok(dataset),
        None => own(),
    }
}

/// The dataset of the module, read on the first call.
fn own() -> Result<&'static Dataset, JsValue> {
    static DATASET: OnceLock<Result<Dataset, DataErrors>> = OnceLock::new();
    DATASET.get_or_init(|| Dataset::read(&Package::from_archive(&section())?)).as_ref().map_err(broken)
}

/// Reads a package of files, given as an object of bytes by names, and returns its number. Other files are ignored.
pub(super) fn open(files: &Object) -> Result<usize, JsValue> {
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
    let dataset: &Dataset = Box::leak(Box::new(Dataset::read(&package).map_err(|errors| broken(&errors))?));
    Ok(OPENED.with_borrow_mut(|opened| {
        opened.push(dataset);
        opened.len()
    }))
}

/// Selects the package that is asked about from now on.
pub(super) fn select(number: usize) {
    SELECTED.set(number);
}

fn broken(errors: &DataErrors) -> JsValue {
    let (heading, detail) = words::data_failed(errors);
    failure(heading, &detail)
}

/// The content of the section; empty if the module has none.
fn section() -> Vec<u8> {
    let module: WebAssembly::Module = wasm_bindgen::module().unchecked_into();
    let sections: Array = WebAssembly::Module::custom_sections(&module, SECTION);
    Uint8Array::new(&sections.get(0)).to_vec()
}
