//! The module `import`: tables that somebody has become packages. The desk alone loads it, in a worker or on the page.
//!
//! It keeps the table that was read last, so that a changed setting or language needs no bytes again.

use super::json::{failure, to_js};
use super::plain_objects::{broken, files_object, files_of, language_of, texts};
use super::reader::from_js;
use super::table_objects;
use crate::import::table::{
    Change, Converter, Merge, PackageFiles, Proposal, Same, Settings, TableFile, TableText, package,
};
use crate::model::TableError;
use crate::plain::PlainErrors;
use crate::words::words;
use js_sys::{Function, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

/// Rows that are read or converted between two reports of progress.
const STEP: usize = 4_000;

thread_local! {
    /// The proposal for the table that was read last.
    static TABLE: RefCell<Option<Proposal>> = const { RefCell::new(None) };
    /// The files of the package that was made of it.
    static MADE: RefCell<PackageFiles> = RefCell::new(PackageFiles::default());
}

/// Reads a table and proposes what its parts are. `settings` are texts by their keys, `year` is the present one. `progress` is called with the part
/// that is read, from 0 to 1, and stops the reading by returning true. Throws a `Failure` if the file is no table.
#[wasm_bindgen(unchecked_return_type = "TableProposal")]
pub fn propose(
    bytes: &Uint8Array,
    name: &str,
    settings: JsValue,
    year: u16,
    language: &str,
    progress: &Function,
) -> Result<JsValue, JsValue> {
    let language = language_of(language);
    let refused = |error: &TableError| failure(&words(language).table_error(error), "");
    let mut chosen = Settings::new();
    for (key, value) in texts(from_js(&settings, &[])) {
        chosen.set(&key, &value).map_err(|error| refused(&error))?;
    }
    let bytes = bytes.to_vec();
    let file = TableFile { name, bytes: &bytes, year: Some(year) };
    let text = TableText::read(file, &chosen, &decode).map_err(|error| refused(&error))?;
    let mut reader = text.reader();
    while reader.advance(STEP) {
        go_on(progress, reader.progress())?;
    }
    let proposal = Proposal::of(&text, reader.into_grid(), &chosen).map_err(|error| refused(&error))?;
    let plain = to_js(&table_objects::proposal(&proposal, &text, language));
    TABLE.set(Some(proposal));
    Ok(plain)
}

/// The rows of the table from an index, at most so many. Null if no table was read.
#[wasm_bindgen(unchecked_return_type = "TableRow[]")]
pub fn rows(first: usize, count: usize) -> JsValue {
    with_table(JsValue::NULL, |table| to_js(&table_objects::rows(table, first, count)))
}

/// The rows around a line of the file, at most so many. Each has its index. Null if no table was read.
#[wasm_bindgen(unchecked_return_type = "TableRow[]")]
pub fn around(line: u32, count: usize) -> JsValue {
    with_table(JsValue::NULL, |table| {
        let rows = table.grid.rows();
        let at = (0..rows).find(|&row| table.grid.line(row) >= line).unwrap_or(rows);
        to_js(&table_objects::rows(table, at.saturating_sub(count / 2), count))
    })
}

/// Makes a package of the table: its files as texts by their names, and the report. `progress` is that of `propose`.
#[wasm_bindgen(unchecked_return_type = "ConvertedTable")]
pub fn convert(language: &str, progress: &Function) -> Result<JsValue, JsValue> {
    TABLE.with_borrow(|table| {
        let Some(table) = table else { return Ok(JsValue::NULL) };
        let mut converter = Converter::new(table);
        while converter.advance(STEP) {
            go_on(progress, converter.progress())?;
        }
        let converted = converter.finish();
        let files = package(table, &converted);
        let plain = to_js(&table_objects::converted(table, &converted, &files, language_of(language)));
        MADE.set(files);
        Ok(plain)
    })
}

/// The differences between the package of the table and an open one. `same` says which places and indicators are the same, by the ids of the table.
#[wasm_bindgen(unchecked_return_type = "TableMerge")]
pub fn merge(files: JsValue, same: JsValue) -> Result<JsValue, JsValue> {
    let files = files_of(&files);
    let merge = compared(&files, &same)?;
    MADE.with_borrow(|made| Ok(to_js(&table_objects::merge(&merge, &files, made))))
}

/// The files of the open package with the table merged into it. `decisions` are those that a person took otherwise, by the index of the difference.
#[wasm_bindgen(js_name = applyMerge, unchecked_return_type = "Record<string, string>")]
pub fn apply_merge(
    files: JsValue,
    same: JsValue,
    decisions: JsValue,
    day: &str,
    reason: &str,
) -> Result<JsValue, JsValue> {
    let files = files_of(&files);
    let mut merge = compared(&files, &same)?;
    for (index, decision) in texts(from_js(&decisions, &[])) {
        let difference = index.parse::<usize>().ok().and_then(|index| merge.differences.get_mut(index));
        if let (Some(difference), Some(decision)) = (difference, table_objects::decision(&decision)) {
            difference.decision = decision;
        }
    }
    let merged = MADE.with_borrow(|made| merge.apply(&files, made, Change { day, reason }));
    Ok(to_js(&files_object(&merged.map_err(|errors| broken(&errors))?)))
}

fn compared(files: &PackageFiles, same: &JsValue) -> Result<Merge, JsValue> {
    let mut same_object = from_js(same, &[]).into_object(&mut PlainErrors::default());
    let mut answers = |key: &str| {
        let answers = texts(same_object.take(key));
        answers.into_iter().map(|(own, other)| (own, Some(other).filter(|other| !other.is_empty()))).collect()
    };
    let same = Same { places: answers("places"), indicators: answers("indicators") };
    MADE.with_borrow(|made| Merge::compare(files, made, &same)).map_err(|errors| broken(&errors))
}

fn with_table<T>(none: T, with: impl FnOnce(&Proposal) -> T) -> T {
    TABLE.with_borrow(|table| table.as_ref().map_or(none, with))
}

/// Reports progress; fails if the caller wants no more.
fn go_on(progress: &Function, part: f64) -> Result<(), JsValue> {
    let is_stopped = progress.call1(&JsValue::NULL, &part.into()).is_ok_and(|answer| answer.is_truthy());
    if is_stopped { Err(failure("", "stopped")) } else { Ok(()) }
}

/// Decodes with the decoder of the browser.
fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    web_sys::TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
}
