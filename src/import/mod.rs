//! From what somebody has to rows of a package: an article to proposed rows.

pub mod article;
