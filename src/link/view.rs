//! Views from links and links from views.

use super::keys::{KEYS, KeySpec, LinkForm};
use super::query;
use super::reader::Reader;
use crate::data::{Dataset, IndicatorId};
use crate::kinds::{KINDS, is_available, nearest};
use crate::model::{Key, Notice, NoticeReason, View};

/// Whether a value is one that hosts append to get past caches, such as `t=1699999999` or `v=3.2.1`, and no theme or version.
fn is_cache_buster(key: Key, value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    match key {
        Key::Theme => digits > 0,
        Key::Version => !value.is_empty() && (digits < value.len() || digits > 2),
        _ => false,
    }
}

impl View {
    /// The view of a link without keys: the ranking of the first indicator, in the first language.
    pub fn default_for(dataset: &Dataset) -> View {
        View::new(KINDS[0], (!dataset.indicators.is_empty()).then_some(IndicatorId(0)))
    }

    /// Reads the query text of a link, with or without `?`. Never fails: a value that cannot be taken gives the default and a notice.
    pub fn from_query(dataset: &Dataset, text: &str) -> (View, Vec<Notice>) {
        let mut reader = Reader { dataset, view: View::default_for(dataset), notices: Vec::new() };
        let mut values: Vec<(Key, String)> = Vec::new();
        for (name, value) in query::pairs(text) {
            let Some(KeySpec { key, .. }) = KEYS.iter().find(|spec| spec.text == name) else { continue };
            if is_cache_buster(*key, &value) {
                continue;
            }
            match values.iter().find(|entry| entry.0 == *key) {
                Some((_, first)) if *first == value => {}
                Some(_) => reader.notice(*key, &value, NoticeReason::Again),
                None => values.push((*key, value)),
            }
        }
        let is_opened = query::published_name(text).is_some_and(|name| reader.published(&name, &mut values));
        for spec in &KEYS {
            let Some((_, value)) = values.iter().find(|entry| entry.0 == spec.key) else { continue };
            let read = if value.is_empty() { Err(NoticeReason::Empty) } else { (spec.read)(&mut reader, value) };
            if let Err(reason) = read {
                reader.notice(spec.key, value, reason);
            }
        }
        // A published chart of a kind shows the view that the kind opens with.
        let near =
            (is_opened && !is_available(dataset, &reader.view)).then(|| nearest(dataset, &reader.view)).flatten();
        (near.unwrap_or(reader.view), reader.notices)
    }

    /// The canonical link without `?`; empty for the default view in a link to share.
    pub fn to_query(&self, dataset: &Dataset, form: LinkForm) -> String {
        let default = View::default_for(dataset);
        // Whether a key is stated depends on the kind, so the other keys are compared with the default of the view's own kind.
        let default_of_kind = View { kind: self.kind, ..default.clone() };
        let mut query = String::new();
        for spec in &KEYS {
            let value = (spec.write)(self, dataset, form);
            let default = if spec.key == Key::Kind { &default } else { &default_of_kind };
            if value.is_empty() || (form == LinkForm::Share && value == (spec.write)(default, dataset, form)) {
                continue;
            }
            for part in [if query.is_empty() { "" } else { "&" }, spec.text, "=", &value] {
                query += part;
            }
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
