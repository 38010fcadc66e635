//! `district-charts read`: the rows that an article suggests, one JSON object a line, for a program or for somebody who decides on them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use district_charts::data::{Dataset, Measure};
use district_charts::import::article::{
    ArticlePeriod, ArticleReading, Known, Proposal, ProposedPlace, Published, Repair, RepairKind, Rules, read,
};
use district_charts::words::article_note;
use serde_json::{Value, json};

/// Reads an article with what a package knows. `rules` is a folder with tables of words that extend those built in; `published` a day.
///
/// # Errors
/// If a file cannot be read, a table of words is wrong, or `published` is no day.
pub fn reading(
    file: &Path,
    dataset: &Dataset,
    rules: Option<&Path>,
    published: Option<&str>,
) -> Result<ArticleReading> {
    let bytes = fs::read(file).with_context(|| format!("could not read {}", file.display()))?;
    let text = String::from_utf8_lossy(&bytes);
    let mut words = Rules::built_in();
    for table in rules.map(tables).transpose()?.unwrap_or_default() {
        let name = table.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&table).with_context(|| format!("could not read {}", table.display()))?;
        if let Err(error) = words.extend(&name, &text) {
            bail!("{error}");
        }
    }
    let day = |text: &str| {
        Published::parse(text).with_context(|| format!("found --published {text}, expected a day such as 2023-04-06"))
    };
    let published = published.map(day).transpose()?;
    Ok(read(&text, &Known::of(dataset, &words), &words, published))
}

/// The CSV files of a folder, in the order of their names.
fn tables(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("could not list {}", folder.display()))?;
    let mut tables: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    tables.retain(|path| path.extension().is_some_and(|ending| ending == "csv"));
    tables.sort();
    Ok(tables)
}

/// The repairs of damaged text, one JSON object a line.
pub fn repair_lines(reading: &ArticleReading) -> String {
    let json = |repair: &Repair| {
        let Repair { line, start, end, before, after, kind } = repair;
        json!({ "line": line, "at": start, "end": end, "before": before, "after": after, "kind": kind.name() })
    };
    reading.repairs.iter().map(|repair| format!("{}\n", json(repair))).collect()
}

/// The repairs as English sentences, the first of them if there are many. Tags of HTML are left out.
pub fn repairs(reading: &ArticleReading) -> Vec<String> {
    let of_text: Vec<&Repair> = reading.repairs.iter().filter(|repair| repair.kind != RepairKind::Markup).collect();
    let mut said: Vec<String> = of_text
        .iter()
        .take(MOST_REPAIRS)
        .map(|repair| {
            let Repair { line, start, before, after, .. } = repair;
            format!("line {line}, character {}: {before:?} was read as {after:?}", start + 1)
        })
        .collect();
    if of_text.len() > MOST_REPAIRS {
        said.push(format!("{} more repairs; --repairs FILE writes all", of_text.len() - MOST_REPAIRS));
    }
    said
}

/// The most repairs that are said one by one.
const MOST_REPAIRS: usize = 20;

/// The proposals, one JSON object a line.
pub fn json_lines(reading: &ArticleReading) -> String {
    reading.proposals.iter().map(|proposal| format!("{}\n", json_of(proposal))).collect()
}

/// The remarks on the text, one English sentence each.
pub fn notes(reading: &ArticleReading) -> Vec<String> {
    reading.notes.iter().map(|note| article_note(note, district_charts::language::Language::En)).collect()
}

/// The name of a kind of quantity in a package.
fn kind(measure: Measure) -> &'static str {
    match measure {
        Measure::Growth => "growth",
        Measure::Share => "share",
        Measure::Change => "change",
        Measure::Rate | Measure::Ratio => "rate",
        Measure::Count => "count",
        Measure::Amount | Measure::Mean | Measure::Index => "amount",
        Measure::Rank => "rank",
        Measure::Score => "score",
    }
}

/// A period by its months; a financial year, whose months the text does not say, by those from April to March.
fn months(period: ArticlePeriod) -> String {
    ArticlePeriod { is_fiscal: false, ..period }.spelling()
}

fn json_of(row: &Proposal) -> Value {
    let name = |place: &ProposedPlace| place.name.clone();
    let place = match row.places.as_slice() {
        [] => json!(row.place.value.as_ref().map(name)),
        places => json!(places.iter().map(name).collect::<Vec<_>>()),
    };
    let digits = row.value.to_string().replace('\u{2212}', "-");
    json!({
        "line": row.span.line,
        "at": row.span.start,
        "quote": row.quote,
        "place": place,
        "indicator": row.indicator.value.as_ref().map(|indicator| &indicator.name),
        "known": row.indicator.value.as_ref().is_some_and(|indicator| indicator.indicator.is_some()),
        "phrase": row.phrase,
        "scope": row.scope.as_ref().map(|scope| &scope.name),
        "value": digits.parse::<f64>().unwrap_or_default(),
        "unit": row.unit,
        "comparator": row.comparator.value.name(),
        "status": row.status.value.name(),
        "period": row.period.value.map(months),
        "financialYear": row.period.value.is_some_and(|period| period.is_fiscal),
        "kind": kind(row.measure),
        "direction": if row.is_fall { "down" } else { "up" },
        "basis": if row.is_words { "words" } else { "digits" },
        "sure": row.is_sure,
    })
}
