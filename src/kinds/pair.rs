//! `pair`: two indicators, a point a district.

use super::context::{Context, shown_districts, subject};
use super::scatter::{PairOfRankings, have_shared_district};
use crate::compare::{self, Axis, Candidate};
use crate::data::{Dataset, DistrictSet, Observation};
use crate::model::{Availability, Districts, Draft, Indicators, Key, KindSpec, Notice, Title, View};

/// Two indicators as points.
pub(super) static PAIR: KindSpec = KindSpec {
    name: "pair",
    indicators: Indicators::Two,
    districts: Districts::Several,
    shows_all_periods: false,
    shows_all_lists: false,
    has_scaling: false,
    second_axis: Some(second_axis),
    availability,
    draft,
};

/// `None` if too few districts have both.
fn draft<'d>(dataset: &'d Dataset, view: &'d View, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let context = Context::new(dataset, view);
    let pair = PairOfRankings::new(context, axes(&context, notices)?)?;
    let (mut title, mut leaders) = (pair.title(), Vec::new());
    if let (Some(first), Some(second)) = (pair.leader(0), pair.leader(1)) {
        let (a, b) = (subject(&pair.axes[0]), subject(&pair.axes[1]));
        let (total, is_selection) = (pair.both.len(), context.is_selection());
        title = Title::Leaders { leaders: [(first, a), (second, b)], total, is_selection };
        leaders = vec![first, second];
    }
    let mut draft = pair.draft(title, &leaders, false);
    pair.add_marks(&mut draft);
    Some(draft)
}

fn availability(dataset: &Dataset, view: &View, notices: &mut Vec<Notice>) -> Availability {
    Availability::on(axes(&Context::new(dataset, view), notices).map(|axes| axes[0]))
}

/// The axes of both indicators, if some district shown published both.
fn axes(context: &Context<'_>, notices: &mut Vec<Notice>) -> Option<[Axis; 2]> {
    let (dataset, view) = (context.dataset, context.view);
    let axis = context.axis(&|axis| second_axis(dataset, view, axis).is_some(), notices)?;
    let second = second_axis(dataset, view, &axis)?;
    if let Some(period) = view.other_period.filter(|&period| period != second.period) {
        notices.push(Notice::nothing_reported(Key::Period, period.to_link()));
    }
    have_shared_district(context, [axis, second]).then_some([axis, second])
}

/// The axis of the second indicator, of the second period that the view asks for if there is one. If the view asks for an indicator:
/// on the same period, status and list as the first if possible, or else the one that most districts published. Otherwise, of all
/// indicators the one that shares most districts; of equals one on the same period, status and list, then the first in the package.
fn second_axis(dataset: &Dataset, view: &View, axis: &Axis) -> Option<Axis> {
    let asked = view.other;
    let districts = if asked.is_some() { shown_districts(dataset, view) } else { dataset.district_ids() };
    let (districts, mut shared) = (DistrictSet::of(&districts), DistrictSet::default());
    let own = compare::on_axis(dataset, axis);
    let is_new =
        |observation: &&&Observation| districts.contains(observation.district) && shared.insert(observation.district);
    let least = if asked.is_some() { 1 } else { 2 };
    if own.iter().filter(is_new).count() < least {
        return None;
    }
    let mut candidates = Vec::new();
    for indicator in dataset.indicator_ids() {
        if asked.map_or(indicator != axis.indicator, |asked| indicator == asked) {
            let mut observations = dataset.observations_of(indicator);
            observations.retain(|observation| shared.contains(observation.district));
            candidates.append(&mut compare::axes_of(&observations));
        }
    }
    let preference = |candidate: &Candidate| {
        let is_asked = view.other_period == Some(candidate.axis.period);
        let is_same = axis.differs_in_indicator_only(&candidate.axis);
        let earlier_in_package = usize::MAX - candidate.axis.indicator.0;
        match asked {
            Some(_) => (is_asked, usize::from(is_same), candidate.districts, 0),
            None => (is_asked, candidate.districts, usize::from(is_same), earlier_in_package),
        }
    };
    let mut best: Option<&Candidate> = None;
    for candidate in candidates.iter().filter(|candidate| candidate.districts >= least) {
        let is_better =
            |best: &Candidate| preference(candidate).cmp(&preference(best)).then_with(|| best.order(candidate)).is_gt();
        if best.is_none_or(is_better) {
            best = Some(candidate);
        }
    }
    best.map(|best| best.axis)
}
