//! Names of quantities that no table of words has, from where they stand in an English sentence.

use super::super::rules::{Lexicon, WordClass};
use super::nouns::NounPhrase;
use super::sentence::Sentence;
use super::token::TokenKind;

/// The most words of such a name.
const MOST_WORDS: usize = 5;

/// True if a token is a word that may name something.
fn is_plain(sentence: &Sentence<'_>, token: usize, words: &Lexicon) -> bool {
    let letters: Vec<char> = sentence.word(token).chars().collect();
    sentence.tokens.get(token).is_some_and(|token| matches!(token.kind, TokenKind::Word) || token.is(WordClass::Head))
        && !words.has(&letters, WordClass::Stop)
        && letters.iter().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | ' '))
}

/// Up to three words that may name something, from a position on.
pub(super) fn plain_words(sentence: &Sentence<'_>, at: usize, words: &Lexicon) -> Option<String> {
    let last = (at..at + 3).take_while(|&token| is_plain(sentence, token, words)).last()?;
    // Of the total says nothing.
    if last == at && sentence.is_any(at, "total|whole|overall") {
        return None;
    }
    Some(sentence.line.text(sentence.tokens[at].start, sentence.tokens[last].end))
}

/// The words before the rise or fall that a figure is of, if the clause begins with them: active listings jumped 24%.
pub(super) fn subject_of_movement(sentence: &Sentence<'_>, at: usize, words: &Lexicon) -> Option<String> {
    let moves = |token: &usize| {
        let token = &sentence.tokens[*token];
        token.is(WordClass::Up) || token.is(WordClass::Down)
    };
    let clause = (0..at).rev().find(|&token| sentence.tokens[token].is_mark(';')).map_or(0, |mark| mark + 1);
    let verb = (clause..at).find(moves)?;
    let is_word =
        |token: usize| is_plain(sentence, token, words) && matches!(sentence.tokens[token].kind, TokenKind::Word);
    let is_helper = |token: usize| sentence.is_any(token, "has|have|had|also");
    let last = (clause..verb).rev().find(|&token| !is_helper(token)).filter(|&last| is_word(last))?;
    let first = (clause..=last).rev().take_while(|&token| is_word(token)).take(MOST_WORDS).last()?;
    let opens = first == clause || sentence.is_any(first - 1, ",|and|while|the|but");
    let is_plural = sentence.word(last).ends_with('s');
    (opens && is_plural).then(|| sentence.line.text(sentence.tokens[first].start, sentence.tokens[last].end))
}

/// True if a noun phrase says what is counted: the number of businesses.
pub(super) fn says_number(sentence: &Sentence<'_>, noun: &NounPhrase) -> bool {
    (noun.first..=noun.last).any(|token| sentence.is_any(token, "number"))
}

/// The name of what a verb does with money.
fn spends(sentence: &Sentence<'_>, token: usize) -> Option<&'static str> {
    if sentence.is_any(token, "spend|spends|spent|spending") {
        return Some("spending");
    }
    sentence.is_any(token, "invest|invests|invested|investing").then_some("investment")
}

/// The name of money that is spent or invested, with its purpose: spend £38 million on social care.
pub(super) fn spending(sentence: &Sentence<'_>, at: usize, words: &Lexicon) -> Option<String> {
    let bounds = (0..at).rev().take_while(|&token| sentence.tokens[token].is(WordClass::Before)).count();
    let verb = at.checked_sub(bounds + 1)?;
    let is_led = sentence.is_any(at + 1, "on|in");
    // Spend £38 million on care and £12.5 million on roads.
    let goes_on = sentence.is_any(verb, "and|,") && is_led;
    let verb = if goes_on { (0..verb).rev().find(|&token| spends(sentence, token).is_some())? } else { verb };
    let name = spends(sentence, verb)?;
    let purpose = plain_words(sentence, at + 2, words).filter(|_| is_led);
    Some(purpose.map_or(name.to_owned(), |purpose| [name, " ", &sentence.word(at + 1), " ", &purpose].concat()))
}

/// The meaning of “that of”: the same quantity of something else.
pub(super) fn that_of(
    sentence: &Sentence<'_>,
    range: std::ops::Range<usize>,
    subject: &str,
    words: &Lexicon,
) -> Option<String> {
    let opens = |at: &usize| sentence.is_any(*at, "that|those") && sentence.is_any(at + 1, "of") && *at + 2 < range.end;
    let that = range.clone().rev().find(opens)?;
    let start = that + 2 + usize::from(sentence.is_any(that + 2, "the"));
    let name = plain_words(sentence, start, words)?;
    let quantity = subject.split(" of ").next().filter(|quantity| !quantity.is_empty())?;
    Some([quantity, " of ", &name].concat())
}

/// The words that say more of a share: awarded grade 4 or above, (31.2%) are physically inactive. `end` is behind what it is a share of.
pub(super) fn said_of(sentence: &Sentence<'_>, end: usize) -> String {
    const MOST: usize = 7;
    let tokens = sentence.tokens;
    let mut at = tokens.iter().position(|token| token.start >= end).unwrap_or(tokens.len());
    if tokens.get(at).is_some_and(|token| token.is_mark('(')) {
        at = (at..tokens.len()).find(|&at| tokens[at].is_mark(')')).map_or(at, |close| close + 1);
    }
    let helps = |at: usize| sentence.is_any(at, "who|that|which|are|is|were|was|have|has|had|been|now");
    let word = sentence.word(at);
    if !(helps(at) || word.ends_with("ed") || word.ends_with("ing")) {
        return String::new();
    }
    let first = (at..tokens.len()).find(|&at| !helps(at)).unwrap_or(tokens.len());
    let goes_on = |at: &usize| {
        matches!(tokens[*at].kind, TokenKind::Word | TokenKind::Cue(..))
            && !sentence.is_any(*at, "and|but|while|compared|against|in|up|down|with")
    };
    let last = (first..tokens.len()).take(MOST).take_while(goes_on).last().filter(|&last| last > first);
    last.map_or_else(String::new, |last| [" ", &sentence.line.text(tokens[first].start, tokens[last].end)].concat())
}
