//! The words of two figures as points.

use super::finding::degrees;
use super::{capital, count, difference_name, joined, list, spaced, unit};
use crate::compare::Difference;
use crate::data::Measure;
use crate::language::Language;

/// The finding where nobody leads: who or how many of those shown published both.
pub fn both(names: &[&str], subjects: [&str; 2], of: usize, is_selection: bool, language: Language) -> String {
    let (subjects, number) = (list(&subjects, language), count(names.len(), language));
    match (language, names) {
        (Language::Zh, [one]) if of == 1 => spaced(&format!("{one}公布了{subjects}")),
        (Language::En, [one]) if of == 1 => format!("{one} published both {subjects}"),
        (Language::Zh, [one]) => {
            let among = if is_selection { "所选区市中，" } else { "" };
            spaced(&format!("{among}只有{one}公布了{subjects}"))
        }
        (Language::Zh, _) => {
            let among = if is_selection { "所选区市中有" } else { "" };
            spaced(&format!("{among}{number}个区市公布了{subjects}"))
        }
        (Language::En, [one]) => {
            let among = if is_selection { "Of the districts shown, only" } else { "Only" };
            format!("{among} {one} published both {subjects}")
        }
        (Language::En, _) => {
            let shown = if is_selection { "of the districts shown" } else { "districts" };
            capital(&format!("{number} {shown} published both {subjects}"))
        }
    }
}

/// Those that have both figures: `公布两项的三个区市中`, `of the three districts that published both`.
fn among(of: usize, is_selection: bool, language: Language) -> String {
    let number = count(of, language);
    match language {
        Language::Zh if is_selection => format!("所选区市中公布两项的{number}个里"),
        Language::Zh => format!("公布两项的{number}个区市中"),
        Language::En => {
            let shown = if is_selection { "shown " } else { "" };
            format!("Of the {number} districts {shown}that published both")
        }
    }
}

/// The finding where one leads on each: whether it is the same.
pub fn led(of: usize, led: &[(&str, String, Measure); 2], is_selection: bool, language: Language) -> String {
    let among = among(of, is_selection, language);
    let [(first, a, _), (second, b, _)] = led;
    let [most_a, most_b] = [led[0].2, led[1].2].map(|measure| degrees(measure, language)[0]);
    match language {
        Language::Zh if first == second => spaced(&format!("{among}，{first}{a}{most_a}，{b}也{most_b}")),
        Language::Zh => spaced(&format!("{among}，{first}{a}{most_a}，{second}{b}{most_b}")),
        Language::En if first == second => format!("{among}, {first} has the {most_a} {a} and the {most_b} {b}"),
        Language::En => format!("{among}, {first} has the {most_a} {a}, and {second} the {most_b} {b}"),
    }
}

/// The finding where the average of one is surely the largest.
pub fn largest_average(
    of: usize,
    name: &str,
    quantity: &str,
    each: &str,
    is_selection: bool,
    language: Language,
) -> String {
    let (among, each) = (among(of, is_selection, language), unit(each, true));
    let most = degrees(Measure::Amount, language)[usize::from(of == 2)];
    match language {
        Language::Zh => spaced(&format!("{among}，{name}平均规模{most}：每{each} {quantity}（推算）")),
        Language::En => format!("{among}, {name} has the {most} average: {quantity} a {each} (derived)"),
    }
}

/// How many have both figures, how many one, and who has neither.
pub fn both_coverage([both, one, of]: [usize; 3], is_selection: bool, neither: &[&str], language: Language) -> String {
    let mut text = match (language, is_selection) {
        (Language::Zh, true) if of == 1 => "所选区市两项都公布".to_owned(),
        (Language::En, true) if of == 1 => "The district shown published both".to_owned(),
        (Language::Zh, true) => format!("所选 {of} 个区市中 {both} 个两项都公布"),
        (Language::Zh, false) => format!("{of} 个区市中 {both} 个两项都公布"),
        (Language::En, true) => format!("{both} of the {of} districts shown published both"),
        (Language::En, false) => format!("{both} of {of} districts published both"),
    };
    if one > 0 {
        text += &language.pick(format!("，{one} 个只有一项可比"), format!(", {one} with only one to compare"));
    }
    if !neither.is_empty() {
        let names = list(neither, language);
        text += &language.pick(format!("；没有可比数字的：{names}"), format!("; no comparable figure: {names}"));
    }
    text += language.pick("。", ".");
    text
}

/// That the two figures are of different periods, lists or statuses.
pub fn differ(differences: &[Difference], language: Language) -> String {
    let names: Vec<_> = differences.iter().map(|&difference| difference_name(difference, language)).collect();
    let names = joined(&names, "and", language);
    language.pick(format!("两项的{names}不同。"), format!("The two are not of the same {names}."))
}

/// What a ring beside an axis means.
pub fn strip_note(language: Language) -> &'static str {
    language.pick("轴外的圈：另一项没有可比数字。", "Ring beside an axis: no comparable figure for the other.")
}

/// What a point at the edge means.
pub fn edge_note(language: Language) -> &'static str {
    language.pick("“//”处断开：数值远超其余，未按比例画。", "Behind “//”: far beyond the others, not drawn to scale.")
}

/// The head of the column of averages.
pub fn average_head(language: Language) -> &'static str {
    language.pick("平均规模，推算", "average of each, derived")
}

/// A line of equal average: `10 亿元/个`, `10 per project`.
pub fn average_of(digits: &str, [each, money]: [&str; 2], language: Language) -> String {
    let each = unit(each, true);
    language.pick(format!("{digits} {}/{each}", unit(money, false)), format!("{digits} per {each}"))
}
