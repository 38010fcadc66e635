//! Lists: A、B、C分别增长x、y、z.

use super::super::draft::{Items, PlaceRef};
use super::super::line::ArticleLine;
use super::super::rules::{Lexicon, WordClass};
use super::token::{Token, TokenKind};
use crate::collect::IntoVec;

/// The number of figures from `first` on that are joined by nothing but 、 and 和: those of a list.
pub(super) fn series(line: &ArticleLine, tokens: &[Token], first: usize, may_move: bool) -> Vec<usize> {
    let mut figures = vec![first];
    let mut at = first + 1;
    while at < tokens.len() {
        match (&tokens[at].kind, tokens[at].class()) {
            (TokenKind::Figure(_), _) => {
                let joined = tokens[*figures.last().unwrap_or(&first) + 1..at]
                    .iter()
                    .any(|token| token.is(WordClass::And) || token.is_mark('、') || is_range_sign(line, token));
                if !joined {
                    break;
                }
                figures.push(at);
            }
            (TokenKind::Punctuation('、'), _) | (_, Some(WordClass::And | WordClass::Before)) => {}
            (TokenKind::Text, _) if is_range_sign(line, &tokens[at]) => {}
            (_, Some(WordClass::Up | WordClass::Down | WordClass::Light | WordClass::All | WordClass::RateOf))
                if may_move => {}
            _ => break,
        }
        at += 1;
    }
    figures
}

/// The sign between the ends of a range: 3到5个.
pub(super) fn is_range_sign(line: &ArticleLine, token: &Token) -> bool {
    matches!(line.folded(token.start, token.end), ['到' | '至' | '-' | '~' | '–' | '—']) || token.is_mark('—')
}

/// The items that the words before a list name, if there are `count`.
pub(super) fn items(line: &ArticleLine, tokens: &[Token], count: usize, words: &Lexicon) -> Option<Items> {
    let places: Vec<&PlaceRef> = tokens
        .iter()
        .filter_map(|token| match &token.kind {
            TokenKind::Place(place) => Some(place),
            _ => None,
        })
        .into_vec();
    if places.len() == count && joined(tokens, count) {
        return Some(Items::Places(places.into_iter().cloned().into_vec()));
    }
    let each = tokens.iter().rposition(|token| token.is(WordClass::Each));
    let named = &tokens[..each.unwrap_or(tokens.len())];
    let behind = each.map_or(&tokens[..0], |each| &tokens[each + 1..]);
    let start = named.iter().position(Token::is_content)?;
    let named = &named[start..];
    let is_comma = |token: &Token| token.is_mark('、');
    let is_and = |token: &Token| token.is(WordClass::And);
    let last_and = named.iter().rposition(is_and).map(|at| named[at].start);
    // A、B和C: the last 和 parts, one inside an item does not.
    let is_usual = |token: &Token| is_comma(token) || is_and(token) && Some(token.start) == last_and;
    let splits: [&dyn Fn(&Token) -> bool; 4] =
        [&|token| is_comma(token) || is_and(token), &is_usual, &is_comma, &is_and];
    let parts =
        splits.iter().map(|split| named.split(|token| split(token)).into_vec()).find(|parts| parts.len() == count)?;
    let mut names: Vec<Vec<char>> = parts.iter().map(|part| content(line, part)).into_vec();
    if names.iter().any(Vec::is_empty) {
        return None;
    }
    if let Some(places) = level_of_all(&names, words) {
        return Some(Items::Places(places));
    }
    let tail = content(line, behind);
    share_tail(&mut names, words);
    share_preposition(&mut names);
    for name in &mut names {
        name.extend(&tail);
    }
    Some(Items::Names(names.into_iter().map(|name| name.into_iter().collect()).into_vec()))
}

/// 临湖、青屏、柏城三市: places without their level, which is said once.
fn level_of_all(names: &[Vec<char>], words: &Lexicon) -> Option<Vec<PlaceRef>> {
    let last = names.last()?;
    let [.., count, level] = last.as_slice() else { return None };
    let is_level = words.has(&[*level], WordClass::Level) || *level == '州';
    let is_count = super::super::numeral::chinese_digit(*count) == Some(names.len() as u32) || *count == '两';
    if !is_level || !is_count {
        return None;
    }
    let place = |name: &[char]| PlaceRef { district: None, name: name.iter().collect() };
    let mut places = names.iter().map(|name| place(name)).into_vec();
    *places.last_mut()? = place(&last[..last.len() - 2]);
    Some(places)
}

/// Whether the places of a list are joined by 、 or 和 and by nothing else.
fn joined(tokens: &[Token], count: usize) -> bool {
    let is_place = |token: &Token| matches!(token.kind, TokenKind::Place(_));
    let (Some(first), Some(last)) = (tokens.iter().position(is_place), tokens.iter().rposition(is_place)) else {
        return false;
    };
    count >= 2
        && tokens[first..=last].iter().all(|token| {
            is_place(token) || token.is(WordClass::And) || token.is_mark('、') || token.is(WordClass::Whole)
        })
}

/// 对东盟、欧盟出口: the preposition of the first belongs to all.
fn share_preposition(names: &mut [Vec<char>]) {
    let Some(first) = names
        .first()
        .and_then(|name| name.first())
        .copied()
        .filter(|letter| matches!(letter, '对' | '自' | '从' | '向'))
    else {
        return;
    };
    for name in names.iter_mut().filter(|name| name.first() != Some(&first)) {
        name.insert(0, first);
    }
}

/// The text of an item, as printed; 甲业增幅最大 is 甲业.
fn content(line: &ArticleLine, tokens: &[Token]) -> Vec<char> {
    let is_most = |at: &usize| line.get(tokens[*at].start) == Some('最') && tokens[*at - 1].is(WordClass::Relative);
    let tokens = &tokens[..(1..tokens.len()).find(is_most).map_or(tokens.len(), |at| at - 1)];
    let kept = tokens.iter().filter(|token| {
        token.is_content()
            || matches!(token.kind, TokenKind::Place(_))
            || token.is_mark('、')
            || token.is(WordClass::And)
            || token.is(WordClass::Share)
    });
    let mut name: Vec<char> = kept
        .flat_map(|token| line.shown[token.start..token.end].iter().copied())
        .filter(|letter| *letter != ' ')
        .into_vec();
    while name.first().is_some_and(|letter| matches!(letter, '、' | '和')) {
        name.remove(0);
    }
    name
}

/// 城镇、农村居民收入: the end of the last item belongs to those before that lack a noun of their own.
fn share_tail(names: &mut [Vec<char>], words: &Lexicon) {
    let Some((last, before)) = names.split_last_mut() else { return };
    // 第一、二、三产业.
    let ordinal = last
        .iter()
        .position(|letter| super::super::numeral::chinese_digit(*letter).is_none() && *letter != '第')
        .unwrap_or(0);
    let is_ordinal = ordinal > 0
        && before.iter().all(|name| {
            name.len() <= 2
                && name.iter().all(|letter| *letter == '第' || super::super::numeral::chinese_digit(*letter).is_some())
        });
    if is_ordinal {
        let tail = last[ordinal..].to_vec();
        let first =
            if before.first().is_some_and(|name| name.first() == Some(&'第')) { vec!['第'] } else { Vec::new() };
        let with_first = |name: &[char]| {
            if name.first() == Some(&'第') { name.to_vec() } else { [first.as_slice(), name].concat() }
        };
        let number = with_first(&last[..ordinal]);
        *last = [number, tail.clone()].concat();
        for name in before {
            *name = [with_first(name), tail.clone()].concat();
        }
        return;
    }
    // 省、市级重点项目.
    if matches!(last.get(1), Some('级' | '級')) && before.iter().all(|name| words.has(name, WordClass::Level)) {
        before.iter_mut().for_each(|name| name.extend(&last[1..]));
        return;
    }
    let Some(mut tail) = super::phrase::head(last, words) else { return };
    let measured = tail.clone();
    // 产业增加值, 居民人均可支配收入: with the nouns before it.
    while let Some(noun) =
        super::phrase::head(&last[..last.len() - tail.len()], words).filter(|noun| noun.len() + tail.len() < last.len())
    {
        tail = [noun, tail].concat();
    }
    for name in before {
        let own = super::phrase::head(name, words);
        let measures = |head: &[char]| words.entry(head, WordClass::Head).is_some_and(|entry| entry.value.is_empty());
        match own {
            Some(own) if measures(&own) => {}
            // 城镇居民、农村居民人均可支配收入: the noun that it has is not said twice.
            Some(_) => name.extend(&measured),
            None => name.extend(&tail),
        }
    }
}

/// Clauses without a figure as items of a list: 甲业,乙业,丙业分别增长….
pub(super) fn clauses_as_items(line: &ArticleLine, tokens: &[Token], count: usize, words: &Lexicon) -> Option<Items> {
    let end = tokens.iter().rposition(|token| token.is(WordClass::Each))?;
    let mut clauses: Vec<&[Token]> = tokens[..end].split(|token| token.is_mark(',') || token.is_mark('，')).into_vec();
    while clauses.len() > count {
        clauses.remove(0);
    }
    if clauses.len() < count {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    for clause in &clauses {
        let start = clause.iter().position(Token::is_content)?;
        let stop = clause[start..]
            .iter()
            .position(|token| matches!(token.kind, TokenKind::Figure(_)))
            .map_or(clause.len(), |stop| start + stop);
        names.push(line.text(clause[start].start, clause[stop.max(start + 1) - 1].end));
    }
    let tail: String = match tokens[..end].iter().rposition(|token| matches!(token.kind, TokenKind::Figure(_))) {
        Some(figure) => {
            let folded = line.folded(tokens[figure].end, tokens[end].start);
            super::phrase::head(folded, words).map(|head| head.into_iter().collect()).unwrap_or_default()
        }
        None => String::new(),
    };
    if tail.is_empty() {
        let mut lists: Vec<Vec<char>> = names.iter().map(|name| name.chars().collect()).into_vec();
        share_tail(&mut lists, words);
        names = lists.into_iter().map(|name| name.into_iter().collect()).into_vec();
    }
    for name in &mut names {
        name.push_str(&tail);
    }
    Some(Items::Names(names))
}
