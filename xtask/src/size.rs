//! How many bytes travel: a file as it lies, in gzip, and in brotli.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

/// The best that brotli does: what a static host stores, and what the budget counts.
pub const BROTLI_BEST: u32 = 11;

/// A window of 4 MiB, what browsers and the `brotli` program take by default.
const BROTLI_WINDOW: u32 = 22;

/// The bytes in brotli; quality 0 is quick, 11 is small.
pub fn brotli(bytes: &[u8], quality: u32) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, quality, BROTLI_WINDOW);
    writer.write_all(bytes).expect("writing into memory cannot fail");
    drop(writer);
    packed
}

/// The bytes in gzip, packed as well as it can.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes).expect("writing into memory cannot fail");
    writer.finish().expect("writing into memory cannot fail")
}

/// The size of a file in brotli 11, in bytes.
pub fn brotli_of(path: &Path) -> Result<usize> {
    Ok(brotli(&read(path)?, BROTLI_BEST).len())
}

/// A line of a table: name, bytes as they lie, in gzip and in brotli.
pub fn line(path: &Path) -> Result<String> {
    let bytes = read(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (gzip, brotli) = (gzip(&bytes).len(), brotli(&bytes, BROTLI_BEST).len());
    Ok(format!("{name:<32} {:>9} {gzip:>9} {brotli:>9}", bytes.len()))
}

/// The head of that table.
pub fn head() -> String {
    format!("{:<32} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip 9", "brotli 11")
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("could not read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_bytes_are_fewer() {
        let text = "a chart is a pure function of a dataset and a link\n".repeat(100);
        let sizes = [text.len(), gzip(text.as_bytes()).len(), brotli(text.as_bytes(), BROTLI_BEST).len()];
        assert!(sizes.is_sorted_by(|before, after| before > after), "{sizes:?}");
    }
}
