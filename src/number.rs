//! Figures as printed: a decimal keeps its digits, a figure its comparator. The only place where a figure becomes
//! text. Never rounds, and never goes through a float on the way to text.

use crate::language::Language;
use std::cmp::Ordering;
use std::fmt;

/// A decimal number with the digits that were printed: `20.10` stays `20.10`, and equals `20.1` in value.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    mantissa: i64,
    scale: u8,
}

/// The most digits that a printed figure may have; a mantissa of so many digits fits in 64 bits.
const MOST_DIGITS: usize = 15;

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal { mantissa: 0, scale: 0 };

    /// One.
    pub const ONE: Decimal = Decimal { mantissa: 1, scale: 0 };

    /// Widens a span from the smallest to the largest value so that another is in it.
    pub fn widen(ends: &mut Option<(Decimal, Decimal)>, value: Decimal) {
        let (low, high) = ends.unwrap_or((value, value));
        *ends = Some((low.min(value), high.max(value)));
    }

    /// Reads digits with at most one point and a leading minus: `24.3`, `-0.5`, `1437`.
    /// `None` for anything else: separators, exponents, a plus sign, idle zeros in front, minus zero, more than 15 digits.
    pub fn parse(text: &str) -> Option<Decimal> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let scale = digits.len().saturating_sub(whole.len() + 1);
        let has_idle_zero = whole.len() > 1 && whole.starts_with('0');
        if whole.is_empty() || fraction.is_empty() || has_idle_zero || whole.len() + scale > MOST_DIGITS {
            return None;
        }
        let mut mantissa = 0_i64;
        for byte in digits.bytes().filter(|&byte| byte != b'.') {
            if !byte.is_ascii_digit() {
                return None;
            }
            mantissa = mantissa * 10 + i64::from(byte - b'0');
        }
        if digits.bytes().filter(|&byte| byte == b'.').count() > 1 || (negative && mantissa == 0) {
            return None;
        }
        Some(Decimal { mantissa: if negative { -mantissa } else { mantissa }, scale: scale as u8 })
    }

    /// Whether the value is zero, in whatever digits.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether the value is below zero.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The value without its sign.
    pub fn size(self) -> Decimal {
        Decimal { mantissa: self.mantissa.abs(), ..self }
    }

    /// So many times the value; the largest there is where that is beyond it.
    pub fn times(self, factor: i64) -> Decimal {
        Decimal { mantissa: self.mantissa.saturating_mul(factor), ..self }
    }

    /// The exact difference.
    pub fn minus(self, other: Decimal) -> Option<Decimal> {
        let scale = self.scale.max(other.scale);
        let mantissa = self.at_scale(scale).checked_sub(other.at_scale(scale))?;
        Some(Decimal { mantissa: i64::try_from(mantissa).ok()?, scale })
    }

    /// The ratio to `other` times 10 to the power of `shift`, rounded half away from zero to `scale` decimals. `None` where
    /// `other` is zero, or the digits do not fit.
    pub fn over(self, other: Decimal, shift: u8, scale: u8) -> Option<Decimal> {
        let common = self.scale.max(other.scale);
        let (above, below) = (self.at_scale(common), other.at_scale(common));
        let above = above.checked_mul(10_i128.checked_pow(u32::from(shift) + u32::from(scale))?)?;
        let (size, divisor) = (above.abs(), below.abs());
        if divisor == 0 {
            return None;
        }
        let rounded = i64::try_from(multiple_below(size + (divisor >> 1), divisor)).ok()?;
        let mantissa = if (above < 0) == (below < 0) { rounded } else { -rounded };
        Some(Decimal { mantissa, scale })
    }

    /// Rounded half away from zero to at most `scale` decimals.
    pub fn rounded(self, scale: u8) -> Decimal {
        if scale >= self.scale { self } else { self.over(Decimal::ONE, 0, scale).unwrap_or(self) }
    }

    /// The largest multiple of a power of ten that is below the value by less than what `high` is above it: where an axis may
    /// begin. Zero where there is none, or for what is not above zero.
    pub fn round_below(self, high: Decimal) -> Decimal {
        let Some(room) = high.minus(self).filter(|room| !self.is_negative() && !room.is_negative()) else {
            return Decimal::ZERO;
        };
        let mut step = 1_i128;
        let whole = |of: Decimal| multiple_below(of.mantissa.into(), 10_i128.pow(of.scale.into()));
        while step * 10 <= whole(room) {
            step *= 10;
        }
        i64::try_from(multiple_below(whole(self), step) * step)
            .map_or(Decimal::ZERO, |mantissa| Decimal { mantissa, scale: 0 })
    }

    /// Round numbers from at most `low` to at least `high`, at least two and at most `most` more than one: where an axis has its
    /// ticks. All are multiples of one step, 1, 2 or 5 with zeros, and have as many decimals as it.
    pub fn ticks(low: Decimal, high: Decimal, most: u8) -> Vec<Decimal> {
        let mut scale = low.scale.max(high.scale);
        let (low, high) = (low.at_scale(scale), high.at_scale(scale));
        let (mut step, mut round) = (1, 1);
        while -multiple_below(-high, step) - multiple_below(low, step) > i128::from(most) {
            step = match step {
                _ if step == round => 2 * round,
                _ if step == 2 * round => 5 * round,
                _ => {
                    round *= 10;
                    round
                }
            };
        }
        let first = multiple_below(low, step);
        let last = (-multiple_below(-high, step)).max(first + 1);
        while scale > 0 && multiple_below(step, 10) * 10 == step {
            (step, scale) = (multiple_below(step, 10), scale - 1);
        }
        let mut ticks = Vec::new();
        for place in first..=last {
            ticks.push(Decimal { mantissa: i64::try_from(place * step).unwrap_or(i64::MAX), scale });
        }
        ticks
    }

    /// 1, 2 and 5 with zeros before or behind, from the smallest; what a line may stand at.
    pub fn rounds() -> impl Iterator<Item = Decimal> {
        let round = |place: u8| {
            let mantissa = [1, 2, 5][usize::from(place % 3)] * 10_i64.pow(u32::from(place / 3).saturating_sub(3));
            Decimal { mantissa, scale: 3_u8.saturating_sub(place / 3) }
        };
        (0..50).map(round)
    }

    /// How many decimals are printed.
    pub fn decimals(self) -> u8 {
        self.scale
    }

    /// How many digits are printed, zeros in front not counted.
    pub fn digits_printed(self) -> u8 {
        self.mantissa.unsigned_abs().checked_ilog10().map_or(1, |log| log as u8 + 1)
    }

    /// How large this is against `other`, for placing marks only; 0 where `other` is zero.
    pub fn ratio(self, other: Decimal) -> f64 {
        if other.is_zero() {
            return 0.0;
        }
        let mut ratio = self.mantissa as f64 / other.mantissa as f64;
        for _ in self.scale..other.scale {
            ratio *= 10.0;
        }
        for _ in other.scale..self.scale {
            ratio /= 10.0;
        }
        ratio
    }

    /// The digits as printed, in `language`: English sets commas between thousands, Chinese sets none.
    pub fn text(self, language: Language) -> String {
        self.digits(language == Language::En)
    }

    /// The digits as printed, with a true minus sign, and commas between thousands if wanted.
    fn digits(self, has_commas: bool) -> String {
        let digits = self.mantissa.unsigned_abs().to_string();
        let scale = usize::from(self.scale);
        let zeros = (scale + 1).saturating_sub(digits.len());
        let whole = zeros + digits.len() - scale;
        let mut text = String::from(if self.is_negative() { "\u{2212}" } else { "" });
        for (place, digit) in std::iter::repeat_n('0', zeros).chain(digits.chars()).enumerate() {
            if place == whole {
                text.push('.');
            } else if has_commas && 0 < place && place < whole && (whole - place).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        text
    }

    /// The same value without zeros at the end of its decimals.
    fn without_zeros(mut self) -> Decimal {
        while self.scale > 0 && self.mantissa % 10 == 0 {
            self.mantissa /= 10;
            self.scale -= 1;
        }
        self
    }

    /// The mantissa at a scale of at least both, so that two decimals can be compared exactly.
    fn at_scale(self, scale: u8) -> i128 {
        let mut value = i128::from(self.mantissa);
        for _ in self.scale..scale {
            value *= 10;
        }
        value
    }
}

/// Round numbers between classes of the values from `low` to `high`: multiples of 1, 2, 2.5 or 5 with zeros, or of 4 in the last digit, as close as `most`
/// classes allow, and where there are values beyond the one end or the other, one more for them.
pub fn breaks([low, high]: [Decimal; 2], beyond: [bool; 2], most: usize) -> Vec<Decimal> {
    let scale = low.scale.max(high.scale);
    let ends = [low.at_scale(scale), high.at_scale(scale)];
    let most = most.saturating_sub(usize::from(beyond[0]) + usize::from(beyond[1])).max(1) as i128;
    let mut unit = 1;
    loop {
        for quarters in [4, 8, 10, 20, 16] {
            let step = (unit * quarters) >> 2;
            let [first, last] = ends.map(|end| multiple_below(end, step));
            // At the smallest unit 2.5 is none, and 4 will do where 5 is too coarse.
            let is_poor = unit == 1 && (quarters == 10 || quarters == 20 && last - first < 2);
            if last - first >= most || is_poor {
                continue;
            }
            let mut breaks = Vec::new();
            for place in first + 1 - i128::from(beyond[0])..=last + i128::from(beyond[1]) {
                breaks.extend(
                    i64::try_from(place * step).ok().map(|mantissa| Decimal { mantissa, scale }.without_zeros()),
                );
            }
            return breaks;
        }
        unit *= 10;
    }
}

/// How many whole steps lie below a number; fewer than none where it is negative. Bit by bit: the compiler's division of such numbers
/// is five hundred bytes of the module.
fn multiple_below(number: i128, step: i128) -> i128 {
    let (mut left, mut rest, mut whole) = (number.unsigned_abs(), 0, 0);
    for _ in 0..u128::BITS {
        rest = rest << 1 | i128::from(left >> 127 == 1);
        (left, whole) = (left << 1, whole << 1);
        if rest >= step {
            (rest, whole) = (rest - step, whole | 1);
        }
    }
    if number < 0 { -whole - i128::from(rest > 0) } else { whole }
}

impl fmt::Display for Decimal {
    /// The digits as printed, with a true minus sign.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.digits(false))
    }
}

impl Ord for Decimal {
    /// By value: `20.10` equals `20.1`.
    fn cmp(&self, other: &Decimal) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.at_scale(scale).cmp(&other.at_scale(scale))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Decimal) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

/// How a printed number bounds the true one (约, 超过, 以上 …).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// The number itself.
    Eq,
    /// That number or more.
    Ge,
    /// More than that number.
    Gt,
    /// That number or less.
    Le,
    /// Less than that number.
    Lt,
    /// About that number.
    Approx,
}

impl Comparator {
    /// Each with its name in the package and its sign on a chart.
    const NAMES: [(Comparator, &'static str, &'static str); 6] = [
        (Comparator::Eq, "eq", ""),
        (Comparator::Ge, "ge", "≥"),
        (Comparator::Gt, "gt", ">"),
        (Comparator::Le, "le", "≤"),
        (Comparator::Lt, "lt", "<"),
        (Comparator::Approx, "approx", "≈"),
    ];

    /// The names that a package may use.
    pub const EXPECTED: &'static str = "eq, ge, gt, le, lt or approx";

    /// Reads a name of the package.
    pub fn parse(name: &str) -> Option<Comparator> {
        Self::NAMES.iter().find(|entry| entry.1 == name).map(|entry| entry.0)
    }

    /// The sign before a figure; empty for the number itself.
    pub fn sign(self) -> &'static str {
        Self::NAMES.iter().find(|entry| entry.0 == self).map_or("", |entry| entry.2)
    }

    /// Whether the true value may lie above the printed one.
    pub fn open_above(self) -> bool {
        matches!(self, Comparator::Ge | Comparator::Gt | Comparator::Approx)
    }

    /// Whether the true value may lie below the printed one.
    pub fn open_below(self) -> bool {
        matches!(self, Comparator::Le | Comparator::Lt | Comparator::Approx)
    }
}

/// A printed number with its comparator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The digits.
    pub value: Decimal,
    /// What they bound.
    pub comparator: Comparator,
}

impl Figure {
    /// Digits with the comparator's sign: `24.3`, `≥20`.
    pub fn text(self, language: Language) -> String {
        format!("{}{}", self.comparator.sign(), self.value.text(language))
    }

    /// Whether it is the lower and `high` the upper bound of one value: from 3 to 5.
    pub fn is_range_to(self, high: Figure) -> bool {
        let is_low = matches!(self.comparator, Comparator::Ge | Comparator::Gt);
        is_low && matches!(high.comparator, Comparator::Le | Comparator::Lt) && self.value <= high.value
    }

    /// Whether the true value is surely above that of `other`. Two equal figures are not above each other.
    pub fn surely_above(self, other: Figure) -> bool {
        if self.comparator.open_below() || other.comparator.open_above() {
            return false;
        }
        match self.value.cmp(&other.value) {
            Ordering::Greater => true,
            Ordering::Equal => self.comparator == Comparator::Gt || other.comparator == Comparator::Lt,
            Ordering::Less => false,
        }
    }
}
