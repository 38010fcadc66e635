//! What public suites say of Chinese numbers, percentages, money and periods, against what reading an article makes of them. Each
//! disagreement is listed in `tests/article_suites.txt` with the decision.

mod common;

use common::{embedded, text};
use district_charts::import::article::{Known, Published, Rules, read};

/// The text of a case inside a sentence in which such a thing stands.
fn sentence(kind: &str, text: &str) -> String {
    match kind {
        "percent" => format!("2023年,东湖区工业投资增长{text}。"),
        "number" => format!("2023年,东湖区工业投资{text}元。"),
        "money" => format!("2023年,东湖区工业投资{text}。"),
        _ => format!("{text},东湖区工业投资增长5%。"),
    }
}

/// A number with the magnitude of its unit: 1.2 and 万元 is 12000.
fn scaled(digits: &str, unit: &str) -> String {
    let zeros: usize = unit
        .chars()
        .map(|letter| match letter {
            '千' => 3,
            '万' | '萬' => 4,
            '亿' | '億' => 8,
            _ => 0,
        })
        .sum();
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let filled = format!("{fraction:0<zeros$}");
    let (moved, rest) = filled.split_at(zeros);
    let whole = format!("{whole}{moved}");
    let (sign, whole) = whole.strip_prefix('\u{2212}').map_or(("", whole.as_str()), |whole| ("-", whole));
    let whole = whole.trim_start_matches('0');
    let rest = rest.trim_end_matches('0');
    format!("{sign}{}{}{rest}", if whole.is_empty() { "0" } else { whole }, if rest.is_empty() { "" } else { "." })
}

/// A number times a power of ten.
fn tenfold(digits: &str, power: i32) -> String {
    let value = digits.parse::<f64>().unwrap_or(f64::NAN) * 10_f64.powi(power);
    let text = format!("{value:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What reading an article makes of a case.
fn found(kind: &str, case: &str, known: &Known, rules: &Rules) -> String {
    let published = (kind == "period").then_some(Published { year: 2017, month: 3, day: 22 });
    let reading = read(&sentence(kind, case), known, rules, published);
    let Some(row) = reading.proposals.first() else { return "nothing".to_owned() };
    let value = scaled(&row.value.to_string(), &row.unit);
    match kind {
        "percent" if row.unit.contains('成') => tenfold(&row.value.to_string(), 1),
        "percent" if row.quote.starts_with('千') || row.quote.starts_with('仟') => {
            tenfold(&row.value.to_string(), -1)
        }
        "percent" | "number" => value,
        "money" => format!("{value} {}", row.comparator.value.name()),
        _ => row.period.value.map_or_else(|| "nothing".to_owned(), |period| period.spelling()),
    }
}

#[test]
fn public_suites_agree_but_for_what_is_listed() {
    let rules = Rules::built_in();
    let known = Known::of(&embedded(), &rules);
    let file = text("tests/article_suites.txt");
    let (mut all, mut apart) = (0, 0);
    let mut wrong = String::new();
    for line in file.lines().filter(|line| line.contains(" | ")) {
        let fields: Vec<&str> = line.split(" | ").collect();
        let [_, kind, case, meaning] = fields[..4] else { panic!("{line}: expected four fields") };
        let found = found(kind, case, &known, &rules);
        all += 1;
        match fields.get(4) {
            None if found == meaning => {}
            Some(ours) if found == *ours && fields.len() == 6 && found != meaning => apart += 1,
            _ => wrong += &format!("{line}: found {found}\n"),
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(all > 150, "only {all} cases");
    assert!(apart * 100 <= all * 3, "{apart} of {all} cases are read otherwise: at most 3 in 100");
}
