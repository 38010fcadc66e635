//! Parts of sentences in English: small numbers, superlatives, lists.

use crate::compare::{Difference, Differences};
use crate::data::{Noun, Reporting};
use crate::model::Subject;
use crate::text::join;
use crate::words::interface::Writer;
use crate::words::phrase::Degree;

/// A small number in words; above ten in digits.
pub(super) fn count(number: usize) -> String {
    const WORDS: [&str; 11] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// `none of the three`; of two `neither of the two`.
pub(super) fn none_of(number: usize) -> String {
    if number == 2 { "neither of the two".to_owned() } else { ["none of the ", &count(number)].concat() }
}

/// `all three`; of two `both`.
pub(super) fn all_of(number: usize) -> String {
    if number == 2 { "both".to_owned() } else { ["all ", &count(number)].concat() }
}

/// The superlative and the comparative of an indicator.
pub(super) fn degrees(writer: &Writer<'_>, subject: Option<Subject>) -> [&'static str; 2] {
    let is_plural = subject.is_some_and(|subject| writer.is_plural(subject.indicator));
    match writer.degree(subject) {
        Degree::Most if is_plural => ["most", "more"],
        Degree::Most | Degree::Largest => ["largest", "larger"],
        Degree::Best => ["best", "better"],
        Degree::Highest => ["highest", "higher"],
    }
}

/// The noun for a place.
pub(super) fn place<'d>(writer: &Writer<'d>) -> &'d Noun {
    &writer.description().place
}

/// The noun for so many places.
pub(super) fn noun<'d>(writer: &Writer<'d>, number: usize) -> &'d str {
    let Noun { one, several, .. } = place(writer);
    if number == 1 { one } else { several }
}

/// Whether places reported their figures, rather than simply having them.
pub(super) fn is_reported(writer: &Writer<'_>) -> bool {
    writer.description().reporting == Reporting::Reported
}

/// A noun with its article: `a borough`, `an area`.
pub(super) fn with_article(noun: &str) -> String {
    let sounds_like_a_consonant = ["uni", "eu", "one", "use"].iter().any(|start| noun.starts_with(start));
    let is_an = noun.starts_with(['a', 'e', 'i', 'o', 'u']) && !sounds_like_a_consonant || noun.starts_with("hour");
    [if is_an { "an " } else { "a " }, noun].concat()
}

/// The names of differences: `period or status`.
pub(super) fn differences(writer: &Writer<'_>, differences: Differences, last_join: &str) -> String {
    let scope = &writer.description().scope.one;
    let name = |difference| match difference {
        Difference::Indicator => "definition",
        Difference::Scope => scope,
        Difference::Period => "period",
        Difference::Status => "status",
    };
    list(&differences.names(name), last_join)
}

/// `a, b and c`
pub(super) fn list(names: &[String], last_join: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {last_join} {last}", join(most, ", ")),
    }
}
