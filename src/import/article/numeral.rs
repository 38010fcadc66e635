//! Numbers as printed: digits with separators, Chinese numerals, English number words.

/// A number of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// Its digits, without separators: `1437.5`.
    pub(super) digits: String,
    /// The position behind it.
    pub(super) end: usize,
    /// Whether it is printed in words.
    pub(super) is_words: bool,
}

/// Digits at a position, with thousands separated by commas and one decimal point: `1,437.5`.
pub(super) fn digits_at(text: &[char], at: usize) -> Option<Numeral> {
    let is_digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    if !is_digit(at) {
        return None;
    }
    let mut end = at;
    while is_digit(end) {
        end += 1;
    }
    let mut digits: String = text[at..end].iter().collect();
    if end - at <= 3 {
        while matches!(text.get(end), Some(',' | '\u{202f}')) && (1..4).all(|next| is_digit(end + next)) && !is_digit(end + 4) {
            digits.extend(&text[end + 1..end + 4]);
            end += 4;
        }
    }
    if matches!(text.get(end), Some('.' | '·')) && is_digit(end + 1) {
        digits.push('.');
        end += 1;
        while is_digit(end) {
            digits.push(text[end]);
            end += 1;
        }
        // 1.2.3 is no number.
        if text.get(end) == Some(&'.') && is_digit(end + 1) {
            return None;
        }
    }
    Some(Numeral { digits: without_leading_zeros(&digits), end, is_words: false })
}

fn without_leading_zeros(digits: &str) -> String {
    let trimmed = digits.trim_start_matches('0');
    if trimmed.is_empty() || trimmed.starts_with('.') { format!("0{trimmed}") } else { trimmed.to_owned() }
}

/// A Chinese digit.
pub(super) fn chinese_digit(letter: char) -> Option<u32> {
    match letter {
        '〇' | '零' | '○' => Some(0),
        '一' => Some(1),
        '二' | '两' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

fn power(letter: char) -> Option<u64> {
    match letter {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// A Chinese numeral at a position, up to 千; 万 and 亿 belong to the unit: 三千二百四十点六六, 五四二.五, 十三.
pub(super) fn chinese_at(text: &[char], at: usize) -> Option<Numeral> {
    let mut end = at;
    let (mut total, mut digit, mut positional) = (0_u64, None::<u64>, String::new());
    let mut has_power = false;
    while let Some(&letter) = text.get(end) {
        if let Some(value) = chinese_digit(letter) {
            // 一九五 is read digit by digit, 百零五 by value.
            positional.push(char::from_digit(value, 10)?);
            digit = Some(digit.filter(|_| !has_power).unwrap_or(0) * 10 + u64::from(value));
        } else if let Some(power) = power(letter) {
            has_power = true;
            total += digit.take().unwrap_or(1).checked_mul(power)?;
        } else {
            break;
        }
        end += 1;
        if end - at > 12 {
            return None;
        }
    }
    if end == at {
        return None;
    }
    let mut digits = if has_power { (total + digit.unwrap_or(0)).to_string() } else { without_leading_zeros(&positional) };
    if matches!(text.get(end), Some('点' | '.' | '·' | '•')) {
        let mut last = end + 1;
        let mut decimals = String::new();
        while let Some(value) = text.get(last).and_then(|&letter| chinese_digit(letter)) {
            decimals.push(char::from_digit(value, 10)?);
            last += 1;
        }
        if !decimals.is_empty() {
            digits = format!("{digits}.{decimals}");
            end = last;
        }
    }
    Some(Numeral { digits, end, is_words: true })
}
