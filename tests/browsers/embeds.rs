//! Cases of charts in host pages: examples, frame heights, messages, the loader, elements, and privacy.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use district_charts::data::Dataset;
use district_charts::draw::{MAX_FRAME_HEIGHT_PX, frame_height};
use district_charts::model::Chart;
use district_charts::model::View;
use district_charts::page::{EmbedContext, embed_code};
use serde_json::{Value, json};
use xtask::engine::Engine;

use crate::Case;
use crate::links::cases;
use crate::page::{Page, Shown, poll};
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "every_example_shows_its_chart", engines: &Engine::ALL, check: every_example_shows_its_chart },
    Case { name: "a_frame_says_its_height", engines: &Engine::ALL, check: a_frame_says_its_height },
    Case { name: "a_hidden_frame_is_right_when_seen", engines: &Engine::ALL, check: a_hidden_frame_is_right_when_seen },
    // Not in WebKit: a script opens a window there, not a tab, and the first window stays visible.
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
    Case { name: "an_embed_loads_each_module_once", engines: &Engine::ALL, check: an_embed_loads_each_module_once },
    Case { name: "twenty_elements_share_the_modules", engines: &Engine::ALL, check: twenty_elements_share_the_modules },
    Case { name: "a_trap_leaves_the_table", engines: &Engine::ALL, check: a_trap_leaves_the_table },
    // In one engine: a_frame_says_its_height tests a single frame in each.
    Case { name: "twenty_frames_fit", engines: &[Engine::Chromium], check: twenty_frames_fit },
    Case { name: "an_element_follows_its_host", engines: &Engine::ALL, check: an_element_follows_its_host },
    Case { name: "an_embed_keeps_to_itself", engines: &Engine::ALL, check: an_embed_keeps_to_itself },
    // In one engine: text widths hardly differ, and the case measures every link at six widths.
    Case {
        name: "a_frame_of_fixed_height_holds_every_case",
        engines: &[Engine::Chromium],
        check: a_frame_of_fixed_height_holds_every_case,
    },
];

/// The link of a frame.
const LINK: &str = "i=fai-growth&l=en";

/// Records the messages of frames in `messages`, as `{ from, data }` with the index of the frame among those of the page.
const RECORD_MESSAGES: &str = "<script>
    window.messages = [];
    addEventListener('message', ({ source, data }) => {
      const frames = [...document.querySelectorAll('iframe')];
      messages.push({ from: frames.findIndex(({ contentWindow }) => contentWindow === source), data });
    });
  </script>";

/// Returns the heights that a frame has reported in this site's own message format; the argument is the index of the frame.
const HEIGHTS: &str =
    "return messages.filter(({ from, data }) => from === arguments[0] && data?.source === 'district-charts')
    .map(({ data }) => data.height)";

/// Returns the heights of the content and of the viewport of a frame, and whether the frame scrolls.
const FRAME_HEIGHTS: &str =
    "return { content: Math.ceil(document.querySelector('main').getBoundingClientRect().height),
    window: innerHeight, scrolls: document.documentElement.scrollHeight > innerHeight }";

/// The address of an embed on the server of the checkout.
fn embed(page: &Page, link: &str) -> String {
    page.site.address(Variant::Checkout, &format!("www/embed.html?{link}"))
}

/// Writes and opens a host page.
fn open_guest(page: &Page, name: &str, head: &str, body: &str) -> Result<()> {
    let address = page.write_guest(name, head, body)?;
    page.leave()?;
    page.browser.open_address(&address)
}

/// Waits until the chart of a frame has drawn or failed, and returns what the frame shows.
fn shown_in_frame(page: &Page, selector: &str) -> Result<Shown> {
    page.browser.enter_frame(selector)?;
    let shown = page.wait_until("the framed chart draws or fails", Shown::is_settled)?;
    page.browser.leave_frames()?;
    Ok(shown)
}

/// Runs a script in a frame.
fn run_in_frame(page: &Page, selector: &str, script: &str) -> Result<Value> {
    page.browser.enter_frame(selector)?;
    let value = page.browser.run(script, &[])?;
    page.browser.leave_frames()?;
    Ok(value)
}

fn number(value: &Value) -> Result<f64> {
    value.as_f64().with_context(|| format!("found {value}, expected a number"))
}

/// Waits until a script returns true.
pub(crate) fn wait_for(page: &Page, what: &str, script: &str, arguments: &[Value]) -> Result<()> {
    let result = poll(what, || page.browser.run(script, arguments), |found| *found == true);
    let Err(error) = result else { return Ok(()) };
    let state = page.browser.run("return [innerWidth, innerHeight, scrollY, document.body.outerHTML]", &[])?;
    Err(error.context(format!("in this window: {state}")))
}

/// The examples, each with its number of frames and of elements.
const EXAMPLES: [(&str, usize, usize); 7] = [
    ("frame.html", 1, 0),
    ("link.html", 2, 0),
    ("element.html", 0, 4),
    ("cms.html", 1, 0),
    ("wordpress.html", 1, 0),
    ("amp.html", 1, 0),
    ("picture.html", 0, 0),
];

/// The examples, from another origin, draw every chart at the widths of a phone and of a desktop. No frame scrolls, and no page scrolls
/// sideways.
fn every_example_shows_its_chart(page: &mut Page) -> Result<()> {
    // Chromium logs this where the system has no share targets.
    page.expect_complaints(&["Unrecognized feature: 'web-share'"]);
    for (name, frames, elements) in EXAMPLES {
        for width in [360, 1280] {
            page.browser.resize(width, 1000)?;
            page.leave()?;
            page.browser.open_address(&page.site.address(Variant::Guest, name))?;
            example_must_be_drawn(page, frames, elements)
                .with_context(|| format!("{name} in a window of {width} px"))?;
        }
    }
    Ok(())
}

/// Fails unless every chart of the open example is drawn.
fn example_must_be_drawn(page: &Page, frames: usize, elements: usize) -> Result<()> {
    for index in 0..frames {
        let scroll = "[...document.querySelectorAll('iframe')][arguments[0]].scrollIntoView()";
        page.browser.run(scroll, &[json!(index)])?;
        let set_id = "[...document.querySelectorAll('iframe')][arguments[0]].id = `frame${arguments[0]}`";
        page.browser.run(set_id, &[json!(index)])?;
        let selector = format!("#frame{index}");
        shown_in_frame(page, &selector)?.must_be_drawn()?;
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
    for index in 0..elements {
        let scroll = "[...document.querySelectorAll('district-chart')][arguments[0]].scrollIntoView()";
        page.browser.run(scroll, &[json!(index)])?;
        let drawn =
            "return [...document.querySelectorAll('district-chart')][arguments[0]].getAttribute('state') === 'drawn'";
        wait_for(page, "the element draws", drawn, &[json!(index)])?;
    }
    let found = page.browser.run(
        "return { frames: document.querySelectorAll('iframe').length, left: [...document.querySelectorAll('a.district-chart')].filter((link) => link.getClientRects().length).length,
            broken: [...document.images].filter((image) => !image.naturalWidth || !image.alt).length,
            untitled: [...document.querySelectorAll('iframe')].filter((frame) => !frame.title).length,
            scrolls: document.documentElement.scrollWidth > document.documentElement.clientWidth }",
        &[],
    )?;
    let expected = json!({ "frames": frames, "left": 0, "broken": 0, "untitled": 0, "scrolls": false });
    ensure!(found == expected, "found {found}, expected {expected}");
    page.must_be_quiet()
}

/// Opens a page of another origin with a frame of an embed, whose messages the page records. The link has the parameters that pym and
/// WordPress add.
fn open_recorded_frame(page: &Page, name: &str, attributes: &str) -> Result<()> {
    let src = embed(page, &format!("{LINK}&childId=growth-1&initialWidth=800")).replace('&', "&amp;");
    let frame = format!("<iframe src=\"{src}#?secret=abcDEF1234\" {attributes}></iframe>");
    open_guest(page, name, RECORD_MESSAGES, &frame)
}

/// A frame reports its height in four message formats, as whole pixels, without repetition. The height is stable when the host applies
/// it, and follows the content both ways.
fn a_frame_says_its_height(page: &mut Page) -> Result<()> {
    open_recorded_frame(page, "height.html", "sandbox=\"allow-scripts\" style=\"width:700px;height:300px;border:0\"")?;
    shown_in_frame(page, "iframe")?.must_be_drawn()?;
    let content = number(&run_in_frame(page, "iframe", FRAME_HEIGHTS)?["content"])?;
    wait_for(
        page,
        "the frame reports the height of its content",
        &format!("{HEIGHTS}.at(-1) === arguments[1]"),
        &[json!(0), json!(content)],
    )?;
    must_use_four_formats(page)?;
    must_be_stable(page)?;
    // The table opens and closes; then the frame becomes narrow and wide again.
    let toggle = "document.querySelector('district-chart').shadowRoot.querySelector('summary').click()";
    let last = |page: &Page| number(&page.browser.run(&format!("{HEIGHTS}.at(-1)"), &[json!(0)])?);
    let width = "document.querySelector('iframe').style.width = `${arguments[0]}px`";
    for change in [toggle, width] {
        if change == toggle {
            drop(run_in_frame(page, "iframe", toggle)?)
        } else {
            drop(page.browser.run(width, &[json!(320)])?)
        }
        wait_for(
            page,
            "the frame reports a larger height",
            &format!("{HEIGHTS}.at(-1) > arguments[1]"),
            &[json!(0), json!(content)],
        )?;
        must_be_stable(page)?;
        if change == toggle {
            drop(run_in_frame(page, "iframe", toggle)?)
        } else {
            drop(page.browser.run(width, &[json!(700)])?)
        }
        wait_for(
            page,
            "the frame reports the first height again",
            &format!("{HEIGHTS}.at(-1) === arguments[1]"),
            &[json!(0), json!(content)],
        )
        .with_context(|| format!("found {:?}, expected {content}", last(page)))?;
    }
    must_be_stable(page)?;
    must_answer_a_late_host(page)?;
    page.must_be_quiet()
}

/// The script of WordPress may start after the last height was sent, and may append its secret then. It says so, and hears the height again.
fn must_answer_a_late_host(page: &Page) -> Result<()> {
    page.browser.run(
        "const frame = document.querySelector('iframe');
        messages.length = 0;
        frame.src = frame.src.replace('abcDEF1234', 'later98765');
        frame.contentWindow.postMessage({ message: 'ready', secret: 'later98765' }, '*')",
        &[],
    )?;
    wait_for(
        page,
        "a host that asks hears the height with its secret",
        "return messages.some(({ data }) => data?.secret === 'later98765' && data.value > 0)",
        &[],
    )
}

/// Fails unless each height was sent in four formats: of this site, of AMP, of WordPress and of pym.
fn must_use_four_formats(page: &Page) -> Result<()> {
    let messages = page.browser.run("return messages.map(({ data }) => data)", &[])?;
    let messages = messages.as_array().context("found no list of messages")?;
    ensure!(
        messages.len() % 4 == 0 && !messages.is_empty(),
        "found the messages {messages:?}, expected four for each height"
    );
    let mut previous = 0.0;
    for four in messages.chunks(4) {
        let height = &four[0]["height"];
        let pixels = number(height)?;
        ensure!(
            pixels.fract() == 0.0 && pixels > 0.0 && pixels != previous,
            "found the height {height} after {previous}, expected another whole number"
        );
        previous = pixels;
        let id = format!("{LINK}&childId=growth-1&initialWidth=800");
        let expected = [
            json!({ "source": "district-charts", "v": 1, "type": "height", "id": id, "height": height }),
            json!({ "sentinel": "amp", "type": "embed-size", "height": height }),
            json!({ "message": "height", "value": height, "secret": "abcDEF1234" }),
            json!(format!("pymxPYMxgrowth-1xPYMxheightxPYMx{height}")),
        ];
        ensure!(four == expected, "found the messages {four:?}, expected {expected:?}");
    }
    Ok(())
}

/// Fails unless the height is stable: a host that applies the reported height twenty times gets no other, and the frame does not
/// scroll.
fn must_be_stable(page: &Page) -> Result<()> {
    let apply = "const frame = document.querySelector('iframe');
        const heights = () => messages.filter(({ data }) => data?.source === 'district-charts').map(({ data }) => data.height);
        const nextFrame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 10)));
        // A frame that has just become narrow may report intermediate heights; five quiet frames end them.
        for (let known = -1, quiet = 0; quiet < 5; quiet = known === heights().length ? quiet + 1 : 0) {
          known = heights().length;
          frame.style.height = `${heights().at(-1)}px`;
          await nextFrame();
        }
        const before = heights().length;
        for (let time = 0; time < 20; time += 1) {
          frame.style.height = `${heights().at(-1)}px`;
          await nextFrame();
        }
        return heights().slice(before);";
    let more = page.browser.run(&format!("return (async () => {{ {apply} }})()"), &[])?;
    ensure!(
        more == json!([]),
        "found the reported heights {more} after the host had applied the last one, expected none"
    );
    let heights = run_in_frame(page, "iframe", FRAME_HEIGHTS)?;
    ensure!(fits_frame(&heights), "found the frame {heights}, expected one as high as its content");
    Ok(())
}

/// Whether `FRAME_HEIGHTS` are those of a frame as high as its content.
fn fits_frame(heights: &Value) -> bool {
    heights["scrolls"] == false && heights["content"] == heights["window"]
}

/// Applies the last reported height to the frame. Returns whether the height is that of a drawn chart.
const APPLY_HEIGHT: &str =
    "const height = messages.filter(({ data }) => data?.source === 'district-charts').at(-1)?.data.height;
    document.querySelector('iframe').style.height = `${height}px`;
    return height > 200";

/// A hidden frame reports no height. When it becomes visible it reports its height and draws its chart for its width.
fn a_hidden_frame_is_right_when_seen(page: &mut Page) -> Result<()> {
    for (name, attributes, reveal) in [
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
        open_recorded_frame(page, name, attributes)?;
        std::thread::sleep(Duration::from_millis(1_000));
        let before = page.browser.run(HEIGHTS, &[json!(0)])?;
        ensure!(before == json!([]), "found the heights {before} of a hidden frame, expected none, in {name}");
        page.browser.run(reveal, &[])?;
        must_be_right_when_visible(page).with_context(|| name.to_owned())?;
    }
    Ok(())
}

/// The same for a frame and an element that are inserted while their tab is in the background.
fn a_hidden_tab_is_right_when_seen(page: &mut Page) -> Result<()> {
    let script = page.site.address(Variant::Checkout, "www/district-chart.js");
    let head = format!("{RECORD_MESSAGES}<script type=module src={script}></script>");
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
    wait_for(page, "the tab is visible", "return document.visibilityState === 'visible'", &[])?;
    must_be_right_when_visible(page)?;
    page.wait_until("the element draws", |shown| shown.text("state") == "drawn" && shown.is_sharp())?;
    page.must_be_quiet()
}

/// Fails unless the frame reports its height and draws its chart for its width.
fn must_be_right_when_visible(page: &Page) -> Result<()> {
    shown_in_frame(page, "iframe")?.must_be_drawn()?;
    wait_for(page, "the frame reports a height", APPLY_HEIGHT, &[])?;
    page.browser.enter_frame("iframe")?;
    page.wait_until("the chart is drawn for its width", Shown::is_sharp)?;
    page.browser.leave_frames()?;
    page.browser.run(APPLY_HEIGHT, &[])?;
    must_be_stable(page)
}

/// Defines `noise()`, which returns random messages that no receiver may accept; some are almost valid. The seed is the argument.
const NOISE: &str = "let seed = arguments[0];
    const below = (limit) => (seed = (seed * 1103515245 + 12345) % 2147483648) % limit;
    const choose = (all) => all[below(all.length)];
    const text = () => choose(['theme', 'height', 'link', 'dark', 'light', 'auto', 'district-charts', 'amp', 'embed-size', 'ready',
      'javascript:alert(1)', 'https://elsewhere.example/', '<b>', 'pymxPYMxgrowth-1xPYMxwidthxPYMx10', '__proto__', '', 'DARK']);
    const value = (depth) => choose([text, text, () => below(9999), () => -1, () => 0.5, () => NaN, () => Infinity, () => null,
      () => undefined, () => true, () => new Date(0), () => new Map([['source', 'district-charts']]), () => new ArrayBuffer(8),
      () => (depth ? [value(0), value(0)] : []), () => (depth ? object(0) : {}), () => [text()]])();
    const object = (depth) => {
      const result = {};
      for (const key of ['source', 'type', 'value', 'height', 'v', 'id', 'secret', 'message']) if (below(3)) result[key] = value(depth);
      return result;
    };
    const almost = () => ({ source: 'district-charts', type: 'theme', value: value(1) });
    const isValid = (data) => data?.source === 'district-charts' &&
      ((data.type === 'theme' && ['light', 'dark', 'auto'].includes(data.value)) || (data.type === 'height' && Number.isInteger(data.height)));
    const noise = () => { for (;;) { const data = choose([() => value(1), () => object(1), almost])(); if (!isValid(data)) return data; } };";

/// Returns everything that a frame shows.
const STATE: &str = "const chart = document.querySelector('district-chart');
    return [document.documentElement.outerHTML, chart.shadowRoot.innerHTML, location.href, document.title,
      chart.shadowRoot.querySelector('canvas').toDataURL()].join()";

/// A frame accepts messages only from its host page, and of these only the theme.
fn a_frame_takes_a_theme_and_nothing_else(page: &mut Page) -> Result<()> {
    let src = embed(page, LINK);
    let other = page.write_guest("other.html", "", "")?;
    let frames = format!(
        "<iframe src=\"{src}\" sandbox=allow-scripts height=700></iframe><iframe id=other src=\"{other}\"></iframe>"
    );
    open_guest(page, "noise.html", RECORD_MESSAGES, &frames)?;
    shown_in_frame(page, "iframe")?.must_be_drawn()?;
    std::thread::sleep(Duration::from_millis(300));
    let before = (run_in_frame(page, "iframe", STATE)?, page.browser.run(HEIGHTS, &[json!(0)])?);
    let send = "for (let time = 0; time < 2000; time += 1) frames[0].postMessage(noise(), '*')";
    page.browser.run(&format!("{NOISE} {send}"), &[json!(2021)])?;
    let theme = "postMessage({ source: 'district-charts', type: 'theme', value: 'dark' }, '*')";
    // Another frame of the page is not the host.
    run_in_frame(page, "#other", &format!("parent.frames[0].{theme}"))?;
    std::thread::sleep(Duration::from_millis(500));
    let after = (run_in_frame(page, "iframe", STATE)?, page.browser.run(HEIGHTS, &[json!(0)])?);
    ensure!(
        before == after,
        "found a frame that an invalid message has changed, expected none; its heights were {}, and are {}",
        before.1,
        after.1
    );
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
        ensure!(
            (number(&corner)? < 100.0) == is_dark,
            "found red {corner} in the corner of the canvas, expected the theme {value}"
        );
        page.browser.leave_frames()?;
    }
    page.must_be_quiet()
}

/// The embed code of a link, for charts on the server of the checkout.
pub(crate) fn checkout_embed_code(page: &Page, kind: &str, link: &str) -> Result<String> {
    let dataset = Dataset::embedded().map_err(|errors| anyhow::anyhow!("{errors}"))?;
    let (view, _) = View::from_query(&dataset, link);
    let height_px = frame_height(&Chart::new(&dataset, &view, Vec::new()).picture());
    let base = page.site.address(Variant::Checkout, "www/");
    let sizes = &[600, 315];
    let context = EmbedContext { base: &base, folder: "", picture: "growth.png", sizes, height_px };
    let snippets = embed_code(&dataset, &view, context);
    let snippet = snippets.into_iter().find(|snippet| snippet.name == kind);
    Ok(snippet.with_context(|| format!("found no embed code {kind:?}, expected one"))?.code)
}

/// Returns the number of links that are seen, and the heights of its frames.
const FRAMES: &str = "return { links: [...document.querySelectorAll('a.district-chart')].filter((link) => link.getClientRects().length).length,
    heights: [...document.querySelectorAll('iframe')].map((frame) => frame.getBoundingClientRect().height) }";

/// The loader gives each frame the height that the frame itself reports, within bounds, and ignores every other message.
fn the_loader_hears_each_frame_alone(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["Unrecognized feature: 'web-share'"]);
    let body =
        [checkout_embed_code(page, "link", "l=en")?, checkout_embed_code(page, "link", "c=tiles&l=en")?].concat();
    open_guest(page, "loader.html", RECORD_MESSAGES, &body)?;
    wait_for(
        page,
        "the loader replaces both links by frames",
        "return [...document.querySelectorAll('a.district-chart')].every((link) => link.getClientRects().length === 0)",
        &[],
    )?;
    for selector in ["iframe:first-of-type", "iframe:last-of-type"] {
        shown_in_frame(page, selector)?.must_be_drawn()?;
    }
    must_have_attributes(page)?;
    let settled = "const heights = [0, 1].map((from) => messages.filter((message) => message.from === from && message.data?.v).at(-1)?.data.height);
        return [...document.querySelectorAll('iframe')].every((frame, index) => frame.offsetHeight === heights[index])";
    wait_for(page, "each frame has the height that it reports", settled, &[])?;
    let heights = page.browser.run(FRAMES, &[])?;
    // A message from the page itself, one without a source, and invalid messages from a frame.
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
    ensure!(after == heights, "found the frames {after}, expected {heights} as before the messages");
    for (reported, expected) in [(50, 100), (99_999, 20_000), (-5, 100), (612, 612)] {
        let report = format!(
            "parent.postMessage({{ source: 'district-charts', v: 1, type: 'height', height: {reported} }}, '*')"
        );
        run_in_frame(page, "iframe", &report)?;
        let is_applied = "return document.querySelector('iframe').offsetHeight === arguments[0]";
        wait_for(
            page,
            &format!("the reported height {reported} is applied as {expected}"),
            is_applied,
            &[json!(expected)],
        )?;
    }
    let after = page.browser.run(FRAMES, &[])?;
    ensure!(
        after["heights"][1] == heights["heights"][1],
        "found the frames {after}, expected the second as in {heights}"
    );
    page.must_be_quiet()
}

/// Fails unless the frame of the loader has its attributes.
fn must_have_attributes(page: &Page) -> Result<()> {
    let read = "const frame = document.querySelector('iframe');
        return ['sandbox', 'allow', 'referrerpolicy', 'loading', 'title'].map((name) => frame.getAttribute(name))";
    let found = page.browser.run(read, &[])?;
    let expected = json!([
        "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads",
        "clipboard-write; web-share; fullscreen",
        "no-referrer",
        "lazy",
        "Laixi has the highest fixed-asset investment growth of the six districts that reported: 24.3%, ahead of Pingdu (21.6%)",
    ]);
    ensure!(found == expected, "found the attributes {found}, expected {expected}");
    Ok(())
}

/// If the loader, the frame or its server fails, the link stays.
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
    let link = checkout_embed_code(page, "link", "l=en")?;
    let cases = [
        ("no-loader.html", "", link.replace("embed.v1.js", "no-such-file.js"), 0),
        ("no-frames.html", "<meta http-equiv=Content-Security-Policy content=\"frame-src 'none'\">", link.clone(), 9),
        ("no-server.html", "", link.replacen(&page.site.address(Variant::Checkout, ""), "http://127.0.0.1:9/", 1), 9),
    ];
    for (name, head, body, seconds) in cases {
        open_guest(page, name, head, &body)?;
        std::thread::sleep(Duration::from_secs(seconds) + Duration::from_millis(800));
        // Firefox fires no event for a blocked frame, so an empty frame stays below the link.
        let is_reported = page.engine() == Engine::Chromium || seconds == 0;
        let is_left = |found: &Value| found["links"] == 1 && (!is_reported || found["heights"] == json!([]));
        poll(&format!("there is one link and no frame, in {name}"), || page.browser.run(FRAMES, &[]), is_left)?;
        let visible =
            "const box = document.querySelector('a').getBoundingClientRect(); return box.width > 0 && box.height > 0";
        ensure!(page.browser.run(visible, &[])? == true, "found an invisible link, expected a visible one, in {name}");
    }
    Ok(())
}

/// An embed draws with one module on the page, and has its chart from the other in a worker. Both are loaded once.
fn an_embed_loads_each_module_once(page: &mut Page) -> Result<()> {
    const LOADED: &str =
        "return [...new Set(performance.getEntriesByType('resource').map(({ name }) => name.split('/pkg/')[1]))]
        .filter(Boolean).sort().join()";
    for link in ["l=en", "c=tiles&l=en", "v=1&c=profile&d=~shinan"] {
        page.open_file(Variant::Recorded, &format!("www/embed.html?{link}"))?.must_be_drawn()?;
        let loaded = page.browser.run(LOADED, &[])?;
        ensure!(
            loaded == "charts_bg.wasm,charts_worker.js,draw.js,draw_bg.wasm",
            "found the files {loaded} of modules loaded, expected each once, for {link}"
        );
    }
    page.must_be_quiet()
}

/// The links of the long pages.
const TWENTY_LINKS: [&str; 20] = [
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

/// Counts the module instances in `instances`, sums the layout shifts in `layoutShift` where the engine reports them, and records the
/// index of each drawn chart in `drawn`.
const RECORD_CHARTS: &str = "<script>
    window.instances = 0;
    window.drawn = [];
    window.layoutShift = 0;
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const own = WebAssembly[name];
      WebAssembly[name] = (...values) => ((instances += 1), own.apply(WebAssembly, values));
    }
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
      const add = (list) => list.getEntries().forEach(({ value }) => (layoutShift += value));
      new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
    }
    addEventListener('district-chart-drawn', ({ target }) => drawn.push([...document.querySelectorAll('district-chart')].indexOf(target)));
  </script>";

/// Twenty elements in a long page of another origin share one instance of each module with bounded memory. An element draws when it comes near
/// the viewport, without layout shift.
fn twenty_elements_share_the_modules(page: &mut Page) -> Result<()> {
    let script = page.site.address(Variant::Checkout, "www/district-chart.js");
    let head =
        format!("<script src=recorder.js></script>{RECORD_CHARTS}<script type=module src=\"{script}\"></script>");
    let element = |link: &&str| {
        format!(
            "<p style=\"height:300px\">Text.</p><district-chart link=\"{}\">A chart.</district-chart>",
            link.replace('&', "&amp;")
        )
    };
    open_guest(page, "twenty.html", &head, &TWENTY_LINKS.iter().map(element).collect::<String>())?;
    wait_for(page, "the first chart is drawn", "return drawn.includes(0)", &[])?;
    std::thread::sleep(Duration::from_millis(500));
    let first = page.browser.run("return Math.max(...drawn)", &[])?;
    ensure!(number(&first)? < 6.0, "found chart {first} drawn at once, expected only those near the viewport");
    // From here on every chart has its height reserved, drawn or not.
    page.browser.run("window.layoutShift = 0", &[])?;
    for index in 0..TWENTY_LINKS.len() {
        let scroll = "[...document.querySelectorAll('district-chart')][arguments[0]].scrollIntoView()";
        page.browser.run(scroll, &[json!(index)])?;
        wait_for(page, "the chart is drawn", "return drawn.includes(arguments[0])", &[json!(index)])?;
    }
    let all_drawn = "return [...document.querySelectorAll('district-chart')].every((each) => each.getAttribute('state') === 'drawn')";
    ensure!(page.browser.run(all_drawn, &[])? == true, "found a chart that is not drawn, expected all to be");
    let instances = page.browser.run("return instances", &[])?;
    ensure!(instances == 2, "found {instances} module instances, expected one of each module");
    let memory =
        "const bytes = (name) => import(new URL(`../pkg/${name}.js`, arguments[0])).then(({ default: init }) => init())
            .then(({ memory }) => memory.buffer.byteLength);
        return Promise.all([bytes('charts'), bytes('draw')]).then(([charts, draw]) => charts + draw)";
    let memory = number(&page.browser.run(memory, &[json!(script)])?)?;
    ensure!(memory < 8e6, "found {memory} bytes of memory for twenty charts, expected at most 8,000,000");
    if page.engine() == Engine::Chromium {
        let layout_shift = number(&page.browser.run("return layoutShift", &[])?)?;
        ensure!(layout_shift <= 0.01, "found a layout shift of {layout_shift}, expected at most 0.01");
    }
    must_not_draw_while_far(page)?;
    page.must_be_quiet()
}

/// After a change of width only the charts near the viewport are redrawn. Any other is redrawn when it comes near.
fn must_not_draw_while_far(page: &Page) -> Result<()> {
    let narrow = "drawn.length = 0; document.body.style.width = '600px';
        document.querySelector('district-chart:last-of-type').scrollIntoView()";
    page.browser.run(narrow, &[])?;
    wait_for(page, "the last chart is redrawn", "return drawn.includes(19)", &[])?;
    std::thread::sleep(Duration::from_millis(500));
    ensure!(
        page.browser.run("return drawn.includes(0)", &[])? == false,
        "found the first chart redrawn while it was far from the viewport, expected no redraw"
    );
    page.browser.run("document.querySelector('district-chart').scrollIntoView()", &[])?;
    wait_for(page, "the first chart is redrawn", "return drawn.includes(0)", &[])?;
    page.wait_until("the first chart is drawn for its width", Shown::is_sharp)?;
    Ok(())
}

/// The loader replaces twenty links in a page of another origin by twenty frames, each as high as its chart.
fn twenty_frames_fit(page: &mut Page) -> Result<()> {
    page.expect_complaints(&["Unrecognized feature: 'web-share'"]);
    let codes: Result<String> = TWENTY_LINKS.iter().map(|link| checkout_embed_code(page, "link", link)).collect();
    open_guest(page, "frames.html", RECORD_MESSAGES, &codes?)?;
    for index in 0..TWENTY_LINKS.len() {
        page.browser.run("[...document.querySelectorAll('iframe')][arguments[0]].scrollIntoView()", &[json!(index)])?;
        let has_height =
            format!("{HEIGHTS}.at(-1) === [...document.querySelectorAll('iframe')][arguments[0]].offsetHeight");
        wait_for(page, "the frame has the height that it reports", &has_height, &[json!(index)])?;
    }
    std::thread::sleep(Duration::from_millis(1_000));
    let count = page.browser.run("return messages.length", &[])?;
    std::thread::sleep(Duration::from_millis(1_000));
    let later_count = page.browser.run("return messages.length", &[])?;
    ensure!(later_count == count, "found {later_count} messages, expected {count} as a second before");
    page.browser
        .run("[...document.querySelectorAll('iframe')].forEach((frame, index) => (frame.id = `frame${index}`))", &[])?;
    for (index, link) in TWENTY_LINKS.iter().enumerate() {
        let selector = format!("#frame{index}");
        // Browsers do not update the layout of frames outside the viewport.
        page.browser.run("document.getElementById(`frame${arguments[0]}`).scrollIntoView()", &[json!(index)])?;
        shown_in_frame(page, &selector)?.must_be_drawn()?;
        // The message with the height arrives some time after the layout of the frame.
        let what = format!("the frame is as high as its content, for {link}");
        poll(&what, || run_in_frame(page, &selector, FRAME_HEIGHTS), fits_frame)?;
    }
    page.must_be_quiet()
}

/// An element follows its attribute `theme`. Changes made while it is hidden are drawn when it becomes visible.
fn an_element_follows_its_host(page: &mut Page) -> Result<()> {
    // Chromium warns when a test reads the pixels of the canvas repeatedly.
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
    ensure!(state.is_null(), "found a hidden chart in state {state}, expected none");
    page.browser.run(&format!("{chart} chart.style.display = 'block'"), &[])?;
    let drawn = |shown: &Shown| shown.text("state") == "drawn" && shown.is_sharp();
    page.wait_until("the chart is drawn when it becomes visible", drawn)?;
    let is_dark = |page: &Page| Ok::<bool, anyhow::Error>(number(&page.shown(true)?.0["canvas"]["corner"][0])? < 100.0);
    for (theme, expected) in [("dark", true), ("light", false), ("dark", true), ("auto", false), ("<b>", false)] {
        page.browser.run(&format!("{chart} chart.setAttribute('theme', arguments[0])"), &[json!(theme)])?;
        ensure!(is_dark(page)? == expected, "found another background, expected that of the theme {theme:?}");
    }
    let hide = "chart.style.display = 'none'; chart.setAttribute('theme', 'dark'); chart.setAttribute('link', 'i=project-count&l=en');";
    page.browser.run(&format!("{chart} {hide}"), &[])?;
    std::thread::sleep(Duration::from_millis(300));
    page.browser.run(&format!("{chart} chart.style.display = 'block'; chart.style.width = '500px'"), &[])?;
    let shown =
        page.wait_until("the new chart is drawn", |shown| drawn(shown) && shown.text("title").contains("projects"))?;
    ensure!(
        shown.canvas("cssWidth")? <= 500.0 && is_dark(page)?,
        "found the canvas {}, expected a dark one at most 500 px wide",
        shown.0["canvas"]
    );
    page.must_be_quiet()
}

/// If the module stops in the midst of drawing, as a panic does, a failure without a stack trace is shown, and the table stays. The other
/// chart of the page and the next link are drawn by the module started anew. A call that ends so gives none of its stack back: so many
/// traps would use up all of it.
fn a_trap_leaves_the_table(page: &mut Page) -> Result<()> {
    let script = page.site.address(Variant::Checkout, "www/district-chart.js");
    let head = format!("<script src=recorder.js></script><script type=module src=\"{script}\"></script>");
    let charts = "<district-chart link=\"l=en\" loading=eager></district-chart>
        <district-chart id=other link=\"c=pair&l=en\" loading=eager></district-chart>";
    open_guest(page, "trap.html", &head, charts)?;
    let drawn = "return [...document.querySelectorAll('district-chart[state=drawn]')].length === 2";
    wait_for(page, "both charts are drawn", drawn, &[])?;
    let traps = "const pen = CanvasRenderingContext2D.prototype;
        const own = pen.fillRect;
        const chart = document.querySelector('district-chart');
        pen.fillRect = () => { throw new WebAssembly.RuntimeError('unreachable'); };
        return (async () => {
            for (let count = 0; count < 200; count += 1) {
                const settled = new Promise((done) => new MutationObserver(done).observe(chart, { attributeFilter: ['state'] }));
                chart.setAttribute('theme', count % 2 ? 'light' : 'dark');
                await settled;
            }
            window.mend = () => (pen.fillRect = own);
            return chart.getAttribute('state');
        })()";
    let state = page.browser.run(traps, &[])?;
    ensure!(state == "failed", "found the state {state} after traps, expected a failed chart");
    let script = "const chart = document.querySelector('district-chart');
        const part = (selector) => chart.shadowRoot.querySelector(selector);
        return { failure: part('.failure').textContent, table: chart.querySelector('table').getClientRects().length > 0,
          rows: chart.querySelector('table').rows.length, canvas: part('canvas').getClientRects().length }";
    let found = page.browser.run(script, &[])?;
    let failure = found["failure"].as_str().unwrap_or_default();
    ensure!(
        failure.contains("could not be drawn") && failure.contains("unreachable"),
        "found {found}, expected that the chart could not be drawn, and the reason"
    );
    ensure!(
        !failure.contains(".js") && !failure.contains("at "),
        "found the failure {failure:?}, expected no stack trace in it"
    );
    ensure!(
        found["table"] == true && found["rows"] == 11 && found["canvas"] == 0,
        "found {found}, expected the table without the canvas"
    );
    page.browser.run("mend(); document.getElementById('other').setAttribute('theme', 'dark')", &[])?;
    let dark = "const chart = document.getElementById('other');
        return chart.getAttribute('state') === 'drawn' && chart.dataset.theme === 'dark' && chart.shadowRoot.querySelector('.failure').hidden";
    wait_for(page, "the other chart is drawn in the dark theme", dark, &[])?;
    let link = "document.querySelector('district-chart').setAttribute('link', 'i=four-new-share-gdp&l=en')";
    page.browser.run(link, &[])?;
    page.wait_until("the next chart is drawn", |shown| {
        shown.text("state") == "drawn" && shown.text("title").contains("GDP")
    })?;
    page.must_be_quiet()
}

/// An embed sends requests to its own server alone, stores nothing, and its link sends no referrer.
fn an_embed_keeps_to_itself(page: &mut Page) -> Result<()> {
    let src = embed(page, LINK);
    open_guest(page, "itself.html", "", &format!("<iframe src=\"{src}\" width=600 height=700></iframe>"))?;
    shown_in_frame(page, "iframe")?.must_be_drawn()?;
    let script = "const link = document.getElementById('full');
        return { requests: performance.getEntriesByType('resource').map(({ name }) => name), cookie: document.cookie,
          stored: localStorage.length + sessionStorage.length, target: link.target, rel: link.rel, label: link.textContent, href: link.href }";
    let found = run_in_frame(page, "iframe", script)?;
    let own_server = page.site.address(Variant::Checkout, "");
    let requests = found["requests"].as_array().context("found no list of requests")?;
    let others: Vec<_> =
        requests.iter().filter(|name| !name.as_str().is_some_and(|name| name.starts_with(&own_server))).collect();
    ensure!(
        others.is_empty() && requests.len() >= 5,
        "found requests for {requests:?}, expected ones to {own_server} alone"
    );
    ensure!(found["cookie"] == "" && found["stored"] == 0, "found {found}, expected no cookie and nothing stored");
    let link = (&found["target"], &found["rel"], &found["label"], &found["href"]);
    let href = page.site.address(Variant::Checkout, &format!("www/index.html?{LINK}"));
    let expected =
        (&json!("_blank"), &json!("noopener noreferrer external"), &json!("Open the full chart"), &json!(href));
    ensure!(link == expected, "found the link {link:?}, expected {expected:?}");
    page.browser.enter_frame("iframe")?;
    page.browser.run("const link = document.getElementById('full'); link.target = ''; link.relList.remove('noreferrer'); link.click()", &[])?;
    wait_for(page, "the link leads to the page", "return location.pathname.endsWith('index.html')", &[])?;
    let referrer = page.browser.run("return document.referrer", &[])?;
    page.browser.leave_frames()?;
    ensure!(referrer == "", "found the referrer {referrer}, expected none");
    // A sandboxed frame cannot open a tab, so its link opens in the frame.
    open_guest(
        page,
        "sandboxed.html",
        "",
        &format!("<iframe sandbox=allow-scripts src=\"{src}\" width=600 height=700></iframe>"),
    )?;
    shown_in_frame(page, "iframe")?.must_be_drawn()?;
    let target = run_in_frame(page, "iframe", "return document.getElementById('full').target")?;
    ensure!(target == "", "found the target {target} in a sandbox, expected none");
    page.must_be_quiet()?;
    // The policy of the frame blocks requests to another server, although that server would respond.
    page.expect_complaints(&["log: ", "blocked"]);
    let other = page.site.address(Variant::Guest, "picture.html");
    page.browser.enter_frame("iframe")?;
    let fetch = "return fetch(arguments[0]).then(() => 'allowed', () => 'blocked')";
    let own_result = page.browser.run(fetch, &[json!("../data/sources.csv")])?;
    let other_result = page.browser.run(fetch, &[json!(other)])?;
    page.browser.leave_frames()?;
    ensure!(
        (&own_result, &other_result) == (&json!("allowed"), &json!("blocked")),
        "found a request to its own server {own_result} and to another {other_result}, expected allowed and blocked"
    );
    Ok(())
}

/// The fallback height in the embed code, for hosts that receive no messages, is enough for every case.
fn a_frame_of_fixed_height_holds_every_case(page: &mut Page) -> Result<()> {
    let dataset = Dataset::embedded().map_err(|errors| anyhow::anyhow!("{errors}"))?;
    page.leave()?;
    page.browser.open_address(&page.site.address(Variant::Recorded, "frame.html"))?;
    page.browser.run("document.querySelector('iframe').src = 'www/embed.html?l=en'", &[])?;
    shown_in_frame(page, "iframe")?.must_be_drawn()?;
    page.browser.enter_frame("iframe")?;
    let measured_height = "return (async ([link, widths]) => {
        const chart = document.querySelector('district-chart');
        const nextFrame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        chart.removeAttribute('state');
        chart.setAttribute('link', link);
        while (!chart.hasAttribute('state')) await nextFrame();
        const heights = [];
        for (const width of widths) {
          frameElement.style.width = `${width}px`;
          for (let time = 0; time < 4; time += 1) await nextFrame();
          heights.push(document.querySelector('main').getBoundingClientRect().height);
        }
        return Math.max(...heights);
      })(arguments)";
    let (mut wrong, mut spare_heights) = (Vec::new(), Vec::new());
    for (name, link) in cases()? {
        let chart = Chart::from_link(&dataset, &link);
        if !chart.notices.is_empty() {
            continue; // Links of embed codes are never damaged.
        }
        let fallback_height = f64::from(frame_height(&chart.picture()));
        let needed =
            number(&page.browser.run(measured_height, &[json!(link), json!([320, 360, 480, 640, 900, 1200])])?)?;
        if fallback_height > f64::from(MAX_FRAME_HEIGHT_PX) {
            wrong.push(format!("{name}: has {fallback_height} px, more than hosts show"));
        }
        if needed > fallback_height {
            wrong.push(format!("{name}: needs {needed} px, has {fallback_height} px"));
        }
        spare_heights.push(fallback_height - needed);
    }
    ensure!(wrong.is_empty(), "found {} fallback heights too small, expected none:\n{}", wrong.len(), wrong.join("\n"));
    let most = spare_heights.iter().copied().fold(0.0, f64::max);
    ensure!(most < 400.0, "found a fallback height {most} px larger than its chart, expected less than 400 px");
    page.must_be_quiet()?;
    page.browser.leave_frames()
}
