//! A browser for one round: with one page open at a time, watched by `bench/observe.js`, and slowed down if the round is.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::engine::{Appearance, Browser, Engine};
use crate::workspace;

/// The time between two pages, in which the browser ends the former one.
const PAUSE: Duration = Duration::from_millis(200);

/// The time limit of a script: the slowest library needs 20 seconds for its largest chart.
const SCRIPT_TIMEOUT_MS: u32 = 80_000;

/// The size of the window, CSS pixels.
const WINDOW: (u32, u32) = (800, 900);

/// The speed of the network and of the processor.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Speed {
    /// As fast as this machine.
    Full,
    /// Behind `slow_link`, and with the page's thread at a fraction of its speed. Browsers slow down no workers.
    Throttled,
}

/// The times that the page's thread is slowed down.
pub(super) const CPU_RATE: u32 = 4;

/// Opens a browser of a speed. A new one each round: its caches are empty, and it has compiled nothing yet.
pub(super) fn open(speed: Speed) -> Result<Browser> {
    let browser = Engine::Chromium.open(Appearance::default())?;
    browser.post("timeouts", json!({ "script": SCRIPT_TIMEOUT_MS }))?;
    let (width, height) = WINDOW;
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    browser.devtools("Emulation.setDeviceMetricsOverride", &metrics)?;
    if speed == Speed::Throttled {
        browser.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": CPU_RATE }))?;
    }
    Ok(browser)
}

/// Adds a script that runs in every later page before its own scripts. Returns its identifier.
pub(super) fn add_script(browser: &Browser, script: &str) -> Result<Value> {
    let added = browser.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }))?;
    Ok(added["identifier"].clone())
}

/// Removes a script that `add_script` added.
pub(super) fn remove_script(browser: &Browser, identifier: &Value) -> Result<()> {
    browser.devtools("Page.removeScriptToEvaluateOnNewDocument", &json!({ "identifier": identifier })).map(drop)
}

/// The script that observes pages.
pub(super) fn observer() -> Result<String> {
    let file = workspace::root().join("bench/observe.js");
    std::fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))
}

/// Leaves the open page, and waits until the browser has ended it.
pub(super) fn leave(browser: &Browser) -> Result<()> {
    browser.open_address("about:blank")?;
    std::thread::sleep(PAUSE);
    Ok(())
}
