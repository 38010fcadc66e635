//! What is asked: a view, which *is* the link. The only place that knows the keys.
//!
//! Reading never fails: each key is valid, missing (the default, silently) or invalid (the default, and a notice that
//! the reader sees). Unknown keys are ignored. Writing is canonical: keys in one order, ASCII, defaults left out of a
//! link to share and kept in a link to embed.

mod query;

use crate::data::{Dataset, District, Status};
use crate::language::Language;
use crate::period::Period;

/// The version of the format that this code writes.
pub const VERSION: &str = "1";

/// What a reader asked to see. Places are those of the dataset's lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// `c`: the kind of chart.
    pub kind: Kind,
    /// `i`: what is compared; none in an empty package.
    pub indicator: Option<usize>,
    /// `p`: the period; none for the one that most districts reported.
    pub period: Option<Period>,
    /// `st`: the status; none for the one that most districts reported.
    pub status: Option<Status>,
    /// `sc`: the list of projects; none for the one that most districts reported.
    pub scope: Option<Scope>,
    /// `d`: the districts shown, in official order; none for all.
    pub districts: Option<Vec<usize>>,
    /// `h`: the districts highlighted; none for those that the finding names.
    pub highlight: Option<Vec<usize>>,
    /// `s`: the order of the districts.
    pub order: Order,
    /// `l`: the language.
    pub language: Language,
    /// `t`: the theme; none for the reader's system's.
    pub theme: Option<Theme>,
    /// `ds`: the digest of the figures that the author saw.
    pub digest: Option<u32>,
}

/// Which list of projects a figure covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The whole district: no list.
    Whole,
    /// Place in the dataset's terms.
    List(usize),
}

impl Scope {
    /// The scope of an observation.
    pub fn of(scope: Option<usize>) -> Scope {
        scope.map_or(Scope::Whole, Scope::List)
    }
}

/// The kinds of chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One indicator, ordered bars.
    Rank,
}

/// The order of the districts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Largest first.
    Value,
    /// The official order of the city.
    Official,
    /// By name: in Chinese by pinyin, as the ids are spelt.
    Name,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

const KINDS: [(&str, Kind); 1] = [("rank", Kind::Rank)];

impl Order {
    /// Each with its name in a link.
    pub const ALL: [(&'static str, Order); 3] =
        [("value", Order::Value), ("official", Order::Official), ("name", Order::Name)];
}

impl Theme {
    /// Each with its name in a link.
    pub const ALL: [(&'static str, Theme); 2] = [("light", Theme::Light), ("dark", Theme::Dark)];
}

const LANGUAGES: [(&str, Language); 2] = [("zh", Language::Zh), ("en", Language::En)];

/// A part of a link that could not be taken as it stands. The view has the default in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The key.
    pub key: &'static str,
    /// Its value, as received; shortened where it is long.
    pub value: String,
    /// Why it was not taken.
    pub reason: Reason,
}

/// Why a value was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is none of these.
    NotOneOf(&'static [&'static str]),
    /// No indicator has this id.
    NoIndicator,
    /// No district has this id; the others of the list are kept.
    NoDistrict,
    /// No scope has this id.
    NoScope,
    /// It is no period.
    NoPeriod,
    /// It is no digest of eight hexadecimal digits.
    NoDigest,
    /// The link was made by a later version.
    NewerVersion,
    /// Nothing stands there.
    Empty,
    /// The key stands twice with different values; the first is taken.
    Again,
    /// Nothing was reported for it (found while charting).
    NothingReported,
    /// The figures were revised since the link was made.
    Revised,
}

/// How much a link says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Only what differs from the default.
    Share,
    /// Everything, and the digest of the figures, so that later defaults change nothing.
    Embed,
}

impl View {
    /// What a link without keys asks for: the first indicator, as a ranking, in Chinese.
    pub fn default_for(dataset: &Dataset) -> View {
        View {
            kind: Kind::Rank,
            indicator: (!dataset.indicators.is_empty()).then_some(0),
            period: None,
            status: None,
            scope: None,
            districts: None,
            highlight: None,
            order: Order::Value,
            language: Language::Zh,
            theme: None,
            digest: None,
        }
    }

    /// Reads the query text of a link, with or without `?`. Never fails.
    pub fn from_query(dataset: &Dataset, text: &str) -> (View, Vec<Notice>) {
        let mut reader = Reader { dataset, view: View::default_for(dataset), notices: Vec::new() };
        let mut seen: Vec<(&'static str, String)> = Vec::new();
        for (key, value) in query::pairs(text) {
            let Some(&key) = KEYS.iter().find(|&&known| known == key) else { continue };
            match seen.iter().find(|entry| entry.0 == key) {
                Some((_, first)) if *first == value => {}
                Some(_) => reader.notice(key, &value, Reason::Again),
                None => {
                    reader.read(key, &value);
                    seen.push((key, value));
                }
            }
        }
        (reader.view, reader.notices)
    }

    /// The canonical link, without `?`; empty for the default view in a link to share.
    pub fn to_query(&self, dataset: &Dataset, form: Form) -> String {
        let default = View::default_for(dataset);
        let every = form == Form::Embed;
        let mut pairs: Vec<(&str, String)> = Vec::new();
        let mut put = |key, differs: bool, value: Option<String>| {
            if let Some(value) = value.filter(|_| every || differs) {
                pairs.push((key, value));
            }
        };
        let ids = |places: &[usize]| list(places.iter().map(|&place| dataset.districts[place].id.as_str()));
        put("v", false, Some(VERSION.to_owned()));
        put("c", self.kind != default.kind, name_of(&KINDS, self.kind));
        put("i", self.indicator != default.indicator, self.indicator.map(|place| dataset.indicators[place].id.clone()));
        put("p", true, self.period.map(Period::to_link));
        put("st", true, self.status.map(|status| status.name().to_owned()));
        put("sc", true, self.scope.map(|scope| scope_id(dataset, scope)));
        put("d", true, self.districts.as_deref().map(ids));
        put("h", true, self.highlight.as_deref().map(ids));
        put("s", self.order != default.order, name_of(&Order::ALL, self.order));
        put("l", self.language != default.language, name_of(&LANGUAGES, self.language));
        put("t", true, self.theme.and_then(|theme| name_of(&Theme::ALL, theme)));
        put(
            "ds",
            true,
            if every { Some(dataset.digest_text()) } else { self.digest.map(|digest| format!("{digest:08x}")) },
        );
        let pairs: Vec<_> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        pairs.join("&")
    }

    /// The view with one key read anew from `value`, as a control of a page sets it; an empty value takes the key back to its
    /// default. Another indicator takes what depends on it back to its default.
    pub fn with(&self, dataset: &Dataset, key: &str, value: &str) -> View {
        let query = self.to_query(dataset, Form::Share);
        let other = |pair: &&str| pair.split_once('=').is_some_and(|(name, _)| name != key);
        let mut pairs: Vec<&str> = query.split('&').filter(other).collect();
        let pair = format!("{key}={value}");
        if !value.is_empty() {
            pairs.push(&pair);
        }
        let (mut view, _) = View::from_query(dataset, &pairs.join("&"));
        if view.indicator != self.indicator {
            (view.period, view.status, view.scope) = (None, None, None);
        }
        view
    }
}

/// The keys, in canonical order.
const KEYS: [&str; 12] = ["v", "c", "i", "p", "st", "sc", "d", "h", "s", "l", "t", "ds"];

/// A view in the making.
struct Reader<'d> {
    dataset: &'d Dataset,
    view: View,
    notices: Vec<Notice>,
}

impl Reader<'_> {
    fn read(&mut self, key: &'static str, value: &str) {
        if value.is_empty() {
            return self.notice(key, value, Reason::Empty);
        }
        match key {
            "v" if value != VERSION => self.notice(key, value, Reason::NewerVersion),
            "c" => self.choose(key, value, &["rank"], &KINDS, |view, kind| view.kind = kind),
            "i" => self.indicator(key, value),
            "p" => self.parsed(
                key,
                value,
                |text| Period::parse_link(&text.to_ascii_uppercase()),
                Reason::NoPeriod,
                |view, period| view.period = Some(period),
            ),
            "st" => {
                let names = &["actual", "forecast", "target", "plan"];
                self.choose(key, value, names, &Status::ALL, |view, status| view.status = Some(status));
            }
            "sc" => self.scope(key, value),
            "d" => self.view.districts = self.district_list(key, value),
            "h" => self.view.highlight = self.district_list(key, value),
            "s" => {
                self.choose(key, value, &["value", "official", "name"], &Order::ALL, |view, order| view.order = order)
            }
            "l" => self.choose(key, value, &["zh", "en"], &LANGUAGES, |view, language| view.language = language),
            "t" => self.choose(key, value, &["light", "dark"], &Theme::ALL, |view, theme| view.theme = Some(theme)),
            "ds" => self.parsed(key, value, digest, Reason::NoDigest, |view, digest| view.digest = Some(digest)),
            _ => {}
        }
    }

    fn notice(&mut self, key: &'static str, value: &str, reason: Reason) {
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
        names: &'static [&'static str],
        choices: &[(&str, T)],
        set: impl FnOnce(&mut View, T),
    ) {
        let find = |value: &str| choices.iter().find(|choice| choice.0 == value).map(|choice| choice.1);
        self.parsed(key, value, find, Reason::NotOneOf(names), set);
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

    /// One indicator; of a list, the first.
    fn indicator(&mut self, key: &'static str, value: &str) {
        let dataset = self.dataset;
        let find = |value: &str| {
            let id = value.trim_start_matches('~').split('~').next().unwrap_or_default();
            dataset.indicators.iter().position(|indicator| indicator.id == id)
        };
        self.parsed(key, value, find, Reason::NoIndicator, |view, place| view.indicator = Some(place));
    }

    fn scope(&mut self, key: &'static str, value: &str) {
        let dataset = self.dataset;
        let find = |value: &str| match value {
            WHOLE => Some(Scope::Whole),
            id => dataset.scope_place(id).map(Scope::List),
        };
        self.parsed(key, value, find, Reason::NoScope, |view, scope| view.scope = Some(scope));
    }

    /// `~a~b` in official order, each once; unknown ones are noticed, and with none left the key is as if missing.
    fn district_list(&mut self, key: &'static str, value: &str) -> Option<Vec<usize>> {
        let mut found = vec![false; self.dataset.districts.len()];
        if value.bytes().all(|byte| byte == b'~') {
            self.notice(key, value, Reason::Empty);
        }
        for id in value.split('~').filter(|id| !id.is_empty()) {
            let is_it = |district: &District| district.id.eq_ignore_ascii_case(id) && !district.is_city;
            match self.dataset.districts.iter().position(is_it) {
                Some(place) => found[place] = true,
                None => self.notice(key, id, Reason::NoDistrict),
            }
        }
        let places: Vec<usize> = (0..found.len()).filter(|&place| found[place]).collect();
        (!places.is_empty()).then_some(places)
    }
}

/// The value of `sc` that stands for no list.
const WHOLE: &str = "whole";

/// The value of `sc` for a scope.
pub fn scope_id(dataset: &Dataset, scope: Scope) -> String {
    match scope {
        Scope::Whole => WHOLE.to_owned(),
        Scope::List(place) => dataset.terms[place].id.clone(),
    }
}

fn list<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    ids.fold(String::new(), |text, id| text + "~" + id)
}

fn name_of<T: Copy + PartialEq>(names: &[(&str, T)], value: T) -> Option<String> {
    names.iter().find(|entry| entry.1 == value).map(|entry| entry.0.to_owned())
}

fn digest(text: &str) -> Option<u32> {
    let plain = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = text.chars().filter_map(|c| c.to_digit(16)).fold(0, |number: u32, digit| number << 4 | digit);
    plain.then_some(number)
}
