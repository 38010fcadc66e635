//! The files of the site: references, digests, headers, and the page in one file.

use district_charts_cli::site::assets::{Tree, complaints};
use district_charts_cli::site::{Options, hosting, standalone, tree};
use serde_json::Value;
use std::collections::BTreeSet;
use xtask::scripts::script;
use xtask::{critical_css, digest, integrity, policy, workspace};

use super::{BASE, DATASET, FILES, SITE, none, text, value_after};

#[test]
fn every_reference_leads_to_a_file_that_may_be_kept() {
    none(&complaints(&SITE));
    for name in [
        "index.html",
        "embed.html",
        "desk.html",
        "embed.v1.js",
        "district-chart.js",
        "standalone.html",
        "_headers",
        ".nojekyll",
    ] {
        assert!(SITE.contains_key(name), "no {name}");
    }
    let index = text(&SITE, "index.html");
    for name in ["style", "draw", "draw_bg", "district-chart", "element", "page", "explorer"] {
        assert!(index.contains(&format!("./assets/{name}.")), "index.html names no {name}");
    }
    // Checked without `references`: no script names a file of the checkout.
    let scripts = SITE.iter().filter(|(path, _)| path.starts_with("assets/") && path.ends_with(".js"));
    for (path, bytes) in scripts {
        let script = String::from_utf8_lossy(bytes);
        for name in ["/site-paths.js\"", "/reading.js\"", "district-chart.js\"", "_bg.wasm", "style.css\"", "\"../pkg/"]
        {
            assert!(!script.contains(name), "{path} still names {name}");
        }
    }
}

#[test]
fn a_changed_file_changes_every_name_on_the_way_to_it() {
    let name = |tree: &Tree, file: &str| {
        let (stem, ending) = file.split_once('.').expect("a file has an ending");
        tree.keys()
            .find(|path| path.starts_with(&format!("assets/{stem}.")) && path.ends_with(ending))
            .cloned()
            .unwrap_or_else(|| panic!("no {file}"))
    };
    let root = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("changed");
    let _ = std::fs::remove_dir_all(&root);
    for folder in ["www", "www/desk", "pkg", "data"] {
        std::fs::create_dir_all(root.join(folder)).expect("a folder");
        for entry in std::fs::read_dir(workspace::root().join(folder)).expect("a folder of ours") {
            let entry = entry.expect("an entry");
            if entry.path().is_file() {
                std::fs::copy(entry.path(), root.join(folder).join(entry.file_name())).expect("a copy");
            }
        }
    }
    let style = root.join("www/style.css");
    let changed = std::fs::read_to_string(&style).expect("the style sheet") + "p { margin: 0; }\n";
    std::fs::write(&style, changed).expect("another style sheet");
    let (files, dataset) = xtask::dist::files_of(&root).expect("the files of a changed checkout");
    let other = tree(&files, &dataset, &Options { base: None, published: false, pictures: false }).expect("a site");
    for file in ["style.css", "element.js", "district-chart.js", "explorer.js", "page.js"] {
        assert_ne!(name(&SITE, file), name(&other, file));
    }
    for file in ["charts_bg.wasm", "charts_worker.js", "draw_bg.wasm", "draw.js", "page.css"] {
        assert_eq!(name(&SITE, file), name(&other, file));
    }
}

#[test]
fn digests_are_written_and_headers_keep_what_may_be_kept() {
    let digests: Value = serde_json::from_str(text(&SITE, "integrity.json")).expect("JSON");
    let loader = digests["embed.v1.js"].as_str().expect("the loader's digest");
    assert_eq!(loader, integrity::of_file(&SITE["embed.v1.js"]));
    let headers = text(&SITE, "_headers");
    for part in [
        "/*\n  Access-Control-Allow-Origin: *\n",
        "\n  Referrer-Policy: no-referrer\n",
        "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n",
        "/index.html\n  Cache-Control: no-cache\n",
        "/s/*\n  Cache-Control: no-cache\n",
        "  Content-Type: application/wasm\n",
    ] {
        assert!(headers.contains(part), "no {part:?} in {headers}");
    }
}

/// The policy in the headers names the server and every script and style that stands in a page, and nothing wider.
#[test]
fn the_headers_hold_the_policy_of_every_page() {
    assert!(!text(&SITE, "_headers").contains("Content-Security-Policy"), "without an address no server can be named");
    let mut tree = SITE.clone();
    hosting::add(&mut tree, Some(BASE)).expect("headers");
    let headers = text(&tree, "_headers");
    let policy =
        headers.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy: ")).expect("a policy");
    assert!(policy.starts_with("default-src 'none'; script-src https://charts.example.org 'sha256-"), "{policy}");
    assert!(
        !["http:", "https:", "'unsafe-inline'", "'unsafe-eval'"]
            .iter()
            .any(|wide| policy.contains(&format!(" {wide} ")))
    );
    for (path, page) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(page).expect("a text");
        for part in policy::scripts(page).chain(critical_css::styles(page)).map(integrity::of_text) {
            assert!(policy.contains(&part), "{path} has a script or a style that the headers do not allow");
        }
    }
}

#[test]
fn the_documented_policy_is_that_of_the_page() {
    let pages = ["index.html", "embed.html", "s/fai-growth-en/embed.html"].map(|page| text(&SITE, page).to_owned());
    assert_eq!(pages.each_ref().map(|page| critical_css::styles(page).count()), [1, 0, 1]);
    let policy = policy::of_host(&pages);
    let documented = std::fs::read_to_string(workspace::root().join("docs/hosting.md")).expect("docs/hosting.md");
    assert!(documented.contains(&policy), "docs/hosting.md must say {policy}");
    for (path, page) in SITE.iter().filter(|(path, _)| path.starts_with("s/") && path.ends_with(".html")) {
        let page = std::str::from_utf8(page).expect("a text");
        for part in policy::scripts(page).chain(critical_css::styles(page)).map(integrity::of_text) {
            assert!(policy.contains(&part), "{path} has a script or a style that docs/hosting.md does not allow");
        }
    }
}

#[test]
fn the_page_in_one_file_is_one_file() {
    let page = text(&SITE, "standalone.html");
    let first = page.find("<table").expect("a table");
    let wasm = page.find("<script type=\"application/wasm\" id=\"charts\">").expect("the module");
    let script = page.rfind("<script>").expect("the script");
    assert!(page.find("<svg").expect("a picture") < wasm && first < wasm && wasm < script);
    let code = page[script + "<script>".len()..].split("</script>").next().expect("the script's end");
    script::must_stand_alone(code).expect("it requests nothing");
    for word in [
        "import ",
        "import(",
        "import.",
        "export ",
        "fetch(",
        " src=",
        "<link rel=\"stylesheet\"",
        "url(",
        "http-equiv=\"refresh\"",
    ] {
        let where_code = if word.starts_with(['i', 'e', 'f']) { code } else { page };
        assert!(!where_code.contains(word), "found {word:?}");
    }
    let policy = page.split("http-equiv=\"Content-Security-Policy\" content=\"").nth(1).expect("a policy");
    let policy = policy.split('"').next().expect("its end");
    assert!(page.find("Content-Security-Policy").expect("it") < page.find("<style>").expect("a style"));
    let style = page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).expect("a style");
    for (part, of) in [("script-src", code), ("style-src", style)] {
        let source = policy.split("; ").find(|rule| rule.starts_with(part)).expect("a rule");
        assert!(source.contains(&integrity::of_text(of)), "{source} does not know it");
        assert!(!source.contains("unsafe-inline") && !source.contains("'unsafe-eval'"), "{source}");
    }
    assert!(policy.starts_with("default-src 'none'; ") && policy.contains("base-uri 'none'; form-action 'none'"));
    assert!(page.is_ascii());
    assert_eq!(page, standalone::page(&FILES, &DATASET, None).expect("a page"), "the same sources give the same bytes");
}

/// A copy on a disk knows the public address of its site, if the site has one.
#[test]
fn the_page_in_one_file_names_its_site() {
    let page = standalone::page(&FILES, &DATASET, Some("https://charts.example/a/")).expect("a page");
    assert_eq!(value_after(&page, "<link rel=\"canonical\" href=\""), "https://charts.example/a/");
}

/// A browser runs a script or a module only with the bytes that were built, whatever lies between host and reader.
#[test]
fn modules_are_named_with_their_digests() {
    let digests: Value = serde_json::from_str(text(&SITE, "integrity.json")).expect("JSON");
    let mut files = BTreeSet::new();
    for page in ["index.html", "embed.html", "desk.html", "s/fai-growth-en/index.html"] {
        let html = text(&SITE, page);
        let tags = html.split('<').filter_map(|tag| tag.split('>').next());
        let is_checked =
            |tag: &&str| ["rel=\"modulepreload\"", "type=\"module\""].iter().any(|kind| tag.contains(kind));
        for tag in tags.filter(is_checked) {
            let name = if tag.starts_with("script") { " src=\"" } else { " href=\"" };
            let file = value_after(tag, name).trim_start_matches("../").trim_start_matches("./");
            assert_eq!(value_after(tag, " integrity=\""), digests[file].as_str().expect("a digest"), "{page}: {tag}");
            files.insert(file.to_owned());
        }
        assert!(html.contains("<link rel=\"stylesheet\" href=") && !html.contains(".css\" integrity"), "{page}");
    }
    let stems: BTreeSet<_> = files.iter().filter_map(|file| file.rsplit('/').next()?.split('.').next()).collect();
    assert_eq!(
        stems.into_iter().collect::<Vec<_>>(),
        ["charts-client", "desk", "district-chart", "draw", "element", "explorer", "page"]
    );
    // Without spaces a minified script is the same as one that is not.
    let scripts = || {
        let all = SITE.iter().filter(|(path, _)| path.ends_with(".js"));
        all.map(|(path, bytes)| (path, String::from_utf8_lossy(bytes).replace(' ', "")))
    };
    let name_of = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    for (path, wasm) in SITE.iter().filter(|(path, _)| path.ends_with(".wasm")) {
        let asks: Vec<_> = scripts().filter(|(_, script)| script.contains(&name_of(path))).collect();
        let options = format!("{{integrity:\"{}\"}})", integrity::of_file(wasm));
        assert!(
            !asks.is_empty() && asks.iter().all(|(_, script)| script.contains(&options)),
            "{path} is loaded whatever it is"
        );
    }
    // A worker is started from a fetched text, and no browser checks the digest of a text by itself. The first two scripts fetch one
    // address besides: the list of published charts, which is in the page, and the files of packages, which are in an attribute.
    let clients = [("assets/element.", 2, 3), ("assets/packages.", 2, 3), ("assets/import-client.", 6, 6)];
    for (client, ours, all) in clients {
        let (_, client) = scripts().find(|(path, _)| path.starts_with(client)).expect("a loader of modules");
        let fetched: Vec<_> = client.split("fetch(newURL(").skip(1).collect();
        assert_eq!(fetched.len(), ours, "{client}");
        assert_eq!(client.matches("fetch(").count(), all, "{client}");
        for call in fetched {
            let file = name_of(call.split('"').nth(1).expect("a name"));
            let file = format!("assets/{file}");
            let digest = integrity::of_file(&SITE[&file]);
            assert!(call.contains(&format!(",import.meta.url),{{integrity:\"{digest}\"}})")), "{call}");
        }
    }
    let is_client = |path: &str| clients.iter().any(|(client, ..)| path.starts_with(client));
    for (path, script) in scripts().filter(|(path, _)| !is_client(path)) {
        // The desk saves the page in one file with another package in it; nothing of it runs in the desk.
        let script = script.replace("fetch(\"standalone.html\")", "");
        let calls = script.split("fetch(").skip(1).filter_map(|call| call.split(')').next());
        let modules = calls.filter(|call| call.contains(",{integrity:")).count();
        assert_eq!(script.matches("fetch(").count(), modules, "{path} fetches what it does not know");
    }
}

/// The commands of docs/hosting.md print the digests that the pages print.
#[test]
fn the_documented_commands_print_what_pages_print() {
    let docs = std::fs::read_to_string(workspace::root().join("docs/hosting.md")).expect("docs/hosting.md");
    let command = |word: &str| {
        let found =
            docs.lines().find(|line| line.starts_with("    ") && line.contains("sha256sum") && line.contains(word));
        found.unwrap_or_else(|| panic!("no command with {word} in docs/hosting.md")).trim().to_owned()
    };
    let printed = |command: &str, folder: &std::path::Path| {
        let output =
            std::process::Command::new("sh").args(["-c", command]).current_dir(folder).output().expect("a shell");
        String::from_utf8(output.stdout).expect("digits").split_whitespace().next().unwrap_or_default().to_owned()
    };
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("printed");
    let _ = std::fs::remove_dir_all(&folder);
    let mut pages = 0;
    for (path, bytes) in SITE.iter().filter(|(path, _)| path.starts_with("data/") || path.ends_with(".html")) {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(&file, bytes).expect("a file");
    }
    for path in ["index.html", "standalone.html", "s/fai-growth-en/index.html", "s/trend-zh/index.html"] {
        let page = text(&SITE, path);
        let digits = |before: &str| {
            page.split(before).nth(1).and_then(|rest| rest.split('<').next()).expect("digits").to_owned()
        };
        let own = printed(&command("page-sha256").replace("index.html", path), &folder);
        assert_eq!(digits(digest::PAGE), own, "{path}");
        assert_eq!(digits(digest::DATA), printed(&command("datapackage.json"), &folder), "{path}");
        pages += 1;
    }
    let checkout = workspace::root();
    let index = std::fs::read_to_string(checkout.join("www/index.html")).expect("the page");
    assert!(index.contains(&printed(&command("page-sha256"), &checkout.join("www"))));
    assert!(index.contains(&printed(&command("datapackage.json"), checkout)));
    assert_eq!(pages, 4);
}
