//! `district-charts`: checks a data package, and makes a site or pictures of its charts.
#![allow(clippy::disallowed_methods)]

fn main() {}
