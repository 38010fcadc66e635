//! From the files of a package to a dataset.

use super::columns::{
    ALIASES, DISTRICTS, INDICATORS, OBSERVATIONS, OF_DISTRICTS, OF_INDICATORS, OF_OBSERVATIONS, OF_PROJECTS,
    OF_REVISIONS, OF_SECTIONS, OF_SOURCES, OF_TERMS, PLACES, PROJECTS, REVISIONS, SECTIONS, SOURCES, TERMS,
};
use super::csv::{Columns, CsvTable};
use super::dataset::Dataset;
use super::describe;
use super::error::DataErrors;
use super::figures::{FigureReader, PROJECT, is_same, warn_of_split_years};
use super::history::{FigureSet, digest_text, parse_digest};
use super::log::ErrorLog;
use super::package::Package;
use super::references::{IdIndex, References};
use super::rows::{district, indicator, parent, section, source, term};
use super::tables::Source;
use crate::collect::IntoVec;
use crate::language::Text;
use std::cell::{Cell, RefCell};

/// The files, in order of reference.
const FILES: [&str; 10] =
    [describe::FILE, DISTRICTS, PLACES, TERMS, SOURCES, INDICATORS, SECTIONS, OBSERVATIONS, PROJECTS, REVISIONS];

impl Dataset {
    /// Reads the embedded package.
    pub fn embedded() -> Result<Dataset, DataErrors> {
        Dataset::read(&Package::EMBEDDED)
    }

    /// Reads and checks a package. A package needs places, indicators and observations, and may leave out all other files. What is odd but
    /// usable is in `Dataset::warnings`.
    ///
    /// ```
    /// use district_charts::data::{Dataset, Package};
    ///
    /// let package = Package {
    ///     places: b"id,name\nalpha,Alpha\nbeta,Beta\n",
    ///     indicators: b"id,name,unit,measure\npeople,inhabitants,people,count\n",
    ///     observations: b"place,indicator,period,value\nalpha,people,2021,12000\nbeta,people,2021,9000\n",
    ///     ..Package::default()
    /// };
    /// let dataset = Dataset::read(&package).expect("a sound package");
    /// assert_eq!(dataset.observations.len(), 2);
    /// assert_eq!(dataset.description().place.several, "places");
    /// ```
    ///
    /// # Errors
    /// All errors of all files at once, at most a hundred of them in full.
    pub fn read(package: &Package<'_>) -> Result<Dataset, DataErrors> {
        let log = ErrorLog::default();
        let read = |file, bytes, columns: Columns| CsvTable::read(file, bytes, (columns, &ALIASES), &log);
        // A file that a package lacks is as one without rows.
        let read_if_there = |file, bytes, columns| CsvTable::read_if_there(file, bytes, (columns, &ALIASES), &log);
        let mut data = Dataset::default();
        let description = describe::description(package.description, &log);
        let (districts_file, districts) = match package.places {
            [] => (DISTRICTS, package.districts),
            places => (PLACES, places),
        };
        if !package.places.is_empty() && !package.districts.is_empty() {
            log.error((PLACES, 1, ""), "places.csv beside districts.csv", "one of them", "");
        }
        let before = log.count();
        let terms = read_if_there(TERMS, package.terms, OF_TERMS);
        let lacks_terms = log.count() > before;
        let districts = read(districts_file, districts, OF_DISTRICTS);
        let sources = read_if_there(SOURCES, package.sources, OF_SOURCES);
        let indicators = read(INDICATORS, package.indicators, OF_INDICATORS);
        let is_partial = log.count() > before;
        for table in [&districts, &terms, &sources, &indicators] {
            table.report_same_ids();
        }
        data.districts.extend(districts.rows().map(|row| district(&row)));
        data.terms.extend(terms.rows().map(|row| term(&row)));
        data.sources.extend(sources.rows().map(|row| source(&row)));
        let references = References {
            districts: IdIndex::new(&districts),
            districts_file,
            indicators: IdIndex::new(&indicators),
            sources: IdIndex::new(&sources),
            terms: IdIndex::new(&terms),
            terms_read: &data.terms,
            own_terms: RefCell::default(),
            source_count: data.sources.len(),
            has_own_source: Cell::new(false),
            lacks_terms,
            is_partial,
        };
        for (index, row) in districts.rows().enumerate() {
            let parent = parent(&row, &references, &data.districts, data.districts[index].level);
            data.districts[index].parent = parent;
        }
        data.indicators.extend(indicators.rows().map(|row| indicator(&row, &references)));
        let sections = read_if_there(SECTIONS, package.sections, OF_SECTIONS);
        data.sections.extend(sections.rows().map(|row| section(&row, &references)));
        let figures = FigureReader { references: &references, indicators: &data.indicators };
        let observations = read(OBSERVATIONS, package.observations, OF_OBSERVATIONS);
        // Whether each indicator has figures, and errors in none of them.
        let (errors_before, mut sound) = (log.count(), vec![None; data.indicators.len()]);
        for row in observations.rows() {
            let count = log.count();
            let observation = figures.observation(&row);
            if let Some(sound) = sound.get_mut(observation.indicator.0) {
                *sound = Some(sound.unwrap_or(true) && log.count() == count);
            }
            data.observations.push(observation);
        }
        warn_of_split_years(&observations);
        let errors_in_figures = log.count() - errors_before;
        observations.report_same("district", "a figure", &|index| data.observations[index].digest, &|a, b| {
            is_same(&data.observations[a], &data.observations[b])
        });
        let projects = read_if_there(PROJECTS, package.projects, OF_PROJECTS);
        data.projects.extend(projects.rows().map(|row| figures.project(&row)));
        let of_project = |index: usize| &data.projects[index].observation;
        projects.report_same(projects.first_column(PROJECT), "a figure", &|index| of_project(index).digest, &|a, b| {
            data.projects[a].project == data.projects[b].project && is_same(of_project(a), of_project(b))
        });
        let revisions = read_if_there(REVISIONS, package.revisions, OF_REVISIONS);
        data.revisions.extend(revisions.rows().map(|row| figures.revision(&row)));
        let (own_terms, has_own_source) = (references.own_terms.take(), references.has_own_source.get());
        data.terms.extend(own_terms);
        let description = describe::complete(description, &data, &districts.languages("name_*"));
        if has_own_source {
            data.sources.push(own_source(&description.title));
        }
        data.digest = FigureSet::current(&data).digest();
        if log.count() == 0 {
            check_revisions(&data, &revisions);
        }
        data.description = description;
        drop((districts, terms, sources, indicators, sections, observations, projects, revisions));
        let count = log.count();
        match log.finish(&FILES) {
            (_, Some(errors)) if errors_before == 0 && count == errors_in_figures => {
                let ids = data.indicators.iter().zip(&sound).filter(|entry| *entry.1 == Some(true));
                Err(DataErrors { sound_indicators: ids.map(|entry| entry.0.id.clone()).into_vec(), ..errors })
            }
            (_, Some(errors)) => Err(errors),
            (warnings, None) => Ok(Dataset { warnings, ..data.indexed() }),
        }
    }
}

/// Undoes the revisions from the last one back, and reports a row that revised a figure which is not there, or whose digest is not that of
/// the figures before it. Rows with the same digest are one revision.
fn check_revisions(data: &Dataset, table: &CsvTable<'_>) {
    let mut figures = FigureSet::current(data);
    for index in (0..data.revisions.len()).rev() {
        let row = table.row(index);
        if !figures.undo(&data.revisions[index]) {
            row.report("value", "a figure of the package, or one that a later line changes");
        }
        let digest = row.text("digest");
        let is_first = index == 0 || table.row(index - 1).text("digest") != digest;
        if is_first && !parse_digest(digest).is_some_and(|digest| figures.clone().truncate_to(digest)) {
            let expected = digest_text(figures.digest()) + ", the digest of the figures before this change";
            row.report("digest", &expected);
        }
    }
}

/// The source of figures that state none: the package itself.
fn own_source(title: &Text) -> Source {
    Source {
        id: String::new(),
        title: title.clone(),
        publisher: Text::default(),
        published: None,
        pages: String::new(),
        url: String::new(),
    }
}
