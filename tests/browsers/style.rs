//! A house style and what a page may leave out: custom properties of the element and keys of a package, as texts and picture wear them.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use xtask::engine::Engine;

use crate::Case;
use crate::page::Page;
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "a_page_gives_a_chart_its_style", engines: &Engine::ALL, check: a_page_gives_a_chart_its_style },
    Case { name: "a_style_that_falls_short_is_said", engines: &Engine::ALL, check: a_style_that_falls_short_is_said },
    Case {
        name: "a_package_gives_its_charts_a_style",
        engines: &Engine::ALL,
        check: a_package_gives_its_charts_a_style,
    },
    Case { name: "a_page_leaves_out_what_it_prints", engines: &Engine::ALL, check: a_page_leaves_out_what_it_prints },
];

/// Adds a chart with attributes and a style, waits until it is drawn, and returns what it wears: colours and fonts of its texts, whether a
/// colour is in its picture, and what was said on the console.
const WEAR: &str = r##"
    const [attributes, style, colour] = arguments;
    const said = [];
    const warn = console.warn;
    console.warn = (text) => said.push(String(text));
    const chart = document.createElement("district-chart");
    for (const [name, value] of Object.entries(attributes)) chart.setAttribute(name, value);
    for (const [name, value] of Object.entries(style)) chart.style.setProperty(`--district-chart-${name}`, value);
    chart.setAttribute("loading", "eager");
    document.body.append(chart);
    for (let left = 500; left > 0 && !chart.hasAttribute("state"); left -= 1) await new Promise((done) => setTimeout(done, 20));
    console.warn = warn;
    const root = chart.shadowRoot.querySelector(".root");
    const canvas = chart.shadowRoot.querySelector("canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const painted = (rgb) => {
        for (let at = 0; at < data.length; at += 4) if (rgb.every((part, channel) => data[at + channel] === part)) return true;
        return false;
    };
    const title = chart.querySelector('[slot="title"]');
    const seen = (element) => {
        const { width, height } = element.getBoundingClientRect();
        return element.getClientRects().length > 0 && width > 1 && height > 1;
    };
    const parts = ["title", "subtitle", "coverage", "notes", "source"];
    const found = {
        state: chart.getAttribute("state"),
        paper: getComputedStyle(root).backgroundColor,
        font: getComputedStyle(title).fontFamily,
        label: getComputedStyle(canvas).fontFamily,
        size: parseFloat(getComputedStyle(title).fontSize),
        painted: painted(colour),
        said,
        seen: Object.fromEntries(parts.map((part) => [part, seen(chart.querySelector(`[slot="${part}"]`))])),
        table: seen(chart.shadowRoot.querySelector("details")),
        name: title.textContent,
    };
    chart.remove();
    return found;
"##;

/// Runs `WEAR`, which waits, as an asynchronous function.
fn wear(page: &Page<'_>, attributes: Value, style: Value, colour: [u8; 3]) -> Result<Value> {
    page.browser.run(
        &format!("return (async function () {{{WEAR}}}).apply(null, arguments)"),
        &[attributes, style, json!(colour)],
    )
}

/// Colours, fonts and sizes of the page reach the texts and the picture, in the theme that they are for.
fn a_page_gives_a_chart_its_style(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let style = json!({ "paper": "#fff8ec", "bar": "#7f705e", "bar-dark": "#93846f", "title-font": "Georgia, serif",
        "label-font": "monospace", "title-size": "36px", "corner": "4px" });
    let light = wear(page, json!({ "link": "l=en", "theme": "light" }), style.clone(), [0x7f, 0x70, 0x5e])?;
    ensure!(light["state"] == "drawn" && light["painted"] == true && light["said"] == json!([]), "{light}");
    ensure!(light["paper"] == "rgb(255, 248, 236)", "the texts lie on {}", light["paper"]);
    ensure!(light["font"].as_str().is_some_and(|font| font.contains("Georgia")), "the title has {}", light["font"]);
    ensure!(light["label"].as_str().is_some_and(|font| font.starts_with("monospace")), "texts have {}", light["label"]);
    let own = wear(page, json!({ "link": "l=en", "theme": "light" }), json!({}), [0x5f, 0x79, 0x93])?;
    ensure!(own["painted"] == true && own["paper"] == "rgb(255, 255, 255)", "a chart without a style: {own}");
    let (size, usual) = (light["size"].as_f64(), own["size"].as_f64());
    ensure!(size.zip(usual).is_some_and(|(size, usual)| (size / usual - 1.5).abs() < 0.01), "{size:?} of {usual:?}");
    let dark = wear(page, json!({ "link": "l=en", "theme": "dark" }), style, [0x93, 0x84, 0x6f])?;
    ensure!(dark["painted"] == true && dark["paper"] == "rgb(18, 23, 28)", "in the dark theme: {dark}");
    page.must_be_quiet()
}

/// A bar that would hardly be seen is drawn in the nearest colour that is seen, and text that is no colour stays out of the page.
fn a_style_that_falls_short_is_said(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let style = json!({ "bar": "#d0d0d0", "accent": "url(https://evil.example/a.png)", "title-font": "x(color: red)" });
    let found = wear(page, json!({ "link": "l=en", "theme": "light" }), style, [0x74, 0x74, 0x74])?;
    ensure!(found["painted"] == true && found["state"] == "drawn", "{found}");
    let said = found["said"].as_array().cloned().unwrap_or_default();
    ensure!(said.len() == 3, "found {} sentences, expected one for each value: {said:?}", said.len());
    ensure!(
        said.contains(&json!(
            "district-chart style: bar: found #d0d0d0, expected a contrast of 4.5 with paper; #747474 is used"
        )),
        "{said:?}"
    );
    page.must_be_quiet()
}

/// The style of a package, and over it that of the page.
fn a_package_gives_its_charts_a_style(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    const PACKAGE: &str = r##"
        const files = {
            "datapackage.json": JSON.stringify({ charts: { style: { bar: "#4f6fa5", paper: "#f4f8ff" } }, resources: ["places", "indicators", "observations"].map((name) => ({ name, path: `${name}.csv` })) }),
            "places.csv": "id,name\na,Alpha\nb,Beta\nc,Gamma\n",
            "indicators.csv": "id,name,unit,measure\npeople,inhabitants,people,count\n",
            "observations.csv": "place,indicator,period,value\na,people,2021,12000\nb,people,2021,9000\nc,people,2021,4000\n",
        };
        const own = fetch;
        window.fetch = (address, ...rest) => {
            const text = files[String(address).split("styled/")[1]];
            return text === undefined ? own(address, ...rest) : Promise.resolve(new Response(text));
        };
    "##;
    page.browser.run(PACKAGE, &[])?;
    let attributes = json!({ "link": "", "src": "styled/datapackage.json", "theme": "light" });
    let found = wear(page, attributes.clone(), json!({}), [0x4f, 0x6f, 0xa5])?;
    ensure!(found["painted"] == true && found["paper"] == "rgb(244, 248, 255)", "{found}");
    let over = wear(page, attributes, json!({ "bar": "#6b5f8f" }), [0x6b, 0x5f, 0x8f])?;
    ensure!(over["painted"] == true && over["paper"] == "rgb(244, 248, 255)", "{over}");
    page.must_be_quiet()
}

/// Title, sources and table may be left out; coverage and notes may not.
fn a_page_leaves_out_what_it_prints(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    let attributes = json!({ "link": "l=en", "theme": "light", "heading": "off", "source": "short", "table": "off" });
    let found = wear(page, attributes, json!({}), [0, 0, 0])?;
    let seen = &found["seen"];
    ensure!(seen["title"] == false && found["table"] == false, "{found}");
    for part in ["subtitle", "coverage", "notes", "source"] {
        ensure!(seen[part] == true, "{part} is not seen: {found}");
    }
    // Still read out.
    ensure!(found["name"].as_str().is_some_and(|name| name.starts_with("Laixi")), "{found}");
    let other = json!({ "link": "l=en", "heading": "on", "table": "", "coverage": "off", "notes": "off" });
    let found = wear(page, other, json!({}), [0, 0, 0])?;
    for part in ["title", "subtitle", "coverage", "notes", "source"] {
        ensure!(found["seen"][part] == true, "{part} is not seen: {found}");
    }
    page.must_be_quiet()
}
