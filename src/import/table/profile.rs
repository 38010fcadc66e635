//! What the cells of each column are, over all rows of the table.

use super::cell::{Cell, cell};
use super::frame::{Frame, is_year};
use super::grid::Grid;
use super::head::is_code;
use super::style::StyleEvidence;
use super::vocabulary::{is_measured, is_named_place};
use super::when::{DateStyle, period_of};
use std::collections::{BTreeMap, BTreeSet};

/// Counts of the cells of a column.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    pub(super) filled: usize,
    pub(super) numbers: usize,
    pub(super) years: usize,
    pub(super) missing: usize,
    pub(super) texts: usize,
    pub(super) periods: usize,
    pub(super) percents: usize,
    pub(super) codes: usize,
    pub(super) decimals: usize,
    /// Different texts, at most `MOST_DISTINCT`.
    pub(super) distinct: BTreeSet<String>,
    pub(super) measured: usize,
    pub(super) named_places: usize,
    pub(super) letters: usize,
}

const MOST_DISTINCT: usize = 20_000;

impl Profile {
    /// Whether all filled cells say the same.
    pub(super) fn is_constant(&self) -> bool {
        self.distinct.len() == 1
    }

    /// Whether at least so many tenths of the filled cells are counted.
    pub(super) fn is_mostly(&self, count: usize, tenths: usize) -> bool {
        self.filled > 0 && count * 10 >= self.filled * tenths
    }
}

/// Signs and flags of the cells with figures, with how often they stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Signs {
    pub(super) evidence: StyleEvidence,
    pub(super) missing: BTreeMap<String, usize>,
    pub(super) flags: BTreeMap<String, usize>,
    pub(super) bracketed: usize,
}

/// The profile of each column that is not one of figures by nature, and of those.
pub(super) fn profiles(grid: &Grid, frame: &Frame) -> Vec<Profile> {
    (0..grid.width()).map(|column| profile(grid, frame, column)).collect()
}

fn profile(grid: &Grid, frame: &Frame, column: usize) -> Profile {
    let mut profile = Profile::default();
    let is_figures = frame.figures.contains(&column);
    let dates = DateStyle::default();
    for row in frame.body.clone() {
        let text = grid.cell(row, column);
        let read = cell(text);
        if read == Cell::Empty {
            continue;
        }
        profile.filled += 1;
        match read {
            Cell::Number(number) => {
                profile.numbers += 1;
                profile.years += usize::from(is_year(number.body) && number.body == text);
                profile.percents += usize::from(number.is_percent);
                profile.decimals += usize::from(number.body.contains(['.', ',']));
            }
            Cell::Missing { .. } => profile.missing += 1,
            _ => profile.texts += 1,
        }
        let is_new = profile.distinct.len() < MOST_DISTINCT && (!is_figures || profile.distinct.len() < 400) && !profile.distinct.contains(text);
        if is_new {
            profile.distinct.insert(text.to_owned());
        }
        if !is_figures {
            profile.periods += usize::from(period_of(text, dates).is_some());
            profile.codes += usize::from(is_code(text));
            profile.letters += text.chars().count();
        }
    }
    if !is_figures {
        profile.measured = profile.distinct.iter().filter(|text| is_measured(text)).count();
        profile.named_places = profile.distinct.iter().filter(|text| is_named_place(text)).count();
    }
    profile
}

/// The signs in the columns of figures.
pub(super) fn signs(grid: &Grid, frame: &Frame, columns: &[usize]) -> Signs {
    let mut signs = Signs::default();
    let count = |counts: &mut BTreeMap<String, usize>, key: &str| match counts.get_mut(key) {
        Some(count) => *count += 1,
        None => {
            counts.insert(key.to_owned(), 1);
        }
    };
    for row in frame.body.clone() {
        for &column in columns {
            match cell(grid.cell(row, column)) {
                Cell::Number(number) => {
                    signs.evidence.add(number.body);
                    signs.bracketed += usize::from(number.is_bracketed);
                    if !number.flags.is_empty() {
                        count(&mut signs.flags, number.flags);
                    }
                }
                Cell::Missing { marker, flags } => {
                    count(&mut signs.missing, marker);
                    if !flags.is_empty() {
                        count(&mut signs.flags, flags);
                    }
                }
                Cell::Empty | Cell::Text(_) => {}
            }
        }
    }
    signs
}

/// How the cells of two columns belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    /// Each text of the first stands beside one text of the second.
    pub(super) determines: bool,
    /// Each text of the second stands beside one text of the first.
    pub(super) is_determined: bool,
}

impl Relation {
    pub(super) fn is_one_to_one(self) -> bool {
        self.determines && self.is_determined
    }
}

/// The relation of two columns over the rows in which both are filled.
pub(super) fn relation(grid: &Grid, frame: &Frame, first: usize, second: usize) -> Relation {
    let mut relation = Relation { determines: true, is_determined: true };
    let (mut forward, mut backward) = (BTreeMap::new(), BTreeMap::new());
    for row in frame.body.clone() {
        let (a, b) = (grid.cell(row, first), grid.cell(row, second));
        if a.is_empty() || b.is_empty() {
            continue;
        }
        relation.determines &= *forward.entry(a).or_insert(b) == b;
        relation.is_determined &= *backward.entry(b).or_insert(a) == a;
        if !relation.determines && !relation.is_determined {
            break;
        }
    }
    relation
}
