//! A proposed row before it is compared with the package.

use super::when::{ArticlePeriod, Printed};
use crate::data::{DistrictId, Measure, Status};
use crate::model::{ArticleReason, PassedOver};
use crate::number::Comparator;

/// A place that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlaceRef {
    /// The place of the package.
    pub(super) district: Option<DistrictId>,
    /// Its name: that of the package, or as printed.
    pub(super) name: String,
}

/// The facts of a line about the whole article.
#[derive(Clone, Debug, Default)]
pub(super) struct LineFacts {
    /// Index of the line.
    pub(super) index: usize,
    /// The dates with a year.
    pub(super) dates: Vec<Printed>,
    /// Every expression of time.
    pub(super) times: Vec<Printed>,
    /// The places that it names.
    pub(super) places: Vec<PlaceRef>,
    /// The places that only an office of theirs names: 东湖区统计局.
    pub(super) offices: Vec<PlaceRef>,
    /// The place that it is the heading of.
    pub(super) heading: Option<PlaceRef>,
    /// The level of a place that it leaves unnamed: that of 全市.
    pub(super) unnamed: Option<String>,
    /// Whether it has more than dates and punctuation.
    pub(super) has_text: bool,
    /// Numbers that are passed over: positions in the line.
    pub(super) passed: Vec<(usize, usize, PassedOver)>,
}

/// A proposed row as the grammar of its language gives it.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Index of the line.
    pub(super) line: usize,
    /// Number and unit: positions in the line.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The digits, with a minus sign if one is printed.
    pub(super) digits: String,
    pub(super) unit: String,
    pub(super) comparator: Comparator,
    /// One place, or several if the one number is of each.
    pub(super) places: Vec<PlaceRef>,
    pub(super) place_reason: ArticleReason,
    /// The noun phrase as printed.
    pub(super) phrase: String,
    /// The measured quantity: the noun phrase with what it inherits.
    pub(super) indicator: String,
    pub(super) indicator_reason: ArticleReason,
    pub(super) period: Option<ArticlePeriod>,
    pub(super) period_reason: ArticleReason,
    pub(super) status: Status,
    pub(super) status_reason: ArticleReason,
    pub(super) measure: Measure,
    pub(super) is_fall: bool,
    pub(super) is_words: bool,
    /// True if 各 or 均 gives the figure to each of those named.
    pub(super) is_each: bool,
    /// Whether the grammar had to guess.
    pub(super) is_guess: bool,
}

/// The items of a list, one for each of its figures.
#[derive(Clone, Debug)]
pub(super) enum Items {
    Places(Vec<PlaceRef>),
    Names(Vec<String>),
}

impl Items {
    pub(super) fn len(&self) -> usize {
        match self {
            Items::Places(places) => places.len(),
            Items::Names(names) => names.len(),
        }
    }
}
