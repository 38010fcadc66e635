//! Damage of a text that is certain, and what it was before: readings put in by a faulty conversion, UTF-8 read as Windows-1252, HTML.

use crate::collect::IntoVec;

/// A repair of a damaged text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The line, from 1.
    pub line: u32,
    /// The first damaged character, from 0.
    pub start: u32,
    /// The character behind the last.
    pub end: u32,
    /// The text as pasted.
    pub before: String,
    /// The text that is read instead; empty if the damaged part is left out.
    pub after: String,
    /// The damage.
    pub kind: RepairKind,
}

/// The damage that a repair undid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepairKind {
    /// The reading of a character, which a faulty conversion put behind it in brackets.
    Pinyin,
    /// A comma that the same conversion doubled.
    Comma,
    /// UTF-8 that was read as Windows-1252: `Â£` for `£`.
    Encoding,
    /// A tag or an entity of HTML.
    Markup,
}

impl RepairKind {
    /// Its name in what the command line prints.
    pub fn name(self) -> &'static str {
        match self {
            RepairKind::Pinyin => "pinyin",
            RepairKind::Comma => "comma",
            RepairKind::Encoding => "encoding",
            RepairKind::Markup => "markup",
        }
    }
}

/// The damage at a position: its end, its kind, and what is read instead.
pub(super) fn damage(
    letters: &[char],
    at: usize,
    has_pinyin: bool,
    is_markup: bool,
) -> Option<(usize, RepairKind, Vec<char>)> {
    if let Some(end) = pinyin(letters, at).filter(|_| has_pinyin) {
        return Some((end, RepairKind::Pinyin, Vec::new()));
    }
    if has_pinyin && is_doubled_comma(letters, at) {
        return Some((at + 1, RepairKind::Comma, Vec::new()));
    }
    if let Some((end, letter)) = double_encoded(letters, at) {
        return Some((end, RepairKind::Encoding, vec![letter]));
    }
    let end = markup(letters, at).filter(|_| is_markup)?;
    // The cells of a table stay apart.
    let is_cell = letters[at..end].starts_with(&['<', '/', 't']) && matches!(letters.get(at + 3), Some('d' | 'h'));
    Some((end, RepairKind::Markup, if is_cell { vec!['\t'] } else { Vec::new() }))
}

/// True if another punctuation mark is directly before or after a comma: 29.7%,、24.1%.
fn is_doubled_comma(letters: &[char], at: usize) -> bool {
    let is_mark =
        |other: Option<&char>| other.is_some_and(|other| matches!(other, ',' | '，' | '、' | '。' | ';' | '；'));
    let next = letters.get(at + 1);
    matches!(letters[at], ',' | '，')
        && (is_mark(next) && !matches!(next, Some(',' | '，')) || at > 0 && is_mark(letters.get(at - 1)))
}

/// The character whose bytes in UTF-8 were read as Windows-1252 one by one, and the position behind them. Only characters that such a text has
/// in all likelihood: letters with accents, punctuation, signs of currencies and Chinese characters.
fn double_encoded(letters: &[char], at: usize) -> Option<(usize, char)> {
    let lead = byte(letters[at])?;
    let length = match lead {
        0xc2..=0xc5 => 2,
        0xe2..=0xe9 | 0xef => 3,
        _ => return None,
    };
    let bytes: Vec<u8> = letters.get(at..at + length)?.iter().map_while(|&letter| byte(letter)).into_vec();
    let letter =
        std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()).filter(|_| bytes.len() == length)?;
    let is_likely = matches!(letter, '\u{a0}'..='\u{17f}' | '\u{2010}'..='\u{2044}' | '€' | '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}');
    is_likely.then_some((at + length, letter))
}

/// The byte that Windows-1252 reads as a character, from 128 on.
fn byte(letter: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match letter {
        '\u{a0}'..='\u{ff}' => Some(letter as u8),
        '\u{2123}'.. => None,
        _ => HIGH.iter().position(|&high| high == letter).map(|index| 0x80 + index as u8),
    }
}

/// The end of a reading in brackets that follows a Chinese character: `貿(mào)`.
fn pinyin(letters: &[char], at: usize) -> Option<usize> {
    if !matches!(letters[at], '(' | '（') || at == 0 || !is_han(letters[at - 1]) {
        return None;
    }
    let length = letters[at + 1..].iter().take(8).position(|&letter| matches!(letter, ')' | '）'))?;
    let reading = &letters[at + 1..at + 1 + length];
    let is_reading = |letter: &char| letter.is_ascii_lowercase() || matches!(letter, 'à'..='ü' | 'ā'..='ǜ');
    let has_vowel = reading.iter().any(|letter| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u') || !letter.is_ascii());
    (!reading.is_empty() && reading.iter().all(is_reading) && has_vowel).then_some(at + length + 2)
}

pub(super) fn pinyin_count(line: &str) -> usize {
    if !line.contains(['(', '（']) {
        return 0;
    }
    let letters: Vec<char> = line.chars().collect();
    (0..letters.len()).filter(|&at| pinyin(&letters, at).is_some()).count()
}

/// The end of a tag or of an entity.
fn markup(letters: &[char], at: usize) -> Option<usize> {
    let close = match letters[at] {
        '<' if letters.get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!')) => {
            ('>', 500)
        }
        '&' => (';', 8),
        _ => return None,
    };
    let length = letters[at..].iter().take(close.1).position(|&letter| letter == close.0)?;
    Some(at + length + 1)
}

/// True if a letter is a Chinese character.
pub(super) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '〇')
}
