//! A page a chart: what a link to it shows before anybody follows it, and the chart itself before any script.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use district_charts::chart::Chart;
use district_charts::data::Dataset;
use district_charts::language::Language;
use district_charts::link::{Form, Kind, View};
use district_charts::page;

use super::assets::{Assets, Tree};
use super::references::relative;
use super::{in_parallel, picture};
use crate::{policy, prerender};

pub mod head;

/// Where they lie.
pub const FOLDER: &str = "s/";

/// The list of their addresses by their links, which pages look up what they share in.
pub const LIST: &str = "pages.json";

/// The page that they are made from.
const PAGE: &str = "www/index.html";

/// A chart with a page of its own.
#[derive(Debug)]
pub struct Preset {
    /// Its name in the address: readable, and for ever.
    pub id: String,
    /// The same chart in the other language, if it has a page.
    pub other: String,
    /// The link.
    pub link: String,
    /// What it says.
    pub chart: Chart,
}

/// Every indicator as a ranking and every other kind as it opens, in both languages, as far as there are figures.
pub fn presets(dataset: &Dataset) -> Vec<Preset> {
    let ranks = dataset.indicators.iter().map(|indicator| (indicator.id.clone(), format!("i={}", indicator.id)));
    let opened = |kind: &str| page::changed(dataset, &View::default_for(dataset), "c", kind);
    let kinds = Kind::ALL.iter().filter(|entry| entry.1 != Kind::Rank);
    let kinds = kinds.map(|(name, _)| ((*name).to_owned(), opened(name)));
    let all: Vec<(String, String)> = ranks.chain(kinds).collect();
    let both = all.iter().flat_map(|(name, link)| {
        [(Language::Zh, Language::En), (Language::En, Language::Zh)].map(|(language, other)| Preset {
            id: format!("{name}-{}", language.code()),
            other: format!("{name}-{}", other.code()),
            link: format!("{link}&l={}", language.code()),
            chart: Chart::from_link(dataset, &format!("{link}&l={}", language.code())),
        })
    });
    both.filter(|preset| preset.chart.links.is_empty() && !preset.chart.table.rows.is_empty()).collect()
}

/// The pages with what belongs to them, and the page of all charts with what belongs to it.
pub fn all(assets: &mut Assets<'_>, base: Option<&str>) -> Result<Tree> {
    let dataset = Dataset::embedded().map_err(|errors| anyhow::anyhow!("the package is broken:\n{errors}"))?;
    let presets = presets(&dataset);
    let mut tree = Tree::new();
    for preset in &presets {
        let folder = format!("{FOLDER}{}/", preset.id);
        let html = assets.page_in(PAGE, &folder, |html| listing(&html_of(&html, &dataset, preset, base)?, &folder))?;
        ensure!(
            tree.insert(format!("{folder}index.html"), html.into_bytes()).is_none(),
            "two presets are {}",
            preset.id
        );
    }
    let index = assets.page_in(PAGE, "", |html| {
        let html = listing(&html, "")?;
        base.map_or(Ok(html.clone()), |base| head::neutral(&html, base))
    })?;
    tree.insert(LIST.to_owned(), list(&dataset, &presets)?.into_bytes());
    if let Some(base) = base {
        let neutral = picture::neutral(&head::product(&index)?)?;
        tree.insert(head::NEUTRAL.to_owned(), neutral.clone());
        let pictures = in_parallel(&presets, |preset| {
            let address = format!("{base}{FOLDER}{}/", preset.id);
            Ok(picture::card(&preset.chart, &address)?.unwrap_or_else(|| neutral.clone()))
        })?;
        for (preset, picture) in presets.iter().zip(pictures) {
            tree.insert(format!("{FOLDER}{}/{}", preset.id, head::PICTURE), picture);
            let oembed = head::oembed(&dataset, preset, base)?;
            tree.insert(format!("{FOLDER}{}/{}", preset.id, head::OEMBED), oembed.into_bytes());
        }
        tree.insert("sitemap.xml".to_owned(), sitemap(&presets, base).into_bytes());
    }
    tree.insert("index.html".to_owned(), index.into_bytes());
    Ok(tree)
}

/// A page in a folder that says where the list is.
fn listing(html: &str, folder: &str) -> Result<String> {
    let list = relative(folder, LIST);
    head::with(html, &format!("    <link rel=\"index\" type=\"application/json\" href=\"{list}\">\n"))
}

/// The folder of each preset by its link as a page writes it; the folders are seen from the list.
pub fn list(dataset: &Dataset, presets: &[Preset]) -> Result<String> {
    let mut folders = BTreeMap::new();
    for preset in presets {
        let link = View::from_query(dataset, &preset.link).0.to_query(dataset, Form::Share);
        let former = folders.insert(link, format!("{FOLDER}{}/", preset.id));
        ensure!(former.is_none(), "{} and {} have one link", former.unwrap_or_default(), preset.id);
    }
    Ok(serde_json::to_string(&folders)? + "\n")
}

/// The page of a checkout with this chart as its first.
fn html_of(html: &str, dataset: &Dataset, preset: &Preset, base: Option<&str>) -> Result<String> {
    let chart = &preset.chart;
    let html = prerender::between(html, prerender::CHART, &prerender::figure(chart))?;
    // Whatever its address says, such a page shows its own chart.
    let html = policy::renewed(&without(&html, ("<script>", "</script>"), "classList.add(\"asked\")")?);
    let element = format!("<district-chart link=\"{}\"", page::escaped(&preset.link));
    let html = swapped(&html, "<district-chart", &element)?;
    let html = swapped(&html, "<html lang=\"zh-Hans\">", &format!("<html lang=\"{}\">", chart.language.tag()))?;
    head::of(&html, dataset, preset, base)
}

/// A text with the one part between two marks taken out that holds some words.
fn without(text: &str, (begin, end): (&str, &str), words: &str) -> Result<String> {
    let place = text.find(words).with_context(|| format!("found no {words} in the page"))?;
    let begin = text[..place].rfind(begin).with_context(|| format!("found no {begin} in the page"))?;
    let end = text[place..].find(end).with_context(|| format!("found no {end} in the page"))? + place + end.len();
    Ok(format!("{}{}", text[..begin].trim_end(), &text[end..]))
}

/// A text with something that stands in it once put in another's place.
fn swapped(text: &str, from: &str, to: &str) -> Result<String> {
    let found = text.matches(from).count();
    ensure!(found == 1, "found {found} times {from} in the page, expected once");
    Ok(text.replacen(from, to, 1))
}

/// Every page, and where the same chart is in the other language.
fn sitemap(presets: &[Preset], base: &str) -> String {
    let mut xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
            .to_owned();
    let pages = presets.iter().map(|preset| format!("{FOLDER}{}/", preset.id));
    for page in std::iter::once(String::new()).chain(pages) {
        xml += &format!("<url><loc>{}{page}</loc></url>\n", page::escaped(base));
    }
    xml + "</urlset>\n"
}
