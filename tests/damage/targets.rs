//! Six doors through which a stranger's bytes come in: links, packages, packed packages, tables, articles, and values of charts. Each function takes any
//! bytes, makes an input of them and uses it as a page does; it panics if something is lost, altered or broken.

#![allow(unreachable_pub, reason = "`fuzz/` has the same file as a module of its library")]

#[path = "input.rs"]
mod input;
#[path = "../common/plain.rs"]
mod plain;

use district_charts::data::{Dataset, Package};
use district_charts::draw::{Card, Palette, Scale, Svg, draw, height};
use district_charts::import::article::{self, Known, Rules};
use district_charts::import::table::{Converter, Proposal, Settings, TableFile, decode_native, package as package_of};
use district_charts::link::LinkForm;
use district_charts::model::{Chart, Picture, Theme, View};
use input::Input;
use plain::plain;
use serde_json::{Value, json};
use std::sync::LazyLock;

static QINGDAO: LazyLock<Dataset> =
    LazyLock::new(|| Dataset::embedded().unwrap_or_else(|errors| panic!("the embedded package is broken:\n{errors}")));

/// Links of every kind, with every key.
const LINKS: [&str; 8] = [
    "v=1&c=rank&i=fai-growth&p=2021-01..2021-08&st=actual&sc=whole&d=~shinan~shibei&s=value&l=en&ds=367d14dd",
    "c=pair&i=four-new-share-fai&y=four-new-share-gdp&l=en",
    "c=tiles&h=laixi&l=zh&t=dark",
    "c=trend&i=fai-growth",
    "c=matrix&l=en",
    "c=profile&d=laixi",
    "c=projects",
    "c=progress&i=plan-done-rate&l=en",
];

const WIDTHS: [f64; 6] = [0.0, 1.0, 119.5, 360.0, 1280.0, 60_000.0];

/// A link, damaged. Its chart is drawn, has a title, and its own link leads to the same chart without a notice.
pub fn link(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let sound = input.pick(&LINKS).as_bytes();
    let width = *input.pick(&WIDTHS);
    let link = input.edited(sound);
    shows(&QINGDAO, &String::from_utf8_lossy(&link), width);
}

/// Makes and draws the chart of a link.
fn shows(dataset: &Dataset, link: &str, width: f64) {
    let (view, _) = View::from_query(dataset, link);
    let own = view.to_query(dataset, LinkForm::Share);
    let (again, notices) = View::from_query(dataset, &own);
    // The digest of other figures stays in the view, and is said; a shared link has none.
    assert_eq!(View { digest: None, ..again }, View { digest: None, ..view.clone() }, "{link:?} is written as {own:?}");
    assert!(notices.is_empty(), "{own:?}, which was written of {link:?}, is read with {notices:?}");
    let chart = Chart::from_link(dataset, link);
    assert!(!chart.picture().title.is_empty(), "{link:?} has no title");
    paint(&chart.picture(), width);
}

/// Draws a picture, alone and with its texts.
fn paint(picture: &Picture, width: f64) {
    let scale = Scale { width, ratio: 2.0, text: 1.0 };
    let palette = Palette::of(Theme::Light);
    let tall = height(&picture.plot, scale);
    assert!(tall.is_finite() && tall >= 0.0, "a height of {tall} at a width of {width}");
    let mut text = String::new();
    let placed =
        draw(&picture.plot, Svg::new(&mut text, (1, 1), ""), scale, &palette).expect("a text takes every drawing");
    // Tags alone: a district may be called NaN.
    let tags: String = text.split('<').filter_map(|part| part.split('>').next()).collect();
    assert!(["NaN", "inf"].iter().all(|odd| !tags.contains(odd)), "a position is no number at a width of {width}");
    assert!(placed.height.is_finite());
    let card = Card { picture, address: "https://charts.example/", logo: 0.0 };
    let mut text = String::new();
    card.draw(Svg::new(&mut text, (1, 1), ""), scale, &palette).expect("a text takes every drawing");
    assert!(!text.contains("<script"), "markup in {text:?}");
}

/// The files of a small package.
const FILES: [(&str, &[u8]); 5] = [
    ("datapackage.json", include_bytes!("../fixtures/boroughs/datapackage.json")),
    ("places.csv", include_bytes!("../fixtures/boroughs/places.csv")),
    ("indicators.csv", include_bytes!("../fixtures/boroughs/indicators.csv")),
    ("observations.csv", include_bytes!("../fixtures/boroughs/observations.csv")),
    ("sources.csv", include_bytes!("../fixtures/boroughs/sources.csv")),
];

/// The package of these files, by their numbers in `FILES`.
fn package_with<'p>(file: impl Fn(usize) -> &'p [u8]) -> Package<'p> {
    Package {
        description: file(0),
        places: file(1),
        indicators: file(2),
        observations: file(3),
        sources: file(4),
        ..Package::default()
    }
}

fn shows_every_kind(dataset: &Dataset) {
    for link in ["", "c=trend", "c=matrix", "c=pair", "c=tiles", "c=profile"] {
        shows(dataset, link, 360.0);
    }
}

/// One file of a package, damaged. Either its mistakes are named, or its charts are drawn.
pub fn package(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let number = input.below(FILES.len());
    let damaged = input.edited(FILES[number].1);
    match Dataset::read(&package_with(|index| if index == number { &damaged } else { FILES[index].1 })) {
        Ok(dataset) => shows_every_kind(&dataset),
        Err(errors) => assert!(!errors.to_string().is_empty(), "a package is refused without a reason"),
    }
}

/// A packed package, damaged. Either it is refused with a field, or its charts are drawn.
pub fn packed(bytes: &[u8]) {
    static PACKED: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let dataset = Dataset::read(&package_with(|index| FILES[index].1));
        dataset.unwrap_or_else(|errors| panic!("{errors}")).pack()
    });
    match Dataset::unpack(Input::new(bytes).edited(&PACKED)) {
        Ok(dataset) => shows_every_kind(&dataset),
        Err(error) => assert!(error.to_string().contains("expected"), "{error} does not say what was expected"),
    }
}

/// Tables of several shapes.
const TABLES: [&str; 4] = [
    "Gebiet;Einwohner 2020;Anteil in % 2020\nNord;1 234;12,5\nSüd;980;..\nWest;2 001;7,25\n",
    "Table 1: People and homes\n\nArea code\tArea\t2019\t2020\t2021\nE01\tNorth\t1,234\t1,300\t1,400 p\nE02\tSouth\t(12)\t-\t15\n\nSource: an office\n",
    "地区,2021年1-8月,2022年\n东湖区,12.5%,13%\n西山区,8.3%,…\n",
    "place,year,indicator,value,unit\na,2020,x,1,m\nb,2020,x,2,m\na,2021,x,3,m\nb,2021,x,,m\n",
];

/// A table, damaged or of any bytes. Either it is refused with a reason, or the package that is made of it has each of its figures.
pub fn table(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let choice = input.below(TABLES.len() + 1);
    let bytes = match TABLES.get(choice) {
        Some(table) => input.edited(table.as_bytes()),
        None => input.rest().to_vec(),
    };
    let file = TableFile { name: "table.csv", bytes: &bytes, year: Some(2026) };
    let mut settings = Settings::new();
    let Ok(proposal) = Proposal::read(file, &settings, &decode_native) else { return };
    for question in proposal.questions.iter().filter(|question| !question.default.is_empty()) {
        let _ = settings.set(question.setting, &question.default);
    }
    let Ok(proposal) = Proposal::read(file, &settings, &decode_native) else { return };
    let mut converter = Converter::new(&proposal);
    while converter.advance(1_000) {}
    let converted = converter.finish();
    let files = package_of(&proposal, &converted);
    match Dataset::read(&files.package()) {
        Ok(dataset) => {
            assert_eq!(dataset.observations.len(), converted.report.values, "figures of the package and of the report")
        }
        Err(errors) => assert!(!errors.to_string().is_empty(), "a package is refused without a reason"),
    }
}

const ARTICLES: [&str; 3] = [
    "2023年一季度,东湖区工业投资同比增长12.5%,其中西山区、莱西市分别增长8.3%和七成以上,全年力争完成投资120亿元。\n市南区:前8月固定资产投资增速13.8%,较上年同期回落2.1个百分点,位列全市第三。",
    "Fixed-asset investment in Laixi rose 24.3% in the first eight months of 2021, and that of Pingdu and Shibei by 21.6% and 20.1% respectively.\nThe target for the year is at least 20%.",
    "电话 0532-85911111,青政发〔2021〕12号,5000万元以上项目 48 个,500强企业,“十四五”末翻一番。",
];

/// An article, damaged or of any bytes. Each proposed figure stands in the text where it is said to stand.
pub fn article(bytes: &[u8]) {
    static RULES: LazyLock<Rules> = LazyLock::new(Rules::built_in);
    static KNOWN: LazyLock<Known> = LazyLock::new(|| Known::of(&QINGDAO, &RULES));
    let mut input = Input::new(bytes);
    let choice = input.below(ARTICLES.len() + 1);
    let bytes = match ARTICLES.get(choice) {
        Some(article) => input.edited(article.as_bytes()),
        None => input.rest().to_vec(),
    };
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<Vec<char>> = text.split('\n').map(|line| line.chars().collect()).collect();
    for row in article::read(&text, &KNOWN, &RULES, None).proposals {
        let span = row.span;
        let line = lines.get((span.line as usize).wrapping_sub(1));
        let printed = line.and_then(|line| line.get(span.start as usize..span.end as usize));
        assert!(printed.is_some_and(|printed| !printed.is_empty()), "{row:?} stands nowhere in {text:?}");
    }
}

/// Values that take the place of others in a chart.
fn odd_value(input: &mut Input<'_>) -> Value {
    let number = *input.pick(&[0.0, -0.0, -1.0, 0.5, 1e-300, 1e9, -1e300, 1.7e308, 4_294_967_295.0]);
    match input.below(8) {
        0 => Value::Null,
        1 => json!(input.pick(&["", "x", "<script>alert(1)</script>", "\u{202e}\u{0}", "-1"])),
        2 => json!([]),
        3 => json!({}),
        4 => json!(true),
        5 => json!("長".repeat(2_000)),
        _ => json!(number),
    }
}

/// The value of a chart, damaged. Either it is refused with what was found and expected, or it is drawn.
pub fn value(bytes: &[u8]) {
    static CHARTS: LazyLock<Vec<Value>> = LazyLock::new(|| LINKS.iter().map(|link| json_of(link)).collect());
    let mut input = Input::new(bytes);
    let mut value = input.pick(&CHARTS).clone();
    let width = *input.pick(&WIDTHS);
    while !input.is_empty() {
        edit(&mut value, &mut input);
    }
    match Picture::from_value(plain(&value)) {
        Ok(picture) => paint(&picture, width),
        Err(error) => assert!(error.to_string().contains("expected"), "{error} does not say what was expected"),
    }
}

/// Changes one part of a value: goes down at random, and replaces, removes or repeats what it reaches.
fn edit(value: &mut Value, input: &mut Input<'_>) {
    let is_here = input.below(8) == 0;
    match value {
        Value::Array(items) if !items.is_empty() && !is_here => {
            let index = input.below(items.len());
            match input.below(8) {
                0 => drop(items.remove(index)),
                1 => items.insert(index, items[index].clone()),
                _ => edit(&mut items[index], input),
            }
        }
        Value::Object(entries) if !entries.is_empty() && !is_here => {
            let keys: Vec<String> = entries.keys().cloned().collect();
            let key = input.pick(&keys);
            match input.below(12) {
                0 => drop(entries.remove(key)),
                _ => edit(&mut entries[key], input),
            }
        }
        part => *part = odd_value(input),
    }
}

fn json_of(link: &str) -> Value {
    let chart = Chart::from_link(&QINGDAO, link);
    let text = serde_json::to_string(&chart.to_value()).expect("a plain value can be written");
    serde_json::from_str(&text).expect("what was written is JSON")
}
