//! `cargo xtask test`: everything CI does, fastest first; it stops at the first step that fails.

use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser};

use crate::tools::{self, WASM_TARGET};
use crate::{budget, stamp, workspace};

/// With the value `all` every engine must be there; without it only Chromium.
pub const BROWSERS_VARIABLE: &str = "DISTRICT_CHARTS_BROWSERS";

#[derive(Clone, Copy, Default)]
struct Options {
    accept: bool,
    no_browsers: bool,
}

/// One thing that must hold: what it is called, how it is run alone if its errors do not say, and how it is run.
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
        // The last words of a run are the test runner's, so that whoever reads only those knows.
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
        cargo("lints", &[&["clippy", "--workspace", "--all-targets", "--all-features"], DENY].concat(), &[]),
        cargo("lints of the browser tests", &[BROWSER_TESTS, DENY].concat(), &[]),
        cargo("lints of the browser's side", &[BROWSER_SIDE, DENY].concat(), &[]),
        cargo("lints of the module of rows", &[BROWSER_SIDE, &["--no-default-features"], DENY].concat(), &[]),
    ];
    let renew: &[(&str, &str)] = if options.accept { &[("UPDATE_EXPECT", "1")] } else { &[] };
    steps.push(cargo("tests", &["test", "--workspace"], renew));
    steps.push(cargo("documentation", &["doc", "--workspace", "--no-deps"], &[("RUSTDOCFLAGS", "-D warnings")]));
    steps.push(match options.accept {
        true => cargo("pkg/", &["xtask", "build"], &[]),
        false => own("pkg/", pkg_is_fresh),
    });
    steps.push(own("fonts of pictures", || tools::ensure_fonts().map(drop)));
    steps.push(cargo("the finished site", &["test", "--package", "xtask", "--features", "dist"], &[]));
    steps.push(own("bytes", budget::check));
    if options.no_browsers {
        println!("browsers SKIPPED, as --no-browsers asks");
    } else {
        steps.push(own("browsers at hand", ensure_browsers));
        steps.push(cargo("browsers", &["test", "--package", "district-charts", "--test", "browsers"], &[]));
    }
    steps
}

/// `--all-targets` leaves them out, since a plain `cargo test` does.
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
    tools::ensure_wasm_target()
}

fn pkg_is_fresh() -> Result<()> {
    let complaints = stamp::complaints(workspace::root());
    if !complaints.is_empty() {
        bail!("pkg/ is stale, `cargo xtask build` renews it:\n  {}", complaints.join("\n  "));
    }
    println!("pkg/ is what its sources say");
    Ok(())
}

fn ensure_browsers() -> Result<()> {
    tools::ensure_programs(&tools::CHROMIUM)?;
    if all_browsers() {
        tools::ensure_programs(&tools::FIREFOX)?;
        tools::ensure_programs(&tools::WEBKIT)?;
    }
    Ok(())
}

/// Whether every engine is required.
pub fn all_browsers() -> bool {
    std::env::var_os(BROWSERS_VARIABLE).is_some_and(|wish| wish == "all")
}
