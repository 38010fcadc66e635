//! Chinese articles.

mod time;
mod figure;
mod token;
mod phrase;
mod list;
mod measure;
mod reader;

use super::draft::{Draft, PlaceRef};
use super::known::Known;
use super::line::ArticleLine;
use super::rules::Lexicon;
use super::when::{Calendar, Printed};
use crate::model::PassedOver;
use reader::{Context, Reader};
use token::{Token, TokenKind, tokens};

/// A line with its tokens.
pub(super) struct ReadLine {
    pub(super) index: usize,
    tokens: Vec<Token>,
    /// Numbers that are passed over: positions in the line.
    pub(super) passed: Vec<(usize, usize, PassedOver)>,
}

/// The tokens of a line.
pub(super) fn read_line(index: usize, line: &ArticleLine, words: &Lexicon, known: &Known) -> ReadLine {
    let (tokens, passed) = tokens(line, words, known);
    ReadLine { index, tokens, passed }
}

impl ReadLine {
    /// The dates of the line that have a year.
    pub(super) fn dates(&self) -> impl Iterator<Item = Printed> {
        self.tokens.iter().filter_map(|token| match &token.kind {
            TokenKind::Time(time) if time.is_date => time.printed,
            _ => None,
        })
    }

    /// Every expression of time.
    pub(super) fn times(&self) -> impl Iterator<Item = Printed> {
        self.tokens.iter().filter_map(|token| match &token.kind {
            TokenKind::Time(time) => time.printed,
            _ => None,
        })
    }

    /// The places that the line names.
    pub(super) fn places(&self) -> impl Iterator<Item = &PlaceRef> {
        self.tokens.iter().filter_map(|token| match &token.kind {
            TokenKind::Place(place) => Some(place),
            _ => None,
        })
    }

    /// Whether it has more than dates and punctuation.
    pub(super) fn has_text(&self) -> bool {
        self.tokens.iter().any(|token| !matches!(token.kind, TokenKind::Time(_) | TokenKind::Punctuation(_)))
    }
}

/// Reads lines in their order.
pub(super) fn read(lines: &[ArticleLine], read: &[ReadLine], words: &Lexicon, calendar: Calendar, places: [Option<PlaceRef>; 2]) -> Vec<Draft> {
    let [article_place, whole] = places;
    let mut reader = Reader { words, context: Context::default(), drafts: Vec::new() };
    (reader.context.calendar, reader.context.article_place, reader.context.whole) = (calendar, article_place, whole);
    for line in read {
        reader.line(line.index, &lines[line.index], &line.tokens);
    }
    reader.drafts
}
