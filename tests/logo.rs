//! The logo of a package: which files are taken, and what is said of others.

mod common;

use common::{none, text};
use district_charts::data::{Dataset, LOGO_KEYS, MOST_LOGO_BYTES, Package, logo_size};
use district_charts::draw::{LOGO_HEIGHT, Style, card_margin};
use district_charts::model::Chart;

/// A part of a PNG, without a checksum, which nobody compares.
fn part(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("a short part");
    [&length.to_be_bytes(), kind.as_slice(), content, &[0; 4]].concat()
}

/// The parts of a PNG of a width and height, with so many bytes between its head and its end.
fn png(width: u32, height: u32, bytes: usize) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    let parts = [part(b"IHDR", &head), part(b"IDAT", &vec![7; bytes]), part(b"IEND", &[])];
    [b"\x89PNG\r\n\x1a\n".to_vec(), parts.concat()].concat()
}

/// Reads a package with a style and pictures; the errors of the style as text.
fn read(style: &str, logos: &[(&str, Vec<u8>)]) -> Result<Dataset, String> {
    let description = format!("{{\"charts\": {{\"style\": {{{style}}}}}}}");
    let logos: Vec<(String, Vec<u8>)> = logos.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.clone())).collect();
    let package = Package {
        description: description.as_bytes(),
        places: b"id,name\na,Ash\nb,Birch\n",
        indicators: b"id,name,unit,measure\nsites,sites,sites,count\n",
        observations: b"place,indicator,period,value\na,sites,2021,3\n",
        ..Package::default()
    };
    Dataset::read_with_logos(&package, &logos).map_err(|errors| errors.to_string())
}

const NAMED: &str = r#""logo": "logo.png", "logo-text": "The Gazette""#;

/// The value of the style that holds the logo of a chart.
fn logo(dataset: &Dataset) -> String {
    let chart = Chart::from_link(dataset, "");
    chart.style.iter().find(|entry| entry[0] == LOGO_KEYS[0]).map(|entry| entry[1].clone()).expect("a logo")
}

#[test]
fn a_logo_becomes_a_part_of_the_chart() {
    let dataset = read(NAMED, &[("logo.png", png(240, 64, 100))]).expect("a sound package");
    let url = logo(&dataset);
    assert!(url.starts_with("data:image/png;base64,iVBORw0KGgo"), "{url}");
    assert_eq!(logo_size(&url), Some((240, 64)));
    assert!(Style::new(&dataset.description().style).complaints.is_empty());
    // It survives the packed form, and such a text may stand in the description itself.
    let packed = Dataset::unpack(dataset.pack()).expect("the packed form");
    assert_eq!(logo(&packed), url);
    let again = read(&format!("\"logo\": \"{url}\", \"logo-text\": \"The Gazette\""), &[]).expect("a sound package");
    assert_eq!(logo(&again), url);
    // Every length of the last group of base64.
    for bytes in 0..4 {
        let dataset = read(NAMED, &[("logo.png", png(16, 16, bytes))]).expect("a sound package");
        assert_eq!(logo_size(&logo(&dataset)), Some((16, 16)), "{bytes} bytes");
    }
}

#[test]
fn what_is_no_logo_is_named() {
    let whole = png(240, 64, 100);
    let cases: [(&str, &str, Vec<u8>, &str); 11] = [
        (NAMED, "other.png", whole.clone(), "found no file \"logo.png\""),
        (
            NAMED,
            "logo.png",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(),
            "found \"logo.png\", which is no PNG",
        ),
        (NAMED, "logo.png", b"\xff\xd8\xff\xe0 JFIF".to_vec(), "which is no PNG"),
        (NAMED, "logo.png", Vec::new(), "which is no PNG"),
        (NAMED, "logo.png", [whole.clone(), b"<script>".to_vec()].concat(), "which is no PNG or is damaged"),
        (NAMED, "logo.png", png(240, 64, MOST_LOGO_BYTES), "bytes, expected"),
        (NAMED, "logo.png", png(15, 64, 9), "of 15 by 64 pixels"),
        (NAMED, "logo.png", png(4_000_000_000, 64, 9), "of 4000000000 by 64 pixels"),
        (NAMED, "logo.png", png(700, 100, 9), "of 700 by 100 pixels"),
        (r#""logo": "logo.png""#, "logo.png", whole.clone(), "a logo without one of its keys"),
        (r#""logo": "data:image/png;base64,????", "logo-text": "a""#, "logo.png", whole.clone(), "found no file"),
    ];
    none(cases.iter().filter_map(|(style, name, bytes, expected)| {
        let found = read(style, &[(name, bytes.clone())]).map(drop);
        let is_said = found.as_ref().is_err_and(|error| error.contains(expected) && error.contains("datapackage.json"));
        (!is_said).then(|| format!("{style} {name}: found {found:?}, expected {expected:?}"))
    }));
    // No part of a file is enough.
    for length in 0..whole.len() {
        assert!(read(NAMED, &[("logo.png", whole[..length].to_vec())]).is_err(), "{length} bytes");
    }
}

/// The smallest and the largest that are taken, and those beyond.
#[test]
fn sizes_are_taken_up_to_their_bounds() {
    let sizes = [(16, 16), (15, 16), (16, 15), (600, 100), (601, 100), (1000, 1000), (1001, 1000), (1000, 1001)];
    let read = sizes.map(|(width, height)| read(NAMED, &[("logo.png", png(width, height, 9))]).is_ok());
    assert_eq!(read, [true, false, false, true, false, true, false, false]);
    let rest = png(64, 64, 0).len();
    for (bytes, is_taken) in [(MOST_LOGO_BYTES - rest, true), (MOST_LOGO_BYTES - rest + 1, false)] {
        assert_eq!(self::read(NAMED, &[("logo.png", png(64, 64, bytes))]).is_ok(), is_taken, "{bytes} bytes");
    }
}

#[test]
fn an_error_has_the_line_of_its_key() {
    let style = "\n\"logo-dark\": \"no.png\",\n\n\"logo\": \"logo.png\", \"logo-text\": \"The Gazette\"";
    let errors = read(style, &[("logo.png", png(64, 64, 9))]).expect_err("a file is missing");
    assert!(errors.starts_with("datapackage.json, line 2,"), "{errors}");
    let errors = read(style, &[("no.png", png(64, 64, 9))]).expect_err("a file is missing");
    assert!(errors.starts_with("datapackage.json, line 4,"), "{errors}");
    // A head of another length is none.
    let mut long = png(64, 64, 9);
    long[11] = 14;
    long.insert(29, 0);
    assert!(read(NAMED, &[("logo.png", long)]).is_err());
}

/// An address would tell another server who reads.
#[test]
fn an_address_is_no_logo() {
    for address in [
        "https://example.org/logo.png",
        "//example.org/logo.png",
        "data:image/svg+xml,<svg/>",
        "../logo.png",
        "javascript:alert(1)",
    ] {
        let style = format!("\"logo\": \"{address}\", \"logo-text\": \"a\"");
        assert!(read(&style, &[("logo.png", png(64, 64, 9))]).is_err(), "{address}");
    }
}

/// The script that puts a logo into pictures knows its height and the margins of a picture as the drawing code has them.
#[test]
fn the_script_has_the_measures_of_the_drawing_code() {
    let script = text("www/logo.js");
    let [narrow, wide] = [559.0, 560.0].map(card_margin);
    for part in [format!("const HEIGHT = {LOGO_HEIGHT};"), format!("pictureWidth < 560 ? {narrow} : {wide};")] {
        assert!(script.contains(&part), "www/logo.js has no {part:?}");
    }
    assert_ne!(narrow, wide);
}
