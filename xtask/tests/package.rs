//! pkg/ as a package of npm: its list of files, and a module that makes a chart; and the smaller modules, which give the same charts as the
//! whole one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use xtask::{package, tools, workspace};

const NAME: &str = "district_charts";

/// The files of the package, in npm's order.
const FILES: [&str; 13] = [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "district_charts.d.ts",
    "district_charts.js",
    "district_charts_bg.wasm",
    "district_charts_page.d.ts",
    "district_charts_page.js",
    "district_charts_page_bg.wasm",
    "district_charts_rows.d.ts",
    "district_charts_rows.js",
    "district_charts_rows_bg.wasm",
    "package.json",
];

/// Makes a chart with the installed package under node.
const ASK: &str = "import { readFileSync } from 'node:fs'; import { initSync, Chart } from 'district-charts'; \
    const wasm = new URL(import.meta.resolve('district-charts/district_charts_bg.wasm')); \
    initSync({ module: readFileSync(wasm) }); \
    const { words } = new Chart('l=en'); console.log(words.columns.length, words.rows.length, words.title);";

/// Compares each case in all modules of a checkout: texts, height and sources. The module of rows may lack labels of a page. Prints the number
/// of charts in the module of rows, and the kinds that it lacks.
const COMPARE: &str = "import { readFileSync } from 'node:fs'; import { deepEqual } from 'node:assert/strict';
    import * as whole from './pkg/district_charts.js'; import * as page from './pkg/district_charts_page.js';
    import * as rows from './pkg/district_charts_rows.js';
    const ready = (module, name) => module.initSync({ module: readFileSync(`pkg/district_charts${name}_bg.wasm`) });
    ready(whole, ''); ready(page, '_page'); ready(rows, '_rows');
    const lines = readFileSync('tests/cases.txt', 'utf8').split('\\n').filter((line) => line && !line.startsWith('#'));
    const kinds = new Map();
    let here = 0;
    const equal = (chart, same, line) => {
      const [{ labels, ...words }, { labels: all, ...others }] = [chart.words, same.words];
      deepEqual(words, others, line);
      for (const [name, label] of Object.entries(labels)) deepEqual(label, all[name], `${line}: ${name}`);
      deepEqual(labels.close.length > 0 && labels.sorted.length > 0, true, `${line}: labels of a chart`);
      deepEqual(chart.height(360, 1), same.height(360, 1), line);
      deepEqual(chart.sources(-1), same.sources(-1), line);
    };
    for (const line of lines) {
      const link = line.split(' ')[1] ?? '';
      const [chart, other, same] = [rows, page, whole].map(({ Chart }) => new Chart(link));
      deepEqual([other.isElsewhere, same.isElsewhere], [false, false]);
      equal(other, same, line);
      deepEqual(other.words.labels, same.words.labels, line);
      deepEqual(page.page(link), whole.page(link), line);
      const kind = new URLSearchParams(link).get('c') ?? 'rank';
      const isHere = !chart.isElsewhere;
      kinds.set(kind, kinds.get(kind) || isHere);
      if (!isHere) continue;
      here += 1;
      equal(chart, same, line);
    }
    console.log(here, [...kinds].filter(([, isHere]) => !isHere).map(([kind]) => kind).sort().join('|'));";

fn program(name: &str) -> PathBuf {
    tools::find(name).unwrap_or_else(|| panic!("found no {name}; `cargo xtask test` installs it"))
}

fn run(program: &Path, arguments: &[&str], folder: &Path) -> String {
    let output = Command::new(program).args(arguments).current_dir(folder).output().expect("it starts");
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{} {arguments:?}: {error}", program.display());
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

#[test]
fn the_package_can_be_published_and_used() {
    let (npm, node) = (program("npm"), program("node"));
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("package");
    let _ = fs::remove_dir_all(&root);
    let (packed, user) = (root.join("packed"), root.join("user"));
    fs::create_dir_all(&packed).expect("a folder for the package");
    fs::create_dir_all(&user).expect("a folder for its user");
    let endings = [".js", ".d.ts", "_bg.wasm", "_bg.wasm.d.ts"];
    for file in package::SUFFIXES.iter().flat_map(|suffix| endings.map(|ending| format!("{NAME}{suffix}{ending}"))) {
        fs::copy(workspace::root().join("pkg").join(&file), packed.join(&file)).expect("a file of pkg/");
    }
    fs::write(packed.join("inputs.sha256"), "").expect("a file that stays here");
    package::write(&packed, NAME).expect("the package is written");

    let listing = run(&npm, &["pack", "--json", "--pack-destination", ".."], &packed);
    let listing: Value = serde_json::from_str(&listing).expect("npm lists what it packs as JSON");
    let mut files: Vec<&str> =
        listing[0]["files"].as_array().expect("a list").iter().filter_map(|file| file["path"].as_str()).collect();
    files.sort_unstable();
    assert_eq!(files, FILES);
    assert_eq!(listing[0]["version"].as_str(), Some(env!("CARGO_PKG_VERSION")));
    run(&npm, &["publish", "--dry-run", "--offline"], &packed);

    let archive = root.join(listing[0]["filename"].as_str().expect("a name")).display().to_string();
    fs::write(user.join("package.json"), "{\"private\":true,\"type\":\"module\"}").expect("a user");
    run(&npm, &["install", "--offline", "--no-audit", "--no-fund", &archive], &user);
    fs::write(user.join("ask.js"), ASK).expect("a script");
    let answer = run(&node, &["ask.js"], &user);
    assert!(answer.starts_with("4 10 "), "{answer}");
}

/// A page guesses from a link which module has its chart, so that it loads one; the guess is what the modules report.
#[test]
fn smaller_modules_say_what_the_whole_one_does() {
    let node = program("node");
    let root = workspace::root();
    let answer = run(&node, &["--input-type=module", "--eval", COMPARE], root);
    let (here, elsewhere) = answer.trim().split_once(' ').expect("a number and kinds");
    assert!(here.parse::<u32>().is_ok_and(|here| here > 30), "only {here} charts are in the module of rows");
    for file in ["www/modules.js", "www/embed.html"] {
        let script = fs::read_to_string(root.join(file)).expect(file);
        let guessed = script.split_once("c=(").and_then(|(_, rest)| rest.split_once(')')).expect("a list of kinds").0;
        let mut guessed: Vec<&str> = guessed.split('|').collect();
        guessed.sort_unstable();
        assert_eq!(guessed.join("|"), elsewhere, "{file}");
    }
}
