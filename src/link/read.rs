//! A view in the making: what each key may say.

use super::{Kind, LANGUAGES, Notice, Order, Reason, Scaling, Scope, Theme, VERSION, View, WHOLE};
use crate::data::{self, Dataset, District, Status};
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
        // Capitals are not ours except in `H1` and `Q1`; some senders begin a link's parts with them.
        let small = value.to_ascii_lowercase();
        match key {
            "v" => self.check(key, value, value == VERSION, Reason::NewerVersion),
            "c" => {
                if let Some(place) = self.choose(key, value, &Kind::ALL.map(|choice| choice.0)) {
                    self.view.kind = Kind::ALL[place].1;
                }
            }
            "i" => self.indicator(key, value),
            "p" => {
                self.view.period = Period::parse_link(&small.to_ascii_uppercase());
                self.check(key, value, self.view.period.is_some(), Reason::NoPeriod);
            }
            "st" => {
                let place = self.choose(key, value, &Status::ALL.map(|choice| choice.0));
                self.view.status = place.map(|place| Status::ALL[place].1);
            }
            "sc" => {
                let list = self.dataset.scope_place(&small).map(Scope::List);
                self.view.scope = if small == WHOLE { Some(Scope::Whole) } else { list };
                self.check(key, value, self.view.scope.is_some(), Reason::NoScope);
            }
            "d" => self.view.districts = self.district_list(key, value),
            "h" => self.view.highlight = self.district_list(key, value),
            "s" => {
                if let Some(place) = self.choose(key, value, &Order::ALL.map(|choice| choice.0)) {
                    self.view.order = Order::ALL[place].1;
                }
            }
            "y" if self.view.kind == Kind::Trend => {
                if let Some(place) = self.choose(key, value, &Scaling::ALL.map(|choice| choice.0)) {
                    self.view.scaling = Scaling::ALL[place].1;
                }
            }
            "l" => {
                if let Some(place) = self.choose(key, value, &LANGUAGES.map(|choice| choice.0)) {
                    self.view.language = LANGUAGES[place].1;
                }
            }
            "t" => {
                let place = self.choose(key, value, &Theme::ALL.map(|choice| choice.0));
                self.view.theme = place.map(|place| Theme::ALL[place].1);
            }
            "ds" => {
                self.view.digest = data::parse_digest(&small);
                self.check(key, value, self.view.digest.is_some(), Reason::NoDigest);
            }
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

    fn check(&mut self, key: &'static str, value: &str, is_sound: bool, reason: Reason) {
        if !is_sound {
            self.notice(key, value, reason);
        }
    }

    /// The place of a value among the names of its key.
    fn choose(&mut self, key: &'static str, value: &str, names: &[&'static str]) -> Option<usize> {
        let place = names.iter().position(|name| name.eq_ignore_ascii_case(value));
        self.check(key, value, place.is_some(), Reason::NotOneOf(names.to_vec()));
        place
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

    /// `~a~b` in official order, each once, the city only in a profile; unknown ones are noticed, and with none left the key is as if
    /// missing. What people write in the place of ids and marks is taken for them.
    fn district_list(&mut self, key: &'static str, value: &str) -> Option<Vec<usize>> {
        let has_city = self.view.kind == Kind::Profile;
        let mut found = vec![false; self.dataset.districts.len()];
        if value.bytes().all(|byte| byte == b'~') {
            self.notice(key, value, Reason::Empty);
        }
        for id in value.split(['~', '～', ',', '，', '、']).map(str::trim_ascii).filter(|id| !id.is_empty()) {
            let is_it = |district: &District| (has_city || !district.is_city) && is_called(district, id);
            match self.dataset.districts.iter().position(is_it) {
                Some(place) => found[place] = true,
                None => self.notice(key, id, Reason::NoDistrict),
            }
        }
        let places: Vec<usize> = (0..found.len()).filter(|&place| found[place]).collect();
        (!places.is_empty()).then_some(places)
    }
}

/// Whether a text is a district's id, code or one of its names.
fn is_called(district: &District, text: &str) -> bool {
    let District { id, adcode, name, short, aliases, .. } = district;
    let names = [id, adcode, &name.zh, &name.en, &short.zh, &short.en];
    names.into_iter().chain(aliases).any(|name| name.eq_ignore_ascii_case(text))
}
