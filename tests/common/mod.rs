//! What several of the test files need: the built-in package, a tiny one to bend, the cases, and failures told
//! together.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub(crate) mod picture;

use district_charts::compare::Axis;
use district_charts::data::{DataErrors, Dataset, Package};
use district_charts::language::Language;
use district_charts::link::Scope;
use expect_test::ExpectFile;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

/// The package that is built in.
pub(crate) fn embedded() -> Dataset {
    Dataset::embedded().unwrap_or_else(|errors| panic!("the embedded package is broken:\n{errors}"))
}

/// A path from the root of the project.
pub(crate) fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The text of a file of the project.
pub(crate) fn text(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Fails with every complaint, not only the first.
#[track_caller]
pub(crate) fn none(complaints: &[String]) {
    const MOST: usize = 200;
    let more = complaints.len().saturating_sub(MOST);
    let shown = complaints.iter().take(MOST).cloned().collect::<Vec<_>>().join("\n");
    assert!(complaints.is_empty(), "{} complaints, {more} of them not shown:\n{shown}", complaints.len());
}

/// Compares texts with files in `tests/golden/`; fails with the names of all that differ. `UPDATE_EXPECT=1` renews.
#[track_caller]
pub(crate) fn goldens(texts: &[(String, String)]) {
    let differs = |(name, text): &&(String, String)| {
        let golden = ExpectFile { path: path("tests/golden").join(name), position: file!() };
        let text = if text.ends_with('\n') { text.clone() } else { format!("{text}\n") };
        catch_unwind(AssertUnwindSafe(|| golden.assert_eq(&text))).is_err()
    };
    let names: Vec<_> = texts.iter().filter(differs).map(|entry| format!("tests/golden/{}", entry.0)).collect();
    none(&names);
}

/// Names and links of `tests/cases.txt`.
pub(crate) fn cases() -> Vec<(String, String)> {
    let text = text("tests/cases.txt");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let split = |line: &str| {
        let (name, link) = line.split_once(' ').unwrap_or((line, ""));
        (name.to_owned(), link.to_owned())
    };
    lines.map(split).collect()
}

/// The cases that are also drawn, and how wide.
pub(crate) const DRAWN: [&str; 3] = ["growth-en", "share-of-gdp-zh", "range-zh"];
pub(crate) const DRAWN_WIDTHS: [u32; 2] = [360, 800];

/// Every axis on which some district has a figure, each once, in the order of the data.
pub(crate) fn axes(dataset: &Dataset) -> Vec<Axis> {
    let mut axes: Vec<Axis> = Vec::new();
    let districts = dataset.district_places();
    for observation in dataset.observations.iter().filter(|seen| districts.contains(&seen.district)) {
        let axis = Axis::of(observation);
        if !axes.contains(&axis) {
            axes.push(axis);
        }
    }
    axes
}

/// The link of an axis in a language.
pub(crate) fn link_of(dataset: &Dataset, axis: &Axis, language: Language) -> String {
    let scope = match axis.scope {
        Scope::Whole => "whole",
        Scope::List(place) => &dataset.terms[place].id,
    };
    let indicator = &dataset.indicators[axis.indicator].id;
    let (period, status, language) = (axis.period.to_link(), axis.status.name(), language.code());
    format!("i={indicator}&p={period}&st={status}&sc={scope}&l={language}")
}

/// Links to every indicator and to every axis that the data can fill, in a language.
pub(crate) fn all_links(dataset: &Dataset, language: Language) -> Vec<String> {
    let code = language.code();
    let indicators = dataset.indicators.iter().map(|indicator| format!("i={}&l={code}", indicator.id));
    let axes = axes(dataset);
    indicators.chain(axes.iter().map(|axis| link_of(dataset, axis, language))).collect()
}

/// Numbers that are the same at every run: splitmix64.
pub(crate) struct Random(u64);

impl Random {
    /// Says which seed it begins with, so that a failure can be repeated.
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

/// The files of a package, to be bent by a test.
#[derive(Clone)]
pub(crate) struct Files {
    pub(crate) districts: Vec<u8>,
    pub(crate) indicators: Vec<u8>,
    pub(crate) terms: Vec<u8>,
    pub(crate) sources: Vec<u8>,
    pub(crate) sections: Vec<u8>,
    pub(crate) observations: Vec<u8>,
    pub(crate) projects: Vec<u8>,
    pub(crate) revisions: Vec<u8>,
}

pub(crate) const OBSERVATIONS: &str =
    "district,indicator,scope,period,value,comparator,status,basis,source,line,note\n";
pub(crate) const PROJECTS: &str =
    "project,project_en,district,indicator,scope,period,value,comparator,status,basis,source,line,note\n";
pub(crate) const REVISIONS: &str = "digest,day,project,project_en,district,indicator,scope,period,old_value,\
    old_comparator,value,comparator,status,basis,source,line,note\n";

impl Files {
    /// The package that is built in.
    pub(crate) fn embedded() -> Files {
        let package = Package::EMBEDDED;
        Files {
            districts: package.districts.into(),
            indicators: package.indicators.into(),
            terms: package.terms.into(),
            sources: package.sources.into(),
            sections: package.sections.into(),
            observations: package.observations.into(),
            projects: package.projects.into(),
            revisions: package.revisions.into(),
        }
    }

    /// A sound package of a city with three districts, and a few indicators on which nothing was reported yet.
    pub(crate) fn small() -> Files {
        Files {
            districts: "id,adcode,kind,name_zh,name_en,short_zh,short_en,aliases,tile_x,tile_y\n\
                town,1,city,某市,Town,全市,Town,,,\n\
                east,2,district,东区,East,东,East,,1,1\n\
                west,3,district,西区,West,西,West,,2,1\n\
                north,4,district,北区,North,北,North,,,\n"
                .into(),
            terms: "id,kind,zh,en\n\
                percent,unit,%,%\n\
                piece,unit,个,pieces\n\
                place,unit,名,place\n\
                money,theme,投资,Money\n\
                listed,scope,清单项目,listed projects\n\
                year-ago,denominator,上年同期,a year earlier\n\
                careful,note,按上下文理解。,Read from the context.\n"
                .into(),
            indicators: "id,name_zh,name_en,unit,measure,denominator,theme,definition_zh,definition_en,excludes\n\
                growth,增速,growth,percent,growth,year-ago,money,定义。,Definition.,\n\
                pieces,数量,number of pieces,piece,count,,money,定义。,Definition.,north\n\
                rank,位次,rank,place,rank,,money,定义。,Definition.,\n"
                .into(),
            sources: "id,title_zh,title_en,publisher,publisher_en,published,pages\n\
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

    /// The package with rows of observations added; a row that ends with its status is printed in line 12 of the paper.
    pub(crate) fn observing(mut self, rows: &[&str]) -> Files {
        for row in rows {
            let rest = if row.matches(',').count() == 6 { ",printed,paper,12,\n" } else { "\n" };
            self.observations.extend_from_slice(row.as_bytes());
            self.observations.extend_from_slice(rest.as_bytes());
        }
        self
    }

    /// The package with the one place in a file that reads `from` changed to `to`.
    #[track_caller]
    pub(crate) fn changed(mut self, file: &str, from: &str, to: &str) -> Files {
        let bytes = self.file(file);
        let text = String::from_utf8(bytes.clone()).expect("the small package is UTF-8");
        assert_eq!(text.matches(from).count(), 1, "{from:?} stands once in {file}");
        *bytes = text.replacen(from, to, 1).into();
        self
    }

    /// The bytes of a file, by its name without ending.
    pub(crate) fn file(&mut self, name: &str) -> &mut Vec<u8> {
        match name {
            "districts" => &mut self.districts,
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
            districts: &self.districts,
            indicators: &self.indicators,
            terms: &self.terms,
            sources: &self.sources,
            sections: &self.sections,
            observations: &self.observations,
            projects: &self.projects,
            revisions: &self.revisions,
        })
    }

    /// The dataset of a package that is sound.
    #[track_caller]
    pub(crate) fn dataset(&self) -> Dataset {
        self.read().unwrap_or_else(|errors| panic!("the package is broken:\n{errors}"))
    }
}
