//! `cargo xtask shot LINK WIDTH OUT.png`: a screenshot of a page, for people to look at. Nothing is compared.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser, ValueExt};
use serde_json::{Value, json};

use crate::engine::{Appearance, Browser, Engine};
use crate::site::Site;
use crate::{serve, stamp, webdriver, workspace};

/// The longest wait for the charts to draw; after it the page is captured as it is.
const SETTLE_TIMEOUT: Duration = Duration::from_secs(15);

/// The viewport height before the height of the page is known.
const INITIAL_HEIGHT_PX: u32 = 900;

/// The largest viewport height, for long pages.
const MAX_HEIGHT_PX: u32 = 8_000;

/// Returns whether every chart of the page has drawn or failed and the fonts are loaded.
const SETTLED: &str = "return document.fonts.status === 'loaded' && \
     [...document.querySelectorAll('district-chart')].every(chart => chart.hasAttribute('state'))";

/// Returns the rectangle to capture, in CSS pixels of the page: the chart if the argument is true, else the page.
const CLIP: &str = "const chart = arguments[0] && document.querySelector('district-chart'); \
     const box = (chart || document.documentElement).getBoundingClientRect(); \
     const height = chart ? box.height : document.documentElement.scrollHeight; \
     return { x: chart ? box.x + scrollX : 0, y: chart ? box.y + scrollY : 0, width: box.width, height, scale: 1 }";

struct Options {
    link: String,
    width_px: u32,
    out: PathBuf,
    page: String,
    root: Option<PathBuf>,
    element: bool,
    engine: Engine,
    appearance: Appearance,
}

/// Takes the screenshot.
pub fn run(arguments: Parser) -> Result<()> {
    let options = parse_options(arguments)?;
    let site = match &options.root {
        Some(root) => Site::of_folder(root),
        None => checkout_site(),
    };
    options.engine.ensure()?;
    let port = serve::in_background(site)?;
    let browser = options.engine.open(options.appearance)?;
    set_viewport(&browser, options.width_px, INITIAL_HEIGHT_PX, options.appearance.device_pixel_ratio)?;
    browser.open_address(&format!("http://127.0.0.1:{port}/www/{}?{}", options.page, options.link))?;
    // A chart far below the viewport is drawn only when the viewport reaches it.
    let height = browser.run(CLIP, &[json!(false)])?["height"].as_f64().unwrap_or_default();
    let height_px = (height as u32).clamp(INITIAL_HEIGHT_PX, MAX_HEIGHT_PX);
    set_viewport(&browser, options.width_px, height_px, options.appearance.device_pixel_ratio)?;
    wait_until_settled(&browser)?;
    webdriver::write_screenshot(&screenshot(&browser, &options)?, &options.out)
}

/// The checkout as it is. A stale pkg/ is only reported: a build would delay the screenshot by minutes.
fn checkout_site() -> Site {
    if let Some(complaint) = stamp::complaints(workspace::root()).first() {
        eprintln!("pkg/ is stale, the screenshot shows the last build: {complaint}");
    }
    Site::of_checkout(workspace::root())
}

fn parse_options(mut arguments: Parser) -> Result<Options> {
    let mut root = None;
    let (mut page, mut element) = ("index.html".to_owned(), false);
    let (mut engine, mut appearance) = (Engine::Chromium, Appearance::default());
    let mut positional = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Value(value) => positional.push(value.string()?),
            Arg::Long("element") => element = true,
            Arg::Long("dark") => appearance.dark = true,
            Arg::Long("dpr") => appearance.device_pixel_ratio = arguments.value()?.parse()?,
            Arg::Long("engine") => engine = Engine::from_name(&arguments.value()?.string()?)?,
            Arg::Long("page") => page = arguments.value()?.string()?,
            Arg::Long("root") => root = Some(arguments.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    let [link, width, out] = positional.as_slice() else {
        bail!("found {} arguments, expected three: LINK WIDTH OUT.png; '' is an empty link", positional.len());
    };
    let width_px =
        width.parse().with_context(|| format!("found width {width:?}, expected a whole number of CSS pixels"))?;
    let link = link.trim_start_matches('?').to_owned();
    Ok(Options { link, width_px, out: out.into(), page, root, element, engine, appearance })
}

/// Sets the viewport. Only Chromium can go below the minimum width of a window.
fn set_viewport(browser: &Browser, width_px: u32, height_px: u32, device_pixel_ratio: f64) -> Result<()> {
    if browser.engine() == Engine::Chromium {
        let metrics = json!({
            "width": width_px, "height": height_px, "deviceScaleFactor": device_pixel_ratio, "mobile": false,
        });
        return browser.devtools("Emulation.setDeviceMetricsOverride", &metrics).map(drop);
    }
    browser.resize(width_px, height_px)?;
    let inner = browser.run("return innerWidth", &[])?.as_u64().unwrap_or_default();
    let frame = i64::from(width_px) - i64::try_from(inner)?;
    browser.resize(u32::try_from(i64::from(width_px) + frame.max(0))?, height_px)?;
    let inner = browser.run("return innerWidth", &[])?;
    if inner.as_u64() != Some(width_px.into()) {
        eprintln!("found a viewport {inner} px wide in {}, expected {width_px} px", browser.engine().name());
    }
    Ok(())
}

fn wait_until_settled(browser: &Browser) -> Result<()> {
    let start = Instant::now();
    while browser.run(SETTLED, &[])? != Value::Bool(true) {
        if start.elapsed() > SETTLE_TIMEOUT {
            eprintln!(
                "the charts were not drawn within {} s; the screenshot shows the page as it is",
                SETTLE_TIMEOUT.as_secs()
            );
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    std::thread::sleep(Duration::from_millis(200));
    Ok(())
}

fn screenshot(browser: &Browser, options: &Options) -> Result<Value> {
    match (browser.engine(), options.element) {
        (Engine::Chromium, element) => {
            let clip = browser.run(CLIP, &[json!(element)])?;
            let parameters = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
            Ok(browser.devtools("Page.captureScreenshot", &parameters)?["data"].clone())
        }
        (_, true) => browser.screenshot_of(&browser.find("district-chart")?),
        (Engine::Firefox, false) => browser.get("moz/screenshot/full"),
        (Engine::Webkit, false) => {
            let height = browser.run(CLIP, &[json!(false)])?["height"].as_f64().unwrap_or_default();
            // The driver sets the outer height of the window, of which the window frame takes up to 100 px.
            let height_px = height as u32 + 100;
            set_viewport(browser, options.width_px, height_px, options.appearance.device_pixel_ratio)?;
            wait_until_settled(browser)?;
            browser.get("screenshot")
        }
    }
}
