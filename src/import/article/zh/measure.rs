//! The quantity that a Chinese figure measures: its noun phrase with what it inherits, and the kind of quantity.

use super::super::line::ArticleLine;
use super::super::rules::{Lexicon, WordClass};
use super::context::Subject;
use super::figure::{FigureAt, UnitClass};
use super::list::is_range_sign;
use super::phrase::{Phrase, head};
use super::token::{Token, TokenKind};
use crate::data::Measure;
use crate::model::ArticleReason;

/// The most letters of a noun phrase behind a figure.
const MOST_BEHIND: usize = 16;

/// The quantity that a figure measures.
#[derive(Clone, Debug)]
pub(super) struct Naming {
    pub(super) name: String,
    /// The part that later clauses inherit.
    pub(super) subject: String,
    pub(super) is_subject: bool,
    pub(super) reason: ArticleReason,
    pub(super) is_guess: bool,
    /// Whether it describes what stands behind it: 总投资10亿元的…项目.
    pub(super) is_attribute: bool,
    /// The project that it is about.
    pub(super) project: Option<String>,
}

/// Names what a figure measures.
pub(super) fn named(
    line: &ArticleLine,
    figure: &FigureAt,
    phrase: &Phrase,
    behind: &[Token],
    subject: &Subject,
    words: &Lexicon,
) -> Naming {
    let is_of = behind.first().is_some_and(|token| line.folded(token.start, token.end) == ['的']);
    let noun = noun_behind(line, figure, &behind[usize::from(is_of)..]);
    let mut naming = Naming {
        name: phrase.name.clone(),
        subject: phrase.name.clone(),
        is_subject: true,
        reason: ArticleReason::Printed,
        is_guess: false,
        is_attribute: is_of || figure.class == UnitClass::Counter && !noun.is_empty(),
        project: None,
    };
    // 用4年时间进行产值倍增: of the noun before it.
    if let Some(noun) =
        phrase.last_noun.as_ref().filter(|_| figure.word.as_deref().is_some_and(|word| word.starts_with("of")))
    {
        naming.name.clone_from(noun);
        naming.subject.clone_from(noun);
        return naming;
    }
    let any_head = head(&phrase.folded, words);
    let own_head =
        any_head.clone().filter(|head| words.entry(head, WordClass::Head).is_some_and(|entry| entry.value.is_empty()));
    let moves = phrase.movement.is_some() && !phrase.is_to;
    // 推动总投资10亿元的…项目: the verb is none of the money's.
    if is_of
        && figure.class == UnitClass::Money
        && let Some(noun) = &phrase.last_noun
    {
        naming.name.clone_from(noun);
    }
    if is_of && figure.class == UnitClass::Money && phrase.name.ends_with("投资") && !phrase.name.contains('批') {
        naming.project = project(line, &behind[1..]);
        naming.is_subject = naming.project.is_none();
    }
    if figure.class == UnitClass::Counter
        && !noun.is_empty()
        && !is_of
        && (any_head.is_none() || phrase.name.is_empty())
    {
        // 新签约105个项目: the noun stands behind; a verb before it stays.
        let is_verb = phrase.folded.len() <= 6 && !phrase.folded.ends_with(&['中']);
        // 签约甲公司、乙公司等41个项目.
        let flow =
            |at: usize| words.longest(&phrase.folded, at, &[WordClass::Flow]).filter(|flow| flow.value.is_empty());
        let flow = (0..phrase.folded.len()).find_map(flow).filter(|_| phrase.folded.ends_with(&['等']));
        let verb = match flow {
            Some(flow) => flow.word.iter().collect(),
            None => {
                if is_verb {
                    phrase.name.clone()
                } else {
                    String::new()
                }
            }
        };
        naming.name = [verb, noun].concat();
        naming.subject.clone_from(&naming.name);
        return naming;
    }
    if figure.class == UnitClass::Amount && !noun.is_empty() && !is_of && !moves && any_head.is_none() {
        // 7GWh动力电池等项目.
        naming.name = noun.split('等').next().unwrap_or_default().to_owned();
        naming.subject.clone_from(&naming.name);
        return naming;
    }
    // 七成以上行业实现增长: a share of what is named behind.
    if !noun.is_empty() && matches!(figure.class, UnitClass::Tenth | UnitClass::Percent) {
        naming.name = if phrase.name.is_empty() { noun } else { phrase.name.clone() };
        naming.name.push_str(&words.word(WordClass::Name, "share"));
        naming.is_subject = false;
        return naming;
    }
    let is_plan =
        phrase.relative.as_deref() == Some("plan") && (phrase.needs_subject || figure.class == UnitClass::Point);
    if phrase.name.is_empty() {
        naming.name = if subject.name.is_empty() { noun.clone() } else { subject.name.clone() };
        naming.is_subject = subject.name.is_empty() && !noun.is_empty();
        naming.subject.clone_from(&naming.name);
        naming.reason = if naming.is_subject { ArticleReason::Printed } else { ArticleReason::Earlier };
        naming.is_guess = naming.name.is_empty();
    } else if if is_plan { figure.class != UnitClass::Money } else { phrase.needs_subject } {
        naming.is_subject = false;
        naming.reason = ArticleReason::Earlier;
        // 超时序进度9.9个百分点: so much more of the subject.
        let own = if figure.class == UnitClass::Point && is_plan { "" } else { &phrase.name };
        naming.name = [subject.name.as_str(), own].concat();
        naming.is_guess = subject.name.is_empty();
    } else if own_head.is_none()
        && !words.ends_with(&phrase.folded, WordClass::Relative)
        && moves
        && !subject.head.is_empty()
        && !phrase.has_share
        && phrase.relative.is_none()
    {
        // 其中,制造业增长6%: of the investment that the sentence is about.
        naming.name = [phrase.name.as_str(), &subject.head.iter().collect::<String>()].concat();
        naming.subject.clone_from(&naming.name);
        naming.reason = ArticleReason::Sentence;
    } else if phrase.has_share || phrase.has_pull {
        // 主导产业增加值占…比重: the part before 占 goes on.
        naming.subject = phrase.name.split('占').next().unwrap_or_default().to_owned();
        let folded: Vec<char> = naming.subject.chars().collect();
        naming.is_subject = head(&folded, words).is_some();
    }
    // 对全市增长的贡献率: that of the subject.
    if naming.name.starts_with('对') && naming.name.ends_with("贡献率") && !subject.name.is_empty() {
        naming.name.insert_str(0, &subject.name);
        naming.is_subject = false;
    }
    // 其中年内新增6000套: of what the sentence is about.
    if figure.class == UnitClass::Counter && words.has(&phrase.folded, WordClass::Flow) && naming.name == phrase.name {
        naming.name.push_str(&subject.name);
        (naming.is_subject, naming.reason) = (false, ArticleReason::Earlier);
    }
    let is_percent = matches!(figure.class, UnitClass::Percent | UnitClass::Tenth | UnitClass::Times);
    if phrase.relative.as_deref() == Some("plan") && is_percent {
        naming.name.push_str(&words.word(WordClass::Name, "plan"));
        naming.is_subject = false;
    }
    naming
}

/// The noun behind a figure: 44个省市重点项目.
fn noun_behind(line: &ArticleLine, figure: &FigureAt, behind: &[Token]) -> String {
    let is_part = figure.class == UnitClass::Tenth || figure.word.as_deref() == Some("50");
    if !is_part && !matches!(figure.class, UnitClass::Counter | UnitClass::Magnitude | UnitClass::Amount) {
        return String::new();
    }
    if behind.first().is_some_and(|token| is_range_sign(line, token)) {
        return String::new();
    }
    let is_content = |token: &Token| token.is_content() || matches!(token.kind, TokenKind::Place(_));
    let joins = |at: usize| {
        (behind[at].is(WordClass::And) || behind[at].is_mark('、'))
            && at > 0
            && behind.get(at + 1).is_some_and(is_content)
    };
    let count = (0..behind.len()).take_while(|&at| is_content(&behind[at]) || joins(at)).count();
    // 186个重点项目已开工172个: of all projects, how many.
    let is_total = matches!(behind.get(count).map(|next| &next.kind), Some(TokenKind::Figure(_)));
    let opens_part = |token: &Token| {
        let word = line.folded(token.start, token.end);
        is_total && (word.starts_with(&['已']) || word.starts_with(&['完', '成']) || word.starts_with(&['实', '现']))
    };
    let count = behind[..count].iter().position(opens_part).filter(|&part| part > 0).unwrap_or(count);
    let Some(last) = behind[..count].last() else { return String::new() };
    let (start, end) = (behind[0].start, last.end);
    if end - start > MOST_BEHIND { line.text(start, start + MOST_BEHIND) } else { line.text(start, end) }
}

/// The project behind 投资10亿元的.
fn project(line: &ArticleLine, behind: &[Token]) -> Option<String> {
    let names =
        |token: &&Token| token.is_content() || token.is(WordClass::Whole) || matches!(token.kind, TokenKind::Place(_));
    let first = behind.first().filter(names)?;
    let ends = |token: &Token| matches!(token.kind, TokenKind::Punctuation(_) | TokenKind::Figure(_));
    let stop = behind.iter().position(ends).unwrap_or(behind.len());
    let name = line.text(first.start, behind[..stop].last()?.end);
    let cut = ["项目", "等", "由", "已", "正在", "建设", "开工", "“"]
        .iter()
        .filter_map(|word| name.find(word))
        .filter(|&at| at > 0)
        .min();
    let name = name[..cut.unwrap_or(name.len())].to_owned();
    (name.chars().count() >= 4).then_some(name)
}

/// The kind of quantity, and whether the words say a fall.
pub(super) fn measure(figure: &FigureAt, phrase: &Phrase, name: &str, last: Option<Measure>) -> (Measure, bool) {
    let is_negative = figure.digits.starts_with('-');
    let falls = phrase.movement == Some(false) || is_negative;
    let relative = phrase.relative.as_deref();
    let is_level = phrase.is_to;
    match figure.class {
        UnitClass::Rank => (Measure::Rank, false),
        UnitClass::Score => (Measure::Score, false),
        UnitClass::Point => (Measure::Change, falls),
        UnitClass::Ratio => (Measure::Share, false),
        UnitClass::Percent | UnitClass::Tenth | UnitClass::Times => {
            if figure.word.as_deref().is_some_and(|word| matches!(word, "100" | "200" | "of100")) {
                return (Measure::Growth, false);
            }
            if name.ends_with("占比") && phrase.movement.is_none() {
                return (Measure::Share, false);
            }
            let is_rate = relative == Some("plan")
                || name.contains('率') && !name.ends_with("增长率")
                || name.contains("完成") && name.contains("计划");
            if relative == Some("change") || phrase.above.is_some() {
                (Measure::Change, falls)
            } else if phrase.movement.is_some() && !is_level {
                (Measure::Growth, falls)
            } else if relative == Some("fall") {
                (Measure::Growth, true)
            } else if relative == Some("growth") {
                (Measure::Growth, is_negative)
            } else if phrase.has_share || relative == Some("share") {
                (Measure::Share, false)
            } else if is_rate || name.ends_with('率') || name.ends_with("增长面") || is_level {
                (Measure::Rate, false)
            } else if phrase.has_pull {
                (Measure::Change, falls)
            } else if phrase.name.is_empty() && last == Some(Measure::Growth) {
                (Measure::Growth, is_negative)
            } else if is_negative {
                (Measure::Growth, true)
            } else {
                (Measure::Rate, false)
            }
        }
        UnitClass::Money | UnitClass::Amount | UnitClass::Counter | UnitClass::Magnitude | UnitClass::None => {
            let is_change = phrase.movement.is_some() && !is_level && (phrase.has_against || phrase.name.is_empty())
                || phrase.above.is_some();
            if is_change {
                (Measure::Change, falls)
            } else if matches!(figure.class, UnitClass::Counter) {
                (Measure::Count, false)
            } else {
                (Measure::Amount, false)
            }
        }
    }
}
