//! What is asked: a view, which *is* the link. The only place that knows the keys.
//!
//! Reading never fails: each key is valid, missing (the default, silently) or invalid (the default, and a notice that
//! the reader sees). Unknown keys are ignored. Writing is canonical: keys in one order, ASCII, defaults left out of a
//! link to share and kept in a link to embed.

mod query;
mod read;

use crate::data::{self, Dataset, Status};
use crate::language::{Language, join};
use crate::period::Period;
use read::{KEYS, Reader};

/// The version of the format that this code writes.
pub const VERSION: &str = "1";

/// What a reader asked to see. Places are those of the dataset's lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// `c`: the kind of chart.
    pub kind: Kind,
    /// `i`: what is compared; none in an empty package.
    pub indicator: Option<usize>,
    /// `i`, the second of two: what a pair holds it against; none for the one that most districts reported beside it.
    pub other: Option<usize>,
    /// `p`: the period; none for the one that most districts reported.
    pub period: Option<Period>,
    /// `p`, the second of two: that of a pair's second indicator; none for the first's where there is such, or else the one that
    /// most districts reported.
    pub other_period: Option<Period>,
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
    /// `y`: whether small multiples share a scale.
    pub scaling: Scaling,
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
    /// What happened against what was wanted or expected.
    Target,
    /// A share now and a year earlier.
    Change,
    /// Two indicators, a point a district.
    Pair,
    /// What is done of the year's plan against what is gone of the year.
    Progress,
    /// Number of projects and their total.
    Size,
    /// Who published what: districts by indicators.
    Coverage,
    /// Every figure of one district, or of the city.
    Profile,
    /// One indicator on a map of tiles.
    Tiles,
    /// One indicator over periods.
    Trend,
    /// Named projects.
    Projects,
}

/// Whether small multiples share a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scaling {
    /// One for all, so that they can be compared.
    One,
    /// Each its own, so that each fills its place.
    Own,
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

impl Kind {
    /// Each with its name in a link.
    pub const ALL: [(&'static str, Kind); 11] = [
        ("rank", Kind::Rank),
        ("target", Kind::Target),
        ("change", Kind::Change),
        ("pair", Kind::Pair),
        ("progress", Kind::Progress),
        ("size", Kind::Size),
        ("coverage", Kind::Coverage),
        ("profile", Kind::Profile),
        ("tiles", Kind::Tiles),
        ("trend", Kind::Trend),
        ("projects", Kind::Projects),
    ];
}

impl Scaling {
    /// Each with its name in a link.
    pub const ALL: [(&'static str, Scaling); 2] = [("one", Scaling::One), ("own", Scaling::Own)];
}

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
    /// It is none of the names of its key.
    NotOneOf(Vec<&'static str>),
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
    /// No figures of this package ever had this digest (found while charting).
    UnknownDigest,
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
            other: None,
            period: None,
            other_period: None,
            status: None,
            scope: None,
            districts: None,
            highlight: None,
            order: Order::Value,
            scaling: Scaling::One,
            language: Language::Zh,
            theme: None,
            digest: None,
        }
    }

    /// Reads the query text of a link, with or without `?`. Never fails.
    pub fn from_query(dataset: &Dataset, text: &str) -> (View, Vec<Notice>) {
        let mut reader = Reader::new(dataset);
        let mut seen: Vec<(&'static str, String)> = Vec::new();
        for (key, value) in query::pairs(text) {
            let Some(&key) = KEYS.iter().find(|&&known| known == key) else { continue };
            match seen.iter().find(|entry| entry.0 == key) {
                Some((_, first)) if *first == value => {}
                Some(_) => reader.notice(key, &value, Reason::Again),
                None => seen.push((key, value)),
            }
        }
        // In canonical order: what some keys may say depends on the kind.
        for key in KEYS {
            if let Some((_, value)) = seen.iter().find(|entry| entry.0 == key) {
                reader.read(key, value);
            }
        }
        (reader.view, reader.notices)
    }

    /// The canonical link, without `?`; empty for the default view in a link to share.
    pub fn to_query(&self, dataset: &Dataset, form: Form) -> String {
        let default = View::default_for(dataset);
        let mut query = String::new();
        for key in KEYS {
            let value = self.value(dataset, key, form);
            if value.is_empty() || (form == Form::Share && value == default.value(dataset, key, form)) {
                continue;
            }
            for part in [if query.is_empty() { "" } else { "&" }, key, "=", &value] {
                query += part;
            }
        }
        query
    }

    /// What a link says of a key; empty where it says nothing.
    fn value(&self, dataset: &Dataset, key: &str, form: Form) -> String {
        let ids = |places: &Option<Vec<usize>>| places.as_deref().map(|places| district_list(dataset, places));
        let digest = if form == Form::Embed { Some(dataset.digest) } else { self.digest };
        let value = match key {
            "v" => VERSION,
            "c" => Kind::ALL[self.kind as usize].0,
            "st" => self.status.map_or("", Status::name),
            "s" => Order::ALL[self.order as usize].0,
            "y" if self.kind == Kind::Trend && (form == Form::Embed || self.scaling != Scaling::One) => {
                Scaling::ALL[self.scaling as usize].0
            }
            "l" => self.language.code(),
            "t" => self.theme.map_or("", |theme| Theme::ALL[theme as usize].0),
            "i" => return self.indicators(dataset).unwrap_or_default(),
            "p" => return self.periods().unwrap_or_default(),
            "sc" => return self.scope.map(|scope| scope_id(dataset, scope)).unwrap_or_default(),
            "d" => return ids(&self.districts).unwrap_or_default(),
            "h" => return ids(&self.highlight).unwrap_or_default(),
            "ds" => return digest.map(data::digest_text).unwrap_or_default(),
            _ => "",
        };
        value.to_owned()
    }

    /// The value of `i`; none in an empty package.
    pub(crate) fn indicators(&self, dataset: &Dataset) -> Option<String> {
        let id = |place: usize| dataset.indicators[place].id.as_str();
        let first = id(self.indicator?);
        Some(self.other.map_or(first.to_owned(), |other| list([first, id(other)].into_iter())))
    }

    /// The value of `p`; none where it is left to its default.
    fn periods(&self) -> Option<String> {
        let first = self.period?.to_link();
        match self.other_period {
            Some(other) if self.kind == Kind::Pair => Some(["~", &first, "~", &other.to_link()].concat()),
            _ => Some(first),
        }
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
        let (mut view, _) = View::from_query(dataset, &join(&pairs, "&"));
        if view.indicator != self.indicator {
            (view.period, view.status, view.scope) = (None, None, None);
        }
        if key == "i" {
            view.other_period = None;
        }
        view
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

/// The value of `d` or `h` for some districts.
pub fn district_list(dataset: &Dataset, places: &[usize]) -> String {
    list(places.iter().map(|&place| dataset.districts[place].id.as_str()))
}

fn list<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    ids.fold(String::new(), |text, id| text + "~" + id)
}
