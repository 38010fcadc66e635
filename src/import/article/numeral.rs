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
        while matches!(text.get(end), Some(',' | '\u{202f}'))
            && (1..4).all(|next| is_digit(end + next))
            && !is_digit(end + 4)
        {
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
    if trimmed.is_empty() || trimmed.starts_with('.') { ["0", trimmed].concat() } else { trimmed.to_owned() }
}

/// A Chinese digit; those of cheques too.
pub(super) fn chinese_digit(letter: char) -> Option<u32> {
    match letter {
        '〇' | '零' | '○' => Some(0),
        '一' | '壹' => Some(1),
        '二' | '两' | '贰' | '貳' | '倆' => Some(2),
        '三' | '叁' | '叄' => Some(3),
        '四' | '肆' => Some(4),
        '五' | '伍' => Some(5),
        '六' | '陆' | '陸' => Some(6),
        '七' | '柒' => Some(7),
        '八' | '捌' => Some(8),
        '九' | '玖' => Some(9),
        _ => None,
    }
}

fn power(letter: char) -> Option<u64> {
    match letter {
        '十' | '拾' => Some(10),
        '百' | '佰' => Some(100),
        '千' | '仟' => Some(1000),
        _ => None,
    }
}

fn magnitude(letter: char) -> Option<u64> {
    match letter {
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// The magnitudes at a position, as one factor, and the position behind them: 万亿.
fn scale_at(text: &[char], at: usize) -> Option<(u64, usize)> {
    let mut scale = magnitude(*text.get(at)?)?;
    let mut end = at + 1;
    while let Some(more) = text.get(end).and_then(|&letter| magnitude(letter)) {
        (scale, end) = (scale.checked_mul(more)?, end + 1);
    }
    Some((scale, end))
}

/// Digits mixed with powers, at least two parts: 5万4千6百, 3万4000, 1千零20.
pub(super) fn mixed_at(text: &[char], at: usize) -> Option<Numeral> {
    let (mut total, mut part, mut parts, mut end) = (0_u64, 0_u64, 0, at);
    loop {
        let start = end + usize::from(text.get(end) == Some(&'零'));
        let Some(numeral) = digits_at(text, start).filter(|numeral| !numeral.digits.contains('.')) else { break };
        let mut value: u64 = numeral.digits.parse().ok()?;
        (end, parts) = (numeral.end, parts + 1);
        let is_last = match text.get(end).and_then(|&letter| power(letter)) {
            Some(power) => {
                (value, end) = (value.checked_mul(power)?, end + 1);
                false
            }
            None => true,
        };
        part = part.checked_add(value)?;
        match scale_at(text, end) {
            Some((scale, behind))
                if text.get(behind).is_some_and(|next| next.is_ascii_digit() || *next == '零') || parts > 1 =>
            {
                (total, part, end) = (total.checked_add(part.checked_mul(scale)?)?, 0, behind);
            }
            _ if is_last => break,
            _ => {}
        }
    }
    (parts >= 2).then(|| Numeral { digits: (total + part).to_string(), end, is_words: false })
}

/// The value of a numeral below 万 that begins at a position, its end, and whether it is read digit by digit.
fn section(text: &[char], at: usize) -> Option<(u64, usize, bool)> {
    let (mut total, mut digit, mut last_power) = (0_u64, None::<u64>, 1);
    let (mut end, mut has_power, mut after_zero) = (at, false, false);
    while let Some(&letter) = text.get(end) {
        if let Some(value) = chinese_digit(letter) {
            after_zero |= value == 0;
            digit = Some(digit.filter(|_| !has_power).unwrap_or(0).checked_mul(10)? + u64::from(value));
        } else if let Some(power) = power(letter) {
            has_power = true;
            let count = digit.take().filter(|digit| *digit > 0).unwrap_or(1);
            total += count.checked_mul(power)?;
            (last_power, after_zero) = (power, false);
        } else {
            break;
        }
        end += 1;
        if end - at > 15 {
            return None;
        }
    }
    // 二百五 is 250, 二百零五 is 205.
    let rest = digit.unwrap_or(0);
    let is_short = has_power && last_power > 10 && !after_zero && rest < 10;
    total += if is_short { rest * last_power / 10 } else { rest };
    (end > at).then_some((total, end, !has_power))
}

/// A Chinese numeral at a position. A magnitude at its end belongs to the unit: 三千二百四十点六六亿 is 3240.66; inside it counts:
/// 一百零一万一千 is 1011000.
pub(super) fn chinese_at(text: &[char], at: usize) -> Option<Numeral> {
    let (mut value, mut end, is_positional) = section(text, at)?;
    let (mut total, mut last_scale) = (0_u64, 0);
    while let Some((scale, next)) = scale_at(text, end) {
        if scale > last_scale {
            // 一万五千亿: of all that stands before.
            (value, total) = (value.checked_add(total)?, 0);
        }
        let Some((mut rest, behind, _)) = section(text, next) else {
            // 四十五亿四千零四万: behind a larger part, the magnitude counts.
            if scale < last_scale {
                (value, end) = (value.checked_mul(scale)?, next);
            }
            break;
        };
        last_scale = scale;
        // 一万三 is 13000.
        if behind == next + 1 && text[next] != '零' && scale_at(text, behind).is_none() {
            rest *= scale / 10;
        }
        total = total.checked_add(value.checked_mul(scale)?)?;
        (value, end) = (rest, behind);
    }
    let digits = if is_positional && last_scale == 0 && end - at > 1 {
        text[at..end].iter().filter_map(|&letter| char::from_digit(chinese_digit(letter)?, 10)).collect::<String>()
    } else {
        (total + value).to_string()
    };
    let mut digits = without_leading_zeros(&digits);
    if matches!(text.get(end), Some('点' | '.' | '·' | '•')) {
        let decimals: String =
            text[end + 1..].iter().map_while(|&letter| char::from_digit(chinese_digit(letter)?, 10)).collect();
        if !decimals.is_empty() {
            end += 1 + decimals.chars().count();
            digits = [digits.as_str(), ".", decimals.as_str()].concat();
        }
    }
    Some(Numeral { digits, end, is_words: true })
}
