//! `cargo xtask vitals`: what Lighthouse says of the page, and what the browser itself counts on a slow processor. It measures for
//! people to read, and fails for Lighthouse's verdicts alone: times are another on every machine.

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use lexopt::Parser;
use serde_json::{Value, json};

use crate::engine::{Browser, Engine, Look};
use crate::site::Site;
use crate::{serve, tools, workspace};

const CATEGORIES: [&str; 3] = ["accessibility", "best-practices", "seo"];

/// A telephone, a tablet, a desk and a wide one, CSS pixels.
const WIDTHS: [u32; 4] = [360, 768, 1280, 1920];

/// A processor so many times slower than this machine's.
const SLOWER: [u32; 2] = [1, 4];

/// When the page has long come to rest.
const REST: Duration = Duration::from_secs(4);

/// What moved, when something was first painted, and what kept the page busy for more than 50 ms after that: milliseconds.
const OBSERVED: &str = "const [paint] = performance.getEntriesByName('first-contentful-paint');
    const kept = (type) => new Promise((done) => {
        new PerformanceObserver((list) => done(list.getEntries())).observe({ type, buffered: true });
        setTimeout(() => done([]), 300);
    });
    return Promise.all(['layout-shift', 'longtask'].map(kept)).then(([shifts, tasks]) => ({
        moved: shifts.reduce((sum, { value }) => sum + value, 0),
        paint: Math.round(paint.startTime),
        long: tasks.filter(({ startTime }) => startTime > paint.startTime).map(({ duration }) => Math.round(duration)),
    }))";

/// From a choice of each kind of chart to its picture, milliseconds.
const REDRAWN: &str = "const chart = document.querySelector('district-chart');
    const kinds = [...document.querySelector('select[name=c]').options].map(({ value }) => value);
    const rest = () => new Promise((done) => setTimeout(done, 400));
    const choose = (kind) => new Promise((done) => {
        const select = document.querySelector('select[name=c]');
        select.value = kind;
        const start = performance.now();
        chart.addEventListener('district-chart-drawn', () => done(performance.now() - start), { once: true });
        select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    return (async () => {
        const times = {};
        for (const kind of [...kinds.slice(1), kinds[0]]) {
            times[kind] = Math.round(await choose(kind));
            await rest();
        }
        return times;
    })()";

/// Asks Lighthouse, then the browser.
pub fn run(mut arguments: Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    Engine::Chromium.ensure()?;
    let port = serve::in_background(Site::of_checkout(workspace::root()))?;
    let address = format!("http://127.0.0.1:{port}/www/index.html");
    for slower in SLOWER {
        observe(&address, slower)?;
    }
    let wrong: Vec<String> = ["zh", "en"]
        .map(|language| audit(&format!("{address}?l={language}")))
        .into_iter()
        .collect::<Result<Vec<_>>>()?
        .concat();
    ensure!(wrong.is_empty(), "Lighthouse finds fault:\n{}", wrong.join("\n"));
    Ok(())
}

/// What the browser counts while the page loads and while kinds of chart are chosen.
fn observe(address: &str, slower: u32) -> Result<()> {
    let browser = Engine::Chromium.open(Look { dark: false, scale: 1.0 })?;
    chrome(&browser, "Emulation.setCPUThrottlingRate", json!({ "rate": slower }))?;
    for width in WIDTHS {
        let metrics = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        chrome(&browser, "Emulation.setDeviceMetricsOverride", metrics)?;
        for language in ["zh", "en"] {
            browser.open_address("about:blank")?;
            browser.open_address(&format!("{address}?l={language}"))?;
            // Nothing is asked before: questions keep a page busy too.
            std::thread::sleep(REST);
            let seen = browser.run(OBSERVED, &[])?;
            println!(
                "processor ÷ {slower}, {width} px, {language}: moved {}, first paint {} ms, tasks over 50 ms after it {}",
                seen["moved"], seen["paint"], seen["long"]
            );
        }
    }
    println!("processor ÷ {slower}, from a choice to its picture, ms: {}", browser.run(REDRAWN, &[])?);
    Ok(())
}

fn chrome(browser: &Browser, command: &str, parameters: Value) -> Result<Value> {
    browser.post("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
}

/// Prints Lighthouse's scores of an address, on its telephone, and gives what is less than all.
fn audit(address: &str) -> Result<Vec<String>> {
    let node = tools::find("node").context("found no node")?;
    let mut command = Command::new(node);
    command.arg(tools::lighthouse()?).arg(address).args(["--output=json", "--quiet"]);
    command.arg(format!("--only-categories={}", CATEGORIES.join(",")));
    command.arg("--chrome-flags=--headless --no-sandbox --disable-gpu");
    command.env("CHROME_PATH", tools::find("chromium").context("found no chromium")?);
    let report: Value = serde_json::from_str(&workspace::output(&mut command)?).context("Lighthouse's report")?;
    let mut wrong = Vec::new();
    for category in CATEGORIES {
        let told = &report["categories"][category];
        let Some(score) = told["score"].as_f64() else { bail!("found no score for {category} of {address}") };
        println!("{category} {:.0}: {address}", score * 100.0);
        for audit in told["auditRefs"].as_array().into_iter().flatten() {
            let weighs = audit["weight"].as_f64().is_some_and(|weight| weight > 0.0);
            let told = &report["audits"][audit["id"].as_str().unwrap_or_default()];
            if weighs && told["score"].as_f64().is_some_and(|score| score < 1.0) {
                wrong.push(format!("{address}: {}", told["title"]));
            }
        }
    }
    Ok(wrong)
}
