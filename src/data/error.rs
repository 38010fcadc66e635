//! Errors of a package, with file, line, column, found and expected as data.

use std::fmt;

/// An error in a package.
///
/// ```
/// use district_charts::data::{Dataset, Package};
///
/// let package = Package { terms: b"id,en\n", ..Package::EMBEDDED };
/// let errors = Dataset::read(&package).expect_err("a column is missing");
/// assert_eq!(errors.first[0].to_string(), "terms.csv, line 1, column kind: found no such column, expected the column");
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
    /// A way to put it right, or what was done instead; may be empty.
    pub hint: String,
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}", self.file, self.line)?;
        if !self.column.is_empty() {
            write!(f, ", column {}", self.column)?;
        }
        write!(f, ": found {}, expected {}", self.found, self.expected)?;
        if self.hint.is_empty() { Ok(()) } else { write!(f, "; {}", self.hint) }
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
    /// The oddities besides.
    pub warnings: DataWarnings,
    /// The ids of indicators whose figures are all sound, if the errors are in figures alone: charts of them can be drawn once the other
    /// rows are left out.
    pub sound_indicators: Vec<String>,
}

/// An oddity of a package that does not keep it from being used, in the order of its files and lines. `hint` says what was done instead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataWarnings {
    /// The first hundred at most.
    pub first: Vec<DataError>,
    /// How many more there are.
    pub more: usize,
}

impl fmt::Display for DataErrors {
    /// One error a line, without warnings.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_lines(f, &self.first, self.more)
    }
}

impl fmt::Display for DataWarnings {
    /// One warning a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_lines(f, &self.first, self.more)
    }
}

fn write_lines(f: &mut fmt::Formatter<'_>, first: &[DataError], more: usize) -> fmt::Result {
    for (index, error) in first.iter().enumerate() {
        if index > 0 {
            f.write_str("\n")?;
        }
        write!(f, "{error}")?;
    }
    if more > 0 { write!(f, "\nand {more} more") } else { Ok(()) }
}

impl std::error::Error for DataErrors {}

/// Damage of a packed package, which people do not write by hand.
///
/// ```
/// use district_charts::data::Dataset;
///
/// let error = Dataset::unpack(b"id,name").expect_err("a table is no packed package");
/// assert_eq!(error.to_string(), "packed package, field 1: found \"\", expected district-charts package 1");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnpackError {
    /// The index of the field, from 0.
    pub field: usize,
    /// The text of the field, shortened.
    pub found: String,
    /// The text that was expected.
    pub expected: &'static str,
}

impl fmt::Display for UnpackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "packed package, field {}: found \"{}\", expected {}", self.field + 1, self.found, self.expected)
    }
}

impl std::error::Error for UnpackError {}
