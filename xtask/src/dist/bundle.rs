//! Scripts that are one file in a finished site. The checkout keeps them apart. A browser that speaks HTTP/1.1 requests six files at a time,
//! and the seventh waits for a whole round trip.

use std::path::Path;

use anyhow::{Context, Result};

use super::minify;

/// A file of the finished site, and the scripts of the checkout that it contains.
pub struct Bundle {
    /// Its path, as if it lay in the checkout.
    pub path: &'static str,
    /// The names of its scripts in `www/`. All their exports are its exports, so no two may share a name.
    pub scripts: &'static [&'static str],
}

/// What every chart needs besides `district-chart.js`, and the explorer.
const BUNDLES: [Bundle; 2] = [
    Bundle {
        path: "www/element.js",
        scripts: &["dom.js", "site-paths.js", "modules.js", "charts-client.js", "reading.js", "sources.js", "table.js", "chart-text.js", "chart-parts.js"],
    },
    Bundle { path: "www/explorer.js", scripts: &["controls.js", "panels.js", "explorer.js"] },
];

/// The bundle that contains a script of the checkout, if there is one.
pub fn of(path: &str) -> Option<&'static Bundle> {
    let name = path.strip_prefix("www/")?;
    BUNDLES.iter().find(|bundle| bundle.scripts.contains(&name))
}

/// The text of a bundle. It imports the other scripts of the folder, and the bindings of the modules, by their names in the checkout.
pub fn text(bundle: &Bundle, folder: &Path) -> Result<String> {
    let entry: String = bundle.scripts.iter().map(|name| format!("export * from \"./{name}\";\n")).collect();
    let mut esbuild = minify::esbuild()?;
    esbuild.current_dir(folder).args(["--bundle", "--format=esm", "--charset=utf8", "--log-level=warning"]);
    esbuild.arg("--external:../pkg/*");
    for name in super::files_of(folder)?.into_iter().filter(|name| name.ends_with(".js")) {
        if !bundle.scripts.contains(&name.as_str()) {
            esbuild.arg(format!("--external:./{name}"));
        }
    }
    minify::run(&mut esbuild, &entry).with_context(|| format!("while {} was bundled", bundle.path))
}
