//! Custom sections of a WebAssembly module: bytes under a name, which the code of the module does not touch. The package of figures is one.
//!
//! The format is that of the WebAssembly specification, 5.5: a magic number and a version, then sections, each an id, a size in LEB128 and
//! so many bytes. A custom section has the id 0, and begins with its name.

use anyhow::{Context, Result, ensure};

/// The section with the packed package.
pub const PACKAGE: &str = "package";

/// The magic number and the version 1.
const HEADER: &[u8] = b"\0asm\x01\0\0\0";

/// The id of custom sections.
const CUSTOM: u8 = 0;

/// The content of a custom section of a module; `None` if there is no section of this name.
pub fn find<'m>(module: &'m [u8], name: &str) -> Result<Option<&'m [u8]>> {
    let sections = sections(module)?;
    Ok(sections.into_iter().find_map(|section| section.content(name)))
}

/// The content of the section with an id that is not that of custom sections; `None` if there is none.
pub fn content(module: &[u8], id: u8) -> Result<Option<&[u8]>> {
    let sections = sections(module)?;
    Ok(sections.into_iter().find(|section| section.id == id).map(|section| section.body))
}

/// The module with a custom section of this name and content at its end, in the place of former ones.
pub fn replaced(module: &[u8], name: &str, content: &[u8]) -> Result<Vec<u8>> {
    let mut out = HEADER.to_vec();
    for section in sections(module)? {
        if section.content(name).is_none() {
            out.extend_from_slice(section.whole);
        }
    }
    let mut section = leb128(name.len());
    section.extend_from_slice(name.as_bytes());
    section.extend_from_slice(content);
    out.push(CUSTOM);
    out.extend(leb128(section.len()));
    out.extend(section);
    Ok(out)
}

/// A section of a module.
struct Section<'m> {
    /// All its bytes.
    whole: &'m [u8],
    id: u8,
    /// Its bytes after id and size.
    body: &'m [u8],
}

impl<'m> Section<'m> {
    /// The content, if this is a custom section of this name.
    fn content(&self, name: &str) -> Option<&'m [u8]> {
        let (length, rest) = number(self.body).filter(|_| self.id == CUSTOM)?;
        rest.strip_prefix(name.as_bytes()).filter(|_| length == name.len())
    }
}

fn sections(module: &[u8]) -> Result<Vec<Section<'_>>> {
    let mut rest = module.strip_prefix(HEADER).context("found no WebAssembly module, expected \\0asm and version 1")?;
    let mut sections = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        let (size, after) = number(after).context("found no size of a section")?;
        ensure!(
            size <= after.len(),
            "found a section of {size} bytes, expected at most the {} that follow",
            after.len()
        );
        let (body, next) = after.split_at(size);
        sections.push(Section { whole: &rest[..rest.len() - next.len()], id, body });
        rest = next;
    }
    Ok(sections)
}

/// An unsigned number in LEB128, and the bytes after it.
pub fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (index, &byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte < 0x80 {
            return Some((value, &bytes[index + 1..]));
        }
    }
    None
}

/// An unsigned number in LEB128.
pub fn leb128(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let byte = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(byte);
            return bytes;
        }
        bytes.push(byte | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_can_be_put_in_and_replaced() {
        let module = [HEADER, &[1, 2, 7, 7]].concat();
        let long = vec![9; 300];
        let once = replaced(&module, "package", &long).expect("a module");
        assert_eq!(find(&once, "package").expect("a module"), Some(&long[..]));
        assert_eq!(find(&once, "pack").expect("a module"), None);
        let twice = replaced(&once, "package", b"new").expect("a module");
        assert_eq!(find(&twice, "package").expect("a module"), Some(&b"new"[..]));
        assert!(twice.starts_with(&module) && twice.len() == module.len() + 13);
    }

    #[test]
    fn a_damaged_module_is_refused() {
        for damaged in [&b"<!doctype html>"[..], &[HEADER, &[0, 90, 1]].concat(), &[HEADER, &[0, 0xff]].concat()] {
            assert!(find(damaged, "package").is_err(), "{damaged:?}");
        }
    }
}
