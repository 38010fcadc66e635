//! Parts of sentences in Chinese: small numbers, superlatives, lists.

use crate::compare::{Difference, Differences};
use crate::data::{Noun, Reporting};
use crate::model::Subject;
use crate::text::join;
use crate::words::interface::Writer;
use crate::words::phrase::Degree;

/// A small number in words; above ten in digits.
pub(super) fn count(number: usize) -> String {
    const WORDS: [&str; 11] = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// The superlative and the comparative of an indicator.
pub(super) fn degrees(writer: &Writer<'_>, subject: Option<Subject>) -> [&'static str; 2] {
    match writer.degree(subject) {
        Degree::Most => ["最多", "较多"],
        Degree::Largest => ["最大", "较大"],
        Degree::Best => ["最靠前", "较靠前"],
        Degree::Highest => ["最高", "较高"],
    }
}

/// The noun for a place.
pub(super) fn place<'d>(writer: &Writer<'d>) -> &'d str {
    &writer.description().place.zh
}

/// The noun for a place behind a number, with its measure word: 个区市.
pub(super) fn places(writer: &Writer<'_>) -> String {
    let Noun { measure, zh, .. } = &writer.description().place;
    [measure.as_str(), zh].concat()
}

/// Whether places reported their figures, rather than simply having them.
pub(super) fn is_reported(writer: &Writer<'_>) -> bool {
    writer.description().reporting == Reporting::Reported
}

/// The verb: 公布, or 有.
pub(super) fn has(writer: &Writer<'_>) -> &'static str {
    if is_reported(writer) { "公布" } else { "有" }
}

/// The names of differences as a list.
pub(super) fn differences(writer: &Writer<'_>, differences: Differences) -> String {
    let scope = &writer.description().scope_short.zh;
    let name = |difference| match difference {
        Difference::Indicator => "口径",
        Difference::Scope => scope,
        Difference::Period => "时期",
        Difference::Status => "性质",
    };
    join(&differences.names(name), "、")
}
