//! The files of a checkout at their paths in a finished site. Pages keep their names at the root. Files that pages load lie in `assets/`,
//! with a digest of their bytes in the name, so that a browser may cache them for ever.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use super::bundle;
use super::minify::minified;
use super::references::{relative, replaced, resolved};
use crate::{comments, integrity};

/// The bytes of files by their paths from the root of the site.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// The folder of hashed files.
pub const ASSETS: &str = "assets/";

/// The digits of a digest in a name: 40 bits, so that two versions of a file do not share a name.
const DIGITS: usize = 10;

/// The pages of a site. The gallery is for developers.
const PAGES: [&str; 2] = ["www/index.html", "www/embed.html"];

/// Scripts that pages of other sites name, so that their paths must never change. Each re-exports its hashed file.
const REEXPORTS: [&str; 1] = ["www/district-chart.js"];

/// The text behind a path that is relative to its script and not to the page.
const RELATIVE_TO_SCRIPT: &str = ", import.meta.url";

/// The request for the module in its bindings.
const FETCH: &str = "fetch(module_or_path)";

/// The begin of a request for a file relative to its script.
const FETCH_RELATIVE: &str = "fetch(new URL(\"";

/// The folder of the figures, which are copied.
const DATA: &str = "data";

/// A site while it is made from a checkout.
pub struct Assets<'r> {
    root: &'r Path,
    tree: Tree,
    /// The path of each file in the site by its path in the checkout.
    paths: BTreeMap<String, String>,
    /// Files whose references are being resolved, outermost first.
    waiting: Vec<String>,
}

impl<'r> Assets<'r> {
    /// The pages of a checkout with all files that they load, and the figures.
    pub fn of_checkout(root: &'r Path) -> Result<Assets<'r>> {
        let mut assets = Assets { root, tree: Tree::new(), paths: BTreeMap::new(), waiting: Vec::new() };
        for name in super::files_of(&root.join(DATA))? {
            let path = format!("{DATA}/{name}");
            assets.tree.insert(path.clone(), assets.read(&path)?);
            assets.paths.insert(path.clone(), path);
        }
        let pages: Vec<&str> = PAGES.into_iter().filter(|page| root.join(page).is_file()).collect();
        for page in &pages {
            assets.paths.insert((*page).to_owned(), own_name(page).to_owned());
        }
        for loader in assets.loaders()? {
            assets.put_as_it_is(&loader)?;
        }
        for page in &pages {
            assets.put_page(page)?;
        }
        for script in REEXPORTS {
            assets.put_reexport(script)?;
        }
        Ok(assets)
    }

    /// The files of the site.
    pub fn into_tree(self) -> Tree {
        self.tree
    }

    /// A page of the checkout for a folder of the site. `change` applies before references are resolved.
    pub fn page_in(
        &mut self,
        page: &str,
        folder: &str,
        change: impl FnOnce(String) -> Result<String>,
    ) -> Result<String> {
        let text = change(self.text(page)?)?;
        let html = self.rewritten(&text, page, folder)?;
        Ok(self.sealed(&with_each_preload_once(&html), folder))
    }

    /// Adds the attribute `integrity` to each tag that loads a JavaScript module. A stylesheet or classic script is requested without CORS,
    /// so with a digest a sandboxed page would reject it. A WebAssembly module is checked by its `fetch`, since no browser checks a preload.
    fn sealed(&self, html: &str, folder: &str) -> String {
        let digest = |tag: &str| {
            let asks = tag.contains("modulepreload") || tag.contains("type=\"module\"");
            let (_, rest) = tag.split_once(" href=\"").or_else(|| tag.split_once(" src=\""))?;
            let file = resolved(folder, rest.split_once('"')?.0).filter(|file| asks && file.starts_with(ASSETS))?;
            Some(integrity::of_file(self.tree.get(&file)?))
        };
        let mut out = String::with_capacity(html.len());
        for piece in html.split_inclusive('>') {
            let tag = piece.find('<').map_or("", |begin| &piece[begin..]);
            match digest(tag).filter(|_| tag.starts_with("<link ") || tag.starts_with("<script ")) {
                Some(digest) => out += &format!("{} integrity=\"{digest}\">", &piece[..piece.len() - 1]),
                None => out += piece,
            }
        }
        out
    }

    /// Scripts with a version in the name, which never change: `embed.v1.js`.
    fn loaders(&self) -> Result<Vec<String>> {
        let names = super::files_of(&self.root.join("www"))?;
        let is_versioned = |name: &String| {
            let version = name.strip_suffix(".js").and_then(|stem| stem.rsplit_once(".v"));
            version.is_some_and(|(_, digits)| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
        };
        Ok(names.into_iter().filter(is_versioned).map(|name| format!("www/{name}")).collect())
    }

    fn put_as_it_is(&mut self, path: &str) -> Result<()> {
        let name = own_name(path).to_owned();
        self.tree.insert(name.clone(), self.read(path)?);
        self.paths.insert(path.to_owned(), name);
        Ok(())
    }

    fn put_page(&mut self, page: &str) -> Result<()> {
        let html = self.page_in(page, "", Ok)?;
        self.tree.insert(own_name(page).to_owned(), html.into_bytes());
        Ok(())
    }

    fn put_reexport(&mut self, path: &str) -> Result<()> {
        let hashed = self.placed(path)?;
        let script = format!("export * from \"{}\";\n", relative("", &hashed));
        self.tree.insert(own_name(path).to_owned(), script.into_bytes());
        Ok(())
    }

    /// A text of the checkout with its references for a folder of the site.
    fn rewritten(&mut self, text: &str, path: &str, folder: &str) -> Result<String> {
        let mut failure = None;
        let is_script = path.ends_with(".js");
        let html = replaced(text, path, |file, after| {
            // In a script the path of a page is relative to the current page, unless the script's own address follows.
            let is_elsewhere = is_script && file.ends_with(".html") && !after.starts_with(RELATIVE_TO_SCRIPT);
            if is_elsewhere || !self.is_ours(file) {
                return None;
            }
            match self.placed(file) {
                Ok(hashed) => Some(relative(folder, &hashed)),
                Err(error) => {
                    failure = failure.take().or(Some(error));
                    None
                }
            }
        });
        match failure {
            Some(error) => Err(error.context(format!("in {path}"))),
            None => Ok(html),
        }
    }

    /// Whether a path is a file of the checkout that belongs to the site.
    fn is_ours(&self, file: &str) -> bool {
        let has_name = file.rsplit('/').next().is_some_and(|name| name.contains('.'));
        has_name
            && ["www/", "pkg/", "data/"].iter().any(|folder| file.starts_with(folder))
            && self.root.join(file).is_file()
    }

    /// The path of a file in the site. A new file is added after the files that it refers to, whose digests it contains.
    fn placed(&mut self, path: &str) -> Result<String> {
        let bundle = bundle::of(path);
        let path = bundle.map_or(path, |bundle| bundle.path);
        if let Some(hashed) = self.paths.get(path) {
            return Ok(hashed.clone());
        }
        if self.waiting.iter().any(|waiting| waiting == path) {
            bail!(
                "found {} in a circle, expected files that can be hashed one after the other",
                self.waiting.join(", ")
            );
        }
        self.waiting.push(path.to_owned());
        let bytes = match is_text(path) {
            true => {
                // A comment names files for its types, which the script does not load.
                let text = match bundle {
                    Some(bundle) => bundle::text(bundle, &self.root.join("www"))?,
                    None => self.text(path)?,
                };
                let text = if path.ends_with(".js") { comments::without(&text) } else { text };
                let text = self.rewritten(&text, path, ASSETS)?;
                minified(self.verifying(&text, path)?, path)?.into_bytes()
            }
            false => self.read(path)?,
        };
        self.waiting.pop();
        let hashed = hashed_name(own_name(path), &bytes);
        self.tree.insert(hashed.clone(), bytes);
        self.paths.insert(path.to_owned(), hashed.clone());
        Ok(hashed)
    }

    /// Adds the option `integrity` to each `fetch` of a script.
    fn verifying(&self, script: &str, path: &str) -> Result<String> {
        let script = self.verifying_module(script, path)?;
        let mut out = String::with_capacity(script.len());
        let mut rest = script.as_str();
        while let Some((before, after)) = rest.split_once(FETCH_RELATIVE) {
            let (name, after) = after.split_once('"').with_context(|| format!("found no end of a name in {path}"))?;
            let after = after.strip_prefix(RELATIVE_TO_SCRIPT).and_then(|after| after.strip_prefix("))"));
            let file = resolved(ASSETS, name).and_then(|hashed| self.tree.get(&hashed));
            let (Some(after), Some(bytes)) = (after, file) else {
                bail!("found a fetch of {name:?} in {path}, expected a file of the site")
            };
            let digest = integrity::of_file(bytes);
            out += &format!("{before}{FETCH_RELATIVE}{name}\"{RELATIVE_TO_SCRIPT}), {{ integrity: \"{digest}\" }})");
            rest = after;
        }
        Ok(out + rest)
    }

    /// Adds the option `integrity` to the request for a module in its bindings, and in the worker that contains them. Other scripts stay as
    /// they are.
    fn verifying_module(&self, script: &str, path: &str) -> Result<String> {
        let stem = path.strip_suffix(".js").map(|stem| stem.trim_end_matches("_worker"));
        let wasm = stem.map(|stem| format!("{stem}_bg.wasm"));
        let hashed = wasm.and_then(|wasm| self.paths.get(&wasm));
        let Some(bytes) = hashed.and_then(|hashed| self.tree.get(hashed)) else { return Ok(script.to_owned()) };
        ensure!(script.matches(FETCH).count() == 1, "found not once {FETCH} in {path}, as this wasm-bindgen writes it");
        let options = format!("module_or_path, {{ integrity: \"{}\" }}", integrity::of_file(bytes));
        Ok(script.replacen(FETCH, &FETCH.replace("module_or_path", &options), 1))
    }

    fn read(&self, path: &str) -> Result<Vec<u8>> {
        std::fs::read(self.root.join(path)).with_context(|| format!("could not read {path}"))
    }

    fn text(&self, path: &str) -> Result<String> {
        String::from_utf8(self.read(path)?).with_context(|| format!("found something else than UTF-8 in {path}"))
    }
}

/// A page that preloads each file once: several scripts of the checkout may be one.
fn with_each_preload_once(html: &str) -> String {
    let mut seen = BTreeSet::new();
    let is_first = |line: &&str| !line.contains("rel=\"modulepreload\"") || seen.insert(line.trim().to_owned());
    html.split_inclusive('\n').filter(is_first).collect()
}

/// Whether a file may contain references.
pub fn is_text(path: &str) -> bool {
    [".html", ".js", ".css"].iter().any(|ending| path.ends_with(ending))
}

fn own_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// `assets/chart.0123456789.js` for `chart.js`.
pub fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{ASSETS}{stem}.{}.{ending}", &digest[..DIGITS])
}

/// Complaints about a finished site: references to missing files, loaded files without a digest in the name, and digests that are not those
/// of the bytes. Independent of how the site was made.
pub fn complaints(tree: &Tree) -> Vec<String> {
    let mut wrong = BTreeSet::new();
    for (path, bytes) in tree {
        if let Some(name) = path.strip_prefix(ASSETS) {
            wrong.extend(
                (!is_named_after(name, bytes)).then(|| format!("{path} does not have the digest of its bytes")),
            );
        }
        if !is_text(path) {
            continue;
        }
        let text = String::from_utf8_lossy(bytes);
        for file in super::references::all(&text, path) {
            let is_loaded = [".js", ".css", ".wasm"].iter().any(|ending| file.ends_with(ending));
            if !tree.contains_key(&file) {
                wrong.insert(format!("{path} refers to {file}, which is not there"));
            } else if is_loaded && !file.starts_with(ASSETS) {
                wrong.insert(format!("{path} refers to {file}, whose name has no digest"));
            }
        }
    }
    wrong.into_iter().collect()
}

fn is_named_after(name: &str, bytes: &[u8]) -> bool {
    let Some((stem, ending)) = name.rsplit_once('.') else { return false };
    let Some((stem, _)) = stem.rsplit_once('.') else { return false };
    hashed_name(&format!("{stem}.{ending}"), bytes) == format!("{ASSETS}{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> Tree {
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_file_is_preloaded_once() {
        let page =
            "<link rel=\"modulepreload\" href=\"a.js\">\n<p>\n  <link rel=\"modulepreload\" href=\"a.js\">\n<p>\n";
        assert_eq!(with_each_preload_once(page), "<link rel=\"modulepreload\" href=\"a.js\">\n<p>\n<p>\n");
    }

    #[test]
    fn what_is_wrong_is_said() {
        let good = hashed_name("a.js", b"1");
        let page = format!("<script src=\"./{good}\"></script><link href=\"./style.css\"><script src=\"./gone.js\">");
        let files = tree(&[("index.html", &page), (&good, "1"), ("assets/b.0000000000.js", "2"), ("style.css", "")]);
        assert_eq!(
            complaints(&files),
            [
                "assets/b.0000000000.js does not have the digest of its bytes",
                "index.html refers to gone.js, which is not there",
                "index.html refers to style.css, whose name has no digest",
            ]
        );
    }
}
