//! Compares drafts with the package: which indicator and which list of projects the printed words mean, and what is sure.

use super::draft::Draft;
use super::known::{Known, KnownIndicator, bare, english};
use super::line::ArticleLine;
use super::reading::{ArticleSpan, Part, Proposal, ProposedIndicator, ProposedPlace, ProposedScope};
use super::rules::{Rules, WordClass};
use crate::collect::IntoVec;
use crate::data::{Measure, Status};
use crate::language::Language;
use crate::model::ArticleReason;
use crate::number::Decimal;
use crate::sort;

/// Names this alike are offered as alternatives.
const SOMEWHAT_ALIKE: u32 = 40;
/// The most alternatives offered.
const MOST_ALTERNATIVES: usize = 8;

/// One number for several indicators: 工业、制造业、技改投资增速超20% is three rows if the package knows all three.
pub(super) fn several(draft: Draft, known: &Known, rules: &Rules, language: Language) -> Vec<Draft> {
    let parts: Vec<Vec<char>> = draft.indicator.split('、').map(|part| part.chars().collect()).into_vec();
    let (Some((last, before)), Language::Zh) = (parts.split_last(), language) else { return vec![draft] };
    if before.is_empty() || parts.len() > 5 {
        return vec![draft];
    }
    // 工业、制造业、技改投资增速: a list if nothing joins its items to one.
    let is_joined = draft.indicator.contains(['和', '及', '与', '等']);
    let is_list = draft.measure == Measure::Growth && !is_joined && ends_with_growth(last, rules);
    let with = |name: String| Draft { indicator: name, ..draft.clone() };
    // 投资增速、总量均列第二: both of the investment.
    if draft.is_each && draft.measure == Measure::Rank {
        let size = |part: &[char]| (0..part.len()).find(|&start| rules.zh.has(&part[start..], WordClass::Relative));
        let first = &parts[0];
        let of = &first[..size(first).unwrap_or(0)];
        let mut drafts = Vec::new();
        for part in &parts {
            let of = if size(part) == Some(0) { of } else { &[] };
            drafts.push(with([of, part].concat().into_iter().collect()));
        }
        return drafts;
    }
    let is_known = |draft: &Draft| {
        let (found, _) = indicator(draft, known, rules, language);
        found.value.is_some_and(|found| found.indicator.is_some())
    };
    // 新开工、竣工、投产项目各100个.
    let flow = |part: &[char]| rules.zh.longest(part, 0, &[WordClass::Flow]).map_or(0, |flow| flow.word.len());
    let each = flow(last) * usize::from(draft.is_each && before.iter().all(|part| flow(part) == part.len()));
    // The end of the last that the others share: nothing, 投资, 投资增速.
    for start in (1..=last.len()).rev() {
        let tail: String = last[start..].iter().collect();
        let name = |part: &Vec<char>| part.iter().collect::<String>() + &tail;
        let mut drafts: Vec<Draft> = before.iter().map(|part| with(name(part))).into_vec();
        drafts.push(with(last.iter().collect()));
        let is_all_known = drafts.iter().all(is_known);
        drafts.iter_mut().for_each(|draft| draft.is_guess |= is_list && !is_all_known);
        if start == each || is_list && tail.chars().count() == shared(last, rules) || is_all_known {
            return drafts;
        }
    }
    vec![draft]
}

/// True if a name ends with 增速 or the like.
fn ends_with_growth(name: &[char], rules: &Rules) -> bool {
    (0..name.len()).any(|start| {
        let entry = rules.zh.entry(&name[start..], WordClass::Relative);
        entry.is_some_and(|entry| matches!(entry.value.as_str(), "growth" | "fall"))
    })
}

/// The letters at the end of the last item that the others share: 投资增速 of 技改投资增速, 增速 if nothing stands before 投资.
fn shared(last: &[char], rules: &Rules) -> usize {
    let growth = (0..last.len()).find(|&start| rules.zh.has(&last[start..], WordClass::Relative)).unwrap_or(last.len());
    let head = (1..growth).find(|&start| rules.zh.has(&last[start..growth], WordClass::Head));
    last.len() - head.unwrap_or(growth)
}

/// The row that a draft proposes; `None` if its number cannot be held.
pub(super) fn proposal(
    draft: Draft,
    lines: &[ArticleLine],
    known: &Known,
    rules: &Rules,
    language: Language,
) -> Option<Proposal> {
    let line = &lines[draft.line];
    let (start, end) = line.span(draft.start, draft.end);
    let value = Decimal::parse(&draft.digits).or_else(|| Decimal::parse(draft.digits.trim_start_matches('-')))?;
    let place = |place: &super::draft::PlaceRef| ProposedPlace {
        district: place.district,
        name: place.district.map_or_else(
            || place.name.clone(),
            |id| {
                let name = &known.places[id.0].name;
                if language == Language::En { name.en.clone() } else { name.zh.clone() }
            },
        ),
    };
    let places: Vec<ProposedPlace> = draft.places.iter().map(place).into_vec();
    let (indicator, scope) = indicator(&draft, known, rules, language);
    let is_sure = places.len() == 1 && is_sure(&draft, &indicator, rules, language);
    Some(Proposal {
        span: ArticleSpan { line: line.number, start, end },
        quote: line.text(draft.start, draft.end),
        value,
        unit: draft.unit,
        comparator: Part::new(draft.comparator, ArticleReason::Printed),
        place: Part {
            value: places.first().cloned(),
            alternatives: Vec::new(),
            reason: draft.place_reason,
            span: None,
        },
        places: if places.len() > 1 { places } else { Vec::new() },
        indicator,
        phrase: draft.phrase,
        scope,
        period: Part::new(draft.period, draft.period_reason),
        status: Part::new(draft.status, draft.status_reason),
        measure: draft.measure,
        is_fall: draft.is_fall,
        is_words: draft.is_words,
        is_sure,
    })
}

/// A bare Chinese phrase with the usual name of an indicator in place of a synonym.
fn usual(phrase: &[char], rules: &Rules) -> Vec<char> {
    let mut usual = Vec::new();
    let mut at = 0;
    while at < phrase.len() {
        match rules.zh.longest(phrase, at, &[WordClass::Synonym]) {
            Some(entry) => {
                usual.extend(entry.value.chars().flat_map(char::to_lowercase));
                at += entry.word.len();
                while phrase[at..].starts_with(&['g', 'd', 'p']) {
                    at += 3;
                }
            }
            None => {
                usual.push(phrase[at]);
                at += 1;
            }
        }
    }
    usual
}

/// Whether nothing had to be guessed: what is measured, whose and when is printed in the sentence, and it is no expectation. Counts of
/// things are never sure: the noun seldom says which are meant.
fn is_sure(draft: &Draft, indicator: &Part<Option<ProposedIndicator>>, rules: &Rules, language: Language) -> bool {
    let is_near = |reason: ArticleReason| {
        matches!(reason, ArticleReason::Printed | ArticleReason::Heading | ArticleReason::Article)
    };
    let lexicon = if language == Language::En { &rules.en } else { &rules.zh };
    let name: Vec<char> =
        draft.indicator.chars().map(|letter| rules.folded(letter)).flat_map(char::to_lowercase).into_vec();
    let measures =
        |start: usize| lexicon.entry(&name[start..], WordClass::Head).is_some_and(|entry| entry.value.is_empty());
    let has_head = (name.len().saturating_sub(30)..name.len()).any(measures);
    let is_known = indicator.value.as_ref().is_some_and(|indicator| indicator.indicator.is_some());
    let is_plain = match draft.measure {
        Measure::Growth | Measure::Amount => has_head || is_known,
        Measure::Rate => name.ends_with(&['率']) || language == Language::En && has_head,
        Measure::Share => is_known || name.ends_with(&['比', '重']) || name.ends_with(&['占', '比']),
        _ => false,
    };
    // 全区 of a text that does not name it.
    let is_named = draft.places.iter().all(|place| {
        let name: Vec<char> = place.name.chars().collect();
        place.district.is_some() || !rules.zh.has(&name, WordClass::Whole)
    });
    let is_generic =
        matches!(draft.indicator.as_str(), "rate" | "value" | "index" | "share" | "proportion" | "score" | "level");
    is_plain
        && !is_generic
        && is_named
        && !draft.is_guess
        && !draft.is_words
        && !draft.unit.is_empty()
        && name.len() <= 40
        && is_near(draft.place_reason)
        && draft.period.is_some_and(|period| period.last.0.is_some() && period.day.is_none())
        && draft.period_reason == ArticleReason::Printed
        && matches!(draft.indicator_reason, ArticleReason::Printed | ArticleReason::Earlier)
        && draft.status == Status::Actual
        && draft.status_reason == ArticleReason::Usual
}

/// How alike two bare names are: twice the common letters over all, in hundredths.
fn alike<T: PartialEq + Clone>(a: &[T], b: &[T]) -> u32 {
    if a.is_empty() || b.is_empty() {
        return 0;
    }
    let mut left = b.to_vec();
    let mut common = 0;
    for letter in a {
        if let Some(at) = left.iter().position(|other| other == letter) {
            left.swap_remove(at);
            common += 1;
        }
    }
    (200 * common / (a.len() + b.len())) as u32
}

/// Whether an indicator of the package may be meant by a draft: its kind and unit are the same.
fn fits(draft: &Draft, indicator: &KnownIndicator, unit: &Vec<char>) -> bool {
    match (draft.measure, indicator.measure) {
        (Measure::Growth, Measure::Growth) | (Measure::Rank, Measure::Rank) | (Measure::Score, Measure::Score) => true,
        (Measure::Share | Measure::Rate, Measure::Share | Measure::Rate) => true,
        (_, Measure::Growth | Measure::Rank | Measure::Score) => false,
        (Measure::Count | Measure::Amount | Measure::Change, _) => indicator.units.contains(unit),
        _ => false,
    }
}

/// The indicator that the printed words mean, and the list of projects.
fn indicator(
    draft: &Draft,
    known: &Known,
    rules: &Rules,
    language: Language,
) -> (Part<Option<ProposedIndicator>>, Option<ProposedScope>) {
    let index = usize::from(language == Language::En);
    let suffix = match draft.measure {
        Measure::Growth => rules.name(language, "growth"),
        _ => String::new(),
    };
    let letters: Vec<char> = draft.indicator.chars().map(|letter| rules.folded(letter)).into_vec();
    let is_growth = |start: usize| {
        rules
            .zh
            .entry(&letters[start..], WordClass::Relative)
            .is_some_and(|entry| matches!(entry.value.as_str(), "growth" | "fall"))
    };
    let ends_so = language == Language::Zh && (letters.len().saturating_sub(6)..letters.len()).any(is_growth);
    let printed = if ends_so || draft.indicator.is_empty() || draft.indicator.ends_with(&suffix) || suffix.is_empty() {
        draft.indicator.clone()
    } else if language == Language::En {
        [draft.indicator.as_str(), " ", &suffix].concat()
    } else {
        [draft.indicator.as_str(), &suffix].concat()
    };
    let folded = usual(&bare(&printed, rules), rules);
    let words = english(&printed);
    let unit = bare(&draft.unit, rules);
    let score = |known: &KnownIndicator| {
        if language == Language::En { alike(&words, &known.words) } else { alike(&folded, &known.folded[0]) }
    };
    let mut scored: Vec<(u32, &KnownIndicator)> = known
        .indicators
        .iter()
        .filter(|indicator| fits(draft, indicator, &unit))
        .map(|indicator| (score(indicator), indicator))
        .filter(|entry| entry.0 >= SOMEWHAT_ALIKE)
        .into_vec();
    // Names that say more than is printed come first, in the order of the package: 投资 may be any investment.
    let says_more = |indicator: &KnownIndicator| folded.iter().all(|letter| indicator.folded[index].contains(letter));
    sort::sort_by_key(
        &mut scored,
        |(score, indicator)| {
            if language == Language::Zh && says_more(indicator) { 0 } else { u32::MAX - score }
        },
    );
    let of_package = |indicator: &KnownIndicator| {
        let name = if language == Language::En { &indicator.name.en } else { &indicator.name.zh };
        Some(ProposedIndicator { indicator: Some(indicator.id), name: name.clone() })
    };
    let as_printed = (!printed.is_empty()).then(|| ProposedIndicator { indicator: None, name: printed.clone() });
    let mut alternatives: Vec<Option<ProposedIndicator>> =
        scored.iter().take(MOST_ALTERNATIVES).map(|(_, indicator)| of_package(indicator)).into_vec();
    let best = scored.iter().find(|(_, indicator)| is_meant(&folded, indicator, draft, known, rules, index));
    let (value, reason) = match best {
        Some((_, indicator)) => {
            alternatives.retain(|other| other.as_ref().is_none_or(|other| other.indicator != Some(indicator.id)));
            alternatives.push(as_printed);
            (of_package(indicator), ArticleReason::Package)
        }
        None => (as_printed, draft.indicator_reason),
    };
    let scope = best
        .map(|(_, indicator)| rest(&draft.indicator, &indicator.folded[index], rules))
        .and_then(|rest| scope(&rest, &draft.indicator, known, rules, language));
    (Part { value, alternatives, reason, span: None }, scope)
}

/// Whether a phrase means an indicator of the package: it has all that the name says, and what it says beyond is a list of projects.
fn is_meant(
    phrase: &[char],
    indicator: &KnownIndicator,
    draft: &Draft,
    known: &Known,
    rules: &Rules,
    language: usize,
) -> bool {
    if language == 1 {
        let suffix = if draft.measure == Measure::Growth { rules.name(Language::En, "growth") } else { String::new() };
        return alike(&english(&[draft.indicator.as_str(), " ", &suffix].concat()), &indicator.words) >= 90;
    }
    let name = &indicator.folded[0];
    let lacks = |of: &[char], other: &[char]| of.iter().filter(|letter| !other.contains(letter)).count();
    let generic: Vec<char> = rules.zh.word(WordClass::Name, "generic").chars().collect();
    let core: Vec<char> = name.iter().copied().filter(|letter| !generic.contains(letter)).into_vec();
    if core.is_empty() || lacks(&core, phrase) > 0 {
        return false;
    }
    let beyond = lacks(phrase, name);
    let is_close = beyond * 4 <= phrase.len();
    is_close || {
        let phrase = bare(&draft.indicator, rules);
        known.scopes.iter().any(|scope| alike(&phrase, &scope.2[language]) >= 70)
    }
}

/// The letters of a phrase that the name of an indicator lacks.
fn rest(phrase: &str, name: &[char], rules: &Rules) -> Vec<char> {
    bare(phrase, rules).into_iter().filter(|letter| !name.contains(letter)).into_vec()
}

/// The list of projects that a phrase names beside its indicator.
fn scope(rest: &[char], phrase: &str, known: &Known, rules: &Rules, language: Language) -> Option<ProposedScope> {
    if rest.len() < 2 {
        return None;
    }
    let index = usize::from(language == Language::En);
    let phrase_bare = bare(phrase, rules);
    let best =
        known.scopes.iter().map(|scope| (alike(&phrase_bare, &scope.2[index]), scope)).max_by_key(|entry| entry.0);
    match best.filter(|entry| entry.0 >= 70) {
        Some((_, (id, name, _))) => Some(ProposedScope {
            list: Some(*id),
            name: if language == Language::En { name.en.clone() } else { name.zh.clone() },
        }),
        None => Some(ProposedScope { list: None, name: phrase.to_owned() }),
    }
}
