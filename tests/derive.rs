#![allow(missing_docs)]
//! What is computed from printed figures: right to the digit, marked as computed, and refused where bounds pull both ways.

mod common;

use common::{Files, embedded, none};
use district_charts::data::Dataset;
use district_charts::derive::{self, Rule};
use district_charts::language::Language;
use district_charts::number::Decimal;
use district_charts::period::Period;
use district_charts::words;
use expect_test::expect_file;
use std::fmt::Write;

/// All that is computed for every district, a line each in both languages.
fn all(data: &Dataset) -> String {
    let mut text = String::new();
    for (place, district) in data.districts.iter().enumerate() {
        for derived in derive::derived(data, place) {
            let [first, second] = derived.inputs.map(|input| data.indicators[input.indicator].id.as_str());
            let [zh, en] = Language::ALL.map(|language| words::derived(data, &derived, language));
            let rule = derived.rule;
            writeln!(text, "{} {rule:?} {first} {second}\n    {zh}\n    {en}", district.id).expect("text takes text");
        }
    }
    text
}

#[test]
fn all_that_is_computed() {
    expect_file!["golden/derived.txt"].assert_eq(&all(&embedded()));
}

#[test]
fn the_previous_shares_are_those_of_the_articles() {
    let data = embedded();
    let mut wrong = Vec::new();
    for (id, share, expected) in [("jiaozhou", "65.7", "59.4"), ("shinan", "47.9", "42.5")] {
        let place = data.districts.iter().position(|district| district.id == id).expect("the district is there");
        let found = derive::derived(&data, place).into_iter().find(|derived| derived.rule == Rule::Previous);
        let seen = found.map(|derived| (derived.inputs[0].figure.value.to_string(), derived.figure.value.to_string()));
        if seen != Some((share.to_owned(), expected.to_owned())) {
            wrong.push(format!("{id}: expected {share} and {expected}, seen {seen:?}"));
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
        let seen = decimal(above).over(decimal(below), shift, scale).map(|ratio| ratio.to_string());
        if seen.as_deref() != expected {
            wrong.push(format!("{above} over {below}: expected {expected:?}, seen {seen:?}"));
        }
    }
    none(&wrong);
}

#[test]
fn bounds_go_on_or_refuse() {
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
        let seen = derive::derived(&data, 1).first().map(|derived| derived.figure.text(Language::Zh));
        if seen.as_deref() != expected {
            wrong.push(format!("{actual} of {target}: expected {expected:?}, seen {seen:?}"));
        }
    }
    none(&wrong);
}

#[test]
fn the_year_goes_by_months() {
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
        let seen = derive::year_gone(Period::parse(period).expect("a period")).map(|gone| gone.to_string());
        if seen.as_deref() != expected {
            wrong.push(format!("{period}: expected {expected:?}, seen {seen:?}"));
        }
    }
    none(&wrong);
}
