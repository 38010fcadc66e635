//! The budgets of a page in brotli 11, and the files that a page loads. Scripts are counted without comments: their types stand in comments,
//! and the finished site, which is what readers load, has none.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{comments, size, workspace};

/// The module that makes charts, with its package of figures. `docs/decisions/03-two-modules.md` compares it with the goal. Of these, 80 prefer
/// the latest period of a long series, and say a rank as one; 300 are room for the order of its functions: a changed comment
/// changes their symbols, and with them the order and the compressed bytes.
pub const CHARTS_MODULE_BYTES: usize = 139_600;

/// The module that draws charts. Of these, 230 keep the texts of long series and long names apart.
pub const DRAW_MODULE_BYTES: usize = 48_760;

/// The module that draws charts and maps of boundaries, in the place of `draw`.
pub const DRAW_MAP_MODULE_BYTES: usize = 54_500;

/// The module that checks and packs a package that somebody brings. Of these, 30 spare it a quarter of its time.
pub const PACKAGE_MODULE_BYTES: usize = 38_400;

/// The module that settles a house style.
pub const STYLE_MODULE_BYTES: usize = 13_100;

/// The module of the desk that reads tables.
pub const IMPORT_MODULE_BYTES: usize = 150_000;

/// The module of the desk that reads articles, which it loads for an article alone. Of these, 2,000 are the English of newsrooms: parts in
/// words, owners of several words, releases. With them twice as many rows of such articles are right. Another 1,200 are the headings of
/// sections, which say whose figures follow and of which year, and 500 the figures that an article says once for several periods or
/// indicators, or within a name: of 13 figures of the embedded articles that were missed, 12 are found.
pub const ARTICLE_MODULE_BYTES: usize = 153_900;

/// The first page: `www/index.html` and every file that it loads before a reader shares a chart. Of the page, 4,400 bytes are the charts that
/// are worth seeing, in two languages; `xtask/tests/bytes.rs` has their own budget.
pub const FIRST_PAGE_BYTES: usize = 235_600;

/// An embed: `www/embed.html` and every file that it loads.
pub const EMBED_BYTES: usize = 216_100;

/// The modules, from the root.
const CHARTS: &str = "pkg/charts_bg.wasm";
const DRAW: &str = "pkg/draw_bg.wasm";
const DRAW_MAP: &str = "pkg/draw_map_bg.wasm";
const PACKAGE: &str = "pkg/package_bg.wasm";
const STYLE: &str = "pkg/style_bg.wasm";
const DESK: [(&str, usize); 2] =
    [("pkg/import_bg.wasm", IMPORT_MODULE_BYTES), ("pkg/article_bg.wasm", ARTICLE_MODULE_BYTES)];

/// Scripts that a page loads only in some cases, from the root: when a reader asks for sources, shares a chart or searches for an indicator,
/// with a logo, with a package that somebody brings, with boundaries, with a house style, and where there is no worker.
pub const UNLOADED: [&str; 10] = [
    "www/logo.js",
    "www/sources.js",
    "www/progress.js",
    "www/share.js",
    "www/finder.js",
    "www/pinyin.js",
    "www/packages.js",
    "pkg/draw_map.js",
    "pkg/style.js",
    "pkg/charts.js",
];

/// The pages that are counted, from the root.
const PAGES: [(&str, &str, usize); 2] =
    [("the first page", "www/index.html", FIRST_PAGE_BYTES), ("an embed", "www/embed.html", EMBED_BYTES)];

/// The endings of files that a page loads. Names with another ending are links for readers.
const LOADED: [&str; 6] = [".js", ".css", ".wasm", ".svg", ".png", ".woff2"];

/// Prints the bytes of each file, and fails if a page or a module exceeds its budget.
pub fn check() -> Result<()> {
    let root = workspace::root();
    let unloaded = UNLOADED.map(|file| root.join(file));
    for (what, page, budget) in PAGES {
        println!("{}", size::head());
        let mut total = 0;
        for file in loaded_by(&root.join(page), &unloaded)? {
            let bytes = counted(&file)?;
            let (gzip, brotli) = (size::gzip(&bytes).len(), size::brotli(&bytes, size::BROTLI_BEST).len());
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            println!("{name:<32} {:>9} {gzip:>9} {brotli:>9}", bytes.len());
            total += brotli;
        }
        within(what, total, budget)?;
    }
    within(CHARTS, size::brotli_of(&root.join(CHARTS))?, CHARTS_MODULE_BYTES)?;
    within(DRAW, size::brotli_of(&root.join(DRAW))?, DRAW_MODULE_BYTES)?;
    within(DRAW_MAP, size::brotli_of(&root.join(DRAW_MAP))?, DRAW_MAP_MODULE_BYTES)?;
    within(PACKAGE, size::brotli_of(&root.join(PACKAGE))?, PACKAGE_MODULE_BYTES)?;
    within(STYLE, size::brotli_of(&root.join(STYLE))?, STYLE_MODULE_BYTES)?;
    desk_modules()
}

/// Fails if a module of the desk exceeds its budget.
pub fn desk_modules() -> Result<()> {
    DESK.iter()
        .try_for_each(|&(module, bytes)| within(module, size::brotli_of(&workspace::root().join(module))?, bytes))
}

fn within(what: &str, bytes: usize, budget: usize) -> Result<()> {
    println!("{what}: {bytes} of {budget} bytes in brotli 11");
    if bytes > budget {
        bail!("found {bytes} bytes in brotli 11, expected at most {budget}, in {what}");
    }
    Ok(())
}

/// The bytes of a file that are counted: all of them, but of a script only its code.
fn counted(file: &Path) -> Result<Vec<u8>> {
    let bytes = std::fs::read(file).with_context(|| format!("could not read {}", file.display()))?;
    match file.extension().is_some_and(|ending| ending == "js") {
        true => Ok(comments::without(&String::from_utf8_lossy(&bytes)).into_bytes()),
        false => Ok(bytes),
    }
}

/// A page and every file that it loads, directly or through others, except those in `without`. A file is loaded if its name stands in
/// quotes outside of comments.
pub fn loaded_by(page: &Path, without: &[PathBuf]) -> Result<BTreeSet<PathBuf>> {
    let mut loaded = BTreeSet::new();
    let mut waiting = vec![page.canonicalize().with_context(|| format!("found no {}", page.display()))?];
    while let Some(file) = waiting.pop() {
        if loaded.contains(&file) || without.contains(&file) {
            continue;
        }
        let bytes = counted(&file)?;
        let folder = file.parent().unwrap_or(page);
        let names = quoted(&String::from_utf8_lossy(&bytes)).into_iter().map(|name| folder.join(name));
        waiting.extend(names.filter_map(|name| name.canonicalize().ok()));
        loaded.insert(file);
    }
    Ok(loaded)
}

/// The names of loadable files between two quotes or, as in stylesheets, two brackets.
fn quoted(text: &str) -> Vec<String> {
    let pieces = text.split(['"', '\'', '`', '(', ')', '\n']);
    pieces.filter(|piece| LOADED.iter().any(|ending| piece.ends_with(ending))).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_loaded_is_named_in_quotes() {
        let text = "<link href=\"style.css\"> import init from './a.js'; url(b.svg) <a href=\"../data/c.csv\">";
        assert_eq!(quoted(text), ["style.css", "./a.js", "b.svg"]);
    }
}
