//! Errors of a package, with file, line, column, found and expected as data.

use std::fmt;

/// An error in a package.
///
/// ```
/// use district_charts::data::{Dataset, Package};
///
/// let package = Package { terms: b"id,kind\n", ..Package::EMBEDDED };
/// let errors = Dataset::read(&package).expect_err("columns are missing");
/// assert_eq!(errors.first[0].to_string(), "terms.csv, line 1, column zh: found no such column, expected the column");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataError {
    /// The file's name.
    pub file: &'static str,
    /// The line, from 1.
    pub line: u32,
    /// The column's name; empty if the error concerns a whole line.
    pub column: String,
    /// The text that was found.
    pub found: String,
    /// The text that was expected.
    pub expected: String,
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}", self.file, self.line)?;
        if !self.column.is_empty() {
            write!(f, ", column {}", self.column)?;
        }
        write!(f, ": found {}, expected {}", self.found, self.expected)
    }
}

impl std::error::Error for DataError {}

/// The errors of a package in the order of its files and lines; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataErrors {
    /// The first hundred at most.
    pub first: Vec<DataError>,
    /// How many more there are.
    pub more: usize,
}

impl fmt::Display for DataErrors {
    /// One error a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.first.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            error.fmt(f)?;
        }
        if self.more > 0 {
            write!(f, "\nand {} more", self.more)?;
        }
        Ok(())
    }
}

impl std::error::Error for DataErrors {}
