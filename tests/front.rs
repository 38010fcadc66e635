#![allow(missing_docs)]
//! The front page as HTML: the charts that are worth seeing, their rule, the links of the header, and the kinds as pictures.

mod common;

use common::any::package;
use common::{embedded, none, path, text};
use district_charts::data::Dataset;
use district_charts::kinds::KINDS;
use district_charts::model::{Chart, View};
use district_charts::page::MAX_FEATURED;
use district_charts::text::escaped;
use xtask::prerender;

/// The most bytes of the picture of a kind, and of all of them: they stand in every page.
const MOST_PICTURE_BYTES: usize = 2_000;
const MOST_PICTURES_BYTES: usize = 10_000;

fn page(dataset: &Dataset, has_desk: bool) -> String {
    prerender::page(&text("www/index.html"), |name: &str| Ok(text(&format!("www/{name}"))), dataset, "", has_desk)
        .expect("a page")
}

/// The parts of a text between two marks.
fn parts<'t>(text: &'t str, begin: &str, end: &str) -> Vec<&'t str> {
    text.split(begin).skip(1).filter_map(|rest| Some(rest.split_once(end)?.0)).collect()
}

/// Packages with the names for complaints.
fn packages() -> Vec<(String, Dataset)> {
    let generated = [2, 33, 400].map(|count| (format!("{count} districts"), package(count).dataset()));
    [("Qingdao".to_owned(), embedded())].into_iter().chain(generated).collect()
}

/// Every card is a link to a view of the package, with the title of its chart and a small picture; there is a list in each language, and
/// the rule.
#[test]
fn each_card_is_a_link_with_the_title_of_its_chart() {
    let mut wrong = Vec::new();
    for (name, dataset) in packages() {
        let html = page(&dataset, false);
        let section = parts(&html, "<section class=\"worth\"", "</section>").concat();
        let lists = parts(&section, "<ul lang=", "</ul>");
        assert_eq!(lists.len(), dataset.description().languages.len(), "{name}");
        for list in &lists {
            let cards = parts(list, "<li>", "</li>");
            if cards.is_empty() || cards.len() > MAX_FEATURED {
                wrong.push(format!("{name}: found {} cards", cards.len()));
            }
            for card in cards {
                let link = parts(card, "href=\"?", "\"").concat().replace("&amp;", "&");
                let title = escaped(&Chart::from_link(&dataset, &link).title);
                if !card.contains(&format!("<b>{title}</b>")) || card.matches("<svg ").count() != 1 {
                    wrong.push(format!("{name}, {link}: {card}"));
                }
            }
        }
        assert_eq!(parts(&section, "<details id=\"how\">", "</details>").len(), 1, "{name} explains no rule");
        assert!(!html.contains("NaN") && !section.contains("#ffffff"), "{name}");
    }
    none(wrong);
}

/// The header leads to the desk only if the site has one.
#[test]
fn the_header_leads_only_to_what_is_there() {
    let dataset = embedded();
    let header = |has_desk| parts(&page(&dataset, has_desk), "<nav>", "</nav>").concat();
    assert!(header(true).contains("href=\"desk.html\"") && !header(false).contains("desk.html"));
    for address in parts(&header(true), "href=\"", "\"") {
        let (file, link) = address.split_once('?').unwrap_or((address, ""));
        let html = page(&dataset, true);
        match file.strip_prefix('#') {
            Some(id) => assert!(html.contains(&format!("id=\"{id}\"")), "no {id} in the page"),
            None => assert!(file == "desk.html" || path("www").join(file).exists(), "no page {file}"),
        }
        assert!(View::from_query(&dataset, link).1.is_empty(), "{address}");
    }
}

/// Each kind that has figures is a picture of numbers that a browser can draw, small enough to stand in every page.
#[test]
fn each_kind_has_a_small_picture() {
    for (name, dataset) in packages() {
        let html = page(&dataset, false);
        let template = parts(&html, "<template id=\"kinds\"", "</template>").concat();
        let pictures = parts(&template, "<svg ", "</svg>");
        for kind in KINDS {
            let own = format!("class=\"kind-{}\"", kind.name);
            let picture = pictures.iter().find(|picture| picture.starts_with(&own));
            let picture = picture.unwrap_or_else(|| panic!("{name}: no picture of {}", kind.name));
            assert!(picture.contains("<path ") && picture.len() <= MOST_PICTURE_BYTES, "{name}: {picture}");
            let is_drawn = |part: &&str| part.chars().all(|c| c.is_ascii_digit() || "MmHhVvLaz .-".contains(c));
            assert!(parts(picture, " d=\"", "\"").iter().all(is_drawn), "{name}: {picture}");
        }
        assert!(template.len() <= MOST_PICTURES_BYTES, "{name}: found {} bytes of pictures", template.len());
    }
}
