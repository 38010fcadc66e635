//! Rectangles, and the record of what was drawn where. Lengths are CSS pixels from the upper left corner of the plot.

/// A rectangle with horizontal and vertical edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// X coordinate of the left edge.
    pub x: f64,
    /// Y coordinate of the upper edge.
    pub y: f64,
    /// Width, not negative.
    pub width: f64,
    /// Height, not negative.
    pub height: f64,
}

impl Rect {
    /// Whether two rectangles share an area; a common edge does not count.
    ///
    /// ```
    /// use district_charts::draw::Rect;
    ///
    /// let rect = Rect { x: 0.0, y: 0.0, width: 10.0, height: 10.0 };
    /// assert!(rect.overlaps(&Rect { x: 9.0, ..rect }));
    /// assert!(!rect.overlaps(&Rect { x: 10.0, ..rect }));
    /// ```
    pub fn overlaps(&self, other: &Rect) -> bool {
        let are_disjoint = |a: f64, a_size: f64, b: f64, b_size: f64| a + a_size <= b || b + b_size <= a;
        !are_disjoint(self.x, self.width, other.x, other.width)
            && !are_disjoint(self.y, self.height, other.y, other.height)
    }

    /// The square around a point, with sides of twice the radius.
    pub(super) fn around((x, y): (f64, f64), radius: f64) -> Rect {
        Rect { x: x - radius, y: y - radius, width: 2.0 * radius, height: 2.0 * radius }
    }

    /// The bounding box of two rectangles.
    pub(super) fn union(self, other: Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let right = (self.x + self.width).max(other.x + other.width);
        let bottom = (self.y + self.height).max(other.y + other.height);
        Rect { x, y, width: right - x, height: bottom - y }
    }

    /// The rectangle without a margin along each edge; empty if the margins take all of it.
    pub(super) fn inset(self, margin: f64) -> Rect {
        let (width, height) = ((self.width - 2.0 * margin).max(0.0), (self.height - 2.0 * margin).max(0.0));
        Rect { x: self.x + margin, y: self.y + margin, width, height }
    }
}

/// The bounding boxes of the parts of a drawn plot.
#[derive(Clone, Debug, Default)]
pub struct Placed {
    /// Width of the plot.
    pub width: f64,
    /// Height of the plot.
    pub height: f64,
    /// Each text with its bounding box.
    pub texts: Vec<(Rect, String)>,
    /// The bounding boxes of marks. Texts should not overlap them.
    pub marks: Vec<Rect>,
    /// The hit area of each entry of `Chart::marks`, in the same order.
    pub targets: Vec<Rect>,
}
