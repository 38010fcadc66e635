//! Cases of a long life: charts that come and go, are drawn again, change their width and their link many times. Memory, listeners and
//! workers do not grow. `DISTRICT_CHARTS_ROUNDS` asks for a longer life: `docs/reliability.md`.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::engine::Engine;

use crate::Case;
use crate::embeds::wait_for;
use crate::hosts::{open_drawn, open_host};
use crate::page::Page;
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "charts_that_come_and_go_leave_nothing", engines: &Engine::ALL, check: come_and_go },
    Case { name: "a_chart_that_is_drawn_again_takes_no_more", engines: &Engine::ALL, check: drawn_again },
    Case { name: "a_page_of_many_choices_takes_no_more", engines: &Engine::ALL, check: many_choices },
    Case { name: "a_page_of_twenty_frames_takes_no_more", engines: &Engine::ALL, check: twenty_frames },
];

/// How often the rounds of a case are run: 1 in the tests.
const ROUNDS_VARIABLE: &str = "DISTRICT_CHARTS_ROUNDS";

/// Script calls of one round; each does some steps.
const CALLS: usize = 6;

/// The growth of the JavaScript heap that is no leak, bytes: compiled code and caches of the engine.
const HEAP_ROOM: f64 = 1_500_000.0;

/// Adds elements to the page and removes them when they are drawn; the argument is the address of a package of the site, the links differ.
const COME_AND_GO: &str = "const links = ['l=en', 'c=trend&l=en', 'c=matrix&l=zh', 'c=pair&l=en'];
    return (async () => {
      for (let count = 0; count < 8; count += 1) {
        const chart = document.createElement('district-chart');
        chart.setAttribute('link', links[count % 4]);
        chart.setAttribute('loading', 'eager');
        const settled = new Promise((done) => {
          chart.addEventListener('district-chart-drawn', done);
          setTimeout(done, 5000);
        });
        document.querySelector('main').append(chart);
        await settled;
        if (chart.getAttribute('state') !== 'drawn') return `a chart is ${chart.getAttribute('state')}`;
        chart.remove();
      }
      return '';
    })()";

/// Draws the chart of the page again, in the other theme and at another width.
const DRAW_AGAIN: &str = "const chart = document.querySelector('district-chart');
    return (async () => {
      for (let count = 0; count < 40; count += 1) {
        chart.setAttribute('theme', count % 2 ? 'light' : 'dark');
        if (count % 10 === 0) chart.parentElement.style.width = `${400 + (count % 4) * 60}px`;
        await new Promise((done) => setTimeout(done, 10));
      }
      return chart.getAttribute('state') === 'drawn' ? '' : `the chart is ${chart.getAttribute('state')}`;
    })()";

/// Opens further links on the first page, as the back button does.
const CHOOSE: &str =
    "const links = ['?l=en', '?c=trend&l=en', '?i=four-new-share-gdp&l=en', '?c=matrix&l=en', '?c=profile&l=en'];
    return (async () => {
      const chart = document.querySelector('district-chart');
      for (const link of links) {
        const drawn = new Promise((done) => {
          chart.addEventListener('district-chart-drawn', done, { once: true });
          setTimeout(done, 5000);
        });
        history.replaceState(null, '', link);
        dispatchEvent(new PopStateEvent('popstate'));
        await drawn;
        // WebKit allows a hundred entries in ten seconds.
        await new Promise((done) => setTimeout(done, 110));
      }
      return chart.getAttribute('state') === 'drawn' ? '' : `the chart is ${chart.getAttribute('state')}`;
    })()";

/// The frames on one page.
const FRAMES: usize = 20;

/// Tells all frames of the page another theme. With what they draw a call takes a second or more: a hundred rounds are ten minutes.
const TURN_FRAMES: &str = "return (async () => {
      window.value = window.value === 'dark' ? 'light' : 'dark';
      for (let index = 0; index < frames.length; index += 1)
        frames[index].postMessage({ source: 'district-charts', type: 'theme', value }, '*');
      await new Promise((done) => setTimeout(done, 1000));
      return heights.size === frames.length ? '' : `${heights.size} of ${frames.length} frames have a height`;
    })()";

/// Returns the bytes of memory of the module that draws.
const DRAW_MEMORY: &str = "return import(new URL('../pkg/draw.js', arguments[0])).then(({ default: init }) => init())
    .then(({ memory }) => memory.buffer.byteLength)";

/// The memory of a page. Chromium tells all of it, the other engines that of the module.
#[derive(Debug, Default)]
struct Held {
    module: f64,
    heap: f64,
    nodes: f64,
    listeners: f64,
    workers: f64,
    /// Observers of the page's life: timers, requests, animations and observers of sizes are some of them.
    observers: f64,
}

fn number(value: &Value) -> Result<f64> {
    value.as_f64().with_context(|| format!("found {value}, expected a number"))
}

fn held(page: &Page, variant: Variant) -> Result<Held> {
    let script = page.site.address(variant, "www/district-chart.js");
    let module = number(&page.browser.run(DRAW_MEMORY, &[json!(script)])?)?;
    let mut held = Held { module, ..Held::default() };
    if page.engine() == Engine::Chromium {
        page.browser.devtools("Performance.enable", &json!({}))?;
        page.browser.devtools("HeapProfiler.collectGarbage", &json!({}))?;
        let metrics = page.browser.devtools("Performance.getMetrics", &json!({}))?;
        for metric in metrics["metrics"].as_array().into_iter().flatten() {
            match metric["name"].as_str() {
                Some("JSHeapUsedSize") => held.heap = number(&metric["value"])?,
                Some("Nodes") => held.nodes = number(&metric["value"])?,
                Some("JSEventListeners") => held.listeners = number(&metric["value"])?,
                Some("WorkerGlobalScopes") => held.workers = number(&metric["value"])?,
                Some("ContextLifecycleStateObservers") => held.observers = number(&metric["value"])?,
                _ => {}
            }
        }
    }
    Ok(held)
}

/// Runs a script again and again. What the page holds after the first third must be all that it ever holds.
fn must_hold_no_more(page: &Page, variant: Variant, script: &str) -> Result<()> {
    let rounds: usize = std::env::var(ROUNDS_VARIABLE).ok().map_or(Ok(1), |rounds| rounds.parse())?;
    let calls = rounds * CALLS;
    let mut first = None;
    for call in 0..calls {
        if call == calls / 3 {
            first = Some(held(page, variant)?);
        }
        let found = page.browser.run(script, &[])?;
        ensure!(found == "", "found that {found} in call {call}, expected every chart to be drawn");
    }
    let (first, last) = (first.context("found no rounds, expected one or more")?, held(page, variant)?);
    println!("after {} calls {first:?}, after {calls} {last:?}", calls / 3);
    ensure!(
        last.module <= first.module && last.heap <= first.heap + HEAP_ROOM && last.nodes <= first.nodes + 500.0,
        "found {last:?} after {calls} calls, expected no more than {first:?}"
    );
    ensure!(
        last.listeners <= first.listeners + 20.0
            && last.observers <= first.observers + 20.0
            && last.workers <= first.workers,
        "found {last:?} after {calls} calls, expected no more listeners, observers and workers than {first:?}"
    );
    page.must_be_quiet()
}

/// Opens a page with a chart.
fn open(page: &Page, name: &str) -> Result<()> {
    let chart = "<district-chart link=\"l=en\" loading=eager></district-chart>";
    let body = format!("<main><div style=\"width:600px\">{chart}</div></main>");
    open_drawn(page, name, "", &body).map(drop)
}

/// Elements that are removed leave no memory, no listener and no node.
fn come_and_go(page: &mut Page) -> Result<()> {
    open(page, "come-and-go.html")?;
    must_hold_no_more(page, Variant::Checkout, COME_AND_GO)
}

/// A chart that is drawn again and again, in another theme and at another width, takes no more memory.
fn drawn_again(page: &mut Page) -> Result<()> {
    open(page, "drawn-again.html")?;
    must_hold_no_more(page, Variant::Checkout, DRAW_AGAIN)
}

/// A page on which one chart after the other is chosen takes no more memory.
fn many_choices(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    must_hold_no_more(page, Variant::Recorded, CHOOSE)
}

/// A page with twenty frames takes no more memory while it stays open and its theme changes.
fn twenty_frames(page: &mut Page) -> Result<()> {
    let links = ["l=en", "c=trend&l=en", "i=four-new-share-gdp&l=zh", "c=pair&l=en", "c=profile&l=zh"];
    let frame = |index: usize| {
        let src = page.site.address(Variant::Checkout, &format!("www/embed.html?{}", links[index % links.len()]));
        format!("<iframe src=\"{src}\" style=\"width:240px;height:200px;border:0\"></iframe>")
    };
    let body: String = (0..FRAMES).map(frame).collect();
    let head = "<script>window.heights = new Map();
        addEventListener('message', ({ source, data }) => data?.type === 'height' && heights.set(source, data.height));</script>";
    open_host(page, "twenty-frames.html", head, &body)?;
    wait_for(page, "every frame has drawn", &format!("return heights.size === {FRAMES}"), &[])?;
    must_hold_no_more(page, Variant::Checkout, TURN_FRAMES)
}
