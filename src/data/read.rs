//! From the files of a package to a dataset: the meaning of each column and its permitted values.

use super::csv::{CsvRow, CsvTable};
use super::dataset::{
    Dataset, District, Indicator, Measure, Observation, ProjectFigure, Revision, Scope, Section, Source, Status, Term,
    TermKind, TermRole,
};
use super::describe;
use super::error::DataErrors;
use super::history::{FigureSet, digest_text, parse_digest};
use super::log::ErrorLog;
use super::package::Package;
use super::references::{IdIndex, References, TERM_KINDS};
use crate::collect::IntoVec;
use crate::language::Language;
use crate::number::{Comparator, Decimal, Figure};
use crate::period::Period;

/// The columns of each file; `*` stands for each language. `data/datapackage.json` describes the same, and a test compares the two.
const DISTRICTS: [&str; 8] = ["id", "adcode", "kind", "name_*", "short_*", "aliases", "tile_x", "tile_y"];
const INDICATORS: [&str; 12] = [
    "id",
    "name_*",
    "unit",
    "measure",
    "denominator",
    "theme",
    "definition_*",
    "excludes",
    "variant_of",
    "change_of",
    "total_of",
    "related_to",
];
const TERMS: [&str; 4] = ["id", "kind", "*", "role"];
const SOURCES: [&str; 5] = ["id", "title_*", "publisher_*", "published", "pages"];
const SECTIONS: [&str; 4] = ["source", "line", "title_*", "page"];
const OBSERVATIONS: [&str; 11] =
    ["district", "indicator", "scope", "period", "value", "comparator", "status", "basis", "source", "line", "note"];

/// The column that `projects.csv` has before those of `observations.csv`.
const PROJECT: [&str; 1] = ["project_*"];
/// The columns that `revisions.csv` has before those of `projects.csv`.
const REVISION: [&str; 4] = ["digest", "day", "old_value", "old_comparator"];

/// The columns that identify a figure, of which no two rows may have the same values. An observation has no project.
const KEY: [&str; 9] =
    ["project_zh", "district", "indicator", "scope", "period", "status", "source", "value", "comparator"];
/// The same columns with the value before a revision.
const OLD_KEY: [&str; 9] =
    ["project_zh", "district", "indicator", "scope", "period", "status", "source", "old_value", "old_comparator"];

/// The files, in order of reference.
const FILES: [&str; 9] = [
    describe::FILE,
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

const TERM_ROLES: [(&str, TermRole); 3] = [
    ("percent", TermRole::Percent),
    ("percentage-point", TermRole::PercentagePoint),
    ("year-plan", TermRole::YearPlan),
];

impl Dataset {
    /// Reads the embedded package.
    pub fn embedded() -> Result<Dataset, DataErrors> {
        Dataset::read(&Package::EMBEDDED)
    }

    /// Reads and checks a package.
    ///
    /// # Errors
    /// All errors of all files at once, at most a hundred of them in full.
    pub fn read(package: &Package<'_>) -> Result<Dataset, DataErrors> {
        let log = ErrorLog::default();
        let read = |file, bytes, columns: &[&str]| CsvTable::read(file, bytes, columns, &log);
        let mut data = Dataset::default();
        let description = describe::description(package.description, &log);
        let districts = read(FILES[1], package.districts, &DISTRICTS);
        let terms = read(FILES[2], package.terms, &TERMS);
        let sources = read(FILES[3], package.sources, &SOURCES);
        let indicators = read(FILES[4], package.indicators, &INDICATORS);
        let is_partial = log.count() > 0;
        for table in [&districts, &terms, &sources, &indicators] {
            table.report_duplicates("an id", &["id"]);
        }
        data.districts.extend(districts.rows().map(|row| district(&row)));
        data.terms.extend(terms.rows().map(|row| term(&row)));
        data.sources.extend(sources.rows().map(|row| source(&row)));
        let references = References {
            districts: IdIndex::new(&districts),
            indicators: IdIndex::new(&indicators),
            sources: IdIndex::new(&sources),
            terms: IdIndex::new(&terms),
            terms_read: &data.terms,
            is_partial,
        };
        data.indicators.extend(indicators.rows().map(|row| indicator(&row, &references)));
        let sections = read(FILES[5], package.sections, &SECTIONS);
        data.sections.extend(sections.rows().map(|row| section(&row, &references)));
        let observations = read(FILES[6], package.observations, &OBSERVATIONS);
        data.observations.extend(observations.rows().map(|row| observation(&row, &references, &KEY)));
        observations.report_duplicates("a figure", &KEY[1..]);
        let columns = [&PROJECT[..], &OBSERVATIONS].concat();
        let projects = read(FILES[7], package.projects, &columns);
        projects.report_duplicates("a figure", &KEY);
        data.projects.extend(projects.rows().map(|row| ProjectFigure {
            project: row.texts(PROJECT[0]),
            observation: observation(&row, &references, &KEY),
        }));
        let revisions = read(FILES[8], package.revisions, &[&REVISION[..], &columns].concat());
        data.revisions.extend(revisions.rows().map(|row| revision(&row, &references)));
        data.digest = FigureSet::current(&data).digest();
        if log.count() == 0 {
            check_revisions(&data, &revisions);
        }
        drop((districts, terms, sources, indicators, sections, observations, projects, revisions));
        data.description = describe::complete(description, &data, &Language::ALL);
        match log.finish(&FILES) {
            (_, Some(errors)) => Err(errors),
            (warnings, None) => Ok(Dataset { warnings, ..data.indexed() }),
        }
    }

    /// Builds the index of observations by indicator; every reference is valid here.
    fn indexed(mut self) -> Dataset {
        self.by_indicator.resize(self.indicators.len(), Vec::new());
        for (index, observation) in self.observations.iter().enumerate() {
            self.by_indicator[observation.indicator.0].push(index);
        }
        self
    }
}

/// Undoes the revisions from the last one back, and reports a row that revised a figure which is not there, or whose digest is not that of
/// the figures before it. Rows with the same digest are one revision.
fn check_revisions(data: &Dataset, table: &CsvTable<'_>) {
    let mut figures = FigureSet::current(data);
    for index in (0..data.revisions.len()).rev() {
        let row = table.row(index);
        if !figures.undo(&data.revisions[index]) {
            row.report("value", "a figure of the package, or one that a later line changes");
        }
        let digest = row.text("digest");
        let is_first = index == 0 || table.row(index - 1).text("digest") != digest;
        if is_first && !parse_digest(digest).is_some_and(|digest| figures.clone().truncate_to(digest)) {
            let expected = digest_text(figures.digest()) + ", the digest of the figures before this change";
            row.report("digest", &expected);
        }
    }
}

fn district(row: &CsvRow<'_>) -> District {
    let kind = row.text("kind");
    if kind != "city" && kind != "district" {
        row.report("kind", "city or district");
    }
    let has_tile = !row.text("tile_x").is_empty() || !row.text("tile_y").is_empty();
    District {
        id: id(row),
        adcode: row.filled("adcode", "a code of GB/T 2260"),
        is_whole: kind == "city",
        name: row.texts("name_*"),
        short: row.texts("short_*"),
        aliases: words(row, "aliases").map(str::to_owned).into_vec(),
        tile: has_tile.then(|| (positive(row, "tile_x"), positive(row, "tile_y"))),
    }
}

fn term(row: &CsvRow<'_>) -> Term {
    let kind = named(row, "kind", &TERM_KINDS, "unit, theme, scope, denominator, note or licence");
    let expected = "percent, percentage-point, year-plan or nothing";
    let role = (!row.text("role").is_empty()).then(|| named(row, "role", &TERM_ROLES, expected));
    Term { id: id(row), kind, text: row.texts("*"), role }
}

fn source(row: &CsvRow<'_>) -> Source {
    let published = Period::parse_date(row.text("published"));
    Source {
        id: id(row),
        title: row.texts("title_*"),
        publisher: row.texts("publisher_*"),
        published: row.or_report(published, Period::PLACEHOLDER, "published", "a date: 2021-09-19, 2021-09 or 2021"),
        pages: row.text("pages").to_owned(),
    }
}

fn indicator(row: &CsvRow<'_>, references: &References<'_>) -> Indicator {
    let expected = "growth, share, change, rate, count, amount, rank or score";
    let (unit, measure) = (references.term(row, "unit", TermKind::Unit), named(row, "measure", &MEASURES, expected));
    let is_percent = references.has_role(unit, TermRole::Percent);
    match measure {
        Measure::Growth | Measure::Share | Measure::Rate if !is_percent => {
            row.report("unit", "per cent (%) for a growth, a share or a rate");
        }
        Measure::Change if !references.has_role(unit, TermRole::PercentagePoint) => {
            row.report("unit", "percentage points, not per cent, for a change of a share");
        }
        _ => {}
    }
    Indicator {
        id: id(row),
        name: row.texts("name_*"),
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
    }
}

fn section(row: &CsvRow<'_>, references: &References<'_>) -> Section {
    Section {
        source: references.source(row),
        line: positive(row, "line"),
        title: row.texts("title_*"),
        page: row.text("page").to_owned(),
    }
}

/// An observation. The last two columns of `key` are those of its value and comparator.
fn observation(row: &CsvRow<'_>, references: &References<'_>, key: &[&str; 9]) -> Observation {
    let basis = row.text("basis");
    if basis != "printed" && basis != "implied" {
        row.report("basis", "printed or implied");
    }
    Observation {
        district: references.district(row, "district", row.text("district")),
        indicator: references.indicator(row, "indicator"),
        scope: references.optional_term(row, "scope", TermKind::Scope).map_or(Scope::Whole, Scope::List),
        period: period(row),
        figure: figure(row, key),
        status: named(row, "status", &Status::ALL, "actual, forecast, target or plan"),
        is_implied: basis == "implied",
        source: references.source(row),
        line: positive(row, "line"),
        note: references.optional_term(row, "note", TermKind::Note),
        digest: row.digest(key),
    }
}

fn figure(row: &CsvRow<'_>, &[.., value, comparator]: &[&str; 9]) -> Figure {
    let digits = Decimal::parse(row.text(value));
    let bound = Comparator::parse(row.text(comparator));
    Figure {
        value: row.or_report(digits, Decimal::ZERO, value, "digits with at most one point, at most 15 digits"),
        comparator: row.or_report(bound, Comparator::Eq, comparator, Comparator::EXPECTED),
    }
}

fn revision(row: &CsvRow<'_>, references: &References<'_>) -> Revision {
    let day = Period::parse_date(row.text("day")).filter(|day| matches!(day, Period::AsOf(_)));
    let has = |column: &str| !row.text(column).is_empty();
    let has_new = has("value") || has("comparator");
    let has_old = has("old_value") || has("old_comparator");
    let observation = observation(row, references, if has_new { &KEY } else { &OLD_KEY });
    let current = (observation.figure, observation.digest);
    let new = has_new.then_some(current);
    let old = has_old.then(|| if has_new { (figure(row, &OLD_KEY), row.digest(&OLD_KEY)) } else { current });
    if old.map(|old| old.1) == new.map(|new| new.1) {
        row.report("value", "another figure than in old_value");
    }
    if observation.note.is_none() {
        row.report("note", "the id of a note in terms.csv");
    }
    Revision {
        day: row.or_report(day, Period::PLACEHOLDER, "day", "a day: 2021-09-19"),
        project: has(KEY[0]).then(|| row.texts(PROJECT[0])),
        observation,
        old,
        new,
    }
}

fn period(row: &CsvRow<'_>) -> Period {
    Period::parse(row.text("period")).unwrap_or_else(|error| {
        row.report("period", &error.expected());
        Period::PLACEHOLDER
    })
}

/// The words of a column, separated by spaces.
fn words<'t>(row: &CsvRow<'t>, column: &str) -> impl Iterator<Item = &'t str> {
    row.text(column).split(' ').filter(|word| !word.is_empty())
}

/// An id that may stand in a link: small letters, digits and hyphens.
fn id(row: &CsvRow<'_>) -> String {
    let id = row.text("id");
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if id.is_empty() || !id.bytes().all(fits) {
        row.report("id", "small letters, digits and hyphens");
    }
    id.to_owned()
}

/// The value that a name of the package stands for; the first of `names`, with an error, if it is none of them.
fn named<T: Copy>(row: &CsvRow<'_>, column: &str, names: &[(&str, T)], expected: &str) -> T {
    let found = names.iter().find(|entry| entry.0 == row.text(column)).map(|entry| entry.1);
    row.or_report(found, names[0].1, column, expected)
}

/// A whole number from 1.
fn positive(row: &CsvRow<'_>, column: &str) -> u32 {
    let text = row.text(column);
    let plain = text.len() < 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.bytes().filter(|_| plain).fold(0, |number, byte| number * 10 + u32::from(byte - b'0'));
    if number == 0 {
        row.report(column, "a whole number from 1");
    }
    number
}
