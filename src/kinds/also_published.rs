//! Which figures stand beside a ranking as also published: those that have no place elsewhere.

use crate::compare::{Cell, Difference, Differences};
use crate::data::Observation;
use crate::model::LEAST_SERIES;

/// Takes the other periods of a series out of cells: they belong to the chart over time. A district without a figure on the axis keeps
/// its latest.
pub(super) fn drop_other_periods(cells: &mut [Cell<'_>]) {
    let is_other_period = |differences: Differences| differences.without(Difference::Period).is_empty();
    let (mut reported, mut with_others) = (0, 0);
    for cell in cells.iter().filter(|cell| !cell.on_axis.is_empty()) {
        reported += 1;
        with_others += usize::from(cell.apart.iter().any(|entry| is_other_period(entry.1)));
    }
    if with_others < LEAST_SERIES || with_others * 2 < reported {
        return;
    }
    for cell in cells {
        let mut latest: Option<&Observation> = None;
        for &(observation, differences) in &cell.apart {
            let is_later = latest.is_none_or(|latest| latest.period.recency() < observation.period.recency());
            if cell.on_axis.is_empty() && is_other_period(differences) && is_later {
                latest = Some(observation);
            }
        }
        let is_latest = |observation: &Observation| latest.is_some_and(|latest| std::ptr::eq(latest, observation));
        cell.apart.retain(|entry| !is_other_period(entry.1) || is_latest(entry.0));
    }
}
