//! pkg/ as a package for npm: what stands beside the modules and their bindings. The scripts and texts are written here, not generated.
//!
//! Developers import the scripts of `src/web/npm/`, which check what they are given. Each has a variant with the bytes of the modules inside,
//! for bundlers that copy no file which a script names; the conditions of the manifest choose.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::{comments, licences, section, tools, workspace};

pub use district_charts_cli::{ALL_MODULES, DESK_MODULES, MODULES};

/// The folder of the scripts and types of the package.
const FOLDER: &str = "src/web/npm";

/// The scripts and types that are copied as they are.
const COPIED: [&str; 27] = [
    "charts_entry.d.ts",
    "charts_entry.js",
    "charts_worker.d.ts",
    "district_charts.d.ts",
    "district_charts.js",
    "draw_entry.d.ts",
    "draw_entry.js",
    "draw_map_entry.d.ts",
    "draw_map_entry.js",
    "draw_plot.js",
    "style_entry.d.ts",
    "style_entry.js",
    "element.d.ts",
    "errors.d.ts",
    "errors.js",
    "inline.d.ts",
    "inline.js",
    "inline_element.js",
    "load.js",
    "package_entry.d.ts",
    "package_entry.js",
    "package_worker.d.ts",
    "preact.d.ts",
    "react.d.ts",
    "svelte.d.ts",
    "vue.d.ts",
    "wasm.d.ts",
];

/// The script of a module with its bytes; `MODULE` stands for the name of the module.
const INLINE: &str = "inline_module.js";

/// The script of the element, and those that replace scripts of the site or are there for a server.
const ELEMENT: &str = "district-chart.js";
const ELEMENT_REPLACED: [&str; 4] = ["browser.js", "modules.js", "package-module.js", "site-paths.js"];
const STYLE: &str = "style.css";

/// The worker of the modules that the desk loads, for the site alone; its source names the bindings of the first.
const DESK_WORKER: &str = "src/web/desk_worker.js";

/// The other sources.
const OTHERS: [&str; 3] = [DESK_WORKER, "xtask/src/package.md", "xtask/src/package.json"];

/// The modules of charts that run in a worker; each has a script for it.
const WORKERS: [&str; 2] = ["charts", "package"];

/// The section of a module with its name and the version of the package, which `load.js` compares with its own.
pub const VERSION_SECTION: &str = "district-charts";

/// The sources of the files that are written here, from the root.
pub fn inputs() -> Vec<String> {
    let ours = COPIED.iter().chain([&INLINE]).chain(&ELEMENT_REPLACED).map(|file| format!("{FOLDER}/{file}"));
    let site = element_scripts().into_iter().chain([STYLE.to_owned()]).map(|file| format!("www/{file}"));
    let workers = WORKERS.map(|module| format!("src/web/{module}_worker.js"));
    ours.chain(site).chain(workers).chain(OTHERS.map(str::to_owned)).collect()
}

/// The scripts of the site that the element imports, directly or through others, but for those that are replaced.
fn element_scripts() -> Vec<String> {
    let mut found = vec![ELEMENT.to_owned()];
    let mut next = 0;
    while let Some(text) = found.get(next).map(|file| read(&format!("www/{file}")).unwrap_or_default()) {
        let pieces = [" from \"./", "import(\"./"].map(|before| text.split(before).skip(1));
        for piece in pieces.into_iter().flatten() {
            let file = piece.split('"').next().unwrap_or_default().to_owned();
            if !ELEMENT_REPLACED.contains(&file.as_str()) && !found.contains(&file) {
                found.push(file);
            }
        }
        next += 1;
    }
    found
}

/// The modules that run in a worker.
pub fn workers() -> impl Iterator<Item = &'static str> {
    WORKERS.into_iter().chain(DESK_MODULES)
}

/// The script of the worker of a module.
pub fn worker_of(module: &str) -> String {
    format!("{module}_worker.js")
}

/// Writes the scripts, the manifest, the readme and the licences into a folder with the modules and their bindings.
pub fn write(folder: &Path) -> Result<()> {
    let put = |file: &str, text: String| {
        fs::write(folder.join(file), text).with_context(|| format!("could not write {file} into {}", folder.display()))
    };
    let metadata = metadata()?;
    for file in COPIED {
        let text = read(&format!("{FOLDER}/{file}"))?.replace("{version}", &metadata.version);
        put(file, if file.ends_with(".d.ts") { text } else { comments::without(&text) })?;
    }
    for module in MODULES {
        let wasm = folder.join(format!("{module}_bg.wasm"));
        let wasm = fs::read(&wasm).with_context(|| format!("could not read {}", wasm.display()))?;
        put(&format!("{module}_bytes.js"), format!("export default \"{}\";\n", BASE64_STANDARD.encode(wasm)))?;
        let text = read(&format!("{FOLDER}/{INLINE}"))?.replace("MODULE", module);
        put(&format!("inline_{module}.js"), comments::without(&text))?;
    }
    for module in WORKERS {
        // In pkg/ the worker and the bindings lie in one folder; its source names the folder of the bindings.
        let name = worker_of(module);
        put(&name, read(&format!("src/web/{name}"))?.replace("../../pkg/", "./"))?;
    }
    for module in DESK_MODULES {
        let own = format!("./{module}.js");
        put(&worker_of(module), read(DESK_WORKER)?.replace(&format!("../../pkg/{}.js", DESK_MODULES[0]), &own))?;
    }
    put("package.json", metadata.written_into(&read("xtask/src/package.json")?)?)?;
    put("README.md", read("xtask/src/package.md")?)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        put(licence, read(licence)?)?;
    }
    put(licences::FILE, licences::text()?)?;
    for module in workers() {
        bundle_worker(&folder.join(worker_of(module)))?;
    }
    bundle_element(folder)
}

fn read(path: &str) -> Result<String> {
    fs::read_to_string(workspace::root().join(path)).with_context(|| format!("could not read {path}"))
}

/// Puts the name and the version of the package into a module.
pub fn put_version(wasm: &Path, module: &str) -> Result<()> {
    let text = format!("{module} {}", metadata()?.version);
    let bytes = fs::read(wasm).with_context(|| format!("could not read {}", wasm.display()))?;
    fs::write(wasm, section::replaced(&bytes, VERSION_SECTION, text.as_bytes())?)
        .with_context(|| format!("could not write {}", wasm.display()))
}

/// Bundles the worker of a module into one script, which a page can start from its text: a worker of another origin has to be.
fn bundle_worker(worker: &Path) -> Result<()> {
    let mut esbuild = esbuild()?;
    esbuild.arg(worker).arg("--allow-overwrite");
    workspace::run(esbuild.arg(format!("--outfile={}", worker.display())))
}

/// Bundles the element of the site, with its style sheet inside, and with the modules of the package in the place of the site's.
fn bundle_element(folder: &Path) -> Result<()> {
    let staged = folder.join(".element");
    fs::create_dir_all(&staged)?;
    for file in element_scripts().into_iter().chain([STYLE.to_owned()]) {
        fs::write(staged.join(&file), read(&format!("www/{file}"))?)?;
    }
    for file in ELEMENT_REPLACED {
        fs::write(staged.join(file), read(&format!("{FOLDER}/{file}"))?)?;
    }
    let style = staged.join(STYLE);
    let mut minifier = esbuild()?;
    minifier.arg(&style).args(["--minify", "--allow-overwrite"]);
    workspace::run(minifier.arg(format!("--outfile={}", style.display())))?;
    let mut bundler = esbuild()?;
    bundler.arg(staged.join(ELEMENT)).arg("--loader:.css=text");
    bundler.arg(format!("--inject:{}", staged.join("browser.js").display()));
    bundler.args([
        "--external:./charts_entry.js",
        "--external:./draw_entry.js",
        "--external:./draw_map_entry.js",
        "--external:./style_entry.js",
        "--external:./package_entry.js",
    ]);
    let result = workspace::run(bundler.arg(format!("--outfile={}", folder.join("element.js").display())));
    fs::remove_dir_all(&staged)?;
    result
}

/// esbuild, which bundles a script into a module with the letters of its texts.
fn esbuild() -> Result<std::process::Command> {
    let mut esbuild = tools::esbuild().context("could not prepare esbuild, which needs node and npm")?;
    esbuild.args(["--bundle", "--format=esm", "--charset=utf8", "--log-level=warning"]);
    Ok(esbuild)
}

/// The properties that the manifest takes from the crate.
struct Metadata {
    version: String,
    /// Each field of the template, and its value.
    fields: Vec<(&'static str, String)>,
}

fn metadata() -> Result<Metadata> {
    let metadata = workspace::metadata(&["--no-deps"])?;
    let packages = metadata["packages"].as_array().context("no packages in `cargo metadata`")?;
    let ours = packages.iter().find(|package| package["name"].as_str() == Some("district-charts"));
    let ours = ours.context("no package district-charts in `cargo metadata`")?;
    let text = |field: &str| ours[field].as_str().map(str::to_owned);
    let mut fields = Vec::new();
    for field in ["name", "version", "description", "license"] {
        fields.push((field, text(field).with_context(|| format!("the crate has no {field}"))?));
    }
    // Addresses are left out until the crate has them.
    let addresses = ["repository", "homepage"].into_iter().filter_map(|field| {
        let address = serde_json::Value::from(text(field)?);
        Some(format!("\n  \"{field}\": {address},"))
    });
    fields.push(("addresses", addresses.collect()));
    let version = text("version").unwrap_or_default();
    Ok(Metadata { version, fields })
}

impl Metadata {
    /// The manifest: the template with the fields of the crate in their places.
    fn written_into(&self, template: &str) -> Result<String> {
        let mut manifest = template.to_owned();
        for (field, value) in &self.fields {
            let place = format!("{{{field}}}");
            ensure!(manifest.contains(&place), "found no {place} in the template of package.json");
            manifest = manifest.replace(&place, value);
        }
        Ok(manifest)
    }
}
