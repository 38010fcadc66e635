//! English expressions of time.

use super::super::numeral::digits_at;
use super::super::rules::{Lexicon, WordClass};
use super::super::when::{Point, Printed, PrintedYear};
use super::ahead::years_ahead;
use super::words::{follows, says, skip_blanks, starts_word};

/// An expression of time at a position.
#[derive(Clone, Copy, Debug)]
pub(super) struct TimeAt {
    /// The position behind it.
    pub(super) end: usize,
    /// Its period; `None` if it is to be passed over.
    pub(super) printed: Option<Printed>,
    /// Whether it is a whole date.
    pub(super) is_date: bool,
    /// The months by which it lies before the period around it: a year earlier.
    pub(super) back: Option<u8>,
}

/// The expression of time at a position of lower-case text.
pub(super) fn time_at(text: &[char], at: usize, words: &Lexicon) -> Option<TimeAt> {
    if !starts_word(text, at) {
        return None;
    }
    end_of(text, at, words)
        .or_else(|| months_ending(text, at, words))
        .or_else(|| iso_date(text, at))
        .or_else(|| day_first(text, at, words))
        .or_else(|| month_span(text, at, words))
        .or_else(|| relative(text, at, words))
        .or_else(|| {
            let (end, printed) = years_ahead(text, at, words)?;
            Some(TimeAt { end, printed: Some(printed), is_date: false, back: None })
        })
        .or_else(|| fiscal(text, at))
        .or_else(|| clock(text, at))
        .or_else(|| bare_year(text, at))
}

fn span(year: PrintedYear, months: (u8, u8), end: usize) -> Option<TimeAt> {
    Some(TimeAt { end, printed: Some(Printed::span(year, months)), is_date: false, back: None })
}

fn year(text: &[char], at: usize) -> Option<(u16, usize)> {
    text.get(at).filter(|first| first.is_ascii_digit())?;
    let digits = text.get(at..at + 4)?;
    if text.get(at + 4).is_some_and(|next| next.is_alphanumeric())
        || at > 0 && (text[at - 1].is_alphanumeric() || matches!(text[at - 1], '£' | '$' | '€' | ',' | '.' | '/'))
    {
        return None;
    }
    if text.get(at + 4).is_some_and(|next| matches!(next, ',' | '.'))
        && text.get(at + 5).is_some_and(char::is_ascii_digit)
    {
        return None;
    }
    let year = digits.iter().try_fold(0, |year, digit| Some(year * 10 + digit.to_digit(10)?))?;
    (1900..2150).contains(&year).then_some((year as u16, at + 4))
}

/// The year behind an expression: of 2014, 2014, of this year, in 2014.
fn year_behind(text: &[char], at: usize) -> Option<(PrintedYear, usize)> {
    let mut start = skip_blanks(text, at);
    if text.get(start) == Some(&',') {
        start = skip_blanks(text, start + 1);
    }
    for lead in ["of", "in"] {
        if let Some(end) = says(text, start, lead) {
            start = skip_blanks(text, end);
        }
    }
    if let Some((year, end)) = year(text, start) {
        return Some((PrintedYear::Of(year), end));
    }
    for (word, years) in
        [("this year", 0), ("the year", 0), ("last year", -1), ("next year", 1), ("the current year", 0)]
    {
        if let Some(end) = says(text, start, word) {
            return Some((PrintedYear::From(years), end));
        }
    }
    None
}

/// Months of one word or phrase, with its year: first quarter of 2014, March 2014.
fn months(text: &[char], at: usize, words: &Lexicon) -> Option<((u8, u8), usize)> {
    let entry = words.longest(text, at, &[WordClass::Month])?;
    let end = at + entry.word.len();
    if text.get(end).is_some_and(|next| next.is_alphanumeric()) {
        return None;
    }
    // The verb may, the verb march.
    let (first, last) = entry.value.split_once("..")?;
    Some(((first.parse().ok()?, last.parse().ok()?), end))
}

fn month_span(text: &[char], at: usize, words: &Lexicon) -> Option<TimeAt> {
    if let Some((found, end)) = year(text, at) {
        // 2024 Q1.
        let (months, end) = months(text, skip_blanks(text, end), words)?;
        return span(PrintedYear::Of(found), months, end);
    }
    let (mut first, mut end) = months(text, at, words)?;
    // The June quarter ends in June.
    if let Some(behind) = says(text, skip_blanks(text, end), "quarter")
        && first.0 == first.1
        && first.1 >= 3
    {
        (first.0, end) = (first.1 - 2, behind);
    }
    let is_may = says(text, at, "may").is_some();
    // March 5, 2024; March 5.
    let day = skip_blanks(text, end);
    if let Some(numeral) = digits_at(text, day).filter(|numeral| numeral.end - day <= 2 && first.0 == first.1)
        && let Ok(number @ 1..=31) = numeral.digits.parse::<u8>()
    {
        let last = ordinal_end(text, numeral.end);
        let (year, last, is_date) = match year_behind(text, last) {
            Some((year @ PrintedYear::Of(_), end)) => (year, end, true),
            _ => (PrintedYear::Open, last, false),
        };
        let printed = Printed::span(year, first).at(Point::Day(number));
        return Some(TimeAt { end: last, printed: Some(printed), is_date, back: None });
    }
    let own = year_behind(text, end);
    if let Some((_, behind)) = own {
        end = behind;
    }
    if is_may && own.is_none() && !follows(text, at, "in|since|to|until|by|of|and|for|from|between|ending") {
        return None;
    }
    // January to September 2023; December 2019 to February 2020.
    let joint = skip_blanks(text, end);
    let dash = matches!(text.get(joint), Some('-' | '–' | '—')).then_some(joint + 1);
    let and = says(text, joint, "and").filter(|_| follows(text, at, "between"));
    let behind = ["to", "through"].iter().find_map(|word| says(text, joint, word)).or(dash).or(and);
    if let Some((last, behind)) = behind.and_then(|behind| months(text, skip_blanks(text, behind), words)) {
        let to = year_behind(text, behind);
        let end = to.map_or(behind, |(_, end)| end);
        let to = to.map(|(year, _)| year);
        let from = own.map(|(year, _)| year);
        // From a month to the same a year later: the change over the year to it.
        if first == last && from.is_some() && from != to {
            return span(to.unwrap_or(PrintedYear::Open), last, end);
        }
        let year = from.or(to).unwrap_or(PrintedYear::Open);
        let to_year = if from.is_some() && from != to { to } else { None };
        let printed = Printed { to_year, ..Printed::span(year, (first.0, last.1)) };
        return Some(TimeAt { end, printed: Some(printed), is_date: false, back: None });
    }
    // Through October: since January.
    if first.0 == first.1 && follows(text, at, "through") {
        first.0 = 1;
    }
    span(own.map_or(PrintedYear::Open, |(year, _)| year), first, end)
}

/// The end of a number with its suffix: 5th.
fn ordinal_end(text: &[char], at: usize) -> usize {
    ["st", "nd", "rd", "th"].iter().find_map(|suffix| says(text, at, suffix)).unwrap_or(at)
}

/// 5 March 2024.
fn day_first(text: &[char], at: usize, words: &Lexicon) -> Option<TimeAt> {
    let numeral = digits_at(text, at).filter(|numeral| numeral.end - at <= 2)?;
    let day = numeral.digits.parse::<u8>().ok().filter(|day| (1..=31).contains(day))?;
    let end = ordinal_end(text, numeral.end);
    let (months, end) = months(text, skip_blanks(text, end), words).filter(|(months, _)| months.0 == months.1)?;
    let (year, end) = match year_behind(text, end) {
        Some((year @ PrintedYear::Of(_), end)) => (year, end),
        _ => (PrintedYear::Open, end),
    };
    let printed = Printed::span(year, months).at(Point::Day(day));
    Some(TimeAt { end, printed: Some(printed), is_date: year != PrintedYear::Open, back: None })
}

/// The end of June, end-June, the end of 2023: a state.
fn end_of(text: &[char], at: usize, words: &Lexicon) -> Option<TimeAt> {
    let lead = ["the end of", "end of"].iter().find_map(|lead| says(text, at, lead)).map(|end| skip_blanks(text, end));
    let inner = match lead {
        Some(start) => {
            let start = ["the ", "this "]
                .iter()
                .find_map(|lead| says(text, start, lead.trim()))
                .map_or(start, |end| if says(text, start, "this").is_some() { start } else { skip_blanks(text, end) });
            time_at(text, start, words)?
        }
        None => {
            let start = says(text, at, "end").filter(|&end| text.get(end) == Some(&'-'))? + 1;
            time_at(text, start, words)?
        }
    };
    let printed = inner.printed.filter(|printed| matches!(printed.point, Point::Span | Point::By))?;
    Some(TimeAt { printed: Some(printed.at(Point::End)), ..inner })
}

fn iso_date(text: &[char], at: usize) -> Option<TimeAt> {
    let (year, end) = year(text, at)?;
    let digit = |at: usize| Some(text.get(end + at)?.to_digit(10)? as u8);
    let (month, day) = (digit(1)? * 10 + digit(2)?, digit(4)? * 10 + digit(5)?);
    if text[end] != '-' || text[end + 3] != '-' || !(1..=12).contains(&month) {
        return None;
    }
    let printed = Printed::span(PrintedYear::Of(year), (month, month)).at(Point::Day(day));
    Some(TimeAt { end: at + 10, printed: Some(printed), is_date: true, back: None })
}

/// The three months ending February 2020; the 12 months to March; the year to August.
fn months_ending(text: &[char], at: usize, words: &Lexicon) -> Option<TimeAt> {
    let counts = [
        ("three months", 3),
        ("3 months", 3),
        ("six months", 6),
        ("12 months", 12),
        ("twelve months", 12),
        ("nine months", 9),
        ("year", 12),
        ("quarter", 3),
    ];
    let (count, end) = counts.iter().find_map(|(word, count)| says(text, at, word).map(|end| (*count, end)))?;
    let joint = skip_blanks(text, end);
    let behind = ["ending", "ended", "to", "to the end of", "end", "through"]
        .iter()
        .filter_map(|word| says(text, joint, word))
        .max()?;
    let mut behind = skip_blanks(text, behind);
    if let Some(end) = says(text, behind, "in").or_else(|| says(text, behind, "on")) {
        behind = skip_blanks(text, end);
    }
    let inner = time_at(text, behind, words)?;
    let printed = inner.printed?;
    let last = printed.months.1;
    let printed = if count <= last {
        Printed { months: (last + 1 - count, last), point: Point::Span, ..printed }
    } else {
        let first = last + 13 - count;
        let year = match printed.year {
            PrintedYear::Of(year) => PrintedYear::Of(year - 1),
            PrintedYear::From(years) => PrintedYear::From(years - 1),
            PrintedYear::Open => PrintedYear::From(-1),
        };
        let to_year = if printed.year == PrintedYear::Open { PrintedYear::From(0) } else { printed.year };
        Printed { year, to_year: Some(to_year), months: (first, last), point: Point::Span }
    };
    Some(TimeAt { end: inner.end, printed: Some(printed), is_date: false, back: None })
}

/// This year, last year; a year earlier, over the year: which are passed over.
fn relative(text: &[char], at: usize, words: &Lexicon) -> Option<TimeAt> {
    let entry = words.longest(text, at, &[WordClass::Year, WordClass::Earlier])?;
    let end = at + entry.word.len();
    if text.get(end).is_some_and(|next| next.is_alphanumeric()) {
        return None;
    }
    let this = PrintedYear::From(0);
    let printed = match entry.value.as_str() {
        value if entry.class == WordClass::Year => Some(Printed::span(PrintedYear::From(value.parse().ok()?), (1, 12))),
        "so far" => Some(Printed::span(this, (1, 12)).at(Point::SoFar)),
        _ => None,
    };
    let back = if printed.is_none() { entry.value.parse().ok() } else { None };
    Some(TimeAt { end, printed, is_date: false, back })
}

/// Fiscal year 2024, FY2024, 2023-24.
fn fiscal(text: &[char], at: usize) -> Option<TimeAt> {
    for word in ["fiscal year", "financial year", "calendar year", "fy"] {
        let inner = says(text, at, word).map(|end| skip_blanks(text, end));
        if let Some(found) = inner.and_then(|start| fiscal(text, start)) {
            return Some(found);
        }
        if let Some((found, end)) = inner.and_then(|start| year(text, start)) {
            return span(PrintedYear::Of(found), (1, 12), end);
        }
    }
    let (from, end) = year(text, at)?;
    if !matches!(text.get(end), Some('-' | '–' | '/')) {
        return None;
    }
    // 2023/24, 2023-24, 2023/2024: begins in one year and ends in the next.
    if let Some(numeral) = digits_at(text, end + 1)
        && (numeral.end == end + 3 && numeral.digits.parse() == Ok((from + 1) % 100)
            || text[end] == '/' && numeral.digits.parse() == Ok(from + 1))
    {
        let year = Printed { to_year: Some(PrintedYear::Of(from + 1)), ..Printed::span(PrintedYear::Of(from), (4, 3)) };
        return Some(TimeAt { end: numeral.end, printed: Some(year.at(Point::Fiscal)), is_date: false, back: None });
    }
    if let Some((to, end)) = year_of_range(text, end + 1) {
        let printed = Printed { to_year: Some(PrintedYear::Of(to)), ..Printed::span(PrintedYear::Of(from), (1, 12)) };
        return Some(TimeAt { end, printed: Some(printed), is_date: false, back: None });
    }
    None
}

fn year_of_range(text: &[char], at: usize) -> Option<(u16, usize)> {
    let digits = digits_at(text, at).filter(|numeral| numeral.end - at == 4)?;
    Some((digits.digits.parse().ok()?, digits.end))
}

fn clock(text: &[char], at: usize) -> Option<TimeAt> {
    let hour = digits_at(text, at).filter(|numeral| numeral.end - at <= 2)?;
    if text.get(hour.end) != Some(&':') {
        return None;
    }
    let minute = digits_at(text, hour.end + 1)?;
    Some(TimeAt { end: minute.end, printed: None, is_date: false, back: None })
}

/// A year alone, unless it is a number of something: 2,011 or 2011 jobs.
fn bare_year(text: &[char], at: usize) -> Option<TimeAt> {
    let (found, end) = year(text, at)?;
    // Between 2021 and 2022, from 2019 to 2023.
    let joint = skip_blanks(text, end);
    let lead = if follows(text, at, "between") {
        says(text, joint, "and")
    } else if follows(text, at, "from") {
        says(text, joint, "to")
    } else {
        None
    };
    if let Some((to, end)) = lead.and_then(|lead| year(text, skip_blanks(text, lead))).filter(|(to, _)| *to > found) {
        let to_year = (to > found + 1).then_some(PrintedYear::Of(to));
        let from = if to_year.is_some() { found } else { to };
        let printed = Printed { to_year, ..Printed::span(PrintedYear::Of(from), (1, 12)) };
        return Some(TimeAt { end, printed: Some(printed), is_date: false, back: None });
    }
    let point = if follows(text, at, "by") { Point::By } else { Point::Span };
    let printed = Printed::span(PrintedYear::Of(found), (1, 12)).at(point);
    Some(TimeAt { end, printed: Some(printed), is_date: false, back: None })
}
