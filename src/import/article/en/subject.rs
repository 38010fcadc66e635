//! The quantity that an English figure measures, and its place.

use super::super::draft::{Draft, PlaceRef};
use super::super::rules::{Lexicon, WordClass};
use super::super::when::{ArticlePeriod, Calendar};
use super::figure::{FigureAt, UnitClass};
use super::nouns::NounPhrase;
use super::sentence::{Sentence, asides, is_domain, joined_before, narrower};
use super::token::{NATION, TokenKind};
use super::unknown::{plain_words, said_of, says_number, spending, subject_of_movement, that_of};
use crate::collect::IntoVec;
use crate::data::Measure;
use crate::model::ArticleReason;

/// The state of reading before the next figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    pub(super) calendar: Calendar,
    pub(super) article_place: Option<PlaceRef>,
    /// True if the title names it, or no other place is named.
    pub(super) is_titled: bool,
    /// The country that the article names most.
    pub(super) nation: Option<PlaceRef>,
    pub(super) last_is_growth: bool,
    /// The kind of the last percentage of the sentence.
    pub(super) last_percent: Option<Measure>,
    /// The things that the sentence has counted.
    pub(super) counted: Option<NounPhrase>,
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
    let before = if sentence.is_any(before, "the") { before.saturating_sub(1) } else { before };
    first > 0 && sentence.is_any(before, "both")
}

/// True if a clause speaks of the state or province behind the last place that it names; third in the state is among whom.
fn says_state(sentence: &Sentence<'_>, range: std::ops::Range<usize>, is_place: &dyn Fn(&usize) -> bool) -> bool {
    let last = range.clone().rev().find(is_place);
    (last.unwrap_or(range.start)..range.end).any(|at| {
        let is_state =
            at > 0 && sentence.is_any(at - 1, "the") && sentence.is_any(at, "state|state's|province|province's");
        let is_domain = last.is_some() && at > 1 && sentence.is_any(at - 2, "in|of|across")
            || sentence.word(at + 1).ends_with("est");
        (is_state && !is_domain)
            || sentence.is_any(at, "statewide|countywide|citywide|boroughwide|districtwide|provincewide")
    })
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
        if let Some(found) = self.said_before(sentence, at, figure) {
            return found;
        }
        let unit_noun = figure.noun.and_then(|(first, last)| {
            let word: String = sentence.lower[first..last].iter().collect();
            sentence.nouns.iter().find(|noun| noun.last < at && noun.name.to_lowercase().contains(&word))
        });
        if let Some(noun) = unit_noun.filter(|_| figure.class == UnitClass::Count) {
            return (noun.name.clone(), Some(noun.clone()), ArticleReason::Sentence);
        }
        // Output surged 45.2 percent to 213,000 units: of the output.
        let is_counter = figure.noun.is_some_and(|(first, last)| {
            let word = &sentence.lower[first..last];
            let word = word.rsplit(|letter| *letter == ' ').next().unwrap_or(word);
            self.words.entry(word, WordClass::Head).is_some_and(|entry| entry.value == "counter")
        });
        let is_level = is_counter && at > 0 && sentence.is_any(at - 1, "to|from|at|reached|totaled|totalled");
        if figure.class == UnitClass::Count
            && !is_level
            && let Some((first, last)) = figure.noun
        {
            let name = sentence.line.text(first, last);
            let noun = NounPhrase { first: at, last: at, name: name.clone(), is_rate: false, is_count: true };
            return (name, Some(noun), ArticleReason::Printed);
        }
        // One in five residents.
        if figure.is_part
            && let Some((first, last)) = figure.noun
        {
            let name = ["share of ", &sentence.line.text(first, last), &said_of(sentence, last)].concat();
            let noun = NounPhrase { first: at, last: at, name: name.clone(), is_rate: true, is_count: false };
            return (name, Some(noun), ArticleReason::Printed);
        }
        // Spend more than £5m on roads.
        if figure.class == UnitClass::Money
            && let Some(name) = spending(sentence, at, self.words)
        {
            let noun = NounPhrase { first: at, last: at, name: name.clone(), is_rate: false, is_count: false };
            return (name, Some(noun), ArticleReason::Printed);
        }
        // That of the tertiary industry grew by 3 percent.
        if let Some(name) = that_of(sentence, start..at, &self.context.subject, self.words) {
            let noun = NounPhrase { first: at, last: at, name: name.clone(), is_rate: false, is_count: false };
            return (name, Some(noun), ArticleReason::Sentence);
        }
        // The number of businesses grew by 640 to 12,870.
        let counted = sentence.nouns.iter().rev().find(|noun| noun.last < at && noun.is_count);
        let is_nearest = |counted: &NounPhrase| {
            !sentence.nouns.iter().any(|noun| noun.first > counted.last && noun.last < at && !noun.is_count)
        };
        // Bus journeys recovered to 23.7 million.
        let opens = |noun: &NounPhrase| noun.first <= 1 && matches!(figure.class, UnitClass::Count | UnitClass::None);
        if let Some(noun) = counted.filter(|noun| is_nearest(noun) && (says_number(sentence, noun) || opens(noun))) {
            return (noun.name.clone(), Some(noun.clone()), ArticleReason::Printed);
        }
        // a 3.1 percent increase in employment, 71.2 percent of total employment.
        let behind = (at + 1..next.min(at + 6)).find(|&token| sentence.is_any(token, "in|of"));
        let is_rise = |range: std::ops::Range<usize>| {
            sentence.tokens[range].iter().any(|token| token.is(WordClass::Up) || token.is(WordClass::Down))
        };
        if let Some(behind) =
            behind.filter(|&behind| is_rise(at + 1..behind) || behind == at + 1 && sentence.is_any(behind, "of"))
            && let Some(noun) = sentence.nouns.iter().find(|noun| noun.first > behind && noun.first <= behind + 3)
        {
            let is_share = sentence.is_any(behind, "of") && !is_rise(at + 1..behind);
            let name = if is_share { ["share of ", &noun.name].concat() } else { noun.name.clone() };
            return (name, Some(NounPhrase { is_rate: is_share, ..noun.clone() }), ArticleReason::Printed);
        }
        // 58 per cent of their household waste.
        let is_owned = sentence.is_any(at + 2, "their|its|the|all|our");
        if figure.class == UnitClass::Percent
            && sentence.is_any(at + 1, "of")
            && let Some(of) = plain_words(sentence, at + 2 + usize::from(is_owned), self.words)
        {
            let of = of.trim_end();
            let last = sentence.tokens[at + 2 + usize::from(is_owned)].start + of.chars().count();
            let name = ["share of ", of, &said_of(sentence, last)].concat();
            let noun = NounPhrase { first: at, last: at, name: name.clone(), is_rate: true, is_count: false };
            return (name, Some(noun), ArticleReason::Printed);
        }
        // At an annual rate says how, not what.
        let is_manner = |noun: &NounPhrase| {
            noun.first >= 2 && sentence.is_any(noun.first - 2, "at") && sentence.is_any(noun.first - 1, "a|an")
        };
        // The primary industry grew by 3%: what is said of it is no count.
        let is_sector = |noun: &NounPhrase| {
            let lead =
                (0..noun.first).rev().find(|&at| !sentence.is_any(at, "the") && !sentence.word(at).ends_with("'s"));
            let is_of = lead.is_some_and(|lead| sentence.is_any(lead, "of|in|to|for"));
            !is_of && (noun.name.ends_with(" industry") || noun.name.ends_with(" sector"))
        };
        let usable = |noun: &&NounPhrase| (!noun.is_count || is_sector(noun)) && !is_manner(noun);
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
                noun.first <= 1 && noun.last < at && noun.is_count && !sentence.is_any(0, "this|these|that|those")
            })
        {
            return (noun.name.clone(), Some(noun.clone()), ArticleReason::Sentence);
        }
        // Active listings jumped 24%: a subject that no table has.
        if let Some(name) = subject_of_movement(sentence, at, self.words)
            && figure.class != UnitClass::Rank
        {
            return (name, None, ArticleReason::Printed);
        }
        // Collect £214 million from business rates.
        let has_noun = sentence.nouns.iter().any(|noun| noun.last < at && noun.first >= start);
        if figure.class == UnitClass::Money
            && !has_noun
            && sentence.is_any(at + 1, "from|in")
            && let Some(name) = plain_words(sentence, at + 2, self.words)
        {
            return (name, None, ArticleReason::Printed);
        }
        // 3.2 million visitors, 7.5% more than a year before.
        if let Some(counted) = self.context.counted.as_ref().filter(|_| figure.class == UnitClass::Percent) {
            return (counted.name.clone(), Some(counted.clone()), ArticleReason::Sentence);
        }
        // Receive £5,940 per pupil.
        if figure.class == UnitClass::Money
            && sentence.is_any(at + 1, "per")
            && let Some(each) = plain_words(sentence, at + 2, self.words)
        {
            return (["per ", &each].concat(), None, ArticleReason::Printed);
        }
        if figure.class == UnitClass::Money && self.context.is_rate {
            return (String::new(), None, ArticleReason::Unknown);
        }
        if !self.context.subject.is_empty() && !sentence.nouns.iter().any(|noun| noun.first > at && usable(&noun)) {
            return (self.context.subject.clone(), None, ArticleReason::Earlier);
        }
        match sentence.nouns.iter().find(|noun| noun.first > at && noun.first < next.max(at + 8) && usable(noun)) {
            Some(noun) => (noun.name.clone(), Some(noun.clone()), ArticleReason::Sentence),
            None => (self.context.subject.clone(), None, ArticleReason::Earlier),
        }
    }

    /// The quantity that the sentence has just said: compared with 1,402 the year before; three in ten adults (31.2%).
    fn said_before(
        &self,
        sentence: &Sentence<'_>,
        at: usize,
        figure: &FigureAt,
    ) -> Option<(String, Option<NounPhrase>, ArticleReason)> {
        let is_part = |token: usize| sentence.figure(token).is_some_and(|figure| figure.is_part);
        let opens = at > 0 && sentence.tokens[at - 1].is_mark('(');
        let is_again = opens && figure.class == UnitClass::Percent && (at.saturating_sub(6)..at).any(is_part);
        let said = || (self.context.subject.clone(), None, ArticleReason::Earlier);
        let is_of_which = sentence.is_any(at.wrapping_sub(1), "which");
        let is_base = figure.class == UnitClass::None && (super::sentence::is_base(sentence, at) || is_of_which);
        let counted = self.context.counted.clone().filter(|_| is_base);
        counted.map(|noun| (noun.name.clone(), Some(noun), ArticleReason::Sentence)).or_else(|| is_again.then(said))
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
            && sentence.is_any(behind + 1, "in")
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
            let is_each = sentence.is_any(at + 1, "each");
            let joined = joined_before(sentence, before);
            let is_both = joined.first().is_some_and(|&first| opens_both(sentence, first));
            if joined.len() > 1 && (is_each || is_both) {
                let places = joined.iter().filter_map(|&at| sentence.place(at)).cloned().into_vec();
                return (places, ArticleReason::Printed);
            }
            return one(place, ArticleReason::Printed);
        }
        // 12.4 percent in Ohio; 17,900 (-0.6%) in Ohio.
        let bracket = (at + 1..sentence.tokens.len().min(at + 2)).find(|&token| sentence.tokens[token].is_mark('('));
        let close = bracket.and_then(|open| {
            (open..sentence.tokens.len().min(open + 5)).find(|&token| sentence.tokens[token].is_mark(')'))
        });
        if let Some(lead) = close.map(|close| close + 1).filter(|&lead| sentence.is_any(lead, "in"))
            && let Some(place) = sentence.place(lead + 1).or_else(|| sentence.place(lead + 2))
        {
            return one(place, ArticleReason::Printed);
        }
        // 27.2% nationally.
        if let Some(place) = sentence.place(at + 1).filter(|place| place.name == NATION) {
            return one(place, ArticleReason::Printed);
        }
        let lead = (at + 1..next.min(at + 4)).find(|&token| sentence.is_any(token, "in|for|across"));
        // Ranking first in the province: among whom.
        let is_rank = sentence.figure(at).is_some_and(|figure| figure.class == UnitClass::Rank);
        let direct = lead.filter(|_| !is_rank).filter(|&lead| {
            (at + 1..lead).all(|token| matches!(sentence.tokens[token].kind, TokenKind::Word | TokenKind::Cue(..)))
        });
        if let Some(lead) = direct {
            let place = sentence
                .place(lead + 1)
                .or_else(|| sentence.place(lead + 2).filter(|_| sentence.is_any(lead + 1, "the")));
            if let Some(place) = place {
                return one(place, ArticleReason::Printed);
            }
        }
        let clause = (0..at).rev().find(|&token| sentence.tokens[token].is_mark(';')).map_or(0, |mark| mark + 1);
        let aside = asides(sentence);
        let is_aside = |token: usize| aside.iter().any(|range| range.contains(&token) && !range.contains(&at));
        // And at 5.6% the North East had the highest.
        let behind = (at + 1..at + 3).find(|&token| sentence.place(token).is_some());
        if at > 0
            && sentence.is_any(at - 1, "at")
            && (at == 1 || sentence.is_any(at - 2, "and|,|while|."))
            && let Some(place) = behind.and_then(|behind| sentence.place(behind))
        {
            return one(place, ArticleReason::Printed);
        }
        // More than double the national average of 10%, although it was lower: of the place before.
        let is_spent = |token: usize| {
            sentence.place(token).is_some_and(|place| place.name == NATION)
                && (token + 1..at).any(|token| sentence.figure(token).is_some())
                && (0..token).any(|token| sentence.place(token).is_some())
        };
        let own = |token: &usize| sentence.place(*token).is_some() && !is_aside(*token) && !is_spent(*token);
        if let Some(place) = self.context.article_place.as_ref().filter(|_| says_state(sentence, clause..at, &own)) {
            return one(place, ArticleReason::Earlier);
        }
        let named = (clause..at).rev().find(|token| own(token) && !is_domain(sentence, *token));
        if let Some(before) = named.or_else(|| (clause..at).rev().find(own)) {
            let joined = joined_before(sentence, before);
            if joined.len() > 1
                && (opens_both(sentence, joined[0])
                    || sentence.is_any(at + 1, "each")
                    || (before..at).any(|token| sentence.is_any(token, "all")))
            {
                return (
                    joined.iter().filter_map(|&at| sentence.place(at)).cloned().into_vec(),
                    ArticleReason::Printed,
                );
            }
            return match sentence.place(narrower(sentence, before)) {
                Some(place) => one(place, ArticleReason::Printed),
                None => (Vec::new(), ArticleReason::Unknown),
            };
        }
        if let Some(place) = (at..sentence.tokens.len()).find_map(|token| {
            let is_led = |place: &&PlaceRef| place.name != NATION && sentence.is_any(token - 1, "in|for|the");
            sentence.place(token).filter(is_led).filter(|_| !is_domain(sentence, token))
        }) {
            return one(place, ArticleReason::Sentence);
        }
        match (&self.context.place, &self.context.article_place) {
            (Some(place), _) => one(place, ArticleReason::Earlier),
            (None, Some(place)) if self.context.is_titled => one(place, ArticleReason::Article),
            (None, Some(place)) => one(place, ArticleReason::Earlier),
            (None, None) => (Vec::new(), ArticleReason::Unknown),
        }
    }
}
