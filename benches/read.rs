//! Reading packages: from the bytes of the files to a checked dataset, and from its packed form, as the module `charts` does.

mod common;

use common::generated::GeneratedPackage;
use district_charts::data::Dataset;
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

#[divan::bench]
fn embedded() -> Dataset {
    common::embedded()
}

#[divan::bench(args = common::SIZES)]
fn generated(bencher: Bencher, observations: usize) {
    let files = GeneratedPackage::new(observations);
    let bytes = files.files.iter().map(|file| file.1.len()).sum::<usize>();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| Dataset::read(&files.package()).unwrap_or_else(|errors| panic!("{errors}")));
}

#[divan::bench(args = common::SIZES)]
fn packed(bencher: Bencher, observations: usize) {
    let packed = common::dataset(observations).pack();
    let unpack = || Dataset::unpack(&packed).unwrap_or_else(|error| panic!("{error}"));
    bencher.counter(BytesCount::new(packed.len())).bench(unpack);
}
