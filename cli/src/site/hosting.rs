//! Files for hosts: cache lifetimes, content types and digests.

use std::collections::BTreeSet;

use anyhow::Result;

use super::assets::{ASSETS, Tree};
use crate::{integrity, policy};

/// The digests of scripts, stylesheets and modules, for the attribute `integrity`.
pub const INTEGRITY: &str = "integrity.json";

/// The headers in the format of Netlify and Cloudflare Pages; docs/hosting.md has them for other hosts.
const HEADERS: &str = "_headers";

/// The file that stops GitHub Pages from running Jekyll.
const NO_JEKYLL: &str = ".nojekyll";

/// Adds the files for hosts. With a base address the headers hold the policy of the pages, which names the server.
pub fn add(tree: &mut Tree, base: Option<&str>) -> Result<()> {
    let digests: Vec<String> = integrity(tree).map(|(path, digest)| format!("  \"{path}\": \"{digest}\"")).collect();
    tree.insert(INTEGRITY.to_owned(), format!("{{\n{}\n}}\n", digests.join(",\n")).into_bytes());
    tree.insert(HEADERS.to_owned(), headers(tree, base).into_bytes());
    tree.insert(NO_JEKYLL.to_owned(), Vec::new());
    Ok(())
}

/// Scripts, stylesheets and modules with their digests.
pub fn integrity(tree: &Tree) -> impl Iterator<Item = (&str, String)> {
    let is_loaded = |path: &str| [".js", ".css", ".wasm"].iter().any(|ending| path.ends_with(ending));
    let files = tree.iter().filter(move |(path, _)| is_loaded(path));
    files.map(|(path, bytes)| (path.as_str(), integrity::of_file(bytes)))
}

/// The headers: hashed files are cached for ever, all others are revalidated, and any origin may load both. No two rules set one header of
/// one file, since hosts differ in how they combine rules.
fn headers(tree: &Tree, base: Option<&str>) -> String {
    let mut text = "/*\n  Access-Control-Allow-Origin: *\n  X-Content-Type-Options: nosniff\n".to_owned();
    text += "  Referrer-Policy: no-referrer\n";
    if let Some(origin) = base.and_then(origin) {
        let pages = tree.iter().filter(|(path, _)| path.ends_with(".html"));
        let pages = pages.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok());
        text += &format!("  Content-Security-Policy: {}\n", policy::of_site(pages, origin));
    }
    text += &format!("/{ASSETS}*\n  Cache-Control: public, max-age=31536000, immutable\n");
    for wasm in tree.keys().filter(|path| path.ends_with(".wasm")) {
        text += &format!("/{wasm}\n  Content-Type: application/wasm\n");
    }
    let folders = tree.keys().filter_map(|path| path.split_once('/')).map(|(folder, _)| format!("{folder}/"));
    let folders: BTreeSet<String> = folders.filter(|folder| folder != ASSETS).map(|folder| folder + "*").collect();
    let files = tree.keys().filter(|path| !path.contains('/')).cloned();
    for path in std::iter::once(String::new()).chain(files).chain(folders) {
        text += &format!("/{path}\n  Cache-Control: no-cache\n");
    }
    text
}

/// Scheme, host and port of an address.
fn origin(address: &str) -> Option<&str> {
    let host = address.find("://")? + "://".len();
    let end = address[host..].find('/').map_or(address.len(), |end| host + end);
    Some(&address[..end])
}
