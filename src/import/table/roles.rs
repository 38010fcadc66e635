//! The role of each column.

use super::columns::{Columns, FoundRole, same_as};
use super::head::HeadKind;
use super::settings::Settings;
use super::vocabulary::{head_role, is_breakdown, is_measured, is_total_word, is_unit};
use super::when::{DateStyle, period_of};
use crate::model::{Certainty, ColumnRole, TableReason};

/// The most pairs of a year and a month or quarter beside it.
const MOST_SLOTS: usize = 1 << 20;

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
        let ignored =
            || FoundRole { role: ColumnRole::Ignored, reason: TableReason::Layout, certainty: Certainty::Guess };
        roles.into_iter().map(|role| role.unwrap_or_else(ignored)).collect()
    }

    /// Of two columns that say the same periods one is read; a month or quarter beside a year is read with it.
    fn find_periods(&self, roles: &mut [Option<FoundRole>]) {
        let is_period =
            |found: &Option<FoundRole>| found.as_ref().is_some_and(|found| found.role == ColumnRole::Period);
        let all: Vec<usize> = (0..roles.len()).filter(|&column| is_period(&roles[column])).collect();
        let by_head =
            |column: &&usize| roles[**column].as_ref().is_some_and(|found| found.certainty == Certainty::Sure);
        let Some(&first) = all.iter().find(by_head).or(all.first()) else { return };
        for column in all.into_iter().filter(|&column| column != first) {
            if self.relation(column, first).is_one_to_one() {
                roles[column] = Some(same_as(first));
            }
        }
        for (column, role) in roles.iter_mut().enumerate() {
            let profile = &self.profiles[column];
            let is_part = profile.filled > 0 && profile.distinct.iter().all(|text| is_part_of_year(text));
            let is_said = self.head(column).is_some_and(|head| head == (ColumnRole::Period, true));
            if is_said && is_part && column != first {
                let reason = TableReason::Head(self.heads.text(column));
                *role = Some(FoundRole { role: ColumnRole::Period, reason, certainty: Certainty::Likely });
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
                let Some((score, column)) = best.max_by_key(|&(score, column)| (score, usize::MAX - column)) else {
                    return;
                };
                let finest = self.finest_place(roles, column);
                let column = self.names_of_codes(roles, finest).unwrap_or(finest);
                if column != finest {
                    let reason = TableReason::Head(self.heads.text(finest));
                    roles[finest] = Some(FoundRole { role: ColumnRole::Code, reason, certainty: Certainty::Sure });
                }
                let is_named = self.head(column).is_some_and(|head| head.0 == ColumnRole::Place);
                roles[column] = Some(FoundRole {
                    role: ColumnRole::Place,
                    reason: if is_named { TableReason::Head(self.heads.text(column)) } else { TableReason::Cells },
                    certainty: if is_named {
                        Certainty::Sure
                    } else if score > 40 {
                        Certainty::Likely
                    } else {
                        Certainty::Guess
                    },
                });
                column
            }
        };
        for (column, role) in roles.iter_mut().enumerate() {
            let is_place_head = self.head(column).is_some_and(|head| head.0 == ColumnRole::Place);
            let profile = &self.profiles[column];
            // A column that says “total” everywhere names the whole for rows without another name.
            let is_whole = profile.distinct.first().is_some_and(|text| profile.is_constant() && is_total_word(text));
            if role.is_some() || !is_place_head && !is_whole || profile.is_constant() && !is_whole {
                continue;
            }
            let relation = self.relation(place, column);
            let is_numbers = profile.is_mostly(profile.numbers, 9);
            if is_numbers || profile.is_mostly(profile.codes, 9) && relation.is_one_to_one() {
                continue;
            }
            let is_larger = profile.distinct.len() < self.profiles[place].distinct.len();
            *role = Some(match (relation.is_one_to_one(), is_larger) {
                (true, _) => same_as(place),
                (false, true) => FoundRole {
                    role: ColumnRole::Parent,
                    reason: TableReason::Head(self.heads.text(column)),
                    certainty: Certainty::Likely,
                },
                (false, false) => {
                    FoundRole { role: ColumnRole::Parent, reason: TableReason::Cells, certainty: Certainty::Guess }
                }
            });
        }
    }

    /// Of the columns of places the one whose places lie within those of the others. A row without one is of the larger place.
    fn finest_place(&self, roles: &[Option<FoundRole>], best: usize) -> usize {
        let is_place = |column: &usize| {
            let profile = &self.profiles[*column];
            let is_named = self.head(*column).is_some_and(|head| head.0 == ColumnRole::Place);
            roles[*column].is_none() && is_named && profile.distinct.len() > 1 && !profile.is_mostly(profile.codes, 9)
        };
        (0..roles.len()).filter(is_place).fold(best, |finest, column| {
            let relation = self.relation(column, finest);
            let has_more = self.profiles[column].distinct.len() > self.profiles[finest].distinct.len();
            let lies_within = relation.determines && !relation.is_determined;
            let holds = relation.is_determined && !relation.determines;
            if column != finest && (lies_within || has_more && !holds) { column } else { finest }
        })
    }

    /// The column with a name for each code of a column of codes.
    fn names_of_codes(&self, roles: &[Option<FoundRole>], codes: usize) -> Option<usize> {
        let is_codes = |column: usize| self.profiles[column].is_mostly(self.profiles[column].codes, 8);
        let is_name = |&column: &usize| {
            let profile = &self.profiles[column];
            let is_text = roles[column].is_none() && profile.is_mostly(profile.texts, 8) && !is_codes(column);
            column != codes && is_text && self.relation(column, codes).is_one_to_one()
        };
        if is_codes(codes) && self.profiles[codes].distinct.len() > 1 { (0..roles.len()).find(is_name) } else { None }
    }

    /// Finds the column with the names of indicators.
    fn find_indicator(&self, roles: &mut [Option<FoundRole>]) {
        for column in 0..roles.len() {
            let profile = &self.profiles[column];
            if roles[column].is_some() || is_breakdown(&self.heads.text(column)) {
                continue;
            }
            let has_other = roles.iter().flatten().any(|found| found.role == ColumnRole::Indicator);
            let is_named = self.head(column).is_some_and(|head| head.0 == ColumnRole::Indicator);
            let is_code = profile.is_mostly(profile.codes, 8);
            // The same text everywhere names no indicator where the heads of the figures do.
            if profile.is_constant() && self.heads_are_names(roles) {
                continue;
            }
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
            let is_code = own == Some(ColumnRole::Code)
                && roles[column].as_ref().is_some_and(|found| found.reason != TableReason::Chosen);
            let is_head = self.head(column).is_some_and(|head| head.0 == ColumnRole::Code);
            if !(is_code || own.is_none() && (is_head || profile.is_mostly(profile.codes, 9))) {
                continue;
            }
            let has_code = roles.iter().enumerate().any(|(other, found)| {
                other != column && found.as_ref().is_some_and(|found| found.role == ColumnRole::Code) && other < column
            });
            let twin = (0..roles.len()).find(|&other| {
                let is_text =
                    other != column && !self.frame.figures.contains(&other) && self.profiles[other].filled > 0;
                is_text
                    && Some(other) != place
                    && !self.profiles[other].is_constant()
                    && self.relation(column, other).is_one_to_one()
            });
            let of_place = place.map(|place| self.relation(column, place));
            roles[column] = match of_place {
                Some(relation) if relation.determines && !profile.is_constant() && !has_code => Some(FoundRole {
                    role: ColumnRole::Code,
                    reason: if is_head { TableReason::Head(self.heads.text(column)) } else { TableReason::Cells },
                    certainty: Certainty::Sure,
                }),
                None if !profile.is_constant() && twin.is_none() => Some(FoundRole {
                    role: ColumnRole::Place,
                    reason: TableReason::Cells,
                    certainty: Certainty::Likely,
                }),
                Some(relation) if relation.is_determined && profile.distinct.len() > 1 && is_code => Some(FoundRole {
                    role: ColumnRole::Ignored,
                    reason: TableReason::Codes,
                    certainty: Certainty::Likely,
                }),
                _ => match twin {
                    Some(other) => Some(same_as(other)),
                    None if is_code => Some(FoundRole {
                        role: ColumnRole::Ignored,
                        reason: TableReason::Codes,
                        certainty: Certainty::Guess,
                    }),
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
            if self.describes_period(roles, column) {
                roles[column] = Some(FoundRole {
                    role: ColumnRole::Ignored,
                    reason: TableReason::Layout,
                    certainty: Certainty::Likely,
                });
            }
            if let Some(found) = &roles[column] {
                // Whole numbers before the names, with a head that measures nothing: a number of the row, a code of a level.
                let is_value = found.role == ColumnRole::Value && found.reason == TableReason::Cells;
                let is_whole = profile.decimals == 0 && profile.percents == 0 && !is_measured(&self.heads.text(column));
                if is_value && is_before(column) && is_whole && self.values(roles) > 1 {
                    let of_length = |length: usize| profile.distinct.iter().filter(|text| text.len() == length).count();
                    let is_code = (2..=12).any(|length| of_length(length) * 2 > profile.distinct.len());
                    let has_code = self.position(roles, ColumnRole::Code).is_some();
                    let of_place = place.is_some_and(|place| self.relation(column, place).is_one_to_one());
                    let role = if is_code && of_place && !has_code { ColumnRole::Code } else { ColumnRole::Ignored };
                    roles[column] = Some(FoundRole { role, reason: TableReason::Codes, certainty: Certainty::Guess });
                }
                continue;
            }
            let twin = (0..column).find(|&other| {
                let is_dimension = roles[other]
                    .as_ref()
                    .is_some_and(|found| found.role == ColumnRole::Dimension || found.role == ColumnRole::Period);
                is_dimension && !self.profiles[other].is_constant() && self.relation(column, other).is_one_to_one()
            });
            let of_indicator =
                indicator.filter(|&indicator| !profile.is_constant() && self.relation(indicator, column).determines);
            let role = |role, reason, certainty| Some(FoundRole { role, reason, certainty });
            let constant = profile.distinct.first().map(String::as_str).unwrap_or_default();
            let has_unit = self.position(roles, ColumnRole::Unit).is_some();
            roles[column] =
                if profile.is_constant() && is_unit(constant) && !has_unit && self.heads.text(column).is_empty() {
                    role(ColumnRole::Unit, TableReason::Cells, Certainty::Likely)
                } else if profile.is_constant()
                    && indicator.is_some_and(|indicator| self.profiles[indicator].is_constant())
                    && profile.is_mostly(profile.codes, 8)
                {
                    indicator.map(same_as)
                } else if profile.is_constant() {
                    role(ColumnRole::Dimension, TableReason::Constant, Certainty::Likely)
                } else if let Some(other) = twin.or(of_indicator) {
                    Some(same_as(other))
                } else if place.is_some_and(|place| self.is_identifier(column, place)) {
                    role(ColumnRole::Ignored, TableReason::Codes, Certainty::Likely)
                } else if self.are_codes(column) {
                    role(ColumnRole::Ignored, TableReason::Codes, Certainty::Guess)
                } else if place.is_some_and(|place| self.relation(place, column).determines) {
                    role(ColumnRole::Ignored, TableReason::Layout, Certainty::Likely)
                } else if profile.letters > 60 * profile.filled {
                    role(ColumnRole::Flag, TableReason::Cells, Certainty::Likely)
                } else {
                    role(ColumnRole::Dimension, TableReason::VariesWithinPlace, Certainty::Likely)
                };
        }
    }

    /// True if a column says the same in all rows of a period: the era of a year, a number of the period.
    fn describes_period(&self, roles: &[Option<FoundRole>], column: usize) -> bool {
        let Some(period) = self.position(roles, ColumnRole::Period).filter(|&period| period != column) else {
            return false;
        };
        let own = roles[column].as_ref();
        let profile = &self.profiles[column];
        let may_be = own.is_none_or(|found| found.role == ColumnRole::Value && found.reason == TableReason::Cells);
        let of_period = self.profiles[period].distinct.len();
        let is_shared = of_period > 1 && of_period * 3 <= self.profiles[period].filled;
        may_be
            && is_shared
            && profile.distinct.len() > 1
            && profile.decimals == 0
            && profile.filled == self.profiles[period].filled
            && self.position(roles, ColumnRole::Place).is_some()
            && (own.is_none() || self.values(roles) > 1)
            && (self.relation(period, column).determines || self.periods_determine(roles, column))
    }

    /// True if a column says the same in all rows of a year and the month or quarter beside it.
    fn periods_determine(&self, roles: &[Option<FoundRole>], column: usize) -> bool {
        let is_period = |other: &usize| roles[*other].as_ref().is_some_and(|found| found.role == ColumnRole::Period);
        let mut periods = (0..roles.len()).filter(is_period).map(|period| &self.profiles[period]);
        let (Some(first), Some(second)) = (periods.next(), periods.next()) else { return false };
        let width = second.distinct.len() + 1;
        let slots = (first.distinct.len() + 1) * width;
        if slots > MOST_SLOTS {
            return false;
        }
        let mut known = vec![0; slots];
        first.ids.iter().zip(&second.ids).zip(&self.profiles[column].ids).all(|((&first, &second), &id)| {
            let slot = &mut known[first as usize * width + second as usize];
            if *slot == 0 {
                *slot = id;
            }
            *slot == id
        })
    }

    /// True if the cells of a column are numbers and no figures, with a head that breaks nothing down.
    fn are_codes(&self, column: usize) -> bool {
        let profile = &self.profiles[column];
        let is_figures = self.frame.figures.contains(&column);
        profile.is_mostly(profile.numbers, 9) && !is_figures && !is_breakdown(&self.heads.text(column))
    }

    /// Whether a column numbers the series of each place: its texts have digits and stand beside one place each.
    fn is_identifier(&self, column: usize, place: usize) -> bool {
        let distinct = &self.profiles[column].distinct;
        let with_digits = distinct.iter().filter(|text| text.bytes().any(|byte| byte.is_ascii_digit())).count();
        let is_numbered = with_digits * 10 > distinct.len() * 8 && distinct.len() > self.profiles[place].distinct.len();
        is_numbered && self.relation(column, place).determines
    }

    /// Whether the heads of all columns of figures name indicators.
    fn heads_are_names(&self, roles: &[Option<FoundRole>]) -> bool {
        let is_value = |column: &usize| roles[*column].as_ref().is_some_and(|found| found.role == ColumnRole::Value);
        let is_named = |column: usize| {
            let head = self.heads.text(column);
            !head.is_empty() && head_role(&head).is_none_or(|head| head.0 != ColumnRole::Value)
        };
        !self.heads.kinds.contains(&HeadKind::Periods) && (0..roles.len()).filter(is_value).all(is_named)
    }

    fn values(&self, roles: &[Option<FoundRole>]) -> usize {
        roles.iter().flatten().filter(|found| found.role == ColumnRole::Value).count()
    }

    fn position(&self, roles: &[Option<FoundRole>], role: ColumnRole) -> Option<usize> {
        roles.iter().position(|found| found.as_ref().is_some_and(|found| found.role == role))
    }
}

/// Whether a text is a month or a quarter without a year.
fn is_part_of_year(text: &str) -> bool {
    let number = text.trim_start_matches(['Q', 'q']).parse::<u16>();
    number.is_ok_and(|number| (1..=12).contains(&number))
        || period_of(&format!("2000 {text}"), DateStyle::default()).is_some()
}
