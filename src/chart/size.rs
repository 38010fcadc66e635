//! `size`: how many projects, and how much is planned for them: a point a district, and lines of equal average.

use super::base::{Base, Column, Draft, Said};
use super::scatter::Field;
use super::{Bar, Plot, shown};
use crate::compare::{self, Axis, Cell};
use crate::data::Observation;
use crate::derive::{self, Derived, Rule};
use crate::link::Notice;
use crate::number::{Comparator, Decimal, Figure};
use crate::words;

/// At most so many lines of equal average are drawn; of more, every third.
const MOST_RAYS: usize = 4;

/// The chart of number and size; `None` where no district has both.
pub(super) fn draft<'d>(base: &Base<'d>, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let axes = axes(base, notices)?;
    let field = Field::new(base, axes)?;
    let (units, language) = (axes.map(|axis| base.unit(axis.indicator)), base.language);
    let mut averages = Vec::new();
    for cell in &field.ranks[1].cells {
        averages.extend(average(base, cell));
    }
    let (mut title, mut leaders) = (field.title(), Vec::new());
    if let Some(largest) = largest(&averages, field.both.len()) {
        let district = largest.inputs[0].district;
        let quantity = words::quantity(largest.figure, units[1], language);
        let is_selection = base.is_selection();
        title =
            words::largest_average(field.both.len(), base.short(district), &quantity, units[0], is_selection, language);
        leaders = vec![district];
    }
    let mut draft = field.draft(title, &leaders, true);
    draft.columns.push(Column { name: words::average_head(language).to_owned(), unit: units[1].to_owned() });
    for (line, cell) in draft.lines.iter_mut().zip(&field.ranks[1].cells) {
        line.cells.push(average(base, cell).map_or(Said::plain(""), |derived| said(base, &derived, units[1])));
    }
    if let Plot::Scatter(scatter) = &mut draft.plot {
        for value in rays(&averages) {
            let figure = Figure { value, comparator: Comparator::Eq };
            let label = words::average_of(&figure.text(language), units, language);
            scatter.rays.push(Bar { label, ..base.bar(figure) });
        }
    }
    field.marks(&mut draft);
    Some(draft)
}

/// The axes of a count and of its total, which some district shown published both.
pub(super) fn axes(base: &Base<'_>, notices: &mut Vec<Notice>) -> Option<[Axis; 2]> {
    let [count, total] = derive::count_and_total(base.dataset, base.view.indicator?)?;
    let districts = shown(base.dataset, base.view);
    let mut counted = base.dataset.observations_of(count);
    counted.retain(|seen| {
        let axis = Axis { indicator: total, ..Axis::of(seen) };
        let is_it = |other: &Observation| other.district == seen.district;
        districts.contains(&seen.district) && compare::on(base.dataset, &axis).into_iter().any(is_it)
    });
    let candidates = compare::candidates_among(&counted);
    let axis = base.chosen(&candidates, notices)?;
    Some([axis, Axis { indicator: total, ..axis }])
}

/// The average of a district; none where one of the two is missing, bounds pull both ways, or publications disagree.
fn average<'d>(base: &Base<'d>, total: &Cell<'d>) -> Option<Derived<'d>> {
    let [only] = total.here.as_slice() else { return None };
    derive::by_rule(base.dataset, only, &[Rule::Average])
}

/// An average with its arithmetic: `12.8（1224 ÷ 96）`.
fn said(base: &Base<'_>, derived: &Derived<'_>, unit: &str) -> Said {
    let mut said = base.said(derived.figure, unit);
    let [total, count] = derived.inputs.map(|input| input.figure.text(base.language));
    let [open, close] = base.language.pick(["（", "）"], [" (", ")"]);
    for part in [open, &total, " ÷ ", &count, close] {
        said.text.push_str(part);
    }
    said
}

/// The average that is surely above all others, where each of at least two districts has one.
fn largest<'a, 'd>(averages: &'a [Derived<'d>], of: usize) -> Option<&'a Derived<'d>> {
    let is_above = |derived: &&Derived<'d>| {
        let beaten = averages.iter().filter(|other| derived.figure.surely_above(other.figure));
        beaten.count() + 1 == averages.len()
    };
    averages.iter().find(is_above).filter(|_| of >= 2 && averages.len() == of)
}

/// Round averages, from the last that is at most the smallest to the first that is at least the largest.
fn rays(averages: &[Derived<'_>]) -> Vec<Decimal> {
    let mut ends: Option<(Decimal, Decimal)> = None;
    for derived in averages {
        Decimal::widen(&mut ends, derived.figure.value);
    }
    let mut rays = Vec::new();
    let Some((low, high)) = ends.filter(|ends| !ends.0.is_zero() && !ends.0.is_negative()) else { return Vec::new() };
    for (place, round) in Decimal::rounds().enumerate() {
        if round <= low {
            rays.clear();
        }
        rays.push((place, round));
        if round >= high {
            break;
        }
    }
    if rays.len() > MOST_RAYS {
        rays.retain(|entry| entry.0 % 3 == 0);
    }
    rays.into_iter().map(|entry| entry.1).collect()
}
