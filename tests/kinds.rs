//! Rules that every kind of chart keeps for every indicator with figures, in both languages.

mod common;

use common::picture::{Overlap, WIDTHS, bounds, inside, placed, scale, text_faults};
use common::{embedded, is_message, none, numbers, text};
use district_charts::data::Dataset;
use district_charts::derive::{derived_from, year_passed};
use district_charts::kinds::{KINDS, pinned};
use district_charts::language::Language;
use district_charts::link::LinkForm;
use district_charts::model::{Chart, Plot};
use district_charts::model::{Kind, View};
use district_charts::words::{words, writer};
use std::collections::BTreeSet;

/// The link of a chart, and the chart.
type Named = (String, Chart);

/// Kinds that show the same for every indicator.
const OF_ALL: [&str; 2] = ["coverage", "profile"];

/// Every chart of a kind with figures, in a language.
fn charts(dataset: &Dataset, kind: Kind, language: Language) -> Vec<Named> {
    let (code, name) = (language.code(), kind.name);
    let mut links: Vec<String> = dataset.indicators.iter().map(|of| format!("c={name}&i={}&l={code}", of.id)).collect();
    if OF_ALL.contains(&name) {
        links.truncate(1);
        links.extend(dataset.districts.iter().map(|of| format!("c={name}&d=~{}&l={code}", of.id)));
    }
    let charts = links.into_iter().map(|link| (link.clone(), Chart::from_link(dataset, &link)));
    charts.filter(|(_, chart)| !is_message(chart)).collect()
}

/// Checks every chart of every kind; `check` returns the complaints about one.
#[track_caller]
fn check(check: impl Fn(&Dataset, &Chart) -> Vec<String>) {
    let dataset = embedded();
    let mut complaints = Vec::new();
    for kind in KINDS {
        for language in Language::ALL {
            for (link, chart) in charts(&dataset, kind, language) {
                complaints.extend(check(&dataset, &chart).iter().map(|complaint| format!("{link}: {complaint}")));
            }
        }
    }
    none(&complaints);
}

#[test]
fn every_kind_has_figures_for_something() {
    let dataset = embedded();
    let without = |kind: &&Kind| charts(&dataset, **kind, Language::En).is_empty();
    none(KINDS.iter().filter(without).map(|kind| format!("{} shows nothing", kind.name)));
}

#[test]
fn no_texts_overlap_or_leave_the_picture() {
    check(|_, chart| {
        let mut wrong = Vec::new();
        for width in WIDTHS {
            let faults = text_faults(&placed(chart, scale(width)), scale(width), Overlap::Rounded);
            wrong.extend(faults.iter().map(|fault| format!("{fault} at {width} px")));
        }
        wrong
    });
}

#[test]
fn every_mark_has_a_place_to_be_hit() {
    check(|_, chart| {
        let mut wrong = Vec::new();
        for width in WIDTHS {
            let placed = placed(chart, scale(width));
            if placed.targets.len() != chart.marks.len() {
                let (found, expected) = (placed.targets.len(), chart.marks.len());
                wrong.push(format!("found {found} targets at {width} px, expected {expected}"));
            }
            let outside = placed.targets.iter().filter(|target| !inside(target, &bounds(&placed)));
            wrong.extend(outside.map(|target| format!("the target {target:?} leaves the picture at {width} px")));
        }
        wrong.extend(
            chart
                .marks
                .iter()
                .filter(|mark| mark.spoken.is_empty())
                .map(|_| "found a mark without spoken text".to_owned()),
        );
        wrong
    });
}

#[test]
fn every_mark_leads_to_a_chart() {
    check(|dataset, chart| {
        let links = chart.marks.iter().map(|mark| &mark.link).filter(|link| !link.is_empty());
        let charts = links.map(|link| (link, Chart::from_link(dataset, link)));
        let wrong = charts.filter(|(_, there)| !there.notices.is_empty() || is_message(there));
        wrong.map(|(link, there)| format!("{link} says {:?}", there.notices)).collect()
    });
}

/// No title makes a claim about an empty set of districts.
#[test]
fn titles_claim_nothing_of_nobody() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for name in KINDS.map(|kind| kind.name) {
        for indicator in &dataset.indicators {
            for district in dataset.district_ids() {
                for code in ["zh", "en"] {
                    let district = &dataset.districts[district].id;
                    let link = format!("c={name}&i={}&d=~{district}&l={code}", indicator.id);
                    let title = Chart::from_link(&dataset, &link).title;
                    if ["零个", "零项", "the no ", "no districts", "All no "].iter().any(|word| title.contains(word))
                    {
                        wrong.push(format!("{link} says {title:?}"));
                    }
                }
            }
        }
    }
    none(&wrong);
}

/// The embed link of a view shows the same chart, word for word.
#[test]
fn an_embed_shows_the_same_chart() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for kind in KINDS {
        for (link, chart) in charts(&dataset, kind, Language::En) {
            let (view, _) = View::from_query(&dataset, &link);
            let embed = pinned(&dataset, &view).to_query(&dataset, LinkForm::Embed);
            let same = Chart::from_link(&dataset, &embed);
            if (same.title, same.spoken, same.notes) != (chart.title, chart.spoken, chart.notes) {
                wrong.push(format!("{link} and {embed} differ"));
            }
        }
    }
    none(&wrong);
}

/// The numbers of axes and of lines of equal average.
fn scales(chart: &Chart) -> Vec<&str> {
    let Plot::Scatter(scatter) = &chart.plot else { return Vec::new() };
    let ticks = scatter.axes.iter().flat_map(|axis| &axis.ticks).map(|tick| tick.label.as_str());
    ticks.chain(scatter.rays.iter().map(|ray| ray.label.as_str())).collect()
}

/// Every number drawn is in the table and in the spoken text. Those of legends and periods may be in the notes and the
/// subtitle.
#[test]
fn every_number_drawn_is_in_the_table_and_spoken() {
    check(|_, chart| {
        let table = chart.table.rows.iter().flatten().chain(&chart.table.columns);
        let table = table.chain([&chart.table.caption]).map(String::as_str).collect::<Vec<_>>().join(" ");
        let around = [chart.notes.join(" "), chart.subtitle.clone(), chart.coverage.clone()].join(" ");
        let (read, heard, around) = (numbers(&table), numbers(&chart.spoken), numbers(&around));
        let mut wrong = Vec::new();
        let scales = scales(chart);
        // How many figures are folded into an entry is spoken with its mark.
        let counts = folded_counts(chart);
        for (_, text) in
            placed(chart, scale(1280.0)).texts.into_iter().filter(|entry| !scales.contains(&entry.1.as_str()))
        {
            if counts.iter().any(|count| text == *count || text.contains(&format!(" {count} "))) {
                continue;
            }
            for number in numbers(&text).into_iter().filter(|number| !around.contains(number)) {
                if !read.contains(&number) {
                    wrong.push(format!("{number} of {text:?} is not in the table"));
                }
                if !heard.contains(&number) {
                    wrong.push(format!("{number} of {text:?} is not spoken"));
                }
            }
        }
        wrong
    });
}

/// The numbers of figures that are folded into one entry of a profile, and those of the names that stand for them.
fn folded_counts(chart: &Chart) -> Vec<String> {
    let Plot::Profile(entries) = &chart.plot else { return Vec::new() };
    let folded = entries
        .iter()
        .filter(|entry| ["More figures, in the table", "其他数字，见数据表"].contains(&entry.name.as_str()));
    folded
        .flat_map(|entry| numbers(&entry.value).into_iter().chain(numbers(&entry.detail)))
        .map(str::to_owned)
        .collect()
}

/// Every number of the data in a language: figures, derived values, and numbers in names and periods.
fn carried(dataset: &Dataset, language: Language) -> BTreeSet<String> {
    let mut texts: Vec<String> = Vec::new();
    texts.extend(dataset.terms.iter().map(|term| term.text.get(language).to_owned()));
    texts.extend(dataset.indicators.iter().map(|indicator| indicator.name.get(language).to_owned()));
    texts.extend(dataset.projects.iter().map(|figure| figure.project.get(language).to_owned()));
    let of_projects = dataset.projects.iter().map(|figure| &figure.observation);
    for observation in dataset.observations.iter().chain(of_projects) {
        texts.push(observation.figure.text(language));
        texts.push(words(language).period_short(observation.period));
        texts.push(words(language).period(observation.period));
        texts.extend(derived_from(dataset, observation).iter().map(|derived| derived.figure.text(language)));
        texts.extend(year_passed(observation.period).map(|passed| passed.text(language)));
    }
    texts.iter().flat_map(|text| numbers(text)).map(str::to_owned).collect()
}

/// The numbers of a chart that are no figures: those of its scale, classes and ranks.
fn measures(chart: &Chart) -> Vec<&str> {
    match &chart.plot {
        Plot::Tiles(tiles) => tiles.breaks.iter().map(String::as_str).collect(),
        Plot::Profile(entries) => entries.iter().filter_map(|entry| entry.rank.as_deref()).collect(),
        _ => scales(chart),
    }
}

/// Every number drawn, of any kind at any width, is in the data or derived from them.
#[test]
fn no_number_drawn_is_foreign_to_the_data() {
    let dataset = embedded();
    let carried = Language::ALL.map(|language| carried(&dataset, language));
    check(|_, chart| {
        let carried = &carried[usize::from(chart.language == Language::ALL[1])];
        let measures = measures(chart);
        let mut wrong = Vec::new();
        for width in WIDTHS {
            for (_, text) in
                placed(chart, scale(width)).texts.iter().filter(|text| !measures.contains(&text.1.as_str()))
            {
                // A text that was cut may end within a number.
                let whole = text.strip_suffix('…').map_or(text.as_str(), |cut| cut.trim_end_matches(|c| c != ' '));
                let foreign = numbers(whole).into_iter().filter(|number| !carried.contains(*number));
                wrong.extend(foreign.map(|number| format!("{number} of {text:?} at {width} px is not in the data")));
            }
        }
        wrong
    });
}

/// A kind without figures for an indicator says so, and links to charts with figures.
#[test]
fn a_view_without_figures_links_to_views_with_figures() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for name in KINDS.map(|kind| kind.name) {
        for indicator in &dataset.indicators {
            let link = format!("c={name}&i={}", indicator.id);
            let chart = Chart::from_link(&dataset, &link);
            if !is_message(&chart) {
                continue;
            }
            if chart.title.is_empty() || chart.links.is_empty() {
                wrong.push(format!("{link}: says {:?} and leads to {:?}", chart.title, chart.links));
            }
            for way in &chart.links {
                let there = Chart::from_link(&dataset, &way.query);
                if is_message(&there) || !there.notices.is_empty() {
                    wrong.push(format!("{link}: leads to {}, which shows nothing", way.query));
                }
            }
        }
    }
    none(&wrong);
}

/// Every language has a name of its own for every kind, in the order of `KINDS`.
#[test]
fn every_language_names_every_kind_once() {
    let kinds: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    let mut unique = kinds.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), KINDS.len(), "found a kind twice: {kinds:?}");
    for kind in KINDS {
        assert_eq!(district_charts::kinds::kind(kind.name), Some(kind), "another kind has the name {}", kind.name);
    }
    for language in Language::ALL {
        let named = words(language).kinds();
        assert_eq!(named.iter().map(|entry| entry.0).collect::<Vec<_>>(), kinds, "{}", language.code());
        let dataset = embedded();
        let mut labels: Vec<String> = KINDS.iter().map(|kind| writer(&dataset, language).kind(kind.name)).collect();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(
            labels.len(),
            KINDS.len(),
            "{}: found {named:?}, expected a name of its own for each",
            language.code()
        );
        assert!(labels.iter().all(|label| !label.is_empty()), "{}: found {named:?}", language.code());
    }
}

/// The documentation lists the kinds in the order of `KINDS`, and counts them.
#[test]
fn the_documentation_lists_every_kind() {
    const NUMBERS: [&str; 21] = [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let plain = |file: &str| text(file).split_whitespace().collect::<Vec<_>>().join(" ");
    let names: Vec<String> = KINDS.iter().map(|kind| format!("`{}`", kind.name)).collect();
    let (list, with_commas) = (names.join(" "), names.join(", "));
    let architecture = plain("ARCHITECTURE.md");
    assert!(
        architecture.contains(&list) || architecture.contains(&with_commas),
        "ARCHITECTURE.md: found no list of the kinds, expected\n{list}"
    );
    let count = format!("{} kinds of chart", NUMBERS[KINDS.len()]);
    assert!(plain("README.md").contains(&count), "README.md: found no count of the kinds, expected {count:?}");
}
