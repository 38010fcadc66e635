//! The finished site and the page in one file, wherever they may be put: from a disk, below a path, in a sandbox, under
//! policies, with types that are wrong. What cannot work is refused in words, with table and picture still there.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::engine::Engine;
use xtask::http::{self, Answer, Request};
use xtask::site::Site;
use xtask::workspace;

use crate::Case;
use crate::explorer::SHARE;
use crate::page::{Page, Shown};

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "dist_one_file_works_from_a_disk", engines: &Engine::ALL, check: one_file_works_from_a_disk },
    Case { name: "dist_a_checkout_stands_on_a_disk", engines: &Engine::ALL, check: a_checkout_stands_on_a_disk },
    Case { name: "dist_one_file_works_on_any_host", engines: &Engine::ALL, check: one_file_works_on_any_host },
    Case { name: "dist_one_file_works_in_a_sandbox", engines: &Engine::ALL, check: one_file_works_in_a_sandbox },
    Case {
        name: "dist_one_file_is_held_by_its_own_policy",
        engines: &Engine::ALL,
        check: one_file_is_held_by_its_own_policy,
    },
    Case { name: "dist_one_file_says_what_it_may_not", engines: &Engine::ALL, check: one_file_says_what_it_may_not },
    Case { name: "dist_the_site_works_below_a_path", engines: &Engine::ALL, check: the_site_works_below_a_path },
    Case {
        name: "dist_the_site_works_under_the_documented_policy",
        engines: &Engine::ALL,
        check: the_site_works_under_the_documented_policy,
    },
    Case {
        name: "dist_a_page_of_one_chart_is_of_no_other",
        engines: &Engine::ALL,
        check: a_page_of_one_chart_is_of_no_other,
    },
    Case { name: "dist_a_chart_is_shared_as_its_page", engines: &Engine::ALL, check: a_chart_is_shared_as_its_page },
    Case { name: "dist_what_was_changed_does_not_run", engines: &Engine::ALL, check: what_was_changed_does_not_run },
    Case {
        name: "dist_a_page_does_all_without_a_thread",
        engines: &Engine::ALL,
        check: a_page_does_all_without_a_thread,
    },
    Case {
        name: "dist_the_element_is_found_under_its_name",
        engines: &Engine::ALL,
        check: the_element_is_found_under_its_name,
    },
];

const LINK: &str = "i=four-new-share-gdp&l=en";

/// How a host serves the site: the first part of a path, headers that it adds, and types that it gets wrong.
struct Manner {
    name: &'static str,
    headers: &'static [(&'static str, &'static str)],
    types: &'static [(&'static str, &'static str)],
    /// A part of the names of files that come with more bytes than they have: what they do stays the same.
    changed: &'static str,
}

/// Stands for the policy that docs/hosting.md gives to hosts.
const DOCUMENTED: &str = "as documented";

/// A host that lets browsers keep what may be kept, as docs/hosting.md says.
const KEPT: &str = "kept";

const MANNERS: [Manner; 13] = [
    Manner { name: "plain", headers: &[], types: &[], changed: "" },
    Manner { name: "open", headers: &[("Access-Control-Allow-Origin", "*")], types: &[], changed: "" },
    Manner { name: "documented", headers: &[("Content-Security-Policy", DOCUMENTED)], types: &[], changed: "" },
    Manner {
        name: "trusted",
        headers: &[("Content-Security-Policy", "require-trusted-types-for 'script'; trusted-types 'none'")],
        types: &[],
        changed: "",
    },
    Manner {
        name: "uncompiled",
        headers: &[("Content-Security-Policy", "script-src 'unsafe-inline'; style-src 'unsafe-inline'")],
        types: &[],
        changed: "",
    },
    Manner {
        name: "scriptless",
        headers: &[("Content-Security-Policy", "script-src 'none'")],
        types: &[],
        changed: "",
    },
    Manner {
        name: "threadless",
        headers: &[("Content-Security-Policy", "worker-src 'none'")],
        types: &[],
        changed: "",
    },
    Manner { name: "other-thread", headers: &[], types: &[], changed: "/assets/worker." },
    Manner { name: "western", headers: &[], types: &[(".html", "text/html; charset=iso-8859-1")], changed: "" },
    Manner { name: "untyped", headers: &[], types: &[(".wasm", "application/octet-stream")], changed: "" },
    Manner { name: KEPT, headers: &[], types: &[], changed: "" },
    Manner { name: "other-module", headers: &[], types: &[], changed: ".wasm" },
    Manner { name: "other-script", headers: &[], types: &[], changed: "/assets/dom." },
];

/// A finished site on a host, and what it was asked for.
struct Host {
    folder: PathBuf,
    port: u16,
    asked: Arc<Mutex<Vec<Asked>>>,
}

/// What an engine asked for, and the status that it got.
struct Asked {
    engine: Engine,
    path: String,
    status: u16,
}

impl Host {
    /// Made once for all cases.
    fn get() -> Result<&'static Host> {
        static HOST: OnceLock<Result<Host, String>> = OnceLock::new();
        let host = HOST.get_or_init(|| Host::start().map_err(|error| format!("{error:#}")));
        host.as_ref().map_err(|error| anyhow::anyhow!("{error}"))
    }

    fn start() -> Result<Host> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dist");
        let mut command = workspace::cargo();
        command.args(["xtask", "dist", "--out"]).arg(&folder).stdout(std::process::Stdio::null());
        workspace::run(&mut command)?;
        let page = std::fs::read_to_string(folder.join("standalone.html"))?;
        // One letter of the script is another: the page's own policy must not know it.
        let changed = page.replacen("\"use strict\"", "\"use strict\" ", 1);
        ensure!(changed != page, "found no script in the page in one file");
        std::fs::write(folder.join("changed.html"), changed)?;
        let listener = std::net::TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let (site, asked) = (Site::of_folder(&folder), Arc::<Mutex<Vec<Asked>>>::default());
        let (log, policy) = (Arc::clone(&asked), documented_policy()?);
        std::thread::spawn(move || {
            http::serve(&listener, move |request| {
                let answer = answer(&site, &policy, request);
                let engine = engine_of(request.header("User-Agent"));
                let asked = Asked { engine, path: request.target.clone(), status: answer.status };
                log.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
                answer
            });
        });
        Ok(Host { folder, port, asked })
    }

    fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    /// What an engine asked for since the last time; the others may be asking at the same time.
    fn asked(&self, engine: Engine) -> Vec<(String, u16)> {
        let mut all = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        all.extract_if(.., |asked| asked.engine == engine).map(|asked| (asked.path, asked.status)).collect()
    }
}

/// Which engine calls itself so.
fn engine_of(user_agent: &str) -> Engine {
    match user_agent {
        name if name.contains("Firefox/") => Engine::Firefox,
        name if name.contains("Chrome/") => Engine::Chromium,
        _ => Engine::Webkit,
    }
}

/// The policy for the site that docs/hosting.md gives, as it stands there.
fn documented_policy() -> Result<String> {
    let text = std::fs::read_to_string(workspace::root().join("docs/hosting.md")).context("no docs/hosting.md")?;
    let line = text.lines().map(str::trim).find(|line| line.starts_with("default-src 'none'; script-src 'self'"));
    Ok(line.context("found no policy in docs/hosting.md")?.to_owned())
}

/// Answers in the manner that the path begins with; a second part `deep/er` is but a longer way.
fn answer(site: &Site, policy: &str, request: &Request) -> Answer {
    let (name, rest) = request.target.trim_start_matches('/').split_once('/').unwrap_or_default();
    let Some(manner) = MANNERS.iter().find(|manner| manner.name == name) else {
        return page(404, String::new());
    };
    let rest = rest.strip_prefix("deep/er/").unwrap_or(rest);
    if let Some(framed) = rest.strip_prefix("frame.html?") {
        return page(
            200,
            format!(
                "<!doctype html><title>frame</title><link rel=icon href=data:,><iframe sandbox=allow-scripts width=900 height=900 src=\"{framed}\"></iframe>"
            ),
        );
    }
    if let Some(element) = rest.strip_prefix("element.html?") {
        return page(
            200,
            format!(
                "<!doctype html><title>host</title><link rel=icon href=data:,><script type=module src=\"{element}\"></script><district-chart link=\"{LINK}\"></district-chart>"
            ),
        );
    }
    let mut inner = Request::default();
    inner.method.clone_from(&request.method);
    inner.target = format!("/{rest}");
    let mut answer = site.answer(&inner);
    // No other origin may load anything, unless the manner says so.
    answer.headers.retain(|(name, _)| *name != "Access-Control-Allow-Origin");
    let value = |value: &str| if value == DOCUMENTED { policy.to_owned() } else { value.to_owned() };
    answer.headers.extend(manner.headers.iter().map(|(name, text)| (*name, value(text))));
    let path = rest.split('?').next().unwrap_or_default();
    if name == KEPT && path.starts_with("assets/") {
        answer.headers.retain(|(name, _)| *name != "Cache-Control");
        answer.headers.push(("Cache-Control", "public, max-age=31536000, immutable".to_owned()));
    }
    if !manner.changed.is_empty() && format!("/{path}").contains(manner.changed) {
        // A section of the module that says nothing; an empty line of a script.
        let more: &[u8] = if path.ends_with(".wasm") { &[0, 1, 0] } else { b"\n" };
        answer.body = [&answer.body[..], more].concat().into();
    }
    if let Some((_, kind)) = manner.types.iter().find(|(ending, _)| path.ends_with(ending)) {
        answer.headers.retain(|(name, _)| *name != "Content-Type");
        answer.headers.push(("Content-Type", (*kind).to_owned()));
    }
    answer
}

fn page(status: u16, html: String) -> Answer {
    let headers = vec![("Content-Type", "text/html; charset=utf-8".to_owned())];
    Answer { status, headers, body: html.into_bytes().into() }
}

/// Opens an address and waits until the chart has drawn or failed.
fn open(page: &Page, address: &str) -> Result<Shown> {
    page.leave()?;
    page.browser.open_address(address)?;
    let shown = page.wait_until("the chart draws or fails", Shown::is_settled);
    shown.with_context(|| {
        format!("at {address}; {:#}", page.must_be_quiet().err().unwrap_or_else(|| anyhow::anyhow!("quiet")))
    })
}

fn must_show_the_link(shown: &Shown) -> Result<()> {
    shown.must_be_drawn()?;
    ensure!(shown.is_sharp(), "found the canvas {}, expected a pixel for each of the screen's", shown.0["canvas"]);
    ensure!(shown.text("title").contains("GDP"), "found title {:?}, expected that of {LINK}", shown.text("title"));
    ensure!(shown.table().len() == 11, "found a table of {} rows", shown.table().len());
    ensure!(shown.notices().is_empty(), "found notices {:?}", shown.notices());
    Ok(())
}

/// Fails if the page has loaded anything at all.
fn must_have_loaded_nothing(page: &Page) -> Result<()> {
    let loaded = page.browser.run("return performance.getEntriesByType('resource').map((entry) => entry.name)", &[])?;
    let loaded: Vec<&str> = loaded.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let loaded: Vec<&&str> = loaded.iter().filter(|name| !name.starts_with("data:")).collect();
    ensure!(loaded.is_empty(), "found {loaded:?}, expected that nothing is loaded");
    Ok(())
}

fn one_file_works_from_a_disk(page: &mut Page) -> Result<()> {
    let file = Host::get()?.folder.join("standalone.html");
    let shown = open(page, &format!("file://{}?{LINK}", file.display()))?;
    must_show_the_link(&shown)?;
    must_have_loaded_nothing(page)?;
    let value = page.choose_another("s")?;
    page.wait_until("a choice is in the address", |shown| {
        shown.text("query").contains(&format!("s={value}"))
            && shown.text("address").starts_with("file:")
            && shown.text("state") == "drawn"
    })?;
    // A way to another chart leads to this page again, whatever it is called.
    let copy = file.with_file_name("another name.html");
    std::fs::copy(&file, &copy)?;
    let shown = open(page, &format!("file://{}?c=pair&i=hightech-output-growth", copy.display()))?;
    let links = shown.0["links"].as_array().cloned().unwrap_or_default();
    for link in &links {
        let link = link.as_str().unwrap_or_default();
        ensure!(link.starts_with("file:") && link.contains("/another%20name.html?"), "found the link {link:?}");
    }
    page.leave()
}

/// Browsers load no module from a disk; the first chart stands there in its style all the same, whatever the page's policy says.
/// (geckodriver's Firefox may load files: there the chart is drawn, a moment later.)
fn a_checkout_stands_on_a_disk(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["log: "]);
    page.leave()?;
    page.browser.open_address(&format!("file://{}/www/index.html", workspace::root().display()))?;
    let look = "const seen = (name) => document.querySelector(`svg.${name}`).getBoundingClientRect().height > 100;
        return { drawn: document.querySelector('district-chart').getAttribute('state') === 'drawn',
          pictures: [seen('narrow'), seen('wide') || seen('widest')], rows: document.querySelectorAll('district-chart tbody tr').length }";
    let found = page.browser.run(look, &[])?;
    let stands = found["pictures"] == json!([false, true]);
    let is_drawn = page.engine() == Engine::Firefox && found["drawn"] == true;
    ensure!((stands || is_drawn) && found["rows"] == 10, "found {found}, expected the first chart in its style");
    page.leave()
}

fn one_file_works_on_any_host(page: &mut Page) -> Result<()> {
    let host = Host::get()?;
    for manner in ["plain", "western", "trusted"] {
        host.asked(page.engine());
        let shown = open(page, &host.address(&format!("{manner}/standalone.html?{LINK}")))?;
        must_show_the_link(&shown).with_context(|| manner.to_owned())?;
        must_have_loaded_nothing(page).with_context(|| manner.to_owned())?;
        let asked = host.asked(page.engine());
        ensure!(asked == [(format!("/{manner}/standalone.html?{LINK}"), 200)], "found {asked:?} asked for");
        page.must_be_quiet()?;
        // The words that stand there before any script.
        let words = page.browser.run("return document.querySelector('district-chart').textContent", &[])?;
        ensure!(
            words.as_str().is_some_and(|words| words.contains("固定资产投资增速")),
            "found garbled words under {manner}"
        );
    }
    Ok(())
}

fn one_file_works_in_a_sandbox(page: &mut Page) -> Result<()> {
    let host = Host::get()?;
    page.leave()?;
    page.browser.open_address(&host.address(&format!("plain/frame.html?standalone.html?{LINK}")))?;
    page.browser.enter_frame("iframe")?;
    let shown = page.wait_until("the chart draws or fails", Shown::is_settled)?;
    must_show_the_link(&shown)?;
    must_have_loaded_nothing(page)?;
    let origin = page.browser.run("return origin", &[])?;
    ensure!(origin == "null", "found origin {origin}, expected a sandbox");
    let value = page.choose_another("s")?;
    page.wait_until("a choice is in the address", |shown| {
        shown.text("query").contains(&format!("s={value}")) && shown.text("state") == "drawn"
    })?;
    refused(page)?;
    page.browser.leave_frames()
}

/// Where storage, copying, windows and downloads are refused nothing breaks, and each has its way: the address is selected, to be copied
/// by hand, and the picture is there to be kept.
fn refused(page: &Page) -> Result<()> {
    let record = "window.faults = [];
        addEventListener('error', ({ message }) => faults.push(message));
        addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));";
    page.browser.run(record, &[])?;
    let address = offered(page)?;
    let copy = "const field = document.querySelector('dialog.share input');
        const [button] = field.parentElement.querySelectorAll('.buttons button');
        button.click();";
    page.browser.run(copy, &[])?;
    crate::embeds::wait_for(
        page,
        "the reader is told",
        "return document.querySelector('dialog.share .copied').textContent !== ''",
        &[],
    )?;
    let look = "const field = document.querySelector('dialog.share input');
        const picture = document.querySelector('dialog.share img');
        for (const button of document.querySelectorAll('dialog.share .buttons button')) button.click();
        let kept = 'refused';
        try { localStorage.length; kept = 'let'; } catch { }
        return { selected: field.value.slice(field.selectionStart, field.selectionEnd), picture: picture.src.slice(0, 15), alt: picture.alt !== '', kept }";
    let found = page.browser.run(look, &[])?;
    // Some engines let a click of a driver's copy; then nothing is selected.
    let is_copied = found["selected"] == "";
    ensure!(is_copied || found["selected"] == json!(address), "found {found}, expected {address} selected");
    ensure!(found["picture"] == "data:image/png;" && found["alt"] == true, "found {found}, expected a picture to keep");
    ensure!(found["kept"] == "refused", "found {found}, expected a sandbox");
    std::thread::sleep(std::time::Duration::from_millis(300));
    let faults = page.browser.run("return faults", &[])?;
    ensure!(faults == json!([]), "found {faults}, expected that nothing breaks");
    Ok(())
}

/// What is not in the policy does not run: then the page is what it is without any script.
fn one_file_is_held_by_its_own_policy(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["log: "]);
    let host = Host::get()?;
    for path in ["plain/changed.html", "scriptless/standalone.html"] {
        page.leave()?;
        page.browser.open_address(&host.address(path))?;
        std::thread::sleep(std::time::Duration::from_millis(500));
        let shown = page.shown(false)?;
        ensure!(
            shown.text("state").is_empty(),
            "found state {:?}, expected no script to run at {path}",
            shown.text("state")
        );
        ensure!(shown.text("text").contains("固定资产投资增速"), "found no words at {path}: {}", shown.text("text"));
        let rows = page.browser.run("return document.querySelectorAll('district-chart table tbody tr').length", &[])?;
        ensure!(rows == 10, "found {rows} rows at {path}, expected 10");
        let high = page.browser.run("return Math.max(...[...document.querySelectorAll('svg')].map((svg) => svg.getBoundingClientRect().height))", &[])?;
        ensure!(high.as_f64().is_some_and(|high| high > 100.0), "found a picture {high} px high at {path}");
    }
    Ok(())
}

/// Where a host's policy lets no module be compiled, the page says so and keeps what it has.
fn one_file_says_what_it_may_not(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["log: "]);
    let shown = open(page, &Host::get()?.address("uncompiled/standalone.html"))?;
    ensure!(shown.text("state") == "failed", "found state {:?}, expected \"failed\"", shown.text("state"));
    ensure!(shown.text("failure").contains("could not be loaded"), "found the failure {:?}", shown.text("failure"));
    ensure!(shown.text("text").contains("公布数据的六个区市中"), "found no first chart: {}", shown.text("text"));
    Ok(())
}

/// Fails if anything but the site's own files was asked for, or was not there.
fn must_have_found_everything(page: &Page, host: &Host, folder: &str) -> Result<()> {
    let asked = host.asked(page.engine());
    let wrong: Vec<_> = asked.iter().filter(|(path, status)| *status != 200 || !path.starts_with(folder)).collect();
    ensure!(wrong.is_empty(), "found {wrong:?} among what was asked for, expected files below {folder}");
    ensure!(asked.iter().any(|(path, _)| path.ends_with(".wasm")), "found no module among {asked:?}");
    Ok(())
}

fn the_site_works_below_a_path(page: &mut Page) -> Result<()> {
    let host = Host::get()?;
    for path in ["index.html", "", "embed.html", "s/four-new-share-gdp-en/", "s/four-new-share-gdp-en/index.html"] {
        // A cache would hide what is not there.
        page.leave()?;
        host.asked(page.engine());
        let stamp = path.len();
        let query = if path.starts_with("s/") { format!("utm_source={stamp}") } else { LINK.to_owned() };
        let shown = open(page, &host.address(&format!("plain/deep/er/{path}?{query}")))?;
        must_show_the_link(&shown).with_context(|| format!("at {path}"))?;
        let asked = host.asked(page.engine());
        let wrong: Vec<_> = asked
            .iter()
            .filter(|(path, status)| !matches!(status, 200 | 304) || !path.starts_with("/plain/deep/er/"))
            .collect();
        ensure!(wrong.is_empty(), "found {wrong:?} among what {path} asked for");
        page.must_be_quiet()?;
    }
    // Nothing of it in any cache: another path, and a type that is wrong.
    page.expect_complaints(&["log: "]);
    let shown = open(page, &host.address(&format!("untyped/index.html?{LINK}")))?;
    must_show_the_link(&shown).context("with a module of a wrong type")?;
    must_have_found_everything(page, host, "/untyped/")
}

/// Where scripts may come from trusted types alone, the page's thread is refused, which the browser says; the page does without.
fn the_site_works_under_the_documented_policy(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["/trusted/assets/worker-client."]);
    let host = Host::get()?;
    for path in ["documented/index.html", "documented/embed.html", "trusted/index.html", "trusted/embed.html"] {
        let shown = open(page, &host.address(&format!("{path}?{LINK}")))?;
        must_show_the_link(&shown).with_context(|| path.to_owned())?;
        page.must_be_quiet()?;
    }
    Ok(())
}

fn a_page_of_one_chart_is_of_no_other(page: &mut Page) -> Result<()> {
    let host = Host::get()?;
    let shown = open(page, &host.address("plain/s/four-new-share-gdp-en/?from=timeline&isappinstalled=0"))?;
    must_show_the_link(&shown)?;
    let title = page.browser.run("return document.title", &[])?;
    ensure!(title == json!(shown.text("title")), "found the title {title}, expected the finding");
    let value = page.choose_another("i")?;
    // No script runs while one page goes and the next comes.
    for _ in 0..200 {
        if page.browser.address()?.contains("/plain/index.html?") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let there = page.wait_until("another chart has another address", |shown| {
        shown.text("address").contains("/plain/index.html?")
            && shown.0["controls"]["i"] == value
            && shown.text("state") == "drawn"
    })?;
    ensure!(there.text("query").contains("l=en"), "found {:?}, expected the language to stay", there.text("query"));
    Ok(())
}

/// The address that the page offers to share, from its dialog, which is left open.
fn offered(page: &Page) -> Result<String> {
    page.browser.run(SHARE, &[])?;
    let address = page.browser.run("return document.querySelector('dialog.share input').value", &[])?;
    Ok(address.as_str().context("an address")?.to_owned())
}

/// A view that has a page of its own is shared as that, with the tab that is open; any other as what it is. What the dialog shows is
/// let through by the page's own policy.
fn a_chart_is_shared_as_its_page(page: &mut Page) -> Result<()> {
    let host = Host::get()?;
    let own = host.address("kept/s/four-new-share-gdp-en/");
    for (path, expected) in [
        (format!("kept/index.html?{LINK}"), own.clone()),
        (format!("kept/index.html?l=en&utm_source=x&tab=table&{LINK}"), format!("{own}?tab=table")),
        ("kept/s/four-new-share-gdp-en/?from=timeline".to_owned(), own.clone()),
        (format!("kept/index.html?{LINK}&t=dark"), host.address(&format!("kept/index.html?{LINK}&t=dark"))),
        ("kept/".to_owned(), host.address("kept/s/fai-growth-zh/")),
    ] {
        page.leave()?;
        host.asked(page.engine());
        open(page, &host.address(&path))?;
        // The list comes after the chart.
        for _ in 0..200 {
            if page.browser.run("return performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('/pages.json') && responseEnd > 0)", &[])? == true {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        let found = offered(page).with_context(|| path.clone())?;
        ensure!(found == expected, "found the address {found} offered at {path}, expected {expected}");
        let times = host.asked(page.engine()).iter().filter(|(path, _)| path.contains("_page_bg.")).count();
        // WebKit does not use what was preloaded to be fetched, with or without a digest.
        let most = if page.engine() == Engine::Webkit { 2 } else { 1 };
        ensure!(times <= most, "found the module asked for {times} times at {path}, expected once");
    }
    page.browser.run("[...document.querySelectorAll('dialog.share summary')].at(-1).click()", &[])?;
    page.browser.enter_frame("dialog.share iframe")?;
    page.wait_until("the preview draws", |shown| shown.text("state") == "drawn")?;
    page.browser.leave_frames()?;
    page.must_be_quiet()
}

/// A module or a script that is not the one that was built does not run, though it would do the same; the first chart stays. WebKit
/// refuses such a script where it is fetched ahead, and then fetches it once more for the import, which names no digest: there the
/// module alone is held.
fn what_was_changed_does_not_run(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["log: ", "not loaded", "uncaught"]);
    let host = Host::get()?;
    let stands = "return document.querySelectorAll('district-chart tbody tr').length";
    let shown = open(page, &host.address("other-module/index.html"))?;
    ensure!(shown.text("state") == "failed", "found state {:?} with another module", shown.text("state"));
    ensure!(page.browser.run(stands, &[])? == 10, "found no first chart with another module");
    if page.engine() == Engine::Webkit {
        return Ok(());
    }
    page.leave()?;
    page.browser.open_address(&host.address("other-script/index.html"))?;
    // Nothing tells that nothing comes.
    std::thread::sleep(std::time::Duration::from_millis(1_500));
    let shown = page.shown(false)?;
    ensure!(shown.text("state").is_empty(), "found state {:?} with another script", shown.text("state"));
    ensure!(page.browser.run(stands, &[])? == 10, "found no first chart with another script");
    let path = |part: &str| format!("/{part}");
    let asked = host.asked(page.engine());
    ensure!(asked.iter().any(|(asked, _)| asked.starts_with(&path("other-script/assets/dom."))), "found {asked:?}");
    Ok(())
}

/// Where a page may start no thread, or would start another than was built, it reads the figures and finds the choices by itself.
fn a_page_does_all_without_a_thread(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["log: "]);
    let host = Host::get()?;
    for manner in ["threadless", "other-thread"] {
        let shown = open(page, &host.address(&format!("{manner}/index.html?{LINK}")))?;
        must_show_the_link(&shown).with_context(|| format!("when {manner}"))?;
        ensure!(shown.0["controls"]["i"] == json!("four-new-share-gdp"), "when {manner} found {}", shown.0["controls"]);
        let kind = page.choose_another("c").with_context(|| format!("when {manner}"))?;
        let has_followed = |shown: &Shown| shown.is_settled() && shown.0["controls"]["c"] == json!(kind);
        page.wait_until("the controls follow", has_followed).with_context(|| format!("when {manner}"))?;
    }
    Ok(())
}

/// A page elsewhere names the element's script, whatever its content is called by now.
fn the_element_is_found_under_its_name(page: &mut Page) -> Result<()> {
    let host = Host::get()?;
    let element = host.address("open/district-chart.js").replace("127.0.0.1", "localhost");
    let shown = open(page, &host.address(&format!("plain/element.html?{element}")))?;
    must_show_the_link(&shown)
}
