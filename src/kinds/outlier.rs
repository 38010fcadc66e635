//! Which marks are outliers that would flatten the others.

use crate::model::{Label, PlotRow};
use crate::number::{Decimal, Figure};
use crate::sort;

/// In the upper half of the values, one that exceeds the next smaller one by this factor is an outlier, and so are all above it.
const OUTLIER: i64 = 4;

/// A figure set apart, which is not compared, is an outlier beyond 3/2 of the largest value that is none.
const APART_HALVES: i64 = 3;

/// Marks outliers as broken. Bars and ticks are compared with each other; figures set apart with them, or with each other if there are no
/// bars.
pub(super) fn break_outliers(rows: &mut [PlotRow<Label, Figure>]) {
    let has_bars = rows.iter().any(|row| !row.bars.is_empty());
    let mut values: Vec<Decimal> = Vec::new();
    for row in rows.iter() {
        for bar in row.bars.iter().chain(&row.ticks).chain(row.apart.as_ref().filter(|_| !has_bars)) {
            values.push(bar.figure.value.abs());
        }
    }
    let Some(limit) = limit(values) else { return };
    let halves = if has_bars { APART_HALVES } else { 2 };
    for row in rows {
        for bar in row.bars.iter_mut().chain(&mut row.ticks) {
            bar.is_broken = bar.figure.value.abs() > limit;
        }
        if let Some(apart) = &mut row.apart {
            apart.is_broken = apart.figure.value.abs().saturating_mul(2) > limit.saturating_mul(halves);
        }
    }
}

/// The largest of some absolute values that is no outlier; `None` if all are zero.
pub(super) fn limit(mut values: Vec<Decimal>) -> Option<Decimal> {
    sort::sort_unique(&mut values);
    values.retain(|value| !value.is_zero());
    let &largest = values.last()?;
    for index in (values.len() - 1) / 2..values.len() - 1 {
        if values[index + 1] > values[index].saturating_mul(OUTLIER) {
            return Some(values[index]);
        }
    }
    Some(largest)
}
