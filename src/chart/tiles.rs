//! `tiles`: one indicator, one period, a tile a district on a map of tiles, in classes between round numbers.

use super::base::{Base, Draft};
use super::outlier;
use super::rank::Rank;
use super::{Plot, Row, Tile, Tiles};
use crate::compare::{Axis, Cell};
use crate::data::{Measure, Observation};
use crate::link::Notice;
use crate::number::{self, Comparator, Decimal};
use crate::sort;
use crate::words;

/// At most so many classes, those beyond outliers among them.
const MOST_CLASSES: usize = 4;
const LEAST_CLASSES: usize = 2;

/// A map of tiles has at least so many columns, where there are tiles enough.
const LEAST_COLUMNS: usize = 3;

/// The map that a view asks for; `None` where nobody reported anything, and for places in an order, which have no classes.
pub(super) fn draft<'d>(base: &Base<'d>, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let mut rank = Rank::new(base, Some(axis(base, notices)?));
    sort::sort_by_key(&mut rank.cells, |cell| cell.district);
    let leaders = rank.claim().1;
    let mut draft = rank.draft(rank.title(), Vec::new());
    let breaks = breaks(&rank.cells);
    let (places, columns, rows) = places(base, &rank.cells);
    let mut tiles = Vec::new();
    draft.drawn.clear();
    for (cell, place) in rank.cells.iter().zip(places) {
        let (row, framed) = row(&rank, cell, &leaders);
        draft.drawn.extend(&cell.here);
        draft.drawn.extend(framed);
        tiles.push(Tile { class: class(cell, &breaks), row, state: cell.state(), place });
    }
    draft.notes = notes(base, &tiles);
    let below = negative(&rank.cells, &breaks);
    let breaks: Vec<String> = breaks.iter().map(|at| at.text(base.language)).collect();
    if !breaks.is_empty() {
        draft.notes.push(words::breaks_note(&breaks, below > 0, base.language));
    }
    let unit = words::unit(rank.unit, false).to_owned();
    draft.plot = Plot::Tiles(Tiles { tiles, columns, rows, breaks, below, unit });
    Some(draft)
}

/// Any but of places in an order, which are no amounts.
pub(super) fn axis(base: &Base<'_>, notices: &mut Vec<Notice>) -> Option<Axis> {
    base.indicator().filter(|indicator| indicator.measure != Measure::Rank)?;
    base.axis(&|_| true, notices)
}

/// What stands on a tile: the figures here, or one that stands apart, what happened before what is wanted.
fn row<'d>(rank: &Rank<'d>, cell: &Cell<'d>, leaders: &[usize]) -> (Row, Option<&'d Observation>) {
    let mut row = rank.row(cell, leaders);
    row.ticks.clear();
    row.wanted.clear();
    let wanted = if cell.here.is_empty() { rank.ticked(cell).first().copied() } else { None };
    let framed = rank.framed(cell).or(wanted);
    if let Some(seen) = framed {
        row.aside = rank.apart(seen).to_vec();
        row.frame = Some(rank.base.bar(seen.figure));
    }
    (row, framed)
}

/// Round numbers between the classes of the figures here; those far beyond the others have a class of their own.
fn breaks(cells: &[Cell<'_>]) -> Vec<Decimal> {
    let (mut values, mut sizes) = (Vec::new(), Vec::new());
    for cell in cells {
        for seen in &cell.here {
            values.push(seen.figure.value);
            sizes.push(seen.figure.value.size());
        }
    }
    let Some(limit) = outlier::limit(sizes) else { return Vec::new() };
    let mut ends: Option<(Decimal, Decimal)> = None;
    let mut beyond = [false; 2];
    for &value in &values {
        if value.size() > limit {
            beyond[usize::from(!value.is_negative())] = true;
        } else {
            Decimal::widen(&mut ends, value);
        }
    }
    let has_beyond = beyond != [false; 2];
    let ends = match ends {
        Some((low, high)) if has_beyond && low == high => [low.min(Decimal::ZERO), high.max(Decimal::ZERO)],
        Some((low, high)) if low < high => [low, high],
        _ => return Vec::new(),
    };
    // As many classes as have figures: of few figures more would be steps on which nobody stands.
    for most in (LEAST_CLASSES..=MOST_CLASSES).rev() {
        let breaks = number::breaks(ends, beyond, most);
        let has = |class| values.iter().any(|value| class_of(*value, &breaks) == class);
        if has_beyond || most == LEAST_CLASSES || (0..=breaks.len()).all(has) {
            return breaks;
        }
    }
    Vec::new()
}

/// The class of a value; one at a break is in the class above it.
fn class_of(value: Decimal, breaks: &[Decimal]) -> usize {
    breaks.partition_point(|&at| at <= value)
}

/// How many of the classes are below zero.
fn negative(cells: &[Cell<'_>], breaks: &[Decimal]) -> usize {
    let mut figures = cells.iter().flat_map(|cell| &cell.here).map(|seen| seen.figure.value);
    if figures.all(Decimal::is_negative) { breaks.len() + 1 } else { class_of(Decimal::ZERO, breaks) }
}

/// The class that all figures of a cell are in; `None` where there is none, or publications disagree on it.
fn class(cell: &Cell<'_>, breaks: &[Decimal]) -> Option<usize> {
    let mut class = None;
    for seen in &cell.here {
        let own = class_of(seen.figure.value, breaks);
        if class.is_some_and(|class| class != own) {
            return None;
        }
        class = Some(own);
    }
    class
}

/// The column and row of each cell from 0, and how many there are of both. Empty columns and rows are left out; districts
/// without a tile, or with that of another, go beneath.
fn places(base: &Base<'_>, cells: &[Cell<'_>]) -> (Vec<(usize, usize)>, usize, usize) {
    let tile = |cell: &Cell<'_>| base.dataset.districts[cell.district].tile;
    let (mut across, mut down) = (Vec::new(), Vec::new());
    for (x, y) in cells.iter().filter_map(tile) {
        across.push(x);
        down.push(y);
    }
    sort::sort_unique(&mut across);
    sort::sort_unique(&mut down);
    let columns = across.len().max(LEAST_COLUMNS.min(cells.len()));
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut beneath = 0;
    for cell in cells {
        let place = tile(cell).map(|(x, y)| {
            let at = |of: &[u32], it: u32| of.partition_point(|&other| other < it);
            (at(&across, x), at(&down, y))
        });
        places.push(match place {
            Some(place) if !places.contains(&place) => place,
            _ => {
                beneath += 1;
                ((beneath - 1) % columns, down.len() + (beneath - 1) / columns)
            }
        });
    }
    (places, columns, down.len() + beneath.div_ceil(columns.max(1)))
}

fn notes(base: &Base<'_>, tiles: &[Tile]) -> Vec<String> {
    let (mut has_frame, mut has_open, mut has_plain) = (false, false, false);
    for tile in tiles {
        has_frame |= tile.row.frame.is_some();
        has_open |= !tile.row.is_range() && tile.row.marks().any(|bar| bar.figure.comparator != Comparator::Eq);
        has_plain |= tile.class.is_none() && !tile.row.bars.is_empty();
    }
    let mut notes = vec![words::tiles_note(base.language).to_owned()];
    if has_frame {
        notes.push(words::dashed_note(base.language).to_owned());
    }
    if has_open {
        notes.push(words::corner_note(base.language).to_owned());
    }
    if has_plain {
        notes.push(words::uncoloured_note(base.language).to_owned());
    }
    notes
}
