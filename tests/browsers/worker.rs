//! The page's Web Worker: which questions the page asks, and what the page does without a worker.

use anyhow::{Result, ensure};
use serde_json::json;
use xtask::engine::Engine;

use crate::Case;
use crate::everyone::chrome;
use crate::page::Page;
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "the_worker_finds_the_controls", engines: &Engine::ALL, check: the_worker_finds_the_controls },
    Case { name: "a_worker_may_be_lost", engines: &[Engine::Chromium], check: a_worker_may_be_lost },
    Case {
        name: "a_page_may_grow_while_it_starts",
        engines: &[Engine::Chromium],
        check: a_page_may_grow_while_it_starts,
    },
    Case {
        name: "a_page_may_turn_while_it_starts",
        engines: &[Engine::Chromium],
        check: a_page_may_turn_while_it_starts,
    },
    Case {
        name: "a_page_may_turn_while_its_controls_come",
        engines: &[Engine::Chromium],
        check: a_page_may_turn_while_its_controls_come,
    },
];

/// The page asks its worker to start, and for the chart and the controls of each link. It ends the worker only if a question fails. Another
/// tab of the same chart is shown at once, without a question.
fn the_worker_finds_the_controls(page: &mut Page) -> Result<()> {
    const ASKED: &str = "return [threads.postMessage, threads.terminate]";
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let asked = page.browser.run(ASKED, &[])?;
    ensure!(asked == json!([3, 0]), "found [asked, ended] {asked}");
    page.turn_to("l=en&c=coverage")?.must_be_drawn()?;
    let asked = page.browser.run(ASKED, &[])?;
    ensure!(asked == json!([5, 0]), "found [asked, ended] {asked} after a choice");
    let at_once = "document.getElementById('tab-table').click();
        return [document.querySelectorAll('.panel tbody tr').length > 0, threads.postMessage]";
    let found = page.browser.run(at_once, &[])?;
    ensure!(found == json!([true, 5]), "found [table, asked] {found} after another tab");
    page.must_be_quiet()
}

/// While the worker parses the dataset, the page asks nothing else, whether a reader goes back or turns the window.
fn a_page_may_turn_while_it_starts(page: &mut Page) -> Result<()> {
    const TURNED: &str = "const own = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (...words) {
            own.apply(this, words);
            if (words[0].name === 'init') dispatchEvent(new PopStateEvent('popstate'));
        }";
    must_start(page, TURNED, [3, 0])
}

/// A reader who goes on and back within the frames of the first controls gets all controls: the page asks again for those it gave up.
fn a_page_may_turn_while_its_controls_come(page: &mut Page) -> Result<()> {
    const TURNED: &str = "addEventListener('DOMContentLoaded', () => {
            const own = location.search;
            const turn = (query) => {
                history.pushState(null, '', query);
                dispatchEvent(new PopStateEvent('popstate'));
            };
            const seen = new MutationObserver(() => {
                seen.disconnect();
                requestAnimationFrame(() => setTimeout(turn, 0, own));
                turn('?l=en&c=change');
            });
            const form = document.getElementById('controls');
            if (form) seen.observe(form, { childList: true });
        })";
    start(page, TURNED)?;
    let lists = page.browser.run("return document.querySelectorAll('#settings select').length", &[])?;
    ensure!(lists == 2, "found {lists} lists of language and theme");
    page.must_be_quiet()
}

/// When `district-chart-drawn` is fired the table is complete, even if the width changes in every frame of the start.
fn a_page_may_grow_while_it_starts(page: &mut Page) -> Result<()> {
    const GROWING: &str = "let width = 700;
        const grow = () => {
            document.querySelector('district-chart')?.style.setProperty('width', `${(width += 1)}px`);
            if (!('rows' in globalThis)) requestAnimationFrame(grow);
        };
        grow();
        addEventListener('district-chart-drawn', ({ target }) => {
            globalThis.rows ??= target.querySelectorAll('tbody tr').length;
        })";
    must_start(page, GROWING, [3, 0])?;
    let rows = page.browser.run("return rows", &[])?;
    ensure!(rows == 10, "found {rows} rows when the chart was drawn, expected one a district");
    Ok(())
}

/// A browser may stop a worker without an event: the page waits for a limited time.
fn a_worker_may_be_lost(page: &mut Page) -> Result<()> {
    must_start(page, "Worker.prototype.postMessage = () => {}", [1, 1])
}

/// Opens the page with a script before its own; fails unless the numbers of questions to workers and of ended workers are these.
fn must_start(page: &mut Page, before: &str, calls: [u32; 2]) -> Result<()> {
    start(page, before)?;
    let called = page.browser.run("return [threads.postMessage, threads.terminate]", &[])?;
    ensure!(called == json!(calls), "found [asked, ended] {called}, expected {calls:?}");
    page.must_be_quiet()
}

/// Opens the page with a script before its own; fails unless the page draws its chart and shows its controls.
fn start(page: &mut Page, before: &str) -> Result<()> {
    let added = chrome(page, "Page.addScriptToEvaluateOnNewDocument", &json!({ "source": before }))?;
    let shown = page.open(Variant::Recorded, "l=en");
    chrome(page, "Page.removeScriptToEvaluateOnNewDocument", &added)?;
    let shown = shown?;
    shown.must_be_drawn()?;
    ensure!(shown.0["controls"]["c"].is_string(), "found the controls {}", shown.0["controls"]);
    Ok(())
}
