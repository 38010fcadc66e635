//! The keys of a link: a row of `KEYS` each, with its text, its reader and its writer.

use super::reader::{Reader, named};
use crate::collect::IntoVec;
use crate::data::{Dataset, DistrictId, IndicatorId, Status, digest_text, parse_digest};
use crate::kinds::{KINDS, kind};
use crate::model::{Districts, Indicators, Key, NoticeReason, Order, Scaling, Theme, View};

/// The version of the format that this code writes.
pub const VERSION: &str = "1";

/// The value of `d` for all districts. Ids have a `~` before them, so a district may have the same id.
const ALL: &str = "all";

/// How much a link states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkForm {
    /// Only what differs from the default.
    Share,
    /// Everything, and the digest of the figures, so that later defaults change nothing.
    Embed,
}

/// The specification of a key.
pub struct KeySpec {
    /// The key.
    pub key: Key,
    /// Its text in a link.
    pub text: &'static str,
    /// Takes a value that is not empty into the view, or says why not.
    pub(super) read: fn(&mut Reader<'_>, &str) -> Result<(), NoticeReason>,
    /// The value of the key for a view; empty if a link does not state it.
    pub(super) write: fn(&View, &Dataset, LinkForm) -> String,
}

/// The documentation, apart from `KEYS`, so that a module for the browser does not contain it.
impl KeySpec {
    /// The property of a view that the key states.
    pub fn meaning(&self) -> &'static str {
        self.documentation().0
    }

    /// The values of the key and its default, in Markdown.
    pub fn values(&self) -> &'static str {
        self.documentation().1
    }

    fn documentation(&self) -> (&'static str, &'static str) {
        match self.key {
            Key::Version => ("version of the format", "`1`"),
            Key::Kind => ("kind of chart", "the name of a kind; default: `rank`"),
            Key::Indicator => (
                "indicator; two for `pair`",
                "an id of `indicators.csv`; two as `~id~id`; default: the first indicator",
            ),
            Key::Period => (
                "period; two for `pair`",
                "`2021-01..2021-08`, `2021-H1`, `2020`, `@2021-09-19`; `~2021-01..2021-08~2021-H1`: the second is that of the \
                 second indicator; default: the latest period that nine tenths as many districts reported as the fullest, for the \
                 second indicator that of the first if it has one",
            ),
            Key::Status => {
                ("status", "`actual` `forecast` `target` `plan`; default: the status that most districts reported")
            }
            Key::Scope => {
                ("list of projects", "an id of `terms.csv`, or `whole`; default: the list that most districts reported")
            }
            Key::Districts => (
                "districts shown",
                "ids of `districts.csv`, as `~id~id`, or `all`; the whole in a profile alone; default: all districts",
            ),
            Key::Highlight => ("districts highlighted", "ids, as `~id`; default: those that the title names"),
            Key::Order => ("order", "`value` `official` `name`; default: `value`"),
            Key::Scaling => ("scale of small multiples, for `trend` alone", "`one` `own`; default: `one`"),
            Key::Language => {
                ("language", "`zh` `en`, if the package has the language; default: the first language of the package")
            }
            Key::Theme => ("theme", "`light` `dark`; default: that of the reader’s system"),
            Key::Digest => (
                "digest of the figures that the author saw; if the package has others, the chart says which of its figures changed",
                "eight hexadecimal digits; default: none",
            ),
        }
    }
}

/// The text of a key.
pub fn key_text(key: Key) -> &'static str {
    KEYS.iter().find(|spec| spec.key == key).map_or("", |spec| spec.text)
}

/// All keys in canonical order. They are read in this order, since the values that a key accepts may depend on the kind.
pub static KEYS: [KeySpec; 13] = [
    KeySpec {
        key: Key::Version,
        text: "v",
        read: |_, value| if value == VERSION { Ok(()) } else { Err(NoticeReason::NewerVersion) },
        write: |_, _, _| VERSION.to_owned(),
    },
    KeySpec {
        key: Key::Kind,
        text: "c",
        read: |reader, value| {
            let found = kind(&value.to_ascii_lowercase());
            let names = || NoticeReason::NotOneOf(KINDS.iter().map(|kind| kind.name).into_vec());
            reader.view.kind = found.ok_or_else(names)?;
            Ok(())
        },
        write: |view, _, _| view.kind.name.to_owned(),
    },
    KeySpec {
        key: Key::Indicator,
        text: "i",
        read: |reader, value| reader.indicators(value),
        write: |view, dataset, _| indicators(view, dataset),
    },
    KeySpec {
        key: Key::Period,
        text: "p",
        read: |reader, value| reader.periods(value),
        write: |view, _, _| periods(view),
    },
    KeySpec {
        key: Key::Status,
        text: "st",
        read: |reader, value| {
            reader.view.status = Some(named(&Status::ALL, value)?);
            Ok(())
        },
        write: |view, _, _| view.status.map_or("", Status::name).to_owned(),
    },
    KeySpec {
        key: Key::Scope,
        text: "sc",
        read: |reader, value| {
            let scope = reader.dataset.scope(&value.to_ascii_lowercase());
            reader.view.scope = Some(scope.ok_or(NoticeReason::NoScope)?);
            Ok(())
        },
        write: |view, dataset, _| view.scope.map_or("", |scope| dataset.scope_id(scope)).to_owned(),
    },
    KeySpec {
        key: Key::Districts,
        text: "d",
        read: |reader, value| {
            if !value.eq_ignore_ascii_case(ALL) {
                reader.view.districts = reader.districts(Key::Districts, value);
            }
            Ok(())
        },
        write: |view, dataset, form| match (&view.districts, form) {
            (None, LinkForm::Embed) if view.kind.districts == Districts::Several => ALL.to_owned(),
            (districts, _) => optional_list(dataset, districts.as_deref()),
        },
    },
    KeySpec {
        key: Key::Highlight,
        text: "h",
        read: |reader, value| {
            reader.view.highlight = reader.districts(Key::Highlight, value);
            Ok(())
        },
        write: |view, dataset, _| optional_list(dataset, view.highlight.as_deref()),
    },
    KeySpec {
        key: Key::Order,
        text: "s",
        read: |reader, value| {
            reader.view.order = named(&Order::ALL, value)?;
            Ok(())
        },
        write: |view, _, _| Order::ALL[view.order as usize].0.to_owned(),
    },
    KeySpec {
        key: Key::Scaling,
        text: "y",
        read: |reader, value| {
            if reader.view.kind.has_scaling {
                reader.view.scaling = named(&Scaling::ALL, value)?;
            }
            Ok(())
        },
        write: |view, _, _| match view.kind.has_scaling {
            true => Scaling::ALL[view.scaling as usize].0.to_owned(),
            false => String::new(),
        },
    },
    KeySpec {
        key: Key::Language,
        text: "l",
        read: |reader, value| {
            let offered = reader.dataset.description.languages.iter();
            let languages = offered.map(|&language| (language.code(), language)).into_vec();
            reader.view.language = named(&languages, value)?;
            Ok(())
        },
        write: |view, _, _| view.language.code().to_owned(),
    },
    KeySpec {
        key: Key::Theme,
        text: "t",
        read: |reader, value| {
            reader.view.theme = Some(named(&Theme::ALL, value)?);
            Ok(())
        },
        write: |view, _, _| view.theme.map_or("", |theme| Theme::ALL[theme as usize].0).to_owned(),
    },
    KeySpec {
        key: Key::Digest,
        text: "ds",
        read: |reader, value| {
            reader.view.digest = Some(parse_digest(&value.to_ascii_lowercase()).ok_or(NoticeReason::NoDigest)?);
            Ok(())
        },
        write: |view, dataset, form| {
            let digest = if form == LinkForm::Embed { Some(dataset.digest) } else { view.digest };
            digest.map(digest_text).unwrap_or_default()
        },
    },
];

/// The value of the key `i`; empty in an empty package.
pub fn indicators(view: &View, dataset: &Dataset) -> String {
    let id = |indicator: IndicatorId| dataset.indicators[indicator].id.as_str();
    match (view.indicator.map(id), view.other.map(id)) {
        (Some(first), Some(second)) => list([first, second].into_iter()),
        (Some(only), None) => only.to_owned(),
        (None, _) => String::new(),
    }
}

/// The value of the key `p`; empty if it is left to its default.
fn periods(view: &View) -> String {
    let Some(first) = view.period else { return String::new() };
    match view.other_period.filter(|_| view.kind.indicators == Indicators::Two) {
        Some(second) => list([first.to_link().as_str(), &second.to_link()].into_iter()),
        None => first.to_link(),
    }
}

/// The value of the keys `d` and `h` for some districts.
pub fn district_list(dataset: &Dataset, districts: &[DistrictId]) -> String {
    list(districts.iter().map(|&district| dataset.districts[district].id.as_str()))
}

fn optional_list(dataset: &Dataset, districts: Option<&[DistrictId]>) -> String {
    districts.map(|districts| district_list(dataset, districts)).unwrap_or_default()
}

/// A list in a link: `~a~b`.
fn list<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    ids.fold(String::new(), |text, id| text + "~" + id)
}
