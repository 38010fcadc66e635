//! An English sentence with what was found in it.

use super::super::draft::PlaceRef;
use super::super::line::ArticleLine;
use super::super::rules::WordClass;
use super::super::when::{Point, Printed};
use super::figure::FigureAt;
use super::nouns::NounPhrase;
use super::token::{Token, TokenKind};
use super::words::is_one_of;
use crate::collect::IntoVec;

/// A sentence with what was found in it.
pub(super) struct Sentence<'a> {
    pub(super) line: &'a ArticleLine,
    pub(super) lower: &'a [char],
    pub(super) tokens: &'a [Token],
    pub(super) nouns: Vec<NounPhrase>,
}

impl Sentence<'_> {
    /// A token as a lower-case word; empty behind the last.
    pub(super) fn word(&self, at: usize) -> String {
        self.tokens.get(at).map(|token| self.lower[token.start..token.end].iter().collect()).unwrap_or_default()
    }

    /// True if a token is one of some lower-case words, which are separated by bars.
    pub(super) fn is_any(&self, at: usize, words: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| is_one_of(&self.lower[token.start..token.end], words))
    }

    pub(super) fn place(&self, at: usize) -> Option<&PlaceRef> {
        match &self.tokens.get(at)?.kind {
            TokenKind::Place(place) => Some(place),
            _ => None,
        }
    }

    pub(super) fn figure(&self, at: usize) -> Option<&FigureAt> {
        match &self.tokens.get(at)?.kind {
            TokenKind::Figure(figure) => Some(figure),
            _ => None,
        }
    }
}

/// Relative clauses between commas: , which contains a part of Houston,.
pub(super) fn asides(sentence: &Sentence<'_>) -> Vec<std::ops::Range<usize>> {
    let opens =
        |at: &usize| sentence.is_any(*at, "which|who|whose") && *at > 0 && sentence.tokens[*at - 1].is_mark(',');
    let range =
        |at: usize| (at + 1..sentence.tokens.len()).find(|&end| sentence.tokens[end].is_mark(',')).map(|end| at..end);
    (0..sentence.tokens.len()).filter(opens).filter_map(range).into_vec()
}

/// Whether words before a number without a unit show that it is one: the lowest was 43,000.
pub(super) fn says_count(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(figure) = sentence.figure(at) else { return false };
    let has_noun = sentence.nouns.iter().any(|noun| noun.last < at);
    let is_long = figure.digits.len() >= 4 || figure.digits.contains('.');
    has_noun && is_long
}

/// The place that another is in, if the sentence says so between commas: Yunhai, capital of Linhai Province, is Yunhai.
pub(super) fn narrower(sentence: &Sentence<'_>, region: usize) -> usize {
    const REGIONS: &str = "province|state|county|region|prefecture|territory";
    let last = region + usize::from(sentence.is_any(region + 1, REGIONS));
    let closes = sentence.tokens.get(last + 1).is_some_and(|next| next.is_mark(','));
    let near = region.saturating_sub(6)..region;
    let Some(comma) = near.rev().find(|&at| sentence.tokens[at].is_mark(',')) else { return region };
    let name = &sentence.lower[sentence.tokens[region].start..sentence.tokens[region].end];
    let says_so = name.split(|letter| *letter == ' ').any(|word| is_one_of(word, REGIONS))
        || last > region
        || (comma + 1..region).any(|at| sentence.is_any(at, "capital|city|district|part"));
    let is_list = (comma..region).any(|at| sentence.is_any(at, "and"));
    let inner = comma.checked_sub(1).filter(|&inner| sentence.place(inner).is_some());
    inner.filter(|_| says_so && closes && !is_list).unwrap_or(region)
}

/// True if a place only says among whom something is the highest: the worst performing in the UK.
pub(super) fn is_domain(sentence: &Sentence<'_>, place: usize) -> bool {
    let lead = place.saturating_sub(1 + usize::from(place > 0 && sentence.is_any(place - 1, "the")));
    let is_led = place > 0 && sentence.is_any(lead, "in|of|across");
    let is_superlative = |at: usize| {
        let word = sentence.word(at);
        sentence.is_any(at, "most|least|worst|best|only|first|second|third") || word.len() > 5 && word.ends_with("est")
    };
    // The largest fall was in Wales; lowest in Wales at 3%.
    let ends = |at: &usize| sentence.is_any(*at, "was|were|is|are");
    let is_own = lead > 0 && is_superlative(lead - 1) && sentence.is_any(place + 1, "at");
    is_led && !is_own && (lead.saturating_sub(6)..lead).rev().take_while(|at| !ends(at)).any(is_superlative)
}

/// The indices of the places that are joined with the one at an index: Manatee, Fla., and Saginaw.
pub(super) fn joined_before(sentence: &Sentence<'_>, last: usize) -> Vec<usize> {
    let mut places = vec![last];
    let mut at = last;
    while at > 0 {
        at -= 1;
        if sentence.place(at).is_some() {
            places.insert(0, at);
        } else if !sentence.is_any(at, ",|and|the|.") {
            break;
        }
    }
    places
}

/// True if a figure is what another is compared with: up from 4.1%, compared with 5.4%.
pub(super) fn is_base(sentence: &Sentence<'_>, at: usize) -> bool {
    let is_between = |token: &usize| {
        sentence.tokens[*token].is(WordClass::Before)
            || sentence.is_any(*token, "the|a|an|previous|revised|earlier|prior|just|only")
    };
    let bounds = (0..at).rev().take_while(is_between).count();
    let Some(lead) = at.checked_sub(bounds + 1) else { return false };
    let is_range = || (0..at).any(|token| sentence.is_any(token, "ranged|ranging|range|ranges|varied"));
    sentence.is_any(lead, "from") && !is_range()
        || sentence.is_any(lead, "with|to") && lead > 0 && sentence.is_any(lead - 1, "compared|compares|comparing")
        || sentence.is_any(lead, "against|versus")
}

/// The period of an expression of time, unless a figure is only compared with it.
pub(super) fn time(sentence: &Sentence<'_>, at: usize) -> Option<Printed> {
    let TokenKind::Time(time) = &sentence.tokens.get(at)?.kind else { return None };
    let printed = time.printed?;
    let last = |words: &str| at > 0 && sentence.is_any(at - 1, words);
    let own = sentence.word(at);
    let is_range = own.contains(" to ") || own.contains(" through ") || own.contains('–') || own.contains('-');
    // 20.7% higher than in the same month of 2012.
    let mut since = (0..at).rev().take(9).take_while(|&token| {
        !matches!(sentence.tokens[token].kind, TokenKind::Figure(_)) && !sentence.tokens[token].is_mark(',')
    });
    let compares = |token: usize| {
        let token = &sentence.tokens[token];
        let own = &sentence.lower[token.start..token.end];
        is_one_of(own, "compared|as") || own.ends_with(&['t', 'h', 'a', 'n'])
    };
    let is_compared = since.any(|token| sentence.is_any(token, "same") || compares(token))
        || last("than|since|versus|with")
        || last("on|over")
            && (sentence.is_any(at, "the previous year|last year|the current year|this year") || own.len() == 4)
        || last("from") && !is_range && printed.point == Point::Span
        || (at.saturating_sub(3)..at).any(compares) && !last("to")
        || last("by") && !matches!(printed.point, Point::By | Point::End)
        || last("to") && at > 1 && sentence.is_any(at - 2, "compared");
    (!is_compared).then_some(printed)
}
