//! Cases of charts whose stylesheet, canvas or container queries are missing, and of browsers that darken pages.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::engine::Engine;

use crate::Case;
use crate::everyone::chrome;
use crate::page::{Page, Shown};
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "a_chart_without_its_stylesheet_is_drawn", engines: &Engine::ALL, check: without_stylesheet },
    Case { name: "a_chart_that_a_host_makes_inline_is_drawn", engines: &Engine::ALL, check: inline_element },
    Case { name: "a_canvas_that_was_lost_is_drawn_again", engines: &Engine::ALL, check: lost_canvas },
    Case { name: "a_darkened_page_keeps_picture_and_words_alike", engines: &[Engine::Chromium], check: darkened_page },
    Case { name: "without_container_queries_one_first_chart_is_shown", engines: &Engine::ALL, check: one_first_chart },
    Case { name: "what_is_announced_has_its_place_before", engines: &Engine::ALL, check: live_regions },
];

/// What a browser says about a stylesheet that does not load.
const UNLOADED: &[&str] = &["style.css"];

/// Fails unless the chart has a sharp picture of some width and its words, and neither its fallback nor a failure.
fn must_be_whole(page: &Page, shown: &Shown) -> Result<()> {
    shown.must_be_drawn()?;
    let (width, title) = (shown.canvas("cssWidth")?, shown.text("title"));
    ensure!(width > 250.0 && !title.is_empty(), "found a canvas {width} px wide with the title {title:?}");
    ensure!(shown.is_sharp(), "found the canvas {}, expected one pixel for each device pixel", shown.0["canvas"]);
    let fallback =
        "return document.querySelector('district-chart').shadowRoot.querySelector('slot:not([name])').hidden";
    ensure!(page.browser.run(fallback, &[])? == true, "found the fallback beside the chart, expected it hidden");
    Ok(())
}

/// Opens a host page, and waits until its chart has settled.
fn open_guest(page: &Page, name: &str, head: &str, body: &str) -> Result<Shown> {
    let address = page.write_guest(name, head, body)?;
    page.leave()?;
    page.browser.open_address(&address)?;
    page.wait_until("the chart draws or fails, with the width of its place", |shown| {
        shown.is_settled() && (shown.is_sharp() || shown.text("state") == "failed")
    })
}

/// The markup of an element with the script of the checkout.
fn element(page: &Page) -> String {
    let script = page.site.address(Variant::Checkout, "www/district-chart.js");
    format!(
        "<district-chart link='l=en' loading=eager><a href='#'>x</a></district-chart><script type=module src='{script}'></script>"
    )
}

fn without_stylesheet(page: &mut Page) -> Result<()> {
    page.expect_complaints(UNLOADED);
    for file in ["www/index.html?l=en", "www/index.html", "www/embed.html?l=en"] {
        let shown = page.open_file(Variant::Unstyled, file)?;
        must_be_whole(page, &shown).with_context(|| format!("in {file} without its stylesheet"))?;
    }
    let policy = "<meta http-equiv=Content-Security-Policy content=\"style-src 'none'\">";
    page.expect_complaints(&["style-src", "style.css", "Content-Security-Policy"]);
    let shown = open_guest(page, "no-style.html", policy, &element(page))?;
    must_be_whole(page, &shown).context("in a page whose policy refuses stylesheets")?;
    page.leave()
}

fn inline_element(page: &mut Page) -> Result<()> {
    let style = "<style>district-chart { display: inline } body { margin: 0; width: 500px }</style>";
    let shown = open_guest(page, "inline.html", style, &element(page))?;
    must_be_whole(page, &shown)?;
    ensure!(shown.canvas("cssWidth")? > 495.0, "found the canvas {}, expected 500 px", shown.0["canvas"]);
    Ok(())
}

/// A browser may discard what was drawn, for example when a graphics driver restarts, and says when it can be drawn again.
fn lost_canvas(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["Multiple readback operations using getImageData"]);
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let lose = "const canvas = document.querySelector('district-chart').shadowRoot.querySelector('canvas');
        canvas.width = canvas.width;
        return new Set(new Uint32Array(canvas.getContext('2d').getImageData(0, 0, 99, 99).data.buffer)).size";
    ensure!(page.browser.run(lose, &[])? == 1, "found colours on a canvas that was cleared, expected one");
    let restore = "const canvas = document.querySelector('district-chart').shadowRoot.querySelector('canvas');
        canvas.dispatchEvent(new Event('contextrestored'))";
    page.browser.run(restore, &[])?;
    let shown = page.shown(true)?;
    let colours = shown.0["canvas"]["colours"].as_u64().unwrap_or_default();
    ensure!(colours > 5, "found {colours} colours on the canvas after its context was restored, expected the chart");
    Ok(())
}

/// Returns the colours of a screenshot at positions in CSS pixels.
const COLOURS_OF: &str = "const [screenshot, positions] = arguments;
    const image = new Image();
    image.src = `data:image/png;base64,${screenshot}`;
    return image.decode().then(() => {
        const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
        const context = canvas.getContext('2d', { willReadFrequently: true });
        context.drawImage(image, 0, 0);
        const scale = image.width / innerWidth;
        return positions.map(([x, y]) => [...context.getImageData(x * scale, y * scale, 1, 1).data.slice(0, 3)]);
    })";

/// Returns positions on the words and on the picture, at their left upper corners.
const POSITIONS: &str = "const root = document.querySelector('district-chart').shadowRoot;
    return ['#subtitle', 'canvas'].map((part) => {
        const { right, top } = root.querySelector(part).getBoundingClientRect();
        return [right - 2, top + 2];
    })";

/// A browser that darkens light pages gets the dark chart: it would darken the words and not the picture.
fn darkened_page(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["Multiple readback operations using getImageData"]);
    let darken = |on: bool| chrome(page, "Emulation.setAutoDarkModeOverride", &json!({ "enabled": on }));
    let colours = || -> Result<Value> {
        let positions = page.browser.run(POSITIONS, &[])?;
        let screenshot = page.browser.get("screenshot")?;
        page.browser.run(COLOURS_OF, &[screenshot, positions])
    };
    let check = || -> Result<()> {
        darken(true)?;
        for link in ["l=en", "l=en&t=light", "l=en&t=dark"] {
            page.open(Variant::Recorded, link)?.must_be_drawn()?;
            let found = colours()?;
            ensure!(found[0] == found[1], "found the colours {found} behind words and picture of {link}, expected one");
        }
        open_guest(page, "darkened.html", "", &format!("<p>host</p>{}", element(page)))?;
        let found = colours()?;
        ensure!(found[0] == found[1], "found the colours {found} behind words and picture in a host page");
        // The host page itself is darkened, or this would show nothing.
        let screenshot = page.browser.get("screenshot")?;
        let host = page.browser.run(COLOURS_OF, &[screenshot, json!([[300, 3]])])?;
        ensure!(host[0][0].as_f64().is_some_and(|red| red < 100.0), "found the host page {host}, expected it dark");
        Ok(())
    };
    let checked = check();
    darken(false)?;
    checked
}

/// A page without WebAssembly shows its prerendered chart once, also where a browser knows no container queries.
fn one_first_chart(page: &mut Page) -> Result<()> {
    const VISIBLE: &str =
        "return [...document.querySelectorAll('.first svg')].filter((svg) => svg.getClientRects().length > 0).length";
    const FORGET: &str = "for (const { cssRules, ownerNode } of document.styleSheets) {
            const sheet = ownerNode.sheet;
            for (let at = cssRules.length - 1; at >= 0; at -= 1) {
                if (cssRules[at] instanceof CSSContainerRule) sheet.deleteRule(at);
            }
        }";
    page.expect_complaints(&["charts_bg.wasm", "draw_bg.wasm", "not loaded", "CompileError", "404"]);
    for width_px in [1280, 700, 500] {
        page.browser.resize(width_px, 1000)?;
        for file in ["www/index.html", "www/embed.html?l=en"] {
            page.open_file(Variant::Lockdown, file)?;
            for missing in ["", FORGET] {
                page.browser.run(missing, &[])?;
                let prerendered = page.browser.run("return document.querySelectorAll('.first').length", &[])?;
                let visible = page.browser.run(VISIBLE, &[])?;
                let width = page.browser.run("return document.querySelector('district-chart').offsetWidth", &[])?;
                ensure!(
                    width.as_u64() >= Some(400),
                    "found a chart {width} px wide at {width_px} px in {file}, expected the width of its place"
                );
                ensure!(
                    visible == prerendered,
                    "found {visible} pictures of {prerendered} prerendered charts at {width_px} px in {file}, expected one each"
                );
            }
        }
    }
    Ok(())
}

/// What is read out is in the tree of the page, empty, before its first text: otherwise a screen reader misses that text.
fn live_regions(page: &mut Page) -> Result<()> {
    const HIDDEN: &str = "const roots = [document, document.querySelector('district-chart').shadowRoot];
        const regions = roots.flatMap((root) => [...root.querySelectorAll('output, [aria-live]')]);
        const isHidden = (region) => region.getClientRects().length === 0 || getComputedStyle(region).visibility !== 'visible';
        return [regions.length, regions.filter(isHidden).map((region) => region.className)]";
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    // The list of a search is loaded when the field gets the focus.
    let field = page.browser.find("input[name=find]")?;
    page.browser.click(&field)?;
    crate::embeds::wait_for(page, "the list is there", "return Boolean(document.querySelector('.options'))", &[])?;
    let found = page.browser.run(HIDDEN, &[])?;
    ensure!(found[0].as_u64() >= Some(3) && found[1] == json!([]), "found [live regions, hidden ones] {found}");
    if page.engine() == Engine::Chromium {
        let tree = chrome(page, "Accessibility.getFullAXTree", &json!({}))?;
        let nodes = tree["nodes"].as_array().context("found no tree of accessible nodes")?;
        let is_status = |node: &&Value| node["role"]["value"] == "status" && node["ignored"] != true;
        let count = nodes.iter().filter(is_status).count();
        ensure!(count >= 2, "found {count} places of announcements in the tree of accessible nodes, expected two");
    }
    page.browser.run(crate::explorer::SHARE, &[])?;
    let found = page.browser.run(HIDDEN, &[])?;
    ensure!(
        found[0].as_u64() >= Some(5) && found[1] == json!([]),
        "found [live regions, hidden ones] {found} when sharing"
    );
    Ok(())
}
