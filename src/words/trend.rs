//! The words of figures over time.

use super::{capital, count, list, spaced, status};
use crate::data::Status;
use crate::language::{Language, join};
use crate::link::Scaling;
use crate::number::Figure;
use std::cmp::Ordering;

/// How figures went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Course {
    /// From the first to the last of comparable figures, each with its period; up, down, or of places in an order.
    Moved {
        /// The first quantity and its period.
        from: (String, String),
        /// The last quantity and its period.
        to: (String, String),
        /// Greater for up, less for down, equal for a place in an order.
        order: Ordering,
    },
    /// So many comparable figures, all the same quantity.
    Steady(usize, String),
    /// Nothing but that there are figures of several periods; whether of a selection.
    Several(bool),
}

/// The finding: how figures went, with who has them.
pub fn trend_finding(course: &Course, names: &[&str], subject: &str, language: Language) -> String {
    match language {
        Language::Zh => spaced(&zh(course, names, subject)),
        Language::En => capital(&en(course, names, subject)),
    }
}

fn zh(course: &Course, names: &[&str], subject: &str) -> String {
    let who = list(names, Language::Zh);
    match course {
        Course::Moved { from, to, order } => {
            let went = match order {
                Ordering::Greater => "升到",
                Ordering::Less => "降到",
                Ordering::Equal => "变为",
            };
            format!("{who}{subject}由{}（{}）{went}{}（{}）", from.0, from.1, to.0, to.1)
        }
        Course::Steady(periods, quantity) => {
            format!("{who}{subject}在所列{}个时期都是{quantity}", count(*periods, Language::Zh))
        }
        Course::Several(is_selection) => {
            let chosen = if *is_selection { "所选区市中，" } else { "" };
            let who = if names.len() > MOST_NAMES { count(names.len(), Language::Zh) + "个区市" } else { who };
            format!("{chosen}{who}公布了不止一个时期的{subject}")
        }
    }
}

fn en(course: &Course, names: &[&str], subject: &str) -> String {
    let who = list(names, Language::En);
    match course {
        Course::Moved { from, to, order } => {
            let went = match order {
                Ordering::Greater => "rose",
                Ordering::Less => "fell",
                Ordering::Equal => "went",
            };
            format!("{subject} in {who} {went} from {} ({}) to {} ({})", from.0, from.1, to.0, to.1)
        }
        Course::Steady(periods, quantity) => {
            format!("{subject} in {who} was {quantity} in each of {} periods", count(*periods, Language::En))
        }
        Course::Several(is_selection) => {
            let districts = if *is_selection { "of the districts shown" } else { "districts" };
            let who = if names.len() > MOST_NAMES { count(names.len(), Language::En) + " " + districts } else { who };
            format!("{who} published {subject} for more than one period")
        }
    }
}

/// More names are not listed in a title, but counted.
const MOST_NAMES: usize = 3;

/// A place in an order: `第 1 名`, `no. 1`.
pub fn place_in_order(figure: Figure, language: Language) -> String {
    let digits = figure.text(language);
    language.pick(format!("第 {digits} 名"), format!("no. {digits}"))
}

/// Indicator and unit.
pub fn trend_subtitle(subject: &str, unit: &str, language: Language) -> String {
    let mut parts = vec![capital(subject), language.pick("各时期", "by period").to_owned()];
    if !unit.is_empty() {
        parts.push(super::unit(unit, false).to_owned());
    }
    join(&parts, language.pick("，", ", "))
}

/// Whose scale panels have.
pub fn scaling_note(scaling: Scaling, language: Language) -> &'static str {
    match scaling {
        Scaling::One => language.pick("各格同一刻度。", "One scale for all panels."),
        Scaling::Own => language.pick(
            "各格各用刻度，高低不可互比。",
            "Each panel has its own scale: heights cannot be compared between them.",
        ),
    }
}

/// How many have figures of several periods; and who only of single ones, only of other lists, or none at all.
pub fn trend_coverage(
    [several, of]: [usize; 2],
    is_selection: bool,
    others: [&[&str]; 3],
    language: Language,
) -> String {
    let mut text = match (language, is_selection) {
        (Language::Zh, false) => format!("{of} 个区市中 {several} 个公布了同一口径两个以上时期的数字。"),
        (Language::Zh, true) => format!("所选 {of} 个区市中 {several} 个公布了同一口径两个以上时期的数字。"),
        (Language::En, false) => format!("{several} of {of} districts reported one measure for more than one period."),
        (Language::En, true) => {
            format!("{several} of {of} districts shown reported one measure for more than one period.")
        }
    };
    let heads = [
        language.pick("只在数据表中", "In the table only"),
        super::not_comparable(language),
        super::not_reported(language),
    ];
    for (head, names) in heads.into_iter().zip(others) {
        if !names.is_empty() {
            let names = list(names, language);
            text += &language.pick(format!("{head}：{names}。"), format!(" {}: {names}.", capital(head)));
        }
    }
    text
}

/// A district, with the list that its panel is of.
pub fn of_list(name: &str, list: &str, language: Language) -> String {
    if list.is_empty() {
        return name.to_owned();
    }
    language.pick(format!("{name}：{list}"), format!("{name}: {list}"))
}

/// What a ring means.
pub fn ring_note(statuses: &[Status], language: Language) -> String {
    let names: Vec<_> = statuses.iter().map(|&of| status(of, language)).collect();
    match language {
        Language::Zh => format!("空心圈：{}，不是已发生的数字。", join(&names, "或")),
        Language::En => format!("Ring: {}, not what happened.", join(&names, " or ")),
    }
}

/// Why points are not joined.
pub fn parted_note(language: Language) -> &'static str {
    language.pick(
        "没有连线的点，时期长短或性质不同，不能当作升降。",
        "Points without a line between them differ in kind of period or in status: no rise or fall.",
    )
}

/// That a panel is not on the scale of the others.
pub fn alone_note(language: Language) -> &'static str {
    language.pick("数值远超其余，自用刻度。", "far beyond the others, on a scale of its own.")
}

/// The head of the column of periods.
pub fn period_head(language: Language) -> &'static str {
    language.pick("时期", "period")
}

/// The head of the column that says whether it happened.
pub fn status_head(language: Language) -> &'static str {
    language.pick("性质", "status")
}
