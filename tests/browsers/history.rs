//! Cases of the history: what makes an entry, and what happens if the browser refuses one.

use anyhow::{Result, ensure};
use xtask::engine::Engine;

use crate::Case;
use crate::explorer::wait_for_text;
use crate::page::{Page, Shown};
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "keys_on_a_list_make_one_entry_of_the_history", engines: &Engine::ALL, check: one_entry },
    Case { name: "a_full_history_leaves_list_and_chart_in_agreement", engines: &Engine::ALL, check: full_history },
];

/// Chooses the next option of the list of indicators, which keeps the focus, and returns its value.
const NEXT: &str = "const select = document.querySelector('select[name=i]');
    if (document.activeElement !== select) select.focus();
    const options = [...select.options].filter(({ disabled }) => !disabled);
    const next = options[options.findIndex(({ selected }) => selected) + 1];
    select.value = next.value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    return next.value";

/// Returns the indicator of the list and that of the drawn chart; empty while the page is changing.
const INDICATORS: &str = "const chart = document.querySelector('district-chart');
    const list = document.querySelector('select[name=i]')?.value;
    const drawn = new URLSearchParams(chart.getAttribute('link')).get('i') ?? 'fai-growth';
    const isReady = chart.getAttribute('state') === 'drawn' && !document.querySelector('#controls[aria-busy]');
    return isReady ? `${list} ${drawn}` : ''";

/// Fails unless the list and the chart are of one indicator before long.
fn must_agree(page: &Page, indicator: &str) -> Result<Shown> {
    let wanted = format!("{indicator} {indicator}");
    wait_for_text(page, &format!("list and chart show {indicator}"), INDICATORS, |found| found == wanted)?;
    page.shown(false)
}

/// Whoever passes many indicators is one step away from where they began; another control begins another step.
fn one_entry(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let mut last = String::new();
    for _ in 0..4 {
        last = page.browser.run(NEXT, &[])?.as_str().unwrap_or_default().to_owned();
        must_agree(page, &last)?;
    }
    let kind = page.choose_another("c")?;
    page.wait_until("another kind is shown", |shown| shown.is_settled() && shown.text("query").contains(&kind))?;
    // The length of the history tells nothing: a browser keeps at most 50 entries. Two steps back must be where both began.
    page.browser.run("history.back()", &[])?;
    must_agree(page, &last)?;
    page.browser.run("history.back()", &[])?;
    page.wait_until("the first view is shown", |shown| shown.is_settled() && shown.text("query") == "?l=en")?;
    must_agree(page, "fai-growth")?;
    // The focus may be where it was, and yet the next choice is a new step.
    let indicator = page.browser.run(NEXT, &[])?.as_str().unwrap_or_default().to_owned();
    must_agree(page, &indicator)?;
    page.browser.run("history.back()", &[])?;
    page.wait_until("the first view is shown again", |shown| shown.is_settled() && shown.text("query") == "?l=en")?;
    page.must_be_quiet()
}

/// Browsers throw at many changes in a short time, or ignore them.
fn full_history(page: &mut Page) -> Result<()> {
    const EXHAUST: &str = "for (let count = 0; count < 450; count += 1) {
            try { history.replaceState(null, '', `?l=en&x=${count}`) } catch { break }
        }
        return location.search";
    page.expect_complaints(&["Throttling navigation", "Too many calls to Location or History"]);
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    page.browser.run(EXHAUST, &[])?;
    for _ in 0..2 {
        let indicator = page.browser.run(NEXT, &[])?.as_str().unwrap_or_default().to_owned();
        let shown = must_agree(page, &indicator)?;
        // Only Chromium refuses under its driver at once.
        let is_refused = !shown.text("query").contains(&format!("i={indicator}"));
        ensure!(
            is_refused || page.engine() != Engine::Chromium,
            "found the address {:?}, expected that the browser refuses it for a while",
            shown.text("query")
        );
    }
    let wanted = page.browser.run("return document.querySelector('select[name=i]').value", &[])?;
    let wanted = format!("i={}", wanted.as_str().unwrap_or_default());
    for _ in 0..4 {
        if wait_for_text(page, "the address follows", "return location.search", |search| search.contains(&wanted))
            .is_ok()
        {
            return page.must_be_quiet();
        }
    }
    anyhow::bail!("found the address {:?} after 20 s, expected {wanted} in it", page.shown(false)?.text("query"))
}
