//! The levels of places by their codes: the kind of place, the length, or the zeros at the end.

use super::head::is_code;
use super::places::TablePlace;
use crate::sort;

/// Kinds of codes of the United Kingdom (ONS, Code History Database) that are of one level: local authorities, constituencies, wards.
const ALIKE: [&str; 3] = ["E06E07E08E09W06S12N09N08", "E14W07S14N05N06", "E05W05S13"];

/// The code of a place: its name may be one.
fn code(place: &TablePlace) -> &str {
    if place.code.is_empty() && is_code(&place.name) { &place.name } else { &place.code }
}

/// The class of each place by its code, 0 for the outermost; `None` if the codes give no levels.
pub(super) fn by_code(places: &[TablePlace]) -> Option<Vec<usize>> {
    let codes: Vec<&str> = places.iter().map(code).collect();
    if places.len() < 4 || codes.iter().any(|code| code.is_empty()) {
        return None;
    }
    let is_typed = |code: &&str| {
        code.len() == 9
            && code.as_bytes()[0].is_ascii_uppercase()
            && code[1..].bytes().all(|byte| byte.is_ascii_digit())
    };
    if codes.iter().all(is_typed) {
        return classes(codes.iter().map(|code| kind(code)).collect());
    }
    by_zeros(&codes).or_else(|| by_length(&codes))
}

/// The kind of a code of the United Kingdom as a number: kinds of one level are one.
fn kind(code: &str) -> usize {
    let own = &code[..3];
    let kind = ALIKE.iter().find(|kinds| kinds.contains(own)).map_or(own, |kinds| &kinds[..3]);
    kind.bytes().fold(0, |number, byte| number << 8 | usize::from(byte))
}

/// The index of each key among the different ones.
fn classes(keys: Vec<usize>) -> Option<Vec<usize>> {
    let mut kinds = keys.clone();
    sort::sort_unique(&mut kinds);
    let class = |key: &usize| kinds.iter().position(|kind| kind == key).unwrap_or(0);
    (2..=8).contains(&kinds.len()).then(|| keys.iter().map(class).collect())
}

/// Longer codes begin with shorter ones.
fn by_length(codes: &[&str]) -> Option<Vec<usize>> {
    let keys: Vec<usize> = codes.iter().map(|code| code.len()).collect();
    let shortest = keys.iter().copied().min().unwrap_or(0);
    let mut known: Vec<&str> = codes.to_vec();
    sort::sort_unique(&mut known);
    let is_known = |code: &str| known.binary_search(&code).is_ok();
    let has_parent = |code: &str| (shortest..code.len()).any(|end| code.get(..end).is_some_and(is_known));
    let (mut longer, mut within) = (0, 0);
    for code in codes.iter().filter(|code| code.len() > shortest) {
        longer += 1;
        within += usize::from(has_parent(code));
    }
    if within * 10 < longer * 8 { None } else { classes(keys).filter(|found| found.iter().max() < Some(&6)) }
}

/// Codes of digits of one length: those of larger places end with zeros. Leading zeros may be lost.
fn by_zeros(codes: &[&str]) -> Option<Vec<usize>> {
    let length = codes.iter().map(|code| code.len()).max().unwrap_or(0);
    let is_number =
        |code: &str| code.bytes().all(|byte| byte.is_ascii_digit()) && (code.len() + 1 >= length || code == "0");
    if length < 4 || !codes.iter().all(|code| is_number(code)) {
        return None;
    }
    let padded: Vec<String> = codes.iter().map(|code| format!("{code:0>length$}")).collect();
    let mut steps = vec![0];
    let mut end = length;
    let mut inner: Vec<&str> = padded.iter().map(String::as_str).collect();
    while let Some(step) = step(&inner, end) {
        steps.insert(1, step);
        inner.retain(|code| is_zero(&code[step..]));
        end = step;
    }
    // How many steps of a code are more than zeros.
    let depth = |code: &String| steps.iter().filter(|&&step| !is_zero(&code[step..])).count();
    classes(padded.iter().map(depth).collect())
}

fn is_zero(digits: &str) -> bool {
    digits.bytes().all(|digit| digit == b'0')
}

/// The number of digits before the zeros of larger places, if nearly all other codes lie within one of those.
fn step(codes: &[&str], end: usize) -> Option<usize> {
    (1..=end.checked_sub(2)?).rev().find(|&step| {
        let is_larger = |code: &&&str| is_zero(&code[step..]) && !is_zero(code);
        let mut larger: Vec<&str> = codes.iter().filter(is_larger).map(|code| &code[..step]).collect();
        sort::sort_unique(&mut larger);
        let (mut others, mut within) = (0, 0);
        for code in codes.iter().filter(|code| !is_zero(&code[step..])) {
            others += 1;
            within += usize::from(larger.binary_search(&&code[..step]).is_ok());
        }
        !larger.is_empty() && others > larger.len() && within * 10 >= others * 9
    })
}
