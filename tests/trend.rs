//! Figures over time: joins, titles, scales, and the layout at every size.

mod common;

use common::picture::{Overlap, check_at, placed, scales, target_faults, text_faults};
use common::{Files, Random, digits, embedded, none};
use district_charts::draw::{Rect, Scale};
use district_charts::language::Language;
use district_charts::model::{Chart, Emphasis, Panel, Plot};
use district_charts::period::Period;

fn panels(chart: &Chart) -> &[Panel] {
    match &chart.plot {
        Plot::Trend(trend) => &trend.panels,
        _ => &[],
    }
}

/// Faults of the layout of a chart; `has_all_labels` if every figure must be written.
fn layout_faults(chart: &Chart, scale: Scale, has_all_labels: bool) -> Vec<String> {
    let placed = placed(chart, scale);
    let points: Vec<_> = panels(chart).iter().flat_map(|panel| &panel.points).collect();
    let mut wrong = text_faults(&placed, scale, Overlap::Rounded);
    wrong.extend(target_faults(&placed, points.len(), Overlap::Rounded));
    let counts = [placed.marks.len(), chart.marks.len()];
    if counts != [points.len(); 2] {
        wrong.push(format!("found {counts:?} marks, expected {}", points.len()));
    }
    for (target, mark) in placed.targets.iter().zip(&placed.marks) {
        let middle = mark.x + mark.width / 2.0;
        if middle < target.x - 0.5 || middle > target.x + target.width + 0.5 {
            wrong.push(format!("the target {target:?} does not contain its point at {mark:?}"));
        }
    }
    for point in points.iter().filter(|_| has_all_labels) {
        let near = |(rect, text): &&(Rect, String)| text == &point.bar.label && rect.width > 0.0;
        wrong.extend(placed.texts.iter().find(near).is_none().then(|| format!("{} is not written", point.bar.label)));
    }
    wrong
}

/// Checks the charts that have panels at every scale.
#[track_caller]
fn check(has_all_labels: bool, charts: impl Iterator<Item = (String, Chart)>) {
    let charts = charts.filter(|entry| !panels(&entry.1).is_empty());
    check_at(&scales(), charts, |chart, scale| layout_faults(chart, scale, has_all_labels));
}

fn links(dataset: &district_charts::data::Dataset) -> Vec<String> {
    let mut links = Vec::new();
    for language in Language::ALL {
        for indicator in &dataset.indicators {
            for scaling in ["one", "own"] {
                links.push(format!("c=trend&i={}&y={scaling}&l={}", indicator.id, language.code()));
            }
        }
    }
    links
}

#[test]
fn nothing_overlaps_and_all_is_written() {
    let dataset = embedded();
    check(true, links(&dataset).into_iter().map(|link| (link.clone(), Chart::from_link(&dataset, &link))));
}

#[test]
fn nothing_overlaps_in_random_packages() {
    const PERIODS: [&str; 8] =
        ["2020", "2021", "2021-Q1", "2021-Q2", "2021-Q3", "2021-H1", "2021-01/2021-08", "@2021-09-19"];
    let mut random = Random::new(7);
    let mut charts = Vec::new();
    for package in 0..60 {
        let mut rows: Vec<String> = Vec::new();
        for index in 0..4 + random.below(20) {
            let district = ["east", "west", "north"][random.below(3)];
            let scope = ["", "", "listed"][random.below(3)];
            let most = 1 + random.below(6) as u32;
            let value = random.below(10_usize.pow(most));
            let sign = if value > 0 { ["", "", "-"][random.below(3)] } else { "" };
            let comparator = ["eq", "eq", "ge", "lt", "approx"][random.below(5)];
            let status = ["actual", "actual", "target", "forecast"][random.below(4)];
            let period = random.pick(&PERIODS);
            let line = index + 1;
            rows.push(format!(
                "{district},growth,{scope},{period},{sign}{value},{comparator},{status},printed,paper,{line},"
            ));
        }
        rows.sort();
        rows.dedup_by_key(|row| row.split(",printed").next().map(str::to_owned));
        let dataset = Files::small().observing(&rows).dataset();
        for link in ["c=trend", "c=trend&l=en&y=own"] {
            charts.push((format!("package {package} {link}"), Chart::from_link(&dataset, link)));
        }
    }
    check(false, charts.into_iter());
}

/// Every figure drawn is in a row of the table, in the spoken text, and in the text of its mark.
#[test]
fn every_point_is_in_the_table_and_spoken() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for link in links(&dataset) {
        let chart = Chart::from_link(&dataset, &link);
        let points = panels(&chart).iter().flat_map(|panel| &panel.points);
        for (point, mark) in points.zip(&chart.marks) {
            let digits = digits(&point.bar);
            let has = chart.table.rows.iter().any(|row| row[1] == point.bar.label);
            if !has || !mark.spoken.contains(digits) || !chart.spoken.contains(&mark.spoken) {
                wrong.push(format!("{link}: found no {} in {}", point.bar.label, mark.spoken));
            }
        }
        if panels(&chart).is_empty() {
            continue;
        }
        for district in dataset.district_ids() {
            let name = dataset.districts[district].name.get(chart.language);
            wrong.extend(
                (!chart.table.rows.iter().any(|row| row[0] == name)).then(|| format!("{link}: no line of {name}")),
            );
        }
    }
    none(&wrong);
}

/// A description, rows of one district, and which of its points in the order of their ends are joined.
type Join = (&'static str, &'static [&'static str], &'static [[usize; 2]]);

const JOINS: &[Join] = &[
    ("quarters", &["2021-Q1,5,eq,actual", "2021-Q2,6,eq,actual", "2021-Q3,7,eq,actual"], &[[0, 1], [1, 2]]),
    ("a half-year among quarters", &["2021-Q1,5,eq,actual", "2021-H1,6,eq,actual", "2021-Q3,7,eq,actual"], &[[0, 2]]),
    ("a target", &["2020,5,eq,actual", "2021,6,eq,target"], &[]),
    ("targets", &["2020,5,eq,target", "2021,6,eq,target"], &[]),
    ("days", &["@2021-01-01,5,eq,actual", "@2021-09-19,6,eq,actual"], &[[0, 1]]),
    ("a day and a year", &["2020,5,eq,actual", "@2021-09-19,6,eq,actual"], &[]),
    ("spans of one length that overlap", &["2021-01/2021-08,5,eq,actual", "2021-02/2021-09,6,eq,actual"], &[]),
    ("spans so far", &["2021-01/2021-08,5,eq,actual", "2021-01/2021-10,6,eq,actual"], &[]),
    ("the same months a year on", &["2020-01/2020-08,5,eq,actual", "2021-01/2021-08,6,eq,actual"], &[[0, 1]]),
    (
        "publications that disagree",
        &["2020,5,eq,actual", "2021,6,eq,actual", "2021,7,eq,actual", "2022,8,eq,actual"],
        &[[0, 3]],
    ),
];

#[test]
fn only_comparable_figures_are_joined() {
    let mut wrong = Vec::new();
    for (what, rows, expected) in JOINS {
        let rows: Vec<String> = rows.iter().map(|row| format!("east,growth,,{row}")).collect();
        let dataset = Files::small().observing(&rows).dataset();
        let chart = Chart::from_link(&dataset, "c=trend");
        let joins = panels(&chart).first().map(|panel| panel.joins.clone()).unwrap_or_default();
        if joins != *expected {
            wrong.push(format!("{what}: {joins:?}, expected {expected:?}"));
        }
        let has_note = chart.notes.iter().any(|note| note.contains("没有连线"));
        let parted = panels(&chart).iter().any(|panel| panel.joins.len() + 1 < panel.points.len());
        wrong.extend((has_note != parted).then(|| format!("{what}: found a note: {has_note}, expected {parted}")));
    }
    none(&wrong);
}

/// Rows, a link, and the title of the chart; `None` if there is no chart.
const TITLES: &[(&[&str], &str, Option<&str>)] = &[
    (
        &["east,pieces,,2020,5,eq,actual", "east,pieces,,2021,6,eq,actual"],
        "i=pieces&l=en",
        Some("Pieces in East rose from 5 (2020) to 6 (2021)"),
    ),
    (
        &["east,pieces,,2020,5,eq,actual", "east,pieces,,2021,4,lt,actual"],
        "i=pieces",
        Some("东数量由 5 个（2020 年）降到不足 4 个（2021 年）"),
    ),
    (
        &["east,pieces,,2020,5,ge,actual", "east,pieces,,2021,6,eq,actual"],
        "i=pieces&l=en",
        Some("East published pieces for more than one period"),
    ),
    (
        &["east,growth,,2020,5,eq,actual", "east,growth,,2021,5.0,eq,actual", "west,growth,,2021,5,eq,actual"],
        "l=en",
        Some("Growth in East was 5% in each of two periods"),
    ),
    (
        &["east,rank,,2020,3,eq,actual", "east,rank,,2021,1,eq,actual"],
        "i=rank&l=en",
        Some("Rank in East went from no. 3 (2020) to no. 1 (2021)"),
    ),
    (
        &[
            "east,growth,,2020,5,eq,actual",
            "east,growth,,2021,6,eq,target",
            "west,growth,,2020,5,eq,actual",
            "west,growth,,2021-H1,6,eq,actual",
        ],
        "",
        Some("东、西公布了不止一个时期的增速"),
    ),
    (&["east,growth,,2020,5,eq,actual", "west,growth,,2021,6,eq,actual"], "", None),
    (&["east,growth,,2020,5,eq,actual", "east,growth,listed,2021,6,eq,actual"], "", None),
    (
        &["town,growth,,2020,5,eq,actual", "town,growth,,2021,6,eq,actual"],
        "l=en",
        Some("Growth in Town rose from 5% (2020) to 6% (2021)"),
    ),
    (&["town,growth,,2020,5,eq,actual", "town,growth,,2021,6,eq,actual"], "d=~east", None),
    (
        &[
            "town,growth,,2020,5,eq,actual",
            "town,growth,,2021,6,eq,target",
            "east,growth,,2020,5,eq,actual",
            "east,growth,,2021,6,eq,target",
        ],
        "l=en",
        Some("East published growth for more than one period"),
    ),
];

#[test]
fn titles_say_what_the_figures_carry() {
    let mut wrong = Vec::new();
    for (rows, link, expected) in TITLES {
        let chart = Chart::from_link(&Files::small().observing(rows).dataset(), &format!("c=trend&{link}"));
        let title = (!panels(&chart).is_empty()).then_some(chart.title.as_str());
        if title != *expected {
            wrong.push(format!("{rows:?}: {title:?}, expected {expected:?}"));
        }
    }
    none(&wrong);
}

#[test]
fn scales_are_shared_or_own_and_contain_zero_or_the_first_rank() {
    let rows = [
        "east,growth,,2020,5,eq,actual",
        "east,growth,,2021,-6,eq,actual",
        "west,growth,,2020,9,eq,actual",
        "west,growth,,2021,8,eq,actual",
        "north,growth,,2020,800,eq,actual",
        "north,growth,,2021,900,eq,actual",
        "east,rank,,2020,7,eq,actual",
        "east,rank,,2021,3,eq,actual",
    ];
    let dataset = Files::small().observing(&rows).dataset();
    let scales = |link: &str| {
        let chart = Chart::from_link(&dataset, link);
        panels(&chart).iter().map(|panel| panel.scale.map(|end| end.to_string()).join(" to ")).collect::<Vec<_>>()
    };
    assert_eq!(scales("c=trend"), ["-6 to 9", "-6 to 9", "0 to 900"]);
    assert_eq!(scales("c=trend&y=own"), ["-6 to 5", "0 to 9", "0 to 900"]);
    assert_eq!(scales("c=trend&i=rank"), ["7 to 1"]);
    let chart = Chart::from_link(&dataset, "c=trend&l=en");
    assert!(chart.notes.iter().any(|note| note == "One scale for all panels."), "{chart}");
    assert!(chart.notes.iter().any(|note| note == "North: far beyond the others, on a scale of its own."), "{chart}");
    let chart = Chart::from_link(&dataset, "c=trend&l=en&y=own");
    assert!(chart.notes.iter().any(|note| note.starts_with("Each panel has its own scale")), "{chart}");
}

#[test]
fn lists_are_panels_of_their_own() {
    let rows = [
        "east,growth,,2020,5,eq,actual",
        "east,growth,,2021,6,eq,actual",
        "east,growth,listed,2020,7,eq,actual",
        "east,growth,listed,2021,8,eq,actual",
    ];
    let dataset = Files::small().observing(&rows).dataset();
    let names = |link: &str| {
        panels(&Chart::from_link(&dataset, link)).iter().map(|panel| panel.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names("c=trend&l=en"), ["East: whole district", "East: listed projects"]);
    assert_eq!(names("c=trend&l=en&sc=listed"), ["East"]);
}

#[test]
fn highlights_are_those_asked_for_or_named() {
    let dataset = embedded();
    let chosen = |link: &str| {
        let chart = Chart::from_link(&dataset, link);
        let chosen = panels(&chart).iter().filter(|panel| panel.emphasis == Emphasis::Chosen);
        chosen.map(|panel| panel.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(chosen("c=trend&h=~shinan~licang&l=en"), ["Shinan"]);
    assert_eq!(chosen("c=trend&i=appraisal-rank&l=en"), ["West Coast"]);
    assert!(chosen("c=trend").is_empty());
}

#[test]
fn ends_of_periods_are_in_order() {
    let end = |text: &str| Period::parse(text).expect("a period").end();
    assert!(end("2020") < end("@2021-01-01"));
    assert!(end("@2021-01-01") < end("2021-01") && end("2021-01") == end("@2021-01-31"));
    assert!(end("@2021-09-19") < end("2021-Q3") && end("2021-Q3") < end("2021"));
    assert_eq!(end("2021"), end("@2021-12-31"));
}

/// A district without a panel has the word for its own reason: another list, an indicator that cannot apply, or nothing
/// published.
#[test]
fn districts_without_a_panel_have_their_reason() {
    let rows =
        ["east,pieces,,2020,5,eq,actual", "east,pieces,,2021,6,eq,actual", "west,pieces,listed,2021,6,eq,actual"];
    let dataset = Files::small().observing(&rows).dataset();
    let lines_and_coverage = |link: &str| {
        let chart = Chart::from_link(&dataset, link);
        let lines: Vec<String> = chart.table.rows.iter().map(|row| row[..2].join(": ")).collect();
        (lines.join("; "), chart.coverage)
    };
    let (lines, coverage) = lines_and_coverage("c=trend&i=pieces&l=en");
    assert_eq!(lines, "East: 5; East: 6; West: 6; North: not applicable");
    assert!(coverage.ends_with("period. In the table only: West."), "{coverage}");
    let (lines, coverage) = lines_and_coverage("c=trend&i=pieces&sc=whole&l=en");
    assert_eq!(lines, "East: 5; East: 6; West: no comparable figure; North: not applicable");
    assert!(coverage.ends_with("period. No comparable figure: West."), "{coverage}");
}
