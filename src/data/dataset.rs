//! A package that was read: its tables, and how its rows are found.

use super::description::Description;
use super::error::DataWarnings;
use super::id::{DistrictId, IndicatorId, ProjectId, SourceId, TermId};
use super::tables::{
    District, Indicator, Observation, ProjectFigure, Revision, Scope, Section, Source, Term, TermKind,
};
use crate::collect::IntoVec;
use crate::text::text_fragment;
use std::ops::Index;

/// A data package that was read and checked: every reference resolves.
///
/// Rows that name another table hold its typed index.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    /// The description that the package gives of itself.
    pub description: Description,
    /// Oddities of the package that do not keep it from being used.
    pub warnings: DataWarnings,
    /// The districts, the regions and the whole that they belong to, in official order.
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
    /// Indices into `observations`, by district, in file order.
    pub(super) by_district: Vec<Vec<usize>>,
    /// Indices into `observations`, by indicator; those of an indicator by district, then in file order.
    pub(super) by_cell: Vec<Vec<usize>>,
    /// The printed numbers about named projects and companies.
    pub projects: Vec<ProjectFigure>,
    /// The corrections of figures since their first publication here, the earliest first.
    pub revisions: Vec<Revision>,
    /// A digest of all figures that does not depend on their order. Names, lines and notes are not part of it.
    pub digest: u32,
}

/// The id of `Scope::Whole` in links.
const WHOLE_ID: &str = "whole";

impl Dataset {
    /// The description that the package gives of itself; each part that it leaves out has a default.
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// The section of a source that a line belongs to.
    pub fn section(&self, source: SourceId, line: Option<u32>) -> Option<&Section> {
        let line = line?;
        let before = self.sections.iter().filter(|section| section.source == source && section.line <= line);
        before.max_by_key(|section| section.line)
    }

    /// The districts without regions and the whole, in official order.
    pub fn district_ids(&self) -> Vec<DistrictId> {
        (0..self.districts.len()).map(DistrictId).filter(|&district| self.districts[district].is_district()).into_vec()
    }

    /// The whole that the districts belong to, if the package has it; of several the first.
    pub fn whole(&self) -> Option<DistrictId> {
        self.districts.iter().position(District::is_whole).map(DistrictId)
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

    /// The observations of a district, in file order.
    pub fn observations_in(&self, district: DistrictId) -> impl Iterator<Item = &Observation> {
        let indices = self.by_district.get(district.0).map(Vec::as_slice).unwrap_or_default();
        indices.iter().map(|&index| &self.observations[index])
    }

    /// The indices of the observations of an indicator in a district, in file order.
    pub fn cell_indices(&self, indicator: IndicatorId, district: DistrictId) -> &[usize] {
        let all = self.by_cell.get(indicator.0).map(Vec::as_slice).unwrap_or_default();
        let start = all.partition_point(|&index| self.observations[index].district < district);
        let rest = &all[start..];
        &rest[..rest.partition_point(|&index| self.observations[index].district == district)]
    }

    /// The observations of an indicator in a district, in file order.
    pub fn observations_at(&self, indicator: IndicatorId, district: DistrictId) -> impl Iterator<Item = &Observation> {
        self.cell_indices(indicator, district).iter().map(|&index| &self.observations[index])
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

    /// The address of a figure's source, at the sentence that holds the figure if its words are quoted; empty if it is not known.
    pub fn address(&self, observation: &Observation) -> String {
        match self.sources[observation.source].url.as_str() {
            "" => String::new(),
            url => text_fragment(url, observation.quote()),
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

impl Dataset {
    /// Builds the indices of observations; every reference is valid here.
    pub(super) fn indexed(mut self) -> Dataset {
        for index in [&mut self.by_indicator, &mut self.by_cell] {
            index.resize(self.indicators.len(), Vec::new());
        }
        self.by_district.resize(self.districts.len(), Vec::new());
        for (index, observation) in self.observations.iter().enumerate() {
            self.by_indicator[observation.indicator.0].push(index);
            self.by_district[observation.district.0].push(index);
        }
        for &index in self.by_district.iter().flatten() {
            self.by_cell[self.observations[index].indicator.0].push(index);
        }
        self
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
