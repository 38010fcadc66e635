//! Reads English lines: whose figure it is, of what, when, and with which status.

use super::super::draft::{Draft, Items};
use super::super::line::ArticleLine;
use super::super::rules::WordClass;
use super::super::when::{ArticlePeriod, Point, Printed, PrintedYear, Published};
use super::figure::{FigureAt, UnitClass};
use super::list::{items, run};
use super::measure::{Movement, measure, movement};
use super::nouns::nouns;
use super::sentence::{Sentence, is_base, says_count, time};
use super::subject::Reader;
use super::time::TimeAt;
use super::token::{Token, TokenKind};
use crate::collect::IntoVec;
use crate::data::{Measure, Status};
use crate::model::ArticleReason;
use crate::number::Comparator;

/// True if a period is still to come: results in 2023, published in August, are no forecast.
fn is_ahead(period: ArticlePeriod, published: Published) -> bool {
    let is_year = period.first.1 == 1 && period.last.1 == 12 && period.first.0 == Some(published.year);
    period.is_after(published) && !(is_year && published.month > 6)
}

impl Reader<'_> {
    /// Reads a line.
    pub(super) fn line(&mut self, index: usize, line: &ArticleLine, lower: &[char], tokens: &[Token]) {
        let context = &mut self.context;
        context.place = None;
        context.seen.clear();
        context.calendar.year = context.year;
        let told = context.period.filter(|(_, reason)| *reason != ArticleReason::Publication);
        let earlier = context.main.or(told.map(|(period, _)| period));
        context.period = earlier.map(|period| (period, ArticleReason::Earlier)).or_else(|| context.calendar.latest());
        let mut start = 0;
        for at in 0..tokens.len() {
            let is_end = (tokens[at].is_mark('.') || tokens[at].is_mark('!') || tokens[at].is_mark('?'))
                && tokens
                    .get(at + 1)
                    .is_none_or(|next| next.start > tokens[at].end || !lower[next.start].is_alphanumeric());
            if is_end || at + 1 == tokens.len() {
                let tokens = &tokens[start..=at];
                let sentence = Sentence { line, lower, tokens, nouns: nouns(line, lower, tokens, self.words) };
                self.sentence(index, &sentence);
                start = at + 1;
            }
        }
    }

    fn sentence(&mut self, index: usize, sentence: &Sentence<'_>) {
        (self.context.last_percent, self.context.counted) = (None, None);
        let before = self.context.period;
        let figures: Vec<usize> = (0..sentence.tokens.len()).filter(|&at| sentence.figure(at).is_some()).into_vec();
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
            let unit = run
                .iter()
                .rev()
                .find_map(|&figure| sentence.figure(figure).filter(|figure| figure.class != UnitClass::None))
                .cloned();
            for (rank, &figure) in run.iter().enumerate() {
                let next = run.get(rank + 1).copied().unwrap_or(next);
                let start = if rank == 0 { previous } else { run[rank - 1] + 1 };
                let own = movement(sentence, start, figure, next);
                let own = own
                    .or_else(|| if rank > 0 { mode.map(|mode| Movement { is_adjacent: false, ..mode }) } else { None });
                self.figure(
                    index,
                    sentence,
                    (figure, start, next),
                    (named.as_ref(), rank),
                    unit.as_ref(),
                    own,
                    mode,
                    status,
                );
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
        // A sentence without a period takes over the first of the one before, not what that was compared with.
        self.context.period = match self.context.first.take() {
            Some(first) => Some((first, ArticleReason::Earlier)),
            None => self.context.period.filter(|(_, reason)| *reason != ArticleReason::Printed).or(before),
        };
        self.context.seen.extend(sentence.nouns.iter().map(|noun| noun.name.clone()));
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
            // 40,000 to 45,000 jobs; from 3.0 to 2.7 per cent.
            let next = sentence.figure(at + 2).filter(|next| next.class != UnitClass::None);
            let is_joined = sentence.is_any(at + 1, "to|and|or|-")
                || sentence.tokens.get(at + 1).is_some_and(|token| token.is_mark('–'));
            let unit = unit.or(next.filter(|_| is_joined));
            let is_part = sentence.is_any(at.wrapping_sub(1), "which") && self.context.counted.is_some();
            match unit {
                Some(unit) => (figure.class, figure.unit) = (unit.class, unit.unit.clone()),
                None if !is_part
                    && !says_count(sentence, at)
                    && sentence.lower.get(figure.start) != Some(&'+')
                    && !is_base(sentence, at)
                    && own.or(mode).is_none_or(|own| !own.is_adjacent && !sentence.is_any(at - 1, "to")) =>
                {
                    return;
                }
                None => {}
            }
        }
        let (mut name, noun, mut reason) = self.name(sentence, at, start, next, &figure);
        let (mut places, mut place_reason) = self.places(sentence, at, next);
        match list {
            Some(Items::Places(list)) => {
                (places, place_reason) = (list.get(rank).cloned().into_iter().into_vec(), ArticleReason::List)
            }
            Some(Items::Names(names)) => {
                (name, reason) = (names.get(rank).cloned().unwrap_or(name), ArticleReason::List)
            }
            None => {}
        }
        let is_rate =
            noun.as_ref().map_or(self.context.is_rate && reason != ArticleReason::Printed, |noun| noun.is_rate);
        let last_is_change = self.context.last_measure == Some(Measure::Change);
        let found = measure(
            sentence,
            (at, start),
            &figure,
            (own, mode),
            is_rate,
            (self.context.last_is_growth, last_is_change),
        );
        let mut found = found;
        if is_base(sentence, at) && figure.class == UnitClass::Percent {
            found = (self.context.last_percent.unwrap_or(found.0), false);
        }
        if figure.class == UnitClass::Percent {
            self.context.last_percent = Some(found.0);
        }
        if let Some(noun) = noun.as_ref().filter(|noun| noun.is_count) {
            self.context.counted = Some(noun.clone());
            // 1,200 homes, of which 450.
            if found.0 == Measure::Amount && figure.class == UnitClass::None {
                found.0 = Measure::Count;
            }
        }
        self.context.last_measure =
            Some(found.0).filter(|_| figure.class != UnitClass::Percent).or(self.context.last_measure);
        self.context.last_is_growth = found.0 == Measure::Growth;
        let period = self.period(sentence, at, next);
        let comparator = self.comparator(sentence, at).or(figure.comparator).unwrap_or(Comparator::Eq);
        let is_later = matches!((self.context.calendar.published, period), (Some(published), Some((period, reason))) if is_ahead(period, published) && reason != ArticleReason::Publication);
        let status = status.filter(|_| !is_base(sentence, at));
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
            is_each: false,
        });
    }

    /// The bound directly before a figure.
    fn comparator(&self, sentence: &Sentence<'_>, at: usize) -> Option<Comparator> {
        let mut before = at.checked_sub(1)?;
        if sentence.is_any(before, "a|an|the|by|of") {
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
            // Last year it was 73.1%: what follows is on this year again.
            let is_over = context.calendar.published.is_some_and(|published| published.month > 3);
            if printed.year == PrintedYear::From(-1) && context.main.is_none() && is_over {
                return;
            }
            context.first = context.first.or(Some(period));
            // The month of publication in a title is not that of its figures.
            let is_release = context.calendar.published.is_some_and(|published| {
                period.first == period.last && period.last == (Some(published.year), published.month)
            });
            context.main = context.main.or(Some(period).filter(|period| !is_release && period.day.is_none()));
        }
    }

    /// The period of a figure: one directly behind it, else the last before it, else one later in the sentence.
    fn period(&self, sentence: &Sentence<'_>, at: usize, next: usize) -> Option<(ArticlePeriod, ArticleReason)> {
        let is_status = |token: &usize| sentence.tokens[*token].is(WordClass::Status);
        let is_lead =
            |token: usize| sentence.is_any(token, "in|for|during|at|of|by|the|over|from|between|on|first|end");
        let direct = (at + 1..next).find(|&token| {
            !matches!(sentence.tokens[token].kind, TokenKind::Word | TokenKind::Cue(..) | TokenKind::Place(_))
                && !sentence.tokens[token].is_mark(')')
        });
        let resolve = |printed: Printed| {
            self.context.calendar.period(printed, None).map(|period| (period, ArticleReason::Printed))
        };
        if let Some(direct) = direct.filter(|&direct| is_lead(direct - 1))
            && let Some(found) = time(sentence, direct).and_then(resolve)
        {
            return Some(found);
        }
        // Down from 4.8 per cent a year earlier: of another period, which may not be told.
        if is_base(sentence, at) {
            let back = (at + 1..next).find_map(|token| match &sentence.tokens[token].kind {
                TokenKind::Time(time) => time.back,
                _ => None,
            });
            // Compared with 305 last year.
            if let Some(TokenKind::Time(TimeAt { printed: Some(printed), .. })) =
                sentence.tokens.get(at + 1).map(|token| &token.kind)
                && let Some(found) = resolve(*printed)
            {
                return Some(found);
            }
            let (period, reason) = self.context.period?;
            // Compared with 1.7% for the country: of the same period.
            let is_of_place = (at + 2..at + 4).any(|token| sentence.place(token).is_some());
            let is_of_other = is_of_place && sentence.is_any(at + 1, "for|in|across")
                || sentence.place(at + 1).is_some()
                || sentence.is_any(at + 1, "of");
            if back.is_none() && is_of_other && !sentence.is_any(at - 1, "from") {
                return Some((period, reason));
            }
            return back.and_then(|back| period.back(back)).map(|period| (period, reason));
        }
        let is_earlier = self.context.period.is_none_or(|(_, reason)| reason != ArticleReason::Printed);
        let is_compared = |token: &usize| sentence.figure(*token).is_some() && is_base(sentence, *token);
        let later = (at + 1..sentence.tokens.len())
            .take_while(|token| !is_status(token) && !is_compared(token))
            .find_map(|token| time(sentence, token));
        if is_earlier
            && let Some(found) = later.filter(|printed| !matches!(printed.point, Point::Day(_))).and_then(resolve)
        {
            return Some((found.0, ArticleReason::Sentence));
        }
        self.context.period
    }
}
