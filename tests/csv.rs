#![allow(missing_docs)]
//! The saved CSV file of a chart. `.ci/saved.py` reads the files of all cases, which this test writes, with pandas, Polars and DuckDB.

mod common;

use std::fs;
use std::path::Path;

use common::{cases, embedded, none};
use district_charts::data::{Dataset, Level};
use district_charts::model::Chart;

const ADDRESS: &str = "https://news.example.org/?i=a&l=en";
const DAY: &str = "2026-01-31";

/// The folder of the files for other readers, below `target/`.
const FOLDER: &str = "saved";

/// The columns in their order.
const HEAD: [&str; 13] = [
    "district",
    "code",
    "indicator",
    "value",
    "comparator",
    "unit",
    "period",
    "status",
    "note",
    "source",
    "link",
    "licence",
    "accessed",
];

/// The cells of a CSV file, unquoted as RFC 4180 says.
fn parsed(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut is_quoted, mut letters) = (false, csv.chars().peekable());
    while let Some(c) = letters.next() {
        let row = rows.last_mut().expect("a row");
        match c {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                row.last_mut().expect("a cell").push(letters.next().expect("a quote"))
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(String::new()),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => rows.push(vec![String::new()]),
            c => row.last_mut().expect("a cell").push(c),
        }
    }
    rows.pop();
    rows
}

/// The rows of a file without its head.
fn rows(dataset: &Dataset, link: &str) -> Vec<Vec<String>> {
    let csv = Chart::csv(dataset, link, ADDRESS, DAY);
    let text = csv.strip_prefix('\u{feff}').expect("a byte order mark, for spreadsheets");
    let mut rows = parsed(text);
    assert_eq!(rows.remove(0), HEAD, "{link}: the head is the first line");
    for row in &rows {
        assert_eq!(row.len(), HEAD.len(), "{link}: {row:?}");
        assert_eq!([row[10].as_str(), row[12].as_str()], [ADDRESS, DAY], "{link}: {row:?}");
    }
    rows
}

/// Kinds whose rows are no districts.
const OTHER_ROWS: [&str; 3] = ["c=profile", "c=coverage", "c=projects"];

/// Every figure of the table is a row of the file with its digits, every value of the file stands in the table, and every district has a row.
#[test]
fn the_file_has_the_figures_of_the_table() {
    let dataset = embedded();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("target/").join(FOLDER);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (name, link) in cases() {
        let table = Chart::from_link(&dataset, &link).table;
        let found = rows(&dataset, &link);
        count += found.len();
        let printed: Vec<String> = table.rows.iter().flatten().map(|cell| cell.replace(',', "")).collect();
        for row in &found {
            let value = row[3].replace('-', "\u{2212}");
            // A figure behind “no comparable figure” may stand in the table with its source alone.
            let is_cited = || {
                let mut cells = table.rows.iter().filter(|cells| cells[0] == row[0]).filter_map(|cells| cells.last());
                link.contains("c=progress")
                    && cells.any(|sources| sources.contains(row[9].split('第').next().unwrap_or_default()))
            };
            // In the unit of the reader the point stands elsewhere; the digits are the same.
            let digits = |text: &str| text.replace('.', "").trim_matches('0').to_owned();
            let has_digits = |cell: &String| digits(cell).contains(&digits(&value));
            let is_shifted = || link.contains("l=en") && printed.iter().any(has_digits);
            let is_printed = printed.iter().any(|cell| cell.contains(&value)) || is_cited() || is_shifted();
            if value.is_empty() != row[4].is_empty() || !is_printed {
                wrong.push(format!("{name}: {row:?} is not in the table"));
            }
        }
        for value in table.values.iter().flatten().flatten() {
            let value = value.to_string().replace('\u{2212}', "-");
            // The part of the year that has passed is no figure of a district.
            if !link.contains("c=progress") && !found.iter().any(|row| row[3] == value) {
                wrong.push(format!("{name}: {value} is not in the file"));
            }
        }
        let named = |cells: &&Vec<String>| found.iter().any(|row| row[0] == cells[0]);
        if !OTHER_ROWS.iter().any(|kind| link.contains(kind)) {
            wrong.extend(table.rows.iter().filter(|cells| !named(cells)).map(|cells| format!("{name}: no {cells:?}")));
        }
        fs::write(folder.join(format!("{name}.csv")), Chart::csv(&dataset, &link, ADDRESS, DAY)).expect("a file");
        fs::write(folder.join(format!("{name}.json")), json(&found)).expect("a file");
    }
    none(&wrong);
    assert!(count > 1000, "found {count} rows, expected more than 1000");
}

/// Rows as JSON, for the comparison with what others read.
fn json(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| format!("\"{}\"", cell.replace('\\', "\\\\").replace('"', "\\\""));
    let row = |row: &Vec<String>| format!("[{}]", row.iter().map(cell).collect::<Vec<_>>().join(","));
    format!("[{}]", rows.iter().map(row).collect::<Vec<_>>().join(",\n"))
}

/// A district without a figure keeps a row, which says why; a computed value says how.
#[test]
fn a_row_without_a_figure_says_why() {
    let dataset = embedded();
    let found = rows(&dataset, "i=fai-growth&c=target&l=en");
    let of = |district: &str, status: &str| {
        found
            .iter()
            .find(|row| row[0] == district && row[7] == status)
            .unwrap_or_else(|| panic!("no {district}, {status}"))
    };
    assert_eq!(of("Licang", "not-reported")[2..8], ["fixed-asset investment growth", "", "", "", "", "not-reported"]);
    assert_eq!(of("Pingdu", "target")[3..8], ["20", "ge", "%", "2021", "target"]);
    let derived = of("Pingdu", "derived");
    assert_eq!(derived[3..8], ["1.6", "le", "percentage points", "2021-01/2021-08", "derived"]);
    assert!(derived[8].contains("21.6") && derived[8].contains("20"), "{derived:?}");
    let pair = rows(&dataset, "c=pair&l=en");
    assert!(pair.iter().any(|row| row[0] == "West Coast New Area" && row[7] == "not-comparable"), "{pair:?}");
}

/// No cell is a formula for a spreadsheet; negative numbers stay numbers, and days are dates.
#[test]
fn no_cell_is_computed() {
    let names = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\tx", "a,\"b\"\nc"];
    let mut dataset = embedded();
    let places = dataset.districts.iter_mut().filter(|district| district.level == Level::District);
    for (name, district) in names.iter().zip(places) {
        district.name.en = (*name).to_owned();
    }
    let found = rows(&dataset, "s=official&l=en");
    for name in names {
        let safe = if name.starts_with('a') { name.to_owned() } else { format!("'{name}") };
        assert!(found.iter().any(|row| row[0] == safe), "found no {safe:?} in {found:?}");
    }
    let formula = |cell: &String| cell.starts_with(['=', '+', '@', '\t', '\r']);
    for (name, link) in cases() {
        let found = rows(&embedded(), &link);
        assert!(!found.iter().flatten().any(formula), "{name}: {found:?}");
    }
}
