//! Loading pages: bytes, the first picture, the live chart and the longest task.

use anyhow::{Result, bail};
use serde_json::Value;

use super::browser::{self, Speed};
use super::pages::{self, PEERS, RANKING, SITE};
use super::results::Results;
use super::server::{Files, Server};
use crate::engine::Browser;

pub(super) const BYTES: &str = "bytes over the wire";
pub(super) const PICTURE: [&str; 2] = ["picture, ms", "picture, throttled, ms"];
pub(super) const LIVE: [&str; 2] = ["live, ms", "live, throttled, ms"];
pub(super) const LONGEST_TASK: &str = "longest task at CPU ÷ 4, ms";

/// The time at which the longest task begins: only in the samples, for those who look for its cause.
const LONGEST_TASK_START: &str = "start of the longest task at CPU ÷ 4, ms";

pub(super) const FRAME: &str = "frame of a published chart";
pub(super) const PUBLISHED: &str = "page of a published chart";
pub(super) const EXPLORER: &str = "explorer";
pub(super) const NO_WORKER: &str = "explorer without a worker";
pub(super) const OTHER_LINK: &str = "frame of another link";

/// The page with one word, which shows what the browser alone takes.
pub(super) const WORD: &str = "a page with one word";

/// A page that is loaded.
pub(super) struct Page {
    pub(super) name: &'static str,
    address: String,
    /// Whether the browser has no workers.
    is_without_worker: bool,
}

/// Our pages, then those of the peers.
pub(super) fn pages(files: &Files) -> Vec<Page> {
    let published = format!("{SITE}s/fai-growth-en/");
    let frame = format!("{published}embed.html");
    let frame = if files.contains_key(&frame) { frame } else { format!("{SITE}embed.html?{RANKING}") };
    let page = |name, address| Page { name, address, is_without_worker: false };
    let mut pages = vec![
        page(FRAME, frame),
        page(PUBLISHED, format!("{published}index.html")),
        page(EXPLORER, format!("{SITE}index.html")),
        Page { is_without_worker: true, ..page(NO_WORKER, format!("{SITE}index.html")) },
        page(OTHER_LINK, format!("{SITE}embed.html?i=four-new-growth&l=en")),
    ];
    pages.push(page(WORD, pages::WORD.to_owned()));
    pages.extend(PEERS.iter().map(|peer| page(peer.name, format!("peers/{}.html", peer.file))));
    pages
}

/// The names of our pages.
pub(super) const OURS: [&str; 5] = [FRAME, PUBLISHED, EXPLORER, NO_WORKER, OTHER_LINK];

/// Removes workers from a page.
const REMOVE_WORKER: &str = "delete globalThis.Worker;";

/// Loads every page once in each round and at each speed. Each round starts with another page.
pub(super) fn measure(server: &Server, pages: &[Page], rounds: usize, results: &mut Results) -> Result<()> {
    // Unmeasured, so that the server has compressed every file.
    visit_all(server, pages, Speed::Full, 0, &mut Results::default())?;
    for round in 0..rounds {
        for speed in [Speed::Full, Speed::Throttled] {
            visit_all(server, pages, speed, round, results)?;
        }
        eprintln!("loads: round {} of {rounds}", round + 1);
    }
    Ok(())
}

fn visit_all(server: &Server, pages: &[Page], speed: Speed, round: usize, results: &mut Results) -> Result<()> {
    let browser = browser::open(speed)?;
    browser::add_script(&browser, &browser::observer()?)?;
    // The first page of a browser pays for its start: this one is of no account.
    let host = pages.len();
    browser.open_address(&server.address(host, speed, "peers/uplot.html"))?;
    browser.run("return benchmark.then(({ live }) => live)", &[])?;
    for index in 0..pages.len() {
        let index = (index + round) % pages.len();
        let page = &pages[index];
        if let Err(error) = visit(server, &browser, page, index, speed, results) {
            let reason = format!("{error:#}");
            for quantity in [PICTURE[speed as usize], LIVE[speed as usize]] {
                results.not_measured(quantity, page.name, &reason);
            }
        }
    }
    Ok(())
}

fn visit(
    server: &Server,
    browser: &Browser,
    page: &Page,
    host: usize,
    speed: Speed,
    results: &mut Results,
) -> Result<()> {
    browser::leave(browser)?;
    let script = page.is_without_worker.then(|| browser::add_script(browser, REMOVE_WORKER)).transpose()?;
    server.take_sent_bytes();
    browser.open_address(&server.address(host, speed, &page.address))?;
    let times = browser.run("return benchmark", &[])?;
    if let Some(script) = script {
        browser::remove_script(browser, &script)?;
    }
    let (Some(picture), Some(live)) = (times["picture"].as_f64(), times["live"].as_f64()) else {
        bail!("{}", times["failure"].as_str().unwrap_or("the page gave no times"));
    };
    results.add(PICTURE[speed as usize], page.name, picture);
    results.add(LIVE[speed as usize], page.name, live);
    match speed {
        Speed::Full => results.add(BYTES, page.name, server.take_sent_bytes() as f64),
        Speed::Throttled => {
            let (start, duration) = longest(&times["tasks"]);
            results.add(LONGEST_TASK, page.name, duration);
            results.add(LONGEST_TASK_START, page.name, start);
        }
    }
    Ok(())
}

/// The start and the duration of the longest task; 0 if none took 50 ms, since browsers report no shorter ones.
fn longest(tasks: &Value) -> (f64, f64) {
    let tasks = tasks.as_array().into_iter().flatten();
    let times = tasks.filter_map(|task| Some((task["startTime"].as_f64()?, task["duration"].as_f64()?)));
    times.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or_default()
}
