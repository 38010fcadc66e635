//! A package as one file: a tar archive, as any `tar` program writes and reads it. The module has its package in this form.

use super::error::{DataError, DataErrors, DataWarnings};
use super::package::Package;

/// The unit of an archive: a header and the padded content of a file are multiples of it, bytes.
const BLOCK: usize = 512;

/// The name of the archive in an error.
const NAME: &str = "package.tar";

/// The positions in a header of the name, of the size in octal digits, and of the type.
const NAME_FIELD: std::ops::Range<usize> = 0..100;
const SIZE_FIELD: std::ops::Range<usize> = 124..136;

impl<'p> Package<'p> {
    /// The files of a package in a tar archive. Other files are ignored; a file that is missing is empty.
    ///
    /// ```
    /// use district_charts::data::Package;
    ///
    /// let archive = Package::EMBEDDED.to_archive();
    /// let package = Package::from_archive(&archive).expect("an archive can be read back");
    /// assert_eq!(package.terms, Package::EMBEDDED.terms);
    /// assert!(Package::from_archive(&archive[..700]).is_err());
    /// ```
    ///
    /// # Errors
    /// If the archive is cut off or no archive.
    pub fn from_archive(archive: &'p [u8]) -> Result<Package<'p>, DataErrors> {
        let mut package = Package::default();
        let mut rest = archive;
        while let Some((header, after)) = rest.split_at_checked(BLOCK) {
            if header.iter().all(|&byte| byte == 0) {
                return Ok(package);
            }
            let size = octal(&header[SIZE_FIELD]).ok_or_else(|| broken("something else than a size in a header"))?;
            let content = after.get(..size).ok_or_else(|| broken("an archive that is cut off"))?;
            let name = text(&header[NAME_FIELD]);
            if let Some(file) = package.file_mut(name.strip_prefix("./").unwrap_or(name)) {
                *file = content;
            }
            rest = after.get(size.next_multiple_of(BLOCK)..).unwrap_or_default();
        }
        Err(broken("an archive without an end"))
    }

    /// The package as a tar archive, without files that the package lacks.
    pub fn to_archive(&self) -> Vec<u8> {
        let mut archive = Vec::new();
        for (name, content) in self.files().into_iter().filter(|file| !file.1.is_empty()) {
            archive.extend(header(name, content.len()));
            archive.extend_from_slice(content);
            archive.resize(archive.len().next_multiple_of(BLOCK), 0);
        }
        archive.resize(archive.len() + 2 * BLOCK, 0);
        archive
    }
}

/// The header of a file, in the format of POSIX.1-1988 (ustar), without owner and time so that equal packages give equal archives.
fn header(name: &str, size: usize) -> [u8; BLOCK] {
    let mut header = [0; BLOCK];
    let mut put = |start: usize, text: &str| header[start..start + text.len()].copy_from_slice(text.as_bytes());
    put(NAME_FIELD.start, name);
    put(100, "0000644\0");
    put(108, "0000000\0");
    put(116, "0000000\0");
    put(SIZE_FIELD.start, &format!("{size:011o}\0"));
    put(136, "00000000000\0");
    // The sum is taken with spaces in its own field.
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\x0000");
    let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    header
}

/// The text of a field, up to its first zero.
fn text(field: &[u8]) -> &str {
    let end = field.iter().position(|&byte| byte == 0).unwrap_or(field.len());
    std::str::from_utf8(&field[..end]).unwrap_or_default()
}

/// The number of a field of octal digits; `None` for anything else.
fn octal(field: &[u8]) -> Option<usize> {
    usize::from_str_radix(text(field).trim_ascii(), 8).ok()
}

fn broken(found: &str) -> DataErrors {
    let expected = "a tar archive of the files of a package".to_owned();
    let error = DataError {
        file: NAME,
        line: 1,
        column: String::new(),
        found: found.to_owned(),
        expected,
        hint: String::new(),
    };
    DataErrors { first: vec![error], more: 0, warnings: DataWarnings::default(), sound_indicators: Vec::new() }
}
