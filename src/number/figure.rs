//! A printed number with its comparator: at least, about, more than.

use super::decimal::Decimal;
use crate::language::Language;
use std::cmp::Ordering;

/// How a printed number relates to the true one (约, 超过, 以上 …).
///
/// ```
/// use district_charts::number::Comparator;
///
/// let at_least = Comparator::parse("ge").expect("a name of the package");
/// assert_eq!(at_least.sign(), "≥");
/// assert!(at_least.is_open_above() && !at_least.is_open_below());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// The number itself.
    Eq,
    /// At least the number.
    Ge,
    /// More than the number.
    Gt,
    /// At most the number.
    Le,
    /// Less than the number.
    Lt,
    /// About the number.
    Approx,
}

impl Comparator {
    /// Each with its name in the package and its sign on a chart.
    const NAMES: [(Comparator, &'static str, &'static str); 6] = [
        (Comparator::Eq, "eq", ""),
        (Comparator::Ge, "ge", "≥"),
        (Comparator::Gt, "gt", ">"),
        (Comparator::Le, "le", "≤"),
        (Comparator::Lt, "lt", "<"),
        (Comparator::Approx, "approx", "≈"),
    ];

    /// All comparators, in order.
    pub(crate) const ALL: [Comparator; 6] =
        [Comparator::Eq, Comparator::Ge, Comparator::Gt, Comparator::Le, Comparator::Lt, Comparator::Approx];

    /// The permitted names, for an error text.
    pub const EXPECTED: &'static str = "eq, ge, gt, le, lt or approx";

    /// Reads a name of the package.
    pub fn parse(name: &str) -> Option<Comparator> {
        Self::NAMES.iter().find(|entry| entry.1 == name).map(|entry| entry.0)
    }

    /// The name in the package.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|entry| entry.0 == self).map_or("", |entry| entry.1)
    }

    /// The sign before a figure; empty for the number itself.
    pub fn sign(self) -> &'static str {
        Self::NAMES.iter().find(|entry| entry.0 == self).map_or("", |entry| entry.2)
    }

    /// Whether the true value may lie above the printed one.
    pub fn is_open_above(self) -> bool {
        matches!(self, Comparator::Ge | Comparator::Gt | Comparator::Approx)
    }

    /// Whether the true value may lie below the printed one.
    pub fn is_open_below(self) -> bool {
        matches!(self, Comparator::Le | Comparator::Lt | Comparator::Approx)
    }
}

/// A remark of the publisher on a number: the observation status of SDMX.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// It may still be revised.
    Provisional,
    /// It was estimated.
    Estimated,
    /// It is not comparable with earlier ones: a break in the series.
    Break,
}

impl Flag {
    /// All flags.
    pub const ALL: [Flag; 3] = [Flag::Provisional, Flag::Estimated, Flag::Break];

    /// The permitted names, for an error text.
    pub const EXPECTED: &'static str = "provisional, estimated, break or nothing";

    /// The name in the package.
    pub fn name(self) -> &'static str {
        match self {
            Flag::Provisional => "provisional",
            Flag::Estimated => "estimated",
            Flag::Break => "break",
        }
    }

    /// The letter behind a figure, which is the code of SDMX in small.
    pub fn letter(self) -> &'static str {
        match self {
            Flag::Provisional => "p",
            Flag::Estimated => "e",
            Flag::Break => "b",
        }
    }

    /// Reads a name of the package, or a code of SDMX in any case.
    pub fn parse(name: &str) -> Option<Flag> {
        let is_it = |flag: &Flag| flag.name() == name || flag.letter().eq_ignore_ascii_case(name);
        Flag::ALL.into_iter().find(is_it)
    }
}

/// A printed number with its comparator and its flag.
///
/// ```
/// use district_charts::language::Language;
/// use district_charts::number::{Comparator, Decimal, Figure};
///
/// let value = Decimal::parse("20").expect("digits");
/// let [exact, bound] = [Comparator::Eq, Comparator::Gt].map(|comparator| Figure::new(value, comparator));
/// assert_eq!(bound.text(Language::En), ">20");
/// assert!(bound.surely_above(exact) && !exact.surely_above(exact));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// The digits.
    pub value: Decimal,
    /// How they relate to the true value.
    pub comparator: Comparator,
    /// The remark of the publisher on it.
    pub flag: Option<Flag>,
}

impl PartialEq for Figure {
    /// Whether number and comparator are the same. A flag makes no figure another.
    fn eq(&self, other: &Figure) -> bool {
        self.value == other.value && self.comparator == other.comparator
    }
}

impl Eq for Figure {}

impl Figure {
    /// A number without a flag.
    pub fn new(value: Decimal, comparator: Comparator) -> Figure {
        Figure { value, comparator, flag: None }
    }

    /// The sign of the comparator, the digits, and the letter of the flag: `24.3`, `≥20`, `24.3 p`.
    pub fn text(self, language: Language) -> String {
        let [gap, letter] = self.flag.map_or(["", ""], |flag| [" ", flag.letter()]);
        [self.comparator.sign(), &self.value.text(language), gap, letter].concat()
    }

    /// Whether `self` and `high` are the lower and the upper bound of one value, as in “3 to 5”.
    pub fn is_range_to(self, high: Figure) -> bool {
        let is_low = matches!(self.comparator, Comparator::Ge | Comparator::Gt);
        is_low && matches!(high.comparator, Comparator::Le | Comparator::Lt) && self.value <= high.value
    }

    /// Whether the true value is above that of `other` whatever the bounds allow. Equal exact figures are not above each other.
    pub fn surely_above(self, other: Figure) -> bool {
        if self.comparator.is_open_below() || other.comparator.is_open_above() {
            return false;
        }
        match self.value.cmp(&other.value) {
            Ordering::Greater => true,
            Ordering::Equal => self.comparator == Comparator::Gt || other.comparator == Comparator::Lt,
            Ordering::Less => false,
        }
    }
}
