//! Redrawing: with the same and with other figures, at several numbers of marks; and the memory that stays in use.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::browser::{self, Speed};
use super::pages::{self, PEERS};
use super::results::Results;
use super::server::Server;
use crate::engine::Browser;

/// The numbers of marks, and how often each is drawn in a round.
pub(super) const SIZES: [(usize, usize); 4] = [(10, 40), (100, 20), (1_000, 8), (10_000, 3)];

/// The charts of this repository.
pub(super) const OURS: &str = "district-charts";

/// What is measured of each change: until the call returns, and until the drawing can be read.
pub(super) const STEPS: [&str; 2] = ["call", "readable"];

/// The changes: with the same figures, and with others.
pub(super) const CHANGES: [&str; 2] = ["redraw", "update"];

pub(super) const MEMORY: [&str; 2] = ["memory after load, MB", "memory after 1,000 updates, MB"];

const MEMORY_MARKS: usize = 10;
const UPDATES: usize = 1000;

/// The name of a quantity: "redraw of 100 marks, call, ms".
pub(super) fn quantity(change: &str, marks: usize, step: &str) -> String {
    format!("{change} of {marks} marks, {step}, ms")
}

/// The libraries: the name for readers and the name of the page.
fn libraries() -> Vec<(&'static str, &'static str)> {
    let peers = PEERS.iter().map(|peer| (peer.name, peer.file));
    std::iter::once((OURS, pages::OURS)).chain(peers).collect()
}

/// Measures each library once in each round. Each round starts with another library.
pub(super) fn measure(server: &Server, rounds: usize, results: &mut Results) -> Result<()> {
    let libraries = libraries();
    for round in 0..rounds {
        let browser = browser::open(Speed::Full)?;
        browser.devtools("Performance.enable", &json!({}))?;
        for index in 0..libraries.len() {
            let index = (index + round) % libraries.len();
            let (name, page) = libraries[index];
            browser::leave(&browser)?;
            browser.open_address(&server.address(index, Speed::Full, &format!("measure/{page}.html")))?;
            for (marks, repeats) in SIZES {
                redraws(&browser, name, marks, repeats, results);
            }
            memory(&browser, name, results)?;
        }
        eprintln!("redraws: round {} of {rounds}", round + 1);
    }
    Ok(())
}

fn redraws(browser: &Browser, name: &str, marks: usize, repeats: usize, results: &mut Results) {
    let times = browser.run("return benchmark.measure(...arguments)", &[json!(marks), json!(repeats)]);
    for change in CHANGES {
        for step in STEPS {
            let quantity = quantity(change, marks, step);
            match times.as_ref().map(|times| times[change][step].as_f64()) {
                Ok(Some(time)) => results.add(&quantity, name, time),
                Ok(None) => results.not_measured(&quantity, name, "the page gave no time"),
                Err(error) => results.not_measured(&quantity, name, &reason(error)),
            }
        }
    }
}

/// The last cause of an error, in one line.
fn reason(error: &anyhow::Error) -> String {
    let text = error.root_cause().to_string();
    let line = text.lines().next().unwrap_or_default();
    line.trim_start_matches("javascript error: ").to_owned()
}

/// The memory of a page with one chart, in a page of its own.
fn memory(browser: &Browser, name: &str, results: &mut Results) -> Result<()> {
    let address = browser.address()?;
    browser::leave(browser)?;
    browser.open_address(&address)?;
    let wasm = browser.run("return benchmark.keep(arguments[0])", &[json!(MEMORY_MARKS)])?;
    results.add(MEMORY[0], name, in_use(browser, &wasm)?);
    let wasm = browser.run("return benchmark.repeat(...arguments)", &[json!(MEMORY_MARKS), json!(UPDATES)])?;
    results.add(MEMORY[1], name, in_use(browser, &wasm)?);
    Ok(())
}

/// The heap of JavaScript after garbage collection, with the memory of the WebAssembly module. Canvases are not part of either.
fn in_use(browser: &Browser, wasm_bytes: &Value) -> Result<f64> {
    browser.devtools("HeapProfiler.collectGarbage", &json!({}))?;
    let metrics = browser.devtools("Performance.getMetrics", &json!({}))?;
    let metrics = metrics["metrics"].as_array().context("found no metrics of the browser")?;
    let heap = metrics.iter().find(|metric| metric["name"] == "JSHeapUsedSize").and_then(|heap| heap["value"].as_f64());
    let bytes = heap.context("found no JSHeapUsedSize")? + wasm_bytes.as_f64().unwrap_or_default();
    Ok(bytes / 1e6)
}
