//! The kinds `coverage` (who published what) and `profile` (every figure of one district).

mod common;

use common::picture::{Overlap, check_at, mark_faults, placed, scale, scales, target_faults, text_faults};
use common::{Files, district, embedded, is_message, none};
use district_charts::compare::Axis;
use district_charts::data::{Dataset, DistrictId, IndicatorId, Observation, Scope, Status};
use district_charts::derive::{Derived, derived};
use district_charts::draw::Scale;
use district_charts::language::Language;
use district_charts::model::View;
use district_charts::model::{Chart, Plot, ProfileEntry, PublishedAs};

/// Faults of the layout of a chart.
fn layout_faults(chart: &Chart, scale: Scale) -> Vec<String> {
    let placed = placed(chart, scale);
    let targets = if is_message(chart) { placed.targets.len() } else { chart.marks.len() };
    let texts = text_faults(&placed, scale, Overlap::Rounded).into_iter();
    texts.chain(mark_faults(&placed)).chain(target_faults(&placed, targets, Overlap::Rounded)).collect()
}

/// Links of the two kinds to all districts, to each, and to the whole, in both languages.
fn links(dataset: &Dataset) -> Vec<String> {
    let mut links = Vec::new();
    for language in ["zh", "en"] {
        for kind in ["coverage", "profile"] {
            links.push(format!("c={kind}&l={language}"));
            for district in dataset.districts.iter().filter(|district| !district.is_whole() || kind == "profile") {
                links.push(format!("c={kind}&d=~{}&l={language}", district.id));
            }
        }
        links.push(format!("c=coverage&d=~shinan~xihaian~laixi&h=~laixi&l={language}"));
    }
    links
}

/// Charts of edge cases.
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
    for (index, rows) in rows.iter().enumerate() {
        let dataset = Files::small().observing(rows).dataset();
        for link in
            ["c=coverage", "c=coverage&d=~west&l=en", "c=profile", "c=profile&d=~west&l=en", "c=profile&d=~town"]
        {
            charts.push((format!("package {index}, {link}"), Chart::from_link(&dataset, link)));
        }
    }
    charts
}

#[test]
fn nothing_overlaps() {
    let dataset = embedded();
    let ours = links(&dataset).into_iter().map(|link| (link.clone(), Chart::from_link(&dataset, &link)));
    check_at(&scales(), ours.chain(edges()), layout_faults);
}

/// On a wide page no name of an indicator is cut, also in a font with wide letters.
#[test]
fn no_name_of_the_matrix_is_cut_on_a_wide_page() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for link in ["c=coverage", "c=coverage&l=en"] {
        let placed = placed(&Chart::from_link(&dataset, link), scale(1280.0));
        let cut = placed.texts.iter().filter(|(_, text)| text.ends_with('…'));
        wrong.extend(cut.map(|(_, text)| format!("{link}: {text}")));
        // Quotation marks of Chinese fonts are one em wide. Half a column lies between the names and the first glyphs.
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
fn figures(dataset: &Dataset, district: DistrictId, indicator: IndicatorId) -> Vec<&Observation> {
    let of = |observation: &&Observation| observation.district == district && observation.indicator == indicator;
    dataset.observations.iter().filter(of).collect()
}

#[test]
fn a_glyph_says_in_what_way_a_district_published() {
    let dataset = embedded();
    let chart = Chart::from_link(&dataset, "c=coverage");
    let Plot::Matrix(matrix) = &chart.plot else { panic!("a matrix is drawn") };
    let districts = dataset.district_ids();
    let mut wrong = Vec::new();
    let mut marks = chart.marks.iter();
    for line in matrix.rows.iter().filter(|line| !line.cells.is_empty()) {
        let mut indicators = dataset.indicator_ids();
        let is_it = |&indicator: &IndicatorId| dataset.indicators[indicator].name.zh == line.name;
        let indicator = indicators.find(is_it).expect("it is an indicator");
        for (&district, &found) in districts.iter().zip(&line.cells) {
            let figures = figures(&dataset, district, indicator);
            let has_actual = figures.iter().any(|observation| observation.status == Status::Actual);
            let has_expected = figures.iter().any(|observation| observation.status != Status::Actual);
            let expected = match (has_actual, has_expected) {
                (true, true) => PublishedAs::Both,
                (true, false) => PublishedAs::Actual,
                (false, true) => PublishedAs::Expected,
                (false, false) => PublishedAs::NotReported,
            };
            let (mark, id) = (marks.next().expect("a mark a cell"), &dataset.districts[district].id);
            let name = &dataset.districts[district].name.zh;
            let is_said = mark.spoken.starts_with(&format!("{name}，")) && mark.spoken.contains(&line.name);
            let (view, notices) = View::from_query(&dataset, &mark.link);
            let leads = view.kind.name == "rank"
                && view.indicator == Some(indicator)
                && view.highlight == Some(vec![district])
                && notices.is_empty();
            let numbers =
                figures.iter().all(|observation| mark.spoken.contains(&observation.figure.value.text(Language::Zh)));
            if found != expected || !is_said || !leads || !numbers {
                wrong.push(format!("{id}, {}: {found:?}, expected {expected:?}; {mark:?}", line.name));
            }
        }
        let reported = line.cells.iter().filter(|&&cell| cell != PublishedAs::NotReported).count();
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
        for (column, district) in dataset.district_ids().into_iter().enumerate() {
            for observation in dataset.observations.iter().filter(|observation| observation.district == district) {
                let name = dataset.indicators[observation.indicator].name.get(language);
                let name = district_charts::words::capital(name.strip_prefix("number of ").unwrap_or(name));
                let row = chart.table.rows.iter().find(|row| row[0] == name);
                let figure = observation.figure.text(language);
                let cell = row.map_or("", |row| &row[column + 1]);
                let parts = cell.split(" / ").map(|part| part.rsplit(' ').next().unwrap_or_default());
                if !parts.clone().any(|part| part == figure) {
                    missing.push(format!("{name}: {figure} is not in {cell:?}"));
                }
                if !chart.spoken.contains(&observation.figure.value.text(language)) {
                    missing.push(format!("{name}: {figure} is not spoken"));
                }
            }
        }
        none(&missing);
    }
}

#[test]
fn what_cannot_apply_has_a_glyph_of_its_own() {
    let rows = ["east,pieces,,2021,5,eq,actual", "west,pieces,,2022,5,eq,target", "west,pieces,,2021,6,eq,actual"];
    let chart = Chart::from_link(&Files::small().observing(&rows).dataset(), "c=coverage");
    let Plot::Matrix(matrix) = &chart.plot else { panic!("a matrix is drawn") };
    assert_eq!(matrix.rows[1].cells, [PublishedAs::Actual, PublishedAs::Both, PublishedAs::NotApplicable]);
    assert_eq!(chart.table.rows[0][1..4], ["5", "目标 5 / 6", "不适用"]);
    assert_eq!(matrix.legend.len(), 3);
}

/// Titles claim only what the matrix shows.
#[test]
fn titles_say_who_published_most() {
    let (east, west) = ("east,growth,,2021,5,eq,actual", "west,growth,,2021,6,ge,target");
    let title = |rows: &[&str], link: &str| Chart::from_link(&Files::small().observing(rows).dataset(), link).title;
    assert_eq!(title(&[], "c=coverage&d=~east&l=en"), "Nothing published on East can be shown as “Who published what”");
    assert_eq!(title(&[east], "c=coverage&d=~east&l=en"), "East published figures for one indicator");
    assert_eq!(
        title(&[east, west], "c=coverage&d=~east~west&l=en"),
        "Both districts shown published figures for the one indicator"
    );
    assert_eq!(title(&[east, west], "c=coverage"), "1 项指标中，东、西各公布了 1 项，最多；北没有");
    let all = ["east,pieces,,2021,1,eq,actual", "west,rank,,2021,1,eq,actual", east];
    let most = "East published figures for 2 of 3 indicators, North for none";
    assert_eq!(title(&all, "c=coverage&l=en"), most);
}

/// The number of figures that are folded into an entry; none if it is a figure.
fn folded(entry: &ProfileEntry) -> Option<usize> {
    if entry.name == "More figures, in the table" { entry.value.parse().ok() } else { None }
}

/// Every figure of a district is a row, and an entry with a mark or a part of a folded one. A rank is shown only if no bound leaves it open.
#[test]
fn a_profile_has_every_figure_and_only_certain_ranks() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for (district, of) in dataset.districts.iter().enumerate() {
        let district = DistrictId(district);
        let chart = Chart::from_link(&dataset, &format!("c=profile&d=~{}&l=en", of.id));
        let Plot::Profile(entries) = &chart.plot else { panic!("{} has figures", of.id) };
        let own = dataset.observations.iter().filter(|observation| observation.district == district).count();
        let projects = dataset.projects.iter().filter(|figure| figure.observation.district == district).count();
        let computed = derived(&dataset, district).len();
        let all: usize = entries.iter().map(|entry| folded(entry).unwrap_or(1)).sum();
        let is_whole = [all, chart.table.rows.len()] == [own + projects + computed; 2];
        if !is_whole || chart.marks.len() != entries.len() {
            wrong.push(format!("{}: {} entries of {own}, {projects} and {computed}", of.id, entries.len()));
        }
        if chart.observations.len() != own + projects {
            wrong.push(format!(
                "{}: {} figures are cited, expected {}",
                of.id,
                chart.observations.len(),
                own + projects
            ));
        }
        let mut rows = chart.table.rows.clone();
        for entry in entries.iter().filter(|entry| !entry.is_derived && folded(entry).is_none()) {
            let is_it = |row: &Vec<String>| {
                let rank = entry.rank.as_deref().unwrap_or_default();
                [&entry.name, &entry.value, rank] == [&row[0], &row[3], &row[4]] && !entry.value.is_empty()
            };
            match rows.iter().position(is_it) {
                Some(row) => drop(rows.remove(row)),
                None => wrong.push(format!("{}: {entry:?} is in no row", of.id)),
            }
            if of.is_whole() && (!entry.strip.is_empty() || entry.rank.is_some()) {
                wrong.push(format!("the city stands among districts: {entry:?}"));
            }
            if !entry.strip.is_empty() && entry.strip.iter().filter(|point| point.is_own).count() != 1 {
                wrong.push(format!("{}: {entry:?} has not one point of its own", of.id));
            }
        }
        for (mark, entry) in chart.marks.iter().zip(entries) {
            let (view, notices) = View::from_query(&dataset, &mark.link);
            let is_fit = view.highlight == Some(vec![district]) && notices.is_empty() && view.period.is_some();
            let leads_nowhere = of.is_whole() || folded(entry).is_some();
            if mark.link.is_empty() != leads_nowhere || (!leads_nowhere && !is_fit) {
                wrong.push(format!("{}: {} leads to {:?}", of.id, entry.name, mark.link));
            }
        }
    }
    none(&wrong);
}

/// A derived value stands below its figure with its arithmetic, and leads to a chart that shows it. A value that is
/// also printed is not derived again.
#[test]
fn a_profile_computes_what_is_not_printed() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for (district, of) in dataset.districts.iter().enumerate() {
        let district = DistrictId(district);
        let chart = Chart::from_link(&dataset, &format!("c=profile&d=~{}", of.id));
        let Plot::Profile(entries) = &chart.plot else { panic!("{} has figures", of.id) };
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
                let is_marked = ["推算：", &first, &second].iter().all(|part| entry.detail.contains(part));
                above.starts_with(&first) && entry.value.starts_with(&value) && is_marked
            };
            match left.iter().position(is_it) {
                Some(index) => drop(left.remove(index)),
                None => wrong.push(format!("{}: {entry:?} below {above} is not computed", of.id)),
            }
            if printed.contains(&entry.value.as_str()) {
                wrong.push(format!("{}: {} is printed and computed", of.id, entry.value));
            }
            if mark.link.is_empty() != of.is_whole() || mark.observations.len() != 2 {
                wrong.push(format!(
                    "{}: {entry:?} leads to {:?}, of {} figures",
                    of.id,
                    mark.link,
                    mark.observations.len()
                ));
            }
        }
        wrong.extend(left.iter().map(|derived| format!("{}: {derived:?} is missing", of.id)));
    }
    none(&wrong);
}

/// The ranks in the profile of a small package.
fn ranks(rows: &[&str], link: &str) -> Vec<String> {
    let chart = Chart::from_link(&Files::small().observing(rows).dataset(), link);
    let Plot::Profile(entries) = &chart.plot else { panic!("found no profile") };
    entries.iter().map(|entry| entry.rank.clone().unwrap_or_default()).collect()
}

#[test]
fn ranks_are_certain_or_left_out() {
    let growth = |values: [&str; 3]| {
        let row = |(district, value)| format!("{district},growth,,2021,{value},actual");
        let rows = ["east", "west", "north"].into_iter().zip(values).map(row).collect::<Vec<_>>();
        ranks(&rows.iter().map(String::as_str).collect::<Vec<_>>(), "c=profile&d=~east&l=en")
    };
    assert_eq!(growth(["5,eq", "4,eq", "6,eq"]), ["2nd of 3"]);
    assert_eq!(growth(["5,eq", "5,eq", "6,eq"]), ["joint 2nd of 3"]);
    let tied = ["east,growth,,2021,5,eq,actual", "west,growth,,2021,5,eq,actual", "north,growth,,2021,4,eq,actual"];
    assert_eq!(ranks(&tied, "c=profile&d=~east"), ["并列第 1（共 3）"]);
    assert_eq!(ranks(&tied, "c=profile&d=~north"), ["第 3（共 3）"]);
    let title = |rows: &[&str]| Chart::from_link(&Files::small().observing(rows).dataset(), "c=profile&d=~east").title;
    assert_eq!(title(&tied), "三个区市中，东、西增速并列最高：5%（2021 年）");
    assert_eq!(title(&[tied[0], tied[2]]), "公布数据的两个区市中，东增速较高：5%，北为 4%（2021 年）");
    assert_eq!(growth(["5,ge", "4,eq", "3,le"]), ["1st of 3"]);
    assert_eq!(growth(["5,eq", "4,ge", "3,eq"]), [""]);
    assert_eq!(growth(["5,approx", "4,eq", "3,eq"]), [""]);
    assert_eq!(growth(["5,ge", "5,ge", "3,eq"]), [""]);
    // The smaller of two ranks is better. A figure that no other district reported has no rank, nor has one on which
    // publications disagree.
    let rank = ["east,rank,,2021,1,eq,actual", "west,rank,,2021,2,eq,actual"];
    assert_eq!(ranks(&rank, "c=profile&d=~east"), ["第 1（共 2）"]);
    assert_eq!(ranks(&rank[..1], "c=profile&d=~east"), [""]);
    let two = [
        "east,growth,,2021,5,eq,actual",
        "west,growth,,2021,4,eq,actual",
        "west,growth,,2021,6,eq,actual,printed,other,1,",
    ];
    assert_eq!(ranks(&two, "c=profile&d=~east"), [""]);
    assert_eq!(ranks(&two, "c=profile&d=~west"), ["", ""]);
}

/// Whether a text is the beginning of the unit of an entry.
fn is_unit(entries: &[ProfileEntry], text: &str) -> bool {
    let unit = |entry: &ProfileEntry| entry.value.split_once(' ').is_some_and(|(_, unit)| unit.starts_with(text));
    entries.iter().any(unit)
}

/// No name, period or status of a profile is cut, and no name of the matrix. In large text on a narrow page a unit of
/// the profile and a label of the legend may be cut.
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
                Plot::Profile(entries) => is_unit(entries, text),
                Plot::Matrix(matrix) => matrix.legend.iter().any(|part| part.name.starts_with(text)),
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
    assert!(title("c=profile&d=~shibei~laixi&h=~laixi").contains("市北"));
    assert!(title("c=profile&h=~laixi").contains("莱西"));
    assert!(title("c=profile&d=~qingdao").starts_with("青岛市"));
    assert_eq!(title("c=profile"), title("c=profile&d=~xihaian"));
    // An embed link states the district of the profile.
    let (view, _) = View::from_query(&dataset, "c=profile");
    let pinned = district_charts::kinds::pinned(&dataset, &view);
    assert_eq!(pinned.districts.map(|of| dataset.districts[of[0]].id.clone()).as_deref(), Some("xihaian"));
}

/// The mark of each figure leads to the axis of the figure.
#[test]
fn a_mark_of_a_profile_leads_to_its_own_axis() {
    let dataset = embedded();
    let district = district(&dataset, "jiaozhou");
    let chart = Chart::from_link(&dataset, "c=profile&d=~jiaozhou");
    let own = dataset.observations.iter().filter(|observation| observation.district == district).map(Axis::of);
    let mut axes: Vec<Axis> = own.collect();
    // A mark of folded figures has their sources alone.
    for observation in chart.marks.iter().filter(|mark| mark.link.is_empty()).flat_map(|mark| &mark.observations) {
        axes.retain(|axis| *axis != Axis::of(observation));
    }
    for mark in chart.marks.iter().filter(|mark| !mark.link.is_empty()) {
        let (view, _) = View::from_query(&dataset, &mark.link);
        if view.kind.name == "rank" {
            let scope = view.scope.unwrap_or(Scope::Whole);
            let is_it = |axis: &Axis| {
                Some(axis.indicator) == view.indicator && Some(axis.period) == view.period && axis.scope == scope
            };
            let index = axes.iter().position(is_it).unwrap_or_else(|| panic!("{} leads nowhere", mark.link));
            axes.remove(index);
        }
    }
    assert!(axes.is_empty(), "{axes:?}");
}

/// A view with everything that a mark may keep, or must drop.
fn full_view(dataset: &Dataset, kind: &str) -> View {
    let (view, notices) =
        View::from_query(dataset, "i=growth&p=2020&st=plan&sc=whole&d=~east~west&h=~west&s=name&l=en&t=dark");
    assert!(notices.is_empty(), "{notices:?}");
    let kind = district_charts::kinds::kind(kind).expect("there is such a kind");
    View { kind, other: Some(IndicatorId(1)), ..view }
}

/// The links of the marks of a chart.
fn mark_links(dataset: &Dataset, view: &View) -> Vec<String> {
    Chart::new(dataset, view, Vec::new()).marks.into_iter().map(|mark| mark.link).collect()
}

/// A mark of a profile leads to the axis of its figure: period, status and list are stated, and nothing of another axis
/// is kept.
#[test]
fn marks_of_a_profile_keep_the_axis_of_their_figures() {
    let rows = [
        "east,growth,listed,2021,5,eq,actual",
        "east,growth,listed,2021,6,ge,target",
        "east,pieces,,2021-H1,3,eq,forecast",
        "west,pieces,,2021-H1,4,eq,forecast",
    ];
    let dataset = Files::small().observing(&rows).dataset();
    let expected = [
        "p=2021&st=actual&sc=listed&h=~east&s=name&l=en&t=dark",
        "c=target&p=2021&st=actual&sc=listed&h=~east&s=name&l=en&t=dark",
        "p=2021&st=target&sc=listed&h=~east&s=name&l=en&t=dark",
        "i=pieces&p=2021-H1&st=forecast&sc=whole&h=~east&s=name&l=en&t=dark",
    ];
    assert_eq!(mark_links(&dataset, &full_view(&dataset, "profile")), expected);
}

/// A mark of the matrix leads to the ranking of its indicator among the same districts, on the axis that most districts
/// reported.
#[test]
fn marks_of_the_matrix_keep_the_districts_and_leave_the_axis_open() {
    let rows = ["east,growth,listed,2021,5,eq,actual", "west,growth,,2022,6,ge,target"];
    let dataset = Files::small().observing(&rows).dataset();
    let expected = ["d=~east~west&h=~east&s=name&l=en&t=dark", "d=~east~west&h=~west&s=name&l=en&t=dark"];
    assert_eq!(mark_links(&dataset, &full_view(&dataset, "coverage")), expected);
}
