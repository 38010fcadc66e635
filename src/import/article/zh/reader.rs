//! Reads Chinese lines: sentence by sentence, clause by clause, figure by figure.

use super::super::line::ArticleLine;
use super::super::rules::WordClass;
use super::context::Subject;
use super::figure::UnitClass;
use super::list::series;
use super::phrase::{comparison, phrase};
use super::row::Reader;
use super::sentence::{bracketed, first_letter, heading, without_brackets};
use super::token::{Token, TokenKind};
use super::unit::unit_of_last;
use crate::data::Status;
use crate::model::ArticleReason;
use crate::number::Comparator;

impl Reader<'_> {
    /// Reads a line. Place and subject do not outlive it.
    pub(super) fn line(&mut self, index: usize, line: &ArticleLine, tokens: &[Token]) {
        if let Some(place) = heading(line, tokens) {
            self.context.section_place = Some(place);
            self.context.is_future = false;
            (self.context.main, self.context.period) = (None, None);
        }
        self.context.is_title =
            self.drafts.is_empty() && self.context.main.is_none() && !tokens.iter().any(|token| token.is_mark('。'));
        let context = &mut self.context;
        context.place = None;
        context.subject = Subject::default();
        context.calendar.year = context.year;
        let earlier = context.main.or(context.period.map(|(period, _)| period));
        context.period = earlier.map(|period| (period, ArticleReason::Earlier));
        if self
            .words
            .longest(&line.plain, first_letter(line), &[WordClass::Future])
            .is_some_and(|entry| entry.word.len() > 2)
        {
            context.is_future = true;
        }
        for sentence in
            tokens.split_inclusive(|token| ['。', '！', '!', '？', '?'].iter().any(|mark| token.is_mark(*mark)))
        {
            self.sentence(index, line, sentence);
        }
    }

    fn sentence(&mut self, index: usize, line: &ArticleLine, tokens: &[Token]) {
        let context = &mut self.context;
        (context.status, context.is_done, context.list) = (None, false, None);
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
        while start < tokens.len() {
            let end = tokens[start..].iter().position(is_end).map_or(tokens.len(), |end| start + end);
            let clause = &tokens[start..end];
            let has_figure = clause.iter().any(|token| matches!(token.kind, TokenKind::Figure(_)));
            let before = self.context.place.clone();
            let compared = bracketed(&tokens, start).and_then(|token| match &token.kind {
                TokenKind::Place(place) => Some(place.clone()),
                _ => self.context.whole(self.words, token.value()),
            });
            if has_figure && let Some(place) = compared.clone() {
                self.context.place = Some((vec![place], ArticleReason::Printed));
            }
            self.clause(index, line, clause, &tokens[pending..end]);
            if compared.is_some() {
                self.context.place = before;
            }
            let is_stop = tokens.get(end).is_some_and(|token| token.is_mark(';') || token.is_mark(':'));
            start = end + 1;
            if has_figure || is_stop {
                pending = start;
            }
            if is_stop && tokens.get(end).is_some_and(|token| token.is_mark(';')) {
                self.context.list = None;
            }
        }
    }

    /// Takes over what a clause says of place, period and status, then reads its figures.
    fn clause(&mut self, index: usize, line: &ArticleLine, tokens: &[Token], with_before: &[Token]) {
        let figures: Vec<usize> =
            (0..tokens.len()).filter(|&at| matches!(tokens[at].kind, TokenKind::Figure(_))).collect();
        let lead = self.places(line, tokens, !figures.is_empty());
        let mut before = 0;
        let mut at = 0;
        while at < figures.len() {
            let segment = &tokens[before..figures[at]];
            self.cues(line, segment, true);
            let is_rank =
                matches!(&tokens[figures[at]].kind, TokenKind::Figure(figure) if figure.class == UnitClass::Rank);
            let phrase =
                phrase(line, &segment[lead.min(segment.len()) * usize::from(before == 0)..], is_rank, self.words);
            let run = series(line, tokens, figures[at], phrase.has_each);
            let list = if run.len() >= 2 {
                self.list(line, &tokens[..figures[at]], with_before, &phrase, run.len())
            } else {
                None
            };
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
                    let place = self.context.whole(self.words, token.value());
                    if places.is_empty() || token.value() == "nation" {
                        places.extend(place);
                    }
                    behind = at + 1;
                }
                (_, Some(WordClass::And)) | (TokenKind::Punctuation('、'), _) if !places.is_empty() => {}
                (_, Some(WordClass::Connector)) => is_part = true,
                (TokenKind::Time(_), _) => {}
                (TokenKind::Text, _) if line.folded(token.start, token.end).iter().all(|letter| *letter == ' ') => {}
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
        // 胶州市委: an office of the place; the place holds, but is no item of a list.
        if !has_figure && (next.is_none() || places.len() > 1) {
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
                    if let Some(printed) = time.printed.filter(|_| at >= compared && !is_same && (opens || has_figure))
                    {
                        self.context.take_period(printed, time.is_date);
                    }
                }
                (_, Some(WordClass::Status)) => match token.value() {
                    "done" => (self.context.is_done, self.context.status) = (true, None),
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
                (TokenKind::Text, _) if line.folded(token.start, token.end).iter().all(|letter| *letter == ' ') => {}
                _ => opens = false,
            }
        }
    }
}
