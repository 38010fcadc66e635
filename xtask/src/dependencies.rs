//! The bill of materials: each library that this repository asks for, with its version, its licence and the reason that its manifest gives;
//! and every crate whose code is part of the modules.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{licences, workspace};

/// The file with the bill.
pub const FILE: &str = "docs/dependencies.md";

const HEAD: &str = "# Dependencies\n\n\
    Each library that this repository asks for, and why. `UPDATE_EXPECT=1 cargo test --package xtask --test dependencies` writes\n\
    this page. `THIRD-PARTY-LICENSES.txt` in `pkg/` and in a finished site has the licences of all that is part of the modules.\n";

/// The manifests, and what their libraries are for.
const MANIFESTS: [(&str, &str); 3] = [
    ("Cargo.toml", "The charts"),
    ("cli/Cargo.toml", "The command line"),
    ("xtask/Cargo.toml", "The developer commands"),
];

/// A library in a manifest.
struct Wanted {
    name: String,
    reason: String,
    section: String,
}

/// The text of the file.
pub fn text() -> Result<String> {
    let metadata = workspace::metadata(&["--all-features"])?;
    let mut out = HEAD.to_owned();
    for (file, title) in MANIFESTS {
        let manifest =
            fs::read_to_string(workspace::root().join(file)).with_context(|| format!("could not read {file}"))?;
        out +=
            &format!("\n## {title}\n\n`{file}`\n\n| library | licence | for | reason |\n| --- | --- | --- | --- |\n");
        for wanted in wanted(file, &manifest)? {
            let (version, licence) = described(&metadata, &wanted.name)?;
            out += &format!("| {} {version} | {licence} | {} | {} |\n", wanted.name, wanted.section, wanted.reason);
        }
    }
    out += "\n## Part of the modules\n\nThe crates that are compiled into the WebAssembly modules, but for the standard library:\n";
    let mut parts: Vec<String> = Vec::new();
    for library in licences::libraries()? {
        let text = |field: &str| library[field].as_str().unwrap_or_default().to_owned();
        parts.push(format!("{} {}", text("name"), text("version")));
    }
    parts.sort();
    out += &format!("{}.\n", parts.join(", "));
    Ok(out)
}

/// The libraries of a manifest in its order, but for those of this repository.
fn wanted(file: &str, manifest: &str) -> Result<Vec<Wanted>> {
    let (mut found, mut section, mut reason) = (Vec::new(), String::new(), String::new());
    for line in manifest.lines() {
        if let Some(name) = line.strip_prefix('[') {
            section = purpose(name.trim_end_matches(']')).unwrap_or_default().to_owned();
            reason.clear();
        } else if let Some(comment) = line.strip_prefix("# ") {
            reason = format!("{reason} {comment}").trim().to_owned();
        } else if let Some((name, value)) = line.split_once(" = ").filter(|_| !section.is_empty()) {
            if !value.contains("path = ") {
                if reason.is_empty() {
                    bail!("found {name} without a reason in {file}, expected a comment above it");
                }
                found.push(Wanted {
                    name: name.to_owned(),
                    reason: std::mem::take(&mut reason),
                    section: section.clone(),
                });
            }
            reason.clear();
        } else if line.is_empty() {
            reason.clear();
        }
    }
    Ok(found)
}

/// The use of the libraries in a section of a manifest; `None` for any other section.
fn purpose(section: &str) -> Option<&'static str> {
    if section.contains("dev-dependencies") {
        Some("tests")
    } else if !section.contains("dependencies") {
        None
    } else if section.contains("not(target_arch") {
        Some("programs alone")
    } else if section.contains("wasm32") {
        Some("modules alone")
    } else {
        Some("all")
    }
}

/// Version and licence of a library.
fn described(metadata: &Value, name: &str) -> Result<(String, String)> {
    let packages = metadata["packages"].as_array().context("found no packages in `cargo metadata`")?;
    let found = packages.iter().filter(|package| package["name"] == name && package["source"].is_string());
    // Of two versions the newer is that of the manifests; the other is wanted by another library.
    let versions: BTreeMap<Vec<u64>, &Value> = found.map(|package| (numbers(&package["version"]), package)).collect();
    let (_, package) = versions.last_key_value().with_context(|| format!("found no {name} in `cargo metadata`"))?;
    let text = |field: &str| package[field].as_str().unwrap_or_default().to_owned();
    Ok((text("version"), text("license")))
}

fn numbers(version: &Value) -> Vec<u64> {
    let parts = version.as_str().unwrap_or_default().split(['.', '-', '+']);
    parts.filter_map(|part| part.parse().ok()).collect()
}
