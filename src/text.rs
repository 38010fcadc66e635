//! Helpers for texts that know no language: joining, escaping for markup, and a table of text widths.

use std::fmt::{self, Write};

/// Joins texts with a separator. `slice::join` is a thousand bytes of the module for each type of text.
pub fn join<T: AsRef<str>>(parts: &[T], separator: &str) -> String {
    let mut text = String::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            text.push_str(separator);
        }
        text.push_str(part.as_ref());
    }
    text
}

/// A text escaped for HTML and XML, between tags and in quoted attributes. Characters that XML cannot represent are left out.
///
/// ```
/// use district_charts::text::Escaped;
///
/// assert_eq!(Escaped("a < b & \"c\"").to_string(), "a &lt; b &amp; &quot;c&quot;");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Escaped<'t>(pub &'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => Ok(()),
            c => f.write_char(c),
        })
    }
}

/// The address of a page that opens at the first place with a text and highlights it: a text fragment
/// (<https://wicg.github.io/scroll-to-text-fragment/>). A browser that does not know text fragments opens the page. The page alone if the
/// text is empty.
///
/// ```
/// use district_charts::text::text_fragment;
///
/// let address = text_fragment("https://example.org/a", "rose 24.3%, year-on-year");
/// assert_eq!(address, "https://example.org/a#:~:text=rose%2024.3%25%2C%20year%2Don%2Dyear");
/// assert_eq!(text_fragment("https://example.org/a", ""), "https://example.org/a");
/// ```
pub fn text_fragment(page: &str, text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut address = page.to_owned();
    if !text.is_empty() {
        address += "#:~:text=";
    }
    for byte in text.bytes() {
        // Commas, hyphens and ampersands part the terms of a fragment, so they are escaped too.
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~') {
            address.push(char::from(byte));
        } else {
            address.push('%');
            address.push(char::from(DIGITS[usize::from(byte >> 4)]));
            address.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
    address
}

/// Whether a character is as wide as the font's em: Chinese, Japanese and Korean.
pub fn is_wide(c: char) -> bool {
    c >= '\u{2e80}'
}

/// The estimated width of a text in ems: one for a Chinese character, a class average for others. Measured on Noto Sans.
pub fn width_em(text: &str, is_bold: bool) -> f64 {
    text.chars().map(char_width_em).sum::<f64>() * if is_bold { 1.05 } else { 1.0 }
}

fn char_width_em(c: char) -> f64 {
    match c {
        c if is_wide(c) => 1.0,
        '≥' | '≤' | '≈' => 1.0,
        'i' | 'j' | 'l' | 't' | 'f' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | '/' | ' ' => 0.3,
        'r' | '-' | '“' | '”' | '‘' | '’' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' => 0.87,
        'A'..='Z' => 0.68,
        _ => 0.56,
    }
}

/// The largest width in ems that a text may have in a reader's font: for sizes that must be known before a text can be measured.
/// Chinese characters and, among them, punctuation are an em wide. Other text is a fifth wider than the estimate, and at least 0.56 em
/// a letter.
pub fn max_width_em(text: &str) -> f64 {
    const MARGIN: f64 = 1.2;
    const LEAST_LETTER: f64 = 0.56;
    let is_chinese = text.chars().any(is_wide);
    let (mut wide, mut others, mut letters) = (0.0, 0.0, 0.0);
    for c in text.chars() {
        if is_wide(c) || (is_chinese && c > '\u{2000}') {
            wide += 1.0;
        } else {
            others += char_width_em(c);
            letters += 1.0;
        }
    }
    wide + f64::max(others * MARGIN, letters * LEAST_LETTER)
}

/// The escaped text as a string.
pub fn escaped(text: &str) -> String {
    Escaped(text).to_string()
}
