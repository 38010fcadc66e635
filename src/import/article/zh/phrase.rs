//! The words before a Chinese figure: the noun phrase, the rise or fall, the bound, what it is compared with.

use super::super::line::ArticleLine;
use super::super::rules::{Lexicon, WordClass};
use super::token::{Token, TokenKind};
use crate::collect::IntoVec;
use crate::number::Comparator;

/// A noun phrase longer than this is cut at its last joint.
const MOST_LETTERS: usize = 18;

/// The words before a figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrase {
    /// The measured quantity, as printed; empty if the words before name nothing.
    pub(super) name: String,
    /// The same, folded.
    pub(super) folded: Vec<char>,
    /// The value of a noun that needs its subject, if the phrase ends with one: 增速, 占比.
    pub(super) relative: Option<String>,
    /// Whether the phrase is only such a noun, or opens with 占.
    pub(super) needs_subject: bool,
    pub(super) has_share: bool,
    /// Whether it says what a part adds to a rise.
    pub(super) has_pull: bool,
    /// A rise (true) or fall directly before the number.
    pub(super) movement: Option<bool>,
    /// Whether the movement ends at the number: 提高到.
    pub(super) is_to: bool,
    /// Whether it is compared with a place: 高于全国; true if above.
    pub(super) above: Option<bool>,
    pub(super) has_against: bool,
    pub(super) has_each: bool,
    pub(super) has_all: bool,
    pub(super) has_rank_lead: bool,
    pub(super) comparator: Option<Comparator>,
    /// The noun at the end, as printed, if it is a word of its own.
    pub(super) last_noun: Option<String>,
    /// 占、为…的: the phrase ends with 的 before the number.
    pub(super) is_of: bool,
}

/// A stretch of the noun phrase.
struct Piece {
    text: String,
    folded: Vec<char>,
    is_joint: bool,
}

/// Reads the words before a figure.
pub(super) fn phrase(line: &ArticleLine, tokens: &[Token], is_rank: bool, words: &Lexicon) -> Phrase {
    let mut phrase = Phrase::default();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut movement: Option<(bool, bool, usize)> = None;
    let mut at = 0;
    let mut joint = true;
    while at < tokens.len() && !phrase.has_rank_lead {
        let token = &tokens[at];
        let keep = |pieces: &mut Vec<Piece>, joint: &mut bool| {
            pieces.push(Piece {
                text: line.text(token.start, token.end),
                folded: line.folded(token.start, token.end).to_vec(),
                is_joint: *joint,
            });
            *joint = false;
        };
        match token.class() {
            Some(WordClass::Against) => match comparison(&tokens[at + 1..]) {
                Some(length) => {
                    phrase.has_against = true;
                    at += length;
                }
                None => keep(&mut pieces, &mut joint),
            },
            Some(WordClass::Above) => {
                let is_last = at + 1 == tokens.len();
                if is_last && let Some(bound) = words.entry(line.folded(token.start, token.end), WordClass::Before) {
                    phrase.comparator = Comparator::parse(&bound.value);
                } else {
                    phrase.above = Some(token.value() == "up");
                    break;
                }
            }
            Some(WordClass::Higher) if phrase.has_against || phrase.has_each && pieces.is_empty() => {
                phrase.above = Some(token.value() == "up");
            }
            // 比年初新增5亿元; 新增企业5家 is no rise.
            Some(WordClass::Noun) if token.value() == "up" && phrase.has_against => {
                movement = Some((true, false, pieces.len()));
                keep(&mut pieces, &mut joint);
            }
            Some(class @ (WordClass::Up | WordClass::Down)) => {
                movement = Some((class == WordClass::Up, token.value() == "to", pieces.len()));
                keep(&mut pieces, &mut joint);
            }
            Some(WordClass::Before) => phrase.comparator = Comparator::parse(token.value()),
            Some(WordClass::Each) => (phrase.has_each, joint) = (true, true),
            Some(WordClass::All) => phrase.has_all = true,
            // The words after 位居 say among whom.
            Some(WordClass::RankLead) if is_rank && (at > 0 || tokens.len() > 1) => phrase.has_rank_lead = true,
            Some(WordClass::RankLead) if !is_rank => keep(&mut pieces, &mut joint),
            Some(WordClass::Share | WordClass::Pull) => {
                phrase.has_share |= token.is(WordClass::Share);
                phrase.has_pull |= token.is(WordClass::Pull);
                phrase.needs_subject |= pieces.is_empty();
                keep(&mut pieces, &mut joint);
            }
            Some(WordClass::Relative) => {
                phrase.relative = Some(token.value().to_owned());
                phrase.has_share |= token.value() == "share";
                phrase.needs_subject |= pieces.is_empty();
                keep(&mut pieces, &mut joint);
            }
            Some(WordClass::Noun | WordClass::Head | WordClass::Higher) => keep(&mut pieces, &mut joint),
            Some(WordClass::Whole) if !pieces.is_empty() => keep(&mut pieces, &mut joint),
            Some(WordClass::And) if !pieces.is_empty() => keep(&mut pieces, &mut joint),
            Some(_) => joint = true,
            None => match &token.kind {
                TokenKind::Text => keep(&mut pieces, &mut joint),
                TokenKind::Place(_) if !pieces.is_empty() => keep(&mut pieces, &mut joint),
                TokenKind::Punctuation('、') if !pieces.is_empty() => keep(&mut pieces, &mut joint),
                _ => joint = true,
            },
        }
        // A bound counts only directly before the number.
        // 至少引进1个 may have its verb between.
        let is_verb = at + 1 == tokens.len()
            && token.end - token.start <= 3
            && matches!(phrase.comparator, Some(Comparator::Ge | Comparator::Le));
        if phrase.comparator.is_some()
            && !matches!(token.class(), Some(WordClass::Before | WordClass::Above | WordClass::Light))
            && !is_verb
        {
            phrase.comparator = None;
        }
        phrase.is_of = token.is(WordClass::Light) && line.folded(token.start, token.end) == ['的'];
        at += 1;
    }
    if let Some((is_up, is_to, index)) = movement {
        if index + 1 == pieces.len() {
            pieces.pop();
            (phrase.movement, phrase.is_to) = (Some(is_up), is_to);
        } else if index == 0 && phrase.has_against {
            // 比上年末增加城镇人口5万人 keeps its noun, and is a change.
            pieces.remove(0);
            phrase.movement = Some(is_up);
        }
    }
    if phrase.above.is_some() {
        phrase.movement = phrase.above;
    }
    name(&mut phrase, pieces, words);
    phrase
}

/// The number of tokens between 比 and the rise or fall that closes the comparison, or the figure itself: 比2020年翻一番.
pub(super) fn comparison(tokens: &[Token]) -> Option<usize> {
    // 比上月快2个百分点.
    let last = tokens.last().filter(|last| last.is(WordClass::Above)).map_or(usize::MAX, |last| last.start);
    let closes = |token: &Token| {
        token.start == last
            || matches!(token.class(), Some(WordClass::Up | WordClass::Down | WordClass::Higher | WordClass::Same))
            || token.is(WordClass::Noun) && token.value() == "up"
    };
    match tokens.iter().position(closes) {
        Some(index) => Some(index + usize::from(tokens[index].is(WordClass::Same))),
        None => {
            let is_base = |token: &Token| {
                matches!(token.kind, TokenKind::Time(_)) || token.is(WordClass::Light) || token.is(WordClass::Same)
            };
            (!tokens.is_empty() && tokens.iter().all(is_base)).then_some(tokens.len())
        }
    }
}

/// The name of what is measured, from the pieces that were kept.
fn name(phrase: &mut Phrase, mut pieces: Vec<Piece>, words: &Lexicon) {
    let is_joining =
        |piece: &Piece| words.has(&piece.folded, WordClass::And) || piece.folded == ['、'] || piece.folded == [' '];
    // 增速居全市第2: among whom.
    let is_whole = |piece: &Piece| !phrase.has_share && words.has(&piece.folded, WordClass::Whole);
    while pieces.last().is_some_and(|piece| is_joining(piece) || is_whole(piece)) {
        pieces.pop();
    }
    while pieces.first().is_some_and(is_joining) {
        pieces.remove(0);
    }
    let length = |pieces: &[Piece]| pieces.iter().map(|piece| piece.folded.len()).sum::<usize>();
    while length(&pieces) > MOST_LETTERS && !phrase.has_each {
        let Some(joint) = pieces.iter().skip(1).position(|piece| piece.is_joint) else { break };
        pieces.drain(..=joint);
    }
    phrase.last_noun =
        pieces.last().filter(|piece| words.has(&piece.folded, WordClass::Head)).map(|piece| piece.text.clone());
    phrase.name = pieces.iter().map(|piece| piece.text.as_str()).collect::<String>().trim().to_owned();
    phrase.folded = pieces.iter().flat_map(|piece| piece.folded.iter().copied()).into_vec();
    phrase.needs_subject |= pieces.len() == 1 && phrase.relative.is_some();
    phrase.needs_subject &= pieces.first().is_some_and(|piece| {
        words.has(&piece.folded, WordClass::Relative)
            || words.has(&piece.folded, WordClass::Share)
            || words.has(&piece.folded, WordClass::Pull)
    });
}

/// The noun at the end of a phrase that says what is measured: 投资 of 工业投资.
pub(super) fn head(folded: &[char], words: &Lexicon) -> Option<Vec<char>> {
    let longest = (0..folded.len()).find(|&start| words.has(&folded[start..], WordClass::Head))?;
    Some(folded[longest..].to_vec())
}
