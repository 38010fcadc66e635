//! Figures that stand twice: the same one is kept once, others are kept and reported.

use super::figures::Converted;
use crate::model::TableProblem;
use crate::period::Period;
use std::collections::BTreeMap;

/// Removes figures that repeat an earlier one, and reports those that contradict one.
pub(super) fn remove(converted: &mut Converted) {
    let mut first: BTreeMap<(u32, u32, Period), usize> = BTreeMap::new();
    let mut repeated = vec![false; converted.figures.len()];
    let mut problems = Vec::new();
    for (index, figure) in converted.figures.iter().enumerate() {
        let earlier = *first.entry((figure.place, figure.indicator, figure.period)).or_insert(index);
        if earlier == index {
            continue;
        }
        let other = &converted.figures[earlier];
        let is_same = other.digits == figure.digits && other.comparator == figure.comparator;
        repeated[index] = is_same;
        let at = (other.position.line, other.position.column);
        let problem = if is_same { TableProblem::Repeated(at.0, at.1) } else { TableProblem::Contradicts(at.0, at.1) };
        problems.push((figure.position, problem));
    }
    for (position, problem) in problems {
        converted.report.add(position, problem);
    }
    if repeated.contains(&true) {
        let mut index = 0;
        converted.figures.retain(|_| {
            index += 1;
            !repeated[index - 1]
        });
    }
}
