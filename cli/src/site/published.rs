//! The pages and the frames of published charts. Both are prerendered; the head of a page describes the chart to services that preview
//! links.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use district_charts::data::Dataset;
use district_charts::draw::Style;
use district_charts::kinds::{KINDS, pinned};
use district_charts::language::Language;
use district_charts::link::LinkForm;
use district_charts::model::Chart;
use district_charts::model::View;
use district_charts::page;
use district_charts::text::escaped;
use district_charts::words::{Phrase, words};

use super::assets::{Assets, Tree};
use super::files::Files;
use super::{Options, in_parallel, picture};
use crate::references::relative;
use crate::{critical_css, front, page_texts, policy, prerender};

pub mod head;

/// The folder of published charts.
pub const FOLDER: &str = "s/";

/// The list of their folders by their links, in which a page looks up the link that a reader shares.
pub const LIST: &str = "pages.json";

/// The width of pictures for telephones, CSS pixels.
const NARROW_PX: u32 = 360;

/// The page and the frame of the checkout.
const PAGE: &str = "www/index.html";
const FRAME: &str = "www/embed.html";

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

impl PublishedChart {
    /// The folder of its page and its frame, from the root of the site.
    pub fn folder(&self) -> String {
        format!("{FOLDER}{}/", self.id)
    }

    /// The link of its frame, which states everything that the chart shows and the digest of its figures.
    pub fn embed_link(&self, dataset: &Dataset) -> String {
        let (view, _) = View::from_query(dataset, &self.link);
        pinned(dataset, &view).to_query(dataset, LinkForm::Embed)
    }
}

/// Each indicator as a ranking, and each other kind with its default view, in each language, where there are figures.
pub fn charts(dataset: &Dataset) -> Vec<PublishedChart> {
    let ranks = dataset.indicators.iter().map(|indicator| (indicator.id.clone(), format!("i={}", indicator.id)));
    let opened = |kind: &str| page::changed(dataset, &View::default_for(dataset), "c", kind);
    let kinds = KINDS.iter().skip(1);
    let kinds = kinds.map(|kind| (kind.name.to_owned(), opened(kind.name)));
    let all: Vec<(String, String)> = ranks.chain(kinds).collect();
    let languages = &dataset.description().languages;
    let id = |name: &str, language: Language| format!("{name}-{}", language.code());
    let others = |name: &str, language: Language| {
        let others = languages.iter().filter(|&&other| other != language);
        others.map(|&other| (other, id(name, other))).collect()
    };
    let published = all.iter().flat_map(|(name, link)| {
        languages.iter().map(move |&language| PublishedChart {
            id: id(name, language),
            others: others(name, language),
            link: format!("{link}&l={}", language.code()),
            chart: Chart::from_link(dataset, &format!("{link}&l={}", language.code())),
        })
    });
    published.filter(|published| published.chart.links.is_empty() && !published.chart.table.rows.is_empty()).collect()
}

/// The pages and frames of published charts and the index page, with their pictures and descriptions.
pub fn all(assets: &mut Assets<'_>, dataset: &Dataset, options: &Options) -> Result<Tree> {
    let charts = charts(dataset);
    let base = options.base.as_deref();
    let mut tree = pages(assets, dataset, &charts, base)?;
    tree.insert(LIST.to_owned(), list(dataset, &charts)?.into_bytes());
    let Some(base) = base else { return Ok(tree) };
    tree.insert("sitemap.xml".to_owned(), sitemap(&charts, base).into_bytes());
    for published in &charts {
        let oembed = head::oembed(assets.files(), dataset, published, base)?;
        tree.insert(format!("{}{}", published.folder(), head::OEMBED), oembed.into_bytes());
    }
    if !options.pictures {
        return head::without_pictures(tree);
    }
    let index = std::str::from_utf8(&tree["index.html"])?;
    let neutral = picture::neutral(&head::product(index)?, &Style::new(&dataset.description().style))?;
    tree.insert(head::NEUTRAL.to_owned(), neutral.clone());
    let pictures = in_parallel(&charts, |published| {
        let address = format!("{base}{}", published.folder());
        let narrow = picture::of_width(&published.chart, &address, NARROW_PX)?;
        let card = picture::card(&published.chart, &address)?.unwrap_or_else(|| neutral.clone());
        Ok((card, picture::png_of_width(&narrow, NARROW_PX)?))
    })?;
    for (published, (card, narrow)) in charts.iter().zip(pictures) {
        tree.insert(format!("{}{}", published.folder(), head::PICTURE), card);
        tree.insert(format!("{}{}", published.folder(), head::NARROW_PICTURE), narrow);
    }
    Ok(tree)
}

/// The page and the frame of each published chart, and the index page.
pub fn pages(
    assets: &mut Assets<'_>,
    dataset: &Dataset,
    charts: &[PublishedChart],
    base: Option<&str>,
) -> Result<Tree> {
    let mut tree = Tree::new();
    let files = assets.files();
    for published in charts {
        let folder = published.folder();
        let frame = assets.page_in(FRAME, &folder, |html| frame_of(&html, files, dataset, published))?;
        tree.insert(format!("{folder}embed.html"), with_page_from_root(&frame)?.into_bytes());
        let html = assets
            .page_in(PAGE, &folder, |html| listing(&html_of(&html, files, dataset, published, base)?, &folder))?;
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
        let former = folders.insert(link, published.folder());
        ensure!(former.is_none(), "{} and {} have one link", former.unwrap_or_default(), published.id);
    }
    Ok(serde_json::to_string(&folders)? + "\n")
}

/// The page of a checkout with this chart as its first.
fn html_of(
    html: &str,
    files: &Files,
    dataset: &Dataset,
    published: &PublishedChart,
    base: Option<&str>,
) -> Result<String> {
    let chart = &published.chart;
    let fields = page::fields(dataset, &View::from_query(dataset, &published.link).0);
    let html = prerender::with_chart(&front::without(html)?, chart, &fields, &published.link)?;
    // The page of a published chart shows that chart, whatever its address asks for.
    let html = policy::renewed(&without(&html, ("<script>", "</script>"), "classList.add(\"asked\")")?);
    let element = format!("<district-chart link=\"{}\"", escaped(&published.link));
    let html = swapped(&html, "<district-chart", &element)?;
    let html = page_texts::in_languages_of(page_texts::with_language(&html, chart.language)?, dataset);
    head::of(&html, files, dataset, published, base)
}

/// The frame of a checkout with this chart in it, which stays if no script runs.
fn frame_of(html: &str, files: &Files, dataset: &Dataset, published: &PublishedChart) -> Result<String> {
    let link = published.embed_link(dataset);
    let chart = Chart::from_link(dataset, &link);
    let (language, query) = (chart.language, escaped(&link));
    let element = format!("<district-chart link=\"{query}\"");
    let figure = prerender::frame_figure(&chart) + &prerender::value_script(&chart, &link);
    let full = format!("href=\"index.html?{query}\"");
    let html = swapped(html, "<district-chart", &element)?;
    let html = swapped(&html, "      </district-chart>", &format!("{figure}      </district-chart>"))?;
    let html = page_texts::with_language(&html, language)?;
    let html = swapped(&html, "href=\"index.html\"", &full)?;
    let html = replaced_between(&html, ("<title>", "</title>"), &escaped(&chart.title))?;
    let html = replaced_between(&html, (" external\">", "</a>"), words(language).phrase(Phrase::FullChart))?;
    let html = without(&html, ("<noscript>", "</noscript>"), "observations.csv")?;
    // The frame holds its chart, so it is drawn without the module that makes charts.
    let html = without(&html, ("<link ", ">"), "../pkg/charts_bg.wasm")?;
    let html = without(&html, ("<link ", ">"), "charts-client.js")?;
    let html = prerender::with_drawing_module(&html, &chart);
    let html = critical_css::inlined(&html, |name| files.stylesheet(name))?;
    Ok(policy::renewed(&html))
}

/// A frame whose element names the page of its links as seen from the root, where its scripts look for it.
fn with_page_from_root(html: &str) -> Result<String> {
    swapped(html, " page=\"../../embed.html\"", " page=\"embed.html\"")
}

/// Replaces the text between two marks, of which the first must occur exactly once.
fn replaced_between(text: &str, marks: (&str, &str), new: &str) -> Result<String> {
    let found = text.matches(marks.0).count();
    ensure!(found == 1, "found {found} times {} in the page, expected once", marks.0);
    prerender::between(text, marks, new)
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
    let pages = charts.iter().map(PublishedChart::folder);
    for page in std::iter::once(String::new()).chain(pages) {
        xml += &format!("<url><loc>{}{page}</loc></url>\n", escaped(base));
    }
    xml + "</urlset>\n"
}
