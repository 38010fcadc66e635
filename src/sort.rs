//! Stable sorting that is compiled once for all types: each instance of the standard library's sort is some 6,000 bytes of the module.
//! Insertion sort with binary search, for lists of at most a few thousand items.

use std::cmp::Ordering;

/// Items of any type, by their indices.
trait Items {
    fn compare(&mut self, a: usize, b: usize) -> Ordering;
    fn swap(&mut self, a: usize, b: usize);
}

impl<T, F: FnMut(&T, &T) -> Ordering> Items for (&mut [T], F) {
    fn compare(&mut self, a: usize, b: usize) -> Ordering {
        (self.1)(&self.0[a], &self.0[b])
    }

    fn swap(&mut self, a: usize, b: usize) {
        self.0.swap(a, b);
    }
}

/// Sorts in place; equal items keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl FnMut(&T, &T) -> Ordering) {
    sort(items.len(), &mut (items, compare));
}

fn sort(count: usize, items: &mut dyn Items) {
    // The indices in sorted order: each is inserted behind those that are not greater.
    let mut order: Vec<usize> = Vec::with_capacity(count);
    for index in 0..count {
        let at = order.partition_point(|&other| items.compare(other, index) != Ordering::Greater);
        order.insert(at, index);
    }
    for index in 0..count {
        // The item of an index that is already filled was swapped on, along the order.
        let mut from = order[index];
        while from < index {
            from = order[from];
        }
        items.swap(index, from);
    }
}

/// Sorts in place by a key; equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts and removes duplicates.
pub fn sort_unique<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
    items.dedup();
}
