//! The controls of a page: every option leads to a chart that shows what its label says.

mod common;

use common::any::package;
use common::{all_links, embedded, is_chinese, none, pick};
use district_charts::data::{Dataset, IndicatorId, TermId};
use district_charts::language::Language;
use district_charts::link::LinkForm;
use district_charts::model::{Chart, MAX_NAMED, View};
use district_charts::page::{FormField, about, changed, fields, reset, toggled};
use district_charts::words::words;

/// The view of a link.
fn view(dataset: &Dataset, link: &str) -> View {
    View::from_query(dataset, link).0
}

/// Links to pages with different controls.
const LINKS: [&str; 16] = [
    "",
    "l=en",
    "d=~shinan",
    "d=~shinan~laixi&l=en",
    "d=~licang~jimo",
    "d=~licang&i=four-new-growth",
    "s=official",
    "s=name&l=en",
    "t=dark",
    "h=~laixi&l=en&t=light",
    "p=2021",
    "p=2021&l=en",
    "st=target",
    "ds=00000000",
    "i=start-rate&sc=four-new-projects",
    "i=nowhere&p=2020",
];

/// The links whose pages are checked: those of `LINKS`, and those to every indicator and axis.
fn links(dataset: &Dataset) -> Vec<String> {
    let all =
        all_links(dataset, Language::Zh).into_iter().chain(all_links(dataset, Language::En).into_iter().step_by(7));
    LINKS.iter().map(|link| (*link).to_owned()).chain(all).collect()
}

/// Checks the fields of every page; `check` returns the complaints about one.
#[track_caller]
fn check(check: impl Fn(&Dataset, &View, &[FormField]) -> Vec<String>) {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for link in links(&dataset) {
        let view = view(&dataset, &link);
        let found = check(&dataset, &view, &fields(&dataset, &view));
        wrong.extend(found.iter().map(|complaint| format!("{link}: {complaint}")));
    }
    none(&wrong);
}

/// A chart as text.
fn shown(dataset: &Dataset, link: &str) -> String {
    Chart::from_link(dataset, link).to_string()
}

#[test]
fn every_field_has_options_and_one_choice() {
    check(|_, _, fields| {
        let mut wrong = Vec::new();
        let keys: Vec<&str> = fields.iter().map(|field| field.key).collect();
        if !["i", "s", "l", "t"].iter().all(|key| keys.contains(key)) {
            wrong.push(format!("fields {keys:?}"));
        }
        for field in fields {
            let mut values: Vec<&str> = field.options.iter().map(|option| option.value.as_str()).collect();
            values.sort_unstable();
            values.dedup();
            let chosen = field.options.iter().filter(|option| option.is_chosen).count();
            if field.options.len() < 2 || values.len() != field.options.len() {
                wrong.push(format!("{}: {} options, {} values", field.key, field.options.len(), values.len()));
            }
            // If nothing was published, no period is chosen.
            let none_to_choose = field.key == "p" && chosen == 0 && field.options.is_empty();
            if chosen != 1 && !none_to_choose && !field.is_multiple {
                wrong.push(format!("{}: {chosen} options are chosen", field.key));
            }
        }
        wrong
    });
}

#[test]
fn every_label_says_something_of_its_own() {
    check(|_, view, fields| {
        let mut wrong = Vec::new();
        for field in fields {
            let mut labels: Vec<&str> = field.options.iter().map(|option| option.label.as_str()).collect();
            let groups = field.options.iter().map(|option| option.group.as_str());
            let texts = labels.iter().copied().chain(groups).chain([field.label.as_str()]);
            // Each language has its own name for itself.
            let foreign =
                |text: &&str| view.language == Language::En && field.key != "l" && text.chars().any(is_chinese);
            wrong.extend(texts.filter(foreign).map(|text| format!("{}: {text:?} is not English", field.key)));
            labels.sort_unstable();
            let count = labels.len();
            labels.dedup();
            if labels.len() != count || labels.iter().any(|label| label.is_empty()) || field.label.is_empty() {
                wrong.push(format!("{}: {labels:?} are empty or not of their own", field.key));
            }
        }
        wrong
    });
}

#[test]
fn every_choice_shows_itself_without_a_notice() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    let mut count = 0;
    let is_valid = |link: &&String| !link.contains("ds=") && !link.contains("nowhere");
    for link in links(&dataset).iter().filter(is_valid).step_by(2) {
        let before = view(&dataset, link);
        for field in fields(&dataset, &before).into_iter().filter(|field| !field.is_multiple) {
            // The indicators are many, so few pages are checked.
            let is_short = field.key != "i" || LINKS[..2].contains(&link.as_str());
            for option in field.options.iter().filter(|option| is_short && !option.is_fixed) {
                count += 1;
                let after = changed(&dataset, &before, field.key, &option.value);
                let notices = Chart::from_link(&dataset, &after).notices;
                let fields = fields(&dataset, &view(&dataset, &after));
                let chosen = fields.iter().find(|other| other.key == field.key);
                let chosen = chosen.and_then(|field| field.options.iter().find(|option| option.is_chosen));
                if chosen.is_none_or(|chosen| chosen.value != option.value) || !notices.is_empty() {
                    let chosen = chosen.map(|chosen| &chosen.value);
                    wrong.push(format!("{link}: {}={} gives {after}, {chosen:?} {notices:?}", field.key, option.value));
                }
            }
        }
    }
    none(&wrong);
    assert!(count > 1_500, "found {count} choices, expected more than 1,500");
}

/// How many districts of a chart's table have a figure on the axis, in the form of the label of an option.
fn counted(chart: &Chart) -> String {
    let rows = &chart.table.rows;
    let absent = |cell: &str| ["未公布", "不适用", "no", "not"].iter().any(|word| cell.starts_with(word));
    let (reported, of) = (rows.iter().filter(|row| !absent(&row[1])).count(), rows.len());
    pick(chart.language, format!("（{reported}/{of}）"), format!("({reported} of {of})"))
}

/// The count in the label of an option is that of its chart; for the present period and list that of the present chart.
#[test]
fn options_count_what_their_charts_show() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for link in links(&dataset) {
        let before = view(&dataset, &link);
        for field in fields(&dataset, &before) {
            let is_axis = ["p", "sc"].contains(&field.key);
            let is_counted = is_axis || (field.key == "i" && LINKS[..2].contains(&link.as_str()));
            for option in field.options.iter().filter(|option| is_counted && !option.is_fixed) {
                let after = changed(&dataset, &before, field.key, &option.value);
                let is_present = option.is_chosen && is_axis;
                let expected = counted(&Chart::from_link(&dataset, if is_present { &link } else { &after }));
                if !option.label.ends_with(&expected) {
                    wrong.push(format!("{link}: {:?}, but its chart has {expected}", option.label));
                }
            }
        }
    }
    none(&wrong);
}

#[test]
fn the_present_choice_again_changes_nothing() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for link in links(&dataset).iter().filter(|link| !link.contains("nowhere")) {
        let before = view(&dataset, link);
        for field in fields(&dataset, &before) {
            let options = if field.is_multiple { field.shortcuts } else { field.options };
            for option in options.iter().filter(|option| option.is_chosen) {
                let after = changed(&dataset, &before, field.key, &option.value);
                if shown(&dataset, &after) != shown(&dataset, link) {
                    wrong.push(format!("{link}: {}={} again gives {after}", field.key, option.value));
                }
            }
        }
    }
    none(&wrong);
}

/// A choice keeps all other choices that can be kept.
#[test]
fn choices_do_not_disturb_each_other() {
    let dataset = embedded();
    let there = [
        ("", "l", "en", "l=en"),
        ("p=2021", "l", "en", "p=2021&l=en"),
        ("p=2021&l=en", "s", "name", "p=2021&s=name&l=en"),
        ("p=2021&l=en", "t", "dark", "p=2021&l=en&t=dark"),
        ("p=2021&l=en&t=dark", "t", "", "p=2021&l=en"),
        ("p=2021&l=en", "p", "", "l=en"),
        ("p=2021&st=target&l=en", "i", "four-new-growth", "i=four-new-growth&l=en"),
        (
            "d=~shinan~laixi&h=~laixi&s=official",
            "i",
            "four-new-growth",
            "i=four-new-growth&d=~shinan~laixi&h=~laixi&s=official",
        ),
        ("i=four-new-growth", "i", "fai-growth", ""),
        ("s=name", "s", "value", ""),
        ("l=en", "l", "zh", ""),
        ("i=start-rate&sc=four-new-projects", "l", "en", "i=start-rate&sc=four-new-projects&l=en"),
        ("ds=00000000", "l", "en", "l=en&ds=00000000"),
        ("utm_source=x&l=en", "s", "name", "s=name&l=en"),
    ];
    let differ = |(link, key, value, expected): &(&str, &str, &str, &str)| {
        let found = changed(&dataset, &view(&dataset, link), key, value);
        (found != *expected).then(|| format!("{link}: {key}={value} gives {found:?}, expected {expected:?}"))
    };
    none(there.iter().filter_map(differ));
}

/// Exactly the indicators with figures are offered, by theme and in the order of the package.
#[test]
fn indicators_with_figures_are_offered_in_order() {
    let dataset = embedded();
    let districts = dataset.district_ids();
    let reported = |indicator: IndicatorId| {
        dataset
            .observations
            .iter()
            .any(|observation| observation.indicator == indicator && districts.contains(&observation.district))
    };
    let mut themes: Vec<TermId> = Vec::new();
    let indicators: Vec<IndicatorId> = dataset.indicator_ids().filter(|&indicator| reported(indicator)).collect();
    for &indicator in &indicators {
        let theme = dataset.indicators[indicator].theme;
        if !themes.contains(&theme) {
            themes.push(theme);
        }
    }
    let by_theme = themes.iter().flat_map(|&theme| {
        indicators.iter().filter(|&&indicator| dataset.indicators[indicator].theme == theme).collect::<Vec<_>>()
    });
    let expected: Vec<&str> = by_theme.map(|&indicator| dataset.indicators[indicator].id.as_str()).collect();
    let fields = fields(&dataset, &View::default_for(&dataset));
    let offered = fields.iter().find(|field| field.key == "i").expect("a page offers indicators");
    let free = || offered.options.iter().filter(|option| !option.is_fixed);
    let found: Vec<&str> = free().map(|option| option.value.as_str()).collect();
    assert_eq!(found, expected);
    let groups = free().map(|option| option.group.as_str());
    let mut changes: Vec<&str> = groups.collect();
    changes.dedup();
    assert_eq!(changes.len(), themes.len(), "each theme stands once: {changes:?}");
}

/// With fewer districts fewer options are offered.
#[test]
fn selections_offer_only_what_they_can_show() {
    let dataset = embedded();
    let offered = |link: &str, key: &str| {
        let fields = fields(&dataset, &view(&dataset, link));
        let field = fields.into_iter().find(|field| field.key == key);
        field.map_or(0, |field| field.options.iter().filter(|option| !option.is_fixed).count())
    };
    assert!(offered("d=~licang", "i") < offered("", "i"));
    assert_eq!(offered("d=~shinan", "p"), 2, "January to August, and the target for the year");
    assert_eq!(offered("d=~laixi", "p"), 0, "one period is no choice");
    let share = View::default_for(&dataset).to_query(&dataset, LinkForm::Share);
    assert_eq!(share, "", "the page without a link is the default view");
}

/// Each district but the last can be removed and added again; so can a highlight.
#[test]
fn one_of_many_comes_and_goes() {
    check(|dataset, view, fields| {
        let mut wrong = Vec::new();
        let link = view.to_query(dataset, LinkForm::Share);
        for field in fields.iter().filter(|field| field.is_multiple) {
            for option in &field.options {
                let there = toggled(dataset, view, field.key, &option.value);
                let back = toggled(dataset, &self::view(dataset, &there), field.key, &option.value);
                if back != link || (there == link) != option.is_fixed {
                    wrong.push(format!("{}: {} leads to {there}, and back to {back}", field.key, option.value));
                }
            }
            let chosen = field.options.iter().filter(|option| option.is_chosen).count();
            if field.key == "d" && (chosen == 0 || field.options.iter().any(|option| option.is_fixed) != (chosen == 1))
            {
                wrong.push(format!("{chosen} districts are shown, and the last is to stay"));
            }
        }
        wrong
    });
}

#[test]
fn those_that_reported_are_a_choice() {
    let dataset = embedded();
    let field = |link: &str| fields(&dataset, &view(&dataset, link)).into_iter().find(|field| field.key == "d");
    let shortcuts = field("").expect("districts can be chosen").shortcuts;
    let values: Vec<&str> = shortcuts.iter().map(|choice| choice.value.as_str()).collect();
    let reported = "~shinan~shibei~chengyang~xihaian~pingdu~laixi";
    assert_eq!(
        values,
        ["", reported, "~shinan"],
        "all, those with a figure in official order, and one to begin anew from"
    );
    let alone = field("d=~licang~laixi&h=~laixi&l=en").expect("districts can be chosen").shortcuts;
    assert_eq!(alone.last().map(|choice| choice.label.as_str()), Some("Only Laixi"), "what is highlighted stays");
    assert!(shortcuts[0].is_chosen && !shortcuts[1].is_chosen);
    let after = changed(&dataset, &view(&dataset, ""), "d", values[1]);
    let chart = Chart::from_link(&dataset, &after);
    assert_eq!(chart.table.rows.len(), 6, "{chart}");
    let again = field(&after).expect("districts can be chosen").shortcuts;
    assert!(again.iter().any(|choice| choice.value == values[1] && choice.is_chosen), "{again:?}");
}

/// The second indicator of a pair has a control of its own, and every option shows the pair that it names.
#[test]
fn a_pair_has_two_controls() {
    let dataset = embedded();
    let before = view(&dataset, "c=pair&i=~fai-growth~four-new-growth&l=en");
    let others = fields(&dataset, &before).into_iter().find(|field| field.key == "other").expect("a second control");
    assert_eq!(others.options.iter().filter(|option| option.is_chosen).count(), 1);
    let mut wrong = Vec::new();
    for option in others.options.iter().filter(|option| !option.is_fixed) {
        let after = changed(&dataset, &before, "other", &option.value);
        let chart = Chart::from_link(&dataset, &after);
        if !after.contains(&option.value) || !chart.notices.is_empty() || !chart.links.is_empty() {
            wrong.push(format!("{} leads to {after}: {}", option.value, chart.title));
        }
    }
    none(&wrong);
}

/// A kind without figures of the indicator names the other indicator that it opens with.
#[test]
fn a_kind_without_figures_says_what_it_shows_instead() {
    let dataset = embedded();
    for link in ["l=en", "i=four-new-share-gdp&l=en", "d=~shinan&l=en"] {
        let before = view(&dataset, link);
        for option in fields(&dataset, &before).remove(0).options {
            let there = view(&dataset, &changed(&dataset, &before, "c", &option.value));
            let other = there.indicator.filter(|&other| Some(other) != before.indicator);
            let reason = other.map(|other| {
                format!("opens with {}", dataset.indicators[other].name.en.trim_start_matches("number of "))
            });
            assert_eq!(option.group, reason.unwrap_or_default(), "{link}: {option:?}");
            assert!(!option.is_fixed, "{link}: {option:?}");
        }
    }
}

/// A kind without figures of any indicator cannot be chosen, and says why.
#[test]
fn a_kind_without_any_figures_is_not_offered() {
    let mut dataset = embedded();
    dataset.projects.clear();
    let kinds = fields(&dataset, &view(&dataset, "l=en")).remove(0).options;
    let barred = kinds.iter().filter(|kind| kind.is_fixed).map(|kind| [kind.label.as_str(), kind.group.as_str()]);
    assert_eq!(barred.collect::<Vec<_>>(), [["Named projects", "no such figures"]]);
    let of_one = fields(&embedded(), &view(&dataset, "d=~licang&l=en")).remove(0).options;
    assert_eq!(of_one.iter().filter(|kind| kind.is_fixed).count(), 2, "no periods and no projects: {of_one:?}");
}

/// An option without figures is shown, cannot be chosen, says why, and its link has no figures.
#[test]
fn options_without_figures_say_why() {
    let dataset = embedded();
    let barred = |link: &str, key: &str| -> Vec<String> {
        let fields = fields(&dataset, &view(&dataset, link));
        let options = fields.into_iter().filter(|field| field.key == key).flat_map(|field| field.options);
        options.filter(|option| option.is_fixed).map(|option| option.label).collect()
    };
    assert_eq!(barred("d=~shinan&l=en", "p"), ["Q1–Q3 2021, forecast (not reported)"]);
    assert_eq!(barred("d=~shinan&l=en", "st"), ["Forecast (not reported)"]);
    let [kind, shown] = ["(not for this kind of chart)", "(not reported)"];
    let is = |found: Vec<String>, reasons: &[&str]| {
        assert_eq!(found.len(), reasons.len(), "{found:?}");
        assert!(found.iter().zip(reasons).all(|(label, reason)| label.ends_with(reason)), "{found:?}");
    };
    is(barred("l=en", "i"), &[shown]);
    is(barred("c=target&l=en", "i"), &[kind, shown]);
    is(barred("d=~licang&l=en", "i"), &[shown]);
    is(barred("c=pair&i=~fai-growth~four-new-growth&l=en", "other"), &["(no district reported both)"]);
    let mut wrong = Vec::new();
    let mut count = 0;
    for link in links(&dataset).iter().filter(|link| !link.contains("nowhere")).step_by(3) {
        let before = view(&dataset, link);
        for field in fields(&dataset, &before).iter().filter(|field| ["p", "st", "sc"].contains(&field.key)) {
            for option in field.options.iter().filter(|option| option.is_fixed) {
                count += 1;
                let after = changed(&dataset, &before, field.key, &option.value);
                let chart = Chart::from_link(&dataset, &after);
                let is_bare = counted(&chart).contains("0/") || counted(&chart).contains("(0 of");
                if chart.notices.is_empty() && chart.links.is_empty() && !is_bare {
                    wrong.push(format!("{link}: {:?} leads to {after}", option.label));
                }
            }
        }
    }
    none(&wrong);
    assert!(count > 10, "found {count} choices, expected more than 10");
}

#[test]
fn a_status_is_a_choice_where_there_are_several() {
    let dataset = embedded();
    let statuses = |link: &str| {
        let field = fields(&dataset, &view(&dataset, link)).into_iter().find(|field| field.key == "st");
        field.map(|field| field.options.into_iter().map(|option| option.label).collect::<Vec<_>>()).unwrap_or_default()
    };
    assert_eq!(statuses("l=en"), ["Actual (6 of 10)", "Target (3 of 10)", "Forecast (1 of 10)"]);
    assert_eq!(statuses("i=four-new-share-gdp&l=en"), ["Actual (2 of 10)", "Target (1 of 10)"]);
    assert!(statuses("i=gdp-growth&l=en").is_empty(), "one status is no choice");
}

#[test]
fn a_page_leads_back_to_the_first() {
    let dataset = embedded();
    let back = |link: &str| reset(&dataset, &view(&dataset, link));
    assert_eq!([back(""), back("l=en"), back("t=dark&l=en")], [None, None, None]);
    assert_eq!(back("c=tiles&h=~laixi&l=en&t=dark").as_deref(), Some("l=en&t=dark"));
}

/// The explanation of an indicator has its definition, and a link to each axis with the count of its chart.
#[test]
fn every_indicator_is_explained() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for (indicator, code) in dataset.indicators.iter().flat_map(|indicator| [(indicator, "zh"), (indicator, "en")]) {
        let link = format!("i={}&l={code}", indicator.id);
        let view = view(&dataset, &link);
        let Some(about) = about(&dataset, &view) else {
            let reported =
                Chart::from_link(&dataset, &link).table.rows.iter().any(|row| !row[row.len() - 1].is_empty());
            wrong.extend(reported.then(|| format!("{link} has figures, and is not explained")));
            continue;
        };
        let definition = indicator.definition.get(view.language);
        if !about.facts.iter().any(|[_, text]| text == definition) || about.facts.iter().flatten().any(String::is_empty)
        {
            wrong.push(format!("{link}: {:?}", about.facts));
        }
        for there in &about.links {
            let chart = Chart::from_link(&dataset, &there.query);
            if !there.label.ends_with(&counted(&chart)) || !chart.notices.is_empty() {
                wrong.push(format!("{link}: {} leads to {}", there.label, counted(&chart)));
            }
        }
    }
    none(&wrong);
    assert!(about(&dataset, &view(&dataset, "c=coverage")).is_none(), "a matrix shows no single indicator");
}

/// Every label is used by a script.
#[test]
fn every_label_is_shown_somewhere() {
    let scripts = std::fs::read_dir(common::path("www")).expect("a folder can be listed");
    let scripts = scripts.map(|entry| entry.expect("an entry can be read").path());
    let code: String = scripts
        .filter(|file| file.extension().is_some_and(|ending| ending == "js"))
        .map(|file| std::fs::read_to_string(file).expect("a script is text"))
        .collect();
    let is_tab = |name: &str| code.contains("labels[name]") && code.contains(&format!("\"{name}\""));
    let words = words(Language::Zh);
    let labels = [words.labels().entries(), words.page_labels().entries()].concat();
    let unused = labels.into_iter().filter(|(name, _)| !code.contains(&format!("labels.{name}")) && !is_tab(name));
    none(unused.map(|(name, _)| name.to_owned()));
}

/// Of more districts than a link names, a selection grows to that number and no further, and shrinks to all.
#[test]
fn a_selection_of_many_districts_has_a_bound() {
    let dataset = package(45).dataset();
    let toggle = |link: &str, number: usize| toggled(&dataset, &view(&dataset, link), "d", &format!("d{number}"));
    let chosen = |link: &str| view(&dataset, link).districts.map_or(0, |districts| districts.len());
    let mut link = String::new();
    for number in 1..=MAX_NAMED + 2 {
        link = toggle(&link, number);
        assert_eq!(chosen(&link), number.min(MAX_NAMED), "{link}");
    }
    for number in (1..=MAX_NAMED).rev() {
        link = toggle(&link, number);
        assert_eq!(chosen(&link), number - 1, "{link}");
    }
    assert!(view(&dataset, &link).districts.is_none(), "{link}");
}
