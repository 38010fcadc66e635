//! The sheets of OpenDocument (`content.xml`). A percentage keeps the text that the sheet shows; other numbers are as they are stored.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::sheet::{MOST_CELLS, MOST_COLUMNS, WorkbookSheet, filled, number_text};

/// The rows below the last one are one row that is repeated a million times.
const MOST_EMPTY_ROWS: usize = 10;

/// A cell as it is read.
#[derive(Default)]
struct OpenCell {
    kind: String,
    value: String,
    shown: String,
    times: usize,
    spanned: usize,
    is_covered: bool,
}

/// The sheets of a document.
///
/// # Errors
/// If it is no well-formed XML.
pub(crate) fn sheets(content: &str) -> Result<Vec<WorkbookSheet>, quick_xml::Error> {
    let mut reader = Reader::from_str(content);
    let mut sheets: Vec<WorkbookSheet> = Vec::new();
    let (mut row, mut row_times, mut count): (Vec<OpenCell>, usize, usize) = (Vec::new(), 1, 0);
    let mut paragraphs = 0;
    loop {
        match reader.read_event()? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "table" => {
                sheets.push(WorkbookSheet { name: attribute(&tag, "name"), rows: Vec::new() });
                count = 0;
            }
            Event::Start(tag) if tag.local_name().as_ref() == "table-row" => {
                row.clear();
                row_times = number(&tag, "number-rows-repeated");
            }
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref().ends_with("table-cell") => {
                paragraphs = 0;
                row.push(cell(&tag));
            }
            Event::Start(tag) if tag.local_name().as_ref() == "p" => {
                paragraphs += 1;
                if let Some(cell) = row.last_mut().filter(|_| paragraphs > 1) {
                    cell.shown.push(' ');
                }
            }
            Event::Text(text) if paragraphs > 0 => {
                if let Some(cell) = row.last_mut() {
                    cell.shown += &text;
                }
            }
            Event::GeneralRef(name) if paragraphs > 0 => {
                if let Some(cell) = row.last_mut() {
                    cell.shown += &reference(&name);
                }
            }
            Event::End(tag) if tag.local_name().as_ref() == "table-row" => {
                let texts = texts(&row);
                let times = if texts.is_empty() { row_times.min(MOST_EMPTY_ROWS) } else { row_times };
                let Some(sheet) = sheets.last_mut() else { continue };
                for _ in 0..times {
                    count += texts.len().max(1);
                    if count > MOST_CELLS {
                        break;
                    }
                    sheet.rows.push(texts.clone());
                }
                paragraphs = 0;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    for sheet in &mut sheets {
        while sheet.rows.last().is_some_and(|row| row.iter().all(String::is_empty)) {
            sheet.rows.pop();
        }
        sheet.rows = filled(std::mem::take(&mut sheet.rows));
    }
    Ok(sheets)
}

/// An attribute by its local name; empty if there is none.
fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name);
    let value = found.map(|attribute| attribute.value.into_owned()).unwrap_or_default();
    quick_xml::escape::unescape(&value).map(|text| text.into_owned()).unwrap_or(value)
}

fn number(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).parse().unwrap_or(1).max(1)
}

/// The character of a reference such as `&amp;` or `&#8211;`.
fn reference(name: &str) -> String {
    quick_xml::escape::unescape(&format!("&{name};")).map(|text| text.into_owned()).unwrap_or_default()
}

fn cell(tag: &BytesStart<'_>) -> OpenCell {
    let kind = attribute(tag, "value-type");
    let value = attribute(tag, if kind == "date" { "date-value" } else { "value" });
    OpenCell {
        kind,
        value,
        shown: String::new(),
        times: number(tag, "number-columns-repeated"),
        spanned: number(tag, "number-columns-spanned"),
        is_covered: tag.local_name().as_ref() == "covered-table-cell",
    }
}

/// The texts of a row, without the empty cells at its end. A cell over several columns stands in each of them.
fn texts(row: &[OpenCell]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let (mut over, mut left) = (String::new(), 0);
    for cell in row {
        let own = text(cell);
        for _ in 0..cell.times.min(MOST_COLUMNS - texts.len()) {
            let is_covered = cell.is_covered && own.is_empty() && left > 0;
            left -= usize::from(is_covered);
            texts.push(if is_covered { over.clone() } else { own.clone() });
        }
        if cell.spanned > 1 {
            (over, left) = (own, cell.spanned - 1);
        }
    }
    while texts.last().is_some_and(String::is_empty) {
        texts.pop();
    }
    texts
}

fn text(cell: &OpenCell) -> String {
    match cell.kind.as_str() {
        "percentage" if cell.shown.contains('%') => cell.shown.clone(),
        "float" | "percentage" | "currency" => cell.value.parse().map_or_else(|_| cell.value.clone(), number_text),
        "date" => cell.value.chars().take(10).collect(),
        _ => cell.shown.clone(),
    }
}
