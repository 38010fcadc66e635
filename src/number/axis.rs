//! Round numbers: where an axis starts, its ticks, and the classes of a map.

use super::decimal::{Decimal, Powers, floor_div};

impl Decimal {
    /// The start of an axis for values from `self` to `high`: the largest multiple of a power of ten at or below `self`, where the power is
    /// at most `high - self`. Zero for negative values, or if `high` is below `self`.
    pub fn round_floor(self, high: Decimal) -> Decimal {
        let Some(room) = high.checked_sub(self).filter(|room| !self.is_negative() && !room.is_negative()) else {
            return Decimal::ZERO;
        };
        let mut step = 1_i128;
        let whole = |value: Decimal| floor_div(value.mantissa.into(), 10_i128.pow(value.scale.into()));
        while step * 10 <= whole(room) {
            step *= 10;
        }
        i64::try_from(floor_div(whole(self), step) * step)
            .map_or(Decimal::ZERO, |mantissa| Decimal::new(mantissa, 0))
            .with_powers(self.powers())
    }

    /// The ticks of an axis: round numbers from at most `low` to at least `high`, with 1 to `most` steps between them. The step is
    /// 1, 2 or 5 times a power of ten, and all ticks have as many decimals as the step.
    pub fn ticks(low: Decimal, high: Decimal, most: u8) -> Vec<Decimal> {
        let (mut scale, powers) = (low.scale.max(high.scale), powers_of(low, high));
        let (low, high) = (low.at_scale(scale), high.at_scale(scale));
        let (mut step, mut round) = (1, 1);
        while -floor_div(-high, step) - floor_div(low, step) > i128::from(most) {
            step = match step {
                _ if step == round => 2 * round,
                _ if step == 2 * round => 5 * round,
                _ => {
                    round *= 10;
                    round
                }
            };
        }
        let first = floor_div(low, step);
        let last = (-floor_div(-high, step)).max(first + 1);
        while scale > 0 && floor_div(step, 10) * 10 == step {
            (step, scale) = (floor_div(step, 10), scale - 1);
        }
        let mut ticks = Vec::new();
        for multiple in first..=last {
            let tick = Decimal::new(i64::try_from(multiple * step).unwrap_or(i64::MAX), scale);
            ticks.push(tick.with_powers(powers));
        }
        ticks
    }

    /// 1, 2 and 5 times the powers of ten from 0.001 up, in ascending order.
    pub fn round_numbers() -> impl Iterator<Item = Decimal> {
        let round = |index: u8| {
            let mantissa = [1, 2, 5][usize::from(index % 3)] * 10_i64.pow(u32::from(index / 3).saturating_sub(3));
            Decimal::new(mantissa, 3_u8.saturating_sub(index / 3))
        };
        (0..50).map(round)
    }
}

/// The powers of the figures between two ends, one of which may be zero, which has none.
fn powers_of(low: Decimal, high: Decimal) -> Powers {
    if low.is_zero() { high.powers() } else { low.powers() }
}

/// The breaks between classes of the values from `low` to `high`. `beyond` says whether outliers below and above have a class of their own;
/// there are at most `most` classes with these. The breaks are multiples of the smallest step that allows it: 1, 2, 2.5 or 5 times a
/// power of ten, or 4 in the last digit.
pub fn class_breaks([low, high]: [Decimal; 2], beyond: [bool; 2], most: usize) -> Vec<Decimal> {
    let (scale, powers) = (low.scale.max(high.scale), powers_of(low, high));
    let ends = [low.at_scale(scale), high.at_scale(scale)];
    let most = most.saturating_sub(usize::from(beyond[0]) + usize::from(beyond[1])).max(1) as i128;
    let mut unit = 1;
    loop {
        for quarters in [4, 8, 10, 20, 16] {
            let step = (unit * quarters) >> 2;
            let (first, last) = (floor_div(ends[0], step), floor_div(ends[1], step));
            // At the smallest unit 2.5 is no multiple, and 4 is taken only if 5 is too coarse.
            let is_poor = unit == 1 && (quarters == 10 || quarters == 20 && last - first < 2);
            if last - first >= most || is_poor {
                continue;
            }
            let mut breaks = Vec::new();
            for multiple in first + 1 - i128::from(beyond[0])..=last + i128::from(beyond[1]) {
                let number = |mantissa| Decimal::new(mantissa, scale).with_powers(powers).without_zeros();
                breaks.extend(i64::try_from(multiple * step).ok().map(number));
            }
            return breaks;
        }
        unit *= 10;
    }
}
