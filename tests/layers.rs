//! Rules of the house, read from the sources: who may know whom, and what nobody may.

mod common;

use common::{embedded, none, path, text};
use std::fs;
use std::path::Path;

/// A source file: its path from the root, and its text.
struct File {
    name: String,
    text: String,
}

/// Names of functions and of browser cases in the tests, ours and those of the tools.
fn tests() -> String {
    let files = ["tests", "xtask/tests", "xtask/src"].into_iter().flat_map(|folder| files(folder, "rs"));
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
        for file in quoted.iter().filter(|word| word.starts_with("tests/") || word.starts_with("xtask/")) {
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

/// The modules in order, from the `pub mod` lines of `src/lib.rs`.
fn modules() -> Vec<String> {
    let text = text("src/lib.rs");
    let names = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The module that a file of `src/` belongs to.
fn module(file: &File) -> &str {
    let name = file.name.strip_prefix("src/").expect("a file of src/");
    name.split(['/', '.']).next().unwrap_or_default()
}

/// The modules that code names behind `crate::`, also in braces.
fn named_modules(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (place, key) in code.match_indices("crate::") {
        let rest = &code[place + key.len()..];
        let Some(list) = rest.strip_prefix('{') else {
            named.extend(words(rest).first().map(|word| (*word).to_owned()));
            continue;
        };
        let mut depth = 0;
        let mut starts = true;
        for (place, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => starts = true,
                _ if starts && c.is_ascii_alphabetic() => {
                    named.extend(words(&list[place..]).first().map(|word| (*word).to_owned()));
                    starts = false;
                }
                _ => {}
            }
        }
    }
    named
}

#[test]
fn names_behind_crate_are_found() {
    let code = "use crate::number::{A, B};\nuse crate::{page, words::{self, list}, link};\nlet x = crate::sort::by(y);";
    assert_eq!(named_modules(code), ["number", "page", "words", "link", "sort"]);
}

#[test]
fn each_module_uses_only_those_before_it() {
    let modules = modules();
    assert!(modules.len() > 8 && modules.last().is_some_and(|last| last == "web"), "{modules:?}");
    let place = |name: &str| modules.iter().position(|module| module == name);
    let mut wrong = Vec::new();
    for file in files("src", "rs").iter().filter(|file| file.name != "src/lib.rs") {
        let own = module(file);
        let Some(own_place) = place(own) else {
            wrong.push(format!("{}: src/lib.rs does not name the module", file.name));
            continue;
        };
        let code = code(&file.text);
        for name in named_modules(&code) {
            match place(&name) {
                Some(other) if other <= own_place => {}
                Some(_) => wrong.push(format!("{}: {own} uses {name}, which comes later", file.name)),
                None => wrong.push(format!("{}: crate::{name} is no module", file.name)),
            }
        }
        let is_whole = file.name.matches('/').count() == 1 || file.name.ends_with("/mod.rs");
        let way_out = if is_whole { "super::" } else { "super::super::" };
        if code.contains(way_out) {
            wrong.push(format!("{}: {way_out} leads past the order of modules; say crate::", file.name));
        }
    }
    none(&wrong);
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
    (&["include_bytes", "include_str"], &["data"], "only data holds the package"),
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
            if let Some(found) = found.filter(|_| !allowed.contains(&module(&file))) {
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
    none(
        &long.map(|(name, lines)| format!("{name}: {lines} lines, expected at most {MOST_LINES}")).collect::<Vec<_>>(),
    );
}

/// JavaScript moves values; it computes no figure and words no sentence.
#[test]
fn scripts_hold_no_words_for_readers() {
    let chinese = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    let speaks = |file: &File| {
        let literals = literals(&file.text);
        // Without the module there is nobody else to say that there is none.
        let spoken = literals.into_iter().filter(|literal| !literal.ends_with("could not be loaded."));
        let spoken = spoken.into_iter().find(|literal| literal.chars().any(chinese));
        spoken.map(|literal| format!("{} says {literal:?}", file.name))
    };
    none(&files("www", "js").iter().filter_map(speaks).collect::<Vec<_>>());
}
