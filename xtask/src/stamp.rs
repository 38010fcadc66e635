//! The stamp of pkg/: `pkg/inputs.sha256` lists every input and every output of the build with its digest, one per line, in the format of
//! `sha256sum --check` from the root. It shows whether pkg/ is built from its sources as they are.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::digest;

/// The stamp, from the root.
pub const PATH: &str = "pkg/inputs.sha256";

/// The text of a stamp of files, given as paths from the root.
pub fn over(root: &Path, files: &[String]) -> Result<String> {
    let mut files = files.to_vec();
    files.sort();
    files.dedup();
    files.iter().map(|file| Ok(format!("{}  {file}\n", digest(&root.join(file))?))).collect()
}

/// A complaint for each file that differs from the stamp; none if pkg/ is fresh.
pub fn complaints(root: &Path) -> Vec<String> {
    let Ok(stamp) = std::fs::read_to_string(root.join(PATH)) else {
        return vec![format!("found no {PATH}, expected the stamp of the last build")];
    };
    let compared = stamp.lines().enumerate().map(|(index, line)| compare(root, index + 1, line));
    compared.filter_map(Result::err).map(|error| format!("{error:#}")).collect()
}

fn compare(root: &Path, number: usize, line: &str) -> Result<()> {
    let Some((stamped, file)) = line.split_once("  ") else {
        bail!("found {line:?}, expected a digest, two spaces and a path, in {PATH} line {number}");
    };
    if digest(&root.join(file))? != stamped {
        bail!("{file} has changed since pkg/ was built from it");
    }
    Ok(())
}

fn digest(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
    Ok(digest::of(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("district-charts-{name}-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("pkg")).expect("a folder for the test");
        folder
    }

    #[test]
    fn a_changed_file_is_named() {
        let root = folder("stamp");
        std::fs::write(root.join("a.csv"), "1").expect("writing a.csv");
        std::fs::write(root.join("pkg/b.js"), "2").expect("writing b.js");
        assert_eq!(complaints(&root).len(), 1, "without a stamp it is stale");
        let stamp = over(&root, &["pkg/b.js".into(), "a.csv".into()]).expect("a stamp");
        std::fs::write(root.join(PATH), stamp).expect("writing the stamp");
        assert_eq!(complaints(&root), Vec::<String>::new());
        std::fs::write(root.join("a.csv"), "3").expect("writing a.csv");
        assert_eq!(complaints(&root), ["a.csv has changed since pkg/ was built from it"]);
        std::fs::remove_dir_all(&root).expect("removing the folder");
    }
}
