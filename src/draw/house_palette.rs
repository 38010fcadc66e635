//! From the colours that a house asks for to a palette that every reader can see: a colour that falls short is replaced by the nearest one
//! that passes.
//!
//! A role is settled after those that it is compared with, so that each rule can be met: paper leaves room for strong and for weak contrasts,
//! and every other role may be mixed with black or white.

use super::colour::{BLACK, Colour, WHITE, contrast, differ, mixed, nearest};
use super::palette::{PALE_STEPS, Palette, Ramp, STEPS, ramp_colour};
use crate::collect::IntoVec;
use crate::model::Theme;

/// The names of the roles that a house may set, in the order of `Role`.
pub(super) const ROLES: [&str; 10] =
    ["paper", "ink", "soft", "hairline", "bar", "accent", "mark", "absent", "sequential", "diverging"];

/// A role that a house may set.
#[derive(Clone, Copy)]
enum Role {
    Paper,
    Ink,
    Soft,
    Hairline,
    Bar,
    Accent,
    Mark,
    Absent,
    Sequential,
    Diverging,
}

/// The colour that a house asks for in each role, in the order of `Role`.
pub(super) type Wanted = [Option<Colour>; ROLES.len()];

/// The least contrast of paper with black, or in the dark theme with white.
const PAPER: f64 = 17.0;
/// The least contrast of text (level AAA of WCAG 2.2) and of marks.
const TEXT: f64 = 7.0;
const MARK: f64 = 4.5;
/// The least contrast of the highlighted bars with the others.
const ACCENT: f64 = 1.5;
/// The least difference of adjacent marks (CIE 1976).
const DIFFERENCE: f64 = 10.0;
/// The share of `mark` in the background of notices, per cent, as in `www/style.css`.
const NOTICES: u16 = 8;

/// Hues of classes in the place of those that fall short. Whatever the colour vision of a reader, each differs from some other.
const BLUE: Colour = (0x00, 0x48, 0xf0);
const ORANGE: Colour = (0xd0, 0x50, 0x00);
const GOLD: Colour = (0xb0, 0x88, 0x00);

/// A role whose colour falls short, the rule, and the colour that is used.
pub(super) struct Replaced {
    /// The index in `ROLES`.
    pub(super) role: usize,
    pub(super) expected: &'static str,
    pub(super) used: Colour,
}

/// Settles one role after another.
struct Settler<'w> {
    wanted: &'w Wanted,
    replaced: Vec<Replaced>,
}

impl Settler<'_> {
    /// The colour nearest to the one that is wanted for a role, or else to that of the theme, that passes. It is reported if it is another
    /// one than was wanted.
    fn settle(&mut self, role: Role, own: Colour, expected: &'static str, passes: &dyn Fn(Colour) -> bool) -> Colour {
        let wanted = self.wanted[role as usize];
        let mut used = None;
        for from in [wanted.unwrap_or(own), own, (128, 128, 128)] {
            used = used.or_else(|| nearest(from, passes));
        }
        // Some mixture of grey passes every rule, so `own` is only what the type needs.
        let used = used.unwrap_or(own);
        self.report(role, expected, used);
        used
    }

    fn report(&mut self, role: Role, expected: &'static str, used: Colour) {
        let role = role as usize;
        if self.wanted[role].is_some_and(|wanted| wanted != used) {
            self.replaced.push(Replaced { role, expected, used });
        }
    }
}

/// The palette of a theme with the colours that are wanted, and the colours that were replaced. One statement a role keeps the order of the
/// rules in sight.
pub(super) fn settled(theme: Theme, wanted: &Wanted) -> (Palette, Vec<Replaced>) {
    let own = Palette::of(theme);
    let (strongest, paper_rule) = match theme {
        Theme::Light => (BLACK, "a contrast of 17 with black"),
        Theme::Dark => (WHITE, "a contrast of 17 with white"),
    };
    let mut settler = Settler { wanted, replaced: Vec::new() };
    let paper = settler.settle(Role::Paper, own.paper, paper_rule, &|paper| contrast(paper, strongest) >= PAPER);
    let bar = settler.settle(Role::Bar, own.bar, "a contrast of 4.5 with paper", &|bar| contrast(bar, paper) >= MARK);
    let mark_rule = "a contrast of 4.5 with paper, and another colour than bar for every eye and in grey";
    let mark = settler.settle(Role::Mark, own.mark, mark_rule, &|mark| {
        contrast(mark, paper) >= MARK && differ(mark, bar, DIFFERENCE, true)
    });
    let notices = mixed(paper, mark, NOTICES);
    let is_text = |text| contrast(text, paper) >= TEXT && contrast(text, notices) >= TEXT;
    let text_rule = "a contrast of 7 with paper, and with 8 per cent of mark in it";
    let ink = settler.settle(Role::Ink, own.ink, text_rule, &is_text);
    let soft = settler.settle(Role::Soft, own.soft, text_rule, &is_text);
    let absent = settler
        .settle(Role::Absent, own.absent, "a contrast of 7 with paper", &|absent| contrast(absent, paper) >= TEXT);
    let hairline_rule = "a contrast of 7 with ink, and another colour than bar for every eye and in grey";
    let hairline = settler.settle(Role::Hairline, own.hairline, hairline_rule, &|hairline| {
        contrast(ink, hairline) >= TEXT && differ(bar, hairline, DIFFERENCE, true)
    });
    let accent_rule =
        "a contrast of 7 with paper and of 1.5 with bar, and another colour than bar for every eye and in grey";
    let accent = settler.settle(Role::Accent, own.accent, accent_rule, &|accent| {
        is_text(accent) && contrast(accent, bar) >= ACCENT && differ(accent, bar, DIFFERENCE, true)
    });
    let palette = Palette { paper, ink, soft, hairline, bar, accent, mark, absent, ..own };
    let ramps = Ramps { own, palette, strongest };
    let (above, below) = ramps.chosen(wanted[Role::Sequential as usize], wanted[Role::Diverging as usize]);
    let ramp_rule = "a hue whose classes differ from each other, and from those on the other side of zero";
    settler.report(Role::Sequential, ramp_rule, above.0);
    settler.report(Role::Diverging, ramp_rule, below.0);
    (Palette { ramps: [above.1, below.1], ..palette }, settler.replaced)
}

/// The colours of classes on a paper. Each has the contrast with the paper that the same class of the theme has with its own, so that texts
/// are legible and neighbouring classes differ, whatever the hue.
struct Ramps {
    own: Palette,
    palette: Palette,
    /// Black or white: what contrasts most with the paper.
    strongest: Colour,
}

impl Ramps {
    /// The hues of both sides of zero with their colours: those that are wanted if they pass, or else the first others that do.
    fn chosen(&self, above: Option<Colour>, below: Option<Colour>) -> ((Colour, Ramp), (Colour, Ramp)) {
        let Palette { bar, mark, .. } = self.palette;
        let others = [bar, self.own.bar, BLUE, ORANGE];
        let others_below = [mark, self.own.mark, ORANGE, BLUE, GOLD];
        let ramps = |hue: Option<Colour>, others: &[Colour], side: usize| {
            let hues = hue.iter().chain(others).map(|&hue| (hue, self.ramp(hue, side)));
            hues.filter(|(_, ramp)| self.is_told_apart(ramp)).into_vec()
        };
        let (above, below) = (ramps(above, &others, 0), ramps(below, &others_below, 1));
        for above in &above {
            // The classes next to zero have the same contrast on both sides.
            let differs = |below: &&(Colour, Ramp)| differ(below.1[1].0, above.1[1].0, DIFFERENCE, false);
            if let Some(below) = below.iter().find(differs) {
                return (*above, *below);
            }
        }
        ((self.own.bar, self.own.ramps[0]), (self.own.mark, self.own.ramps[1]))
    }

    fn ramp(&self, hue: Colour, side: usize) -> Ramp {
        let Palette { paper, ink, .. } = self.palette;
        // A pale ink is no end of a scale.
        let is_strong = contrast(ink, paper) >= contrast(self.own.ink, self.own.paper);
        let end = if is_strong { ink } else { self.strongest };
        let mut ramp = self.own.ramps[side];
        for index in 0..STEPS {
            let wanted = contrast(self.own.ramps[side][index].0, self.own.paper);
            let distance = |percent: u16| (contrast(ramp_colour(paper, hue, end, percent), paper) - wanted).abs();
            let mut best = 0;
            for percent in 1..=200 {
                if distance(percent) < distance(best) {
                    best = percent;
                }
            }
            let colour_at = |percent| ramp_colour(paper, hue, end, percent);
            // On a darker paper the same contrast is a smaller difference.
            let (before, least) = if index == 0 { (paper, DIFFERENCE / 2.0) } else { (ramp[index - 1].0, DIFFERENCE) };
            while best < 200 && !differ(colour_at(best), before, least, true) {
                best += 1;
            }
            let colour = colour_at(best);
            let text = if index < PALE_STEPS { ink } else { paper };
            let readable = nearest(text, &|text| contrast(text, colour) >= TEXT);
            ramp[index] = (colour, readable.unwrap_or(text));
        }
        ramp
    }

    /// True if texts on each class can be read, the palest class differs from the paper, and each class from the next.
    fn is_told_apart(&self, ramp: &Ramp) -> bool {
        let is_readable = ramp.iter().all(|&(colour, text)| contrast(colour, text) >= TEXT);
        is_readable
            && differ(self.palette.paper, ramp[0].0, DIFFERENCE / 2.0, true)
            && ramp.windows(2).all(|pair| differ(pair[0].0, pair[1].0, DIFFERENCE, true))
    }
}
