//! A decimal number that keeps its printed digits.

use crate::language::Language;
use std::cmp::Ordering;
use std::fmt;

/// A decimal number with its printed digits: `20.10` keeps its zero, and equals `20.1` in value.
///
/// ```
/// use district_charts::{language::Language, number::Decimal};
///
/// let printed = Decimal::parse("1437.50").expect("digits with one point");
/// assert_eq!(printed.text(Language::En), "1,437.50");
/// assert_eq!(printed, Decimal::parse("1437.5").expect("the same value"));
/// assert_eq!(Decimal::parse("1,437"), None);
/// ```
// Packed, since the alignment of the mantissa would add 8 bytes to each figure of a large package.
#[derive(Clone, Copy, Debug)]
#[repr(Rust, packed(4))]
pub struct Decimal {
    pub(super) mantissa: i64,
    pub(super) scale: u8,
    /// How many decimals are shown, at most `scale`.
    shown: u8,
    /// The digits by which the point moves to the right in the words of each language.
    powers: Powers,
}

/// A power of ten for each language, in the order of `Language::ALL`: by how much its unit is smaller than that of the package. A billion
/// yuan are ten 亿元, so “billion yuan” has the power −1.
pub type Powers = [i8; Language::ALL.len()];

/// The most digits of a printed figure; a mantissa of so many digits fits in 64 bits.
const MOST_DIGITS: usize = 15;

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal::new(0, 0);

    /// One.
    pub const ONE: Decimal = Decimal::new(1, 0);

    /// `mantissa / 10^scale`, shown with all its decimals.
    pub(super) const fn new(mantissa: i64, scale: u8) -> Decimal {
        Decimal { mantissa, scale, shown: scale, powers: [0; Language::ALL.len()] }
    }

    /// The same value, which texts of a language show in a unit that is smaller by a power of ten.
    ///
    /// ```
    /// use district_charts::{language::Language, number::Decimal};
    ///
    /// let printed = Decimal::parse("1147").expect("digits").with_powers([0, -1]);
    /// assert_eq!((printed.text(Language::Zh).as_str(), printed.text(Language::En).as_str()), ("1147", "114.7"));
    /// // Calculations, and files of figures, have the printed number.
    /// assert_eq!(printed.to_string(), "1147");
    /// ```
    pub fn with_powers(self, powers: Powers) -> Decimal {
        Decimal { powers, ..self }
    }

    /// The powers of ten of its texts.
    pub fn powers(self) -> Powers {
        self.powers
    }

    /// Widens a range of values so that it contains `value`.
    pub fn widen(ends: &mut Option<(Decimal, Decimal)>, value: Decimal) {
        let (low, high) = ends.unwrap_or((value, value));
        *ends = Some((low.min(value), high.max(value)));
    }

    /// Reads digits with at most one point and a leading minus: `24.3`, `-0.5`, `1437`.
    /// `None` for anything else: separators, exponents, a plus sign, leading zeros, minus zero, more than 15 digits.
    pub fn parse(text: &str) -> Option<Decimal> {
        Decimal::parse_long(text).filter(|found| !found.1).map(|found| found.0)
    }

    /// Reads the same, and longer fractions too, rounded to 15 digits. Returns whether digits were left out.
    ///
    /// ```
    /// use district_charts::number::Decimal;
    ///
    /// let (value, is_cut) = Decimal::parse_long("2.71828182845904523536").expect("digits");
    /// assert_eq!((value.to_string().as_str(), is_cut), ("2.71828182845905", true));
    /// ```
    pub fn parse_long(text: &str) -> Option<(Decimal, bool)> {
        let (is_negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let has_point = whole.len() < digits.len();
        let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
        let is_sound = !whole.is_empty() && has_point != fraction.is_empty() && is_plain(whole) && is_plain(fraction);
        if !is_sound || has_leading_zero || whole.len() > MOST_DIGITS {
            return None;
        }
        let (kept, cut) = fraction.split_at(fraction.len().min(MOST_DIGITS - whole.len()));
        let kept_digits = whole.bytes().chain(kept.bytes());
        let mut mantissa = kept_digits.fold(0, |mantissa, byte| mantissa * 10 + i64::from(byte - b'0'));
        if is_negative && mantissa == 0 && cut.is_empty() {
            return None;
        }
        mantissa += i64::from(cut.as_bytes().first().is_some_and(|&byte| byte >= b'5'));
        let value = Decimal::new(if is_negative { -mantissa } else { mantissa }, kept.len() as u8);
        Some((value, !cut.is_empty()))
    }

    /// The same value, shown with at most so many decimals.
    pub fn shown_with(self, decimals: u8) -> Decimal {
        Decimal { shown: self.shown.min(decimals), ..self }
    }

    /// Whether the value is zero.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether the value is below zero.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The absolute value.
    pub fn abs(self) -> Decimal {
        Decimal { mantissa: self.mantissa.abs(), ..self }
    }

    /// The product with `factor`, saturating at the largest representable value.
    pub fn saturating_mul(self, factor: i64) -> Decimal {
        Decimal { mantissa: self.mantissa.saturating_mul(factor), ..self }
    }

    /// The exact difference; `None` if it cannot be represented.
    pub fn checked_sub(self, other: Decimal) -> Option<Decimal> {
        let scale = self.scale.max(other.scale);
        let mantissa = self.at_scale(scale).checked_sub(other.at_scale(scale))?;
        Some(Decimal::new(i64::try_from(mantissa).ok()?, scale).with_powers(self.powers))
    }

    /// `self / other * 10^shift`, rounded half away from zero to `scale` decimals. `None` if `other` is zero or the result cannot be
    /// represented. The result is shown as it is in every language.
    ///
    /// ```
    /// use district_charts::number::Decimal;
    ///
    /// let [done, planned] = ["53.1", "50"].map(|digits| Decimal::parse(digits).expect("digits"));
    /// // Per cent with one decimal.
    /// assert_eq!(done.checked_div(planned, 2, 1), Decimal::parse("106.2"));
    /// ```
    pub fn checked_div(self, other: Decimal, shift: u8, scale: u8) -> Option<Decimal> {
        let common = self.scale.max(other.scale);
        let (mut numerator, denominator) = (self.at_scale(common), other.at_scale(common));
        for _ in 0..u16::from(shift) + u16::from(scale) {
            if numerator.unsigned_abs() > i128::MAX.unsigned_abs() / 10 {
                return None;
            }
            numerator *= 10;
        }
        let (dividend, divisor) = (numerator.abs(), denominator.abs());
        if divisor == 0 {
            return None;
        }
        let rounded = i64::try_from(floor_div(dividend + (divisor >> 1), divisor)).ok()?;
        let mantissa = if (numerator < 0) == (denominator < 0) { rounded } else { -rounded };
        Some(Decimal::new(mantissa, scale))
    }

    /// Rounded half away from zero to at most `scale` decimals.
    pub fn rounded(self, scale: u8) -> Decimal {
        let rounded = if scale < self.scale { self.checked_div(Decimal::ONE, 0, scale) } else { None };
        rounded.unwrap_or(self).with_powers(self.powers)
    }

    /// The number of decimals shown.
    pub fn decimals(self) -> u8 {
        self.shown
    }

    /// The number of printed digits without leading zeros.
    pub fn digits_printed(self) -> u8 {
        self.mantissa.unsigned_abs().checked_ilog10().map_or(1, |log| log as u8 + 1)
    }

    /// The nearest float: both the mantissa and a power of ten of at most 15 digits are exact floats, so the division rounds once.
    pub fn to_f64(self) -> f64 {
        let mut power = 1.0;
        for _ in 0..self.scale {
            power *= 10.0;
        }
        self.mantissa as f64 / power
    }

    /// The digits with a true minus sign, in the unit of `language`, and with commas between thousands if it has them. The point is moved,
    /// no digit is rounded. Zeros at the end of a whole number are dropped when the point moves before them: 1200 becomes 120.
    pub fn text(self, language: Language) -> String {
        self.digits(language.groups_thousands(), self.powers[language as usize])
    }

    /// All digits, as a package writes them: with a hyphen for minus.
    pub(crate) fn all_digits(self) -> String {
        let digits = Decimal::new(self.mantissa, self.scale).digits(false, 0);
        digits.replace('\u{2212}', "-")
    }

    /// The digits with a true minus sign and the point moved to the right, optionally with commas between thousands.
    fn digits(self, has_commas: bool, power: i8) -> String {
        if self.shown < self.scale {
            return self.rounded(self.shown).digits(has_commas, power);
        }
        let mut digits = self.mantissa.unsigned_abs().to_string();
        let mut scale = i16::from(self.scale) - i16::from(power);
        if self.is_zero() {
            scale = self.scale.into();
        }
        while scale > self.scale.into() && self.scale == 0 && digits.len() > 1 && digits.ends_with('0') {
            digits.pop();
            scale -= 1;
        }
        while scale < 0 {
            digits.push('0');
            scale += 1;
        }
        let scale = scale as usize;
        let zeros = (scale + 1).saturating_sub(digits.len());
        let whole = zeros + digits.len() - scale;
        let mut text = String::from(if self.is_negative() { "\u{2212}" } else { "" });
        for (index, digit) in std::iter::repeat_n('0', zeros).chain(digits.chars()).enumerate() {
            if index == whole {
                text.push('.');
            } else if has_commas && 0 < index && index < whole && (whole - index).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        text
    }

    /// The same value without trailing zeros.
    pub(super) fn without_zeros(mut self) -> Decimal {
        while self.scale > 0 && self.mantissa % 10 == 0 {
            self.mantissa /= 10;
            self.scale -= 1;
        }
        Decimal { shown: self.scale, ..self }
    }

    /// The mantissa at a scale that is at least `self.scale`, so that two decimals can be compared exactly.
    pub(super) fn at_scale(self, scale: u8) -> i128 {
        let mut value = i128::from(self.mantissa);
        for _ in self.scale..scale {
            value *= 10;
        }
        value
    }
}

/// `floor(number / step)` for a positive step. Long division bit by bit: the compiler's 128-bit division is 500 bytes of the module.
pub(super) fn floor_div(number: i128, step: i128) -> i128 {
    let (mut left, mut rest, mut quotient) = (number.unsigned_abs(), 0, 0);
    for _ in 0..u128::BITS {
        rest = rest << 1 | i128::from(left >> 127 == 1);
        (left, quotient) = (left << 1, quotient << 1);
        if rest >= step {
            (rest, quotient) = (rest - step, quotient | 1);
        }
    }
    if number < 0 { -quotient - i128::from(rest > 0) } else { quotient }
}

impl fmt::Display for Decimal {
    /// The printed digits with a true minus sign.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.digits(false, 0))
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
