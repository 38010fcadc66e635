//! The real pages in real browsers, under WebDriver: one test an engine and case, `chromium::the_chart_draws`.
//!
//! `cargo xtask test` installs what is missing and runs this. Chromium runs; with `DISTRICT_CHARTS_BROWSERS=all` the other engines
//! run too. A missing engine that should run is a failure. `cases`, `contexts`, `embeds`, `links` and `reading` are the cases, `page` is what a page
//! shows, `site` the copies of the site that are served, and the drivers are xtask's.
// The tests look at a clock; what they test does not.
#![allow(clippy::disallowed_methods)]

mod cases;
mod contexts;
mod dist;
mod embeds;
mod everyone;
mod explorer;
mod links;
mod page;
mod reading;
mod site;
mod worker;

use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use libtest_mimic::{Arguments, Failed, Trial};
use page::Page;
use site::Site;
use xtask::engine::{Browser, Engine, Look};

/// A case: a name, the engines it is for, and what must hold.
struct Case {
    name: &'static str,
    engines: &'static [Engine],
    check: fn(&mut Page) -> Result<()>,
}

/// A browser for all cases of an engine; opened by the first, and anew after a failure.
struct Seat {
    engine: Engine,
    browser: Mutex<Option<Browser>>,
}

/// Cases that take long, for a second browser where an engine alone has some of them: the others' processor would be idle at the end.
/// They look at nothing that another case writes, and ask for nothing that one counts.
const LONG: [&str; 4] =
    ["a_frame_of_fixed_height_holds_every_case", "axe_finds_nothing", "no_damaged_link_stops_a_chart", "nothing_jumps"];

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    let site = match Site::start(arguments.list) {
        Ok(site) => Arc::new(site),
        Err(error) => {
            eprintln!("error: {error:#}");
            return ExitCode::FAILURE;
        }
    };
    let seat = |engine| Arc::new(Seat { engine, browser: Mutex::default() });
    let engines = engines();
    let seats: Vec<_> = engines.iter().copied().map(seat).collect();
    let second = seat(Engine::Chromium);
    let all = [
        cases::ALL,
        dist::ALL,
        embeds::ALL,
        contexts::ALL,
        links::ALL,
        reading::ALL,
        explorer::ALL,
        everyone::ALL,
        worker::ALL,
    ];
    let cases = all.into_iter().flatten();
    let trials = cases.flat_map(|case| {
        seats.iter().filter_map(|seat| {
            let is_second = seat.engine == second.engine && LONG.contains(&case.name);
            trial(case, if is_second { &second } else { seat }, &site)
        })
    });
    let trials: Vec<Trial> = trials.collect();
    // A browser does one thing at a time, and a thread that waits for one must not keep another browser waiting.
    arguments.test_threads = arguments.test_threads.or(Some(trials.len().max(1)));
    let conclusion = libtest_mimic::run(&arguments, trials);
    // Threads may still hold a browser's seat, and static ends run nothing.
    for seat in seats.iter().chain([&second]) {
        drop(seat.browser.lock().unwrap_or_else(PoisonError::into_inner).take());
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

/// A case in an engine that it is for.
fn trial(case: &'static Case, seat: &Arc<Seat>, site: &Arc<Site>) -> Option<Trial> {
    if !case.engines.contains(&seat.engine) {
        return None;
    }
    let (seat, site) = (Arc::clone(seat), Arc::clone(site));
    let name = format!("{}::{}", seat.engine.name(), case.name);
    Some(Trial::test(name, move || run(case, &seat, &site).map_err(|error| Failed::from(format!("{error:#}")))))
}

fn run(case: &Case, seat: &Seat, site: &Site) -> Result<()> {
    let mut place = seat.browser.lock().unwrap_or_else(PoisonError::into_inner);
    // Taken out, so that a case that fails leaves no page behind for the next.
    let browser = match place.take() {
        Some(browser) => browser,
        None => open(seat.engine)?,
    };
    let mut page = Page::new(&browser, site);
    (case.check)(&mut page)?;
    page.leave().context("at the end")?;
    *place = Some(browser);
    Ok(())
}

/// Each engine looks at another density, so that a canvas of the wrong size shows in one of them.
fn open(engine: Engine) -> Result<Browser> {
    let missing = engine.missing();
    if !missing.is_empty() {
        anyhow::bail!("found no {}, expected what `cargo xtask test` installs", missing.join(" and no "));
    }
    let scale = match engine {
        Engine::Chromium => 2.0,
        Engine::Firefox => 1.5,
        Engine::Webkit => 1.0,
    };
    let browser = engine.open(Look { dark: false, scale })?;
    browser.resize(1280, 1000)?;
    Ok(browser)
}
