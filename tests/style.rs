//! A house style: whatever a package or a page asks for, the chart that comes out can be read, and nothing but colours, small numbers and
//! names of fonts comes out.

mod common;

use common::sight::{SIGHTS, contrast, difference, seen};
use common::{none, text};
use district_charts::draw::{Colour, Palette, STYLE_KEYS, Style};
use district_charts::model::Theme;

const THEMES: [(&str, Theme); 2] = [("light", Theme::Light), ("dark", Theme::Dark)];

/// The least contrasts and differences that `docs/style.md` promises.
const TEXT: f64 = 7.0;
const MARK: f64 = 4.5;
const DIFFERENCE: f64 = 10.0;

/// Numbers that look random and are the same at each run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn colour(&mut self) -> String {
        format!("#{:06x}", self.next(1 << 24))
    }
}

fn style(entries: &[(&str, &str)]) -> Style {
    let entries: Vec<[String; 2]> = entries.iter().map(|&(key, value)| [key.to_owned(), value.to_owned()]).collect();
    Style::new(&entries)
}

fn said(entries: &[(&str, &str)]) -> Vec<String> {
    style(entries).complaints.iter().map(ToString::to_string).collect()
}

/// Every rule that a palette breaks.
fn broken(palette: &Palette) -> Vec<String> {
    let mut wrong = Vec::new();
    let role = |name: &str| palette.roles().iter().find(|role| role.0 == name).expect("a role").1;
    let mut least = |one: &str, other: &str, least: f64| {
        let found = contrast(role(one), role(other));
        if found < least {
            wrong.push(format!("{one} on {other} has {found:.2}, expected {least}"));
        }
    };
    for text in ["ink", "soft", "absent", "accent"] {
        least(text, "paper", TEXT);
    }
    for (one, other, contrast) in
        [("bar", "paper", MARK), ("mark", "paper", MARK), ("accent", "bar", 1.5), ("ink", "hairline", TEXT)]
    {
        least(one, other, contrast);
    }
    let mut apart = |name: &str, a: Colour, b: Colour, least: f64, in_grey: bool| {
        for (sight, matrix) in SIGHTS.into_iter().filter(|sight| in_grey || sight.0 != "in grey") {
            let found = difference(seen(matrix, a), seen(matrix, b));
            if found < least {
                wrong.push(format!("{name} {sight} differ by {found:.1}, expected {least}"));
            }
        }
    };
    for (one, other) in [("bar", "accent"), ("bar", "mark"), ("bar", "hairline")] {
        apart(&format!("{one} and {other}"), role(one), role(other), DIFFERENCE, true);
    }
    for (count, negative) in (1..=5).flat_map(|count| (0..=count).map(move |negative| (count, negative))) {
        let mut before = palette.paper;
        for class in 0..count {
            let (background, _) = palette.class(class, count, negative);
            let least = if class == 0 { DIFFERENCE / 2.0 } else { DIFFERENCE };
            let name = format!("class {class} of {count}, {negative} below zero, and the one before");
            apart(&name, background, before, least, class == 0 || class != negative);
            before = background;
        }
    }
    for (count, negative) in (1..=5).flat_map(|count| (0..=count).map(move |negative| (count, negative))) {
        for class in 0..count {
            let (background, text) = palette.class(class, count, negative);
            let found = contrast(background, text);
            if found < TEXT {
                wrong.push(format!("text on class {class} of {count}, {negative} below zero, has {found:.2}"));
            }
        }
    }
    wrong
}

#[test]
fn whatever_colours_are_asked_for_every_rule_holds() {
    let mut numbers = Numbers(7);
    let mut wrong = Vec::new();
    for round in 0..300 {
        let mut entries = Vec::new();
        for key in &STYLE_KEYS[..20] {
            // All of them, or some.
            if round % 3 == 0 || numbers.next(3) == 0 {
                entries.push([(*key).to_owned(), numbers.colour()]);
            }
        }
        let style = Style::new(&entries);
        for (name, theme) in THEMES {
            let broken = broken(style.palette(theme));
            wrong.extend(broken.into_iter().take(2).map(|rule| format!("{name}: {rule}: {entries:?}")));
        }
    }
    none(&wrong);
}

/// A colour that passes is used to the last digit, and nothing is said of it.
#[test]
fn a_palette_that_passes_is_left_as_it_is() {
    for (name, theme) in THEMES {
        let palette = Palette::of(theme);
        let suffix = if theme == Theme::Dark { "-dark" } else { "" };
        let entries: Vec<[String; 2]> = palette
            .roles()
            .iter()
            .map(|(role, (r, g, b))| [format!("{role}{suffix}"), format!("#{r:02x}{g:02x}{b:02x}")])
            .collect();
        let style = Style::new(&entries);
        assert_eq!(style.complaints, [], "{name}");
        assert_eq!(style.palette(theme), &palette, "{name}");
    }
    assert_eq!(Style::new(&[]).palette(Theme::Dark), &Palette::of(Theme::Dark));
}

#[test]
fn a_colour_that_falls_short_is_replaced_by_the_nearest_that_passes_and_said() {
    assert_eq!(
        said(&[("bar", "#d0d0d0"), ("accent", "#0a0"), ("paper-dark", "#444")]),
        [
            "bar: found #d0d0d0, expected a contrast of 4.5 with paper; #747474 is used",
            "accent: found #00aa00, expected a contrast of 7 with paper and of 1.5 with bar, and another colour than bar for every eye and in \
             grey; #005f00 is used",
            "paper-dark: found #444444, expected a contrast of 17 with white; #1c1c1c is used",
        ]
    );
}

/// Text that nobody has checked. None of it comes out.
#[test]
fn damaged_values_are_refused_and_said() {
    for (key, value) in [
        ("bar", "url(https://evil.example/)"),
        ("bar", "red"),
        ("bar", "#12345"),
        ("bar", "#ééé"),
        ("bar", "rgb(1,2)"),
        ("bar", "rgb(1,2,3,4)"),
        ("bar", "rgb(256,0,0)"),
        ("bar", "var(--x)"),
        ("bar", ""),
        ("title-font", "Georgia; background: url(//evil.example)"),
        ("title-font", "</style><script>alert(1)</script>"),
        ("title-font", "\"a\\\"b\""),
        ("title-font", "a,,b"),
        ("label-font", "x}y{"),
        ("label-font", "url(a)"),
        ("title-size", "900px"),
        ("title-size", "24.5"),
        ("title-size", "1e9"),
        ("corner", "-1"),
        ("corner", "99999999999999999999"),
        ("line", "0"),
        ("logos", "x"),
        ("", "x"),
        ("__proto__", "x"),
    ] {
        let style = style(&[(key, value)]);
        let [complaint] = style.complaints.as_slice() else { panic!("{key}: {value}: {:?}", style.complaints) };
        assert_eq!((complaint.key.as_str(), complaint.used.as_str()), (key, ""), "{value}");
        assert!(complaint.to_string().ends_with("it is ignored"), "{complaint}");
        let css = style.declarations(Theme::Light);
        assert!(!css.contains("evil") && !css.contains(['<', '{', '}', '\\']), "{css}");
        assert_eq!(css.matches('(').count(), css.matches("--title-size:clamp(").count(), "{css}");
        assert_eq!(style.palette(Theme::Light), &Palette::of(Theme::Light), "{key}: {value}");
    }
}

#[test]
fn values_are_read_in_every_form_that_is_documented() {
    let style = style(&[
        ("bar", " #567 "),
        ("bar-dark", "rgb(120 150 180)"),
        ("mark", "rgb(143, 38, 10)"),
        ("title-font", "'Source Han Serif SC', Georgia, 宋体, serif"),
        ("label-font", "system-ui"),
        ("title-size", "28px"),
        ("corner", "3"),
        ("line", "2px"),
    ]);
    assert_eq!(style.complaints, []);
    let light = style.palette(Theme::Light);
    assert_eq!((light.bar, light.mark), ((0x55, 0x66, 0x77), (143, 38, 10)));
    assert_eq!(style.palette(Theme::Dark).bar, (120, 150, 180));
    assert_eq!((light.dimensions.title, light.dimensions.corner, light.dimensions.line), (28, 3, 2));
    assert_eq!(style.title_font, "\"Source Han Serif SC\", \"Georgia\", \"宋体\", serif");
    let css = style.declarations(Theme::Light);
    assert!(
        css.contains("--bar:#556677;")
            && css.contains("--face:system-ui,;")
            && css.contains("--title-size:clamp(1.386em, 1.108em + 1.166vw, 1.750em);"),
        "{css}"
    );
    assert_eq!(Style::new(&[]).declarations(Theme::Light), "");
}

/// A later entry wins, as that of a page over that of its package; one that cannot be read leaves the earlier one.
#[test]
fn a_later_value_wins_if_it_can_be_read() {
    assert_eq!(style(&[("bar", "#555"), ("bar", "#456")]).palette(Theme::Light).bar, (0x44, 0x55, 0x66));
    assert_eq!(style(&[("bar", "#555"), ("bar", "blue")]).palette(Theme::Light).bar, (0x55, 0x55, 0x55));
}

/// The script that reads the custom properties of a page knows the keys of a style, each once and no other.
#[test]
fn pages_and_packages_have_the_same_keys() {
    let script = text("www/house-style.js");
    let list = |name: &str| -> Vec<String> {
        let (_, rest) = script.split_once(&format!("const {name} = [")).expect("the list");
        let names = rest.split_once(']').expect("its end").0.split(',').map(str::trim);
        names.filter_map(|name| Some(name.strip_prefix('"')?.strip_suffix('"')?.to_owned())).collect()
    };
    let colours = list("COLOURS");
    let dark: Vec<String> = colours.iter().map(|key| format!("{key}-dark")).collect();
    let (_, rest) = script.split_once("const KEYS = [").expect("the list");
    let others: Vec<String> =
        rest.split_once("];").expect("its end").0.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    assert_eq!([colours, dark, others].concat(), STYLE_KEYS);
}
