//! `change`: a share now and a year earlier, the earlier one computed from the share and its change.

use super::base::{Base, Column, Draft, Said};
use super::rank::Rank;
use super::{Emphasis, Plot, Row};
use crate::compare::{self, Axis, Cell, State};
use crate::data::Observation;
use crate::derive::{self, Derived, Rule};
use crate::link::Notice;
use crate::number::Decimal;
use crate::words;

/// The chart of what was before and after; `None` where no earlier figure can be computed.
pub(super) fn draft<'d>(base: &Base<'d>, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let rank = Rank::new(base, Some(axis(base, notices)?));
    let (mut risen, mut of, mut rows) = (0, 0, Vec::new());
    let mut unit = "";
    for cell in &rank.cells {
        let mut row = rank.row(cell, &[]);
        if let Some(derived) = before(base, cell) {
            let change = derived.inputs[1];
            unit = base.unit(change.indicator);
            of += 1;
            risen += usize::from(!change.figure.value.is_negative() && !change.figure.value.is_zero());
            row.from = Some(base.bar(derived.figure));
            row.aside = words::changed(change.figure, unit, base.language).to_vec();
        } else if row.emphasis == Emphasis::Compared {
            row.aside = words::no_earlier(base.language).to_vec();
        }
        // What was wanted, and what stands apart, is another chart's matter; the table has it.
        (row.ticks, row.wanted, row.frame) = (Vec::new(), Vec::new(), None);
        if row.bars.is_empty() {
            row.aside = Vec::new();
            row.word = Some(base.absent(cell.state()).to_owned());
        }
        rows.push(row);
    }
    // Of those shown none may have a change: then their figures alone carry a finding.
    let title = if of > 0 { words::risen([risen, of], &rank.subject, base.language) } else { rank.title() };
    let mut draft = rank.draft(title, rows);
    if let Plot::Rows(rows) = &mut draft.plot {
        rows.are_points = true;
        rows.floor = floor(&rows.rows);
        if !rows.floor.is_zero() {
            draft.notes.push(words::floor_note(&rows.floor.text(base.language), base.language));
        }
    }
    draft.notes.push(words::change_note(base.language).to_owned());
    let column = |name: &str, unit: &str| Column { name: name.to_owned(), unit: unit.to_owned() };
    draft.columns.push(column(words::earlier(base.language), rank.unit));
    draft.columns.push(column(words::change(base.language), unit));
    for (line, cell) in draft.lines.iter_mut().zip(&rank.cells) {
        let [mut was, mut change] = [Said::plain(""), Said::plain("")];
        if let Some(derived) = before(base, cell) {
            was = base.said(derived.figure, rank.unit);
            change = base.said(derived.inputs[1].figure, unit);
            line.seen.push(derived.inputs[1]);
            draft.drawn.push(derived.inputs[1]);
        } else if cell.state() == State::Value {
            change = Said::plain(words::not_reported(base.language));
        }
        line.cells.push(was);
        line.cells.push(change);
    }
    Some(draft)
}

/// An axis on which somebody's earlier figure is known.
pub(super) fn axis(base: &Base<'_>, notices: &mut Vec<Notice>) -> Option<Axis> {
    let is_known = |axis: &Axis| compare::on(base.dataset, axis).iter().any(|seen| earlier(base, seen).is_some());
    base.axis(&is_known, notices)
}

/// Where the axis begins: the round number below all points, so that what changed fills it; zero where some are not above it.
fn floor(rows: &[Row]) -> Decimal {
    let mut ends: Option<(Decimal, Decimal)> = None;
    for bar in rows.iter().flat_map(Row::marks) {
        Decimal::widen(&mut ends, bar.figure.value);
    }
    ends.map_or(Decimal::ZERO, |(low, high)| low.round_below(high))
}

fn before<'d>(base: &Base<'d>, cell: &Cell<'d>) -> Option<Derived<'d>> {
    cell.here.first().and_then(|seen| earlier(base, seen))
}

fn earlier<'d>(base: &Base<'d>, seen: &'d Observation) -> Option<Derived<'d>> {
    derive::by_rule(base.dataset, seen, &[Rule::Previous])
}
