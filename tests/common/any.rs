//! Packages of any number of districts, with names of 2 to 60 letters and with negative, huge and missing figures. The same number gives the
//! same package at every run.

use super::{Files, OBSERVATIONS, PROJECTS, Random};
use std::fmt::Write;

/// Years of a generated package.
const YEARS: std::ops::RangeInclusive<u32> = 2019..=2023;

const TERMS: &str = "id,kind,zh,en,role\n\
    percent,unit,%,%,percent\n\
    points,unit,个百分点,percentage point|percentage points,percentage-point\n\
    piece,unit,个,project|projects,\n\
    money,unit,亿元,million,\n\
    place,unit,位,place,\n\
    score,unit,分,point|points,\n\
    growth,theme,增长,Growth,\n\
    work,theme,项目,Projects,\n\
    key,scope,重点项目,key projects,\n\
    year-ago,denominator,上年同期,a year earlier,\n\
    all,denominator,全部,all of it,\n\
    plan,denominator,年度计划,the plan for the year,year-plan\n\
    early,note,初步数。,Provisional.,\n";

const INDICATORS: &str = "id,name_zh,name_en,unit,measure,denominator,theme,definition_zh,definition_en,excludes,\
    variant_of,change_of,total_of,related_to\n\
    growth,投资增速,growth of investment,percent,growth,year-ago,growth,定义。,Definition.,,,,,\n\
    share,新产业占比,share of new industry,percent,share,all,growth,定义。,Definition.,,,,,\n\
    share-moved,占比变化,change of the share,points,change,year-ago,growth,定义。,Definition.,,,share,,\n\
    pieces,项目数,number of projects,piece,count,,work,定义。,Definition.,,,,,\n\
    planned,计划投资,planned investment,money,amount,,work,定义。,Definition.,,,,pieces,\n\
    done,完成率,part of the plan done,percent,rate,plan,work,定义。,Definition.,,,,,\n\
    place,位次,place in the order,place,rank,,work,定义。,Definition.,,,,,\n\
    wide,得分,score,score,score,,work,定义。,Definition.,,,,,\n";

const SOURCES: &str = "id,title_zh,title_en,publisher_zh,publisher_en,published,pages\n\
    book,统计年鉴,Yearbook,统计局,Statistics office,2024-03-01,\n";

const SECTIONS: &str = "source,line,title_zh,title_en,page\nbook,1,导语,Introduction,1\n";

/// The package of a number of districts.
pub(crate) fn package(count: usize) -> Files {
    let mut random = Random::new(count as u64);
    let mut districts = "id,adcode,kind,name_zh,name_en,short_zh,short_en,aliases,tile_x,tile_y\n\
        nation,000001,city,全国,Nation,全国,Nation,,,\n"
        .to_owned();
    for number in 1..=count {
        let letters = 2 + random.below(59);
        let (name, chinese) = (name(&mut random, letters), chinese_name(&mut random));
        let _ = writeln!(districts, "d{number},E{number:05},district,{chinese}区,{name},{chinese},{name},,,");
    }
    Files {
        districts: districts.into(),
        indicators: INDICATORS.into(),
        terms: TERMS.into(),
        sources: SOURCES.into(),
        sections: SECTIONS.into(),
        observations: observations(count, &mut random).into(),
        projects: projects(count, &mut random).into(),
        ..Files::small()
    }
}

/// A name of a number of letters, of words as places have them.
fn name(random: &mut Random, letters: usize) -> String {
    const SYLLABLES: [&str; 12] =
        ["ken", "sing", "ton", "mar", "low", "ber", "wick", "hamp", "ster", "il", "wa", "dor"];
    let mut name = String::new();
    while name.len() < letters {
        let start = name.len();
        let word = if start > 0 && random.below(4) == 0 { "and ".to_owned() } else { String::new() };
        name += &word;
        for index in 0..=random.below(3) {
            let syllable = *random.pick(&SYLLABLES);
            let is_first = index == 0;
            name += &syllable[..1].to_uppercase()[..usize::from(is_first)];
            name += &syllable[usize::from(is_first)..];
        }
        name.push(' ');
    }
    name.truncate(letters);
    let trimmed = name.trim_end().to_owned();
    if trimmed.len() < 2 { "Al".to_owned() } else { trimmed }
}

fn chinese_name(random: &mut Random) -> String {
    const CHARACTERS: [&str; 16] =
        ["市", "南", "北", "李", "沧", "崂", "山", "城", "阳", "西", "海", "岸", "新", "即", "墨", "平"];
    (0..2 + random.below(7)).map(|_| *random.pick(&CHARACTERS)).collect()
}

/// A value of an indicator: most are usual, some negative, a few huge or of many digits.
fn value(random: &mut Random, indicator: &str) -> String {
    let tenths = |value: i64| {
        let sign = if value < 0 { "-" } else { "" };
        format!("{sign}{}.{}", value.abs() / 10, value.abs() % 10)
    };
    match (indicator, random.below(60)) {
        ("pieces", _) => (1 + random.below(400)).to_string(),
        ("place", _) => (1 + random.below(40)).to_string(),
        ("done", _) => tenths(random.below(1200) as i64),
        ("share", _) => tenths(100 + random.below(700) as i64),
        ("wide", 0) => "999999999999999".to_owned(),
        ("wide", 1) => "-12345678.1234567".to_owned(),
        ("planned", 0) => "1234567.89".to_owned(),
        ("planned", _) => tenths(10 + random.below(90_000) as i64),
        (_, 0) => "0".to_owned(),
        _ => tenths(random.below(700) as i64 - 200),
    }
}

fn observations(count: usize, random: &mut Random) -> String {
    let mut csv = OBSERVATIONS.to_owned();
    let mut line = 0;
    for year in YEARS {
        for number in 0..=count {
            let district = if number == 0 { "nation".to_owned() } else { format!("d{number}") };
            for indicator in ["growth", "share", "share-moved", "pieces", "planned", "done", "place", "wide"] {
                // Many districts have fewer years of most indicators, so that a package stays small.
                let is_first = year > 2022 || indicator == "growth";
                if (count > 2 && random.below(9) == 0) || (!is_first && (count > 100 || random.below(2) == 0)) {
                    continue;
                }
                line += 1;
                let value = value(random, indicator);
                let comparator = if random.below(25) == 0 { "ge" } else { "eq" };
                let note = if random.below(8) == 0 { "early" } else { "" };
                let scope = if random.below(20) == 0 { "key" } else { "" };
                let _ = writeln!(
                    csv,
                    "{district},{indicator},{scope},{year},{value},{comparator},actual,printed,book,{line},{note}"
                );
            }
            if year == 2023 && (count == 2 || random.below(2) == 0) {
                line += 1;
                let target = value(random, "growth");
                let _ = writeln!(csv, "{district},growth,,{year},{target},ge,target,printed,book,{line},");
            }
        }
    }
    csv
}

fn projects(count: usize, random: &mut Random) -> String {
    let mut csv = PROJECTS.to_owned();
    for number in 1..=count.min(90) {
        let (name, chinese) = (name(random, 40), chinese_name(random));
        let value = value(random, "planned");
        let _ = writeln!(
            csv,
            "{chinese}{number}号项目,{name} {number},d{number},planned,,2023,{value},eq,actual,printed,book,{number},"
        );
    }
    csv
}
