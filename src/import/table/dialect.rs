//! Which delimiter and which quotation mark a text has: the pair whose rows are alike and whose cells make sense.
//!
//! The measure follows van den Burg, Nazábal and Sutton, “Wrangling messy CSV files by detecting row and type patterns” (2019): rows of one
//! length, cells of a known type.

use super::grid::{Dialect, Grid, GridReader, trimmed};

/// The delimiters that are tried; of equally good ones the first is taken.
pub const DELIMITERS: [char; 5] = [',', ';', '\t', '|', ' '];

/// A dialect and how far ahead of the next delimiter it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FoundDialect {
    /// The best dialect.
    pub dialect: Dialect,
    /// Its score, from 0 for one column to 1.5 for many rows of one length with sensible cells.
    pub score: f64,
    /// The score of the best dialect with another delimiter.
    pub next: f64,
}

/// The most bytes and rows that dialects are compared on.
const SAMPLE_BYTES: usize = 48 << 10;
const SAMPLE_ROWS: usize = 150;

/// The dialect of a text.
pub fn detect(text: &str) -> FoundDialect {
    let sample = sample(text);
    let mut best = FoundDialect { dialect: Dialect { delimiter: ',', quote: '"' }, score: 0.0, next: 0.0 };
    for delimiter in DELIMITERS {
        if !sample.contains(delimiter) {
            continue;
        }
        let score = ['"', '\''].map(|quote| {
            let dialect = Dialect { delimiter, quote };
            if sample.contains(quote) || quote == '"' { score(sample, dialect) } else { 0.0 }
        });
        let quote = if score[1] > score[0] * 1.02 { '\'' } else { '"' };
        let score = score[usize::from(quote == '\'')];
        if delimiter == ' ' && score < LEAST_BLANK {
            continue;
        }
        if score > best.score {
            best = FoundDialect { dialect: Dialect { delimiter, quote }, score, next: best.score };
        } else if score > best.next {
            best.next = score;
        }
    }
    best
}

/// The beginning of a text, whole lines.
fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE_BYTES {
        return text;
    }
    let end = (0..=SAMPLE_BYTES).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let end = text[..end].rfind(['\n', '\r']).map_or(end, |at| at + 1);
    &text[..end]
}

/// The factors for a space and for a bar.
const BLANK: f64 = 0.6;
const BAR: f64 = 0.8;
/// The factor if all rows have the same length.
const REGULAR: f64 = 1.5;
/// Below this score of a space, a text has one column.
const LEAST_BLANK: f64 = 0.15;

fn score(sample: &str, dialect: Dialect) -> f64 {
    let mut reader = GridReader::new(sample, dialect);
    reader.advance(SAMPLE_ROWS);
    let grid = reader.into_grid();
    // Blanks stand in every text, and bars between the items of a cell: as delimiters they must be clearly better.
    let least = match dialect.delimiter {
        ' ' => BLANK,
        '|' => BAR,
        _ => 1.0,
    };
    pattern_score(&grid) * type_score(&grid, dialect) * least
}

/// How much alike the rows are: for each length, its share of the rows, less for few columns; divided by the number of lengths.
fn pattern_score(grid: &Grid) -> f64 {
    let mut lengths: Vec<(usize, f64)> = Vec::new();
    let mut rows = 0.0;
    for row in 0..grid.rows() {
        let count = grid.count(row);
        if count == 1 && grid.cell(row, 0).is_empty() {
            continue;
        }
        rows += 1.0;
        match lengths.iter_mut().find(|length| length.0 == count) {
            Some(length) => length.1 += 1.0,
            None => lengths.push((count, 1.0)),
        }
    }
    if rows == 0.0 {
        return 0.0;
    }
    let most = lengths.iter().filter(|length| length.0 > 1).map(|length| length.1).fold(0.0, f64::max);
    let sum: f64 = lengths.iter().map(|&(count, rows)| rows * (count as f64 - 1.0) / count as f64).sum();
    // Titles and notes are rows of one cell: they do not speak against a delimiter.
    let kinds = lengths.iter().filter(|length| length.0 > 1).count().max(1) as f64;
    let regular = if lengths.len() == 1 { REGULAR } else { 1.0 };
    sum / rows / kinds.sqrt() * (0.3 + 0.7 * most / rows) * regular
}

/// The share of cells of a known type.
fn type_score(grid: &Grid, dialect: Dialect) -> f64 {
    let (mut known, mut all) = (0.0, 0.0);
    for row in 0..grid.rows() {
        for column in 0..grid.count(row) {
            known += weight(grid.cell(row, column), dialect);
            all += 1.0;
        }
    }
    if all == 0.0 { 0.0 } else { f64::max(known / all, 1e-6) }
}

/// From 0 for a text that looks torn to 1 for a sensible cell.
fn weight(cell: &str, dialect: Dialect) -> f64 {
    let cell = trimmed(cell);
    if cell.is_empty() {
        return if dialect.delimiter == ' ' { 0.3 } else { 0.9 };
    }
    let quotes = cell.bytes().filter(|&byte| byte == b'"').count();
    if quotes % 2 == 1 || (cell.starts_with('"') && cell.ends_with('"') && cell.len() > 1) {
        return 0.05;
    }
    if cell.starts_with(dialect.quote) != cell.ends_with(dialect.quote) && dialect.quote == '\'' {
        return 0.3;
    }
    if is_number(cell) {
        return 1.0;
    }
    if cell.contains(['\t', '|']) {
        return 0.1;
    }
    if cell.contains(';') {
        return 0.35;
    }
    if cell.contains(',') {
        // A comma within a sentence is followed by a blank; a torn row has them without.
        let torn = cell.as_bytes().windows(2).filter(|pair| pair[0] == b',' && pair[1] != b' ').count();
        return if cell.ends_with(',') || torn > 0 { 0.3 } else { 0.8 };
    }
    if cell.chars().any(|c| c.is_alphanumeric()) { 1.0 } else { 0.7 }
}

/// Digits with separators, a sign and a per cent sign.
fn is_number(cell: &str) -> bool {
    let cell = cell.trim_start_matches(['-', '+', '−', '$', '€', '£']).trim_end_matches(['%', ' ']);
    let is_part =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\'' | '/' | '-' | ':');
    let plain = cell.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',') && cell.chars().all(is_part);
    plain && cell.chars().filter(|&c| c == ',').count() <= 3 && !cell.contains(", ")
}
