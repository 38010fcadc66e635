//! A text as a grid of cells that know the line that they came from.

/// How cells are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Between two cells: `,`, `;`, tab, `|` or a space. Several spaces in a row are one delimiter.
    pub delimiter: char,
    /// Around a cell: `"` or `'`.
    pub quote: char,
}

/// A table as texts. Cells that a row lacks are empty.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    text: String,
    /// Where each cell ends in `text`.
    ends: Vec<u32>,
    rows: Vec<GridRow>,
    width: usize,
    /// How many columns the first column of the file was taken apart into, less one.
    pub(super) split: usize,
}

#[derive(Clone, Copy, Debug)]
struct GridRow {
    /// Index of the first cell.
    first: u32,
    count: u32,
    line: u32,
}

/// The source of a cell: line and column of the file, from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellPosition {
    /// The line in which the row begins.
    pub line: u32,
    /// The column.
    pub column: u32,
}

impl Grid {
    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The number of columns of the widest row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The number of cells of a row.
    pub fn count(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| row.count as usize)
    }

    /// The text of a cell as it stands, with its blanks.
    pub fn raw(&self, row: usize, column: usize) -> &str {
        let Some(of) = self.rows.get(row).filter(|row| column < row.count as usize) else { return "" };
        let index = of.first as usize + column;
        let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        &self.text[start..self.ends[index] as usize]
    }

    /// The text of a cell without the blanks around it, and without the marks by which spreadsheets keep a code a text.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        without_text_marks(trimmed(self.raw(row, column)))
    }

    /// The line of the file in which a row begins, from 1.
    pub fn line(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |row| row.line)
    }

    /// The source of a cell.
    pub fn position(&self, row: usize, column: usize) -> CellPosition {
        CellPosition { line: self.line(row), column: (column.saturating_sub(self.split) + 1) as u32 }
    }

    fn push_cell(&mut self, text: &str) {
        self.text.push_str(text);
        self.end_cell();
    }

    fn end_cell(&mut self) {
        self.ends.push(self.text.len() as u32);
    }

    fn end_row(&mut self, line: u32) {
        let first = self.rows.last().map_or(0, |row| row.first + row.count);
        let count = self.ends.len() as u32 - first;
        self.width = self.width.max(count as usize);
        self.rows.push(GridRow { first, count, line });
    }

    /// The same table with its first column taken apart at a separator.
    pub(super) fn with_first_column_split(&self, separator: char, parts: usize) -> Grid {
        let mut grid = Grid { split: parts - 1, ..Grid::default() };
        for row in 0..self.rows() {
            let mut pieces = self.raw(row, 0).splitn(parts, separator);
            for _ in 0..parts {
                grid.push_cell(pieces.next().unwrap_or_default());
            }
            for column in 1..self.count(row) {
                grid.push_cell(self.raw(row, column));
            }
            grid.end_row(self.line(row));
        }
        grid
    }

    /// The same table with changed cells: by row, column and text.
    pub(super) fn with_cells<'c>(&'c self, change: impl Fn(usize, usize, &'c str) -> &'c str) -> Grid {
        let mut grid = Grid { split: self.split, ..Grid::default() };
        for row in 0..self.rows() {
            for column in 0..self.count(row) {
                grid.push_cell(change(row, column, self.raw(row, column)));
            }
            grid.end_row(self.line(row));
        }
        grid
    }

    /// A grid of given cells, each row with its line: what a workbook gives.
    pub fn from_rows<'c>(rows: impl Iterator<Item = Vec<&'c str>>) -> Grid {
        let mut grid = Grid::default();
        for (index, row) in rows.enumerate() {
            for cell in row {
                grid.push_cell(cell);
            }
            grid.end_row(index as u32 + 1);
        }
        grid
    }
}

/// A text without blanks at its ends; those of typography, invisible signs and byte order marks count as blanks.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}'))
}

/// A code without an apostrophe before it (`'00`) or quotation marks that are part of the cell (`"00000"`).
fn without_text_marks(text: &str) -> &str {
    if let Some(code) = text.strip_prefix('\'').filter(|code| code.starts_with(|c: char| c.is_ascii_digit())) {
        return code;
    }
    let inner = text.strip_prefix("=").unwrap_or(text);
    let inner = inner.strip_prefix('"').and_then(|inner| inner.strip_suffix('"'));
    inner.filter(|inner| !inner.is_empty() && !inner.contains('"')).unwrap_or(text)
}

/// Reads a text row by row, in steps, so that a caller can show progress and stop.
#[derive(Debug)]
pub struct GridReader<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    dialect: Dialect,
    grid: Grid,
}

impl<'t> GridReader<'t> {
    /// A reader at the start of `text`.
    pub fn new(text: &'t str, dialect: Dialect) -> GridReader<'t> {
        GridReader { text, at: 0, line: 1, dialect, grid: Grid::default() }
    }

    /// The part of the text that was read, from 0 to 1.
    pub fn progress(&self) -> f64 {
        if self.text.is_empty() { 1.0 } else { self.at as f64 / self.text.len() as f64 }
    }

    /// Reads at most `rows` more; returns whether there are others left.
    pub fn advance(&mut self, rows: usize) -> bool {
        for _ in 0..rows {
            if self.at >= self.text.len() {
                return false;
            }
            self.row();
        }
        self.at < self.text.len()
    }

    /// The grid of what was read.
    pub fn into_grid(self) -> Grid {
        self.grid
    }

    fn row(&mut self) {
        let (bytes, start) = (self.text.as_bytes(), self.line);
        let (delimiter, quote) = (self.dialect.delimiter as u8, self.dialect.quote as u8);
        let is_space = delimiter == b' ';
        if is_space {
            while bytes.get(self.at) == Some(&b' ') {
                self.at += 1;
            }
        }
        loop {
            self.cell(delimiter, quote);
            self.grid.end_cell();
            match bytes.get(self.at) {
                Some(&byte) if byte == delimiter => {
                    self.at += 1;
                    while is_space && bytes.get(self.at) == Some(&b' ') {
                        self.at += 1;
                    }
                    if is_space && matches!(bytes.get(self.at), None | Some(b'\r' | b'\n')) {
                        self.end_of_line();
                        break;
                    }
                }
                _ => {
                    self.end_of_line();
                    break;
                }
            }
        }
        self.grid.end_row(start);
    }

    fn end_of_line(&mut self) {
        let bytes = self.text.as_bytes();
        if bytes.get(self.at) == Some(&b'\r') {
            self.at += 1;
        }
        if bytes.get(self.at) == Some(&b'\n') {
            self.at += 1;
        }
        self.line += 1;
    }

    /// Reads one cell. A quotation mark opens it if nothing but blanks stands before, and closes it if a delimiter or the end follows.
    fn cell(&mut self, delimiter: u8, quote: u8) {
        let bytes = self.text.as_bytes();
        let is_end = |byte: u8| byte == delimiter || byte == b'\n' || byte == b'\r';
        let mut open = self.at;
        while matches!(bytes.get(open), Some(b' ')) && delimiter != b' ' {
            open += 1;
        }
        if bytes.get(open) == Some(&quote)
            && let Some(close) = closing(bytes, open + 1, quote, is_end)
        {
            let inner = &self.text[open + 1..close];
            self.line += inner.bytes().filter(|&byte| byte == b'\n').count() as u32;
            let doubled = [self.dialect.quote, self.dialect.quote].iter().collect::<String>();
            if inner.contains(&doubled) {
                self.grid.text.push_str(&inner.replace(&doubled, &doubled[..1]));
            } else {
                self.grid.text.push_str(inner);
            }
            self.at = close + 1;
            while bytes.get(self.at).is_some_and(|&byte| !is_end(byte)) {
                self.at += 1;
            }
            return;
        }
        let length = bytes[self.at..].iter().position(|&byte| is_end(byte)).unwrap_or(bytes.len() - self.at);
        self.grid.text.push_str(&self.text[self.at..self.at + length]);
        self.at += length;
    }
}

/// The longest text in quotation marks; a mark that is not closed within it is part of the text.
const LONGEST_QUOTED: usize = 64 << 10;

/// The index of the quotation mark that closes a cell.
fn closing(bytes: &[u8], start: usize, quote: u8, is_end: impl Fn(u8) -> bool) -> Option<usize> {
    let mut at = start;
    while at < bytes.len() && at - start < LONGEST_QUOTED {
        if bytes[at] == b'\\'
            && bytes.get(at + 1) == Some(&quote)
            && bytes.get(at + 2).is_some_and(|&byte| !is_end(byte))
        {
            at += 2;
            continue;
        }
        if bytes[at] == quote {
            if bytes.get(at + 1) == Some(&quote) {
                at += 2;
                continue;
            }
            let mut after = at + 1;
            while bytes.get(after) == Some(&b' ') && !is_end(b' ') {
                after += 1;
            }
            if bytes.get(after).is_none_or(|&byte| is_end(byte)) {
                return Some(at);
            }
        }
        at += 1;
    }
    None
}
