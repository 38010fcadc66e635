//! Cases of accessibility: axe, the colours, text sizes and spacing of the reader, print, layout shift, and pages without scripts or
//! WebAssembly. `docs/accessibility.md` lists each requirement with its test.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::engine::Engine;
use xtask::tools;

use crate::Case;
use crate::explorer::{SHARE, wait_for_text};
use crate::page::{Page, Shown};
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "axe_finds_nothing", engines: &[Engine::Chromium], check: axe_finds_nothing },
    Case { name: "forced_colours_are_the_chart_s", engines: &[Engine::Chromium], check: forced_colours },
    Case { name: "large_and_wide_text_fits", engines: &Engine::ALL, check: large_and_wide_text_fits },
    Case { name: "every_target_is_large_enough", engines: &Engine::ALL, check: every_target_is_large_enough },
    Case { name: "without_webassembly_the_page_stands", engines: &Engine::ALL, check: without_webassembly },
    Case { name: "without_scripts_the_page_stands", engines: &[Engine::Chromium], check: without_scripts },
    Case { name: "a_person_with_a_screen_reader", engines: &Engine::ALL, check: a_person_with_a_screen_reader },
    Case { name: "nothing_jumps", engines: &[Engine::Chromium], check: nothing_jumps },
    Case {
        name: "sharing_without_the_dialog_gives_the_link",
        engines: &[Engine::Chromium],
        check: sharing_without_the_dialog_gives_the_link,
    },
    Case { name: "a_change_of_theme_redraws", engines: &[Engine::Chromium], check: a_change_of_theme_redraws },
];

/// The warning of Chromium when a test reads the pixels of the canvas repeatedly.
const READBACK_WARNING: &[&str] = &["Multiple readback operations using getImageData"];

/// Runs a command of the Chrome DevTools Protocol.
pub(crate) fn chrome(page: &Page, command: &str, parameters: &Value) -> Result<Value> {
    page.browser.devtools(command, parameters)
}

/// Sets the width of the viewport in CSS pixels.
pub(crate) fn width(page: &Page, width: u32) -> Result<()> {
    let metrics = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
    chrome(page, "Emulation.setDeviceMetricsOverride", &metrics).map(drop)
}

/// Emulates a media type and media features. The empty type and no features end the emulation.
fn media(page: &Page, media_type: &str, features: &[(&str, &str)]) -> Result<()> {
    let features: Vec<Value> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    chrome(page, "Emulation.setEmulatedMedia", &json!({ "media": media_type, "features": features })).map(drop)
}

/// axe reports no violation of any of its rules: on every tab and dialog, in both languages and themes, at three widths.
fn axe_finds_nothing(page: &mut Page) -> Result<()> {
    const RUN: &str = "return axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => JSON.stringify(target)).join(' ')}`))";
    // Closes what an action has opened, before the next state.
    const CLOSE: &str = "document.querySelector('.more').open = false;
        const { shadowRoot } = document.querySelector('district-chart');
        for (const root of [document, shadowRoot]) root.querySelector('dialog')?.close()";
    // axe sets inline styles, which the policy of the page blocks.
    page.expect_complaints(&["blocked by policy: inline", "Applying inline style violates"]);
    let file = tools::axe()?;
    let axe = std::fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?;
    let states = [
        ("tab=table", ""),
        ("tab=sources", ""),
        ("tab=about", ""),
        ("c=change", ""),
        ("c=coverage", ""),
        ("i=nowhere&d=~nobody", ""),
        ("", "document.querySelector('.more').open = true"),
        ("", SHARE),
        (
            "",
            "const plot = document.querySelector('district-chart').shadowRoot.querySelector('.plot');
            for (const key of ['ArrowDown', 'Enter']) plot.dispatchEvent(new KeyboardEvent('keydown', { key }))",
        ),
    ];
    let mut found = Vec::new();
    for width_px in [360, 768, 1280] {
        width(page, width_px)?;
        page.open(Variant::Recorded, "")?.must_be_drawn()?;
        page.browser.run(&axe, &[])?;
        for settings in ["l=zh&t=light", "l=en&t=dark", "l=en&t=light", "l=zh&t=dark"] {
            for (link, action) in states {
                let link = format!("{link}&{settings}");
                page.turn_to(&link)?.must_be_drawn()?;
                page.browser.run(action, &[])?;
                let violations = page.browser.run(RUN, &[])?;
                page.browser.run(CLOSE, &[])?;
                let violations = violations.as_array().context("found no list in the result of axe")?;
                found.extend(violations.iter().map(|violation| format!("{link} at {width_px} px: {violation}")));
            }
        }
    }
    chrome(page, "Emulation.clearDeviceMetricsOverride", &json!({}))?;
    ensure!(found.is_empty(), "found {} violations, expected none:\n{}", found.len(), found.join("\n"));
    Ok(())
}

/// With `forced-colors: active` the canvas has the colours of the system, also when that changes while the page is open.
fn forced_colours(page: &mut Page) -> Result<()> {
    page.expect_complaints(READBACK_WARNING);
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    media(page, "", &[("forced-colors", "active"), ("prefers-color-scheme", "dark")])?;
    let found = page.wait_until("the canvas has the background colour of the page", |_| {
        page.shown(true).is_ok_and(|shown| {
            let (corner, body) = (&shown.0["canvas"]["corner"], &shown.0["body"]);
            (0..3).all(|channel| corner[channel].as_f64() == body[channel].as_f64())
                && corner[0].as_f64().is_some_and(|red| red < 40.0)
        })
    });
    media(page, "", &[])?;
    found?;
    page.must_be_quiet()
}

/// Text of twice the size, with the spacing of WCAG 2.2 criterion 1.4.12, fits a narrow page.
fn large_and_wide_text_fits(page: &mut Page) -> Result<()> {
    const SPACED: &str = "const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }');
        document.adoptedStyleSheets = [sheet];
        document.documentElement.style.fontSize = '200%'";
    // The least growth of the canvas: rows grow with the text; in a square scatter plot only the labels do; a table hides the canvas.
    for (link, least_growth) in [("l=en", 1.5), ("tab=table", 0.0), ("c=pair&i=~fai-growth~four-new-growth&l=en", 1.0)]
    {
        page.leave()?;
        page.browser.open_address(&page.site.address(Variant::Recorded, "frame.html"))?;
        let open = format!(
            "const frame = document.querySelector('iframe');
            frame.style.width = '360px';
            frame.src = 'www/index.html?{link}'"
        );
        page.browser.run(&open, &[])?;
        page.browser.enter_frame("iframe")?;
        page.wait_until("the chart draws or fails", Shown::is_settled)?.must_be_drawn()?;
        let before = page.shown(false)?;
        page.browser.run(SPACED, &[])?;
        page.wait_until("the chart has grown with the text, and nothing scrolls sideways", |shown| {
            let heights = (shown.canvas("cssHeight"), before.canvas("cssHeight"));
            let has_grown =
                least_growth == 0.0 || matches!(heights, (Ok(now), Ok(before)) if now >= least_growth * before);
            has_grown && shown.0["scrolls"] == false
        })
        .with_context(|| {
            let too_wide = "const width = document.documentElement.clientWidth;
                return [...document.querySelectorAll('*')].filter((element) => element.scrollWidth > width + 1)
                    .map(({ tagName, className, scrollWidth }) => `${tagName} ${className} ${scrollWidth}`)";
            format!("with {link}, elements that are too wide: {}", page.browser.run(too_wide, &[]).unwrap_or_default())
        })?;
        page.browser.leave_frames()?;
    }
    page.must_be_quiet()
}

/// Every pointer target is at least 24 by 24 CSS pixels, or is inline in text (WCAG 2.2 criterion 2.5.8).
fn every_target_is_large_enough(page: &mut Page) -> Result<()> {
    const SMALL: &str = "const least = 24;
        const roots = [document, document.querySelector('district-chart').shadowRoot];
        const all = roots.flatMap((root) => [...root.querySelectorAll('a, button, select, input, textarea, summary, label.box')]);
        return all.filter((element) => {
            const { width, height } = element.getBoundingClientRect();
            const inText = element.tagName === 'A' && element.closest('footer, p');
            const inLabel = element.type === 'checkbox';
            return width > 0 && (width < least || height < least) && !inText && !inLabel;
        }).map((element) => `${element.tagName} ${element.name ?? ''} ${element.className} ${element.textContent.slice(0, 20)}`)";
    for link in ["l=en", "l=en&tab=table", "l=en&tab=about", "c=change&l=en"] {
        page.open(Variant::Recorded, link)?.must_be_drawn()?;
        page.browser.run("document.querySelector('.more').open = true", &[])?;
        let small = page.browser.run(SMALL, &[])?;
        ensure!(small == json!([]), "found the targets {small} smaller than 24 px, expected none, with {link}");
    }
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    page.browser.run(SHARE, &[])?;
    let small = page.browser.run(SMALL, &[])?;
    ensure!(small == json!([]), "found the targets {small} smaller than 24 px in the share dialog, expected none");
    Ok(())
}

/// Without WebAssembly, as in the lockdown mode of iOS, the prerendered chart, table and sources stay, and a failure says why there are
/// no controls.
fn without_webassembly(page: &mut Page) -> Result<()> {
    for link in ["", "c=tiles&l=en"] {
        let shown = page.open(Variant::Lockdown, link)?;
        ensure!(shown.text("state") == "failed", "found state {:?}, expected \"failed\"", shown.text("state"));
        ensure!(!shown.text("failure").is_empty(), "found no failure, expected one that gives the reason");
        must_show_prerendered_chart(page)?;
    }
    page.must_be_quiet()
}

/// Fails unless the prerendered chart is visible, with its table and its source.
fn must_show_prerendered_chart(page: &Page) -> Result<()> {
    const HIDDEN_PARTS: &str = "document.querySelector('.first details').open = true;
        return ['.first .title', '.first svg', '.first .source', '.first table'].filter((part) => {
            return ![...document.querySelectorAll(part)].some((element) => element.getClientRects().length > 0
                && getComputedStyle(element).visibility === 'visible');
        })";
    let hidden = page.browser.run(HIDDEN_PARTS, &[])?;
    ensure!(hidden == json!([]), "found {hidden} hidden, expected the prerendered chart");
    Ok(())
}

/// With scripts disabled the prerendered chart is visible, and nothing that needs a script is.
fn without_scripts(page: &mut Page) -> Result<()> {
    page.leave()?;
    chrome(page, "Emulation.setScriptExecutionDisabled", &json!({ "value": true }))?;
    page.browser.open_address(&page.site.address(Variant::Recorded, "www/index.html"))?;
    let script = "(() => { const isVisible = (selector) => [...document.querySelectorAll(selector)].some(
            (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible');
        document.querySelector('.first details').open = true;
        return JSON.stringify(['.first .title', '.first svg', '.first .source', '.first table', 'noscript p']
            .filter((part) => !isVisible(part)).concat(['select', '#leave', '.tabs'].filter(isVisible))) })()";
    let result = chrome(page, "Runtime.evaluate", &json!({ "expression": script, "returnByValue": true }));
    chrome(page, "Emulation.setScriptExecutionDisabled", &json!({ "value": false }))?;
    let result = result?;
    let wrong = result["result"]["value"].as_str().with_context(|| format!("found {result}, expected a text"))?;
    ensure!(wrong == "[]", "found {wrong} hidden, or visible without use, expected none with scripts disabled");
    Ok(())
}

/// The canvas follows a change of `prefers-color-scheme` without a reload.
fn a_change_of_theme_redraws(page: &mut Page) -> Result<()> {
    page.expect_complaints(READBACK_WARNING);
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    for (scheme, is_dark) in [("dark", true), ("light", false)] {
        media(page, "", &[("prefers-color-scheme", scheme)])?;
        page.wait_until(&format!("the canvas is {scheme}"), |_| {
            let corner = page.shown(true).ok().and_then(|shown| shown.0["canvas"]["corner"][0].as_f64());
            corner.is_some_and(|red| (red < 80.0) == is_dark)
        })?;
    }
    media(page, "", &[])?;
    page.must_be_quiet()
}

/// The browser reports no layout shift while a page loads.
fn nothing_jumps(page: &mut Page) -> Result<()> {
    const LAYOUT_SHIFTS: &str = "return new Promise((done) => {
        const rectangle = ({ x, y, width, height }) => [x, y, width, height].join(' ');
        const describeSource = ({ node, previousRect: from, currentRect: to }) =>
            `${node?.className || node?.nodeName} ${node?.textContent?.slice(0, 40)}: ${rectangle(from)} to ${rectangle(to)}`;
        const describe = ({ value, sources }) => `${value} ${sources.map(describeSource)}`;
        new PerformanceObserver((list) => done(list.getEntries().map(describe))).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done([]), 200);
    })";
    const MORE_LINKS: [&str; 5] = ["tab=table&l=en", "c=tiles", "c=profile&l=en", "c=pair", "c=coverage"];
    for width_px in [320, 360, 412, 768, 1280, 1920] {
        width(page, width_px)?;
        let more_links: &[&str] = if [360, 1280].contains(&width_px) { &MORE_LINKS } else { &[] };
        for link in ["", "l=en"].iter().chain(more_links) {
            page.open(Variant::Recorded, link)?.must_be_drawn()?;
            let last_part = "return document.getElementById('leave').textContent";
            page.wait_until("the last part of the page has loaded", |_| {
                page.browser.run(last_part, &[]).is_ok_and(|text| text != "")
            })?;
            let shifts = page.browser.run(LAYOUT_SHIFTS, &[])?;
            ensure!(
                shifts == json!([]),
                "found the layout shifts {shifts}, expected none, with {link:?} at {width_px} px"
            );
        }
    }
    chrome(page, "Emulation.clearDeviceMetricsOverride", &json!({}))?;
    page.must_be_quiet()
}

/// The accessible names of the indicator and period that the first page shows.
const SUBJECT: &str = "Fixed-asset investment growth, January–August 2021";

/// A script that defines the shadow root of the chart as `root`.
const SHADOW_ROOT: &str = "const root = document.querySelector('district-chart').shadowRoot;";

/// A path through the page by roles, accessible names, descriptions and live regions alone. No step reads pixels.
fn a_person_with_a_screen_reader(page: &mut Page) -> Result<()> {
    let shown = page.open(Variant::Recorded, "l=en")?;
    shown.must_be_drawn()?;
    document_is_announced(page)?;
    controls_are_exposed(page)?;
    chart_is_exposed(page, &shown)?;
    marks_are_spoken(page, &shown)?;
    table_is_exposed(page, &shown)?;
    sources_and_sharing_are_exposed(page)?;
    page.must_be_quiet()
}

fn text(page: &Page, script: &str) -> Result<String> {
    let value = page.browser.run(script, &[])?;
    Ok(value.as_str().with_context(|| format!("found {value}, expected a text"))?.to_owned())
}

/// The texts that `aria-describedby` names for a part of the chart.
fn description(page: &Page, selector: &str) -> Result<String> {
    let script = format!(
        "{SHADOW_ROOT} const ids = root.querySelector('{selector}').getAttribute('aria-describedby').split(' ');
            return ids.map((id) => root.getElementById(id).textContent).join(' ')"
    );
    text(page, &script)
}

fn document_is_announced(page: &Page) -> Result<()> {
    let title = text(page, "return document.title")?;
    ensure!(title.contains("Laixi"), "found the document title {title:?}, expected Laixi in it");
    let language = text(page, "return document.documentElement.lang")?;
    ensure!(language == "en", "found the document language {language:?}, expected \"en\"");
    let busy = text(page, "return document.querySelector('district-chart').getAttribute('aria-busy') ?? ''")?;
    ensure!(busy.is_empty(), "found aria-busy {busy:?} of the chart, expected none");
    must_be_exposed_as(page, "return document.querySelector('h1')", "heading", "Qingdao districts")
}

fn controls_are_exposed(page: &Page) -> Result<()> {
    // In the order of the page. WebKit exposes a drop-down list as a button.
    for (name, label) in [("l", "Language"), ("t", "Appearance"), ("i", "Indicator"), ("p", "Period")] {
        let select = format!("return document.querySelector('select[name={name}]')");
        must_be_exposed_as(page, &select, "combobox button", label)?;
    }
    must_be_exposed_as(page, "return document.querySelector('fieldset.c')", "group", "Chart")?;
    must_be_exposed_as(page, "return document.querySelector('.kind :checked')", "radio", "Ranking")?;
    for label in ["Chart", "Table", "Sources", "About"] {
        let tab = format!("return document.getElementById('tab-{}')", label.to_lowercase());
        must_be_exposed_as(page, &tab, "tab", label)?;
    }
    Ok(())
}

/// The chart is a heading with its finding, and a group with key instructions around an image.
fn chart_is_exposed(page: &Page, shown: &Shown) -> Result<()> {
    let title = shown.text("title");
    must_be_exposed_as(page, "return document.querySelector('district-chart > [slot=title]')", "heading", "")?;
    ensure!(title.contains("Laixi"), "found the title {title:?}, expected Laixi in it");
    must_be_exposed_as(page, &format!("{SHADOW_ROOT} return root.querySelector('.plot')"), "group", title)?;
    let keys = description(page, ".plot")?;
    for key in ["Arrow keys", "Home", "End", "Enter", "Escape"] {
        ensure!(keys.contains(key), "found the instructions {keys:?}, expected {key:?} in them");
    }
    let canvas = format!("{SHADOW_ROOT} return root.querySelector('canvas')");
    must_be_exposed_as(page, &canvas, "img image", &format!("{title} {SUBJECT}, %"))
}

/// The arrow keys speak each district with its figure and unit, or with the reason why there is no figure.
fn marks_are_spoken(page: &Page, shown: &Shown) -> Result<()> {
    let canvas_description = description(page, "canvas")?;
    let table = shown.table();
    page.browser.run(&format!("{SHADOW_ROOT} root.querySelector('.plot').focus()"), &[])?;
    let live = text(
        page,
        &format!(
            "{SHADOW_ROOT} const output = root.querySelector('.said'); return output.localName + ' ' + (output.ariaLive ?? '')"
        ),
    )?;
    ensure!(live.trim() == "output", "found {live:?}, expected an output element, which is a polite live region");
    for row in table.iter().skip(1) {
        page.browser.press("\u{e015}")?;
        let now =
            page.wait_until(&format!("{} is spoken", row[0]), |shown| shown.text("spoken").starts_with(&row[0]))?;
        let spoken = now.text("spoken");
        let figure = if row[1].starts_with(char::is_numeric) { format!("{}%", row[1]) } else { row[1].clone() };
        ensure!(spoken.contains(&figure), "found {spoken:?} spoken of {}, expected {figure:?} in it", row[0]);
        ensure!(
            canvas_description.contains(&row[0]) && canvas_description.contains(&figure),
            "found the description {canvas_description:?} of the canvas, expected {} with {figure:?} in it",
            row[0]
        );
    }
    let gaps = table.iter().filter(|row| row[1] == "not reported").count();
    ensure!(gaps == 4, "found {gaps} districts that did not report, expected 4");
    Ok(())
}

fn table_is_exposed(page: &Page, shown: &Shown) -> Result<()> {
    page.turn_to("l=en&tab=table")?.must_be_drawn()?;
    let part = |selector: &str| format!("return document.querySelector('.panel table {selector}')");
    let table = "return document.querySelector('.panel table')";
    must_be_exposed_as(page, table, "table", &format!("{SUBJECT}, %"))?;
    must_be_exposed_as(page, &part("thead th:nth-child(2)"), "columnheader", "")?;
    must_be_exposed_as(page, &part("tbody th"), "rowheader", "")?;
    must_be_exposed_as(page, &part("thead th:nth-child(2) button"), "button", &shown.table()[0][1])?;
    must_be_exposed_as(page, "return document.querySelector('.panel')", "tabpanel", "Table")
}

fn sources_and_sharing_are_exposed(page: &Page) -> Result<()> {
    page.turn_to("l=en&tab=sources")?.must_be_drawn()?;
    let panel = "return document.querySelector('.panel').textContent";
    let sources = wait_for_text(page, "the sources are shown", panel, |sources| sources.contains("Citation"))?;
    for part in ["Qingdao Daily", "19 Sep 2021", "p. 3", "lines 18, 26", "Citation"] {
        ensure!(sources.contains(part), "found the sources {sources:?}, expected {part:?} in them");
    }
    let button = "return document.querySelector('button[name=share]')";
    must_be_exposed_as(page, button, "button", "Share and download")?;
    page.browser.run(SHARE, &[])?;
    must_be_exposed_as(page, "return document.querySelector('dialog')", "dialog", "Share and download")?;
    must_be_exposed_as(page, "return document.querySelector('dialog input')", "textbox", "Link")?;
    must_be_exposed_as(page, "return document.querySelector('dialog textarea')", "textbox", "Embed")
}

/// Fails unless the element that a script returns has one of these computed roles, in which engines differ, and this accessible name.
/// An empty name accepts any.
fn must_be_exposed_as(page: &Page, script: &str, roles: &str, label: &str) -> Result<()> {
    let (role, name) = page.browser.role_and_label(&page.browser.element(script)?)?;
    ensure!(
        roles.split(' ').any(|expected| role == expected),
        "found the role {role:?}, expected {roles:?}, of {script}"
    );
    ensure!(label.is_empty() || name == label, "found the name {name:?}, expected {label:?}, of {script}");
    Ok(())
}

/// If the dialog does not load, a prompt gives the link.
fn sharing_without_the_dialog_gives_the_link(page: &mut Page) -> Result<()> {
    const LINK_OF_PROMPT: &str = "return new Promise((done) => {
            window.prompt = (message, link) => done(link);
            document.querySelector('button[name=share]').click();
        })";
    page.expect_complaints(&["log: ", "not loaded"]);
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let link = run_without_file(page, "share.js", LINK_OF_PROMPT)?;
    ensure!(
        link.as_str().is_some_and(|link| link.ends_with("?l=en")),
        "found the link {link} in the prompt, expected one that ends with ?l=en"
    );
    page.must_be_quiet()
}

/// Runs a script while requests for a file are blocked and the cache is disabled.
fn run_without_file(page: &Page, file: &str, script: &str) -> Result<Value> {
    let block = |urls: &[String]| {
        chrome(page, "Network.setBlockedURLs", &json!({ "urls": urls }))?;
        chrome(page, "Network.setCacheDisabled", &json!({ "cacheDisabled": !urls.is_empty() }))
    };
    chrome(page, "Network.enable", &json!({}))?;
    block(&[format!("*{file}*")])?;
    let result = page.browser.run(script, &[]);
    block(&[])?;
    chrome(page, "Network.disable", &json!({}))?;
    result
}
