//! `district-charts`: makes a data package of a table, checks it, and makes a site or pictures of its charts.
//!
//! Exit status: 0 if all is done; 1 if the package has errors, a link no figures, or a file is no table; 2 if a command is misspelled, a file
//! cannot be read or written, or a question about a table is open.
#![allow(clippy::disallowed_methods)]

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand};
use district_charts::language::Language;
use district_charts_cli::commands::{self, Outcome};
use district_charts_cli::import::Request;

/// Charts that compare places, and cite the source of every figure.
///
/// Exit status: 0 if all is done; 1 if the package has errors, a link no figures, or a file is no table; 2 if a command is misspelled, a file
/// cannot be read or written, or a question about a table is open.
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
    /// Makes a data package of a table: CSV, text pasted from a spreadsheet, or a sheet of a workbook (.xlsx, .ods)
    ///
    /// Prints what is assumed and why, and asks what the file does not say. Nothing is written while a question is open: then the exit status
    /// is 2.
    Import(Box<ImportOptions>),
    /// Reads an article and prints the rows that it suggests, one JSON object a line
    Read {
        /// The article: a text file in UTF-8
        file: PathBuf,
        /// The folder of the package that knows places and indicators, or its datapackage.json
        #[arg(long, value_name = "DIR")]
        package: PathBuf,
        /// A folder with tables of words, CSV files, that extend those built in
        #[arg(long, value_name = "DIR")]
        rules: Option<PathBuf>,
        /// The day of publication, such as 2023-04-06 [default: the day that the article tells]
        #[arg(long, value_name = "DAY")]
        published: Option<String>,
        /// A file for the repairs of damaged text, one JSON object a line
        #[arg(long, value_name = "FILE")]
        repairs: Option<PathBuf>,
    },
    /// Gives the places of a package boundaries, from GeoJSON, so that its tile map becomes a map
    Map {
        /// The folder of the package, or its datapackage.json
        dir: PathBuf,
        /// The boundaries: a GeoJSON FeatureCollection of polygons
        #[arg(long, value_name = "FILE")]
        boundaries: PathBuf,
        /// The property of a feature that holds the id or the code of a place
        #[arg(long, value_name = "NAME", default_value = "id")]
        key: String,
        /// The most bytes that the simplified boundaries take
        #[arg(long, value_name = "BYTES", default_value_t = 12_000)]
        bytes: usize,
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

/// The table that `import` reads, and what is known of it.
#[derive(Args)]
struct ImportOptions {
    /// The file with the table
    file: PathBuf,
    /// The folder for the package
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The folder of a package that the table is merged into, as the next edition of a table that it has or as another table
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// The sheet of a workbook that has several
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Take the proposed answers
    #[arg(long)]
    yes: bool,
    /// The period of figures that have none of their own, such as 2020 or 2021-Q1
    #[arg(long)]
    period: Option<String>,
    /// The name of the indicator
    #[arg(long, value_name = "NAME")]
    indicator: Option<String>,
    /// The unit of the figures, such as % or people
    #[arg(long)]
    unit: Option<String>,
    /// The place of the figures, if the table has only one
    #[arg(long, value_name = "NAME")]
    place: Option<String>,
    /// The title of the table
    #[arg(long)]
    title: Option<String>,
    /// Its publisher
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// When it was published, such as 2021-09-19
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// Its address, which begins with https://
    #[arg(long)]
    url: Option<String>,
    /// The licence of its figures, such as CC-BY-4.0
    #[arg(long, value_name = "NAME")]
    licence: Option<String>,
    /// Overrule an assumption; the report names the key of each
    #[arg(long = "set", value_name = "KEY=VALUE")]
    set: Vec<String>,
    /// The reason that readers of a corrected figure are given
    #[arg(long, value_name = "TEXT", default_value = "The source was revised.")]
    reason: String,
    /// The language of the report
    #[arg(long, value_name = "en|zh", default_value = "en")]
    language: String,
}

impl ImportOptions {
    /// The request, with the answers to questions and the assumptions that are overruled as settings.
    fn request(self) -> Result<Request> {
        let named = [
            ("period", self.period),
            ("indicator", self.indicator),
            ("unit", self.unit),
            ("place", self.place),
            ("title", self.title),
            ("publisher", self.publisher),
            ("published", self.published),
            ("url", self.url),
            ("licence", self.licence),
        ];
        let named = named.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        let set = self.set.iter().map(|pair| {
            let (key, value) =
                pair.split_once('=').with_context(|| format!("found --set {pair}, expected KEY=VALUE"))?;
            Ok((key.to_owned(), value.to_owned()))
        });
        let settings = named.map(Ok).chain(set).collect::<Result<_>>()?;
        let language = Language::ALL.into_iter().find(|known| known.code() == self.language);
        let ImportOptions { file, out, into, sheet, yes, reason, .. } = self;
        Ok(Request { file, out, into, sheet, settings, yes, reason, language })
    }
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Refused) => ExitCode::from(1),
        Ok(Outcome::Asked) => ExitCode::from(2),
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
        Command::Import(options) => commands::import(&options.request()?),
        Command::Read { file, package, rules, published, repairs } => {
            commands::read(&file, &package, rules.as_deref(), published.as_deref(), repairs.as_deref())
        }
        Command::Map { dir, boundaries, key, bytes } => commands::map(&dir, &boundaries, &key, bytes),
        Command::Picture { dir, link, out, width } => commands::picture(&dir, &link, &out, width),
    }
}
