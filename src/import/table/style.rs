//! The style of a table's numbers: what separates decimals and thousands, by the evidence of all cells.

use super::cell::is_blank_separator;

/// The separators of a table's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberStyle {
    /// Before decimals: `.` or `,`.
    pub decimal: char,
    /// Between thousands: `,`, `.`, `'` or a space (which stands for every kind of blank); `None` if there is none.
    pub group: Option<char>,
}

/// How often each reading of a separator is the only possible one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StyleEvidence {
    /// A comma before decimals: `1,5`.
    pub comma_decimal: u32,
    /// A point before decimals: `1.5`.
    pub point_decimal: u32,
    /// Commas between thousands: `1,234,567`, `1,234.5`.
    pub comma_group: u32,
    /// Points between thousands.
    pub point_group: u32,
    /// Blanks between thousands.
    pub blank_group: u32,
    /// Apostrophes between thousands.
    pub apostrophe_group: u32,
    /// `1,234`: either.
    pub either_comma: u32,
    /// `1.234`: either.
    pub either_point: u32,
    /// Four digits and more without a separator.
    pub ungrouped: u32,
    /// At most three digits without a separator.
    pub short: u32,
}

impl StyleEvidence {
    /// Takes the digits and separators of a number into account.
    pub fn add(&mut self, body: &str) {
        let count = |sign: char| body.bytes().filter(|&byte| byte == sign as u8).count();
        let (commas, points) = (count(','), count('.'));
        if body.contains(['\'', '’']) {
            self.apostrophe_group += 1;
        }
        let has_blank = body.contains(is_blank_separator);
        self.blank_group += u32::from(has_blank);
        match (commas, points) {
            (0, 0) if body.len() > 3 => self.ungrouped += u32::from(!has_blank),
            (0, 0) => self.short += 1,
            (0, 1) => match single(body, '.', has_blank) {
                true => self.either_point += 1,
                false => self.point_decimal += 1,
            },
            (1, 0) => match single(body, ',', has_blank) {
                true => self.either_comma += 1,
                false => self.comma_decimal += 1,
            },
            (_, 0) => self.comma_group += 1,
            (0, _) => self.point_group += 1,
            _ if body.rfind(',') > body.rfind('.') => {
                self.comma_decimal += 1;
                self.point_group += 1;
            }
            _ => {
                self.point_decimal += 1;
                self.comma_group += 1;
            }
        }
    }

    /// The most likely style; whether the cells leave no other; how many cells speak against it. Where commas are also delimiters, they
    /// hardly stand before decimals.
    pub fn style(&self, are_commas_delimiters: bool) -> (NumberStyle, bool, u32) {
        let commas = self.comma_decimal + self.point_group;
        let points = self.point_decimal + self.comma_group;
        // Decimals of one length would stand in all cells: small numbers without a separator speak for thousands.
        let has_small = self.short > 0 && self.ungrouped == 0;
        let is_grouped_by_point = self.ungrouped == 0 && self.either_point >= 3;
        let (decimal, is_sure) = match (commas, points) {
            (0, 0) if self.either_comma > 0 && self.ungrouped > self.either_comma => (',', false),
            (0, 0) if self.either_comma > 0 => ('.', self.either_comma >= 20 || are_commas_delimiters || has_small),
            (0, 0) if is_grouped_by_point => (',', has_small),
            (0, 0) if self.either_point > 0 => ('.', self.ungrouped > 0),
            (0, 0) => ('.', true),
            _ if commas > points => (',', points == 0),
            _ => ('.', commas == 0),
        };
        let against = if decimal == ',' { points } else { commas };
        let group = if self.blank_group > 0 {
            Some(' ')
        } else if self.apostrophe_group > 0 {
            Some('\'')
        } else if decimal == '.' && self.comma_group + self.either_comma > 0 {
            Some(',')
        } else if decimal == ',' && self.point_group + self.either_point > 0 {
            Some('.')
        } else {
            None
        };
        (NumberStyle { decimal, group }, is_sure, against)
    }
}

/// Whether the one separator of a body may stand between thousands as well as before decimals.
fn single(body: &str, separator: char, has_blank: bool) -> bool {
    let Some((whole, rest)) = body.split_once(separator) else { return false };
    !has_blank && rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0')
}

/// The most digits before the point of a figure.
const MOST_WHOLE_DIGITS: usize = 15;

impl NumberStyle {
    /// The digits of a body in the spelling of a package (`1234.5`); `None` if its separators do not fit this style, or if it has more than
    /// fifteen digits before the point. No digit is left out.
    pub fn digits(&self, body: &str, exponent: i32) -> Option<String> {
        let (whole, fraction) = match body.rsplit_once(self.decimal) {
            Some((whole, fraction)) => (whole, fraction),
            None => (body, ""),
        };
        if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut digits = String::with_capacity(body.len());
        self.push_whole(whole, &mut digits)?;
        let mut point = digits.len() as i32 + exponent;
        digits.push_str(fraction);
        while point < 0 {
            digits.insert(0, '0');
            point += 1;
        }
        while (digits.len() as i32) < point {
            digits.push('0');
        }
        canonical(&digits, point as usize)
    }

    /// Adds the digits before the decimal sign, if every separator among them stands between thousands.
    fn push_whole(&self, whole: &str, digits: &mut String) -> Option<()> {
        let mut since = 0;
        let mut groups = 0;
        for c in whole.chars() {
            if c.is_ascii_digit() {
                digits.push(c);
                since += 1;
                continue;
            }
            let is_group = match self.group {
                Some(' ') => is_blank_separator(c),
                Some('\'') => matches!(c, '\'' | '’'),
                group => group == Some(c),
            };
            // Within a number, groups have three digits, or two in South Asia.
            if !is_group || since == 0 || since > 3 || (groups > 0 && since == 1) {
                return None;
            }
            (since, groups) = (0, groups + 1);
        }
        (groups == 0 || since == 3).then_some(())
    }
}

/// Digits with the point behind the first `point` of them, without needless zeros before it.
fn canonical(digits: &str, point: usize) -> Option<String> {
    let zeros = digits.bytes().take(point.saturating_sub(1)).take_while(|&byte| byte == b'0').count();
    let (whole, fraction) = digits[zeros..].split_at(point - zeros);
    let whole = if whole.is_empty() { "0" } else { whole };
    if whole.len() > MOST_WHOLE_DIGITS {
        return None;
    }
    Some(if fraction.is_empty() { whole.to_owned() } else { [whole, ".", fraction].concat() })
}
