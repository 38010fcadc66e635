//! `district-charts check`: what is wrong with a package, what is odd, and how complete its figures are. The report is for whoever prepares a
//! package, so it is in English like the errors of a package.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use district_charts::compare::{Candidate, candidates};
use district_charts::data::{DataError, DataErrors, DataWarnings, Dataset, DistrictId, IndicatorId, Scope};
use district_charts::draw::{Complaint, Style, is_shape};
use district_charts::language::Language;
use serde_json::{Value, json};

/// The form of boundaries, for warnings.
const SHAPE: &str = "rings of whole numbers as `district-charts map` writes them";

/// The columns of the names of indicators.
const NAME_WIDTH: usize = 44;

/// The report on a package as text.
pub fn report(read: &Result<Dataset, DataErrors>) -> String {
    let mut text = String::new();
    let (errors, warnings) = match read {
        Ok(dataset) => {
            let style = style_complaints(dataset);
            for complaint in &style {
                text += &format!("warning: datapackage.json, charts.style: {complaint}\n");
            }
            let shapes = unreadable_shapes(dataset);
            for (place, found) in &shapes {
                text +=
                    &format!("warning: shape of {place}: found {found:?}, expected {SHAPE}; the place has a tile\n");
            }
            (0, style.len() + shapes.len() + list(&mut text, "warning", &dataset.warnings))
        }
        Err(errors) => {
            let count = lines(&mut text, "error", &errors.first, errors.more);
            (count, list(&mut text, "warning", &errors.warnings))
        }
    };
    if !text.is_empty() {
        text.push('\n');
    }
    if let Ok(dataset) = read {
        text += &coverage(dataset);
    }
    text + &format!("{}, {}\n", counted(errors, "error", "errors"), counted(warnings, "warning", "warnings"))
}

/// The report on a package as JSON, for programs.
pub fn json_report(read: &Result<Dataset, DataErrors>) -> Value {
    let none = (Vec::new(), 0);
    let (errors, more, warnings) = match read {
        Ok(dataset) => (&none.0, none.1, &dataset.warnings),
        Err(errors) => (&errors.first, errors.more, &errors.warnings),
    };
    json!({
        "valid": read.is_ok(),
        "errors": errors.iter().map(json_of).collect::<Vec<_>>(),
        "more_errors": more,
        "warnings": warnings.first.iter().map(json_of).collect::<Vec<_>>(),
        "style": read.iter().flat_map(style_complaints).map(|complaint| json!({
            "key": complaint.key,
            "found": complaint.found,
            "expected": complaint.expected,
            "used": complaint.used,
        })).collect::<Vec<_>>(),
        "shapes": read.iter().flat_map(unreadable_shapes).map(|(place, found)| json!({
            "place": place,
            "found": found,
            "expected": SHAPE,
        })).collect::<Vec<_>>(),
        "more_warnings": warnings.more,
    })
}

/// The values of the house style that are not drawn as they are.
fn style_complaints(dataset: &Dataset) -> Vec<Complaint> {
    Style::new(&dataset.description().style).complaints
}

/// The places whose boundaries cannot be drawn, each with the first letters of the text.
fn unreadable_shapes(dataset: &Dataset) -> Vec<(&str, String)> {
    let shapes =
        dataset.districts.iter().filter_map(|district| Some((district.id.as_str(), district.shape.as_deref()?)));
    shapes.filter(|(_, shape)| !is_shape(shape)).map(|(id, shape)| (id, shortened(shape))).collect()
}

fn json_of(error: &DataError) -> Value {
    json!({
        "file": error.file,
        "line": error.line,
        "column": error.column,
        "found": error.found,
        "expected": error.expected,
        "hint": error.hint,
    })
}

fn list(text: &mut String, kind: &str, warnings: &DataWarnings) -> usize {
    lines(text, kind, &warnings.first, warnings.more)
}

/// Writes errors or warnings, one a line, and returns their number.
fn lines(text: &mut String, kind: &str, first: &[DataError], more: usize) -> usize {
    for error in first {
        *text += &format!("{kind}: {error}\n");
    }
    if more > 0 {
        *text += &format!("and {}\n", counted(more, &format!("more {kind}"), &format!("more {kind}s")));
    }
    first.len() + more
}

fn counted(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

/// The contents of a package, and for each indicator the number of districts with a figure on its best axis.
fn coverage(dataset: &Dataset) -> String {
    let description = dataset.description();
    let (districts, figures) = (dataset.district_ids(), dataset.figures());
    let mut text = format!("{}\n", title(dataset));
    let noun = &description.place;
    let languages: Vec<&str> = description.languages.iter().map(|language| language.code()).collect();
    let parts = [
        counted(districts.len(), &noun.one, &noun.several),
        counted(dataset.indicators.len(), "indicator", "indicators"),
        counted(figures.len(), "figure", "figures"),
        counted(dataset.sources.len(), &description.source.one, &description.source.several),
    ];
    text += &format!("{}; languages: {}\n\n", parts.join(", "), languages.join(", "));
    text += &format!("{:<NAME_WIDTH$} {:>8}  best covered\n", "indicator", "figures");
    for indicator in dataset.indicator_ids() {
        writeln!(text, "{}", indicator_line(dataset, indicator, &districts)).expect("writing into a text cannot fail");
    }
    text.push('\n');
    text
}

/// The title of a package in its first language that has one.
fn title(dataset: &Dataset) -> &str {
    let title = &dataset.description().title;
    let mut texts = dataset.description().languages.iter().map(|&language| title.get(language));
    texts.find(|text| !text.is_empty()).unwrap_or("A package without a title")
}

fn indicator_line(dataset: &Dataset, indicator: IndicatorId, districts: &[DistrictId]) -> String {
    let name = shortened(&dataset.indicators[indicator].id);
    let observations = dataset.observations_of(indicator);
    let candidates = candidates(dataset, indicator, districts);
    let Some(Candidate { axis, districts: covered }) = candidates.first() else {
        let place = if observations.is_empty() { "no figures" } else { "figures of the whole alone" };
        return format!("{name:<NAME_WIDTH$} {:>8}  {place}", observations.len());
    };
    let scope = match axis.scope {
        Scope::Whole => String::new(),
        scope @ Scope::List(_) => format!(", {}", dataset.scope_id(scope)),
    };
    let having: BTreeSet<DistrictId> = observations
        .iter()
        .filter(|observation| observation.period == axis.period && observation.scope == axis.scope)
        .filter(|observation| observation.status == axis.status)
        .map(|observation| observation.district)
        .collect();
    let missing: Vec<&str> =
        districts.iter().filter(|id| !having.contains(id)).map(|&id| name_of(dataset, id)).collect();
    let gaps = match missing.as_slice() {
        [] => String::new(),
        few if few.len() <= 3 => format!("; without {}", few.join(", ")),
        [first, second, rest @ ..] => format!("; without {first}, {second} and {} more", rest.len()),
        _ => String::new(),
    };
    let (period, status, total) = (axis.period, axis.status.name(), districts.len());
    format!("{name:<NAME_WIDTH$} {:>8}  {period}, {status}{scope}: {covered} of {total}{gaps}", observations.len())
}

fn name_of(dataset: &Dataset, district: DistrictId) -> &str {
    let district = &dataset.districts[district];
    let name = district.name.get(Language::En);
    if name.is_empty() { &district.id } else { name }
}

fn shortened(id: &str) -> String {
    let mut short: String = id.chars().take(NAME_WIDTH).collect();
    if short.len() < id.len() {
        short.pop();
        short.push('…');
    }
    short
}
