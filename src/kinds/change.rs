//! `change`: a share now and a year earlier; the earlier one is computed from the share and its published change.

use super::context::{Context, bar, subject};
use super::rank::Ranking;
use crate::collect::IntoVec;
use crate::compare::{self, Axis, Cell, CellState};
use crate::data::{Dataset, DistrictId, Observation};
use crate::derive::{self, Derived, Rule};
use crate::model::{
    Availability, CellMessage, Column, ColumnName, Districts, Draft, Emphasis, Indicators, KindSpec, Label, Length,
    MAX_ROWS, Note, Notice, Plot, PlotRow, Title, Unit, View,
};
use crate::number::{Comparator, Decimal, Figure};
use std::cmp::Ordering;

/// A share now and a year earlier.
pub(super) static CHANGE: KindSpec = KindSpec {
    name: "change",
    indicators: Indicators::One,
    districts: Districts::Several,
    shows_all_periods: false,
    shows_all_lists: false,
    has_scaling: false,
    second_axis: None,
    availability,
    draft,
};

/// `None` if no earlier value can be computed.
fn draft<'d>(dataset: &'d Dataset, view: &'d View, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let context = Context::new(dataset, view);
    let axis = axis(&context, notices)?;
    let ranking = Ranking::on(context, axis);
    let earlier: Vec<Option<Derived<'d>>> = ranking.cells.iter().map(|cell| earlier_of(dataset, cell)).into_vec();
    let rows =
        ranking.cells.iter().zip(&earlier).map(|(cell, earlier)| row(&ranking, cell, earlier.as_ref())).into_vec();
    let changes = || earlier.iter().flatten().map(|derived| derived.inputs[1]);
    let total = changes().count();
    let title = match total {
        // None of the districts shown may have a change: then the figures alone support a finding.
        0 => ranking.title(),
        total => {
            let is_rise = |change: &&Observation| !change.figure.value.is_negative() && !change.figure.value.is_zero();
            let climber = climber(&ranking, &earlier);
            Title::Risen { risen: changes().filter(is_rise).count(), total, climber, subject: subject(&axis) }
        }
    };
    let mut draft = ranking.draft(title, rows);
    if let Plot::Rows(rows) = &mut draft.plot {
        rows.are_points = true;
        let axis_start = axis_start(&rows.rows);
        rows.axis_start = axis_start.to_f64();
        if !axis_start.is_zero() {
            draft.notes.push(Note::AxisStart(axis_start));
        }
    }
    let is_year = earlier.iter().flatten().all(|derived| derived.is_year_earlier) && total > 0;
    draft.notes.push(Note::EarlierAndNow(is_year));
    let unit = Unit::Of(axis.indicator);
    draft.columns.push(Column::figures(ColumnName::Earlier(is_year), unit));
    draft.columns.push(Column {
        name: ColumnName::Change,
        unit: changes().next_back().map(|change| Unit::Of(change.indicator)),
    });
    for ((row, cell), earlier) in draft.rows.iter_mut().zip(&ranking.cells).zip(&earlier) {
        let [mut was, mut change] = [const { CellMessage::Label(Label::Empty) }; 2];
        if let Some(derived) = earlier {
            let published = derived.inputs[1];
            was = CellMessage::Figure(derived.figure, unit);
            change = CellMessage::Figure(published.figure, Unit::Of(published.indicator));
            row.observations.push(published);
            draft.drawn.push(published);
        } else if cell.state() == CellState::Value {
            change = CellMessage::Label(Label::Absent(CellState::NotReported));
        }
        row.cells.extend([was, change]);
    }
    Some(draft)
}

/// A row with the earlier value. Targets and figures set apart are in the table alone.
fn row<'d>(ranking: &Ranking<'d>, cell: &Cell<'d>, earlier: Option<&Derived<'d>>) -> PlotRow<Label, Figure> {
    let mut row = ranking.row(cell, &[]);
    if let Some(derived) = earlier {
        let change = derived.inputs[1];
        row.earlier = Some(bar(derived.figure));
        let label = |length| Label::Change(change.figure, Unit::Of(change.indicator), length);
        row.remark = Length::labels(&label);
    } else if row.emphasis == Emphasis::Compared {
        row.remark = Length::labels(&Label::ChangeUnknown);
    }
    (row.ticks, row.tick_remark, row.apart) = (Vec::new(), Vec::new(), None);
    if row.bars.is_empty() {
        row.remark = Vec::new();
        row.absent = Some(Label::Absent(cell.state()));
    }
    row
}

fn availability(dataset: &Dataset, view: &View, notices: &mut Vec<Notice>) -> Availability {
    Availability::on(axis(&Context::new(dataset, view), notices))
}

/// An axis on which at least one earlier value is known.
fn axis(context: &Context<'_>, notices: &mut Vec<Notice>) -> Option<Axis> {
    let dataset = context.dataset;
    context.view.indicator.filter(|&indicator| derive::has_change(dataset, indicator))?;
    let is_known = |axis: &Axis| {
        compare::on_axis(dataset, axis).into_iter().any(|observation| earlier(dataset, observation).is_some())
    };
    context.axis(&is_known, notices)
}

/// The district that gained most ranks among those with a value a year earlier, with its rank then and now. None if two gained as many, or
/// if bounds or equal values leave a rank open.
fn climber(ranking: &Ranking<'_>, earlier: &[Option<Derived<'_>>]) -> Option<(DistrictId, [usize; 2])> {
    let mut pairs = Vec::new();
    for (cell, earlier) in ranking.cells.iter().zip(earlier) {
        let Some(earlier) = earlier else { continue };
        let [now, before] = [earlier.inputs[0].figure, earlier.figure];
        if cell.on_axis.len() > 1 || [now, before].iter().any(|figure| figure.comparator != Comparator::Eq) {
            return None;
        }
        pairs.push((cell.district, [before.value, now.value]));
    }
    // A rank gained among hundreds is no headline.
    if pairs.len() > MAX_ROWS {
        return None;
    }
    let mut climber: Option<(DistrictId, [usize; 2])> = None;
    let (mut most, mut is_unique) = (0, false);
    for (index, &(district, values)) in pairs.iter().enumerate() {
        let mut ranks = [1, 1];
        for (_, (_, others)) in pairs.iter().enumerate().filter(|other| other.0 != index) {
            for (rank, (other, own)) in ranks.iter_mut().zip(others.iter().zip(&values)) {
                if other == own {
                    return None;
                }
                *rank += usize::from(other > own);
            }
        }
        let gained = ranks[0].saturating_sub(ranks[1]);
        match gained.cmp(&most) {
            Ordering::Greater => (most, is_unique, climber) = (gained, true, Some((district, ranks))),
            Ordering::Equal => is_unique = false,
            Ordering::Less => {}
        }
    }
    climber.filter(|_| is_unique)
}

/// The start of the axis: a round number below all points, so that the changes fill it; zero if some values are not positive.
fn axis_start(rows: &[PlotRow<Label, Figure>]) -> Decimal {
    let mut ends: Option<(Decimal, Decimal)> = None;
    for bar in rows.iter().flat_map(PlotRow::marks) {
        Decimal::widen(&mut ends, bar.figure.value);
    }
    ends.map_or(Decimal::ZERO, |(low, high)| low.round_floor(high))
}

fn earlier_of<'d>(dataset: &'d Dataset, cell: &Cell<'d>) -> Option<Derived<'d>> {
    cell.on_axis.first().and_then(|observation| earlier(dataset, observation))
}

fn earlier<'d>(dataset: &'d Dataset, observation: &'d Observation) -> Option<Derived<'d>> {
    derive::by_rule(dataset, observation, &[Rule::Previous])
}
