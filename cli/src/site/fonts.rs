//! The fonts of pictures: those of Debian's package `fonts-noto-cjk` if they are there, so that pictures are the same everywhere; otherwise
//! the best that the machine has.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use anyhow::{Context, Result, bail, ensure};
use district_charts::language::Language;
use resvg::usvg::fontdb::{Database, ID};
use skrifa::{FontRef, MetadataProvider as _};

use crate::fonts::FILES;

/// Families with Chinese letters, the best first.
const CHINESE: [&str; 9] = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
];

/// Families with Latin letters, the best first. The Korean font has the narrow quotation marks of Latin text.
const LATIN: [&str; 9] = [
    "Noto Sans CJK KR",
    "Noto Sans",
    "Source Sans 3",
    "Inter",
    "Helvetica Neue",
    "Segoe UI",
    "Arial",
    "Liberation Sans",
    "DejaVu Sans",
];

/// Families with serifs, the best first: what a style means by `serif`.
const SERIF: [&str; 7] =
    ["Source Serif 4", "Noto Serif", "Georgia", "Gelasio", "Liberation Serif", "Noto Serif CJK SC", "DejaVu Serif"];

/// The fonts of a machine, and the families of pictures.
pub struct Fonts {
    /// The faces.
    pub database: Arc<Database>,
    chinese: Option<String>,
    latin: Option<String>,
}

impl Fonts {
    /// The fonts of this machine, read once.
    ///
    /// # Errors
    /// If the machine has no font, or one of its files cannot be read.
    pub fn of_machine() -> Result<&'static Fonts> {
        static LOADED: OnceLock<Fonts> = OnceLock::new();
        if let Some(fonts) = LOADED.get() {
            return Ok(fonts);
        }
        let mut database = Database::new();
        if FILES.iter().all(|file| std::path::Path::new(file).is_file()) {
            for file in FILES {
                database.load_font_file(file).with_context(|| format!("could not read {file}"))?;
            }
        } else {
            database.load_system_fonts();
        }
        Ok(LOADED.get_or_init(|| Fonts::of(database)))
    }

    /// The fonts of pictures and all others of this machine, for a house style that names its own; read once.
    ///
    /// # Errors
    /// As `of_machine`.
    pub fn with_system() -> Result<&'static Fonts> {
        static LOADED: OnceLock<Fonts> = OnceLock::new();
        if let Some(fonts) = LOADED.get() {
            return Ok(fonts);
        }
        let mut database = Database::clone(&Fonts::of_machine()?.database);
        database.load_system_fonts();
        let has = |family: &str| database.faces().any(|face| face.families.iter().any(|(name, _)| name == family));
        if let Some(serif) = SERIF.into_iter().find(|family| has(family)) {
            database.set_serif_family(serif);
        }
        Ok(LOADED.get_or_init(|| Fonts::of(database)))
    }

    /// The fonts of a database.
    pub fn of(database: Database) -> Fonts {
        let has = |family: &str| database.faces().any(|face| face.families.iter().any(|(name, _)| name == family));
        let first = |families: &[&str]| families.iter().find(|family| has(family)).map(|family| (*family).to_owned());
        let (chinese, latin) = (first(&CHINESE), first(&LATIN));
        let other = || database.faces().next().and_then(|face| Some(face.families.first()?.0.clone()));
        Fonts { latin: latin.or_else(|| chinese.clone()).or_else(other), chinese, database: Arc::new(database) }
    }

    /// The families of a language, in the order that gives it the right width of quotation marks.
    pub fn family(&self, language: Language) -> String {
        let in_order =
            if language.has_wide_letters() { [&self.chinese, &self.latin] } else { [&self.latin, &self.chinese] };
        let mut families: Vec<&str> = in_order.into_iter().flatten().map(String::as_str).collect();
        families.dedup();
        families.join(", ")
    }

    /// Fails if no font of the machine has a letter of a text.
    pub fn ensure_letters(&self, text: &str) -> Result<()> {
        ensure!(!self.database.is_empty(), "found no fonts on this machine, expected one; {}", advice('a'));
        let letters: BTreeSet<char> = text.chars().filter(|letter| !letter.is_control() && *letter != ' ').collect();
        let mut missing: BTreeSet<char> = letters;
        let ids: Vec<ID> = self.database.faces().map(|face| face.id).collect();
        for id in ids {
            if missing.is_empty() {
                break;
            }
            self.database.with_face_data(id, |data, index| {
                let Ok(face) = FontRef::from_index(data, index) else { return };
                let letters = face.charmap();
                missing.retain(|&letter| letters.map(letter).is_none());
            });
        }
        let Some(&first) = missing.iter().next() else { return Ok(()) };
        let some: String = missing.iter().take(8).collect();
        bail!(
            "found no font with {some:?} among the {} faces of this machine, expected one; {}",
            self.database.len(),
            advice(first)
        )
    }
}

/// The way to fonts with a letter.
fn advice(letter: char) -> &'static str {
    if letter >= '\u{2e80}' || letter.is_ascii() {
        "install Noto Sans CJK (Debian: apt-get install fonts-noto-cjk), or ask for an .svg, or for a site with --no-pictures"
    } else {
        "install a font with this script (Debian: apt-get install fonts-noto-core), or ask for an .svg, or for a site with --no-pictures"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_without_fonts_is_told_which_to_install() {
        let error = Fonts::of(Database::new()).ensure_letters("区").expect_err("there are no fonts");
        assert!(error.to_string().contains("fonts-noto-cjk"), "{error}");
    }

    #[test]
    fn a_letter_that_no_font_has_is_named() {
        let fonts = Fonts::of_machine().expect("this machine has fonts");
        fonts.ensure_letters("Aé ").expect("every font has Latin letters");
        let error = fonts.ensure_letters("a\u{12345}").expect_err("no font has cuneiform").to_string();
        assert!(error.contains("found no font with \"\u{12345}\"") && error.contains("--no-pictures"), "{error}");
    }
}
