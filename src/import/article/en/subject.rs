//! The quantity that an English figure measures, and its place.

use super::super::draft::{Draft, PlaceRef};
use super::super::rules::{Lexicon, WordClass};
use super::super::when::{ArticlePeriod, Calendar};
use super::figure::{FigureAt, UnitClass};
use super::nouns::NounPhrase;
use super::sentence::{Sentence, asides, joined_before};
use super::token::{NATION, TokenKind};
use crate::data::Measure;
use crate::model::ArticleReason;

/// The state of reading before the next figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    pub(super) calendar: Calendar,
    pub(super) article_place: Option<PlaceRef>,
    /// The country that the article names most.
    pub(super) nation: Option<PlaceRef>,
    pub(super) last_is_growth: bool,
    /// The kind of the last figure of the sentence.
    pub(super) last_measure: Option<Measure>,
    pub(super) place: Option<PlaceRef>,
    pub(super) period: Option<(ArticlePeriod, ArticleReason)>,
    pub(super) main: Option<ArticlePeriod>,
    /// The first period of the sentence.
    pub(super) first: Option<ArticlePeriod>,
    /// Noun phrases of the sentences before, in the same line.
    pub(super) seen: Vec<String>,
    pub(super) year: Option<u16>,
    pub(super) subject: String,
    pub(super) is_rate: bool,
}

/// Reads the lines of an article.
pub(super) struct Reader<'a> {
    pub(super) words: &'a Lexicon,
    pub(super) context: Context,
    pub(super) drafts: Vec<Draft>,
}

/// Whether 'both' stands before a place: both the North East and Wales.
fn opens_both(sentence: &Sentence<'_>, first: usize) -> bool {
    let before = first.saturating_sub(1);
    let before = if sentence.word(before) == "the" { before.saturating_sub(1) } else { before };
    first > 0 && sentence.word(before) == "both"
}

impl Reader<'_> {
    /// The quantity that a figure measures.
    pub(super) fn name(
        &self,
        sentence: &Sentence<'_>,
        at: usize,
        start: usize,
        next: usize,
        figure: &FigureAt,
    ) -> (String, Option<NounPhrase>, ArticleReason) {
        let unit_noun = figure.noun.and_then(|(first, last)| {
            let word: String = sentence.lower[first..last].iter().collect();
            sentence.nouns.iter().find(|noun| noun.last < at && noun.name.to_lowercase().contains(&word))
        });
        if let Some(noun) = unit_noun.filter(|_| figure.class == UnitClass::Count) {
            return (noun.name.clone(), Some(noun.clone()), ArticleReason::Sentence);
        }
        if figure.class == UnitClass::Count
            && let Some((first, last)) = figure.noun
        {
            let name = sentence.line.text(first, last);
            let noun = NounPhrase { first: at, last: at, name: name.clone(), is_rate: false, is_count: true };
            return (name, Some(noun), ArticleReason::Printed);
        }
        // a 3.1 percent increase in employment, 71.2 percent of total employment.
        let behind = (at + 1..next.min(at + 6)).find(|&token| matches!(sentence.word(token).as_str(), "in" | "of"));
        let is_rise = |range: std::ops::Range<usize>| {
            sentence.tokens[range].iter().any(|token| token.is(WordClass::Up) || token.is(WordClass::Down))
        };
        if let Some(behind) =
            behind.filter(|&behind| is_rise(at + 1..behind) || behind == at + 1 && sentence.word(behind) == "of")
            && let Some(noun) = sentence.nouns.iter().find(|noun| noun.first > behind && noun.first <= behind + 3)
        {
            let is_share = sentence.word(behind) == "of" && !is_rise(at + 1..behind);
            let name = if is_share { format!("share of {}", noun.name) } else { noun.name.clone() };
            return (name, Some(NounPhrase { is_rate: is_share, ..noun.clone() }), ArticleReason::Printed);
        }
        // At an annual rate says how, not what.
        let is_manner = |noun: &NounPhrase| {
            noun.first >= 2
                && sentence.word(noun.first - 2) == "at"
                && matches!(sentence.word(noun.first - 1).as_str(), "a" | "an")
        };
        let usable = |noun: &&NounPhrase| !noun.is_count && !is_manner(noun);
        let before = |first: usize| {
            sentence.nouns.iter().rev().find(|noun| noun.last < at && noun.first >= first && usable(noun))
        };
        if let Some(noun) = before(start).or_else(|| before(0)) {
            let reason = if noun.first >= start { ArticleReason::Printed } else { ArticleReason::Sentence };
            return (self.whole_name(sentence, noun), Some(noun.clone()), reason);
        }
        // Apartments are 56.1% lower: the noun that opens the sentence.
        if figure.class == UnitClass::Percent
            && let Some(noun) = sentence.nouns.first().filter(|noun| {
                noun.first <= 1
                    && noun.last < at
                    && noun.is_count
                    && !matches!(sentence.word(0).as_str(), "this" | "these" | "that" | "those")
            })
        {
            return (noun.name.clone(), Some(noun.clone()), ArticleReason::Sentence);
        }
        if !self.context.subject.is_empty() && !sentence.nouns.iter().any(|noun| noun.first > at && usable(&noun)) {
            return (self.context.subject.clone(), None, ArticleReason::Earlier);
        }
        match sentence.nouns.iter().find(|noun| noun.first > at && noun.first < next.max(at + 8) && usable(noun)) {
            Some(noun) => (noun.name.clone(), Some(noun.clone()), ArticleReason::Sentence),
            None => (self.context.subject.clone(), None, ArticleReason::Earlier),
        }
    }

    /// The rate, the price: the longer name of it that stands before.
    fn whole_name(&self, sentence: &Sentence<'_>, noun: &NounPhrase) -> String {
        let is_short = !noun.name.contains(' ');
        let earlier = sentence.nouns.iter().rev().filter(|other| other.last < noun.first).map(|other| &other.name);
        let longer = earlier
            .chain(self.context.seen.iter().rev())
            .chain([&self.context.subject])
            .find(|name| name.len() > noun.name.len() && name.to_lowercase().ends_with(&noun.name.to_lowercase()));
        longer.filter(|_| is_short).unwrap_or(&noun.name).clone()
    }

    /// Whose figure it is. What the article calls the nation is the country that it names most.
    pub(super) fn places(&self, sentence: &Sentence<'_>, at: usize, next: usize) -> (Vec<PlaceRef>, ArticleReason) {
        let (mut places, reason) = self.places_of(sentence, at, next);
        for place in places.iter_mut().filter(|place| place.name == NATION) {
            if let Some(nation) = &self.context.nation {
                *place = nation.clone();
            }
        }
        places.retain(|place| place.name != NATION);
        (places, reason)
    }

    /// Whose figure it is, as printed.
    fn places_of(&self, sentence: &Sentence<'_>, at: usize, next: usize) -> (Vec<PlaceRef>, ArticleReason) {
        let one = |place: &PlaceRef, reason| (vec![place.clone()], reason);
        // (-0.6%) in Ohio.
        let behind = at + 1;
        if sentence.tokens.get(behind).is_some_and(|token| token.is_mark(')'))
            && sentence.word(behind + 1) == "in"
            && at > 0
            && sentence.figure(at.saturating_sub(2)).is_some()
            && let Some(place) = sentence.place(behind + 2).or_else(|| sentence.place(behind + 3))
        {
            return one(place, ArticleReason::Printed);
        }
        let open = at.checked_sub(1).filter(|&before| sentence.tokens[before].is_mark('('));
        if let Some(before) = open.and_then(|open| open.checked_sub(1))
            && let Some(place) = sentence.place(before)
        {
            let is_each = sentence.word(at + 1) == "each";
            let joined = joined_before(sentence, before);
            let is_both = joined.first().is_some_and(|&first| opens_both(sentence, first));
            if joined.len() > 1 && (is_each || is_both) {
                let places = joined.iter().filter_map(|&at| sentence.place(at)).cloned().collect();
                return (places, ArticleReason::Printed);
            }
            return one(place, ArticleReason::Printed);
        }
        // 12.4 percent in Ohio; 17,900 (-0.6%) in Ohio.
        let bracket = (at + 1..sentence.tokens.len().min(at + 2)).find(|&token| sentence.tokens[token].is_mark('('));
        let close = bracket.and_then(|open| {
            (open..sentence.tokens.len().min(open + 5)).find(|&token| sentence.tokens[token].is_mark(')'))
        });
        if let Some(lead) = close.map(|close| close + 1).filter(|&lead| sentence.word(lead) == "in")
            && let Some(place) = sentence.place(lead + 1).or_else(|| sentence.place(lead + 2))
        {
            return one(place, ArticleReason::Printed);
        }
        let lead =
            (at + 1..next.min(at + 4)).find(|&token| matches!(sentence.word(token).as_str(), "in" | "for" | "across"));
        let direct = lead.filter(|&lead| {
            (at + 1..lead).all(|token| matches!(sentence.tokens[token].kind, TokenKind::Word | TokenKind::Cue(..)))
        });
        if let Some(lead) = direct {
            let place = sentence
                .place(lead + 1)
                .or_else(|| sentence.place(lead + 2).filter(|_| sentence.word(lead + 1) == "the"));
            if let Some(place) = place {
                return one(place, ArticleReason::Printed);
            }
        }
        let clause = (0..at).rev().find(|&token| sentence.tokens[token].is_mark(';')).map_or(0, |mark| mark + 1);
        let aside = asides(sentence);
        let is_aside = |token: usize| aside.iter().any(|range| range.contains(&token) && !range.contains(&at));
        if let Some(before) = (clause..at).rev().find(|&token| sentence.place(token).is_some() && !is_aside(token)) {
            let joined = joined_before(sentence, before);
            if joined.len() > 1
                && (opens_both(sentence, joined[0])
                    || sentence.tokens[before..at]
                        .iter()
                        .any(|token| sentence.lower[token.start..token.end].iter().collect::<String>() == "all"))
            {
                return (joined.iter().filter_map(|&at| sentence.place(at)).cloned().collect(), ArticleReason::Printed);
            }
            return match sentence.place(before) {
                Some(place) => one(place, ArticleReason::Printed),
                None => (Vec::new(), ArticleReason::Unknown),
            };
        }
        if let Some(place) = (at..sentence.tokens.len()).find_map(|token| {
            sentence.place(token).filter(|_| matches!(sentence.word(token - 1).as_str(), "in" | "for" | "the"))
        }) {
            return one(place, ArticleReason::Sentence);
        }
        match (&self.context.place, &self.context.article_place) {
            (Some(place), _) => one(place, ArticleReason::Earlier),
            (None, Some(place)) => one(place, ArticleReason::Article),
            (None, None) => (Vec::new(), ArticleReason::Unknown),
        }
    }
}
