//! `target`: actual figures against the district's own target or forecast: a bar with a tick for each.

use super::context::{Context, subject};
use super::rank::Ranking;
use crate::collect::IntoVec;
use crate::compare::{self, Axis, Cell, Difference};
use crate::data::{Dataset, Observation, Status};
use crate::derive::{self, Derived, Rule};
use crate::model::{
    Availability, CellMessage, Column, ColumnName, DerivedValue, Districts, Draft, Indicators, KindSpec, Label, Note,
    Notice, Title, View,
};

/// Actual figures against targets and forecasts.
pub(super) static TARGET: KindSpec = KindSpec {
    name: "target",
    indicators: Indicators::One,
    districts: Districts::Several,
    shows_all_periods: false,
    shows_all_lists: false,
    has_scaling: false,
    second_axis: None,
    availability,
    draft,
};

/// `None` if no actual figure can be compared with a target.
fn draft<'d>(dataset: &'d Dataset, view: &'d View, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let context = Context::new(dataset, view);
    let axis = axis(&context, notices)?;
    let ranking = Ranking::on(context, axis);
    let comparisons: Vec<Option<Derived<'d>>> = ranking.cells.iter().map(|cell| compared(dataset, cell)).into_vec();
    let (mut reached, mut all, mut open, mut is_longer) = (Vec::new(), Vec::new(), 0, false);
    for (cell, derived) in ranking.cells.iter().zip(&comparisons) {
        let Some(derived) = derived else { continue };
        all.push(cell.district);
        is_longer |= derived.differences.contains(Difference::Period);
        match is_reached(derived) {
            Some(true) => reached.push(cell.district),
            Some(false) => {}
            None => open += 1,
        }
    }
    let mut rows = Vec::new();
    for (cell, derived) in ranking.cells.iter().zip(&comparisons) {
        let mut row = ranking.row(cell, &reached);
        if let Some(derived) = derived {
            let comparison = Label::AgainstTarget(derived.rule, derived.figure, is_reached(derived));
            // In a narrow row the target itself says more than the comparison.
            row.remark = vec![comparison, Label::Empty, Label::Empty];
        }
        rows.push(row);
    }
    // None of the districts shown may have a target: then the figures alone support a finding.
    let title = match all.is_empty() {
        true => ranking.title(),
        false => Title::TargetsReached { reached, open, all, subject: subject(&axis) },
    };
    let mut draft = ranking.draft(title, rows);
    if is_longer {
        draft.notes.push(Note::LongerTarget);
    }
    draft.columns.push(Column::words(ColumnName::AgainstTarget));
    for (row, derived) in draft.rows.iter_mut().zip(&comparisons) {
        let empty = CellMessage::Label(Label::Empty);
        row.cells.push(derived.as_ref().map_or(empty, |derived| CellMessage::Derived(DerivedValue::new(derived))));
    }
    Some(draft)
}

fn availability(dataset: &Dataset, view: &View, notices: &mut Vec<Notice>) -> Availability {
    Availability::on(axis(&Context::new(dataset, view), notices))
}

/// An axis of actual figures, at least one of which can be compared with a target.
fn axis(context: &Context<'_>, notices: &mut Vec<Notice>) -> Option<Axis> {
    let dataset = context.dataset;
    context.view.indicator.filter(|&indicator| derive::has_expectation(dataset, indicator))?;
    let has_comparison = |axis: &Axis| {
        let mut observations = compare::on_axis(dataset, axis).into_iter();
        axis.status == Status::Actual && observations.any(|observation| comparison(dataset, observation).is_some())
    };
    context.axis(&has_comparison, notices)
}

/// The figure of a cell compared with the latest target or forecast.
fn compared<'d>(dataset: &'d Dataset, cell: &Cell<'d>) -> Option<Derived<'d>> {
    cell.on_axis.first().and_then(|observation| comparison(dataset, observation))
}

fn comparison<'d>(dataset: &'d Dataset, observation: &'d Observation) -> Option<Derived<'d>> {
    derive::by_rule(dataset, observation, &[Rule::Margin, Rule::Completion])
}

fn is_reached(derived: &Derived<'_>) -> Option<bool> {
    derive::is_reached(derived.inputs[0].figure, derived.inputs[1].figure)
}
