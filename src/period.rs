//! Periods, each with exactly one spelling. The only place that knows calendars; the words for a period are in
//! `words`.

use std::fmt;

/// The span of time, or the day, that a figure is about.
///
/// Spellings in a package: `2020`, `2021/2022`, `2021-H1`, `2021-Q1/2021-Q3`, `2021-01/2021-08`, and `@2021-09-19` for
/// a state as of a day. The coarsest grain that fits both ends is the only spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// Whole months, both ends within.
    Span(Span),
    /// The state of things on a day.
    AsOf(Day),
}

/// Whole months from the first to the last, both within.
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

/// The units that a span is counted in: coarsest first, with the months in each.
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

/// One end of a span: the year, and which half, quarter or month of it (from 1; 1 for a year).
pub type End = (u16, u16);

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

/// Why a text is not a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// No period at all.
    Unreadable,
    /// A period, but this is its one spelling.
    Spelling(Period),
    /// It ends before it begins.
    Backwards,
}

impl fmt::Display for PeriodError {
    /// What was expected instead.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PeriodError::Unreadable => f.write_str("a period such as 2020, 2021-H1, 2021-01/2021-08 or @2021-09-19"),
            PeriodError::Spelling(period) => write!(f, "{period}, the one spelling of that period"),
            PeriodError::Backwards => f.write_str("a period that ends after it begins"),
        }
    }
}

impl Period {
    /// A period to go on with where none could be read.
    pub(crate) const ANY: Period = Period::Span(Span { last: 0, first: 0 });

    /// Reads the spelling of a package.
    pub fn parse(text: &str) -> Result<Period, PeriodError> {
        if let Some(day) = text.strip_prefix('@') {
            return Day::parse(day).map(Period::AsOf).ok_or(PeriodError::Unreadable);
        }
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        let (first, _) = months(first).ok_or(PeriodError::Unreadable)?;
        let (_, last) = months(last).ok_or(PeriodError::Unreadable)?;
        if last < first {
            return Err(PeriodError::Backwards);
        }
        let period = Period::Span(Span { last, first });
        if period.to_string() == text { Ok(period) } else { Err(PeriodError::Spelling(period)) }
    }

    /// Reads a date of publication, as exact as it is known: `2021-09-19`, `2021-09` or `2021`.
    pub fn parse_date(text: &str) -> Option<Period> {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        Day::parse(text).map(Period::AsOf).or_else(|| Period::parse(text).ok()).filter(|_| is_plain)
    }

    /// Reads the spelling of a link, where `..` stands for `/`. A readable period in another spelling is taken for what
    /// it means.
    pub fn parse_link(text: &str) -> Option<Period> {
        let spelling = match text.split_once('.') {
            Some((first, rest)) => format!("{first}/{}", rest.strip_prefix('.')?),
            None => text.to_owned(),
        };
        match Period::parse(&spelling) {
            Ok(period) | Err(PeriodError::Spelling(period)) => Some(period),
            Err(PeriodError::Unreadable | PeriodError::Backwards) => None,
        }
    }

    /// The spelling in a link: `2021-01..2021-08`.
    pub fn to_link(self) -> String {
        self.spelling("..")
    }

    /// Whether what is wanted for this period can be held against what happened in, or stood at, `other`: a span holds the span,
    /// whole years hold a day, a day holds an earlier one.
    pub fn covers(self, other: Period) -> bool {
        match (self, other) {
            (Period::Span(span), Period::Span(other)) => span.first <= other.first && other.last <= span.last,
            (Period::Span(span), Period::AsOf(day)) => {
                let month = day.year * 12 + u16::from(day.month) - 1;
                span.ends().0 == Grain::Year && (span.first..=span.last).contains(&month)
            }
            (Period::AsOf(day), Period::AsOf(other)) => other <= day,
            (Period::AsOf(_), Period::Span(_)) => false,
        }
    }

    /// Its end in days, each month as long as the longest: for placing on an axis of time.
    pub fn end(self) -> u32 {
        match self {
            Period::Span(span) => (u32::from(span.last) + 1) * 31,
            Period::AsOf(day) => (u32::from(day.year) * 12 + u32::from(day.month) - 1) * 31 + u32::from(day.day),
        }
    }

    /// Whether what happened in a later period follows on this: two days, or two spans of one length in one unit, without a
    /// month in both.
    pub fn is_like(self, later: Period) -> bool {
        match (self, later) {
            (Period::Span(span), Period::Span(later)) => {
                let is_as_long = span.last - span.first == later.last - later.first;
                is_as_long && span.ends().0 == later.ends().0 && span.last < later.first
            }
            (Period::AsOf(day), Period::AsOf(later)) => day < later,
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
                format!("{}{between}{}", spell_end(grain, first), spell_end(grain, last))
            }
        }
    }

    /// Later ends order later; of two with one end, the shorter; a day as the end of its month.
    pub fn recency(self) -> (u16, u16, u8) {
        match self {
            Period::Span(span) => (span.last, span.first, 0),
            Period::AsOf(day) => {
                let month = day.year * 12 + u16::from(day.month) - 1;
                (month, month, day.day)
            }
        }
    }
}

impl Span {
    /// Whether it is one whole calendar year.
    pub fn is_year(self) -> bool {
        let (grain, first, last) = self.ends();
        grain == Grain::Year && first == last
    }

    /// How many months of a calendar year it holds, if it begins with that year and ends within it.
    pub fn months_into_year(self) -> Option<u16> {
        let is_within = self.first.is_multiple_of(12) && self.last / 12 == self.first / 12;
        is_within.then(|| self.last - self.first + 1)
    }

    /// The coarsest grain that fits both ends, and the ends in it.
    pub fn ends(self) -> (Grain, End, End) {
        let fits = |grain: &&Grain| {
            self.first.is_multiple_of(grain.months()) && (self.last + 1).is_multiple_of(grain.months())
        };
        let grain = *Grain::ALL.iter().find(fits).unwrap_or(&Grain::Month);
        let end = |month: u16| (month / 12, month % 12 / grain.months() + 1);
        (grain, end(self.first), end(self.last))
    }
}

impl Day {
    fn parse(text: &str) -> Option<Day> {
        let (month, day) = text.rsplit_once('-')?;
        let (first, last) = months(month)?;
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
fn months(text: &str) -> Option<(u16, u16)> {
    let (year, part) = match text.split_once('-') {
        Some((year, part)) => (year, Some(part)),
        None => (text, None),
    };
    let year = digits(year, 4).filter(|year| YEARS.contains(year))?;
    let (grain, place) = match part {
        None => (Grain::Year, 1),
        Some(part) => match part.strip_prefix('H') {
            Some(half) => (Grain::Half, digits(half, 1)?),
            None => match part.strip_prefix('Q') {
                Some(quarter) => (Grain::Quarter, digits(quarter, 1)?),
                None => (Grain::Month, digits(part, 2)?),
            },
        },
    };
    if place == 0 || place * grain.months() > 12 {
        return None;
    }
    let first = year * 12 + (place - 1) * grain.months();
    Some((first, first + grain.months() - 1))
}

/// A whole number of exactly so many digits.
fn digits(text: &str, count: usize) -> Option<u16> {
    let plain = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.bytes().fold(0, |number, byte| number * 10 + u16::from(byte - b'0')))
}

impl fmt::Display for Period {
    /// The one spelling in a package.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.spelling("/"))
    }
}

fn spell_end(grain: Grain, (year, place): End) -> String {
    match grain {
        Grain::Year => year.to_string(),
        Grain::Half => format!("{year}-H{place}"),
        Grain::Quarter => format!("{year}-Q{place}"),
        Grain::Month => format!("{year}-{place:02}"),
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
