//! CSV text as records of fields: RFC 4180.

/// Texts stored one after the other, and where each ends.
#[derive(Default)]
pub(super) struct CsvFields {
    text: String,
    pub(super) ends: Vec<usize>,
}

impl CsvFields {
    pub(super) fn get(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        self.text.get(start..self.ends[index]).unwrap_or_default()
    }

    /// Keeps the first `count` fields.
    pub(super) fn truncate(&mut self, count: usize) {
        self.ends.truncate(count);
        self.text.truncate(self.ends.last().copied().unwrap_or_default());
    }
}

/// Splits a text into records, one at a time. Blank lines are skipped.
pub(super) struct Records<'r> {
    rest: &'r str,
    /// The line in which `rest` begins, from 1.
    line: u32,
}

impl<'r> Records<'r> {
    pub(super) fn new(text: &'r str) -> Self {
        Records { rest: text, line: 1 }
    }

    /// Appends the fields of the next record to `fields`, and returns the line in which it begins.
    pub(super) fn next(&mut self, fields: &mut CsvFields) -> Option<u32> {
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
    fn until(&mut self, is_delimiter: impl Fn(u8) -> bool) -> &'r str {
        let end = self.rest.bytes().position(is_delimiter).unwrap_or(self.rest.len());
        let (before, rest) = self.rest.split_at(end);
        self.rest = rest;
        before
    }
}
