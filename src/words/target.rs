//! The words of what happened against what was wanted or expected.

use super::{count, list};
use crate::derive::{Derived, Rule};
use crate::language::Language;
use crate::number::Comparator;

/// The finding: which of those with a target or forecast are at it or beyond so far.
pub fn reached(names: &[&str], all: &[&str], subject: &str, language: Language) -> String {
    let of = all.len();
    let (number, who) = (count(of, language), list(if of == 1 { all } else { names }, language));
    let none = names.is_empty();
    match language {
        Language::Zh if of == 1 && none => format!("{who}{subject}目前未达标"),
        Language::Zh if none => format!("有目标或预计的{number}个区市，{subject}目前都未达标"),
        Language::Zh if of == 1 => format!("{who}{subject}目前已达标"),
        Language::Zh if names.len() == of => format!("有目标或预计的{number}个区市，{subject}目前都已达标"),
        Language::Zh => format!("有目标或预计的{number}个区市中，{who}{subject}目前已达标"),
        Language::En if of == 1 => {
            let not = if none { "not " } else { "" };
            format!("{who} is {not}so far at or above the {subject} that it aimed for")
        }
        Language::En => {
            let who = if none { "none" } else { &who };
            let are = if names.len() == 1 || none { "is" } else { "are" };
            format!(
                "Of the {number} districts with a target or forecast for {subject}, {who} {are} so far at or above it"
            )
        }
    }
}

/// How a figure stands to what was wanted: `高出 3.8 个百分点`, `完成 106.2%`; of a bound only on which side. Where room is short,
/// nothing: what was wanted itself is more.
pub fn held(derived: &Derived<'_>, is_reached: Option<bool>, language: Language) -> [String; 3] {
    let digits = derived.figure.value.size().text(language);
    let word = match is_reached {
        Some(true) => language.pick("已达到", "reached"),
        Some(false) => language.pick("未达到", "not reached"),
        None => "",
    };
    let short = match (derived.rule, derived.figure.comparator) {
        (_, comparator) if comparator != Comparator::Eq => word.to_owned(),
        (Rule::Completion, _) => language.pick(format!("完成 {digits}%"), format!("{digits}% done")),
        _ if derived.figure.value.is_negative() => {
            language.pick(format!("差 {digits} 个百分点"), format!("{digits} points short"))
        }
        _ => language.pick(format!("高出 {digits} 个百分点"), format!("{digits} points above")),
    };
    [short, String::new(), String::new()]
}

/// The head of the column that compares.
pub fn against(language: Language) -> &'static str {
    language.pick("对照目标或预计（推算）", "against target or forecast (derived)")
}

/// That what was wanted is for a longer period.
pub fn longer_note(language: Language) -> &'static str {
    language.pick(
        "目标或预计是到更晚的时候（如全年）的，与已发生的时期不同，只供对照。",
        "Targets and forecasts are for a longer period, such as the whole year: a comparison with what lies ahead.",
    )
}
