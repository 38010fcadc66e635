//! The horizontal extent of one row as a function of the scale of its axis: where its texts begin, and how far its
//! marks and texts reach from zero.
//!
//! `length` is always the length of the largest value in CSS pixels. Positions of marks are fractions of the largest
//! value, so that they can be computed for any length; all other lengths are CSS pixels.

/// The gap between a mark and its text, CSS pixels.
pub(super) const GAP: f64 = 8.0;
/// The distance from a tick to the end of the triangle that marks it as a bound, CSS pixels.
pub(super) const OPEN_TICK_REACH: f64 = 10.0;
/// The width of a tick, CSS pixels.
pub(super) const TICK_WIDTH: f64 = 2.5;

/// The widths that a row needs. The texts of a row with negative bars stand left of zero, all others right of it.
pub(super) struct RowExtent {
    /// The lowest end of the bars, at most 0, and their highest end, at least 0.
    pub(super) bar_ends: (f64, f64),
    /// The width of a point or an open end beyond the highest or lowest end.
    pub(super) overhang: f64,
    /// The ticks from left to right.
    pub(super) ticks: Vec<TickExtent>,
    /// The widths of the value, the remark on the value, and the remark on the ticks.
    pub(super) text_widths: [f64; 3],
    /// Whether the value may not be compared. No tick then stands between the value and the remark on it.
    pub(super) is_apart: bool,
}

/// The extent of a tick.
pub(super) struct TickExtent {
    /// The position of the value.
    pub(super) fraction: f64,
    /// The width to the left of the position, including an open end.
    pub(super) left: f64,
    /// The width to the right of the position, including an open end.
    pub(super) right: f64,
}

impl TickExtent {
    fn right_end(&self, length: f64) -> f64 {
        self.fraction * length + self.right
    }
}

impl RowExtent {
    /// The left edges of the three texts, for a row with texts right of zero, and the right end of the row. Value and
    /// remark follow the bar and avoid ticks; the remark on the ticks follows all of them.
    pub(super) fn text_positions(&self, length: f64) -> ([f64; 3], f64) {
        let mut x = self.bar_ends.1 * length + self.overhang + GAP;
        let (mut positions, mut end) = ([0.0; 3], 0.0_f64);
        for (index, &width) in self.text_widths.iter().enumerate() {
            let is_tick_remark = index == 2;
            let remark_width = if index == 0 && self.is_apart { GAP + self.text_widths[1] } else { 0.0 };
            x = if is_tick_remark {
                self.right_of_ticks(x, length)
            } else {
                self.clear_of_ticks(x, width + remark_width, length)
            };
            positions[index] = x;
            if width > 0.0 {
                end = x + width;
                x = end + GAP;
            }
        }
        for tick in &self.ticks {
            end = end.max(tick.right_end(length));
        }
        (positions, end)
    }

    /// The first position at or right of `x` where a text of a width overlaps no tick.
    fn clear_of_ticks(&self, mut x: f64, width: f64, length: f64) -> f64 {
        for tick in &self.ticks {
            let (left, right) = (tick.fraction * length - tick.left, tick.right_end(length));
            if width > 0.0 && x < right + GAP / 2.0 && x + width > left - GAP / 2.0 {
                x = right + GAP / 2.0;
            }
        }
        x
    }

    /// The first position at or right of `x` that is right of all ticks.
    fn right_of_ticks(&self, x: f64, length: f64) -> f64 {
        let ends = self.ticks.iter().map(|tick| tick.right_end(length) + GAP / 2.0);
        ends.fold(x, f64::max)
    }

    /// Whether a bar is negative, so that the texts stand left of zero.
    pub(super) fn is_negative(&self) -> bool {
        self.bar_ends.0 < 0.0
    }

    /// The distance from zero to the right end of marks and texts.
    pub(super) fn right(&self, length: f64) -> f64 {
        if self.is_negative() { self.right_of_ticks(0.0, length) } else { self.text_positions(length).1 }
    }

    /// The distance from zero to the left end of the marks.
    fn marks_left(&self, length: f64) -> f64 {
        let ticks = self.ticks.iter().map(|tick| OPEN_TICK_REACH - tick.fraction * length);
        let bars = if self.is_negative() { self.overhang - self.bar_ends.0 * length } else { 0.0 };
        // Only ticks of negative values count: the others stand right of zero.
        ticks.filter(|distance| *distance > OPEN_TICK_REACH).fold(bars, f64::max)
    }

    /// The distance from zero to the left end of marks and texts.
    pub(super) fn left(&self, length: f64) -> f64 {
        let marks = self.marks_left(length);
        let texts = self.text_widths.iter().filter(|width| **width > 0.0).map(|width| width + GAP);
        if self.is_negative() { marks + texts.sum::<f64>() } else { marks }
    }
}
