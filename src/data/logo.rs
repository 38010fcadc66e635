//! The logo of a package: a small PNG in the folder of `datapackage.json`. It becomes a data URL in the style of the package, so that a chart has it
//! wherever its value goes, and nobody requests a file. PNG alone is taken: unlike SVG it has no scripts and no references, and every program
//! that draws a chart can read it.

use super::dataset::Dataset;
use super::error::{DataError, DataErrors};
use super::log::quoted;
use super::package::Package;

/// The largest file, bytes.
pub const MOST_LOGO_BYTES: usize = 16_384;
/// The fewest and the most pixels of a side.
const LEAST_SIDE: u32 = 16;
const MOST_SIDE: u32 = 1_000;
/// The largest width of a logo in proportion to its height.
const MOST_RATIO: u32 = 6;

/// The keys of a style that hold a logo; the second one is that of the dark theme.
pub const LOGO_KEYS: [&str; 2] = ["logo", "logo-dark"];
/// The key of the text that says what the logo shows, for those who do not see it.
pub const LOGO_TEXT_KEY: &str = "logo-text";

/// True for a key of a style that belongs to the logo.
pub fn is_logo_key(key: &str) -> bool {
    LOGO_KEYS.contains(&key) || key == LOGO_TEXT_KEY
}

const START: &str = "data:image/png;base64,";
/// The rules above in words.
const EXPECTED: &str = "the name of a PNG file in the folder of datapackage.json, of at most 16,384 bytes, each side 16 to 1,000 pixels, at most six \
    times as wide as high";
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

impl Dataset {
    /// Reads a package with its logos, given as bytes by the names of their files. `Dataset::read` leaves the names of logos in the style.
    ///
    /// # Errors
    /// All errors of the package, or else those of its logos.
    pub fn read_with_logos(package: &Package<'_>, logos: &[(String, Vec<u8>)]) -> Result<Dataset, DataErrors> {
        let mut dataset = Dataset::read(package)?;
        let mut errors = Vec::new();
        let mut add = |key: &str, found: String, expected: &str| {
            let line = line_of(package.description, key);
            let (file, column) = ("datapackage.json", key.to_owned());
            errors.push(DataError { file, line, column, found, expected: expected.to_owned(), hint: String::new() });
        };
        let style = &mut dataset.description.style;
        let has = |key: &str| style.iter().any(|entry| entry[0] == key && !entry[1].is_empty());
        let [has_logo, has_dark] = LOGO_KEYS.map(has);
        if (has_logo || has_dark) && !(has_logo && has(LOGO_TEXT_KEY)) {
            let expected = "logo and logo-text: what the logo shows, for those who do not see it";
            add("logo", "a logo without one of its keys".to_owned(), expected);
        }
        for [key, value] in style.iter_mut().filter(|entry| LOGO_KEYS.contains(&entry[0].as_str())) {
            match data_url(value, logos) {
                Ok(url) => *value = url,
                Err(found) => add(key, found, EXPECTED),
            }
        }
        match errors.is_empty() {
            true => Ok(dataset),
            false => {
                let warnings = dataset.warnings;
                Err(DataErrors { first: errors, more: 0, warnings, sound_indicators: Vec::new() })
            }
        }
    }
}

/// The line of a key in a description.
fn line_of(description: &[u8], key: &str) -> u32 {
    let key = ["\"", key, "\""].concat();
    let before = description.windows(key.len()).take_while(|window| *window != key.as_bytes());
    1 + before.filter(|window| window[0] == b'\n').count() as u32
}

/// The logo as a data URL. `value` is the name of one of the files, or such a URL already. Otherwise an error says what was found.
fn data_url(value: &str, logos: &[(String, Vec<u8>)]) -> Result<String, String> {
    let file = logos.iter().find(|logo| logo.0 == value);
    let decoded = value.strip_prefix(START).and_then(decoded);
    let (name, bytes) = match (&file, &decoded) {
        (Some(file), _) => (quoted(value), file.1.as_slice()),
        (None, Some(bytes)) => ("a data URL".to_owned(), bytes.as_slice()),
        (None, None) => return Err(["no file ", &quoted(value)].concat()),
    };
    let by = |[width, height]: [u32; 2]| {
        [&name, " of ", &width.to_string(), " by ", &height.to_string(), " pixels"].concat()
    };
    match size(bytes) {
        _ if bytes.len() > MOST_LOGO_BYTES => Err([&name, " of ", &bytes.len().to_string(), " bytes"].concat()),
        None => Err([&name, ", which is no PNG or is damaged"].concat()),
        Some((width, height)) if width.min(height) < LEAST_SIDE || width.max(height) > MOST_SIDE => {
            Err(by([width, height]))
        }
        Some((width, height)) if width > MOST_RATIO * height => Err(by([width, height])),
        Some(_) => Ok([START, &encoded(bytes)].concat()),
    }
}

/// The width and height in pixels of a logo as the style of a dataset holds it; `None` if it is none.
pub fn logo_size(url: &str) -> Option<(u32, u32)> {
    size(&decoded(url.strip_prefix(START)?)?)
}

/// The width and height of a PNG in pixels; `None` unless its chunks reach from `IHDR` to `IEND` without a gap. Checksums are not compared.
fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let (mut at, mut size) = (8, None);
    bytes.starts_with(b"\x89PNG\r\n\x1a\n").then_some(())?;
    loop {
        let (length, kind) = (number(at)? as usize, bytes.get(at + 4..at + 8)?);
        let next = at.checked_add(length)?.checked_add(12)?;
        match (kind, size) {
            (b"IHDR", None) if length == 13 => size = Some((number(at + 8)?, number(at + 12)?)),
            (b"IEND", Some(_)) => return size.filter(|_| next == bytes.len()),
            (_, None) => return None,
            _ => {}
        }
        at = next;
    }
}

/// Bytes in base64 (RFC 4648), with padding.
fn encoded(bytes: &[u8]) -> String {
    let mut text = String::new();
    for part in bytes.chunks(3) {
        let byte = |index: usize| u32::from(part.get(index).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let sextet = bits >> (18 - 6 * digit) & 63;
            text.push(if digit <= part.len() { char::from(DIGITS[sextet as usize]) } else { '=' });
        }
    }
    text
}

/// The bytes of a text in base64; `None` if it is none.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let digits = text.trim_end_matches('=').as_bytes();
    let padding = text.len() - digits.len();
    if !text.len().is_multiple_of(4) || padding > 2 {
        return None;
    }
    for part in digits.chunks(4) {
        let mut bits = 0;
        for index in 0..4 {
            let sextet = match part.get(index) {
                Some(digit) => DIGITS.iter().position(|known| known == digit)?,
                None => 0,
            };
            bits = bits << 6 | sextet as u32;
        }
        bytes.extend(bits.to_be_bytes()[1..part.len()].iter());
    }
    Some(bytes)
}
