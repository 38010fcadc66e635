//! The finding: one honest sentence that claims only what the shown figures carry.

use super::{capital, count, list, spaced};
use crate::data::{Measure, Status};
use crate::language::Language;

/// What can be claimed of the figures on one axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim<'n> {
    /// Nobody published one.
    Nothing,
    /// One did: its name and its quantity.
    Only(&'n str, String),
    /// All are the same number.
    Same(String),
    /// These are above all others, and equal to each other.
    Leads(Vec<&'n str>),
    /// Of two, the first is above the second.
    Above(&'n str, &'n str),
    /// Bounds allow no order; from the lowest printed to the highest.
    Between(String, String),
}

/// A claim with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding<'n> {
    /// The claim.
    pub claim: Claim<'n>,
    /// How many districts have a figure.
    pub reported: usize,
    /// How many are shown.
    pub of: usize,
    /// Whether these are fewer than all.
    pub is_selection: bool,
    /// Indicator and scope in words.
    pub subject: &'n str,
    /// The indicator's kind, for the right superlative.
    pub measure: Measure,
    /// What the figures are.
    pub status: Status,
}

/// The finding as the title of a chart: no stop at its end.
pub fn finding(finding: &Finding<'_>, language: Language) -> String {
    match language {
        Language::Zh => spaced(&zh(finding)),
        Language::En => en(finding),
    }
}

/// What the first is of all, and of two.
pub(super) fn degrees(measure: Measure, language: Language) -> [&'static str; 2] {
    match measure {
        Measure::Count => language.pick(["最多", "较多"], ["largest", "larger"]),
        Measure::Amount => language.pick(["最大", "较大"], ["largest", "larger"]),
        Measure::Rank => language.pick(["最靠前", "较靠前"], ["best", "better"]),
        _ => language.pick(["最高", "较高"], ["highest", "higher"]),
    }
}

fn zh(finding: &Finding<'_>) -> String {
    let number = |number| count(number, Language::Zh);
    let (reported, of, subject) = (number(finding.reported), number(finding.of), finding.subject);
    let what = match finding.status {
        Status::Actual => "数据",
        Status::Forecast => "预计",
        Status::Target => "目标",
        Status::Plan => "计划",
    };
    let chosen = if finding.is_selection { "所选" } else { "" };
    let among = match finding.reported == finding.of {
        true => format!("{chosen}{of}个区市中"),
        false if finding.is_selection => format!("所选区市中公布{what}的{reported}个里"),
        false => format!("公布{what}的{reported}个区市中"),
    };
    let object = if finding.status == Status::Actual { "" } else { what };
    let [most, more] = degrees(finding.measure, Language::Zh);
    match &finding.claim {
        Claim::Nothing if finding.is_selection => format!("所选区市没有公布{subject}{object}"),
        Claim::Nothing => format!("没有区市公布{subject}{object}"),
        Claim::Only(name, quantity) if finding.of == 1 => format!("{name}{subject}{object}：{quantity}"),
        Claim::Only(name, quantity) if finding.is_selection => {
            format!("所选区市中，只有{name}公布了{subject}{object}：{quantity}")
        }
        Claim::Only(name, quantity) => format!("只有{name}公布了{subject}{object}：{quantity}"),
        Claim::Same(quantity) => format!("{among}，{subject}{object}都是{quantity}"),
        Claim::Leads(names) => {
            let tied = if names.len() > 1 { "并列" } else { "" };
            format!("{among}，{}{subject}{object}{tied}{most}", list(names, Language::Zh))
        }
        Claim::Above(name, _) => format!("{among}，{name}{subject}{object}{more}"),
        Claim::Between(low, high) => format!("{among}，{subject}{object}从{low}到{high}"),
    }
}

fn en(finding: &Finding<'_>) -> String {
    let number = |number| count(number, Language::En);
    let (verb, object) = match finding.status {
        Status::Actual => ("reported", ""),
        Status::Forecast => ("published one", "forecast for "),
        Status::Target => ("published one", "target for "),
        Status::Plan => ("published one", "plan for "),
    };
    let did = if object.is_empty() { "reported" } else { "published a" };
    let subject = format!("{object}{}", finding.subject);
    let topic = format!("{}{subject}", if object.is_empty() { "" } else { "the " });
    let (all, some) = if finding.is_selection {
        (format!("of the {} districts shown", number(finding.of)), "districts shown that")
    } else {
        (format!("of all {} districts", number(finding.of)), "districts that")
    };
    let among = match finding.reported == finding.of {
        true => all,
        false => format!("of the {} {some} {verb}", number(finding.reported)),
    };
    let [most, more] = degrees(finding.measure, Language::En);
    match &finding.claim {
        Claim::Nothing if finding.is_selection => format!("None of the districts shown {did} {subject}"),
        Claim::Nothing => format!("No district {did} {subject}"),
        Claim::Only(name, quantity) if finding.of == 1 => capital(&format!("{topic} in {name}: {quantity}")),
        Claim::Only(name, quantity) if finding.is_selection => {
            format!("Of the districts shown, only {name} {did} {subject}: {quantity}")
        }
        Claim::Only(name, quantity) => format!("Only {name} {did} {subject}: {quantity}"),
        Claim::Same(quantity) => capital(&format!("{topic} is {quantity} in each {among}")),
        Claim::Leads(names) => {
            let share = if names.len() > 1 { "share" } else { "has" };
            format!("{} {share} the {most} {subject} {among}", list(names, Language::En))
        }
        Claim::Above(name, other) if finding.of == 2 => {
            capital(&format!("{topic} is {more} in {name} than in {other}"))
        }
        Claim::Above(name, _) => capital(&format!("{among}, {name} has the {more} {subject}")),
        Claim::Between(low, high) => capital(&format!("{among}, {topic} ranges from {low} to {high}")),
    }
}
