//! What must hold of every kind of chart, over every indicator that it has figures for, in both languages.

mod common;

use common::picture::{WIDTHS, core, inside, placed, whole};
use common::{embedded, none};
use district_charts::chart::{Chart, Plot, pinned};
use district_charts::data::Dataset;
use district_charts::derive::{derived_from, year_gone};
use district_charts::draw::{Rect, Scale};
use district_charts::language::Language;
use district_charts::link::{Form, Kind, View};
use district_charts::words;
use std::collections::BTreeSet;

/// A chart's name in complaints, and the chart.
type Named = (String, Chart);

/// Kinds that show the same whatever the indicator.
const OF_ALL: [Kind; 2] = [Kind::Coverage, Kind::Profile];

/// Every chart of a kind that has figures, in a language.
fn charts(dataset: &Dataset, (name, kind): (&str, Kind), language: Language) -> Vec<Named> {
    let code = language.code();
    let mut links: Vec<String> = dataset.indicators.iter().map(|of| format!("c={name}&i={}&l={code}", of.id)).collect();
    if OF_ALL.contains(&kind) {
        links.truncate(1);
        links.extend(dataset.districts.iter().map(|of| format!("c={name}&d=~{}&l={code}", of.id)));
    }
    let charts = links.into_iter().map(|link| (link.clone(), Chart::from_link(dataset, &link)));
    charts.filter(|(_, chart)| !matches!(chart.plot, Plot::Message(_))).collect()
}

/// Holds every chart of every kind against `check`, which gives its complaints.
#[track_caller]
fn check(check: impl Fn(&Dataset, &Chart) -> Vec<String>) {
    let dataset = embedded();
    let mut complaints = Vec::new();
    for entry in Kind::ALL {
        for language in Language::ALL {
            for (link, chart) in charts(&dataset, entry, language) {
                complaints.extend(check(&dataset, &chart).iter().map(|complaint| format!("{link}: {complaint}")));
            }
        }
    }
    none(&complaints);
}

/// So wide, with text as usual.
fn scale(width: f64) -> Scale {
    Scale { width, ratio: 1.0, text: 1.0 }
}

#[test]
fn every_kind_has_figures_for_something() {
    let dataset = embedded();
    let without = |entry: &&(&str, Kind)| charts(&dataset, **entry, Language::En).is_empty();
    none(&Kind::ALL.iter().filter(without).map(|entry| format!("{} shows nothing", entry.0)).collect::<Vec<_>>());
}

#[test]
fn no_texts_overlap_or_leave_the_picture() {
    check(|_, chart| {
        let mut wrong = Vec::new();
        for width in WIDTHS {
            let placed = placed(chart, scale(width));
            for (place, (rect, text)) in placed.texts.iter().enumerate() {
                let on = |(other, _): &&(Rect, String)| core(rect).overlaps(&core(other));
                if let Some((_, other)) = placed.texts[..place].iter().find(on) {
                    wrong.push(format!("{text:?} lies on {other:?} at {width} px"));
                }
                if !inside(rect, &whole(&placed)) {
                    wrong.push(format!("{text:?} at {rect:?} leaves the picture at {width} px"));
                }
            }
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
            if placed.rows.len() != chart.marks.len() {
                wrong.push(format!("{} places for {} marks at {width} px", placed.rows.len(), chart.marks.len()));
            }
            let outside = placed.rows.iter().filter(|place| !inside(place, &whole(&placed)));
            wrong.extend(outside.map(|place| format!("the place {place:?} leaves the picture at {width} px")));
        }
        wrong
            .extend(chart.marks.iter().filter(|mark| mark.spoken.is_empty()).map(|_| "a mark says nothing".to_owned()));
        wrong
    });
}

#[test]
fn every_mark_leads_to_a_chart() {
    check(|dataset, chart| {
        let links = chart.marks.iter().map(|mark| &mark.link).filter(|link| !link.is_empty());
        let charts = links.map(|link| (link, Chart::from_link(dataset, link)));
        let wrong = charts.filter(|(_, there)| !there.notices.is_empty() || matches!(there.plot, Plot::Message(_)));
        wrong.map(|(link, there)| format!("{link} says {:?}", there.notices)).collect()
    });
}

/// Of nobody nothing can be claimed: not that none of them, and not that all of them did.
#[test]
fn titles_claim_nothing_of_nobody() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for (name, _) in Kind::ALL {
        for indicator in &dataset.indicators {
            for district in dataset.district_places() {
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

/// What an embed pins is what was seen: the same chart, word for word.
#[test]
fn an_embed_shows_the_same_chart() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for entry in Kind::ALL {
        for (link, chart) in charts(&dataset, entry, Language::En) {
            let (view, _) = View::from_query(&dataset, &link);
            let embed = pinned(&dataset, &view).to_query(&dataset, Form::Embed);
            let same = Chart::from_link(&dataset, &embed);
            if (same.title, same.spoken, same.notes) != (chart.title, chart.spoken, chart.notes) {
                wrong.push(format!("{link} and {embed} differ"));
            }
        }
    }
    none(&wrong);
}

/// The numbers in a text, as printed.
fn numbers(text: &str) -> Vec<&str> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    parts.map(|part| part.trim_matches(['.', ','])).filter(|part| !part.is_empty()).collect()
}

/// The numbers that only measure: those of axes and of lines of equal average.
fn scales(chart: &Chart) -> Vec<&str> {
    let Plot::Scatter(scatter) = &chart.plot else { return Vec::new() };
    let ticks = scatter.sides.iter().flat_map(|side| &side.ticks);
    ticks.chain(&scatter.rays).map(|mark| mark.label.as_str()).collect()
}

/// Every number that is drawn can be read and heard. Those of colours and periods are in what is said of the marks.
#[test]
fn every_number_drawn_is_in_the_table_and_spoken() {
    check(|_, chart| {
        let table = chart.table.rows.iter().flatten().chain(&chart.table.columns);
        let table = table.chain([&chart.table.caption]).map(String::as_str).collect::<Vec<_>>().join(" ");
        let around = [chart.notes.join(" "), chart.subtitle.clone(), chart.coverage.clone()].join(" ");
        let (read, heard, around) = (numbers(&table), numbers(&chart.spoken), numbers(&around));
        let mut wrong = Vec::new();
        let scales = scales(chart);
        for (_, text) in
            placed(chart, scale(1280.0)).texts.into_iter().filter(|entry| !scales.contains(&entry.1.as_str()))
        {
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

/// Every number that the data carry, in a language: the figures, what is derived from them, and those within names and periods.
fn carried(dataset: &Dataset, language: Language) -> BTreeSet<String> {
    let mut texts: Vec<String> = Vec::new();
    texts.extend(dataset.terms.iter().map(|term| term.text.get(language).to_owned()));
    texts.extend(dataset.indicators.iter().map(|indicator| indicator.name.get(language).to_owned()));
    texts.extend(dataset.projects.iter().map(|figure| figure.project.get(language).to_owned()));
    let of_projects = dataset.projects.iter().map(|figure| &figure.observation);
    for seen in dataset.observations.iter().chain(of_projects) {
        texts.push(seen.figure.text(language));
        texts.push(words::period_short(seen.period, language));
        texts.push(words::period(seen.period, language));
        texts.extend(derived_from(dataset, seen).iter().map(|derived| derived.figure.text(language)));
        texts.extend(year_gone(seen.period).map(|gone| gone.text(language)));
    }
    texts.iter().flat_map(|text| numbers(text)).map(str::to_owned).collect()
}

/// The numbers of a chart that are no figures: its scale, its classes, and places among those that reported.
fn measures(chart: &Chart) -> Vec<&str> {
    match &chart.plot {
        Plot::Tiles(tiles) => tiles.breaks.iter().map(String::as_str).collect(),
        Plot::Sheet(entries) => entries.iter().map(|entry| entry.place.as_str()).collect(),
        _ => scales(chart),
    }
}

/// Nothing is drawn, of any kind at any width, that is not in the data or derived from them.
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
                // What is cut may end within a number.
                let whole = text.strip_suffix('…').map_or(text.as_str(), |cut| cut.trim_end_matches(|c| c != ' '));
                let foreign = numbers(whole).into_iter().filter(|number| !carried.contains(*number));
                wrong.extend(foreign.map(|number| format!("{number} of {text:?} at {width} px is not in the data")));
            }
        }
        wrong
    });
}

/// A kind without figures for an indicator says so, and leads to charts that have some.
#[test]
fn what_cannot_be_shown_is_said_with_a_way_on() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for (name, _) in Kind::ALL {
        for indicator in &dataset.indicators {
            let link = format!("c={name}&i={}", indicator.id);
            let chart = Chart::from_link(&dataset, &link);
            if !matches!(chart.plot, Plot::Message(_)) {
                continue;
            }
            if chart.title.is_empty() || chart.links.is_empty() {
                wrong.push(format!("{link}: says {:?} and leads to {:?}", chart.title, chart.links));
            }
            for way in &chart.links {
                let there = Chart::from_link(&dataset, &way.query);
                if matches!(there.plot, Plot::Message(_)) || !there.notices.is_empty() {
                    wrong.push(format!("{link}: leads to {}, which shows nothing", way.query));
                }
            }
        }
    }
    none(&wrong);
}
