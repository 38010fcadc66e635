//! The logo of a package in pictures: an image in the lower right corner, which the drawing code has left free.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use district_charts::data::{LOGO_KEYS, LOGO_TEXT_KEY, logo_size};
use district_charts::draw::{LOGO_HEIGHT, card_margin};
use district_charts::model::{Chart, Theme};
use district_charts::text::escaped;
use resvg::tiny_skia::{FilterQuality, Pixmap, PixmapPaint, Transform};

/// The logo of a chart.
#[derive(Clone, Debug)]
pub struct Logo {
    url: String,
    text: String,
    /// The width in a picture, CSS pixels.
    pub width: f64,
}

/// The begin of the element in a picture.
const IMAGE: &str = "<image ";

impl Logo {
    /// The logo of a chart in a theme; none if its package has none.
    pub fn of(chart: &Chart, theme: Theme) -> Option<Logo> {
        let value = |key: &str| chart.style.iter().rfind(|entry| entry[0] == key).map(|entry| entry[1].as_str());
        let dark = value(LOGO_KEYS[1]).filter(|_| theme == Theme::Dark);
        let url = dark.or_else(|| value(LOGO_KEYS[0]))?;
        let (width, height) = logo_size(url)?;
        let width = LOGO_HEIGHT * f64::from(width) / f64::from(height);
        Some(Logo { url: url.to_owned(), text: value(LOGO_TEXT_KEY).unwrap_or_default().to_owned(), width })
    }
}

/// A picture of a width and height with its logo.
pub fn with_logo(svg: &str, logo: Option<&Logo>, (width, height): (f64, f64)) -> String {
    let Some(logo) = logo else { return svg.to_owned() };
    let margin = card_margin(width);
    let (x, y) = (width - margin - logo.width, height - margin - LOGO_HEIGHT);
    let image = format!(
        "{IMAGE}x=\"{x:.2}\" y=\"{y:.2}\" width=\"{:.2}\" height=\"{LOGO_HEIGHT}\" role=\"img\" aria-label=\"{}\" href=\"{}\"/>\n</svg>",
        logo.width,
        escaped(&logo.text),
        logo.url
    );
    svg.replacen("</svg>", &image, 1)
}

/// Draws the logo of our own SVG into its raster, whose pixels `transform` gives: the rasteriser is built without decoders of images.
///
/// # Errors
/// If the image is none that `with_logo` has written.
pub fn draw(svg: &str, transform: Transform, pixels: &mut Pixmap) -> Result<()> {
    let Some((_, image)) = svg.split_once(IMAGE) else { return Ok(()) };
    let attribute = |name: &str| {
        let (_, value) = image.split_once(&format!("{name}=\""))?;
        Some(value.split_once('"')?.0)
    };
    let number = |name: &str| attribute(name).and_then(|value| value.parse::<f32>().ok());
    let bytes = attribute("href").and_then(|url| BASE64_STANDARD.decode(url.split_once(',')?.1).ok());
    let place = number("x").zip(number("y")).zip(number("width").zip(number("height")));
    let (bytes, ((x, y), (width, height))) = bytes.zip(place).context("found an image without its place or bytes")?;
    let logo = Pixmap::decode_png(&bytes).context("while the logo was decoded")?;
    let (across, down) = (width / logo.width() as f32, height / logo.height() as f32);
    let paint = PixmapPaint { quality: FilterQuality::Bicubic, ..PixmapPaint::default() };
    let placed = transform.pre_translate(x, y).pre_scale(across, down);
    pixels.draw_pixmap(0, 0, logo.as_ref(), &paint, placed, None);
    Ok(())
}
