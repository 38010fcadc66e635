//! What marks on a chart mean, and what is noted of figures.

use super::{list, status};
use crate::data::Status;
use crate::language::{Language, join};

/// What an upright mark on a row means.
pub fn tick_note(statuses: &[Status], is_open: bool, language: Language) -> String {
    let names: Vec<_> = statuses.iter().map(|&of| status(of, language)).collect();
    let arrow =
        if is_open { language.pick("（带旗的表示“以上”）", " (with a flag: “or more”)") } else { "" };
    match language {
        Language::Zh => format!("竖线：该区市自己公布的{}{arrow}。", join(&names, "或")),
        Language::En => format!("Upright mark: the district’s own {}{arrow}.", join(&names, " or ")),
    }
}

/// What a dashed frame means.
pub fn dashed_note(language: Language) -> &'static str {
    language.pick("虚线框：不可比的数字，不参与比较和排序。", "Dashed: not comparable, so neither compared nor ranked.")
}

/// What an open end of a bar means.
pub fn open_note(language: Language) -> &'static str {
    language.pick(
        "开口的条：公布的是界限（≥、> 等），不是确数。",
        "Open bar: a bound was published (≥, > …), not a number.",
    )
}

/// What a tip on a point means.
pub fn tip_note(language: Language) -> &'static str {
    language.pick(
        "带尖的点：公布的是界限（≥、> 等），不是确数。",
        "Dot with a tip: a bound was published (≥, > …), not a number.",
    )
}

/// What a broken bar means.
pub fn broken_note(language: Language) -> &'static str {
    language.pick("断开的条：数值远超其余，未按比例画。", "Broken bar: far beyond the others, not drawn to scale.")
}

/// A note with those it concerns: `市南、平度：…`.
pub fn noted(names: &[&str], note: &str, language: Language) -> String {
    format!("{}{}{note}", list(names, language), language.pick("：", ": "))
}
