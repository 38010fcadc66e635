//! CSV text as rows that know where they stand. Knows RFC 4180 and positions, not what a column means.

use super::{DataError, DataErrors};
use crate::language::join;
use crate::sort;
use std::cell::RefCell;

/// So many complaints are kept; more are counted.
const MOST_ERRORS: usize = 100;

/// Where complaints gather.
#[derive(Default)]
pub(super) struct Complaints(RefCell<(Vec<DataError>, usize)>);

impl Complaints {
    fn add(&self, file: &'static str, line: u32, column: &str, found: &str, expected: &str) {
        let mut kept = self.0.borrow_mut();
        if kept.0.len() == MOST_ERRORS {
            kept.1 += 1;
            return;
        }
        let [column, found, expected] = [column, found, expected].map(shortened);
        kept.0.push(DataError { file, line, column, found, expected });
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        let kept = self.0.borrow();
        kept.0.len() + kept.1
    }

    /// All that was complained of, if anything was: in the order in which `files` and their lines stand.
    pub(super) fn into_errors(self, files: &[&str]) -> Option<DataErrors> {
        let (mut first, more) = self.0.into_inner();
        let file = |error: &DataError| files.iter().position(|file| *file == error.file);
        sort::sort_by_key(&mut first, |error| (file(error), error.line));
        (!first.is_empty()).then_some(DataErrors { first, more })
    }
}

/// A file of the package, cut into rows of as many fields as it has columns.
pub(super) struct Table<'c> {
    file: &'static str,
    complaints: &'c Complaints,
    header: Vec<String>,
    /// Of all rows.
    fields: Fields,
    /// The line where each row begins.
    lines: Vec<u32>,
}

/// Texts, one behind the other, and where each ends.
#[derive(Default)]
struct Fields {
    text: String,
    ends: Vec<usize>,
}

impl Fields {
    fn get(&self, place: usize) -> &str {
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        self.text.get(start..self.ends[place]).unwrap_or_default()
    }

    /// Takes the last away, down to so many.
    fn truncate(&mut self, count: usize) {
        self.ends.truncate(count);
        self.text.truncate(self.ends.last().copied().unwrap_or_default());
    }
}

/// One row, its file and its header.
pub(super) struct Row<'t> {
    table: &'t Table<'t>,
    place: usize,
}

impl<'c> Table<'c> {
    /// Reads `bytes`; a byte order mark and CRLF are accepted. Every row must have a field for each column of the
    /// header, and the header must be `columns` in any order.
    pub(super) fn read(file: &'static str, bytes: &[u8], columns: &[&str], complaints: &'c Complaints) -> Table<'c> {
        let (header, fields, lines) = Default::default();
        let mut table = Table { file, complaints, header, fields, lines };
        match std::str::from_utf8(bytes) {
            Ok(text) => table.cut(text.strip_prefix('\u{feff}').unwrap_or(text), columns),
            Err(error) => {
                let before = bytes.iter().take(error.valid_up_to());
                let line = 1 + before.filter(|&&byte| byte == b'\n').count() as u32;
                complaints.add(file, line, "", "bytes that are no UTF-8", "text in UTF-8");
            }
        }
        table
    }

    fn cut(&mut self, text: &str, columns: &[&str]) {
        let mut records = Records::new(text);
        match records.next(&mut self.fields) {
            Some(line) => {
                let names = std::mem::take(&mut self.fields);
                self.header = (0..names.ends.len()).map(|place| names.get(place).to_owned()).collect();
                if !self.is_header_sound(line, columns) {
                    return;
                }
            }
            None => self.complaints.add(self.file, 1, "", "an empty file", "a header"),
        }
        let expected = self.header.len();
        let mut last = 1;
        let mut before = 0;
        while let Some(line) = records.next(&mut self.fields) {
            last = line;
            let found = self.fields.ends.len() - before;
            if found != expected {
                let [found, expected] = [found, expected].map(|count| format!("{count} fields"));
                self.complaints.add(self.file, line, "", &found, &expected);
                self.fields.truncate(before);
                continue;
            }
            self.lines.push(line);
            before += expected;
        }
        if !text.bytes().filter(|&byte| byte == b'"').count().is_multiple_of(2) {
            self.complaints.add(self.file, last, "", "an odd number of quotation marks", "each one closed");
        }
    }

    /// Whether the header has each of `columns` once and no other; rows under another are not read.
    fn is_header_sound(&self, line: u32, columns: &[&str]) -> bool {
        let count = self.complaints.count();
        for column in columns {
            if !self.header.iter().any(|name| name == column) {
                self.complaints.add(self.file, line, column, "no such column", "the column");
            }
        }
        let mut seen: Vec<&str> = Vec::new();
        for name in &self.header {
            if !columns.contains(&name.as_str()) {
                self.complaints.add(self.file, line, name, "an unknown column", &join(columns, ", "));
            } else if seen.contains(&name.as_str()) {
                self.complaints.add(self.file, line, name, "the column twice", "it once");
            }
            seen.push(name);
        }
        self.complaints.count() == count
    }

    /// Complains of each row that says the same in `columns` as an earlier one. Rows are found by a digest of those
    /// columns, in a table at most half full.
    pub(super) fn refuse_repeats(&self, what: &str, columns: &[&str]) {
        let mut slots = vec![usize::MAX; (2 * self.lines.len() + 1).next_power_of_two()];
        let last = slots.len() - 1;
        for row in self.rows() {
            let mut slot = row.digest(columns) as usize & last;
            while slots[slot] != usize::MAX {
                let earlier = Row { table: self, place: slots[slot] };
                if columns.iter().all(|column| earlier.text(column) == row.text(column)) {
                    row.complain(columns[0], &format!("{what} other than that of line {}", earlier.line()));
                    break;
                }
                slot = (slot + 1) & last;
            }
            if slots[slot] == usize::MAX {
                slots[slot] = row.place;
            }
        }
    }

    /// The rows, first to last.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.lines.len()).map(|place| self.row(place))
    }

    /// One of the rows.
    pub(super) fn row(&self, place: usize) -> Row<'_> {
        Row { table: self, place }
    }
}

impl<'t> Row<'t> {
    /// The line in the file where the row begins, from 1.
    pub(super) fn line(&self) -> u32 {
        self.table.lines[self.place]
    }

    /// The text of a column; empty where the file has no such column (which is an error of its own).
    pub(super) fn text(&self, column: &str) -> &'t str {
        let Some(place) = self.table.header.iter().position(|name| name == column) else { return "" };
        self.table.fields.get(self.place * self.table.header.len() + place)
    }

    /// FNV-1a over the columns, stirred so that digests can be added up.
    pub(super) fn digest(&self, columns: &[&str]) -> u32 {
        let add = |hash, column: &&str| super::fnv(super::fnv(hash, self.text(column).as_bytes()), b",");
        let hash = columns.iter().fold(super::FNV, add);
        (hash ^ hash >> 15).wrapping_mul(0x2c1b_3c6d)
    }

    /// The text of a column that may not be empty.
    pub(super) fn filled(&self, column: &str, expected: &str) -> String {
        let text = self.text(column);
        if text.is_empty() {
            self.complain(column, expected);
        }
        text.to_owned()
    }

    /// `read`, or `fallback` and a complaint that `column` is not what was expected.
    pub(super) fn or_complain<T>(&self, read: Option<T>, fallback: T, column: &str, expected: &str) -> T {
        if read.is_none() {
            self.complain(column, expected);
        }
        read.unwrap_or(fallback)
    }

    /// Complains that `column` is not what was expected.
    pub(super) fn complain(&self, column: &str, expected: &str) {
        let text = self.text(column);
        let found = if text.is_empty() { "nothing".to_owned() } else { quoted(text) };
        self.table.complaints.add(self.table.file, self.line(), column, &found, expected);
    }
}

/// The beginning of a text that is too long to be read.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 120;
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// A text in quotation marks, shortened, with what cannot be seen made visible.
fn quoted(text: &str) -> String {
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

/// The records of a text, one at a time. Blank lines are no records.
struct Records<'r> {
    rest: &'r str,
    /// The line in which `rest` begins.
    line: u32,
}

impl<'r> Records<'r> {
    fn new(text: &'r str) -> Self {
        Records { rest: text, line: 1 }
    }

    /// Adds the fields of the next record to `fields`, and says in which line it begins.
    fn next(&mut self, fields: &mut Fields) -> Option<u32> {
        while let Some(rest) = self.rest.strip_prefix(['\r', '\n']) {
            self.line += u32::from(self.rest.starts_with('\n'));
            self.rest = rest;
        }
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        loop {
            if let Some(quoted) = self.rest.strip_prefix('"') {
                self.rest = quoted;
                self.quoted(&mut fields.text);
            }
            fields.text.push_str(self.until(|byte| matches!(byte, b',' | b'\r' | b'\n')));
            fields.ends.push(fields.text.len());
            match self.rest.strip_prefix(',') {
                Some(rest) => self.rest = rest,
                None => return Some(line),
            }
        }
    }

    /// What stands within quotation marks, and the closing one; two of them are one that is meant.
    fn quoted(&mut self, text: &mut String) {
        loop {
            let part = self.until(|byte| byte == b'"');
            self.line += part.bytes().filter(|&byte| byte == b'\n').count() as u32;
            text.push_str(part);
            self.rest = self.rest.get(1..).unwrap_or_default();
            if !self.rest.starts_with('"') {
                return;
            }
            text.push('"');
            self.rest = self.rest.get(1..).unwrap_or_default();
        }
    }

    /// What stands before the first mark, all of which are of ASCII, or all that is left.
    fn until(&mut self, is_mark: fn(u8) -> bool) -> &'r str {
        let end = self.rest.bytes().position(is_mark).unwrap_or(self.rest.len());
        let (before, rest) = self.rest.split_at(end);
        self.rest = rest;
        before
    }
}
