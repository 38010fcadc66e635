//! The package of `examples/germany`: what is computed in it follows from what Eurostat printed, and every chart can be made.
#![allow(clippy::disallowed_methods)]

use std::collections::BTreeMap;
use std::path::Path;

use district_charts::data::Dataset;
use district_charts::kinds::KINDS;
use district_charts::model::Chart;
use district_charts_cli::folder::PackageFolder;
use district_charts_cli::site::picture;

fn dataset() -> Dataset {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/germany");
    PackageFolder::read(&folder).expect("the example").dataset().expect("a sound package")
}

/// The printed figures by indicator, place and year.
fn figures(dataset: &Dataset) -> BTreeMap<(&str, &str, String), (f64, String)> {
    let entry = |observation: &'_ _| {
        let district_charts::data::Observation { district, indicator, period, figure, .. } = observation;
        let (district, indicator) = (&dataset.districts[*district], &dataset.indicators[*indicator]);
        let text = figure.value.to_string().replace('\u{2212}', "-");
        ((indicator.id.as_str(), district.id.as_str(), period.to_string()), (text.parse().expect("a number"), text))
    };
    dataset.observations.iter().map(entry).collect()
}

#[test]
fn computed_figures_follow_from_printed_ones() {
    let dataset = dataset();
    let figures = figures(&dataset);
    let value = |indicator: &str, place: &str, year: i32| figures[&(indicator, place, year.to_string())].0;
    let mut counts = BTreeMap::new();
    for ((indicator, place, period), (_, text)) in &figures {
        let year: i32 = period.parse().expect("a year");
        let expected = match *indicator {
            "gdp-growth" => format!("{:.1}", (value("gdp", place, year) / value("gdp", place, year - 1) - 1.0) * 100.0),
            "gdp-share" => format!("{:.1}", value("gdp", place, year) / value("gdp", "germany", year) * 100.0),
            "unemployment-change" => {
                format!("{:.1}", value("unemployment", place, year) - value("unemployment", place, year - 1))
            }
            "gdp-per-head-rank" => {
                let own = value("gdp-per-head", place, year);
                let districts = dataset.district_ids().into_iter().map(|id| dataset.districts[id].id.as_str());
                let above = districts.filter(|other| value("gdp-per-head", other, year) > own);
                (above.count() + 1).to_string()
            }
            _ => continue,
        };
        *counts.entry(*indicator).or_insert(0) += 1;
        assert_eq!(*text, expected.replace("-0.0", "0.0"), "{indicator} of {place} in {period}");
    }
    assert_eq!(
        counts.into_iter().collect::<Vec<_>>(),
        [("gdp-growth", 92), ("gdp-per-head-rank", 38), ("gdp-share", 38), ("unemployment-change", 38)]
    );
}

/// Each kind of chart with each indicator, at the width of a phone and of a wide window.
#[test]
fn every_chart_of_the_example_can_be_drawn() {
    let dataset = dataset();
    let mut drawn = 0;
    for kind in KINDS {
        for indicator in &dataset.indicators {
            let chart = Chart::from_link(&dataset, &format!("c={}&i={}&l=en", kind.name, indicator.id));
            for text in [&chart.title, &chart.subtitle, &chart.coverage, &chart.spoken] {
                assert!(text.chars().all(|c| c < '\u{2e80}'), "{} has Chinese: {text}", indicator.id);
            }
            for width in [360, 1280] {
                let svg = picture::of_width(&chart, "", width).expect("a picture");
                assert!(svg.contains(&format!("width=\"{width}\"")), "{svg:.200}");
                drawn += usize::from(!chart.table.rows.is_empty());
            }
        }
    }
    assert!(drawn > 100, "only {drawn} charts have figures");
}
