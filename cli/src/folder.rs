//! A data package in a folder: its files, and the dataset that they hold.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use district_charts::data::{DataErrors, Dataset, LOGO_KEYS, Package};
use serde_json::{Value, json};

/// The descriptor of a data package.
const DESCRIPTOR: &str = "datapackage.json";

/// The text for people that a package may have; it is published with the figures.
const README: &str = "README.md";

/// The largest file that is read, bytes. A larger one is not a table that somebody prepared by hand or by a query.
const MOST_BYTES: u64 = 256 << 20;

/// The files of a package, by their names.
#[derive(Debug)]
pub struct PackageFolder {
    folder: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
    /// The logos that the descriptor names.
    logos: Vec<(String, Vec<u8>)>,
}

impl PackageFolder {
    /// Reads the files of a package: those with a name that a package has, and those that the resources of its descriptor name. `path` is the
    /// folder, or the descriptor in it.
    ///
    /// # Errors
    /// If there is no such folder, no file of a package in it, or a file that cannot be read or is too large.
    pub fn read(path: &Path) -> Result<PackageFolder> {
        let folder = if path.file_name().is_some_and(|name| name == DESCRIPTOR) { path.parent() } else { Some(path) };
        let folder = folder.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        ensure!(folder.is_dir(), "found no folder {}, expected one with a data package", folder.display());
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(folder).with_context(|| format!("could not list {}", folder.display()))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_file() && (name == README || Package::default().file_mut(&name).is_some()) {
                files.insert(name, read(&entry.path())?);
            }
        }
        for path in resources(files.get(DESCRIPTOR)) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let is_known = Package::default().file_mut(&name).is_some();
            if is_known && !files.contains_key(&name) && folder.join(&path).is_file() {
                files.insert(name, read(&folder.join(&path))?);
            }
        }
        let is_package = files.keys().any(|name| name != README);
        if !is_package {
            bail!(
                "found no file of a data package in {}, expected districts.csv, indicators.csv and observations.csv",
                folder.display()
            );
        }
        let mut logos = Vec::new();
        for name in logo_names(files.get(DESCRIPTOR)) {
            if folder.join(&name).is_file() {
                logos.push((name.clone(), read(&folder.join(&name))?));
            }
        }
        Ok(PackageFolder { folder: folder.to_owned(), files, logos })
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// The files by their names.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// The files as they are published, by their names. A package without a descriptor gets one that lists its tables, since whoever loads the
    /// package from a site begins with the descriptor.
    pub fn published_files(&self) -> BTreeMap<&str, Cow<'_, [u8]>> {
        let mut files: BTreeMap<&str, Cow<'_, [u8]>> =
            self.files().map(|(name, bytes)| (name, Cow::Borrowed(bytes))).collect();
        files.extend(self.logos.iter().map(|(name, bytes)| (name.as_str(), Cow::Borrowed(bytes.as_slice()))));
        if !files.contains_key(DESCRIPTOR) {
            let tables = files.keys().filter_map(|name| Some((*name, name.strip_suffix(".csv")?)));
            let resources: Vec<Value> = tables.map(|(path, name)| json!({ "name": name, "path": path })).collect();
            let descriptor = json!({ "name": "tables", "resources": resources });
            files.insert(DESCRIPTOR, Cow::Owned(format!("{descriptor:#}\n").into_bytes()));
        }
        files
    }

    /// The package.
    pub fn package(&self) -> Package<'_> {
        let mut package = Package::default();
        for (name, bytes) in &self.files {
            if let Some(file) = package.file_mut(name) {
                *file = bytes;
            }
        }
        package
    }

    /// The dataset.
    ///
    /// # Errors
    /// All errors of the package at once.
    pub fn dataset(&self) -> Result<Dataset, DataErrors> {
        Dataset::read_with_logos(&self.package(), &self.logos)
    }
}

/// The paths of the resources of a descriptor that stay below its folder. What is wrong with the descriptor is said when the package is read.
fn resources(descriptor: Option<&Vec<u8>>) -> Vec<PathBuf> {
    let descriptor: Value = descriptor.and_then(|bytes| serde_json::from_slice(bytes).ok()).unwrap_or_default();
    let resources = descriptor["resources"].as_array().cloned().unwrap_or_default();
    let paths = resources.iter().filter_map(|resource| resource["path"].as_str().map(PathBuf::from));
    paths.filter(|path| path.components().all(|part| matches!(part, Component::Normal(_)))).collect()
}

/// The names of the logos in the style of a descriptor that may be files of its folder. What is wrong with others is said when the package is read.
fn logo_names(descriptor: Option<&Vec<u8>>) -> Vec<String> {
    let descriptor: Value = descriptor.and_then(|bytes| serde_json::from_slice(bytes).ok()).unwrap_or_default();
    let style = &descriptor["charts"]["style"];
    let names = LOGO_KEYS.iter().filter_map(|key| style[key].as_str());
    let is_name = |name: &&str| {
        let stem = name.strip_suffix(".png").unwrap_or_default();
        !stem.is_empty() && stem.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    };
    names.filter(is_name).map(str::to_owned).collect()
}

fn read(file: &Path) -> Result<Vec<u8>> {
    let size = fs::metadata(file).with_context(|| format!("could not read {}", file.display()))?.len();
    ensure!(size <= MOST_BYTES, "found {size} bytes in {}, expected at most {MOST_BYTES}", file.display());
    fs::read(file).with_context(|| format!("could not read {}", file.display()))
}
