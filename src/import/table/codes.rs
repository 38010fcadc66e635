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
        let kind = |code: &str| match ALIKE.iter().find(|kinds| kinds.contains(&code[..3])) {
            Some(kinds) => kinds[..3].to_owned(),
            None => code[..3].to_owned(),
        };
        return classes(codes.iter().map(|code| kind(code)).collect());
    }
    by_zeros(&codes).or_else(|| by_length(&codes))
}

/// The index of each key among the different ones.
fn classes(keys: Vec<String>) -> Option<Vec<usize>> {
    let mut kinds = keys.clone();
    sort::sort_unique(&mut kinds);
    let class = |key: &String| kinds.iter().position(|kind| kind == key).unwrap_or(0);
    (2..=8).contains(&kinds.len()).then(|| keys.iter().map(class).collect())
}

/// Longer codes begin with shorter ones.
fn by_length(codes: &[&str]) -> Option<Vec<usize>> {
    let keys: Vec<String> = codes.iter().map(|code| format!("{:02}", code.len())).collect();
    let shortest = codes.iter().map(|code| code.len()).min().unwrap_or(0);
    let mut known: Vec<&str> = codes.to_vec();
    sort::sort_unique(&mut known);
    let has_parent = |code: &str| {
        (shortest..code.len()).any(|end| code.is_char_boundary(end) && known.binary_search(&&code[..end]).is_ok())
    };
    let longer: Vec<&str> = codes.iter().copied().filter(|code| code.len() > shortest).collect();
    let with_parent = longer.iter().filter(|code| has_parent(code)).count();
    if with_parent * 10 < longer.len() * 8 { None } else { classes(keys).filter(|found| found.iter().max() < Some(&6)) }
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
    let depths: Vec<usize> = padded.iter().map(depth).collect();
    classes(depths.iter().map(usize::to_string).collect())
}

fn is_zero(digits: &str) -> bool {
    digits.bytes().all(|digit| digit == b'0')
}

/// The number of digits before the zeros of larger places, if nearly all other codes lie within one of those.
fn step(codes: &[&str], end: usize) -> Option<usize> {
    (1..=end.checked_sub(2)?).rev().find(|&step| {
        let mut larger: Vec<&str> =
            codes.iter().filter(|code| is_zero(&code[step..]) && !is_zero(code)).map(|code| &code[..step]).collect();
        sort::sort_unique(&mut larger);
        let others: Vec<&&str> = codes.iter().filter(|code| !is_zero(&code[step..])).collect();
        let within = others.iter().filter(|code| larger.binary_search(&&code[..step]).is_ok()).count();
        !larger.is_empty() && others.len() > larger.len() && within * 10 >= others.len() * 9
    })
}
