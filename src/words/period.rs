//! Periods in words.

use crate::language::Language;
use crate::period::{Day, End, Grain, Period, Span};

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
const DIGITS: [&str; 4] = ["一", "二", "三", "四"];

/// A period in full: `2021 年 1—8 月`, `January–August 2021`.
pub fn period(period: Period, language: Language) -> String {
    match (period, language) {
        (Period::AsOf(day), Language::Zh) => format!("截至 {}", day_zh(day)),
        (Period::AsOf(day), Language::En) => format!("as of {} {} {}", day.day, month_name(day.month), day.year),
        (Period::Span(span), Language::Zh) => span_zh(span),
        (Period::Span(span), Language::En) => span_en(span),
    }
}

/// A period for a tight place: `Jan–Aug 2021`, `H1 2021`; a whole year says that it is one in Chinese.
pub fn period_short(period: Period, language: Language) -> String {
    match (period, language) {
        (Period::AsOf(day), Language::Zh) => format!("{}-{:02}-{:02}", day.year, day.month, day.day),
        (Period::AsOf(day), Language::En) => day_short(day),
        (Period::Span(span), Language::Zh) => span_zh(span),
        (Period::Span(span), Language::En) => span_short(span),
    }
}

/// A date of publication: `2021-09-19`, `19 Sep 2021`, or as much of it as is known.
pub(super) fn date(published: Period, language: Language) -> String {
    match (published, language) {
        (Period::AsOf(day), Language::Zh) => format!("{}-{:02}-{:02}", day.year, day.month, day.day),
        _ => period_short(published, language),
    }
}

fn day_zh(day: Day) -> String {
    format!("{} 年 {} 月 {} 日", day.year, day.month, day.day)
}

fn day_short(day: Day) -> String {
    format!("{} {} {}", day.day, month_short(day.month), day.year)
}

fn month_name(month: u8) -> &'static str {
    MONTHS[usize::from(month - 1) % 12]
}

fn month_short(month: u8) -> &'static str {
    month_name(month).get(..3).unwrap_or_default()
}

fn span_zh(span: Span) -> String {
    let (grain, first, last) = span.ends();
    match grain {
        Grain::Year if first == last => format!("{} 年", first.0),
        Grain::Year => format!("{}—{} 年", first.0, last.0),
        _ if first.0 != last.0 => format!("{}—{}", part_zh(grain, first), part_zh(grain, last)),
        _ if first == last => part_zh(grain, first),
        Grain::Quarter if first.1 == 1 => format!("{} 年前{}季度", first.0, DIGITS[usize::from(last.1 - 1) % 4]),
        Grain::Quarter => format!("{} 年{}至{}季度", first.0, quarter_zh(first), quarter_zh(last)),
        _ => format!("{} 年 {}—{} 月", first.0, first.1, last.1),
    }
}

fn quarter_zh(end: End) -> &'static str {
    DIGITS[usize::from(end.1 - 1) % 4]
}

fn part_zh(grain: Grain, end: End) -> String {
    match grain {
        Grain::Year => format!("{} 年", end.0),
        Grain::Half => format!("{} 年{}半年", end.0, if end.1 == 1 { "上" } else { "下" }),
        Grain::Quarter => format!("{} 年{}季度", end.0, quarter_zh(end)),
        Grain::Month => format!("{} 年 {} 月", end.0, end.1),
    }
}

fn span_en(span: Span) -> String {
    let (grain, first, last) = span.ends();
    let ordinal = |end: End| ORDINALS[usize::from(end.1 - 1) % 4];
    match grain {
        Grain::Year if first == last => first.0.to_string(),
        Grain::Year => format!("{}–{}", first.0, last.0),
        _ if first.0 != last.0 => format!("{}–{}", part_en(grain, first), part_en(grain, last)),
        _ if first == last => part_en(grain, first),
        Grain::Quarter if first.1 == 1 => {
            format!("first {} quarters of {}", super::count(usize::from(last.1), Language::En), first.0)
        }
        Grain::Quarter => format!("{} to {} quarter of {}", ordinal(first), ordinal(last), first.0),
        _ => format!("{}–{} {}", month_name(first.1 as u8), month_name(last.1 as u8), first.0),
    }
}

fn part_en(grain: Grain, end: End) -> String {
    let ordinal = ORDINALS[usize::from(end.1 - 1) % 4];
    match grain {
        Grain::Year => end.0.to_string(),
        Grain::Half => format!("{ordinal} half of {}", end.0),
        Grain::Quarter => format!("{ordinal} quarter of {}", end.0),
        Grain::Month => format!("{} {}", month_name(end.1 as u8), end.0),
    }
}

fn span_short(span: Span) -> String {
    let (grain, first, last) = span.ends();
    let part = |end: End| match grain {
        Grain::Year => end.0.to_string(),
        Grain::Half => format!("H{}", end.1),
        Grain::Quarter => format!("Q{}", end.1),
        Grain::Month => month_short(end.1 as u8).to_owned(),
    };
    match grain {
        Grain::Year => span_en(span),
        _ if first == last => format!("{} {}", part(first), first.0),
        _ if first.0 == last.0 => format!("{}–{} {}", part(first), part(last), first.0),
        _ => format!("{} {}–{} {}", part(first), first.0, part(last), last.0),
    }
}
