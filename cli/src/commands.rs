//! The commands of `district-charts`. Each prints its result, and warnings and errors to standard error.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use district_charts::data::Dataset;
use district_charts::model::Chart;

use crate::boundaries;
use crate::check;
use crate::folder::PackageFolder;
use crate::import::{self, Imported, Request};
use crate::read_article;
use crate::site::files::Files;
use crate::site::{self, Options, picture};

/// The outcome of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is done.
    Done,
    /// The package has errors, or the link no figures. The command has said so.
    Refused,
    /// A question about a table is open. The command has asked it.
    Asked,
}

/// Prints the report on a package.
pub fn check(dir: &Path, as_json: bool) -> Result<Outcome> {
    let read = PackageFolder::read(dir)?.dataset();
    let report = if as_json { format!("{:#}\n", check::json_report(&read)) } else { check::report(&read) };
    std::io::stdout().write_all(report.as_bytes()).context("could not print the report")?;
    Ok(if read.is_ok() { Outcome::Done } else { Outcome::Refused })
}

/// Makes a package of a table.
pub fn import(request: &Request) -> Result<Outcome> {
    Ok(match import::import(request)? {
        Imported::Done => Outcome::Done,
        Imported::Refused => Outcome::Refused,
        Imported::Asked => Outcome::Asked,
    })
}

/// Writes the finished site of a package.
pub fn site(dir: &Path, out: &Path, base: Option<String>, has_pictures: bool) -> Result<Outcome> {
    let start = Instant::now();
    let folder = PackageFolder::read(dir)?;
    let Some(dataset) = sound(&folder) else { return Ok(Outcome::Refused) };
    let own = dataset.description().base.clone();
    let base = base.or((!own.is_empty()).then_some(own)).map(site::base).transpose()?;
    let options = Options { base, published: true, pictures: has_pictures };
    let mut files = Files::embedded();
    files.add_package(&folder, &dataset)?;
    let tree = site::tree(&files, &dataset, &options)?;
    site::write(&tree, out)?;
    site::report(&tree, &options);
    println!("{} files in {} after {:.1} s", tree.len(), out.display(), start.elapsed().as_secs_f64());
    Ok(Outcome::Done)
}

/// Writes simplified boundaries into the table of places.
pub fn map(dir: &Path, geojson: &Path, key: &str, budget: usize) -> Result<Outcome> {
    let folder = PackageFolder::read(dir)?;
    let Some(dataset) = sound(&folder) else { return Ok(Outcome::Refused) };
    let text = fs::read_to_string(geojson).with_context(|| format!("could not read {}", geojson.display()))?;
    let (districts, mut wanted) = (dataset.district_ids(), BTreeSet::new());
    // Features name places by their ids; if the file has no id of any place, by their codes.
    let by_code = districts.iter().all(|&id| !text.contains(&format!("\"{}\"", dataset.districts[id].id)));
    for &id in &districts {
        let district = &dataset.districts[id];
        wanted.insert(if by_code { district.code.clone() } else { district.id.clone() });
    }
    let found = boundaries::simplified(&text, key, &wanted, budget)?;
    let name = if folder.package().places.is_empty() { "districts.csv" } else { "places.csv" };
    let file = folder.path().join(name);
    let csv = fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?;
    let column = if by_code { "code" } else { "id" };
    let shape = |row: &BTreeMap<&str, &str>| {
        let key = row.get(column).or_else(|| row.get("adcode")).copied().unwrap_or_default();
        found.shapes.get(key).cloned().unwrap_or_default()
    };
    fs::write(&file, boundaries::with_column(&csv, "shape", &shape)?)
        .with_context(|| format!("could not write {}", file.display()))?;
    let places = found.shapes.len();
    println!("{}: boundaries of {places} places in {} bytes, at most {budget}", file.display(), found.bytes);
    Ok(Outcome::Done)
}

/// Prints the rows that an article suggests, and writes the repairs of damaged text into the file `repairs`.
pub fn read(
    file: &Path,
    package: &Path,
    rules: Option<&Path>,
    published: Option<&str>,
    repairs: Option<&Path>,
) -> Result<Outcome> {
    let folder = PackageFolder::read(package)?;
    let Some(dataset) = sound(&folder) else { return Ok(Outcome::Refused) };
    let reading = read_article::reading(file, &dataset, rules, published)?;
    for note in read_article::notes(&reading) {
        eprintln!("warning: {note}");
    }
    for repair in read_article::repairs(&reading) {
        eprintln!("repaired: {repair}");
    }
    if let Some(file) = repairs {
        let lines = read_article::repair_lines(&reading);
        fs::write(file, lines).with_context(|| format!("could not write {}", file.display()))?;
    }
    std::io::stdout().write_all(read_article::json_lines(&reading).as_bytes()).context("could not print the rows")?;
    Ok(if reading.proposals.is_empty() { Outcome::Refused } else { Outcome::Done })
}

/// Writes the picture of a chart.
pub fn picture(dir: &Path, link: &str, out: &Path, width: u32) -> Result<Outcome> {
    let ending = out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if ending != "png" && ending != "svg" {
        bail!("found --out {}, expected a file that ends with .png or .svg", out.display());
    }
    let folder = PackageFolder::read(dir)?;
    let Some(dataset) = sound(&folder) else { return Ok(Outcome::Refused) };
    let link = link.trim_start_matches('?');
    let chart = Chart::from_link(&dataset, link);
    for notice in &chart.notices {
        eprintln!("warning: {notice}");
    }
    if chart.table.rows.is_empty() {
        eprintln!("error: the link has no figures: {}", chart.title);
        return Ok(Outcome::Refused);
    }
    let base = &dataset.description().base;
    let address = if base.is_empty() || link.is_empty() { base.clone() } else { format!("{base}?{link}") };
    let svg = picture::of_width(&chart, &address, width)?;
    let bytes = if ending == "svg" { svg.into_bytes() } else { picture::png_of_width(&svg, width)? };
    fs::write(out, &bytes).with_context(|| format!("could not write {}", out.display()))?;
    println!("{}: {} bytes: {}", out.display(), bytes.len(), chart.title);
    Ok(Outcome::Done)
}

/// The dataset of a package; otherwise prints its errors.
fn sound(folder: &PackageFolder) -> Option<Dataset> {
    match folder.dataset() {
        Ok(dataset) => Some(dataset),
        read @ Err(_) => {
            eprint!("{}", check::report(&read));
            None
        }
    }
}
