//! Cases of the front page: the charts that are worth seeing, the kinds by picture, the search for an indicator, and what a kind opens with.

use anyhow::{Result, ensure};
use serde_json::json;
use xtask::engine::Engine;

use crate::Case;
use crate::everyone::chrome;
use crate::explorer::{text, wait_for_text};
use crate::page::{Page, Shown};
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "each_chart_worth_seeing_opens_with_its_finding", engines: &Engine::ALL, check: findings_are_links },
    Case { name: "the_front_page_stands_without_scripts", engines: &[Engine::Chromium], check: without_scripts },
    Case { name: "a_kind_is_chosen_by_picture", engines: &Engine::ALL, check: a_kind_is_chosen_by_picture },
    Case { name: "a_kind_without_figures_is_dimmed_with_the_reason", engines: &Engine::ALL, check: kinds_are_dimmed },
    Case { name: "an_indicator_is_found_in_any_spelling", engines: &Engine::ALL, check: found_in_any_spelling },
    Case { name: "a_kind_alone_opens_with_figures", engines: &[Engine::Chromium], check: a_kind_alone },
];

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const RIGHT: &str = "\u{e014}";
const LEFT: &str = "\u{e012}";
const DOWN: &str = "\u{e015}";

/// Returns the links of the visible list with their findings: an address and a text a line.
const FINDINGS: &str =
    "return [...document.querySelectorAll('.worth a')].filter((link) => link.getClientRects().length > 0)
    .map((link) => `${link.getAttribute('href')} ${link.querySelector('b').textContent}`).join('\\n')";

/// Returns the options of the open list.
const OPTIONS: &str = "return [...document.querySelectorAll('.options:not([hidden]) [role=option] span')]
    .map((option) => option.textContent).join('|')";

/// Each card has a picture and a finding, is in the language of the page, and opens the chart with that finding.
fn findings_are_links(page: &mut Page) -> Result<()> {
    for language in ["zh", "en"] {
        page.open(Variant::Recorded, &format!("l={language}"))?.must_be_drawn()?;
        let findings = text(page, FINDINGS)?;
        let cards: Vec<(&str, &str)> = findings.lines().filter_map(|line| line.split_once(' ')).collect();
        ensure!(cards.len() == 12, "found {} charts worth seeing in {language}, expected 12", cards.len());
        let pictures = "return String(document.querySelectorAll('.worth a > svg').length)";
        ensure!(text(page, pictures)? == "24", "found {} small pictures, expected 24", text(page, pictures)?);
        for (address, finding) in cards {
            let shown = page.turn_to(address.trim_start_matches('?'))?;
            shown.must_be_drawn()?;
            ensure!(shown.text("title") == finding, "found {:?} behind {finding:?}", shown.text("title"));
        }
    }
    page.must_be_quiet()
}

/// With scripts disabled the charts that are worth seeing stand in one language, with the rule, and each is a link.
fn without_scripts(page: &mut Page) -> Result<()> {
    page.leave()?;
    chrome(page, "Emulation.setScriptExecutionDisabled", &json!({ "value": true }))?;
    page.browser.open_address(&page.site.address(Variant::Recorded, "www/index.html"))?;
    let script = "(() => {
        const isVisible = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
        const links = [...document.querySelectorAll('.worth a')].filter(isVisible);
        const lists = new Set(links.map((link) => link.closest('ul').lang));
        document.getElementById('how').open = true;
        const rule = [...document.querySelectorAll('#how p')].filter(isVisible).length;
        const pictures = links.filter((link) => isVisible(link.querySelector('svg'))).length;
        const header = [...document.querySelectorAll('header nav a')].filter(isVisible).length;
        return [links.length, [...lists].join(), pictures, rule > 3, header > 1].join(' ') })()";
    let result = chrome(page, "Runtime.evaluate", &json!({ "expression": script, "returnByValue": true }));
    chrome(page, "Emulation.setScriptExecutionDisabled", &json!({ "value": false }))?;
    let found = result?["result"]["value"].as_str().unwrap_or_default().to_owned();
    ensure!(
        found == "12 zh-Hans 12 true true",
        "found {found:?}, expected twelve links with pictures in Chinese, and the rule"
    );
    Ok(())
}

/// The kinds are one stop of the tab key; arrows choose among them, and the focus stays.
fn a_kind_is_chosen_by_picture(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let tiles = "return [...document.querySelectorAll('.kind')].map((tile) => `${tile.textContent} ${tile.querySelectorAll('svg > path').length > 0}`).join('|')";
    let tiles = text(page, tiles)?;
    ensure!(
        tiles.split('|').count() == 11 && !tiles.contains("false") && tiles.starts_with("Ranking true"),
        "found the tiles {tiles:?}, expected eleven names with pictures"
    );
    page.browser.run("document.querySelector('.kind :checked').focus()", &[])?;
    let focused = "const { name, value } = document.activeElement; return `${name} ${value}`";
    for (key, kind, query) in [(RIGHT, "target", "?c=target&l=en"), (LEFT, "rank", "?l=en")] {
        page.browser.press(key)?;
        page.wait_until("the kind is shown", |shown| shown.is_settled() && shown.text("query") == query)?
            .must_be_drawn()?;
        wait_for_text(page, "the focus stays", focused, |found| found == format!("c {kind}"))?;
    }
    let picture = page.browser.find(".kind input[value=tiles]")?;
    page.browser.click(&picture)?;
    page.wait_until("the tile map is shown", |shown| shown.is_settled() && shown.text("query") == "?c=tiles&l=en")?;
    let worth = "return String(document.querySelectorAll('.worth').length)";
    wait_for_text(page, "another chart has no charts worth seeing", worth, |found| found == "0")?;
    let home = page.browser.find("h1 a")?;
    page.browser.click(&home)?;
    page.wait_until("the front page is shown in the same language", |shown| {
        shown.is_settled() && shown.text("query") == "?l=en"
    })?;
    wait_for_text(page, "it has the charts worth seeing", worth, |found| found == "1")?;
    page.must_be_quiet()
}

/// A kind without figures of the indicator is dimmed, and title and accessible description say why.
fn kinds_are_dimmed(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let dimmed = "return [...document.querySelectorAll('.kind.dim')].map((tile) => {
        const input = tile.querySelector('input');
        return `${input.value}: ${tile.title} ${tile.title === input.getAttribute('aria-description')}`;
    }).join('|')";
    let dimmed = text(page, dimmed)?;
    for kind in ["change", "progress", "size", "projects"] {
        ensure!(dimmed.contains(&format!("{kind}: opens with ")), "found the dimmed kinds {dimmed:?}, expected {kind}");
    }
    ensure!(!dimmed.contains("rank:") && !dimmed.contains("false"), "found the dimmed kinds {dimmed:?}");
    let picture = page.browser.find(".kind input[value=change]")?;
    page.browser.click(&picture)?;
    let shown = page.wait_until("a chart of changes is shown", |shown| {
        shown.is_settled() && shown.text("query").contains("c=change")
    })?;
    ensure!(!shown.table().is_empty(), "found no table, expected the indicator with which the kind opens");
    page.must_be_quiet()
}

/// An indicator is found by its name, in another language, by its id, and by the sounds of its Chinese name; what was chosen comes first.
fn found_in_any_spelling(page: &mut Page) -> Result<()> {
    page.browser.run("try { localStorage.clear() } catch {}", &[]).ok();
    page.open(Variant::Recorded, "l=zh")?.must_be_drawn()?;
    let field = page.browser.find("input[name=find]")?;
    page.browser.click(&field)?;
    wait_for_text(page, "the list has every theme", OPTIONS, |found| found.split('|').count() > 20)?;
    for words in ["固定资产", "gdzctz", "gudingzichan", "fai-growth", "fixed-asset growth"] {
        page.browser
            .run("const field = document.querySelector('input[name=find]'); field.value = ''; field.focus()", &[])?;
        page.browser.type_into(&field, words)?;
        let what = format!("{words} finds the growth of investment");
        wait_for_text(page, &what, OPTIONS, |found| {
            found.contains("固定资产投资增速") && found.split('|').count() < 12
        })?;
    }
    page.browser
        .run("const field = document.querySelector('input[name=find]'); field.value = ''; field.focus()", &[])?;
    page.browser.type_into(&field, "gdp")?;
    wait_for_text(page, "the list is filtered", OPTIONS, |found| !found.is_empty() && !found.contains("固定资产"))?;
    page.browser.type_into(&field, DOWN)?;
    let active = "return document.querySelector('.options [aria-selected=true]')?.id ?? ''";
    let active = text(page, active)?;
    let named =
        text(page, "return document.querySelector('input[name=find]').getAttribute('aria-activedescendant') ?? ''")?;
    ensure!(
        !active.is_empty() && active == named,
        "found the active option {active:?}, and {named:?} named by the field"
    );
    page.browser.type_into(&field, ENTER)?;
    let shown =
        page.wait_until("the indicator is shown", |shown| shown.is_settled() && shown.text("query").contains("i="))?;
    let chosen = shown.text("query").to_owned();
    wait_for_text(page, "the list keeps the focus", "return document.activeElement.name ?? ''", |name| name == "i")?;
    page.turn_to("l=zh")?.must_be_drawn()?;
    let field = page.browser.find("input[name=find]")?;
    page.browser.click(&field)?;
    let first = "return document.querySelector('.options .heading')?.textContent + ' ' + document.querySelector('.options [role=option]')?.dataset.value";
    let first = wait_for_text(page, "the list is open", first, |found| !found.starts_with("undefined"))?;
    let id = first.strip_prefix("最近看过 ").unwrap_or_default();
    ensure!(
        !id.is_empty() && chosen.contains(id),
        "found {first:?} first in the list, expected what was chosen: {chosen}"
    );
    page.browser.type_into(&field, ESCAPE)?;
    let closed = "return document.querySelector('.options').hidden ? 'closed' : 'open'";
    ensure!(text(page, closed)? == "closed", "found the list open after Escape, expected it closed");
    page.must_be_quiet()
}

/// A link that names a kind and nothing else shows figures.
fn a_kind_alone(page: &mut Page) -> Result<()> {
    let kinds = ["target", "change", "pair", "progress", "size", "coverage", "profile", "tiles", "trend", "projects"];
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    for kind in kinds {
        let shown: Shown = page.turn_to(&format!("c={kind}&l=en"))?;
        shown.must_be_drawn()?;
        ensure!(shown.table().len() > 1 && shown.has_no_links(), "found no figures behind c={kind}, expected some");
    }
    page.must_be_quiet()
}
