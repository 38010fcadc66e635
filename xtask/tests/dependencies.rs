//! The libraries of this repository: whence they come, under which licences, and why they are there.

use std::fs;

use serde_json::Value;
use xtask::{dependencies, workspace};

fn read(name: &str) -> String {
    fs::read_to_string(workspace::root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The crates of other people, as `cargo metadata` names them.
fn crates() -> Vec<Value> {
    let metadata = workspace::metadata(&["--all-features"]).expect("cargo describes the workspace");
    let packages = metadata["packages"].as_array().expect("a list of packages").clone();
    packages.into_iter().filter(|package| !package["source"].is_null()).collect()
}

#[test]
fn every_crate_is_of_the_public_registry() {
    let other: Vec<String> = crates()
        .iter()
        .filter(|package| !package["source"].as_str().is_some_and(|source| source.starts_with("registry+")))
        .map(|package| format!("{}: {}", package["name"], package["source"]))
        .collect();
    assert!(other.is_empty(), "found crates of other sources, expected releases of the registry: {other:?}");
}

/// The licences under which code may be part of a program of this repository, alone or as one of several to choose from.
fn allowed() -> Vec<String> {
    let deny = read("deny.toml");
    let (_, list) = deny.split_once("allow = [").expect("deny.toml has a list of licences");
    let (list, _) = list.split_once(']').expect("the list of licences ends");
    list.split(',').map(|name| name.trim().trim_matches('"').to_owned()).filter(|name| !name.is_empty()).collect()
}

/// True if a licence expression can be kept: each part that AND joins has an alternative that is allowed.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let name = |licence: &str| licence.trim().split(" WITH ").next().unwrap_or_default().to_owned();
    let one = |licence: &str| allowed.contains(&name(licence));
    let plain = expression.replace('/', " OR ").replace(['(', ')'], " ");
    plain.split(" AND ").all(|part| part.split(" OR ").any(one))
}

#[test]
fn every_licence_is_allowed() {
    let allowed = allowed();
    let is_allowed = |expression: &str| is_allowed(expression, &allowed);
    assert!(is_allowed("(MIT OR GPL-3.0) AND Unicode-3.0") && !is_allowed("MIT AND GPL-3.0") && !is_allowed(""));
    let other: Vec<String> = crates()
        .iter()
        .filter(|package| !is_allowed(package["license"].as_str().unwrap_or_default()))
        .map(|package| format!("{}: {}", package["name"], package["license"]))
        .collect();
    assert!(other.is_empty(), "found crates under other licences, expected one of {allowed:?}: {other:?}");
}

/// The lock file of npm has a digest of each package, which npm checks when it installs.
#[test]
fn every_npm_package_has_a_digest() {
    let files = ["package-lock.json", "xtask/lighthouse/package-lock.json", "xtask/validity/package-lock.json"];
    let mut wrong = Vec::new();
    for file in files {
        let lock: Value = serde_json::from_str(&read(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let packages = lock["packages"].as_object().unwrap_or_else(|| panic!("{file} has no packages"));
        assert!(packages.len() > 1, "found no package in {file}, expected some");
        for (name, package) in packages.iter().filter(|entry| !entry.0.is_empty()) {
            let has_digest = package["integrity"].as_str().is_some_and(|digest| digest.starts_with("sha512-"));
            wrong.extend((!has_digest).then(|| format!("{file}: {name}")));
        }
    }
    assert!(wrong.is_empty(), "found packages without a digest, expected one each: {wrong:?}");
}

/// Every library has a reason, and the page that lists them is fresh.
#[test]
fn the_bill_of_materials_is_fresh() {
    let text = dependencies::text().unwrap_or_else(|error| panic!("{error:#}"));
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(workspace::root().join(dependencies::FILE), &text).expect("the page can be written");
    }
    let file = read(dependencies::FILE);
    assert!(
        file == text,
        "{} is not fresh; UPDATE_EXPECT=1 cargo test --package xtask --test dependencies writes it",
        dependencies::FILE
    );
}
