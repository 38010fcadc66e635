//! Periods: calendars, the canonical spelling of each period, and other spellings of it. The words for a period are in `words`.

mod calendar;
mod spelling;

pub use calendar::{Day, Grain, Period, PeriodError, PeriodProblem, Span, SpanEnd, SplitYears};
