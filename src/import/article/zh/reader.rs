//! Reads Chinese lines: sentence by sentence, clause by clause, figure by figure.

use super::super::draft::{Items, PlaceRef};
use super::super::line::ArticleLine;
use super::super::rules::WordClass;
use super::super::when::{ArticlePeriod, Point, Printed};
use super::context::{Context, Subject};
use super::figure::UnitClass;
use super::list::series;
use super::phrase::{comparison, head, phrase};
use super::row::Reader;
use super::sentence::{bracketed, first_letter, is_among, is_heading, names_a_part, opens_future, without_brackets};
use super::token::{Token, TokenKind};
use super::unit::unit_of_last;
use crate::collect::IntoVec;
use crate::data::Status;
use crate::model::ArticleReason;
use crate::number::Comparator;

impl Reader<'_> {
    /// Reads a line, which may be the heading of a place. Place and subject do not outlive it.
    pub(super) fn line(&mut self, index: usize, line: &ArticleLine, tokens: &[Token], heading: Option<&PlaceRef>) {
        if let Some(place) = heading {
            self.context.section_place = Some(place.clone());
            self.context.is_future = false;
            (self.context.main, self.context.period) = (None, None);
        }
        if is_heading(line, tokens) && !self.drafts.is_empty() {
            self.section(line, tokens);
        }
        self.context.is_title =
            self.drafts.is_empty() && self.context.main.is_none() && !tokens.iter().any(|token| token.is_mark('。'));
        let context = &mut self.context;
        (context.place, context.before_part) = (None, None);
        context.subject = Subject::default();
        context.calendar.year = context.year;
        let earlier = context.main.or(context.period.map(|(period, _)| period));
        context.period = earlier.map(|period| (period, ArticleReason::Earlier));
        if opens_future(line, first_letter(line), self.words) {
            context.is_future = true;
        }
        for sentence in
            tokens.split_inclusive(|token| ['。', '！', '!', '？', '?'].iter().any(|mark| token.is_mark(*mark)))
        {
            self.sentence(index, line, sentence);
        }
    }

    /// A heading that names a year opens a passage on that year: 二、2025年工作安排.
    fn section(&mut self, line: &ArticleLine, tokens: &[Token]) {
        let mut printed = tokens.iter().filter_map(|token| match &token.kind {
            TokenKind::Time(time) => time.printed.filter(|printed| printed.point == Point::Span && !time.is_date),
            _ => None,
        });
        let context = &mut self.context;
        let Some(period) = printed.next().and_then(|printed| context.calendar.period(printed, None)) else { return };
        let Some(published) = context.calendar.published else { return };
        let has_work = |token: &Token| {
            let word = line.folded(token.start, token.end);
            let says = |at| self.words.longest(word, at, &[WordClass::FutureHeading]).is_some();
            token.is(WordClass::Future) || (0..word.len()).any(says)
        };
        let is_ahead = period.last.0 >= Some(published.year) && tokens.iter().any(has_work);
        if period.first.1 == 1 && period.last.1 == 12 && (is_ahead || !period.is_after(published)) {
            context.is_future = is_ahead;
            context.main = Some(period).filter(|_| !is_ahead);
            (context.period, context.year) = (None, context.year.and(period.last.0));
        }
    }

    fn sentence(&mut self, index: usize, line: &ArticleLine, tokens: &[Token]) {
        let context = &mut self.context;
        context.was_forecast = context.status.is_some_and(|(status, _)| status == Status::Forecast);
        (context.status, context.is_done, context.list) = (None, false, None);
        (context.is_by_now, context.is_once, context.is_period_here, context.is_led) = (false, false, false, false);
        let opening = tokens.first().map_or(0, |token| token.start);
        if opens_future(line, opening, self.words) {
            context.is_future = true;
        }
        let is_part = names_a_part(line, opening);
        context.whole_period =
            self.drafts.iter().rfind(|draft| is_part && !draft.is_words).and_then(|draft| draft.period);
        if let Some(before) = context.before_part.take() {
            context.period = Some(before);
        }
        if let Some((_, reason)) = &mut context.period {
            *reason = ArticleReason::Earlier;
        }
        context.recent.clear();
        if context.place.as_ref().is_some_and(|(_, reason)| *reason == ArticleReason::List) {
            context.place = None;
        }
        if let Some((_, reason)) = &mut context.place {
            *reason = ArticleReason::Earlier;
        }
        // Each clause, with the clauses before it that hold no figure: their items may be those of a list.
        let tokens: Vec<Token> = without_brackets(tokens);
        let is_end = |token: &Token| matches!(token.kind, TokenKind::Punctuation(mark) if mark != '、');
        let mut start = 0;
        let mut pending = 0;
        // What holds for all parts between semicolons is printed in the first.
        let (before, mut lead) = (self.context.period, None);
        while start < tokens.len() {
            let end = tokens[start..].iter().position(is_end).map_or(tokens.len(), |end| start + end);
            let clause = &tokens[start..end];
            let has_figure = clause.iter().any(|token| matches!(token.kind, TokenKind::Figure(_)));
            if clause.first().is_some_and(|first| names_a_part(line, first.start)) {
                self.context.whole_period = self
                    .drafts
                    .iter()
                    .rfind(|draft| !draft.is_words)
                    .filter(|draft| draft.line == index)
                    .and_then(|draft| draft.period);
            }
            let place = self.context.place.clone();
            let compared = bracketed(&tokens, start).and_then(|token| match &token.kind {
                TokenKind::Place(place) => Some(place.clone()),
                _ => self.context.whole(self.words, token.value(), false),
            });
            if has_figure && let Some(place) = compared.clone() {
                self.context.place = Some((vec![place], ArticleReason::Printed));
            }
            self.clause(index, line, clause, &tokens[pending..end]);
            if compared.is_some() {
                self.context.place = place;
            }
            let is_stop = tokens.get(end).is_some_and(|token| token.is_mark(';') || token.is_mark(':'));
            start = end + 1;
            if has_figure || is_stop {
                pending = start;
            }
            if is_stop && tokens.get(end).is_some_and(|token| token.is_mark(';')) {
                self.context.list = None;
                (self.context.is_by_now, self.context.is_period_here, self.context.whole_period) = (false, false, None);
                // 预计突破260亿元,增长6%;收入完成14.2亿元: that is over.
                let is_forecast = self.context.status.is_some_and(|(status, _)| status == Status::Forecast);
                let is_over = self.context.period.is_some_and(|(period, _)| {
                    let published = self.context.calendar.published;
                    published.is_some_and(|published| period.last < (Some(published.year), published.month))
                });
                let next = tokens[start..].iter().take_while(|token| !token.is_mark(';'));
                let is_done = next.clone().any(|token| line.folded(token.start, token.end) == ['完', '成']);
                if is_forecast && is_over && is_done {
                    self.context.status = None;
                }
                let holds = |context: &Context| {
                    let is_over = |(period, _): (ArticlePeriod, ArticleReason)| {
                        context.calendar.published.is_none_or(|published| !period.is_after(published))
                    };
                    context.period.is_some_and(is_over) || context.is_led
                };
                self.context.period =
                    *lead.get_or_insert(if holds(&self.context) { self.context.period } else { before });
            }
        }
    }

    /// Takes over what a clause says of place, period and status, then reads its figures.
    fn clause(&mut self, index: usize, line: &ArticleLine, tokens: &[Token], with_before: &[Token]) {
        let figures: Vec<usize> = (0..tokens.len())
            .filter(|&at| matches!(tokens[at].kind, TokenKind::Figure(_)) && !is_among(tokens, at))
            .into_vec();
        let lead = self.places(line, tokens, !figures.is_empty());
        if figures.is_empty() {
            self.topic(line, tokens);
        }
        self.context.streak = None;
        let mut before = 0;
        let mut at = 0;
        while at < figures.len() {
            let mut segment = &tokens[before..figures[at]];
            self.cues(line, segment, true);
            // 44个省级项目、50个市级项目: the noun of each stands behind it.
            let names_behind = |at: usize| {
                matches!(&tokens[at].kind, TokenKind::Figure(figure) if figure.class == UnitClass::Counter)
                    && tokens.get(at + 1).is_some_and(Token::is_content)
            };
            let is_joined = segment.last().is_some_and(|last| last.is_mark('、') || last.is(WordClass::And));
            if before > 0 && is_joined && names_behind(before - 1) && names_behind(figures[at]) {
                segment = &segment[segment.len()..];
            }
            let is_rank =
                matches!(&tokens[figures[at]].kind, TokenKind::Figure(figure) if figure.class == UnitClass::Rank);
            let mut phrase =
                phrase(line, &segment[lead.min(segment.len()) * usize::from(before == 0)..], is_rank, self.words);
            let run = series(line, tokens, figures[at], phrase.has_each);
            let list = if run.len() >= 2 {
                self.list(line, &tokens[..figures[at]], with_before, &phrase, run.len())
            } else {
                None
            };
            // 临湖、青屏两市分别增长: the list says whose, not what.
            if let Some(Items::Places(places)) = &list
                && phrase.name.contains('、')
                && places.first().is_some_and(|place| place.district.is_none() && phrase.name.starts_with(&place.name))
            {
                (phrase.name, phrase.folded, phrase.needs_subject) = (String::new(), Vec::new(), true);
            }
            let shared = unit_of_last(tokens, &run);
            for (rank, &figure) in run.iter().enumerate() {
                let moved = tokens[before..figure].iter().rev().find_map(|token| match token.class() {
                    Some(WordClass::Up) => Some(true),
                    Some(WordClass::Down) => Some(false),
                    _ => None,
                });
                let mut own = phrase.clone();
                if rank > 0 {
                    let between = &tokens[run[rank - 1] + 1..figure];
                    own.comparator = between
                        .iter()
                        .find(|token| token.is(WordClass::Before))
                        .and_then(|token| Comparator::parse(token.value()));
                    if own.movement.is_some()
                        && between.iter().any(|token| matches!(token.class(), Some(WordClass::Up | WordClass::Down)))
                    {
                        own.movement = moved;
                    }
                }
                self.figure(index, line, tokens, figure, own, (list.as_ref(), rank, run.len()), shared.as_ref());
            }
            if let Some(list) = list {
                self.context.list = Some(list);
            }
            before = run.last().map_or(figures[at], |&last| last) + 1;
            at += run.len();
        }
        self.cues(line, &tokens[before.min(tokens.len())..], false);
    }

    /// Makes what a clause without a figure names the subject of the next clause: 从产品产量看; 财政收入快速增长,增幅居第3位.
    fn topic(&mut self, line: &ArticleLine, tokens: &[Token]) {
        let measures = |token: &Token| {
            let head = head(line.folded(token.start, token.end), self.words);
            let entry = head.and_then(|head| self.words.entry(&head, WordClass::Head));
            entry.is_some_and(|entry| entry.value.is_empty())
        };
        let Some(last) = tokens.iter().rposition(measures) else { return };
        let end = last + 1;
        let moves = |token: &Token| matches!(token.class(), Some(WordClass::Up | WordClass::Down | WordClass::Light));
        let is_topic = tokens.last().is_some_and(|token| token.is(WordClass::Topic))
            || self.context.recent.is_empty()
                && tokens.get(end).is_some_and(|next| moves(next) || line.folded(next.start, next.end) == ['增', '势']);
        if !is_topic && !self.context.subject.name.is_empty() {
            return;
        }
        let phrase = phrase(line, &tokens[..end], false, self.words);
        let head = head(&phrase.folded, self.words)
            .filter(|head| self.words.entry(head, WordClass::Head).is_some_and(|entry| entry.value.is_empty()));
        if let Some(head) = head {
            self.context.subject = Subject { name: phrase.name, head: if is_topic { head } else { Vec::new() } };
        }
    }

    /// The places that a clause begins with; returns how many tokens they take.
    fn places(&mut self, line: &ArticleLine, tokens: &[Token], has_figure: bool) -> usize {
        let mut places = Vec::new();
        let mut behind = 0;
        let mut is_part = false;
        for (at, token) in tokens.iter().enumerate() {
            match (&token.kind, token.class()) {
                (TokenKind::Place(place), _) => {
                    // 成都市统计局 is an office of the place, which it does not speak of.
                    if self.words.longest(&line.plain, token.end, &[WordClass::PlaceNoun]).is_some() {
                        return 0;
                    }
                    places.push(place.clone());
                    behind = at + 1;
                }
                (_, Some(WordClass::Whole)) => {
                    let is_that = line.get(token.start) == Some('该');
                    let place = self.context.whole(self.words, token.value(), is_that);
                    if places.is_empty() || token.value() == "nation" {
                        places.extend(place);
                    }
                    behind = at + 1;
                }
                (_, Some(WordClass::And)) | (TokenKind::Punctuation('、'), _) if !places.is_empty() => {}
                (_, Some(WordClass::Connector)) => is_part = true,
                (TokenKind::Time(_), _) => {}
                (TokenKind::Text, _) if line.folded(token.start, token.end).iter().all(|letter| *letter == ' ') => {}
                (_, Some(WordClass::Light)) if at == 0 && line.get(token.start) == Some('在') => {}
                // 均是东湖区位居第一.
                (_, Some(WordClass::Light)) if at > 0 && tokens[at - 1].is(WordClass::All) => {}
                (_, Some(WordClass::Light)) if !has_figure || token.end - token.start < 3 => break,
                (
                    _,
                    Some(WordClass::Light | WordClass::Status | WordClass::RateOf | WordClass::All | WordClass::Future),
                ) if places.is_empty() => {}
                _ => break,
            }
        }
        if places.is_empty() {
            return 0;
        }
        let next = tokens.get(behind);
        // 甲区、乙区等22个区县: some of those that are counted.
        let is_some = next.is_some_and(|next| line.get(next.start) == Some('等'));
        if places.len() > 1
            && is_some
            && matches!(tokens.get(behind + 1), Some(Token { kind: TokenKind::Figure(_), .. }))
        {
            return 0;
        }
        // 胶州市委: an office of the place; the place holds, but is no item of a list.
        // 在武胜区,…: where what follows is.
        let is_where = places.len() == 1 && tokens.first().is_some_and(|first| line.get(first.start) == Some('在'));
        if !has_figure && !is_where && (next.is_none() || places.len() > 1) {
            // 海曙区、江北区,… : items of a list to come.
            return 0;
        }
        let reason = if is_part || places.len() > 1 { ArticleReason::List } else { ArticleReason::Printed };
        self.context.place = Some((places, reason));
        behind
    }

    /// Periods and status words of a part of a clause. In a clause without a figure, a period counts only where it opens.
    fn cues(&mut self, line: &ArticleLine, tokens: &[Token], has_figure: bool) {
        let mut compared = 0;
        let mut opens = true;
        for (at, token) in tokens.iter().enumerate() {
            match (&token.kind, token.class()) {
                (_, Some(WordClass::Against)) => compared = at + 1 + comparison(&tokens[at + 1..]).unwrap_or(0),
                (TokenKind::Time(time), _) => {
                    let is_same = tokens[at + 1..].iter().take(2).any(|next| next.is(WordClass::Same))
                        || at > 0
                            && tokens[at - 1].is(WordClass::And)
                            && tokens[at..].iter().any(|token| token.is(WordClass::Same));
                    let is_taken =
                        |printed: &Printed| opens || has_figure || self.context.is_first(*printed) && !time.is_date;
                    let printed = time.printed.filter(|printed| at >= compared && !is_same && is_taken(printed));
                    if let Some(printed) = printed {
                        self.context.is_led |= opens;
                        let is_part = tokens[..at].iter().any(|token| token.is(WordClass::Connector));
                        if is_part && printed.point == Point::Span && printed.months.0 == printed.months.1 {
                            self.context.before_part = self.context.before_part.or(self.context.period);
                        }
                        self.context.take_period(printed, time.is_date);
                        // 上半年,…: no longer what is to come.
                        let is_over = self.context.period.is_some_and(|(period, _)| {
                            self.context.calendar.published.is_some_and(|published| !period.is_after(published))
                        });
                        if opens && is_over && printed.point == Point::Span {
                            self.context.is_future = false;
                        }
                    }
                }
                // 已开工85个.
                (_, Some(WordClass::Noun)) if at + 1 == tokens.len() && line.get(token.start) == Some('已') => {
                    (self.context.is_done, self.context.status) = (true, None);
                }
                (_, Some(WordClass::Status)) => match token.value() {
                    "done" => {
                        (self.context.is_done, self.context.status) = (true, None);
                        let first = line.get(token.start);
                        self.context.is_by_now |= has_figure && matches!(first, Some('已' | '现'));
                    }
                    "once" => {
                        self.context.is_once = true;
                        self.context.status = Some((Status::Plan, ArticleReason::Printed));
                    }
                    // 目标 is read behind a figure.
                    "aim" => {
                        let next = tokens.get(at + 1);
                        if next.is_none_or(|next| next.is(WordClass::Light)) && has_figure {
                            self.context.status = Some((Status::Target, ArticleReason::Printed));
                        }
                    }
                    "weak" => {
                        // 将 says little beside 预计.
                        self.context.status = self.context.status.or(Some((Status::Plan, ArticleReason::Printed)));
                    }
                    value => {
                        let status = Status::ALL.iter().find(|entry| entry.0 == value).map(|entry| entry.1);
                        self.context.status = status.map(|status| (status, ArticleReason::Printed));
                    }
                },
                (_, Some(WordClass::Future)) => self.context.status = Some((Status::Target, ArticleReason::Printed)),
                (TokenKind::Place(_), _) | (_, Some(WordClass::Connector | WordClass::Whole)) => {}
                // 本报讯 前三季度,…
                (TokenKind::Text, _)
                    if line.folded(token.start, token.end).iter().all(|letter| *letter == ' ')
                        || line.folded(token.start, token.end).ends_with(&['讯']) => {}
                _ => opens = false,
            }
        }
    }
}
