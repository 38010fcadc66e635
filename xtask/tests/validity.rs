//! The Nu Html Checker finds no error in any kind of page, but for those that it reports of what it does not know.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, str};

use district_charts_cli::site::assets::Assets;
use district_charts_cli::site::{published, standalone};
use serde_json::Value;
use xtask::{tools, workspace};

const BASE: &str = "https://charts.example.org/qingdao/";

/// The charts whose pages and frames are checked: one of each kind of picture, in both languages.
const CHARTS: [&str; 5] = ["fai-growth-zh", "fai-growth-en", "coverage-en", "profile-zh", "tiles-en"];

/// What the checker reports as errors and is none: the end of the name of a file (empty for all), a part of the message, and why.
const KNOWN: [(&str, &str, &str); 7] = [
    ("", "“container-type”", "the checker does not know container queries, which all engines do"),
    ("", "“@container”", "the same"),
    (
        "standalone.html",
        "“field-sizing”",
        "the checker does not know this property, which browsers without it pass over",
    ),
    (
        "standalone.html",
        "“max-width”: Unknown dimension",
        "the checker does not know the widths of containers, as in 90cqi",
    ),
    ("amp.html", "“resizable”", "AMP makes an <amp-iframe> of it"),
    ("cms.html", "Bad value “100%” for attribute “width”", "the code that content systems make of an address"),
    ("wordpress.html", "“security”", "the code that WordPress makes of an address"),
];

/// Writes every kind of page into a folder.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let root = workspace::root();
    let mut files: Vec<PathBuf> =
        ["www/index.html", "www/embed.html", "www/gallery.html", "www/desk.html"].map(|page| root.join(page)).into();
    let examples = fs::read_dir(root.join("examples")).expect("examples").map(|entry| entry.expect("an entry").path());
    files.extend(examples.filter(|file| file.extension().is_some_and(|end| end == "html")));
    let (site, dataset) = xtask::dist::files().expect("the files of the checkout");
    let mut charts = published::charts(&dataset);
    charts.retain(|chart| CHARTS.contains(&chart.id.as_str()));
    assert_eq!(charts.len(), CHARTS.len());
    let mut assets = Assets::new(&site).expect("the files of the site");
    let mut tree = published::pages(&mut assets, &dataset, &charts, Some(BASE)).expect("pages");
    tree.insert(
        "standalone.html".to_owned(),
        standalone::page(&site, &dataset, None).expect("the page in one file").into_bytes(),
    );
    for (path, page) in tree {
        assert!(str::from_utf8(&page).is_ok(), "{path}");
        let file = folder.join(path.replace('/', "-"));
        fs::write(&file, page).expect("a page");
        files.push(file);
    }
    files
}

#[test]
fn every_kind_of_page_is_valid() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("validity");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let broken = folder.join("broken.html");
    fs::write(
        &broken,
        "<!doctype html><html lang=en><title>a</title><p><iframe width=100% src=a></iframe><p id=a><p id=a>",
    )
    .expect("a page");
    let files = pages(&folder);
    assert!(files.len() > 20, "{files:?}");
    let mut checker: Command = tools::html_checker().expect("the checker, which needs Java");
    checker.args(["--errors-only", "--exit-zero-always", "--format", "json"]).args(&files).arg(&broken);
    let output = checker.output().expect("Java starts");
    // The checker writes to the standard error.
    let report = str::from_utf8(&output.stderr).expect("a text");
    let report: Value = serde_json::from_str(report).unwrap_or_else(|_| panic!("found no report: {report}"));
    let messages = report["messages"].as_array().expect("messages");
    let mut used = [false; KNOWN.len()];
    let (mut wrong, mut found_broken) = (Vec::new(), 0);
    for message in messages {
        let [file, text] = ["url", "message"].map(|field| message[field].as_str().unwrap_or_default());
        if file.ends_with("broken.html") {
            found_broken += 1;
            continue;
        }
        match KNOWN.iter().position(|(end, part, _)| file.ends_with(end) && text.contains(part)) {
            Some(known) => used[known] = true,
            None => wrong.push(format!("{file}, line {}: {text}", message["lastLine"])),
        }
    }
    assert!(found_broken >= 2, "the checker found {found_broken} errors in a broken page, expected two");
    assert!(wrong.is_empty(), "found {} errors:\n{}", wrong.len(), wrong.join("\n"));
    for (known, is_used) in KNOWN.iter().zip(used) {
        assert!(is_used, "the checker no longer reports {:?}: take it off the list", known.1);
    }
}
