//! The changes of a new table to a package: new figures, corrected ones, withdrawn ones, and the decisions that are left to a person.

use super::write::PackageFiles;
use crate::data::{
    DataErrors, Dataset, District, DistrictId, Indicator, IndicatorId, Observation, Scope, SourceId, Status,
};
use crate::language::Text;
use crate::period::Period;
use std::collections::BTreeMap;

/// How a figure of the new table relates to the package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    /// The package has none.
    Added,
    /// The package has another.
    Corrected,
    /// The table has the place, the indicator and the period, and no figure where the package has one.
    Withdrawn,
}

/// The decision about a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The table is right: the figure is added, corrected or withdrawn.
    Take,
    /// The package stays as it is.
    Keep,
    /// Both figures are kept: two publications disagree.
    Both,
}

/// A figure as the package or the table has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureText {
    /// The digits.
    pub value: String,
    /// The name of the comparator.
    pub comparator: &'static str,
    /// The line of its source; 0 if it has none.
    pub line: u32,
}

/// A difference between the package and the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The kind of difference.
    pub kind: DifferenceKind,
    /// The id of the place in the merged package.
    pub place: String,
    /// The id of the indicator in the merged package.
    pub indicator: String,
    /// The period.
    pub period: Period,
    /// The figure of the package.
    pub old: Option<FigureText>,
    /// The figure of the table.
    pub new: Option<FigureText>,
    /// The decision, as proposed or as changed.
    pub decision: Decision,
    /// Whether a person should look at it: the figures are far apart, or a figure would vanish.
    pub is_doubtful: bool,
    /// The row of `observations.csv` of the package, and of the table's package.
    pub(super) rows: (Option<usize>, Option<usize>),
}

/// A name of the table that several rows of the package may mean, or that the package has with another unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The id in the table's package.
    pub id: String,
    /// The ids in the package that may be meant.
    pub candidates: Vec<String>,
}

/// The changes of a table to a package. The decisions may be changed before it is applied.
#[derive(Clone, Debug, Default)]
pub struct Merge {
    /// The ids of the table's places, each with that of the package; those without are new.
    pub places: BTreeMap<String, Option<String>>,
    /// The same of the indicators.
    pub indicators: BTreeMap<String, Option<String>>,
    /// Places that may be several of the package: taken as new unless a person says which.
    pub doubtful_places: Vec<Doubt>,
    /// Indicators that the package has in another unit: taken as new unless a person says that they are the same.
    pub doubtful_indicators: Vec<Doubt>,
    /// The differences, in the order of the table.
    pub differences: Vec<Difference>,
    /// How many figures are in both and the same.
    pub unchanged: usize,
    /// The id of the source of the package that the table is a new edition of, if it has the same title and publisher.
    pub edition_of: Option<String>,
}

/// A person's answer to whether a row of the package and one of the table are the same.
#[derive(Clone, Debug, Default)]
pub struct Same {
    /// Ids of places: of the table, of the package (`None`: a new one).
    pub places: BTreeMap<String, Option<String>>,
    /// Ids of indicators, likewise.
    pub indicators: BTreeMap<String, Option<String>>,
}

/// Figures are far apart if one is so many times the other.
const FAR: f64 = 2.0;

impl Merge {
    /// Compares the package made of a table with one that is open.
    ///
    /// # Errors
    /// Those of either package.
    pub fn compare(package: &PackageFiles, table: &PackageFiles, same: &Same) -> Result<Merge, DataErrors> {
        let (old, new) = (Dataset::read(&package.package())?, Dataset::read(&table.package())?);
        let mut merge = Merge { edition_of: edition(&old, &new), ..Merge::default() };
        let places = merge.match_places(&old, &new, same);
        let indicators = merge.match_indicators(&old, &new, same);
        let id_of = |found: Option<String>, own: &str, taken: bool| {
            found.unwrap_or_else(|| if taken { format!("{own}-2") } else { own.to_owned() })
        };
        let place_id = |place: DistrictId| {
            let own = &new.districts[place].id;
            id_of(
                places[place.0].map(|found| old.districts[found].id.clone()),
                own,
                old.districts.iter().any(|other| other.id == *own),
            )
        };
        let indicator_id = |indicator: IndicatorId| {
            let own = &new.indicators[indicator].id;
            id_of(
                indicators[indicator.0].map(|found| old.indicators[found].id.clone()),
                own,
                old.indicators.iter().any(|other| other.id == *own),
            )
        };
        let known = by_key(&old);
        let mut covered: BTreeMap<(usize, Period), ()> = BTreeMap::new();
        let mut present: BTreeMap<(usize, usize, Period), ()> = BTreeMap::new();
        for (row, observation) in new.observations.iter().enumerate() {
            let (place, indicator) = (places[observation.district.0], indicators[observation.indicator.0]);
            let mut rows: &[usize] = &[];
            if let (Some(place), Some(indicator)) = (place, indicator) {
                covered.insert((indicator.0, observation.period), ());
                present.insert((place.0, indicator.0, observation.period), ());
                rows = known.get(&(place.0, indicator.0, observation.period)).map_or(&[], Vec::as_slice);
            }
            let is_same = |index: &&usize| {
                let other = &old.observations[**index].figure;
                other.value == observation.figure.value && other.comparator == observation.figure.comparator
            };
            if rows.iter().any(|index| is_same(&index)) {
                merge.unchanged += 1;
                continue;
            }
            let before = rows.last().copied();
            merge.differences.push(Difference {
                kind: if before.is_some() { DifferenceKind::Corrected } else { DifferenceKind::Added },
                place: place_id(observation.district),
                indicator: indicator_id(observation.indicator),
                period: observation.period,
                old: before.map(|index| text(&old.observations[index], package_value(&old, index))),
                new: Some(text(observation, package_value(&new, row))),
                // Another publication that disagrees is no correction.
                decision: if before.is_some() && merge.edition_of.is_none() { Decision::Both } else { Decision::Take },
                is_doubtful: before.is_some_and(|index| is_far(&old.observations[index], observation))
                    || rows.len() > 1,
                rows: (before, Some(row)),
            });
        }
        merge.withdrawn(&old, &places, &covered, &present);
        Ok(merge)
    }

    /// Figures of the package where the table has the place, the indicator and the period, and no figure. They are kept unless a person
    /// decides otherwise.
    fn withdrawn(
        &mut self,
        old: &Dataset,
        places: &[Option<DistrictId>],
        covered: &BTreeMap<(usize, Period), ()>,
        present: &BTreeMap<(usize, usize, Period), ()>,
    ) {
        for (row, observation) in old.observations.iter().enumerate() {
            let (place, indicator, period) = (observation.district, observation.indicator, observation.period);
            let is_covered = covered.contains_key(&(indicator.0, period)) && places.contains(&Some(place));
            if !is_covered || !is_plain(observation) || present.contains_key(&(place.0, indicator.0, period)) {
                continue;
            }
            self.differences.push(Difference {
                kind: DifferenceKind::Withdrawn,
                place: old.districts[place].id.clone(),
                indicator: old.indicators[indicator].id.clone(),
                period,
                old: Some(text(observation, package_value(old, row))),
                new: None,
                decision: Decision::Keep,
                is_doubtful: true,
                rows: (Some(row), None),
            });
        }
    }

    fn match_places(&mut self, old: &Dataset, new: &Dataset, same: &Same) -> Vec<Option<DistrictId>> {
        let find = |place: &District| -> Vec<usize> {
            let by_code = all(&old.districts, |other| !place.code.is_empty() && other.code == place.code);
            if !by_code.is_empty() {
                return by_code;
            }
            let named = all(&old.districts, |other| is_named(other, &place.name));
            let of_level: Vec<usize> =
                named.iter().copied().filter(|&index| old.districts[DistrictId(index)].level == place.level).collect();
            if of_level.len() == 1 { of_level } else { named }
        };
        let mut found = Vec::new();
        for place in &new.districts {
            let candidates: Vec<DistrictId> = find(place).into_iter().map(DistrictId).collect();
            let set = same.places.get(&place.id);
            let chosen = match set {
                Some(id) => {
                    id.as_ref().and_then(|id| old.districts.iter().position(|other| other.id == *id)).map(DistrictId)
                }
                None => {
                    if let [only] = candidates[..] {
                        Some(only)
                    } else {
                        None
                    }
                }
            };
            if set.is_none() && candidates.len() > 1 {
                let candidates = candidates.iter().map(|&index| old.districts[index].id.clone()).collect();
                self.doubtful_places.push(Doubt { id: place.id.clone(), candidates });
            }
            self.places.insert(place.id.clone(), chosen.map(|chosen| old.districts[chosen].id.clone()));
            found.push(chosen);
        }
        found
    }

    fn match_indicators(&mut self, old: &Dataset, new: &Dataset, same: &Same) -> Vec<Option<IndicatorId>> {
        let mut found = Vec::new();
        for indicator in &new.indicators {
            let named = all(&old.indicators, |other: &Indicator| shares_name(&other.name, &indicator.name));
            let unit = |dataset: &Dataset, indicator: &Indicator| dataset.terms[indicator.unit].text.clone();
            let is_same_unit =
                |&index: &usize| shares_name(&unit(old, &old.indicators[IndicatorId(index)]), &unit(new, indicator));
            let fitting: Vec<usize> = named.iter().copied().filter(is_same_unit).collect();
            let set = same.indicators.get(&indicator.id);
            let chosen = match set {
                Some(id) => {
                    id.as_ref().and_then(|id| old.indicators.iter().position(|other| other.id == *id)).map(IndicatorId)
                }
                None => {
                    if let [only] = fitting[..] {
                        Some(IndicatorId(only))
                    } else {
                        None
                    }
                }
            };
            if set.is_none() && chosen.is_none() && !named.is_empty() {
                let candidates = named.iter().map(|&index| old.indicators[IndicatorId(index)].id.clone()).collect();
                self.doubtful_indicators.push(Doubt { id: indicator.id.clone(), candidates });
            }
            self.indicators.insert(indicator.id.clone(), chosen.map(|chosen| old.indicators[chosen].id.clone()));
            found.push(chosen);
        }
        found
    }
}

fn all<T>(rows: &[T], fits: impl Fn(&T) -> bool) -> Vec<usize> {
    (0..rows.len()).filter(|&index| fits(&rows[index])).collect()
}

/// Whether two texts are the same in a language that both have.
fn shares_name(a: &Text, b: &Text) -> bool {
    let is_same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let all = [(&a.zh, &b.zh), (&a.en, &b.en), (&a.zh, &b.en), (&a.en, &b.zh)];
    (a == b) || all.into_iter().any(|(a, b)| !a.is_empty() && is_same(a, b))
}

fn is_named(place: &District, name: &Text) -> bool {
    let is_alias = place.aliases.iter().any(|alias| *alias == name.zh || *alias == name.en);
    shares_name(&place.name, name) || shares_name(&place.short, name) || is_alias
}

/// Whether an observation is of a kind that tables have.
fn is_plain(observation: &Observation) -> bool {
    observation.scope == Scope::Whole && observation.status == Status::Actual
}

/// The observations of a package that tables have, by place, indicator and period.
fn by_key(dataset: &Dataset) -> BTreeMap<(usize, usize, Period), Vec<usize>> {
    let mut known: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, observation) in dataset.observations.iter().enumerate().filter(|entry| is_plain(entry.1)) {
        known.entry((observation.district.0, observation.indicator.0, observation.period)).or_default().push(index);
    }
    known
}

/// The digits of an observation as the package spells them.
fn package_value(dataset: &Dataset, index: usize) -> String {
    let observation = &dataset.observations[index];
    let digits = || observation.figure.value.to_string().replace('\u{2212}', "-");
    observation.all_digits().map_or_else(digits, str::to_owned)
}

fn text(observation: &Observation, value: String) -> FigureText {
    FigureText { value, comparator: observation.figure.comparator.name(), line: observation.line.unwrap_or(0) }
}

fn is_far(old: &Observation, new: &Observation) -> bool {
    let (a, b) = (old.figure.value.to_f64(), new.figure.value.to_f64());
    a * b < 0.0 || (a.abs() > FAR * b.abs() || b.abs() > FAR * a.abs()) && (a - b).abs() > 1.0
}

/// The source that a table is a new edition of.
fn edition(old: &Dataset, new: &Dataset) -> Option<String> {
    let source = new.sources.first()?;
    let is_same = |other: &crate::data::Source| {
        other.title == source.title && other.publisher == source.publisher && !other.id.is_empty()
    };
    (0..old.sources.len())
        .rev()
        .map(SourceId)
        .find(|&index| is_same(&old.sources[index]))
        .map(|index| old.sources[index].id.clone())
}
