#![allow(missing_docs)]
//! Derived values: correct to the digit, marked as derived, and left out if bounds are open in both directions.

mod common;

use common::{Files, district, embedded, none};
use district_charts::data::{Dataset, DistrictId, IndicatorId, Status};
use district_charts::derive::{self, Rule};
use district_charts::language::Language;
use district_charts::model::{CellMessage, DerivedValue};
use district_charts::number::Decimal;
use district_charts::period::Period;
use district_charts::words::writer;
use expect_test::expect_file;
use std::fmt::Write;

/// All derived values of every district in both languages.
fn all(data: &Dataset) -> String {
    let mut text = String::new();
    for (index, district) in data.districts.iter().enumerate() {
        for derived in derive::derived(data, DistrictId(index)) {
            let [first, second] = derived.inputs.map(|input| data.indicators[input.indicator].id.as_str());
            let [zh, en] = Language::ALL
                .map(|language| writer(data, language).cell(&CellMessage::Derived(DerivedValue::new(&derived))).text);
            let rule = derived.rule;
            writeln!(text, "{} {rule:?} {first} {second}\n    {zh}\n    {en}", district.id).expect("text takes text");
        }
    }
    text
}

#[test]
fn derived_values_are_their_golden() {
    expect_file!["golden/derived.txt"].assert_eq(&all(&embedded()));
}

#[test]
fn the_previous_shares_are_those_of_the_articles() {
    let data = embedded();
    let mut wrong = Vec::new();
    for (id, share, expected) in [("jiaozhou", "65.7", "59.4"), ("shinan", "47.9", "42.5")] {
        let found =
            derive::derived(&data, district(&data, id)).into_iter().find(|derived| derived.rule == Rule::Previous);
        let found = found.map(|derived| (derived.inputs[0].figure.value.to_string(), derived.figure.value.to_string()));
        if found != Some((share.to_owned(), expected.to_owned())) {
            wrong.push(format!("{id}: found {found:?}, expected {share} and {expected}"));
        }
    }
    none(&wrong);
}

#[test]
fn divisions_round_half_away_from_zero() {
    let decimal = |text: &str| Decimal::parse(text).expect("digits");
    let mut wrong = Vec::new();
    for (above, below, shift, scale, expected) in [
        ("394", "371", 2, 1, Some("106.2")),
        ("167.97", "251.81", 2, 1, Some("66.7")),
        ("1", "8", 0, 2, Some("0.13")),
        ("-1", "8", 0, 2, Some("\u{2212}0.13")),
        ("1", "-8", 0, 2, Some("\u{2212}0.13")),
        ("0", "8", 0, 2, Some("0.00")),
        ("8", "0", 0, 2, None),
        ("999999999999999", "0.00000000000001", 2, 1, None),
    ] {
        let found = decimal(above).checked_div(decimal(below), shift, scale).map(|ratio| ratio.to_string());
        if found.as_deref() != expected {
            wrong.push(format!("{above} over {below}: found {found:?}, expected {expected:?}"));
        }
    }
    none(&wrong);
}

#[test]
fn bounds_carry_over_or_prevent_a_value() {
    let mut wrong = Vec::new();
    for (actual, target, expected) in [
        ("eq", "eq", Some("106.2")),
        ("ge", "eq", Some("≥106.2")),
        ("gt", "eq", Some(">106.2")),
        ("eq", "ge", Some("≤106.2")),
        ("eq", "gt", Some("<106.2")),
        ("le", "ge", Some("≤106.2")),
        ("ge", "le", Some("≥106.2")),
        ("gt", "le", Some(">106.2")),
        ("ge", "ge", None),
        ("lt", "lt", None),
        ("approx", "eq", None),
    ] {
        let figures = [("394", actual, "actual"), ("371", target, "target")];
        let rows =
            figures.map(|(value, comparator, status)| format!("east,pieces,,2021,{value},{comparator},{status}"));
        let data = Files::small().observing(&[&rows[0], &rows[1]]).dataset();
        let found = derive::derived(&data, DistrictId(1)).first().map(|derived| derived.figure.text(Language::Zh));
        if found.as_deref() != expected {
            wrong.push(format!("{actual} of {target}: found {found:?}, expected {expected:?}"));
        }
    }
    none(&wrong);
}

#[test]
fn the_part_of_the_year_passed_counts_months() {
    let mut wrong = Vec::new();
    for (period, expected) in [
        ("2021-01/2021-08", Some("66.7")),
        ("2021-H1", Some("50.0")),
        ("2021-Q1/2021-Q3", Some("75.0")),
        ("2021", Some("100.0")),
        ("2021-H2", None),
        ("2021/2022", None),
        ("@2021-09-19", None),
    ] {
        let found = derive::year_passed(Period::parse(period).expect("a period")).map(|passed| passed.to_string());
        if found.as_deref() != expected {
            wrong.push(format!("{period}: found {found:?}, expected {expected:?}"));
        }
    }
    none(&wrong);
}

/// Of several targets the one with the most recent end is compared, whatever their order in the file; of equally recent
/// ones the first.
#[test]
fn the_most_recent_target_is_compared() {
    const TARGETS: [(&str, &str); 3] = [("2021-Q1/2021-Q3", "9"), ("2021/2022", "7"), ("2021", "8")];
    let actual = "east,growth,,2021-01/2021-08,10,eq,actual".to_owned();
    let target = |(period, value): (&str, &str)| format!("east,growth,,{period},{value},eq,target");
    let mut wrong = Vec::new();
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut rows = order.map(|index| target(TARGETS[index])).to_vec();
        rows.push(actual.clone());
        let data = Files::small().observing(&rows).dataset();
        let first = data.observations.last().expect("there are observations");
        let found = derive::by_rule(&data, first, &[Rule::Completion, Rule::Margin]);
        let found = found.map(|derived| (derived.inputs[1].period.to_string(), derived.figure.text(Language::En)));
        if found != Some(("2021/2022".to_owned(), "3".to_owned())) {
            wrong.push(format!("{rows:?}: found {found:?}, expected the target for 2021/2022 and 3"));
        }
    }
    none(&wrong);
    let rows = [&actual, "east,growth,,2021,8,eq,target", "east,growth,,2021,6,eq,target,printed,other,1,"];
    let data = Files::small().observing(&rows).dataset();
    let by = |rules: &[Rule]| {
        derive::by_rule(&data, &data.observations[0], rules).map(|derived| derived.figure.value.to_string())
    };
    assert_eq!(by(&[Rule::Margin]).as_deref(), Some("2"), "found the later row, expected the first");
    assert_eq!(by(&[Rule::Completion]), None, "found a rule that was not asked for");
}

/// Each is asked before figures are compared, so each must say yes wherever its rules apply.
#[test]
fn what_an_indicator_has_is_known_beforehand() {
    let data = embedded();
    let derived: Vec<_> =
        (0..data.districts.len()).flat_map(|index| derive::derived(&data, DistrictId(index))).collect();
    let of_rules = |rules: &[Rule], input: usize| -> Vec<_> {
        derived
            .iter()
            .filter(|derived| rules.contains(&derived.rule))
            .map(|derived| derived.inputs[input].indicator)
            .collect()
    };
    let [changed, expected] = [of_rules(&[Rule::Previous], 0), of_rules(&[Rule::Margin, Rule::Completion], 0)];
    assert!(!changed.is_empty() && !expected.is_empty());
    assert!(changed.iter().all(|&indicator| derive::has_change(&data, indicator)));
    assert!(expected.iter().all(|&indicator| derive::has_expectation(&data, indicator)));
    // Neither is said of everything that has figures.
    let has_figures = |indicator: &IndicatorId| !data.observations_of(*indicator).is_empty();
    let with_figures: Vec<_> = data.indicator_ids().filter(has_figures).collect();
    assert!(with_figures.iter().any(|&indicator| !derive::has_change(&data, indicator)));
    assert!(with_figures.iter().any(|&indicator| !derive::has_expectation(&data, indicator)));
    let alone = |indicator: &IndicatorId| data.observations_of(*indicator).iter().all(|of| of.status == Status::Actual);
    assert!(with_figures.iter().filter(|of| alone(of)).all(|&indicator| !derive::has_expectation(&data, indicator)));
}
