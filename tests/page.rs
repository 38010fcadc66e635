//! The controls of a page: every option leads somewhere, and shows what it says.

mod common;

use common::{all_links, embedded, none};
use district_charts::chart::Chart;
use district_charts::data::Dataset;
use district_charts::language::Language;
use district_charts::link::{Form, View};
use district_charts::page::{Field, about, changed, fields, reset, toggled};
use district_charts::words;

/// The view of a link that is sound.
fn view(dataset: &Dataset, link: &str) -> View {
    View::from_query(dataset, link).0
}

/// Links of every kind of page.
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

/// Links whose pages are held against the rules: those, and every indicator and axis.
fn links(dataset: &Dataset) -> Vec<String> {
    let all =
        all_links(dataset, Language::Zh).into_iter().chain(all_links(dataset, Language::En).into_iter().step_by(7));
    LINKS.iter().map(|link| (*link).to_owned()).chain(all).collect()
}

/// Holds the fields of every page against `check`, which gives its complaints.
#[track_caller]
fn check(check: impl Fn(&Dataset, &View, &[Field]) -> Vec<String>) {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for link in links(&dataset) {
        let view = view(&dataset, &link);
        let found = check(&dataset, &view, &fields(&dataset, &view));
        wrong.extend(found.iter().map(|complaint| format!("{link}: {complaint}")));
    }
    none(&wrong);
}

/// What a chart says and shows, without what a link only keeps.
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
            // Where nothing was published, no period is.
            let none_to_choose = field.key == "p" && chosen == 0 && field.options.is_empty();
            if chosen != 1 && !none_to_choose && !field.is_many {
                wrong.push(format!("{}: {chosen} options are chosen", field.key));
            }
        }
        wrong
    });
}

#[test]
fn every_label_says_something_of_its_own() {
    check(|_, view, fields| {
        let chinese = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
        let mut wrong = Vec::new();
        for field in fields {
            let mut labels: Vec<&str> = field.options.iter().map(|option| option.label.as_str()).collect();
            let groups = field.options.iter().map(|option| option.group.as_str());
            let texts = labels.iter().copied().chain(groups).chain([field.label.as_str()]);
            // Each language is called by its own name.
            let foreign = |text: &&str| view.language == Language::En && field.key != "l" && text.chars().any(chinese);
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
    let sound = |link: &&String| !link.contains("ds=") && !link.contains("nowhere");
    for link in links(&dataset).iter().filter(sound).step_by(2) {
        let before = view(&dataset, link);
        for field in fields(&dataset, &before).into_iter().filter(|field| !field.is_many) {
            // The long list from a few pages only.
            let is_short = field.key != "i" || LINKS[..2].contains(&link.as_str());
            for option in field.options.iter().filter(|option| is_short && !option.is_fixed) {
                count += 1;
                let after = changed(&dataset, &before, field.key, &option.value);
                let told = Chart::from_link(&dataset, &after).notices;
                let fields = fields(&dataset, &view(&dataset, &after));
                let chosen = fields.iter().find(|other| other.key == field.key);
                let chosen = chosen.and_then(|field| field.options.iter().find(|option| option.is_chosen));
                if chosen.is_none_or(|chosen| chosen.value != option.value) || !told.is_empty() {
                    let chosen = chosen.map(|chosen| &chosen.value);
                    wrong.push(format!("{link}: {}={} gives {after}, {chosen:?} {told:?}", field.key, option.value));
                }
            }
        }
    }
    none(&wrong);
    assert!(count > 1_500, "only {count} choices");
}

/// How many districts have a figure here in a chart's table, as it stands behind an option.
fn counted(chart: &Chart) -> String {
    let rows = &chart.table.rows;
    let absent = |cell: &str| ["未公布", "不适用", "no", "not"].iter().any(|word| cell.starts_with(word));
    let (reported, of) = (rows.iter().filter(|row| !absent(&row[1])).count(), rows.len());
    chart.language.pick(format!("（{reported}/{of}）"), format!("({reported} of {of})"))
}

/// What is counted behind an option is what its chart shows; behind the present period or list, what is shown.
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
            let options = if field.is_many { field.shortcuts } else { field.options };
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

/// A choice keeps all others that can be kept, and there and back again is where one was.
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
        let seen = changed(&dataset, &view(&dataset, link), key, value);
        (seen != *expected).then(|| format!("{link}: {key}={value} gives {seen:?}, expected {expected:?}"))
    };
    none(&there.iter().filter_map(differ).collect::<Vec<_>>());
}

/// Every indicator with a figure is offered, in the order of the package, under its theme; no other is.
#[test]
fn indicators_with_figures_are_offered_in_order() {
    let dataset = embedded();
    let districts = dataset.district_places();
    let reported = |place: usize| {
        dataset.observations.iter().any(|seen| seen.indicator == place && districts.contains(&seen.district))
    };
    let mut themes: Vec<usize> = Vec::new();
    let places: Vec<usize> = (0..dataset.indicators.len()).filter(|&place| reported(place)).collect();
    for &place in &places {
        let theme = dataset.indicators[place].theme;
        if !themes.contains(&theme) {
            themes.push(theme);
        }
    }
    let by_theme = themes.iter().flat_map(|&theme| {
        places.iter().filter(|&&place| dataset.indicators[place].theme == theme).collect::<Vec<_>>()
    });
    let expected: Vec<&str> = by_theme.map(|&place| dataset.indicators[place].id.as_str()).collect();
    let fields = fields(&dataset, &View::default_for(&dataset));
    let offered = fields.iter().find(|field| field.key == "i").expect("a page offers indicators");
    let free = || offered.options.iter().filter(|option| !option.is_fixed);
    let seen: Vec<&str> = free().map(|option| option.value.as_str()).collect();
    assert_eq!(seen, expected);
    let groups = free().map(|option| option.group.as_str());
    let mut changes: Vec<&str> = groups.collect();
    changes.dedup();
    assert_eq!(changes.len(), themes.len(), "each theme stands once: {changes:?}");
}

/// A page of a selection offers what the selection can show.
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
    let share = View::default_for(&dataset).to_query(&dataset, Form::Share);
    assert_eq!(share, "", "the page without a link is the default view");
}

/// Each district can be taken away and brought back, but for the last; a highlight comes and goes.
#[test]
fn one_of_many_comes_and_goes() {
    check(|dataset, view, fields| {
        let mut wrong = Vec::new();
        let link = view.to_query(dataset, Form::Share);
        for field in fields.iter().filter(|field| field.is_many) {
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

/// The second indicator of a pair has a control of its own, and every choice is the pair that it names.
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

/// A kind without figures of the indicator shown says of which other it opens, and does.
#[test]
fn a_kind_without_figures_says_what_it_shows_instead() {
    let dataset = embedded();
    for link in ["l=en", "i=four-new-share-gdp&l=en", "d=~shinan&l=en"] {
        let before = view(&dataset, link);
        for option in fields(&dataset, &before).remove(0).options {
            let there = view(&dataset, &changed(&dataset, &before, "c", &option.value));
            let other = there.indicator.filter(|&other| Some(other) != before.indicator);
            let name = other.map(|other| format!("(of {})", dataset.indicators[other].name.en));
            assert_eq!(option.label.find('(').map(|at| &option.label[at..]), name.as_deref(), "{link}: {option:?}");
            assert!(!option.is_fixed, "{link}: {option:?}");
        }
    }
}

/// Where a package has no figures for a kind at all, it cannot be chosen, and says so.
#[test]
fn a_kind_of_nothing_is_not_offered() {
    let mut dataset = embedded();
    dataset.projects.clear();
    let kinds = fields(&dataset, &view(&dataset, "l=en")).remove(0).options;
    let barred: Vec<&str> = kinds.iter().filter(|kind| kind.is_fixed).map(|kind| kind.label.as_str()).collect();
    assert_eq!(barred, ["Named projects (no such figures)"]);
    let of_one = fields(&embedded(), &view(&dataset, "d=~licang&l=en")).remove(0).options;
    assert_eq!(of_one.iter().filter(|kind| kind.is_fixed).count(), 2, "no periods and no projects: {of_one:?}");
}

/// What leads to no figure is there, cannot be chosen, says why, and truly leads to none.
#[test]
fn what_leads_nowhere_says_why() {
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
    assert!(count > 10, "only {count} choices");
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

/// What is said of an indicator: its definition, and a link to each axis that counts as its chart does.
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

/// A label that no script shows is a word for nobody.
#[test]
fn every_label_is_shown_somewhere() {
    let scripts = std::fs::read_dir(common::path("www")).expect("a folder can be listed");
    let scripts = scripts.map(|entry| entry.expect("an entry can be read").path());
    let code: String = scripts
        .filter(|file| file.extension().is_some_and(|ending| ending == "js"))
        .map(|file| std::fs::read_to_string(file).expect("a script is text"))
        .collect();
    let is_tab = |name: &str| code.contains("labels[name]") && code.contains(&format!("\"{name}\""));
    let unused =
        words::labels(Language::Zh).filter(|(name, _)| !code.contains(&format!("labels.{name}")) && !is_tab(name));
    none(&unused.map(|(name, _)| name.to_owned()).collect::<Vec<_>>());
}
