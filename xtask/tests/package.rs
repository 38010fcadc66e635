//! pkg/ as a package of npm: its list of files, and its modules, which together give the charts of the crate.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use district_charts::data::Dataset;
use serde_json::Value;
use xtask::{licences, package, section, tools, workspace};

/// The files of the package, in npm's order.
const FILES: [&str; 65] = [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "THIRD-PARTY-LICENSES.txt",
    "charts.d.ts",
    "charts.js",
    "charts_bg.wasm",
    "charts_bg.wasm.d.ts",
    "charts_bytes.js",
    "charts_entry.d.ts",
    "charts_entry.js",
    "charts_worker.d.ts",
    "charts_worker.js",
    "district_charts.d.ts",
    "district_charts.js",
    "draw.d.ts",
    "draw.js",
    "draw_bg.wasm",
    "draw_bg.wasm.d.ts",
    "draw_bytes.js",
    "draw_entry.d.ts",
    "draw_entry.js",
    "draw_map.d.ts",
    "draw_map.js",
    "draw_map_bg.wasm",
    "draw_map_bg.wasm.d.ts",
    "draw_map_bytes.js",
    "draw_map_entry.d.ts",
    "draw_map_entry.js",
    "draw_plot.js",
    "element.d.ts",
    "element.js",
    "errors.d.ts",
    "errors.js",
    "inline.d.ts",
    "inline.js",
    "inline_charts.js",
    "inline_draw.js",
    "inline_draw_map.js",
    "inline_element.js",
    "inline_package.js",
    "inline_style.js",
    "load.js",
    "package.d.ts",
    "package.js",
    "package.json",
    "package_bg.wasm",
    "package_bg.wasm.d.ts",
    "package_bytes.js",
    "package_entry.d.ts",
    "package_entry.js",
    "package_worker.d.ts",
    "package_worker.js",
    "preact.d.ts",
    "react.d.ts",
    "style.d.ts",
    "style.js",
    "style_bg.wasm",
    "style_bg.wasm.d.ts",
    "style_bytes.js",
    "style_entry.d.ts",
    "style_entry.js",
    "svelte.d.ts",
    "vue.d.ts",
    "wasm.d.ts",
];

/// Makes a chart with the installed package under node.
const ASK: &str = "import { readFileSync } from 'node:fs'; import { initSync, Chart } from 'district-charts'; \
    const wasm = (name) => readFileSync(new URL(import.meta.resolve(`district-charts/${name}_bg.wasm`))); \
    initSync({ charts: wasm('charts'), draw: wasm('draw') }); \
    const { words } = new Chart('l=en'); console.log(words.columns.length, words.rows.length, words.title);";

/// Makes a chart in the package's worker, which node runs with the interface of a browser's.
const ASK_WORKER: &str = "import { readFileSync } from 'node:fs'; import { Worker } from 'node:worker_threads';
    const path = new URL(import.meta.resolve('district-charts/charts-worker'));
    const bridge = `import { parentPort, workerData } from 'node:worker_threads';
      globalThis.onmessage = null;
      globalThis.postMessage = (data) => parentPort.postMessage(data);
      await import(workerData);
      parentPort.on('message', (data) => onmessage({ data }));`;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(bridge)}`), { workerData: path.href });
    const module = new WebAssembly.Module(readFileSync(new URL(import.meta.resolve('district-charts/charts_bg.wasm'))));
    worker.postMessage({ id: 1, name: 'init', inputs: [module] });
    worker.postMessage({ id: 2, name: 'chart', inputs: ['l=en'] });
    worker.postMessage({ id: 3, name: 'page', inputs: [] });
    const answers = [];
    worker.on('message', (answer) => {
      if (answers.push(answer) < 3) return;
      const [, chart, page] = answers.sort((a, b) => a.id - b.id);
      console.log(chart.value.rows.length, chart.value.title, 'failure' in page);
      worker.terminate();
    });";

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
    let files = package::ALL_MODULES.iter().flat_map(|module| endings.map(|ending| format!("{module}{ending}")));
    for file in files {
        fs::copy(workspace::root().join("pkg").join(&file), packed.join(&file)).expect("a file of pkg/");
    }
    fs::write(packed.join("inputs.sha256"), "").expect("a file that stays here");
    package::write(&packed).expect("the package is written");

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
    fs::write(user.join("worker.js"), ASK_WORKER).expect("a script");
    let answer = run(&node, &["worker.js"], &user);
    assert!(answer.starts_with("10 ") && answer.ends_with(" true\n"), "{answer}");
}

/// The module of charts holds the package of the checkout in its packed form.
#[test]
fn the_module_holds_the_package() {
    let module = fs::read(workspace::root().join("pkg/charts_bg.wasm")).expect("the module");
    let packed = section::find(&module, section::PACKAGE).expect("a module").expect("a section");
    assert!(packed == Dataset::embedded().expect("a package").pack(), "pkg/ is stale");
    assert_eq!(Dataset::unpack(packed).expect("a packed package").districts.len(), 11);
}

/// The licences of pkg/ are those of the libraries that the lock file names, and each has its line of copyright.
#[test]
fn the_licences_of_the_libraries_are_complete() {
    let kept = fs::read_to_string(workspace::root().join("pkg").join(licences::FILE)).expect("the licences");
    assert!(kept == licences::text().expect("licences"), "pkg/ is stale, `cargo xtask build` renews its licences");
    let entries: Vec<&str> = kept.split(&"-".repeat(80)).skip(1).collect();
    assert!(entries.len() > 5, "found {} licences", entries.len());
    for entry in &entries {
        let is_apache = entry.contains("Apache License");
        assert!(is_apache || entry.contains("Permission is hereby granted"), "no licence: {entry}");
        assert!(entry.to_lowercase().contains("copyright"), "no copyright: {entry}");
    }
    let libraries =
        ["plotters ", "plotters-backend ", "plotters-canvas ", "serde-wasm-bindgen ", "const-default ", "rlsf "];
    for library in libraries.into_iter().chain(["wasm-bindgen ", "The Rust standard library"]) {
        assert!(entries.iter().any(|entry| entry.lines().any(|line| line.starts_with(library))), "no {library}");
    }
}
