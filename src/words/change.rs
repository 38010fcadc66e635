//! The words of what was before and after.

use super::{count, quantity};
use crate::language::Language;
use crate::number::{Decimal, Figure};

/// The finding: how many of those whose change is known rose.
pub fn risen([risen, of]: [usize; 2], subject: &str, language: Language) -> String {
    let number = |number| count(number, language);
    match language {
        Language::Zh if risen == of => format!("公布变化的{}个区市，{subject}都比上年同期高", number(of)),
        Language::Zh => format!("公布变化的{}个区市中，{}个的{subject}比上年同期高", number(of), number(risen)),
        Language::En if risen == of => {
            let who =
                if of == 1 { "the one district".to_owned() } else { format!("each of the {} districts", number(of)) };
            super::capital(&format!("{subject} rose within a year in {who} that reported its change"))
        }
        Language::En => {
            let risen = number(risen);
            super::capital(&format!(
                "{subject} rose within a year in {risen} of the {} districts that reported its change",
                number(of)
            ))
        }
    }
}

/// A change beside its row, longest wording first: `提高 6.3 个百分点`.
pub fn changed(change: Figure, unit: &str, language: Language) -> [String; 3] {
    let is_fall = change.value.is_negative();
    let size = quantity(Figure { value: change.value.size(), ..change }, unit, language);
    let sign = if is_fall { "−" } else { "+" };
    let long = match language {
        Language::Zh => format!("{} {size}", if is_fall { "降低" } else { "提高" }),
        Language::En => format!("{} {size}", if is_fall { "down" } else { "up" }),
    };
    let short = format!("{sign}{}", change.value.size().text(language));
    let short = if change.value == Decimal::ZERO { change.value.text(language) } else { short };
    [super::spaced(&long), short.clone(), short]
}

/// Beside a figure whose change was not published.
pub fn no_earlier(language: Language) -> [String; 3] {
    let word = language.pick("未公布变化", "change not reported");
    [word.to_owned(), word.to_owned(), String::new()]
}

/// That the axis does not begin at zero.
pub fn floor_note(floor: &str, language: Language) -> String {
    language.pick(format!("横轴从 {floor} 起。"), format!("The axis begins at {floor}."))
}

/// What ring and dot mean.
pub fn change_note(language: Language) -> &'static str {
    language.pick(
        "空心：上年同期，由本期减去公布的变化推算；实心：本期。",
        "Ring: a year earlier, derived as the present figure minus the published change. Dot: the present figure.",
    )
}

/// The head of the column of earlier figures.
pub fn earlier(language: Language) -> &'static str {
    language.pick("上年同期（推算）", "a year earlier (derived)")
}

/// The head of the column of changes.
pub fn change(language: Language) -> &'static str {
    language.pick("变化", "change")
}
