//! Codes within the names of places: `01 Andalucía`, `MK01 Uusimaa`, `AUS: Australia`, `Adana-1`.

use super::head::is_code;
use super::vocabulary::is_total;

/// The ways in which names state codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodeStyle {
    /// They state none.
    None,
    /// Digits before the name.
    Digits,
    /// Letters and digits before the name.
    Word,
    /// Before a colon.
    Colon,
    /// Digits behind a hyphen at the end.
    Behind,
}

impl CodeStyle {
    /// The style by which most of some names state a code.
    pub(super) fn of(names: &[String]) -> CodeStyle {
        let totals = names.iter().filter(|name| is_total(name)).count();
        let fits = |style: &CodeStyle| {
            let coded = names.iter().filter(|name| !style.split(name).0.is_empty()).count();
            coded * 10 >= (names.len() - totals) * 8 && names.len() > totals + 1 && coded > 1
        };
        let all = [CodeStyle::Digits, CodeStyle::Colon, CodeStyle::Word, CodeStyle::Behind];
        all.into_iter().find(fits).unwrap_or(CodeStyle::None)
    }

    /// The code and the name of a text; the code is empty if there is none.
    pub(super) fn split(self, text: &str) -> (&str, &str) {
        self.parts(text).filter(|parts| parts.1.chars().any(char::is_alphabetic)).unwrap_or(("", text))
    }

    fn parts(self, text: &str) -> Option<(&str, &str)> {
        match self {
            CodeStyle::None => None,
            CodeStyle::Digits => {
                let end = text.find(|c: char| !c.is_ascii_digit())?;
                let is_gap = text[end..].starts_with([' ', '.', '-', '\u{a0}', '\u{3000}', '_']);
                let is_gap = is_gap || text[end..].starts_with(|c: char| c >= '\u{2e80}') && end > 1;
                let name = text[end..].trim_start_matches(|c: char| matches!(c, '.' | '-' | '_') || c.is_whitespace());
                ((1..=9).contains(&end) && is_gap).then_some((&text[..end], name))
            }
            CodeStyle::Word => {
                let (code, name) = text.split_once([' ', '\u{a0}'])?;
                let has_digit = code.bytes().any(|byte| byte.is_ascii_digit());
                (is_code(code) && has_digit && code.len() <= 12).then_some((code, name.trim_start()))
            }
            CodeStyle::Colon => {
                let (code, name) = text.split_once(':')?;
                let is_id = code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
                (is_id && (1..=12).contains(&code.len())).then_some((code, name.trim_start()))
            }
            CodeStyle::Behind => {
                let (name, code) = text.rsplit_once('-')?;
                let is_number = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit());
                is_number.then_some((code, name.trim_end()))
            }
        }
    }
}
