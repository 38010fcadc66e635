//! Parts of sentences in English: small numbers, superlatives, lists.

use crate::compare::{Difference, Differences};
use crate::data::Measure;
use crate::model::Subject;
use crate::text::join;
use crate::words::interface::Writer;

/// A small number in words; above ten in digits.
pub(super) fn count(number: usize) -> String {
    const WORDS: [&str; 11] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// The superlative and the comparative of an indicator.
pub(super) fn degrees(writer: &Writer<'_>, subject: Option<Subject>) -> [&'static str; 2] {
    match subject.map(|subject| writer.indicator(subject.indicator).measure) {
        Some(Measure::Count | Measure::Amount) | None => ["largest", "larger"],
        Some(Measure::Rank) => ["best", "better"],
        Some(
            Measure::Growth
            | Measure::Share
            | Measure::Change
            | Measure::Rate
            | Measure::Ratio
            | Measure::Mean
            | Measure::Index
            | Measure::Score,
        ) => ["highest", "higher"],
    }
}

fn difference(difference: Difference) -> &'static str {
    match difference {
        Difference::Indicator => "definition",
        Difference::Scope => "list of projects",
        Difference::Period => "period",
        Difference::Status => "status",
    }
}

/// The names of differences: `period or status`.
pub(super) fn differences(differences: Differences, last_join: &str) -> String {
    list(&differences.names(difference), last_join)
}

/// `a, b and c`
pub(super) fn list(names: &[String], last_join: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {last_join} {last}", join(most, ", ")),
    }
}
