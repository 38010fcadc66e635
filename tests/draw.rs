//! Pictures: goldens of geometry, and what must hold of every picture at every size.

mod common;

use common::picture::{WIDTHS, core, inside, scales, svg, whole};
use common::{DRAWN, DRAWN_WIDTHS, Files, Random, all_links, cases, embedded, goldens, none};
use district_charts::chart::{Bar, Chart, Plot, Row};
use district_charts::draw::{Placed, Rect, Scale};
use district_charts::language::Language;

fn rows(chart: &Chart) -> &[Row] {
    match &chart.plot {
        Plot::Rows(rows) => &rows.rows,
        _ => &[],
    }
}

/// The boxes of the polygons in a picture, in CSS pixels: points of open bars and flags of open ticks.
fn polygons(svg: &str, ratio: f64) -> Vec<Rect> {
    let lists = svg.split("points=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
    let bounds = |list: &str| {
        let numbers: Vec<f64> = list.split([' ', ',']).filter_map(|part| part.parse().ok()).collect();
        let axis = |odd: usize| numbers.iter().copied().skip(odd).step_by(2);
        let ends = |odd: usize| {
            let low = axis(odd).fold(f64::INFINITY, f64::min);
            (low / ratio, axis(odd).fold(f64::NEG_INFINITY, f64::max) / ratio - low / ratio)
        };
        let ((x, width), (y, height)) = (ends(0), ends(1));
        Rect { x, y, width, height }
    };
    lists.map(bounds).collect()
}

/// What is wrong with the places of a picture.
fn misplaced(chart: &Chart, scale: Scale) -> Vec<String> {
    const SMALLEST: f64 = 12.0;
    // Other plots are held against rules of their own.
    if !matches!(chart.plot, Plot::Rows(_) | Plot::Message(_)) {
        return Vec::new();
    }
    let (picture, placed) = svg(chart, scale);
    let whole = whole(&placed);
    let mut wrong = Vec::new();
    for (place, (rect, text)) in placed.texts.iter().enumerate() {
        for (other, words) in &placed.texts[..place] {
            if core(rect).overlaps(&core(other)) {
                wrong.push(format!("{text:?} lies on {words:?}"));
            }
        }
        if !inside(rect, &whole) {
            wrong.push(format!("{text:?} leaves the picture: {rect:?}"));
        }
        if rect.height < SMALLEST * scale.text {
            wrong.push(format!("{text:?} is {} px high", rect.height));
        }
        let marks = placed.marks.iter().copied().chain(polygons(&picture, scale.ratio));
        for mark in marks.filter(|mark| core(rect).overlaps(&core(mark))) {
            wrong.push(format!("{text:?} at {rect:?} lies on the mark at {mark:?}"));
        }
    }
    let marks = placed.marks.iter().copied().chain(polygons(&picture, scale.ratio));
    wrong.extend(marks.filter(|mark| !inside(mark, &whole)).map(|mark| format!("{mark:?} leaves the picture")));
    if placed.rows.len() != rows(chart).len() {
        wrong.push(format!("{} slots for {} rows", placed.rows.len(), rows(chart).len()));
    }
    for (slot, next) in placed.rows.iter().zip(placed.rows.iter().skip(1)) {
        if core(slot).overlaps(&core(next)) || next.y < slot.y {
            wrong.push(format!("the slots {slot:?} and {next:?} overlap"));
        }
    }
    let count = picture.matches("<text").count();
    if count != placed.texts.len() {
        wrong.push(format!("{count} texts are drawn, {} are placed", placed.texts.len()));
    }
    wrong.extend(lengths(chart, &placed));
    wrong
}

/// What is wrong with the lengths of bars and frames: all begin at one zero, and are as long as their values, but never
/// shorter than a zero; one that is broken is longer than all that are not.
fn lengths(chart: &Chart, placed: &Placed) -> Vec<String> {
    const ZERO: f64 = 2.0;
    let mut marks = placed.marks.iter();
    let mut bars: Vec<(&Bar, &Rect)> = Vec::new();
    let are_points = matches!(&chart.plot, Plot::Rows(rows) if rows.are_points);
    for row in rows(chart) {
        let points = marks.by_ref().take(if are_points { row.bars.len() + row.from.iter().count() } else { 0 });
        assert!(points.into_iter().all(|point| point.width == point.height), "points are round");
        let lengths = if are_points { &[] } else { row.bars.as_slice() };
        bars.extend(lengths.iter().chain(&row.frame).zip(marks.by_ref()));
        let ticks = marks.by_ref().take(row.ticks.len()).count();
        assert_eq!(ticks, row.ticks.len(), "each tick is a mark");
    }
    assert_eq!(marks.count(), 0, "each mark is of a row");
    let value = |bar: &Bar| bar.figure.value;
    let from = |(bar, mark): &(&Bar, &Rect)| if value(bar).is_negative() { mark.x + mark.width } else { mark.x };
    let zero = bars.first().map_or(0.0, from);
    let longest = bars.iter().filter(|entry| !entry.0.is_broken).max_by_key(|entry| value(entry.0).size());
    let mut wrong = Vec::new();
    for entry in &bars {
        let (bar, mark) = entry;
        let (size, most) = longest.map_or((value(bar), 0.0), |longest| (value(longest.0).size(), longest.1.width));
        let expected = value(bar).size().ratio(size) * most;
        let fits = if bar.is_broken { mark.width >= most } else { (mark.width - expected).abs() <= ZERO };
        if !fits || mark.width < 1.0 || (from(entry) - zero).abs() > 1.0 {
            wrong.push(format!("the bar of {} is {mark:?}, expected {expected} px from {zero}", bar.label));
        }
    }
    wrong
}

/// Holds charts at every size against the rules.
#[track_caller]
fn check(charts: impl Iterator<Item = (String, Chart)>) {
    check_at(&scales(), charts);
}

/// Sizes for figures longer than any that is published: large text has the room of a page.
fn scales_of_long_figures() -> Vec<Scale> {
    let fits = |scale: &Scale| scale.text < 2.0 || scale.width >= 560.0;
    scales().into_iter().filter(fits).collect()
}

#[track_caller]
fn check_at(scales: &[Scale], charts: impl Iterator<Item = (String, Chart)>) {
    let mut wrong = Vec::new();
    for (name, chart) in charts {
        for &scale in scales {
            let found = misplaced(&chart, scale);
            let at = format!("{name} at {} px, text {}", scale.width, scale.text);
            wrong.extend(found.iter().map(|complaint| format!("{at}: {complaint}")));
        }
    }
    none(&wrong);
}

#[test]
fn drawn_cases_are_their_goldens() {
    let dataset = embedded();
    let cases = cases();
    let mut texts = Vec::new();
    for name in DRAWN {
        let link = &cases.iter().find(|case| case.0 == name).unwrap_or_else(|| panic!("no case {name}")).1;
        for width in DRAWN_WIDTHS {
            let scale = Scale { width: f64::from(width), ratio: 1.0, text: 1.0 };
            texts.push((format!("{name}-{width}.svg"), svg(&Chart::from_link(&dataset, link), scale).0));
        }
    }
    goldens(&texts);
}

#[test]
fn nothing_overlaps_in_chinese() {
    let dataset = embedded();
    let links = all_links(&dataset, Language::Zh);
    check(links.into_iter().map(|link| (link.clone(), Chart::from_link(&dataset, &link))));
}

#[test]
fn nothing_overlaps_in_english() {
    let dataset = embedded();
    let links = all_links(&dataset, Language::En);
    check(links.into_iter().map(|link| (link.clone(), Chart::from_link(&dataset, &link))));
}

#[test]
fn nothing_overlaps_in_any_case() {
    let dataset = embedded();
    check(cases().into_iter().map(|(name, link)| (name, Chart::from_link(&dataset, &link))));
}

/// The small package with ten districts in all.
fn ten() -> Files {
    let mut files = Files::small();
    for number in 4..=10 {
        let row = format!("d{number},{number}0,district,第{number}区,District {number},{number}区,D{number},,,\n");
        files.districts.extend_from_slice(row.as_bytes());
    }
    files
}

const IDS: [&str; 10] = ["east", "west", "north", "d4", "d5", "d6", "d7", "d8", "d9", "d10"];

/// Rows of observations: the values of the ten districts in turn, with a comparator before each.
fn values(values: &[&str]) -> Vec<String> {
    let row = |(district, value): (&&str, &&str)| {
        let (comparator, value) = value.split_once(' ').unwrap_or(("eq", value));
        format!("{district},growth,,2021,{value},{comparator},actual")
    };
    IDS.iter().zip(values).map(row).collect()
}

/// Packages at the edges: what they are, and the values of their districts.
const EDGES: &[(&str, &[&str])] = &[
    ("nothing", &[]),
    ("one", &["5"]),
    ("zeros", &["0", "0.0", "0"]),
    ("a zero among others", &["0", "3", "7.5"]),
    ("negative among positive", &["-12.5", "3", "20", "-0.4", "0", "8"]),
    ("negative only", &["-1", "-20", "-300.25"]),
    ("a large negative and small others", &["-98765.4", "3", "2"]),
    ("all bounds", &["ge 20", "gt 15", "le 18", "lt 3", "approx 9", "10"]),
    ("negative bounds", &["ge -20", "gt -15", "le -18", "lt -3", "approx -9", "10"]),
    ("bounds at zero", &["ge 0", "gt 0", "le 0", "lt 0", "approx 0", "0"]),
    ("only bounds at zero", &["ge 0", "le 0"]),
    ("an outlier", &["529.2", "48.1", "49.9", "20", "13.8", "24.3", "8.3", "16.3", "21.6", "10"]),
    ("ten outliers", &["1", "10", "100", "1000", "10000", "100000", "1000000", "10000000", "100000000", "1000000000"]),
    ("fifteen digits", &["123456789012345", "0.12345678901234", "12345678901.2345"]),
    ("fifteen digits below zero", &["-123456789012345", "-0.12345678901234", "-5"]),
    ("all the same", &["5", "5", "5", "5", "5", "5", "5", "5", "5", "5"]),
    ("nearly the same", &["99.99", "99.98", "100", "100.01", "99.9"]),
];

#[test]
fn nothing_overlaps_at_the_edges() {
    let chart = |(name, of): &(&str, &[&str])| {
        let rows = values(of);
        let dataset = ten().observing(&rows.iter().map(String::as_str).collect::<Vec<_>>()).dataset();
        ["", "l=en", "s=official&l=en"].map(|link| (format!("{name} {link}"), Chart::from_link(&dataset, link)))
    };
    check_at(&scales_of_long_figures(), EDGES.iter().flat_map(chart));
}

/// Publications that disagree, figures apart, targets and forecasts, all on one row.
#[test]
fn nothing_overlaps_on_crowded_rows() {
    let rows = [
        "east,growth,,2021,5,eq,actual,printed,paper,12,",
        "east,growth,,2021,6,ge,actual,printed,other,1,",
        "east,growth,,2021,-7,eq,actual,printed,other,2,",
        "east,growth,,2022,30,ge,target",
        "east,growth,,2021-H1,4,eq,forecast",
        "east,growth,,2023,5,le,plan",
        "west,growth,,2021,5,eq,actual",
        "west,growth,,2022,5,ge,target",
        "west,growth,,2023,5,le,target",
        "north,growth,listed,2020-04/2021-08,40,gt,actual",
        "north,growth,,2022,41,ge,target",
        "north,growth,,2023,-2,le,target",
        "d4,growth,,2020,3,eq,actual",
        "d5,growth,,2022,8,approx,target",
        "d6,growth,,2021,-3,le,actual",
        "d6,growth,,2022,-4,ge,target",
        "d7,growth,,2020,-3,eq,actual",
        "d7,growth,,2022,4,ge,target",
    ];
    let dataset = ten().observing(&rows).dataset();
    let links = ["", "l=en", "p=2021", "p=2022", "p=2022&l=en", "p=2020", "s=name", "d=~east", "d=~north&l=en"];
    let charts = links.iter().map(|link| ((*link).to_owned(), Chart::from_link(&dataset, link)));
    check_at(&scales_of_long_figures(), charts);
}

#[test]
fn nothing_overlaps_in_random_packages() {
    const COMPARATORS: [&str; 6] = ["eq", "ge", "gt", "le", "lt", "approx"];
    const PERIODS: [&str; 4] = ["2021", "2022", "2021-01/2021-08", "@2021-09-19"];
    let mut random = Random::new(360);
    let mut charts = Vec::new();
    for package in 0..60 {
        let mut rows = Vec::new();
        let scale = random.below(3) as u32;
        for district in IDS {
            for _ in 0..random.below(3) {
                let digits = random.below(9 * 10_usize.pow(scale + 1));
                let value = format!("{}{digits}", ["", "", "", "-"][random.below(4)]).replace("-0", "0");
                let value = if value.starts_with('-') && digits == 0 { "0".to_owned() } else { value };
                let (scope, period) = (["", "", "listed"][random.below(3)], *random.pick(&PERIODS));
                let status = ["actual", "actual", "target", "forecast"][random.below(4)];
                let line = 1 + rows.len();
                let comparator = *random.pick(&COMPARATORS);
                rows.push(format!(
                    "{district},growth,{scope},{period},{value},{comparator},{status},printed,paper,{line},"
                ));
            }
        }
        let dataset = ten().observing(&rows.iter().map(String::as_str).collect::<Vec<_>>()).dataset();
        let link = ["", "l=en"][random.below(2)];
        charts.push((format!("package {package} {link}"), Chart::from_link(&dataset, link)));
    }
    check_at(&scales_of_long_figures(), charts.into_iter());
}

/// A bound is drawn as a bound, above and below zero: its end is a point or a notch, and that of a number is plain.
#[test]
fn bounds_are_drawn_as_bounds() {
    let mut wrong = Vec::new();
    for value in ["10", "-10"] {
        for comparator in ["eq", "ge", "gt", "le", "lt", "approx"] {
            let row = format!("east,growth,,2021,{value},{comparator},actual");
            let dataset = Files::small().observing(&[&row, "west,growth,,2021,9,eq,actual"]).dataset();
            let scale = Scale { width: 560.0, ratio: 1.0, text: 1.0 };
            let ends = polygons(&svg(&Chart::from_link(&dataset, ""), scale).0, 1.0).len();
            if (ends > 0) != (comparator != "eq") {
                wrong.push(format!("{comparator} {value} has {ends} open ends"));
            }
        }
    }
    none(&wrong);
}

#[test]
fn a_picture_is_the_same_at_each_drawing() {
    let dataset = embedded();
    let differs = |(name, link): &(String, String)| {
        let scale = Scale { width: 360.0, ratio: 2.0, text: 1.0 };
        let one = svg(&Chart::from_link(&dataset, link), scale).0;
        let other = svg(&Chart::from_link(&embedded(), link), scale).0;
        (one != other).then(|| name.clone())
    };
    none(&cases().iter().filter_map(differs).collect::<Vec<_>>());
}

/// A screen with more pixels shows the same picture, finer; only where a wording just fits may it take another.
#[test]
fn finer_screens_have_the_same_layout() {
    const SLACK: f64 = 6.0;
    let dataset = embedded();
    let mut wrong = Vec::new();
    for (name, link) in cases() {
        let chart = Chart::from_link(&dataset, &link);
        for width in WIDTHS {
            let coarse = svg(&chart, Scale { width, ratio: 1.0, text: 1.0 }).1;
            for ratio in [1.25, 2.0, 3.0] {
                let scale = Scale { width, ratio, text: 1.0 };
                let fine = svg(&chart, scale).1;
                let texts = |placed: &Placed| placed.texts.iter().map(|text| text.1.clone()).collect::<Vec<_>>();
                let far = |(a, b): (&Rect, &Rect)| (a.x - b.x).abs() > SLACK || (a.y - b.y).abs() > SLACK;
                let same = texts(&fine) == texts(&coarse);
                if same && fine.marks.iter().zip(&coarse.marks).any(far) {
                    wrong.push(format!("{name} at {width} px: another layout at ratio {ratio}"));
                }
                wrong.extend(misplaced(&chart, scale).iter().map(|told| format!("{name}, {width}, {ratio}: {told}")));
            }
        }
    }
    none(&wrong);
}

/// The value of every bar stands on the picture, and the name of every district.
#[test]
fn every_name_and_value_is_written() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for link in Language::ALL.iter().flat_map(|&language| all_links(&dataset, language)) {
        let chart = Chart::from_link(&dataset, &link);
        for scale in scales() {
            let placed = svg(&chart, scale).1;
            // Twice as large, a word may be cut where it would push the bars away.
            let cut = |text: &str, wanted: &str| {
                let start = text.strip_suffix('…').filter(|start| scale.text > 1.0 && start.chars().count() > 1);
                start.is_some_and(|start| wanted.starts_with(start.trim_end()))
            };
            let has = |wanted: &str| placed.texts.iter().any(|(_, text)| text == wanted || cut(text, wanted));
            let parts = |text: &str| text.replace('–', " / ");
            let holds =
                |wanted: &str| placed.texts.iter().any(|(_, text)| parts(text).split(" / ").any(|part| part == wanted));
            for row in rows(&chart) {
                let labels = row.bars.iter().chain(&row.frame).filter(|bar| !holds(&bar.label));
                wrong.extend(labels.map(|bar| format!("{link} at {}: {} is not written", scale.width, bar.label)));
                if !has(&row.name) && !has(&row.short) {
                    wrong.push(format!("{link} at {}: {} is not named", scale.width, row.name));
                }
                if row.word.as_ref().is_some_and(|word| !has(word)) {
                    wrong.push(format!("{link} at {}: {:?} is not written", scale.width, row.word));
                }
            }
        }
    }
    none(&wrong);
}
