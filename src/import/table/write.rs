//! From a converted table to the files of a package.

use super::figures::{Converted, TableFigure, TableIndicator};
use super::names::{Ids, language};
use super::places::{PlaceLevel, TablePlace};
use super::proposal::Proposal;
use super::vocabulary::{entries, is_growth, is_percent, listed};
use crate::data::Package;
use crate::number::{Comparator, Decimal, Flag};
use std::fmt::Write;

/// The files of a package as text, each with its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackageFiles(pub Vec<(String, String)>);

impl PackageFiles {
    /// The text of a file; empty if there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|file| file.0 == name).map_or("", |file| &file.1)
    }

    /// Puts a file in the place of one with the same name.
    pub fn set(&mut self, name: &str, text: String) {
        match self.0.iter_mut().find(|file| file.0 == name) {
            Some(file) => file.1 = text,
            None => self.0.push((name.to_owned(), text)),
        }
    }

    /// The files as bytes, to be read by `Dataset::read`.
    pub fn package(&self) -> Package<'_> {
        let bytes = |name: &str| self.get(name).as_bytes();
        Package {
            description: bytes("datapackage.json"),
            districts: bytes("districts.csv"),
            places: bytes("places.csv"),
            indicators: bytes("indicators.csv"),
            terms: bytes("terms.csv"),
            sources: bytes("sources.csv"),
            sections: bytes("sections.csv"),
            observations: bytes("observations.csv"),
            projects: bytes("projects.csv"),
            revisions: bytes("revisions.csv"),
        }
    }
}

/// A line of CSV.
pub(super) fn csv_line(text: &mut String, fields: &[&str]) {
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        if field.contains(['"', ',', '\n', '\r']) || field.starts_with(' ') {
            let _ = write!(text, "\"{}\"", field.replace('"', "\"\"").replace(['\n', '\r'], " "));
        } else {
            text.push_str(field);
        }
    }
    text.push('\n');
}

/// The id of the source of a table.
const SOURCE: &str = "table";

/// Writes a package: places, indicators, figures with line and column, the source, and the description.
///
/// ```
/// use district_charts::data::Dataset;
/// use district_charts::import::table::{Converter, Proposal, Settings, TableFile, decode_native, package};
///
/// let bytes = "Borough,Births 2020,Births 2021\nCamden,2500,2450\nBarnet,4900,4850\n".as_bytes();
/// let proposal = Proposal::read(TableFile { name: "births.csv", bytes, year: None }, &Settings::new(), &decode_native).expect("a table");
/// let mut converter = Converter::new(&proposal);
/// while converter.advance(1_000) {}
/// let files = package(&proposal, &converter.finish());
/// let dataset = Dataset::read(&files.package()).expect("a sound package");
/// assert_eq!((dataset.districts.len(), dataset.observations.len()), (2, 4));
/// ```
pub fn package(proposal: &Proposal, converted: &Converted) -> PackageFiles {
    let mut files = PackageFiles::default();
    let names = proposal.places.places.iter().map(|place| place.name.as_str());
    let tag = proposal.settings.get("language").map_or_else(
        || {
            let indicators = converted.indicators.iter().map(|indicator| indicator.name.as_str());
            language(names.chain(indicators)).to_owned()
        },
        str::to_owned,
    );
    let (place_ids, places) = places_file(&proposal.places.places, &tag);
    let (indicator_ids, indicators) = indicators_file(converted, &tag);
    files.set("datapackage.json", super::describe::describe(proposal, &tag));
    files.set("districts.csv", places);
    files.set("indicators.csv", indicators);
    files.set("sources.csv", sources_file(proposal, &tag));
    files.set("observations.csv", observations_file(&converted.figures, &place_ids, &indicator_ids));
    files
}

/// The name of a level in a package.
pub(super) fn level_name(level: PlaceLevel) -> &'static str {
    match level {
        PlaceLevel::Whole => "whole",
        PlaceLevel::Region => "region",
        PlaceLevel::District => "district",
    }
}

fn places_file(places: &[TablePlace], tag: &str) -> (Vec<String>, String) {
    let mut ids = Ids::default();
    let made: Vec<String> = places
        .iter()
        .map(|place| {
            let both = [place.name.as_str(), " ", &place.larger].concat();
            let is_twice =
                !place.larger.is_empty() && places.iter().filter(|other| other.name == place.name).count() > 1;
            ids.make(&[if is_twice { &both } else { &place.name }, &place.other, &place.code], 'p')
        })
        .collect();
    let mut text = String::new();
    // Names in another script, if all places have one.
    let others = language(places.iter().map(|place| place.other.as_str()));
    let has_others = others != tag && places.iter().all(|place| !place.other.is_empty());
    let mut header =
        vec!["id".to_owned(), "code".to_owned(), "level".to_owned(), "parent".to_owned(), ["name_", tag].concat()];
    header.extend(has_others.then(|| ["name_", others].concat()));
    csv_line(&mut text, &header.iter().map(String::as_str).collect::<Vec<_>>());
    for (place, id) in places.iter().zip(&made) {
        // A parent is of a higher level.
        let parent = place.parent.filter(|&parent| places[parent].level < place.level);
        let parent = parent.map_or("", |parent| &made[parent]);
        let name =
            if place.name.is_empty() { if place.code.is_empty() { id } else { &place.code } } else { &place.name };
        let mut cells = vec![id.as_str(), &place.code, level_name(place.level), parent, name];
        cells.extend(has_others.then_some(place.other.as_str()));
        csv_line(&mut text, &cells);
    }
    (made, text)
}

/// The name of an indicator with the part of it.
pub(super) fn full_name(indicator: &TableIndicator) -> String {
    let is_wide = indicator.name.chars().any(|c| c >= '\u{2e80}');
    match (indicator.name.is_empty(), indicator.part.is_empty()) {
        (_, true) => indicator.name.clone(),
        (true, false) => indicator.part.clone(),
        (false, false) if is_wide => format!("{}：{}", indicator.name, indicator.part),
        (false, false) => format!("{}: {}", indicator.name, indicator.part),
    }
}

/// The form of the figures of an indicator.
#[derive(Clone, Copy, Default)]
struct Look {
    /// The most decimals.
    decimals: usize,
    /// Whether one is below zero.
    has_negative: bool,
    largest: f64,
}

fn indicators_file(converted: &Converted, tag: &str) -> (Vec<String>, String) {
    let mut looks = vec![Look::default(); converted.indicators.len()];
    for figure in &converted.figures {
        let look = &mut looks[figure.indicator as usize];
        look.decimals = look.decimals.max(figure.digits.split_once('.').map_or(0, |parts| parts.1.len()));
        look.has_negative |= figure.digits.starts_with('-');
        look.largest =
            look.largest.max(Decimal::parse_long(&figure.digits).map_or(0.0, |found| found.0.to_f64().abs()));
    }
    let mut ids = Ids::default();
    let mut made = Vec::new();
    let mut text = String::new();
    csv_line(&mut text, &["id", &["name_", tag].concat(), "unit", "measure", "decimals"]);
    for (indicator, look) in converted.indicators.iter().zip(looks) {
        let name = full_name(indicator);
        let id = ids.make(&[&name], 'i');
        let unit = if indicator.unit.is_empty() { "none" } else { &indicator.unit };
        // Long fractions of computed figures are shown with a few digits and kept whole.
        let decimals = match look.decimals {
            0..=3 => "",
            _ if look.largest < 1.0 => "4",
            _ => "2",
        };
        csv_line(
            &mut text,
            &[&id, if name.is_empty() { &id } else { &name }, unit, measure(indicator, look), decimals],
        );
        made.push(id);
    }
    (made, text)
}

/// Words of averages.
const MEANS: &str =
    "average|mean|median|per capita|per head|人均|平均|durchschnitt| je |на душу|в среднем|в расчете на|par habitant";
/// Units of things that are counted.
const COUNTED: &str = "person|persons|people|人|户|个|unit|units|number|Anzahl|Personen|personas|человек|世帯|명|Persons|pessoas|Pessoas|\
    osoba|aantal|personer|Number of persons";

/// The kind of quantity, by unit, name and figures.
fn measure(indicator: &TableIndicator, look: Look) -> &'static str {
    let name = full_name(indicator).to_lowercase();
    let has = |words: &str| entries(words).any(|word| name.contains(word));
    let is_point = listed("percentage points|points|pp|百分点|个百分点", &indicator.unit);
    match indicator.unit.as_str() {
        _ if is_point => "change",
        unit if is_percent(unit) && (is_growth(&name) || look.has_negative) => "growth",
        unit if is_percent(unit) => "share",
        unit if unit.ends_with("=100") || unit.ends_with("＝100") || unit.eq_ignore_ascii_case("index") => "index",
        _ if has("index|指数") && look.decimals > 0 => "index",
        _ if has("density|dichte|密度|per 1,000|per 100,000|ratio") => "ratio",
        _ if has(MEANS) => "mean",
        _ if look.decimals == 0 && indicator.unit.is_empty() => "count",
        unit if look.decimals == 0 && listed(COUNTED, unit) => "count",
        _ => "amount",
    }
}

fn sources_file(proposal: &Proposal, tag: &str) -> String {
    let title = match (proposal.title.is_empty(), proposal.file_name.is_empty()) {
        (false, _) => proposal.title.as_str(),
        (true, false) => proposal.file_name.rsplit(['/', '\\']).next().unwrap_or_default(),
        (true, true) => SOURCE,
    };
    let get = |key: &str| proposal.settings.get(key).unwrap_or_default();
    let mut text = String::new();
    csv_line(&mut text, &["id", &["title_", tag].concat(), &["publisher_", tag].concat(), "published", "url"]);
    csv_line(&mut text, &[SOURCE, title, &proposal.publisher, get("published"), get("url")]);
    text
}

/// The flag of a package for a printed one: the first letter that it knows, or its name. Other words are no flags.
pub fn known_flag(printed: &str) -> Option<Flag> {
    // The flags of a package begin with the letters by which offices print them.
    const NAMES: &str = "provisional|preliminary|estimated|estimate|break|forecast";
    let small = printed.to_lowercase();
    if let Some(word) = small.split(|c: char| !c.is_alphabetic()).find(|word| listed(NAMES, word)) {
        return Flag::parse(&word[..1]);
    }
    // Letters alone, or before a colon and their meaning.
    let is_short = printed.chars().filter(char::is_ascii_alphabetic).count() <= 3;
    let letters = if is_short { printed } else { printed.split_once(':').map_or("", |parts| parts.0) };
    let mut letters = letters.chars().filter(char::is_ascii_alphabetic).take(3);
    letters.find_map(|letter| Flag::parse(letter.encode_utf8(&mut [0; 4])))
}

fn observations_file(figures: &[TableFigure], places: &[String], indicators: &[String]) -> String {
    let has_comparator = figures.iter().any(|figure| figure.comparator != Comparator::Eq);
    let has_flag = figures.iter().any(|figure| known_flag(&figure.flags).is_some());
    let mut text = String::with_capacity(figures.len() * 48);
    let mut header = vec!["district", "indicator", "period", "value"];
    header.extend(has_comparator.then_some("comparator"));
    header.extend(has_flag.then_some("flag"));
    header.extend(["source", "line", "column"]);
    csv_line(&mut text, &header);
    for figure in figures {
        let _ = write!(
            text,
            "{},{},{},{}",
            places[figure.place as usize], indicators[figure.indicator as usize], figure.period, figure.digits
        );
        if has_comparator {
            let _ = write!(text, ",{}", figure.comparator.name());
        }
        if has_flag {
            let _ = write!(text, ",{}", known_flag(&figure.flags).map_or("", Flag::name));
        }
        let _ = writeln!(text, ",{SOURCE},{},{}", figure.position.line, figure.position.column);
    }
    text
}
