//! The options of an axis: period, status and list of projects. An option without figures says why.

use super::field::{Choice, choice, unavailable};
use crate::compare::{self, Axis, Candidate, CellState};
use crate::data::{Dataset, DistrictId};
use crate::kinds::{axis, is_available, shown_districts};
use crate::model::{Key, View};
use crate::words::{NounPhrase, Phrase, capital, words, writer};

/// The periods for which some district has a figure, the one with most first; none if the kind shows all periods.
pub(super) fn periods(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let (without, writer) = (View { period: None, ..view.clone() }, writer(dataset, view.language));
    if view.kind.shows_all_periods {
        return Vec::new();
    }
    options(dataset, view, (Key::Period, &without), &|axis| {
        (axis.period.to_link(), writer.dated_short(axis.period, axis.status))
    })
}

/// The statuses for which the period has figures; none if the kind shows all periods.
pub(super) fn statuses(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let without = View { status: None, ..view.clone() };
    if view.kind.shows_all_periods {
        return Vec::new();
    }
    options(dataset, view, (Key::Status, &without), &|axis| {
        (axis.status.name().to_owned(), words(view.language).status(axis.status).to_owned())
    })
}

/// The lists of projects for which some district has a figure, the one with most first.
pub(super) fn scopes(dataset: &Dataset, view: &View) -> Vec<Choice> {
    if view.kind.shows_all_lists {
        return all_or_one_list(dataset, view);
    }
    let (without, writer) = (View { scope: None, ..view.clone() }, writer(dataset, view.language));
    options(dataset, view, (Key::Scope, &without), &|axis| {
        (dataset.scope_id(axis.scope).to_owned(), writer.scope(axis.scope))
    })
}

/// All lists of projects together, and each; those without figures for the kind say so.
fn all_or_one_list(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let writer = writer(dataset, view.language);
    let mut choices = vec![choice("", &writer.noun_phrase(NounPhrase::AllLists), view.scope.is_none())];
    for candidate in candidates(dataset, view, &shown_districts(dataset, view)) {
        let scope = candidate.axis.scope;
        let value = dataset.scope_id(scope);
        if choices.iter().any(|choice| choice.value == value) {
            continue;
        }
        let with = View { scope: Some(scope), ..view.clone() };
        let mut notices = Vec::new();
        axis(dataset, &with, &mut notices);
        let name = capital(&writer.scope(scope));
        choices.push(match notices.is_empty() && is_available(dataset, &with) {
            true => choice(value, &name, view.scope == Some(scope)),
            false => unavailable(value, &name, writer.words.phrase(Phrase::NotWithTheseChoices), view.language),
        });
    }
    choices
}

/// The values of one key with their names: first those with figures, with how many districts reported, then those without, with the
/// reason. `without` is the view without that key.
fn options(
    dataset: &Dataset,
    view: &View,
    (key, without): (Key, &View),
    option: &dyn Fn(&Axis) -> (String, String),
) -> Vec<Choice> {
    let words = words(view.language);
    let is_accepted = |value: &str| {
        let mut notices = Vec::new();
        axis(dataset, &view.with(dataset, key, value), &mut notices);
        notices.is_empty()
    };
    let value_of = |view| axis(dataset, view, &mut Vec::new()).map(|axis| option(&axis).0);
    let (chosen, default) = (value_of(view), value_of(without));
    let mut choices: Vec<Choice> = Vec::new();
    let mut known: Vec<String> = Vec::new();
    let (filter, districts) = (without.axis_filter(), shown_districts(dataset, view));
    let of_shown = candidates(dataset, view, &districts);
    for candidate in &of_shown {
        let (value, name) = option(&candidate.axis);
        if known.contains(&value) || !filter.matches(&candidate.axis) || !is_accepted(&value) {
            continue;
        }
        let link_value = if default.as_ref() == Some(&value) { "" } else { &value };
        let label = words.counted(&capital(&name), candidate.districts, districts.len());
        choices.push(choice(link_value, &label, chosen.as_ref() == Some(&value)));
        known.push(value);
    }
    let unfit = (of_shown, words.phrase(Phrase::NotWithTheseChoices));
    let of_all = candidates(dataset, view, &dataset.district_ids());
    let unreported = (of_all, writer(dataset, view.language).absent(CellState::NotReported));
    for (candidates, reason) in [unfit, unreported] {
        for candidate in candidates {
            let (value, name) = option(&candidate.axis);
            if !known.contains(&value) {
                choices.push(unavailable(&value, &capital(&name), reason, view.language));
                known.push(value);
            }
        }
    }
    choices
}

/// The axes of the view's indicator on which some of these districts have figures.
fn candidates(dataset: &Dataset, view: &View, districts: &[DistrictId]) -> Vec<Candidate> {
    view.indicator.map(|indicator| compare::candidates(dataset, indicator, districts)).unwrap_or_default()
}
