//! Collecting into a vector in few bytes: each instance of the standard library's `collect` is some 400 bytes of the module.

/// Iterators whose items are collected into a vector.
pub trait IntoVec: Iterator + Sized {
    /// All items in their order.
    fn into_vec(self) -> Vec<Self::Item> {
        let mut items = Vec::new();
        // Smaller than a `for` loop, which keeps each item in an `Option`.
        self.for_each(|item| items.push(item));
        items
    }
}

impl<I: Iterator> IntoVec for I {}
