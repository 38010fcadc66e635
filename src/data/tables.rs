//! The rows of the tables of a package as Rust types. Rows that name another table hold its typed index.

use super::id::{DistrictId, IndicatorId, SourceId, TermId};
use crate::language::Text;
use crate::number::{Comparator, Figure, Powers};
use crate::period::Period;

/// A district, a region, or the whole that the districts belong to.
#[derive(Clone, Debug)]
pub struct District {
    /// Short ASCII name, used in links.
    pub id: String,
    /// A code of any scheme, such as GB/T 2260, GSS, NUTS or FIPS; may be empty.
    pub code: String,
    /// Its level. Districts alone are compared and ranked.
    pub level: Level,
    /// The place of a higher level that it is a part of.
    pub parent: Option<DistrictId>,
    /// Full name.
    pub name: Text,
    /// Name without its suffix (区, 市), for sentences and narrow places.
    pub short: Text,
    /// Other names that articles use.
    pub aliases: Vec<String>,
    /// Column and row on the tile map, from 1.
    pub tile: Option<(u32, u32)>,
    /// Its boundaries as `district-charts map` writes them, which only `draw` reads.
    pub shape: Option<String>,
}

/// The level of a place, the highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// All of it: a city, a nation.
    Whole,
    /// A part of the whole that has districts.
    Region,
    /// A place that is compared with the others.
    District,
}

impl Level {
    /// All of them, in order.
    pub(super) const ALL: [Level; 3] = [Level::Whole, Level::Region, Level::District];
}

impl District {
    /// Whether it is the whole.
    pub fn is_whole(&self) -> bool {
        self.level == Level::Whole
    }

    /// Whether it is compared with others.
    pub fn is_district(&self) -> bool {
        self.level == Level::District
    }
}

/// An indicator.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Short ASCII name, used in links.
    pub id: String,
    /// Noun phrase without scope, period and unit.
    pub name: Text,
    /// The unit of its values.
    pub unit: TermId,
    /// The kind of quantity.
    pub measure: Measure,
    /// The whole of a share or a rate, or the base of a growth or a change.
    pub denominator: Option<TermId>,
    /// The group that readers find it in.
    pub theme: TermId,
    /// The items that are counted.
    pub definition: Text,
    /// Districts that it cannot apply to.
    pub excludes: Vec<DistrictId>,
    /// The first indicator that measures the same thing by another definition.
    pub variant_of: Option<IndicatorId>,
    /// The indicator whose change this is: in percentage points, per cent, or its unit.
    pub change_of: Option<IndicatorId>,
    /// The indicator that counts the projects whose planned investment this is.
    pub total_of: Option<IndicatorId>,
    /// Another indicator that a reader of this one may look for.
    pub related_to: Option<IndicatorId>,
    /// True for a change on the same period a year earlier; sentences may then say so.
    pub is_over_year: bool,
    /// How many decimals of its values are shown; none for those that are printed.
    pub decimals: Option<u8>,
}

/// The kind of quantity that an indicator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Change against an earlier period, per cent.
    Growth,
    /// Part of a whole, per cent.
    Share,
    /// Change of a share, percentage points.
    Change,
    /// Part done of what was to be done, per cent.
    Rate,
    /// Something for each of something else: per 1,000 inhabitants, per cent.
    Ratio,
    /// A number of things.
    Count,
    /// An amount of money, area and the like.
    Amount,
    /// An average or a median.
    Mean,
    /// An index number.
    Index,
    /// A rank.
    Rank,
    /// Points given by a judge.
    Score,
}

impl Measure {
    /// All of them, in order.
    pub(super) const ALL: [Measure; 11] = [
        Measure::Growth,
        Measure::Share,
        Measure::Change,
        Measure::Rate,
        Measure::Ratio,
        Measure::Count,
        Measure::Amount,
        Measure::Mean,
        Measure::Index,
        Measure::Rank,
        Measure::Score,
    ];
}

/// An entry of the controlled vocabulary.
#[derive(Clone, Debug)]
pub struct Term {
    /// Short ASCII name; a scope's is used in links.
    pub id: String,
    /// The vocabulary that it belongs to.
    pub kind: TermKind,
    /// The word, or the sentence of a note.
    pub text: Text,
    /// The role of the term in calculations, if it has one.
    pub role: Option<TermRole>,
    /// The form of a unit in each language; empty for other terms.
    pub shown: ShownUnit,
}

/// The largest power of ten of a unit, either way: no unit needs more, and the digits of a figure still fit a line.
pub(super) const MOST_POWER: i8 = 12;

/// A unit as readers see it. Each form may be `team|teams`, singular and plural.
#[derive(Clone, Debug, Default)]
pub struct ShownUnit {
    /// In sentences, and as it is spoken: “billion yuan” for 亿元. Empty for the unit of the package.
    pub long: Text,
    /// On axes, in legends and in narrow places: “bn yuan”. Empty for the long form.
    pub short: Text,
    /// By which power of ten it is smaller than the unit of the package: −1 for “billion yuan”.
    pub powers: Powers,
}

/// The vocabularies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// A unit of values.
    Unit,
    /// A group of indicators.
    Theme,
    /// A list of projects that a figure covers.
    Scope,
    /// The whole of a share, or the base of a growth.
    Denominator,
    /// A remark on a figure.
    Note,
    /// The licence of the figures.
    Licence,
}

impl TermKind {
    /// All of them, in order.
    pub(super) const ALL: [TermKind; 6] =
        [TermKind::Unit, TermKind::Theme, TermKind::Scope, TermKind::Denominator, TermKind::Note, TermKind::Licence];
}

/// The role of a term in calculations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermRole {
    /// A unit: per cent.
    Percent,
    /// A unit: percentage points.
    PercentagePoint,
    /// A denominator: the plan for a calendar year.
    YearPlan,
}

impl TermRole {
    /// All of them, in order.
    pub(super) const ALL: [TermRole; 3] = [TermRole::Percent, TermRole::PercentagePoint, TermRole::YearPlan];
}

/// An article.
#[derive(Clone, Debug)]
pub struct Source {
    /// Short ASCII name.
    pub id: String,
    /// Headline.
    pub title: Text,
    /// Newspaper or authority; may be empty.
    pub publisher: Text,
    /// Day, month or year of publication, as exact as it is known.
    pub published: Option<Period>,
    /// Page, as printed.
    pub pages: String,
    /// The address of the text, which begins with `https://`; may be empty.
    pub url: String,
}

/// A section of an article: from `line` to the next section.
#[derive(Clone, Debug)]
pub struct Section {
    /// The article.
    pub source: SourceId,
    /// First line, from 1.
    pub line: u32,
    /// Heading, shortened.
    pub title: Text,
    /// Page, as printed; may be empty.
    pub page: String,
}

/// The list of projects that a figure covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The whole district: no list.
    Whole,
    /// A list of projects, a term of the kind `Scope`.
    List(TermId),
}

/// One printed number about a district or the whole.
#[derive(Clone, Debug)]
pub struct Observation {
    /// The district or the whole.
    pub district: DistrictId,
    /// The indicator.
    pub indicator: IndicatorId,
    /// The list of projects that it covers.
    pub scope: Scope,
    /// The span or day that it is about.
    pub period: Period,
    /// The number as printed, in the indicator's unit.
    pub figure: Figure,
    /// Actual, forecast, target or plan.
    pub status: Status,
    /// Whether the article states the number in words rather than digits.
    pub is_implied: bool,
    /// The article.
    pub source: SourceId,
    /// Line of the article, from 1; none if the package does not say.
    pub line: Option<u32>,
    /// A digest of what it says: all but flag, basis, line, quote and note.
    pub digest: u32,
    /// The quote, all digits and the note; none if it has none of them.
    pub(super) details: Option<Box<ObservationDetails>>,
}

/// The parts of an observation that few observations have. They are stored apart, so that the others take less of the memory of the module
/// `charts` (`docs/performance.md`).
#[derive(Clone, Debug, Default)]
pub(super) struct ObservationDetails {
    pub(super) quote: String,
    pub(super) all_digits: Option<String>,
    pub(super) note: Option<TermId>,
}

impl ObservationDetails {
    /// The details as an observation holds them.
    pub(super) fn boxed(self) -> Option<Box<ObservationDetails>> {
        let is_empty = self.quote.is_empty() && self.all_digits.is_none() && self.note.is_none();
        (!is_empty).then(|| Box::new(self))
    }
}

/// One printed number about a named project or company.
#[derive(Clone, Debug)]
pub struct ProjectFigure {
    /// The project's name.
    pub project: Text,
    /// The number.
    pub observation: Observation,
}

/// A correction of one figure.
#[derive(Clone, Debug)]
pub struct Revision {
    /// The day of the correction.
    pub day: Period,
    /// The project's name, if the figure is about one.
    pub project: Option<Text>,
    /// The figure after the correction, or before it if it was withdrawn; its note is the reason.
    pub observation: Observation,
    /// The printed figure before and its digest; none if the figure was added.
    pub old: Option<(Figure, u32)>,
    /// The printed figure after and its digest; none if the figure was withdrawn.
    pub new: Option<(Figure, u32)>,
}

/// The status of a figure: actual, or what kind of expectation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It happened.
    Actual,
    /// It was expected (预计).
    Forecast,
    /// It was aimed at (力争, 确保).
    Target,
    /// It was scheduled (计划).
    Plan,
}

impl Status {
    /// Each with its name in the package and in links.
    pub const ALL: [(&'static str, Status); 4] = [
        ("actual", Status::Actual),
        ("forecast", Status::Forecast),
        ("target", Status::Target),
        ("plan", Status::Plan),
    ];

    /// The name in the package and in links.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

impl Observation {
    /// The comparator of its figure.
    pub fn comparator(&self) -> Comparator {
        self.figure.comparator
    }

    /// The few words of the article that hold the number; may be empty.
    pub fn quote(&self) -> &str {
        self.details.as_ref().map_or("", |details| &details.quote)
    }

    /// The number with all its digits, if not all are shown.
    pub fn all_digits(&self) -> Option<&str> {
        self.details.as_ref().and_then(|details| details.all_digits.as_deref())
    }

    /// A note on it.
    pub fn note(&self) -> Option<TermId> {
        self.details.as_ref().and_then(|details| details.note)
    }
}
