//! English noun phrases that name what is measured.

use super::super::line::ArticleLine;
use super::super::rules::{Lexicon, WordClass};
use super::token::{Token, TokenKind};

/// The most words that a noun phrase takes to the left of its last noun.
const MOST_WORDS: usize = 5;

/// A noun phrase: its tokens and its text.
#[derive(Clone, Debug)]
pub(super) struct NounPhrase {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) name: String,
    /// Whether it is a rate, a share or a proportion.
    pub(super) is_rate: bool,
    /// Whether it counts things rather than measures them.
    pub(super) is_count: bool,
}

/// The noun phrases of a sentence, in order.
pub(super) fn nouns(line: &ArticleLine, lower: &[char], tokens: &[Token], words: &Lexicon) -> Vec<NounPhrase> {
    let mut found: Vec<NounPhrase> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !tokens[at].is(WordClass::Head) {
            at += 1;
            continue;
        }
        let mut last = at;
        while tokens.get(last + 1).is_some_and(|next| next.is(WordClass::Head)) {
            last += 1;
        }
        let mut first = at;
        while first > 0 && at - first < MOST_WORDS && is_modifier(lower, &tokens[first - 1], words) {
            first -= 1;
        }
        let is_count = tokens[last].value() == "count";
        let (last_extended, extra) = complement(line, lower, tokens, last, words);
        let name = format!("{}{extra}", line.text(tokens[first].start, tokens[last].end));
        let head: String = lower[tokens[last].start..tokens[last].end].iter().collect();
        let is_rate = ["rate", "share", "proportion", "participation", "vacancy", "occupancy"]
            .iter()
            .any(|word| head.ends_with(word));
        found.push(NounPhrase { first, last: last_extended, name, is_rate, is_count });
        at = last_extended + 1;
    }
    found
}

/// Whether a token may stand before the noun of a phrase.
fn is_modifier(lower: &[char], token: &Token, words: &Lexicon) -> bool {
    let word = &lower[token.start..token.end];
    match &token.kind {
        TokenKind::Word => {
            !words.has(word, WordClass::Stop)
                && word.iter().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '&'))
                && !word.is_empty()
        }
        TokenKind::Cue(WordClass::Head, _) => true,
        TokenKind::Cue(_, _) => words.has(word, WordClass::Adjective),
        _ => false,
    }
}

/// The end of 'of workforce jobs in the services sector' behind a noun, and its text.
fn complement(line: &ArticleLine, lower: &[char], tokens: &[Token], last: usize, words: &Lexicon) -> (usize, String) {
    let word = |at: usize| {
        tokens.get(at).map(|token| lower[token.start..token.end].iter().collect::<String>()).unwrap_or_default()
    };
    let mut end = last;
    for _ in 0..2 {
        if !matches!(word(end + 1).as_str(), "of" | "in" | "for") {
            break;
        }
        let mut next = end + 2;
        if matches!(word(next).as_str(), "the" | "all" | "a") {
            next += 1;
        }
        let mut inner = next;
        while inner < tokens.len()
            && inner - next < 4
            && is_modifier(lower, &tokens[inner], words)
            && !tokens[inner].is(WordClass::Head)
        {
            inner += 1;
        }
        if !tokens.get(inner).is_some_and(|token| token.is(WordClass::Head)) {
            break;
        }
        while tokens.get(inner + 1).is_some_and(|next| next.is(WordClass::Head)) {
            inner += 1;
        }
        end = inner;
    }
    let text = if end > last { line.text(tokens[last].end, tokens[end].end) } else { String::new() };
    (end, text)
}
