//! The figures of a chart as a CSV file: a head, then a row for each figure, and one for each district that has none. UTF-8 with a byte
//! order mark, lines of RFC 4180, no cell that a spreadsheet evaluates as a formula.

use super::finish::licence_text;
use crate::compare::CellState;
use crate::data::{Dataset, DistrictId, Observation};
use crate::kinds;
use crate::model::{
    CellMessage, Chart, ColumnName, DerivedValue, Draft, DraftRow, Label, Subject, Subtitle, Unit, View,
};
use crate::number::{Decimal, Figure};
use crate::period::Period;
use crate::words::{NounPhrase, Writer, derived_unit, unit_form, writer};

/// The names of the columns, in one spelling for all languages, so that a program can rely on them.
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

/// The status of a value that is computed from printed ones.
const DERIVED: &str = "derived";

impl Chart {
    /// The file of the chart of a link. `address` leads to the chart, `day` is the day of access; both stand in every row as they are.
    ///
    /// Districts, indicators, units, notes and sources are in the language of the link, `value` has the printed digits, and `period` (a day
    /// as a date), `comparator` and `status` are spelled as in a package. Further statuses are `derived`, `not-reported`,
    /// `not-comparable` and `not-applicable`; the last three have no value.
    pub fn csv(dataset: &Dataset, link: &str, address: &str, day: &str) -> String {
        let (view, mut notices) = View::from_query(dataset, link);
        let draft = kinds::draft(dataset, &view, &mut notices);
        let writer = writer(dataset, view.language);
        let ends = [address, licence_text(&writer), day];
        let mut file = File { writer, draft: &draft, csv: "\u{feff}".to_owned(), ends, written: Vec::new() };
        write_line(&mut file.csv, &HEAD);
        for row in &draft.rows {
            file.write_row(row);
        }
        file.csv
    }
}

/// A file while it is written.
struct File<'f, 'd> {
    writer: Writer<'d>,
    draft: &'f Draft<'d>,
    csv: String,
    /// Address, licence and day.
    ends: [&'f str; 3],
    /// The figures that were written. A row of the table may repeat one as an input of a computed value.
    written: Vec<&'d Observation>,
}

impl<'d> File<'_, 'd> {
    /// The figures of a row of the table, its computed values, and its cells without a figure.
    fn write_row(&mut self, row: &DraftRow<'d>) {
        for &observation in &row.observations {
            if !self.written.iter().any(|written| std::ptr::eq(*written, observation)) {
                self.written.push(observation);
                self.write_figure(observation);
            }
        }
        let of_row = district_of(row);
        for (column, cell) in self.draft.columns.iter().zip(&row.cells) {
            match cell {
                CellMessage::Derived(value)
                | CellMessage::Average(value)
                | CellMessage::ProfileName(_, Some(value)) => {
                    self.write_derived(of_row, value);
                }
                CellMessage::Figure(figure, unit) if matches!(column.name, ColumnName::Earlier(_)) => {
                    let indicator = self.indicator(&column.name);
                    self.write_value(of_row, (*figure, *unit), [&indicator, "", DERIVED, "", ""]);
                }
                CellMessage::Figures(figures, _, state) if figures.is_empty() => {
                    self.write_absent(of_row, &self.indicator(&column.name), *state);
                }
                CellMessage::AbsentAndApart(state, ..) | CellMessage::Label(Label::Absent(state)) => {
                    self.write_absent(of_row, &self.indicator(&column.name), *state);
                }
                CellMessage::Published(figures, _, state, _) if figures.is_empty() => {
                    // In the matrix rows are indicators and columns are districts.
                    if let (ColumnName::OneDistrict(district), Some(CellMessage::IndicatorIn(indicator, _))) =
                        (&column.name, row.cells.first())
                    {
                        self.write_absent(Some(*district), self.writer.indicator_name(*indicator), *state);
                    }
                }
                _ => {}
            }
        }
    }

    /// A printed figure.
    fn write_figure(&mut self, observation: &Observation) {
        let Observation { indicator, scope, period, status, .. } = *observation;
        let writer = self.writer;
        let project = writer.dataset.projects.iter().find(|figure| std::ptr::eq(&figure.observation, observation));
        let project = project.map_or("", |figure| figure.project.get(writer.language));
        let name = writer.joined(&writer.subject(Subject { indicator, scope }), project);
        let implied = if observation.is_implied { writer.noun_phrase(NounPhrase::Implied) } else { String::new() };
        let note = observation.note().map_or("", |note| writer.term(note));
        let gap = if implied.is_empty() || note.is_empty() { "" } else { writer.words.punctuation().sentence_gap };
        let note = [&implied, gap, note].concat();
        let source = writer.location(observation.source, &[observation.line]);
        let cells = [&name, &spelled(period), status.name(), &note, &source];
        self.write_value(Some(observation.district), (observation.figure, Unit::Of(indicator)), cells);
    }

    /// A computed value, with its arithmetic as a note.
    fn write_derived(&mut self, district: Option<DistrictId>, value: &DerivedValue) {
        let writer = self.writer;
        let name = writer.joined(writer.indicator_name(value.indicator), &writer.words.derived_name(value));
        let period = spelled(value.inputs[0].1);
        let note = writer.label(&Label::Arithmetic(*value));
        self.write_value(district, (value.figure, derived_unit(value)), [&name, &period, DERIVED, &note, ""]);
    }

    /// A figure with its unit; `cells` are indicator, period, status, note and source.
    fn write_value(&mut self, district: Option<DistrictId>, (figure, unit): (Figure, Unit), cells: [&str; 5]) {
        let value = figure.value.to_string().replace('−', "-");
        self.write_line(
            district,
            [&value, figure.comparator.name(), unit_form(self.writer.printed_unit(unit), false)],
            cells,
        );
    }

    /// A district without a figure.
    fn write_absent(&mut self, district: Option<DistrictId>, indicator: &str, state: CellState) {
        let status = match state {
            CellState::Value | CellState::Zero | CellState::Apart => "not-comparable",
            CellState::NotApplicable => "not-applicable",
            CellState::NotReported => "not-reported",
        };
        self.write_line(district, [""; 3], [indicator, "", status, "", ""]);
    }

    fn write_line(&mut self, district: Option<DistrictId>, value: [&str; 3], cells: [&str; 5]) {
        let district = district.map(|district| &self.writer.dataset.districts[district]);
        let name = district.map_or("", |district| district.name.get(self.writer.language));
        let code = district.map_or("", |district| match district.code.as_str() {
            "" => &district.id,
            code => code,
        });
        let [value, comparator, unit] = value;
        let [indicator, period, status, note, source] = cells;
        let [link, licence, day] = self.ends;
        let line = [name, code, indicator, value, comparator, unit, period, status, note, source, link, licence, day];
        write_line(&mut self.csv, &line);
    }

    /// The indicator of a column: its own, or that of the chart with the name of the column.
    fn indicator(&self, column: &ColumnName) -> String {
        let subject = match &self.draft.subtitle {
            Subtitle::Subject(subject) | Subtitle::DatedWithoutUnit(subject, ..) | Subtitle::Trend(subject) => {
                Some(*subject)
            }
            Subtitle::Dated(subjects, ..) => subjects.first().copied(),
            _ => None,
        };
        match (column, subject) {
            (ColumnName::Subject(subject), _) => self.writer.subject(*subject),
            (ColumnName::Earlier(_) | ColumnName::Change, Some(subject)) => {
                self.writer.joined(&self.writer.subject(subject), &self.writer.column(column))
            }
            (_, Some(subject)) => self.writer.subject(subject),
            (_, None) => String::new(),
        }
    }
}

/// A period as in a package; a day without its `@`, which spreadsheets take for a formula.
fn spelled(period: Period) -> String {
    period.to_string().trim_start_matches('@').to_owned()
}

/// The district of a row of the table, by its figures or by its name.
fn district_of(row: &DraftRow<'_>) -> Option<DistrictId> {
    let named = |cell: &CellMessage| match cell {
        CellMessage::Label(Label::Name(district)) => Some(*district),
        _ => None,
    };
    row.observations.first().map(|observation| observation.district).or_else(|| row.cells.iter().find_map(named))
}

fn write_line(csv: &mut String, cells: &[&str]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            csv.push(',');
        }
        write_cell(csv, cell);
    }
    csv.push_str("\r\n");
}

fn write_cell(csv: &mut String, cell: &str) {
    // Spreadsheets evaluate cells that begin with these characters, unless they are numbers.
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && Decimal::parse(cell).is_none();
    let needs_quotes = is_formula || cell.contains(['"', ',', '\n', '\r']);
    if !needs_quotes {
        csv.push_str(cell);
        return;
    }
    csv.push('"');
    if is_formula {
        csv.push('\'');
    }
    csv.push_str(&cell.replace('"', "\"\""));
    csv.push('"');
}
