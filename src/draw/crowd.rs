//! Many points in a scatter plot: how large they are, and which of them are named.

use super::rows::POINT_RADIUS;
use crate::model::{Bar, Emphasis, MAX_NAMED_POINTS, PlotRow, Scatter};

/// Of more points each is smaller, CSS pixels.
const SMALL_POINTS: usize = 100;
const SMALL_RADIUS: f64 = 3.0;
/// Among many points, a name is looked for next to so many: each try is compared with all points.
pub(super) const MAX_TRIED: usize = 200;
/// Whether there are so many points that names stand only where they touch nothing, and never outside the plot area.
pub(super) fn is_crowded(scatter: &Scatter) -> bool {
    point_count(scatter) > MAX_NAMED_POINTS
}

/// The number of districts with a figure.
fn point_count(scatter: &Scatter) -> usize {
    let [horizontal, vertical] = &scatter.axes;
    let rows = horizontal.rows.iter().zip(&vertical.rows);
    rows.filter(|rows| !rows.0.bars.is_empty() || !rows.1.bars.is_empty()).count()
}

/// The radius of a point, CSS pixels.
pub(super) fn point_radius(scatter: &Scatter) -> f64 {
    if point_count(scatter) > SMALL_POINTS { SMALL_RADIUS } else { POINT_RADIUS }
}

/// A point of a district.
pub(super) struct ScatterPoint<'b> {
    /// The index of the district in the rows of both axes.
    pub(super) index: usize,
    pub(super) position: (f64, f64),
    /// The figure on each axis.
    pub(super) bars: [Option<&'b Bar>; 2],
}

impl ScatterPoint<'_> {
    /// The key by which points are named: first those in the plot area, then outside ones by their coordinate.
    pub(super) fn naming_order(&self) -> f64 {
        match self.bars {
            [_, None] => self.position.0,
            [None, _] => self.position.1,
            _ => 0.0,
        }
    }
}

/// Many points: in which order they are named.
pub(super) struct Crowd {
    /// The middle of all points.
    middle: (f64, f64),
    /// Whether the district at an index is highlighted.
    chosen: Vec<bool>,
}

impl Crowd {
    pub(super) fn new(points: &[ScatterPoint<'_>], rows: &[PlotRow]) -> Crowd {
        let (mut x, mut y) = (0.0, 0.0);
        for point in points {
            x += point.position.0 / points.len() as f64;
            y += point.position.1 / points.len() as f64;
        }
        Crowd { middle: (x, y), chosen: rows.iter().map(|row| row.emphasis == Emphasis::Chosen).collect() }
    }

    pub(super) fn is_chosen(&self, point: &ScatterPoint<'_>) -> bool {
        self.chosen[point.index]
    }

    /// The key by which points are named: those highlighted first, then those far from the middle, where there is room.
    pub(super) fn order(&self, point: &ScatterPoint<'_>) -> f64 {
        let (x, y) = (point.position.0 - self.middle.0, point.position.1 - self.middle.1);
        if self.is_chosen(point) { f64::NEG_INFINITY } else { -x.hypot(y) }
    }
}
