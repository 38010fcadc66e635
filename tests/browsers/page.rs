//! A page under test: opens addresses, waits for conditions, and reads what the page shows.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use xtask::engine::{Browser, Engine};

use crate::site::{Site, Variant};

/// The longest wait for a condition. It bounds a failure and measures nothing, so it is long enough for a loaded machine.
const TIMEOUT: Duration = Duration::from_secs(20);

/// Calls a function until its result holds, and returns that result. Fails after `TIMEOUT`, with the last result.
pub(crate) fn poll<T: std::fmt::Debug>(
    what: &str,
    mut look: impl FnMut() -> Result<T>,
    holds: impl Fn(&T) -> bool,
) -> Result<T> {
    let start = Instant::now();
    loop {
        let found = look()?;
        if holds(&found) {
            return Ok(found);
        }
        if start.elapsed() > TIMEOUT {
            bail!("found {found:?}, expected within {} s that {what}", TIMEOUT.as_secs());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

const PROBE: &str = include_str!("probe.js");

/// The first page, from the root of a site.
pub(crate) const INDEX: &str = "www/index.html";

/// Waits within the page, at most five seconds, until its chart has drawn or failed and its controls are updated. Polling from outside
/// would slow the page down.
const WAIT_UNTIL_SETTLED: &str = "const chart = document.querySelector('district-chart');
    const isSettled = () => chart?.hasAttribute('state') && !document.querySelector('#controls[aria-busy]');
    return new Promise((done) => {
        const check = (left) => (isSettled() || left === 0 ? done() : setTimeout(check, 10, left - 1));
        check(500);
    })";

/// Navigates to another link as the back button does. The chart has no state until it has read the link.
const TURN: &str = "const chart = document.querySelector('district-chart');
    const [link, state] = ['link', 'state'].map((name) => chart.getAttribute(name));
    chart.removeAttribute('state');
    history.pushState(null, '', `?${arguments[0]}`);
    dispatchEvent(new PopStateEvent('popstate'));
    if (chart.getAttribute('link') === link) chart.setAttribute('state', state)";

/// The page of a case.
pub(crate) struct Page<'a> {
    /// The browser, for commands of single cases.
    pub(crate) browser: &'a Browser,
    /// The served site.
    pub(crate) site: &'a Site,
    expected_complaints: &'static [&'static str],
}

/// What a page shows at one moment. `probe.js` names the fields.
#[derive(Debug)]
pub(crate) struct Shown(pub(crate) Value);

impl<'a> Page<'a> {
    /// A page in this browser. No address is open yet.
    pub(crate) fn new(browser: &'a Browser, site: &'a Site) -> Page<'a> {
        Page { browser, site, expected_complaints: &[] }
    }

    /// The engine of the browser.
    pub(crate) fn engine(&self) -> Engine {
        self.browser.engine()
    }

    /// Writes a host page, and returns its address. Engines run in parallel, so each has its own file.
    pub(crate) fn write_guest(&self, name: &str, head: &str, body: &str) -> Result<String> {
        self.site.write_guest(&format!("{}-{name}", self.engine().name()), head, body)
    }

    /// From now on ignores complaints that contain one of these texts.
    pub(crate) fn expect_complaints(&mut self, words: &'static [&'static str]) {
        self.expected_complaints = words;
    }

    /// Opens the first page with a link, and waits until the chart has drawn or failed.
    pub(crate) fn open(&self, variant: Variant, link: &str) -> Result<Shown> {
        self.open_file(variant, &format!("{INDEX}?{link}"))
            .with_context(|| format!("with the link {}", shortened(link)))
    }

    /// The same for any file of a site.
    pub(crate) fn open_file(&self, variant: Variant, file: &str) -> Result<Shown> {
        self.leave()?;
        self.browser.open_address(&self.site.address(variant, file))?;
        self.browser.run(WAIT_UNTIL_SETTLED, &[])?;
        self.wait_until("the chart draws or fails", Shown::is_settled)
    }

    /// Navigates the open page to another link, as the back button does. It takes a tenth of the time of `open`.
    pub(crate) fn turn_to(&self, link: &str) -> Result<Shown> {
        self.browser.run(TURN, &[json!(link)])?;
        self.browser.run(WAIT_UNTIL_SETTLED, &[])?;
        self.wait_until("the chart draws or fails", Shown::is_settled)
            .with_context(|| format!("with the link {}", shortened(link)))
    }

    /// Opens an empty page. Fails if the page before had unexpected complaints.
    pub(crate) fn leave(&self) -> Result<()> {
        let complaints = self.must_be_quiet();
        self.browser.open_address("about:blank")?;
        complaints
    }

    /// Polls until a condition holds.
    pub(crate) fn wait_until(&self, what: &str, holds: impl Fn(&Shown) -> bool) -> Result<Shown> {
        let look = || match self.shown(false) {
            Err(error) if is_between_pages(&error) => Ok(None),
            shown => shown.map(Some),
        };
        let shown = poll(what, look, |shown| shown.as_ref().is_some_and(&holds))?;
        shown.context("found no page, expected one")
    }

    /// What the page shows now. With `pixels` it includes the colours of the canvas.
    pub(crate) fn shown(&self, pixels: bool) -> Result<Shown> {
        self.browser.run(PROBE, &[json!(pixels)]).map(Shown)
    }

    /// Chooses another option of a control by a click, and returns its value.
    pub(crate) fn choose_another(&self, name: &str) -> Result<String> {
        self.browser.run("for (const folded of document.querySelectorAll('.more')) folded.open = true", &[])?;
        let selector =
            format!("select[name={name}] option:not(:checked), input[type=radio][name={name}]:enabled:not(:checked)");
        let option = self
            .browser
            .find(&selector)
            .with_context(|| format!("found no other option of the control {name:?}, expected one"))?;
        let value = self.browser.run("return document.querySelector(arguments[0]).value", &[json!(selector)])?;
        self.browser.click(&option)?;
        value.as_str().map(str::to_owned).context("found an option without a value")
    }

    /// Fails if there were unexpected complaints since the page was opened: console messages, uncaught errors, policy violations, or files
    /// that did not load.
    pub(crate) fn must_be_quiet(&self) -> Result<()> {
        let recorded = self.browser.run("return window.complaints ?? []", &[])?;
        let recorded = recorded.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        let unexpected: Vec<String> =
            recorded.chain(self.chromium_log()?).filter(|complaint| !self.is_expected(complaint)).collect();
        if !unexpected.is_empty() {
            bail!("found the complaints {unexpected:?}, expected none at {}", self.browser.address()?);
        }
        Ok(())
    }

    /// The log of Chromium itself, which includes failed requests; empty in other engines.
    fn chromium_log(&self) -> Result<Vec<String>> {
        if self.engine() != Engine::Chromium {
            return Ok(Vec::new());
        }
        let log = self.browser.post("se/log", json!({ "type": "browser" }))?;
        let entries = log.as_array().into_iter().flatten();
        Ok(entries.map(|entry| format!("log: {}", entry["message"].as_str().unwrap_or_default())).collect())
    }

    fn is_expected(&self, complaint: &str) -> bool {
        self.expected_complaints.iter().any(|words| complaint.contains(words))
    }
}

/// Whether a frame navigated while a script ran in it, by the message of WebKit's driver. The script can be run again.
fn is_between_pages(error: &anyhow::Error) -> bool {
    format!("{error:#}").contains("Could not parse script result")
}

/// A link for a message, cut after 200 characters: a damaged link can be long.
pub(crate) fn shortened(link: &str) -> String {
    let shown: String = link.chars().take(200).collect();
    let more =
        if shown.len() < link.len() { format!(" and {} bytes more", link.len() - shown.len()) } else { String::new() };
    format!("{shown:?}{more}")
}

impl Shown {
    /// A text field; empty if the page does not show it.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap_or_default()
    }

    /// A number field of the canvas.
    pub(crate) fn canvas(&self, name: &str) -> Result<f64> {
        let canvas = &self.0["canvas"];
        canvas[name].as_f64().with_context(|| format!("found the canvas {canvas}, expected a visible one with {name}"))
    }

    /// The cell texts of the table, the header row first.
    pub(crate) fn table(&self) -> Vec<Vec<String>> {
        let cells =
            |row: &Value| row.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        self.0["table"].as_array().into_iter().flatten().map(cells).collect()
    }

    /// Whether there are no links to other charts. Only a chart without figures has such links, and it has no table.
    pub(crate) fn has_no_links(&self) -> bool {
        self.0["links"].as_array().is_none_or(Vec::is_empty)
    }

    /// The visible notices.
    pub(crate) fn notices(&self) -> Vec<&str> {
        self.0["notices"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether the chart has drawn or failed.
    pub(crate) fn is_settled(&self) -> bool {
        !self.text("state").is_empty()
    }

    /// Whether the canvas has a pixel for each device pixel: it was drawn for its present width.
    pub(crate) fn is_sharp(&self) -> bool {
        let sizes = (self.canvas("width"), self.canvas("cssWidth"), self.canvas("ratio"));
        matches!(sizes, (Ok(pixels), Ok(width), Ok(ratio)) if (pixels - width * ratio).abs() <= 1.0)
    }

    /// Fails unless the chart has drawn.
    pub(crate) fn must_be_drawn(&self) -> Result<()> {
        if self.text("state") != "drawn" {
            bail!("found state {:?} with failure {:?}, expected \"drawn\"", self.text("state"), self.text("failure"));
        }
        Ok(())
    }
}
