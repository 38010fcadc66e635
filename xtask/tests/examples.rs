//! The picture of examples/picture.html is the picture of its chart, drawn by the same code as all pictures. Fonts differ slightly between
//! machines, so the test compares the SVG exactly, and the PNG with that SVG approximately. UPDATE_EXPECT=1 renews both files.

use district_charts::data::Dataset;
use district_charts::draw::Palette;
use district_charts::model::{Chart, Theme};
use district_charts_cli::site::picture;
use resvg::tiny_skia::Pixmap;
use xtask::workspace;

/// The address that is printed on the picture.
const ADDRESS: &str = "https://charts.example/s/fai-growth-en/";

/// The tolerance for other fonts: the percentage of pixels that may differ, and the difference of a channel that counts.
const MOST_PERCENT: usize = 2;
const MUCH: u8 = 64;

/// The percentage of pixels that differ between two pictures of one size.
fn percent_apart(a: &Pixmap, b: &Pixmap) -> usize {
    assert_eq!((a.width(), a.height()), (b.width(), b.height()), "two pictures of one size");
    let bytes = a.data().chunks(4).zip(b.data().chunks(4));
    let apart = bytes.filter(|(a, b)| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > MUCH)).count();
    apart * 100 / a.pixels().len()
}

#[test]
fn the_picture_of_the_example_is_the_card_of_its_chart() {
    let folder = workspace::root().join("examples");
    let page = std::fs::read_to_string(folder.join("picture.html")).expect("the example");
    let (_, rest) = page.split_once("<!-- embed picture ").expect("it names its chart");
    let link = rest.split(" -->").next().expect("a link");
    let dataset = Dataset::embedded().expect("a sound package");
    let chart = Chart::from_link(&dataset, link);
    let card = picture::drawn(&chart, ADDRESS).expect("a drawing").expect("a card that can be read");
    let png = picture::png(&card.svg, Palette::of(Theme::Light).paper).expect("a picture");
    let files = ["growth.svg", "growth.png"].map(|name| folder.join(name));
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let kept = std::fs::read_to_string(&files[0]).unwrap_or_default();
        if kept != card.svg {
            std::fs::write(&files[0], &card.svg).expect("it is ours");
            std::fs::write(&files[1], &png).expect("it is ours");
        }
    }
    let kept = std::fs::read_to_string(&files[0]).unwrap_or_default();
    assert!(
        kept == card.svg,
        "examples/growth.svg is not the picture of its chart; `cargo xtask test --accept` renews it"
    );
    let shown = Pixmap::load_png(&files[1]).expect("examples/growth.png");
    let drawn = Pixmap::decode_png(&png).expect("our own picture");
    let apart = percent_apart(&shown, &drawn);
    assert!(apart <= MOST_PERCENT, "{apart} % of the pixels of examples/growth.png are not those of growth.svg");
    assert!(card.placed.texts.iter().any(|(_, text)| text.contains("24.3")), "a card has its figures");
}
