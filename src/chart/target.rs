//! `target`: what happened against what a district itself wanted or expected: a bar with a mark for each.

use super::base::{Base, Column, Draft, Said};
use super::rank::Rank;
use crate::compare::{self, Axis, Cell, Difference};
use crate::data::{Observation, Status};
use crate::derive::{self, Derived, Rule};
use crate::link::Notice;
use crate::words;

/// The chart of what happened against what was wanted; `None` where no figure can be held against another.
pub(super) fn draft<'d>(base: &Base<'d>, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let rank = Rank::new(base, Some(axis(base, notices)?));
    let (mut reached, mut aimed, mut is_longer) = (Vec::new(), Vec::new(), false);
    for cell in &rank.cells {
        if let Some(derived) = compared(base, cell) {
            aimed.push(base.short(cell.district));
            is_longer |= derived.differences.contains(&Difference::Period);
            if is_reached(&derived) == Some(true) {
                reached.push(cell.district);
            }
        }
    }
    let mut rows = Vec::new();
    for cell in &rank.cells {
        let mut row = rank.row(cell, &reached);
        if let Some(derived) = compared(base, cell) {
            row.aside = words::held(&derived, is_reached(&derived), base.language).to_vec();
        }
        rows.push(row);
    }
    let names: Vec<&str> = reached.iter().map(|&district| base.short(district)).collect();
    // Of those shown none may have a target: then their figures alone carry a finding.
    let title = match aimed.is_empty() {
        true => rank.title(),
        false => words::reached(&names, &aimed, &rank.subject, base.language),
    };
    let mut draft = rank.draft(title, rows);
    if is_longer {
        draft.notes.push(words::longer_note(base.language).to_owned());
    }
    draft.columns.push(Column { name: words::against(base.language).to_owned(), unit: String::new() });
    for (line, cell) in draft.lines.iter_mut().zip(&rank.cells) {
        let text = compared(base, cell).map(|derived| words::derived(base.dataset, &derived, base.language));
        line.cells.push(Said::plain(&text.unwrap_or_default()));
    }
    Some(draft)
}

/// What happened, where somebody's can be held against what was wanted.
pub(super) fn axis(base: &Base<'_>, notices: &mut Vec<Notice>) -> Option<Axis> {
    let has_wanted = |axis: &Axis| {
        axis.status == Status::Actual && compare::on(base.dataset, axis).iter().any(|seen| held(base, seen).is_some())
    };
    base.axis(&has_wanted, notices)
}

/// A cell's figure held against the latest that was wanted.
fn compared<'d>(base: &Base<'d>, cell: &Cell<'d>) -> Option<Derived<'d>> {
    cell.here.first().and_then(|seen| held(base, seen))
}

fn held<'d>(base: &Base<'d>, seen: &'d Observation) -> Option<Derived<'d>> {
    derive::by_rule(base.dataset, seen, &[Rule::Margin, Rule::Completion])
}

fn is_reached(derived: &Derived<'_>) -> Option<bool> {
    derive::is_reached(derived.inputs[0].figure, derived.inputs[1].figure)
}
