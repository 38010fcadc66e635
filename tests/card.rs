#![allow(missing_docs)]
//! A chart with its words around it as one picture: everything is there, nothing is cut, nothing lies on anything else.

mod common;

use common::picture::{WIDTHS, core, inside, whole};
use common::{cases, embedded, none};
use district_charts::chart::Chart;
use district_charts::draw::{Card, Palette, Placed, Scale, Vector};
use district_charts::link::Theme;

const ADDRESS: &str = "https://news.example.org/charts/?c=pair&i=~fai-growth~four-new-growth&d=~shinan~laixi&l=en";

fn card(chart: &Chart, scale: Scale) -> (String, Placed) {
    let card = Card { chart, address: ADDRESS };
    let width = (scale.width * scale.ratio) as u32;
    let mut text = String::new();
    let height = card.height(Vector::new(&mut text, (width, 1), "sans-serif"), scale).expect("text is measured");
    text.clear();
    let size = (width, (height * scale.ratio).round() as u32);
    let mut surface = Vector::new(&mut text, size, "sans-serif");
    surface.describe(&chart.title, &chart.spoken);
    let placed = card.draw(surface, scale, &Palette::of(Theme::Light)).expect("text takes every drawing");
    (text, placed)
}

/// All words of a picture, line by line.
fn words(placed: &Placed) -> String {
    placed.texts.iter().map(|text| text.1.replace(' ', "")).collect()
}

fn misplaced(chart: &Chart, scale: Scale) -> Vec<String> {
    let (_, placed) = card(chart, scale);
    let mut wrong = Vec::new();
    for (place, (rect, text)) in placed.texts.iter().enumerate() {
        let on = placed.texts[..place].iter().filter(|(other, _)| core(rect).overlaps(&core(other)));
        wrong.extend(on.map(|(_, other)| format!("{text:?} lies on {other:?}")));
        if !inside(rect, &whole(&placed)) {
            wrong.push(format!("{text:?} at {rect:?} leaves the picture"));
        }
        if text.starts_with(['，', '。', '、', '；', '：', '）', '”', '》']) || text.ends_with(['（', '“', '《'])
        {
            wrong.push(format!("{text:?} begins or ends with a mark that belongs to the next line"));
        }
    }
    let all = words(&placed);
    let said = [&chart.title, &chart.subtitle, &chart.coverage, &chart.source, &chart.licence];
    let said = said.into_iter().chain(&chart.notes);
    for words in said.map(String::as_str).chain([ADDRESS]) {
        if !all.contains(&words.replace(' ', "")) {
            wrong.push(format!("{words:?} is not there whole"));
        }
    }
    wrong
}

#[test]
fn every_case_is_whole_and_nothing_overlaps() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for (name, link) in cases() {
        let chart = Chart::from_link(&dataset, &link);
        for width in WIDTHS {
            for (ratio, text) in [(1.0, 1.0), (2.0, 1.0), (1.0, 1.5)] {
                let found = misplaced(&chart, Scale { width, ratio, text });
                wrong.extend(found.iter().map(|told| format!("{name} at {width} px, {ratio}, {text}: {told}")));
            }
        }
    }
    none(&wrong);
}

#[test]
fn marks_lie_where_the_chart_lies() {
    let chart = Chart::from_link(&embedded(), "");
    let (_, placed) = card(&chart, Scale { width: 800.0, ratio: 1.0, text: 1.0 });
    assert_eq!(placed.rows.len(), chart.marks.len());
    let (first, title) = (placed.rows[0], placed.texts[0].0);
    assert!(first.y > title.y + title.height && first.x > 0.0, "{first:?} is not below {title:?}");
}

#[test]
fn a_picture_says_what_it_is() {
    let chart = Chart::from_link(&embedded(), "l=en");
    let (svg, _) = card(&chart, Scale { width: 800.0, ratio: 1.0, text: 1.0 });
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\""), "{}", &svg[..80]);
    assert!(svg.contains(&format!("<title>{}</title>", chart.title)) && svg.ends_with("</svg>\n"));
    assert!(svg.contains("?c=pair&amp;i=~fai-growth") && !svg.contains("<script"), "{svg}");
}
