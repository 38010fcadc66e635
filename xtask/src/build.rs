//! `cargo xtask build`: builds pkg/ from src/ and data/, and the scripts of the finished site from www/ and pkg/. The build is reproducible: the same sources and compiler give the same bytes
//! on any machine, because path prefixes are remapped.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser};
use wasm_bindgen_cli_support::Bindgen;

use crate::{comments, function_order, integrity, package, scripts, section, size, stamp, tools, workspace};
use district_charts::data::Dataset;

/// The file stem of the crate's output.
const CRATE: &str = "district_charts";

/// Inputs of pkg/ that cargo's list of inputs does not name.
const OTHER_INPUTS: [&str; 5] = ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "LICENSE-MIT", "LICENSE-APACHE"];

/// Arguments of wasm-opt, chosen for the smallest module in brotli 11.
///
/// - `-Os --converge` is smaller than `-Oz`, `-O3` and `-O4`, each with and without `--converge`.
/// - `--one-caller-inline-max-function-size`: inlining larger functions gives fewer bytes that compress worse.
/// - `--dealign`: removes alignment hints, which engines ignore on current processors.
/// - `--low-memory-unused`: folds offsets into load and store instructions. It is safe because the lowest kilobyte is the end of the
///   stack, where no data lies.
///
/// `cargo xtask build` prints the sizes.
const OPTIMISATION: [&str; 7] = [
    "--dealign",
    "-Os",
    "--converge",
    "--one-caller-inline-max-function-size=10",
    "--low-memory-unused",
    "--reorder-functions-by-name",
    "--strip-debug",
];

/// Arguments of the second run of wasm-opt, which orders the functions by the names that `function_order` gives.
const ORDERING: [&str; 4] =
    ["--reorder-functions-by-name", "--strip-debug", "--strip-producers", "--strip-target-features"];

/// Builds pkg/, and prints the sizes and the integrity digests of its files.
pub fn run(mut arguments: Parser) -> Result<()> {
    let mut library = StandardLibrary::SizeOptimised;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("build-std") => library = StandardLibrary::Unmodified,
            Arg::Long("scripts") => return scripts::write(),
            other => return Err(other.unexpected().into()),
        }
    }
    // Before the compiler runs, which takes minutes.
    drop(wasm_opt()?);
    if library == StandardLibrary::SizeOptimised {
        tools::ensure_library_sources()?;
    }
    let staged = workspace::root().join(".pkg-new");
    remove(&staged)?;
    build_into(&staged, library)?;
    swap(&staged, &workspace::root().join("pkg"))?;
    scripts::write()?;
    print_sizes_and_digests()
}

/// Builds every module into a folder, with the npm manifest and the stamp.
fn build_into(staged: &Path, library: StandardLibrary) -> Result<()> {
    let release = workspace::target_dir()?.join(tools::WASM_TARGET).join("release");
    let started = SystemTime::now();
    let mut sources = Vec::new();
    for module in package::ALL_MODULES {
        compile(library, module)?;
        sources.extend(inputs(&release.join(CRATE).with_extension("d"))?);
        bind(&release.join(CRATE).with_extension("wasm"), module, staged)?;
        remove_comments(&staged.join(format!("{module}.js")))?;
        remove_disposal(&staged.join(format!("{module}.d.ts")))?;
        optimise(&staged.join(format!("{module}_bg.wasm")))?;
    }
    put_package(&staged.join("charts_bg.wasm"))?;
    for module in package::MODULES {
        package::put_version(&staged.join(format!("{module}_bg.wasm")), module)?;
    }
    let stamp = stamp::over(workspace::root(), &sources)?;
    if let Some(changed) = sources.iter().find(|file| modified_since(started, file)) {
        bail!("found that {changed} changed during the build, expected no change; run `cargo xtask build` again");
    }
    package::write(staged)?;
    let stamp = stamp + &stamp_of_outputs(staged)?;
    fs::write(staged.join("inputs.sha256"), stamp).context("could not write the stamp of pkg/")
}

/// How the standard library of the module is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum StandardLibrary {
    /// For size, without panic messages and source locations, which no reader sees. The switches are unstable, and fixed by the pinned
    /// compiler.
    SizeOptimised,
    /// Without those switches, for a compiler that is not the pinned one.
    Unmodified,
}

/// The stack size: six times the most that a chart of the tests has used. The default is a megabyte of linear memory.
const STACK_SIZE: &str = "-Clink-arg=-zstack-size=131072";

/// Compiles the crate with the entry point of a module.
fn compile(library: StandardLibrary, module: &str) -> Result<()> {
    let mut command = workspace::cargo();
    command.args(["build", "--release", "--package", "district-charts", "--lib", "--target", tools::WASM_TARGET]);
    command.args(["--features", module]);
    command.arg("-Zbuild-std=std,panic_abort").env("RUSTC_BOOTSTRAP", "1");
    let mut flags = remap_flags()?;
    flags.push(STACK_SIZE.to_owned());
    if library == StandardLibrary::SizeOptimised {
        command.arg("-Zbuild-std-features=optimize_for_size");
        // Less inlining by LLVM, and no loop strength reduction, give a module that compresses better. Inlining small functions before
        // generic code is instantiated saves the many instances of the library's iterator adapters; the defaults of the two thresholds, 50
        // and 100, inline too much.
        let size_flags = [
            "-Zunstable-options",
            "-Cpanic=immediate-abort",
            "-Zlocation-detail=none",
            "-Cllvm-args=-inline-threshold=5",
            "-Cllvm-args=-disable-lsr",
            "-Zinline-mir=yes",
            "-Zinline-mir-threshold=30",
            "-Zinline-mir-hint-threshold=30",
        ];
        flags.extend(size_flags.map(str::to_owned));
    }
    // Replaces all flags: those of the developer would change the bytes.
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    workspace::run(&mut command)
}

/// Flags that remap every path prefix in the module to one that is the same on all machines.
fn remap_flags() -> Result<Vec<String>> {
    let metadata = workspace::metadata(&["--filter-platform", tools::WASM_TARGET])?;
    let packages = metadata["packages"].as_array().context("found no packages in `cargo metadata`")?;
    let foreign = packages.iter().filter(|package| !package["source"].is_null());
    let manifests = foreign.filter_map(|package| package["manifest_path"].as_str());
    let folders: BTreeSet<&Path> = manifests.filter_map(|manifest| Path::new(manifest).ancestors().nth(2)).collect();
    let crates = folders.iter().map(|folder| remap(folder, "crates"));
    Ok([remap(workspace::root(), "."), remap_standard_library()?].into_iter().chain(crates).collect())
}

/// Remaps the installed sources of the standard library to `/rustc/…`, the prefix in the compiled standard library.
fn remap_standard_library() -> Result<String> {
    let rustc = |argument: &str| workspace::output(workspace::rustc().args(argument.split(' ')));
    let version = rustc("--version --verbose")?;
    let hash = version.lines().find_map(|line| line.strip_prefix("commit-hash: "));
    let hash = hash.context("found no commit-hash in `rustc --version --verbose`")?;
    let sources = Path::new(rustc("--print sysroot")?.trim()).join("lib/rustlib/src/rust");
    Ok(remap(&sources, &format!("/rustc/{hash}")))
}

fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

/// The files that the compiler read, from cargo's list of inputs (a `.d` file), and the manifests. Paths are relative to the root.
fn inputs(list: &Path) -> Result<Vec<String>> {
    let text = fs::read_to_string(list).with_context(|| format!("could not read {}", list.display()))?;
    let (_, files) = text
        .split_once(": ")
        .with_context(|| format!("found no colon in {}, expected `OUTPUT: INPUTS`", list.display()))?;
    let files = files.replace("\\ ", "\0");
    let files = files.split_whitespace().map(|file| file.replace('\0', " "));
    let root = workspace::root();
    let in_repository = files.filter_map(|file| Some(Path::new(&file).strip_prefix(root).ok()?.to_str()?.to_owned()));
    Ok(in_repository.chain(OTHER_INPUTS.map(str::to_owned)).chain(package::inputs()).collect())
}

fn modified_since(time: SystemTime, file: &str) -> bool {
    let modified = fs::metadata(workspace::root().join(file)).and_then(|metadata| metadata.modified());
    modified.is_ok_and(|modified| modified > time)
}

/// Writes the JavaScript, its types, and the module, still with its name section.
fn bind(wasm: &Path, name: &str, staged: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name(name).web(true)?.typescript(true);
    // The default of the library, unlike that of the program, omits the path; `init()` then finds no module.
    bindgen.omit_default_module_path(false);
    // The target features section stays: `wasm-opt` reads from it which features it may use.
    // So does the name section: `wasm-opt` orders the functions by it, which is a good order to begin with.
    bindgen.remove_name_section(false).remove_producers_section(true);
    // A trap leaves a module in an unknown state: the page then starts it anew.
    bindgen.reset_state_function(true);
    bindgen.generate(staged).context("wasm-bindgen failed; its version must be that of wasm-bindgen in Cargo.lock")
}

/// Removes the comments from the JavaScript; the `.d.ts` file has the same documentation. The first line stays: it names the `.d.ts`
/// file.
fn remove_comments(script: &Path) -> Result<()> {
    let text = fs::read_to_string(script).with_context(|| format!("could not read {}", script.display()))?;
    let (types, rest) = text
        .split_once('\n')
        .with_context(|| format!("found no second line in {}, expected a script", script.display()))?;
    fs::write(script, format!("{types}\n{}", comments::without(rest)))?;
    Ok(())
}

/// Removes the type of `Symbol.dispose`, which the library of ES2022 does not have.
fn remove_disposal(types: &Path) -> Result<()> {
    let text = fs::read_to_string(types).with_context(|| format!("could not read {}", types.display()))?;
    let kept: String = text.split_inclusive('\n').filter(|line| !line.contains("[Symbol.dispose]")).collect();
    Ok(fs::write(types, kept)?)
}

/// Optimises a module in place, and orders its functions so that similar ones are neighbours.
fn optimise(wasm: &Path) -> Result<()> {
    workspace::run(wasm_opt()?.arg(wasm).args(OPTIMISATION).arg("-o").arg(wasm))?;
    fs::write(wasm, function_order::named(&fs::read(wasm)?)?)?;
    workspace::run(wasm_opt()?.arg(wasm).args(ORDERING).arg("-o").arg(wasm))
}

/// Puts the package of the checkout into a module, after the optimiser, which would drop or move the section.
fn put_package(wasm: &Path) -> Result<()> {
    let module = fs::read(wasm)?;
    let dataset = Dataset::embedded().context("while the package of the checkout was read")?;
    let module = section::replaced(&module, section::PACKAGE, &dataset.pack())?;
    fs::write(wasm, module).with_context(|| format!("could not write {}", wasm.display()))
}

/// `wasm-opt`, which npm fetches and node runs.
fn wasm_opt() -> Result<Command> {
    tools::wasm_opt()
        .context("could not prepare wasm-opt, which needs node and npm; install both (Debian: nodejs, npm)")
}

/// The stamp lines of the new pkg/.
fn stamp_of_outputs(staged: &Path) -> Result<String> {
    let lines = stamp::over(staged, &names(staged)?)?;
    Ok(lines.lines().map(|line| line.replacen("  ", "  pkg/", 1) + "\n").collect())
}

/// The names of the entries of a folder, sorted.
fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Replaces a folder by a new one. The old folder stays complete until the new one is.
fn swap(staged: &Path, target: &Path) -> Result<()> {
    let old = target.with_file_name(".pkg-old");
    remove(&old)?;
    if target.exists() {
        fs::rename(target, &old)?;
    }
    fs::rename(staged, target)?;
    remove(&old)
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("could not remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

fn print_sizes_and_digests() -> Result<()> {
    let pkg = workspace::root().join("pkg");
    println!("{}", size::head());
    let all = names(&pkg)?;
    // The bytes of the modules as texts have no size of their own.
    let is_loadable = |name: &str| (name.ends_with(".js") || name.ends_with(".wasm")) && !name.ends_with("_bytes.js");
    let loadable = || all.iter().filter(|name| is_loadable(name));
    for name in loadable() {
        println!("{}", size::line(&pkg.join(name))?);
    }
    for name in loadable() {
        println!("{}  {name}", integrity::of_file(&fs::read(pkg.join(name))?));
    }
    Ok(())
}
