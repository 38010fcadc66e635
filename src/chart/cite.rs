//! The sources of a mark or of a whole chart: publisher, title, date, page, section and line, and notes on each figure.

use crate::collect::IntoVec;
use crate::data::{Dataset, Observation};
use crate::model::{Chart, Subject, Subtitle, Unit};
use crate::sort;
use crate::words::{NounPhrase, Writer, writer};

/// The sources of a mark or of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    /// The text of the mark, or the title of the chart.
    pub heading: String,
    /// Each figure of a mark; empty for a chart, whose figures are in its table.
    pub figures: Vec<CitedFigure>,
    /// That no figure was found, and in how many articles; empty if there are some.
    pub absent: String,
    /// The articles of the figures.
    pub articles: Vec<Article>,
    /// Everything as a text to copy.
    pub citation: String,
}

/// A figure with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedFigure {
    /// Indicator, list, period and status.
    pub what: String,
    /// The figure with its bound in words.
    pub value: String,
    /// Publisher, date, page, section and line.
    pub location: String,
    /// The address of the sentence, or else of the page; may be empty.
    pub address: String,
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
    /// Its address; may be empty.
    pub address: String,
    /// The number of figures from it, in words.
    pub figures: String,
}

impl Chart {
    /// The sources of the mark at an index of `marks`, or of the whole chart. A mark that does not exist has none.
    pub fn sources(&self, dataset: &Dataset, mark: Option<usize>) -> Sources {
        let writer = writer(dataset, self.language);
        let (heading, observations) = match mark.map(|index| self.marks.get(index)) {
            None => (self.title.as_str(), self.observations.as_slice()),
            Some(Some(mark)) => (mark.spoken.as_str(), mark.observations.as_slice()),
            Some(None) => ("", [].as_slice()),
        };
        let figures = if mark.is_some() { observations } else { &[] };
        let mut sources = Sources {
            heading: heading.to_owned(),
            figures: figures.iter().map(|observation| cited(&writer, observation)).into_vec(),
            articles: articles(&writer, observations),
            citation: String::new(),
            absent: String::new(),
        };
        match observations.is_empty() {
            true => sources.absent = writer.words.searched(&writer.description().source, dataset.sources.len()),
            false => sources.citation = citation(&writer, heading, observations, mark.is_some()),
        }
        sources
    }
}

fn cited(writer: &Writer<'_>, observation: &Observation) -> CitedFigure {
    let Observation { indicator, scope, period, status, .. } = *observation;
    let mut notes = Vec::new();
    if observation.is_implied {
        notes.push(writer.noun_phrase(NounPhrase::Implied));
    }
    notes.extend(observation.note().map(|note| writer.term(note).to_owned()));
    let what = writer.subtitle(&Subtitle::DatedWithoutUnit(Subject { indicator, scope }, period, status));
    CitedFigure {
        what,
        value: value(writer, observation),
        location: writer.location(observation.source, &[observation.line]),
        address: writer.dataset.address(observation),
        notes,
    }
}

/// A figure with its bound in words, in the unit and with all the digits in which it is printed; before it as the chart shows it, if that
/// has another unit.
fn value(writer: &Writer<'_>, observation: &Observation) -> String {
    let Observation { figure, indicator, .. } = *observation;
    let printed = writer.printed(figure, observation.all_digits(), Unit::Of(indicator));
    match figure.value.powers()[writer.language as usize] {
        0 => printed,
        _ => writer.words.also_printed(&writer.quantity(figure, Unit::Of(indicator)), &printed),
    }
}

fn articles(writer: &Writer<'_>, observations: &[Observation]) -> Vec<Article> {
    let mut articles = Vec::new();
    for source in writer.dataset.source_ids() {
        let figures = observations.iter().filter(|observation| observation.source == source).count();
        if figures > 0 {
            articles.push(Article {
                title: writer.headline(source),
                publication: writer.publication(source),
                address: writer.dataset.sources[source].url.clone(),
                figures: writer.words.figures_from(figures),
            });
        }
    }
    articles
}

/// The heading, and each article with the lines of the figures.
fn citation(writer: &Writer<'_>, heading: &str, observations: &[Observation], is_of_mark: bool) -> String {
    let mut lines: Vec<_> = observations.iter().map(|observation| (observation.source, observation.line)).into_vec();
    sort::sort_unique(&mut lines);
    let mut text = writer.closed(heading);
    for source in writer.dataset.source_ids() {
        let lines: Vec<Option<u32>> = lines.iter().filter(|entry| entry.0 == source).map(|entry| entry.1).into_vec();
        if !lines.is_empty() {
            text.push('\n');
            text.push_str(&writer.cited(source, &lines));
            // The citation of a mark leads to the sentence of its first figure.
            let first = observations.iter().find(|observation| is_of_mark && observation.source == source);
            let page = || writer.dataset.sources[source].url.clone();
            let url = first.map_or_else(page, |observation| writer.dataset.address(observation));
            for part in [if url.is_empty() { "" } else { " " }, &url] {
                text.push_str(part);
            }
        }
    }
    text
}
