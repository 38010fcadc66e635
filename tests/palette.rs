//! Colours: the style sheet has those of the drawings, and every reader can distinguish them.

mod common;

use common::sight::{SIGHTS, contrast, difference, light, times};
use common::{STYLESHEETS, none, text};
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
    let css = STYLESHEETS.map(text).concat();
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
    let css = STYLESHEETS.map(text).concat();
    let coloured = css.lines().filter(|line| line.contains(": #"));
    let free = coloured.filter(|line| !line.trim_start().starts_with("--"));
    none(free.map(str::to_owned));
    let by_name = ["rgb(", "rgba(", "hsl(", "hsla(", ": white", ": black", ": red"];
    none(by_name.iter().filter(|name| css.contains(**name)).map(|name| format!("a colour by {name}")));
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

/// A background of the stylesheets that is mixed of the paper and this many per cent of a role.
fn mixed_background(line: &str) -> Option<(&str, f64)> {
    let (role, rest) = line.trim().strip_prefix("background: color-mix(in srgb, var(--")?.split_once(") ")?;
    Some((role, rest.strip_suffix("%, var(--paper));")?.parse().ok()?))
}

/// Text on backgrounds that are mixed, such as that of notices. A background of more than 8 per cent holds text in ink alone.
#[test]
fn words_stand_out_from_mixed_backgrounds() {
    let css = STYLESHEETS.map(text).concat();
    let backgrounds: Vec<_> = css.lines().filter_map(mixed_background).collect();
    assert!(backgrounds.len() > 1, "{backgrounds:?}");
    let mut wrong = Vec::new();
    for (name, theme) in THEMES {
        let palette = Palette::of(theme);
        for &(mark, percent) in &backgrounds {
            let part = |paper: u8, mark: u8| {
                (f64::from(paper) * (1.0 - percent / 100.0) + f64::from(mark) * percent / 100.0).round() as u8
            };
            let (paper, colour) = (palette.paper, role(&palette, mark));
            let background = (part(paper.0, colour.0), part(paper.1, colour.1), part(paper.2, colour.2));
            for word in if percent > 8.0 { &["ink"][..] } else { &["ink", "soft", "accent"] } {
                let found = contrast(role(&palette, word), background);
                if found < TEXT {
                    wrong
                        .push(format!("{name}: {word} on {percent} % {mark} has {found:.2}, expected at least {TEXT}"));
                }
            }
        }
    }
    none(wrong);
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
