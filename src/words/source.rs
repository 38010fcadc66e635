//! Who said so: publications, sections and lines.

use super::{list, period};
use crate::data::{Dataset, Source};
use crate::language::Language;

/// A publication, in short: `《青岛日报》2021-09-19 第 3 版`, `Qingdao Daily, 19 Sep 2021, p. 3`.
pub fn publication(source: &Source, language: Language) -> String {
    let publisher = source.publisher.get(language);
    let published = period::date(source.published, language);
    let page = source.pages.as_str();
    match language {
        Language::Zh => {
            let page = if page.is_empty() { String::new() } else { format!(" 第 {page} 版") };
            format!("{publisher} {published}{page}")
        }
        Language::En => {
            let page = if page.is_empty() { String::new() } else { format!(", p. {page}") };
            format!("{publisher}, {published}{page}")
        }
    }
}

/// The source line at the foot.
pub fn sources(publications: &[String], language: Language) -> String {
    language.pick(format!("来源：{}", publications.join("；")), format!("Source: {}", publications.join("; ")))
}

/// Where figures of one section stand: publication, section, lines.
pub fn place(dataset: &Dataset, source: usize, lines: &[u32], language: Language) -> String {
    let publication = publication(&dataset.sources[source], language);
    let section = lines.first().and_then(|&line| dataset.section(source, line));
    let section = section.map_or("", |section| section.title.get(language));
    let numbers: Vec<_> = lines.iter().map(u32::to_string).collect();
    let numbers = list(&numbers.iter().map(String::as_str).collect::<Vec<_>>(), language);
    let word = if lines.len() == 1 { "line" } else { "lines" };
    let line = language.pick(format!("第 {numbers} 行"), format!("{word} {numbers}"));
    let parts = [publication.as_str(), section, line.as_str()];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(language.pick("，", ", "))
}
