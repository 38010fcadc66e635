//! Figures that stand twice: the same one is kept once, others are kept and reported.

use super::convert::{Converted, TableFigure};
use crate::model::TableProblem;

/// Removes figures that repeat an earlier one, and reports those that contradict one.
pub(super) fn remove(converted: &mut Converted) {
    let figures = &converted.figures;
    let mut order: Vec<usize> = (0..figures.len()).collect();
    let key = |figure: &TableFigure| (figure.place, figure.indicator, figure.period);
    order.sort_by(|&a, &b| key(&figures[a]).cmp(&key(&figures[b])).then(a.cmp(&b)));
    let mut repeated = vec![false; figures.len()];
    let mut problems = Vec::new();
    for pair in order.windows(2) {
        let (first, second) = (&figures[pair[0]], &figures[pair[1]]);
        if key(first) != key(second) {
            continue;
        }
        let is_same = first.digits == second.digits && first.comparator == second.comparator;
        repeated[pair[1]] = is_same;
        let at = (first.position.line, first.position.column);
        let problem = if is_same { TableProblem::Repeated(at.0, at.1) } else { TableProblem::Contradicts(at.0, at.1) };
        problems.push((second.position, problem));
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
