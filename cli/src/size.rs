//! File sizes: raw, in gzip, and in brotli.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

/// The highest quality of brotli, as for files that a static host stores. Byte budgets count it.
pub const BROTLI_BEST: u32 = 11;

/// The binary logarithm of the window in bytes: 4 MiB, the default of the `brotli` program.
const BROTLI_WINDOW: u32 = 22;

/// Compresses with brotli. The quality is from 0, the fastest, to 11, the smallest.
pub fn brotli(bytes: &[u8], quality: u32) -> Vec<u8> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 1 << 16, quality, BROTLI_WINDOW);
    writer.write_all(bytes).expect("writing into memory cannot fail");
    drop(writer);
    compressed
}

/// Compresses with gzip, at the highest level.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes).expect("writing into memory cannot fail");
    writer.finish().expect("writing into memory cannot fail")
}

/// The size of a file in brotli 11, in bytes.
pub fn brotli_of(path: &Path) -> Result<usize> {
    Ok(brotli(&read(path)?, BROTLI_BEST).len())
}

/// A row of the size table: the name of a file, and its size raw, in gzip and in brotli, in bytes.
pub fn line(path: &Path) -> Result<String> {
    let bytes = read(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (gzip, brotli) = (gzip(&bytes).len(), brotli(&bytes, BROTLI_BEST).len());
    Ok(format!("{name:<32} {:>9} {gzip:>9} {brotli:>9}", bytes.len()))
}

/// The header of the size table.
pub fn head() -> String {
    format!("{:<32} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip 9", "brotli 11")
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("could not read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `xtask/tests/bytes.rs` has the same bytes from a build with other features.
    #[test]
    fn files_are_packed_alike_in_every_build() {
        let text: String = (0..2_000).map(|index| format!("district {}, ", index * index % 97)).collect();
        let digest = crate::digest::of(gzip(text.as_bytes()));
        assert_eq!(digest, "bc4801e2210060996ed0155708318d88a85e503de483b2785c935ae4f5c7edfe");
    }

    #[test]
    fn compressed_bytes_are_fewer() {
        let text = "a chart is a pure function of a dataset and a link\n".repeat(100);
        let sizes = [text.len(), gzip(text.as_bytes()).len(), brotli(text.as_bytes(), BROTLI_BEST).len()];
        assert!(sizes.is_sorted_by(|before, after| before > after), "{sizes:?}");
    }
}
