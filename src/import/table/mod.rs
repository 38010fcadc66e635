//! A table that somebody has becomes a package.
pub mod decode;
pub mod grid;
pub mod dialect;
