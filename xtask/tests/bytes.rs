//! The budgets of the finished site, in brotli 11. `xtask::budget` has those of the checkout. `docs/decisions/03-two-modules.md` says what
//! they were before a page read any package, and why they grew.

use std::fs;
use std::path::{Path, PathBuf};

use district_charts_cli::site::assets::{Assets, Tree};
use district_charts_cli::site::{Options, in_parallel, published, tree};
use xtask::{budget, dist, size};

/// The explorer complete, until a reader shares a chart.
const EXPLORER_BYTES: usize = 204_320;

/// The explorer until its first chart is live: without the module that makes charts.
const LIVE_BYTES: usize = 73_600;

/// An embed of any link.
const EMBED_BYTES: usize = 196_020;

/// The frame of a published ranking, and the frame of any published chart; that of the matrix is the largest.
const RANKING_FRAME_BYTES: usize = 69_870;
const FRAME_BYTES: usize = 81_080;

/// The stems of files that a page with a prerendered chart does not load before that chart is live.
const CHARTS: [&str; 2] = ["charts_bg", "charts_worker"];

/// The first part of a file's name, before its digest.
fn stem(path: &str) -> &str {
    path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default()
}

/// A site in a folder of its own.
struct Site {
    folder: PathBuf,
    tree: Tree,
}

impl Site {
    fn new(name: &str, tree: Tree) -> Site {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        for (path, bytes) in &tree {
            let file = folder.join(path);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, bytes).expect("a file");
        }
        Site { folder: folder.canonicalize().expect("a folder"), tree }
    }

    /// The bytes of a page and of every file that it loads, but for files of these stems.
    fn bytes_of(&self, page: &str, without: &[&str]) -> usize {
        let unloaded = || budget::UNLOADED.iter().map(|file| stem(file)).chain(without.iter().copied());
        let is_unloaded = |path: &&String| unloaded().any(|unloaded| unloaded == stem(path));
        let unloaded: Vec<_> = self.tree.keys().filter(is_unloaded).map(|path| self.folder.join(path)).collect();
        let files = budget::loaded_by(&self.folder.join(page), &unloaded).expect("files that can be read");
        let modules = files.iter().filter(|file| file.extension().is_some_and(|end| end == "wasm")).count();
        assert_eq!(modules, 2 - usize::from(!without.is_empty()), "modules of {page}: {files:?}");
        files.iter().map(|file| size::brotli_of(file).expect("a file")).sum()
    }
}

#[test]
fn a_finished_page_is_small() {
    let (files, dataset) = dist::files().expect("the files of the checkout");
    let site = Site::new(
        "bytes",
        tree(&files, &dataset, &Options { base: None, published: false, pictures: false }).expect("a site"),
    );
    let pages = [
        ("index.html", &[][..], EXPLORER_BYTES),
        ("index.html", &CHARTS, LIVE_BYTES),
        ("embed.html", &[], EMBED_BYTES),
    ];
    let found = in_parallel(&pages, |(page, without, _)| Ok(site.bytes_of(page, without))).expect("packed pages");
    for ((page, without, bytes), found) in pages.iter().zip(found) {
        println!("{page} without {without:?}: {found} of {bytes} bytes");
        assert!(found <= *bytes, "{page} without {without:?}: found {found} bytes, expected at most {bytes}");
    }
}

#[test]
fn a_frame_of_a_published_chart_is_small() {
    let (files, dataset) = dist::files().expect("the files of the checkout");
    let mut charts = published::charts(&dataset);
    charts.retain(|chart| chart.id == "fai-growth-en" || !chart.link.starts_with("i="));
    let mut assets = Assets::new(&files).expect("the files of the site");
    let pages = published::pages(&mut assets, &dataset, &charts, None).expect("pages");
    let mut tree = assets.into_tree();
    tree.extend(pages);
    let site = Site::new("frames", tree);
    assert!(charts.len() > 10, "found {} charts, expected one of each kind in each language", charts.len());
    let found = in_parallel(&charts, |chart| Ok(site.bytes_of(&format!("{}embed.html", chart.folder()), &CHARTS)));
    for (chart, found) in charts.iter().zip(found.expect("packed frames")) {
        let bytes = if chart.id == "fai-growth-en" { RANKING_FRAME_BYTES } else { FRAME_BYTES };
        println!("the frame of {}: {found} of {bytes} bytes", chart.id);
        assert!(found <= bytes, "the frame of {}: found {found} bytes, expected at most {bytes}", chart.id);
    }
}
