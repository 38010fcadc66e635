//! Computed values, with their arithmetic.

use super::{period_short, quantity, spaced};
use crate::compare::Difference;
use crate::data::Dataset;
use crate::derive::{Derived, Rule};
use crate::language::Language;

/// A computed value in words: its name, its quantity, and the arithmetic; that inputs are of different periods is said.
pub fn derived(dataset: &Dataset, derived: &Derived<'_>, language: Language) -> String {
    let [first, second] = derived.inputs;
    let indicator = &dataset.indicators[first.indicator];
    let own = dataset.terms[indicator.unit].text.get(language);
    let (name, unit, sign) = match derived.rule {
        Rule::Previous => (language.pick("上年同期", "a year earlier"), own, "−"),
        Rule::Margin => (
            language.pick("与目标或预计之差", "difference from target or forecast"),
            language.pick("个百分点", "percentage points"),
            "−",
        ),
        Rule::Completion => (language.pick("完成率", "share done"), "%", "÷"),
        Rule::Average => (language.pick("平均每个", "average of each"), own, "÷"),
    };
    let quantity = quantity(derived.figure, unit, language);
    let inputs = [first, second].map(|input| {
        let when = period_short(input.period, language);
        let differs = derived.differences.contains(&Difference::Period);
        let when = if differs { language.pick(format!("（{when}）"), format!(" ({when})")) } else { String::new() };
        input.figure.text(language) + &when
    });
    let sum = format!("{} {sign} {}", inputs[0], inputs[1]);
    language.pick(spaced(&format!("{name} {quantity}（推算：{sum}）")), format!("{name}: {quantity} (derived: {sum})"))
}
