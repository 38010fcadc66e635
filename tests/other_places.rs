//! What pictures and sentences of other places must hold: of the example, whose names are long, and of a package that says nothing of itself.

mod common;

use common::picture::{placed, scale};
use common::{germany, none, rows};
use district_charts::data::{Dataset, Package};
use district_charts::kinds::KINDS;
use district_charts::model::{Chart, Plot, View};
use district_charts::page;

/// A package of tables alone. The places differ as places do: the largest is two hundred times the smallest, and each is near its neighbours.
fn tables_alone(description: &str) -> Dataset {
    let size = |index: i32| (1.1_f64.powi(index) * 500_000.0) as u64;
    let observations = (0..57).flat_map(|index| {
        let years = [1990, 2000, 2010, 2020].into_iter();
        // The last place alone grows fast.
        let growth = if index == 56 { 1_000_000 } else { 1 };
        years.map(move |year| format!("place-{index},people,{year},{}\n", size(index) + (year - 1990) * growth))
    });
    let package = Package {
        description: description.as_bytes(),
        places: &(0..57)
            .fold("id,name\n".to_owned(), |all, index| format!("{all}place-{index},Place {index}\n"))
            .into_bytes(),
        indicators: b"id,name,unit,measure\npeople,inhabitants,people,count\n",
        observations: &observations
            .fold("place,indicator,period,value\n".to_owned(), |all, row| all + &row)
            .into_bytes(),
        ..Package::default()
    };
    Dataset::read(&package).expect("a package of tables alone")
}

/// The charts of every kind in every language of a package.
fn charts(dataset: &Dataset) -> Vec<(String, Chart)> {
    let mut charts = Vec::new();
    for kind in KINDS {
        for language in &dataset.description().languages {
            let link = format!("c={}&l={}", kind.name, language.code());
            charts.push((link.clone(), Chart::from_link(dataset, &link)));
        }
    }
    charts
}

/// Both ends of a long ranking are drawn, which are far from each other; that makes no outliers of the upper one.
#[test]
fn a_long_ranking_of_neighbours_has_no_broken_bar() {
    let chart = Chart::from_link(&tables_alone(""), "l=en");
    assert!(rows(&chart).len() < 57, "the ranking is shortened");
    none(rows(&chart).iter().flat_map(|row| row.bars.iter().filter(|bar| bar.is_broken).map(|_| &row.name)));
}

/// A package may say nothing of itself, or no noun for its scopes.
#[test]
fn no_sentence_lacks_a_noun() {
    let mut wrong = Vec::new();
    for description in ["", r#"{"title": "Places"}"#, r#"{"title": "Places", "charts": {"languages": ["zh", "en"]}}"#] {
        let dataset = tables_alone(description);
        for (link, chart) in charts(&dataset) {
            let texts = [&chart.title, &chart.subtitle, &chart.coverage].into_iter().chain(&chart.notes);
            for text in
                texts.filter(|text| ["  ", " ,", " .", "()", "（）", "同一、"].iter().any(|gap| text.contains(gap)))
            {
                wrong.push(format!("{link}: {text:?}"));
            }
            for field in page::fields(&dataset, &View::from_query(&dataset, &link).0) {
                if field.label.is_empty() || ["Projects", "项目"].contains(&field.label.as_str()) {
                    wrong.push(format!("{link}: the label {:?}", field.label));
                }
            }
        }
    }
    none(wrong);
}

/// A line ends between words, behind a hyphen, or in an ellipsis.
#[test]
fn no_word_of_a_name_is_split() {
    let dataset = germany();
    let mut wrong = Vec::new();
    for width in [320.0, 360.0, 480.0, 570.0, 760.0, 1000.0] {
        for (link, chart) in charts(&dataset) {
            let names: Vec<&str> = match &chart.plot {
                Plot::Tiles(map) => map.tiles.iter().flat_map(|tile| [&*tile.row.name, &*tile.row.short]).collect(),
                _ => Vec::new(),
            };
            for (_, text) in placed(&chart, scale(width)).texts {
                let is_word = |name: &&str| name.split([' ', '-']).any(|word| text.ends_with(word));
                if !names.is_empty()
                    && text.starts_with(char::is_alphabetic)
                    && !text.ends_with(['…', '-'])
                    && !names.iter().any(is_word)
                {
                    wrong.push(format!("{link} at {width} px: {text:?}"));
                }
                if text.ends_with('’') {
                    wrong.push(format!("{link} at {width} px: {text:?} ends at an apostrophe"));
                }
            }
        }
    }
    none(wrong);
}

/// Tables of one publisher and year are one source for a reader, a figure with a flag has one pair of brackets, and a rank is no quantity.
#[test]
fn sentences_repeat_nothing() {
    let dataset = germany();
    let mut wrong = Vec::new();
    for (link, chart) in charts(&dataset) {
        let source = chart.source.trim_start_matches("Source: ");
        let mut publications: Vec<&str> = source.split("; ").collect();
        let all = publications.len();
        publications.sort_unstable();
        publications.dedup();
        if publications.len() < all {
            wrong.push(format!("{link}: {source}"));
        }
        let texts = std::iter::once(&chart.title).chain(&chart.notes).chain(chart.table.rows.iter().flatten());
        for text in texts.filter(|text| {
            text.contains(") (") || text.contains("rounded to one decimal / ") || text.ends_with(" rank")
        }) {
            wrong.push(format!("{link}: {text}"));
        }
    }
    none(wrong);
}

/// The small pictures of a front page are drawn for any font, and their years are whole. The change that it shows is the strongest of all places.
#[test]
fn a_front_page_shows_the_strongest_change_with_whole_years() {
    let chart = Chart::from_link(&tables_alone(""), "c=trend&l=en");
    for width in [256.0, 320.0, 640.0] {
        let texts = placed(&chart, scale(width)).texts;
        for year in ["1990", "2020"] {
            assert!(texts.iter().any(|(_, text)| text == year), "found no {year} at {width} px: {texts:?}");
        }
    }
    let html = xtask::prerender::page(
        &common::text("www/index.html"),
        |name: &str| Ok(common::text(&format!("www/{name}"))),
        &tables_alone(""),
        "",
        false,
    );
    let html = html.expect("a page");
    let (_, worth) = html.split_once("class=\"worth\"").expect("charts worth seeing");
    // The strongest change of all places, and not of those that a chart draws.
    assert!(worth.contains("Inhabitants in Place 56 rose"), "{worth}");
    assert!(worth.contains(">1990<") && !worth.contains("19…"), "{worth}");
}

/// A package of one indicator over 60 years. Of its places all have the first years, and `late` have not reported the last one yet.
fn long_series(places: usize, late: usize) -> Dataset {
    let name = |place: usize| match place {
        0 => "The place with a name that fills two lines of a telephone".to_owned(),
        _ => format!("Place {place}"),
    };
    let names = (0..places).fold("id,name\n".to_owned(), |all, place| format!("{all}place-{place},{}\n", name(place)));
    let mut observations = "place,indicator,period,value\n".to_owned();
    for place in 0..places {
        for year in 1960..2020 - i32::from(place < late) {
            observations +=
                &format!("place-{place},people,{year},{}\n", (place + 1) * 1000 + (year as usize * 37) % 100);
        }
    }
    let package = Package {
        places: names.as_bytes(),
        indicators: b"id,name,unit,measure\npeople,inhabitants,people,count\n",
        observations: observations.as_bytes(),
        ..Package::default()
    };
    Dataset::read(&package).expect("a package of a long series")
}

/// A panel of many points has the values of the first and the last, and their years among those on its one line.
#[test]
fn a_long_series_is_not_covered_by_its_texts() {
    let chart = Chart::from_link(&long_series(2, 0), "c=trend&l=en");
    for width in [320.0, 360.0, 760.0, 1280.0] {
        let texts = placed(&chart, scale(width)).texts;
        let is_year = |text: &str| text.len() == 4 && text.starts_with(['1', '2']);
        let lines: std::collections::BTreeSet<u64> =
            texts.iter().filter(|(_, text)| is_year(text)).map(|(rect, _)| rect.y.round() as u64).collect();
        assert!(lines.len() <= 2, "found the years of two panels on {} lines at {width} px", lines.len());
        for year in ["1960", "2019"] {
            assert_eq!(texts.iter().filter(|(_, text)| text == year).count(), 2, "{year} at {width} px");
        }
        let values = texts.iter().filter(|(_, text)| text.contains(',')).count();
        assert_eq!(values, 4, "the values of both ends in two panels at {width} px");
    }
}

/// A few places are always late: the latest year is shown as soon as nine tenths as many have it as had the fullest.
#[test]
fn the_latest_period_is_shown_though_some_are_late() {
    for (late, year) in [(0, "2019"), (3, "2019"), (4, "2018")] {
        let chart = Chart::from_link(&long_series(30, late), "l=en");
        assert!(
            chart.subtitle.contains(year),
            "found {:?} with {late} of 30 places late, expected {year}",
            chart.subtitle
        );
    }
}

/// A profile compares the latest figure of a long series, and its table has all.
#[test]
fn a_profile_has_each_long_series_once() {
    let chart = Chart::from_link(&long_series(3, 0), "c=profile&l=en");
    let Plot::Profile(entries) = &chart.plot else { panic!("found {:?}", chart.plot) };
    assert_eq!(entries.len(), 1);
    assert_eq!(chart.table.rows.len(), 60);
}

/// Where one name needs two lines above its bar, the others stand next to theirs.
#[test]
fn a_name_above_a_bar_stands_next_to_it() {
    let chart = Chart::from_link(&long_series(6, 0), "l=en");
    let placed = placed(&chart, scale(320.0));
    let name = |text: &str| placed.texts.iter().find(|(_, found)| found == text).map(|(rect, _)| *rect);
    let lines = placed.texts.iter().filter(|(_, text)| text.contains("place with") || text.contains("telephone"));
    assert_eq!(lines.count(), 2, "the long name has two lines: {:?}", placed.texts);
    for place in ["Place 1", "Place 4"] {
        let rect = name(place).unwrap_or_else(|| panic!("found no {place}: {:?}", placed.texts));
        let bars = placed.marks.iter().filter(|mark| mark.y > rect.y).map(|mark| mark.y - rect.y - rect.height);
        let distance = bars.fold(f64::INFINITY, f64::min);
        assert!(distance < 8.0, "found {distance} px between {place} and its bar");
    }
}
