//! The house style: colours, typefaces and dimensions that a package or a page sets by name. Every value is text that nobody has checked; what
//! comes out of it are colours, small whole numbers and lists of font names.
//!
//! The same keys stand in `charts.style` of `datapackage.json` and, after `--district-chart-`, in the style of an element.

use super::colour::{Colour, Hex, number, parse};
use super::house_palette::{ROLES, Wanted, settled};
use super::palette::{Dimensions, Palette};
use crate::data::is_logo_key;
use crate::model::Theme;
use std::fmt::{self, Write};

/// The keys of a style. A colour of the dark theme has `-dark` at its end; without it, the dark theme keeps its own.
pub const STYLE_KEYS: [&str; 25] = [
    "paper",
    "ink",
    "soft",
    "hairline",
    "bar",
    "accent",
    "mark",
    "absent",
    "sequential",
    "diverging",
    "paper-dark",
    "ink-dark",
    "soft-dark",
    "hairline-dark",
    "bar-dark",
    "accent-dark",
    "mark-dark",
    "absent-dark",
    "sequential-dark",
    "diverging-dark",
    "title-font",
    "label-font",
    "title-size",
    "corner",
    "line",
];

/// The indices in `STYLE_KEYS` behind the colours of both themes.
const TITLE_FONT: usize = 2 * ROLES.len();
const LABEL_FONT: usize = TITLE_FONT + 1;
const TITLE_SIZE: usize = TITLE_FONT + 2;
const CORNER: usize = TITLE_FONT + 3;

/// The most names of a list of fonts, and the most characters of a name.
const MOST_FONTS: usize = 8;
const LONGEST_FONT: usize = 40;

/// A house style as it is drawn: every colour has the contrast that it needs.
///
/// ```
/// use district_charts::draw::Style;
/// use district_charts::model::Theme;
///
/// let entry = |key: &str, value: &str| [key.to_owned(), value.to_owned()];
/// let style = Style::new(&[entry("paper", "#fff1e5"), entry("bar", "#ffcc99"), entry("title-font", "Georgia, serif")]);
/// assert_eq!(style.palette(Theme::Light).paper, (0xff, 0xf1, 0xe5));
/// // The orange has too little contrast with white paper, and is replaced by a darker one.
/// assert_ne!(style.palette(Theme::Light).bar, (0xff, 0xcc, 0x99));
/// assert!(style.complaints[0].to_string().starts_with("bar: found #ffcc99, expected a contrast of 4.5 with paper"));
/// assert_eq!(style.title_font, "\"Georgia\", serif");
/// ```
#[derive(Clone, Debug)]
pub struct Style {
    light: Palette,
    dark: Palette,
    /// The fonts of titles as a CSS list; empty for those of other texts.
    pub title_font: String,
    /// The fonts of all other texts as a CSS list; empty for those of the reader's system.
    pub label_font: String,
    /// The values that were not taken as they are.
    pub complaints: Vec<Complaint>,
    /// True if the style sets anything.
    is_set: bool,
}

/// A value of a style that was not taken as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The key.
    pub key: String,
    /// The value.
    pub found: String,
    /// The rule that it falls short of, or the form of a value.
    pub expected: &'static str,
    /// The colour that is used in its place; empty if the key is ignored.
    pub used: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: found {}, expected {}; ", self.key, self.found, self.expected)?;
        if self.used.is_empty() { f.write_str("it is ignored") } else { write!(f, "{} is used", self.used) }
    }
}

impl Default for Style {
    fn default() -> Style {
        Style {
            light: Palette::of(Theme::Light),
            dark: Palette::of(Theme::Dark),
            title_font: String::new(),
            label_font: String::new(),
            complaints: Vec::new(),
            is_set: false,
        }
    }
}

impl Style {
    /// The style of keys and values. A later entry overrides an earlier one with the same key.
    pub fn new(entries: &[[String; 2]]) -> Style {
        let mut style = Style::default();
        // A logo is neither colour nor dimension; `data` reads it.
        let mut entries = entries.iter().filter(|entry| !is_logo_key(&entry[0])).peekable();
        if entries.peek().is_none() {
            return style;
        }
        style.is_set = true;
        let mut wanted: [Wanted; 2] = [[None; ROLES.len()]; 2];
        let mut dimensions = style.light.dimensions;
        for [key, value] in entries {
            let expected = match STYLE_KEYS.iter().position(|known| known == key) {
                Some(index) if index < 2 * ROLES.len() => {
                    let colour = parse(value);
                    let slot = &mut wanted[index / ROLES.len()][index % ROLES.len()];
                    *slot = colour.or(*slot);
                    colour.is_none().then_some("a colour such as #08506c or rgb(8, 80, 108)")
                }
                Some(TITLE_FONT) => take(&mut style.title_font, fonts(value), FONTS),
                Some(LABEL_FONT) => take(&mut style.label_font, fonts(value), FONTS),
                Some(TITLE_SIZE) => take(&mut dimensions.title, pixels(value, 18, 40), "18px to 40px"),
                Some(CORNER) => take(&mut dimensions.corner, pixels(value, 0, 8), "0px to 8px"),
                Some(_) => take(&mut dimensions.line, pixels(value, 1, 3), "1px to 3px"),
                None => Some("a key of docs/style.md"),
            };
            if let Some(expected) = expected {
                style.complain(key, short(value), expected, String::new());
            }
        }
        style.light = style.settle(Theme::Light, &wanted[0], dimensions);
        style.dark = style.settle(Theme::Dark, &wanted[1], dimensions);
        style
    }

    fn settle(&mut self, theme: Theme, wanted: &Wanted, dimensions: Dimensions) -> Palette {
        if wanted.iter().all(Option::is_none) {
            return Palette { dimensions, ..Palette::of(theme) };
        }
        let (palette, replaced) = settled(theme, wanted);
        for entry in replaced {
            let key = STYLE_KEYS[entry.role + if theme == Theme::Dark { ROLES.len() } else { 0 }];
            let found = wanted[entry.role].map(hex).unwrap_or_default();
            self.complain(key, found, entry.expected, hex(entry.used));
        }
        Palette { dimensions, ..palette }
    }

    fn complain(&mut self, key: &str, found: String, expected: &'static str, used: String) {
        self.complaints.push(Complaint { key: key.to_owned(), found, expected, used });
    }

    /// The palette of a theme.
    pub fn palette(&self, theme: Theme) -> &Palette {
        match theme {
            Theme::Light => &self.light,
            Theme::Dark => &self.dark,
        }
    }

    /// The custom properties of `www/style.css` that the style sets, as CSS declarations; empty for no style. They are made of checked values
    /// alone.
    pub fn declarations(&self, theme: Theme) -> String {
        let mut css = String::new();
        if !self.is_set {
            return css;
        }
        let palette = self.palette(theme);
        // Writing to a `String` cannot fail.
        for (role, colour) in palette.roles() {
            let _ = write!(css, "--{role}:{};", Hex(colour));
        }
        if !self.label_font.is_empty() {
            let _ = write!(css, "--face:{},;", self.label_font);
        }
        if !self.title_font.is_empty() {
            let _ = write!(css, "--title-face:{};", self.title_font);
        }
        let Dimensions { title, line, .. } = palette.dimensions;
        // As in the stylesheet, where the largest title of 1.5 em has the default size.
        let share = |thousandths: u32| Thousandths(thousandths * u32::from(title) / u32::from(DEFAULT_TITLE));
        let [least, base, growth, most] = [1188, 950, 1000, 1500].map(share);
        let _ = write!(css, "--title-size:clamp({least}em, {base}em + {growth}vw, {most}em);--line:{line}px;");
        css
    }
}

/// The size of a title without a house style.
const DEFAULT_TITLE: u8 = 24;

/// A number of thousandths as CSS writes it.
struct Thousandths(u32);

impl fmt::Display for Thousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:03}", self.0 / 1000, self.0 % 1000)
    }
}

/// The text of an error for a list of fonts: what is expected.
const FONTS: &str = "a list of at most 8 font names, of letters, digits, spaces and hyphens";

/// Takes a value that could be read; or says what was expected.
fn take<T>(slot: &mut T, value: Option<T>, expected: &'static str) -> Option<&'static str> {
    match value {
        Some(value) => {
            *slot = value;
            None
        }
        None => Some(expected),
    }
}

/// A whole number of pixels within bounds.
fn pixels(value: &str, least: u8, most: u8) -> Option<u8> {
    let value = value.trim_ascii();
    number(value.strip_suffix("px").unwrap_or(value)).filter(|number| (least..=most).contains(number))
}

/// A list of fonts, each name in quotation marks. Names have letters, digits, spaces and hyphens alone, so that nothing but names comes out.
fn fonts(value: &str) -> Option<String> {
    const GENERIC: [&str; 5] = ["serif", "sans-serif", "monospace", "system-ui", "-apple-system"];
    let mut list = String::new();
    for (index, name) in value.split(',').enumerate() {
        let name = name.trim_ascii().trim_matches(['"', '\'']);
        let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-') || c > '\u{ff}');
        if !is_name || name.is_empty() || name.chars().count() > LONGEST_FONT || index >= MOST_FONTS {
            return None;
        }
        list.push_str(if index > 0 { ", " } else { "" });
        let mark = if GENERIC.contains(&name) { "" } else { "\"" };
        list.push_str(mark);
        list.push_str(name);
        list.push_str(mark);
    }
    Some(list)
}

fn hex(colour: Colour) -> String {
    Hex(colour).to_string()
}

/// The first characters of a value, for a complaint.
fn short(value: &str) -> String {
    value.chars().filter(|c| !c.is_control()).take(LONGEST_FONT).collect()
}
