//! The table of a chart as a file that spreadsheets open: UTF-8 with a mark that says so, lines of RFC 4180, no cell that
//! a spreadsheet would take for a formula, and above it what the figures are, who published them and where the chart is.

use super::Chart;
use crate::number::Decimal;
use crate::words;

impl Chart {
    /// The file. `address` leads to the chart and `day` is when it was taken; both are printed as they are, and left out where
    /// they are empty.
    pub fn csv(&self, address: &str, day: &str) -> String {
        let language = self.language;
        let mut csv = "\u{feff}".to_owned();
        let said = [&self.title, &self.subtitle, &self.coverage]
            .into_iter()
            .chain(&self.notes)
            .chain([&self.source, &self.licence]);
        let mut heads: Vec<String> = said.filter(|said| !said.is_empty()).cloned().collect();
        for (label, text) in [(words::link(language), address), (words::taken(language), day)] {
            if !text.is_empty() {
                heads.push(words::labelled(label, text, language));
            }
        }
        for head in heads {
            line(&mut csv, &[format!("# {head}")]);
        }
        for row in std::iter::once(&self.table.columns).chain(&self.table.rows) {
            line(&mut csv, row);
        }
        csv
    }
}

fn line(csv: &mut String, cells: &[String]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            csv.push(',');
        }
        // Spreadsheets compute what begins so, unless it is a number.
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
