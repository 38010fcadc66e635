//! Resolves the ids that one file of a package has for rows of another.

use super::columns::PLACES;
use super::csv::{CsvRow, CsvTable};
use super::id::{DistrictId, IndicatorId, SourceId, TermId};
use super::tables::{ShownUnit, Term, TermKind, TermRole};
use crate::collect::IntoVec;
use crate::language::Text;
use crate::sort;
use std::cell::{Cell, RefCell};

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

    /// A hint at the id that a text was meant to be: one that differs in case and spaces, or in a letter or two; else an empty text.
    fn hint(&self, text: &str) -> String {
        const LONGEST: usize = 60;
        if text.len() > LONGEST {
            return String::new();
        }
        let mut meant = String::new();
        for c in text.trim_ascii().chars() {
            meant.push(if matches!(c, ' ' | '_') { '-' } else { c.to_ascii_lowercase() });
        }
        if meant != text && self.find(&meant).is_some() {
            return ["write ", &meant].concat();
        }
        let (mut nearest, mut least) = ("", 1 + (meant.len() / 3).min(2));
        for (id, _) in &self.0 {
            let distance = distance(&meant, id);
            if distance < least {
                (nearest, least) = (id, distance);
            }
        }
        if least == 0 || nearest.is_empty() { String::new() } else { ["is ", nearest, " meant?"].concat() }
    }
}

/// How many bytes must be added, left out or changed to make one text the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    if a.len().abs_diff(b.len()) > 2 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).into_vec();
    for (index, byte) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (column, other) in b.bytes().enumerate() {
            let changed = diagonal + usize::from(byte != other);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

/// Whether a text may be an id, which may stand in a link: small letters, digits and hyphens.
pub(super) fn is_id(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.bytes().all(fits)
}

/// Resolves references to the rows of other tables.
pub(super) struct References<'d> {
    pub(super) districts: IdIndex,
    /// The name of the file of places.
    pub(super) districts_file: &'static str,
    pub(super) indicators: IdIndex,
    pub(super) sources: IdIndex,
    pub(super) terms: IdIndex,
    pub(super) terms_read: &'d [Term],
    /// Terms that stand where they are used, since `terms.csv` has none of their kind; they follow those of `terms_read`.
    pub(super) own_terms: RefCell<Vec<Term>>,
    /// How many rows `sources.csv` has.
    pub(super) source_count: usize,
    /// Whether a figure states no source, so that the package itself is its source.
    pub(super) has_own_source: Cell<bool>,
    /// Whether `terms.csv` could not be read.
    pub(super) lacks_terms: bool,
    /// Whether a table could not be read: then a reference that does not resolve is no error of its own.
    pub(super) is_partial: bool,
}

impl References<'_> {
    /// The term of a column: the id of one of `terms.csv`, or else, if that has none of this kind, the term itself.
    pub(super) fn term(&self, row: &CsvRow<'_>, column: &str, kind: TermKind) -> TermId {
        let text = row.text(column);
        let found = self.terms.find(text).filter(|&index| self.terms_read[index].kind == kind);
        if let Some(index) = found {
            return TermId(index);
        }
        let is_free = !self.lacks_terms && self.terms_read.iter().all(|term| term.kind != kind);
        if is_free && (kind != TermKind::Scope || is_id(text)) && (kind != TermKind::Unit || !text.is_empty()) {
            return self.own_term(kind, text);
        }
        let expected = match (kind, is_free) {
            (TermKind::Unit, true) => "a unit, such as % or people".to_owned(),
            _ => ["the id of a ", TERM_KINDS[kind as usize].0, " in terms.csv"].concat(),
        };
        TermId(self.or_report(row, None, column, text, (&expected, &self.terms)))
    }

    /// The term with a text that is no id.
    fn own_term(&self, kind: TermKind, text: &str) -> TermId {
        let (text, role) = match (kind, text) {
            (TermKind::Unit, "%" | "percent" | "per cent") => ("%", Some(TermRole::Percent)),
            (TermKind::Unit, "percentage points" | "points" | "pp") => {
                ("percentage point|percentage points", Some(TermRole::PercentagePoint))
            }
            // Nobody says the unit, or there is none.
            (TermKind::Unit, "none") => ("", None),
            (_, text) => (text, None),
        };
        let mut own = self.own_terms.borrow_mut();
        let known = own.iter().position(|term| term.kind == kind && term.text.en == text);
        let index = known.unwrap_or(own.len());
        if known.is_none() {
            let mut words = Text::new(|_| text.to_owned());
            if role == Some(TermRole::PercentagePoint) {
                "个百分点".clone_into(&mut words.zh);
            }
            own.push(Term { id: text.to_owned(), kind, text: words, role, shown: ShownUnit::default() });
        }
        TermId(self.terms_read.len() + index)
    }

    pub(super) fn optional_term(&self, row: &CsvRow<'_>, column: &str, kind: TermKind) -> Option<TermId> {
        if row.text(column).is_empty() { None } else { Some(self.term(row, column, kind)) }
    }

    pub(super) fn district(&self, row: &CsvRow<'_>, column: &str, id: &str) -> DistrictId {
        let expected = match self.districts_file {
            PLACES => "the id of a place in places.csv",
            _ => "the id of a district in districts.csv",
        };
        DistrictId(self.or_report(row, self.districts.find(id), column, id, (expected, &self.districts)))
    }

    pub(super) fn indicator(&self, row: &CsvRow<'_>, column: &str) -> IndicatorId {
        let (text, expected) = (row.text(column), "the id of an indicator in indicators.csv");
        IndicatorId(self.or_report(row, self.indicators.find(text), column, text, (expected, &self.indicators)))
    }

    pub(super) fn optional_indicator(&self, row: &CsvRow<'_>, column: &str) -> Option<IndicatorId> {
        if row.text(column).is_empty() { None } else { Some(self.indicator(row, column)) }
    }

    /// The source of a figure; the package itself, which comes behind those of `sources.csv`, if the row states none.
    pub(super) fn source(&self, row: &CsvRow<'_>) -> SourceId {
        let text = row.text("source");
        if text.is_empty() {
            self.has_own_source.set(true);
            return SourceId(self.source_count);
        }
        let expected = "the id of a source in sources.csv";
        SourceId(self.or_report(row, self.sources.find(text), "source", text, (expected, &self.sources)))
    }

    fn or_report(
        &self,
        row: &CsvRow<'_>,
        found: Option<usize>,
        column: &str,
        text: &str,
        (expected, ids): (&str, &IdIndex),
    ) -> usize {
        if found.is_none() && !self.is_partial {
            // Beyond the errors that are kept none needs a hint.
            let hint = if row.has_room_for_errors() { ids.hint(text) } else { String::new() };
            row.report_with(column, expected, &hint);
        }
        found.unwrap_or(0)
    }

    /// Whether a term has a role.
    pub(super) fn has_role(&self, term: TermId, role: TermRole) -> bool {
        match self.terms_read.get(term.0) {
            Some(term) => term.role == Some(role),
            None => {
                let own = self.own_terms.borrow();
                own.get(term.0 - self.terms_read.len()).is_some_and(|term| term.role == Some(role))
            }
        }
    }
}
