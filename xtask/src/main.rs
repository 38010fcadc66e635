//! `cargo xtask <task>`: the list of tasks. Each task is implemented in a module of the library.
#![allow(clippy::disallowed_methods)]

use std::process::ExitCode;

use anyhow::Result;
use lexopt::Parser;

/// A task of `cargo xtask`.
struct Task {
    name: &'static str,
    /// One line on the task, with its options.
    help: &'static str,
    run: fn(Parser) -> Result<()>,
}

const TASKS: &[Task] = &[
    Task {
        name: "serve",
        help: "serves the site at http://127.0.0.1:8080/; builds pkg/ first if it is stale [--port N] [--root DIR]",
        run: xtask::serve::run,
    },
    Task {
        name: "build",
        help: "builds pkg/ from src/ and data/, and cli/built from www/, and prints the file sizes [--build-std] [--scripts]",
        run: build,
    },
    Task {
        name: "test",
        help: "runs every check of CI, fastest first; --accept updates goldens and pkg/ [--accept] [--no-browsers]",
        run: xtask::test::run,
    },
    Task {
        name: "consumers",
        help: "installs the npm package in the projects of examples/consumers/, builds them and looks at them [NAME...]",
        run: consumers,
    },
    Task {
        name: "systems",
        help: "sets up content systems with the pages of examples/systems/ and looks at them; takes minutes [NAME...]",
        run: systems,
    },
    Task {
        name: "shot",
        help: "takes a screenshot of the page: LINK WIDTH OUT.png [--element] [--dark] [--dpr N] [--engine E] [--page P] \
               [--root DIR]",
        run: shot,
    },
    Task {
        name: "vitals",
        help: "prints Lighthouse scores, layout shift and long tasks of the page; takes minutes",
        run: vitals,
    },
    Task {
        name: "bench",
        help: "measures the charts beside other libraries, and writes docs/performance.md; takes twenty minutes [--quick] \
               [--only loads|redraws|parses]",
        run: bench,
    },
    Task {
        name: "dist",
        help: "writes the finished site, for any static host, into dist/ [--base https://host/path/] [--out DIR] [--no-published] \
               [--standalone FILE]",
        run: dist,
    },
];

fn main() -> ExitCode {
    let mut arguments = Parser::from_env();
    let name = match arguments.next() {
        Ok(Some(lexopt::Arg::Value(name))) => name.to_string_lossy().into_owned(),
        _ => return print_tasks(None),
    };
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        return print_tasks(Some(&name));
    };
    match (task.run)(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the tasks; fails if an unknown task was named.
fn print_tasks(unknown: Option<&str>) -> ExitCode {
    if let Some(name) = unknown {
        eprintln!("error: found task {name:?}, expected one of the tasks below\n");
    }
    println!("cargo xtask <task>");
    for task in TASKS {
        println!("  {:<9} {}", task.name, task.help);
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
fn consumers(arguments: Parser) -> Result<()> {
    xtask::consumers::run(arguments)
}

#[cfg(not(feature = "browsers"))]
fn consumers(arguments: Parser) -> Result<()> {
    xtask::workspace::run_with_feature("browsers", "consumers", arguments)
}

#[cfg(feature = "systems")]
fn systems(arguments: Parser) -> Result<()> {
    xtask::systems::run(arguments)
}

#[cfg(not(feature = "systems"))]
fn systems(arguments: Parser) -> Result<()> {
    xtask::workspace::run_with_feature("systems", "systems", arguments)
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

#[cfg(feature = "bench")]
fn bench(arguments: Parser) -> Result<()> {
    xtask::bench::run(arguments)
}

#[cfg(not(feature = "bench"))]
fn bench(arguments: Parser) -> Result<()> {
    xtask::workspace::run_with_feature("bench", "bench", arguments)
}

#[cfg(feature = "dist")]
fn dist(arguments: Parser) -> Result<()> {
    xtask::dist::run(arguments)
}

#[cfg(not(feature = "dist"))]
fn dist(arguments: Parser) -> Result<()> {
    xtask::workspace::run_with_feature("dist", "dist", arguments)
}
