//! `cargo xtask shot LINK WIDTH OUT.png`: a picture of a page for people to look at. It compares nothing.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser, ValueExt};
use serde_json::{Value, json};

use crate::engine::{Browser, Engine, Look};
use crate::site::Site;
use crate::{serve, stamp, webdriver, workspace};

/// A chart that is not drawn by then is photographed as it is.
const PATIENCE: Duration = Duration::from_secs(15);

/// The height of a window before the page's own is known.
const HEIGHT_PX: u32 = 900;

/// The height of a window that shows a long page at once.
const MOST_HEIGHT_PX: u32 = 8_000;

/// True when no chart of the page is still at work and its fonts are there.
const SETTLED: &str = "return document.fonts.status === 'loaded' && \
     [...document.querySelectorAll('district-chart')].every(chart => chart.hasAttribute('state'))";

/// Left, top, width and height of what is wanted, in CSS pixels of the page.
const BOX: &str = "const chart = arguments[0] && document.querySelector('district-chart'); \
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
    look: Look,
}

/// Takes the picture.
pub fn run(arguments: Parser) -> Result<()> {
    let options = options(arguments)?;
    let site = match &options.root {
        Some(root) => Site::of_folder(root),
        None => checkout(),
    };
    options.engine.ensure()?;
    let port = serve::in_background(site)?;
    let browser = options.engine.open(options.look)?;
    size(&browser, options.width_px, HEIGHT_PX, options.look.scale)?;
    browser.open_address(&format!("http://127.0.0.1:{port}/www/{}?{}", options.page, options.link))?;
    // A chart far below the window is drawn when it is near.
    let height = browser.run(BOX, &[json!(false)])?["height"].as_f64().unwrap_or_default();
    size(&browser, options.width_px, (height as u32).clamp(HEIGHT_PX, MOST_HEIGHT_PX), options.look.scale)?;
    settle(&browser)?;
    webdriver::write_picture(&picture(&browser, &options)?, &options.out)
}

/// The checkout as it is: a picture is wanted soon, so nothing is built for it.
fn checkout() -> Site {
    if let Some(complaint) = stamp::complaints(workspace::root()).first() {
        eprintln!("pkg/ is stale, the picture shows the last build: {complaint}");
    }
    Site::of_checkout(workspace::root())
}

fn options(mut arguments: Parser) -> Result<Options> {
    let mut root = None;
    let (mut page, mut element, mut engine, mut look) =
        ("index.html".to_owned(), false, Engine::Chromium, Look::default());
    let mut words = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Value(word) => words.push(word.string()?),
            Arg::Long("element") => element = true,
            Arg::Long("dark") => look.dark = true,
            Arg::Long("dpr") => look.scale = arguments.value()?.parse()?,
            Arg::Long("engine") => engine = Engine::from_name(&arguments.value()?.string()?)?,
            Arg::Long("page") => page = arguments.value()?.string()?,
            Arg::Long("root") => root = Some(arguments.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    let [link, width, out] = words.as_slice() else {
        bail!("found {} words, expected three: LINK WIDTH OUT.png; an empty link is ''", words.len());
    };
    let width_px = width.parse().with_context(|| format!("found width {width:?}, expected CSS pixels"))?;
    let link = link.trim_start_matches('?').to_owned();
    Ok(Options { link, width_px, out: out.into(), page, root, element, engine, look })
}

/// Gives the page its width; only Chromium goes below the least width of a window.
fn size(browser: &Browser, width_px: u32, height_px: u32, scale: f64) -> Result<()> {
    if browser.engine() == Engine::Chromium {
        let metrics = json!({ "width": width_px, "height": height_px, "deviceScaleFactor": scale, "mobile": false });
        return chrome(browser, "Emulation.setDeviceMetricsOverride", metrics).map(drop);
    }
    browser.resize(width_px, height_px)?;
    let inner = browser.run("return innerWidth", &[])?.as_u64().unwrap_or_default();
    let frame = i64::from(width_px) - i64::try_from(inner)?;
    browser.resize(u32::try_from(i64::from(width_px) + frame.max(0))?, height_px)?;
    let inner = browser.run("return innerWidth", &[])?;
    if inner.as_u64() != Some(width_px.into()) {
        eprintln!("{} shows {inner} px, not the {width_px} asked for", browser.engine().name());
    }
    Ok(())
}

fn settle(browser: &Browser) -> Result<()> {
    let start = Instant::now();
    while browser.run(SETTLED, &[])? != Value::Bool(true) {
        if start.elapsed() > PATIENCE {
            eprintln!("after {} s the page has not settled; here is what it shows", PATIENCE.as_secs());
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    std::thread::sleep(Duration::from_millis(200));
    Ok(())
}

fn picture(browser: &Browser, options: &Options) -> Result<Value> {
    match (browser.engine(), options.element) {
        (Engine::Chromium, element) => {
            let clip = browser.run(BOX, &[json!(element)])?;
            let wish = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
            Ok(chrome(browser, "Page.captureScreenshot", wish)?["data"].clone())
        }
        (_, true) => browser.picture_of(&browser.find("district-chart")?),
        (Engine::Firefox, false) => browser.get("moz/screenshot/full"),
        (Engine::Webkit, false) => {
            let height = browser.run(BOX, &[json!(false)])?["height"].as_f64().unwrap_or_default();
            // The frame of the window takes some of it.
            size(browser, options.width_px, height as u32 + 100, options.look.scale)?;
            settle(browser)?;
            browser.get("screenshot")
        }
    }
}

fn chrome(browser: &Browser, command: &str, parameters: Value) -> Result<Value> {
    browser.post("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
}
