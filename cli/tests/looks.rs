//! House style, boundaries and logo of a package, in what the commands say and make of them.
#![allow(clippy::disallowed_methods)]

mod common;

use std::fs;
use std::path::Path;

use common::{Run, changed, folder, run};
use serde_json::Value;

/// A style that falls short is a warning with the colour that is used; the pages and the pictures of the site wear the style.
#[test]
fn a_house_style_is_checked_and_worn() {
    let charts = "\"charts\": {\n    \"style\": {\"paper\": \"#fff8ec\", \"bar\": \"#d0c8b8\", \"title-font\": \"Georgia, serif\", \"tint\": \"#fff\"},";
    let dir = changed("style", &[("datapackage.json", "\"charts\": {", charts)]);
    let Run { status, out, error } = run(&["check", &dir]);
    assert_eq!((status, error.as_str()), (0, ""), "{out}");
    for part in [
        "warning: datapackage.json, charts.style: bar: found #d0c8b8, expected a contrast of 4.5 with paper; #",
        "warning: datapackage.json, charts.style: tint: found #fff, expected a key of docs/style.md; it is ignored",
        "\n0 errors, 2 warnings\n",
    ] {
        assert!(out.contains(part), "no {part:?} in {out}");
    }
    let report: Value = serde_json::from_str(&run(&["check", "--json", &dir]).out).expect("JSON");
    assert_eq!(report["style"][1]["key"], "bar");
    let svg = folder("style-picture").join("a.svg").display().to_string();
    let picture = run(&["picture", &dir, "i=unemployment&l=en", "--out", &svg]);
    assert_eq!(picture.status, 0, "{}", picture.error);
    let svg = fs::read_to_string(svg).expect("a picture");
    assert!(svg.contains("fill=\"#fff8ec\"") && !svg.contains("fill=\"#d0c8b8\""), "{svg:.600}");
    assert!(svg.contains("font-family=\"&quot;Georgia&quot;, serif"), "{svg:.600}");
    let out = folder("style-site");
    let site = run(&["site", &dir, "--out", &out.display().to_string(), "--no-pictures"]);
    assert_eq!(site.status, 0, "{}", site.error);
    let index = fs::read_to_string(out.join("index.html")).expect("a page");
    let (_, style) = index.split_once("<style>").expect("critical CSS");
    assert!(style.contains("--paper:#fff8ec;") && style.contains("--title-face:\"Georgia\", serif;"), "{style:.2000}");
}

/// Boundaries become a column of the table of places, which every chart of tiles then shows as a map.
#[test]
fn boundaries_are_taken_from_geojson() {
    let dir = changed("map", &[]);
    let places = Path::new(&dir).join("places.csv");
    let table = fs::read_to_string(&places).expect("a table");
    let ids: Vec<&str> = table.lines().skip(1).filter(|line| line.contains(",district")).collect();
    let feature = |(index, line): (usize, &&str)| {
        let (x, y) = ((index % 7) as f64, 50.0 + (index / 7) as f64);
        let id = line.split(',').next().unwrap_or_default();
        let points = [(x, y), (x + 1.0, y), (x + 1.0, y + 1.0), (x, y + 1.0), (x, y)];
        let points: Vec<String> = points.iter().map(|(x, y)| format!("[{x},{y}]")).collect();
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"id\":\"{id}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{}]]}}}}",
            points.join(",")
        )
    };
    let features: Vec<String> = ids.iter().enumerate().map(feature).collect();
    let geojson = Path::new(&dir).join("land.geojson");
    fs::write(&geojson, format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(",")))
        .expect("a file");
    let Run { status, out, error } = run(&["map", &dir, "--boundaries", &geojson.display().to_string()]);
    assert_eq!((status, error.as_str()), (0, ""), "{out}");
    assert!(out.contains(&format!("boundaries of {} places in ", ids.len())), "{out}");
    let check = run(&["check", &dir]);
    assert!(check.out.ends_with("\n0 errors, 0 warnings\n"), "{}", check.out);
    // The page in one file, and the pages of the map, have the module of maps in the place of the other.
    let out = folder("map-site");
    let site = run(&["site", &dir, "--out", &out.display().to_string(), "--no-pictures"]);
    assert_eq!(site.status, 0, "{}", site.error);
    let page = |path: &str| fs::read_to_string(out.join(path)).expect("a page");
    let standalone = page("standalone.html");
    assert!(standalone.contains(" id=\"draw_map\">") && !standalone.contains(" id=\"draw\">"));
    for (path, is_map) in
        [("s/tiles-en/index.html", true), ("s/tiles-en/embed.html", true), ("s/unemployment-en/embed.html", false)]
    {
        let html = page(path);
        assert_eq!((html.contains("/draw_map_bg."), html.contains("/draw_bg.")), (is_map, !is_map), "{path}");
    }
    let mapped = fs::read_to_string(&places).expect("a table");
    let (whole, _) = mapped.trim_end().rsplit_once(',').expect("a column of boundaries");
    fs::write(&places, format!("{whole},1 2 x\n")).expect("a file");
    let check = run(&["check", &dir]);
    let (id, _) = mapped.trim_end().rsplit_once('\n').expect("rows").1.split_once(',').expect("cells");
    let warning = format!("warning: shape of {id}: found \"1 2 x\", expected rings of whole numbers");
    assert!(check.out.contains(&warning) && check.out.ends_with("\n0 errors, 1 warning\n"), "{}", check.out);
    let few = run(&["map", &dir, "--boundaries", &geojson.display().to_string(), "--bytes", "50"]);
    assert!(few.status == 2 && few.error.contains("expected at most 50"), "{}", few.error);
}

/// A logo is in the pictures, in the values of pages, and among the published files.
#[test]
fn a_logo_is_in_pictures_and_pages() {
    let style = "\"charts\": {\n    \"style\": {\"logo\": \"logo.png\", \"logo-text\": \"The Gazette\"},";
    let dir = changed("logo", &[("datapackage.json", "\"charts\": {", style)]);
    let missing = run(&["check", &dir]);
    assert!(missing.out.contains("found no file \"logo.png\", expected the name of a PNG file"), "{}", missing.out);
    let mut pixels = resvg::tiny_skia::Pixmap::new(64, 32).expect("a picture");
    pixels.fill(resvg::tiny_skia::Color::from_rgba8(200, 0, 30, 255));
    fs::write(Path::new(&dir).join("logo.png"), pixels.encode_png().expect("a PNG")).expect("a file");
    assert!(run(&["check", &dir]).out.ends_with("\n0 errors, 0 warnings\n"));
    let picture = |name: &str| {
        let out = folder("logo-pictures").join(name);
        let run = run(&["picture", &dir, "i=unemployment", "--out", &out.display().to_string(), "--width", "600"]);
        assert_eq!((run.status, run.error.as_str()), (0, ""));
        fs::read(out).expect("a picture")
    };
    let svg = String::from_utf8(picture("logo.svg")).expect("a text");
    assert!(svg.contains("role=\"img\" aria-label=\"The Gazette\" href=\"data:image/png;base64,"), "{svg:.300}");
    let png = resvg::tiny_skia::Pixmap::decode_png(&picture("logo.png")).expect("a PNG");
    let corner = png.pixel(png.width() - 2 * 24 - 8, png.height() - 2 * 24 - 8).expect("a pixel");
    assert_eq!((corner.red(), corner.green(), corner.blue()), (200, 0, 30));
    let out = folder("logo-site");
    let site = run(&["site", &dir, "--out", &out.display().to_string(), "--no-pictures"]);
    assert_eq!(site.status, 0, "{}", site.error);
    assert!(out.join("data/logo.png").is_file());
    let standalone = fs::read_to_string(out.join("standalone.html")).expect("a page");
    assert!(standalone.contains("data:image/png;base64,") && !standalone.contains(" id=\"style\">"));
}
