//! What people have becomes a package: a table of a publisher.

pub mod table;
