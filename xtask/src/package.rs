//! pkg/ as a package for npm: the manifest, the readme and the licences next to the modules.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::workspace;

/// The suffix of the file names of each module: the whole module, the module of a page, the module of rows.
pub const SUFFIXES: [&str; 3] = ["", "_page", "_rows"];

/// The readme of the package.
const README: &str = include_str!("package.md");

/// The texts of both licences, from the root.
const LICENCES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];

/// Writes manifest, readme and licences into a folder with the modules of this name.
pub fn write(folder: &Path, name: &str) -> Result<()> {
    let put = |file: &str, text: String| {
        fs::write(folder.join(file), text).with_context(|| format!("could not write {file} into {}", folder.display()))
    };
    put("package.json", manifest(name)?)?;
    put("README.md", README.to_owned())?;
    for licence in LICENCES {
        let text =
            fs::read_to_string(workspace::root().join(licence)).with_context(|| format!("could not read {licence}"))?;
        put(licence, text)?;
    }
    Ok(())
}

/// The manifest, with the name, version, description and licence of the crate.
fn manifest(name: &str) -> Result<String> {
    let metadata = workspace::metadata(&["--no-deps"])?;
    let packages = metadata["packages"].as_array().context("no packages in `cargo metadata`")?;
    let ours = packages.iter().find(|package| package["name"].as_str() == Some(&name.replace('_', "-")));
    let ours = ours.with_context(|| format!("no package {name} in `cargo metadata`"))?;
    let text = |field: &str| ours[field].as_str().with_context(|| format!("the crate has no {field}"));
    let (package, version, description, license) =
        (text("name")?, text("version")?, text("description")?, text("license")?);
    let kept = SUFFIXES.map(|suffix| [".js", ".d.ts", "_bg.wasm"].map(|end| format!("\"{name}{suffix}{end}\"")));
    let files = kept.concat().join(", ");
    // As text, since the order of the conditions under `exports` matters: the first that matches is taken.
    Ok(format!(
        r#"{{
  "name": "{package}",
  "version": "{version}",
  "description": "{description}",
  "keywords": ["chart", "canvas", "webassembly", "districts"],
  "license": "({license})",
  "type": "module",
  "main": "./{name}.js",
  "types": "./{name}.d.ts",
  "exports": {{
    ".": {{ "types": "./{name}.d.ts", "default": "./{name}.js" }},
    "./page": {{ "types": "./{name}_page.d.ts", "default": "./{name}_page.js" }},
    "./rows": {{ "types": "./{name}_rows.d.ts", "default": "./{name}_rows.js" }},
    "./{name}_bg.wasm": "./{name}_bg.wasm",
    "./{name}_page_bg.wasm": "./{name}_page_bg.wasm",
    "./{name}_rows_bg.wasm": "./{name}_rows_bg.wasm",
    "./package.json": "./package.json"
  }},
  "sideEffects": false,
  "files": [{files}, "{}"]
}}
"#,
        LICENCES.join("\", \"")
    ))
}
