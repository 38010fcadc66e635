//! The words of an English line.

use super::super::rules::{Lexicon, WordClass};

/// Whether a letter belongs to a word.
pub(super) fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '\'' | '’')
}

/// Whether a word, or a number, begins at a position.
pub(super) fn starts_word(text: &[char], at: usize) -> bool {
    text.get(at).is_some_and(|letter| letter.is_alphanumeric()) && (at == 0 || !is_word(text[at - 1]))
}

/// The position behind the word at a position; hyphens join words.
pub(super) fn word_end(text: &[char], at: usize) -> usize {
    let mut end = at;
    while let Some(&letter) = text.get(end) {
        let joins = letter == '-' && end > at && text.get(end + 1).is_some_and(|next| next.is_alphabetic());
        let dots =
            letter == '.' && end > at && text.get(end + 1).is_some_and(|next| next.is_alphabetic()) && end - at <= 3;
        if !(is_word(letter) || joins || dots) {
            break;
        }
        end += 1;
    }
    end
}

/// The next position that is no blank.
pub(super) fn skip_blanks(text: &[char], at: usize) -> usize {
    let mut at = at;
    while text.get(at).is_some_and(|letter| matches!(letter, ' ' | '\u{a0}')) {
        at += 1;
    }
    at
}

/// True if a word is one of some ASCII words, which are separated by bars.
pub(super) fn is_one_of(own: &[char], words: &str) -> bool {
    // The number of letters that agree with the present one of the words; none after one that differs.
    let mut same = Some(0);
    for byte in words.bytes() {
        if byte == b'|' {
            if same == Some(own.len()) {
                return true;
            }
            same = Some(0);
        } else {
            same = same.filter(|&at| own.get(at) == Some(&char::from(byte))).map(|at| at + 1);
        }
    }
    same == Some(own.len())
}

/// True if one of some words, which are separated by bars, stands directly before a position.
pub(super) fn follows(text: &[char], at: usize, words: &str) -> bool {
    let is_blank = |at: usize| matches!(text[at], ' ' | '\u{a0}');
    let mut end = at;
    while end > 0 && is_blank(end - 1) {
        end -= 1;
    }
    let mut start = end;
    while start > 0 && !is_blank(start - 1) {
        start -= 1;
    }
    is_one_of(&text[start..end], words)
}

/// The end of a word, if it stands at a position.
pub(super) fn says(text: &[char], at: usize, word: &str) -> Option<usize> {
    let mut end = at;
    for byte in word.bytes() {
        if text.get(end) != Some(&char::from(byte)) {
            return None;
        }
        end += 1;
    }
    (!text.get(end).is_some_and(|next| next.is_alphanumeric())).then_some(end)
}

/// A number of one word, and the position behind it.
pub(super) fn number_word(text: &[char], at: usize, words: &Lexicon) -> Option<(u32, usize)> {
    let end = (at..text.len()).find(|&end| !text[end].is_alphabetic()).unwrap_or(text.len());
    let entry = words.entry(text.get(at..end)?, WordClass::Number)?;
    Some((entry.value.parse().ok()?, end))
}
