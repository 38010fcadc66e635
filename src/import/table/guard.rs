//! Files that are no text, by their first bytes.

use crate::model::TableError;

/// The most bytes of a file: a text of this size and what is made of it fit into the memory of a phone.
pub const MOST_BYTES: usize = 100 << 20;

/// First bytes of files that people take for tables.
const OTHERS: [(&[u8], &str); 9] = [
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"SQLite format 3", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
];

/// Refuses what is no text.
///
/// # Errors
/// With the kind of file.
pub(super) fn guard(bytes: &[u8]) -> Result<(), TableError> {
    if bytes.is_empty() {
        return Err(TableError::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(TableError::TooLarge(bytes.len(), MOST_BYTES));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(TableError::Workbook);
    }
    // The container of old workbooks; a workbook with a password is one too, with a stream of this name in UTF-16.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
        let is_protected = bytes.windows(name.len()).any(|window| window == name);
        return Err(if is_protected { TableError::Protected } else { TableError::Workbook });
    }
    if let Some(other) = OTHERS.iter().find(|other| bytes.starts_with(other.0)) {
        return Err(TableError::OtherFile(other.1));
    }
    let start = bytes[..bytes.len().min(400)].to_ascii_lowercase();
    let start = start.trim_ascii_start();
    if start.starts_with(b"<!doctype html") || start.starts_with(b"<html") {
        return Err(TableError::WebPage);
    }
    if start.starts_with(b"<?xml") {
        return Err(TableError::OtherFile("XML"));
    }
    if (start.starts_with(b"{") || start.starts_with(b"[")) && bytes.windows(2).take(2000).any(|pair| pair == b"\":") {
        return Err(TableError::OtherFile("JSON"));
    }
    Ok(())
}
