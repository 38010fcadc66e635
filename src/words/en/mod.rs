//! English.

mod grammar;
mod period;
mod title;
mod coverage;
mod phrase;
mod note;
mod notice;
mod table;
mod front;

pub(super) use front::FRONT;

use super::interface::{Words, Writer};
use super::phrase::{KindLabel, Labels, NounPhrase, PageLabels, Phrase, Punctuation};
use super::typography::capital;
use crate::compare::CellState;
use crate::data::{DistrictId, Noun, Reporting, Scope, Source, Status};
use crate::derive::Rule;
use crate::model::{
    Certainty, ColumnName, ColumnRole, Coverage, DerivedValue, KindName, Note, Notice, Omitted, ProblemAt, Standing,
    Subject, TableAssumption, TableError, TableQuestion, Title, Topic,
};
use crate::number::{Comparator, Decimal, Figure, Flag};
use crate::period::Period;
use crate::text::join;

/// English.
pub(super) struct En;

static PUNCTUATION: Punctuation = Punctuation {
    comma: ", ",
    semicolon: "; ",
    colon: ": ",
    stop: ".",
    stop_and_gap: ". ",
    sentence_gap: " ",
    and: " and ",
    brackets: [" (", ")"],
};

impl Words for En {
    fn column_role(&self, role: ColumnRole) -> &'static str {
        table::role(role)
    }

    fn table_certainty(&self, certainty: Certainty) -> &'static str {
        table::certainty(certainty)
    }

    fn table_assumption(&self, assumption: &TableAssumption) -> String {
        table::assumption(assumption)
    }

    fn table_question(&self, question: &TableQuestion) -> String {
        table::question(question)
    }

    fn table_problem(&self, problem: &ProblemAt) -> String {
        table::problem(problem)
    }

    fn table_error(&self, error: &TableError) -> String {
        table::error(error)
    }

    fn title(&self, writer: &Writer<'_>, title: &Title) -> String {
        title::title(writer, title)
    }

    fn profile_subtitle(&self, writer: &Writer<'_>, name: &str) -> String {
        let published = if grammar::is_reported(writer) { "published " } else { "" };
        format!("All {published}figures of {name}")
    }

    fn coverage(&self, writer: &Writer<'_>, coverage: &Coverage) -> String {
        coverage::coverage(writer, coverage)
    }

    fn note(&self, writer: &Writer<'_>, note: &Note) -> String {
        note::note(writer, note)
    }

    fn column(&self, writer: &Writer<'_>, column: &ColumnName) -> String {
        phrase::column(writer, column)
    }

    fn phrase(&self, phrase: Phrase) -> &'static str {
        phrase::phrase(phrase)
    }

    fn noun_phrase(&self, writer: &Writer<'_>, phrase: NounPhrase) -> String {
        phrase::noun_phrase(writer, phrase)
    }

    fn labels(&self) -> &'static Labels {
        &phrase::LABELS
    }

    fn page_labels(&self) -> &'static PageLabels {
        &phrase::PAGE_LABELS
    }

    fn punctuation(&self) -> &'static Punctuation {
        &PUNCTUATION
    }

    fn kinds(&self) -> &'static [(KindName, KindLabel)] {
        &phrase::KINDS
    }

    fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Actual => "actual",
            Status::Forecast => "forecast",
            Status::Target => "target",
            Status::Plan => "plan",
        }
    }

    fn flag(&self, flag: Flag) -> &'static str {
        match flag {
            Flag::Provisional => "provisional",
            Flag::Estimated => "estimated",
            Flag::Break => "break in the series",
        }
    }

    fn absent(&self, state: CellState, reporting: Reporting) -> &'static str {
        match state {
            CellState::NotApplicable => "not applicable",
            CellState::Apart => "no comparable figure",
            CellState::Value | CellState::Zero | CellState::NotReported => match reporting {
                Reporting::Reported => "not reported",
                Reporting::Present => "no figure",
            },
        }
    }

    fn published_as(&self) -> [&'static str; 3] {
        ["actual", "target, forecast or plan only", "both"]
    }

    fn bound(&self, comparator: Comparator) -> &'static str {
        match comparator {
            Comparator::Eq => "",
            Comparator::Ge => "at least ",
            Comparator::Gt => "more than ",
            Comparator::Le => "at most ",
            Comparator::Lt => "less than ",
            Comparator::Approx => "about ",
        }
    }

    fn percentage_points(&self) -> &'static str {
        "percentage points"
    }

    fn to(&self) -> &'static str {
        " to "
    }

    fn tidy(&self, text: &str) -> String {
        text.to_owned()
    }

    fn list(&self, names: &[String]) -> String {
        grammar::list(names, "and")
    }

    fn list_of_more(&self, names: &[String], more: usize, _: usize) -> String {
        let others = if more == 1 { "other" } else { "others" };
        format!("{} and {more} {others}", join(names, ", "))
    }

    fn not_shown(&self, writer: &Writer<'_>, omitted: Omitted) -> String {
        match omitted {
            Omitted::Places(first, last) if first == last => format!("Place {} not shown", writer.counted(first)),
            Omitted::Places(first, last) => {
                format!("Places {} to {} not shown", writer.counted(first), writer.counted(last))
            }
            Omitted::Rows(count) => format!("{} not shown", writer.counted(count)),
            Omitted::WithoutFigure(count) => {
                format!("{} without a comparable figure, not shown", writer.counted(count))
            }
        }
    }

    fn subject(&self, writer: &Writer<'_>, subject: Subject) -> String {
        let name = writer.indicator_name(subject.indicator);
        match subject.scope {
            Scope::Whole => name.to_owned(),
            Scope::List(list) => {
                let list = writer.term(list);
                // “key projects” and “projects signed” are “key projects signed”.
                let thing = name.split(' ').next().filter(|_| writer.is_plural(subject.indicator)).unwrap_or("\0");
                match name.strip_prefix(thing).filter(|rest| list.ends_with(thing) && !rest.starts_with(" and ")) {
                    Some(rest) => [list, rest].concat(),
                    None => format!("{name} ({list})"),
                }
            }
        }
    }

    fn row_name<'d>(&self, writer: &Writer<'d>, district: DistrictId) -> &'d str {
        writer.short(district)
    }

    fn period(&self, period: Period) -> String {
        period::long(period)
    }

    fn period_short(&self, period: Period) -> String {
        period::short(period)
    }

    fn date(&self, published: Period) -> String {
        period::short(published)
    }

    fn published_rank(&self, digits: &str) -> String {
        format!("no. {digits}")
    }

    fn standing(&self, Standing { rank, total, is_joint }: Standing) -> String {
        let ending = match (rank % 10, rank / 10 % 10) {
            (_, 1) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        let joint = if is_joint { "joint " } else { "" };
        format!("{joint}{rank}{ending} of {total}")
    }

    fn change(&self, change: Decimal, quantity: &str, digits: &str) -> [String; 3] {
        let verb = match () {
            () if quantity.is_empty() => "no change",
            () if change.is_negative() => "down ",
            () => "up ",
        };
        [[verb, quantity].concat(), digits.to_owned(), digits.to_owned()]
    }

    fn change_unknown(&self, reporting: Reporting) -> &'static str {
        match reporting {
            Reporting::Reported => "change not reported",
            Reporting::Present => "change not known",
        }
    }

    fn against_target(&self, rule: Rule, figure: Figure, is_reached: Option<bool>, digits: &str) -> String {
        match (rule, is_reached) {
            (_, Some(true)) if figure.comparator != Comparator::Eq => "reached".to_owned(),
            (_, Some(false)) if figure.comparator != Comparator::Eq => "not reached".to_owned(),
            (_, None) if figure.comparator != Comparator::Eq => String::new(),
            (Rule::Completion, _) => format!("{digits}% done"),
            _ if figure.value.is_zero() => "just reached".to_owned(),
            _ if figure.value.is_negative() => format!("{digits} points short"),
            _ => format!("{digits} points above"),
        }
    }

    fn year_passed(&self, percent: &str) -> [String; 3] {
        [format!("mark: {percent}% of the year over"), format!("mark: {percent}%"), String::new()]
    }

    fn derived_name(&self, value: &DerivedValue) -> String {
        match value.rule {
            Rule::Previous if value.is_year_earlier => "a year earlier".to_owned(),
            Rule::Previous => "before the change".to_owned(),
            Rule::Margin => format!("difference from {}", self.status(value.inputs[1].2)),
            Rule::Completion => "share done".to_owned(),
            Rule::Average => "average".to_owned(),
        }
    }

    fn derived_prefix(&self) -> &'static str {
        "derived: "
    }

    fn derived(&self, name: &str, quantity: &str, arithmetic: &str) -> String {
        format!("{name}: {quantity} ({arithmetic})")
    }

    fn clause_end(&self) -> &'static str {
        "; "
    }

    fn folded(&self, theme: &str, count: usize) -> String {
        format!("{theme}: {count} more figures, in the table")
    }

    fn counted_name<'n>(&self, name: &'n str) -> Option<&'n str> {
        name.strip_prefix("number of ")
    }

    fn also_printed(&self, shown: &str, printed: &str) -> String {
        format!("{shown} (printed: {printed})")
    }

    fn average_of(&self, digits: &str, each: &str, _: &str) -> String {
        format!("{digits} per {each}")
    }

    fn head(&self, name: &str, unit: &str) -> String {
        format!("{name}, {unit}")
    }

    fn indicator_in(&self, indicator: &str, district: &str) -> String {
        format!("{indicator}, {district}")
    }

    fn matrix_cell(&self, district: &str, indicator: &str, text: &str) -> String {
        format!("{district}, {indicator}: {text}")
    }

    fn nearest(&self, writer: &Writer<'_>, kind: KindName, topic: &Topic) -> String {
        format!("{}: {}", writer.kind(kind), capital(&writer.topic(topic)))
    }

    fn counted(&self, name: &str, reported: usize, total: usize) -> String {
        format!("{name} ({reported} of {total})")
    }

    fn instead(&self, indicator: &str) -> String {
        format!("opens with {indicator}")
    }

    fn others(&self, count: usize) -> String {
        format!("{count} more")
    }

    fn only(&self, district: &str) -> String {
        format!("Only {district}")
    }

    fn publication(&self, writer: &Writer<'_>, source: &Source) -> String {
        let published = source.published.map(|published| self.date(published)).unwrap_or_default();
        let pages = if source.pages.is_empty() { String::new() } else { ["p. ", &source.pages].concat() };
        writer.joined(&writer.joined(writer.publisher(source), &published), &pages)
    }

    fn sources(&self, publications: &[String]) -> String {
        format!("Source: {}", join(publications, "; "))
    }

    fn lines(&self, numbers: &str, is_one: bool) -> String {
        format!("{} {numbers}", if is_one { "line" } else { "lines" })
    }

    fn headline(&self, source: &Source) -> String {
        let (title, original) = (&source.title.en, &source.title.zh);
        if title == original { title.clone() } else { format!("{title} ({original})") }
    }

    fn cited(&self, title: &str, location: &str) -> String {
        format!("{title}. {location}.")
    }

    fn figures_from(&self, count: usize) -> String {
        let word = if count == 1 { "figure" } else { "figures" };
        format!("{count} {word} here")
    }

    fn leads_to_sources(&self, writer: &Writer<'_>) -> String {
        let source = &writer.dataset.description().source;
        match writer.dataset.sources.len() {
            0 => "Every figure:".to_owned(),
            1 => format!("Every figure leads to its {}:", source.one),
            number => format!("Every figure leads to one of {} {}:", grammar::count(number), source.several),
        }
    }

    fn searched(&self, source: &Noun, sources: usize) -> String {
        match sources {
            1 => format!("The {} does not have this figure.", source.one),
            sources => format!("{} {} has this figure.", capital(&grammar::none_of(sources)), source.several),
        }
    }

    fn notice(&self, writer: &Writer<'_>, notice: &Notice, key: &str) -> String {
        notice::notice(writer, notice, key)
    }

    fn added(&self) -> &'static str {
        "added "
    }

    fn withdrawn(&self) -> &'static str {
        "withdrawn "
    }
}
