//! English numbers in words: seven percent, one in five, doubled, ranked second.

use super::super::numeral::{Numeral, digits_at};
use super::super::rules::{Lexicon, WordClass};
use super::figure::{FigureAt, Found, UnitClass, is_ranked, noun_behind, with_unit};
use super::words::{is_word, number_word, starts_word, word_end};

/// A number in words before a unit: seven percent, two million, twenty-one counties.
pub(super) fn word_figure(text: &[char], at: usize, words: &Lexicon) -> Option<Found> {
    if !starts_word(text, at) {
        return None;
    }
    if let Some(found) = fraction(text, at, words).or_else(|| rank(text, at, words)) {
        return Some(Found::Figure(found));
    }
    let (mut number, mut end) = number_word(text, at, words)?;
    if number >= 20
        && text.get(end) == Some(&'-')
        && let Some((ones, last)) = number_word(text, end + 1, words).filter(|(ones, _)| *ones < 10)
    {
        (number, end) = (number + ones, last);
    }
    let numeral = Numeral { digits: number.to_string(), end, is_words: true };
    let mut figure = FigureAt {
        start: at,
        end,
        digits: numeral.digits.clone(),
        unit: String::new(),
        class: UnitClass::None,
        comparator: None,
        is_words: true,
        is_part: false,
        noun: None,
    };
    if with_unit(text, &numeral, words, &mut figure).is_some() {
        return None;
    }
    matches!(figure.class, UnitClass::Percent | UnitClass::Point | UnitClass::Money).then_some(Found::Figure(figure))
}

/// Three in ten, nine out of 10: the percentage, and the position behind it.
fn parts(text: &[char], at: usize, words: &Lexicon) -> Option<(String, usize)> {
    let number = |at: usize| {
        let digits = || digits_at(text, at).and_then(|numeral| Some((numeral.digits.parse().ok()?, numeral.end)));
        number_word(text, at, words).or_else(digits)
    };
    let (part, end) = number(at)?;
    let joint = match text.get(end..end + 4)? {
        [' ', 'i', 'n', ' '] => 4,
        [' ', 'o', 'u', 't'] if text[end + 4..].starts_with(&[' ', 'o', 'f', ' ']) => 8,
        _ => return None,
    };
    let (whole, end) = number(end + joint).filter(|(whole, _)| *whole > part && *whole <= 20)?;
    let tenths = (part * 2000 + whole) / (whole * 2);
    let mut digits = (tenths / 10).to_string();
    if tenths % 10 > 0 {
        digits.push('.');
        digits.push(char::from(b'0' + (tenths % 10) as u8));
    }
    Some((digits, end))
}

/// A figure in words with its digits.
fn in_words(start: usize, end: usize, digits: &str, class: UnitClass) -> FigureAt {
    FigureAt {
        start,
        end,
        digits: digits.to_owned(),
        unit: String::new(),
        class,
        comparator: None,
        is_words: true,
        is_part: false,
        noun: None,
    }
}

/// One in five, half of, doubled.
fn fraction(text: &[char], at: usize, words: &Lexicon) -> Option<FigureAt> {
    if let Some((digits, end)) =
        parts(text, at, words).filter(|(_, end)| !text.get(*end).is_some_and(|next| is_word(*next)))
    {
        let mut figure = in_words(at, end, &digits, UnitClass::Percent);
        (figure.unit, figure.is_part) = ("%".to_owned(), true);
        noun_behind(text, end, words, &mut figure);
        return Some(figure);
    }
    let entry = words.longest(text, at, &[WordClass::NumberWord]).filter(|entry| !entry.value.starts_with("rank"))?;
    let is_of = entry.word.ends_with(&[' ', 'o', 'f']);
    let behind = at + entry.word.len();
    if text.get(behind).is_some_and(|next| is_word(*next)) {
        return None;
    }
    let end = behind - if is_of { 3 } else { 0 };
    let mut figure = in_words(at, end, &entry.value, UnitClass::Percent);
    // Two-tenths of a percentage point.
    if entry.word.ends_with(&['i', 'n', 't']) {
        (figure.class, figure.unit) = (UnitClass::Point, "percentage point".to_owned());
        return Some(figure);
    }
    figure.unit = "%".to_owned();
    figure.is_part = !matches!(entry.value.as_str(), "100" | "200");
    if figure.is_part && !is_of {
        noun_behind(text, behind, words, &mut figure);
    }
    Some(figure)
}

/// Second, behind ranked.
fn rank(text: &[char], at: usize, words: &Lexicon) -> Option<FigureAt> {
    let end = word_end(text, at);
    let entry = words.entry(&text[at..end], WordClass::NumberWord)?;
    let rank = entry.value.strip_prefix("rank").filter(|_| is_ranked(text, at))?;
    Some(in_words(at, end, rank, UnitClass::Rank))
}
