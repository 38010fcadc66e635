//! Faults of networks, servers and browsers: a module arrives cut, slow, as another type or not at all; a canvas is refused; a
//! browser stores nothing; two versions of the element meet on one page.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use xtask::engine::Engine;

use crate::Case;
use crate::hosts::open_host;
use crate::page::{Page, Shown, poll};
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "a_module_that_arrives_damaged_is_explained", engines: &Engine::ALL, check: damaged_modules },
    Case { name: "a_module_that_arrives_late_is_waited_for", engines: &Engine::ALL, check: odd_modules },
    Case { name: "a_failed_load_is_tried_again", engines: &Engine::ALL, check: tried_again },
    Case { name: "a_page_of_a_former_release_is_loaded_again", engines: &Engine::ALL, check: former_release },
    Case { name: "a_refused_canvas_leaves_the_table", engines: &Engine::ALL, check: refused_canvas },
    Case { name: "a_page_works_where_nothing_is_stored", engines: &Engine::ALL, check: nothing_is_stored },
    Case { name: "two_versions_of_the_element_meet", engines: &Engine::ALL, check: two_versions },
    Case { name: "an_element_may_move_and_shrink", engines: &Engine::ALL, check: moved_elements },
    Case { name: "any_pixel_ratio_gives_a_canvas", engines: &Engine::ALL, check: any_pixel_ratio },
];

/// An element with a fallback and without a prerendered chart.
const ELEMENT: &str =
    "<district-chart link=\"l=en\" loading=eager><p id=fallback>The figures are in the paper.</p></district-chart>";

/// Writes and opens a page with an element. `before` is a script that runs first.
fn open(page: &Page, name: &str, before: &str, body: &str) -> Result<()> {
    open_host(page, name, &format!("<script>{before}</script>"), body)
}

/// A script that hands the responses for a module to `change(response, count)`.
fn with_responses(module: &str, change: &str) -> String {
    format!(
        "{{ const own = window.fetch; let count = 0;
          window.fetch = async (input, options) => {{
            const address = String(input?.url ?? input);
            if (!address.includes('{module}_bg.wasm')) return own(input, options);
            count += 1;
            const change = {change};
            return change(() => own(input, options), count);
          }};
 }}"
    )
}

/// Returns the sentence of a failed chart, and whether the fallback or a table is seen.
const LEFT: &str = "const chart = document.querySelector('district-chart');
    const seen = (element) => Boolean(element && element.getClientRects().length);
    return { failure: chart.shadowRoot?.querySelector('.failure')?.textContent ?? '',
      text: seen(document.getElementById('fallback')) || seen(chart.querySelector('table')) }";

/// Fails unless the chart has failed with a sentence, and words are left in its place.
fn must_be_explained(page: &Page, what: &str) -> Result<()> {
    page.wait_until("the chart draws or fails", Shown::is_settled).with_context(|| what.to_owned())?;
    let state = page.shown(false)?.text("state").to_owned();
    let left = page.browser.run(LEFT, &[])?;
    let failure = left["failure"].as_str().unwrap_or_default();
    ensure!(
        state == "failed" && failure.len() > 20 && left["text"] == true,
        "{what}: found the state {state:?} and {left}, expected a failure with a sentence, and a fallback"
    );
    ensure!(
        !failure.contains("    at ") && !failure.contains("[object"),
        "{what}: found {failure:?}, expected a sentence"
    );
    Ok(())
}

fn must_be_drawn(page: &Page, what: &str) -> Result<()> {
    let shown = page.wait_until("the chart draws or fails", Shown::is_settled).with_context(|| what.to_owned())?;
    ensure!(shown.text("state") == "drawn", "{what}: found {}, expected a drawn chart", shown.0);
    Ok(())
}

/// A module of which a part is missing, or that is another file, is explained; the page around it and the fallback stay.
fn damaged_modules(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["wasm", "WebAssembly", "CompileError", "not loaded", "blocked", "Response", "module"]);
    let cut = "async (load) => { const bytes = await (await load()).arrayBuffer();
        return new Response(bytes.slice(0, bytes.byteLength / 2), { headers: { 'content-type': 'application/wasm' } }); }";
    let page_of_a_server = "async () => new Response('<!doctype html><title>Not found</title>', { headers: { 'content-type': 'text/html' } })";
    let absent = "async () => new Response('', { status: 404 })";
    let blocked = "async () => { throw new TypeError('blocked'); }";
    for module in ["draw", "charts"] {
        for (what, change) in [("cut", cut), ("a page", page_of_a_server), ("absent", absent), ("blocked", blocked)] {
            let name = format!("damaged-{module}-{}.html", what.replace(' ', "-"));
            open(page, &name, &with_responses(module, change), ELEMENT)?;
            must_be_explained(page, &format!("the module {module} is {what}"))?;
        }
    }
    Ok(())
}

/// A module that comes late, or with another type, draws its chart nevertheless.
fn odd_modules(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["MIME", "mime", "Content-Type", "content-type", "WebAssembly", "wasm"]);
    let late = "async (load) => { await new Promise((done) => setTimeout(done, 2500)); return load(); }";
    let untyped = "async (load) => new Response(await (await load()).arrayBuffer(), { headers: { 'content-type': 'text/plain' } })";
    for module in ["draw", "charts"] {
        for (what, change) in [("late", late), ("untyped", untyped)] {
            open(page, &format!("odd-{module}-{what}.html"), &with_responses(module, change), ELEMENT)?;
            must_be_drawn(page, &format!("the module {module} is {what}"))?;
        }
    }
    Ok(())
}

/// If a module could not be loaded, the next chart asks for it again.
fn tried_again(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["wasm", "WebAssembly", "CompileError", "not loaded", "blocked", "module"]);
    let once = "async (load, count) => { if (window.isDown ??= true) throw new TypeError('blocked'); return load(); }";
    for module in ["draw", "charts"] {
        open(page, &format!("again-{module}.html"), &with_responses(module, once), ELEMENT)?;
        must_be_explained(page, &format!("the module {module} is blocked"))?;
        let again = "window.isDown = false; document.querySelector('district-chart').setAttribute('link', 'i=four-new-share-gdp&l=en')";
        page.browser.run(again, &[])?;
        page.wait_until("the next chart is drawn", |shown| {
            shown.text("state") == "drawn" && shown.text("title").contains("GDP")
        })
        .with_context(|| format!("the module {module} is there again"))?;
    }
    Ok(())
}

/// A page that names a script of a release that is gone is loaded again, once; if that does not help, it says so, and keeps its first chart.
fn former_release(page: &mut Page) -> Result<()> {
    let address = page.site.write_changed_page("former.html", "src=\"page.js\"", "src=\"page.0123456789.js\"")?;
    page.leave()?;
    page.browser.open_address(&address)?;
    let state = "const [{ type }] = performance.getEntriesByType('navigation');
        const isSeen = (part) => [...document.querySelectorAll(part)].some((element) => element.getClientRects().length > 0);
        return [type, document.documentElement.classList.contains('failed'), isSeen('.unloaded'), isSeen('.first svg, .first table')]";
    let what = "the page was loaded again, failed, and shows the sentence and the first chart";
    poll(what, || page.browser.run(state, &[]), |found| *found == json!(["reload", true, true, true]))?;
    page.expect_complaints(&["page.0123456789.js", "404"]);
    page.must_be_quiet()
}

/// Where a canvas gives no context, the failure is said and the table stays.
fn refused_canvas(page: &mut Page) -> Result<()> {
    open(page, "canvas.html", "HTMLCanvasElement.prototype.getContext = () => null", ELEMENT)?;
    must_be_explained(page, "a canvas is refused")?;
    let rows = page.browser.run("return document.querySelector('district-chart table')?.rows.length ?? 0", &[])?;
    ensure!(rows == 11, "found {rows} rows, expected the table of ten districts");
    page.must_be_quiet()
}

/// Refuses all that stores, as browsers do in private windows and strict settings.
const NO_STORAGE: &str = "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, { get: () => { throw new DOMException('refused', 'SecurityError'); } });
    for (const name of ['clipboard', 'share', 'serviceWorker'])
      Object.defineProperty(navigator, name, { get: () => undefined });";

/// A chart needs no storage, no clipboard and no service worker.
fn nothing_is_stored(page: &mut Page) -> Result<()> {
    open(page, "storage.html", NO_STORAGE, ELEMENT)?;
    must_be_drawn(page, "nothing is stored")?;
    page.must_be_quiet()
}

/// A page that two systems put together may load the script twice, or two versions of it: the first defines the element, and every chart is drawn.
fn two_versions(page: &mut Page) -> Result<()> {
    let script = page.site.address(Variant::Checkout, "www/district-chart.js");
    let second =
        format!("<script type=module src=\"{script}?another\"></script><script type=module src=\"{script}\"></script>");
    open(page, "versions.html", "", &format!("{ELEMENT}{second}{}", ELEMENT.replace(" id=fallback", "")))?;
    let all =
        "return [...document.querySelectorAll('district-chart')].map((chart) => chart.getAttribute('state')).join()";
    poll("both charts are drawn", || page.browser.run(all, &[]), |states| *states == "drawn,drawn")?;
    page.must_be_quiet()
}

/// Moves the element of the page in a way, and returns once it has settled.
const WAYS: [(&str, &str); 5] = [
    ("removed and put back", "const place = chart.parentNode; chart.remove(); await rest(); place.append(chart)"),
    (
        "moved to another place",
        "const box = document.createElement('div'); document.body.append(box); box.append(chart)",
    ),
    (
        "without a size for a while",
        "chart.style.cssText = 'display:block;width:0;height:0;overflow:hidden'; await rest(); chart.style.cssText = ''",
    ),
    ("hidden for a while", "chart.hidden = true; await rest(); chart.hidden = false"),
    (
        "in another document for a while",
        "const frame = document.createElement('iframe'); document.body.append(frame);
        frame.contentDocument.body.append(chart); await rest(); document.body.prepend(chart); frame.remove()",
    ),
];

/// An element that scripts move, hide or shrink is drawn when it is seen again, as wide as its place.
fn moved_elements(page: &mut Page) -> Result<()> {
    for (index, (what, way)) in WAYS.into_iter().enumerate() {
        open(page, &format!("moved-{index}.html"), "", ELEMENT)?;
        must_be_drawn(page, what)?;
        let script = format!(
            "const chart = document.querySelector('district-chart');
            const rest = () => new Promise((done) => setTimeout(done, 150));
            return (async () => {{ {way}; await rest(); return true; }})()"
        );
        page.browser.run(&script, &[])?;
        page.wait_until(&format!("a chart {what} is drawn as wide as its place"), |shown| {
            shown.text("state") == "drawn"
                && shown.is_sharp()
                && shown.canvas("cssWidth").is_ok_and(|width| width > 300.0)
        })?;
        page.must_be_quiet()?;
    }
    Ok(())
}

/// Screens from half a pixel to eight pixels a CSS pixel, and numbers that no screen has.
fn any_pixel_ratio(page: &mut Page) -> Result<()> {
    for ratio in [json!(0.5), json!(3.3), json!(8), json!(0), json!(null), json!(1e9)] {
        let before = format!("Object.defineProperty(window, 'devicePixelRatio', {{ value: {ratio} }})");
        open(page, &format!("ratio-{}.html", ratio.to_string().replace('.', "-")), &before, ELEMENT)?;
        must_be_drawn(page, &format!("a ratio of {ratio}"))?;
        let size = "const { width, height } = document.querySelector('district-chart').shadowRoot.querySelector('canvas'); return [width, height]";
        let size = page.browser.run(size, &[])?;
        let side = |index: usize| size[index].as_f64().unwrap_or_default();
        ensure!(
            (1.0..=16_384.0).contains(&side(0)) && (1.0..=16_384.0).contains(&side(1)),
            "found a canvas of {size} at a ratio of {ratio}, expected sides that a browser draws"
        );
        page.must_be_quiet()?;
    }
    Ok(())
}
