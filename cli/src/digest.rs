//! SHA-256 digests that a page prints of itself and of its data, so that a reader can verify a copy. A page cannot contain the digest
//! of all its bytes: the digest is over the page without the digits. docs/hosting.md has the commands that verify both digests.

use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// The text before the digest of a page. The digits follow, up to the first character that is not a hexadecimal digit.
pub const PAGE: &str = "id=\"page-sha256\">";

/// The text before the digest of the data.
pub const DATA: &str = "id=\"data-sha256\">";

/// The descriptor of a data package.
const DESCRIPTOR: &str = "datapackage.json";

/// The SHA-256 digest in hexadecimal digits.
pub fn of(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The digest of a data package: the digest of the output of `sha256sum *.csv datapackage.json` in its folder.
pub fn of_package(folder: &Path) -> Result<String> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".csv") || name == DESCRIPTOR {
            let bytes = std::fs::read(folder.join(&name)).with_context(|| format!("could not read {name}"))?;
            files.push((name, bytes));
        }
    }
    Ok(of_files(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))))
}

/// The same of files with their names. Files that are neither tables nor the descriptor do not count.
pub fn of_files<'f>(files: impl Iterator<Item = (&'f str, &'f [u8])>) -> String {
    let counted = files.filter(|(name, _)| name.ends_with(".csv") || *name == DESCRIPTOR);
    let mut lines: Vec<_> = counted.map(|(name, bytes)| (name == DESCRIPTOR, name, of(bytes))).collect();
    lines.sort();
    of(lines.into_iter().map(|(_, name, digest)| format!("{digest}  {name}\n")).collect::<String>())
}

/// Updates the digest in a page. A page without `PAGE` stays unchanged.
pub fn renewed(html: &str) -> String {
    let Some((before, rest)) = html.split_once(PAGE) else { return html.to_owned() };
    let after = rest.trim_start_matches(|c: char| c.is_ascii_hexdigit());
    let digest = of(format!("{before}{PAGE}{after}"));
    format!("{before}{PAGE}{digest}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_over_the_page_without_digits() {
        let page = format!("a<code {PAGE}</code>b");
        let renewed = renewed(&page);
        assert_eq!(renewed, page.replace(PAGE, &format!("{PAGE}{}", of(&page))));
        assert_eq!(super::renewed(&renewed), renewed, "renewing twice is renewing once");
        assert_eq!(super::renewed("a"), "a");
    }
}
