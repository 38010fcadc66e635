//! The first picture of the finished site, while its server sends pages and holds every other file back.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::engine::Engine;
use xtask::http::{self, Request, Response};
use xtask::site::Site;

use crate::Case;
use crate::dist::Host;
use crate::page::Page;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "dist_the_first_picture_waits_for_nothing", engines: &Engine::ALL, check: nothing_is_waited_for },
    Case {
        name: "dist_the_first_picture_is_not_another_chart",
        engines: &Engine::ALL,
        check: another_chart_is_never_shown,
    },
];

/// Widths of pages and frames in CSS pixels: a phone, a tablet, a desktop and a wide desktop.
const WIDTHS: [u32; 4] = [360, 768, 1280, 1920];

/// The window in CSS pixels. A browser reports layout shifts only of what is in it.
const WINDOW: (u32, u32) = (1960, 1500);

/// The height of the frames.
const FRAME_HEIGHT_PX: u32 = 1400;

/// Pages that show the chart that they were made with.
const PRERENDERED: [&str; 9] = [
    "index.html",
    "s/fai-growth-en/",
    "s/coverage-zh/",
    "s/profile-en/",
    "s/fai-growth-zh/embed.html",
    "s/fai-growth-en/embed.html?utm_source=letter&childId=chart-1",
    "s/trend-en/embed.html",
    "s/fai-growth-zh/embed.html?v=20231101&t=1699999999",
    "s/tiles-zh/embed.html",
];

/// Addresses that ask a prerendered page for another chart, and a text of its title.
const ASKED: [(&str, &str); 2] = [
    ("index.html?i=four-new-share-gdp&l=en", "GDP"),
    ("s/fai-growth-zh/embed.html?i=four-new-share-gdp&l=en&utm_source=letter", "GDP"),
];

/// Opens an address in a frame, reads it once it is painted without a stylesheet and a script, releases both, and reads it again.
/// The server is released through another host name: the held files may occupy every connection to the first. A page that shows little
/// is painted too, but WebKit does not report that.
const READ_TWICE: &str = "const [address, release, width, height, isPaintReported] = arguments;
    const frame = document.createElement('iframe');
    frame.style.cssText = `border:0;width:${width}px;height:${height}px`;
    frame.src = address;
    document.body.replaceChildren(frame);
    const until = async (what, holds) => {
        for (let left = 1500; left > 0; left -= 1) {
            const found = holds();
            if (found) return found;
            await new Promise((done) => setTimeout(done, 10));
        }
        throw new Error(`found no change within 15 s, expected that ${what}`);
    };
    const page = () => frame.contentDocument;
    const paints = () => !isPaintReported || frame.contentWindow.performance.getEntriesByName('first-contentful-paint').length > 0;
    const isParsed = () => page().location.href === address && page().querySelector('main ~ link, footer, .full');
    const chart = () => page().querySelector('district-chart');
    const read = (root, picture) => {
        const of = (element) => {
            if (!element) return null;
            const { x, y, width, height } = element.getBoundingClientRect();
            const isSeen = height > 0 && frame.contentWindow.getComputedStyle(element).visibility === 'visible';
            return isSeen ? { x, y, width, height } : null;
        };
        const pictures = [...root.querySelectorAll(picture)].map(of).filter(Boolean);
        const text = (name) => root.querySelector(name) ?? chart().querySelector(`:scope > [slot=${name.slice(1)}]`);
        const names = ['.title', '.subtitle', '.coverage', '.notes', '.source'];
        const parts = Object.fromEntries([...names.map((name) => [name, of(text(name))]), ['summary', of(root.querySelector('summary'))]]);
        const around = Object.fromEntries(['body > header', 'h1', 'body > footer', '.full'].map((name) => [name, of(page().querySelector(name))]));
        return { pictures, ...parts, ...around };
    };
    return (async () => {
        await until('the page is parsed', isParsed);
        await until('something is painted', paints);
        await new Promise((done) => frame.contentWindow.requestAnimationFrame(() => setTimeout(done, 50)));
        const sheets = [...page().querySelectorAll('link[rel=stylesheet]')].filter(({ sheet }) => sheet).length;
        const held = read(chart(), 'svg');
        await fetch(release, { mode: 'no-cors' });
        await until('the chart draws', () => chart().getAttribute('state') === 'drawn' && !page().querySelector('#controls[aria-busy]'));
        await new Promise((done) => setTimeout(done, 100));
        const drawn = read(chart().shadowRoot, 'canvas');
        const title = chart().querySelector('[slot=title]').textContent;
        const shifts = await new Promise((done) => {
            const { PerformanceObserver } = frame.contentWindow;
            if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return done([]);
            new PerformanceObserver((list) => done(list.getEntries().map(({ value, sources }) =>
                `${value} of ${sources.map(({ node }) => node?.className || node?.nodeName)}`))).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done([]), 200);
        });
        return { sheets, held, drawn, title, shifts };
    })()";

/// A server that holds stylesheets, scripts and modules below a folder back until `release` is requested there. The folder stands for the
/// site, and has a new name for each page, so that no cache has its files.
struct HoldingServer {
    port: u16,
}

/// The folders whose files are sent.
type Released = Arc<(Mutex<BTreeSet<String>>, Condvar)>;

impl HoldingServer {
    /// The server of all cases.
    fn get() -> Result<&'static HoldingServer> {
        static SERVER: OnceLock<Result<HoldingServer, String>> = OnceLock::new();
        let start = || HoldingServer::start(Host::get()?.folder());
        let server = SERVER.get_or_init(|| start().map_err(|error| format!("{error:#}")));
        server.as_ref().map_err(|error| anyhow::anyhow!("{error}"))
    }

    fn start(folder: &Path) -> Result<HoldingServer> {
        let listener = std::net::TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let (site, released) = (Site::of_folder(folder), Released::default());
        std::thread::spawn(move || http::serve(&listener, move |request| respond(&site, &released, request)));
        Ok(HoldingServer { port })
    }

    /// An address below a folder.
    fn address(&self, host: &str, folder: &str, path: &str) -> String {
        format!("http://{host}:{}/{folder}/{path}", self.port)
    }
}

fn respond(site: &Site, released: &Released, request: &Request) -> Response {
    let (folder, path) = request.target.trim_start_matches('/').split_once('/').unwrap_or_default();
    let (folders, change) = &**released;
    if path == "release" {
        folders.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        change.notify_all();
    }
    if path == "release" || path == "host" {
        let html = "<!doctype html><title>host</title><link rel=icon href=data:,><body style=margin:0>";
        let headers = vec![("Content-Type", "text/html; charset=utf-8".to_owned())];
        return Response { status: 200, headers, body: html.as_bytes().into() };
    }
    if [".css", ".js", ".wasm", ".json"].iter().any(|ending| path.ends_with(ending)) {
        let folders = folders.lock().unwrap_or_else(PoisonError::into_inner);
        // A page that is left releases nothing; its requests end too.
        let wait = change.wait_timeout_while(folders, Duration::from_secs(20), |folders| !folders.contains(folder));
        drop(wait);
    }
    let mut inner = Request::default();
    inner.method.clone_from(&request.method);
    inner.target = format!("/{path}");
    site.respond(&inner)
}

/// Reads a page while its files are held back, and when its chart is drawn.
fn read_twice(page: &Page, path: &str, width: u32, is_paint_reported: bool) -> Result<Value> {
    let server = HoldingServer::get()?;
    let folder =
        format!("{}-{width}-{}", page.engine().name(), path.replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
    page.browser.open_address(&server.address("127.0.0.1", &folder, "host"))?;
    let address = server.address("127.0.0.1", &folder, path);
    let release = server.address("localhost", &folder, "release");
    let context = || format!("at {path}, {width} px wide");
    page.browser
        .run(
            READ_TWICE,
            &[json!(address), json!(release), json!(width), json!(FRAME_HEIGHT_PX), json!(is_paint_reported)],
        )
        .with_context(context)
}

/// The parts in the frame's window that differ between two readings by more than one CSS pixel. No width is compared: a canvas has whole
/// pixels.
fn moved(held: &Value, drawn: &Value) -> Vec<String> {
    // Chromium parses the footer once it has the stylesheets.
    let is_parsed =
        |(name, part): &(&String, &Value)| *name != "pictures" && !(*name == "body > footer" && part.is_null());
    let parts = held.as_object().into_iter().flatten().filter(is_parsed);
    let parts = parts.map(|(name, before)| (name.as_str(), before, &drawn[name]));
    let picture = ("picture", &held["pictures"][0], &drawn["pictures"][0]);
    let moved = |side: &str, before: &Value, after: &Value| match (before[side].as_f64(), after[side].as_f64()) {
        (Some(before), Some(after)) => (before - after).abs() > 1.0,
        (before, after) => before.is_some() != after.is_some(),
    };
    let begins_below = |part: &Value| part["y"].as_f64().is_some_and(|y| y > f64::from(FRAME_HEIGHT_PX));
    let ends_below = |part: &Value| {
        let end = part["y"].as_f64().zip(part["height"].as_f64());
        end.is_some_and(|(y, height)| y + height > f64::from(FRAME_HEIGHT_PX))
    };
    let all = parts.chain([picture]).filter(|(_, before, after)| {
        let is_seen = !(begins_below(before) && begins_below(after));
        let sides: &[&str] = if ends_below(before) && ends_below(after) { &["x", "y"] } else { &["x", "y", "height"] };
        is_seen && sides.iter().any(|side| moved(side, before, after))
    });
    all.map(|(name, before, after)| format!("{name}: {before} to {after}")).collect()
}

/// With every stylesheet and script held back, the prerendered chart is painted where the drawn one will be.
fn nothing_is_waited_for(page: &mut Page) -> Result<()> {
    page.browser.resize(WINDOW.0, WINDOW.1)?;
    let mut wrong = Vec::new();
    for path in PRERENDERED {
        for width in WIDTHS {
            let found = read_twice(page, path, width, true)?;
            let count = found["held"]["pictures"].as_array().map_or(0, Vec::len);
            ensure!(found["sheets"] == 0, "found a stylesheet before its server sent it, at {path}");
            ensure!(count == 1, "found {count} pictures, expected one, at {path}, {width} px wide: {found}");
            let moved = moved(&found["held"], &found["drawn"]);
            if !moved.is_empty() || found["shifts"] != json!([]) {
                wrong.push(format!("{path}, {width} px wide: {moved:?}, layout shifts {}", found["shifts"]));
            }
        }
    }
    ensure!(wrong.is_empty(), "found {} pages that move, expected none:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}

/// An address that asks for another chart shows no part of the prerendered one, and nothing moves.
fn another_chart_is_never_shown(page: &mut Page) -> Result<()> {
    page.browser.resize(WINDOW.0, WINDOW.1)?;
    for (path, word) in ASKED {
        for width in WIDTHS {
            let found = read_twice(page, path, width, false)?;
            let held = &found["held"];
            ensure!(held["pictures"] == json!([]), "found a picture {held}, expected none, at {path}, {width} px wide");
            ensure!(held[".title"].is_null(), "found the title {held}, expected none, at {path}, {width} px wide");
            let title = found["title"].as_str().unwrap_or_default();
            ensure!(title.contains(word), "found the title {title:?}, expected {word:?} in it, at {path}");
            let shifts = &found["shifts"];
            ensure!(
                *shifts == json!([]),
                "found the layout shifts {shifts}, expected none, at {path}, {width} px wide"
            );
        }
    }
    Ok(())
}
