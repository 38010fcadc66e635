//! Periods, each with one canonical spelling.

use crate::text::join;
use std::fmt;

/// The span of months, or the day, that a figure is about.
///
/// Spellings in a package: `2020`, `2021/2022`, `2021-H1`, `2021-Q1/2021-Q3`, `2021-01/2021-08`, `@2021-09-19` for the state as of a
/// day, and `2015/16` for a financial or school year, whose months the package does not say. The coarsest unit that fits both ends is
/// canonical.
///
/// ```
/// use district_charts::period::Period;
///
/// let period = Period::parse("2021-01/2021-08").expect("a canonical spelling");
/// assert_eq!(period.to_link(), "2021-01..2021-08");
/// let error = Period::parse("2021-01/2021-06").expect_err("this is the first half");
/// assert_eq!(error.to_string(), "found \"2021-01/2021-06\", expected 2021-H1, the one spelling of that period");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// Whole months.
    Span(Span),
    /// The state on a day.
    AsOf(Day),
    /// Financial or school years: `2015/16`, or `2015/16/2017/18` for several.
    Split(SplitYears),
}

/// Financial or school years, which begin in one calendar year and end in the next, from the first to the last, inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SplitYears {
    /// The calendar year in which the last one begins.
    pub last: u16,
    /// The calendar year in which the first one begins.
    pub first: u16,
}

/// Whole months from the first to the last, inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    // The last month first, so that a later end orders later.
    last: u16,
    first: u16,
}

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// 1900 to 2199.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// The calendar units of a span, coarsest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// Calendar years.
    Year,
    /// Half-years.
    Half,
    /// Quarters.
    Quarter,
    /// Months.
    Month,
}

/// One end of a span: the year, and the number of the half, quarter or month in it, from 1 (1 for a year).
pub type SpanEnd = (u16, u16);

const YEARS: std::ops::RangeInclusive<u16> = 1900..=2199;

impl Grain {
    const ALL: [Grain; 4] = [Grain::Year, Grain::Half, Grain::Quarter, Grain::Month];

    fn months(self) -> u16 {
        match self {
            Grain::Year => 12,
            Grain::Half => 6,
            Grain::Quarter => 3,
            Grain::Month => 1,
        }
    }
}

/// A text that is no period in its canonical spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodError {
    /// The text.
    pub found: String,
    /// Its fault.
    pub problem: PeriodProblem,
}

/// The fault in the text of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodProblem {
    /// It is no period.
    Unreadable,
    /// It means this period, which has another canonical spelling.
    Spelling(Period),
    /// It ends before it begins.
    Backwards,
}

impl PeriodError {
    /// The expected text, for an error.
    pub fn expected(&self) -> String {
        match self.problem {
            PeriodProblem::Unreadable => {
                "a period such as 2020, 2021-H1, 2021-01/2021-08, 2015/16 or @2021-09-19".to_owned()
            }
            PeriodProblem::Spelling(period) => period.to_string() + ", the one spelling of that period",
            PeriodProblem::Backwards => "a period that ends after it begins".to_owned(),
        }
    }
}

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "found {:?}, expected {}", self.found, self.expected())
    }
}

impl std::error::Error for PeriodError {}

impl Period {
    /// Stands for a period that could not be read while other errors are collected.
    pub(crate) const PLACEHOLDER: Period = Period::Span(Span { last: 0, first: 0 });

    /// Whole months from the first to the last, counted from year 0; `None` if they are in no order.
    pub(super) fn of_months(first: u16, last: u16) -> Option<Period> {
        (first <= last).then_some(Period::Span(Span { last, first }))
    }

    /// Reads the canonical spelling of a package.
    ///
    /// # Errors
    /// The text is no period, ends before it begins, or is another spelling of a period.
    pub fn parse(text: &str) -> Result<Period, PeriodError> {
        Period::read(text).map_err(|problem| PeriodError { found: text.to_owned(), problem })
    }

    pub(super) fn read(text: &str) -> Result<Period, PeriodProblem> {
        if let Some(day) = text.strip_prefix('@') {
            return Day::parse(day).map(Period::AsOf).ok_or(PeriodProblem::Unreadable);
        }
        if let Some(years) = split_years(text) {
            let period = years.map(Period::Split).ok_or(PeriodProblem::Backwards)?;
            return if period.to_string() == text { Ok(period) } else { Err(PeriodProblem::Spelling(period)) };
        }
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        let (first, _) = months(first).ok_or(PeriodProblem::Unreadable)?;
        let (_, last) = months(last).ok_or(PeriodProblem::Unreadable)?;
        if last < first {
            return Err(PeriodProblem::Backwards);
        }
        let period = Period::Span(Span { last, first });
        if period.to_string() == text { Ok(period) } else { Err(PeriodProblem::Spelling(period)) }
    }

    /// Reads a date of publication: `2021-09-19`, `2021-09` or `2021`.
    pub fn parse_date(text: &str) -> Option<Period> {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        Day::parse(text).map(Period::AsOf).or_else(|| Period::read(text).ok()).filter(|_| is_plain)
    }

    /// Reads the spelling of a link, in which `..` stands for `/`. Other spellings of a period are accepted.
    pub fn parse_link(text: &str) -> Option<Period> {
        let spelling = match text.split_once('.') {
            Some((first, rest)) => [first, "/", rest.strip_prefix('.')?].concat(),
            None => text.to_owned(),
        };
        match Period::read(&spelling) {
            Ok(period) | Err(PeriodProblem::Spelling(period)) => Some(period),
            Err(PeriodProblem::Unreadable | PeriodProblem::Backwards) => None,
        }
    }

    /// The spelling in a link: `2021-01..2021-08`.
    pub fn to_link(self) -> String {
        self.spelling("..")
    }

    /// Whether a target for this period may be compared with what happened in `other`: a span covers spans within it, a span of whole
    /// years covers a day within it, a day covers the same day and earlier ones.
    pub fn covers(self, other: Period) -> bool {
        match (self, other) {
            (Period::Span(span), Period::Span(other)) => span.first <= other.first && other.last <= span.last,
            (Period::Span(span), Period::AsOf(day)) => {
                let month = day.year * 12 + u16::from(day.month) - 1;
                span.ends().0 == Grain::Year && (span.first..=span.last).contains(&month)
            }
            (Period::AsOf(day), Period::AsOf(other)) => other <= day,
            (Period::Split(years), Period::Split(other)) => years.first <= other.first && other.last <= years.last,
            // The months of a financial or school year are not known.
            (Period::AsOf(_), Period::Span(_)) | (Period::Split(_), _) | (_, Period::Split(_)) => false,
        }
    }

    /// The end of the period in days, with 31 days in each month: a position on a time axis. A financial or school year counts as if it
    /// ended with June.
    pub fn end(self) -> u32 {
        match self {
            Period::Span(span) => (u32::from(span.last) + 1) * 31,
            Period::AsOf(day) => (u32::from(day.year) * 12 + u32::from(day.month) - 1) * 31 + u32::from(day.day),
            Period::Split(years) => (u32::from(years.last) * 12 + 18) * 31,
        }
    }

    /// Whether figures of this period and of a later one form a series: two days, or two spans of equal length and unit that share no
    /// month; likewise financial or school years.
    pub fn is_in_series_with(self, later: Period) -> bool {
        match (self, later) {
            (Period::Span(span), Period::Span(later)) => {
                let has_same_length = span.last - span.first == later.last - later.first;
                has_same_length && span.ends().0 == later.ends().0 && span.last < later.first
            }
            (Period::AsOf(day), Period::AsOf(later)) => day < later,
            (Period::Split(years), Period::Split(later)) => {
                years.last - years.first == later.last - later.first && years.last < later.first
            }
            _ => false,
        }
    }

    fn spelling(self, between: &str) -> String {
        match self {
            Period::AsOf(day) => format!("@{day}"),
            Period::Span(span) => {
                let (grain, first, last) = span.ends();
                if first == last {
                    return spell_end(grain, first);
                }
                join(&[spell_end(grain, first), spell_end(grain, last)], between)
            }
            Period::Split(years) if years.first == years.last => spell_split(years.first),
            Period::Split(years) => join(&[spell_split(years.first), spell_split(years.last)], between),
        }
    }

    /// A sort key: by end, then by start, so that of two spans with the same end the shorter is later. A day counts as its month.
    pub fn recency(self) -> (u16, u16, u8) {
        match self {
            Period::Span(span) => (span.last, span.first, 0),
            Period::AsOf(day) => {
                let month = day.year * 12 + u16::from(day.month) - 1;
                (month, month, day.day)
            }
            Period::Split(years) => (years.last * 12 + 17, years.first * 12 + 6, 0),
        }
    }
}

impl Span {
    /// Whether it is one whole calendar year.
    pub fn is_year(self) -> bool {
        let (grain, first, last) = self.ends();
        grain == Grain::Year && first == last
    }

    /// The number of months, if it begins with a calendar year and ends within it.
    pub fn months_into_year(self) -> Option<u16> {
        let is_within = self.first.is_multiple_of(12) && self.last / 12 == self.first / 12;
        is_within.then(|| self.last - self.first + 1)
    }

    /// The coarsest unit that fits both ends, and the ends in it.
    pub fn ends(self) -> (Grain, SpanEnd, SpanEnd) {
        let fits = |grain: &&Grain| {
            self.first.is_multiple_of(grain.months()) && (self.last + 1).is_multiple_of(grain.months())
        };
        let grain = *Grain::ALL.iter().find(fits).unwrap_or(&Grain::Month);
        let end = |month: u16| (month / 12, month % 12 / grain.months() + 1);
        (grain, end(self.first), end(self.last))
    }
}

impl SplitYears {
    /// The spelling of the year that begins in a calendar year: `2015/16`.
    pub fn spelled(first: u16) -> String {
        spell_split(first)
    }
}

fn spell_split(first: u16) -> String {
    format!("{first}/{:02}", (first + 1) % 100)
}

/// The years of `2015/16` or `2015/16/2017/18`; the inner `None` if they are in no order, the outer for anything else.
fn split_years(text: &str) -> Option<Option<SplitYears>> {
    const LENGTH: usize = "2015/16".len();
    let year = |text: &str| {
        let (first, second) = text.split_once('/')?;
        let (first, second) = (digits(first, 4).filter(|year| YEARS.contains(year))?, digits(second, 2)?);
        ((first + 1) % 100 == second).then_some(first)
    };
    if let Some(first) = year(text) {
        return Some(Some(SplitYears { last: first, first }));
    }
    let (first, last) = (year(text.get(..LENGTH)?)?, year(text.get(LENGTH..)?.strip_prefix('/')?)?);
    Some((first <= last).then_some(SplitYears { last, first }))
}

impl Day {
    pub(super) fn parse(text: &str) -> Option<Day> {
        let (month, day) = text.split_at_checked("2021-09".len())?;
        let (day, (first, last)) = (day.strip_prefix('-')?, months(month)?);
        if first != last {
            return None;
        }
        let (year, month) = (first / 12, first % 12 + 1);
        let day = digits(day, 2)?;
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        (1..=days).contains(&day).then_some(Day { year, month: month as u8, day: day as u8 })
    }
}

/// The first and the last month of `2020`, `2021-H1`, `2021-Q3` or `2021-08`, counted from year 0.
pub(super) fn months(text: &str) -> Option<(u16, u16)> {
    let (year, part) = match text.split_once('-') {
        Some((year, part)) => (year, Some(part)),
        None => (text, None),
    };
    let year = digits(year, 4).filter(|year| YEARS.contains(year))?;
    let (grain, number) = match part {
        None => (Grain::Year, 1),
        Some(part) => match part.strip_prefix('H') {
            Some(half) => (Grain::Half, digits(half, 1)?),
            None => match part.strip_prefix('Q') {
                Some(quarter) => (Grain::Quarter, digits(quarter, 1)?),
                None => (Grain::Month, digits(part, 2)?),
            },
        },
    };
    if number == 0 || number * grain.months() > 12 {
        return None;
    }
    let first = year * 12 + (number - 1) * grain.months();
    Some((first, first + grain.months() - 1))
}

/// A whole number of exactly `count` digits.
fn digits(text: &str, count: usize) -> Option<u16> {
    let plain = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.bytes().fold(0, |number, byte| number * 10 + u16::from(byte - b'0')))
}

impl fmt::Display for Period {
    /// The canonical spelling in a package.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.spelling("/"))
    }
}

fn spell_end(grain: Grain, (year, number): SpanEnd) -> String {
    match grain {
        Grain::Year => year.to_string(),
        Grain::Half => format!("{year}-H{number}"),
        Grain::Quarter => format!("{year}-Q{number}"),
        Grain::Month => format!("{year}-{number:02}"),
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
