#![allow(missing_docs)]
//! Sources: the figures behind every mark, their locations in articles, and the table as a file.

mod common;

use common::{cases, embedded, none};
use district_charts::model::Chart;

/// Every figure behind a mark has the location that the table names, and a mark without figures says so.
#[test]
fn every_mark_leads_to_its_sources() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    let mut count = 0;
    for (name, link) in cases() {
        let chart = Chart::from_link(&dataset, &link);
        let locations: Vec<&str> = chart.table.rows.iter().filter_map(|row| row.last()).map(String::as_str).collect();
        for (index, mark) in chart.marks.iter().enumerate() {
            let sources = chart.sources(&dataset, Some(index));
            count += sources.figures.len();
            if sources.heading != mark.spoken || sources.figures.len() != mark.observations.len() {
                wrong.push(format!("{name}: {} figures behind {:?}", sources.figures.len(), mark.spoken));
            }
            if sources.absent.is_empty() == sources.figures.is_empty()
                || sources.citation.is_empty() != mark.observations.is_empty()
            {
                wrong.push(format!("{name}: {:?} and {:?} of {:?}", sources.absent, sources.citation, mark.spoken));
            }
            for (figure, observation) in sources.figures.iter().zip(&mark.observations) {
                let publication = dataset.sources[observation.source].publisher.get(chart.language);
                let is_there = locations.iter().any(|location| location.contains(publication));
                let line = observation.line.expect("a line").to_string();
                if !is_there || !figure.location.contains(&line) || !sources.citation.contains(&line) {
                    wrong.push(format!("{name}: {:?} is not in {locations:?}", figure.location));
                }
                if figure.notes.len() != usize::from(observation.is_implied) + usize::from(observation.note().is_some())
                {
                    wrong.push(format!("{name}: {:?} of {:?}", figure.notes, figure.what));
                }
            }
        }
    }
    none(&wrong);
    assert!(count > 500, "found {count} figures, expected more than 500");
}

/// The articles of a chart are those of its source line.
#[test]
fn a_chart_names_its_articles() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for (name, link) in cases() {
        let chart = Chart::from_link(&dataset, &link);
        let sources = chart.sources(&dataset, None);
        let missing = sources.articles.iter().filter(|article| !chart.source.contains(&article.publication));
        wrong.extend(missing.map(|article| format!("{name}: {:?} is not in {:?}", article.publication, chart.source)));
        if sources.articles.is_empty() != chart.source.is_empty() || !sources.figures.is_empty() {
            wrong.push(format!("{name}: {} articles beside {:?}", sources.articles.len(), chart.source));
        }
    }
    none(&wrong);
}

#[test]
fn a_mark_that_does_not_exist_has_no_sources() {
    let dataset = embedded();
    let sources = Chart::from_link(&dataset, "").sources(&dataset, Some(99));
    assert!(sources.figures.is_empty() && sources.heading.is_empty() && !sources.absent.is_empty(), "{sources:?}");
}
