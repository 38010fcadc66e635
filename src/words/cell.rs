//! The cells of a table, as they are written and as they are spoken.

use super::interface::Writer;
use super::typography::capital;
use crate::compare::CellState;
use crate::data::{DistrictId, IndicatorId, Status};
use crate::derive::Rule;
use crate::model::{ApartNote, CellMessage, DerivedValue, ProfileDetail, ProfileWhen, Unit};
use crate::number::{Decimal, Figure};
use crate::period::Period;

/// The text of a table cell for the eye and for the ear, and the value that rows are sorted by.
#[derive(Debug, Default)]
pub struct CellText {
    /// As it is written: `≥20`.
    pub text: String,
    /// As it is spoken: `at least 20%`.
    pub spoken: String,
    /// The value; none for words.
    pub value: Option<Decimal>,
}

impl CellText {
    /// Words that are spoken as they are written.
    fn words(text: String) -> CellText {
        CellText { spoken: text.clone(), text, value: None }
    }
}

impl Writer<'_> {
    /// Figures as one text, each once; a lower and an upper bound of one value as a range.
    fn figures(&self, figures: &[Figure], unit: Unit) -> CellText {
        if let &[low, high] = figures
            && low.is_range_to(high)
        {
            let digits = low.value.text(self.language);
            let text = [&digits, "–", &high.value.text(self.language)].concat();
            return CellText {
                text,
                spoken: digits + &self.with_unit(self.words.to(), high, unit),
                value: Some(low.value),
            };
        }
        let mut all = CellText::default();
        let mut known: Vec<String> = Vec::new();
        for &figure in figures {
            let text = figure.text(self.language);
            all.value = all.value.or(Some(figure.value));
            if !known.contains(&text) {
                append(&mut all.text, " / ", &text);
                append(&mut all.spoken, self.words.punctuation().and, &self.quantity(figure, unit));
                known.push(text);
            }
        }
        all
    }

    /// Figures of an indicator as they are spoken.
    pub fn quantities(&self, figures: &[Figure], indicator: IndicatorId) -> String {
        self.figures(figures, Unit::Of(indicator)).spoken
    }

    /// Figures set apart, each with how it differs.
    fn apart_figures(&self, apart: &[(ApartNote, Figure)], unit: Unit) -> CellText {
        let mut all = CellText::default();
        let punctuation = self.words.punctuation();
        for (note, figure) in apart {
            let [long, ..] = self.apart(note);
            let head = long + punctuation.colon;
            append(&mut all.text, punctuation.semicolon, &(head.clone() + &figure.text(self.language)));
            append(&mut all.spoken, punctuation.semicolon, &(head + &self.quantity(*figure, unit)));
        }
        all
    }

    /// The text of a table cell.
    pub fn cell(&self, cell: &CellMessage) -> CellText {
        match cell {
            CellMessage::Label(label) => CellText::words(self.label(label)),
            CellMessage::Figure(figure, unit) => self.figures(&[*figure], *unit),
            CellMessage::Figures(figures, _, state) if figures.is_empty() => self.absent_cell(*state),
            CellMessage::Figures(figures, unit, _) => self.figures(figures, *unit),
            CellMessage::Apart(apart, unit) => self.apart_figures(apart, *unit),
            CellMessage::Derived(value) => {
                let (name, unit) = (self.words.derived_name(value), derived_unit(value));
                let quantity = self.quantity(value.figure, unit);
                CellText::words(self.words.derived(&name, &quantity, &self.arithmetic(value)))
            }
            CellMessage::IndicatorIn(indicator, district) => {
                let text = capital(self.indicator_name(*indicator));
                CellText { spoken: self.words.indicator_in(&text, self.name(*district)), text, value: None }
            }
            CellMessage::AbsentAndApart(state, apart, unit) => {
                let (mut all, more) = (self.absent_cell(*state), self.apart_figures(apart, *unit));
                if !apart.is_empty() {
                    append(&mut all.text, self.words.punctuation().semicolon, &more.text);
                    append(&mut all.spoken, self.words.punctuation().semicolon, &more.spoken);
                }
                all
            }
            CellMessage::Average(value) => {
                let mut cell = self.figures(&[value.figure], derived_unit(value));
                let [(total, ..), (count, ..)] = value.inputs;
                let (total, count) = (total.text(self.language), count.text(self.language));
                let [open, close] = self.words.punctuation().brackets;
                for part in [open, &total, " ÷ ", &count, close] {
                    cell.text.push_str(part);
                }
                cell
            }
            CellMessage::Published(figures, unit, state, is_spoken) => {
                self.published(figures, *unit, *state, *is_spoken)
            }
            CellMessage::ProfileName(indicator, derived) => {
                let name = capital(self.indicator_name(*indicator));
                let derived = derived.as_ref().map(|value| self.words.derived_name(value)).unwrap_or_default();
                CellText::words(self.joined(&name, &derived))
            }
            CellMessage::ProfileList(detail) => {
                let [list, when] = self.profile_detail(detail);
                CellText { spoken: self.joined(&list, &when), text: list, value: None }
            }
            CellMessage::ProfileDetail(detail) => {
                let [_, when] = self.profile_detail(detail);
                CellText { text: when, spoken: String::new(), value: None }
            }
            CellMessage::Signed(figure, unit) => {
                CellText { text: self.signed(*figure, *unit), spoken: self.quantity(*figure, *unit), value: None }
            }
        }
    }

    fn absent_cell(&self, state: CellState) -> CellText {
        CellText::words(self.absent(state).to_owned())
    }

    /// All figures of a cell of the matrix, each once, expected ones with their status.
    fn published(&self, figures: &[(Figure, Status)], unit: Unit, state: CellState, is_spoken: bool) -> CellText {
        if figures.is_empty() {
            let word = self.absent(state).to_owned();
            return CellText { spoken: if is_spoken { word.clone() } else { String::new() }, text: word, value: None };
        }
        let mut all = CellText::default();
        let mut known: Vec<String> = Vec::new();
        for &(figure, status) in figures {
            let status = if status == Status::Actual { "" } else { self.words.status(status) };
            let gap = if status.is_empty() { "" } else { " " };
            let with_status = |figure: &str| [status, gap, figure].concat();
            let text = with_status(&figure.text(self.language));
            if !known.contains(&text) {
                append(&mut all.text, " / ", &text);
                append(&mut all.spoken, " / ", &with_status(&self.quantity(figure, unit)));
                known.push(text);
            }
        }
        all
    }

    /// A cell of the matrix as it is spoken alone.
    pub fn matrix_cell(&self, district: DistrictId, indicator: IndicatorId, cell: &CellMessage) -> String {
        let spoken = self.cell(cell).spoken;
        self.words.matrix_cell(self.name(district), self.indicator_name(indicator), &spoken)
    }

    /// A row of the table as it is spoken: its name, its first cell, and each further one that is not empty behind the name of its column.
    pub fn spoken_row(&self, columns: &[String], cells: &[CellText]) -> String {
        let punctuation = self.words.punctuation();
        let spoken = |index: usize| cells.get(index).map_or("", |cell| cell.spoken.as_str());
        let mut text = [spoken(0), punctuation.colon, spoken(1)].concat();
        let mut gap = if spoken(1).is_empty() { "" } else { punctuation.semicolon };
        for (column, cell) in columns.iter().zip(cells).skip(2).filter(|entry| !entry.1.spoken.is_empty()) {
            for part in [gap, column, punctuation.colon, &cell.spoken] {
                text += part;
            }
            gap = punctuation.semicolon;
        }
        text += punctuation.stop;
        self.words.tidy(&text)
    }

    /// Project and list of a figure in a profile; then its period and status, or the arithmetic.
    pub(super) fn profile_detail(&self, detail: &ProfileDetail) -> [String; 2] {
        let project = detail.project.map_or("", |project| self.project(project));
        let list = self.joined(project, self.list_name(detail.scope));
        let when = match &detail.when {
            ProfileWhen::Dated(period, status) => self.dated_short(*period, *status),
            ProfileWhen::Derived(value) => self.arithmetic(value),
        };
        [list, when]
    }

    /// The arithmetic of a computed value: `derived: 47.9 − 5.4`. Inputs of different periods have them in brackets.
    pub(super) fn arithmetic(&self, value: &DerivedValue) -> String {
        let [open, close] = self.words.punctuation().brackets;
        let input = |(figure, period, _): (Figure, Period, Status)| {
            let digits = figure.text(self.language);
            match value.has_two_periods {
                true => [&digits, open, &self.words.period_short(period), close].concat(),
                false => digits,
            }
        };
        let (first, second) = (input(value.inputs[0]), input(value.inputs[1]));
        let sign = if matches!(value.rule, Rule::Previous | Rule::Margin) { " − " } else { " ÷ " };
        [self.words.derived_prefix(), &first, sign, &second].concat()
    }
}

/// Appends a part, behind a separator if there is text before it.
fn append(text: &mut String, separator: &str, part: &str) {
    if !text.is_empty() {
        text.push_str(separator);
    }
    text.push_str(part);
}

/// The unit of a computed value.
pub fn derived_unit(value: &DerivedValue) -> Unit {
    match value.rule {
        Rule::Previous | Rule::Average => Unit::Of(value.indicator),
        Rule::Margin => Unit::PercentagePoints,
        Rule::Completion => Unit::Percent,
    }
}
