//! Packages: the embedded one is valid, and every error has its exact text.

mod common;

use common::{Files, OBSERVATIONS, Random, embedded, is_chinese, none, text};
use district_charts::data::{
    Dataset, DistrictId, Indicator, IndicatorId, Measure, Observation, Package, Scope, SourceId, TermId, TermKind,
    digest_text, parse_digest,
};
use district_charts::language::{Language, Text};
use district_charts::number::{Decimal, Figure};
use serde_json::Value;

/// The errors of a package; empty for a valid one.
fn complaints(files: &Files) -> String {
    files.read().err().map(|errors| errors.to_string()).unwrap_or_default()
}

/// Checks the errors of packages.
#[track_caller]
fn check(cases: &[(&str, Files, &[&str])]) {
    let differs = |(what, files, expected): &(&str, Files, &[&str])| {
        let (expected, found) = (expected.join("\n"), complaints(files));
        (found != expected).then(|| format!("{what}: found\n{found}\nexpected\n{expected}\n"))
    };
    none(cases.iter().filter_map(differs));
}

/// The small package with a file replaced by `bytes`.
fn with_file(name: &str, bytes: &[u8]) -> Files {
    let mut files = Files::small();
    *files.file(name) = bytes.to_vec();
    files
}

/// The small package with a row of observations, changed in some parts.
fn with_row(changes: &[(&str, &str)]) -> Files {
    let mut row = "east,growth,listed,2021,5.5,eq,actual,printed,paper,12,careful".to_owned();
    for (from, to) in changes {
        assert_eq!(row.matches(from).count(), 1, "occurrences of {from:?} in the row");
        row = row.replace(from, to);
    }
    Files::small().observing(&[&row])
}

#[test]
fn errors_of_tables_are_exact() {
    check(&[
        ("nothing is wrong", Files::small(), &[]),
        (
            "an empty file",
            with_file("observations", b""),
            &["observations.csv, line 1: found an empty file, expected a header"],
        ),
        (
            "a file of blank lines",
            with_file("observations", b"\n\r\n\n"),
            &["observations.csv, line 1: found an empty file, expected a header"],
        ),
        (
            "a file of a byte order mark",
            with_file("projects", "\u{feff}".as_bytes()),
            &["projects.csv, line 1: found an empty file, expected a header"],
        ),
        ("a header alone is a table", with_file("observations", OBSERVATIONS.trim_end().as_bytes()), &[]),
        ("one language", with_file("sections", b"source,line,title_zh,page\npaper,1,\xe9\xa2\x98,\n"), &[]),
        ("no language", with_file("sections", b"source,line,title\npaper,1,Start\n"), &[]),
        ("another language", with_file("sections", b"source,line,title_de\npaper,1,Anfang\n"), &[]),
        (
            "no name at all",
            with_file("sections", b"source,line\npaper,1\n"),
            &[
                "sections.csv, line 1, column title_*: found no such column, expected a column for at least one language",
            ],
        ),
        (
            "a missing column",
            with_file("sections", b"source,title_zh,page\npaper,\xe9\xa2\x98,\n"),
            &["sections.csv, line 1, column line: found no such column, expected the column"],
        ),
        (
            "semicolons",
            with_file("sections", b"source;line;title\npaper;1;Start\n"),
            &[
                "sections.csv, line 1: found \"source;line;title\", expected names of columns with commas between them; save \
                the file as CSV with commas",
            ],
        ),
        (
            "a missing column in the table of figures",
            with_file(
                "observations",
                b"district,indicator,scope,period,comparator,status,basis,source,line,note\n\
                east,growth,,2021,eq,actual,printed,paper,12,\nwest,growth,,2021,eq,actual,printed,paper,12,\n",
            ),
            &["observations.csv, line 1, column value: found no such column, expected the column"],
        ),
        (
            "a column twice",
            with_file("sections", b"source,line,title_zh,title_en,page,page\n"),
            &["sections.csv, line 1, column page: found the column twice, expected it once"],
        ),
        (
            "columns in another order",
            with_file("sections", "page,title_en,line,title_zh,source\n3,Start,1,开头,paper\n".as_bytes()),
            &[],
        ),
        (
            "too few and too many fields",
            Files::small().observing(&["east,growth", "", "east,growth,,2021,5,eq,actual,printed,paper,12,,,"]),
            &[
                "observations.csv, line 2: found 2 fields, expected 11 fields",
                "observations.csv, line 4: found 13 fields, expected 11 fields; a field with a comma stands in quotation \
                marks",
            ],
        ),
        (
            "invalid UTF-8",
            with_file("sections", b"source,line,title_zh,title_en,page\npaper,1,\xb1\xea\xcc\xe2,Start,\n"),
            &[
                "sections.csv, line 2: found bytes that are no UTF-8, expected text in UTF-8; save the file as CSV in UTF-8",
            ],
        ),
        (
            "UTF-16",
            with_file("sections", b"\xff\xfes\0o\0u\0r\0c\0e\0"),
            &[
                "sections.csv, line 1: found bytes that are no UTF-8, expected text in UTF-8; save the file as CSV in UTF-8",
            ],
        ),
    ]);
}

#[test]
fn lines_are_counted_whatever_stands_in_them() {
    let broken = "east,growth,,2021,five,eq,actual,printed,paper,12,";
    let message = |line: u32| {
        format!(
            "observations.csv, line {line}, column value: found \"five\", expected digits with at most one point, \
            at most 15 digits"
        )
    };
    let good = "west,growth,,2021,5,eq,actual,printed,paper,12,";
    let rows = |ending: &str, rows: &[&str]| {
        let lines = [&[OBSERVATIONS.trim_end()], rows].concat();
        with_file("observations", lines.join(ending).as_bytes())
    };
    let mut marked = rows("\n", &[good, broken]);
    marked.observations.splice(..0, *b"\xef\xbb\xbf");
    let quoted = "\"west\",\"growth\",,\"2021\",\"5\",eq,actual,printed,paper,12,";
    let project = "project_zh,project_en,district,indicator,scope,period,value,comparator,status,basis,source,line,note\n\
        \"一\n二\r\n三\",\"one \"\"and\"\"\n\ntwo\",east,growth,,2021,5,eq,actual,printed,paper,12,\n\
        四,four,east,growth,,2021,five,eq,actual,printed,paper,12,\n";
    check(&[
        ("lines end in LF", rows("\n", &[good, broken]), &[&message(3)]),
        ("lines end in CRLF", rows("\r\n", &[good, broken, ""]), &[&message(3)]),
        ("the file begins with a byte order mark", marked, &[&message(3)]),
        ("blank lines are counted", rows("\n", &["", good, "", "", broken, ""]), &[&message(6)]),
        ("blank lines in CRLF are counted", rows("\r\n", &["", good, "", "", broken, ""]), &[&message(6)]),
        ("fields are quoted", rows("\n", &[quoted, broken]), &[&message(3)]),
        (
            "quotes hold line breaks",
            with_file("projects", project.as_bytes()),
            &[
                "projects.csv, line 7, column value: found \"five\", expected digits with at most one point, at most 15 \
                digits",
            ],
        ),
    ]);
}

#[test]
fn quotes_must_be_closed() {
    let file = |rest: &str| with_file("sections", format!("source,line,title_zh,title_en,page\n{rest}").as_bytes());
    check(&[
        (
            "in the last row",
            file("paper,1,开头,Start,\npaper,2,\"中间,Middle,\n"),
            &[
                "sections.csv, line 3: found 3 fields, expected 5 fields",
                "sections.csv, line 3: found an odd number of quotation marks, expected each one closed",
            ],
        ),
        (
            "before other rows",
            file("paper,1,\"开头,Start,\npaper,2,中间,Middle,\npaper,3,结尾,End,\n"),
            &[
                "sections.csv, line 2: found 3 fields, expected 5 fields",
                "sections.csv, line 2: found an odd number of quotation marks, expected each one closed",
            ],
        ),
        (
            "in the last field",
            file("paper,1,开头,Start,\"3\npaper,2,中间,Middle,3\n"),
            &["sections.csv, line 2: found an odd number of quotation marks, expected each one closed"],
        ),
    ]);
}

#[test]
fn values_that_a_column_refuses_are_reported() {
    let observation = |column: &str, found: &str, expected: &str| {
        format!("observations.csv, line 2, column {column}: found {found}, expected {expected}")
    };
    let digits = "digits with at most one point, at most 15 digits";
    let comparators = "eq, ge, gt, le, lt or approx";
    let statuses = "actual, forecast, target or plan";
    let period = "a period such as 2020, 2021-H1, 2021-01/2021-08, 2015/16 or @2021-09-19";
    let with = |hint: &str| format!("{digits}; {hint}");
    let (point, unit) =
        ("write a point for decimals and nothing between thousands", "the unit stands in indicators.csv");
    let absent = with("leave out the row of a figure that nobody has");
    let cases: Vec<(Files, String)> = vec![
        (with_row(&[("5.5", "\"5,5\"")]), observation("value", "\"5,5\"", &with(point))),
        (with_row(&[("5.5", "\"1,437\"")]), observation("value", "\"1,437\"", &with(point))),
        (with_row(&[("5.5", "+5.5")]), observation("value", "\"+5.5\"", &with("leave out the plus sign"))),
        (with_row(&[("5.5", "−5.5")]), observation("value", "\"−5.5\"", &with("write a hyphen for minus"))),
        (with_row(&[("5.5", "1.2E+05")]), observation("value", "\"1.2E+05\"", &with("write all digits"))),
        (with_row(&[("5.5", "n/a")]), observation("value", "\"n/a\"", &absent)),
        (with_row(&[("5.5", "..")]), observation("value", "\"..\"", &absent)),
        (with_row(&[("5.5", "5.5%")]), observation("value", "\"5.5%\"", &with(unit))),
        (with_row(&[("5.5", "５.５")]), observation("value", "\"５.５\"", digits)),
        (with_row(&[("5.5", "1234567890123456")]), observation("value", "\"1234567890123456\"", digits)),
        (with_row(&[("5.5", "")]), observation("value", "nothing", &absent)),
        (with_row(&[("5.5", "5.5 ")]), observation("value", "\"5.5 \"", digits)),
        (with_row(&[("5.5", "5.5\u{a0}")]), observation("value", "\"5.5\\u{a0}\"", digits)),
        (with_row(&[(",eq,", ",=,")]), observation("comparator", "\"=\"", comparators)),
        (with_row(&[("actual", "real")]), observation("status", "\"real\"", statuses)),
        (with_row(&[("actual", "Actual")]), observation("status", "\"Actual\"", statuses)),
        (with_row(&[("printed", "guessed")]), observation("basis", "\"guessed\"", "printed or implied")),
        (with_row(&[("12", "0")]), observation("line", "\"0\"", "a whole number from 1")),
        (with_row(&[("12", "twelve")]), observation("line", "\"twelve\"", "a whole number from 1")),
        (with_row(&[("12", "-1")]), observation("line", "\"-1\"", "a whole number from 1")),
        (with_row(&[("12", "1.5")]), observation("line", "\"1.5\"", "a whole number from 1")),
        (with_row(&[("12", "99999999999")]), observation("line", "\"99999999999\"", "a whole number from 1")),
        (with_row(&[("2021", "2021-13")]), observation("period", "\"2021-13\"", period)),
        (with_row(&[("2021", "@2021-02-30")]), observation("period", "\"@2021-02-30\"", period)),
        (with_row(&[("2021", "")]), observation("period", "nothing", period)),
        (
            with_row(&[("2021", "2021-08/2021-01")]),
            observation("period", "\"2021-08/2021-01\"", "a period that ends after it begins"),
        ),
        (
            with_row(&[("2021", "2015-16")]),
            observation("period", "\"2015-16\"", &format!("{period}; a financial or school year is written 2015/16")),
        ),
        (
            Files::small().changed("districts", "east,2,district", "east,2,province"),
            "districts.csv, line 3, column level: found \"province\", expected whole, region or district".to_owned(),
        ),
        (
            Files::small().changed("districts", "1,1", "1,0"),
            "districts.csv, line 3, column tile_y: found \"0\", expected a whole number from 1".to_owned(),
        ),
        (
            Files::small().changed("districts", "2,1", "2,"),
            "districts.csv, line 4, column tile_y: found nothing, expected a whole number from 1".to_owned(),
        ),
        (
            Files::small().changed("districts", "district,北区,North", "district,,"),
            "districts.csv, line 5, column name_zh: found nothing, expected text in at least one language".to_owned(),
        ),
        (
            Files::small().changed("terms", "careful,note", "careful,remark"),
            "terms.csv, line 8, column kind: found \"remark\", expected unit, theme, scope, denominator, note or licence"
                .to_owned(),
        ),
        (
            Files::small().changed("terms", "%,%,percent", "%,%,per-cent"),
            "terms.csv, line 2, column role: found \"per-cent\", expected percent, percentage-point, year-plan or nothing"
                .to_owned(),
        ),
        (
            Files::small().changed("sources", "2021-10", "Oct 2021"),
            "sources.csv, line 3, column published: found \"Oct 2021\", expected a date: 2021-09-19, 2021-09 or 2021"
                .to_owned(),
        ),
        (
            Files::small().changed("indicators", "percent,growth", "percent,speed"),
            "indicators.csv, line 2, column measure: found \"speed\", expected growth, share, change, rate, ratio, \
            count, amount, mean, index, rank or score"
                .to_owned(),
        ),
        (
            Files::small().changed("sections", "paper,10", "paper,ten"),
            "sections.csv, line 3, column line: found \"ten\", expected a whole number from 1".to_owned(),
        ),
    ];
    let differs = |(files, expected): &(Files, String)| {
        let found = complaints(files);
        (found != *expected).then(|| format!("found\n{found}\nexpected\n{expected}\n"))
    };
    none(cases.iter().filter_map(differs));
}

#[test]
fn ids_are_fit_for_links_and_unique() {
    let letters = "expected small letters, digits and hyphens";
    let other = |line: u32| format!("expected an id other than that of line {line}");
    check(&[
        (
            "capitals",
            Files::small().changed("districts", "north,4", "North,4").changed("indicators", "north", ""),
            &[&format!("districts.csv, line 5, column id: found \"North\", {letters}")],
        ),
        (
            "a tilde, which parts lists in links",
            Files::small().changed("sources", "other,", "o~ther,"),
            &[&format!("sources.csv, line 3, column id: found \"o~ther\", {letters}")],
        ),
        (
            "nothing",
            Files::small().changed("terms", "careful,", ","),
            &[&format!("terms.csv, line 8, column id: found nothing, {letters}")],
        ),
        (
            "a district again",
            Files::small().changed("districts", "north,4", "east,4").changed("indicators", "north", ""),
            &[&format!("districts.csv, line 5, column id: found \"east\", {}", other(3))],
        ),
        (
            "an indicator again",
            Files::small().changed("indicators", "rank,位次", "growth,位次"),
            &[&format!("indicators.csv, line 4, column id: found \"growth\", {}", other(2))],
        ),
        (
            "a source again",
            Files::small().changed("sources", "other,", "paper,"),
            &[&format!("sources.csv, line 3, column id: found \"paper\", {}", other(2))],
        ),
        (
            "a term again, of another kind",
            Files::small().changed("terms", "careful,", "listed,"),
            &[&format!("terms.csv, line 8, column id: found \"listed\", {}", other(6))],
        ),
    ]);
}

#[test]
fn references_must_lead_somewhere() {
    let observation = |column: &str, found: &str, expected: &str| {
        format!("observations.csv, line 2, column {column}: found \"{found}\", expected the id of {expected}")
    };
    let indicator = |column: &str, found: &str, expected: &str| {
        format!("indicators.csv, line 2, column {column}: found \"{found}\", expected the id of {expected}")
    };
    let project = "某项目,A project,south,growth,,2021,5,eq,actual,printed,paper,12,\n";
    let projects = [common::PROJECTS, project].concat();
    let growth = "growth,增速,growth,percent,growth,year-ago,money,定义。,Definition.,";
    let with_indicator = |from: &str, to: &str| Files::small().changed("indicators", growth, &growth.replace(from, to));
    check(&[
        (
            "a district",
            with_row(&[("east", "south")]),
            &[&observation("district", "south", "a district in districts.csv")],
        ),
        (
            "a district by its name",
            with_row(&[("east", "East")]),
            &[&observation("district", "East", "a district in districts.csv; write east")],
        ),
        (
            "an indicator",
            with_row(&[("growth", "decline")]),
            &[&observation("indicator", "decline", "an indicator in indicators.csv")],
        ),
        (
            "a scope",
            with_row(&[("listed", "unlisted")]),
            &[&observation("scope", "unlisted", "a scope in terms.csv; is listed meant?")],
        ),
        (
            "a note that is another kind of term",
            with_row(&[("careful", "percent")]),
            &[&observation("note", "percent", "a note in terms.csv")],
        ),
        ("a source", with_row(&[("paper", "book")]), &[&observation("source", "book", "a source in sources.csv")]),
        (
            "a project's district",
            with_file("projects", projects.as_bytes()),
            &["projects.csv, line 2, column district: found \"south\", expected the id of a district in districts.csv"],
        ),
        ("a unit", with_indicator("percent", "dozen"), &[&indicator("unit", "dozen", "a unit in terms.csv")]),
        ("a theme", with_indicator("money", "time"), &[&indicator("theme", "time", "a theme in terms.csv")]),
        (
            "a denominator",
            with_indicator("year-ago", "careful"),
            &[&indicator("denominator", "careful", "a denominator in terms.csv")],
        ),
        (
            "one of the excluded districts",
            with_indicator("Definition.,", "Definition.,west south"),
            &["indicators.csv, line 2, column excludes: found \"west south\", expected the id of a district in \
                districts.csv"],
        ),
        (
            "a section's source",
            Files::small().changed("sections", "paper,10", "book,10"),
            &["sections.csv, line 3, column source: found \"book\", expected the id of a source in sources.csv"],
        ),
    ]);
    let relations = ["variant_of", "change_of", "total_of", "related_to"];
    let wrong = relations.iter().enumerate().filter_map(|(index, column)| {
        let (before, after) = (",".repeat(index + 1), ",".repeat(3 - index));
        let with = |id: &str| {
            let row = format!("{growth}{before}{id}{after}\n");
            complaints(&Files::small().changed("indicators", &format!("{growth},,,,\n"), &row))
        };
        let expected = indicator(column, "decline", "an indicator in indicators.csv");
        let found = [with("decline"), with("pieces")];
        (found != [expected.clone(), String::new()]).then(|| format!("{column}: found {found:?}, expected {expected}"))
    });
    none(wrong);
}

#[test]
fn units_must_fit_what_is_measured() {
    let unit = |found: &str, expected: &str| {
        format!("indicators.csv, line 2, column unit: found \"{found}\", expected {expected}")
    };
    let per_cent = "per cent (%) for a growth, a share or a rate";
    let ratio = format!("{per_cent}; the measure of a rate per 1,000 and the like is ratio");
    let points = "percentage points, not per cent, for a change of a share";
    let measured = |unit: &str, measure: &str| {
        Files::small().changed("indicators", "percent,growth", &format!("{unit},{measure}"))
    };
    check(&[
        ("a growth in pieces", measured("piece", "growth"), &[&unit("piece", per_cent)]),
        ("a share in pieces", measured("piece", "share"), &[&unit("piece", per_cent)]),
        ("a rate in places", measured("place", "rate"), &[&unit("place", &ratio)]),
        ("a ratio in places", measured("place", "ratio"), &[]),
        ("a mean in pieces", measured("piece", "mean"), &[]),
        ("a change in per cent", measured("percent", "change"), &[&unit("percent", points)]),
        ("a share in per cent", measured("percent", "share"), &[]),
        ("a count in pieces", measured("piece", "count"), &[]),
    ]);
}

/// A package that can be used although something in it is odd gives warnings, which say what was done.
#[test]
fn oddities_are_warnings() {
    let period = |found: &str, expected: &str| {
        format!("observations.csv, line 2, column period: found \"{found}\", expected {expected}; it is read as that")
    };
    let cases: Vec<(Files, Vec<String>)> = vec![
        (with_row(&[]), vec![]),
        (
            with_file("sections", b"source,line,title_zh,page,colour\npaper,1,\xe9\xa2\x98,,red\n"),
            vec![
                "sections.csv, line 1, column colour: found an unknown column, expected source, line, title_*, page; it is \
                ignored"
                    .to_owned(),
            ],
        ),
        (with_row(&[("2021", "2021-01/2021-06")]), vec![period("2021-01/2021-06", "2021-H1")]),
        (with_row(&[("2021", "Q3 2021")]), vec![period("Q3 2021", "2021-Q3")]),
        (
            with_row(&[("2021", "2010-11")]).observing(&["west,growth,,2011-12,5,eq,actual"]),
            vec![
                "observations.csv, line 2, column period: found \"2010-11\", expected 2010/11 for a financial or school year; it \
                is read as a month"
                    .to_owned(),
            ],
        ),
        (with_row(&[("2021", "2010-11")]).observing(&["west,growth,,2011-11,5,eq,actual"]), vec![]),
        (with_row(&[("2021", "2021-09-19")]), vec![period("2021-09-19", "@2021-09-19")]),
        (with_row(&[("2021", "2015-04/2016-03")]), vec![period("2015-04/2016-03", "2015-Q2/2016-Q1")]),
        (
            Files::small().changed("districts", "North,北", ",北"),
            vec![
                "districts.csv, line 5, column name_en: found nothing, expected text in English; the text of name_zh is taken"
                    .to_owned(),
            ],
        ),
        (
            with_row(&[("5.5", "5.12345678901234567890")]),
            vec![
                "observations.csv, line 2, column value: found \"5.12345678901234567890\", expected at most 15 digits; it is \
                shown rounded; column decimals of indicators.csv says how"
                    .to_owned(),
            ],
        ),
        (
            with_file("datapackage", b"{\n\"charts\": {\"place\": \"borough\",\n\"colour\": \"red\"}\n}"),
            vec![
                "datapackage.json, line 3, column colour: found an unknown key of charts, expected title, subtitle, languages, \
                place, whole, source, scope, scope_short, figures, lines, view, attribution, base, style; it is ignored"
                    .to_owned(),
            ],
        ),
    ];
    none(cases.iter().filter_map(|(files, expected)| {
        let (found, expected) = (files.dataset().warnings.to_string(), expected.join("\n"));
        (found != expected).then(|| format!("found\n{found}\nexpected\n{expected}\n"))
    }));
    let broken = with_row(&[("5.5", "x"), ("2021", "Q3 2021")]).read().expect_err("a value is broken");
    assert_eq!((broken.first.len(), broken.warnings.first.len()), (1, 1));
}

/// A repeated figure is an error, unless another source published it.
#[test]
fn no_figure_may_be_repeated() {
    let row = "east,growth,listed,2021,5.5,eq,actual,printed,paper,12,careful";
    let other = row.replace("paper", "other");
    let elsewhere = row.replace("12,careful", "99,");
    let project = |row: &str| format!("某项目,A project,{row}\n");
    let projects = [common::PROJECTS, &project(row), &project(&elsewhere)].concat();
    check(&[
        (
            "in observations",
            Files::small().observing(&[row, &other, &elsewhere]),
            &["observations.csv, line 4, column district: found \"east\", expected a figure other than that of line 2"],
        ),
        (
            "in projects",
            with_file("projects", projects.as_bytes()),
            &["projects.csv, line 3, column project_zh: found \"某项目\", expected a figure other than that of line 2"],
        ),
        ("another project", with_file("projects", projects.replacen("某", "另一", 1).as_bytes()), &[]),
    ]);
}

/// All errors are reported at once, in the order of files and lines, without errors that follow from others.
#[test]
fn all_errors_are_reported_in_order() {
    check(&[
        (
            "two in a row",
            with_row(&[("5.5", "x"), ("actual", "y")]),
            &[
                "observations.csv, line 2, column value: found \"x\", expected digits with at most one point, at most \
                15 digits",
                "observations.csv, line 2, column status: found \"y\", expected actual, forecast, target or plan",
            ],
        ),
        (
            "a bad value before a short row",
            with_row(&[("5.5", "x")]).observing(&["east"]),
            &[
                "observations.csv, line 2, column value: found \"x\", expected digits with at most one point, at most \
                15 digits",
                "observations.csv, line 3: found 1 fields, expected 11 fields",
            ],
        ),
        (
            "a bad kind before an id again",
            Files::small()
                .changed("districts", "town,1,whole", "town,1,village")
                .changed("districts", "north,4", "east,4")
                .changed("indicators", "north", ""),
            &[
                "districts.csv, line 2, column level: found \"village\", expected whole, region or district",
                "districts.csv, line 5, column id: found \"east\", expected an id other than that of line 3",
            ],
        ),
        (
            "in three files",
            with_row(&[("5.5", "x")])
                .changed("districts", "town,1,whole", "town,1,village")
                .changed("sources", "2021-10", "soon"),
            &[
                "districts.csv, line 2, column level: found \"village\", expected whole, region or district",
                "sources.csv, line 3, column published: found \"soon\", expected a date: 2021-09-19, 2021-09 or 2021",
                "observations.csv, line 2, column value: found \"x\", expected digits with at most one point, at most \
                15 digits",
            ],
        ),
        (
            "what refers to a broken row is not broken",
            with_row(&[]).changed("districts", "东区,East,东,East", ",,东,East"),
            &["districts.csv, line 3, column name_zh: found nothing, expected text in at least one language"],
        ),
        (
            "nothing refers to a table that could not be read",
            with_row(&[]).changed("sources", "title_zh,title_en", "titre,headline"),
            &["sources.csv, line 1, column title_*: found no such column, expected a column for at least one language"],
        ),
    ]);
}

/// The errors of any file are short and soon found.
#[test]
fn error_texts_are_short() {
    let mut random = Random::new(50);
    let mut nonsense =
        |bytes: usize, alphabet: &[u8]| -> Vec<u8> { (0..bytes).map(|_| *random.pick(alphabet)).collect() };
    let header = OBSERVATIONS.as_bytes();
    let row = b"east,growth,,2021,x,=,real,guessed,book,0,careless\n";
    let again = b"again,note,\xe4\xb8\x80,one\n";
    let files = [
        ("observations", [header, &nonsense(1 << 20, b"ab,\n")].concat()),
        ("observations", nonsense(1 << 20, b"\",\n\r x\xe4\xb8\x80")),
        ("observations", nonsense(1 << 20, b"abc,")),
        ("observations", vec![b'"'; 1 << 20]),
        ("observations", vec![b','; 1 << 20]),
        ("observations", vec![b'\n'; 1 << 20]),
        ("observations", [header, &row.repeat(20_000)].concat()),
        ("terms", [b"id,kind,zh,en,role\n".as_slice(), &again.repeat(50_000)].concat()),
        ("observations", [header, b"\n".as_slice(), &nonsense(50 << 20, b"east,growth,2021\n")].concat()),
        ("observations", [header, &vec![b'x'; 50 << 20]].concat()),
    ];
    const LONGEST: usize = 100_000;
    let mut wrong = Vec::new();
    for (index, (name, bytes)) in files.into_iter().enumerate() {
        let length = complaints(&with_file(name, &bytes)).len();
        if length == 0 || length > LONGEST {
            wrong.push(format!("file {index}: found {length} bytes of errors, expected 1 to {LONGEST}"));
        }
    }
    none(&wrong);
}

/// Values of the columns of the small package, for random rows.
const DRAWN: [&[&str]; 9] = [
    &["east", "west", "north", "town"],
    &["growth", "pieces", "rank"],
    &["", "listed"],
    &["2020", "2021-H1", "2021-01/2021-08", "2020-04/2021-08", "@2021-09-19", "2021-Q1/2021-Q3", "2021/2022"],
    &["eq", "ge", "gt", "le", "lt", "approx"],
    &["actual", "forecast", "target", "plan"],
    &["printed", "implied"],
    &["paper", "other"],
    &["", "careful"],
];

/// An observation as a row of `observations.csv`.
fn written(dataset: &Dataset, observation: &Observation) -> String {
    let comparators = ["eq", "ge", "gt", "le", "lt", "approx"];
    let signs = ["", "≥", ">", "≤", "<", "≈"];
    let sign = signs
        .iter()
        .position(|&sign| sign == observation.figure.comparator.sign())
        .expect("each comparator has a sign");
    let scope = if observation.scope == Scope::Whole { "" } else { dataset.scope_id(observation.scope) };
    let note = observation.note().map_or("", |note| dataset.terms[note].id.as_str());
    [
        dataset.districts[observation.district].id.as_str(),
        &dataset.indicators[observation.indicator].id,
        scope,
        &observation.period.to_string(),
        &observation.figure.value.to_string().replace('−', "-"),
        comparators[sign],
        observation.status.name(),
        if observation.is_implied { "implied" } else { "printed" },
        &dataset.sources[observation.source].id,
        &observation.line.map(|line| line.to_string()).unwrap_or_default(),
        note,
    ]
    .join(",")
}

#[test]
fn every_observation_written_and_read_is_itself() {
    let mut random = Random::new(11);
    let rows: Vec<String> = (0..2_000)
        .map(|_| {
            let mut parts: Vec<String> = DRAWN.iter().map(|ids| (*random.pick(ids)).to_owned()).collect();
            let minus = ["", "-"][random.below(2)];
            parts.insert(4, format!("{minus}{}.{:0>3}", 1 + random.below(99_999), random.below(1000)));
            parts.insert(9, (1 + random.below(5000)).to_string());
            parts.join(",")
        })
        .collect();
    let dataset = Files::small().observing(&rows).dataset();
    let found = dataset.observations.iter().map(|observation| written(&dataset, observation));
    let differ = rows.iter().zip(found).filter(|(row, found)| *row != found);
    none(differ.map(|(row, found)| format!("{row} came back as {found}")));
    assert_eq!(dataset.observations.len(), rows.len());
}

#[test]
fn the_embedded_rows_written_are_the_file() {
    let dataset = embedded();
    let file = text("data/observations.csv");
    let found = dataset.observations.iter().map(|observation| written(&dataset, observation));
    let differ = file.lines().skip(1).zip(found).filter(|(row, found)| row != found);
    none(differ.map(|(row, found)| format!("{row} is read as {found}")));
    assert_eq!(file.lines().count(), dataset.observations.len() + 1);
}

#[test]
fn the_embedded_projects_written_are_the_file() {
    let dataset = embedded();
    let file = text("data/projects.csv");
    let found = dataset.projects.iter().map(|figure| (figure, written(&dataset, &figure.observation)));
    let differ = file.lines().skip(1).zip(found).filter(|(row, (figure, found))| {
        !row.starts_with(&figure.project.zh) || !row.contains(&figure.project.en) || !row.ends_with(found.as_str())
    });
    none(differ.map(|(row, (_, found))| format!("{row} is read as {found}")));
    assert_eq!(file.lines().count(), dataset.projects.len() + 1);
}

/// A quoted field may contain any text.
#[test]
fn every_name_written_and_read_is_itself() {
    let mut random = Random::new(4180);
    let alphabet = ["\"", ",", "\n", "\r\n", "\r", " ", "a", "名", "“", "\u{feff}", "\\", "#", "=", "\t", "'"];
    let mut name = || (0..1 + random.below(12)).map(|_| *random.pick(&alphabet)).collect::<String>();
    let names: Vec<(String, String)> = (0..500).map(|_| (name(), name())).collect();
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let row = |(index, (zh, en)): (usize, &(String, String))| {
        format!("{},{},east,growth,,2021,{index},eq,actual,printed,paper,12,\n", quoted(zh), quoted(en))
    };
    let rows: String = names.iter().enumerate().map(row).collect();
    let dataset = with_file("projects", [common::PROJECTS, &rows].concat().as_bytes()).dataset();
    let found = dataset.projects.iter().map(|figure| (figure.project.zh.clone(), figure.project.en.clone()));
    let differ = names.iter().zip(found).filter(|(name, found)| *name != found);
    none(differ.map(|(name, found)| format!("{name:?} came back as {found:?}")));
    assert_eq!(dataset.projects.len(), names.len());
}

#[test]
fn equal_bytes_have_equal_digests() {
    let one = Files::small().observing(&["east,growth,,2021,5,eq,actual"]);
    let other = Files::small().observing(&["east,growth,,2021,6,eq,actual"]);
    assert_eq!(one.dataset().digest, one.dataset().digest);
    assert_ne!(one.dataset().digest, other.dataset().digest);
    for digest in [one.dataset().digest, 0, 0x0a_1b2c, u32::MAX] {
        assert_eq!(digest_text(digest).len(), 8);
        assert_eq!(parse_digest(&digest_text(digest)), Some(digest));
    }
}

/// The schema of a file in `datapackage.json`.
fn schema(package: &Value, name: &str) -> Value {
    let resources = package["resources"].as_array().expect("a package has resources");
    let resource = resources.iter().find(|resource| resource["name"] == name);
    resource.unwrap_or_else(|| panic!("no resource {name}"))["schema"].clone()
}

const FILES: [&str; 8] =
    ["districts", "indicators", "terms", "sources", "sections", "observations", "projects", "revisions"];

fn package() -> Value {
    serde_json::from_str(&text("data/datapackage.json")).expect("datapackage.json is JSON")
}

/// The index of observations is complete and keeps their order.
#[test]
fn observations_are_found_by_their_indicator() {
    let dataset = embedded();
    let mut found = 0;
    for indicator in dataset.indicator_ids() {
        let of = dataset.observations_of(indicator);
        let mut all: Vec<_> = dataset.observations.iter().collect();
        all.retain(|observation| observation.indicator == indicator);
        let is_same = all.len() == of.len() && all.iter().zip(&of).all(|(all, of)| std::ptr::eq(*all, *of));
        assert!(is_same, "{}", dataset.indicators[indicator].id);
        found += of.len();
    }
    assert_eq!(found, dataset.observations.len());
    assert!(dataset.observations_of(IndicatorId(usize::MAX)).is_empty());
}

/// The indices of observations by district, and by indicator and district, are complete and keep the order of the file.
#[test]
fn observations_are_found_by_their_district() {
    fn same<'d>(a: impl Iterator<Item = &'d Observation>, b: impl Iterator<Item = &'d Observation>) -> bool {
        a.map(std::ptr::from_ref).eq(b.map(std::ptr::from_ref))
    }
    let dataset = embedded();
    let mut found = [0, 0];
    for district in (0..dataset.districts.len()).map(DistrictId) {
        let own = dataset.observations.iter().filter(|observation| observation.district == district);
        assert!(same(own.clone(), dataset.observations_in(district)), "{}", dataset.districts[district].id);
        found[0] += own.clone().count();
        for indicator in dataset.indicator_ids() {
            let cell = own.clone().filter(|observation| observation.indicator == indicator);
            found[1] += cell.clone().count();
            let id = &dataset.indicators[indicator].id;
            assert!(same(cell, dataset.observations_at(indicator, district)), "{id}");
        }
    }
    assert_eq!(found, [dataset.observations.len(); 2]);
    assert_eq!(dataset.observations_in(DistrictId(usize::MAX)).count(), 0);
}

/// A package of 100,000 figures takes at most six times its size in the memory of a page, and most of that are its observations. On wasm32,
/// where pointers are half as long, an observation has 60 bytes.
#[test]
fn an_observation_is_small() {
    assert_eq!(size_of::<Decimal>(), 12);
    assert_eq!(size_of::<Figure>(), 16);
    assert!(size_of::<Observation>() <= 88, "found {} bytes, expected 88", size_of::<Observation>());
}

/// The licence of pictures is that of `datapackage.json`.
#[test]
fn there_is_one_licence() {
    let dataset = embedded();
    let licences = dataset.terms.iter().filter(|term| term.kind == TermKind::Licence);
    let found: Vec<_> =
        licences.map(|term| [&term.text.zh, &term.text.en].map(|text| text.replace(' ', "-"))).collect();
    let name = package()["licenses"][0]["name"].as_str().expect("a licence has a name").to_owned();
    assert_eq!(found, [[name.clone(), name]]);
}

#[test]
fn the_schemas_name_the_columns() {
    let package = package();
    let named: Vec<_> = package["resources"].as_array().expect("resources").iter().map(|r| r["path"].clone()).collect();
    let mut complaints = Vec::new();
    for name in FILES {
        let file = format!("{name}.csv");
        if !named.contains(&Value::from(file.clone())) {
            complaints.push(format!("no resource has the path {file}"));
        }
        let schema = schema(&package, name);
        let fields = schema["fields"].as_array().expect("a schema has fields");
        let fields: Vec<_> = fields.iter().filter_map(|field| field["name"].as_str()).collect();
        let data = text(&format!("data/{file}"));
        let header: Vec<_> = data.lines().next().unwrap_or_default().split(',').collect();
        if fields != header {
            complaints.push(format!("{file}: the schema names {fields:?}, the header {header:?}"));
        }
    }
    assert_eq!(named.len(), FILES.len());
    none(&complaints);
}

/// The reader accepts exactly the values of the enums of the schema.
#[test]
fn the_schemas_enums_are_what_the_reader_takes() {
    let package = package();
    let allowed = |file: &str, column: &str| -> Vec<String> {
        let schema = schema(&package, file);
        let fields = schema["fields"].as_array().expect("a schema has fields").clone();
        let field = fields.into_iter().find(|field| field["name"] == column).expect("the column is there");
        let names = field["constraints"]["enum"].as_array().cloned().unwrap_or_default();
        names.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect()
    };
    let row = |column: &str, from: &'static str| {
        let take = move |name: &str| complaints(&with_row(&[(from, &from.replace(from.trim_matches(','), name))]));
        ("observations", column.to_owned(), Box::new(take) as Box<dyn Fn(&str) -> String>)
    };
    let change = |file: &'static str, column: &str, from: &'static str, part: &'static str| {
        let take = move |name: &str| complaints(&Files::small().changed(file, from, &from.replace(part, name)));
        (file, column.to_owned(), Box::new(take) as Box<dyn Fn(&str) -> String>)
    };
    let columns = [
        row("comparator", ",eq,"),
        row("status", "actual"),
        row("basis", "printed"),
        change("districts", "level", "east,2,district", "district"),
        change("terms", "kind", "careful,note", "note"),
        change("terms", "role", "%,%,percent", "percent"),
        change("indicators", "measure", "piece,count", "count"),
    ];
    let mut complaints = Vec::new();
    for (file, column, take) in &columns {
        let names = allowed(file, column);
        if names.is_empty() {
            complaints.push(format!("{file}.{column}: the schema has no enum"));
        }
        // Only errors of this column count: another measure may need another unit.
        let of_column = |name: &str| {
            let key = format!("column {column}: ");
            take(name).lines().find(|line| line.contains(&key)).map(str::to_owned)
        };
        let refused = names.iter().filter_map(|name| of_column(name));
        complaints.extend(refused.map(|message| format!("{file}.{column}: {message}")));
        let expected = of_column("nothing-of-the-kind").unwrap_or_default();
        let listed = expected.rsplit_once("expected ").map_or("", |parts| parts.1).replace(" or ", ", ");
        let mut listed: Vec<&str> = listed.split(", ").filter(|name| *name != "nothing").collect();
        let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
        listed.sort_unstable();
        names.sort_unstable();
        if listed != names {
            complaints.push(format!("{file}.{column}: the reader expects {listed:?}, the schema {names:?}"));
        }
    }
    let pairs = [("projects", ""), ("revisions", ""), ("revisions", "old_")];
    let columns = pairs.into_iter().flat_map(|pair| ["comparator", "status", "basis"].map(|column| (pair, column)));
    let columns = columns.filter(|(pair, column)| pair.1.is_empty() || *column == "comparator");
    let both = columns.map(|((file, old), column)| {
        (column, allowed("observations", column), allowed(file, &format!("{old}{column}")))
    });
    complaints.extend(both.filter(|(_, a, b)| a != b).map(|(column, a, b)| format!("{column}: {a:?} and {b:?}")));
    none(&complaints);
}

/// No figure is in the package twice.
#[test]
fn no_figure_stands_twice() {
    let dataset = embedded();
    let key = |project: &str, observation: &Observation| {
        let parts = written(&dataset, observation);
        let parts: Vec<&str> = parts.split(',').collect();
        format!("{project} {}", parts[..7].join(","))
    };
    let observations = dataset.observations.iter().map(|observation| key("", observation));
    let projects = dataset.projects.iter().map(|figure| key(&figure.project.zh, &figure.observation));
    let mut keys: Vec<String> = observations.chain(projects).collect();
    keys.sort();
    none(keys.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()));
}

/// Every figure cites a line of a section; if a section is about a district, it is that of the figure.
#[test]
fn every_figure_cites_a_line_of_a_section() {
    let dataset = embedded();
    let figures = dataset.figures().into_iter();
    let mut complaints = Vec::new();
    for observation in figures {
        let row = written(&dataset, observation);
        let Some(section) = dataset.section(observation.source, observation.line) else {
            complaints.push(format!("{row}: no section holds the line"));
            continue;
        };
        let of = dataset.districts.iter().find(|district| district.name.zh == section.title.zh);
        if of.is_some_and(|of| of.id != dataset.districts[observation.district].id) {
            complaints.push(format!("{row}: the line is of the section {}", section.title.en));
        }
    }
    none(&complaints);
}

#[test]
fn units_fit_what_is_measured() {
    let dataset = embedded();
    let mut complaints = Vec::new();
    for indicator in &dataset.indicators {
        let unit = &dataset.terms[indicator.unit].text.en;
        let unit = unit.rsplit('|').next().unwrap_or(unit);
        let fits = match indicator.measure {
            Measure::Growth | Measure::Share | Measure::Rate => unit == "%",
            Measure::Change => unit == "percentage points",
            Measure::Rank => unit == "place",
            Measure::Score => unit == "points",
            Measure::Ratio | Measure::Mean | Measure::Index => true,
            Measure::Count | Measure::Amount => !["%", "percentage points", "place", "points"].contains(&unit),
        };
        let needs = matches!(indicator.measure, Measure::Growth | Measure::Share | Measure::Change | Measure::Rate);
        if !fits {
            complaints.push(format!("{}: {:?} in {unit}", indicator.id, indicator.measure));
        }
        if needs != indicator.denominator.is_some() {
            complaints.push(format!(
                "{}: {:?} with denominator {:?}",
                indicator.id, indicator.measure, indicator.denominator
            ));
        }
    }
    none(&complaints);
}

/// Counts are integers, shares are at most 100 per cent, and ranks are integers from 1.
#[test]
fn values_fit_what_is_measured() {
    let dataset = embedded();
    let figures = dataset.figures().into_iter();
    let is_wrong = |observation: &&Observation| {
        let indicator = &dataset.indicators[observation.indicator];
        let text = observation.figure.value.to_string();
        let all = Decimal::parse("100").expect("a number");
        match indicator.measure {
            Measure::Count => text.contains('.') && !dataset.terms[indicator.unit].text.en.contains("thousand"),
            Measure::Share => observation.figure.value > all,
            Measure::Rank => text.contains('.') || observation.figure.value.is_zero(),
            _ => false,
        }
    };
    none(figures.filter(is_wrong).map(|observation| written(&dataset, observation)));
}

/// Every term, source and indicator is used.
#[test]
fn nothing_is_unused() {
    let dataset = embedded();
    let figures = dataset.figures();
    let used_term = |term: TermId| {
        let by_indicator = |i: &Indicator| i.unit == term || i.theme == term || i.denominator == Some(term);
        dataset.indicators.iter().any(by_indicator)
            || figures
                .iter()
                .any(|observation| observation.scope == Scope::List(term) || observation.note() == Some(term))
            || dataset.revisions.iter().any(|line| line.observation.note() == Some(term))
            || dataset.terms[term].kind == TermKind::Licence
    };
    let terms =
        dataset.terms.iter().enumerate().filter(|(index, _)| !used_term(TermId(*index))).map(|(_, term)| &term.id);
    let indicators = dataset.indicators.iter().enumerate();
    let indicators = indicators
        .filter(|(index, _)| !figures.iter().any(|observation| observation.indicator == IndicatorId(*index)))
        .map(|(_, i)| &i.id);
    let sources = dataset.sources.iter().enumerate();
    let sources = sources
        .filter(|(index, _)| !figures.iter().any(|observation| observation.source == SourceId(*index)))
        .map(|(_, s)| &s.id);
    none(terms.chain(indicators).chain(sources).cloned());
}

/// English texts have no Chinese characters, and no two districts or indicators share a name.
#[test]
fn words_are_in_their_language_and_one_for_one_thing() {
    let dataset = embedded();
    let mut all: Vec<(&str, &Text)> = Vec::new();
    all.extend(
        dataset.districts.iter().flat_map(|district| [("district", &district.name), ("short", &district.short)]),
    );
    all.extend(dataset.indicators.iter().flat_map(|i| [("indicator", &i.name), ("definition", &i.definition)]));
    all.extend(dataset.terms.iter().map(|term| ("term", &term.text)));
    all.extend(
        dataset.sources.iter().flat_map(|source| [("headline", &source.title), ("publisher", &source.publisher)]),
    );
    all.extend(dataset.sections.iter().map(|section| ("section", &section.title)));
    all.extend(dataset.projects.iter().map(|figure| ("project", &figure.project)));
    let foreign = all.iter().filter(|entry| entry.1.en.chars().any(is_chinese));
    let mut complaints: Vec<String> =
        foreign.map(|(kind, text)| format!("{kind}: {:?} is not English", text.en)).collect();
    let kinds = ["district", "indicator"];
    for kind in kinds {
        for language in Language::ALL {
            let of_kind = all.iter().filter(|entry| entry.0 == kind);
            let mut names: Vec<&str> = of_kind.map(|entry| entry.1.get(language)).collect();
            names.sort_unstable();
            complaints.extend(
                names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| format!("{kind}: {} twice", pair[0])),
            );
        }
    }
    none(&complaints);
}

/// Relations of indicators fit what is measured: variants are shares, the change of something is a change, a growth or an amount, and a
/// total is the amount of a count. No indicator is related to itself.
#[test]
fn relations_fit_what_is_measured() {
    let dataset = embedded();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for id in dataset.indicator_ids() {
        let own = &dataset.indicators[id];
        let fits = |of: Option<IndicatorId>, fits: fn(Measure, Measure) -> bool| {
            of.is_none_or(|of| of != id && fits(own.measure, dataset.indicators[of].measure))
        };
        let relations = [own.variant_of, own.change_of, own.total_of, own.related_to];
        count += relations.iter().flatten().count();
        let is_sound = [
            fits(own.variant_of, |own, other| own == other),
            // A variant refers to the first of its variants.
            own.variant_of.is_none_or(|first| dataset.indicators[first].variant_of.is_none()),
            fits(own.change_of, |own, other| match own {
                Measure::Change => other == Measure::Share,
                Measure::Growth | Measure::Amount => matches!(other, Measure::Amount | Measure::Count),
                _ => false,
            }),
            fits(own.total_of, |own, other| own == Measure::Amount && other == Measure::Count),
            fits(own.related_to, |_, _| true),
        ];
        if is_sound.contains(&false) {
            wrong.push(format!("{}: found relations {relations:?} that do not fit: {is_sound:?}", own.id));
        }
    }
    none(&wrong);
    assert!(count > 20, "found {count} relations, expected more than 20");
}

#[test]
fn each_file_of_a_package_has_its_name() {
    let names = "datapackage.json districts.csv places.csv indicators.csv terms.csv sources.csv sections.csv \
        observations.csv projects.csv revisions.csv";
    let mut package = Package::default();
    for name in names.split(' ') {
        *package.file_mut(name).unwrap_or_else(|| panic!("{name} is a file of a package")) = name.as_bytes();
    }
    let Package { description, districts, places, indicators, terms, sources, .. } = package;
    let Package { sections, observations, projects, revisions, .. } = package;
    let files =
        [description, districts, places, indicators, terms, sources, sections, observations, projects, revisions];
    assert_eq!(files.join(&b' '), names.as_bytes());
    assert!(package.file_mut("notes.txt").is_none());
}
