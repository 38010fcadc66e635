//! The developer commands; `cargo xtask` without a task lists them.
//!
//! Tasks: `serve`, `build`, `test`, `shot`, `vitals` and `dist`. Shared parts:
//!
//! - `workspace`: paths of the repository, and running other programs
//! - `tools`: the programs that must be installed
//! - `stamp`: whether pkg/ is up to date with its sources
//! - `package`: the npm manifest of pkg/
//! - `comments`: removing comments from scripts
//! - `prerender`: the first chart as HTML
//! - `policy`, `integrity`, `digest`: the content security policy of a page, digests for browsers, digests for readers
//! - `size`, `budget`: compressed sizes and their limits
//! - `site`, `http`: the responses of the site, and the server that sends them
//! - `engine`, `webdriver`: browsers and their protocol; the browser tests use both
// clippy.toml forbids the clock, the environment and threads to the WebAssembly module; the tools need them.
#![allow(clippy::disallowed_methods)]

pub mod budget;
#[cfg(feature = "build")]
pub mod build;
pub mod comments;
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
