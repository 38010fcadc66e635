//! The finished site without a browser: every reference leads to a file, the head of a page describes its chart, and a picture shows the
//! figures of its page.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use district_charts::data::Dataset;
use district_charts::model::{Chart, Plot};
use district_charts::text::escaped;
use district_charts_cli::site::assets::{Tree, complaints};
use district_charts_cli::site::files::Files;
use district_charts_cli::site::published::{self, PublishedChart, head};
use district_charts_cli::site::{Options, hosting, picture, standalone, tree};
use serde_json::Value;
use xtask::scripts::script;
use xtask::{critical_css, digest, integrity, policy, prerender, workspace};

const BASE: &str = "https://charts.example.org/qingdao/";

/// The number of pictures that a test rasters; `cargo xtask dist` rasters all.
const RASTERED: usize = 6;

/// What the site is made of.
static FILES: LazyLock<Files> = LazyLock::new(|| xtask::dist::files().expect("the files of the checkout").0);

/// The site without a base address.
static SITE: LazyLock<Tree> =
    LazyLock::new(|| tree(&FILES, &DATASET, &Options { base: None, published: true, pictures: true }).expect("a site"));

static DATASET: LazyLock<Dataset> = LazyLock::new(|| Dataset::embedded().expect("a sound package"));

static PUBLISHED: LazyLock<Vec<PublishedChart>> = LazyLock::new(|| published::charts(&DATASET));

fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
    let bytes = tree.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", tree.keys()));
    std::str::from_utf8(bytes).expect("a text")
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} complaints:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_reference_leads_to_a_file_that_may_be_kept() {
    none(&complaints(&SITE));
    for name in
        ["index.html", "embed.html", "embed.v1.js", "district-chart.js", "standalone.html", "_headers", ".nojekyll"]
    {
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
    let name = |tree: &Tree, stem: &str| {
        tree.keys()
            .find(|path| path.starts_with(&format!("assets/{stem}.")))
            .cloned()
            .unwrap_or_else(|| panic!("no {stem}"))
    };
    let root = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("changed");
    let _ = std::fs::remove_dir_all(&root);
    for folder in ["www", "pkg", "data"] {
        std::fs::create_dir_all(root.join(folder)).expect("a folder");
        for entry in std::fs::read_dir(workspace::root().join(folder)).expect("a folder of ours") {
            let entry = entry.expect("an entry");
            std::fs::copy(entry.path(), root.join(folder).join(entry.file_name())).expect("a copy");
        }
    }
    let style = root.join("www/style.css");
    let changed = std::fs::read_to_string(&style).expect("the style sheet") + "p { margin: 0; }\n";
    std::fs::write(&style, changed).expect("another style sheet");
    let (files, dataset) = xtask::dist::files_of(&root).expect("the files of a changed checkout");
    let other = tree(&files, &dataset, &Options { base: None, published: false, pictures: false }).expect("a site");
    for stem in ["style", "element", "district-chart", "explorer", "page"] {
        assert_ne!(name(&SITE, stem), name(&other, stem));
    }
    for stem in ["charts_bg", "charts_worker", "draw_bg", "draw"] {
        assert_eq!(name(&SITE, stem), name(&other, stem));
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
    let pages = ["index.html", "embed.html"].map(|page| text(&SITE, page).to_owned());
    assert_eq!(pages.each_ref().map(|page| policy::scripts(page).count()), [2, 2]);
    assert_eq!(pages.each_ref().map(|page| critical_css::styles(page).count()), [1, 0]);
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
    assert_eq!(page, standalone::page(&FILES, None).expect("a page"), "the same sources give the same bytes");
}

/// A copy on a disk knows the public address of its site, if the site has one.
#[test]
fn the_page_in_one_file_names_its_site() {
    let page = standalone::page(&FILES, Some("https://charts.example/a/")).expect("a page");
    assert_eq!(value_after(&page, "<link rel=\"canonical\" href=\""), "https://charts.example/a/");
}

/// A browser runs a script or a module only with the bytes that were built, whatever lies between host and reader.
#[test]
fn modules_are_named_with_their_digests() {
    let digests: Value = serde_json::from_str(text(&SITE, "integrity.json")).expect("JSON");
    let mut files = BTreeSet::new();
    for page in ["index.html", "embed.html", "s/fai-growth-en/index.html"] {
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
    assert_eq!(stems.into_iter().collect::<Vec<_>>(), ["district-chart", "draw", "element", "explorer", "page"]);
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
    // A worker is started from a fetched text, and no browser checks the digest of a text by itself. Each of these scripts fetches one
    // address besides: the list of published charts, which is in the page, and the files of packages, which are in an attribute.
    let clients = ["assets/element.", "assets/packages."];
    for client in clients {
        let (_, client) = scripts().find(|(path, _)| path.starts_with(client)).expect("a loader of modules");
        let fetched: Vec<_> = client.split("fetch(newURL(").skip(1).collect();
        assert_eq!(fetched.len(), 2, "{client}");
        assert_eq!(client.matches("fetch(").count(), 3, "{client}");
        for call in fetched {
            let file = name_of(call.split('"').nth(1).expect("a name"));
            let file = format!("assets/{file}");
            let digest = integrity::of_file(&SITE[&file]);
            assert!(call.contains(&format!(",import.meta.url),{{integrity:\"{digest}\"}})")), "{call}");
        }
    }
    let is_client = |path: &str| clients.iter().any(|client| path.starts_with(client));
    for (path, script) in scripts().filter(|(path, _)| !is_client(path)) {
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

/// The head of each published chart describes the chart. There is one for every indicator and every kind with figures.
#[test]
fn a_page_says_what_its_chart_says() {
    let ids: BTreeSet<&str> = PUBLISHED.iter().map(|published| published.id.as_str()).collect();
    assert_eq!(ids.len(), PUBLISHED.len());
    assert!(PUBLISHED.len() > 80, "{}", PUBLISHED.len());
    let mut wrong = Vec::new();
    for published in PUBLISHED.iter() {
        let chart = &published.chart;
        let page = text(&SITE, &format!("s/{}/index.html", published.id));
        let mut must = |part: String| {
            if !page.contains(&part) {
                wrong.push(format!("{}: no {part}", published.id));
            }
        };
        must(format!("<title>{}</title>", escaped(&chart.title)));
        must(format!("<html lang=\"{}\">", chart.language.tag()));
        must(format!("<district-chart link=\"{}\"", escaped(&published.link)));
        must(prerender::figure(chart) + &prerender::value_script(chart, &published.link));
        must("\"@type\":\"Dataset\"".to_owned());
        if page.contains("og:image") || page.contains("canonical") || !published.id.is_ascii() {
            wrong.push(format!("{}: found what only an absolute address can say", published.id));
        }
        for (_, other) in published.others.iter().filter(|(_, other)| !ids.contains(other.as_str())) {
            wrong.push(format!("{}: found no page {other}", published.id));
        }
    }
    none(&wrong);
}

/// The frame of each published chart holds the chart of its link, its table, its value and its language.
#[test]
fn a_frame_holds_its_chart() {
    let mut wrong = Vec::new();
    for published in PUBLISHED.iter() {
        let frame = text(&SITE, &format!("s/{}/embed.html", published.id));
        let link = published.embed_link(&DATASET);
        let chart = Chart::from_link(&DATASET, &link);
        let (query, language) = (escaped(&link), chart.language);
        let mut must = |part: String| {
            if !frame.contains(&part) {
                wrong.push(format!("{}: no {part}", published.id));
            }
        };
        must(format!("<html lang=\"{}\" class=\"embed\">", language.tag()));
        must(format!("<title>{}</title>", escaped(&chart.title)));
        must(format!("<district-chart link=\"{query}\" loading=\"eager\" short page=\"embed.html\">"));
        must(prerender::frame_figure(&chart) + &prerender::value_script(&chart, &link) + "      </district-chart>");
        must(format!("href=\"../../index.html?{query}\""));
        must("<meta name=\"referrer\" content=\"no-referrer\">".to_owned());
        must("<meta name=\"robots\" content=\"noindex\">".to_owned());
        if frame.contains("<noscript>") || frame.contains("class=\"tabs\"") {
            wrong.push(format!("{}: found what is no part of a prerendered frame", published.id));
        }
    }
    none(&wrong);
}

/// The list has each published chart by its canonical link, with which a page looks up the view that a reader shares.
#[test]
fn every_page_of_a_chart_is_found_by_its_link() {
    let list: Value = serde_json::from_str(text(&SITE, published::LIST)).expect("JSON");
    let list = list.as_object().expect("links and folders");
    assert_eq!(list.len(), PUBLISHED.len());
    let mut wrong = Vec::new();
    for published in PUBLISHED.iter() {
        let folder = format!("s/{}/", published.id);
        let Some((link, _)) = list.iter().find(|(_, there)| **there == folder) else {
            wrong.push(format!("{folder} is not listed"));
            continue;
        };
        let chart = Chart::from_link(&DATASET, link);
        if chart.to_string() != published.chart.to_string() || link.contains("v=") {
            wrong.push(format!("{folder} is listed under {link}: {}", chart.title));
        }
        if !text(&SITE, &format!("{folder}index.html"))
            .contains("<link rel=\"index\" type=\"application/json\" href=\"../../pages.json\">")
        {
            wrong.push(format!("{folder} does not know the list"));
        }
    }
    none(&wrong);
    assert_eq!(list[""], "s/fai-growth-zh/");
    assert!(text(&SITE, "index.html").contains("href=\"./pages.json\""));
}

fn value_after<'p>(page: &'p str, before: &str) -> &'p str {
    let rest = page.split(before).nth(1).unwrap_or_else(|| panic!("no {before}"));
    rest.split('"').next().expect("it ends")
}

/// With a base address, the preview of a page is complete, and describes this page.
#[test]
fn a_link_shows_its_own_picture() {
    let published = PUBLISHED.iter().find(|published| published.id == "fai-growth-en").expect("the first indicator");
    let page = head::of(text(&SITE, "index.html"), &FILES, &DATASET, published, Some(BASE)).expect("a page");
    let address = format!("{BASE}s/fai-growth-en/");
    assert_eq!(value_after(&page, "<link rel=\"canonical\" href=\""), address);
    for (property, expected) in [
        ("og:url", address.as_str()),
        ("og:image", &format!("{address}card.png")),
        ("og:title", &published.chart.title),
    ] {
        assert_eq!(value_after(&page, &format!("<meta property=\"{property}\" content=\"")), expected);
    }
    assert_eq!(value_after(&page, "<meta name=\"twitter:card\" content=\""), "summary_large_image");
    assert_eq!(value_after(&page, "type=\"application/json+oembed\" href=\""), format!("{address}oembed.json"));
    let alternative = value_after(&page, "<meta property=\"og:image:alt\" content=\"");
    assert!(alternative.contains("Laixi") && alternative.contains("24.3"), "{alternative}");
    let neutral = head::neutral(text(&SITE, "index.html"), BASE).expect("a page");
    assert_eq!(value_after(&neutral, "<meta property=\"og:image\" content=\""), format!("{BASE}card.png"));
    // It shows any view: services keep the address that was shared.
    assert!(!neutral.contains("canonical") && !neutral.contains("og:url"), "no address stands for every view");
}

/// The answer of oEmbed has the form whose height WordPress follows: a quotation with a link, then a frame with attributes that stay.
#[test]
fn a_frame_is_offered_to_hosts_that_ask() {
    for published in PUBLISHED.iter() {
        let oembed: Value =
            serde_json::from_str(&head::oembed(&FILES, &DATASET, published, BASE).expect("oEmbed")).expect("JSON");
        assert_eq!(oembed["type"], "rich");
        let html = oembed["html"].as_str().expect("html");
        let (address, title) = (format!("{BASE}s/{}/", published.id), escaped(&published.chart.title));
        let quotation =
            format!("<blockquote class=\"wp-embedded-content\"><a href=\"{address}\">{title}</a></blockquote><iframe ");
        assert!(html.starts_with(&quotation) && html.ends_with("></iframe>"), "{html}");
        let frame = format!(" src=\"{address}embed.html?{}\"", escaped(&published.embed_link(&DATASET)));
        assert!(html.contains(&frame), "{html}");
        assert_eq!(html.matches('<').count(), 6, "{html}");
        assert_eq!(html.matches('"').count() % 2, 0, "{html}");
        let height = oembed["height"].as_u64().expect("a height");
        for attribute in ["width=\"100%\"", "frameborder=\"0\"", &format!("height=\"{height}\"")] {
            assert_eq!(html.matches(attribute).count(), 1, "{attribute} in {html}");
        }
    }
}

/// Descriptions say what the title does not, end as sentences, and have the length that search engines accept for a dataset.
#[test]
fn a_preview_says_more_than_its_title() {
    let mut wrong = Vec::new();
    for published in PUBLISHED.iter() {
        let page = head::of(text(&SITE, "index.html"), &FILES, &DATASET, published, Some(BASE)).expect("a page");
        let title = escaped(&published.chart.title);
        let description = value_after(&page, "<meta name=\"description\" content=\"");
        let is_closed = description.ends_with(['。', '.']);
        if description.starts_with(title.as_str()) || !is_closed || description.len() < 20 {
            wrong.push(format!("{}: {description:?} below {title:?}", published.id));
        }
        assert_eq!(value_after(&page, "<meta property=\"og:description\" content=\""), description);
        let locale = value_after(&page, "<meta property=\"og:locale\" content=\"");
        assert!(["zh_CN", "en_GB"].contains(&locale) && locale[..2] == published.chart.language.tag()[..2], "{locale}");
        assert!(!value_after(&page, "<meta property=\"og:site_name\" content=\"").is_empty());
        let described = page.split("application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next());
        let value: Value = serde_json::from_str(described.expect("JSON-LD")).expect("JSON");
        let length = value["description"].as_str().map_or(0, |text| text.chars().count());
        if !(50..=5_000).contains(&length) {
            wrong.push(format!("{}: a description of {length} characters", published.id));
        }
        for field in ["creator", "publisher", "temporalCoverage", "inLanguage", "url"] {
            if value[field].is_null() && !(field == "temporalCoverage" && published.chart.observations.is_empty()) {
                wrong.push(format!("{}: no {field}", published.id));
            }
        }
        assert_eq!(value["isPartOf"]["url"], BASE);
    }
    none(&wrong);
}

/// The numbers of a text as printed.
fn numbers(text: &str) -> Vec<String> {
    let pieces = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    pieces.map(|piece| piece.trim_matches(['.', ',']).to_owned()).filter(|piece| !piece.is_empty()).collect()
}

/// The numbers in the texts and the table of a chart.
fn printed_numbers(chart: &Chart) -> BTreeSet<String> {
    let words = [&chart.title, &chart.subtitle, &chart.coverage, &chart.source, &chart.licence, &chart.table.caption];
    let cells = chart.table.rows.iter().chain([&chart.table.columns]).flatten();
    words.into_iter().chain(&chart.notes).chain(cells).flat_map(|text| numbers(text)).collect()
}

/// Every number in a picture is on its page. Kinds with axes are left out, since the numbers of ticks are no figures.
#[test]
fn every_number_of_a_picture_is_on_its_page() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for published in PUBLISHED.iter() {
        let Some(drawn) = picture::drawn(&published.chart, "").expect("a drawing") else { continue };
        if matches!(published.chart.plot, Plot::Scatter(_) | Plot::Trend(_)) {
            continue;
        }
        let printed = printed_numbers(&published.chart);
        for number in drawn.placed.texts.iter().flat_map(|(_, text)| numbers(text)) {
            count += 1;
            if !printed.contains(&number) {
                wrong.push(format!("{}: {number} is in the picture alone", published.id));
            }
        }
    }
    assert!(count > 500, "found {count} numbers, expected more than 500");
    none(&wrong);
}

/// Rasters one picture of each kind of plot, up to the limit.
#[test]
fn pictures_are_small_and_of_one_size() {
    let mut kinds = Vec::new();
    for published in PUBLISHED.iter() {
        let kind = std::mem::discriminant(&published.chart.plot);
        if kinds.len() == RASTERED || kinds.contains(&kind) {
            continue;
        }
        kinds.push(kind);
        let Some(png) = picture::card(&published.chart, &format!("{BASE}s/{}/", published.id)).expect("a picture")
        else {
            continue;
        };
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
        assert_eq!((side(16), side(20)), (1200, 630));
        assert!((5_000..=picture::MOST_BYTES).contains(&png.len()), "{}: {} bytes", published.id, png.len());
    }
    assert!(kinds.len() >= 4, "{} kinds", kinds.len());
}
