//! From a proposal to figures and a report, in steps.

use super::cell::{Cell, NumberShape, cell};
use super::figures::{Converted, Report, TableFigure, TableIndicator};
use super::grid::CellPosition;
use super::head::parts;
use super::intern::Interner;
use super::proposal::Proposal;
use super::vocabulary::{is_heading_of_parts, is_note, is_percent, is_scale, scale_name};
use super::when::period_of;
use crate::model::{ColumnRole, TableProblem};
use crate::number::Comparator;
use crate::period::Period;
use crate::sort;
use std::collections::BTreeMap;

/// Converts a table row by row, so that a caller can show progress and stop.
pub struct Converter<'p> {
    proposal: &'p Proposal,
    row: usize,
    converted: Converted,
    /// Indicators by column of figures and the texts that name them.
    known: BTreeMap<(usize, u32, bool), u32>,
    /// The number of the texts of the current row that name its indicators.
    labels: u32,
    all_labels: Interner,
    periods: BTreeMap<String, Option<Period>>,
    /// Constant columns are part of no indicator.
    dimensions: Vec<usize>,
    indicator_column: Option<usize>,
    /// The column of periods; a second one holds months or quarters of its years.
    period_columns: Vec<usize>,
    unit_column: Option<usize>,
    /// The column with the power of ten of the unit.
    scale_column: Option<usize>,
    /// The last text of each column of periods: a year may stand in the first of its rows alone.
    last_periods: Vec<String>,
}

impl<'p> Converter<'p> {
    /// A converter at the first row.
    pub fn new(proposal: &'p Proposal) -> Converter<'p> {
        let grid = &proposal.grid;
        let varies = |column: &usize| {
            let mut texts =
                proposal.frame.body.clone().map(|row| grid.cell(row, *column)).filter(|text| !text.is_empty());
            texts.next().is_some_and(|first| texts.any(|text| text != first))
        };
        let mut converted = Converted::default();
        for row in (0..proposal.frame.body.start).filter(|row| !proposal.frame.header.contains(row)) {
            note_line(proposal, row, &mut converted.report);
        }
        Converter {
            proposal,
            row: proposal.frame.body.start,
            converted,
            known: BTreeMap::new(),
            labels: 0,
            all_labels: Interner::default(),
            periods: BTreeMap::new(),
            dimensions: proposal
                .columns(ColumnRole::Dimension)
                .filter(|&column| varies(&column) && !is_scale(&proposal.heads.text(column)))
                .collect(),
            indicator_column: proposal.columns(ColumnRole::Indicator).next(),
            period_columns: proposal.columns(ColumnRole::Period).collect(),
            scale_column: (0..grid.width()).find(|&column| is_scale(&proposal.heads.text(column))),
            last_periods: proposal.columns(ColumnRole::Period).map(|_| String::new()).collect(),
            // Of a code and a name of the unit, the name is read.
            unit_column: proposal
                .columns(ColumnRole::Unit)
                .filter(|&column| !is_scale(&proposal.heads.text(column)))
                .max_by_key(|&column| {
                    let text = grid.cell(proposal.frame.body.start, column);
                    (text.chars().any(char::is_lowercase), usize::MAX - column)
                }),
        }
    }

    /// The part of the table that was converted, from 0 to 1.
    pub fn progress(&self) -> f64 {
        let body = &self.proposal.frame.body;
        if body.is_empty() { 1.0 } else { (self.row - body.start) as f64 / body.len() as f64 }
    }

    /// Converts at most `rows` more; returns whether there are others left.
    pub fn advance(&mut self, rows: usize) -> bool {
        let end = self.proposal.frame.body.end;
        for _ in 0..rows {
            if self.row >= end {
                return false;
            }
            self.convert_row(self.row);
            self.row += 1;
        }
        self.row < end
    }

    /// The figures and the report.
    pub fn finish(mut self) -> Converted {
        for row in self.proposal.frame.body.end..self.proposal.grid.rows() {
            note_line(self.proposal, row, &mut self.converted.report);
        }
        super::repeated::remove(&mut self.converted);
        self.converted.report.values = self.converted.figures.len();
        sort::sort_by_key(&mut self.converted.report.problems, |problem| (problem.line, problem.column));
        self.converted
    }

    fn problem(&mut self, position: CellPosition, problem: TableProblem) {
        self.converted.report.add(position, problem);
    }

    fn convert_row(&mut self, row: usize) {
        let proposal = self.proposal;
        let grid = &proposal.grid;
        let is_empty = |column: usize| grid.cell(row, column).is_empty();
        if (0..grid.count(row)).all(is_empty) {
            return;
        }
        if proposal
            .frame
            .header
            .last()
            .is_some_and(|&head| (0..grid.width()).all(|column| grid.cell(head, column) == grid.cell(row, column)))
        {
            return self.problem(CellPosition { line: grid.line(row), column: 0 }, TableProblem::RepeatedHeader);
        }
        let has_figure = proposal.values.iter().any(|value| !is_empty(value.column));
        let label =
            (0..grid.count(row)).map(|column| grid.cell(row, column)).find(|text| !text.is_empty()).unwrap_or_default();
        let is_key = matches!(cell(grid.cell(row, 0)), Cell::Missing { .. });
        if !has_figure && (is_key || is_note(label) || is_heading_of_parts(label) || self.is_heading(row)) {
            return self
                .problem(CellPosition { line: grid.line(row), column: 0 }, TableProblem::Heading(label.to_owned()));
        }
        let in_heads = !proposal.places.of_column.is_empty();
        let place = proposal.places.of_row.get(row - proposal.frame.body.start).copied().flatten();
        if place.is_none() && !in_heads {
            return self.problem(CellPosition { line: grid.line(row), column: 0 }, TableProblem::NoPlace);
        }
        let period = match self.period_columns[..] {
            [] => None,
            [column, ..] => {
                self.keep_periods(row);
                let text = self.period_text();
                match self.period(&text) {
                    Some(period) => Some(period),
                    None => return self.problem(grid.position(row, column), TableProblem::NoPeriod(text)),
                }
            }
        };
        self.labels = self.row_labels(row);
        for index in 0..proposal.values.len() {
            let place = place.or_else(|| proposal.places.of_column.get(index).copied());
            if let Some(place) = place {
                self.convert_cell(row, index, place, period);
            }
        }
    }

    /// Whether a row without figures is a heading: it has fewer labels than rows with figures.
    fn is_heading(&self, row: usize) -> bool {
        let grid = &self.proposal.grid;
        let labels = |row: usize| {
            let is_label = |column: &usize| {
                self.proposal.roles[*column] != ColumnRole::Value && !grid.cell(row, *column).is_empty()
            };
            (0..grid.width()).filter(is_label).count()
        };
        let first = self
            .proposal
            .frame
            .body
            .clone()
            .find(|&other| self.proposal.values.iter().any(|value| !grid.cell(other, value.column).is_empty()));
        first.is_some_and(|first| labels(row) < labels(first))
    }

    /// Keeps the texts of the periods of a row. Of several columns, an empty cell means what stands above it.
    fn keep_periods(&mut self, row: usize) {
        let is_only = self.period_columns.len() == 1;
        for (last, &column) in self.last_periods.iter_mut().zip(&self.period_columns) {
            let text = self.proposal.grid.cell(row, column);
            if is_only || !text.is_empty() {
                text.clone_into(last);
            }
        }
    }

    /// The text of the period of a row: a year and the month or quarter beside it.
    fn period_text(&self) -> String {
        let [column, ref parts @ ..] = self.period_columns[..] else { return String::new() };
        let year = self.last_periods[0].as_str();
        let Some(&part) = parts.first() else { return year.to_owned() };
        let beside = self.last_periods[1].as_str();
        let is_year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let (year, part, of) = if is_year(year) { (year, beside, part) } else { (beside, year, column) };
        let is_quarter =
            self.proposal.heads.text(of).to_lowercase().contains('q') || self.proposal.heads.text(of).contains('季');
        match part.parse::<u16>() {
            Ok(number) if is_quarter => format!("{year}-Q{number}"),
            Ok(number) => format!("{year}-{number:02}"),
            Err(_) => format!("{year} {part}"),
        }
    }

    fn period(&mut self, text: &str) -> Option<Period> {
        if let Some(period) = self.periods.get(text) {
            return *period;
        }
        let period = period_of(text, self.proposal.dates);
        self.periods.insert(text.to_owned(), period);
        period
    }

    fn convert_cell(&mut self, row: usize, index: usize, place: u32, period: Option<Period>) {
        let proposal = self.proposal;
        let value = &proposal.values[index];
        let position = proposal.grid.position(row, value.column);
        let text = proposal.grid.cell(row, value.column);
        let beside = value.flags.map(|column| proposal.grid.cell(row, column)).unwrap_or_default();
        let count = |counts: &mut BTreeMap<String, usize>, key: &str| match counts.get_mut(key) {
            Some(count) => *count += 1,
            None => {
                counts.insert(key.to_owned(), 1);
            }
        };
        match cell(text) {
            Cell::Number(number) => {
                let flags = flags(&number, beside, proposal.brackets_are_minus);
                if !flags.is_empty() {
                    count(&mut self.converted.report.flags, &flags);
                }
                self.convert_number(row, index, place, period, &number, flags);
            }
            Cell::Missing { marker, flags } => {
                let key = if text.is_empty() { "" } else { marker };
                let is_zero = proposal.settings.of("missing", marker) == Some("zero");
                if !flags.is_empty() || !beside.is_empty() {
                    count(&mut self.converted.report.flags, if flags.is_empty() { beside } else { flags });
                }
                if is_zero {
                    let zero = NumberShape {
                        body: "0",
                        exponent: 0,
                        is_negative: false,
                        is_bracketed: false,
                        is_percent: false,
                        comparator: Comparator::Eq,
                        flags,
                    };
                    return self.convert_number(row, index, place, period, &zero, flags.to_owned());
                }
                self.converted.report.missing += 1;
                count(&mut self.converted.report.missing_by_sign, key);
            }
            Cell::Empty => {
                if !beside.is_empty() {
                    count(&mut self.converted.report.flags, beside);
                }
                self.converted.report.missing += 1;
                count(&mut self.converted.report.missing_by_sign, "");
            }
            Cell::Text(text) if text.starts_with('=') => self.problem(position, TableProblem::Formula(text.to_owned())),
            Cell::Text(text) => self.problem(position, TableProblem::NoNumber(text.chars().take(60).collect())),
        }
    }

    fn convert_number(
        &mut self,
        row: usize,
        index: usize,
        place: u32,
        period: Option<Period>,
        number: &NumberShape<'_>,
        flags: String,
    ) {
        let proposal = self.proposal;
        let position = proposal.grid.position(row, proposal.values[index].column);
        let Some(digits) = proposal.style.digits(number.body, number.exponent) else {
            return self.problem(position, TableProblem::NoNumber(number.body.to_owned()));
        };
        let Some(period) = proposal.values[index].period.or(period) else {
            return self.problem(position, TableProblem::NoPeriod(String::new()));
        };
        let is_zero = digits.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        let is_negative = number.is_negative || number.is_bracketed && proposal.brackets_are_minus;
        let digits = if is_negative && !is_zero { format!("-{digits}") } else { digits };
        let indicator = self.indicator(row, index, number.is_percent);
        let comparator = number.comparator;
        self.converted.figures.push(TableFigure { place, indicator, period, digits, comparator, flags, position });
    }

    /// The number of the texts of a row that name its indicators, break them down, or give their unit.
    fn row_labels(&mut self, row: usize) -> u32 {
        let mut labels = String::new();
        for column in
            self.indicator_column.iter().chain(&self.dimensions).chain(&self.unit_column).chain(&self.scale_column)
        {
            labels.push_str(self.proposal.grid.cell(row, *column));
            labels.push('\u{1f}');
        }
        if labels.is_empty() { 0 } else { self.all_labels.number(&labels) }
    }

    /// The indicator of a cell: by its column, and by the columns that name it or break it down.
    fn indicator(&mut self, row: usize, index: usize, is_percent_cell: bool) -> u32 {
        let proposal = self.proposal;
        let grid = &proposal.grid;
        let value = &proposal.values[index];
        let key = (index, self.labels, is_percent_cell);
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let cell_name = self.indicator_column.map(|column| grid.cell(row, column)).unwrap_or_default();
        let from_cell = parts(cell_name, proposal.heads.dates);
        let name = match (value.name.is_empty(), cell_name.is_empty()) {
            (false, true) => value.name.clone(),
            (true, _) => from_cell.name,
            (false, false) => format!("{}: {}", from_cell.name, value.name),
        };
        // Codes of per cent, `PC`, and words for it are the sign.
        let part: Vec<&str> =
            self.dimensions.iter().map(|&column| grid.cell(row, column)).filter(|text| !text.is_empty()).collect();
        let unit = self.unit_column.map(|column| grid.cell(row, column)).filter(|unit| !unit.is_empty());
        let unit =
            unit.map(str::to_owned).or(Some(value.unit.clone()).filter(|unit| !unit.is_empty())).or(from_cell.unit);
        let unit = unit.unwrap_or_else(|| if is_percent_cell { "%".to_owned() } else { String::new() });
        let unit = if is_percent(&unit) { "%".to_owned() } else { unit };
        let scale = self.scale_column.map(|column| scale_name(grid.cell(row, column))).unwrap_or_default();
        let unit = [scale.as_str(), &unit].join(" ").trim().to_owned();
        let indicator = TableIndicator { name, part: part.join(", "), unit };
        let all = &mut self.converted.indicators;
        let found = all.iter().position(|other| *other == indicator).unwrap_or_else(|| {
            all.push(indicator);
            all.len() - 1
        });
        self.known.insert(key, found as u32);
        found as u32
    }
}

/// The flags of a number: behind it, in the column beside it, or brackets around it.
fn flags(number: &NumberShape<'_>, beside: &str, brackets_are_minus: bool) -> String {
    // A dash in the column of flags says that there is none.
    let beside = if matches!(beside, "-" | "–" | "." | "..") { "" } else { beside };
    let own = number.flags.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']') || c.is_whitespace());
    match (own.is_empty(), beside.is_empty()) {
        (true, true) if number.is_bracketed && !brackets_are_minus => "()".to_owned(),
        (false, _) => own.to_owned(),
        (true, _) => beside.to_owned(),
    }
}

/// Reports a line above or below the table.
fn note_line(proposal: &Proposal, row: usize, report: &mut Report) {
    let grid = &proposal.grid;
    let text = (0..grid.count(row)).map(|column| grid.cell(row, column)).find(|text| !text.is_empty());
    if let Some(text) = text {
        let position = CellPosition { line: grid.line(row), column: 0 };
        report.add(position, TableProblem::NotOfTable(text.chars().take(60).collect()));
    }
}
