//! `cargo xtask vitals`: Lighthouse scores, layout shift and long tasks of the page, also on a throttled processor. Only a Lighthouse
//! audit fails the command: times differ between machines, and are printed for people to read.

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use lexopt::Parser;
use serde_json::{Value, json};

use crate::engine::{Appearance, Engine};
use crate::site::Site;
use crate::{serve, tools, workspace};

const CATEGORIES: [&str; 3] = ["accessibility", "best-practices", "seo"];

/// Viewport widths in CSS pixels: a phone, a tablet, a desktop and a wide desktop.
const WIDTHS: [u32; 4] = [360, 768, 1280, 1920];

/// CPU throttling rates; 1 is the speed of this machine.
const THROTTLING_RATES: [u32; 2] = [1, 4];

/// The time from opening a page to reading its metrics, long enough for every chart to draw.
const SETTLE_TIME: Duration = Duration::from_secs(4);

/// Returns the layout shift, the time of the first contentful paint, and the durations of the long tasks (over 50 ms) after it. Times
/// are in milliseconds.
const PAGE_METRICS: &str = "const [paint] = performance.getEntriesByName('first-contentful-paint');
    const recorded = (type) => new Promise((done) => {
        new PerformanceObserver((list) => done(list.getEntries())).observe({ type, buffered: true });
        setTimeout(() => done([]), 300);
    });
    return Promise.all(['layout-shift', 'longtask'].map(recorded)).then(([shifts, tasks]) => ({
        shift: shifts.reduce((sum, { value }) => sum + value, 0),
        paint: Math.round(paint.startTime),
        longTasks: tasks.filter(({ startTime }) => startTime > paint.startTime).map(({ duration }) => Math.round(duration)),
    }))";

/// Returns the time from choosing each kind of chart to its redraw, in milliseconds.
const REDRAW_TIMES: &str = "const chart = document.querySelector('district-chart');
    const kinds = [...document.querySelectorAll('input[name=c]:enabled')].map(({ value }) => value);
    const pause = () => new Promise((done) => setTimeout(done, 400));
    const choose = (kind) => new Promise((done) => {
        const picture = document.querySelector(`input[name=c][value=${kind}]`);
        const start = performance.now();
        chart.addEventListener('district-chart-drawn', () => done(performance.now() - start), { once: true });
        picture.click();
    });
    return (async () => {
        const times = {};
        for (const kind of [...kinds.slice(1), kinds[0]]) {
            times[kind] = Math.round(await choose(kind));
            await pause();
        }
        return times;
    })()";

/// Prints the metrics of the browser, then the Lighthouse scores. Fails if a Lighthouse audit does.
pub fn run(mut arguments: Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    Engine::Chromium.ensure()?;
    let port = serve::in_background(Site::of_checkout(workspace::root()))?;
    let address = format!("http://127.0.0.1:{port}/www/index.html");
    for rate in THROTTLING_RATES {
        print_page_metrics(&address, rate)?;
    }
    let failed_audits: Vec<String> = ["zh", "en"]
        .map(|language| failed_audits(&format!("{address}?l={language}")))
        .into_iter()
        .collect::<Result<Vec<_>>>()?
        .concat();
    ensure!(
        failed_audits.is_empty(),
        "found {} failed Lighthouse audits, expected none:\n{}",
        failed_audits.len(),
        failed_audits.join("\n")
    );
    Ok(())
}

/// Prints the metrics of the page at each width and language, and the redraw times.
fn print_page_metrics(address: &str, throttling_rate: u32) -> Result<()> {
    let browser = Engine::Chromium.open(Appearance::default())?;
    browser.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": throttling_rate }))?;
    for width in WIDTHS {
        let metrics = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        browser.devtools("Emulation.setDeviceMetricsOverride", &metrics)?;
        for language in ["zh", "en"] {
            browser.open_address("about:blank")?;
            browser.open_address(&format!("{address}?l={language}"))?;
            // A fixed wait: polling would itself cause long tasks.
            std::thread::sleep(SETTLE_TIME);
            let metrics = browser.run(PAGE_METRICS, &[])?;
            println!(
                "CPU ÷ {throttling_rate}, {width} px, {language}: layout shift {}, first paint {} ms, long tasks after it {} ms",
                metrics["shift"], metrics["paint"], metrics["longTasks"]
            );
        }
    }
    println!(
        "CPU ÷ {throttling_rate}, from choosing a kind of chart to its redraw, ms: {}",
        browser.run(REDRAW_TIMES, &[])?
    );
    Ok(())
}

/// Prints the Lighthouse scores of an address, on an emulated phone. Returns the audits with less than the full score.
fn failed_audits(address: &str) -> Result<Vec<String>> {
    let node = tools::find("node").context("found no node, expected it on the path")?;
    let mut command = Command::new(node);
    command.arg(tools::lighthouse()?).arg(address).args(["--output=json", "--quiet"]);
    command.arg(format!("--only-categories={}", CATEGORIES.join(",")));
    command.arg("--chrome-flags=--headless --no-sandbox --disable-gpu");
    command.env("CHROME_PATH", tools::find("chromium").context("found no chromium, expected it on the path")?);
    let report: Value =
        serde_json::from_str(&workspace::output(&mut command)?).context("could not parse the Lighthouse report")?;
    let mut failed = Vec::new();
    for category in CATEGORIES {
        let category_report = &report["categories"][category];
        let Some(score) = category_report["score"].as_f64() else {
            bail!("found no score for {category} in the Lighthouse report on {address}");
        };
        println!("{category} {:.0}: {address}", score * 100.0);
        for audit in category_report["auditRefs"].as_array().into_iter().flatten() {
            let counts = audit["weight"].as_f64().is_some_and(|weight| weight > 0.0);
            let audit_report = &report["audits"][audit["id"].as_str().unwrap_or_default()];
            if counts && audit_report["score"].as_f64().is_some_and(|score| score < 1.0) {
                failed.push(format!("{address}: {}", audit_report["title"]));
            }
        }
    }
    Ok(failed)
}
