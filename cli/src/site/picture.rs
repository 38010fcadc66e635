//! Preview pictures of links: a chart with its texts, drawn by the same code as everywhere, as a PNG of the size that services expect.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use district_charts::draw::{Card, Colour, Placed, Scale, Style, Svg};
use district_charts::language::Language;
use district_charts::model::Chart;
use district_charts::model::Theme;
use resvg::tiny_skia;
use resvg::usvg::{Options, Transform, Tree};

use super::fonts::Fonts;
use super::logo::{self, Logo, with_logo};
use super::published::head::Product;

/// The width of a picture.
pub const WIDTH_PX: u32 = 1200;
/// The height of a picture.
pub const HEIGHT_PX: u32 = 630;

/// The largest file that services for previews take.
pub const MOST_BYTES: usize = 300_000;

/// The widths at which a picture may be laid out, CSS pixels. The widest whose text is nearly as large as at any other is taken.
const WIDTHS: [f64; 7] = [560.0, 640.0, 720.0, 800.0, 900.0, 1000.0, 1100.0];

/// Pixels of a PNG for each CSS pixel of a picture of a given width.
const RATIO: u32 = 2;

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
    let logo = Logo::of(chart, Theme::Light);
    let card = Card { picture: &picture, address, logo: logo.as_ref().map_or(0.0, |logo| logo.width) };
    let style = Style::new(&chart.style);
    let family = styled(&style.label_font, &family(chart.language));
    let palette = style.palette(Theme::Light);
    let mut layouts = Vec::new();
    for width in WIDTHS {
        let mut text = String::new();
        let scale = Scale { width, ratio: 1.0, text: 1.0 };
        let height = card.height(Svg::new(&mut text, (width as u32, 1), &family), scale, palette)?;
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
    let mut surface = Svg::new(&mut svg, (width as u32, height as u32), &family);
    surface.set_title_family(&styled(&style.title_font, &family));
    let placed = card.draw(surface, scale, palette)?;
    let svg = with_logo(&svg, logo.as_ref(), (width, height));
    Ok(Some(Drawn { svg, placed, scale: fit }))
}

/// The picture of a chart as PNG.
pub fn card(chart: &Chart, address: &str) -> Result<Option<Vec<u8>>> {
    let paper = Style::new(&chart.style).palette(Theme::Light).paper;
    drawn(chart, address)?.map(|drawn| png(&drawn.svg, paper)).transpose()
}

/// The picture of a chart at a width in CSS pixels as SVG, as high as its parts need, in the theme that its link asks for.
pub fn of_width(chart: &Chart, address: &str, width: u32) -> Result<String> {
    let picture = chart.picture();
    let theme = chart.theme.unwrap_or(Theme::Light);
    let logo = Logo::of(chart, theme);
    let card = Card { picture: &picture, address, logo: logo.as_ref().map_or(0.0, |logo| logo.width) };
    let style = Style::new(&chart.style);
    let palette = style.palette(theme);
    let family = styled(&style.label_font, &family(chart.language));
    let scale = Scale { width: f64::from(width), ratio: 1.0, text: 1.0 };
    let height = card.height(Svg::new(&mut String::new(), (width, 1), &family), scale, palette)?;
    let mut svg = String::new();
    let mut surface = Svg::new(&mut svg, (width, height as u32), &family);
    surface.set_title_family(&styled(&style.title_font, &family));
    card.draw(surface, scale, palette)?;
    Ok(with_logo(&svg, logo.as_ref(), (f64::from(width), height)))
}

/// The fonts of a style before those of the machine, which have every letter.
fn styled(fonts: &str, family: &str) -> String {
    match (fonts, family) {
        ("", text) | (text, "") => text.to_owned(),
        _ => format!("{fonts}, {family}"),
    }
}

/// The picture of the site, for charts without a legible picture.
pub fn neutral(product: &Product, style: &Style) -> Result<Vec<u8>> {
    let palette = style.palette(Theme::Light);
    let colour = |(red, green, blue): (u8, u8, u8)| format!("#{red:02x}{green:02x}{blue:02x}");
    let mut lines = String::new();
    let mut y = 0;
    let mut add = |text: &str, (size, weight, most, fill): (usize, usize, usize, (u8, u8, u8))| {
        for line in split(text, most) {
            y += size * 3 / 2;
            let family = family(if line.contains(is_chinese) { Language::Zh } else { Language::En });
            let (y, fill, line) = (y + 110, colour(fill), line.trim());
            lines += &format!(
                "<text x=\"96\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" font-family=\"{family}\" fill=\"{fill}\">{line}</text>"
            );
        }
        y += size / 2;
    };
    for title in product.name.split(" · ") {
        add(title, (52, 600, 36, palette.ink));
    }
    add(&product.purpose, (28, 400, 68, palette.soft));
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH_PX}\" height=\"{HEIGHT_PX}\">\
         <rect width=\"{WIDTH_PX}\" height=\"{HEIGHT_PX}\" fill=\"{}\"/><rect width=\"16\" height=\"{HEIGHT_PX}\" fill=\"{}\"/>{lines}</svg>",
        colour(palette.paper),
        colour(palette.accent),
    );
    png(&svg, palette.paper)
}

/// The fonts of a language; none on a machine without fonts, where pictures are SVG alone.
fn family(language: Language) -> String {
    Fonts::of_machine().map(|fonts| fonts.family(language)).unwrap_or_default()
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

/// Rasters an SVG: as large as the size of previews allows, in the middle of a background of its colour.
pub fn png(svg: &str, (red, green, blue): Colour) -> Result<Vec<u8>> {
    let tree = parsed(svg)?;
    let mut pixels = tiny_skia::Pixmap::new(WIDTH_PX, HEIGHT_PX).context("no memory for a picture")?;
    pixels.fill(tiny_skia::Color::from_rgba8(red, green, blue, 255));
    let (width, height) = (WIDTH_PX as f32, HEIGHT_PX as f32);
    let size = tree.size();
    let scale = (width / size.width()).min(height / size.height());
    let (x, y) = ((width - size.width() * scale) / 2.0, (height - size.height() * scale) / 2.0);
    let transform = Transform::from_row(scale, 0.0, 0.0, scale, x, y);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    logo::draw(svg, transform, &mut pixels)?;
    let png = pixels.encode_png().context("while a picture was encoded")?;
    ensure!(png.len() <= MOST_BYTES, "found a picture of {} bytes, expected at most {MOST_BYTES}", png.len());
    Ok(png)
}

/// Rasters an SVG of a width in CSS pixels, with `RATIO` pixels for each.
pub fn png_of_width(svg: &str, width: u32) -> Result<Vec<u8>> {
    let tree = parsed(svg)?;
    let height = tree.size().height().ceil() as u32;
    let pixels = tiny_skia::Pixmap::new(width * RATIO, height * RATIO);
    let mut pixels = pixels.with_context(|| format!("found a picture of {width} by {height}, expected a lower one"))?;
    let transform = Transform::from_scale(RATIO as f32, RATIO as f32);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    logo::draw(svg, transform, &mut pixels)?;
    pixels.encode_png().context("while a picture was encoded")
}

/// Our own SVG, after its letters were looked up in the fonts.
fn parsed(svg: &str) -> Result<Tree> {
    let names_fonts = svg.contains("font-family=\"&quot;");
    let fonts = if names_fonts { Fonts::with_system()? } else { Fonts::of_machine()? };
    fonts.ensure_letters(svg)?;
    let family = fonts.family(Language::Zh);
    let options = Options { fontdb: Arc::clone(&fonts.database), font_family: family, ..Options::default() };
    Tree::from_str(svg, &options).context("our own SVG cannot be read")
}
