//! Claims about a ranking. A bound counts as a bound, and a claim that some values within the bounds would refute is not made.

use super::context::figures;
use crate::compare::Cell;
use crate::data::{DistrictId, Measure};
use crate::model::{Claim, Gap};
use crate::number::{Comparator, Figure};
use crate::sort;
use std::cmp::Ordering;

/// Better first: larger, but of ranks the smaller.
pub(super) fn by_value(measure: Measure, a: Figure, b: Figure) -> Ordering {
    if measure == Measure::Rank { a.value.cmp(&b.value) } else { b.value.cmp(&a.value) }
}

/// The claim that cells support, and the districts that it names as leaders.
pub(super) fn claim(cells: &[Cell<'_>], measure: Measure) -> (Claim, Vec<DistrictId>) {
    let Some((best, worst)) = extremes(cells, measure) else { return (Claim::Nothing, Vec::new()) };
    let (mut leaders, mut others, mut is_sure) = (Vec::new(), Vec::new(), true);
    for cell in cells.iter().filter(|cell| !cell.on_axis.is_empty()) {
        if cell.on_axis.iter().all(|observation| observation.figure == best) {
            leaders.push(cell.district);
        } else {
            others.push(cell.district);
            let is_better =
                |figure| if measure == Measure::Rank { is_above(figure, best) } else { is_above(best, figure) };
            is_sure &= cell.on_axis.iter().all(|observation| is_better(observation.figure));
        }
    }
    let only = cells.iter().find(|cell| !cell.on_axis.is_empty()).filter(|_| leaders.len() + others.len() == 1);
    if let Some(cell) = only {
        return (Claim::Only(cell.district, figures(&cell.on_axis)), vec![cell.district]);
    }
    let is_exact = best.comparator == Comparator::Eq;
    let claim = match (leaders.as_slice(), others.as_slice()) {
        ([_, _, ..], _) if !is_exact => Claim::Between(worst, best),
        (_, []) => Claim::Same(best),
        (&[one], &[other]) if is_sure => Claim::Above([(one, best), (other, worst)]),
        ([_, ..], _) if is_sure => Claim::Leads(leaders.clone(), best),
        _ => Claim::Between(worst, best),
    };
    if matches!(claim, Claim::Same(_) | Claim::Between(..)) {
        leaders.clear();
    }
    (claim, leaders)
}

/// The gap between the leader and the next district: its figure, and how many times that figure the leader's is, if at least twice. `None`
/// unless each district has one exact figure, one district leads and one is next. Zero and negative figures have no multiple, nor have
/// changes, indices and scores, whose zero means nothing; ranks have no distances.
pub(super) fn gap(cells: &[Cell<'_>], measure: Measure) -> Option<Gap> {
    /// A sentence says larger multiples as “more than ten times”.
    const MOST_TIMES: u8 = 10;
    let mut figures = Vec::new();
    for cell in cells.iter().filter(|cell| !cell.on_axis.is_empty()) {
        let &[one] = cell.on_axis.as_slice() else { return None };
        if one.figure.comparator != Comparator::Eq || measure == Measure::Rank {
            return None;
        }
        figures.push((cell.district, one.figure));
    }
    sort::sort_by(&mut figures, |a, b| by_value(measure, a.1, b.1));
    let (&(_, leader), &(district, next)) = (figures.first()?, figures.get(1)?);
    if leader == next || figures.get(2).is_some_and(|third| third.1 == next) {
        return None;
    }
    let is_ratio = !matches!(measure, Measure::Change | Measure::Index | Measure::Score);
    let is_positive = !next.value.is_negative() && !next.value.is_zero();
    let multiple = |times: u8| next.value.saturating_mul(times.into());
    let times = (2..=MOST_TIMES).rev().find(|&times| is_ratio && is_positive && leader.value >= multiple(times));
    Some(Gap { district, figure: next, times: times.map(|times| (times, leader.value == multiple(times))) })
}

fn is_above(a: Figure, b: Figure) -> bool {
    a.surely_above(b)
}

/// The best and the worst figure, as printed.
fn extremes(cells: &[Cell<'_>], measure: Measure) -> Option<(Figure, Figure)> {
    let mut extremes: Option<(Figure, Figure)> = None;
    for observation in cells.iter().flat_map(|cell| &cell.on_axis) {
        let figure = observation.figure;
        let (mut best, mut worst) = extremes.unwrap_or((figure, figure));
        if by_value(measure, figure, best) == Ordering::Less {
            best = figure;
        }
        if by_value(measure, figure, worst) == Ordering::Greater {
            worst = figure;
        }
        extremes = Some((best, worst));
    }
    extremes
}
