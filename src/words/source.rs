//! Who said so: publications, sections and lines.

use super::{list, period};
use crate::data::{Dataset, Source};
use crate::language::{Language, join};

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
    language.pick(format!("来源：{}", join(publications, "；")), format!("Source: {}", join(publications, "; ")))
}

/// Where figures of one section stand: publication, section, lines.
pub fn place(dataset: &Dataset, source: usize, lines: &[u32], language: Language) -> String {
    let publication = publication(&dataset.sources[source], language);
    let section = lines.first().and_then(|&line| dataset.section(source, line));
    let section = section.map_or("", |section| section.title.get(language));
    let lines = self::lines(lines, language);
    let parts = [publication.as_str(), section, lines.as_str()];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    join(&parts, language.pick("，", ", "))
}

/// Lines of an article: `第 26、29 行`, `lines 26 and 29`.
fn lines(lines: &[u32], language: Language) -> String {
    let numbers: Vec<_> = lines.iter().map(u32::to_string).collect();
    let numbers = list(&numbers.iter().map(String::as_str).collect::<Vec<_>>(), language);
    let word = if lines.len() == 1 { "line" } else { "lines" };
    language.pick(format!("第 {numbers} 行"), format!("{word} {numbers}"))
}

/// The headline of an article; in English the original behind it, since that is what can be looked for.
pub fn headline(source: &Source, language: Language) -> String {
    let Source { title, .. } = source;
    match language {
        Language::En if title.en != title.zh => format!("{} ({})", title.en, title.zh),
        _ => title.get(language).to_owned(),
    }
}

/// An article and lines of it, for a list of references.
pub fn cited(source: &Source, lines: &[u32], language: Language) -> String {
    let (title, publication, lines) =
        (headline(source, language), publication(source, language), self::lines(lines, language));
    language.pick(format!("{title}。{publication}，{lines}。"), format!("{title}. {publication}, {lines}."))
}

/// A sentence with its end, whether it had one or not.
pub fn closed(text: &str, language: Language) -> String {
    let end = language.pick('。', '.');
    let has_end = text.ends_with([end, '?', '!', '？', '！']);
    if has_end { text.to_owned() } else { format!("{text}{end}") }
}

/// How many figures are from an article.
pub fn figures_from(count: usize, language: Language) -> String {
    let word = if count == 1 { "figure" } else { "figures" };
    language.pick(format!("此图用到 {count} 个数字"), format!("{count} {word} here"))
}

/// That nothing was found, and where it was looked for.
pub fn searched(articles: usize, language: Language) -> String {
    let count = super::count(articles, language);
    language.pick(format!("{count}篇报道中都没有这个数字。"), format!("None of the {count} articles has this figure."))
}

/// That an article says a figure in words.
pub fn implied(language: Language) -> &'static str {
    language.pick("文中以文字表述，没有数字。", "The article says so in words, without digits.")
}
