#![allow(missing_docs)]
//! Cards, pictures of a chart with its texts: nothing is missing, cut or overlapping.

mod common;

use common::picture::{Overlap, WIDTHS, check_at, mark_faults, scale, text_faults};
use common::{cases, embedded};
use district_charts::draw::{Card, Palette, Placed, Scale, Svg};
use district_charts::model::Chart;
use district_charts::model::Theme;

const ADDRESS: &str = "https://news.example.org/charts/?c=pair&i=~fai-growth~four-new-growth&d=~shinan~laixi&l=en";

fn card(chart: &Chart, scale: Scale) -> (String, Placed) {
    let picture = chart.picture();
    let card = Card { picture: &picture, address: ADDRESS, logo: 0.0 };
    let width = (scale.width * scale.ratio) as u32;
    let mut text = String::new();
    let height = card
        .height(Svg::new(&mut text, (width, 1), "sans-serif"), scale, &Palette::of(Theme::Light))
        .expect("text is measured");
    text.clear();
    let size = (width, (height * scale.ratio).round() as u32);
    let mut surface = Svg::new(&mut text, size, "sans-serif");
    surface.describe(&chart.title, &chart.spoken);
    let placed = card.draw(surface, scale, &Palette::of(Theme::Light)).expect("text takes every drawing");
    (text, placed)
}

/// All texts of a picture without spaces, line by line.
fn words(placed: &Placed) -> String {
    placed.texts.iter().map(|text| text.1.replace(' ', "")).collect()
}

/// Faults of the layout of a card: besides those of any plot, a line breaks at the wrong punctuation, or a text is
/// missing.
fn layout_faults(chart: &Chart, scale: Scale) -> Vec<String> {
    let (_, placed) = card(chart, scale);
    let mut wrong = text_faults(&placed, scale, Overlap::Rounded);
    wrong.extend(mark_faults(&placed));
    for (_, text) in &placed.texts {
        if text.starts_with(['，', '。', '、', '；', '：', '）', '”', '》']) || text.ends_with(['（', '“', '《'])
        {
            wrong.push(format!("{text:?} begins or ends with punctuation of another line"));
        }
    }
    let all = words(&placed);
    let texts = [&chart.title, &chart.subtitle, &chart.coverage, &chart.source, &chart.licence];
    for text in texts.into_iter().chain(&chart.notes).map(String::as_str).chain([ADDRESS]) {
        if !all.contains(&text.replace(' ', "")) {
            wrong.push(format!("found no complete {text:?}"));
        }
    }
    wrong
}

#[test]
fn every_case_is_whole_and_nothing_overlaps() {
    let dataset = embedded();
    let charts: Vec<_> = cases().into_iter().map(|(name, link)| (name, Chart::from_link(&dataset, &link))).collect();
    let sizes = [(1.0, 1.0), (2.0, 1.0), (1.0, 1.5)];
    let scales = WIDTHS.iter().flat_map(|&width| sizes.map(|(ratio, text)| Scale { width, ratio, text }));
    check_at(&scales.collect::<Vec<_>>(), charts, layout_faults);
}

#[test]
fn marks_lie_where_the_chart_lies() {
    let chart = Chart::from_link(&embedded(), "");
    let (_, placed) = card(&chart, scale(800.0));
    assert_eq!(placed.targets.len(), chart.marks.len());
    let (first, title) = (placed.targets[0], placed.texts[0].0);
    assert!(first.y > title.y + title.height && first.x > 0.0, "{first:?} is not below {title:?}");
}

#[test]
fn a_picture_says_what_it_is() {
    let chart = Chart::from_link(&embedded(), "l=en");
    let (svg, _) = card(&chart, scale(800.0));
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\""), "{}", &svg[..80]);
    assert!(svg.contains(&format!("<title>{}</title>", chart.title)) && svg.ends_with("</svg>\n"));
    assert!(svg.contains("?c=pair&amp;i=~fai-growth") && !svg.contains("<script"), "{svg}");
}
