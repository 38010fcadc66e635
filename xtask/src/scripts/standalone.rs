//! The script of the page in one file: all scripts of the checkout in one, which requests nothing.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use district_charts_cli::sources::files_of;

use super::script;
use crate::package::MODULES;

/// The page, and the module script that it starts with.
const PAGE: (&str, &str, &str) = ("www/index.html", "<script type=\"module\" src=\"page.js\"></script>", "www/page.js");

/// The scripts that are replaced in the bundle: the locations of files, which are all in the page, the loading of the modules, and
/// that of packages.
const REPLACED: [(&str, &str); 3] = [
    ("www/packages.js", include_str!("standalone/www/packages.js")),
    ("www/site-paths.js", include_str!("standalone/www/site-paths.js")),
    ("www/modules.js", include_str!("standalone/www/modules.js")),
];

/// The folder of the other scripts.
const SCRIPTS: &str = "www";

/// The texts of wasm-bindgen in the bindings of a module that would request the module; `*` stands for its name.
const LOADS: [(&str, &str); 3] = [
    ("module_or_path = new URL('*_bg.wasm', import.meta.url);", ""),
    ("module_or_path = fetch(module_or_path);", ""),
    ("`failed to fetch Wasm: ${module.status} ${module.statusText} fetching '${module.url}'`", "module.status"),
];

/// Bundles the scripts.
pub(super) fn bundled(root: &Path) -> Result<String> {
    let (page, tag, entry) = PAGE;
    ensure!(super::read(root, page)?.contains(tag), "found no {tag} in {page}");
    script::bundled(entry, &sources(root)?)
}

/// The scripts that the page may import: all scripts of the checkout, with the replacements, and the bindings without requests.
fn sources(root: &Path) -> Result<Vec<(String, String)>> {
    let read = |path: &str| super::read(root, path);
    let mut sources = Vec::new();
    for module in MODULES {
        let bindings = format!("pkg/{module}.js");
        let text = without_requests(read(&bindings)?, module).with_context(|| format!("in {bindings}"))?;
        sources.push((bindings, text));
    }
    for name in files_of(&root.join(SCRIPTS))
        .context("could not read the replaced scripts")?
        .into_iter()
        .filter(|name| name.ends_with(".js"))
    {
        let path = format!("{SCRIPTS}/{name}");
        let replacement = REPLACED.iter().find(|(replaced, _)| *replaced == path);
        let text = replacement.map_or_else(|| read(&path), |(_, text)| Ok((*text).to_owned()))?;
        sources.push((path, text));
    }
    Ok(sources)
}

/// The bindings of a module without what requests the module.
fn without_requests(bindings: String, module: &str) -> Result<String> {
    LOADS.iter().try_fold(bindings, |text, (from, to)| {
        let from = from.replace('*', module);
        let count = text.matches(&from).count();
        ensure!(count == 1, "found {from:?} {count} times, expected it once, as this wasm-bindgen writes it");
        Ok(text.replacen(&from, to, 1))
    })
}
