//! A file as text: its bytes decoded, its dialect found.

use super::decode::{Decode, Decoded, decode};
use super::dialect::{DELIMITERS, FoundDialect, detect};
use super::grid::{Dialect, GridReader};
use super::guard::guard;
use super::settings::Settings;
use crate::model::TableError;

/// A file that somebody has.
#[derive(Clone, Copy, Debug)]
pub struct TableFile<'f> {
    /// The name of the file; empty for pasted text.
    pub name: &'f str,
    /// Its bytes.
    pub bytes: &'f [u8],
    /// The year in which the file is read: the year before is proposed for figures of which nothing says when they are from.
    pub year: Option<u16>,
}

/// A file as text, with the way in which it was read.
#[derive(Clone, Debug)]
pub struct TableText {
    /// The text and its encoding.
    pub decoded: Decoded,
    /// The delimiter and quotation mark.
    pub dialect: FoundDialect,
    pub(super) name: String,
    pub(super) year: Option<u16>,
}

impl TableText {
    /// Decodes a file and finds its dialect.
    ///
    /// # Errors
    /// The file is empty, too large, a workbook, or no text.
    pub fn read(file: TableFile<'_>, settings: &Settings, with: &Decode) -> Result<TableText, TableError> {
        guard(file.bytes)?;
        let decoded = decode(file.bytes, settings.get("encoding"), with);
        let is_text = decoded.text.chars().take(4000).filter(|c| c.is_control() && !c.is_whitespace()).count() < 8;
        if decoded.text.trim().is_empty() {
            return Err(TableError::Empty);
        }
        if !is_text {
            return Err(TableError::NoText);
        }
        let mut dialect = detect(&decoded.text);
        // Spreadsheets take the delimiter from such a line.
        if let Some(delimiter) =
            decoded.text.strip_prefix("sep=").and_then(|rest| rest.chars().next()).filter(|c| DELIMITERS.contains(c))
        {
            dialect.dialect.delimiter = delimiter;
        }
        let chosen = match settings.get("delimiter") {
            Some("comma") => Some(','),
            Some("semicolon") => Some(';'),
            Some("tab") => Some('\t'),
            Some("bar") => Some('|'),
            Some("space") => Some(' '),
            _ => None,
        };
        if let Some(delimiter) = chosen {
            dialect = FoundDialect { dialect: Dialect { delimiter, ..dialect.dialect }, score: 1.0, next: 0.0 };
        }
        Ok(TableText { decoded, dialect, name: file.name.to_owned(), year: file.year })
    }

    /// A reader of its rows, in steps.
    pub fn reader(&self) -> GridReader<'_> {
        GridReader::new(&self.decoded.text, self.dialect.dialect)
    }
}
