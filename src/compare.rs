//! Comparability: which figures may share an axis, and how others differ. Knows no view, no words and no marks.
//!
//! Two figures share an axis only if indicator (and with it unit, measure and denominator), scope, period and status are the same. A
//! figure that differs is neither dropped nor mixed in: it is set apart, with the differences named.
//!
//! ```
//! use district_charts::compare::{candidates, cells};
//! use district_charts::data::{Dataset, IndicatorId};
//!
//! let dataset = Dataset::embedded().expect("the embedded package is tested");
//! let districts = dataset.district_ids();
//! let best = candidates(&dataset, IndicatorId(0), &districts)[0];
//! let cells = cells(&dataset, &best.axis, &districts);
//! assert_eq!(cells.len(), districts.len()); // every district keeps its slot
//! assert_eq!(cells.iter().filter(|cell| !cell.on_axis.is_empty()).count(), best.districts);
//! ```

use crate::collect::IntoVec;
use crate::data::{Dataset, DistrictId, DistrictSet, IndicatorId, Observation, Scope, Status};
use crate::number::{Comparator, Figure};
use crate::period::Period;
use crate::sort;
use std::cmp::Ordering;

/// The properties that all figures on an axis share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The list of projects.
    pub scope: Scope,
    /// The span or day.
    pub period: Period,
    /// Actual, forecast, target or plan.
    pub status: Status,
}

/// Why two figures may not share an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// They measure different things.
    Indicator,
    /// They cover different lists of projects.
    Scope,
    /// They are about different spans or days.
    Period,
    /// One happened, the other is expected or aimed at.
    Status,
}

impl Difference {
    /// All differences.
    pub const ALL: [Difference; 4] = [Difference::Indicator, Difference::Scope, Difference::Period, Difference::Status];
}

/// A set of differences; empty if two figures may share an axis.
///
/// ```
/// use district_charts::compare::{Axis, Difference};
/// use district_charts::data::{Dataset, Status};
///
/// let dataset = Dataset::embedded().expect("the embedded package is tested");
/// let axis = Axis::of(&dataset.observations[0]);
/// let differences = axis.differences(&Axis { status: Status::Forecast, ..axis });
/// assert_eq!(differences.iter().collect::<Vec<_>>(), [Difference::Status]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Differences([bool; Difference::ALL.len()]);

impl Differences {
    /// Whether the set contains a difference.
    pub fn contains(self, difference: Difference) -> bool {
        self.0[difference as usize]
    }

    /// Whether the set is empty.
    pub fn is_empty(self) -> bool {
        self == Differences::default()
    }

    /// Adds those of another set.
    pub fn extend(&mut self, other: Differences) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own |= other;
        }
    }

    /// The same set without a difference.
    pub fn without(mut self, difference: Difference) -> Differences {
        self.0[difference as usize] = false;
        self
    }

    /// The names of its differences, in the order of `Difference::ALL`.
    pub fn names<'n>(self, name: impl Fn(Difference) -> &'n str) -> Vec<String> {
        self.iter().map(|difference| name(difference).to_owned()).into_vec()
    }

    /// Its differences in the order of `Difference::ALL`.
    pub fn iter(self) -> impl Iterator<Item = Difference> {
        Difference::ALL.iter().copied().filter(move |&difference| self.contains(difference))
    }
}

impl Axis {
    /// The axis of a figure.
    pub fn of(observation: &Observation) -> Axis {
        let Observation { indicator, scope, period, status, .. } = *observation;
        Axis { indicator, scope, period, status }
    }

    /// Why a figure of `other` may not share this axis; empty if it may. Symmetric.
    pub fn differences(&self, other: &Axis) -> Differences {
        Differences([
            self.indicator != other.indicator,
            self.scope != other.scope,
            self.period != other.period,
            self.status != other.status,
        ])
    }

    /// Whether two axes agree in scope, period and status.
    pub fn differs_in_indicator_only(&self, other: &Axis) -> bool {
        Axis { indicator: self.indicator, ..*other } == *self
    }
}

/// An axis on which the data have figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The axis.
    pub axis: Axis,
    /// The number of districts with a figure on it.
    pub districts: usize,
}

/// The properties of an axis that a view asks for; those left open are chosen by coverage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AxisFilter {
    /// The period.
    pub period: Option<Period>,
    /// The status.
    pub status: Option<Status>,
    /// The list of projects.
    pub scope: Option<Scope>,
}

impl AxisFilter {
    /// Whether an axis has each property that the filter states.
    pub fn matches(&self, axis: &Axis) -> bool {
        self.period.is_none_or(|period| period == axis.period)
            && self.status.is_none_or(|status| status == axis.status)
            && self.scope.is_none_or(|scope| scope == axis.scope)
    }
}

impl Candidate {
    /// The order of preference: more districts first; of equals actual before expected, the whole district before a list, the later period.
    pub fn order(&self, other: &Candidate) -> Ordering {
        other.districts.cmp(&self.districts).then_with(|| self.order_of_axes(other))
    }

    /// The same of equally many districts.
    fn order_of_axes(&self, other: &Candidate) -> Ordering {
        let (own, others) = (self.axis, other.axis);
        let is_list = |axis: &Axis| axis.scope != Scope::Whole;
        let by_list = own.status.cmp(&others.status).then_with(|| is_list(&own).cmp(&is_list(&others)));
        by_list.then_with(|| others.period.recency().cmp(&own.period.recency()))
    }
}

/// The axes on which some of `districts` have figures of `indicator`, in the order of preference.
pub fn candidates(dataset: &Dataset, indicator: IndicatorId, districts: &[DistrictId]) -> Vec<Candidate> {
    let (mut observations, shown) = (dataset.observations_of(indicator), DistrictSet::of(districts));
    observations.retain(|observation| shown.contains(observation.district));
    candidates_among(&observations)
}

/// The axes of some figures, in the order of preference. One that nine tenths as many districts have as the fullest counts as full: of a long
/// series the latest period is preferred, though a few districts are late.
pub fn candidates_among(observations: &[&Observation]) -> Vec<Candidate> {
    let mut candidates = axes_of(observations);
    let most = candidates.iter().map(|candidate| candidate.districts).max().unwrap_or(0);
    let is_full = |candidate: &Candidate| 10 * candidate.districts >= 9 * most;
    sort::sort_by(&mut candidates, |a: &Candidate, b: &Candidate| match (is_full(a), is_full(b)) {
        (true, true) => a.order_of_axes(b).then_with(|| a.order(b)),
        _ => a.order(b),
    });
    candidates
}

/// The figures on an axis.
pub fn on_axis<'d>(dataset: &'d Dataset, axis: &Axis) -> Vec<&'d Observation> {
    let mut observations = dataset.observations_of(axis.indicator);
    observations.retain(|observation| Axis::of(observation) == *axis);
    observations
}

/// The axes of some figures in the order of their first figures.
pub fn axes_of(observations: &[&Observation]) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut districts: Vec<DistrictSet> = Vec::new();
    let mut last = 0;
    for observation in observations {
        let axis = Axis::of(observation);
        // Most figures are on the axis of the one before, or of the one that followed that axis before.
        let is_it = |index: &usize| candidates.get(*index).is_some_and(|candidate| candidate.axis == axis);
        let known = [last, last + 1].into_iter().find(is_it).or_else(|| (0..candidates.len()).find(is_it));
        let index = known.unwrap_or(candidates.len());
        if known.is_none() {
            candidates.push(Candidate { axis, districts: 0 });
            districts.push(DistrictSet::default());
        }
        candidates[index].districts += usize::from(districts[index].insert(observation.district));
        last = index;
    }
    candidates
}

/// The first candidate that matches a filter; `None` if none does.
pub fn choose(candidates: &[Candidate], filter: &AxisFilter) -> Option<Axis> {
    candidates.iter().find(|candidate| filter.matches(&candidate.axis)).map(|candidate| candidate.axis)
}

/// The figures of one district that concern an axis.
#[derive(Clone, Debug)]
pub struct Cell<'d> {
    /// The district.
    pub district: DistrictId,
    /// Its figures on the axis: none, one, or several that disagree.
    pub on_axis: Vec<&'d Observation>,
    /// Its figures of the same indicator, or of another definition of it, that may not share the axis, and why not.
    pub apart: Vec<(&'d Observation, Differences)>,
    /// Whether the indicator cannot apply to it.
    pub is_excluded: bool,
}

/// The state of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellState {
    /// A figure.
    Value,
    /// A figure that is zero.
    Zero,
    /// Reported, but for another period, status or list, or by another definition.
    Apart,
    /// The indicator cannot apply.
    NotApplicable,
    /// Nothing was reported.
    NotReported,
}

impl Cell<'_> {
    /// The state of the cell.
    pub fn state(&self) -> CellState {
        let is_zero = |figure: Figure| figure.value.is_zero() && figure.comparator == Comparator::Eq;
        if self.on_axis.iter().any(|observation| !is_zero(observation.figure)) {
            CellState::Value
        } else if !self.on_axis.is_empty() {
            CellState::Zero
        } else if !self.apart.is_empty() {
            CellState::Apart
        } else if self.is_excluded {
            CellState::NotApplicable
        } else {
            CellState::NotReported
        }
    }
}

/// The cell of each of `districts` for `axis`, in their order.
pub fn cells<'d>(dataset: &'d Dataset, axis: &Axis, districts: &[DistrictId]) -> Vec<Cell<'d>> {
    let excludes = &dataset.indicators[axis.indicator].excludes;
    let empty = |&district: &DistrictId| Cell {
        district,
        on_axis: Vec::new(),
        apart: Vec::new(),
        is_excluded: excludes.contains(&district),
    };
    let mut cells: Vec<Cell<'_>> = districts.iter().map(empty).into_vec();
    let variants = variants(dataset, axis.indicator);
    for cell in &mut cells {
        for observation in observations_at(dataset, &variants, cell.district) {
            let differences = axis.differences(&Axis::of(observation));
            if differences.is_empty() {
                cell.on_axis.push(observation);
            } else {
                cell.apart.push((observation, differences));
            }
        }
    }
    cells
}

/// The observations of some indicators in a district, in file order.
pub fn observations_at<'d>(
    dataset: &'d Dataset,
    indicators: &[IndicatorId],
    district: DistrictId,
) -> impl Iterator<Item = &'d Observation> {
    let mut indices = Vec::new();
    for &indicator in indicators {
        indices.extend_from_slice(dataset.cell_indices(indicator, district));
    }
    if indicators.len() > 1 {
        sort::sort_unique(&mut indices);
    }
    indices.into_iter().map(|index| &dataset.observations[index])
}

/// An indicator and those that measure the same thing by other definitions.
fn variants(dataset: &Dataset, indicator: IndicatorId) -> Vec<IndicatorId> {
    let mut variants = vec![indicator];
    variants.extend(dataset.indicator_ids().filter(|&other| are_variants(dataset, indicator, other)));
    variants
}

/// Whether two indicators measure the same thing by different definitions, as `variant_of` in the package says.
pub fn are_variants(dataset: &Dataset, a: IndicatorId, b: IndicatorId) -> bool {
    let first = |indicator: IndicatorId| dataset.indicators[indicator].variant_of.unwrap_or(indicator);
    a != b && first(a) == first(b)
}
