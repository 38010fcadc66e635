//! The role of one column, from its head and its cells.

use super::frame::Frame;
use super::grid::Grid;
use super::head::{HeadKind, Heads};
use super::profile::{Profile, Relation, relation};
use super::vocabulary::{head_role, is_age, is_breakdown, is_coordinate, is_generic_value};
use crate::model::{Certainty, ColumnRole, TableReason};

/// A role with its reason.
#[derive(Clone, Debug)]
pub(super) struct FoundRole {
    pub(super) role: ColumnRole,
    pub(super) reason: TableReason,
    pub(super) certainty: Certainty,
}

/// The table as the roles are found in it.
pub(super) struct Columns<'t> {
    pub(super) grid: &'t Grid,
    pub(super) frame: &'t Frame,
    pub(super) heads: &'t Heads,
    pub(super) profiles: &'t [Profile],
}

impl Columns<'_> {
    pub(super) fn head(&self, column: usize) -> Option<(ColumnRole, bool)> {
        // Composed heads of Eurostat: rows before the backslash, columns behind it.
        let role = |text: &str| head_role(text.split('\\').next().unwrap_or_default());
        // Of several lines, the lowest names the cells below it.
        let lowest = self.heads.texts[column].iter().rfind(|text| !text.is_empty());
        lowest.and_then(|text| role(text)).or_else(|| role(&self.heads.text(column)))
    }

    /// The role that head and cells of a column say alone; `None` if others decide.
    pub(super) fn own_role(&self, column: usize) -> Option<FoundRole> {
        let profile = &self.profiles[column];
        let head = self.head(column);
        let said = |role: ColumnRole| head.is_some_and(|head| head.0 == role);
        let by_head = |role: ColumnRole, certainty: Certainty| {
            Some(FoundRole { role, reason: TableReason::Head(self.heads.text(column)), certainty })
        };
        let by_cells =
            |role: ColumnRole, certainty: Certainty| Some(FoundRole { role, reason: TableReason::Cells, certainty });
        let is_figures = self.frame.figures.contains(&column);
        let has_period_head = self.heads.of_kind(column, HeadKind::Periods).is_some();
        if profile.filled == 0 {
            // A period for which nothing is known yet.
            return match has_period_head {
                true => by_head(ColumnRole::Value, Certainty::Likely),
                false => by_cells(ColumnRole::Ignored, Certainty::Sure),
            };
        }
        if has_period_head && is_figures {
            return by_head(ColumnRole::Value, Certainty::Sure);
        }
        let is_exact = head.is_some_and(|head| head.1);
        let is_period = profile.is_mostly(profile.periods.max(profile.years), 8);
        if is_period
            && (said(ColumnRole::Period)
                || !is_figures && !profile.is_mostly(profile.codes, 8)
                || profile.years == profile.filled && !is_figures)
        {
            return match said(ColumnRole::Period) {
                true => by_head(ColumnRole::Period, Certainty::Sure),
                false => by_cells(ColumnRole::Period, Certainty::Likely),
            };
        }
        if is_figures {
            if is_coordinate(&self.heads.text(column)) {
                return by_head(ColumnRole::Ignored, Certainty::Likely);
            }
            // Beside a column that says “value”, other numbers are codes.
            let has_value = (0..self.profiles.len()).any(|other| {
                other != column && is_generic_value(&self.heads.text(other)) && self.profiles[other].numbers > 0
            });
            if has_value && !is_generic_value(&self.heads.text(column)) {
                return match profile.is_constant() {
                    true => Some(FoundRole {
                        role: ColumnRole::Dimension,
                        reason: TableReason::Constant,
                        certainty: Certainty::Likely,
                    }),
                    false if said(ColumnRole::Code) => by_head(ColumnRole::Code, Certainty::Likely),
                    false => None,
                };
            }
            let is_whole = profile.decimals == 0 && profile.missing == 0;
            return match head {
                Some((ColumnRole::Code, _)) if is_whole => by_head(ColumnRole::Code, Certainty::Likely),
                Some((ColumnRole::Place, true)) if is_whole => by_head(ColumnRole::Code, Certainty::Likely),
                Some((ColumnRole::Flag, true)) => by_head(ColumnRole::Flag, Certainty::Likely),
                _ => by_cells(ColumnRole::Value, Certainty::Sure),
            };
        }
        if is_coordinate(&self.heads.text(column)) {
            return by_head(ColumnRole::Ignored, Certainty::Likely);
        }
        let is_short = profile.letters <= 4 * profile.filled;
        let is_beside_figures = column > 0 && self.frame.figures.contains(&(column - 1));
        // Marks of quality stand behind the figures of the same period.
        let period = |column: usize| self.heads.of_kind(column, HeadKind::Periods);
        let is_same_period = is_beside_figures && period(column).is_some() && period(column) == period(column - 1);
        match head {
            Some((ColumnRole::Flag, _)) => by_head(ColumnRole::Flag, Certainty::Likely),
            Some((ColumnRole::Unit, _)) => by_head(ColumnRole::Unit, Certainty::Sure),
            None if is_short && is_beside_figures && (self.heads.text(column).is_empty() || is_same_period) => {
                by_cells(ColumnRole::Flag, Certainty::Likely)
            }
            Some((ColumnRole::Value, true)) if profile.numbers > 0 && is_exact => {
                by_head(ColumnRole::Value, Certainty::Likely)
            }
            _ if profile.missing == profile.filled && has_period_head => by_head(ColumnRole::Value, Certainty::Likely),
            _ => None,
        }
    }

    /// How much a column looks like one of the names of places; 0 if it cannot be.
    pub(super) fn place_score(&self, column: usize) -> i32 {
        let profile = &self.profiles[column];
        let distinct = profile.distinct.len();
        let are_ages = profile.distinct.iter().filter(|text| is_age(text)).count() * 2 > distinct;
        let is_long = profile.letters > 60 * profile.filled;
        if profile.texts * 2 < profile.filled || is_long || are_ages || is_breakdown(&self.heads.text(column)) {
            return 0;
        }
        let share = |count: usize| (100 * count / distinct.max(1)) as i32;
        let by_head = match self.head(column) {
            Some((ColumnRole::Place, true)) => 120,
            Some((ColumnRole::Place, false)) => 80,
            Some((ColumnRole::Indicator, _)) => -120,
            Some((ColumnRole::Code, _)) => -60,
            _ => 0,
        };
        let is_codes = profile.is_mostly(profile.codes, 8);
        let by_kind = share(profile.named_places) / 2 - share(profile.measured) - if is_codes { 30 } else { 0 };
        let by_number = 100 * distinct.min(profile.filled) as i32 / profile.filled.max(1) as i32;
        let many = if distinct > 2 { 30 } else { 0 };
        let score = by_head + by_kind + by_number / 3 + many + 10;
        if distinct < 2 && by_head <= 0 { 0 } else { score }
    }

    pub(super) fn relation(&self, first: usize, second: usize) -> Relation {
        relation(&self.profiles[first], &self.profiles[second])
    }
}

pub(super) fn same_as(column: usize) -> FoundRole {
    FoundRole { role: ColumnRole::Ignored, reason: TableReason::SameAsColumn(column + 1), certainty: Certainty::Sure }
}
