//! Brackets and headings of a Chinese line.

use super::super::draft::PlaceRef;
use super::super::line::ArticleLine;
use super::super::rules::{Lexicon, WordClass};
use super::figure::UnitClass;
use super::token::{Token, TokenKind};

/// The place before a bracket, to which the figure inside belongs: 比全省平均水平(7.7%).
pub(super) fn bracketed(tokens: &[Token], start: usize) -> Option<&Token> {
    let open = start.checked_sub(1).filter(|&open| tokens[open].is_mark('(') || tokens[open].is_mark('（'))?;
    let near = tokens[open.saturating_sub(3)..open]
        .iter()
        .rev()
        .take_while(|token| !matches!(token.kind, TokenKind::Punctuation(_) | TokenKind::Figure(_)));
    near.into_iter().find(|token| matches!(token.kind, TokenKind::Place(_)) || token.is(WordClass::Whole))
}

/// Tokens without brackets that hold no figure: 固定资产投资(不含农户)增长5%. Other brackets end clauses.
pub(super) fn without_brackets(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].is_mark('(') || tokens[at].is_mark('（') {
            let close = tokens[at..].iter().position(|token| token.is_mark(')') || token.is_mark('）'));
            let has_figure = |end: usize| {
                tokens[at..at + end].iter().any(|token| matches!(token.kind, TokenKind::Figure(_) | TokenKind::Time(_)))
            };
            if let Some(close) = close.filter(|&close| !has_figure(close)) {
                at += close + 1;
                continue;
            }
        }
        kept.push(tokens[at].clone());
        at += 1;
    }
    kept
}

/// The most letters of a heading that says more than a place.
const HEADING: usize = 30;

/// True if a line is a heading: short, without a figure and without the end of a sentence.
pub(super) fn is_heading(line: &ArticleLine, tokens: &[Token]) -> bool {
    let is_sentence = |token: &Token| matches!(token.kind, TokenKind::Figure(_)) || token.is_mark('。');
    line.plain.len() <= HEADING && !tokens.iter().any(is_sentence)
}

/// The place that a heading names: a short line with a place and nothing else, or with a place and a mark: 东湖区:项目为王.
pub(super) fn heading(line: &ArticleLine, tokens: &[Token]) -> Option<PlaceRef> {
    let mut place = None;
    let is_short = is_heading(line, tokens);
    for token in tokens {
        let is_mark =
            [':', ' ', '|', '—'].iter().any(|mark| token.is_mark(*mark)) || line.get(token.start) == Some('丨');
        if place.is_some() && is_mark && is_short {
            return place;
        }
        match &token.kind {
            TokenKind::Place(found) if place.is_none() => place = Some(found.clone()),
            TokenKind::Punctuation(_) => {}
            TokenKind::Text if line.folded(token.start, token.end).iter().all(|letter| !letter.is_alphanumeric()) => {}
            _ => return None,
        }
    }
    place
}

/// The position of the first letter of a line.
pub(super) fn first_letter(line: &ArticleLine) -> usize {
    line.plain.iter().position(|letter| letter.is_alphanumeric()).unwrap_or(0)
}

/// True if a passage on what is to come opens at a position: 下一步.
pub(super) fn opens_future(line: &ArticleLine, at: usize, words: &Lexicon) -> bool {
    words.longest(&line.plain, at, &[WordClass::Future]).is_some_and(|entry| entry.word.len() > 2)
}

/// True if a sentence goes on with a part of what the one before counts: 其中, 这12个项目中.
pub(super) fn names_a_part(line: &ArticleLine, start: usize) -> bool {
    let clause: String =
        line.plain[start..].iter().take(16).take_while(|letter| !matches!(letter, ',' | '，')).collect();
    let clause = clause.trim_start();
    clause.starts_with("其中") || clause.starts_with('这') && clause.ends_with('中')
}

/// True if a figure only says among how many a rank is: 列全市11个区市第2位.
pub(super) fn is_among(tokens: &[Token], at: usize) -> bool {
    let is_figure = |token: &&Token| matches!(token.kind, TokenKind::Figure(_) | TokenKind::Punctuation(_));
    let next = tokens[at + 1..].iter().find(is_figure);
    let is_rank = next.is_some_and(
        |next| matches!(&next.kind, TokenKind::Figure(figure) if figure.class == UnitClass::Rank && figure.word.is_none()),
    );
    let opens = tokens[..at].iter().rev().take(4).any(|token| token.is(WordClass::RankLead));
    is_rank && opens
}
