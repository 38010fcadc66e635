//! Typographic helpers: spaces between Chinese and Latin, capitals, forms of units.

/// One form of a unit of the package, which is `team|teams` or one word for both.
pub fn unit_form(unit: &str, is_one: bool) -> &str {
    match unit.split_once('|') {
        Some((one, _)) if is_one => one,
        Some((_, several)) => several,
        None => unit,
    }
}

/// Chinese text with one space between Chinese and digits or Latin letters, and none between Chinese characters.
pub(super) fn spaced(text: &str) -> String {
    let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let mut spaced = String::new();
    let (mut last, mut has_gap) = (' ', false);
    for c in text.chars() {
        if c == ' ' {
            has_gap = true;
            continue;
        }
        let meet =
            (is_han(last) && c.is_ascii_alphanumeric()) || ((last.is_ascii_alphanumeric() || last == '%') && is_han(c));
        if meet || (has_gap && !(is_han(last) && is_han(c))) {
            spaced.push(' ');
        }
        spaced.push(c);
        (last, has_gap) = (c, false);
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
