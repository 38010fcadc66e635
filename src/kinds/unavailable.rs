//! The message of a view whose kind has no figures for it, with links to the nearest views that have.

use super::context::{Context, shown_districts};
use super::projects::PROJECTS;
use super::rank::RANK;
use crate::compare;
use crate::data::{Dataset, IndicatorId, Scope};
use crate::model::{Coverage, Draft, DraftLink, Indicators, Kind, Label, Plot, Subject, Subtitle, Title, Topic, View};

/// The message in the place of a chart.
pub(super) fn draft<'d>(dataset: &'d Dataset, view: &'d View) -> Draft<'d> {
    let mut links = Vec::new();
    let mut own = View { kind: Kind(&RANK), other: None, ..view.clone() };
    if !is_available(dataset, &own) {
        own.kind = Kind(&PROJECTS);
    }
    // For an indicator of named projects alone, those are nearer than the ranking of another indicator.
    let near = nearest(dataset, view).filter(|_| view.kind != Kind(&RANK));
    for near in [near, view.indicator.map(|_| own)].into_iter().flatten() {
        links.push(DraftLink { topic: topic(dataset, &near), view: near });
    }
    let is_of_selection = Context::new(dataset, view).is_selection() && view.kind.indicators != Indicators::All;
    Draft {
        title: Title::Unavailable { kind: view.kind.name, topic: topic(dataset, view), is_of_selection },
        subtitle: Subtitle::None,
        coverage: Coverage::None,
        notes: Vec::new(),
        drawn: Vec::new(),
        columns: Vec::new(),
        rows: Vec::new(),
        marks: Vec::new(),
        excerpt: None,
        cites_drawn: false,
        links,
        plot: Plot::Message(Label::WaysOn),
    }
}

/// The subject of a view.
fn topic(dataset: &Dataset, view: &View) -> Topic {
    if view.kind.indicators == Indicators::All {
        return Topic::Districts(shown_districts(dataset, view));
    }
    let scope = view.scope.unwrap_or(Scope::Whole);
    view.indicator.map_or(Topic::Nothing, |indicator| Topic::Subject(Subject { indicator, scope }))
}

/// Whether the kind of a view has figures for it.
pub fn is_available(dataset: &Dataset, view: &View) -> bool {
    (view.kind.availability)(dataset, view, &mut Vec::new()).is_available()
}

/// The view of the same kind with the nearest indicator that has figures for it: first related indicators, then in the order of the
/// package.
pub fn nearest(dataset: &Dataset, view: &View) -> Option<View> {
    let own = view.indicator?;
    for is_related in [true, false] {
        for indicator in dataset.indicator_ids() {
            if are_related(dataset, own, indicator) == is_related {
                let candidate = View { indicator: Some(indicator), ..view.without_axis() };
                if is_available(dataset, &candidate) {
                    return Some(candidate);
                }
            }
        }
    }
    None
}

/// The view of the same kind with the indicator that most districts reported, of those that it has figures for; of equal ones the first in
/// the order of the package. A link that names a kind alone opens it.
pub fn most_telling(dataset: &Dataset, view: &View) -> Option<View> {
    let (districts, mut best, mut most) = (shown_districts(dataset, view), None, 0);
    for indicator in dataset.indicator_ids() {
        let candidate = View { indicator: Some(indicator), ..view.clone() };
        let reported = compare::candidates(dataset, indicator, &districts).first().map_or(0, |axis| axis.districts);
        if (best.is_none() || reported > most) && is_available(dataset, &candidate) {
            (best, most) = (Some(candidate), reported);
        }
    }
    best
}

/// Whether the package relates two indicators.
fn are_related(dataset: &Dataset, a: IndicatorId, b: IndicatorId) -> bool {
    let names = |from: IndicatorId, to: IndicatorId| {
        let from = &dataset.indicators[from];
        [from.change_of, from.related_to].contains(&Some(to))
    };
    a == b || names(a, b) || names(b, a)
}
