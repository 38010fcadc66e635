//! The files that a site is made of, by their paths in the checkout. They are read from a checkout, or are in the program.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use district_charts::data::Dataset;

use crate::folder::PackageFolder;
use crate::sources::{BUILT, FOLDERS, files_of, is_taken};
use crate::{digest, front, house_style, page_texts, policy, prerender, section};

#[cfg(feature = "embedded")]
mod embedded {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

/// The folder of the package, whose files are copied.
pub const DATA: &str = "data/";

/// The module with the package.
const MODULE: &str = "pkg/charts_bg.wasm";

/// The page, the frame, and the stylesheet that a package may change.
const INDEX: &str = "www/index.html";
const FRAME: &str = "www/embed.html";
const STYLE: &str = "www/style.css";

/// Pages, built scripts, modules and the package, as bytes by path.
#[derive(Clone, Debug, Default)]
pub struct Files(BTreeMap<String, Cow<'static, [u8]>>);

impl Files {
    /// The files in the program, without a package.
    #[cfg(feature = "embedded")]
    pub fn embedded() -> Files {
        let files = embedded::FILES.iter();
        Files(files.map(|&(path, bytes)| (path.to_owned(), Cow::Borrowed(bytes))).collect())
    }

    /// Adds a package: its files, the package in the module that makes charts, and what the pages say of it.
    ///
    /// # Errors
    /// If a page lacks the place of a text, or the module is none.
    pub fn add_package(&mut self, folder: &PackageFolder, dataset: &Dataset) -> Result<()> {
        let published = folder.published_files();
        for (name, bytes) in &published {
            self.add(format!("{DATA}{name}"), bytes.to_vec());
        }
        let module = section::replaced(self.bytes(MODULE)?, section::PACKAGE, &dataset.pack())?;
        self.add(MODULE.to_owned(), module);
        let digest = digest::of_files(published.iter().map(|(name, bytes)| (*name, bytes.as_ref())));
        for path in [STYLE.to_owned(), format!("{BUILT}/{STYLE}")] {
            if self.contains(&path) {
                let styled = house_style::styled(self.text(&path)?, dataset);
                self.add(path, styled.into_bytes());
            }
        }
        let index = prerender::page(
            self.text(INDEX)?,
            |name| self.stylesheet(name),
            dataset,
            &digest,
            self.contains(front::DESK),
        )?;
        self.add(INDEX.to_owned(), index.into_bytes());
        if self.contains(front::DESK) {
            let desk = front::desk(self.text(front::DESK)?, dataset)?;
            self.add(front::DESK.to_owned(), desk.into_bytes());
        }
        let frame = policy::renewed(&page_texts::filled(self.text(FRAME)?, dataset)?);
        self.add(FRAME.to_owned(), frame.into_bytes());
        Ok(())
    }

    /// The files of a checkout without its package. `built` holds the built scripts by their paths in the checkout, in the place of those in
    /// `cli/built`.
    pub fn of_checkout(root: &Path, built: BTreeMap<String, String>) -> Result<Files> {
        let mut files = Files::default();
        for folder in FOLDERS.into_iter().filter(|folder| !folder.starts_with(BUILT)) {
            let names = files_of(&root.join(folder)).with_context(|| format!("could not read {folder}"))?;
            for name in names.into_iter().filter(|name| is_taken(folder, name)) {
                files.add(format!("{folder}/{name}"), read(&root.join(folder).join(&name))?);
            }
        }
        for (path, text) in built {
            files.add(format!("{BUILT}/{path}"), text.into_bytes());
        }
        Ok(files)
    }

    /// The text of a stylesheet of the pages.
    pub fn stylesheet(&self, name: &str) -> Result<&str> {
        self.text(&format!("www/{name}"))
    }

    /// Adds a file, in the place of one with the same path.
    pub fn add(&mut self, path: String, bytes: Vec<u8>) {
        self.0.insert(path, Cow::Owned(bytes));
    }

    /// Whether there is a file with this path.
    pub fn contains(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// The bytes of a file.
    pub fn bytes(&self, path: &str) -> Result<&[u8]> {
        self.0.get(path).map(AsRef::as_ref).with_context(|| format!("found no {path}"))
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Result<&str> {
        std::str::from_utf8(self.bytes(path)?).with_context(|| format!("found something else than UTF-8 in {path}"))
    }

    /// The bundled and minified form of a script or stylesheet.
    pub fn built(&self, path: &str) -> Result<&str> {
        self.text(&format!("{BUILT}/{path}"))
    }

    /// Whether a script or stylesheet has a bundled and minified form.
    pub fn is_built(&self, path: &str) -> bool {
        self.contains(&format!("{BUILT}/{path}"))
    }

    /// The paths of the files directly in a folder, which ends with a slash.
    pub fn in_folder(&self, folder: &str) -> Vec<String> {
        let paths = self.0.keys().filter(|path| path.strip_prefix(folder).is_some_and(|name| !name.contains('/')));
        paths.cloned().collect()
    }
}

fn read(file: &Path) -> Result<Vec<u8>> {
    std::fs::read(file).with_context(|| format!("could not read {}", file.display()))
}
