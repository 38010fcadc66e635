//! Drawing: goldens of geometry, and the rules that every layout keeps at every size.

mod common;

use common::picture::{Overlap, WIDTHS, check_at, mark_faults, scale, scales, svg, target_faults, text_faults};
use common::{DRAWN, DRAWN_WIDTHS, Files, Random, TEN, all_links, cases, embedded, goldens, none, rows};
use district_charts::draw::{Placed, Rect, Scale};
use district_charts::language::Language;
use district_charts::model::{Bar, Chart, Plot};

/// The bounding boxes of the polygons in a picture, CSS pixels: tips of open bars and flags of open ticks.
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

/// Faults of the layout of a chart made of rows; other plots have rules of their own.
fn layout_faults(chart: &Chart, scale: Scale) -> Vec<String> {
    if !matches!(chart.plot, Plot::Rows(_) | Plot::Message(_)) {
        return Vec::new();
    }
    let (picture, placed) = svg(chart, scale);
    let mut with_tips = placed.clone();
    with_tips.marks.extend(polygons(&picture, scale.ratio));
    let mut faults = text_faults(&with_tips, scale, Overlap::Rounded);
    faults.extend(mark_faults(&with_tips));
    faults.extend(target_faults(&placed, rows(chart).len(), Overlap::Rounded));
    if !placed.targets.is_sorted_by(|target, next| target.y <= next.y) {
        faults.push(format!("found targets out of order: {:?}", placed.targets));
    }
    let drawn = picture.matches("<text").count();
    if drawn != placed.texts.len() {
        faults.push(format!("found {drawn} texts in the picture, expected {}", placed.texts.len()));
    }
    faults.extend(length_faults(chart, &placed));
    faults
}

/// Faults of the lengths of bars and frames. All begin at the same zero and are proportional to their values, with a
/// least length; a broken one is longer than all others.
fn length_faults(chart: &Chart, placed: &Placed) -> Vec<String> {
    const ZERO: f64 = 2.0;
    let mut marks = placed.marks.iter();
    let mut bars: Vec<(&Bar, &Rect)> = Vec::new();
    let are_points = matches!(&chart.plot, Plot::Rows(rows) if rows.are_points);
    for row in rows(chart) {
        let points = marks.by_ref().take(if are_points { row.bars.len() + row.earlier.iter().count() } else { 0 });
        assert!(points.into_iter().all(|point| point.width == point.height), "found a point that is not round");
        let lengths = if are_points { &[] } else { row.bars.as_slice() };
        bars.extend(lengths.iter().chain(&row.apart).zip(marks.by_ref()));
        let ticks = marks.by_ref().take(row.ticks.len()).count();
        assert_eq!(ticks, row.ticks.len(), "marks of ticks");
    }
    assert_eq!(marks.count(), 0, "marks that belong to no row");
    let value = |bar: &Bar| bar.figure.value;
    let from = |(bar, mark): &(&Bar, &Rect)| if value(bar) < 0.0 { mark.x + mark.width } else { mark.x };
    let zero = bars.first().map_or(0.0, from);
    let longest =
        bars.iter().filter(|entry| !entry.0.is_broken).max_by(|a, b| value(a.0).abs().total_cmp(&value(b.0).abs()));
    let mut wrong = Vec::new();
    for entry in &bars {
        let (bar, mark) = entry;
        let (size, most) = longest.map_or((value(bar), 0.0), |longest| (value(longest.0).abs(), longest.1.width));
        let expected = if size == 0.0 { 0.0 } else { value(bar).abs() / size * most };
        let fits = if bar.is_broken { mark.width >= most } else { (mark.width - expected).abs() <= ZERO };
        if !fits || mark.width < 1.0 || (from(entry) - zero).abs() > 1.0 {
            wrong.push(format!("the bar of {} is {mark:?}, expected {expected} px from {zero}", bar.label));
        }
    }
    wrong
}

/// Checks charts at every scale.
#[track_caller]
fn check(charts: impl Iterator<Item = (String, Chart)>) {
    check_at(&scales(), charts, layout_faults);
}

/// Checks charts whose figures are longer than any that is published. Large text needs the width of a page.
#[track_caller]
fn check_long(charts: impl Iterator<Item = (String, Chart)>) {
    check_at(&scales_for_long_figures(), charts, layout_faults);
}

fn scales_for_long_figures() -> Vec<Scale> {
    let fits = |scale: &Scale| scale.text < 2.0 || scale.width >= 560.0;
    scales().into_iter().filter(fits).collect()
}

#[test]
fn drawn_cases_are_their_goldens() {
    let dataset = embedded();
    let cases = cases();
    let mut texts = Vec::new();
    for name in DRAWN {
        let link = &cases.iter().find(|case| case.0 == name).unwrap_or_else(|| panic!("no case {name}")).1;
        for width in DRAWN_WIDTHS {
            let picture = svg(&Chart::from_link(&dataset, link), scale(f64::from(width))).0;
            texts.push((format!("{name}-{width}.svg"), picture));
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

/// Rows of observations from values of the ten districts in order; a value may have a comparator before it.
fn values(values: &[&str]) -> Vec<String> {
    let row = |(district, value): (&&str, &&str)| {
        let (comparator, value) = value.split_once(' ').unwrap_or(("eq", value));
        format!("{district},growth,,2021,{value},{comparator},actual")
    };
    TEN.iter().zip(values).map(row).collect()
}

/// Edge cases: a description, and the values of the districts.
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
        let dataset = Files::of_ten_districts().observing(&rows).dataset();
        ["", "l=en", "s=official&l=en"].map(|link| (format!("{name} {link}"), Chart::from_link(&dataset, link)))
    };
    check_long(EDGES.iter().flat_map(chart));
}

/// Rows with publications that disagree, figures set apart, targets and forecasts.
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
    let dataset = Files::of_ten_districts().observing(&rows).dataset();
    let links = ["", "l=en", "p=2021", "p=2022", "p=2022&l=en", "p=2020", "s=name", "d=~east", "d=~north&l=en"];
    let charts = links.iter().map(|link| ((*link).to_owned(), Chart::from_link(&dataset, link)));
    check_long(charts);
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
        for district in TEN {
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
        let dataset = Files::of_ten_districts().observing(&rows).dataset();
        let link = ["", "l=en"][random.below(2)];
        charts.push((format!("package {package} {link}"), Chart::from_link(&dataset, link)));
    }
    check_long(charts.into_iter());
}

/// The end of a bound is a tip or a notch, above and below zero; that of an exact figure is plain.
#[test]
fn bounds_are_drawn_as_bounds() {
    let mut wrong = Vec::new();
    for value in ["10", "-10"] {
        for comparator in ["eq", "ge", "gt", "le", "lt", "approx"] {
            let row = format!("east,growth,,2021,{value},{comparator},actual");
            let dataset = Files::small().observing(&[&row, "west,growth,,2021,9,eq,actual"]).dataset();
            let ends = polygons(&svg(&Chart::from_link(&dataset, ""), scale(560.0)).0, 1.0).len();
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
    none(cases().iter().filter_map(differs));
}

/// A screen with more pixels shows the same layout. Only a wording that just fits may change.
#[test]
fn finer_screens_have_the_same_layout() {
    const SLACK: f64 = 6.0;
    let dataset = embedded();
    let mut wrong = Vec::new();
    for (name, link) in cases() {
        let chart = Chart::from_link(&dataset, &link);
        for width in WIDTHS {
            let coarse = svg(&chart, scale(width)).1;
            for ratio in [1.25, 2.0, 3.0] {
                let scale = Scale { width, ratio, text: 1.0 };
                let fine = svg(&chart, scale).1;
                let texts = |placed: &Placed| placed.texts.iter().map(|text| text.1.clone()).collect::<Vec<_>>();
                let far = |(a, b): (&Rect, &Rect)| (a.x - b.x).abs() > SLACK || (a.y - b.y).abs() > SLACK;
                let same = texts(&fine) == texts(&coarse);
                if same && fine.marks.iter().zip(&coarse.marks).any(far) {
                    wrong.push(format!("{name} at {width} px: another layout at ratio {ratio}"));
                }
                let faults = layout_faults(&chart, scale);
                wrong.extend(faults.iter().map(|fault| format!("{name} at {width} px, ratio {ratio}: {fault}")));
            }
        }
    }
    none(&wrong);
}

/// The value of every bar and the name of every district are written.
#[test]
fn every_name_and_value_is_written() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for link in Language::ALL.iter().flat_map(|&language| all_links(&dataset, language)) {
        let chart = Chart::from_link(&dataset, &link);
        for scale in scales() {
            let placed = svg(&chart, scale).1;
            // In large text a word may be cut to leave room for bars.
            let cut = |text: &str, expected: &str| {
                let start = text.strip_suffix('…').filter(|start| scale.text > 1.0 && start.chars().count() > 1);
                start.is_some_and(|start| expected.starts_with(start.trim_end()))
            };
            let has = |expected: &str| placed.texts.iter().any(|(_, text)| text == expected || cut(text, expected));
            let parts = |text: &str| text.replace('–', " / ");
            let holds = |expected: &str| {
                placed.texts.iter().any(|(_, text)| parts(text).split(" / ").any(|part| part == expected))
            };
            for row in rows(&chart) {
                let labels = row.bars.iter().chain(&row.apart).filter(|bar| !holds(&bar.label));
                wrong.extend(labels.map(|bar| format!("{link} at {}: {} is not written", scale.width, bar.label)));
                if !has(&row.name) && !has(&row.short) {
                    wrong.push(format!("{link} at {}: {} is not named", scale.width, row.name));
                }
                if row.absent.as_ref().is_some_and(|word| !has(word)) {
                    wrong.push(format!("{link} at {}: {:?} is not written", scale.width, row.absent));
                }
            }
        }
    }
    none(&wrong);
}

/// The text of a missing figure is written at every width and text size, also if a negative outlier leaves no space to the right of zero.
#[test]
fn the_text_of_a_missing_figure_is_never_lost() {
    let figures =
        ["east,growth,,2021,-529.25,eq,actual", "west,growth,,2021,10,eq,actual", "north,growth,,2021,8,eq,actual"];
    let dataset = Files::of_ten_districts().observing(&figures).dataset();
    let mut wrong = Vec::new();
    for link in ["p=2021", "p=2021&l=en"] {
        let chart = Chart::from_link(&dataset, link);
        let missing: Vec<&String> = rows(&chart).iter().filter_map(|row| row.absent.as_ref()).collect();
        assert!(!missing.is_empty(), "{link}: found no missing figure");
        for scale in scales() {
            let texts = svg(&chart, scale).1.texts;
            let found = texts.iter().filter(|(_, text)| missing.contains(&text)).count();
            if found != missing.len() {
                let (width, text) = (scale.width, scale.text);
                wrong.push(format!("{link} at {width} px, text {text}: found {found} of {} texts", missing.len()));
            }
        }
    }
    none(&wrong);
}

/// The figure of a broken bar and its remark are written in full at every width and overlap nothing; only large text
/// may be cut.
#[test]
fn a_broken_bar_leaves_room_for_its_words() {
    let mut wrong = Vec::new();
    for value in ["15.1", "529.25", "-529.25"] {
        let own = format!("east,growth,listed,2020-04/2021-08,{value},eq,actual");
        let dataset = Files::of_ten_districts()
            .observing(&[&own, "west,growth,,2021,10,eq,actual", "north,growth,,2021,8,eq,actual"])
            .dataset();
        for link in ["p=2021", "p=2021&l=en"] {
            let chart = Chart::from_link(&dataset, link);
            let row = rows(&chart).iter().find(|row| row.district == "east").expect("each district has a row");
            let apart = row.apart.as_ref().expect("the figure is set apart");
            assert!(apart.is_broken, "{link}: found {apart:?}, expected a broken bar");
            for scale in scales_for_long_figures() {
                let at = format!("{value}, {link} at {} px, text {}", scale.width, scale.text);
                let placed = svg(&chart, scale).1;
                let has = |expected: &str| placed.texts.iter().any(|(_, text)| text == expected);
                let is_cut = |text: &str| {
                    let start = text.strip_suffix('…').filter(|_| scale.text > 1.0);
                    start.is_some_and(|start| row.remark.iter().any(|wording| wording.starts_with(start.trim_end())))
                };
                if !has(&apart.label) {
                    wrong.push(format!("{at}: found no {:?} in {:?}", apart.label, placed.texts));
                }
                if !row.remark.iter().any(|wording| has(wording)) && !placed.texts.iter().any(|(_, text)| is_cut(text))
                {
                    wrong.push(format!("{at}: found none of {:?} in {:?}", row.remark, placed.texts));
                }
                wrong.extend(layout_faults(&chart, scale).iter().map(|fault| format!("{at}: {fault}")));
            }
        }
    }
    none(&wrong);
}
