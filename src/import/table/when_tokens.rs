//! The words and numbers of a text that may name a period.

/// A part of a text that may name a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A whole number and how many digits it has.
    Number(u16, u8),
    /// The name of a month.
    Month(u16),
    /// A word for quarters: `Q`, 季度.
    Quarter,
    /// A word for half-years: `H`, 半年.
    Half,
    /// The first or the second half: 上半年, 下半年.
    HalfOf(u16),
    /// An ordinal: 1st, 一, `II`.
    Ordinal(u16),
    /// 年, г., `year`.
    Year,
    /// 年度, `FY`: a financial year.
    Financial,
    /// 月, or the `M` of `2020M03`.
    MonthSign,
    /// 日.
    DaySign,
    /// The year before the first of a Japanese era.
    Era(u16),
    /// A dash between two numbers.
    Dash,
    /// A slash.
    Slash,
    /// Anything else.
    Other,
}

/// Names of months in the languages of tables; the beginning is enough in some.
const MONTHS: [&str; 12] = [
    "january|jan|januar|jän|janv|janvier|enero|ene|janeiro|gennaio|gen|январь|января|янв|leden|ledna|styczeń|stycznia|\
        januari|január|ocak|січень|січня",
    "february|feb|februar|févr|février|febrero|fevereiro|febbraio|февраль|февраля|фев|únor|února|luty|lutego|februari|\
        február|şubat|лютий|лютого",
    "march|mar|märz|mrz|mär|mars|marzo|março|март|марта|мар|březen|března|marzec|marca|maart|marts|március|mart|\
        березень|березня",
    "april|apr|avril|avr|abril|abr|aprile|апрель|апреля|апр|duben|dubna|kwiecień|kwietnia|április|nisan|квітень|\
        квітня",
    "may|mai|mayo|maio|maggio|mag|май|мая|květen|května|maj|maja|mei|május|mayıs|травень|травня",
    "june|jun|juni|juin|junio|junho|giugno|giu|июнь|июня|июн|červen|června|czerwiec|czerwca|június|haziran|\
        червень|червня",
    "july|jul|juli|juil|juillet|julio|julho|luglio|lug|июль|июля|июл|červenec|července|lipiec|lipca|július|temmuz|\
        липень|липня",
    "august|aug|août|agosto|ago|август|августа|авг|srpen|srpna|sierpień|sierpnia|augustus|augusti|augusztus|ağustos|\
        серпень|серпня",
    "september|sep|sept|septembre|septiembre|setembro|settembre|set|сентябрь|сентября|сен|září|wrzesień|września|\
        szeptember|eylül|вересень|вересня",
    "october|oct|okt|oktober|octobre|octubre|outubro|ottobre|ott|октябрь|октября|окт|říjen|října|październik|\
        października|október|ekim|жовтень|жовтня",
    "november|nov|novembre|noviembre|novembro|ноябрь|ноября|ноя|listopad|listopadu|listopada|kasım|листопад|\
        листопада",
    "december|dec|dez|dezember|déc|décembre|diciembre|dic|dezembro|dicembre|декабрь|декабря|дек|prosinec|prosince|\
        grudzień|grudnia|aralık|грудень|грудня|desember",
];

/// Other words, with what they are; those without a meaning of their own are left out of the tokens.
const WORDS: [(&str, Option<Token>); 92] = [
    ("q", Some(Token::Quarter)),
    ("분기", Some(Token::Quarter)),
    ("년", Some(Token::Year)),
    ("월", Some(Token::MonthSign)),
    ("일", Some(Token::DaySign)),
    ("qtr", Some(Token::Quarter)),
    ("quarter", Some(Token::Quarter)),
    ("quartal", Some(Token::Quarter)),
    ("vj", Some(Token::Quarter)),
    ("vierteljahr", Some(Token::Quarter)),
    ("trimestre", Some(Token::Quarter)),
    ("trim", Some(Token::Quarter)),
    ("t", Some(Token::Quarter)),
    ("квартал", Some(Token::Quarter)),
    ("кв", Some(Token::Quarter)),
    ("季度", Some(Token::Quarter)),
    ("季", Some(Token::Quarter)),
    ("四半期", Some(Token::Quarter)),
    ("h", Some(Token::Half)),
    ("half", Some(Token::Half)),
    ("halbjahr", Some(Token::Half)),
    ("semester", Some(Token::Half)),
    ("semestre", Some(Token::Half)),
    ("s", Some(Token::Half)),
    ("полугодие", Some(Token::Half)),
    ("半年", Some(Token::Half)),
    ("上半年", Some(Token::HalfOf(1))),
    ("下半年", Some(Token::HalfOf(2))),
    ("年", Some(Token::Year)),
    ("年度", Some(Token::Financial)),
    ("fy", Some(Token::Financial)),
    ("year", Some(Token::Year)),
    ("yr", Some(Token::Year)),
    ("jahr", Some(Token::Year)),
    ("année", Some(Token::Year)),
    ("año", Some(Token::Year)),
    ("год", Some(Token::Year)),
    ("года", Some(Token::Year)),
    ("г", Some(Token::Year)),
    ("гг", Some(Token::Year)),
    ("годы", Some(Token::Year)),
    ("月", Some(Token::MonthSign)),
    ("m", Some(Token::MonthSign)),
    ("月份", Some(Token::MonthSign)),
    ("日", Some(Token::DaySign)),
    ("st", None),
    ("nd", None),
    ("rd", None),
    ("th", None),
    ("of", None),
    ("de", None),
    ("the", None),
    ("um", None),
    ("am", None),
    ("stand", None),
    ("第", None),
    ("全年", None),
    ("末", None),
    ("一", Some(Token::Ordinal(1))),
    ("二", Some(Token::Ordinal(2))),
    ("三", Some(Token::Ordinal(3))),
    ("四", Some(Token::Ordinal(4))),
    ("i", Some(Token::Ordinal(1))),
    ("ii", Some(Token::Ordinal(2))),
    ("iii", Some(Token::Ordinal(3))),
    ("iv", Some(Token::Ordinal(4))),
    ("º", None),
    ("ª", None),
    ("er", None),
    ("an", None),
    ("den", None),
    ("as", None),
    ("on", None),
    ("現在", None),
    ("čtvrtletí", Some(Token::Quarter)),
    ("kwartał", Some(Token::Quarter)),
    ("kvartal", Some(Token::Quarter)),
    ("kwartaal", Some(Token::Quarter)),
    ("k", Some(Token::Quarter)),
    ("çeyrek", Some(Token::Quarter)),
    ("rok", Some(Token::Year)),
    ("år", Some(Token::Year)),
    ("jaar", Some(Token::Year)),
    ("ano", Some(Token::Year)),
    ("anno", Some(Token::Year)),
    ("yıl", Some(Token::Year)),
    ("рік", Some(Token::Year)),
    ("民國", Some(Token::Era(1911))),
    ("昭和", Some(Token::Era(1925))),
    ("平成", Some(Token::Era(1988))),
    ("令和", Some(Token::Era(2018))),
    ("元", Some(Token::Number(1, 1))),
];

/// Words of Chinese and Japanese, which stand without blanks between them, the longest first.
const JOINED: [&str; 22] = [
    "上半年",
    "下半年",
    "四半期",
    "半年",
    "季度",
    "全年",
    "年度",
    "月份",
    "昭和",
    "平成",
    "令和",
    "民國",
    "現在",
    "年",
    "季",
    "月",
    "日",
    "第",
    "末",
    "一",
    "二",
    "三",
];

/// The tokens of a text, at most `most`; none if there are more, or a number longer than eight digits.
pub(super) fn tokens(text: &str, most: usize) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length;
        if c.is_ascii_digit() {
            length = rest.bytes().take_while(u8::is_ascii_digit).count();
            number(&rest[..length], &mut found);
        } else if let Some(word) = JOINED.iter().chain(&["四", "元", "至"]).find(|word| rest.starts_with(**word)) {
            length = word.len();
            found.extend(if *word == "至" { Some(Token::Dash) } else { word_token(word) });
        } else if c.is_alphabetic() {
            length = rest
                .find(|c: char| !c.is_alphabetic() || ('\u{4e00}'..='\u{9fff}').contains(&c) && c != '々')
                .unwrap_or(rest.len());
            let length = length.max(c.len_utf8());
            found.extend(word_token(&rest[..length].to_lowercase()));
            rest = &rest[length..];
            continue;
        } else {
            length = c.len_utf8();
            match c {
                '-' | '–' | '—' | '−' | '~' | '～' | '－' => found.push(Token::Dash),
                '/' => found.push(Token::Slash),
                _ if c.is_whitespace()
                    || matches!(c, '.' | ',' | '\'' | '’' | '_' | '(' | ')' | '[' | ']' | '（' | '）' | '°') => {}
                _ => found.push(Token::Other),
            }
        }
        rest = &rest[length..];
        if found.len() > most {
            return Vec::new();
        }
    }
    found
}

/// Adds the number of a run of digits; eight are a date, six a year and a month.
fn number(digits: &str, found: &mut Vec<Token>) {
    let read = |digits: &str| digits.parse::<u16>().map(|number| Token::Number(number, digits.len() as u8));
    let is_year = |digits: &str| ["19", "20"].iter().any(|century| digits.starts_with(century));
    let parts = match digits.len() {
        8 if is_year(digits) => vec![&digits[..4], &digits[4..6], &digits[6..]],
        6 if is_year(digits) => vec![&digits[..4], &digits[4..]],
        1..=4 => vec![digits],
        _ => {
            found.push(Token::Other);
            return;
        }
    };
    found.extend(parts.into_iter().flat_map(read));
}

fn word_token(word: &str) -> Option<Token> {
    if let Some(entry) = WORDS.iter().find(|entry| entry.0 == word) {
        return entry.1;
    }
    let month = MONTHS.iter().position(|names| names.split('|').any(|name| name == word));
    Some(month.map_or(Token::Other, |index| Token::Month(index as u16 + 1)))
}
