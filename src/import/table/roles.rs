//! The role of each column.

use super::frame::Frame;
use super::grid::Grid;
use super::head::{HeadKind, Heads};
use super::profile::{Profile, Relation, relation};
use super::settings::Settings;
use super::vocabulary::{head_role, is_measured, is_named_place, is_unit};
use super::when::{DateStyle, period_of};
use crate::model::{Certainty, ColumnRole, TableReason};

/// A role with its reason.
#[derive(Clone, Debug)]
pub(super) struct FoundRole {
    pub(super) role: ColumnRole,
    pub(super) reason: TableReason,
    pub(super) certainty: Certainty,
}

/// What the heads of the columns of figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadMeaning {
    /// Periods.
    Periods,
    /// Places.
    Places,
    /// Indicators.
    Indicators,
}

/// The table as the roles are found in it.
pub(super) struct Columns<'t> {
    pub(super) grid: &'t Grid,
    pub(super) frame: &'t Frame,
    pub(super) heads: &'t Heads,
    pub(super) profiles: &'t [Profile],
}

impl Columns<'_> {
    /// The role of each column; those that a person set are kept.
    pub(super) fn roles(&self, settings: &Settings) -> Vec<FoundRole> {
        let set = |column: usize| {
            let name = settings.of("column", &(column + 1).to_string())?;
            ColumnRole::ALL.iter().find(|entry| entry.0 == name).map(|entry| entry.1)
        };
        let mut roles: Vec<Option<FoundRole>> = (0..self.grid.width())
            .map(|column| match set(column) {
                Some(role) => Some(FoundRole { role, reason: TableReason::Chosen, certainty: Certainty::Sure }),
                None => self.own_role(column),
            })
            .collect();
        self.find_periods(&mut roles);
        self.find_place(&mut roles);
        self.find_indicator(&mut roles);
        self.find_codes(&mut roles);
        self.find_others(&mut roles);
        let ignored = || FoundRole { role: ColumnRole::Ignored, reason: TableReason::Layout, certainty: Certainty::Guess };
        roles.into_iter().map(|role| role.unwrap_or_else(ignored)).collect()
    }

    fn head(&self, column: usize) -> Option<(ColumnRole, bool)> {
        let text = self.heads.text(column);
        // Composed heads of Eurostat: rows before the backslash, columns behind it.
        head_role(text.split('\\').next().unwrap_or_default())
    }

    /// The role that head and cells of a column say alone; `None` if others decide.
    fn own_role(&self, column: usize) -> Option<FoundRole> {
        let profile = &self.profiles[column];
        let head = self.head(column);
        let said = |role: ColumnRole| head.is_some_and(|head| head.0 == role);
        let by_head = |role: ColumnRole, certainty: Certainty| {
            Some(FoundRole { role, reason: TableReason::Head(self.heads.text(column)), certainty })
        };
        let by_cells = |role: ColumnRole, certainty: Certainty| Some(FoundRole { role, reason: TableReason::Cells, certainty });
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
        if is_period && (said(ColumnRole::Period) || !is_figures && !profile.is_mostly(profile.codes, 8) || profile.years == profile.filled && !is_figures) {
            return match said(ColumnRole::Period) {
                true => by_head(ColumnRole::Period, Certainty::Sure),
                false => by_cells(ColumnRole::Period, Certainty::Likely),
            };
        }
        if is_figures {
            let is_whole = profile.decimals == 0 && profile.missing == 0;
            return match head {
                Some((ColumnRole::Code, _)) if is_whole => by_head(ColumnRole::Code, Certainty::Likely),
                Some((ColumnRole::Place, true)) if is_whole => by_head(ColumnRole::Code, Certainty::Likely),
                Some((ColumnRole::Flag, true)) => by_head(ColumnRole::Flag, Certainty::Likely),
                _ => by_cells(ColumnRole::Value, Certainty::Sure),
            };
        }
        let is_short = profile.letters <= 4 * profile.filled;
        match head {
            Some((ColumnRole::Flag, _)) => by_head(ColumnRole::Flag, Certainty::Likely),
            Some((ColumnRole::Unit, _)) => by_head(ColumnRole::Unit, Certainty::Sure),
            None if self.heads.text(column).is_empty() && column > 0 && is_short && self.frame.figures.contains(&(column - 1)) => {
                by_cells(ColumnRole::Flag, Certainty::Likely)
            }
            Some((ColumnRole::Value, true)) if profile.numbers > 0 && is_exact => by_head(ColumnRole::Value, Certainty::Likely),
            _ if profile.missing == profile.filled && has_period_head => by_head(ColumnRole::Value, Certainty::Likely),
            _ => None,
        }
    }

    /// Of two columns that say the same periods one is read; a month or quarter beside a year is read with it.
    fn find_periods(&self, roles: &mut [Option<FoundRole>]) {
        let is_period = |found: &Option<FoundRole>| found.as_ref().is_some_and(|found| found.role == ColumnRole::Period);
        let all: Vec<usize> = (0..roles.len()).filter(|&column| is_period(&roles[column])).collect();
        let by_head = |column: &&usize| roles[**column].as_ref().is_some_and(|found| found.certainty == Certainty::Sure);
        let Some(&first) = all.iter().find(by_head).or(all.first()) else { return };
        for column in all.into_iter().filter(|&column| column != first) {
            if self.relation(column, first).is_one_to_one() {
                roles[column] = Some(same_as(first));
            }
        }
        for column in 0..roles.len() {
            let profile = &self.profiles[column];
            let is_part = profile.filled > 0 && profile.distinct.iter().all(|text| is_part_of_year(text));
            let is_said = self.head(column).is_some_and(|head| head == (ColumnRole::Period, true));
            if is_said && is_part && column != first {
                let reason = TableReason::Head(self.heads.text(column));
                roles[column] = Some(FoundRole { role: ColumnRole::Period, reason, certainty: Certainty::Likely });
            }
        }
    }

    /// Finds the column with the names of the places, and those with larger places that they belong to.
    fn find_place(&self, roles: &mut [Option<FoundRole>]) {
        let is_set = |role: &Option<FoundRole>| role.as_ref().is_some_and(|found| found.role == ColumnRole::Place);
        let place = match roles.iter().position(is_set) {
            Some(column) => column,
            None => {
                let free = (0..roles.len()).filter(|&column| roles[column].is_none());
                let best = free.map(|column| (self.place_score(column), column)).filter(|best| best.0 > 0);
                let Some((score, column)) = best.max_by_key(|&(score, column)| (score, usize::MAX - column)) else { return };
                let is_named = self.head(column).is_some_and(|head| head.0 == ColumnRole::Place);
                roles[column] = Some(FoundRole {
                    role: ColumnRole::Place,
                    reason: if is_named { TableReason::Head(self.heads.text(column)) } else { TableReason::Cells },
                    certainty: if is_named { Certainty::Sure } else if score > 40 { Certainty::Likely } else { Certainty::Guess },
                });
                column
            }
        };
        for column in 0..roles.len() {
            let is_place_head = self.head(column).is_some_and(|head| head.0 == ColumnRole::Place);
            let profile = &self.profiles[column];
            if roles[column].is_some() || !is_place_head || profile.is_mostly(profile.codes, 9) || profile.is_constant() {
                continue;
            }
            let relation = relation(self.grid, self.frame, place, column);
            let is_larger = profile.distinct.len() < self.profiles[place].distinct.len();
            roles[column] = Some(match (relation.is_one_to_one(), is_larger) {
                (true, _) => same_as(place),
                (false, true) => FoundRole { role: ColumnRole::Parent, reason: TableReason::Head(self.heads.text(column)), certainty: Certainty::Likely },
                (false, false) => FoundRole { role: ColumnRole::Parent, reason: TableReason::Cells, certainty: Certainty::Guess },
            });
        }
    }

    /// How much a column looks like one of the names of places; 0 if it cannot be.
    fn place_score(&self, column: usize) -> i32 {
        let profile = &self.profiles[column];
        let distinct = profile.distinct.len();
        let is_long = profile.letters > 60 * profile.filled;
        if profile.texts * 2 < profile.filled || is_long {
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

    /// Finds the column with the names of indicators.
    fn find_indicator(&self, roles: &mut [Option<FoundRole>]) {
        for column in 0..roles.len() {
            let profile = &self.profiles[column];
            if roles[column].is_some() {
                continue;
            }
            let has_other = roles.iter().flatten().any(|found| found.role == ColumnRole::Indicator);
            let is_named = self.head(column).is_some_and(|head| head.0 == ColumnRole::Indicator);
            let is_code = profile.is_mostly(profile.codes, 8);
            let is_measured = profile.measured * 2 > profile.distinct.len() && !profile.is_constant();
            if !has_other && !is_code && (is_named || is_measured && profile.letters < 80 * profile.filled) {
                let reason = if is_named { TableReason::Head(self.heads.text(column)) } else { TableReason::Cells };
                let certainty = if is_named { Certainty::Sure } else { Certainty::Likely };
                roles[column] = Some(FoundRole { role: ColumnRole::Indicator, reason, certainty });
            }
        }
    }

    /// Finds the column with the codes of the places; codes of something else say what another column says.
    fn find_codes(&self, roles: &mut [Option<FoundRole>]) {
        let place = self.position(roles, ColumnRole::Place);
        for column in 0..roles.len() {
            let profile = &self.profiles[column];
            let own = roles[column].as_ref().map(|found| found.role);
            let is_code = own == Some(ColumnRole::Code) && roles[column].as_ref().is_some_and(|found| found.reason != TableReason::Chosen);
            let is_head = self.head(column).is_some_and(|head| head.0 == ColumnRole::Code);
            if !(is_code || own.is_none() && (is_head || profile.is_mostly(profile.codes, 9))) {
                continue;
            }
            let has_code = roles.iter().enumerate().any(|(other, found)| other != column && found.as_ref().is_some_and(|found| found.role == ColumnRole::Code) && other < column);
            let twin = (0..roles.len()).find(|&other| {
                let is_text = other != column && !self.frame.figures.contains(&other) && self.profiles[other].filled > 0;
                is_text && Some(other) != place && !self.profiles[other].is_constant() && self.relation(column, other).is_one_to_one()
            });
            let of_place = place.map(|place| self.relation(column, place));
            roles[column] = match of_place {
                Some(relation) if relation.determines && !profile.is_constant() && !has_code => Some(FoundRole {
                    role: ColumnRole::Code,
                    reason: if is_head { TableReason::Head(self.heads.text(column)) } else { TableReason::Cells },
                    certainty: Certainty::Sure,
                }),
                None if !profile.is_constant() && twin.is_none() => {
                    Some(FoundRole { role: ColumnRole::Place, reason: TableReason::Cells, certainty: Certainty::Likely })
                }
                Some(relation) if relation.is_determined && profile.distinct.len() > 1 && is_code => {
                    Some(FoundRole { role: ColumnRole::Ignored, reason: TableReason::Codes, certainty: Certainty::Likely })
                }
                _ => match twin {
                    Some(other) => Some(same_as(other)),
                    None if is_code => Some(FoundRole { role: ColumnRole::Ignored, reason: TableReason::Codes, certainty: Certainty::Guess }),
                    None => None,
                },
            };
        }
    }

    /// The columns that are left: constant ones and those that differ within a place break the figures down; others describe the places.
    fn find_others(&self, roles: &mut [Option<FoundRole>]) {
        let place = self.position(roles, ColumnRole::Place);
        let indicator = self.position(roles, ColumnRole::Indicator);
        let is_before = |column: usize| place.is_some_and(|place| column < place);
        for column in 0..roles.len() {
            let profile = &self.profiles[column];
            if let Some(found) = &roles[column] {
                // Whole numbers before the names, with a head that measures nothing: a number of the row, a code of a level.
                let is_value = found.role == ColumnRole::Value && found.reason == TableReason::Cells;
                let is_whole = profile.decimals == 0 && profile.percents == 0 && !is_measured(&self.heads.text(column));
                if is_value && is_before(column) && is_whole && self.values(roles) > 1 {
                    roles[column] = Some(FoundRole { role: ColumnRole::Ignored, reason: TableReason::Codes, certainty: Certainty::Guess });
                }
                continue;
            }
            let twin = (0..column).find(|&other| {
                let is_dimension = roles[other].as_ref().is_some_and(|found| found.role == ColumnRole::Dimension || found.role == ColumnRole::Period);
                is_dimension && !self.profiles[other].is_constant() && self.relation(column, other).is_one_to_one()
            });
            let of_indicator = indicator.filter(|&indicator| !profile.is_constant() && self.relation(indicator, column).determines);
            let role = |role, reason, certainty| Some(FoundRole { role, reason, certainty });
            let constant = profile.distinct.first().map(String::as_str).unwrap_or_default();
            let has_unit = self.position(roles, ColumnRole::Unit).is_some();
            roles[column] = if profile.is_constant() && is_unit(constant) && !has_unit && self.heads.text(column).is_empty() {
                role(ColumnRole::Unit, TableReason::Cells, Certainty::Likely)
            } else if profile.is_constant() && indicator.is_some_and(|indicator| self.profiles[indicator].is_constant()) && profile.is_mostly(profile.codes, 8) {
                indicator.map(same_as)
            } else if profile.is_constant() {
                role(ColumnRole::Dimension, TableReason::Constant, Certainty::Likely)
            } else if let Some(other) = twin.or(of_indicator) {
                Some(same_as(other))
            } else if place.is_some_and(|place| self.relation(place, column).determines) {
                role(ColumnRole::Ignored, TableReason::Layout, Certainty::Likely)
            } else if profile.letters > 60 * profile.filled {
                role(ColumnRole::Flag, TableReason::Cells, Certainty::Likely)
            } else {
                role(ColumnRole::Dimension, TableReason::VariesWithinPlace, Certainty::Likely)
            };
        }
    }

    fn values(&self, roles: &[Option<FoundRole>]) -> usize {
        roles.iter().flatten().filter(|found| found.role == ColumnRole::Value).count()
    }

    fn position(&self, roles: &[Option<FoundRole>], role: ColumnRole) -> Option<usize> {
        roles.iter().position(|found| found.as_ref().is_some_and(|found| found.role == role))
    }

    fn relation(&self, first: usize, second: usize) -> Relation {
        relation(self.grid, self.frame, first, second)
    }

    /// What the heads of the columns of figures are, and how sure that is.
    pub(super) fn head_meaning(&self, roles: &[FoundRole]) -> (HeadMeaning, TableReason, Certainty) {
        let values: Vec<usize> = (0..roles.len()).filter(|&column| roles[column].role == ColumnRole::Value).collect();
        if values.iter().any(|&column| self.heads.of_kind(column, HeadKind::Periods).is_some()) {
            return (HeadMeaning::Periods, TableReason::Cells, Certainty::Sure);
        }
        let has = |role: ColumnRole| roles.iter().any(|found| found.role == role);
        let names: Vec<String> = values.iter().map(|&column| self.heads.name(column)).collect();
        let count = |fits: fn(&str) -> bool| names.iter().filter(|name| fits(name)).count();
        let (measured, named) = (count(is_measured), count(is_named_place));
        if has(ColumnRole::Place) {
            return (HeadMeaning::Indicators, TableReason::Layout, Certainty::Likely);
        }
        if has(ColumnRole::Indicator) && values.len() > 1 {
            return (HeadMeaning::Places, TableReason::Layout, Certainty::Likely);
        }
        if values.len() > 1 && self.heads.kinds.contains(&HeadKind::Codes) {
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
}

/// Whether a text is a month or a quarter without a year.
fn is_part_of_year(text: &str) -> bool {
    let number = text.trim_start_matches(['Q', 'q']).parse::<u16>();
    number.is_ok_and(|number| (1..=12).contains(&number)) || period_of(&format!("2000 {text}"), DateStyle::default()).is_some()
}

fn same_as(column: usize) -> FoundRole {
    FoundRole { role: ColumnRole::Ignored, reason: TableReason::SameAsColumn(column + 1), certainty: Certainty::Sure }
}
