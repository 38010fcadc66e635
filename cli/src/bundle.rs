//! Scripts that are one file in a finished site. The checkout keeps them apart. A browser that speaks HTTP/1.1 requests six files at a time,
//! and the seventh waits for a whole round trip.

/// A file of the finished site, and the scripts of the checkout that it contains.
pub struct Bundle {
    /// Its path, as if it lay in the checkout.
    pub path: &'static str,
    /// The names of its scripts in `www/`; scripts in folders of `www/` that only these import are in the bundle too. All their exports are
    /// its exports, so no two may share a name.
    pub scripts: &'static [&'static str],
}

/// The scripts that every chart needs besides `district-chart.js`, those of the explorer, those that take in a package that somebody brings,
/// and those of the desk with the controls that it shares with the explorer.
pub const BUNDLES: [Bundle; 4] = [
    Bundle {
        path: "www/element.js",
        scripts: &[
            "dom.js",
            "site-paths.js",
            "modules.js",
            "drawing.js",
            "house-style.js",
            "reading.js",
            "paper.js",
            "table.js",
            "chart-text.js",
            "chart-parts.js",
        ],
    },
    Bundle {
        path: "www/explorer.js",
        scripts: &["address.js", "recent.js", "controls.js", "panels.js", "explorer.js"],
    },
    Bundle { path: "www/packages.js", scripts: &["package-module.js", "packages.js"] },
    Bundle { path: "www/desk.js", scripts: &["desk/main.js", "recent.js", "controls.js"] },
];

/// The bundle that contains a script of the checkout, if there is one.
pub fn of(path: &str) -> Option<&'static Bundle> {
    let name = path.strip_prefix("www/")?;
    BUNDLES.iter().find(|bundle| bundle.scripts.contains(&name))
}
