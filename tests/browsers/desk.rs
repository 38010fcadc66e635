//! Cases of the desk: from a table or an article that somebody has to a chart that they can publish, without a request to anybody else.

use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use xtask::engine::Engine;
use xtask::tools;

use crate::Case;
use crate::dist::Host;
use crate::explorer::RECORD_DOWNLOADS;
use crate::page::{Page, poll};
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "desk_a_pasted_table_becomes_a_page", engines: &Engine::ALL, check: a_pasted_table_becomes_a_page },
    Case { name: "desk_work_survives_a_reload", engines: &Engine::ALL, check: work_survives_a_reload },
    Case { name: "desk_a_table_is_read_by_keyboard", engines: &[Engine::Chromium], check: a_table_is_read_by_keyboard },
    Case { name: "desk_an_article_is_decided_by_keyboard", engines: &Engine::ALL, check: an_article_is_decided },
    Case { name: "desk_an_article_is_repaired_and_read_by_own_words", engines: &Engine::ALL, check: own_words },
    Case { name: "desk_bad_input_gets_a_sentence", engines: &Engine::ALL, check: bad_input_gets_a_sentence },
    Case {
        name: "desk_a_line_of_the_report_leads_to_its_cell",
        engines: &Engine::ALL,
        check: a_line_leads_to_its_cell,
    },
    Case { name: "desk_the_next_table_is_merged", engines: &Engine::ALL, check: the_next_table_is_merged },
    Case { name: "desk_workbooks_and_packages_are_opened", engines: &Engine::ALL, check: workbooks_and_packages },
    Case { name: "desk_a_long_table_can_be_stopped", engines: &Engine::ALL, check: a_long_table_can_be_stopped },
    Case { name: "desk_axe_finds_nothing", engines: &[Engine::Chromium], check: axe_finds_nothing },
];

const TABLE: &str = "Borough\tBirths 2020\tBirths 2021\nCamden\t2,500\t2,450\nBarnet\t4,900\t4,850\nBrent\t4,700\t..\n";

/// Figures without a name, so that the indicator is asked for.
const NAMELESS: &str = "Borough\t2020\t2021\nCamden\t2,500\t2,450\nBarnet\t4,900\t4,850\nBrent\t4,700\t..\n";

const ARTICLE: &str = "三区市一季度投资\n青岛日报 2026-04-08\n2026年一季度，市南区固定资产投资同比增长9.5%，崂山区固定资产投资同比增长12.5%。\
    即墨区固定资产投资同比下降1.2%。\n";

/// Waits until a script returns something true, and returns that.
fn wait_for(page: &Page, what: &str, script: &str) -> Result<Value> {
    let falsy = [json!(false), json!(null), json!(""), json!(0)];
    let result = poll(what, || page.browser.run(script, &[]), |found| !falsy.contains(found));
    let Err(error) = result else { return result };
    let shown = page.browser.run("return document.body.innerText.slice(0, 800)", &[])?;
    Err(error.context(format!("the page shows {shown}")))
}

/// True if the desk has derived everything.
const READY: &str = "return document.documentElement.dataset.state === 'ready'";

fn ready(page: &Page) -> Result<()> {
    wait_for(page, "the desk is ready", READY).map(drop)
}

/// Opens the desk of a checkout without former work.
fn open(page: &Page, query: &str) -> Result<()> {
    open_address(page, &page.site.address(Variant::Recorded, &format!("www/desk.html?{query}")))
}

fn open_address(page: &Page, address: &str) -> Result<()> {
    page.leave()?;
    page.browser.open_address(address)?;
    ready(page)?;
    let has_work = page.browser.run("return Boolean(document.querySelector('[name=clear]'))", &[])?;
    if has_work == json!(true) {
        page.browser.run("window.confirm = () => true; document.querySelector('[name=clear]').click()", &[])?;
        wait_for(page, "former work is thrown away", "return !document.querySelector('[name=clear]')")?;
        ready(page)?;
    }
    Ok(())
}

fn click(page: &Page, name: &str) -> Result<()> {
    let script = format!(
        "const button = document.querySelector('[name=\"{name}\"]');
         if (!button || button.disabled) return false;
         button.click();
         return true"
    );
    wait_for(page, &format!("there is a button {name}"), &script)?;
    std::thread::sleep(Duration::from_millis(30));
    ready(page)
}

/// Pastes a text and reads it.
fn paste(page: &Page, text: &str, button: &str) -> Result<()> {
    let paste = "const area = document.querySelector('[name=pasted]'); area.value = arguments[0];
        area.dispatchEvent(new Event('input')); area.dispatchEvent(new Event('change'))";
    page.browser.run(paste, &[json!(text)])?;
    ready(page)?;
    click(page, button)
}

/// Sets a field or a list as a person does who leaves it.
fn set(page: &Page, name: &str, value: &str) -> Result<()> {
    wait_for(
        page,
        &format!("there is a field {name}"),
        &format!("return Boolean(document.querySelector('[name=\"{name}\"]'))"),
    )?;
    let set = "const field = document.querySelector(`[name=\"${arguments[0]}\"]`); field.value = arguments[1];
        field.dispatchEvent(new Event('change'))";
    page.browser.run(set, &[json!(name), json!(value)])?;
    std::thread::sleep(Duration::from_millis(30));
    ready(page)
}

/// The title of the chart that is shown.
const TITLE: &str = "return document.querySelector('district-chart[state=drawn]')?.words?.title ?? ''";

fn title_has(page: &Page, text: &str) -> Result<()> {
    let script = format!(
        "const {{ state, words }} = {{ state: document.querySelector('district-chart')?.getAttribute('state'), words: document.querySelector('district-chart')?.words }};
         return state === 'drawn' && words.title.includes({}) ? words.title : ''",
        json!(text)
    );
    wait_for(page, &format!("the title of the chart has {text:?}"), &script).map(drop)
}

/// Chooses a file of these bytes, which a script gives.
fn choose(page: &Page, name: &str, bytes: &str) -> Result<()> {
    let script = format!(
        "return (async () => {{
            const bytes = await ({bytes});
            const file = bytes instanceof File ? bytes : new File([bytes], {});
            const list = new DataTransfer();
            list.items.add(file);
            const input = document.querySelector('[name=file]');
            input.files = list.files;
            if (file.pretended) Object.defineProperty(input, 'files', {{ value: [file] }});
            input.dispatchEvent(new Event('change'));
            return true;
        }})()",
        json!(name)
    );
    page.browser.run(&script, &[])?;
    std::thread::sleep(Duration::from_millis(60));
    ready(page)
}

/// A person’s whole path, on the finished site: paste, check, answer, choose, publish; the page that is saved shows the chart, requests
/// nothing, and its package is the person’s own.
fn a_pasted_table_becomes_a_page(page: &mut Page) -> Result<()> {
    let host = Host::get()?;
    open_address(page, &host.address("plain/desk.html?l=en"))?;
    paste(page, NAMELESS, "read-table")?;
    let asked = wait_for(page, "something is asked", "return document.querySelector('.asked ul')?.textContent ?? ''")?;
    ensure!(asked.as_str().is_some_and(|asked| asked.contains("measure")), "found the questions {asked}");
    ensure!(
        page.browser.run("return document.querySelector('#beside district-chart')", &[])?.is_null(),
        "found a chart of figures without a name, expected none"
    );
    for (name, value) in [("set-decimal", "point"), ("set-indicator", "births"), ("set-unit", "births")] {
        let is_asked = format!("return document.querySelector('.asked li.open [name=\"{name}\"]') !== null");
        if page.browser.run(&is_asked, &[])? == json!(true) {
            set(page, name, value)?;
        }
    }
    wait_for(page, "no question is open", "return !document.querySelector('.asked li.open')")?;
    click(page, "to-chart")?;
    title_has(page, "Barnet")?;
    set(page, "title", "Births in London")?;
    set(page, "publisher", "ONS")?;
    set(page, "licence", "CC BY 4.0")?;
    wait_for(
        page,
        "the chart names its source",
        "return document.querySelector('district-chart')?.words?.source.includes('ONS')",
    )?;
    click(page, "step-publish")?;
    page.browser.run(RECORD_DOWNLOADS, &[])?;
    for (name, kind) in [
        ("save-csv", "text/csv"),
        ("save-svg", "image/svg"),
        ("save-package", "application/zip"),
        ("save-page", "text/html"),
    ] {
        click(page, name)?;
        wait_for(page, name, &format!("return saved.at(-1)?.type.startsWith('{kind}')"))?;
    }
    let html = page.browser.run("return saved.at(-1).text()", &[])?;
    let html = html.as_str().context("found no page")?.to_owned();
    must_be_our_own_requests(page, host)?;
    let file = format!("desk-{}.html", page.engine().name());
    std::fs::write(host.folder().join(&file), html)?;
    page.leave()?;
    host.take_requests(page.engine());
    page.browser.open_address(&host.address(&format!("plain/{file}")))?;
    let title = wait_for(page, "the saved page draws", TITLE)?;
    ensure!(title.as_str().is_some_and(|title| title.contains("Barnet")), "the saved page shows {title}");
    let heading = page.browser.run(
        "return [document.querySelector('h1').textContent, document.querySelector('district-chart').words.licence]",
        &[],
    )?;
    ensure!(
        heading[0] == "Births in London" && heading[1].as_str().is_some_and(|text| text.contains("CC BY 4.0")),
        "{heading}"
    );
    let requests = host.take_requests(page.engine());
    ensure!(requests.len() == 1, "found the requests {requests:?} of the saved page, expected the page alone");
    std::fs::remove_file(host.folder().join(&file))?;
    page.leave()
}

/// The page has requested files of its own site alone.
fn must_be_our_own_requests(page: &Page, host: &Host) -> Result<()> {
    let others = "return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !/^(blob|data):/.test(name) && new URL(name).origin !== location.origin)";
    let others = page.browser.run(others, &[])?;
    ensure!(others == json!([]), "found requests to others: {others}");
    let sent = host.take_requests(page.engine());
    let wrong: Vec<_> = sent
        .iter()
        .filter(|(path, status)| *status >= 400 || path.contains('?') && !path.contains("desk.html"))
        .collect();
    ensure!(wrong.is_empty(), "found the requests {wrong:?}");
    Ok(())
}

/// What was pasted, set and answered is there after a reload, and can be thrown away.
fn work_survives_a_reload(page: &mut Page) -> Result<()> {
    open(page, "l=en")?;
    paste(page, TABLE, "read-table")?;
    set(page, "role-column.3", "ignored")?;
    title_has(page, "Barnet")?;
    page.leave()?;
    page.browser.open_address(&page.site.address(Variant::Recorded, "www/desk.html?l=en"))?;
    ready(page)?;
    title_has(page, "Barnet")?;
    let role = page.browser.run("return document.querySelector('[name=\"role-column.3\"]').value", &[])?;
    ensure!(role == "ignored", "found the role {role} after a reload");
    page.browser.run("window.confirm = () => true; document.querySelector('[name=clear]').click()", &[])?;
    wait_for(
        page,
        "the work is thrown away",
        "return !document.querySelector('[name=clear]') && document.querySelector('[name=pasted]')?.value === ''",
    )?;
    page.leave()?;
    page.browser.open_address(&page.site.address(Variant::Recorded, "www/desk.html?l=en"))?;
    ready(page)?;
    wait_for(
        page,
        "nothing comes back",
        "return Boolean(document.querySelector('[name=pasted]')) && !document.querySelector('[name=clear]')",
    )?;
    page.must_be_quiet()
}

/// By keyboard alone: from the paste field to the saved package.
fn a_table_is_read_by_keyboard(page: &mut Page) -> Result<()> {
    open(page, "l=en")?;
    page.browser.run("document.body.focus()", &[])?;
    tab_to(page, "pasted")?;
    let field = page.browser.find("[name=pasted]")?;
    page.browser.type_into(&field, "Borough,Births 2020,Births 2021\nCamden,2500,2450\nBarnet,4900,4850\n")?;
    for name in ["read-table", "to-chart", "to-publish", "save-package"] {
        tab_to(page, name)?;
        if name == "save-package" {
            page.browser.run(RECORD_DOWNLOADS, &[])?;
        }
        page.browser.press("\u{e007}")?;
        std::thread::sleep(Duration::from_millis(100));
        ready(page)?;
        if name == "to-chart" {
            title_has(page, "Barnet")?;
        }
    }
    wait_for(page, "the package is saved", "return saved.length > 0 && saved.at(-1).size > 500")?;
    page.must_be_quiet()
}

/// Presses Tab until a control has the focus.
fn tab_to(page: &Page, name: &str) -> Result<()> {
    for _ in 0..80 {
        page.browser.press("\u{e004}")?;
        if page.browser.run("return document.activeElement?.name ?? ''", &[])? == name {
            return Ok(());
        }
    }
    bail!("found no control {name} within 80 presses of Tab")
}

/// The figures of an article are accepted, refused and taken back by keyboard alone; what was accepted is in the chart with its source, and a
/// reload keeps the decisions.
fn an_article_is_decided(page: &mut Page) -> Result<()> {
    open(page, "l=en")?;
    click(page, "open-site")?;
    title_has(page, "Laixi")?;
    click(page, "step-open")?;
    paste(page, ARTICLE, "read-article")?;
    wait_for(page, "the form has the focus", "return document.activeElement?.classList.contains('form')")?;
    wait_for(page, "the row is new", "return document.querySelector('.standing')?.dataset.state === 'new'")?;
    title_has(page, "Shinan")?;
    let marked = page.browser.run("return document.querySelectorAll('.article .figure').length", &[])?;
    ensure!(marked == 3, "found {marked} marked figures, expected three");
    for (key, states) in [
        ("a", "accepted open open"),
        ("r", "accepted refused open"),
        ("u", "accepted open open"),
        ("a", "accepted accepted open"),
        ("a", "accepted accepted accepted"),
    ] {
        page.browser.press(key)?;
        let seen = format!(
            "const state = ({{ classList }}) => ['accepted', 'refused'].find((name) => classList.contains(name)) ?? 'open';
             return [...document.querySelectorAll('.article .figure')].map(state).join(' ') === '{states}'
                 && document.documentElement.dataset.state === 'ready'"
        );
        wait_for(page, &format!("after {key} the states are {states}"), &seen)?;
        wait_for(page, "the form keeps the focus", "return document.activeElement?.classList.contains('form')")?;
    }
    let fall = page.browser.run("return document.querySelector('[name=row-value]').value", &[])?;
    ensure!(fall == "-1.2", "found {fall} for a fall of 1.2 per cent");
    page.leave()?;
    page.browser.open_address(&page.site.address(Variant::Recorded, "www/desk.html?l=en"))?;
    ready(page)?;
    let kept = page.browser.run("return document.querySelectorAll('.article .accepted').length", &[])?;
    ensure!(kept == 3, "found {kept} decisions after a reload, expected three");
    click(page, "to-chart")?;
    set(page, "p", "2026-Q1")?;
    title_has(page, "Laoshan")?;
    let source = page.browser.run("return document.querySelector('district-chart').words.source", &[])?;
    ensure!(source.as_str().is_some_and(|source| source.contains("2026")), "found the source {source}");
    click(page, "clear").ok();
    page.must_be_quiet()
}

/// A text with inserted pinyin, and a word for a target that is in no table.
const DAMAGED: &str =
    "投资情况\n青岛日报 2026-04-08\n2026年一季度，市南区固(gù)定(dìng)资(zī)产投资同比增长冲刺9.5%。\n";

/// Repairs are listed with their line; a word of the person's own table changes the proposal, until the table is closed.
fn own_words(page: &mut Page) -> Result<()> {
    open(page, "l=en")?;
    click(page, "open-site")?;
    title_has(page, "Laixi")?;
    click(page, "step-open")?;
    paste(page, DAMAGED, "read-article")?;
    let status = |expected: &str| {
        let script = format!("return document.querySelector('[name=\"row-status\"]')?.value === '{expected}'");
        wait_for(page, &format!("the status is {expected}"), &script).map(drop)
    };
    status("actual")?;
    let repairs = page.browser.run("return document.querySelector('.repairs')?.textContent ?? ''", &[])?;
    ensure!(
        repairs.as_str().is_some_and(|text| text.contains("Line 3") && text.contains("(gù)")),
        "found the repairs {repairs}"
    );
    let words = "const list = new DataTransfer();
        list.items.add(new File(['class,value,words\\nstatus,target,冲刺\\n'], 'ours.csv'));
        const input = document.querySelector('[name=words]');
        input.files = list.files;
        input.dispatchEvent(new Event('change'))";
    page.browser.run(words, &[])?;
    status("target")?;
    click(page, "no-words")?;
    status("actual")?;
    let broken = words.replace("target", "traget");
    page.browser.run(&broken, &[])?;
    let said = wait_for(page, "the mistake is said", "return document.querySelector('.wrong')?.textContent ?? ''")?;
    ensure!(
        said.as_str().is_some_and(|said| said.contains("ours.csv") && said.contains("traget")),
        "found {said}, expected the file and the word"
    );
    page.must_be_quiet()
}

/// Each gets a sentence that says what was found and what to do; a text that was pasted stays.
fn bad_input_gets_a_sentence(page: &mut Page) -> Result<()> {
    open(page, "l=en")?;
    // A sentence of the input before may still be there.
    let must_say = |expected: &str| {
        let script = format!("return document.querySelector('.wrong')?.textContent.includes({})", json!(expected));
        wait_for(page, &format!("the desk says {expected:?}"), &script).map(drop)
    };
    for (text, expected) in [
        ("words\nmore words here\nand more\n", "one column"),
        ("one\n2\n3\n", "one column"),
        ("<!doctype html><p>1</p>", "web page"),
        ("Borough,Births 2020\nCamden,2500\nBarnet,4700\nBrent,=1+1\nSutton,2400\n", "formula"),
    ] {
        paste(page, text, "read-table")?;
        must_say(expected).with_context(|| format!("for {text:?}"))?;
        click(page, "step-open")?;
        let kept = page.browser.run("return document.querySelector('[name=pasted]').value", &[])?;
        ensure!(kept == text, "found {kept} in the field, expected what was pasted");
    }
    const OLE: &str = "[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...[...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0])]";
    for (name, bytes, expected) in [
        ("a.xlsx", format!("Uint8Array.from({OLE})"), "password"),
        ("a.pdf", "new TextEncoder().encode('%PDF-1.7 x')".to_owned(), "PDF"),
        ("a.zip", "Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])".to_owned(), "damaged"),
        ("a.csv", "Object.assign(Object.defineProperty(new File(['a'], 'a.csv'), 'size', { value: 200 * 2 ** 20 }), { pretended: true })".to_owned(), "200 MB"),
    ] {
        click(page, "step-open")?;
        choose(page, name, &bytes)?;
        must_say(expected).with_context(|| format!("for {name}"))?;
    }
    page.must_be_quiet()
}

/// A line of the report moves the focus to the cell that it is about.
fn a_line_leads_to_its_cell(page: &mut Page) -> Result<()> {
    open(page, "l=en")?;
    let rows: String = (0..60)
        .map(|row| {
            format!("Place {row},{},{}\n", row + 10, if row == 50 { "=1+1".to_owned() } else { (row + 20).to_string() })
        })
        .collect();
    paste(page, &format!("Place,Births 2020,Births 2021\n{rows}"), "read-table")?;
    wait_for(
        page,
        "the report has the formula",
        "return document.querySelector('.report .lead')?.textContent.includes('formula')",
    )?;
    page.browser.run("document.querySelector('.report .lead').click()", &[])?;
    wait_for(page, "the cell has the focus", "return document.activeElement?.textContent === '=1+1'")?;
    page.must_be_quiet()
}

/// The next table is merged into the open package: the conflict stands side by side, and the decision counts.
fn the_next_table_is_merged(page: &mut Page) -> Result<()> {
    open(page, "l=en")?;
    paste(page, TABLE, "read-table")?;
    click(page, "to-chart")?;
    click(page, "take-in")?;
    paste(page, &TABLE.replace("4,850", "2,050").replace("..", "4,600"), "read-table")?;
    let row = wait_for(
        page,
        "the conflict is shown",
        "return document.querySelector('.conflicts tbody tr')?.innerText ?? ''",
    )?;
    ensure!(row.as_str().is_some_and(|row| row.contains("4850") && row.contains("2050")), "found the conflict {row}");
    title_has(page, "Brent")?;
    let name = page.browser.run("return document.querySelector('.conflicts select').name", &[])?;
    set(page, name.as_str().unwrap_or_default(), "keep")?;
    title_has(page, "Barnet")?;
    page.must_be_quiet()
}

/// A workbook with a merged head, and the zip that the desk saves, are opened like any file.
fn workbooks_and_packages(page: &mut Page) -> Result<()> {
    open(page, "l=en")?;
    const BOOK: &str = r#"import(new URL("zip.js", document.baseURI).href).then(({ zip }) => {
        const cells = (row, line) => row.map((text, column) => text === "" ? "" : typeof text === "number" ? `<c r="${"ABC"[column]}${line}"><v>${text}</v></c>` : `<c r="${"ABC"[column]}${line}" t="inlineStr"><is><t>${text}</t></is></c>`).join("");
        const rows = [["Borough", "Births", ""], ["", "2020", "2021"], ["Camden", 2500, 2450], ["Barnet", 4900, 4850]];
        const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map((row, index) => `<row r="${index + 1}">${cells(row, index + 1)}</row>`).join("")}</sheetData><mergeCells><mergeCell ref="B1:C1"/></mergeCells></worksheet>`;
        return zip([
            ["xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`],
            ["xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`],
            ["xl/worksheets/sheet1.xml", sheet],
        ]).arrayBuffer();
    })"#;
    choose(page, "births.xlsx", BOOK)?;
    title_has(page, "Barnet")?;
    let shown = page.browser.run(
        "const { title, subtitle } = document.querySelector('district-chart').words; return title + subtitle",
        &[],
    )?;
    ensure!(
        shown.as_str().is_some_and(|text| text.to_lowercase().contains("births") && text.contains("2021")),
        "found {shown}"
    );
    click(page, "to-chart")?;
    page.browser.run(RECORD_DOWNLOADS, &[])?;
    page.browser.run("document.querySelector('[name=save-work]').click()", &[])?;
    wait_for(page, "the work is saved", "return saved.length")?;
    click(page, "step-open")?;
    choose(page, "births.zip", "saved.at(-1).arrayBuffer()")?;
    wait_for(
        page,
        "the package is open",
        "return document.querySelector('#work')?.dataset.step === 'chart' && !document.querySelector('[name=\"step-check\"]:not(:disabled)')",
    )?;
    title_has(page, "Barnet")?;
    page.must_be_quiet()
}

/// A table of 100,000 values is read while the page answers; it can be stopped, and read again.
fn a_long_table_can_be_stopped(page: &mut Page) -> Result<()> {
    open(page, "l=en")?;
    const LONG: &str = "const lines = ['Place,' + Array.from({ length: 50 }, (_, column) => `Births ${1970 + column}`).join()];
        for (let row = 0; row < 2000; row += 1) lines.push(`Place ${row},` + Array.from({ length: 50 }, (_, column) => 3 * (row * 50 + column) + 500).join());
        const area = document.querySelector('[name=pasted]');
        area.value = lines.join('\\n');
        window.longest = 0;
        let last = performance.now();
        const beat = () => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; setTimeout(beat, 0); };
        document.querySelector('[name=read-table]').click();
        beat();";
    page.browser.run(LONG, &[])?;
    let stopped = "const stop = document.querySelector('[name=stop]'); stop?.click(); return Boolean(stop) || document.querySelector('.fine strong') !== null";
    wait_for(page, "the reading can be stopped", stopped)?;
    ready(page)?;
    let is_stopped =
        page.browser.run("return document.querySelector('.wrong')?.textContent.includes('Stopped') ?? false", &[])?;
    if is_stopped == json!(true) {
        page.browser.run("document.querySelector('.wrong button').click()", &[])?;
    }
    let report = wait_for(
        page,
        "the table is read",
        "return document.documentElement.dataset.state === 'ready' && (document.querySelector('.fine')?.textContent ?? '')",
    )?;
    ensure!(report.as_str().is_some_and(|report| report.contains("100,000")), "found the report {report}");
    page.must_be_quiet()
}

/// axe reports no violation in any step, in both languages and themes, on a telephone and on a desk.
fn axe_finds_nothing(page: &mut Page) -> Result<()> {
    const RUN: &str = "return axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
        violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, html }) => JSON.stringify(target) + html.slice(0, 120)).join(' ')}`))";
    // axe sets inline styles, which the policy of the page blocks.
    page.expect_complaints(&["blocked by policy: inline", "Applying inline style violates"]);
    let file = tools::axe()?;
    let axe = std::fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?;
    let mut found: Vec<String> = Vec::new();
    for (query, width_px) in
        [("l=en&t=light", 1280), ("l=zh&t=dark", 1280), ("l=en&t=dark", 360), ("l=zh&t=light", 360)]
    {
        page.browser.resize(width_px, 1000)?;
        open(page, query)?;
        page.browser.run(&axe, &[])?;
        let mut look = |state: &str| -> Result<()> {
            std::thread::sleep(Duration::from_millis(300));
            let violations = page.browser.run(RUN, &[])?;
            let violations = violations.as_array().context("found no list in the result of axe")?;
            found.extend(violations.iter().map(|violation| format!("{query} {width_px} {state}: {violation}")));
            Ok(())
        };
        look("open")?;
        paste(page, NAMELESS, "read-table")?;
        page.browser
            .run("for (const details of document.querySelectorAll('#work details')) details.open = true", &[])?;
        look("check")?;
        set(page, "set-indicator", "births")?;
        click(page, "to-chart")?;
        look("chart")?;
        click(page, "step-publish")?;
        look("publish")?;
        click(page, "step-open")?;
        paste(page, ARTICLE, "read-article")?;
        look("article")?;
    }
    page.browser.resize(1280, 1000)?;
    ensure!(found.is_empty(), "found {} violations, expected none:\n{}", found.len(), found.join("\n"));
    Ok(())
}
