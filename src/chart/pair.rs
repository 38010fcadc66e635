//! `pair`: two indicators, a point a district.

use super::base::{Base, Draft};
use super::scatter::{self, Field};
use super::shown;
use crate::compare::{self, Axis, Candidate};
use crate::data::Observation;
use crate::link::Notice;
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

/// The axes of both, where some district shown published both.
pub(super) fn axes(base: &Base<'_>, notices: &mut Vec<Notice>) -> Option<[Axis; 2]> {
    let axis = base.axis(&|axis| other(base, axis).is_some(), notices)?;
    let axes = [axis, other(base, &axis)?];
    scatter::is_shared(base, &axes).then_some(axes)
}

/// The axis that one is held against: of the indicator that the view asks for the same period, status and list if it can be, or
/// else what most of the districts published; or of all indicators the one that shares most districts, of equals one on the
/// same period, status and list, and the first in the package.
pub(super) fn other(base: &Base<'_>, axis: &Axis) -> Option<Axis> {
    let wanted = base.view.other;
    let districts = if wanted.is_some() { shown(base.dataset, base.view) } else { base.dataset.district_places() };
    let mut known = Vec::new();
    for seen in base.dataset.observations.iter().filter(|seen| Axis::of(seen) == *axis) {
        if districts.contains(&seen.district) {
            known.push(seen.district);
        }
    }
    let is_asked = |seen: &&Observation| {
        let is_other = wanted.map_or(seen.indicator != axis.indicator, |wanted| seen.indicator == wanted);
        is_other && known.contains(&seen.district)
    };
    let candidates = compare::gathered(&mut base.dataset.observations.iter().filter(is_asked));
    let rung = |candidate: &Candidate| {
        let is_same = Axis { indicator: axis.indicator, ..candidate.axis } == *axis;
        match wanted {
            Some(_) => (usize::from(is_same), candidate.districts, 0),
            None => (candidate.districts, usize::from(is_same), usize::MAX - candidate.axis.indicator),
        }
    };
    let mut best: Option<&Candidate> = None;
    for candidate in &candidates {
        let is_better = |best: &Candidate| rung(candidate).cmp(&rung(best)).then_with(|| best.order(candidate)).is_gt();
        if best.is_none_or(is_better) {
            best = Some(candidate);
        }
    }
    let least = if wanted.is_some() { 1 } else { 2 };
    best.filter(|best| best.districts >= least).map(|best| best.axis)
}
