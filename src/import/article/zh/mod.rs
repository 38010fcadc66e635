//! Chinese articles.

mod time;
mod things;
mod name;
mod said;
mod figure;
mod place;
mod token;
mod sentence;
mod unit;
mod phrase;
mod list;
mod context;
mod measure;
mod period;
mod near;
mod each;
mod whole;
mod row;
mod reader;

use super::draft::{Draft, LineFacts, PlaceRef};
use super::known::Known;
use super::line::ArticleLine;
use super::rules::{Lexicon, WordClass};
use super::when::{ArticlePeriod, Calendar};
use crate::collect::IntoVec;
use crate::model::PassedOver;
use context::Context;
use row::Reader;
use token::{Token, TokenKind, tokens};

/// A line with its tokens.
pub(super) struct ReadLine {
    index: usize,
    tokens: Vec<Token>,
    /// Ends of places that are part of the name of an office: 青岛日报.
    offices: Vec<usize>,
    /// The place that the line is the heading of.
    heading: Option<PlaceRef>,
    passed: Vec<(usize, usize, PassedOver)>,
}

/// The tokens of a line.
pub(super) fn read_line(index: usize, line: &ArticleLine, words: &Lexicon, known: &Known) -> ReadLine {
    let (tokens, passed) = tokens(line, words, known);
    let is_office = |token: &Token| {
        matches!(token.kind, TokenKind::Place(_))
            && words.longest(&line.plain, token.end, &[WordClass::PlaceNoun]).is_some()
    };
    // 北京3月14日电 says where the report was written.
    let is_dateline = |at: usize| {
        matches!(&tokens.get(at + 1).map(|next| &next.kind), Some(TokenKind::Time(_)))
            && tokens.get(at + 1).is_some_and(|time| line.get(time.end) == Some('电'))
    };
    let offices =
        (0..tokens.len()).filter(|&at| is_office(&tokens[at]) || is_dateline(at)).map(|at| tokens[at].end).into_vec();
    let heading = sentence::heading(line, &tokens);
    ReadLine { index, tokens, offices, heading, passed }
}

/// The names of places that lines repeat, whatever follows them: 澄江区牢牢把握, 澄江区交出.
pub(super) fn repeated<'a>(lines: impl Iterator<Item = &'a ArticleLine>, words: &Lexicon) -> Vec<String> {
    let mut seen: Vec<(String, usize)> = Vec::new();
    for line in lines {
        for (start, end) in place::candidates(&line.plain, words) {
            let name = line.text(start, end);
            match seen.iter_mut().find(|entry| entry.0 == name) {
                Some(entry) => entry.1 += 1,
                None => seen.push((name, 1)),
            }
        }
    }
    seen.into_iter().filter(|entry| entry.1 > 1).map(|entry| entry.0).into_vec()
}

impl ReadLine {
    /// The facts of the line about the whole article.
    pub(super) fn facts(&self) -> LineFacts {
        let mut facts = LineFacts { index: self.index, passed: self.passed.clone(), ..LineFacts::default() };
        facts.heading.clone_from(&self.heading);
        for (at, token) in self.tokens.iter().enumerate() {
            // 高于吴江市1.4个百分点: only compared with.
            let is_compared =
                at > 0 && matches!(self.tokens[at - 1].class(), Some(WordClass::Above | WordClass::Against));
            match &token.kind {
                TokenKind::Time(time) => {
                    facts.times.extend(time.printed);
                    facts.dates.extend(time.printed.filter(|_| time.is_date));
                }
                TokenKind::Place(place) => {
                    if self.offices.contains(&token.end) {
                        facts.offices.push(place.clone());
                    } else if !is_compared {
                        facts.places.push(place.clone());
                    }
                    facts.has_text = true;
                }
                TokenKind::Punctuation(_) => {}
                _ => facts.has_text = true,
            }
        }
        facts.unnamed =
            self.tokens.iter().find(|token| token.is(WordClass::Whole)).map(|token| token.value().to_owned());
        facts
    }
}

/// The years of a plan, which its title names: 工作方案(2021-2022年).
fn term(lines: &[ArticleLine], read: &[ReadLine], words: &Lexicon, calendar: &Calendar) -> Option<ArticlePeriod> {
    let title = read.iter().filter(|line| line.facts().has_text).take(2).map(|line| &lines[line.index].plain);
    let mut times = title.flat_map(|text| (0..text.len()).filter_map(|at| time::time_at(text, at, words)?.printed));
    times.find(|printed| printed.to_year.is_some()).and_then(|printed| calendar.period(printed, None))
}

/// Reads lines in their order.
pub(super) fn read(
    lines: &[ArticleLine],
    read: &[ReadLine],
    words: &Lexicon,
    calendar: Calendar,
    places: [Option<PlaceRef>; 2],
    is_titled: bool,
) -> Vec<Draft> {
    let [article_place, whole] = places;
    let mut reader = Reader { words, context: Context::default(), drafts: Vec::new() };
    (reader.context.calendar, reader.context.article_place, reader.context.whole) = (calendar, article_place, whole);
    reader.context.year = calendar.year;
    reader.context.is_titled = is_titled;
    // A plan speaks of what is to come.
    let is_plan = |line: &ReadLine| {
        (0..lines[line.index].plain.len()).any(|at| {
            words
                .longest(&lines[line.index].plain, at, &[WordClass::Future])
                .is_some_and(|entry| entry.value == "title")
        })
    };
    reader.context.is_plan = read.iter().filter(|line| line.facts().has_text).take(2).any(is_plan);
    if reader.context.is_plan {
        reader.context.main = term(lines, read, words, &calendar);
    }
    for line in read {
        reader.line(line.index, &lines[line.index], &line.tokens, line.heading.as_ref());
    }
    reader.drafts
}
