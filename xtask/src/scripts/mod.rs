//! The scripts and stylesheets of a finished site: bundled and minified by esbuild, with references as in the checkout. `cargo xtask build`
//! writes them into `cli/built`, from where the command line takes them into itself.
//!
//! `minify` runs esbuild. `script` bundles modules into one script, and `standalone` all scripts of the page in one file.

pub mod minify;
pub mod script;
mod standalone;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use district_charts_cli::bundle::{self, BUNDLES, Bundle};
use district_charts_cli::sources::{BUILT, files_of, is_loader};

use crate::package::{ALL_MODULES, worker_of, workers};
use crate::{comments, workspace};

/// The file of the page in one file.
const STANDALONE: &str = "standalone.js";

/// The script of the gallery, which is for developers.
const GALLERY: &str = "gallery.js";

/// The request for a module in its bindings.
const FETCH: &str = "fetch(module_or_path)";

/// The begin of a request for a file relative to its script, and its end.
const FETCH_RELATIVE: (&str, &str) = ("fetch(new URL(\"", ", import.meta.url))");

/// The text before the name of a file, relative to the script, whose digest belongs there. `district_charts_cli::site` writes the digest.
const INTEGRITY_OF: &str = "integrity-of:";

/// The scripts and stylesheets of a checkout by their paths in it.
pub fn built(root: &Path) -> Result<BTreeMap<String, String>> {
    let mut built = BTreeMap::new();
    let scripts =
        files_of(&root.join("www")).context("could not read www")?.into_iter().map(|name| format!("www/{name}"));
    let bindings = ALL_MODULES.iter().map(|module| format!("pkg/{module}.js"));
    let workers = workers().map(|module| format!("pkg/{}", worker_of(module)));
    for path in scripts.filter(|path| is_built(path)).chain(bindings).chain(workers) {
        let text = comments::without(&read(root, &path)?);
        built.insert(path.clone(), minify::minified(with_digests(&text, &path)?, &path)?);
    }
    for bundle in &BUNDLES {
        let text = comments::without(&bundled(bundle, &root.join("www"))?);
        built.insert(bundle.path.to_owned(), minify::minified(with_digests(&text, bundle.path)?, bundle.path)?);
    }
    built.insert(STANDALONE.to_owned(), standalone::bundled(root)?);
    Ok(built)
}

/// Writes the built scripts of the checkout into `cli/built`.
pub fn write() -> Result<()> {
    let built = built(workspace::root())?;
    let folder = workspace::root().join(BUILT);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("could not empty {}", folder.display()))?;
    }
    for (path, text) in built {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap_or(&folder))?;
        fs::write(&file, text).with_context(|| format!("could not write {}", file.display()))?;
    }
    Ok(())
}

/// A complaint for each built script that is not what its sources give; none if all are fresh.
pub fn complaints() -> Result<Vec<String>> {
    let mut built = built(workspace::root())?;
    let mut wrong = Vec::new();
    for folder in ["", "www", "pkg"] {
        let folder = Path::new(folder);
        for name in files_of(&workspace::root().join(BUILT).join(folder)).unwrap_or_default() {
            let path = folder.join(&name).display().to_string();
            let found = read(workspace::root(), &format!("{BUILT}/{path}"))?;
            if built.remove(&path).is_none_or(|expected| expected != found) {
                wrong.push(format!("{BUILT}/{path} is not what its sources give"));
            }
        }
    }
    wrong.extend(built.keys().map(|path| format!("found no {BUILT}/{path}")));
    Ok(wrong)
}

/// Whether a file of `www/` is a script or a stylesheet of its own in a finished site.
fn is_built(path: &str) -> bool {
    let name = path.trim_start_matches("www/");
    let is_script = name.ends_with(".js") && !is_loader(name) && name != GALLERY;
    name.ends_with(".css") || (is_script && bundle::of(path).is_none())
}

/// The text of a bundle. It imports the other scripts of the folder, and the bindings of the modules, by their names in the checkout.
fn bundled(bundle: &Bundle, folder: &Path) -> Result<String> {
    let entry: String = bundle.scripts.iter().map(|name| format!("export * from \"./{name}\";\n")).collect();
    let mut esbuild = minify::esbuild()?;
    esbuild.current_dir(folder).args(["--bundle", "--format=esm", "--charset=utf8", "--log-level=warning"]);
    esbuild.arg("--external:../pkg/*");
    let names = files_of(folder).with_context(|| format!("could not read {}", folder.display()))?;
    for name in names.into_iter().filter(|name| name.ends_with(".js")) {
        if !bundle.scripts.contains(&name.as_str()) {
            esbuild.arg(format!("--external:./{name}"));
        }
    }
    minify::run(&mut esbuild, &entry).with_context(|| format!("while {} was bundled", bundle.path))
}

/// A script with the option `integrity` in each `fetch` of a file, whose digest is known when a site is made.
fn with_digests(script: &str, path: &str) -> Result<String> {
    let script = with_digest_of_module(script, path)?;
    let mut out = String::with_capacity(script.len());
    let mut rest = script.as_str();
    while let Some((before, after)) = rest.split_once(FETCH_RELATIVE.0) {
        let name = after.split_once('"').filter(|(_, after)| after.starts_with(FETCH_RELATIVE.1));
        let Some((name, after)) = name else {
            bail!("found a fetch of {after:.40?} in {path}, expected a file relative to the script")
        };
        let digest = format!("{{ integrity: \"{INTEGRITY_OF}{name}\" }})");
        out += &format!("{before}{}{name}\", import.meta.url), {digest}", FETCH_RELATIVE.0);
        rest = &after[FETCH_RELATIVE.1.len()..];
    }
    Ok(out + rest)
}

/// The same for the request for a module in its bindings, and in the worker that contains them. Other scripts stay as they are.
fn with_digest_of_module(script: &str, path: &str) -> Result<String> {
    let stem = path.strip_prefix("pkg/").and_then(|name| name.strip_suffix(".js"));
    let Some(stem) = stem.map(|stem| stem.trim_end_matches("_worker")) else { return Ok(script.to_owned()) };
    ensure!(script.matches(FETCH).count() == 1, "found not once {FETCH} in {path}, as this wasm-bindgen writes it");
    let options = format!("module_or_path, {{ integrity: \"{INTEGRITY_OF}./{stem}_bg.wasm\" }}");
    Ok(script.replacen(FETCH, &FETCH.replace("module_or_path", &options), 1))
}

fn read(root: &Path, path: &str) -> Result<String> {
    fs::read_to_string(root.join(path)).with_context(|| format!("could not read {path}"))
}
