//! A package that is read loses nothing: its tables, written again from the dataset, are the same bytes.

mod common;

use common::{embedded, germany, path};
use district_charts::data::{
    Dataset, District, Indicator, IndicatorId, Level, MEASURES, Observation, Scope, Section, Source, Term, TermId,
    TermRole, digest_text,
};
use district_charts::language::{Language, Text};
use district_charts::number::Figure;
use std::fs;

/// The columns with a text for each language: `name_zh` and `name_en` are the texts of `name`.
fn in_language<'t>(text: &'t Text, column: &str, prefix: &str) -> Option<&'t str> {
    let code = column.strip_prefix(prefix)?;
    Language::ALL.into_iter().find(|language| language.code() == code).map(|language| text.get(language))
}

fn number(value: Option<u32>) -> String {
    value.map_or(String::new(), |value| value.to_string())
}

/// The digits of a figure, with the hyphen of a package for minus.
fn digits(figure: &Figure) -> String {
    figure.value.to_string().replace('\u{2212}', "-")
}

/// The id of a term, or nothing.
fn term_id(dataset: &Dataset, term: Option<TermId>) -> String {
    term.map_or(String::new(), |term| dataset.terms[term].id.clone())
}

/// The id of another indicator, or nothing.
fn indicator_id(dataset: &Dataset, other: Option<IndicatorId>) -> String {
    other.map_or(String::new(), |other| dataset.indicators[other].id.clone())
}

fn place_cell(dataset: &Dataset, place: &District, column: &str) -> String {
    match column {
        "id" => place.id.clone(),
        "code" => place.code.clone(),
        "level" => match place.level {
            Level::Whole => "whole".to_owned(),
            Level::Region => "region".to_owned(),
            Level::District => "district".to_owned(),
        },
        "parent" => place.parent.map_or(String::new(), |parent| dataset.districts[parent].id.clone()),
        "aliases" => place.aliases.join(" "),
        "tile_x" => number(place.tile.map(|tile| tile.0)),
        "tile_y" => number(place.tile.map(|tile| tile.1)),
        _ => in_language(&place.name, column, "name_")
            .or_else(|| in_language(&place.short, column, "short_"))
            .unwrap_or_else(|| panic!("a cell for the column {column} of places"))
            .to_owned(),
    }
}

fn indicator_cell(dataset: &Dataset, indicator: &Indicator, column: &str) -> String {
    match column {
        "id" => indicator.id.clone(),
        "unit" => term_id(dataset, Some(indicator.unit)),
        "measure" => MEASURES.iter().find(|measure| measure.1 == indicator.measure).expect("a name").0.to_owned(),
        "denominator" => term_id(dataset, indicator.denominator),
        "theme" => term_id(dataset, Some(indicator.theme)),
        "excludes" => {
            let ids: Vec<&str> = indicator.excludes.iter().map(|&id| dataset.districts[id].id.as_str()).collect();
            ids.join(" ")
        }
        "variant_of" => indicator_id(dataset, indicator.variant_of),
        "change_of" => indicator_id(dataset, indicator.change_of),
        "total_of" => indicator_id(dataset, indicator.total_of),
        "related_to" => indicator_id(dataset, indicator.related_to),
        "change_over" => if indicator.is_over_year { "year" } else { "" }.to_owned(),
        _ => in_language(&indicator.name, column, "name_")
            .or_else(|| in_language(&indicator.definition, column, "definition_"))
            .unwrap_or_else(|| panic!("a cell for the column {column} of indicators"))
            .to_owned(),
    }
}

fn term_cell(_: &Dataset, term: &Term, column: &str) -> String {
    let role = |role| match role {
        TermRole::Percent => "percent",
        TermRole::PercentagePoint => "percentage-point",
        TermRole::YearPlan => "year-plan",
    };
    match column {
        "id" => term.id.clone(),
        "kind" => format!("{:?}", term.kind).to_lowercase(),
        "role" => term.role.map_or("", role).to_owned(),
        "power_en" => match term.shown.powers[Language::En as usize] {
            0 => String::new(),
            power => power.to_string(),
        },
        _ => in_language(&term.text, column, "")
            .or_else(|| in_language(&term.shown.long, column, "long_"))
            .or_else(|| in_language(&term.shown.short, column, "short_"))
            .unwrap_or_else(|| panic!("a cell for the column {column} of terms"))
            .to_owned(),
    }
}

fn source_cell(_: &Dataset, source: &Source, column: &str) -> String {
    match column {
        "id" => source.id.clone(),
        "published" => source.published.map_or(String::new(), |day| day.to_string().trim_start_matches('@').to_owned()),
        "pages" => source.pages.clone(),
        "url" => source.url.clone(),
        _ => in_language(&source.title, column, "title_")
            .or_else(|| in_language(&source.publisher, column, "publisher_"))
            .unwrap_or_else(|| panic!("a cell for the column {column} of sources"))
            .to_owned(),
    }
}

fn section_cell(dataset: &Dataset, section: &Section, column: &str) -> String {
    match column {
        "source" => dataset.sources[section.source].id.clone(),
        "line" => section.line.to_string(),
        "page" => section.page.clone(),
        _ => in_language(&section.title, column, "title_").expect("a title").to_owned(),
    }
}

fn observation_cell(dataset: &Dataset, row: &Observation, column: &str) -> String {
    match column {
        "district" | "place" => dataset.districts[row.district].id.clone(),
        "indicator" => dataset.indicators[row.indicator].id.clone(),
        "scope" => match row.scope {
            Scope::Whole => String::new(),
            Scope::List(list) => dataset.terms[list].id.clone(),
        },
        "period" => row.period.to_string(),
        "value" => row.all_digits().map_or_else(|| digits(&row.figure), str::to_owned),
        "comparator" => row.comparator().name().to_owned(),
        "status" => row.status.name().to_owned(),
        "basis" => if row.is_implied { "implied" } else { "printed" }.to_owned(),
        "flag" => row.figure.flag.map_or("", |flag| flag.name()).to_owned(),
        "source" => dataset.sources[row.source].id.clone(),
        "line" => number(row.line),
        "quote" => row.quote().to_owned(),
        "note" => term_id(dataset, row.note()),
        _ => panic!("a cell for the column {column} of figures"),
    }
}

/// A cell as CSV has it: in quotes if it holds a comma, a quote or a line break.
fn escaped(cell: &str) -> String {
    if cell.contains([',', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// Fails unless a table of the rows, in the columns of the file, is the file.
fn is_written_again<R>(dataset: &Dataset, file: &str, rows: &[R], cell: impl Fn(&Dataset, &R, &str) -> String) {
    let expected = fs::read_to_string(path(file)).expect("a table");
    let head = expected.lines().next().expect("a head");
    let mut written = format!("{head}\n");
    for row in rows {
        let cells: Vec<String> = head.split(',').map(|column| escaped(&cell(dataset, row, column))).collect();
        written.push_str(&cells.join(","));
        written.push('\n');
    }
    let differs = written.lines().zip(expected.lines()).find(|(written, expected)| written != expected);
    assert_eq!(differs, None, "{file}, as it is written again and as it is");
    assert_eq!(written.len(), expected.len(), "the length of {file}");
}

/// The digest of the figures before all revisions, which is a sum over the figures.
fn before_revisions(dataset: &Dataset) -> u32 {
    dataset.revisions.iter().fold(dataset.digest, |sum, revision| {
        let digest = |figure: Option<(Figure, u32)>| figure.map_or(0, |figure| figure.1);
        sum.wrapping_sub(digest(revision.new)).wrapping_add(digest(revision.old))
    })
}

#[test]
fn the_package_of_articles_is_read_without_loss() {
    let dataset = &embedded();
    is_written_again(dataset, "data/districts.csv", &dataset.districts, place_cell);
    is_written_again(dataset, "data/indicators.csv", &dataset.indicators, indicator_cell);
    is_written_again(dataset, "data/terms.csv", &dataset.terms, term_cell);
    is_written_again(dataset, "data/sources.csv", &dataset.sources, source_cell);
    is_written_again(dataset, "data/sections.csv", &dataset.sections, section_cell);
    is_written_again(dataset, "data/observations.csv", &dataset.observations, observation_cell);
    is_written_again(dataset, "data/projects.csv", &dataset.projects, |dataset, row, column| {
        let name = in_language(&row.project, column, "project_");
        name.map_or_else(|| observation_cell(dataset, &row.observation, column), str::to_owned)
    });
    is_written_again(dataset, "data/revisions.csv", &dataset.revisions, |dataset, row, column| {
        let project = row.project.as_ref().and_then(|project| in_language(project, column, "project_"));
        match column {
            // It is not kept, since it follows from the figures.
            "digest" => digest_text(before_revisions(dataset)),
            "day" => row.day.to_string().trim_start_matches('@').to_owned(),
            "project_zh" | "project_en" => project.unwrap_or_default().to_owned(),
            "old_value" => row.old.map_or(String::new(), |(figure, _)| digits(&figure)),
            "old_comparator" => row.old.map_or("", |(figure, _)| figure.comparator.name()).to_owned(),
            "value" => row.new.map_or(String::new(), |(figure, _)| digits(&figure)),
            "comparator" => row.new.map_or("", |(figure, _)| figure.comparator.name()).to_owned(),
            _ => observation_cell(dataset, &row.observation, column),
        }
    });
}

#[test]
fn the_package_of_statistics_is_read_without_loss() {
    let dataset = &germany();
    is_written_again(dataset, "examples/germany/places.csv", &dataset.districts, place_cell);
    is_written_again(dataset, "examples/germany/indicators.csv", &dataset.indicators, indicator_cell);
    is_written_again(dataset, "examples/germany/terms.csv", &dataset.terms, term_cell);
    is_written_again(dataset, "examples/germany/sources.csv", &dataset.sources, source_cell);
    is_written_again(dataset, "examples/germany/observations.csv", &dataset.observations, observation_cell);
}
