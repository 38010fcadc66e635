//! Runs the command line as a user does, on copies of `examples/germany`.
#![allow(dead_code, reason = "each file of tests uses a part")]
#![allow(clippy::disallowed_methods)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The output of a command, and its exit status.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) error: String,
}

pub(crate) fn run(arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_district-charts"));
    let output = command.args(arguments).current_dir(root()).output().expect("it starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    Run { status: output.status.code().unwrap_or(-1), out: text(output.stdout), error: text(output.stderr) }
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository")
}

/// An empty folder of a test.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A copy of the example in which texts of files were replaced.
pub(crate) fn changed(name: &str, changes: &[(&str, &str, &str)]) -> String {
    let copy = folder(name);
    for entry in fs::read_dir(root().join("examples/germany")).expect("the example") {
        let entry = entry.expect("an entry");
        fs::copy(entry.path(), copy.join(entry.file_name())).expect("a copy");
    }
    for (file, from, to) in changes {
        let text = fs::read_to_string(copy.join(file)).expect("a file of the example");
        assert_eq!(text.matches(from).count(), 1, "{file} has {from:?} once");
        fs::write(copy.join(file), text.replacen(from, to, 1)).expect("a changed file");
    }
    copy.display().to_string()
}
