//! Views from links and links from views.

use super::keys::{KEYS, KeySpec, LinkForm};
use super::query;
use super::reader::Reader;
use crate::data::{Dataset, IndicatorId};
use crate::kinds::KINDS;
use crate::model::{Key, Notice, NoticeReason, View};

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
            match values.iter().find(|entry| entry.0 == *key) {
                Some((_, first)) if *first == value => {}
                Some(_) => reader.notice(*key, &value, NoticeReason::Again),
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
