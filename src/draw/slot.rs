//! The room of one row: where its texts may stand, given how long the largest value is.

/// Between a mark and its text.
pub(super) const GAP: f64 = 8.0;
/// How far the point of an open bar reaches beyond its value.
pub(super) const POINT: f64 = 6.0;
/// How far the arrow of an open tick reaches.
pub(super) const ARROW: f64 = 10.0;
/// The width of a tick.
pub(super) const TICK_WIDTH: f64 = 2.5;

/// What a row needs of the width. Places are in parts of the largest value, widths in CSS pixels.
pub(super) struct Slot {
    /// The lowest and the highest end of its bars; zero is one of them.
    pub(super) bars: (f64, f64),
    /// What stands over beyond the highest end.
    pub(super) over: f64,
    /// Each tick, left to right, and how far it reaches to the left and to the right, with its flag.
    pub(super) ticks: Vec<(f64, f64, f64)>,
    /// The widths of the value, of what is said of it, and of what is said of ticks.
    pub(super) texts: [f64; 3],
    /// Whether the value stands apart: then what is said of it is never parted from it by a tick.
    pub(super) is_apart: bool,
}

impl Slot {
    /// Where its texts begin right of zero, and where all ends: behind the bar, and aside of ticks.
    pub(super) fn places(&self, length: f64) -> ([f64; 3], f64) {
        let mut x = self.bars.1 * length + self.over + GAP;
        let (mut places, mut end) = ([0.0; 3], 0.0_f64);
        for (place, &width) in self.texts.iter().enumerate() {
            let is_of_ticks = place == 2;
            let with = if place == 0 && self.is_apart { GAP + self.texts[1] } else { 0.0 };
            x = if is_of_ticks { self.behind_ticks(x, length) } else { self.free(x, width + with, length) };
            places[place] = x;
            if width > 0.0 {
                end = x + width;
                x = end + GAP;
            }
        }
        for (part, _, over) in &self.ticks {
            end = end.max(part * length + over);
        }
        (places, end)
    }

    /// The first place from `x` on where `width` is free of ticks.
    fn free(&self, mut x: f64, width: f64, length: f64) -> f64 {
        for (part, back, over) in &self.ticks {
            let (left, right) = (part * length - back, part * length + over);
            if width > 0.0 && x < right + GAP / 2.0 && x + width > left - GAP / 2.0 {
                x = right + GAP / 2.0;
            }
        }
        x
    }

    fn behind_ticks(&self, x: f64, length: f64) -> f64 {
        let ends = self.ticks.iter().map(|(part, _, over)| part * length + over + GAP / 2.0);
        ends.fold(x, f64::max)
    }

    /// Whether its texts stand left of zero.
    pub(super) fn is_below(&self) -> bool {
        self.bars.0 < 0.0
    }

    pub(super) fn reach_right(&self, length: f64) -> f64 {
        if self.is_below() { self.behind_ticks(0.0, length) } else { self.places(length).1 }
    }

    /// How far marks reach to the left of zero.
    fn marks_left(&self, length: f64) -> f64 {
        let ticks = self.ticks.iter().map(|(part, ..)| ARROW - part * length).filter(|reach| *reach > ARROW);
        let bars = if self.is_below() { self.over - self.bars.0 * length } else { 0.0 };
        ticks.fold(bars, f64::max)
    }

    pub(super) fn reach_left(&self, length: f64) -> f64 {
        let reach = self.marks_left(length);
        let texts = self.texts.iter().filter(|width| **width > 0.0).map(|width| width + GAP);
        if self.is_below() { reach + texts.sum::<f64>() } else { reach }
    }
}
