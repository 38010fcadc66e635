//! The interface to JavaScript: seven modules of WebAssembly from one crate, each a feature flag. `package` reads the files of a package,
//! `charts` makes charts of links, `draw` draws them on a canvas, or as maps with boundaries if it is `draw_map`, in a house style that `style` settles; `import` reads tables, `article`
//! articles. From `package` to `charts` a
//! package is packed bytes, otherwise what crosses is a plain value. All of them convert values and decide nothing: every word and number
//! comes from the modules before.

mod types;
#[cfg(any(feature = "package", feature = "charts", feature = "draw"))]
mod value;
#[cfg(any(feature = "import", feature = "article"))]
mod json;
#[cfg(feature = "package")]
pub mod package;
#[cfg(feature = "charts")]
mod datasets;
#[cfg(feature = "charts")]
mod objects;
#[cfg(feature = "charts")]
pub mod charts;
#[cfg(any(feature = "draw", feature = "import", feature = "article"))]
mod reader;
#[cfg(feature = "draw")]
mod canvas;
#[cfg(feature = "draw")]
pub mod draw;
#[cfg(feature = "style")]
pub mod style;
#[cfg(any(feature = "import", feature = "article"))]
mod import_types;
#[cfg(any(feature = "import", feature = "article"))]
mod plain_objects;
#[cfg(feature = "import")]
mod table_objects;
#[cfg(feature = "import")]
pub mod import;
#[cfg(feature = "article")]
mod article_objects;
#[cfg(feature = "article")]
pub mod article;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
