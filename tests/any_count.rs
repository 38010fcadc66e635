//! Rules that hold for any package: of 2, 33, 400 and 4,000 districts, with names of 2 to 60 letters, and with negative, huge and missing
//! figures.

mod common;

use common::any::package;
use common::picture::{Overlap, mark_faults, placed, scale, target_faults, text_faults};
use common::{is_message, none};
use district_charts::data::Dataset;
use district_charts::draw::{MAX_CANVAS_SIDE, Placed, Scale, height};
use district_charts::kinds::{KINDS, pinned};
use district_charts::link::LinkForm;
use district_charts::model::{Chart, MAX_NAMED, MAX_ROWS, Plot, PlotRow, View};
use district_charts::page::{changed, fields, toggled};
use std::collections::BTreeSet;
use std::sync::LazyLock;

const COUNTS: [usize; 4] = [2, 33, 400, 4_000];
const WIDTHS: [f64; 3] = [320.0, 640.0, 1280.0];

static DATASETS: LazyLock<Vec<Dataset>> = LazyLock::new(|| COUNTS.map(|count| package(count).dataset()).into());

/// Every chart of every kind, with its name for complaints.
static CHARTS: LazyLock<Vec<(String, Chart)>> = LazyLock::new(charts);

fn charts() -> Vec<(String, Chart)> {
    let mut charts = Vec::new();
    for (dataset, count) in DATASETS.iter().zip(COUNTS) {
        for kind in KINDS {
            for indicator in &dataset.indicators {
                for language in ["zh", "en"] {
                    // A kind that shows every indicator shows the same for each.
                    let is_again = ["coverage", "profile"].contains(&kind.name) && indicator.id != "growth";
                    let link = format!("c={}&i={}&l={language}", kind.name, indicator.id);
                    let chart = Chart::from_link(dataset, &link);
                    if !is_again && !is_message(&chart) {
                        charts.push((format!("{link} of {count}"), chart));
                    }
                }
            }
        }
    }
    charts
}

/// Checks every chart at every width. `faults` returns the complaints.
#[track_caller]
fn check(faults: impl Fn(&Chart, &Placed, Scale) -> Vec<String>) {
    let mut wrong = Vec::new();
    for (name, chart) in &*CHARTS {
        for width in WIDTHS {
            let placed = placed(chart, scale(width));
            let found = faults(chart, &placed, scale(width));
            wrong.extend(found.iter().map(|fault| format!("{name} at {width} px: {fault}")));
        }
    }
    none(wrong);
}

#[test]
fn every_kind_draws_some_chart_of_every_count() {
    let mut wrong = Vec::new();
    for kind in KINDS {
        for count in COUNTS {
            let is_it =
                |name: &str| name.starts_with(&format!("c={}&", kind.name)) && name.ends_with(&format!(" {count}"));
            if !CHARTS.iter().any(|(name, _)| is_it(name)) {
                wrong.push(format!("{} has no chart of {count} districts", kind.name));
            }
        }
    }
    none(wrong);
}

/// At two device pixels per CSS pixel a plot is no higher than a canvas may be; with larger text it is drawn with fewer.
#[test]
fn no_plot_is_higher_than_a_canvas() {
    let mut wrong = Vec::new();
    for (name, chart) in &*CHARTS {
        for (text, ratio) in [(1.0, 2.0), (2.0, 1.0)] {
            for width in WIDTHS {
                let found = ratio * height(&chart.plot, Scale { text, ..scale(width) });
                if found >= MAX_CANVAS_SIDE {
                    wrong.push(format!("{name} at {width} px, text {text}: found {found} px at ratio {ratio}"));
                }
            }
        }
    }
    none(wrong);
}

#[test]
fn nothing_overlaps_or_leaves_the_picture() {
    check(|_, placed, scale| {
        let mut faults = text_faults(placed, scale, Overlap::Rounded);
        faults.extend(mark_faults(placed));
        faults
    });
}

#[test]
fn every_mark_has_one_target() {
    check(|chart, placed, _| {
        let faults = target_faults(placed, chart.marks.len(), Overlap::Rounded);
        let is_scatter = matches!(chart.plot, Plot::Scatter(_));
        // Points that lie on each other share their places.
        faults.into_iter().filter(|fault| !is_scatter || !fault.contains("overlap")).collect()
    });
}

/// The rows of a chart of rows with a figure.
fn rows(chart: &Chart) -> Vec<&PlotRow> {
    common::rows(chart).iter().filter(|row| !row.district.is_empty()).collect()
}

/// Names of rows are written, whole in the lines that they stand in; values too.
#[test]
fn every_row_has_its_name_and_its_value() {
    check(|chart, placed, scale| {
        let all: String = placed.texts.iter().map(|(_, text)| format!("{text} ")).collect();
        let mut wrong = Vec::new();
        for row in rows(chart) {
            let is_in_lines = |name: &str| {
                let words: Vec<&str> = name.split(' ').collect();
                words.iter().all(|word| all.contains(word))
            };
            if !all.contains(&row.name)
                && !all.contains(&row.short)
                && !is_in_lines(&row.name)
                && !is_in_lines(&row.short)
            {
                wrong.push(format!("found no {:?} or {:?}", row.name, row.short));
            }
            for bar in row.bars.iter().filter(|bar| !all.contains(&bar.label)) {
                // Fifteen digits beside fifteen others do not fit a phone. Their beginning is written, and the table has all.
                let is_cut = bar.label.len() > 15 && all.contains('…') && scale.width < 360.0;
                if !is_cut {
                    wrong.push(format!("found no {:?}", bar.label));
                }
            }
        }
        wrong
    });
}

/// The rows drawn and those that a gap stands for are all rows of the table.
#[test]
fn the_rows_of_a_ranking_add_up() {
    let mut wrong = Vec::new();
    for (name, chart) in &*CHARTS {
        let Plot::Rows(plot) = &chart.plot else { continue };
        let mut total = 0;
        for row in &plot.rows {
            let text = row.absent.clone().unwrap_or_default().replace(',', "");
            let numbers: Vec<usize> = common::numbers(&text).iter().filter_map(|number| number.parse().ok()).collect();
            total += match (row.district.is_empty(), numbers.as_slice()) {
                (false, _) => 1,
                (true, [first, last]) => last - first + 1,
                (true, [one]) if text.starts_with("Place ") || text.starts_with("第") => usize::from(*one > 0),
                (true, [count]) => *count,
                _ => usize::MAX / 2,
            };
        }
        if total != chart.table.rows.len() {
            wrong.push(format!("{name}: found {total} rows, expected {}", chart.table.rows.len()));
        }
        if rows(chart).len() > MAX_ROWS {
            wrong.push(format!("{name}: found {} rows, expected at most {MAX_ROWS}", rows(chart).len()));
        }
        if plot.rows.iter().any(|row| row.district.is_empty()) != (chart.table.rows.len() > MAX_ROWS) {
            wrong.push(format!("{name}: gaps do not say that rows are left out"));
        }
    }
    none(wrong);
}

/// Highlighted districts without a figure are drawn too, and no chart has more rows for them.
#[test]
fn highlighted_districts_without_a_figure_are_drawn() {
    let dataset = &DATASETS[2];
    let all = Chart::from_link(dataset, "i=share&l=en");
    let without: Vec<String> = (1..=400)
        .map(|number| format!("d{number}"))
        .filter(|id| {
            let district =
                dataset.districts.iter().find(|district| district.id == *id).expect("each number is a district");
            all.table
                .rows
                .iter()
                .any(|row| row[0] == district.name.en && row[1].is_empty() | row[1].starts_with(['n', '–']))
        })
        .collect();
    assert!(without.len() > 20, "found {} districts without a figure", without.len());
    for count in [1, 20, 24] {
        let link = format!("i=share&h=~{}&l=en", without[..count].join("~"));
        let chart = Chart::from_link(dataset, &link);
        let drawn = rows(&chart).iter().filter(|row| without[..count].contains(&row.district)).count();
        assert_eq!(drawn, count.min(20), "{link}");
        assert!(rows(&chart).len() <= MAX_ROWS, "{link}: found {} rows", rows(&chart).len());
    }
}

/// A citation of thousands of figures is still one that can be copied.
#[test]
fn a_citation_of_thousands_of_figures_is_short() {
    let chart = Chart::from_link(&DATASETS[3], "i=growth&l=en");
    let citation = chart.sources(&DATASETS[3], None).citation;
    assert!(citation.len() < 1_000 && citation.contains('–'), "found {} bytes: {citation}", citation.len());
}

/// A long ranking shows the highlighted districts, with and without figures.
#[test]
fn a_highlighted_district_is_drawn() {
    let mut wrong = Vec::new();
    for (dataset, count) in DATASETS.iter().zip(COUNTS) {
        for number in (1..=count).step_by(count.div_ceil(20)) {
            let chart = Chart::from_link(dataset, &format!("i=growth&h=~d{number}&l=en"));
            let id = format!("d{number}");
            if !rows(&chart).iter().any(|row| row.district == id) {
                wrong.push(format!("{count}: found no row of {id}"));
            }
        }
    }
    none(wrong);
}

/// No text grows with the number of districts.
#[test]
fn texts_are_short_whatever_the_number_of_districts() {
    let mut wrong = Vec::new();
    for (name, chart) in &*CHARTS {
        let texts = chart.notes.iter().chain([&chart.title, &chart.subtitle, &chart.coverage]);
        wrong.extend(texts.filter(|text| text.len() > 900).map(|text| format!("{name}: {} bytes: {text}", text.len())));
        if chart.spoken.len() > 60_000 {
            wrong.push(format!("{name}: {} bytes are spoken", chart.spoken.len()));
        }
    }
    none(wrong);
}

#[test]
fn links_stay_short_whatever_the_number_of_districts() {
    let mut wrong = Vec::new();
    for (dataset, count) in DATASETS.iter().zip(COUNTS) {
        for kind in KINDS {
            let (view, _) = View::from_query(dataset, &format!("c={}&i=growth&l=en", kind.name));
            let embed = pinned(dataset, &view).to_query(dataset, LinkForm::Embed);
            if embed.len() >= 300 {
                wrong.push(format!("{} of {count}: {} bytes: {embed}", kind.name, embed.len()));
            }
            let (read, notices) = View::from_query(dataset, &embed);
            if !notices.is_empty() || read.to_query(dataset, LinkForm::Embed) != embed {
                wrong.push(format!("{embed} is read as {}", read.to_query(dataset, LinkForm::Embed)));
            }
        }
    }
    none(wrong);
}

/// Of many districts, a choice is of those few that are named; it never names those left.
#[test]
fn a_choice_of_many_districts_names_the_few() {
    let dataset = &DATASETS[2];
    let (mut view, _) = View::from_query(dataset, "i=growth&l=en");
    assert_eq!(toggled(dataset, &view, "d", "d7"), "d=~d7&l=en", "the first choice");
    for number in 1..=2 * MAX_NAMED {
        let link = toggled(dataset, &view, "d", &format!("d{number}"));
        view = View::from_query(dataset, &link).0;
    }
    assert_eq!(view.districts.as_ref().map(Vec::len), Some(MAX_NAMED), "a full selection");
    let form = fields(dataset, &view);
    let shown = form.iter().find(|field| field.key == "d").expect("the districts can be chosen");
    assert_eq!(shown.options.iter().filter(|option| option.is_fixed).count(), 400 - MAX_NAMED, "none may be added");
    for number in 1..=MAX_NAMED {
        let link = toggled(dataset, &view, "d", &format!("d{number}"));
        view = View::from_query(dataset, &link).0;
    }
    assert_eq!(view.districts, None, "the last one removed leaves all");
    assert_eq!(changed(dataset, &view, "d", ""), "l=en");
}

/// Other periods of a series are not listed beside each figure.
#[test]
fn other_periods_of_a_series_are_not_listed_beside_a_ranking() {
    let chart = Chart::from_link(&DATASETS[1], "i=growth&p=2023&l=en");
    let wrong: Vec<&Vec<String>> = chart
        .table
        .rows
        .iter()
        .filter(|row| row[1].starts_with(|c: char| c.is_ascii_digit()) && row[2].starts_with("2021"))
        .collect();
    assert!(wrong.is_empty(), "found {wrong:?}");
}

/// Thousands of points are drawn, and names of few of them are tried. Without a bound on the tries this test takes minutes.
#[test]
fn thousands_of_points_are_drawn_with_few_names() {
    let chart = Chart::from_link(&DATASETS[3], "c=pair&i=growth&l=en");
    assert!(matches!(chart.plot, Plot::Scatter(_)), "found {}", chart.title);
    let names: BTreeSet<&str> = DATASETS[3].districts.iter().map(|district| district.short.en.as_str()).collect();
    for width in WIDTHS {
        let placed = placed(&chart, scale(width));
        let named = placed.texts.iter().filter(|(_, text)| names.contains(text.as_str())).count();
        assert!((1..=200).contains(&named), "found {named} names at {width} px");
    }
}
