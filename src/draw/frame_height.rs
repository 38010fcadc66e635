//! Fallback height for iframes that receive no messages: the plot, and an estimate of the lines of text around it.

use super::plot::height;
use super::scale::Scale;
use crate::model::Picture;
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

impl PageFont {
    /// The height of a text in the narrowest iframe, CSS pixels.
    fn height(&self, text: &str) -> u32 {
        let lines = max_width_em(text) * f64::from(self.size) / f64::from(TEXT_WIDTH_PX);
        lines.ceil() as u32 * self.line_height
    }
}

/// The height, in CSS pixels, of an iframe that shows a chart and its texts without scrolling at any width from 320 to
/// 1200 CSS pixels.
pub fn frame_height(picture: &Picture) -> u32 {
    let mut text_height = TITLE.height(&picture.title) + TEXT.height(&picture.subtitle);
    for text in [&picture.coverage, &picture.source].into_iter().chain(&picture.notes) {
        text_height += SMALL.height(text);
    }
    let mut plot_height = 0;
    for width in PLOT_WIDTHS_PX {
        plot_height = plot_height.max(height(&picture.plot, Scale { width, ratio: 1.0, text: 1.0 }) as u32);
    }
    for link in &picture.links {
        text_height += TEXT.height(link) + TEXT.line_height;
    }
    SPACING_PX + text_height + plot_height
}
