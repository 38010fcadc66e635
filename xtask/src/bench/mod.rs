//! `cargo xtask bench`: the charts of this repository beside other chart libraries, in one run on one machine. Writes the tables into
//! `docs/performance.md`, which says what is measured and how.
//!
//! `pages` builds the pages, `server` serves them. `loads`, `redraws` and `parses` measure, each in rounds over all pages, so that a change
//! of the machine's speed meets all alike. `results` holds the samples, `targets` and `report` compare medians.

mod browser;
mod loads;
mod machine;
mod pages;
mod parses;
mod redraws;
mod report;
mod results;
mod server;
mod slow_link;
mod targets;

use std::fs;

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser, ValueExt};
use serde_json::json;

use crate::engine::Engine;
use crate::{prerender, stamp, workspace};
use results::Results;
use server::{Files, Server};

/// The document with the tables of the last whole run, and the marks around them.
const DOCUMENT: &str = "docs/performance.md";
const MARKS: (&str, &str) = ("<!-- The tables, written by `cargo xtask bench`. -->\n", "<!-- End of the tables. -->");

/// The rounds of a whole run and of a quick one.
const ROUNDS: usize = 9;
const QUICK_ROUNDS: usize = 3;

/// The parts of a run.
const PARTS: [&str; 3] = ["loads", "redraws", "parses"];

struct Options {
    is_quick: bool,
    /// The one part that is measured, or all.
    only: Option<String>,
}

impl Options {
    fn rounds(&self) -> usize {
        if self.is_quick { QUICK_ROUNDS } else { ROUNDS }
    }

    fn has(&self, part: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == part)
    }
}

/// Measures, prints the tables, and writes them if the run is whole.
pub fn run(arguments: Parser) -> Result<()> {
    let options = options(arguments)?;
    if let Some(complaint) = stamp::complaints(workspace::root()).first() {
        bail!("pkg/ is stale, `cargo xtask build` renews it: {complaint}");
    }
    Engine::Chromium.ensure()?;
    let results = measure(&options)?;
    let facts = machine::facts()?;
    let report = report::markdown(&results, &facts, options.rounds());
    println!("{report}");
    let folder = workspace::target_dir()?.join("bench");
    let name = if options.is_quick || options.only.is_some() { "partial.json" } else { "whole.json" };
    let facts: serde_json::Map<String, serde_json::Value> = facts.into_iter().map(|(k, v)| (k, json!(v))).collect();
    let whole = json!({ "rounds": options.rounds(), "machine": facts, "results": results.to_json() });
    fs::write(folder.join(name), serde_json::to_string_pretty(&whole)? + "\n")?;
    println!("every sample: {}", folder.join(name).display());
    if name == "whole.json" {
        let path = workspace::root().join(DOCUMENT);
        let text = fs::read_to_string(&path).with_context(|| format!("could not read {DOCUMENT}"))?;
        fs::write(&path, prerender::between(&text, MARKS, &format!("\n{report}\n"))?)?;
        println!("the tables: {DOCUMENT}");
    }
    Ok(())
}

fn options(mut arguments: Parser) -> Result<Options> {
    let mut options = Options { is_quick: false, only: None };
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("quick") => options.is_quick = true,
            Arg::Long("only") => {
                let part = arguments.value()?.string()?;
                if !PARTS.contains(&part.as_str()) {
                    bail!("found part {part:?}, expected {}", PARTS.join(", "));
                }
                options.only = Some(part);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn measure(options: &Options) -> Result<Results> {
    let mut files = Files::new();
    if options.has("loads") {
        pages::add_pages(&mut files)?;
    }
    pages::add_measures(&mut files)?;
    parses::add_packages(&mut files);
    let pages = loads::pages(&files);
    // One more for the page that warms a browser up.
    let server = Server::start(files, pages.len() + 1)?;
    let mut results = Results::default();
    let rounds = options.rounds();
    if options.has("loads") {
        loads::measure(&server, &pages, rounds, &mut results)?;
    }
    if options.has("redraws") {
        redraws::measure(&server, rounds, &mut results)?;
    }
    if options.has("parses") {
        parses::measure(&server, rounds, &mut results)?;
    }
    Ok(results)
}
