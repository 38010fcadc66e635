//! What a ranking may claim: only what its figures carry, with bounds taken as bounds.

use super::rank::Rank;
use crate::data::Measure;
use crate::number::{Comparator, Figure};
use crate::words::{self, Claim};
use std::cmp::Ordering;

impl<'d> Rank<'d> {
    /// What can be claimed of the figures here, and the districts that it names first.
    pub(super) fn claim(&self) -> (Claim<'d>, Vec<usize>) {
        let Some((best, worst)) = self.extremes() else { return (Claim::Nothing, Vec::new()) };
        let (mut leaders, mut names) = (Vec::new(), Vec::new());
        let (mut others, mut other, mut is_sure) = (0, "", true);
        for cell in self.cells.iter().filter(|cell| !cell.here.is_empty()) {
            if cell.here.iter().all(|seen| seen.figure == best) {
                leaders.push(cell.district);
                names.push(self.base.short(cell.district));
            } else {
                others += 1;
                other = self.base.short(cell.district);
                is_sure &= cell.here.iter().all(|seen| self.surely_better(best, seen.figure));
            }
        }
        let is_place = self.measure() == Measure::Rank;
        let quantity = |figure| match is_place {
            true => words::place_in_order(figure, self.base.language),
            false => words::quantity(figure, self.unit, self.base.language),
        };
        let is_exact = best.comparator == Comparator::Eq;
        let only = self.cells.iter().find(|cell| !cell.here.is_empty()).filter(|_| leaders.len() + others == 1);
        if let Some(cell) = only {
            let figures: Vec<Figure> = cell.here.iter().map(|seen| seen.figure).collect();
            let quantities = match figures.as_slice() {
                [one] => quantity(*one),
                several => self.base.said_all(several, self.unit, "").spoken,
            };
            return (Claim::Only(self.base.short(cell.district), quantities), vec![cell.district]);
        }
        let claim = match (names.as_slice(), others) {
            ([_, _, ..], _) if !is_exact => Claim::Between(quantity(worst), quantity(best)),
            (_, 0) => Claim::Same(quantity(best)),
            ([one], 1) if is_sure => Claim::Above(one, other),
            ([_, ..], 1..) if is_sure => Claim::Leads(names),
            _ => Claim::Between(quantity(worst), quantity(best)),
        };
        if matches!(claim, Claim::Same(_) | Claim::Between(..)) {
            leaders.clear();
        }
        (claim, leaders)
    }

    /// The best and the worst figure here, as printed.
    fn extremes(&self) -> Option<(Figure, Figure)> {
        let mut extremes: Option<(Figure, Figure)> = None;
        for cell in &self.cells {
            for seen in &cell.here {
                let (mut best, mut worst) = extremes.unwrap_or((seen.figure, seen.figure));
                if self.by_value(seen.figure, best) == Ordering::Less {
                    best = seen.figure;
                }
                if self.by_value(seen.figure, worst) == Ordering::Greater {
                    worst = seen.figure;
                }
                extremes = Some((best, worst));
            }
        }
        extremes
    }

    fn surely_better(&self, a: Figure, b: Figure) -> bool {
        if self.measure() == Measure::Rank { b.surely_above(a) } else { a.surely_above(b) }
    }
}
