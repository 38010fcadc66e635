//! The lines of an article, folded for look-ups and repaired where the damage is certain.

use super::repair::{Repair, damage, is_han, pinyin_count};
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

/// The lines of a text, and what was repaired.
pub(super) fn lines(text: &str, rules: &Rules, is_markup: bool) -> (Vec<ArticleLine>, Vec<Repair>) {
    let has_pinyin = text.lines().map(pinyin_count).sum::<usize>() >= 3;
    let mut repairs = Vec::new();
    let mut lines = Vec::new();
    for (index, text) in text.lines().enumerate() {
        let letters: Vec<char> = text.chars().collect();
        let count = letters.len();
        let (shown, plain) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let mut line = ArticleLine { number: index as u32 + 1, shown, plain, at: Vec::with_capacity(count) };
        let mut at = 0;
        while at < letters.len() {
            let Some((end, kind, after)) = damage(&letters, at, has_pinyin, is_markup) else {
                line.push(letters[at], at, rules);
                at += 1;
                continue;
            };
            let before = letters[at..end].iter().collect();
            let (start, ends) = (at as u32, end as u32);
            repairs.push(Repair { line: line.number, start, end: ends, before, after: after.iter().collect(), kind });
            after.into_iter().for_each(|letter| line.push(letter, at, rules));
            at = end;
        }
        lines.push(line);
    }
    (lines, repairs)
}

impl ArticleLine {
    /// Adds a letter that stands at a position of the line as pasted, unless it has no width.
    fn push(&mut self, letter: char, at: usize, rules: &Rules) {
        if !matches!(letter, '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{ad}' | '\r') {
            self.shown.push(letter);
            self.plain.push(rules.folded(letter));
            self.at.push(at as u32);
        }
    }

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
