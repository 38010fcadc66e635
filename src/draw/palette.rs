//! The colours of a plot by role, for the light and the dark theme. `www/style.css` has the same colours for the rest
//! of the page; `tests/palette.rs` compares the two and computes contrasts.

use super::colour::{Colour, mixed};
use crate::model::Theme;

/// The dimensions of a plot that a house style sets, CSS pixels at the default text size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dimensions {
    /// The radius of the corners of bars and tiles, 0 to 8.
    pub corner: u8,
    /// The width of axes and rules, 1 to 3.
    pub line: u8,
    /// The font size of the title of a picture at its full width, 18 to 40.
    pub title: u8,
}

/// The number of colours on each side of zero.
pub(super) const STEPS: usize = 5;

/// The background colours of classes from near zero to far from it, each with the colour of texts on it.
pub(super) type Ramp = [(Colour, Colour); STEPS];

/// The colour of each role, and the dimensions that a house style sets with them.
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
    /// The colours of classes above and below zero.
    pub(super) ramps: [Ramp; 2],
    /// The dimensions.
    pub dimensions: Dimensions,
}

impl Palette {
    /// The palette of a theme.
    pub fn of(theme: Theme) -> Palette {
        let palette = match theme {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
        };
        palette.with_ramps()
    }

    /// The palette with colours of classes that run from near `paper` over `bar` to near `ink`, and below zero over `mark`. The steps leave
    /// out the middle, on which neither `ink` nor `paper` has a contrast of 7.
    fn with_ramps(self) -> Palette {
        // Percentages: up to 100 from the paper to the hue, above 100 from the hue to the ink.
        const PERCENTAGES: [[u16; STEPS]; 2] = [[11, 32, 54, 140, 178], [8, 24, 40, 100, 150]];
        let mut ramps = self.ramps;
        for ((ramp, steps), hue) in ramps.iter_mut().zip(PERCENTAGES).zip([self.bar, self.mark]) {
            for (index, (entry, step)) in ramp.iter_mut().zip(steps).enumerate() {
                let text = if index < PALE_STEPS { self.ink } else { self.paper };
                *entry = (ramp_colour(self.paper, hue, self.ink, step), text);
            }
        }
        Palette { ramps, ..self }
    }

    /// The palette with the classes and the dimensions of another one. Its roles stay those of the stylesheet, so that they can be replaced
    /// by variables.
    pub fn with_classes_of(self, other: &Palette) -> Palette {
        Palette { ramps: other.ramps, dimensions: other.dimensions, ..self }
    }

    /// A palette of 24 bytes: red, green and blue of each role, in the order of `roles`. `None` for any other length.
    pub fn from_bytes(bytes: &[u8]) -> Option<Palette> {
        let [paper, ink, soft, hairline, bar, accent, mark, absent] =
            <[[u8; 3]; 8]>::try_from(bytes.as_chunks().0).ok()?.map(|[red, green, blue]| (red, green, blue));
        Some(Palette { paper, ink, soft, hairline, bar, accent, mark, absent, ..LIGHT }.with_ramps())
    }

    /// The palette as bytes: the roles, then for each class above and below zero its background and its text, then the dimensions.
    /// `from_settled` reads them.
    pub fn to_bytes(&self) -> Vec<u8> {
        let roles = self.roles().map(|(_, colour)| colour);
        let classes = self.ramps.iter().flatten().flat_map(|&(background, text)| [background, text]);
        let mut bytes = Vec::new();
        for (red, green, blue) in roles.into_iter().chain(classes) {
            bytes.extend([red, green, blue]);
        }
        bytes.extend([self.dimensions.corner, self.dimensions.line, self.dimensions.title]);
        bytes
    }

    /// The palette of the 87 bytes that `to_bytes` writes. `None` for any other length.
    ///
    /// ```
    /// use district_charts::draw::Palette;
    /// use district_charts::model::Theme;
    ///
    /// let dark = Palette::of(Theme::Dark);
    /// assert_eq!(Palette::from_settled(&dark.to_bytes()), Some(dark));
    /// ```
    pub fn from_settled(bytes: &[u8]) -> Option<Palette> {
        let (roles, rest) = bytes.split_at_checked(24)?;
        let mut palette = Palette::from_bytes(roles)?;
        let (colours, dimensions) = (rest.as_chunks::<3>().0, rest.last_chunk::<3>()?);
        if rest.len() != 3 * (4 * STEPS + 1) {
            return None;
        }
        for (entry, pair) in palette.ramps.iter_mut().flatten().zip(colours.chunks_exact(2)) {
            let colour = |[red, green, blue]: [u8; 3]| (red, green, blue);
            *entry = (colour(pair[0]), colour(pair[1]));
        }
        let [corner, line, title] = *dimensions;
        palette.dimensions = Dimensions { corner, line, title };
        Some(palette)
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
    /// farther from zero contrast more with the background of the plot.
    pub fn class(&self, class: usize, count: usize, negative: usize) -> (Colour, Colour) {
        // The longer side of zero spans all steps, so that equal steps mean equal distances on both sides.
        let largest_distance = negative.max(count - negative.min(count)).saturating_sub(1);
        let (ramp, distance) =
            if class < negative { (&self.ramps[1], negative - 1 - class) } else { (&self.ramps[0], class - negative) };
        // On both sides of zero the palest step is left out, since those of both sides look alike.
        let first = usize::from(0 < negative && negative < count);
        let span = distance * (4 - first) + largest_distance / 2;
        let index = span.checked_div(largest_distance).map_or(1, |index| (first + index).min(4));
        ramp[index]
    }
}

/// The steps with dark text on light, or light text on dark as in the rest of the plot.
pub(super) const PALE_STEPS: usize = 3;

/// A colour on the way from the paper to a hue, 100 per cent, and on to an end, 200 per cent.
pub(super) fn ramp_colour(paper: Colour, hue: Colour, end: Colour, percent: u16) -> Colour {
    if percent <= 100 { mixed(paper, hue, percent) } else { mixed(hue, end, percent - 100) }
}

/// The dimensions without a house style.
const DIMENSIONS: Dimensions = Dimensions { corner: 0, line: 1, title: 24 };
/// The place of the colours of classes, which `with_ramps` fills.
const NO_RAMPS: [Ramp; 2] = [[((0, 0, 0), (0, 0, 0)); STEPS]; 2];

const LIGHT: Palette = Palette {
    paper: (0xff, 0xff, 0xff),
    ink: (0x16, 0x20, 0x2a),
    soft: (0x46, 0x52, 0x5f),
    hairline: (0xdf, 0xe4, 0xe9),
    bar: (0x5f, 0x79, 0x93),
    accent: (0x08, 0x50, 0x6c),
    mark: (0x96, 0x33, 0x0a),
    absent: (0x4d, 0x59, 0x64),
    ramps: NO_RAMPS,
    dimensions: DIMENSIONS,
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
    ramps: NO_RAMPS,
    dimensions: DIMENSIONS,
};
