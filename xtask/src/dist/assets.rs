//! The files of a checkout in their places in a finished site: pages at the root under their names, what they load in
//! `assets/` under names that hold a digest of the bytes, so that a browser may keep it for ever.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use super::minify::minified;
use super::references::{relative, replaced, resolved};
use crate::{comments, integrity};

/// Paths from the root of the site, and bytes.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Where everything hashed lies.
pub const ASSETS: &str = "assets/";

/// A digest in a name: 40 bits, so that no two versions of a file ever share one.
const DIGITS: usize = 10;

/// Pages of a site; the gallery is for developers.
const PAGES: [&str; 2] = ["www/index.html", "www/embed.html"];

/// What others name in pages of theirs, so that it must be found for ever under one name: the element as a door to its hashed
/// file.
const DOORS: [&str; 1] = ["www/district-chart.js"];

/// What follows the name of a file that is seen from the script that names it.
const SEEN_FROM_SCRIPT: &str = ", import.meta.url";

/// Where the JavaScript of a module asks for it.
const FETCH: &str = "fetch(module_or_path)";

/// Where a script asks for a file beside it.
const FETCH_SEEN: &str = "fetch(new URL(\"";

/// The figures, to be taken as they are.
const DATA: &str = "data";

/// A checkout on its way to a site.
pub struct Assets<'r> {
    root: &'r Path,
    tree: Tree,
    /// The place of each file that has one, by its path in the checkout.
    places: BTreeMap<String, String>,
    /// Files that wait for those that they refer to.
    waiting: Vec<String>,
}

impl<'r> Assets<'r> {
    /// The pages of a checkout with all that they load, and the figures.
    pub fn of_checkout(root: &'r Path) -> Result<Assets<'r>> {
        let mut assets = Assets { root, tree: Tree::new(), places: BTreeMap::new(), waiting: Vec::new() };
        for name in super::files_of(&root.join(DATA))? {
            let path = format!("{DATA}/{name}");
            assets.tree.insert(path.clone(), assets.read(&path)?);
            assets.places.insert(path.clone(), path);
        }
        let pages: Vec<&str> = PAGES.into_iter().filter(|page| root.join(page).is_file()).collect();
        for page in &pages {
            assets.places.insert((*page).to_owned(), own_name(page).to_owned());
        }
        for loader in assets.loaders()? {
            assets.put_as_it_is(&loader)?;
        }
        for page in &pages {
            assets.put_page(page)?;
        }
        for door in DOORS {
            assets.put_door(door)?;
        }
        Ok(assets)
    }

    /// What has been placed.
    pub fn into_tree(self) -> Tree {
        self.tree
    }

    /// A page of the checkout as it stands in a folder of the site, changed before its references are.
    pub fn page_in(
        &mut self,
        page: &str,
        folder: &str,
        change: impl FnOnce(String) -> Result<String>,
    ) -> Result<String> {
        let text = change(self.text(page)?)?;
        let html = self.rewritten(&text, page, folder)?;
        Ok(self.sealed(&html, folder))
    }

    /// A page whose modules are loaded only as they are now: each tag that names one has the digest of its bytes. What is loaded without
    /// asking for other origins (a style sheet, a plain script) cannot have one, since in a sandbox it would not be let through; the
    /// module is checked where it is fetched, since no browser checks what is preloaded for that.
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

    /// Scripts whose names say that they never change: `embed.v1.js`.
    fn loaders(&self) -> Result<Vec<String>> {
        let names = super::files_of(&self.root.join("www"))?;
        let is_versioned = |name: &String| {
            let version = name.strip_suffix(".js").and_then(|stem| stem.rsplit_once(".v"));
            version.is_some_and(|(_, digits)| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
        };
        Ok(names.into_iter().filter(is_versioned).map(|name| format!("www/{name}")).collect())
    }

    fn put_as_it_is(&mut self, path: &str) -> Result<()> {
        let place = own_name(path).to_owned();
        self.tree.insert(place.clone(), self.read(path)?);
        self.places.insert(path.to_owned(), place);
        Ok(())
    }

    fn put_page(&mut self, page: &str) -> Result<()> {
        let html = self.page_in(page, "", Ok)?;
        self.tree.insert(own_name(page).to_owned(), html.into_bytes());
        Ok(())
    }

    fn put_door(&mut self, path: &str) -> Result<()> {
        let place = self.placed(path)?;
        let script = format!("export * from \"{}\";\n", relative("", &place));
        self.tree.insert(own_name(path).to_owned(), script.into_bytes());
        Ok(())
    }

    /// A text of the checkout with its references as they are seen from a folder of the site.
    fn rewritten(&mut self, text: &str, path: &str, folder: &str) -> Result<String> {
        let mut failure = None;
        let is_script = path.ends_with(".js");
        let html = replaced(text, path, |file, after| {
            // The name of a page in a script is seen from the page, unless it says that it is seen from the script.
            let is_elsewhere = is_script && file.ends_with(".html") && !after.starts_with(SEEN_FROM_SCRIPT);
            if is_elsewhere || !self.is_ours(file) {
                return None;
            }
            match self.placed(file) {
                Ok(place) => Some(relative(folder, &place)),
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

    /// Whether a path of the checkout is one of the site's files.
    fn is_ours(&self, file: &str) -> bool {
        let has_name = file.rsplit('/').next().is_some_and(|name| name.contains('.'));
        has_name
            && ["www/", "pkg/", "data/"].iter().any(|folder| file.starts_with(folder))
            && self.root.join(file).is_file()
    }

    /// Where a file lies in the site; a file that is not there yet is put there, after those that it refers to.
    fn placed(&mut self, path: &str) -> Result<String> {
        if let Some(place) = self.places.get(path) {
            return Ok(place.clone());
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
                let text = self.text(path)?;
                let text = if path.ends_with(".js") { comments::without(&text) } else { text };
                let text = self.rewritten(&text, path, ASSETS)?;
                minified(self.verifying(&text, path)?, path)?.into_bytes()
            }
            false => self.read(path)?,
        };
        self.waiting.pop();
        let place = hashed_name(own_name(path), &bytes);
        self.tree.insert(place.clone(), bytes);
        self.places.insert(path.to_owned(), place.clone());
        Ok(place)
    }

    /// A script as it takes what it fetches only if its bytes are those of now.
    fn verifying(&self, script: &str, path: &str) -> Result<String> {
        let script = self.verifying_module(script, path)?;
        let mut out = String::with_capacity(script.len());
        let mut rest = script.as_str();
        while let Some((before, after)) = rest.split_once(FETCH_SEEN) {
            let (name, after) = after.split_once('"').with_context(|| format!("found no end of a name in {path}"))?;
            let after = after.strip_prefix(SEEN_FROM_SCRIPT).and_then(|after| after.strip_prefix("))"));
            let file = resolved(ASSETS, name).and_then(|place| self.tree.get(&place));
            let (Some(after), Some(bytes)) = (after, file) else {
                bail!("found a fetch of {name:?} in {path}, expected a file beside it")
            };
            let digest = integrity::of_file(bytes);
            out += &format!("{before}{FETCH_SEEN}{name}\"{SEEN_FROM_SCRIPT}), {{ integrity: \"{digest}\" }})");
            rest = after;
        }
        Ok(out + rest)
    }

    /// The JavaScript of a module, with the digest of the module where it asks for it; any other script as it is.
    fn verifying_module(&self, script: &str, path: &str) -> Result<String> {
        let wasm = path.strip_suffix(".js").map(|stem| format!("{stem}_bg.wasm"));
        let place = wasm.and_then(|wasm| self.places.get(&wasm));
        let Some(bytes) = place.and_then(|place| self.tree.get(place)) else { return Ok(script.to_owned()) };
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

/// Whether references are to be looked for in a file.
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

/// What of a site is wrong: references to nothing, scripts and style sheets that could be kept too long, names that do not
/// say what is in the file. Independent of how the site was made.
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
