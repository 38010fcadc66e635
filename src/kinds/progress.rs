//! `progress`: how much of a calendar year's plan is done, against how much of the year has passed. Each list of projects has its own
//! plan, so each is a row.

use super::context::{Context, bar, exact};
use super::rank::Ranking;
use super::{excerpt, outlier};
use crate::collect::IntoVec;
use crate::compare::{Axis, CellState};
use crate::data::{Dataset, DistrictSet, Observation, Scope, Status};
use crate::derive;
use crate::model::{
    Availability, CellMessage, Column, ColumnName, Districts, Draft, DraftRow, Emphasis, Indicators, KindSpec, Label,
    Length, Note, Notice, Order, Plot, PlotRow, Rows, Subject, Subtitle, Title, Unit, View,
};
use crate::number::Figure;
use crate::sort;

/// Progress of plans through the calendar year.
pub(super) static PROGRESS: KindSpec = KindSpec {
    name: "progress",
    indicators: Indicators::One,
    districts: Districts::Several,
    shows_all_periods: false,
    shows_all_lists: true,
    has_scaling: false,
    second_axis: None,
    availability,
    draft,
};

/// `None` if the indicator is not about the plan for a year.
fn draft<'d>(dataset: &'d Dataset, view: &'d View, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let context = Context::new(dataset, view);
    let axis = axis(&context, notices)?;
    let passed = derive::year_passed(axis.period)?;
    let (unit, subject) = (Unit::Of(axis.indicator), Subject::whole(axis.indicator));
    let plans = plans(&context, &axis);
    let (mut ahead, mut rows, mut table) = (0, Vec::new(), Vec::new());
    for plan in &plans {
        let is_ahead = plan.figure.surely_above(exact(passed));
        ahead += usize::from(is_ahead);
        rows.push(row(&context, plan, exact(passed), is_ahead));
        let cells = vec![
            CellMessage::Label(Label::Name(plan.district)),
            CellMessage::Label(Label::List(plan.scope)),
            CellMessage::Figure(plan.figure, unit),
            CellMessage::Figure(exact(passed), Unit::Percent),
        ];
        table.push(DraftRow { cells, observations: vec![*plan] });
    }
    if ahead == plans.len() && view.highlight.is_none() {
        // If all are ahead, none stands out.
        rows.iter_mut().for_each(|row| row.emphasis = Emphasis::Compared);
    }
    if let Some(first) = rows.first_mut() {
        first.tick_remark = Length::labels(&|length| Label::YearPassed(passed, length));
    }
    let mut reported = DistrictSet::default();
    let with_plan = plans.iter().filter(|plan| reported.insert(plan.district)).count();
    for cell in context.cells(&axis) {
        if reported.contains(cell.district) {
            continue;
        }
        let mut row = context.row(cell.district);
        row.absent = Some(Label::Absent(cell.state()));
        row.is_missing = cell.state() == CellState::NotReported;
        rows.push(row);
        let cells = vec![
            CellMessage::Label(Label::Name(cell.district)),
            CellMessage::Label(Label::Absent(cell.state())),
            CellMessage::Label(Label::Empty),
            CellMessage::Label(Label::Empty),
        ];
        let observations = cell.apart.iter().map(|entry| entry.0).into_vec();
        table.push(DraftRow { cells, observations });
    }
    outlier::break_outliers(&mut rows);
    let mut draft = Draft {
        title: match plans.len() {
            0 => Ranking::on(context, axis).title(),
            total => Title::AheadOfYear { ahead, total, passed },
        },
        subtitle: Subtitle::Dated(vec![subject], axis.period, axis.status),
        coverage: context.coverage_of(with_plan),
        notes: vec![Note::YearPassed(axis.period, passed)],
        columns: vec![
            Column::words(ColumnName::District),
            Column::words(ColumnName::ListOfProjects),
            Column::figures(ColumnName::Subject(subject), unit),
            Column::figures(ColumnName::YearPassed, Unit::Percent),
        ],
        drawn: plans,
        rows: table,
        marks: Vec::new(),
        excerpt: None,
        cites_drawn: false,
        links: Vec::new(),
        plot: Plot::Rows(Rows { rows, is_stacked: true, are_points: false, axis_start: 0.0 }),
    };
    excerpt::shorten_draft(&mut draft, &context);
    Some(draft)
}

fn availability(dataset: &Dataset, view: &View, notices: &mut Vec<Notice>) -> Availability {
    Availability::on(axis(&Context::new(dataset, view), notices))
}

/// Actual figures about the plan for a year, of a period whose part of the year is known.
fn axis(context: &Context<'_>, notices: &mut Vec<Notice>) -> Option<Axis> {
    context.view.indicator.filter(|&indicator| derive::is_of_year_plan(context.dataset, indicator))?;
    context.axis(&|axis| axis.status == Status::Actual && derive::year_passed(axis.period).is_some(), notices)
}

/// The figures of the axis's period on any list, or on the list that the view asks for, in the view's order.
fn plans<'d>(context: &Context<'d>, axis: &Axis) -> Vec<&'d Observation> {
    let districts = DistrictSet::of(&context.districts());
    let mut plans = context.dataset.observations_of(axis.indicator);
    plans.retain(|plan| {
        let is_list = context.view.scope.is_none() || plan.scope == axis.scope;
        let is_like_axis = Axis { scope: axis.scope, ..Axis::of(plan) } == *axis;
        districts.contains(plan.district) && is_list && is_like_axis
    });
    sort::sort_by(&mut plans, |a, b| match context.view.order {
        Order::Official => a.district.cmp(&b.district),
        Order::Name => context.sort_name(a.district).cmp(context.sort_name(b.district)),
        Order::Value => b.figure.value.cmp(&a.figure.value),
    });
    plans
}

fn row(context: &Context<'_>, plan: &Observation, passed: Figure, is_ahead: bool) -> PlotRow<Label, Figure> {
    let mut row = context.row(plan.district);
    if plan.scope != Scope::Whole {
        row.name = Label::RowOfList(plan.district, plan.scope);
    }
    row.emphasis = context.emphasis(plan.district, true, &[]);
    if context.view.highlight.is_none() && is_ahead {
        row.emphasis = Emphasis::Chosen;
    }
    row.bars = vec![bar(plan.figure)];
    row.ticks = vec![bar(passed)];
    row
}
