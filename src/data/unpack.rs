//! From the packed form of a package to a dataset.

use super::dataset::Dataset;
use super::description::{Description, Licence, Noun, Reporting};
use super::error::UnpackError;
use super::history::{digest_of_figures, digest_text, parse_digest};
use super::id::{DistrictId, IndicatorId, SourceId, TermId};
use super::packed::{PackedFields, PackedRow};
use super::printed::{Identity, ShownNumber};
use super::tables::{
    District, Indicator, Level, MOST_POWER, Measure, Observation, ObservationDetails, ProjectFigure, Revision, Scope,
    Section, ShownUnit, Source, Status, Term, TermKind, TermRole,
};
use crate::collect::IntoVec;
use crate::language::Language;
use crate::number::{Comparator, Decimal, Figure, Flag, Powers};
use crate::period::Period;

/// The number of columns of each table, in the order of the tables.
pub(super) const COLUMNS: [usize; 10] = [35, 2, 12, 11, 8, 16, 5, 13, 16, 22];

impl Dataset {
    /// Reads the packed form of a package, which `Dataset::pack` writes. Bytes that are passed by value are freed before the indices are
    /// built, so that bytes and indices are never in memory at once.
    ///
    /// ```
    /// use district_charts::data::Dataset;
    ///
    /// let dataset = Dataset::embedded().expect("the embedded package is tested");
    /// let unpacked = Dataset::unpack(dataset.pack()).expect("a packed package");
    /// assert_eq!(unpacked.digest, dataset.digest);
    /// ```
    ///
    /// # Errors
    /// The first field that is not as `Dataset::pack` writes it.
    pub fn unpack(bytes: impl AsRef<[u8]>) -> Result<Dataset, UnpackError> {
        let data = Dataset::unpack_rows(bytes.as_ref())?;
        drop(bytes);
        Ok(data.indexed())
    }

    /// Reads the rows, without the indices.
    fn unpack_rows(bytes: &[u8]) -> Result<Dataset, UnpackError> {
        let mut fields = PackedFields::new(bytes);
        let tables = COLUMNS.map(|columns| fields.table(columns));
        let mut data = Dataset::default();
        let [about, style, districts, terms, sources, indicators, sections, observations, projects, revisions] = tables;
        for mut row in fields.rows(&about) {
            data.description = description(&mut row);
        }
        data.description.style.extend(fields.rows(&style).map(|mut row| [row.string(), row.string()]));
        data.districts.extend(fields.rows(&districts).map(|mut row| district(&mut row, districts.rows)));
        data.terms.extend(fields.rows(&terms).map(|mut row| term(&mut row)));
        data.sources.extend(fields.rows(&sources).map(|mut row| source(&mut row)));
        for mut row in fields.rows(&indicators) {
            let indicator = indicator(&mut row, [terms.rows, districts.rows, indicators.rows]);
            data.indicators.push(indicator);
        }
        data.sections.extend(fields.rows(&sections).map(|mut row| section(&mut row, sources.rows)));
        data.observations.reserve_exact(observations.rows);
        for mut row in fields.rows(&observations) {
            let observation = observation(&mut row, &data, None);
            data.observations.push(observation);
        }
        for mut row in fields.rows(&projects) {
            let (project, digest) = (row.texts(), digest(&mut row));
            let observation = observation(&mut row, &data, Some(digest));
            data.projects.push(ProjectFigure { project, observation });
        }
        for mut row in fields.rows(&revisions) {
            let revision = revision(&mut row, &data);
            data.revisions.push(revision);
        }
        data.digest = digest_of_figures(&data);
        fields.finish(&digest_text(data.digest))?;
        Ok(data)
    }
}

fn description(row: &mut PackedRow<'_, '_>) -> Description {
    Description {
        title: row.texts(),
        subtitle: row.texts(),
        whole: row.texts(),
        attribution: row.texts(),
        languages: (0..Language::ALL.len())
            .filter_map(|_| row.number(Language::ALL.len()))
            .map(|index| Language::ALL[index])
            .into_vec(),
        name_tags: Language::ALL.map(|_| row.string()).into(),
        place: noun(row),
        source: noun(row),
        scope: noun(row),
        scope_short: noun(row),
        reporting: Reporting::ALL[row.index(Reporting::ALL.len())].1,
        always_says_lines: row.index(2) == 1,
        view: row.string(),
        base: row.string(),
        licence: Licence { name: row.string(), title: row.string(), url: row.string() },
        style: Vec::new(),
    }
}

fn noun(row: &mut PackedRow<'_, '_>) -> Noun {
    Noun { one: row.string(), several: row.string(), zh: row.string(), measure: row.string() }
}

fn district(row: &mut PackedRow<'_, '_>, districts: usize) -> District {
    District {
        id: row.string(),
        code: row.string(),
        level: Level::ALL[row.index(Level::ALL.len())],
        parent: row.number(districts).map(DistrictId),
        name: row.texts(),
        short: row.texts(),
        aliases: row.text().split('|').filter(|alias| !alias.is_empty()).map(str::to_owned).into_vec(),
        tile: row.number(usize::MAX).zip(row.number(usize::MAX)).map(|(x, y)| (x as u32, y as u32)),
        shape: row.read(|text| Some((!text.is_empty()).then(|| text.to_owned())), None),
    }
}

fn term(row: &mut PackedRow<'_, '_>) -> Term {
    Term {
        id: row.string(),
        kind: TermKind::ALL[row.index(TermKind::ALL.len())],
        text: row.texts(),
        role: row.number(TermRole::ALL.len()).map(|index| TermRole::ALL[index]),
        shown: ShownUnit { long: row.texts(), short: row.texts(), powers: Language::ALL.map(|_| power(row)) },
    }
}

/// A power of ten, which is written as the distance to the smallest one.
fn power(row: &mut PackedRow<'_, '_>) -> i8 {
    row.index(2 * MOST_POWER as usize + 1) as i8 - MOST_POWER
}

fn source(row: &mut PackedRow<'_, '_>) -> Source {
    Source {
        id: row.string(),
        title: row.texts(),
        publisher: row.texts(),
        published: optional_period(row),
        pages: row.string(),
        url: row.string(),
    }
}

fn optional_period(row: &mut PackedRow<'_, '_>) -> Option<Period> {
    row.read(|text| if text.is_empty() { Some(None) } else { Period::parse(text).ok().map(Some) }, None)
}

fn period(row: &mut PackedRow<'_, '_>) -> Period {
    row.read(|text| Period::parse(text).ok(), Period::PLACEHOLDER)
}

fn indicator(row: &mut PackedRow<'_, '_>, [terms, districts, indicators]: [usize; 3]) -> Indicator {
    Indicator {
        id: row.string(),
        name: row.texts(),
        unit: TermId(row.index(terms)),
        measure: Measure::ALL[row.index(Measure::ALL.len())],
        denominator: row.number(terms).map(TermId),
        theme: TermId(row.index(terms)),
        definition: row.texts(),
        excludes: row.numbers(districts).into_iter().map(DistrictId).into_vec(),
        variant_of: row.number(indicators).map(IndicatorId),
        change_of: row.number(indicators).map(IndicatorId),
        total_of: row.number(indicators).map(IndicatorId),
        related_to: row.number(indicators).map(IndicatorId),
        is_over_year: row.index(2) == 1,
        decimals: row.number(10).map(|decimals| decimals as u8),
    }
}

fn section(row: &mut PackedRow<'_, '_>, sources: usize) -> Section {
    Section {
        source: SourceId(row.index(sources)),
        line: row.index(usize::MAX) as u32,
        title: row.texts(),
        page: row.string(),
    }
}

fn digest(row: &mut PackedRow<'_, '_>) -> u32 {
    row.read(parse_digest, 0)
}

/// A figure. Its digest follows from its row, unless the name of a project or an earlier figure is part of it.
fn observation(row: &mut PackedRow<'_, '_>, data: &Dataset, digest: Option<u32>) -> Observation {
    let district = DistrictId(row.index(data.districts.len()));
    let indicator = IndicatorId(row.index(data.indicators.len()));
    let scope = row.number(data.terms.len()).map(TermId);
    let period = period(row);
    let (value, all_digits, printed) = value(row, data, indicator);
    let comparator = Comparator::ALL[row.index(Comparator::ALL.len())];
    let flag = row.number(Flag::ALL.len()).map(|index| Flag::ALL[index]);
    let status = Status::ALL[row.index(Status::ALL.len())].1;
    let is_implied = row.index(2) == 1;
    let source = SourceId(row.index(data.sources.len()));
    let digest = digest.unwrap_or_else(|| {
        let identity = Identity {
            project: "",
            district: data.districts.get(district.0).map_or("", |district| &district.id),
            indicator: data.indicators.get(indicator.0).map_or("", |indicator| &indicator.id),
            scope: scope.map_or("", |scope| &data.terms[scope].id),
            period,
            status: status.name(),
            source: data.sources.get(source.0).map_or("", |source| &source.id),
            value: printed,
            comparator,
        };
        identity.digest()
    });
    Observation {
        district,
        indicator,
        scope: scope.map_or(Scope::Whole, Scope::List),
        period,
        figure: Figure { value, comparator, flag },
        status,
        is_implied,
        source,
        line: row.number(usize::MAX).map(|line| line as u32),
        digest,
        details: ObservationDetails { quote: row.string(), all_digits, note: row.number(data.terms.len()).map(TermId) }
            .boxed(),
    }
}

/// The next number as it is shown, with all its digits if not all are, and as it is written.
fn value<'f>(
    row: &mut PackedRow<'_, 'f>,
    data: &Dataset,
    indicator: IndicatorId,
) -> (Decimal, Option<String>, &'f str) {
    let indicator = data.indicators.get(indicator.0);
    let decimals = indicator.and_then(|indicator| indicator.decimals);
    let unit = indicator.and_then(|indicator| data.terms.get(indicator.unit.0));
    let powers = unit.map_or_else(Powers::default, |unit| unit.shown.powers);
    let mut printed = "";
    let read = |text| {
        printed = text;
        ShownNumber::read(text, decimals, powers).map(|number| (number.value, number.all_digits))
    };
    let (value, all_digits) = row.read(read, (Decimal::ZERO, None));
    (value, all_digits, printed)
}

/// A revision: its figure, then the figure before it, whose columns are empty if the figure was added.
fn revision(row: &mut PackedRow<'_, '_>, data: &Dataset) -> Revision {
    let (day, project, own) = (period(row), row.texts(), digest(row));
    let observation = observation(row, data, Some(own));
    let current = (observation.figure, own);
    let (is_withdrawn, has_old) = (row.index(2) == 1, row.index(2) == 1);
    let mut before = || {
        let (value, ..) = value(row, data, observation.indicator);
        let comparator = Comparator::ALL[row.index(Comparator::ALL.len())];
        (Figure { value, comparator, flag: observation.figure.flag }, digest(row))
    };
    let old = if is_withdrawn { Some(current) } else { has_old.then(&mut before) };
    let project = (project != Default::default()).then_some(project);
    Revision { day, project, new: (!is_withdrawn).then_some(current), old, observation }
}
