//! The colours of a plot by role, for the light and the dark theme. `www/style.css` has the same colours for the rest
//! of the page; `tests/palette.rs` compares the two and computes contrasts.

use crate::model::Theme;

/// A colour as red, green and blue, each from 0 to 255.
pub type Colour = (u8, u8, u8);

/// The colour of each role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Background of the plot.
    pub paper: Colour,
    /// Names, values and the zero line.
    pub ink: Colour,
    /// Secondary text.
    pub soft: Colour,
    /// Axes, leaders, rules, and the borders of tiles without a figure.
    pub hairline: Colour,
    /// Bars of the districts that are compared.
    pub bar: Colour,
    /// Bars of the highlighted district.
    pub accent: Colour,
    /// Targets and forecasts.
    pub mark: Colour,
    /// Text instead of a missing figure, and figures that may not be compared.
    pub absent: Colour,
}

impl Palette {
    /// The palette of a theme.
    pub fn of(theme: Theme) -> Palette {
        match theme {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
        }
    }

    /// A palette of 24 bytes: red, green and blue of each role, in the order of `roles`. `None` for any other length.
    pub fn from_bytes(bytes: &[u8]) -> Option<Palette> {
        let [paper, ink, soft, hairline, bar, accent, mark, absent] =
            <[[u8; 3]; 8]>::try_from(bytes.as_chunks().0).ok()?.map(|[red, green, blue]| (red, green, blue));
        Some(Palette { paper, ink, soft, hairline, bar, accent, mark, absent })
    }

    /// Each role as its name in `www/style.css` and its colour.
    pub fn roles(&self) -> [(&'static str, Colour); 8] {
        [
            ("paper", self.paper),
            ("ink", self.ink),
            ("soft", self.soft),
            ("hairline", self.hairline),
            ("bar", self.bar),
            ("accent", self.accent),
            ("mark", self.mark),
            ("absent", self.absent),
        ]
    }

    /// The background colour of a class, and the colour of texts on it.
    ///
    /// Classes count from 0 to `count - 1` in ascending order; the first `negative` classes are below zero. Classes
    /// farther from zero contrast more with the background of the plot. Their colours run from near `paper` over `bar`
    /// to near `ink`; below zero, over `mark`. The steps leave out the middle, on which neither `ink` nor `paper` has a contrast of 7.
    pub fn class(&self, class: usize, count: usize, negative: usize) -> (Colour, Colour) {
        // Percentages: up to 100 from the paper to the hue, above 100 from the hue to the ink.
        const STEPS: [u16; 5] = [11, 32, 54, 140, 178];
        const NEGATIVE_STEPS: [u16; 5] = [8, 24, 40, 100, 150];
        /// The steps with dark text on light, or light text on dark as in the rest of the plot.
        const PALE_STEPS: usize = 3;
        // The longer side of zero spans all steps, so that equal steps mean equal distances on both sides.
        let largest_distance = negative.max(count - negative.min(count)).saturating_sub(1);
        let (hue, steps, distance) = if class < negative {
            (self.mark, NEGATIVE_STEPS, negative - 1 - class)
        } else {
            (self.bar, STEPS, class - negative)
        };
        // On both sides of zero the palest step is left out, since those of both sides look alike.
        let first = usize::from(0 < negative && negative < count);
        let span = distance * (4 - first) + largest_distance / 2;
        let index = span.checked_div(largest_distance).map_or(1, |index| (first + index).min(4));
        let step = steps[index];
        let background = if step <= 100 { mixed(self.paper, hue, step) } else { mixed(hue, self.ink, step - 100) };
        (background, if index < PALE_STEPS { self.ink } else { self.paper })
    }
}

/// Mixes two colours: `percent` of the second, the rest of the first.
fn mixed(from: Colour, to: Colour, percent: u16) -> Colour {
    let mix = |from: u8, to: u8| ((u16::from(from) * (100 - percent) + u16::from(to) * percent + 50) / 100) as u8;
    (mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
}

const LIGHT: Palette = Palette {
    paper: (0xff, 0xff, 0xff),
    ink: (0x16, 0x20, 0x2a),
    soft: (0x46, 0x52, 0x5f),
    hairline: (0xdf, 0xe4, 0xe9),
    bar: (0x5f, 0x79, 0x93),
    accent: (0x08, 0x50, 0x6c),
    mark: (0x96, 0x33, 0x0a),
    absent: (0x4d, 0x59, 0x64),
};

const DARK: Palette = Palette {
    paper: (0x12, 0x17, 0x1c),
    ink: (0xf5, 0xf8, 0xfa),
    soft: (0xa9, 0xb4, 0xbf),
    hairline: (0x2c, 0x35, 0x3e),
    bar: (0x6b, 0x88, 0xa4),
    accent: (0x5b, 0xb8, 0xdb),
    mark: (0xff, 0x9a, 0x62),
    absent: (0x9a, 0xa6, 0xb1),
};
