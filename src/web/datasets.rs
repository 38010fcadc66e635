//! The datasets that charts are made of: that of the module, read once, and those that a page has opened.

use super::value::failure;
use crate::data::{Dataset, UnpackError};
use crate::words;
use js_sys::{Array, Uint8Array, WebAssembly};
use std::cell::{Cell, RefCell};
use std::sync::OnceLock;
use wasm_bindgen::{JsCast, JsValue};

/// The name of the custom section of the module that holds a packed package. Another one can be put in its place without a compiler.
const SECTION: &str = "package";

thread_local! {
    /// The datasets that were opened; they stay for as long as the module.
    static OPENED: RefCell<Vec<&'static Dataset>> = const { RefCell::new(Vec::new()) };
    /// The number of the dataset that is asked about: 0 for that of the module, otherwise one more than an index of `OPENED`.
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
    static DATASET: OnceLock<Result<Dataset, UnpackError>> = OnceLock::new();
    DATASET.get_or_init(|| Dataset::unpack(section())).as_ref().map_err(damaged)
}

/// Reads a packed package, and returns its number.
pub(super) fn open(packed: &Uint8Array) -> Result<usize, JsValue> {
    let dataset: &Dataset = Box::leak(Box::new(Dataset::unpack(packed.to_vec()).map_err(|error| damaged(&error))?));
    Ok(OPENED.with_borrow_mut(|opened| {
        opened.push(dataset);
        opened.len()
    }))
}

/// Selects the dataset that is asked about from now on.
pub(super) fn select(number: usize) {
    SELECTED.set(number);
}

fn damaged(error: &UnpackError) -> JsValue {
    failure(words::DATA_FAILED, &error.to_string())
}

/// The content of the section; empty if the module has none.
fn section() -> Vec<u8> {
    let module: WebAssembly::Module = wasm_bindgen::module().unchecked_into();
    let sections: Array = WebAssembly::Module::custom_sections(&module, SECTION);
    Uint8Array::new(&sections.get(0)).to_vec()
}
