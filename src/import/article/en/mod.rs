//! English articles.

mod words;
mod ahead;
mod time;
mod figure;
mod spelled;
mod token;
mod nouns;
mod sentence;
mod list;
mod measure;
mod unknown;
mod subject;
mod reader;

use super::draft::{Draft, LineFacts, PlaceRef};
use super::known::Known;
use super::line::ArticleLine;
use super::rules::Lexicon;
use super::when::Calendar;
use crate::collect::IntoVec;
use crate::model::PassedOver;
use subject::{Context, Reader};
use token::{Token, TokenKind, tokens};

/// A line with its tokens.
pub(super) struct ReadLine {
    index: usize,
    lower: Vec<char>,
    tokens: Vec<Token>,
    passed: Vec<(usize, usize, PassedOver)>,
}

/// The tokens of a line.
pub(super) fn read_line(index: usize, line: &ArticleLine, words: &Lexicon, known: &Known) -> ReadLine {
    // One letter each, so that positions stay those of the line.
    let mut lower = line.plain.clone();
    for letter in &mut lower {
        let small = if letter.is_ascii() { Some(letter.to_ascii_lowercase()) } else { letter.to_lowercase().next() };
        *letter = small.unwrap_or(*letter);
    }
    let (tokens, passed) = tokens(line, &lower, words, known);
    ReadLine { index, lower, tokens, passed }
}

impl ReadLine {
    /// The facts of the line about the whole article.
    pub(super) fn facts(&self) -> LineFacts {
        let mut facts = LineFacts { index: self.index, passed: self.passed.clone(), ..LineFacts::default() };
        for token in &self.tokens {
            match &token.kind {
                TokenKind::Time(time) => {
                    facts.times.extend(time.printed);
                    facts.dates.extend(time.printed.filter(|_| time.is_date));
                }
                TokenKind::Place(place) => {
                    if place.name != token::NATION {
                        facts.places.push(place.clone());
                    }
                    facts.has_text = true;
                }
                TokenKind::Punctuation(_) => {}
                _ => facts.has_text = true,
            }
        }
        facts.unnamed = None;
        facts
    }
}

/// The country that the lines name most.
pub(super) fn nation(read: &[ReadLine], words: &Lexicon) -> Option<PlaceRef> {
    let mut counts: Vec<(PlaceRef, usize)> = Vec::new();
    for token in read.iter().flat_map(|line| &line.tokens) {
        let TokenKind::Place(place) = &token.kind else { continue };
        let folded: Vec<char> = place.name.chars().flat_map(char::to_lowercase).into_vec();
        // A state speaks for its country, if no country is named.
        let Some(entry) = words.entry(&folded, super::rules::WordClass::Place) else { continue };
        let (place, weight) = match (entry.value.as_str(), entry.value.split_once(" of ")) {
            ("country", _) => (place.clone(), 1_000),
            (_, Some((_, country))) => (PlaceRef { district: None, name: country.to_owned() }, 1),
            _ => continue,
        };
        match counts.iter_mut().find(|entry| entry.0 == place) {
            Some(entry) => entry.1 += weight,
            None => counts.push((place, weight)),
        }
    }
    counts.into_iter().rev().max_by_key(|entry| entry.1).map(|entry| entry.0)
}

/// Reads lines in their order.
pub(super) fn read(
    lines: &[ArticleLine],
    read: &[ReadLine],
    words: &Lexicon,
    calendar: Calendar,
    article_place: Option<PlaceRef>,
    nation: Option<PlaceRef>,
    is_titled: bool,
) -> Vec<Draft> {
    let mut reader = Reader { words, context: Context::default(), drafts: Vec::new() };
    (reader.context.calendar, reader.context.article_place) = (calendar, article_place);
    reader.context.year = calendar.year;
    (reader.context.is_titled, reader.context.nation) = (is_titled, nation);
    for line in read {
        reader.line(line.index, &lines[line.index], &line.lower, &line.tokens);
    }
    reader.drafts
}
