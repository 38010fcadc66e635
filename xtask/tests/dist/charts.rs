//! The pages, frames and pictures of published charts.

use district_charts::model::{Chart, Plot};
use district_charts::text::escaped;
use district_charts::words::{Phrase, words};
use district_charts_cli::site::picture;
use district_charts_cli::site::published::{self, head};
use serde_json::Value;
use std::collections::BTreeSet;
use xtask::prerender;

use super::{BASE, DATASET, FILES, PUBLISHED, RASTERED, SITE, none, text, value_after};

/// The head of each published chart describes the chart. There is one for every indicator and every kind with figures.
#[test]
fn a_page_says_what_its_chart_says() {
    let ids: BTreeSet<&str> = PUBLISHED.iter().map(|published| published.id.as_str()).collect();
    assert_eq!(ids.len(), PUBLISHED.len());
    assert!(PUBLISHED.len() > 80, "{}", PUBLISHED.len());
    let mut wrong = Vec::new();
    for published in PUBLISHED.iter() {
        let chart = &published.chart;
        let page = text(&SITE, &format!("s/{}/index.html", published.id));
        let mut must = |part: String| {
            if !page.contains(&part) {
                wrong.push(format!("{}: no {part}", published.id));
            }
        };
        must(format!("<title>{}</title>", escaped(&chart.title)));
        must(format!("<html lang=\"{}\">", chart.language.tag()));
        must(format!("<district-chart link=\"{}\"", escaped(&published.link)));
        must(prerender::figure(chart) + &prerender::value_script(chart, &published.link));
        must("\"@type\":\"Dataset\"".to_owned());
        if page.contains("og:image") || page.contains("canonical") || !published.id.is_ascii() {
            wrong.push(format!("{}: found what only an absolute address can say", published.id));
        }
        for (_, other) in published.others.iter().filter(|(_, other)| !ids.contains(other.as_str())) {
            wrong.push(format!("{}: found no page {other}", published.id));
        }
    }
    none(&wrong);
}

/// The frame of each published chart holds the chart of its link, its table, its value and its language.
#[test]
fn a_frame_holds_its_chart() {
    let mut wrong = Vec::new();
    for published in PUBLISHED.iter() {
        let frame = text(&SITE, &format!("s/{}/embed.html", published.id));
        let link = published.embed_link(&DATASET);
        let chart = Chart::from_link(&DATASET, &link);
        let (query, language) = (escaped(&link), chart.language);
        let mut must = |part: String| {
            if !frame.contains(&part) {
                wrong.push(format!("{}: no {part}", published.id));
            }
        };
        must(format!("<html lang=\"{}\" class=\"embed\">", language.tag()));
        must(format!("<title>{}</title>", escaped(&chart.title)));
        must(format!("<district-chart link=\"{query}\" loading=\"eager\" short page=\"embed.html\">"));
        must(prerender::frame_figure(&chart) + &prerender::value_script(&chart, &link) + "      </district-chart>");
        must(format!("href=\"../../index.html?{query}\""));
        must("<meta name=\"referrer\" content=\"no-referrer\">".to_owned());
        must("<meta name=\"robots\" content=\"noindex\">".to_owned());
        if frame.contains("<noscript>") || frame.contains("class=\"tabs\"") {
            wrong.push(format!("{}: found what is no part of a prerendered frame", published.id));
        }
    }
    none(&wrong);
}

/// The list has each published chart by its canonical link, with which a page looks up the view that a reader shares.
#[test]
fn every_page_of_a_chart_is_found_by_its_link() {
    let list: Value = serde_json::from_str(text(&SITE, published::LIST)).expect("JSON");
    let list = list.as_object().expect("links and folders");
    assert_eq!(list.len(), PUBLISHED.len());
    let mut wrong = Vec::new();
    for published in PUBLISHED.iter() {
        let folder = format!("s/{}/", published.id);
        let Some((link, _)) = list.iter().find(|(_, there)| **there == folder) else {
            wrong.push(format!("{folder} is not listed"));
            continue;
        };
        let chart = Chart::from_link(&DATASET, link);
        if chart.to_string() != published.chart.to_string() || link.contains("v=") {
            wrong.push(format!("{folder} is listed under {link}: {}", chart.title));
        }
        if !text(&SITE, &format!("{folder}index.html"))
            .contains("<link rel=\"index\" type=\"application/json\" href=\"../../pages.json\">")
        {
            wrong.push(format!("{folder} does not know the list"));
        }
    }
    none(&wrong);
    assert_eq!(list[""], "s/fai-growth-zh/");
    assert!(text(&SITE, "index.html").contains("href=\"./pages.json\""));
}

/// With a base address, the preview of a page is complete, and describes this page.
#[test]
fn a_link_shows_its_own_picture() {
    let published = PUBLISHED.iter().find(|published| published.id == "fai-growth-en").expect("the first indicator");
    let page = head::of(text(&SITE, "index.html"), &FILES, &DATASET, published, Some(BASE)).expect("a page");
    let address = format!("{BASE}s/fai-growth-en/");
    assert_eq!(value_after(&page, "<link rel=\"canonical\" href=\""), address);
    for (property, expected) in [
        ("og:url", address.as_str()),
        ("og:image", &format!("{address}card.png")),
        ("og:title", &published.chart.title),
    ] {
        assert_eq!(value_after(&page, &format!("<meta property=\"{property}\" content=\"")), expected);
    }
    assert_eq!(value_after(&page, "<meta name=\"twitter:card\" content=\""), "summary_large_image");
    assert_eq!(value_after(&page, "type=\"application/json+oembed\" href=\""), format!("{address}oembed.json"));
    let alternative = value_after(&page, "<meta property=\"og:image:alt\" content=\"");
    assert!(alternative.contains("Laixi") && alternative.contains("24.3"), "{alternative}");
    let neutral = head::neutral(text(&SITE, "index.html"), BASE).expect("a page");
    assert_eq!(value_after(&neutral, "<meta property=\"og:image\" content=\""), format!("{BASE}card.png"));
    // It shows any view: services keep the address that was shared.
    assert!(!neutral.contains("canonical") && !neutral.contains("og:url"), "no address stands for every view");
}

/// The answer of oEmbed has the form whose height WordPress follows: a quotation with a link, then a frame with attributes that stay.
#[test]
fn a_frame_is_offered_to_hosts_that_ask() {
    for published in PUBLISHED.iter() {
        let oembed: Value =
            serde_json::from_str(&head::oembed(&FILES, &DATASET, published, BASE).expect("oEmbed")).expect("JSON");
        assert_eq!(oembed["type"], "rich");
        let html = oembed["html"].as_str().expect("html");
        let (address, title) = (format!("{BASE}s/{}/", published.id), escaped(&published.chart.title));
        let quotation =
            format!("<blockquote class=\"wp-embedded-content\"><a href=\"{address}\">{title}</a></blockquote><iframe ");
        assert!(html.starts_with(&quotation) && html.ends_with("></iframe>"), "{html}");
        let frame = format!(" src=\"{address}embed.html?{}\"", escaped(&published.embed_link(&DATASET)));
        assert!(html.contains(&frame), "{html}");
        assert_eq!(html.matches('<').count(), 6, "{html}");
        assert_eq!(html.matches('"').count() % 2, 0, "{html}");
        let height = oembed["height"].as_u64().expect("a height");
        for attribute in ["width=\"100%\"", "frameborder=\"0\"", &format!("height=\"{height}\"")] {
            assert_eq!(html.matches(attribute).count(), 1, "{attribute} in {html}");
        }
    }
}

/// Descriptions say what the title does not, end as sentences, and have the length that search engines accept for a dataset.
#[test]
fn a_preview_says_more_than_its_title() {
    let mut wrong = Vec::new();
    for published in PUBLISHED.iter() {
        let page = head::of(text(&SITE, "index.html"), &FILES, &DATASET, published, Some(BASE)).expect("a page");
        let title = escaped(&published.chart.title);
        let description = value_after(&page, "<meta name=\"description\" content=\"");
        let is_closed = description.ends_with(['。', '.']);
        if description.starts_with(title.as_str()) || !is_closed || description.len() < 20 {
            wrong.push(format!("{}: {description:?} below {title:?}", published.id));
        }
        assert_eq!(value_after(&page, "<meta property=\"og:description\" content=\""), description);
        let locale = value_after(&page, "<meta property=\"og:locale\" content=\"");
        assert!(["zh_CN", "en_GB"].contains(&locale) && locale[..2] == published.chart.language.tag()[..2], "{locale}");
        assert!(!value_after(&page, "<meta property=\"og:site_name\" content=\"").is_empty());
        let described = page.split("application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next());
        let value: Value = serde_json::from_str(described.expect("JSON-LD")).expect("JSON");
        let length = value["description"].as_str().map_or(0, |text| text.chars().count());
        if !(50..=5_000).contains(&length) {
            wrong.push(format!("{}: a description of {length} characters", published.id));
        }
        for field in ["creator", "publisher", "temporalCoverage", "inLanguage", "url"] {
            if value[field].is_null() && !(field == "temporalCoverage" && published.chart.observations.is_empty()) {
                wrong.push(format!("{}: no {field}", published.id));
            }
        }
        assert_eq!(value["isPartOf"]["url"], BASE);
        // A sentence about a script that is still loading is shown by the stylesheet, and is no text of the page.
        let phrases = [Phrase::Loading, Phrase::NotLoaded].map(|phrase| words(published.chart.language).phrase(phrase));
        wrong.extend(
            phrases
                .iter()
                .filter(|phrase| page.contains(&format!(">{phrase}<")))
                .map(|phrase| format!("{}: {phrase}", published.id)),
        );
    }
    none(&wrong);
}

/// The numbers of a text as printed.
fn numbers(text: &str) -> Vec<String> {
    let pieces = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    pieces.map(|piece| piece.trim_matches(['.', ',']).to_owned()).filter(|piece| !piece.is_empty()).collect()
}

/// The numbers in the texts and the table of a chart.
fn printed_numbers(chart: &Chart) -> BTreeSet<String> {
    let words = [&chart.title, &chart.subtitle, &chart.coverage, &chart.source, &chart.licence, &chart.table.caption];
    let cells = chart.table.rows.iter().chain([&chart.table.columns]).flatten();
    words.into_iter().chain(&chart.notes).chain(cells).flat_map(|text| numbers(text)).collect()
}

/// Every number in a picture is on its page. Kinds with axes are left out, since the numbers of ticks are no figures.
#[test]
fn every_number_of_a_picture_is_on_its_page() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for published in PUBLISHED.iter() {
        let Some(drawn) = picture::drawn(&published.chart, "").expect("a drawing") else { continue };
        if matches!(published.chart.plot, Plot::Scatter(_) | Plot::Trend(_)) {
            continue;
        }
        let printed = printed_numbers(&published.chart);
        for number in drawn.placed.texts.iter().flat_map(|(_, text)| numbers(text)) {
            count += 1;
            if !printed.contains(&number) {
                wrong.push(format!("{}: {number} is in the picture alone", published.id));
            }
        }
    }
    assert!(count > 500, "found {count} numbers, expected more than 500");
    none(&wrong);
}

/// Rasters one picture of each kind of plot, up to the limit.
#[test]
fn pictures_are_small_and_of_one_size() {
    let mut kinds = Vec::new();
    for published in PUBLISHED.iter() {
        let kind = std::mem::discriminant(&published.chart.plot);
        if kinds.len() == RASTERED || kinds.contains(&kind) {
            continue;
        }
        kinds.push(kind);
        let Some(png) = picture::card(&published.chart, &format!("{BASE}s/{}/", published.id)).expect("a picture")
        else {
            continue;
        };
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
        assert_eq!((side(16), side(20)), (1200, 630));
        assert!((5_000..=picture::MOST_BYTES).contains(&png.len()), "{}: {} bytes", published.id, png.len());
    }
    assert!(kinds.len() >= 4, "{} kinds", kinds.len());
}
