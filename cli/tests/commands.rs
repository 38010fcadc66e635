//! The commands of `district-charts`, run as a user runs them, on the package of `examples/germany` and on packages with mistakes.
#![allow(clippy::disallowed_methods)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{Run, changed, folder, run};
use district_charts::data::Dataset;
use district_charts_cli::section;
use district_charts_cli::site::assets::{Tree, complaints};
use serde_json::Value;

#[test]
fn a_sound_package_is_reported_with_its_coverage() {
    let Run { status, out, error } = run(&["check", "examples/germany"]);
    assert_eq!((status, error.as_str()), (0, ""), "{out}");
    for part in [
        "Germany’s regions compared\n38 regions, 11 indicators, ",
        "unemployment-women ",
        "2017, actual: 37 of 38; without Trier\n",
        "\n0 errors, 0 warnings\n",
    ] {
        assert!(out.contains(part), "no {part:?} in {out}");
    }
    let descriptor = run(&["check", "examples/germany/datapackage.json"]);
    assert_eq!((descriptor.status, descriptor.out), (0, out), "the descriptor stands for its folder");
}

#[test]
fn every_mistake_is_named_in_one_run() {
    let dir = changed(
        "mistakes",
        &[
            ("places.csv", "berlin,DE30,Berlin,district", "berlin,DE30,Berlin,borough"),
            ("indicators.csv", "gdp-share,share of", "gdp share,share of"),
            ("observations.csv", "stuttgart,unemployment,2010,5.0,break", "stuttgart,unemployment,2010,5;0,break"),
            ("observations.csv", "bremen,poverty,2016,28.3", "bremmen,poverty,2016,28.3"),
            ("observations.csv", "hamburg,poverty,2016,", "hamburg,poverty,16-2016,"),
        ],
    );
    let Run { status, out, error } = run(&["check", &dir]);
    assert_eq!((status, error.as_str()), (1, ""), "{out}");
    for part in [
        "error: places.csv, line ",
        "column level: found \"borough\", expected ",
        "error: indicators.csv, line 9, column id: found \"gdp share\", expected ",
        "column value: found \"5;0\", expected ",
        "column place: found \"bremmen\", expected ",
        "column period: found \"16-2016\", expected ",
    ] {
        assert!(out.contains(part), "no {part:?} in {out}");
    }
    assert!(out.contains(" errors, 0 warnings\n"), "{out}");
    let report: Value = serde_json::from_str(&run(&["check", "--json", &dir]).out).expect("JSON");
    assert_eq!(report["valid"], false);
    let errors = report["errors"].as_array().expect("a list");
    assert!(errors.len() >= 5 && errors.iter().all(|error| error["line"].is_u64()), "{report}");
    let site = run(&["site", &dir, "--out", &folder("mistakes-site").display().to_string()]);
    assert_eq!((site.status, site.out.as_str()), (1, ""));
    assert!(site.error.contains("found \"5;0\""), "a site says what is wrong too: {}", site.error);
}

#[test]
fn what_is_odd_is_a_warning_apart() {
    let dir = changed(
        "odd",
        &[("sources.csv", "id,title_en", "id,colour,title_en"), ("sources.csv", "\ntgs00010,", "\ntgs00010,,")],
    );
    let sources = fs::read_to_string(Path::new(&dir).join("sources.csv")).expect("sources");
    let sources = sources.replace("\ntgs00107,", "\ntgs00107,,").replace("\nnama-10r-2gdp,", "\nnama-10r-2gdp,,");
    fs::write(Path::new(&dir).join("sources.csv"), sources).expect("changed sources");
    let Run { status, out, .. } = run(&["check", &dir]);
    assert_eq!(status, 0, "{out}");
    assert!(out.contains("warning: sources.csv, line 1, column colour: found an unknown column"), "{out}");
    assert!(out.ends_with("0 errors, 1 warning\n"), "{out}");
}

#[test]
fn what_cannot_be_read_has_a_status_of_its_own() {
    let empty = folder("empty").display().to_string();
    for arguments in [
        &["check", "no/such/folder"][..],
        &["check", &empty],
        &["check"],
        &["site", "examples/germany"],
        &["site", "examples/germany", "--out", "src", "--no-pictures"],
        &["site", "examples/germany", "--out", &empty, "--base", "no address"],
        &["picture", "examples/germany", "", "--out", "picture.gif"],
        &["picture", "examples/germany", "", "--out", "no/such/folder/a.svg"],
        &["picture", "examples/germany", "", "--out", "a.svg", "--width", "3"],
    ] {
        let Run { status, out, error } = run(arguments);
        assert_eq!((status, out.as_str()), (2, ""), "{arguments:?}: {error}");
        assert!(error.starts_with("error: "), "{arguments:?}: {error}");
    }
}

/// The files of a folder by their paths from it.
fn tree_of(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("it is below").display().to_string();
            if !name.ends_with(".br") && !name.ends_with(".gz") {
                tree.insert(name, fs::read(path).expect("a file"));
            }
        }
    }
    tree
}

/// Nothing of the built-in package is left: no page, script, picture or module names its city.
#[test]
fn a_site_is_of_its_package_alone() {
    let out = folder("site");
    let arguments = ["site", "examples/germany", "--out", &out.display().to_string(), "--no-pictures"];
    let Run { status, out: printed, error } =
        run(&[&arguments[..], &["--base", "https://charts.example.org/de"]].concat());
    assert_eq!((status, error.as_str()), (0, ""), "{printed}");
    let tree = tree_of(&out);
    assert_eq!(complaints(&tree), Vec::<String>::new());
    for name in [
        "index.html",
        "embed.html",
        "desk.html",
        "standalone.html",
        "embed.v1.js",
        "data/observations.csv",
        "s/unemployment-en/index.html",
    ] {
        assert!(tree.contains_key(name), "no {name} among {:?}", tree.keys());
    }
    // The module that reads articles lists cities as words of a language.
    for (path, bytes) in tree.iter().filter(|(path, _)| !path.starts_with("assets/article_bg.")) {
        let text = String::from_utf8_lossy(bytes);
        for word in ["Qingdao", "青岛", "QINGDAO", "qingdao"] {
            assert!(!text.contains(word), "{path} names {word}");
        }
    }
    let text = |path: &str| String::from_utf8(tree[path].clone()).expect("a text");
    let index = text("index.html");
    for part in [
        "<html lang=\"en\">",
        "<title>Germany’s regions compared</title>",
        "<span lang=\"en\">Germany’s regions compared</span></a></h1>",
        "Every figure leads to one of three tables:",
        "href=\"./data/observations.csv\"",
    ] {
        assert!(index.contains(part), "index.html has no {part}");
    }
    let is_chinese = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}');
    let page = text("s/unemployment-en/index.html");
    // The desk speaks each language, whatever the package of the site: people bring tables of their own.
    let is_of_package = |path: &str| path.ends_with(".html") && path != "standalone.html" && path != "desk.html";
    for (path, _) in tree.iter().filter(|(path, _)| is_of_package(path)) {
        assert!(!text(path).contains(is_chinese), "{path} has Chinese, and no reader of this package chooses that");
    }
    for part in [
        "\"license\":\"https://creativecommons.org/licenses/by/4.0/\"",
        "\"spatialCoverage\":\"Germany\"",
        "<link rel=\"canonical\" href=\"https://charts.example.org/de/s/unemployment-en/\">",
    ] {
        assert!(page.contains(part), "the page of a chart has no {part}");
    }
    assert!(!page.contains("og:image") && !text("s/unemployment-en/oembed.json").contains("thumbnail"));
    let modules = tree.iter().filter(|(path, _)| path.contains("charts_bg") && path.ends_with(".wasm"));
    for (path, module) in modules {
        let packed = section::find(module, section::PACKAGE).expect("a module").expect("a section");
        let dataset = Dataset::unpack(packed).expect("a packed package");
        assert!(dataset.districts.iter().any(|place| place.id == "berlin"), "{path} has another package");
    }
    let again = run(&arguments);
    assert_eq!(again.status, 0, "an earlier site is replaced: {}", again.error);
}

/// Three files are enough for a site, whose title is then that of its first chart.
#[test]
fn three_files_are_enough_for_a_site() {
    let dir = folder("three-files");
    for (file, text) in [
        ("places.csv", "id,name\na,Alpha\nb,Beta & Co\nc,Gamma\n"),
        ("indicators.csv", "id,name,unit,measure\npeople,number of inhabitants,people,count\n"),
        ("observations.csv", "place,indicator,period,value\na,people,2020,7\nb,people,2020,12\n"),
    ] {
        fs::write(dir.join(file), text).expect("a file");
    }
    let out = folder("three-files-site");
    let Run { status, error, .. } = run(&["site", &dir.display().to_string(), "--out", &out.display().to_string()]);
    assert_eq!((status, error.as_str()), (0, ""));
    let tree = tree_of(&out);
    assert_eq!(complaints(&tree), Vec::<String>::new());
    let descriptor: Value = serde_json::from_slice(&tree["data/datapackage.json"]).expect("a descriptor");
    let paths: Vec<&str> =
        descriptor["resources"].as_array().expect("a list").iter().filter_map(|r| r["path"].as_str()).collect();
    assert_eq!(paths, ["indicators.csv", "observations.csv", "places.csv"]);
    for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default();
        assert!(!title.is_empty() && !html.contains("Qingdao"), "{path} is entitled {title:?}");
    }
    let index = String::from_utf8_lossy(&tree["index.html"]).into_owned();
    assert!(index.contains("<title>Of the two places with a figure, Beta &amp; Co "), "{index:.2000}");
}

#[test]
fn a_picture_is_drawn_at_its_width() {
    let out = folder("pictures");
    let file = |name: &str| out.join(name).display().to_string();
    for (name, width) in [("a.png", "360"), ("b.png", "1280"), ("c.svg", "360")] {
        let Run { status, out, error } =
            run(&["picture", "examples/germany", "i=unemployment&l=en", "--out", &file(name), "--width", width]);
        assert_eq!((status, error.as_str()), (0, ""), "{out}");
        assert!(out.contains("Berlin has the highest unemployment rate"), "{out}");
        let bytes = fs::read(file(name)).expect("a picture");
        if name.ends_with(".svg") {
            let svg = String::from_utf8(bytes).expect("an SVG");
            assert!(svg.starts_with("<svg ") && svg.contains(">Berlin</text>") && svg.contains("Eurostat"), "{svg}");
            continue;
        }
        assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
        let pixels = u32::from_be_bytes(bytes[16..20].try_into().expect("four bytes"));
        assert_eq!(pixels.to_string(), (2 * width.parse::<u32>().expect("a width")).to_string());
    }
}

#[test]
fn a_link_without_figures_gives_no_picture() {
    let out = folder("no-picture").join("a.svg");
    let file = out.display().to_string();
    let none = run(&["picture", "examples/germany", "c=target&i=unemployment&l=en", "--out", &file]);
    assert_eq!((none.status, none.out.as_str(), out.exists()), (1, "", false), "{}", none.error);
    assert!(none.error.starts_with("error: the link has no figures: "), "{}", none.error);
    let odd = run(&["picture", "examples/germany", "?i=nothing&l=en", "--out", &file]);
    assert_eq!((odd.status, out.exists()), (0, true), "{}", odd.error);
    assert!(odd.error.starts_with("warning: ") && odd.error.contains("nothing"), "{}", odd.error);
}

#[test]
fn a_table_becomes_a_package_once_its_questions_are_answered() {
    let folder = folder("import");
    let table = folder.join("births.csv");
    fs::write(&table, "Borough;2019;2020\nAlder;1 234,5;1 301,0\nBirch;980,0;..\n").expect("a table");
    let (table, out) = (table.display().to_string(), folder.join("package").display().to_string());
    let asked = run(&["import", &table, "--out", &out]);
    assert_eq!(asked.status, 2, "{}", asked.error);
    assert!(
        asked.out.contains(
            "? What do the figures measure? answer with --indicator …, or take the proposal \"births\" with --yes\n"
        ),
        "{}",
        asked.out
    );
    assert!(!Path::new(&out).exists(), "nothing is written while a question is open");
    let done = run(&[
        "import",
        &table,
        "--out",
        &out,
        "--indicator",
        "live births",
        "--unit",
        "children",
        "--publisher",
        "Town office",
    ]);
    assert_eq!(done.status, 0, "{}{}", done.out, done.error);
    assert!(done.out.contains("3 figures of 1 indicators; 1 cells without a figure\n"), "{}", done.out);
    assert_eq!(run(&["check", &out]).status, 0);
    let observations = fs::read_to_string(Path::new(&out).join("observations.csv")).expect("figures");
    assert!(observations.contains("alder,live-births,2019,1234.5,table,2,2\n"), "{observations}");
    let taken = run(&["import", &table, "--out", &out, "--yes", "--set", "missing...=zero"]);
    assert!(taken.out.contains("4 figures"), "{}{}", taken.out, taken.error);
}

#[test]
fn the_next_edition_of_a_table_is_merged_with_a_revision() {
    let folder = folder("import-into");
    let write = |name: &str, text: &str| {
        fs::write(folder.join(name), text).expect("a table");
        folder.join(name).display().to_string()
    };
    let first = write("first.csv", "Borough,births 2019,births 2020\nAlder,100,110\nBirch,200,210\n");
    let second = write("second.csv", "Borough,births 2020,births 2021\nAlder,112,120\nBirch,210,220\n");
    let out = folder.join("package").display().to_string();
    let titled = ["--title", "Births", "--publisher", "Town office", "--yes"];
    assert_eq!(run(&[&["import", &first, "--out", &out], &titled[..]].concat()).status, 0);
    let merged = run(&[&["import", &second, "--out", &out, "--into", &out], &titled[..]].concat());
    assert_eq!(merged.status, 0, "{}{}", merged.out, merged.error);
    assert!(merged.out.contains("alder births 2020: 110 → 112 (taken)\n2 figures added\n"), "{}", merged.out);
    let revisions = fs::read_to_string(Path::new(&out).join("revisions.csv")).expect("revisions");
    assert_eq!(revisions.lines().count(), 4, "{revisions}");
    assert_eq!(run(&["check", &out]).status, 0);
}

#[test]
fn a_file_that_is_no_table_is_refused() {
    let folder = folder("import-refused");
    let file = folder.join("picture.csv");
    fs::write(&file, b"\x89PNG\r\n\x1a\n").expect("a file");
    let refused = run(&["import", &file.display().to_string(), "--out", &folder.join("package").display().to_string()]);
    assert_eq!(refused.status, 1);
    assert!(refused.error.contains("This is a PNG file, not a table as text."), "{}", refused.error);
}

/// An article in a folder of a test, and the arguments that read it.
fn article(name: &str, text: &str) -> (PathBuf, Vec<String>) {
    let folder = folder(name);
    let file = folder.join("article.txt");
    fs::write(&file, text).expect("an article");
    let arguments = ["read", &file.display().to_string(), "--package", "data", "--published", "2023-10-20"];
    (folder, arguments.map(str::to_owned).to_vec())
}

#[test]
fn words_are_added_to_those_by_which_articles_are_read() {
    let (folder, mut arguments) = article("article-rules", "2023年上半年,东湖区誓保工业投资增长12%。\n");
    let of = |arguments: &[String]| run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(of(&arguments).out.contains("\"status\":\"actual\""));
    let rules = folder.join("rules");
    fs::create_dir_all(&rules).expect("a folder");
    fs::write(rules.join("ours.csv"), "class,value,words\nstatus,target,誓保|务求\n").expect("a table");
    arguments.extend(["--rules".to_owned(), rules.display().to_string()]);
    let read = of(&arguments);
    assert!(read.status == 0 && read.out.contains("\"status\":\"target\""), "{}{}", read.out, read.error);
    fs::write(rules.join("ours.csv"), "class,value,words\nstatus,traget,誓保|务求\n").expect("a table");
    let wrong = of(&arguments);
    assert_eq!((wrong.status, wrong.out.as_str()), (2, ""));
    let said = "error: ours.csv, line 2, column value: found \"traget\", expected one of forecast, target, plan, ";
    assert!(wrong.error.starts_with(said), "{}", wrong.error);
}

#[test]
fn repairs_of_a_damaged_article_are_listed() {
    let (folder, mut arguments) =
        article("article-repairs", "Exports of Eastmark Province rose by 5.2% to Â£4.3bn in 2023.\n");
    let file = folder.join("repairs.jsonl");
    arguments.extend(["--repairs".to_owned(), file.display().to_string()]);
    let read = run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(read.status, 0, "{}", read.error);
    assert!(read.error.contains("repaired: line 1, character 46: \"Â£\" was read as \"£\"\n"), "{}", read.error);
    let repairs = fs::read_to_string(&file).expect("a file of repairs");
    let repair: Value = serde_json::from_str(repairs.trim()).expect("one JSON object");
    assert_eq!(repair["before"], "Â£");
    assert_eq!((&repair["after"], &repair["kind"]), (&Value::from("£"), &Value::from("encoding")));
    assert!(read.out.lines().all(|line| line.contains("\"quote\"")), "rows alone: {}", read.out);
}
