//! Printed figures: a decimal keeps its digits, a figure its comparator. The only module in which a figure becomes text.
//! No printed figure is rounded, and no figure passes through a float on the way to text.

mod decimal;
mod axis;
mod figure;

pub use axis::class_breaks;
pub use decimal::{Decimal, Powers};
pub use figure::{Comparator, Figure, Flag};
