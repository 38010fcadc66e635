//! Cases of pages that show charts: what their rules, their zoom and their keys do to a chart, and what a chart leaves in them.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::engine::Engine;

use crate::Case;
use crate::embeds::{checkout_embed_code, wait_for};
use crate::everyone::chrome;
use crate::page::{Page, Shown};
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "a_document_holds_the_chart_that_is_shown", engines: &Engine::ALL, check: document_holds_the_chart },
    Case { name: "a_failure_leaves_no_other_chart", engines: &Engine::ALL, check: failure_leaves_no_other_chart },
    Case {
        name: "the_texts_of_a_chart_are_those_of_the_document",
        engines: &Engine::ALL,
        check: texts_are_in_the_document,
    },
    Case {
        name: "a_copied_element_holds_its_texts_once",
        engines: &Engine::ALL,
        check: copied_element_holds_its_texts_once,
    },
    Case { name: "a_mark_is_found_under_zoom_and_transforms", engines: &Engine::ALL, check: mark_is_found_under_zoom },
    Case {
        name: "a_zoomed_chart_is_sharp",
        engines: &[Engine::Chromium, Engine::Firefox],
        check: zoomed_chart_is_sharp,
    },
    Case { name: "no_rule_of_a_host_changes_a_chart", engines: &Engine::ALL, check: no_rule_of_a_host_changes_a_chart },
    Case { name: "a_hidden_place_hides_its_chart", engines: &Engine::ALL, check: hidden_place_hides_its_chart },
    Case {
        name: "a_chart_follows_the_text_size_of_its_reader",
        engines: &[Engine::Chromium],
        check: follows_the_reader,
    },
    Case { name: "a_host_without_doctype_changes_no_table", engines: &Engine::ALL, check: host_without_doctype },
    Case {
        name: "a_key_that_does_nothing_is_left_to_the_page",
        engines: &Engine::ALL,
        check: keys_are_left_to_the_page,
    },
    Case { name: "a_high_chart_is_cut_in_a_frame", engines: &Engine::ALL, check: high_chart_is_cut },
    Case {
        name: "sources_in_a_high_frame_leave_the_page_where_it_is",
        engines: &Engine::ALL,
        check: sources_in_a_high_frame,
    },
    Case { name: "the_loader_leaves_the_link_in_the_page", engines: &Engine::ALL, check: loader_leaves_the_link },
    Case { name: "a_place_without_a_width_waits", engines: &Engine::ALL, check: place_without_a_width_waits },
    Case { name: "an_element_takes_an_address_for_its_link", engines: &Engine::ALL, check: address_is_a_link },
];

/// Writes and opens a host page with the script of the element.
pub(crate) fn open_host(page: &Page, name: &str, head: &str, body: &str) -> Result<()> {
    let script = page.site.address(Variant::Checkout, "www/district-chart.js");
    let head = format!("<script src=recorder.js></script>{head}<script type=module src=\"{script}\"></script>");
    let address = page.write_guest(name, &head, body)?;
    page.leave()?;
    page.browser.open_address(&address)
}

/// The same, and waits until the chart is drawn.
pub(crate) fn open_drawn(page: &Page, name: &str, head: &str, body: &str) -> Result<Shown> {
    open_host(page, name, head, body)?;
    let shown = page.wait_until("the chart draws or fails", Shown::is_settled)?;
    shown.must_be_drawn()?;
    Ok(shown)
}

/// An element of the chart of growth.
const ELEMENT: &str = "<district-chart link=\"l=en\" loading=eager></district-chart>";

/// Figures of the first chart that no other chart below has.
const FIRST_FIGURES: [&str; 3] = ["24.3", "21.6", "16.3"];

/// Returns the texts that a chart has in the document, with the number of times that each is there, and the whole document as it is saved.
const HELD: &str = "const chart = document.querySelector('district-chart');
    const { title, subtitle, source, notes, rows } = chart.words;
    const all = document.body.cloneNode(true);
    for (const other of all.querySelectorAll('form, footer, header, noscript')) other.remove();
    const text = all.textContent;
    const count = (part) => text.split(part).length - 1;
    return { title, counts: [title, source, ...notes].map(count), subtitle: count(subtitle) > 0,
      rows: rows.every(([name, figure]) => text.includes(name) && text.includes(figure)),
      text: chart.textContent, saved: document.documentElement.outerHTML }";

/// The document holds the texts, the figures and the sources of the chart that is shown, once, and nothing of another, however the chart
/// was asked for.
fn document_holds_the_chart(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "i=four-new-share-gdp&l=en")?.must_be_drawn()?;
    must_hold_one_chart(page, "i=four-new-share-gdp&l=en")?;
    for link in ["c=tiles&i=project-count&l=en", "i=four-new-share-fai", "i=four-new-share-gdp&l=en&tab=table"] {
        page.turn_to(link)?.must_be_drawn()?;
        wait_for(
            page,
            "the table is filled",
            "return document.querySelector('district-chart table').rows.length > 5",
            &[],
        )?;
        must_hold_one_chart(page, link)?;
    }
    // The first chart is held once too, and again after another.
    for link in ["l=zh", "i=four-new-share-gdp", ""] {
        page.turn_to(link)?.must_be_drawn()?;
        let count = "return document.querySelector('district-chart table').textContent.split('24.3').length - 1";
        let expected = if link.contains("gdp") { json!(0) } else { json!(1) };
        wait_for(
            page,
            "the figure is held once",
            &format!("return ({}) === arguments[0]", count.trim_start_matches("return ")),
            &[expected],
        )?;
    }
    page.must_be_quiet()
}

fn must_hold_one_chart(page: &Page, link: &str) -> Result<()> {
    let held = page.browser.run(HELD, &[])?;
    let counts = held["counts"].as_array().context("found no counts")?;
    ensure!(counts.iter().all(|count| *count == 1), "found the texts {counts:?} times, expected each once, at {link}");
    ensure!(
        held["subtitle"] == true && held["rows"] == true,
        "found {}, expected all figures, at {link}",
        held["text"]
    );
    for part in ["text", "saved"] {
        let text = held[part].as_str().unwrap_or_default();
        let foreign: Vec<_> = FIRST_FIGURES.iter().filter(|figure| text.contains(**figure)).collect();
        ensure!(foreign.is_empty(), "found {foreign:?} of the first chart in the {part}, expected none, at {link}");
    }
    Ok(())
}

/// A chart that fails after another leaves nothing of the other, and the next one is drawn.
fn failure_leaves_no_other_chart(page: &mut Page) -> Result<()> {
    let element = "<district-chart link=\"l=en\" loading=eager><a href=\"#\">The finding</a>\
        <script type=\"application/json\" data-link=\"damaged\">{ damaged</script></district-chart>";
    open_drawn(page, "failure.html", "", element)?;
    let change = "document.querySelector('district-chart').setAttribute('link', arguments[0])";
    page.browser.run(change, &[json!("damaged")])?;
    page.wait_until("the chart fails", |shown| shown.text("state") == "failed")?;
    let text = page.browser.run("return document.querySelector('district-chart').textContent.trim()", &[])?;
    ensure!(text == "The finding", "found the text {text}, expected that of the host alone");
    let visible = "return document.querySelector('a').getClientRects().length > 0";
    ensure!(page.browser.run(visible, &[])? == true, "found the link of the host hidden, expected it visible");
    page.browser.run(change, &[json!("i=four-new-share-gdp&l=en")])?;
    page.wait_until("the next chart is drawn", |shown| {
        shown.text("state") == "drawn" && shown.text("title").contains("GDP") && shown.table().len() == 11
    })?;
    page.must_be_quiet()
}

/// What changes text in the document, such as a translator, changes what is seen; and the text of the document is that of the chart.
fn texts_are_in_the_document(page: &mut Page) -> Result<()> {
    open_drawn(page, "texts.html", "", ELEMENT)?;
    let translate = "const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) if (walker.currentNode.data.trim() && walker.currentNode.parentElement.localName !== 'script') texts.push(walker.currentNode);
        for (const text of texts) {
          const outer = document.createElement('font');
          const inner = outer.appendChild(document.createElement('font'));
          inner.textContent = `«${text.data}»`;
          text.replaceWith(outer);
        }
        const chart = document.querySelector('district-chart');
        chart.shadowRoot.querySelector('details').open = true;
        const seen = (element) => {
          element.scrollIntoView({ block: 'center' });
          const range = document.createRange();
          range.selectNodeContents(element);
          const { left, top, height } = range.getClientRects()[0];
          const at = document.elementFromPoint(left + 4, top + height / 2);
          return Boolean(at && element.contains(at) && at.closest('district-chart') === chart && at.textContent.startsWith('«'));
        };
        const parts = [...['title', 'subtitle', 'coverage', 'source'].map((name) => chart.querySelector(`:scope > [slot=${name}]`)),
          ...chart.querySelectorAll('li, caption, tbody th, td:not(:empty)')];
        return { count: parts.length, unseen: parts.filter((part) => !seen(part)).map((part) => part.outerHTML) }";
    let found = page.browser.run(translate, &[])?;
    ensure!(found["unseen"] == json!([]), "found {found}, expected that every text is seen as the document has it");
    ensure!(found["count"].as_u64() > Some(25), "found {found}, expected all texts and cells");
    let names = "const chart = document.querySelector('district-chart');
        return [...chart.children].filter(({ slot }) => slot).map(({ localName, slot, lang, dir }) => [localName, slot, lang, dir].join(' '))";
    let names = page.browser.run(names, &[])?;
    let expected = json!([
        "h2 title en ltr",
        "p subtitle en ltr",
        "p coverage en ltr",
        "ul notes en ltr",
        "p source en ltr",
        "table table en ltr"
    ]);
    ensure!(names == expected, "found the texts {names}, expected {expected}");
    page.must_be_quiet()
}

/// A copy of an element, as some hosts make of whole pages, holds each text once, and so does an element that is moved.
fn copied_element_holds_its_texts_once(page: &mut Page) -> Result<()> {
    open_drawn(page, "copied.html", "", ELEMENT)?;
    let copy = "const chart = document.querySelector('district-chart');
        const copy = chart.cloneNode(true);
        copy.removeAttribute('state');
        document.body.append(copy);
        const place = document.body.appendChild(document.createElement('div'));
        place.append(chart);";
    page.browser.run(copy, &[])?;
    let once = "return [...document.querySelectorAll('district-chart')].every((chart) => chart.getAttribute('state') === 'drawn' &&
        chart.querySelectorAll('table').length === 1 && chart.textContent.split(chart.words.title).length === 2 &&
        chart.querySelector('h2').getClientRects().length === 1 && chart.querySelector('table').rows.length === 11)";
    wait_for(page, "both elements hold their texts once", once, &[])?;
    page.must_be_quiet()
}

/// Places of an element: a style of what is around it, one of what is inside that, and its zoom.
const PLACES: [(&str, &str, f64); 6] = [
    ("width:600px", "", 1.0),
    ("zoom:1.5;width:600px", "", 1.5),
    ("zoom:2;width:300px", "zoom:0.75;width:500px", 1.5),
    ("transform:scale(0.75);transform-origin:0 0;width:600px", "", 1.0),
    ("transform:rotate(90deg);transform-origin:300px 300px;width:600px", "", 1.0),
    ("zoom:1.25;width:500px", "transform:scale(0.8) rotate(90deg);transform-origin:250px 250px", 1.25),
];

/// Returns the point of the window where the middle of a mark is; the arguments are the index of the mark and the zoom. WebKit gives
/// rectangles in the lengths of the zoomed element.
const POINT_OF_MARK: &str = "const [index, zoom] = arguments;
    const canvas = document.querySelector('district-chart').shadowRoot.querySelector('canvas');
    const [x, y, width, height] = places.slice(4 * index, 4 * index + 4);
    const { left, top, width: wide, height: high } = canvas.getBoundingClientRect();
    const isTurned = Math.abs(wide / high - canvas.offsetHeight / canvas.offsetWidth) < 0.01;
    const isLegacy = canvas.currentCSSZoom === undefined;
    const unit = isLegacy ? zoom : 1;
    const scale = (isTurned ? high : wide) / canvas.offsetWidth;
    const [across, down] = [(x + width / 2) * scale, (y + height / 2) * scale];
    return isTurned ? [(left + wide - down) * unit, (top + across) * unit] : [(left + across) * unit, (top + down) * unit]";

/// Pointing at a mark reads it, and a press shows its sources, however the page zooms, scales and turns the element.
fn mark_is_found_under_zoom(page: &mut Page) -> Result<()> {
    let record = "<style>body { margin: 0 }</style><script>addEventListener('district-chart-drawn', ({ detail }) => (window.places = detail.places))</script>";
    for (index, (outer, inner, zoom)) in PLACES.into_iter().enumerate() {
        let body = format!("<div style=\"{outer}\"><div style=\"{inner}\">{ELEMENT}</div></div>");
        let shown = open_drawn(page, &format!("zoom-{index}.html"), record, &body)?;
        wait_for(
            page,
            "the chart is drawn at rest",
            "return new Promise((done) => setTimeout(() => done(true), 200))",
            &[],
        )?;
        let table = shown.table();
        for mark in [0, 3, 9] {
            let name = &table[mark + 1][0];
            let point = page.browser.run(POINT_OF_MARK, &[json!(mark), json!(zoom)])?;
            let at = (number(&point[0])?, number(&point[1])?);
            page.browser.point_at((1.0, 1.0))?;
            page.browser.point_at(at)?;
            page.wait_until(&format!("{name} is read at {at:?} in {outer:?} {inner:?}"), |shown| {
                shown.text("spoken").starts_with(name.as_str())
            })?;
        }
        click_here(page)?;
        let heading = "return document.querySelector('district-chart').shadowRoot.querySelector('dialog[open] h2')?.textContent ?? ''";
        let expected = page.browser.run("return document.querySelector('district-chart').words.marks[9][0]", &[])?;
        wait_for(
            page,
            "the sources of the mark are shown",
            &format!("return (() => {{ {heading} }})() === arguments[0]"),
            &[expected],
        )?;
    }
    page.must_be_quiet()
}

/// Presses and releases the mouse where it is.
pub(crate) fn click_here(page: &Page) -> Result<()> {
    let actions = json!({ "actions": [{ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" },
        "actions": [{ "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 }] }] });
    page.browser.post("actions", actions).map(drop)
}

fn number(value: &Value) -> Result<f64> {
    value.as_f64().with_context(|| format!("found {value}, expected a number"))
}

/// A zoomed chart has a pixel of its canvas for each pixel of the screen, and is as wide as its place.
fn zoomed_chart_is_sharp(page: &mut Page) -> Result<()> {
    for zoom in [0.8, 1.5, 2.0] {
        let body = format!("<div style=\"zoom:{zoom};width:400px\">{ELEMENT}</div>");
        open_drawn(page, "sharp.html", "", &body)?;
        let shown = page.wait_until("the chart is sharp", Shown::is_sharp)?;
        let width = shown.canvas("cssWidth")?;
        ensure!(
            (width - 400.0 * zoom).abs() < 1.5,
            "found a chart {width} px wide at zoom {zoom}, expected that of its place"
        );
    }
    page.must_be_quiet()
}

/// Rules of hosts. The last ones are as hostile as can be.
const RULES: [&str; 10] = [
    "html{font-size:62.5%}",
    "html{font-size:200%} body{font:italic 700 30px/3 monospace;color:red}",
    "html{direction:rtl}",
    ":root,*{--ink:red;--soft:red;--paper:red;--hairline:red;--accent:red;--zh:cursive;--en:cursive}",
    "*{color:#999;letter-spacing:.1em;text-transform:uppercase}",
    "*{word-spacing:1em;text-indent:3em;text-align:right;line-height:3;white-space:pre;hyphens:auto;text-shadow:0 0 4px red;quotes:none}",
    "*{direction:rtl;unicode-bidi:bidi-override;writing-mode:vertical-rl;font-variant:small-caps;font-stretch:50%;font-kerning:none}",
    "h2,p,ul,li,table,caption,th,td,button{margin:3em;padding:2em;border:5px solid red;background:red;font:900 40px cursive;float:left;display:block}
     p::before,td::before{content:'x'} p::first-letter,h2::first-letter{font-size:300%;float:left} li{list-style:square}",
    "*{color:red !important;letter-spacing:.3em !important;text-transform:uppercase !important;text-align:right !important;font:italic 30px/3 serif !important;
     text-decoration:underline !important;text-indent:4em !important;word-spacing:1em !important;white-space:nowrap !important;text-shadow:1px 1px red !important}
     district-chart *{margin:9px !important;padding:9px !important;border:9px solid red !important;display:inline !important;opacity:.5 !important;
     filter:blur(2px) !important;transform:rotate(3deg) !important;position:relative !important;background:red !important;width:50% !important;visibility:visible !important}",
    "*{direction:rtl !important;unicode-bidi:bidi-override !important;hyphens:auto !important;tab-size:9 !important;text-emphasis:dot !important;
     caption-side:bottom !important;border-spacing:9px !important;word-break:break-all !important;cursor:wait !important;orphans:9 !important;
     font-feature-settings:'smcp' !important;font-size-adjust:1 !important;text-underline-offset:9px !important;-webkit-text-stroke:2px red !important;
     -webkit-text-fill-color:red !important;-webkit-text-security:disc !important}",
];

/// Returns how everything that a chart shows is styled and where it lies, and its picture.
const LOOK: &str = "const chart = document.querySelector('district-chart');
    const { shadowRoot } = chart;
    shadowRoot.querySelector('details').open = true;
    const names = ['color', 'backgroundColor', 'direction', 'unicodeBidi', 'letterSpacing', 'wordSpacing', 'textTransform', 'textIndent', 'textAlign',
      'lineHeight', 'whiteSpace', 'hyphens', 'fontFamily', 'fontSize', 'fontStyle', 'fontWeight', 'fontVariantCaps', 'writingMode', 'textShadow',
      'textDecorationLine', 'visibility', 'opacity', 'filter', 'transform', 'position', 'float', 'listStyleType', 'wordBreak', 'webkitTextFillColor',
      'webkitTextStrokeWidth', 'textUnderlineOffset', 'fontFeatureSettings'];
    const origin = chart.getBoundingClientRect();
    const look = (element) => {
      const style = getComputedStyle(element);
      const { left, top, width, height } = element.getBoundingClientRect();
      const rect = [left - origin.left, top - origin.top, width, height].map((length) => Math.round(length)).join(' ');
      const [before, after] = ['::before', '::after'].map((pseudo) => getComputedStyle(element, pseudo).content);
      return [element.localName, rect, before, after, ...names.map((name) => style[name])].join('; ');
    };
    const own = [...shadowRoot.querySelectorAll('.root *:not(slot)')].filter((element) => element.getClientRects().length > 0);
    const texts = [...chart.querySelectorAll('[data-part], [data-part] *')];
    return { height: Math.round(origin.height), parts: [...own, ...texts].map(look), picture: shadowRoot.querySelector('canvas').toDataURL() }";

/// Nothing of a chart changes whatever rules a page has, with `!important` or without, for the whole page, for every element, or for the
/// elements of the chart.
fn no_rule_of_a_host_changes_a_chart(page: &mut Page) -> Result<()> {
    let mut plain: Option<Value> = None;
    for (index, rules) in [""].into_iter().chain(RULES).enumerate() {
        let head = format!("<style>{rules}</style>");
        // What a page says of the element itself holds: here, its place.
        let place = "style=\"display:block!important;position:absolute!important;left:20px;top:20px;width:600px!important;margin:0!important;\
            padding:0!important;border:0!important\"";
        let element = ELEMENT.replace("loading", &format!("{place} loading"));
        let shown = open_drawn(page, &format!("rules-{index}.html"), &head, &element)?;
        ensure!(shown.table().len() == 11, "found no table with the rules {rules}");
        page.browser.run("document.querySelector('district-chart').shadowRoot.querySelector('.plot').focus()", &[])?;
        page.browser.press("\u{e015}")?;
        page.wait_until("a mark is read", |shown| !shown.text("spoken").is_empty())?;
        let found = page.browser.run(LOOK, &[])?;
        let Some(plain) = &plain else {
            plain = Some(found);
            continue;
        };
        let parts = |look: &Value| look["parts"].as_array().cloned().unwrap_or_default();
        let changed: Vec<_> =
            parts(plain).into_iter().zip(parts(&found)).filter(|(before, after)| before != after).take(3).collect();
        ensure!(changed.is_empty(), "found changes by {rules:?}, expected none: {changed:#?}");
        for part in ["height", "picture"] {
            ensure!(plain[part] == found[part], "found another {part} with {rules:?}, expected the same");
        }
    }
    page.must_be_quiet()
}

/// A chart in a place that is hidden by `visibility` is hidden too, with its texts.
fn hidden_place_hides_its_chart(page: &mut Page) -> Result<()> {
    open_drawn(page, "hidden-place.html", "", &format!("<div id=place style=\"visibility:hidden\">{ELEMENT}</div>"))?;
    let seen = "const chart = document.querySelector('district-chart');
        return [chart.shadowRoot.querySelector('canvas'), chart.querySelector('h2'), chart.querySelector('td')]
          .map((element) => getComputedStyle(element).visibility).join()";
    let found = page.browser.run(seen, &[])?;
    ensure!(found == "hidden,hidden,hidden", "found {found} in a hidden place, expected hidden");
    page.browser.run("document.getElementById('place').style.visibility = ''", &[])?;
    let found = page.browser.run(seen, &[])?;
    ensure!(found == "visible,visible,visible", "found {found} in a place that is shown, expected visible");
    page.must_be_quiet()
}

/// Text follows the size that the reader has set in the browser, not that of the page's root.
fn follows_the_reader(page: &mut Page) -> Result<()> {
    let sizes = |standard: u32| {
        // The default of Chromium is 16 for text and 13 for code.
        chrome(page, "Page.setFontSizes", &json!({ "fontSizes": { "standard": standard, "fixed": 13 } }))
    };
    let size = "return parseFloat(getComputedStyle(document.querySelector('district-chart > [slot=source]')).fontSize)";
    let mut found = Vec::new();
    for (standard, root) in [(16, "62.5%"), (24, "62.5%"), (24, "10px")] {
        sizes(standard)?;
        let opened = open_drawn(page, "reader.html", &format!("<style>html{{font-size:{root}}}</style>"), ELEMENT);
        let read = opened.and_then(|_| page.browser.run(size, &[]));
        sizes(16)?;
        found.push(number(&read?)?);
    }
    ensure!(
        found == [14.0, 21.0, 21.0],
        "found the sizes {found:?} of text, expected 14 px, and 21 px for a reader of large text"
    );
    page.must_be_quiet()
}

/// In a page without a doctype, where browsers reset the text of tables, the table looks like the rest of the chart.
fn host_without_doctype(page: &mut Page) -> Result<()> {
    let script = page.site.address(Variant::Checkout, "www/district-chart.js");
    let html = format!(
        "<html><head><title>old</title><style>body {{ color: #222; font-size: 22px }}</style></head><body>\
         <district-chart link=\"l=en\" theme=dark loading=eager></district-chart><script type=module src=\"{script}\"></script></body></html>"
    );
    let address = page.write_guest("old.html", "", "")?;
    page.leave()?;
    page.browser.open_address(&address)?;
    page.browser.run("document.open(); document.write(arguments[0]); document.close()", &[json!(html)])?;
    page.wait_until("the chart is drawn", |shown| shown.text("state") == "drawn" && shown.table().len() == 11)?;
    let read = "const chart = document.querySelector('district-chart');
        chart.shadowRoot.querySelector('details').open = true;
        const look = (element) => { const { color, fontSize, textAlign, whiteSpace } = getComputedStyle(element); return [color, fontSize, textAlign, whiteSpace].join(); };
        const { color } = getComputedStyle(chart.shadowRoot.querySelector('.root'));
        return { mode: document.compatMode, ink: color, cells: [...new Set([...chart.querySelectorAll('td, tbody th')].map(look))] }";
    let found = page.browser.run(read, &[])?;
    ensure!(found["mode"] == "BackCompat", "found the mode {}, expected that of old pages", found["mode"]);
    let ink = found["ink"].as_str().unwrap_or_default();
    ensure!(ink == "rgb(245, 248, 250)", "found the ink {ink}, expected that of the dark theme");
    ensure!(
        found["cells"] == json!([format!("{ink},14px,start,normal")]),
        "found the cells {found}, expected the ink of the chart"
    );
    Ok(())
}

/// In a dialog of the host, Escape first leaves the mark that is read, and then closes the dialog. Keys that do something are not heard by
/// the page around, and all others are.
fn keys_are_left_to_the_page(page: &mut Page) -> Result<()> {
    let body = format!(
        "<dialog id=host>{ELEMENT}</dialog><script>
        window.heard = [];
        addEventListener('keydown', ({{ key, defaultPrevented }}) => heard.push(key + (defaultPrevented ? ' taken' : '')));
        document.getElementById('host').showModal();</script>"
    );
    open_drawn(page, "keys.html", "", &body)?;
    let is_open = |page: &Page| page.browser.run("return document.getElementById('host').open", &[]);
    page.browser.run("document.querySelector('district-chart').shadowRoot.querySelector('.plot').focus()", &[])?;
    // Down, End, down at the last mark, page down, Escape from the mark.
    for key in ["\u{e015}", "\u{e010}", "\u{e015}", "\u{e00f}", "\u{e00c}"] {
        page.browser.press(key)?;
    }
    page.wait_until("no mark is read", |shown| shown.text("spoken").is_empty())?;
    ensure!(
        is_open(page)? == true,
        "found the dialog of the host closed by the key that left a mark, expected it open"
    );
    let heard = page.browser.run("return heard.join()", &[])?;
    ensure!(
        heard == "ArrowDown,PageDown",
        "found the keys {heard} at the host, expected those that did nothing in the chart"
    );
    // Sources of a mark close by Escape, and the dialog of the host stays.
    page.browser.press("\u{e015}")?;
    page.browser.press("\u{e007}")?;
    let sources = "return Boolean(document.querySelector('district-chart').shadowRoot.querySelector('dialog[open]')) === arguments[0]";
    wait_for(page, "the sources are shown", sources, &[json!(true)])?;
    page.browser.press("\u{e00c}")?;
    wait_for(page, "the sources are closed", sources, &[json!(false)])?;
    ensure!(is_open(page)? == true, "found the dialog of the host closed with the sources, expected it open");
    let heard = page.browser.run("return heard.join()", &[])?;
    ensure!(heard == "ArrowDown,PageDown", "found the keys {heard} at the host, expected no more");
    page.browser.run("document.querySelector('district-chart').shadowRoot.querySelector('.plot').focus()", &[])?;
    page.browser.press("\u{e00c}")?;
    page.browser.press("\u{e00c}")?;
    wait_for(page, "Escape closes the dialog of the host", "return !document.getElementById('host').open", &[])?;
    page.must_be_quiet()
}

/// An element accepts the address of a published chart, which is what a reader copies, and that of a frame; one that is of no chart is
/// reported.
fn address_is_a_link(page: &mut Page) -> Result<()> {
    for (link, title, notices) in [
        ("https://charts.example/s/four-new-share-gdp-en/", "GDP", 0),
        ("https://charts.example/s/four-new-share-gdp-en/embed.html?v=1&amp;t=1699999999", "GDP", 0),
        (
            "https://charts.example/www/embed.html?v=1&amp;c=rank&amp;i=four-new-share-gdp&amp;l=en&amp;v=20231101",
            "GDP",
            0,
        ),
        ("https://charts.example/s/nowhere-en/", "Laixi", 1),
    ] {
        let shown = open_drawn(
            page,
            "address.html",
            "",
            &format!("<district-chart link=\"{link}\" loading=eager></district-chart>"),
        )?;
        ensure!(
            shown.text("title").contains(title),
            "found the title {:?} of {link}, expected {title:?} in it",
            shown.text("title")
        );
        ensure!(
            shown.notices().len() == notices,
            "found the notices {:?} of {link}, expected {notices}",
            shown.notices()
        );
    }
    page.must_be_quiet()
}

/// The link of a chart that is higher than hosts allow.
const HIGH: &str = "c=profile&d=~qingdao&l=en";

/// In a frame a high chart ends with its first rows and a link to the whole. All that is seen is reached by keyboard, and nothing else.
fn high_chart_is_cut(page: &mut Page) -> Result<()> {
    for width in [320, 900] {
        let src = page.site.address(Variant::Checkout, &format!("www/embed.html?{HIGH}")).replace('&', "&amp;");
        let frame = format!("<iframe src=\"{src}\" style=\"border:0;width:{width}px;height:1000px\"></iframe>");
        let address = page.write_guest("high.html", "", &frame)?;
        page.leave()?;
        page.browser.open_address(&address)?;
        page.browser.enter_frame("iframe")?;
        page.wait_until("the framed chart draws", |shown| shown.text("state") == "drawn" && shown.is_sharp())?;
        let read = "const chart = document.querySelector('district-chart');
            const part = (name) => chart.shadowRoot.querySelector(name);
            const link = part('.more-rows a');
            return { fits: document.documentElement.scrollHeight <= innerHeight, label: link.textContent, href: link.href, target: link.target,
              rows: chart.querySelector('table').rows.length }";
        let found = page.browser.run(read, &[])?;
        ensure!(
            found["fits"] == true && found["rows"].as_u64() > Some(40),
            "found {found}, expected a short picture that fits and the whole table, {width} px wide"
        );
        ensure!(found["target"] == "_blank", "found {found}, expected a link that opens the page");
        let href = found["href"].as_str().unwrap_or_default();
        ensure!(
            href.ends_with(&format!("www/index.html?{HIGH}")),
            "found the link {href:?}, expected one to the whole"
        );
        let label = found["label"].as_str().unwrap_or_default();
        let count = label.strip_suffix(" more rows: open the full chart").and_then(|count| count.parse::<u64>().ok());
        let hidden = count.with_context(|| format!("found the label {label:?}, expected the number of rows"))?;
        // Every mark that is seen is reached by keyboard, and no other.
        let reached = "const chart = document.querySelector('district-chart');
            const [plot, said] = ['.plot', '.said'].map((name) => chart.shadowRoot.querySelector(name));
            const { places } = await new Promise((done) => {
              chart.addEventListener('district-chart-drawn', ({ detail }) => done(detail), { once: true });
              chart.setAttribute('theme', 'light');
            });
            const seen = chart.words.marks.slice(0, places.length / 4).map(([spoken]) => spoken);
            const read = [];
            for (let key = 'Home'; read.at(-1) !== said.textContent || !read.length; key = 'ArrowDown') {
              if (said.textContent) read.push(said.textContent);
              plot.dispatchEvent(new KeyboardEvent('keydown', { key }));
            }
            return { all: chart.words.marks.length, seen, read }";
        let reached = page.browser.run(&format!("return (async () => {{ {reached} }})()"), &[])?;
        ensure!(
            reached["seen"] == reached["read"],
            "found {reached}, expected that what is seen is read, {width} px wide"
        );
        let seen = reached["seen"].as_array().map_or(0, Vec::len) as u64;
        ensure!(
            reached["all"] == seen + hidden && seen > 2,
            "found {seen} marks seen of {}, expected {hidden} more",
            reached["all"]
        );
        page.browser.leave_frames()?;
    }
    page.must_be_quiet()
}

/// In a frame that is higher than the window, sources open near the mark, within what is seen, and the page around does not move.
fn sources_in_a_high_frame(page: &mut Page) -> Result<()> {
    const REST: &str = "return new Promise((done) => setTimeout(() => done(true), 250))";
    let src = page.site.address(Variant::Checkout, "www/embed.html?l=en");
    let space = "<p style=\"height:900px\">Text.</p>";
    let frame = format!("{space}<iframe src=\"{src}\" style=\"border:0;width:100%;height:1000px\"></iframe>{space}");
    let address = page.write_guest("sources.html", "", &frame)?;
    page.leave()?;
    page.browser.resize(500, 667)?;
    page.browser.open_address(&address)?;
    let numbers = |script: &str| -> Result<Vec<f64>> {
        let found = page.browser.run(script, &[])?;
        found.as_array().into_iter().flatten().map(number).collect()
    };
    let in_frame = |script: &str| -> Result<Vec<f64>> {
        page.browser.enter_frame("iframe")?;
        let found = numbers(script);
        page.browser.leave_frames()?;
        found
    };
    page.browser.enter_frame("iframe")?;
    page.wait_until("the framed chart draws", |shown| shown.text("state") == "drawn")?;
    page.browser.leave_frames()?;
    let canvas = in_frame(
        "const { top, height } = document.querySelector('district-chart').shadowRoot.querySelector('canvas').getBoundingClientRect(); return [top, height]",
    )?;
    for share in [0.05, 0.95] {
        // The mark lies in the middle of the window, and by keyboard it is the same.
        let row = canvas[0] + share * canvas[1];
        let scroll = "const frame = document.querySelector('iframe'); scrollTo(0, frame.offsetTop + arguments[0] - innerHeight / 2)";
        page.browser.run(scroll, &[json!(row)])?;
        wait_for(page, "the page is at rest", REST, &[])?;
        let before =
            numbers("return [scrollY, innerHeight, document.querySelector('iframe').getBoundingClientRect().top]")?;
        page.browser.point_at((150.0, row + before[2]))?;
        click_here(page)?;
        let open = "return Boolean(document.querySelector('district-chart').shadowRoot.querySelector('dialog[open]')) === arguments[0]";
        page.browser.enter_frame("iframe")?;
        wait_for(page, "the sources are shown", open, &[json!(true)])?;
        page.browser.leave_frames()?;
        wait_for(page, "the page is at rest", REST, &[])?;
        let rect = in_frame(
            "const { top, bottom } = document.querySelector('district-chart').shadowRoot.querySelector('dialog').getBoundingClientRect(); return [top, bottom]",
        )?;
        let after =
            numbers("return [scrollY, innerHeight, document.querySelector('iframe').getBoundingClientRect().top]")?;
        ensure!(after == before, "found the page at {after:?} with the sources, expected it to rest at {before:?}");
        let (top, bottom) = (rect[0] + after[2], rect[1] + after[2]);
        ensure!(
            top >= 0.0 && bottom <= after[1],
            "found the sources from {top} to {bottom} px, expected them within {} px",
            after[1]
        );
        page.browser.press("\u{e00c}")?;
        page.browser.enter_frame("iframe")?;
        wait_for(page, "the sources are closed", open, &[json!(false)])?;
        page.browser.leave_frames()?;
        wait_for(page, "the page is at rest", REST, &[])?;
        let closed = numbers("return [scrollY]")?;
        ensure!(
            closed[0] == before[0],
            "found the page at {closed:?} after the sources, expected it to rest at {before:?}"
        );
    }
    page.must_be_quiet()
}

/// The loader hides the link and leaves it where it is, whatever a page says of links, so that what made the link can remove it.
fn loader_leaves_the_link(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["Unrecognized feature: 'web-share'"]);
    let code = checkout_embed_code(page, "link", "l=en")?;
    let body = format!("<style>a {{ display: block !important }}</style><div id=root>{code}</div>");
    let head = "<script>addEventListener('DOMContentLoaded', () => (window.made = document.querySelector('a.district-chart')))</script>";
    let address = page.write_guest("react.html", head, &body)?;
    page.leave()?;
    page.browser.open_address(&address)?;
    let hidden =
        "return made.isConnected && made.parentNode.id === 'root' && made.nextSibling.localName === 'iframe' &&
        made.getClientRects().length === 0";
    wait_for(page, "the link is hidden in its place", hidden, &[])?;
    let removed =
        "made.parentNode.removeChild(made); return !made.isConnected && document.querySelector('iframe').isConnected";
    ensure!(
        page.browser.run(removed, &[])? == true,
        "found that the link cannot be removed, expected that its maker can"
    );
    page.must_be_quiet()
}

/// In a place without a width the loader waits, as long as it takes, and shows the chart once there is room.
fn place_without_a_width_waits(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["Unrecognized feature: 'web-share'"]);
    let code = checkout_embed_code(page, "link", "l=en")?;
    let body = format!("<div id=place style=\"width:0;overflow:hidden\">{code}</div>");
    let address = page.write_guest("narrow.html", "", &body)?;
    page.leave()?;
    page.browser.open_address(&address)?;
    std::thread::sleep(std::time::Duration::from_millis(10_500));
    let frames = page.browser.run("return document.querySelectorAll('iframe').length", &[])?;
    ensure!(frames == 1, "found {frames} frames in a place without a width, expected that one waits");
    page.browser.run("document.getElementById('place').style.width = '600px'", &[])?;
    let hidden = "return document.querySelector('a.district-chart').getClientRects().length === 0 && document.querySelector('iframe').offsetHeight > 300";
    wait_for(page, "the chart is shown", hidden, &[])?;
    page.browser.enter_frame("iframe")?;
    page.wait_until("the chart is drawn for its width", |shown| shown.text("state") == "drawn" && shown.is_sharp())?;
    page.browser.leave_frames()?;
    page.must_be_quiet()
}
