//! Reading tables as publishers make them: what is proposed, asked and read, bad input, merging.

mod common;

use common::none;
use district_charts::data::Dataset;
use district_charts::import::table::{
    Change, Converted, Converter, DateStyle, Decision, DifferenceKind, Merge, PackageFiles, PlaceLevel, Proposal, Same,
    Settings, TableFile, TableText, decode_native, package, period_of,
};
use district_charts::language::Language;
use district_charts::model::{QuestionKind, TableError, TableProblem};
use district_charts::words::words;
use std::fmt::Write;

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(common::path(&format!("tests/tables/{name}"))).expect("a table of the tests")
}

fn settings(pairs: &[(&str, &str)]) -> Settings {
    let mut settings = Settings::new();
    for (key, value) in pairs {
        settings.set(key, value).expect("a setting");
    }
    settings
}

fn propose(name: &str, bytes: &[u8], settings: &Settings) -> Result<Proposal, TableError> {
    Proposal::read(TableFile { name, bytes, year: Some(2022) }, settings, &decode_native)
}

fn convert(proposal: &Proposal) -> Converted {
    let mut converter = Converter::new(proposal);
    while converter.advance(7) {}
    converter.finish()
}

/// A table of the tests, read with settings.
fn read(name: &str, pairs: &[(&str, &str)]) -> (Proposal, Converted) {
    let proposal = propose(name, &bytes(name), &settings(pairs)).expect("a table");
    let converted = convert(&proposal);
    (proposal, converted)
}

/// A pasted text.
fn paste(text: &str, pairs: &[(&str, &str)]) -> (Proposal, Converted) {
    let proposal = propose("", text.as_bytes(), &settings(pairs)).expect("a table");
    let converted = convert(&proposal);
    (proposal, converted)
}

fn files(read: &(Proposal, Converted)) -> PackageFiles {
    package(&read.0, &read.1)
}

/// What a person reads in a table.
struct Expected {
    file: &'static str,
    /// Wholes, regions, districts.
    places: [usize; 3],
    indicators: usize,
    values: usize,
    missing: usize,
    asked: &'static [QuestionKind],
    /// The highest district of the last period of the first indicator, and its figure.
    top: (&'static str, &'static str),
}

use QuestionKind::{Indicator, Period, Unit};

const EXPECTED: &[Expected] = &[
    // The shapes of eight files that were looked at.
    Expected {
        file: "months-gb18030.csv",
        places: [0, 0, 8],
        indicators: 1,
        values: 16,
        missing: 8,
        asked: &[],
        top: ("长川自治区", "105.8"),
    },
    Expected {
        file: "units-windows-1252.csv",
        places: [1, 0, 4],
        indicators: 4,
        values: 20,
        missing: 0,
        asked: &[Period],
        top: ("Fulan", "1472"),
    },
    Expected {
        file: "columns-of-places.csv",
        places: [1, 4, 8],
        indicators: 1,
        values: 468,
        missing: 0,
        asked: &[Indicator, Unit],
        top: ("Rowan", "282150"),
    },
    Expected {
        file: "two-levels-latin-1.csv",
        places: [1, 3, 10],
        indicators: 11,
        values: 150,
        missing: 4,
        asked: &[Period],
        top: ("Moorfeld", "44885"),
    },
    Expected {
        file: "joined-column.tsv",
        places: [0, 0, 5],
        indicators: 3,
        values: 30,
        missing: 15,
        asked: &[Indicator],
        top: ("XB10", "14.9"),
    },
    Expected {
        file: "years-in-heads.csv",
        places: [1, 0, 6],
        indicators: 2,
        values: 28,
        missing: 0,
        asked: &[],
        top: ("New Harbor", "6330114"),
    },
    Expected {
        file: "world.csv",
        places: [0, 4, 6],
        indicators: 1,
        values: 22,
        missing: 8,
        asked: &[],
        top: ("Esland", "1563.912725761104"),
    },
    Expected {
        file: "levels-by-blanks.csv",
        places: [1, 3, 7],
        indicators: 1,
        values: 26,
        missing: 7,
        asked: &[],
        top: ("Тундровый автономный округ", "50317.5"),
    },
    // Further shapes.
    Expected {
        file: "names-of-codes.csv",
        places: [0, 0, 2],
        indicators: 1,
        values: 3,
        missing: 1,
        asked: &[Indicator],
        top: ("Burgenland", "8889.41"),
    },
    Expected {
        file: "flat-file.csv",
        places: [0, 0, 2],
        indicators: 2,
        values: 7,
        missing: 1,
        asked: &[],
        top: ("Bayern", "6517000"),
    },
    Expected {
        file: "units-in-merged-heads.csv",
        places: [1, 0, 2],
        indicators: 2,
        values: 18,
        missing: 0,
        asked: &[],
        top: ("北京", "2189"),
    },
    Expected {
        file: "heading-below-heads.csv",
        places: [0, 0, 3],
        indicators: 1,
        values: 8,
        missing: 1,
        asked: &[],
        top: ("Российская Федерация", "33624303.4"),
    },
    Expected {
        file: "months-beside-years.csv",
        places: [0, 0, 2],
        indicators: 1,
        values: 4,
        missing: 0,
        asked: &[Indicator],
        top: ("Ireland", "4102"),
    },
    Expected {
        file: "levels-in-columns.csv",
        places: [1, 2, 3],
        indicators: 1,
        values: 11,
        missing: 1,
        asked: &[QuestionKind::Decimal],
        top: ("Huesca", "14100"),
    },
    Expected {
        file: "leading-dots.csv",
        places: [0, 2, 3],
        indicators: 2,
        values: 20,
        missing: 0,
        asked: &[],
        top: ("Arizona", "7151507"),
    },
    Expected {
        file: "quality-windows-1252.csv",
        places: [1, 0, 4],
        indicators: 1,
        values: 9,
        missing: 1,
        asked: &[],
        top: ("Hamburg", "1852478"),
    },
    Expected {
        file: "breakdown-windows-1252.csv",
        places: [1, 0, 3],
        indicators: 3,
        values: 12,
        missing: 0,
        asked: &[Period],
        top: ("Alicante/Alacant", "1881762"),
    },
    Expected {
        file: "one-place-gb18030.csv",
        places: [0, 0, 1],
        indicators: 3,
        values: 8,
        missing: 1,
        asked: &[],
        top: ("北京市", "35445.13"),
    },
    Expected {
        file: "keyed-titles.csv",
        places: [0, 0, 3],
        indicators: 1,
        values: 9,
        missing: 0,
        asked: &[],
        top: ("County Durham", "533149"),
    },
    Expected {
        file: "code-columns-shift-jis.csv",
        places: [1, 0, 2],
        indicators: 2,
        values: 9,
        missing: 1,
        asked: &[],
        top: ("北海道", "5381733"),
    },
    Expected {
        file: "many-codes.csv",
        places: [0, 0, 2],
        indicators: 2,
        values: 3,
        missing: 1,
        asked: &[Indicator],
        top: ("Canada", "38037204"),
    },
    Expected {
        file: "series.csv",
        places: [0, 0, 2],
        indicators: 2,
        values: 7,
        missing: 1,
        asked: &[],
        top: ("Afghanistan", "38972230"),
    },
    Expected {
        file: "unit-above-gb18030.csv",
        places: [1, 0, 3],
        indicators: 1,
        values: 12,
        missing: 0,
        asked: &[],
        top: ("河北", "7520"),
    },
    Expected {
        file: "two-names-gb18030.csv",
        places: [1, 0, 3],
        indicators: 1,
        values: 8,
        missing: 0,
        asked: &[Indicator, Unit],
        top: ("内蒙古", "2540"),
    },
    Expected {
        file: "years-over-sexes.csv",
        places: [0, 0, 3],
        indicators: 2,
        values: 12,
        missing: 0,
        asked: &[],
        top: ("Ost", "2110"),
    },
    Expected {
        file: "brackets.csv",
        places: [0, 0, 3],
        indicators: 1,
        values: 5,
        missing: 1,
        asked: &[],
        top: ("Arizona", "2300.1"),
    },
    Expected {
        file: "codes-shift-jis.csv",
        places: [1, 0, 2],
        indicators: 3,
        values: 8,
        missing: 1,
        asked: &[],
        top: ("北海道", "5381733"),
    },
    Expected {
        file: "column-numbers-windows-1251.csv",
        places: [1, 1, 3],
        indicators: 1,
        values: 15,
        missing: 0,
        asked: &[],
        top: ("г. Москва", "12655.0"),
    },
    Expected {
        file: "days-windows-1252.csv",
        places: [1, 0, 4],
        indicators: 1,
        values: 14,
        missing: 1,
        asked: &[],
        top: ("Bayern", "13176989"),
    },
    Expected {
        file: "first-of-month.csv",
        places: [0, 0, 2],
        indicators: 3,
        values: 12,
        missing: 0,
        asked: &[],
        top: ("Barnet", "518300"),
    },
    Expected {
        file: "groups-of-heads.csv",
        places: [1, 1, 2],
        indicators: 2,
        values: 15,
        missing: 1,
        asked: &[],
        top: ("County Durham", "21005"),
    },
    Expected {
        file: "indicators-as-rows.csv",
        places: [0, 0, 3],
        indicators: 3,
        values: 9,
        missing: 0,
        asked: &[Period],
        top: ("上海市", "2488"),
    },
    Expected {
        file: "markings.csv",
        places: [0, 0, 2],
        indicators: 2,
        values: 7,
        missing: 1,
        asked: &[Indicator, Unit],
        top: ("North West", "72.9"),
    },
    Expected {
        file: "merged-heads-gb18030.csv",
        places: [1, 0, 4],
        indicators: 5,
        values: 25,
        missing: 0,
        asked: &[],
        top: ("市北区", "109.4"),
    },
    Expected {
        file: "months-by-place.csv",
        places: [0, 0, 3],
        indicators: 1,
        values: 11,
        missing: 1,
        asked: &[Indicator, Unit],
        top: ("Leeds", "1301"),
    },
    Expected {
        file: "names-once.csv",
        places: [0, 0, 2],
        indicators: 2,
        values: 7,
        missing: 1,
        asked: &[],
        top: ("Barnet", "36.1"),
    },
    Expected {
        file: "names-twice-windows-1252.csv",
        places: [0, 2, 4],
        indicators: 5,
        values: 36,
        missing: 0,
        asked: &[Period],
        top: ("Washington County", "662564"),
    },
    Expected {
        file: "pasted.tsv",
        places: [0, 0, 3],
        indicators: 2,
        values: 9,
        missing: 0,
        asked: &[Period],
        top: ("Mitte", "4399"),
    },
    Expected {
        file: "quarters-windows-1252.csv",
        places: [1, 0, 2],
        indicators: 2,
        values: 11,
        missing: 1,
        asked: &[Indicator, Unit],
        top: ("Andalucía", "18.29"),
    },
    Expected {
        file: "sdmx.csv",
        places: [0, 0, 3],
        indicators: 1,
        values: 5,
        missing: 1,
        asked: &[Indicator],
        top: ("BE10", "12.5"),
    },
    Expected {
        file: "spaces.txt",
        places: [0, 0, 2],
        indicators: 1,
        values: 4,
        missing: 0,
        asked: &[],
        top: ("Nord", "1190"),
    },
    Expected {
        file: "codes-before-names-windows-1252.csv",
        places: [1, 0, 3],
        indicators: 1,
        values: 8,
        missing: 0,
        asked: &[],
        top: ("Väderö län", "2540"),
    },
    Expected {
        file: "letters-and-digits-before-names.csv",
        places: [1, 0, 2],
        indicators: 2,
        values: 11,
        missing: 1,
        asked: &[],
        top: ("Northland", "3050"),
    },
    Expected {
        file: "units-below-subjects.csv",
        places: [1, 0, 3],
        indicators: 2,
        values: 15,
        missing: 1,
        asked: &[],
        top: ("Westland (PV)", "4050"),
    },
    Expected {
        file: "heads-in-one-cell-windows-1250.csv",
        places: [1, 0, 3],
        indicators: 2,
        values: 16,
        missing: 0,
        asked: &[],
        top: ("ŹRÓDŁO", "4140"),
    },
    Expected {
        file: "bars-windows-1254.csv",
        places: [0, 0, 3],
        indicators: 2,
        values: 12,
        missing: 0,
        asked: &[],
        top: ("Akdağ", "2258718"),
    },
    Expected {
        file: "ids-before-labels.csv",
        places: [1, 0, 3],
        indicators: 1,
        values: 8,
        missing: 0,
        asked: &[],
        top: ("Kingsland", "1102"),
    },
    Expected {
        file: "kinds-of-authorities.csv",
        places: [1, 1, 5],
        indicators: 2,
        values: 18,
        missing: 3,
        asked: &[],
        top: ("Hillside", "17505"),
    },
    Expected {
        file: "totals-beside-codes-windows-1252.csv",
        places: [1, 1, 5],
        indicators: 3,
        values: 21,
        missing: 0,
        asked: &[],
        top: ("Péris", "21483"),
    },
    Expected {
        file: "signs-before-names-windows-1252.csv",
        places: [1, 5, 5],
        indicators: 1,
        values: 22,
        missing: 0,
        asked: &[],
        top: ("0002 Affelden", "12190"),
    },
    Expected {
        file: "years-of-the-republic-big5.csv",
        places: [1, 0, 3],
        indicators: 1,
        values: 12,
        missing: 0,
        asked: &[],
        top: ("新北市", "4020"),
    },
    Expected {
        file: "names-below-periods.tsv",
        places: [0, 0, 4],
        indicators: 1,
        values: 10,
        missing: 2,
        asked: &[],
        top: ("Prov. du Nord", "85411.38"),
    },
    Expected {
        file: "numbers-of-remarks.csv",
        places: [0, 0, 5],
        indicators: 1,
        values: 14,
        missing: 1,
        asked: &[],
        top: ("Northern Union", "39498"),
    },
    Expected {
        file: "parts-of-places-windows-1251.csv",
        places: [1, 2, 4],
        indicators: 1,
        values: 28,
        missing: 0,
        asked: &[],
        top: ("Тундровый автономный округ", "87560"),
    },
    Expected {
        file: "era-beside-year.csv",
        places: [1, 0, 3],
        indicators: 2,
        values: 16,
        missing: 0,
        asked: &[],
        top: ("岩県", "3300"),
    },
    Expected {
        file: "codes-without-zeros.csv",
        places: [1, 2, 4],
        indicators: 2,
        values: 14,
        missing: 0,
        asked: &[],
        top: ("Newtown County", "3210"),
    },
    Expected {
        file: "regions-behind-states.csv",
        places: [1, 2, 3],
        indicators: 2,
        values: 24,
        missing: 0,
        asked: &[],
        top: ("Canyon", "3150.0"),
    },
    Expected {
        file: "greek-windows-1253.csv",
        places: [1, 0, 3],
        indicators: 1,
        values: 8,
        missing: 0,
        asked: &[],
        top: ("Αττικά", "3792469"),
    },
    Expected {
        file: "codes-as-texts-euc-kr.csv",
        places: [1, 0, 3],
        indicators: 4,
        values: 15,
        missing: 1,
        asked: &[],
        top: ("북울시", "3000"),
    },
    Expected {
        file: "wide-digits-shift-jis.tsv",
        places: [1, 0, 3],
        indicators: 4,
        values: 16,
        missing: 0,
        asked: &[],
        top: ("北道", "3224"),
    },
    Expected {
        file: "first-out-of-order.txt",
        places: [1, 0, 5],
        indicators: 2,
        values: 18,
        missing: 0,
        asked: &[Period],
        top: ("Delta", "14.3"),
    },
    Expected {
        file: "long-table-windows-1250.csv",
        places: [1, 0, 3],
        indicators: 1,
        values: 8,
        missing: 0,
        asked: &[Indicator, Unit],
        top: ("Řekový kraj", "3050"),
    },
    Expected {
        file: "units-vary.tsv",
        places: [1, 0, 3],
        indicators: 2,
        values: 15,
        missing: 1,
        asked: &[Indicator],
        top: ("AT13", "19.0"),
    },
    Expected {
        file: "towns-of-counties.csv",
        places: [0, 0, 6],
        indicators: 1,
        values: 6,
        missing: 0,
        asked: &[],
        top: ("Falkstone", "35850"),
    },
    Expected {
        file: "half-years-beside-months.csv",
        places: [0, 0, 3],
        indicators: 2,
        values: 12,
        missing: 0,
        asked: &[],
        top: ("Hohe Berge", "7564"),
    },
    Expected {
        file: "groups-of-countries.tsv",
        places: [0, 3, 5],
        indicators: 1,
        values: 15,
        missing: 1,
        asked: &[Indicator, Unit],
        top: ("DE", "83019213"),
    },
    Expected {
        file: "titles-of-a-database.csv",
        places: [0, 0, 4],
        indicators: 1,
        values: 7,
        missing: 1,
        asked: &[],
        top: ("Arab region", "419790588"),
    },
    Expected {
        file: "codes-in-heads-shift-jis.csv",
        places: [1, 0, 2],
        indicators: 2,
        values: 11,
        missing: 1,
        asked: &[],
        top: ("東都", "4100"),
    },
    Expected {
        file: "months-below-years.csv",
        places: [0, 0, 3],
        indicators: 1,
        values: 17,
        missing: 1,
        asked: &[],
        top: ("North", "56"),
    },
    Expected {
        file: "marked-months.txt",
        places: [0, 0, 2],
        indicators: 2,
        values: 8,
        missing: 0,
        asked: &[],
        top: ("Bald County", "97000"),
    },
    Expected {
        file: "years-once.csv",
        places: [0, 0, 3],
        indicators: 1,
        values: 15,
        missing: 0,
        asked: &[Indicator, Unit],
        top: ("Scotland", "4.3"),
    },
    Expected {
        file: "powers-of-units.csv",
        places: [1, 0, 3],
        indicators: 1,
        values: 7,
        missing: 1,
        asked: &[Indicator],
        top: ("Interior", "980"),
    },
    Expected {
        file: "units-above-years.csv",
        places: [0, 0, 4],
        indicators: 3,
        values: 11,
        missing: 1,
        asked: &[],
        top: ("Bärlinde", "3669491"),
    },
];

/// The highest district of the last period of the first indicator.
fn top((proposal, converted): &(Proposal, Converted)) -> Option<(String, String)> {
    let first = converted.figures.iter().filter(|figure| figure.indicator == 0);
    let last = first.clone().map(|figure| figure.period).max_by_key(|period| period.recency())?;
    let place = |index: u32| &proposal.places.places[index as usize];
    let ranked = first.filter(|figure| figure.period == last && place(figure.place).level == PlaceLevel::District);
    let value = |digits: &str| digits.parse::<f64>().expect("digits");
    let top = ranked.max_by(|a, b| value(&a.digits).total_cmp(&value(&b.digits)))?;
    Some((place(top.place).name.clone(), top.digits.clone()))
}

#[test]
fn tables_are_read_as_a_person_reads_them() {
    let mut wrong = Vec::new();
    for expected in EXPECTED {
        let read = read(expected.file, &[]);
        let (proposal, converted) = &read;
        let count = |level: PlaceLevel| proposal.places.places.iter().filter(|place| place.level == level).count();
        let places = [count(PlaceLevel::Whole), count(PlaceLevel::Region), count(PlaceLevel::District)];
        let asked: Vec<QuestionKind> = proposal.questions.iter().map(|question| question.kind).collect();
        let report = &converted.report;
        let found = (places, converted.indicators.len(), report.values, report.missing, asked, top(&read));
        let (name, digits) = expected.top;
        let top = Some((name.to_owned(), digits.to_owned()));
        let wanted =
            (expected.places, expected.indicators, expected.values, expected.missing, expected.asked.to_vec(), top);
        if found != wanted {
            wrong.push(format!("{}: found {found:?}, expected {wanted:?}", expected.file));
        }
    }
    none(&wrong);
}

/// At most two questions, each with a proposed answer where the file gives any hint.
#[test]
fn a_table_asks_at_most_two_questions() {
    let asked = EXPECTED.iter().map(|expected| (expected.file, read(expected.file, &[]).0.questions.len()));
    none(asked.filter(|asked| asked.1 > 2).map(|(file, count)| format!("{file}: {count}")).collect::<Vec<_>>());
}

#[test]
fn every_table_becomes_a_sound_package() {
    let mut wrong = Vec::new();
    for expected in EXPECTED {
        let read = read(expected.file, &[]);
        match Dataset::read(&files(&read).package()) {
            Ok(dataset) if dataset.observations.len() != read.1.figures.len() => {
                wrong.push(format!("{}: {} observations", expected.file, dataset.observations.len()));
            }
            Ok(dataset) => {
                wrong.extend(dataset.warnings.first.iter().map(|warning| format!("{}: {warning}", expected.file)))
            }
            Err(errors) => wrong.push(format!("{}: {errors}", expected.file)),
        }
    }
    none(&wrong);
}

/// The cell that a figure came from holds its digits.
#[test]
fn every_figure_keeps_its_line_and_column() {
    let mut wrong = Vec::new();
    for expected in EXPECTED {
        let (proposal, converted) = read(expected.file, &[]);
        let grid = &proposal.grid;
        for figure in &converted.figures {
            let row = (0..grid.rows()).find(|&row| grid.line(row) == figure.position.line).expect("the line");
            let column = (0..grid.width())
                .rev()
                .find(|&column| grid.position(row, column) == figure.position)
                .expect("the column");
            let plain = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            if plain(grid.cell(row, column)) != plain(&figure.digits) {
                wrong.push(format!("{}: {:?} has {}", expected.file, figure.position, figure.digits));
            }
        }
    }
    none(&wrong);
}

/// What a desk shows of a table, in both languages.
fn summary(name: &str) -> String {
    let read = read(name, &[]);
    let (proposal, converted) = &read;
    let mut text = String::new();
    for language in Language::ALL {
        let words = words(language);
        for assumption in &proposal.assumptions {
            let _ = writeln!(
                text,
                "{} [{}]",
                words.table_assumption(assumption),
                words.table_certainty(assumption.certainty)
            );
        }
        for question in &proposal.questions {
            let _ = writeln!(text, "? {} {} = {}", words.table_question(question), question.setting, question.default);
        }
        for problem in &converted.report.problems {
            let _ = writeln!(text, "! {}", words.table_problem(problem));
        }
    }
    let files = files(&read);
    for file in ["districts.csv", "indicators.csv", "sources.csv", "observations.csv"] {
        let lines: Vec<&str> = files.get(file).lines().take(6).collect();
        let _ = writeln!(text, "\n{file}\n{}", lines.join("\n"));
    }
    text
}

#[test]
fn what_is_assumed_and_asked_is_said_in_words() {
    let names = [
        "months-gb18030.csv",
        "two-levels-latin-1.csv",
        "joined-column.tsv",
        "columns-of-places.csv",
        "levels-by-blanks.csv",
        "brackets.csv",
    ];
    let golden = |name: &str| format!("../tables/readings/{}.txt", name.split('.').next().expect("a name"));
    common::goldens(&names.map(|name| (golden(name), summary(name))));
}

#[test]
fn an_answer_closes_its_question() {
    let pairs = [("indicator", "average price"), ("unit", "£")];
    let (proposal, converted) = read("columns-of-places.csv", &pairs);
    assert_eq!(proposal.open_questions().count(), 0);
    assert_eq!(
        (converted.indicators[0].name.as_str(), converted.indicators[0].unit.as_str()),
        pairs.map(|pair| pair.1).into()
    );
    let (proposal, converted) = read("units-windows-1252.csv", &[("period", "2018")]);
    assert_eq!(proposal.open_questions().count(), 0);
    assert!(converted.figures.iter().all(|figure| figure.period.to_string() == "2018"));
}

#[test]
fn each_assumption_can_be_overruled() {
    let text = "Gebiet;Code;2020;2021\nNord;A1;1.234;(5,5)\nSüd;B2;-;7,25\nGesamt;C3;2.000;12,75\n";
    let values = |pairs: &[(&str, &str)]| {
        let figures = paste(text, pairs).1.figures;
        figures.iter().map(|figure| figure.digits.as_str()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(values(&[]), "1234 5.5 7.25 2000 12.75");
    assert_eq!(values(&[("missing.-", "zero")]), "1234 5.5 0 7.25 2000 12.75");
    assert_eq!(values(&[("brackets", "minus")]), "1234 -5.5 7.25 2000 12.75");
    assert_eq!(values(&[("column.3", "ignored")]), "5.5 7.25 12.75");
    assert_eq!(values(&[("rows", "2-3")]), "1234 5.5 7.25");
    assert_eq!(paste(text, &[("column.2", "ignored")]).0.places.places[0].code, "");
    assert_eq!(paste(text, &[("encoding", "windows-1252")]).0.places.places[1].name, "SÃ¼d");
    let level =
        |pairs: &[(&str, &str)]| paste(text, pairs).0.places.places.iter().map(|place| place.level).collect::<Vec<_>>();
    use PlaceLevel::{District, Whole};
    assert_eq!(level(&[]), [District, District, Whole]);
    assert_eq!(level(&[("whole", "none")]), [District, District, District]);
    assert_eq!(level(&[("whole", "Nord")]), [Whole, District, District]);
    let named = paste(text, &[("name.3", "births"), ("unit.3", "children"), ("period.3", "2019")]).1;
    assert!(named.indicators.iter().any(|indicator| indicator.name == "births" && indicator.unit == "children"));
    let wrong = Settings::new().set("column.2", "colour").expect_err("no role");
    assert!(matches!(wrong, TableError::Setting(..)), "{wrong:?}");
    assert!(Settings::new().set("colour", "red").is_err());
}

/// Groups of ages and sexes are no places: the one place is asked for.
#[test]
fn parts_of_the_population_are_no_places() {
    for text in [
        "JAHR;GRUPPE;ANZAHL\n2002;bis 20 Jahre;228\n2002;über 65 Jahre;164\n2003;bis 20 Jahre;227\n2003;über 65 Jahre;165\n",
        "Sexo\tPeriodo\tTotal\nAmbos sexos\t2021T4\t20.184,9\nHombres\t2021T4\t10.830,9\nMujeres\t2021T4\t9.354,1\n",
    ] {
        let (proposal, converted) = paste(text, &[]);
        assert!(proposal.questions.iter().any(|question| question.kind == QuestionKind::Place), "{text}");
        assert!(converted.indicators.len() > 1, "{:?}", converted.indicators);
    }
}

/// A power of ten in a column of its own is part of the unit, and a year that stands once is that of the rows below it.
#[test]
fn units_and_years_are_completed_by_other_cells() {
    let (_, converted) = read("powers-of-units.csv", &[]);
    assert_eq!(converted.indicators[0].unit, "million Dollars");
    let (_, converted) = read("years-once.csv", &[]);
    let periods: Vec<String> = converted.figures.iter().step_by(3).map(|figure| figure.period.to_string()).collect();
    assert_eq!(periods, ["2020-Q1", "2020-Q2", "2020-Q3", "2021-Q1", "2021-Q2"]);
    let (proposal, _) = read("months-below-years.csv", &[]);
    let periods: Vec<String> =
        proposal.values.iter().filter_map(|value| value.period).map(|of| of.to_string()).collect();
    assert_eq!(periods, ["2020-10", "2020-11", "2020-12", "2021-01", "2021-02", "2021-03"]);
}

/// Words of remarks in a column of flags are no flags of a package.
#[test]
fn words_are_flags_only_if_they_name_one() {
    use district_charts::import::table::known_flag;
    let names =
        ["p", "bu", "p: Provisional", "Revised", "Seasonally adjusted", "e: estimated", "Excluding the islands."];
    let found = names.map(|name| known_flag(name).map_or("", |flag| flag.name()));
    assert_eq!(found, ["provisional", "break", "provisional", "", "", "estimated", ""]);
}

/// `1,234` alone may be either: it is asked, and the answer decides.
#[test]
fn an_ambiguous_separator_is_asked() {
    let text = "Area;2020\nNorth;1,234\nSouth;2,345\n";
    let (proposal, converted) = paste(text, &[("indicator", "births"), ("unit", "children")]);
    assert!(proposal.open_questions().any(|question| question.kind == QuestionKind::Decimal));
    assert_eq!(converted.figures[0].digits, "1234");
    let (proposal, converted) = paste(text, &[("indicator", "births"), ("unit", "children"), ("decimal", "comma")]);
    assert_eq!(proposal.open_questions().count(), 0);
    assert_eq!(converted.figures[0].digits, "1.234");
}

#[test]
fn cells_that_are_no_figure_are_reported_at_their_place() {
    let text = "Area,2019,2020\nNorth,=1+1,12\nSouth,abc,13\nEast,5,14\n,6,15\nEast,5,99\n";
    let (_, converted) = paste(text, &[("indicator", "births")]);
    let problems: Vec<_> =
        converted.report.problems.iter().map(|at| (at.line, at.column, at.problem.clone())).collect();
    assert_eq!(
        problems,
        [
            (2, 2, TableProblem::Formula("=1+1".to_owned())),
            (3, 2, TableProblem::NoNumber("abc".to_owned())),
            (5, 0, TableProblem::NoPlace),
        ]
    );
}

#[test]
fn a_figure_that_stands_several_times_is_kept_once() {
    let text = "Area,Year,births\nEast,2020,5\nWest,2020,8\nEast,2020,6\nEast,2020,6\nEast,2020,5\n";
    let read = paste(text, &[]);
    let kept: Vec<_> = read.1.figures.iter().map(|figure| figure.digits.as_str()).collect();
    assert_eq!(kept, ["5", "8", "6"]);
    let problems: Vec<_> = read.1.report.problems.iter().map(|at| (at.line, at.problem.clone())).collect();
    let expected =
        [(4, TableProblem::Contradicts(2, 3)), (5, TableProblem::Repeated(4, 3)), (6, TableProblem::Repeated(2, 3))];
    assert_eq!(problems, expected);
    assert!(Dataset::read(&files(&read).package()).is_ok());
}

#[test]
fn a_file_that_is_no_table_is_refused_with_what_to_do() {
    let encrypted: Vec<u8> = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."
        .iter()
        .copied()
        .chain("EncryptedPackage".bytes().flat_map(|byte| [byte, 0]))
        .collect();
    let cases: [(&str, &[u8], TableError); 10] = [
        ("nothing", b"", TableError::Empty),
        ("blanks", b" \n\n", TableError::Empty),
        ("a workbook", b"PK\x03\x04\x14\x00", TableError::Workbook),
        ("a protected workbook", &encrypted, TableError::Protected),
        ("a picture", b"\x89PNG\r\n\x1a\n", TableError::OtherFile("PNG")),
        ("a document", b"%PDF-1.7", TableError::OtherFile("PDF")),
        ("a page", b"<!DOCTYPE html><html><table></table>", TableError::WebPage),
        ("one column", b"name\nNorth\nSouth\n", TableError::OneColumn),
        ("no figures", b"name,colour\nNorth,red\nSouth,blue\n", TableError::NoFigures),
        ("bytes", &[0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20], TableError::NoText),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(propose("", bytes, &Settings::new()).expect_err(name), expected, "{name}");
        for language in Language::ALL {
            let sentence = words(language).table_error(&expected);
            assert!(sentence.ends_with(['.', '。']) && sentence.len() > 20, "{sentence}");
        }
    }
    let large = vec![b'1'; district_charts::import::table::MOST_BYTES + 1];
    assert!(matches!(propose("", &large, &Settings::new()), Err(TableError::TooLarge(..))));
}

/// Cut off anywhere, or with bytes changed, a file gives a reading or an error and never a panic.
#[test]
fn damaged_files_do_not_panic() {
    let mut number = 12345_u32;
    let mut next = |below: usize| {
        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (number >> 8) as usize % below
    };
    for expected in EXPECTED {
        let whole = bytes(expected.file);
        for _ in 0..12 {
            let mut damaged = whole[..next(whole.len())].to_vec();
            for _ in 0..next(6) {
                if !damaged.is_empty() {
                    let at = next(damaged.len());
                    damaged[at] = b",;\"\n\t-. 0\xff\x00"[next(11)];
                }
            }
            if let Ok(proposal) = propose("", &damaged, &Settings::new()) {
                let converted = convert(&proposal);
                let _ = package(&proposal, &converted);
            }
        }
    }
}

#[test]
fn a_large_table_is_read_in_steps() {
    let mut text = String::from("area,year,value\n");
    for row in 0..20_000 {
        let _ = writeln!(text, "Place {},{},{}.5", row / 10, 2000 + row % 10, row);
    }
    let file = TableFile { name: "large.csv", bytes: text.as_bytes(), year: None };
    let opened = TableText::read(file, &Settings::new(), &decode_native).expect("a text");
    let (mut reader, mut steps, mut progress) = (opened.reader(), 0, 0.0);
    while reader.advance(1_000) {
        assert!(reader.progress() > progress);
        progress = reader.progress();
        steps += 1;
    }
    assert_eq!(steps, 20);
    let proposal = Proposal::of(&opened, reader.into_grid(), &Settings::new()).expect("a table");
    let mut converter = Converter::new(&proposal);
    let mut steps = 0;
    while converter.advance(1_000) {
        steps += 1;
        assert!((0.0..1.0).contains(&converter.progress()));
    }
    assert_eq!((steps, converter.finish().report.values), (19, 20_000));
}

/// A package of two years, and the next edition of its table: a new year, a corrected figure, one that is gone, a new place.
fn editions() -> (PackageFiles, PackageFiles) {
    let source =
        [("title", "Births by borough"), ("publisher", "Town office"), ("unit", "children"), ("indicator", "births")];
    let first = "Borough,Code,2019,2020\nAlder,A1,100,110\nBirch,B2,200,210\nCedar,C3,300,310\n";
    let second = "Borough,Code,2020,2021\nAlder,A1,110,120\nBirch,B2,215,220\nCedar,C3,..,320\nElm,E5,50,60\n";
    (files(&paste(first, &source)), files(&paste(second, &source)))
}

const CHANGE: Change<'_> = Change { day: "2022-03-31", reason: "The town office revised its table." };

/// The values of a package, each with its place and period.
fn values(files: &PackageFiles) -> Vec<String> {
    let dataset = Dataset::read(&files.package()).expect("a sound package");
    let text = |observation: &district_charts::data::Observation| {
        format!("{} {} {}", dataset.districts[observation.district].id, observation.period, observation.figure.value)
    };
    dataset.observations.iter().map(text).collect()
}

#[test]
fn a_new_edition_adds_corrects_and_asks_before_it_withdraws() {
    let (package, table) = editions();
    let mut merge = Merge::compare(&package, &table, &Same::default()).expect("two sound packages");
    assert_eq!(merge.edition_of.as_deref(), Some("table"));
    let kinds: Vec<_> = merge.differences.iter().map(|of| (of.kind, of.place.as_str(), of.decision)).collect();
    use {Decision::*, DifferenceKind::*};
    assert_eq!(
        kinds,
        [
            (Added, "alder", Take),
            (Corrected, "birch", Take),
            (Added, "birch", Take),
            (Added, "cedar", Take),
            (Added, "elm", Take),
            (Added, "elm", Take),
            (Withdrawn, "cedar", Keep),
        ]
    );
    assert_eq!(merge.unchanged, 1);
    let before = Dataset::read(&package.package()).expect("a sound package").digest;
    let kept = merge.apply(&package, &table, CHANGE).expect("a sound package");
    assert!(values(&kept).contains(&"cedar 2020 310".to_owned()));
    merge.differences.last_mut().expect("the withdrawn one").decision = Take;
    let merged = merge.apply(&package, &table, CHANGE).expect("a sound package");
    let mut found = values(&merged);
    found.sort();
    assert_eq!(
        found.join(", "),
        "alder 2019 100, alder 2020 110, alder 2021 120, birch 2019 200, birch 2020 215, birch 2021 220, \
         cedar 2019 300, cedar 2021 320, elm 2020 50, elm 2021 60"
    );
    // The figures of before are still known by their digest, for links that were published then.
    let after = Dataset::read(&merged.package()).expect("a sound package");
    assert_ne!(after.digest, before);
    assert!(after.figures_at(before).is_some());
    assert_eq!(after.revisions.len(), 7);
}

#[test]
fn another_publication_that_disagrees_is_kept_beside_the_first() {
    let (package, _) = editions();
    let source = [("title", "Yearbook"), ("publisher", "Ministry"), ("unit", "children"), ("indicator", "births")];
    let table = files(&paste("Borough,2020\nAlder,111\nBirch,2100\nCedar,310\n", &source));
    let merge = Merge::compare(&package, &table, &Same::default()).expect("two sound packages");
    let found: Vec<_> = merge.differences.iter().map(|of| (of.place.as_str(), of.decision, of.is_doubtful)).collect();
    assert_eq!(found, [("alder", Decision::Both, false), ("birch", Decision::Both, true)]);
    let merged = merge.apply(&package, &table, CHANGE).expect("a sound package");
    assert!(
        values(&merged).contains(&"alder 2020 110".to_owned())
            && values(&merged).contains(&"alder 2020 111".to_owned())
    );
    let dataset = Dataset::read(&merged.package()).expect("a sound package");
    assert_eq!((dataset.sources.len(), dataset.revisions.len()), (2, 0));
    let before = Dataset::read(&package.package()).expect("a sound package").digest;
    assert!(dataset.figures_at(before).is_some());
}

#[test]
fn an_indicator_in_another_unit_is_asked() {
    let (package, _) = editions();
    let source = [("title", "Yearbook"), ("unit", "thousand children"), ("indicator", "births")];
    let table = files(&paste("Borough,2021\nAlder,0.1\nBirch,0.2\n", &source));
    let merge = Merge::compare(&package, &table, &Same::default()).expect("two sound packages");
    assert_eq!(merge.doubtful_indicators.len(), 1);
    assert_eq!(merge.indicators["births"], None);
    let merged = merge.apply(&package, &table, CHANGE).expect("a sound package");
    assert_eq!(Dataset::read(&merged.package()).expect("a sound package").indicators.len(), 2);
    let same = Same { indicators: [("births".to_owned(), Some("births".to_owned()))].into(), ..Same::default() };
    let merge = Merge::compare(&package, &table, &same).expect("two sound packages");
    assert!(merge.doubtful_indicators.is_empty());
}

/// The built-in package has terms, themes and notes of its own.
#[test]
fn a_table_is_added_to_the_built_in_package() {
    let mut package = PackageFiles::default();
    for name in ["districts", "indicators", "terms", "sources", "sections", "observations", "projects", "revisions"] {
        package.set(&format!("{name}.csv"), common::text(&format!("data/{name}.csv")));
    }
    package.set("datapackage.json", common::text("data/datapackage.json"));
    let before = Dataset::read(&package.package()).expect("a sound package");
    let name = &before.districts[before.district_ids()[0]].name.zh;
    let source = [("title", "统计年鉴"), ("publisher", "统计局")];
    let table = files(&paste(&format!("区市,常住人口(万人) 2020\n{name},58.1\n新设区,12.5\n"), &source));
    let merge = Merge::compare(&package, &table, &Same::default()).expect("two sound packages");
    assert_eq!(merge.differences.len(), 2);
    let merged = merge.apply(&package, &table, CHANGE).expect("a sound package");
    let after = Dataset::read(&merged.package()).expect("a sound package");
    assert_eq!(after.districts.len(), before.districts.len() + 1);
    assert_eq!(after.observations.len(), before.observations.len() + 2);
    assert!(after.figures_at(before.digest).is_some());
}

/// Names in a second column of another script are kept beside the first.
#[test]
fn names_in_two_scripts_are_both_kept() {
    let read = read("two-names-gb18030.csv", &[]);
    let files = files(&read);
    let places = files.get("districts.csv");
    assert!(places.starts_with("id,code,level,parent,name_zh,name_en\n"), "{places}");
    assert!(places.contains("inner-mongolia,,district,,内蒙古,Inner Mongolia\n"), "{places}");
}

/// What comes out of spreadsheets in several spellings means the same period.
#[test]
fn periods_are_read_in_the_spellings_of_several_languages() {
    let spellings = [
        ("2020年3月", "2020-03"),
        ("2020年1—8月", "2020-01/2020-08"),
        ("2020年一季度", "2020-Q1"),
        ("2019年上半年", "2019-H1"),
        ("2015年度", "2015"),
        ("平成27年", "2015"),
        ("Jan-95", "1995-01"),
        ("März 2014", "2014-03"),
        ("31.12.2017", "@2017-12-31"),
        ("1 July 2020", "@2020-07-01"),
        ("2014M05", "2014-05"),
        ("2014T1", "2014-Q1"),
        ("2021 Q3", "2021-Q3"),
        ("2020-S2", "2020-H2"),
        ("2015/16", "2015/16"),
        ("2013/2014", "2013/14"),
        ("2019 [YR2019]", "2019"),
        ("2018 г.", "2018"),
        ("I квартал 2020 г.", "2020-Q1"),
        ("январь 2020 г.", "2020-01"),
        ("2019년 2월", "2019-02"),
        ("1/22/20", "@2020-01-22"),
        ("民國109年", "2020"),
        ("108年", "2019"),
        ("令和２年10月１日現在", "@2020-10-01"),
        ("1. červenec 2003", "@2003-07-01"),
        ("31 grudnia 2019", "@2019-12-31"),
        ("1.º Trimestre de 2021", "2021-Q1"),
        ("2021 год1)", "2021"),
        ("Jul-20(p)", "2020-07"),
    ];
    let read = |text: &str| period_of(text, DateStyle::default()).map(|period| period.to_string());
    let wrong = spellings.iter().filter(|(text, expected)| read(text).as_deref() != Some(*expected));
    none(
        wrong
            .map(|(text, expected)| format!("{text}: found {:?}, expected {expected}", read(text)))
            .collect::<Vec<_>>(),
    );
    for text in ["65-Jährige", "Unter 18", "AT11", "18-24", "1234", "Table 2", "12.5"] {
        assert_eq!(read(text), None, "{text}");
    }
}
