//! Chinese figures: a number with its unit, and what is none.

use super::super::line::ArticleLine;
use super::super::numeral::{Numeral, chinese_at, digits_at, mixed_at};
use super::super::repair::is_han;
use super::super::rules::{Lexicon, WordClass};
use super::name::{is_part_of_name, latin_unit, words_before};
use super::said::{follows_movement, said_at};
use super::things::counts_things;
use super::time::starts;
use crate::model::PassedOver;
use crate::number::Comparator;

/// The kind of quantity that a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitClass {
    Percent,
    Point,
    Money,
    Amount,
    Times,
    Tenth,
    Rank,
    Score,
    Counter,
    /// 万 or 亿 alone.
    Magnitude,
    /// One of the parts of a whole: 2.4:43.7:53.9.
    Ratio,
    None,
}

/// A figure of a text.
#[derive(Clone, Debug)]
pub(super) struct FigureAt {
    /// The number, with its sign.
    pub(super) start: usize,
    /// Behind number and unit.
    pub(super) end: usize,
    /// Behind the bound that follows.
    pub(super) behind: usize,
    /// The digits, with a minus sign if one is printed.
    pub(super) digits: String,
    /// The printed unit.
    pub(super) unit: (usize, usize),
    pub(super) class: UnitClass,
    /// The bound inside or behind it.
    pub(super) comparator: Option<Comparator>,
    pub(super) is_words: bool,
    /// The value of an entry of `words`: 过半, 首位, 倍增.
    pub(super) word: Option<String>,
}

/// The expression at a position.
pub(super) enum Found {
    Figure(FigureAt),
    /// A number that is none; it stays a part of the text around it.
    Passed(usize, PassedOver),
}

/// The figure or the passed-over number at a position.
pub(super) fn figure_at(line: &ArticleLine, at: usize, words: &Lexicon) -> Option<Found> {
    let text = &line.plain;
    let letter = *text.get(at)?;
    if matches!(letter, '第' | '前') {
        let found = rank_at(text, at, words);
        // 前 opens other words than ranks.
        if letter == '第' || matches!(found, Some(Found::Figure(_))) {
            return found;
        }
    }
    if let Some((end, value)) = said_at(text, at, words) {
        return Some(word_figure(at, end, value));
    }
    let is_hundredth = starts(text, at, "百分之") || starts(text, at, "千分之");
    if is_hundredth {
        let is_negative = text.get(at + 3) == Some(&'负');
        let number = at + 3 + usize::from(is_negative);
        let numeral = digits_at(text, number).or_else(|| chinese_at(text, number))?;
        let mut figure = plain_figure(at, numeral.end, &numeral, is_negative);
        figure.class = UnitClass::Percent;
        figure.unit = (at, at + 3);
        figure.is_words = true;
        bound_behind(text, words, &mut figure);
        return Some(Found::Figure(figure));
    }
    let (is_negative, number) = sign(text, at);
    let numeral = match mixed_at(text, number).or_else(|| digits_at(text, number)) {
        Some(numeral) => numeral,
        None if letter == '-' => return None,
        None => return chinese_figure(text, at, number, is_negative, words),
    };
    if is_part_of_name(text, at, number, &numeral, words) {
        return Some(Found::Passed(numeral.end, PassedOver::Name));
    }
    if let Some(entry) = words.longest(text, numeral.end, &[WordClass::SkipAfter]) {
        let is_unit = words.longest(text, numeral.end, &[WordClass::Unit, WordClass::Counter]);
        let wins = is_unit.is_none_or(|unit| unit.word.len() <= entry.word.len() || unit.value == "skip");
        // 度 is none in 度电.
        if wins && !starts(text, numeral.end, "度电") {
            return Some(Found::Passed(numeral.end + entry.word.len(), PassedOver::Name));
        }
    }
    let is_first = text[..at].iter().all(|letter| matches!(letter, ' ' | '(' | '●' | '•'))
        || matches!(text[at - 1], '。' | ';' | ':') && text.get(numeral.end) == Some(&'.');
    if is_first && text.get(numeral.end).is_some_and(|next| matches!(next, '.' | '、' | ')')) {
        return Some(Found::Passed(numeral.end + 1, PassedOver::Numbering));
    }
    // 新建农村公路126公里 is no number of a road.
    let is_length = at > 0 && text[at - 1] == '路' && starts(text, numeral.end, "公里");
    if !is_length && words_before(text, at, words) {
        return Some(Found::Passed(numeral.end, PassedOver::Name));
    }
    Some(with_unit(text, at, &numeral, is_negative, words))
}

/// The sign before a number, and where the number starts.
fn sign(text: &[char], at: usize) -> (bool, usize) {
    let is_alone = at == 0 || !(text[at - 1].is_alphanumeric() || matches!(text[at - 1], '%' | ')' | '.'));
    let is_minus = text[at] == '-' && (is_alone || at > 0 && is_han(text[at - 1]));
    if is_minus || text[at] == '负' { (true, at + 1) } else { (false, at) }
}

fn plain_figure(start: usize, end: usize, numeral: &Numeral, is_negative: bool) -> FigureAt {
    let sign = if is_negative { "-" } else { "" };
    FigureAt {
        start,
        end,
        behind: end,
        digits: [sign, &numeral.digits].concat(),
        unit: (end, end),
        class: UnitClass::None,
        comparator: None,
        is_words: numeral.is_words,
        word: None,
    }
}

/// 第4位, 第二: a rank if a word before says so.
fn rank_at(text: &[char], at: usize, words: &Lexicon) -> Option<Found> {
    let number = at + 1 + usize::from(text.get(at + 1) == Some(&' '));
    let numeral = digits_at(text, number).or_else(|| chinese_at(text, number))?;
    let lead = text[at.saturating_sub(14)..at]
        .iter()
        .rposition(|letter| matches!(letter, ',' | '。' | ';' | '、'))
        .map_or(0, |last| last + 1);
    let before = &text[at.saturating_sub(14) + lead..at];
    let is_led = (0..before.len()).any(|start| words.longest(before, start, &[WordClass::RankLead]).is_some())
        || words.ends_with(before, WordClass::Whole)
        || words.ends_with(before, WordClass::Place)
        || words.ends_with(before, WordClass::Level) && text.get(numeral.end) != Some(&'、');
    let unit = words.longest(text, numeral.end, &[WordClass::Unit]).filter(|unit| unit.value == "rank");
    let end = numeral.end + unit.map_or(0, |unit| unit.word.len());
    let is_closed =
        text.get(end).is_none_or(|next| matches!(next, ',' | '。' | ';' | '、' | ')' | '!' | ':' | '”' | ' '));
    // 居前三位,分别为: those are the three.
    let is_list = text[at] == '前' && words.longest(text, end + 1, &[WordClass::Each]).is_some();
    if !(is_led && is_closed) || is_list {
        return unit.map(|_| Found::Passed(end, PassedOver::Name));
    }
    let mut figure = plain_figure(at, end, &numeral, false);
    figure.class = UnitClass::Rank;
    figure.unit = (numeral.end, end);
    // 位居前三: the third or better.
    figure.comparator = (text[at] == '前').then_some(Comparator::Le);
    Some(Found::Figure(figure))
}

/// 过半, 翻一番, 首位.
fn word_figure(at: usize, end: usize, value: &str) -> Found {
    let (digits, class) = match value.strip_prefix("rank") {
        Some(rank) => (rank, UnitClass::Rank),
        None if value.starts_with("all") => ("100", UnitClass::Percent),
        None => (value.strip_prefix("of").unwrap_or(value), UnitClass::Percent),
    };
    let numeral = Numeral { digits: digits.to_owned(), end, is_words: true };
    let mut figure = plain_figure(at, end, &numeral, false);
    figure.class = class;
    figure.word = Some(value.to_owned());
    Found::Figure(figure)
}

/// A number in Chinese numerals, if its unit shows that it is a figure.
fn chinese_figure(text: &[char], start: usize, at: usize, is_negative: bool, words: &Lexicon) -> Option<Found> {
    let numeral = chinese_at(text, at)?;
    let is_inner =
        at > 0 && (super::super::numeral::chinese_digit(text[at - 1]).is_some() || matches!(text[at - 1], '第' | '点'));
    if is_inner || text[numeral.end..].first().is_some_and(|next| matches!(next, '分' | '五')) {
        return None;
    }
    // 两成九 is 29 per cent.
    if text.get(numeral.end) == Some(&'成')
        && let Some(rest) = chinese_at(text, numeral.end + 1).filter(|rest| rest.digits.len() == 1)
        && numeral.digits.len() == 1
    {
        let both = Numeral { digits: [numeral.digits.as_str(), &rest.digits].concat(), end: rest.end, is_words: true };
        let mut figure = plain_figure(start, rest.end, &both, is_negative);
        figure.class = UnitClass::Percent;
        return Some(Found::Figure(figure));
    }
    let Found::Figure(figure) = with_unit(text, start, &numeral, is_negative, words) else {
        return None;
    };
    let (unit, end) = figure.unit;
    let has_magnitude = text.get(unit).is_some_and(|letter| matches!(letter, '万' | '亿'));
    let is_long = numeral.end - at >= 2 && !matches!(text[at], '百' | '千') || numeral.digits.contains('.');
    let is_round = matches!(text[at], '千' | '百') && numeral.end - at == 1 && has_magnitude;
    let is_figure = match figure.class {
        UnitClass::Percent | UnitClass::Point | UnitClass::Tenth => true,
        UnitClass::Times => numeral.digits != "1" || at > 0 && text[at - 1] != '同',
        // 十美元, but 二元 is a word.
        UnitClass::Money if end - unit > 1 => true,
        UnitClass::Money | UnitClass::Amount => has_magnitude || is_long || is_negative,
        UnitClass::Counter => {
            is_long && has_magnitude
                || counts_things(text, at, unit, &numeral, words)
                || follows_movement(text, at, unit, words)
        }
        UnitClass::Magnitude => false,
        _ => false,
    };
    // 千亿元 and 千亿级 name a grade unless a bound stands before them.
    let has_bound = at > 0 && (0..at.min(3)).any(|back| words.has(&text[at - 1 - back..at], WordClass::Before));
    (is_figure && end > unit && (!is_round || has_bound)).then_some(Found::Figure(figure))
}

/// The unit behind a number, the bounds inside and behind it, and whether it is a threshold.
fn with_unit(text: &[char], start: usize, numeral: &Numeral, is_negative: bool, words: &Lexicon) -> Found {
    let mut figure = plain_figure(start, numeral.end, numeral, is_negative);
    let mut at = numeral.end;
    if text.get(at) == Some(&' ') {
        at += 1;
    }
    let infix = |at: &mut usize, comparator: &mut Option<Comparator>| {
        if text.get(*at).is_some_and(|letter| matches!(letter, '多' | '余' | '几')) {
            *comparator = Some(Comparator::Gt);
            *at += 1;
        }
    };
    infix(&mut at, &mut figure.comparator);
    let unit_start = at;
    while text.get(at).is_some_and(|letter| matches!(letter, '万' | '亿' | '千' | '百'))
        && !starts(text, at, "千瓦")
        && !starts(text, at, "千米")
        && !starts(text, at, "千克")
        && !starts(text, at, "千伏")
    {
        at += 1;
    }
    let has_magnitude = at > unit_start;
    infix(&mut at, &mut figure.comparator);
    // 三十万多亿.
    while has_magnitude && text.get(at) == Some(&'亿') {
        at += 1;
    }
    let unit = words.longest(text, at, &[WordClass::Unit, WordClass::Counter]);
    if let Some(entry) = unit.or_else(|| latin_unit(text, at, words)) {
        figure.class = match (entry.class, entry.value.as_str()) {
            (WordClass::Counter, "skip") => return Found::Passed(at + entry.word.len(), PassedOver::Name),
            (WordClass::Counter, _) => UnitClass::Counter,
            (_, "percent" | "permille") => UnitClass::Percent,
            (_, "point") => UnitClass::Point,
            (_, "money") => UnitClass::Money,
            (_, "times") => UnitClass::Times,
            (_, "tenth") => UnitClass::Tenth,
            (_, "rank") if !has_magnitude => UnitClass::Counter,
            (_, "score") => UnitClass::Score,
            _ => {
                if words.has(&entry.word, WordClass::Counter) {
                    UnitClass::Counter
                } else {
                    UnitClass::Amount
                }
            }
        };
        at += entry.word.len();
    } else if has_magnitude {
        figure.class = UnitClass::Magnitude;
    }
    if figure.class != UnitClass::None {
        figure.unit = (unit_start, at);
        figure.end = at;
        figure.behind = at;
    } else {
        figure.comparator = None;
    }
    // 50亿级, 万吨级.
    if has_magnitude && text.get(at) == Some(&'级') {
        return Found::Passed(at + 1, PassedOver::Name);
    }
    if let Some(end) = threshold(text, &figure, words) {
        return Found::Passed(end, PassedOver::Threshold);
    }
    bound_behind(text, words, &mut figure);
    range(text, start, words, &mut figure);
    Found::Figure(figure)
}

/// 3到5个, 10%-15%: the first is a lower bound, the second an upper one.
fn range(text: &[char], start: usize, words: &Lexicon, figure: &mut FigureAt) {
    let is_sign =
        |letter: Option<&char>| letter.is_some_and(|letter| matches!(letter, '到' | '至' | '-' | '—' | '~' | '–'));
    if is_sign(text.get(figure.end))
        && text.get(figure.end + 1).is_some_and(char::is_ascii_digit)
        && let Some(numeral) = digits_at(text, figure.end + 1)
        && let Found::Figure(second) = with_unit(text, figure.end + 1, &numeral, false, words)
        && second.class != UnitClass::None
    {
        if figure.class == UnitClass::None {
            (figure.class, figure.unit) = (second.class, second.unit);
        }
        figure.comparator = Some(Comparator::Ge);
    } else if start >= 2
        && is_sign(text.get(start - 1))
        && (text[start - 2].is_ascii_digit() || text[start - 2] == '%')
        && figure.comparator.is_none()
    {
        figure.comparator = Some(Comparator::Le);
    }
}

/// The bound behind a figure: 以上, 左右.
fn bound_behind(text: &[char], words: &Lexicon, figure: &mut FigureAt) {
    // 50万元(含)以上.
    let at = if starts(text, figure.end, "(含)") { figure.end + 3 } else { figure.end };
    if let Some(entry) = words.longest(text, at, &[WordClass::After]).filter(|entry| entry.word.len() > 1) {
        figure.comparator = Comparator::parse(&entry.value);
        figure.behind = at + entry.word.len();
    }
}

/// The end of a threshold that belongs to a name: 5000万元以上(项目).
fn threshold(text: &[char], figure: &FigureAt, words: &Lexicon) -> Option<usize> {
    let is_size = matches!(figure.class, UnitClass::Money | UnitClass::Amount | UnitClass::Magnitude);
    let entry = words.longest(text, figure.end, &[WordClass::Threshold])?;
    let mut end = figure.end + entry.word.len();
    // 2000万元(含)以上 and 1亿元以上3亿元以下.
    if text.get(end) == Some(&'的') {
        end += 1;
    }
    let next = *text.get(end)?;
    let opens_name = is_han(next)
        && words
            .longest(text, end, &[WordClass::Up, WordClass::Down, WordClass::Light, WordClass::And, WordClass::Each])
            .is_none()
        || next == '“';
    let is_inner = next == ')' && text[..figure.start].iter().rev().take(16).any(|&letter| letter == '(');
    (is_size && (opens_name || is_inner)).then_some(end)
}
