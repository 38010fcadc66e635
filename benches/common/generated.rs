//! Generated data packages of any size: the same number of observations gives the same bytes on every machine.

use district_charts::data::Package;
use std::fmt::Write;

/// Indicators of a generated package.
const INDICATORS: usize = 25;

/// Periods of a generated package: calendar years from `FIRST_YEAR`.
const PERIODS: usize = 20;
const FIRST_YEAR: usize = 2004;

/// The fewest districts of a generated package: as many as the built-in package has.
const MIN_DISTRICTS: usize = 10;

/// One district of `GAP` has published nothing for an indicator and a period.
const GAP: u64 = 11;

/// The files of a generated package. Each is valid CSV, and every reference resolves.
pub(crate) struct GeneratedPackage {
    /// Names and contents, in the order in which a package is read.
    pub(crate) files: [(&'static str, String); 8],
}

impl GeneratedPackage {
    /// A package with a number of rows in `observations.csv`.
    pub(crate) fn new(observations: usize) -> GeneratedPackage {
        let districts = (observations.div_ceil(INDICATORS * PERIODS) * 12).div_ceil(10).max(MIN_DISTRICTS);
        GeneratedPackage::sized(observations, districts)
    }

    /// A package with a number of districts and as many rows as fill about two periods.
    #[allow(dead_code, reason = "`cargo xtask bench`, which shares this file, needs packages of other shapes")]
    pub(crate) fn of_districts(districts: usize) -> GeneratedPackage {
        GeneratedPackage::sized(2 * districts * INDICATORS, districts)
    }

    fn sized(observations: usize, districts: usize) -> GeneratedPackage {
        GeneratedPackage {
            files: [
                ("districts.csv", districts_csv(districts)),
                ("terms.csv", TERMS.to_owned()),
                ("sources.csv", SOURCES.to_owned()),
                ("indicators.csv", indicators_csv()),
                ("sections.csv", SECTIONS.to_owned()),
                ("observations.csv", observations_csv(observations, districts)),
                ("projects.csv", PROJECTS.to_owned()),
                ("revisions.csv", REVISIONS.to_owned()),
            ],
        }
    }

    /// The content of a file.
    pub(crate) fn file(&self, name: &str) -> &str {
        let found = self.files.iter().find(|file| file.0 == name);
        found.map(|file| file.1.as_str()).unwrap_or_default()
    }

    /// The files as a package is read from.
    #[allow(dead_code, reason = "`cargo xtask bench`, which shares this file, reads the files in a browser")]
    pub(crate) fn package(&self) -> Package<'_> {
        let file = |name| self.file(name).as_bytes();
        Package {
            description: Package::EMBEDDED.description,
            districts: file("districts.csv"),
            places: &[],
            indicators: file("indicators.csv"),
            terms: file("terms.csv"),
            sources: file("sources.csv"),
            sections: file("sections.csv"),
            observations: file("observations.csv"),
            projects: file("projects.csv"),
            revisions: file("revisions.csv"),
        }
    }
}

const TERMS: &str = "id,kind,zh,en,role\n\
    percent,unit,%,%,percent\n\
    money,theme,投资,Investment,\n\
    year-ago,denominator,上年同期,a year earlier,\n\
    unaudited,note,初步核算。,Preliminary.,\n";

const SOURCES: &str = "id,title_zh,title_en,publisher_zh,publisher_en,published,pages\n\
    yearbook,统计年鉴,Statistical yearbook,统计局,Statistics office,2024-03-01,\n";

const SECTIONS: &str = "source,line,title_zh,title_en,page\n\
    yearbook,1,导语,Introduction,1\n\
    yearbook,1000,分区数据,Districts,12\n";

const PROJECTS: &str =
    "project_zh,project_en,district,indicator,scope,period,value,comparator,status,basis,source,line,note\n";

const REVISIONS: &str = "digest,day,project_zh,project_en,district,indicator,scope,period,old_value,old_comparator,\
    value,comparator,status,basis,source,line,note\n";

fn districts_csv(count: usize) -> String {
    let mut csv = "id,code,level,name_zh,name_en,short_zh,short_en,aliases,tile_x,tile_y\n\
        city,100000,city,某市,City,全市,City,,,\n"
        .to_owned();
    for number in 1..=count {
        let code = 100_000 + number;
        let _ = writeln!(csv, "d{number},{code},district,第{number}区,District {number},{number}区,D{number},,,");
    }
    csv
}

fn indicators_csv() -> String {
    let mut csv = "id,name_zh,name_en,unit,measure,denominator,theme,definition_zh,definition_en,excludes,variant_of,\
        change_of,total_of,related_to\n"
        .to_owned();
    for number in 1..=INDICATORS {
        let _ = writeln!(
            csv,
            "growth-{number},第{number}项增速,growth of item {number},percent,growth,year-ago,money,比上年同期增长的百分比。,\
             \"Per cent change of item {number}, on a year earlier.\",,,,,"
        );
    }
    csv
}

/// The rows of `observations.csv`: for each year and indicator those districts that reported.
fn observations_csv(count: usize, districts: usize) -> String {
    let mut csv = "district,indicator,scope,period,value,comparator,status,basis,source,line,note\n".to_owned();
    let mut random = Random(count as u64);
    let mut written = 0;
    // The last year first, so that a small package also has a full ranking.
    'rows: for year in (FIRST_YEAR..FIRST_YEAR + PERIODS).rev() {
        for indicator in 1..=INDICATORS {
            for district in 1..=districts {
                if random.below(GAP) == 0 {
                    continue;
                }
                if written == count {
                    break 'rows;
                }
                written += 1;
                let value = Tenths(random.below(600) as i64 - 150);
                let comparator = if random.below(20) == 0 { "ge" } else { "eq" };
                let note = if random.below(10) == 0 { "unaudited" } else { "" };
                let _ = writeln!(
                    csv,
                    "d{district},growth-{indicator},,{year},{value},{comparator},actual,printed,yearbook,{written},{note}"
                );
            }
        }
    }
    assert_eq!(written, count, "a package of {districts} districts has too few rows");
    csv
}

/// A decimal with one digit after the point.
struct Tenths(i64);

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{}", self.0.abs() / 10, self.0.abs() % 10)
    }
}

/// SplitMix64, a generator of pseudorandom numbers.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}
