//! Paths of the repository and of cargo, and running other programs.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use lexopt::Parser;
use serde_json::Value;

/// The root of the repository.
pub fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest)
}

/// The cargo that started this program, so that every step uses one toolchain. It runs in the root.
pub fn cargo() -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(root());
    command
}

/// The compiler that cargo uses. It runs in the root.
pub fn rustc() -> Command {
    let mut command = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    command.current_dir(root());
    command
}

/// The output of `cargo metadata` with these arguments.
pub fn metadata(arguments: &[&str]) -> Result<Value> {
    let mut command = cargo();
    command.args(["metadata", "--format-version", "1"]).args(arguments);
    let text = output(&mut command)?;
    serde_json::from_str(&text).context("could not parse the output of `cargo metadata`")
}

/// The target directory of cargo: `target/`, unless the developer has set another.
pub fn target_dir() -> Result<PathBuf> {
    let metadata = metadata(&["--no-deps"])?;
    let directory = metadata["target_directory"].as_str().context("found no target_directory in `cargo metadata`")?;
    Ok(PathBuf::from(directory))
}

/// The folder of the tools that npm and cargo install for this repository.
pub fn tools_dir() -> Result<PathBuf> {
    Ok(target_dir()?.join("tools"))
}

/// A command line as typed in a shell, for messages.
pub fn typed(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| quoted(&word.to_string_lossy())).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &str) -> String {
    let name = Path::new(word).file_name().filter(|_| word.ends_with("/cargo"));
    match name {
        Some(name) => name.to_string_lossy().into_owned(),
        None if word.contains([' ', '[', '*', '$']) => format!("'{word}'"),
        None => word.to_owned(),
    }
}

/// Runs a command with its output on the terminal. The error names the command.
pub fn run(command: &mut Command) -> Result<()> {
    let typed = typed(command);
    let status = command.status().with_context(|| format!("could not start `{typed}`"))?;
    if !status.success() {
        bail!("`{typed}` failed: {status}");
    }
    Ok(())
}

/// Runs a command and returns its standard output. Its standard error is this program's.
pub fn output(command: &mut Command) -> Result<String> {
    let typed = typed(command);
    let output = command.stderr(Stdio::inherit()).output().with_context(|| format!("could not start `{typed}`"))?;
    if !output.status.success() {
        bail!("`{typed}` failed: {}", output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("found bytes that are not UTF-8 in the output of `{typed}`"))
}

/// Starts this program again with a cargo feature that it was compiled without.
pub fn run_with_feature(feature: &str, task: &str, mut arguments: Parser) -> Result<()> {
    let mut command = cargo();
    command.args(["run", "--package", "xtask", "--features", feature, "--", task]);
    command.args(arguments.raw_args()?);
    command.current_dir(std::env::current_dir()?);
    run(&mut command)
}
