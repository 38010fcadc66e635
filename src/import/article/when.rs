//! Periods as articles print them: often without a year, or relative to the day of publication.

use crate::model::ArticleReason;
use crate::period::{Period, PeriodProblem};

/// A day of publication, as far as an article tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month.
    pub day: u8,
}

impl Published {
    /// The day that a text states; `None` if it states none.
    ///
    /// ```
    /// use district_charts::import::article::Published;
    ///
    /// assert_eq!(Published::parse("2023-04-06"), Some(Published { year: 2023, month: 4, day: 6 }));
    /// assert_eq!(Published::parse("2023-13-06"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Published> {
        let mut parts = text.splitn(3, '-').map(|part| part.parse::<u16>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let is_day = (1900..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        is_day.then_some(Published { year, month: month as u8, day: day as u8 })
    }
}

/// The year of a printed period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PrintedYear {
    /// Not printed.
    Open,
    /// As printed.
    Of(u16),
    /// So many years after that of publication: 今年 is 0.
    From(i8),
}

/// A period as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    /// The year of the first month.
    pub(super) year: PrintedYear,
    /// The year of the last month, if another.
    pub(super) to_year: Option<PrintedYear>,
    /// First and last month.
    pub(super) months: (u8, u8),
    /// The end of the period.
    pub(super) point: Point,
}

/// Whether a printed period is a span or a point in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    /// A span of months.
    Span,
    /// The state at the end of the span.
    End,
    /// On a day: what happened in its month.
    Day(u8),
    /// The state on a day: 截至9月19日.
    AsOfDay(u8),
    /// From the start of the year until now: 今年以来.
    SoFar,
    /// From the start of a year until now: 2021年以来.
    Since,
    /// Now: 目前.
    Now,
    /// By the end of the span: 到2025年, 年底前.
    By,
    /// Before the end of the span, from now on: 年底前, 10月底前.
    Until,
    /// The months up to now: 近两个月.
    Recent(u8),
    /// A financial year, which begins in one calendar year and ends in the next: 2023/24.
    Fiscal,
    /// So many years from publication.
    Years(u8),
}

impl Printed {
    /// A span of months.
    pub(super) fn span(year: PrintedYear, months: (u8, u8)) -> Printed {
        Printed { year, to_year: None, months, point: Point::Span }
    }

    /// The same with another point.
    pub(super) fn at(self, point: Point) -> Printed {
        Printed { point, ..self }
    }
}

/// The period of a figure. Its year may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArticlePeriod {
    /// Year and first month.
    pub first: (Option<u16>, u8),
    /// Year and last month.
    pub last: (Option<u16>, u8),
    /// The day of the last month, if this is a state as of a day.
    pub day: Option<u8>,
    /// True if it is a financial year: the text does not say its months, and those here only order it.
    pub is_fiscal: bool,
}

impl ArticlePeriod {
    /// As a package spells it, with `?` for a year that the article does not tell: `?-01..?-09`.
    pub fn spelling(&self) -> String {
        let end = |(year, month): (Option<u16>, u8)| match year {
            Some(year) => format!("{year}-{month:02}"),
            None => format!("?-{month:02}"),
        };
        match self.day {
            Some(day) => format!("@{}-{day:02}", end(self.last)),
            None if self.is_fiscal => {
                let year = self.first.0.unwrap_or_default();
                format!("{year}/{:02}", (year + 1) % 100)
            }
            None => match (self.first.1, self.last.1, self.first.0, self.last.0) {
                (1, 12, Some(first), Some(last)) if first == last => first.to_string(),
                (1, 12, Some(first), Some(last)) => format!("{first}..{last}"),
                _ if self.first == self.last => end(self.last),
                _ => [end(self.first), end(self.last)].join(".."),
            },
        }
    }

    /// As a period of a package; `None` if a year is unknown.
    pub fn to_period(&self) -> Option<Period> {
        let text = self.spelling().replace("..", "/");
        match Period::parse(&text) {
            Ok(period) => Some(period),
            Err(error) => match error.problem {
                PeriodProblem::Spelling(period) => Some(period),
                _ => None,
            },
        }
    }

    /// The period as long that lies so many months before.
    pub(super) fn back(&self, months: u8) -> Option<ArticlePeriod> {
        let first = earlier((self.first.0?, self.first.1), months);
        let last = earlier((self.last.0?, self.last.1), months);
        let day = self.day.map(|day| day.min(days(last.0, last.1)));
        Some(ArticlePeriod { first, last, day, ..*self })
    }

    /// Whether it ends after the day of publication.
    pub(super) fn is_after(&self, published: Published) -> bool {
        self.last.0.is_some_and(|year| (year, self.last.1) > (published.year, published.month))
    }
}

/// The periods that are known before a figure.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Calendar {
    /// The day of publication.
    pub(super) published: Option<Published>,
    /// The year that the title is about.
    pub(super) title_year: Option<u16>,
    /// The last year that the text printed.
    pub(super) year: Option<u16>,
}

impl Calendar {
    /// The year that an open year means.
    fn open_year(&self, last_month: u8) -> Option<u16> {
        if let Some(year) = self.year.or(self.title_year) {
            return Some(year);
        }
        let published = self.published?;
        // Figures of December are published in January.
        let is_later = last_month > published.month && (last_month > 6 && published.month <= 4);
        Some(if is_later { published.year - 1 } else { published.year })
    }

    fn resolved(&self, year: PrintedYear, last_month: u8) -> Option<u16> {
        match year {
            PrintedYear::Of(year) => Some(year),
            PrintedYear::From(years) => {
                let base = self.published.map(|published| published.year).or(self.title_year);
                base.and_then(|base| base.checked_add_signed(i16::from(years)))
            }
            PrintedYear::Open => self.open_year(last_month),
        }
    }

    /// The year that an article speaks of which names none: that of publication, or in its first months the one before.
    pub(super) fn latest(&self) -> Option<(ArticlePeriod, ArticleReason)> {
        let published = self.published?;
        let year = Some(published.year - u16::from(published.month <= 2));
        let period = ArticlePeriod { first: (year, 1), last: (year, 12), day: None, is_fiscal: false };
        Some((period, ArticleReason::Publication))
    }

    /// The period that a printed one means; `current` is that of the text around it.
    pub(super) fn period(&self, printed: Printed, current: Option<ArticlePeriod>) -> Option<ArticlePeriod> {
        let (first, last) = printed.months;
        let today = self.published.map(|published| ArticlePeriod {
            first: (Some(published.year), published.month),
            last: (Some(published.year), published.month),
            day: Some(published.day),
            is_fiscal: false,
        });
        match printed.point {
            Point::Now => return today,
            Point::Since => {
                let so_far = self.period(Printed { point: Point::SoFar, ..printed }, current)?;
                let first = (self.resolved(printed.year, 12), 1);
                return Some(ArticlePeriod { first, ..so_far });
            }
            Point::SoFar => {
                let year = self.published.map(|published| published.year);
                let is_over =
                    |period: &ArticlePeriod| self.published.is_none_or(|published| !period.is_after(published));
                let fits = |period: &ArticlePeriod| {
                    period.first.1 == 1 && period.day.is_none() && period.last.0 == year && is_over(period)
                };
                return current.filter(fits).or_else(|| {
                    // Figures are complete up to the month before.
                    let published = self.published?;
                    let (year, month) = if published.day >= 28 {
                        (published.year, published.month)
                    } else if published.month == 1 {
                        (published.year - 1, 12)
                    } else {
                        (published.year, published.month - 1)
                    };
                    Some(ArticlePeriod {
                        first: (Some(year), 1),
                        last: (Some(year), month),
                        day: None,
                        is_fiscal: false,
                    })
                });
            }
            Point::Years(years) => {
                let published = self.published?.year;
                let year = Some(published + u16::from(years));
                let first = if printed.to_year.is_some() { Some(published + 1) } else { year };
                return Some(ArticlePeriod { first: (first, 1), last: (year, 12), day: None, is_fiscal: false });
            }
            Point::Recent(months) => {
                let published = self.published?;
                let last = (published.year, published.month);
                return Some(ArticlePeriod {
                    first: earlier(last, months),
                    last: some(last),
                    day: None,
                    is_fiscal: false,
                });
            }
            Point::Span | Point::End | Point::Day(_) | Point::AsOfDay(_) | Point::By | Point::Until | Point::Fiscal => {
            }
        }
        let end = self.resolved(printed.to_year.unwrap_or(printed.year), last);
        let start = if printed.to_year.is_some() { self.resolved(printed.year, last) } else { end };
        let day = match printed.point {
            Point::End => Some(days(end, last)),
            Point::AsOfDay(day) => Some(day),
            _ => None,
        };
        let is_fiscal = printed.point == Point::Fiscal;
        Some(ArticlePeriod { first: (start, first), last: (end, last), day, is_fiscal })
    }
}

fn some((year, month): (u16, u8)) -> (Option<u16>, u8) {
    (Some(year), month)
}

/// The month that lies so many months before another.
pub(super) fn earlier((year, month): (u16, u8), months: u8) -> (Option<u16>, u8) {
    let index = u32::from(year) * 12 + u32::from(month) - 1;
    let index = index.saturating_sub(u32::from(months));
    (Some((index / 12) as u16), (index % 12) as u8 + 1)
}

/// The days of a month; 28 for a February of an unknown year.
fn days(year: Option<u16>, month: u8) -> u8 {
    let is_leap = year.is_some_and(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
