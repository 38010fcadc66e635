//! The findings that titles state, each with figures that must not support it; and the units in which readers see figures. The rules are
//! in `docs/findings.md` and `docs/package.md`.

mod common;

use common::{Files, embedded, none};
use district_charts::data::{Dataset, Package};
use district_charts::language::Language;
use district_charts::model::{Chart, Plot};
use district_charts::number::Decimal;

/// A package of places `a` to `f`, with indicators of each kind, that has these figures.
fn package(observations: &str) -> Dataset {
    let indicators = "id,name,unit,measure,change_of\n\
        sites,number of sites,sites,count,\nmoney,planned money,euros,amount,\nshare,share of wood,%,share,\n\
        shift,rise in the share of wood,percentage points,change,share\nindex,price index,points of 100,index,\n\
        order,order,rank,rank,\n";
    let rows = format!("place,indicator,period,value,comparator,status\n{observations}");
    let package = Package {
        places: b"id,name\na,Ash\nb,Birch\nc,Cedar\nd,Dogwood\ne,Elm\nf,Fir\n",
        indicators: indicators.as_bytes(),
        observations: rows.as_bytes(),
        ..Package::default()
    };
    Dataset::read(&package).unwrap_or_else(|errors| panic!("{errors}"))
}

fn title(observations: &str, link: &str) -> String {
    Chart::from_link(&package(observations), &format!("{link}&l=en")).title
}

/// Figures of an indicator in 2021 as rows: `a,10 b,5` or, with a comparator, `a,10,ge`.
fn rows(indicator: &str, figures: &str) -> String {
    let row = |figure: &str| {
        let mut parts = figure.split(',');
        let [place, value, comparator] = [(); 3].map(|()| parts.next().unwrap_or_default());
        format!("{place},{indicator},2021,{value},{comparator},\n")
    };
    figures.split(' ').map(row).collect()
}

/// What an indicator and its figures say; the titles end so, behind the colon.
#[test]
fn a_lead_says_the_gap_only_where_exact_figures_have_one() {
    let cases = [
        ("sites", "a,10 b,5 c,4", "10, twice as many as Birch (5)"),
        ("sites", "a,11 b,5 c,4", "11, more than twice as many as Birch (5)"),
        ("sites", "a,9 b,5 c,4", "9, ahead of Birch (5)"),
        ("sites", "a,600 b,5 c,4", "600, more than ten times as many as Birch (5)"),
        ("money", "a,30 b,10 c,4", "30 euros, three times that of Birch (10)"),
        ("share", "a,30 b,10 c,4", "30%, three times that of Birch (10%)"),
        // Two are next: no one of them is named.
        ("sites", "a,10 b,5 c,5", "10"),
        // A bound anywhere: the gap is not known.
        ("sites", "a,10 b,5 c,4,le", "10"),
        ("sites", "a,10,ge b,5 c,4", "at least 10"),
        // Nothing is a multiple of zero, and less of a negative number.
        ("sites", "a,10 b,0 c,0", "10"),
        ("money", "a,10 b,0 c,-2", "10 euros, ahead of Birch (0)"),
        ("money", "a,10 b,-5 c,-6", "10 euros, ahead of Birch (−5)"),
        // The zero of an index, and of a change, means nothing.
        ("index", "a,200 b,100 c,90", "200 points of 100, ahead of Birch (100)"),
        ("shift", "a,8 b,4 c,1", "8 percentage points, ahead of Birch (4)"),
        // Ranks have no distances.
        ("order", "a,1 b,4 c,6", "no. 1"),
        // A tie has no gap.
        ("sites", "a,10 b,10 c,1", "10"),
    ];
    none(cases.iter().filter_map(|(indicator, figures, expected)| {
        let title = title(&rows(indicator, figures), &format!("i={indicator}"));
        let found = title.split_once(": ").map_or("", |parts| parts.1);
        (found != *expected).then(|| format!("{indicator} {figures}: found {title:?}, expected {expected:?}"))
    }));
}

#[test]
fn a_tie_names_all_that_lead_and_an_open_order_names_nobody() {
    let tie = title(&rows("sites", "a,10 b,10 c,1"), "i=sites");
    assert_eq!(tie, "Ash and Birch share the most sites of the three places with a figure: 10");
    let open = title(&rows("sites", "a,10,ge b,10,ge c,1"), "i=sites");
    assert_eq!(open, "Of the three places with a figure, sites range from 1 to at least 10");
    let same = title(&rows("sites", "a,10 b,10 c,10"), "i=sites");
    assert_eq!(same, "Sites: 10 in each of the three places with a figure");
}

#[test]
fn only_is_said_of_one_alone_and_never_of_the_one_that_meets_a_target() {
    assert_eq!(title(&rows("share", "a,10"), "i=share"), "Only Ash has a figure for share of wood: 10%");
    let targets = "a,share,2021,20,,target\nb,share,2021,20,,target\n";
    let one = title(&(rows("share", "a,25 b,10 c,50") + targets), "c=target&i=share");
    assert_eq!(one, "One of the two places with a target or forecast for share of wood has already reached it: Ash");
}

#[test]
fn targets_that_bounds_leave_open_are_neither_met_nor_missed() {
    let cases = [
        ("a,25 b,10", "One of the two places with a target or forecast for share of wood has already reached it: Ash"),
        ("a,25 b,20", "Both places with a target or forecast for share of wood have already reached it"),
        (
            "a,5 b,10",
            "Neither of the two places with a target or forecast for share of wood is so far known to have reached it",
        ),
        // At least 10 may be 20 and more.
        (
            "a,25 b,10,ge",
            "One of the two places with a target or forecast for share of wood has already reached it: Ash; for one bounds \
             leave it open",
        ),
        (
            "a,10,ge b,10,ge",
            "Bounds leave open whether any of the two places with a target or forecast for share of wood has reached it",
        ),
        ("a,10,ge", "Whether Ash has reached its target or forecast for share of wood, its bounds leave open"),
    ];
    let targets = "a,share,2021,20,,target\nb,share,2021,20,,target\n";
    none(cases.iter().filter_map(|(figures, expected)| {
        let title = title(&(rows("share", figures) + targets), "c=target&i=share");
        (title != *expected).then(|| format!("{figures}: found {title:?}, expected {expected:?}"))
    }));
}

/// The rank a year earlier follows from the share minus its change.
#[test]
fn a_change_of_rank_is_said_of_one_climber_among_exact_figures() {
    let cases = [
        // Before 20, 30, 25: third, first, second. Now 40, 31, 26.
        ("a,40 b,31 c,26", "a,20 b,1 c,1", "; Ash moved up from third to first among them (derived)"),
        // Nobody passes anybody.
        ("a,40 b,31 c,26", "a,1 b,1 c,1", ""),
        // Two gain a rank each.
        ("a,40 b,30 c,20 d,10", "a,15 b,1 c,15 d,-5", ""),
        // Equal a year earlier, and a bound.
        ("a,40 b,31 c,26", "a,9 b,0 c,1", ""),
        ("a,40,ge b,31 c,26", "a,20 b,1 c,1", ""),
    ];
    none(cases.iter().filter_map(|(now, change, expected)| {
        let title = title(&(rows("share", now) + &rows("shift", change)), "c=change&i=share");
        let found = title.find(';').map_or("", |at| &title[at..]);
        (found != *expected).then(|| format!("{now}: found {title:?}, expected {expected:?}"))
    }));
}

#[test]
fn the_matrix_says_who_publishes_most_and_who_fewest() {
    let title = |observations: &str| title(observations, "c=coverage");
    let all = rows("sites", "a,1 b,1 c,1") + &rows("share", "a,1 b,1") + &rows("money", "a,1");
    assert_eq!(title(&all), "Ash has figures for all three indicators, Dogwood, Elm and Fir for none");
    let equal = rows("sites", "a,1 b,1 c,1 d,1 e,1 f,1");
    assert_eq!(title(&equal), "Each of the six places has figures for the one indicator");
}

#[test]
fn no_title_says_why() {
    let dataset = embedded();
    let says_why = |title: &str| {
        [" because", " due to", " thanks to", " driven by", "因为", "由于", "得益于", "导致"]
            .iter()
            .any(|why| title.contains(why))
    };
    none(common::all_links(&dataset, Language::En).into_iter().filter_map(|link| {
        let title = Chart::from_link(&dataset, &link).title;
        says_why(&title).then_some(title)
    }));
}

/// 亿元 are printed, and billions of yuan are read in English: the point is moved, and no digit is rounded.
#[test]
fn a_unit_is_that_of_the_reader_and_the_printed_one_stays_with_the_source() {
    let dataset = embedded();
    let chart = |language: &str| Chart::from_link(&dataset, &format!("i=project-total&sc=key-projects&l={language}"));
    let (zh, en) = (chart("zh"), chart("en"));
    assert!(zh.subtitle.ends_with("亿元") && zh.table.rows[0][1] == "1362", "{zh}");
    assert!(en.subtitle.ends_with("billion yuan") && en.table.rows[0][1] == "136.2", "{en}");
    assert!(en.spoken.contains("Licang: 136.2 billion yuan"), "{}", en.spoken);
    let Plot::Rows(rows) = &en.plot else { panic!("{en}") };
    assert_eq!((rows.rows[0].bars[0].label.as_str(), rows.rows[0].bars[0].figure.value), ("136.2", 1362.0));
    assert_eq!(
        en.sources(&dataset, Some(0)).figures[0].value,
        "136.2 billion yuan (printed: 1,362 hundred million yuan)"
    );
    assert_eq!(zh.sources(&dataset, Some(0)).figures[0].value, "1362 亿元");
    let csv = Chart::csv(&dataset, "i=project-total&sc=key-projects&l=en", "", "");
    assert!(csv.contains(",1362,eq,hundred million yuan,"), "{csv}");
}

#[test]
fn the_point_moves_and_no_digit_is_rounded() {
    let cases = [
        ("1147", -1, "114.7"),
        ("1200", -1, "120"),
        ("1000", -4, "0.1"),
        ("5", -1, "0.5"),
        ("0", -1, "0"),
        ("0.0", 4, "0.0"),
        ("20.10", -1, "2.010"),
        ("1.2", 4, "12,000"),
        ("-84.95", 4, "\u{2212}849,500"),
        ("999999999999999", 12, "999,999,999,999,999,000,000,000,000"),
        ("0.00000000000001", -12, "0.00000000000000000000000001"),
    ];
    none(cases.iter().filter_map(|&(digits, power, expected)| {
        let value = Decimal::parse(digits).expect("digits").with_powers([0, power]);
        let found = value.text(Language::En);
        let is_same = found == expected && value.to_string().replace('\u{2212}', "-") == digits;
        (!is_same).then(|| format!("{digits} by 10^{power}: found {found}, expected {expected}"))
    }));
}

/// What is wrong with a unit is said at its column.
#[test]
fn a_power_without_its_words_is_an_error() {
    let errors = |row: &str| {
        let mut files = Files::small();
        files.terms = format!(
            "id,kind,zh,en,role,long_en,power_en\npercent,unit,%,%,percent,,\nplace,unit,名,place,,,\n{row}\nmoney,theme,投资,Money,,,\n\
             listed,scope,清单项目,listed projects,,,\nyear-ago,denominator,上年同期,a year earlier,,,\ncareful,note,理解。,Read.,,,\n"
        )
        .into();
        files.read().err().map(|errors| errors.to_string()).unwrap_or_default()
    };
    assert_eq!(errors("piece,unit,万个,ten thousand pieces,,piece|pieces,4"), "");
    assert!(
        errors("piece,unit,万个,ten thousand pieces,,,4").contains("terms.csv, line 4, column long_en"),
        "{}",
        errors("piece,unit,万个,a,,,4")
    );
    assert!(errors("piece,unit,万个,ten thousand pieces,,pieces,many").contains("column power_en"), "a word");
    assert!(errors("piece,unit,万个,ten thousand pieces,,pieces,99").contains("-12 to 12"), "too far");
}

/// A profile begins with what sets a place apart; what compares with nothing is folded, and the table has all.
#[test]
fn a_profile_begins_with_what_sets_a_place_apart() {
    let dataset = embedded();
    for (language, heading) in [("en", "What stands out"), ("zh", "突出之处")] {
        let chart = Chart::from_link(&dataset, &format!("c=profile&d=~xihaian&l={language}"));
        let Plot::Profile(entries) = &chart.plot else { panic!("{chart}") };
        assert_eq!(entries[0].heading.as_deref(), Some(heading), "{chart}");
        assert!(entries[0].rank.is_some(), "{chart}");
        assert!(entries.len() < chart.table.rows.len(), "nothing is folded");
        assert_eq!(entries.len(), chart.marks.len(), "each entry is a mark");
        let cited: usize = chart.marks.iter().map(|mark| usize::from(!mark.observations.is_empty())).sum();
        assert_eq!(cited, entries.len(), "each entry leads to its sources");
        let printed = dataset.observations_in(chart.observations[0].district).count();
        assert!(chart.table.rows.len() >= printed, "the table has every figure");
    }
}

/// Notes with the same first clause are one.
#[test]
fn notes_that_repeat_a_clause_are_one() {
    let chart = Chart::from_link(&embedded(), "c=profile&d=~qingdao&l=en");
    let clause = "The article gives no period; ";
    let with = chart.notes.iter().filter(|note| note.contains(clause)).count();
    assert_eq!(with, 1, "{:#?}", chart.notes);
    assert!(chart.notes.iter().all(|note| !note.starts_with("Qingdao: ")), "{:#?}", chart.notes);
}

/// A profile leads with what sets the place apart, by the figure that most places have; what the figures leave open is not said.
#[test]
fn a_profile_says_what_sets_a_place_apart() {
    let many = rows("sites", "a,10 b,5 c,4 d,3");
    let cases = [
        // First alone, among more places rather than fewer.
        (
            format!("{many}{}", rows("money", "a,9 b,5 c,1")),
            "Ash has the most sites of the four places with a figure: 10 (2021); one more of its two figures ranks first",
        ),
        // First with others.
        (
            rows("sites", "a,10 b,10 c,1"),
            "Ash and Birch share the most sites of the three places with a figure: 10 (2021)",
        ),
        // A target comes before the lead of two places, and after that of more.
        (
            "a,share,2021,30,,\nb,share,2021,20,,\na,share,2021,25,,target\n".to_owned(),
            "Ash has already reached its target or forecast for share of wood (2021); one of its two figures ranks first",
        ),
        (
            format!("{many}a,share,2021,20,,\na,share,2021,25,,target\n"),
            "Ash has the most sites of the four places with a figure: 10 (2021)",
        ),
        (
            "a,share,2021,20,,\na,share,2021,25,,target\n".to_owned(),
            "Ash has so far not reached its target or forecast for share of wood (2021)",
        ),
        // Otherwise a rank.
        (
            rows("sites", "a,5 b,10 c,4 d,3"),
            "By number of sites, Ash ranks second of the four places with a figure: 5 (2021)",
        ),
        (
            rows("sites", "a,1 b,10 c,4 d,3"),
            "By number of sites, Ash ranks last of the four places with a figure: 1 (2021)",
        ),
        (
            rows("sites", "a,10 b,5"),
            "Of the two places with a figure, Ash has more sites: 10, against 5 in Birch (2021)",
        ),
    ];
    let nothing = "Ash has one figure";
    let open = [
        // Bounds leave the order open, or whether the target is reached.
        (rows("sites", "a,10,le b,9 c,1"), nothing),
        ("a,share,2021,20,ge,\na,share,2021,25,,target\n".to_owned(), "Ash has two figures"),
        // Two targets that differ in the answer.
        ("a,share,2021,20,,\na,share,2021,25,,target\na,share,2021,15,,forecast\n".to_owned(), "Ash has three figures"),
        // A shared rank but the first, a forecast, and the only figure.
        (rows("sites", "a,5 b,5 c,9"), nothing),
        ("a,sites,2021,10,,forecast\nb,sites,2021,5,,forecast\nc,sites,2021,5,,forecast\n".to_owned(), nothing),
        (rows("sites", "a,10"), nothing),
        // The lead of an earlier year, which a later year has ended.
        (
            format!("a,sites,2020,99,,\nb,sites,2020,1,,\nc,sites,2020,2,,\n{}", rows("sites", "a,5 b,5 c,9")),
            "Ash has two figures; one ranks first among the places with a figure",
        ),
    ];
    none(cases.iter().chain(&open).filter_map(|(figures, expected)| {
        let title = title(figures, "c=profile&d=~a");
        (title != *expected).then(|| format!("{figures}: found {title:?}, expected {expected:?}"))
    }));
}
