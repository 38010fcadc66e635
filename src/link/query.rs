//! Query text as pairs, after all that mail clients and social networks do to it. Knows no key.

/// The most that is read of a link, in bytes; ours are below 200.
const LONGEST: usize = 4096;

/// Keys and values, decoded; `text` may begin with an address and end with a fragment.
pub(super) fn pairs(text: &str) -> Vec<(String, String)> {
    let text = text.split('#').next().unwrap_or_default();
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = unquoted(text.get(..end).unwrap_or_default());
    let mut pairs = Vec::new();
    // `?` stands before a link, and before what is put behind it by those who think that it had none.
    for part in text.split(['&', '?']) {
        let decoded = if part.contains('=') { part.to_owned() } else { decode(part) };
        pairs.extend(decoded.split('&').map(pair));
    }
    pairs
}

/// Without what mail does to a text: `=3D` for every `=`, and a `=` where a line is broken.
fn unquoted(text: &str) -> String {
    let mut parts = text.split('=');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    let goes_on = |part: &str| part.is_empty() || part.starts_with(['\r', '\n']);
    let is_quoted = parts.clone().all(|part| goes_on(part) || part.starts_with("3D"));
    for part in parts {
        if !goes_on(part) {
            whole.push('=');
        }
        whole += part.strip_prefix("3D").filter(|_| is_quoted).unwrap_or(part);
    }
    whole
}

/// What cannot be seen, and is nowhere ours.
fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// What gathers around the parts of a link on its way: blanks, brackets, quotation marks, stops.
fn is_dirt(c: char) -> bool {
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
    // `&amp;` of a page that was escaped once or twice.
    let mut key = key.trim_matches(is_dirt);
    while let Some(rest) = key.strip_prefix("amp;") {
        key = rest;
    }
    (key.to_owned(), trimmed(&decode(value)).to_owned())
}

/// A value without the stop of the sentence that it ended, and without the text that goes on behind it: after a letter of ours
/// there is none of another script, and a percent sign is what is left of one that was cut.
fn trimmed(value: &str) -> &str {
    let mut before = ' ';
    let end = value.find(|c: char| {
        let is_foreign = before.is_ascii_alphanumeric() && !c.is_ascii() && c != '～';
        before = c;
        is_foreign || c == '%'
    });
    let value = value.get(..end.unwrap_or(value.len())).unwrap_or_default().trim_matches(is_dirt);
    // Two dots are ours, if a link was cut behind them.
    value.strip_suffix('.').filter(|rest| !rest.ends_with('.')).unwrap_or(value)
}

/// Percent-decoded until nothing changes (links are encoded twice on their way), at most three times: no value of
/// ours holds a percent sign.
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
    let mut place = 0;
    while place < bytes.len() {
        let pair = bytes.get(place + 1).zip(bytes.get(place + 2));
        let byte = pair.and_then(|(&high, &low)| Some(hex(high)? * 16 + hex(low)?));
        match byte.filter(|_| bytes[place] == b'%') {
            Some(byte) => {
                decoded.push(byte);
                place += 3;
            }
            None => {
                decoded.push(if bytes[place] == b'+' { b' ' } else { bytes[place] });
                place += 1;
            }
        }
    }
    let mut decoded = String::from_utf8_lossy(&decoded).into_owned();
    decoded.retain(|c| !is_unseen(c));
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
