//! Browser tests: the pages in real browsers, under WebDriver. Each case is a test in each of its engines, such as
//! `chromium::the_chart_draws`.
//!
//! `cargo xtask test` installs the missing programs and runs these tests. Chromium runs; with `DISTRICT_CHARTS_BROWSERS=all` the other
//! engines run too. A missing engine that should run is a failure. `page` reads what a page shows, `site` serves the copies of the
//! site, and every other module holds cases. The drivers are in xtask.
// clippy.toml forbids the clock to the WebAssembly module; the tests wait for pages.
#![allow(clippy::disallowed_methods)]

mod cases;
mod contexts;
mod desk;
mod dist;
mod embeds;
mod everyone;
mod explorer;
mod faults;
mod first_picture;
mod front;
mod hosts;
mod history;
mod links;
mod loading;
mod packages;
mod page;
mod paper;
mod pdf;
mod reading;
mod saving;
mod site;
mod soak;
mod style;
mod worker;

use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use libtest_mimic::{Arguments, Failed, Trial};
use page::Page;
use site::Site;
use xtask::engine::{Appearance, Browser, Engine};

/// A test case, its engines, and its check.
struct Case {
    name: &'static str,
    engines: &'static [Engine],
    check: fn(&mut Page) -> Result<()>,
}

/// A browser that cases share, one at a time. The first case opens it, and so does the first after a failure.
struct SharedBrowser {
    engine: Engine,
    browser: Mutex<Option<Browser>>,
}

/// Long cases, which run in a second Chromium while the first runs the others. They neither write files that other cases read, nor send
/// requests that other cases count.
const LONG_CASES: [&str; 4] =
    ["a_frame_of_fixed_height_holds_every_case", "axe_finds_nothing", "no_damaged_link_stops_a_chart", "nothing_jumps"];

/// The outer size of a window at the start of a case, in CSS pixels.
const WINDOW: (u32, u32) = (1280, 1000);

/// The least height of the page in such a window, in CSS pixels. A browser whose page is lower is opened anew for the next case.
const LEAST_HEIGHT_PX: u64 = 800;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    let site = match Site::start(arguments.list) {
        Ok(site) => Arc::new(site),
        Err(error) => {
            eprintln!("error: {error:#}");
            return ExitCode::FAILURE;
        }
    };
    let shared = |engine| Arc::new(SharedBrowser { engine, browser: Mutex::default() });
    let engines = engines();
    let browsers: Vec<_> = engines.iter().copied().map(shared).collect();
    let second_chromium = shared(Engine::Chromium);
    let all = [
        cases::ALL,
        desk::ALL,
        dist::ALL,
        embeds::ALL,
        contexts::ALL,
        links::ALL,
        packages::ALL,
        reading::ALL,
        explorer::ALL,
        everyone::ALL,
        worker::ALL,
        first_picture::ALL,
        front::ALL,
        hosts::ALL,
        paper::ALL,
        loading::ALL,
        history::ALL,
        saving::ALL,
        soak::ALL,
        faults::ALL,
        style::ALL,
    ];
    let cases = all.into_iter().flatten();
    let trials = cases.flat_map(|case| {
        browsers.iter().filter_map(|browser| {
            let is_second = browser.engine == second_chromium.engine && LONG_CASES.contains(&case.name);
            trial(case, if is_second { &second_chromium } else { browser }, &site)
        })
    });
    let trials: Vec<Trial> = trials.collect();
    // One thread per case: with fewer, threads that wait for one browser could leave another browser idle.
    arguments.test_threads = arguments.test_threads.or(Some(trials.len().max(1)));
    let conclusion = libtest_mimic::run(&arguments, trials);
    // Closes the browsers explicitly: threads may still hold references, and the exit of the process drops nothing.
    for shared in browsers.iter().chain([&second_chromium]) {
        drop(shared.browser.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
    conclusion.exit_code()
}

/// The engines that run, which is said in one line: Chromium, or all of them if the variable asks for all.
fn engines() -> Vec<Engine> {
    let (asked, others) = Engine::ALL.split_at(if xtask::test::all_browsers() { Engine::ALL.len() } else { 1 });
    let names = |engines: &[Engine]| engines.iter().map(|engine| engine.name()).collect::<Vec<_>>().join(", ");
    let hint = format!("; {}=all runs {} too", xtask::test::BROWSERS_VARIABLE, names(others));
    eprintln!("engines: {}{}", names(asked), if others.is_empty() { "" } else { &hint });
    asked.to_vec()
}

/// The test of a case in an engine; `None` if the case is not for the engine.
fn trial(case: &'static Case, browser: &Arc<SharedBrowser>, site: &Arc<Site>) -> Option<Trial> {
    if !case.engines.contains(&browser.engine) {
        return None;
    }
    let (browser, site) = (Arc::clone(browser), Arc::clone(site));
    let name = format!("{}::{}", browser.engine.name(), case.name);
    Some(Trial::test(name, move || run(case, &browser, &site).map_err(|error| Failed::from(format!("{error:#}")))))
}

/// Runs a case in the shared browser.
fn run(case: &Case, shared: &SharedBrowser, site: &Site) -> Result<()> {
    let mut slot = shared.browser.lock().unwrap_or_else(PoisonError::into_inner);
    // Taken out, so that a failed case closes the browser: the next case must not see its page.
    let browser = match slot.take() {
        Some(browser) => browser,
        None => open(shared.engine)?,
    };
    browser.resize(WINDOW.0, WINDOW.1)?;
    let mut page = Page::new(&browser, site);
    (case.check)(&mut page)?;
    page.leave().context("while leaving the page at the end of the case")?;
    // WebKit's browser shows its downloads in a bar that stays, and takes more than a third of every later page.
    let height_px = browser.run("return innerHeight", &[])?;
    let has_its_height = height_px.as_u64().is_some_and(|height_px| height_px >= LEAST_HEIGHT_PX);
    *slot = has_its_height.then_some(browser);
    Ok(())
}

/// Opens a browser. Each engine has another device pixel ratio, so that a wrong canvas size fails in one of them.
fn open(engine: Engine) -> Result<Browser> {
    let missing = engine.missing();
    if !missing.is_empty() {
        anyhow::bail!("found no {}, expected what `cargo xtask test` installs", missing.join(" and no "));
    }
    let device_pixel_ratio = match engine {
        Engine::Chromium => 2.0,
        Engine::Firefox => 1.5,
        Engine::Webkit => 1.0,
    };
    engine.open(Appearance { device_pixel_ratio, ..Appearance::default() })
}
