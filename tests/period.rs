//! Periods: each has one spelling, and words in both languages.

mod common;

use common::{check_cases, none};
use district_charts::language::Language;
use district_charts::period::{Period, PeriodError, PeriodProblem};
use district_charts::words::{Wording, words};

/// Checks that each text is refused with an error that names it and what was expected.
#[track_caller]
fn check_errors(cases: &[(&str, &str)]) {
    let cases: Vec<(&str, Option<[String; 2]>)> = cases
        .iter()
        .map(|&(text, expected)| (text, Some([format!("found {text:?}, expected {expected}"), expected.to_owned()])))
        .collect();
    check_cases(&cases, |text| Period::parse(text).err().map(|error| [error.to_string(), error.expected()]));
}

/// The period of a valid text.
#[track_caller]
fn read(text: &str) -> Period {
    Period::parse(text).unwrap_or_else(|error| panic!("{text:?}: expected {error}"))
}

/// Every spelling of a first (`begins`) or last month of a span; months count from January 2019.
fn ends(month: u32, begins: bool) -> Vec<String> {
    let (year, month_of_year) = (2019 + month / 12, month % 12);
    let mut ends = Vec::new();
    let mut end = |months: u32, text: String| {
        if (if begins { month_of_year } else { month_of_year + 1 }).is_multiple_of(months) {
            ends.push(text);
        }
    };
    end(12, format!("{year}"));
    end(6, format!("{year}-H{}", month_of_year / 6 + 1));
    end(3, format!("{year}-Q{}", month_of_year / 3 + 1));
    end(1, format!("{year}-{:02}", month_of_year + 1));
    ends
}

/// Of all spellings of every span of months from 2019 to 2024 exactly one is accepted, and the error of every other
/// names it.
#[test]
fn every_span_has_one_spelling() {
    let mut complaints = Vec::new();
    for first in 0..72 {
        for last in first..72 {
            let mut spellings: Vec<String> = Vec::new();
            for begin in ends(first, true) {
                spellings.extend(ends(last, false).iter().map(|end| format!("{begin}/{end}")));
                spellings.extend(ends(last, false).contains(&begin).then_some(begin));
            }
            let right: Vec<&String> = spellings.iter().filter(|text| Period::parse(text).is_ok()).collect();
            let [right] = right[..] else {
                complaints.push(format!("{right:?} are all accepted for months {first} to {last}"));
                continue;
            };
            let period = read(right);
            let others = spellings.iter().filter(|text| *text != right);
            let wrong = others.filter(|text| {
                Period::parse(text)
                    != Err(PeriodError { found: (*text).clone(), problem: PeriodProblem::Spelling(period) })
            });
            complaints.extend(wrong.map(|text| format!("{text} does not lead to {right}")));
            if period.to_string() != *right {
                complaints.push(format!("{right} is written {period}"));
            }
            let link = period.to_link();
            if link.contains('/') || Period::parse_link(&link) != Some(period) {
                complaints.push(format!("{right} is {link} in a link, and read as {:?}", Period::parse_link(&link)));
            }
        }
    }
    none(&complaints);
}

#[test]
fn every_day_has_one_spelling() {
    let mut complaints = Vec::new();
    let mut days = 0;
    for year in 2019..=2024 {
        for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
            let text = format!("@{year}-{month:02}-{day:02}");
            let Ok(period) = Period::parse(&text) else { continue };
            days += 1;
            if period.to_string() != text || Period::parse_link(&period.to_link()) != Some(period) {
                complaints.push(format!("{text} is written {period} and {} in a link", period.to_link()));
            }
        }
    }
    none(&complaints);
    assert_eq!(days, 6 * 365 + 2, "six years, two of them leap years");
}

#[test]
fn another_spelling_names_the_right_one() {
    let cases = [
        ("2021-01/2021-12", "2021, the one spelling of that period"),
        ("2021-Q1/2021-Q4", "2021, the one spelling of that period"),
        ("2021-H1/2021-H2", "2021, the one spelling of that period"),
        ("2021/2021", "2021, the one spelling of that period"),
        ("2021-01/2021-06", "2021-H1, the one spelling of that period"),
        ("2021-Q1/2021-Q2", "2021-H1, the one spelling of that period"),
        ("2021-07/2021-09", "2021-Q3, the one spelling of that period"),
        ("2021-01/2021-09", "2021-Q1/2021-Q3, the one spelling of that period"),
        ("2021-08/2021-08", "2021-08, the one spelling of that period"),
        ("2021-01/2021-Q3", "2021-Q1/2021-Q3, the one spelling of that period"),
        ("2020-01/2021-12", "2020/2021, the one spelling of that period"),
        ("2020-Q3/2021-Q2", "2020-H2/2021-H1, the one spelling of that period"),
    ];
    check_errors(&cases);
}

#[test]
fn what_is_no_period_is_refused() {
    let texts = [
        "",
        " ",
        "2021 ",
        " 2021",
        "21",
        "202",
        "20211",
        "2021-",
        "2021-0",
        "2021-00",
        "2021-13",
        "2021-1",
        "2021-001",
        "2021-H",
        "2021-H0",
        "2021-H3",
        "2021-H01",
        "2021-Q0",
        "2021-Q5",
        "2021-Q",
        "2021-q1",
        "2021-h1",
        "2021H1",
        "2021/",
        "/2021",
        "/",
        "2021//2022",
        "2021/2022/2023",
        "2021-01-01",
        "2021-01-01/2021-02-01",
        "2021..2022",
        "1899",
        "2200",
        "0000",
        "９",
        "２０２１",
        "2021年",
        "@",
        "@2021",
        "@2021-09",
        "@2021-9-19",
        "@2021-09-1",
        "@2021-09-00",
        "@2021-09-31",
        "@2021-02-29",
        "@1900-02-29",
        "@2021-13-01",
        "@2021-00-01",
        "@2021-H1-01",
        "@2021-09-19/2021",
        "@@2021-09-19",
        "2021-09-19",
        "-2021",
        "+2021",
        "2021-+1",
        "２021",
        "1899-12/1900-01",
        "2015/17",
        "2015/1",
        "2015-16",
        "2015/16/",
        "2015/16/2017",
        "2015/16-2017/18",
        "1899/00",
        "2199/2200",
    ];
    let expected = "a period such as 2020, 2021-H1, 2021-01/2021-08, 2015/16 or @2021-09-19";
    check_errors(&texts.map(|text| (text, expected)));
}

#[test]
fn no_period_ends_before_it_begins() {
    let texts = ["2021/2020", "2021-08/2021-01", "2021-H2/2021-H1", "2021-Q3/2021-06", "2021-12/2021-Q3"];
    check_errors(&texts.map(|text| (text, "a period that ends after it begins")));
}

#[test]
fn the_calendar_is_the_gregorian() {
    let cases = [
        ("@2020-02-29", true),
        ("@2000-02-29", true),
        ("@2024-02-29", true),
        ("@2100-02-29", false),
        ("@2023-02-29", false),
        ("@2021-04-30", true),
        ("@2021-04-31", false),
        ("@2021-12-31", true),
        ("@1900-01-01", true),
        ("@2199-12-31", true),
    ];
    check_cases(&cases, |text| Period::parse(text).is_ok());
}

#[test]
fn dates_are_as_exact_as_they_are_known() {
    let cases = [
        ("2021-09-19", Some("@2021-09-19")),
        ("2021-09", Some("2021-09")),
        ("2023", Some("2023")),
        ("2021-09-31", None),
        ("@2021-09-19", None),
        ("2021-H1", None),
        ("2021/2022", None),
        ("2021-01/2021-08", None),
        ("yesterday", None),
        ("", None),
    ];
    check_cases(&cases, |text| Period::parse_date(text).map(|date| date.to_string().leak() as &str));
}

#[test]
fn links_take_a_period_for_what_it_means() {
    let cases = [
        ("2021-01..2021-08", Some("2021-01..2021-08")),
        ("2021-01/2021-08", Some("2021-01..2021-08")),
        ("2021-01..2021-06", Some("2021-H1")),
        ("2021-Q1..2021-Q2", Some("2021-H1")),
        ("2021", Some("2021")),
        ("@2021-09-19", Some("@2021-09-19")),
        ("2015/16", Some("2015/16")),
        ("2015/16..2017/18", Some("2015/16..2017/18")),
        ("2015/16..2015/16", Some("2015/16")),
        ("2021-08..2021-01", None),
        ("2021...2022", None),
        ("..", None),
        ("", None),
    ];
    check_cases(&cases, |text| Period::parse_link(text).map(|period| period.to_link().leak() as &str));
}

/// Spellings of tables are taken as meant if they can mean one period only.
#[test]
fn other_spellings_are_understood() {
    let cases = [
        ("2021", Some("2021")),
        (" 2021 ", Some("2021")),
        ("2021-01/2021-06", Some("2021-H1")),
        ("2015-04/2016-03", Some("2015-Q2/2016-Q1")),
        ("2021Q1", Some("2021-Q1")),
        ("2021-q1", Some("2021-Q1")),
        ("2021 Q1", Some("2021-Q1")),
        ("Q1 2021", Some("2021-Q1")),
        ("2021H2", Some("2021-H2")),
        ("2021-1", Some("2021-01")),
        ("2021-9", Some("2021-09")),
        ("2021M08", Some("2021-08")),
        ("2021-M12", Some("2021-12")),
        ("2021.08", Some("2021-08")),
        ("Aug 2021", Some("2021-08")),
        ("August 2021", Some("2021-08")),
        ("May 2021", Some("2021-05")),
        ("2021 Sept.", Some("2021-09")),
        ("2020-2022", Some("2020/2022")),
        ("2020–2022", Some("2020/2022")),
        ("2020 to 2022", None),
        ("2020..2022", None),
        ("Jan–Aug 2021", Some("2021-01/2021-08")),
        ("Jan-Jun 2021", Some("2021-H1")),
        ("Jan 2021 - Mar 2022", Some("2021-Q1/2022-Q1")),
        ("2021-09-19", Some("@2021-09-19")),
        ("FY2015/16", Some("2015/16")),
        ("FY 2015/16", Some("2015/16")),
        ("2015/16/2015/16", Some("2015/16")),
        ("2021年", Some("2021")),
        ("2021 年 8 月", Some("2021-08")),
        ("2021年1-8月", Some("2021-01/2021-08")),
        ("2021 年 1—8 月", Some("2021-01/2021-08")),
        ("2021年1至8月", Some("2021-01/2021-08")),
        ("2021年上半年", Some("2021-H1")),
        ("2021年第一季度", Some("2021-Q1")),
        ("2021年全年", Some("2021")),
        // What may mean two things, or nothing, is refused.
        ("2015-16", None),
        ("2015–16", None),
        ("15/16", None),
        ("19/09/2021", None),
        ("2021-13", None),
        ("2021-1-8", None),
        ("2021-02-30", None),
        ("2021 2022", None),
        ("Q5 2021", None),
        ("Q 2021", None),
        ("Jan", None),
        ("Ja 2021", None),
        ("1 Jan 2021", None),
        ("2022–2020", None),
        ("2022/2021", None),
        ("last year", None),
        ("2021年1月-", None),
        ("", None),
        ("–", None),
        ("年", None),
        ("９", None),
    ];
    check_cases(&cases, |text| Period::understand(text).map(|period| period.to_string().leak() as &str));
}

#[test]
fn financial_years_are_periods_of_their_own() {
    let [year, next, several, calendar] = ["2015/16", "2016/17", "2015/16/2017/18", "2015/2016"].map(read);
    assert!(year != calendar && !calendar.covers(year) && !year.covers(calendar));
    assert!(year.is_in_series_with(next) && !next.is_in_series_with(year) && !year.is_in_series_with(several));
    assert!(!year.is_in_series_with(read("2017")) && !read("2014").is_in_series_with(year));
    assert!(several.covers(year) && !year.covers(several));
    assert!(year.recency() < next.recency() && year.end() < next.end());
    assert!(read("2015").recency() < year.recency() && year.recency() < read("2016").recency());
}

/// A period, its words in Chinese and English, and its short words in both.
const WORDS: &[(&str, [&str; 4])] = &[
    ("2020", ["2020 年", "2020", "2020 年", "2020"]),
    ("2021/2022", ["2021—2022 年", "2021–2022", "2021—2022 年", "2021–2022"]),
    ("2021-H1", ["2021 年上半年", "first half of 2021", "2021 年上半年", "H1 2021"]),
    ("2021-H2", ["2021 年下半年", "second half of 2021", "2021 年下半年", "H2 2021"]),
    (
        "2020-H2/2021-H1",
        [
            "2020 年下半年—2021 年上半年",
            "second half of 2020–first half of 2021",
            "2020 年下半年—2021 年上半年",
            "H2 2020–H1 2021",
        ],
    ),
    ("2021-Q1", ["2021 年一季度", "first quarter of 2021", "2021 年一季度", "Q1 2021"]),
    ("2021-Q2", ["2021 年二季度", "second quarter of 2021", "2021 年二季度", "Q2 2021"]),
    ("2021-Q3", ["2021 年三季度", "third quarter of 2021", "2021 年三季度", "Q3 2021"]),
    ("2021-Q4", ["2021 年四季度", "fourth quarter of 2021", "2021 年四季度", "Q4 2021"]),
    ("2021-Q1/2021-Q3", ["2021 年前三季度", "first three quarters of 2021", "2021 年前三季度", "Q1–Q3 2021"]),
    ("2021-Q2/2021-Q3", ["2021 年二至三季度", "second to third quarter of 2021", "2021 年二至三季度", "Q2–Q3 2021"]),
    ("2021-Q2/2021-Q4", ["2021 年二至四季度", "second to fourth quarter of 2021", "2021 年二至四季度", "Q2–Q4 2021"]),
    (
        "2020-Q4/2021-Q1",
        [
            "2020 年四季度—2021 年一季度",
            "fourth quarter of 2020–first quarter of 2021",
            "2020 年四季度—2021 年一季度",
            "Q4 2020–Q1 2021",
        ],
    ),
    ("2023-02", ["2023 年 2 月", "February 2023", "2023 年 2 月", "Feb 2023"]),
    ("2023-12", ["2023 年 12 月", "December 2023", "2023 年 12 月", "Dec 2023"]),
    ("2021-01/2021-08", ["2021 年 1—8 月", "January–August 2021", "2021 年 1—8 月", "Jan–Aug 2021"]),
    ("2021-09/2021-12", ["2021 年 9—12 月", "September–December 2021", "2021 年 9—12 月", "Sep–Dec 2021"]),
    (
        "2020-04/2021-08",
        ["2020 年 4 月—2021 年 8 月", "April 2020–August 2021", "2020 年 4 月—2021 年 8 月", "Apr 2020–Aug 2021"],
    ),
    ("2015/16", ["2015/16 年度", "2015/16", "2015/16 年度", "2015/16"]),
    ("1999/00", ["1999/00 年度", "1999/00", "1999/00 年度", "1999/00"]),
    ("2015/16/2017/18", ["2015/16—2017/18 年度", "2015/16–2017/18", "2015/16—2017/18 年度", "2015/16–2017/18"]),
    ("@2021-09-19", ["截至 2021 年 9 月 19 日", "as of 19 September 2021", "2021-09-19", "19 Sep 2021"]),
    ("@2021-01-01", ["截至 2021 年 1 月 1 日", "as of 1 January 2021", "2021-01-01", "1 Jan 2021"]),
    ("@2023-05-30", ["截至 2023 年 5 月 30 日", "as of 30 May 2023", "2023-05-30", "30 May 2023"]),
];

#[test]
fn periods_have_words_in_both_languages() {
    check_cases(WORDS, |text| {
        let read = read(text);
        [
            words(Language::Zh).period(read),
            words(Language::En).period(read),
            words(Language::Zh).period_short(read),
            words(Language::En).period_short(read),
        ]
        .map(|text| text.leak() as &str)
    });
}

/// No two spans have the same words.
#[test]
fn no_two_periods_share_their_words() {
    let forms: [fn(Wording, Period) -> String; 2] =
        [|words, period| words.period(period), |words, period| words.period_short(period)];
    for form in forms {
        for language in Language::ALL {
            let mut known: Vec<(String, Period)> = Vec::new();
            for (first, last) in (0..36).flat_map(|first| (first..36).map(move |last| (first, last))) {
                let pairs = ends(first, true).into_iter().zip(std::iter::repeat(ends(last, false)));
                let spellings = pairs.flat_map(|(begin, ends)| {
                    ends.into_iter().map(move |end| if begin == end { end } else { format!("{begin}/{end}") })
                });
                let span =
                    spellings.filter_map(|text| Period::parse(&text).ok()).next().expect("a span has a spelling");
                known.push((form(words(language), span), span));
            }
            known.sort();
            let same = known.windows(2).filter(|pair| pair[0].0 == pair[1].0);
            let clash = |pair: &[(String, Period)]| format!("{} and {} are both {:?}", pair[0].1, pair[1].1, pair[0].0);
            none(same.map(clash));
        }
    }
}

#[test]
fn later_ends_are_more_recent() {
    let order = [
        "2019",
        "2020",
        "2020-04/2021-08",
        "2021-01/2021-08",
        "2021-08",
        "@2021-08-31",
        "2021-Q1/2021-Q3",
        "2021-Q3",
        "@2021-09-01",
        "@2021-09-19",
        "2021",
        "2021-H2",
        "2021-Q4",
        "2021-12",
        "@2021-12-31",
        "2022",
    ];
    let falls = |pair: &&[&str]| read(pair[0]).recency() >= read(pair[1]).recency();
    none(order.windows(2).filter(falls).map(|pair| format!("{} is not before {}", pair[0], pair[1])));
}

/// A financial or school year counts as the twelve months from July.
#[test]
fn each_form_of_a_period_has_its_place_among_the_others() {
    let same_ends = [("@2021-08-31", "2021-08"), ("2020/21", "2021-06"), ("2019/20..2020/21", "2021-H1")];
    let differ = |pair: &&(&str, &str)| read(&pair.0.replace("..", "/")).end() != read(pair.1).end();
    none(same_ends.iter().filter(differ).map(|pair| format!("{} and {} have other ends", pair.0, pair.1)));
    assert_eq!(read("2021-09").end() - read("2021-08").end(), 31);
    assert_eq!(read("@2021-09-19").end() - read("@2021-08-19").end(), 31);
    assert_eq!(read("2020/21").recency(), read("2020-H2/2021-H1").recency());
}

#[test]
fn spans_that_share_a_month_are_no_series() {
    let cases = [
        (["2021-02/2021-03", "2021-04/2021-05"], true),
        (["2021-02/2021-03", "2021-03/2021-04"], false),
        (["2021-02/2021-03", "2021-04/2021-08"], false),
        (["2021-Q1", "2021-Q3"], true),
        (["2021-Q1", "2021-04"], false),
        (["@2021-01-01", "@2021-01-02"], true),
        (["@2021-01-01", "@2021-01-01"], false),
        (["2019/20", "2020/21"], true),
        (["2019/20", "2019/20"], false),
        (["2019/20", "2021"], false),
    ];
    check_cases(&cases, |[first, second]| read(first).is_in_series_with(read(second)));
}
