//! An English line as tokens: times, places, figures, and words with their classes.

use super::super::draft::PlaceRef;
use super::super::known::Known;
use super::super::line::ArticleLine;
use super::super::rules::{Lexicon, RuleWord, WordClass};
use super::super::when::Point;
use super::figure::{FigureAt, Found, figure_at};
use super::spelled::word_figure;
use super::time::{TimeAt, time_at};
use super::words::{is_one_of, skip_blanks, starts_word, word_end};
use crate::model::PassedOver;

/// The kind of a token.
#[derive(Clone, Debug)]
pub(super) enum TokenKind {
    Word,
    Punctuation(char),
    Time(TimeAt),
    Place(PlaceRef),
    Figure(Box<FigureAt>),
    /// A cue of several words or of one: its class and value.
    Cue(WordClass, String),
}

/// A part of a line.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    pub(super) fn is(&self, class: WordClass) -> bool {
        matches!(&self.kind, TokenKind::Cue(own, _) if *own == class)
    }

    pub(super) fn value(&self) -> &str {
        match &self.kind {
            TokenKind::Cue(_, value) => value,
            _ => "",
        }
    }

    pub(super) fn is_mark(&self, mark: char) -> bool {
        matches!(self.kind, TokenKind::Punctuation(found) if found == mark)
    }
}

/// Cues, the longest first; among equally long words the first class wins.
const CUES: &[WordClass] =
    &[WordClass::Share, WordClass::Before, WordClass::Head, WordClass::Up, WordClass::Down, WordClass::Status];

/// The name of a place that the text calls the nation.
pub(super) const NATION: &str = "";

/// The tokens of a line, and the numbers that are passed over.
pub(super) fn tokens(
    line: &ArticleLine,
    lower: &[char],
    words: &Lexicon,
    known: &Known,
) -> (Vec<Token>, Vec<(usize, usize, PassedOver)>) {
    let mut tokens = Vec::new();
    let mut passed = Vec::new();
    let mut at = 0;
    while at < lower.len() {
        let letter = lower[at];
        if letter == ' ' || letter == '\u{a0}' {
            at += 1;
            continue;
        }
        let (kind, end) = token(line, lower, at, words, known, &mut passed);
        tokens.push(Token { kind, start: at, end });
        at = end.max(at + 1);
    }
    // GUANGZHOU, Jan. 21: where a report was written is none of its places.
    let is_day = |token: &Token| matches!(&token.kind, TokenKind::Time(time) if time.printed.is_some_and(|printed| matches!(printed.point, Point::Day(_))));
    if tokens.len() > 3 && matches!(tokens[0].kind, TokenKind::Place(_)) && tokens[1].is_mark(',') && is_day(&tokens[2])
    {
        tokens[0].kind = TokenKind::Word;
    }
    (tokens, passed)
}

fn token(
    line: &ArticleLine,
    lower: &[char],
    at: usize,
    words: &Lexicon,
    known: &Known,
    passed: &mut Vec<(usize, usize, PassedOver)>,
) -> (TokenKind, usize) {
    if let Some(time) = time_at(lower, at, words) {
        if time.is_date || lower[at].is_ascii_digit() {
            passed.push((at, time.end, PassedOver::Time));
        }
        return (TokenKind::Time(time), time.end);
    }
    match figure_at(lower, at, words).or_else(|| word_figure(lower, at, words)) {
        Some(Found::Figure(figure)) => {
            let end = figure.end;
            return (TokenKind::Figure(Box::new(figure)), end);
        }
        Some(Found::Passed(end, reason)) => {
            passed.push((at, end, reason));
            return (TokenKind::Word, end);
        }
        None => {}
    }
    if !starts_word(lower, at) {
        return (TokenKind::Punctuation(lower[at]), at + 1);
    }
    if let Some((end, place)) = place_at(line, lower, at, words, known) {
        return (TokenKind::Place(place), end);
    }
    let end = word_end(lower, at);
    let is_whole = |entry: &&RuleWord| {
        let last = at + entry.word.len();
        last >= end && !lower.get(last).is_some_and(|next| next.is_alphanumeric())
    };
    // A bound stands before a number: over 5, but over the year.
    let opens_number = |entry: &&RuleWord| {
        let next = skip_blanks(lower, at + entry.word.len());
        lower.get(next).is_some_and(|letter| letter.is_ascii_digit() || matches!(letter, '£' | '$' | '€' | '¥'))
            || words
                .longest(lower, next, &[WordClass::Currency, WordClass::Number, WordClass::NumberWord])
                .is_some_and(|number| number.word.len() > 2)
    };
    let cue = words.longest(lower, at, CUES).filter(is_whole);
    let cue = match cue {
        Some(entry) if entry.class == WordClass::Before && !opens_number(&entry) => {
            words.longest(lower, at, &CUES[2..]).filter(is_whole)
        }
        other => other,
    };
    match cue {
        Some(entry) => (TokenKind::Cue(entry.class, entry.value.clone()), at + entry.word.len()),
        None => (TokenKind::Word, end),
    }
}

/// The place at a position.
fn place_at(
    line: &ArticleLine,
    lower: &[char],
    at: usize,
    words: &Lexicon,
    known: &Known,
) -> Option<(usize, PlaceRef)> {
    let is_capital = |at: usize| line.plain.get(at).is_some_and(|letter| letter.is_uppercase());
    if let Some((length, place)) =
        known.place_at(&line.plain, at).filter(|(length, _)| word_end(lower, at + length) == at + length)
    {
        let end = with_noun(line, lower, at + length, words);
        return Some((end, PlaceRef { district: Some(place.id), name: place.name.en.clone() }));
    }
    let listed = words.longest(lower, at, &[WordClass::Place]).filter(|entry| {
        let end = at + entry.word.len();
        let is_whole = !lower.get(end).is_some_and(|next| {
            next.is_alphanumeric() || *next == '-' && lower.get(end + 1).is_some_and(|next| next.is_alphabetic())
        });
        let is_compass = entry.word.starts_with(&['n', 'o', 'r'])
            || entry.word.starts_with(&['s', 'o', 'u'])
            || entry.word.starts_with(&['n', 'a', 't']);
        let is_short = entry.word.len() <= 2;
        let is_upper = (at..end).all(|at| !line.plain[at].is_alphabetic() || is_capital(at));
        is_whole && entry.value != "abbreviation" && if is_short { is_upper } else { is_capital(at) || is_compass }
    });
    if let Some(entry) = listed {
        let end = at + entry.word.len();
        // New York County, Washington State: a longer name begins so.
        let (longer, is_named) = capitals(line, lower, at, words);
        if is_named && longer > end {
            return Some((longer, PlaceRef { district: None, name: line.text(at, longer) }));
        }
        let name = if entry.value == "nation" { NATION.to_owned() } else { line.text(at, end) };
        return Some((state_behind(line, lower, end, words).unwrap_or(end), PlaceRef { district: None, name }));
    }
    if !is_capital(at) {
        return None;
    }
    let (end, is_named) = capitals(line, lower, at, words);
    if end == at {
        return None;
    }
    let behind = state_behind(line, lower, end, words);
    let is_led = super::words::follows(
        lower,
        at,
        "in|of|for|from|across|within|around|outside|near|neighbouring|neighboring|nearby",
    );
    let next = skip_blanks(lower, behind.unwrap_or(end));
    let is_listed = matches!(lower.get(next), Some('('))
        && lower.get(next + 1).is_some_and(|letter| {
            letter.is_ascii_digit() || matches!(letter, '-' | '–' | '+' | '£' | '$' | '€' | 'u' | 'd')
        });
    let verb = lower.get(next).filter(|letter| letter.is_alphabetic()).map(|_| &lower[next..word_end(lower, next)]);
    let is_subject = verb.is_some_and(|verb| {
        words.has(verb, WordClass::Up)
            || words.has(verb, WordClass::Down)
            || is_one_of(verb, "had|saw|recorded|posted|experienced|reported|registered|showed|led|was|has|with|respectively|attracted")
    });
    let before_capital = |from: usize| {
        let start = skip_blanks(lower, from);
        is_capital(start) && !words.has(&lower[start..word_end(lower, start)], WordClass::NotPlace)
    };
    let is_joined = super::words::follows(lower, at, "and")
        || matches!(lower.get(next), Some(',')) && before_capital(next + 1)
        || verb.is_some_and(|verb| is_one_of(verb, "and")) && before_capital(next + 3);
    let is_region = verb.and_then(|verb| verb.split(|letter| matches!(letter, '\'' | '’')).next());
    let is_region = is_region.is_some_and(|noun| words.has(noun, WordClass::PlaceNoun));
    let is_owner = matches!(lower.get(end), Some('\'' | '’')) && lower.get(end + 1) == Some(&'s');
    let is_place =
        is_owner || is_region || is_named || behind.is_some() || is_led || is_listed || is_subject || is_joined;
    let is_office = words.has(&lower[at..word_end(lower, at)], WordClass::NotPlace);
    let name = line.text(at, end);
    // The council speaks for its place.
    let short = ["Borough Council", "City Council", "County Council", "District Council", "Council"]
        .iter()
        .find_map(|office| name.strip_suffix(office))
        .map(|name| name.trim_end().to_owned());
    let name = short.filter(|name| !name.is_empty()).unwrap_or(name);
    (is_place && !is_office).then(|| (behind.unwrap_or(end), PlaceRef { district: None, name }))
}

/// The end of a run of capitalised words, and whether a noun such as County is among them.
fn capitals(line: &ArticleLine, lower: &[char], at: usize, words: &Lexicon) -> (usize, bool) {
    let mut end = at;
    let mut next = at;
    let mut is_named = false;
    for _ in 0..5 {
        // Binhe Economic Development Zone.
        if let Some(zone) = zone_behind(line, lower, next, words).filter(|_| next > at) {
            (end, is_named) = (zone, true);
            break;
        }
        if !line.plain.get(next).is_some_and(|letter| letter.is_uppercase()) {
            // Isle of Wight, Kingston upon Hull.
            let joint = word_end(lower, next);
            let word = &lower[next.min(lower.len())..joint];
            let after = skip_blanks(lower, joint);
            if is_one_of(word, "upon|le|de")
                && end > at
                && line.plain.get(after).is_some_and(|letter| letter.is_uppercase())
            {
                next = after;
                continue;
            }
            break;
        }
        let word_end = word_end(lower, next);
        let word = &lower[next..word_end];
        let is_noun = words.has(word, WordClass::PlaceNoun);
        if words.has(word, WordClass::NotPlace) && !is_noun {
            break;
        }
        if is_noun && next == at {
            break;
        }
        // South China's Guangdong: what follows is the place.
        if word.ends_with(&['\'', 's']) || word.ends_with(&['’', 's']) {
            // Harrow Vale's population: a place of several words.
            let own = &lower[next..word_end - 2];
            let is_owner = !line.plain.get(skip_blanks(lower, word_end)).is_some_and(|letter| letter.is_uppercase());
            is_named |= is_owner && next > at && words.has(own, WordClass::PlaceNoun);
            let is_office = words.has(own, WordClass::NotPlace) && !is_named;
            end = if next == at || is_owner && !is_office { word_end - 2 } else { at };
            break;
        }
        // Ashland State Adds Jobs: the noun is the last word.
        if is_named && !is_noun {
            break;
        }
        is_named |= is_noun;
        end = word_end;
        next = skip_blanks(lower, word_end);
        if next == word_end {
            break;
        }
    }
    // County and District may be written small: Nanshan and Futian districts.
    let small = with_noun(line, lower, end, words);
    (if is_named { end } else { small.min(end) }, is_named || small > end)
}

/// The end of capitalised words of which the last is Zone, if the first is no name.
fn zone_behind(line: &ArticleLine, lower: &[char], at: usize, words: &Lexicon) -> Option<usize> {
    if !words.has(&lower[at..word_end(lower, at)], WordClass::NotPlace) {
        return None;
    }
    let mut next = at;
    for _ in 0..5 {
        if !line.plain.get(next).is_some_and(|letter| letter.is_uppercase()) {
            return None;
        }
        let end = word_end(lower, next);
        if lower[next..end] == ['z', 'o', 'n', 'e'] {
            return Some(end);
        }
        next = skip_blanks(lower, end);
    }
    None
}

/// The end with a noun such as county behind it.
fn with_noun(line: &ArticleLine, lower: &[char], end: usize, words: &Lexicon) -> usize {
    let next = skip_blanks(lower, end);
    let last = word_end(lower, next);
    let is_noun = last > next && words.has(&lower[next..last], WordClass::PlaceNoun) && line.plain[next].is_uppercase();
    if is_noun { last } else { end }
}

/// The end of a state behind a name: Monterey, Calif.
fn state_behind(line: &ArticleLine, lower: &[char], end: usize, words: &Lexicon) -> Option<usize> {
    if lower.get(end) != Some(&',') {
        return None;
    }
    let start = skip_blanks(lower, end + 1);
    let entry = words
        .longest(lower, start, &[WordClass::Place])
        .filter(|entry| entry.value == "abbreviation" || entry.value.starts_with("state"));
    // TX, DE.
    let is_code = (start..start + 2).all(|at| line.plain.get(at).is_some_and(char::is_ascii_uppercase))
        && !line.plain.get(start + 2).is_some_and(|next| next.is_alphabetic());
    let Some(entry) = entry else { return is_code.then_some(start + 2) };
    line.plain[start].is_uppercase().then_some(start + entry.word.len())
}
