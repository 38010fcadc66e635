//! `<district-chart src="…/datapackage.json">`: charts of a package that the page brings.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::engine::Engine;

use crate::Case;
use crate::page::Page;
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "an_element_shows_another_package", engines: &Engine::ALL, check: an_element_shows_another_package },
    Case { name: "another_page_shows_its_package", engines: &Engine::ALL, check: another_page_shows_its_package },
    Case { name: "a_broken_package_of_an_element_is_explained", engines: &Engine::ALL, check: broken_package },
    Case { name: "a_long_load_shows_its_progress", engines: &Engine::ALL, check: a_long_load_shows_its_progress },
];

/// Appends a chart of each link, waits until all are drawn or have failed, and returns what they show and how many files of packages were
/// requested. Requests for files below `made/` are answered with the texts in `made`, with a status, or not at all.
const SHOW: &str = r#"
    const [src, links, made] = arguments;
    window.own ??= fetch;
    const asked = [];
    const answer = (text) => {
        if (text === null) return Promise.reject(new TypeError("blocked"));
        if (typeof text === "number" && text > 999) {
            let left = text;
            const pull = (control) => (left-- > 0 ? control.enqueue(new Uint8Array(2 ** 20)) : control.close());
            return Promise.resolve(new Response(new ReadableStream({ pull })));
        }
        return Promise.resolve(typeof text === "number" ? new Response("", { status: text }) : new Response(text));
    };
    window.fetch = (address, ...rest) => {
        const path = String(address);
        if (/(germany|made)\//.test(path)) asked.push(path);
        const name = path.split("made/")[1];
        return name === undefined ? own(address, ...rest) : answer(made[name]);
    };
    const charts = links.map((link) => {
        const chart = document.createElement("district-chart");
        for (const [name, value] of [["src", src], ["link", link], ["loading", "eager"]]) chart.setAttribute(name, value);
        document.body.append(chart);
        return chart;
    });
    const settled = () => charts.every((chart) => chart.hasAttribute("state"));
    for (let left = 1000; left > 0 && !settled(); left -= 1) await new Promise((done) => setTimeout(done, 20));
    const shown = charts.map((chart) => {
        const text = (part) => chart.shadowRoot.querySelector(part)?.textContent ?? "";
        return {
            state: chart.getAttribute("state"),
            title: chart.querySelector('[slot="title"]')?.textContent ?? "",
            rows: chart.words?.rows.length ?? 0,
            heading: text(".failure .heading"),
            errors: [...chart.shadowRoot.querySelectorAll(".failure li, .failure pre")].map((item) => item.textContent),
        };
    });
    window.charts = charts;
    return { shown, asked: asked.length };
"#;

const GERMANY: &str = "../examples/germany/datapackage.json";

/// Runs `SHOW`, which waits, as an asynchronous function.
fn show(page: &Page<'_>, src: &str, links: &[&str], made: Value) -> Result<Value> {
    page.browser.run(
        &format!("return (async function () {{{SHOW}}}).apply(null, arguments)"),
        &[json!(src), json!(links), made],
    )
}

/// Two charts of one package beside a chart of the built-in one: each says what its own package says, each file is requested once, and the
/// sources are those of the package. A link within the chart changes the chart.
fn an_element_shows_another_package(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let links = ["i=unemployment", "c=tiles&i=gdp-per-head&p=2014", "c=target&i=unemployment"];
    let found = show(page, GERMANY, &links, json!({}))?;
    ensure!(found["asked"] == 6, "found {} requests, expected one for each of the six files", found["asked"]);
    let title = |index: usize| found["shown"][index]["title"].as_str().unwrap_or_default().to_owned();
    ensure!(title(0) == "Berlin has the highest unemployment rate of all 38 regions", "{found}");
    ensure!(title(1).starts_with("Hamburg has the ") && found["shown"][1]["rows"] == 38, "{found}");
    ensure!(found["shown"][2]["state"] == "drawn" && found["shown"][2]["rows"] == 0, "{found}");
    let own = page.browser.run("return document.querySelector('district-chart').words.title", &[])?;
    ensure!(own.as_str().is_some_and(|title| title.starts_with("Laixi")), "the page's own chart says {own}");
    const CITED: &str = "const root = charts[0].shadowRoot, plot = root.querySelector('.plot');
        plot.focus();
        for (const key of ['ArrowDown', 'Enter']) plot.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        return (async () => {
            for (let left = 200; left > 0 && !root.querySelector('dialog'); left -= 1) await new Promise((done) => setTimeout(done, 20));
            const text = root.querySelector('dialog')?.textContent ?? '';
            root.querySelector('dialog')?.close();
            return text;
        })()";
    let cited = page.browser.run(CITED, &[])?;
    ensure!(
        cited.as_str().is_some_and(|text| text.contains("Eurostat") && text.contains("7.0")),
        "the sources say {cited}"
    );
    const FOLLOWED: &str = "charts[2].shadowRoot.querySelector('.links a').click();
        return (async () => {
            for (let left = 200; left > 0 && charts[2].words.rows.length === 0; left -= 1) await new Promise((done) => setTimeout(done, 20));
            return [charts[2].words.rows.length > 0, location.pathname.endsWith('index.html')];
        })()";
    let followed = page.browser.run(FOLLOWED, &[])?;
    ensure!(followed == json!([true, true]), "found [figures, same page] {followed} after a link of a chart");
    page.must_be_quiet()
}

/// The same in a page of another site, which starts no worker and loads a package of a server that allows other origins.
fn another_page_shows_its_package(page: &mut Page) -> Result<()> {
    let element = page.site.address(Variant::Checkout, "www/district-chart.js");
    let package = page.site.address(Variant::Checkout, "examples/germany/datapackage.json");
    let body =
        format!("<district-chart loading=eager src=\"{package}\" link=\"i=gdp-share\"><p>Loading</p></district-chart>");
    let head = format!("<script type=module src=\"{element}\"></script>");
    page.leave()?;
    page.browser.open_address(&page.write_guest("package.html", &head, &body)?)?;
    let drawn = "const chart = document.querySelector('district-chart');
        return (async () => {
            for (let left = 1000; left > 0 && !chart.hasAttribute('state'); left -= 1) await new Promise((done) => setTimeout(done, 20));
            return [chart.getAttribute('state'), chart.words?.rows.length, chart.words?.source];
        })()";
    let found = page.browser.run(drawn, &[])?;
    ensure!(found[0] == "drawn" && found[1] == 38, "{found}");
    ensure!(found[2].as_str().is_some_and(|source| source.contains("Eurostat")), "{found}");
    Ok(())
}

/// What is wrong stands in the place of the chart: each error with its file and its line, and why a file could not be loaded.
fn broken_package(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let descriptor = |files: &[&str]| {
        let resources: Vec<Value> = files.iter().map(|file| json!({ "path": file })).collect();
        json!({ "name": "made", "resources": resources }).to_string()
    };
    let files = ["places.csv", "indicators.csv", "tables/observations.csv"];
    let sound = json!({
        "datapackage.json": descriptor(&files),
        "places.csv": "id,name\na,Alpha\nb,Beta\n",
        "indicators.csv": "id,name,unit,measure\npeople,inhabitants,people,count\n",
        "tables/observations.csv": "place,indicator,period,value\na,people,2020,12\nb,people,2020,9\n",
    });
    let shown = |name: &str, changes: Value| -> Result<(String, Vec<String>)> {
        let mut made = sound.clone();
        for (file, text) in changes.as_object().context("an object of files")? {
            made[file] = text.clone();
        }
        let found = show(page, &format!("{name}/made/datapackage.json"), &["l=en"], made)?;
        let chart = &found["shown"][0];
        let errors = chart["errors"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        Ok((
            format!(
                "{} {}",
                chart["state"].as_str().unwrap_or_default(),
                chart["heading"].as_str().unwrap_or_default()
            ),
            errors.collect(),
        ))
    };
    let (state, errors) = shown("sound", json!({}))?;
    ensure!(state == "drawn " && errors.is_empty(), "{state}: {errors:?}");
    let broken = "place,indicator,period,value\na,people,2020,12,5\nc,people,2020,nine\n";
    let (state, errors) = shown("broken", json!({ "tables/observations.csv": broken }))?;
    ensure!(state.starts_with("failed ") && state.contains("The data package is broken"), "{state}");
    for part in [
        "observations.csv, line 2: found 5 fields",
        "observations.csv, line 3, column place: found \"c\"",
        "line 3, column value: found \"nine\"",
    ] {
        ensure!(
            errors.iter().any(|error| error.starts_with("observations.csv, line ") && error.contains(part)),
            "no {part}: {errors:?}"
        );
    }
    for (name, file, answer, expected) in [
        ("gone", "places.csv", json!(404), "places.csv: found the status 404 of HTTP"),
        ("refused", "datapackage.json", json!(null), "datapackage.json: found no response"),
        (
            "large",
            "tables/observations.csv",
            json!(1000),
            "tables/observations.csv: found a package of more than 64 MB",
        ),
        ("page", "datapackage.json", json!("<!doctype html>"), "datapackage.json, line 1"),
    ] {
        let (state, errors) = shown(name, json!({ file: answer }))?;
        ensure!(
            state.starts_with("failed ") && errors.iter().any(|error| error.starts_with(expected)),
            "{name}: {state}: {errors:?}"
        );
    }
    page.must_be_quiet()
}

/// A load that takes long shows a bar and the file that is loading, and neither once the chart is drawn.
fn a_long_load_shows_its_progress(page: &mut Page) -> Result<()> {
    const SLOW: &str = "const own = fetch;
        window.fetch = async (address, ...rest) => {
            if (String(address).endsWith('observations.csv')) await new Promise((done) => setTimeout(done, 1500));
            return own(address, ...rest);
        };
        const chart = document.createElement('district-chart');
        for (const [name, value] of [['src', arguments[0]], ['loading', 'eager']]) chart.setAttribute(name, value);
        document.body.append(chart);
        const loading = () => chart.shadowRoot.querySelector('.loading');
        return (async () => {
            for (let left = 200; left > 0 && !loading(); left -= 1) await new Promise((done) => setTimeout(done, 10));
            const during = [loading()?.textContent, Boolean(loading()?.querySelector('progress'))];
            for (let left = 500; left > 0 && !chart.hasAttribute('state'); left -= 1) await new Promise((done) => setTimeout(done, 20));
            return [...during, chart.getAttribute('state'), Boolean(loading())];
        })()";
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let found = page.browser.run(SLOW, &[json!(GERMANY)])?;
    ensure!(found == json!(["observations.csv", true, "drawn", false]), "found [file, bar, state, bar after] {found}");
    page.must_be_quiet()
}
