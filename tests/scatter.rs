#![allow(missing_docs)]
//! The kinds `pair` and `size`: points by two figures.

mod common;

use common::picture::{Overlap, WIDTHS, check_at, mark_faults, scale, scales, svg, text_faults};
use common::{Files, Random, TEN, digits, embedded, is_message, none};
use district_charts::data::Dataset;
use district_charts::draw::{Placed, Rect, Scale};
use district_charts::kinds::pinned;
use district_charts::language::Language;
use district_charts::link::LinkForm;
use district_charts::model::{Chart, Plot, PlotRow, Scatter, View};
use district_charts::number::Decimal;

fn scatter(chart: &Chart) -> Option<&Scatter> {
    match &chart.plot {
        Plot::Scatter(scatter) => Some(scatter),
        _ => None,
    }
}

/// Where the parts of a chart lie; checks polygons and the number of texts.
fn placed(chart: &Chart, scale: Scale) -> Placed {
    let (text, placed) = svg(chart, scale);
    let count = text.matches("<text").count();
    assert_eq!(count, placed.texts.len(), "texts in the picture and in the layout");
    for points in text.split("points=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        let numbers: Vec<f64> = points.split([' ', ',']).filter_map(|part| part.parse().ok()).collect();
        let is_inside = |pair: &[f64]| pair[0] <= placed.width + 1.0 && pair[1] <= placed.height + 1.0;
        assert!(numbers.iter().all(|&number| number >= 0.0) && numbers.chunks(2).all(is_inside), "{points} leaves");
    }
    placed
}

/// Links with points: both kinds for each indicator, and each pair of the first 20 indicators.
fn links(dataset: &Dataset, language: Language) -> Vec<String> {
    let code = language.code();
    let ids: Vec<&str> = dataset.indicators.iter().map(|indicator| indicator.id.as_str()).collect();
    let mut links = Vec::new();
    for (index, id) in ids.iter().enumerate() {
        links.push(format!("c=pair&i={id}&l={code}"));
        links.push(format!("c=size&i={id}&l={code}"));
        for other in ids[..20].iter().filter(|other| index < 20 && *other != id) {
            links.push(format!("c=pair&i=~{id}~{other}&l={code}"));
        }
    }
    links.retain(|link| scatter(&Chart::from_link(dataset, link)).is_some());
    assert!(links.len() > 40, "found {} links with points, expected more than 40", links.len());
    links
}

/// Faults of the layout of a chart: besides those of any plot, a district with a figure has no name, or has not all of
/// its points.
fn layout_faults(chart: &Chart, scale: Scale) -> Vec<String> {
    let placed = placed(chart, scale);
    let mut wrong = text_faults(&placed, scale, Overlap::Exact);
    wrong.extend(mark_faults(&placed));
    let Some(plot) = scatter(chart) else { return wrong };
    let mut points = 0;
    for (across, up) in plot.axes[0].rows.iter().zip(&plot.axes[1].rows) {
        let has_figure = !across.bars.is_empty() || !up.bars.is_empty();
        let is_named = |text: &str| {
            let cut = text.strip_suffix('…').filter(|_| scale.text > 1.0 || scale.width < 560.0).unwrap_or("–");
            text.starts_with(&across.name) || text.starts_with(&across.short) || across.short.starts_with(cut)
        };
        if has_figure && !placed.texts.iter().any(|(_, text)| is_named(text)) {
            wrong.push(format!("{} is not named", across.name));
        }
        points += across.bars.len().max(1) * up.bars.len().max(1) * usize::from(has_figure);
    }
    if points != placed.marks.len() {
        wrong.push(format!("found {} marks, expected {points}", placed.marks.len()));
    }
    if placed.targets.len() != chart.marks.len() {
        wrong.push(format!("found {} targets, expected {}", placed.targets.len(), chart.marks.len()));
    }
    wrong
}

/// Checks charts at every scale.
#[track_caller]
fn check(charts: Vec<(String, Chart)>) {
    check_at(&scales(), charts, layout_faults);
}

#[test]
fn nothing_overlaps_and_all_are_named() {
    let dataset = embedded();
    for language in Language::ALL {
        let links = links(&dataset, language);
        check(links.iter().map(|link| (link.clone(), Chart::from_link(&dataset, link))).collect());
    }
}

/// In the kind `size` a name stands beside its point, if necessary over a line of equal average: a leader would look
/// like another line.
#[test]
fn names_stand_beside_their_points() {
    const NEAR: f64 = 8.0;
    let dataset = embedded();
    let mut wrong = Vec::new();
    for link in Language::ALL.iter().flat_map(|&language| links(&dataset, language)) {
        let chart = Chart::from_link(&dataset, &link);
        let Some(plot) = scatter(&chart).filter(|plot| !plot.rays.is_empty()) else { continue };
        for width in WIDTHS {
            let placed = placed(&chart, scale(width));
            for (across, _) in plot.axes[0].rows.iter().zip(&plot.axes[1].rows).filter(|(a, b)| has_both(a, b)) {
                let name = placed.texts.iter().find(|(_, text)| *text == across.name || *text == across.short);
                let (rect, _) = name.expect("each point is named");
                let near = Rect {
                    x: rect.x - NEAR,
                    y: rect.y - NEAR,
                    width: rect.width + 2.0 * NEAR,
                    height: rect.height + 2.0 * NEAR,
                };
                if !placed.marks.iter().any(|mark| mark.overlaps(&near)) {
                    wrong.push(format!("{link} at {width} px: {} stands at {rect:?}, beside no point", across.name));
                }
            }
        }
    }
    none(&wrong);
}

/// Whether a district has figures for both axes.
fn has_both(across: &PlotRow, up: &PlotRow) -> bool {
    !across.bars.is_empty() && !up.bars.is_empty()
}

/// Every figure drawn is in the table and in the spoken text, and every district has a row.
#[test]
fn figures_drawn_are_in_the_table_and_spoken() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for language in Language::ALL {
        for link in links(&dataset, language) {
            let chart = Chart::from_link(&dataset, &link);
            let Some(plot) = scatter(&chart) else { continue };
            if chart.table.rows.len() != dataset.district_ids().len() {
                wrong.push(format!("{link}: {} lines", chart.table.rows.len()));
            }
            for (side, of) in plot.axes.iter().enumerate() {
                for (row, cells) in of.rows.iter().zip(&chart.table.rows) {
                    for bar in &row.bars {
                        let digits = digits(bar);
                        if !cells[side + 1].contains(&bar.label) || !chart.spoken.contains(digits) {
                            wrong.push(format!("{link}: {} is not in {cells:?}", bar.label));
                        }
                    }
                    if row.absent.as_ref().is_some_and(|word| !cells[side + 1].starts_with(word)) {
                        wrong.push(format!("{link}: {:?} does not begin {cells:?}", row.absent));
                    }
                }
            }
            if chart.spoken.contains(['≥', '>', '≤', '<', '≈']) {
                wrong.push(format!("{link}: a sign is spoken"));
            }
            let texts = [&chart.title, &chart.subtitle, &chart.coverage];
            if texts.iter().any(|text| text.is_empty() || text.contains("  ") || text.contains("，，")) {
                wrong.push(format!("{link}: {texts:?} is untidy"));
            }
        }
    }
    none(&wrong);
}

#[test]
fn both_languages_show_the_same_points() {
    let dataset = embedded();
    let shape = |link: &str| {
        let chart = Chart::from_link(&dataset, link);
        let sides = scatter(&chart).map(|plot| plot.axes.clone().map(|side| side.rows)).unwrap_or_default();
        let rows = sides.map(|rows| rows.into_iter().map(|row| (row.district, row.emphasis, row.bars.len())).collect());
        let rows: [Vec<_>; 2] = rows;
        (rows, chart.notes.len())
    };
    let differ = |link: String| (shape(&link) != shape(&link.replace("l=zh", "l=en"))).then_some(link);
    none(links(&dataset, Language::Zh).into_iter().filter_map(differ));
}

/// The small package with ten districts, a count, and the total that belongs to it.
fn ten() -> Files {
    let mut files =
        Files::of_ten_districts().changed("terms", "place,unit", "million,unit,百万元,million yuan,\nplace,unit");
    files = files.changed("terms", "pieces", "piece|pieces");
    files.indicators.extend_from_slice(
        "heap-count,堆数,number of heaps,piece,count,,money,定义。,Definition.,,,,,\n\
         heap-total,堆总额,total of heaps,million,amount,,money,定义。,Definition.,,,,heap-count,\n"
            .as_bytes(),
    );
    files
}

/// A package with a count and a total of each district in order; each may have a comparator before it, and `-` is none.
fn package(pairs: &[(&str, &str)]) -> Dataset {
    let mut rows = Vec::new();
    for (district, (count, total)) in TEN.iter().zip(pairs) {
        for (indicator, text) in [("heap-count", count), ("heap-total", total)] {
            if **text != *"-" {
                let (comparator, value) = text.split_once(' ').unwrap_or(("eq", text));
                rows.push(format!("{district},{indicator},,2021,{value},{comparator},actual"));
            }
        }
    }
    ten().observing(&rows).dataset()
}

/// A count and a total of each district in order.
type Pairs = &'static [(&'static str, &'static str)];

const EDGES: &[(&str, Pairs)] = &[
    ("one", &[("5", "10")]),
    ("zeros", &[("0", "0"), ("0", "0.0")]),
    ("all the same", &[("5", "5"); 10]),
    ("nearly the same", &[("99.9", "5"), ("100", "5.01"), ("99.95", "5.02"), ("100.1", "4.99")]),
    ("negative", &[("-5", "10"), ("5", "-10"), ("-3", "-20"), ("8", "12.5")]),
    ("negative only", &[("-5", "-10"), ("-30", "-11")]),
    ("far from zero", &[("1000", "2000"), ("1001", "2003"), ("1002", "2001"), ("1003", "-")]),
    ("an outlier", &[("529.2", "1"), ("48", "2"), ("49", "3"), ("20", "500"), ("-", "4"), ("-", "700")]),
    ("an outlier below", &[("-529.2", "1"), ("48", "2"), ("49", "-300"), ("20", "3")]),
    ("bounds", &[("ge 20", "le 5"), ("gt 18", "lt 3"), ("approx 9", "approx 4"), ("10", "ge 4"), ("ge 5", "-")]),
    ("only one each", &[("1", "2"), ("3", "-"), ("3.1", "-"), ("3.2", "-"), ("-", "3"), ("-", "3"), ("-", "3.1")]),
    ("nine beneath", &[("1", "2"), ("3", "-"), ("3", "-"), ("3", "-"), ("3", "-"), ("3", "-"), ("3", "-"), ("3", "-")]),
    ("long digits", &[("123456789", "0.12345678"), ("12345678.25", "123456789")]),
];

#[test]
fn nothing_overlaps_at_the_edges() {
    let mut charts = Vec::new();
    for (name, pairs) in EDGES {
        let dataset = package(pairs);
        for link in ["c=pair&i=~heap-count~heap-total", "c=pair&i=~heap-total~heap-count&l=en", "c=size&i=heap-count"] {
            let chart = Chart::from_link(&dataset, link);
            assert!(scatter(&chart).is_some(), "{name}, {link}: {}", chart.title);
            charts.push((format!("{name}, {link}"), chart));
        }
    }
    check(charts);
}

#[test]
fn nothing_overlaps_in_random_packages() {
    let mut random = Random::new(21);
    let mut charts = Vec::new();
    for package_number in 0..40 {
        let mut texts = Vec::new();
        for _ in 0..20 {
            let comparator = ["eq ", "eq ", "eq ", "ge ", "lt "][random.below(5)];
            let most = [30, 300, 3000][random.below(3)];
            let text = format!("{comparator}{}", random.below(most));
            texts.push(if random.below(4) == 0 { "-".to_owned() } else { text });
        }
        let pairs: Vec<(&str, &str)> = texts.chunks(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
        let dataset = package(&pairs);
        let link = ["c=pair&i=~heap-count~heap-total", "c=size&i=heap-total&l=en"][random.below(2)];
        charts.push((format!("package {package_number}, {link}"), Chart::from_link(&dataset, link)));
    }
    // Beside ten points with long numbers, in large text on a phone, there may be no room for a name; the table has it.
    let is_excused =
        |scale: Scale, fault: &str| scale.text > 1.0 && scale.width < 560.0 && fault.ends_with("is not named");
    check_at(&scales(), charts, |chart, scale| {
        layout_faults(chart, scale).into_iter().filter(|fault| !is_excused(scale, fault)).collect()
    });
}

/// The titles of small packages.
const TITLES: &[(Pairs, &str, &str)] = &[
    (
        &[("1", "10"), ("2", "30"), ("3", "20")],
        "c=pair&i=~heap-count~heap-total",
        "Of the three districts that published both, North has the most heaps, and West the largest total of heaps",
    ),
    (
        &[("1", "10"), ("2", "30")],
        "c=pair&i=~heap-count~heap-total",
        "Two districts published both heaps and total of heaps",
    ),
    (
        &[("1", "10"), ("2", "30"), ("ge 2", "20")],
        "c=pair&i=~heap-count~heap-total",
        "Three districts published both heaps and total of heaps",
    ),
    (&[("1", "10")], "c=size&i=heap-total", "Only East published both heaps and total of heaps"),
    (
        &[("1", "10"), ("2", "30"), ("3", "-")],
        "c=size&i=heap-total",
        "Of the two districts that published both, West has the larger average: 15 million yuan a piece (derived)",
    ),
    (&[("1", "10"), ("2", "ge 18")], "c=size&i=heap-total", "Two districts published both heaps and total of heaps"),
    (&[("1", "10"), ("2", "30")], "c=size&i=heap-total&d=~east", "East published both heaps and total of heaps"),
    (
        &[("1", "10"), ("2", "30")],
        "c=size&i=heap-total&d=~east~north",
        "Of the districts shown, only East published both heaps and total of heaps",
    ),
];

#[test]
fn titles_claim_no_more_than_the_points_carry() {
    let differ = |(pairs, link, expected): &(Pairs, &str, &str)| {
        let found = Chart::from_link(&package(pairs), &format!("{link}&l=en")).title;
        (found != *expected).then(|| format!("{link} {pairs:?}: found {found:?}, expected {expected:?}"))
    };
    none(TITLES.iter().filter_map(differ));
}

/// A pair without a second indicator takes the one that most districts reported beside the first; an embed link states
/// it.
#[test]
fn the_second_of_a_pair_is_found_and_pinned() {
    let dataset = embedded();
    let (view, _) = district_charts::model::View::from_query(&dataset, "c=pair");
    let pinned = district_charts::kinds::pinned(&dataset, &view);
    assert_eq!(pinned.other.map(|indicator| dataset.indicators[indicator].id.as_str()), Some("four-new-growth"));
    let alone = package(&[("1", "10"), ("2", "-")]);
    assert!(scatter(&Chart::from_link(&alone, "c=pair&i=heap-count")).is_none(), "one shared district is no pair");
}

/// Ends of an axis, and its ticks.
const TICKS: &[(&str, &str, &str)] = &[
    ("0", "24.3", "0 5 10 15 20 25"),
    ("0", "47.2", "0 10 20 30 40 50"),
    ("-12.5", "8", "−15 −10 −5 0 5 10"),
    ("0", "0", "0 1"),
    ("5", "5", "5 6"),
    ("0", "0.07", "0.00 0.02 0.04 0.06 0.08"),
    ("99.9", "100.1", "99.9 100.0 100.1"),
    ("0", "1362", "0 500 1000 1500"),
];

#[test]
fn ticks_are_round() {
    let decimal = |text: &str| Decimal::parse(text).expect("digits");
    let differ = |(low, high, expected): &(&str, &str, &str)| {
        let ticks = Decimal::ticks(decimal(low), decimal(high), 5);
        let found = ticks.iter().map(Decimal::to_string).collect::<Vec<_>>().join(" ");
        (found != *expected).then(|| format!("{low} to {high}: found {found}, expected {expected}"))
    };
    none(TICKS.iter().filter_map(differ));
}

/// A package without figures gives a message in both kinds.
#[test]
fn packages_without_figures_give_words() {
    for link in ["c=pair", "c=size", "c=pair&d=~east&l=en", "c=size&i=heap-total&l=en", "c=pair&i=~growth~rank"] {
        assert!(is_message(&Chart::from_link(&ten().dataset(), link)), "{link}");
    }
}

/// The second figures of a pair are of the first one's period, also where later ones are as many; a link that states everything then has
/// one period, and another one only where the second figures have none of it.
#[test]
fn a_second_indicator_is_of_the_same_period_if_it_can_be() {
    let rows = |years: &[&str]| -> Vec<String> {
        let districts = ["east", "west"];
        let of = |indicator: &'static str, year: &str| {
            districts.map(|district| format!("{district},{indicator},,{year},5,eq,actual"))
        };
        let pieces = years.iter().flat_map(|year| of("pieces", year));
        of("growth", "2020").into_iter().chain(pieces).collect()
    };
    for (years, expected) in [(&["2020", "2021"][..], "2020"), (&["2021"], "~2020~2021")] {
        let dataset = Files::small().observing(&rows(years)).dataset();
        let (view, _) = View::from_query(&dataset, "c=pair&i=growth&p=2020");
        let link = pinned(&dataset, &view).to_query(&dataset, LinkForm::Embed);
        let periods = link.split('&').find_map(|part| part.strip_prefix("p="));
        assert_eq!(periods, Some(expected), "{link}");
    }
}
