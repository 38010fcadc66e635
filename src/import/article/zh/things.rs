//! Small numbers in words that count things.

use super::super::numeral::Numeral;
use super::super::repair::is_han;
use super::super::rules::{Lexicon, WordClass};

/// True if a small number in words counts things that can be listed, and the clause has no other figure: 五大产业, 三支队伍.
pub(super) fn counts_things(text: &[char], at: usize, unit: usize, numeral: &Numeral, words: &Lexicon) -> bool {
    let end = (unit..text.len()).find(|&end| !is_han(text[end])).unwrap_or(text.len());
    let clause = (end..text.len()).find(|&end| matches!(text[end], ',' | '。' | ';' | '、')).unwrap_or(text.len());
    let is_large = text.get(unit) == Some(&'大');
    let is_listed = text[at.saturating_sub(12)..at].contains(&'、');
    let is_noun = |behind: usize| {
        let noun = &text[unit + 1..behind];
        let start = (0..noun.len()).find(|&start| {
            words.has(&noun[start..], WordClass::Stock)
                || words.entry(&noun[start..], WordClass::Head).is_some_and(|head| head.value == "count")
        });
        // 五大产业组团 goes on.
        let goes_on = behind < end
            && text[behind] != '发'
            && words
                .longest(
                    text,
                    behind,
                    &[WordClass::All, WordClass::Light, WordClass::Work, WordClass::Flow, WordClass::Up],
                )
                .is_none();
        start.is_some() && !goes_on
    };
    (is_large || is_listed)
        && matches!(numeral.digits.parse(), Ok(3..100))
        && !text[end..clause].iter().any(char::is_ascii_digit)
        && (unit + 2..=end.min(unit + 11)).any(is_noun)
}
