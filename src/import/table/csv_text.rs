//! A file of a package as rows of texts with named columns, to be changed and written again.

use super::grid::{Dialect, GridReader};
use super::write::{PackageFiles, csv_line};

/// A file of a package.
#[derive(Clone, Debug, Default)]
pub(crate) struct CsvText {
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl CsvText {
    /// Reads the text of a file.
    pub(crate) fn read(text: &str) -> CsvText {
        let mut reader = GridReader::new(text.trim_start_matches('\u{feff}'), Dialect { delimiter: ',', quote: '"' });
        while reader.advance(10_000) {}
        let grid = reader.into_grid();
        let line = |row: usize| (0..grid.count(row)).map(|column| grid.raw(row, column).to_owned()).collect::<Vec<_>>();
        let mut rows = (0..grid.rows()).map(line).filter(|row| row.iter().any(|cell| !cell.is_empty()));
        CsvText { header: rows.next().unwrap_or_default(), rows: rows.collect() }
    }

    /// The text of the file; empty if it has no column.
    pub(crate) fn write(&self) -> String {
        let mut text = String::new();
        if !self.header.is_empty() {
            for line in std::iter::once(&self.header).chain(&self.rows) {
                csv_line(&mut text, &line.iter().map(String::as_str).collect::<Vec<_>>());
            }
        }
        text
    }

    /// The index of a column; it is added at the end if there is none.
    pub(crate) fn column(&mut self, name: &str) -> usize {
        if let Some(index) = self.header.iter().position(|other| other == name) {
            return index;
        }
        self.header.push(name.to_owned());
        for row in &mut self.rows {
            row.push(String::new());
        }
        self.header.len() - 1
    }

    /// The text of a cell; empty if there is no such column.
    pub(crate) fn get(&self, row: usize, name: &str) -> &str {
        let column = self.header.iter().position(|other| other == name);
        column.and_then(|column| self.rows[row].get(column)).map_or("", String::as_str)
    }

    /// Sets a cell.
    pub(crate) fn set(&mut self, row: usize, name: &str, text: &str) {
        let column = self.column(name);
        self.rows[row].resize(self.header.len(), String::new());
        text.clone_into(&mut self.rows[row][column]);
    }

    /// Adds a row of named cells; columns that the file lacks are added if their text is not empty.
    pub(crate) fn push(&mut self, cells: &[(&str, &str)]) {
        self.rows.push(vec![String::new(); self.header.len()]);
        let row = self.rows.len() - 1;
        for (name, text) in cells.iter().filter(|cell| !cell.1.is_empty()) {
            self.set(row, name, text);
        }
    }
}

impl PackageFiles {
    /// The id and the first name of each row of a file.
    pub fn names(&self, file: &str) -> Vec<(String, String)> {
        let rows = CsvText::read(self.get(file));
        let name = rows.header.iter().find(|name| name.starts_with("name")).cloned().unwrap_or_default();
        (0..rows.rows.len()).map(|row| (rows.get(row, "id").to_owned(), rows.get(row, &name).to_owned())).collect()
    }
}
