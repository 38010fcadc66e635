//! A sheet of a workbook as a table of texts.

/// The most cells of a sheet that are read.
pub(crate) const MOST_CELLS: usize = 4_000_000;

/// The most columns of a sheet that are read: formats of whole rows claim 16,384.
pub(crate) const MOST_COLUMNS: usize = 1024;

/// A sheet that has cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkbookSheet {
    /// Its name.
    pub name: String,
    /// Its cells as texts.
    pub rows: Vec<Vec<String>>,
}

impl WorkbookSheet {
    /// The sheet as text whose cells are separated by tabs. Tabs and line breaks inside cells become blanks; blanks before a text stay,
    /// because they say the level of a place.
    pub fn text(&self) -> String {
        let is_blank = |c: &char| matches!(c, ' ' | '\u{a0}' | '\u{3000}');
        let cell = |cell: &String| {
            let lead: String = cell.chars().take_while(is_blank).collect();
            let words = cell.split_whitespace().collect::<Vec<_>>().join(" ");
            if words.is_empty() { words } else { lead + &words }
        };
        let row = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t");
        self.rows.iter().map(row).collect::<Vec<_>>().join("\n")
    }
}

impl WorkbookSheet {
    /// True if several rows have figures behind their first cell: a cover or a list of contents has none.
    pub fn has_table(&self) -> bool {
        let is_figure = |cell: &&String| cell.trim().parse::<f64>().is_ok();
        let has_figures = |row: &&Vec<String>| row.iter().skip(1).filter(is_figure).count() > 0;
        self.rows.iter().filter(has_figures).take(3).count() == 3
    }
}

/// Rows of the same length.
pub(crate) fn filled(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    rows.iter_mut().for_each(|row| row.resize(width, String::new()));
    rows
}

/// The digits of a number as a spreadsheet shows them: it keeps 15, and 0.1 + 0.2 has 17.
pub(crate) fn number_text(number: f64) -> String {
    let shown: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    shown.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::MOST_UNPACKED;
    use district_charts::import::table::MOST_BYTES;

    /// The desk reads workbooks in a browser by scripts of its own.
    #[test]
    fn the_desk_has_the_same_limits() {
        let [sheet, unzip, open] = ["sheet", "unzip", "open"].map(|name| {
            let file = format!("{}/../www/desk/{name}.js", env!("CARGO_MANIFEST_DIR"));
            std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"))
        });
        let megabytes = |bytes: u64| format!("{} * 2 ** 20;", bytes >> 20);
        for (script, limit) in [
            (&sheet, format!("const MOST_CELLS = {};", MOST_CELLS.to_string().replace("000000", "_000_000"))),
            (&sheet, format!("const MOST_COLUMNS = {MOST_COLUMNS};")),
            (&unzip, format!("const MOST_UNPACKED = {}", megabytes(MOST_UNPACKED))),
            (&open, format!("const MOST_BYTES = {}", megabytes(MOST_BYTES as u64))),
        ] {
            assert!(script.contains(&limit), "found no {limit:?} in the script");
        }
    }
}
