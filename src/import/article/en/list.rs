//! English lists: A, B and C rose by x, y and z, respectively.

use super::super::draft::{Items, PlaceRef};
use super::super::rules::{Lexicon, WordClass};
use super::sentence::Sentence;
use super::token::TokenKind;
use crate::collect::IntoVec;

/// The figures that follow one another with nothing but commas and conjunctions between them.
pub(super) fn run(sentence: &Sentence<'_>, figures: &[usize]) -> Vec<usize> {
    let mut run = vec![figures[0]];
    // Up 9.6 percent and down 2.2 percent, respectively.
    let says_each = (figures[0]..sentence.tokens.len()).any(|at| sentence.is_any(at, "respectively"));
    let moves = |at: usize| {
        let token = &sentence.tokens[at];
        says_each && (token.is(WordClass::Up) || token.is(WordClass::Down))
    };
    for pair in figures.windows(2) {
        let between = pair[0] + 1..pair[1];
        let is_alike =
            sentence.figure(pair[0]).map(|figure| figure.class) == sentence.figure(pair[1]).map(|figure| figure.class);
        let joins = !between.is_empty()
            && between.clone().all(|at| is_alike && moves(at) || sentence.is_any(at, ",|and|or|by|to"));
        // 12,300, or 3.9 per cent: the same in another unit.
        let is_other =
            between.len() == 2 && sentence.tokens[between.start].is_mark(',') && sentence.is_any(pair[1] - 1, "or");
        if !joins || is_other || between.clone().any(|at| sentence.is_any(at, "to")) {
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
    let says_each = (last..next.min(last + 8)).any(|at| sentence.is_any(at, "respectively"));
    let places: Vec<(usize, &PlaceRef)> = (start..run[0])
        .filter_map(|at| match &sentence.tokens[at].kind {
            TokenKind::Place(place) => Some((at, place)),
            _ => None,
        })
        .into_vec();
    let are_joined = |places: &[(usize, &PlaceRef)]| {
        let (first, last) = (places[0].0, places[places.len() - 1].0);
        (first..last).all(|at| places.iter().any(|place| place.0 == at) || sentence.is_any(at, ",|and|the|."))
    };
    if let Some(window) =
        places.windows(count).rev().find(|window| are_joined(window)).filter(|_| says_each || places.len() <= count + 1)
    {
        return Some(Items::Places(window.iter().map(|(_, place)| (*place).clone()).into_vec()));
    }
    // A list of places may follow: 3.1% and 4.2% in A and B, respectively.
    let behind: Vec<(usize, &PlaceRef)> = (last..next)
        .filter_map(|at| match &sentence.tokens[at].kind {
            TokenKind::Place(place) => Some((at, place)),
            _ => None,
        })
        .into_vec();
    if says_each && behind.len() == count && are_joined(&behind) {
        return Some(Items::Places(behind.into_iter().map(|(_, place)| place.clone()).into_vec()));
    }
    names(sentence, start, run[0], count, words)
}

/// The primary, secondary and tertiary industries: the last noun belongs to each.
fn names(sentence: &Sentence<'_>, start: usize, end: usize, count: usize, words: &Lexicon) -> Option<Items> {
    let and = (start..end).rev().find(|&at| sentence.is_any(at, "and"))?;
    let is_item = |at: usize| {
        let token = &sentence.tokens[at];
        let word = &sentence.lower[token.start..token.end];
        // The first industry and second industry.
        let is_ordinal = sentence.tokens.get(at + 1).is_some_and(|next| next.is(WordClass::Head))
            && words.entry(word, WordClass::NumberWord).is_some_and(|entry| entry.value.starts_with("rank"));
        matches!(token.kind, TokenKind::Word | TokenKind::Cue(WordClass::Head, _))
            && (is_ordinal || !words.has(word, WordClass::Stop))
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
    // A, B, and C.
    let mut at = and - usize::from(and > start && sentence.tokens[and - 1].is_mark(','));
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
    let first = items[0].0;
    let before = sentence.nouns.iter().rev().find(|noun| noun.last < first && noun.last + 4 > first);
    // The added value of the primary industry, secondary industry and tertiary industry: the noun holds the first item.
    let around = sentence.nouns.iter().find(|noun| noun.first < first && noun.last >= first);
    let around = around.and_then(|noun| noun.name.split_once(" of ")).map(|(quantity, _)| quantity);
    let lead = around.or(before.map(|noun| noun.name.as_str())).map(|name| [name, " of "].concat()).unwrap_or_default();
    let tail = if last_item.len() > 1 { [" ", &text(and + 2, last)].concat() } else { String::new() };
    let mut names: Vec<String> = items
        .iter()
        .map(|&(first, last)| {
            let own_head = sentence.tokens[last - 1].is(WordClass::Head);
            [lead.as_str(), &text(first, last), if own_head { "" } else { &tail }].concat()
        })
        .into_vec();
    names.push([lead.as_str(), &text(and + 1, last)].concat());
    Some(Items::Names(names))
}
