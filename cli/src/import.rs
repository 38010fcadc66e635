//! `district-charts import`: a table that somebody has becomes a package. What the file does not say is asked; each question is an option.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail, ensure};
use district_charts::import::table::{
    Change, Converted, Converter, Decision, DifferenceKind, MOST_BYTES, Merge, PackageFiles, PlaceLevel, Proposal,
    Same, Settings, TableFile, decode_native, package,
};
use district_charts::language::Language;
use district_charts::model::{Certainty, QuestionKind, TableError};
use district_charts::words::{Wording, words};

use crate::folder::PackageFolder;
use crate::sheet::WorkbookSheet;
use crate::workbook::{WorkbookFault, sheets};

/// The request of a command line.
#[derive(Debug, Default)]
pub struct Request {
    /// The file with the table.
    pub file: PathBuf,
    /// The folder for the package.
    pub out: PathBuf,
    /// The folder of a package that the table is merged into.
    pub into: Option<PathBuf>,
    /// The name of the sheet of a workbook that has several.
    pub sheet: Option<String>,
    /// Settings by key.
    pub settings: Vec<(String, String)>,
    /// True if proposed answers are taken.
    pub yes: bool,
    /// The reason that readers of a corrected figure are given.
    pub reason: String,
    /// The language of the report.
    pub language: Option<Language>,
}

/// The outcome of importing a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imported {
    /// The package is written.
    Done,
    /// The file is no table, or the package would not be sound.
    Refused,
    /// A question is open; nothing is written.
    Asked,
}

/// Problems that are printed; the rest is counted.
const MOST_PROBLEMS: usize = 20;

/// Imports a table, and prints what was assumed, asked and read.
pub fn import(request: &Request) -> Result<Imported> {
    let wording = words(request.language.unwrap_or(Language::En));
    let size = fs::metadata(&request.file).with_context(|| format!("could not read {}", request.file.display()))?.len();
    if size > MOST_BYTES as u64 {
        return Ok(refused(wording, &TableError::TooLarge(size as usize, MOST_BYTES)));
    }
    let mut bytes = fs::read(&request.file).with_context(|| format!("could not read {}", request.file.display()))?;
    let mut settings = Settings::new();
    for (key, value) in &request.settings {
        if let Err(error) = settings.set(key, value) {
            bail!("{}", wording.table_error(&error));
        }
    }
    let mut name = request.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match sheet_of(&bytes, request) {
        Ok(Some(sheet)) => {
            bytes = sheet.text().into_bytes();
            name = format!("{name} · {}", sheet.name);
        }
        Ok(None) => {}
        Err(SheetProblem::Table(error)) => return Ok(refused(wording, &error)),
        Err(SheetProblem::Said(said)) => {
            eprintln!("error: {said}");
            return Ok(Imported::Refused);
        }
        Err(SheetProblem::Asked(question)) => {
            println!("{question}");
            return Ok(Imported::Asked);
        }
    }
    let file = TableFile { name: &name, bytes: &bytes, year: Some(today().0) };
    let proposal = match Proposal::read(file, &settings, &decode_native) {
        Ok(proposal) => proposal,
        Err(error) => return Ok(refused(wording, &error)),
    };
    let mut text = assumptions(&proposal, wording);
    let is_open = questions(&mut text, &proposal, wording, request.yes);
    if is_open {
        std::io::stdout().write_all(text.as_bytes()).context("could not print the report")?;
        return Ok(Imported::Asked);
    }
    let mut converter = Converter::new(&proposal);
    while converter.advance(10_000) {}
    let converted = converter.finish();
    text += &report(&proposal, &converted, wording);
    let table = package(&proposal, &converted);
    let files = match &request.into {
        Some(into) => match merged(&mut text, into, &table, request)? {
            Some(files) => files,
            None => return Ok(Imported::Refused),
        },
        None => table,
    };
    text += &write(&files, &request.out)?;
    std::io::stdout().write_all(text.as_bytes()).context("could not print the report")?;
    Ok(Imported::Done)
}

/// The reason why no sheet is read.
enum SheetProblem {
    /// The workbook cannot be read as a table.
    Table(TableError),
    /// A fault of the workbook or of `--sheet`, in words.
    Said(String),
    /// The question which of several sheets is meant.
    Asked(String),
}

/// The sheet of a workbook that is read; `None` if the file is none.
fn sheet_of(bytes: &[u8], request: &Request) -> Result<Option<WorkbookSheet>, SheetProblem> {
    let found = match sheets(bytes) {
        Ok(Some(found)) => found,
        Ok(None) => return Ok(None),
        Err(WorkbookFault::Protected) => return Err(SheetProblem::Table(TableError::Protected)),
        Err(WorkbookFault::TooLarge) => {
            let said =
                "the workbook unpacks to more than 256 MB, so it was not read; save only the sheet that you need";
            return Err(SheetProblem::Said(said.to_owned()));
        }
        Err(WorkbookFault::Damaged(found)) => {
            return Err(SheetProblem::Said(format!("the workbook is damaged: {found}")));
        }
    };
    let names = |found: &[WorkbookSheet]| {
        found.iter().map(|sheet| format!("{:?} ({} rows)", sheet.name, sheet.rows.len())).collect::<Vec<_>>().join(", ")
    };
    let all = names(&found);
    if let Some(name) = &request.sheet {
        let sheet = found.into_iter().find(|sheet| sheet.name == *name);
        return match sheet {
            Some(sheet) => Ok(Some(sheet)),
            None => Err(SheetProblem::Said(format!("found --sheet {name:?}, expected one of {all}"))),
        };
    }
    let first = found.iter().position(WorkbookSheet::has_table).unwrap_or(0);
    match found.len() {
        0 => Err(SheetProblem::Table(TableError::Empty)),
        1 => Ok(found.into_iter().next()),
        _ if request.yes => Ok(found.into_iter().nth(first)),
        count => Err(SheetProblem::Asked(format!(
            "? The workbook has {count} sheets: {all}. Which one? answer with --sheet …, or take {:?} with --yes",
            found[first].name
        ))),
    }
}

fn refused(wording: Wording, error: &TableError) -> Imported {
    eprintln!("error: {}", wording.table_error(error));
    Imported::Refused
}

/// The assumptions, one line each, with the setting that overrules it.
fn assumptions(proposal: &Proposal, wording: Wording) -> String {
    let mut text = String::new();
    for assumption in &proposal.assumptions {
        let certainty = match assumption.certainty {
            Certainty::Sure => String::new(),
            certainty => {
                // A sentence on several columns has a setting for each.
                let setting = if assumption.setting.is_empty() { "unit.COLUMN" } else { &assumption.setting };
                format!(" [{}: --set {setting}=…]", wording.table_certainty(certainty))
            }
        };
        text += &format!("{}{certainty}\n", wording.table_assumption(assumption));
    }
    text
}

/// The questions with their options and proposed answers; returns whether one is open.
fn questions(text: &mut String, proposal: &Proposal, wording: Wording, yes: bool) -> bool {
    let mut is_open = false;
    for question in &proposal.questions {
        let option = match question.kind {
            QuestionKind::Heads | QuestionKind::Decimal => format!("--set {}=", question.setting),
            _ => format!("--{} ", question.setting),
        };
        let answer = match (&question.answer, yes) {
            (Some(answer), _) => format!("{option}{answer:?}"),
            // A place without a name cannot be drawn.
            (None, true) if !question.default.is_empty() || question.kind == QuestionKind::Unit => {
                format!("{option}{:?}, as proposed", question.default)
            }
            (None, _) => {
                is_open = true;
                format!("answer with {option}…, or take the proposal {:?} with --yes", question.default)
            }
        };
        *text += &format!("? {} {answer}\n", wording.table_question(question));
    }
    is_open
}

fn report(proposal: &Proposal, converted: &Converted, wording: Wording) -> String {
    let report = &converted.report;
    let count = |level: PlaceLevel| proposal.places.places.iter().filter(|place| place.level == level).count();
    let mut text = format!(
        "\n{} figures of {} indicators; {} cells without a figure\nplaces: {} compared, {} regions, {} wholes\n",
        report.values,
        converted.indicators.len(),
        report.missing,
        count(PlaceLevel::District),
        count(PlaceLevel::Region),
        count(PlaceLevel::Whole)
    );
    for (flag, count) in &report.flags {
        let kept = district_charts::import::table::known_flag(flag)
            .map_or("not kept: a package has no such flag", |flag| flag.name());
        text += &format!("flag {flag}: {count} cells ({kept})\n");
    }
    for problem in report.problems.iter().take(MOST_PROBLEMS) {
        text += &format!("{}\n", wording.table_problem(problem));
    }
    let more = report.more_problems + report.problems.len().saturating_sub(MOST_PROBLEMS);
    if more > 0 {
        text += &format!("and {more} more\n");
    }
    text
}

/// The package with the table merged into it; prints the differences. `None` if one of them is not sound.
fn merged(text: &mut String, into: &Path, table: &PackageFiles, request: &Request) -> Result<Option<PackageFiles>> {
    let folder = PackageFolder::read(into)?;
    let mut files = PackageFiles::default();
    for (name, bytes) in folder.files() {
        files.set(name, String::from_utf8_lossy(bytes).into_owned());
    }
    let merge = match Merge::compare(&files, table, &Same::default()) {
        Ok(merge) => merge,
        Err(errors) => {
            eprintln!("{errors}");
            return Ok(None);
        }
    };
    *text += &format!("\n{} figures unchanged\n", merge.unchanged);
    for doubt in merge.doubtful_places.iter().chain(&merge.doubtful_indicators) {
        *text += &format!("{} may be {}: taken as new\n", doubt.id, doubt.candidates.join(" or "));
    }
    for difference in merge.differences.iter().filter(|of| of.kind != DifferenceKind::Added) {
        let value = |figure: &Option<district_charts::import::table::FigureText>| {
            figure.as_ref().map_or("–".to_owned(), |figure| figure.value.clone())
        };
        let decision = match difference.decision {
            Decision::Take => "taken",
            Decision::Keep => "kept as it was",
            Decision::Both => "both kept",
        };
        let check = if difference.is_doubtful { "; please check" } else { "" };
        *text += &format!(
            "{} {} {}: {} → {} ({decision}{check})\n",
            difference.place,
            difference.indicator,
            difference.period,
            value(&difference.old),
            value(&difference.new)
        );
    }
    let added = merge.differences.iter().filter(|of| of.kind == DifferenceKind::Added).count();
    *text += &format!("{added} figures added\n");
    let (year, month, day) = today();
    let day = format!("{year}-{month:02}-{day:02}");
    let change = Change { day: &day, reason: &request.reason };
    match merge.apply(&files, table, change) {
        Ok(files) => Ok(Some(files)),
        Err(errors) => {
            eprintln!("{errors}");
            Ok(None)
        }
    }
}

fn write(files: &PackageFiles, out: &Path) -> Result<String> {
    ensure!(!out.is_file(), "found a file {}, expected a folder", out.display());
    fs::create_dir_all(out).with_context(|| format!("could not make {}", out.display()))?;
    for (name, text) in &files.0 {
        fs::write(out.join(name), text).with_context(|| format!("could not write {}", out.join(name).display()))?;
    }
    Ok(format!("{} files in {}\n", files.0.len(), out.display()))
}

/// Year, month and day by the clock of this machine, in UTC (the civil calendar from days of Howard Hinnant).
fn today() -> (u16, u8, u8) {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = (seconds / 86_400) as i64 + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year as u16, month as u8, day as u8)
}
