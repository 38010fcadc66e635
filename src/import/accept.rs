//! Rows of an article that a person has accepted become rows of a package, with source, section and line, as if they had been typed.

use super::table::{CsvText, Ids, PackageFiles, free_id, note_of, term_of};
use crate::data::{DataErrors, Dataset, Scope, digest_text};
use crate::number::{Comparator, Decimal};
use crate::period::Period;

/// An article as a source of a package.
#[derive(Clone, Debug, Default)]
pub struct AcceptedArticle {
    /// The headline.
    pub title: String,
    /// The newspaper or authority; may be empty.
    pub publisher: String,
    /// The day of publication, `2026-04-06`; may be empty.
    pub published: String,
    /// The address; may be empty.
    pub url: String,
    /// The tag of its language: `zh`, `en`.
    pub language: String,
    /// The headings of its sections, each with its first line.
    pub sections: Vec<(u32, String)>,
}

/// A row that a person has accepted or corrected. Ids are those of the package; an empty id stands for a new place or indicator.
#[derive(Clone, Debug, Default)]
pub struct AcceptedRow {
    /// The id of the place.
    pub place: String,
    /// The name of a new place.
    pub place_name: String,
    /// The id of the indicator.
    pub indicator: String,
    /// The name of a new indicator.
    pub indicator_name: String,
    /// The unit of a new indicator.
    pub unit: String,
    /// The measure of a new indicator, as a package spells it.
    pub measure: String,
    /// The id of the list of projects; empty for none.
    pub scope: String,
    /// The period in any spelling.
    pub period: String,
    /// The digits.
    pub value: String,
    /// The name of the comparator.
    pub comparator: String,
    /// The name of the status.
    pub status: String,
    /// True if the article says the number in words.
    pub is_words: bool,
    /// The line of the article.
    pub line: u32,
    /// True if the row takes the place of what the package has, which is then recorded as a revision.
    pub replaces: bool,
}

/// The relation of a row to the figures of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The package has no figure of this place, indicator, period, status and list.
    New,
    /// It has the same figure; the title of its source.
    Same(String),
    /// It has another figure: digits, and the title of its source.
    Other(String, String),
    /// The row is not complete: the name of the part that is missing or wrong, `place`, `indicator`, `period` or `value`.
    Incomplete(&'static str),
}

/// A period in any spelling that is understood.
pub fn understood(text: &str) -> Option<Period> {
    let text = text.trim().replace("..", "/");
    Period::parse(&text).ok().or_else(|| Period::understand(&text))
}

/// Compares a row with the figures of a package, if one is open.
pub fn standing(dataset: Option<&Dataset>, row: &AcceptedRow) -> Standing {
    let Some(period) = understood(&row.period) else { return Standing::Incomplete("period") };
    let Some(value) = Decimal::parse(&row.value) else { return Standing::Incomplete("value") };
    if row.place.is_empty() && row.place_name.trim().is_empty() {
        return Standing::Incomplete("place");
    }
    if row.indicator.is_empty() && row.indicator_name.trim().is_empty() {
        return Standing::Incomplete("indicator");
    }
    let Some(dataset) = dataset else { return Standing::New };
    let scope = if row.scope.is_empty() { Some(Scope::Whole) } else { dataset.scope(&row.scope) };
    let known = dataset.observations.iter().filter(|observation| {
        dataset.districts[observation.district].id == row.place
            && dataset.indicators[observation.indicator].id == row.indicator
            && observation.period == period
            && observation.status.name() == row.status
            && Some(observation.scope) == scope
    });
    let mut other = Standing::New;
    for observation in known {
        let title = || {
            let title = &dataset.sources[observation.source].title;
            if title.zh.is_empty() { title.en.clone() } else { title.zh.clone() }
        };
        let figure = observation.figure;
        if figure.value == value && Some(figure.comparator) == Comparator::parse(&row.comparator) {
            return Standing::Same(title());
        }
        other = Standing::Other(figure.value.to_string(), title());
    }
    other
}

/// Adds accepted rows to the files of a package, which may have none yet. `day` and `reason` are those of a revision, where a row replaces a figure. The package
/// is read and checked before it is given back.
///
/// # Errors
/// Those of the package, before or after.
pub fn accept(
    files: &PackageFiles,
    article: &AcceptedArticle,
    rows: &[AcceptedRow],
    day: &str,
    reason: &str,
) -> Result<PackageFiles, DataErrors> {
    if rows.is_empty() {
        return Ok(files.clone());
    }
    let digest = if files.0.is_empty() { 0 } else { Dataset::read(&files.package())?.digest };
    let mut desk = Desk::of(files, &article.language, digest_text(digest));
    desk.add_source(article);
    for row in rows {
        desk.add(row, (day, reason));
    }
    let mut out = files.clone();
    desk.write(&mut out);
    Dataset::read(&out.package())?;
    Ok(out)
}

/// The files that accepted rows change.
struct Desk {
    places: CsvText,
    place_file: &'static str,
    place_column: &'static str,
    indicators: CsvText,
    terms: CsvText,
    sources: CsvText,
    sections: CsvText,
    observations: CsvText,
    revisions: CsvText,
    ids: Ids,
    tag: String,
    digest: String,
    /// The id of the article as a source.
    source: String,
    /// True if the package had the source before.
    is_known_source: bool,
}

impl Desk {
    fn of(files: &PackageFiles, tag: &str, digest: String) -> Desk {
        let read = |name: &str| CsvText::read(files.get(name));
        let place_file = if files.get("places.csv").is_empty() { "districts.csv" } else { "places.csv" };
        let (places, indicators, observations) = (read(place_file), read("indicators.csv"), read("observations.csv"));
        let mut ids = Ids::default();
        for file in [&places, &indicators] {
            (0..file.rows.len()).for_each(|row| ids.take(file.get(row, "id")));
        }
        let has_place = observations.header.iter().any(|name| name == "place");
        Desk {
            places,
            place_file,
            place_column: if has_place { "place" } else { "district" },
            indicators,
            terms: read("terms.csv"),
            sources: read("sources.csv"),
            sections: read("sections.csv"),
            observations,
            revisions: read("revisions.csv"),
            ids,
            tag: tag.to_owned(),
            digest,
            source: String::new(),
            is_known_source: false,
        }
    }

    fn write(self, files: &mut PackageFiles) {
        let place_file = self.place_file;
        for (name, file) in [
            (place_file, self.places),
            ("indicators.csv", self.indicators),
            ("terms.csv", self.terms),
            ("sources.csv", self.sources),
            ("sections.csv", self.sections),
            ("observations.csv", self.observations),
            ("revisions.csv", self.revisions),
        ] {
            if !file.rows.is_empty() {
                files.set(name, file.write());
            }
        }
    }

    /// Finds the article among the sources by its title and publisher, or adds it.
    fn add_source(&mut self, article: &AcceptedArticle) {
        let title = column(&self.sources, "title", &self.tag);
        let publisher = column(&self.sources, "publisher", &self.tag);
        let is_it = |row: &usize| {
            self.sources.get(*row, &title) == article.title && self.sources.get(*row, &publisher) == article.publisher
        };
        if let Some(row) = (0..self.sources.rows.len()).find(is_it) {
            self.source = self.sources.get(row, "id").to_owned();
            self.is_known_source = true;
            return;
        }
        self.source = free_id(&self.sources, "article");
        self.sources.push(&[
            ("id", &self.source),
            (&title, &article.title),
            (&publisher, &article.publisher),
            ("published", &article.published),
            ("url", &article.url),
        ]);
        let heading = column(&self.sections, "title", &self.tag);
        for (line, text) in &article.sections {
            self.sections.push(&[("source", &self.source), ("line", &line.to_string()), (&heading, text)]);
        }
    }

    fn add(&mut self, row: &AcceptedRow, change: (&str, &str)) {
        let place = self.place(row);
        let indicator = self.indicator(row);
        let period = understood(&row.period).map_or_else(|| row.period.clone(), |period| period.to_string());
        let (line, value, source) = (row.line.to_string(), row.value.replace('\u{2212}', "-"), self.source.clone());
        let cells = [
            (self.place_column, place.as_str()),
            ("indicator", &indicator),
            ("scope", &row.scope),
            ("period", &period),
            ("value", &value),
            ("comparator", or(&row.comparator, "eq")),
            ("status", or(&row.status, "actual")),
            ("basis", if row.is_words { "implied" } else { "printed" }),
            ("source", &source),
            ("line", &line),
        ];
        let known = self.known(&cells);
        let is_same = known.is_some_and(|old| {
            self.observations.get(old, "value") == value
                && or(self.observations.get(old, "comparator"), "eq") == text_of(&cells, "comparator")
        });
        // What the package has already is no second row.
        if is_same {
            return;
        }
        match known.filter(|_| row.replaces) {
            Some(old) => {
                let before: Vec<(String, String)> = cells
                    .iter()
                    .map(|cell| (cell.0.to_owned(), self.observations.get(old, cell.0).to_owned()))
                    .collect();
                let before: Vec<(&str, &str)> = before.iter().map(|cell| (cell.0.as_str(), cell.1.as_str())).collect();
                // A figure of another source is withdrawn; what takes its place comes with its own source.
                let is_corrected = text_of(&before, "source") == source;
                self.revise(Some(&before), is_corrected.then_some(&cells), change);
                self.observations.rows.remove(old);
            }
            // Figures of a source that the package has already are named in the list of revisions.
            None if self.is_known_source => self.revise(None, Some(&cells), change),
            None => {}
        }
        self.observations.push(&cells);
    }

    /// The row of the package about the same thing.
    fn known(&self, cells: &[(&str, &str)]) -> Option<usize> {
        let keys = [self.place_column, "indicator", "scope"];
        (0..self.observations.rows.len()).find(|&other| {
            let of = |name: &str| self.observations.get(other, name);
            keys.into_iter().all(|name| of(name) == text_of(cells, name))
                && understood(of("period")) == understood(text_of(cells, "period"))
                && or(of("status"), "actual") == text_of(cells, "status")
        })
    }

    /// Records that a figure was added, corrected or withdrawn.
    fn revise(&mut self, old: Option<&[(&str, &str)]>, new: Option<&[(&str, &str); 10]>, (day, reason): (&str, &str)) {
        let note = note_of(&mut self.terms, reason);
        let new = new.map(|new| &new[..]);
        let about = new.or(old).unwrap_or_default();
        let cell = |name: &str| text_of(about, name);
        let old_cell = |name: &str| old.map_or("", |old| text_of(old, name));
        let new_cell = |name: &str| new.map_or("", |new| text_of(new, name));
        self.revisions.push(&[
            ("digest", &self.digest),
            ("day", day),
            (self.place_column, cell(self.place_column)),
            ("indicator", cell("indicator")),
            ("scope", cell("scope")),
            ("period", cell("period")),
            ("old_value", old_cell("value")),
            ("old_comparator", if old.is_some() { or(old_cell("comparator"), "eq") } else { "" }),
            ("value", new_cell("value")),
            ("comparator", new_cell("comparator")),
            ("status", cell("status")),
            ("basis", cell("basis")),
            ("source", cell("source")),
            ("line", cell("line")),
            ("note", &note),
        ]);
        // These columns are needed even if no row fills them.
        for name in ["old_value", "value"] {
            self.revisions.column(name);
        }
    }

    fn place(&mut self, row: &AcceptedRow) -> String {
        if !row.place.is_empty() {
            return row.place.clone();
        }
        let name = column(&self.places, "name", &self.tag);
        if let Some(known) = (0..self.places.rows.len()).find(|&other| self.places.get(other, &name) == row.place_name)
        {
            return self.places.get(known, "id").to_owned();
        }
        let id = self.ids.make(&[&row.place_name], 'p');
        let level = if self.places.header.iter().any(|name| name == "level") { "level" } else { "kind" };
        self.places.push(&[("id", &id), (level, "district"), (&name, &row.place_name)]);
        id
    }

    fn indicator(&mut self, row: &AcceptedRow) -> String {
        if !row.indicator.is_empty() {
            return row.indicator.clone();
        }
        let name = column(&self.indicators, "name", &self.tag);
        let is_known = |&other: &usize| {
            self.indicators.get(other, &name) == row.indicator_name
                && self.indicators.get(other, "measure") == row.measure
        };
        if let Some(known) = (0..self.indicators.rows.len()).find(is_known) {
            return self.indicators.get(known, "id").to_owned();
        }
        let id = self.ids.make(&[&row.indicator_name], 'i');
        let unit = term_of(&mut self.terms, "unit", &row.unit);
        let theme = (0..self.terms.rows.len()).find(|&term| self.terms.get(term, "kind") == "theme");
        let theme = theme.map(|term| self.terms.get(term, "id").to_owned()).unwrap_or_default();
        self.indicators.push(&[
            ("id", &id),
            (&name, &row.indicator_name),
            ("unit", &unit),
            ("measure", &row.measure),
            ("theme", &theme),
        ]);
        id
    }
}

/// The text of a named cell.
fn text_of<'c>(cells: &[(&str, &'c str)], name: &str) -> &'c str {
    cells.iter().find(|cell| cell.0 == name).map_or("", |cell| cell.1)
}

fn or<'t>(text: &'t str, default: &'t str) -> &'t str {
    if text.is_empty() { default } else { text }
}

/// The column of a text in a language: the one with its tag, else one without a tag, else the first; of a file without any, one with the tag.
fn column(file: &CsvText, name: &str, tag: &str) -> String {
    let tagged = [name, "_", tag].concat();
    let is_of = |of: &&String| **of == name || of.strip_prefix(name).is_some_and(|rest| rest.starts_with('_'));
    let own = file.header.iter().find(|of| **of == tagged).or_else(|| file.header.iter().find(is_of));
    own.cloned().unwrap_or(tagged)
}
