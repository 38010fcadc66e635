//! Pictures without a browser: a chart as SVG with the places of everything, and what rounding may take or give.

use district_charts::chart::Chart;
use district_charts::draw::{Palette, Placed, Rect, Scale, Vector, draw, height};
use district_charts::link::Theme;

/// Every width that is looked at, CSS pixels.
pub(crate) const WIDTHS: [f64; 5] = [320.0, 360.0, 560.0, 768.0, 1280.0];

/// Every size that is looked at: widths, and the reader's text as usual and twice as large.
pub(crate) fn scales() -> Vec<Scale> {
    let scale = |&width: &f64| [1.0, 2.0].map(|text| Scale { width, ratio: 1.0, text });
    WIDTHS.iter().flat_map(scale).collect()
}

/// A chart as SVG, and where everything lies.
pub(crate) fn svg(chart: &Chart, scale: Scale) -> (String, Placed) {
    let size = |length: f64| (length * scale.ratio).round() as u32;
    let mut text = String::new();
    let surface = Vector::new(&mut text, (size(scale.width), size(height(chart, scale))), "sans-serif");
    let palette = Palette::of(Theme::Light);
    let placed = draw(chart, surface, scale, &palette).expect("a text can be drawn on");
    (text, placed)
}

/// Where everything of a chart lies.
pub(crate) fn placed(chart: &Chart, scale: Scale) -> Placed {
    svg(chart, scale).1
}

/// The whole of a picture.
pub(crate) fn whole(placed: &Placed) -> Rect {
    Rect { x: 0.0, y: 0.0, width: placed.width, height: placed.height }
}

/// Whether one rectangle lies in another, give or take a rounding.
pub(crate) fn inside(inner: &Rect, outer: &Rect) -> bool {
    const SLACK: f64 = 0.51;
    inner.x >= outer.x - SLACK
        && inner.y >= outer.y - SLACK
        && inner.x + inner.width <= outer.x + outer.width + SLACK
        && inner.y + inner.height <= outer.y + outer.height + SLACK
}

/// A rectangle without the half pixel at each edge that rounding may take or give.
pub(crate) fn core(rect: &Rect) -> Rect {
    const SLACK: f64 = 0.5;
    let (width, height) = (rect.width - 2.0 * SLACK, rect.height - 2.0 * SLACK);
    Rect { x: rect.x + SLACK, y: rect.y + SLACK, width: width.max(0.0), height: height.max(0.0) }
}
