//! What must hold in pages of somebody else's: each example shows its chart, frames are as high as they say, and nobody else
//! is listened to.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use district_charts::chart::Chart;
use district_charts::data::Dataset;
use district_charts::draw::frame_height;
use district_charts::link::View;
use district_charts::page::{Place, embed_code};
use serde_json::{Value, json};
use xtask::engine::Engine;

use crate::Case;
use crate::links::cases;
use crate::page::{Page, Shown};
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "every_example_shows_its_chart", engines: &Engine::ALL, check: every_example_shows_its_chart },
    Case { name: "a_frame_says_its_height", engines: &Engine::ALL, check: a_frame_says_its_height },
    Case { name: "a_hidden_frame_is_right_when_seen", engines: &Engine::ALL, check: a_hidden_frame_is_right_when_seen },
    // Not in WebKit: what is opened there by a script is a window beside the first, which stays to be seen.
    Case {
        name: "a_hidden_tab_is_right_when_seen",
        engines: &[Engine::Chromium, Engine::Firefox],
        check: a_hidden_tab_is_right_when_seen,
    },
    Case {
        name: "a_frame_takes_a_theme_and_nothing_else",
        engines: &Engine::ALL,
        check: a_frame_takes_a_theme_and_nothing_else,
    },
    Case { name: "the_loader_hears_each_frame_alone", engines: &Engine::ALL, check: the_loader_hears_each_frame_alone },
    Case {
        name: "a_link_stands_when_its_frame_fails",
        engines: &Engine::ALL,
        check: a_link_stands_when_its_frame_fails,
    },
    Case { name: "an_embed_loads_one_module", engines: &Engine::ALL, check: an_embed_loads_one_module },
    Case { name: "twenty_elements_share_a_module", engines: &Engine::ALL, check: twenty_elements_share_a_module },
    Case { name: "a_trap_leaves_the_table", engines: &Engine::ALL, check: a_trap_leaves_the_table },
    // In one engine: twenty times what a_frame_says_its_height holds in each.
    Case { name: "twenty_frames_fit", engines: &[Engine::Chromium], check: twenty_frames_fit },
    Case { name: "an_element_follows_its_host", engines: &Engine::ALL, check: an_element_follows_its_host },
    Case { name: "an_embed_keeps_to_itself", engines: &Engine::ALL, check: an_embed_keeps_to_itself },
    // In one engine: the widths of letters hardly differ, and it measures every case at six widths.
    Case {
        name: "a_frame_of_fixed_height_holds_every_case",
        engines: &[Engine::Chromium],
        check: a_frame_of_fixed_height_holds_every_case,
    },
];

/// A frame's link, as a host may have it: with what pym and WordPress add.
const LINK: &str = "i=fai-growth&l=en";

/// Keeps what frames say, in order: `{ from, data }`, the place of the frame among the page's and what it sent.
const LISTEN: &str = "<script>
    window.said = [];
    addEventListener('message', ({ source, data }) => {
      const frames = [...document.querySelectorAll('iframe')];
      said.push({ from: frames.findIndex(({ contentWindow }) => contentWindow === source), data });
    });
  </script>";

/// The heights that a frame told in our own words, in order.
const HEIGHTS: &str =
    "return said.filter(({ from, data }) => from === arguments[0] && data?.source === 'district-charts')
    .map(({ data }) => data.height)";

/// How high the content of an embed is, within its frame.
const CONTENT: &str = "return { content: Math.ceil(document.querySelector('main').getBoundingClientRect().height),
    window: innerHeight, scrolls: document.documentElement.scrollHeight > innerHeight }";

/// The address of an embed of the checkout.
fn embed(page: &Page, link: &str) -> String {
    page.site.address(Variant::Checkout, &format!("www/embed.html?{link}"))
}

/// Opens a page of somebody else's that a test wrote.
fn open_guest(page: &Page, name: &str, head: &str, body: &str) -> Result<()> {
    let address = page.write_guest(name, head, body)?;
    page.leave()?;
    page.browser.open_address(&address)
}

/// Looks into a frame until its chart is drawn, and comes back with what it shows.
fn framed(page: &Page, selector: &str) -> Result<Shown> {
    page.browser.enter_frame(selector)?;
    let shown = page.wait_until("the framed chart draws or fails", Shown::is_settled)?;
    page.browser.leave_frames()?;
    Ok(shown)
}

fn in_frame(page: &Page, selector: &str, script: &str) -> Result<Value> {
    page.browser.enter_frame(selector)?;
    let value = page.browser.run(script, &[])?;
    page.browser.leave_frames()?;
    Ok(value)
}

fn number(value: &Value) -> Result<f64> {
    value.as_f64().with_context(|| format!("found {value}, expected a number"))
}

/// Looks until a script gives true.
pub(crate) fn wait_for(page: &Page, what: &str, script: &str, arguments: &[Value]) -> Result<()> {
    for _ in 0..500 {
        if page.browser.run(script, arguments)? == Value::Bool(true) {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    anyhow::bail!("waited in vain until {what}")
}

/// An example, and how many of its charts are in frames or in the page itself.
const EXAMPLES: [(&str, usize, usize); 7] = [
    ("frame.html", 1, 0),
    ("link.html", 2, 0),
    ("element.html", 0, 4),
    ("cms.html", 1, 0),
    ("wordpress.html", 1, 0),
    ("amp.html", 1, 0),
    ("picture.html", 0, 0),
];

/// Whole pages of another origin, on a phone and on a desk: no chart has a scroll bar of its own, and the page none sideways.
fn every_example_shows_its_chart(page: &mut Page) -> Result<()> {
    // Chromium says so where the system has nothing to share with.
    page.expect_complaints(&["Unrecognized feature: 'web-share'"]);
    for (name, frames, elements) in EXAMPLES {
        for width in [360, 1280] {
            page.browser.resize(width, 1000)?;
            page.leave()?;
            page.browser.open_address(&page.site.address(Variant::Guest, name))?;
            example(page, frames, elements).with_context(|| format!("{name} in a window of {width} px"))?;
        }
    }
    page.browser.resize(1280, 1000)
}

fn example(page: &Page, frames: usize, elements: usize) -> Result<()> {
    for place in 0..frames {
        let come = "[...document.querySelectorAll('iframe')][arguments[0]].scrollIntoView()";
        page.browser.run(come, &[json!(place)])?;
        let mark = "[...document.querySelectorAll('iframe')][arguments[0]].id = 'seen'";
        page.browser.run(&mark.replace("'seen'", "`seen${arguments[0]}`"), &[json!(place)])?;
        let selector = format!("#seen{place}");
        framed(page, &selector)?.must_be_drawn()?;
        page.browser.enter_frame(&selector)?;
        wait_for(
            page,
            "the frame is as high as its chart",
            "return document.documentElement.scrollHeight <= innerHeight",
            &[],
        )?;
        page.must_be_quiet()?;
        page.browser.leave_frames()?;
    }
    for place in 0..elements {
        let come = "[...document.querySelectorAll('district-chart')][arguments[0]].scrollIntoView()";
        page.browser.run(come, &[json!(place)])?;
        let drawn =
            "return [...document.querySelectorAll('district-chart')][arguments[0]].getAttribute('state') === 'drawn'";
        wait_for(page, "the element draws", drawn, &[json!(place)])?;
    }
    let found = page.browser.run(
        "return { frames: document.querySelectorAll('iframe').length, left: document.querySelectorAll('a.district-chart').length,
            broken: [...document.images].filter((image) => !image.naturalWidth || !image.alt).length,
            untitled: [...document.querySelectorAll('iframe')].filter((frame) => !frame.title).length,
            scrolls: document.documentElement.scrollWidth > document.documentElement.clientWidth }",
        &[],
    )?;
    let expected = json!({ "frames": frames, "left": 0, "broken": 0, "untitled": 0, "scrolls": false });
    ensure!(found == expected, "found {found}, expected {expected}");
    page.must_be_quiet()
}

/// A frame of the checkout's embed in a page of another origin, which keeps what it says.
fn open_told(page: &Page, name: &str, attributes: &str) -> Result<()> {
    let src = embed(page, &format!("{LINK}&childId=growth-1&initialWidth=800")).replace('&', "&amp;");
    let frame = format!("<iframe src=\"{src}#?secret=abcDEF1234\" {attributes}></iframe>");
    open_guest(page, name, LISTEN, &frame)
}

/// Four dialects, whole numbers, nothing twice; stable when the host does as it is told, and smaller when the content is.
fn a_frame_says_its_height(page: &mut Page) -> Result<()> {
    open_told(page, "told.html", "sandbox=\"allow-scripts\" style=\"width:700px;height:300px;border:0\"")?;
    framed(page, "iframe")?.must_be_drawn()?;
    let content = number(&in_frame(page, "iframe", CONTENT)?["content"])?;
    wait_for(page, "the height is told", &format!("{HEIGHTS}.at(-1) === arguments[1]"), &[json!(0), json!(content)])?;
    dialects(page)?;
    obeyed(page)?;
    // The table opens and closes, and the frame becomes narrow and wide again.
    let toggle = "document.querySelector('district-chart').shadowRoot.querySelector('summary').click()";
    let last = |page: &Page| number(&page.browser.run(&format!("{HEIGHTS}.at(-1)"), &[json!(0)])?);
    let width = "document.querySelector('iframe').style.width = `${arguments[0]}px`";
    for grow in [toggle, width] {
        if grow == toggle {
            drop(in_frame(page, "iframe", toggle)?)
        } else {
            drop(page.browser.run(width, &[json!(320)])?)
        }
        wait_for(
            page,
            "a larger height is told",
            &format!("{HEIGHTS}.at(-1) > arguments[1]"),
            &[json!(0), json!(content)],
        )?;
        obeyed(page)?;
        if grow == toggle {
            drop(in_frame(page, "iframe", toggle)?)
        } else {
            drop(page.browser.run(width, &[json!(700)])?)
        }
        wait_for(
            page,
            "the first height is told again",
            &format!("{HEIGHTS}.at(-1) === arguments[1]"),
            &[json!(0), json!(content)],
        )
        .with_context(|| format!("found {:?}, expected {content}", last(page)))?;
    }
    obeyed(page)?;
    page.must_be_quiet()
}

/// What the frame said is what four kinds of host understand, and nothing else.
fn dialects(page: &Page) -> Result<()> {
    let said = page.browser.run("return said.map(({ data }) => data)", &[])?;
    let said = said.as_array().context("a list")?;
    ensure!(said.len() % 4 == 0 && !said.is_empty(), "found {said:?}, expected four messages a height");
    let mut before = 0.0;
    for four in said.chunks(4) {
        let height = &four[0]["height"];
        let whole = number(height)?;
        ensure!(whole.fract() == 0.0 && whole > 0.0 && whole != before, "found the height {height} after {before}");
        before = whole;
        let id = format!("{LINK}&childId=growth-1&initialWidth=800");
        let expected = [
            json!({ "source": "district-charts", "v": 1, "type": "height", "id": id, "height": height }),
            json!({ "sentinel": "amp", "type": "embed-size", "height": height }),
            json!({ "message": "height", "value": height, "secret": "abcDEF1234" }),
            json!(format!("pymxPYMxgrowth-1xPYMxheightxPYMx{height}")),
        ];
        ensure!(four == expected, "found {four:?}, expected {expected:?}");
    }
    Ok(())
}

/// A host that sets what it is told, twenty times, is told nothing else, and the frame does not scroll.
fn obeyed(page: &Page) -> Result<()> {
    let obey = "const frame = document.querySelector('iframe');
        const heights = () => said.filter(({ data }) => data?.source === 'district-charts').map(({ data }) => data.height);
        const turn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 10)));
        // A frame that has just become narrow may have told a height on its way to the next.
        for (let known = -1, rest = 0; rest < 5; rest = known === heights().length ? rest + 1 : 0) {
          known = heights().length;
          frame.style.height = `${heights().at(-1)}px`;
          await turn();
        }
        const before = heights().length;
        for (let time = 0; time < 20; time += 1) {
          frame.style.height = `${heights().at(-1)}px`;
          await turn();
        }
        return heights().slice(before);";
    let more = page.browser.run(&format!("return (async () => {{ {obey} }})()"), &[])?;
    ensure!(more == json!([]), "found the heights {more} after the host had set what it was told, expected none");
    let seen = in_frame(page, "iframe", CONTENT)?;
    ensure!(seen["scrolls"] == false && seen["content"] == seen["window"], "found {seen}, expected a frame that fits");
    Ok(())
}

/// Makes the frame as high as it said last, if it said so much.
const OBEY: &str = "const told = said.filter(({ data }) => data?.source === 'district-charts').at(-1)?.data.height;
    document.querySelector('iframe').style.height = `${told}px`;
    return told > 200";

/// A frame that nobody saw says nothing, or what is true; once it is seen, its height is told and its chart drawn for its width.
fn a_hidden_frame_is_right_when_seen(page: &mut Page) -> Result<()> {
    for (name, attributes, see) in [
        (
            "hidden.html",
            "style=\"width:500px;border:0;display:none\"",
            "document.querySelector('iframe').style.display = 'block'",
        ),
        (
            "lazy.html",
            "loading=lazy style=\"width:500px;border:0;margin-top:9000px\"",
            "document.querySelector('iframe').scrollIntoView()",
        ),
    ] {
        open_told(page, name, attributes)?;
        std::thread::sleep(Duration::from_millis(1_000));
        let before = page.browser.run(HEIGHTS, &[json!(0)])?;
        ensure!(before == json!([]), "{name}: found the heights {before} of a frame that nobody saw, expected none");
        page.browser.run(see, &[])?;
        seen_right(page).with_context(|| name.to_owned())?;
    }
    Ok(())
}

/// The same for a frame and an element that come into a tab in the background.
fn a_hidden_tab_is_right_when_seen(page: &mut Page) -> Result<()> {
    let script = page.site.address(Variant::Checkout, "www/district-chart.js");
    let head = format!("{LISTEN}<script type=module src={script}></script>");
    open_guest(page, "tab.html", &head, "")?;
    page.browser.run("window.other = open('about:blank')", &[])?;
    wait_for(page, "the tab is hidden", "return document.visibilityState === 'hidden'", &[])?;
    let insert = "const frame = document.createElement('iframe');
        frame.style.cssText = 'width:500px;border:0';
        frame.src = arguments[0];
        const chart = document.createElement('district-chart');
        chart.setAttribute('link', 'l=en');
        document.body.append(frame, chart);";
    page.browser.run(insert, &[json!(embed(page, LINK))])?;
    std::thread::sleep(Duration::from_millis(1_000));
    page.browser.run("window.other.close()", &[])?;
    wait_for(page, "the tab is seen", "return document.visibilityState === 'visible'", &[])?;
    seen_right(page)?;
    page.wait_until("the element draws", |shown| shown.text("state") == "drawn" && shown.is_sharp())?;
    page.must_be_quiet()
}

fn seen_right(page: &Page) -> Result<()> {
    framed(page, "iframe")?.must_be_drawn()?;
    wait_for(page, "a height is told", OBEY, &[])?;
    page.browser.enter_frame("iframe")?;
    page.wait_until("the chart is sharp", Shown::is_sharp)?;
    page.browser.leave_frames()?;
    page.browser.run(OBEY, &[])?;
    obeyed(page)
}

/// Messages that look like ours and are not, and some that look like nothing; the same for a seed.
const NOISE: &str = "let seed = arguments[0];
    const below = (limit) => (seed = (seed * 1103515245 + 12345) % 2147483648) % limit;
    const one = (all) => all[below(all.length)];
    const text = () => one(['theme', 'height', 'link', 'dark', 'light', 'auto', 'district-charts', 'amp', 'embed-size', 'ready',
      'javascript:alert(1)', 'https://elsewhere.example/', '<b>', 'pymxPYMxgrowth-1xPYMxwidthxPYMx10', '__proto__', '', 'DARK']);
    const value = (depth) => one([text, text, () => below(9999), () => -1, () => 0.5, () => NaN, () => Infinity, () => null,
      () => undefined, () => true, () => new Date(0), () => new Map([['source', 'district-charts']]), () => new ArrayBuffer(8),
      () => (depth ? [value(0), value(0)] : []), () => (depth ? object(0) : {}), () => [text()]])();
    const object = (depth) => {
      const made = {};
      for (const key of ['source', 'type', 'value', 'height', 'v', 'id', 'secret', 'message']) if (below(3)) made[key] = value(depth);
      return made;
    };
    const almost = () => ({ source: 'district-charts', type: 'theme', value: value(1) });
    const isOurs = (data) => data?.source === 'district-charts' &&
      ((data.type === 'theme' && ['light', 'dark', 'auto'].includes(data.value)) || (data.type === 'height' && Number.isInteger(data.height)));
    const noise = () => { for (;;) { const data = one([() => value(1), () => object(1), almost])(); if (!isOurs(data)) return data; } };";

/// All that a frame shows and would say.
const STATE: &str = "const chart = document.querySelector('district-chart');
    return [document.documentElement.outerHTML, chart.shadowRoot.innerHTML, location.href, document.title,
      chart.shadowRoot.querySelector('canvas').toDataURL()].join()";

/// Only the page around a frame may say something, and only which theme.
fn a_frame_takes_a_theme_and_nothing_else(page: &mut Page) -> Result<()> {
    let src = embed(page, LINK);
    let other = page.write_guest("other.html", "", "")?;
    let frames = format!(
        "<iframe src=\"{src}\" sandbox=allow-scripts height=700></iframe><iframe id=other src=\"{other}\"></iframe>"
    );
    open_guest(page, "noise.html", LISTEN, &frames)?;
    framed(page, "iframe")?.must_be_drawn()?;
    std::thread::sleep(Duration::from_millis(300));
    let before = (in_frame(page, "iframe", STATE)?, page.browser.run(HEIGHTS, &[json!(0)])?);
    let send = "for (let time = 0; time < 2000; time += 1) frames[0].postMessage(noise(), '*')";
    page.browser.run(&format!("{NOISE} {send}"), &[json!(2021)])?;
    let theme = "postMessage({ source: 'district-charts', type: 'theme', value: 'dark' }, '*')";
    // A neighbour is not the page around.
    in_frame(page, "#other", &format!("parent.frames[0].{theme}"))?;
    std::thread::sleep(Duration::from_millis(500));
    let after = (in_frame(page, "iframe", STATE)?, page.browser.run(HEIGHTS, &[json!(0)])?);
    ensure!(before == after, "a random message changed the frame: {} became {}", before.1, after.1);
    for (value, expected) in [("dark", "dark"), ("light", "light"), ("dark", "dark"), ("auto", "")] {
        page.browser.run(&format!("frames[0].{}", theme.replace("'dark'", &format!("'{value}'"))), &[])?;
        page.browser.enter_frame("iframe")?;
        let is_dark = expected == "dark";
        let followed = format!(
            "const dark = getComputedStyle(document.body).backgroundColor === 'rgb(18, 23, 28)';
             return document.documentElement.dataset.theme === '{expected}' && dark === {is_dark}"
        );
        wait_for(page, &format!("the frame is {value}"), &followed, &[])?;
        let corner = page.shown(true)?.0["canvas"]["corner"][0].clone();
        ensure!((number(&corner)? < 100.0) == is_dark, "found {corner} in the canvas's corner with the theme {value}");
        page.browser.leave_frames()?;
    }
    page.must_be_quiet()
}

/// The code that the module gives for a link, for charts of the checkout.
fn code(page: &Page, way: &str, link: &str) -> Result<String> {
    let dataset = Dataset::embedded().map_err(|errors| anyhow::anyhow!("{errors}"))?;
    let (view, _) = View::from_query(&dataset, link);
    let height_px = frame_height(&Chart::new(&dataset, &view, Vec::new()));
    let base = page.site.address(Variant::Checkout, "www/");
    let snippets = embed_code(&dataset, &view, Place { base: &base, picture: "growth.png", height_px });
    let snippet = snippets.into_iter().find(|snippet| snippet.name == way);
    Ok(snippet.with_context(|| format!("found no way {way}"))?.code)
}

/// What became of the loader's links and frames, in order.
const FRAMES: &str = "return { links: document.querySelectorAll('a.district-chart').length,
    heights: [...document.querySelectorAll('iframe')].map((frame) => frame.getBoundingClientRect().height) }";

/// Each frame is as high as it says itself, within bounds, and nobody else is heard.
fn the_loader_hears_each_frame_alone(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["Unrecognized feature: 'web-share'"]);
    let body = [code(page, "link", "l=en")?, code(page, "link", "c=tiles&l=en")?].concat();
    open_guest(page, "loader.html", LISTEN, &body)?;
    wait_for(page, "both links are frames", "return document.querySelectorAll('a.district-chart').length === 0", &[])?;
    for selector in ["iframe:first-of-type", "iframe:last-of-type"] {
        framed(page, selector)?.must_be_drawn()?;
    }
    attributes(page)?;
    let settled = "const heights = [0, 1].map((from) => said.filter((one) => one.from === from && one.data?.v).at(-1)?.data.height);
        return [...document.querySelectorAll('iframe')].every((frame, place) => frame.offsetHeight === heights[place])";
    wait_for(page, "each frame is as high as it said", settled, &[])?;
    let heights = page.browser.run(FRAMES, &[])?;
    // From the page itself, from nobody, and noise from a frame.
    let fake = "const data = { source: 'district-charts', v: 1, type: 'height', id: '', height: 333 };
        postMessage(data, '*');
        dispatchEvent(new MessageEvent('message', { data }));";
    page.browser.run(fake, &[])?;
    page.browser.enter_frame("iframe")?;
    let send = "for (let time = 0; time < 2000; time += 1) parent.postMessage(noise(), '*');
        for (const height of ['500', 500.5, NaN, Infinity, [500], null, { valueOf: () => 1 }.valueOf, true].filter((h) => typeof h !== 'function'))
          parent.postMessage({ source: 'district-charts', v: 1, type: 'height', id: '', height }, '*');";
    page.browser.run(&format!("{NOISE} {send}"), &[json!(2022)])?;
    page.browser.leave_frames()?;
    std::thread::sleep(Duration::from_millis(300));
    let after = page.browser.run(FRAMES, &[])?;
    ensure!(after == heights, "found {after}, expected {heights} still");
    for (told, expected) in [(50, 100), (99_999, 4_000), (-5, 100), (612, 612)] {
        let tell =
            format!("parent.postMessage({{ source: 'district-charts', v: 1, type: 'height', height: {told} }}, '*')");
        in_frame(page, "iframe", &tell)?;
        let is_so = "return document.querySelector('iframe').offsetHeight === arguments[0]";
        wait_for(page, &format!("{told} becomes {expected}"), is_so, &[json!(expected)])?;
    }
    let after = page.browser.run(FRAMES, &[])?;
    ensure!(after["heights"][1] == heights["heights"][1], "found {after}, expected the other frame as in {heights}");
    page.must_be_quiet()
}

fn attributes(page: &Page) -> Result<()> {
    let read = "const frame = document.querySelector('iframe');
        return ['sandbox', 'allow', 'referrerpolicy', 'loading', 'title'].map((name) => frame.getAttribute(name))";
    let found = page.browser.run(read, &[])?;
    let expected = json!([
        "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads",
        "clipboard-write; web-share; fullscreen",
        "no-referrer",
        "lazy",
        "Laixi has the highest fixed-asset investment growth of the six districts that reported",
    ]);
    ensure!(found == expected, "found {found}, expected {expected}");
    Ok(())
}

/// Where no frame may come, or none speaks, the reader has the link.
fn a_link_stands_when_its_frame_fails(page: &mut Page) -> Result<()> {
    page.expect_complaints(&[
        "Content Security Policy",
        "violates",
        "refused to connect",
        "ERR_",
        "404",
        "Unrecognized feature",
        "not loaded",
    ]);
    let link = code(page, "link", "l=en")?;
    let cases = [
        ("no-loader.html", "", link.replace("embed.v1.js", "no-such-file.js"), 0),
        ("no-frames.html", "<meta http-equiv=Content-Security-Policy content=\"frame-src 'none'\">", link.clone(), 9),
        ("no-server.html", "", link.replacen(&page.site.address(Variant::Checkout, ""), "http://127.0.0.1:9/", 1), 9),
    ];
    for (name, head, body, seconds) in cases {
        open_guest(page, name, head, &body)?;
        std::thread::sleep(Duration::from_secs(seconds) + Duration::from_millis(800));
        let found = page.browser.run(FRAMES, &[])?;
        ensure!(found["links"] == 1, "{name}: found {found}, expected the link");
        // Firefox tells nobody that no frame came, so there an empty one stays below the link.
        let is_told = page.engine() == Engine::Chromium || seconds == 0;
        ensure!(!is_told || found["heights"] == json!([]), "{name}: found {found}, expected no frame");
        let visible =
            "const box = document.querySelector('a').getBoundingClientRect(); return box.width > 0 && box.height > 0";
        ensure!(page.browser.run(visible, &[])? == true, "{name}: found no link to be seen");
    }
    Ok(())
}

/// A chart of rows loads the smallest module, any other the next, and none two: what is fetched ahead is what is asked for.
fn an_embed_loads_one_module(page: &mut Page) -> Result<()> {
    const LOADED: &str =
        "return [...new Set(performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1))
        .filter((name) => name.startsWith('district_charts')))].sort().join()";
    for (link, expected) in
        [("l=en", "rows"), ("c=target&l=en", "rows"), ("c=tiles&l=en", "page"), ("v=1&c=profile&d=~shinan", "page")]
    {
        page.open_file(Variant::Recorded, &format!("www/embed.html?{link}"))?.must_be_drawn()?;
        let loaded = page.browser.run(LOADED, &[])?;
        ensure!(
            loaded == format!("district_charts_{expected}.js,district_charts_{expected}_bg.wasm"),
            "found {loaded} loaded for {link}, expected {expected}"
        );
    }
    page.must_be_quiet()
}

const TWENTY: [&str; 20] = [
    "l=en",
    "",
    "c=tiles&l=en",
    "c=target",
    "i=four-new-share-gdp&l=en",
    "i=four-new-share-fai",
    "c=coverage&l=en",
    "s=name&l=en",
    "i=project-count&l=en",
    "c=size&l=en",
    "c=trend",
    "c=pair&l=en",
    "c=profile&d=~shinan&l=en",
    "s=official",
    "p=2021&l=en",
    "i=start-rate",
    "c=change&i=four-new-share-fai&l=en",
    "c=progress&i=plan-done-rate&l=en",
    "i=gdp-growth&l=en",
    "t=dark&l=en",
];

/// Counts the modules that are made, and the charts that are drawn, by their places.
const COUNT: &str = "<script>
    window.instances = 0;
    window.drawn = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const own = WebAssembly[name];
      WebAssembly[name] = (...given) => ((instances += 1), own.apply(WebAssembly, given));
    }
    addEventListener('district-chart-drawn', ({ target }) => drawn.push([...document.querySelectorAll('district-chart')].indexOf(target)));
  </script>";

/// Twenty elements in a long page of another origin: one module, a bound on its memory, drawn when near and not before, and
/// nothing jumps.
fn twenty_elements_share_a_module(page: &mut Page) -> Result<()> {
    let script = page.site.address(Variant::Checkout, "www/district-chart.js");
    let head = format!("<script src=recorder.js></script>{COUNT}<script type=module src=\"{script}\"></script>");
    let one = |link: &&str| {
        format!(
            "<p style=\"height:300px\">Text.</p><district-chart link=\"{}\">A chart.</district-chart>",
            link.replace('&', "&amp;")
        )
    };
    open_guest(page, "twenty.html", &head, &TWENTY.iter().map(one).collect::<String>())?;
    wait_for(page, "the first chart is drawn", "return drawn.includes(0)", &[])?;
    std::thread::sleep(Duration::from_millis(500));
    let first = page.browser.run("return Math.max(...drawn)", &[])?;
    ensure!(number(&first)? < 6.0, "found chart {first} drawn at once, expected only those near the window");
    // From here on every chart has its room, drawn or not.
    page.browser.run("window.jumped = 0", &[])?;
    for place in 0..TWENTY.len() {
        let come = "[...document.querySelectorAll('district-chart')][arguments[0]].scrollIntoView()";
        page.browser.run(come, &[json!(place)])?;
        wait_for(page, "the chart is drawn", "return drawn.includes(arguments[0])", &[json!(place)])?;
    }
    let states = "return [...document.querySelectorAll('district-chart')].every((each) => each.getAttribute('state') === 'drawn')";
    ensure!(page.browser.run(states, &[])? == true, "found a chart that is not drawn");
    ensure!(page.browser.run("return instances", &[])? == 1, "found more modules than one");
    let memory =
        "return import(new URL('../pkg/district_charts_page.js', arguments[0])).then(({ default: init }) => init())
            .then(({ memory }) => memory.buffer.byteLength)";
    let memory = number(&page.browser.run(memory, &[json!(script)])?)?;
    ensure!(memory < 8e6, "found {memory} bytes of memory for twenty charts, expected at most 8,000,000");
    if page.engine() == Engine::Chromium {
        let jumped = number(&page.browser.run("return jumped", &[])?)?;
        ensure!(jumped <= 0.01, "found a layout shift of {jumped}, expected at most 0.01");
    }
    not_drawn_while_far(page)?;
    page.must_be_quiet()
}

/// Another width draws the charts near the window; one far away is drawn when it comes.
fn not_drawn_while_far(page: &Page) -> Result<()> {
    let narrow = "drawn.length = 0; document.body.style.width = '600px';
        document.querySelector('district-chart:last-of-type').scrollIntoView()";
    page.browser.run(narrow, &[])?;
    wait_for(page, "the last chart is drawn anew", "return drawn.includes(19)", &[])?;
    std::thread::sleep(Duration::from_millis(500));
    ensure!(
        page.browser.run("return drawn.includes(0)", &[])? == false,
        "found the first chart drawn while it was far"
    );
    page.browser.run("document.querySelector('district-chart').scrollIntoView()", &[])?;
    wait_for(page, "the first chart is drawn anew", "return drawn.includes(0)", &[])?;
    page.wait_until("it is sharp", Shown::is_sharp)?;
    Ok(())
}

/// Twenty links in a page of another origin become twenty frames, each as high as its chart.
fn twenty_frames_fit(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["Unrecognized feature: 'web-share'"]);
    let codes: Result<String> = TWENTY.iter().map(|link| code(page, "link", link)).collect();
    open_guest(page, "frames.html", LISTEN, &codes?)?;
    for place in 0..TWENTY.len() {
        page.browser.run("[...document.querySelectorAll('iframe')][arguments[0]].scrollIntoView()", &[json!(place)])?;
        let right = format!("{HEIGHTS}.at(-1) === [...document.querySelectorAll('iframe')][arguments[0]].offsetHeight");
        wait_for(page, "the frame is as high as it says", &right, &[json!(place)])?;
    }
    std::thread::sleep(Duration::from_millis(1_000));
    let told = page.browser.run("return said.length", &[])?;
    std::thread::sleep(Duration::from_millis(1_000));
    ensure!(page.browser.run("return said.length", &[])? == told, "found frames that go on telling their heights");
    page.browser
        .run("[...document.querySelectorAll('iframe')].forEach((frame, place) => (frame.id = `frame${place}`))", &[])?;
    for (place, _) in TWENTY.iter().enumerate() {
        let selector = format!("#frame{place}");
        // A browser tells a frame that nobody sees nothing of its sizes.
        page.browser.run("document.getElementById(`frame${arguments[0]}`).scrollIntoView()", &[json!(place)])?;
        framed(page, &selector)?.must_be_drawn()?;
        // The host hears of a height a moment after the frame has it.
        let fits = |seen: &Value| seen["scrolls"] == false && seen["content"] == seen["window"];
        let mut seen = in_frame(page, &selector, CONTENT)?;
        for _ in 0..100 {
            if fits(&seen) {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
            seen = in_frame(page, &selector, CONTENT)?;
        }
        ensure!(fits(&seen), "{}: found {seen}", TWENTY[place]);
    }
    page.must_be_quiet()
}

/// An element takes the theme that its host names, and what happened while it was hidden it shows when it is seen.
fn an_element_follows_its_host(page: &mut Page) -> Result<()> {
    // Chromium wants to be told of the pixels that are looked at here.
    page.expect_complaints(&["willReadFrequently"]);
    let script = page.site.address(Variant::Checkout, "www/district-chart.js");
    let head = format!("<script src=recorder.js></script><script type=module src=\"{script}\"></script>");
    open_guest(
        page,
        "host.html",
        &head,
        "<district-chart link=\"l=en&amp;t=light\" style=\"display:none\"></district-chart>",
    )?;
    std::thread::sleep(Duration::from_millis(500));
    let chart = "const chart = document.querySelector('district-chart');";
    let state = page.browser.run(&format!("{chart} return chart.getAttribute('state')"), &[])?;
    ensure!(state.is_null(), "found a hidden chart {state}");
    page.browser.run(&format!("{chart} chart.style.display = 'block'"), &[])?;
    let drawn = |shown: &Shown| shown.text("state") == "drawn" && shown.is_sharp();
    page.wait_until("the chart is drawn when it is seen", drawn)?;
    let dark = |page: &Page| Ok::<bool, anyhow::Error>(number(&page.shown(true)?.0["canvas"]["corner"][0])? < 100.0);
    for (theme, expected) in [("dark", true), ("light", false), ("dark", true), ("auto", false), ("<b>", false)] {
        page.browser.run(&format!("{chart} chart.setAttribute('theme', arguments[0])"), &[json!(theme)])?;
        ensure!(dark(page)? == expected, "found another ground than that of the theme {theme}");
    }
    let hide = "chart.style.display = 'none'; chart.setAttribute('theme', 'dark'); chart.setAttribute('link', 'i=project-count&l=en');";
    page.browser.run(&format!("{chart} {hide}"), &[])?;
    std::thread::sleep(Duration::from_millis(300));
    page.browser.run(&format!("{chart} chart.style.display = 'block'; chart.style.width = '500px'"), &[])?;
    let shown =
        page.wait_until("the new chart is drawn", |shown| drawn(shown) && shown.text("title").contains("projects"))?;
    ensure!(
        shown.canvas("cssWidth")? <= 500.0 && dark(page)?,
        "found {}, expected a dark chart 500 px wide",
        shown.0["canvas"]
    );
    page.must_be_quiet()
}

/// Where the module stops in the middle of drawing, the reader is told so, without anything that only a developer reads, and has
/// the table; the next link is drawn again.
fn a_trap_leaves_the_table(page: &mut Page) -> Result<()> {
    let [script, module] =
        ["www/district-chart.js", "pkg/district_charts_rows.js"].map(|file| page.site.address(Variant::Checkout, file));
    let head = format!(
        "<script src=recorder.js></script><script type=module src=\"{script}\"></script>
        <script type=module>
          import {{ Chart }} from \"{module}\";
          const own = Chart.prototype.draw;
          const stop = () => {{ throw new WebAssembly.RuntimeError('unreachable'); }};
          addEventListener('trap', () => (Chart.prototype.draw = stop));
          addEventListener('mend', () => (Chart.prototype.draw = own));
        </script>"
    );
    open_guest(page, "trap.html", &head, "<district-chart link=\"l=en\"></district-chart>")?;
    page.wait_until("the chart is drawn", |shown| shown.text("state") == "drawn")?;
    let tell = "dispatchEvent(new Event(arguments[0]));
        document.querySelector('district-chart').setAttribute(arguments[1], arguments[2])";
    page.browser.run(tell, &[json!("trap"), json!("theme"), json!("dark")])?;
    page.wait_until("the failure is told", |shown| shown.text("state") == "failed")?;
    let look = "const chart = document.querySelector('district-chart');
        const seen = (selector) => chart.shadowRoot.querySelector(selector);
        return { state: chart.getAttribute('state'), told: seen('.failure').textContent, table: seen('table').getClientRects().length > 0,
          rows: seen('table').rows.length, picture: seen('canvas').getClientRects().length }";
    let found = page.browser.run(look, &[])?;
    let told = found["told"].as_str().unwrap_or_default();
    ensure!(found["state"] == "failed" && told.contains("unreachable"), "found {found}, expected a failure");
    ensure!(!told.contains(".js") && !told.contains("at "), "found a stack in {told:?}");
    ensure!(
        found["table"] == true && found["rows"] == 11 && found["picture"] == 0,
        "found {found}, expected the table alone"
    );
    page.browser.run(tell, &[json!("mend"), json!("link"), json!("i=four-new-share-gdp&l=en")])?;
    page.wait_until("the next chart is drawn", |shown| {
        shown.text("state") == "drawn" && shown.text("title").contains("GDP")
    })?;
    page.must_be_quiet()
}

/// An embed asks nobody but its own server, keeps nothing, and its link says nothing of where it comes from.
fn an_embed_keeps_to_itself(page: &mut Page) -> Result<()> {
    let src = embed(page, LINK);
    open_guest(page, "itself.html", "", &format!("<iframe src=\"{src}\" width=600 height=700></iframe>"))?;
    framed(page, "iframe")?.must_be_drawn()?;
    let look = "const link = document.getElementById('full');
        return { asked: performance.getEntriesByType('resource').map(({ name }) => name), cookie: document.cookie,
          kept: localStorage.length + sessionStorage.length, target: link.target, rel: link.rel, label: link.textContent, href: link.href }";
    let found = in_frame(page, "iframe", look)?;
    let home = page.site.address(Variant::Checkout, "");
    let asked = found["asked"].as_array().context("a list")?;
    let others: Vec<_> =
        asked.iter().filter(|name| !name.as_str().is_some_and(|name| name.starts_with(&home))).collect();
    ensure!(others.is_empty() && asked.len() >= 5, "found requests for {asked:?}, expected ones to {home} alone");
    ensure!(found["cookie"] == "" && found["kept"] == 0, "found {found}, expected nothing kept");
    let link = (&found["target"], &found["rel"], &found["label"], &found["href"]);
    let href = page.site.address(Variant::Checkout, &format!("www/index.html?{LINK}"));
    let expected =
        (&json!("_blank"), &json!("noopener noreferrer external"), &json!("Open the full chart"), &json!(href));
    ensure!(link == expected, "found {link:?}, expected {expected:?}");
    page.browser.enter_frame("iframe")?;
    page.browser.run("const link = document.getElementById('full'); link.target = ''; link.relList.remove('noreferrer'); link.click()", &[])?;
    wait_for(page, "the link leads to the page", "return location.pathname.endsWith('index.html')", &[])?;
    let referrer = page.browser.run("return document.referrer", &[])?;
    page.browser.leave_frames()?;
    ensure!(referrer == "", "found the referrer {referrer}, expected none");
    // In a sandbox no new tab may be had: there the link opens in the frame.
    open_guest(
        page,
        "sandboxed.html",
        "",
        &format!("<iframe sandbox=allow-scripts src=\"{src}\" width=600 height=700></iframe>"),
    )?;
    framed(page, "iframe")?.must_be_drawn()?;
    let target = in_frame(page, "iframe", "return document.getElementById('full').target")?;
    ensure!(target == "", "found the target {target}, expected none");
    page.must_be_quiet()?;
    // Another server may be asked by nobody, though it would answer: the frame's policy is of its own server alone.
    page.expect_complaints(&["log: ", "blocked"]);
    let other = page.site.address(Variant::Guest, "picture.html");
    page.browser.enter_frame("iframe")?;
    let ask = "return fetch(arguments[0]).then(() => 'let through', () => 'refused')";
    let own = page.browser.run(ask, &[json!("../data/sources.csv")])?;
    let asked = page.browser.run(ask, &[json!(other)])?;
    page.browser.leave_frames()?;
    ensure!(
        (&own, &asked) == (&json!("let through"), &json!("refused")),
        "found {own} for its own server, {asked} for another"
    );
    Ok(())
}

/// A host that hears nothing gives every chart room enough: no case scrolls in the height that its code has.
fn a_frame_of_fixed_height_holds_every_case(page: &mut Page) -> Result<()> {
    let dataset = Dataset::embedded().map_err(|errors| anyhow::anyhow!("{errors}"))?;
    page.leave()?;
    page.browser.open_address(&page.site.address(Variant::Recorded, "frame.html"))?;
    page.browser.run("document.querySelector('iframe').src = 'www/embed.html?l=en'", &[])?;
    framed(page, "iframe")?.must_be_drawn()?;
    page.browser.enter_frame("iframe")?;
    let measure = "return (async ([link, widths]) => {
        const chart = document.querySelector('district-chart');
        const turn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        chart.removeAttribute('state');
        chart.setAttribute('link', link);
        while (!chart.hasAttribute('state')) await turn();
        const heights = [];
        for (const width of widths) {
          frameElement.style.width = `${width}px`;
          for (let time = 0; time < 4; time += 1) await turn();
          heights.push(document.querySelector('main').getBoundingClientRect().height);
        }
        return Math.max(...heights);
      })(arguments)";
    let (mut wrong, mut spare) = (Vec::new(), Vec::new());
    for (name, link) in cases()? {
        let chart = Chart::from_link(&dataset, &link);
        if !chart.notices.is_empty() {
            continue; // An embed's link is never damaged.
        }
        let given = f64::from(frame_height(&chart));
        let needed = number(&page.browser.run(measure, &[json!(link), json!([320, 360, 480, 640, 900, 1200])])?)?;
        if needed > given {
            wrong.push(format!("{name}: {needed} px needed, {given} given"));
        }
        spare.push(given - needed);
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    let most = spare.iter().copied().fold(0.0, f64::max);
    ensure!(most < 400.0, "found {most} px to spare, expected at most 400");
    page.must_be_quiet()?;
    page.browser.leave_frames()
}
