//! How high a frame must be that cannot be told: the picture, and a guess at the lines of words around it.

use super::{Scale, height};
use crate::chart::Chart;

/// What a line of text fills of the narrowest frame, 320 CSS pixels: words do not break at its very end.
const LINE_PX: u32 = 262;

/// The widths of the pictures of frames 320 to 1200 CSS pixels wide: not every picture is highest where it is narrowest.
const PICTURES_PX: [f64; 5] = [296.0, 400.0, 560.0, 800.0, 1176.0];

/// The size of a text and the height of its lines in www/style.css, CSS pixels.
struct Style {
    size: u32,
    line: u32,
}

const TITLE: Style = Style { size: 20, line: 32 };
const TEXT: Style = Style { size: 16, line: 24 };
const SMALL: Style = Style { size: 14, line: 21 };

/// What lies between: padding, margins, the line above the coverage, and the lines of the table's word and of the link.
const BETWEEN_PX: u32 = 148;

impl Style {
    /// How high a text is in the narrowest frame. Chinese is one em wide, anything else somewhat more than half.
    fn height(&self, text: &str) -> u32 {
        let hundredths: u32 = text.chars().map(|c| if c >= '\u{2e80}' { 100 } else { 56 }).sum();
        (hundredths * self.size).div_ceil(100 * LINE_PX) * self.line
    }
}

/// How high a frame is, in CSS pixels, in which a chart and its words fit without scrolling at any width from 320 to 1200.
pub fn frame_height(chart: &Chart) -> u32 {
    let mut words = TITLE.height(&chart.title) + TEXT.height(&chart.subtitle);
    for text in [&chart.coverage, &chart.source].into_iter().chain(&chart.notes) {
        words += SMALL.height(text);
    }
    let mut picture = 0;
    for width in PICTURES_PX {
        picture = picture.max(height(chart, Scale { width, ratio: 1.0, text: 1.0 }) as u32);
    }
    for link in &chart.links {
        words += TEXT.height(&link.label) + TEXT.line;
    }
    BETWEEN_PX + words + picture
}
