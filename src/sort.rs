//! Stable sorting with one small instance in the module: the standard library's is compiled anew for every type, at
//! some six thousand bytes each. For lists of names and rows, at most a few thousand long.

use std::cmp::Ordering;

/// Sorts in place; equal items keep their order.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(items.len(), &mut |a, b| compare(&items[a], &items[b]));
    arrange(&order, &mut |a, b| items.swap(a, b));
}

/// Brings items into an order by swapping two at a time.
fn arrange(order: &[usize], swap: &mut dyn FnMut(usize, usize)) {
    for place in 0..order.len() {
        // What stood at a place already filled was swapped on, along the order.
        let mut from = order[place];
        while from < place {
            from = order[from];
        }
        swap(place, from);
    }
}

/// Sorts in place by a key; equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts, and keeps one of equal items.
pub fn sort_unique<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
    items.dedup();
}

/// The places in sorted order, by inserting each behind those that are not above it.
fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(count);
    for place in 0..count {
        let at = order.partition_point(|&other| compare(other, place) != Ordering::Greater);
        order.insert(at, place);
    }
    order
}
