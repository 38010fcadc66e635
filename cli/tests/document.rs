//! docs/add-figures.md, tried as a new user would: its files are written, its commands run in order, and each prints what the page says.
#![allow(clippy::disallowed_methods)]

use std::fs;
use std::path::Path;
use std::process::Command;

/// What differs between machines: the rest of a line, or whole lines if it stands alone.
const ANYTHING: &str = "…";

/// A block of the document: its language, and its text.
fn blocks(document: &str) -> Vec<(&str, &str, &str)> {
    let mut blocks = Vec::new();
    let mut rest = document;
    while let Some((before, after)) = rest.split_once("\n```") {
        let Some((language, after)) = after.split_once('\n') else { break };
        let Some((text, after)) = after.split_once("\n```\n") else { break };
        blocks.push((before, language, text));
        rest = after;
    }
    blocks
}

/// Whether lines are those that are expected.
fn is_as_expected(found: &[&str], expected: &[&str]) -> bool {
    let Some((first, more)) = expected.split_first() else { return found.is_empty() };
    if *first == ANYTHING {
        return (0..=found.len()).any(|count| is_as_expected(&found[count..], more));
    }
    let Some((line, others)) = found.split_first() else { return false };
    is_line(line, first) && is_as_expected(others, more)
}

/// Whether a line has the parts of an expected line around what may be anything, in their order.
fn is_line(line: &str, expected: &str) -> bool {
    let mut parts = expected.split(ANYTHING);
    let Some(mut rest) = line.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut is_open = false;
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
        is_open = part.is_empty();
    }
    is_open || rest.is_empty()
}

#[test]
fn the_commands_of_the_document_print_what_it_says() {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/add-figures.md");
    let document = fs::read_to_string(document).expect("docs/add-figures.md");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("document");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let program = Path::new(env!("CARGO_BIN_EXE_district-charts")).parent().expect("a folder").to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(program).chain(std::env::split_paths(&path))).expect("a path");
    let (mut files, mut commands) = (0, 0);
    for (before, language, text) in blocks(&document) {
        if language == "console" {
            for command in text.split("$ ").skip(1) {
                let (command, expected) = command.split_once('\n').unwrap_or((command, ""));
                let mut shell = Command::new("sh");
                shell.args(["-c", &format!("{command} 2>&1")]).current_dir(&folder).env("PATH", &path);
                let output = shell.output().expect("a shell");
                let found = String::from_utf8(output.stdout).expect("a text");
                let (lines, expected): (Vec<_>, Vec<_>) =
                    (found.trim_end().lines().collect(), expected.trim_end().lines().collect());
                assert!(
                    is_as_expected(&lines, &expected),
                    "{command} prints:\n{found}\nexpected:\n{}",
                    expected.join("\n")
                );
                commands += 1;
            }
            continue;
        }
        let name = before.rsplit("\n\n").next().and_then(|paragraph| paragraph.split('`').nth(1));
        if let Some(name) = name.filter(|name| name.starts_with("towns/")) {
            let file = folder.join(name);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, format!("{text}\n")).expect("a file");
            files += 1;
        }
    }
    assert_eq!((files, commands), (5, 10), "files and commands of the document");
    for file in ["people.png", "employment.svg", "site/index.html", "site/standalone.html", "site/s/people-en/card.png"]
    {
        assert!(folder.join(file).is_file(), "no {file}");
    }
}

#[test]
fn what_may_be_anything_is_anything() {
    assert!(is_line("a.png: 12 bytes: b", "a.png: … bytes: b") && !is_line("a.png: 12 bytes: b", "a.png: … bytes: c"));
    assert!(is_line("error: x, y", "error: x…") && !is_line("error: x, y", "error: x"));
    assert!(is_as_expected(&["a", "b", "c"], &["a", "…", "c"]) && !is_as_expected(&["a", "b"], &["a"]));
}
