//! The words of a map of tiles.

use crate::language::{Language, join};

/// What a tile is, and what it is not.
pub fn tiles_note(language: Language) -> &'static str {
    language
        .pick("每格一个区市，大小相同，位置只是示意。", "One tile a district, all of one size; places are schematic.")
}

/// Where one colour ends and the next begins.
pub fn breaks_note(breaks: &[String], has_negative: bool, language: Language) -> String {
    let (zh, en) = if has_negative { ("橙色为负值。", " Orange: below zero.") } else { ("", "") };
    language.pick(
        format!("颜色分界：{}。{zh}", join(breaks, "、")),
        format!("Colours change at {}.{en}", join(breaks, ", ")),
    )
}

/// What a cut corner means.
pub fn corner_note(language: Language) -> &'static str {
    language.pick(
        "缺角的格：公布的是界限（≥、> 等），有颜色的按所印数字着色。",
        "Cut corner: a bound was published (≥, > …); colours are those of the printed numbers.",
    )
}

/// Why a tile with figures has no colour.
pub fn uncoloured_note(language: Language) -> &'static str {
    language.pick(
        "未着色的实线格：公布的数字不止一个，不在同一档。",
        "Solid frame without colour: several figures were published, of different classes.",
    )
}
