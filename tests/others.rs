//! Charts of other packages, and the controls of their pages: goldens of the lines of `others.txt`.

mod common;

use common::any::package;
use common::{embedded, germany, goldens, lines, none, path};
use district_charts::data::Dataset;
use district_charts::language::Language;
use district_charts::link::LinkForm;
use district_charts::model::{Chart, View};
use district_charts::page::{Choice, about, featured, fields};
use std::collections::BTreeMap;

/// A line of `others.txt`: package, `chart`, `drawn`, `csv`, `form` or `front`, link.
struct Case {
    package: String,
    what: String,
    link: String,
}

impl Case {
    /// `45-chart-c-target-i-growth.txt`
    fn file(&self) -> String {
        let link: Vec<&str> =
            self.link.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
        format!("{}-{}-{}.txt", self.package, self.what, link.join("-"))
    }

    fn text(&self, dataset: &Dataset) -> String {
        let chart = || Chart::from_link(dataset, &self.link).to_string();
        match self.what.as_str() {
            "chart" => chart(),
            "drawn" => chart()
                .lines()
                .take_while(|line| !line.starts_with("spoken"))
                .fold(String::new(), |all, line| all + line + "\n"),
            "front" => front(dataset, &self.link),
            "csv" => Chart::csv(dataset, &self.link, "https://example.org/", "2026-01-31").replace("\r\n", "\n"),
            _ => form(dataset, &self.link),
        }
    }
}

fn cases() -> Vec<Case> {
    let case = |line: String| {
        let parts: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let [package, what, link] = parts.try_into().expect("three columns");
        Case { package, what, link }
    };
    lines("tests/others.txt").into_iter().map(case).collect()
}

fn dataset(name: &str) -> Dataset {
    match name {
        "qingdao" => embedded(),
        "germany" => germany(),
        count => package(count.parse().expect("a number of districts")).dataset(),
    }
}

/// The controls of a page, and what it says about its indicator.
fn form(dataset: &Dataset, link: &str) -> String {
    let view = View::from_query(dataset, link).0;
    let mut text = String::new();
    for field in fields(dataset, &view) {
        text += &format!("{} ({}{})\n", field.label, field.key, if field.is_multiple { ", several" } else { "" });
        field.shortcuts.iter().for_each(|choice| text += &format!("    at once: {}\n", written(choice)));
        field.options.iter().for_each(|choice| text += &format!("    {}\n", written(choice)));
    }
    if let Some(about) = about(dataset, &view) {
        text += &format!("\n{}\n", about.heading);
        about.facts.iter().for_each(|[name, fact]| text += &format!("    {name}: {fact}\n"));
        text += &format!("{}\n", about.published);
        about.links.iter().for_each(|link| text += &format!("    {link:?}\n"));
    }
    text
}

/// The charts that a front page may show, with why and how strongly; the link says how many.
fn front(dataset: &Dataset, most: &str) -> String {
    let most = most.parse().expect("a number of charts");
    let mut text = String::new();
    for chart in featured(dataset, Language::En, most) {
        let query = chart.view.to_query(dataset, LinkForm::Share);
        text += &format!("{:?}\t{:.3}\t{query}\n", chart.reason, chart.strength);
    }
    text
}

/// `[x] 2021 = 2021 full year (a group), fixed`
fn written(Choice { value, label, group, is_chosen, is_fixed }: &Choice) -> String {
    let group = if group.is_empty() { String::new() } else { format!(" ({group})") };
    let (chosen, fixed) = (if *is_chosen { 'x' } else { ' ' }, if *is_fixed { ", fixed" } else { "" });
    format!("[{chosen}] {value} = {label}{group}{fixed}")
}

#[test]
fn every_line_is_its_golden() {
    let mut datasets = BTreeMap::new();
    let text = |case: &Case| {
        let dataset = datasets.entry(case.package.clone()).or_insert_with(|| dataset(&case.package));
        (format!("../others/{}", case.file()), case.text(dataset))
    };
    goldens(&cases().iter().map(text).collect::<Vec<_>>());
}

#[test]
fn every_golden_has_its_line() {
    let names: Vec<String> = cases().iter().map(Case::file).collect();
    let files = std::fs::read_dir(path("tests/others")).expect("there are goldens");
    let files = files.map(|entry| entry.expect("a golden").file_name().into_string().expect("an ASCII name"));
    none(files.filter(|file| !names.contains(file)).map(|file| format!("{file}: no line of others.txt gives it")));
}
