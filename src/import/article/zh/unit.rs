//! Units and bounds of Chinese figures as they are proposed.

use super::super::line::ArticleLine;
use super::figure::{FigureAt, UnitClass};
use super::token::{Token, TokenKind};
use crate::number::Comparator;

/// The bound of a number word: 过半 is more than half.
pub(super) fn word_bound(line: &ArticleLine, figure: &FigureAt, comparator: Comparator) -> Comparator {
    match line.get(figure.start) {
        Some('过' | '逾') => Comparator::Gt,
        Some('近') => Comparator::Lt,
        _ => comparator,
    }
}

/// The unit as printed; that of a number in words is per cent.
pub(super) fn unit_text(line: &ArticleLine, figure: &FigureAt) -> String {
    match figure.class {
        UnitClass::Percent
            if figure.is_words && figure.unit.0 <= figure.start
                || figure.word.is_some() && figure.class != UnitClass::Rank =>
        {
            "%".to_owned()
        }
        UnitClass::Ratio => "%".to_owned(),
        UnitClass::Rank if figure.unit.0 == figure.unit.1 || figure.word.is_some() => "位".to_owned(),
        _ => line
            .text(figure.unit.0, figure.unit.1)
            .chars()
            .filter(|letter| !matches!(letter, '多' | '余' | '几'))
            .collect(),
    }
}

/// The last figure of a list, if it has the unit that the others lack: 3.1、4.2和5.3个百分点.
pub(super) fn unit_of_last(tokens: &[Token], run: &[usize]) -> Option<FigureAt> {
    let (&last, before) = run.split_last()?;
    let TokenKind::Figure(figure) = &tokens[last].kind else { return None };
    (!before.is_empty() && figure.class != UnitClass::None && figure.class != UnitClass::Ratio)
        .then(|| (**figure).clone())
}
