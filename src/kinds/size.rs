//! `size`: how many projects, and how much is planned for them: a point a district, and lines of equal average.

use super::context::Context;
use super::scatter::PairOfRankings;
use crate::collect::IntoVec;
use crate::compare::{self, Axis, Cell};
use crate::data::{Dataset, DistrictSet, Observation};
use crate::derive::{self, Derived, Rule};
use crate::model::{
    Availability, CellMessage, Column, ColumnName, DerivedValue, Districts, Draft, Indicators, KindSpec, Label, Notice,
    Plot, Ray, Title, Unit, View,
};
use crate::number::Decimal;

/// Number and total of projects.
pub(super) static SIZE: KindSpec = KindSpec {
    name: "size",
    indicators: Indicators::One,
    districts: Districts::Several,
    shows_all_periods: false,
    shows_all_lists: false,
    has_scaling: false,
    second_axis: None,
    availability,
    draft,
};

/// At most so many lines of equal average are drawn; of more, every third.
const MOST_RAYS: usize = 4;

/// `None` if no district has both.
fn draft<'d>(dataset: &'d Dataset, view: &'d View, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let context = Context::new(dataset, view);
    let axes = axes(&context, notices)?;
    let indicators = axes.map(|axis| axis.indicator);
    let pair = PairOfRankings::new(context, axes)?;
    let by_cell: Vec<Option<Derived<'d>>> = pair.rankings[1].cells.iter().map(|cell| average(dataset, cell)).into_vec();
    let averages: Vec<&Derived<'d>> = by_cell.iter().flatten().into_vec();
    let (mut title, mut leaders) = (pair.title(), Vec::new());
    if let Some(largest) = largest(&averages, pair.both.len()) {
        let district = largest.inputs[0].district;
        let (average, total, is_selection) = (largest.figure, pair.both.len(), context.is_selection());
        title = Title::LargestAverage { district, average, indicators, total, is_selection };
        leaders = vec![district];
    }
    let mut draft = pair.draft(title, &leaders, true);
    draft.columns.push(Column::figures(ColumnName::Average, Unit::Of(indicators[1])));
    for (row, average) in draft.rows.iter_mut().zip(&by_cell) {
        let empty = CellMessage::Label(Label::Empty);
        row.cells.push(average.as_ref().map_or(empty, |derived| CellMessage::Average(DerivedValue::new(derived))));
    }
    if let Plot::Scatter(scatter) = &mut draft.plot {
        for slope in slopes(&averages) {
            scatter.rays.push(Ray { slope: slope.to_f64(), label: Label::AverageOf(slope, indicators) });
        }
    }
    pair.add_marks(&mut draft);
    Some(draft)
}

fn availability(dataset: &Dataset, view: &View, notices: &mut Vec<Notice>) -> Availability {
    Availability::on(axes(&Context::new(dataset, view), notices).map(|axes| axes[0]))
}

/// The axes of a count and its total that some district shown published both.
fn axes(context: &Context<'_>, notices: &mut Vec<Notice>) -> Option<[Axis; 2]> {
    let dataset = context.dataset;
    let [count, total] = derive::count_and_total(dataset, context.view.indicator?)?;
    let districts = DistrictSet::of(&context.districts());
    let mut counts = dataset.observations_of(count);
    counts.retain(|observation| {
        let axis = Axis { indicator: total, ..Axis::of(observation) };
        let is_on_axis = |other: &Observation| Axis::of(other) == axis;
        districts.contains(observation.district) && dataset.observations_at(total, observation.district).any(is_on_axis)
    });
    let axis = context.choose(&compare::candidates_among(&counts), notices)?;
    Some([axis, Axis { indicator: total, ..axis }])
}

/// The average of a district; none if a figure is missing, bounds are in opposite directions, or publications disagree.
fn average<'d>(dataset: &'d Dataset, total: &Cell<'d>) -> Option<Derived<'d>> {
    let [only] = total.on_axis.as_slice() else { return None };
    derive::by_rule(dataset, only, &[Rule::Average])
}

/// The average that is surely above all others, if each of at least two districts has one.
fn largest<'a, 'd>(averages: &[&'a Derived<'d>], total: usize) -> Option<&'a Derived<'d>> {
    let is_largest = |derived: &&&Derived<'d>| {
        let smaller = averages.iter().filter(|other| derived.figure.surely_above(other.figure));
        smaller.count() + 1 == averages.len()
    };
    averages.iter().find(is_largest).copied().filter(|_| total >= 2 && averages.len() == total)
}

/// Round averages, from the last at or below the smallest to the first at or above the largest.
fn slopes(averages: &[&Derived<'_>]) -> Vec<Decimal> {
    let mut ends: Option<(Decimal, Decimal)> = None;
    for derived in averages {
        Decimal::widen(&mut ends, derived.figure.value);
    }
    let mut slopes = Vec::new();
    let Some((low, high)) = ends.filter(|ends| !ends.0.is_zero() && !ends.0.is_negative()) else { return Vec::new() };
    for (index, round) in Decimal::round_numbers().enumerate() {
        if round <= low {
            slopes.clear();
        }
        slopes.push((index, round.with_powers(high.powers())));
        if round >= high {
            break;
        }
    }
    if slopes.len() > MOST_RAYS {
        slopes.retain(|entry| entry.0 % 3 == 0);
    }
    slopes.into_iter().map(|entry| entry.1).into_vec()
}
