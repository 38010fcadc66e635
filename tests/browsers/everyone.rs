//! What must hold for everyone: what axe finds, the reader's own colours, sizes and spacing, paper, and pages where no script or no
//! WebAssembly runs. `docs/accessibility.md` has the whole list, with the test of each point.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::engine::Engine;
use xtask::tools;

use crate::Case;
use crate::explorer::SHARE;
use crate::page::Page;
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "axe_finds_nothing", engines: &[Engine::Chromium], check: axe_finds_nothing },
    Case { name: "forced_colours_are_the_chart_s", engines: &[Engine::Chromium], check: forced_colours },
    Case { name: "paper_is_light_and_fine", engines: &[Engine::Chromium], check: paper_is_light_and_fine },
    Case { name: "large_and_wide_text_fits", engines: &Engine::ALL, check: large_and_wide_text_fits },
    Case { name: "every_target_is_large_enough", engines: &Engine::ALL, check: every_target_is_large_enough },
    Case { name: "without_webassembly_the_page_stands", engines: &Engine::ALL, check: without_webassembly },
    Case { name: "without_scripts_the_page_stands", engines: &[Engine::Chromium], check: without_scripts },
    Case { name: "a_person_with_a_screen_reader", engines: &Engine::ALL, check: a_person_with_a_screen_reader },
    Case { name: "nothing_jumps", engines: &[Engine::Chromium], check: nothing_jumps },
    Case { name: "sharing_can_be_tried_again", engines: &[Engine::Chromium], check: sharing_can_be_tried_again },
    Case { name: "a_change_of_theme_redraws", engines: &[Engine::Chromium], check: a_change_of_theme_redraws },
];

/// What Chromium says where pixels are looked at until they are right: that is the test's doing.
const READ_TWICE: &[&str] = &["Multiple readback operations using getImageData"];

/// A command of Chromium's own protocol.
pub(crate) fn chrome(page: &Page, command: &str, parameters: &Value) -> Result<Value> {
    page.browser.post("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
}

pub(crate) fn width(page: &Page, width: u32) -> Result<()> {
    let metrics = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
    chrome(page, "Emulation.setDeviceMetricsOverride", &metrics).map(drop)
}

/// Media features as a reader's system has them; none for those of the machine.
fn media(page: &Page, kind: &str, features: &[(&str, &str)]) -> Result<()> {
    let features: Vec<Value> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    chrome(page, "Emulation.setEmulatedMedia", &json!({ "media": kind, "features": features })).map(drop)
}

/// Every rule that axe has, on every tab and dialog, in both languages and themes, at three widths.
fn axe_finds_nothing(page: &mut Page) -> Result<()> {
    const RUN: &str = "return axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => JSON.stringify(target)).join(' ')}`))";
    // What an act opens; the next state begins without.
    const UNDO: &str = "document.querySelector('.more').open = false;
        const { shadowRoot } = document.querySelector('district-chart');
        for (const root of [document, shadowRoot]) root.querySelector('dialog')?.close()";
    // It writes styles into elements that it tries things on, which the page's policy forbids; the page itself never does.
    page.expect_complaints(&["blocked by policy: inline", "Applying inline style violates"]);
    let file = tools::axe()?;
    let axe = std::fs::read_to_string(&file).with_context(|| format!("no {}", file.display()))?;
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
    for wide in [360, 768, 1280] {
        width(page, wide)?;
        page.open(Variant::Recorded, "")?.must_be_drawn()?;
        page.browser.run(&axe, &[])?;
        for look in ["l=zh&t=light", "l=en&t=dark", "l=en&t=light", "l=zh&t=dark"] {
            for (link, act) in states {
                let link = format!("{link}&{look}");
                page.turn_to(&link)?.must_be_drawn()?;
                page.browser.run(act, &[])?;
                let violations = page.browser.run(RUN, &[])?;
                page.browser.run(UNDO, &[])?;
                let violations = violations.as_array().context("no answer of axe")?;
                found.extend(violations.iter().map(|told| format!("{link} at {wide} px: {told}")));
            }
        }
    }
    chrome(page, "Emulation.clearDeviceMetricsOverride", &json!({}))?;
    ensure!(found.is_empty(), "found {}:\n{}", found.len(), found.join("\n"));
    Ok(())
}

/// Where the system forces its colours, the canvas has them too, of its own accord and when that changes.
fn forced_colours(page: &mut Page) -> Result<()> {
    page.expect_complaints(READ_TWICE);
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    media(page, "", &[("forced-colors", "active"), ("prefers-color-scheme", "dark")])?;
    let found = page.wait_until("the chart has the ground of the page", |_| {
        page.shown(true).is_ok_and(|shown| {
            let (corner, body) = (&shown.0["canvas"]["corner"], &shown.0["body"]);
            (0..3).all(|at| corner[at].as_f64() == body[at].as_f64())
                && corner[0].as_f64().is_some_and(|red| red < 40.0)
        })
    });
    media(page, "", &[])?;
    found?;
    page.must_be_quiet()
}

/// What is printed is light, three times as fine, with the table whole, and without what cannot be pressed on paper.
fn paper_is_light_and_fine(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en&t=dark")?.must_be_drawn()?;
    media(page, "print", &[])?;
    page.browser.run("dispatchEvent(new Event('beforeprint'))", &[])?;
    let shown = page.shown(true)?;
    let visible = "const table = document.querySelector('district-chart').shadowRoot.querySelector('details table');
        return [table.getClientRects().length > 0, document.getElementById('controls').getClientRects().length > 0]";
    let visible = page.browser.run(visible, &[])?;
    media(page, "", &[])?;
    page.browser.run("dispatchEvent(new Event('afterprint'))", &[])?;
    let (pixels, css) = (shown.canvas("width")?, shown.canvas("cssWidth")?);
    ensure!((pixels - 3.0 * css).abs() < 3.0, "found {pixels} pixels for {css}, expected three for one");
    ensure!(shown.0["canvas"]["corner"][0] == 255, "found a ground of {}, expected white", shown.0["canvas"]["corner"]);
    ensure!(visible == json!([true, false]), "found table and controls to be {visible}, expected the table alone");
    let shown = page.wait_until("the screen's picture is back", crate::page::Shown::is_sharp)?;
    shown.must_be_drawn()
}

/// Text twice as large, and letters, words and lines as far apart as a reader may set them, on a narrow page.
fn large_and_wide_text_fits(page: &mut Page) -> Result<()> {
    const SPACED: &str = "const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }');
        document.adoptedStyleSheets = [sheet];
        document.documentElement.style.fontSize = '200%'";
    // Rows grow with the text; a plot of points is as high as it is wide, and its names grow; a table covers the picture.
    for (link, least) in [("l=en", 1.5), ("tab=table", 0.0), ("c=pair&i=~fai-growth~four-new-growth&l=en", 1.0)] {
        page.leave()?;
        page.browser.open_address(&page.site.address(Variant::Recorded, "frame.html"))?;
        let open = format!(
            "const frame = document.querySelector('iframe');
            frame.style.width = '360px';
            frame.src = 'www/index.html?{link}'"
        );
        page.browser.run(&open, &[])?;
        page.browser.enter_frame("iframe")?;
        page.wait_until("the chart draws or fails", crate::page::Shown::is_settled)?.must_be_drawn()?;
        let before = page.shown(false)?;
        page.browser.run(SPACED, &[])?;
        page.wait_until("the chart has grown with the text, and nothing scrolls sideways", |shown| {
            let heights = (shown.canvas("cssHeight"), before.canvas("cssHeight"));
            let has_grown = least == 0.0 || matches!(heights, (Ok(now), Ok(before)) if now >= least * before);
            has_grown && shown.0["scrolls"] == false
        })
        .with_context(|| {
            let wide = "const width = document.documentElement.clientWidth;
                return [...document.querySelectorAll('*')].filter((element) => element.scrollWidth > width + 1)
                    .map(({ tagName, className, scrollWidth }) => `${tagName} ${className} ${scrollWidth}`)";
            format!("{link}, too wide: {}", page.browser.run(wide, &[]).unwrap_or_default())
        })?;
        page.browser.leave_frames()?;
    }
    page.must_be_quiet()
}

/// Everything that can be pressed is at least 24 CSS pixels wide and high, or stands in a line of text.
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
        ensure!(small == json!([]), "found {small} smaller than 24 px with {link}");
    }
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    page.browser.run(SHARE, &[])?;
    let small = page.browser.run(SMALL, &[])?;
    ensure!(small == json!([]), "found {small} smaller than 24 px in the dialog");
    Ok(())
}

/// As on a telephone in lockdown: the chart, its table and its sources stand, and a sentence says why nothing can be chosen.
fn without_webassembly(page: &mut Page) -> Result<()> {
    for link in ["", "c=tiles&l=en"] {
        let shown = page.open(Variant::Lockdown, link)?;
        ensure!(shown.text("state") == "failed", "found state {:?}, expected \"failed\"", shown.text("state"));
        ensure!(!shown.text("failure").is_empty(), "found no sentence that says why");
        stands(page)?;
    }
    page.must_be_quiet()
}

/// The first chart with its table and its source, as they stand in the page itself.
fn stands(page: &Page) -> Result<()> {
    const SEEN: &str = "const folded = document.querySelector('.first details');
        folded.open = true;
        return ['.first .title', '.first svg', '.first .source', '.first table'].filter((part) => {
            return ![...document.querySelectorAll(part)].some((element) => element.getClientRects().length > 0
                && getComputedStyle(element).visibility === 'visible');
        })";
    let missing = page.browser.run(SEEN, &[])?;
    ensure!(missing == json!([]), "found {missing} hidden, expected the first chart to stand");
    Ok(())
}

/// With scripts switched off nothing waits for one.
fn without_scripts(page: &mut Page) -> Result<()> {
    page.leave()?;
    chrome(page, "Emulation.setScriptExecutionDisabled", &json!({ "value": true }))?;
    page.browser.open_address(&page.site.address(Variant::Recorded, "www/index.html"))?;
    let seen = "(() => { const seen = (selector) => [...document.querySelectorAll(selector)].some(
            (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible');
        document.querySelector('.first details').open = true;
        return JSON.stringify(['.first .title', '.first svg', '.first .source', '.first table', 'noscript p']
            .filter((part) => !seen(part)).concat(['select', '#leave', '.tabs'].filter(seen))) })()";
    let answer = chrome(page, "Runtime.evaluate", &json!({ "expression": seen, "returnByValue": true }));
    chrome(page, "Emulation.setScriptExecutionDisabled", &json!({ "value": false }))?;
    let answer = answer?;
    let wrong = answer["result"]["value"].as_str().context("no answer about the page")?;
    ensure!(wrong == "[]", "found {wrong} hidden or idle without scripts");
    Ok(())
}

/// The reader's system turns dark: page and picture do, without a reload.
fn a_change_of_theme_redraws(page: &mut Page) -> Result<()> {
    page.expect_complaints(READ_TWICE);
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    for (scheme, is_dark) in [("dark", true), ("light", false)] {
        media(page, "", &[("prefers-color-scheme", scheme)])?;
        page.wait_until(&format!("the picture is {scheme}"), |_| {
            let corner = page.shown(true).ok().and_then(|shown| shown.0["canvas"]["corner"][0].as_f64());
            corner.is_some_and(|red| (red < 80.0) == is_dark)
        })?;
    }
    media(page, "", &[])?;
    page.must_be_quiet()
}

/// What comes takes the room that was kept for it: the browser's own count of what moved is nothing at all.
fn nothing_jumps(page: &mut Page) -> Result<()> {
    const MOVED: &str = "return new Promise((done) => {
        const place = ({ x, y, width, height }) => [x, y, width, height].join(' ');
        const one = ({ node, previousRect: from, currentRect: to }) =>
            `${node?.className || node?.nodeName} ${node?.textContent?.slice(0, 40)}: ${place(from)} to ${place(to)}`;
        const told = ({ value, sources }) => `${value} ${sources.map(one)}`;
        const look = (list) => done(list.getEntries().map(told));
        new PerformanceObserver(look).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done([]), 200);
    })";
    const OTHERS: [&str; 5] = ["tab=table&l=en", "c=tiles", "c=profile&l=en", "c=pair", "c=coverage"];
    for wide in [320, 360, 412, 768, 1280, 1920] {
        width(page, wide)?;
        let others: &[&str] = if [360, 1280].contains(&wide) { &OTHERS } else { &[] };
        for link in ["", "l=en"].iter().chain(others) {
            page.open(Variant::Recorded, link)?.must_be_drawn()?;
            let ways = "return document.getElementById('leave').textContent";
            page.wait_until("all has come", |_| page.browser.run(ways, &[]).is_ok_and(|text| text != ""))?;
            let moved = page.browser.run(MOVED, &[])?;
            ensure!(moved == json!([]), "found {moved} with {link:?} at {wide} px");
        }
    }
    chrome(page, "Emulation.clearDeviceMetricsOverride", &json!({}))?;
    page.must_be_quiet()
}

/// A path from the top of the page by what a screen reader is told alone: what each thing is, its name, its description, and what
/// is spoken. No step looks at the picture.
fn a_person_with_a_screen_reader(page: &mut Page) -> Result<()> {
    const CHART: &str = "const root = document.querySelector('district-chart').shadowRoot;";
    let shown = page.open(Variant::Recorded, "l=en")?;
    shown.must_be_drawn()?;
    let subject = "Fixed-asset investment growth, January–August 2021";
    let text =
        |script: &str| -> Result<String> { Ok(page.browser.run(script, &[])?.as_str().context("a text")?.to_owned()) };
    // The window is announced first: what it is about, and in which language.
    ensure!(text("return document.title")?.contains("Laixi"), "found the title {:?}", text("return document.title")?);
    ensure!(text("return document.documentElement.lang")? == "en", "the page is not in English");
    ensure!(
        text("return document.querySelector('district-chart').getAttribute('aria-busy') ?? ''")?.is_empty(),
        "still busy"
    );
    is(page, "return document.querySelector('h1')", "heading", "District charts")?;
    // The controls, in the order of the page. (A list that drops down is a button to WebKit.)
    for (name, label) in [("l", "Language"), ("t", "Appearance"), ("c", "Chart"), ("i", "Indicator"), ("p", "Period")] {
        is(page, &format!("return document.querySelector('select[name={name}]')"), "combobox button", label)?;
    }
    for label in ["Chart", "Table", "Sources", "About"] {
        is(page, &format!("return document.getElementById('tab-{}')", label.to_lowercase()), "tab", label)?;
    }
    // The chart: its finding as a heading, then as a thing that can be entered, with its keys.
    is(page, &format!("{CHART} return root.querySelector('.title')"), "heading", "")?;
    ensure!(shown.text("title").contains("Laixi"), "found the finding {:?}", shown.text("title"));
    is(page, &format!("{CHART} return root.querySelector('.plot')"), "group", shown.text("title"))?;
    let described = |part: &str| {
        text(&format!(
            "{CHART} const ids = root.querySelector('{part}').getAttribute('aria-describedby').split(' ');
            return ids.map((id) => root.getElementById(id).textContent).join(' ')"
        ))
    };
    let keys = described(".plot")?;
    for key in ["Arrow keys", "Home", "End", "Enter", "Escape"] {
        ensure!(keys.contains(key), "found no {key} in the instructions {keys:?}");
    }
    is(
        page,
        &format!("{CHART} return root.querySelector('canvas')"),
        "img image",
        &format!("{} {subject}, %", shown.text("title")),
    )?;
    let whole = described("canvas")?;
    // Mark by mark, as the arrows go: each district with its figure in full words, or with why it has none.
    let table = shown.table();
    page.browser.run(&format!("{CHART} root.querySelector('.plot').focus()"), &[])?;
    let live = text(&format!(
        "{CHART} const said = root.querySelector('.said'); return said.localName + ' ' + (said.ariaLive ?? '')"
    ))?;
    ensure!(live.trim() == "output", "found {live:?}, expected an output, which is polite of its own accord");
    for row in table.iter().skip(1) {
        page.browser.press("\u{e015}")?;
        let told =
            page.wait_until(&format!("{} is spoken", row[0]), |shown| shown.text("said").starts_with(&row[0]))?;
        let told = told.text("said").to_owned();
        let figure = if row[1].starts_with(char::is_numeric) { format!("{}%", row[1]) } else { row[1].clone() };
        ensure!(told.contains(&figure), "found {told:?} spoken of {}, expected {figure:?}", row[0]);
        ensure!(whole.contains(&row[0]) && whole.contains(&figure), "found {whole:?}, expected {} in it", row[0]);
    }
    let gaps = table.iter().filter(|row| row[1] == "not reported").count();
    ensure!(gaps == 4, "found {gaps} districts that did not report, expected four, each in words");
    // The table: its caption, heads of columns and rows.
    page.turn_to("l=en&tab=table")?.must_be_drawn()?;
    let cell = |place: &str| format!("return document.querySelector('.panel table {place}')");
    is(page, "return document.querySelector('.panel table')", "table", &format!("{subject}, %"))?;
    is(page, &cell("thead th:nth-child(2)"), "columnheader", "")?;
    is(page, &cell("tbody th"), "rowheader", "")?;
    is(page, &cell("thead th:nth-child(2) button"), "button", &table[0][1])?;
    is(page, "return document.querySelector('.panel')", "tabpanel", "Table")?;
    // Who said so, and the way out with it.
    page.turn_to("l=en&tab=sources")?.must_be_drawn()?;
    let sources = text("return document.querySelector('.panel').textContent")?;
    for part in ["Qingdao Daily", "19 Sep 2021", "p. 3", "lines 18, 26", "Citation"] {
        ensure!(sources.contains(part), "found {sources:?}, expected {part:?}");
    }
    is(page, "return document.querySelector('button[name=share]')", "button", "Share and download")?;
    page.browser.run(SHARE, &[])?;
    is(page, "return document.querySelector('dialog')", "dialog", "Share and download")?;
    is(page, "return document.querySelector('dialog input')", "textbox", "Link")?;
    is(page, "return document.querySelector('dialog textarea')", "textbox", "Embed")?;
    page.must_be_quiet()
}

/// Fails unless an element is to a screen reader what it should be: one of some roles, since engines differ in names, and a label
/// unless that is empty.
fn is(page: &Page, script: &str, roles: &str, label: &str) -> Result<()> {
    let (seen, name) = page.browser.role_and_label(&page.browser.element(script)?)?;
    ensure!(roles.split(' ').any(|role| seen == role), "found the role {seen:?}, expected {roles:?}, of {script}");
    ensure!(label.is_empty() || name == label, "found the name {name:?}, expected {label:?}, of {script}");
    Ok(())
}

/// On a line that breaks, the link is there all the same, and the rest when it is asked for again; without even the dialog, the link.
fn sharing_can_be_tried_again(page: &mut Page) -> Result<()> {
    const SAID: &str = "document.querySelector('button[name=share]').click();
        return new Promise((done) => {
            const look = () => {
                const said = document.querySelector('dialog [role=status]')?.textContent ?? '';
                return said.startsWith('That failed') ? done(document.querySelector('dialog input').value) : setTimeout(look, 20);
            };
            look();
        })";
    const GIVEN: &str = "return new Promise((done) => {
            window.prompt = (said, link) => done(link);
            document.querySelector('button[name=share]').click();
        })";
    page.expect_complaints(&["log: ", "not loaded"]);
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let link = without(page, "district_charts_bg.wasm", SAID)?;
    ensure!(link.as_str().is_some_and(|link| link.ends_with("?l=en")), "found the link {link}");
    page.browser.run("document.querySelector('dialog .close').click()", &[])?;
    page.browser.run(SHARE, &[]).context("asked again")?;
    page.must_be_quiet()?;
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let link = without(page, "share.js", GIVEN)?;
    ensure!(link.as_str().is_some_and(|link| link.ends_with("?l=en")), "found the link {link} without the dialog");
    page.must_be_quiet()
}

/// What a script gives while a file cannot be had, not even where it was kept.
fn without(page: &Page, file: &str, script: &str) -> Result<Value> {
    let block = |urls: &[String]| {
        chrome(page, "Network.setBlockedURLs", &json!({ "urls": urls }))?;
        chrome(page, "Network.setCacheDisabled", &json!({ "cacheDisabled": !urls.is_empty() }))
    };
    chrome(page, "Network.enable", &json!({}))?;
    block(&[format!("*{file}*")])?;
    let given = page.browser.run(script, &[]);
    block(&[])?;
    chrome(page, "Network.disable", &json!({}))?;
    given
}
