//! The words of a plan's progress through its year.

use super::{count, period_short, spaced};
use crate::language::Language;
use crate::period::Period;

/// The finding: how many lists are ahead of the year.
pub fn ahead([ahead, of]: [usize; 2], gone: &str, language: Language) -> String {
    let number = |number| count(number, language);
    match language {
        Language::Zh if of == 1 => {
            let not = if ahead == 1 { "" } else { "未" };
            spaced(&format!("公布的一项投资计划，进度{not}快于时间：全年已过 {gone}%"))
        }
        Language::Zh if ahead == 0 => {
            spaced(&format!("公布的{}项投资计划，进度都未快于时间：全年已过 {gone}%", number(of)))
        }
        Language::Zh if ahead == of => {
            spaced(&format!("公布的{}项投资计划，进度都快于时间：全年已过 {gone}%", number(of)))
        }
        Language::Zh => {
            spaced(&format!("公布的{}项投资计划中，{}项的进度快于时间：全年已过 {gone}%", number(of), number(ahead)))
        }
        Language::En if of == 1 => {
            let is = if ahead == 1 { "is" } else { "is not" };
            format!("The one investment plan reported on {is} ahead of the year, of which {gone}% is gone")
        }
        Language::En if ahead == of => {
            format!("All {} investment plans reported on are ahead of the year, of which {gone}% is gone", number(of))
        }
        Language::En => {
            let ahead = if ahead == 0 { "None".to_owned() } else { super::capital(&number(ahead)) };
            format!(
                "{ahead} of {} investment plans reported on are ahead of the year, of which {gone}% is gone",
                number(of)
            )
        }
    }
}

/// Beside the first mark: how much of the year is gone, longest wording first.
pub fn gone(gone: &str, language: Language) -> [String; 3] {
    let whole = language.pick(format!("竖线：全年已过 {gone}%"), format!("mark: {gone}% of the year gone"));
    [whole, language.pick(format!("竖线：{gone}%"), format!("mark: {gone}%")), String::new()]
}

/// What the upright mark means, with its arithmetic.
pub fn gone_note(period: Period, gone: &str, language: Language) -> String {
    let when = period_short(period, language);
    match language {
        Language::Zh => spaced(&format!(
            "竖线：{when}结束时全年已过的比例 {gone}%（推算：已过月数 ÷ 12）。各项计划各比各的，项目不同。"
        )),
        Language::En => format!(
            "Upright mark: {gone}% of the year was gone at the end of {when} (derived: months gone ÷ 12). Each plan is measured against itself; their projects differ."
        ),
    }
}

/// The head of the column of lists of projects.
pub fn list_head(language: Language) -> &'static str {
    language.pick("项目范围", "list of projects")
}

/// The head of the column of the year's share.
pub fn done(language: Language) -> &'static str {
    language.pick("全年已过（推算）", "of the year gone (derived)")
}
