//! The row that is the whole, where neither blanks nor sums say so: by its code, or because it breaks the order of the others.

use super::places::{PlaceLevel, TablePlace};
use super::vocabulary::{is_aggregate, is_larger, is_total};
use crate::model::TableReason;

/// The fewest other places whose order says something.
const FEWEST: usize = 5;

/// The whole by its name, its code, or the order of the places, with the reason.
pub(super) fn find(places: &[TablePlace], figures: &[Vec<Option<f64>>]) -> Option<(usize, TableReason)> {
    let total =
        places.iter().position(|place| is_total(&place.name) && place.larger.is_empty() && !is_aggregate(&place.name));
    let by_code = || by_code(places, figures).map(|whole| (whole, TableReason::Codes));
    let before_larger = || before_larger(places).map(|whole| (whole, TableReason::Name));
    let by_order = || by_order(places, figures).map(|whole| (whole, TableReason::Layout));
    total.map(|whole| (whole, TableReason::Name)).or_else(by_code).or_else(before_larger).or_else(by_order)
}

/// The only place whose code is nothing but zeros, or letters where those of the others are digits, or that has none.
fn by_code(places: &[TablePlace], figures: &[Vec<Option<f64>>]) -> Option<usize> {
    let only = |fits: &dyn Fn(&str) -> bool| {
        let mut all = (0..places.len()).filter(|&index| fits(&places[index].code));
        all.next().filter(|_| all.next().is_none() && places.len() > 3)
    };
    let coded = places.iter().filter(|place| !place.code.is_empty()).count();
    if coded + 1 < places.len() {
        return None;
    }
    let has_digit = |code: &str| code.bytes().any(|byte| byte.is_ascii_digit());
    let is_at_end = |index: &usize| *index == 0 || index + 1 == places.len();
    let may_be = |index: &usize| figures.is_empty() || exceeds_all(*index, figures) || are_rates(figures);
    let zeros = only(&|code| !code.is_empty() && code.bytes().all(|byte| byte == b'0'));
    zeros.or_else(|| only(&|code| !has_digit(code) && coded > 0).filter(is_at_end).filter(may_be))
}

/// The first place, if those that follow lie in larger ones that are known by their names.
fn before_larger(places: &[TablePlace]) -> Option<usize> {
    let is_before = places.len() > 3 && !is_larger(&places[0].name) && is_larger(&places[1].name);
    is_before.then_some(0)
}

/// The first or the last place, if all others stand in the order of the alphabet and it does not.
fn by_order(places: &[TablePlace], figures: &[Vec<Option<f64>>]) -> Option<usize> {
    if places.len() <= FEWEST || places.iter().any(|place| place.level != PlaceLevel::District) {
        return None;
    }
    let names: Vec<String> = places.iter().map(|place| place.name.to_lowercase()).collect();
    let is_sorted = |names: &[String]| names.windows(2).all(|pair| pair[0] <= pair[1]);
    let last = places.len() - 1;
    let may_be_first = || exceeds_all(0, figures) || are_rates(figures);
    if is_sorted(&names[1..]) && names[0] > names[1] && may_be_first() {
        return Some(0);
    }
    let is_last = is_sorted(&names[..last]) && names[last] < names[last - 1];
    (is_last && exceeds_all(last, figures)).then_some(last)
}

/// True if the figures of a place exceed those of every other in all columns.
fn exceeds_all(place: usize, figures: &[Vec<Option<f64>>]) -> bool {
    let exceeds = |column: &Vec<Option<f64>>| {
        column.get(place).copied().flatten().is_some_and(|own| column.iter().flatten().all(|value| *value <= own))
    };
    !figures.is_empty() && figures.iter().all(exceeds)
}

/// True if all figures are small and have decimals, as rates have.
fn are_rates(figures: &[Vec<Option<f64>>]) -> bool {
    let is_rate = |column: &Vec<Option<f64>>| {
        let values = || column.iter().flatten();
        values().all(|value| value.abs() <= 100.0) && values().any(|value| value.fract() != 0.0)
    };
    figures.iter().all(is_rate)
}
