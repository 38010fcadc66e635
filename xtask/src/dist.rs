//! `cargo xtask dist`: the finished site of the checkout, made by the same code as `district-charts site`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use district_charts::data::Dataset;
use district_charts_cli::folder::PackageFolder;
use district_charts_cli::site::files::Files;
use district_charts_cli::site::{self, Options, standalone};
use lexopt::{Arg, Parser, ValueExt};

use crate::{scripts, stamp, workspace};

/// The options of the task.
struct Task {
    site: Options,
    out: PathBuf,
    /// The file for the page in one file, if nothing else is made.
    standalone: Option<PathBuf>,
}

/// The pages, modules and figures of the checkout, with its scripts as they are now.
pub fn files() -> Result<(Files, Dataset)> {
    files_of(workspace::root())
}

/// The same for another checkout.
pub fn files_of(root: &Path) -> Result<(Files, Dataset)> {
    let mut files = Files::of_checkout(root, scripts::built(root)?)?;
    let folder = PackageFolder::read(&root.join("data"))?;
    let dataset = folder.dataset()?;
    files.add_package(&folder, &dataset)?;
    Ok((files, dataset))
}

/// Makes the site.
pub fn run(arguments: Parser) -> Result<()> {
    let task = task(arguments)?;
    if let Some(complaint) = stamp::complaints(workspace::root()).first() {
        bail!("pkg/ is stale, `cargo xtask build` renews it: {complaint}");
    }
    let (files, dataset) = files()?;
    if let Some(file) = &task.standalone {
        let page = standalone::page(&files, &dataset, task.site.base.as_deref())?;
        fs::write(file, &page).with_context(|| format!("could not write {}", file.display()))?;
        println!("{}: {} bytes", file.display(), page.len());
        return Ok(());
    }
    let start = Instant::now();
    let tree = site::tree(&files, &dataset, &task.site)?;
    site::write(&tree, &task.out)?;
    site::report(&tree, &task.site);
    println!("{} files in {} after {:.1} s", tree.len(), task.out.display(), start.elapsed().as_secs_f64());
    Ok(())
}

fn task(mut arguments: Parser) -> Result<Task> {
    let site = Options { base: None, published: true, pictures: true };
    let mut task = Task { site, out: workspace::root().join("dist"), standalone: None };
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("base") => task.site.base = Some(site::base(arguments.value()?.string()?)?),
            Arg::Long("out") => task.out = arguments.value()?.into(),
            Arg::Long("no-published" | "no-presets") => task.site.published = false,
            Arg::Long("standalone") => task.standalone = Some(arguments.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(task)
}
