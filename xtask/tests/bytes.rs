//! The budgets of the finished site, in brotli 11. `xtask::budget` has those of the checkout. `docs/decisions/03-two-modules.md` says what
//! they were before a page read any package, and why they grew.

use std::fs;
use std::path::{Path, PathBuf};

use district_charts_cli::site::assets::{Assets, Tree};
use district_charts_cli::site::{Options, in_parallel, published, tree};
use xtask::{budget, dist, front, size};

/// The explorer complete, until a reader shares a chart. Of these, 200 are its icon, and 2,000 the titles of profiles.
const EXPLORER_BYTES: usize = 220_100;

/// The explorer until its first chart is live: without the module that makes charts. Of these, 600 are the pictures of the kinds, 1,600 the
/// scripts and styles of pictures, search field and front page, 900 start a
/// module anew after a trap, and 230 keep the texts of long series and long names apart.
const LIVE_BYTES: usize = 77_800;

/// The charts that are worth seeing, in the index page alone: they stand below the first chart, wait for nothing, and nothing waits for them.
/// Twelve pictures in two languages are 48 KB of HTML, which take a tenth of it.
const FEATURED_BYTES: usize = 5_000;

/// An embed of any link, of which 150 keep the texts of long series and long names apart.
const EMBED_BYTES: usize = 207_400;

/// The frame of a published ranking, and the frame of any published chart; that of the matrix is the largest.
const RANKING_FRAME_BYTES: usize = 68_000;
const FRAME_BYTES: usize = 79_220;

/// The stems of files that a page with a prerendered chart does not load before that chart is live.
const CHARTS: [&str; 2] = ["charts_bg", "charts_worker"];

/// The same of the frame of a published chart, which holds what its chart says.
const CHARTS_AND_CLIENT: [&str; 3] = ["charts_bg", "charts_worker", "charts-client"];

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
    let finished = String::from_utf8_lossy(&site.tree["index.html"]);
    assert!(!finished.contains("<!--"), "comments are for those who work on the page");
    let index = files.text("www/index.html").expect("a page");
    let brotli = |html: &str| size::brotli(html.as_bytes(), size::BROTLI_BEST).len();
    let featured = brotli(index) - brotli(&front::without(index).expect("the marks of the charts"));
    println!("the charts worth seeing: {featured} of {FEATURED_BYTES} bytes");
    assert!(
        featured <= FEATURED_BYTES,
        "the charts worth seeing: found {featured} bytes, expected at most {FEATURED_BYTES}"
    );
    let found = in_parallel(&pages, |(page, without, _)| {
        let own = if *page == "index.html" { featured } else { 0 };
        Ok(site.bytes_of(page, without) - own)
    });
    let found = found.expect("packed pages");
    for ((page, without, bytes), found) in pages.iter().zip(found) {
        println!("{page} without {without:?}: {found} of {bytes} bytes");
        assert!(found <= *bytes, "{page} without {without:?}: found {found} bytes, expected at most {bytes}");
    }
}

#[test]
fn the_modules_of_the_desk_are_small() {
    budget::desk_modules().expect("modules within their budget");
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
    let found =
        in_parallel(&charts, |chart| Ok(site.bytes_of(&format!("{}embed.html", chart.folder()), &CHARTS_AND_CLIENT)));
    for (chart, found) in charts.iter().zip(found.expect("packed frames")) {
        let bytes = if chart.id == "fai-growth-en" { RANKING_FRAME_BYTES } else { FRAME_BYTES };
        println!("the frame of {}: {found} of {bytes} bytes", chart.id);
        assert!(found <= bytes, "the frame of {}: found {found} bytes, expected at most {bytes}", chart.id);
    }
}

/// A site has the same bytes whichever command made it: `cargo xtask dist`, which this test is built like, or `district-charts`, which also
/// reads workbooks and so has another set of features.
#[test]
fn files_are_packed_alike_in_every_build() {
    let text: String = (0..2_000).map(|index| format!("district {}, ", index * index % 97)).collect();
    let packed = size::gzip(text.as_bytes());
    assert_eq!(
        district_charts_cli::digest::of(&packed),
        "bc4801e2210060996ed0155708318d88a85e503de483b2785c935ae4f5c7edfe"
    );
}
