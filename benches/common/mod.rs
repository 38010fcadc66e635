//! Shared by the benchmarks: the cases of the tests, and generated packages.

#![allow(dead_code, reason = "each benchmark uses a part of it")]

pub(crate) mod generated;

use district_charts::data::Dataset;
use generated::GeneratedPackage;

/// The numbers of observations that are measured; the first is about that of the built-in package.
pub(crate) const SIZES: [usize; 3] = [343, 10_000, 100_000];

/// The numbers of districts of packages with two periods; with 25 indicators, those of 2,000 districts make 100,000 observations.
pub(crate) const WIDE: [usize; 2] = [200, 2_000];

/// The link of each case of the tests.
pub(crate) fn links() -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases.txt");
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once(' ').map(|(_, link)| link).unwrap_or_default().to_owned()).collect()
}

/// The built-in dataset.
pub(crate) fn embedded() -> Dataset {
    Dataset::embedded().unwrap_or_else(|errors| panic!("the built-in package is broken:\n{errors}"))
}

/// The dataset of a generated package.
pub(crate) fn dataset(observations: usize) -> Dataset {
    let generated = GeneratedPackage::new(observations);
    Dataset::read(&generated.package()).unwrap_or_else(|errors| panic!("the generated package is broken:\n{errors}"))
}

/// The dataset of a generated package with a number of districts.
pub(crate) fn wide(districts: usize) -> Dataset {
    let generated = GeneratedPackage::of_districts(districts);
    Dataset::read(&generated.package()).unwrap_or_else(|errors| panic!("the generated package is broken:\n{errors}"))
}
