//! The map of boundaries that a package brings: drawn where places have room for their names, tiles elsewhere, and the same figures, marks and
//! words in both.

mod common;

use common::none;
use common::picture::{WIDTHS, bounds, inside, placed, scale, svg};
use district_charts::data::{Dataset, Package};
use district_charts::draw::{Palette, Rect};
use district_charts::model::{Chart, Picture, Plot, Theme, TileMap};
use std::fmt::Write;

/// Rows and columns of the generated land.
const LAND: (i32, i32) = (3, 4);

/// A text of rings, as `district-charts map` writes it.
fn text(points: &[(i32, i32)]) -> String {
    let mut text = String::new();
    let mut before = (0, 0);
    for &(x, y) in points {
        let space = if text.is_empty() { "" } else { " " };
        write!(text, "{space}{} {}", x - before.0, y - before.1).expect("a text takes everything");
        before = (x, y);
    }
    text
}

/// A place of the land: a square with a bent edge on each side, which it shares with its neighbour. The last place is tiny.
fn shape(row: i32, column: i32) -> String {
    let (x, y) = (column * 400, row * 400);
    let bend = |at: i32| if at == 0 || at == LAND.1 * 400 { 0 } else { 30 };
    text(&[
        (x, y),
        (x + 200, y + bend(y)),
        (x + 400, y),
        (x + 400 + bend(x + 400), y + 200),
        (x + 400, y + 400),
        (x + 200, y + 400 + bend(y + 400)),
        (x, y + 400),
        (x + bend(x), y + 200),
    ])
}

/// The package of the land. `broken` replaces the boundaries of one place.
fn land(broken: Option<&str>) -> Dataset {
    let mut places = "id,name,shape\n".to_owned();
    let mut observations = "place,indicator,period,value\n".to_owned();
    for index in 0..LAND.0 * LAND.1 {
        let own = shape(index / LAND.1, index % LAND.1);
        let shape = if index == 5 { broken.unwrap_or(&own) } else { &own };
        writeln!(places, "p{index},Town {index},{shape}").expect("a text takes everything");
        // The second has no figure.
        if index != 1 {
            writeln!(observations, "p{index},people,2020,{}", 100 + 30 * index).expect("a text takes everything");
        }
    }
    places += "rock,The Rock,1700 100 20 0 0 20\n";
    observations += "rock,people,2020,7\n";
    let package = Package {
        places: places.as_bytes(),
        indicators: b"id,name,unit,measure\npeople,number of inhabitants,people,count\n",
        observations: observations.as_bytes(),
        ..Package::default()
    };
    Dataset::read(&package).expect("a sound package")
}

fn chart(dataset: &Dataset) -> Chart {
    Chart::from_link(dataset, "c=tiles&l=en")
}

fn tiles(chart: &Chart) -> &TileMap {
    match &chart.plot {
        Plot::Tiles(map) => map,
        other => panic!("found {other:?}, expected tiles"),
    }
}

/// True if a picture shows a map: it has lines along boundaries.
fn is_map(svg: &str) -> bool {
    svg.contains("<polyline")
}

#[test]
fn a_map_has_a_target_for_each_place_in_the_order_of_its_marks() {
    let dataset = land(None);
    let chart = chart(&dataset);
    assert!(chart.notes.iter().any(|note| note.starts_with("Boundaries are simplified")), "{:?}", chart.notes);
    let mut wrong = Vec::new();
    for width in WIDTHS {
        let (svg, placed) = svg(&chart, scale(width));
        let targets = &placed.targets;
        if width >= 560.0 && !is_map(&svg) {
            wrong.push(format!("{width}: tiles, expected a map"));
        }
        if targets.len() != chart.marks.len() {
            wrong.push(format!("{width}: {} targets of {} marks", targets.len(), chart.marks.len()));
        }
        let area = bounds(&placed);
        for (index, target) in targets.iter().enumerate() {
            let is_large = target.width >= 24.0 && target.height >= 24.0;
            if !is_large || !inside(target, &area) {
                wrong.push(format!("{width}: target {index} is {target:?}"));
            }
            if let Some(other) = targets[..index].iter().position(|other| other.overlaps(target)) {
                wrong.push(format!("{width}: targets {other} and {index} overlap"));
            }
        }
        // The name of each place stands in its own target.
        for (tile, target) in tiles(&chart).tiles.iter().zip(targets) {
            let name = |(rect, text): &&(Rect, String)| *text == tile.row.short && inside(rect, target);
            if placed.texts.iter().find(name).is_none() {
                wrong.push(format!("{width}: {} does not stand in its place", tile.row.short));
            }
        }
    }
    none(&wrong);
}

/// The Rock is drawn on the map, and has a tile with its name and figure below.
#[test]
fn a_place_without_room_has_a_tile_below_the_map() {
    let chart = chart(&land(None));
    let placed = placed(&chart, scale(768.0));
    let of_towns = placed.targets[..placed.targets.len() - 1].iter().map(|target| target.y + target.height);
    let lowest = of_towns.fold(0.0, f64::max);
    let rock = placed.targets.last().expect("a target");
    assert!(rock.y > lowest, "{rock:?} lies above {lowest}");
    let figure = placed.texts.iter().find(|text| text.1 == "7").expect("the figure of the Rock");
    assert!(inside(&figure.0, rock));
}

#[test]
fn a_missing_figure_has_lines_and_no_class() {
    let chart = chart(&land(None));
    assert_eq!(tiles(&chart).tiles[1].class, None);
    let (svg, placed) = svg(&chart, scale(768.0));
    let (red, green, blue) = Palette::of(Theme::Light).hairline;
    let lines = svg.matches(&format!("fill=\"#{red:02x}{green:02x}{blue:02x}\"")).count();
    assert!(lines > 10, "{lines} lines");
    assert!(placed.texts.iter().any(|text| text.1 == "no figure" || text.1 == "not reported"), "{:?}", placed.texts);
}

/// Boundaries that cannot be read are none: the place has a tile, and the chart all its figures.
#[test]
fn damaged_boundaries_leave_a_tile() {
    let long = "1 1 ".repeat(9_000) + "1 1";
    for broken in
        ["", "x", "1 2", "1 2 3", "1 2 3 4 5", "0 0 99999 0 0 5", "-1 0 5 0 0 5", "0 0 / 5 5", "0 0 9 9 -99 0", &long]
    {
        let dataset = land(Some(broken));
        let chart = chart(&dataset);
        for width in WIDTHS {
            let (svg, placed) = svg(&chart, scale(width));
            assert_eq!(placed.targets.len(), chart.marks.len(), "{broken:.40} at {width}");
            assert!(svg.contains(">Town 5<"), "{broken:.40} at {width}");
        }
    }
}

#[test]
fn boundaries_cross_to_the_module_that_draws() {
    let chart = chart(&land(None));
    let crossed = Picture::from_value(chart.to_value()).expect("a chart");
    let Plot::Tiles(map) = crossed.plot else { panic!("expected tiles") };
    let shapes = |map: &TileMap| map.tiles.iter().map(|tile| tile.shape.clone()).collect::<Vec<_>>();
    assert_eq!(shapes(&map), shapes(tiles(&chart)));
    assert!(shapes(&map).iter().all(Option::is_some));
}
