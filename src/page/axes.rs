//! What is chosen of an indicator's figures: period, status and list of projects. What leads to no figure here says why.

use super::{Choice, barred, plain};
use crate::chart::{answers, axis, shown, wish};
use crate::compare::{self, Axis, Candidate};
use crate::data::Dataset;
use crate::link::{self, Kind, View};
use crate::words;

/// The periods for which some district has a figure, the one with most first; none where all are shown.
pub(super) fn periods(dataset: &Dataset, view: &View) -> Vec<Choice> {
    if view.kind == Kind::Trend {
        return Vec::new();
    }
    let without = View { period: None, ..view.clone() };
    axes(dataset, view, ("p", &without), &|axis| {
        (axis.period.to_link(), words::dated_short(axis.period, axis.status, view.language))
    })
}

/// The statuses that the period shown has figures of.
pub(super) fn statuses(dataset: &Dataset, view: &View) -> Vec<Choice> {
    if view.kind == Kind::Trend {
        return Vec::new();
    }
    let without = View { status: None, ..view.clone() };
    axes(dataset, view, ("st", &without), &|axis| {
        (axis.status.name().to_owned(), words::status(axis.status, view.language).to_owned())
    })
}

/// The lists of projects for which some district has a figure, the one with most first.
pub(super) fn scopes(dataset: &Dataset, view: &View) -> Vec<Choice> {
    if matches!(view.kind, Kind::Trend | Kind::Progress) {
        return lists(dataset, view);
    }
    let without = View { scope: None, ..view.clone() };
    axes(dataset, view, ("sc", &without), &|axis| {
        (link::scope_id(dataset, axis.scope), words::scope(dataset, axis.scope, view.language).to_owned())
    })
}

/// All lists of projects together, and each; those without figures for the kind say so.
fn lists(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let mut choices = vec![plain("", words::all_lists(view.language), view.scope.is_none())];
    for candidate in candidates(dataset, view, &shown(dataset, view)) {
        let scope = candidate.axis.scope;
        let value = link::scope_id(dataset, scope);
        let is_new = choices.iter().all(|choice| choice.value != value);
        let with = View { scope: Some(scope), ..view.clone() };
        let mut notices = Vec::new();
        axis(dataset, &with, &mut notices);
        if !is_new {
            continue;
        }
        let name = words::capital(words::scope(dataset, scope, view.language));
        choices.push(match notices.is_empty() && answers(dataset, &with) {
            true => plain(&value, &name, view.scope == Some(scope)),
            false => barred(&value, &name, words::unfit(view.language), view.language),
        });
    }
    choices
}

/// The values of one key, with their names: first those that lead to a figure, with how many districts reported, then those that
/// lead to none here, with the reason. `without` is the view without that key.
fn axes(
    dataset: &Dataset,
    view: &View,
    (key, without): (&str, &View),
    option: &dyn Fn(&Axis) -> (String, String),
) -> Vec<Choice> {
    let is_taken = |value: &str| {
        let mut notices = Vec::new();
        axis(dataset, &view.with(dataset, key, value), &mut notices);
        notices.is_empty()
    };
    let value_of = |view| axis(dataset, view, &mut Vec::new()).map(|axis| option(&axis).0);
    let (chosen, default) = (value_of(view), value_of(without));
    let mut choices: Vec<Choice> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    let (wish, districts) = (wish(without), shown(dataset, view));
    let known = candidates(dataset, view, &districts);
    for candidate in &known {
        let (value, name) = option(&candidate.axis);
        if seen.contains(&value) || !wish.allows(&candidate.axis) || !is_taken(&value) {
            continue;
        }
        let value_shown = if default.as_ref() == Some(&value) { "" } else { &value };
        let label = words::counted(&words::capital(&name), candidate.districts, districts.len(), view.language);
        choices.push(plain(value_shown, &label, chosen.as_ref() == Some(&value)));
        seen.push(value);
    }
    let unfit = (known, words::unfit(view.language));
    let unreported = (candidates(dataset, view, &dataset.district_places()), words::not_reported(view.language));
    for (candidates, reason) in [unfit, unreported] {
        for candidate in candidates {
            let (value, name) = option(&candidate.axis);
            if !seen.contains(&value) {
                choices.push(barred(&value, &words::capital(&name), reason, view.language));
                seen.push(value);
            }
        }
    }
    choices
}

/// The axes of the indicator shown that some of these districts have figures on.
fn candidates(dataset: &Dataset, view: &View, districts: &[usize]) -> Vec<Candidate> {
    view.indicator.map(|indicator| compare::candidates(dataset, indicator, districts)).unwrap_or_default()
}
