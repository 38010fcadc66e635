//! What a browser printed: the words, the pictures and the pixels of a PDF file, as poppler reads them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use xtask::tools;

/// Points for each inch, the units of a PDF file.
const POINTS: f64 = 72.0;

/// A printed PDF file; it is removed when this is dropped.
pub(crate) struct Pdf {
    file: PathBuf,
}

/// A word on a sheet, in points from its upper left corner.
#[derive(Debug)]
pub(crate) struct Word {
    /// The sheet, from 0.
    pub(crate) sheet: usize,
    pub(crate) text: String,
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

/// A picture on a sheet, with its printed size in points.
#[derive(Debug)]
pub(crate) struct Picture {
    /// The sheet, from 0.
    pub(crate) sheet: usize,
    /// The width in pixels.
    pub(crate) pixels: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Pdf {
    /// Keeps a PDF file under a name for the programs that read it.
    pub(crate) fn new(name: &str, bytes: &[u8]) -> Result<Pdf> {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}.pdf", std::process::id()));
        std::fs::write(&file, bytes).with_context(|| format!("could not write {}", file.display()))?;
        Ok(Pdf { file })
    }

    /// The words of all sheets, in reading order.
    pub(crate) fn words(&self) -> Result<Vec<Word>> {
        let out = self.read("pdftotext", &["-bbox"], &["-"])?;
        let mut words = Vec::new();
        let mut sheet = 0;
        for line in String::from_utf8_lossy(&out).lines().map(str::trim) {
            if line == "</page>" {
                sheet += 1;
            } else if let Some(rest) = line.strip_prefix("<word ") {
                let number = |key: &str| {
                    let (_, value) = rest.split_once(&format!("{key}=\""))?;
                    value.split('"').next()?.parse::<f64>().ok()
                };
                let text = rest.split_once('>').and_then(|(_, text)| text.strip_suffix("</word>"));
                let parts = (text, number("xMin"), number("xMax"), number("yMax"));
                let (Some(text), Some(left), Some(right), Some(bottom)) = parts else {
                    bail!("found {line:?}, expected a word with its box");
                };
                words.push(Word { sheet, text: plain(text), left, right, bottom });
            }
        }
        Ok(words)
    }

    /// The pictures of all sheets, in their order.
    pub(crate) fn pictures(&self) -> Result<Vec<Picture>> {
        let out = self.read("pdfimages", &["-list"], &[])?;
        let text = String::from_utf8_lossy(&out).into_owned();
        let mut pictures = Vec::new();
        for line in text.lines().skip(2) {
            let cells: Vec<&str> = line.split_whitespace().collect();
            ensure!(cells.len() > 13, "found {line:?}, expected a picture with its resolution");
            let number = |index: usize| cells[index].parse::<f64>().with_context(|| format!("found {line:?}"));
            let (width, height) = (number(3)?, number(4)?);
            pictures.push(Picture {
                sheet: number(0)? as usize - 1,
                pixels: width,
                width: width / number(12)? * POINTS,
                height: height / number(13)? * POINTS,
            });
        }
        Ok(pictures)
    }

    /// The red, green and blue of each pixel of the first sheet, one for each point.
    pub(crate) fn pixels(&self) -> Result<Vec<[u8; 3]>> {
        let out = self.read("pdftoppm", &["-r", "72", "-f", "1", "-l", "1"], &[])?;
        // A line each for the type, the size and the greatest value.
        let start = out.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(2).context("found no picture")?.0;
        Ok(out[start + 1..].chunks_exact(3).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect())
    }

    /// The output of a program that reads the file.
    fn read(&self, program: &str, before: &[&str], after: &[&str]) -> Result<Vec<u8>> {
        let path =
            tools::find(program).with_context(|| format!("found no {program}, expected it from poppler-utils"))?;
        let output = Command::new(path).args(before).arg(&self.file).args(after).output()?;
        ensure!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        Ok(output.stdout)
    }
}

/// The text of a word, without the references of HTML and without ligatures.
fn plain(text: &str) -> String {
    text.replace("&amp;", "&").replace('ﬁ', "fi").replace('ﬂ', "fl")
}

impl Drop for Pdf {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.file);
    }
}
