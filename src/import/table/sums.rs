//! The levels of places by their figures: those of a larger place are the sums of those within it.

use super::places::{PlaceLevel, TablePlace};

/// True if two sums are equal but for rounding and a small rest that is assigned to no place.
fn is_equal(a: f64, b: f64) -> bool {
    (a - b).abs() <= 0.004 * a.abs().max(b.abs())
}

/// True if the sum of a few figures is another one but for rounding.
fn is_sum(sum: f64, of: f64) -> bool {
    (sum - of).abs() <= (0.0004 * of.abs()).max(0.5)
}

fn full(column: &[Option<f64>]) -> Vec<f64> {
    column.iter().map(|value| value.unwrap_or(0.0)).collect()
}

/// Finds a row whose figures are the sums of the others, or of the others at each of two levels; gives the levels.
pub(super) fn by_sums(places: &mut [TablePlace], figures: &[Vec<Option<f64>>]) -> Option<usize> {
    let mut votes: Vec<(usize, u32)> = Vec::new();
    for column in figures.iter().filter(|column| column.len() == places.len() && places.len() > 3) {
        let values = full(column);
        let Some(whole) = (0..values.len()).max_by(|&a, &b| values[a].total_cmp(&values[b])) else { continue };
        let others: f64 = values.iter().sum::<f64>() - values[whole];
        let ratio = others / values[whole];
        let is_small = values.iter().any(|value| *value < 0.0) || values[whole] < 30.0;
        if !is_small && (1..=3).any(|levels| is_equal(ratio, f64::from(levels))) {
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
    let columns: Vec<Vec<f64>> =
        figures.iter().filter(|column| column.len() == places.len()).map(|column| full(column)).collect();
    columns.iter().any(|values| two_levels(places, values, whole, &columns));
    Some(whole)
}

/// The place among the larger ones whose figures are the sums of those of all districts.
pub(super) fn sum_of_districts(places: &[TablePlace], figures: &[Vec<Option<f64>>]) -> Option<usize> {
    let is_district = |index: &usize| places[*index].level == PlaceLevel::District;
    let districts: Vec<usize> = (0..places.len()).filter(is_district).collect();
    let is_sum_of_all = |place: usize, column: &Vec<Option<f64>>| {
        let sum: f64 = districts.iter().filter_map(|&index| column[index]).sum();
        column[place].is_some_and(|value| value >= 30.0 && is_equal(sum, value))
    };
    let columns: Vec<&Vec<Option<f64>>> = figures.iter().filter(|column| column.len() == places.len()).collect();
    (0..places.len()).find(|&place| {
        let agreeing = columns.iter().filter(|column| is_sum_of_all(place, column)).count();
        places[place].level == PlaceLevel::Region && agreeing > 0 && agreeing * 2 >= columns.len()
    })
}

/// Finds the larger places among rows of two levels: a block of rows with the same sum as another, or each before or behind those that
/// it sums up.
fn two_levels(places: &mut [TablePlace], values: &[f64], whole: usize, all: &[Vec<f64>]) -> bool {
    let rest: Vec<usize> = (0..values.len()).filter(|&index| index != whole).collect();
    let total: f64 = rest.iter().map(|&index| values[index]).sum();
    if !is_equal(total, 2.0 * values[whole]) {
        return false;
    }
    if let Some(split) = split(&rest, values, values[whole]) {
        let (first, second) = rest.split_at(split);
        let (regions, districts) = if first.len() < second.len() { (first, second) } else { (second, first) };
        for &region in regions {
            places[region].level = PlaceLevel::Region;
        }
        parents_of_blocks(places, values, regions, districts);
        return true;
    }
    let backward: Vec<usize> = rest.iter().rev().copied().collect();
    let groups = groups(&rest, values, all).or_else(|| groups(&backward, values, all));
    for (region, districts) in groups.iter().flatten() {
        places[*region].level = PlaceLevel::Region;
        for &district in districts {
            places[district].parent = Some(*region);
        }
    }
    groups.is_some()
}

/// The row before which rows are divided into two blocks of the same sum, or of the closest sums.
fn split(rows: &[usize], values: &[f64], whole: f64) -> Option<usize> {
    let total: f64 = rows.iter().map(|&index| values[index]).sum();
    let (mut sum, mut best) = (0.0, None);
    for split in 1..rows.len() {
        sum += values[rows[split - 1]];
        let distance = (sum - whole).abs() + (total - sum - whole).abs();
        let is_better = best.is_none_or(|(least, _)| distance < least);
        if is_better && is_equal(sum, whole) && is_equal(total - sum, whole) {
            best = Some((distance, split));
        }
    }
    best.map(|best| best.1)
}

/// Takes rows apart into larger places, each followed by those that it sums up, in other columns too; `None` if one is left.
fn groups(rows: &[usize], values: &[f64], all: &[Vec<f64>]) -> Option<Vec<(usize, Vec<usize>)>> {
    let (mut at, mut groups) = (0, Vec::new());
    while at < rows.len() {
        let mut sum = 0.0;
        let end = (at + 1..rows.len()).find(|&index| {
            sum += values[rows[index]];
            let is_group = is_sum(sum, values[rows[at]]);
            is_group && agree(&rows[at..=index], all)
        })?;
        groups.push((rows[at], rows[at + 1..=end].to_vec()));
        at = end + 1;
    }
    Some(groups)
}

/// True if the first of some rows is the sum of the others in most columns.
fn agree(rows: &[usize], all: &[Vec<f64>]) -> bool {
    let agrees = |column: &&Vec<f64>| is_sum(rows[1..].iter().map(|&row| column[row]).sum(), column[rows[0]]);
    all.iter().filter(agrees).count() * 2 > all.len()
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
