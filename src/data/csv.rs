//! The rows of a file that know their file, line and columns. Knows positions, not the meaning of a column.

use super::history::digest_of;
use super::log::{ErrorLog, MOST, quoted};
use super::records::{CsvFields, Records};
use crate::collect::IntoVec;
use crate::language::Text;
use crate::text::join;

/// The columns of a file. `name_*` stands for a column of each language: `name_en`, `name_zh-Hant`, or `name` if there is one language;
/// `*` for `en` and `zh`.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    /// A package must have them.
    pub(super) required: &'static [&'static str],
    /// A package may leave them out.
    pub(super) optional: &'static [&'static str],
}

/// A file of the package as rows with one field for each column.
pub(super) struct CsvTable<'l> {
    file: &'static str,
    log: &'l ErrorLog,
    header: Vec<String>,
    /// Names of columns that mean another column, which come second.
    aliases: &'static [(&'static str, &'static str)],
    /// The fields of all rows.
    fields: CsvFields,
    /// The line in which each row begins.
    lines: Vec<u32>,
}

/// A row with its file and header.
pub(super) struct CsvRow<'t> {
    table: &'t CsvTable<'t>,
    index: usize,
}

/// The language of a column that a pattern stands for; empty if the column says none. `None` if the pattern does not stand for it.
fn tag<'n>(pattern: &str, name: &'n str) -> Option<&'n str> {
    let stem = pattern.strip_suffix('*')?;
    let tag = match name.strip_prefix(stem) {
        Some(tag) => tag,
        None if stem.strip_suffix('_') == Some(name) => return Some(""),
        None => return None,
    };
    let language = tag.split('-').next().unwrap_or_default();
    let is_plain = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_plain && matches!(language.len(), 2 | 3)).then_some(tag)
}

impl<'l> CsvTable<'l> {
    /// A table without rows.
    fn empty(file: &'static str, aliases: &'static [(&'static str, &'static str)], log: &'l ErrorLog) -> CsvTable<'l> {
        let (header, fields, lines) = Default::default();
        CsvTable { file, log, header, aliases, fields, lines }
    }

    /// Reads `bytes`; a byte order mark and CRLF are accepted. The header must have each required column once, in any order, and every row
    /// a field for each. A file without bytes is missing.
    pub(super) fn read(
        file: &'static str,
        bytes: &[u8],
        (columns, aliases): (Columns, &'static [(&'static str, &'static str)]),
        log: &'l ErrorLog,
    ) -> CsvTable<'l> {
        let mut table = CsvTable::empty(file, aliases, log);
        if let Some(text) = log.text(file, bytes, "save the file as CSV in UTF-8") {
            table.parse(text.strip_prefix('\u{feff}').unwrap_or(text), columns);
        }
        table
    }

    /// The same; a file without bytes, which the package lacks, is a table without rows.
    pub(super) fn read_if_there(
        file: &'static str,
        bytes: &[u8],
        (columns, aliases): (Columns, &'static [(&'static str, &'static str)]),
        log: &'l ErrorLog,
    ) -> CsvTable<'l> {
        match bytes {
            [] => CsvTable::empty(file, aliases, log),
            bytes => CsvTable::read(file, bytes, (columns, aliases), log),
        }
    }

    fn parse(&mut self, text: &str, columns: Columns) {
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
                let hint = if found > expected { "a field with a comma stands in quotation marks" } else { "" };
                self.log.error((self.file, line, ""), &format!("{found} fields"), &format!("{expected} fields"), hint);
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

    /// Whether the header has each required column, and none twice. Reports the faults; no row is read then. A column that means nothing
    /// here gives a warning.
    fn is_header_sound(&self, line: u32, columns: Columns) -> bool {
        let count = self.log.count();
        if let [only] = self.header.as_slice()
            && only.contains([';', '\t'])
        {
            let hint = "save the file as CSV with commas";
            self.log.error((self.file, line, ""), &quoted(only), "names of columns with commas between them", hint);
            return false;
        }
        for &required in columns.required {
            if self.position(required).is_none() && self.tagged(required).next().is_none() {
                let is_of_language = required.ends_with('*');
                let expected = if is_of_language { "a column for at least one language" } else { "the column" };
                self.log.error((self.file, line, required), "no such column", expected, "");
            }
        }
        let all = || columns.required.iter().chain(columns.optional).copied();
        for (index, name) in self.header.iter().enumerate() {
            let is_known = all().any(|known| self.means(name, known) || tag(known, name).is_some());
            if self.header[..index].contains(name) {
                self.log.error((self.file, line, name), "the column twice", "it once", "");
            } else if !is_known {
                let expected = join(&all().into_vec(), ", ");
                self.log.warn((self.file, line, name), "an unknown column", &expected, "it is ignored");
            }
        }
        self.log.count() == count
    }

    /// Whether a name in the header means a column.
    fn means(&self, name: &str, column: &str) -> bool {
        name == column || self.aliases.iter().any(|alias| alias.0 == column && alias.1 == name)
    }

    /// The index of a column.
    fn position(&self, column: &str) -> Option<usize> {
        let own = self.header.iter().position(|name| name == column);
        let has_alias = || self.aliases.iter().any(|alias| alias.0 == column);
        if own.is_some() || !has_alias() { own } else { self.header.iter().position(|name| self.means(name, column)) }
    }

    /// The columns that a pattern stands for, in their order, each with its language.
    fn tagged<'t>(&'t self, pattern: &'t str) -> impl Iterator<Item = (&'t str, usize)> {
        let columns = self.header.iter().enumerate();
        columns.filter_map(move |(index, name)| tag(pattern, name).map(|tag| (tag, index))).filter(move |(_, index)| {
            // The columns of `terms.csv` have no prefix, and `id` is a language too.
            pattern != "*" || !["id", "kind", "role"].contains(&self.header[*index].as_str())
        })
    }

    /// The first column that a pattern stands for.
    pub(super) fn first_column(&self, pattern: &str) -> &str {
        self.tagged(pattern).next().map_or("", |(_, index)| &self.header[index])
    }

    /// The languages of the columns that a pattern stands for, in their order; empty for a column without one.
    pub(super) fn languages<'t>(&'t self, pattern: &'t str) -> Vec<&'t str> {
        self.tagged(pattern).map(|(tag, _)| tag).into_vec()
    }

    /// Reports each row that has the same id as an earlier one.
    pub(super) fn report_same_ids(&self) {
        let text = |index: usize| self.row(index).text("id");
        let digest = |index| digest_of(std::iter::once(text(index)));
        self.report_same("id", "an id", &digest, &|a, b| text(a) == text(b));
    }

    /// Reports each row that is the same as an earlier one. Rows are found by a digest, in an open hash table that is at most half full.
    pub(super) fn report_same(
        &self,
        column: &str,
        what: &str,
        digest: &dyn Fn(usize) -> u32,
        is_same: &dyn Fn(usize, usize) -> bool,
    ) {
        let mut slots = vec![usize::MAX; (2 * self.lines.len() + 1).next_power_of_two()];
        let last = slots.len() - 1;
        for index in 0..self.lines.len() {
            let mut slot = digest(index) as usize & last;
            while slots[slot] != usize::MAX {
                let earlier = slots[slot];
                if is_same(earlier, index) {
                    self.row(index).report(column, &format!("{what} other than that of line {}", self.lines[earlier]));
                    break;
                }
                slot = (slot + 1) & last;
            }
            if slots[slot] == usize::MAX {
                slots[slot] = index;
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

    /// The index of the row.
    pub(super) fn index(&self) -> usize {
        self.index
    }

    /// The text of a column; empty if the file lacks the column.
    pub(super) fn text(&self, column: &str) -> &'t str {
        self.table.position(column).map_or("", |index| self.field(index))
    }

    fn field(&self, index: usize) -> &'t str {
        self.table.fields.get(self.index * self.table.header.len() + index)
    }

    /// The texts of the columns that a pattern stands for. A language without a text takes that of the first column that has one. Empty
    /// if none has.
    pub(super) fn texts(&self, pattern: &str) -> Text {
        let all = || {
            self.table.tagged(pattern).map(|(tag, index)| (tag, self.table.header[index].as_str(), self.field(index)))
        };
        let first = all().find(|entry| !entry.2.is_empty());
        let Some((_, first_column, first)) = first else { return Text::default() };
        Text::new(|language| match all().find(|entry| language.has_tag(entry.0)) {
            Some((_, column, "")) => {
                let hint = ["the text of ", first_column, " is taken"].concat();
                self.warn(column, &["text in ", language.english_name()].concat(), &hint);
                first.to_owned()
            }
            Some((.., text)) => text.to_owned(),
            None => first.to_owned(),
        })
    }

    /// The texts of the columns that a pattern stands for, in each language its own or none.
    pub(super) fn own_texts(&self, pattern: &str) -> Text {
        Text::new(|language| {
            let own = self.table.tagged(pattern).find(|(tag, _)| tag.is_empty() || language.has_tag(tag));
            own.map_or(String::new(), |(_, index)| self.field(index).to_owned())
        })
    }

    /// The texts as `texts` has them, with an error if all are empty.
    pub(super) fn filled_texts(&self, pattern: &str) -> Text {
        let texts = self.texts(pattern);
        if texts == Text::default()
            && let Some((_, index)) = self.table.tagged(pattern).next()
        {
            self.report(&self.table.header[index], "text in at least one language");
        }
        texts
    }

    /// The text of the first column that a pattern stands for.
    pub(super) fn first_text(&self, pattern: &str) -> &'t str {
        self.table.tagged(pattern).next().map_or("", |(_, index)| self.field(index))
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
        self.report_with(column, expected, "");
    }

    /// Whether another error is kept rather than counted.
    pub(super) fn has_room_for_errors(&self) -> bool {
        self.table.log.count() < MOST
    }

    /// Adds the same error with a way to put it right.
    pub(super) fn report_with(&self, column: &str, expected: &str, hint: &str) {
        let (name, found) = self.found(column);
        self.table.log.error((self.table.file, self.line(), name), &found, expected, hint);
    }

    /// Adds the warning that `column` is odd; `hint` says what was done.
    pub(super) fn warn(&self, column: &str, expected: &str, hint: &str) {
        let (name, found) = self.found(column);
        self.table.log.warn((self.table.file, self.line(), name), &found, expected, hint);
    }

    /// The name of a column in this file, and its text for an error.
    fn found<'c>(&self, column: &'c str) -> (&'c str, String)
    where
        't: 'c,
    {
        let name = self.table.position(column).map_or(column, |index| self.table.header[index].as_str());
        let text = self.text(name);
        (name, if text.is_empty() { "nothing".to_owned() } else { quoted(text) })
    }
}
