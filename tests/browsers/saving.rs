//! Cases of saved files: pictures where the browser hides pixels, and the day of access.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use xtask::engine::{Appearance, Engine};

use crate::Case;
use crate::everyone::chrome;
use crate::explorer::{RECORD_DOWNLOADS, SHARE, download, text};
use crate::page::Page;
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "hidden_pixels_are_told_and_svg_is_saved", engines: &Engine::ALL, check: hidden_pixels },
    Case { name: "saved_files_have_the_reader_s_day", engines: &[Engine::Chromium], check: the_reader_s_day },
];

/// A browser that gives pages other pixels than those of their canvas.
const HIDE_PIXELS: &str = "const { prototype } = CanvasRenderingContext2D;
    const own = prototype.getImageData;
    prototype.getImageData = function (...area) {
        const image = own.apply(this, area);
        image.data.forEach((_, at, data) => (data[at] = (at * 97) % 256));
        return image;
    };";

/// Where a PNG would be noise, the page says so, offers the SVG alone and shows it.
fn hidden_pixels(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
    page.browser.run(HIDE_PIXELS, &[])?;
    only_svg_is_offered(page)?;
    if page.engine() == Engine::Firefox {
        // Firefox itself, as some set it.
        let browser = Engine::Firefox.open(Appearance { hides_pixels: true, ..Appearance::default() })?;
        let own = Page::new(&browser, page.site);
        own.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
        only_svg_is_offered(&own).context("in a Firefox that resists fingerprinting")?;
    }
    Ok(())
}

fn only_svg_is_offered(page: &Page) -> Result<()> {
    page.browser.run(RECORD_DOWNLOADS, &[])?;
    page.browser.run(SHARE, &[])?;
    let dialog = text(page, "return document.querySelector('dialog').innerText")?;
    ensure!(
        dialog.contains("hides the pixels") && !dialog.contains("Long-press"),
        "found the dialog {dialog:?}, expected that it says that pixels are hidden"
    );
    let picture = "const image = document.querySelector('dialog img'); return `${image.naturalWidth > 0} ${image.src.slice(0, 18)}`";
    let picture = text(page, picture)?;
    ensure!(picture == "true data:image/svg+xml", "found the preview {picture:?}, expected an SVG that is shown");
    let saved = download(page, 0, 1)?;
    ensure!(saved[0] == "image/svg+xml", "found a picture of type {} at the first button, expected SVG", saved[0]);
    let buttons = text(page, "return document.querySelector('dialog').innerText.includes('PNG (') ? 'PNG' : ''")?;
    ensure!(buttons.is_empty(), "found a button for PNG, expected none");
    Ok(())
}

/// The day of access is that of the reader's calendar, in a place where the day of UTC is another.
fn the_reader_s_day(page: &mut Page) -> Result<()> {
    const DAYS: &str = "const now = new Date();
        const utc = now.toISOString().slice(0, 10);
        return [now.toLocaleDateString('sv'), utc, now.getUTCHours()]";
    let hour = page.browser.run(DAYS, &[])?[2].as_u64().context("found no hour")?;
    // Eleven hours behind UTC, and fourteen ahead of it.
    let zone = if hour < 11 { "Pacific/Pago_Pago" } else { "Pacific/Kiritimati" };
    chrome(page, "Emulation.setTimezoneOverride", &json!({ "timezoneId": zone }))?;
    let checked = || -> Result<()> {
        page.open(Variant::Recorded, "l=en")?.must_be_drawn()?;
        let days = page.browser.run(DAYS, &[])?;
        ensure!(days[0] != days[1], "found the days {days} in {zone}, expected two");
        page.browser.run(RECORD_DOWNLOADS, &[])?;
        page.browser.run(SHARE, &[])?;
        for button in [1, 2] {
            let saved = download(page, 2, button)?;
            let (own, utc) = (days[0].as_str().unwrap_or("?"), days[1].as_str().unwrap_or("?"));
            let file = saved[2].as_str().unwrap_or_default();
            ensure!(file.contains(own) && !file.contains(utc), "found {file:?}, expected {own} and not {utc} in it");
        }
        Ok(())
    };
    let checked = checked();
    chrome(page, "Emulation.setTimezoneOverride", &json!({ "timezoneId": "" }))?;
    checked
}
