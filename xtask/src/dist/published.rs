//! The pages of published charts: each is prerendered, and its head describes the chart to services that preview links.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use district_charts::data::Dataset;
use district_charts::kinds::KINDS;
use district_charts::language::Language;
use district_charts::link::LinkForm;
use district_charts::model::Chart;
use district_charts::model::View;
use district_charts::page;
use district_charts::text::escaped;

use super::assets::{Assets, Tree};
use super::references::relative;
use super::{in_parallel, picture};
use crate::{policy, prerender};

pub mod head;

/// The folder of published charts.
pub const FOLDER: &str = "s/";

/// The list of their folders by their links, in which a page looks up the link that a reader shares.
pub const LIST: &str = "pages.json";

/// The page of the checkout.
const PAGE: &str = "www/index.html";

/// A chart with a page of its own.
#[derive(Debug)]
pub struct PublishedChart {
    /// The name in the address, readable and permanent.
    pub id: String,
    /// The same chart in each other language: the language and the name.
    pub others: Vec<(Language, String)>,
    /// The link.
    pub link: String,
    /// The chart of the link.
    pub chart: Chart,
}

/// Each indicator as a ranking, and each other kind with its default view, in each language, where there are figures.
pub fn charts(dataset: &Dataset) -> Vec<PublishedChart> {
    let ranks = dataset.indicators.iter().map(|indicator| (indicator.id.clone(), format!("i={}", indicator.id)));
    let opened = |kind: &str| page::changed(dataset, &View::default_for(dataset), "c", kind);
    let kinds = KINDS.iter().skip(1);
    let kinds = kinds.map(|kind| (kind.name.to_owned(), opened(kind.name)));
    let all: Vec<(String, String)> = ranks.chain(kinds).collect();
    let id = |name: &str, language: Language| format!("{name}-{}", language.code());
    let others = |name: &str, language: Language| {
        let others = Language::ALL.into_iter().filter(|&other| other != language);
        others.map(|other| (other, id(name, other))).collect()
    };
    let published = all.iter().flat_map(|(name, link)| {
        Language::ALL.map(|language| PublishedChart {
            id: id(name, language),
            others: others(name, language),
            link: format!("{link}&l={}", language.code()),
            chart: Chart::from_link(dataset, &format!("{link}&l={}", language.code())),
        })
    });
    published.filter(|published| published.chart.links.is_empty() && !published.chart.table.rows.is_empty()).collect()
}

/// The pages of published charts and the index page, with their pictures and descriptions.
pub fn all(assets: &mut Assets<'_>, base: Option<&str>) -> Result<Tree> {
    let dataset = Dataset::embedded().map_err(|errors| anyhow::anyhow!("the package is broken:\n{errors}"))?;
    let charts = charts(&dataset);
    let mut tree = Tree::new();
    for published in &charts {
        let folder = format!("{FOLDER}{}/", published.id);
        let html =
            assets.page_in(PAGE, &folder, |html| listing(&html_of(&html, &dataset, published, base)?, &folder))?;
        ensure!(
            tree.insert(format!("{folder}index.html"), html.into_bytes()).is_none(),
            "found two published charts {}",
            published.id
        );
    }
    let index = assets.page_in(PAGE, "", |html| {
        let html = listing(&html, "")?;
        base.map_or(Ok(html.clone()), |base| head::neutral(&html, base))
    })?;
    tree.insert(LIST.to_owned(), list(&dataset, &charts)?.into_bytes());
    if let Some(base) = base {
        let neutral = picture::neutral(&head::product(&index)?)?;
        tree.insert(head::NEUTRAL.to_owned(), neutral.clone());
        let pictures = in_parallel(&charts, |published| {
            let address = format!("{base}{FOLDER}{}/", published.id);
            Ok(picture::card(&published.chart, &address)?.unwrap_or_else(|| neutral.clone()))
        })?;
        for (published, picture) in charts.iter().zip(pictures) {
            tree.insert(format!("{FOLDER}{}/{}", published.id, head::PICTURE), picture);
            let oembed = head::oembed(&dataset, published, base)?;
            tree.insert(format!("{FOLDER}{}/{}", published.id, head::OEMBED), oembed.into_bytes());
        }
        tree.insert("sitemap.xml".to_owned(), sitemap(&charts, base).into_bytes());
    }
    tree.insert("index.html".to_owned(), index.into_bytes());
    Ok(tree)
}

/// A page with a link to the list.
fn listing(html: &str, folder: &str) -> Result<String> {
    let list = relative(folder, LIST);
    head::with(html, &format!("    <link rel=\"index\" type=\"application/json\" href=\"{list}\">\n"))
}

/// The folder of each published chart by its canonical link; folders are relative to the list.
pub fn list(dataset: &Dataset, charts: &[PublishedChart]) -> Result<String> {
    let mut folders = BTreeMap::new();
    for published in charts {
        let link = View::from_query(dataset, &published.link).0.to_query(dataset, LinkForm::Share);
        let former = folders.insert(link, format!("{FOLDER}{}/", published.id));
        ensure!(former.is_none(), "{} and {} have one link", former.unwrap_or_default(), published.id);
    }
    Ok(serde_json::to_string(&folders)? + "\n")
}

/// The page of a checkout with this chart as its first.
fn html_of(html: &str, dataset: &Dataset, published: &PublishedChart, base: Option<&str>) -> Result<String> {
    let chart = &published.chart;
    let html = prerender::between(html, prerender::CHART, &prerender::figure(chart))?;
    // The page of a published chart shows that chart, whatever its address asks for.
    let html = policy::renewed(&without(&html, ("<script>", "</script>"), "classList.add(\"asked\")")?);
    let element = format!("<district-chart link=\"{}\"", escaped(&published.link));
    let html = swapped(&html, "<district-chart", &element)?;
    let html = swapped(&html, "<html lang=\"zh-Hans\">", &format!("<html lang=\"{}\">", chart.language.tag()))?;
    head::of(&html, dataset, published, base)
}

/// Removes the part between two marks that contains `words`.
fn without(text: &str, (begin, end): (&str, &str), words: &str) -> Result<String> {
    let at = text.find(words).with_context(|| format!("found no {words} in the page"))?;
    let begin = text[..at].rfind(begin).with_context(|| format!("found no {begin} in the page"))?;
    let end = text[at..].find(end).with_context(|| format!("found no {end} in the page"))? + at + end.len();
    Ok(format!("{}{}", text[..begin].trim_end(), &text[end..]))
}

/// Replaces a part that must occur exactly once.
fn swapped(text: &str, from: &str, to: &str) -> Result<String> {
    let found = text.matches(from).count();
    ensure!(found == 1, "found {found} times {from} in the page, expected once");
    Ok(text.replacen(from, to, 1))
}

/// The sitemap: the index page and each published chart.
fn sitemap(charts: &[PublishedChart], base: &str) -> String {
    let mut xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
            .to_owned();
    let pages = charts.iter().map(|published| format!("{FOLDER}{}/", published.id));
    for page in std::iter::once(String::new()).chain(pages) {
        xml += &format!("<url><loc>{}{page}</loc></url>\n", escaped(base));
    }
    xml + "</urlset>\n"
}
