//! Where a chart can be put: each way to embed it in each kind of page, whether it works there or is refused, and for which
//! reason. docs/embedding.md has the same table for people.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::engine::Engine;

use crate::Case;
use crate::cases::PlainServer;
use crate::embeds::wait_for;
use crate::page::Page;
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] =
    &[Case { name: "every_context_works_or_says_why", engines: &Engine::ALL, check: every_context_works_or_says_why }];

/// What becomes of a chart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum End {
    /// It is drawn.
    Drawn,
    /// Its place says why not, with these words.
    Says(&'static str),
    /// What stood there before stays: a link for a frame, what is between its tags for an element.
    Stays,
}
use End::{Drawn, Says, Stays};

/// A page of somebody else's.
struct Host {
    name: &'static str,
    /// Its policy; `{}` is the charts' origin.
    policy: &'static str,
    /// Whether the page itself is in a frame of nobody's origin.
    is_sandboxed: bool,
    /// Whether the charts' server allows other origins.
    is_shared: bool,
    /// What becomes of a frame as it is pasted, of one without a sandbox, and of an element.
    ends: [End; 3],
}

const NO_OTHER_ORIGIN: End = Says("Access-Control-Allow-Origin");
const HOSTS: &[Host] = &[
    Host { name: "http", policy: "", is_sandboxed: false, is_shared: true, ends: [Drawn, Drawn, Drawn] },
    Host {
        name: "http-not-shared",
        policy: "",
        is_sandboxed: false,
        is_shared: false,
        ends: [NO_OTHER_ORIGIN, Drawn, Stays],
    },
    Host { name: "sandbox", policy: "", is_sandboxed: true, is_shared: true, ends: [Drawn, Drawn, Drawn] },
    Host {
        name: "sandbox-not-shared",
        policy: "",
        is_sandboxed: true,
        is_shared: false,
        ends: [NO_OTHER_ORIGIN, NO_OTHER_ORIGIN, Stays],
    },
    // A policy of the page around does not reach into a frame, but into an element.
    Host {
        name: "no-wasm",
        policy: "script-src {}",
        is_sandboxed: false,
        is_shared: true,
        ends: [Drawn, Drawn, Says("could not be loaded")],
    },
    Host {
        name: "wasm",
        policy: "script-src {} 'wasm-unsafe-eval'",
        is_sandboxed: false,
        is_shared: true,
        ends: [Drawn, Drawn, Drawn],
    },
    Host {
        name: "nothing-but-wasm",
        policy: "default-src 'none'; script-src {} 'wasm-unsafe-eval'",
        is_sandboxed: false,
        is_shared: true,
        ends: [Stays, Stays, Says("could not be loaded")],
    },
    Host {
        name: "named",
        policy: "default-src 'none'; frame-src {}; script-src {} 'wasm-unsafe-eval'; style-src {}; connect-src {}",
        is_sandboxed: false,
        is_shared: true,
        ends: [Drawn, Drawn, Drawn],
    },
    Host {
        name: "trusted-types",
        policy: "script-src {} 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'",
        is_sandboxed: false,
        is_shared: true,
        ends: [Drawn, Drawn, Drawn],
    },
];

/// What is put into the page, in the order of the ends.
fn bodies(charts: &str) -> [String; 3] {
    let frame = |sandbox: &str| {
        format!("<iframe {sandbox} src=\"{charts}www/embed.html?l=en\" title=chart width=600 height=700></iframe>")
    };
    let element = format!(
        "<district-chart link=\"l=en\"><a href=\"{charts}www/index.html?l=en\">The chart</a></district-chart>\n\
         <script type=module src=\"{charts}www/district-chart.js\"></script>"
    );
    [frame("sandbox=\"allow-scripts\""), frame(""), element]
}

/// What a frame or a page has for a reader: the text of its failure, and whether its chart is drawn.
const LOOK: &str = "const chart = document.querySelector('district-chart');
    const seen = (element) => (element && element.getClientRects().length ? element.textContent : '');
    return { state: chart?.getAttribute('state') ?? '', failure: seen(chart?.shadowRoot?.querySelector('.failure')) +
      seen(document.getElementById('failure')), link: seen(document.querySelector('a')) }";

fn every_context_works_or_says_why(page: &mut Page) -> Result<()> {
    // What is refused is told to the console by the browser itself.
    page.expect_complaints(&["log: ", "not loaded", "blocked"]);
    let plain = PlainServer::start()?;
    let mut wrong = Vec::new();
    for host in HOSTS {
        let charts = match host.is_shared {
            true => page.site.address(Variant::Checkout, ""),
            false => format!("http://127.0.0.1:{}/", plain.port),
        };
        for (place, (body, end)) in bodies(&charts).iter().zip(host.ends).enumerate() {
            if let Err(error) = put(page, host, &charts, body, end) {
                wrong.push(format!("{}, {}: {error:#}", host.name, ["frame", "open frame", "element"][place]));
            }
            page.browser.leave_frames()?;
        }
    }
    ensure!(wrong.is_empty(), "{} cells:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}

fn put(page: &Page, host: &Host, charts: &str, body: &str, end: End) -> Result<()> {
    let policy = host.policy.replace("{}", charts.trim_end_matches('/'));
    let head = match policy.is_empty() {
        true => String::new(),
        false => format!("<meta http-equiv=Content-Security-Policy content=\"{policy}\">"),
    };
    let mut address = page.write_guest("context.html", &head, body)?;
    if host.is_sandboxed {
        let frame = format!("<iframe id=host sandbox=allow-scripts src=\"{address}\" width=900 height=900></iframe>");
        address = page.write_guest("sandbox.html", "", &frame)?;
    }
    page.leave()?;
    page.browser.open_address(&address)?;
    let is_frame = body.contains("<iframe");
    if is_frame && end == Stays {
        return kept_out(page, charts);
    }
    let ways = [(host.is_sandboxed, "#host", "context.html"), (is_frame, "iframe", "embed.html")];
    enter(page, &ways.map(|(is_there, selector, file)| is_there.then_some((selector, file))))?;
    let settled = match end {
        Drawn => "state === 'drawn'".to_owned(),
        Says(words) => format!("state === 'failed' && seen.failure.includes({words:?})"),
        Stays => "state === '' && seen.link !== ''".to_owned(),
    };
    if end == Stays {
        // Nothing tells that nothing comes.
        std::thread::sleep(std::time::Duration::from_millis(1_500));
    }
    let script = format!("const seen = (() => {{ {LOOK} }})(); const {{ state }} = seen; return {settled}");
    let result = wait_for(page, "it ends so", &script, &[]);
    result.with_context(|| format!("expected {end:?}, found {}", page.browser.run(LOOK, &[]).unwrap_or(Value::Null)))
}

/// Goes into frames in frames. Until one has loaded, a driver may give the empty document that stood there before.
fn enter(page: &Page, ways: &[Option<(&str, &str)>]) -> Result<()> {
    let is_there = "return location.pathname.endsWith(arguments[0])";
    let tried = || -> Result<bool> {
        page.browser.leave_frames()?;
        for (selector, file) in ways.iter().flatten() {
            page.browser.enter_frame(selector)?;
            if page.browser.run(is_there, &[json!(file)])? == false {
                return Ok(false);
            }
        }
        Ok(true)
    };
    for _ in 0..100 {
        if matches!(tried(), Ok(true)) {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    ensure!(tried()?, "found another page in the frames {ways:?}");
    Ok(())
}

/// The frame holds nothing of ours. (That the loader then leaves its link is a case of its own.)
fn kept_out(page: &Page, charts: &str) -> Result<()> {
    std::thread::sleep(std::time::Duration::from_millis(1_500));
    page.browser.enter_frame("iframe")?;
    let found = page.browser.run("return [location.href, document.querySelector('district-chart') !== null]", &[])?;
    let is_ours = found[0].as_str().is_some_and(|address| address.starts_with(charts));
    ensure!(!is_ours || found[1] == false, "found {found}, expected a frame that is kept out");
    Ok(())
}
