//! The content of one cell: a number in some style, a sign for a missing figure, or a text.

use super::grid::trimmed;
use crate::number::Comparator;

/// A cell as read before the style of numbers is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell<'t> {
    /// Nothing but blanks.
    Empty,
    /// A sign for a missing figure, with flags behind it.
    Missing {
        /// The sign: `..`, `:`, `n/a`.
        marker: &'t str,
        /// Flags: `u`, `bu`.
        flags: &'t str,
    },
    /// Digits with what stands around them.
    Number(NumberShape<'t>),
    /// Anything else.
    Text(&'t str),
}

/// The parts of a printed number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NumberShape<'t> {
    /// Digits and separators.
    pub(super) body: &'t str,
    /// A power of ten from an exponent: `1.5E+05`.
    pub(super) exponent: i32,
    /// A minus before the digits.
    pub(super) is_negative: bool,
    /// Round brackets around the number.
    pub(super) is_bracketed: bool,
    /// A per cent sign behind the digits.
    pub(super) is_percent: bool,
    /// A sign of comparison before the digits.
    pub(super) comparator: Comparator,
    /// Flags behind the digits: `b`, `[p]`, `*`.
    pub(super) flags: &'t str,
}

/// Signs that stand for a missing figure where other cells hold numbers, in small letters.
const MARKERS: &str = "suppressed|(suppressed)|unreliable|confidential|withheld|no data|not reported|geheim|нет данных|(n/a)|(-)|\
    ..|...|…|....|.|:|-|–|—|−|--|---|nan|n/a|n.a.|n. a.|na|null|none|nil|*|**|***|x|/|#n/a|n.d.|nd|s.d.|c|z|\
    k.a.|k. a.|?|\\n|(d)|(s)|(x)|(na)|(z)|#value!|#div/0!|#ref!|missing|not available|not applicable|‐|･|\
    －|^|****|n.c.|nc|ns|s/d|b.d.|n.r.|n.v.|×|ｘ|＊|＊＊＊|・・・|¤|(l)|(n)|＃";

/// Letters that statistical offices use as flags, alone or together.
const FLAG_LETTERS: &str = "abcdefimnprsuvxzABCDEFMNPRSUVZ";

/// Reads a cell.
pub(super) fn cell(text: &str) -> Cell<'_> {
    let text = trimmed(text);
    if text.is_empty() {
        return Cell::Empty;
    }
    if let Some(number) = number(text) {
        return Cell::Number(number);
    }
    match missing(text) {
        Some((marker, flags)) => Cell::Missing { marker, flags },
        None => Cell::Text(text),
    }
}

fn missing(text: &str) -> Option<(&str, &str)> {
    if text.len() > 16 {
        return None;
    }
    let small = text.to_lowercase();
    if MARKERS.split('|').any(|marker| marker == small) {
        return Some((text, ""));
    }
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    if inner.is_some_and(|inner| inner.len() <= 4 && inner.bytes().all(|byte| byte.is_ascii_alphanumeric())) {
        return Some((text, ""));
    }
    let marker = [":", "..", "-", "…"].into_iter().find(|marker| text.starts_with(marker))?;
    let flags = trimmed(&text[marker.len()..]);
    is_flags(flags).then_some((&text[..marker.len()], flags))
}

/// Whether a text behind a number or a sign is one or more flags.
fn is_flags(text: &str) -> bool {
    let inner = text.strip_prefix(['(', '[']).and_then(|text| text.strip_suffix([')', ']']));
    if let Some(inner) = inner {
        return !inner.is_empty() && inner.len() <= 4 && inner.bytes().all(|byte| byte.is_ascii_alphanumeric());
    }
    let letters = text.len() <= 3 && text.chars().all(|c| FLAG_LETTERS.contains(c));
    let signs = text
        .chars()
        .all(|c| matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³' | '#' | '!' | '^' | '⁴' | '⁵' | '§' | '¶' | ' '));
    let note = text.len() == 2 && text.as_bytes()[0].is_ascii_digit() && text.ends_with(')');
    !text.is_empty()
        && (letters || signs || note)
        && !matches!(text, "am" | "pm" | "AM" | "PM" | "nd" | "rd" | "mm" | "cm" | "M" | "m")
}

/// The separators that may stand between digits.
pub(super) fn is_blank_separator(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2007}' | '\u{3000}')
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’') || is_blank_separator(c)
}

fn number(text: &str) -> Option<NumberShape<'_>> {
    let first = text.chars().next()?;
    if first.is_alphabetic() && !text.starts_with("US$") && !text.starts_with("EUR") {
        return None;
    }
    if let Some(inner) = text.strip_prefix('(') {
        let (inner, flags) = inner.split_once(')')?;
        let shape = number(trimmed(inner)).filter(|shape| shape.flags.is_empty() && !shape.is_negative)?;
        let flags = trimmed(flags);
        return (flags.is_empty() || is_flags(flags)).then_some(NumberShape { is_bracketed: true, flags, ..shape });
    }
    let (rest, comparator) = comparator(text);
    let (rest, is_negative) = sign(rest);
    let rest =
        ["US$", "EUR", "$", "€", "£", "¥", "￥"].into_iter().find_map(|sign| rest.strip_prefix(sign)).unwrap_or(rest);
    let (rest, is_negative) = if is_negative { (rest, true) } else { sign(rest) };
    let rest = rest.trim_start_matches(is_blank_separator);
    let body = &rest[..body_length(rest)?];
    if !has_sound_groups(body) {
        return None;
    }
    let (exponent, rest) = exponent(&rest[body.len()..]);
    let rest = trimmed(rest);
    let after = rest.strip_prefix(['%', '％']).map(trimmed);
    let (is_percent, rest) = (after.is_some(), after.unwrap_or(rest));
    let rest = trimmed(["€", "£", "$", "元"].into_iter().find_map(|sign| rest.strip_prefix(sign)).unwrap_or(rest));
    let shape = NumberShape { body, exponent, is_negative, is_bracketed: false, is_percent, comparator, flags: rest };
    (rest.is_empty() || is_flags(rest)).then_some(shape)
}

fn comparator(text: &str) -> (&str, Comparator) {
    let signs = [
        ("<=", Comparator::Le),
        (">=", Comparator::Ge),
        ("≤", Comparator::Le),
        ("≥", Comparator::Ge),
        ("<", Comparator::Lt),
        (">", Comparator::Gt),
        ("~", Comparator::Approx),
        ("≈", Comparator::Approx),
    ];
    let found = signs.into_iter().find_map(|(sign, comparator)| Some((text.strip_prefix(sign)?, comparator)));
    found.map_or((text, Comparator::Eq), |(rest, comparator)| (rest.trim_start(), comparator))
}

/// A sign before digits, also apart from them. Japanese tables print triangles for a minus.
fn sign(text: &str) -> (&str, bool) {
    if let Some(rest) = text.strip_prefix(['-', '−', '–', '△', '▲', '－']) {
        return (rest.trim_start_matches(is_blank_separator), true);
    }
    (text.strip_prefix('+').unwrap_or(text), false)
}

/// The length of digits with separators between them, each followed by a digit. `None` if there is no digit first.
fn body_length(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((index, c)) = chars.next() {
        if c.is_ascii_digit() {
            end = index + 1;
            continue;
        }
        let is_next_digit = chars.peek().is_some_and(|next| next.1.is_ascii_digit());
        let may_start = index > 0 || c == '.' || c == ',';
        if !(is_separator(c) && is_next_digit && may_start) {
            break;
        }
    }
    (end > 0).then_some(end)
}

/// Whether the digits between separators can be groups of thousands: a date such as 31.12.2019 has none.
fn has_sound_groups(body: &str) -> bool {
    let separators: Vec<char> = body.chars().filter(|c| !c.is_ascii_digit()).collect();
    let (Some(&last), true) = (separators.last(), separators.len() >= 2) else { return true };
    let parts: Vec<&str> = body.split(is_separator).collect();
    let inner = &parts[1..parts.len() - 1];
    let is_uniform = separators.iter().all(|separator| *separator == last);
    let has_group_last = !is_uniform || parts.last().is_some_and(|part| part.len() == 3);
    inner.iter().all(|part| matches!(part.len(), 2 | 3)) && has_group_last && parts[0].len() <= 3
}

/// The exponent at the start of a text, and the rest.
fn exponent(text: &str) -> (i32, &str) {
    let Some(rest) = text.strip_prefix(['e', 'E']) else { return (0, text) };
    let (digits, sign) = match rest.as_bytes().first() {
        Some(b'-') => (&rest[1..], -1),
        Some(b'+') => (&rest[1..], 1),
        _ => (rest, 1),
    };
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    match digits[..length].parse::<i32>() {
        Ok(number) if length <= 2 => (sign * number, &digits[length..]),
        _ => (0, text),
    }
}
