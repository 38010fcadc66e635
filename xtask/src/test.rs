//! `cargo xtask test`: the checks of CI, fastest first. The first failing step ends the run. A missing tool is installed or is a failure.

use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser};

use crate::tools::{self, WASM_TARGET};
use crate::{budget, scripts, stamp, workspace};

/// The variable that selects the engines: `all` for every engine; Chromium alone without it.
pub const BROWSERS_VARIABLE: &str = "DISTRICT_CHARTS_BROWSERS";

#[derive(Clone, Copy, Default)]
struct Options {
    accept: bool,
    no_browsers: bool,
}

/// A step: its name, the command that runs it alone unless its errors name one, and its work.
struct Step {
    headline: &'static str,
    alone: Option<String>,
    work: Box<dyn FnOnce() -> Result<()>>,
}

/// Runs every step.
pub fn run(arguments: Parser) -> Result<()> {
    let options = options(arguments)?;
    let steps = steps(options);
    let count = steps.len();
    for (index, step) in steps.into_iter().enumerate() {
        let start = Instant::now();
        println!("\n== {} of {count}: {}", index + 1, step.headline);
        if let Err(error) = (step.work)() {
            let alone = step.alone.map(|alone| format!("; run it alone: {alone}")).unwrap_or_default();
            bail!("step {:?}: {error:#}{alone}", step.headline);
        }
        // The last lines of a run are those of the test runner, whose summary is looked for there.
        if index + 1 < count {
            println!("== {:.1} s", start.elapsed().as_secs_f64());
        }
    }
    Ok(())
}

fn options(mut arguments: Parser) -> Result<Options> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("accept") => options.accept = true,
            Arg::Long("no-browsers") => options.no_browsers = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn steps(options: Options) -> Vec<Step> {
    let mut steps = vec![
        own("tools", ensure_tools),
        cargo("format", &["fmt", "--all", "--check"], &[]),
        own("types of the JavaScript", check_types),
        own("lints of the JavaScript", lint_scripts),
        own("tests of the JavaScript", test_scripts),
        cargo("lints", &[&["clippy", "--workspace", "--all-targets", "--all-features"], DENY].concat(), &[]),
        cargo("lints of the browser tests", &[BROWSER_TESTS, DENY].concat(), &[]),
        cargo("lints of the module charts", &[BROWSER_SIDE, &["--features", "charts"], DENY].concat(), &[]),
        cargo("lints of the module draw_map", &[BROWSER_SIDE, &["--features", "draw_map"], DENY].concat(), &[]),
    ];
    steps.push(own("fonts of pictures", || tools::ensure_fonts().map(drop)));
    let renew: &[(&str, &str)] = if options.accept { &[("UPDATE_EXPECT", "1")] } else { &[] };
    steps.push(cargo("tests", &["test", "--workspace"], renew));
    steps.push(cargo("documentation", &["doc", "--workspace", "--no-deps"], &[("RUSTDOCFLAGS", "-D warnings")]));
    steps.push(match options.accept {
        true => cargo("pkg/", &["xtask", "build"], &[]),
        false => own("pkg/", pkg_is_fresh),
    });
    steps.push(cargo("the finished site", &["test", "--package", "xtask", "--features", "dist"], &[]));
    steps.push(own("bytes", budget::check));
    if options.no_browsers {
        println!("no browsers, as --no-browsers asks");
    } else {
        steps.push(own("tools of the browsers", ensure_browsers));
        steps.push(cargo("consumers of the npm package", &[&["xtask", "consumers"], CONSUMERS].concat(), &[]));
        steps.push(cargo("browsers", &["test", "--package", "district-charts", "--test", "browsers"], &[]));
    }
    steps
}

/// The projects that use the npm package and are built in seconds; `cargo xtask consumers` also has Next.
const CONSUMERS: &[&str] = &["node", "types", "vite", "esbuild", "webpack", "rollup"];

/// The browser tests are no default target, so `--all-targets` leaves them out.
const BROWSER_TESTS: &[&str] = &["clippy", "--package", "district-charts", "--test", "browsers"];

const BROWSER_SIDE: &[&str] = &["clippy", "--lib", "--target", WASM_TARGET];

const DENY: &[&str] = &["--", "-D", "warnings"];

fn own(headline: &'static str, work: fn() -> Result<()>) -> Step {
    Step { headline, alone: None, work: Box::new(work) }
}

fn cargo(headline: &'static str, arguments: &[&str], variables: &[(&str, &str)]) -> Step {
    let mut command = workspace::cargo();
    command.args(arguments).envs(variables.iter().copied());
    let variables = variables.iter().map(|(name, value)| format!("{name}='{value}' "));
    let alone = variables.collect::<String>() + &workspace::typed(&command);
    Step { headline, alone: Some(alone), work: Box::new(move || run_step(command)) }
}

fn run_step(mut command: Command) -> Result<()> {
    let status = command.status().context("could not start cargo")?;
    if status.success() { Ok(()) } else { bail!("{status}") }
}

fn ensure_tools() -> Result<()> {
    tools::ensure_components()?;
    tools::ensure_wasm_target()?;
    tools::ensure_npm_packages()
}

/// The projects of TypeScript: the pages' scripts, and the worker, which has other globals.
const PROJECTS: [&str; 2] = ["tsconfig.json", "tsconfig.worker.json"];

fn check_types() -> Result<()> {
    PROJECTS.iter().try_for_each(|project| {
        let mut tsc = tools::tsc()?;
        workspace::run(tsc.current_dir(workspace::root()).args(["--project", project]))
    })
}

fn lint_scripts() -> Result<()> {
    let mut eslint = tools::eslint()?;
    workspace::run(eslint.current_dir(workspace::root()).args(["--max-warnings", "0", "."]))
}

/// The tests that run under node, from the root.
const SCRIPT_TESTS: &str = "tests/js";

fn test_scripts() -> Result<()> {
    let mut node = tools::node()?;
    node.current_dir(workspace::root()).env("DISTRICT_CHARTS_TSC", tools::tsc_script()?).arg("--test");
    // By name, since versions of node differ in how they search a folder.
    let mut files = Vec::new();
    for entry in std::fs::read_dir(workspace::root().join(SCRIPT_TESTS))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        files.extend(name.ends_with(".test.js").then(|| format!("{SCRIPT_TESTS}/{name}")));
    }
    files.sort();
    workspace::run(node.args(files))
}

fn pkg_is_fresh() -> Result<()> {
    let complaints = stamp::complaints(workspace::root());
    if !complaints.is_empty() {
        bail!("pkg/ is stale, `cargo xtask build` renews it:\n  {}", complaints.join("\n  "));
    }
    let complaints = scripts::complaints()?;
    if !complaints.is_empty() {
        bail!("cli/built is stale, `cargo xtask build` renews it:\n  {}", complaints.join("\n  "));
    }
    println!("pkg/ and cli/built are built from their sources as they are");
    Ok(())
}

fn ensure_browsers() -> Result<()> {
    tools::ensure_programs(&tools::CHROMIUM)?;
    tools::ensure_programs(&tools::PDF_READERS)?;
    if all_browsers() {
        tools::ensure_programs(&tools::FIREFOX)?;
        tools::ensure_programs(&tools::WEBKIT)?;
    }
    Ok(())
}

/// Whether every engine is asked for.
pub fn all_browsers() -> bool {
    std::env::var_os(BROWSERS_VARIABLE).is_some_and(|wish| wish == "all")
}
