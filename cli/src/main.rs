//! `district-charts`: checks a data package, and makes a site or pictures of its charts.
//!
//! Exit status: 0 if all is done, 1 if the package has errors or a link has no figures, 2 if a command is misspelled or a file cannot be read
//! or written.
#![allow(clippy::disallowed_methods)]

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use district_charts_cli::commands::{self, Outcome};

/// Charts that compare places, and cite the source of every figure.
///
/// Exit status: 0 if all is done; 1 if the package has errors, or a link no figures; 2 if a command is misspelled, or a file cannot be read
/// or written.
#[derive(Parser)]
#[command(name = "district-charts", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Names everything that is wrong with a package, and says how complete its figures are
    Check {
        /// The folder of the package, or its datapackage.json
        dir: PathBuf,
        /// Print the errors and warnings as JSON
        #[arg(long)]
        json: bool,
    },
    /// Makes the finished site of a package, for any static host
    Site {
        /// The folder of the package, or its datapackage.json
        dir: PathBuf,
        /// The folder for the site; an earlier site in it is replaced
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// The address of the site, such as https://host/path/, for pictures and addresses that must be absolute [default: that in the package]
        #[arg(long, value_name = "URL")]
        base: Option<String>,
        /// Draw no preview pictures, for a machine without fonts
        #[arg(long)]
        no_pictures: bool,
    },
    /// Draws the picture of a chart
    Picture {
        /// The folder of the package, or its datapackage.json
        dir: PathBuf,
        /// The link of the chart: the query text of its page, such as 'i=population&l=en'; the first chart if empty
        link: String,
        /// The file: its ending, .png or .svg, says what it is
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// The width in CSS pixels, 280 to 2000; a PNG has two pixels for each
        #[arg(long, value_name = "PX", default_value_t = 800, value_parser = clap::value_parser!(u32).range(280..=2000))]
        width: u32,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Refused) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<Outcome> {
    match command {
        Command::Check { dir, json } => commands::check(&dir, json),
        Command::Site { dir, out, base, no_pictures } => commands::site(&dir, &out, base, !no_pictures),
        Command::Picture { dir, link, out, width } => commands::picture(&dir, &link, &out, width),
    }
}
