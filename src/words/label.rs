//! The texts on a plot.

use super::interface::Writer;
use super::phrase::{NounPhrase, Phrase};
use super::typography::{capital, unit_form};
use crate::compare::{CellState, Difference};
use crate::data::Status;
use crate::model::{ApartNote, Label, Length, PublishedAs, Subtitle, Unit};
use crate::number::{Comparator, Decimal, Figure};
use crate::period::Period;

/// The most names of folded figures that stand beside their number.
const MOST_FOLDED_NAMES: usize = 3;

impl Writer<'_> {
    /// A text on a plot.
    pub fn label(&self, label: &Label) -> String {
        let words = self.words;
        match label {
            Label::Empty => String::new(),
            Label::Name(district) => self.name(*district).to_owned(),
            Label::RowName(district) => words.row_name(self, *district).to_owned(),
            Label::ShortName(district) => self.short(*district).to_owned(),
            Label::RowOfList(district, scope) => [words.row_name(self, *district), " · ", &self.scope(*scope)].concat(),
            Label::RowOfProject(district, project) => [self.short(*district), " · ", self.project(*project)].concat(),
            Label::Project(project) => self.project(*project).to_owned(),
            Label::List(scope) => self.list_name(*scope).to_owned(),
            Label::Figure(figure) => figure.text(self.language),
            Label::Value(value) => value.text(self.language),
            Label::Absent(state) => self.absent(*state).to_owned(),
            Label::Apart(note, length) => of_length(self.apart(note), *length),
            Label::Ticks(ticks, length) => self.ticks(ticks, *length),
            Label::Change(change, unit, length) => of_length(self.change(*change, *unit), *length),
            Label::ChangeUnknown(Length::Least) => String::new(),
            Label::ChangeUnknown(Length::Long | Length::Short) => {
                words.change_unknown(self.description().reporting).to_owned()
            }
            Label::AgainstTarget(rule, figure, is_reached) => {
                words.against_target(*rule, *figure, *is_reached, &figure.value.abs().text(self.language))
            }
            Label::YearPassed(percent, length) => of_length(words.year_passed(&percent.text(self.language)), *length),
            Label::WaysOn => words.phrase(Phrase::WaysOn).to_owned(),
            Label::Scope(scope) => self.scope(*scope),
            Label::Signed(figure, unit) => self.signed(*figure, *unit),
            Label::Term(term) => self.term(*term).to_owned(),
            Label::Kind(kind) => self.kind(kind),
            Label::Indicator(indicator) => capital(self.indicator_name(*indicator)),
            Label::DerivedName(value) => capital(&words.derived_name(value)),
            Label::Arithmetic(value) => self.arithmetic(value),
            Label::ProfileDetail(detail) => {
                let [list, when] = self.profile_detail(detail);
                self.joined(&list, &when)
            }
            Label::Standing(standing) => words.standing(*standing),
            Label::PublishedAs(published_as) => self.published_as(*published_as).to_owned(),
            Label::Panel(district, list) => {
                let colon = if list.is_some() { words.punctuation().colon } else { "" };
                [words.row_name(self, *district), colon, &list.map_or(String::new(), |list| self.scope(list))].concat()
            }
            Label::Period(period) => words.period_short(*period),
            Label::Status(status) => words.status(*status).to_owned(),
            Label::AxisDated(subject, period, status) => {
                self.subtitle(&Subtitle::Dated(vec![*subject], *period, *status))
            }
            Label::AxisTitle(subject) => self.axis_title(&self.subject(*subject), Unit::Of(subject.indicator)),
            Label::AverageOf(value, [each, money]) => {
                let each = unit_form(self.unit(Unit::Of(*each)), true);
                let money = unit_form(self.short_unit(Unit::Of(*money)), false);
                words.average_of(&value.text(self.language), each, money)
            }
            Label::Standouts => self.noun_phrase(NounPhrase::Standouts),
            Label::Folded => words.phrase(Phrase::Folded).to_owned(),
            Label::Count(count) => self.counted(*count),
            Label::FoldedOf(theme, count) => words.folded(&self.label(theme), *count),
            Label::Names(names) => {
                // Two figures of a project have labels of their own, and the same name.
                let mut texts = Vec::new();
                for text in names.iter().map(|name| self.label(name)) {
                    if !texts.contains(&text) {
                        texts.push(text);
                    }
                }
                let all = texts.len();
                texts.truncate(MOST_FOLDED_NAMES);
                match all - texts.len() {
                    0 => words.list(&texts),
                    more => words.list_of_more(&texts, more, all),
                }
            }
            Label::NotShown(omitted) => words.not_shown(self, *omitted),
            Label::Unit(indicator) => unit_form(self.short_unit(Unit::Of(*indicator)), false).to_owned(),
        }
    }

    /// How a figure set apart differs from the axis, from everything to the least that must be stated:
    /// `key projects, 2020 full year`, `2020 full year`, `other list`.
    pub(super) fn apart(&self, note: &ApartNote) -> [String; 3] {
        let (words, axis) = (self.words, &note.axis);
        let has = |difference| note.differences.contains(difference);
        let when = if has(Difference::Period) { words.period_short(axis.period) } else { String::new() };
        let is_actual = axis.status == Status::Actual;
        let is_year = matches!(axis.period, Period::Span(span) if span.is_year());
        let what = match has(Difference::Status) {
            true => words.status(axis.status),
            false if is_year && is_actual => words.phrase(Phrase::FullYear),
            false => "",
        };
        let mut long = words.tidy([&when, " ", what].concat().trim_ascii());
        if has(Difference::Indicator) {
            long = self.joined(self.indicator_name(axis.indicator), &long);
        }
        if has(Difference::Scope) {
            let scope = self.scope(axis.scope);
            return [self.joined(&scope, &long), scope, self.noun_phrase(NounPhrase::OtherList)];
        }
        let [short, least] = match has(Difference::Status) && !is_actual {
            true => [what.to_owned(), what.to_owned()],
            false if when.is_empty() => [long.clone(), long.clone()],
            false => [long.clone(), when],
        };
        [long, short, least]
    }

    fn axis_title(&self, name: &str, unit: Unit) -> String {
        let unit = self.unit_beside(name, self.short_unit(unit));
        if unit.is_empty() { capital(name) } else { self.words.head(&capital(name), unit) }
    }

    /// Targets and forecasts with how they differ, separated by commas.
    fn ticks(&self, ticks: &[(ApartNote, Figure)], length: Length) -> String {
        let mut text = String::new();
        for (note, figure) in ticks {
            let what = of_length(self.apart(note), length);
            let tick = [&what, " ", &figure.text(self.language)].concat();
            text = self.joined(&text, &tick);
        }
        text
    }

    fn change(&self, change: Figure, unit: Unit) -> [String; 3] {
        let size = Figure { value: change.value.abs(), ..change };
        let digits = size.value.text(self.language);
        let sign = match () {
            () if change.value == Decimal::ZERO => "",
            () if change.value.is_negative() => "−",
            () => "+",
        };
        let is_unchanged = sign.is_empty() && change.comparator == Comparator::Eq;
        let quantity = if is_unchanged { String::new() } else { self.quantity(size, unit) };
        self.words.change(change.value, &quantity, &[sign, &digits].concat())
    }

    fn published_as(&self, published_as: PublishedAs) -> &'static str {
        let [actual, expected, both] = self.words.published_as();
        match published_as {
            PublishedAs::Actual => actual,
            PublishedAs::Expected => expected,
            PublishedAs::Both => both,
            PublishedAs::NotApplicable => self.absent(CellState::NotApplicable),
            PublishedAs::NotReported => self.absent(CellState::NotReported),
        }
    }
}

fn of_length([long, short, least]: [String; 3], length: Length) -> String {
    match length {
        Length::Long => long,
        Length::Short => short,
        Length::Least => least,
    }
}
