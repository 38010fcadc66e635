//! The levels of places: by blanks before the names, by codes, by sums, by names.

use super::codes::by_code;
use super::places::{PlaceLevel, TablePlace};
use super::sums::{by_sums, sum_of_districts};
use super::vocabulary::{is_aggregate, is_group_of_countries, is_larger};
use super::wholes;
use crate::model::{Certainty, TableReason};
use crate::sort;
use std::collections::BTreeMap;

/// How the levels were found.
#[derive(Clone, Debug)]
pub(super) struct FoundLevels {
    pub(super) reason: TableReason,
    pub(super) certainty: Certainty,
    /// The row that is the whole, with its reason.
    pub(super) whole: Option<(usize, TableReason)>,
    /// Rows that are groups rather than places.
    pub(super) aggregates: usize,
}

/// Gives each place its level and the larger place that it belongs to. `figures` are columns of figures by place, where a table has one
/// row a place.
pub(super) fn find(places: &mut [TablePlace], figures: &[Vec<Option<f64>>], apart: bool) -> FoundLevels {
    let mut found =
        FoundLevels { reason: TableReason::Layout, certainty: Certainty::Likely, whole: None, aggregates: 0 };
    if let Some(classes) = by_indent(places) {
        found.reason = TableReason::Indentation;
        found.certainty = Certainty::Sure;
        take_classes(places, &classes);
        parents_by_indent(places);
    } else if let Some(classes) = by_code(places) {
        found.reason = TableReason::Codes;
        take_classes(places, &classes);
        parents_by_code(places);
    }
    if places.iter().all(|place| place.level != PlaceLevel::Region)
        && let Some(whole) = by_sums(places, figures)
    {
        found.reason = TableReason::Sums;
        found.whole = Some((whole, TableReason::Sums));
    }
    if by_larger_column(places) {
        found.reason = TableReason::OtherColumns;
    }
    by_names(places, &mut found);
    if found.whole.is_none() {
        let sum = || sum_of_districts(places, figures).map(|whole| (whole, TableReason::Sums));
        let is_found = places.iter().any(|place| place.level == PlaceLevel::Whole);
        found.whole = if is_found { None } else { wholes::find(places, figures).or_else(sum) };
    }
    if let Some((whole, _)) = found.whole {
        places[whole].level = PlaceLevel::Whole;
        places[whole].parent = None;
    }
    let groups: Vec<usize> = (0..places.len())
        .filter(|&index| {
            let place = &places[index];
            place.level == PlaceLevel::District && (is_aggregate(&place.name) || is_group_of_countries(&place.name))
        })
        .collect();
    let is_mixed = groups.len() >= 3 && groups.len() * 2 < places.len();
    // Fewer must be named more clearly.
    let is_group = |index: &usize| is_mixed || is_group_of_countries(&places[*index].name);
    let groups: Vec<usize> = groups.into_iter().filter(is_group).collect();
    if apart && !groups.is_empty() && groups.len() * 2 < places.len() {
        found.aggregates = groups.len();
        for index in groups {
            places[index].level = PlaceLevel::Region;
        }
    }
    found
}

/// Places that consist of several regions are known by their names, if others are left.
fn by_names(places: &mut [TablePlace], found: &mut FoundLevels) {
    let is_above = |place: &TablePlace| place.level == PlaceLevel::District && is_larger(&place.name);
    let above = places.iter().filter(|place| is_above(place)).count();
    let districts = places.iter().filter(|place| place.level == PlaceLevel::District).count();
    if above == 0 || above * 2 >= districts {
        return;
    }
    found.reason = TableReason::Name;
    for place in places.iter_mut().filter(|place| is_above(place)) {
        place.level = PlaceLevel::Region;
    }
}

/// The class of each place by the blanks before its name, 0 for the outermost.
fn by_indent(places: &[TablePlace]) -> Option<Vec<usize>> {
    let mut indents: Vec<usize> = places.iter().map(|place| place.indent).collect();
    sort::sort_unique(&mut indents);
    let classes = places.iter().map(|place| indents.iter().position(|indent| *indent == place.indent).unwrap_or(0));
    let is_lone =
        |class: usize| places.iter().filter(|place| place.indent == indents[class]).count() * 50 < places.len();
    // A stray blank is no level.
    let has_levels = (2..=6).contains(&indents.len()) && !(indents.len() == 2 && indents[1] < 2 && is_lone(1));
    has_levels.then(|| classes.collect())
}

/// The largest class is compared; smaller ones above it are regions, one alone is the whole.
fn take_classes(places: &mut [TablePlace], classes: &[usize]) {
    let count = |class: usize| classes.iter().filter(|other| **other == class).count();
    let most = classes.iter().copied().max_by_key(|&class| count(class)).unwrap_or(0);
    let is_typed = places.first().is_some_and(|place| place.code.len() == 9);
    let alone: Vec<usize> =
        (0..=classes.iter().copied().max().unwrap_or(0)).filter(|&class| count(class) == 1).collect();
    // Of several places that are alone in their class, the one nearest to an end of the table is the whole.
    let to_end = |class: usize| {
        classes.iter().position(|other| *other == class).map(|index| index.min(classes.len() - 1 - index))
    };
    let whole = alone.into_iter().filter(|&class| class != most).min_by_key(|&class| to_end(class));
    for (place, &class) in places.iter_mut().zip(classes) {
        let is_above = is_typed && class != most || class < most;
        place.level = match is_above {
            true if whole == Some(class) => PlaceLevel::Whole,
            true => PlaceLevel::Region,
            false => PlaceLevel::District,
        };
    }
}

fn parents_by_indent(places: &mut [TablePlace]) {
    for index in 0..places.len() {
        let indent = places[index].indent;
        places[index].parent = (0..index).rev().find(|&other| places[other].indent < indent);
    }
}

fn parents_by_code(places: &mut [TablePlace]) {
    for index in 0..places.len() {
        let bare = |place: usize| places[place].code.trim_end_matches('0');
        let own = bare(index);
        let parents = (0..places.len()).filter(|&other| bare(other).len() < own.len() && own.starts_with(bare(other)));
        let parent = parents.max_by_key(|&other| bare(other).len());
        places[index].parent = parent;
    }
}

/// A column with the names of larger places: those that stand among the places are regions. Returns whether there are any.
fn by_larger_column(places: &mut [TablePlace]) -> bool {
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        by_name.entry(place.name.clone()).or_default().push(index);
    }
    // A few places may have the name of a larger one by chance: a town in the county of its name.
    let mut larger: Vec<&str> =
        places.iter().map(|place| place.larger.as_str()).filter(|name| !name.is_empty()).collect();
    sort::sort_unique(&mut larger);
    let named = larger.iter().filter(|name| by_name.contains_key(**name)).count();
    if named * 2 < larger.len() {
        return false;
    }
    let mut has_regions = false;
    for index in 0..places.len() {
        let larger = places[index].larger.clone();
        if larger.is_empty() || larger == places[index].name {
            continue;
        }
        let named = by_name.get(&larger).map_or(&[][..], Vec::as_slice);
        // A place that is its own larger place, or has none, is meant rather than a small one of the same name.
        let is_top = |&&other: &&usize| places[other].larger.is_empty() || places[other].larger == larger;
        let Some(&parent) = named.iter().find(is_top).or(named.first()) else { continue };
        if places[index].parent.is_none() {
            places[index].parent = Some(parent);
        }
        has_regions |= places[parent].level == PlaceLevel::District;
        if places[parent].level == PlaceLevel::District {
            places[parent].level = PlaceLevel::Region;
        }
    }
    has_regions
}
