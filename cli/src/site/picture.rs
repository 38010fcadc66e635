//! Preview pictures of links: a chart with its texts, drawn by the same code as everywhere, as a PNG of the size that services expect.

use std::sync::{Arc, OnceLock};

use anyhow::{Context, Result, ensure};
use district_charts::draw::{Card, Palette, Placed, Scale, Svg};
use district_charts::language::Language;
use district_charts::model::Chart;
use district_charts::model::Theme;
use district_charts::text::escaped;
use resvg::tiny_skia;
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Transform, Tree};

use super::published::head::Product;
use crate::fonts;

/// The width of a picture.
pub const WIDTH_PX: u32 = 1200;
/// The height of a picture.
pub const HEIGHT_PX: u32 = 630;

/// The largest file that services for previews take.
pub const MOST_BYTES: usize = 300_000;

/// The fonts of Chinese and of Latin text. The Korean font has the narrow quotation marks of Latin text.
const CHINESE: &str = "Noto Sans CJK SC";
const LATIN: &str = "Noto Sans CJK KR";

/// The widths at which a picture may be laid out, CSS pixels. The widest whose text is nearly as large as at any other is taken.
const WIDTHS: [f64; 7] = [560.0, 640.0, 720.0, 800.0, 900.0, 1000.0, 1100.0];

/// The ratio of text sizes that counts as nearly as large.
const NEARLY: f64 = 0.88;

/// The fewest pixels for each CSS pixel: a smaller text is illegible where a picture is shown at half its size.
const LEAST_SCALE: f64 = 0.8;

/// A picture as SVG, with the locations of its parts.
pub struct Drawn {
    /// The text of the SVG.
    pub svg: String,
    /// The locations of the parts.
    pub placed: Placed,
    /// Pixels of the picture for each CSS pixel.
    pub scale: f64,
}

/// The picture of a chart at its best width; none if the text is illegible at every width.
pub fn drawn(chart: &Chart, address: &str) -> Result<Option<Drawn>> {
    let picture = chart.picture();
    let card = Card { picture: &picture, address };
    let family = family(chart.language);
    let mut layouts = Vec::new();
    for width in WIDTHS {
        let mut text = String::new();
        let scale = Scale { width, ratio: 1.0, text: 1.0 };
        let height = card.height(Svg::new(&mut text, (width as u32, 1), &family), scale)?;
        layouts.push((width, height, (f64::from(WIDTH_PX) / width).min(f64::from(HEIGHT_PX) / height)));
    }
    let largest = layouts.iter().fold(0.0, |largest: f64, layout| largest.max(layout.2));
    let widest = layouts.into_iter().rfind(|layout| layout.2 >= NEARLY * largest);
    let (width, height, fit) = widest.context("there are widths")?;
    if fit < LEAST_SCALE {
        return Ok(None);
    }
    let mut svg = String::new();
    let scale = Scale { width, ratio: 1.0, text: 1.0 };
    let surface = Svg::new(&mut svg, (width as u32, height as u32), &family);
    let placed = card.draw(surface, scale, &Palette::of(Theme::Light))?;
    Ok(Some(Drawn { svg, placed, scale: fit }))
}

/// The fonts of a language, in the order that gives it the right width of quotation marks.
fn family(language: Language) -> String {
    if language.has_wide_letters() { format!("{CHINESE}, {LATIN}") } else { format!("{LATIN}, {CHINESE}") }
}

/// The picture of a chart as PNG.
pub fn card(chart: &Chart, address: &str) -> Result<Option<Vec<u8>>> {
    drawn(chart, address)?.map(|drawn| png(&drawn.svg)).transpose()
}

/// The picture of the site, for charts without a legible picture.
pub fn neutral(product: &Product) -> Result<Vec<u8>> {
    let palette = Palette::of(Theme::Light);
    let colour = |(red, green, blue): (u8, u8, u8)| format!("#{red:02x}{green:02x}{blue:02x}");
    let mut lines = String::new();
    for (index, line) in product.purpose.split_inclusive(['。', '：']).flat_map(|part| split(part, 52)).enumerate() {
        let (y, fill) = (360 + index * 52, colour(palette.soft));
        let family = family(if line.contains(is_chinese) { Language::Zh } else { Language::En });
        let line = escaped(line.trim());
        lines += &format!(
            "<text x=\"96\" y=\"{y}\" font-size=\"32\" font-family=\"{family}\" fill=\"{fill}\">{line}</text>"
        );
    }
    png(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH_PX}\" height=\"{HEIGHT_PX}\" font-family=\"{CHINESE}\">\
         <rect width=\"{WIDTH_PX}\" height=\"{HEIGHT_PX}\" fill=\"{}\"/><rect width=\"16\" height=\"{HEIGHT_PX}\" fill=\"{}\"/>\
         <text x=\"96\" y=\"250\" font-size=\"72\" font-weight=\"600\" fill=\"{}\">{}</text>{lines}</svg>",
        colour(palette.paper),
        colour(palette.accent),
        colour(palette.ink),
        product.name,
    ))
}

fn is_chinese(c: char) -> bool {
    c >= '\u{2e80}'
}

/// Splits a text into lines of at most about `most` half ems.
fn split(text: &str, most: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut width, mut space) = (0, 0, None);
    for (at, c) in text.char_indices() {
        width += if is_chinese(c) { 2 } else { 1 };
        if c == ' ' {
            space = Some(at);
        }
        if width > most {
            let end = space.take().filter(|end| *end > start).unwrap_or(at);
            lines.push(&text[start..end]);
            (start, width) = (end, text[end..at].chars().count());
        }
    }
    lines.push(&text[start..]);
    lines
}

/// Rasters an SVG: as large as the size allows, in the middle, on its own background.
pub fn png(svg: &str) -> Result<Vec<u8>> {
    let options = Options { fontdb: loaded_fonts()?, font_family: CHINESE.to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).context("our own SVG cannot be read")?;
    let mut pixels = tiny_skia::Pixmap::new(WIDTH_PX, HEIGHT_PX).context("no memory for a picture")?;
    let (red, green, blue) = Palette::of(Theme::Light).paper;
    pixels.fill(tiny_skia::Color::from_rgba8(red, green, blue, 255));
    let (width, height) = (WIDTH_PX as f32, HEIGHT_PX as f32);
    let size = tree.size();
    let scale = (width / size.width()).min(height / size.height());
    let (x, y) = ((width - size.width() * scale) / 2.0, (height - size.height() * scale) / 2.0);
    let transform = Transform::from_row(scale, 0.0, 0.0, scale, x, y);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    let png = pixels.encode_png().context("while a picture was encoded")?;
    ensure!(png.len() <= MOST_BYTES, "found a picture of {} bytes, expected at most {MOST_BYTES}", png.len());
    Ok(png)
}

/// The fonts, read once. Other fonts of the machine are not used, so that pictures are the same everywhere.
fn loaded_fonts() -> Result<Arc<Database>> {
    static LOADED: OnceLock<Arc<Database>> = OnceLock::new();
    if let Some(database) = LOADED.get() {
        return Ok(Arc::clone(database));
    }
    let mut database = Database::new();
    for file in fonts::FILES {
        database.load_font_file(file).with_context(|| format!("could not read {file}"))?;
    }
    for family in [CHINESE, LATIN] {
        let is_there = database.faces().any(|face| face.families.iter().any(|(name, _)| name == family));
        ensure!(is_there, "found no {family} among {} faces", database.len());
    }
    Ok(Arc::clone(LOADED.get_or_init(|| Arc::new(database))))
}
