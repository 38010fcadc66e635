//! The files of a checkout at their paths in a finished site. Pages keep their names at the root. Files that pages load lie in `assets/`,
//! with a digest of their bytes in the name, so that a browser may cache them for ever.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::files::{DATA, Files};
use crate::references::{self, folder_of, relative, replaced, resolved};
use crate::sources::{LICENCES, is_loader};
use crate::{bundle, integrity};

/// The bytes of files by their paths from the root of the site.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// The folder of hashed files.
pub const ASSETS: &str = "assets/";

/// The digits of a digest in a name: 40 bits, so that two versions of a file do not share a name.
const DIGITS: usize = 10;

/// The pages of a site. The gallery is for developers.
const PAGES: [&str; 3] = ["www/index.html", "www/embed.html", "www/desk.html"];

/// Scripts that pages of other sites name, so that their paths must never change. Each re-exports its hashed file.
const REEXPORTS: [&str; 1] = ["www/district-chart.js"];

/// The text behind a path that is relative to its script and not to the page. Built scripts have no spaces.
const RELATIVE_TO_SCRIPT: &str = ",import.meta.url";

/// The text in a built script before the name of a file, relative to the script, whose digest belongs there.
pub const INTEGRITY_OF: &str = "integrity-of:";

/// A site while it is made.
pub struct Assets<'f> {
    files: &'f Files,
    tree: Tree,
    /// The path of each file in the site by its path in the checkout.
    paths: BTreeMap<String, String>,
    /// Files whose references are being resolved, outermost first.
    waiting: Vec<String>,
}

impl<'f> Assets<'f> {
    /// The pages of the site with all files that they load, and the figures.
    pub fn new(files: &'f Files) -> Result<Assets<'f>> {
        let mut assets = Assets { files, tree: Tree::new(), paths: BTreeMap::new(), waiting: Vec::new() };
        for path in files.in_folder(DATA) {
            assets.tree.insert(path.clone(), files.bytes(&path)?.to_vec());
            assets.paths.insert(path.clone(), path);
        }
        let pages: Vec<&str> = PAGES.into_iter().filter(|page| files.contains(page)).collect();
        for page in &pages {
            assets.paths.insert((*page).to_owned(), own_name(page).to_owned());
        }
        for loader in files.in_folder("www/").into_iter().filter(|path| is_loader(own_name(path))) {
            assets.put_as_it_is(&loader)?;
        }
        let licences = format!("pkg/{LICENCES}");
        if files.contains(&licences) {
            assets.put_as_it_is(&licences)?;
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

    /// The files that the site is made of.
    pub fn files(&self) -> &'f Files {
        self.files
    }

    /// A page of the checkout for a folder of the site, without its comments. `change` applies before references are resolved.
    pub fn page_in(
        &mut self,
        page: &str,
        folder: &str,
        change: impl FnOnce(String) -> Result<String>,
    ) -> Result<String> {
        let text = change(self.files.text(page)?.to_owned())?;
        let html = self.rewritten(&without_comments(&text), page, folder)?;
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

    fn put_as_it_is(&mut self, path: &str) -> Result<()> {
        let name = own_name(path).to_owned();
        self.tree.insert(name.clone(), self.files.bytes(path)?.to_vec());
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
        let is_listed =
            ["www/", "pkg/", DATA].iter().any(|folder| file.starts_with(folder)) && self.files.contains(file);
        is_listed || self.files.is_built(file) || bundle::of(file).is_some()
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
        let bytes = match self.files.is_built(path) {
            true => {
                let text = self.rewritten(self.files.built(path)?, path, ASSETS)?;
                self.verifying(&text, path)?.into_bytes()
            }
            false => self.files.bytes(path)?.to_vec(),
        };
        self.waiting.pop();
        let hashed = hashed_name(own_name(path), &bytes);
        self.tree.insert(hashed.clone(), bytes);
        self.paths.insert(path.to_owned(), hashed.clone());
        Ok(hashed)
    }

    /// Writes the digests that a built script asks for.
    fn verifying(&mut self, script: &str, path: &str) -> Result<String> {
        let mut pieces = script.split(INTEGRITY_OF);
        let mut out = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (name, after) = piece.split_once('"').with_context(|| format!("found no end of a name in {path}"))?;
            let file = resolved(folder_of(path), name).filter(|file| self.is_ours(file));
            let file =
                file.with_context(|| format!("found a fetch of {name:?} in {path}, expected a file of the site"))?;
            let hashed = self.placed(&file)?;
            out += &format!("{}\"{after}", integrity::of_file(&self.tree[&hashed]));
        }
        Ok(out)
    }
}

/// A page without the comments for those who work on it.
fn without_comments(html: &str) -> String {
    let mut rest = html;
    let mut out = String::with_capacity(html.len());
    while let Some((before, after)) = rest.split_once("<!--") {
        let Some((_, after)) = after.split_once("-->\n") else { break };
        out += before.trim_end_matches(' ');
        rest = after;
    }
    out + rest
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

pub(super) fn own_name(path: &str) -> &str {
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
        for file in references::all(&text, path) {
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
