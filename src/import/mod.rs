//! From what somebody has to a package: an article to proposed rows, a table to figures.

pub mod article;
pub mod table;
pub mod accept;
