//! Cases of pages that show charts: what their rules, their zoom and their keys do to a chart, and what a chart leaves in them.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::engine::Engine;

use crate::Case;
use crate::page::{Page, Shown};
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[Case { name: "zz_probe", engines: &Engine::ALL, check: probe }];

/// Writes and opens a host page with the script of the element.
fn open_host(page: &Page, name: &str, head: &str, body: &str) -> Result<()> {
    let script = page.site.address(Variant::Checkout, "www/district-chart.js");
    let head = format!("<script src=recorder.js></script>{head}<script type=module src=\"{script}\"></script>");
    let address = page.write_guest(name, &head, body)?;
    page.leave()?;
    page.browser.open_address(&address)
}

fn probe(page: &mut Page) -> Result<()> {
    for (name, style) in [
        ("plain", ""),
        ("zoom", "zoom:1.5;width:600px"),
        ("nested", "zoom:2;width:500px"),
        ("scale", "transform:scale(0.75);width:600px"),
        ("rotate", "transform:rotate(90deg);width:600px"),
    ] {
        let inner = if name == "nested" { "zoom:0.5" } else { "" };
        open_host(
            page,
            "probe.html",
            "",
            &format!(
                "<div style=\"{style}\"><div style=\"{inner}\"><district-chart link=\"l=en\" loading=eager></district-chart></div></div>"
            ),
        )?;
        page.wait_until("drawn", |shown| shown.text("state") == "drawn")?;
        let found = page.browser.run("const el = document.querySelector('district-chart'), c = el.shadowRoot.querySelector('canvas'), p = c.parentElement;
          const r = c.getBoundingClientRect();
          const out = { rect: [r.left, r.top, r.width, r.height], client: [c.clientWidth, c.clientHeight], offset: [c.offsetWidth, c.offsetHeight],
            css: [c.style.width, getComputedStyle(c).width], pixels: [c.width, c.height], host: [el.getBoundingClientRect().width, el.offsetWidth, getComputedStyle(el).width], zoom: el.currentCSSZoom ?? 'none', dpr: devicePixelRatio };
          return new Promise((done) => {
            new ResizeObserver(([e]) => { out.ro = [e.contentRect.width, e.devicePixelContentBoxSize?.[0]?.inlineSize];
              c.addEventListener('click', (ev) => done({ ...out, ev: { o: [ev.offsetX, ev.offsetY], l: [ev.layerX, ev.layerY], c: [ev.clientX, ev.clientY] } }), { once: true });
              globalThis.ready = true;
              const pt = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 4);
              c.dispatchEvent(new MouseEvent('click', { clientX: r.left + r.width / 2, clientY: r.top + r.height / 4, bubbles: true, composed: true }));
            }).observe(el);
          });", &[])?;
        eprintln!("PROBE {} {name}: {found}", page.engine().name());
    }
    Ok(())
}
