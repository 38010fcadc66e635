//! `pair`: two indicators, a point a district.

use super::base::{Base, Draft};
use super::scatter::{self, Field};
use super::shown;
use crate::compare::{self, Axis, Candidate};
use crate::link::{Notice, Reason};
use crate::words;

/// The chart of two indicators; `None` where too few districts have both.
pub(super) fn draft<'d>(base: &Base<'d>, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let field = Field::new(base, axes(base, notices)?)?;
    let [across, up] = &field.ranks;
    let (mut title, mut leaders) = (field.title(), Vec::new());
    if let (Some(first), Some(second)) = (field.leader(across), field.leader(up)) {
        let name =
            |district, rank: &super::rank::Rank<'_>| (base.short(district), rank.subject.clone(), rank.measure());
        let led = [name(first, across), name(second, up)];
        title = words::led(field.both.len(), &led, base.is_selection(), base.language);
        leaders = vec![first, second];
    }
    let mut draft = field.draft(title, &leaders, false);
    field.marks(&mut draft);
    Some(draft)
}

/// Whether two axes differ in the indicator alone.
pub(super) fn is_same(axis: &Axis, other: &Axis) -> bool {
    Axis { indicator: axis.indicator, ..*other } == *axis
}

/// The axes of both, where some district shown published both.
pub(super) fn axes(base: &Base<'_>, notices: &mut Vec<Notice>) -> Option<[Axis; 2]> {
    let axis = base.axis(&|axis| other(base, axis).is_some(), notices)?;
    let second = other(base, &axis)?;
    if let Some(period) = base.view.other_period.filter(|&period| period != second.period) {
        notices.push(Notice { key: "p", value: period.to_link(), reason: Reason::NothingReported });
    }
    scatter::is_shared(base, &[axis, second]).then_some([axis, second])
}

/// The axis that one is held against, of the period that the view asks for if there is such: of the indicator that it asks for the
/// same period, status and list if it can be, or else what most of the districts published; or of all indicators the one that
/// shares most districts, of equals one on the same period, status and list, and the first in the package.
pub(super) fn other(base: &Base<'_>, axis: &Axis) -> Option<Axis> {
    let wanted = base.view.other;
    let districts = if wanted.is_some() { shown(base.dataset, base.view) } else { base.dataset.district_places() };
    let mut known = Vec::new();
    for seen in compare::on(base.dataset, axis) {
        if districts.contains(&seen.district) && !known.contains(&seen.district) {
            known.push(seen.district);
        }
    }
    let least = if wanted.is_some() { 1 } else { 2 };
    if known.len() < least {
        return None;
    }
    let mut candidates = Vec::new();
    for place in 0..base.dataset.indicators.len() {
        if wanted.map_or(place != axis.indicator, |wanted| place == wanted) {
            let mut figures = base.dataset.observations_of(place);
            figures.retain(|seen| known.contains(&seen.district));
            candidates.append(&mut compare::gathered(&figures));
        }
    }
    // In one number, the weightiest first: no package has so many districts or indicators that one reaches the next.
    let rung = |candidate: &Candidate| {
        let is_asked = u64::from(base.view.other_period == Some(candidate.axis.period));
        let is_same = u64::from(is_same(axis, &candidate.axis));
        let districts = candidate.districts as u64;
        match wanted {
            Some(_) => is_asked << 62 | is_same << 61 | districts,
            None => {
                is_asked << 62
                    | districts << 33
                    | is_same << 32
                    | (u64::from(u32::MAX) - candidate.axis.indicator as u64)
            }
        }
    };
    let mut best: Option<&Candidate> = None;
    for candidate in candidates.iter().filter(|candidate| candidate.districts >= least) {
        let is_better = |best: &Candidate| rung(candidate).cmp(&rung(best)).then_with(|| best.order(candidate)).is_gt();
        if best.is_none_or(is_better) {
            best = Some(candidate);
        }
    }
    best.map(|best| best.axis)
}
