//! The interface to JavaScript: two modules of WebAssembly from one crate, each a feature flag. `charts` makes charts of links, `draw` draws
//! them on a canvas. Between them a chart is a plain value. Both convert values and decide nothing: every word and number comes from the
//! modules before.

mod types;
mod value;
#[cfg(feature = "charts")]
mod package;
#[cfg(feature = "charts")]
mod objects;
#[cfg(feature = "charts")]
pub mod charts;
#[cfg(feature = "draw")]
mod reader;
#[cfg(feature = "draw")]
mod canvas;
#[cfg(feature = "draw")]
pub mod draw;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
