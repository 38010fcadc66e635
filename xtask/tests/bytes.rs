//! How many bytes a reader of the finished site loads, in brotli 11. `xtask::budget` holds the checkout to its own.

use std::collections::BTreeSet;

use xtask::dist::assets::{Tree, is_text};
use xtask::dist::references::{self, LOADED};
use xtask::dist::{Options, in_parallel, tree};
use xtask::{size, workspace};

/// The first page, until somebody shares something.
const FIRST_PAGE_BYTES: usize = 160_500;

/// An embed of rows.
const EMBED_BYTES: usize = 108_100;

/// Files of the module with all that leaves a page, of that of a page, and of that of rows.
const WHOLE: [&str; 3] = ["district_charts", "district_charts_bg", "share"];
const PAGE: [&str; 2] = ["district_charts_page", "district_charts_page_bg"];
const ROWS: [&str; 2] = ["district_charts_rows", "district_charts_rows_bg"];

/// A page and all that it leads to, but for what it does without.
fn loaded(site: &Tree, page: &str, unloaded: &[&str]) -> BTreeSet<String> {
    let (mut seen, mut waiting) = (BTreeSet::new(), vec![page.to_owned()]);
    while let Some(path) = waiting.pop() {
        let stem = path.trim_start_matches("assets/").split('.').next().unwrap_or_default();
        let is_loaded = path == page || LOADED.iter().any(|ending| path.ends_with(&format!(".{ending}")));
        if !is_loaded || unloaded.contains(&stem) || !seen.insert(path.clone()) || !is_text(&path) {
            continue;
        }
        let text = site.get(&path).unwrap_or_else(|| panic!("no {path}"));
        waiting.extend(references::all(&String::from_utf8_lossy(text), &path));
    }
    seen
}

/// Without esbuild the site works, but is larger than this.
#[test]
fn a_finished_page_is_small() {
    let options = Options { base: None, out: "dist".into(), presets: false, standalone: None };
    let site = tree(workspace::root(), &options).expect("a site");
    for (page, others, bytes) in [("index.html", ROWS, FIRST_PAGE_BYTES), ("embed.html", PAGE, EMBED_BYTES)] {
        let files: Vec<String> = loaded(&site, page, &[&WHOLE[..], &others].concat()).into_iter().collect();
        assert!(files.iter().any(|file| file.ends_with(".wasm")), "{page} loads no module: {files:?}");
        let packed = in_parallel(&files, |file| Ok(size::brotli(&site[file], size::BROTLI_BEST).len()));
        let found: usize = packed.expect("all can be packed").into_iter().sum();
        println!("{page}: {found} of {bytes} bytes");
        assert!(found <= bytes, "{page}: found {found} bytes, expected at most {bytes}");
    }
}
