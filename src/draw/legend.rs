//! Draws the legend above a map: the colours of its classes and the breaks between them.

use super::pen::{Pen, TextAlign, TextStyle};
use super::rect::Rect;
use super::scale::Scale;
use crate::model::TileMap;
use plotters_backend::DrawingBackend;

/// The heights of the legend: its colours, the labels above them, and the margin below them, CSS pixels.
const LEGEND_HEIGHT: f64 = 10.0;
const LEGEND_LABEL_HEIGHT: f64 = 18.0;
const LEGEND_MARGIN: f64 = 14.0;
/// The smallest width of a class in the legend, CSS pixels at the default text size.
const MIN_CLASS_WIDTH: f64 = 42.0;
/// The smallest gap between two labels, and between the last class and the unit, CSS pixels.
const GAP: f64 = 6.0;

/// The height of the legend with its labels and margin; 0 if the map has no classes.
pub(super) fn legend_height(map: &TileMap, scale: Scale) -> f64 {
    if map.breaks.is_empty() { 0.0 } else { LEGEND_LABEL_HEIGHT * scale.text + LEGEND_HEIGHT + LEGEND_MARGIN }
}

/// Draws the colours of the classes from left to right, each break above the boundary of its classes, and the unit
/// behind.
pub(super) fn draw_legend<S: DrawingBackend>(pen: &mut Pen<'_, S>, map: &TileMap, available_width: f64) {
    let label = TextStyle { size: 13.0 * pen.scale.text, is_bold: false, colour: pen.palette.soft };
    let classes = map.breaks.len() + 1;
    let mut class_width = 0.0_f64;
    for value in &map.breaks {
        class_width = class_width.max(pen.text_width(value, label) + 2.0 * GAP);
    }
    let class_width = class_width.max(MIN_CLASS_WIDTH * pen.scale.text).min(available_width / classes as f64);
    let (y, mut label_end) = (LEGEND_LABEL_HEIGHT * pen.scale.text, f64::NEG_INFINITY);
    for class in 0..classes {
        let x = class as f64 * class_width;
        let rect = Rect { x, y, width: class_width - 1.0, height: LEGEND_HEIGHT };
        pen.fill(rect, pen.palette.class(class, classes, map.negative_classes).0);
        pen.placed.marks.push(rect);
        let Some(value) = class.checked_sub(1).and_then(|index| map.breaks.get(index)) else { continue };
        let width = pen.text_width(value, label);
        let left = x - 0.5 - width / 2.0;
        // A label that would overlap the one before is left out. Readers can infer it, since breaks are evenly spaced.
        if left > label_end && left + width <= available_width {
            let middle = y - LEGEND_LABEL_HEIGHT * pen.scale.text / 2.0 - 1.0;
            pen.text(value, label, (left, middle), TextAlign::Left);
            label_end = left + width + GAP;
        }
    }
    let x = classes as f64 * class_width + GAP;
    let unit = pen.shortened(&map.unit, label, pen.scale.width - x);
    if !unit.is_empty() {
        pen.text(&unit, label, (x, y + LEGEND_HEIGHT / 2.0), TextAlign::Left);
    }
}
