//! Where things lie, and how other programs are run. It knows no task.

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

/// The cargo that started this program, so that one toolchain does everything.
pub fn cargo() -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(root());
    command
}

/// The compiler that cargo uses.
pub fn rustc() -> Command {
    let mut command = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    command.current_dir(root());
    command
}

/// What `cargo metadata` says with these arguments.
pub fn metadata(arguments: &[&str]) -> Result<Value> {
    let mut command = cargo();
    command.args(["metadata", "--format-version", "1"]).args(arguments);
    let text = output(&mut command)?;
    serde_json::from_str(&text).context("while reading what `cargo metadata` says")
}

/// Where cargo puts what it builds; `target/` unless the developer moved it.
pub fn target_dir() -> Result<PathBuf> {
    let metadata = metadata(&["--no-deps"])?;
    let directory = metadata["target_directory"].as_str().context("no target_directory in `cargo metadata`")?;
    Ok(PathBuf::from(directory))
}

/// Where the tools lie that no package manager of the system has.
pub fn tools_dir() -> Result<PathBuf> {
    Ok(target_dir()?.join("tools"))
}

/// A command as one would type it, for messages.
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

/// Runs a command that speaks for itself, and fails with its name if it fails.
pub fn run(command: &mut Command) -> Result<()> {
    let typed = typed(command);
    let status = command.status().with_context(|| format!("could not start `{typed}`"))?;
    if !status.success() {
        bail!("`{typed}` failed: {status}");
    }
    Ok(())
}

/// Runs a command for what it prints; what it complains of goes where our own complaints go.
pub fn output(command: &mut Command) -> Result<String> {
    let typed = typed(command);
    let output = command.stderr(Stdio::inherit()).output().with_context(|| format!("could not start `{typed}`"))?;
    if !output.status.success() {
        bail!("`{typed}` failed: {}", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{typed}` printed something else than UTF-8"))
}

/// Starts this program again with a feature that the cheap tasks do without.
pub fn run_with_feature(feature: &str, task: &str, mut arguments: Parser) -> Result<()> {
    let mut command = cargo();
    command.args(["run", "--package", "xtask", "--features", feature, "--", task]);
    command.args(arguments.raw_args()?);
    command.current_dir(std::env::current_dir()?);
    run(&mut command)
}
