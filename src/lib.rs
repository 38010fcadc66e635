//! How districts compare, and who said so.
//!
//! A chart is a pure function of a dataset and a link:
//!
//! ```
//! use district_charts::{data::Dataset, model::Chart};
//!
//! let dataset = Dataset::embedded().expect("the embedded package is tested");
//! let chart = Chart::from_link(&dataset, "i=fai-growth&l=en");
//! assert_eq!(chart.table.rows.len(), 10); // every district keeps its slot
//! ```
//!
//! The modules are listed in order of dependency: each may use only those before it, and so may the files of each module
//! (`tests/layers.rs`). Reading a link and building a chart never fail; reading a package may, and reports file, line, column, what was
//! found and what was expected.

pub mod language;

pub mod text;

pub mod sort;

pub mod collect;

pub mod plain;

pub mod number;

pub mod period;

pub mod data;

pub mod compare;

pub mod derive;

pub mod model;

pub mod kinds;

pub mod link;

pub mod words;

pub mod chart;

pub mod page;

pub mod import;

pub mod draw;

#[cfg(target_arch = "wasm32")]
pub mod web;
