//! Chinese expressions of time.

use super::super::numeral::{chinese_at, chinese_digit, digits_at};
use super::super::rules::{Lexicon, WordClass};
use super::super::when::{Point, Printed, PrintedYear};

/// An expression of time at a position.
#[derive(Clone, Copy, Debug)]
pub(super) struct TimeAt {
    /// The position behind it.
    pub(super) end: usize,
    /// Its period; `None` if it is to be passed over: a time of day, 近三年.
    pub(super) printed: Option<Printed>,
    /// Whether it is a whole date with a day.
    pub(super) is_date: bool,
}

const YEAR: (u8, u8) = (1, 12);

/// The expression of time at a position of folded text.
pub(super) fn time_at(text: &[char], at: usize, words: &Lexicon) -> Option<TimeAt> {
    let starts = |at: usize, word: &str| starts(text, at, word);
    for (word, point) in
        [("截至目前", Point::Now), ("目前", Point::Now), ("当前", Point::Now), ("今年以来", Point::SoFar)]
    {
        if starts(at, word) {
            let printed = Printed::span(PrintedYear::From(0), YEAR).at(point);
            return Some(TimeAt { end: at + word.chars().count(), printed: Some(printed), is_date: false });
        }
    }
    if starts(at, "年初以来") || starts(at, "今年来") {
        let end = at + if starts(at, "今年来") { 3 } else { 4 };
        let printed = Printed::span(PrintedYear::From(0), YEAR).at(Point::SoFar);
        return Some(TimeAt { end, printed: Some(printed), is_date: false });
    }
    for (word, by) in
        [("截至", false), ("截止到", false), ("截止", false), ("到", true), ("至", true), ("力争到", true)]
    {
        if starts(at, word) {
            let inner = time_at(text, at + word.chars().count(), words)?;
            return until(inner, by);
        }
    }
    plan_years(text, at)
        .or_else(|| dashed_date(text, at))
        .or_else(|| years_ahead(text, at))
        .or_else(|| dated(text, at, words))
        .or_else(|| clock(text, at))
}

/// 截至8月底, 到2025年.
fn until(inner: TimeAt, by: bool) -> Option<TimeAt> {
    let printed = inner.printed?;
    let printed = match printed.point {
        // A year by which something is reached; a month is the end of a range, which `month_part` reads.
        Point::Span if by && printed.months == YEAR => printed.at(Point::By),
        Point::Span | Point::Day(_) if by => return None,
        Point::End if by => printed.at(Point::By),
        Point::Day(day) => printed.at(Point::AsOfDay(day)),
        Point::Span if printed.months.0 == printed.months.1 => Printed { months: (1, printed.months.1), ..printed },
        _ => printed,
    };
    Some(TimeAt { printed: Some(printed), ..inner })
}

/// “十四五”期间: five years.
fn plan_years(text: &[char], at: usize) -> Option<TimeAt> {
    let mut start = at;
    let is_quoted = text.get(start).is_some_and(|letter| matches!(letter, '“' | '"' | '「'));
    if is_quoted {
        start += 1;
    }
    let (&ten, &number, &five) = (text.get(start)?, text.get(start + 1)?, text.get(start + 2)?);
    if ten != '十' || five != '五' {
        return None;
    }
    let number = chinese_digit(number)? as u16;
    let mut end = start + 3;
    if is_quoted && text.get(end).is_some_and(|letter| matches!(letter, '”' | '"' | '」')) {
        end += 1;
    }
    let (first, last) = (1951 + (number + 9) * 5, 1955 + (number + 9) * 5);
    let span = Printed { to_year: Some(PrintedYear::Of(last)), ..Printed::span(PrintedYear::Of(first), YEAR) };
    if starts(text, end, "期间") || starts(text, end, "时期") {
        return Some(TimeAt { end: end + 2, printed: Some(span), is_date: false });
    }
    if starts(text, end, "末") {
        let printed = Printed::span(PrintedYear::Of(last), YEAR).at(Point::By);
        return Some(TimeAt { end: end + 1, printed: Some(printed), is_date: false });
    }
    None
}

/// 2023-04-06, 2023/4/6, 2023.04.06, with a time of day.
fn dashed_date(text: &[char], at: usize) -> Option<TimeAt> {
    let separator = *text.get(at + 4)?;
    let year = year_digits(text, at)?;
    if !matches!(separator, '-' | '/' | '.') {
        return None;
    }
    let month = short(text, at + 5)?;
    if text.get(month.1) != Some(&separator) {
        return None;
    }
    let day = short(text, month.1 + 1)?;
    if !(1..=12).contains(&month.0) || !(1..=31).contains(&day.0) {
        return None;
    }
    let mut end = day.1;
    if text.get(end) == Some(&' ')
        && let Some(clock) = clock(text, end + 1)
    {
        end = clock.end;
    }
    let printed = Printed::span(PrintedYear::Of(year), (month.0, month.0)).at(Point::Day(day.0));
    Some(TimeAt { end, printed: Some(printed), is_date: true })
}

/// 未来5年, 3年内; 近三年 and 5年来 are passed over.
fn years_ahead(text: &[char], at: usize) -> Option<TimeAt> {
    let leads = ["未来", "今后", "近", "过去", "连续", "历时", "前后", "最近", "之后", "此后", "持续"];
    let lead = leads.iter().find(|lead| starts(text, at, lead));
    let start = at + lead.map_or(0, |lead| lead.chars().count());
    let (years, end) = small(text, start)?;
    let mut end = end;
    if text.get(end) == Some(&'个') {
        end += 1;
    }
    if text.get(end) == Some(&'月') && lead.is_some_and(|lead| matches!(*lead, "近" | "最近" | "过去")) && years <= 12
    {
        let end = end + 1 + usize::from(starts(text, end + 1, "来"));
        let printed = Printed::span(PrintedYear::From(0), YEAR).at(Point::Recent(years));
        return Some(TimeAt { end, printed: Some(printed), is_date: false });
    }
    if text.get(end) != Some(&'年') || years > 30 {
        return None;
    }
    end += 1;
    let is_ahead = lead.is_some_and(|lead| matches!(*lead, "未来" | "今后"));
    let is_within = starts(text, end, "内");
    if is_within {
        end += 1;
    }
    if lead.is_none() && !is_within {
        return None;
    }
    // 未来5年 names its end, 3年内 the whole span.
    let to_year = (!is_ahead).then_some(PrintedYear::Open);
    let printed = Printed { to_year, ..Printed::span(PrintedYear::From(0), YEAR).at(Point::Years(years)) };
    Some(TimeAt { end, printed: (is_ahead || (is_within && lead.is_none())).then_some(printed), is_date: false })
}

/// An expression with a year, or months without one.
fn dated(text: &[char], at: usize, words: &Lexicon) -> Option<TimeAt> {
    let Some((year, mut end)) = year_at(text, at, words) else {
        return month_part(text, at, words, PrintedYear::Open);
    };
    // 2021—2025年, 2021年至2025年.
    if let Some(dash) = range_sign(text, end)
        && let Some((to_year, last)) = year_at(text, dash, words).filter(|_| matches!(year, PrintedYear::Of(_)))
        && matches!(to_year, PrintedYear::Of(_))
    {
        let printed = Printed { to_year: Some(to_year), ..Printed::span(year, YEAR) };
        return Some(TimeAt { end: last, printed: Some(printed), is_date: false });
    }
    if text.get(end - 1).is_some_and(char::is_ascii_digit) {
        // A year without 年 is one only in a range or before months.
        return month_part(text, end, words, year)
            .filter(|_| text.get(end).is_some_and(|letter| !letter.is_ascii_digit()));
    }
    if text.get(end) == Some(&' ') {
        end += 1;
    }
    // 年内 looks ahead.
    if text[end - 1] == '内' {
        return Some(TimeAt { end, printed: Some(Printed::span(year, YEAR).at(Point::By)), is_date: false });
    }
    if let Some(inner) = month_part(text, end, words, year) {
        return Some(inner);
    }
    while end > at && text[end - 1] == ' ' {
        end -= 1;
    }
    let span = Printed::span(year, YEAR);
    for (word, printed) in [
        ("底前", Some(span.at(Point::Until))),
        ("末", Some(span.at(Point::End))),
        ("底", Some(span.at(Point::End))),
        ("年初", None),
        ("初", None),
        ("以来", Some(span.at(Point::Since))),
        ("前", Some(span.at(Point::By))),
        ("以前", Some(span.at(Point::By))),
        ("同期", None),
    ] {
        if starts(text, end, word) {
            return Some(TimeAt { end: end + word.chars().count(), printed, is_date: false });
        }
    }
    Some(TimeAt { end, printed: Some(span), is_date: false })
}

/// A year: 2023年, 二〇二三年, 今年; or digits before a dash.
fn year_at(text: &[char], at: usize, words: &Lexicon) -> Option<(PrintedYear, usize)> {
    if let Some(year) = year_digits(text, at) {
        let mut end = at + 4;
        if text.get(end) == Some(&'年') {
            end += 1;
            if text.get(end) == Some(&'度') {
                end += 1;
            }
            return Some((PrintedYear::Of(year), end));
        }
        let dash = range_sign(text, end)?;
        return year_digits(text, dash)
            .filter(|_| text.get(dash + 4) == Some(&'年'))
            .map(|_| (PrintedYear::Of(year), end));
    }
    if text.get(at + 4) == Some(&'年')
        && let Some(year) = (at..at + 4).try_fold(0, |year, at| Some(year * 10 + chinese_digit(text[at])?))
        && (1900..2200).contains(&year)
    {
        return Some((PrintedYear::Of(year as u16), at + 5));
    }
    let entry = words.longest(text, at, &[WordClass::Year])?;
    // 在此基础上年内完成, 5亿元以上年内开工: no year before.
    if entry.word[0] == '上' && at > 0 && matches!(text[at - 1], '础' | '以') {
        return None;
    }
    Some((PrintedYear::From(entry.value.parse().ok()?), at + entry.word.len()))
}

/// Four digits that are a year.
fn year_digits(text: &[char], at: usize) -> Option<u16> {
    let digits = text.get(at..at + 4)?;
    if at > 0 && text[at - 1].is_ascii_digit() || text.get(at + 4).is_some_and(char::is_ascii_digit) {
        return None;
    }
    let year = digits.iter().try_fold(0, |year, digit| Some(year * 10 + digit.to_digit(10)?))?;
    (1900..2200).contains(&year).then_some(year as u16)
}

/// Months, a quarter, a half, a day, the end of the year.
fn month_part(text: &[char], at: usize, words: &Lexicon, year: PrintedYear) -> Option<TimeAt> {
    let is_open = year == PrintedYear::Open;
    let span = |months| Printed::span(year, months);
    let ending = |end: usize, printed: Printed| {
        for (word, point) in [("底前", Point::Until), ("末", Point::End), ("底", Point::End)] {
            if starts(text, end, word) {
                return Some(TimeAt {
                    end: end + word.chars().count(),
                    printed: Some(printed.at(point)),
                    is_date: false,
                });
            }
        }
        Some(TimeAt { end, printed: Some(printed), is_date: false })
    };
    if let Some(entry) = words.longest(text, at, &[WordClass::YearEnd]).filter(|_| is_open || text[at] != '年') {
        let end = at + entry.word.len();
        let (end, point) = if starts(text, end, "前") { (end + 1, Point::Until) } else { (end, Point::End) };
        return Some(TimeAt { end, printed: Some(span(YEAR).at(point)), is_date: false });
    }
    if let Some(entry) = words.longest(text, at, &[WordClass::Month]) {
        let (first, last) = entry.value.split_once("..")?;
        let months = (first.parse().ok()?, last.parse().ok()?);
        // 年 alone is no period without a year.
        if !(is_open && entry.word[0] == '年' && entry.word.len() <= 2) {
            return ending(at + entry.word.len(), span(months));
        }
    }
    let (first, end) = small(text, at)?;
    if !(1..=12).contains(&first) {
        return None;
    }
    let is_month = text.get(end) == Some(&'月');
    let behind = end + usize::from(is_month) + usize::from(is_month && text.get(end + 1) == Some(&'份'));
    if let Some(dash) = range_sign(text, behind)
        && let Some((last, end)) = small(text, dash)
        && text.get(end) == Some(&'月')
        && (first..=12).contains(&last)
    {
        let end = end + 1 + usize::from(text.get(end + 1) == Some(&'份'));
        return ending(end, span((first, last)));
    }
    if !is_month {
        return None;
    }
    if let Some((day, end)) = small(text, behind)
        && text.get(end).is_some_and(|letter| matches!(letter, '日' | '号'))
        && (1..=31).contains(&day)
    {
        let mut end = end + 1;
        // 15日—18日, 15日至18日.
        if let Some(dash) = range_sign(text, end)
            && let Some(second) = time_at(text, dash, words).filter(|second| text[second.end - 1] == '日')
        {
            end = second.end;
        }
        let printed = span((first, first)).at(Point::Day(day));
        return Some(TimeAt { end, printed: Some(printed), is_date: !is_open });
    }
    ending(behind, span((first, first)))
}

/// A day of the month or a time of day, which say nothing of a period.
fn clock(text: &[char], at: usize) -> Option<TimeAt> {
    let (_, end) = small(text, at)?;
    let pass = |end| Some(TimeAt { end, printed: None, is_date: false });
    match text.get(end)? {
        '日' => {
            if let Some(dash) = range_sign(text, end + 1)
                && let Some(second) = clock(text, dash)
            {
                return pass(second.end);
            }
            pass(end + 1)
        }
        ':' => {
            let (_, mut last) = short(text, end + 1)?;
            if text.get(last) == Some(&':')
                && let Some(seconds) = short(text, last + 1)
            {
                last = seconds.1;
            }
            pass(last)
        }
        '时' if text.get(end + 1).is_none_or(|next| !matches!(next, '代' | '间' | '尚')) => pass(end + 1),
        _ => None,
    }
}

/// The position behind a sign that joins the ends of a range.
fn range_sign(text: &[char], at: usize) -> Option<usize> {
    match text.get(at)? {
        '-' | '~' | '至' | '到' | '—' | '–' | '－' => {}
        _ => return None,
    }
    let mut end = at + 1;
    while text.get(end).is_some_and(|letter| matches!(letter, '-' | '—' | '–')) {
        end += 1;
    }
    Some(end)
}

/// One or two digits.
fn short(text: &[char], at: usize) -> Option<(u8, usize)> {
    let numeral = digits_at(text, at).filter(|numeral| numeral.end - at <= 2)?;
    Some((numeral.digits.parse().ok()?, numeral.end))
}

/// A small number in digits or in words.
fn small(text: &[char], at: usize) -> Option<(u8, usize)> {
    let is_part = at > 0 && text[at - 1].is_ascii_digit();
    if is_part {
        return None;
    }
    short(text, at).or_else(|| {
        let numeral = chinese_at(text, at).filter(|numeral| numeral.end - at <= 3)?;
        Some((numeral.digits.parse().ok()?, numeral.end))
    })
}

/// Whether a text has a word at a position.
pub(super) fn starts(text: &[char], at: usize, word: &str) -> bool {
    let mut at = at;
    word.chars().all(|letter| {
        at += 1;
        text.get(at - 1) == Some(&letter)
    })
}
