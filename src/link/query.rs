//! Splits query text into pairs, and repairs what mail clients and social networks do to links. Knows no key.

/// At most so many bytes of a link are read; links of charts are far shorter.
const LONGEST: usize = 4096;

/// The decoded keys and values. `text` may begin with an address and end with a fragment.
pub(super) fn pairs(text: &str) -> Vec<(String, String)> {
    let text = text.split('#').next().unwrap_or_default();
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = unquoted(text.get(..end).unwrap_or_default());
    let mut pairs = Vec::new();
    // `?` also separates what others append to a link that they take for one without a query.
    for part in text.split(['&', '?']) {
        let decoded = if part.bytes().any(|byte| byte == b'=') { part.to_owned() } else { decode(part) };
        pairs.extend(decoded.split('&').map(pair));
    }
    pairs
}

/// The name of the published chart whose address the text begins with: `s/fai-growth-en/` has `fai-growth-en`.
pub(super) fn published_name(text: &str) -> Option<String> {
    let address = decode(text.get(..text.find(['?', '#']).unwrap_or(text.len())).unwrap_or_default());
    let address = address.split('?').next().unwrap_or_default();
    let mut segments = address.split('/').map(|segment| segment.trim_matches(is_noise));
    segments.find(|&segment| segment == "s")?;
    segments.next().filter(|name| !name.is_empty() && !address.contains('=')).map(trimmed).map(str::to_owned)
}

/// Decodes quoted-printable mail: `=3D` for every `=`, and `=` at the end of a broken line.
fn unquoted(text: &str) -> String {
    let mut parts = text.split('=');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    let is_line_break = |part: &str| part.is_empty() || part.starts_with(['\r', '\n']);
    let is_quoted = parts.clone().all(|part| is_line_break(part) || part.starts_with("3D"));
    for part in parts {
        if !is_line_break(part) {
            whole.push('=');
        }
        whole += part.strip_prefix("3D").filter(|_| is_quoted).unwrap_or(part);
    }
    whole
}

/// Invisible characters, which no value contains.
fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// Characters that are added around the parts of a link: spaces, brackets, quotation marks, full stops.
fn is_noise(c: char) -> bool {
    match c {
        '~' | '@' | '-' | '.' => false,
        '\u{a0}'
        | '\u{2000}'..='\u{206f}'
        | '\u{3000}'..='\u{303f}'
        | '\u{ff00}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff65}' => true,
        _ => c.is_ascii_punctuation() || c == ' ',
    }
}

fn pair(text: &str) -> (String, String) {
    let (key, value) = text.split_once('=').unwrap_or((text, ""));
    let key = decode(key).to_ascii_lowercase();
    // `&amp;` from a page that was escaped once or twice.
    let mut key = key.trim_matches(is_noise);
    while let Some(rest) = key.strip_prefix("amp;") {
        key = rest;
    }
    (key.to_owned(), trimmed(&decode(value)).to_owned())
}

/// A value without the full stop of a sentence, and without the text that follows: no value has a letter of another script behind an ASCII
/// one, and a percent sign is the rest of an escape that was cut.
fn trimmed(value: &str) -> &str {
    let mut before = ' ';
    let end = value.find(|c: char| {
        let is_foreign = before.is_ascii_alphanumeric() && !c.is_ascii() && c != '～';
        before = c;
        is_foreign || c == '%'
    });
    let value = value.get(..end.unwrap_or(value.len())).unwrap_or_default().trim_matches(is_noise);
    // Two dots belong to a period that was cut behind them.
    value.strip_suffix('.').filter(|rest| !rest.ends_with('.')).unwrap_or(value)
}

/// Percent-decodes until nothing changes, at most three times: links get encoded more than once, and no value contains a percent sign.
fn decode(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..3 {
        let decoded = decode_once(&text);
        if decoded == text {
            break;
        }
        text = decoded;
    }
    text
}

fn decode_once(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while index < bytes.len() {
        let pair = bytes.get(index + 1).zip(bytes.get(index + 2));
        let byte = pair.and_then(|(&high, &low)| Some(hex(high)? * 16 + hex(low)?));
        match byte.filter(|_| bytes[index] == b'%') {
            Some(byte) => {
                decoded.push(byte);
                index += 3;
            }
            None => {
                decoded.push(if bytes[index] == b'+' { b' ' } else { bytes[index] });
                index += 1;
            }
        }
    }
    let mut decoded = String::from_utf8_lossy(&decoded).into_owned();
    decoded.retain(|c| !is_invisible(c));
    decoded
}

fn hex(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}
