//! Rises and falls in English, and the kind of quantity of a figure.

use super::super::rules::WordClass;
use super::figure::{FigureAt, UnitClass};
use super::sentence::Sentence;
use super::token::TokenKind;
use crate::data::Measure;

/// A rise or fall beside a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Movement {
    pub(super) is_up: bool,
    /// Whether it stands directly before or behind the figure: rose by 5, a 5 percent increase.
    pub(super) is_adjacent: bool,
}

/// The rise or fall that a figure is of: the nearest before it from `start` on, or one just behind it.
pub(super) fn movement(sentence: &Sentence<'_>, start: usize, at: usize, next: usize) -> Option<Movement> {
    let moves = |token: usize| {
        let token = sentence.tokens.get(token)?;
        if token.is(WordClass::Up) {
            Some(true)
        } else if token.is(WordClass::Down) {
            Some(false)
        } else {
            None
        }
    };
    // 1.3% higher, a 3.1 percent increase; but not 4.2%, up from.
    let behind = (at + 1..next.min(at + 3))
        .take_while(|&token| matches!(sentence.tokens[token].kind, TokenKind::Word | TokenKind::Cue(..)))
        .take_while(|&token| !sentence.is_any(token, "and|but|while"))
        .find_map(moves);
    // 11% more than a year before.
    let is_more = sentence.is_any(at + 1, "more than|higher than|greater than|more|above");
    let is_less = sentence.is_any(at + 1, "fewer than|less than|lower than|fewer|less|below");
    let behind = behind.or((is_more || is_less).then_some(is_more));
    if let Some(is_up) = behind {
        return Some(Movement { is_up, is_adjacent: true });
    }
    let before = (start..at).rev().find_map(|token| moves(token).map(|is_up| (token, is_up)))?;
    let between = before.0 + 1..at;
    let is_adjacent = between.clone().all(|token| {
        sentence.tokens[token].is(WordClass::Before)
            || sentence.is_any(token, "by|of|a|an|the|rate|just|only|some|modest|further|between")
    });
    Some(Movement { is_up: before.1, is_adjacent })
}

/// The kind of quantity, and whether the words say a fall.
pub(super) fn measure(
    sentence: &Sentence<'_>,
    (at, start): (usize, usize),
    figure: &FigureAt,
    (own, mode): (Option<Movement>, Option<Movement>),
    is_rate: bool,
    (last_is_growth, last_is_change): (bool, bool),
) -> (Measure, bool) {
    let is_negative = figure.digits.starts_with('-');
    let falls = own.is_some_and(|own| !own.is_up) || is_negative;
    let mut before = at.saturating_sub(1);
    while before > start && sentence.tokens[before].is(WordClass::Before) {
        before -= 1;
    }
    let is_lead = |words: &str| at > 0 && sentence.is_any(before, words);
    let is_range = (0..at).any(|token| sentence.is_any(token, "ranged|ranging|range"));
    // Rose to 5: the level; but 2 to 3 is a range of rises.
    let is_to =
        is_lead("to|reach|reached|reaching|stood|at") && !is_range && !(start > 0 && before == start && is_lead("to"));
    // Growth slowed to 3 per cent; unemployment edged down to 4 per cent.
    let grows = is_range || (0..at).any(|token| sentence.is_any(token, "growth|increase|inflation|and|or"));
    let says_change = (0..at).any(|token| sentence.is_any(token, "change"));
    let is_share = figure.is_part
        || sentence.tokens[start..at].iter().any(|token| token.is(WordClass::Share))
        || figure.class == UnitClass::Percent && sentence.is_any(at + 1, "of") && own.is_none();
    match figure.class {
        UnitClass::Rank => (Measure::Rank, false),
        // Exports doubled.
        UnitClass::Percent if figure.is_words && figure.unit == "%" && !figure.is_part => (Measure::Growth, false),
        UnitClass::Point => (Measure::Change, falls || own.is_none() && mode.is_some_and(|mode| !mode.is_up)),
        UnitClass::Percent | UnitClass::Times => {
            let is_movement = [at + 1, at + 2].into_iter().any(|token| {
                let is_led = token == at + 1 || sentence.word(at + 1).starts_with("year");
                is_led
                    && sentence
                        .tokens
                        .get(token)
                        .is_some_and(|token| token.is(WordClass::Up) || token.is(WordClass::Down))
            });
            if is_share && !is_movement {
                (Measure::Share, false)
            } else if own.is_some_and(|own| own.is_adjacent) && !is_to {
                (Measure::Growth, falls)
            } else if is_rate
                || is_lead("to") && own.is_some() && !grows
                || is_to && own.is_none() && !(is_lead("at") && mode.is_some())
            {
                (Measure::Rate, false)
            } else if own.is_some() || mode.is_some() || says_change || is_range {
                (Measure::Growth, falls || own.is_none() && mode.is_some_and(|mode| !mode.is_up))
            } else {
                (if is_negative || last_is_growth { Measure::Growth } else { Measure::Rate }, is_negative)
            }
        }
        UnitClass::Money | UnitClass::Count | UnitClass::None => {
            // The largest increase was in London at 43,000; Harris (73,200).
            let is_signed = sentence.lower.get(figure.start) == Some(&'+');
            let goes_on = last_is_change && own.is_none() && mode.is_some() && is_lead(",|and");
            let is_listed = is_signed
                || goes_on
                || is_lead("(|at")
                    && (own.is_some() || mode.is_some())
                    && figure.noun.is_none()
                    && figure.class != UnitClass::Money;
            let is_change = own.is_some_and(|own| own.is_adjacent) && !is_lead("to|reaching|reach");
            if is_change || is_listed || is_negative {
                (Measure::Change, falls || own.is_none() && mode.is_some_and(|mode| !mode.is_up))
            } else if figure.noun.is_some() {
                (Measure::Count, false)
            } else {
                (Measure::Amount, false)
            }
        }
    }
}
