//! What a page asks of the library besides the chart: the choices, and each kind of chart that looks for figures that belong together.

mod common;

use district_charts::data::Dataset;
use district_charts::derive::derived_from;
use district_charts::model::{Chart, View};
use district_charts::page::fields;
use divan::{Bencher, black_box};

/// Kinds whose charts are made of many figures.
const KINDS: [&str; 6] = ["rank", "trend", "tiles", "coverage", "profile", "pair"];

fn main() {
    divan::main();
}

/// The choices of the first chart of a generated package.
#[divan::bench(args = common::SIZES)]
fn choices(bencher: Bencher, observations: usize) {
    let dataset = common::dataset(observations);
    let (view, _) = View::from_query(&dataset, "l=en");
    bencher.bench(|| fields(&dataset, &view));
}

/// The same for as many districts as a large country has counties.
#[divan::bench(args = common::WIDE)]
fn choices_of_many_districts(bencher: Bencher, districts: usize) {
    let dataset = common::wide(districts);
    let (view, _) = View::from_query(&dataset, "l=en");
    bencher.bench(|| fields(&dataset, &view));
}

/// Every value that can be computed from a figure of a generated package.
#[divan::bench(args = common::SIZES)]
fn derived(bencher: Bencher, observations: usize) {
    let dataset = common::dataset(observations);
    bencher.bench(|| dataset.observations.iter().map(|first| derived_from(&dataset, first).len()).sum::<usize>());
}

/// A chart of each kind of a generated package.
#[divan::bench(args = common::SIZES)]
fn kinds(bencher: Bencher, observations: usize) {
    let dataset = common::dataset(observations);
    bencher.bench(|| charts(&dataset));
}

/// The same for as many districts as a large country has counties.
#[divan::bench(args = common::WIDE)]
fn kinds_of_many_districts(bencher: Bencher, districts: usize) {
    let dataset = common::wide(districts);
    bencher.bench(|| charts(&dataset));
}

fn charts(dataset: &Dataset) {
    for kind in KINDS {
        black_box(Chart::from_link(dataset, &format!("c={kind}&l=en")));
    }
}
