//! The files of the checkout that a site is made of. The build script of this crate takes the same files into the program.

use std::path::Path;
use std::{fs, io};

/// The folders of these files, from the root of the checkout.
pub const FOLDERS: [&str; 5] = ["www", "pkg", BUILT, "cli/built/www", "cli/built/pkg"];

/// The folder of the scripts and stylesheets that `cargo xtask build` has bundled and minified, each at its path in the checkout.
pub const BUILT: &str = "cli/built";

/// The licences of the libraries in the modules.
pub const LICENCES: &str = "THIRD-PARTY-LICENSES.txt";

/// Whether a file is one of them, by its folder and its name. Scripts are taken as they are built, but for loaders.
pub fn is_taken(folder: &str, name: &str) -> bool {
    match folder {
        "www" => [".html", ".css", ".svg"].iter().any(|ending| name.ends_with(ending)) || is_loader(name),
        "pkg" => name.ends_with(".wasm") || name == LICENCES,
        _ => name.ends_with(".js") || name.ends_with(".css"),
    }
}

/// The sorted names of the files directly in a folder.
pub fn files_of(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// Whether a script has a version in its name, which says that it never changes: `embed.v1.js`.
pub fn is_loader(name: &str) -> bool {
    let version = name.strip_suffix(".js").and_then(|stem| stem.rsplit_once(".v"));
    version.is_some_and(|(_, digits)| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}
