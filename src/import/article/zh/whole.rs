//! A share in words that is the whole: 44个项目已全部开工 is a rate of 100 per cent.

use super::super::draft::Draft;
use super::super::line::ArticleLine;
use super::figure::FigureAt;
use super::phrase::Phrase;
use crate::collect::IntoVec;
use crate::data::Measure;

/// The most letters between the count and the words.
const MOST_BETWEEN: usize = 40;

/// The names of what is whole: the things that were counted last, with the verb. None if nothing was.
pub(super) fn names(
    line: &ArticleLine,
    index: usize,
    figure: &FigureAt,
    phrase: &Phrase,
    drafts: &[Draft],
) -> Vec<String> {
    let is_verb = |at: &usize| !matches!(line.plain[*at], '全' | '部' | '均' | '都' | '是' | '为');
    let verb = line.text((figure.start..figure.end).find(is_verb).unwrap_or(figure.end), figure.end);
    let rate = |name: &str| [name, &verb, "率"].concat();
    if figure.word.as_deref() == Some("all-of") {
        return (!phrase.name.is_empty()).then(|| rate(&phrase.name)).into_iter().into_vec();
    }
    if figure.word.as_deref() == Some("all-are") {
        return vec![[&verb, "占比"].concat()];
    }
    let mut names = Vec::new();
    let mut end = figure.start;
    // 57个项目已全部开工,进度均达预期; 155个,总投资1362亿元,全部投产: what stands between is of the same things.
    let counts = drafts.iter().rev().take_while(|draft| draft.line == index);
    for draft in counts.filter(|draft| draft.measure == Measure::Count) {
        let between = line.folded(draft.end, end);
        let is_list = names.is_empty() || !between.iter().any(|letter| matches!(letter, ',' | ';'));
        if between.len() > MOST_BETWEEN || between.contains(&'。') || !is_list {
            break;
        }
        let name = rate(&draft.indicator);
        if !names.contains(&name) {
            names.insert(0, name);
        }
        end = draft.start;
    }
    names
}
