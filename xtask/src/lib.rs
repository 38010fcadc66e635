//! The developer commands; `cargo xtask` without a task lists them.
//!
//! Tasks: `serve`, `build`, `test`, `consumers`, `shot`, `vitals`, `bench` and `dist`. Shared parts:
//!
//! - `workspace`: paths of the repository, and running other programs
//! - `tools`: the programs that must be installed
//! - `section`: custom sections of a module, which hold the package of figures
//! - `stamp`: whether pkg/ is up to date with its sources
//! - `package`: the npm manifest of pkg/
//! - `comments`: removing comments from scripts
//! - `prerender`: the first chart as HTML
//! - `critical_css`: the part of the stylesheet that stands in a page
//! - `policy`, `integrity`, `digest`: the content security policy of a page, digests for browsers, digests for readers
//! - `size`, `budget`: compressed sizes and their limits
//! - `site`, `http`: the responses of the site, and the server that sends them
//! - `engine`, `webdriver`: browsers and their protocol; the browser tests use both
// clippy.toml forbids the clock, the environment and threads to the WebAssembly module; the tools need them.
#![allow(clippy::disallowed_methods)]

#[cfg(feature = "bench")]
pub mod bench;
pub mod budget;
#[cfg(feature = "build")]
pub mod build;
pub mod comments;
#[cfg(feature = "browsers")]
pub mod consumers;
pub mod critical_css;
pub mod digest;
#[cfg(feature = "dist")]
pub mod dist;
#[cfg(feature = "browsers")]
pub mod engine;
pub mod http;
pub mod integrity;
pub mod package;
pub mod policy;
#[cfg(feature = "charts")]
pub mod prerender;
pub mod section;
pub mod serve;
#[cfg(feature = "browsers")]
pub mod shot;
pub mod site;
pub mod size;
pub mod stamp;
pub mod test;
pub mod tools;
#[cfg(feature = "browsers")]
pub mod vitals;
#[cfg(feature = "browsers")]
pub mod webdriver;
pub mod workspace;
