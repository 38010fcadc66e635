//! From bytes to text: the encoding is chosen by what each reading says, because a byte sequence may be valid in several encodings.

use super::alphabets::foreign_letters;

/// Decodes bytes in the encoding with a label of the WHATWG Encoding Standard; what is invalid becomes U+FFFD. `None` if the label is
/// unknown. Natively this is `decode_native`, in a browser `TextDecoder`.
pub type Decode = dyn Fn(&str, &[u8]) -> Option<String>;

/// Decodes with `encoding_rs`.
///
/// ```
/// use district_charts::import::table::decode_native;
///
/// assert_eq!(decode_native("gb18030", b"\xb1\xb1\xbe\xa9").as_deref(), Some("北京"));
/// assert_eq!(decode_native("no-such-label", b""), None);
/// ```
#[cfg(not(target_arch = "wasm32"))]
pub fn decode_native(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// A text, the encoding in which it was read, and how sure that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text without a byte order mark.
    pub text: String,
    /// The label of the encoding.
    pub encoding: &'static str,
    /// Whether the bytes alone decide: a byte order mark, valid UTF-8, or nothing but ASCII.
    pub is_certain: bool,
    /// The encoding whose reading is the next best, if the choice was made by what the readings say.
    pub next_best: Option<&'static str>,
    /// How far the next best reading is behind, in hundredths of a point a character.
    pub margin: u32,
    /// How many characters could not be decoded.
    pub invalid: usize,
}

/// The encodings that are tried if a text is no UTF-8. Of readings that are equally plausible the first is taken.
const LEGACY: [&str; 14] = [
    "windows-1252",
    "gb18030",
    "shift_jis",
    "big5",
    "euc-jp",
    "euc-kr",
    "windows-1251",
    "windows-1250",
    "windows-1254",
    "windows-1253",
    "iso-8859-2",
    "koi8-r",
    "ibm866",
    "macintosh",
];

/// All encodings that a person may choose.
pub fn encodings() -> impl Iterator<Item = &'static str> {
    ["utf-8", "utf-16le", "utf-16be"].into_iter().chain(LEGACY)
}

/// Encodings that few programs still write, and by how much their reading must be better.
const RARE: [&str; 3] = ["koi8-r", "ibm866", "macintosh"];
const RARE_FACTOR: f64 = 0.25;

/// The most bytes that readings are compared on.
const SAMPLE: usize = 16 << 10;

/// Decodes a file: in the encoding `chosen`, or in the one that its bytes say or whose reading is the most plausible.
pub(super) fn decode(bytes: &[u8], chosen: Option<&str>, decode: &Decode) -> Decoded {
    let read = |encoding: &'static str, bytes: &[u8]| {
        let text = decode(encoding, bytes).unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned());
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        let invalid = text.chars().filter(|&c| c == '\u{fffd}').count();
        Decoded { text, encoding, is_certain: true, next_best: None, margin: 0, invalid }
    };
    if let Some(encoding) = chosen.and_then(|chosen| encodings().find(|encoding| *encoding == chosen)) {
        return read(encoding, bytes);
    }
    if let Some(encoding) = utf_16(bytes) {
        return read(encoding, bytes);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return read("utf-8", bytes);
    }
    let sample = sample(bytes);
    let mut readings: Vec<(&'static str, String, f64)> = Vec::new();
    // UTF-8 that is damaged in a few places is tried too.
    for encoding in LEGACY.into_iter().chain(["utf-8"]) {
        let text = decode(encoding, &sample).unwrap_or_default();
        let score = plausibility(&text) - if RARE.contains(&encoding) { RARE_FACTOR } else { 0.0 };
        readings.push((encoding, text, score));
    }
    let better = |best: usize, next: usize| if readings[next].2 > readings[best].2 { next } else { best };
    let best = (0..readings.len()).fold(0, better);
    // Encodings that give the same text are one reading.
    let others = (0..readings.len()).filter(|&other| readings[other].1 != readings[best].1);
    let next = others.reduce(better).map(|next| &readings[next]);
    // What counts is how the characters differ that the two readings do not share.
    let margin = next.map_or(1000.0, |next| {
        let marked = readings[best].1.chars().filter(|c| !c.is_ascii()).count();
        let differing = readings[best].1.chars().zip(next.1.chars()).filter(|pair| pair.0 != pair.1).count();
        (readings[best].2 - next.2) * 100.0 * marked as f64 / differing.clamp(1, marked.max(1)) as f64
    });
    let margin = margin.clamp(0.0, 1000.0) as u32;
    Decoded { is_certain: false, next_best: next.map(|next| next.0), margin, ..read(readings[best].0, bytes) }
}

/// UTF-16 by its byte order mark, or by zeros in every other byte.
fn utf_16(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, ..] => return Some("utf-16le"),
        [0xfe, 0xff, ..] => return Some("utf-16be"),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(1000)];
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match sample.len() {
        0..4 => None,
        length if odd * 4 > length && even * 20 < length => Some("utf-16le"),
        length if even * 4 > length && odd * 20 < length => Some("utf-16be"),
        _ => None,
    }
}

/// The lines with bytes above ASCII, whole, up to a limit.
fn sample(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for line in bytes.split(|&byte| byte == b'\n').filter(|line| !line.is_ascii()) {
        sample.extend_from_slice(line);
        sample.push(b'\n');
        if sample.len() > SAMPLE {
            break;
        }
    }
    sample
}

/// Characters that are frequent in Chinese and Japanese tables: names of places, calendars, statistics.
const FREQUENT: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种\
    面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本\
    去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比\
    或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总\
    次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做\
    必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权\
    收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信\
    马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连\
    断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存\
    候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底\
    液官德随病苏失尔死讲配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排\
    供河态封另施减树溶怎止案言士均武固叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑\
    犯负击范继兴似余坚曲输修故城夫够送笔船占貌區縣國數據總業産產戸総県東価額単増減対齢帯労働統計調査歳男\
    镇乡村州旗盟宁浙闽粤桂琼川渝黔滇藏陕甘蒙冀晋辽吉沪皖赣鲁豫鄂湘津";

/// The mean plausibility of the characters above ASCII, each judged with its neighbours: about 1 for a text, below 0 for a misreading.
fn plausibility(text: &str) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            sum += plausible(before, c, chars.peek().copied().unwrap_or(' '));
            count += 1.0;
        } else if c.is_ascii_control() && !matches!(c, '\t' | '\r' | '\n') {
            sum -= 2.0;
            count += 1.0;
        }
        before = c;
    }
    // Letters of several languages are a sign of a misreading.
    sum -= foreign_letters(text) as f64;
    if count == 0.0 { 0.0 } else { sum / count }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='ɏ')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '々')
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// The plausibility of a character between its neighbours.
fn plausible(before: char, c: char, after: char) -> f64 {
    let beside = |is: fn(char) -> bool| is(before) || is(after);
    match c {
        '\u{fffd}' => -8.0,
        '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' => -4.0,
        _ if is_han(c) && is_latin(before) && is_latin(after) => -3.0,
        _ if is_han(c) && beside(is_hangul) => -1.5,
        _ if is_han(c) && FREQUENT.contains(c) => 1.0,
        _ if is_han(c) => 0.1,
        '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'.. => -1.5,
        '\u{3041}'..='\u{30fe}' => 1.0,
        '\u{ff61}'..='\u{ff9f}' => {
            if beside(is_latin) {
                -3.0
            } else {
                -0.4
            }
        }
        '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}' => 0.8,
        _ if is_hangul(c) => {
            if beside(is_latin) {
                -2.0
            } else {
                0.6
            }
        }
        'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | 'є' | 'і' | 'ї' | 'І' | 'Є' | 'Ї' | 'ґ' => {
            word_letter(before, c, after, is_cyrillic)
        }
        'α'..='ω' | 'Α'..='Ω' | 'ά'..='ώ' | 'Ά'..='Ώ' => word_letter(before, c, after, is_greek),
        '\u{400}'..='\u{52f}' => -1.0,
        '’' if is_latin(before) && is_latin(after) => 1.0,
        '‘' | '’' | '“' | '”' | '–' | '—' | '…' | '\u{a0}' | '°' | '€' | '£' | '§' | '©' | '®' | '«' | '»' | '·'
        | '²' | '³' | '½' | 'º' | 'ª' | '¹' | '‰' | '−' | '±' | '×' | '†' | '‡' | '•' | '¿' | '¡' => {
            symbol(before, c, after)
        }
        'À'..='ɏ' => accented(before, c, after),
        '\u{2500}'..='\u{259f}' => -2.0,
        _ => -0.6,
    }
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{45f}' | 'ґ' | 'Ґ')
}

fn is_greek(c: char) -> bool {
    matches!(c, '\u{386}'..='\u{3ce}')
}

/// A Cyrillic or Greek letter: in a word of its script, without a capital after a small letter.
fn word_letter(before: char, c: char, after: char, is_script: fn(char) -> bool) -> f64 {
    if is_latin(before) || is_latin(after) {
        return -1.0;
    }
    if c.is_uppercase() && is_script(before) && before.is_lowercase() {
        return -1.5;
    }
    if is_script(before) || is_script(after) { 0.9 } else { 0.3 }
}

/// A sign: rarely within a word.
fn symbol(before: char, c: char, after: char) -> f64 {
    let is_exponent = matches!(c, '²' | '³' | '¹' | 'º' | 'ª');
    match (is_latin(before), is_latin(after)) {
        (true, true) => -1.5,
        (true, false) if is_exponent => 0.7,
        (false, false) | (true, false) | (false, true) => 0.4,
    }
}

/// An accented letter of the Latin script: in a word, without a capital after a small letter.
fn accented(before: char, c: char, after: char) -> f64 {
    let is_odd_capital = c.is_uppercase() && before.is_lowercase() && is_latin(before);
    let is_in_word = is_latin(before) || is_latin(after);
    let is_run = !before.is_ascii() && is_latin(before) && !after.is_ascii() && is_latin(after);
    match is_odd_capital || is_run {
        true => -1.5,
        false if is_in_word => match c {
            // Where Icelandic has these, Turkish has others in its own encoding.
            'ð' | 'þ' | 'ý' | 'Ð' | 'Þ' | 'Ý' => 0.9,
            // The letters of western Europe are the most frequent.
            ..='ÿ' => 1.0,
            _ => 0.95,
        },
        false => -0.3,
    }
}
