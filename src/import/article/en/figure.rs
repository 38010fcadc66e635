//! English figures: a number with its currency, scale and unit, and what is none.

use super::super::numeral::{Numeral, digits_at};
use super::super::rules::{Lexicon, WordClass};
use super::words::{follows, is_one_of, is_word, says, skip_blanks, starts_word, word_end};
use crate::collect::IntoVec;
use crate::model::PassedOver;
use crate::number::Comparator;

/// The kind of quantity that a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitClass {
    Percent,
    Point,
    Money,
    Times,
    Rank,
    /// A scale or a noun: 43,000 jobs.
    Count,
    None,
}

/// A figure of a text.
#[derive(Clone, Debug)]
pub(super) struct FigureAt {
    pub(super) start: usize,
    /// Behind number and unit.
    pub(super) end: usize,
    pub(super) digits: String,
    pub(super) unit: String,
    pub(super) class: UnitClass,
    pub(super) comparator: Option<Comparator>,
    pub(super) is_words: bool,
    /// True if it is a part of a whole: one in five.
    pub(super) is_part: bool,
    /// The noun that is counted, if one follows directly.
    pub(super) noun: Option<(usize, usize)>,
}

/// The expression at a position.
pub(super) enum Found {
    Figure(FigureAt),
    Passed(usize, PassedOver),
}

/// The figure or the passed-over number at a position of lower-case text.
pub(super) fn figure_at(text: &[char], at: usize, words: &Lexicon) -> Option<Found> {
    let is_free = at == 0
        || !is_word(text[at - 1]) && !matches!(text[at - 1], '.' | '-' | '–' | '/' | '_' | '#')
        || matches!(text[at - 1], '-' | '–') && at > 1 && text[at - 2] == ' ';
    let (is_negative, number) = sign(text, at)?;
    let currency = words.longest(text, number, &[WordClass::Currency]).filter(|entry| {
        let next = skip_blanks(text, number + entry.word.len());
        text.get(next).is_some_and(char::is_ascii_digit)
    });
    let number = currency.map_or(number, |entry| skip_blanks(text, number + entry.word.len()));
    let numeral = digits_at(text, number)?;
    // The 33 of 17 of 33 counties, behind a digit and “ of ”.
    let is_total = at >= 5 && follows(text, at, "of") && text[at - 5].is_ascii_digit();
    if is_total {
        return Some(Found::Passed(numeral.end, PassedOver::Bare));
    }
    if !is_free || number > 0 && number == at && text[number - 1].is_alphanumeric() {
        return Some(Found::Passed(numeral.end, PassedOver::Name));
    }
    let is_glued =
        text.get(numeral.end).is_some_and(|next| next.is_alphabetic() && !matches!(next, 'k' | 'm' | 'b' | 't' | 'p'));
    if is_glued {
        return Some(Found::Passed(word_end(text, numeral.end), PassedOver::Name));
    }
    let mut figure = FigureAt {
        start: at,
        end: numeral.end,
        digits: [if is_negative { "-" } else { "" }, &numeral.digits].concat(),
        unit: String::new(),
        class: UnitClass::None,
        comparator: None,
        is_words: false,
        is_part: false,
        noun: None,
    };
    if let Some(currency) = currency {
        figure.class = UnitClass::Money;
        figure.unit = currency.word.iter().collect();
    }
    if let Some(reason) = with_unit(text, &numeral, words, &mut figure) {
        return Some(Found::Passed(figure.end, reason));
    }
    if figure.class == UnitClass::None {
        return Some(without_unit(text, at, words, figure));
    }
    let behind = skip_blanks(text, figure.end);
    if let Some(entry) = words.longest(text, behind, &[WordClass::After]) {
        figure.comparator = Comparator::parse(&entry.value).or(figure.comparator);
    }
    // Counties with 75,000 or more employees.
    if figure.comparator.is_some()
        && figure.class == UnitClass::Count
        && follows(text, at, "with|of|for|having|employing")
    {
        return Some(Found::Passed(figure.end, PassedOver::Threshold));
    }
    if follows(text, at, "aged|ages|age") {
        return Some(Found::Passed(figure.end, PassedOver::Name));
    }
    Some(Found::Figure(figure))
}

/// A sign before the number: -1.2, minus 1.2.
fn sign(text: &[char], at: usize) -> Option<(bool, usize)> {
    let letter = *text.get(at)?;
    if letter == '+' {
        let next = *text.get(at + 1)?;
        let is_alone = at == 0 || matches!(text[at - 1], ' ' | '(' | '[');
        return (is_alone && (next.is_ascii_digit() || matches!(next, '£' | '$' | '€'))).then_some((false, at + 1));
    }
    if matches!(letter, '-' | '–') {
        let is_alone = at == 0 || matches!(text[at - 1], ' ' | '(' | '[');
        let next = *text.get(at + 1)?;
        return (is_alone && (next.is_ascii_digit() || matches!(next, '£' | '$' | '€'))).then_some((true, at + 1));
    }
    if says(text, at, "minus").is_some() && text.get(at + 6).is_some_and(char::is_ascii_digit) {
        return Some((true, at + 6));
    }
    (starts_word(text, at) || matches!(letter, '£' | '$' | '€' | '¥' | '₹')).then_some((false, at))
}

/// Reads scale, unit, currency and noun behind a number. Says why it is no figure, if a unit shows that.
pub(super) fn with_unit(
    text: &[char],
    numeral: &Numeral,
    words: &Lexicon,
    figure: &mut FigureAt,
) -> Option<PassedOver> {
    let mut at = numeral.end;
    let glued = text.get(at).is_some_and(|next| matches!(next, 'k' | 'm' | 'b' | 't'));
    if glued {
        let end = word_end(text, at);
        if !is_one_of(&text[at..end], "k|m|bn|b|tn|mn") {
            figure.end = end;
            return Some(PassedOver::Name);
        }
        figure.unit.extend(&text[at..end]);
        figure.class = if figure.class == UnitClass::None { UnitClass::Count } else { figure.class };
        figure.end = end;
        at = end;
    }
    let joint = |at: usize| {
        skip_blanks(
            text,
            at + usize::from(
                matches!(text.get(at), Some('-')) && text.get(at + 1).is_some_and(|next| next.is_alphabetic()),
            ),
        )
    };
    let word_at = |at: usize, classes: &[WordClass]| {
        let entry = words.longest(text, at, classes)?;
        let end = at + entry.word.len();
        let is_whole = !text.get(end).is_some_and(|next| is_word(*next))
            || !entry.word.last().is_some_and(|last| last.is_alphabetic());
        is_whole.then_some((entry, end))
    };
    while let Some((entry, end)) = word_at(joint(at), &[WordClass::Unit]) {
        match entry.value.as_str() {
            "percent" | "point" => {
                figure.class = if entry.value == "percent" { UnitClass::Percent } else { UnitClass::Point };
                figure.unit = text[joint(at)..end].iter().collect();
                figure.end = end;
                return None;
            }
            "scale" => {
                figure.unit = [figure.unit.as_str(), text[joint(at)..end].iter().collect::<String>().as_str()]
                    .iter()
                    .filter(|part| !part.is_empty())
                    .copied()
                    .into_vec()
                    .join(" ")
                    .replace("$ ", "$")
                    .replace("£ ", "£")
                    .replace("€ ", "€");
                figure.class = if figure.class == UnitClass::Money { UnitClass::Money } else { UnitClass::Count };
                (figure.end, at) = (end, end);
            }
            "times" => {
                (figure.class, figure.unit, figure.end) = (UnitClass::Times, "times".to_owned(), end);
                return None;
            }
            "rank" if is_ranked(text, figure.start) => {
                (figure.class, figure.end) = (UnitClass::Rank, end);
                return None;
            }
            "rank" => {
                figure.end = end;
                return Some(PassedOver::Name);
            }
            // A life expectancy of 80.4 years.
            _ if numeral.digits.contains('.') && text[joint(at)..end] == ['y', 'e', 'a', 'r', 's'] => {
                (figure.class, figure.unit, figure.end) = (UnitClass::Count, "years".to_owned(), end);
                return None;
            }
            _ => {
                figure.end = end;
                return Some(PassedOver::Time);
            }
        }
    }
    if let Some((entry, end)) = word_at(joint(at), &[WordClass::CurrencyAfter]) {
        let word: String = entry.word.iter().collect();
        figure.unit = if figure.unit.is_empty() { word } else { [figure.unit.as_str(), " ", &word].concat() };
        (figure.class, figure.end) = (UnitClass::Money, end);
        return None;
    }
    noun_behind(text, at, words, figure);
    if figure.class == UnitClass::None
        && let Some(entry) = words.longest(text, joint(at), &[WordClass::After])
    {
        let mut counted = figure.clone();
        noun_behind(text, joint(at) + entry.word.len(), words, &mut counted);
        if counted.noun.is_some() {
            *figure = FigureAt { comparator: Comparator::parse(&entry.value), ..counted };
        }
    }
    None
}

/// The counted noun behind a number: 201 of the large counties, 126 counties, 43,000 new jobs.
pub(super) fn noun_behind(text: &[char], at: usize, words: &Lexicon, figure: &mut FigureAt) {
    if figure.class == UnitClass::Money {
        return;
    }
    let mut start = skip_blanks(text, at);
    for lead in ["out", "of the", "of its", "of these", "largest", "u.s.", "uk", "were", "are"] {
        if let Some(end) = says(text, start, lead).filter(|&end| text.get(end) == Some(&' ')) {
            start = end + 1;
        }
    }
    // 17 of 33 counties.
    let total = says(text, start, "of").and_then(|end| digits_at(text, skip_blanks(text, end)));
    if let Some(total) = total {
        start = skip_blanks(text, total.end);
    }
    // 31 of the state's 54 counties.
    if start > at + 4 && text[start - 1] == ' ' {
        let owner = word_end(text, start);
        start = if text[start..owner].ends_with(&['s']) && text[start..owner].contains(&'\'') {
            skip_blanks(text, owner)
        } else {
            start
        };
        let number = digits_at(text, start).map_or(start, |numeral| numeral.end);
        start = if number > start { skip_blanks(text, number) } else { start };
    }
    let mut end = start;
    let mut next = start;
    for _ in 0..4 {
        if !text.get(next).is_some_and(|letter| letter.is_alphabetic()) {
            break;
        }
        let word_end = word_end(text, next);
        let word = &text[next..word_end];
        let is_head = words.has(word, WordClass::Head);
        let ends = words.has(word, WordClass::Stop)
            || words.has(word, WordClass::Up)
            || words.has(word, WordClass::Down)
            || words.has(word, WordClass::Status);
        if ends && !is_head {
            break;
        }
        end = word_end;
        next = skip_blanks(text, word_end);
        if is_head
            && !text.get(next).is_some_and(|letter| {
                letter.is_alphabetic() && words.has(&text[next..self::word_end(text, next)], WordClass::Head)
            })
        {
            break;
        }
    }
    let last_start =
        text[start..end].iter().rposition(|letter| *letter == ' ').map_or(start, |blank| start + blank + 1);
    let is_plural = end > start && text[end - 1] == 's';
    if end > start && (words.has(&text[last_start..end], WordClass::Head) || is_plural) {
        figure.noun = Some((start, end));
        if figure.class == UnitClass::None {
            figure.class = UnitClass::Count;
            figure.unit = text[last_start..end].iter().collect();
        }
    }
}

/// A number without a unit: a count if words before it say so, a part of a list, or nothing.
fn without_unit(text: &[char], at: usize, words: &Lexicon, mut figure: FigureAt) -> Found {
    let is_led = follows(
        text,
        at,
        "at|was|were|to|by|of|which|reached|reach|reaching|hit|exceed|totaled|totalled|is|and|than|nearly|about|around|over|least|from",
    ) || text[..at].ends_with(&['('])
        || text[..at].ends_with(&[',', ' '])
        || follows(text, at, "with") && follows(text, at.saturating_sub(5), "compared")
        || follows(text, at, "just") && follows(text, at.saturating_sub(5), "with");
    let verb = skip_blanks(text, figure.end);
    let says =
        is_one_of(&text[verb.min(text.len())..word_end(text, verb)], "had|saw|recorded|experienced|reported|were");
    let is_comma = |at: usize| text[at] == ',' && text.get(at + 1).is_some_and(char::is_ascii_digit);
    let is_thousands = (figure.start..figure.end).any(is_comma);
    let blank = at.saturating_sub(1);
    let verb_start = text[..blank].iter().rposition(|letter| !is_word(*letter)).map_or(0, |blank| blank + 1);
    let moves = |class| words.has(&text[verb_start..blank], class);
    let is_led =
        is_led || says && figure.digits.len() >= 2 || is_thousands || moves(WordClass::Up) || moves(WordClass::Down);
    let closes = text.get(skip_blanks(text, figure.end)).is_none_or(|next| !next.is_alphanumeric() || is_led);
    let is_line_number =
        text[..at].iter().all(|letter| !letter.is_alphanumeric()) && matches!(text.get(figure.end), Some('.' | ')'));
    let is_year = figure.digits.len() == 4 && (figure.digits.starts_with("19") || figure.digits.starts_with("20"));
    if is_line_number {
        return Found::Passed(figure.end, PassedOver::Numbering);
    }
    if is_led && closes && !is_year {
        figure.class = UnitClass::None;
        return Found::Figure(figure);
    }
    Found::Passed(figure.end, if is_year { PassedOver::Time } else { PassedOver::Bare })
}

/// True if words before a number say that it is a rank: ranked, ranked the.
pub(super) fn is_ranked(text: &[char], at: usize) -> bool {
    const RANKED: &str = "ranked|ranks|ranking|rank|placed|came";
    let start = at.saturating_sub(4);
    follows(text, at, RANKED) || text[start..at] == ['t', 'h', 'e', ' '] && follows(text, start, RANKED)
}
