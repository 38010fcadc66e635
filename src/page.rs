//! The controls of a page: what a reader may choose, in words, and the link that a choice leads to. Decides nothing of
//! how they look.

mod about;
mod axes;
mod embed;

pub use about::{About, about};
pub use embed::{Place, Snippet, embed_code, escaped};

use crate::chart::{self, answers, axis, nearest, shown, themed};
use crate::compare;
use crate::data::{Dataset, District};
use crate::language::Language;
use crate::link::{self, Form, Kind, Order, Scaling, Theme, View};
use crate::sort;
use crate::words::{self, Control};

/// A choice between options: of one, or of several at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key of the link that it sets.
    pub key: &'static str,
    /// Its label.
    pub label: String,
    /// What may be chosen, in order.
    pub options: Vec<Choice>,
    /// Whether several may be chosen; each option is then taken or left by `toggled`.
    pub is_many: bool,
    /// Choices of many at once, by `changed`.
    pub shortcuts: Vec<Choice>,
}

/// One option of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The value of the key; empty for the default.
    pub value: String,
    /// Its label.
    pub label: String,
    /// The heading that it stands under; empty for none.
    pub group: String,
    /// Whether it is the present choice.
    pub is_chosen: bool,
    /// Whether it cannot be changed now; the label of what cannot be chosen says why.
    pub is_fixed: bool,
}

/// The fields of a view, each with at least two options that can be chosen; of indicators it is said how many cannot.
pub fn fields(dataset: &Dataset, view: &View) -> Vec<Field> {
    let language = view.language;
    let field = |key, name, options| Field {
        key,
        label: words::control(name, language).to_owned(),
        options,
        is_many: false,
        shortcuts: Vec::new(),
    };
    let mut fields = vec![field("c", Control::Kind, kinds(dataset, view))];
    match view.kind {
        // These show every indicator.
        Kind::Coverage => {}
        Kind::Profile => fields.push(field("d", Control::District, places(dataset, view))),
        _ => fields.extend([
            field("i", Control::Indicator, indicators(dataset, view)),
            field(OTHER, Control::Other, others(dataset, view)),
            field("p", Control::Period, axes::periods(dataset, view)),
            field("st", Control::Status, axes::statuses(dataset, view)),
            field("sc", Control::Scope, axes::scopes(dataset, view)),
            field("s", Control::Order, orders(view)),
            field("y", Control::Scaling, scalings(view)),
        ]),
    }
    if view.kind != Kind::Profile {
        let many = |field, shortcuts| Field { is_many: true, shortcuts, ..field };
        let shown = field("d", Control::Districts, chips(dataset, view));
        fields.push(many(shown, selections(dataset, view)));
        fields.push(many(field("h", Control::Highlight, highlights(dataset, view)), Vec::new()));
    }
    fields.extend([field("l", Control::Language, languages(view)), field("t", Control::Theme, themes(view))]);
    let is_free = |choice: &&Choice| choice.is_chosen || !choice.is_fixed;
    fields.retain(|field| {
        let is_told = ["i", OTHER].contains(&field.key) && field.options.len() > 1;
        is_told || field.options.iter().filter(is_free).count() > 1
    });
    fields
}

/// The name of the field of a pair's second indicator; in a link both stand in one key.
const OTHER: &str = "other";

/// The canonical link after a choice in a field.
pub fn changed(dataset: &Dataset, view: &View, key: &str, value: &str) -> String {
    let mut changed = view.with(dataset, if key == OTHER { "i" } else { key }, value);
    if key == "c" {
        give_up(dataset, &mut changed);
    }
    // Another kind of chart may have no figures for what is shown: then it opens with the nearest that it has.
    let is_other = changed.kind != view.kind;
    let near = (is_other && !answers(dataset, &changed)).then(|| nearest(dataset, &changed)).flatten();
    near.unwrap_or(changed).to_query(dataset, Form::Share)
}

/// The canonical link after one option of many was taken or left. All districts, and no highlight, are the default; the last
/// district that is shown stays.
pub fn toggled(dataset: &Dataset, view: &View, key: &str, id: &str) -> String {
    let mut view = view.clone();
    let Some(place) = dataset.districts.iter().position(|district| district.id == id) else {
        return view.to_query(dataset, Form::Share);
    };
    let all = dataset.district_places();
    let is_shown = key == "d";
    let mut places = if is_shown { shown(dataset, &view) } else { view.highlight.take().unwrap_or_default() };
    match places.iter().position(|&other| other == place) {
        Some(at) if !is_shown || places.len() > 1 => drop(places.remove(at)),
        Some(_) => {}
        None => places.push(place),
    }
    sort::sort_unique(&mut places);
    let is_default = if is_shown { places.len() >= all.len() } else { places.is_empty() };
    let places = (!is_default).then_some(places);
    if is_shown {
        view.districts = places;
    } else {
        view.highlight = places;
    }
    view.to_query(dataset, Form::Share)
}

/// The canonical link back to the first view, in the same language and theme; `None` where that is what is shown.
pub fn reset(dataset: &Dataset, view: &View) -> Option<String> {
    let first = View { language: view.language, theme: view.theme, ..View::default_for(dataset) };
    (first != *view).then(|| first.to_query(dataset, Form::Share))
}

/// Takes back to their defaults the wishes that a kind of chart would have to give up.
fn give_up(dataset: &Dataset, view: &mut View) {
    let mut notices = Vec::new();
    axis(dataset, view, &mut notices);
    for notice in notices {
        match notice.key {
            "sc" => view.scope = None,
            "st" => view.status = None,
            _ => view.period = None,
        }
    }
}

/// The kinds of chart; those that have no figures for the indicator shown say with which they open, or that there is none.
fn kinds(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let choice = |&(name, kind): &(&str, Kind)| {
        let (language, is_chosen) = (view.language, view.kind == kind);
        let label = words::kind(kind, language);
        // These show every indicator, and are the longest to make.
        let is_of_all = matches!(kind, Kind::Coverage | Kind::Profile);
        if is_chosen || is_of_all {
            return plain(name, label, is_chosen);
        }
        let mut there = View { kind, other: None, ..view.clone() };
        give_up(dataset, &mut there);
        if answers(dataset, &there) {
            return plain(name, label, false);
        }
        match nearest(dataset, &there).and_then(|near| near.indicator) {
            Some(near) => {
                let other = words::instead(dataset.indicators[near].name.get(language), language);
                plain(name, &words::because(label, &other, language), false)
            }
            None => barred(name, label, words::nowhere(language), language),
        }
    };
    Kind::ALL.iter().map(choice).collect()
}

/// The districts, each shown or not; the last that is shown cannot be taken away.
fn chips(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let shown = shown(dataset, view);
    let chip = |place: usize| {
        let is_chosen = shown.contains(&place);
        let district = &dataset.districts[place];
        let choice = plain(&district.id, district.short.get(view.language), is_chosen);
        Choice { is_fixed: is_chosen && shown.len() == 1, ..choice }
    };
    dataset.district_places().into_iter().map(chip).collect()
}

/// All districts, those that reported on the axis shown, and one alone, to begin anew from.
fn selections(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let all = dataset.district_places();
    let chosen = view.districts.as_ref();
    let mut choices = vec![plain("", words::all_districts(view.language), chosen.is_none())];
    let whole = View { districts: None, ..view.clone() };
    let axis = axis(dataset, &whole, &mut Vec::new());
    let mut reported = all.clone();
    reported.retain(|&place| {
        axis.is_some_and(|axis| compare::on(dataset, &axis).iter().any(|seen| seen.district == place))
    });
    if !reported.is_empty() && reported.len() < all.len() {
        let list = link::district_list(dataset, &reported);
        choices.push(plain(&list, words::only_reported(view.language), chosen == Some(&reported)));
    }
    let shown = shown(dataset, view);
    let first = view.highlight.iter().flatten().chain(&shown).find(|place| shown.contains(place));
    if let Some(&first) = first {
        let alone = link::district_list(dataset, &[first]);
        if choices.iter().all(|choice| choice.value != alone) {
            let label = words::only(dataset.districts[first].short.get(view.language), view.language);
            choices.push(plain(&alone, &label, shown == [first]));
        }
    }
    choices
}

/// The districts shown, each highlighted or not.
fn highlights(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let is_chosen = |place| view.highlight.as_ref().is_some_and(|chosen| chosen.contains(&place));
    let chip = |place: usize| {
        let district = &dataset.districts[place];
        plain(&district.id, district.short.get(view.language), is_chosen(place))
    };
    shown(dataset, view).into_iter().map(chip).collect()
}

/// What a pair may hold its indicator against.
fn others(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let Some(first) = view.indicator.filter(|_| view.kind == Kind::Pair) else { return Vec::new() };
    let taken = chart::pinned(dataset, view).other;
    let (mut choices, mut unshared) = (Vec::new(), 0);
    for place in themed(dataset) {
        let there = View { other: Some(place), ..view.clone() };
        if place == first {
            continue;
        }
        if taken != Some(place) && !answers(dataset, &there) {
            unshared += 1;
            continue;
        }
        let indicator = &dataset.indicators[place];
        choices.push(Choice {
            group: dataset.terms[indicator.theme].text.get(view.language).to_owned(),
            ..plain(
                &there.indicators(dataset).unwrap_or_default(),
                &words::capital(indicator.name.get(view.language)),
                taken == Some(place),
            )
        });
    }
    choices.extend(rest("unshared", unshared, words::unshared(view.language), view.language));
    choices
}

/// The district that a profile is of: the city too.
fn places(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let shown = chart::profiled(dataset, view);
    let choice = |(place, district): (usize, &District)| {
        plain(&link::district_list(dataset, &[place]), district.name.get(view.language), shown == Some(place))
    };
    dataset.districts.iter().enumerate().map(choice).collect()
}

fn scalings(view: &View) -> Vec<Choice> {
    if view.kind != Kind::Trend {
        return Vec::new();
    }
    let choice = |&(name, scaling): &(&str, Scaling)| {
        plain(name, words::scaling_name(scaling, view.language), view.scaling == scaling)
    };
    Scaling::ALL.iter().map(choice).collect()
}

/// Indicators that at least one district reported, in the order of the package, under their themes, with how many
/// districts reported on the best axis; then how many others there are, and why they cannot be chosen.
fn indicators(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let districts = shown(dataset, view);
    let of = districts.len();
    let (mut choices, mut unfit, mut unreported) = (Vec::new(), 0, 0);
    for place in themed(dataset) {
        let indicator = &dataset.indicators[place];
        let candidates = compare::candidates(dataset, place, &districts);
        let is_chosen = view.indicator == Some(place);
        let reported = candidates.first().map_or(0, |candidate| candidate.districts);
        let wanted =
            View { indicator: Some(place), other: None, period: None, status: None, scope: None, ..view.clone() };
        if !is_chosen && (reported == 0 || !answers(dataset, &wanted)) {
            *(if reported == 0 { &mut unreported } else { &mut unfit }) += 1;
            continue;
        }
        choices.push(Choice {
            value: indicator.id.clone(),
            label: words::counted(&words::capital(indicator.name.get(view.language)), reported, of, view.language),
            group: dataset.terms[indicator.theme].text.get(view.language).to_owned(),
            is_chosen,
            is_fixed: false,
        });
    }
    choices.extend(rest("unfit", unfit, words::wrong_kind(view.language), view.language));
    choices.extend(rest("unreported", unreported, words::not_reported(view.language), view.language));
    choices
}

fn orders(view: &View) -> Vec<Choice> {
    let choice =
        |&(name, order): &(&str, Order)| plain(name, words::order_name(order, view.language), view.order == order);
    Order::ALL.iter().map(choice).collect()
}

/// Each language by its own name.
fn languages(view: &View) -> Vec<Choice> {
    let name = |language: Language| language.pick("中文", "English");
    Language::ALL.map(|language| plain(language.code(), name(language), view.language == language)).to_vec()
}

fn themes(view: &View) -> Vec<Choice> {
    let named = Theme::ALL.iter().map(|&(name, theme)| (name, Some(theme)));
    let choice = |(name, theme)| plain(name, words::theme_name(theme, view.language), view.theme == theme);
    std::iter::once(("", None)).chain(named).map(choice).collect()
}

/// What cannot be chosen, and why.
fn barred(value: &str, label: &str, reason: &str, language: Language) -> Choice {
    Choice { is_fixed: true, ..plain(value, &words::because(label, reason, language), false) }
}

/// How many others cannot be chosen for one reason: a line each would bury those that can.
fn rest(value: &str, count: usize, reason: &str, language: Language) -> Option<Choice> {
    (count > 0).then(|| barred(value, &words::others(count, language), reason, language))
}

fn plain(value: &str, label: &str, is_chosen: bool) -> Choice {
    Choice { value: value.to_owned(), label: label.to_owned(), group: String::new(), is_chosen, is_fixed: false }
}
