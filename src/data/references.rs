//! Resolves the ids that one file of a package has for rows of another.

use super::csv::{CsvRow, CsvTable};
use super::dataset::{Term, TermKind, TermRole};
use super::id::{DistrictId, IndicatorId, SourceId, TermId};
use crate::collect::IntoVec;
use crate::sort;

/// The kinds of terms and their names in `terms.csv`, in the order of `TermKind`.
pub(super) const TERM_KINDS: [(&str, TermKind); 6] = [
    ("unit", TermKind::Unit),
    ("theme", TermKind::Theme),
    ("scope", TermKind::Scope),
    ("denominator", TermKind::Denominator),
    ("note", TermKind::Note),
    ("licence", TermKind::Licence),
];

/// The ids of a table with their row indices, sorted for binary search.
pub(super) struct IdIndex(Vec<(String, usize)>);

impl IdIndex {
    pub(super) fn new(table: &CsvTable<'_>) -> IdIndex {
        let mut ids: Vec<(String, usize)> =
            table.rows().enumerate().map(|(index, row)| (row.text("id").to_owned(), index)).into_vec();
        sort::sort_by(&mut ids, Ord::cmp);
        IdIndex(ids)
    }

    pub(super) fn find(&self, id: &str) -> Option<usize> {
        let index = self.0.partition_point(|entry| entry.0.as_str() < id);
        self.0.get(index).filter(|entry| entry.0 == id).map(|entry| entry.1)
    }
}

/// Resolves references to the rows of other tables.
pub(super) struct References<'d> {
    pub(super) districts: IdIndex,
    pub(super) indicators: IdIndex,
    pub(super) sources: IdIndex,
    pub(super) terms: IdIndex,
    pub(super) terms_read: &'d [Term],
    /// Whether a table could not be read: then a reference that does not resolve is no error of its own.
    pub(super) is_partial: bool,
}

impl References<'_> {
    pub(super) fn term(&self, row: &CsvRow<'_>, column: &str, kind: TermKind) -> TermId {
        let found = self.terms.find(row.text(column)).filter(|&index| self.terms_read[index].kind == kind);
        TermId(found.unwrap_or_else(|| {
            let expected = format!("the id of a {} in terms.csv", TERM_KINDS[kind as usize].0);
            self.or_report(row, None, column, &expected)
        }))
    }

    pub(super) fn optional_term(&self, row: &CsvRow<'_>, column: &str, kind: TermKind) -> Option<TermId> {
        if row.text(column).is_empty() { None } else { Some(self.term(row, column, kind)) }
    }

    pub(super) fn district(&self, row: &CsvRow<'_>, column: &str, id: &str) -> DistrictId {
        let found = self.districts.find(id);
        DistrictId(self.or_report(row, found, column, "the id of a district in districts.csv"))
    }

    pub(super) fn indicator(&self, row: &CsvRow<'_>, column: &str) -> IndicatorId {
        let found = self.indicators.find(row.text(column));
        IndicatorId(self.or_report(row, found, column, "the id of an indicator in indicators.csv"))
    }

    pub(super) fn optional_indicator(&self, row: &CsvRow<'_>, column: &str) -> Option<IndicatorId> {
        if row.text(column).is_empty() { None } else { Some(self.indicator(row, column)) }
    }

    pub(super) fn source(&self, row: &CsvRow<'_>) -> SourceId {
        let found = self.sources.find(row.text("source"));
        SourceId(self.or_report(row, found, "source", "the id of a source in sources.csv"))
    }

    fn or_report(&self, row: &CsvRow<'_>, found: Option<usize>, column: &str, expected: &str) -> usize {
        if self.is_partial { found.unwrap_or(0) } else { row.or_report(found, 0, column, expected) }
    }

    /// Whether a term has a role.
    pub(super) fn has_role(&self, term: TermId, role: TermRole) -> bool {
        self.terms_read.get(term.0).is_some_and(|term| term.role == Some(role))
    }
}
