//! What may share an axis, and why not. Knows no view, no words and no marks.
//!
//! Two figures share an axis only if indicator (and with it unit, measure and denominator), scope, period and status
//! are the same. A figure that differs is not dropped and not mixed in: it stands apart, with the differences named.

use crate::data::{Dataset, Indicator, Observation, Status};
use crate::link::Scope;
use crate::number::{Comparator, Figure};
use crate::period::Period;
use crate::sort;
use std::cmp::Ordering;

/// What all the figures on one axis have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Place in the dataset's indicators.
    pub indicator: usize,
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
    /// One happened, the other is expected or wanted.
    Status,
}

impl Axis {
    /// The axis that a figure belongs on.
    pub fn of(observation: &Observation) -> Axis {
        Axis {
            indicator: observation.indicator,
            scope: Scope::of(observation.scope),
            period: observation.period,
            status: observation.status,
        }
    }

    /// Why a figure of `other` may not stand here; empty if it may. The same in both orders.
    pub fn differences(&self, other: &Axis) -> Vec<Difference> {
        let mut differences = Vec::new();
        let mut check = |same: bool, difference| {
            if !same {
                differences.push(difference);
            }
        };
        check(self.indicator == other.indicator, Difference::Indicator);
        check(self.scope == other.scope, Difference::Scope);
        check(self.period == other.period, Difference::Period);
        check(self.status == other.status, Difference::Status);
        differences
    }
}

/// An axis that the data can fill, and how far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The axis.
    pub axis: Axis,
    /// How many districts have a figure on it.
    pub districts: usize,
}

/// What a view asks of an axis; what is left open is chosen by coverage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// The period.
    pub period: Option<Period>,
    /// The status.
    pub status: Option<Status>,
    /// The list of projects.
    pub scope: Option<Scope>,
}

impl Wish {
    /// Whether an axis fulfils it.
    pub fn allows(&self, axis: &Axis) -> bool {
        self.period.is_none_or(|period| period == axis.period)
            && self.status.is_none_or(|status| status == axis.status)
            && self.scope.is_none_or(|scope| scope == axis.scope)
    }
}

impl Candidate {
    /// Which comes first.
    pub fn order(&self, other: &Candidate) -> Ordering {
        let is_list = |candidate: &Candidate| candidate.axis.scope != Scope::Whole;
        let (own, others) = (self.axis, other.axis);
        let by_districts = other.districts.cmp(&self.districts).then(own.status.cmp(&others.status));
        let by_list = by_districts.then_with(|| is_list(self).cmp(&is_list(other)));
        by_list.then_with(|| others.period.recency().cmp(&own.period.recency()))
    }
}

/// The axes that some of `districts` have figures on for `indicator`: the one with most districts first; of equals what
/// happened before what is expected or wanted, the whole district before a list, the later period.
pub fn candidates(dataset: &Dataset, indicator: usize, districts: &[usize]) -> Vec<Candidate> {
    let mut asked = dataset.observations_of(indicator);
    asked.retain(|seen| districts.contains(&seen.district));
    candidates_among(&asked)
}

/// The axes of some figures, in the same order.
pub fn candidates_among(figures: &[&Observation]) -> Vec<Candidate> {
    let mut candidates = gathered(figures);
    sort::sort_by(&mut candidates, Candidate::order);
    candidates
}

/// The figures on an axis.
pub fn on<'d>(dataset: &'d Dataset, axis: &Axis) -> Vec<&'d Observation> {
    let mut all = dataset.observations_of(axis.indicator);
    all.retain(|seen| Axis::of(seen) == *axis);
    all
}

/// The axes of some figures of one indicator, as they come.
pub fn gathered(figures: &[&Observation]) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    // The districts of each.
    let mut counted: Vec<Vec<usize>> = Vec::new();
    for observation in figures {
        let axis = Axis::of(observation);
        let known = candidates.iter().position(|candidate| candidate.axis == axis);
        let place = known.unwrap_or(candidates.len());
        if known.is_none() {
            candidates.push(Candidate { axis, districts: 0 });
            counted.push(Vec::new());
        }
        if !counted[place].contains(&observation.district) {
            counted[place].push(observation.district);
            candidates[place].districts += 1;
        }
    }
    candidates
}

/// The first candidate that fulfils a wish; `None` if none does.
pub fn choose(candidates: &[Candidate], wish: &Wish) -> Option<Axis> {
    candidates.iter().find(|candidate| wish.allows(&candidate.axis)).map(|candidate| candidate.axis)
}

/// What one district has to say on an axis.
#[derive(Clone, Debug)]
pub struct Cell<'d> {
    /// Place in the dataset's districts.
    pub district: usize,
    /// Its figures on the axis: none, one, or several that disagree.
    pub here: Vec<&'d Observation>,
    /// Its figures for the same indicator, or for another definition of it, that may not stand on the axis, and why not.
    pub apart: Vec<(&'d Observation, Vec<Difference>)>,
    /// Whether the indicator cannot apply to it.
    pub is_excluded: bool,
}

/// The state of a cell; there is no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A figure.
    Value,
    /// A figure, and it is zero.
    Zero,
    /// Reported, but for another period, status or list, or under another definition.
    Apart,
    /// It cannot have a figure.
    NotApplicable,
    /// Nothing was reported.
    NotReported,
}

impl Cell<'_> {
    /// The state of the cell.
    pub fn state(&self) -> State {
        let is_zero = |figure: Figure| figure.value.is_zero() && figure.comparator == Comparator::Eq;
        if self.here.iter().any(|observation| !is_zero(observation.figure)) {
            State::Value
        } else if !self.here.is_empty() {
            State::Zero
        } else if !self.apart.is_empty() {
            State::Apart
        } else if self.is_excluded {
            State::NotApplicable
        } else {
            State::NotReported
        }
    }
}

/// The cell of each of `districts` on `axis`, in their order.
pub fn cells<'d>(dataset: &'d Dataset, axis: &Axis, districts: &[usize]) -> Vec<Cell<'d>> {
    let excludes = &dataset.indicators[axis.indicator].excludes;
    let empty = |&district: &usize| Cell {
        district,
        here: Vec::new(),
        apart: Vec::new(),
        is_excluded: excludes.contains(&district),
    };
    let mut cells: Vec<Cell<'_>> = districts.iter().map(empty).collect();
    let own = &dataset.indicators[axis.indicator];
    for observation in &dataset.observations {
        let indicator = &dataset.indicators[observation.indicator];
        if observation.indicator != axis.indicator && !is_other_definition(own, indicator) {
            continue;
        }
        let Some(cell) = cells.iter_mut().find(|cell| cell.district == observation.district) else { continue };
        let differences = axis.differences(&Axis::of(observation));
        if differences.is_empty() {
            cell.here.push(observation);
        } else {
            cell.apart.push((observation, differences));
        }
    }
    cells
}

/// Whether two indicators are the same thing in two definitions: ids that differ in their last part alone, and different
/// denominators. (`four-new-share-fai` and `four-new-share-gdp`: each a share of something else.)
pub fn is_other_definition(a: &Indicator, b: &Indicator) -> bool {
    let stem = |indicator: &Indicator| indicator.id.rfind('-');
    let is_same = || stem(a).is_some_and(|end| a.id.get(..=end) == b.id.get(..=end) && stem(b) == Some(end));
    let differ = a.denominator.is_some() && b.denominator.is_some() && a.denominator != b.denominator;
    differ && a.measure == b.measure && a.unit == b.unit && is_same()
}
