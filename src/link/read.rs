//! A view in the making: what each key may say.

use super::{Kind, LANGUAGES, Notice, Order, Reason, Scaling, Scope, Theme, VERSION, View, WHOLE};
use crate::data::{self, Dataset, District, Status};
use crate::period::Period;

/// The keys, in canonical order.
pub(super) const KEYS: [&str; 13] = ["v", "c", "i", "p", "st", "sc", "d", "h", "s", "y", "l", "t", "ds"];

/// The names of some choices.
const fn names<T: Copy, const N: usize>(choices: [(&'static str, T); N]) -> [&'static str; N] {
    let mut names = [""; N];
    let mut place = 0;
    while place < N {
        names[place] = choices[place].0;
        place += 1;
    }
    names
}

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
        let names: &[&'static str] = match key {
            "c" => const { &names(Kind::ALL) },
            "st" => const { &names(Status::ALL) },
            "s" => const { &names(Order::ALL) },
            "y" if self.view.kind == Kind::Trend => const { &names(Scaling::ALL) },
            "l" => const { &names(LANGUAGES) },
            "t" => const { &names(Theme::ALL) },
            _ => return self.read_further(key, value),
        };
        let Some(place) = names.iter().position(|name| name.eq_ignore_ascii_case(value)) else {
            return self.notice(key, value, Reason::NotOneOf(names.to_vec()));
        };
        match key {
            "c" => self.view.kind = Kind::ALL[place].1,
            "st" => self.view.status = Some(Status::ALL[place].1),
            "s" => self.view.order = Order::ALL[place].1,
            "y" => self.view.scaling = Scaling::ALL[place].1,
            "l" => self.view.language = LANGUAGES[place].1,
            _ => self.view.theme = Some(Theme::ALL[place].1),
        }
    }

    /// Takes a key whose value is none of a few names.
    fn read_further(&mut self, key: &'static str, value: &str) {
        // Capitals are not ours except in `H1` and `Q1`; some senders begin a link's parts with them.
        let small = value.to_ascii_lowercase();
        let (is_sound, reason) = match key {
            "v" => (value == VERSION, Reason::NewerVersion),
            "i" => return self.indicator(key, value),
            "p" => return self.periods(key, value),
            "sc" => {
                let list = self.dataset.scope_place(&small).map(Scope::List);
                self.view.scope = if small == WHOLE { Some(Scope::Whole) } else { list };
                (self.view.scope.is_some(), Reason::NoScope)
            }
            "d" => return self.view.districts = self.district_list(key, value),
            "h" => return self.view.highlight = self.district_list(key, value),
            "ds" => {
                self.view.digest = data::parse_digest(&small);
                (self.view.digest.is_some(), Reason::NoDigest)
            }
            _ => return,
        };
        if !is_sound {
            self.notice(key, value, reason);
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

    /// One period, or for a pair `~a~b`, of which the second alone is nothing; for other kinds the first of the two.
    fn periods(&mut self, key: &'static str, value: &str) {
        let value = value.strip_prefix("~").unwrap_or(value);
        let (first, second) = value.split_once('~').unwrap_or((value, ""));
        self.view.period = self.period(key, first);
        if self.view.kind == Kind::Pair && self.view.period.is_some() && !second.is_empty() {
            self.view.other_period = self.period(key, second);
        }
    }

    fn period(&mut self, key: &'static str, text: &str) -> Option<Period> {
        let period = Period::parse_link(&text.to_ascii_uppercase());
        if period.is_none() {
            self.notice(key, text, Reason::NoPeriod);
        }
        period
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
