//! The finished site, for any static host and any path on it.
//!
//! `files` holds what a site is made of. `assets` gives files their paths and hashed names.
//! `standalone` makes the page in one file. `published` makes the page of each published chart, with `picture`. `hosting` writes the files
//! for hosts.

pub mod files;
pub mod assets;
pub mod hosting;
pub mod fonts;
pub mod logo;
pub mod picture;
pub mod published;
pub mod standalone;

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, ensure};
use district_charts::data::Dataset;

use crate::{digest, size};
use assets::{Assets, Tree};
use files::Files;

/// The file of the page in one file.
pub const STANDALONE: &str = "standalone.html";

/// A smaller file is not compressed: it would gain too little.
const LEAST_BYTES: usize = 256;

/// The contents of a site.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The address of the site's root, with a slash at its end, for addresses that must be absolute.
    pub base: Option<String>,
    /// Whether the pages of published charts are made.
    pub published: bool,
    /// Whether they have pictures, if there is a base.
    pub pictures: bool,
}

/// Checks an address, and appends a slash so that paths can follow.
pub fn base(text: String) -> Result<String> {
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    let is_plain = !text.contains(['?', '#', '"', '<', '>', ' ']);
    ensure!(is_address && is_plain, "found base {text:?}, expected an address such as https://host/path/");
    Ok(if text.ends_with('/') { text } else { text + "/" })
}

/// All files of the site. Fails if a file refers to a missing file, or to a file that a browser would cache too long.
pub fn tree(files: &Files, dataset: &Dataset, options: &Options) -> Result<Tree> {
    let mut assets = Assets::new(files)?;
    let charts = if options.published { published::all(&mut assets, dataset, options)? } else { Tree::new() };
    let mut tree = assets.into_tree();
    tree.insert(STANDALONE.to_owned(), standalone::page(files, dataset, options.base.as_deref())?.into_bytes());
    tree.extend(charts);
    for (_, page) in tree.iter_mut().filter(|(path, _)| path.ends_with(".html")) {
        *page = digest::renewed(std::str::from_utf8(page)?).into_bytes();
    }
    hosting::add(&mut tree, options.base.as_deref())?;
    let complaints = assets::complaints(&tree);
    ensure!(complaints.is_empty(), "the site is not whole:\n  {}", complaints.join("\n  "));
    Ok(tree)
}

/// Prints what a site holds, and the digests of the files that pages load.
pub fn report(tree: &Tree, options: &Options) {
    let pages = tree.keys().filter(|path| path.starts_with(published::FOLDER) && path.ends_with("/index.html")).count();
    println!("{pages} pages of published charts below {}", published::FOLDER);
    if options.base.is_none() {
        println!(
            "without --base: no canonical addresses, no pictures for those who show a link, no sitemap, no oEmbed"
        );
    }
    for (path, integrity) in hosting::integrity(tree) {
        println!("{integrity}  {path}");
    }
}

/// Writes the files, and compressed copies next to them. Replaces the output of an earlier run; fails for a folder of anything else.
pub fn write(tree: &Tree, out: &Path) -> Result<()> {
    if out.exists() {
        let is_ours =
            out.join(hosting::INTEGRITY).is_file() || out.read_dir().is_ok_and(|mut files| files.next().is_none());
        ensure!(is_ours, "found {} with files of somebody else, expected none or a former site", out.display());
        fs::remove_dir_all(out).with_context(|| format!("could not empty {}", out.display()))?;
    }
    let files: Vec<(&String, &Vec<u8>)> = tree.iter().collect();
    in_parallel(&files, |(path, bytes)| {
        let file = out.join(path);
        fs::create_dir_all(file.parent().unwrap_or(out))?;
        fs::write(&file, bytes).with_context(|| format!("could not write {}", file.display()))?;
        if bytes.len() >= LEAST_BYTES && is_packed(path) {
            fs::write(out.join(format!("{path}.br")), size::brotli(bytes, size::BROTLI_BEST))?;
            fs::write(out.join(format!("{path}.gz")), size::gzip(bytes))?;
        }
        Ok(())
    })
    .map(drop)
}

/// Whether a file is sent compressed. Pictures are compressed already, and files for hosts are not sent.
fn is_packed(path: &str) -> bool {
    [".html", ".js", ".css", ".wasm", ".csv", ".json", ".xml", ".md", ".svg"].iter().any(|end| path.ends_with(end))
}

/// Maps items on all processors, and returns the results in the order of the items.
pub fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> Result<R> + Sync) -> Result<Vec<R>> {
    let next = AtomicUsize::new(0);
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let take = || {
        let mut done = Vec::new();
        while let Some((index, item)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, items.get(at)?)))
        {
            done.push((index, work(item)?));
        }
        Ok::<_, anyhow::Error>(done)
    };
    let mut all = Vec::new();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..processors).map(|_| scope.spawn(take)).collect();
        threads.into_iter().try_for_each(|thread| {
            all.extend(thread.join().map_err(|_| anyhow::anyhow!("a thread has died"))??);
            Ok::<(), anyhow::Error>(())
        })
    })?;
    all.sort_by_key(|entry| entry.0);
    Ok(all.into_iter().map(|entry| entry.1).collect())
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn a_base_can_be_appended_to() {
        assert_eq!(base("https://e.org/a".to_owned()).expect("it is one"), "https://e.org/a/");
        for wrong in ["e.org/a/", "/a/", "https://e.org/?a", "https://e.org/\"/", ""] {
            assert!(base(wrong.to_owned()).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn results_keep_their_order() {
        let numbers: Vec<usize> = (0..100).collect();
        assert_eq!(
            in_parallel(&numbers, |number| Ok(number * 2)).expect("all work"),
            (0..200).step_by(2).collect::<Vec<_>>()
        );
        assert!(in_parallel(&numbers, |number| if *number == 50 { bail!("no") } else { Ok(()) }).is_err());
    }
}
