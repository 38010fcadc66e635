//! The sheets of workbooks (.xlsx, .ods) as tables of texts, as the desk reads them in a browser: a date becomes 2026-04-06, a formula its
//! last result, and a cell over several columns stands in each of them. The module `import` reads what the figures mean, as of any table.

use std::io::{Cursor, Read};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use zip::ZipArchive;

use crate::open_document;
use crate::sheet::{MOST_CELLS, MOST_COLUMNS, WorkbookSheet, filled, number_text};

/// The most bytes that a workbook may unpack to.
pub(crate) const MOST_UNPACKED: u64 = 256 << 20;

/// The reason why a workbook is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkbookFault {
    /// It has a password.
    Protected,
    /// It unpacks to more than 256 MB.
    TooLarge,
    /// It is damaged; what was found.
    Damaged(String),
}

/// The visible sheets of a workbook that have cells; `None` if the bytes are no workbook of one of the two kinds.
///
/// # Errors
/// If the workbook has a password, unpacks to more than 256 MB, or is damaged.
pub fn sheets(bytes: &[u8]) -> Result<Option<Vec<WorkbookSheet>>, WorkbookFault> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(None);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    let (is_xlsx, is_ods) = (has("xl/workbook.xml"), has("content.xml"));
    if !is_xlsx && !is_ods {
        return Ok(None);
    }
    bound(&mut archive)?;
    let found = if is_xlsx { xlsx(bytes)? } else { ods(&mut archive)? };
    Ok(Some(found.into_iter().filter(|sheet| !sheet.rows.is_empty()).collect()))
}

fn damaged(error: impl std::fmt::Display) -> WorkbookFault {
    WorkbookFault::Damaged(error.to_string())
}

/// Fails if the entries unpack to too many bytes. Each is unpacked without being kept: the sizes that an archive states may be wrong.
fn bound(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), WorkbookFault> {
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(damaged)?;
        left -= std::io::copy(&mut entry.take(left), &mut std::io::sink()).map_err(damaged)?;
        if left == 0 {
            return Err(WorkbookFault::TooLarge);
        }
    }
    Ok(())
}

fn ods(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Vec<WorkbookSheet>, WorkbookFault> {
    let mut text = |name: &str| -> Result<String, WorkbookFault> {
        let mut text = String::new();
        archive.by_name(name).map_err(damaged)?.read_to_string(&mut text).map_err(damaged)?;
        Ok(text)
    };
    // The manifest stays readable, and says which parts are encrypted.
    if text("META-INF/manifest.xml").is_ok_and(|manifest| manifest.contains("encryption-data")) {
        return Err(WorkbookFault::Protected);
    }
    open_document::sheets(&text("content.xml")?).map_err(damaged)
}

fn xlsx(bytes: &[u8]) -> Result<Vec<WorkbookSheet>, WorkbookFault> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let is_table =
        |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    let names: Vec<String> = book.sheets_metadata().iter().filter(is_table).map(|sheet| sheet.name.clone()).collect();
    let mut found = Vec::new();
    for name in names {
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut reader = book.worksheet_cells_reader(&name).map_err(damaged)?;
        let mut count = 0;
        // Cell by cell: a sheet with its last cell filled would otherwise take memory for all before it.
        while let Some(cell) = reader.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            let text = text_of(cell.get_value());
            count += 1;
            if column as usize >= MOST_COLUMNS || count > MOST_CELLS || row as usize >= MOST_CELLS || text.is_empty() {
                continue;
            }
            put(&mut rows, row as usize, column as usize, text);
        }
        drop(reader);
        for merged in book.merge_cells_by_sheet_name(&name).map_err(damaged)? {
            let (row, from) = (merged.start.0 as usize, merged.start.1 as usize);
            let text = rows.get(row).and_then(|row| row.get(from)).cloned().unwrap_or_default();
            let to = (merged.end.1 as usize).min(MOST_COLUMNS - 1);
            for column in (from + 1..=to).filter(|_| !text.is_empty()) {
                put(&mut rows, row, column, text.clone());
            }
        }
        found.push(WorkbookSheet { name, rows: filled(rows) });
    }
    Ok(found)
}

fn put(rows: &mut Vec<Vec<String>>, row: usize, column: usize, text: String) {
    if rows.len() <= row {
        rows.resize(row + 1, Vec::new());
    }
    if rows[row].len() <= column {
        rows[row].resize(column + 1, String::new());
    }
    rows[row][column] = text;
}

fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is_true) => if *is_true { "1" } else { "0" }.to_owned(),
        DataRef::DateTime(date) => date_text(date),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn date_text(date: &ExcelDateTime) -> String {
    if !date.is_datetime() {
        return number_text(date.as_f64());
    }
    let (year, month, day, hour, minute, _, _) = date.to_ymd_hms_milli();
    let day = format!("{year}-{month:02}-{day:02}");
    if date.as_f64().fract() == 0.0 { day } else { format!("{day} {hour:02}:{minute:02}") }
}
