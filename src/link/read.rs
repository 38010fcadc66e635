//! A view in the making: what each key may say.

use super::{Kind, LANGUAGES, Notice, Order, Reason, Scaling, Scope, Theme, VERSION, View, WHOLE};
use crate::data::{Dataset, District, Status};
use crate::period::Period;

/// The keys, in canonical order.
pub(super) const KEYS: [&str; 13] = ["v", "c", "i", "p", "st", "sc", "d", "h", "s", "y", "l", "t", "ds"];

/// A view in the making.
pub(super) struct Reader<'d> {
    dataset: &'d Dataset,
    pub(super) view: View,
    pub(super) notices: Vec<Notice>,
}

impl<'d> Reader<'d> {
    pub(super) fn new(dataset: &'d Dataset) -> Reader<'d> {
        Reader { dataset, view: View::default_for(dataset), notices: Vec::new() }
    }

    /// Takes one key.
    pub(super) fn read(&mut self, key: &'static str, value: &str) {
        if value.is_empty() {
            return self.notice(key, value, Reason::Empty);
        }
        match key {
            "v" if value != VERSION => self.notice(key, value, Reason::NewerVersion),
            "c" => self.choose(key, value, &Kind::ALL, |view, kind| view.kind = kind),
            "i" => self.indicator(key, value),
            "p" => self.parsed(
                key,
                value,
                |text| Period::parse_link(&text.to_ascii_uppercase()),
                Reason::NoPeriod,
                |view, period| view.period = Some(period),
            ),
            "st" => self.choose(key, value, &Status::ALL, |view, status| view.status = Some(status)),
            "sc" => self.scope(key, value),
            "d" => self.view.districts = self.district_list(key, value),
            "h" => self.view.highlight = self.district_list(key, value),
            "s" => self.choose(key, value, &Order::ALL, |view, order| view.order = order),
            "y" if self.view.kind == Kind::Trend => {
                self.choose(key, value, &Scaling::ALL, |view, scaling| view.scaling = scaling);
            }
            "l" => self.choose(key, value, &LANGUAGES, |view, language| view.language = language),
            "t" => self.choose(key, value, &Theme::ALL, |view, theme| view.theme = Some(theme)),
            "ds" => self.parsed(key, value, digest, Reason::NoDigest, |view, digest| view.digest = Some(digest)),
            _ => {}
        }
    }

    pub(super) fn notice(&mut self, key: &'static str, value: &str, reason: Reason) {
        const LONGEST: usize = 40;
        const MOST: usize = 8;
        if self.notices.len() == MOST {
            return;
        }
        let mut value: String = value.chars().filter(|c| !c.is_control()).collect();
        if let Some((end, _)) = value.char_indices().nth(LONGEST) {
            value.truncate(end);
            value.push('…');
        }
        self.notices.push(Notice { key, value, reason });
    }

    fn choose<T: Copy>(
        &mut self,
        key: &'static str,
        value: &str,
        choices: &[(&'static str, T)],
        set: impl FnOnce(&mut View, T),
    ) {
        let find = |value: &str| choices.iter().find(|choice| choice.0 == value).map(|choice| choice.1);
        match find(&value.to_ascii_lowercase()) {
            Some(choice) => set(&mut self.view, choice),
            None => self.notice(key, value, Reason::NotOneOf(choices.iter().map(|choice| choice.0).collect())),
        }
    }

    fn parsed<T>(
        &mut self,
        key: &'static str,
        value: &str,
        parse: impl FnOnce(&str) -> Option<T>,
        reason: Reason,
        set: impl FnOnce(&mut View, T),
    ) {
        // Capitals are not ours except in `H1` and `Q1`; some senders begin a link's parts with them.
        match parse(&value.to_ascii_lowercase()) {
            Some(parsed) => set(&mut self.view, parsed),
            None => self.notice(key, value, reason),
        }
    }

    /// One indicator, or for a pair `~a~b`; of more than the kind shows, the first.
    fn indicator(&mut self, key: &'static str, value: &str) {
        let dataset = self.dataset;
        let find = |id: &str| dataset.indicators.iter().position(|indicator| indicator.id.eq_ignore_ascii_case(id));
        let most = if self.view.kind == Kind::Pair { 2 } else { 1 };
        let mut found = Vec::new();
        for id in value.split('~').filter(|id| !id.is_empty()).take(most) {
            match find(id) {
                Some(place) => found.push(place),
                None => self.notice(key, id, Reason::NoIndicator),
            }
        }
        if let Some(&place) = found.first() {
            self.view.indicator = Some(place);
            self.view.other = found.get(1).copied().filter(|&other| other != place);
        }
    }

    fn scope(&mut self, key: &'static str, value: &str) {
        let dataset = self.dataset;
        let find = |value: &str| match value {
            WHOLE => Some(Scope::Whole),
            id => dataset.scope_place(id).map(Scope::List),
        };
        self.parsed(key, value, find, Reason::NoScope, |view, scope| view.scope = Some(scope));
    }

    /// `~a~b` in official order, each once, the city only in a profile; unknown ones are noticed, and with none left the key is as if missing.
    fn district_list(&mut self, key: &'static str, value: &str) -> Option<Vec<usize>> {
        let has_city = self.view.kind == Kind::Profile;
        let mut found = vec![false; self.dataset.districts.len()];
        if value.bytes().all(|byte| byte == b'~') {
            self.notice(key, value, Reason::Empty);
        }
        for id in value.split('~').filter(|id| !id.is_empty()) {
            let is_it = |district: &District| district.id.eq_ignore_ascii_case(id) && (has_city || !district.is_city);
            match self.dataset.districts.iter().position(is_it) {
                Some(place) => found[place] = true,
                None => self.notice(key, id, Reason::NoDistrict),
            }
        }
        let places: Vec<usize> = (0..found.len()).filter(|&place| found[place]).collect();
        (!places.is_empty()).then_some(places)
    }
}

fn digest(text: &str) -> Option<u32> {
    let plain = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = text.chars().filter_map(|c| c.to_digit(16)).fold(0, |number: u32, digit| number << 4 | digit);
    plain.then_some(number)
}
