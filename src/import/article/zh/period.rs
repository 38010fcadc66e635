//! Period and status of a Chinese figure, from what is printed and from what holds around it.

use super::super::rules::{Lexicon, WordClass};
use super::super::when::{ArticlePeriod, Point, Printed, PrintedYear};
use super::context::Context;
use super::measure::Naming;
use super::token::{Token, TokenKind};
use crate::collect::IntoVec;
use crate::data::{Measure, Status};
use crate::model::ArticleReason;

/// The time of a figure, by the words around it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cues {
    /// It counts what exists already: 依托13个专班, 投资10亿元的…项目.
    pub(super) is_given: bool,
    /// It counts from now on: 再完成5条.
    pub(super) is_remaining: bool,
    /// It sums up over time: 新开工40个.
    pub(super) is_flow: bool,
    /// It is chosen or built anew: 新建400个车位.
    pub(super) is_new: bool,
    /// It is planned for the year: 年度计划投资.
    pub(super) is_year_plan: bool,
    /// The figure counts work that is to be done before a day: 85个项目年内开工.
    pub(super) until: Option<ArticlePeriod>,
}

/// The period of a figure: that of the text around it. A state without one is that of the day of publication; what adds up goes to the
/// end of the month before.
pub(super) fn period(
    context: &Context,
    naming: &Naming,
    (measure, is_priced): (Measure, bool),
    cues: Cues,
    words: &Lexicon,
) -> (Option<ArticlePeriod>, ArticleReason) {
    let found = match context.period {
        Some((period, reason)) => (Some(period), reason),
        None => (None, ArticleReason::Unknown),
    };
    let Some(published) = context.calendar.published else { return found };
    if let Some(until) = cues.until {
        return (Some(until), ArticleReason::Printed);
    }
    if let Some(streak) = context.streak {
        return (Some(streak), found.1);
    }
    let now = Printed::span(PrintedYear::From(0), (1, 12)).at(Point::Now);
    let now = (context.calendar.period(now, None), ArticleReason::Publication);
    let so_far = Printed::span(PrintedYear::From(0), (1, 12)).at(Point::SoFar);
    let found = match found.0 {
        None => (context.calendar.period(so_far, None), ArticleReason::Publication),
        Some(_) => found,
    };
    let is_earlier = found.1 != ArticleReason::Printed || context.is_so_far && !context.is_period_here;
    if let Some(mut period) = found.0.filter(|period| cues.is_year_plan && period.day.is_none()) {
        (period.first, period.last) = ((period.last.0, 1), (period.last.0, 12));
        return (Some(period), found.1);
    }
    if let Some(period) = context.whole_period.filter(|_| is_earlier && measure == Measure::Count) {
        return (Some(period), ArticleReason::Sentence);
    }
    // What a plant will make has no date yet.
    if context.is_once {
        return now;
    }
    let is_report = context.calendar.title_year.is_some();
    let folded: Vec<char> = naming.name.chars().collect();
    // 签约项目14个,总投资528亿元: the money of what was signed.
    let is_money = measure == Measure::Amount && (naming.name.ends_with("投资") || naming.name.ends_with("资本"));
    let subject: Vec<char> = if folded.len() <= 5 && is_money && !naming.is_attribute {
        context.subject.name.chars().chain(folded.iter().copied()).into_vec()
    } else {
        folded.clone()
    };
    let is_open = words.longest(&folded, 0, &[WordClass::Stock]).is_some_and(|entry| entry.value == "open");
    let names_flow = (0..subject.len()).any(|at| words.longest(&subject, at, &[WordClass::Flow]).is_some());
    let has_flow = !is_open && (cues.is_flow || names_flow);
    let is_state = matches!(measure, Measure::Count | Measure::Amount | Measure::Rate);
    let is_new = context.is_future && cues.is_new;
    let is_ahead = context.is_plan || context.is_future && (is_new || !naming.is_attribute);
    let is_actual = context.status.is_none() && (context.is_done || !is_ahead);
    let names_stock = words.ends_with(&folded, WordClass::Stock)
        || naming.is_attribute && (0..folded.len()).any(|at| words.longest(&folded, at, &[WordClass::Stock]).is_some());
    let is_stock = is_state && names_stock && !has_flow && !is_report;
    let has_begun = |period: &ArticlePeriod| period.first <= (Some(published.year), published.month);
    let is_unfinished = found.0.is_some_and(|period| {
        period.is_after(published) && period.first.0 == Some(published.year) && has_begun(&period)
    });
    let is_by_now =
        context.is_by_now && !is_report && (measure == Measure::Count || measure == Measure::Amount && !is_money);
    if cues.is_given && is_earlier
        || is_actual && is_stock && (is_earlier || is_unfinished)
        || is_by_now && is_actual && is_earlier
    {
        return now;
    }
    if is_actual
        && is_unfinished
        && context.is_this_year
        && found.0.is_some_and(|period| period.day.is_none() && period.first.1 == 1 && period.last.1 == 12)
    {
        return (context.calendar.period(so_far, context.main), found.1);
    }
    // 年底前再完成5条: from now on.
    let is_counted = measure == Measure::Count || measure == Measure::Amount && !is_priced;
    let is_sum = cues.is_remaining || context.is_until && has_flow && is_counted;
    if let Some(mut period) = found.0.filter(|period| {
        is_sum && period.is_after(published) && period.day.is_none() && (has_begun(period) || context.is_until)
    }) && period.last.0 == Some(published.year)
    {
        period.first = (Some(published.year), published.month);
        return (Some(period), found.1);
    }
    // 到2022年新增10万家 adds up from now on.
    if let Some(mut period) = found.0.filter(|period| {
        context.is_by
            && has_flow
            && !naming.name.starts_with("建成")
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
        && matches!(measure, Measure::Rate | Measure::Share | Measure::Growth | Measure::Amount)
        && (naming.name.contains("完成") || measure == Measure::Growth && !naming.name.contains("余额"))
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
    let is_past =
        found.0.is_none_or(|period| (period.last.0, period.last.1) <= (Some(published.year), published.month));
    let is_now = found.1 == ArticleReason::Publication && found.0.is_some_and(|period| period.day.is_some());
    if is_aim && is_past && !is_now && found.1 != ArticleReason::Printed {
        let year = Some(published.year);
        return (
            Some(ArticlePeriod { first: (year, 1), last: (year, 12), day: None, is_fiscal: false }),
            ArticleReason::Publication,
        );
    }
    found
}

/// The status of a figure.
pub(super) fn status(
    context: &Context,
    tokens: &[Token],
    at: usize,
    (is_attribute, cues): (bool, Cues),
    period: (Option<ArticlePeriod>, ArticleReason),
) -> (Status, ArticleReason) {
    // 10%的增长目标.
    let behind = tokens[at + 1..].iter().take_while(|token| !matches!(token.kind, TokenKind::Figure(_)));
    for token in behind {
        // 目标企业 is none; 向100万辆的目标迈进 is.
        let is_of = tokens.iter().any(|of| of.end == token.start && of.is(WordClass::Light));
        let names = !is_of && tokens.iter().find(|next| next.start == token.end).is_some_and(Token::is_content);
        if token.is(WordClass::Status) && matches!(token.value(), "target" | "aim") && !names {
            return (Status::Target, ArticleReason::Printed);
        }
    }
    if cues.is_given {
        return (Status::Actual, ArticleReason::Usual);
    }
    if cues.until.is_some() || cues.is_year_plan {
        return (Status::Plan, ArticleReason::Printed);
    }
    if context.is_future && cues.is_new && context.status.is_none() {
        return (Status::Plan, ArticleReason::Sentence);
    }
    if let Some((status, reason)) = context.status {
        return (status, reason);
    }
    // 一季度预计开工155个。完成投资增长7%: the quarter is not over.
    let is_open = match (context.calendar.published, period) {
        (Some(published), (Some(period), reason)) => {
            reason == ArticleReason::Earlier
                && (period.last.0, period.last.1) >= (Some(published.year), published.month)
        }
        _ => false,
    };
    if context.was_forecast && is_open && !is_attribute && !context.is_done {
        return (Status::Forecast, ArticleReason::Earlier);
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
