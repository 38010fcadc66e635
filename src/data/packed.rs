//! The packed form of a package: a text of fields in a fixed order, from which the module `charts` makes a dataset. `pack` writes it from a
//! dataset that was read and checked; `unpack` reads it. `docs/package.md` describes it.

use super::error::UnpackError;
use super::log::shortened;
use crate::collect::IntoVec;
use crate::language::Text;
use std::cell::Cell;

/// The first field, with the version of the form.
pub(super) const MAGIC: &str = "district-charts package 1";

/// The byte behind each field, which no text of a package has.
pub(super) const END: u8 = 0;

/// The fields of a packed package. A wrong field is kept as an error, and reading goes on with a default: that is less code than to stop.
pub(super) struct PackedFields<'f> {
    text: &'f str,
    /// The end of each field, as an index of bytes.
    ends: Vec<usize>,
    /// The first field that was not read yet.
    next: usize,
    /// The first error: a field, and the text that was expected there.
    error: Cell<Option<(usize, &'static str)>>,
}

/// A table: its rows, and the field of its first cell. The cells of a column follow each other.
#[derive(Clone, Copy)]
pub(super) struct PackedTable {
    start: usize,
    pub(super) rows: usize,
}

/// The cells of a row that were not read yet, in the order of the columns.
pub(super) struct PackedRow<'r> {
    fields: &'r PackedFields<'r>,
    /// The next cell.
    cell: usize,
    /// The distance to the cell of the next column.
    step: usize,
}

impl<'f> PackedFields<'f> {
    pub(super) fn new(bytes: &'f [u8]) -> PackedFields<'f> {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let mut ends = Vec::new();
        for (index, &byte) in text.as_bytes().iter().enumerate() {
            if byte == END {
                ends.push(index);
            }
        }
        let fields = PackedFields { text, ends, next: 1, error: Cell::new(None) };
        if fields.get(0) != MAGIC {
            fields.fail(0, MAGIC);
        }
        fields
    }

    /// The text of a field; empty beyond the last one.
    fn get(&self, index: usize) -> &'f str {
        let Some(&end) = self.ends.get(index) else { return "" };
        let start = if index == 0 { 0 } else { self.ends[index - 1] + 1 };
        self.text.get(start..end).unwrap_or_default()
    }

    fn fail(&self, index: usize, expected: &'static str) {
        if self.error.get().is_none() {
            self.error.set(Some((index, expected)));
        }
    }

    /// The next table: the number of its rows, then its cells.
    pub(super) fn table(&mut self, columns: usize) -> PackedTable {
        let start = self.next + 1;
        let room = self.ends.len().saturating_sub(start) / columns;
        let rows = number(self.get(self.next)).filter(|&rows| rows <= room);
        if rows.is_none() {
            self.fail(self.next, "a number of rows");
        }
        let rows = rows.unwrap_or(0);
        self.next = start + rows * columns;
        PackedTable { start, rows }
    }

    pub(super) fn row(&self, table: PackedTable, index: usize) -> PackedRow<'_> {
        PackedRow { fields: self, cell: table.start + index, step: table.rows }
    }

    /// The next field, which is the last one, must have this text; then there must be no error.
    pub(super) fn finish(self, last: &str) -> Result<(), UnpackError> {
        if self.get(self.next) != last || self.ends.len() != self.next + 1 {
            self.fail(self.next, "the digest of the figures, as the last field");
        }
        match self.error.get() {
            Some((field, expected)) => Err(UnpackError { field, found: shortened(self.get(field)), expected }),
            None => Ok(()),
        }
    }
}

impl<'r> PackedRow<'r> {
    fn take(&mut self) -> usize {
        self.cell += self.step;
        self.cell - self.step
    }

    /// The text of the next cell.
    pub(super) fn text(&mut self) -> &'r str {
        let cell = self.take();
        self.fields.get(cell)
    }

    /// The next text as a value of its own.
    pub(super) fn string(&mut self) -> String {
        self.text().to_owned()
    }

    /// The next texts, one for each language.
    pub(super) fn texts(&mut self) -> Text {
        Text::new(|_| self.string())
    }

    /// The next number, which is below `limit`; `None` for an empty cell.
    pub(super) fn number(&mut self, limit: usize) -> Option<usize> {
        let cell = self.cell;
        let text = self.text();
        let number = number(text).filter(|&number| number < limit);
        if number.is_none() && !text.is_empty() {
            self.fields.fail(cell, "a number in range, or nothing");
        }
        number
    }

    /// The next numbers, which are below `limit`.
    pub(super) fn numbers(&mut self, limit: usize) -> Vec<usize> {
        let cell = self.cell;
        let words = self.text().split(' ').filter(|word| !word.is_empty());
        let numbers = words.map(|word| self.or_fail(cell, number(word).filter(|&number| number < limit), 0));
        numbers.into_vec()
    }

    /// The next number, which is below `limit`.
    pub(super) fn index(&mut self, limit: usize) -> usize {
        let cell = self.cell;
        let number = self.number(limit);
        self.or_fail(cell, number, 0)
    }

    /// The next text as `read` understands it.
    pub(super) fn read<T>(&mut self, read: impl FnOnce(&'r str) -> Option<T>, fallback: T) -> T {
        let cell = self.cell;
        let found = read(self.text());
        self.or_fail(cell, found, fallback)
    }

    fn or_fail<T>(&self, cell: usize, found: Option<T>, fallback: T) -> T {
        if found.is_none() {
            self.fields.fail(cell, "a value of its column");
        }
        found.unwrap_or(fallback)
    }
}

/// A whole number; `None` for anything else.
fn number(text: &str) -> Option<usize> {
    let is_number = (1..10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.bytes().fold(0, |number, byte| number * 10 + usize::from(byte - b'0')))
}
