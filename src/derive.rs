//! Values computed from printed ones, never stored: each with its rule, its inputs, the digits that they allow, and the bound
//! that they leave. Refused where bounds pull both ways.
//!
//! Which indicators belong together is said by their ids: `x-change` is the change of the share `x`, and `x-total` the planned
//! money of the projects that `x-count` counts. A rate of the denominator `year-plan` is done of a calendar year's plan.

use crate::compare::{Axis, Difference};
use crate::data::{Dataset, Indicator, Measure, Observation, Status};
use crate::number::{Comparator, Decimal, Figure};
use crate::period::Period;
use std::cmp::Ordering;

/// How a value is computed from two figures, the first and the second input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A share a year earlier, in its own unit: share − change.
    Previous,
    /// How far what happened is above what was wanted or expected, percentage points: actual − target.
    Margin,
    /// What was done of what was wanted or planned, per cent: actual ÷ target × 100.
    Completion,
    /// The average size of a project, in the unit of the total: total ÷ count.
    Average,
}

/// A computed value.
#[derive(Clone, Debug)]
pub struct Derived<'d> {
    /// How it is computed.
    pub rule: Rule,
    /// The value, with the bound that its inputs leave.
    pub figure: Figure,
    /// The first and the second input.
    pub inputs: [&'d Observation; 2],
    /// In what the inputs differ: what happened may be held against a target for a longer period, which has to be said.
    pub differences: Vec<Difference>,
}

/// All that can be computed for a district, in the order of its figures.
pub fn derived<'d>(dataset: &'d Dataset, district: usize) -> Vec<Derived<'d>> {
    let mut derived = Vec::new();
    for first in dataset.observations.iter().filter(|seen| seen.district == district) {
        derived.extend(derived_from(dataset, first));
    }
    derived
}

/// All that can be computed with a figure as the first input, in the order of the second.
pub fn derived_from<'d>(dataset: &'d Dataset, first: &'d Observation) -> Vec<Derived<'d>> {
    let mut derived = Vec::new();
    for second in dataset.observations.iter().filter(|seen| seen.district == first.district) {
        derived.extend(rule(dataset, first, second).and_then(|rule| compute(rule, [first, second])));
    }
    derived
}

/// The value that a rule gives with a figure as the first input; of several, that with the most recent second.
pub fn by_rule<'d>(dataset: &'d Dataset, first: &'d Observation, rules: &[Rule]) -> Option<Derived<'d>> {
    let mut found: Option<Derived<'d>> = None;
    for derived in derived_from(dataset, first) {
        let recency = |derived: &Derived<'_>| derived.inputs[1].period.recency();
        if rules.contains(&derived.rule) && found.as_ref().is_none_or(|found| recency(found) < recency(&derived)) {
            found = Some(derived);
        }
    }
    found
}

/// Whether what happened is what was wanted or expected: at least that, or no more where it was a limit. `None` where bounds
/// leave it open.
pub fn is_reached(happened: Figure, wanted: Figure) -> Option<bool> {
    let order = happened.value.cmp(&wanted.value);
    let is_limit = matches!(wanted.comparator, Comparator::Le | Comparator::Lt);
    let is_strict = matches!(wanted.comparator, Comparator::Gt | Comparator::Lt);
    let (below, above) = (happened.comparator.open_below(), happened.comparator.open_above());
    let (towards, away) = if is_limit { (below, above) } else { (above, below) };
    let order = if is_limit { order.reverse() } else { order };
    match order {
        Ordering::Greater => (!away).then_some(true),
        Ordering::Equal if !is_strict => (!away).then_some(true),
        _ => (!towards).then_some(false),
    }
}

/// The rule that two figures of one district fall under, if any.
fn rule(dataset: &Dataset, first: &Observation, second: &Observation) -> Option<Rule> {
    if first.scope != second.scope {
        return None;
    }
    let [indicator, other] = [first, second].map(|seen| &dataset.indicators[seen.indicator]);
    if first.indicator != second.indicator {
        let is_same = first.period == second.period && first.status == second.status;
        return match is_same {
            true if other.id.strip_suffix("-change") == Some(&indicator.id) => Some(Rule::Previous),
            true if is_total_of(indicator, other) => Some(Rule::Average),
            _ => None,
        };
    }
    if first.status != Status::Actual || second.status == Status::Actual || !second.period.covers(first.period) {
        return None;
    }
    match indicator.measure {
        Measure::Growth | Measure::Share | Measure::Rate => Some(Rule::Margin),
        Measure::Count | Measure::Amount => Some(Rule::Completion),
        _ => None,
    }
}

/// Whether one indicator is the planned money of the projects that the other counts.
fn is_total_of(total: &Indicator, count: &Indicator) -> bool {
    match (total.id.strip_suffix("-total"), count.id.strip_suffix("-count")) {
        (Some(total), Some(count)) => total == count,
        _ => false,
    }
}

/// The count and the total that belong together, of which an indicator is one.
pub fn count_and_total(dataset: &Dataset, indicator: usize) -> Option<[usize; 2]> {
    let own = &dataset.indicators[indicator];
    for (place, other) in dataset.indicators.iter().enumerate() {
        if is_total_of(own, other) {
            return Some([place, indicator]);
        }
        if is_total_of(other, own) {
            return Some([indicator, place]);
        }
    }
    None
}

fn compute<'d>(rule: Rule, inputs: [&'d Observation; 2]) -> Option<Derived<'d>> {
    let [first, second] = inputs.map(|input| input.figure);
    let [a, b] = [first.value, second.value];
    let value = match rule {
        // No more decimals than the coarser of the two; what was set is as exact as what happened.
        Rule::Previous => a.minus(b)?.rounded(a.decimals().min(b.decimals())),
        Rule::Margin => a.minus(b)?.rounded(a.decimals()),
        // One decimal, as the articles print their own rates.
        Rule::Completion => a.over(b, 2, 1)?,
        Rule::Average => average(a, b)?,
    };
    let figure = Figure { value, comparator: bound(first.comparator, second.comparator)? };
    let differences = Axis::of(inputs[0]).differences(&Axis::of(inputs[1]));
    Some(Derived { rule, figure, inputs, differences })
}

/// As many digits as the total has, at most three; a count is exact.
fn average(total: Decimal, count: Decimal) -> Option<Decimal> {
    let wanted = total.digits_printed().clamp(1, 3);
    (0..=3).filter_map(|scale| total.over(count, 0, scale)).find(|average| average.digits_printed() >= wanted)
}

/// The bound of a difference, or of a ratio of positive numbers: what opens the first upwards or the second downwards opens it
/// upwards. `None` where it would be open both ways.
fn bound(first: Comparator, second: Comparator) -> Option<Comparator> {
    let above = first.open_above() || second.open_below();
    let below = first.open_below() || second.open_above();
    let is_strict = |bound| matches!(bound, Comparator::Gt | Comparator::Lt);
    match (above, below, is_strict(first) || is_strict(second)) {
        (false, false, _) => Some(Comparator::Eq),
        (true, true, _) => None,
        (true, false, true) => Some(Comparator::Gt),
        (true, false, false) => Some(Comparator::Ge),
        (false, true, true) => Some(Comparator::Lt),
        (false, true, false) => Some(Comparator::Le),
    }
}

/// Whether an indicator says how much is done of the plan for a calendar year.
pub fn is_of_year_plan(dataset: &Dataset, indicator: usize) -> bool {
    let denominator = dataset.indicators[indicator].denominator;
    denominator.is_some_and(|place| dataset.terms[place].id == "year-plan")
}

/// How much of a calendar year is gone at the end of a period that begins with it, per cent with one decimal; `None` for any
/// other period. Months count as twelfths.
pub fn year_gone(period: Period) -> Option<Decimal> {
    let Period::Span(span) = period else { return None };
    let months = span.months_into_year()?;
    Decimal::parse(&months.to_string())?.over(Decimal::parse("12")?, 2, 1)
}
