//! Collects what is wrong with a package while it is read.

use super::error::{DataError, DataErrors, DataWarnings};
use crate::sort;
use std::cell::RefCell;

/// At most so many errors, and so many warnings, are kept; more are counted.
pub(super) const MOST: usize = 100;

/// Errors and warnings.
#[derive(Default)]
pub(super) struct ErrorLog {
    errors: RefCell<(Vec<DataError>, usize)>,
    warnings: RefCell<(Vec<DataError>, usize)>,
}

impl ErrorLog {
    /// Adds an error: the package cannot be used.
    pub(super) fn error(&self, at: (&'static str, u32, &str), found: &str, expected: &str, hint: &str) {
        add(&self.errors, at, found, expected, hint);
    }

    /// Adds a warning: the package can be used, and what was done instead is the hint.
    pub(super) fn warn(&self, at: (&'static str, u32, &str), found: &str, expected: &str, hint: &str) {
        add(&self.warnings, at, found, expected, hint);
    }

    /// The text of a file; `None`, and an error at its line, for bytes that are no text.
    pub(super) fn text<'b>(&self, file: &'static str, bytes: &'b [u8], hint: &str) -> Option<&'b str> {
        let (wrong, found) = match std::str::from_utf8(bytes) {
            Err(error) => (error.valid_up_to(), "bytes that are no UTF-8"),
            // The packed form ends each field with it.
            Ok(text) => match text.bytes().position(|byte| byte == 0) {
                Some(wrong) => (wrong, "a byte of zero, as in UTF-16"),
                None => return Some(text),
            },
        };
        let line = 1 + bytes.iter().take(wrong).filter(|&&byte| byte == b'\n').count() as u32;
        self.error((file, line, ""), found, "text in UTF-8", hint);
        None
    }

    /// The number of errors.
    pub(super) fn count(&self) -> usize {
        let kept = self.errors.borrow();
        kept.0.len() + kept.1
    }

    /// The warnings and the errors, if any, in the order of `files` and of their lines.
    pub(super) fn finish(self, files: &[&str]) -> (DataWarnings, Option<DataErrors>) {
        let ordered = |kept: RefCell<(Vec<DataError>, usize)>| {
            let (mut first, more) = kept.into_inner();
            let file = |error: &DataError| files.iter().position(|file| *file == error.file);
            sort::sort_by_key(&mut first, |error| (file(error), error.line));
            (first, more)
        };
        let (first, more) = ordered(self.warnings);
        let warnings = DataWarnings { first, more };
        let (first, more) = ordered(self.errors);
        if first.is_empty() {
            return (warnings, None);
        }
        (DataWarnings::default(), Some(DataErrors { first, more, warnings, sound_indicators: Vec::new() }))
    }
}

fn add(
    kept: &RefCell<(Vec<DataError>, usize)>,
    (file, line, column): (&'static str, u32, &str),
    found: &str,
    expected: &str,
    hint: &str,
) {
    let mut kept = kept.borrow_mut();
    if kept.0.len() == MOST {
        kept.1 += 1;
        return;
    }
    // The expectation is a list of all columns at most, and never a text of the package.
    let (column, found, expected) = (shortened(column), shortened(found), expected.to_owned());
    kept.0.push(DataError { file, line, column, found, expected, hint: hint.to_owned() });
}

/// The beginning of a long text.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 120;
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// A text in quotation marks, shortened, with invisible characters escaped.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in shortened(text).chars() {
        if c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{a0}' | '\u{3000}') {
            quoted += &format!("\\u{{{:x}}}", c as u32);
        } else {
            quoted.push(c);
        }
    }
    quoted.push('"');
    quoted
}
