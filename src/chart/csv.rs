//! The table of a chart as a CSV file for spreadsheets: UTF-8 with a byte order mark, lines of RFC 4180, no cell that a spreadsheet
//! evaluates as a formula; above the table its title, notes, source and address.

use crate::collect::IntoVec;
use crate::model::Chart;
use crate::number::Decimal;
use crate::words::{Phrase, words};

impl Chart {
    /// The file. `address` leads to the chart, `day` is the day of access; each is printed as it is, and left out if it is empty.
    pub fn csv(&self, address: &str, day: &str) -> String {
        let (words, mut csv) = (words(self.language), "\u{feff}".to_owned());
        let texts = [&self.title, &self.subtitle, &self.coverage]
            .into_iter()
            .chain(&self.notes)
            .chain([&self.source, &self.licence]);
        let mut heads: Vec<String> = texts.filter(|text| !text.is_empty()).cloned().into_vec();
        for (label, text) in [(words.page_labels().link, address), (words.phrase(Phrase::Accessed), day)] {
            if !text.is_empty() {
                heads.push([label, words.punctuation().colon, text].concat());
            }
        }
        for head in heads {
            write_line(&mut csv, &[format!("# {head}")]);
        }
        for row in std::iter::once(&self.table.columns).chain(&self.table.rows) {
            write_line(&mut csv, row);
        }
        csv
    }
}

fn write_line(csv: &mut String, cells: &[String]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            csv.push(',');
        }
        // Spreadsheets evaluate cells that begin with these characters, unless they are numbers.
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && Decimal::parse(cell).is_none();
        let needs_quotes = is_formula || cell.contains(['"', ',', '\n', '\r']);
        if !needs_quotes {
            csv.push_str(cell);
            continue;
        }
        csv.push('"');
        if is_formula {
            csv.push('\'');
        }
        csv.push_str(&cell.replace('"', "\"\""));
        csv.push('"');
    }
    csv.push_str("\r\n");
}
