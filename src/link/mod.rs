//! The link: a view as query text. The only module that knows the spelling of the keys.
//!
//! Reading never fails: each key is valid, missing (the default, silently) or invalid (the default, and a notice that the reader sees).
//! Unknown keys are ignored. Writing is canonical: keys in one order, ASCII; defaults are left out of a link to share and kept in a
//! link to embed.
//!
//! ```
//! use district_charts::{data::Dataset, link::LinkForm, model::View};
//!
//! let dataset = Dataset::embedded().expect("the embedded package is tested");
//! let (view, notices) = View::from_query(&dataset, "?l=en&c=tiles&s=sideways");
//! assert_eq!(view.to_query(&dataset, LinkForm::Share), "c=tiles&l=en");
//! assert_eq!(notices.len(), 1); // there is no such order
//! ```

mod query;
mod reader;
mod keys;
mod view;

pub use keys::{KEYS, KeySpec, LinkForm, VERSION, district_list, indicators, key_text};
