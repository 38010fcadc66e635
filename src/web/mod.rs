//! The interface to JavaScript: three modules of WebAssembly from one crate, each a feature flag. `package` reads the files of a package,
//! `charts` makes charts of links, `draw` draws them on a canvas. From `package` to `charts` a package is packed bytes, and from `charts` to
//! `draw` a chart is a plain value. All convert values and decide nothing: every word and number comes from the modules before.

mod types;
mod value;
#[cfg(feature = "package")]
pub mod package;
#[cfg(feature = "charts")]
mod datasets;
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
