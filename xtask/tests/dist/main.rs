//! The finished site without a browser: every reference leads to a file, the head of a page describes its chart, and a picture shows the
//! figures of its page.

mod charts;
mod files;

use district_charts::data::Dataset;
use district_charts_cli::site::assets::Tree;
use district_charts_cli::site::files::Files;
use district_charts_cli::site::published::{self, PublishedChart};
use district_charts_cli::site::{Options, tree};
use std::sync::LazyLock;

const BASE: &str = "https://charts.example.org/qingdao/";

/// The number of pictures that a test rasters; `cargo xtask dist` rasters all.
const RASTERED: usize = 6;

/// The files of the checkout that the site is made from.
static FILES: LazyLock<Files> = LazyLock::new(|| xtask::dist::files().expect("the files of the checkout").0);

/// The site without a base address.
static SITE: LazyLock<Tree> =
    LazyLock::new(|| tree(&FILES, &DATASET, &Options { base: None, published: true, pictures: true }).expect("a site"));

static DATASET: LazyLock<Dataset> = LazyLock::new(|| Dataset::embedded().expect("a sound package"));

static PUBLISHED: LazyLock<Vec<PublishedChart>> = LazyLock::new(|| published::charts(&DATASET));

fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
    let bytes = tree.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", tree.keys()));
    std::str::from_utf8(bytes).expect("a text")
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} complaints:\n{}", wrong.len(), wrong.join("\n"));
}

fn value_after<'p>(page: &'p str, before: &str) -> &'p str {
    let rest = page.split(before).nth(1).unwrap_or_else(|| panic!("no {before}"));
    rest.split('"').next().expect("it ends")
}
