//! The words between a Chinese figure and the one before it that say of what time it is.

use super::super::line::ArticleLine;
use super::super::rules::{Lexicon, WordClass};
use super::super::when::{ArticlePeriod, Point, earlier};
use super::context::Context;
use super::figure::{FigureAt, UnitClass};
use super::measure::Naming;
use super::period::Cues;
use super::token::{Token, TokenKind};

/// The position at which the words before a figure begin: behind the figure before, or with the clause. What stands before the first
/// of 新增甲类企业4家、乙类企业17家 is said of both.
fn near(tokens: &[Token], mut at: usize) -> usize {
    while let Some(last) = tokens[..at].iter().rposition(|token| matches!(token.kind, TokenKind::Figure(_))) {
        let next = &tokens[last + 1];
        if !(next.is_mark('、') || next.is(WordClass::And)) {
            return next.start;
        }
        at = last;
    }
    tokens[0].start
}

/// True if a word of a class with one of the values stands in a range; 再 of 再生 is none.
fn says(
    line: &ArticleLine,
    (start, end): (usize, usize),
    (class, values): (WordClass, &[&str]),
    words: &Lexicon,
) -> bool {
    let end = end.min(line.plain.len());
    let mut at = start;
    while at < end {
        let held = words.longest(&line.plain, at, &[WordClass::Noun]).map_or(0, |entry| entry.word.len());
        match words.longest(&line.plain, at, &[class]) {
            Some(entry) if entry.word.len() >= held && at + entry.word.len() <= end => {
                if values.contains(&entry.value.as_str()) {
                    return true;
                }
                at += entry.word.len();
            }
            _ => at += held.max(1),
        }
    }
    false
}

/// Reads the time of a figure from the words around it.
pub(super) fn cues(
    line: &ArticleLine,
    tokens: &[Token],
    at: usize,
    figure: &FigureAt,
    naming: &Naming,
    context: &Context,
    words: &Lexicon,
) -> Cues {
    let clause = (tokens[0].start, figure.start);
    let before = (near(tokens, at), figure.start);
    let is_counted = figure.class == UnitClass::Counter;
    let is_invested =
        figure.class == UnitClass::Money && naming.name.ends_with("投资") && !naming.name.contains("完成");
    // 投资41.2亿元建设, 投资40亿元的…基地, …项目(总投资5亿元).
    let is_built = says(line, (figure.behind, figure.behind + 2), (WordClass::Work, &["build"]), words);
    let is_inside = clause.0.checked_sub(1).and_then(|open| line.get(open)).is_some_and(|open| open == '(');
    let is_project = naming.is_attribute && naming.project.is_some() || is_built && !context.is_future || is_inside;
    // 推进13个项目 goes on; 引进13个项目 adds up.
    let flows: &[&str] = if naming.is_attribute { &[""] } else { &["", "ongoing"] };
    Cues {
        is_given: is_counted && says(line, clause, (WordClass::Refers, &[""]), words) || is_invested && is_project,
        is_remaining: says(line, before, (WordClass::Remaining, &[""]), words),
        is_flow: says(line, before, (WordClass::Flow, flows), words),
        is_new: says(line, before, (WordClass::Work, &["new"]), words),
        is_year_plan: is_year_plan(line, before, figure, naming, words),
        until: until(tokens, at, naming, context),
    }
}

/// 年度计划投资120亿元 is planned for the year; 完成年度计划投资 is not.
fn is_year_plan(
    line: &ArticleLine,
    (start, end): (usize, usize),
    figure: &FigureAt,
    naming: &Naming,
    words: &Lexicon,
) -> bool {
    let before: String = line.folded(start, end).iter().collect();
    let name: Vec<char> = naming.name.chars().collect();
    let is_plan = (0..name.len())
        .any(|start| words.entry(&name[start..], WordClass::Relative).is_some_and(|entry| entry.value == "plan"));
    figure.class == UnitClass::Money && is_plan && naming.name.contains("年度") && !before.contains("完成")
}

/// The time before which the described things are to be done, if the clause ends with it: 总投资540亿元的85个项目年内开工.
fn until(tokens: &[Token], at: usize, naming: &Naming, context: &Context) -> Option<ArticlePeriod> {
    let published = context.calendar.published.filter(|_| naming.is_attribute && !context.is_done)?;
    let last = tokens.iter().rposition(|token| matches!(token.kind, TokenKind::Time(_) | TokenKind::Figure(_)))?;
    let TokenKind::Time(time) = &tokens[last].kind else { return None };
    let printed = time.printed.filter(|printed| matches!(printed.point, Point::By | Point::Until))?;
    let mut period = context.calendar.period(printed, None).filter(|period| period.is_after(published))?;
    if last < at || tokens.len() == last + 1 || period.last.0 != Some(published.year) {
        return None;
    }
    period.first = (Some(published.year), published.month);
    Some(period)
}

/// The months of a streak that ends with the period around it: 连续17个月.
pub(super) fn streak(line: &ArticleLine, figure: &FigureAt, context: &Context) -> Option<ArticlePeriod> {
    let (period, _) = context.period?;
    let is_streak = line.folded(figure.start.saturating_sub(2), figure.start) == ['连', '续'];
    let unit: String = line.folded(figure.unit.0, figure.unit.1).iter().collect();
    let months = match unit.as_str() {
        "个月" => 1,
        "个季度" => 3,
        _ => return None,
    };
    let count: u8 = figure.digits.parse().ok().filter(|_| is_streak)?;
    let last = (period.last.0?, period.last.1);
    let first = earlier(last, count.checked_mul(months)?.checked_sub(1)?);
    Some(ArticlePeriod { first, last: period.last, day: None, is_fiscal: false })
}
