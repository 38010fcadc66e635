//! Writes messages in one language: resolves ids to names, and puts together what all languages say in the same way.

use super::interface::Writer;
use super::phrase::{Degree, KindLabel, NounPhrase, Phrase};
use super::typography::{capital, unit_form};
use crate::collect::IntoVec;
use crate::compare::CellState;
use crate::data::{
    Description, DistrictId, Indicator, IndicatorId, Measure, ProjectId, Scope, ShownUnit, Status, TermId,
};
use crate::model::{
    Column, ColumnName, KindName, LISTED_OF_MORE, Label, MAX_ENTRIES, MAX_LISTED, Subject, Subtitle, Topic, Unit,
};
use crate::number::{Decimal, Figure, Powers};
use crate::period::Period;
use crate::text::join;

impl<'d> Writer<'d> {
    /// The full name of a district.
    pub fn name(&self, district: DistrictId) -> &'d str {
        self.dataset.districts[district].name.get(self.language)
    }

    /// The short name of a district.
    pub fn short(&self, district: DistrictId) -> &'d str {
        self.dataset.districts[district].short.get(self.language)
    }

    /// The texts of items as a list: `a, b and c`.
    fn list<T>(&self, items: &[T], text: impl Fn(&T) -> String) -> String {
        let mut texts = Vec::new();
        for item in items {
            texts.push(text(item));
        }
        self.words.list(&texts)
    }

    /// A number of things in digits.
    pub fn counted(&self, count: usize) -> String {
        Decimal::parse(&count.to_string()).map(|count| count.text(self.language)).unwrap_or_default()
    }

    /// The texts of items as a list, or of many the first and how many more there are.
    fn short_of_many<T>(&self, items: &[T], text: impl Fn(&T) -> String) -> String {
        match items.get(..LISTED_OF_MORE).filter(|_| items.len() > MAX_LISTED) {
            Some(first) => {
                self.words.list_of_more(&first.iter().map(text).into_vec(), items.len() - first.len(), items.len())
            }
            None => self.list(items, text),
        }
    }

    /// The full names of districts as a list, or of many the first.
    pub fn name_list(&self, districts: &[DistrictId]) -> String {
        self.short_of_many(districts, |&district| self.name(district).to_owned())
    }

    /// The short names of districts as a list, or of many the first.
    pub fn short_list(&self, districts: &[DistrictId]) -> String {
        self.short_of_many(districts, |&district| self.short(district).to_owned())
    }

    /// Indicators with their lists of projects as a list.
    pub fn subject_list(&self, subjects: &[Subject]) -> String {
        self.list(subjects, |&subject| self.subject(subject))
    }

    /// The names of indicators as a list.
    pub fn indicator_list(&self, indicators: &[IndicatorId]) -> String {
        self.list(indicators, |&indicator| self.indicator_name(indicator).to_owned())
    }

    /// The names of projects as a list.
    pub fn project_list(&self, projects: &[(ProjectId, Figure)]) -> String {
        self.list(projects, |entry| self.project(entry.0).to_owned())
    }

    /// The texts of labels as a list.
    pub fn label_list(&self, labels: &[Label]) -> String {
        self.short_of_many(labels, |label| self.label(label))
    }

    /// Numbers as a list; of very many the first and the last.
    pub fn number_list(&self, numbers: &[u32]) -> String {
        match numbers {
            [first, .., last] if numbers.len() > MAX_ENTRIES => [&first.to_string(), "–", &last.to_string()].concat(),
            _ => self.list(numbers, u32::to_string),
        }
    }

    /// The names of statuses with a separator.
    pub fn statuses(&self, statuses: &[Status], separator: &str) -> String {
        let names: Vec<&str> = statuses.iter().map(|&status| self.words.status(status)).into_vec();
        join(&names, separator)
    }

    /// Values with a separator.
    pub fn values(&self, values: &[Decimal], separator: &str) -> String {
        let texts: Vec<String> = values.iter().map(|value| value.text(self.language)).into_vec();
        join(&texts, separator)
    }

    /// The text of a term.
    pub fn term(&self, term: TermId) -> &'d str {
        self.dataset.terms[term].text.get(self.language)
    }

    /// An indicator.
    pub fn indicator(&self, indicator: IndicatorId) -> &'d Indicator {
        &self.dataset.indicators[indicator]
    }

    /// The name of an indicator, for the middle of a sentence. A count has that of the things counted: “projects signed” for “number of
    /// projects signed”.
    pub fn indicator_name(&self, indicator: IndicatorId) -> &'d str {
        let Indicator { name, measure, .. } = self.indicator(indicator);
        let name = name.get(self.language);
        let counted = if *measure == Measure::Count { self.words.counted_name(name) } else { None };
        counted.unwrap_or(name)
    }

    /// The unit, in the plural, beside the name of an indicator; empty if the name contains it, as “projects signed” contains “projects”.
    pub(super) fn unit_beside(&self, name: &str, unit: &'d str) -> &'d str {
        let unit = unit_form(unit, false);
        let mut words = name.split(' ');
        if words.any(|word| word.eq_ignore_ascii_case(unit)) { "" } else { unit }
    }

    /// The superlative that fits a subject: of a count, of an amount, of a rank, of all others.
    pub(super) fn degree(&self, subject: Option<Subject>) -> Degree {
        match subject.map(|subject| self.indicator(subject.indicator).measure) {
            Some(Measure::Count) | None => Degree::Most,
            Some(Measure::Amount) => Degree::Largest,
            Some(Measure::Rank) => Degree::Best,
            Some(_) => Degree::Highest,
        }
    }

    /// True if the name of an indicator is that of the things counted: a plural.
    pub(super) fn is_plural(&self, indicator: IndicatorId) -> bool {
        let Indicator { name, measure, .. } = self.indicator(indicator);
        *measure == Measure::Count && self.words.counted_name(name.get(self.language)).is_some()
    }

    /// The name of a project.
    pub fn project(&self, project: ProjectId) -> &'d str {
        self.dataset.projects[project].project.get(self.language)
    }

    /// The description that the package gives of itself.
    pub fn description(&self) -> &'d Description {
        &self.dataset.description
    }

    /// A phrase with a noun of the package.
    pub fn noun_phrase(&self, phrase: NounPhrase) -> String {
        self.words.noun_phrase(self, phrase)
    }

    /// The word in the place of a figure.
    pub fn absent(&self, state: CellState) -> &'static str {
        self.words.absent(state, self.description().reporting)
    }

    /// The name of a list of projects, or the words for the whole district.
    pub fn scope(&self, scope: Scope) -> String {
        match scope {
            Scope::Whole => self.noun_phrase(NounPhrase::WholeDistrict),
            Scope::List(list) => self.term(list).to_owned(),
        }
    }

    /// The name of a list of projects; empty for the whole district.
    pub(super) fn list_name(&self, scope: Scope) -> &'d str {
        match scope {
            Scope::Whole => "",
            Scope::List(list) => self.term(list),
        }
    }

    /// An indicator with its list.
    pub fn subject(&self, subject: Subject) -> String {
        self.words.subject(self, subject)
    }

    /// The name of a kind of chart.
    pub fn kind(&self, kind: KindName) -> String {
        match self.words.kinds().iter().find(|entry| entry.0 == kind) {
            Some((_, KindLabel::Fixed(name))) => (*name).to_owned(),
            Some((_, KindLabel::Noun(phrase))) => self.noun_phrase(*phrase),
            None => kind.to_owned(),
        }
    }

    /// A unit in its forms for sentences, singular and plural.
    pub fn unit(&self, unit: Unit) -> &'d str {
        match self.shown_unit(unit).map_or("", |shown| shown.long.get(self.language)) {
            "" => self.printed_unit(unit),
            long => long,
        }
    }

    /// A unit in its forms for axes, legends and narrow places.
    pub fn short_unit(&self, unit: Unit) -> &'d str {
        match self.shown_unit(unit).map_or("", |shown| shown.short.get(self.language)) {
            "" => self.unit(unit),
            short => short,
        }
    }

    /// The unit of the package, in which a figure is printed.
    pub fn printed_unit(&self, unit: Unit) -> &'d str {
        match unit {
            Unit::Of(indicator) => self.term(self.indicator(indicator).unit),
            Unit::Percent => "%",
            Unit::PercentagePoints => self.words.percentage_points(),
        }
    }

    fn shown_unit(&self, unit: Unit) -> Option<&'d ShownUnit> {
        match unit {
            Unit::Of(indicator) => Some(&self.dataset.terms[self.indicator(indicator).unit].shown),
            Unit::Percent | Unit::PercentagePoints => None,
        }
    }

    /// A figure with its bound in words and its unit: `at least 20%`.
    pub fn quantity(&self, figure: Figure, unit: Unit) -> String {
        self.with_unit(self.words.bound(figure.comparator), figure, unit)
    }

    /// A figure with the sign of its bound and its short unit: `≥20%`.
    pub fn signed(&self, figure: Figure, unit: Unit) -> String {
        if let Unit::Of(indicator) = unit
            && self.indicator(indicator).measure == Measure::Rank
        {
            return self.quantity_or_rank(figure, indicator);
        }
        let before = [figure.comparator.sign(), &figure.value.text(self.language)];
        self.digits_with_unit(before, figure, self.short_unit(unit))
    }

    /// A figure with its bound in words, in the unit and with the digits in which it is printed.
    pub fn printed(&self, figure: Figure, all_digits: Option<&str>, unit: Unit) -> String {
        let value = figure.value.with_powers(Powers::default()).text(self.language);
        let before = [self.words.bound(figure.comparator), all_digits.unwrap_or(&value)];
        self.digits_with_unit(before, figure, self.printed_unit(unit))
    }

    pub(super) fn with_unit(&self, before: &str, figure: Figure, unit: Unit) -> String {
        self.digits_with_unit([before, &figure.value.text(self.language)], figure, self.unit(unit))
    }

    fn digits_with_unit(&self, [before, digits]: [&str; 2], figure: Figure, unit: &str) -> String {
        let unit = unit_form(unit, digits == "1");
        let gap = if unit == "%" || unit.is_empty() { "" } else { " " };
        let [open, close] = if figure.flag.is_some() { self.words.punctuation().brackets } else { ["", ""] };
        let flag = figure.flag.map_or("", |flag| self.words.flag(flag));
        [before, digits, gap, unit, open, flag, close].concat()
    }

    /// A text with the stop of a sentence that another follows.
    pub fn sentence(&self, text: &str) -> String {
        [text, self.words.punctuation().stop_and_gap].concat()
    }

    /// Two parts with a comma, if there are two.
    pub fn joined(&self, first: &str, second: &str) -> String {
        let gap = if first.is_empty() || second.is_empty() { "" } else { self.words.punctuation().comma };
        [first, gap, second].concat()
    }

    /// A period in full, with the status of an expected figure.
    pub fn dated(&self, period: Period, status: Status) -> String {
        self.with_status(self.words.period(period), status)
    }

    /// A period for narrow places, with the status of an expected figure.
    pub fn dated_short(&self, period: Period, status: Status) -> String {
        self.with_status(self.words.period_short(period), status)
    }

    fn with_status(&self, period: String, status: Status) -> String {
        self.joined(&period, if status == Status::Actual { "" } else { self.words.status(status) })
    }

    /// A rank that was published, or else a figure with its unit.
    pub fn quantity_or_rank(&self, figure: Figure, indicator: IndicatorId) -> String {
        match self.indicator(indicator).measure {
            Measure::Rank => self.words.published_rank(&figure.text(self.language)),
            _ => self.quantity(figure, Unit::Of(indicator)),
        }
    }

    /// A figure behind the name of its indicator: with its unit, unless the name contains it or it has a flag.
    pub(super) fn quantity_behind(&self, figure: Figure, subject: Subject) -> String {
        let (name, unit) = (self.indicator_name(subject.indicator), self.unit(Unit::Of(subject.indicator)));
        match self.unit_beside(name, unit).is_empty() && figure.flag.is_none() {
            true if self.indicator(subject.indicator).measure != Measure::Rank => {
                [self.words.bound(figure.comparator), &figure.value.text(self.language)].concat()
            }
            _ => self.quantity_or_rank(figure, subject.indicator),
        }
    }

    /// A figure beside another of the same unit, which it does not repeat unless it is per cent.
    pub(super) fn next_quantity(&self, figure: Figure, subject: Option<Subject>) -> String {
        match subject.filter(|subject| self.unit(Unit::Of(subject.indicator)) == "%") {
            Some(subject) => self.quantity_or_rank(figure, subject.indicator),
            None => figure.text(self.language),
        }
    }

    /// The figures of one district as a quantity, or as a rank that was published.
    pub fn quantities_or_rank(&self, figures: &[Figure], subject: Option<Subject>) -> String {
        match (subject, figures) {
            (None, _) => String::new(),
            (Some(subject), [one]) => self.quantity_or_rank(*one, subject.indicator),
            (Some(subject), several) => self.quantities(several, subject.indicator),
        }
    }

    /// The unit of indicators in the plural; empty if they do not share one.
    pub fn shared_unit(&self, subjects: &[Subject]) -> &'d str {
        let unit = |subject: &Subject| {
            self.unit_beside(self.indicator_name(subject.indicator), self.unit(Unit::Of(subject.indicator)))
        };
        subjects.iter().map(unit).reduce(|first, other| if first == other { first } else { "" }).unwrap_or_default()
    }

    /// The name of a district in a profile. The short name of the whole is a word for it, so its full name is used.
    pub fn profile_name(&self, district: DistrictId) -> &'d str {
        if self.dataset.districts[district].is_whole() { self.name(district) } else { self.short(district) }
    }

    /// The subject of a view.
    pub fn topic(&self, topic: &Topic) -> String {
        match topic {
            Topic::Nothing => String::new(),
            Topic::Subject(subject) => self.subject(*subject),
            Topic::Districts(districts) => self.name_list(districts),
        }
    }

    /// The line under the title.
    pub fn subtitle(&self, subtitle: &Subtitle) -> String {
        match subtitle {
            Subtitle::None => String::new(),
            Subtitle::Subject(subject) => capital(&self.subject(*subject)),
            Subtitle::Dated(subjects, period, status) => {
                let (names, dated) = (capital(&self.subject_list(subjects)), self.dated(*period, *status));
                self.joined(&self.joined(&names, &dated), self.shared_unit(subjects))
            }
            Subtitle::DatedWithoutUnit(subject, period, status) => {
                self.joined(&capital(&self.subject(*subject)), &self.dated(*period, *status))
            }
            Subtitle::Two(both) => {
                let [first, second] = both.as_ref();
                [&self.subtitle(first), self.words.punctuation().semicolon, &self.subtitle(second)].concat()
            }
            Subtitle::Coverage => self.noun_phrase(NounPhrase::CoverageSubtitle),
            Subtitle::Profile(district) => self.words.profile_subtitle(self, self.name(*district)),
            Subtitle::Trend(subject) => {
                let name = capital(&self.subject(*subject)) + self.words.phrase(Phrase::ByPeriod);
                self.joined(&name, self.shared_unit(&[*subject]))
            }
        }
    }

    /// The name of a column, for the middle of a sentence.
    pub fn column(&self, column: &ColumnName) -> String {
        self.words.column(self, column)
    }

    /// The head of a column of the table, with its unit.
    pub fn column_head(&self, column: &Column) -> String {
        let name = capital(&self.column(&column.name));
        let unit = column.unit.map_or("", |unit| self.unit_beside(&name, self.unit(unit)));
        if unit.is_empty() { name } else { self.words.head(&name, unit) }
    }
}
