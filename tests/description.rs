//! What a package says of itself: each key of `datapackage.json` is read, has a default, and a fault in it is named with its line.

mod common;

use common::{Files, none};
use district_charts::data::{Dataset, Noun, Reporting};
use district_charts::language::{Language, Text};

/// The small package with a description.
fn described(json: &str) -> Files {
    Files { description: json.into(), ..Files::small() }
}

fn read(json: &str) -> Dataset {
    described(json).dataset()
}

fn both(text: &Text) -> [&str; 2] {
    [text.get(Language::Zh), text.get(Language::En)]
}

fn noun(noun: &Noun) -> [&str; 4] {
    [&noun.measure, &noun.zh, &noun.one, &noun.several]
}

#[test]
fn faults_are_named_with_their_lines() {
    let deep = "[".repeat(100);
    let cases: &[(&str, &str)] = &[
        (" \n\t", "line 2: found the end of the file, expected a value in JSON"),
        ("{\"a\": 1\n\"b\": 2}", "line 2: found \"\"b\": 2}\", expected a comma or a closing brace"),
        ("{a: 1}", "line 1: found \"a: 1}\", expected a text in quotation marks"),
        ("[1,\n]", "line 2: found \"]\", expected a value in JSON"),
        ("[1\n", "line 2: found the end of the file, expected a comma or a closing bracket"),
        ("{\"a\" 1}", "line 1: found \"1}\", expected a colon"),
        ("[\"a\nb\"]", "line 1: found \"\"a\", expected a closing quotation mark in the same line"),
        ("\"\\x\"", "line 1: found \"\\x\"\", expected an escape of JSON"),
        ("{} {}", "line 1: found \"{}\", expected nothing behind the value"),
        ("nul", "line 1: found \"nul\", expected a value in JSON"),
        ("[]", "line 1: found a list, expected an object"),
        ("\n\"charts\"", "line 2: found \"charts\", expected an object"),
        ("{\"charts\": []}", "line 1, column charts: found a list, expected an object"),
        (
            "{\"charts\":\n{\"figures\":\n\"said\"}}",
            "line 3, column figures: found \"said\", expected present or reported",
        ),
        (
            "{\"charts\": {\"lines\": true}}",
            "line 1, column lines: found a number, true, false or null, expected always or linked",
        ),
        (
            "{\"charts\": {\"languages\": [\"en\", \"de\"]}}",
            "line 1, column languages: found \"de\", expected zh or en, the languages of sentences",
        ),
        (
            "{\"charts\": {\"languages\": [\"en\", \"en\"]}}",
            "line 1, column languages: found \"en\", expected each language once",
        ),
        ("{\"charts\": {\"languages\": []}}", "line 1, column languages: found a list, expected a list of zh and en"),
        ("{\"charts\": {\"title\": 5}}", "line 1, column title: found a number, true, false or null, expected a text"),
        ("{\"charts\": {\"view\": {}}}", "line 1, column view: found an object, expected a text"),
        ("{\"charts\": {\"style\": \"red\"}}", "line 1, column style: found \"red\", expected an object"),
        (
            "{\"charts\": {\"style\": {\"accent\": 1}}}",
            "line 1, column style: found a number, true, false or null, expected a text",
        ),
        (
            "{\"charts\": {\"place\": {\"en\": \"\"}}}",
            "line 1, column place: found \"\", expected a noun, or a list of two: one and several of them",
        ),
        (
            &deep,
            "line 1: found \"[[[[[[[[[[[[[[[[[[[[\", expected lists and objects that are not so deep in each other",
        ),
    ];
    none(cases.iter().filter_map(|(json, expected)| {
        let errors = described(json).read().err().map(|errors| errors.to_string());
        // A list and an object may be broken for both languages.
        let first = errors.as_deref().and_then(|errors| errors.lines().next()).unwrap_or("nothing");
        let expected = format!("datapackage.json, {expected}");
        (first != expected).then(|| format!("{json:?}: found\n{first}\nexpected\n{expected}"))
    }));
    let bytes =
        Files { description: b"{\n\"title\": \"\xff\"}".into(), ..Files::small() }.read().expect_err("no UTF-8");
    assert_eq!(bytes.to_string(), "datapackage.json, line 2: found bytes that are no UTF-8, expected text in UTF-8");
}

#[test]
fn values_of_json_are_read_as_json_says() {
    let dataset = read(
        "\u{feff}{\"title\": \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u533a\\uD83D\\uDE00\\ud83d\", \"n\": [-1.5e+3, true, false, null, []]}",
    );
    assert_eq!(both(&dataset.description().title)[1], "\"\\/\u{8}\u{c}\n\r\t区😀\u{fffd}");
}

#[test]
fn each_key_is_read() {
    let dataset = read(
        r##"{
  "title": "A title", "homepage": "https://example.org/x",
  "licenses": [{"name": "MIT", "title": "The licence", "path": "https://example.org/l"}, {"name": "other"}],
  "charts": {
    "languages": ["en"], "title": {"en": "Own title", "de": "Titel"}, "subtitle": "Below",
    "place": ["canton", "cantons"], "whole": "the nation", "source": {"zh": ["份", "报告"]},
    "scope": {"en": "sector"}, "figures": "reported", "lines": "always", "view": "c=tiles",
    "attribution": {"zh": "统计局", "en": "The office"}, "base": "https://example.org/y/",
    "style": {"accent": "#ff0000", "font": "Inter"}
  }
}"##,
    );
    let description = dataset.description();
    assert_eq!(both(&description.title), ["Own title"; 2]);
    assert_eq!(both(&description.subtitle), ["Below"; 2]);
    assert_eq!(both(&description.whole), ["the nation"; 2]);
    assert_eq!(both(&description.attribution), ["统计局", "The office"]);
    assert_eq!(noun(&description.place), ["canton", "cantons", "canton", "cantons"]);
    assert_eq!(noun(&description.source), ["份", "报告", "source", "sources"]);
    assert_eq!(noun(&description.scope), ["个", "范围", "sector", "sector"]);
    assert_eq!(description.scope_short, description.scope);
    assert_eq!(description.languages, [Language::En]);
    assert_eq!((description.reporting, description.always_says_lines), (Reporting::Reported, true));
    assert_eq!((description.view.as_str(), description.base.as_str()), ("c=tiles", "https://example.org/y/"));
    let licence = &description.licence;
    assert_eq!([&licence.name, &licence.title, &licence.url], ["MIT", "The licence", "https://example.org/l"]);
    let style: Vec<[&str; 2]> = description.style.iter().map(|entry| [entry[0].as_str(), &entry[1]]).collect();
    assert_eq!(style, [["accent", "#ff0000"], ["font", "Inter"]]);
}

#[test]
fn what_a_package_does_not_say_has_a_default() {
    for json in ["", "{}", "{\"charts\": {}}"] {
        let dataset = read(json);
        let description = dataset.description();
        assert_eq!(both(&description.title), ["某市", "Town"], "{json}");
        assert_eq!(both(&description.whole), ["某市", "Town"], "{json}");
        assert_eq!(noun(&description.place), ["个", "地区", "place", "places"], "{json}");
        assert_eq!(noun(&description.source), ["个", "来源", "source", "sources"], "{json}");
        assert_eq!(noun(&description.scope), ["个", "范围", "scope", "scopes"], "{json}");
        assert_eq!(description.languages, Language::ALL, "{json}");
        assert_eq!((description.reporting, description.always_says_lines), (Reporting::Present, false), "{json}");
        assert!(description.view.is_empty() && description.base.is_empty() && description.style.is_empty(), "{json}");
    }
}
