//! The rows of the tables that figures refer to: places, terms, sources, sections, indicators.

use super::csv::CsvRow;
use super::id::DistrictId;
use super::references::{References, TERM_KINDS, is_id};
use super::tables::{
    District, Indicator, Level, MOST_POWER, Measure, Section, ShownUnit, Source, Term, TermKind, TermRole,
};
use crate::collect::IntoVec;
use crate::language::{Language, Text};
use crate::period::Period;

const LEVELS: [(&str, Level); 4] =
    [("district", Level::District), ("region", Level::Region), ("whole", Level::Whole), ("city", Level::Whole)];

/// The measures with the names that the column `measure` of a package has for them.
///
/// ```
/// use district_charts::data::{MEASURES, Measure};
///
/// assert_eq!(MEASURES.iter().find(|entry| entry.0 == "growth").map(|entry| entry.1), Some(Measure::Growth));
/// ```
pub const MEASURES: [(&str, Measure); 11] = [
    ("growth", Measure::Growth),
    ("share", Measure::Share),
    ("change", Measure::Change),
    ("rate", Measure::Rate),
    ("ratio", Measure::Ratio),
    ("count", Measure::Count),
    ("amount", Measure::Amount),
    ("mean", Measure::Mean),
    ("index", Measure::Index),
    ("rank", Measure::Rank),
    ("score", Measure::Score),
];

const TERM_ROLES: [(&str, TermRole); 3] = [
    ("percent", TermRole::Percent),
    ("percentage-point", TermRole::PercentagePoint),
    ("year-plan", TermRole::YearPlan),
];

/// A place without its parent.
pub(super) fn district(row: &CsvRow<'_>) -> District {
    let has_tile = !row.text("tile_x").is_empty() || !row.text("tile_y").is_empty();
    let name = row.filled_texts("name_*");
    let short = row.texts("short_*");
    let aliases = row.text("aliases");
    let aliases = aliases.split(if aliases.contains('|') { '|' } else { ' ' }).map(str::trim_ascii);
    District {
        id: id(row),
        code: row.text("code").to_owned(),
        level: named_or(row, "level", &LEVELS, "whole, region or district"),
        parent: None,
        short: if short == Text::default() { name.clone() } else { short },
        name,
        aliases: aliases.filter(|alias| !alias.is_empty()).map(str::to_owned).into_vec(),
        shape: Some(row.text("shape")).filter(|shape| !shape.is_empty()).map(str::to_owned),
        tile: has_tile.then(|| (positive(row, "tile_x"), positive(row, "tile_y"))),
    }
}

/// The parent of a place, which is of a higher level.
pub(super) fn parent(
    row: &CsvRow<'_>,
    references: &References<'_>,
    all: &[District],
    own: Level,
) -> Option<DistrictId> {
    let text = row.text("parent");
    if text.is_empty() {
        return None;
    }
    let parent = references.district(row, "parent", text);
    let level = all.get(parent.0).map_or(own, |district| district.level);
    if level >= own && references.districts.find(text).is_some() {
        row.report("parent", "a place of a higher level: a whole, or a region of districts");
    }
    Some(parent)
}

pub(super) fn term(row: &CsvRow<'_>) -> Term {
    let kind = named(row, "kind", &TERM_KINDS, "unit, theme, scope, denominator, note or licence");
    let expected = "percent, percentage-point, year-plan or nothing";
    let role = (!row.text("role").is_empty()).then(|| named(row, "role", &TERM_ROLES, expected));
    Term { id: id(row), kind, text: row.filled_texts("*"), role, shown: shown_unit(row, role) }
}

/// The form in which a unit is shown. A power of ten needs words of its own, or a number would be printed with the wrong unit.
fn shown_unit(row: &CsvRow<'_>, role: Option<TermRole>) -> ShownUnit {
    let (long, powers) = (row.own_texts("long_*"), row.own_texts("power_*"));
    let mut shown = ShownUnit { short: row.own_texts("short_*"), ..ShownUnit::default() };
    for (language, power) in Language::ALL.into_iter().zip(&mut shown.powers) {
        let (text, column) = (powers.get(language), ["power_", language.code()].concat());
        if text.is_empty() {
            continue;
        }
        match text.parse() {
            Ok(found) if (-MOST_POWER..=MOST_POWER).contains(&found) => *power = found,
            _ => row.report(&column, "a power of ten from -12 to 12"),
        }
        if role.is_some() {
            row.report(
                &column,
                "nothing for a unit with a role: per cent and percentage points are the same in every language",
            );
        } else if long.get(language).is_empty() {
            let column = ["long_", language.code()].concat();
            row.report(&column, "the words for the unit that the power leads to, such as billion yuan");
        }
    }
    shown.long = long;
    shown
}

pub(super) fn source(row: &CsvRow<'_>) -> Source {
    let date = row.text("published");
    let published = Period::parse_date(date);
    if published.is_none() && !date.is_empty() {
        row.report("published", "a date: 2021-09-19, 2021-09 or 2021");
    }
    let url = row.text("url");
    if !url.is_empty() && !is_secure(url) {
        row.report("url", "an address that begins with https:// and has no fragment");
    }
    Source {
        id: id(row),
        title: row.filled_texts("title_*"),
        publisher: row.texts("publisher_*"),
        published,
        pages: row.text("pages").to_owned(),
        url: url.to_owned(),
    }
}

/// Whether a text is an address that a page may link to, and that a text fragment can be added to.
fn is_secure(url: &str) -> bool {
    let is_allowed = |byte: u8| byte > b' ' && !matches!(byte, b'#' | b'"' | b'<' | b'>' | 0x7f);
    url.strip_prefix("https://").is_some_and(|rest| rest.contains('.') && rest.bytes().all(is_allowed))
}

pub(super) fn indicator(row: &CsvRow<'_>, references: &References<'_>) -> Indicator {
    let expected = "growth, share, change, rate, ratio, count, amount, mean, index, rank or score";
    let (unit, measure) = (references.term(row, "unit", TermKind::Unit), named(row, "measure", &MEASURES, expected));
    // A unit is not expected to fit a measure that is unknown, nor one that could not be read to fit a measure.
    let is_known = !references.lacks_terms && MEASURES.iter().any(|entry| entry.0 == row.text("measure"));
    let is_percent = references.has_role(unit, TermRole::Percent);
    match measure {
        _ if !is_known => {}
        Measure::Growth | Measure::Share | Measure::Rate if !is_percent => {
            let hint =
                if measure == Measure::Rate { "the measure of a rate per 1,000 and the like is ratio" } else { "" };
            row.report_with("unit", "per cent (%) for a growth, a share or a rate", hint);
        }
        Measure::Change if !references.has_role(unit, TermRole::PercentagePoint) => {
            row.report("unit", "percentage points, not per cent, for a change of a share");
        }
        _ => {}
    }
    let decimals = row.text("decimals");
    let digit = match *decimals.as_bytes() {
        [digit @ b'0'..=b'9'] => Some(digit - b'0'),
        _ => None,
    };
    if digit.is_none() && !decimals.is_empty() {
        row.report("decimals", "a whole number from 0 to 9");
    }
    Indicator {
        id: id(row),
        name: row.filled_texts("name_*"),
        unit,
        measure,
        denominator: references.optional_term(row, "denominator", TermKind::Denominator),
        theme: references.term(row, "theme", TermKind::Theme),
        definition: row.texts("definition_*"),
        excludes: words(row, "excludes").map(|id| references.district(row, "excludes", id)).into_vec(),
        variant_of: references.optional_indicator(row, "variant_of"),
        change_of: references.optional_indicator(row, "change_of"),
        total_of: references.optional_indicator(row, "total_of"),
        related_to: references.optional_indicator(row, "related_to"),
        is_over_year: named_or(row, "change_over", &[("", false), ("year", true)], "year or nothing"),
        decimals: digit,
    }
}

pub(super) fn section(row: &CsvRow<'_>, references: &References<'_>) -> Section {
    if row.text("source").is_empty() {
        row.report("source", "the id of a source in sources.csv");
    }
    Section {
        source: references.source(row),
        line: positive(row, "line"),
        title: row.filled_texts("title_*"),
        page: row.text("page").to_owned(),
    }
}

/// The words of a column, separated by spaces.
fn words<'t>(row: &CsvRow<'t>, column: &str) -> impl Iterator<Item = &'t str> {
    row.text(column).split(' ').filter(|word| !word.is_empty())
}

fn id(row: &CsvRow<'_>) -> String {
    let id = row.text("id");
    if !is_id(id) {
        row.report("id", "small letters, digits and hyphens");
    }
    id.to_owned()
}

/// The value that a name of the package stands for; the first of `names`, with an error, if it is none of them.
pub(super) fn named<T: Copy>(row: &CsvRow<'_>, column: &str, names: &[(&str, T)], expected: &str) -> T {
    let found = names.iter().find(|entry| entry.0 == row.text(column)).map(|entry| entry.1);
    row.or_report(found, names[0].1, column, expected)
}

/// The same; the first of `names` is also the default of an empty cell.
pub(super) fn named_or<T: Copy>(row: &CsvRow<'_>, column: &str, names: &[(&str, T)], expected: &str) -> T {
    if row.text(column).is_empty() { names[0].1 } else { named(row, column, names, expected) }
}

/// A whole number from 1.
pub(super) fn positive(row: &CsvRow<'_>, column: &str) -> u32 {
    let text = row.text(column);
    let plain = text.len() < 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.bytes().filter(|_| plain).fold(0, |number, byte| number * 10 + u32::from(byte - b'0'));
    if number == 0 {
        row.report(column, "a whole number from 1");
    }
    number
}
