//! Rules of the house, read from the sources: who may know whom, and what nobody may.

mod common;

use common::{embedded, none, path, text};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A source file: its path from the root, and its text.
struct File {
    name: String,
    text: String,
}

/// Names of functions and of browser cases in the tests, ours and those of the tools.
fn tests() -> String {
    let files = ["tests", "xtask/tests", "xtask/src", "cli/src"].into_iter().flat_map(|folder| files(folder, "rs"));
    files.map(|file| file.text).collect()
}

/// What the documentation says is held by a test is: each test that a table names exists, and each file.
#[test]
fn documented_tests_exist() {
    let tests = tests();
    let mut wrong = Vec::new();
    for (name, least) in [("docs/accessibility.md", 20), ("docs/embedding.md", 40)] {
        let page = text(name);
        let rows = page.lines().filter(|line| line.starts_with("| "));
        let quoted: Vec<&str> = rows.flat_map(|row| row.split('`').skip(1).step_by(2)).collect();
        let is_name = |word: &&&str| word.contains('_') && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        let named: Vec<_> = quoted.iter().filter(is_name).collect();
        for test in &named {
            if !tests.contains(&format!("fn {test}(")) && !tests.contains(&format!("name: \"{test}\"")) {
                wrong.push(format!("{name} names {test}, which is no test"));
            }
        }
        for file in
            quoted.iter().filter(|word| ["tests/", "xtask/", "cli/"].iter().any(|folder| word.starts_with(folder)))
        {
            if !path(file).exists() {
                wrong.push(format!("{name} names {file}, which is not there"));
            }
        }
        assert!(named.len() >= least, "{name} names {} tests", named.len());
    }
    none(&wrong);
    let page = text("docs/embedding.md");
    let points = (1..=28).all(|point| page.contains(&format!("\n| {point} | ")));
    assert!(points, "docs/embedding.md has not all of its 28 points");
}

/// Every file with an ending below a folder, in the order of names.
fn files(folder: &str, ending: &str) -> Vec<File> {
    let mut found = Vec::new();
    let mut folders = vec![path(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder can be listed") {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                let text = fs::read_to_string(&path).expect("a source file is text");
                let root = Path::new(env!("CARGO_MANIFEST_DIR"));
                let name = path.strip_prefix(root).expect("it is below the root").display().to_string();
                found.push(File { name, text });
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!found.is_empty(), "{folder} has files");
    found
}

/// Names as they stand in code: comments and the text of literals are left out.
fn code(text: &str) -> String {
    let mut code = String::new();
    for line in text.lines() {
        let mut is_text = false;
        let mut before = ' ';
        for (place, c) in line.char_indices() {
            let is_quote = c == '"' && before != '\\' && !(before == '\'' && line[place + 1..].starts_with('\''));
            if !is_text && line[place..].starts_with("//") {
                break;
            }
            is_text ^= is_quote;
            if !is_text {
                code.push(c);
            }
            before = if before == '\\' { ' ' } else { c };
        }
        code.push('\n');
    }
    code
}

/// The literals of a text, without comments; those over several lines in pieces.
fn literals(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim_start).filter(|line| !line.starts_with("//"));
    lines.flat_map(|line| line.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The words of code.
fn words(code: &str) -> Vec<&str> {
    code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect()
}

/// The modules that a file declares, in order: from its `mod` lines.
fn declared(text: &str) -> Vec<String> {
    let names = text.lines().filter_map(|line| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        line.strip_prefix("mod ")?.strip_suffix(';')
    });
    names.map(str::to_owned).collect()
}

/// The path of a module: `["words", "zh", "title"]` for `src/words/zh/title.rs`, `["words"]` for `src/words/mod.rs`.
fn module_path(file: &File) -> Vec<String> {
    let name = file.name.strip_prefix("src/").and_then(|name| name.strip_suffix(".rs")).expect("a Rust file of src/");
    let name = name.strip_suffix("/mod").unwrap_or(name);
    if name == "lib" { Vec::new() } else { name.split('/').map(str::to_owned).collect() }
}

/// The top-level module that a file of `src/` belongs to.
fn module(file: &File) -> String {
    module_path(file).first().cloned().unwrap_or_default()
}

/// The modules that each module declares, by its path.
fn tree(files: &[File]) -> BTreeMap<Vec<String>, Vec<String>> {
    files.iter().map(|file| (module_path(file), declared(&file.text))).collect()
}

/// The paths that code names behind `crate::` and `super::`, each from the root of the crate. Braces are expanded.
fn named_paths(code: &str, own: &[String]) -> Vec<Vec<String>> {
    let mut named = Vec::new();
    let mut rest = code;
    while let Some(start) = ["crate::", "super::"].into_iter().filter_map(|key| rest.find(key)).min() {
        rest = &rest[start..];
        let mut base: Vec<String> = Vec::new();
        if let Some(after) = rest.strip_prefix("crate::") {
            rest = after;
        } else {
            base = own.to_vec();
            while let Some(after) = rest.strip_prefix("super::") {
                base.pop();
                rest = after;
            }
        }
        let end = expand(rest, &base, &mut named);
        rest = &rest[end..];
    }
    named
}

/// Adds the paths at the start of `text`, which follow `base`, and returns how many bytes they take.
fn expand(text: &str, base: &[String], named: &mut Vec<Vec<String>>) -> usize {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let (mut path, mut at) = (base.to_vec(), 0);
    loop {
        let rest = &text[at..];
        if let Some(list) = rest.strip_prefix('{') {
            at += 1 + expand_list(list, &path, named);
            return at;
        }
        let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        if length > 0 && &rest[..length] != "self" {
            path.push(rest[..length].to_owned());
        }
        at += length;
        if length == 0 || !text[at..].starts_with("::") {
            named.push(path);
            return at;
        }
        at += 2;
    }
}

/// Adds the paths of a list in braces, whose opening brace is left out, and returns how many bytes it takes with its closing brace.
fn expand_list(list: &str, base: &[String], named: &mut Vec<Vec<String>>) -> usize {
    let mut at = 0;
    while let Some(c) = list[at..].chars().next() {
        match c {
            '}' => return at + 1,
            _ if c.is_ascii_alphabetic() || c == '_' => at += expand(&list[at..], base, named),
            _ => at += c.len_utf8(),
        }
    }
    at
}

#[test]
fn paths_behind_crate_and_super_are_found() {
    let own = ["words", "zh", "title"].map(str::to_owned);
    let code = "use crate::number::{A, b::B};\nuse crate::{page, words::{self, list}};\nlet x = super::period::short(y);\nsuper::super::z";
    let found: Vec<String> = named_paths(code, &own).iter().map(|path| path.join("::")).collect();
    assert_eq!(
        found,
        ["number::A", "number::b::B", "page", "words", "words::list", "words::zh::period::short", "words::z"]
    );
}

/// Why a module at `own` may not name `path`; `None` if it may.
///
/// Where the two paths part, the module that is named must be declared before the one that names it. An item of a `mod.rs` is of the
/// whole folder, so no file of the folder may name it.
fn misuse(tree: &BTreeMap<Vec<String>, Vec<String>>, own: &[String], path: &[String]) -> Option<String> {
    let shared = own.iter().zip(path).take_while(|(a, b)| a == b).count();
    let (own_branch, [branch, ..]) = (own.get(shared)?, path.get(shared..)?) else {
        return Some(format!("{} is the folder that it is in", path.join("::")));
    };
    let order = &tree[&own[..shared]];
    let index = |name: &String| order.iter().position(|other| other == name);
    match (index(own_branch), index(branch)) {
        (Some(own), Some(other)) if other < own => None,
        (_, None) if shared == 0 => Some(format!("crate::{branch} is no module")),
        (_, None) => Some(format!("{} is an item of the folder that it is in", path.join("::"))),
        _ => Some(format!("{branch} comes later than {own_branch}")),
    }
}

/// No arrow runs up: neither between the modules of the crate nor between the files of a module.
#[test]
fn each_module_uses_only_those_before_it() {
    let files = files("src", "rs");
    let tree = tree(&files);
    let modules = &tree[&Vec::new()];
    assert!(modules.len() > 8 && modules.last().is_some_and(|last| last == "web"), "{modules:?}");
    let mut wrong = Vec::new();
    let mut arrows = 0;
    for file in files.iter().filter(|file| file.name != "src/lib.rs") {
        let own = module_path(file);
        let (name, folder) = own.split_last().expect("a path is not empty");
        if !tree.get(folder).is_some_and(|declared| declared.contains(name)) {
            wrong.push(format!("{}: no `mod` line declares it", file.name));
            continue;
        }
        for path in named_paths(&code(&file.text), &own) {
            arrows += 1;
            wrong.extend(misuse(&tree, &own, &path).map(|why| format!("{}: {why}", file.name)));
        }
    }
    none(&wrong);
    assert!(arrows > 300, "only {arrows} paths were found");
}

#[test]
fn an_arrow_that_runs_up_is_found() {
    let names = |path: &str| path.split("::").map(str::to_owned).collect::<Vec<_>>();
    let list = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    let tree = BTreeMap::from([
        (Vec::new(), list(&["number", "words"])),
        (names("words"), list(&["phrase", "zh"])),
        (names("words::zh"), list(&["period", "title"])),
    ]);
    for (own, path, may) in [
        ("words::zh::title", "words::zh::period::short", true),
        ("words::zh::title", "words::phrase::Phrase", true),
        ("words::zh::title", "number::Decimal", true),
        ("words::zh::period", "words::zh::title::title", false),
        ("words::phrase", "words::zh::Zh", false),
        ("words::zh::title", "words::words", false),
        ("words::zh::title", "words::zh", false),
        ("number", "words::Words", false),
        ("words", "nothing::Name", false),
    ] {
        assert_eq!(misuse(&tree, &names(own), &names(path)).is_none(), may, "{own} names {path}");
    }
}

/// A word, who may use it, and why nobody else.
const WORDS: &[(&[&str], &[&str], &str)] = &[
    (
        &["wasm_bindgen", "web_sys", "js_sys", "serde_wasm_bindgen", "plotters_canvas"],
        &["web"],
        "only web names the browser",
    ),
    (&["plotters", "plotters_backend"], &["draw", "web"], "only draw, and the surface in web, name plotters"),
    (&["Records"], &["data"], "only data knows the files' format"),
    (
        &["include_bytes", "include_str"],
        &["data", "import"],
        "only data holds the package, and import its tables of words",
    ),
    (&["HashMap", "HashSet", "RandomState"], &[], "nothing depends on the order of a hash map"),
    (&["SystemTime", "Instant", "thread_rng", "getrandom"], &[], "nothing reads a clock or chance"),
    (&["println", "eprintln", "dbg", "print"], &[], "a chart prints nothing"),
    (&["unsafe"], &[], "nothing needs it"),
    (&["f32"], &[], "lengths are f64, figures are decimals"),
];

#[test]
fn words_stay_where_they_belong() {
    let mut wrong = Vec::new();
    for file in files("src", "rs") {
        let code = code(&file.text);
        for (of, allowed, why) in WORDS {
            let found = words(&code).into_iter().find(|word| of.contains(word));
            if let Some(found) = found.filter(|_| !allowed.contains(&module(&file).as_str())) {
                wrong.push(format!("{} names {found}: {why}", file.name));
            }
        }
    }
    none(&wrong);
}

/// Any other package must do: no district, indicator or source of ours is named in code.
#[test]
fn no_figure_of_ours_is_named_in_code() {
    let dataset = embedded();
    let mut ids: Vec<&str> = Vec::new();
    ids.extend(
        dataset.districts.iter().flat_map(|of| [&of.id, &of.name.zh, &of.name.en, &of.short.zh]).map(String::as_str),
    );
    ids.extend(dataset.indicators.iter().flat_map(|of| [&of.id, &of.name.zh, &of.name.en]).map(String::as_str));
    ids.extend(dataset.sources.iter().flat_map(|of| [&of.id, &of.publisher.zh, &of.publisher.en]).map(String::as_str));
    // 全市, the city's short name, is a word of the language too.
    ids.retain(|id| !["全市"].contains(id));
    let mut wrong = Vec::new();
    for file in files("src", "rs") {
        for literal in literals(&file.text) {
            let named = ids.iter().filter(|id| literal == **id || (!id.is_ascii() && literal.contains(**id)));
            let in_link = ids.iter().filter(|id| literal.split(['=', '&', '~']).any(|part| part == **id));
            wrong.extend(named.chain(in_link).map(|id| format!("{} names {id} in {literal:?}", file.name)));
        }
    }
    none(&wrong);
}

#[test]
fn no_file_is_longer_than_can_be_held_in_the_head() {
    const MOST_LINES: usize = 400;
    let all: Vec<File> = [files("src", "rs"), files("www", "js")].into_iter().flatten().collect();
    let long = all.iter().map(|file| (&file.name, file.text.lines().count())).filter(|entry| entry.1 > MOST_LINES);
    none(long.map(|(name, lines)| format!("{name}: {lines} lines, expected at most {MOST_LINES}")).collect::<Vec<_>>());
}

/// JavaScript moves values; it computes no figure and words no sentence.
#[test]
fn scripts_hold_no_words_for_readers() {
    let chinese = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    let speaks = |file: &File| {
        let literals = literals(&file.text);
        // Where the module is missing, or has stopped in the midst of a call, there is nobody else to say so.
        let is_about_module =
            |literal: &str| literal.ends_with("could not be loaded.") || literal.ends_with("could not be drawn.");
        let spoken = literals.into_iter().filter(|literal| !is_about_module(literal));
        let spoken = spoken.into_iter().find(|literal| literal.chars().any(chinese));
        spoken.map(|literal| format!("{} says {literal:?}", file.name))
    };
    // The sounds of Chinese characters are looked up and never shown.
    let is_table = |file: &&File| file.name == "www/pinyin.js";
    none(files("www", "js").iter().filter(|file| !is_table(file)).filter_map(speaks).collect::<Vec<_>>());
}
