//! A Chinese line as tokens: times, places, figures, cue words, and the text between them.

use super::super::draft::PlaceRef;
use super::super::known::Known;
use super::super::line::ArticleLine;
use super::super::repair::is_han;
use super::super::rules::{Lexicon, RuleWord, WordClass};
use super::figure::{FigureAt, Found, UnitClass, figure_at};
use super::place::{is_zone, place_at};
use super::time::{TimeAt, time_at};
use crate::model::PassedOver;

/// The kind of a token.
#[derive(Clone, Debug)]
pub(super) enum TokenKind {
    Text,
    Punctuation(char),
    Time(TimeAt),
    Place(PlaceRef),
    Figure(Box<FigureAt>),
    /// A cue word: its class and value.
    Word(WordClass, String),
}

/// A part of a line.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The classes of cue words; among equally long words the first wins.
const CUES: &[WordClass] = &[
    WordClass::Noun,
    WordClass::Connector,
    WordClass::Each,
    WordClass::Relative,
    WordClass::Future,
    WordClass::RateOf,
    WordClass::Above,
    WordClass::Before,
    WordClass::Status,
    WordClass::Same,
    WordClass::Pull,
    WordClass::Share,
    WordClass::Up,
    WordClass::Down,
    WordClass::RankLead,
    WordClass::Whole,
    WordClass::Against,
    WordClass::Higher,
    WordClass::All,
    WordClass::And,
    WordClass::Head,
    WordClass::Topic,
    WordClass::Light,
];

impl Token {
    pub(super) fn class(&self) -> Option<WordClass> {
        match &self.kind {
            TokenKind::Word(class, _) => Some(*class),
            _ => None,
        }
    }

    pub(super) fn is(&self, class: WordClass) -> bool {
        self.class() == Some(class)
    }

    pub(super) fn value(&self) -> &str {
        match &self.kind {
            TokenKind::Word(_, value) => value,
            _ => "",
        }
    }

    pub(super) fn is_mark(&self, mark: char) -> bool {
        matches!(self.kind, TokenKind::Punctuation(found) if found == mark)
    }

    /// Whether it may be a part of what is measured.
    pub(super) fn is_content(&self) -> bool {
        matches!(self.kind, TokenKind::Text)
            || matches!(self.class(), Some(WordClass::Noun | WordClass::Head | WordClass::Relative))
    }
}

/// The tokens of a line, and the numbers that are passed over.
pub(super) fn tokens(
    line: &ArticleLine,
    words: &Lexicon,
    known: &Known,
) -> (Vec<Token>, Vec<(usize, usize, PassedOver)>) {
    let text = &line.plain;
    let mut tokens: Vec<Token> = Vec::new();
    let mut passed = Vec::new();
    let mut at = 0;
    let mut is_new = true;
    while at < text.len() {
        if let Some(ratio) = ratio(text, at) {
            let count = ratio.len();
            for (index, (start, end, digits)) in ratio.into_iter().enumerate() {
                tokens.push(Token { kind: TokenKind::Figure(Box::new(part_of_ratio(start, end, digits))), start, end });
                if index + 1 < count {
                    tokens.push(Token { kind: TokenKind::Punctuation('、'), start: end, end: end + 1 });
                }
                at = end;
            }
            is_new = true;
            continue;
        }
        let (mut kind, end) = token(line, at, words, known, is_new, &mut passed);
        // 142个计划实施项目, 64个一季度开工项目: a part of what is counted.
        let is_counted = tokens.last().is_some_and(|last| {
            last.end == at && matches!(&last.kind, TokenKind::Figure(figure) if figure.class == UnitClass::Counter)
        });
        let is_inside = match &kind {
            TokenKind::Word(WordClass::Status, value) => value == "plan",
            TokenKind::Time(time) => text[time.end - 1] == '度',
            _ => false,
        };
        if is_counted && is_inside {
            kind = TokenKind::Text;
        }
        match (&kind, tokens.last_mut()) {
            (TokenKind::Text, Some(Token { kind: TokenKind::Text, end: last, .. })) if *last == at => *last = end,
            _ => tokens.push(Token { kind: kind.clone(), start: at, end }),
        }
        is_new = !matches!(kind, TokenKind::Text);
        at = end;
    }
    (tokens, passed)
}

fn token(
    line: &ArticleLine,
    at: usize,
    words: &Lexicon,
    known: &Known,
    is_new: bool,
    passed: &mut Vec<(usize, usize, PassedOver)>,
) -> (TokenKind, usize) {
    let text = &line.plain;
    let letter = text[at];
    if letter == ' ' {
        // Between two Chinese characters a blank parts; elsewhere it is typography.
        let parts = at > 0 && is_han(text[at - 1]) && text.get(at + 1).is_some_and(|&next| is_han(next) || next == '“');
        return if parts { (TokenKind::Punctuation(' '), at + 1) } else { (TokenKind::Text, at + 1) };
    }
    if matches!(
        letter,
        ',' | '，'
            | ';'
            | '；'
            | ':'
            | '：'
            | '。'
            | '.'
            | '！'
            | '!'
            | '?'
            | '？'
            | '、'
            | '('
            | ')'
            | '—'
            | '|'
            | '\t'
    ) {
        return (TokenKind::Punctuation(letter), at + 1);
    }
    // The words of a title in 《》 are not the article's own.
    if letter == '《'
        && let Some(length) = text[at..].iter().take(60).position(|&letter| letter == '》')
    {
        return (TokenKind::Text, at + length + 1);
    }
    let digit = letter.is_ascii_digit()
        || super::super::numeral::chinese_digit(letter).is_some()
        || matches!(letter, '十' | '百' | '千' | '拾' | '佰' | '仟');
    let holds =
        words.longest(text, at, &[WordClass::Noun, WordClass::Relative]).map_or(at, |entry| at + entry.word.len());
    if let Some(time) = time_at(text, at, words).filter(|time| time.end > at && time.end >= holds) {
        if digit && time.printed.is_none() || time.is_date {
            passed.push((at, time.end, PassedOver::Time));
        }
        return (TokenKind::Time(time), time.end);
    }
    match figure_at(line, at, words) {
        // (1部宣传片、1本手册): a list of things, not of figures.
        Some(Found::Figure(figure)) if is_single(text, at, &figure) => {
            passed.push((at, figure.end, PassedOver::Name));
            return (TokenKind::Text, figure.end);
        }
        Some(Found::Figure(figure))
            if figure.class != UnitClass::None
                || is_list_part(text, figure.end, words)
                || is_said_bare(text, &figure, words) =>
        {
            let end = figure.behind;
            return (TokenKind::Figure(Box::new(figure)), end);
        }
        Some(Found::Figure(figure)) => {
            passed.push((at, figure.end, PassedOver::Bare));
            return (TokenKind::Text, figure.end);
        }
        Some(Found::Passed(end, reason)) => {
            passed.push((at, end, reason));
            let kind = if reason == PassedOver::Numbering { TokenKind::Punctuation(' ') } else { TokenKind::Text };
            return (kind, end);
        }
        None => {}
    }
    let cue = words.longest(text, at, CUES);
    let place = place_at(line, at, words, known, is_new).filter(|(end, _)| {
        let wins = |cue: &RuleWord| at + cue.word.len() < *end || cue.class == WordClass::Light;
        cue.is_none_or(wins) || is_zone(&text[at..*end], words)
    });
    if let Some((end, place)) = place {
        return (TokenKind::Place(place), end);
    }
    match cue {
        Some(cue) => (TokenKind::Word(cue.class, cue.value.clone()), at + cue.word.len()),
        None => (TokenKind::Text, at + 1),
    }
}

/// Whether a figure is one thing of a list.
fn is_single(text: &[char], at: usize, figure: &FigureAt) -> bool {
    let is_listed = at > 0 && matches!(text[at - 1], '(' | '（' | '、');
    is_listed && figure.digits == "1" && figure.class == UnitClass::Counter && figure.comparator.is_none()
}

/// Whether another number follows as the next of a list, which has the unit: 0.7、1.4个百分点.
fn is_list_part(text: &[char], end: usize, words: &Lexicon) -> bool {
    let skip = |at: usize| at + usize::from(text.get(at) == Some(&' '));
    let at = skip(end);
    let Some('、' | '和' | '与' | '及') = text.get(at) else { return false };
    let next = skip(at + 1);
    let next = next + usize::from(text.get(next) == Some(&'-'));
    let Some(numeral) = super::super::numeral::digits_at(text, next) else { return false };
    let has_magnitude = matches!(text.get(numeral.end), Some('万' | '亿'));
    has_magnitude
        || words
            .longest(text, numeral.end, &[WordClass::Unit, WordClass::Counter])
            .is_some_and(|unit| unit.value != "skip")
        || is_list_part(text, numeral.end, words)
}

/// A number without a unit is a figure if words around it say so: 指数为102.3.
fn is_said_bare(text: &[char], figure: &FigureAt, words: &Lexicon) -> bool {
    let closes = text.get(figure.end).is_none_or(|next| !next.is_alphanumeric());
    let before: String = text[figure.start.saturating_sub(3)..figure.start].iter().collect();
    let is_range = figure.start >= 2 && text[figure.start - 2].is_ascii_digit();
    let is_led = !is_range && ["为", "达", "是", "到", "至", "数"].iter().any(|lead| before.ends_with(lead));
    let is_year = figure.digits.len() == 4 && (figure.digits.starts_with("19") || figure.digits.starts_with("20"));
    let is_named = words.ends_with(&text[..figure.start], WordClass::Head) && figure.digits.contains('.');
    is_named || closes && is_led && !is_year
}

/// The parts of 2.4:43.7:53.9.
fn ratio(text: &[char], at: usize) -> Option<Vec<(usize, usize, String)>> {
    use super::super::numeral::digits_at;
    if at > 0 && (text[at - 1].is_ascii_digit() || text[at - 1] == '.') {
        return None;
    }
    let mut parts = Vec::new();
    let mut start = at;
    loop {
        let numeral = digits_at(text, start)?;
        parts.push((start, numeral.end, numeral.digits));
        match text.get(numeral.end) {
            Some(':' | '∶' | '：') if text.get(numeral.end + 1).is_some_and(char::is_ascii_digit) => {
                start = numeral.end + 1
            }
            _ => break,
        }
    }
    let has_decimals = parts.iter().any(|(_, _, digits)| digits.contains('.'));
    (parts.len() >= 3 && has_decimals).then_some(parts)
}

fn part_of_ratio(start: usize, end: usize, digits: String) -> FigureAt {
    FigureAt {
        start,
        end,
        behind: end,
        digits,
        unit: (end, end),
        class: UnitClass::Ratio,
        comparator: None,
        is_words: false,
        word: None,
    }
}
