//! How the districts of a city compare, and who said so.
//!
//! A chart is a pure function of a dataset and a link:
//!
//! ```
//! use district_charts::{chart::Chart, data::Dataset};
//!
//! let dataset = Dataset::embedded().expect("the embedded package is tested");
//! let chart = Chart::from_link(&dataset, "i=fai-growth&l=en");
//! assert_eq!(chart.table.rows.len(), 10); // every district keeps its slot
//! ```
//!
//! The modules stand in order of dependency: each may use only those before it (`tests/layers.rs` holds them to it).
//! Reading a link and building a chart never fail; reading a package may, and says file, line, column, found, expected.

// The smaller modules leave out where things are put together, not each thing: what nothing leads to any more, the linker drops.
#![cfg_attr(not(feature = "share"), allow(dead_code, unused_imports, unused_variables))]

pub mod language;

pub mod sort;

pub mod number;

pub mod period;

pub mod data;

pub mod link;

pub mod compare;

pub mod derive;

pub mod words;

pub mod chart;

pub mod page;

pub mod draw;

#[cfg(target_arch = "wasm32")]
pub mod web;
