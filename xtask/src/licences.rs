//! The licences of the libraries whose code is part of the modules: `THIRD-PARTY-LICENSES.txt`, which stands in pkg/ and in a finished site.
//!
//! `cargo metadata` names the crates, and their sources hold the licences with the lines of copyright. A licence that several crates share
//! to the letter is printed once.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{package, tools, workspace};

/// The name of the file.
pub const FILE: &str = "THIRD-PARTY-LICENSES.txt";

/// The names of licence files, the first of which is taken. Of two licences to choose from, MIT is the shorter.
const NAMES: [&str; 5] = ["LICENSE-MIT", "LICENSE", "LICENSE.md", "LICENSE.txt", "COPYING"];

/// The MIT licence below its line of copyright, for libraries that name it and print no text.
const MIT: &str = include_str!("licences/mit.txt");

/// The standard library is no crate of the lock file.
const STANDARD_LIBRARY: (&str, &str) =
    ("The Rust standard library, MIT OR Apache-2.0", "Copyright (c) The Rust Project Contributors");

const HEAD: &str = "The code of district-charts is licensed under MIT or Apache-2.0, its figures under CC BY 4.0. Its WebAssembly\n\
    modules contain code of the libraries below, under the licences below. Of two licences that a library offers, the\n\
    first that is printed here was chosen.\n";

/// The text of the file.
pub fn text() -> Result<String> {
    let mut by_text: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for library in libraries()? {
        by_text.entry(licence(&library)?).or_default().insert(heading(&library)?);
    }
    let (name, copyright) = STANDARD_LIBRARY;
    by_text.entry(format!("{copyright}\n\n{MIT}")).or_default().insert(name.to_owned());
    let mut entries: Vec<(BTreeSet<String>, String)> = by_text.into_iter().map(|(text, names)| (names, text)).collect();
    entries.sort();
    let mut out = HEAD.to_owned();
    for (names, text) in entries {
        out += &format!("\n{}\n\n", "-".repeat(80));
        out.extend(names.iter().map(|name| format!("{name}\n")));
        out += &format!("\n{}\n", text.trim_end());
    }
    Ok(out)
}

/// The crates that are compiled into the modules: all that the crate depends on, but for those that run in the compiler.
pub fn libraries() -> Result<Vec<Value>> {
    let features = package::ALL_MODULES.join(",");
    let metadata = workspace::metadata(&["--filter-platform", tools::WASM_TARGET, "--features", &features])?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let packages = list(&metadata["packages"]);
    let find = |id: &Value| packages.iter().find(|package| package["id"] == *id);
    let own =
        packages.iter().find(|package| package["name"] == "district-charts").context("found no district-charts")?;
    let nodes = list(&metadata["resolve"]["nodes"]);
    let (mut found, mut waiting) = (Vec::new(), vec![own["id"].clone()]);
    while let Some(id) = waiting.pop() {
        let package = find(&id).with_context(|| format!("found no package {id}"))?;
        let is_macro = |target: &Value| list(&target["kind"]).iter().any(|kind| kind == "proc-macro");
        if found.contains(package) || list(&package["targets"]).iter().any(is_macro) {
            continue;
        }
        found.push(package.clone());
        let node = nodes.iter().find(|node| node["id"] == id).context("found no node of a package")?;
        for dependency in list(&node["deps"]) {
            if list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null()) {
                waiting.push(dependency["pkg"].clone());
            }
        }
    }
    found.retain(|package| package["source"].is_string());
    Ok(found)
}

/// Name, version, licences and address of a crate.
fn heading(library: &Value) -> Result<String> {
    let text = |field: &str| library[field].as_str().unwrap_or_default();
    let (name, version, licence) = (text("name"), text("version"), text("license"));
    if licence.is_empty() {
        bail!("found no licence of {name} {version}, expected one in its manifest");
    }
    Ok(format!("{name} {version}, {licence}, {}", text("repository")).trim_end_matches(", ").to_owned())
}

/// The licence of a crate, with its line of copyright.
fn licence(library: &Value) -> Result<String> {
    let (name, manifest) = (&library["name"], library["manifest_path"].as_str().unwrap_or_default());
    let folder = Path::new(manifest).parent().with_context(|| format!("found no folder of {name}"))?;
    for file in NAMES.map(|name| folder.join(name)) {
        // A packed crate may hold the target of a link instead of the text.
        if let Some(text) = fs::read_to_string(&file).ok().filter(|text| text.to_lowercase().contains("copyright")) {
            let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
            return Ok(lines.join("\n").trim().to_owned());
        }
    }
    if !library["license"].as_str().is_some_and(|licence| licence.contains("MIT")) {
        bail!("found no licence file of {name} in {}, expected one of {}", folder.display(), NAMES.join(" "));
    }
    let authors = library["authors"].as_array().map(Vec::as_slice).unwrap_or_default();
    let authors: Vec<&str> = authors.iter().filter_map(Value::as_str).collect();
    Ok(format!("Copyright (c) {}\n\n{MIT}", authors.join(", ")))
}
