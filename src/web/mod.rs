//! The interface to JavaScript. It converts values and decides nothing: every word and number comes from the modules before.

mod values;
mod package;
mod canvas;
pub mod chart;
#[cfg(feature = "page")]
pub mod page;
#[cfg(feature = "share")]
pub mod share;

pub use package::read;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
