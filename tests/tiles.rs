//! Tile maps: the texts of tiles, the breaks between classes, and the layout at every size.

mod common;

use common::picture::{Overlap, check_at, inside, placed, scales, target_faults, text_faults};
use common::{Files, Random, embedded, is_message, none};
use district_charts::compare::CellState;
use district_charts::draw::{Rect, Scale};
use district_charts::language::Language;
use district_charts::model::{Chart, Emphasis, Plot, Tile, TileMap};
use district_charts::number::{Decimal, class_breaks};

fn tiles(chart: &Chart) -> Option<&TileMap> {
    match &chart.plot {
        Plot::Tiles(tiles) => Some(tiles),
        _ => None,
    }
}

#[track_caller]
fn map(chart: &Chart) -> &TileMap {
    tiles(chart).unwrap_or_else(|| panic!("no map: {chart}"))
}

/// Faults of the layout of a map: besides those of any plot, a text stands neither on one tile nor above all, or a tile
/// lacks its texts.
fn layout_faults(chart: &Chart, scale: Scale) -> Vec<String> {
    let of = map(chart);
    let placed = placed(chart, scale);
    let mut wrong = text_faults(&placed, scale, Overlap::Exact);
    wrong.extend(target_faults(&placed, of.tiles.len(), Overlap::Exact));
    if chart.marks.len() != of.tiles.len() {
        wrong.push(format!("found {} marks, expected {}", chart.marks.len(), of.tiles.len()));
    }
    for (rect, text) in &placed.texts {
        let is_above = placed.targets.iter().all(|tile| rect.y + rect.height <= tile.y);
        if !is_above && !placed.targets.iter().any(|tile| inside(rect, tile)) {
            wrong.push(format!("{text:?} at {rect:?} is on no tile"));
        }
    }
    let has = |tile: &Rect, expected: &str| {
        let on = placed.texts.iter().filter(|(rect, _)| inside(rect, tile));
        let start = |text: &str| {
            text.strip_suffix('…').filter(|start| scale.text > 1.0 && !start.is_empty()).map(str::to_owned)
        };
        on.into_iter().any(|(_, text)| {
            text == expected || start(text).is_some_and(|start| expected.starts_with(start.trim_end()))
        })
    };
    for (tile, rect) in of.tiles.iter().zip(&placed.targets) {
        let labels: Vec<&str> = tile.row.bars.iter().chain(&tile.row.apart).map(|bar| bar.label.as_str()).collect();
        if !labels.is_empty() && !has(rect, &labels.join(if tile.row.is_range { "–" } else { " / " })) {
            wrong.push(format!("{labels:?} are not on the tile of {}", tile.row.name));
        }
        if !has(rect, &tile.row.name) && !has(rect, &tile.row.short) {
            wrong.push(format!("{} is not named", tile.row.name));
        }
    }
    wrong
}

/// Checks the charts that are maps at every scale.
#[track_caller]
fn check(charts: impl Iterator<Item = (String, Chart)>) {
    check_at(&scales(), charts.filter(|entry| tiles(&entry.1).is_some()), layout_faults);
}

#[test]
fn nothing_overlaps() {
    let dataset = embedded();
    let link = |language: Language| {
        let code = language.code();
        dataset.indicators.iter().map(move |indicator| format!("c=tiles&i={}&l={code}", indicator.id))
    };
    let links = Language::ALL.into_iter().flat_map(link);
    check(links.map(|link| (link.clone(), Chart::from_link(&dataset, &link))));
    let selections = ["d=~licang", "d=~shinan~laixi&l=en", "p=2021&st=target", "h=~shinan~shibei&l=en"];
    check(selections.iter().map(|link| ((*link).to_owned(), Chart::from_link(&dataset, &format!("c=tiles&{link}")))));
}

/// Name, state, class and position of each tile.
fn cells(of: &TileMap) -> Vec<String> {
    let class = |class: Option<usize>| class.map_or("-".to_owned(), |class| class.to_string());
    let cell = |tile: &Tile| format!("{} {:?} {} {:?}", tile.row.short, tile.state, class(tile.class), tile.position);
    of.tiles.iter().map(cell).collect()
}

#[test]
fn each_state_has_its_tile() {
    let rows = ["east,pieces,,2021,0,eq,actual", "west,pieces,,2021,30,gt,actual"];
    let files = Files::small().observing(&rows);
    let chart = Chart::from_link(&files.dataset(), "c=tiles&i=pieces&l=en");
    let expected = ["East Zero 0 (0, 0)", "West Value 1 (1, 0)", "North NotApplicable - (0, 1)"];
    assert_eq!(cells(map(&chart)), expected);
    assert_eq!(map(&chart).breaks, ["20"]);
    assert!(chart.notes.iter().any(|note| note.contains("Cut corner")), "{chart}");
    let rows = ["east,growth,,2021,5,eq,actual", "west,growth,,2020,6,eq,actual"];
    let chart = Chart::from_link(&Files::small().observing(&rows).dataset(), "c=tiles&p=2021&l=en");
    assert_eq!(cells(map(&chart)), ["East Value 0 (0, 0)", "West Apart - (1, 0)", "North NotReported - (0, 1)"]);
    let frame = map(&chart).tiles[1].row.apart.as_ref().map(|bar| bar.label.clone());
    assert_eq!(frame.as_deref(), Some("6"));
    // A target is set apart too, with its status.
    let rows = ["east,growth,,2021,5,eq,actual", "west,growth,,2021,6,ge,target"];
    let chart = Chart::from_link(&Files::small().observing(&rows).dataset(), "c=tiles&st=actual&l=en");
    let west = &map(&chart).tiles[1];
    assert_eq!((west.state, west.row.remark.first().map(String::as_str)), (CellState::Apart, Some("target")));
}

#[test]
fn publications_that_disagree_share_a_class_or_have_none() {
    let rows = [
        "east,growth,,2021,1,eq,actual,printed,paper,12,",
        "east,growth,,2021,9,eq,actual,printed,other,1,",
        "west,growth,,2021,4,eq,actual,printed,paper,12,",
        "west,growth,,2021,4.5,eq,actual,printed,other,1,",
    ];
    let chart = Chart::from_link(&Files::small().observing(&rows).dataset(), "c=tiles&l=en");
    assert_eq!(map(&chart).tiles.iter().map(|tile| tile.class).collect::<Vec<_>>(), [None, Some(1), None]);
    assert!(chart.notes.iter().any(|note| note.contains("Solid frame")), "{chart}");
    check([("disagree".to_owned(), chart)].into_iter());
}

/// Values, the breaks between their classes, and the class of each value.
const CLASSES: &[(&[&str], &[&str], &[usize])] = &[
    (&["8.3", "24.3", "20"], &["20"], &[0, 1, 1]),
    (&["48.1", "49.9", "529.2"], &["49", "50"], &[0, 1, 2]),
    (&["5", "5", "1000000"], &["2", "4", "6"], &[2, 2, 3]),
    (&["-12.5", "3", "20"], &["0", "20"], &[0, 1, 2]),
    (&["-8", "3", "-1"], &["−5", "0"], &[0, 2, 1]),
    (&["1", "9", "5"], &["4", "8"], &[0, 2, 1]),
    (&["-1", "1", "0"], &["0", "1"], &[0, 2, 1]),
    (&["7", "7", "7.0"], &[], &[0, 0, 0]),
    (&["0", "0", "0"], &[], &[0, 0, 0]),
    (&["0.001", "0.004", "0.002"], &["0.002", "0.004"], &[0, 2, 1]),
];

#[test]
fn classes_part_at_round_numbers() {
    let mut wrong = Vec::new();
    for (values, breaks, classes) in CLASSES {
        let row = |(district, value): (&str, &&str)| format!("{district},growth,,2021,{value},eq,actual");
        let rows: Vec<String> = ["east", "west", "north"].into_iter().zip(*values).map(row).collect();
        let dataset = Files::small().observing(&rows).dataset();
        let chart = Chart::from_link(&dataset, "c=tiles");
        let of = map(&chart);
        let found: Vec<_> = of.tiles.iter().filter_map(|tile| tile.class).collect();
        if of.breaks != *breaks || found != *classes {
            wrong.push(format!("{values:?}: {:?} and {found:?}, expected {breaks:?} and {classes:?}", of.breaks));
        }
        check([(format!("{values:?}"), chart)].into_iter());
    }
    none(&wrong);
}

/// For any values breaks are ascending multiples of one round step, leave no class at an end empty, and are neither few
/// nor many.
#[test]
fn breaks_are_round_even_and_few() {
    let mut random = Random::new(5);
    let mut wrong = Vec::new();
    for _ in 0..3000 {
        let mut value = || {
            let most = 1 + random.below(8) as u32;
            let digits = random.below(10_usize.pow(most));
            let sign = if digits > 0 && random.below(3) == 0 { "-" } else { "" };
            let text = match random.below(3) {
                0 => format!("{sign}{digits}"),
                _ => format!("{sign}{}.{:02}", digits / 100, digits % 100),
            };
            Decimal::parse(&text).unwrap_or(Decimal::ONE)
        };
        let (a, b) = (value(), value());
        let (low, high) = (a.min(b), a.max(b));
        let found = class_breaks([low, high], [false; 2], 4);
        let texts: Vec<String> = found.iter().map(|at| at.to_string()).collect();
        let of = format!("{low} to {high}: {texts:?}");
        let step = |pair: &[Decimal]| pair[1].checked_sub(pair[0]).expect("breaks are near");
        let steps: Vec<Decimal> = found.windows(2).map(step).collect();
        if found.len() > 3
            || found.iter().any(|&at| at <= low || at > high)
            || steps.iter().any(|&step| step != steps[0])
        {
            wrong.push(of.clone());
        }
        if let Some(step) = steps.first() {
            let digits: String = step.to_string().chars().filter(|c| !matches!(c, '0' | '.')).collect();
            wrong
                .extend((!["1", "2", "25", "4", "5"].contains(&digits.as_str())).then(|| format!("{of}: step {step}")));
        }
        let least = high.checked_sub(low).is_some_and(|span| span.digits_printed() > 1);
        wrong.extend((least && found.len() < 2).then(|| format!("{of}: too few")));
        let straddles = low.is_negative() && !high.is_negative();
        wrong.extend((straddles && !found.contains(&Decimal::ZERO)).then(|| format!("{of}: zero is no break")));
    }
    none(&wrong);
}

/// If values lie on both sides of zero, zero is a break, and the classes below it are counted. Each class has a figure.
#[test]
fn classes_part_at_zero_and_none_is_empty() {
    let of = |rows: &[&str]| {
        let chart = Chart::from_link(&Files::small().observing(rows).dataset(), "c=tiles&l=en");
        let notes = chart.notes.iter().any(|note| note.contains("Below zero"));
        (map(&chart).breaks.clone(), map(&chart).negative_classes, notes)
    };
    let row = |district: &str, value: &str| format!("{district},growth,,2021,{value},eq,actual");
    for (values, breaks, below) in [
        (["-5", "3", "12"], &["0", "10"][..], 1),
        (["-12", "-6", "-2"], &["−10", "−5"], 3),
        (["5", "13", "44"], &["25"], 0),
        (["48", "66", "70"], &["60"], 0),
    ] {
        let rows: Vec<String> =
            ["east", "west", "north"].iter().zip(values).map(|(district, value)| row(district, value)).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let breaks: Vec<String> = breaks.iter().map(|at| (*at).to_owned()).collect();
        assert_eq!(of(&rows), (breaks, below, below > 0), "{values:?}");
    }
}

#[test]
fn tiles_without_a_position_go_beneath() {
    let mut files = Files::small();
    for number in 4..=9 {
        // Two of them have the same position, and one is far from the others.
        let tile = [",", ",", "2,1", "40,7", ",", ","][number - 4];
        files.add_district(number, tile);
    }
    let dataset = files.observing(&["east,growth,,2021,5,eq,actual"]).dataset();
    let chart = Chart::from_link(&dataset, "c=tiles&l=en");
    let of = map(&chart);
    let positions: Vec<_> = of.tiles.iter().map(|tile| tile.position).collect();
    let expected = [(0, 0), (1, 0), (0, 2), (1, 2), (2, 2), (0, 3), (2, 1), (1, 3), (2, 3)];
    assert_eq!((positions.as_slice(), of.columns, of.rows), (expected.as_slice(), 3, 4));
    check([("beneath".to_owned(), chart)].into_iter());
}

#[test]
fn highlights_are_those_asked_for_or_named() {
    let dataset = embedded();
    for (link, expected) in [("c=tiles", vec!["laixi"]), ("c=tiles&h=~shinan~licang", vec!["shinan"])] {
        let chart = Chart::from_link(&dataset, link);
        let chosen = map(&chart).tiles.iter().filter(|tile| tile.row.emphasis == Emphasis::Chosen);
        assert_eq!(chosen.map(|tile| tile.row.district.as_str()).collect::<Vec<_>>(), expected, "{link}");
    }
}

#[test]
fn an_indicator_without_a_map_gives_a_message() {
    let dataset = embedded();
    for link in ["c=tiles&i=appraisal-rank", "c=tiles&i=fdi-used"] {
        assert!(is_message(&Chart::from_link(&dataset, link)), "{link}");
    }
    let empty = Files::small().dataset();
    assert!(is_message(&Chart::from_link(&empty, "c=tiles")));
}
