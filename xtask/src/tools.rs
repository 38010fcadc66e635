//! What must be installed, and how: as root the tasks install it, anybody else is told the one command.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::workspace;

/// The target of the module.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// `wasm-opt` as npm ships it: WebAssembly itself, so nothing is compiled to have it.
pub const BINARYEN: &str = "131.0.0";

/// What makes scripts and style sheets smaller; npm ships it compiled.
pub const ESBUILD: &str = "0.28.2";

/// The rules that the browser tests hold the pages to.
pub const AXE: &str = "4.14.1";

/// What `vitals` asks.
const LIGHTHOUSE: &str = "12.8.2";

const GECKODRIVER: &str = "0.37.1";

/// What a machine without rustup runs instead: Debian's compiler for the web, with the standard library built too.
const WITHOUT_RUSTUP: &str = "apt-get install rustc-web cargo-web rust-web-src lld-22 && \
     RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22 \
     /usr/bin/cargo xtask build --build-std";

/// A program by its name, on the path or among our own tools.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let ours = workspace::tools_dir().ok().map(|tools| tools.join("bin"));
    let mut folders = std::env::split_paths(&path).chain(ours);
    folders.find_map(|folder| Some(folder.join(name)).filter(|file| file.is_file()))
}

/// Makes sure that the compiler knows the browser.
pub fn ensure_wasm_target() -> Result<()> {
    let library = workspace::output(workspace::rustc().args(["--print", "target-libdir", "--target", WASM_TARGET]))?;
    if Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    rustup(&["target", "add", WASM_TARGET])
        .with_context(|| format!("found no target {WASM_TARGET}; without rustup run\n\n    {WITHOUT_RUSTUP}\n"))
}

/// Makes sure that the standard library can be compiled.
pub fn ensure_library_sources() -> Result<()> {
    let sysroot = workspace::output(workspace::rustc().args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/std").is_dir() {
        return Ok(());
    }
    rustup(&["component", "add", "rust-src"]).with_context(|| {
        format!("found no sources of the standard library; without rustup run\n\n    {WITHOUT_RUSTUP}\n")
    })
}

/// Makes sure that cargo has its formatter and its linter.
pub fn ensure_components() -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        let mut ask = workspace::cargo();
        ask.args([subcommand, "--version"]).stdout(Stdio::null()).stderr(Stdio::null());
        if !ask.status().is_ok_and(|status| status.success()) {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

fn rustup(arguments: &[&str]) -> Result<()> {
    workspace::run(Command::new("rustup").current_dir(workspace::root()).args(arguments))
}

/// `wasm-opt`, fetched once.
pub fn wasm_opt() -> Result<Command> {
    npm_program("binaryen", BINARYEN, "bin/wasm-opt")
}

/// `esbuild`, fetched once.
pub fn esbuild() -> Result<Command> {
    npm_program("esbuild", ESBUILD, "bin/esbuild")
}

/// The rules of accessibility that a program can hold a page to, as a script; fetched once.
pub fn axe() -> Result<PathBuf> {
    npm_file("axe-core", AXE, "axe.min.js")
}

/// The program that gives a page marks; fetched once. The newest that runs with Debian's node.
pub fn lighthouse() -> Result<PathBuf> {
    npm_file("lighthouse", LIGHTHOUSE, "cli/index.js")
}

/// A program of an npm package, for node to run.
fn npm_program(package: &str, version: &str, file: &str) -> Result<Command> {
    let mut command = Command::new(find("node").context("found no node")?);
    command.arg(npm_file(package, version, file)?);
    Ok(command)
}

/// A file of an npm package, which is fetched where it is not there yet.
fn npm_file(package: &str, version: &str, file: &str) -> Result<PathBuf> {
    let npm = find("npm").context("found no npm")?;
    let folder = workspace::tools_dir()?.join(format!("{package}-{version}"));
    let file = folder.join("node_modules").join(package).join(file);
    if !file.is_file() {
        std::fs::create_dir_all(&folder)?;
        let mut npm = Command::new(npm);
        npm.args(["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        workspace::run(npm.arg("--prefix").arg(&folder).arg(format!("{package}@{version}")))?;
    }
    Ok(file)
}

/// A program, and where it comes from.
pub struct Program {
    /// The name of its file.
    pub name: &'static str,
    /// The Debian packages that make it work; none if cargo compiles it.
    pub packages: &'static [&'static str],
}

/// The required engine, with the font that Chinese needs.
pub const CHROMIUM: [Program; 2] = [
    Program { name: "chromium", packages: &["chromium", "fonts-noto-cjk"] },
    Program { name: "chromedriver", packages: &["chromium-driver"] },
];

/// Firefox as Debian keeps it; its driver is compiled.
pub const FIREFOX: [Program; 2] = [
    Program { name: "firefox-esr", packages: &["firefox-esr", "fonts-noto-cjk"] },
    Program { name: "geckodriver", packages: &[] },
];

/// WebKitGTK, which wants a screen.
pub const WEBKIT: [Program; 2] = [
    Program { name: "WebKitWebDriver", packages: &["webkit2gtk-driver", "fonts-noto-cjk"] },
    Program { name: "Xvfb", packages: &["xvfb"] },
];

/// The fonts of pictures, and the package that brings them.
const FONTS: [&str; 2] =
    ["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"];
const FONTS_PACKAGE: &str = "fonts-noto-cjk";

/// The files of the fonts of pictures; installs them if they are missing.
pub fn ensure_fonts() -> Result<[&'static Path; 2]> {
    let files = FONTS.map(Path::new);
    if !files.iter().all(|file| file.is_file()) {
        install(&[FONTS_PACKAGE]).with_context(|| format!("found no {}", FONTS.join(" and no ")))?;
    }
    Ok(files)
}

/// Those of these programs that this machine does not have.
pub fn missing(programs: &[Program]) -> Vec<&Program> {
    programs.iter().filter(|program| find(program.name).is_none()).collect()
}

/// Installs those that are missing, or fails with the command that does.
pub fn ensure_programs(programs: &[Program]) -> Result<()> {
    let missing = missing(programs);
    let packages: Vec<&str> = missing.iter().flat_map(|program| program.packages).copied().collect();
    let names: Vec<&str> = missing.iter().map(|program| program.name).collect();
    if !packages.is_empty() {
        install(&packages).with_context(|| format!("found no {}", names.join(" and no ")))?;
    }
    if names.contains(&"geckodriver") { compile_geckodriver() } else { Ok(()) }
}

/// Installs Debian packages if we may; otherwise the error is the command that does.
fn install(packages: &[&str]) -> Result<()> {
    if find("apt-get").is_none() {
        bail!("found no apt-get, expected the programs of the Debian packages {}", packages.join(" "));
    }
    if !is_root()? {
        let packages = packages.join(" ");
        bail!("run: sudo apt-get update && sudo apt-get install --no-install-recommends {packages}");
    }
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet=2").args(arguments);
        workspace::run(&mut command)
    };
    eprintln!("installing {}", packages.join(" "));
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}

/// Compiles Firefox's driver, which Debian does not have; once, in some minutes.
fn compile_geckodriver() -> Result<()> {
    eprintln!("compiling geckodriver {GECKODRIVER}; once, this takes some minutes");
    let mut command = workspace::cargo();
    command.args(["install", "--quiet", "geckodriver", "--locked", "--version", GECKODRIVER, "--root"]);
    workspace::run(command.arg(workspace::tools_dir()?))
}

fn is_root() -> Result<bool> {
    Ok(workspace::output(Command::new("id").arg("-u"))?.trim() == "0")
}
