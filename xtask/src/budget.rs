//! The budgets of a page in brotli 11, and the files that a page loads. Scripts are counted without comments: their types stand in comments,
//! and the finished site, which is what readers load, has none.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{comments, size, workspace};

/// The module of a page, with all data and all kinds of chart. `docs/decisions/03-three-builds.md` compares it with the original goal.
pub const PAGE_MODULE_BYTES: usize = 140_700;

/// The module with the kinds made of rows, and all data.
pub const ROWS_MODULE_BYTES: usize = 94_600;

/// The first page: `www/index.html` and every file that it loads before a reader shares a chart.
pub const FIRST_PAGE_BYTES: usize = 163_700;

/// An embed of rows: `www/embed.html` and every file that it loads.
pub const EMBED_BYTES: usize = 110_700;

/// The modules, from the root.
const WHOLE: &str = "pkg/district_charts";
const PAGE: &str = "pkg/district_charts_page";
const ROWS: &str = "pkg/district_charts_rows";

/// The script that is loaded when a reader shares a chart, from the root.
const SHARE: &str = "www/share.js";

/// A page that is counted, from the root, and the modules that it does not load.
struct Counted {
    what: &'static str,
    page: &'static str,
    without: [&'static str; 2],
    bytes: usize,
}

const PAGES: [Counted; 2] = [
    Counted { what: "the first page", page: "www/index.html", without: [WHOLE, ROWS], bytes: FIRST_PAGE_BYTES },
    Counted { what: "an embed", page: "www/embed.html", without: [WHOLE, PAGE], bytes: EMBED_BYTES },
];

/// The endings of files that a page loads. Names with another ending are links for readers.
const LOADED: [&str; 6] = [".js", ".css", ".wasm", ".svg", ".png", ".woff2"];

/// Prints the bytes of each file, and fails if a page or a module exceeds its budget.
pub fn check() -> Result<()> {
    let root = workspace::root();
    let wasm = |module: &str| root.join(format!("{module}_bg.wasm"));
    for Counted { what, page, without, bytes } in PAGES {
        println!("{}", size::head());
        let mut total = 0;
        let mut unloaded = without.map(|module| [wasm(module), root.join(format!("{module}.js"))]).concat();
        unloaded.push(root.join(SHARE));
        for file in loaded_by(&root.join(page), &unloaded)? {
            let bytes = counted(&file)?;
            let (gzip, brotli) = (size::gzip(&bytes).len(), size::brotli(&bytes, size::BROTLI_BEST).len());
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            println!("{name:<32} {:>9} {gzip:>9} {brotli:>9}", bytes.len());
            total += brotli;
        }
        within(what, total, bytes)?;
    }
    within(PAGE, size::brotli_of(&wasm(PAGE))?, PAGE_MODULE_BYTES)?;
    within(ROWS, size::brotli_of(&wasm(ROWS))?, ROWS_MODULE_BYTES)
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
