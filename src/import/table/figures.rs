//! The figures of a table, and what became of its cells.

use super::grid::CellPosition;
use crate::model::{ProblemAt, TableProblem};
use crate::number::Comparator;
use crate::period::Period;
use std::collections::BTreeMap;

/// One figure of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableFigure {
    /// Index into the places.
    pub place: u32,
    /// Index into `Converted::indicators`.
    pub indicator: u32,
    /// The period.
    pub period: Period,
    /// The digits in the spelling of a package.
    pub digits: String,
    /// The bound.
    pub comparator: Comparator,
    /// Flags as printed; empty if there are none.
    pub flags: String,
    /// Where it stands.
    pub position: CellPosition,
}

/// An indicator of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct TableIndicator {
    /// The measured quantity.
    pub name: String,
    /// The part of it: sex, age, in the order of the columns.
    pub part: String,
    /// The unit; empty if none is said.
    pub unit: String,
}

/// The outcome of each cell of a table.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Figures.
    pub values: usize,
    /// Cells without a figure: empty, or with a sign for it.
    pub missing: usize,
    /// Cells by the sign for a missing figure; an empty text for an empty cell.
    pub missing_by_sign: BTreeMap<String, usize>,
    /// Figures and missing ones by flag.
    pub flags: BTreeMap<String, usize>,
    /// Cells and lines that became no figure, or not as they stand, in the order of the file.
    pub problems: Vec<ProblemAt>,
    /// How many more problems there are.
    pub more_problems: usize,
}

/// A converted table.
#[derive(Clone, Debug, Default)]
pub struct Converted {
    /// The figures in the order of the file.
    pub figures: Vec<TableFigure>,
    /// The indicators in the order in which they first stand.
    pub indicators: Vec<TableIndicator>,
    /// The outcome of the cells.
    pub report: Report,
}

/// Problems that are kept; more are counted.
const MOST_PROBLEMS: usize = 2_000;

impl Report {
    pub(super) fn add(&mut self, position: CellPosition, problem: TableProblem) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(ProblemAt { line: position.line, column: position.column, problem });
        } else {
            self.more_problems += 1;
        }
    }
}
