//! English lists: A, B and C rose by x, y and z, respectively.

use super::super::draft::{Items, PlaceRef};
use super::super::rules::{Lexicon, WordClass};
use super::sentence::Sentence;
use super::token::TokenKind;

/// The figures that follow one another with nothing but commas and conjunctions between them.
pub(super) fn run(sentence: &Sentence<'_>, figures: &[usize]) -> Vec<usize> {
    let mut run = vec![figures[0]];
    for pair in figures.windows(2) {
        let between = pair[0] + 1..pair[1];
        let joins = !between.is_empty()
            && between.clone().all(|at| matches!(sentence.word(at).as_str(), "," | "and" | "or" | "by" | "to"));
        if !joins || between.clone().any(|at| sentence.word(at) == "to") {
            break;
        }
        run.push(pair[1]);
    }
    run
}

/// The items of a list of figures: places or noun phrases before it, as many as there are figures.
pub(super) fn items(
    sentence: &Sentence<'_>,
    start: usize,
    run: &[usize],
    next: usize,
    words: &Lexicon,
) -> Option<Items> {
    let count = run.len();
    if count < 2 {
        return None;
    }
    let last = *run.last()?;
    let says_each = (last..next.min(last + 8)).any(|at| sentence.word(at) == "respectively");
    let places: Vec<(usize, &PlaceRef)> = (start..run[0])
        .filter_map(|at| match &sentence.tokens[at].kind {
            TokenKind::Place(place) => Some((at, place)),
            _ => None,
        })
        .collect();
    let are_joined = |places: &[(usize, &PlaceRef)]| {
        let (first, last) = (places[0].0, places[places.len() - 1].0);
        (first..last).all(|at| {
            places.iter().any(|place| place.0 == at) || matches!(sentence.word(at).as_str(), "," | "and" | "the" | ".")
        })
    };
    if let Some(window) =
        places.windows(count).rev().find(|window| are_joined(window)).filter(|_| says_each || places.len() <= count + 1)
    {
        return Some(Items::Places(window.iter().map(|(_, place)| (*place).clone()).collect()));
    }
    // A list of places may follow: 3.1% and 4.2% in A and B, respectively.
    let behind: Vec<(usize, &PlaceRef)> = (last..next)
        .filter_map(|at| match &sentence.tokens[at].kind {
            TokenKind::Place(place) => Some((at, place)),
            _ => None,
        })
        .collect();
    if says_each && behind.len() == count && are_joined(&behind) {
        return Some(Items::Places(behind.into_iter().map(|(_, place)| place.clone()).collect()));
    }
    names(sentence, start, run[0], count, words)
}

/// The primary, secondary and tertiary industries: the last noun belongs to each.
fn names(sentence: &Sentence<'_>, start: usize, end: usize, count: usize, words: &Lexicon) -> Option<Items> {
    let and = (start..end).rev().find(|&at| sentence.word(at) == "and")?;
    let is_item = |at: usize| {
        let token = &sentence.tokens[at];
        let word = &sentence.lower[token.start..token.end];
        matches!(token.kind, TokenKind::Word | TokenKind::Cue(WordClass::Head, _)) && !words.has(word, WordClass::Stop)
    };
    // The last item: words behind the last conjunction up to the noun.
    let mut last = and + 1;
    while last < end && is_item(last) {
        last += 1;
    }
    let last_item = &sentence.tokens[and + 1..last];
    if last_item.is_empty() {
        return None;
    }
    let mut items: Vec<(usize, usize)> = Vec::new();
    let mut at = and;
    while items.len() + 1 < count {
        let mut first = at;
        while first > start && is_item(first - 1) {
            first -= 1;
        }
        if first == at {
            return None;
        }
        items.insert(0, (first, at));
        at = first;
        if items.len() + 1 < count {
            if at == 0 || !sentence.tokens[at - 1].is_mark(',') {
                return None;
            }
            at -= 1;
        }
    }
    let text =
        |first: usize, last: usize| sentence.line.text(sentence.tokens[first].start, sentence.tokens[last - 1].end);
    let lead = sentence
        .nouns
        .iter()
        .rev()
        .find(|noun| noun.last < items[0].0 && noun.last + 4 > items[0].0)
        .map(|noun| format!("{} of ", noun.name))
        .unwrap_or_default();
    let tail = if last_item.len() > 1 { format!(" {}", text(and + 2, last)) } else { String::new() };
    let mut names: Vec<String> = items
        .iter()
        .map(|&(first, last)| {
            let own_head = sentence.tokens[last - 1].is(WordClass::Head);
            format!("{lead}{}{}", text(first, last), if own_head { "" } else { &tail })
        })
        .collect();
    names.push(format!("{lead}{}", text(and + 1, last)));
    Some(Items::Names(names))
}
