#![allow(missing_docs)]
//! What stands in pages before any script, written by the code that the module has: the first chart, drawn from the same Chart,
//! digests, and what the page may do. Like a golden it renews itself under UPDATE_EXPECT=1.

mod common;

use common::{embedded, path, text};
use district_charts::chart::Chart;
use xtask::{digest, policy, prerender};

/// Fails if a file has another text than this, or writes it.
fn must_be(file: &str, expected: &str) {
    if text(file) == expected {
        return;
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        return std::fs::write(path(file), expected).expect("it is ours");
    }
    panic!("{file} is not what it is made from; `cargo xtask test --accept` renews it");
}

/// The page as it must be.
fn index() -> String {
    let data = digest::of_package(&path("data")).expect("a package");
    let charts = ["l=zh", "l=en"].map(|link| Chart::from_link(&embedded(), link));
    prerender::page(&text("www/index.html"), &charts, &data).expect("a page with its marks")
}

#[test]
fn pages_are_what_they_are_made_from() {
    let index = index();
    must_be("www/index.html", &index);
    let [gallery, embed] = ["www/gallery.html", "www/embed.html"].map(|page| {
        let renewed = policy::renewed(&text(page));
        must_be(page, &renewed);
        renewed
    });
    let pages = [index.clone(), gallery, embed];
    let documented = |line: &str| match line.trim_start().starts_with("default-src 'none'; script-src 'self'") {
        true => format!("    {}\n", policy::of_host(&pages)),
        false => format!("{line}\n"),
    };
    must_be("docs/hosting.md", &text("docs/hosting.md").lines().map(documented).collect::<String>());
}

/// Whatever a page of ours shows, it says what it may do, and needs neither inline styles nor more scripts than that knows.
#[test]
fn every_page_keeps_a_policy() {
    let renewed = |name: &str| policy::renewed(&text(&format!("www/{name}")));
    let pages = ["gallery.html", "embed.html"].map(|name| (name, renewed(name)));
    for (name, page) in [("index.html", index())].into_iter().chain(pages) {
        let policy = policy::stated(&page).unwrap_or_else(|| panic!("{name} has no policy"));
        assert!(policy.starts_with("default-src 'none'; "), "{name}: {policy}");
        assert!(policy.contains("base-uri 'none'; form-action 'none'"), "{name}: {policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{name}: {policy}");
        let first = page.find("<script").expect("a page has a script");
        assert!(
            page.find("Content-Security-Policy").is_some_and(|place| place < first),
            "{name}: its policy comes late"
        );
        assert!(!page.contains(" style=") && !page.contains("<style"), "{name} has a style in it");
        let handler = page
            .split('<')
            .any(|tag| tag.split_whitespace().any(|part| part.starts_with("on") && part.contains("=\"")));
        assert!(!handler, "{name} has a script in an attribute");
    }
    let scripts = std::fs::read_dir(path("www")).expect("a folder").map(|entry| entry.expect("an entry").path());
    for script in scripts.filter(|script| script.extension().is_some_and(|extension| extension == "js")) {
        let code = std::fs::read_to_string(&script).expect("a script");
        for sink in
            ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "\"style\","]
        {
            assert!(!code.contains(sink), "{} has {sink}", script.display());
        }
    }
}

/// The module's digest of the figures and that of their files are two things, and the page says which is which.
#[test]
fn the_page_prints_both_digests() {
    let page = index();
    let digits = |place: &str| {
        let (_, rest) = page.split_once(place).expect("a place for a digest");
        rest.split_once('<').expect("it ends").0.to_owned()
    };
    let (own, data) = (digits(digest::PAGE), digits(digest::DATA));
    assert_eq!(own, digest::of(page.replace(&own, "")), "it is of the page with its place empty");
    assert_eq!((own.len(), data.len()), (64, 64));
    for lang in ["zh-Hans", "en"] {
        let named = page
            .lines()
            .filter(|line| line.contains("class=\"digest\""))
            .all(|line| line.contains(&format!("lang=\"{lang}\"")));
        assert!(named, "a digest is not named in {lang}");
    }
}
