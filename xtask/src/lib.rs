//! The developer commands; `cargo xtask` without a task lists them.
//!
//! Tasks: `serve`, `build`, `test`, `consumers`, `systems`, `shot`, `vitals`, `bench` and `dist`. Shared parts:
//!
//! - `workspace`: paths of the repository, and running other programs
//! - `tools`: the programs that must be installed
//! - `stamp`: whether pkg/ is up to date with its sources
//! - `package`: what stands in pkg/ beside the modules; `licences`: the licences of the libraries in them
//! - `comments`: removing comments from scripts
//! - `scripts`: bundling and minifying the scripts of a finished site
//! - `budget`: limits of compressed sizes
//! - `critical_css`, `digest`, `integrity`, `policy`, `prerender`, `section`, `size`: parts of the command line, in `cli/`
//! - `site`, `http`: the responses of the site, and the server that sends them
//! - `engine`, `webdriver`: browsers and their protocol; the browser tests use both
// clippy.toml forbids the clock, the environment and threads to the WebAssembly module; the tools need them.
#![allow(clippy::disallowed_methods)]

#[cfg(feature = "browsers")]
mod arguments;
#[cfg(feature = "bench")]
pub mod bench;
pub mod budget;
#[cfg(feature = "build")]
pub mod build;
pub mod comments;
#[cfg(feature = "browsers")]
pub mod consumers;
pub mod dependencies;
#[cfg(feature = "dist")]
pub mod dist;
#[cfg(feature = "browsers")]
pub mod engine;
#[cfg(feature = "build")]
mod function_order;
pub mod http;
pub mod licences;
pub mod package;
pub mod scripts;
pub mod serve;
#[cfg(feature = "browsers")]
pub mod shot;
pub mod site;
pub mod stamp;
#[cfg(feature = "systems")]
pub mod systems;
pub mod test;
pub mod tools;
#[cfg(feature = "browsers")]
pub mod vitals;
#[cfg(feature = "browsers")]
pub mod webdriver;
pub mod workspace;

pub use district_charts_cli::{critical_css, digest, integrity, policy, section, size};
#[cfg(feature = "charts")]
pub use district_charts_cli::{front, prerender};
