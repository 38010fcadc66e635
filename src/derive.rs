//! Values computed from printed ones, never stored: each with its rule, its inputs, the digits that the inputs justify, and the bound that
//! they leave. A value whose inputs are bounds in opposite directions is not computed.
//!
//! The package says which indicators belong together: columns `change_of` and `total_of` of `indicators.csv`, and the role `year-plan`
//! of a denominator in `terms.csv`.
//!
//! ```
//! use district_charts::data::Dataset;
//! use district_charts::derive::{Rule, derived};
//!
//! let dataset = Dataset::embedded().expect("the embedded package is tested");
//! let district = dataset.district_ids()[0];
//! for value in derived(&dataset, district).iter().filter(|value| value.rule == Rule::Previous) {
//!     let [share, change] = value.inputs.map(|input| input.figure.value);
//!     println!("a year earlier: {} = {share} - {change}", value.figure.value);
//! }
//! ```

use crate::compare::{Axis, Differences, observations_at};
use crate::data::{Dataset, DistrictId, IndicatorId, Measure, Observation, Status, TermRole};
use crate::number::{Comparator, Decimal, Figure};
use crate::period::Period;
use std::cmp::Ordering;

/// How a value is computed from its first and second input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A share a year earlier, in its own unit: share − change.
    Previous,
    /// The distance from a target or forecast, percentage points: actual − target.
    Margin,
    /// The part done of a target or plan, per cent: actual ÷ target × 100.
    Completion,
    /// The average size of a project, in the unit of the total: total ÷ count.
    Average,
}

/// A computed value.
#[derive(Clone, Debug)]
pub struct Derived<'d> {
    /// How it is computed.
    pub rule: Rule,
    /// The value with the bound that its inputs leave.
    pub figure: Figure,
    /// The first and the second input.
    pub inputs: [&'d Observation; 2],
    /// True if the value of `Rule::Previous` is that of a year earlier.
    pub is_year_earlier: bool,
    /// How the inputs differ: an actual figure may be compared with a target for a longer period, which a chart must say.
    pub differences: Differences,
}

/// All values that can be computed for a district, in the order of its figures.
pub fn derived<'d>(dataset: &'d Dataset, district: DistrictId) -> Vec<Derived<'d>> {
    let mut derived = Vec::new();
    for first in dataset.observations_in(district) {
        derived.extend(derived_from(dataset, first));
    }
    derived
}

/// All values with a figure as the first input, in the order of the second.
pub fn derived_from<'d>(dataset: &'d Dataset, first: &'d Observation) -> Vec<Derived<'d>> {
    let mut derived = Vec::new();
    for second in observations_at(dataset, &seconds(dataset, first.indicator), first.district) {
        let computed = rule(dataset, first, second).and_then(|rule| compute(rule, [first, second]));
        let is_year_earlier = dataset.indicators[second.indicator].is_over_year;
        derived.extend(computed.map(|computed| Derived { is_year_earlier, ..computed }));
    }
    derived
}

/// The indicators whose figures may be the second input beside a figure of an indicator.
fn seconds(dataset: &Dataset, first: IndicatorId) -> Vec<IndicatorId> {
    let mut seconds = vec![first];
    seconds.extend(dataset.indicators[first].total_of);
    seconds.extend(dataset.indicator_ids().filter(|&other| dataset.indicators[other].change_of == Some(first)));
    seconds
}

/// Whether the package has the change of an indicator: without it no `Rule::Previous` applies.
pub fn has_change(dataset: &Dataset, indicator: IndicatorId) -> bool {
    dataset.indicator_ids().any(|other| dataset.indicators[other].change_of == Some(indicator))
}

/// Whether an indicator has a target, forecast or plan: without one neither `Rule::Margin` nor `Rule::Completion` applies.
pub fn has_expectation(dataset: &Dataset, indicator: IndicatorId) -> bool {
    dataset.observations_of(indicator).iter().any(|observation| observation.status != Status::Actual)
}

/// The value by one of some rules with a figure as the first input; of several the one with the most recent second input.
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

/// Whether an actual figure reaches a target: at least the target, or at most if the target is an upper limit. `None` if bounds leave it
/// open.
pub fn is_reached(actual: Figure, target: Figure) -> Option<bool> {
    let order = actual.value.cmp(&target.value);
    let is_limit = matches!(target.comparator, Comparator::Le | Comparator::Lt);
    let is_strict = matches!(target.comparator, Comparator::Gt | Comparator::Lt);
    let (below, above) = (actual.comparator.is_open_below(), actual.comparator.is_open_above());
    let (towards, away) = if is_limit { (below, above) } else { (above, below) };
    let order = if is_limit { order.reverse() } else { order };
    match order {
        Ordering::Greater => (!away).then_some(true),
        Ordering::Equal if !is_strict => (!away).then_some(true),
        _ => (!towards).then_some(false),
    }
}

/// The rule that applies to two figures of one district, if any.
fn rule(dataset: &Dataset, first: &Observation, second: &Observation) -> Option<Rule> {
    if first.scope != second.scope {
        return None;
    }
    if first.indicator != second.indicator {
        let is_same = first.period == second.period && first.status == second.status;
        let (own, other) = (&dataset.indicators[first.indicator], &dataset.indicators[second.indicator]);
        return match is_same {
            true if other.measure == Measure::Change && other.change_of == Some(first.indicator) => {
                Some(Rule::Previous)
            }
            true if own.total_of == Some(second.indicator) => Some(Rule::Average),
            _ => None,
        };
    }
    if first.status != Status::Actual || second.status == Status::Actual || !second.period.covers(first.period) {
        return None;
    }
    match dataset.indicators[first.indicator].measure {
        Measure::Growth | Measure::Share | Measure::Rate => Some(Rule::Margin),
        Measure::Count | Measure::Amount => Some(Rule::Completion),
        _ => None,
    }
}

/// The count and the total that belong together, one of which is `indicator`.
pub fn count_and_total(dataset: &Dataset, indicator: IndicatorId) -> Option<[IndicatorId; 2]> {
    if let Some(count) = dataset.indicators[indicator].total_of {
        return Some([count, indicator]);
    }
    let mut all = dataset.indicator_ids();
    let total = all.find(|&other| dataset.indicators[other].total_of == Some(indicator))?;
    Some([indicator, total])
}

fn compute<'d>(rule: Rule, inputs: [&'d Observation; 2]) -> Option<Derived<'d>> {
    let (first, second) = (inputs[0].figure, inputs[1].figure);
    let [a, b] = [first.value, second.value];
    let value = match rule {
        // A difference has no more decimals than its coarser input. A target is exact.
        Rule::Previous => a.checked_sub(b)?.rounded(a.decimals().min(b.decimals())),
        Rule::Margin => a.checked_sub(b)?.rounded(a.decimals()),
        // One decimal, as newspapers print rates.
        Rule::Completion => a.checked_div(b, 2, 1)?,
        Rule::Average => average(a, b)?,
    };
    // A value computed from a provisional figure is provisional.
    let flag = first.flag.or(second.flag);
    let figure = Figure { value, comparator: bound(first.comparator, second.comparator)?, flag };
    let differences = Axis::of(inputs[0]).differences(&Axis::of(inputs[1]));
    Some(Derived { rule, figure, inputs, is_year_earlier: false, differences })
}

/// An average with as many digits as the total, at most three. A count is exact.
fn average(total: Decimal, count: Decimal) -> Option<Decimal> {
    let digits = total.digits_printed().clamp(1, 3);
    let mut averages = (0..=3).filter_map(|scale| total.checked_div(count, 0, scale));
    let average = averages.find(|average| average.digits_printed() >= digits)?;
    // The unit of the average is that of the total for each one of the counted.
    let mut powers = total.powers();
    for (power, counted) in powers.iter_mut().zip(count.powers()) {
        *power -= counted;
    }
    Some(average.with_powers(powers))
}

/// The bound of a difference, or of a ratio of positive numbers. It is open above if the first input is open above or the second open
/// below. `None` if it would be open in both directions.
fn bound(first: Comparator, second: Comparator) -> Option<Comparator> {
    let above = first.is_open_above() || second.is_open_below();
    let below = first.is_open_below() || second.is_open_above();
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

/// Whether an indicator is the part done of the plan for a calendar year.
pub fn is_of_year_plan(dataset: &Dataset, indicator: IndicatorId) -> bool {
    let denominator = dataset.indicators[indicator].denominator;
    denominator.is_some_and(|term| dataset.terms[term].role == Some(TermRole::YearPlan))
}

/// The part of a calendar year that has passed at the end of a period that begins with the year, per cent with one decimal; `None` for any
/// other period. A month counts as a twelfth.
///
/// ```
/// use district_charts::{derive::year_passed, number::Decimal, period::Period};
///
/// let period = Period::parse("2021-01/2021-08").expect("a period");
/// assert_eq!(year_passed(period), Decimal::parse("66.7"));
/// ```
pub fn year_passed(period: Period) -> Option<Decimal> {
    let Period::Span(span) = period else { return None };
    let months = span.months_into_year()?;
    Decimal::parse(&months.to_string())?.checked_div(Decimal::parse("12")?, 2, 1)
}
