//! Periods in Chinese.

use crate::period::{Grain, Period, Span, SpanEnd, SplitYears};

const DIGITS: [&str; 4] = ["一", "二", "三", "四"];

/// `2021 年 1—8 月`, `截至 2021 年 9 月 19 日`.
pub(super) fn long(period: Period) -> String {
    match period {
        Period::AsOf(day) => format!("截至 {} 年 {} 月 {} 日", day.year, day.month, day.day),
        Period::Span(span) => self::span(span),
        Period::Split(years) => split(years),
    }
}

/// `2021 年 1—8 月`, `2021-09-19`.
pub(super) fn short(period: Period) -> String {
    match period {
        Period::AsOf(day) => format!("{}-{:02}-{:02}", day.year, day.month, day.day),
        Period::Span(span) => self::span(span),
        Period::Split(years) => split(years),
    }
}

/// `2015/16 年度`
fn split(years: SplitYears) -> String {
    match years.first == years.last {
        true => format!("{} 年度", SplitYears::spelled(years.first)),
        false => format!("{}—{} 年度", SplitYears::spelled(years.first), SplitYears::spelled(years.last)),
    }
}

fn span(span: Span) -> String {
    let (grain, first, last) = span.ends();
    match grain {
        Grain::Year if first == last => format!("{} 年", first.0),
        Grain::Year => format!("{}—{} 年", first.0, last.0),
        _ if first.0 != last.0 => format!("{}—{}", part(grain, first), part(grain, last)),
        _ if first == last => part(grain, first),
        Grain::Quarter if first.1 == 1 => format!("{} 年前{}季度", first.0, digit(last)),
        Grain::Quarter => format!("{} 年{}至{}季度", first.0, digit(first), digit(last)),
        _ => format!("{} 年 {}—{} 月", first.0, first.1, last.1),
    }
}

/// The number of a quarter in words.
fn digit(end: SpanEnd) -> &'static str {
    DIGITS[usize::from(end.1 - 1) % 4]
}

fn part(grain: Grain, end: SpanEnd) -> String {
    match grain {
        Grain::Year => format!("{} 年", end.0),
        Grain::Half => format!("{} 年{}半年", end.0, if end.1 == 1 { "上" } else { "下" }),
        Grain::Quarter => format!("{} 年{}季度", end.0, digit(end)),
        Grain::Month => format!("{} 年 {} 月", end.0, end.1),
    }
}
