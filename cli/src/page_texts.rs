//! The texts of a page around its chart that a package decides: title, description, heading, footer, and the languages.

use anyhow::{Context, Result};
use district_charts::data::Dataset;
use district_charts::language::{Language, Text};
use district_charts::model::Chart;
use district_charts::text::escaped;
use district_charts::words::{words, writer};

use crate::prerender::between;

/// The markup around the language of a page, its title, its description, its heading, the line below, and what leads to the figures.
const LANGUAGE: (&str, &str) = ("<html lang=\"", "\"");
const TITLE: (&str, &str) = ("<title>", "</title>");
const DESCRIPTION: (&str, &str) = ("<meta name=\"description\" content=\"", "\">");
const HEADING: (&str, &str) = ("<h1><a href=\"index.html\" data-view=\"\">", "</a></h1>");
const PURPOSE: (&str, &str) = ("<p class=\"purpose\">", "</p>");
const SOURCES: (&str, &str) = ("<p class=\"figures\">", "\n");

/// Writes the texts of a package into a page. A page that lacks a place, as a frame lacks a heading, stays without that text.
pub fn filled(html: &str, dataset: &Dataset) -> Result<String> {
    let description = dataset.description();
    let mut html = with_language(html, description.default_language())?;
    let spans = |text: &Text| {
        let span = |&language: &Language| {
            let text = text.get(language);
            (!text.is_empty()).then(|| format!("<span lang=\"{}\">{}</span>", language.tag(), escaped(text)))
        };
        description.languages.iter().filter_map(span).collect::<Vec<_>>().join(" ")
    };
    let title = title(dataset);
    let leads = Text::new(|language| words(language).leads_to_sources(&writer(dataset, language)));
    for (place, text) in [
        (TITLE, escaped(&titles(&title, &description.languages).join(" · "))),
        (DESCRIPTION, escaped(&summaries(dataset, &title).join(" "))),
        (HEADING, spans(&title)),
        (PURPOSE, spans(&description.subtitle)),
        (SOURCES, spans(&leads)),
    ] {
        if html.contains(place.0) {
            html = between(&html, place, &text)?;
        }
    }
    Ok(in_languages_of(html, dataset))
}

/// A page without the texts in languages that the package does not offer.
pub fn in_languages_of(html: String, dataset: &Dataset) -> String {
    let languages = &dataset.description().languages;
    let others = Language::ALL.into_iter().filter(|language| !languages.contains(language));
    others.fold(html, |html, language| without_language(&html, language))
}

/// A page in a language.
pub fn with_language(html: &str, language: Language) -> Result<String> {
    between(html, LANGUAGE, language.tag()).context("while the language of a page was stated")
}

/// The title of a package; that of its first chart if the package has none.
fn title(dataset: &Dataset) -> Text {
    let own = &dataset.description().title;
    let is_missing = dataset.description().languages.iter().all(|&language| own.get(language).is_empty());
    let of_chart = |language: Language| Chart::from_link(dataset, &format!("l={}", language.code())).title;
    if is_missing { Text::new(of_chart) } else { own.clone() }
}

/// A title in the languages of a package, each once.
fn titles<'t>(title: &'t Text, languages: &[Language]) -> Vec<&'t str> {
    each_once(languages.iter().map(|&language| title.get(language)))
}

/// One or two sentences on a package in each of its languages, each once.
fn summaries(dataset: &Dataset, title: &Text) -> Vec<String> {
    let description = dataset.description();
    let summary = |&language: &Language| {
        let punctuation = words(language).punctuation();
        match (title.get(language), description.subtitle.get(language)) {
            ("", "") => String::new(),
            ("", text) | (text, "") => format!("{text}{}", punctuation.stop),
            (title, subtitle) => format!("{title}{}{subtitle}{}", punctuation.stop_and_gap, punctuation.stop),
        }
    };
    each_once(description.languages.iter().map(summary))
}

fn each_once<T: AsRef<str>>(texts: impl Iterator<Item = T>) -> Vec<T> {
    let mut once: Vec<T> = Vec::new();
    for text in texts {
        if !text.as_ref().is_empty() && once.iter().all(|known| known.as_ref() != text.as_ref()) {
            once.push(text);
        }
    }
    once
}

/// A page without the elements `span` and `p` that are in a language. Neither contains another of its kind.
fn without_language(html: &str, language: Language) -> String {
    let mut html = html.to_owned();
    for name in ["span", "p"] {
        let (begin, end) = (format!("<{name} lang=\"{}\"", language.tag()), format!("</{name}>"));
        while let Some(at) = html.find(&begin) {
            let Some(length) = html[at..].find(&end) else { break };
            html.replace_range(at..at + length + end.len(), "");
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dataset(description: &[u8]) -> Dataset {
        let package = district_charts::data::Package { description, ..district_charts::data::Package::EMBEDDED };
        Dataset::read(&package).expect("a package")
    }

    const PAGE: &str = "<html lang=\"zh-Hans\"><title>a</title><meta name=\"description\" content=\"b\"><h1><a href=\"index.html\" data-view=\"\">c</a></h1>\
        <p class=\"purpose\">d</p><p class=\"figures\">e\n</p><span lang=\"zh-Hans\" data-text=\"f\"></span><p lang=\"en\">g</p>";

    #[test]
    fn a_page_speaks_of_its_package_in_its_languages() {
        let package =
            dataset(br#"{"charts": {"languages": ["en"], "title": "Boroughs & prices", "subtitle": "Since 2015"}}"#);
        let page = filled(PAGE, &package).expect("a page");
        assert!(page.starts_with("<html lang=\"en\"><title>Boroughs &amp; prices</title>"), "{page}");
        assert!(page.contains("content=\"Boroughs &amp; prices. Since 2015.\""), "{page}");
        assert!(page.contains("<span lang=\"en\">Boroughs &amp; prices</span></a></h1>"), "{page}");
        assert!(page.contains("Every figure leads to one of five sources"), "{page}");
        assert!(!page.contains("zh-Hans") && page.ends_with("<p lang=\"en\">g</p>"), "{page}");
        assert_eq!(filled(&page, &package).expect("a page"), page);
    }

    #[test]
    fn a_title_that_is_the_same_in_both_languages_stands_once() {
        let package = dataset(br#"{"title": "X"}"#);
        let page = filled(PAGE, &package).expect("a page");
        assert!(page.contains("<title>X</title>") && page.contains("content=\"X"), "{page}");
    }
}
