//! Plain values: what JSON can hold. A chart leaves Rust as a plain value, for a page, a server or another renderer, and drawing reads one.
//!
//! A key whose value is an empty list, `false` or nothing is left out of an object; a reader takes a missing key as that value. Keys that
//! are not known are ignored.
//!
//! ```
//! use district_charts::plain::{self, PlainForm};
//!
//! let numbers = vec![1.5, 2.0];
//! assert_eq!(plain::read::<Vec<f64>>(numbers.to_plain()).expect("a list of numbers"), numbers);
//! let error = plain::read::<Vec<f64>>(vec!["1.5".to_owned()].to_plain()).expect_err("a text is no number");
//! assert_eq!(error.to_string(), "[0]: found \"1.5\", expected a number");
//! ```

mod value;
mod form;
mod transport;

pub(crate) use form::index_of;
pub use form::{PlainForm, read};
pub use value::{Plain, PlainError, PlainErrors, PlainObject};

/// Implements `PlainForm` for a struct as an object: each field with its key.
macro_rules! plain_object {
    ($type:ident { $($field:ident: $key:literal),* $(,)? }) => {
        impl $crate::plain::PlainForm for $type {
            fn to_plain(&self) -> $crate::plain::Plain<'_> {
                let mut object = $crate::plain::PlainObject::new();
                $(object.put_form($key, &self.$field);)*
                $crate::plain::Plain::Object(object)
            }

            fn from_plain(plain: $crate::plain::Plain<'_>, errors: &mut $crate::plain::PlainErrors) -> $type {
                let mut object = plain.into_object(errors);
                $type { $($field: object.read($key, errors)),* }
            }
        }
    };
}
pub(crate) use plain_object;

/// Implements `PlainForm` for an enum as a text: each variant with its name. Of another text the first variant is taken, with an error.
macro_rules! plain_names {
    ($type:ident { $first:ident: $first_name:literal $(, $variant:ident: $name:literal)* $(,)? }) => {
        impl $crate::plain::PlainForm for $type {
            fn to_plain(&self) -> $crate::plain::Plain<'_> {
                $crate::plain::Plain::text(match self {
                    $type::$first => $first_name,
                    $($type::$variant => $name),*
                })
            }

            fn from_plain(plain: $crate::plain::Plain<'_>, errors: &mut $crate::plain::PlainErrors) -> $type {
                const VALUES: &[(&str, $type)] =
                    &[($first_name, $type::$first), $(($name, $type::$variant)),*];
                let expected = concat!("one of ", $first_name $(, ", ", $name)*);
                VALUES[$crate::plain::index_of(plain, VALUES.iter().map(|entry| entry.0), expected, errors)].1
            }
        }
    };
}
pub(crate) use plain_names;
