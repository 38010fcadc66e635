//! The plain values of an article that was read, and the answers of a person. `import_types` has their TypeScript types.

use super::plain_objects::{object, text};
use crate::data::{Dataset, DistrictId, IndicatorId, MEASURES, Measure, TermKind};
use crate::import::accept::{AcceptedArticle, AcceptedRow, Standing};
use crate::import::article::{
    ArticlePeriod, ArticleReading, ArticleSpan, Proposal, ProposedIndicator, ProposedPlace, RepairKind,
};
use crate::language::Language;
use crate::model::ArticleReason;
use crate::plain::{Plain, PlainErrors, PlainObject};
use crate::words::{article_note, article_reason, passed_over};

/// `ArticleProposals`
pub(super) fn reading(reading: &ArticleReading, dataset: Option<&Dataset>, language: Language) -> Plain<'static> {
    let writer = ProposalWriter { dataset, language };
    let notes = reading.notes.iter().map(|note| Plain::owned(article_note(note, language)));
    let passed = reading.passed.iter().map(|passed| {
        object([("span", span(passed.span)), ("why", Plain::owned(passed_over(passed.reason, language)))])
    });
    let repairs = reading.repairs.iter().filter(|repair| repair.kind != RepairKind::Markup).map(|repair| {
        let place = ArticleSpan { line: repair.line, start: repair.start, end: repair.end };
        object([("span", span(place)), ("before", text(&repair.before)), ("after", text(&repair.after))])
    });
    let published =
        reading.published.map_or_else(String::new, |day| format!("{}-{:02}-{:02}", day.year, day.month, day.day));
    object([
        ("published", Plain::owned(published)),
        ("notes", Plain::List(notes.collect())),
        ("proposals", Plain::List(reading.proposals.iter().map(|proposal| writer.proposal(proposal)).collect())),
        ("passed", Plain::List(passed.collect())),
        ("repairs", Plain::List(repairs.collect())),
        ("places", writer.places()),
        ("indicators", writer.indicators()),
        ("scopes", writer.scopes()),
    ])
}

fn span(span: ArticleSpan) -> Plain<'static> {
    let number = |number: u32| Plain::Number(f64::from(number));
    Plain::List(vec![number(span.line), number(span.start), number(span.end)])
}

/// Makes the plain values of proposals, with ids and names of the package that they are compared with.
struct ProposalWriter<'d> {
    dataset: Option<&'d Dataset>,
    language: Language,
}

impl ProposalWriter<'_> {
    fn proposal(&self, row: &Proposal) -> Plain<'static> {
        let digits = row.value.to_string().replace('\u{2212}', "-");
        let is_signed =
            row.is_fall && matches!(row.measure, Measure::Growth | Measure::Change) && !digits.starts_with('-');
        let value = if is_signed { ["-", &digits].concat() } else { digits };
        let places = row.places.iter().map(|place| self.place(Some(place)));
        let period =
            |period: &Option<ArticlePeriod>| text(&period.map_or_else(String::new, |period| period.spelling()));
        let scope = row.scope.as_ref().and_then(|scope| Some(self.dataset?.terms[scope.list?].id.clone()));
        object([
            ("span", span(row.span)),
            ("quote", text(&row.quote)),
            ("value", Plain::owned(value)),
            ("unit", text(&row.unit)),
            ("comparator", text(row.comparator.value.name())),
            ("comparatorWhy", self.why(row.comparator.reason)),
            ("place", self.place(row.place.value.as_ref())),
            ("placeWhy", self.why(row.place.reason)),
            (
                "placeOthers",
                Plain::List(row.place.alternatives.iter().map(|other| self.place(other.as_ref())).collect()),
            ),
            ("places", Plain::List(places.collect())),
            ("indicator", self.indicator(row.indicator.value.as_ref())),
            ("indicatorWhy", self.why(row.indicator.reason)),
            (
                "indicatorOthers",
                Plain::List(row.indicator.alternatives.iter().map(|other| self.indicator(other.as_ref())).collect()),
            ),
            ("phrase", text(&row.phrase)),
            ("scope", Plain::owned(scope.unwrap_or_default())),
            ("scopeName", text(row.scope.as_ref().map_or("", |scope| &scope.name))),
            ("period", period(&row.period.value)),
            ("periodWhy", self.why(row.period.reason)),
            ("periodOthers", Plain::List(row.period.alternatives.iter().map(period).collect())),
            ("status", text(row.status.value.name())),
            ("statusWhy", self.why(row.status.reason)),
            ("measure", text(MEASURES.iter().find(|entry| entry.1 == row.measure).map_or("", |entry| entry.0))),
            ("isWords", Plain::Flag(row.is_words)),
            ("isSure", Plain::Flag(row.is_sure)),
        ])
    }

    fn why(&self, reason: ArticleReason) -> Plain<'static> {
        Plain::owned(article_reason(reason, self.language))
    }

    /// Id and name; the id is empty for what the package does not have.
    fn place(&self, place: Option<&ProposedPlace>) -> Plain<'static> {
        let known = place.and_then(|place| Some((self.dataset?, place.district?)));
        let (id, name) = match known {
            Some((dataset, district)) => {
                (dataset.districts[district].id.as_str(), dataset.districts[district].name.get(self.language))
            }
            None => ("", place.map_or("", |place| &place.name)),
        };
        Plain::List(vec![text(id), text(name)])
    }

    fn indicator(&self, indicator: Option<&ProposedIndicator>) -> Plain<'static> {
        let known = indicator.and_then(|indicator| Some((self.dataset?, indicator.indicator?)));
        let (id, name) = match known {
            Some((dataset, of)) => (dataset.indicators[of].id.as_str(), dataset.indicators[of].name.get(self.language)),
            None => ("", indicator.map_or("", |indicator| &indicator.name)),
        };
        Plain::List(vec![text(id), text(name)])
    }

    fn places(&self) -> Plain<'static> {
        let Some(dataset) = self.dataset else { return Plain::List(Vec::new()) };
        let ids = (0..dataset.districts.len()).map(DistrictId);
        Plain::List(
            ids.map(|id| {
                Plain::List(vec![text(&dataset.districts[id].id), text(dataset.districts[id].name.get(self.language))])
            })
            .collect(),
        )
    }

    fn indicators(&self) -> Plain<'static> {
        let Some(dataset) = self.dataset else { return Plain::List(Vec::new()) };
        let one = |id: IndicatorId| {
            let indicator = &dataset.indicators[id];
            let unit = dataset.terms[indicator.unit].text.get(self.language);
            Plain::List(vec![text(&indicator.id), text(indicator.name.get(self.language)), text(unit)])
        };
        Plain::List(dataset.indicator_ids().map(one).collect())
    }

    fn scopes(&self) -> Plain<'static> {
        let Some(dataset) = self.dataset else { return Plain::List(Vec::new()) };
        let scopes = dataset.terms.iter().filter(|term| term.kind == TermKind::Scope);
        Plain::List(scopes.map(|term| Plain::List(vec![text(&term.id), text(term.text.get(self.language))])).collect())
    }
}

/// The values that a person gave, by name.
pub(super) struct Answer(PlainObject<'static>);

impl Answer {
    pub(super) fn of(plain: Plain<'static>) -> Answer {
        Answer(plain.into_object(&mut PlainErrors::default()))
    }

    fn text(&mut self, key: &str) -> String {
        match self.0.take(key) {
            Plain::Text(text) => text.into_owned(),
            _ => String::new(),
        }
    }

    fn flag(&mut self, key: &str) -> bool {
        matches!(self.0.take(key), Plain::Flag(true))
    }

    fn line(&mut self, key: &str) -> u32 {
        match self.0.take(key) {
            Plain::Number(number) => number as u32,
            _ => 0,
        }
    }
}

/// `AcceptedRow`
pub(super) fn row(mut answer: Answer) -> AcceptedRow {
    AcceptedRow {
        place: answer.text("place"),
        place_name: answer.text("placeName"),
        indicator: answer.text("indicator"),
        indicator_name: answer.text("indicatorName"),
        unit: answer.text("unit"),
        measure: answer.text("measure"),
        scope: answer.text("scope"),
        period: answer.text("period"),
        value: answer.text("value"),
        comparator: answer.text("comparator"),
        status: answer.text("status"),
        is_words: answer.flag("isWords"),
        line: answer.line("line"),
        replaces: answer.flag("replaces"),
    }
}

/// `AcceptedArticle`
pub(super) fn article(mut answer: Answer) -> AcceptedArticle {
    let section = |section: Plain<'static>| {
        let mut section = Answer::of(section);
        (section.line("line"), section.text("title"))
    };
    AcceptedArticle {
        title: answer.text("title"),
        publisher: answer.text("publisher"),
        published: answer.text("published"),
        url: answer.text("url"),
        language: answer.text("language"),
        sections: match answer.0.take("sections") {
            Plain::List(sections) => sections.into_iter().map(section).collect(),
            _ => Vec::new(),
        },
    }
}

/// `RowStanding`
pub(super) fn standing(standing: &Standing) -> Plain<'static> {
    let (state, value, source) = match standing {
        Standing::New => ("new", "", ""),
        Standing::Same(source) => ("same", "", source.as_str()),
        Standing::Other(value, source) => ("other", value.as_str(), source.as_str()),
        Standing::Incomplete(part) => ("incomplete", *part, ""),
    };
    object([("state", text(state)), ("value", text(value)), ("source", text(source))])
}
