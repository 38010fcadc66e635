//! Colours by role, for light and dark. `www/style.css` has the same for the words around the picture; a test holds
//! the two together and computes their contrast.

use crate::link::Theme;

/// A colour as red, green, blue.
pub type Colour = (u8, u8, u8);

/// What each role looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The ground that it is drawn on.
    pub paper: Colour,
    /// Names, values and the axis.
    pub ink: Colour,
    /// Words of second rank.
    pub soft: Colour,
    /// Leaders.
    pub hairline: Colour,
    /// Bars that are compared.
    pub bar: Colour,
    /// Highlighted bars.
    pub accent: Colour,
    /// Targets and forecasts.
    pub mark: Colour,
    /// Words in the place of a figure.
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

    /// A palette of a reader's own: red, green and blue of each role, in the order of `roles`. `None` if that is not what it is.
    pub fn from_bytes(bytes: &[u8]) -> Option<Palette> {
        let [paper, ink, soft, hairline, bar, accent, mark, absent] =
            <[[u8; 3]; 8]>::try_from(bytes.as_chunks().0).ok()?.map(|[red, green, blue]| (red, green, blue));
        Some(Palette { paper, ink, soft, hairline, bar, accent, mark, absent })
    }

    /// Each role with the name that the stylesheet has for it.
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

    /// The ground of a class, from 0, of so many, of which those `below` zero come first, and the colour of texts on it: from near
    /// the paper over the bars' colour to near the ink, and below zero over that of marks.
    pub fn class(&self, class: usize, of: usize, below: usize) -> (Colour, Colour) {
        // How far from the paper to a colour, and from there to the ink, in hundredths.
        const STEPS: [u16; 5] = [20, 55, 85, 135, 170];
        const BELOW: [u16; 5] = [20, 38, 56, 118, 168];
        // On both sides of zero the same step is as far from it.
        let gaps = below.max(of - below.min(of)).saturating_sub(1);
        let (hue, steps, away) =
            if class < below { (self.mark, BELOW, below - 1 - class) } else { (self.bar, STEPS, class - below) };
        let step = steps[((away * 4 + gaps / 2).checked_div(gaps).unwrap_or(1)).min(4)];
        let ground = if step <= 100 { mixed(self.paper, hue, step) } else { mixed(hue, self.ink, step - 100) };
        (ground, if step <= 100 { self.ink } else { self.paper })
    }
}

/// A colour so many hundredths of the way to another.
fn mixed(from: Colour, to: Colour, part: u16) -> Colour {
    let mix = |from: u8, to: u8| ((u16::from(from) * (100 - part) + u16::from(to) * part + 50) / 100) as u8;
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
