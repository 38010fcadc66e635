#![allow(missing_docs)]
//! Prerendered parts of pages: the first chart, digests and the content security policy. They are renewed under
//! `UPDATE_EXPECT=1` as goldens are.

mod common;

use common::{embedded, path, text};
use xtask::{critical_css, digest, front, integrity, policy, prerender};

/// Fails if a file has another text, or rewrites it under `UPDATE_EXPECT=1`.
fn must_be(file: &str, expected: &str) {
    if text(file) == expected {
        return;
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        // Renamed, so that a test beside this one never reads half a file.
        let new = path(&format!("{file}.new"));
        std::fs::write(&new, expected).expect("the file can be written");
        return std::fs::rename(new, path(file)).expect("the file can be replaced");
    }
    panic!("{file} is not what it is made from; `cargo xtask test --accept` renews it");
}

/// The page with its prerendered parts.
fn index() -> String {
    let data = digest::of_package(&path("data")).expect("a package");
    let dataset = embedded();
    let has_desk = path(front::DESK).exists();
    prerender::page(&text("www/index.html"), |name: &str| Ok(text(&format!("www/{name}"))), &dataset, &data, has_desk)
        .expect("a page with its marks")
}

#[test]
fn pages_are_what_they_are_made_from() {
    let index = index();
    must_be("www/index.html", &index);
    let [gallery, embed, desk] = ["www/gallery.html", "www/embed.html", front::DESK].map(|page| {
        let html = text(page);
        let html = if page == front::DESK { front::desk(&html, &embedded()).expect("the kinds") } else { html };
        let renewed = policy::renewed(&html);
        must_be(page, &renewed);
        renewed
    });
    // The frame of a published chart has a style of its own.
    let frame = critical_css::inlined(&embed, |name| Ok(text(&format!("www/{name}")))).expect("a frame");
    let pages = [index.clone(), gallery, embed, desk, frame];
    let documented = |line: &str| match line.trim_start().starts_with("default-src 'none'; script-src 'self'") {
        true => format!("    {}\n", policy::of_host(&pages)),
        false => format!("{line}\n"),
    };
    must_be("docs/hosting.md", &text("docs/hosting.md").lines().map(documented).collect::<String>());
}

/// Every page states a content security policy and narrows it once, has no style but the one that the policy allows, and needs no other
/// scripts.
#[test]
fn every_page_keeps_a_policy() {
    let renewed = |name: &str| policy::renewed(&text(&format!("www/{name}")));
    let pages = ["gallery.html", "embed.html", "desk.html"].map(|name| (name, renewed(name)));
    for (name, page) in [("index.html", index())].into_iter().chain(pages) {
        let policy = policy::stated(&page).unwrap_or_else(|| panic!("{name} has no policy"));
        assert!(policy.starts_with("default-src 'none'; "), "{name}: {policy}");
        assert!(policy.contains("base-uri 'none'; form-action 'none'"), "{name}: {policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{name}: {policy}");
        let narrowing = policy::scripts(&page).filter(|script| script.contains("policy.content")).count();
        assert_eq!(narrowing, 1, "{name}: found {narrowing} scripts that narrow the policy");
        let first = page.find("<script").expect("a page has a script");
        assert!(
            page.find("Content-Security-Policy").is_some_and(|index| index < first),
            "{name}: its policy comes late"
        );
        assert!(!page.contains(" style="), "{name} has a style in an attribute");
        let styles: Vec<_> = critical_css::styles(&page).collect();
        assert_eq!(styles.len(), page.matches("<style").count(), "{name} has a style that is not found");
        assert_eq!(styles.len(), usize::from(name == "index.html"), "{name}");
        let allowed = policy.split("; ").find(|rule| rule.starts_with("style-src ")).expect("a rule for styles");
        assert_eq!(allowed.matches("sha256-").count(), styles.len(), "{name}: {allowed}");
        for style in styles {
            assert!(allowed.contains(&integrity::of_text(style)), "{name}: {allowed}");
        }
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

/// The words of the first chart are laid out before its picture, and what follows the chart waits for the stylesheets: each is a task of its own.
#[test]
fn the_first_picture_is_a_task_of_its_own() {
    let page = index();
    let at = |what: &str| page.find(what).unwrap_or_else(|| panic!("found no {what} in index.html"));
    let parts = ["class=\"subtitle\"", "document.body.offsetWidth", "<svg class=\"narrow\"", "</main>"];
    let parts = [&parts[..], &["rel=\"stylesheet\"", "class=\"worth\"", "<footer"]].concat();
    assert!(parts.iter().map(|part| at(part)).is_sorted(), "found another order than {parts:?}");
}

/// The page prints the digest of itself and that of the data files, each with its name.
#[test]
fn the_page_prints_both_digests() {
    let page = index();
    let digits = |mark: &str| {
        let (_, rest) = page.split_once(mark).expect("a mark for a digest");
        rest.split_once('<').expect("it ends").0.to_owned()
    };
    let (own, data) = (digits(digest::PAGE), digits(digest::DATA));
    assert_eq!(own, digest::of(page.replace(&own, "")), "the digest is of the page with an empty digest");
    assert_eq!((own.len(), data.len()), (64, 64));
    for lang in ["zh-Hans", "en"] {
        let named = page
            .lines()
            .filter(|line| line.contains("class=\"digest\""))
            .all(|line| line.contains(&format!("lang=\"{lang}\"")));
        assert!(named, "a digest is not named in {lang}");
    }
}

/// The placeholders of controls are those of the controls that the scripts make.
#[test]
fn placeholders_are_those_of_the_controls() {
    let (controls, explorer, style) = (text("www/controls.js"), text("www/explorer.js"), text("www/page.css"));
    let list = |keys: &[&str]| keys.iter().map(|key| format!("\"{key}\"")).collect::<Vec<_>>().join(", ");
    let folded = format!("const FOLDED = [{}];", list(&prerender::FOLDED));
    let long = format!("const LONG_LIST = {};", prerender::LONG_LIST);
    let settings = format!("const SETTINGS = [{}];", list(&prerender::SETTINGS));
    for (code, part) in [(&controls, folded), (&controls, long), (&explorer, settings)] {
        assert!(code.contains(&part), "found no {part}");
    }
    let (_, narrow) = controls.split_once("const FOLDED_NARROW = [").expect("the keys that a telephone folds away");
    let (narrow, _) = narrow.split_once(", ...FOLDED]").expect("they begin with those of a telephone alone");
    let classes: Vec<String> = narrow.split(", ").map(|key| format!(".{}", key.trim_matches('"'))).collect();
    let rule = format!("#controls > :is({}):empty", classes.join(", "));
    assert!(style.contains(&rule), "found no {rule} in the stylesheet");
    assert!(index().contains("<div class=\"field i long\"></div>"), "the first indicator has a long list");
    assert!(index().contains("<div class=\"field c\"></div>"), "the kinds have their place")
}
