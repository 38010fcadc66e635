//! Draws rows: a name, bars or points on a shared axis, the value at their end, and remarks.
//!
//! The layout looks for the longest texts and the largest scale with which every row fits the width of the plot.

use super::open_end::OPEN_END_LENGTH;
use super::pen::{Pen, TextAlign, TextStyle};
use super::rect::Rect;
use super::row_extent::{GAP, OPEN_TICK_REACH, RowExtent, TICK_WIDTH, TickExtent};
use super::row_names::{MAX_NAME_SHARE, REMARK_SIZE, RowNames};
use super::scale::Scale;
use super::text_lines::wrap_to_lines;
use crate::collect::IntoVec;
use crate::model::{Bar, Emphasis, PlotRow, Rows};
use crate::number::Comparator;
use crate::sort;
use plotters_backend::DrawingBackend;

/// The lengths of remarks in the order in which they are tried.
const WORDING_LEVELS: [WordingLevel; 3] = [
    WordingLevel { index: 0, max_remark_share: f64::INFINITY, min_bar_share: 0.55 },
    WordingLevel { index: 1, max_remark_share: f64::INFINITY, min_bar_share: 0.4 },
    WordingLevel { index: 2, max_remark_share: 0.4, min_bar_share: 0.0 },
];
/// The length of a broken bar as a multiple of the largest value: longer than any bar that is drawn to scale.
const BROKEN_FRACTION: f64 = 1.6;
/// The gap between a name and its bar, CSS pixels.
const NAME_GAP: f64 = GAP * 1.25;

/// The margin above the first row and below the last, into which ticks reach, CSS pixels.
const MARGIN: f64 = 4.0;
/// The radius of a point, CSS pixels.
pub(super) const POINT_RADIUS: f64 = 5.5;

/// One of the lengths in which remarks are worded, and the limits within which it is used.
struct WordingLevel {
    /// The index in `PlotRow::remark` and `PlotRow::tick_remark`: 0 is the longest.
    index: usize,
    /// The largest share of the axis width that a remark takes before it is shortened.
    max_remark_share: f64,
    /// The smallest share of the axis width that the longest bar must keep.
    min_bar_share: f64,
}

/// The height of the rows, CSS pixels.
pub(super) fn height(rows: &Rows, scale: Scale) -> f64 {
    let names = RowNames::new(rows, scale);
    let heights = rows.rows.iter().map(|row| names.row_height(row));
    (heights.sum::<f64>() + 2.0 * MARGIN).ceil()
}

/// Draws the rows, and the zero line of bars that stand beside their names.
pub(super) fn draw<S: DrawingBackend>(pen: &mut Pen<'_, S>, rows: &Rows) {
    let layout = RowsLayout::new(pen, rows);
    let mut top = MARGIN;
    for (index, row) in rows.rows.iter().enumerate() {
        let height = layout.names.row_height(row);
        // A row in the place of others has no mark of its own.
        if !row.district.is_empty() {
            pen.placed.targets.push(Rect { x: 0.0, y: top, width: pen.scale.width, height });
        }
        layout.draw_row(pen, row, index, (top, height));
        top += height;
    }
    if !layout.names.are_above && !rows.are_points {
        let width = pen.line_width();
        let line = Rect { x: layout.zero_x - width, y: MARGIN, width, height: top - MARGIN };
        pen.fill(line, pen.palette.ink);
    }
}

/// The scale of the axis, the text styles and the wording of all rows.
pub(super) struct RowsLayout {
    names: RowNames,
    pub(super) are_points: bool,
    name_style: TextStyle,
    value_style: TextStyle,
    remark_style: TextStyle,
    uses_short_names: bool,
    /// The widths of the names beside bars, measured in bold; empty if the names stand above their bars.
    name_widths: Vec<f64>,
    /// The index of the wording of remarks.
    wording_index: usize,
    /// The x coordinate where the column of names with its gap ends.
    axis_left: f64,
    /// The width right of `axis_left`, for marks and their texts.
    axis_width: f64,
    /// The x coordinate of the start of the axis: of zero, or of `axis_start` for points.
    pub(super) zero_x: f64,
    /// The value at which the axis starts.
    axis_start: f64,
    /// The largest absolute value, of which the positions of others are fractions.
    largest: f64,
    /// The length of the largest value, CSS pixels.
    pub(super) length: f64,
    extents: Vec<RowExtent>,
}

impl RowsLayout {
    fn new<S: DrawingBackend>(pen: &mut Pen<'_, S>, plot: &Rows) -> RowsLayout {
        let rows = &plot.rows;
        let text = pen.scale.text;
        let names = RowNames::new(plot, pen.scale);
        let (font_size, ink) = (names.font_size(), pen.palette.ink);
        let mut layout = RowsLayout {
            names,
            are_points: plot.are_points,
            name_style: TextStyle { size: font_size, is_bold: false, colour: ink },
            value_style: TextStyle { size: font_size, is_bold: true, colour: ink },
            remark_style: TextStyle { size: REMARK_SIZE * text, is_bold: false, colour: pen.palette.soft },
            uses_short_names: false,
            name_widths: Vec::new(),
            wording_index: 0,
            axis_left: 0.0,
            axis_width: 0.0,
            zero_x: 0.0,
            axis_start: plot.axis_start,
            largest: largest(rows),
            length: 0.0,
            extents: Vec::new(),
        };
        if !names.are_above {
            layout.axis_left = layout.choose_names(pen, rows) + NAME_GAP;
        }
        layout.choose_wording(pen, rows);
        layout
    }

    /// Chooses full or short names, and returns the width of their column.
    fn choose_names<S: DrawingBackend>(&mut self, pen: &mut Pen<'_, S>, rows: &[PlotRow]) -> f64 {
        let max_width = MAX_NAME_SHARE * pen.scale.width;
        let full = self.measure_names(pen, rows);
        self.uses_short_names = full > max_width;
        if self.uses_short_names { self.measure_names(pen, rows).min(max_width) } else { full }
    }

    /// Measures the names, and returns the width of the widest.
    fn measure_names<S: DrawingBackend>(&mut self, pen: &mut Pen<'_, S>, rows: &[PlotRow]) -> f64 {
        let widths = rows.iter().map(|row| pen.text_width(self.name_beside(row), self.value_style));
        self.name_widths = widths.into_vec();
        self.name_widths.iter().copied().fold(0.0, f64::max)
    }

    /// The name beside a bar.
    fn name_beside<'r>(&self, row: &'r PlotRow) -> &'r str {
        if self.uses_short_names { &row.short } else { &row.name }
    }

    /// Chooses the longest wording with which the longest bar keeps its share of the width, and the scale of the axis
    /// that goes with it.
    fn choose_wording<S: DrawingBackend>(&mut self, pen: &mut Pen<'_, S>, rows: &[PlotRow]) {
        self.axis_width = pen.scale.width - self.axis_left;
        for level in WORDING_LEVELS {
            self.wording_index = level.index;
            self.extents.clear();
            for row in rows {
                let extent = self.extent(pen, row, level.max_remark_share * self.axis_width);
                self.extents.push(extent);
            }
            self.length = self.max_length();
            let longest_bar = self.extents.iter().map(|extent| extent.bar_ends.1).fold(1.0, f64::max);
            if self.length * longest_bar >= level.min_bar_share * self.axis_width {
                break;
            }
        }
        self.zero_x = self.axis_left + self.distances_from_zero(self.length).0;
    }

    fn extent<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, row: &PlotRow, max_remark_width: f64) -> RowExtent {
        let mut extent = RowExtent {
            bar_ends: (0.0, 0.0),
            overhang: 0.0,
            ticks: Vec::new(),
            text_widths: [0.0; 3],
            is_apart: row.apart.is_some(),
        };
        if self.are_points && row.absent.is_none() {
            extent.overhang = POINT_RADIUS;
        }
        for bar in row.bars.iter().chain(&row.earlier).chain(&row.apart) {
            let fraction = self.fraction(bar);
            extent.bar_ends = (extent.bar_ends.0.min(fraction), extent.bar_ends.1.max(fraction));
            if bar.figure.comparator != Comparator::Eq {
                extent.overhang = if self.are_points { POINT_RADIUS + OPEN_END_LENGTH } else { OPEN_END_LENGTH };
            }
        }
        for tick in &row.ticks {
            let width = |is_open| if is_open { OPEN_TICK_REACH } else { TICK_WIDTH };
            let comparator = tick.figure.comparator;
            let (left, right) = (width(comparator.is_open_below()), width(comparator.is_open_above()));
            extent.ticks.push(TickExtent { fraction: self.fraction(tick), left, right });
        }
        sort::sort_by(&mut extent.ticks, |a, b| a.fraction.total_cmp(&b.fraction));
        if row.district.is_empty() {
            // The text in the place of rows stands beside no bar, and takes nothing from the scale.
            return extent;
        }
        extent.text_widths[0] = match &row.absent {
            Some(absent) => pen.text_width(absent, self.remark_style).min(self.axis_width - GAP),
            None => pen.text_width(&value_text(row), self.value_style),
        };
        let mut remark_width =
            |wordings| pen.text_width(self.wording(wordings), self.remark_style).min(max_remark_width);
        extent.text_widths[1] = remark_width(&row.remark);
        extent.text_widths[2] = remark_width(&row.tick_remark);
        extent
    }

    fn wording<'r>(&self, wordings: &'r [String]) -> &'r str {
        wordings.get(self.wording_index).map_or("", String::as_str)
    }

    /// The largest distances from zero to the left and to the right end of a row.
    fn distances_from_zero(&self, length: f64) -> (f64, f64) {
        let (mut left, mut right) = (0.0_f64, 0.0_f64);
        for extent in &self.extents {
            left = left.max(extent.left(length));
            right = right.max(extent.right(length));
        }
        (left, right)
    }

    /// The largest length of the largest value with which every row fits the axis width, by bisection.
    fn max_length(&self) -> f64 {
        let (mut fits, mut too_long) = (0.0, self.axis_width);
        for _ in 0..40 {
            let length = (fits + too_long) / 2.0;
            let (left, right) = self.distances_from_zero(length);
            if left + right <= self.axis_width { fits = length } else { too_long = length }
        }
        fits
    }

    /// The position of a mark on the axis as a fraction of the largest value, negative left of the start.
    pub(super) fn fraction(&self, bar: &Bar) -> f64 {
        match bar.is_broken {
            true if bar.figure.value < 0.0 => -BROKEN_FRACTION,
            true => BROKEN_FRACTION,
            false => ratio(bar.figure.value - self.axis_start, self.largest - self.axis_start),
        }
    }

    fn draw_row<S: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, S>,
        row: &PlotRow,
        index: usize,
        (top, height): (f64, f64),
    ) {
        let above = self.names.height_above(row);
        let line_height = height - above;
        // A bar below its name lies above the middle of its line: nearer to its own name than to the next.
        let y = top + above + line_height * if above == 0.0 { 0.5 } else { 0.42 };
        let name_y = if above == 0.0 { y } else { top + self.names.line_height() / 2.0 + 1.0 };
        let absent_x = self.draw_name(pen, row, index, name_y);
        let thickness = (line_height * 0.56).round();
        let bar_top = y - thickness / 2.0;
        let colour = if row.emphasis == Emphasis::Chosen { pen.palette.accent } else { pen.palette.bar };
        if self.are_points {
            self.draw_points(pen, row, colour, y);
        } else if row.is_range {
            self.draw_range(pen, row, colour, (bar_top, thickness));
        } else {
            let height = thickness / row.bars.len().max(1) as f64;
            let mut top = bar_top;
            for bar in &row.bars {
                self.draw_bar(pen, bar, colour, (top, height));
                top += height;
            }
        }
        if let Some(apart) = &row.apart {
            self.draw_apart(pen, apart, (bar_top, thickness));
        }
        for tick in &row.ticks {
            self.draw_tick(pen, tick, (y, thickness));
        }
        match &row.absent {
            Some(absent) => self.draw_absent(pen, absent, row.is_missing, (absent_x, y)),
            None => self.draw_texts(pen, row, &self.extents[index], y),
        }
    }

    /// Draws the name, and returns the x coordinate from which the text of a missing figure may follow.
    fn draw_name<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, row: &PlotRow, index: usize, y: f64) -> f64 {
        let style = match row.emphasis {
            Emphasis::Chosen => self.value_style,
            Emphasis::Compared => self.name_style,
            Emphasis::Quiet => TextStyle { colour: pen.palette.absent, ..self.name_style },
        };
        if row.name.is_empty() {
            return self.axis_left;
        }
        if self.names.are_above {
            let is_beside = self.names.height_above(row) == 0.0;
            let lines = wrap_to_lines(pen, self.names.name(row), style, pen.scale.width, self.names.lines);
            // A short name stands on the last of the lines, next to its bar.
            let unused = if is_beside { 0 } else { self.names.lines.saturating_sub(lines.len()) };
            let (mut y, mut end) = (y + unused as f64 * self.names.line_height(), 0.0);
            for line in lines {
                end = pen.text(&line, style, (0.0, y), TextAlign::Left).width + GAP;
                y += self.names.line_height();
            }
            return if is_beside { end } else { 0.0 };
        }
        let (name, width, at) = (self.name_beside(row), self.name_widths[index], (self.axis_left - NAME_GAP, y));
        if width <= at.0 {
            pen.measured_text(name, style, at, TextAlign::Right, width);
        } else {
            let name = pen.shortened(name, style, at.0);
            pen.text(&name, style, at, TextAlign::Right);
        }
        self.zero_x
    }

    /// Draws the value and the remarks.
    fn draw_texts<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, row: &PlotRow, extent: &RowExtent, y: f64) {
        let (mut positions, _) = extent.text_positions(self.length);
        if extent.is_negative() {
            let mut x = -extent.left(self.length);
            for (position, width) in positions.iter_mut().zip(extent.text_widths) {
                *position = x;
                x += if width > 0.0 { width + GAP } else { 0.0 };
            }
        }
        let quiet = TextStyle { colour: pen.palette.absent, ..self.value_style };
        let style = if row.emphasis == Emphasis::Quiet { quiet } else { self.value_style };
        let value = value_text(row);
        let texts = [
            (value.as_str(), style),
            (self.wording(&row.remark), self.remark_style),
            (self.wording(&row.tick_remark), self.remark_style),
        ];
        for (index, (text, style)) in texts.into_iter().enumerate() {
            if text.is_empty() {
                continue;
            }
            // A text that does not fit is shortened; the table has it in full.
            let x = (self.zero_x + positions[index]).max(self.axis_left);
            let (width, available_width) = (extent.text_widths[index], self.axis_left + self.axis_width - x);
            // The width of the value is its own; those of remarks may be limits.
            if index == 0 && width <= available_width {
                pen.measured_text(text, style, (x, y), TextAlign::Left, width);
                continue;
            }
            let text = pen.shortened(text, style, width.min(available_width));
            if !text.is_empty() {
                pen.text(&text, style, (x, y), TextAlign::Left);
            }
        }
    }

    /// Draws the text of a missing figure, with a leader to the end of the axis if the figure could exist. The text
    /// begins at `x`, or further left if it does not fit there.
    fn draw_absent<S: DrawingBackend>(&self, pen: &mut Pen<'_, S>, text: &str, is_missing: bool, (x, y): (f64, f64)) {
        let style = TextStyle { colour: pen.palette.absent, ..self.remark_style };
        let right = self.axis_left + self.axis_width;
        let x = (x + GAP).min(right - pen.text_width(text, style)).max(self.axis_left);
        let text = pen.shortened(text, style, right - x);
        let rect = pen.text(&text, style, (x, y), TextAlign::Left);
        let x = rect.x + rect.width + GAP;
        let width = self.zero_x + self.length - x;
        if is_missing && width > GAP {
            pen.fill(Rect { x, y, width, height: 1.0 }, pen.palette.hairline);
        }
    }
}

/// `part / whole`; 0 if the whole is zero.
pub(super) fn ratio(part: f64, whole: f64) -> f64 {
    if whole == 0.0 { 0.0 } else { part / whole }
}

/// The largest absolute value of all marks that are drawn to scale.
fn largest(rows: &[PlotRow]) -> f64 {
    let mut largest = 0.0_f64;
    for bar in rows.iter().flat_map(PlotRow::marks).filter(|bar| !bar.is_broken) {
        largest = largest.max(bar.figure.value.abs());
    }
    largest
}

/// The value of a row as text: `5.1`, `4.8 → 5.1` with an earlier value, `4–6` for a range, `5.1 / 5.3` if publications
/// disagree.
pub(super) fn value_text(row: &PlotRow) -> String {
    let mut text = String::new();
    if let Some(earlier) = &row.earlier {
        text.push_str(&earlier.label);
        text.push_str(" → ");
        text.push_str(row.bars.first().map_or("", |bar| &bar.label));
        return text;
    }
    for bar in row.bars.iter().chain(&row.apart) {
        if !text.is_empty() {
            text.push_str(if row.is_range { "–" } else { " / " });
        }
        text.push_str(&bar.label);
    }
    text
}
