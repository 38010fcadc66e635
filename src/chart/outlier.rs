//! Which marks are so far beyond the others that they would flatten them.

use super::Row;
use crate::number::Decimal;
use crate::sort;

/// Of the larger half of the marks, those that are beyond so many times the next are drawn broken.
const OUTLIER: i64 = 4;

/// A frame, which is not compared, may not be longer than so many halves of what is.
const LONGEST_FRAME: i64 = 3;

/// Marks as broken what would flatten the others: of bars and ticks (of frames, where there is nothing else) all beyond the
/// first gap of more than `OUTLIER` times in the larger half of their sizes; and frames far beyond all bars and ticks.
pub(super) fn break_outliers(rows: &mut [Row]) {
    let has_bars = rows.iter().any(|row| !row.bars.is_empty());
    let mut sizes: Vec<Decimal> = Vec::new();
    for row in rows.iter() {
        for bar in row.bars.iter().chain(&row.ticks).chain(row.frame.as_ref().filter(|_| !has_bars)) {
            sizes.push(bar.figure.value.size());
        }
    }
    let Some(limit) = limit(sizes) else { return };
    let halves = if has_bars { LONGEST_FRAME } else { 2 };
    for row in rows {
        for bar in row.bars.iter_mut().chain(&mut row.ticks) {
            bar.is_broken = bar.figure.value.size() > limit;
        }
        if let Some(frame) = &mut row.frame {
            frame.is_broken = frame.figure.value.size().times(2) > limit.times(halves);
        }
    }
}

/// The largest of some sizes that flattens none of the others; `None` where all are zero.
pub(super) fn limit(mut sizes: Vec<Decimal>) -> Option<Decimal> {
    sort::sort_unique(&mut sizes);
    sizes.retain(|size| !size.is_zero());
    let &largest = sizes.last()?;
    for place in (sizes.len() - 1) / 2..sizes.len() - 1 {
        if sizes[place + 1] > sizes[place].times(OUTLIER) {
            return Some(sizes[place]);
        }
    }
    Some(largest)
}
