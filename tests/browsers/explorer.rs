//! What must hold of the page around a chart: a person's path through it without a mouse, what can be chosen and taken back, the
//! tabs, the sources behind a mark, and what leaves the page.

use anyhow::{Result, bail, ensure};
use district_charts::link::Kind;
use serde_json::{Value, json};
use xtask::engine::Engine;

use crate::Case;
use crate::everyone::{chrome, width};
use crate::page::{Page, Shown};
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "a_person_without_a_mouse", engines: &Engine::ALL, check: a_person_without_a_mouse },
    Case { name: "a_choice_is_taken_back", engines: &Engine::ALL, check: a_choice_is_taken_back },
    Case { name: "a_choice_is_seen_before_its_controls", engines: &Engine::ALL, check: a_choice_is_seen_first },
    Case { name: "a_choice_is_in_the_next_frame", engines: &Engine::ALL, check: a_choice_is_in_the_next_frame },
    Case { name: "a_table_wastes_no_height", engines: &[Engine::Chromium], check: a_table_wastes_no_height },
    Case { name: "a_tab_is_in_the_address", engines: &Engine::ALL, check: a_tab_is_in_the_address },
    Case { name: "a_table_is_ordered_by_its_columns", engines: &Engine::ALL, check: a_table_is_ordered_by_its_columns },
    Case { name: "an_indicator_is_found", engines: &Engine::ALL, check: an_indicator_is_found },
    Case { name: "what_leaves_the_page_says_what_it_is", engines: &Engine::ALL, check: what_leaves_the_page },
    Case { name: "an_embed_is_previewed", engines: &[Engine::Chromium, Engine::Firefox], check: an_embed_is_previewed },
];

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const RIGHT: &str = "\u{e014}";
const DOWN: &str = "\u{e015}";

/// What has the focus, into shadow trees: an element's name, role or class.
const FOCUSED: &str = "let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at ? at.name || at.getAttribute('role') + ' ' + at.className + ' ' + at.tagName : ''";

/// Opens what leaves the page, and waits until all of it is there.
pub(crate) const SHARE: &str = "document.querySelector('button[name=share]').click();
    return new Promise((done) => {
        const look = () => (document.querySelector('dialog img')?.naturalWidth ? done() : setTimeout(look, 20));
        look();
    })";

/// The open dialog, in the page or in the chart.
const DIALOG: &str = "const open = (root) => root.querySelector('dialog[open]');
    const found = open(document) ?? open(document.querySelector('district-chart').shadowRoot);
    return found ? found.innerText : ''";

/// Tells `saved` in place of the reader's disk, and says what was to be copied or sent.
const KEEP: &str = "window.saved = [];
    URL.createObjectURL = (blob) => (saved.push(blob), 'data:,');";

/// What was saved last: its type, its size, and its text or the first bytes.
const SAVED: &str = "const blob = saved.at(-1);
    return blob.arrayBuffer().then((bytes) => [blob.type, blob.size, new TextDecoder().decode(bytes.slice(0, 20000))])";

fn text(page: &Page, script: &str) -> Result<String> {
    Ok(page.browser.run(script, &[])?.as_str().unwrap_or_default().to_owned())
}

/// Between a choice of any kind of chart and its picture the browser paints nothing: no old picture under new words.
fn a_choice_is_in_the_next_frame(page: &mut Page) -> Result<()> {
    const CHOSEN: &str = "const chart = document.querySelector('district-chart');
        const { c: select } = document.getElementById('controls').elements;
        let isDrawn = false;
        chart.addEventListener('district-chart-drawn', () => (isDrawn = true), { once: true });
        select.value = arguments[0];
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return new Promise((done) => requestAnimationFrame(() => done(isDrawn)))";
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    // The first kind is shown already.
    for (kind, _) in Kind::ALL.into_iter().skip(1) {
        let is_drawn = page.browser.run(CHOSEN, &[json!(kind)])?;
        ensure!(is_drawn == true, "found a frame before the picture of {kind}");
        page.wait_until("the controls follow", Shown::is_settled)?.must_be_drawn()?;
    }
    page.must_be_quiet()
}

/// The controls of a choice come once its chart is seen, and say that they are to come.
fn a_choice_is_seen_first(page: &mut Page) -> Result<()> {
    const CHOSEN: &str = "const chart = document.querySelector('district-chart');
        const form = document.getElementById('controls');
        const seen = new Promise((done) => {
            chart.addEventListener('district-chart-drawn', () => done([chart.words.title, form.ariaBusy]), { once: true });
        });
        const select = form.elements.c;
        select.value = 'coverage';
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return seen";
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let seen = page.browser.run(CHOSEN, &[])?;
    let shown = page.wait_until("the controls follow", Shown::is_settled)?;
    ensure!(seen == json!([shown.text("title"), "true"]), "found {seen}, then {:?}", shown.text("title"));
    ensure!(shown.0["controls"]["i"].is_null(), "found {}, expected no choice of indicator", shown.0["controls"]);
    page.must_be_quiet()
}

/// On a telephone a table scrolls before its rows are higher than they are worth, and its caption is read without scrolling.
fn a_table_wastes_no_height(page: &mut Page) -> Result<()> {
    const MOST: u64 = 150;
    const HIGHEST: &str = "const rows = document.querySelectorAll('.panel tbody tr');
        return Math.ceil(Math.max(...[...rows].map((row) => row.getBoundingClientRect().height)))";
    const BEYOND: &str = "const right = (part) => document.querySelector(part).getBoundingClientRect().right;
        return right('.panel caption') > right('.panel .scroll')";
    for wide in [320, 360] {
        width(page, wide)?;
        for link in ["tab=table&l=zh", "tab=table&l=en"] {
            page.open(Variant::Recorded, link)?.must_be_drawn()?;
            let highest = page.browser.run(HIGHEST, &[])?;
            ensure!(highest.as_u64().is_some_and(|high| high < MOST), "found a row of {highest} px at {wide}, {link}");
            let beyond = page.browser.run(BEYOND, &[])?;
            ensure!(beyond == false, "found a caption cut off at {wide}, {link}");
        }
    }
    chrome(page, "Emulation.clearDeviceMetricsOverride", &json!({}))?;
    page.must_be_quiet()
}

/// Presses the tab key until something has the focus.
fn tab_to(page: &Page, wanted: &str) -> Result<()> {
    const MOST: usize = 60;
    let mut passed = Vec::new();
    for _ in 0..MOST {
        page.browser.press(TAB)?;
        let now = text(page, FOCUSED)?;
        if now.contains(wanted) {
            return Ok(());
        }
        passed.push(now);
    }
    bail!("found no {wanted:?} within {MOST} steps of the tab key, but {passed:?}")
}

/// Waits until a script gives a text that holds another.
fn wait_for(page: &Page, what: &str, script: &str, holds: impl Fn(&str) -> bool) -> Result<String> {
    let mut last = String::new();
    for _ in 0..200 {
        last = text(page, script)?;
        if holds(&last) {
            return Ok(last);
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
    bail!("waited in vain until {what}; found {last:?}")
}

/// From the top of the page: the tabs, the chart mark by mark, who said a figure, and the way out with a link.
fn a_person_without_a_mouse(page: &mut Page) -> Result<()> {
    let shown = page.open(Variant::Recorded, "l=en")?;
    shown.must_be_drawn()?;
    let first = shown.table()[1].clone();
    tab_to(page, "tab ")?;
    page.browser.press(RIGHT)?;
    wait_for(page, "the table is shown", "return location.search", |search| search.contains("tab=table"))?;
    ensure!(
        text(page, FOCUSED)?.starts_with("tab "),
        "the focus stays on the tabs, but is on {:?}",
        text(page, FOCUSED)?
    );
    page.browser.press("\u{e012}")?;
    wait_for(page, "the chart is shown again", "return location.search", |search| !search.contains("tab="))?;
    tab_to(page, "plot")?;
    let keys = "return getComputedStyle(document.querySelector('district-chart').shadowRoot.querySelector('.keys')).visibility";
    wait_for(page, "who comes by keyboard is told which keys there are", keys, |seen| seen == "visible")?;
    page.browser.press(DOWN)?;
    page.wait_until(&format!("{} is read", first[0]), |shown| shown.text("said").starts_with(&first[0]))?;
    page.browser.press(ENTER)?;
    let said = wait_for(page, "its sources are shown", DIALOG, |said| said.contains(&first[0]))?;
    for part in ["Qingdao Daily, 19 Sep 2021, p. 3", "line 96", "Citation", "强力推进"] {
        ensure!(said.contains(part), "found {said:?}, expected {part:?} in it");
    }
    page.browser.press(ESCAPE)?;
    wait_for(page, "the sources are closed", DIALOG, str::is_empty)?;
    ensure!(
        text(page, FOCUSED)?.contains("plot"),
        "the focus goes back to the chart, but is on {:?}",
        text(page, FOCUSED)?
    );
    tab_to(page, "share")?;
    page.browser.press(ENTER)?;
    wait_for(page, "the ways out are shown", DIALOG, |said| said.contains("Share and download"))?;
    page.browser.press(ESCAPE)?;
    wait_for(page, "they are closed", DIALOG, str::is_empty)?;
    ensure!(text(page, FOCUSED)? == "share", "the focus goes back to the button, but is on {:?}", text(page, FOCUSED)?);
    page.must_be_quiet()
}

/// Districts by their boxes, back by the browser's own button, and all the way back by the page's.
fn a_choice_is_taken_back(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    page.browser.run("document.querySelector('.more').open = true", &[])?;
    // With its controls: what is pressed next is theirs.
    let rows = |count: usize| move |shown: &Shown| shown.is_settled() && shown.table().len() == count + 1;
    click(page, "fieldset.d button:not(:disabled)")?;
    page.wait_until("only those that reported are shown", rows(6))?;
    click(page, "fieldset.d input[value=shinan]")?;
    page.wait_until("one less is shown", rows(5))?;
    ensure!(text(page, FOCUSED)? == "d", "the focus stays on the boxes, but is on {:?}", text(page, FOCUSED)?);
    page.browser.run("history.back()", &[])?;
    page.wait_until("it is back", rows(6))?;
    click(page, "button[name=reset]")?;
    let shown = page.wait_until("all are shown", rows(10))?;
    ensure!(
        shown.text("query") == "?l=en",
        "found {:?}, expected the first view in the same language",
        shown.text("query")
    );
    click(page, "fieldset.h input[value=jimo]")?;
    page.wait_until("a highlight is in the address", |shown| shown.text("query").contains("h=~jimo"))?;
    page.must_be_quiet()
}

fn click(page: &Page, selector: &str) -> Result<()> {
    let element = page.browser.find(selector)?;
    page.browser.click(&element)
}

/// A tab is opened by its address, and each says what it promises.
fn a_tab_is_in_the_address(page: &mut Page) -> Result<()> {
    let panel = "return document.querySelector('.panel').innerText";
    for (tab, parts) in [
        ("table", ["Laixi", "24.3", "not reported"]),
        ("sources", ["Qingdao Daily", "10 figures", "lines 18, 26"]),
        ("about", ["per cent change on the same period a year earlier", "January–August 2021 (6 of 10)", "Theme"]),
    ] {
        page.open(Variant::Recorded, &format!("l=en&tab={tab}"))?.must_be_drawn()?;
        let said = wait_for(page, &format!("the tab {tab} is filled"), panel, |said| !said.is_empty())?;
        for part in parts {
            ensure!(said.contains(part), "found {said:?} under {tab}, expected {part:?}");
        }
        let shown = page.shown(false)?;
        ensure!(shown.0["canvas"] == false, "found a canvas beside the tab {tab}");
        ensure!(shown.notices().is_empty(), "found {:?}: a tab is no damage", shown.notices());
    }
    page.open(Variant::Recorded, "c=coverage&l=en&tab=about")?.must_be_drawn()?;
    let tabs = "return document.querySelector('[role=tablist]').innerText";
    let tabs = wait_for(page, "the tabs are there", tabs, |tabs| tabs.contains("Table"))?;
    ensure!(!tabs.contains("About"), "found the tabs {tabs:?} where no single indicator is shown");
    page.must_be_quiet()
}

fn a_table_is_ordered_by_its_columns(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en&tab=table&s=official")?.must_be_drawn()?;
    let names = "return [...document.querySelectorAll('.panel tbody th')].map((head) => head.textContent).join()";
    let own = wait_for(page, "the table is there", names, |names| !names.is_empty())?;
    ensure!(own.starts_with("Shinan"), "found {own}, expected the official order");
    for (order, first) in [("descending", "Laixi"), ("ascending", "West Coast New Area")] {
        click(page, ".panel thead th:nth-child(2) button")?;
        let now = text(page, names)?;
        ensure!(now.starts_with(first), "found {now} in {order} order, expected {first} first");
        ensure!(
            now.ends_with(&own[own.rfind(',').unwrap_or(0)..]) || now.contains("Laoshan"),
            "those without a figure stay"
        );
        let sorted =
            text(page, "return document.querySelector('.panel thead th:nth-child(2)').getAttribute('aria-sort')")?;
        ensure!(sorted == order, "found aria-sort {sorted:?}, expected {order:?}");
        let last: Vec<&str> = now.rsplit(',').take(4).collect();
        ensure!(
            !last.contains(&"Laixi") && !last.contains(&"Shinan"),
            "found {now}, expected those without a figure last"
        );
    }
    click(page, ".panel thead th:first-child button")?;
    ensure!(text(page, names)? == own, "the first head brings the chart's order back");
    page.must_be_quiet()
}

/// A word leads to the indicators that hold it, in either language's ids and names.
fn an_indicator_is_found(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    click(page, "button[name=finder]")?;
    let field = page.browser.find("input[name=find]")?;
    page.browser.type_into(&field, "share gdp")?;
    let options =
        "return [...document.querySelectorAll('select[name=i] option')].map((option) => option.textContent).join('|')";
    let found =
        wait_for(page, "the list is short", options, |found| !found.is_empty() && found.split('|').count() < 4)?;
    ensure!(found.contains("share of GDP"), "found {found:?}");
    page.browser.type_into(&field, ENTER)?;
    page.wait_until("the first is shown", |shown| {
        shown.is_settled() && shown.text("query").contains("i=four-new-share-gdp")
    })?;
    click(page, "button[name=finder]")?;
    let field = page.browser.find("input[name=find]")?;
    page.browser.type_into(&field, "no such thing")?;
    wait_for(page, "it is said that there is none", "return document.querySelector('.none').textContent", |said| {
        !said.is_empty()
    })?;
    page.must_be_quiet()
}

/// The link, the pictures and the data, each with what it shows inside, and with the table's own figures.
fn what_leaves_the_page(page: &mut Page) -> Result<()> {
    let shown = page.open(Variant::Recorded, "i=four-new-share-fai&l=en&utm_source=x")?;
    shown.must_be_drawn()?;
    let (title, table) = (shown.text("title").to_owned(), shown.table());
    page.browser.run(KEEP, &[])?;
    page.browser.run(SHARE, &[])?;
    let address = text(page, "return document.querySelector('dialog input').value")?;
    ensure!(
        address.ends_with("/www/index.html?i=four-new-share-fai&l=en"),
        "found {address:?}, expected the canonical link"
    );
    let picture = "const image = document.querySelector('dialog img');
        return image.complete && image.naturalWidth > 0 ? `${image.naturalWidth} ${image.alt}` : ''";
    let picture = wait_for(page, "the picture is there", picture, |told| !told.is_empty())?;
    ensure!(picture.starts_with("1600 ") && picture.contains(&table[1][0]), "found a picture of {picture:?}");
    for (place, kind, holds) in [(1, "image/png", "PNG"), (2, "image/png", "PNG"), (3, "image/svg+xml", "<svg ")] {
        let told = saved(page, 0, place)?;
        ensure!(
            told[0] == kind && told[2].as_str().is_some_and(|text| text.contains(holds)),
            "found {}, expected {kind}",
            told[0]
        );
        ensure!(told[1].as_u64().is_some_and(|size| size > 4_000), "found only {} bytes", told[1]);
        if kind == "image/svg+xml" {
            for part in [title.as_str(), "Source: ", &address.replace('&', "&amp;")] {
                let svg = told[2].as_str().unwrap_or_default();
                ensure!(svg.contains(part), "found no {part:?} in the picture {svg:?}");
            }
        }
    }
    for (place, kind) in [(1, "text/csv;charset=utf-8"), (2, "application/json")] {
        let told = saved(page, 2, place)?;
        let text = told[2].as_str().unwrap_or_default();
        ensure!(told[0] == kind, "found {}, expected {kind}", told[0]);
        let rows = table.iter().skip(1).all(|row| text.contains(&row[0]) && text.contains(&row[1]));
        ensure!(
            rows && text.contains(&title) && text.contains(&address),
            "found {text:?}, expected the table, the finding and the link"
        );
    }
    let code = text(page, "return document.querySelector('dialog textarea').value")?;
    for part in ["<iframe ", "embed.html?v=1&amp;c=rank&amp;i=four-new-share-fai&amp;p=", "&amp;ds=", "title="] {
        ensure!(code.contains(part), "found the embed {code:?}, expected {part:?} in it");
    }
    copied(page)?;
    page.must_be_quiet()
}

/// Presses a button of a row of buttons that save, and gives what was saved.
fn saved(page: &Page, row: usize, place: usize) -> Result<Value> {
    let before = page.browser.run("return saved.length", &[])?;
    let selector = "const rows = [...document.querySelectorAll('dialog h3')].slice(1).map((head) => {
            let at = head.nextElementSibling;
            while (at && !at.classList.contains('buttons')) at = at.nextElementSibling;
            return at;
        });
        rows[arguments[0]].children[arguments[1] - 1].click()";
    page.browser.run(selector, &[json!(row), json!(place)])?;
    for _ in 0..200 {
        if page.browser.run("return saved.length", &[])? != before {
            return page.browser.run(SAVED, &[]);
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
    let said = text(page, "return document.querySelector('dialog').innerText")?;
    bail!("button {place} of row {row} saved nothing; the dialog says {said:?}")
}

/// Copying either works or leaves the text selected, and says which.
fn copied(page: &Page) -> Result<()> {
    click(page, "dialog .buttons button")?;
    let said = "return document.querySelector('dialog .copied').textContent";
    let said = wait_for(page, "it is said what was copied", said, |said| !said.is_empty())?;
    ensure!(["Copied"].contains(&said.as_str()) || said.contains("by hand"), "found {said:?}");
    Ok(())
}

/// The preview is the frame that a newsroom gets, as high as it says.
fn an_embed_is_previewed(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    page.browser.run(SHARE, &[])?;
    click(page, "dialog summary")?;
    let height = "return document.querySelector('dialog iframe').style.height";
    let height = wait_for(page, "the frame says how high it is", height, |height| height.len() > "99px".len())?;
    ensure!(height.ends_with("px"), "found {height:?}");
    page.must_be_quiet()
}
