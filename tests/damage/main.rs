//! Any bytes at the six doors of `targets.rs`: a short run that is the same every time. `docs/reliability.md` says how to run it for hours.
// clippy.toml forbids the environment to the WebAssembly module; a run asks it how long it is to be.
#![allow(clippy::disallowed_methods)]

mod targets;

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Inputs for each door, unless the variable asks for another number.
const COUNT: u32 = 600;
const COUNT_VARIABLE: &str = "DISTRICT_CHARTS_INPUTS";

/// The most bytes of an input; each edit takes six or more.
const MOST_BYTES: usize = 90;

/// Tries a function with inputs of any bytes, and shortens the one that fails.
fn try_all(target: fn(&[u8])) {
    let asked = std::env::var(COUNT_VARIABLE).ok().map(|count| count.parse().expect("a number of inputs"));
    let config = Config { cases: asked.unwrap_or(COUNT), failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let run = runner.run(&vec(any::<u8>(), 0..MOST_BYTES), |bytes| {
        target(&bytes);
        Ok(())
    });
    if let Err(error) = run {
        panic!("{error}");
    }
}

#[test]
fn any_link_gives_a_chart() {
    try_all(targets::link);
}

#[test]
fn any_package_is_drawn_or_refused() {
    try_all(targets::package);
}

#[test]
fn any_packed_package_is_drawn_or_refused() {
    try_all(targets::packed);
}

#[test]
fn any_table_is_read_or_refused() {
    try_all(targets::table);
}

#[test]
fn any_article_gives_figures_that_stand_in_it() {
    try_all(targets::article);
}

#[test]
fn any_value_is_drawn_or_refused() {
    try_all(targets::value);
}

/// Inputs that were faults, found by libFuzzer or by a person.
#[test]
fn what_was_a_fault_is_none() {
    // A point of a scatter plot far outside, in a card.
    targets::value(&[
        0x40, 0xf9, 0xfc, 0xff, 0x68, 0xbe, 0xbe, 0x8b, 0x06, 0x6c, 0x61, 0x86, 0xff, 0xbe, 0xbe, 0xbe, 0xbe, 0xbe,
        0xbe, 0xbe, 0xbe, 0xbe, 0xbe, 0xbe, 0xbe, 0xbe, 0xbe, 0x8b, 0x6c, 0x61, 0x31, 0xff, 0x13,
    ]);
    // Points far outside, each name of which was compared with every line.
    targets::value(&[
        0x6c, 0x69, 0x63, 0xff, 0xff, 0x63, 0x65, 0x1d, 0x74, 0x79, 0x70, 0x65, 0x73, 0x6c, 0x65, 0x4b, 0xfe, 0x6c,
        0x69, 0x63, 0xff, 0xff, 0x63, 0x65, 0x1d, 0x74, 0x79, 0x70, 0x65, 0x73, 0x6c, 0x65, 0x4b, 0xfe, 0xff, 0xff,
        0xfb, 0x2d, 0x5e, 0x41, 0x69, 0x69, 0x69, 0x69, 0xff, 0xff, 0xfb, 0x2d, 0x5e, 0x41, 0x69, 0x69, 0x69, 0x69,
        0x69, 0x69, 0x69, 0x69, 0x69, 0x69, 0x69, 0x63, 0x6f, 0x76, 0x65, 0x69, 0x69, 0x69,
    ]);
    // A package in which a name is no number.
    targets::package(&[0x0a, 0x11, 0x11, 0x11, 0x0a, 0x11, 0x01, 0x11]);
}
