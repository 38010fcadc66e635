//! Views from links and links from views.

use super::keys::{KEYS, KeySpec, LinkForm, key_text};
use super::query;
use super::reader::Reader;
use crate::data::{Dataset, IndicatorId};
use crate::kinds::{KINDS, is_available, kind, most_telling, nearest};
use crate::language::Language;
use crate::model::{Key, Notice, NoticeReason, View};

impl View {
    /// The view whose properties links leave out: the ranking of the first indicator, in the first language of the package.
    pub fn default_for(dataset: &Dataset) -> View {
        let indicator = (!dataset.indicators.is_empty()).then_some(IndicatorId(0));
        View { language: dataset.description.default_language(), ..View::new(KINDS[0], indicator) }
    }

    /// The view of a link without keys: that which the package names, or else the default. Notices say what cannot be taken of the link of
    /// the package.
    pub fn first_of(dataset: &Dataset) -> (View, Vec<Notice>) {
        let values = query::pairs(&dataset.description.view);
        read(dataset, View::default_for(dataset), &values)
    }

    /// Reads the query text of a link, with or without `?`. Never fails: a value that cannot be taken gives the default and a notice.
    pub fn from_query(dataset: &Dataset, text: &str) -> (View, Vec<Notice>) {
        let mut values = query::pairs(text);
        values.retain(|(name, value)| !is_cache_buster(name, value));
        let is_opened = query::published_name(text).is_some_and(|name| published(dataset, &name, &mut values));
        let asks = |spec: &KeySpec| asks_for_view(spec.key) && has(&values, spec.key);
        let first = if KEYS.iter().any(asks) { View::default_for(dataset) } else { View::first_of(dataset).0 };
        let (view, notices) = read(dataset, first, &values);
        let names_kind_alone = has(&values, Key::Kind) && !has(&values, Key::Indicator);
        if !names_kind_alone || is_available(dataset, &view) {
            return (view, notices);
        }
        // A published chart of a kind shows the view that the kind opens with on a page.
        let with_figures = if is_opened { nearest } else { most_telling };
        (with_figures(dataset, &view).unwrap_or(view), notices)
    }

    /// The canonical link without `?`; empty for the default view in a link to share.
    pub fn to_query(&self, dataset: &Dataset, form: LinkForm) -> String {
        let default = View::default_for(dataset);
        // Whether a key is stated depends on the kind, so the other keys are compared with the default of the view's own kind.
        // A kind alone opens with figures, so an indicator of which it has none is stated.
        let is_left_out = self.indicator != default.indicator || is_available(dataset, self);
        let indicator = default.indicator.filter(|_| is_left_out);
        let default_of_kind = View { kind: self.kind, indicator, ..default.clone() };
        let mut query = String::new();
        let mut is_asked = false;
        for spec in &KEYS {
            let value = (spec.write)(self, dataset, form);
            let default = if spec.key == Key::Kind { &default } else { &default_of_kind };
            if value.is_empty() || (form == LinkForm::Share && value == (spec.write)(default, dataset, form)) {
                continue;
            }
            is_asked |= asks_for_view(spec.key);
            for part in [if query.is_empty() { "" } else { "&" }, spec.text, "=", &value] {
                query += part;
            }
        }
        // A link without keys shows the view that the package names, so the default must be asked for.
        if !is_asked && !dataset.description.view.is_empty() {
            let gap = if query.is_empty() { "" } else { "&" };
            return [key_text(Key::Kind), "=", self.kind.name, gap, &query].concat();
        }
        query
    }

    /// The view with one key read anew from `value`, as a control of a page sets it; an empty value takes the key back to its default.
    /// Another indicator takes its axis back to the default.
    pub fn with(&self, dataset: &Dataset, key: Key, value: &str) -> View {
        let mut query = String::new();
        for spec in &KEYS {
            let own = (spec.write)(self, dataset, LinkForm::Share);
            let value = if spec.key == key { value } else { &own };
            if !value.is_empty() {
                for part in ["&", spec.text, "=", value] {
                    query += part;
                }
            }
        }
        let (mut view, _) = View::from_query(dataset, &query);
        if view.indicator != self.indicator {
            (view.period, view.status, view.scope) = (None, None, None);
        }
        if key == Key::Indicator {
            view.other_period = None;
        }
        view
    }
}

/// Whether a pair is one that hosts append to get past caches, such as `t=1699999999` or `v=3.2.1`, and no theme or version.
fn is_cache_buster(name: &str, value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    if name == key_text(Key::Theme) {
        digits > 0
    } else {
        name == key_text(Key::Version) && !value.is_empty() && (digits < value.len() || digits > 2)
    }
}

/// Adds what the name of a published chart says, such as `fai-growth-en`, and the link does not. Returns whether the name is that of a kind.
fn published(dataset: &Dataset, name: &str, values: &mut Vec<(String, String)>) -> bool {
    let named = |language: Language| Some((name.strip_suffix(language.code())?.strip_suffix('-')?, language));
    let (chart, language) = Language::ALL.into_iter().find_map(named).unzip();
    let [kind_key, indicator_key, language_key] = [Key::Kind, Key::Indicator, Key::Language].map(key_text);
    let (has_kind, has_indicator) = (has(values, Key::Kind), has(values, Key::Indicator));
    let (has_chart, has_language) = (has_kind || has_indicator, has(values, Key::Language));
    if let Some(language) = language.filter(|_| !has_language) {
        values.push((language_key.to_owned(), language.code().to_owned()));
    }
    if has_chart {
        return false;
    }
    let chart = chart.unwrap_or(name);
    let is_kind = dataset.indicators.iter().all(|indicator| indicator.id != chart) && kind(chart).is_some();
    values.push((if is_kind { kind_key } else { indicator_key }.to_owned(), chart.to_owned()));
    is_kind
}

/// True if a link has a key.
fn has(values: &[(String, String)], key: Key) -> bool {
    values.iter().any(|value| value.0 == key_text(key))
}

/// Whether a key asks for a view rather than how it is shown.
fn asks_for_view(key: Key) -> bool {
    !matches!(key, Key::Version | Key::Language | Key::Theme | Key::Digest)
}

/// Takes the values of keys into a view.
fn read(dataset: &Dataset, view: View, pairs: &[(String, String)]) -> (View, Vec<Notice>) {
    let mut reader = Reader { dataset, view, notices: Vec::new() };
    let mut values: Vec<(Key, &str)> = Vec::new();
    for (name, value) in pairs {
        let Some(KeySpec { key, .. }) = KEYS.iter().find(|spec| spec.text == name) else { continue };
        match values.iter().find(|entry| entry.0 == *key) {
            Some((_, first)) if first == value => {}
            Some(_) => reader.notice(*key, value, NoticeReason::Again),
            None => values.push((*key, value)),
        }
    }
    for spec in &KEYS {
        let Some((_, value)) = values.iter().find(|entry| entry.0 == spec.key) else { continue };
        let read = if value.is_empty() { Err(NoticeReason::Empty) } else { (spec.read)(&mut reader, value) };
        if let Err(reason) = read {
            reader.notice(spec.key, value, reason);
        }
    }
    (reader.view, reader.notices)
}
