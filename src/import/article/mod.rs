//! From an article to proposed rows: which figures a text states, of what, whose, when, and with which bound and status. It proposes; a
//! person decides. Chinese and English; the words that it goes by are tables (`docs/article-rules.md`).
//!
//! ```
//! use district_charts::data::Dataset;
//! use district_charts::import::article::{Known, Rules, read};
//!
//! let dataset = Dataset::embedded().expect("the embedded package is tested");
//! let rules = Rules::built_in();
//! let reading = read("2023年一季度,东湖区工业投资同比增长12.5%。", &Known::of(&dataset, &rules), &rules, None);
//! let row = &reading.proposals[0];
//! assert_eq!(row.value.to_string(), "12.5");
//! assert_eq!(row.place.value.as_ref().map(|place| place.name.as_str()), Some("东湖区"));
//! assert_eq!(row.period.value.map(|period| period.spelling()).as_deref(), Some("2023-01..2023-03"));
//! ```

mod classes;
mod rules;
mod repair;
mod line;
mod when;
mod numeral;
mod known;
mod draft;
mod reading;
mod zh;
mod en;
mod finish;
mod read;

pub use known::Known;
pub use read::{MOST_BYTES, read};
pub use reading::{
    ArticleReading, ArticleSpan, Part, Passed, Proposal, ProposedIndicator, ProposedPlace, ProposedScope,
};
pub use repair::{Repair, RepairKind};
pub use rules::{RuleWord, Rules, RulesError, WordClass};
pub use when::{ArticlePeriod, Published};
