//! Planted mistakes: each folder of `tests/fixtures/mistakes/` has the files of a package in which something is wrong, and `expected.txt`
//! with the exact errors and warnings. Files that a folder lacks are those of `tests/fixtures/boroughs/`, which is sound.

mod common;

use common::{none, path};
use district_charts::data::{Dataset, Package};
use expect_test::ExpectFile;
use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// The files of a folder by their names.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder can be listed").map(|entry| entry.expect("an entry").path());
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    entries.map(|path| (name(&path), fs::read(&path).expect("a file can be read"))).collect()
}

/// Everything that is said of a package.
fn report(files: &BTreeMap<String, Vec<u8>>) -> String {
    let file = |name: &str| files.get(name).map(Vec::as_slice).unwrap_or_default();
    let read = Dataset::read(&Package {
        description: file("datapackage.json"),
        places: file("places.csv"),
        indicators: file("indicators.csv"),
        observations: file("observations.csv"),
        sources: file("sources.csv"),
        ..Package::default()
    });
    let (mut lines, warnings, sound) = match read {
        Ok(dataset) => (Vec::new(), dataset.warnings, Vec::new()),
        Err(errors) => (vec![errors.to_string()], errors.warnings, errors.sound_indicators),
    };
    lines.extend(warnings.to_string().lines().map(|line| format!("warning: {line}")));
    if !sound.is_empty() {
        lines.push(format!("sound: {}", sound.join(", ")));
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_package_without_mistakes_is_sound() {
    let expected = "warning: observations.csv, line 14, column value: found \"1.53846153846153846154\", expected at most 15 \
        digits; it is shown rounded; column decimals of indicators.csv says how\n";
    let found = report(&files(&path("tests/fixtures/boroughs")));
    assert!(found.trim().is_empty(), "found {found}, expected nothing such as {expected}");
}

#[test]
fn each_mistake_is_found_and_explained() {
    let base = files(&path("tests/fixtures/boroughs"));
    let folders = fs::read_dir(path("tests/fixtures/mistakes")).expect("a folder can be listed");
    let mut folders: Vec<_> = folders.map(|entry| entry.expect("an entry").path()).collect();
    folders.sort();
    assert!(folders.len() >= 20, "found {} mistakes, expected at least 20", folders.len());
    none(folders.iter().filter_map(|folder| {
        let mut package = base.clone();
        package.extend(files(folder));
        let found = report(&package);
        let golden = ExpectFile { path: folder.join("expected.txt"), position: file!() };
        let is_error = found.lines().any(|line| line.contains(": found ") && !line.starts_with("warning: "));
        let is_expected = catch_unwind(AssertUnwindSafe(|| golden.assert_eq(&found))).is_ok();
        (!is_error || !is_expected).then(|| format!("{}: found\n{found}", folder.display()))
    }));
}
