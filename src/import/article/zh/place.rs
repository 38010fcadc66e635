//! Chinese places: of the package, of the tables, or a name with a level behind it.

use super::super::draft::PlaceRef;
use super::super::known::Known;
use super::super::line::{ArticleLine, is_han};
use super::super::rules::{Lexicon, WordClass};

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
    if words.longest(text, at, &[WordClass::NotPlace]).is_some_and(|entry| entry.word.len() > 1) {
        return None;
    }
    let level_behind = |end: usize| {
        let entry = words.longest(text, end, &[WordClass::Level])?;
        // 市场, 区域, 县级.
        let is_word =
            words.longest(text, end, &[WordClass::Noun]).is_some_and(|noun| noun.word.len() > entry.word.len());
        (!is_word).then_some(end + entry.word.len())
    };
    let known_place = known.place_at(text, at).map(|(length, place)| {
        let has_level = words.ends_with(&text[at..at + length], WordClass::Level);
        (at + length, has_level, Some(place))
    });
    let listed = words
        .longest(text, at, &[WordClass::Place])
        .map(|entry| (at + entry.word.len(), words.ends_with(&entry.word, WordClass::Level), None));
    let named = match (known_place, listed) {
        (Some(known), Some(listed)) if listed.0 > known.0 => Some(listed),
        (known, listed) => known.or(listed),
    };
    if let Some((mut end, mut has_level, place)) = named {
        if !has_level && let Some(level) = level_behind(end) {
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
    let opens = [
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
    if !is_new
        || matches!(text[at], '对' | '向' | '从' | '自' | '赴' | '各' | '每' | '多' | '两' | '几')
        || words.longest(text, at, &opens).is_some()
    {
        return None;
    }
    // A name of two to four characters with a level.
    for length in 1..=5 {
        let end = at + length;
        if !text.get(end - 1).is_some_and(|&letter| is_han(letter)) {
            return None;
        }
        if let Some(behind) = level_behind(end) {
            let name = &text[at..behind];
            let is_none = (0..name.len()).any(|start| words.has(&name[start..], WordClass::NotPlace));
            let has_cue = (1..length).any(|inner| {
                words
                    .longest(text, at + inner, &[WordClass::Noun, WordClass::Light, WordClass::And, WordClass::Before])
                    .filter(|cue| inner + cue.word.len() <= length)
                    .is_some_and(|cue| {
                        cue.word.len() > 1
                            || matches!(
                                cue.word[0],
                                '的' | '了'
                                    | '和'
                                    | '与'
                                    | '从'
                                    | '在'
                                    | '由'
                                    | '为'
                                    | '是'
                                    | '有'
                                    | '到'
                                    | '及'
                                    | '使'
                                    | '让'
                            )
                    })
            });
            if length == 1 || is_none {
                continue;
            }
            return (!has_cue && length <= 3 && stands_alone(text, behind, words))
                .then(|| (behind, PlaceRef { district: None, name: line.text(at, behind) }));
        }
    }
    None
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
