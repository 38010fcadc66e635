//! Where the names of rows stand: left of their bars, or above them if they are long. The decision rests on estimated widths, so that the
//! height does not depend on the surface.

use super::row_extent::GAP;
use super::scale::Scale;
use super::text_lines::max_lines;
use crate::model::{PlotRow, Rows};
use crate::text::{max_width_em, width_em};

/// Below this width rows are lower and texts smaller, CSS pixels.
pub(super) const NARROW_WIDTH: f64 = 560.0;
/// The largest share of the width of the plot that the column of names takes.
pub(super) const MAX_NAME_SHARE: f64 = 0.3;
/// The height of a line of a name that stands above its bar, CSS pixels at the default text size.
const NAME_LINE_HEIGHT: f64 = 20.0;
/// The most lines of a name above its bar.
const MAX_LINES: usize = 2;
/// The font size of remarks and of texts in the place of a figure, CSS pixels at the default text size.
pub(super) const REMARK_SIZE: f64 = 13.0;

/// The position of names in all rows.
#[derive(Clone, Copy)]
pub(super) struct RowNames {
    /// Whether names stand above their bars.
    pub(super) are_above: bool,
    /// Whether names above their bars are the short ones.
    uses_short: bool,
    /// The lines of a name above its bar.
    pub(super) lines: usize,
    scale: Scale,
}

impl RowNames {
    pub(super) fn new(rows: &Rows, scale: Scale) -> RowNames {
        let mut names = RowNames { are_above: rows.is_stacked, uses_short: false, lines: 1, scale };
        let (mut full, mut short) = (0.0_f64, 0.0_f64);
        for row in &rows.rows {
            full = full.max(max_width_em(&row.name) * names.font_size());
            short = short.max(width_em(&row.short, true) * names.font_size());
        }
        if !names.are_above && short > MAX_NAME_SHARE * scale.width {
            names.are_above = true;
            names.uses_short = full > scale.width;
        }
        if names.are_above {
            let lines = |row: &PlotRow| max_lines(names.name(row), names.font_size(), scale.width);
            names.lines = rows.rows.iter().map(lines).max().unwrap_or(1).min(MAX_LINES);
        }
        names
    }

    /// The font size of names, CSS pixels.
    pub(super) fn font_size(&self) -> f64 {
        self.scale.text * if self.scale.width < NARROW_WIDTH { 14.0 } else { 15.0 }
    }

    /// The name above a bar.
    pub(super) fn name<'r>(&self, row: &'r PlotRow) -> &'r str {
        if self.uses_short { &row.short } else { &row.name }
    }

    /// The height of a line of a name above its bar, CSS pixels.
    pub(super) fn line_height(&self) -> f64 {
        NAME_LINE_HEIGHT * self.scale.text
    }

    /// The height of the lines of a row's name above its bar, CSS pixels; 0 if the name stands left of what follows. Without a bar it does
    /// if both fit.
    pub(super) fn height_above(&self, row: &PlotRow) -> f64 {
        let fits = |absent: &String| {
            let absent = max_width_em(absent) * REMARK_SIZE * self.scale.text;
            self.name(row).is_empty()
                || max_width_em(self.name(row)) * self.font_size() + 2.0 * GAP + absent <= self.scale.width
        };
        let is_beside = !self.are_above || row.absent.as_ref().is_some_and(fits);
        if is_beside { 0.0 } else { self.line_height() * self.lines as f64 }
    }

    /// The height of a row, CSS pixels.
    pub(super) fn row_height(&self, row: &PlotRow) -> f64 {
        self.height_above(row) + self.scale.text * if self.scale.width < NARROW_WIDTH { 30.0 } else { 33.0 }
    }
}
