//! `cargo xtask <task>`: the list of tasks, and nothing that a task does.
#![allow(clippy::disallowed_methods)]

use std::process::ExitCode;

use anyhow::Result;
use lexopt::Parser;

/// A task: what one types, what it does in a line, and the function behind it.
struct Task {
    name: &'static str,
    help: &'static str,
    run: fn(Parser) -> Result<()>,
}

const TASKS: &[Task] = &[
    Task {
        name: "serve",
        help: "the site at http://127.0.0.1:8080/, after a build if pkg/ is stale [--port N] [--root DIR]",
        run: xtask::serve::run,
    },
    Task { name: "build", help: "src/ and data/ into pkg/, with its sizes", run: build },
    Task {
        name: "test",
        help: "everything CI does, fastest first; --accept renews goldens and pkg/ [--accept] [--no-browsers]",
        run: xtask::test::run,
    },
    Task {
        name: "shot",
        help: "a picture of the page: LINK WIDTH OUT.png [--element] [--dark] [--dpr N] [--engine E] [--page P]",
        run: shot,
    },
    Task {
        name: "vitals",
        help: "what Lighthouse says of the page, what moves in it and what keeps it busy; takes minutes",
        run: vitals,
    },
    Task {
        name: "dist",
        help: "the finished site for any static host in dist/ [--base https://host/path/] [--out DIR] [--no-presets] \
               [--standalone FILE]",
        run: dist,
    },
];

fn main() -> ExitCode {
    let mut arguments = Parser::from_env();
    let name = match arguments.next() {
        Ok(Some(lexopt::Arg::Value(name))) => name.to_string_lossy().into_owned(),
        _ => return list(None),
    };
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        return list(Some(&name));
    };
    match (task.run)(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn list(unknown: Option<&str>) -> ExitCode {
    if let Some(name) = unknown {
        eprintln!("error: found task {name:?}, expected one of these\n");
    }
    println!("cargo xtask <task>");
    for task in TASKS {
        println!("  {:<6} {}", task.name, task.help);
    }
    if unknown.is_some() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

#[cfg(feature = "build")]
fn build(arguments: Parser) -> Result<()> {
    xtask::build::run(arguments)
}

#[cfg(not(feature = "build"))]
fn build(arguments: Parser) -> Result<()> {
    xtask::workspace::run_with_feature("build", "build", arguments)
}

#[cfg(feature = "browsers")]
fn shot(arguments: Parser) -> Result<()> {
    xtask::shot::run(arguments)
}

#[cfg(not(feature = "browsers"))]
fn shot(arguments: Parser) -> Result<()> {
    xtask::workspace::run_with_feature("browsers", "shot", arguments)
}

#[cfg(feature = "browsers")]
fn vitals(arguments: Parser) -> Result<()> {
    xtask::vitals::run(arguments)
}

#[cfg(not(feature = "browsers"))]
fn vitals(arguments: Parser) -> Result<()> {
    xtask::workspace::run_with_feature("browsers", "vitals", arguments)
}

#[cfg(feature = "dist")]
fn dist(arguments: Parser) -> Result<()> {
    xtask::dist::run(arguments)
}

#[cfg(not(feature = "dist"))]
fn dist(arguments: Parser) -> Result<()> {
    xtask::workspace::run_with_feature("dist", "dist", arguments)
}
