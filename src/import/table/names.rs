//! Ids and languages of names.

use super::vocabulary::listed;
use std::collections::BTreeSet;

/// The longest id.
const LONGEST: usize = 40;

/// Latin letters for letters with marks and for Cyrillic ones, as passports spell them.
const LETTERS: &[(&str, &str)] = &[
    ("àáâãäåāăą", "a"),
    ("çćč", "c"),
    ("ďđð", "d"),
    ("èéêëēėęě", "e"),
    ("ğ", "g"),
    ("ìíîïīįı", "i"),
    ("ķ", "k"),
    ("łļľ", "l"),
    ("ñńņň", "n"),
    ("òóôõöøōő", "o"),
    ("ŕř", "r"),
    ("śşšș", "s"),
    ("ťțţ", "t"),
    ("ùúûüūůűų", "u"),
    ("ýÿ", "y"),
    ("źżž", "z"),
    ("ß", "ss"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("þ", "th"),
    ("а", "a"),
    ("б", "b"),
    ("в", "v"),
    ("г", "g"),
    ("д", "d"),
    ("еэё", "e"),
    ("ж", "zh"),
    ("з", "z"),
    ("иі", "i"),
    ("й", "y"),
    ("к", "k"),
    ("л", "l"),
    ("м", "m"),
    ("н", "n"),
    ("о", "o"),
    ("п", "p"),
    ("р", "r"),
    ("с", "s"),
    ("т", "t"),
    ("у", "u"),
    ("ф", "f"),
    ("х", "kh"),
    ("ц", "ts"),
    ("ч", "ch"),
    ("ш", "sh"),
    ("щ", "shch"),
    ("ъь", ""),
    ("ы", "y"),
    ("ю", "yu"),
    ("я", "ya"),
    ("ї", "yi"),
    ("є", "ye"),
    ("αά", "a"),
    ("β", "v"),
    ("γ", "g"),
    ("δ", "d"),
    ("εέ", "e"),
    ("ζ", "z"),
    ("ηήιίϊ", "i"),
    ("θ", "th"),
    ("κ", "k"),
    ("λ", "l"),
    ("μ", "m"),
    ("ν", "n"),
    ("ξ", "x"),
    ("οόωώ", "o"),
    ("π", "p"),
    ("ρ", "r"),
    ("σς", "s"),
    ("τ", "t"),
    ("υύ", "y"),
    ("φ", "f"),
    ("χ", "ch"),
    ("ψ", "ps"),
];

/// Makes ids, each once.
#[derive(Default)]
pub(crate) struct Ids {
    taken: BTreeSet<String>,
}

impl Ids {
    /// Takes an id that is there already.
    pub(crate) fn take(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }

    /// The first of `names` that gives an id in Latin letters, or else a letter and a number; with a number if another has it.
    pub(crate) fn make(&mut self, names: &[&str], otherwise: char) -> String {
        let base = names
            .iter()
            .map(|name| slug(name))
            .find(|slug| slug.bytes().any(|byte| byte.is_ascii_lowercase()) && slug.len() > 1);
        let is_numbered = base.is_none();
        let base = base.unwrap_or_else(|| otherwise.to_string());
        let mut number = if is_numbered { 1 } else { 2 };
        let mut id = if is_numbered { format!("{base}{number:03}") } else { base.clone() };
        while !self.taken.insert(id.clone()) {
            id = if is_numbered { format!("{base}{number:03}") } else { format!("{base}-{number}") };
            number += 1;
        }
        id
    }
}

/// A name in small Latin letters, digits and hyphens; empty if most of it cannot be written so.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    let (mut written, mut lost) = (0, 0);
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
            written += 1;
        } else if let Some(entry) = LETTERS.iter().find(|entry| entry.0.contains(c)) {
            slug.push_str(entry.1);
            written += 1;
        } else if c.is_alphabetic() {
            lost += 1;
        } else if matches!(c, '\'' | '’' | '.') {
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= LONGEST {
            break;
        }
    }
    if lost > written { String::new() } else { slug.trim_matches('-').to_owned() }
}

/// The tag of the language that names are in, by their script, and by frequent words in the Latin script.
pub(super) fn language<'n>(names: impl Iterator<Item = &'n str>) -> &'static str {
    const WORDS: [(&str, &str); 4] = [
        ("de", "und|der|die|von|mit|anteil|insgesamt|bevölkerung|landkreis|stadt|je|nach|unter|in"),
        ("fr", "et|de|des|du|la|le|les|population|taux|nombre|ensemble"),
        ("es", "y|de|del|la|el|los|las|población|tasa|total|comunidad"),
        ("en", "of|and|the|rate|number|population|county|total|per|in|with"),
    ];
    let (mut han, mut kana, mut hangul, mut cyrillic, mut greek, mut latin) = (0, 0, 0, 0, 0, 0);
    let (mut scores, mut umlauts) = ([0_i32; 4], 0);
    for name in names {
        for c in name.chars() {
            match c {
                '\u{3041}'..='\u{30ff}' => kana += 3,
                // One of these says as much as several letters.
                '\u{4e00}'..='\u{9fff}' => han += 3,
                '\u{ac00}'..='\u{d7a3}' => hangul += 1,
                '\u{400}'..='\u{4ff}' => cyrillic += 1,
                '\u{370}'..='\u{3ff}' => greek += 1,
                'ä' | 'ö' | 'ü' | 'ß' => umlauts += 1,
                _ if c.is_alphabetic() => latin += 1,
                _ => {}
            }
        }
        for word in name.to_lowercase().split(|c: char| !c.is_alphabetic()) {
            for (score, entry) in scores.iter_mut().zip(WORDS) {
                *score += i32::from(!word.is_empty() && listed(entry.1, word));
            }
        }
    }
    scores[0] += umlauts;
    let most = [han + kana, hangul, cyrillic, greek, latin].into_iter().max().unwrap_or(0);
    match most {
        0 => "en",
        _ if most == han + kana && kana * 20 > han => "ja",
        // Names of prefectures and the like have no kana: the characters that only Japanese has would be needed to tell.
        _ if most == han + kana => "zh",
        _ if most == hangul => "ko",
        _ if most == cyrillic => "ru",
        _ if most == greek => "el",
        _ => {
            let best = (0..4).rev().max_by_key(|&index| scores[index]).unwrap_or(3);
            if scores[best] > scores[3] { WORDS[best].0 } else { "en" }
        }
    }
}
