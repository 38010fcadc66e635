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
    /// The first byte that was not read yet, and the index of its field.
    next: usize,
    field: usize,
    /// The first error: the index of a field, its text, and what was expected there.
    error: Cell<Option<(usize, &'f str, &'static str)>>,
}

/// A table: its rows, and the field of its first cell. The cells of a column follow each other.
pub(super) struct PackedTable {
    pub(super) rows: usize,
    start: usize,
    /// For each column the byte of the first cell that was not read yet. An index of all cells would take as much memory as the figures.
    columns: Vec<Cell<usize>>,
}

/// The cells of a row that were not read yet, in the order of the columns.
pub(super) struct PackedRow<'r, 'f> {
    fields: &'r PackedFields<'f>,
    columns: &'r [Cell<usize>],
    /// The field of the next cell.
    cell: usize,
    /// The distance to the cell of the next column, in fields.
    step: usize,
}

impl<'f> PackedFields<'f> {
    pub(super) fn new(bytes: &'f [u8]) -> PackedFields<'f> {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let mut fields = PackedFields { text, next: 0, field: 0, error: Cell::new(None) };
        let first = fields.take();
        if first != MAGIC {
            fields.fail(0, first, MAGIC);
        }
        fields
    }

    /// The field that begins at a byte; empty beyond the last one.
    fn at(&self, start: usize) -> &'f str {
        let rest = self.text.get(start..).unwrap_or_default();
        rest.bytes().position(|byte| byte == END).map_or("", |end| &rest[..end])
    }

    /// The next field.
    fn take(&mut self) -> &'f str {
        let field = self.at(self.next);
        self.next += field.len() + 1;
        self.field += 1;
        field
    }

    fn fail(&self, field: usize, found: &'f str, expected: &'static str) {
        if self.error.get().is_none() {
            self.error.set(Some((field, found, expected)));
        }
    }

    /// The next table: the number of its rows, then its cells.
    pub(super) fn table(&mut self, columns: usize) -> PackedTable {
        let (head, start) = (self.field, self.field + 1);
        let text = self.take();
        let found = number(text);
        let rows = found.unwrap_or(0);
        let mut starts = Vec::with_capacity(columns);
        for _ in 0..columns {
            starts.push(Cell::new(self.next));
            for _ in 0..rows {
                if self.next >= self.text.len() {
                    break;
                }
                self.take();
            }
        }
        let is_whole = self.field == start + rows.saturating_mul(columns);
        if found.is_none() || !is_whole {
            self.fail(head, text, "a number of rows");
        }
        PackedTable { rows: if is_whole { rows } else { 0 }, start, columns: starts }
    }

    /// The rows of a table, which are read once.
    pub(super) fn rows<'r>(&'r self, table: &'r PackedTable) -> impl Iterator<Item = PackedRow<'r, 'f>> {
        (0..table.rows).map(move |index| PackedRow {
            fields: self,
            columns: &table.columns,
            cell: table.start + index,
            step: table.rows,
        })
    }

    /// The next field, which is the last one, must have this text; then there must be no error.
    pub(super) fn finish(mut self, last: &str) -> Result<(), UnpackError> {
        let (field, text) = (self.field, self.take());
        if text != last || self.next != self.text.len() {
            self.fail(field, text, "the digest of the figures, as the last field");
        }
        match self.error.get() {
            Some((field, found, expected)) => Err(UnpackError { field, found: shortened(found), expected }),
            None => Ok(()),
        }
    }
}

impl<'f> PackedRow<'_, 'f> {
    /// The text of the next cell.
    pub(super) fn text(&mut self) -> &'f str {
        let Some((column, rest)) = self.columns.split_first() else { return "" };
        let text = self.fields.at(column.get());
        column.set(column.get() + text.len() + 1);
        (self.columns, self.cell) = (rest, self.cell + self.step);
        text
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
            self.fields.fail(cell, text, "a number in range, or nothing");
        }
        number
    }

    /// The next numbers, which are below `limit`.
    pub(super) fn numbers(&mut self, limit: usize) -> Vec<usize> {
        let cell = self.cell;
        let text = self.text();
        let words = text.split(' ').filter(|word| !word.is_empty());
        let numbers = words.map(|word| self.or_fail(cell, text, number(word).filter(|&number| number < limit), 0));
        numbers.into_vec()
    }

    /// The next number, which is below `limit`.
    pub(super) fn index(&mut self, limit: usize) -> usize {
        self.read(|text| number(text).filter(|&number| number < limit), 0)
    }

    /// The next text as `read` understands it.
    pub(super) fn read<T>(&mut self, read: impl FnOnce(&'f str) -> Option<T>, fallback: T) -> T {
        let (cell, text) = (self.cell, self.text());
        self.or_fail(cell, text, read(text), fallback)
    }

    fn or_fail<T>(&self, cell: usize, text: &'f str, found: Option<T>, fallback: T) -> T {
        if found.is_none() {
            self.fields.fail(cell, text, "a value of its column");
        }
        found.unwrap_or(fallback)
    }
}

/// A whole number; `None` for anything else.
fn number(text: &str) -> Option<usize> {
    let is_number = (1..10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.bytes().fold(0, |number, byte| number * 10 + usize::from(byte - b'0')))
}
