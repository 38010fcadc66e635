//! Sentences in Chinese and English: every word that a reader meets and that is not data. Chooses, sorts and computes
//! nothing.

mod change;
mod coverage;
mod derived;
mod digest;
mod explorer;
mod finding;
mod kind;
mod mark;
mod notice;
mod page;
mod period;
mod profile;
mod progress;
mod projects;
mod rank;
mod scatter;
mod source;
mod table;
mod target;
mod tiles;
mod trend;

pub use change::{change, change_note, changed, earlier, floor_note, no_earlier, risen};
pub use coverage::{
    coverage_subtitle, indicator_head, told, told_all, told_as, told_key, told_most, told_note, told_of,
};
pub use derived::{arithmetic, derived, derived_name};
pub use digest::{digest_of_data, digest_of_page};
pub use explorer::{
    Fact, fact, keys, labelled, labels, licence, link, loading, measure, published_for, taken, unloaded,
};
pub use finding::{Claim, Finding, finding};
pub use kind::{cannot, kind, nearest, ways_on};
pub use mark::{broken_note, dashed_note, noted, open_note, tick_note, tip_note};
pub use notice::{DRAW_FAILED, data_failed, notice, revised, revised_else, since};
pub use page::{
    Control, Way, all_districts, all_lists, because, control, full_chart, instead, nowhere, only, only_reported,
    order_name, others, scaling_name, theme_name, unfit, unshared, way, wrong_kind,
};
pub use period::{period, period_short};
pub use profile::{
    Standing, derived_note, joined_list, profile_coverage, profile_finding, profile_heads, profile_note,
    profile_subtitle, standing,
};
pub use progress::{ahead, done, gone, gone_note, list_head};
pub use projects::{project_head, projects_finding};
pub use rank::{also_published, city_alone};
pub use scatter::{average_head, average_of, both, both_coverage, differ, edge_note, largest_average, led, strip_note};
pub use source::{cited, closed, figures_from, headline, implied, place, publication, searched, sources};
pub use table::{district, head, sentence, source, spoken_line, table_label};
pub use target::{against, held, longer_note, reached};
pub use tiles::{breaks_note, corner_note, tiles_note, uncoloured_note};
pub use trend::{
    Course, alone_note, of_list, parted_note, period_head, place_in_order, ring_note, scaling_note, status_head,
    trend_coverage, trend_finding, trend_subtitle,
};

use crate::compare::Difference;
use crate::data::{Dataset, Indicator, Observation, Status};
use crate::language::{Language, join};
use crate::link::Scope;
use crate::number::{Comparator, Decimal, Figure};
use crate::period::Period;

/// A unit of the package, `team|teams` or one word for both, as it is said of one or of several.
pub fn unit(unit: &str, is_one: bool) -> &str {
    match unit.split_once('|') {
        Some((one, _)) if is_one => one,
        Some((_, several)) => several,
        None => unit,
    }
}

/// A figure with its comparator in words and its unit: `24.3%`, `at least 20%`, `不低于 20%`.
pub fn quantity(figure: Figure, unit: &str, language: Language) -> String {
    let before = match figure.comparator {
        Comparator::Eq => "",
        Comparator::Ge => language.pick("不低于 ", "at least "),
        Comparator::Gt => language.pick("超过 ", "more than "),
        Comparator::Le => language.pick("不高于 ", "at most "),
        Comparator::Lt => language.pick("不足 ", "less than "),
        Comparator::Approx => language.pick("约 ", "about "),
    };
    with_unit(before, figure, unit, language)
}

/// A figure with its comparator as a sign and its unit: `24.3%`, `≥20%`.
pub fn signed(figure: Figure, unit: &str, language: Language) -> String {
    with_unit(figure.comparator.sign(), figure, unit, language)
}

/// A value between two others, for the eye and for the ear: `3–5`, `3 to 5 projects`.
pub fn range(low: Figure, high: Figure, unit: &str, language: Language) -> [String; 2] {
    let digits = low.value.text(language);
    let to = with_unit(language.pick(" 到 ", " to "), high, unit, language);
    [format!("{digits}–{}", high.value.text(language)), digits + &to]
}

fn with_unit(before: &str, figure: Figure, unit: &str, language: Language) -> String {
    let unit = self::unit(unit, figure.value == Decimal::ONE);
    let digits = figure.value.text(language);
    let gap = if unit == "%" || unit.is_empty() { "" } else { " " };
    format!("{before}{digits}{gap}{unit}")
}

/// Chinese with one space between Chinese and digits or Latin, and none between Chinese, however it was put together.
fn spaced(text: &str) -> String {
    let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let mut tidy = String::new();
    let (mut last, mut gap) = (' ', false);
    for c in text.chars() {
        if c == ' ' {
            gap = true;
            continue;
        }
        let meet =
            (is_han(last) && c.is_ascii_alphanumeric()) || ((last.is_ascii_alphanumeric() || last == '%') && is_han(c));
        if meet || (gap && !(is_han(last) && is_han(c))) {
            tidy.push(' ');
        }
        tidy.push(c);
        (last, gap) = (c, false);
    }
    tidy
}

/// `a、b、c` or `a, b and c`.
pub fn list(names: &[&str], language: Language) -> String {
    joined(names, "and", language)
}

/// `a、b、c` or `a, b or c`.
fn joined(names: &[&str], last_join: &str, language: Language) -> String {
    match (language, names) {
        (Language::Zh, _) => join(names, "、"),
        (Language::En, []) => String::new(),
        (Language::En, [one]) => (*one).to_owned(),
        (Language::En, [most @ .., last]) => format!("{} {last_join} {last}", join(most, ", ")),
    }
}

/// A small count in words: `六`, `six`; above ten in digits.
fn count(number: usize, language: Language) -> String {
    const ZH: [&str; 11] = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    const EN: [&str; 11] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    match language.pick(ZH, EN).get(number) {
        Some(word) => (*word).to_owned(),
        None => number.to_string(),
    }
}

/// The text with its first letter large, behind an opening quotation mark if there is one.
pub fn capital(text: &str) -> String {
    let mut done = false;
    let large = |c: char| {
        let open = matches!(c, '“' | '‘' | '(');
        let large = !done && !open;
        done |= large;
        if large { c.to_ascii_uppercase() } else { c }
    };
    text.chars().map(large).collect()
}

/// The name of a list of projects, or of the whole district.
pub fn scope(dataset: &Dataset, scope: Scope, language: Language) -> &str {
    match scope {
        Scope::Whole => language.pick("全区市", "whole district"),
        Scope::List(place) => dataset.terms[place].text.get(language),
    }
}

/// What is measured, with the list that it covers: `省重点项目开工率`, `start rate of provincial key projects`.
pub fn subject(dataset: &Dataset, indicator: &Indicator, scope: Scope, language: Language) -> String {
    let name = indicator.name.get(language);
    match scope {
        Scope::Whole => name.to_owned(),
        Scope::List(place) => {
            let scope = dataset.terms[place].text.get(language);
            // 重点项目 and 项目数 are 重点项目数.
            let shared = if scope.ends_with("项目") { "项目" } else { "" };
            let name = name.strip_prefix(shared).unwrap_or(name);
            language.pick(spaced(&format!("{scope}{name}")), format!("{name} ({scope})"))
        }
    }
}

/// A choice with how many districts it would show: `…（6/10）`, `… (6 of 10)`.
pub fn counted(name: &str, reported: usize, of: usize, language: Language) -> String {
    language.pick(format!("{name}（{reported}/{of}）"), format!("{name} ({reported} of {of})"))
}

/// A period in full, with the status of what was said of it where it did not happen yet.
pub fn dated(when: Period, of: Status, language: Language) -> String {
    with_status(period(when, language), of, language)
}

/// The same for a tight place.
pub fn dated_short(when: Period, of: Status, language: Language) -> String {
    with_status(period_short(when, language), of, language)
}

fn with_status(when: String, of: Status, language: Language) -> String {
    if of == Status::Actual {
        return when;
    }
    format!("{when}{}{}", language.pick("，", ", "), status(of, language))
}

/// A status as a label: `目标`, `target`.
pub fn status(status: Status, language: Language) -> &'static str {
    match status {
        Status::Actual => language.pick("实际", "actual"),
        Status::Forecast => language.pick("预计", "forecast"),
        Status::Target => language.pick("目标", "target"),
        Status::Plan => language.pick("计划", "plan"),
    }
}

/// Indicator, period, status where it did not happen yet, and unit: what stands under the title.
pub fn subtitle(subject: &str, when: Period, of: Status, unit: &str, language: Language) -> String {
    let mut parts = vec![capital(subject), dated(when, of, language)];
    if !unit.is_empty() {
        parts.push(self::unit(unit, false).to_owned());
    }
    join(&parts, language.pick("，", ", "))
}

/// How many districts have a figure here, and how many only elsewhere, and in what those differ.
pub fn coverage(
    [reported, apart, of]: [usize; 3],
    is_selection: bool,
    differences: &[Difference],
    language: Language,
) -> String {
    let main = match (language, is_selection) {
        (Language::Zh, true) if of == 1 => format!("所选区市{}公布。", if reported == 1 { "已" } else { "未" }),
        (Language::En, true) if of == 1 => {
            format!("The district shown {}. ", if reported == 1 { "reported" } else { "did not report" })
        }
        (Language::Zh, false) => format!("{of} 个区市中 {reported} 个公布。"),
        (Language::Zh, true) => format!("所选 {of} 个区市中 {reported} 个公布。"),
        (Language::En, false) => format!("{reported} of {of} districts reported. "),
        (Language::En, true) => format!("{reported} of the {of} districts shown reported. "),
    };
    let names: Vec<_> = differences.iter().map(|&difference| difference_name(difference, language)).collect();
    let names = joined(&names, "or", language);
    let more = match (language, apart) {
        (_, 0) => String::new(),
        (Language::Zh, _) => format!("另有 {apart} 个只公布了{names}不同的数字，单独标出，不参与比较。"),
        (Language::En, _) => format!("{apart} more published a figure of another {names}: set apart, not compared."),
    };
    (main + &more).trim_ascii_end().to_owned()
}

fn difference_name(difference: Difference, language: Language) -> &'static str {
    match difference {
        Difference::Indicator => language.pick("口径", "definition"),
        Difference::Scope => language.pick("范围", "list of projects"),
        Difference::Period => language.pick("时期", "period"),
        Difference::Status => language.pick("性质", "status"),
    }
}

/// The word in the place of a figure that nobody published.
pub fn not_reported(language: Language) -> &'static str {
    language.pick("未公布", "not reported")
}

/// The word in the place of a figure where others were published that may not be compared.
pub fn not_comparable(language: Language) -> &'static str {
    language.pick("未公布同口径数字", "no comparable figure")
}

/// A figure that stands apart: `2021 年目标：≥20`, `2021 target: ≥20`; spoken with words for the sign.
pub fn apart_figure(what: &str, figure: &str, language: Language) -> String {
    language.pick(format!("{what}：{figure}"), format!("{what}: {figure}"))
}

/// The word in the place of a figure that cannot be.
pub fn not_applicable(language: Language) -> &'static str {
    language.pick("不适用", "not applicable")
}

/// In what a figure that stands apart differs, from all that is to be said to the least: `重点产业项目，2020 年全年`,
/// `2020 年全年`, `范围不同`.
pub fn apart(
    dataset: &Dataset,
    observation: &Observation,
    differences: &[Difference],
    language: Language,
) -> [String; 3] {
    let has = |difference| differences.contains(&difference);
    let scope = scope(dataset, Scope::of(observation.scope), language);
    let mut when = String::new();
    if has(Difference::Period) {
        when = period_short(observation.period, language);
    }
    let is_actual = observation.status == Status::Actual;
    let is_year = matches!(observation.period, Period::Span(span) if span.is_year());
    let what = match has(Difference::Status) {
        true => status(observation.status, language),
        false if is_year && is_actual => language.pick("全年", "full year"),
        false => "",
    };
    let mut when_and_what = spaced(format!("{when} {what}").trim_ascii());
    if has(Difference::Indicator) {
        let name = dataset.indicators[observation.indicator].name.get(language);
        let gap = if when_and_what.is_empty() { "" } else { language.pick("，", ", ") };
        when_and_what = format!("{name}{gap}{when_and_what}");
    }
    if has(Difference::Scope) {
        let other = language.pick("范围不同", "other list");
        let gap = if when_and_what.is_empty() { "" } else { language.pick("，", ", ") };
        return [format!("{scope}{gap}{when_and_what}"), scope.to_owned(), other.to_owned()];
    }
    let [short, least] = match has(Difference::Status) && !is_actual {
        true => [what.to_owned(), what.to_owned()],
        false if when.is_empty() => [when_and_what.clone(), when_and_what.clone()],
        false => [when_and_what.clone(), when],
    };
    [when_and_what, short, least]
}
