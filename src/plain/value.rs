//! The type of plain values, and errors with the path of the part that is not as expected.

use std::borrow::Cow;
use std::fmt;

/// A plain value.
#[derive(Clone, Debug, PartialEq)]
pub enum Plain<'v> {
    /// Nothing.
    Null,
    /// True or false.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(Cow<'v, str>),
    /// A list.
    List(Vec<Plain<'v>>),
    /// Values by their keys, in order.
    Object(PlainObject<'v>),
}

/// The values of an object by their keys.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlainObject<'v>(pub(super) Vec<(Cow<'v, str>, Plain<'v>)>);

/// A part of a plain value that is not as expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainError {
    /// The path of the part: `plot.rows[3].bars[0].value`.
    pub path: String,
    /// The part that was found.
    pub found: String,
    /// The part that was expected.
    pub expected: &'static str,
}

/// The first error while a plain value is read, and the path of the part that is being read.
///
/// Reading goes on after an error, with some value in the place of the part: code that returns at each error would be twice as long.
#[derive(Debug, Default)]
pub struct PlainErrors {
    path: Vec<Step>,
    first: Option<PlainError>,
}

/// A step of a path.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Key(&'static str),
    Index(usize),
}

impl<'v> Plain<'v> {
    /// A text.
    pub fn text(text: &'v str) -> Plain<'v> {
        Plain::Text(Cow::Borrowed(text))
    }

    /// A text that the value owns.
    pub fn owned(text: String) -> Plain<'v> {
        Plain::Text(Cow::Owned(text))
    }

    /// A name of the value for an error.
    fn described(&self) -> String {
        match self {
            Plain::Null => "nothing".to_owned(),
            Plain::Flag(_) => "true or false".to_owned(),
            Plain::Number(_) => "a number".to_owned(),
            Plain::Text(text) => ["\"", shortened(text), "\""].concat(),
            Plain::List(_) => "a list".to_owned(),
            Plain::Object(_) => "an object".to_owned(),
        }
    }

    /// The values of an object; none, with an error, if this is something else.
    pub fn into_object(self, errors: &mut PlainErrors) -> PlainObject<'v> {
        match self {
            Plain::Object(object) => object,
            other => {
                errors.unexpected(&other, "an object");
                PlainObject::default()
            }
        }
    }
}

/// The first characters of a text, for an error.
fn shortened(text: &str) -> &str {
    const MOST_CHARACTERS: usize = 40;
    text.char_indices().nth(MOST_CHARACTERS).map_or(text, |(end, _)| &text[..end])
}

impl Plain<'_> {
    /// The values of an object with their keys; none if this is something else.
    pub fn into_entries(self) -> Vec<(String, Self)> {
        match self {
            Plain::Object(object) => object.0.into_iter().map(|(key, value)| (key.into_owned(), value)).collect(),
            _ => Vec::new(),
        }
    }
}

impl<'v> PlainObject<'v> {
    /// An object without keys.
    pub fn new() -> PlainObject<'v> {
        PlainObject::default()
    }

    /// Adds a value under a key.
    pub fn put(&mut self, key: &'v str, value: Plain<'v>) {
        self.0.push((Cow::Borrowed(key), value));
    }

    /// Adds a value under a key that the object owns.
    pub fn put_owned(&mut self, key: String, value: Plain<'v>) {
        self.0.push((Cow::Owned(key), value));
    }

    /// Adds all values of another object.
    pub fn extend(&mut self, other: PlainObject<'v>) {
        self.0.extend(other.0);
    }

    /// Takes a value out of the object; nothing if the key is missing.
    pub fn take(&mut self, key: &str) -> Plain<'v> {
        match self.0.iter().position(|entry| entry.0 == key) {
            Some(index) => self.0.swap_remove(index).1,
            None => Plain::Null,
        }
    }
}

impl PlainErrors {
    /// Keeps the error that the part being read is not as expected, if it is the first.
    pub fn unexpected(&mut self, found: &Plain<'_>, expected: &'static str) {
        self.add(found.described(), expected);
    }

    /// Keeps an error about the part being read, if it is the first.
    pub fn add(&mut self, found: String, expected: &'static str) {
        if self.first.is_some() {
            return;
        }
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Key(key) if path.is_empty() => path.push_str(key),
                Step::Key(key) => path.extend([".", key]),
                Step::Index(index) => path.extend(["[", &index.to_string(), "]"]),
            }
        }
        self.first = Some(PlainError { path, found, expected });
    }

    /// Begins to read a part of the part being read.
    pub(super) fn enter(&mut self, step: Step) {
        self.path.push(step);
    }

    /// Ends reading the part that was begun last.
    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// The value that was read, or the first error.
    ///
    /// # Errors
    /// The first error.
    pub fn finish<T>(self, value: T) -> Result<T, PlainError> {
        self.first.map_or(Ok(value), Err)
    }
}

impl fmt::Display for PlainError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let colon = if self.path.is_empty() { "" } else { ": " };
        write!(f, "{}{colon}found {}, expected {}", self.path, self.found, self.expected)
    }
}

impl std::error::Error for PlainError {}
