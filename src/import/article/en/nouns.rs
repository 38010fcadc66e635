//! English noun phrases that name what is measured.

use super::super::line::ArticleLine;
use super::super::rules::{Lexicon, WordClass};
use super::token::{Token, TokenKind};
use super::words::is_one_of;

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
        if let Some(share) = share_of(line, lower, tokens, at, words) {
            at = share.last + 1;
            found.push(share);
            continue;
        }
        // Enterprises above designated size, sales in the area.
        let start = tokens[at].start;
        let is_size = super::words::follows(lower, start, "designated")
            || lower[..start].ends_with(&['i', 'n', ' ', 't', 'h', 'e', ' ']) && tokens[at].end - start == 4;
        if !tokens[at].is(WordClass::Head) || is_size {
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
        // Per capita income.
        if first > 0 && lower[tokens[first - 1].start..tokens[first - 1].end] == ['p', 'e', 'r'] {
            first -= 1;
        }
        // A growth rate of 5 percent: the growth.
        let own = &lower[tokens[last].start..tokens[last].end];
        let moves = |token: &Token| token.is(WordClass::Up) || token.is(WordClass::Down);
        if own == ['r', 'a', 't', 'e'] && last == at && at > 0 && moves(&tokens[at - 1]) {
            at += 1;
            continue;
        }
        let is_count = !tokens[last].value().is_empty();
        let (last_extended, extra) = complement(line, lower, tokens, last, words);
        let name = [line.text(tokens[first].start, tokens[last].end), extra].concat();
        let head = own.rsplit(|letter| *letter == ' ').next().unwrap_or(own);
        let is_rate = is_one_of(head, "rate|rates|share|shares|proportion|proportions|participation|vacancy|occupancy");
        found.push(NounPhrase { first, last: last_extended, name, is_rate, is_count });
        at = last_extended + 1;
    }
    found
}

/// The share of residents, whatever it is of.
fn share_of(line: &ArticleLine, lower: &[char], tokens: &[Token], at: usize, words: &Lexicon) -> Option<NounPhrase> {
    if !tokens[at].is(WordClass::Share) || !is_one_of(&lower[tokens[at].start..tokens[at].end], "share of") {
        return None;
    }
    let start =
        at + 1 + usize::from(tokens.get(at + 1).is_some_and(|next| lower[next.start..next.end] == ['t', 'h', 'e']));
    let last = (start..tokens.len().min(start + 4)).take_while(|&at| is_modifier(lower, &tokens[at], words)).last()?;
    let name = line.text(tokens[at].start, tokens[last].end);
    Some(NounPhrase { first: at, last, name, is_rate: true, is_count: false })
}

/// Whether a token may stand before the noun of a phrase.
fn is_modifier(lower: &[char], token: &Token, words: &Lexicon) -> bool {
    let word = &lower[token.start..token.end];
    match &token.kind {
        TokenKind::Word => {
            (!words.has(word, WordClass::Stop) || words.has(word, WordClass::Adjective) && word != ['p', 'e', 'r'])
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
    let is_any =
        |at: usize, words: &str| tokens.get(at).is_some_and(|token| is_one_of(&lower[token.start..token.end], words));
    let mut end = last;
    for _ in 0..2 {
        if !is_any(end + 1, "of|in|for") {
            break;
        }
        let mut next = end + 2;
        if is_any(next, "the|all|a") {
            next += 1;
        }
        // Of the first industry.
        next += usize::from(
            is_any(next, "first|second|third") && tokens.get(next + 1).is_some_and(|token| token.is(WordClass::Head)),
        );
        let mut inner = next;
        while inner < tokens.len()
            && inner - next < 4
            && is_modifier(lower, &tokens[inner], words)
            && !tokens[inner].is(WordClass::Head)
        {
            inner += 1;
        }
        // The amount of waste: what it is of need not be a known noun.
        let is_amount = is_any(last, "amount|volume|level|number|proportion");
        if is_amount && end == last && inner > next && is_any(end + 1, "of") {
            inner -= usize::from(!tokens.get(inner).is_some_and(|token| token.is(WordClass::Head)));
        } else if end == last
            && is_any(end + 1, "of")
            && inner > next
            && (next..inner).all(|at| words.has(&lower[tokens[at].start..tokens[at].end], WordClass::Adjective))
            && !tokens.get(inner).is_some_and(|token| token.is(WordClass::Head))
        {
            // Sales of consumer goods.
            end = inner - 1;
            break;
        } else if !tokens.get(inner).is_some_and(|token| token.is(WordClass::Head)) {
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
