//! Each way to embed a chart in each kind of host page: whether the chart draws, fails with a reason, or leaves its fallback.
//! docs/embedding.md has the same table.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::engine::Engine;

use crate::Case;
use crate::cases::PlainServer;
use crate::embeds::wait_for;
use crate::page::{Page, poll};
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] =
    &[Case { name: "every_context_works_or_says_why", engines: &Engine::ALL, check: every_context_works_or_says_why }];

/// The expected outcome for an embedded chart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Outcome {
    /// The chart is drawn.
    Drawn,
    /// A failure is shown that contains this text.
    Fails(&'static str),
    /// The fallback stays: an empty frame, or the content of the element.
    Fallback,
}
use Outcome::{Drawn, Fails, Fallback};

/// A host page.
struct Host {
    name: &'static str,
    /// Its content security policy; `{}` stands for the origin of the charts.
    policy: &'static str,
    /// Whether the host page is itself in a sandboxed frame, with an opaque origin.
    is_sandboxed: bool,
    /// Whether the server of the charts sends `Access-Control-Allow-Origin: *`.
    is_shared: bool,
    /// The outcomes for a sandboxed frame, for a frame without a sandbox, and for an element.
    outcomes: [Outcome; 3],
}

const NO_OTHER_ORIGIN: Outcome = Fails("Access-Control-Allow-Origin");
const HOSTS: &[Host] = &[
    Host { name: "http", policy: "", is_sandboxed: false, is_shared: true, outcomes: [Drawn, Drawn, Drawn] },
    Host {
        name: "http-not-shared",
        policy: "",
        is_sandboxed: false,
        is_shared: false,
        outcomes: [NO_OTHER_ORIGIN, Drawn, Fallback],
    },
    Host { name: "sandbox", policy: "", is_sandboxed: true, is_shared: true, outcomes: [Drawn, Drawn, Drawn] },
    Host {
        name: "sandbox-not-shared",
        policy: "",
        is_sandboxed: true,
        is_shared: false,
        outcomes: [NO_OTHER_ORIGIN, NO_OTHER_ORIGIN, Fallback],
    },
    // The policy of a host page applies to elements, but not to the documents of frames.
    Host {
        name: "no-wasm",
        policy: "script-src {}",
        is_sandboxed: false,
        is_shared: true,
        outcomes: [Drawn, Drawn, Fails("could not be loaded")],
    },
    Host {
        name: "wasm",
        policy: "script-src {} 'wasm-unsafe-eval'",
        is_sandboxed: false,
        is_shared: true,
        outcomes: [Drawn, Drawn, Drawn],
    },
    Host {
        name: "nothing-but-wasm",
        policy: "default-src 'none'; script-src {} 'wasm-unsafe-eval'",
        is_sandboxed: false,
        is_shared: true,
        outcomes: [Fallback, Fallback, Fails("could not be loaded")],
    },
    Host {
        name: "named",
        policy: "default-src 'none'; frame-src {}; script-src {} 'wasm-unsafe-eval'; style-src {}; connect-src {}",
        is_sandboxed: false,
        is_shared: true,
        outcomes: [Drawn, Drawn, Drawn],
    },
    Host {
        name: "trusted-types",
        policy: "script-src {} 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'",
        is_sandboxed: false,
        is_shared: true,
        outcomes: [Drawn, Drawn, Drawn],
    },
];

/// The markup of each way to embed, in the order of `Host::outcomes`.
fn embeds(charts: &str) -> [String; 3] {
    let frame = |sandbox: &str| {
        format!("<iframe {sandbox} src=\"{charts}www/embed.html?l=en\" title=chart width=600 height=700></iframe>")
    };
    let element = format!(
        "<district-chart link=\"l=en\"><a href=\"{charts}www/index.html?l=en\">The chart</a></district-chart>\n\
         <script type=module src=\"{charts}www/district-chart.js\"></script>"
    );
    [frame("sandbox=\"allow-scripts\""), frame(""), element]
}

/// Returns the state of the chart, and the visible texts of failure and link, of a frame or of a page.
const SHOWN: &str = "const chart = document.querySelector('district-chart');
    const visibleText = (element) => (element && element.getClientRects().length ? element.textContent : '');
    return { state: chart?.getAttribute('state') ?? '', failure: visibleText(chart?.shadowRoot?.querySelector('.failure')) +
      visibleText(document.getElementById('failure')), link: visibleText(document.querySelector('a')) }";

fn every_context_works_or_says_why(page: &mut Page) -> Result<()> {
    // Browsers log what they block.
    page.expect_complaints(&["log: ", "not loaded", "blocked"]);
    let plain = PlainServer::start()?;
    let mut wrong = Vec::new();
    for host in HOSTS {
        let charts = match host.is_shared {
            true => page.site.address(Variant::Checkout, ""),
            false => format!("http://127.0.0.1:{}/", plain.port),
        };
        for (index, (body, outcome)) in embeds(&charts).iter().zip(host.outcomes).enumerate() {
            if let Err(error) = must_end_as(page, host, &charts, body, outcome) {
                wrong.push(format!("{}, {}: {error:#}", host.name, ["sandboxed frame", "frame", "element"][index]));
            }
            page.browser.leave_frames()?;
        }
    }
    ensure!(
        wrong.is_empty(),
        "found {} combinations with another outcome, expected none:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    Ok(())
}

/// Opens a host page with this markup, and fails unless the chart has the outcome.
fn must_end_as(page: &Page, host: &Host, charts: &str, body: &str, outcome: Outcome) -> Result<()> {
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
    if is_frame && outcome == Fallback {
        return must_be_blocked(page, charts);
    }
    let frames = [(host.is_sandboxed, "#host", "context.html"), (is_frame, "iframe", "embed.html")];
    enter_frames(page, &frames.map(|(is_present, selector, file)| is_present.then_some((selector, file))))?;
    let condition = match outcome {
        Drawn => "state === 'drawn'".to_owned(),
        Fails(text) => format!("state === 'failed' && shown.failure.includes({text:?})"),
        Fallback => "state === '' && shown.link !== ''".to_owned(),
    };
    if outcome == Fallback {
        // No event reports that an element does not start.
        std::thread::sleep(std::time::Duration::from_millis(1_500));
    }
    let script = format!("const shown = (() => {{ {SHOWN} }})(); const {{ state }} = shown; return {condition}");
    let result = wait_for(page, "the chart has the outcome", &script, &[]);
    result
        .with_context(|| format!("expected {outcome:?}, found {}", page.browser.run(SHOWN, &[]).unwrap_or(Value::Null)))
}

/// Switches to nested frames, and waits until each shows its file. Before a frame has loaded, drivers may give its initial empty
/// document.
fn enter_frames(page: &Page, frames: &[Option<(&str, &str)>]) -> Result<()> {
    let is_loaded = "return location.pathname.endsWith(arguments[0])";
    let enter = || -> Result<bool> {
        page.browser.leave_frames()?;
        for (selector, file) in frames.iter().flatten() {
            page.browser.enter_frame(selector)?;
            if page.browser.run(is_loaded, &[json!(file)])? == false {
                return Ok(false);
            }
        }
        Ok(true)
    };
    // A frame that is being replaced gives an error.
    let look = || Ok(enter().map_err(|error| format!("{error:#}")));
    poll(&format!("the frames hold {frames:?}"), look, |found| *found == Ok(true)).map(drop)
}

/// Fails if the frame contains a chart. (`a_link_stands_when_its_frame_fails` tests the link that the loader then leaves.)
fn must_be_blocked(page: &Page, charts: &str) -> Result<()> {
    std::thread::sleep(std::time::Duration::from_millis(1_500));
    page.browser.enter_frame("iframe")?;
    let found = page.browser.run("return [location.href, document.querySelector('district-chart') !== null]", &[])?;
    let is_embed = found[0].as_str().is_some_and(|address| address.starts_with(charts));
    ensure!(!is_embed || found[1] == false, "found the document and chart {found}, expected a blocked frame");
    Ok(())
}
