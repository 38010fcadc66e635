//! Reads Chinese lines: whose figure it is, of what, when, and with which status.

use super::super::draft::{Draft, PlaceRef};
use super::super::line::ArticleLine;
use super::super::rules::{Lexicon, WordClass};
use super::super::when::{ArticlePeriod, Calendar, Point, Printed, PrintedYear};
use super::figure::{FigureAt, UnitClass};
use super::list::{Items, items, series};
use super::measure::{Naming, measure, named};
use super::phrase::{Phrase, comparison, head, phrase};
use super::token::{Token, TokenKind};
use crate::data::{Measure, Status};
use crate::model::ArticleReason;
use crate::number::Comparator;

/// What is measured, for the clauses behind it.
#[derive(Clone, Debug, Default)]
pub(super) struct Subject {
    pub(super) name: String,
    /// The noun at its end: 投资 of 工业投资.
    pub(super) head: Vec<char>,
}

/// What holds where the next figure stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    pub(super) calendar: Calendar,
    /// What the article is about.
    pub(super) article_place: Option<PlaceRef>,
    /// The place of the last heading.
    pub(super) section_place: Option<PlaceRef>,
    /// The whole that the places of the package belong to.
    pub(super) whole: Option<PlaceRef>,
    place: Option<(Vec<PlaceRef>, ArticleReason)>,
    pub(super) period: Option<(ArticlePeriod, ArticleReason)>,
    /// The first period of the article or the section: that of paragraphs which print none.
    main: Option<ArticlePeriod>,
    /// Whether only the title printed it.
    main_is_title: bool,
    is_title: bool,
    /// Whether the last period printed was 今年.
    is_this_year: bool,
    /// Whether the article is a plan.
    pub(super) is_plan: bool,
    /// The year of the article.
    pub(super) year: Option<u16>,
    subject: Subject,
    /// Subjects of the sentence, for 分别 without a list.
    recent: Vec<String>,
    list: Option<Items>,
    status: Option<(Status, ArticleReason)>,
    is_done: bool,
    /// Whether the passage is on the future: 下一步.
    pub(super) is_future: bool,
    last_measure: Option<Measure>,
}

/// Reads the lines of an article.
pub(super) struct Reader<'a> {
    pub(super) words: &'a Lexicon,
    pub(super) context: Context,
    pub(super) drafts: Vec<Draft>,
}

impl Reader<'_> {
    /// Reads a line. Place and subject do not outlive it.
    pub(super) fn line(&mut self, index: usize, line: &ArticleLine, tokens: &[Token]) {
        if let Some(place) = heading(line, tokens) {
            self.context.section_place = Some(place);
            self.context.is_future = false;
            self.context.main = None;
        }
        self.context.is_title = self.drafts.is_empty() && self.context.main.is_none() && !tokens.iter().any(|token| token.is_mark('。'));
        let context = &mut self.context;
        context.place = None;
        context.subject = Subject::default();
        context.calendar.year = context.year;
        let earlier = context.main.or(context.period.map(|(period, _)| period));
        context.period = earlier.map(|period| (period, ArticleReason::Earlier));
        if self.words.longest(&line.plain, first_letter(line), &[WordClass::Future]).is_some_and(|entry| entry.word.len() > 2) {
            context.is_future = true;
        }
        for sentence in tokens.split_inclusive(|token| ['。', '！', '!', '？', '?'].iter().any(|mark| token.is_mark(*mark))) {
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
            self.clause(index, line, clause, &tokens[pending..end]);
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
        let figures: Vec<usize> = (0..tokens.len()).filter(|&at| matches!(tokens[at].kind, TokenKind::Figure(_))).collect();
        let lead = self.places(line, tokens, !figures.is_empty());
        let mut before = 0;
        let mut at = 0;
        while at < figures.len() {
            let segment = &tokens[before..figures[at]];
            self.cues(line, segment, true);
            let is_rank = matches!(&tokens[figures[at]].kind, TokenKind::Figure(figure) if figure.class == UnitClass::Rank);
            let phrase = phrase(line, &segment[lead.min(segment.len()) * usize::from(before == 0)..], is_rank, self.words);
            let run = series(line, tokens, figures[at], phrase.has_each);
            let list = if run.len() >= 2 { self.list(line, &tokens[..figures[at]], with_before, &phrase, run.len()) } else { None };
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
                    own.comparator = between.iter().find(|token| token.is(WordClass::Before)).and_then(|token| Comparator::parse(token.value()));
                    if own.movement.is_some() && between.iter().any(|token| matches!(token.class(), Some(WordClass::Up | WordClass::Down))) {
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
                    let place = self.whole(token.value());
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
                (_, Some(WordClass::Light | WordClass::Status | WordClass::RateOf | WordClass::All | WordClass::Future)) if places.is_empty() => {}
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

    /// The place that 全市 or 全区 means.
    fn whole(&self, level: &str) -> Option<PlaceRef> {
        let context = &self.context;
        let ends = |place: &PlaceRef, levels: &[&str]| levels.iter().any(|level| place.name.ends_with(level));
        let near = [&context.section_place, &context.article_place];
        let find = |levels: &[&str]| near.iter().filter_map(|place| place.as_ref()).find(|place| ends(place, levels)).cloned();
        let printed = |name: &str| Some(PlaceRef { district: None, name: name.to_owned() });
        match level {
            "nation" => printed("全国"),
            "district" => find(&["区", "新区", "自治区", "开发区"]).or_else(|| self.usual_place()),
            "county" => find(&["县", "旗"]).or_else(|| self.usual_place()),
            "province" => find(&["省", "自治区"]).or_else(|| {
                let is_listed = |place: &PlaceRef| self.words.entry(&place.name.chars().collect::<Vec<_>>(), WordClass::Place).is_some_and(|entry| entry.value == "province");
                context.article_place.clone().filter(is_listed).or_else(|| printed("全省"))
            }),
            "city" => find(&["市", "州"]).or_else(|| context.whole.clone().filter(|_| context.section_place.is_some() || context.article_place.is_none())).or_else(|| self.usual_place()).or_else(|| printed("全市")),
            _ => self.usual_place(),
        }
    }

    fn usual_place(&self) -> Option<PlaceRef> {
        self.context.section_place.clone().or_else(|| self.context.article_place.clone())
    }

    /// Periods and status words of a part of a clause. In a clause without a figure, a period counts only where it opens.
    fn cues(&mut self, line: &ArticleLine, tokens: &[Token], has_figure: bool) {
        let mut compared = 0;
        let mut opens = true;
        for (at, token) in tokens.iter().enumerate() {
            match (&token.kind, token.class()) {
                (_, Some(WordClass::Against)) => compared = at + 1 + comparison(&tokens[at + 1..]).unwrap_or(0),
                (TokenKind::Time(time), _) => {
                    let is_same = tokens[at + 1..].iter().take(2).any(|next| next.is(WordClass::Same)) || at > 0 && tokens[at - 1].is(WordClass::And) && tokens[at..].iter().any(|token| token.is(WordClass::Same));
                    if let Some(printed) = time.printed.filter(|_| at >= compared && !is_same && (opens || has_figure)) {
                        self.take_period(printed, time.is_date);
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

    fn take_period(&mut self, printed: Printed, is_date: bool) {
        let context = &mut self.context;
        if is_date && context.status.is_none() {
            return;
        }
        let is_aim = matches!(printed.point, Point::By | Point::Years(_));
        if let PrintedYear::Of(year) = printed.year && !is_aim {
            context.calendar.year = Some(year);
        }
        context.is_this_year = printed.year == PrintedYear::From(0) && printed.point == Point::Span;
        if let PrintedYear::From(_) = printed.year && !is_aim {
            context.calendar.year = context.calendar.period(printed, None).and_then(|period| period.last.0).or(context.calendar.year);
        }
        let current = context.period.map(|(period, _)| period);
        if let Some(period) = context.calendar.period(printed, current) {
            context.period = Some((period, ArticleReason::Printed));
            // 四季度再完成7个 after 已出让14宗.
            if context.calendar.published.is_some_and(|published| period.is_after(published)) && !context.is_this_year {
                context.is_done = false;
            }
            if printed.point == Point::SoFar && context.main.is_none() {
                context.main = Some(period);
            }
            if printed.point == Point::Now {
                (context.is_done, context.status) = (true, None);
            }
            let is_over = context.calendar.published.is_none_or(|published| !period.is_after(published));
            let is_open = context.main.is_none() || context.main_is_title && !context.is_title;
            if is_open && period.day.is_none() && printed.point == Point::Span && context.status.is_none() && is_over {
                (context.main, context.main_is_title) = (Some(period), context.is_title);
            }
            if matches!(printed.point, Point::By | Point::Years(_)) && !context.is_done {
                let is_ahead = context.calendar.published.is_none_or(|published| period.is_after(published));
                if is_ahead && context.status.is_none() {
                    context.status = Some((Status::Target, ArticleReason::Sentence));
                }
            }
        }
    }

    /// The items of a list of `count` figures.
    fn list(&self, line: &ArticleLine, tokens: &[Token], with_before: &[Token], phrase: &Phrase, count: usize) -> Option<Items> {
        if phrase.above.is_some() && !phrase.has_against || phrase.name.contains("三次产业") || phrase.name.contains("产业结构") {
            return None;
        }
        let start = tokens.iter().rposition(|token| matches!(&token.kind, TokenKind::Figure(figure) if figure.class != UnitClass::Counter)).map_or(0, |last| last + 1);
        if let Some(items) = items(line, &tokens[start..], count, self.words) {
            return Some(items);
        }
        if phrase.has_each && let Some(items) = clauses_as_items(line, with_before, count, self.words) {
            return Some(items);
        }
        if phrase.has_each && phrase.name.is_empty() && self.context.list.is_none()
            && let Some(each) = with_before.iter().rposition(|token| token.is(WordClass::Each))
            && let Some(items) = items(line, &with_before[..each.saturating_sub(1)], count, self.words)
        {
            return Some(items);
        }
        if !phrase.has_each && !phrase.name.is_empty() {
            return None;
        }
        let named = phrase.name.is_empty() || phrase.needs_subject;
        if named && let Some(list) = self.context.list.clone().filter(|list| list.len() == count) {
            return Some(list);
        }
        let recent = &self.context.recent;
        (named && phrase.has_each && recent.len() >= count).then(|| Items::Names(recent[recent.len() - count..].to_vec()))
    }

    /// Makes the row of a figure.
    #[allow(clippy::too_many_arguments)]
    fn figure(
        &mut self,
        index: usize,
        line: &ArticleLine,
        tokens: &[Token],
        at: usize,
        phrase: Phrase,
        (list, rank, count): (Option<&Items>, usize, usize),
        shared: Option<&FigureAt>,
    ) {
        let TokenKind::Figure(figure) = &tokens[at].kind else { return };
        let mut figure = (**figure).clone();
        let has_unit = figure.class != UnitClass::None;
        if let Some(shared) = shared.filter(|_| !has_unit || figure.class == UnitClass::Counter && figure.unit.1 - figure.unit.0 == 1 && rank + 1 < count) {
            (figure.class, figure.unit) = (shared.class, shared.unit);
        }
        if figure.class == UnitClass::Ratio && !(phrase.name.contains("产业") || self.context.subject.name.contains("产业")) {
            return;
        }
        let behind = &tokens[at + 1..];
        let context = &mut self.context;
        let (mut places, mut place_reason) = match &context.place {
            Some((places, reason)) => (places.clone(), *reason),
            None => match (&context.section_place, &context.article_place) {
                (Some(place), _) => (vec![place.clone()], ArticleReason::Heading),
                (None, Some(place)) => (vec![place.clone()], ArticleReason::Article),
                (None, None) => (Vec::new(), ArticleReason::Unknown),
            },
        };
        let mut naming = named(line, &figure, &phrase, behind, &context.subject, self.words);
        match list {
            Some(Items::Places(list)) => {
                places = list.get(rank).cloned().into_iter().collect();
                place_reason = ArticleReason::List;
            }
            Some(Items::Names(names)) => {
                let name = &names[rank];
                let folded: Vec<char> = name.chars().collect();
                let own = head(&folded, self.words);
                naming.name = if own.is_none() && !context.subject.head.is_empty() { format!("{name}{}", context.subject.head.iter().collect::<String>()) } else { name.clone() };
                if phrase.needs_subject {
                    naming.name.push_str(&phrase.name);
                }
                naming.reason = ArticleReason::List;
            }
            None => {}
        }
        if figure.class == UnitClass::Ratio && count == 3 {
            naming.name = format!("第{}产业比重", ["一", "二", "三"][rank]);
        }
        if let Some(project) = &naming.project {
            (places, place_reason) = (vec![PlaceRef { district: None, name: project.clone() }], ArticleReason::Printed);
        }
        let (measure, is_fall) = measure(&figure, &phrase, &naming.name, context.last_measure);
        let (period, period_reason) = period(context, &naming, measure, self.words);
        let (status, status_reason) = status(context, tokens, at, naming.is_attribute, (period, period_reason));
        let (period, period_reason) = ahead(context, status, (period, period_reason));
        let comparator = figure.comparator.or(phrase.comparator).unwrap_or(Comparator::Eq);
        let comparator = figure.word.as_deref().map_or(comparator, |_| word_bound(line, &figure, comparator));
        let is_guess = naming.is_guess || count >= 2 && list.is_none() && figure.class != UnitClass::Ratio || !has_unit && shared.is_none();
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
            is_guess,
        });
        context.last_measure = Some(measure);
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
}

/// The period of a figure: that of the text around it. A state without one is that of the day of publication; what adds up goes to the
/// end of the month before.
fn period(context: &Context, naming: &Naming, measure: Measure, words: &Lexicon) -> (Option<ArticlePeriod>, ArticleReason) {
    let found = match context.period {
        Some((period, reason)) => (Some(period), reason),
        None => (None, ArticleReason::Unknown),
    };
    let Some(published) = context.calendar.published else { return found };
    let folded: Vec<char> = naming.name.chars().collect();
    // 签约项目14个,总投资528亿元: the money of what was signed.
    let is_money = measure == Measure::Amount && (naming.name.ends_with("投资") || naming.name.ends_with("资本"));
    let subject: Vec<char> = if folded.len() <= 5 && is_money { context.subject.name.chars().chain(folded.iter().copied()).collect() } else { folded.clone() };
    let has_flow = (0..subject.len()).any(|at| words.longest(&subject, at, &[WordClass::Flow]).is_some());
    let is_state = matches!(measure, Measure::Count | Measure::Amount | Measure::Rate);
    let is_actual = context.status.is_none() && (!context.is_future && !context.is_plan || context.is_done || naming.is_attribute && !context.is_plan);
    let is_stock = is_state && words.ends_with(&folded, WordClass::Stock) && !has_flow && context.calendar.title_year.is_none();
    let is_unfinished = found.0.is_some_and(|period| period.is_after(published) && period.first.0 == Some(published.year));
    let is_earlier = found.1 != ArticleReason::Printed;
    if is_actual && is_stock && (is_earlier || is_unfinished) {
        let now = Printed::span(PrintedYear::From(0), (1, 12)).at(Point::Now);
        return (context.calendar.period(now, None), ArticleReason::Publication);
    }
    if is_actual && is_unfinished && context.is_this_year && found.0.is_some_and(|period| period.day.is_none() && period.first.1 == 1 && period.last.1 == 12) {
        let so_far = Printed::span(PrintedYear::From(0), (1, 12)).at(Point::SoFar);
        return (context.calendar.period(so_far, context.main), found.1);
    }
    // 截至8月底完成年度计划的87.8%: what was done since January.
    if let Some(mut period) = found.0.filter(|period| period.day.is_some_and(|day| day >= 28) && period.first.1 == period.last.1)
        && matches!(measure, Measure::Rate | Measure::Growth | Measure::Amount)
        && (naming.name.contains("完成") || measure == Measure::Growth)
    {
        (period.first.1, period.day) = (1, None);
        return (Some(period), found.1);
    }
    found
}

/// What is aimed at lies ahead: without a period of its own, in the year of publication.
fn ahead(context: &Context, status: Status, found: (Option<ArticlePeriod>, ArticleReason)) -> (Option<ArticlePeriod>, ArticleReason) {
    let Some(published) = context.calendar.published else { return found };
    let is_aim = matches!(status, Status::Target | Status::Plan);
    let is_past = found.0.is_none_or(|period| (period.last.0, period.last.1) < (Some(published.year), published.month));
    if is_aim && is_past && found.1 != ArticleReason::Printed {
        let year = Some(published.year);
        return (Some(ArticlePeriod { first: (year, 1), last: (year, 12), day: None }), ArticleReason::Publication);
    }
    found
}

/// The status of a figure.
fn status(context: &Context, tokens: &[Token], at: usize, is_attribute: bool, period: (Option<ArticlePeriod>, ArticleReason)) -> (Status, ArticleReason) {
    // 10%的增长目标.
    let behind = tokens[at + 1..].iter().take_while(|token| !matches!(token.kind, TokenKind::Figure(_)));
    for token in behind {
        let names = tokens.iter().find(|next| next.start == token.end).is_some_and(Token::is_content);
        if token.is(WordClass::Status) && matches!(token.value(), "target" | "aim") && !names {
            return (Status::Target, ArticleReason::Printed);
        }
    }
    if let Some((status, reason)) = context.status {
        return (status, reason);
    }
    let is_ahead = match (context.calendar.published, period) {
        (Some(published), (Some(period), reason)) => period.is_after(published) && reason == ArticleReason::Printed,
        _ => false,
    };
    let is_over = matches!((context.calendar.published, period), (Some(published), (Some(period), ArticleReason::Printed)) if !period.is_after(published));
    let is_future = (context.is_future && !is_attribute || context.is_plan) && !is_over;
    if (is_ahead && !context.is_this_year || is_future) && !context.is_done {
        return (Status::Target, ArticleReason::Earlier);
    }
    (Status::Actual, ArticleReason::Usual)
}

/// The bound of a number word: 过半 is more than half.
fn word_bound(line: &ArticleLine, figure: &FigureAt, comparator: Comparator) -> Comparator {
    match line.get(figure.start) {
        Some('过' | '逾') => Comparator::Gt,
        Some('近') => Comparator::Lt,
        _ => comparator,
    }
}

/// The unit as printed; that of a number in words is per cent.
fn unit_text(line: &ArticleLine, figure: &FigureAt) -> String {
    match figure.class {
        UnitClass::Percent if figure.is_words && figure.unit.0 <= figure.start || figure.word.is_some() && figure.class != UnitClass::Rank => "%".to_owned(),
        UnitClass::Ratio => "%".to_owned(),
        UnitClass::Rank if figure.unit.0 == figure.unit.1 || figure.word.is_some() => "位".to_owned(),
        _ => line.text(figure.unit.0, figure.unit.1).chars().filter(|letter| !matches!(letter, '多' | '余' | '几')).collect(),
    }
}

/// The last figure of a list, if it has the unit that the others lack: 3.1、4.2和5.3个百分点.
fn unit_of_last(tokens: &[Token], run: &[usize]) -> Option<FigureAt> {
    let (&last, before) = run.split_last()?;
    let TokenKind::Figure(figure) = &tokens[last].kind else { return None };
    (!before.is_empty() && figure.class != UnitClass::None && figure.class != UnitClass::Ratio).then(|| (**figure).clone())
}

/// Clauses without a figure as items of a list: 甲业,乙业,丙业分别增长….
fn clauses_as_items(line: &ArticleLine, tokens: &[Token], count: usize, words: &Lexicon) -> Option<Items> {
    let end = tokens.iter().rposition(|token| token.is(WordClass::Each))?;
    let mut clauses: Vec<&[Token]> = tokens[..end].split(|token| token.is_mark(',') || token.is_mark('，')).collect();
    while clauses.len() > count {
        clauses.remove(0);
    }
    if clauses.len() < count {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    for clause in &clauses {
        let start = clause.iter().position(Token::is_content)?;
        let stop = clause[start..].iter().position(|token| matches!(token.kind, TokenKind::Figure(_))).map_or(clause.len(), |stop| start + stop);
        names.push(line.text(clause[start].start, clause[stop.max(start + 1) - 1].end));
    }
    let tail: String = match tokens[..end].iter().rposition(|token| matches!(token.kind, TokenKind::Figure(_))) {
        Some(figure) => {
            let folded = line.folded(tokens[figure].end, tokens[end].start);
            head(folded, words).map(|head| head.into_iter().collect()).unwrap_or_default()
        }
        None => String::new(),
    };
    for name in &mut names {
        name.push_str(&tail);
    }
    Some(Items::Names(names))
}

/// Tokens without brackets that hold no figure: 固定资产投资(不含农户)增长5%. Other brackets end clauses.
fn without_brackets(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].is_mark('(') || tokens[at].is_mark('（') {
            let close = tokens[at..].iter().position(|token| token.is_mark(')') || token.is_mark('）'));
            let has_figure = |end: usize| tokens[at..at + end].iter().any(|token| matches!(token.kind, TokenKind::Figure(_) | TokenKind::Time(_)));
            if let Some(close) = close.filter(|&close| !has_figure(close)) {
                at += close + 1;
                continue;
            }
        }
        kept.push(tokens[at].clone());
        at += 1;
    }
    kept
}

/// The place that a heading names: a short line with a place and nothing else.
fn heading(line: &ArticleLine, tokens: &[Token]) -> Option<PlaceRef> {
    let mut place = None;
    for token in tokens {
        match &token.kind {
            TokenKind::Place(found) if place.is_none() => place = Some(found.clone()),
            TokenKind::Punctuation(_) => {}
            TokenKind::Text if line.folded(token.start, token.end).iter().all(|letter| !letter.is_alphanumeric()) => {}
            _ => return None,
        }
    }
    place
}

fn first_letter(line: &ArticleLine) -> usize {
    line.plain.iter().position(|letter| letter.is_alphanumeric()).unwrap_or(0)
}
