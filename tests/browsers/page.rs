//! A page under test: opens addresses, waits until something holds, and hands out what is shown.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use xtask::engine::{Browser, Engine};

use crate::site::{Site, Variant};

/// What does not hold by then will not.
const PATIENCE: Duration = Duration::from_secs(20);

const PROBE: &str = include_str!("probe.js");

/// The first page, from the root of a site.
pub(crate) const INDEX: &str = "www/index.html";

/// Waits within the page until its chart has drawn or failed and its controls follow: to ask from outside takes the page's time.
const SETTLED: &str = "const chart = document.querySelector('district-chart');
    const isSettled = () => chart?.hasAttribute('state') && !document.querySelector('#controls[aria-busy]');
    return new Promise((done) => {
        const look = (left) => (isSettled() || left === 0 ? done() : setTimeout(look, 10, left - 1));
        look(500);
    })";

/// The address says another link, and the page hears of it; the chart has no state until it has read it.
const TURN: &str = "const chart = document.querySelector('district-chart');
    const [link, state] = ['link', 'state'].map((name) => chart.getAttribute(name));
    chart.removeAttribute('state');
    history.pushState(null, '', `?${arguments[0]}`);
    dispatchEvent(new PopStateEvent('popstate'));
    if (chart.getAttribute('link') === link) chart.setAttribute('state', state)";

/// One case's hold on a browser.
pub(crate) struct Page<'a> {
    /// The browser, for what only a case needs.
    pub(crate) browser: &'a Browser,
    /// What is served.
    pub(crate) site: &'a Site,
    expected: &'static [&'static str],
}

/// What a page shows at one moment; the names are those of `probe.js`.
pub(crate) struct Shown(pub(crate) Value);

impl<'a> Page<'a> {
    /// A page in this browser, with nothing opened yet.
    pub(crate) fn new(browser: &'a Browser, site: &'a Site) -> Page<'a> {
        Page { browser, site, expected: &[] }
    }

    /// The engine under the page.
    pub(crate) fn engine(&self) -> Engine {
        self.browser.engine()
    }

    /// Writes a page of somebody else's, and gives its address. Engines that run beside each other do not share one.
    pub(crate) fn write_guest(&self, name: &str, head: &str, body: &str) -> Result<String> {
        self.site.write_guest(&format!("{}-{name}", self.engine().name()), head, body)
    }

    /// From now on complaints with these words in them are expected.
    pub(crate) fn expect_complaints(&mut self, words: &'static [&'static str]) {
        self.expected = words;
    }

    /// Opens the first page with a link, and waits until it has drawn or failed.
    pub(crate) fn open(&self, variant: Variant, link: &str) -> Result<Shown> {
        self.open_file(variant, &format!("{INDEX}?{link}"))
            .with_context(|| format!("with the link {}", shortened(link)))
    }

    /// The same for any address of a site.
    pub(crate) fn open_file(&self, variant: Variant, file: &str) -> Result<Shown> {
        self.leave()?;
        self.browser.open_address(&self.site.address(variant, file))?;
        self.browser.run(SETTLED, &[])?;
        self.wait_until("the chart draws or fails", Shown::is_settled)
    }

    /// Shows another link in the page that is open, as its back button does: without a page that loads, in a tenth of the time.
    pub(crate) fn turn_to(&self, link: &str) -> Result<Shown> {
        self.browser.run(TURN, &[json!(link)])?;
        self.browser.run(SETTLED, &[])?;
        self.wait_until("the chart draws or fails", Shown::is_settled)
            .with_context(|| format!("with the link {}", shortened(link)))
    }

    /// Goes to an empty page, and fails if the one before complained, however late.
    pub(crate) fn leave(&self) -> Result<()> {
        let complaints = self.must_be_quiet();
        self.browser.open_address("about:blank")?;
        complaints
    }

    /// Looks until something holds.
    pub(crate) fn wait_until(&self, what: &str, holds: impl Fn(&Shown) -> bool) -> Result<Shown> {
        let start = Instant::now();
        loop {
            match self.shown(false) {
                Ok(shown) if holds(&shown) => return Ok(shown),
                Err(error) if !is_between_pages(&error) => return Err(error),
                shown if start.elapsed() > PATIENCE => {
                    bail!("waited {} s in vain until {what}; the page shows {}", PATIENCE.as_secs(), shown?.0)
                }
                _ => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }

    /// What is shown now; with `pixels` the canvas's colours too.
    pub(crate) fn shown(&self, pixels: bool) -> Result<Shown> {
        self.browser.run(PROBE, &[json!(pixels)]).map(Shown)
    }

    /// Chooses another option of a control, as a reader does, and gives its value.
    pub(crate) fn choose_another(&self, name: &str) -> Result<String> {
        self.browser.run("for (const folded of document.querySelectorAll('.more')) folded.open = true", &[])?;
        let selector = format!("select[name={name}] option:not(:checked)");
        let option = self.browser.find(&selector).with_context(|| format!("a control {name:?} with a choice"))?;
        let value = self.browser.run("return document.querySelector(arguments[0]).value", &[json!(selector)])?;
        self.browser.click(&option)?;
        value.as_str().map(str::to_owned).context("an option without a value")
    }

    /// Fails if the console was told anything, or anything was not caught, since the page was opened.
    pub(crate) fn must_be_quiet(&self) -> Result<()> {
        let said = self.browser.run("return window.complaints ?? []", &[])?;
        let said = said.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        let all: Vec<String> = said.chain(self.log()?).filter(|complaint| !self.is_expected(complaint)).collect();
        if !all.is_empty() {
            bail!("found {all:?}, expected a quiet console at {}", self.browser.address()?);
        }
        Ok(())
    }

    /// What Chromium itself logs, requests that failed among them.
    fn log(&self) -> Result<Vec<String>> {
        if self.engine() != Engine::Chromium {
            return Ok(Vec::new());
        }
        let log = self.browser.post("se/log", json!({ "type": "browser" }))?;
        let entries = log.as_array().into_iter().flatten();
        Ok(entries.map(|entry| format!("log: {}", entry["message"].as_str().unwrap_or_default())).collect())
    }

    fn is_expected(&self, complaint: &str) -> bool {
        self.expected.iter().any(|words| complaint.contains(words))
    }
}

/// What WebKit's driver says if a frame got its page while a script ran in the one before. The script can be asked again.
fn is_between_pages(error: &anyhow::Error) -> bool {
    format!("{error:#}").contains("Could not parse script result")
}

/// A link for a message: a damaged one can be long.
pub(crate) fn shortened(link: &str) -> String {
    let shown: String = link.chars().take(200).collect();
    let more =
        if shown.len() < link.len() { format!(" and {} bytes more", link.len() - shown.len()) } else { String::new() };
    format!("{shown:?}{more}")
}

impl Shown {
    /// A text that the page shows; empty if it does not.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap_or_default()
    }

    /// A number of the canvas.
    pub(crate) fn canvas(&self, name: &str) -> Result<f64> {
        let canvas = &self.0["canvas"];
        canvas[name].as_f64().with_context(|| format!("found no {name} of a visible canvas, but {canvas}"))
    }

    /// The table, its head first.
    pub(crate) fn table(&self) -> Vec<Vec<String>> {
        let cells =
            |row: &Value| row.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        self.0["table"].as_array().into_iter().flatten().map(cells).collect()
    }

    /// Whether it leads nowhere else: only a chart without figures does, and has no table.
    pub(crate) fn has_no_way_on(&self) -> bool {
        self.0["links"].as_array().is_none_or(Vec::is_empty)
    }

    /// The notices that a reader sees.
    pub(crate) fn notices(&self) -> Vec<&str> {
        self.0["notices"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether the chart has drawn or failed.
    pub(crate) fn is_settled(&self) -> bool {
        !self.text("state").is_empty()
    }

    /// Whether the canvas has a pixel for each of the screen's: it was drawn for the width that it has.
    pub(crate) fn is_sharp(&self) -> bool {
        let sizes = (self.canvas("width"), self.canvas("cssWidth"), self.canvas("ratio"));
        matches!(sizes, (Ok(pixels), Ok(width), Ok(ratio)) if (pixels - width * ratio).abs() <= 1.0)
    }

    /// Fails unless the chart has drawn.
    pub(crate) fn must_be_drawn(&self) -> Result<()> {
        if self.text("state") != "drawn" {
            bail!("found state {:?} with {:?}, expected \"drawn\"", self.text("state"), self.text("failure"));
        }
        Ok(())
    }
}
