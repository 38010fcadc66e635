//! The embedded package, read once, and errors as values for JavaScript.

use super::values;
use crate::data::{DataErrors, Dataset};
use crate::words;
use std::sync::OnceLock;
use wasm_bindgen::prelude::*;

/// The embedded package, parsed on the first call.
pub(super) fn dataset() -> Result<&'static Dataset, JsValue> {
    static DATASET: OnceLock<Result<Dataset, DataErrors>> = OnceLock::new();
    DATASET.get_or_init(Dataset::embedded).as_ref().map_err(|errors| {
        let (heading, detail) = words::data_failed(errors);
        values::failure((heading, &detail)).to_js()
    })
}

/// Parses the dataset now rather than on the first chart. Throws a `Failure` if the package has errors.
#[wasm_bindgen]
pub fn read() -> Result<(), JsValue> {
    dataset().map(drop)
}

/// The `Failure` of a canvas that cannot be drawn on.
pub(super) fn draw_failure(error: &dyn std::fmt::Display) -> JsValue {
    values::failure((words::DRAW_FAILED, &error.to_string())).to_js()
}
