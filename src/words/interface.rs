//! The trait that a language implements, and the writer that its methods use. The compiler lists what a new language lacks.

use super::phrase::{KindLabel, Labels, NounPhrase, PageLabels, Phrase, Punctuation};
use crate::compare::CellState;
use crate::data::{Dataset, DistrictId, Noun, Reporting, Source, Status};
use crate::derive::Rule;
use crate::language::Language;
use crate::model::{
    Certainty, ColumnName, ColumnRole, Coverage, DerivedValue, KindName, Note, Notice, Omitted, ProblemAt, Standing,
    Subject, TableAssumption, TableError, TableQuestion, Title, Topic,
};
use crate::number::{Comparator, Decimal, Figure, Flag};
use crate::period::Period;

/// A remark that applies to more places than this says their number rather than their names.
pub(super) const MOST_NAMED: usize = 10;

/// The most indicators without a unit that an assumption on a table names.
pub(super) const NAMED_INDICATORS: usize = 3;

/// Writes messages about a dataset in one language.
#[derive(Clone, Copy)]
pub struct Writer<'d> {
    /// The dataset that ids refer to.
    pub dataset: &'d Dataset,
    /// The language.
    pub language: Language,
    /// The words of the language.
    pub words: Wording,
}

/// The words of one language: each method calls that of the language. The compiler drops a method that nothing calls, which it could not do
/// with a `dyn Words`.
#[derive(Clone, Copy)]
pub struct Wording(pub(super) Language);

/// The methods of `Words`, for a macro that takes their signatures: one list serves the trait and the calls of `Wording`, which
/// `words/mod.rs` makes from it.
macro_rules! methods_of_words {
    ($macro:ident) => {
        $macro! {
            /// The role of a column of a table.
            fn column_role(&self, role: ColumnRole) -> &'static str;

            /// How sure an assumption on a table is.
            fn table_certainty(&self, certainty: Certainty) -> &'static str;

            /// An assumption on a table with its reason, as sentences.
            fn table_assumption(&self, assumption: &TableAssumption) -> String;

            /// A question on a table.
            fn table_question(&self, question: &TableQuestion) -> String;

            /// The outcome of a cell or a line of a table, with its position.
            fn table_problem(&self, problem: &ProblemAt) -> String;

            /// Why a file is no table that can be read: what was found, and what to do.
            fn table_error(&self, error: &TableError) -> String;

            /// The finding; no full stop at its end.
            fn title(&self, writer: &Writer<'_>, title: &Title) -> String;

            /// The line under the title of a profile of a district.
            fn profile_subtitle(&self, writer: &Writer<'_>, name: &str) -> String;

            /// How many districts reported.
            fn coverage(&self, writer: &Writer<'_>, coverage: &Coverage) -> String;

            /// A remark on marks or figures.
            fn note(&self, writer: &Writer<'_>, note: &Note) -> String;

            /// The name of a column, for the middle of a sentence.
            fn column(&self, writer: &Writer<'_>, column: &ColumnName) -> String;

            /// A fixed phrase.
            fn phrase(&self, phrase: Phrase) -> &'static str;

            /// A phrase with a noun of the package.
            fn noun_phrase(&self, writer: &Writer<'_>, phrase: NounPhrase) -> String;

            /// The labels that the scripts of a chart need.
            fn labels(&self) -> &'static Labels;

            /// The further labels that the scripts of a page need.
            fn page_labels(&self) -> &'static PageLabels;

            /// The punctuation.
            fn punctuation(&self) -> &'static Punctuation;

            /// The names of the kinds of chart by their names in links.
            fn kinds(&self) -> &'static [(KindName, KindLabel)];

            /// A status as a label.
            fn status(&self, status: Status) -> &'static str;

            /// The word in the place of a figure.
            fn absent(&self, state: CellState, reporting: Reporting) -> &'static str;

            /// The remark of the publisher on a figure: `provisional`.
            fn flag(&self, flag: Flag) -> &'static str;

            /// How an indicator was published: as an actual figure, as a target, forecast or plan only, as both.
            fn published_as(&self) -> [&'static str; 3];

            /// The words before a bound, with a space: `at least `.
            fn bound(&self, comparator: Comparator) -> &'static str;

            /// The unit of a difference of percentages.
            fn percentage_points(&self) -> &'static str;

            /// The word between two bounds, with spaces: ` to `.
            fn to(&self) -> &'static str;

            /// The text with the spaces that the language wants, however it was put together.
            fn tidy(&self, text: &str) -> String;

            /// `a, b and c`.
            fn list(&self, names: &[String]) -> String;

            /// An indicator with its list of projects.
            fn subject(&self, writer: &Writer<'_>, subject: Subject) -> String;

            /// The usual name of a district in a row.
            fn row_name<'d>(&self, writer: &Writer<'d>, district: DistrictId) -> &'d str;

            /// A period in full.
            fn period(&self, period: Period) -> String;

            /// A period for narrow places.
            fn period_short(&self, period: Period) -> String;

            /// A date of publication.
            fn date(&self, published: Period) -> String;

            /// Rows that are not drawn.
            fn not_shown(&self, writer: &Writer<'_>, omitted: Omitted) -> String;

            /// Some names of more: `a, b and 3 others`.
            fn list_of_more(&self, names: &[String], more: usize, total: usize) -> String;

            /// A rank that was published: `no. 1`.
            fn published_rank(&self, digits: &str) -> String;

            /// A rank among the districts that reported: `2nd of 6`.
            fn standing(&self, standing: Standing) -> String;

            /// A change beside a row, from the longest to the shortest wording. `quantity` is the change without its sign and with its unit, or
            /// empty if it is exactly zero; `digits` is the change with its sign.
            fn change(&self, change: Decimal, quantity: &str, digits: &str) -> [String; 3];

            /// The change was not published.
            fn change_unknown(&self, reporting: Reporting) -> &'static str;

            /// How a figure compares with a target.
            fn against_target(&self, rule: Rule, figure: Figure, is_reached: Option<bool>, digits: &str) -> String;

            /// The part of the year that has passed, from the longest to the shortest wording.
            fn year_passed(&self, percent: &str) -> [String; 3];

            /// The name of a computed value.
            fn derived_name(&self, value: &DerivedValue) -> String;

            /// The word before the arithmetic of a computed value, with a colon.
            fn derived_prefix(&self) -> &'static str;

            /// A computed value with its arithmetic.
            fn derived(&self, name: &str, quantity: &str, arithmetic: &str) -> String;

            /// The end of the first clause of a note of the package.
            fn clause_end(&self) -> &'static str;

            /// So many figures that are folded into one entry, with their theme.
            fn folded(&self, theme: &str, count: usize) -> String;

            /// The things that a count counts, from its name; none if the name is no plural.
            fn counted_name<'n>(&self, name: &'n str) -> Option<&'n str>;

            /// A figure as a chart shows it, and as its source prints it.
            fn also_printed(&self, shown: &str, printed: &str) -> String;

            /// An average on a line of equal averages: `10 per project`.
            fn average_of(&self, digits: &str, each: &str, money: &str) -> String;

            /// The head of a column of figures with their unit.
            fn head(&self, name: &str, unit: &str) -> String;

            /// An indicator and a district, as the head of a spoken row.
            fn indicator_in(&self, indicator: &str, district: &str) -> String;

            /// A cell of the matrix as it is spoken.
            fn matrix_cell(&self, district: &str, indicator: &str, text: &str) -> String;

            /// A link to a chart of a kind about a topic.
            fn nearest(&self, writer: &Writer<'_>, kind: KindName, topic: &Topic) -> String;

            /// A choice with the number of districts that it would show.
            fn counted(&self, name: &str, reported: usize, total: usize) -> String;

            /// A kind of chart opens with another indicator.
            fn instead(&self, indicator: &str) -> String;

            /// How many more indicators there are.
            fn others(&self, count: usize) -> String;

            /// The choice of one district alone.
            fn only(&self, district: &str) -> String;

            /// A publication in short: publisher, date and page.
            fn publication(&self, writer: &Writer<'_>, source: &Source) -> String;

            /// The source line of a chart.
            fn sources(&self, publications: &[String]) -> String;

            /// Lines of an article.
            fn lines(&self, numbers: &str, is_one: bool) -> String;

            /// The headline of an article, with the original if it is translated.
            fn headline(&self, source: &Source) -> String;

            /// An article with its publication and lines, for a list of references.
            fn cited(&self, title: &str, location: &str) -> String;

            /// How many figures are from an article.
            fn figures_from(&self, count: usize) -> String;

            /// Introduces the file of figures: each leads to one of so many sources.
            fn leads_to_sources(&self, writer: &Writer<'_>) -> String;

            /// Nothing was found in so many sources.
            fn searched(&self, source: &Noun, sources: usize) -> String;

            /// A notice about a part of a link: key, value, reason, and what was done instead.
            fn notice(&self, writer: &Writer<'_>, notice: &Notice, key: &str) -> String;

            /// The word before a figure that was added to the package.
            fn added(&self) -> &'static str;

            /// The word before a figure that was withdrawn.
            fn withdrawn(&self) -> &'static str;
        }
    };
}

macro_rules! declare {
    ($($(#[$doc:meta])* fn $name:ident $(<$life:lifetime>)? (&self $(, $argument:ident: $type:ty)*) -> $result:ty;)*) => {
        /// The words of a language. A text is complete and has the language's own punctuation; `writer` resolves ids to names.
        pub(super) trait Words {
            $($(#[$doc])* fn $name $(<$life>)? (&self $(, $argument: $type)*) -> $result;)*
        }
    };
}

methods_of_words!(declare);

pub(super) use methods_of_words;
