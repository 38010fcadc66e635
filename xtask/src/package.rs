//! pkg/ as a package for npm: what stands beside the modules and their bindings. The scripts and texts are written here, not generated.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::{comments, tools, workspace};

pub use district_charts_cli::MODULES;

/// The sources of the files that are copied, from the root.
pub const INPUTS: [&str; 5] = [
    "src/web/district_charts.js",
    "src/web/district_charts.d.ts",
    "src/web/charts_worker.js",
    "xtask/src/package.md",
    "xtask/src/package.json",
];

/// Writes the scripts, the manifest, the readme and the licences into a folder with the modules and their bindings.
pub fn write(folder: &Path) -> Result<()> {
    let root = workspace::root();
    let read = |file: &Path| fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()));
    let put = |file: &str, text: String| {
        fs::write(folder.join(file), text).with_context(|| format!("could not write {file} into {}", folder.display()))
    };
    put("district_charts.js", comments::without(&read(&root.join("src/web/district_charts.js"))?))?;
    put("district_charts.d.ts", read(&root.join("src/web/district_charts.d.ts"))?)?;
    // The worker stands beside the bindings in pkg/, and seen from its source they lie in pkg/.
    put("charts_worker.js", read(&root.join("src/web/charts_worker.js"))?.replace("../../pkg/", "./"))?;
    put("package.json", manifest(&read(&root.join("xtask/src/package.json"))?)?)?;
    put("README.md", read(&root.join("xtask/src/package.md"))?)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        put(licence, read(&root.join(licence))?)?;
    }
    Ok(())
}

/// Bundles the worker of `charts` into one script, which a page can start from its text: a worker of another origin has to be.
pub fn bundle_worker(folder: &Path) -> Result<()> {
    let worker = folder.join("charts_worker.js");
    let mut esbuild = tools::esbuild().context("could not prepare esbuild, which needs node and npm")?;
    esbuild.arg(&worker).args([
        "--bundle",
        "--format=esm",
        "--charset=utf8",
        "--log-level=warning",
        "--allow-overwrite",
    ]);
    workspace::run(esbuild.arg(format!("--outfile={}", worker.display())))
}

/// The manifest, with the name, version, description and licence of the crate in the places of the template.
fn manifest(template: &str) -> Result<String> {
    let metadata = workspace::metadata(&["--no-deps"])?;
    let packages = metadata["packages"].as_array().context("no packages in `cargo metadata`")?;
    let ours = packages.iter().find(|package| package["name"].as_str() == Some("district-charts"));
    let ours = ours.context("no package district-charts in `cargo metadata`")?;
    let mut manifest = template.to_owned();
    for field in ["name", "version", "description", "license"] {
        let value = ours[field].as_str().with_context(|| format!("the crate has no {field}"))?;
        let place = format!("{{{field}}}");
        ensure!(manifest.contains(&place), "found no {place} in the template of package.json");
        manifest = manifest.replace(&place, value);
    }
    Ok(manifest)
}
