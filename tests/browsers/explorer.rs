//! Cases of the page around a chart: keyboard use, choices and the history, tabs, the indicator search, the sources of a mark, and
//! sharing.

use anyhow::{Result, bail, ensure};
use district_charts::kinds::KINDS;
use serde_json::{Value, json};
use xtask::engine::Engine;

use crate::Case;
use crate::everyone::{chrome, width};
use crate::page::{Page, Shown, poll};
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "a_person_without_a_mouse", engines: &Engine::ALL, check: a_person_without_a_mouse },
    Case { name: "a_choice_is_taken_back", engines: &Engine::ALL, check: a_choice_is_taken_back },
    Case { name: "a_choice_is_seen_before_its_controls", engines: &Engine::ALL, check: a_choice_is_seen_first },
    Case { name: "a_choice_is_seen_whole", engines: &Engine::ALL, check: a_choice_is_seen_whole },
    Case { name: "a_table_wastes_no_height", engines: &[Engine::Chromium], check: a_table_wastes_no_height },
    Case { name: "a_tab_is_in_the_address", engines: &Engine::ALL, check: a_tab_is_in_the_address },
    Case { name: "a_table_is_ordered_by_its_columns", engines: &Engine::ALL, check: a_table_is_ordered_by_its_columns },
    Case { name: "an_indicator_is_found", engines: &Engine::ALL, check: an_indicator_is_found },
    Case { name: "districts_are_found_among_many", engines: &Engine::ALL, check: districts_are_found_among_many },
    Case { name: "what_leaves_the_page_says_what_it_is", engines: &Engine::ALL, check: what_leaves_the_page },
    Case { name: "an_embed_is_previewed", engines: &[Engine::Chromium, Engine::Firefox], check: an_embed_is_previewed },
];

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const RIGHT: &str = "\u{e014}";
const DOWN: &str = "\u{e015}";

/// Returns the focused element, also in a shadow tree: its name, or its role, class and tag.
const FOCUSED: &str = "let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element ? element.name || element.getAttribute('role') + ' ' + element.className + ' ' + element.tagName : ''";

/// Opens the share dialog, and waits until its picture has loaded.
pub(crate) const SHARE: &str = "document.querySelector('button[name=share]').click();
    return new Promise((done) => {
        const check = () => (document.querySelector('dialog img')?.naturalWidth ? done() : setTimeout(check, 20));
        check();
    })";

/// Returns the text of the open dialog, of the page or of the chart.
const DIALOG_TEXT: &str = "const open = (root) => root.querySelector('dialog[open]');
    const found = open(document) ?? open(document.querySelector('district-chart').shadowRoot);
    return found ? found.innerText : ''";

/// Puts downloads into the list `saved` instead of a file. The script of a worker is no download.
pub(crate) const RECORD_DOWNLOADS: &str = "window.saved = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => (blob.type === 'text/javascript' ? make(blob) : (saved.push(blob), 'data:,'));";

/// Returns the last download: its type, its size in bytes, and the start of its content as text.
const LAST_DOWNLOAD: &str = "const blob = saved.at(-1);
    return blob.arrayBuffer().then((bytes) => [blob.type, blob.size, new TextDecoder().decode(bytes.slice(0, 20000))])";

/// The text that a script returns; empty if it returns something else.
pub(crate) fn text(page: &Page, script: &str) -> Result<String> {
    Ok(page.browser.run(script, &[])?.as_str().unwrap_or_default().to_owned())
}

/// After a choice the new text and the new picture come in one frame: the browser never paints the old canvas with the new text.
fn a_choice_is_seen_whole(page: &mut Page) -> Result<()> {
    const CHOOSE: &str = "const chart = document.querySelector('district-chart');
        const title = () => chart.querySelector('[slot=title]').textContent;
        const before = title();
        let isDrawn = false;
        chart.addEventListener('district-chart-drawn', () => (isDrawn = true), { once: true });
        document.querySelector(`input[name=c][value=${arguments[0]}]`).click();
        return new Promise((done) => {
            const check = () => (title() !== before ? done(isDrawn) : requestAnimationFrame(check));
            requestAnimationFrame(check);
        })";
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    // The page shows the first kind already.
    for kind in KINDS.iter().skip(1).map(|kind| kind.name) {
        let is_drawn = page.browser.run(CHOOSE, &[json!(kind)])?;
        ensure!(is_drawn == true, "found a frame with the text of the chart {kind} before its picture, expected none");
        page.wait_until("the controls are updated", Shown::is_settled)?.must_be_drawn()?;
    }
    page.must_be_quiet()
}

/// After a choice the chart is drawn before the controls are updated. Until then the form is `aria-busy`.
fn a_choice_is_seen_first(page: &mut Page) -> Result<()> {
    const CHOOSE: &str = "const chart = document.querySelector('district-chart');
        const form = document.getElementById('controls');
        const atDrawing = new Promise((done) => {
            chart.addEventListener('district-chart-drawn', () => done([chart.words.title, form.ariaBusy]), { once: true });
        });
        document.querySelector('input[name=c][value=coverage]').click();
        return atDrawing";
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let at_drawing = page.browser.run(CHOOSE, &[])?;
    let shown = page.wait_until("the controls are updated", Shown::is_settled)?;
    ensure!(
        at_drawing == json!([shown.text("title"), "true"]),
        "found [title, ariaBusy] {at_drawing} when the chart was drawn, expected [{:?}, \"true\"]",
        shown.text("title")
    );
    ensure!(
        shown.0["controls"]["i"].is_null(),
        "found the controls {}, expected no choice of indicator",
        shown.0["controls"]
    );
    page.must_be_quiet()
}

/// On a phone a table scrolls sideways instead of breaking its cells into many lines, and its caption fits without scrolling.
fn a_table_wastes_no_height(page: &mut Page) -> Result<()> {
    const MAX_ROW_HEIGHT_PX: u64 = 150;
    const ROW_HEIGHT: &str = "const rows = document.querySelectorAll('.panel tbody tr');
        return Math.ceil(Math.max(...[...rows].map((row) => row.getBoundingClientRect().height)))";
    const CAPTION_IS_CUT: &str = "const right = (part) => document.querySelector(part).getBoundingClientRect().right;
        return right('.panel caption') > right('.panel .scroll')";
    for width_px in [320, 360] {
        width(page, width_px)?;
        for link in ["tab=table&l=zh", "tab=table&l=en"] {
            page.open(Variant::Recorded, link)?.must_be_drawn()?;
            let height = page.browser.run(ROW_HEIGHT, &[])?;
            ensure!(
                height.as_u64().is_some_and(|height| height < MAX_ROW_HEIGHT_PX),
                "found a row {height} px high, expected less than {MAX_ROW_HEIGHT_PX} px, at {width_px} px with {link}"
            );
            let is_cut = page.browser.run(CAPTION_IS_CUT, &[])?;
            ensure!(
                is_cut == false,
                "found a caption that is cut off, expected a whole one, at {width_px} px with {link}"
            );
        }
    }
    chrome(page, "Emulation.clearDeviceMetricsOverride", &json!({}))?;
    page.must_be_quiet()
}

/// Presses the tab key until an element has the focus whose description by `FOCUSED` contains a text.
fn tab_to(page: &Page, wanted: &str) -> Result<()> {
    const MAX_STEPS: usize = 60;
    let mut passed = Vec::new();
    for _ in 0..MAX_STEPS {
        page.browser.press(TAB)?;
        let focused = text(page, FOCUSED)?;
        if focused.contains(wanted) {
            return Ok(());
        }
        passed.push(focused);
    }
    bail!("found the focus at {passed:?}, expected {wanted:?} within {MAX_STEPS} steps of the tab key")
}

/// Waits until a condition holds for the text that a script returns, and returns the text.
pub(crate) fn wait_for_text(page: &Page, what: &str, script: &str, holds: impl Fn(&str) -> bool) -> Result<String> {
    poll(what, || text(page, script), |found| holds(found))
}

/// A path by keyboard alone: tabs, the marks of the chart, the sources of a figure, and the share dialog.
fn a_person_without_a_mouse(page: &mut Page) -> Result<()> {
    let shown = page.open(Variant::Recorded, "l=en")?;
    shown.must_be_drawn()?;
    let first = shown.table()[1].clone();
    tab_to(page, "tab")?;
    page.browser.press(RIGHT)?;
    wait_for_text(page, "the table is shown", "return location.search", |search| search.contains("tab=table"))?;
    ensure!(
        text(page, FOCUSED)?.starts_with("tab"),
        "found the focus at {:?}, expected it to stay at the tabs",
        text(page, FOCUSED)?
    );
    page.browser.press("\u{e012}")?;
    wait_for_text(page, "the chart is shown again", "return location.search", |search| !search.contains("tab="))?;
    tab_to(page, "plot")?;
    let keys = "return getComputedStyle(document.querySelector('district-chart').shadowRoot.querySelector('.keys')).visibility";
    wait_for_text(page, "the key instructions are visible", keys, |visibility| visibility == "visible")?;
    page.browser.press(DOWN)?;
    page.wait_until(&format!("{} is read", first[0]), |shown| shown.text("spoken").starts_with(&first[0]))?;
    page.browser.press(ENTER)?;
    let dialog =
        wait_for_text(page, "the sources of the figure are shown", DIALOG_TEXT, |dialog| dialog.contains(&first[0]))?;
    for part in ["Qingdao Daily, 19 Sep 2021, p. 3", "line 96", "Citation", "强力推进"] {
        ensure!(dialog.contains(part), "found the sources {dialog:?}, expected {part:?} in them");
    }
    page.browser.press(ESCAPE)?;
    wait_for_text(page, "the sources are closed", DIALOG_TEXT, str::is_empty)?;
    ensure!(
        text(page, FOCUSED)?.contains("plot"),
        "found the focus at {:?}, expected it back at the plot",
        text(page, FOCUSED)?
    );
    tab_to(page, "share")?;
    page.browser.press(ENTER)?;
    wait_for_text(page, "the share dialog is shown", DIALOG_TEXT, |dialog| dialog.contains("Share and download"))?;
    page.browser.press(ESCAPE)?;
    wait_for_text(page, "the share dialog is closed", DIALOG_TEXT, str::is_empty)?;
    ensure!(
        text(page, FOCUSED)? == "share",
        "found the focus at {:?}, expected it back at the share button",
        text(page, FOCUSED)?
    );
    page.must_be_quiet()
}

/// A choice of districts is undone by the back button, and every choice by the reset button.
fn a_choice_is_taken_back(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    page.browser.run("document.querySelector('.more').open = true", &[])?;
    // Waits for the controls too, which are clicked next.
    let rows = |count: usize| move |shown: &Shown| shown.is_settled() && shown.table().len() == count + 1;
    click(page, "fieldset.d button:not(:disabled)")?;
    page.wait_until("only the districts that reported are shown", rows(6))?;
    click(page, "fieldset.d input[value=shinan]")?;
    page.wait_until("one district less is shown", rows(5))?;
    ensure!(
        text(page, FOCUSED)? == "d",
        "found the focus at {:?}, expected it to stay at the districts",
        text(page, FOCUSED)?
    );
    page.browser.run("history.back()", &[])?;
    page.wait_until("the district is shown again", rows(6))?;
    click(page, "button[name=reset]")?;
    let shown = page.wait_until("all districts are shown", rows(10))?;
    ensure!(shown.text("query") == "?l=en", "found the query {:?}, expected \"?l=en\"", shown.text("query"));
    click(page, "fieldset.h input[value=jimo]")?;
    page.wait_until("a highlight is in the address", |shown| shown.text("query").contains("h=~jimo"))?;
    page.must_be_quiet()
}

fn click(page: &Page, selector: &str) -> Result<()> {
    let element = page.browser.find(selector)?;
    page.browser.click(&element)
}

/// The address opens a tab, and each tab has its content.
fn a_tab_is_in_the_address(page: &mut Page) -> Result<()> {
    let panel_text = "return document.querySelector('.panel').innerText";
    for (tab, parts) in [
        ("table", ["Laixi", "24.3", "not reported"]),
        ("sources", ["Qingdao Daily", "10 figures", "lines 18, 26"]),
        ("about", ["per cent change on the same period a year earlier", "January–August 2021 (6 of 10)", "Theme"]),
    ] {
        page.open(Variant::Recorded, &format!("l=en&tab={tab}"))?.must_be_drawn()?;
        let panel = wait_for_text(page, &format!("the tab {tab} has text"), panel_text, |panel| !panel.is_empty())?;
        for part in parts {
            ensure!(panel.contains(part), "found {panel:?} in the tab {tab}, expected {part:?} in it");
        }
        let shown = page.shown(false)?;
        ensure!(shown.0["canvas"] == false, "found a visible canvas in the tab {tab}, expected none");
        ensure!(shown.notices().is_empty(), "found notices {:?} in the tab {tab}, expected none", shown.notices());
    }
    page.open(Variant::Recorded, "c=coverage&l=en&tab=about")?.must_be_drawn()?;
    let tabs = "return document.querySelector('[role=tablist]').innerText";
    let tabs = wait_for_text(page, "the tabs are shown", tabs, |tabs| tabs.contains("Table"))?;
    ensure!(!tabs.contains("About"), "found the tabs {tabs:?}, expected no About for a chart of many indicators");
    page.must_be_quiet()
}

fn a_table_is_ordered_by_its_columns(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en&tab=table&s=official")?.must_be_drawn()?;
    let row_headers = "return [...document.querySelectorAll('.panel tbody th')].map((head) => head.textContent).join()";
    let original = wait_for_text(page, "the table is shown", row_headers, |names| !names.is_empty())?;
    ensure!(original.starts_with("Shinan"), "found the rows {original}, expected the official order");
    for (order, first) in [("descending", "Laixi"), ("ascending", "West Coast New Area")] {
        click(page, ".panel thead th:nth-child(2) button")?;
        let sorted = text(page, row_headers)?;
        ensure!(sorted.starts_with(first), "found the rows {sorted} in {order} order, expected {first} first");
        ensure!(
            sorted.ends_with(&original[original.rfind(',').unwrap_or(0)..]) || sorted.contains("Laoshan"),
            "found the rows {sorted}, expected the rows without a figure in their order"
        );
        let aria_sort =
            text(page, "return document.querySelector('.panel thead th:nth-child(2)').getAttribute('aria-sort')")?;
        ensure!(aria_sort == order, "found aria-sort {aria_sort:?}, expected {order:?}");
        let last: Vec<&str> = sorted.rsplit(',').take(4).collect();
        ensure!(
            !last.contains(&"Laixi") && !last.contains(&"Shinan"),
            "found the rows {sorted}, expected the rows without a figure last"
        );
    }
    click(page, ".panel thead th:first-child button")?;
    let restored = text(page, row_headers)?;
    ensure!(restored == original, "found the rows {restored}, expected the order of the chart: {original}");
    page.must_be_quiet()
}

/// The search lists the indicators whose name or id contains the words, and says when there is none.
fn an_indicator_is_found(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let field = page.browser.find("input[name=find]")?;
    page.browser.type_into(&field, "share gdp")?;
    let options =
        "return [...document.querySelectorAll('.options [role=option]')].map((option) => option.textContent).join('|')";
    let found = wait_for_text(page, "the list is filtered", options, |found| {
        !found.is_empty() && found.split('|').count() < 4
    })?;
    ensure!(found.contains("share of GDP"), "found the indicators {found:?}, expected \"share of GDP\" in them");
    page.browser.type_into(&field, ENTER)?;
    page.wait_until("the first indicator of the list is shown", |shown| {
        shown.is_settled() && shown.text("query").contains("i=four-new-share-gdp")
    })?;
    let field = page.browser.find("input[name=find]")?;
    page.browser.type_into(&field, "no such thing")?;
    wait_for_text(
        page,
        "a message says that there is none",
        "return document.querySelector('.none').textContent",
        |message| !message.is_empty(),
    )?;
    page.must_be_quiet()
}

/// Of hundreds of districts a page has a search field: keys alone find, add and remove some, and few elements are made.
fn districts_are_found_among_many(page: &mut Page) -> Result<()> {
    page.open(Variant::Many, "l=en")?.must_be_drawn()?;
    page.browser.run("for (const fold of document.querySelectorAll('details')) fold.open = true", &[])?;
    let count = "return String(document.querySelectorAll('form *').length)";
    let elements: usize = text(page, count)?.parse()?;
    ensure!(elements < 500, "found {elements} elements in the form, expected fewer than 500");
    let label = text(page, "return document.querySelector('input[name=find-d]').getAttribute('aria-label')")?;
    ensure!(label.contains("shown"), "found the label {label:?}, expected what is chosen");
    let field = page.browser.find("input[name=find-d]")?;
    page.browser.type_into(&field, "d39")?;
    let options =
        "return [...document.querySelectorAll('select[name=find-d] option')].map(({ value }) => value).join()";
    wait_for_text(page, "the list has what is found", options, |found| found.starts_with("d39,d390,d391"))?;
    page.browser.type_into(&field, DOWN)?;
    let focused = text(page, "return document.activeElement.tagName")?;
    ensure!(focused == "SELECT", "found the focus on {focused}, expected it on the list");
    let list = page.browser.find("select[name=find-d]")?;
    page.browser.type_into(&list, ENTER)?;
    let is_shown = |query: &'static str| move |shown: &Shown| shown.is_settled() && shown.text("query") == query;
    page.wait_until("the district is shown alone", is_shown("?d=~d39&l=en"))?;
    let field = page.browser.find("input[name=find-d]")?;
    page.browser.type_into(&field, "d40")?;
    page.browser.type_into(&field, ENTER)?;
    page.wait_until("a second is added", is_shown("?d=~d39~d40&l=en"))?;
    click(page, "input[name=d][value=d39]")?;
    page.wait_until("the first is removed", is_shown("?d=~d40&l=en"))?;
    page.must_be_quiet()
}

/// Link, pictures, data files and embed code of the share dialog name the view, and contain the figures of the table.
fn what_leaves_the_page(page: &mut Page) -> Result<()> {
    let shown = page.open(Variant::Recorded, "i=four-new-share-fai&l=en&utm_source=x")?;
    shown.must_be_drawn()?;
    page.browser.run(RECORD_DOWNLOADS, &[])?;
    page.browser.run(SHARE, &[])?;
    let address = text(page, "return document.querySelector('dialog input').value")?;
    ensure!(
        address.ends_with("/www/index.html?i=four-new-share-fai&l=en"),
        "found {address:?}, expected the canonical link"
    );
    pictures_name_the_view(page, &shown, &address)?;
    data_files_hold_the_table(page, &shown, &address)?;
    let code = text(page, "return document.querySelector('dialog textarea').value")?;
    for part in ["<iframe ", "embed.html?v=1&amp;c=rank&amp;i=four-new-share-fai&amp;p=", "&amp;ds=", "title="] {
        ensure!(code.contains(part), "found the embed code {code:?}, expected {part:?} in it");
    }
    must_copy_or_select(page)?;
    page.must_be_quiet()
}

/// The preview has a text alternative with the first district; the SVG has title, source and link.
fn pictures_name_the_view(page: &Page, shown: &Shown, address: &str) -> Result<()> {
    let preview = "const image = document.querySelector('dialog img');
        return image.complete && image.naturalWidth > 0 ? `${image.naturalWidth} ${image.alt}` : ''";
    let preview = wait_for_text(page, "the preview has loaded", preview, |text| !text.is_empty())?;
    let first = &shown.table()[1][0];
    ensure!(
        preview.starts_with("1600 ") && preview.contains(first),
        "found width and text alternative {preview:?} of the preview, expected 1600 and {first:?}"
    );
    for (button, media_type, content) in
        [(1, "image/png", "PNG"), (2, "image/png", "PNG"), (3, "image/png", "PNG"), (4, "image/svg+xml", "<svg ")]
    {
        let download = download(page, 0, button)?;
        ensure!(
            download[0] == media_type && download[2].as_str().is_some_and(|text| text.contains(content)),
            "found a picture of type {}, expected {media_type} with {content:?} in it",
            download[0]
        );
        ensure!(
            download[1].as_u64().is_some_and(|size| size > 4_000),
            "found a picture of {} bytes, expected more than 4,000",
            download[1]
        );
        if media_type == "image/svg+xml" {
            let svg = download[2].as_str().unwrap_or_default();
            for part in [shown.text("title"), "Source: ", &address.replace('&', "&amp;")] {
                ensure!(svg.contains(part), "found the picture {svg:?}, expected {part:?} in it");
            }
        }
    }
    Ok(())
}

/// The files of figures contain the table and the link, and those that describe them the title too. Entries of the archive are stored.
fn data_files_hold_the_table(page: &Page, shown: &Shown, address: &str) -> Result<()> {
    for (button, media_type) in [(1, "text/csv;charset=utf-8"), (2, "application/json"), (3, "application/zip")] {
        let download = download(page, 2, button)?;
        let text = download[2].as_str().unwrap_or_default();
        ensure!(download[0] == media_type, "found a data file of type {}, expected {media_type}", download[0]);
        // A status of the file is an id, not words.
        let value = |row: &[String]| match (row[1].as_str(), button) {
            (text, 2) => text.to_owned(),
            ("no comparable figure", _) => "not-comparable".to_owned(),
            (text, _) => text.replace("not reported", "not-reported"),
        };
        let has_rows = shown.table().iter().skip(1).all(|row| text.contains(&row[0]) && text.contains(&value(row)));
        ensure!(
            has_rows && text.contains(address) && (button == 1 || text.contains(shown.text("title"))),
            "found the data file {text:?}, expected the table, the title and the link"
        );
    }
    Ok(())
}

/// Clicks a download button, and returns `LAST_DOWNLOAD`. Rows count from 0, buttons of a row from 1.
pub(crate) fn download(page: &Page, row: usize, button: usize) -> Result<Value> {
    let before = page.browser.run("return saved.length", &[])?;
    let click = "const rows = [...document.querySelectorAll('dialog h3')].slice(1).map((head) => {
            let element = head.nextElementSibling;
            while (element && !element.classList.contains('buttons')) element = element.nextElementSibling;
            return element;
        });
        rows[arguments[0]].children[arguments[1] - 1].click()";
    page.browser.run(click, &[json!(row), json!(button)])?;
    let what = format!("button {button} of row {row} saves a file");
    let saved = || page.browser.run("return [saved.length, document.querySelector('dialog').innerText]", &[]);
    poll(&what, saved, |saved| saved[0] != before)?;
    page.browser.run(LAST_DOWNLOAD, &[])
}

/// Copying the link works or selects the link, and a message says which.
fn must_copy_or_select(page: &Page) -> Result<()> {
    click(page, "dialog .buttons button")?;
    let message = "return document.querySelector('dialog .copied').textContent";
    let message = wait_for_text(page, "a message says whether the link was copied", message, |text| !text.is_empty())?;
    ensure!(
        message == "Copied" || message.contains("by hand"),
        "found the message {message:?}, expected \"Copied\" or one with \"by hand\""
    );
    Ok(())
}

/// The preview is the frame of the embed code, at the height that the frame reports.
fn an_embed_is_previewed(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    page.browser.run(SHARE, &[])?;
    click(page, "dialog summary")?;
    let height = "return document.querySelector('dialog iframe').style.height";
    let height =
        wait_for_text(page, "the preview has the reported height", height, |height| height.len() > "99px".len())?;
    ensure!(height.ends_with("px"), "found the height {height:?}, expected pixels");
    page.must_be_quiet()
}
