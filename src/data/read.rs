//! From the files of a package to a dataset: what each column means, and what it may hold.

use super::rows::{Complaints, Row, Table};
use super::{
    DataErrors, Dataset, District, Indicator, Measure, Observation, Package, ProjectFigure, Revision, Section, Source,
    Status, Term, TermKind,
    past::{self, Figures},
};
use crate::language::Text;
use crate::number::{Comparator, Decimal, Figure};
use crate::period::Period;
use crate::sort;

/// The columns of each file; `data/datapackage.json` describes the same, and a test holds the two together.
pub(super) const DISTRICTS: [&str; 10] =
    ["id", "adcode", "kind", "name_zh", "name_en", "short_zh", "short_en", "aliases", "tile_x", "tile_y"];
const INDICATORS: [&str; 10] = [
    "id",
    "name_zh",
    "name_en",
    "unit",
    "measure",
    "denominator",
    "theme",
    "definition_zh",
    "definition_en",
    "excludes",
];
const TERMS: [&str; 4] = ["id", "kind", "zh", "en"];
const SOURCES: [&str; 7] = ["id", "title_zh", "title_en", "publisher", "publisher_en", "published", "pages"];
const SECTIONS: [&str; 5] = ["source", "line", "title_zh", "title_en", "page"];
const OBSERVATIONS: [&str; 11] =
    ["district", "indicator", "scope", "period", "value", "comparator", "status", "basis", "source", "line", "note"];

/// What `projects.csv` has before those.
const PROJECT: [&str; 2] = ["project", "project_en"];
/// What `revisions.csv` has before all of them.
const REVISION: [&str; 4] = ["digest", "day", "old_value", "old_comparator"];

/// What makes a figure: no two rows may say the same. An observation is of no project.
const KEY: [&str; 9] =
    ["project", "district", "indicator", "scope", "period", "status", "source", "value", "comparator"];
/// The same of what stood there before.
const OLD: [&str; 9] =
    ["project", "district", "indicator", "scope", "period", "status", "source", "old_value", "old_comparator"];

/// The files, in order of reference.
const FILES: [&str; 8] = [
    "districts.csv",
    "terms.csv",
    "sources.csv",
    "indicators.csv",
    "sections.csv",
    "observations.csv",
    "projects.csv",
    "revisions.csv",
];

const MEASURES: [(&str, Measure); 8] = [
    ("growth", Measure::Growth),
    ("share", Measure::Share),
    ("change", Measure::Change),
    ("rate", Measure::Rate),
    ("count", Measure::Count),
    ("amount", Measure::Amount),
    ("rank", Measure::Rank),
    ("score", Measure::Score),
];

const TERM_KINDS: [(&str, TermKind); 6] = [
    ("unit", TermKind::Unit),
    ("theme", TermKind::Theme),
    ("scope", TermKind::Scope),
    ("denominator", TermKind::Denominator),
    ("note", TermKind::Note),
    ("licence", TermKind::Licence),
];

impl Dataset {
    /// Reads and checks a package: its files in order of reference, their errors at once.
    pub fn read(package: &Package<'_>) -> Result<Dataset, DataErrors> {
        let complaints = Complaints::default();
        let read = |file, bytes, columns: &[&str]| Table::read(file, bytes, columns, &complaints);
        let mut data = Dataset::default();
        let districts = read(FILES[0], package.districts, &DISTRICTS);
        let terms = read(FILES[1], package.terms, &TERMS);
        let sources = read(FILES[2], package.sources, &SOURCES);
        let indicators = read(FILES[3], package.indicators, &INDICATORS);
        let is_partial = complaints.count() > 0;
        for table in [&districts, &terms, &sources, &indicators] {
            table.refuse_repeats("an id", &["id"]);
        }
        data.districts.extend(districts.rows().map(|row| district(&row)));
        data.terms.extend(terms.rows().map(|row| term(&row)));
        data.sources.extend(sources.rows().map(|row| source(&row)));
        let mut places = Places::of(&data, is_partial);
        data.indicators.extend(indicators.rows().map(|row| indicator(&row, &places)));
        places.indicators = ids(&data.indicators, |indicator| &indicator.id);
        let sections = read(FILES[4], package.sections, &SECTIONS);
        data.sections.extend(sections.rows().map(|row| section(&row, &places)));
        let observations = read(FILES[5], package.observations, &OBSERVATIONS);
        data.observations.extend(observations.rows().map(|row| observation(&row, &places, &KEY)));
        observations.refuse_repeats("a figure", &KEY[1..]);
        let columns = [&PROJECT[..], &OBSERVATIONS].concat();
        let projects = read(FILES[6], package.projects, &columns);
        projects.refuse_repeats("a figure", &KEY);
        data.projects.extend(
            projects.rows().map(|row| ProjectFigure {
                project: both(&row, PROJECT),
                observation: observation(&row, &places, &KEY),
            }),
        );
        let revisions = read(FILES[7], package.revisions, &[&REVISION[..], &columns].concat());
        data.revisions.extend(revisions.rows().map(|row| revision(&row, &places)));
        data.digest = Figures::of(&data).digest();
        if complaints.count() == 0 {
            retrace(&data, &revisions);
        }
        drop((districts, terms, sources, indicators, sections, observations, projects, revisions));
        match complaints.into_errors(&FILES) {
            Some(errors) => Err(errors),
            None => Ok(data.indexed()),
        }
    }
}

impl Dataset {
    /// With the places of each indicator's observations; every reference leads somewhere by now.
    fn indexed(mut self) -> Dataset {
        self.of_indicator.resize(self.indicators.len(), Vec::new());
        for (place, seen) in self.observations.iter().enumerate() {
            self.of_indicator[seen.indicator].push(place);
        }
        self
    }
}

/// Goes back through the log, and complains of a line that changed what is not there, or whose digest is none of the figures before
/// it. Lines with one digest are one change.
fn retrace(data: &Dataset, log: &Table<'_>) {
    let mut figures = Figures::of(data);
    for place in (0..data.revisions.len()).rev() {
        let row = log.row(place);
        if !figures.undo(&data.revisions[place]) {
            row.complain("value", "a figure of the package, or one that a later line changes");
        }
        let digest = row.text("digest");
        let is_first = place == 0 || log.row(place - 1).text("digest") != digest;
        if is_first && !past::parse(digest).is_some_and(|digest| figures.clone().cut(digest)) {
            let expected = past::text(figures.digest()) + ", the digest of the figures before this change";
            row.complain("digest", &expected);
        }
    }
}

/// Ids and the places that they stand for, sorted for searching.
type Ids = Vec<(String, usize)>;

fn ids<T>(items: &[T], id: impl Fn(&T) -> &String) -> Ids {
    let mut ids: Ids = items.iter().enumerate().map(|(place, item)| (id(item).clone(), place)).collect();
    sort::sort_by(&mut ids, Ord::cmp);
    ids
}

fn find(ids: &Ids, id: &str) -> Option<usize> {
    let place = ids.partition_point(|entry| entry.0.as_str() < id);
    ids.get(place).filter(|entry| entry.0 == id).map(|entry| entry.1)
}

/// Where each id of the tables stands.
struct Places {
    districts: Ids,
    indicators: Ids,
    sources: Ids,
    terms: Ids,
    kinds: Vec<TermKind>,
    /// Which terms are per cent.
    percents: Vec<bool>,
    /// Whether a table could not be read: what refers to it is not to be blamed.
    is_partial: bool,
}

impl Places {
    fn of(data: &Dataset, is_partial: bool) -> Places {
        Places {
            districts: ids(&data.districts, |district| &district.id),
            indicators: Ids::new(),
            sources: ids(&data.sources, |source| &source.id),
            terms: ids(&data.terms, |term| &term.id),
            kinds: data.terms.iter().map(|term| term.kind).collect(),
            percents: data.terms.iter().map(|term| term.text.zh == "%").collect(),
            is_partial,
        }
    }

    fn term(&self, row: &Row<'_>, column: &str, kind: TermKind) -> usize {
        let found = find(&self.terms, row.text(column)).filter(|&place| self.kinds[place] == kind);
        found.unwrap_or_else(|| {
            let expected = format!("the id of a {} in terms.csv", TERM_KINDS[kind as usize].0);
            self.or_complain(row, None, column, &expected)
        })
    }

    fn term_or_none(&self, row: &Row<'_>, column: &str, kind: TermKind) -> Option<usize> {
        if row.text(column).is_empty() { None } else { Some(self.term(row, column, kind)) }
    }

    fn district(&self, row: &Row<'_>, column: &str, id: &str) -> usize {
        self.or_complain(row, find(&self.districts, id), column, "the id of a district in districts.csv")
    }

    fn source(&self, row: &Row<'_>) -> usize {
        self.or_complain(row, find(&self.sources, row.text("source")), "source", "the id of a source in sources.csv")
    }

    fn or_complain(&self, row: &Row<'_>, found: Option<usize>, column: &str, expected: &str) -> usize {
        if self.is_partial { 0 } else { row.or_complain(found, 0, column, expected) }
    }
}

fn district(row: &Row<'_>) -> District {
    let kind = row.text("kind");
    if kind != "city" && kind != "district" {
        row.complain("kind", "city or district");
    }
    let has_tile = !row.text("tile_x").is_empty() || !row.text("tile_y").is_empty();
    District {
        id: id(row),
        adcode: row.filled("adcode", "a code of GB/T 2260"),
        is_city: kind == "city",
        name: both(row, ["name_zh", "name_en"]),
        short: both(row, ["short_zh", "short_en"]),
        aliases: row.text("aliases").split(' ').filter(|alias| !alias.is_empty()).map(str::to_owned).collect(),
        tile: has_tile.then(|| (whole(row, "tile_x"), whole(row, "tile_y"))),
    }
}

fn term(row: &Row<'_>) -> Term {
    let kind = named(row, "kind", &TERM_KINDS, "unit, theme, scope, denominator, note or licence");
    Term { id: id(row), kind, text: both(row, ["zh", "en"]) }
}

fn source(row: &Row<'_>) -> Source {
    let published = Period::parse_date(row.text("published"));
    Source {
        id: id(row),
        title: both(row, ["title_zh", "title_en"]),
        publisher: both(row, ["publisher", "publisher_en"]),
        published: row.or_complain(published, Period::ANY, "published", "a date: 2021-09-19, 2021-09 or 2021"),
        pages: row.text("pages").to_owned(),
    }
}

fn indicator(row: &Row<'_>, places: &Places) -> Indicator {
    let expected = "growth, share, change, rate, count, amount, rank or score";
    let excludes = row.text("excludes").split(' ').filter(|id| !id.is_empty());
    let (unit, measure) = (places.term(row, "unit", TermKind::Unit), named(row, "measure", &MEASURES, expected));
    let is_percent = places.percents.get(unit).copied().unwrap_or_default();
    match measure {
        Measure::Growth | Measure::Share | Measure::Rate if !is_percent => {
            row.complain("unit", "per cent (%) for a growth, a share or a rate");
        }
        Measure::Change if is_percent => {
            row.complain("unit", "percentage points, not per cent, for a change of a share")
        }
        _ => {}
    }
    Indicator {
        id: id(row),
        name: both(row, ["name_zh", "name_en"]),
        unit,
        measure,
        denominator: places.term_or_none(row, "denominator", TermKind::Denominator),
        theme: places.term(row, "theme", TermKind::Theme),
        definition: both(row, ["definition_zh", "definition_en"]),
        excludes: excludes.map(|id| places.district(row, "excludes", id)).collect(),
    }
}

fn section(row: &Row<'_>, places: &Places) -> Section {
    Section {
        source: places.source(row),
        line: whole(row, "line"),
        title: both(row, ["title_zh", "title_en"]),
        page: row.text("page").to_owned(),
    }
}

/// A figure whose value and comparator stand in the last two of the columns of its key.
fn observation(row: &Row<'_>, places: &Places, key: &[&str; 9]) -> Observation {
    let basis = row.text("basis");
    if basis != "printed" && basis != "implied" {
        row.complain("basis", "printed or implied");
    }
    let indicator = find(&places.indicators, row.text("indicator"));
    Observation {
        district: places.district(row, "district", row.text("district")),
        indicator: places.or_complain(row, indicator, "indicator", "the id of an indicator in indicators.csv"),
        scope: places.term_or_none(row, "scope", TermKind::Scope),
        period: period(row),
        figure: figure(row, key),
        status: named(row, "status", &Status::ALL, "actual, forecast, target or plan"),
        is_implied: basis == "implied",
        source: places.source(row),
        line: whole(row, "line"),
        note: places.term_or_none(row, "note", TermKind::Note),
        digest: row.digest(key),
    }
}

fn figure(row: &Row<'_>, &[.., value, comparator]: &[&str; 9]) -> Figure {
    let digits = Decimal::parse(row.text(value));
    let bound = Comparator::parse(row.text(comparator));
    Figure {
        value: row.or_complain(digits, Decimal::ZERO, value, "digits with at most one point, at most 15 digits"),
        comparator: row.or_complain(bound, Comparator::Eq, comparator, Comparator::EXPECTED),
    }
}

fn revision(row: &Row<'_>, places: &Places) -> Revision {
    let day = Period::parse_date(row.text("day")).filter(|day| matches!(day, Period::AsOf(_)));
    let has = |column: &str| !row.text(column).is_empty();
    let is_left = has("value") || has("comparator");
    let seen = observation(row, places, if is_left { &KEY } else { &OLD });
    let new = is_left.then_some((seen.figure, seen.digest));
    let was = has("old_value") || has("old_comparator");
    let old = was.then(|| if is_left { (figure(row, &OLD), row.digest(&OLD)) } else { (seen.figure, seen.digest) });
    if old.map(|old| old.1) == new.map(|new| new.1) {
        row.complain("value", "another figure than in old_value");
    }
    if seen.note.is_none() {
        row.complain("note", "the id of a note in terms.csv");
    }
    Revision {
        day: row.or_complain(day, Period::ANY, "day", "a day: 2021-09-19"),
        project: has("project").then(|| both(row, PROJECT)),
        seen,
        old,
        new,
    }
}

fn period(row: &Row<'_>) -> Period {
    Period::parse(row.text("period")).unwrap_or_else(|error| {
        row.complain("period", &error.to_string());
        Period::ANY
    })
}

fn both(row: &Row<'_>, [zh, en]: [&str; 2]) -> Text {
    Text { zh: row.filled(zh, "text in Chinese"), en: row.filled(en, "text in English") }
}

/// An id fit for a link: small letters, digits and hyphens.
fn id(row: &Row<'_>) -> String {
    let id = row.text("id");
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if id.is_empty() || !id.bytes().all(fits) {
        row.complain("id", "small letters, digits and hyphens");
    }
    id.to_owned()
}

/// What a name of the package stands for; the first of `names`, with a complaint, if it is none of them.
fn named<T: Copy>(row: &Row<'_>, column: &str, names: &[(&str, T)], expected: &str) -> T {
    let found = names.iter().find(|entry| entry.0 == row.text(column)).map(|entry| entry.1);
    row.or_complain(found, names[0].1, column, expected)
}

/// A whole number from 1.
fn whole(row: &Row<'_>, column: &str) -> u32 {
    let text = row.text(column);
    let plain = text.len() < 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.bytes().filter(|_| plain).fold(0, |number, byte| number * 10 + u32::from(byte - b'0'));
    if number == 0 {
        row.complain(column, "a whole number from 1");
    }
    number
}
