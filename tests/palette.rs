//! Colours: the style sheet has those of the drawings, and every reader can distinguish them.

mod common;

use common::{none, text};
use district_charts::draw::{Colour, Palette};
use district_charts::model::Theme;

const THEMES: [(&str, Theme); 2] = [("light", Theme::Light), ("dark", Theme::Dark)];

/// The colour of a role.
#[track_caller]
fn role(palette: &Palette, name: &str) -> Colour {
    let roles = palette.roles();
    roles.iter().find(|role| role.0 == name).unwrap_or_else(|| panic!("a palette has {name}")).1
}

/// The colours of a block: each custom property that begins with a hash.
fn colours(block: &str) -> Vec<(String, String)> {
    let pairs = block.lines().filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": "));
    let pairs = pairs.map(|(name, value)| (name, value.trim_end_matches(" !important")));
    let pairs = pairs.filter(|pair| pair.1.starts_with('#'));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Four blocks of the style sheet have colours: the default, dark by the link, dark by the system, and print.
#[test]
fn the_stylesheet_has_the_colours_of_the_drawings() {
    let css = text("www/style.css");
    let blocks = css.split('{').skip(1).map(|rest| colours(rest.split('}').next().unwrap_or_default()));
    let blocks: Vec<_> = blocks.filter(|block| !block.is_empty()).collect();
    let expected = [Theme::Light, Theme::Dark, Theme::Dark, Theme::Light].map(|theme| {
        let hex = |(name, (r, g, b)): (&str, Colour)| (name.to_owned(), format!("#{r:02x}{g:02x}{b:02x}"));
        Palette::of(theme).roles().map(hex).to_vec()
    });
    assert_eq!(blocks, expected);
}

#[test]
fn the_stylesheet_names_no_other_colour() {
    let css = text("www/style.css");
    let coloured = css.lines().filter(|line| line.contains(": #"));
    let free = coloured.filter(|line| !line.trim_start().starts_with("--"));
    none(free.map(str::to_owned));
    let by_name = ["rgb(", "rgba(", "hsl(", "hsla(", ": white", ": black", ": red"];
    none(by_name.iter().filter(|name| css.contains(**name)).map(|name| format!("a colour by {name}")));
}

/// A channel in linear light.
fn linear(channel: u8) -> f64 {
    let part = f64::from(channel) / 255.0;
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

/// Relative luminance as WCAG defines it.
fn luminance((r, g, b): Colour) -> f64 {
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// Contrast as WCAG defines it: 1 to 21.
fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn contrast_is_computed_as_defined() {
    let close = |a: f64, b: f64| (a - b).abs() < 0.01;
    assert!(close(contrast((0, 0, 0), (255, 255, 255)), 21.0));
    assert!(close(contrast((0x76, 0x76, 0x76), (255, 255, 255)), 4.54));
    assert!(close(contrast((9, 9, 9), (9, 9, 9)), 1.0));
}

/// A role, the role behind it, and the least contrast.
const CONTRASTS: [(&str, &str, f64); 8] = [
    ("ink", "paper", TEXT),
    ("soft", "paper", TEXT),
    ("absent", "paper", TEXT),
    ("accent", "paper", TEXT),
    ("mark", "paper", MARK),
    ("bar", "paper", MARK),
    ("accent", "bar", 1.5),
    ("ink", "hairline", TEXT),
];

/// The least contrast of text (level AAA of WCAG 2.2) and of marks.
const TEXT: f64 = 7.0;
const MARK: f64 = 4.5;

/// The background of notices in the style sheet, as parts of two roles: 8 per cent of `mark` in `paper`.
const NOTICES: &str = "background: color-mix(in srgb, var(--mark) 8%, var(--paper));";
const NOTICES_PERCENT: u16 = 8;

/// Text on notices, whose background is the only one that is mixed.
#[test]
fn words_stand_out_from_the_background_of_notices() {
    let css = text("www/style.css");
    let mixed = css.lines().map(str::trim).filter(|line| line.contains("color-mix") && line.contains("--paper"));
    assert_eq!(mixed.collect::<Vec<_>>(), [NOTICES]);
    for (name, theme) in THEMES {
        let palette = Palette::of(theme);
        let part = |paper: u8, mark: u8| {
            ((u16::from(paper) * (100 - NOTICES_PERCENT) + u16::from(mark) * NOTICES_PERCENT + 50) / 100) as u8
        };
        let (paper, mark) = (palette.paper, palette.mark);
        let background = (part(paper.0, mark.0), part(paper.1, mark.1), part(paper.2, mark.2));
        for word in ["ink", "soft", "accent"] {
            let found = contrast(role(&palette, word), background);
            assert!(found >= TEXT, "{name}: {word} on notices has {found:.2}, expected at least {TEXT}");
        }
    }
}

#[test]
fn words_and_marks_stand_out_from_the_paper() {
    let mut wrong = Vec::new();
    for (name, theme) in THEMES {
        let palette = Palette::of(theme);
        for (one, other, least) in CONTRASTS {
            let found = contrast(role(&palette, one), role(&palette, other));
            if found < least {
                wrong.push(format!("{name}: {one} on {other} has {found:.2}, expected at least {least}"));
            }
        }
    }
    none(&wrong);
}

/// A colour in linear light.
type Light = [f64; 3];

fn light((r, g, b): Colour) -> Light {
    [r, g, b].map(linear)
}

fn times(matrix: [Light; 3], light: Light) -> Light {
    matrix.map(|row| row.iter().zip(light).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0))
}

/// Simulations of colour vision: normal, grey print, and without long, middle or short cones (Machado, Oliveira and
/// Fernandes 2009, severity 1, in linear light).
const SIGHTS: [(&str, [Light; 3]); 5] = [
    ("in colour", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("in grey", [[0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722]]),
    (
        "without long cones",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "without middle cones",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "without short cones",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

/// CIE L*a*b* under D65.
fn lab(light: Light) -> Light {
    const XYZ: [Light; 3] = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
    const WHITE: Light = [0.9505, 1.0, 1.089];
    let root = |part: f64| if part > 0.008_856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 };
    let sums = XYZ.map(|row| row.iter().zip(light).map(|(a, b)| a * b).sum::<f64>());
    let [x, y, z] = [0, 1, 2].map(|axis| root(sums[axis] / WHITE[axis]));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The difference of two colours (CIE 1976; 2.3 is just noticeable).
fn difference(a: Light, b: Light) -> f64 {
    lab(a).iter().zip(lab(b)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// Marks that lie beside or on each other, and the least difference in every simulation.
const APART: [(&str, &str, f64); 3] = [("bar", "accent", 10.0), ("bar", "mark", 10.0), ("bar", "hairline", 10.0)];

#[test]
fn marks_are_told_apart_by_every_eye() {
    let mut wrong = Vec::new();
    for (name, theme) in THEMES {
        let palette = Palette::of(theme);
        for (sight, matrix) in SIGHTS {
            for (one, other, least) in APART {
                let perceived = |name| times(matrix, light(role(&palette, name)));
                let difference = difference(perceived(one), perceived(other));
                if difference < least {
                    wrong.push(format!(
                        "{name}, {sight}: {one} and {other} differ by {difference:.1}, expected {least}"
                    ));
                }
            }
        }
    }
    none(&wrong);
}

/// Texts on the classes of a map have enough contrast. Neighbouring classes, and the palest class and the paper, differ
/// in every simulation.
#[test]
fn classes_are_told_apart_and_can_be_written_on() {
    const LEAST: f64 = 10.0;
    let mut wrong = Vec::new();
    for (name, theme) in THEMES {
        let palette = Palette::of(theme);
        for (of, below) in (1..=5).flat_map(|of| (0..=of).map(move |below| (of, below))) {
            let mut before = palette.paper;
            for class in 0..of {
                let (background, text) = palette.class(class, of, below);
                let found = contrast(background, text);
                if found < TEXT {
                    wrong.push(format!("{name}: text on class {class} of {of} has {found:.2}"));
                }
                // In grey the first class below zero equals the first above it: their figures have a sign.
                for (sight, matrix) in
                    SIGHTS.into_iter().filter(|sight| sight.0 != "in grey" || class == 0 || class != below)
                {
                    let difference = difference(times(matrix, light(background)), times(matrix, light(before)));
                    let least = if class == 0 { LEAST / 2.0 } else { LEAST };
                    if difference < least {
                        wrong.push(format!(
                            "{name}, {sight}: class {class} of {of}, {below} below zero, differs by {difference:.1}"
                        ));
                    }
                }
                before = background;
            }
            let frame = contrast(palette.accent, palette.paper);
            assert!(frame >= 3.0, "{name}: the frame of a highlighted tile has {frame:.2} beside its seam");
        }
    }
    none(&wrong);
}
