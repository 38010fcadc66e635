//! Chinese places: of the package, of the tables, or a name with a level behind it.

use super::super::draft::PlaceRef;
use super::super::known::Known;
use super::super::line::ArticleLine;
use super::super::repair::is_han;
use super::super::rules::{Lexicon, WordClass};
use crate::collect::IntoVec;

/// Words that open no name of a place.
const OPENING: &[WordClass] = &[
    WordClass::Light,
    WordClass::And,
    WordClass::Against,
    WordClass::Up,
    WordClass::Down,
    WordClass::Connector,
    WordClass::All,
    WordClass::Before,
    WordClass::Status,
];

/// The place that begins at a position: one of the package, one of the tables, or a name with a level behind it.
pub(super) fn place_at(
    line: &ArticleLine,
    at: usize,
    words: &Lexicon,
    known: &Known,
    is_new: bool,
) -> Option<(usize, PlaceRef)> {
    let text = &line.plain;
    if !text.get(at).is_some_and(|&letter| is_han(letter)) {
        return None;
    }
    let is_none = words.longest(text, at, &[WordClass::NotPlace]).is_some_and(|entry| entry.word.len() > 1);
    let opens_zone =
        || opens(text, at) && words.longest(text, at, &[WordClass::Place]).is_some_and(|entry| entry.value == "zone");
    if is_none && !opens_zone() {
        return None;
    }
    let known_place = known.place_at(text, at).map(|(length, place)| {
        let has_level = words.ends_with(&text[at..at + length], WordClass::Level);
        (at + length, has_level, Some(place))
    });
    let listed = words
        .longest(text, at, &[WordClass::Place])
        .filter(|entry| entry.value != "zone" || opens(text, at))
        .map(|entry| (at + entry.word.len(), words.ends_with(&entry.word, WordClass::Level), None));
    let named = match (known_place, listed) {
        (Some(known), Some(listed)) if listed.0 > known.0 => Some(listed),
        (known, listed) => known.or(listed),
    };
    if let Some((mut end, mut has_level, place)) = named {
        if !has_level && let Some(level) = level_behind(text, end, words) {
            (end, has_level) = (level, true);
        }
        if has_level || is_new || stands_alone(text, end, words) {
            // 山东省青岛市: the last one counts.
            if let Some((last, inner)) =
                place_at(line, end, words, known, true).filter(|_| has_level || place.is_none())
            {
                return Some((last, inner));
            }
            let place = place.map_or_else(
                || PlaceRef { district: None, name: line.text(at, end) },
                |place| PlaceRef { district: Some(place.id), name: place.name.zh.clone() },
            );
            return Some((end, place));
        }
        return None;
    }
    let shown = known
        .shown
        .iter()
        .filter(|(name, _)| is_new && text[at..].starts_with(name))
        .max_by_key(|(name, _)| name.len());
    if let Some((folded, name)) = shown {
        return Some((at + folded.len(), PlaceRef { district: None, name: name.clone() }));
    }
    if !is_new
        || matches!(text[at], '对' | '向' | '从' | '自' | '赴' | '各' | '每' | '多' | '两' | '几')
        || words.longest(text, at, OPENING).is_some()
    {
        return None;
    }
    let behind = with_level(text, at, words).filter(|&behind| stands_alone(text, behind, words))?;
    Some((behind, PlaceRef { district: None, name: line.text(at, behind) }))
}

/// The end of a name of two or three characters with a level behind it: 东湖区.
fn with_level(text: &[char], at: usize, words: &Lexicon) -> Option<usize> {
    for length in 1..=3 {
        let end = at + length;
        if !text.get(end - 1).is_some_and(|&letter| is_han(letter)) {
            return None;
        }
        let Some(behind) = level_behind(text, end, words) else { continue };
        let name = &text[at..behind];
        // 古城区 is a place although 城区 is none.
        let is_short = |start: usize| start == 1 && name.len() == 3 && name[1..] == ['城', '区'];
        let is_none = (0..name.len()).any(|start| words.has(&name[start..], WordClass::NotPlace) && !is_short(start));
        if length == 1 || is_none {
            continue;
        }
        let has_cue = (1..length).any(|inner| {
            words
                .longest(text, at + inner, &[WordClass::Noun, WordClass::Light, WordClass::And, WordClass::Before])
                .filter(|cue| inner + cue.word.len() <= length)
                .is_some_and(|cue| cue.word.len() > 1 || JOINTS.contains(&cue.word[0]))
        });
        return (!has_cue).then_some(behind);
    }
    None
}

/// Letters that join words, and are in no name.
const JOINTS: [char; 13] = ['的', '了', '和', '与', '从', '在', '由', '为', '是', '有', '到', '及', '使'];

/// The end of a level such as 区 at a position, unless it is part of a word: 市场, 区域, 县级.
fn level_behind(text: &[char], end: usize, words: &Lexicon) -> Option<usize> {
    let entry = words.longest(text, end, &[WordClass::Level])?;
    let is_word = words.longest(text, end, &[WordClass::Noun]).is_some_and(|noun| noun.word.len() > entry.word.len());
    (!is_word).then_some(end + entry.word.len())
}

/// True if a position opens a line or a clause, or stands behind a mark or an expression of time.
fn opens(text: &[char], at: usize) -> bool {
    at == 0 || !text[at - 1].is_alphanumeric() || matches!(text[at - 1], '年' | '度' | '月' | '日' | '末' | '底' | '来')
}

/// True if a word is a zone that many cities have: 高新区.
pub(super) fn is_zone(word: &[char], words: &Lexicon) -> bool {
    words.entry(word, WordClass::Place).is_some_and(|entry| entry.value == "zone")
}

/// Names with a level that open a line or a clause, whatever follows them: those that a text repeats are places.
pub(super) fn candidates(text: &[char], words: &Lexicon) -> Vec<(usize, usize)> {
    let is_cue = |at: &usize| words.longest(text, *at, OPENING).is_some();
    (0..text.len())
        .filter(|&at| opens(text, at) && !is_cue(&at))
        .filter_map(|at| with_level(text, at, words).map(|end| (at, end)))
        .into_vec()
}

/// Whether a name without a level is followed by what may follow a place.
fn stands_alone(text: &[char], end: usize, words: &Lexicon) -> bool {
    let Some(&next) = text.get(end) else { return true };
    if !is_han(next) {
        return !next.is_ascii_alphabetic() || text[end..].starts_with(&['G', 'D', 'P']);
    }
    if matches!(next, '对' | '自' | '向' | '从') {
        return true;
    }
    let classes = [
        WordClass::Noun,
        WordClass::Head,
        WordClass::Connector,
        WordClass::Light,
        WordClass::And,
        WordClass::Up,
        WordClass::Down,
        WordClass::Each,
        WordClass::All,
        WordClass::Whole,
        WordClass::RateOf,
        WordClass::Status,
        WordClass::Relative,
        WordClass::Share,
        WordClass::Topic,
        WordClass::RankLead,
        WordClass::Month,
        WordClass::Year,
        WordClass::PlaceNoun,
    ];
    words.longest(text, end, &classes).is_some() || super::super::numeral::chinese_digit(next).is_some()
}
