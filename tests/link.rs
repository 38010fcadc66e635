//! Links: every view has one, a damaged link gives a chart with notices, and published links keep their meaning.

mod common;

use common::{Files, Random, all_links, axes, cases, embedded, is_message, lines, link_of, none, text};
use district_charts::compare::{Axis, CellState};
use district_charts::data::{Dataset, DistrictId, IndicatorId, Scope, Status};
use district_charts::kinds::{KINDS, kind, pinned};
use district_charts::language::Language;
use district_charts::link::{self, KeySpec, LinkForm};
use district_charts::model::{Chart, Key, Notice, Order, Scaling, Theme, View};
use district_charts::page;
use district_charts::period::Period;
use district_charts::words::{words, writer};
use xtask::integrity;

/// The keys in canonical order.
const KEYS: [&str; 13] = ["v", "c", "i", "p", "st", "sc", "d", "h", "s", "y", "l", "t", "ds"];

/// The limits of a share link and of an embed link, which names every district, in bytes.
const LONGEST: [usize; 2] = [200, 300];

/// What the second period of a pair adds to the limit, bytes.
const SECOND_PERIOD: usize = 20;

/// Faults of a view that is written as a link and read again.
fn check(dataset: &Dataset, view: &View) -> Vec<String> {
    let mut wrong = Vec::new();
    for (form, longest) in [LinkForm::Share, LinkForm::Embed].into_iter().zip(LONGEST) {
        let link = view.to_query(dataset, form);
        let (read, notices) = View::from_query(dataset, &link);
        // An embed link has the digest of the figures.
        let digest = if form == LinkForm::Embed { Some(dataset.digest) } else { view.digest };
        let expected = View { digest, ..view.clone() };
        if read != expected || !notices.is_empty() {
            wrong.push(format!("{link} is read as {read:?} with {notices:?}, expected {expected:?}"));
        }
        if read.to_query(dataset, form) != link {
            wrong.push(format!("{link} is written anew as {}", read.to_query(dataset, form)));
        }
        wrong.extend(fault(&link, longest).map(|fault| format!("{link} {fault}")));
    }
    wrong
}

/// The fault of the text of a link.
fn fault(link: &str, longest: usize) -> Option<String> {
    let keys = link.split('&').filter(|pair| !pair.is_empty()).map(|pair| pair.split('=').next().unwrap_or_default());
    let positions: Vec<_> = keys.map(|key| KEYS.iter().position(|known| *known == key)).collect();
    if !positions.is_sorted() || positions.contains(&None) || positions.windows(2).any(|pair| pair[0] == pair[1]) {
        return Some("has its keys out of order".to_owned());
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"=&~.-@_".contains(&byte);
    let is_sound = link.bytes().all(plain) && link.len() < longest;
    (!is_sound).then(|| format!("has {} bytes, or such as are encoded on the way", link.len()))
}

/// Every selection of one or two districts.
fn alone_and_in_pairs(dataset: &Dataset) -> Vec<Vec<DistrictId>> {
    let districts = dataset.district_ids();
    let pairs = districts.iter().flat_map(|&a| districts.iter().filter(move |&&b| a < b).map(move |&b| vec![a, b]));
    districts.iter().map(|&district| vec![district]).chain(pairs).collect()
}

/// Every kind on every axis with figures: without other keys, with every selection of one or two districts shown, and
/// with them highlighted too and the longest values of all other keys.
#[test]
fn every_kind_of_everything_is_a_link() {
    let dataset = embedded();
    let default = View::default_for(&dataset);
    let selections = alone_and_in_pairs(&dataset);
    assert_eq!(selections.len(), 55);
    let mut axes: Vec<Axis> = Vec::new();
    for observation in dataset.figures() {
        if !axes.contains(&Axis::of(observation)) {
            axes.push(Axis::of(observation));
        }
    }
    let mut wrong = Vec::new();
    let mut count = 0;
    for kind in KINDS {
        for axis in &axes {
            let other = IndicatorId((axis.indicator.0 + 1) % dataset.indicators.len());
            // The longest period with figures of the second indicator; that of the first indicator is not repeated.
            let periods = axes.iter().filter(|of| of.indicator == other).map(|of| of.period);
            let longest = periods.filter(|&period| period != axis.period).max_by_key(|period| period.to_link().len());
            let view = View {
                kind,
                indicator: Some(axis.indicator),
                other: (kind.name == "pair").then_some(other),
                period: Some(axis.period),
                other_period: longest.filter(|_| kind.name == "pair"),
                status: Some(axis.status),
                scope: Some(axis.scope),
                ..default.clone()
            };
            wrong.extend(check(&dataset, &view));
            wrong.extend(check(&dataset, &View { scope: None, status: None, other_period: None, ..view.clone() }));
            for (index, selection) in selections.iter().enumerate() {
                let language = Language::ALL[index % 2];
                let scaling = if kind.has_scaling { Scaling::Own } else { Scaling::One };
                let full = View { districts: Some(selection.clone()), language, scaling, ..view.clone() };
                wrong.extend(check(&dataset, &full));
                let highlight = Some(selection.clone());
                let (order, theme) = (Order::Official, Some(Theme::Light));
                let full = View { highlight, order, theme, digest: Some(0x0a_1b2c), ..full };
                let longest = LONGEST[0] + view.other_period.map_or(0, |_| SECOND_PERIOD);
                if let Some(fault) = fault(&full.to_query(&dataset, LinkForm::Share), longest) {
                    wrong.push(format!("{} {fault}", full.to_query(&dataset, LinkForm::Share)));
                }
                count += 2;
            }
            if wrong.len() > 20 {
                return none(&wrong);
            }
        }
    }
    none(&wrong);
    assert!(count > 100_000, "found {count} links, expected more than 100,000");
}

/// The longest link: two indicators with the longest ids, every district shown and highlighted.
#[test]
fn the_longest_embed_can_be_pasted() {
    let dataset = embedded();
    let mut ids: Vec<IndicatorId> = dataset.indicator_ids().collect();
    ids.sort_by_key(|&indicator| std::cmp::Reverse(dataset.indicators[indicator].id.len()));
    let mut axes = axes(&dataset);
    axes.sort_by_key(|axis| std::cmp::Reverse(link_of(&dataset, axis, Language::En).len()));
    let view = View {
        kind: kind("pair").expect("there is such a kind"),
        indicator: Some(ids[0]),
        other: Some(ids[1]),
        period: Some(axes[0].period),
        other_period: Some(axes[0].period),
        status: Some(Status::Forecast),
        scope: Some(axes[0].scope),
        districts: Some(dataset.district_ids()),
        highlight: Some(dataset.district_ids()),
        order: Order::Official,
        theme: Some(Theme::Light),
        ..View::default_for(&dataset)
    };
    let embed = view.to_query(&dataset, LinkForm::Embed);
    assert_eq!(fault(&embed, 360), None, "{embed}");
    let embed = View { highlight: None, ..view }.to_query(&dataset, LinkForm::Embed);
    assert_eq!(fault(&embed, LONGEST[1]), None, "{embed}");
}

/// A link with `p` as it arrives, its canonical form, and the periods of the view.
type PeriodCase = (&'static str, &'static str, [Option<&'static str>; 2]);
const PERIODS: &[PeriodCase] = &[
    ("c=pair&p=2021-H1", "c=pair&p=2021-H1", [Some("2021-H1"), None]),
    (
        "c=pair&p=~2021-01..2021-08~2021-H1",
        "c=pair&p=~2021-01..2021-08~2021-H1",
        [Some("2021-01..2021-08"), Some("2021-H1")],
    ),
    (
        "c=pair&p=~2021-01/2021-08~2021-h1",
        "c=pair&p=~2021-01..2021-08~2021-H1",
        [Some("2021-01..2021-08"), Some("2021-H1")],
    ),
    ("p=%7E2021%7E%402021-09-19&c=pair", "c=pair&p=~2021~@2021-09-19", [Some("2021"), Some("@2021-09-19")]),
    ("c=pair&p=~2021~2021", "c=pair&p=~2021~2021", [Some("2021"), Some("2021")]),
    ("c=pair&p=~2021-H1", "c=pair&p=2021-H1", [Some("2021-H1"), None]),
    ("c=pair&p=2021-H1~2020", "c=pair&p=~2021-H1~2020", [Some("2021-H1"), Some("2020")]),
    ("c=pair&p=~2021-H1~x", "c=pair&p=2021-H1", [Some("2021-H1"), None]),
    ("c=pair&p=~x~2021-H1", "c=pair", [None, None]),
    ("c=pair&p=~", "c=pair", [None, None]),
    ("p=~2021-01..2021-08~2021-H1", "p=2021-01..2021-08", [Some("2021-01..2021-08"), None]),
    ("c=trend&p=~2021~2020", "c=trend&p=2021", [Some("2021"), None]),
];

#[test]
fn a_pair_may_state_both_periods() {
    let dataset = embedded();
    let differ = |(arrived, taken, expected): &PeriodCase| {
        let (view, notices) = View::from_query(&dataset, arrived);
        let found = [view.period, view.other_period].map(|period| period.map(Period::to_link));
        let is_reported = notices.is_empty() != (arrived.contains('x') || arrived.ends_with('~'));
        let same = found.each_ref().map(Option::as_deref) == *expected && is_reported;
        let link = view.to_query(&dataset, LinkForm::Share);
        (!same || link != *taken).then(|| format!("{arrived} is taken for {link}: {found:?} {notices:?}"))
    };
    none(PERIODS.iter().filter_map(differ));
}

/// The second period is shown. If nobody published it, a notice says so, and the default is shown.
#[test]
fn the_second_period_is_what_is_shown() {
    let dataset = embedded();
    let link = |p: &str| format!("c=pair&i=~four-new-growth~fai-growth&p={p}&l=en");
    let chart = |p: &str| Chart::from_link(&dataset, &link(p));
    let (default, asked) = (chart("2021-01..2021-08"), chart("~2021-01..2021-08~2021"));
    assert!(default.notices.is_empty() && asked.notices.is_empty(), "{default}\n{asked}");
    assert_ne!(default.subtitle, asked.subtitle);
    let lost = chart("~2021-01..2021-08~1999");
    let expected = ["p=1999 in the link: no district published that; what most published is shown."];
    assert_eq!((&lost.notices[..], &lost.subtitle), (&expected.map(str::to_owned)[..], &default.subtitle));
    // Another second indicator or first period drops the second period; another language does not.
    let (view, _) = View::from_query(&dataset, &link("~2021-01..2021-08~2021"));
    let changed = |key, value| view.with(&dataset, key, value).to_query(&dataset, LinkForm::Share);
    assert!(!changed(Key::Indicator, "~four-new-growth~project-count").contains("~2021"));
    assert!(changed(Key::Period, "2021-01..2021-08").contains("&p=2021-01..2021-08&"));
    assert!(changed(Key::Theme, "dark").contains("&p=~2021-01..2021-08~2021&"));
    let embed = pinned(&dataset, &view).to_query(&dataset, LinkForm::Embed);
    assert!(embed.contains("&p=~2021-01..2021-08~2021&"), "{embed}");
}

/// A link without a version is of the first version.
#[test]
fn a_link_without_a_version_is_of_the_first() {
    let dataset = embedded();
    let differ = |(_, link): &(String, String)| {
        let [plain, first] = [link.clone(), format!("v=1&{link}")].map(|link| View::from_query(&dataset, &link));
        (plain != first && !link.contains("v=")).then(|| format!("{link}: {plain:?} and {first:?}"))
    };
    none(cases().iter().filter_map(differ));
}

/// Keys may have any order, and any of them may be repeated.
#[test]
fn the_order_of_keys_says_nothing() {
    let dataset = embedded();
    let mut random = Random::new(6);
    let mut wrong = Vec::new();
    for (_, link) in cases() {
        let (view, _) = View::from_query(&dataset, &link);
        let embed = pinned(&dataset, &view).to_query(&dataset, LinkForm::Embed);
        let mut pairs: Vec<&str> = embed.split('&').collect();
        for _ in 0..10 {
            for index in 1..pairs.len() {
                pairs.swap(index, random.below(index + 1));
            }
            let twice = [&pairs[..], &pairs[..1 + random.below(pairs.len())]].concat().join("&");
            let (read, notices) = View::from_query(&dataset, &twice);
            if read.to_query(&dataset, LinkForm::Embed) != embed || !notices.is_empty() {
                wrong.push(format!("{twice} is read as {} with {notices:?}", read.to_query(&dataset, LinkForm::Embed)));
            }
        }
    }
    none(&wrong);
}

#[test]
fn every_view_is_a_link() {
    let dataset = embedded();
    let default = View::default_for(&dataset);
    let mut wrong = Vec::new();
    for axis in axes(&dataset) {
        for language in Language::ALL {
            for theme in [None, Some(Theme::Light), Some(Theme::Dark)] {
                for order in [Order::Value, Order::Official, Order::Name] {
                    let view = View {
                        indicator: Some(axis.indicator),
                        period: Some(axis.period),
                        status: Some(axis.status),
                        scope: Some(axis.scope),
                        order,
                        language,
                        theme,
                        ..default.clone()
                    };
                    wrong.extend(check(&dataset, &view));
                    wrong.extend(check(&dataset, &View { period: None, status: None, scope: None, ..view }));
                }
            }
        }
    }
    none(&wrong);
}

#[test]
fn every_selection_is_a_link() {
    let dataset = embedded();
    let default = View::default_for(&dataset);
    let mut wrong = Vec::new();
    for selection in alone_and_in_pairs(&dataset).into_iter().chain([dataset.district_ids()]) {
        for (shown, highlight) in [(true, false), (false, true), (selection.len() < 3, true)] {
            let view = View {
                districts: shown.then(|| selection.clone()),
                highlight: highlight.then(|| selection.clone()),
                digest: Some(0x0a_1b2c),
                ..default.clone()
            };
            wrong.extend(check(&dataset, &view));
        }
    }
    none(&wrong);
}

#[test]
fn the_default_view_is_the_empty_link() {
    let dataset = embedded();
    let default = View::default_for(&dataset);
    assert_eq!(default.to_query(&dataset, LinkForm::Share), "");
    for link in ["", "?", " ", "#", "?#top", "&", "&&", "?&", "utm_source=weibo", "v=1&c=rank&s=value&l=zh"] {
        assert_eq!(View::from_query(&dataset, link), (default.clone(), Vec::new()), "{link:?}");
    }
}

/// `tests/mangled.txt`: damage done in transit is undone, or gives notices. Each line has, separated by tabs: who
/// damages links so, the link as it arrives, its canonical form, and the notices, if there are any, separated by bars.
#[test]
fn what_the_way_does_to_links_is_undone() {
    let dataset = embedded();
    let mut count = 0;
    let differ = |line: &String| {
        let parts: Vec<&str> = line.split('\t').collect();
        let [_, arrived, expected, notices_expected @ ..] = &parts[..] else {
            return Some(format!("{line:?} is no line of sender, link and link"));
        };
        count += 1;
        let (view, notices) = View::from_query(&dataset, &unescaped(arrived));
        let found = view.to_query(&dataset, LinkForm::Share);
        let notices: Vec<String> = notices.iter().map(|notice| writer(&dataset, Language::En).notice(notice)).collect();
        let same = found == *expected && notices.join("|") == unescaped(&notices_expected.join("\t"));
        (!same).then(|| format!("{line:?}: found {found:?} with {notices:?}"))
    };
    none(lines("tests/mangled.txt").iter().filter_map(differ));
    assert!(count > 90, "found {count} cases, expected more than 90");
}

/// The address of a published chart is a link to its view: that of each indicator, and that which each kind opens with.
#[test]
fn the_address_of_a_published_chart_is_its_link() {
    let dataset = embedded();
    let first = View::default_for(&dataset);
    let indicators = dataset.indicators.iter().map(|indicator| (indicator.id.clone(), format!("i={}", indicator.id)));
    let kinds =
        KINDS.iter().skip(1).map(|kind| (kind.name.to_owned(), page::changed(&dataset, &first, "c", kind.name)));
    let differ = |(name, link): (String, String)| {
        let language = Language::En.code();
        let link = format!("{link}&l={language}");
        let expected = View::from_query(&dataset, &link);
        let found = View::from_query(&dataset, &format!("https://example.org/s/{name}-{language}/"));
        (found != expected).then(|| format!("{name}: found {found:?}, expected {expected:?}"))
    };
    none(indicators.chain(kinds).filter_map(differ));
}

/// A text without the escapes `\\n`, `\\r`, `\\t` and `\\u{200b}` of characters that a line cannot have or that are
/// invisible.
fn unescaped(text: &str) -> String {
    let mut parts = text.split('\\');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (c, rest) = match part.strip_prefix("u{").and_then(|rest| rest.split_once('}')) {
            Some((code, rest)) => (u32::from_str_radix(code, 16).ok().and_then(char::from_u32), rest),
            None => (part.chars().next().and_then(|c| Some([b'\n', b'\r', b'\t']["nrt".find(c)?] as char)), &part[1..]),
        };
        whole.push(c.unwrap_or_else(|| panic!("{text:?} has an unknown escape")));
        whole += rest;
    }
    whole
}

/// A damaged link, its canonical form, and its notices in both languages.
type Damaged = (&'static str, &'static str, &'static [[&'static str; 2]]);

const DAMAGED: &[Damaged] = &[
    (
        "i=nowhere",
        "",
        &[[
            "链接中的 i=nowhere：没有这个指标，已用默认指标。",
            "i=nowhere in the link: there is no such indicator; the default is shown.",
        ]],
    ),
    (
        "i=NoWhere",
        "",
        &[[
            "链接中的 i=NoWhere：没有这个指标，已用默认指标。",
            "i=NoWhere in the link: there is no such indicator; the default is shown.",
        ]],
    ),
    ("i=", "", &[["链接中的 i=：没有值，已用默认值。", "i= in the link: it has no value; the default is shown."]]),
    ("s", "", &[["链接中的 s=：没有值，已用默认值。", "s= in the link: it has no value; the default is shown."]]),
    (
        "c=pie",
        "",
        &[[
            "链接中的 c=pie：不在 rank、target、change、pair、progress、size、coverage、profile、tiles、trend、projects 之中，已用默认值。",
            "c=pie in the link: it is none of rank, target, change, pair, progress, size, coverage, profile, tiles, trend, projects; the default is shown.",
        ]],
    ),
    (
        "s=size",
        "",
        &[[
            "链接中的 s=size：不在 value、official、name 之中，已用默认值。",
            "s=size in the link: it is none of value, official, name; the default is shown.",
        ]],
    ),
    (
        "l=fr",
        "",
        &[[
            "链接中的 l=fr：不在 zh、en 之中，已用默认值。",
            "l=fr in the link: it is none of zh, en; the default is shown.",
        ]],
    ),
    (
        "t=sepia",
        "",
        &[[
            "链接中的 t=sepia：不在 light、dark 之中，已用默认值。",
            "t=sepia in the link: it is none of light, dark; the default is shown.",
        ]],
    ),
    (
        "st=hoped",
        "",
        &[[
            "链接中的 st=hoped：不在 actual、forecast、target、plan 之中，已用默认值。",
            "st=hoped in the link: it is none of actual, forecast, target, plan; the default is shown.",
        ]],
    ),
    (
        "sc=all-projects",
        "",
        &[[
            "链接中的 sc=all-projects：没有这个项目范围，已用默认范围。",
            "sc=all-projects in the link: there is no such list of projects; the default is shown.",
        ]],
    ),
    (
        "p=2021-13",
        "",
        &[[
            "链接中的 p=2021-13：不是时期（如 2021-01..2021-08、2021-H1、2020），已用默认时期。",
            "p=2021-13 in the link: it is no period such as 2021-01..2021-08, 2021-H1 or 2020; the default is shown.",
        ]],
    ),
    (
        "p=2021-08..2021-01",
        "",
        &[[
            "链接中的 p=2021-08..2021-01：不是时期（如 2021-01..2021-08、2021-H1、2020），已用默认时期。",
            "p=2021-08..2021-01 in the link: it is no period such as 2021-01..2021-08, 2021-H1 or 2020; the default is \
            shown.",
        ]],
    ),
    (
        "d=~atlantis~laixi",
        "d=~laixi",
        &[[
            "链接中的 d=atlantis：没有这个区市，已忽略。",
            "d=atlantis in the link: there is no such district; it is left out.",
        ]],
    ),
    (
        "h=~atlantis~mu",
        "",
        &[
            [
                "链接中的 h=atlantis：没有这个区市，已忽略。",
                "h=atlantis in the link: there is no such district; it is left out.",
            ],
            ["链接中的 h=mu：没有这个区市，已忽略。", "h=mu in the link: there is no such district; it is left out."],
        ],
    ),
    ("d=~", "", &[["链接中的 d=~：没有值，已用默认值。", "d=~ in the link: it has no value; the default is shown."]]),
    (
        "ds=xyz",
        "",
        &[[
            "链接中的 ds=xyz：不是数据摘要（八位十六进制数），已忽略。",
            "ds=xyz in the link: it is no digest of eight hexadecimal digits; it is left out.",
        ]],
    ),
    (
        "v=2",
        "",
        &[[
            "链接中的 v=2：由更新的版本生成，未识别的部分已忽略。",
            "v=2 in the link: it was made by a later version; what is not known here is left out.",
        ]],
    ),
    (
        "p=2021&p=2020",
        "p=2021",
        &[[
            "链接中的 p=2020：重复出现，已用第一个值。",
            "p=2020 in the link: it stands there twice; the first is taken.",
        ]],
    ),
    (
        "s=%E9%9D%92%E5%B2%9B",
        "",
        &[[
            "链接中的 s=青岛：不在 value、official、name 之中，已用默认值。",
            "s=青岛 in the link: it is none of value, official, name; the default is shown.",
        ]],
    ),
    (
        "s=%FF%00%0A<b>x",
        "",
        &[[
            "链接中的 s=\u{fffd}<b>x：不在 value、official、name 之中，已用默认值。",
            "s=\u{fffd}<b>x in the link: it is none of value, official, name; the default is shown.",
        ]],
    ),
    (
        "i=0123456789012345678901234567890123456789012345678901234567890",
        "",
        &[[
            "链接中的 i=0123456789012345678901234567890123456789…：没有这个指标，已用默认指标。",
            "i=0123456789012345678901234567890123456789… in the link: there is no such indicator; the default is shown.",
        ]],
    ),
    (
        "l=fr&s=size",
        "",
        &[
            [
                "链接中的 s=size：不在 value、official、name 之中，已用默认值。",
                "s=size in the link: it is none of value, official, name; the default is shown.",
            ],
            [
                "链接中的 l=fr：不在 zh、en 之中，已用默认值。",
                "l=fr in the link: it is none of zh, en; the default is shown.",
            ],
        ],
    ),
];

#[test]
fn damage_is_told_in_both_languages() {
    let dataset = embedded();
    let differ = |(link, taken, expected): &Damaged| {
        let (view, notices) = View::from_query(&dataset, link);
        let say = |notice: &Notice| Language::ALL.map(|language| writer(&dataset, language).notice(notice));
        let found: Vec<[String; 2]> = notices.iter().map(say).collect();
        let link_found = view.to_query(&dataset, LinkForm::Share);
        let same = found.iter().map(|pair| pair.each_ref().map(String::as_str)).eq(expected.iter().copied());
        (!same || link_found != *taken)
            .then(|| format!("{link:?}: found {link_found:?} and {found:#?}, expected {taken:?} and {expected:#?}"))
    };
    none(DAMAGED.iter().filter_map(differ));
}

/// A link that asks for figures that nobody published, and its notices; the chart shows the default.
const UNFULFILLED: &[(&str, &[&str])] = &[
    ("p=2020&l=en", &["p=2020 in the link: no district published that; what most published is shown."]),
    ("st=plan&l=en", &["st=plan in the link: no district published that; what most published is shown."]),
    (
        "sc=key-projects&l=en",
        &["sc=key-projects in the link: no district published that; what most published is shown."],
    ),
    ("p=2021&st=actual&l=en", &["st=actual in the link: no district published that; what most published is shown."]),
    (
        "ds=00000000&l=en",
        &[
            "ds=00000000 in the link: the figures may have been revised since; what changed is not known, and these are the \
           present ones.",
        ],
    ),
    ("ds=00000000", &["链接中的 ds=00000000：链接生成之后数据可能有过修订，改了什么无从得知；此处为现在的数据。"]),
    ("p=2020", &["链接中的 p=2020：没有区市公布，已改用公布最多的一项。"]),
    ("l=en&sc=whole", &[]),
];

#[test]
fn what_nobody_published_gives_a_notice() {
    let dataset = embedded();
    let differ = |(link, expected): &(&str, &[&str])| {
        let found = Chart::from_link(&dataset, link).notices;
        (found != *expected).then(|| format!("{link:?}: found {found:?}, expected {expected:?}"))
    };
    none(UNFULFILLED.iter().filter_map(differ));
}

/// An embed link states everything that its chart shows, so that later defaults change nothing.
#[test]
fn an_embed_states_all_that_it_shows() {
    let dataset = embedded();
    let lacks = |link: &&str| {
        let (view, _) = View::from_query(&dataset, link);
        let embed = pinned(&dataset, &view).to_query(&dataset, LinkForm::Embed);
        if Chart::from_link(&dataset, &embed).title != Chart::from_link(&dataset, link).title {
            return Some(format!("{link}: {embed} has another title"));
        }
        let has = |key: &str| embed.split('&').any(|pair| pair.starts_with(&format!("{key}=")));
        let keys = ["v", "c", "i", "p", "st", "sc", "s", "l", "ds"];
        let missing: Vec<_> = keys.into_iter().filter(|key| !has(key)).collect();
        (!missing.is_empty()).then(|| format!("{link}: {embed} lacks {missing:?}"))
    };
    let links = ["", "l=en", "i=start-rate", "d=~shinan~laixi", "p=2021", "sc=four-new-projects&i=start-rate"];
    none(links.iter().filter_map(lacks));
}

/// A chart as text without links to other charts, which repeat the keys of its own.
fn without_ways(chart: &Chart) -> String {
    chart.to_string().lines().filter(|line| !line.starts_with("link")).map(|line| format!("{line}\n")).collect()
}

/// The cases in every kind, with the embed link of each.
fn embeds(dataset: &Dataset) -> Vec<(View, String)> {
    let mut embeds: Vec<(View, String)> = Vec::new();
    for (_, link) in cases() {
        for kind in KINDS {
            let view = View { digest: None, theme: None, ..View::from_query(dataset, &link).0 }.with(
                dataset,
                Key::Kind,
                kind.name,
            );
            if !embeds.iter().any(|(known, _)| *known == view) {
                let embed = pinned(dataset, &view).to_query(dataset, LinkForm::Embed);
                embeds.push((view, embed));
            }
        }
    }
    embeds
}

#[test]
fn an_embed_shows_what_its_link_shows() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for (view, embed) in embeds(&dataset) {
        let fault = fault(&embed, LONGEST[1]).map(|fault| format!("{embed} {fault}"));
        let (shown, embedded) = (Chart::new(&dataset, &view, Vec::new()), Chart::from_link(&dataset, &embed));
        let shown = Chart { notices: Vec::new(), ..shown };
        let is_same = without_ways(&shown) == without_ways(&embedded);
        wrong.extend(fault.or((!is_same).then(|| format!("{embed} is another chart:\n{shown}\n{embedded}"))));
    }
    none(&wrong);
}

/// The embedded package with another article, in which every district has a figure of every indicator.
fn with_an_article(period: &str, district: &str) -> Dataset {
    let mut files = Files::embedded();
    files.sources.extend_from_slice("later,标题,Headline,日报,Daily,2031,\n".as_bytes());
    files.sections.extend_from_slice("later,1,导语,Introduction,\n".as_bytes());
    let dataset = embedded();
    let districts = dataset.district_ids().into_iter().map(|district| dataset.districts[district].id.clone());
    let mut districts: Vec<String> = districts.filter(|_| district.is_empty()).collect();
    if !district.is_empty() {
        let row = format!("{district},379999,district,新区,New District,新区,New,,9,9\n");
        files.districts.extend_from_slice(row.as_bytes());
        districts.push(district.to_owned());
    }
    for axis in axes(&dataset) {
        let indicator = &dataset.indicators[axis.indicator].id;
        let scope = if axis.scope == Scope::Whole { "" } else { dataset.scope_id(axis.scope) };
        let period = if period.is_empty() { axis.period.to_string() } else { period.to_owned() };
        for district in &districts {
            let row = format!("{district},{indicator},{scope},{period},997,eq,{}", axis.status.name());
            let row = format!("{row},printed,later,2,\n");
            if !String::from_utf8_lossy(&files.observations).contains(&row) {
                files.observations.extend_from_slice(row.as_bytes());
            }
        }
    }
    files.dataset()
}

/// The districts of a chart in order with their figures, without those whose cell begins with one of some words.
fn compared(chart: &Chart, absent: &[&str]) -> Vec<[String; 2]> {
    let cells = |row: &Vec<String>| Some([row.first()?.clone(), row.get(1)?.clone()]);
    let rows = chart.table.rows.iter().filter_map(cells);
    rows.filter(|[_, value]| !absent.iter().any(|absent| value.starts_with(absent))).collect()
}

/// An embed compares the same figures after another period is published: kinds with one axis show the same under the
/// same title, which most would not without pinning. Kinds that show all periods report the new figures in a notice.
#[test]
fn an_embed_stays_when_another_period_is_published() {
    let (dataset, later) = (embedded(), with_an_article("2031", ""));
    let (mut wrong, mut moved) = (Vec::new(), 0);
    for (view, embed) in embeds(&dataset).into_iter().filter(|(view, _)| view.language == Language::Zh) {
        let (before, after) = (Chart::from_link(&dataset, &embed), Chart::from_link(&later, &embed));
        let is_of_all = ["coverage", "profile", "trend"].contains(&view.kind.name);
        if is_of_all || is_message(&before) {
            let has_notice = after.notices.iter().all(|notice| !notice.contains("ds=")) && !after.notices.is_empty();
            wrong.extend(
                (!has_notice).then(|| format!("{embed}: found notices {:?}, expected the new figures", after.notices)),
            );
            continue;
        }
        let absent =
            [CellState::NotReported, CellState::Apart].map(|state| writer(&dataset, view.language).absent(state));
        let figures = [&before, &after].map(|chart| compared(chart, &absent));
        // The title may change if nobody had published anything.
        let has_title = figures[0].is_empty() || before.title == after.title;
        if !has_title || before.subtitle != after.subtitle || figures[0] != figures[1] {
            wrong.push(format!("{embed} changes:\n{before}\n{after}"));
        }
        moved += usize::from(Chart::new(&later, &view, Vec::new()).subtitle != before.subtitle);
    }
    none(&wrong);
    assert!(moved > 50, "found {moved} changed charts without pinning, expected more than 50");
}

/// A new district is not in an embed that was made before.
#[test]
fn an_embed_stays_when_another_district_publishes() {
    let (dataset, later) = (embedded(), with_an_article("", "new"));
    let (mut wrong, mut moved) = (Vec::new(), 0);
    for (view, embed) in embeds(&dataset).into_iter().filter(|(view, _)| view.language == Language::Zh) {
        let (before, after) = (Chart::from_link(&dataset, &embed), Chart::from_link(&later, &embed));
        // A message is replaced once there are figures. With all districts these two kinds show figures of the whole
        // too, but the districts of the embed are no longer all.
        let is_of_city = ["trend", "projects"].contains(&view.kind.name);
        let is_compared = !is_message(&before) && !is_of_city;
        if is_compared && compared(&before, &[]) != compared(&after, &[]) {
            wrong.push(format!("{embed} changes:\n{before}\n{after}"));
        }
        moved += usize::from(compared(&Chart::new(&later, &view, Vec::new()), &[]) != compared(&before, &[]));
    }
    none(&wrong);
    assert!(moved > 50, "found {moved} changed charts without pinning, expected more than 50");
}

/// Checks that a link in any state gives a chart with texts.
fn must_chart(dataset: &Dataset, link: &str, wrong: &mut Vec<String>) {
    let chart = Chart::from_link(dataset, link);
    let size: usize = chart.notices.iter().map(String::len).sum();
    let is_empty = chart.table.rows.is_empty() && chart.links.is_empty();
    if chart.title.is_empty() || is_empty || size > 20_000 {
        let start: String = link.chars().take(80).collect();
        wrong.push(format!("{start:?}: {} rows, {size} bytes of notices", chart.table.rows.len()));
    }
}

/// A full link, to be damaged.
fn full(dataset: &Dataset) -> String {
    let period = Period::parse("2021-01/2021-08").ok();
    let view = View {
        period,
        status: Some(Status::Actual),
        scope: Some(Scope::Whole),
        districts: Some(dataset.district_ids()),
        highlight: Some(dataset.district_ids()),
        theme: Some(Theme::Dark),
        language: Language::En,
        ..View::default_for(dataset)
    };
    view.to_query(dataset, LinkForm::Embed)
}

#[test]
fn a_link_cut_anywhere_gives_a_chart() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for link in [full(&dataset), full(&dataset).replace('~', "%7E"), "s=%E9%9D%92%E5%B2%9B&l=青岛".to_owned()] {
        for end in (0..=link.len()).filter(|&end| link.is_char_boundary(end)) {
            must_chart(&dataset, &link[..end], &mut wrong);
            must_chart(&dataset, &link[end..], &mut wrong);
        }
    }
    none(&wrong);
}

#[test]
fn a_hundred_kilobytes_give_a_chart() {
    let dataset = embedded();
    let length = 100 * 1024;
    let mut wrong = Vec::new();
    for junk in
        ["a", "&", "=", "~", "d=~", "d=~x&", "%", "%25", "%7E", "青", "i=", "d=~atlantis~", "?", "#", "\u{feff}", " "]
    {
        let junk: String = junk.repeat(length / junk.len());
        must_chart(&dataset, &junk, &mut wrong);
        must_chart(&dataset, &format!("l=en&d={junk}"), &mut wrong);
        must_chart(&dataset, &format!("i={junk}&l=en"), &mut wrong);
    }
    none(&wrong);
}

#[test]
fn random_damage_gives_a_chart() {
    let dataset = embedded();
    let mut random = Random::new(2_021);
    let links = all_links(&dataset, Language::En);
    let pieces = [
        "%", "%F", "%FF", "%00", "%25", "&", "=", "~", "+", "#", "?", "..", "/", "@", "&amp;", "\u{feff}", "青", "\0",
        ";",
    ];
    let mut wrong = Vec::new();
    for _ in 0..3_000 {
        let mut link: Vec<char> = random.pick(&links).chars().collect();
        for _ in 0..1 + random.below(6) {
            let index = random.below(link.len() + 1);
            match random.below(4) {
                0 => drop(link.splice(index..index, random.pick(&pieces).chars()).collect::<Vec<_>>()),
                1 => link.truncate(index),
                2 if index < link.len() => drop(link.remove(index)),
                _ if index < link.len() => {
                    let other = random.below(link.len());
                    link.swap(index, other);
                }
                _ => link.extend(random.pick(&links).chars()),
            }
        }
        must_chart(&dataset, &link.iter().collect::<String>(), &mut wrong);
    }
    none(&wrong);
}

/// Any text is read as a view, whose link is read as the same view. The texts have random bytes, and more often parts
/// that the reader knows.
#[test]
fn a_hundred_thousand_random_texts_are_views() {
    let dataset = embedded();
    let mut random = Random::new(100_000);
    let keys = KEYS.map(|key| format!("&{key}="));
    let links = all_links(&dataset, Language::Zh);
    let mut words: Vec<&str> =
        dataset.districts.iter().flat_map(|of| [of.id.as_str(), &of.name.zh, &of.code]).collect();
    words.extend([
        "%", "%25", "%7E", "%E9%9D", "=", "&", "?", "#", "~", "～", "..", "@", "=3D", "=\r\n", "amp;", "+", "。",
    ]);
    words.extend([
        "2021", "-01", "-H1", "-Q", "/", "0", "rank", "pair", "trend", "own", "whole", "zh", "\u{200b}", "\0",
    ]);
    words.extend(keys.iter().map(String::as_str));
    let mut wrong = Vec::new();
    let mut valid = 0;
    for round in 0..100_000 {
        let mut bytes = Vec::new();
        for _ in 0..random.below(24) {
            match random.below(8) {
                0 => bytes.push(random.next() as u8),
                1 => bytes.push(b' ' + random.below(95) as u8),
                2 if round % 8 == 0 => bytes.extend_from_slice(random.pick(&links).as_bytes()),
                _ => bytes.extend_from_slice(random.pick(&words).as_bytes()),
            }
        }
        let link = String::from_utf8_lossy(&bytes);
        let (view, notices) = View::from_query(&dataset, &link);
        let canonical = view.to_query(&dataset, LinkForm::Share);
        let (again, other_notices) = View::from_query(&dataset, &canonical);
        if again != view || !other_notices.is_empty() || notices.len() > 8 {
            wrong.push(format!("{link:?} is read as {canonical}, and that as {again:?} with {other_notices:?}"));
        }
        valid += usize::from(notices.is_empty() && !canonical.is_empty());
    }
    none(&wrong);
    assert!(valid > 1_000, "found {valid} links with keys and without notices");
}

/// Published links keep their titles, or have one of `tests/links-retitled.txt` instead, which says the same in other words or more. Lines
/// are added and never changed. Notices about revised figures are tested in `tests/revisions.rs`.
#[test]
fn published_links_keep_their_titles() {
    let dataset = embedded();
    let (mut count, mut renewed) = (0, 0);
    let retitled = lines("tests/links-retitled.txt");
    let differ = |line: &String| {
        let parts: Vec<&str> = line.split('\t').collect();
        let [date, link, published] = parts[..] else {
            return Some(format!("{line:?} is no line of date, link and title"));
        };
        count += 1;
        let mut of_today = retitled.iter().filter_map(|line| line.split_once('\t'));
        let title = of_today.find(|entry| entry.0 == link).map_or(published, |entry| entry.1);
        renewed += usize::from(title != published);
        let (view, notices) = View::from_query(&dataset, link);
        let chart = Chart::new(&dataset, &View { digest: None, ..view }, notices);
        let is_day = Period::parse(&format!("@{date}")).is_ok();
        let same = is_day && chart.title == title && chart.notices.is_empty();
        (!same).then(|| format!("{date} {link}: expected {title:?}, chart {:?} with {:?}", chart.title, chart.notices))
    };
    none(lines("tests/links.txt").iter().filter_map(differ));
    assert!(count > 0, "found no published links");
    assert_eq!(renewed, retitled.len(), "each line of links-retitled.txt is of one published link, with another title");
}

/// The past days of `tests/links.txt` with the digest of their lines. A day is added once a later one has begun, and
/// never changed.
const OVER: &[(&str, &str)] = &[
    ("2026-11-23", "'sha256-g1kGN7W4SzGDl8AiCghJwhIchmPv5++2mhegIAqbhi0='"),
    ("2026-11-24", "'sha256-KJu6yPSGPIVgGkhhKLbLPZIxasoOvyCbMuUugmHtenE='"),
];

/// The lines of past days are unchanged.
#[test]
fn no_published_link_is_edited() {
    let lines = lines("tests/links.txt");
    let day = |line: &str| line.split('\t').next().unwrap_or_default().to_owned();
    let days: Vec<String> = lines.iter().map(|line| day(line)).collect();
    assert!(days.is_sorted(), "found the days out of order: {days:?}");
    let digest = |date: &str| {
        let of_day: String = lines.iter().filter(|line| day(line) == date).map(|line| format!("{line}\n")).collect();
        integrity::of_text(&of_day)
    };
    let edited: Vec<_> = OVER.iter().filter(|(date, kept)| *kept != digest(date)).collect();
    assert!(edited.is_empty(), "found the lines of {edited:?} edited");
    let open = days.iter().filter(|day| OVER.iter().all(|(over, _)| over != day));
    assert_eq!(open.min(), days.iter().max(), "a day is over, and its digest is not in this test");
}

/// The link of each axis shows that axis.
#[test]
fn every_axis_has_its_link() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for axis in axes(&dataset) {
        let chart = Chart::from_link(&dataset, &link_of(&dataset, &axis, Language::En));
        let when = words(Language::En).period(axis.period);
        if !chart.subtitle.contains(&when) || !chart.notices.is_empty() {
            wrong.push(format!(
                "{}: {} with {:?}",
                link_of(&dataset, &axis, Language::En),
                chart.subtitle,
                chart.notices
            ));
        }
    }
    none(&wrong);
}

/// The table of keys in the documentation is that of the code: a row a key, in canonical order.
#[test]
fn the_documented_keys_are_those_of_the_code() {
    const HEAD: &str = "| key | is | values |\n| --- | --- | --- |\n";
    let row = |spec: &KeySpec| format!("| `{}` | {} | {} |\n", spec.text, spec.meaning(), spec.values());
    let expected: String = link::KEYS.iter().map(row).collect();
    let page = text("ARCHITECTURE.md");
    let (_, rest) = page.split_once(HEAD).expect("ARCHITECTURE.md has a table of keys");
    let found: String = rest.split_inclusive('\n').take_while(|line| line.starts_with('|')).collect();
    assert!(found == expected, "ARCHITECTURE.md: found\n{HEAD}{found}\nexpected\n{HEAD}{expected}");
    let texts = link::KEYS.each_ref().map(|spec| spec.text);
    assert_eq!(texts, KEYS, "the keys of the tests are those of the code");
    for spec in &link::KEYS {
        assert_eq!(link::key_text(spec.key), spec.text);
    }
}

/// `View::without_axis` leaves what the link says besides period, list, status and second indicator.
#[test]
fn a_view_without_its_axis_is_that_of_its_indicator() {
    let dataset = embedded();
    let view = |link: &str| View::from_query(&dataset, link).0;
    for axis in
        ["p=2021", "st=target&p=2021", "sc=four-new-projects", "p=2021-01..2021-08~2022-Q1", "i=fai-growth~fai-amount"]
    {
        let rest = "c=pair&h=~shinan&l=en&s=name";
        let whole = view(&if axis.starts_with("i=") {
            format!("{rest}&{axis}")
        } else {
            format!("{rest}&i=fai-growth&{axis}")
        });
        assert_eq!(whole.without_axis(), view(&format!("{rest}&i=fai-growth")), "{axis}");
    }
}
