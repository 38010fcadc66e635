//! Cases of links: golden tables, choices in the address, changed figures, and damaged links.

use std::fs;

use anyhow::{Context, Result, anyhow, ensure};
use district_charts::data::{Dataset, SourceId, digest_text};
use district_charts::model::Chart;
use xtask::engine::Engine;
use xtask::workspace;

use crate::Case;
use crate::page::{Page, Shown, shortened};
use crate::site::Variant;

/// The cases of this file.
pub(crate) const ALL: &[Case] = &[
    Case { name: "every_case_shows_its_golden_table", engines: &Engine::ALL, check: every_case_shows_its_golden_table },
    Case { name: "a_choice_is_an_address", engines: &Engine::ALL, check: a_choice_is_an_address },
    Case { name: "a_damaged_link_is_explained", engines: &Engine::ALL, check: a_damaged_link_is_explained },
    Case { name: "an_old_link_says_what_changed", engines: &Engine::ALL, check: an_old_link_says_what_changed },
    Case { name: "no_damaged_link_stops_a_chart", engines: &Engine::ALL, check: no_damaged_link_stops_a_chart },
];

/// The number of damaged links.
const DAMAGED_LINKS: usize = 100;

/// One damaged link in so many loads the page; the open page navigates to the others.
const LOAD_INTERVAL: usize = 10;

/// The environment variable with the seed of the damage. Without it every run uses the same seed.
const SEED_VARIABLE: &str = "DISTRICT_CHARTS_SEED";

fn every_case_shows_its_golden_table(page: &mut Page) -> Result<()> {
    let cases = cases()?;
    let mut failures = Vec::new();
    page.open(Variant::Recorded, "")?.must_be_drawn()?;
    for (name, link) in &cases {
        if let Err(error) = shows_golden(page, name, link) {
            failures.push(format!("{name}: {error:#}"));
        }
    }
    ensure!(
        failures.is_empty(),
        "found {} of {} cases with another table, expected none:\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n")
    );
    page.must_be_quiet()
}

fn shows_golden(page: &Page, name: &str, link: &str) -> Result<()> {
    let shown = page.turn_to(link)?;
    shown.must_be_drawn()?;
    let golden = golden_table(name)?;
    ensure!(
        golden.is_empty() != shown.has_no_links(),
        "found a golden table of {} rows with the links {}, expected either rows or links",
        golden.len(),
        shown.0["links"]
    );
    ensure!(shown.table() == golden, "found the table {:?}, expected {golden:?}", shown.table());
    Ok(())
}

/// The names and links of `tests/cases.txt`.
pub(crate) fn cases() -> Result<Vec<(String, String)>> {
    let text =
        fs::read_to_string(workspace::root().join("tests/cases.txt")).context("could not read tests/cases.txt")?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let split = |line: &str| match line.split_once(char::is_whitespace) {
        Some((name, link)) => (name.to_owned(), link.trim().to_owned()),
        None => (line.to_owned(), String::new()),
    };
    Ok(lines.map(split).collect())
}

/// The table of a golden file: its lines that begin with a bar.
fn golden_table(name: &str) -> Result<Vec<Vec<String>>> {
    let file = workspace::root().join("tests/golden").join(format!("{name}.txt"));
    let text = fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?;
    let rows = text.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    Ok(rows.map(|row| row.split(" | ").map(str::to_owned).collect()).collect())
}

/// Choices of indicator, order and language are in the address. The address alone restores them.
fn a_choice_is_an_address(page: &mut Page) -> Result<()> {
    let mut before = page.open(Variant::Recorded, "")?;
    before.must_be_drawn()?;
    for name in ["i", "s", "l"] {
        let value = page.choose_another(name)?;
        let what = format!("choosing {name}={value} changes address, control and table");
        before = page.wait_until(&what, |shown| has_followed(shown, &before, name, &value))?;
    }
    let (query, table) = (before.text("query").trim_start_matches('?').to_owned(), before.table());
    let after = page.open(Variant::Recorded, &query)?;
    after.must_be_drawn()?;
    ensure!(
        after.0["controls"] == before.0["controls"],
        "found the controls {}, expected {}, after {query:?}",
        after.0["controls"],
        before.0["controls"]
    );
    ensure!(after.table() == table, "found the table {:?}, expected {table:?}, after {query:?}", after.table());
    ensure!(
        after.text("query") == before.text("query"),
        "found the query {:?}, expected {query:?}",
        after.text("query")
    );
    Ok(())
}

fn has_followed(shown: &Shown, before: &Shown, name: &str, value: &str) -> bool {
    shown.text("query") != before.text("query")
        && shown.0["controls"][name] == value
        && shown.table() != before.table()
        && shown.text("state") == "drawn"
}

fn a_damaged_link_is_explained(page: &mut Page) -> Result<()> {
    for (key, link) in [("i", "i=no-such-thing"), ("s", "s=no-such-thing"), ("d", "d=~no-such-thing")] {
        let shown = page.open(Variant::Recorded, link)?;
        shown.must_be_drawn()?;
        let names_it = |notice: &&str| notice.contains(key) && notice.contains("no-such-thing");
        ensure!(shown.notices().iter().any(names_it), "found notices {:?}, expected one about {link}", shown.notices());
    }
    Ok(())
}

/// A link with the digest of earlier data reports the figures that have changed since. The digest stays in the address after a choice,
/// and so does the notice.
fn an_old_link_says_what_changed(page: &mut Page) -> Result<()> {
    let dataset = Dataset::embedded().map_err(|errors| anyhow!("{errors}"))?;
    let last = SourceId(dataset.sources.len() - 1);
    let added = dataset.figures().into_iter().filter(|figure| figure.source == last);
    // The digest of the data before the last article: digests of figures add up.
    let digest = digest_text(added.clone().fold(dataset.digest, |digest, figure| digest.wrapping_sub(figure.digest)));
    let district = added.map(|figure| &dataset.districts[figure.district]).find(|district| !district.is_whole());
    let district = &district.context("found no district in the last article, expected one")?.id;
    let old = format!("v=1&c=profile&d=~{district}&l=zh&ds={digest}");
    for (link, beginning) in [
        (old.clone(), "链接生成之后："),
        (old.replace(&digest, "00000000"), "链接中的 ds=00000000："),
        (format!("d=~{district}&l=en&ds={digest}"), "Figures changed since"),
    ] {
        let shown = page.open(Variant::Recorded, &link)?;
        shown.must_be_drawn()?;
        let expected = Chart::from_link(&dataset, &link).notices;
        ensure!(shown.notices() == expected, "found notices {:?}, expected {expected:?}, at {link}", shown.notices());
        ensure!(
            expected[0].starts_with(beginning),
            "found notices {expected:?}, expected {beginning:?} first, at {link}"
        );
    }
    let current = page.open(Variant::Recorded, &old.replace(&digest, &digest_text(dataset.digest)))?;
    ensure!(current.notices().is_empty(), "found {:?} with the current digest, expected no notice", current.notices());
    let before = page.open(Variant::Recorded, &old)?;
    let value = page.choose_another("l")?;
    let after = page.wait_until("the language changes", |shown| has_followed(shown, &before, "l", &value))?;
    let query = after.text("query").trim_start_matches('?').to_owned();
    ensure!(query.ends_with(&format!("ds={digest}")), "found the query {query:?}, expected ds={digest} at its end");
    let expected = Chart::from_link(&dataset, &query).notices;
    ensure!(
        after.notices() == expected && !expected.is_empty(),
        "found notices {:?}, expected {expected:?}",
        after.notices()
    );
    let reopened = page.open(Variant::Recorded, &query)?;
    ensure!(reopened.notices() == expected, "found notices {:?}, expected {expected:?}", reopened.notices());
    Ok(())
}

fn no_damaged_link_stops_a_chart(page: &mut Page) -> Result<()> {
    let seed = std::env::var(SEED_VARIABLE).ok().and_then(|seed| seed.parse().ok()).unwrap_or(2021);
    let links: Vec<String> = cases()?.into_iter().map(|(_, link)| link).collect();
    let mut random = Random(seed);
    for index in 0..DAMAGED_LINKS {
        let link = random.damage(&links);
        let shown = if index % LOAD_INTERVAL == 0 { page.open(Variant::Recorded, &link) } else { page.turn_to(&link) };
        let drawn = shown.and_then(|shown| shown.must_be_drawn());
        drawn
            .and_then(|()| page.must_be_quiet())
            .with_context(|| format!("{SEED_VARIABLE}={seed}, link {}", shortened(&link)))?;
    }
    Ok(())
}

/// A pseudorandom number generator: SplitMix64, with its state.
struct Random(u64);

impl Random {
    /// A number from 0 to below a limit.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit.max(1) as u64).unwrap_or_default()
    }

    fn choose<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    /// A random link with one to three kinds of damage.
    fn damage(&mut self, links: &[String]) -> String {
        let mut link: Vec<char> = links[self.below(links.len())].chars().collect();
        for _ in 0..=self.below(3) {
            let index = self.below(link.len() + 1);
            match self.below(5) {
                0 => link.truncate(index),
                1 if link.len() > 1 => link.swap(index % (index.max(1)), index.saturating_sub(1)),
                2 => insert(
                    &mut link,
                    index,
                    self.choose(&["%", "%zz", "%00", "%ff%fe", "%E9%9D", "&&=", "~", "%F0%9F%92%A9"]),
                ),
                3 => insert(&mut link, index, &self.choose(&["9", "~", "a", "%41", "=", "-"]).repeat(3000)),
                _ => insert(
                    &mut link,
                    0,
                    self.choose(&["i=~&", "s=9e999&", "p=@&", "v=-1&", "l=xx&", "constructor=1&", "d=~&"]),
                ),
            }
        }
        link.into_iter().collect()
    }
}

fn insert(link: &mut Vec<char>, index: usize, text: &str) {
    let index = index.min(link.len());
    link.splice(index..index, text.chars());
}
