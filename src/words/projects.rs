//! The words of named projects.

use super::{count, list, spaced};
use crate::language::Language;

/// The finding: which is largest, or how many there are.
pub fn projects_finding(
    of: usize,
    largest: &[&str],
    quantity: Option<&str>,
    subject: &str,
    language: Language,
) -> String {
    let number = count(of, language);
    let names = list(largest, language);
    match (language, quantity) {
        (Language::Zh, Some(quantity)) if of > 1 => {
            let tied = if largest.len() > 1 { "并列" } else { "" };
            spaced(&format!("公布{subject}的{number}个项目中，{names}{tied}最大：{quantity}"))
        }
        (Language::Zh, Some(quantity)) => spaced(&format!("{names}{subject}：{quantity}")),
        (Language::Zh, None) => format!("{number}个项目公布了{subject}"),
        (Language::En, Some(quantity)) if of > 1 => {
            let are = if largest.len() > 1 { "share the largest" } else { "has the largest" };
            format!("Of {number} named projects, {names} {are} {subject}: {quantity}")
        }
        (Language::En, Some(quantity)) => super::capital(&format!("{subject} of {names}: {quantity}")),
        (Language::En, None) => super::capital(&format!("{number} named projects have a figure for {subject}")),
    }
}

/// The head of the column of names.
pub fn project_head(language: Language) -> &'static str {
    language.pick("项目", "project")
}
