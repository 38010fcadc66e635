//! Cases of the page itself: drawing, widths, themes and failures.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::engine::Engine;
use xtask::workspace;

use crate::Case;
use crate::page::{Page, Shown, poll};
use crate::site::{FAULT, Variant};

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "the_chart_draws", engines: &Engine::ALL, check: the_chart_draws },
    Case { name: "a_plain_server_is_enough", engines: &[Engine::Chromium], check: a_plain_server_is_enough },
    Case { name: "the_first_paint_waits_for_the_picture_alone", engines: &[Engine::Chromium], check: first_paint },
    Case { name: "the_chart_follows_its_width", engines: &Engine::ALL, check: the_chart_follows_its_width },
    Case { name: "no_list_of_the_header_is_cut", engines: &Engine::ALL, check: no_list_of_the_header_is_cut },
    Case { name: "no_page_scrolls_sideways", engines: &Engine::ALL, check: no_page_scrolls_sideways },
    Case { name: "a_theme_is_light_or_dark", engines: &Engine::ALL, check: a_theme_is_light_or_dark },
    Case { name: "a_broken_package_is_explained", engines: &Engine::ALL, check: a_broken_package_is_explained },
    Case { name: "a_missing_module_is_explained", engines: &Engine::ALL, check: a_missing_module_is_explained },
];

/// The canvas has a pixel for each device pixel, and more than one colour.
fn the_chart_draws(page: &mut Page) -> Result<()> {
    page.open(Variant::Checkout, "")?.must_be_drawn()?;
    page.open(Variant::Recorded, "")?.must_be_drawn()?;
    let shown = page.shown(true)?;
    ensure!(shown.is_sharp(), "found the canvas {}, expected a pixel for each device pixel", shown.0["canvas"]);
    ensure!(
        shown.canvas("colours")? >= 3.0,
        "found {} colours on the canvas, expected at least 3",
        shown.canvas("colours")?
    );
    let canvas = &shown.0["canvas"];
    ensure!(canvas["role"] == "img", "found role {} of the canvas, expected \"img\"", canvas["role"]);
    ensure!(
        canvas["label"] != "" && canvas["fallback"] != "",
        "found the canvas {canvas}, expected a label and a fallback text"
    );
    Ok(())
}

/// Any static server of the checkout serves the site.
fn a_plain_server_is_enough(page: &mut Page) -> Result<()> {
    let server = PlainServer::start()?;
    page.browser.open_address(&format!("http://127.0.0.1:{}/www/", server.port))?;
    page.wait_until("the chart draws or fails", Shown::is_settled)?.must_be_drawn()
}

/// A page whose end arrives late is painted as soon as its picture is there, and the end moves nothing.
fn first_paint(page: &mut Page) -> Result<()> {
    // Sends what follows the last picture two seconds after it.
    const IN_PARTS: &str = "
import sys, time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
class InParts(SimpleHTTPRequestHandler):
    def copyfile(self, source, target):
        chart, of_chart, after = source.read().partition(b'</figure>')
        begin, end, rest = chart.rpartition(b'</svg>')
        rest += of_chart + after
        target.write(begin + end)
        if end and of_chart:
            time.sleep(2)
        target.write(rest)
ThreadingHTTPServer(('127.0.0.1', int(sys.argv[1])), InParts).serve_forever()";
    const PAINT: &str = "const [paint] = performance.getEntriesByName('first-contentful-paint');
        const [page] = performance.getEntriesByType('navigation');
        const shifts = new Promise((done) => {
            new PerformanceObserver((list) => done(list.getEntries().length)).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done(0), 200);
        });
        return shifts.then((shifts) => ({ delay: paint.startTime - page.responseStart, shifts }))";
    let server = PlainServer::python(&["-c", IN_PARTS])?;
    page.browser.open_address(&format!("http://127.0.0.1:{}/www/", server.port))?;
    page.wait_until("the chart draws or fails", Shown::is_settled)?.must_be_drawn()?;
    let found = page.browser.run(PAINT, &[])?;
    ensure!(
        found["delay"].as_f64().is_some_and(|delay| delay < 1_500.0) && found["shifts"] == 0,
        "found {found}, expected the first paint less than 1,500 ms after the begin of the page, and no layout shift"
    );
    Ok(())
}

/// The chart is redrawn for each width. The page is in a frame: not every engine can make its window narrow.
fn the_chart_follows_its_width(page: &mut Page) -> Result<()> {
    open_framed(page)?;
    for width in [1280, 360, 1280] {
        resize_frame(page, width)?;
        page.wait_until(&format!("the chart is drawn for a page {width} px wide"), |shown| {
            shown.is_sharp() && fits(shown, width) && shown.text("state") == "drawn"
        })?;
    }
    page.must_be_quiet()?;
    page.browser.leave_frames()
}

fn no_page_scrolls_sideways(page: &mut Page) -> Result<()> {
    open_framed(page)?;
    for width in [320, 360, 768, 1280] {
        resize_frame(page, width)?;
        page.wait_until(&format!("the chart fits {width} px, and nothing scrolls sideways"), |shown| {
            shown.is_sharp() && fits(shown, width) && shown.0["scrolls"] == false
        })?;
    }
    page.must_be_quiet()?;
    page.browser.leave_frames()
}

/// The choice of each list in the header is seen whole, on the narrowest phone too.
fn no_list_of_the_header_is_cut(page: &mut Page) -> Result<()> {
    // The width that each list lacks, in CSS pixels.
    const LACKING: &str = "const lists = [...document.querySelectorAll('header select')];
        return lists.map((list) => {
          const own = list.getBoundingClientRect().width;
          list.style.cssText = 'flex:none;width:max-content';
          const wanted = list.getBoundingClientRect().width;
          list.style.cssText = '';
          return Math.max(0, Math.floor(wanted - own));
        })";
    open_framed(page)?;
    for link in ["l=en&t=light", "l=zh&t=dark"] {
        page.turn_to(link)?;
        for width in [320, 360, 768] {
            resize_frame(page, width)?;
            page.wait_until("the chart fits", |shown| shown.is_sharp() && fits(shown, width))?;
            let lacking = page.browser.run(LACKING, &[])?;
            ensure!(
                lacking == json!([0, 0]),
                "found that lists lack {lacking} px at {width} px with {link}, expected none to"
            );
        }
    }
    page.must_be_quiet()?;
    page.browser.leave_frames()
}

/// Whether the canvas takes at least half of the page width, and no more than the page.
fn fits(shown: &Shown, page_px: u32) -> bool {
    let page = f64::from(page_px);
    shown.canvas("cssWidth").is_ok_and(|width| (0.5 * page..=page).contains(&width))
}

/// Opens the first page in a frame 1280 px wide, and switches to the frame.
fn open_framed(page: &mut Page) -> Result<Shown> {
    page.leave()?;
    page.browser.open_address(&page.site.address(Variant::Recorded, "frame.html"))?;
    page.browser.run("document.querySelector('iframe').src = 'www/index.html'", &[])?;
    page.browser.enter_frame("iframe")?;
    let shown = page.wait_until("the chart draws or fails", Shown::is_settled)?;
    shown.must_be_drawn()?;
    Ok(shown)
}

fn resize_frame(page: &Page, width_px: u32) -> Result<()> {
    let script = "frameElement.style.width = `${arguments[0]}px`";
    page.browser.run(script, &[json!(width_px)]).map(drop)
}

fn a_theme_is_light_or_dark(page: &mut Page) -> Result<()> {
    for (link, expected) in [("t=dark", 0.0..0.3), ("t=light", 0.7..1.01)] {
        page.open(Variant::Recorded, link)?.must_be_drawn()?;
        let found = brightness(&page.shown(true)?).with_context(|| format!("with {link}"))?;
        ensure!(
            expected.contains(&found),
            "found a background of brightness {found}, expected {expected:?}, with {link}"
        );
    }
    Ok(())
}

/// The brightness of the background from 0 to 1: of the corner of the canvas, or, if that is transparent, of the page behind it.
fn brightness(shown: &Shown) -> Result<f64> {
    let backgrounds = [&shown.0["canvas"]["corner"], &shown.0["body"], &shown.0["background"]];
    let opaque =
        backgrounds.into_iter().map(channels).find(|channels| channels.get(3).is_none_or(|alpha| *alpha > 0.5));
    let channels = opaque.context("found no opaque background behind the chart")?;
    Ok(channels.iter().take(3).sum::<f64>() / 3.0 / 255.0)
}

fn channels(colour: &Value) -> Vec<f64> {
    colour.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

fn a_broken_package_is_explained(page: &mut Page) -> Result<()> {
    must_have_its_first_chart(page, Variant::Broken)?;
    let shown = page.open(Variant::Broken, "l=en")?;
    let failure = shown.text("failure");
    ensure!(shown.text("state") == "failed", "found state {:?}, expected \"failed\"", shown.text("state"));
    ensure!(failure.contains(FAULT), "found the failure {failure:?}, expected {FAULT:?} in it");
    ensure!(shown.0["canvas"] == false, "found a canvas with the failure, expected none");
    Ok(())
}

/// A page holds its first chart, which needs no package: the reader has it, and is told why there is no choice.
fn must_have_its_first_chart(page: &Page, variant: Variant) -> Result<()> {
    page.open(variant, "")?.must_be_drawn()?;
    let reason = page.browser.run("return document.querySelector('#controls [role=alert]')?.textContent", &[])?;
    ensure!(
        reason.as_str().is_some_and(|reason| reason.len() > 20),
        "found the reason {reason} in place of the controls"
    );
    Ok(())
}

fn a_missing_module_is_explained(page: &mut Page) -> Result<()> {
    // Chromium logs the failed request itself; the page must catch every error.
    page.expect_complaints(&["log: ", "not loaded: "]);
    must_have_its_first_chart(page, Variant::Missing)?;
    let shown = page.open(Variant::Missing, "l=en")?;
    ensure!(shown.text("state") == "failed", "found state {:?}, expected \"failed\"", shown.text("state"));
    ensure!(!shown.text("failure").is_empty(), "found no failure, expected one in place of the chart");
    ensure!(!shown.text("text").is_empty(), "found a blank page, expected text");
    Ok(())
}

/// Python's static server over the repository. It sends no `Access-Control-Allow-Origin`.
pub(crate) struct PlainServer {
    child: std::process::Child,
    /// The port of the loopback interface.
    pub(crate) port: u16,
}

impl PlainServer {
    /// Starts the server, and waits until it accepts connections.
    pub(crate) fn start() -> Result<PlainServer> {
        PlainServer::python(&["-m", "http.server", "--bind", "127.0.0.1"])
    }

    /// The same for another server in Python, whose last argument is the port.
    fn python(arguments: &[&str]) -> Result<PlainServer> {
        let port = xtask::engine::free_port()?;
        let mut command = std::process::Command::new("python3");
        command.args(arguments).arg(port.to_string()).current_dir(workspace::root());
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        let server = PlainServer { child: command.spawn().context("could not start python3")?, port };
        let is_listening = || Ok(std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());
        poll(&format!("a server in Python listens at port {port}"), is_listening, |&is_listening| is_listening)?;
        Ok(server)
    }
}

impl Drop for PlainServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
