//! `projects`: named projects and companies by one indicator, a bar each. Units never mix, since an indicator has one.

use super::context::{Context, bar};
use super::{excerpt, outlier};
use crate::collect::IntoVec;
use crate::compare::{self, Axis};
use crate::data::{Dataset, DistrictSet, Observation, ProjectFigure, ProjectId};
use crate::model::{
    ApartNote, Availability, CellMessage, Column, ColumnName, Districts, Draft, DraftRow, Indicators, KindSpec, Label,
    Length, Note, Notice, Order, Plot, PlotRow, Rows, Subject, Subtitle, Title, Unit, View,
};
use crate::number::{Comparator, Figure};
use crate::sort;

/// Named projects by one indicator.
pub(super) static PROJECTS: KindSpec = KindSpec {
    name: "projects",
    indicators: Indicators::One,
    districts: Districts::Several,
    shows_all_periods: false,
    shows_all_lists: false,
    has_scaling: false,
    second_axis: None,
    availability,
    draft,
};

/// `None` if no named project has a figure of the indicator.
fn draft<'d>(dataset: &'d Dataset, view: &'d View, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let (context, indicator) = (Context::new(dataset, view), view.indicator?);
    let districts = DistrictSet::of(&context.districts());
    let mut projects = projects(&context);
    let axis = axis(&context, &projects, notices)?;
    sort_projects(&context, &axis, &mut projects);
    let unit = Unit::Of(indicator);
    let largest = largest(dataset, &projects, &axis);
    let (mut rows, mut table, mut drawn, mut reported) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for &project in &projects {
        let observation = &dataset.projects[project].observation;
        rows.push(row(&context, project, &axis, &largest));
        let value = match apart_note(observation, &axis) {
            Some(note) => CellMessage::Apart(vec![(note, observation.figure)], unit),
            None => CellMessage::Figure(observation.figure, unit),
        };
        let cells = vec![
            CellMessage::Label(Label::Project(project)),
            CellMessage::Label(Label::Name(observation.district)),
            value,
        ];
        table.push(DraftRow { cells, observations: vec![observation] });
        drawn.push(observation);
        reported.push(observation.district);
    }
    reported.retain(|&district| districts.contains(district));
    sort::sort_unique(&mut reported);
    outlier::break_outliers(&mut rows);
    let subject = Subject::whole(indicator);
    let has_apart = rows.iter().any(|row| row.apart.is_some());
    let mut draft = Draft {
        title: Title::Projects { total: projects.len(), largest, indicator },
        subtitle: Subtitle::Dated(vec![subject], axis.period, axis.status),
        coverage: context.coverage_of(reported.len()),
        notes: if has_apart { vec![Note::Dashed] } else { Vec::new() },
        drawn,
        columns: vec![
            Column::words(ColumnName::Project),
            Column::words(ColumnName::District),
            Column::figures(ColumnName::Subject(subject), unit),
        ],
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
    let context = Context::new(dataset, view);
    Availability::on(axis(&context, &projects(&context), notices))
}

/// The projects with a figure of the indicator in the districts shown; those of the whole too if no district is chosen.
fn projects(context: &Context<'_>) -> Vec<ProjectId> {
    let districts = DistrictSet::of(&context.districts());
    let is_shown = |project: &ProjectId| {
        let Observation { district, indicator, .. } = context.dataset.projects[*project].observation;
        let is_whole = !context.dataset.districts[district].is_district();
        let is_asked = Some(indicator) == context.view.indicator;
        is_asked && (districts.contains(district) || (is_whole && !context.is_selection()))
    };
    context.dataset.project_ids().filter(is_shown).into_vec()
}

/// The axis of these figures.
fn axis(context: &Context<'_>, projects: &[ProjectId], notices: &mut Vec<Notice>) -> Option<Axis> {
    let observations: Vec<&Observation> =
        projects.iter().map(|&project| &context.dataset.projects[project].observation).into_vec();
    context.choose(&compare::candidates_among(&observations), notices)
}

/// Sorts in the view's order; by value, figures on the axis come before those set apart.
fn sort_projects(context: &Context<'_>, axis: &Axis, projects: &mut [ProjectId]) {
    let is_apart = |figure: &ProjectFigure| Axis::of(&figure.observation) != *axis;
    let language = context.view.language;
    sort::sort_by(projects, |&a, &b| {
        let (a, b) = (&context.dataset.projects[a], &context.dataset.projects[b]);
        let [first, second] = [&a.observation, &b.observation];
        match context.view.order {
            Order::Official => first.district.cmp(&second.district),
            Order::Name => a.project.get(language).cmp(b.project.get(language)),
            Order::Value => is_apart(a).cmp(&is_apart(b)).then_with(|| second.figure.value.cmp(&first.figure.value)),
        }
    });
}

/// The projects on the axis that are surely larger than all others, or equal to each other; none if bounds leave it open.
fn largest(dataset: &Dataset, projects: &[ProjectId], axis: &Axis) -> Vec<(ProjectId, Figure)> {
    let on_axis = || {
        let observations = projects.iter().map(|&project| (project, &dataset.projects[project].observation));
        observations
            .filter(|entry| Axis::of(entry.1) == *axis)
            .map(|(project, observation)| (project, observation.figure))
    };
    let mut largest = Vec::new();
    for (project, own) in on_axis() {
        let is_largest = |other: Figure| own == other && own.comparator == Comparator::Eq || own.surely_above(other);
        if on_axis().all(|(_, other)| is_largest(other)) {
            largest.push((project, own));
        }
    }
    largest
}

/// How a figure differs from the axis; `None` if it is on it.
fn apart_note(observation: &Observation, axis: &Axis) -> Option<ApartNote> {
    let own = Axis::of(observation);
    let differences = axis.differences(&own);
    (!differences.is_empty()).then_some(ApartNote { axis: own, differences })
}

fn row(
    context: &Context<'_>,
    project: ProjectId,
    axis: &Axis,
    largest: &[(ProjectId, Figure)],
) -> PlotRow<Label, Figure> {
    let observation = &context.dataset.projects[project].observation;
    let mut row = context.row(observation.district);
    row.name = Label::RowOfProject(observation.district, project);
    let bar = bar(observation.figure);
    match apart_note(observation, axis) {
        Some(note) => {
            row.apart = Some(bar);
            row.remark = Length::labels(&|length| Label::Apart(note, length));
        }
        None => row.bars = vec![bar],
    }
    let is_leader = largest.iter().any(|leader| leader.0 == project);
    let leaders = if is_leader { vec![observation.district] } else { Vec::new() };
    row.emphasis = context.emphasis(observation.district, row.apart.is_none(), &leaders);
    row
}
