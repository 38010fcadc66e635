//! What was published, by whom, when. The only place that knows the format of the package's files; knows nothing of
//! views, charts or words.

mod past;
mod read;
mod rows;

pub use past::{Figures, parse as parse_digest, text as digest_text};

use crate::language::Text;
use crate::number::{Comparator, Figure};
use crate::period::Period;
use std::fmt;

/// A data package, read and checked: every reference leads somewhere.
///
/// Fields that name another table hold a place in its list.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    /// The districts and the city, in official order.
    pub districts: Vec<District>,
    /// What is measured, in order of importance.
    pub indicators: Vec<Indicator>,
    /// Units, themes, scopes, denominators, notes and licences, each kind in order of display.
    pub terms: Vec<Term>,
    /// The articles.
    pub sources: Vec<Source>,
    /// Parts of the articles.
    pub sections: Vec<Section>,
    /// The printed numbers about districts and the city.
    pub observations: Vec<Observation>,
    /// The places in `observations` of each indicator's, in their order.
    of_indicator: Vec<Vec<usize>>,
    /// The printed numbers about named projects and companies.
    pub projects: Vec<ProjectFigure>,
    /// What was changed of figures since they were first published here, the earliest first.
    pub revisions: Vec<Revision>,
    /// A digest of all figures, in whatever order: equal figures, equal digest. Words, lines and notes are not in it.
    pub digest: u32,
}

/// A district, or the city that it belongs to.
#[derive(Clone, Debug)]
pub struct District {
    /// Short name in ASCII, used in links.
    pub id: String,
    /// Code of GB/T 2260, six digits.
    pub adcode: String,
    /// Whether it is the city as a whole.
    pub is_city: bool,
    /// Full name.
    pub name: Text,
    /// Name without its kind, for tight places and sentences.
    pub short: Text,
    /// Other names that articles use.
    pub aliases: Vec<String>,
    /// Column and row on a tile map, from 1.
    pub tile: Option<(u32, u32)>,
}

/// What is measured.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Short name in ASCII, used in links.
    pub id: String,
    /// Noun phrase without scope, period and unit.
    pub name: Text,
    /// Place in `terms`.
    pub unit: usize,
    /// What kind of quantity it is.
    pub measure: Measure,
    /// Place in `terms` of what it is a share or a growth of.
    pub denominator: Option<usize>,
    /// Place in `terms`.
    pub theme: usize,
    /// What is counted, and how.
    pub definition: Text,
    /// Places in `districts` to which it cannot apply.
    pub excludes: Vec<usize>,
}

/// What kind of quantity an indicator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Change against an earlier period, per cent.
    Growth,
    /// Part of a whole, per cent.
    Share,
    /// Change of a share, percentage points.
    Change,
    /// Done of what was to be done, per cent.
    Rate,
    /// How many.
    Count,
    /// How much.
    Amount,
    /// A place in an order.
    Rank,
    /// Points given by a judge.
    Score,
}

/// A word of the controlled vocabulary.
#[derive(Clone, Debug)]
pub struct Term {
    /// Short name in ASCII; a scope's is used in links.
    pub id: String,
    /// Which vocabulary it belongs to.
    pub kind: TermKind,
    /// The word, or the sentence of a note.
    pub text: Text,
}

/// The vocabularies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// What a value is counted in.
    Unit,
    /// What indicators are grouped by.
    Theme,
    /// Which list of projects a figure covers.
    Scope,
    /// What a share or a growth refers to.
    Denominator,
    /// What a reader should know of a figure.
    Note,
    /// What others may do with the figures.
    Licence,
}

/// An article.
#[derive(Clone, Debug)]
pub struct Source {
    /// Short name in ASCII.
    pub id: String,
    /// Headline.
    pub title: Text,
    /// Newspaper or authority.
    pub publisher: Text,
    /// Day, month or year of publication, as exact as it is known.
    pub published: Period,
    /// Page, as printed.
    pub pages: String,
}

/// A part of an article, from `line` to the next section.
#[derive(Clone, Debug)]
pub struct Section {
    /// Place in `sources`.
    pub source: usize,
    /// First line, from 1.
    pub line: u32,
    /// Heading, shortened.
    pub title: Text,
    /// Page, as printed; may be empty.
    pub page: String,
}

/// One printed number about a district or the city.
#[derive(Clone, Debug)]
pub struct Observation {
    /// Place in `districts`.
    pub district: usize,
    /// Place in `indicators`.
    pub indicator: usize,
    /// Place in `terms` of the list that it covers; none for the whole district.
    pub scope: Option<usize>,
    /// The span or day that it is about.
    pub period: Period,
    /// The number as printed, in the indicator's unit.
    pub figure: Figure,
    /// Whether it happened, is expected, or is wanted.
    pub status: Status,
    /// Whether the article prints digits or says it in words.
    pub is_implied: bool,
    /// Place in `sources`.
    pub source: usize,
    /// Line of the article, from 1.
    pub line: u32,
    /// Place in `terms` of a note on it.
    pub note: Option<usize>,
    /// A digest of what makes the figure: all but basis, line and note.
    pub digest: u32,
}

/// One printed number about a named project or company.
#[derive(Clone, Debug)]
pub struct ProjectFigure {
    /// The project's name.
    pub project: Text,
    /// The number.
    pub observation: Observation,
}

/// A change of one figure.
#[derive(Clone, Debug)]
pub struct Revision {
    /// The day on which it was changed here.
    pub day: Period,
    /// The project's name, if it is a figure about one.
    pub project: Option<Text>,
    /// The figure as it became, or if it was withdrawn as it was; its note is the reason.
    pub seen: Observation,
    /// What was printed for it, and the digest of the figure; none if it was added.
    pub old: Option<(Figure, u32)>,
    /// What is printed for it since; none if it was withdrawn.
    pub new: Option<(Figure, u32)>,
}

/// Whether a figure happened, is expected, or is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It happened.
    Actual,
    /// It was expected (预计).
    Forecast,
    /// It was aimed at (力争, 确保).
    Target,
    /// It was scheduled (计划).
    Plan,
}

impl Status {
    /// Each with its name in the package and in links.
    pub const ALL: [(&'static str, Status); 4] = [
        ("actual", Status::Actual),
        ("forecast", Status::Forecast),
        ("target", Status::Target),
        ("plan", Status::Plan),
    ];

    /// The name in the package and in links.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// The bytes of a package's files. An absent file is an error when it is read.
#[derive(Clone, Copy, Debug)]
pub struct Package<'p> {
    /// `districts.csv`
    pub districts: &'p [u8],
    /// `indicators.csv`
    pub indicators: &'p [u8],
    /// `terms.csv`
    pub terms: &'p [u8],
    /// `sources.csv`
    pub sources: &'p [u8],
    /// `sections.csv`
    pub sections: &'p [u8],
    /// `observations.csv`
    pub observations: &'p [u8],
    /// `projects.csv`
    pub projects: &'p [u8],
    /// `revisions.csv`
    pub revisions: &'p [u8],
}

impl Package<'static> {
    /// The package that is built in.
    pub const EMBEDDED: Package<'static> = Package {
        districts: include_bytes!("../../data/districts.csv"),
        indicators: include_bytes!("../../data/indicators.csv"),
        terms: include_bytes!("../../data/terms.csv"),
        sources: include_bytes!("../../data/sources.csv"),
        sections: include_bytes!("../../data/sections.csv"),
        observations: include_bytes!("../../data/observations.csv"),
        projects: include_bytes!("../../data/projects.csv"),
        revisions: include_bytes!("../../data/revisions.csv"),
    };
}

/// What is wrong with a package, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataError {
    /// The file's name.
    pub file: &'static str,
    /// The line, from 1.
    pub line: u32,
    /// The column's name; empty where it is about a whole line.
    pub column: String,
    /// What stands there.
    pub found: String,
    /// What should.
    pub expected: String,
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}", self.file, self.line)?;
        if !self.column.is_empty() {
            write!(f, ", column {}", self.column)?;
        }
        write!(f, ": found {}, expected {}", self.found, self.expected)
    }
}

impl std::error::Error for DataError {}

/// What is wrong with a package, in the order of its files and lines; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataErrors {
    /// The first hundred at most.
    pub first: Vec<DataError>,
    /// How many more there are.
    pub more: usize,
}

impl fmt::Display for DataErrors {
    /// One complaint a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, error) in self.first.iter().enumerate() {
            if place > 0 {
                f.write_str("\n")?;
            }
            error.fmt(f)?;
        }
        if self.more > 0 {
            write!(f, "\nand {} more", self.more)?;
        }
        Ok(())
    }
}

impl std::error::Error for DataErrors {}

impl Dataset {
    /// Reads the package that is built in.
    pub fn embedded() -> Result<Dataset, DataErrors> {
        Dataset::read(&Package::EMBEDDED)
    }

    /// The section of a source that a line stands in.
    pub fn section(&self, source: usize, line: u32) -> Option<&Section> {
        let before = self.sections.iter().filter(|section| section.source == source && section.line <= line);
        before.max_by_key(|section| section.line)
    }

    /// The places of the districts without the city, in official order.
    pub fn district_places(&self) -> Vec<usize> {
        (0..self.districts.len()).filter(|&place| !self.districts[place].is_city).collect()
    }

    /// The observations of an indicator, in their order.
    pub fn observations_of(&self, indicator: usize) -> Vec<&Observation> {
        let places = self.of_indicator.get(indicator).map(Vec::as_slice).unwrap_or_default();
        places.iter().map(|&place| &self.observations[place]).collect()
    }

    /// The place of a scope in `terms`.
    pub fn scope_place(&self, id: &str) -> Option<usize> {
        self.terms.iter().position(|term| term.kind == TermKind::Scope && term.id == id)
    }
}

impl Observation {
    /// The comparator of its figure.
    pub fn comparator(&self) -> Comparator {
        self.figure.comparator
    }
}

/// Where a digest of FNV-1a, 32 bits, begins.
const FNV: u32 = 0x811c_9dc5;

/// A digest of FNV-1a carried on over `bytes`.
fn fnv(digest: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(digest, |digest, &byte| (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
