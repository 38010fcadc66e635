//! A number as it is printed: the digits that are shown, and the digest of a figure.

use super::history::digest_of;
use crate::number::{Comparator, Decimal, Powers};
use crate::period::Period;

/// The columns that identify a figure: no two figures of a package have the same. A column that a figure does not have is empty.
pub(super) struct Identity<'i> {
    /// The name of its project in the first column of names.
    pub(super) project: &'i str,
    pub(super) district: &'i str,
    pub(super) indicator: &'i str,
    pub(super) scope: &'i str,
    pub(super) period: Period,
    pub(super) status: &'i str,
    pub(super) source: &'i str,
    /// The digits as the package writes them.
    pub(super) value: &'i str,
    pub(super) comparator: Comparator,
}

impl Identity<'_> {
    pub(super) fn digest(&self) -> u32 {
        let (period, comparator) = (self.period.to_string(), self.comparator.name());
        let (project, district, indicator) = (self.project, self.district, self.indicator);
        let fields =
            [project, district, indicator, self.scope, &period, self.status, self.source, self.value, comparator];
        digest_of(fields.into_iter())
    }
}

/// A number as it is shown.
pub(super) struct ShownNumber {
    pub(super) value: Decimal,
    /// True if digits beyond the fifteenth were left out.
    pub(super) is_cut: bool,
    /// The number with all its digits, if not all are shown.
    pub(super) all_digits: Option<String>,
}

impl ShownNumber {
    /// Reads a number, which is shown with at most so many decimals and in the units of `powers`. `None` if it is none.
    pub(super) fn read(text: &str, decimals: Option<u8>, powers: Powers) -> Option<ShownNumber> {
        let (number, is_cut) = Decimal::parse_long(text)?;
        let number = number.with_powers(powers);
        let value = decimals.map_or(number, |decimals| number.shown_with(decimals));
        let is_whole = !is_cut && value.decimals() == number.decimals();
        Some(ShownNumber { value, is_cut, all_digits: (!is_whole).then(|| text.to_owned()) })
    }
}
