//! Applies what a table changes to the files of a package, and records corrections in `revisions.csv`.

use super::csv_text::CsvText;
use super::merge::{Decision, Difference, DifferenceKind, Merge};
use super::names::Ids;
use super::write::PackageFiles;
use crate::data::{DataErrors, Dataset, digest_text};
use crate::sort;

/// When and why a package is changed.
#[derive(Clone, Copy, Debug)]
pub struct Change<'c> {
    /// The day of the change: `2026-03-31`.
    pub day: &'c str,
    /// The reason that is shown to readers of a chart with a corrected figure.
    pub reason: &'c str,
}

impl Merge {
    /// The package with the decided changes. It is read and checked before it is given back.
    ///
    /// # Errors
    /// Those of the package, before or after.
    pub fn apply(
        &self,
        package: &PackageFiles,
        table: &PackageFiles,
        change: Change<'_>,
    ) -> Result<PackageFiles, DataErrors> {
        let digest = digest_text(Dataset::read(&package.package())?.digest);
        let mut files = package.clone();
        let mut terms = CsvText::read(package.get("terms.csv"));
        self.add_places(&mut files, table);
        self.add_indicators(&mut files, table, &mut terms);
        let source = self.add_source(&mut files, table);
        let note = note_of(&mut terms, change.reason);
        let mut observations = CsvText::read(package.get("observations.csv"));
        let place_column = if observations.header.iter().any(|name| name == "place") { "place" } else { "district" };
        let new = CsvText::read(table.get("observations.csv"));
        let mut revisions = CsvText::read(package.get("revisions.csv"));
        let mut removed = Vec::new();
        for difference in &self.differences {
            let cells =
                Cells { difference, source: &source, place_column, digest: &digest, day: change.day, note: &note };
            match (difference.kind, difference.decision, difference.rows) {
                (_, Decision::Keep, _) => {}
                (DifferenceKind::Withdrawn, _, (Some(row), _)) => {
                    cells.revise(&mut revisions, &observations, row, false);
                    removed.push(row);
                }
                (DifferenceKind::Corrected, Decision::Take, (Some(row), Some(from)))
                    if self.edition_of.as_deref() == Some(observations.get(row, "source")) =>
                {
                    cells.revise(&mut revisions, &observations, row, true);
                    for name in ["value", "comparator", "flag", "line", "column"] {
                        let text = new.get(from, name);
                        if !text.is_empty() || !observations.get(row, name).is_empty() {
                            observations.set(row, name, text);
                        }
                    }
                }
                (_, decision, (before, Some(from))) => {
                    if let (Some(row), Decision::Take) = (before, decision) {
                        cells.revise(&mut revisions, &observations, row, false);
                        removed.push(row);
                    }
                    cells.add(&mut observations, &new, from);
                    // Figures of a source that the package has already are named in the log of corrections.
                    if self.edition_of.is_some() {
                        cells.add_revision(&mut revisions);
                    }
                }
                _ => {}
            }
        }
        sort::sort_unique(&mut removed);
        for row in removed.into_iter().rev() {
            observations.rows.remove(row);
        }
        files.set("observations.csv", observations.write());
        if !revisions.rows.is_empty() {
            files.set("revisions.csv", revisions.write());
            files.set("terms.csv", terms.write());
        } else if !terms.rows.is_empty() {
            files.set("terms.csv", terms.write());
        }
        Dataset::read(&files.package())?;
        Ok(files)
    }

    fn add_places(&self, files: &mut PackageFiles, table: &PackageFiles) {
        let name = if files.get("places.csv").is_empty() { "districts.csv" } else { "places.csv" };
        let mut places = CsvText::read(files.get(name));
        let new = CsvText::read(table.get("districts.csv"));
        let merged = |id: &str| match self.places.get(id) {
            Some(Some(found)) => found.clone(),
            _ => free_id(&places, id),
        };
        let mut added = Vec::new();
        for row in 0..new.rows.len() {
            if self.places.get(new.get(row, "id")).is_some_and(Option::is_none) {
                let mut cells: Vec<(String, String)> =
                    new.header.iter().map(|name| (name.clone(), new.get(row, name).to_owned())).collect();
                for (name, text) in &mut cells {
                    match name.as_str() {
                        "id" => *text = merged(text),
                        "parent" if !text.is_empty() => *text = merged(text),
                        _ => {}
                    }
                }
                added.push(cells);
            }
        }
        for cells in added {
            // Older packages call a code `adcode`, and a level `kind`.
            let name = |name: &str| match name {
                "code" if places.header.iter().any(|own| own == "adcode") => "adcode".to_owned(),
                "level" if places.header.iter().any(|own| own == "kind") => "kind".to_owned(),
                name => name.to_owned(),
            };
            let cells: Vec<(String, String)> = cells.into_iter().map(|(of, text)| (name(&of), text)).collect();
            places.push(&cells.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>());
        }
        files.set(name, places.write());
    }

    fn add_indicators(&self, files: &mut PackageFiles, table: &PackageFiles, terms: &mut CsvText) {
        let mut indicators = CsvText::read(files.get("indicators.csv"));
        let new = CsvText::read(table.get("indicators.csv"));
        for row in 0..new.rows.len() {
            if self.indicators.get(new.get(row, "id")).is_none_or(Option::is_some) {
                continue;
            }
            let unit = term_of(terms, "unit", new.get(row, "unit"));
            let theme = (0..terms.rows.len())
                .find(|&row| terms.get(row, "kind") == "theme")
                .map(|row| terms.get(row, "id").to_owned());
            let id = free_id(&indicators, new.get(row, "id"));
            let mut cells: Vec<(&str, &str)> =
                new.header.iter().map(|name| (name.as_str(), new.get(row, name))).collect();
            for (name, text) in &mut cells {
                match *name {
                    "id" => *text = &id,
                    "unit" => *text = &unit,
                    _ => {}
                }
            }
            cells.extend(theme.as_ref().map(|theme| ("theme", theme.as_str())));
            indicators.push(&cells);
        }
        files.set("indicators.csv", indicators.write());
    }

    /// The id of the source of the table's figures; the source is added if the table is no new edition of one.
    fn add_source(&self, files: &mut PackageFiles, table: &PackageFiles) -> String {
        let mut sources = CsvText::read(files.get("sources.csv"));
        let new = CsvText::read(table.get("sources.csv"));
        if let Some(edition) = &self.edition_of {
            return edition.clone();
        }
        let id = free_id(&sources, new.get(0, "id"));
        let mut cells: Vec<(&str, &str)> = new.header.iter().map(|name| (name.as_str(), new.get(0, name))).collect();
        cells[0].1 = &id;
        sources.push(&cells);
        files.set("sources.csv", sources.write());
        id
    }
}

/// An id that a file does not have yet.
pub(crate) fn free_id(file: &CsvText, id: &str) -> String {
    let has = |id: &str| (0..file.rows.len()).any(|row| file.get(row, "id") == id);
    let mut free = id.to_owned();
    let mut number = 2;
    while has(&free) {
        free = format!("{id}-{number}");
        number += 1;
    }
    free
}

/// The term with a text: its id if `terms.csv` has terms of its kind (the term is added if it has none), else the text itself.
pub(crate) fn term_of(terms: &mut CsvText, kind: &str, text: &str) -> String {
    let of_kind: Vec<usize> = (0..terms.rows.len()).filter(|&row| terms.get(row, "kind") == kind).collect();
    let languages: Vec<String> = terms
        .header
        .iter()
        .filter(|name| !["id", "kind", "role"].contains(&name.as_str()) && !name.contains('_'))
        .cloned()
        .collect();
    if of_kind.is_empty() {
        return text.to_owned();
    }
    let is_it = |&&row: &&usize| {
        terms.get(row, "id") == text || languages.iter().any(|language| terms.get(row, language) == text)
    };
    if let Some(&row) = of_kind.iter().find(is_it) {
        return terms.get(row, "id").to_owned();
    }
    let mut ids = Ids::default();
    (0..terms.rows.len()).for_each(|row| ids.take(terms.get(row, "id")));
    let id = ids.make(&[text], 't');
    let mut cells = vec![("id", id.as_str()), ("kind", kind)];
    cells.extend(languages.iter().map(|language| (language.as_str(), text)));
    terms.push(&cells);
    id
}

/// The reason of a correction, as a note.
pub(crate) fn note_of(terms: &mut CsvText, reason: &str) -> String {
    term_of(terms, "note", reason)
}

/// A difference with what its rows need.
struct Cells<'c> {
    difference: &'c Difference,
    source: &'c str,
    place_column: &'c str,
    digest: &'c str,
    day: &'c str,
    note: &'c str,
}

impl Cells<'_> {
    /// Adds the figure of the table to the observations.
    fn add(&self, observations: &mut CsvText, new: &CsvText, from: usize) {
        let period = self.difference.period.to_string();
        let mut cells = vec![
            (self.place_column, self.difference.place.as_str()),
            ("indicator", &self.difference.indicator),
            ("period", &period),
            ("source", self.source),
        ];
        for name in ["value", "comparator", "flag", "line", "column"] {
            cells.push((name, new.get(from, name)));
        }
        for (name, text) in [("comparator", "eq"), ("status", "actual"), ("basis", "printed")] {
            let is_set = cells.iter().any(|cell| cell.0 == name && !cell.1.is_empty());
            if observations.header.iter().any(|own| own == name) && !is_set {
                cells.push((name, text));
            }
        }
        observations.push(&cells);
    }

    /// Records that the figure of a row of the package was corrected or withdrawn.
    fn revise(&self, revisions: &mut CsvText, observations: &CsvText, row: usize, is_corrected: bool) {
        let old = |name: &str| observations.get(row, name);
        let new = self.difference.new.as_ref().filter(|_| is_corrected);
        let place = if old("district").is_empty() { old("place") } else { old("district") };
        let comparator = if old("comparator").is_empty() { "eq" } else { old("comparator") };
        revisions.push(&[
            ("digest", self.digest),
            ("day", self.day),
            (self.place_column, place),
            ("indicator", old("indicator")),
            ("scope", old("scope")),
            ("period", old("period")),
            ("old_value", old("value")),
            ("old_comparator", comparator),
            ("value", new.map_or("", |new| &new.value)),
            ("comparator", new.map_or("", |new| new.comparator)),
            ("status", old("status")),
            ("basis", old("basis")),
            ("source", old("source")),
            ("line", old("line")),
            ("note", self.note),
        ]);
        // These columns are needed even if no row fills them.
        for name in ["old_value", "value"] {
            revisions.column(name);
        }
    }

    /// Records that a figure was added to a source that the package has.
    fn add_revision(&self, revisions: &mut CsvText) {
        let Some(new) = &self.difference.new else { return };
        let period = self.difference.period.to_string();
        revisions.push(&[
            ("digest", self.digest),
            ("day", self.day),
            (self.place_column, &self.difference.place),
            ("indicator", &self.difference.indicator),
            ("period", &period),
            ("value", &new.value),
            ("comparator", new.comparator),
            ("source", self.source),
            ("note", self.note),
        ]);
        for name in ["old_value", "value"] {
            revisions.column(name);
        }
    }
}
