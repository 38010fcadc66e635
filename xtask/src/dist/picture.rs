//! Pictures for those who show a link: the card of a chart, drawn by the code that draws everywhere, as a PNG of the size that
//! they all take.

use std::sync::{Arc, OnceLock};

use anyhow::{Context, Result, ensure};
use district_charts::chart::Chart;
use district_charts::draw::{Card, Palette, Placed, Scale, Vector};
use district_charts::language::Language;
use district_charts::link::Theme;
use district_charts::page::escaped;
use resvg::tiny_skia;
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Transform, Tree};

use super::preset::head::Product;
use crate::tools;

/// The size of a picture.
pub const WIDTH_PX: u32 = 1200;
/// See [`WIDTH_PX`].
pub const HEIGHT_PX: u32 = 630;

/// Who shows links takes no more.
pub const MOST_BYTES: usize = 300_000;

/// The fonts of Chinese and of Latin text. The files hold both; to the Korean one quotation marks are as narrow as Latin wants.
const CHINESE: &str = "Noto Sans CJK SC";
const LATIN: &str = "Noto Sans CJK KR";

/// How wide a card may be laid out, CSS pixels: the widest is taken whose type is nearly as large as at any other.
const WIDTHS: [f64; 7] = [560.0, 640.0, 720.0, 800.0, 900.0, 1000.0, 1100.0];

/// What is nearly as large.
const NEARLY: f64 = 0.88;

/// Below so many pixels a CSS pixel nobody can read it where it is shown at half its size.
const LEAST_SCALE: f64 = 0.8;

/// A card as SVG, and where everything lies.
pub struct Drawn {
    /// The picture.
    pub svg: String,
    /// Its parts.
    pub placed: Placed,
    /// Pixels of the picture in a CSS pixel.
    pub scale: f64,
}

/// The card of a chart at the width that suits it; nothing if it cannot be read at any.
pub fn drawn(chart: &Chart, address: &str) -> Result<Option<Drawn>> {
    let card = Card { chart, address };
    let family = family(chart.language);
    let mut layouts = Vec::new();
    for width in WIDTHS {
        let mut text = String::new();
        let scale = Scale { width, ratio: 1.0, text: 1.0 };
        let height = card.height(Vector::new(&mut text, (width as u32, 1), &family), scale)?;
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
    let surface = Vector::new(&mut svg, (width as u32, height as u32), &family);
    let placed = card.draw(surface, scale, &Palette::of(Theme::Light))?;
    Ok(Some(Drawn { svg, placed, scale: fit }))
}

/// The fonts of a language: quotation marks are as wide as it wants them.
fn family(language: Language) -> String {
    match language {
        Language::Zh => format!("{CHINESE}, {LATIN}"),
        Language::En => format!("{LATIN}, {CHINESE}"),
    }
}

/// The card of a chart as PNG.
pub fn card(chart: &Chart, address: &str) -> Result<Option<Vec<u8>>> {
    drawn(chart, address)?.map(|drawn| png(&drawn.svg)).transpose()
}

/// What stands for every chart that has no picture of its own: whose site it is.
pub fn neutral(product: &Product) -> Result<Vec<u8>> {
    let palette = Palette::of(Theme::Light);
    let colour = |(red, green, blue): (u8, u8, u8)| format!("#{red:02x}{green:02x}{blue:02x}");
    let mut lines = String::new();
    for (place, line) in product.purpose.split_inclusive(['。', '：']).flat_map(|part| split(part, 52)).enumerate() {
        let (y, fill) = (360 + place * 52, colour(palette.soft));
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

/// A text in lines of about so many halves of an em.
fn split(text: &str, most: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut width, mut space) = (0, 0, None);
    for (place, c) in text.char_indices() {
        width += if is_chinese(c) { 2 } else { 1 };
        if c == ' ' {
            space = Some(place);
        }
        if width > most {
            let end = space.take().filter(|end| *end > start).unwrap_or(place);
            lines.push(&text[start..end]);
            (start, width) = (end, text[end..place].chars().count());
        }
    }
    lines.push(&text[start..]);
    lines
}

/// An SVG as PNG: as large as it goes into the size, in the middle, on its own ground.
pub fn png(svg: &str) -> Result<Vec<u8>> {
    let options = Options { fontdb: fonts()?, font_family: CHINESE.to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).context("our own SVG cannot be read")?;
    let mut pixels = tiny_skia::Pixmap::new(WIDTH_PX, HEIGHT_PX).context("no memory for a picture")?;
    let (red, green, blue) = Palette::of(Theme::Light).paper;
    pixels.fill(tiny_skia::Color::from_rgba8(red, green, blue, 255));
    let (width, height) = (WIDTH_PX as f32, HEIGHT_PX as f32);
    let size = tree.size();
    let scale = (width / size.width()).min(height / size.height());
    let (x, y) = ((width - size.width() * scale) / 2.0, (height - size.height() * scale) / 2.0);
    let place = Transform::from_row(scale, 0.0, 0.0, scale, x, y);
    resvg::render(&tree, place, &mut pixels.as_mut());
    let png = pixels.encode_png().context("while packing a picture")?;
    ensure!(png.len() <= MOST_BYTES, "found a picture of {} bytes, expected at most {MOST_BYTES}", png.len());
    Ok(png)
}

/// The fonts, read once: never one that happens to be there, since the pictures should be the same everywhere.
fn fonts() -> Result<Arc<Database>> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    if let Some(fonts) = FONTS.get() {
        return Ok(Arc::clone(fonts));
    }
    let mut fonts = Database::new();
    for file in tools::ensure_fonts()? {
        fonts.load_font_file(file).with_context(|| format!("could not read {}", file.display()))?;
    }
    for family in [CHINESE, LATIN] {
        let is_there = fonts.faces().any(|face| face.families.iter().any(|(name, _)| name == family));
        ensure!(is_there, "found no {family} among {} faces", fonts.len());
    }
    Ok(Arc::clone(FONTS.get_or_init(|| Arc::new(fonts))))
}
