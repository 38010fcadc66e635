//! The marks by which heads, names and periods point to remarks.

/// A head or a name without the marks of remarks behind it: `2021 1)`, `Hartlepool [note 2]`, `Rate (p)`, `2020*`.
pub(super) fn without_marks(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let is_power = text.ends_with("m²") || text.ends_with("m³");
        let bare = text.trim_end_matches(['*', '†', '‡', '¹', '²', '³', '⁴', '⁵', ' ', '\u{a0}']);
        let bare = if is_power { text } else { bare };
        let bare = bare.strip_suffix([')', ']']).and_then(|inner| mark_start(inner)).unwrap_or(bare);
        if bare.len() == text.len() || bare.is_empty() {
            return text;
        }
        text = bare;
    }
}

/// The text before a mark whose closing bracket was taken off: a number, `note 2`, `p`, `r`.
fn mark_start(text: &str) -> Option<&str> {
    let end = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - end.len();
    if let Some(before) = end.strip_suffix(['(', '[']) {
        return (digits == 1).then(|| before.trim_end());
    }
    if let Some(before) = ["(p", "(r", "(e"].iter().find_map(|mark| text.strip_suffix(mark)) {
        return Some(before.trim_end());
    }
    if let Some((before, note)) = text.rsplit_once('[') {
        return note.to_lowercase().starts_with("note").then(|| before.trim_end());
    }
    // `2021 1)`, `год1)`: no bracket opens the mark.
    let is_open = end.contains('(') && !end.contains(')');
    ((1..=2).contains(&digits) && !is_open && !end.is_empty()).then(|| end.trim_end())
}
