//! `docs/accessibility.md` names tests for each point: they must exist. Points that only the sources can show are
//! tested here.

mod common;

use common::{STYLESHEETS, cases, embedded, none, path, text};
use district_charts::model::Chart;
use std::fs;
use xtask::prerender;

/// The number of points of the list.
const POINTS: usize = 31;

/// The names and texts of the files of a folder with an extension.
fn texts(folder: &str, ending: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(path(folder)).expect("a folder can be listed");
    let names = entries.map(|entry| entry.expect("an entry can be read").file_name().to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(ending)).map(|name| (name.clone(), text(&format!("{folder}/{name}")))).collect()
}

/// The names of tests in backquotes: lower-case letters and underscores.
fn tests_named(line: &str) -> Vec<&str> {
    let is_name = |name: &&str| name.contains('_') && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    line.split('`').skip(1).step_by(2).filter(is_name).collect()
}

#[test]
fn every_point_has_tests_that_exist() {
    let all = texts("tests", ".rs").into_iter().chain(texts("tests/browsers", ".rs")).map(|(_, text)| text);
    let all: String = all.collect();
    let exists = |name: &str| all.contains(&format!("fn {name}()")) || all.contains(&format!("name: \"{name}\""));
    let list = text("docs/accessibility.md");
    let mut wrong = Vec::new();
    for point in 1..=POINTS {
        let Some(line) = list.lines().find(|line| line.starts_with(&format!("| {point} |"))) else {
            wrong.push(format!("point {point} is missing"));
            continue;
        };
        let named = tests_named(line);
        if named.is_empty() {
            wrong.push(format!("point {point} names no test"));
        }
        wrong.extend(named.iter().filter(|name| !exists(name)).map(|name| format!("{point}: there is no {name}")));
    }
    none(&wrong);
    assert!(!exists("no_such_test"));
}

/// The lines of style sheets, scripts and pages that contain one of some words.
fn lines_with(words: &[&str]) -> Vec<String> {
    let files = [".css", ".js", ".html"].into_iter().flat_map(|ending| texts("www", ending));
    let mut found = Vec::new();
    for (name, text) in files {
        let held = text.lines().filter(|line| words.iter().any(|word| line.contains(word)));
        found.extend(held.map(|line| format!("{name}: {line}")));
    }
    found
}

#[test]
fn nothing_is_animated() {
    none(lines_with(&[
        "animation:",
        "transition:",
        "@keyframes",
        "scroll-behavior",
        ".animate(",
        "<marquee",
        "<blink",
    ]));
}

#[test]
fn nothing_is_dragged() {
    none(lines_with(&["draggable", "\"dragstart\"", "\"pointerdrag\"", "type=\"range\"", "type: \"range\""]));
}

/// Everything that can have the keyboard focus shows it, except a heading that is focused so that reading starts there.
#[test]
fn the_focus_has_a_ring() {
    let sheet = STYLESHEETS.map(text).concat();
    let rules: Vec<&str> = sheet.split('}').collect();
    let ring = rules.iter().find(|rule| rule.contains(":focus-visible")).expect("a rule for the focus");
    for part in
        ["select", "summary", "a,", "button", "input", "textarea", ".plot[keyed]", "outline: 2px solid var(--accent)"]
    {
        assert!(ring.contains(part), "found {ring:?}, expected {part} in it");
    }
    let without: Vec<&&str> =
        rules.iter().filter(|rule| rule.contains("outline: none") || rule.contains("outline: 0")).collect();
    assert_eq!(without.len(), 1, "{without:?}");
    assert!(without[0].contains("dialog h2:focus"), "{without:?}");
}

/// No text on a screen is below 0.75 of the reader's own size, none of a picture below 12 CSS pixels, and no table on paper below 7 points.
#[test]
fn no_text_is_small() {
    let mut wrong = Vec::new();
    let sheets = STYLESHEETS.map(text);
    let parts = sheets.each_ref().map(|sheet| sheet.split_once("@media print").unwrap_or((sheet, "")));
    for line in parts.iter().flat_map(|(_, paper)| paper.lines()) {
        // A printed frame shrinks its text by as much as itself.
        let size = line.split_once("font-size: ").map_or("7pt", |(_, size)| size.trim_end_matches(';'));
        let is_large =
            size.strip_suffix("pt").and_then(|size| size.parse::<f64>().ok()).is_some_and(|size| size >= 7.0);
        if !is_large && !size.contains("var(--print") {
            wrong.push(line.to_owned());
        }
    }
    for line in parts.iter().flat_map(|(screen, _)| screen.lines()) {
        let Some((_, size)) = line.split_once("font-size: ") else { continue };
        let smallest = size.trim_start_matches("clamp(").split(['r', 'e', ',', ';']).next().unwrap_or_default();
        let is_relative = size.contains("em");
        let is_large = is_relative && smallest.parse::<f64>().is_ok_and(|share| share >= 0.75);
        // The size of the reader, or of our own root.
        let of_title = "var(--title-size) !important;";
        if !is_large && size != "var(--district-chart-font-size, medium);" && size != of_title {
            wrong.push(line.to_owned());
        }
    }
    let dataset = embedded();
    for (name, link) in cases() {
        let figure = prerender::figure(&Chart::from_link(&dataset, link.trim()));
        let sizes = figure.split("font-size=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let small = sizes.filter(|size| !size.parse::<f64>().is_ok_and(|pixels| pixels >= 12.0));
        wrong.extend(small.map(|size| format!("{name}: {size} px")));
    }
    none(&wrong);
}
