//! CSV text as rows that know their file and line. Knows RFC 4180 and positions, not the meaning of a column.

use super::history::digest_of;
use super::log::{ErrorLog, quoted};
use crate::collect::IntoVec;
use crate::language::{Language, Text};
use crate::text::join;

/// A file of the package as rows with one field for each column.
pub(super) struct CsvTable<'l> {
    file: &'static str,
    log: &'l ErrorLog,
    header: Vec<String>,
    /// The fields of all rows.
    fields: CsvFields,
    /// The line in which each row begins.
    lines: Vec<u32>,
}

/// Texts stored one after the other, and where each ends.
#[derive(Default)]
struct CsvFields {
    text: String,
    ends: Vec<usize>,
}

impl CsvFields {
    fn get(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        self.text.get(start..self.ends[index]).unwrap_or_default()
    }

    /// Keeps the first `count` fields.
    fn truncate(&mut self, count: usize) {
        self.ends.truncate(count);
        self.text.truncate(self.ends.last().copied().unwrap_or_default());
    }
}

/// A row with its file and header.
pub(super) struct CsvRow<'t> {
    table: &'t CsvTable<'t>,
    index: usize,
}

/// A column name as a pattern: `name_*` stands for the column of each language.
fn column(pattern: &str, language: Language) -> String {
    match pattern.split_once('*') {
        Some((before, after)) => [before, language.code(), after].concat(),
        None => pattern.to_owned(),
    }
}

impl<'l> CsvTable<'l> {
    /// Reads `bytes`; a byte order mark and CRLF are accepted. The header must have each of the columns once, in any order, and every
    /// row a field for each.
    pub(super) fn read(file: &'static str, bytes: &[u8], columns: &[&str], log: &'l ErrorLog) -> CsvTable<'l> {
        let (header, fields, lines) = Default::default();
        let mut table = CsvTable { file, log, header, fields, lines };
        match std::str::from_utf8(bytes) {
            Ok(text) => table.parse(text.strip_prefix('\u{feff}').unwrap_or(text), columns),
            Err(error) => {
                let before = bytes.iter().take(error.valid_up_to());
                let line = 1 + before.filter(|&&byte| byte == b'\n').count() as u32;
                log.error((file, line, ""), "bytes that are no UTF-8", "text in UTF-8", "");
            }
        }
        table
    }

    fn parse(&mut self, text: &str, columns: &[&str]) {
        let mut records = Records::new(text);
        match records.next(&mut self.fields) {
            Some(line) => {
                let names = std::mem::take(&mut self.fields);
                self.header = (0..names.ends.len()).map(|index| names.get(index).to_owned()).into_vec();
                if !self.is_header_sound(line, columns) {
                    return;
                }
            }
            None => self.log.error((self.file, 1, ""), "an empty file", "a header", ""),
        }
        let expected = self.header.len();
        let mut last = 1;
        let mut before = 0;
        while let Some(line) = records.next(&mut self.fields) {
            last = line;
            let found = self.fields.ends.len() - before;
            if found != expected {
                self.log.error((self.file, line, ""), &format!("{found} fields"), &format!("{expected} fields"), "");
                self.fields.truncate(before);
                continue;
            }
            self.lines.push(line);
            before += expected;
        }
        if !text.bytes().filter(|&byte| byte == b'"').count().is_multiple_of(2) {
            self.log.error((self.file, last, ""), "an odd number of quotation marks", "each one closed", "");
        }
    }

    /// The names of the columns that patterns stand for. Those of a language with a fallback are left out if the header lacks them.
    fn expected(&self, patterns: &[&str]) -> Vec<String> {
        let mut names = Vec::new();
        for pattern in patterns {
            if !pattern.ends_with('*') {
                names.push((*pattern).to_owned());
                continue;
            }
            for language in Language::ALL {
                let name = column(pattern, language);
                if language.fallback().is_none() || self.header.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }

    /// Whether the header has each expected column exactly once and no other. Reports the faults; no row is read then.
    fn is_header_sound(&self, line: u32, patterns: &[&str]) -> bool {
        let count = self.log.count();
        let columns = self.expected(patterns);
        for column in &columns {
            if !self.header.contains(column) {
                self.log.error((self.file, line, column), "no such column", "the column", "");
            }
        }
        for (index, name) in self.header.iter().enumerate() {
            if !columns.contains(name) {
                self.log.error((self.file, line, name), "an unknown column", &join(&columns, ", "), "");
            } else if self.header[..index].contains(name) {
                self.log.error((self.file, line, name), "the column twice", "it once", "");
            }
        }
        self.log.count() == count
    }

    /// Reports each row that has the same texts in `columns` as an earlier one. Rows are found by a digest of those columns, in an open
    /// hash table that is at most half full.
    pub(super) fn report_duplicates(&self, what: &str, columns: &[&str]) {
        let mut slots = vec![usize::MAX; (2 * self.lines.len() + 1).next_power_of_two()];
        let last = slots.len() - 1;
        for row in self.rows() {
            let mut slot = row.digest(columns) as usize & last;
            while slots[slot] != usize::MAX {
                let earlier = self.row(slots[slot]);
                if columns.iter().all(|column| earlier.text(column) == row.text(column)) {
                    row.report(columns[0], &format!("{what} other than that of line {}", earlier.line()));
                    break;
                }
                slot = (slot + 1) & last;
            }
            if slots[slot] == usize::MAX {
                slots[slot] = row.index;
            }
        }
    }

    /// The rows in file order.
    pub(super) fn rows(&self) -> impl Iterator<Item = CsvRow<'_>> {
        (0..self.lines.len()).map(|index| self.row(index))
    }

    /// The row at an index.
    pub(super) fn row(&self, index: usize) -> CsvRow<'_> {
        CsvRow { table: self, index }
    }
}

impl<'t> CsvRow<'t> {
    /// The line of the file in which the row begins, from 1.
    pub(super) fn line(&self) -> u32 {
        self.table.lines[self.index]
    }

    /// The text of a column; empty if the file lacks the column (which is an error of its own).
    pub(super) fn text(&self, column: &str) -> &'t str {
        let Some(index) = self.table.header.iter().position(|name| name == column) else { return "" };
        self.table.fields.get(self.index * self.table.header.len() + index)
    }

    /// The texts of the columns that a pattern stands for, none of them empty. A language without a column takes its fallback's.
    pub(super) fn texts(&self, pattern: &str) -> Text {
        Text::new(|language| {
            let mut language = language;
            while let Some(fallback) = language.fallback()
                && !self.table.header.contains(&column(pattern, language))
            {
                language = fallback;
            }
            self.filled(&column(pattern, language), &format!("text in {}", language.english_name()))
        })
    }

    /// A digest of the columns.
    pub(super) fn digest(&self, columns: &[&str]) -> u32 {
        digest_of(columns.iter().map(|column| self.text(column)))
    }

    /// The text of a column that may not be empty.
    pub(super) fn filled(&self, column: &str, expected: &str) -> String {
        let text = self.text(column);
        if text.is_empty() {
            self.report(column, expected);
        }
        text.to_owned()
    }

    /// `read`, or else `fallback` and an error for `column`.
    pub(super) fn or_report<T>(&self, read: Option<T>, fallback: T, column: &str, expected: &str) -> T {
        if read.is_none() {
            self.report(column, expected);
        }
        read.unwrap_or(fallback)
    }

    /// Adds the error that `column` is not what was expected.
    pub(super) fn report(&self, column: &str, expected: &str) {
        let text = self.text(column);
        let found = if text.is_empty() { "nothing".to_owned() } else { quoted(text) };
        self.table.log.error((self.table.file, self.line(), column), &found, expected, "");
    }
}

/// Splits a text into records, one at a time. Blank lines are skipped.
struct Records<'r> {
    rest: &'r str,
    /// The line in which `rest` begins, from 1.
    line: u32,
}

impl<'r> Records<'r> {
    fn new(text: &'r str) -> Self {
        Records { rest: text, line: 1 }
    }

    /// Appends the fields of the next record to `fields`, and returns the line in which it begins.
    fn next(&mut self, fields: &mut CsvFields) -> Option<u32> {
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

    /// Reads a quoted field behind its opening quotation mark; two quotation marks stand for one.
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

    /// Takes the text up to the first ASCII delimiter, or the rest.
    fn until(&mut self, is_delimiter: fn(u8) -> bool) -> &'r str {
        let end = self.rest.bytes().position(is_delimiter).unwrap_or(self.rest.len());
        let (before, rest) = self.rest.split_at(end);
        self.rest = rest;
        before
    }
}
