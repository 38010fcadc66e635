//! Figures of the articles that follow from others, recomputed: each agrees within the printed digits, or is an erratum
//! of `data/README.md`.

mod common;

use common::{embedded, none, text};
use district_charts::data::{Dataset, Measure, Observation, ProjectFigure, Scope, TermId};
use district_charts::number::{Comparator, Decimal};

/// How the first of some rows follows from the others.
#[derive(Clone, Copy)]
enum Rule {
    /// It is this function of them.
    Is(fn(&[f64]) -> f64),
    /// It is a rate, and the second row the total: an integer part gives the rate.
    OfAll,
    /// It is a rate, and the second row the part: an integer total gives the rate.
    OfPart,
    /// It is the growth of a count to the second row: an integer base gives the growth.
    GrewTo,
    /// It is at most the second row.
    AtMost,
    /// Nothing can be recomputed: the wordings contradict each other.
    Inconsistent,
}

/// The rows of a check: district, indicator, scope (`-` for none), period, article and line.
type Rows = &'static [&'static str];

/// Rows that agree. A name that begins with a digit or a capital is from `data/README.md`.
const AGREE: &[(&str, Rule, Rows)] = &[
    (
        "34 of 44 = 77.3 %",
        Rule::Is(|v| v[0] / v[1] * 100.0),
        &[
            "jiaozhou listed-rate provincial-and-municipal-key @2021-09-19 qdrb-20210919:7",
            "jiaozhou listed-count provincial-and-municipal-key @2021-09-19 qdrb-20210919:7",
            "jiaozhou project-count provincial-and-municipal-key @2021-09-19 qdrb-20210919:7",
        ],
    ),
    (
        "155 = 128 + 27, +21.1 %",
        Rule::Is(|v| v[1] / (v[0] - v[1]) * 100.0),
        &[
            "xihaian new-starts-growth - 2022-Q1 qdrb-20220330:23",
            "xihaian new-start-count - 2022-Q1 qdrb-20220330:23",
            "xihaian new-starts-increase - 2022-Q1 qdrb-20220330:23",
        ],
    ),
    (
        "421 = 180 + 241, +133.9 %",
        Rule::Is(|v| v[1] / (v[0] - v[1]) * 100.0),
        &[
            "xihaian new-start-total-growth - 2022-Q1 qdrb-20220330:23",
            "xihaian new-start-total - 2022-Q1 qdrb-20220330:23",
            "xihaian new-start-total-increase - 2022-Q1 qdrb-20220330:23",
        ],
    ),
    (
        "167.97 ÷ 251.81 = 66.7 %",
        Rule::Is(|v| v[0] / v[1] * 100.0),
        &[
            "jiaozhou plan-done-rate urban-renewal 2023-H1 qdwb-2023q2:49",
            "jiaozhou invest-done urban-renewal 2023-H1 qdwb-2023q2:49",
            "jiaozhou year-plan-investment urban-renewal 2023 qdwb-2023q2:49",
        ],
    ),
    (
        "180 of 188 = 95.7 %",
        Rule::OfAll,
        &[
            "jiaozhou start-rate urban-renewal @2023-06-30 qdwb-2023q2:49",
            "jiaozhou project-count urban-renewal @2023-06-30 qdwb-2023q2:49",
        ],
    ),
    (
        "78 of 96 = 81.3 % (81.25)",
        Rule::OfAll,
        &[
            "shibei start-rate key-projects @2021-09-19 qdrb-20210919:38",
            "shibei project-count key-projects @2021-09-19 qdrb-20210919:38",
        ],
    ),
    (
        "24 of 33 = 72.7 %",
        Rule::OfAll,
        &[
            "shibei start-rate four-new-projects @2021-09-19 qdrb-20210919:38",
            "shibei project-count four-new-projects @2021-09-19 qdrb-20210919:38",
        ],
    ),
    (
        "395 of 453 = 87.2 %",
        Rule::OfPart,
        &[
            "chengyang start-rate - @2021-09-19 qdrb-20210919:68",
            "chengyang started-count - @2021-09-19 qdrb-20210919:68",
        ],
    ),
    (
        "3 of 18 = 16.7 %",
        Rule::OfPart,
        &[
            "qingdao signed-share-province tourism-conference 2023-Q1 qdfb-20230406:30",
            "qingdao signed-count tourism-conference 2023-Q1 qdfb-20230406:30",
        ],
    ),
    (
        "Shinan's share, its rise and its two growth rates agree",
        Rule::Is(|v| v[0] - v[0] * (100.0 + v[2]) / (100.0 + v[1])),
        &[
            "shinan four-new-share-fai-change - 2021-01/2021-08 qdrb-20210919:26",
            "shinan four-new-share-fai - 2021-01/2021-08 qdrb-20210919:26",
            "shinan four-new-growth - 2021-01/2021-08 qdrb-20210919:26",
            "shinan fai-growth - 2021-01/2021-08 qdrb-20210919:26",
        ],
    ),
    (
        "Six quarterly lists from early 2022 to mid-2023",
        Rule::Is(|ranks| ranks.len() as f64),
        &[
            "qingdao appraisal-list-count - 2022-H1/2023-H1 qdwb-2023q2:7",
            "xihaian appraisal-rank - 2022-Q1 qdwb-2023q2:7",
            "xihaian appraisal-rank - 2022-Q2 qdwb-2023q2:7",
            "xihaian appraisal-rank - 2022-Q3 qdwb-2023q2:7",
            "xihaian appraisal-rank - 2022-Q4 qdwb-2023q2:7",
            "xihaian appraisal-rank - 2023-Q1 qdwb-2023q2:7",
            "jiaozhou appraisal-rank - 2023-Q2 qdwb-2023q2:7",
        ],
    ),
    (
        "93.2 % of the 251 “four new” projects fits: 234",
        Rule::OfAll,
        &[
            "pingdu start-rate four-new-projects @2021-09-19 qdrb-20210919:87",
            "pingdu project-count four-new-projects @2021-09-19 qdrb-20210919:91",
        ],
    ),
    (
        "the run of growth at 20 % and more holds the eight months of this year",
        Rule::AtMost,
        &[
            "pingdu fai-growth-floor - 2020-04/2021-08 qdrb-20210919:87",
            "pingdu fai-growth - 2021-01/2021-08 qdrb-20210919:87",
        ],
    ),
    (
        "manufacturing is a part of what was filed",
        Rule::AtMost,
        &[
            "pingdu approved-total manufacturing-projects 2021-01/2021-08 qdrb-20210919:89",
            "pingdu approved-total - 2021-01/2021-08 qdrb-20210919:89",
        ],
    ),
    (
        "so it was a year earlier",
        Rule::AtMost,
        &[
            "pingdu approved-total manufacturing-projects 2021-01/2021-08 qdrb-20210919:89 \
                ÷ pingdu approved-total-growth manufacturing-projects 2021-01/2021-08 qdrb-20210919:89",
            "pingdu approved-total - 2021-01/2021-08 qdrb-20210919:89 \
                ÷ pingdu approved-total-growth - 2021-01/2021-08 qdrb-20210919:89",
        ],
    ),
    (
        "manufacturing is a part of what was permitted",
        Rule::AtMost,
        &[
            "pingdu permit-area manufacturing-projects 2021-01/2021-08 qdrb-20210919:89",
            "pingdu permit-area - 2021-01/2021-08 qdrb-20210919:89",
        ],
    ),
    (
        "that too a year earlier",
        Rule::AtMost,
        &[
            "pingdu permit-area manufacturing-projects 2021-01/2021-08 qdrb-20210919:89 \
                ÷ pingdu permit-area-growth manufacturing-projects 2021-01/2021-08 qdrb-20210919:89",
            "pingdu permit-area - 2021-01/2021-08 qdrb-20210919:89 \
                ÷ pingdu permit-area-growth - 2021-01/2021-08 qdrb-20210919:89",
        ],
    ),
    (
        "key industries are a part of what is under way",
        Rule::AtMost,
        &[
            "xihaian active-count key-industry 2021-01/2021-08 qdrb-20210919:19",
            "xihaian active-count - 2021-01/2021-08 qdrb-20210919:18",
        ],
    ),
    (
        "“four new” projects are a part of what is under way",
        Rule::AtMost,
        &[
            "xihaian active-count four-new-projects 2021-01/2021-08 qdrb-20210919:20",
            "xihaian active-count - 2021-01/2021-08 qdrb-20210919:18",
        ],
    ),
    (
        "manufacturing is a part of the key industries",
        Rule::AtMost,
        &[
            "xihaian active-count manufacturing-projects 2021-01/2021-08 qdrb-20210919:19",
            "xihaian active-count key-industry 2021-01/2021-08 qdrb-20210919:19",
        ],
    ),
    (
        "marine projects under way are a part of all of them",
        Rule::AtMost,
        &[
            "xihaian active-count marine 2021-01/2021-08 qdrb-20210919:19",
            "xihaian project-count marine @2021-09-19 qdrb-20210919:19",
        ],
    ),
    (
        "projects above a billion are a part of those above 100 million",
        Rule::AtMost,
        &[
            "shibei landed-count 1bn-plus 2021-01/2021-08 qdrb-20210919:37",
            "shibei landed-count 100m-plus 2021-01/2021-08 qdrb-20210919:37",
        ],
    ),
    (
        "projects above 100 million are a part of those above 5 million",
        Rule::AtMost,
        &[
            "shibei landed-count 100m-plus 2021-01/2021-08 qdrb-20210919:37",
            "shibei landed-count 5m-plus 2021-01/2021-08 qdrb-20210919:37",
        ],
    ),
    (
        "projects of 3 billion in manufacturing are a part of all of 3 billion",
        Rule::AtMost,
        &[
            "pingdu project-count 3bn-manufacturing-signed-or-building @2021-09-19 qdrb-20210919:88",
            "pingdu project-count 3bn-signed-or-building @2021-09-19 qdrb-20210919:88",
        ],
    ),
    (
        "projects above 5 billion are a part of those above 500 million",
        Rule::AtMost,
        &[
            "qingdao signed-count 5bn-plus 2023-Q1 qdfb-20230406:42",
            "qingdao signed-count 500m-plus 2023-Q1 qdfb-20230406:42",
        ],
    ),
    (
        "what Fortune 500 companies signed is a part of it",
        Rule::AtMost,
        &[
            "qingdao signed-count 5bn-fortune-500 2023-Q1 qdfb-20230406:42",
            "qingdao signed-count 5bn-plus 2023-Q1 qdfb-20230406:42",
        ],
    ),
    (
        "what manufacturers signed is a part of it",
        Rule::AtMost,
        &[
            "qingdao signed-count 5bn-manufacturing 2023-Q1 qdfb-20230406:42",
            "qingdao signed-count 5bn-plus 2023-Q1 qdfb-20230406:42",
        ],
    ),
    (
        "a quarter is a part of the half-year",
        Rule::AtMost,
        &[
            "jiaozhou invest-done urban-renewal 2023-Q2 qdwb-2023q2:49",
            "jiaozhou invest-done urban-renewal 2023-H1 qdwb-2023q2:49",
        ],
    ),
    (
        "whole vehicles are a part of the car projects",
        Rule::AtMost,
        &[
            "jimo project-count whole-vehicle @2021-09-19 qdrb-20210919:77",
            "jimo project-count auto @2021-09-19 qdrb-20210919:77",
        ],
    ),
    (
        "projects registered are a part of those pushed",
        Rule::AtMost,
        &[
            "xihaian registered-count top-push @2022-03-30 qdrb-20220330:57",
            "xihaian project-count top-push @2022-03-30 qdrb-20220330:57",
        ],
    ),
    (
        "needs published are a part of those found",
        Rule::AtMost,
        &[
            "xihaian tech-needs-published - @2022-03-30 qdrb-20220330:69",
            "xihaian tech-needs-found - @2022-03-30 qdrb-20220330:69",
        ],
    ),
    (
        "needs matched are a part of those published",
        Rule::AtMost,
        &[
            "xihaian tech-needs-matched - @2022-03-30 qdrb-20220330:69",
            "xihaian tech-needs-published - @2022-03-30 qdrb-20220330:69",
        ],
    ),
    (
        "the parks of 4,000 mu are a part of all specialised parks",
        Rule::AtMost,
        &[
            "jiaozhou park-count specialised-parks @2023-06-30 qdwb-2023q2:35",
            "jiaozhou park-count all-specialised-parks @2023-06-30 qdwb-2023q2:25",
        ],
    ),
    (
        "projects above a billion are a part of the aim above 100 million",
        Rule::AtMost,
        &[
            "shibei attracted-count 1bn-plus 2021 qdrb-20210919:43",
            "shibei attracted-count 100m-plus 2021 qdrb-20210919:43",
        ],
    ),
    (
        "listed companies added are a part of those listed",
        Rule::AtMost,
        &[
            "chengyang enterprises-new listed-companies 2021 qdrb-20210919:71",
            "chengyang enterprise-count listed-companies @2021-12-31 qdrb-20210919:71",
        ],
    ),
    (
        "buildings added are a part of all",
        Rule::AtMost,
        &["shinan tax-buildings-new - 2021 qdrb-20210919:31", "shinan tax-buildings - @2021-12-31 qdrb-20210919:31"],
    ),
    (
        "capital paid in is a part of the funds",
        Rule::AtMost,
        &[
            "chengyang fund-paid-in amac-registered @2021-12-31 qdrb-20210919:71",
            "chengyang fund-size amac-registered @2021-12-31 qdrb-20210919:71",
        ],
    ),
];

/// Rows that do not agree, by their location in the errata.
const ERRATA: &[(&str, Rule, Rows)] = &[
    (
        "`qdrb-20210919` line 71, Chengyang",
        Rule::Is(|v| v[0] / (v[1] - v[0]) * 100.0),
        &[
            "chengyang enterprise-growth high-growth @2021-12-31 qdrb-20210919:71",
            "chengyang enterprises-new high-growth 2021 qdrb-20210919:71",
            "chengyang enterprise-count high-growth @2021-12-31 qdrb-20210919:71",
        ],
    ),
    (
        "`qdrb-20210919` line 89, Pingdu",
        Rule::GrewTo,
        &[
            "pingdu signed-count-growth key-industry 2021-01/2021-08 qdrb-20210919:89",
            "pingdu signed-count key-industry 2021-01/2021-08 qdrb-20210919:89",
        ],
    ),
    (
        "`qdrb-20210919` lines 87 and 91, Pingdu",
        Rule::OfAll,
        &[
            "pingdu start-rate key-industry @2021-09-19 qdrb-20210919:87",
            "pingdu project-count business-projects @2021-09-19 qdrb-20210919:91",
        ],
    ),
    (
        "`qdrb-20210919` line 97, Laixi",
        Rule::AtMost,
        &[
            "laixi attracted-count 100m-plus 2021 qdrb-20210919:97",
            "laixi attracted-count 50m-to-100m 2021 qdrb-20210919:97",
        ],
    ),
    (
        "`qdrb-20210919` lines 27 and 31, Shinan",
        Rule::AtMost,
        &[
            "shinan attracted-count 100m-plus 2021-01/2021-08 qdrb-20210919:27",
            "shinan attracted-count 100m-plus 2021-09/2021-12 qdrb-20210919:31",
        ],
    ),
    (
        "`qdrb-20210919` lines 17 and 22, Xihaian",
        Rule::Inconsistent,
        &["xihaian attracted-count 100m-plus 2021 qdrb-20210919:22"],
    ),
    (
        "`qdrb-20220330` lines 15 and 23, Xihaian",
        Rule::Inconsistent,
        &["xihaian new-start-count - 2022-Q1 qdrb-20220330:23"],
    ),
    (
        "`qdwb-2023q2` line 15, Jiaozhou",
        Rule::Inconsistent,
        &["jiaozhou signed-count - 2023-H1 qdwb-2023q2:15", "jiaozhou signed-total-increase - 2023-H1 qdwb-2023q2:15"],
    ),
    (
        "`qdwb-2023q2` line 49, Jiaozhou",
        Rule::Inconsistent,
        &[
            "jiaozhou new-start-count urban-renewal 2023-Q2 qdwb-2023q2:49",
            "jiaozhou invest-done urban-renewal 2023-Q2 qdwb-2023q2:49",
            "jiaozhou quarter-plan-done-rate urban-renewal 2023-Q2 qdwb-2023q2:49",
        ],
    ),
];

/// The one observation that a key finds.
#[track_caller]
fn find<'d>(dataset: &'d Dataset, key: &str) -> &'d Observation {
    let parts: Vec<&str> = key.split_whitespace().collect();
    let [district, indicator, scope, period, location] = parts[..] else { panic!("{key:?} is no key of a row") };
    let fits = |observation: &&Observation| {
        let has = if observation.scope == Scope::Whole { "-" } else { dataset.scope_id(observation.scope) };
        let at = format!("{}:{}", dataset.sources[observation.source].id, observation.line.unwrap_or_default());
        dataset.districts[observation.district].id == district
            && dataset.indicators[observation.indicator].id == indicator
            && (has, observation.period.to_string().as_str(), at.as_str()) == (scope, period, location)
    };
    let found: Vec<_> = dataset.observations.iter().filter(fits).collect();
    assert_eq!(found.len(), 1, "observations found by {key:?}");
    found[0]
}

fn number(value: Decimal) -> f64 {
    value.to_f64()
}

/// Half of the last printed digit.
fn half(value: Decimal) -> f64 {
    let text = value.to_string();
    let digits = text.split_once('.').map_or(0, |parts| parts.1.len());
    0.5 * 0.1_f64.powi(digits as i32)
}

/// The lowest and the highest true value of a row: counts are exact, other figures were rounded. `a ÷ b` is the value
/// of `a` before it grew by `b` per cent.
fn range(dataset: &Dataset, key: &str) -> (f64, f64) {
    if let Some((now, growth)) = key.split_once('÷') {
        let (now, growth) = (range(dataset, now), range(dataset, growth));
        return (now.0 / (1.0 + growth.1 / 100.0), now.1 / (1.0 + growth.0 / 100.0));
    }
    let observation = find(dataset, key);
    let value = number(observation.figure.value);
    let exact = matches!(dataset.indicators[observation.indicator].measure, Measure::Count | Measure::Rank);
    let half = if exact { 0.0 } else { half(observation.figure.value) };
    let open = |open: bool, to: f64, or: f64| {
        if open && observation.figure.comparator != Comparator::Approx { to } else { or }
    };
    let low = open(observation.figure.comparator.is_open_below(), f64::NEG_INFINITY, value - half);
    (low, open(observation.figure.comparator.is_open_above(), f64::INFINITY, value + half))
}

/// The least and the greatest result of `compute` for values in their ranges. Each function here is monotonic in each
/// value.
fn computed(compute: fn(&[f64]) -> f64, ranges: &[(f64, f64)]) -> (f64, f64) {
    let corner = |corner: usize| {
        let end = |(index, range): (usize, &(f64, f64))| if corner >> index & 1 == 0 { range.0 } else { range.1 };
        compute(&ranges.iter().enumerate().map(end).collect::<Vec<_>>())
    };
    let values = (0..1 << ranges.len()).map(corner);
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |range, value| (range.0.min(value), range.1.max(value)))
}

const CLOSE: f64 = 1e-9;

fn overlap(a: (f64, f64), b: (f64, f64)) -> bool {
    a.0 <= b.1 + CLOSE && b.0 <= a.1 + CLOSE
}

/// Whether the first row follows from the others within the printed digits.
fn agrees(dataset: &Dataset, rule: Rule, rows: Rows) -> bool {
    let ranges: Vec<(f64, f64)> = rows.iter().map(|key| range(dataset, key)).collect();
    let second = ranges.get(1).map_or(0.0, |range| range.0);
    let whole = |rate: fn(f64, f64) -> f64| (1..100_000).any(|n| overlap(ranges[0], at(rate(second, f64::from(n)))));
    match rule {
        Rule::Is(compute) => overlap(ranges[0], computed(compute, &ranges[1..])),
        Rule::OfAll => whole(|all, part| part / all * 100.0),
        Rule::OfPart => whole(|part, all| part / all * 100.0),
        Rule::GrewTo => whole(|now, base| (now / base - 1.0) * 100.0),
        Rule::AtMost => ranges[0].0 <= ranges[1].1 + CLOSE,
        Rule::Inconsistent => false,
    }
}

fn at(value: f64) -> (f64, f64) {
    (value, value)
}

#[test]
fn what_can_be_recomputed_agrees() {
    let dataset = embedded();
    let fails = AGREE.iter().filter(|(_, rule, rows)| !agrees(&dataset, *rule, rows));
    none(fails.map(|(name, _, rows)| format!("{name}: {rows:#?} do not agree")));
}

#[test]
fn what_does_not_agree_is_in_the_errata() {
    let dataset = embedded();
    let agree = ERRATA.iter().filter(|(_, rule, rows)| agrees(&dataset, *rule, rows));
    none(agree.map(|(location, _, rows)| format!("{location}: {rows:#?} agree after all")));
}

/// The cells of each row of the table of errata.
fn readme_errata() -> Vec<Vec<String>> {
    let readme = text("data/README.md");
    let (_, rest) = readme.split_once("## Where an article does not agree with itself").expect("the README has errata");
    let rows = rest.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    rows.skip(2).map(cells).collect()
}

#[test]
fn the_errata_are_those_of_the_readme() {
    let readme = readme_errata();
    let names: Vec<&str> = readme.iter().map(|cells| cells[0].as_str()).collect();
    let expected: Vec<&str> = ERRATA.iter().map(|entry| entry.0).collect();
    assert_eq!(names, expected);
}

/// The numbers and lines of the errata are those of the rows.
#[test]
fn the_errata_print_what_the_rows_hold() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for (cells, (location, _, rows)) in readme_errata().iter().zip(ERRATA) {
        for key in *rows {
            let observation = find(&dataset, key);
            let value = observation.figure.value.to_string();
            // The errata write hundreds of millions as billions.
            let billions = format!("{}", (number(observation.figure.value) * 100.0).round() / 1000.0);
            let text = cells[1..].join(" ");
            let holds = |number: &str| text.split(|c: char| !c.is_ascii_digit() && c != '.').any(|part| part == number);
            if !holds(&value) && !holds(&billions) {
                wrong.push(format!("{location}: found no {value} of {key}"));
            }
            if !location
                .split(|c: char| !c.is_ascii_digit())
                .any(|line| line == observation.line.unwrap_or_default().to_string())
            {
                wrong.push(format!("{location}: found no line {} of {key}", observation.line.unwrap_or_default()));
            }
        }
    }
    none(&wrong);
}

#[test]
fn what_the_readme_recomputed_is_recomputed() {
    let readme = text("data/README.md").replace('\n', " ");
    let (_, rest) = readme.split_once("Recomputed and in order: ").expect("the README says what was recomputed");
    let (list, _) = rest.split_once(" ## ").expect("a section follows");
    let tidy = |item: &str| item.trim().trim_end_matches('.').replace(" = 66.7", " = 66.7 %").replace("% %", "%");
    let items = list.trim().split(". ").map(tidy).filter(|item| !item.is_empty());
    let unknown = items.filter(|item| !AGREE.iter().any(|entry| entry.0 == item));
    none(unknown.map(|item| format!("{item:?} is not recomputed here")));
}

/// Notes about an erratum that other rows of its line have too.
const SHARED_NOTES: [&str; 2] = ["rest-of-2021-shinan", "first-quarter-all"];

/// One row of each erratum has a note about it, so that a reader meets it at the mark.
#[test]
fn every_erratum_is_noted_at_its_rows() {
    let dataset = embedded();
    let bare = |(location, _, rows): &&(&str, Rule, Rows)| {
        let own: Vec<&Observation> = rows.iter().map(|key| find(&dataset, key)).collect();
        let tells = |note: TermId| {
            let mut others = dataset.observations.iter().filter(|observation| observation.note() == Some(note));
            SHARED_NOTES.contains(&dataset.terms[note].id.as_str())
                || others.all(|observation| own.iter().any(|row| std::ptr::eq(*row, observation)))
        };
        let is_bare = !own.iter().filter_map(|observation| observation.note()).any(tells);
        is_bare.then(|| format!("{location}: no row has a note about it"))
    };
    none(ERRATA.iter().filter_map(|entry| bare(&entry)));
}

/// An integer gives each rate whose total is known, and each growth of a count.
#[test]
fn every_rate_and_growth_fits_whole_numbers() {
    let dataset = embedded();
    let id = |observation: &Observation| dataset.indicators[observation.indicator].id.as_str();
    let same = |a: &Observation, b: &Observation| {
        (a.district, a.scope, a.source, a.status, a.period) == (b.district, b.scope, b.source, b.status, b.period)
    };
    let erratum = |observation: &Observation| {
        ERRATA.iter().any(|(_, _, rows)| rows.iter().any(|key| std::ptr::eq(find(&dataset, key), observation)))
    };
    let mut wrong = Vec::new();
    let mut checked = 0;
    for rate in dataset.observations.iter().filter(|rate| !erratum(rate)) {
        let indicator = &dataset.indicators[rate.indicator];
        let of_list = indicator.denominator.is_some_and(|term| dataset.terms[term].id == "list-projects");
        for count in dataset.observations.iter().filter(|count| same(rate, count)) {
            let is_all = of_list && id(count) == "project-count" && indicator.measure != Measure::Growth;
            let is_now = indicator.measure == Measure::Growth
                && id(rate).strip_suffix("-growth") == Some(id(count))
                && dataset.indicators[count.indicator].measure == Measure::Count;
            if !is_all && !is_now {
                continue;
            }
            checked += 1;
            let (value, counted) = (number(rate.figure.value), number(count.figure.value));
            let printed = (value - half(rate.figure.value), value + half(rate.figure.value));
            let whole = |n: u32| match is_all {
                true => f64::from(n) / counted * 100.0,
                false => (counted / f64::from(n) - 1.0) * 100.0,
            };
            if !(1..100_000).any(|n| overlap(printed, at(whole(n)))) {
                wrong.push(format!(
                    "{} {value} cannot be of {counted}, line {}",
                    id(rate),
                    rate.line.unwrap_or_default()
                ));
            }
        }
    }
    none(&wrong);
    assert!(checked >= 8, "only {checked} rates stand beside their counts");
}

/// The number of months of a streak is that of its period.
#[test]
fn a_run_is_as_long_as_its_period() {
    let dataset = embedded();
    let run = find(&dataset, "pingdu fai-growth-streak - 2020-04/2021-08 qdrb-20210919:87");
    let months = 9 + 8;
    assert_eq!(number(run.figure.value), f64::from(months), "April to December 2020 and January to August 2021");
}

/// Counts that the articles state in words, with their values.
const COUNTS_IN_WORDS: &[(&str, f64)] = &[
    ("qingdao cross-border-growth - 2022 qdgov-20210524:28", 100.0),
    ("laoshan cluster-count leading-clusters @2021-09-19 qdrb-20210919:61", 4.0),
    ("jimo industry-count traditional-industries @2021-09-19 qdrb-20210919:77", 3.0),
    ("jimo industry-count emerging-industries @2021-09-19 qdrb-20210919:77", 3.0),
    ("xihaian challenge-field-count - @2022-03-30 qdrb-20220330:69", 7.0),
    ("qingdao promotion-team-count - @2023-04-06 qdfb-20230406:74", 3.0),
    ("jiaozhou park-count all-specialised-parks @2023-06-30 qdwb-2023q2:25", 20.0),
    ("jiaozhou track-count emerging-industries @2023-06-30 qdwb-2023q2:33", 6.0),
    ("jiaozhou industry-count park-industries @2023-06-30 qdwb-2023q2:35", 5.0),
];

#[test]
fn counts_in_words_are_figures_too() {
    let dataset = embedded();
    for (key, count) in COUNTS_IN_WORDS {
        let observation = find(&dataset, key);
        assert_eq!((number(observation.figure.value), observation.is_implied), (*count, true), "{key}");
    }
    let is_lead = |figure: &&ProjectFigure| dataset.indicators[figure.observation.indicator].id == "lead-days";
    let lead: Vec<_> = dataset.projects.iter().filter(is_lead).map(|figure| &figure.observation).collect();
    assert_eq!(lead.iter().map(|row| (number(row.figure.value), row.line)).collect::<Vec<_>>(), [(3.0, Some(35))]);
}
