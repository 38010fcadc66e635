//! The pages of a run: the finished site, a page of each peer, and the pages in which redraws and parsing are measured.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use district_charts::data::Dataset;
use district_charts::model::{Chart, Plot, PlotRow};
use district_charts_cli::site::{self, Options};
use serde_json::{Value, json};

use super::server::Files;
use crate::dist;
use crate::scripts::minify;
use crate::{tools, workspace};

/// A chart library that draws the same ranking.
pub(super) struct Peer {
    /// The name for readers.
    pub(super) name: &'static str,
    /// The name of its file in `bench/peers/`.
    pub(super) file: &'static str,
    /// The npm packages whose versions are reported.
    pub(super) packages: &'static [&'static str],
    /// A style sheet that its page needs, from its npm packages.
    style: Option<&'static str>,
}

/// The peers, in the order of the tables.
pub(super) const PEERS: [Peer; 5] = [
    Peer { name: "uPlot", file: "uplot", packages: &["uplot"], style: Some("uplot/dist/uPlot.min.css") },
    Peer { name: "Chart.js", file: "chartjs", packages: &["chart.js"], style: None },
    Peer { name: "ECharts", file: "echarts", packages: &["echarts"], style: None },
    Peer { name: "Observable Plot", file: "plot", packages: &["@observablehq/plot"], style: None },
    Peer { name: "Vega-Lite", file: "vega-lite", packages: &["vega-lite", "vega"], style: None },
];

/// The link of the ranking that every page draws.
pub(super) const RANKING: &str = "i=fai-growth&l=en";

/// The folder of the finished site.
pub(super) const SITE: &str = "site/";

/// Adds the finished site and a page of each peer.
pub(super) fn add_pages(files: &mut Files) -> Result<()> {
    let options = Options { base: None, published: true, pictures: true };
    let (site, dataset) = dist::files()?;
    for (path, bytes) in site::tree(&site, &dataset, &options)? {
        files.insert(format!("{SITE}{path}"), bytes);
    }
    files.insert(WORD.to_owned(), word().into_bytes());
    let bundler = Bundler::new()?;
    PEERS.iter().try_for_each(|peer| bundler.add_page(files, "peers/", "load.js", peer.file, peer.style))
}

/// Adds the modules, and the pages in which redraws and parsing are measured.
pub(super) fn add_measures(files: &mut Files) -> Result<()> {
    for entry in fs::read_dir(workspace::root().join("pkg"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.insert(format!("pkg/{name}"), fs::read(&path)?);
    }
    let bundler = Bundler::new()?;
    for peer in &PEERS {
        bundler.add_page(files, "measure/", "redraw.js", peer.file, peer.style)?;
    }
    bundler.add_page(files, "measure/", "redraw.js", OURS, None)?;
    bundler.add_page(files, "measure/", "parse.js", OURS, None)
}

/// The file that draws our charts in the page that measures redraws.
pub(super) const OURS: &str = "ours";

/// The page with one word: no page is shown sooner.
pub(super) const WORD: &str = "peers/word.html";

fn word() -> String {
    let script = "document.dispatchEvent(new Event(\"chart-drawn\", { bubbles: true }));";
    format!("{}<p>Ranking</p>\n<script>{script}</script>\n", head(""))
}

/// Bundles pages with esbuild, from `bench/` and its npm packages.
struct Bundler {
    modules: PathBuf,
    ranking: PathBuf,
}

impl Bundler {
    fn new() -> Result<Bundler> {
        let folder = workspace::target_dir()?.join("bench");
        fs::create_dir_all(&folder)?;
        let ranking = folder.join("ranking.json");
        fs::write(&ranking, self::ranking()?.to_string())?;
        Ok(Bundler { modules: tools::bench_packages()?, ranking })
    }

    /// Adds a page and its script: an entry of `bench/` with one of the files that draw as its library.
    fn add_page(&self, files: &mut Files, folder: &str, entry: &str, library: &str, style: Option<&str>) -> Result<()> {
        let name = if entry == "parse.js" { "parse" } else { library };
        let style = style.map(|file| fs::read_to_string(self.modules.join(file))).transpose()?.unwrap_or_default();
        files.insert(format!("{folder}{name}.js"), self.bundled(entry, library)?.into_bytes());
        files.insert(format!("{folder}{name}.html"), html(name, &style).into_bytes());
        Ok(())
    }

    fn bundled(&self, entry: &str, library: &str) -> Result<String> {
        let root = workspace::root().join("bench");
        let library = [root.join(format!("peers/{library}.js")), root.join(format!("{library}.js"))];
        let library = library.iter().find(|file| file.is_file()).context("found no file of a library in bench/")?;
        let mut esbuild = minify::esbuild()?;
        esbuild.current_dir(&root).env("NODE_PATH", &self.modules);
        esbuild.args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8"]);
        esbuild.args(["--legal-comments=none", "--log-level=warning", "--define:process.env.NODE_ENV=\"production\""]);
        esbuild.arg(format!("--alias:peer={}", library.display()));
        esbuild.arg(format!("--alias:ranking={}", self.ranking.display()));
        minify::run(&mut esbuild, &format!("import \"./{entry}\";\n"))
            .with_context(|| format!("while {entry} was bundled with {}", library.display()))
    }
}

/// The smallest page that draws a chart with a script.
fn html(name: &str, style: &str) -> String {
    format!("{}<div id=\"chart\"></div>\n<script type=\"module\" src=\"{name}.js\"></script>\n", head(style))
}

fn head(style: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Ranking</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>{style}</style>\n"
    )
}

/// The ranking of the built-in package as its chart has it: names and values; null for a district that reported nothing.
fn ranking() -> Result<Value> {
    let dataset = Dataset::embedded().map_err(|errors| anyhow::anyhow!("{errors}"))?;
    let Plot::Rows(plot) = Chart::from_link(&dataset, RANKING).plot else {
        anyhow::bail!("found a chart without rows, expected a ranking");
    };
    let value = |row: &PlotRow| row.bars.first().and_then(|bar| bar.label.parse::<f64>().ok());
    Ok(plot.rows.iter().map(|row| json!({ "name": row.name, "value": value(row) })).collect())
}

/// The version of an installed npm package.
pub(super) fn version(package: &str) -> Result<String> {
    let manifest = tools::bench_packages()?.join(package).join("package.json");
    let text = fs::read_to_string(&manifest).with_context(|| format!("could not read {}", display(&manifest)))?;
    let manifest: Value = serde_json::from_str(&text)?;
    Ok(manifest["version"].as_str().unwrap_or("unknown").to_owned())
}

fn display(path: &Path) -> String {
    path.display().to_string()
}
