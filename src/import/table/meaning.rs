//! The meaning of the heads of the columns of figures: periods, places or indicators.

use super::columns::{Columns, FoundRole};
use super::head::HeadKind;
use super::vocabulary::{is_measured, is_named_place};
use crate::model::{Certainty, ColumnRole, TableReason};

/// The meaning of the heads of the columns of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadMeaning {
    /// Periods.
    Periods,
    /// Places.
    Places,
    /// Indicators.
    Indicators,
}

/// The meaning of the heads of the columns of figures, and how sure that is.
pub(super) fn head_meaning(columns: &Columns<'_>, roles: &[FoundRole]) -> (HeadMeaning, TableReason, Certainty) {
    let values: Vec<usize> = (0..roles.len()).filter(|&column| roles[column].role == ColumnRole::Value).collect();
    if values.iter().any(|&column| columns.heads.of_kind(column, HeadKind::Periods).is_some()) {
        return (HeadMeaning::Periods, TableReason::Cells, Certainty::Sure);
    }
    let has = |role: ColumnRole| roles.iter().any(|found| found.role == role);
    let names: Vec<String> = values.iter().map(|&column| columns.heads.name(column)).collect();
    let count = |fits: fn(&str) -> bool| names.iter().filter(|name| fits(name)).count();
    let (measured, named) = (count(is_measured), count(is_named_place));
    if has(ColumnRole::Place) {
        return (HeadMeaning::Indicators, TableReason::Layout, Certainty::Likely);
    }
    if has(ColumnRole::Indicator) && values.len() > 1 {
        return (HeadMeaning::Places, TableReason::Layout, Certainty::Likely);
    }
    if values.len() > 1 && columns.heads.kinds.contains(&HeadKind::Codes) {
        return (HeadMeaning::Places, TableReason::Codes, Certainty::Likely);
    }
    match values.len() {
        0 | 1 => (HeadMeaning::Indicators, TableReason::Layout, Certainty::Likely),
        _ if named > measured => (HeadMeaning::Places, TableReason::Name, Certainty::Likely),
        _ if measured > named => (HeadMeaning::Indicators, TableReason::Name, Certainty::Likely),
        // Names that measure nothing are names of places.
        _ if measured == 0 => (HeadMeaning::Places, TableReason::Name, Certainty::Likely),
        _ => (HeadMeaning::Places, TableReason::NotSaid, Certainty::Guess),
    }
}
