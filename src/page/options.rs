//! The options of each field but those of an axis.

use super::field::{Choice, choice, others};
use crate::collect::IntoVec;
use crate::compare;
use crate::data::{Dataset, DistrictId, DistrictSet, IndicatorId};
use crate::kinds::{KINDS, axis, indicators_by_theme, is_available, nearest, pinned, shown_districts};
use crate::language::Language;
use crate::link::{district_list, indicators as indicators_value};
use crate::model::{Indicators, Key, Kind, MAX_NAMED, Notice, Order, Scaling, Theme, View};
use crate::words::{NounPhrase, Phrase, capital, words, writer};

/// Takes back to their defaults the properties of a view that its kind would have to give up.
pub(super) fn give_up(dataset: &Dataset, view: &mut View) {
    let mut notices: Vec<Notice> = Vec::new();
    axis(dataset, view, &mut notices);
    for notice in notices {
        match notice.key {
            Key::Scope => view.scope = None,
            Key::Status => view.status = None,
            _ => view.period = None,
        }
    }
}

/// The kinds of chart. One without figures of the indicator shown is in a group that says with which indicator it opens, or that it has no
/// figures.
pub(super) fn kinds(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let writer = writer(dataset, view.language);
    let option = |&kind: &Kind| {
        let mut option = choice(kind.name, &writer.kind(kind.name), view.kind == kind);
        // A kind that shows every indicator always has figures, and is the longest to make.
        if option.is_chosen || kind.indicators == Indicators::All {
            return option;
        }
        let mut there = View { kind, other: None, ..view.clone() };
        give_up(dataset, &mut there);
        if !is_available(dataset, &there) {
            let near = nearest(dataset, &there).and_then(|near| near.indicator);
            option.is_fixed = near.is_none();
            option.group = match near {
                Some(near) => writer.words.instead(writer.indicator_name(near)),
                None => writer.words.phrase(Phrase::NoSuchFigures).to_owned(),
            };
        }
        option
    };
    KINDS.iter().map(option).into_vec()
}

/// The districts, each shown or not; the last one shown cannot be removed. Of more districts than a link names, those chosen are marked,
/// and none may be added to a full selection.
pub(super) fn districts(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let shown = shown_districts(dataset, view);
    let are_many = dataset.district_ids().len() > MAX_NAMED;
    let chosen = DistrictSet::of(if are_many { view.districts.as_deref().unwrap_or_default() } else { &shown });
    let is_full = are_many && view.districts.as_ref().is_some_and(|chosen| chosen.len() >= MAX_NAMED);
    let option = |id: DistrictId| {
        let is_chosen = chosen.contains(id);
        let district = &dataset.districts[id];
        let option = choice(&district.id, district.short.get(view.language), is_chosen);
        let is_last = !are_many && is_chosen && shown.len() == 1;
        Choice { is_fixed: is_last || (is_full && !is_chosen), ..option }
    };
    dataset.district_ids().into_iter().map(option).into_vec()
}

/// All districts, those that reported on the axis shown, and one alone to start anew.
pub(super) fn selections(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let (all, writer) = (dataset.district_ids(), writer(dataset, view.language));
    let chosen = view.districts.as_ref();
    let mut choices = vec![choice("", writer.words.phrase(Phrase::AllDistricts), chosen.is_none())];
    let whole = View { districts: None, ..view.clone() };
    let observations = axis(dataset, &whole, &mut Vec::new()).map(|axis| compare::on_axis(dataset, &axis));
    let with_figure = observations.unwrap_or_default().iter().map(|observation| observation.district).into_vec();
    let (mut reported, with_figure) = (all.clone(), DistrictSet::of(&with_figure));
    reported.retain(|&district| with_figure.contains(district));
    if !reported.is_empty() && reported.len() < all.len() && reported.len() <= MAX_NAMED {
        let list = district_list(dataset, &reported);
        choices.push(choice(&list, &writer.noun_phrase(NounPhrase::OnlyReported), chosen == Some(&reported)));
    }
    let shown = shown_districts(dataset, view);
    let first = view.highlight.iter().flatten().chain(&shown).find(|district| shown.contains(district));
    if let Some(&first) = first {
        let alone = district_list(dataset, &[first]);
        if choices.iter().all(|choice| choice.value != alone) {
            let label = writer.words.only(dataset.districts[first].short.get(view.language));
            choices.push(choice(&alone, &label, shown == [first]));
        }
    }
    choices
}

/// The districts shown, each highlighted or not.
pub(super) fn highlights(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let chosen = DistrictSet::of(view.highlight.as_deref().unwrap_or_default());
    let is_full = view.highlight.as_ref().is_some_and(|chosen| chosen.len() >= MAX_NAMED);
    let option = |id: DistrictId| {
        let (district, is_chosen) = (&dataset.districts[id], chosen.contains(id));
        let option = choice(&district.id, district.short.get(view.language), is_chosen);
        Choice { is_fixed: is_full && !is_chosen, ..option }
    };
    shown_districts(dataset, view).into_iter().map(option).into_vec()
}

/// The districts and the whole, of which one is shown.
pub(super) fn one_district(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let shown = shown_districts(dataset, view);
    let option = |id: DistrictId| {
        let name = dataset.districts[id].name.get(view.language);
        choice(&district_list(dataset, &[id]), name, shown.contains(&id))
    };
    (0..dataset.districts.len()).map(DistrictId).map(option).into_vec()
}

/// The second indicators that share a district with the first, by theme; then how many do not.
pub(super) fn second_indicators(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let Some(first) = view.indicator.filter(|_| view.kind.indicators == Indicators::Two) else { return Vec::new() };
    let (language, chosen) = (view.language, pinned(dataset, view).other);
    let writer = writer(dataset, language);
    let (mut choices, mut unshared) = (Vec::new(), 0);
    for indicator in indicators_by_theme(dataset) {
        let there = View { other: Some(indicator), ..view.clone() };
        if indicator == first {
            continue;
        }
        if chosen != Some(indicator) && !is_available(dataset, &there) {
            unshared += 1;
            continue;
        }
        let label = capital(dataset.indicators[indicator].name.get(language));
        let value = indicators_value(&there, dataset);
        choices.push(in_theme(dataset, indicator, language, choice(&value, &label, chosen == Some(indicator))));
    }
    choices.extend(others("unshared", unshared, &writer.noun_phrase(NounPhrase::NoneReportedBoth), language));
    choices
}

/// The indicators that some district shown reported, by theme, with how many reported on the best axis; then how many others there are,
/// and why they cannot be chosen.
pub(super) fn indicators(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let (language, writer, districts) = (view.language, writer(dataset, view.language), shown_districts(dataset, view));
    let words = writer.words;
    let (mut choices, mut unfit, mut unreported) = (Vec::new(), 0, 0);
    for indicator in indicators_by_theme(dataset) {
        let candidates = compare::candidates(dataset, indicator, &districts);
        let is_chosen = view.indicator == Some(indicator);
        let reported = candidates.first().map_or(0, |candidate| candidate.districts);
        let there = View { indicator: Some(indicator), other_period: view.other_period, ..view.without_axis() };
        if !is_chosen && (reported == 0 || !is_available(dataset, &there)) {
            *(if reported == 0 { &mut unreported } else { &mut unfit }) += 1;
            continue;
        }
        let own = &dataset.indicators[indicator];
        let label = words.counted(&capital(own.name.get(language)), reported, districts.len());
        choices.push(in_theme(dataset, indicator, language, choice(&own.id, &label, is_chosen)));
    }
    choices.extend(others("unfit", unfit, words.phrase(Phrase::NotForThisKind), language));
    let not_reported = writer.absent(compare::CellState::NotReported);
    choices.extend(others("unreported", unreported, not_reported, language));
    choices
}

/// An option under the heading of its indicator's theme.
fn in_theme(dataset: &Dataset, indicator: IndicatorId, language: Language, choice: Choice) -> Choice {
    let theme = dataset.indicators[indicator].theme;
    Choice { group: dataset.terms[theme].text.get(language).to_owned(), ..choice }
}

/// Options that each have a name in links and a phrase.
fn named<T: Copy + PartialEq>(all: &[(&str, T)], phrase: &dyn Fn(T) -> String, chosen: T) -> Vec<Choice> {
    let option = |&(name, value): &(&str, T)| choice(name, &phrase(value), value == chosen);
    all.iter().map(option).into_vec()
}

pub(super) fn orders(view: &View) -> Vec<Choice> {
    named(&Order::ALL, &|order| words(view.language).phrase(Phrase::Order(order)).to_owned(), view.order)
}

pub(super) fn scalings(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let phrase = |scaling| writer(dataset, view.language).noun_phrase(NounPhrase::Scaling(scaling));
    match view.kind.has_scaling {
        true => named(&Scaling::ALL, &phrase, view.scaling),
        false => Vec::new(),
    }
}

/// Each language of the package by its own name.
pub(super) fn languages(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let option = |&language: &Language| choice(language.code(), language.own_name(), view.language == language);
    dataset.description.languages.iter().map(option).into_vec()
}

pub(super) fn themes(view: &View) -> Vec<Choice> {
    let [(light, a), (dark, b)] = Theme::ALL;
    let phrase = |theme| words(view.language).phrase(Phrase::Theme(theme)).to_owned();
    named(&[("", None), (light, Some(a)), (dark, Some(b))], &phrase, view.theme)
}
