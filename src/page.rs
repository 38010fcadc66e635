//! The controls of a page: what a reader may choose, in words, and the link that a choice leads to. Decides nothing of
//! how they look.

mod embed;

pub use embed::{Place, Snippet, embed_code, escaped};

use crate::chart::{self, answers, axis, nearest, shown, themed, wish};
use crate::compare::{self, Axis, Candidate};
use crate::data::{Dataset, District};
use crate::language::Language;
use crate::link::{self, Form, Kind, Order, Scaling, Theme, View};
use crate::words::{self, Control};

/// A choice between options, one of which is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key of the link that it sets.
    pub key: &'static str,
    /// Its label.
    pub label: String,
    /// What may be chosen, in order.
    pub options: Vec<Choice>,
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
}

/// The fields of a view, each with at least two options.
pub fn fields(dataset: &Dataset, view: &View) -> Vec<Field> {
    let language = view.language;
    let field = |key, name, options| Field { key, label: words::control(name, language).to_owned(), options };
    let mut fields = vec![field("c", Control::Kind, kinds(view))];
    match view.kind {
        // These show every indicator.
        Kind::Coverage => {}
        Kind::Profile => fields.push(field("d", Control::District, places(dataset, view))),
        _ => fields.extend([
            field("i", Control::Indicator, indicators(dataset, view)),
            field("p", Control::Period, periods(dataset, view)),
            field("sc", Control::Scope, scopes(dataset, view)),
            field("s", Control::Order, orders(view)),
            field("y", Control::Scaling, scalings(view)),
        ]),
    }
    fields.extend([field("l", Control::Language, languages(view)), field("t", Control::Theme, themes(view))]);
    fields.retain(|field| field.options.len() > 1);
    fields
}

/// The canonical link after a choice in a field.
pub fn changed(dataset: &Dataset, view: &View, key: &str, value: &str) -> String {
    let mut changed = view.with(dataset, key, value);
    if key == "c" {
        give_up(dataset, &mut changed);
    }
    // Another kind of chart may have no figures for what is shown: then it opens with the nearest that it has.
    let near = (key == "c" && !answers(dataset, &changed)).then(|| nearest(dataset, &changed)).flatten();
    near.unwrap_or(changed).to_query(dataset, Form::Share)
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

fn kinds(view: &View) -> Vec<Choice> {
    let choice = |&(name, kind): &(&str, Kind)| plain(name, words::kind(kind, view.language), view.kind == kind);
    Kind::ALL.iter().map(choice).collect()
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
/// districts reported on the best axis.
fn indicators(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let districts = shown(dataset, view);
    let of = districts.len();
    let mut choices = Vec::new();
    for place in themed(dataset) {
        let indicator = &dataset.indicators[place];
        let candidates = compare::candidates(dataset, place, &districts);
        let is_chosen = view.indicator == Some(place);
        let reported = candidates.first().map_or(0, |candidate| candidate.districts);
        let wanted =
            View { indicator: Some(place), other: None, period: None, status: None, scope: None, ..view.clone() };
        if !is_chosen && (reported == 0 || !answers(dataset, &wanted)) {
            continue;
        }
        choices.push(Choice {
            value: indicator.id.clone(),
            label: words::counted(&words::capital(indicator.name.get(view.language)), reported, of, view.language),
            group: dataset.terms[indicator.theme].text.get(view.language).to_owned(),
            is_chosen,
        });
    }
    choices
}

/// The periods for which some district has a figure, the one with most first; none where all are shown.
fn periods(dataset: &Dataset, view: &View) -> Vec<Choice> {
    if view.kind == Kind::Trend {
        return Vec::new();
    }
    let without = View { period: None, ..view.clone() };
    axes(dataset, view, ("p", &without), &|axis| {
        (axis.period.to_link(), words::dated_short(axis.period, axis.status, view.language))
    })
}

/// All lists of projects together, and each that has figures for the kind.
fn lists(dataset: &Dataset, view: &View) -> Vec<Choice> {
    let mut choices = vec![plain("", words::all_lists(view.language), view.scope.is_none())];
    for candidate in candidates(dataset, view) {
        let scope = candidate.axis.scope;
        let value = link::scope_id(dataset, scope);
        let is_new = choices.iter().all(|choice| choice.value != value);
        let with = View { scope: Some(scope), ..view.clone() };
        let mut notices = Vec::new();
        axis(dataset, &with, &mut notices);
        if is_new && notices.is_empty() && answers(dataset, &with) {
            let name = words::capital(words::scope(dataset, scope, view.language));
            choices.push(plain(&value, &name, view.scope == Some(scope)));
        }
    }
    choices
}

/// The lists of projects for which some district has a figure, the one with most first.
fn scopes(dataset: &Dataset, view: &View) -> Vec<Choice> {
    if matches!(view.kind, Kind::Trend | Kind::Progress) {
        return lists(dataset, view);
    }
    let without = View { scope: None, ..view.clone() };
    axes(dataset, view, ("sc", &without), &|axis| {
        (link::scope_id(dataset, axis.scope), words::scope(dataset, axis.scope, view.language).to_owned())
    })
}

/// The values of one key that lead to a figure, with their names. `without` is the view without that key.
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
    for candidate in candidates(dataset, view) {
        let (value, name) = option(&candidate.axis);
        let is_known = seen.contains(&value) || !wish(without).allows(&candidate.axis);
        if is_known || !is_taken(&value) {
            continue;
        }
        let shown = if default.as_ref() == Some(&value) { "" } else { &value };
        choices.push(counted(dataset, view, shown, &name, candidate.districts, chosen.as_ref() == Some(&value)));
        seen.push(value);
    }
    choices
}

fn candidates(dataset: &Dataset, view: &View) -> Vec<Candidate> {
    view.indicator.map(|indicator| compare::candidates(dataset, indicator, &shown(dataset, view))).unwrap_or_default()
}

fn counted(dataset: &Dataset, view: &View, value: &str, name: &str, districts: usize, is_chosen: bool) -> Choice {
    let label = words::counted(&words::capital(name), districts, shown(dataset, view).len(), view.language);
    plain(value, &label, is_chosen)
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

fn plain(value: &str, label: &str, is_chosen: bool) -> Choice {
    Choice { value: value.to_owned(), label: label.to_owned(), group: String::new(), is_chosen }
}
