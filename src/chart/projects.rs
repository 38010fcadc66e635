//! `projects`: named projects and companies by one indicator, a bar each, so that currencies and other units never mix.

use super::base::{Base, Column, Draft, Line, Said};
use super::{Plot, Row, Rows, outlier, shown};
use crate::compare::{self, Axis};
use crate::data::{Observation, ProjectFigure};
use crate::link::{Notice, Order, Scope};
use crate::number::{Comparator, Decimal};
use crate::sort;
use crate::words;

/// The chart of named projects; `None` where none has a figure for the indicator.
pub(super) fn draft<'d>(base: &Base<'d>, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let indicator = base.view.indicator?;
    let districts = shown(base.dataset, base.view);
    let mut figures = figures(base);
    let axis = axis(base, &figures, notices)?;
    order(base, &axis, &mut figures);
    let unit = base.unit(indicator);
    let mut rows: Vec<Row> = Vec::new();
    let (mut lines, mut drawn, mut known) = (Vec::new(), Vec::new(), Vec::new());
    let largest = largest(&figures, &axis);
    for figure in &figures {
        rows.push(row(base, figure, &axis, &largest));
        let seen = &figure.observation;
        let name = Said::plain(figure.project.get(base.language));
        let mut value = base.said(seen.figure, unit);
        if let Some(what) = apart(base, seen, &axis) {
            let all = |figure: &str| words::apart_figure(&what[0], figure, base.language);
            value = Said { text: all(&value.text), spoken: all(&value.spoken), value: None };
        }
        lines.push(Line { cells: vec![name, Said::plain(base.name(seen.district)), value], seen: vec![seen] });
        drawn.push(seen);
        known.push(seen.district);
    }
    known.retain(|district| districts.contains(district));
    sort::sort_unique(&mut known);
    outlier::break_outliers(&mut rows);
    let names: Vec<&str> = largest.iter().map(|figure| figure.project.get(base.language)).collect();
    let quantity = largest.first().map(|figure| words::quantity(figure.observation.figure, unit, base.language));
    let subject = base.subject(indicator, Scope::Whole);
    let has_frame = rows.iter().any(|row| row.frame.is_some());
    let column = |name: &str, unit: &str| Column { name: name.to_owned(), unit: unit.to_owned() };
    Some(Draft {
        title: words::projects_finding(figures.len(), &names, quantity.as_deref(), &subject, base.language),
        subtitle: words::subtitle(&subject, axis.period, axis.status, unit, base.language),
        coverage: words::coverage([known.len(), 0, districts.len()], base.is_selection(), &[], base.language),
        notes: if has_frame { vec![words::dashed_note(base.language).to_owned()] } else { Vec::new() },
        drawn,
        columns: vec![
            column(words::project_head(base.language), ""),
            column(words::district(base.language), ""),
            column(&subject, unit),
        ],
        lines,
        marks: Vec::new(),
        links: Vec::new(),
        plot: Plot::Rows(Rows { rows, is_stacked: true, are_points: false, floor: Decimal::ZERO }),
    })
}

/// The figures of the projects shown; all of the city's where no district is chosen.
pub(super) fn figures<'d>(base: &Base<'d>) -> Vec<&'d ProjectFigure> {
    let districts = shown(base.dataset, base.view);
    let is_shown = |figure: &&ProjectFigure| {
        let district = figure.observation.district;
        let is_city = base.dataset.districts[district].is_city;
        let is_asked = Some(figure.observation.indicator) == base.view.indicator;
        is_asked && (districts.contains(&district) || (is_city && !base.is_selection()))
    };
    base.dataset.projects.iter().filter(is_shown).collect()
}

/// The axis of these figures.
pub(super) fn axis(base: &Base<'_>, figures: &[&ProjectFigure], notices: &mut Vec<Notice>) -> Option<Axis> {
    let figures: Vec<&Observation> = figures.iter().map(|figure| &figure.observation).collect();
    base.chosen(&compare::candidates_among(&figures), notices)
}

/// In the view's order: by value those on the axis come before those apart.
fn order(base: &Base<'_>, axis: &Axis, figures: &mut [&ProjectFigure]) {
    let is_apart = |figure: &ProjectFigure| Axis::of(&figure.observation) != *axis;
    sort::sort_by(figures, |a, b| {
        let [first, second] = [&a.observation, &b.observation];
        match base.view.order {
            Order::Official => first.district.cmp(&second.district),
            Order::Name => a.project.get(base.language).cmp(b.project.get(base.language)),
            Order::Value => is_apart(a).cmp(&is_apart(b)).then_with(|| second.figure.value.cmp(&first.figure.value)),
        }
    });
}

/// Those on the axis that are surely larger than all others, or equal to each other; none where bounds leave it open.
fn largest<'d>(figures: &[&'d ProjectFigure], axis: &Axis) -> Vec<&'d ProjectFigure> {
    let mut largest: Vec<&ProjectFigure> = Vec::new();
    let on_axis = || figures.iter().filter(|figure| Axis::of(&figure.observation) == *axis);
    for figure in on_axis() {
        let own = figure.observation.figure;
        let is_largest = |other: &&&ProjectFigure| {
            let other = other.observation.figure;
            own == other && own.comparator == Comparator::Eq || own.surely_above(other)
        };
        if on_axis().all(|other| is_largest(&other)) {
            largest.push(figure);
        }
    }
    largest
}

/// In what a figure differs from the axis, in all lengths; `None` where it stands on it.
fn apart(base: &Base<'_>, seen: &Observation, axis: &Axis) -> Option<[String; 3]> {
    let differences = axis.differences(&Axis::of(seen));
    (!differences.is_empty()).then(|| words::apart(base.dataset, seen, &differences, base.language))
}

fn row(base: &Base<'_>, figure: &ProjectFigure, axis: &Axis, largest: &[&ProjectFigure]) -> Row {
    let seen = &figure.observation;
    let district = base.short(seen.district).to_owned();
    let mut row = base.row(seen.district);
    row.name = format!("{district} · {}", figure.project.get(base.language));
    let bar = base.bar(seen.figure);
    match apart(base, seen, axis) {
        Some(words) => (row.frame, row.aside) = (Some(bar), words.to_vec()),
        None => row.bars = vec![bar],
    }
    let is_leader = largest.iter().any(|leader| std::ptr::eq(*leader, figure));
    let leaders = if is_leader { vec![seen.district] } else { Vec::new() };
    row.emphasis = base.emphasis(seen.district, row.frame.is_none(), &leaders);
    row
}
