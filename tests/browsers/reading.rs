//! Cases of reading a chart: by keyboard, by pointer, the gallery, and the links of a chart without figures.

use anyhow::{Context, Result, ensure};
use xtask::engine::Engine;

use crate::Case;
use crate::links::cases;
use crate::page::Page;
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "a_chart_is_read_by_keyboard", engines: &Engine::ALL, check: a_chart_is_read_by_keyboard },
    Case { name: "a_chart_is_read_by_pointer", engines: &Engine::ALL, check: a_chart_is_read_by_pointer },
    Case { name: "a_chart_without_figures_leads_on", engines: &Engine::ALL, check: a_chart_without_figures_leads_on },
    Case { name: "the_gallery_draws_every_case", engines: &Engine::ALL, check: the_gallery_draws_every_case },
];

const DOWN: &str = "\u{e015}";
const END: &str = "\u{e010}";
const HOME: &str = "\u{e011}";
const ESCAPE: &str = "\u{e00c}";

const FOCUS: &str = "document.querySelector('district-chart').shadowRoot.querySelector('.plot').focus()";

/// The plot is one tab stop. Down, End, Home and Escape move through its marks.
fn a_chart_is_read_by_keyboard(page: &mut Page) -> Result<()> {
    let shown = page.open(Variant::Recorded, "l=en")?;
    shown.must_be_drawn()?;
    let names: Vec<String> = shown.table().iter().skip(1).map(|row| row[0].clone()).collect();
    let (first, last) = (
        names.first().context("found no first row of the table")?,
        names.last().context("found no last row of the table")?,
    );
    page.browser.press(DOWN)?;
    ensure!(
        page.shown(false)?.text("spoken").is_empty(),
        "found a mark read before the plot had the focus, expected none"
    );
    page.browser.run(FOCUS, &[])?;
    for (key, name) in [(DOWN, first), (DOWN, &names[1]), (END, last), (HOME, first)] {
        page.browser.press(key)?;
        page.wait_until(&format!("{name} is read"), |shown| shown.text("spoken").starts_with(name.as_str()))?;
    }
    page.browser.press(ESCAPE)?;
    page.wait_until("nothing is read", |shown| shown.text("spoken").is_empty())?;
    page.must_be_quiet()
}

/// The mark under the pointer is read, as with the arrow keys.
fn a_chart_is_read_by_pointer(page: &mut Page) -> Result<()> {
    let shown = page.open(Variant::Recorded, "l=en")?;
    shown.must_be_drawn()?;
    let name = shown.table()[1][0].clone();
    let corner = "const canvas = document.querySelector('district-chart').shadowRoot.querySelector('canvas');
        const { left, top } = canvas.getBoundingClientRect();
        return [left, top];";
    let corner = page.browser.run(corner, &[])?;
    let coordinate = |index: usize| corner[index].as_f64().context("found no position of the canvas");
    let (left, top) = (coordinate(0)?, coordinate(1)?);
    page.browser.point_at((left + 40.0, top + 15.0))?;
    page.wait_until(&format!("{name} is read"), |shown| shown.text("spoken").starts_with(&name))?;
    page.browser.point_at((2.0, 2.0))?;
    page.wait_until("nothing is read", |shown| shown.text("spoken").is_empty())?;
    page.must_be_quiet()
}

/// A kind of chart without figures for a view links to charts that have figures.
fn a_chart_without_figures_leads_on(page: &mut Page) -> Result<()> {
    let shown = page.open(Variant::Recorded, "c=change&i=fai-growth&l=en")?;
    shown.must_be_drawn()?;
    let links: Vec<String> =
        shown.0["links"].as_array().into_iter().flatten().filter_map(|link| link.as_str().map(str::to_owned)).collect();
    ensure!(!links.is_empty(), "found no links to other charts, expected some");
    for link in links {
        let query = link.split_once('?').map_or("", |parts| parts.1).to_owned();
        let shown = page.open(Variant::Recorded, &query)?;
        shown.must_be_drawn()?;
        ensure!(shown.table().len() > 1, "found a table without rows at {link}, expected figures");
    }
    Ok(())
}

/// The gallery draws every case of `tests/cases.txt`, at the widths of a phone and of a desktop.
fn the_gallery_draws_every_case(page: &mut Page) -> Result<()> {
    let count = cases()?.len();
    for width in [360, 1280] {
        page.open_file(Variant::Recorded, &format!("www/gallery.html?width={width}"))?;
        let is_drawn = |states: &serde_json::Value| {
            states.as_array().is_some_and(|states| states.iter().all(|state| state == "drawn"))
        };
        let shown = page.wait_until("every case is drawn", |shown| is_drawn(&shown.0["charts"]))?;
        let drawn = shown.0["charts"].as_array().map_or(0, Vec::len);
        ensure!(drawn == count, "found {drawn} charts in a gallery {width} px wide, expected {count}");
        page.must_be_quiet()?;
    }
    Ok(())
}
