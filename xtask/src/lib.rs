//! What the developer commands are made of: `cargo xtask` lists them.
//!
//! `workspace` knows where things lie, `tools` what must be installed, `stamp` whether pkg/ is what its sources say, `comments` what
//! of a script only those who read it want, `policy` and `digest` what a page says of itself, `size` how many bytes travel, `site` what an
//! address answers over `http`. The browser tests use `webdriver` and `engine` from here.
// The clock, the environment and threads are forbidden to the module in the browser, not to its tools.
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
