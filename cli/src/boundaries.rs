//! `district-charts map`: boundaries of places from GeoJSON, simplified to a number of bytes, as a column of the table of places. So neither the
//! module nor a page reads GeoJSON.
//!
//! Neighbours stay neighbours: a boundary that two places share is simplified once. Lines are simplified as Douglas and Peucker do (1973).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

/// The longer side of the map, in the units of its coordinates.
const SIDE: f64 = 2_000.0;
/// The finest and the coarsest tolerance that are tried, in the same units.
const TOLERANCES: std::ops::Range<f64> = 0.5..400.0;
/// The number of times that the range between them is halved.
const HALVINGS: usize = 24;

/// A point of the map; y grows downwards.
type Point = (i32, i32);
type Ring = Vec<Point>;

/// The simplified boundaries of each place, their size, and how coarse they are.
#[derive(Debug)]
pub struct Boundaries {
    /// The boundaries by the key of the place, as the column `shape` of a package has them.
    pub shapes: BTreeMap<String, String>,
    /// All texts together.
    pub bytes: usize,
    /// The largest distance of a simplified line from its original, in units of 1/2,000 of the longer side of the map.
    pub tolerance: f64,
}

/// Reads a GeoJSON collection of features, and simplifies the polygons of those whose property `key` (or else whose id) is wanted, to at most
/// `budget` bytes.
///
/// # Errors
/// If the text is no such collection, a wanted place has no polygon, or the boundaries cannot be made small enough.
pub fn simplified(geojson: &str, key: &str, wanted: &BTreeSet<String>, budget: usize) -> Result<Boundaries> {
    let places = polygons(geojson, key, wanted)?;
    let map = on_grid(&places)?;
    let junctions = junctions(&map);
    let fitting = |tolerance: f64| {
        let shapes = texts(&map, &junctions, tolerance);
        let bytes = shapes.values().map(String::len).sum::<usize>();
        Boundaries { shapes, bytes, tolerance }
    };
    let finest = fitting(TOLERANCES.start);
    if finest.bytes <= budget {
        return Ok(finest);
    }
    let mut best = fitting(TOLERANCES.end);
    ensure!(
        best.bytes <= budget,
        "found boundaries of {} bytes at their coarsest, expected at most {budget}: fewer places, or more bytes",
        best.bytes
    );
    let (mut fine, mut coarse) = (TOLERANCES.start, TOLERANCES.end);
    for _ in 0..HALVINGS {
        let middle = fitting((fine * coarse).sqrt());
        if middle.bytes <= budget {
            coarse = middle.tolerance;
            best = middle;
        } else {
            fine = middle.tolerance;
        }
    }
    Ok(best)
}

/// The rings of places in degrees or metres, each with whether it is a hole.
type Places = BTreeMap<String, Vec<(Vec<(f64, f64)>, bool)>>;

fn polygons(geojson: &str, key: &str, wanted: &BTreeSet<String>) -> Result<Places> {
    let json: Value = serde_json::from_str(geojson).context("found no JSON, expected a GeoJSON FeatureCollection")?;
    let features = json["features"].as_array().context("found no features, expected a GeoJSON FeatureCollection")?;
    let mut places = Places::new();
    let text = |value: &Value| value.as_str().map(str::to_owned).or(value.as_i64().map(|number| number.to_string()));
    for feature in features {
        let id = text(&feature["properties"][key]).or_else(|| text(&feature["id"]));
        let Some(id) = id.filter(|id| wanted.contains(id)) else { continue };
        let geometry = &feature["geometry"];
        let coordinates = geometry["coordinates"].as_array().map(Vec::as_slice).unwrap_or_default();
        let polygons: Vec<&Value> = match geometry["type"].as_str() {
            Some("Polygon") => vec![&geometry["coordinates"]],
            Some("MultiPolygon") => coordinates.iter().collect(),
            other => bail!("{id}: found {}, expected Polygon or MultiPolygon", other.unwrap_or("no geometry")),
        };
        let rings = places.entry(id.clone()).or_default();
        for polygon in polygons {
            for (index, ring) in polygon.as_array().map(Vec::as_slice).unwrap_or_default().iter().enumerate() {
                let points = ring.as_array().map(Vec::as_slice).unwrap_or_default();
                let point = |point: &Value| Some((point[0].as_f64()?, point[1].as_f64()?));
                let points: Option<Vec<_>> = points.iter().map(point).collect();
                rings.push((points.with_context(|| format!("{id}: found a point without two numbers"))?, index > 0));
            }
        }
    }
    let missing: Vec<&str> = wanted.iter().filter(|id| !places.contains_key(*id)).map(String::as_str).collect();
    ensure!(missing.is_empty(), "found no feature whose {key} is {}, expected one for each place", missing.join(", "));
    Ok(places)
}

/// The rings on a grid, outer ones clockwise and holes the other way.
fn on_grid(places: &Places) -> Result<BTreeMap<String, Vec<Ring>>> {
    let all = || places.values().flatten().flat_map(|ring| &ring.0);
    let end = |better: fn(f64, f64) -> f64, start, of: fn(&(f64, f64)) -> f64| all().map(of).fold(start, better);
    let (west, east) = (end(f64::min, f64::INFINITY, |p| p.0), end(f64::max, f64::NEG_INFINITY, |p| p.0));
    let (south, north) = (end(f64::min, f64::INFINITY, |p| p.1), end(f64::max, f64::NEG_INFINITY, |p| p.1));
    ensure!(west < east && south < north, "found no area, expected polygons");
    let is_degrees = west >= -180.0 && east <= 180.0 && south >= -90.0 && north <= 90.0;
    // A degree of longitude is shorter than one of latitude.
    let narrowing = if is_degrees { ((south + north) / 2.0).to_radians().cos() } else { 1.0 };
    let ratio = SIDE / ((east - west) * narrowing).max(north - south);
    let on_grid =
        |&(x, y): &(f64, f64)| (((x - west) * narrowing * ratio).round() as i32, ((north - y) * ratio).round() as i32);
    let ring = |(points, is_hole): &(Vec<(f64, f64)>, bool)| {
        let mut ring: Ring = points.iter().map(on_grid).collect();
        ring.dedup();
        if ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
        if (area(&ring) > 0) == *is_hole {
            ring.reverse();
        }
        ring
    };
    Ok(places.iter().map(|(id, rings)| (id.clone(), rings.iter().map(ring).collect())).collect())
}

/// Twice the area of a ring; positive if it runs clockwise.
fn area(ring: &[Point]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1)).sum()
}

/// The texts of all places, simplified.
fn texts(map: &BTreeMap<String, Vec<Ring>>, junctions: &BTreeSet<Point>, tolerance: f64) -> BTreeMap<String, String> {
    let mut arcs = BTreeMap::new();
    let mut text_of = |rings: &[Ring]| {
        let mut simple: Vec<Ring> =
            rings.iter().map(|ring| simplified_ring(ring, junctions, tolerance, &mut arcs)).collect();
        // An island or a hole that is smaller than the tolerance is left out, but not the whole place.
        let largest = simple.iter().map(|ring| area(ring).abs()).max().unwrap_or_default();
        simple.retain(|ring| {
            let area = area(ring).abs();
            ring.len() >= 3 && (area == largest || area as f64 > 8.0 * tolerance * tolerance)
        });
        simple.iter().map(|ring| text(ring)).collect::<Vec<_>>().join("/")
    };
    map.iter().map(|(id, rings)| (id.clone(), text_of(rings))).collect()
}

/// Points at which more than two lines meet: they stay where they are.
fn junctions(map: &BTreeMap<String, Vec<Ring>>) -> BTreeSet<Point> {
    let mut neighbours: BTreeMap<Point, BTreeSet<Point>> = BTreeMap::new();
    for ring in map.values().flatten() {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            neighbours.entry(*a).or_default().insert(*b);
            neighbours.entry(*b).or_default().insert(*a);
        }
    }
    neighbours.into_iter().filter(|entry| entry.1.len() > 2).map(|entry| entry.0).collect()
}

/// A ring of simplified arcs between junctions. An arc that was met before, in either direction, is the same one.
fn simplified_ring(
    ring: &[Point],
    junctions: &BTreeSet<Point>,
    tolerance: f64,
    arcs: &mut BTreeMap<Ring, Ring>,
) -> Ring {
    if ring.len() < 3 {
        return ring.to_vec();
    }
    // A ring without junctions is an arc from its least point to itself, whichever place it belongs to.
    let least = ring.iter().enumerate().min_by_key(|entry| entry.1).map_or(0, |entry| entry.0);
    let start = ring.iter().position(|point| junctions.contains(point)).unwrap_or(least);
    let closed: Ring = ring[start..].iter().chain(&ring[..=start]).copied().collect();
    let mut out = Ring::new();
    let mut from = 0;
    for to in 1..closed.len() {
        if to + 1 < closed.len() && !junctions.contains(&closed[to]) {
            continue;
        }
        let arc = &closed[from..=to];
        let reversed: Ring = arc.iter().rev().copied().collect();
        let is_reversed = reversed.as_slice() < arc;
        let canonical = if is_reversed { reversed } else { arc.to_vec() };
        let mut simple = arcs.entry(canonical).or_insert_with_key(|arc| simplified_arc(arc, tolerance)).clone();
        if is_reversed {
            simple.reverse();
        }
        simple.pop();
        out.extend(simple);
        from = to;
    }
    out
}

/// An arc with its ends, without the points that are nearer than the tolerance to the line between those kept.
fn simplified_arc(arc: &[Point], tolerance: f64) -> Ring {
    let mut kept = vec![false; arc.len()];
    let last = arc.len() - 1;
    (kept[0], kept[last]) = (true, true);
    let mut waiting = vec![(0, last)];
    while let Some((from, to)) = waiting.pop() {
        let farthest = (from + 1..to).map(|at| (distance(arc[at], arc[from], arc[to]), at));
        let Some((far, at)) = farthest.max_by(|a, b| a.0.total_cmp(&b.0)) else { continue };
        // A closed arc keeps a triangle.
        if far > tolerance || (arc[from] == arc[to] && last > 2) {
            kept[at] = true;
            waiting.extend([(from, at), (at, to)]);
        }
    }
    arc.iter().zip(kept).filter(|entry| entry.1).map(|entry| *entry.0).collect()
}

/// The distance of a point from a line, or from its end if that is nearer.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let vector = |a: Point, b: Point| (f64::from(b.0 - a.0), f64::from(b.1 - a.1));
    let (line, own) = (vector(from, to), vector(from, point));
    let length = line.0.hypot(line.1);
    if length == 0.0 {
        return own.0.hypot(own.1);
    }
    let along = ((own.0 * line.0 + own.1 * line.1) / length).clamp(0.0, length) / length;
    (own.0 - along * line.0).hypot(own.1 - along * line.1)
}

/// A ring as its first point and the steps from each point to the next.
fn text(ring: &[Point]) -> String {
    let mut text = String::new();
    let mut before = (0, 0);
    for &(x, y) in ring {
        let space = if text.is_empty() { "" } else { " " };
        write!(text, "{space}{} {}", x - before.0, y - before.1).expect("writing into a text cannot fail");
        before = (x, y);
    }
    text
}

/// A table in CSV with a column at its end, filled by the keys of another column; an older column of this name is replaced. `value_of` gives
/// the value of a row from its cells by name.
///
/// # Errors
/// If the table has no header, or a row is no text.
pub fn with_column(csv: &str, name: &str, value_of: &dyn Fn(&BTreeMap<&str, &str>) -> String) -> Result<String> {
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let head = rows.headers()?.clone();
    ensure!(!head.is_empty(), "found an empty table, expected one with a header");
    let kept: Vec<usize> = (0..head.len()).filter(|&column| &head[column] != name).collect();
    let mut out = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    out.write_record(kept.iter().map(|&column| &head[column]).chain([name]))?;
    for row in rows.records() {
        let row = row?;
        let value = value_of(&head.iter().zip(&row).collect());
        out.write_record(kept.iter().map(|&at| row.get(at).unwrap_or_default()).chain([value.as_str()]))?;
    }
    String::from_utf8(out.into_inner().context("while the table was written")?).context("while the table was written")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two squares side by side with a jagged line between them, and a third inside the second.
    fn map(jags: usize) -> String {
        let line: Vec<String> = (0..=jags)
            .map(|at| format!("[{},{}]", 10.0 + 0.2 * f64::from(at as u32 % 2), 10.0 * at as f64 / jags as f64))
            .collect();
        let up = line.join(",");
        let down = line.iter().rev().cloned().collect::<Vec<_>>().join(",");
        let feature = |id: &str, rings: &str| {
            format!(
                r#"{{"type":"Feature","properties":{{"code":"{id}"}},"geometry":{{"type":"Polygon","coordinates":[{rings}]}}}}"#
            )
        };
        let inner = "[[14,4],[16,4],[16,6],[14,6],[14,4]]";
        let features = [
            feature("a", &format!("[[0,0],{up},[0,10],[0,0]]")),
            feature("b", &format!("[[20,10],{down},[20,0],[20,10]],{inner}")),
            feature("c", inner),
        ];
        format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
    }

    fn wanted(ids: &[&str]) -> BTreeSet<String> {
        ids.iter().map(|&id| id.to_owned()).collect()
    }

    /// The points of each ring of a text.
    fn rings(text: &str) -> Vec<Ring> {
        let ring = |ring: &str| {
            let numbers: Vec<i32> = ring.split(' ').map(|number| number.parse().expect("a number")).collect();
            let mut at = (0, 0);
            numbers
                .chunks(2)
                .map(|step| {
                    at = (at.0 + step[0], at.1 + step[1]);
                    at
                })
                .collect()
        };
        text.split('/').map(ring).collect()
    }

    fn edges(ring: &[Point]) -> BTreeSet<(Point, Point)> {
        ring.iter().zip(ring.iter().cycle().skip(1)).map(|(&a, &b)| (a, b)).collect()
    }

    #[test]
    fn neighbours_share_their_boundary_after_it_was_simplified() {
        let geojson = map(400);
        for budget in [200, 1_000, 20_000] {
            let found = simplified(&geojson, "code", &wanted(&["a", "b", "c"]), budget).expect("boundaries");
            assert!(found.bytes <= budget, "{} of {budget}", found.bytes);
            let (a, b, c) = (rings(&found.shapes["a"]), rings(&found.shapes["b"]), rings(&found.shapes["c"]));
            // Every line of one that is not on the outside runs the other way in its neighbour.
            let reversed: BTreeSet<_> = edges(&b[0]).into_iter().map(|(from, to)| (to, from)).collect();
            let shared = edges(&a[0]).intersection(&reversed).count();
            assert_eq!(shared + 3, a[0].len(), "{budget}: {a:?}");
            let hole: BTreeSet<_> = edges(&b[1]).into_iter().map(|(from, to)| (to, from)).collect();
            assert_eq!(edges(&c[0]), hole, "{budget}");
            assert!(area(&a[0]) > 0 && area(&b[0]) > 0 && area(&b[1]) < 0 && area(&c[0]) > 0);
        }
    }

    #[test]
    fn what_cannot_be_drawn_is_named() {
        let error = |geojson: &str, budget| {
            format!("{:#}", simplified(geojson, "code", &wanted(&["a", "z"]), budget).expect_err("no map"))
        };
        assert_eq!(error(&map(4), 1_000), "found no feature whose code is z, expected one for each place");
        assert!(error("{}", 1_000).starts_with("found no features"), "{}", error("{}", 1_000));
        assert!(error("<", 1_000).starts_with("found no JSON"));
        let point = r#"{"features":[{"properties":{"code":"a"},"geometry":{"type":"Point","coordinates":[1,2]}}]}"#;
        assert_eq!(error(point, 1_000), "a: found Point, expected Polygon or MultiPolygon");
        let few = simplified(&map(400), "code", &wanted(&["a", "b", "c"]), 20).expect_err("no room");
        assert!(few.to_string().contains("expected at most 20"), "{few}");
    }

    #[test]
    fn a_column_is_added_and_replaced() {
        let value = |row: &BTreeMap<&str, &str>| format!("of {}", row["id"]);
        let once = with_column("id,name\na,\"A, b\"\nb,\"say \"\"x\"\"\"\n", "shape", &value).expect("a table");
        assert_eq!(once, "id,name,shape\na,\"A, b\",of a\nb,\"say \"\"x\"\"\",of b\n");
        assert_eq!(with_column(&once, "shape", &value).expect("a table"), once);
    }
}
