//! Numbers that are part of a name: 5G, 19-6, 电话.

use super::super::numeral::Numeral;
use super::super::rules::{Lexicon, RuleWord, WordClass};
use crate::collect::IntoVec;

/// True if a number belongs to a word of letters or a chain of digits: 5G, 19-6, 4+4.
pub(super) fn is_part_of_name(text: &[char], at: usize, number: usize, numeral: &Numeral, words: &Lexicon) -> bool {
    let before = at.checked_sub(1).map(|before| text[before]);
    let joins = |letter: char| letter.is_ascii_alphabetic() || matches!(letter, '+' | '/' | '&' | '_' | '#' | '*');
    let next = text.get(numeral.end).copied();
    let is_date_like = numeral.digits.len() == 4 && next == Some('-');
    number == at
        && before.is_some_and(|before| {
            joins(before)
                || before == '.'
                || before == '-' && at > 1 && text[at - 2].is_ascii_digit() && !is_unit_next(text, numeral.end)
        })
        || next.is_some_and(|next| matches!(next, '+' | '_' | '#' | '*'))
        || next == Some('/') && text.get(numeral.end + 1).is_some_and(char::is_ascii_digit)
        || next.is_some_and(|next| next.is_ascii_alphabetic()) && latin_unit(text, numeral.end, words).is_none()
        || next == Some('-') && text.get(numeral.end + 1).is_some_and(char::is_ascii_digit) && is_date_like
}

/// True if the word before a number makes it a part of a name: 第3, 电话.
pub(super) fn words_before(text: &[char], at: usize, words: &Lexicon) -> bool {
    let before: Vec<char> =
        text[at.saturating_sub(4)..at].iter().copied().filter(|&letter| letter != ' ' && letter != ':').into_vec();
    (0..before.len()).any(|start| words.has(&before[start..], WordClass::SkipBefore))
}

/// True if a unit of a range stands at a position: 3-5个.
fn is_unit_next(text: &[char], at: usize) -> bool {
    text.get(at).is_some_and(|letter| {
        matches!(letter, '个' | '家' | '项' | '%' | '万' | '亿' | '名' | '条' | '座' | '倍' | '人')
    })
}

/// The unit in Latin letters at a position; several may be capitals: 7GWh.
pub(super) fn latin_unit<'a>(text: &[char], at: usize, words: &'a Lexicon) -> Option<&'a RuleWord> {
    let mut letters: Vec<char> = text.get(at..)?.iter().copied().take_while(char::is_ascii_alphabetic).into_vec();
    if letters.len() > 1 {
        letters.iter_mut().for_each(char::make_ascii_lowercase);
    }
    words.entry(&letters, WordClass::Unit)
}
