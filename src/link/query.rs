//! Query text as pairs, after all that mail clients and social networks do to it. Knows no key.

/// The most that is read of a link, in bytes; ours are below 200.
const LONGEST: usize = 4096;

/// Keys and values, decoded; `text` may begin with `?` and end with a fragment.
pub(super) fn pairs(text: &str) -> Vec<(String, String)> {
    let text = text.trim_matches(is_dirt).trim_start_matches('?');
    let text = text.split('#').next().unwrap_or_default();
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().split('&').filter(|pair| !pair.is_empty()).map(pair).collect()
}

/// What gathers around the parts of a link on its way, and cannot be seen.
fn is_dirt(c: char) -> bool {
    matches!(c, ' '..='!' | '\t'..='\r' | '+' | '\u{a0}' | '\u{200b}'..='\u{200f}' | '\u{3000}' | '\u{feff}')
}

fn pair(text: &str) -> (String, String) {
    let (key, value) = text.split_once('=').unwrap_or((text, ""));
    let key = decode(key).to_ascii_lowercase();
    // `&amp;` of a page that was escaped once or twice.
    let mut key = key.as_str();
    while let Some(rest) = key.strip_prefix("amp;") {
        key = rest;
    }
    (key.trim_matches(is_dirt).to_owned(), decode(value).trim_matches(is_dirt).to_owned())
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
    String::from_utf8_lossy(&decoded).into_owned()
}

fn hex(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}
