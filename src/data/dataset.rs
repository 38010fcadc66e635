//! The tables of a package as Rust types.

use super::description::Description;
use super::error::DataWarnings;
use super::id::{DistrictId, IndicatorId, ProjectId, SourceId, TermId};
use crate::collect::IntoVec;
use crate::language::Text;
use crate::number::{Comparator, Figure};
use crate::period::Period;
use std::ops::Index;

/// A data package that was read and checked: every reference resolves.
///
/// Rows that name another table hold its typed index.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    /// What the package says of itself.
    pub description: Description,
    /// What is odd in the package and does not keep it from being used.
    pub warnings: DataWarnings,
    /// The districts and the whole that they belong to, in official order.
    pub districts: Vec<District>,
    /// The indicators, the most important first.
    pub indicators: Vec<Indicator>,
    /// Units, themes, scopes, denominators, notes and licences; each kind in display order.
    pub terms: Vec<Term>,
    /// The articles.
    pub sources: Vec<Source>,
    /// Sections of the articles.
    pub sections: Vec<Section>,
    /// The printed numbers about districts and the whole.
    pub observations: Vec<Observation>,
    /// Indices into `observations`, by indicator, in file order.
    pub(super) by_indicator: Vec<Vec<usize>>,
    /// The printed numbers about named projects and companies.
    pub projects: Vec<ProjectFigure>,
    /// The corrections of figures since their first publication here, the earliest first.
    pub revisions: Vec<Revision>,
    /// A digest of all figures that does not depend on their order. Names, lines and notes are not part of it.
    pub digest: u32,
}

/// A district, or the whole that the districts belong to.
#[derive(Clone, Debug)]
pub struct District {
    /// Short ASCII name, used in links.
    pub id: String,
    /// Code of GB/T 2260, six digits.
    pub adcode: String,
    /// Whether this is the whole (the city).
    pub is_whole: bool,
    /// Full name.
    pub name: Text,
    /// Name without its suffix (区, 市), for sentences and narrow places.
    pub short: Text,
    /// Other names that articles use.
    pub aliases: Vec<String>,
    /// Column and row on the tile map, from 1.
    pub tile: Option<(u32, u32)>,
}

/// An indicator.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Short ASCII name, used in links.
    pub id: String,
    /// Noun phrase without scope, period and unit.
    pub name: Text,
    /// The unit of its values.
    pub unit: TermId,
    /// The kind of quantity.
    pub measure: Measure,
    /// The whole of a share or a rate, or the base of a growth or a change.
    pub denominator: Option<TermId>,
    /// The group that readers find it in.
    pub theme: TermId,
    /// The items that are counted.
    pub definition: Text,
    /// Districts that it cannot apply to.
    pub excludes: Vec<DistrictId>,
    /// The first indicator that measures the same thing by another definition.
    pub variant_of: Option<IndicatorId>,
    /// The indicator whose change this is: in percentage points, per cent, or its unit.
    pub change_of: Option<IndicatorId>,
    /// The indicator that counts the projects whose planned investment this is.
    pub total_of: Option<IndicatorId>,
    /// Another indicator that a reader of this one may look for.
    pub related_to: Option<IndicatorId>,
}

/// The kind of quantity that an indicator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Change against an earlier period, per cent.
    Growth,
    /// Part of a whole, per cent.
    Share,
    /// Change of a share, percentage points.
    Change,
    /// Part done of what was to be done, per cent.
    Rate,
    /// A number of things.
    Count,
    /// An amount of money, area and the like.
    Amount,
    /// A rank.
    Rank,
    /// Points given by a judge.
    Score,
}

/// An entry of the controlled vocabulary.
#[derive(Clone, Debug)]
pub struct Term {
    /// Short ASCII name; a scope's is used in links.
    pub id: String,
    /// The vocabulary that it belongs to.
    pub kind: TermKind,
    /// The word, or the sentence of a note.
    pub text: Text,
    /// The role of the term in calculations, if it has one.
    pub role: Option<TermRole>,
}

/// The vocabularies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// A unit of values.
    Unit,
    /// A group of indicators.
    Theme,
    /// A list of projects that a figure covers.
    Scope,
    /// The whole of a share, or the base of a growth.
    Denominator,
    /// A remark on a figure.
    Note,
    /// The licence of the figures.
    Licence,
}

/// The role of a term in calculations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermRole {
    /// A unit: per cent.
    Percent,
    /// A unit: percentage points.
    PercentagePoint,
    /// A denominator: the plan for a calendar year.
    YearPlan,
}

/// An article.
#[derive(Clone, Debug)]
pub struct Source {
    /// Short ASCII name.
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

/// A section of an article: from `line` to the next section.
#[derive(Clone, Debug)]
pub struct Section {
    /// The article.
    pub source: SourceId,
    /// First line, from 1.
    pub line: u32,
    /// Heading, shortened.
    pub title: Text,
    /// Page, as printed; may be empty.
    pub page: String,
}

/// The list of projects that a figure covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The whole district: no list.
    Whole,
    /// A list of projects, a term of the kind `Scope`.
    List(TermId),
}

/// The id of `Scope::Whole` in links.
const WHOLE_ID: &str = "whole";

/// One printed number about a district or the whole.
#[derive(Clone, Debug)]
pub struct Observation {
    /// The district or the whole.
    pub district: DistrictId,
    /// The indicator.
    pub indicator: IndicatorId,
    /// The list of projects that it covers.
    pub scope: Scope,
    /// The span or day that it is about.
    pub period: Period,
    /// The number as printed, in the indicator's unit.
    pub figure: Figure,
    /// Actual, forecast, target or plan.
    pub status: Status,
    /// Whether the article states the number in words rather than digits.
    pub is_implied: bool,
    /// The article.
    pub source: SourceId,
    /// Line of the article, from 1.
    pub line: u32,
    /// A note on it.
    pub note: Option<TermId>,
    /// A digest of all columns but basis, line and note.
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

/// A correction of one figure.
#[derive(Clone, Debug)]
pub struct Revision {
    /// The day of the correction.
    pub day: Period,
    /// The project's name, if the figure is about one.
    pub project: Option<Text>,
    /// The figure after the correction, or before it if it was withdrawn; its note is the reason.
    pub observation: Observation,
    /// The printed figure before and its digest; none if the figure was added.
    pub old: Option<(Figure, u32)>,
    /// The printed figure after and its digest; none if the figure was withdrawn.
    pub new: Option<(Figure, u32)>,
}

/// The status of a figure: actual, or what kind of expectation.
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

impl Dataset {
    /// What the package says of itself; what it does not say has a default.
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// The section of a source that a line belongs to.
    pub fn section(&self, source: SourceId, line: u32) -> Option<&Section> {
        let before = self.sections.iter().filter(|section| section.source == source && section.line <= line);
        before.max_by_key(|section| section.line)
    }

    /// The districts without the whole, in official order.
    pub fn district_ids(&self) -> Vec<DistrictId> {
        (0..self.districts.len()).map(DistrictId).filter(|&district| !self.districts[district].is_whole).into_vec()
    }

    /// The whole that the districts belong to, if the package has it.
    pub fn whole(&self) -> Option<DistrictId> {
        self.districts.iter().position(|district| district.is_whole).map(DistrictId)
    }

    /// All indicators, in the order of the package.
    pub fn indicator_ids(&self) -> impl Iterator<Item = IndicatorId> + use<> {
        (0..self.indicators.len()).map(IndicatorId)
    }

    /// All figures of named projects, in the order of the package.
    pub fn project_ids(&self) -> impl Iterator<Item = ProjectId> + use<> {
        (0..self.projects.len()).map(ProjectId)
    }

    /// All sources, in the order of the package.
    pub fn source_ids(&self) -> impl Iterator<Item = SourceId> + use<> {
        (0..self.sources.len()).map(SourceId)
    }

    /// The observations of an indicator, in file order.
    pub fn observations_of(&self, indicator: IndicatorId) -> Vec<&Observation> {
        let indices = self.by_indicator.get(indicator.0).map(Vec::as_slice).unwrap_or_default();
        indices.iter().map(|&index| &self.observations[index]).into_vec()
    }

    /// The scope with an id of links: `whole`, or the id of a list.
    pub fn scope(&self, id: &str) -> Option<Scope> {
        if id == WHOLE_ID {
            return Some(Scope::Whole);
        }
        let index = self.terms.iter().position(|term| term.kind == TermKind::Scope && term.id == id);
        index.map(|index| Scope::List(TermId(index)))
    }

    /// The id of a scope in links.
    pub fn scope_id(&self, scope: Scope) -> &str {
        match scope {
            Scope::Whole => WHOLE_ID,
            Scope::List(list) => &self.terms[list].id,
        }
    }

    /// All figures: those of the districts, then those of named projects.
    pub fn figures(&self) -> Vec<&Observation> {
        let mut figures: Vec<&Observation> = self.observations.iter().into_vec();
        for figure in &self.projects {
            figures.push(&figure.observation);
        }
        figures
    }
}

impl Observation {
    /// The comparator of its figure.
    pub fn comparator(&self) -> Comparator {
        self.figure.comparator
    }
}

/// Lets the rows of a table be indexed with the id of their type.
macro_rules! indexed_by {
    ($($id:ident => $row:ty;)*) => {$(
        impl Index<$id> for Vec<$row> {
            type Output = $row;

            fn index(&self, id: $id) -> &$row {
                &self.as_slice()[id.0]
            }
        }
    )*};
}

indexed_by! {
    DistrictId => District;
    IndicatorId => Indicator;
    TermId => Term;
    SourceId => Source;
    ProjectId => ProjectFigure;
}
