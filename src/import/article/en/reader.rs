//! Reads English lines: whose figure it is, of what, when, and with which status.

use super::super::draft::{Draft, PlaceRef};
use super::super::line::ArticleLine;
use super::super::rules::{Lexicon, WordClass};
use super::super::when::{ArticlePeriod, Calendar, Point, Printed, PrintedYear};
use super::figure::{FigureAt, UnitClass};
use super::list::{Items, items, run};
use super::measure::{Movement, measure, movement};
use super::nouns::{NounPhrase, nouns};
use super::token::{NATION, Token, TokenKind};
use crate::data::{Measure, Status};
use crate::model::ArticleReason;
use crate::number::Comparator;

/// What holds where the next figure stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    pub(super) calendar: Calendar,
    pub(super) article_place: Option<PlaceRef>,
    /// The country that the article names most.
    pub(super) nation: Option<PlaceRef>,
    last_is_growth: bool,
    place: Option<PlaceRef>,
    period: Option<(ArticlePeriod, ArticleReason)>,
    main: Option<ArticlePeriod>,
    pub(super) year: Option<u16>,
    subject: String,
    is_rate: bool,
}

/// Reads the lines of an article.
pub(super) struct Reader<'a> {
    pub(super) words: &'a Lexicon,
    pub(super) context: Context,
    pub(super) drafts: Vec<Draft>,
}

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

    fn place(&self, at: usize) -> Option<&PlaceRef> {
        match &self.tokens.get(at)?.kind {
            TokenKind::Place(place) => Some(place),
            _ => None,
        }
    }

    fn figure(&self, at: usize) -> Option<&FigureAt> {
        match &self.tokens.get(at)?.kind {
            TokenKind::Figure(figure) => Some(figure),
            _ => None,
        }
    }
}

impl Reader<'_> {
    /// Reads a line.
    pub(super) fn line(&mut self, index: usize, line: &ArticleLine, lower: &[char], tokens: &[Token]) {
        let context = &mut self.context;
        context.place = None;
        context.calendar.year = context.year;
        let earlier = context.main.or(context.period.map(|(period, _)| period));
        context.period = earlier.map(|period| (period, ArticleReason::Earlier));
        let mut start = 0;
        for at in 0..tokens.len() {
            let is_end = (tokens[at].is_mark('.') || tokens[at].is_mark('!') || tokens[at].is_mark('?')) && tokens.get(at + 1).is_none_or(|next| next.start > tokens[at].end || !lower[next.start].is_alphanumeric());
            if is_end || at + 1 == tokens.len() {
                let tokens = &tokens[start..=at];
                let sentence = Sentence { line, lower, tokens, nouns: nouns(line, lower, tokens, self.words) };
                self.sentence(index, &sentence);
                start = at + 1;
            }
        }
    }

    fn sentence(&mut self, index: usize, sentence: &Sentence<'_>) {
        let figures: Vec<usize> = (0..sentence.tokens.len()).filter(|&at| sentence.figure(at).is_some()).collect();
        let mut status: Option<Status> = None;
        let mut mode: Option<Movement> = None;
        let mut list: Option<Items> = None;
        let mut previous = 0;
        let mut at = 0;
        while at < figures.len() {
            let run = run(sentence, &figures[at..]);
            let next = figures.get(at + run.len()).copied().unwrap_or(sentence.tokens.len());
            for token in &sentence.tokens[previous..figures[at]] {
                if token.is(WordClass::Status) {
                    status = Status::ALL.iter().find(|entry| entry.0 == token.value()).map(|entry| entry.1);
                }
            }
            let mut named = items(sentence, previous, &run, next, self.words);
            if named.is_none() && run.len() >= 2 {
                named = list.clone().filter(|list| list.len() == run.len());
            }
            let unit = run.iter().rev().find_map(|&figure| sentence.figure(figure).filter(|figure| figure.class != UnitClass::None)).cloned();
            for (rank, &figure) in run.iter().enumerate() {
                let next = run.get(rank + 1).copied().unwrap_or(next);
                let start = if rank == 0 { previous } else { run[rank - 1] + 1 };
                let own = movement(sentence, start, figure, next);
                let own = own.or_else(|| if rank > 0 { mode.map(|mode| Movement { is_adjacent: false, ..mode }) } else { None });
                self.figure(index, sentence, (figure, start, next), (named.as_ref(), rank), unit.as_ref(), own, mode, status);
                if own.is_some() {
                    mode = own;
                }
            }
            if named.is_some() {
                list = named;
            }
            previous = run.last().map_or(figures[at], |last| *last) + 1;
            at += run.len();
        }
        self.times(sentence, previous, sentence.tokens.len());
        // The first place of a sentence goes on in the next.
        if let Some(place) = sentence.tokens.iter().find_map(|token| match &token.kind {
            TokenKind::Place(place) => Some(place.clone()),
            _ => None,
        }) {
            self.context.place = Some(place);
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn figure(
        &mut self,
        index: usize,
        sentence: &Sentence<'_>,
        (at, start, next): (usize, usize, usize),
        (list, rank): (Option<&Items>, usize),
        unit: Option<&FigureAt>,
        own: Option<Movement>,
        mode: Option<Movement>,
        status: Option<Status>,
    ) {
        self.times(sentence, start, at);
        let Some(figure) = sentence.figure(at) else { return };
        let mut figure = figure.clone();
        if figure.class == UnitClass::None {
            match unit {
                Some(unit) => (figure.class, figure.unit) = (unit.class, unit.unit.clone()),
                None if !says_count(sentence, at) => return,
                None => {}
            }
        }
        let (mut name, noun, mut reason) = self.name(sentence, at, start, next, &figure);
        let (mut places, mut place_reason) = self.places(sentence, at, next);
        match list {
            Some(Items::Places(list)) => (places, place_reason) = (list.get(rank).cloned().into_iter().collect(), ArticleReason::List),
            Some(Items::Names(names)) => (name, reason) = (names.get(rank).cloned().unwrap_or(name), ArticleReason::List),
            None => {}
        }
        let is_rate = noun.as_ref().map_or(self.context.is_rate, |noun| noun.is_rate);
        let found = measure(sentence, (at, start), &figure, (own, mode), is_rate, self.context.last_is_growth);
        self.context.last_is_growth = found.0 == Measure::Growth;
        let period = self.period(sentence, at, next);
        let comparator = self.comparator(sentence, at).or(figure.comparator).unwrap_or(Comparator::Eq);
        let is_later = matches!((self.context.calendar.published, period), (Some(published), Some((period, _))) if period.is_after(published));
        let (status, status_reason) = match status {
            Some(status) => (status, ArticleReason::Printed),
            None if is_later => (Status::Forecast, ArticleReason::Earlier),
            None => (Status::Actual, ArticleReason::Usual),
        };
        if !name.is_empty() && !noun.as_ref().is_some_and(|noun| noun.is_count) {
            self.context.subject.clone_from(&name);
            self.context.is_rate = is_rate;
        }
        self.drafts.push(Draft {
            line: index,
            start: figure.start,
            end: figure.end,
            digits: figure.digits.clone(),
            unit: figure.unit.clone(),
            comparator,
            is_guess: name.is_empty() || places.is_empty() || noun.is_none(),
            places,
            place_reason,
            phrase: name.clone(),
            indicator: name,
            indicator_reason: reason,
            period: period.map(|(period, _)| period),
            period_reason: period.map_or(ArticleReason::Unknown, |(_, reason)| reason),
            status,
            status_reason,
            measure: found.0,
            is_fall: found.1,
            is_words: figure.is_words,
        });
    }

    /// What a figure measures.
    fn name(&self, sentence: &Sentence<'_>, at: usize, start: usize, next: usize, figure: &FigureAt) -> (String, Option<NounPhrase>, ArticleReason) {
        let unit_noun = figure.noun.and_then(|(first, last)| {
            let word: String = sentence.lower[first..last].iter().collect();
            sentence.nouns.iter().find(|noun| noun.last < at && noun.name.to_lowercase().contains(&word))
        });
        if let Some(noun) = unit_noun.filter(|_| figure.class == UnitClass::Count) {
            return (noun.name.clone(), Some(NounPhrase { is_count: false, ..noun.clone() }), ArticleReason::Sentence);
        }
        if figure.class == UnitClass::Count && let Some((first, last)) = figure.noun {
            let name = sentence.line.text(first, last);
            let noun = NounPhrase { first: at, last: at, name: name.clone(), is_rate: false, is_count: true };
            return (name, Some(noun), ArticleReason::Printed);
        }
        // a 3.1 percent increase in employment, 71.2 percent of total employment.
        let behind = (at + 1..next.min(at + 6)).find(|&token| matches!(sentence.word(token).as_str(), "in" | "of"));
        let is_rise = |range: std::ops::Range<usize>| sentence.tokens[range].iter().any(|token| token.is(WordClass::Up) || token.is(WordClass::Down));
        if let Some(behind) = behind.filter(|&behind| is_rise(at + 1..behind) || behind == at + 1 && sentence.word(behind) == "of")
            && let Some(noun) = sentence.nouns.iter().find(|noun| noun.first > behind && noun.first <= behind + 3)
        {
            let is_share = sentence.word(behind) == "of" && !is_rise(at + 1..behind);
            let name = if is_share { format!("share of {}", noun.name) } else { noun.name.clone() };
            return (name, Some(NounPhrase { is_rate: is_share, ..noun.clone() }), ArticleReason::Printed);
        }
        // At an annual rate says how, not what.
        let is_manner = |noun: &NounPhrase| noun.first >= 2 && sentence.word(noun.first - 2) == "at" && matches!(sentence.word(noun.first - 1).as_str(), "a" | "an");
        let usable = |noun: &&NounPhrase| !noun.is_count && !is_manner(noun);
        let before = |first: usize| sentence.nouns.iter().rev().find(|noun| noun.last < at && noun.first >= first && usable(noun));
        if let Some(noun) = before(start).or_else(|| before(0)) {
            let reason = if noun.first >= start { ArticleReason::Printed } else { ArticleReason::Sentence };
            return (self.whole_name(sentence, noun), Some(noun.clone()), reason);
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
        let longer = earlier.chain([&self.context.subject]).find(|name| name.len() > noun.name.len() && name.to_lowercase().ends_with(&noun.name.to_lowercase()));
        longer.filter(|_| is_short).unwrap_or(&noun.name).clone()
    }

    /// Whose figure it is. What the article calls the nation is the country that it names most.
    fn places(&self, sentence: &Sentence<'_>, at: usize, next: usize) -> (Vec<PlaceRef>, ArticleReason) {
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
        let open = at.checked_sub(1).filter(|&before| sentence.tokens[before].is_mark('('));
        if let Some(before) = open.and_then(|open| open.checked_sub(1))
            && let Some(place) = sentence.place(before)
        {
            let is_each = sentence.word(at + 1) == "each";
            let joined = joined_before(sentence, before);
            let is_both = joined.first().is_some_and(|&first| first > 0 && sentence.word(first - 1) == "both");
            if joined.len() > 1 && (is_each || is_both) {
                let places = joined.iter().filter_map(|&at| sentence.place(at)).cloned().collect();
                return (places, ArticleReason::Printed);
            }
            return one(place, ArticleReason::Printed);
        }
        // 12.4 percent in Ohio.
        let lead = (at + 1..next.min(at + 4)).find(|&token| matches!(sentence.word(token).as_str(), "in" | "for" | "across"));
        let direct = lead.filter(|&lead| (at + 1..lead).all(|token| matches!(sentence.tokens[token].kind, TokenKind::Word | TokenKind::Cue(..))));
        if let Some(lead) = direct {
            let place = sentence.place(lead + 1).or_else(|| sentence.place(lead + 2).filter(|_| sentence.word(lead + 1) == "the"));
            if let Some(place) = place {
                return one(place, ArticleReason::Printed);
            }
        }
        let clause = (0..at).rev().find(|&token| sentence.tokens[token].is_mark(';')).map_or(0, |mark| mark + 1);
        let aside = asides(sentence);
        let is_aside = |token: usize| aside.iter().any(|range| range.contains(&token) && !range.contains(&at));
        if let Some(before) = (clause..at).rev().find(|&token| sentence.place(token).is_some() && !is_aside(token)) {
            let joined = joined_before(sentence, before);
            if joined.len() > 1 && (joined[0] > 0 && sentence.word(joined[0] - 1) == "both" || sentence.tokens[before..at].iter().any(|token| sentence.lower[token.start..token.end].iter().collect::<String>() == "all")) {
                return (joined.iter().filter_map(|&at| sentence.place(at)).cloned().collect(), ArticleReason::Printed);
            }
            return match sentence.place(before) {
                Some(place) => one(place, ArticleReason::Printed),
                None => (Vec::new(), ArticleReason::Unknown),
            };
        }
        if let Some(place) = (at..sentence.tokens.len()).find_map(|token| sentence.place(token).filter(|_| matches!(sentence.word(token - 1).as_str(), "in" | "for" | "the"))) {
            return one(place, ArticleReason::Sentence);
        }
        match (&self.context.place, &self.context.article_place) {
            (Some(place), _) => one(place, ArticleReason::Earlier),
            (None, Some(place)) => one(place, ArticleReason::Article),
            (None, None) => (Vec::new(), ArticleReason::Unknown),
        }
    }

    /// The bound directly before a figure.
    fn comparator(&self, sentence: &Sentence<'_>, at: usize) -> Option<Comparator> {
        let mut before = at.checked_sub(1)?;
        if matches!(sentence.word(before).as_str(), "a" | "an" | "the" | "by" | "of") {
            before = before.checked_sub(1)?;
        }
        let token = sentence.tokens.get(before).filter(|token| token.is(WordClass::Before))?;
        Comparator::parse(token.value())
    }

    /// Takes over the periods of a part of a sentence.
    fn times(&mut self, sentence: &Sentence<'_>, start: usize, end: usize) {
        for at in start..end {
            if let Some(printed) = time(sentence, at) {
                self.take_period(printed);
            }
        }
    }

    fn take_period(&mut self, printed: Printed) {
        if matches!(printed.point, Point::Day(_)) {
            return;
        }
        let context = &mut self.context;
        if let PrintedYear::Of(year) = printed.to_year.unwrap_or(printed.year) {
            context.calendar.year = Some(year);
        }
        if let Some(period) = context.calendar.period(printed, context.period.map(|(period, _)| period)) {
            context.period = Some((period, ArticleReason::Printed));
            // The month of publication in a title is not that of its figures.
            let is_release = context.calendar.published.is_some_and(|published| period.first == period.last && period.last == (Some(published.year), published.month));
            context.main = context.main.or(Some(period).filter(|_| !is_release));
        }
    }

    /// The period of a figure: one directly behind it, else the last before it, else one later in the sentence.
    fn period(&self, sentence: &Sentence<'_>, at: usize, next: usize) -> Option<(ArticlePeriod, ArticleReason)> {
        let is_status = |token: &usize| sentence.tokens[*token].is(WordClass::Status);
        let is_lead = |token: usize| matches!(sentence.word(token).as_str(), "in" | "for" | "during" | "at" | "of" | "by" | "the" | "over" | "from" | "between" | "on" | "first" | "end");
        let direct = (at + 1..next).find(|&token| !matches!(sentence.tokens[token].kind, TokenKind::Word | TokenKind::Cue(..) | TokenKind::Place(_)) && !sentence.tokens[token].is_mark(')'));
        let resolve = |printed: Printed| self.context.calendar.period(printed, None).map(|period| (period, ArticleReason::Printed));
        if let Some(direct) = direct.filter(|&direct| is_lead(direct - 1))
            && let Some(found) = time(sentence, direct).and_then(resolve)
        {
            return Some(found);
        }
        let is_earlier = self.context.period.is_none_or(|(_, reason)| reason != ArticleReason::Printed);
        let later = (at + 1..sentence.tokens.len()).take_while(|token| !is_status(token)).find_map(|token| time(sentence, token));
        if is_earlier && let Some(found) = later.filter(|printed| !matches!(printed.point, Point::Day(_))).and_then(resolve) {
            return Some((found.0, ArticleReason::Sentence));
        }
        self.context.period
    }
}

/// Relative clauses between commas: , which contains a part of Houston,.
fn asides(sentence: &Sentence<'_>) -> Vec<std::ops::Range<usize>> {
    let opens = |at: &usize| matches!(sentence.word(*at).as_str(), "which" | "who" | "whose") && *at > 0 && sentence.tokens[*at - 1].is_mark(',');
    let range = |at: usize| (at + 1..sentence.tokens.len()).find(|&end| sentence.tokens[end].is_mark(',')).map(|end| at..end);
    (0..sentence.tokens.len()).filter(opens).filter_map(range).collect()
}

/// Whether words before a number without a unit show that it is one: the lowest was 43,000.
fn says_count(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(figure) = sentence.figure(at) else { return false };
    let has_noun = sentence.nouns.iter().any(|noun| noun.last < at);
    let is_long = figure.digits.len() >= 4 || figure.digits.contains('.');
    has_noun && is_long
}

/// The indices of the places that are joined with the one at an index: Manatee, Fla., and Saginaw.
fn joined_before(sentence: &Sentence<'_>, last: usize) -> Vec<usize> {
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

/// What an expression of time says, unless a figure is only compared with it.
fn time(sentence: &Sentence<'_>, at: usize) -> Option<Printed> {
    let TokenKind::Time(time) = &sentence.tokens.get(at)?.kind else { return None };
    let printed = time.printed?;
    let before: Vec<String> = (at.saturating_sub(3)..at).map(|token| sentence.word(token)).collect();
    let last = before.last().map(String::as_str).unwrap_or_default();
    let own = sentence.word(at);
    let is_range = own.contains(" to ") || own.contains(" through ") || own.contains('–') || own.contains('-');
    let is_compared = matches!(last, "than" | "since" | "versus" | "with") || last == "from" && !is_range && printed.point == Point::Span
        || before.iter().any(|word| word.ends_with("than") || word == "compared") && last != "to"
        || last == "by" && printed.point != Point::By
        || before.ends_with(&["compared".to_owned(), "to".to_owned()]);
    (!is_compared).then_some(printed)
}
