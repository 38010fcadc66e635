//! The places and indicators of a package, for look-ups in an article.

use super::rules::{Rules, WordClass};
use crate::collect::IntoVec;
use crate::data::{Dataset, DistrictId, IndicatorId, Measure, TermId, TermKind};
use crate::language::Text;

/// A place of the package with its names.
#[derive(Clone, Debug)]
pub(super) struct KnownPlace {
    /// The place.
    pub(super) id: DistrictId,
    /// Its full name.
    pub(super) name: Text,
    /// Whether it is the whole that the others belong to.
    pub(super) is_whole: bool,
    /// Folded names, in any language.
    pub(super) names: Vec<Vec<char>>,
}

/// An indicator of the package with its folded names.
#[derive(Clone, Debug)]
pub(super) struct KnownIndicator {
    /// The indicator.
    pub(super) id: IndicatorId,
    /// Its name.
    pub(super) name: Text,
    /// Its folded Chinese and English name.
    pub(super) folded: [Vec<char>; 2],
    /// The folded names of its unit.
    pub(super) units: Vec<Vec<char>>,
    /// The words of its English name.
    pub(super) words: Vec<String>,
    /// The kind of quantity.
    pub(super) measure: Measure,
}

/// The places, indicators and lists of projects of a package.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub(super) places: Vec<KnownPlace>,
    pub(super) indicators: Vec<KnownIndicator>,
    /// Folded names of places that the article has shown to be such, and as printed.
    pub(super) shown: Vec<(Vec<char>, String)>,
    /// The lists of projects, with their folded Chinese and English name.
    pub(super) scopes: Vec<(TermId, Text, [Vec<char>; 2])>,
}

/// A text as look-ups compare it: folded, lower case, without blanks and punctuation.
pub(super) fn bare(text: &str, rules: &Rules) -> Vec<char> {
    let letters = text.chars().map(|letter| rules.folded(letter)).filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).into_vec()
}

/// The words of an English name, without those that say nothing.
pub(super) fn english(name: &str) -> Vec<String> {
    let words = name.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    words
        .filter(|word| !matches!(word.as_str(), "" | "real" | "the" | "of" | "a" | "an" | "in" | "for" | "by" | "on"))
        .map(|word| word.trim_end_matches('s').to_owned())
        .into_vec()
}

impl Known {
    /// The places and indicators of a package.
    pub fn of(dataset: &Dataset, rules: &Rules) -> Known {
        let fold = |text: &str| -> Vec<char> { text.chars().map(|letter| rules.folded(letter)).into_vec() };
        let mut known = Known::default();
        for (index, district) in dataset.districts.iter().enumerate() {
            let mut names: Vec<Vec<char>> = Vec::new();
            let mut add = |name: &str| {
                let name = fold(name);
                let is_word = rules.zh.has(&name, WordClass::Whole) || name.len() < 2;
                if !is_word && !names.contains(&name) {
                    names.push(name);
                }
            };
            for text in [&district.name, &district.short] {
                add(&text.zh);
                add(&text.en);
            }
            district.aliases.iter().for_each(|alias| add(alias));
            // Names without their level: a city is often named so.
            for full in district.aliases.iter().chain([&district.name.zh]).map(|name| fold(name)) {
                for level in rules.zh.of(WordClass::Level) {
                    if full.ends_with(&level.word) && full.len() >= level.word.len() + 2 {
                        add(&full[..full.len() - level.word.len()].iter().collect::<String>());
                    }
                }
            }
            known.places.push(KnownPlace {
                id: DistrictId(index),
                name: district.name.clone(),
                is_whole: district.is_whole(),
                names,
            });
        }
        let both = |text: &Text| [bare(&text.zh, rules), bare(&text.en, rules)];
        for id in dataset.indicator_ids() {
            let indicator = &dataset.indicators[id];
            let unit = &dataset.terms[indicator.unit].text;
            let units = unit.zh.split('|').chain(unit.en.split('|'));
            known.indicators.push(KnownIndicator {
                id,
                name: indicator.name.clone(),
                folded: both(&indicator.name),
                units: units.map(|unit| bare(unit, rules)).into_vec(),
                words: english(&indicator.name.en),
                measure: indicator.measure,
            });
        }
        for (index, term) in dataset.terms.iter().enumerate().filter(|(_, term)| term.kind == TermKind::Scope) {
            known.scopes.push((TermId(index), term.text.clone(), both(&term.text)));
        }
        known
    }

    /// Notes places that a text has named in full, so that they are known where nothing shows that they are places.
    pub(super) fn show(&mut self, names: &[String], rules: &Rules) {
        for name in names {
            let folded: Vec<char> = name.chars().map(|letter| rules.folded(letter)).into_vec();
            if folded.len() >= 3 && !self.shown.iter().any(|shown| shown.0 == folded) {
                self.shown.push((folded, name.clone()));
            }
        }
    }

    /// The longest name of a place that begins at a position, and the place.
    pub(super) fn place_at(&self, text: &[char], at: usize) -> Option<(usize, &KnownPlace)> {
        let rest = text.get(at..)?;
        let mut best: Option<(usize, &KnownPlace)> = None;
        for place in &self.places {
            for name in place.names.iter().filter(|name| rest.starts_with(name)) {
                if best.is_none_or(|(length, _)| name.len() > length) {
                    best = Some((name.len(), place));
                }
            }
        }
        best
    }
}
