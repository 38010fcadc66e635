//! The heights of iframes: the fallback for those that receive no messages, from the plot and an estimate of the lines of text around it,
//! and the part of a high plot that an iframe shows.

use super::plot::height;
use super::rect::{Placed, Rect};
use super::scale::Scale;
use crate::model::{Picture, Plot};
use crate::text::max_width_em;

/// The width that a line of text fills in the narrowest iframe, 320 CSS pixels wide. Lines end before their right edge,
/// since words do not break.
const TEXT_WIDTH_PX: u32 = 262;

/// The widths of the plot in iframes 320 to 1200 CSS pixels wide. Some plots are highest in a wide iframe.
const PLOT_WIDTHS_PX: [f64; 5] = [296.0, 400.0, 560.0, 800.0, 1176.0];

/// A font size with its line height in www/style.css, CSS pixels.
struct PageFont {
    size: u32,
    line_height: u32,
}

const TITLE: PageFont = PageFont { size: 20, line_height: 32 };
const TEXT: PageFont = PageFont { size: 16, line_height: 24 };
const SMALL: PageFont = PageFont { size: 14, line_height: 21 };

/// Padding, margins, the rule above the coverage, the summary of the table, and the line of the link.
const SPACING_PX: u32 = 148;

/// The largest height of an iframe, CSS pixels. WordPress shows no iframe higher, and cuts what does not fit.
pub const MAX_FRAME_HEIGHT_PX: u32 = 1000;

/// The largest height of the notes in an iframe, where they scroll, CSS pixels: 20 em in www/style.css.
const MAX_NOTES_HEIGHT_PX: u32 = 280;

/// The line of the link below a plot that is cut, and the least height of such a plot, CSS pixels.
const MORE_LINE_PX: f64 = 37.0;
const LEAST_CUT_PX: f64 = 200.0;

/// The expected width of a text in relation to its largest width, on which a fallback height relies.
const EXPECTED_WIDTH: f64 = 0.95;

impl PageFont {
    /// The height of a text whose lines are at most so wide, CSS pixels. `share` is its width in relation to its largest width.
    fn height(&self, text: &str, line_width: f64, share: f64) -> u32 {
        let lines = max_width_em(text) * share * f64::from(self.size) / line_width;
        lines.ceil() as u32 * self.line_height
    }
}

/// The height of everything around the plot, CSS pixels.
fn text_height(picture: &Picture, line_width: f64, share: f64) -> u32 {
    let height = |font: PageFont, text: &str| font.height(text, line_width, share);
    let mut sum = SPACING_PX + height(TITLE, &picture.title) + height(TEXT, &picture.subtitle);
    for text in [&picture.coverage, &picture.source] {
        sum += height(SMALL, text);
    }
    sum += picture.notes.iter().map(|note| height(SMALL, note)).sum::<u32>().min(MAX_NOTES_HEIGHT_PX);
    for link in &picture.links {
        sum += height(TEXT, link) + TEXT.line_height;
    }
    sum
}

/// The height, in CSS pixels, of an iframe that shows a chart and its texts without scrolling at any width from 320 to
/// 1200 CSS pixels. At most `MAX_FRAME_HEIGHT_PX`: a plot that needs more is cut (`frame_cut`).
pub fn frame_height(picture: &Picture) -> u32 {
    let mut plot_height = 0;
    for width in PLOT_WIDTHS_PX {
        plot_height = plot_height.max(height(&picture.plot, Scale { width, ratio: 1.0, text: 1.0 }) as u32);
    }
    (text_height(picture, f64::from(TEXT_WIDTH_PX), 1.0) + plot_height).min(MAX_FRAME_HEIGHT_PX)
}

/// The part of a plot that an iframe shows: its first rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cut {
    /// The height of the part, CSS pixels.
    pub height: f64,
    /// The number of rows that are not shown: none, or at least two.
    pub hidden_rows: usize,
}

/// The part of a drawn plot that an iframe of `MAX_FRAME_HEIGHT_PX` has room for, next to the texts of the chart. Only plots in rows or
/// panels are cut.
pub fn frame_cut(picture: &Picture, placed: &Placed, scale: Scale) -> Cut {
    let whole = Cut { height: placed.height, hidden_rows: 0 };
    // Lines end before their right edge, as in the narrowest iframe.
    let line_width = scale.width * f64::from(TEXT_WIDTH_PX) / PLOT_WIDTHS_PX[0] / scale.text;
    let texts = f64::from(text_height(picture, line_width, EXPECTED_WIDTH)) * scale.text;
    let room = f64::from(MAX_FRAME_HEIGHT_PX) - texts;
    let has_rows = matches!(picture.plot, Plot::Rows(_) | Plot::Trend(_) | Plot::Matrix(_) | Plot::Profile(_));
    if !has_rows || placed.height <= room {
        return whole;
    }
    let room = (room - MORE_LINE_PX).max(LEAST_CUT_PX * scale.text);
    // Targets of one row follow each other, and so do the rows of a column.
    let end = |target: &Rect| target.y + target.height;
    let mut rows: Vec<&Rect> = Vec::new();
    for target in &placed.targets {
        if rows.last().is_none_or(|last| (end(last) - end(target)).abs() > 1.0) {
            rows.push(target);
        }
    }
    let hidden = |height: f64| rows.iter().filter(|row| end(row) > height + 1.0).count();
    let divides = |height: f64| rows.iter().any(|row| row.y < height - 1.0 && end(row) > height + 1.0);
    let fits = |height: f64| height <= room && hidden(height) >= 2;
    let ends = || rows.iter().map(|row| end(row)).filter(|&height| fits(height));
    let whole_rows = ends().filter(|&height| !divides(height)).fold(0.0, f64::max);
    let height = if whole_rows > 0.0 { whole_rows } else { ends().fold(0.0, f64::max) };
    if height == 0.0 { whole } else { Cut { height, hidden_rows: hidden(height) } }
}
