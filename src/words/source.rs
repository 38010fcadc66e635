//! Sources: publications, locations in them, citations, and corrections of figures.

use super::interface::Writer;
use crate::data::{Observation, Revision, Source, SourceId, TermId};
use crate::language::Text;
use crate::link::key_text;
use crate::model::{Notice, Subject, Unit};
use crate::number::Figure;
use crate::text::join;

/// A figure that was corrected since a link was made.
pub struct RevisedFigure<'d> {
    /// The project's name, if it is about one.
    pub project: Option<&'d Text>,
    /// The subject of the figure.
    pub observation: &'d Observation,
    /// The figure then; none if it was added.
    pub old: Option<Figure>,
    /// The figure now; none if it was withdrawn.
    pub new: Option<Figure>,
    /// The revision that says when and why.
    pub revision: Option<&'d Revision>,
}

impl Writer<'_> {
    /// The publication of a source in short.
    pub fn publication(&self, source: SourceId) -> String {
        self.words.publication(self, &self.dataset.sources[source])
    }

    /// The publisher of a source, or else its title.
    pub(super) fn publisher<'s>(&self, source: &'s Source) -> &'s str {
        let publisher = source.publisher.get(self.language);
        if publisher.is_empty() { source.title.get(self.language) } else { publisher }
    }

    /// The location of figures of one section: publication, section, lines as far as they are known.
    pub fn location(&self, source: SourceId, lines: &[Option<u32>]) -> String {
        let section = lines.first().and_then(|&line| self.dataset.section(source, line));
        let section = section.map_or("", |section| section.title.get(self.language));
        self.joined(&self.joined(&self.publication(source), section), &self.lines(source, lines))
    }

    /// Lines of an article; empty if none is known, or if a reader cannot have the text.
    fn lines(&self, source: SourceId, lines: &[Option<u32>]) -> String {
        if self.dataset.sources[source].url.is_empty() && !self.description().always_says_lines {
            return String::new();
        }
        let mut known: Vec<u32> = Vec::new();
        for line in lines {
            known.extend(line);
        }
        if known.is_empty() { String::new() } else { self.words.lines(&self.number_list(&known), known.len() == 1) }
    }

    /// The headline of a source.
    pub fn headline(&self, source: SourceId) -> String {
        self.words.headline(&self.dataset.sources[source])
    }

    /// A source and lines of it, for a list of references.
    pub fn cited(&self, source: SourceId, lines: &[Option<u32>]) -> String {
        let Source { title, publisher, published, .. } = &self.dataset.sources[source];
        let has_publication = published.is_some() || !publisher.get(self.language).is_empty();
        let publication = if has_publication { self.publication(source) } else { String::new() };
        let location = self.joined(&publication, &self.lines(source, lines));
        match location.is_empty() {
            true => self.closed(title.get(self.language)),
            false => self.words.cited(&self.headline(source), &location),
        }
    }

    /// The first clause of a note; empty if the note is one clause.
    pub fn first_clause(&self, note: TermId) -> &str {
        self.term(note).split_once(self.words.clause_end()).map_or("", |parts| parts.0)
    }

    /// Notes with the same first clause as one: `The article prints no period; read as the first quarter / read as the year.`
    pub(super) fn notes(&self, notes: &[TermId]) -> String {
        let mut text = String::new();
        for &note in notes {
            let full = self.term(note);
            if text.is_empty() {
                text = full.to_owned();
                continue;
            }
            let stop = self.words.punctuation().stop;
            let end = full.split_once(self.words.clause_end()).map_or(full, |parts| parts.1);
            // Two terms may have one text.
            if text.ends_with(end) {
                continue;
            }
            text = [text.trim_end_matches(stop), " / ", end].concat();
        }
        self.words.tidy(&text)
    }

    /// A sentence with its stop, whether or not it has one.
    pub fn closed(&self, text: &str) -> String {
        let stop = self.words.punctuation().stop;
        let is_closed = text.ends_with(stop) || text.ends_with(['?', '!', '？', '！']);
        [text, if is_closed { "" } else { stop }].concat()
    }

    /// A label and a text: `Link: …`.
    pub fn labelled(&self, label: &str, text: &str) -> String {
        [label, self.words.punctuation().colon, text].concat()
    }

    /// A notice about a part of a link.
    pub fn notice(&self, notice: &Notice) -> String {
        self.words.notice(self, notice, key_text(notice.key))
    }

    /// How a figure changed, in which article it is, and when and why it was corrected: `Laixi, fixed-asset investment growth, Jan–Aug
    /// 2021: 24.3% → 24.5% (Qingdao Daily, 19 Sep 2021). …`
    pub fn revised(&self, revised: &RevisedFigure<'_>) -> String {
        let observation = revised.observation;
        let Observation { indicator, scope, .. } = *observation;
        let punctuation = self.words.punctuation();
        let digits =
            |figure: Option<Figure>| figure.map_or(String::new(), |figure| self.signed(figure, Unit::Of(indicator)));
        let [before, arrow] = match (revised.old, revised.new) {
            (Some(_), Some(_)) => ["", " → "],
            (None, _) => [self.words.added(), ""],
            (_, None) => [self.words.withdrawn(), ""],
        };
        let name = revised.project.map_or(self.short(observation.district), |project| project.get(self.language));
        let [open, close] = punctuation.brackets;
        let parts = [
            name,
            punctuation.comma,
            &self.subject(Subject { indicator, scope }),
            punctuation.comma,
            &self.dated_short(observation.period, observation.status),
            punctuation.colon,
            before,
            &digits(revised.old),
            arrow,
            &digits(revised.new),
            open,
            &self.publication(observation.source),
            close,
            punctuation.stop,
        ];
        let mut text = join(&parts, "");
        if let Some(revision) = revised.revision
            && let Some(note) = revision.observation.note()
        {
            text += punctuation.sentence_gap;
            text += &self.labelled(&self.words.date(revision.day), self.term(note));
        }
        text
    }
}
