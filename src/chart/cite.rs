//! Where the figures stand behind a mark or behind a whole chart: publisher, title, date, page, section and line, and what
//! a reader must know of each.

use super::Chart;
use crate::data::{Dataset, Observation};
use crate::language::Language;
use crate::link::Scope;
use crate::sort;
use crate::words;

/// The sources of a mark or of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    /// What the mark says, or what the chart finds.
    pub heading: String,
    /// Each figure of a mark; empty for a chart, whose figures are its table.
    pub figures: Vec<Cited>,
    /// That no figure was found, and where it was looked for; empty where there are some.
    pub absent: String,
    /// The articles that they stand in.
    pub articles: Vec<Article>,
    /// All of it as a text to copy.
    pub citation: String,
}

/// A figure, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Indicator, list, period and status.
    pub what: String,
    /// The figure with its bound in words.
    pub value: String,
    /// Publisher, date, page, section and line.
    pub place: String,
    /// How it was read.
    pub notes: Vec<String>,
}

/// An article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its headline.
    pub title: String,
    /// Publisher, date and page.
    pub publication: String,
    /// How many figures here are from it.
    pub figures: String,
}

impl Chart {
    /// The sources of a mark by its place in `marks`, or of the whole chart. A mark that does not exist has none.
    pub fn sources(&self, dataset: &Dataset, mark: Option<usize>) -> Sources {
        let of_mark = mark.map(|place| self.marks.get(place));
        let (heading, seen) = match of_mark {
            None => (self.title.as_str(), self.seen.as_slice()),
            Some(mark) => mark.map_or(("", [].as_slice()), |mark| (&mark.spoken, &mark.seen)),
        };
        let language = self.language;
        let absent = if seen.is_empty() { words::searched(dataset.sources.len(), language) } else { String::new() };
        let figures = if mark.is_some() { seen } else { &[] };
        Sources {
            heading: heading.to_owned(),
            figures: figures.iter().map(|seen| cited(dataset, seen, language)).collect(),
            articles: articles(dataset, seen, language),
            citation: if seen.is_empty() { String::new() } else { citation(dataset, (heading, seen), language) },
            absent,
        }
    }
}

fn cited(dataset: &Dataset, seen: &Observation, language: Language) -> Cited {
    let indicator = &dataset.indicators[seen.indicator];
    let subject = words::subject(dataset, indicator, Scope::of(seen.scope), language);
    let unit = dataset.terms[indicator.unit].text.get(language);
    let mut notes = Vec::new();
    if seen.is_implied {
        notes.push(words::implied(language).to_owned());
    }
    notes.extend(seen.note.map(|note| dataset.terms[note].text.get(language).to_owned()));
    Cited {
        what: words::subtitle(&subject, seen.period, seen.status, "", language),
        value: words::quantity(seen.figure, unit, language),
        place: words::place(dataset, seen.source, &[seen.line], language),
        notes,
    }
}

fn articles(dataset: &Dataset, seen: &[Observation], language: Language) -> Vec<Article> {
    let mut articles = Vec::new();
    for (place, source) in dataset.sources.iter().enumerate() {
        let figures = seen.iter().filter(|seen| seen.source == place).count();
        if figures > 0 {
            articles.push(Article {
                title: words::headline(source, language),
                publication: words::publication(source, language),
                figures: words::figures_from(figures, language),
            });
        }
    }
    articles
}

/// What is said, and each article with the lines that say it.
fn citation(dataset: &Dataset, (heading, seen): (&str, &[Observation]), language: Language) -> String {
    let mut places: Vec<(usize, u32)> = seen.iter().map(|seen| (seen.source, seen.line)).collect();
    sort::sort_unique(&mut places);
    let mut text = words::closed(heading, language);
    for (place, source) in dataset.sources.iter().enumerate() {
        let lines: Vec<u32> = places.iter().filter(|entry| entry.0 == place).map(|entry| entry.1).collect();
        if !lines.is_empty() {
            text.push('\n');
            text.push_str(&words::cited(source, &lines, language));
        }
    }
    text
}
