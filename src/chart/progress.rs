//! `progress`: how much is done of a calendar year's plan, against how much of the year is gone. Each list of projects has a
//! plan of its own, so each is a row of its own.

use super::base::{Base, Column, Draft, Line, Said};
use super::rank::Rank;
use super::{Emphasis, Plot, Row, Rows, outlier, shown};
use crate::compare::{Axis, State};
use crate::data::{Observation, Status};
use crate::derive;
use crate::link::{Notice, Order, Scope};
use crate::number::{Comparator, Decimal, Figure};
use crate::sort;
use crate::words;

/// The chart of a plan's progress; `None` where the indicator is none of a year's plan.
pub(super) fn draft<'d>(base: &Base<'d>, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let axis = axis(base, notices)?;
    let indicator = axis.indicator;
    let gone = Figure { value: derive::year_gone(axis.period)?, comparator: Comparator::Eq };
    let (unit, subject) = (base.unit(indicator), base.subject(indicator, Scope::Whole));
    let plans = plans(base, &axis);
    let (mut ahead, mut rows, mut lines) = (0, Vec::new(), Vec::new());
    for seen in &plans {
        let is_ahead = seen.figure.surely_above(gone);
        ahead += usize::from(is_ahead);
        rows.push(row(base, seen, gone, is_ahead));
        let cells = vec![
            Said::plain(base.name(seen.district)),
            Said::plain(base.scope(seen.scope)),
            base.said(seen.figure, unit),
            base.said(gone, "%"),
        ];
        lines.push(Line { cells, seen: vec![*seen] });
    }
    if ahead == plans.len() && base.view.highlight.is_none() {
        // Where all are, none stands out.
        rows.iter_mut().for_each(|row| row.emphasis = Emphasis::Compared);
    }
    if let Some(first) = rows.first_mut() {
        first.wanted = words::gone(&gone.text(base.language), base.language).to_vec();
    }
    let (districts, reported) = (shown(base.dataset, base.view), &plans);
    let cells = base.cells(&axis);
    for cell in cells.iter().filter(|cell| !reported.iter().any(|seen| seen.district == cell.district)) {
        let word = base.absent(cell.state());
        let mut row = base.row(cell.district);
        (row.word, row.is_missing) = (Some(word.to_owned()), cell.state() == State::NotReported);
        rows.push(row);
        let cells = vec![Said::plain(base.name(cell.district)), Said::plain(word), Said::plain(""), Said::plain("")];
        lines.push(Line { cells, seen: cell.apart.iter().map(|entry| entry.0).collect() });
    }
    outlier::break_outliers(&mut rows);
    let mut known: Vec<usize> = plans.iter().map(|seen| seen.district).collect();
    sort::sort_unique(&mut known);
    let column = |name: &str, unit: &str| Column { name: name.to_owned(), unit: unit.to_owned() };
    Some(Draft {
        title: match plans.len() {
            0 => Rank::new(base, Some(axis)).title(),
            of => words::ahead([ahead, of], &gone.text(base.language), base.language),
        },
        subtitle: words::subtitle(&subject, axis.period, axis.status, unit, base.language),
        coverage: words::coverage([known.len(), 0, districts.len()], base.is_selection(), &[], base.language),
        notes: vec![words::gone_note(axis.period, &gone.text(base.language), base.language)],
        columns: vec![
            column(words::district(base.language), ""),
            column(words::list_head(base.language), ""),
            column(&subject, unit),
            column(words::done(base.language), "%"),
        ],
        drawn: plans,
        lines,
        marks: Vec::new(),
        links: Vec::new(),
        plot: Plot::Rows(Rows { rows, is_stacked: true, are_points: false, floor: Decimal::ZERO }),
    })
}

/// What happened of a plan for a year, when it is known how much of the year was gone.
pub(super) fn axis(base: &Base<'_>, notices: &mut Vec<Notice>) -> Option<Axis> {
    base.view.indicator.filter(|&place| derive::is_of_year_plan(base.dataset, place))?;
    base.axis(&|axis| axis.status == Status::Actual && derive::year_gone(axis.period).is_some(), notices)
}

/// The figures of the axis's period on any list, or on that which the view asks for, in the view's order.
fn plans<'d>(base: &Base<'d>, axis: &Axis) -> Vec<&'d Observation> {
    let districts = shown(base.dataset, base.view);
    let mut plans = Vec::new();
    for seen in base.dataset.observations_of(axis.indicator) {
        if !districts.contains(&seen.district) {
            continue;
        }
        let own = Axis::of(seen);
        let is_list = base.view.scope.is_none() || own.scope == axis.scope;
        if is_list && (Axis { scope: axis.scope, ..own }) == *axis {
            plans.push(seen);
        }
    }
    sort::sort_by(&mut plans, |a, b| match base.view.order {
        Order::Official => a.district.cmp(&b.district),
        Order::Name => base.sort_name(a.district).cmp(base.sort_name(b.district)),
        Order::Value => b.figure.value.cmp(&a.figure.value),
    });
    plans
}

fn row(base: &Base<'_>, seen: &Observation, gone: Figure, is_ahead: bool) -> Row {
    let mut row = base.row(seen.district);
    let list = base.scope(seen.scope);
    row.name = if list.is_empty() { row.name } else { format!("{} · {list}", row.name) };
    row.emphasis = base.emphasis(seen.district, true, &[]);
    if base.view.highlight.is_none() && is_ahead {
        row.emphasis = Emphasis::Chosen;
    }
    row.bars = vec![base.bar(seen.figure)];
    row.ticks = vec![base.bar(gone)];
    row
}
