//! The heights of iframes: the fallback for those that receive no messages, from the plot and an estimate of the lines of text around it,
//! and the part of a high plot that an iframe shows.

use super::plot::height;
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

/// The largest height of the notes in an iframe, where they scroll, CSS pixels: 17.5 em in www/style.css.
const MAX_NOTES_HEIGHT_PX: u32 = 245;

/// The line of the link below a plot that is cut, CSS pixels.
const MORE_LINE_PX: f64 = 37.0;

/// The least number of rows that an iframe shows. A panel of a trend is as high as several rows.
const LEAST_ROWS: usize = 3;
const LEAST_PANELS: usize = 1;

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
/// 1200 CSS pixels. At most `MAX_FRAME_HEIGHT_PX`: a plot that needs more is cut (`frame_rows`).
pub fn frame_height(picture: &Picture) -> u32 {
    let mut plot_height = 0;
    for width in PLOT_WIDTHS_PX {
        plot_height = plot_height.max(height(&picture.plot, Scale { width, ratio: 1.0, text: 1.0 }) as u32);
    }
    (text_height(picture, f64::from(TEXT_WIDTH_PX), 1.0) + plot_height).min(MAX_FRAME_HEIGHT_PX)
}

/// The number of rows or panels of a plot that can be cut; 0 for one that cannot.
fn row_count(plot: &Plot) -> usize {
    match plot {
        Plot::Rows(rows) => rows.rows.len(),
        Plot::Trend(trend) => trend.panels.len(),
        Plot::Matrix(matrix) => matrix.rows.len(),
        Plot::Profile(entries) => entries.len(),
        Plot::Tiles(_) | Plot::Scatter(_) | Plot::Message(_) => 0,
    }
}

/// Does something with the first rows of a plot, which is whole again afterwards.
pub fn with_first_rows<T>(plot: &mut Plot, count: usize, act: impl FnOnce(&Plot) -> T) -> T {
    macro_rules! cut {
        ($($variant:ident $whole:ident: $rows:expr;)*) => {
            match plot {
                $(Plot::$variant($whole) if count < $rows.len() => {
                    let rest = $rows.split_off(count);
                    let result = act(plot);
                    if let Plot::$variant($whole) = plot {
                        $rows.extend(rest);
                    }
                    result
                })*
                _ => act(plot),
            }
        };
    }
    cut! {
        Rows rows: rows.rows;
        Trend trend: trend.panels;
        Matrix matrix: matrix.rows;
        Profile entries: entries;
    }
}

/// The number of rows that an iframe of `MAX_FRAME_HEIGHT_PX` shows of a chart, next to its texts, and the number of those that it does not:
/// none, or at least two. Only plots in rows or panels are cut.
pub fn frame_rows(picture: &mut Picture, scale: Scale) -> (usize, usize) {
    let all = row_count(&picture.plot);
    // Lines end before their right edge, as in the narrowest iframe.
    let line_width = scale.width * f64::from(TEXT_WIDTH_PX) / PLOT_WIDTHS_PX[0] / scale.text;
    let texts = f64::from(text_height(picture, line_width, EXPECTED_WIDTH)) * scale.text;
    let room = f64::from(MAX_FRAME_HEIGHT_PX) - texts;
    let least = if matches!(picture.plot, Plot::Trend(_)) { LEAST_PANELS } else { LEAST_ROWS };
    if all < least + 2 || height(&picture.plot, scale) <= room {
        return (all, 0);
    }
    let mut shown = all - 2;
    while shown > least && with_first_rows(&mut picture.plot, shown, |plot| height(plot, scale)) > room - MORE_LINE_PX {
        shown -= 1;
    }
    (shown, all - shown)
}
