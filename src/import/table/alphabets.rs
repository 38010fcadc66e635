//! The letters with marks of the languages of the Latin script: the letters of a text that was decoded rightly are those of one language.

/// The small letters above ASCII of each language, one language between two bars.
const ALPHABETS: &str = "äöüß|éèêëàâçîïôûùüÿœæ|áéíóúñüç|áâãàçéêíóôõúü|àèéìíòóùú|åäöæøéáü|áéíóúýþæöð|çğıöşüâîû|áčďéěíňóřšťúůýžäĺľŕô|\
    ąćęłńóśźż|áéíóöőúüű|ăâîșțşţ|čćđšž|àáâãèéêìíòóôõùúýăđĩũơư|àèéíïóòúüç";

/// The number of letters with marks in a text that do not belong to the language that has the most of them.
pub(super) fn foreign_letters(text: &str) -> usize {
    let is_marked = |c: &char| matches!(c, 'À'..='ɏ') && c.is_alphabetic();
    // İ in small letters is i and a point.
    let letters: Vec<char> = text.chars().filter(is_marked).flat_map(char::to_lowercase).filter(is_marked).collect();
    let known = |alphabet: &str| letters.iter().filter(|&&letter| alphabet.contains(letter)).count();
    letters.len() - ALPHABETS.split('|').map(known).max().unwrap_or(0)
}
