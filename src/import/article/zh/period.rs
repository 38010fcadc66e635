//! Period and status of a Chinese figure, from what is printed and from what holds around it.

use super::super::rules::{Lexicon, WordClass};
use super::super::when::{ArticlePeriod, Point, Printed, PrintedYear};
use super::context::Context;
use super::measure::Naming;
use super::token::{Token, TokenKind};
use crate::data::{Measure, Status};
use crate::model::ArticleReason;

/// The period of a figure: that of the text around it. A state without one is that of the day of publication; what adds up goes to the
/// end of the month before.
pub(super) fn period(
    context: &Context,
    naming: &Naming,
    measure: Measure,
    words: &Lexicon,
) -> (Option<ArticlePeriod>, ArticleReason) {
    let found = match context.period {
        Some((period, reason)) => (Some(period), reason),
        None => (None, ArticleReason::Unknown),
    };
    let Some(published) = context.calendar.published else { return found };
    let so_far = Printed::span(PrintedYear::From(0), (1, 12)).at(Point::SoFar);
    let found = match found.0 {
        None => (context.calendar.period(so_far, None), ArticleReason::Publication),
        Some(_) => found,
    };
    let folded: Vec<char> = naming.name.chars().collect();
    // 签约项目14个,总投资528亿元: the money of what was signed.
    let is_money = measure == Measure::Amount && (naming.name.ends_with("投资") || naming.name.ends_with("资本"));
    let subject: Vec<char> = if folded.len() <= 5 && is_money {
        context.subject.name.chars().chain(folded.iter().copied()).collect()
    } else {
        folded.clone()
    };
    let has_flow = (0..subject.len()).any(|at| words.longest(&subject, at, &[WordClass::Flow]).is_some());
    let is_state = matches!(measure, Measure::Count | Measure::Amount | Measure::Rate);
    let is_actual = context.status.is_none()
        && (!context.is_future && !context.is_plan || context.is_done || naming.is_attribute && !context.is_plan);
    let is_stock =
        is_state && words.ends_with(&folded, WordClass::Stock) && !has_flow && context.calendar.title_year.is_none();
    let is_unfinished =
        found.0.is_some_and(|period| period.is_after(published) && period.first.0 == Some(published.year));
    let is_earlier = found.1 != ArticleReason::Printed;
    if is_actual && is_stock && (is_earlier || is_unfinished) {
        let now = Printed::span(PrintedYear::From(0), (1, 12)).at(Point::Now);
        return (context.calendar.period(now, None), ArticleReason::Publication);
    }
    if is_actual
        && is_unfinished
        && context.is_this_year
        && found.0.is_some_and(|period| period.day.is_none() && period.first.1 == 1 && period.last.1 == 12)
    {
        return (context.calendar.period(so_far, context.main), found.1);
    }
    // 到2022年新增10万家 adds up from now on.
    if let Some(mut period) = found.0.filter(|period| {
        context.is_by
            && has_flow
            && measure == Measure::Count
            && period.is_after(published)
            && period.first.0 > Some(published.year)
    }) {
        period.first.0 = Some(published.year);
        return (Some(period), found.1);
    }
    // 截至8月底完成年度计划的87.8%: what was done since January.
    if let Some(mut period) =
        found.0.filter(|period| period.day.is_some_and(|day| day >= 28) && period.first.1 == period.last.1)
        && matches!(measure, Measure::Rate | Measure::Growth | Measure::Amount)
        && (naming.name.contains("完成") || measure == Measure::Growth)
    {
        (period.first.1, period.day) = (1, None);
        return (Some(period), found.1);
    }
    found
}

/// An aim lies ahead: without a period of its own, in the year of publication.
pub(super) fn ahead(
    context: &Context,
    status: Status,
    found: (Option<ArticlePeriod>, ArticleReason),
) -> (Option<ArticlePeriod>, ArticleReason) {
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
pub(super) fn status(
    context: &Context,
    tokens: &[Token],
    at: usize,
    is_attribute: bool,
    period: (Option<ArticlePeriod>, ArticleReason),
) -> (Status, ArticleReason) {
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
