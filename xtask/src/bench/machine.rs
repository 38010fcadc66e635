//! The machine and the versions that a run was made with.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use super::pages::{self, PEERS};
use crate::{tools, workspace};

/// Names and versions, in the order of the table.
pub(super) fn facts() -> Result<Vec<(String, String)>> {
    let mut facts = vec![
        ("Processor".to_owned(), processor()),
        ("Memory".to_owned(), memory()),
        ("System".to_owned(), system()),
        ("Chromium".to_owned(), first_line(&mut Command::new(tools::find("chromium").context("found no chromium")?))?),
        ("node".to_owned(), first_line(&mut tools::node()?)?),
        ("Commit".to_owned(), commit()),
    ];
    for package in PEERS.iter().flat_map(|peer| peer.packages).chain(&["d3-dsv"]) {
        facts.push(((*package).to_owned(), pages::version(package)?));
    }
    Ok(facts)
}

fn first_line(command: &mut Command) -> Result<String> {
    let output = command.arg("--version").stderr(std::process::Stdio::null()).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text.lines().next().unwrap_or_default().trim().to_owned())
}

fn processor() -> String {
    let count = std::thread::available_parallelism().map_or(1, usize::from);
    let model = value_of("/proc/cpuinfo", "model name");
    format!("{model}, {count} cores")
}

fn memory() -> String {
    let kibibytes = value_of("/proc/meminfo", "MemTotal");
    let number = kibibytes.split(' ').next().and_then(|number| number.parse::<u64>().ok()).unwrap_or_default();
    format!("{} GiB", (number + (1 << 19)) >> 20)
}

fn system() -> String {
    value_of("/etc/os-release", "PRETTY_NAME").trim_matches(['=', '"']).to_owned()
}

/// The value behind a name in a file of the system.
fn value_of(file: &str, name: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.map_or("unknown", |line| line.trim_start_matches([' ', '\t', ':'])).trim().to_owned()
}

/// The commit, and whether files differ from it.
fn commit() -> String {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").current_dir(workspace::root()).args(arguments).output();
        output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
    };
    let changed =
        if git(&["status", "--porcelain", "--", "src", "www", "pkg", "data"]).is_empty() { "" } else { ", changed" };
    format!("{}{changed}", git(&["rev-parse", "--short", "HEAD"]))
}
