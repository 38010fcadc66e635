//! English years to come: the next three years.

use super::super::rules::Lexicon;
use super::super::when::{Point, Printed, PrintedYear};
use super::words::{number_word, says, skip_blanks};

/// The years from the one after publication on, and the end of the words: the next three years.
pub(super) fn years_ahead(text: &[char], at: usize, words: &Lexicon) -> Option<(usize, Printed)> {
    let start = skip_blanks(text, says(text, at, "next")?);
    let (years, number) = number_word(text, start, words)?;
    let end = says(text, skip_blanks(text, number), "years")?;
    let year = PrintedYear::From(0);
    let printed = Printed { to_year: Some(year), ..Printed::span(year, (1, 12)) };
    Some((end, printed.at(Point::Years(years.try_into().ok()?))))
}
