//! The result of reading an article: proposed rows, each with its reasons, and what was passed over.

use super::repair::Repair;
use super::when::{ArticlePeriod, Published};
use crate::data::{DistrictId, IndicatorId, Measure, Status, TermId};
use crate::model::{ArticleNote, ArticleReason, PassedOver};
use crate::number::{Comparator, Decimal};

/// Where something stands in an article: characters of a line, as pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ArticleSpan {
    /// The line, from 1.
    pub line: u32,
    /// The first character, from 0.
    pub start: u32,
    /// The character behind the last.
    pub end: u32,
}

/// A part of a proposed row: what it is, what else it may be, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<T> {
    /// The proposed value.
    pub value: T,
    /// Other values that it may be, the likeliest first.
    pub alternatives: Vec<T>,
    /// Why.
    pub reason: ArticleReason,
    /// The words that say so, if there are any.
    pub span: Option<ArticleSpan>,
}

impl<T> Part<T> {
    /// A part without alternatives.
    pub(super) fn new(value: T, reason: ArticleReason) -> Part<T> {
        Part { value, alternatives: Vec::new(), reason, span: None }
    }
}

/// The place of a proposed row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedPlace {
    /// The place of the package, if it is one.
    pub district: Option<DistrictId>,
    /// Its name: that of the package, or as printed.
    pub name: String,
}

/// The indicator of a proposed row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedIndicator {
    /// The indicator of the package, if it is one.
    pub indicator: Option<IndicatorId>,
    /// Its name: that of the package, or the noun phrase as printed.
    pub name: String,
}

/// The list of projects of a proposed row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedScope {
    /// The list of the package, if it is one.
    pub list: Option<TermId>,
    /// Its name: that of the package, or as printed.
    pub name: String,
}

/// A row that an article suggests. A person decides on it.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The number with its unit.
    pub span: ArticleSpan,
    /// The same as printed.
    pub quote: String,
    /// The number as printed; negative if a minus sign is.
    pub value: Decimal,
    /// The unit as printed; empty if there is none.
    pub unit: String,
    /// How the printed number relates to the true one.
    pub comparator: Part<Comparator>,
    /// The place.
    pub place: Part<Option<ProposedPlace>>,
    /// Every place, if the one number is of several.
    pub places: Vec<ProposedPlace>,
    /// The indicator.
    pub indicator: Part<Option<ProposedIndicator>>,
    /// The noun phrase as printed, from which the indicator was found.
    pub phrase: String,
    /// The list of projects, if one is printed.
    pub scope: Option<ProposedScope>,
    /// The period.
    pub period: Part<Option<ArticlePeriod>>,
    /// Actual, forecast, target or plan.
    pub status: Part<Status>,
    /// The kind of quantity.
    pub measure: Measure,
    /// Whether the words say a fall: 下降5% is a growth of −5.
    pub is_fall: bool,
    /// Whether the number is printed in words: 七成, 翻一番.
    pub is_words: bool,
    /// Whether nothing had to be guessed.
    pub is_sure: bool,
}

/// A number that is no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Where it stands.
    pub span: ArticleSpan,
    /// Why it is none.
    pub reason: PassedOver,
}

/// The result of reading an article.
#[derive(Clone, Debug, Default)]
pub struct ArticleReading {
    /// The proposed rows, in the order of the text.
    pub proposals: Vec<Proposal>,
    /// The numbers that were passed over, in the order of the text.
    pub passed: Vec<Passed>,
    /// The repairs, in the order of the text.
    pub repairs: Vec<Repair>,
    /// The day of publication, as given or as the text tells.
    pub published: Option<Published>,
    /// Remarks on the text.
    pub notes: Vec<ArticleNote>,
}
