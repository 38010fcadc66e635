//! `cargo xtask build`: src/ and data/ into pkg/. The same sources give the same bytes on any machine with
//! the same compiler, because no path of the machine gets into the module.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser};
use wasm_bindgen_cli_support::Bindgen;

use crate::{comments, integrity, package, size, stamp, tools, workspace};

/// The stem of the whole module's files in pkg/.
const NAME: &str = "district_charts";

/// What cargo is told for each module, in their order: all, what a page needs until something leaves it, what most embeds need.
const FEATURES: [&[&str]; 3] = [&[], &["--no-default-features", "--features", "page"], &["--no-default-features"]];

/// What goes into pkg/ beside the files that the compiler names.
const MANIFESTS: [&str; 6] =
    ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "LICENSE-MIT", "LICENSE-APACHE", "xtask/src/package.md"];

/// The smallest in brotli 11 of -Oz, -Os, -O3 and -O4, each with and without --converge. Functions with one caller stay alone
/// unless they are tiny: inlined they are fewer bytes, but pack worse (by three per cent). How things lie in memory is only a hint to
/// engines, which on the processors of today do nothing with it: all the same, it packs better (600). In the lowest kilobyte lies the end of
/// the stack, where nothing may ever be, so what is added to an address can stand in the instruction that reads there (800).
const OPTIMISATION: [&str; 8] = [
    "--dealign",
    "-Os",
    "--converge",
    "--one-caller-inline-max-function-size=10",
    "--low-memory-unused",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Builds pkg/ and prints its sizes, and the digests that a page may ask for.
pub fn run(mut arguments: Parser) -> Result<()> {
    let mut library = Library::Small;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("build-std") => library = Library::Built,
            other => return Err(other.unexpected().into()),
        }
    }
    if library == Library::Small {
        tools::ensure_library_sources()?;
    }
    let staged = workspace::root().join(".pkg-new");
    remove(&staged)?;
    build_into(&staged, library)?;
    swap(&staged, &workspace::root().join("pkg"))?;
    print_sizes_and_digests()
}

fn build_into(staged: &Path, library: Library) -> Result<()> {
    let release = workspace::target_dir()?.join(tools::WASM_TARGET).join("release");
    let started = SystemTime::now();
    let mut read = Vec::new();
    for (suffix, features) in package::SUFFIXES.into_iter().zip(FEATURES) {
        compile(library, features)?;
        read.extend(inputs(&release.join(NAME).with_extension("d"))?);
        bind(&release.join(NAME).with_extension("wasm"), &format!("{NAME}{suffix}"), staged)?;
        shorten(&staged.join(format!("{NAME}{suffix}.js")))?;
        optimise(&staged.join(format!("{NAME}{suffix}_bg.wasm")))?;
    }
    let stamp = stamp::over(workspace::root(), &read)?;
    if let Some(changed) = read.iter().find(|file| modified_since(started, file)) {
        bail!("{changed} changed while pkg/ was built from it; build again");
    }
    package::write(staged, NAME)?;
    let stamp = stamp + &stamp_of_outputs(staged)?;
    fs::write(staged.join("inputs.sha256"), stamp).context("could not write the stamp of pkg/")
}

/// The standard library that goes into the module.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Library {
    /// Compiled for size with the pinned compiler, whose unstable switches are as fixed as itself: no texts of panics, which
    /// nobody could read, and no places. Five per cent of the module, in brotli.
    Small,
    /// Compiled as it is, for a compiler that comes without it.
    Built,
}

/// Room for what is being called: six times what any chart of the tests has taken. The megabyte that it is else would lie between the data
/// and what a page copies of them.
const STACK: &str = "-Clink-arg=-zstack-size=131072";

fn compile(library: Library, features: &[&str]) -> Result<()> {
    let mut command = workspace::cargo();
    command.args(["build", "--release", "--package", "district-charts", "--lib", "--target", tools::WASM_TARGET]);
    command.args(features);
    command.arg("-Zbuild-std=std,panic_abort").env("RUSTC_BOOTSTRAP", "1");
    let mut flags = remaps()?;
    flags.push(STACK.to_owned());
    if library == Library::Small {
        command.arg("-Zbuild-std-features=optimize_for_size");
        // Inlined less than the optimiser would for size, and with loops as they are written, the module packs better.
        let small = [
            "-Zunstable-options",
            "-Cpanic=immediate-abort",
            "-Zlocation-detail=none",
            "-Cllvm-args=-inline-threshold=25",
            "-Cllvm-args=-disable-lsr",
        ];
        flags.extend(small.map(str::to_owned));
    }
    // Set here alone and whole: flags of the developer's own would make other bytes.
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    workspace::run(&mut command)
}

/// Flags that give every path in the module a name that is the same on all machines.
fn remaps() -> Result<Vec<String>> {
    let metadata = workspace::metadata(&["--filter-platform", tools::WASM_TARGET])?;
    let packages = metadata["packages"].as_array().context("no packages in `cargo metadata`")?;
    let foreign = packages.iter().filter(|package| !package["source"].is_null());
    let manifests = foreign.filter_map(|package| package["manifest_path"].as_str());
    let folders: BTreeSet<&Path> = manifests.filter_map(|manifest| Path::new(manifest).ancestors().nth(2)).collect();
    let crates = folders.iter().map(|folder| remap(folder, "crates"));
    Ok([remap(workspace::root(), "."), remap_library()?].into_iter().chain(crates).collect())
}

/// Where the standard library's sources are installed, its code would name them there; elsewhere it says `/rustc/…`.
fn remap_library() -> Result<String> {
    let rustc = |argument: &str| workspace::output(workspace::rustc().args(argument.split(' ')));
    let version = rustc("--version --verbose")?;
    let hash = version.lines().find_map(|line| line.strip_prefix("commit-hash: "));
    let hash = hash.context("no commit-hash in `rustc --version --verbose`")?;
    let sources = Path::new(rustc("--print sysroot")?.trim()).join("lib/rustlib/src/rust");
    Ok(remap(&sources, &format!("/rustc/{hash}")))
}

fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

/// The files that the compiler read, from the list that cargo leaves beside the module, and the manifests.
fn inputs(list: &Path) -> Result<Vec<String>> {
    let text = fs::read_to_string(list).with_context(|| format!("could not read {}", list.display()))?;
    let (_, files) = text.split_once(": ").context("no colon in cargo's list of inputs")?;
    let files = files.replace("\\ ", "\0");
    let files = files.split_whitespace().map(|file| file.replace('\0', " "));
    let root = workspace::root();
    let ours = files.filter_map(|file| Some(Path::new(&file).strip_prefix(root).ok()?.to_str()?.to_owned()));
    Ok(ours.chain(MANIFESTS.map(str::to_owned)).collect())
}

fn modified_since(time: SystemTime, file: &str) -> bool {
    let modified = fs::metadata(workspace::root().join(file)).and_then(|metadata| metadata.modified());
    modified.is_ok_and(|modified| modified > time)
}

/// Writes the JavaScript, its types, and the module without names.
fn bind(wasm: &Path, name: &str, staged: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name(name).web(true)?.typescript(true);
    // As a library wasm-bindgen leaves the path out unless told, and `init()` then finds no module.
    bindgen.omit_default_module_path(false);
    // Not the target features: `wasm-opt` reads from them what it may use.
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.generate(staged).context("wasm-bindgen failed; its version must be that of wasm-bindgen in Cargo.lock")
}

/// Leaves out of the JavaScript what its types say too, and every reader of a chart would load: six hundred bytes in brotli. The first line
/// says where the types are.
fn shorten(script: &Path) -> Result<()> {
    let text = fs::read_to_string(script).with_context(|| format!("could not read {}", script.display()))?;
    let (types, rest) = text.split_once('\n').context("found an empty script")?;
    fs::write(script, format!("{types}\n{}", comments::without(rest)))?;
    Ok(())
}

/// Makes the module smaller where there is node; without it the module only is larger, which is said aloud.
fn optimise(wasm: &Path) -> Result<()> {
    match tools::wasm_opt() {
        Ok(mut wasm_opt) => workspace::run(wasm_opt.arg(wasm).args(OPTIMISATION).arg("-o").arg(wasm)),
        Err(error) => {
            eprintln!("wasm-opt SKIPPED: {error:#}; pkg/ works, but is larger than the one to commit");
            Ok(())
        }
    }
}

/// The lines of the stamp for what is about to be pkg/.
fn stamp_of_outputs(staged: &Path) -> Result<String> {
    let lines = stamp::over(staged, &names(staged)?)?;
    Ok(lines.lines().map(|line| line.replacen("  ", "  pkg/", 1) + "\n").collect())
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Puts the new folder in the place of the old, which stays whole until then.
fn swap(staged: &Path, place: &Path) -> Result<()> {
    let old = place.with_file_name(".pkg-old");
    remove(&old)?;
    if place.exists() {
        fs::rename(place, &old)?;
    }
    fs::rename(staged, place)?;
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
    let loaded = || all.iter().filter(|name| name.ends_with(".js") || name.ends_with(".wasm"));
    for name in loaded() {
        println!("{}", size::line(&pkg.join(name))?);
    }
    for name in loaded() {
        println!("{}  {name}", integrity::of_file(&fs::read(pkg.join(name))?));
    }
    Ok(())
}
