//! Building charts: from a link to every text, order and mark.

mod common;

use district_charts::model::Chart;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Every case of the tests.
#[divan::bench]
fn cases(bencher: Bencher) {
    let (dataset, links) = (common::embedded(), common::links());
    bencher.counter(divan::counter::ItemsCount::new(links.len())).bench(|| {
        for link in &links {
            black_box(Chart::from_link(&dataset, link));
        }
    });
}

/// The first chart of a generated package: a ranking of all districts.
#[divan::bench(args = common::SIZES)]
fn generated(bencher: Bencher, observations: usize) {
    let dataset = common::dataset(observations);
    bencher.bench(|| Chart::from_link(&dataset, "l=en"));
}
