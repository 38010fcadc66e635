//! Cases of the finished site and of the page in one file: from a disk, below a path, in a sandbox, under policies, with wrong content
//! types, and with changed files. Where the page cannot run, the prerendered chart stays.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::engine::Engine;
use xtask::http::{self, Request, Response};
use xtask::site::Site;
use xtask::workspace;

use crate::Case;
use crate::explorer::{RECORD_DOWNLOADS, SHARE, download};
use crate::page::{Page, Shown, poll};

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
    Case {
        name: "dist_a_frame_of_a_chart_works_in_a_sandbox",
        engines: &Engine::ALL,
        check: a_frame_of_a_chart_works_in_a_sandbox,
    },
    Case {
        name: "dist_a_published_chart_is_live_without_charts",
        engines: &Engine::ALL,
        check: a_published_chart_is_live_without_charts,
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

/// A configuration of the host, selected by the first segment of a path.
struct HostConfig {
    /// The path segment.
    name: &'static str,
    /// Headers that are added to every response.
    headers: &'static [(&'static str, &'static str)],
    /// File name endings, and the content types that they get.
    types: &'static [(&'static str, &'static str)],
    /// Files with this text in their path get additional bytes that do not change what they do; empty for none.
    changed: &'static str,
}

/// Stands for the policy in docs/hosting.md.
const DOCUMENTED: &str = "as documented";

/// The configuration with the caching headers of docs/hosting.md.
const CACHED: &str = "cached";

const CONFIGS: [HostConfig; 13] = [
    HostConfig { name: "plain", headers: &[], types: &[], changed: "" },
    HostConfig { name: "cors", headers: &[("Access-Control-Allow-Origin", "*")], types: &[], changed: "" },
    HostConfig { name: "documented", headers: &[("Content-Security-Policy", DOCUMENTED)], types: &[], changed: "" },
    HostConfig {
        name: "trusted-types",
        headers: &[("Content-Security-Policy", "require-trusted-types-for 'script'; trusted-types 'none'")],
        types: &[],
        changed: "",
    },
    HostConfig {
        name: "no-wasm",
        headers: &[("Content-Security-Policy", "script-src 'unsafe-inline'; style-src 'unsafe-inline'")],
        types: &[],
        changed: "",
    },
    HostConfig {
        name: "no-scripts",
        headers: &[("Content-Security-Policy", "script-src 'none'")],
        types: &[],
        changed: "",
    },
    HostConfig {
        name: "no-workers",
        headers: &[("Content-Security-Policy", "worker-src 'none'")],
        types: &[],
        changed: "",
    },
    HostConfig { name: "other-worker", headers: &[], types: &[], changed: "/assets/charts_worker." },
    HostConfig { name: "latin-1", headers: &[], types: &[(".html", "text/html; charset=iso-8859-1")], changed: "" },
    HostConfig { name: "wrong-type", headers: &[], types: &[(".wasm", "application/octet-stream")], changed: "" },
    HostConfig { name: CACHED, headers: &[], types: &[], changed: "" },
    HostConfig { name: "other-module", headers: &[], types: &[], changed: ".wasm" },
    HostConfig { name: "other-script", headers: &[], types: &[], changed: "/assets/element." },
];

/// A server of the finished site, with a log of its requests.
pub(crate) struct Host {
    folder: PathBuf,
    port: u16,
    log: Arc<Mutex<Vec<LogEntry>>>,
}

/// A request of an engine, and the status of the response.
struct LogEntry {
    engine: Engine,
    path: String,
    status: u16,
}

impl Host {
    /// The host of all cases; the first call makes the site.
    pub(crate) fn get() -> Result<&'static Host> {
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
        // A changed script: its hash is not in the policy of the page.
        let changed = page.replacen("\"use strict\"", "\"use strict\" ", 1);
        ensure!(changed != page, "found no \"use strict\" in standalone.html, expected a script with it");
        std::fs::write(folder.join("changed.html"), changed)?;
        let listener = std::net::TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let (site, log) = (Site::of_folder(&folder), Arc::<Mutex<Vec<LogEntry>>>::default());
        let (server_log, policy) = (Arc::clone(&log), documented_policy()?);
        std::thread::spawn(move || {
            http::serve(&listener, move |request| {
                let response = respond(&site, &policy, request);
                let engine = engine_of(request.header("User-Agent"));
                let entry = LogEntry { engine, path: request.target.clone(), status: response.status };
                server_log.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
                response
            });
        });
        Ok(Host { folder, port, log })
    }

    /// The folder of the finished site.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The address of a path, whose first segment names the configuration.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    /// Removes the requests of an engine from the log, and returns them with their status. The log also has the requests of other engines,
    /// which run in parallel.
    pub(crate) fn take_requests(&self, engine: Engine) -> Vec<(String, u16)> {
        let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        log.extract_if(.., |entry| entry.engine == engine).map(|entry| (entry.path, entry.status)).collect()
    }
}

/// The engine of a `User-Agent`.
fn engine_of(user_agent: &str) -> Engine {
    match user_agent {
        name if name.contains("Firefox/") => Engine::Firefox,
        name if name.contains("Chrome/") => Engine::Chromium,
        _ => Engine::Webkit,
    }
}

/// The policy of the site in docs/hosting.md.
fn documented_policy() -> Result<String> {
    let text =
        std::fs::read_to_string(workspace::root().join("docs/hosting.md")).context("could not read docs/hosting.md")?;
    let line = text.lines().map(str::trim).find(|line| line.starts_with("default-src 'none'; script-src 'self'"));
    Ok(line.context("found no policy in docs/hosting.md, expected a line that begins with default-src")?.to_owned())
}

/// The response of the configuration in the path. `deep/er/` after the configuration stands for no folder: it only lengthens the path.
fn respond(site: &Site, policy: &str, request: &Request) -> Response {
    let (name, rest) = request.target.trim_start_matches('/').split_once('/').unwrap_or_default();
    let Some(config) = CONFIGS.iter().find(|config| config.name == name) else {
        return page(404, String::new());
    };
    let rest = rest.strip_prefix("deep/er/").unwrap_or(rest);
    if let Some(html) = host_page(rest) {
        return page(200, html);
    }
    let mut inner = Request::default();
    inner.method.clone_from(&request.method);
    inner.target = format!("/{rest}");
    let mut response = site.respond(&inner);
    let path = rest.split('?').next().unwrap_or_default();
    configure(&mut response, config, policy, path);
    response
}

/// The page with a sandboxed frame, or with an element, around the file that the query names.
fn host_page(target: &str) -> Option<String> {
    const HEAD: &str = "<!doctype html><title>host</title><link rel=icon href=data:,>";
    if let Some(address) = target.strip_prefix("frame.html?") {
        let frame = format!("<iframe sandbox=allow-scripts width=900 height=900 src=\"{address}\"></iframe>");
        return Some(format!("{HEAD}{frame}"));
    }
    let script = target.strip_prefix("element.html?")?;
    let element =
        format!("<script type=module src=\"{script}\"></script><district-chart link=\"{LINK}\"></district-chart>");
    Some(format!("{HEAD}{element}"))
}

/// Changes a response as the configuration says.
fn configure(response: &mut Response, config: &HostConfig, policy: &str, path: &str) {
    // Other origins may load files only if the configuration says so.
    response.headers.retain(|(name, _)| *name != "Access-Control-Allow-Origin");
    let value = |value: &str| if value == DOCUMENTED { policy.to_owned() } else { value.to_owned() };
    response.headers.extend(config.headers.iter().map(|(name, text)| (*name, value(text))));
    if config.name == CACHED && path.starts_with("assets/") {
        response.headers.retain(|(name, _)| *name != "Cache-Control");
        response.headers.push(("Cache-Control", "public, max-age=31536000, immutable".to_owned()));
    }
    if !config.changed.is_empty() && format!("/{path}").contains(config.changed) {
        // An empty custom section for a module, an empty line for a script.
        let more: &[u8] = if path.ends_with(".wasm") { &[0, 1, 0] } else { b"\n" };
        response.body = [&response.body[..], more].concat().into();
    }
    if let Some((_, content_type)) = config.types.iter().find(|(ending, _)| path.ends_with(ending)) {
        response.headers.retain(|(name, _)| *name != "Content-Type");
        response.headers.push(("Content-Type", (*content_type).to_owned()));
    }
}

fn page(status: u16, html: String) -> Response {
    let headers = vec![("Content-Type", "text/html; charset=utf-8".to_owned())];
    Response { status, headers, body: html.into_bytes().into() }
}

/// Opens an address, and waits until the chart has drawn or failed.
fn open(page: &Page, address: &str) -> Result<Shown> {
    page.leave()?;
    page.browser.open_address(address)?;
    let shown = page.wait_until("the chart draws or fails", Shown::is_settled);
    shown.with_context(|| {
        format!("at {address}; {:#}", page.must_be_quiet().err().unwrap_or_else(|| anyhow::anyhow!("no complaints")))
    })
}

/// Fails unless the chart of `LINK` is drawn, with its table and without notices.
fn must_show_the_link(shown: &Shown) -> Result<()> {
    shown.must_be_drawn()?;
    ensure!(shown.is_sharp(), "found the canvas {}, expected a pixel for each device pixel", shown.0["canvas"]);
    ensure!(shown.text("title").contains("GDP"), "found the title {:?}, expected that of {LINK}", shown.text("title"));
    ensure!(shown.table().len() == 11, "found a table of {} rows, expected 11", shown.table().len());
    ensure!(shown.notices().is_empty(), "found notices {:?}, expected none", shown.notices());
    Ok(())
}

/// Fails if the page has loaded any other file.
fn must_have_loaded_nothing(page: &Page) -> Result<()> {
    let loaded = page.browser.run("return performance.getEntriesByType('resource').map((entry) => entry.name)", &[])?;
    let loaded: Vec<&str> = loaded.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let loaded: Vec<&&str> = loaded.iter().filter(|name| !name.starts_with("data:")).collect();
    ensure!(loaded.is_empty(), "found the files {loaded:?} loaded, expected none");
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
    // Links to other charts lead to the file itself, regardless of its name.
    let copy = file.with_file_name("another name.html");
    std::fs::copy(&file, &copy)?;
    let shown = open(page, &format!("file://{}?c=pair&i=hightech-output-growth", copy.display()))?;
    let links = shown.0["links"].as_array().cloned().unwrap_or_default();
    for link in &links {
        let link = link.as_str().unwrap_or_default();
        ensure!(
            link.starts_with("file:") && link.contains("/another%20name.html?"),
            "found the link {link:?}, expected one to the file itself"
        );
    }
    must_keep_its_path(page, &format!("file://{}?{LINK}", file.display()), None)?;
    // A copy that knows the address of its site gives that one.
    let site = "https://charts.example/a/";
    let html = std::fs::read_to_string(&file)?;
    let html = html.replacen("<head>\n", &format!("<head>\n    <link rel=\"canonical\" href=\"{site}\">\n"), 1);
    let known = file.with_file_name("known.html");
    std::fs::write(&known, html)?;
    must_keep_its_path(page, &format!("file://{}?{LINK}", known.display()), Some(site))?;
    page.leave()
}

/// Fails if what is shared from a copy on a disk names its path, or names another address than that of the site.
fn must_keep_its_path(page: &Page, address: &str, site: Option<&str>) -> Result<()> {
    open(page, address)?.must_be_drawn()?;
    page.browser.run(RECORD_DOWNLOADS, &[])?;
    page.browser.run(SHARE, &[])?;
    let dialog = "const dialog = document.querySelector('dialog.share');
        return [dialog.outerHTML.replace(/data:[^\"]*/g, ''), ...[...dialog.querySelectorAll('input, textarea')].map(({ value }) => value)].join()";
    let mut texts = vec![("dialog", page.browser.run(dialog, &[])?)];
    for (name, row, button) in [("picture", 0, 4), ("CSV", 1, 1), ("JSON", 1, 2)] {
        texts.push((name, download(page, row, button)?[2].clone()));
    }
    let folder = Host::get()?.folder.display().to_string();
    for (name, text) in texts {
        let text = text.as_str().with_context(|| format!("found no text of the {name}"))?;
        ensure!(!text.contains("file:") && !text.contains(&folder), "found the path in the {name}: {text}");
        let (http, expected) = (text.contains("https://"), site.unwrap_or_default());
        ensure!(text.contains(expected), "found no {expected:?} in the {name}: {text}");
        ensure!(site.is_some() || !http || name == "picture", "found an address in the {name}, expected none: {text}");
    }
    if site.is_none() {
        let said = "return document.querySelector('dialog.share .private').textContent.length > 10";
        ensure!(page.browser.run(said, &[])? == true, "found no word on the missing address");
    }
    Ok(())
}

/// A checkout opened from a disk shows the prerendered chart with its style. Browsers load no module scripts from a disk, except the
/// Firefox of geckodriver, which draws the chart.
fn a_checkout_stands_on_a_disk(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["log: "]);
    page.leave()?;
    page.browser.open_address(&format!("file://{}/www/index.html", workspace::root().display()))?;
    let script = "const isVisible = (name) => document.querySelector(`svg.${name}`)?.getBoundingClientRect().height > 100;
        return { drawn: document.querySelector('district-chart').getAttribute('state') === 'drawn',
          pictures: [isVisible('narrow'), isVisible('wide') || isVisible('widest')], rows: document.querySelectorAll('district-chart tbody tr').length }";
    let found = page.browser.run(script, &[])?;
    let is_prerendered = found["pictures"] == json!([false, true]);
    let is_drawn = page.engine() == Engine::Firefox && found["drawn"] == true;
    ensure!(
        (is_prerendered || is_drawn) && found["rows"] == 10,
        "found {found}, expected the prerendered chart with its style"
    );
    page.leave()
}

fn one_file_works_on_any_host(page: &mut Page) -> Result<()> {
    let host = Host::get()?;
    for config in ["plain", "latin-1", "trusted-types"] {
        host.take_requests(page.engine());
        let shown = open(page, &host.address(&format!("{config}/standalone.html?{LINK}")))?;
        must_show_the_link(&shown).with_context(|| format!("in the configuration {config}"))?;
        must_have_loaded_nothing(page).with_context(|| format!("in the configuration {config}"))?;
        let requests = host.take_requests(page.engine());
        ensure!(
            requests == [(format!("/{config}/standalone.html?{LINK}"), 200)],
            "found the requests {requests:?}, expected one for the page"
        );
        page.must_be_quiet()?;
        // The prerendered text.
        let text = page.browser.run("return document.querySelector('h1').textContent", &[])?;
        ensure!(
            text.as_str().is_some_and(|text| text.contains("青岛区市")),
            "found garbled text, expected 青岛区市 in it, in the configuration {config}"
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
    ensure!(origin == "null", "found origin {origin}, expected \"null\", as in a sandbox");
    let value = page.choose_another("s")?;
    page.wait_until("a choice is in the address", |shown| {
        shown.text("query").contains(&format!("s={value}")) && shown.text("state") == "drawn"
    })?;
    must_work_without_permissions(page)?;
    page.browser.leave_frames()
}

/// Fails unless the share dialog works without storage, clipboard, pop-ups and downloads: the link is selected for copying by hand, and
/// the picture can be saved from the dialog.
fn must_work_without_permissions(page: &Page) -> Result<()> {
    let record_errors = "window.errors = [];
        addEventListener('error', ({ message }) => errors.push(message));
        addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));";
    page.browser.run(record_errors, &[])?;
    let address = shared_address(page)?;
    let copy = "const field = document.querySelector('dialog.share input');
        const [button] = field.parentElement.querySelectorAll('.buttons button');
        button.click();";
    page.browser.run(copy, &[])?;
    crate::embeds::wait_for(
        page,
        "a message says whether the link was copied",
        "return document.querySelector('dialog.share .copied').textContent !== ''",
        &[],
    )?;
    let script = "const field = document.querySelector('dialog.share input');
        const picture = document.querySelector('dialog.share img');
        for (const button of document.querySelectorAll('dialog.share .buttons button')) button.click();
        let storage = 'denied';
        try { localStorage.length; storage = 'allowed'; } catch { }
        return { selected: field.value.slice(field.selectionStart, field.selectionEnd), picture: picture.src.slice(0, 15), alt: picture.alt !== '', storage }";
    let found = page.browser.run(script, &[])?;
    // In some engines a click by the driver may copy; then nothing is selected.
    let is_copied = found["selected"] == "";
    ensure!(is_copied || found["selected"] == json!(address), "found {found}, expected {address} selected");
    ensure!(
        found["picture"] == "data:image/png;" && found["alt"] == true,
        "found {found}, expected a PNG picture with a text alternative"
    );
    ensure!(found["storage"] == "denied", "found {found}, expected storage to be denied, as in a sandbox");
    std::thread::sleep(std::time::Duration::from_millis(300));
    let errors = page.browser.run("return errors", &[])?;
    ensure!(errors == json!([]), "found the errors {errors}, expected none");
    Ok(())
}

/// A script that the policy does not allow does not run, and the prerendered chart stays.
fn one_file_is_held_by_its_own_policy(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["log: "]);
    let host = Host::get()?;
    for path in ["plain/changed.html", "no-scripts/standalone.html"] {
        page.leave()?;
        page.browser.open_address(&host.address(path))?;
        std::thread::sleep(std::time::Duration::from_millis(500));
        let shown = page.shown(false)?;
        ensure!(
            shown.text("state").is_empty(),
            "found state {:?}, expected none, since no script may run, at {path}",
            shown.text("state")
        );
        ensure!(
            shown.text("text").contains("固定资产投资增速"),
            "found the text {:?}, expected 青岛区市 in it, at {path}",
            shown.text("text")
        );
        let rows = page.browser.run("return document.querySelectorAll('district-chart table tbody tr').length", &[])?;
        ensure!(rows == 10, "found {rows} rows of the table, expected 10, at {path}");
        let height = page.browser.run("return Math.max(...[...document.querySelectorAll('svg')].map((svg) => svg.getBoundingClientRect().height))", &[])?;
        ensure!(
            height.as_f64().is_some_and(|height| height > 100.0),
            "found a picture {height} px high, expected more than 100 px, at {path}"
        );
    }
    Ok(())
}

/// If the policy of a host blocks WebAssembly, a failure says so, and the prerendered chart stays.
fn one_file_says_what_it_may_not(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["log: "]);
    let shown = open(page, &Host::get()?.address("no-wasm/standalone.html"))?;
    ensure!(shown.text("state") == "failed", "found state {:?}, expected \"failed\"", shown.text("state"));
    ensure!(
        shown.text("failure").contains("could not be loaded"),
        "found the failure {:?}, expected \"could not be loaded\" in it",
        shown.text("failure")
    );
    ensure!(
        shown.text("text").contains("公布数据的六个区市中"),
        "found the text {:?}, expected the prerendered chart",
        shown.text("text")
    );
    Ok(())
}

/// Fails unless every request was for a file below a folder, with status 200, and one for the module.
fn must_have_loaded_from(page: &Page, host: &Host, folder: &str) -> Result<()> {
    let requests = host.take_requests(page.engine());
    let wrong: Vec<_> = requests.iter().filter(|(path, status)| *status != 200 || !path.starts_with(folder)).collect();
    ensure!(wrong.is_empty(), "found the requests {wrong:?}, expected existing files below {folder}");
    ensure!(
        requests.iter().any(|(path, _)| path.ends_with(".wasm")),
        "found the requests {requests:?}, expected one for a module"
    );
    Ok(())
}

fn the_site_works_below_a_path(page: &mut Page) -> Result<()> {
    let host = Host::get()?;
    for path in [
        "index.html",
        "",
        "embed.html",
        "s/four-new-share-gdp-en/",
        "s/four-new-share-gdp-en/index.html",
        "s/four-new-share-gdp-en/embed.html",
    ] {
        page.leave()?;
        host.take_requests(page.engine());
        // A query of its own for each page, so that the browser cache does not hide a missing file.
        let query = if path.starts_with("s/") { format!("utm_source={}", path.len()) } else { LINK.to_owned() };
        let shown = open(page, &host.address(&format!("plain/deep/er/{path}?{query}")))?;
        must_show_the_link(&shown).with_context(|| format!("at {path}"))?;
        let requests = host.take_requests(page.engine());
        let wrong: Vec<_> = requests
            .iter()
            .filter(|(path, status)| !matches!(status, 200 | 304) || !path.starts_with("/plain/deep/er/"))
            .collect();
        ensure!(
            wrong.is_empty(),
            "found the requests {wrong:?}, expected existing files below /plain/deep/er/, at {path}"
        );
        page.must_be_quiet()?;
    }
    // Another path, so that no file is in the cache, and a wrong content type of the module.
    page.expect_complaints(&["log: "]);
    let shown = open(page, &host.address(&format!("wrong-type/index.html?{LINK}")))?;
    must_show_the_link(&shown).context("with a wrong content type of the module")?;
    must_have_loaded_from(page, host, "/wrong-type/")
}

/// The site works under the policy of docs/hosting.md, and under Trusted Types. Trusted Types block the worker, which the browser
/// reports, and the page works without it.
fn the_site_works_under_the_documented_policy(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["/trusted-types/assets/element."]);
    let host = Host::get()?;
    for path in [
        "documented/index.html",
        "documented/embed.html",
        "documented/s/fai-growth-zh/embed.html",
        "trusted-types/index.html",
        "trusted-types/embed.html",
        "trusted-types/s/fai-growth-zh/embed.html",
    ] {
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
    ensure!(title == json!(shown.text("title")), "found the document title {title}, expected that of the chart");
    let value = page.choose_another("i")?;
    // Scripts fail during a navigation, so this waits for the address first.
    let is_left = |address: &String| address.contains("/plain/index.html?");
    poll("another choice leads to the explorer", || page.browser.address(), is_left)?;
    let explorer = page.wait_until("another choice leads to the explorer", |shown| {
        shown.text("address").contains("/plain/index.html?")
            && shown.0["controls"]["i"] == value
            && shown.text("state") == "drawn"
    })?;
    ensure!(
        explorer.text("query").contains("l=en"),
        "found the query {:?}, expected l=en in it",
        explorer.text("query")
    );
    Ok(())
}

/// The frame of a published chart is live with the module that draws. The module that makes charts is requested when a reader asks for the
/// sources of a mark.
fn a_published_chart_is_live_without_charts(page: &mut Page) -> Result<()> {
    const SOURCES: &str = "const root = document.querySelector('district-chart').shadowRoot;
        for (const key of ['Home', 'Enter']) {
            root.querySelector('.plot').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        }
        return new Promise((done) => {
            const check = () => {
                const cited = root.querySelector('dialog .cited');
                return cited ? done(cited.innerText) : setTimeout(check, 20);
            };
            check();
        })";
    let host = Host::get()?;
    let requested = |page: &Page, stem: &str| {
        let requests = host.take_requests(page.engine());
        requests.iter().filter(|(path, _)| path.contains(&format!("/assets/{stem}."))).count()
    };
    page.leave()?;
    host.take_requests(page.engine());
    let shown = open(page, &host.address("plain/s/four-new-share-gdp-en/embed.html"))?;
    must_show_the_link(&shown)?;
    let requests = host.take_requests(page.engine());
    let has = |stem: &str| requests.iter().any(|(path, _)| path.contains(&format!("/assets/{stem}.")));
    ensure!(
        has("draw_bg") && !["charts", "charts_bg", "charts_worker", "charts-client"].into_iter().any(has),
        "found the requests {requests:?}, expected one for the module that draws and none for the other"
    );
    let cited = page.browser.run(SOURCES, &[])?;
    ensure!(cited.as_str().is_some_and(|cited| cited.contains("line")), "found the source {cited}");
    ensure!(requested(page, "charts_bg") > 0, "found no request for the module that makes charts, expected one");
    page.must_be_quiet()
}

/// The frame of a published chart draws in a sandbox if its server allows other origins. Where it does not, and where no script runs, the
/// prerendered chart stays.
fn a_frame_of_a_chart_works_in_a_sandbox(page: &mut Page) -> Result<()> {
    const SEEN: &str = "const failure = document.querySelector('#failure');
        const heights = [...document.querySelectorAll('svg')].map((svg) => svg.getBoundingClientRect().height);
        return { origin, title: document.querySelector('h2').innerText, rows: document.querySelectorAll('tbody tr').length,
            picture: heights.some((height) => height > 100), failure: failure.hidden ? '' : failure.innerText }";
    page.expect_complaints(&["log: ", "not loaded", "blocked"]);
    let host = Host::get()?;
    for (config, state, failure) in [("cors", "drawn", ""), ("plain", "failed", "sandbox"), ("no-scripts", "", "")] {
        page.leave()?;
        let frame = format!("/{config}/s/four-new-share-gdp-en/embed.html?utm_source=letter");
        page.browser.open_address(&host.address(&format!("plain/frame.html?{frame}")))?;
        page.browser.enter_frame("iframe")?;
        let is_settled = |shown: &Shown| shown.text("state") == state && !shown.text("address").is_empty();
        let shown = page.wait_until(&format!("the state is {state:?}"), is_settled).context(config)?;
        let seen = page.browser.run(SEEN, &[])?;
        if state == "drawn" {
            must_show_the_link(&shown)?;
        } else {
            let title = seen["title"].as_str().unwrap_or_default();
            let is_whole = title.contains("GDP") && seen["rows"] == 10 && seen["picture"] == true;
            ensure!(is_whole, "found {seen}, expected title, table and picture, in the configuration {config}");
        }
        let said = seen["failure"].as_str().unwrap_or_default();
        ensure!(
            said.contains(failure) && said.is_empty() == failure.is_empty(),
            "found the failure {said:?}, in the configuration {config}"
        );
        ensure!(seen["origin"] == "null", "found {seen}, expected the origin of a sandbox");
        page.browser.leave_frames()?;
    }
    Ok(())
}

/// Opens the share dialog, and returns its address.
fn shared_address(page: &Page) -> Result<String> {
    page.browser.run(SHARE, &[])?;
    let address = page.browser.run("return document.querySelector('dialog.share input').value", &[])?;
    Ok(address.as_str().with_context(|| format!("found {address}, expected an address"))?.to_owned())
}

/// A published chart is shared by the address of its page, with the open tab; any other view by its link. The policy of the page
/// allows the preview in the dialog.
fn a_chart_is_shared_as_its_page(page: &mut Page) -> Result<()> {
    let host = Host::get()?;
    let own = host.address("cached/s/four-new-share-gdp-en/");
    for (path, expected) in [
        (format!("cached/index.html?{LINK}"), own.clone()),
        (format!("cached/index.html?l=en&utm_source=x&tab=table&{LINK}"), format!("{own}?tab=table")),
        ("cached/s/four-new-share-gdp-en/?from=timeline".to_owned(), own.clone()),
        (format!("cached/index.html?{LINK}&t=dark"), host.address(&format!("cached/index.html?{LINK}&t=dark"))),
        ("cached/".to_owned(), host.address("cached/s/fai-growth-zh/")),
    ] {
        page.leave()?;
        host.take_requests(page.engine());
        open(page, &host.address(&path))?;
        // The list of published charts loads after the chart.
        let is_loaded = "return performance.getEntriesByType('resource')
            .some(({ name, responseEnd }) => name.endsWith('/pages.json') && responseEnd > 0)";
        crate::embeds::wait_for(page, "the list of published charts is loaded", is_loaded, &[])?;
        let found = shared_address(page).with_context(|| path.clone())?;
        ensure!(found == expected, "found the address {found} in the share dialog, expected {expected}, at {path}");
        let count = host.take_requests(page.engine()).iter().filter(|(path, _)| path.contains("_page_bg.")).count();
        // WebKit does not use a preloaded file for `fetch`, with or without a digest.
        let max_count = if page.engine() == Engine::Webkit { 2 } else { 1 };
        ensure!(count <= max_count, "found {count} requests for the module, expected at most {max_count}, at {path}");
    }
    page.browser.run("[...document.querySelectorAll('dialog.share summary')].at(-1).click()", &[])?;
    page.browser.enter_frame("dialog.share iframe")?;
    page.wait_until("the preview draws", |shown| shown.text("state") == "drawn")?;
    page.browser.leave_frames()?;
    page.must_be_quiet()
}

/// A module or a script whose digest is not that of the build does not run, and the prerendered chart stays. WebKit checks scripts only
/// when it preloads them: it fetches a blocked script again for the import, which has no digest. In WebKit the case tests only the
/// module.
fn what_was_changed_does_not_run(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["log: ", "not loaded", "uncaught"]);
    let host = Host::get()?;
    let row_count = "return document.querySelectorAll('district-chart tbody tr').length";
    let shown = open(page, &host.address("other-module/index.html"))?;
    ensure!(
        shown.text("state") == "failed",
        "found state {:?}, expected \"failed\", with a changed module",
        shown.text("state")
    );
    let rows = page.browser.run(row_count, &[])?;
    ensure!(rows == 10, "found {rows} rows of the table, expected 10, with a changed module");
    if page.engine() == Engine::Webkit {
        return Ok(());
    }
    page.leave()?;
    page.browser.open_address(&host.address("other-script/index.html"))?;
    // No event reports that a script does not run.
    std::thread::sleep(std::time::Duration::from_millis(1_500));
    let shown = page.shown(false)?;
    ensure!(
        shown.text("state").is_empty(),
        "found state {:?}, expected none, with a changed script",
        shown.text("state")
    );
    let rows = page.browser.run(row_count, &[])?;
    ensure!(rows == 10, "found {rows} rows of the table, expected 10, with a changed script");
    let requests = host.take_requests(page.engine());
    ensure!(
        requests.iter().any(|(path, _)| path.starts_with("/other-script/assets/element.")),
        "found the requests {requests:?}, expected one for the changed script"
    );
    Ok(())
}

/// A page works without its worker, if a policy blocks workers or if the digest of the worker is wrong.
fn a_page_does_all_without_a_thread(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["log: "]);
    let host = Host::get()?;
    for config in ["no-workers", "other-worker"] {
        let shown = open(page, &host.address(&format!("{config}/index.html?{LINK}")))?;
        must_show_the_link(&shown).with_context(|| format!("in the configuration {config}"))?;
        ensure!(
            shown.0["controls"]["i"] == json!("four-new-share-gdp"),
            "found the controls {}, expected i=four-new-share-gdp, in the configuration {config}",
            shown.0["controls"]
        );
        let kind = page.choose_another("c").with_context(|| format!("in the configuration {config}"))?;
        let has_followed = |shown: &Shown| shown.is_settled() && shown.0["controls"]["c"] == json!(kind);
        page.wait_until("the controls are updated", has_followed)
            .with_context(|| format!("in the configuration {config}"))?;
    }
    Ok(())
}

/// The script of the element has a stable address, which leads host pages to the hashed file names.
fn the_element_is_found_under_its_name(page: &mut Page) -> Result<()> {
    let host = Host::get()?;
    let element = host.address("cors/district-chart.js").replace("127.0.0.1", "localhost");
    let shown = open(page, &host.address(&format!("plain/element.html?{element}")))?;
    must_show_the_link(&shown)
}
