//! The rows of the tables of figures: observations, figures of projects, revisions.

use super::csv::{CsvRow, CsvTable};
use super::printed::{Identity, ShownNumber};
use super::references::References;
use super::rows::{named_or, positive};
use super::tables::{Indicator, Observation, ObservationDetails, ProjectFigure, Revision, Scope, Status, TermKind};
use crate::number::{Comparator, Decimal, Figure, Flag, Powers};
use crate::period::{Grain, Period};

/// The pattern of the columns with the name of a project.
pub(super) const PROJECT: &str = "project_*";

/// The columns of the figure, and those of the figure before a revision.
const NEW: [&str; 2] = ["value", "comparator"];
const OLD: [&str; 2] = ["old_value", "old_comparator"];

/// At most so many characters of an article may be quoted.
const LONGEST_QUOTE: usize = 40;

/// The rows that figures refer to.
#[derive(Clone, Copy)]
pub(super) struct FigureReader<'r, 'd> {
    pub(super) references: &'r References<'d>,
    pub(super) indicators: &'r [Indicator],
}

impl FigureReader<'_, '_> {
    pub(super) fn observation(self, row: &CsvRow<'_>) -> Observation {
        self.observation_of(row, "", NEW)
    }

    pub(super) fn project(self, row: &CsvRow<'_>) -> ProjectFigure {
        let observation = self.observation_of(row, row.first_text(PROJECT), NEW);
        ProjectFigure { project: row.filled_texts(PROJECT), observation }
    }

    /// An observation whose figure is in two columns; `project` is empty for one of a place.
    fn observation_of(self, row: &CsvRow<'_>, project: &str, columns: [&str; 2]) -> Observation {
        let references = self.references;
        let basis = row.text("basis");
        if !matches!(basis, "printed" | "implied" | "") {
            row.report("basis", "printed or implied");
        }
        let indicator = references.indicator(row, "indicator");
        let period = period(row);
        let (figure, all_digits) = self.figure(row, columns, indicator.0);
        let status = named_or(row, "status", &Status::ALL, "actual, forecast, target or plan");
        let scope = references.optional_term(row, "scope", TermKind::Scope).map_or(Scope::Whole, Scope::List);
        let has_line = !row.text("line").is_empty();
        Observation {
            district: references.district(row, "district", row.text("district")),
            indicator,
            scope,
            period,
            figure,
            status,
            is_implied: basis == "implied",
            source: references.source(row),
            line: has_line.then(|| positive(row, "line")),
            digest: digest(row, project, (period, status), (columns[0], figure.comparator)),
            details: ObservationDetails {
                quote: quote(row),
                all_digits,
                note: references.optional_term(row, "note", TermKind::Note),
            }
            .boxed(),
        }
    }

    /// The figure in two columns, and all its digits if not all are shown.
    fn figure(self, row: &CsvRow<'_>, [value, comparator]: [&str; 2], indicator: usize) -> (Figure, Option<String>) {
        let text = row.text(value);
        let indicator = self.indicators.get(indicator);
        let decimals = indicator.and_then(|indicator| indicator.decimals);
        let unit = indicator.and_then(|indicator| self.references.terms_read.get(indicator.unit.0));
        let powers = unit.map_or_else(Powers::default, |unit| unit.shown.powers);
        let ShownNumber { value: shown, is_cut, all_digits } = ShownNumber::read(text, decimals, powers)
            .unwrap_or_else(|| {
                row.report_with(
                    value,
                    "digits with at most one point, at most 15 digits",
                    if value == NEW[0] { hint(text) } else { "" },
                );
                ShownNumber { value: Decimal::ZERO, is_cut: false, all_digits: None }
            });
        if is_cut && decimals.is_none() && !self.references.is_partial {
            row.warn(value, "at most 15 digits", "it is shown rounded; column decimals of indicators.csv says how");
        }
        let bound = match row.text(comparator) {
            "" => Some(Comparator::Eq),
            text => Comparator::parse(text),
        };
        let flag = row.text("flag");
        let found = Flag::parse(flag);
        // `A` is the code of SDMX for a normal value.
        if found.is_none() && !matches!(flag, "" | "A" | "a") {
            row.report("flag", Flag::EXPECTED);
        }
        let figure = Figure {
            value: shown,
            comparator: row.or_report(bound, Comparator::Eq, comparator, Comparator::EXPECTED),
            flag: found,
        };
        (figure, all_digits)
    }

    pub(super) fn revision(self, row: &CsvRow<'_>) -> Revision {
        let day = Period::parse_date(row.text("day")).filter(|day| matches!(day, Period::AsOf(_)));
        let has = |columns: [&str; 2]| columns.iter().any(|column| !row.text(column).is_empty());
        let (has_new, has_old) = (has(NEW), has(OLD));
        let project = row.first_text(PROJECT);
        let observation = self.observation_of(row, project, if has_new { NEW } else { OLD });
        let current = (observation.figure, observation.digest);
        let new = has_new.then_some(current);
        let old = has_old.then(|| {
            if !has_new {
                return current;
            }
            let (figure, _) = self.figure(row, OLD, observation.indicator.0);
            let axis = (observation.period, observation.status);
            (figure, digest(row, project, axis, (OLD[0], figure.comparator)))
        });
        if old.map(|old| old.1) == new.map(|new| new.1) {
            row.report("value", "another figure than in old_value");
        }
        if observation.note().is_none() {
            row.report("note", "the id of a note in terms.csv");
        }
        Revision {
            day: row.or_report(day, Period::PLACEHOLDER, "day", "a day: 2021-09-19"),
            project: (!project.is_empty()).then(|| row.texts(PROJECT)),
            observation,
            old,
            new,
        }
    }
}

/// A digest of what identifies a figure, of which no two rows may have the same.
fn digest(
    row: &CsvRow<'_>,
    project: &str,
    (period, status): (Period, Status),
    (value, comparator): (&str, Comparator),
) -> u32 {
    let identity = Identity {
        project,
        district: row.text("district"),
        indicator: row.text("indicator"),
        scope: row.text("scope"),
        period,
        status: status.name(),
        source: row.text("source"),
        value: row.text(value),
        comparator,
    };
    identity.digest()
}

/// Whether two rows say the same.
pub(super) fn is_same(a: &Observation, b: &Observation) -> bool {
    let axis = |of: &Observation| (of.district, of.indicator, of.scope, of.period, of.status, of.source);
    a.digest == b.digest
        && axis(a) == axis(b)
        && a.figure.value == b.figure.value
        && a.figure.comparator == b.figure.comparator
}

/// A hint at the fault of a number.
fn hint(text: &str) -> &'static str {
    match text {
        "" | "-" | "–" | ".." | "..." | "…" | ":" | "NA" | "N/A" | "n/a" | "na" | "null" | "NULL" => {
            "leave out the row of a figure that nobody has"
        }
        _ if text.contains(',') => "write a point for decimals and nothing between thousands",
        _ if text.contains('%') => "the unit stands in indicators.csv",
        _ if text.starts_with('+') => "leave out the plus sign",
        _ if text.contains(['e', 'E']) && text.bytes().any(|byte| byte.is_ascii_digit()) => "write all digits",
        // `contains` of a character that is no ASCII is 2,500 bytes of the module.
        _ if text.chars().any(|c| c == '−') => "write a hyphen for minus",
        _ => "",
    }
}

/// The words of the article that hold the number.
fn quote(row: &CsvRow<'_>) -> String {
    let quote = row.text("quote");
    if quote.chars().nth(LONGEST_QUOTE).is_some() || quote.contains(['\n', '\r']) {
        row.report("quote", "at most 40 characters of one line");
    }
    quote.to_owned()
}

/// The period of a row; another spelling of it is taken as meant, with a warning.
fn period(row: &CsvRow<'_>) -> Period {
    let text = row.text("period");
    Period::parse(text).unwrap_or_else(|error| match Period::understand(text) {
        Some(period) => {
            row.warn("period", &period.to_string(), "it is read as that");
            period
        }
        None => {
            row.report_with("period", &error.expected(), period_hint(text));
            Period::PLACEHOLDER
        }
    })
}

/// A hint at the fault of a period.
fn period_hint(text: &str) -> &'static str {
    if split_year(text).is_some() { "a financial or school year is written 2015/16" } else { "" }
}

/// The canonical spelling of the financial or school year that a text may mean: `2015/16` for `2015-16`.
fn split_year(text: &str) -> Option<String> {
    let (first, second) = text.split_once(['-', '–', '—'])?;
    let year = [first, "/", second].concat();
    matches!(Period::parse(&year), Ok(Period::Split(_))).then_some(year)
}

/// Warns if all months of a table may be financial or school years: `2009-10`, `2010-11` and `2011-12`.
pub(super) fn warn_of_split_years(table: &CsvTable<'_>) {
    let is_month = |row: &CsvRow<'_>| {
        let period = Period::parse(row.text("period"));
        matches!(period, Ok(Period::Span(span)) if span.ends().0 == Grain::Month && span.ends().1 == span.ends().2)
    };
    let mut months = table.rows().filter(is_month).peekable();
    let Some(first) = months.peek() else { return };
    let (first, year) = (table.row(first.index()), split_year(first.text("period")));
    if let Some(year) = year
        && months.all(|row| split_year(row.text("period")).is_some())
    {
        first.warn("period", &[&year, " for a financial or school year"].concat(), "it is read as a month");
    }
}
