//! Periods in English.

use super::grammar::count;
use crate::period::{Grain, Period, Span, SpanEnd, SplitYears};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

/// `January–August 2021`, `as of 19 September 2021`.
pub(super) fn long(period: Period) -> String {
    match period {
        Period::AsOf(day) => format!("as of {} {} {}", day.day, month(day.month), day.year),
        Period::Span(span) => long_span(span),
        Period::Split(years) => split(years),
    }
}

/// `Jan–Aug 2021`, `H1 2021`, `19 Sep 2021`.
pub(super) fn short(period: Period) -> String {
    match period {
        Period::AsOf(day) => format!("{} {} {}", day.day, month_short(day.month), day.year),
        Period::Span(span) => short_span(span),
        Period::Split(years) => split(years),
    }
}

/// `2015/16`, `2015/16–2017/18`
fn split(years: SplitYears) -> String {
    let first = SplitYears::spelled(years.first);
    match years.first == years.last {
        true => first,
        false => [&first, "–", &SplitYears::spelled(years.last)].concat(),
    }
}

fn month(month: u8) -> &'static str {
    MONTHS[usize::from(month - 1) % 12]
}

fn month_short(number: u8) -> &'static str {
    month(number).get(..3).unwrap_or_default()
}

fn ordinal(end: SpanEnd) -> &'static str {
    ORDINALS[usize::from(end.1 - 1) % 4]
}

fn long_span(span: Span) -> String {
    let (grain, first, last) = span.ends();
    match grain {
        Grain::Year if first == last => first.0.to_string(),
        Grain::Year => format!("{}–{}", first.0, last.0),
        _ if first.0 != last.0 => format!("{}–{}", part(grain, first), part(grain, last)),
        _ if first == last => part(grain, first),
        Grain::Quarter if first.1 == 1 => format!("first {} quarters of {}", count(usize::from(last.1)), first.0),
        Grain::Quarter => format!("{} to {} quarter of {}", ordinal(first), ordinal(last), first.0),
        _ => format!("{}–{} {}", month(first.1 as u8), month(last.1 as u8), first.0),
    }
}

fn part(grain: Grain, end: SpanEnd) -> String {
    match grain {
        Grain::Year => end.0.to_string(),
        Grain::Half => format!("{} half of {}", ordinal(end), end.0),
        Grain::Quarter => format!("{} quarter of {}", ordinal(end), end.0),
        Grain::Month => format!("{} {}", month(end.1 as u8), end.0),
    }
}

fn short_span(span: Span) -> String {
    let (grain, first, last) = span.ends();
    let part = |end: SpanEnd| match grain {
        Grain::Year => end.0.to_string(),
        Grain::Half => format!("H{}", end.1),
        Grain::Quarter => format!("Q{}", end.1),
        Grain::Month => month_short(end.1 as u8).to_owned(),
    };
    match grain {
        Grain::Year => long_span(span),
        _ if first == last => format!("{} {}", part(first), first.0),
        _ if first.0 == last.0 => format!("{}–{} {}", part(first), part(last), first.0),
        _ => format!("{} {}–{} {}", part(first), first.0, part(last), last.0),
    }
}
