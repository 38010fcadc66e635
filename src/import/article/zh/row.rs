//! Makes the row of a Chinese figure from the words around it.

use super::super::draft::{Draft, Items, PlaceRef};
use super::super::line::ArticleLine;
use super::super::rules::{Lexicon, WordClass};
use super::super::when::ArticlePeriod;
use super::context::{Context, Subject};
use super::each::{bare_name, periods};
use super::figure::{FigureAt, UnitClass};
use super::list::{clauses_as_items, items};
use super::measure::{measure, named};
use super::near::{cues, streak};
use super::period::{ahead, period, status};
use super::phrase::{Phrase, head};
use super::token::{Token, TokenKind};
use super::unit::{unit_text, word_bound};
use super::whole;
use crate::collect::IntoVec;
use crate::data::{Measure, Status};
use crate::model::ArticleReason;
use crate::number::Comparator;

/// Reads the lines of an article.
pub(super) struct Reader<'a> {
    pub(super) words: &'a Lexicon,
    pub(super) context: Context,
    pub(super) drafts: Vec<Draft>,
}

impl Reader<'_> {
    /// The items of a list of `count` figures.
    pub(super) fn list(
        &self,
        line: &ArticleLine,
        tokens: &[Token],
        with_before: &[Token],
        phrase: &Phrase,
        count: usize,
    ) -> Option<Items> {
        if phrase.above.is_some() && !phrase.has_against
            || phrase.name.contains("三次产业")
            || phrase.name.contains("产业结构")
        {
            return None;
        }
        let start = tokens
            .iter()
            .rposition(|token| matches!(&token.kind, TokenKind::Figure(figure) if figure.class != UnitClass::Counter))
            .map_or(0, |last| last + 1);
        if let Some(items) = items(line, &tokens[start..], count, self.words) {
            return Some(items);
        }
        if phrase.has_each
            && let Some(items) = clauses_as_items(line, with_before, count, self.words)
        {
            return Some(items);
        }
        if phrase.has_each
            && phrase.name.is_empty()
            && self.context.list.is_none()
            && let Some(each) = with_before.iter().rposition(|token| token.is(WordClass::Each))
            && let Some(items) = items(line, &with_before[..each.saturating_sub(1)], count, self.words)
        {
            return Some(items);
        }
        if !phrase.has_each && !phrase.name.is_empty() {
            return None;
        }
        let named = phrase.name.is_empty() || phrase.needs_subject;
        // 城乡居民收入分别增长7%和8%.
        let of = |part: &str| phrase.name.replacen("城乡", part, 1);
        if phrase.has_each && count == 2 && phrase.name.starts_with("城乡居民") {
            return Some(Items::Names(vec![of("城镇"), of("农村")]));
        }
        if (named || phrase.has_each)
            && let Some(list) = self.context.list.clone().filter(|list| list.len() == count)
        {
            return Some(list);
        }
        let recent = &self.context.recent;
        (named && phrase.has_each && recent.len() >= count)
            .then(|| Items::Names(recent[recent.len() - count..].to_vec()))
    }

    /// Makes the row of a figure.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn figure(
        &mut self,
        index: usize,
        line: &ArticleLine,
        tokens: &[Token],
        at: usize,
        mut phrase: Phrase,
        (list, rank, count): (Option<&Items>, usize, usize),
        shared: Option<&FigureAt>,
    ) {
        let TokenKind::Figure(figure) = &tokens[at].kind else { return };
        let mut figure = (**figure).clone();
        let has_unit = figure.class != UnitClass::None;
        if let Some(shared) = shared.filter(|_| {
            !has_unit || figure.class == UnitClass::Counter && figure.unit.1 - figure.unit.0 == 1 && rank + 1 < count
        }) {
            (figure.class, figure.unit) = (shared.class, shared.unit);
        }
        // 带动全市投资增长12%: the rate of what is pulled.
        if figure.class == UnitClass::Percent && phrase.has_pull && phrase.movement.is_some() {
            let pull =
                |at: usize| self.words.longest(&phrase.folded, at, &[WordClass::Pull]).map(|pull| at + pull.word.len());
            let behind = (0..phrase.folded.len()).find_map(pull).filter(|&behind| behind < phrase.folded.len());
            if let Some(behind) = behind {
                phrase.name = phrase.name.chars().skip(behind).collect();
                phrase.folded.drain(..behind);
                (phrase.has_pull, phrase.needs_subject) = (false, false);
            }
        }
        if figure.class == UnitClass::Ratio
            && !(phrase.name.contains("产业") || self.context.subject.name.contains("产业"))
        {
            return;
        }
        let behind = &tokens[at + 1..];
        let is_whole = figure.word.as_deref().is_some_and(|word| word.starts_with("all"));
        let wholes = if is_whole { whole::names(line, index, &figure, &phrase, &self.drafts) } else { Vec::new() };
        if is_whole && wholes.is_empty() {
            return;
        }
        let context = &mut self.context;
        let (mut places, mut place_reason) = match &context.place {
            Some((places, reason)) => (places.clone(), *reason),
            None => match (&context.section_place, &context.article_place) {
                (Some(place), _) => (vec![place.clone()], ArticleReason::Heading),
                (None, Some(place)) if context.is_titled => (vec![place.clone()], ArticleReason::Article),
                (None, Some(place)) => (vec![place.clone()], ArticleReason::Earlier),
                (None, None) => (Vec::new(), ArticleReason::Unknown),
            },
        };
        let mut naming = named(line, &figure, &phrase, behind, &context.subject, self.words);
        // 10个市级重点项目,完成投资103亿元: theirs.
        if figure.class == UnitClass::Money
            && phrase.folded == ['完', '成', '投', '资']
            && context.recent.last() == Some(&context.subject.name)
            && context.subject.name.ends_with(['目', '業', '业'])
        {
            naming.name.insert_str(0, &context.subject.name);
            naming.subject.clone_from(&naming.name);
        }
        match list {
            Some(Items::Places(list)) => {
                places = list.get(rank).cloned().into_iter().into_vec();
                place_reason = ArticleReason::List;
            }
            Some(Items::Names(names)) => {
                let name = &names[rank];
                let folded: Vec<char> = name.chars().collect();
                let own = head(&folded, self.words).or(phrase.has_pull.then(Vec::new));
                naming.name = if own.is_none() && !context.subject.head.is_empty() {
                    [name.as_str(), &context.subject.head.iter().collect::<String>()].concat()
                } else {
                    name.clone()
                };
                // The list of a clause before names whose the figures are, not what they measure.
                let is_earlier = matches!(&context.list, Some(Items::Names(earlier)) if earlier == names);
                if phrase.needs_subject || is_earlier && phrase.has_each {
                    naming.name.push_str(&phrase.name);
                }
                naming.reason = ArticleReason::List;
            }
            None => {}
        }
        if figure.class == UnitClass::Ratio && count == 3 {
            let of = if phrase.name.contains("投资") { "投资" } else { "" };
            naming.name = ["第", ["一", "二", "三"][rank], "产业", of, "比重"].concat();
        }
        if let Some(project) = &naming.project {
            (places, place_reason) = (vec![PlaceRef { district: None, name: project.clone() }], ArticleReason::Printed);
        }
        // 比重提升2.3个百分点,达到4.9%: the share itself.
        if phrase.name.is_empty()
            && phrase.movement.is_none()
            && figure.class == UnitClass::Percent
            && context.last_measure == Some(Measure::Change)
            && list.is_none()
        {
            naming.name.clone_from(&context.last_name);
        }
        if let Some(whole) = wholes.first() {
            (naming.name, naming.is_subject) = (whole.clone(), false);
        }
        let (measure, is_fall) = measure(&figure, &phrase, &naming.name, context.last_percent);
        // 10%的增长目标.
        let is_aim = behind.first().is_some_and(|token| line.folded(token.start, token.end) == ['的'])
            && behind
                .get(1)
                .is_some_and(|token| self.words.longest(&line.plain, token.start, &[WordClass::Up]).is_some());
        let measure = if is_aim && figure.class == UnitClass::Percent { Measure::Growth } else { measure };
        let cues = cues(line, tokens, at, &figure, &naming, context, self.words);
        context.streak = streak(line, &figure, context).or(context.streak);
        let (period, period_reason) =
            period(context, &naming, (measure, figure.class == UnitClass::Money), cues, self.words);
        let (status, status_reason) = status(context, tokens, at, (naming.is_attribute, cues), (period, period_reason));
        // 启动2个村庄改造 is work, 引进项目20个 a result.
        let behind_end = tokens.last().map_or(figure.behind, |last| last.end).min(figure.behind + 14);
        let is_work = (tokens[0].start..behind_end).any(|at| {
            self.words.longest(&line.plain, at, &[WordClass::Work]).is_some_and(|work| work.value != "build")
        });
        let is_inferred = status == Status::Target && status_reason != ArticleReason::Printed;
        let status = if is_inferred && is_work { Status::Plan } else { status };
        let (period, period_reason) = ahead(context, status, (period, period_reason));
        // 均为新建项目: as of the count.
        let is_counted =
            is_whole && period_reason != ArticleReason::Printed && figure.word.as_deref() != Some("all-of");
        let counted = self.drafts.iter().rfind(|draft| draft.line == index && draft.measure == Measure::Count);
        let (period, period_reason) = counted
            .filter(|_| is_counted)
            .map_or((period, period_reason), |counted| (counted.period, counted.period_reason));
        let comparator = figure.comparator.or(phrase.comparator).unwrap_or(Comparator::Eq);
        let comparator = figure.word.as_deref().map_or(comparator, |_| word_bound(line, &figure, comparator));
        let is_guess = naming.is_guess
            || count >= 2 && list.is_none() && figure.class != UnitClass::Ratio
            || !has_unit && shared.is_none();
        self.drafts.push(Draft {
            line: index,
            start: figure.start,
            end: figure.end,
            digits: figure.digits.clone(),
            unit: unit_text(line, &figure),
            comparator,
            places,
            place_reason,
            phrase: phrase.name.clone(),
            indicator: naming.name.clone(),
            indicator_reason: naming.reason,
            period,
            period_reason,
            status,
            status_reason,
            measure,
            is_fall,
            is_words: figure.is_words,
            is_each: phrase.has_all,
            is_guess,
        });
        self.repeat(wholes, period.map_or_else(Vec::new, |period| periods(line, figure.start, period, self.words)));
        let context = &mut self.context;
        context.last_measure = Some(measure);
        if matches!(figure.class, UnitClass::Percent | UnitClass::Times | UnitClass::Tenth) {
            context.last_percent = Some(measure);
        }
        context.last_name.clone_from(&naming.name);
        if naming.is_subject && list.is_none() {
            let folded: Vec<char> = naming.subject.chars().collect();
            let own = head(&folded, self.words);
            let head = own.unwrap_or_else(|| context.subject.head.clone());
            context.subject = Subject { name: naming.subject.clone(), head };
            if context.recent.last() != Some(&naming.subject) {
                context.recent.push(naming.subject);
            }
        }
    }

    /// Makes rows of the last one: one for each of several names, or for each of several periods.
    fn repeat(&mut self, names: Vec<String>, periods: Vec<ArticlePeriod>) {
        let Some(draft) = self.drafts.pop() else { return };
        for index in 0..names.len().max(periods.len()).max(1) {
            let mut draft = draft.clone();
            if let Some(name) = names.get(index) {
                draft.indicator.clone_from(name);
            }
            if let Some(&period) = periods.get(index) {
                (draft.indicator, draft.period) = (bare_name(&draft.indicator, self.words), Some(period));
            }
            self.drafts.push(draft);
        }
    }
}
