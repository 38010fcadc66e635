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
    Case { name: "boundaries_are_drawn_as_a_map", engines: &Engine::ALL, check: boundaries_are_drawn_as_a_map },
    Case { name: "a_logo_is_shown", engines: &Engine::ALL, check: a_logo_is_shown },
    Case { name: "a_long_table_is_shown_in_pieces", engines: &Engine::ALL, check: a_long_table_is_shown_in_pieces },
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
    ensure!(
        title(0) == "Berlin has the highest unemployment rate of all 38 regions: 7.0%, ahead of Sachsen-Anhalt (6.9%)",
        "{found}"
    );
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

/// The same in a page of another site, with a package of a server that allows other origins. Such a page may allow no worker, so that only a large package
/// has one; it is read on the page if the worker is refused.
fn another_page_shows_its_package(page: &mut Page) -> Result<()> {
    const DRAWN: &str = "const chart = document.querySelector('district-chart');
        return (async () => {
            for (let left = 1000; left > 0 && !chart.hasAttribute('state'); left -= 1) await new Promise((done) => setTimeout(done, 20));
            return [chart.getAttribute('state'), chart.words?.rows.length, chart.words?.source.includes('Eurostat'), window.workers];
        })()";
    // `large` lets each descriptor end in a million spaces.
    const HEAD: &str = "<script>
        const [own, OwnWorker] = [fetch, Worker];
        window.workers = 0;
        window.Worker = class extends OwnWorker { constructor(...inputs) { window.workers += 1; super(...inputs); } };
        if (location.pathname.includes('large')) window.fetch = async (address, ...rest) => {
            const answer = await own(address, ...rest);
            return String(address).endsWith('.json') ? new Response(await answer.text() + ' '.repeat(2 ** 20)) : answer;
        };
    </script>";
    let element = page.site.address(Variant::Checkout, "www/district-chart.js");
    let package = page.site.address(Variant::Checkout, "examples/germany/datapackage.json");
    let body =
        format!("<district-chart loading=eager src=\"{package}\" link=\"i=gdp-share\"><p>Loading</p></district-chart>");
    let refused = "<meta http-equiv=Content-Security-Policy content=\"worker-src 'none'\">";
    for (name, policy, workers) in [("package.html", "", 0), ("large.html", "", 1), ("large-refused.html", refused, 1)]
    {
        let head = format!("{policy}{HEAD}<script type=module src=\"{element}\"></script>");
        page.leave()?;
        if !policy.is_empty() {
            page.expect_complaints(&["worker-src", "Content Security Policy", "Content-Security-Policy"]);
        }
        page.browser.open_address(&page.write_guest(name, &head, &body)?)?;
        let found = page.browser.run(DRAWN, &[])?;
        let expected = json!(["drawn", 38, true, workers]);
        ensure!(found == expected, "found [state, rows, source, workers] {found} in {name}, expected {expected}");
    }
    Ok(())
}

/// Tiles of a package with boundaries are a map, which a module of its own draws; a page without boundaries does not load it. Each place of the map
/// has an area, which the keyboard reaches, and the map is in the SVG that readers save.
fn boundaries_are_drawn_as_a_map(page: &mut Page) -> Result<()> {
    const LOADED: &str =
        "return performance.getEntriesByType('resource').filter(({ name }) => name.includes('draw_map')).length";
    page.open(Variant::Recorded, "c=tiles&l=en")?.must_be_drawn()?;
    let links = ["i=people", "c=tiles&i=people"];
    let loaded = page.browser.run(LOADED, &[])?;
    ensure!(loaded == 0, "found {loaded} files of the module of maps in a page without boundaries, expected none");
    let square = |column: i32, row: i32| format!("{} {} 500 0 0 500 -500 0", 500 * column, 500 * row);
    let place = |index: i32| format!("p{index},Town {index},{}\n", square(index % 2, index / 2));
    let files = ["places.csv", "indicators.csv", "observations.csv"];
    let resources: Vec<Value> = files.iter().map(|file| json!({ "path": file })).collect();
    let made = json!({
        "datapackage.json": json!({ "name": "made", "resources": resources }).to_string(),
        "places.csv": format!("id,name,shape\n{}", (0..4).map(place).collect::<String>()),
        "indicators.csv": "id,name,unit,measure\npeople,number of inhabitants,people,count\n",
        "observations.csv": "place,indicator,period,value\np0,people,2020,10\np1,people,2020,20\np2,people,2020,30\n",
    });
    let found = show(page, "made/datapackage.json", &links, made)?;
    ensure!(found["shown"][0]["state"] == "drawn" && found["shown"][1]["state"] == "drawn", "{found}");
    let loaded = page.browser.run(LOADED, &[])?;
    ensure!(loaded.as_u64().is_some_and(|count| count > 0), "found no file of the module of maps");
    const READ: &str = "const root = charts[1].shadowRoot, plot = root.querySelector('.plot');
        plot.focus();
        plot.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
        return root.textContent";
    let read = page.browser.run(READ, &[])?;
    ensure!(read.as_str().is_some_and(|text| text.contains("Town")), "the keyboard reads {read}");
    const SVG: &str = "return (async () => {
        const lines = [];
        for (const name of ['draw', 'draw_map']) {
            const module = await import(new URL(`../pkg/${name}.js`, document.baseURI).href);
            await module.default();
            const plot = new module.Plot(charts[1].words);
            lines.push(plot.svg(document.createElement('canvas'), 600, false, '').split('<polyline').length - 1);
        }
        return lines;
    })()";
    let lines = page.browser.run(SVG, &[])?;
    ensure!(lines == json!([0, 4]), "found {lines} boundaries in the SVG of both modules, expected [0,4]");
    page.must_be_quiet()
}

/// The logo of a package stands beside the source line, with its text, and in the lower right corner of the pictures that readers save.
fn a_logo_is_shown(page: &mut Page) -> Result<()> {
    const MADE: &str = "return (() => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 32 });
        const context = canvas.getContext('2d');
        context.fillStyle = '#c00020';
        context.fillRect(0, 0, 64, 32);
        return canvas.toDataURL('image/png');
    })()";
    const SHOWN: &str = "return (async () => {
        const chart = charts[0];
        const image = () => chart.shadowRoot.querySelector('img.logo');
        for (let left = 200; left > 0 && !image()?.complete; left -= 1) await new Promise((done) => setTimeout(done, 20));
        const { logoFor } = await import(new URL('house-style.js', document.baseURI).href);
        const logo = await logoFor(chart.words, false);
        const { Plot, default: init } = await import(new URL('../pkg/draw.js', document.baseURI).href);
        await init();
        const [plot, canvas] = [new Plot(chart.words), document.createElement('canvas')];
        document.body.append(canvas);
        plot.card(canvas, 600, 2, false, '', logo.width);
        logo.draw(canvas, 600);
        const svg = logo.into(plot.svg(document.createElement('canvas'), 600, false, '', logo.width));
        plot.card(canvas, 600, 2, false, '', logo.width);
        logo.draw(canvas, 600);
        const [red] = canvas.getContext('2d').getImageData(canvas.width - 2 * 24 - 8, canvas.height - 2 * 24 - 8, 1, 1).data;
        canvas.remove();
        return [image()?.alt, image()?.naturalWidth, image()?.nextElementSibling?.getAttribute('name'), logo.width, red, svg.split('<image ').length];
    })()";
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let url = page.browser.run(MADE, &[])?;
    let files = ["places.csv", "indicators.csv", "observations.csv"];
    let resources: Vec<Value> = files.iter().map(|file| json!({ "path": file })).collect();
    let charts = json!({ "style": { "logo": url, "logo-text": "The Gazette" } });
    let made = json!({
        "datapackage.json": json!({ "name": "made", "resources": resources, "charts": charts }).to_string(),
        "places.csv": "id,name\na,Ash\nb,Birch\n",
        "indicators.csv": "id,name,unit,measure\npeople,people,people,count\n",
        "observations.csv": "place,indicator,period,value\na,people,2020,10\nb,people,2020,20\n",
    });
    let found = show(page, "made/datapackage.json", &["i=people"], made)?;
    ensure!(found["shown"][0]["state"] == "drawn", "{found}");
    let shown = page.browser.run(SHOWN, &[])?;
    ensure!(
        shown == json!(["The Gazette", 64, "source", 64, 192, 2]),
        "found [text, width, beside, width in pictures, red of its corner, images of the SVG and one] {shown}"
    );
    page.must_be_quiet()
}

/// A table of thousands of rows is laid out in pieces, since all at once would stop the page. It is whole in the document and on paper before
/// it is opened.
fn a_long_table_is_shown_in_pieces(page: &mut Page) -> Result<()> {
    const PRINTED: &str = "const rows = [...charts[0].table.rows];
        return [rows.length, rows.filter((row) => getComputedStyle(row).display !== 'none').length]";
    const OPENED: &str = "const rows = [...charts[0].table.rows];
        const shown = () => rows.filter((row) => row.offsetHeight > 0).length;
        charts[0].shadowRoot.querySelector('details').open = true;
        const first = shown();
        return (async () => {
            for (let left = 300; left > 0 && shown() < rows.length; left -= 1) await new Promise((done) => setTimeout(done, 20));
            return [first, shown()];
        })()";
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let files = ["places.csv", "indicators.csv", "observations.csv"];
    let resources: Vec<Value> = files.iter().map(|file| json!({ "path": file })).collect();
    let rows = |row: fn(usize) -> String| (0..1200).map(row).collect::<String>();
    let made = json!({
        "datapackage.json": json!({ "name": "made", "resources": resources }).to_string(),
        "places.csv": format!("id,name\n{}", rows(|index| format!("p{index},Town {index}\n"))),
        "indicators.csv": "id,name,unit,measure\npeople,people,people,count\n",
        "observations.csv": format!("place,indicator,period,value\n{}", rows(|index| format!("p{index},people,2020,{index}\n"))),
    });
    let found = show(page, "made/datapackage.json", &["i=people"], made.clone())?;
    ensure!(found["shown"][0]["state"] == "drawn", "{found}");
    let opened = page.browser.run(OPENED, &[])?;
    ensure!(opened == json!([501, 1201]), "found [rows at once, rows] {opened} in a table of 1,200 rows and a head");
    if page.browser.engine() == Engine::Chromium {
        // A chart whose table nobody has opened.
        show(page, "made/datapackage.json", &["i=people"], made)?;
        page.browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }))?;
        let printed = page.browser.run(PRINTED, &[])?;
        page.browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "" }))?;
        ensure!(printed == json!([1201, 1201]), "found [rows, rows on paper] {printed}");
    }
    page.must_be_quiet()
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
