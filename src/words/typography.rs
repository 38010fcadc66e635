//! Typographic helpers: spaces between Chinese and Latin, capitals, forms of units.

/// One form of a unit of the package, which is `team|teams` or one word for both.
pub fn unit_form(unit: &str, is_one: bool) -> &str {
    match unit.split_once('|') {
        Some((one, _)) if is_one => one,
        Some((_, several)) => several,
        None => unit,
    }
}

/// Marks in Chinese text a place where two names of the package meet: `spaced` parts them if both are in Latin letters.
pub(super) const GLUE: char = '\u{1f}';

/// Chinese text with one space between Chinese and digits or Latin letters, and none between Chinese characters.
pub(super) fn spaced(text: &str) -> String {
    let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let is_latin = |c: char| c.is_ascii_alphanumeric() || matches!(c, '\u{c0}'..='\u{24f}');
    let ends_latin = |c: char| is_latin(c) || matches!(c, '%' | ')' | '.' | '’');
    let mut spaced = String::new();
    let (mut last, mut has_gap, mut is_glued) = (' ', false, false);
    for c in text.chars() {
        if c == ' ' {
            has_gap = true;
            continue;
        }
        if c == GLUE {
            is_glued = true;
            continue;
        }
        let meet = (is_han(last) && is_latin(c)) || ((is_latin(last) || last == '%') && is_han(c));
        let names_meet = is_glued && ends_latin(last) && (is_latin(c) || c == '(');
        if meet || names_meet || (has_gap && !(is_han(last) && is_han(c))) {
            spaced.push(' ');
        }
        spaced.push(c);
        (last, has_gap, is_glued) = (c, false, false);
    }
    spaced
}

/// The text with its first letter as a capital, behind opening quotation marks and brackets.
pub fn capital(text: &str) -> String {
    let mut is_done = false;
    let capitalised = |c: char| {
        let is_first = !is_done && !matches!(c, '“' | '‘' | '(');
        is_done |= is_first;
        if is_first { c.to_ascii_uppercase() } else { c }
    };
    text.chars().map(capitalised).collect()
}
