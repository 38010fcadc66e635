//! The command line `district-charts`, and the parts of it that the developer commands use too.
//!
//! - `sources`: the files of the checkout that a site is made of
//! - `fonts`: the fonts of pictures
//! - `size`: compressed sizes, and compressing
//! - `digest`, `integrity`: digests for readers, digests for browsers
//! - `section`: custom sections of a module, which hold the package of figures
//! - `critical_css`: the part of the stylesheets that stands in a page
//! - `policy`: the content security policy of a page
//! - `prerender`: the first chart as HTML
//! - `front`, `kind_pictures`: the charts that are worth seeing, and the kinds of chart as small pictures
//! - `page_texts`: the texts of a page that a package decides
//! - `folder`: a package in a folder
//! - `commands`: the commands of the program
//! - `import`: a table that somebody has as a package; `workbook` and `sheet` make a table of a workbook
//! - `read_article`: the rows that an article suggests
//! - `boundaries`: boundaries of places from GeoJSON
//! - `house_style`: the house style of a package in a stylesheet
//! - `check`: the errors of a package, and its coverage
//! - `bundle`, `references`: scripts that are one file in a finished site, and the names of files in texts
//! - `site`: the finished site, made of the pages, the built scripts, the modules and a package
// clippy.toml forbids the clock, the environment and threads to the WebAssembly module; the command line needs them.
#![allow(clippy::disallowed_methods)]

#[cfg(feature = "embedded")]
pub mod boundaries;
pub mod bundle;
#[cfg(feature = "site")]
pub mod check;
#[cfg(feature = "embedded")]
pub mod commands;
#[cfg(feature = "embedded")]
pub mod sheet;
#[cfg(feature = "embedded")]
mod open_document;
#[cfg(feature = "embedded")]
pub mod workbook;
#[cfg(feature = "embedded")]
pub mod import;
pub mod critical_css;
pub mod digest;
#[cfg(feature = "charts")]
pub mod folder;
pub mod fonts;
pub mod integrity;
#[cfg(feature = "charts")]
pub mod house_style;
#[cfg(feature = "charts")]
pub mod page_texts;
pub mod policy;
#[cfg(feature = "charts")]
pub mod kind_pictures;
#[cfg(feature = "charts")]
pub mod front;
#[cfg(feature = "charts")]
pub mod prerender;
#[cfg(feature = "embedded")]
pub mod read_article;
pub mod references;
pub mod section;
#[cfg(feature = "site")]
pub mod site;
pub mod size;
pub mod sources;

/// The modules of WebAssembly that charts need, each a feature flag of the crate `district-charts` and the stem of its files. `draw_map` is
/// loaded in the place of `draw` only for a map of boundaries, `style` only for a house style, `package` only for a package that somebody
/// brings.
pub const MODULES: [&str; 5] = ["charts", "draw", "draw_map", "style", "package"];

/// The modules that the desk alone loads: one reads tables, the other articles.
pub const DESK_MODULES: [&str; 2] = ["import", "article"];

/// All modules.
pub const ALL_MODULES: [&str; 7] =
    [MODULES[0], MODULES[1], MODULES[2], MODULES[3], MODULES[4], DESK_MODULES[0], DESK_MODULES[1]];
