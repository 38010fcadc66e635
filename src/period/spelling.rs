//! Other spellings of periods, as tables have them.

use super::calendar::{Day, Period, PeriodProblem, months};

const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

impl Period {
    /// Reads any spelling that can mean one period only: `2021Q1`, `Q1 2021`, `Jan–Aug 2021`, `2021 年 1—8 月`, `2021-9`, `2020–2022`,
    /// `2021-09-19`, `FY 2015/16`, and those that `parse` names the canonical one of. `2015-16` is refused: `2010-11` would be November.
    ///
    /// ```
    /// use district_charts::period::Period;
    ///
    /// let found = Period::understand("Q3 2021").map(|period| period.to_string());
    /// assert_eq!(found.as_deref(), Some("2021-Q3"));
    /// assert_eq!(Period::understand("2015-16"), None);
    /// ```
    pub fn understand(text: &str) -> Option<Period> {
        let text = plain(text);
        let text = text.strip_prefix("FY").unwrap_or(&text).trim_ascii_start();
        match Period::read(text) {
            Ok(period) | Err(PeriodProblem::Spelling(period)) => return Some(period),
            Err(PeriodProblem::Backwards) => return None,
            Err(PeriodProblem::Unreadable) => {}
        }
        if let Some(day) = Day::parse(text) {
            return Some(Period::AsOf(day));
        }
        if let Some(part) = Part::read(text) {
            let (first, last) = part.months(None)?;
            return Period::of_months(first, last);
        }
        for (index, _) in text.char_indices().filter(|entry| matches!(entry.1, '/' | '–' | '-')) {
            let (first, rest) = text.split_at(index);
            // `2021-1-8` may be a day.
            if first.contains('-') && rest.starts_with('-') {
                continue;
            }
            let last = rest.trim_start_matches(['/', '–', '-']);
            if let (Some(first), Some(last)) = (Part::read(first), Part::read(last)) {
                // One of them may leave its year to the other.
                return Period::of_months(first.months(last.year)?.0, last.months(first.year)?.1);
            }
        }
        None
    }
}

/// The text in capitals, with Chinese words as letters and one mark for several that part a range.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        match c {
            '上' => plain += "H1",
            '下' => plain += "H2",
            '一' => plain += "Q1",
            '二' => plain += "Q2",
            '三' => plain += "Q3",
            '四' => plain += "Q4",
            '半' | '季' | '度' | '第' | '全' => {}
            '年' | '月' | '\u{a0}' => plain.push(' '),
            '—' | '至' | '~' => plain.push('–'),
            c => plain.push(c.to_ascii_uppercase()),
        }
    }
    plain.trim_ascii().to_owned()
}

/// A year, half, quarter or month in any order of its words.
struct Part<'t> {
    year: Option<&'t str>,
    /// The word: a month, or the first letter of half, quarter or month.
    word: &'t str,
    number: &'t str,
}

impl<'t> Part<'t> {
    fn read(text: &'t str) -> Option<Part<'t>> {
        let mut part = Part { year: None, word: "", number: "" };
        let is_gap = |c: char| matches!(c, ' ' | '-' | '.' | '_');
        let mut rest = text.trim_ascii();
        if rest.is_empty() || rest.ends_with('-') {
            return None;
        }
        while let Some(first) = rest.chars().next() {
            let is_digit = first.is_ascii_digit();
            let is_same = |c: char| c.is_ascii_alphanumeric() && c.is_ascii_digit() == is_digit;
            let end = rest.find(|c| !is_same(c)).unwrap_or(rest.len());
            let (token, after) = rest.split_at(end);
            rest = after.trim_start_matches(is_gap);
            let slot = match is_digit {
                true if end == 4 => {
                    if part.year.replace(token).is_some() {
                        return None;
                    }
                    continue;
                }
                true => &mut part.number,
                false => &mut part.word,
            };
            if end == 0 || !slot.is_empty() {
                return None;
            }
            *slot = token;
        }
        Some(part)
    }

    /// The first and the last month; `year` is that of the other part of a range.
    fn months(&self, year: Option<&str>) -> Option<(u16, u16)> {
        let year = self.year.or(year)?;
        let is_month = |name: &&str| self.word.len() >= name.len() && self.word.starts_with(*name);
        let part = match (self.word, self.number) {
            ("", "") => return months(year),
            ("" | "M", number) if number.len() < 3 => ["-", if number.len() == 1 { "0" } else { "" }, number].concat(),
            ("H" | "Q", number) => ["-", self.word, number].concat(),
            (_, "") => format!("-{:02}", 1 + MONTHS.iter().position(is_month)?),
            _ => return None,
        };
        months(&[year, &part].concat())
    }
}
