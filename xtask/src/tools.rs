//! The tools that tasks need. As root on Debian a task installs what is missing; otherwise it fails with the command that does.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use district_charts_cli::fonts;

use crate::{digest, workspace};

/// The target of the module.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// npm packages that are installed together: the name of their folder among the tools, and the folder of their manifest and lock file.
struct NpmPackages<'p> {
    name: &'p str,
    folder: &'p str,
}

/// The packages that `build`, `test` and `dist` run.
const PACKAGES: NpmPackages<'_> = NpmPackages { name: "npm", folder: "" };

/// Lighthouse, which only `vitals` runs; with its dependencies it is larger than all others.
const LIGHTHOUSE: NpmPackages<'_> = NpmPackages { name: "lighthouse", folder: "xtask/lighthouse" };

/// The chart libraries that only `bench` measures.
const BENCH: NpmPackages<'_> = NpmPackages { name: "bench", folder: "bench" };

/// The Nu Html Checker, a program for Java.
const VALIDITY: NpmPackages<'_> = NpmPackages { name: "validity", folder: "xtask/validity" };

/// The files of each folder of npm packages; the lock file holds the digest of every package.
const LOCK: &str = "package-lock.json";
const MANIFESTS: [&str; 3] = [".npmrc", "package.json", LOCK];

const GECKODRIVER: &str = "0.37.1";

/// The command for a machine without rustup: Debian's compiler for WebAssembly, which also compiles the standard library.
const WITHOUT_RUSTUP: &str = "apt-get install rustc-web cargo-web rust-web-src lld-22 nodejs npm && \
     RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22 \
     /usr/bin/cargo xtask build --build-std";

/// Finds a program by its name on the path or in our own tools.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let ours = workspace::tools_dir().ok().map(|tools| tools.join("bin"));
    let mut folders = std::env::split_paths(&path).chain(ours);
    folders.find_map(|folder| Some(folder.join(name)).filter(|file| file.is_file()))
}

/// Makes sure that the compiler has the target of the module.
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

/// `wasm-opt` as npm ships it: compiled to WebAssembly.
pub fn wasm_opt() -> Result<Command> {
    npm_program(&PACKAGES, "binaryen/bin/wasm-opt")
}

/// esbuild, which minifies and bundles.
pub fn esbuild() -> Result<Command> {
    npm_program(&PACKAGES, "esbuild/bin/esbuild")
}

/// TypeScript's compiler, which checks the types of the JavaScript.
pub fn tsc() -> Result<Command> {
    npm_program(&PACKAGES, TSC)
}

/// The script of TypeScript's compiler, for tests that run under node.
pub fn tsc_script() -> Result<PathBuf> {
    npm_file(&PACKAGES, TSC)
}

const TSC: &str = "typescript/bin/tsc";

/// ESLint.
pub fn eslint() -> Result<Command> {
    npm_program(&PACKAGES, "eslint/bin/eslint.js")
}

/// The script of axe, which checks a page against rules of accessibility.
pub fn axe() -> Result<PathBuf> {
    npm_file(&PACKAGES, "axe-core/axe.min.js")
}

/// The script of Lighthouse: the newest version that runs with Debian's node.
pub fn lighthouse() -> Result<PathBuf> {
    npm_file(&LIGHTHOUSE, "lighthouse/cli/index.js")
}

/// The Nu Html Checker.
pub fn html_checker() -> Result<Command> {
    ensure_programs(&JAVA)?;
    let mut command = Command::new(find("java").context("found no java")?);
    command.arg("-jar").arg(npm_file(&VALIDITY, "vnu-jar/build/dist/vnu.jar")?);
    Ok(command)
}

/// The folder of the chart libraries that `bench` measures.
pub fn bench_packages() -> Result<PathBuf> {
    Ok(installed(&BENCH)?.join("node_modules"))
}

/// The folder of a project of `examples/consumers/` with its packages.
pub fn consumer_packages(name: &str) -> Result<PathBuf> {
    let (folder, name) = (format!("{CONSUMERS}/{name}"), format!("consumer-{name}"));
    installed(&NpmPackages { name: &name, folder: &folder })
}

/// The folder of the projects that use the npm package.
const CONSUMERS: &str = "examples/consumers";

/// npm, as a command without arguments.
pub fn npm() -> Result<Command> {
    ensure_programs(&NODE)?;
    Ok(Command::new(find("npm").context("found no npm")?))
}

/// node, with its tests and its package manager.
const NODE: [Program; 2] =
    [Program { name: "node", packages: &["nodejs"] }, Program { name: "npm", packages: &["npm"] }];

/// Java, for the checker of markup.
const JAVA: [Program; 1] = [Program { name: "java", packages: &["default-jre-headless"] }];

/// Makes sure that node is there, and the npm packages that most tasks run.
pub fn ensure_npm_packages() -> Result<()> {
    installed(&PACKAGES).map(drop)
}

/// node, as a command without arguments.
pub fn node() -> Result<Command> {
    ensure_programs(&NODE)?;
    Ok(Command::new(find("node").context("found no node")?))
}

/// A program of an npm package, run by node.
fn npm_program(packages: &NpmPackages<'_>, file: &str) -> Result<Command> {
    let mut command = node()?;
    command.arg(npm_file(packages, file)?);
    Ok(command)
}

/// A file of an npm package.
fn npm_file(packages: &NpmPackages<'_>, file: &str) -> Result<PathBuf> {
    Ok(installed(packages)?.join("node_modules").join(file))
}

/// The folder of installed npm packages; installs what the lock file names, once for each lock file. No package may run a script.
fn installed(packages: &NpmPackages<'_>) -> Result<PathBuf> {
    let source = workspace::root().join(packages.folder);
    let lock =
        std::fs::read(source.join(LOCK)).with_context(|| format!("could not read {}/{LOCK}", packages.folder))?;
    let tools = workspace::tools_dir()?;
    let folder = tools.join(format!("{}-{}", packages.name, &digest::of(lock)[..LOCK_DIGITS]));
    if folder.is_dir() {
        return Ok(folder);
    }
    ensure_programs(&NODE)?;
    // Installed elsewhere and then renamed: a folder of this name is complete, and tasks may run at the same time.
    let staged = tools.join(format!("{}-{}", packages.name, std::process::id()));
    std::fs::create_dir_all(&staged)?;
    for file in MANIFESTS {
        std::fs::copy(source.join(file), staged.join(file)).with_context(|| format!("could not copy {file}"))?;
    }
    let mut npm = npm()?;
    npm.current_dir(&staged);
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    workspace::run(npm.stdout(Stdio::null()))?;
    if let Err(error) = std::fs::rename(&staged, &folder) {
        std::fs::remove_dir_all(&staged)?;
        if !folder.is_dir() {
            return Err(error).with_context(|| format!("could not make {}", folder.display()));
        }
    }
    Ok(folder)
}

/// The length of the digest of a lock file in the name of its folder.
const LOCK_DIGITS: usize = 12;

/// A program, and the packages that install it.
pub struct Program {
    /// The name of its file.
    pub name: &'static str,
    /// The Debian packages; none if cargo compiles the program.
    pub packages: &'static [&'static str],
}

/// Chromium and its driver, with a Chinese font.
pub const CHROMIUM: [Program; 2] = [
    Program { name: "chromium", packages: &["chromium", "fonts-noto-cjk"] },
    Program { name: "chromedriver", packages: &["chromium-driver"] },
];

/// Debian's Firefox; its driver is compiled.
pub const FIREFOX: [Program; 2] = [
    Program { name: "firefox-esr", packages: &["firefox-esr", "fonts-noto-cjk"] },
    Program { name: "geckodriver", packages: &[] },
];

/// WebKitGTK, which needs a display.
pub const WEBKIT: [Program; 2] = [
    Program { name: "WebKitWebDriver", packages: &["webkit2gtk-driver", "fonts-noto-cjk"] },
    Program { name: "Xvfb", packages: &["xvfb"] },
];

/// Reads what a browser prints.
pub const PDF_READERS: [Program; 3] = [
    Program { name: "pdftotext", packages: &["poppler-utils"] },
    Program { name: "pdfimages", packages: &["poppler-utils"] },
    Program { name: "pdftoppm", packages: &["poppler-utils"] },
];

/// The Debian package of the fonts of pictures.
const FONTS_PACKAGE: &str = "fonts-noto-cjk";

/// The files of the fonts of pictures; installs missing ones.
pub fn ensure_fonts() -> Result<[&'static Path; 2]> {
    let files = fonts::FILES.map(Path::new);
    if !files.iter().all(|file| file.is_file()) {
        install(&[FONTS_PACKAGE]).with_context(|| format!("found no {}", fonts::FILES.join(" and no ")))?;
    }
    Ok(files)
}

/// The programs that are missing on this machine.
pub fn missing(programs: &[Program]) -> Vec<&Program> {
    programs.iter().filter(|program| find(program.name).is_none()).collect()
}

/// Installs missing programs, or fails with the command that does.
pub fn ensure_programs(programs: &[Program]) -> Result<()> {
    let missing = missing(programs);
    let mut packages: Vec<&str> = missing.iter().flat_map(|program| program.packages).copied().collect();
    packages.dedup();
    let names: Vec<&str> = missing.iter().map(|program| program.name).collect();
    if !packages.is_empty() {
        install(&packages).with_context(|| format!("found no {}", names.join(" and no ")))?;
    }
    if names.contains(&"geckodriver") { compile_geckodriver() } else { Ok(()) }
}

/// Installs Debian packages as root; otherwise fails with the command that does.
pub fn install(packages: &[&str]) -> Result<()> {
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

/// Compiles Firefox's driver, which Debian does not package; this takes some minutes, once.
fn compile_geckodriver() -> Result<()> {
    eprintln!("compiling geckodriver {GECKODRIVER}; once, this takes some minutes");
    let mut command = workspace::cargo();
    command.args(["install", "--quiet", "geckodriver", "--locked", "--version", GECKODRIVER, "--root"]);
    workspace::run(command.arg(workspace::tools_dir()?))
}

fn is_root() -> Result<bool> {
    Ok(workspace::output(Command::new("id").arg("-u"))?.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every package has a fixed version and a digest, and none a registry of its own.
    #[test]
    fn lock_files_hold_digests_and_no_registry() {
        let projects = std::fs::read_dir(workspace::root().join(CONSUMERS)).expect("projects");
        let projects = projects.map(|project| project.expect("a project").file_name().to_string_lossy().into_owned());
        let projects = projects.map(|name| format!("{CONSUMERS}/{name}"));
        let folders = [&PACKAGES, &LIGHTHOUSE, &BENCH, &VALIDITY].map(|packages| packages.folder.to_owned());
        for folder in folders.into_iter().chain(projects) {
            let file = |name| workspace::root().join(&folder).join(name);
            let read = |name| std::fs::read_to_string(file(name)).expect("a file of the checkout");
            let lock: serde_json::Value = serde_json::from_str(&read(LOCK)).expect("JSON");
            let entries = lock["packages"].as_object().expect("a list of packages");
            assert!(!entries.is_empty(), "{folder}");
            for (path, entry) in entries.iter().filter(|(path, _)| !path.is_empty()) {
                let digest = entry["integrity"].as_str().unwrap_or_default();
                assert!(digest.starts_with("sha512-") && entry.get("resolved").is_none(), "{path}: {entry}");
            }
            let manifest: serde_json::Value = serde_json::from_str(&read("package.json")).expect("JSON");
            let dependencies = ["dependencies", "devDependencies"].map(|key| manifest[key].as_object());
            for (name, version) in dependencies.into_iter().flatten().flatten() {
                let version = version.as_str().expect("a version");
                assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{name} {version} is no fixed version");
            }
        }
    }
}
