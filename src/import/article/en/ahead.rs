//! English years to come: the next three years.

use super::super::when::{Point, Printed, PrintedYear};
use super::words::{says, skip_blanks};

const NUMBERS: [(&str, u8); 5] = [("two", 2), ("three", 3), ("four", 4), ("five", 5), ("ten", 10)];

/// The years from the one after publication on, and the end of the words: the next three years.
pub(super) fn years_ahead(text: &[char], at: usize) -> Option<(usize, Printed)> {
    let start = skip_blanks(text, says(text, at, "next")?);
    let (number, years) = NUMBERS.iter().find_map(|(word, years)| Some((says(text, start, word)?, *years)))?;
    let end = says(text, skip_blanks(text, number), "years")?;
    let year = PrintedYear::From(0);
    let printed = Printed { to_year: Some(year), ..Printed::span(year, (1, 12)) };
    Some((end, printed.at(Point::Years(years))))
}
