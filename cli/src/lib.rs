//! The command line `district-charts`, and the parts of it that the developer commands use too.
//!
//! - `sources`: which files of the checkout a site is made of
//! - `fonts`: the fonts of pictures
//! - `size`: compressed sizes, and compressing
//! - `digest`, `integrity`: digests for readers, digests for browsers
//! - `section`: custom sections of a module, which hold the package of figures
//! - `critical_css`: the part of the stylesheet that stands in a page
//! - `policy`: the content security policy of a page
//! - `prerender`: the first chart as HTML
//! - `bundle`, `references`: scripts that are one file in a finished site, and the names of files in texts
//! - `site`: the finished site, made of the pages, the built scripts, the modules and a package
// clippy.toml forbids the clock, the environment and threads to the WebAssembly module; the command line needs them.
#![allow(clippy::disallowed_methods)]

pub mod bundle;
pub mod critical_css;
pub mod digest;
pub mod fonts;
pub mod integrity;
pub mod policy;
#[cfg(feature = "charts")]
pub mod prerender;
pub mod references;
pub mod section;
#[cfg(feature = "site")]
pub mod site;
pub mod size;
pub mod sources;

/// The modules of WebAssembly, each a feature flag of the crate `district-charts` and the stem of its files.
pub const MODULES: [&str; 2] = ["charts", "draw"];
