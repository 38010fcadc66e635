//! Parts of sentences in Chinese: small numbers, superlatives, lists.

use crate::compare::{Difference, Differences};
use crate::data::Measure;
use crate::model::Subject;
use crate::text::join;
use crate::words::interface::Writer;

/// A small number in words; above ten in digits.
pub(super) fn count(number: usize) -> String {
    const WORDS: [&str; 11] = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// The superlative and the comparative of an indicator.
pub(super) fn degrees(writer: &Writer<'_>, subject: Option<Subject>) -> [&'static str; 2] {
    match subject.map(|subject| writer.indicator(subject.indicator).measure) {
        Some(Measure::Count) | None => ["最多", "较多"],
        Some(Measure::Amount) => ["最大", "较大"],
        Some(Measure::Rank) => ["最靠前", "较靠前"],
        Some(
            Measure::Growth
            | Measure::Share
            | Measure::Change
            | Measure::Rate
            | Measure::Ratio
            | Measure::Mean
            | Measure::Index
            | Measure::Score,
        ) => ["最高", "较高"],
    }
}

fn difference(difference: Difference) -> &'static str {
    match difference {
        Difference::Indicator => "口径",
        Difference::Scope => "范围",
        Difference::Period => "时期",
        Difference::Status => "性质",
    }
}

/// The names of differences as a list.
pub(super) fn differences(differences: Differences) -> String {
    join(&differences.names(difference), "、")
}
