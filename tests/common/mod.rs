//! Shared by the test files: the embedded package, a small package to modify, the cases, and assertions that report
//! every failure.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub(crate) mod any;
pub(crate) mod picture;
pub(crate) mod plain;
pub(crate) mod sight;

use district_charts::compare::Axis;
use district_charts::data::{DataErrors, Dataset, DistrictId, Package};
use district_charts::language::Language;
use district_charts::model::{Bar, Chart, Plot, PlotRow};
use expect_test::ExpectFile;
use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

/// One of two values by language.
pub(crate) fn pick<T>(language: Language, zh: T, en: T) -> T {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// Whether a character is written in Chinese only, full-width punctuation included.
pub(crate) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// The numbers in a text, as printed.
pub(crate) fn numbers(text: &str) -> Vec<&str> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    parts.map(|part| part.trim_matches(['.', ','])).filter(|part| !part.is_empty()).collect()
}

/// The digits of a mark: its label without the sign of the comparator. Fails unless they are its value, in its unit or in one that is a power
/// of ten of it.
pub(crate) fn digits(bar: &Bar) -> &str {
    let digits = bar.label.trim_start_matches(bar.figure.comparator.sign());
    let number = digits.replace(',', "").replace('\u{2212}', "-").parse::<f64>().unwrap_or(f64::NAN);
    let power = (number / bar.figure.value).log10();
    assert!(number == bar.figure.value || (power - power.round()).abs() < 1e-9, "the value of {bar:?}");
    digits
}

/// Whether a chart has no figures to draw, and shows a message in their place.
pub(crate) fn is_message(chart: &Chart) -> bool {
    matches!(chart.plot, Plot::Message(_))
}

/// The rows of a chart that is made of rows; none for any other.
pub(crate) fn rows(chart: &Chart) -> &[PlotRow] {
    match &chart.plot {
        Plot::Rows(rows) => &rows.rows,
        _ => &[],
    }
}

/// The district with an id.
#[track_caller]
pub(crate) fn district(dataset: &Dataset, id: &str) -> DistrictId {
    let index = dataset.districts.iter().position(|district| district.id == id);
    DistrictId(index.unwrap_or_else(|| panic!("found no district {id:?}")))
}

/// The embedded package.
pub(crate) fn embedded() -> Dataset {
    Dataset::embedded().unwrap_or_else(|errors| panic!("the embedded package is broken:\n{errors}"))
}

/// The example of 38 regions.
pub(crate) fn germany() -> Dataset {
    let file = |name: &str| std::fs::read(path("examples/germany").join(name)).expect("a file of the example");
    let [description, places, indicators, terms, sources, observations] =
        ["datapackage.json", "places.csv", "indicators.csv", "terms.csv", "sources.csv", "observations.csv"].map(file);
    let package = Package {
        description: &description,
        places: &places,
        indicators: &indicators,
        terms: &terms,
        sources: &sources,
        observations: &observations,
        ..Package::default()
    };
    Dataset::read(&package).expect("the example is sound")
}

/// A path from the root of the project.
pub(crate) fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The stylesheets of the pages.
pub(crate) const STYLESHEETS: [&str; 3] = ["www/style.css", "www/page.css", "www/desk.css"];

/// The text of a file of the project.
pub(crate) fn text(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The lines of a file that are neither empty nor comments.
pub(crate) fn lines(name: &str) -> Vec<String> {
    let text = text(name);
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// Fails if there are complaints, and prints all of them rather than the first.
#[track_caller]
pub(crate) fn none(complaints: impl IntoIterator<Item: Display>) {
    const MOST: usize = 200;
    let complaints: Vec<String> = complaints.into_iter().map(|complaint| complaint.to_string()).collect();
    let more = complaints.len().saturating_sub(MOST);
    let shown = complaints[..complaints.len() - more].join("\n");
    assert!(complaints.is_empty(), "found {} complaints, expected none ({more} not shown):\n{shown}", complaints.len());
}

/// Compares what is found for each case with what is expected, and reports every case that differs.
#[track_caller]
pub(crate) fn check_cases<C: std::fmt::Debug, E: PartialEq + std::fmt::Debug>(
    cases: &[(C, E)],
    found: impl Fn(&C) -> E,
) {
    none(cases.iter().filter_map(|(case, expected)| {
        let found = found(case);
        (found != *expected).then(|| format!("{case:?}: found {found:?}, expected {expected:?}"))
    }));
}

/// Compares texts with files in `tests/golden/`, and reports the name of each that differs. `UPDATE_EXPECT=1` rewrites
/// them.
#[track_caller]
pub(crate) fn goldens(texts: &[(String, String)]) {
    let differs = |(name, text): &&(String, String)| {
        let golden = ExpectFile { path: path("tests/golden").join(name), position: file!() };
        let text = if text.ends_with('\n') { text.clone() } else { format!("{text}\n") };
        catch_unwind(AssertUnwindSafe(|| golden.assert_eq(&text))).is_err()
    };
    none(texts.iter().filter(differs).map(|entry| format!("tests/golden/{} differs", entry.0)));
}

/// Names and links of `tests/cases.txt`.
pub(crate) fn cases() -> Vec<(String, String)> {
    let split = |line: String| {
        let (name, link) = line.split_once(' ').unwrap_or((&line, ""));
        (name.to_owned(), link.to_owned())
    };
    lines("tests/cases.txt").into_iter().map(split).collect()
}

/// The cases whose pictures are goldens, and their widths in CSS pixels.
pub(crate) const DRAWN: [&str; 3] = ["growth-en", "share-of-gdp-zh", "range-zh"];
pub(crate) const DRAWN_WIDTHS: [u32; 2] = [360, 800];

/// Every axis on which a district has a figure, each once, in the order of the data.
pub(crate) fn axes(dataset: &Dataset) -> Vec<Axis> {
    let mut axes: Vec<Axis> = Vec::new();
    let districts = dataset.district_ids();
    for observation in dataset.observations.iter().filter(|observation| districts.contains(&observation.district)) {
        let axis = Axis::of(observation);
        if !axes.contains(&axis) {
            axes.push(axis);
        }
    }
    axes
}

/// The link of an axis in a language.
pub(crate) fn link_of(dataset: &Dataset, axis: &Axis, language: Language) -> String {
    let scope = dataset.scope_id(axis.scope);
    let indicator = &dataset.indicators[axis.indicator].id;
    let (period, status, language) = (axis.period.to_link(), axis.status.name(), language.code());
    format!("i={indicator}&p={period}&st={status}&sc={scope}&l={language}")
}

/// A link to every indicator and to every axis with figures, in a language.
pub(crate) fn all_links(dataset: &Dataset, language: Language) -> Vec<String> {
    let code = language.code();
    let indicators = dataset.indicators.iter().map(|indicator| format!("i={}&l={code}", indicator.id));
    let axes = axes(dataset);
    indicators.chain(axes.iter().map(|axis| link_of(dataset, axis, language))).collect()
}

/// Pseudo-random numbers that are the same at every run: splitmix64.
pub(crate) struct Random(u64);

impl Random {
    /// Prints the seed, so that a failure can be repeated.
    pub(crate) fn new(seed: u64) -> Random {
        println!("seed {seed}");
        Random(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub(crate) fn pick<'i, T>(&mut self, items: &'i [T]) -> &'i T {
        &items[self.below(items.len())]
    }
}

/// The ids of the districts of `Files::of_ten_districts`, in official order.
pub(crate) const TEN: [&str; 10] = ["east", "west", "north", "d4", "d5", "d6", "d7", "d8", "d9", "d10"];

/// The files of a package, to be modified by a test.
#[derive(Clone)]
pub(crate) struct Files {
    pub(crate) description: Vec<u8>,
    pub(crate) districts: Vec<u8>,
    pub(crate) places: Vec<u8>,
    pub(crate) indicators: Vec<u8>,
    pub(crate) terms: Vec<u8>,
    pub(crate) sources: Vec<u8>,
    pub(crate) sections: Vec<u8>,
    pub(crate) observations: Vec<u8>,
    pub(crate) projects: Vec<u8>,
    pub(crate) revisions: Vec<u8>,
}

/// Says that the places of the small package are districts of a city, and that they reported their figures.
pub(crate) const DESCRIPTION: &str = r#"{
  "name": "small",
  "charts": {
    "languages": ["zh", "en"],
    "place": {"zh": "区市", "en": ["district", "districts"]},
    "whole": {"zh": "全市", "en": "the city"},
    "source": {"zh": ["篇", "报道"], "en": ["article", "articles"]},
    "scope": {"zh": "项目范围", "en": ["list of projects", "lists of projects"]},
    "scope_short": {"zh": "范围", "en": ["list", "lists"]},
    "figures": "reported",
    "lines": "always"
  }
}
"#;

pub(crate) const OBSERVATIONS: &str =
    "district,indicator,scope,period,value,comparator,status,basis,source,line,note\n";
pub(crate) const PROJECTS: &str =
    "project_zh,project_en,district,indicator,scope,period,value,comparator,status,basis,source,line,note\n";
pub(crate) const REVISIONS: &str = "digest,day,project_zh,project_en,district,indicator,scope,period,old_value,\
    old_comparator,value,comparator,status,basis,source,line,note\n";

impl Files {
    /// The embedded package.
    pub(crate) fn embedded() -> Files {
        let package = Package::EMBEDDED;
        Files {
            description: package.description.into(),
            districts: package.districts.into(),
            places: package.places.into(),
            indicators: package.indicators.into(),
            terms: package.terms.into(),
            sources: package.sources.into(),
            sections: package.sections.into(),
            observations: package.observations.into(),
            projects: package.projects.into(),
            revisions: package.revisions.into(),
        }
    }

    /// A valid package of a city with three districts and a few indicators, without observations.
    pub(crate) fn small() -> Files {
        Files {
            description: DESCRIPTION.into(),
            districts: "id,code,level,name_zh,name_en,short_zh,short_en,aliases,tile_x,tile_y\n\
                town,1,whole,某市,Town,全市,Town,,,\n\
                east,2,district,东区,East,东,East,,1,1\n\
                west,3,district,西区,West,西,West,,2,1\n\
                north,4,district,北区,North,北,North,,,\n"
                .into(),
            places: Vec::new(),
            terms: "id,kind,zh,en,role\n\
                percent,unit,%,%,percent\n\
                piece,unit,个,pieces,\n\
                place,unit,名,place,\n\
                money,theme,投资,Money,\n\
                listed,scope,清单项目,listed projects,\n\
                year-ago,denominator,上年同期,a year earlier,\n\
                careful,note,按上下文理解。,Read from the context.,\n"
                .into(),
            indicators: "id,name_zh,name_en,unit,measure,denominator,theme,definition_zh,definition_en,excludes,\
                variant_of,change_of,total_of,related_to\n\
                growth,增速,growth,percent,growth,year-ago,money,定义。,Definition.,,,,,\n\
                pieces,数量,number of pieces,piece,count,,money,定义。,Definition.,north,,,,\n\
                rank,位次,rank,place,rank,,money,定义。,Definition.,,,,,\n"
                .into(),
            sources: "id,title_zh,title_en,publisher_zh,publisher_en,published,pages\n\
                paper,标题,Headline,日报,Daily,2021-09-19,3\n\
                other,另一标题,Another headline,晚报,Evening,2021-10,\n"
                .into(),
            sections: "source,line,title_zh,title_en,page\n\
                paper,1,导语,Introduction,\n\
                paper,10,东区,East,3\n"
                .into(),
            observations: OBSERVATIONS.into(),
            projects: PROJECTS.into(),
            revisions: REVISIONS.into(),
        }
    }

    /// The small package with seven more districts.
    pub(crate) fn of_ten_districts() -> Files {
        let mut files = Files::small();
        for number in 4..=10 {
            files.add_district(number, ",");
        }
        files
    }

    /// Adds the district `d4`, `d5` … by its number, with its column and row on the tile map.
    pub(crate) fn add_district(&mut self, number: usize, tile: &str) {
        let row = format!("d{number},{number}0,district,第{number}区,District {number},{number}区,D{number},,{tile}\n");
        self.districts.extend_from_slice(row.as_bytes());
    }

    /// The package with rows of observations added. A row that ends with its status is printed in line 12 of the paper.
    pub(crate) fn observing<R: AsRef<str>>(mut self, rows: &[R]) -> Files {
        for row in rows.iter().map(AsRef::as_ref) {
            let rest = if row.matches(',').count() == 6 { ",printed,paper,12,\n" } else { "\n" };
            self.observations.extend_from_slice(row.as_bytes());
            self.observations.extend_from_slice(rest.as_bytes());
        }
        self
    }

    /// The package with the one occurrence of `from` in a file replaced by `to`.
    #[track_caller]
    pub(crate) fn changed(mut self, file: &str, from: &str, to: &str) -> Files {
        let bytes = self.file(file);
        let text = String::from_utf8(bytes.clone()).expect("the small package is UTF-8");
        assert_eq!(text.matches(from).count(), 1, "occurrences of {from:?} in {file}");
        *bytes = text.replacen(from, to, 1).into();
        self
    }

    /// The bytes of a file, by its name without extension.
    pub(crate) fn file(&mut self, name: &str) -> &mut Vec<u8> {
        match name {
            "datapackage" => &mut self.description,
            "districts" => &mut self.districts,
            "places" => &mut self.places,
            "indicators" => &mut self.indicators,
            "terms" => &mut self.terms,
            "sources" => &mut self.sources,
            "sections" => &mut self.sections,
            "observations" => &mut self.observations,
            "projects" => &mut self.projects,
            "revisions" => &mut self.revisions,
            _ => panic!("no file {name}"),
        }
    }

    pub(crate) fn read(&self) -> Result<Dataset, DataErrors> {
        Dataset::read(&Package {
            description: &self.description,
            districts: &self.districts,
            places: &self.places,
            indicators: &self.indicators,
            terms: &self.terms,
            sources: &self.sources,
            sections: &self.sections,
            observations: &self.observations,
            projects: &self.projects,
            revisions: &self.revisions,
        })
    }

    /// The dataset of a valid package.
    #[track_caller]
    pub(crate) fn dataset(&self) -> Dataset {
        self.read().unwrap_or_else(|errors| panic!("the package is broken:\n{errors}"))
    }
}
