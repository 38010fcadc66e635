//! Notices about figures that were revised since a link was made.

mod common;

use common::{Files, embedded, none, text};
use district_charts::data::{Dataset, SourceId, digest_text};
use district_charts::kinds::pinned;
use district_charts::link::LinkForm;
use district_charts::model::Chart;
use district_charts::model::View;

/// The rows of the package that a link was made with.
const FIRST: [&str; 4] = [
    "east,growth,,2021,24.3,eq,actual",
    "west,growth,,2021,8,ge,actual",
    "north,growth,,2020,7,eq,actual",
    "town,pieces,,2021,3,eq,actual",
];

/// The beginning of a row of `revisions.csv` without its digest.
const GROWTH_OF_EAST: &str = "2026-12-01,,,east,growth,,2021";

fn package(rows: &[&str]) -> Files {
    Files::small().observing(rows)
}

/// The package with rows of `revisions.csv`. A row that ends with its status is about line 12 of the paper, with a
/// note.
fn logged(mut files: Files, lines: &[String]) -> Files {
    for line in lines {
        let rest = if line.ends_with(",actual") { ",printed,paper,12,careful\n" } else { "\n" };
        files.revisions.extend_from_slice(line.as_bytes());
        files.revisions.extend_from_slice(rest.as_bytes());
    }
    files
}

fn line(before: &Files, rest: &str) -> String {
    format!("{},{rest}", digest_text(before.dataset().digest))
}

/// The notices of an embed link that was made with the first package and is read with the second.
fn notices(then: &Files, now: &Files, link: &str) -> Vec<String> {
    let then = then.dataset();
    let (view, _) = View::from_query(&then, link);
    Chart::from_link(&now.dataset(), &pinned(&then, &view).to_query(&then, LinkForm::Embed)).notices
}

#[track_caller]
fn check(then: &Files, now: &Files, cases: &[(&str, &[&str])]) {
    let differ = |(link, expected): &(&str, &[&str])| {
        let found = notices(then, now, link);
        (found != *expected).then(|| format!("{link:?}: found {found:#?}, expected {expected:#?}"))
    };
    none(cases.iter().filter_map(differ));
}

const UNCHANGED_ZH: &str = "链接生成之后数据有变动，但此处的数字未变。";
const UNCHANGED_EN: &str = "Figures changed since this link was made, but none shown here.";

#[test]
fn a_revised_figure_is_reported_where_it_is_shown() {
    let then = package(&FIRST);
    let now = package(&["east,growth,,2021,24.5,eq,actual", FIRST[1], FIRST[2], FIRST[3]]);
    let now = logged(now, &[line(&then, &format!("{GROWTH_OF_EAST},24.3,eq,24.5,eq,actual"))]);
    let zh = "链接生成之后：东，增速，2021 年：24.3% → 24.5%（日报 2021-09-19 第 3 版）。2026-12-01：按上下文理解。";
    let en = "Since this link was made: East, growth, 2021: 24.3% → 24.5% (Daily, 19 Sep 2021, p. 3). 1 Dec 2026: Read \
        from the context.";
    check(
        &then,
        &now,
        &[
            ("", &[zh]),
            ("l=en", &[en]),
            ("d=~east&l=en", &[en]),
            ("d=~west~north&l=en", &[UNCHANGED_EN]),
            ("d=~west", &[UNCHANGED_ZH]),
            ("i=pieces&l=en", &[UNCHANGED_EN]),
            ("i=rank&l=en", &[UNCHANGED_EN]),
            ("c=profile&d=~east&l=en", &[en]),
            ("c=profile&d=~town&l=en", &[UNCHANGED_EN]),
            ("c=tiles&l=en", &[en]),
            ("c=coverage&d=~east&l=en", &[en]),
        ],
    );
    // A link with the present digest has no notices.
    check(&now, &now, &[("", &[]), ("l=en", &[])]);
}

#[test]
fn bounds_and_other_figures_of_the_same_kind_stay_apart() {
    let then = package(&[FIRST[0], FIRST[1], "west,growth,,2021,12,le,actual"]);
    let now = package(&[FIRST[0], "west,growth,,2021,9,gt,actual", "west,growth,,2021,12,le,actual"]);
    let now = logged(now, &[line(&then, "2026-12-01,,,west,growth,,2021,8,ge,9,gt,actual")]);
    let en = "Since this link was made: West, growth, 2021: ≥8% → >9% (Daily, 19 Sep 2021, p. 3). 1 Dec 2026: Read from \
        the context.";
    check(&then, &now, &[("l=en", &[en])]);
    let gone = package(&[FIRST[0], "west,growth,,2021,12,le,actual"]);
    let gone = logged(gone, &[line(&then, "2026-12-01,,,west,growth,,2021,8,ge,,,actual")]);
    let en = "Since this link was made: West, growth, 2021: withdrawn ≥8% (Daily, 19 Sep 2021, p. 3). 1 Dec 2026: Read \
        from the context.";
    check(&then, &gone, &[("l=en", &[en]), ("d=~east&l=en", &[UNCHANGED_EN])]);
}

#[test]
fn added_and_withdrawn_figures_are_reported() {
    let then = package(&FIRST);
    let now = package(&[FIRST[0], FIRST[2], FIRST[3], "north,growth,,2021,5,approx,actual"]);
    let added = line(&then, "2026-12-01,,,north,growth,,2021,,,5,approx,actual");
    let withdrawn = line(&then, "2026-12-01,,,west,growth,,2021,8,ge,,,actual");
    let now = logged(now, &[added, withdrawn]);
    let why = "1 Dec 2026: Read from the context.";
    let added = format!("Since this link was made: North, growth, 2021: added ≈5% (Daily, 19 Sep 2021, p. 3). {why}");
    let second = format!("West, growth, 2021: withdrawn ≥8% (Daily, 19 Sep 2021, p. 3). {why}");
    let withdrawn = format!("Since this link was made: {second}");
    check(
        &then,
        &now,
        &[
            ("l=en", &[&added, &second]),
            ("d=~north&l=en", &[&added]),
            ("d=~west&l=en", &[&withdrawn]),
            ("d=~east&l=en", &[UNCHANGED_EN]),
            ("c=profile&d=~west&l=en", &[&withdrawn]),
            ("i=pieces&l=en", &[UNCHANGED_EN]),
            (
                "d=~west",
                &["链接生成之后：西，增速，2021 年：撤回 ≥8%（日报 2021-09-19 第 3 版）。2026-12-01：按上下文理解。"],
            ),
        ],
    );
}

/// Several revisions of one figure give one notice, from the figure of the link to the present one.
#[test]
fn a_chain_of_changes_is_reported_once() {
    let at = |value: &str| package(&[&format!("east,growth,,2021,{value},eq,actual"), FIRST[1]]);
    let change = |old: &str, new: &str| {
        line(&at(old), &format!("{GROWTH_OF_EAST},{old},eq,{new},eq,actual")).replace("2026-12-01", "2026-12-02")
    };
    let [a, b] = [at("24.3"), at("24.4")];
    let now = logged(at("24.5"), &[change("24.3", "24.4"), change("24.4", "24.5")]);
    let text = |old: &str| {
        format!(
            "Since this link was made: East, growth, 2021: {old}% → 24.5% (Daily, 19 Sep 2021, p. 3). 2 Dec 2026: Read \
            from the context."
        )
    };
    check(&a, &now, &[("l=en", &[&text("24.3")])]);
    check(&b, &now, &[("l=en", &[&text("24.4")])]);
    // A revision that is reverted gives no notice.
    let back = logged(at("24.3"), &[change("24.3", "24.4"), change("24.4", "24.3")]);
    check(&a, &back, &[("l=en", &[])]);
    check(&b, &back, &[("l=en", &[&text("24.4").replace("→ 24.5", "→ 24.3")])]);
    // A figure that was changed and then withdrawn is withdrawn.
    let gone = package(&[FIRST[1]]);
    let gone = logged(gone, &[change("24.3", "24.4"), line(&b, &format!("{GROWTH_OF_EAST},24.4,eq,,,actual"))]);
    for then in [("24.3", &a), ("24.4", &b)] {
        let en = text(then.0).replace(&format!("{}% → 24.5%", then.0), &format!("withdrawn {}%", then.0));
        check(then.1, &gone, &[("l=en", &[&en.replace("2 Dec", "1 Dec")])]);
    }
}

/// A later article needs no row in `revisions.csv`, whether figures were revised before or after it.
#[test]
fn the_figures_of_a_new_article_are_new() {
    let newer = "north,growth,,2021,11,eq,actual,printed,other,3,";
    let changed = "east,growth,,2021,24.5,eq,actual";
    let change = format!("{GROWTH_OF_EAST},24.3,eq,24.5,eq,actual");
    let then = package(&FIRST);
    let text = "Since this link was made: North, growth, 2021: added 11% (Evening, Oct 2021).";
    let revised = "Since this link was made: East, growth, 2021: 24.3% → 24.5% (Daily, 19 Sep 2021, p. 3). 1 Dec 2026: \
        Read from the context.";
    let now = package(&[FIRST[0], FIRST[1], FIRST[2], FIRST[3], newer]);
    check(&then, &now, &[("l=en", &[text]), ("d=~east~west&l=en", &[UNCHANGED_EN]), ("i=pieces", &[UNCHANGED_ZH])]);
    // The same revision before and after the article.
    for before in [&then, &now] {
        let now = logged(package(&[changed, FIRST[1], FIRST[2], FIRST[3], newer]), &[line(before, &change)]);
        let second = text.replace("Since this link was made: ", "");
        check(&then, &now, &[("l=en", &[revised, &second]), ("d=~north&l=en", &[text]), ("d=~east&l=en", &[revised])]);
    }
}

/// A new default of a property that a link does not state gives no notice about a change.
#[test]
fn another_axis_is_no_change() {
    let then = package(&FIRST);
    let rows = ["east,growth,,2022", "west,growth,,2022", "north,growth,,2022"]
        .map(|row| format!("{row},16,eq,actual,printed,other,3,"));
    let all: Vec<&str> = FIRST.into_iter().chain(rows.iter().map(String::as_str)).collect();
    let now = package(&all).dataset();
    let link = format!("d=~east&l=en&ds={}", digest_text(then.dataset().digest));
    let chart = Chart::from_link(&now, &link);
    assert!(chart.subtitle.contains("2022"), "{}", chart.subtitle);
    assert_eq!(chart.notices, ["Since this link was made: East, growth, 2022: added 16% (Evening, Oct 2021)."]);
}

#[test]
fn many_changes_are_cut_short() {
    let then = package(&[]);
    let rows: Vec<String> = (1..=9).map(|month| format!("east,pieces,,2021-0{month},{month},eq,actual")).collect();
    let now = package(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    let found = notices(&then, &now, "i=pieces&c=profile&d=~east&l=en");
    assert_eq!(found.len(), 6, "{found:#?}");
    assert_eq!(found.iter().filter(|notice| notice.starts_with("Since")).count(), 1, "{found:#?}");
    assert_eq!(found[5], "More of the figures shown here changed since.");
    assert_eq!(
        notices(&then, &now, "i=pieces&c=profile&d=~east").last().map(String::as_str),
        Some("此处还有其他数字变动。")
    );
}

#[test]
fn a_figure_of_a_project_is_reported_by_its_name() {
    let row = |value: &str| format!("某园,A Park,east,pieces,,2021,{value},eq,actual,printed,paper,12,\n");
    let with = |value: &str| {
        let mut files = package(&FIRST);
        files.projects.extend_from_slice(row(value).as_bytes());
        files
    };
    let then = with("5");
    let change = "2026-12-01,某园,A Park,east,pieces,,2021,5,eq,6,eq,actual";
    let now = logged(with("6"), &[line(&then, change)]);
    let en = "Since this link was made: A Park, pieces, 2021: 5 pieces → 6 pieces (Daily, 19 Sep 2021, p. 3). 1 \
        Dec 2026: Read from the context.";
    check(
        &then,
        &now,
        &[("c=projects&i=pieces&l=en", &[en]), ("c=profile&d=~east&l=en", &[en]), ("l=en", &[UNCHANGED_EN])],
    );
    let gone = logged(package(&FIRST), &[line(&then, "2026-12-01,某园,A Park,east,pieces,,2021,5,eq,,,actual")]);
    check(&then, &gone, &[("c=profile&d=~east&l=en", &[&en.replace("5 pieces → 6 pieces", "withdrawn 5 pieces")])]);
}

/// A digest that the figures never had gives a notice that says only so.
#[test]
fn an_unknown_digest_is_not_explained() {
    let now = package(&FIRST).dataset();
    let notices = Chart::from_link(&now, "ds=12345678&l=en").notices;
    let en = "ds=12345678 in the link: the figures may have been revised since; what changed is not known, and these are \
        the present ones.";
    assert_eq!(notices, [en]);
}

/// The digest covers figures alone: no texts, lines of articles, notes, order of rows or revisions.
#[test]
fn the_digest_is_of_figures_alone() {
    let of = |files: &Files| files.dataset().digest;
    let first = package(&FIRST);
    let same = [
        package(&[FIRST[3], FIRST[2], FIRST[1], FIRST[0]]),
        first.clone().changed("terms", "Read from the context.", "Other words."),
        first.clone().changed("indicators", "growth,percent", "growth rate,percent"),
        package(&[FIRST[0], FIRST[1], FIRST[2], "town,pieces,,2021,3,eq,actual,implied,paper,10,careful"]),
    ];
    let other = [
        package(&["east,growth,,2021,24.30,eq,actual", FIRST[1], FIRST[2], FIRST[3]]),
        package(&["east,growth,,2021,24.3,approx,actual", FIRST[1], FIRST[2], FIRST[3]]),
        package(&["east,growth,listed,2021,24.3,eq,actual", FIRST[1], FIRST[2], FIRST[3]]),
        package(&["east,growth,,2021,24.3,eq,plan", FIRST[1], FIRST[2], FIRST[3]]),
        package(&["east,growth,,2021,24.3,eq,actual,printed,other,12,", FIRST[1], FIRST[2], FIRST[3]]),
        package(&FIRST[..3]),
        // Two values that were swapped.
        package(&["east,growth,,2021,8,eq,actual", "west,growth,,2021,24.3,ge,actual", FIRST[2], FIRST[3]]),
    ];
    let wrong = same.iter().filter(|files| of(files) != of(&first)).chain(other.iter().filter(|f| of(f) == of(&first)));
    none(wrong.map(|files| String::from_utf8_lossy(&files.observations).into_owned()));
    let logged = logged(first.clone(), &[]);
    assert_eq!(of(&logged), of(&first));
}

#[test]
fn errors_of_revisions_are_exact() {
    let then = package(&FIRST);
    let now = package(&["east,growth,,2021,24.5,eq,actual", FIRST[1], FIRST[2], FIRST[3]]);
    let good = line(&then, &format!("{GROWTH_OF_EAST},24.3,eq,24.5,eq,actual"));
    let digest = digest_text(then.dataset().digest);
    let end = "digits with at most one point, at most 15 digits";
    let cases: Vec<(String, String)> = vec![
        (good.clone(), String::new()),
        (
            good.replacen(&digest, "00000000", 1),
            format!("digest: found \"00000000\", expected {digest}, the digest of the figures before this change"),
        ),
        (
            good.replacen(&digest, "", 1),
            format!("digest: found nothing, expected {digest}, the digest of the figures before this change"),
        ),
        (good.replace("2026-12-01", "2026-12"), "day: found \"2026-12\", expected a day: 2021-09-19".to_owned()),
        (
            good.replace("east", "south"),
            "district: found \"south\", expected the id of a district in districts.csv".into(),
        ),
        (
            good.replace("growth", "speed"),
            "indicator: found \"speed\", expected the id of an indicator in indicators.csv".into(),
        ),
        (
            good.replace("24.3,eq", "24.3,="),
            "old_comparator: found \"=\", expected eq, ge, gt, le, lt or approx".into(),
        ),
        (good.replace("24.3,eq", ",eq"), format!("old_value: found nothing, expected {end}")),
        (good.replace("24.5,eq", "24;5,eq"), format!("value: found \"24;5\", expected {end}")),
        (good.replace("24.3,eq,24.5,eq", ",,,"), format!("old_value: found nothing, expected {end}")),
        (good.replace("24.3,eq", "24.5,eq"), "value: found \"24.5\", expected another figure than in old_value".into()),
        (format!("{good},printed,paper,12,"), "note: found nothing, expected the id of a note in terms.csv".into()),
        (
            format!("{good},printed,paper,12,percent"),
            "note: found \"percent\", expected the id of a note in terms.csv".into(),
        ),
        (
            good.replace("24.5", "24.6"),
            "value: found \"24.6\", expected a figure of the package, or one that a later line changes".into(),
        ),
    ];
    let mut wrong = Vec::new();
    for (line, expected) in &cases {
        let found = logged(now.clone(), std::slice::from_ref(line)).read().err().map(|errors| errors.to_string());
        let found = found.unwrap_or_default();
        let expected =
            if expected.is_empty() { String::new() } else { format!("revisions.csv, line 2, column {expected}") };
        // A second error about the digest may follow.
        let first = found.lines().next().unwrap_or_default();
        if first != expected {
            wrong.push(format!("{line}: found\n{found}\nexpected\n{expected}"));
        }
    }
    none(&wrong);
    // In a chain of revisions the row with the wrong digest is reported.
    let last = package(&["east,growth,,2021,24.6,eq,actual", FIRST[1], FIRST[2], FIRST[3]]);
    let next = line(&now, &format!("{GROWTH_OF_EAST},24.5,eq,24.6,eq,actual"));
    let [between, wrong] = [now.dataset().digest, 1].map(digest_text);
    let chain = |lines: [&String; 2]| logged(last.clone(), &lines.map(String::clone)).read().map(|data| data.digest);
    assert_eq!(chain([&good, &next]), Ok(last.dataset().digest));
    let error = chain([&good, &next.replacen(&between, &wrong, 1)]).err().map(|errors| errors.to_string());
    let expected = format!(
        "revisions.csv, line 3, column digest: found \"{wrong}\", expected {between}, the digest of the figures before this \
        change"
    );
    assert_eq!(error, Some(expected));
    // Rows of one revision share a digest.
    let together = chain([&good, &next.replacen(&between, &digest, 1)]);
    assert_eq!(together, Ok(last.dataset().digest));
    let fields = logged(now, &["a,b".to_owned()]).read().err().map(|errors| errors.to_string());
    assert_eq!(fields.as_deref(), Some("revisions.csv, line 2: found 2 fields, expected 17 fields"));
}

/// The digests of published links are known: a figure that is changed without a row in `revisions.csv` fails this test.
#[test]
fn published_digests_are_known() {
    let dataset = embedded();
    let links = text("tests/links.txt");
    let digests = links.lines().filter_map(|line| line.split('\t').nth(1)?.split("ds=").nth(1)?.get(..8));
    let digests: Vec<&str> = digests.collect();
    assert!(!digests.is_empty(), "there are published links with a digest");
    let known =
        |digest: &&&str| district_charts::data::parse_digest(digest).is_some_and(|of| dataset.figures_at(of).is_some());
    none(digests.iter().filter(|digest| !known(digest)).map(|digest| {
        format!("{digest} is no digest of these figures, nor of any before: a change is missing in data/revisions.csv")
    }));
}

/// The figures of the last article of the embedded package are new to a link that was made before.
#[test]
fn the_articles_of_the_package_came_one_by_one() {
    let dataset = embedded();
    let mut files: Dataset = dataset.clone();
    let last = SourceId(dataset.sources.len() - 1);
    files.observations.retain(|observation| observation.source < last);
    files.projects.retain(|figure| figure.observation.source < last);
    let sum = dataset
        .figures()
        .iter()
        .filter(|observation| observation.source == last)
        .fold(0_u32, |sum, observation| sum.wrapping_add(observation.digest));
    let before = digest_text(dataset.digest.wrapping_sub(sum));
    let notices = Chart::from_link(&dataset, &format!("c=profile&d=~jiaozhou&l=en&ds={before}")).notices;
    assert!(notices.len() > 1 && notices.iter().all(|notice| !notice.contains("ds=")), "{notices:#?}");
    assert_eq!(Chart::from_link(&dataset, &format!("ds={before}")).notices, [UNCHANGED_ZH]);
}
