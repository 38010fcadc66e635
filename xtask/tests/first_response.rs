//! The first response: how many compressed bytes of a page a browser needs before it has the whole first picture.

use std::io::Write;

use district_charts_cli::site::assets::Assets;
use district_charts_cli::site::{in_parallel, published};
use xtask::{dist, size};

/// The bytes that a server sends before it waits for the first answer: ten packets of TCP.
const FIRST_RESPONSE_BYTES: usize = 14_000;

/// The markup that ends a picture. The last of them within the first chart ends the picture for the widest window.
const PICTURE_END: &str = "</svg>";

/// The markup that ends the first chart. Small pictures of other charts follow it.
const CHART_END: &str = "</figure>";

/// The number of bytes from the beginning of a brotli stream after which a decoder has written `length` bytes.
fn position(stream: &[u8], length: usize) -> usize {
    let mut decoder = brotli::DecompressorWriter::new(Vec::new(), 1 << 16);
    let decodes = |byte: &u8| {
        decoder.write_all(&[*byte]).expect("a sound stream");
        decoder.flush().expect("writing into memory cannot fail");
        decoder.get_ref().len() >= length
    };
    stream.iter().position(decodes).map_or(stream.len(), |index| index + 1)
}

/// Every page with a prerendered chart: its title, its subtitle and its picture for each width are in the first response. Their
/// addresses have the base of a real site, which is a part of the head.
#[test]
fn the_first_response_holds_the_first_picture() {
    let (files, dataset) = dist::files().expect("the files of the checkout");
    let charts = published::charts(&dataset);
    let mut assets = Assets::new(&files).expect("the files of the site");
    let site = published::pages(&mut assets, &dataset, &charts, Some("https://charts.example.org/qingdao/"));
    let site = site.expect("pages");
    let pages: Vec<_> = site.iter().collect();
    assert!(pages.len() > 600, "found {} pages, expected a page and a frame for each chart", pages.len());
    let positions = in_parallel(&pages, |(path, bytes)| {
        let html = std::str::from_utf8(bytes)?;
        let (chart, _) = html.split_once(CHART_END).expect("a page has a chart");
        let end = chart.rfind(PICTURE_END).expect("a chart has a picture") + PICTURE_END.len();
        let title = html.find("class=\"title\"").expect("a page has a title");
        let subtitle = html.find("class=\"subtitle\"").expect("a page has a subtitle");
        assert!(title < subtitle && subtitle < end, "{path}: its picture comes before its title");
        let link = html.find("rel=\"stylesheet\"").expect("a page links the stylesheet");
        assert!(end < link && !html.contains("blocking="), "{path}: its picture waits");
        Ok(position(&size::brotli(bytes, size::BROTLI_BEST), end))
    });
    let positions = positions.expect("packed pages");
    for kind in ["/index.html", "/embed.html", "index.html"] {
        let is_of_kind = |path: &str| if kind.starts_with('/') { path.ends_with(kind) } else { path == kind };
        let of_kind = pages.iter().zip(&positions).filter(|((path, _), _)| is_of_kind(path));
        let (least, most) = of_kind.fold((usize::MAX, 0), |(least, most), (_, at)| (least.min(*at), most.max(*at)));
        println!("{kind}: the picture ends at byte {least} to {most} of {FIRST_RESPONSE_BYTES}");
    }
    let late = pages.iter().zip(&positions).filter(|(_, at)| **at > FIRST_RESPONSE_BYTES);
    let late: Vec<String> = late.map(|((path, _), at)| format!("{path}: {at}")).collect();
    assert!(late.is_empty(), "{} pictures end after byte {FIRST_RESPONSE_BYTES}:\n{}", late.len(), late.join("\n"));
}

#[test]
fn a_position_is_that_of_the_decoder() {
    let text: String = (0..20_000).map(|number| format!("{number} ")).collect();
    let stream = size::brotli(text.as_bytes(), size::BROTLI_BEST);
    let positions = [1, 1_000, 50_000, text.len()].map(|length| position(&stream, length));
    assert!(positions.is_sorted() && positions[0] > 1, "{positions:?}");
    assert!(positions[3] <= stream.len() && positions[2] > stream.len() / 4, "{positions:?} of {}", stream.len());
}
