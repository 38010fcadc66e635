//! Numbers that Chinese words say: 过半, 翻一番, 首位, 全部开工.

use super::super::rules::{Lexicon, WordClass};

/// The most letters between the words of a whole: 全部按年初计划节点顺利推进.
const MOST_BETWEEN: usize = 10;

/// The end of a number in words at a position, and its value in the tables.
pub(super) fn said_at<'a>(text: &[char], at: usize, words: &'a Lexicon) -> Option<(usize, &'a str)> {
    let entry = words.longest(text, at, &[WordClass::NumberWord])?;
    let end = at + entry.word.len();
    // 双过半 is a slogan, 倍增计划 a name.
    let is_held = words.longest(text, at, &[WordClass::Noun]).is_some_and(|noun| at + noun.word.len() > end);
    if at > 0 && text[at - 1] == '双' || is_held {
        return None;
    }
    match entry.value.as_str() {
        // 全部投产后 says when.
        "all" => (text.get(end) != Some(&'后')).then_some((end, "all")),
        "all-by" => Some((all_by(text, end, words)?, "all")),
        "all-are" => Some((all_are(text, at, end, words)?, "all-are")),
        value => (!value.starts_with("of") || is_measured(&text[..at], words)).then_some((end, value)),
    }
}

/// The end of what is done by a plan: 全部按计划推进.
fn all_by(text: &[char], start: usize, words: &Lexicon) -> Option<usize> {
    let is_end = |at: &usize| matches!(text[*at], ',' | '。' | ';' | '、');
    let end =
        (start..text.len().min(start + MOST_BETWEEN)).find(is_end).unwrap_or(text.len().min(start + MOST_BETWEEN));
    let done = |at: usize| words.longest(text, at, &[WordClass::Flow]).map(|flow| at + flow.word.len());
    (start + 1..end).rev().find_map(done)
}

/// The end of what all are, if the same things were counted before: 共有5个重点项目,均为新建项目.
fn all_are(text: &[char], at: usize, start: usize, words: &Lexicon) -> Option<usize> {
    let is_end = |at: &usize| matches!(text[*at], ',' | '。' | ';' | '、');
    let end = (start..text.len()).find(is_end).unwrap_or(text.len());
    let thing = text[start..end].last_chunk::<2>().filter(|_| end > start + 2)?;
    let counted = &text[at.saturating_sub(2 * MOST_BETWEEN)..at];
    let is_counted =
        counted.strip_suffix(&[',']).unwrap_or(counted).ends_with(thing) && counted.iter().any(char::is_ascii_digit);
    (words.has(thing, WordClass::Stock) && is_counted).then_some(end)
}

/// True if a text ends with what is measured: 产值, 产值实现.
fn is_measured(text: &[char], words: &Lexicon) -> bool {
    let ends = |text: &[char]| {
        let start = text.len().saturating_sub(MOST_BETWEEN);
        let heads = (start..text.len()).filter_map(|start| words.entry(&text[start..], WordClass::Head));
        heads.into_iter().any(|head| head.value.is_empty())
    };
    ends(text) || ends(text.strip_suffix(&['实', '现']).unwrap_or_default())
}

/// True if a number of days or months stands behind a rise or fall: 提前了三天.
pub(super) fn follows_movement(text: &[char], at: usize, unit: usize, words: &Lexicon) -> bool {
    let is_time = words.longest(text, unit, &[WordClass::Counter]).is_some_and(|counter| counter.value == "time");
    is_time && (words.ends_with(&text[..at], WordClass::Up) || words.ends_with(&text[..at], WordClass::Down))
}
