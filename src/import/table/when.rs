//! Periods as tables print them, in several languages, and the period within the name of a column.

use super::marks::without_marks;
use super::when_tokens::{Token, tokens};
use crate::period::{Period, PeriodProblem};
use crate::sort;

/// The time in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Years(u16, u16),
    Financial(u16),
    Half(u16, u16),
    Quarter(u16, u16),
    Months(u16, u16, u16),
    Day(u16, u16, u16),
}

/// How ambiguous dates are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateStyle {
    /// `03/04/2020` is the fourth of March, as in the United States; else the third of April.
    pub is_month_first: bool,
    /// The meaning of `2010-11`.
    pub short: ShortNumber,
    /// 年度 is a financial year, from April.
    pub is_japanese: bool,
    /// A date is the first day of a month wherever it stands, and means the month.
    pub is_first_of_month: bool,
}

/// The meaning of two digits after a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShortNumber {
    /// The next year (`2010-11`) makes a financial year, 01 to 12 a month, a later year a span.
    #[default]
    Either,
    /// A month wherever it can be one: other dates of the table are months.
    Month,
    /// A year wherever it can be one: `Change 2000-10`.
    Year,
}

impl DateStyle {
    /// The style that makes sense of the dates of a table.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> DateStyle {
        let mut style = DateStyle::default();
        // The numbers of full dates that are always 1, and the months that a date begins.
        let (mut ones, mut dates, mut months) = ([true; 3], 0, [[false; 13]; 3]);
        for text in texts {
            let text = text.split(['T', ' ']).next().unwrap_or_default();
            let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
            let numbers: Vec<u16> = parts.iter().filter_map(|part| part.trim().parse().ok()).collect();
            match numbers[..] {
                [year, month] if parts.len() == 2 && parts[1].len() == 2 && YEARS.contains(&year) => {
                    let is_next = (year + 1) % 100 == month;
                    if (1..=12).contains(&month) && !is_next && month <= year % 100 {
                        style.short = ShortNumber::Month;
                    }
                }
                [first, second, year] if YEARS.contains(&year) || YEARS.contains(&first) => {
                    style.is_month_first |= YEARS.contains(&year) && first <= 12 && second > 12;
                    dates += 1;
                    for (index, &number) in numbers.iter().enumerate() {
                        ones[index] &= number == 1;
                        months[index][usize::from(number.min(12))] = true;
                    }
                }
                _ => {}
            }
        }
        let differ = |index: usize| months[index].iter().filter(|month| **month).count() > 1;
        style.is_first_of_month =
            dates > 1 && (ones[0] && differ(1) || (ones[1] && differ(0)) || (ones[2] && differ(1)));
        style.is_month_first |= dates > 1 && ones[1] && !ones[0] && differ(0) && !ones[2];
        style
    }
}

/// The years that a number without a word may mean.
const YEARS: std::ops::RangeInclusive<u16> = 1850..=2150;

/// The period that a whole text says; `None` if it says anything else.
///
/// ```
/// use district_charts::import::table::period_of;
///
/// for (text, expected) in [("2020年3月", "2020-03"), ("Jan-95", "1995-01"), ("2014T1", "2014-Q1"), ("31.12.2017", "@2017-12-31")] {
///     assert_eq!(period_of(text, Default::default()).map(|period| period.to_string()).as_deref(), Some(expected));
/// }
/// ```
pub fn period_of(text: &str, style: DateStyle) -> Option<Period> {
    let ascii;
    let text = if text.contains(|c: char| ('０'..='９').contains(&c)) {
        ascii = narrow_digits(text);
        &ascii
    } else {
        text
    };
    if text.len() > 48 || !text.bytes().any(|byte| byte.is_ascii_digit()) && !text.contains('元') {
        return None;
    }
    // A time of day behind a date, and the second spelling of a year of the World Bank.
    let text = without_marks(text);
    let text = text.split_once('T').filter(|parts| parts.1.contains(':')).map_or(text, |parts| parts.0);
    let text = text.split_once(" 00:00").map_or(text, |parts| parts.0);
    let text = text.split_once(" [YR").map_or(text, |parts| parts.0);
    let text = text.strip_suffix(".0").filter(|text| text.len() == 4).unwrap_or(text);
    match when(&tokens(text, 8), style)? {
        When::Day(year, month, 1) if style.is_first_of_month => spelled(When::Months(year, month, month)),
        when => spelled(when),
    }
}

/// A text with its wide digits as those of ASCII.
fn narrow_digits(text: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
        c => c,
    };
    text.chars().map(narrow).collect()
}

fn spelled(when: When) -> Option<Period> {
    let text = match when {
        When::Years(first, last) if first == last => first.to_string(),
        When::Years(first, last) => format!("{first}/{last}"),
        When::Financial(year) => format!("{year}/{:02}", (year + 1) % 100),
        When::Half(year, half) => format!("{year}-H{half}"),
        When::Quarter(year, quarter) => format!("{year}-Q{quarter}"),
        When::Months(year, first, last) if first == last => format!("{year}-{first:02}"),
        When::Months(year, first, last) => format!("{year}-{first:02}/{year}-{last:02}"),
        When::Day(year, month, day) => format!("@{year}-{month:02}-{day:02}"),
    };
    match Period::parse(&text) {
        Ok(period) => Some(period),
        Err(error) => match error.problem {
            PeriodProblem::Spelling(period) => Some(period),
            PeriodProblem::Unreadable | PeriodProblem::Backwards => None,
        },
    }
}

fn is_year(number: u16, digits: u8) -> bool {
    digits == 4 && YEARS.contains(&number)
}

/// A year of two digits: 50 to 99 are of the twentieth century.
fn century(number: u16) -> u16 {
    if number < 50 { 2000 + number } else { 1900 + number }
}

/// The time that tokens state as a whole.
fn when(tokens: &[Token], style: DateStyle) -> Option<When> {
    use Token::{Dash, DaySign, Era, Financial, Half, HalfOf, Month, MonthSign, Number, Ordinal, Quarter, Slash, Year};
    let valid = |year: u16| YEARS.contains(&year).then_some(year);
    let month = |number: u16| (1..=12).contains(&number).then_some(number);
    let part = |number: u16, most: u16| (1..=most).contains(&number).then_some(number);
    Some(match *tokens {
        [Number(year, 4)] | [Number(year, 4), Year] | [Year, Number(year, 4)] => When::Years(valid(year)?, year),
        // Years of the Republic of China, with or without its name.
        [Number(year @ 80..=150, 3), Year] => When::Years(1911 + year, 1911 + year),
        [Era(base), Number(year, 1..=3), Year, Number(first, 1..=2), MonthSign, Number(day, 1..=2), DaySign] => {
            When::Day(valid(base + year)?, month(first)?, part(day, 31)?)
        }
        [Era(base), Number(year, 1..=3), Year] | [Era(base), Number(year, 1..=3)] => {
            When::Years(valid(base + year)?, base + year)
        }
        [Era(base), Number(year, 1..=2), Financial] => When::Financial(valid(base + year)?),
        [Era(base), Number(year, 1..=3), Year, Number(first, 1..=2), MonthSign] => {
            When::Months(base + year, month(first)?, first)
        }
        // In Chinese tables 年度 is the calendar year, in Japanese ones the financial year.
        [Number(year, 4), Financial] if !style.is_japanese => When::Years(valid(year)?, year),
        [Number(year, 4), Financial] | [Financial, Number(year, 4)] => When::Financial(valid(year)?),
        [Number(year, 4), Number(number, 1), Slash, Number(4, 1)] => When::Quarter(valid(year)?, part(number, 4)?),
        [Financial, ref rest @ ..] if rest.len() == 3 => match when(rest, style)? {
            When::Years(first, last) if last == first + 1 => When::Financial(first),
            other => other,
        },
        [Number(year, 4), Dash | Slash, Number(number, digits @ (2 | 4))] if is_year(year, 4) => {
            two_numbers(year, number, digits, style)?
        }
        [Number(year, 4), Dash, Number(last, 4), Year] if is_year(year, 4) => When::Years(year, valid(last)?),
        [Number(year, 4), Year, Dash, Number(last, 4), Year] => When::Years(valid(year)?, valid(last)?),
        // Months.
        [Month(number), Number(year, 4)] | [Number(year, 4), Month(number)] => {
            When::Months(valid(year)?, number, number)
        }
        [Month(number), Dash, Number(year, 4)] | [Number(year, 4), Dash, Month(number)] => {
            When::Months(valid(year)?, number, number)
        }
        [Month(number), Dash, Number(year, 2)]
        | [Month(number), Number(year, 2)]
        | [Number(year, 2), Dash, Month(number)] => When::Months(century(year), number, number),
        [Month(first), Dash, Month(last), Number(year, 4)] | [Number(year, 4), Month(first), Dash, Month(last)] => {
            When::Months(valid(year)?, first, last)
        }
        [Month(first), Dash, Month(last), Number(year, 4), Year] => When::Months(valid(year)?, first, last),
        [Month(number), Number(year, 4), Year] => When::Months(valid(year)?, number, number),
        [Number(year, 4), Year, Number(number, 1..=2), MonthSign]
        | [Number(year, 4), Number(number, 1..=2), MonthSign] => When::Months(valid(year)?, month(number)?, number),
        [Number(year, 4), MonthSign, Number(number, 1..=2)] => When::Months(valid(year)?, month(number)?, number),
        [Number(year, 4), Dash, MonthSign, Number(number, 1..=2)] => When::Months(valid(year)?, month(number)?, number),
        [Number(year, 4), Year, Number(first, 1..=2), Dash, Number(last, 1..=2), MonthSign]
        | [Number(year, 4), Year, Number(first, 1..=2), MonthSign, Dash, Number(last, 1..=2), MonthSign] => {
            When::Months(valid(year)?, month(first)?, month(last)?)
        }
        [Number(year, 4), Number(number, 2)] => When::Months(valid(year)?, month(number)?, number),
        [Number(number, 1..=2), Slash, Number(year, 4)] | [Number(number, 1..=2), Number(year, 4)] => {
            When::Months(valid(year)?, month(number)?, number)
        }
        // Quarters and halves.
        [Number(year, 4), Quarter, Number(number, 1)]
        | [Number(year, 4), Dash, Quarter, Number(number, 1)]
        | [Quarter, Number(number, 1), Number(year, 4)]
        | [Quarter, Number(number, 1), Slash | Dash, Number(year, 4)]
        | [Number(number, 1), Quarter, Number(year, 4)]
        | [Number(number, 1), Quarter, Number(year, 4), Year]
        | [Ordinal(number), Quarter, Number(year, 4)]
        | [Ordinal(number), Quarter, Number(year, 4), Year]
        | [Number(year, 4), Year, Number(number, 1), Quarter]
        | [Number(year, 4), Number(number, 1), Quarter]
        | [Number(year, 4), Year, Ordinal(number), Quarter]
        | [Number(year, 4), Ordinal(number), Quarter] => When::Quarter(valid(year)?, part(number, 4)?),
        [Number(year, 4), Half, Number(number, 1)]
        | [Number(year, 4), Dash, Half, Number(number, 1)]
        | [Half, Number(number, 1), Number(year, 4)]
        | [Number(number, 1), Half, Number(year, 4)]
        | [Ordinal(number), Half, Number(year, 4)] => When::Half(valid(year)?, part(number, 2)?),
        [Number(year, 4), Year, HalfOf(half)] | [Number(year, 4), HalfOf(half)] => When::Half(valid(year)?, half),
        // Days.
        [Number(year, 4), Dash | Slash, Number(month, 1..=2), Dash | Slash, Number(day, 1..=2)]
        | [Number(year, 4), Number(month, 1..=2), Number(day, 1..=2)]
        | [Number(year, 4), Year, Number(month, 1..=2), MonthSign, Number(day, 1..=2), DaySign] => {
            When::Day(year, month, day)
        }
        [Number(first, 1..=2), Dash | Slash, Number(second, 1..=2), Dash | Slash, Number(year, 4)]
        | [Number(first, 1..=2), Number(second, 1..=2), Number(year, 4)] => match style.is_month_first {
            _ if first > 12 => When::Day(year, second, first),
            _ if second > 12 => When::Day(year, first, second),
            true => When::Day(year, first, second),
            false => When::Day(year, second, first),
        },
        // Two digits for a year are American: 1/22/20.
        [Number(month, 1..=2), Slash, Number(day, 1..=2), Slash, Number(year, 2)] if month <= 12 => {
            When::Day(century(year), month, day)
        }
        [Number(day, 1..=2), Month(month), Number(year, 4)]
        | [Month(month), Number(day, 1..=2), Number(year, 4)]
        | [Number(day, 1..=2), Dash, Month(month), Dash, Number(year, 4)] => When::Day(year, month, day),
        _ => return None,
    })
}

/// Two numbers with a dash or a slash between them, the first of them a year.
fn two_numbers(year: u16, number: u16, digits: u8, style: DateStyle) -> Option<When> {
    let last = if digits == 4 { number } else { year / 100 * 100 + number + if number < year % 100 { 100 } else { 0 } };
    let is_month = digits == 2 && (1..=12).contains(&number);
    match last.checked_sub(year)? {
        _ if is_month && style.short == ShortNumber::Month => Some(When::Months(year, number, number)),
        1 => Some(When::Financial(year)),
        2..=60 if !is_month || style.short == ShortNumber::Year => Some(When::Years(year, last)),
        _ => is_month.then_some(When::Months(year, number, number)),
    }
}

/// Words before a year that make it a bound of what is counted, not the period of the figures.
const BOUNDS: &str = "bis|until|till|to|by|since|seit|ab|from|after|before|vor|nach|до|с|после|截至|自|depuis|jusqu|desde|\
    hasta|over|since:|base|than";

/// The period within a name (its two-digit numbers are years) and the rest of the name: `Pop. 1990`, `Arbeitslose (Dez 2013)`, `POPESTIMATE2010`.
pub fn period_within(name: &str, style: DateStyle) -> Option<(Period, String)> {
    let style = DateStyle { short: ShortNumber::Year, ..style };
    bracketed(name, style).or_else(|| at_an_end(name, style)).filter(|found| found.1.chars().any(char::is_alphabetic))
}

fn bracketed(name: &str, style: DateStyle) -> Option<(Period, String)> {
    for (open, close) in [('(', ')'), ('（', '）'), ('[', ']')] {
        let Some(start) = name.rfind(open) else { continue };
        let Some(length) = name[start..].find(close) else { continue };
        if let Some(period) = period_of(&name[start + open.len_utf8()..start + length], style) {
            let rest = [&name[..start], &name[start + length + close.len_utf8()..]].concat();
            return Some((period, rest.trim().to_owned()));
        }
    }
    None
}

/// A period at the beginning or the end of a name, between blanks, signs or behind letters.
fn at_an_end(name: &str, style: DateStyle) -> Option<(Period, String)> {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '_' | '：' | '，' | '!' | '|');
    let mut starts: Vec<usize> =
        name.char_indices().filter(|&(_, c)| is_gap(c)).map(|(index, c)| index + c.len_utf8()).collect();
    let is_letter_before =
        |index: usize| name[..index].chars().next_back().is_some_and(|c| !c.is_ascii_digit() && c != '-' && c != '/');
    starts.extend(
        name.char_indices().filter(|&(index, c)| c.is_ascii_digit() && is_letter_before(index)).map(|entry| entry.0),
    );
    sort::sort_by(&mut starts, Ord::cmp);
    for &start in &starts {
        let (before, tail) = name.split_at(start);
        let word = before
            .trim_end_matches(|c: char| is_gap(c) || c == '.')
            .rsplit(is_gap)
            .next()
            .unwrap_or_default()
            .to_lowercase();
        if BOUNDS.split('|').any(|bound| bound == word) {
            continue;
        }
        // A year may stand directly behind letters; shorter numbers are part of the name.
        let is_joined = !before.is_empty() && !before.ends_with(is_gap);
        if is_joined && !(tail.len() >= 4 && tail.bytes().take(4).all(|byte| byte.is_ascii_digit())) {
            continue;
        }
        // The end of a remark in brackets is none of the name.
        let is_in_brackets =
            tail.ends_with([')', '）']) && !before.ends_with(['(', '（']) && !tail.contains(['(', '（']);
        if let Some(period) = period_of(tail, style).filter(|_| !is_in_brackets) {
            let rest = before.trim_end_matches(|c: char| is_gap(c) || matches!(c, '-' | '–' | '('));
            return Some((period, rest.to_owned()));
        }
    }
    let ends = name.char_indices().filter(|&(_, c)| is_gap(c)).map(|entry| entry.0);
    let marks =
        ["年", "月", "季度", "半年"].iter().flat_map(|mark| name.match_indices(mark).map(|found| found.0 + mark.len()));
    let mut ends: Vec<usize> = ends.chain(marks).filter(|&end| end < name.len()).collect();
    sort::sort_by(&mut ends, Ord::cmp);
    ends.iter().rev().find_map(|&end| {
        let period = period_of(&name[..end], style)?;
        let rest = name[end..].trim_start_matches(|c: char| is_gap(c) || matches!(c, '-' | '–'));
        (!rest.starts_with(|c: char| c.is_ascii_digit())).then(|| (period, rest.to_owned()))
    })
}
