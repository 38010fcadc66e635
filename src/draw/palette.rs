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
    /// to near `ink`; below zero, over `mark`.
    pub fn class(&self, class: usize, count: usize, negative: usize) -> (Colour, Colour) {
        // Percentages: up to 100 from the paper to the hue, above 100 from the hue to the ink.
        const STEPS: [u16; 5] = [20, 55, 85, 135, 170];
        const NEGATIVE_STEPS: [u16; 5] = [20, 38, 56, 118, 168];
        // The longer side of zero spans all steps, so that equal steps mean equal distances on both sides.
        let largest_distance = negative.max(count - negative.min(count)).saturating_sub(1);
        let (hue, steps, distance) = if class < negative {
            (self.mark, NEGATIVE_STEPS, negative - 1 - class)
        } else {
            (self.bar, STEPS, class - negative)
        };
        let index = (distance * 4 + largest_distance / 2).checked_div(largest_distance).unwrap_or(1);
        let step = steps[index.min(4)];
        let background = if step <= 100 { mixed(self.paper, hue, step) } else { mixed(hue, self.ink, step - 100) };
        (background, if step <= 100 { self.ink } else { self.paper })
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
    soft: (0x56, 0x62, 0x70),
    hairline: (0xdf, 0xe4, 0xe9),
    bar: (0x7d, 0x97, 0xb0),
    accent: (0x0f, 0x6a, 0x8c),
    mark: (0xb8, 0x40, 0x0e),
    absent: (0x62, 0x6d, 0x78),
};

const DARK: Palette = Palette {
    paper: (0x12, 0x17, 0x1c),
    ink: (0xee, 0xf2, 0xf5),
    soft: (0xa9, 0xb4, 0xbf),
    hairline: (0x2c, 0x35, 0x3e),
    bar: (0x5f, 0x7b, 0x96),
    accent: (0x5b, 0xb8, 0xdb),
    mark: (0xff, 0x9a, 0x62),
    absent: (0x98, 0xa4, 0xaf),
};
