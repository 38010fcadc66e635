//! The budgets of the finished site, in brotli 11. `xtask::budget` has those of the checkout.

use std::fs;
use std::path::Path;

use xtask::dist::{Options, in_parallel, tree};
use xtask::{budget, size, workspace};

/// The first page, until a reader shares a chart.
const FIRST_PAGE_BYTES: usize = 162_000;

/// An embed of rows.
const EMBED_BYTES: usize = 109_300;

/// The stems of the files of each module; only a page that shares loads the whole one.
const WHOLE: [&str; 3] = ["district_charts", "district_charts_bg", "share"];
const PAGE: [&str; 2] = ["district_charts_page", "district_charts_page_bg"];
const ROWS: [&str; 2] = ["district_charts_rows", "district_charts_rows_bg"];

#[test]
fn a_finished_page_is_small() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bytes");
    let _ = fs::remove_dir_all(&folder);
    let options = Options { base: None, out: folder.clone(), published: false, standalone: None };
    let site = tree(workspace::root(), &options).expect("a site");
    for (path, bytes) in &site {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, bytes).expect("a file");
    }
    let folder = folder.canonicalize().expect("a folder");
    for (page, others, bytes) in [("index.html", ROWS, FIRST_PAGE_BYTES), ("embed.html", PAGE, EMBED_BYTES)] {
        let is_unloaded = |path: &&String| {
            let stem = path.trim_start_matches("assets/").split('.').next().unwrap_or_default();
            WHOLE.contains(&stem) || others.contains(&stem)
        };
        let unloaded: Vec<_> = site.keys().filter(is_unloaded).map(|path| folder.join(path)).collect();
        let files = budget::loaded_by(&folder.join(page), &unloaded).expect("files that can be read");
        let files: Vec<_> = files.into_iter().collect();
        assert!(files.iter().any(|file| file.extension().is_some_and(|end| end == "wasm")), "no module: {files:?}");
        let found: usize = in_parallel(&files, |file| size::brotli_of(file)).expect("packed files").into_iter().sum();
        println!("{page}: {found} of {bytes} bytes");
        assert!(found <= bytes, "{page}: found {found} bytes, expected at most {bytes}");
    }
}
