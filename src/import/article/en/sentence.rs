//! An English sentence with what was found in it.

use super::super::draft::PlaceRef;
use super::super::line::ArticleLine;
use super::super::when::{Point, Printed};
use super::figure::FigureAt;
use super::nouns::NounPhrase;
use super::token::{Token, TokenKind};

/// A sentence with what was found in it.
pub(super) struct Sentence<'a> {
    pub(super) line: &'a ArticleLine,
    pub(super) lower: &'a [char],
    pub(super) tokens: &'a [Token],
    pub(super) nouns: Vec<NounPhrase>,
}

impl Sentence<'_> {
    /// A token as a lower-case word; empty behind the last.
    pub(super) fn word(&self, at: usize) -> String {
        self.tokens.get(at).map(|token| self.lower[token.start..token.end].iter().collect()).unwrap_or_default()
    }

    pub(super) fn place(&self, at: usize) -> Option<&PlaceRef> {
        match &self.tokens.get(at)?.kind {
            TokenKind::Place(place) => Some(place),
            _ => None,
        }
    }

    pub(super) fn figure(&self, at: usize) -> Option<&FigureAt> {
        match &self.tokens.get(at)?.kind {
            TokenKind::Figure(figure) => Some(figure),
            _ => None,
        }
    }
}

/// Relative clauses between commas: , which contains a part of Houston,.
pub(super) fn asides(sentence: &Sentence<'_>) -> Vec<std::ops::Range<usize>> {
    let opens = |at: &usize| {
        matches!(sentence.word(*at).as_str(), "which" | "who" | "whose")
            && *at > 0
            && sentence.tokens[*at - 1].is_mark(',')
    };
    let range =
        |at: usize| (at + 1..sentence.tokens.len()).find(|&end| sentence.tokens[end].is_mark(',')).map(|end| at..end);
    (0..sentence.tokens.len()).filter(opens).filter_map(range).collect()
}

/// Whether words before a number without a unit show that it is one: the lowest was 43,000.
pub(super) fn says_count(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(figure) = sentence.figure(at) else { return false };
    let has_noun = sentence.nouns.iter().any(|noun| noun.last < at);
    let is_long = figure.digits.len() >= 4 || figure.digits.contains('.');
    has_noun && is_long
}

/// The indices of the places that are joined with the one at an index: Manatee, Fla., and Saginaw.
pub(super) fn joined_before(sentence: &Sentence<'_>, last: usize) -> Vec<usize> {
    let mut places = vec![last];
    let mut at = last;
    while at > 0 {
        at -= 1;
        if sentence.place(at).is_some() {
            places.insert(0, at);
        } else if !matches!(sentence.word(at).as_str(), "," | "and" | "the" | ".") {
            break;
        }
    }
    places
}

/// The period of an expression of time, unless a figure is only compared with it.
pub(super) fn time(sentence: &Sentence<'_>, at: usize) -> Option<Printed> {
    let TokenKind::Time(time) = &sentence.tokens.get(at)?.kind else { return None };
    let printed = time.printed?;
    let before: Vec<String> = (at.saturating_sub(3)..at).map(|token| sentence.word(token)).collect();
    let last = before.last().map(String::as_str).unwrap_or_default();
    let own = sentence.word(at);
    let is_range = own.contains(" to ") || own.contains(" through ") || own.contains('–') || own.contains('-');
    // 20.7% higher than in the same month of 2012.
    let since = (0..at).rev().take(9).take_while(|&token| {
        !matches!(sentence.tokens[token].kind, TokenKind::Figure(_)) && !sentence.tokens[token].is_mark(',')
    });
    let is_behind = since
        .map(|token| sentence.word(token))
        .any(|word| word.ends_with("than") || word == "same" || word == "compared");
    let is_compared = is_behind
        || matches!(last, "than" | "since" | "versus" | "with")
        || last == "from" && !is_range && printed.point == Point::Span
        || before.iter().any(|word| word.ends_with("than") || word == "compared") && last != "to"
        || last == "by" && printed.point != Point::By
        || before.ends_with(&["compared".to_owned(), "to".to_owned()]);
    (!is_compared).then_some(printed)
}
