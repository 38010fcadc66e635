//! What pictures and sentences of other places must hold: of the example, whose names are long, and of a package that says nothing of itself.

mod common;

use common::picture::{placed, scale};
use common::{none, path, rows};
use district_charts::data::{Dataset, Package};
use district_charts::kinds::KINDS;
use district_charts::model::{Chart, Plot, View};
use district_charts::page;

fn germany() -> Dataset {
    let file = |name: &str| std::fs::read(path("examples/germany").join(name)).expect("a file of the example");
    let files = ["datapackage.json", "places.csv", "indicators.csv", "terms.csv", "sources.csv", "observations.csv"];
    let [description, places, indicators, terms, sources, observations] = files.map(file);
    let package = Package {
        description: &description,
        places: &places,
        indicators: &indicators,
        terms: &terms,
        sources: &sources,
        observations: &observations,
        ..Package::default()
    };
    Dataset::read(&package).expect("the example")
}

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
                    && !names.iter().any(|name| is_word(&name))
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
