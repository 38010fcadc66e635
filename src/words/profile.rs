//! The words of all figures of one place.

use super::{count, spaced};
use crate::language::Language;

/// A place among those that reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// From 1.
    pub place: usize,
    /// How many reported.
    pub of: usize,
    /// Whether others share it.
    pub is_joint: bool,
}

/// A place in words: `第 2（共 6）`, `2nd of 6`.
pub fn standing(standing: Standing, language: Language) -> String {
    let Standing { place, of, is_joint } = standing;
    let ending = match (place % 10, place / 10 % 10) {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    let joint = if is_joint { language.pick("并列", "joint ") } else { "" };
    language.pick(format!("{joint}第 {place}（共 {of}）"), format!("{joint}{place}{ending} of {of}"))
}

/// The finding: how many figures, and how many of them are the first of those compared.
pub fn profile_finding(name: &str, of: usize, [first, joint]: [usize; 2], language: Language) -> String {
    let all = match language {
        Language::Zh => format!("{name}公布了 {of} 项数据"),
        Language::En => format!("{name} published {} figure{}", count(of, language), if of == 1 { "" } else { "s" }),
    };
    let tied = joint > 0;
    match language {
        Language::Zh if first == 0 => spaced(&all),
        Language::Zh => {
            spaced(&format!("{all}，{first} 项在公布的区市中排第一{}", if tied { "（含并列）" } else { "" }))
        }
        Language::En if first == 0 => all,
        Language::En => {
            let rank = if first == 1 { "ranks" } else { "rank" };
            let or = if tied { " or joint first" } else { "" };
            format!("{all}; {} {rank} first{or} among the districts that reported", count(first, language))
        }
    }
}

/// What is looked at.
pub fn profile_subtitle(name: &str, language: Language) -> String {
    language.pick(format!("{name}公布的全部数字"), format!("All published figures of {name}"))
}

/// How many figures, how many of them others reported too, how many are of named projects, and how many more are computed.
pub fn profile_coverage([own, compared, projects, derived]: [usize; 4], language: Language) -> String {
    let mut text = language.pick(format!("{own} 项数据"), format!("Figures: {own}"));
    if compared > 0 {
        text += &language
            .pick(format!("，其中 {compared} 项可比"), format!("; comparable with other districts: {compared}"));
    }
    if projects > 0 {
        text += &language.pick(format!("；另有单个项目的 {projects} 项"), format!("; of named projects: {projects}"));
    }
    if derived > 0 {
        text += &language.pick(format!("；推算 {derived} 项"), format!("; derived: {derived}"));
    }
    text + language.pick("。", ".")
}

/// What an indented figure is.
pub fn derived_note(language: Language) -> &'static str {
    language.pick("缩进的数值：由已公布的数字推算。", "Indented: derived from published figures.")
}

/// What the strip of points and a place mean.
pub fn profile_note(language: Language) -> &'static str {
    language.pick(
        "点：公布同一指标、范围、时期和性质的各区市，从小到大；大点是本地。位次只在其中排，界限使先后不定的不排。",
        "Dots: all districts with a figure for the same list, period and status, smallest to largest; the large one is this place. Places are among these, and only where bounds leave no doubt.",
    )
}

/// The heads of the columns of lists, periods, figures and places.
pub fn profile_heads(language: Language) -> [&'static str; 4] {
    language
        .pick(["范围", "时期和性质", "数值", "位次"], ["list", "period and status", "figure", "place among districts"])
}

/// Two parts, where there are two: `重点项目，2021 年 1—8 月`.
pub fn joined_list([first, second]: [&str; 2], language: Language) -> String {
    let gap = if first.is_empty() || second.is_empty() { "" } else { language.pick("，", ", ") };
    format!("{first}{gap}{second}")
}
