//! The interface to JavaScript: seven modules of WebAssembly from one crate, each a feature flag. `package` reads the files of a package,
//! `charts` makes charts of links, `draw` draws them on a canvas, `draw_map` also as maps of boundaries, `style` settles a house style, `import`
//! reads tables and `article` articles. A package crosses from `package` to `charts` as packed bytes; everything else that crosses is a plain
//! value. All of them convert values and decide nothing: every word and number comes from the modules before.

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
