//! `tiles`: one indicator, one period, a tile a district on a tile map, in classes between round numbers.

use super::context::{Context, bar};
use super::outlier;
use super::rank::Ranking;
use crate::collect::IntoVec;
use crate::compare::{Axis, Cell};
use crate::data::{Dataset, DistrictId, Measure, Observation};
use crate::model::{
    Availability, Districts, Draft, Indicators, KindSpec, Label, MAX_TILE_NAME, MAX_TILES, Note, Notice, Plot, PlotRow,
    Tile, TileMap, View,
};
use crate::number::{self, Comparator, Decimal, Figure};
use crate::sort;
use crate::text::is_wide;

/// One indicator on a tile map.
pub(super) static TILES: KindSpec = KindSpec {
    name: "tiles",
    indicators: Indicators::One,
    districts: Districts::Several,
    shows_all_periods: false,
    shows_all_lists: false,
    has_scaling: false,
    second_axis: None,
    availability,
    draft,
};

/// At most so many classes, those of outliers included.
const MOST_CLASSES: usize = 4;
const LEAST_CLASSES: usize = 2;

/// A tile map has at least so many columns, if there are tiles enough.
const LEAST_COLUMNS: usize = 3;

/// More tiles without a map fill lines of the width.
const MAX_MAPLESS: usize = 12;

/// `None` if nobody reported anything, and for ranks, which have no classes.
fn draft<'d>(dataset: &'d Dataset, view: &'d View, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let context = Context::new(dataset, view);
    let axis = axis(&context, notices)?;
    let mut ranking = Ranking::on(context, axis);
    if let Some(reason) = unfit(&ranking) {
        return Some(ranking.rows_with(reason));
    }
    sort::sort_by_key(&mut ranking.cells, |cell| cell.district);
    let leaders = ranking.claim().1;
    let mut draft = ranking.draft(ranking.title(), Vec::new());
    let breaks = breaks(&ranking.cells);
    let (positions, columns, rows) = positions(&context, &ranking.cells);
    let mut tiles = Vec::new();
    draft.drawn.clear();
    for (cell, position) in ranking.cells.iter().zip(positions) {
        let (row, apart) = row(&ranking, cell, &leaders);
        draft.drawn.extend(&cell.on_axis);
        draft.drawn.extend(apart);
        let shape = ranking.context.dataset.districts[cell.district].shape.clone();
        tiles.push(Tile { class: class(cell, &breaks), row, state: cell.state(), position, shape });
    }
    draft.notes = notes(&tiles);
    let negative_classes = negative_classes(&ranking.cells, &breaks);
    if !breaks.is_empty() {
        draft.notes.push(Note::TileBreaks(breaks.clone(), negative_classes > 0));
    }
    let breaks = breaks.into_iter().map(Label::Value).into_vec();
    let unit = Label::Unit(axis.indicator);
    draft.plot = Plot::Tiles(TileMap { tiles, columns, rows, breaks, negative_classes, unit });
    Some(draft)
}

/// Why the figures are no tiles: there are too many, or their names are too long.
fn unfit(ranking: &Ranking<'_>) -> Option<Note> {
    let context = &ranking.context;
    let name = |cell: &Cell<'_>| context.dataset.districts[cell.district].short.get(context.view.language);
    match ranking.cells.len() {
        total if total > MAX_TILES => Some(Note::TooManyTiles(total)),
        _ => {
            let letters = |cell: &Cell<'_>| name(cell).chars().fold(0, |count, c| count + 1 + usize::from(is_wide(c)));
            ranking.cells.iter().any(|cell| letters(cell) > MAX_TILE_NAME).then_some(Note::NamesTooLong)
        }
    }
}

fn availability(dataset: &Dataset, view: &View, notices: &mut Vec<Notice>) -> Availability {
    Availability::on(axis(&Context::new(dataset, view), notices))
}

/// Any axis but that of a rank.
fn axis(context: &Context<'_>, notices: &mut Vec<Notice>) -> Option<Axis> {
    context.indicator().filter(|indicator| indicator.measure != Measure::Rank)?;
    context.axis(&|_| true, notices)
}

/// The texts of a tile: the figures on the axis, or one that is set apart, an actual figure before a target.
fn row<'d>(
    ranking: &Ranking<'d>,
    cell: &Cell<'d>,
    leaders: &[DistrictId],
) -> (PlotRow<Label, Figure>, Option<&'d Observation>) {
    let mut row = ranking.row(cell, leaders);
    row.ticks.clear();
    row.tick_remark.clear();
    let expected = if cell.on_axis.is_empty() { ranking.ticks(cell).first().copied() } else { None };
    let apart = ranking.actual_apart(cell).or(expected);
    if let Some(observation) = apart {
        row.remark = ranking.apart_labels(observation);
        row.apart = Some(bar(observation.figure));
    }
    (row, apart)
}

/// Round numbers between the classes of the figures on the axis; outliers have a class of their own.
fn breaks(cells: &[Cell<'_>]) -> Vec<Decimal> {
    let mut values = Vec::new();
    for cell in cells {
        values.extend(cell.on_axis.iter().map(|observation| observation.figure.value));
    }
    let Some(limit) = outlier::limit(values.iter().map(|value| value.abs()).into_vec()) else { return Vec::new() };
    let mut ends: Option<(Decimal, Decimal)> = None;
    let mut beyond = [false; 2];
    for &value in &values {
        if value.abs() > limit {
            beyond[usize::from(!value.is_negative())] = true;
        } else {
            Decimal::widen(&mut ends, value);
        }
    }
    let has_outliers = beyond != [false; 2];
    let ends = match ends {
        Some((low, high)) if has_outliers && low == high => [low.min(Decimal::ZERO), high.max(Decimal::ZERO)],
        Some((low, high)) if low < high => [low, high],
        _ => return Vec::new(),
    };
    // As many classes as have figures: with few figures more would be empty.
    for most in (LEAST_CLASSES..=MOST_CLASSES).rev() {
        let breaks = number::class_breaks(ends, beyond, most);
        let has_figures = |class| values.iter().any(|value| class_of(*value, &breaks) == class);
        if has_outliers || most == LEAST_CLASSES || (0..=breaks.len()).all(has_figures) {
            return breaks;
        }
    }
    Vec::new()
}

/// The class of a value; a value at a break belongs to the class above it.
fn class_of(value: Decimal, breaks: &[Decimal]) -> usize {
    breaks.partition_point(|&at| at <= value)
}

/// How many of the classes are below zero.
fn negative_classes(cells: &[Cell<'_>], breaks: &[Decimal]) -> usize {
    let mut values = cells.iter().flat_map(|cell| &cell.on_axis).map(|observation| observation.figure.value);
    if values.all(Decimal::is_negative) { breaks.len() + 1 } else { class_of(Decimal::ZERO, breaks) }
}

/// The class of all figures of a cell; `None` without figures, or if they belong to several.
fn class(cell: &Cell<'_>, breaks: &[Decimal]) -> Option<usize> {
    let mut class = None;
    for observation in &cell.on_axis {
        let own = class_of(observation.figure.value, breaks);
        if class.is_some_and(|class| class != own) {
            return None;
        }
        class = Some(own);
    }
    class
}

/// The column and row of each cell from 0, and the number of columns and rows. Empty columns and rows are left out; districts without a
/// tile, or with that of another, are placed below. Without columns the tiles stand in lines.
fn positions(context: &Context<'_>, cells: &[Cell<'_>]) -> (Vec<(usize, usize)>, usize, usize) {
    let tile = |cell: &Cell<'_>| context.dataset.districts[cell.district].tile;
    let (mut across, mut down) = (Vec::new(), Vec::new());
    for (x, y) in cells.iter().filter_map(tile) {
        across.push(x);
        down.push(y);
    }
    sort::sort_unique(&mut across);
    sort::sort_unique(&mut down);
    if across.is_empty() && cells.len() > MAX_MAPLESS {
        return (vec![(0, 0); cells.len()], 0, 0);
    }
    let columns = across.len().max(LEAST_COLUMNS.min(cells.len()));
    let mut positions: Vec<(usize, usize)> = Vec::new();
    let mut below = 0;
    for cell in cells {
        let index = |all: &[u32], value: u32| all.partition_point(|&other| other < value);
        let position = tile(cell).map(|(x, y)| (index(&across, x), index(&down, y)));
        positions.push(match position {
            Some(position) if !positions.contains(&position) => position,
            _ => {
                below += 1;
                ((below - 1) % columns, down.len() + (below - 1) / columns)
            }
        });
    }
    (positions, columns, down.len() + below.div_ceil(columns.max(1)))
}

fn notes(tiles: &[Tile<Label, Figure>]) -> Vec<Note> {
    let (mut has_apart, mut has_open, mut has_uncoloured) = (false, false, false);
    for Tile { row, class, .. } in tiles {
        has_apart |= row.apart.is_some();
        has_open |= !row.is_range && row.marks().any(|bar| bar.figure.comparator != Comparator::Eq);
        has_uncoloured |= class.is_none() && !row.bars.is_empty();
    }
    let has_shapes = tiles.iter().any(|tile| tile.shape.is_some());
    let mut notes = vec![if has_shapes { Note::MapSimplified } else { Note::TilesSchematic }];
    for (is_needed, note) in
        [(has_apart, Note::Dashed), (has_open, Note::CutCorner), (has_uncoloured, Note::Uncoloured)]
    {
        if is_needed {
            notes.push(note);
        }
    }
    notes
}
