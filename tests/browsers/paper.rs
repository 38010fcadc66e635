//! Cases of printing: each prints a page as its browser does, and reads the PDF file.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use xtask::engine::Engine;

use crate::Case;
use crate::page::{Page, poll};
use crate::pdf::{Pdf, Picture, Word};
use crate::site::Variant;

/// The engines whose driver prints.
const PRINTING: &[Engine] = &[Engine::Chromium, Engine::Firefox];

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "a_chart_fills_the_paper", engines: PRINTING, check: a_printed_chart_fills_the_paper },
    Case { name: "no_row_is_cut_on_paper", engines: PRINTING, check: no_row_is_cut },
    Case { name: "paper_is_light_and_without_controls", engines: PRINTING, check: paper_is_light },
    Case {
        name: "a_table_on_paper_has_all_its_columns",
        engines: PRINTING,
        check: a_printed_table_has_all_its_columns,
    },
    Case { name: "a_frame_on_paper_is_whole", engines: PRINTING, check: a_printed_frame_is_whole },
    Case { name: "a_prerendered_chart_is_on_paper_too", engines: PRINTING, check: a_prerendered_chart },
    Case { name: "a_column_on_paper_has_the_narrow_picture", engines: PRINTING, check: a_column_on_paper },
    Case { name: "paper_leaves_the_screen_as_it_was", engines: PRINTING, check: printing_leaves_the_screen },
];

/// The width of the text of a sheet in points: A4 without margins of one centimetre.
const TEXT_WIDTH: f64 = 538.6;

/// The height of the text of a sheet in points.
const TEXT_HEIGHT: f64 = 785.2;

/// The width of a sheet in points.
const SHEET_WIDTH: f64 = 595.4;

/// How much a length may differ, in points: both browsers print whole pixels.
const TOLERANCE: f64 = 3.0;

/// Counts the pieces of the picture that is printed, in `pieces`. The element draws them before.
const COUNT_PIECES: &str = "addEventListener('beforeprint', () => {
        const { shadowRoot } = document.querySelector('district-chart');
        window.pieces = shadowRoot.querySelectorAll('.sheets > :last-child > canvas').length;
    })";

/// Prints the open page.
fn print(page: &Page) -> Result<Pdf> {
    Pdf::new(&format!("{}-printed", page.engine().name()), &page.browser.print()?)
}

/// The words of a sheet as one text.
fn text_of(words: &[Word], sheet: usize) -> String {
    let words: Vec<&str> = words.iter().filter(|word| word.sheet == sheet).map(|word| word.text.as_str()).collect();
    words.join(" ")
}

/// The title and the first piece of the chart stand on the first sheet, and the chart is as wide as its text, whatever the screen.
fn a_printed_chart_fills_the_paper(page: &mut Page) -> Result<()> {
    let links = [
        "l=en&t=dark",
        "c=coverage&l=en",
        "c=pair&l=en",
        "c=trend&l=en",
        "c=tiles&l=en",
        "c=progress&i=plan-done-rate&l=en",
    ];
    for (width_px, links) in [(1280, &links[..]), (600, &links[..2]), (1900, &links[..1])] {
        page.browser.resize(width_px, 1000)?;
        for link in links {
            let shown = page.open(Variant::Recorded, link)?;
            shown.must_be_drawn()?;
            let pdf = print(page)?;
            let first: Vec<Picture> = pdf.pictures()?.into_iter().filter(|picture| picture.sheet == 0).collect();
            ensure!(
                !first.is_empty() && first.iter().all(|picture| (picture.width - TEXT_WIDTH).abs() < TOLERANCE),
                "found the pictures {first:?} on the first sheet of {link}, expected each {TEXT_WIDTH} points wide"
            );
            let text = text_of(&pdf.words()?, 0).replace(' ', "");
            let title = shown.text("title").replace(' ', "");
            ensure!(text.contains(&title), "found the first sheet {text:?} of {link}, expected {title:?} on it");
        }
    }
    Ok(())
}

/// Sheets break between the rows of a picture: each piece is printed once, and all pieces of a sheet fit it.
fn no_row_is_cut(page: &mut Page) -> Result<()> {
    for link in ["c=coverage&l=en", "c=profile&l=en", "c=profile&d=~qingdao&l=zh", "l=en"] {
        page.open(Variant::Recorded, link)?.must_be_drawn()?;
        page.browser.run(COUNT_PIECES, &[])?;
        let pictures = print(page)?.pictures()?;
        let pieces = page.browser.run("return window.pieces", &[])?;
        ensure!(
            pieces.as_u64().is_some_and(|pieces| pieces > 1) && json!(pictures.len()) == pieces,
            "found {} pictures on the sheets of {link}, expected the {pieces} pieces",
            pictures.len()
        );
        for sheet in 0..=pictures.last().map_or(0, |picture| picture.sheet) {
            let on_sheet = pictures.iter().filter(|picture| picture.sheet == sheet);
            let (area, height) = on_sheet.fold((0.0, 0.0_f64), |(area, height), picture| {
                (area + picture.width * picture.height, height.max(picture.height))
            });
            ensure!(
                area <= TEXT_WIDTH * TEXT_HEIGHT && height <= TEXT_HEIGHT && area > 0.0,
                "found {area} square points of pictures on sheet {sheet} of {link}, expected them to fit"
            );
        }
    }
    Ok(())
}

/// A dark chart is printed light, with the table and without controls.
fn paper_is_light(page: &mut Page) -> Result<()> {
    page.open(Variant::Recorded, "l=en&t=dark")?.must_be_drawn()?;
    let pdf = print(page)?;
    let pixels = pdf.pixels()?;
    let dark = pixels.iter().filter(|pixel| pixel.iter().all(|&channel| channel < 64)).count();
    ensure!(
        dark * 20 < pixels.len(),
        "found {dark} dark pixels of {} on the first sheet, expected fewer than a twentieth",
        pixels.len()
    );
    let words = pdf.words()?;
    let has = |text: &str| words.iter().any(|word| word.text == text);
    ensure!(has("24.3") && has("Source"), "found no table on paper, expected it");
    ensure!(!has("Share") && !has("Chart"), "found controls on paper, expected none");
    let narrow = pdf.pictures()?.into_iter().find(|picture| picture.pixels < 2.5 * picture.width);
    ensure!(narrow.is_none(), "found the picture {narrow:?}, expected at least 2.5 pixels for each point");
    Ok(())
}

/// Every column of a wide table is on the sheet, and every sheet of the table repeats the heads and has the names of its rows.
fn a_printed_table_has_all_its_columns(page: &mut Page) -> Result<()> {
    for link in ["c=coverage&l=en&tab=table", "c=coverage&l=en"] {
        let shown = page.open(Variant::Recorded, link)?;
        shown.must_be_drawn()?;
        let words = print(page)?.words()?;
        let outside = words.iter().find(|word| word.right > SHEET_WIDTH || word.left < 0.0);
        ensure!(outside.is_none(), "found {outside:?} beside the sheet, expected all words of {link} on it");
        let mut with_heads = Vec::new();
        for head in words.iter().filter(|word| word.text == "Indicator") {
            let is_in_line = |word: &&Word| word.sheet == head.sheet && (word.bottom - head.bottom).abs() < 1.0;
            let mut line: Vec<&Word> = words.iter().filter(is_in_line).collect();
            line.sort_by(|a, b| a.left.total_cmp(&b.left));
            let heads: Vec<&str> = line.iter().map(|word| word.text.as_str()).collect();
            // The name of a district takes several lines, of which the last is on the line of the others.
            let expected =
                ["Indicator", "Shinan", "Shibei", "Licang", "Laoshan", "Chengyang", "Area", "Jimo", "Jiaozhou"];
            let expected = [&expected[..], &["Pingdu", "Laixi", "Source"]].concat();
            ensure!(heads == expected, "found the heads {heads:?} on sheet {} of {link}", head.sheet);
            with_heads.push(head.sheet);
        }
        ensure!(with_heads.len() > 2, "found heads on the sheets {with_heads:?} of {link}, expected more sheets");
        // Fonts may have one sign for several letters.
        let letters =
            |word: &Word| word.text.replace('ﬃ', "ffi").replace('ﬀ', "ff").replace('ﬁ', "fi").replace('ﬂ', "fl");
        let text: String = words.iter().map(letters).collect();
        for row in shown.table().iter().skip(1) {
            // A name of several lines is mixed with the lines of its neighbours: its first word is looked for.
            let first = row[0].split([' ', '-']).next().unwrap_or_default();
            ensure!(text.contains(first), "found no {first:?} on the sheets of {link}, expected the row {:?}", row[0]);
        }
    }
    Ok(())
}

/// A frame with an opened table is printed with its last line, although paper is narrower than the screen.
fn a_printed_frame_is_whole(page: &mut Page) -> Result<()> {
    const OPEN: &str = "document.querySelector('district-chart').shadowRoot.querySelector('details').open = true";
    const HEIGHT: &str = "return document.querySelector('iframe').offsetHeight";
    page.expect_complaints(&["web-share"]);
    for (link, column_px, last_row) in [("l=en", 760, "Jiaozhou"), ("c=coverage&l=en&d=~laixi~jimo", 500, "companies")]
    {
        let base = page.site.address(Variant::Checkout, "www/");
        let body = format!(
            "<div style='width:{column_px}px;max-width:100%'><a class=district-chart href='{base}embed.html?{}'>x</a></div>\
             <script src='{base}embed.v1.js'></script>",
            link.replace('&', "&amp;")
        );
        let address = page.write_guest("printed.html", "<style>body{margin:0}</style>", &body)?;
        page.leave()?;
        page.browser.open_address(&address)?;
        page.browser.enter_frame("iframe")?;
        page.wait_until("the chart draws or fails", crate::page::Shown::is_settled)?.must_be_drawn()?;
        page.browser.leave_frames()?;
        let before = page.browser.run(HEIGHT, &[])?.as_u64().context("found no height")?;
        page.browser.enter_frame("iframe")?;
        page.browser.run(OPEN, &[])?;
        page.browser.leave_frames()?;
        let what = format!("the frame of {link} is higher than {before} px after its table was opened");
        poll(&what, || page.browser.run(HEIGHT, &[]), |height| height.as_u64() > Some(before))?;
        let words = print(page)?.words()?;
        let sheets = words.iter().map(|word| word.sheet).max().unwrap_or_default();
        let text: Vec<String> = (0..=sheets).map(|sheet| text_of(&words, sheet)).collect();
        let text = text.join(" ");
        for part in [last_row, "Open the full chart", "line"] {
            ensure!(text.contains(part), "found {text:?} printed of the frame with {link}, expected {part:?} in it");
        }
    }
    Ok(())
}

/// Without WebAssembly the prerendered chart is printed with its picture.
fn a_prerendered_chart(page: &mut Page) -> Result<()> {
    const BAR: [u8; 3] = [0x5f, 0x79, 0x93];
    page.expect_complaints(&["_bg.wasm", "not loaded", "CompileError", "404"]);
    page.open(Variant::Lockdown, "")?;
    let pixels = print(page)?.pixels()?;
    let bars = pixels.iter().filter(|pixel| pixel.iter().zip(BAR).all(|(found, bar)| found.abs_diff(bar) < 8)).count();
    ensure!(bars > 5_000, "found {bars} pixels of bars on the first sheet, expected more than 5,000");
    Ok(())
}

/// In a narrow column of a host page the picture for columns is printed.
fn a_column_on_paper(page: &mut Page) -> Result<()> {
    const NARROW_PIXELS: f64 = 3.0 * 360.0;
    let base = page.site.address(Variant::Checkout, "www/");
    let body = format!(
        "<div style='width:300px'><district-chart link='l=en'></district-chart></div>\
         <script type=module src='{base}district-chart.js'></script>"
    );
    let address = page.write_guest("column.html", "", &body)?;
    page.leave()?;
    page.browser.open_address(&address)?;
    page.wait_until("the chart draws or fails", crate::page::Shown::is_settled)?.must_be_drawn()?;
    let pictures = print(page)?.pictures()?;
    ensure!(
        !pictures.is_empty() && pictures.iter().all(|picture| picture.pixels == NARROW_PIXELS),
        "found the pictures {pictures:?}, expected each {NARROW_PIXELS} pixels wide"
    );
    Ok(())
}

/// After printing the picture on the screen is as wide as before, also in an element with padding.
fn printing_leaves_the_screen(page: &mut Page) -> Result<()> {
    let base = page.site.address(Variant::Checkout, "www/");
    let body = format!(
        "<district-chart link='l=en' style='padding: 0 40px'></district-chart>\
         <script type=module src='{base}district-chart.js'></script>"
    );
    let address = page.write_guest("padding.html", "", &body)?;
    page.leave()?;
    page.browser.open_address(&address)?;
    let before =
        page.wait_until("the chart is as wide as its element", |shown| shown.is_settled() && shown.is_sharp())?;
    print(page)?;
    let after = page.shown(false)?;
    ensure!(
        before.0["canvas"] == after.0["canvas"] && after.0["canvas"].is_object(),
        "found the canvas {} after printing, expected {} as before",
        after.0["canvas"],
        before.0["canvas"]
    );
    let left = "const { shadowRoot } = document.querySelector('district-chart');
        return [shadowRoot.querySelectorAll('canvas').length, document.body.scrollWidth > innerWidth]";
    let left = page.browser.run(left, &[])?;
    ensure!(left == json!([1, false]), "found [canvases, overflow] {left} after printing, expected [1,false]");
    Ok(())
}
