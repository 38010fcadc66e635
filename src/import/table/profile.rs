//! The kinds of cells of each column, over all rows of the table.

use super::cell::{Cell, cell};
use super::frame::{Frame, is_year};
use super::grid::Grid;
use super::head::is_code;
use super::intern::Interner;
use super::style::StyleEvidence;
use super::vocabulary::{is_measured, is_named_place};
use super::when::{DateStyle, period_of};
use std::collections::BTreeMap;

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
    /// The different texts, in the order in which they first stand.
    pub(super) distinct: Vec<String>,
    /// By row of the table: one more than the index of its text in `distinct`; 0 for an empty cell.
    pub(super) ids: Vec<u32>,
    pub(super) measured: usize,
    pub(super) named_places: usize,
    pub(super) letters: usize,
}

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

/// The profile of each column.
pub(super) fn profiles(grid: &Grid, frame: &Frame) -> Vec<Profile> {
    (0..grid.width()).map(|column| profile(grid, frame, column)).collect()
}

/// Each text of a column is looked at once, however often it stands.
fn profile(grid: &Grid, frame: &Frame, column: usize) -> Profile {
    let mut profile = Profile::default();
    let mut interner = Interner::default();
    let mut counts: Vec<usize> = Vec::new();
    let mut last = ("", 0);
    for row in frame.body.clone() {
        let text = grid.cell(row, column);
        if text != last.0 {
            last = (text, if text.is_empty() { 0 } else { interner.number(text) });
            counts.resize(counts.len().max(last.1 as usize), 0);
        }
        if last.1 > 0 {
            counts[last.1 as usize - 1] += 1;
        }
        profile.ids.push(last.1);
    }
    profile.distinct = interner.into_texts();
    let is_figures = frame.figures.contains(&column);
    for (text, count) in profile.distinct.iter().zip(counts) {
        profile.filled += count;
        match cell(text) {
            Cell::Number(number) => {
                profile.numbers += count;
                profile.years += if is_year(number.body) && number.body == text { count } else { 0 };
                profile.percents += if number.is_percent { count } else { 0 };
                profile.decimals += if number.body.contains(['.', ',']) { count } else { 0 };
            }
            Cell::Missing { .. } => profile.missing += count,
            Cell::Text(_) | Cell::Empty => profile.texts += count,
        }
        if !is_figures {
            profile.periods += if period_of(text, DateStyle::default()).is_some() { count } else { 0 };
            profile.codes += if is_code(text) { count } else { 0 };
            profile.letters += count * text.chars().count();
            profile.measured += usize::from(is_measured(text));
            profile.named_places += usize::from(is_named_place(text));
        }
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
pub(super) fn relation(first: &Profile, second: &Profile) -> Relation {
    let mut relation = Relation { determines: true, is_determined: true };
    let (mut forward, mut backward) = (vec![0; first.distinct.len() + 1], vec![0; second.distinct.len() + 1]);
    for (&a, &b) in first.ids.iter().zip(&second.ids) {
        if a == 0 || b == 0 {
            continue;
        }
        let is_kept = |slots: &mut Vec<u32>, from: u32, to: u32| {
            let slot = &mut slots[from as usize];
            if *slot == 0 {
                *slot = to;
            }
            *slot == to
        };
        relation.determines &= is_kept(&mut forward, a, b);
        relation.is_determined &= is_kept(&mut backward, b, a);
        if !relation.determines && !relation.is_determined {
            break;
        }
    }
    relation
}
