//! Computed values, with their arithmetic.

use super::{period_short, quantity, spaced, status};
use crate::compare::Difference;
use crate::data::Dataset;
use crate::derive::{Derived, Rule};
use crate::language::Language;

/// What a computed value is, and its unit.
pub fn derived_name<'d>(dataset: &'d Dataset, derived: &Derived<'_>, language: Language) -> (String, &'d str) {
    let [first, second] = derived.inputs;
    let own = dataset.terms[dataset.indicators[first.indicator].unit].text.get(language);
    let (name, unit) = match derived.rule {
        Rule::Previous => (language.pick("上年同期", "a year earlier"), own),
        Rule::Margin => {
            let wanted = status(second.status, language);
            let name = language.pick(format!("与{wanted}之差"), format!("difference from {wanted}"));
            return (name, language.pick("个百分点", "percentage points"));
        }
        Rule::Completion => (language.pick("完成率", "share done"), "%"),
        Rule::Average => (language.pick("平均每个", "average of each"), own),
    };
    (name.to_owned(), unit)
}

/// The arithmetic of a computed value, marked as such; that inputs are of different periods is said: `推算：47.9 − 5.4`.
pub fn arithmetic(derived: &Derived<'_>, language: Language) -> String {
    let [first, second] = derived.inputs.map(|input| {
        let when = period_short(input.period, language);
        let differs = derived.differences.contains(&Difference::Period);
        let when = if differs { language.pick(format!("（{when}）"), format!(" ({when})")) } else { String::new() };
        input.figure.text(language) + &when
    });
    let sign = if matches!(derived.rule, Rule::Previous | Rule::Margin) { "−" } else { "÷" };
    format!("{}{first} {sign} {second}", language.pick("推算：", "derived: "))
}

/// A computed value in words: its name, its quantity, and the arithmetic.
pub fn derived(dataset: &Dataset, derived: &Derived<'_>, language: Language) -> String {
    let (name, unit) = derived_name(dataset, derived, language);
    let (quantity, sum) = (quantity(derived.figure, unit, language), arithmetic(derived, language));
    language.pick(spaced(&format!("{name} {quantity}（{sum}）")), format!("{name}: {quantity} ({sum})"))
}
