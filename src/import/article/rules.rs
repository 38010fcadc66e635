//! The words that reading an article depends on, as tables that a person can extend without a compiler.
//!
//! A table is a CSV file with the columns `class`, `value` and `words`; the words of a row are separated by `|`. Classes and values are
//! listed in `docs/article-rules.md`. A row whose class begins with `-` takes its words out of that class.

use crate::language::Language;
use crate::sort;
use std::collections::BTreeMap;

/// The tables that are built in.
const ZH: &[&str] = &[include_str!("rules/zh.csv"), include_str!("rules/places.csv")];
const EN: &[&str] = &[include_str!("rules/en.csv"), include_str!("rules/en-places.csv")];
const TRADITIONAL: &str = include_str!("rules/traditional.csv");

/// The meaning of a word in an article.
macro_rules! word_classes {
    ($($(#[$doc:meta])* $class:ident $name:literal,)*) => {
        /// The class of a word: what it says of the figure beside it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum WordClass { $($(#[$doc])* $class,)* }

        impl WordClass {
            /// Each with its name in a table.
            const NAMES: &[(&'static str, WordClass)] = &[$(($name, WordClass::$class),)*];
        }
    };
}

word_classes! {
    /// A rise: 增长, rose.
    Up "up",
    /// A fall: 下降, fell.
    Down "down",
    /// Compares with another place: 高于, 低于.
    Above "above",
    /// Closes such a comparison: 比全国高.
    Higher "higher",
    /// Opens what a figure is compared with: 比, 较.
    Against "against",
    /// Closes it without a figure: 相比, 持平.
    Same "same",
    /// Says what a rise is counted against: 同比.
    RateOf "rate_of",
    /// Says what a part adds to a rise: 拉动.
    Pull "pull",
    /// Opens a share: 占, accounted for.
    Share "share",
    /// Hands the items of one list to those of another: 分别.
    Each "each",
    /// One figure for several: 均.
    All "all",
    /// A noun that needs its subject: 增速, 占比.
    Relative "relative",
    /// Forecast, target or plan.
    Status "status",
    /// Opens a passage on the future: 下一步.
    Future "future",
    /// A bound before the number: 超过.
    Before "before",
    /// A bound after the number: 以上.
    After "after",
    /// Says nothing of what is measured: 实现, 达到.
    Light "light",
    /// Joins the items of a list: 和.
    And "and",
    /// Joins clauses: 其中.
    Connector "connector",
    /// Closes a topic: 方面.
    Topic "topic",
    /// Counts things: 个, 家.
    Counter "counter",
    /// A unit.
    Unit "unit",
    /// A number in words: 过半, 翻番.
    NumberWord "words",
    /// Opens a rank: 位居.
    RankLead "rank_lead",
    /// Makes a number part of a name: 5000万元以上项目.
    Threshold "threshold",
    /// Before what is no figure: 第, 电话.
    SkipBefore "skip_before",
    /// After what is no figure: 强, 届.
    SkipAfter "skip_after",
    /// Ends what is measured: 增加值, employment.
    Head "head",
    /// Holds together a word that contains a cue: 增加值 is no rise.
    Noun "noun",
    /// A place that the text leaves unnamed: 全市.
    Whole "whole",
    /// The suffix of a place: 区.
    Level "level",
    /// Looks like a place and is none: 园区.
    NotPlace "not_place",
    /// A place.
    Place "place",
    /// A noun beside the name of a place: County.
    PlaceNoun "place_noun",
    /// Months of a year: 上半年, March.
    Month "month",
    /// A year relative to publication: 去年.
    Year "year",
    /// The end of a year: 年底.
    YearEnd "year_end",
    /// A modifier of what is measured: average.
    Adjective "adjective",
    /// Ends a noun phrase.
    Stop "stop",
    /// A number word: seven.
    Number "number",
    /// A currency before the number: £.
    Currency "currency",
    /// A currency after the number: yuan.
    CurrencyAfter "currency_after",
    /// A state rather than a sum: 项目, 总投资.
    Stock "stock",
    /// A sum over time: 引进, 签约.
    Flow "flow",
    /// Work to be done: where it lies ahead, it is a plan rather than an aim.
    Work "work",
    /// Another name of an indicator; the value is the usual one.
    Synonym "synonym",
    /// A name that proposals add: 增速.
    Name "name",
}

/// A word of a table.
#[derive(Clone, Debug)]
pub struct RuleWord {
    /// The word, folded: simplified, lower case where it is Latin.
    pub word: Vec<char>,
    /// Its class.
    pub class: WordClass,
    /// Its value within the class.
    pub value: String,
}

/// The words of one language.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    words: Vec<RuleWord>,
    /// Indices of words by their first letter, the longest first.
    by_first: BTreeMap<char, Vec<usize>>,
}

impl Lexicon {
    /// Adds the rows of a table. Errors name the line.
    fn add(&mut self, name: &str, text: &str) -> Result<(), RulesError> {
        for (index, line) in text.lines().enumerate().skip(1) {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let error = |found: &str, expected: &'static str| RulesError {
                file: name.to_owned(),
                line: index as u32 + 1,
                found: found.to_owned(),
                expected,
            };
            let mut fields = line.splitn(3, ',');
            let [Some(class), Some(value), Some(words)] = [fields.next(), fields.next(), fields.next()] else {
                return Err(error(line, "three fields: class, value and words"));
            };
            let (is_removed, class) = match class.strip_prefix('-') {
                Some(class) => (true, class),
                None => (false, class),
            };
            let class = WordClass::NAMES.iter().find(|entry| entry.0 == class).map(|entry| entry.1);
            let class = class.ok_or_else(|| error(line, "a class of docs/article-rules.md"))?;
            for word in words.trim_matches('"').split('|').filter(|word| !word.is_empty()) {
                let (word, value) = match (class, word.split_once(':')) {
                    (WordClass::Number, Some((word, value))) => (word, value),
                    _ => (word, value),
                };
                let word: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
                // The built-in tables are added to an empty list: only later ones replace words.
                if !self.by_first.is_empty() {
                    self.words.retain(|entry| entry.class != class || entry.word != word);
                }
                if !is_removed {
                    self.words.push(RuleWord { word, class, value: value.to_owned() });
                }
            }
        }
        Ok(())
    }

    /// Orders the words for look-ups.
    fn index(&mut self) {
        self.by_first.clear();
        for (index, entry) in self.words.iter().enumerate() {
            if let Some(&first) = entry.word.first() {
                self.by_first.entry(first).or_default().push(index);
            }
        }
        for indices in self.by_first.values_mut() {
            sort::sort_by_key(indices, |&index| (usize::MAX - self.words[index].word.len(), self.words[index].class));
        }
    }

    /// The longest word of one of the classes at a position of folded text; among equally long ones, that of the first class.
    pub(super) fn longest(&self, text: &[char], at: usize, classes: &[WordClass]) -> Option<&RuleWord> {
        let rest = text.get(at..)?;
        let indices = self.by_first.get(rest.first()?)?;
        let mut best: Option<(usize, &RuleWord)> = None;
        for &index in indices {
            let entry = &self.words[index];
            if best.is_some_and(|(_, best)| best.word.len() > entry.word.len()) {
                break;
            }
            if let Some(rank) = classes.iter().position(|&class| class == entry.class)
                && rest.starts_with(&entry.word)
                && best.is_none_or(|(other, _)| rank < other)
            {
                best = Some((rank, entry));
            }
        }
        best.map(|(_, entry)| entry)
    }

    /// The entry of a class that is exactly this word.
    pub(super) fn entry(&self, word: &[char], class: WordClass) -> Option<&RuleWord> {
        let indices = self.by_first.get(word.first()?)?;
        indices.iter().map(|&index| &self.words[index]).find(|entry| entry.class == class && entry.word == word)
    }

    /// Whether a word is in a class.
    pub(super) fn has(&self, word: &[char], class: WordClass) -> bool {
        self.entry(word, class).is_some()
    }

    /// Whether a text ends with a word of a class.
    pub(super) fn ends_with(&self, text: &[char], class: WordClass) -> bool {
        (text.len().saturating_sub(12)..text.len()).any(|start| self.has(&text[start..], class))
    }

    /// The words of a class.
    pub(super) fn of(&self, class: WordClass) -> impl Iterator<Item = &RuleWord> {
        self.words.iter().filter(move |entry| entry.class == class)
    }

    /// The word that a class has for a value.
    pub(super) fn word(&self, class: WordClass, value: &str) -> String {
        self.of(class).find(|entry| entry.value == value).map(|entry| entry.word.iter().collect()).unwrap_or_default()
    }
}

/// A row of a table that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesError {
    /// The file.
    pub file: String,
    /// Its line, from 1.
    pub line: u32,
    /// The row.
    pub found: String,
    /// The expectation.
    pub expected: &'static str,
}

impl std::fmt::Display for RulesError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, line {}: found {:?}, expected {}", self.file, self.line, self.found, self.expected)
    }
}

/// The rules by which articles are read.
///
/// ```
/// use district_charts::import::article::Rules;
///
/// let mut rules = Rules::built_in();
/// rules.extend("zh.csv", "class,value,words\nstatus,target,誓保\n").expect("one row with a known class");
/// let error = rules.extend("zh.csv", "class,value,words\nstate,target,誓保\n").expect_err("no such class");
/// assert_eq!(error.line, 2);
/// ```
#[derive(Clone, Debug)]
pub struct Rules {
    pub(super) zh: Lexicon,
    pub(super) en: Lexicon,
    traditional: BTreeMap<char, char>,
}

impl Rules {
    /// The built-in tables.
    pub fn built_in() -> Rules {
        let mut rules = Rules { zh: Lexicon::default(), en: Lexicon::default(), traditional: BTreeMap::new() };
        for line in TRADITIONAL.lines().skip(1) {
            if let Some((traditional, simplified)) = line.split_once(',') {
                rules.traditional.extend(traditional.chars().zip(simplified.chars()));
            }
        }
        for (lexicon, tables) in [(&mut rules.zh, ZH), (&mut rules.en, EN)] {
            for table in tables {
                // The tests read every built-in table.
                let _ = lexicon.add("built-in", table);
            }
            lexicon.index();
        }
        rules
    }

    /// Adds the rows of a table; a name that begins with `en` is English, any other Chinese.
    pub fn extend(&mut self, name: &str, text: &str) -> Result<(), RulesError> {
        let lexicon = if name.starts_with("en") { &mut self.en } else { &mut self.zh };
        lexicon.add(name, text.trim_start_matches('\u{feff}'))?;
        lexicon.index();
        Ok(())
    }

    /// The word that proposals add to a name: 增速.
    pub(super) fn name(&self, language: Language, value: &str) -> String {
        match language {
            Language::Zh => self.zh.word(WordClass::Name, value),
            Language::En => self.en.word(WordClass::Name, value),
        }
    }

    /// A letter as the tables write it: half-width, simplified.
    pub(super) fn folded(&self, letter: char) -> char {
        let letter = match letter {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
            '\u{3000}' | '\u{a0}' | '\u{2002}'..='\u{200a}' => ' ',
            '−' => '-',
            other => other,
        };
        self.traditional.get(&letter).copied().unwrap_or(letter)
    }
}
