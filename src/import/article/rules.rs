//! The words that reading an article depends on, as tables that a person can extend without a compiler.
//!
//! A table is a CSV file with the columns `class`, `value` and `words`; the words of a row are separated by `|`. Classes and values are
//! listed in `docs/article-rules.md`. A row whose class begins with `-` takes its words out of that class.

pub use super::classes::WordClass;
use crate::collect::IntoVec;
use crate::language::Language;
use crate::sort;

/// The tables that are built in.
const ZH: &[&str] = &[include_str!("rules/zh.csv"), include_str!("rules/places.csv")];
const EN: &[&str] = &[include_str!("rules/en.csv"), include_str!("rules/en-places.csv")];
const TRADITIONAL: &str = include_str!("rules/traditional.csv");

/// The first line of a table.
const HEAD: &str = "class,value,words";

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
    /// Indices of words by their first two letters, the longest first. Other words may be among them.
    buckets: Vec<Vec<usize>>,
}

/// The number of buckets: a word of the built-in tables has few others in its own.
const BUCKETS: usize = 2048;

/// The bucket of words that begin with these letters. Words of one letter have none as their second.
fn bucket(first: char, second: Option<&char>) -> usize {
    (first as usize * 61 + second.map_or(0, |&second| second as usize)) % BUCKETS
}

impl Lexicon {
    /// Adds the rows of a table. Errors name the line.
    fn add(&mut self, name: &str, text: &str) -> Result<(), RulesError> {
        let head = text.lines().next().unwrap_or_default().trim_end();
        if head != HEAD {
            let (found, expected) = (head.to_owned(), HEAD.to_owned());
            return Err(RulesError { file: name.to_owned(), line: 1, column: "", found, expected });
        }
        for (index, line) in text.lines().enumerate().skip(1) {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let error = |column: &'static str, found: &str, expected: &str| RulesError {
                file: name.to_owned(),
                line: index as u32 + 1,
                column,
                found: found.to_owned(),
                expected: expected.to_owned(),
            };
            let mut fields = line.splitn(3, ',');
            let [Some(class), Some(value), Some(words)] = [fields.next(), fields.next(), fields.next()] else {
                return Err(error("", line, "three fields: class, value and words"));
            };
            if words.trim_matches(['"', '|', ' ']).is_empty() {
                return Err(error("words", words, "words, separated by |"));
            }
            let printed = class;
            let (is_removed, class) = match class.strip_prefix('-') {
                Some(class) => (true, class),
                None => (false, class),
            };
            let class = WordClass::NAMES.iter().find(|entry| entry.0 == class).map(|entry| entry.1);
            let class = class.ok_or_else(|| error("class", printed, "a class of docs/article-rules.md"))?;
            if let Some(values) = class.values()
                && !values.split('|').any(|one| one == value)
            {
                let expected =
                    values.strip_prefix('|').map_or(values.to_owned(), |values| ["nothing|", values].concat());
                return Err(error("value", value, &["one of ", &expected.replace('|', ", ")].concat()));
            }
            if !class.takes(value) {
                return Err(error("value", value, class.form()));
            }
            for word in words.trim_matches('"').split('|').filter(|word| !word.is_empty()) {
                let (word, value) = match (class, word.split_once(':')) {
                    (WordClass::Number, Some((word, value))) => (word, value),
                    _ => (word, value),
                };
                let word: Vec<char> = word.chars().flat_map(char::to_lowercase).into_vec();
                // The built-in tables are added to an empty list: only later ones replace words.
                if !self.buckets.is_empty() {
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
        self.buckets = (0..BUCKETS).map(|_| Vec::new()).into_vec();
        for (index, entry) in self.words.iter().enumerate() {
            if let Some(&first) = entry.word.first() {
                self.buckets[bucket(first, entry.word.get(1))].push(index);
            }
        }
        for indices in &mut self.buckets {
            sort::sort_by_key(indices, |&index| (usize::MAX - self.words[index].word.len(), self.words[index].class));
        }
    }

    /// The longest word of one of the classes at a position of folded text; among equally long ones, that of the first class.
    pub(super) fn longest(&self, text: &[char], at: usize, classes: &[WordClass]) -> Option<&RuleWord> {
        let rest = text.get(at..)?;
        let first = *rest.first()?;
        self.longest_of(bucket(first, rest.get(1)), rest, classes)
            .or_else(|| self.longest_of(bucket(first, None), &rest[..1], classes))
    }

    fn longest_of(&self, bucket: usize, rest: &[char], classes: &[WordClass]) -> Option<&RuleWord> {
        let mut best: Option<(usize, &RuleWord)> = None;
        for &index in self.buckets.get(bucket)? {
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
        let indices = self.buckets.get(bucket(*word.first()?, word.get(1)))?;
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
    /// The column; empty for the whole line.
    pub column: &'static str,
    /// The text that was found.
    pub found: String,
    /// The expectation.
    pub expected: String,
}

impl std::fmt::Display for RulesError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let column = if self.column.is_empty() { String::new() } else { [", column ", self.column].concat() };
        write!(f, "{}, line {}{column}: found {:?}, expected {}", self.file, self.line, self.found, self.expected)
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
    /// Traditional letters with the simplified ones, in their order.
    traditional: Vec<(char, char)>,
}

impl Rules {
    /// The built-in tables.
    pub fn built_in() -> Rules {
        let mut rules = Rules { zh: Lexicon::default(), en: Lexicon::default(), traditional: Vec::new() };
        for line in TRADITIONAL.lines().skip(1) {
            if let Some((traditional, simplified)) = line.split_once(',') {
                rules.traditional.extend(traditional.chars().zip(simplified.chars()));
            }
        }
        sort::sort_by_key(&mut rules.traditional, |pair| pair.0);
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
        if letter.is_ascii() {
            return letter;
        }
        let found = self.traditional.binary_search_by_key(&letter, |pair| pair.0);
        found.map_or(letter, |at| self.traditional[at].1)
    }
}
