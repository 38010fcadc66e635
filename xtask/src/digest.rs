//! Digests that a page prints of itself and of its figures, so that a reader can tell whether a copy is the same. No page can
//! hold a digest of all its bytes: its own is of the page with that place empty. docs/hosting.md has the commands that check both.

use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// What stands before the digest of a page in it; then come the digits, and a sign that is none.
pub const PAGE: &str = "id=\"page-sha256\">";

/// The same for the figures.
pub const DATA: &str = "id=\"data-sha256\">";

/// The file of a data package that names the others.
const PACKAGE: &str = "datapackage.json";

/// SHA-256 in hexadecimal digits.
pub fn of(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The digest of a data package: of what `sha256sum *.csv datapackage.json` prints in its folder.
pub fn of_package(folder: &Path) -> Result<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        names.extend(name.ends_with(".csv").then_some(name));
    }
    names.sort();
    names.push(PACKAGE.to_owned());
    let mut list = String::new();
    for name in names {
        let bytes = std::fs::read(folder.join(&name)).with_context(|| format!("could not read {name}"))?;
        list += &format!("{}  {name}\n", of(bytes));
    }
    Ok(of(list))
}

/// A page with its own digest in its place; one without such a place stays as it is.
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
    fn a_page_has_the_digest_of_what_it_is_without() {
        let page = format!("a<code {PAGE}</code>b");
        let renewed = renewed(&page);
        assert_eq!(renewed, page.replace(PAGE, &format!("{PAGE}{}", of(&page))));
        assert_eq!(super::renewed(&renewed), renewed, "renewing changes nothing");
        assert_eq!(super::renewed("a"), "a");
    }
}
