//! Types with a plain form: numbers, texts, lists, and by two macros structs and enums.

use super::value::{Plain, PlainError, PlainErrors, PlainObject, Step};
use crate::collect::IntoVec;

/// The largest number that is read: figures have at most 15 digits, and arithmetic with them stays finite.
const LARGEST_NUMBER: f64 = 1e15;

/// A type with a plain form.
pub trait PlainForm: Sized {
    /// The plain form.
    fn to_plain(&self) -> Plain<'_>;

    /// The value of a plain form; some value, with an error, if the plain form is not as expected. A key that is left out is read as
    /// `Plain::Null`.
    fn from_plain(plain: Plain<'_>, errors: &mut PlainErrors) -> Self;

    /// Whether a key with this value is left out.
    fn is_left_out(&self) -> bool {
        false
    }
}

/// Reads a plain value.
///
/// # Errors
/// The first part that is not as expected, with its path.
pub fn read<T: PlainForm>(plain: Plain<'_>) -> Result<T, PlainError> {
    let mut errors = PlainErrors::default();
    let value = T::from_plain(plain, &mut errors);
    errors.finish(value)
}

impl<'v> PlainObject<'v> {
    /// Adds the plain form of a value under a key, unless such a value is left out.
    pub fn put_form<T: PlainForm>(&mut self, key: &'v str, value: &'v T) {
        if !value.is_left_out() {
            self.put(key, value.to_plain());
        }
    }

    /// Takes a value out of the object and reads it.
    pub fn read<T: PlainForm>(&mut self, key: &'static str, errors: &mut PlainErrors) -> T {
        errors.enter(Step::Key(key));
        let value = T::from_plain(self.take(key), errors);
        errors.leave();
        value
    }
}

impl PlainForm for bool {
    fn to_plain(&self) -> Plain<'_> {
        Plain::Flag(*self)
    }

    fn from_plain(plain: Plain<'_>, errors: &mut PlainErrors) -> bool {
        match plain {
            Plain::Flag(flag) => return flag,
            Plain::Null => {}
            other => errors.unexpected(&other, "true or false"),
        }
        false
    }

    fn is_left_out(&self) -> bool {
        !self
    }
}

impl PlainForm for f64 {
    fn to_plain(&self) -> Plain<'_> {
        Plain::Number(*self)
    }

    fn from_plain(plain: Plain<'_>, errors: &mut PlainErrors) -> f64 {
        match plain {
            Plain::Number(number) if number.abs() <= LARGEST_NUMBER => return number,
            Plain::Number(_) => errors.unexpected(&plain, "a number of at most 15 digits"),
            other => errors.unexpected(&other, "a number"),
        }
        0.0
    }
}

impl PlainForm for u32 {
    fn to_plain(&self) -> Plain<'_> {
        Plain::Number(f64::from(*self))
    }

    fn from_plain(plain: Plain<'_>, errors: &mut PlainErrors) -> u32 {
        match plain {
            Plain::Number(number) if f64::from(number as u32) == number => return number as u32,
            other => errors.unexpected(&other, "a whole number"),
        }
        0
    }
}

impl PlainForm for usize {
    fn to_plain(&self) -> Plain<'_> {
        Plain::Number(*self as f64)
    }

    fn from_plain(plain: Plain<'_>, errors: &mut PlainErrors) -> usize {
        u32::from_plain(plain, errors) as usize
    }
}

impl PlainForm for String {
    fn to_plain(&self) -> Plain<'_> {
        Plain::text(self)
    }

    fn from_plain(plain: Plain<'_>, errors: &mut PlainErrors) -> String {
        match plain {
            Plain::Text(text) => return text.into_owned(),
            other => errors.unexpected(&other, "a text"),
        }
        String::new()
    }
}

impl<T: PlainForm> PlainForm for Vec<T> {
    fn to_plain(&self) -> Plain<'_> {
        Plain::List(self.iter().map(T::to_plain).into_vec())
    }

    fn from_plain(plain: Plain<'_>, errors: &mut PlainErrors) -> Vec<T> {
        let mut items = Vec::new();
        match plain {
            Plain::List(list) => {
                for (index, item) in list.into_iter().enumerate() {
                    errors.enter(Step::Index(index));
                    items.push(T::from_plain(item, errors));
                    errors.leave();
                }
            }
            Plain::Null => {}
            other => errors.unexpected(&other, "a list"),
        }
        items
    }

    fn is_left_out(&self) -> bool {
        self.is_empty()
    }
}

impl<T: PlainForm> PlainForm for [T; 2] {
    fn to_plain(&self) -> Plain<'_> {
        Plain::List(self.iter().map(T::to_plain).into_vec())
    }

    fn from_plain(plain: Plain<'_>, errors: &mut PlainErrors) -> [T; 2] {
        let mut both = match plain {
            Plain::List(list) if list.len() == 2 => list.into_iter(),
            other => {
                errors.unexpected(&other, "a list of two");
                Vec::new().into_iter()
            }
        };
        [(); 2].map(|()| T::from_plain(both.next().unwrap_or(Plain::Null), errors))
    }
}

impl<T: PlainForm> PlainForm for (T, T) {
    fn to_plain(&self) -> Plain<'_> {
        Plain::List(vec![self.0.to_plain(), self.1.to_plain()])
    }

    fn from_plain(plain: Plain<'_>, errors: &mut PlainErrors) -> (T, T) {
        <[T; 2]>::from_plain(plain, errors).into()
    }
}

impl<T: PlainForm> PlainForm for Option<T> {
    fn to_plain(&self) -> Plain<'_> {
        self.as_ref().map_or(Plain::Null, T::to_plain)
    }

    fn from_plain(plain: Plain<'_>, errors: &mut PlainErrors) -> Option<T> {
        if plain == Plain::Null { None } else { Some(T::from_plain(plain, errors)) }
    }

    fn is_left_out(&self) -> bool {
        self.is_none()
    }
}

/// The index of a text among some names; 0, with an error, if it is none of them.
pub(crate) fn index_of<'n>(
    plain: Plain<'_>,
    mut names: impl Iterator<Item = &'n str>,
    expected: &'static str,
    errors: &mut PlainErrors,
) -> usize {
    let text = if let Plain::Text(text) = &plain { text } else { "" };
    names.position(|name| name == text).unwrap_or_else(|| {
        errors.unexpected(&plain, expected);
        0
    })
}
