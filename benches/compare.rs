//! Comparing: the axes that an indicator may have, and the cells of all districts on the best of them.

mod common;

use district_charts::compare::{candidates, cells};
use district_charts::data::{Dataset, IndicatorId};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Every indicator of the built-in package.
#[divan::bench]
fn embedded(bencher: Bencher) {
    let dataset = common::embedded();
    bencher.bench(|| dataset.indicator_ids().for_each(|indicator| compare(&dataset, indicator)));
}

/// One indicator of a generated package.
#[divan::bench(args = common::SIZES)]
fn generated(bencher: Bencher, observations: usize) {
    let dataset = common::dataset(observations);
    bencher.bench(|| compare(&dataset, IndicatorId(0)));
}

fn compare(dataset: &Dataset, indicator: IndicatorId) {
    let districts = dataset.district_ids();
    if let Some(best) = candidates(dataset, indicator, &districts).first() {
        black_box(cells(dataset, &best.axis, &districts));
    }
}
