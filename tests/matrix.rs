//! Who published what, and every figure of one place: what must hold of the two kinds.

mod common;

use common::picture::{core, inside, placed, scales, whole};
use common::{Files, embedded, none};
use district_charts::chart::{Chart, Emphasis, Entry, Plot, Told};
use district_charts::compare::Axis;
use district_charts::data::{Dataset, Observation, Status};
use district_charts::derive::{Derived, derived};
use district_charts::draw::Scale;
use district_charts::language::Language;
use district_charts::link::{Kind, Scope, View};

/// What lies on another, leaves the picture, or is too small.
fn misplaced(chart: &Chart, scale: Scale) -> Vec<String> {
    let placed = placed(chart, scale);
    let mut wrong = Vec::new();
    for (place, (rect, text)) in placed.texts.iter().enumerate() {
        let on = placed.texts[..place].iter().filter(|(other, _)| core(rect).overlaps(&core(other)));
        wrong.extend(on.map(|(_, other)| format!("{text:?} lies on {other:?}")));
        let on = placed.marks.iter().filter(|mark| core(rect).overlaps(&core(mark)));
        wrong.extend(on.map(|mark| format!("{text:?} at {rect:?} lies on the mark at {mark:?}")));
        if !inside(rect, &whole(&placed)) || rect.height < 12.0 * scale.text || text.is_empty() {
            wrong.push(format!("{text:?} is small or leaves the picture: {rect:?}"));
        }
    }
    let boxes = placed.marks.iter().chain(&placed.rows);
    wrong
        .extend(boxes.filter(|mark| !inside(mark, &whole(&placed))).map(|mark| format!("{mark:?} leaves the picture")));
    for (place, slot) in placed.rows.iter().enumerate() {
        let on = placed.rows[..place].iter().filter(|other| core(slot).overlaps(&core(other)));
        wrong.extend(on.map(|other| format!("the slots {slot:?} and {other:?} overlap")));
    }
    if !matches!(chart.plot, Plot::Message(_)) && placed.rows.len() != chart.marks.len() {
        wrong.push(format!("{} slots for {} marks", placed.rows.len(), chart.marks.len()));
    }
    wrong
}

/// Links of the two kinds to all districts, to each, and to the city, in both languages.
fn links(dataset: &Dataset) -> Vec<String> {
    let mut links = Vec::new();
    for language in ["zh", "en"] {
        for kind in ["coverage", "profile"] {
            links.push(format!("c={kind}&l={language}"));
            for district in dataset.districts.iter().filter(|district| !district.is_city || kind == "profile") {
                links.push(format!("c={kind}&d=~{}&l={language}", district.id));
            }
        }
        links.push(format!("c=coverage&d=~shinan~xihaian~laixi&h=~laixi&l={language}"));
    }
    links
}

/// Charts of packages at the edges.
fn edges() -> Vec<(String, Chart)> {
    let rows: &[&[&str]] = &[
        &[],
        &["town,growth,,2021,5,eq,actual"],
        &["east,growth,,2021,5,eq,actual"],
        &["east,pieces,,2021,0,eq,actual", "west,pieces,,2021,0.0,eq,actual"],
        &[
            "east,growth,,2021,-98765.4,eq,actual",
            "west,growth,,2021,3,approx,actual",
            "north,growth,,2021,2,le,actual",
            "east,growth,listed,2022,2,ge,target",
            "west,growth,listed,2022,123456789012345,ge,target",
        ],
        &[
            "east,growth,,2021,529.2,gt,actual",
            "west,growth,,2021,4,lt,actual",
            "north,growth,,2021,5,eq,actual",
            "west,growth,,2021,4,eq,actual,printed,other,1,",
        ],
    ];
    let mut charts = Vec::new();
    for (place, rows) in rows.iter().enumerate() {
        let dataset = Files::small().observing(rows).dataset();
        for link in
            ["c=coverage", "c=coverage&d=~west&l=en", "c=profile", "c=profile&d=~west&l=en", "c=profile&d=~town"]
        {
            charts.push((format!("package {place}, {link}"), Chart::from_link(&dataset, link)));
        }
    }
    charts
}

#[test]
fn nothing_overlaps() {
    let dataset = embedded();
    let ours = links(&dataset).into_iter().map(|link| (link.clone(), Chart::from_link(&dataset, &link)));
    let mut wrong = Vec::new();
    for (name, chart) in ours.chain(edges()) {
        for width in [320.0, 360.0, 560.0, 768.0, 1280.0] {
            for text in [1.0, 2.0] {
                let found = misplaced(&chart, Scale { width, ratio: 1.0, text });
                wrong.extend(found.iter().map(|told| format!("{name} at {width} px, text {text}: {told}")));
            }
        }
    }
    none(&wrong);
}

/// Where there is room for the longest name of an indicator none is cut, in the widest letters too.
#[test]
fn no_name_of_the_matrix_is_cut_on_a_wide_page() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for link in ["c=coverage", "c=coverage&l=en"] {
        let placed = placed(&Chart::from_link(&dataset, link), Scale { width: 1280.0, ratio: 1.0, text: 1.0 });
        let cut = placed.texts.iter().filter(|(_, text)| text.ends_with('…'));
        wrong.extend(cut.map(|(_, text)| format!("{link}: {text}")));
        // The quotation marks of Chinese fonts are as wide as a letter; half a column lies between the names and the first glyphs.
        let ems = |c: char| if c > '\u{2000}' { 1.0 } else { 0.56 };
        let end = |text: &str| 13.5 * text.chars().map(ems).sum::<f64>() + 48.0;
        let cells = placed.marks.iter().filter(|mark| mark.y > 100.0);
        let first = cells.map(|mark| mark.x).fold(f64::INFINITY, f64::min);
        let names = placed.texts.iter().filter(|entry| entry.0.x == 0.0 && end(&entry.1) > first);
        wrong.extend(names.map(|(_, text)| format!("{link}: {text} leaves no room before {first}")));
    }
    none(&wrong);
}

/// The figures of a district for an indicator.
fn figures(dataset: &Dataset, district: usize, indicator: usize) -> Vec<&Observation> {
    let of = |seen: &&Observation| seen.district == district && seen.indicator == indicator;
    dataset.observations.iter().filter(of).collect()
}

#[test]
fn a_glyph_says_in_what_way_a_district_published() {
    let dataset = embedded();
    let chart = Chart::from_link(&dataset, "c=coverage");
    let Plot::Matrix(matrix) = &chart.plot else { panic!("a matrix is drawn") };
    let districts = dataset.district_places();
    let mut wrong = Vec::new();
    let mut marks = chart.marks.iter();
    for line in matrix.lines.iter().filter(|line| !line.cells.is_empty()) {
        let indicator = dataset.indicators.iter().position(|of| of.name.zh == line.name).expect("it is an indicator");
        for (&district, &told) in districts.iter().zip(&line.cells) {
            let figures = figures(&dataset, district, indicator);
            let happened = figures.iter().any(|seen| seen.status == Status::Actual);
            let wanted = figures.iter().any(|seen| seen.status != Status::Actual);
            let expected = match (happened, wanted) {
                (true, true) => Told::Both,
                (true, false) => Told::Happened,
                (false, true) => Told::Wanted,
                (false, false) => Told::NotReported,
            };
            let (mark, id) = (marks.next().expect("a mark a cell"), &dataset.districts[district].id);
            let name = &dataset.districts[district].name.zh;
            let is_said = mark.spoken.starts_with(&format!("{name}，")) && mark.spoken.contains(&line.name);
            let (view, notices) = View::from_query(&dataset, &mark.link);
            let leads = view.kind == Kind::Rank
                && view.indicator == Some(indicator)
                && view.highlight == Some(vec![district])
                && notices.is_empty();
            let numbers = figures.iter().all(|seen| mark.spoken.contains(&seen.figure.value.text(Language::Zh)));
            if told != expected || !is_said || !leads || !numbers {
                wrong.push(format!("{id}, {}: {told:?}, expected {expected:?}; {mark:?}", line.name));
            }
        }
        let reported = line.cells.iter().filter(|&&cell| cell != Told::NotReported).count();
        if reported < 2 {
            wrong.push(format!("{} is drawn, but {reported} published it", line.name));
        }
    }
    none(&wrong);
}

#[test]
fn the_table_of_the_matrix_has_every_figure() {
    let dataset = embedded();
    for language in Language::ALL {
        let chart = Chart::from_link(&dataset, &format!("c=coverage&l={}", language.code()));
        let mut missing = Vec::new();
        for (column, district) in dataset.district_places().into_iter().enumerate() {
            for seen in dataset.observations.iter().filter(|seen| seen.district == district) {
                let name = district_charts::words::capital(dataset.indicators[seen.indicator].name.get(language));
                let row = chart.table.rows.iter().find(|row| row[0] == name);
                let figure = seen.figure.text(language);
                let cell = row.map_or("", |row| &row[column + 1]);
                let parts = cell.split(" / ").map(|part| part.rsplit(' ').next().unwrap_or_default());
                if !parts.clone().any(|part| part == figure) {
                    missing.push(format!("{name}: {figure} is not in {cell:?}"));
                }
                if !chart.spoken.contains(&seen.figure.value.text(language)) {
                    missing.push(format!("{name}: {figure} is not spoken"));
                }
            }
        }
        none(&missing);
    }
}

#[test]
fn what_cannot_be_has_a_glyph_of_its_own() {
    let rows = ["east,pieces,,2021,5,eq,actual", "west,pieces,,2022,5,eq,target", "west,pieces,,2021,6,eq,actual"];
    let chart = Chart::from_link(&Files::small().observing(&rows).dataset(), "c=coverage");
    let Plot::Matrix(matrix) = &chart.plot else { panic!("a matrix is drawn") };
    assert_eq!(matrix.lines[1].cells, [Told::Happened, Told::Both, Told::NotApplicable]);
    assert_eq!(chart.table.rows[0][1..4], ["5", "目标 5 / 6", "不适用"]);
    assert_eq!(matrix.key.len(), 3);
}

/// Titles claim what the matrix shows, and no more.
#[test]
fn titles_say_what_most_published() {
    let (east, west) = ("east,growth,,2021,5,eq,actual", "west,growth,,2021,6,ge,target");
    let title = |rows: &[&str], link: &str| Chart::from_link(&Files::small().observing(rows).dataset(), link).title;
    assert_eq!(title(&[], "c=coverage&d=~east&l=en"), "Nothing published on East can be shown as “Who published what”");
    assert_eq!(title(&[east], "c=coverage&d=~east&l=en"), "East published figures for one indicator");
    assert_eq!(
        title(&[east, west], "c=coverage&d=~east~west&l=en"),
        "Both districts shown published figures for growth"
    );
    assert_eq!(title(&[east, west], "c=coverage"), "三个区市中，公布增速的最多：两个");
    let all = ["east,pieces,,2021,1,eq,actual", "west,rank,,2021,1,eq,actual", east];
    let none = "No indicator was published by more than one of the three districts";
    assert_eq!(title(&all, "c=coverage&l=en"), none);
}

/// Every figure of a place is an entry, a line and a mark, with its unit; a place stands only where no bound leaves it open.
#[test]
fn a_profile_has_every_figure_and_only_sure_places() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for (district, of) in dataset.districts.iter().enumerate() {
        let chart = Chart::from_link(&dataset, &format!("c=profile&d=~{}&l=en", of.id));
        let Plot::Sheet(entries) = &chart.plot else { panic!("{} has figures", of.id) };
        let own = dataset.observations.iter().filter(|seen| seen.district == district).count();
        let projects = dataset.projects.iter().filter(|figure| figure.observation.district == district).count();
        let computed = derived(&dataset, district).len();
        if [entries.len(), chart.table.rows.len(), chart.marks.len()] != [own + projects + computed; 3] {
            wrong.push(format!("{}: {} entries of {own}, {projects} and {computed}", of.id, entries.len()));
        }
        if chart.seen.len() != own + projects {
            wrong.push(format!("{}: {} figures are cited, expected {}", of.id, chart.seen.len(), own + projects));
        }
        for (entry, row) in entries.iter().zip(&chart.table.rows).filter(|pair| !pair.0.is_derived) {
            if entry.name != row[0] || entry.value != row[3] || entry.place != row[4] || entry.value.is_empty() {
                wrong.push(format!("{}: {entry:?} is not {row:?}", of.id));
            }
            if of.is_city && (!entry.strip.is_empty() || !entry.place.is_empty()) {
                wrong.push(format!("the city stands among districts: {entry:?}"));
            }
            if !entry.strip.is_empty() && entry.strip.iter().filter(|row| row.emphasis == Emphasis::Chosen).count() != 1
            {
                wrong.push(format!("{}: {entry:?} has not one point of its own", of.id));
            }
        }
        for (mark, entry) in chart.marks.iter().zip(entries) {
            let (view, notices) = View::from_query(&dataset, &mark.link);
            let is_fit = view.highlight == Some(vec![district]) && notices.is_empty() && view.period.is_some();
            if mark.link.is_empty() != of.is_city || (!of.is_city && !is_fit) {
                wrong.push(format!("{}: {} leads to {:?}", of.id, entry.name, mark.link));
            }
        }
    }
    none(&wrong);
}

/// What is computed from a figure stands below it, marked, with its arithmetic, and leads to the chart that shows it; nothing that
/// is printed too is computed again.
#[test]
fn a_profile_computes_what_is_not_printed() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for (district, of) in dataset.districts.iter().enumerate() {
        let chart = Chart::from_link(&dataset, &format!("c=profile&d=~{}", of.id));
        let Plot::Sheet(entries) = &chart.plot else { panic!("{} has figures", of.id) };
        let mut left = derived(&dataset, district);
        let printed: Vec<&str> = entries.iter().filter(|entry| !entry.is_derived).map(|entry| &*entry.value).collect();
        let mut above = "";
        for (entry, mark) in entries.iter().zip(&chart.marks) {
            if !entry.is_derived {
                above = &entry.value;
                continue;
            }
            let is_it = |derived: &Derived<'_>| {
                let [first, second] = derived.inputs.map(|input| input.figure.text(Language::Zh));
                let value = derived.figure.text(Language::Zh);
                let is_marked = ["推算：", &first, &second].iter().all(|part| entry.aside.contains(part));
                above.starts_with(&first) && entry.value.starts_with(&value) && is_marked
            };
            match left.iter().position(is_it) {
                Some(place) => drop(left.remove(place)),
                None => wrong.push(format!("{}: {entry:?} below {above} is not computed", of.id)),
            }
            if printed.contains(&entry.value.as_str()) {
                wrong.push(format!("{}: {} is printed and computed", of.id, entry.value));
            }
            if mark.link.is_empty() != of.is_city || mark.seen.len() != 2 {
                wrong.push(format!("{}: {entry:?} leads to {:?}, of {} figures", of.id, mark.link, mark.seen.len()));
            }
        }
        wrong.extend(left.iter().map(|derived| format!("{}: {derived:?} is missing", of.id)));
    }
    none(&wrong);
}

/// The places of a small package's figures.
fn places(rows: &[&str], link: &str) -> Vec<String> {
    let chart = Chart::from_link(&Files::small().observing(rows).dataset(), link);
    let Plot::Sheet(entries) = &chart.plot else { panic!("a sheet is drawn") };
    entries.iter().map(|entry| entry.place.clone()).collect()
}

#[test]
fn places_are_sure_or_not_said() {
    let growth = |values: [&str; 3]| {
        let row = |(district, value)| format!("{district},growth,,2021,{value},actual");
        let rows = ["east", "west", "north"].into_iter().zip(values).map(row).collect::<Vec<_>>();
        places(&rows.iter().map(String::as_str).collect::<Vec<_>>(), "c=profile&d=~east&l=en")
    };
    assert_eq!(growth(["5,eq", "4,eq", "6,eq"]), ["2nd of 3"]);
    assert_eq!(growth(["5,eq", "5,eq", "6,eq"]), ["joint 2nd of 3"]);
    assert_eq!(growth(["5,ge", "4,eq", "3,le"]), ["1st of 3"]);
    assert_eq!(growth(["5,eq", "4,ge", "3,eq"]), [""]);
    assert_eq!(growth(["5,approx", "4,eq", "3,eq"]), [""]);
    assert_eq!(growth(["5,ge", "5,ge", "3,eq"]), [""]);
    // Of places in an order the smaller is the better; what stands alone has no place, nor what publications disagree on.
    let rank = ["east,rank,,2021,1,eq,actual", "west,rank,,2021,2,eq,actual"];
    assert_eq!(places(&rank, "c=profile&d=~east"), ["第 1（共 2）"]);
    assert_eq!(places(&rank[..1], "c=profile&d=~east"), [""]);
    let two = [
        "east,growth,,2021,5,eq,actual",
        "west,growth,,2021,4,eq,actual",
        "west,growth,,2021,6,eq,actual,printed,other,1,",
    ];
    assert_eq!(places(&two, "c=profile&d=~east"), [""]);
    assert_eq!(places(&two, "c=profile&d=~west"), ["", ""]);
}

/// Whether a text is the beginning of the unit of one of some entries.
fn is_unit(entries: &[Entry], text: &str) -> bool {
    let unit = |entry: &Entry| entry.value.split_once(' ').is_some_and(|(_, unit)| unit.starts_with(text));
    entries.iter().any(unit)
}

/// What a figure is of, and whether it is a plan, stands there whole, and so do the names of who published what. Where text is twice as
/// large and a unit has no room on a telephone, the unit may be cut, and a word of the matrix's key.
#[test]
fn no_name_of_a_profile_or_a_matrix_is_cut() {
    let dataset = embedded();
    let of = |id: &str| format!("c=profile&d=~{id}");
    let links = dataset.districts.iter().map(|district| of(&district.id)).chain(["c=coverage".to_owned()]);
    let mut wrong = Vec::new();
    for link in links.flat_map(|link| ["zh", "en"].map(|language| format!("{link}&l={language}"))) {
        let chart = Chart::from_link(&dataset, &link);
        for scale in scales() {
            let placed = placed(&chart, scale);
            let cut = placed.texts.iter().filter_map(|(_, text)| text.strip_suffix('…'));
            let may_be = |text: &str| match &chart.plot {
                _ if scale.text == 1.0 => false,
                Plot::Sheet(entries) => is_unit(entries, text),
                Plot::Matrix(matrix) => matrix.key.iter().any(|part| part.name.starts_with(text)),
                _ => false,
            };
            let bad = cut.filter(|text| !may_be(text));
            wrong.extend(bad.map(|text| format!("{link} at {} px, {}: {text}", scale.width, scale.text)));
        }
    }
    none(&wrong);
}

#[test]
fn a_profile_is_of_the_first_asked_for_or_the_one_with_most() {
    let dataset = embedded();
    let title = |link: &str| Chart::from_link(&dataset, link).title;
    assert!(title("c=profile&d=~shibei~laixi&h=~laixi").starts_with("市北"));
    assert!(title("c=profile&h=~laixi").starts_with("莱西"));
    assert!(title("c=profile&d=~qingdao").starts_with("青岛市"));
    assert_eq!(title("c=profile"), title("c=profile&d=~xihaian"));
    // A link to embed keeps the district whose profile it is.
    let (view, _) = View::from_query(&dataset, "c=profile");
    let pinned = district_charts::chart::pinned(&dataset, &view);
    assert_eq!(pinned.districts.map(|of| dataset.districts[of[0]].id.clone()).as_deref(), Some("xihaian"));
}

/// The link of each line leads to the axis that the figure stands on.
#[test]
fn a_line_leads_to_its_own_axis() {
    let dataset = embedded();
    let district = dataset.districts.iter().position(|of| of.id == "jiaozhou").expect("it is a district");
    let chart = Chart::from_link(&dataset, "c=profile&d=~jiaozhou");
    let own = dataset.observations.iter().filter(|seen| seen.district == district).map(Axis::of);
    let mut axes: Vec<Axis> = own.collect();
    for mark in &chart.marks {
        let (view, _) = View::from_query(&dataset, &mark.link);
        if view.kind == Kind::Rank {
            let scope = view.scope.unwrap_or(Scope::Whole);
            let is_it = |axis: &Axis| {
                Some(axis.indicator) == view.indicator && Some(axis.period) == view.period && axis.scope == scope
            };
            let place = axes.iter().position(is_it).unwrap_or_else(|| panic!("{} leads nowhere", mark.link));
            axes.remove(place);
        }
    }
    assert!(axes.is_empty(), "{axes:?}");
}
