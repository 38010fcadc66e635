//! The periods for each of which a figure holds: 连续三个季度均居首位, 每年引进1个.

use super::super::line::ArticleLine;
use super::super::numeral::{chinese_at, digits_at};
use super::super::rules::{Lexicon, WordClass};
use super::super::when::{ArticlePeriod, earlier};
use super::time::starts;
use crate::collect::IntoVec;

/// The most letters before a figure that are looked at.
const MOST_BEFORE: usize = 80;
/// The most letters between a number of periods and 均.
const MOST_BETWEEN: usize = 20;

/// The periods of a figure that begins at a position, if its number holds for each of several.
pub(super) fn periods(line: &ArticleLine, at: usize, period: ArticlePeriod, words: &Lexicon) -> Vec<ArticlePeriod> {
    let text = &line.plain[at.saturating_sub(MOST_BEFORE)..at];
    let text = text.split(|letter| matches!(letter, '。' | ';')).next_back().unwrap_or_default();
    let found = yearly(text, period, words).or_else(|| in_a_row(text, period, words));
    found.map_or_else(Vec::new, |(count, months, last)| {
        (0..count).rev().filter_map(|index| ending(last, months, index * months)).into_vec()
    })
}

/// The period of so many months that ends so many months before a month.
fn ending(last: (u16, u8), months: u8, before: u8) -> Option<ArticlePeriod> {
    let last = earlier(last, before);
    let first = earlier((last.0?, last.1), months - 1);
    Some(ArticlePeriod { first, last, day: None, is_fiscal: false })
}

/// Number of periods, months of each, and the month in which the last ends.
type Periods = (u8, u8, (u16, u8));

/// 每年引进1个 of a plan for two years.
fn yearly(text: &[char], period: ArticlePeriod, words: &Lexicon) -> Option<Periods> {
    let clause = text.rsplit(|letter| *letter == ',').next()?;
    let years = period.last.0?.checked_sub(period.first.0?)?;
    let is_whole = (period.first.1, period.last.1) == (1, 12) && (1..5).contains(&years);
    (is_whole && cadence(clause, words) == Some(12)).then_some((years as u8 + 1, 12, (period.last.0?, 12)))
}

/// The months after which something happens again: 每年, 按季度.
fn cadence(text: &[char], words: &Lexicon) -> Option<u8> {
    (0..text.len()).find_map(|at| words.longest(text, at, &[WordClass::Every])?.value.parse().ok())
}

/// 连续三个季度均居首位: up to the period around it; 前五次均居首位, of what is done by the quarter: before it.
fn in_a_row(text: &[char], period: ArticlePeriod, words: &Lexicon) -> Option<Periods> {
    let all = (0..text.len()).rev().find(|&at| words.longest(text, at, &[WordClass::All]).is_some())?;
    let is_earlier = |at: &usize| starts(text, *at, "前");
    let opens = |at: &usize| is_earlier(at) || starts(text, *at, "连续");
    let start = (all.saturating_sub(MOST_BETWEEN)..all).rev().find(opens)?;
    let number = start + if is_earlier(&start) { 1 } else { 2 };
    let numeral = digits_at(text, number).or_else(|| chinese_at(text, number))?;
    let count = numeral.digits.parse().ok().filter(|count| (2..=12).contains(count))?;
    let months = match (text.get(numeral.end), text.get(numeral.end + 1)) {
        (Some('次' | '期'), _) => cadence(text, words)?,
        _ if is_earlier(&start) => return None,
        (Some('年'), _) => 12,
        (Some('个'), Some('季')) => 3,
        (Some('个'), Some('月')) => 1,
        _ => return None,
    };
    let mut last = (period.last.0?, period.last.1);
    if is_earlier(&start) {
        let before = earlier((period.first.0?, period.first.1), 1);
        last = (before.0?, before.1);
    }
    (last.1 % months == 0).then_some((count, months, last))
}

/// A name without the words that say of how many periods: 服务业增速连续三个季度, 每年新引进项目.
pub(super) fn bare_name(name: &str, words: &Lexicon) -> String {
    let letters: Vec<char> = name.chars().collect();
    let end = (0..letters.len()).find(|&at| starts(&letters, at, "连续")).unwrap_or(letters.len());
    let every = words.longest(&letters, 0, &[WordClass::Every]).map_or(0, |every| every.word.len());
    letters[every.min(end)..end].iter().collect()
}
