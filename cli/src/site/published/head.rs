//! The head of a page for services that preview links, and the oEmbed file that they request next.

use anyhow::{Context, Result};
use district_charts::data::Dataset;
use district_charts::draw;
use district_charts::language::Language;
use district_charts::model::{Chart, View};
use district_charts::page::{EmbedContext, embed_code};
use district_charts::text::escaped;
use serde_json::json;

use super::{FOLDER, PublishedChart, swapped};
use crate::site::assets::Tree;
use crate::site::files::Files;
use crate::site::picture::{HEIGHT_PX, WIDTH_PX};

/// The file of a page's picture, in the folder of the page.
pub const PICTURE: &str = "card.png";

/// The picture of a published chart for telephones, which the code of pictures names.
pub const NARROW_PICTURE: &str = "card-narrow.png";

/// The picture of the site, for views without a picture of their own.
pub const NEUTRAL: &str = "card.png";

/// The file that describes the chart's frame, in the folder of the page.
pub const OEMBED: &str = "oembed.json";

/// The length of a description in Chinese and in English: what search engines show.
const DESCRIPTION: (usize, usize) = (80, 160);

/// The length of the alternative text of a picture in Chinese and in English.
const ALTERNATIVE: (usize, usize) = (200, 400);

/// The width of a frame in oEmbed, CSS pixels.
const FRAME_PX: u32 = 600;

/// The name and the purpose of the product.
pub struct Product {
    /// The title of the page.
    pub name: String,
    /// One sentence.
    pub purpose: String,
}

/// The product as its page describes it.
pub fn product(html: &str) -> Result<Product> {
    let between = |begin: &str, end: &str| {
        let (_, rest) = html.split_once(begin).with_context(|| format!("found no {begin} in the page"))?;
        let (text, _) = rest.split_once(end).with_context(|| format!("found no {end} in the page"))?;
        Ok::<String, anyhow::Error>(text.to_owned())
    };
    let name = between("<title>", "</title>")?;
    Ok(Product { name, purpose: between("<meta name=\"description\" content=\"", "\">")? })
}

/// The index page, whose picture shows the site and no chart.
pub fn neutral(html: &str, base: &str) -> Result<String> {
    let Product { name, purpose } = product(html)?;
    let card = Card {
        title: &name,
        description: &purpose,
        alternative: &name,
        address: String::new(),
        picture: format!("{base}{NEUTRAL}"),
        site: &name,
        locale: locale(Language::Zh),
    };
    with(html, &card.tags())
}

/// The page of a published chart.
pub fn of(
    html: &str,
    files: &Files,
    dataset: &Dataset,
    published: &PublishedChart,
    base: Option<&str>,
) -> Result<String> {
    let chart = &published.chart;
    let Product { name, purpose } = product(html)?;
    let description = shortened(without_title(chart), pick(chart.language, DESCRIPTION));
    let html = swapped(html, &format!("<title>{name}</title>"), &format!("<title>{}</title>", escaped(&chart.title)))?;
    let old = format!("<meta name=\"description\" content=\"{purpose}\">");
    let html = swapped(&html, &old, &format!("<meta name=\"description\" content=\"{}\">", escaped(&description)))?;
    let mut tags = String::new();
    if let Some(base) = base {
        let address = format!("{base}{}", published.folder());
        let alternative = shortened(&chart.spoken, pick(chart.language, ALTERNATIVE));
        let (title, description) = (escaped(&chart.title), escaped(&description));
        let card = Card {
            title: &title,
            description: &description,
            alternative: &escaped(&alternative),
            picture: format!("{address}{PICTURE}"),
            address: address.clone(),
            site: &escaped(&name),
            locale: locale(chart.language),
        };
        tags += &card.tags();
        // Absolute, since content systems take the address as it stands.
        let oembed = format!("{address}{OEMBED}");
        tags += &format!(
            "    <link rel=\"alternate\" type=\"application/json+oembed\" href=\"{oembed}\" title=\"{title}\">\n"
        );
        for (language, id) in &published.others {
            let tag = language.tag();
            tags += &format!("    <link rel=\"alternate\" hreflang=\"{tag}\" href=\"{base}{FOLDER}{id}/\">\n");
        }
    }
    tags +=
        &format!("    <script type=\"application/ld+json\">{}</script>\n", described(files, dataset, published, base)?);
    with(&html, &tags)
}

/// The pages and oEmbed descriptions of a site without their mention of pictures.
pub fn without_pictures(tree: Tree) -> Result<Tree> {
    let without = |(path, bytes): (String, Vec<u8>)| {
        if path.ends_with(OEMBED) {
            let mut value: serde_json::Value = serde_json::from_slice(&bytes)?;
            if let Some(entries) = value.as_object_mut() {
                entries.retain(|name, _| !name.starts_with("thumbnail_"));
            }
            return Ok((path, (serde_json::to_string_pretty(&value)? + "\n").into_bytes()));
        }
        if path.ends_with(".html") {
            let html = String::from_utf8(bytes)?;
            let is_kept = |line: &&str| !["=\"og:image", "=\"twitter:image"].iter().any(|tag| line.contains(tag));
            let html: String = html.split_inclusive('\n').filter(is_kept).collect();
            return Ok((path, html.replace("summary_large_image", "summary").into_bytes()));
        }
        Ok((path, bytes))
    };
    tree.into_iter().map(without).collect()
}

/// Adds tags to the head of a page.
pub fn with(html: &str, tags: &str) -> Result<String> {
    swapped(html, "  </head>", &format!("{tags}  </head>"))
}

/// The preview of a page in other services; every text is escaped.
struct Card<'t> {
    title: &'t str,
    description: &'t str,
    alternative: &'t str,
    /// Empty for a page that shows any view.
    address: String,
    picture: String,
    /// The name of the site.
    site: &'t str,
    /// The language with its usual territory, as Open Graph writes it.
    locale: &'static str,
}

impl Card<'_> {
    fn tags(&self) -> String {
        let (width, height) = (WIDTH_PX.to_string(), HEIGHT_PX.to_string());
        let properties = [
            ("og:type", "website"),
            ("og:site_name", self.site),
            ("og:locale", self.locale),
            ("og:title", self.title),
            ("og:description", self.description),
            ("og:url", &self.address),
            ("og:image", &self.picture),
            ("og:image:type", "image/png"),
            ("og:image:width", &width),
            ("og:image:height", &height),
            ("og:image:alt", self.alternative),
        ];
        // The index page shows any view, so no one address stands for it.
        let mut tags = match self.address.as_str() {
            "" => String::new(),
            address => format!("    <link rel=\"canonical\" href=\"{address}\">\n"),
        };
        for (property, content) in properties.into_iter().filter(|(_, content)| !content.is_empty()) {
            tags += &format!("    <meta property=\"{property}\" content=\"{content}\">\n");
        }
        for (name, content) in [("card", "summary_large_image"), ("image:alt", self.alternative)] {
            tags += &format!("    <meta name=\"twitter:{name}\" content=\"{content}\">\n");
        }
        tags
    }
}

/// The chart as a dataset of schema.org, for search engines. The text cannot end its `<script>`.
fn described(files: &Files, dataset: &Dataset, published: &PublishedChart, base: Option<&str>) -> Result<String> {
    let package = files.text("data/datapackage.json").unwrap_or("{}");
    let package: serde_json::Value = serde_json::from_str(package).context("while reading data/datapackage.json")?;
    let (chart, language) = (&published.chart, published.chart.language);
    let description = dataset.description();
    let title = description.title.get(language);
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": chart.table.caption,
        "description": dataset_text(chart, &product(files.text(super::PAGE)?)?.purpose),
        "inLanguage": language.tag(),
        "isAccessibleForFree": true,
        "variableMeasured": chart.table.columns,
        "creditText": chart.source,
        "version": district_charts::data::digest_text(dataset.digest),
        "isPartOf": { "@type": "Dataset", "name": package["title"].as_str().unwrap_or(title), "description": package["description"] },
    });
    // Those who published the figures made them, and this site publishes them as data.
    let mut publishers: Vec<&str> = chart
        .observations
        .iter()
        .map(|observation| dataset.sources[observation.source].publisher.get(language))
        .filter(|publisher| !publisher.is_empty())
        .collect();
    publishers.sort_unstable();
    publishers.dedup();
    let organisation = |name: &str| json!({ "@type": "Organization", "name": name });
    let site = product(files.text(super::PAGE)?)?.name;
    value["creator"] = match publishers.as_slice() {
        [] => organisation(&site),
        publishers => json!(publishers.iter().map(|name| organisation(name)).collect::<Vec<_>>()),
    };
    value["publisher"] = organisation(&site);
    if let Some(covered) = covered(chart) {
        value["temporalCoverage"] = json!(covered);
    }
    if let Some(whole) = dataset.whole() {
        value["spatialCoverage"] = json!(dataset.districts[whole].name.get(language));
    }
    if !description.licence.url.is_empty() {
        value["license"] = json!(description.licence.url);
        value["isPartOf"]["license"] = json!(description.licence.url);
    }
    if let Some(base) = base {
        value["url"] = json!(format!("{base}{}", published.folder()));
        value["isPartOf"]["url"] = json!(base);
        let csv = format!("{base}data/observations.csv");
        value["distribution"] = json!([{ "@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": csv }]);
    }
    Ok(serde_json::to_string(&value)?.replace('<', "\\u003c"))
}

/// The years of the figures of a chart, from the first to the last, as ISO 8601 writes an interval.
fn covered(chart: &Chart) -> Option<String> {
    let spelled = chart.observations.iter().map(|observation| observation.period.to_string());
    let mut years: Vec<String> = Vec::new();
    for text in spelled {
        let digits = text.split(|c: char| !c.is_ascii_digit());
        years.extend(digits.filter(|digits| digits.len() == 4).map(str::to_owned));
    }
    let (first, last) = (years.iter().min()?, years.iter().max()?);
    Some(if first == last { first.clone() } else { format!("{first}/{last}") })
}

/// The lengths of a description that search engines accept for a dataset, in characters.
const DATASET_TEXT: (usize, usize) = (50, 5_000);

/// The chart in words as the description of a dataset; a short one is followed by the purpose of the site.
fn dataset_text(chart: &Chart, purpose: &str) -> String {
    let text = shortened(&chart.spoken, DATASET_TEXT.1);
    if text.chars().count() < DATASET_TEXT.0 { format!("{text} {purpose}") } else { text }
}

/// The language with its usual territory, as Open Graph writes it.
fn locale(language: Language) -> &'static str {
    match language {
        Language::Zh => "zh_CN",
        Language::En => "en_GB",
    }
}

/// The texts of a chart after its title, which stands above every description.
fn without_title(chart: &Chart) -> &str {
    let rest = chart.spoken.strip_prefix(chart.title.as_str()).unwrap_or(&chart.spoken);
    let rest = rest.trim_start_matches(['。', '.', '！', '？', ' ']);
    if rest.is_empty() { &chart.spoken } else { rest }
}

/// The oEmbed description, in the form that WordPress takes: a quotation with a link, which stays if the frame does not answer, and the frame.
/// WordPress loads the script that follows the height of a frame only if there is such a quotation. Hosts strip `style` and `sandbox`.
pub fn oembed(files: &Files, dataset: &Dataset, published: &PublishedChart, base: &str) -> Result<String> {
    let (view, _) = View::from_query(dataset, &published.link);
    let chart = &published.chart;
    let address = format!("{base}{}", published.folder());
    let picture = format!("{address}{PICTURE}");
    let height = draw::frame_height(&chart.picture());
    let folder = published.folder();
    let context = EmbedContext { base, folder: &folder, picture: &picture, sizes: &[], height_px: height };
    let codes = embed_code(dataset, &view, context);
    let frame = codes.iter().find(|snippet| snippet.name == "frame").context("found no frame among the snippets")?;
    let frame = frame.code.split_once("<iframe").and_then(|(_, rest)| rest.split_once("</iframe>"));
    let (attributes, _) = frame.context("found no frame in the code of a frame")?;
    let (link, title) = (escaped(&address), escaped(&chart.title));
    let html = format!(
        "<blockquote class=\"wp-embedded-content\"><a href=\"{link}\">{title}</a></blockquote>\
         <iframe class=\"wp-embedded-content\" width=\"100%\" frameborder=\"0\"{attributes}</iframe>"
    );
    let value = json!({
        "version": "1.0",
        "type": "rich",
        "title": chart.title,
        "provider_name": product(files.text(super::PAGE)?)?.name,
        "provider_url": base,
        "html": html,
        "width": FRAME_PX,
        "height": height,
        "thumbnail_url": picture,
        "thumbnail_width": WIDTH_PX,
        "thumbnail_height": HEIGHT_PX,
        "cache_age": 86_400,
    });
    Ok(serde_json::to_string_pretty(&value)? + "\n")
}

/// The length of a text in a language: the first for wide letters, the second for narrow ones.
fn pick(language: Language, (wide, narrow): (usize, usize)) -> usize {
    if language.has_wide_letters() { wide } else { narrow }
}

/// Shortens a text to at most `most` characters, at the end of a sentence if there is one, else at the end of a word.
pub fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let head = &text[..end];
    let sentence = ["。", ". "].iter().filter_map(|mark| Some(head.rfind(mark)? + mark.trim_end().len())).max();
    match sentence {
        Some(end) => head[..end].to_owned(),
        None => {
            let word = head.rfind([' ', '，', '、', ',']).filter(|end| *end > head.len() / 2).unwrap_or(head.len());
            format!("{}…", &head[..word])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_where_it_may() {
        assert_eq!(shortened("One two.", 20), "One two.");
        assert_eq!(shortened("One is two. Three is four.", 20), "One is two.");
        assert_eq!(shortened("One two three four five six", 20), "One two three four…");
        assert_eq!(shortened("莱西最高。平度其次，城阳更低", 8), "莱西最高。");
    }
}
