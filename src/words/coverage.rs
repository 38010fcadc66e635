//! The words of who published what.

use super::{count, list, spaced};
use crate::language::Language;

/// The finding: what most districts published, of at most two things by name.
pub fn told_most(
    names: &[&str],
    [most, of]: [usize; 2],
    is_selection: bool,
    first: &str,
    language: Language,
) -> String {
    let number = |number| count(number, language);
    let [all, most_of] = [of, most].map(number);
    let shown = if is_selection { language.pick("所选", " shown") } else { "" };
    let (is_few, k) = (names.len() <= 2, names.len());
    let what = if is_few {
        list(names, language)
    } else {
        language.pick(format!(" {k} 项指标的数字"), format!("{} indicators", number(k)))
    };
    match language {
        Language::Zh if of == 1 => spaced(&format!("{first}公布了 {k} 项指标的数字")),
        Language::Zh if most == of => spaced(&format!("{shown}{all}个区市都公布了{what}")),
        Language::Zh if is_few => spaced(&format!("{shown}{all}个区市中，公布{what}的最多：{most_of}个")),
        Language::Zh => spaced(&format!("{shown}{all}个区市中，同一项指标最多有{most_of}个公布")),
        Language::En if of == 1 => {
            format!("{first} published figures for {} indicator{}", number(k), if k == 1 { "" } else { "s" })
        }
        Language::En if most == of => {
            let all = if of == 2 { "Both" } else { &format!("All {all}") };
            format!("{all} districts{shown} published figures for {what}")
        }
        Language::En if is_few => {
            format!("Of the {all} districts{shown}, most published figures for {what}: {most_of}")
        }
        Language::En => format!("No indicator was published by more than {most_of} of the {all} districts{shown}"),
    }
}

/// What is looked at.
pub fn coverage_subtitle(language: Language) -> &'static str {
    language.pick("各区市公布了哪些指标", "Which indicators each district published")
}

/// How many indicators were published, and how many of them are drawn.
pub fn told_all([all, drawn, of]: [usize; 3], language: Language) -> String {
    let more = all - drawn;
    let main = match language {
        Language::Zh if more == 0 => format!("{of} 个区市，{all} 项指标。"),
        Language::Zh => format!("{of} 个区市，{drawn} 项指标有不止一个区市公布。"),
        Language::En if more == 0 => format!("Districts: {of}; indicators: {all}."),
        Language::En => format!("Districts: {of}; indicators that more than one published: {drawn}."),
    };
    match language {
        _ if more == 0 => main,
        Language::Zh => format!("{main}另有 {more} 项只有一个区市公布，见数据表。"),
        Language::En => format!("{main} Published by only one, and in the table alone: {more}."),
    }
}

/// That figures of one line need not be comparable.
pub fn told_note(language: Language) -> &'static str {
    language.pick(
        "同一指标的数字，时期和项目范围可能不同：这里只看公布与否，不比大小。",
        "Figures of one indicator may be of different periods and lists of projects: this shows who published, not how much.",
    )
}

/// What the glyphs of what happened, what is wanted, and both mean.
pub fn told_key(language: Language) -> [&'static str; 3] {
    language.pick(["实际数", "只有目标、预计或计划", "两者都有"], ["actual", "target, forecast or plan only", "both"])
}

/// A district and an indicator: `莱西市，固定资产投资增速`.
pub fn told_of(district: &str, indicator: &str, language: Language) -> String {
    language.pick(format!("{indicator}，{district}"), format!("{indicator}, {district}"))
}

/// A cell as it is spoken: `莱西市，固定资产投资增速：24.3%`.
pub fn told(district: &str, indicator: &str, what: &str, language: Language) -> String {
    language.pick(spaced(&format!("{district}，{indicator}：{what}")), format!("{district}, {indicator}: {what}"))
}

/// A figure with its status: `目标 ≥20`.
pub fn told_as(status: &str, figure: &str) -> String {
    if status.is_empty() { figure.to_owned() } else { format!("{status} {figure}") }
}

/// The head of the column of indicators.
pub fn indicator_head(language: Language) -> &'static str {
    language.pick("指标", "indicator")
}
