//! The lines of an article, folded for look-ups and repaired where the damage is certain.

use super::rules::Rules;

/// A line of an article. The three lists are equally long.
#[derive(Clone, Debug, Default)]
pub(super) struct ArticleLine {
    /// The number of the line, from 1.
    pub(super) number: u32,
    /// The letters as printed, without those that a repair took out.
    pub(super) shown: Vec<char>,
    /// The letters as the rules write them.
    pub(super) plain: Vec<char>,
    /// Where each stands in the line, in characters from 0.
    pub(super) at: Vec<u32>,
}

/// A repair of a damaged text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The line, from 1.
    pub line: u32,
    /// The first character that was passed over, from 0.
    pub start: u32,
    /// The text that was passed over.
    pub removed: String,
    /// Why.
    pub kind: RepairKind,
}

/// The damage that a repair undid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepairKind {
    /// The reading of a character, which a faulty conversion put behind it in brackets.
    Pinyin,
    /// A tag or an entity of HTML.
    Markup,
}

/// The lines of a text, and what was repaired.
pub(super) fn lines(text: &str, rules: &Rules, is_markup: bool) -> (Vec<ArticleLine>, Vec<Repair>) {
    let has_pinyin = text.lines().map(pinyin_count).sum::<usize>() >= 3;
    let mut repairs = Vec::new();
    let mut lines = Vec::new();
    for (index, text) in text.lines().enumerate() {
        let letters: Vec<char> = text.chars().collect();
        let mut line = ArticleLine { number: index as u32 + 1, ..ArticleLine::default() };
        let mut at = 0;
        while at < letters.len() {
            let damage = if has_pinyin { pinyin(&letters, at).map(|end| (end, RepairKind::Pinyin)) } else { None };
            let damage =
                damage.or_else(|| markup(&letters, at).filter(|_| is_markup).map(|end| (end, RepairKind::Markup)));
            if let Some((end, kind)) = damage {
                let removed = letters[at..end].iter().collect();
                repairs.push(Repair { line: line.number, start: at as u32, removed, kind });
                at = end;
                continue;
            }
            let letter = letters[at];
            // The same conversion doubles commas: 29.7%,、24.1%.
            let is_mark = |other: Option<&char>| {
                other.is_some_and(|other| matches!(other, ',' | '，' | '、' | '。' | ';' | '；'))
            };
            let is_doubled = has_pinyin
                && matches!(letter, ',' | '，')
                && (is_mark(letters.get(at + 1)) && !matches!(letters.get(at + 1), Some(',' | '，'))
                    || at > 0 && is_mark(letters.get(at - 1)));
            if is_doubled {
                at += 1;
                continue;
            }
            if !matches!(letter, '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{ad}' | '\r') {
                line.shown.push(letter);
                line.plain.push(rules.folded(letter));
                line.at.push(at as u32);
            }
            at += 1;
        }
        lines.push(line);
    }
    (lines, repairs)
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

fn pinyin_count(line: &str) -> usize {
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

/// Whether a letter is a Chinese character.
pub(super) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '〇')
}

impl ArticleLine {
    /// The printed text of a range.
    pub(super) fn text(&self, start: usize, end: usize) -> String {
        self.shown.get(start..end.min(self.shown.len())).unwrap_or_default().iter().collect()
    }

    /// The folded text of a range.
    pub(super) fn folded(&self, start: usize, end: usize) -> &[char] {
        self.plain.get(start..end.min(self.plain.len())).unwrap_or_default()
    }

    /// The folded letter at a position.
    pub(super) fn get(&self, at: usize) -> Option<char> {
        self.plain.get(at).copied()
    }

    /// Where the letters of a range stand in the line as pasted.
    pub(super) fn span(&self, start: usize, end: usize) -> (u32, u32) {
        let first = self.at.get(start).copied().unwrap_or_default();
        let last = self.at.get(end.saturating_sub(1)).map_or(first, |&at| at + 1);
        (first, last)
    }

    /// Whether most letters are Chinese.
    pub(super) fn is_chinese(&self) -> bool {
        let han = self.plain.iter().filter(|&&letter| is_han(letter)).count();
        let latin = self.plain.iter().filter(|letter| letter.is_ascii_alphabetic()).count();
        han * 3 > latin && han > 0
    }
}
