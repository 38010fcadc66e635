//! The plain value of a chart: what crosses from the module that makes charts to the one that draws them.

mod common;

use common::picture::{WIDTHS, scale, svg};
use common::plain::plain;
use common::{Random, cases, embedded, none};
use district_charts::draw::{Card, Palette, Svg, frame_height, height};
use district_charts::model::{Chart, Picture, Theme};
use district_charts::plain::{Plain, PlainForm};
use serde_json::Value;

/// A chart as JSON.
fn json(chart: &Chart) -> Value {
    let text = serde_json::to_string(&chart.to_value()).expect("a plain value can be written");
    serde_json::from_str(&text).expect("what was written is JSON")
}

/// A picture with its texts as SVG.
fn card(picture: &Picture, width: f64) -> String {
    let (scale, palette) = (scale(width), Palette::of(Theme::Dark));
    let card = Card { picture, address: "https://charts.example/", logo: 0.0 };
    let mut measured = String::new();
    let height = card.height(Svg::new(&mut measured, (1, 1), ""), scale, &palette).expect("a text takes every drawing");
    let mut text = String::new();
    card.draw(Svg::new(&mut text, (width as u32, height as u32), ""), scale, &palette).expect("a text takes it");
    text
}

/// What crosses as JSON and is drawn equals what is drawn directly: every case, at every width.
#[test]
fn what_crosses_is_drawn_as_what_does_not() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for (name, link) in cases() {
        let chart = Chart::from_link(&dataset, &link);
        let json = json(&chart);
        let crossed = Picture::from_value(plain(&json)).expect("a chart can be read back");
        let direct = chart.picture();
        for width in WIDTHS {
            let scale = scale(width);
            let (other, _) = svg(&Chart { plot: crossed.plot.clone(), ..chart.clone() }, scale);
            let is_same = other == svg(&chart, scale).0
                && card(&crossed, width) == card(&direct, width)
                && height(&crossed.plot, scale) == height(&direct.plot, scale);
            wrong.extend((!is_same).then(|| format!("{name} at {width} px: another picture")));
        }
        wrong.extend((frame_height(&crossed) != frame_height(&direct)).then(|| format!("{name}: another height")));
        wrong.extend((crossed.spoken != direct.spoken).then(|| format!("{name}: another spoken text")));
        wrong.extend((crossed.plot.to_plain() != direct.plot.to_plain()).then(|| format!("{name}: another plot")));
    }
    none(&wrong);
}

/// The value has a number for each cell of the table that can be compared, and nothing for any other.
#[test]
fn cells_have_their_values() {
    let dataset = embedded();
    for (name, link) in cases() {
        let chart = Chart::from_link(&dataset, &link);
        let json = json(&chart);
        let (rows, values) = (json["rows"].as_array().expect("rows"), json["values"].as_array().expect("values"));
        assert_eq!(rows.len(), values.len(), "{name}");
        for ((row, values), exact) in rows.iter().zip(values).zip(&chart.table.values) {
            assert_eq!(row.as_array().map(Vec::len), values.as_array().map(Vec::len), "{name}: {row}");
            for (value, exact) in values.as_array().expect("a list").iter().zip(exact) {
                assert_eq!(value.as_f64(), exact.map(|exact| exact.to_f64()), "{name}: {row}");
            }
        }
    }
}

/// A damaged value is refused with the place, what was found and what was expected.
#[test]
fn a_damaged_value_is_refused() {
    let chart = json(&Chart::from_link(&embedded(), "l=en"));
    let trend = json(&Chart::from_link(&embedded(), "c=trend&i=four-new-share-gdp"));
    let tiles = json(&Chart::from_link(&embedded(), "c=tiles"));
    let damaged = |value: &Value, pointer: &str, new: Value| {
        let mut value = value.clone();
        *value.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = new;
        Picture::from_value(plain(&value)).map(drop).map_err(|error| error.to_string())
    };
    let cases = [
        ("/version", Value::from(2), "found version 2, expected version 1 of the form of charts"),
        ("/version", Value::from("1"), "version: found \"1\", expected a whole number"),
        ("/title", Value::Null, "title: found nothing, expected a text"),
        ("/notes", Value::from("A note."), "notes: found \"A note.\", expected a list"),
        ("/plot", Value::from(3), "plot: found a number, expected an object"),
        (
            "/plot/type",
            Value::from("pie"),
            "plot: found \"pie\", expected type message, rows, tiles, trend, scatter, matrix or profile",
        ),
        (
            "/plot/axisStart",
            Value::from(1e300),
            "plot.axisStart: found a number, expected a number of at most 15 digits",
        ),
        (
            "/plot/rows/3/bars/0/value",
            Value::from("16.3"),
            "plot.rows[3].bars[0].value: found \"16.3\", expected a number",
        ),
        (
            "/plot/rows/1/ticks/0/comparator",
            Value::from("around"),
            "plot.rows[1].ticks[0].comparator: found \"around\", expected one of eq, ge, gt, le, lt, approx",
        ),
        (
            "/plot/rows/0/emphasis",
            Value::Null,
            "plot.rows[0].emphasis: found nothing, expected one of chosen, compared, quiet",
        ),
        ("/plot/rows/0/name", Value::from(vec![1]), "plot.rows[0].name: found a list, expected a text"),
    ];
    for (pointer, new, error) in cases {
        assert_eq!(damaged(&chart, pointer, new), Err(error.to_owned()), "{pointer}");
    }
    let mut panel = trend["plot"]["panels"][0].clone();
    panel["joins"] = serde_json::json!([[0, 99]]);
    let joins = damaged(&trend, "/plot/panels/0", panel);
    assert_eq!(joins, Err("plot: found a line to no point, expected joins of two points of their panel".to_owned()));
    let class = damaged(&tiles, "/plot/tiles/0/class", Value::from(99));
    assert_eq!(class, Err("plot: found a class beyond the breaks, expected classes between the breaks".to_owned()));
    assert!(Picture::from_value(Plain::text("<!doctype html>")).is_err());
}

/// Replaces a random part of a value by another.
fn mutate(value: &mut Value, random: &mut Random) {
    const DEPTH: usize = 8;
    let mut part = value;
    for _ in 0..1 + random.below(DEPTH) {
        let count = part.as_array().map_or(0, Vec::len) + part.as_object().map_or(0, serde_json::Map::len);
        if count == 0 {
            break;
        }
        let index = random.below(count);
        part = match part {
            Value::Array(items) => &mut items[index],
            Value::Object(entries) => entries.values_mut().nth(index).expect("an entry"),
            _ => unreachable!("it has parts"),
        };
    }
    const NUMBERS: [f64; 8] = [0.0, -1.0, 1e15, -1e15, 1e-300, 4_294_967_295.0, 0.5, 1e16];
    *part = match random.below(7) {
        0 => Value::Null,
        1 => Value::from(NUMBERS[random.below(NUMBERS.len())]),
        2 => Value::from("x".repeat(random.below(300))),
        3 => Value::Array(Vec::new()),
        4 => Value::Array(vec![part.clone(), part.clone()]),
        5 => Value::Bool(true),
        _ => serde_json::json!({ "value": NUMBERS[random.below(NUMBERS.len())], "label": "" }),
    };
}

/// Whatever a host does to a value, drawing it ends without a panic: it is refused, or drawn.
#[test]
fn no_value_stops_the_drawing() {
    let dataset = embedded();
    let charts: Vec<Value> = cases().iter().map(|(_, link)| json(&Chart::from_link(&dataset, link))).collect();
    let mut random = Random::new(17);
    let mut drawn = 0;
    for round in 0..9_000 {
        let mut value = charts[round % charts.len()].clone();
        let part = if round % 3 == 0 { &mut value } else { &mut value["plot"] };
        for _ in 0..1 + random.below(3) {
            mutate(part, &mut random);
        }
        if let Ok(picture) = Picture::from_value(plain(&value)) {
            card(&picture, WIDTHS[random.below(WIDTHS.len())]);
            drawn += 1;
        }
    }
    assert!(drawn > 1_000, "found {drawn} values drawn, expected that many changes are harmless");
}
