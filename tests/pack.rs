//! The packed form of a package: it gives the same dataset as the files, and damage of it is said.

mod common;

use common::{Files, Random, any, embedded, none, path};
use district_charts::data::{DataWarnings, Dataset, Package};
use std::fs;

/// The dataset of a folder, whose tables may lie in it or below it.
fn folder(name: &str) -> Dataset {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for entry in fs::read_dir(path(name)).expect("a folder") {
        let file = entry.expect("an entry").path();
        if file.is_file() {
            let name = file.file_name().expect("a name").to_string_lossy().into_owned();
            files.push((name, fs::read(&file).expect("a file")));
        }
    }
    let mut package = Package::default();
    for (name, bytes) in &files {
        if let Some(file) = package.file_mut(name) {
            *file = bytes;
        }
    }
    Dataset::read(&package).unwrap_or_else(|errors| panic!("{name}: {errors}"))
}

/// Packages of every form: Qingdao with projects and revisions, two of other countries, one with the fewest files, generated ones.
fn datasets() -> Vec<(String, Dataset)> {
    let mut datasets = vec![("data".to_owned(), embedded()), ("small".to_owned(), Files::small().dataset())];
    for name in ["examples/germany", "tests/fixtures/boroughs"] {
        datasets.push((name.to_owned(), folder(name)));
    }
    for count in [2, 33, 400, 4_000] {
        datasets.push((format!("{count} districts"), any::package(count).dataset()));
    }
    datasets.push(("odd".to_owned(), odd()));
    datasets
}

/// A package with what the others lack: own terms, an own source, long decimals, flags, quotes, a style, line breaks, another language.
fn odd() -> Dataset {
    let package = Package {
        description: br##"{"name": "odd", "homepage": "https://example.org/a", "licenses": [{"name": "CC0"}],
            "charts": {"languages": ["en"], "place": {"en": ["town", "towns"]}, "figures": "reported", "lines": "always",
            "view": "i=people", "style": {"mark": "#123456", "font": "serif"}, "subtitle": {"zh": "\u00e9 \u0000", "en": "two"}}}"##,
        places: "id,name_de,level,parent,aliases,code,tile_x,tile_y\nland,Land,whole,,Das Land|Reich,01,,\n\
            teil,Teil,region,land,,,,\na,Älpha,district,teil,A B,007,2,3\nb,\"Be\nta\",district,land,,,1,1\n"
            .as_bytes(),
        indicators: "id,name,unit,measure,theme,decimals,denominator,excludes,related_to\n\
            people,inhabitants,people,count,who,,,b,rate\nrate,a rate,%,share,,2,all of them,,\nmoved,moved,pp,change,,,,,\n"
            .as_bytes(),
        observations: "place,indicator,period,value,flag,scope,comparator,quote,note,status,basis\n\
            a,people,2015/16,120400,p,,,,,,\nb,rate,@2021-09-19,0.1234567890123456789,b,towns,ge,\"so, it is\",a note,plan,implied\n\
            a,rate,2021-01/2021-08,-12.345,,,lt,,a note,,\na,moved,2015/16/2017/18,-0.00000000000000000001,,,approx,,,target,\n"
            .as_bytes(),
        projects: "project_de,project_en,place,indicator,period,value\nBrücke,A bridge,a,people,2020,3\n".as_bytes(),
        ..Package::default()
    };
    Dataset::read(&package).unwrap_or_else(|errors| panic!("{errors}"))
}

/// All that a dataset holds but for the warnings, which the packed form has not.
fn all(mut dataset: Dataset) -> String {
    dataset.warnings = DataWarnings::default();
    format!("{dataset:#?}")
}

#[test]
fn a_packed_package_gives_the_same_dataset() {
    for (name, dataset) in datasets() {
        let packed = dataset.pack();
        let unpacked = Dataset::unpack(&packed).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(unpacked.pack() == packed, "{name}: it is packed as before");
        let (found, expected) = (all(unpacked), all(dataset));
        let differs = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
        assert_eq!(differs, None, "{name}");
        assert_eq!(found.len(), expected.len(), "{name}");
    }
}

#[test]
fn a_packed_package_is_smaller_than_its_files() {
    let files: usize = [
        Package::EMBEDDED.districts,
        Package::EMBEDDED.indicators,
        Package::EMBEDDED.terms,
        Package::EMBEDDED.observations,
        Package::EMBEDDED.projects,
    ]
    .iter()
    .map(|file| file.len())
    .sum();
    let packed = embedded().pack();
    assert!(packed.len() < files, "found {} bytes, expected less than {files}", packed.len());
    assert!(std::str::from_utf8(&packed).is_ok_and(|text| text.starts_with("district-charts package 1\0")));
}

#[test]
fn damage_is_said_with_its_field() {
    let packed = String::from_utf8(Files::small().dataset().pack()).expect("text");
    let error = |text: &str| Dataset::unpack(text.as_bytes()).expect_err(text).to_string();
    for (text, expected) in [
        ("", "packed package, field 1: found \"\", expected district-charts package 1"),
        (&packed.replace("package 1", "package 2"), "field 1: found \"district-charts package 2\", expected"),
        (&packed.split_inclusive('\0').take(100).collect::<String>(), "expected a number of rows"),
        (&packed.replacen("\0", "\0x", 2), "field 2: found \"x1\", expected a number of rows"),
        (&packed[..packed.len() - 2], "expected the digest of the figures, as the last field"),
        (&(packed.clone() + "more\0"), "expected the digest of the figures, as the last field"),
    ] {
        let found = error(text);
        assert!(found.starts_with("packed package, field ") && found.contains(expected), "{found}");
    }
    assert!(Dataset::unpack([0xff, 0, 0]).is_err());
}

/// Neither a changed byte nor a cut makes a panic, and a figure that changed is no dataset.
#[test]
fn any_damage_is_no_panic() {
    let packed = embedded().pack();
    let mut random = Random::new(17);
    let mut wrong = Vec::new();
    for _ in 0..400 {
        let mut damaged = packed.clone();
        let index = random.below(damaged.len());
        match random.below(3) {
            0 => damaged.truncate(index),
            1 => damaged[index] = b'0' + random.below(10) as u8,
            _ => damaged[index] = 0,
        }
        if let Ok(dataset) = Dataset::unpack(&damaged)
            && dataset.digest != embedded().digest
        {
            wrong.push(format!("byte {index}: other figures were read"));
        }
    }
    none(wrong);
}

#[test]
fn a_text_with_a_zero_byte_is_refused() {
    let package = Package { terms: b"id,kind,en\na\0b,unit,x\n", ..Package::EMBEDDED };
    let errors = Dataset::read(&package).expect_err("a zero byte").to_string();
    let expected =
        "terms.csv, line 2: found a byte of zero, as in UTF-16, expected text in UTF-8; save the file as CSV in UTF-8";
    assert!(errors.contains(expected), "{errors}");
}
