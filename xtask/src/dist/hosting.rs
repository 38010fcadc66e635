//! What hosts are told beside the files: how long each may be kept, what it is, and what its digest is.

use anyhow::Result;

use super::assets::{ASSETS, Tree};
use crate::integrity;

/// Digests of all that others load, for the attribute `integrity`.
pub const INTEGRITY: &str = "integrity.json";

/// For hosts that read it, such as Netlify and Cloudflare Pages; docs/hosting.md says the same for others.
const HEADERS: &str = "_headers";

/// A host that makes pages of Markdown leaves this site alone.
const NO_JEKYLL: &str = ".nojekyll";

/// Adds the files for hosts.
pub fn add(tree: &mut Tree) -> Result<()> {
    let digests: Vec<String> =
        integrity(tree).map(|(path, digest)| format!("  \"{path}\": \"{digest}\"")).collect();
    tree.insert(INTEGRITY.to_owned(), format!("{{\n{}\n}}\n", digests.join(",\n")).into_bytes());
    tree.insert(HEADERS.to_owned(), headers(tree).into_bytes());
    tree.insert(NO_JEKYLL.to_owned(), Vec::new());
    Ok(())
}

/// Scripts, style sheets and modules with their digests.
pub fn integrity(tree: &Tree) -> impl Iterator<Item = (&str, String)> {
    let is_loaded = |path: &str| [".js", ".css", ".wasm"].iter().any(|ending| path.ends_with(ending));
    let files = tree.iter().filter(move |(path, _)| is_loaded(path));
    files.map(|(path, bytes)| (path.as_str(), integrity::of_file(bytes)))
}

/// Hashed files are kept for ever, all others are asked for again; any page may load both.
fn headers(tree: &Tree) -> String {
    let mut text = "/*\n  Access-Control-Allow-Origin: *\n  X-Content-Type-Options: nosniff\n".to_owned();
    for path in tree.keys() {
        text += &match path.strip_prefix(ASSETS) {
            Some(_) => format!("/{path}\n  Cache-Control: public, max-age=31536000, immutable\n"),
            None => format!("/{path}\n  Cache-Control: no-cache\n"),
        };
        if path.ends_with(".wasm") {
            text += "  Content-Type: application/wasm\n";
        }
    }
    text
}
