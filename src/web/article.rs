//! The module `article`: articles become proposed rows, and those that a person accepts become rows of a package. The desk loads it when an
//! article comes.

use super::article_objects::{self, Answer};
use super::json::{failure, to_js};
use super::plain_objects::{broken, files_object, files_of, language_of};
use super::reader::from_js;
use crate::data::Dataset;
use crate::import::accept::{accept, standing};
use crate::import::article::{Known, Published, Rules, read};
use crate::plain::Plain;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// The package that an article is compared with.
    static OPEN: RefCell<Option<Dataset>> = const { RefCell::new(None) };
}

/// Reads an article with what a package knows, which may have no files. `published` is a day, or empty for the one that the text tells.
/// `words` are tables of words by their names, which extend those built in.
#[wasm_bindgen(js_name = readArticle, unchecked_return_type = "ArticleProposals")]
pub fn read_article(
    text: &str,
    files: JsValue,
    published: &str,
    language: &str,
    words: JsValue,
) -> Result<JsValue, JsValue> {
    let files = files_of(&files);
    let dataset = match files.0.is_empty() {
        true => None,
        false => Some(Dataset::read(&files.package()).map_err(|errors| broken(&errors))?),
    };
    let mut rules = Rules::built_in();
    for (name, table) in files_of(&words).0 {
        rules.extend(&name, &table).map_err(|error| failure("", &error.to_string()))?;
    }
    let known = dataset.as_ref().map_or_else(Known::default, |dataset| Known::of(dataset, &rules));
    let reading = read(text, &known, &rules, Published::parse(published));
    let plain = to_js(&article_objects::reading(&reading, dataset.as_ref(), language_of(language)));
    OPEN.set(dataset);
    Ok(plain)
}

/// The relation of a row, as a person has it at the moment, to the package that the article was read with.
#[wasm_bindgen(js_name = standing, unchecked_return_type = "RowStanding")]
pub fn standing_of(row: JsValue) -> JsValue {
    let row = article_objects::row(Answer::of(from_js(&row, &[])));
    OPEN.with_borrow(|dataset| to_js(&article_objects::standing(&standing(dataset.as_ref(), &row))))
}

/// The files of a package with accepted rows of an article.
#[wasm_bindgen(js_name = acceptRows, unchecked_return_type = "Record<string, string>")]
pub fn accept_rows(
    files: JsValue,
    article: JsValue,
    rows: JsValue,
    day: &str,
    reason: &str,
) -> Result<JsValue, JsValue> {
    let files = files_of(&files);
    let article = article_objects::article(Answer::of(from_js(&article, &[])));
    let rows: Vec<_> = match from_js(&rows, &[]) {
        Plain::List(rows) => rows.into_iter().map(|row| article_objects::row(Answer::of(row))).collect(),
        _ => Vec::new(),
    };
    let accepted = accept(&files, &article, &rows, day, reason).map_err(|errors| broken(&errors))?;
    Ok(to_js(&files_object(&accepted)))
}
