//! Charts drawn as SVG without a browser, with the bounding boxes of all parts; and the rules that every layout keeps.

use super::none;
use district_charts::draw::{Palette, Placed, Rect, Scale, Svg, draw, height};
use district_charts::model::{Chart, Theme};

/// The widths at which charts are tested, CSS pixels.
pub(crate) const WIDTHS: [f64; 5] = [320.0, 360.0, 560.0, 768.0, 1280.0];

/// The least height of a text at the default text size, CSS pixels.
const SMALLEST_TEXT: f64 = 12.0;

/// What rounding to whole pixels may add or remove at each edge, CSS pixels.
const ROUNDING: f64 = 0.5;

/// The scale of a width, with the default text size on a screen of one pixel per CSS pixel.
pub(crate) fn scale(width: f64) -> Scale {
    Scale { width, ratio: 1.0, text: 1.0 }
}

/// The scale of each width, with the default text size and with text twice as large.
pub(crate) fn scales() -> Vec<Scale> {
    let both = |&width: &f64| [1.0, 2.0].map(|text| Scale { text, ..scale(width) });
    WIDTHS.iter().flat_map(both).collect()
}

/// A chart as SVG, and where its parts lie.
pub(crate) fn svg(chart: &Chart, scale: Scale) -> (String, Placed) {
    let size = |length: f64| (length * scale.ratio).round() as u32;
    let mut text = String::new();
    let surface = Svg::new(&mut text, (size(scale.width), size(height(&chart.plot, scale))), "sans-serif");
    let palette = Palette::of(Theme::Light);
    let placed = draw(&chart.plot, surface, scale, &palette).expect("a String can be drawn on");
    (text, placed)
}

/// Where the parts of a chart lie.
pub(crate) fn placed(chart: &Chart, scale: Scale) -> Placed {
    svg(chart, scale).1
}

/// The bounds of a picture.
pub(crate) fn bounds(placed: &Placed) -> Rect {
    Rect { x: 0.0, y: 0.0, width: placed.width, height: placed.height }
}

/// Whether one rectangle lies in another, with a tolerance for rounding.
pub(crate) fn inside(inner: &Rect, outer: &Rect) -> bool {
    let tolerance = ROUNDING + 0.01;
    inner.x >= outer.x - tolerance
        && inner.y >= outer.y - tolerance
        && inner.x + inner.width <= outer.x + outer.width + tolerance
        && inner.y + inner.height <= outer.y + outer.height + tolerance
}

/// Whether rectangles that are trimmed by what rounding may add are compared, or rectangles as they are.
#[derive(Clone, Copy)]
pub(crate) enum Overlap {
    /// As they are.
    Exact,
    /// Without half a pixel at each edge.
    Rounded,
}

impl Overlap {
    /// Whether two rectangles overlap.
    pub(crate) fn of(self, a: &Rect, b: &Rect) -> bool {
        match self {
            Overlap::Exact => a.overlaps(b),
            Overlap::Rounded => trimmed(a).overlaps(&trimmed(b)),
        }
    }
}

fn trimmed(rect: &Rect) -> Rect {
    let (width, height) = ((rect.width - 2.0 * ROUNDING).max(0.0), (rect.height - 2.0 * ROUNDING).max(0.0));
    Rect { x: rect.x + ROUNDING, y: rect.y + ROUNDING, width, height }
}

/// Faults of texts: one overlaps another or a mark, leaves the picture, is empty or too small.
pub(crate) fn text_faults(placed: &Placed, scale: Scale, overlap: Overlap) -> Vec<String> {
    let mut faults = Vec::new();
    for (index, (rect, text)) in placed.texts.iter().enumerate() {
        let others = placed.texts[..index].iter().filter(|(other, _)| overlap.of(rect, other));
        faults.extend(others.map(|(_, other)| format!("{text:?} overlaps {other:?}")));
        let marks = placed.marks.iter().filter(|mark| overlap.of(rect, mark));
        faults.extend(marks.map(|mark| format!("{text:?} at {rect:?} overlaps the mark at {mark:?}")));
        if !inside(rect, &bounds(placed)) {
            faults.push(format!("{text:?} at {rect:?} leaves the picture"));
        }
        let least = SMALLEST_TEXT * scale.text;
        if rect.height < least || text.is_empty() {
            faults
                .push(format!("{text:?}: found a height of {} px, expected text of at least {least} px", rect.height));
        }
    }
    faults
}

/// Faults of marks: one leaves the picture.
pub(crate) fn mark_faults(placed: &Placed) -> Vec<String> {
    let outside = placed.marks.iter().filter(|mark| !inside(mark, &bounds(placed)));
    outside.map(|mark| format!("the mark at {mark:?} leaves the picture")).collect()
}

/// Faults of targets: their number, one overlaps another or leaves the picture.
pub(crate) fn target_faults(placed: &Placed, expected: usize, overlap: Overlap) -> Vec<String> {
    let mut faults = Vec::new();
    if placed.targets.len() != expected {
        faults.push(format!("found {} targets, expected {expected}", placed.targets.len()));
    }
    for (index, target) in placed.targets.iter().enumerate() {
        let others = placed.targets[..index].iter().filter(|other| overlap.of(target, other));
        faults.extend(others.map(|other| format!("the targets {target:?} and {other:?} overlap")));
        if !inside(target, &bounds(placed)) {
            faults.push(format!("the target {target:?} leaves the picture"));
        }
    }
    faults
}

/// Checks charts at each scale. `faults` returns what is wrong with a chart at a scale.
#[track_caller]
pub(crate) fn check_at(
    scales: &[Scale],
    charts: impl IntoIterator<Item = (String, Chart)>,
    faults: impl Fn(&Chart, Scale) -> Vec<String>,
) {
    let mut wrong = Vec::new();
    for (name, chart) in charts {
        for &scale in scales {
            let Scale { width, ratio, text } = scale;
            let found = faults(&chart, scale);
            wrong
                .extend(found.iter().map(|fault| format!("{name} at {width} px, ratio {ratio}, text {text}: {fault}")));
        }
    }
    none(&wrong);
}
