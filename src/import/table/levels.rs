//! The levels of places: by blanks before the names, by codes, by sums, by names.

use super::places::{PlaceLevel, TablePlace};
use super::vocabulary::{is_aggregate, is_total};
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
    } else if let Some(whole) = by_sums(places, figures) {
        found.reason = TableReason::Sums;
        found.whole = Some((whole, TableReason::Sums));
    }
    if by_larger_column(places) {
        found.reason = TableReason::OtherColumns;
    }
    let total = places.iter().position(|place| is_total(&place.name) && place.larger.is_empty());
    if let (Some(total), None) = (total, &found.whole) {
        found.whole = Some((total, TableReason::Name));
    }
    if let Some((whole, _)) = found.whole {
        places[whole].level = PlaceLevel::Whole;
        places[whole].parent = None;
    }
    let groups: Vec<usize> = (0..places.len())
        .filter(|&index| places[index].level == PlaceLevel::District && is_aggregate(&places[index].name))
        .collect();
    let is_mixed = groups.len() >= 3 && groups.len() * 2 < places.len();
    if apart && is_mixed {
        found.aggregates = groups.len();
        for index in groups {
            places[index].level = PlaceLevel::Region;
        }
    }
    found
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

/// The class of each place by its code: the kind of place, the length, or how many zeros end it.
fn by_code(places: &[TablePlace]) -> Option<Vec<usize>> {
    if places.iter().any(|place| place.code.is_empty()) || places.len() < 4 {
        return None;
    }
    let codes: Vec<&str> = places.iter().map(|place| place.code.as_str()).collect();
    let bare = |code: &str| code.trim_end_matches('0').len();
    let is_typed = codes.iter().all(|code| {
        code.len() == 9
            && code.as_bytes()[0].is_ascii_uppercase()
            && code[1..].bytes().all(|byte| byte.is_ascii_digit())
    });
    let key = |code: &str| -> String { if is_typed { code[..3].to_owned() } else { format!("{:02}", code.len()) } };
    let mut keys: Vec<String> = codes.iter().map(|code| key(code)).collect();
    let is_numeric =
        codes.iter().all(|code| code.len() == codes[0].len() && code.bytes().all(|byte| byte.is_ascii_digit()));
    if is_numeric && codes[0].len().is_multiple_of(2) && codes[0].len() >= 4 {
        keys = codes.iter().map(|code| format!("{:02}", bare(code).next_multiple_of(2))).collect();
    }
    let mut kinds: Vec<String> = keys.clone();
    sort::sort_unique(&mut kinds);
    if !(2..=6).contains(&kinds.len()) {
        return None;
    }
    if !is_typed {
        // Longer codes begin with shorter ones.
        let shortest = &kinds[0];
        let has_parent = |index: usize| {
            (0..codes.len())
                .any(|other| keys[other] < keys[index] && codes[index].starts_with(codes[other].trim_end_matches('0')))
        };
        let longer: Vec<usize> = (0..codes.len()).filter(|&index| keys[index] != *shortest).collect();
        if longer.iter().filter(|&&index| has_parent(index)).count() * 10 < longer.len() * 8 {
            return None;
        }
    }
    Some(keys.iter().map(|key| kinds.iter().position(|kind| kind == key).unwrap_or(0)).collect())
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

/// Whether two sums are equal but for rounding.
fn is_equal(a: f64, b: f64) -> bool {
    (a - b).abs() <= 0.004 * a.abs().max(b.abs())
}

/// Finds a row whose figures are the sums of the others, or of the others at each of two levels; gives the levels.
fn by_sums(places: &mut [TablePlace], figures: &[Vec<Option<f64>>]) -> Option<usize> {
    let mut votes: Vec<(usize, u32)> = Vec::new();
    for column in figures.iter().filter(|column| column.len() == places.len() && places.len() > 3) {
        let values: Vec<f64> = column.iter().map(|value| value.unwrap_or(0.0)).collect();
        let Some(whole) = (0..values.len()).max_by(|&a, &b| values[a].total_cmp(&values[b])) else { continue };
        let others: f64 = values.iter().sum::<f64>() - values[whole];
        let ratio = others / values[whole];
        let is_small = values.iter().any(|value| *value < 0.0) || values[whole] < 30.0;
        if !is_small && (is_equal(ratio, 1.0) || is_equal(ratio, 2.0)) {
            match votes.iter_mut().find(|vote| vote.0 == whole) {
                Some(vote) => vote.1 += 1,
                None => votes.push((whole, 1)),
            }
        }
    }
    let (whole, count) = votes.into_iter().max_by_key(|vote| vote.1)?;
    // One column may agree by chance.
    if count < 2 && figures.len() > 2 {
        return None;
    }
    for column in figures {
        if column.len() != places.len() {
            continue;
        }
        let values: Vec<f64> = column.iter().map(|value| value.unwrap_or(0.0)).collect();
        if two_levels(places, &values, whole) {
            break;
        }
    }
    Some(whole)
}

/// Finds the larger places among rows of two levels: a block of rows with the same sum as another, or each before those that it sums up.
fn two_levels(places: &mut [TablePlace], values: &[f64], whole: usize) -> bool {
    let rest: Vec<usize> = (0..values.len()).filter(|&index| index != whole).collect();
    let total: f64 = rest.iter().map(|&index| values[index]).sum();
    if !is_equal(total, 2.0 * values[whole]) {
        return false;
    }
    let mut sum = 0.0;
    for split in 1..rest.len() {
        sum += values[rest[split - 1]];
        if is_equal(sum, values[whole]) && is_equal(total - sum, values[whole]) {
            let (first, second) = rest.split_at(split);
            let (regions, districts) = if first.len() < second.len() { (first, second) } else { (second, first) };
            for &region in regions {
                places[region].level = PlaceLevel::Region;
            }
            parents_of_blocks(places, values, regions, districts);
            return true;
        }
    }
    // Each region before its districts.
    let (mut at, mut groups) = (0, Vec::new());
    while at < rest.len() {
        let mut sum = 0.0;
        let end = (at + 1..rest.len()).find(|&index| {
            sum += values[rest[index]];
            is_equal(sum, values[rest[at]])
        });
        let Some(end) = end else { return false };
        groups.push((rest[at], at + 1..end + 1));
        at = end + 1;
    }
    for (region, districts) in groups {
        places[region].level = PlaceLevel::Region;
        for index in districts {
            places[rest[index]].parent = Some(region);
        }
    }
    true
}

/// Gives districts in the order of their regions to them, if the sums agree exactly.
fn parents_of_blocks(places: &mut [TablePlace], values: &[f64], regions: &[usize], districts: &[usize]) {
    let mut at = 0;
    let mut found = Vec::new();
    for &region in regions {
        let mut sum = 0.0;
        while at < districts.len() && sum < values[region] * 0.9999 {
            sum += values[districts[at]];
            found.push((districts[at], region));
            at += 1;
        }
        if (sum - values[region]).abs() > 0.0005 * values[region] {
            return;
        }
    }
    for (district, region) in found {
        places[district].parent = Some(region);
    }
}
