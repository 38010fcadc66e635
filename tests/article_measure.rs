//! The share of the rows of `tests/article_measure.txt` that are proposed, that are wholly right, and the share of proposals marked as sure that are right.

mod common;

use common::{embedded, text};
use district_charts::import::article::{Known, Proposal, Published, Rules, read};

/// A row of the file, or a proposal in the same words.
#[derive(Debug)]
struct Row {
    quote: String,
    /// Places, indicators, periods and kinds that are as good.
    fields: [Vec<String>; 4],
}

const FIELDS: [&str; 4] = ["place", "indicator", "period", "kind"];

/// The letters or words of a name, without those that every growth has.
fn parts(name: &str) -> Vec<String> {
    let mut name = name.to_lowercase();
    for word in ["同比", "增长", "增速", "涨幅", "growth", "（gdp）", "数", "的"] {
        name = name.replace(word, "");
    }
    if name.is_ascii() {
        let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        let words = words.filter(|word| !["the", "of", "in", "a", "and"].contains(word));
        return words.map(|word| word.trim_end_matches('s').to_owned()).collect();
    }
    name.chars().filter(|letter| letter.is_alphanumeric()).map(String::from).collect()
}

/// True if two names are alike: twice the common parts over all, at least six of ten.
fn alike(a: &str, b: &str) -> bool {
    let (a, mut b) = (parts(a), parts(b));
    let all = a.len() + b.len();
    let mut common = 0;
    for part in &a {
        if let Some(at) = b.iter().position(|other| other == part) {
            b.swap_remove(at);
            common += 1;
        }
    }
    all > 0 && common * 20 >= all * 6
}

fn proposed(row: &Proposal, place: Option<&str>) -> Row {
    let indicator = row.indicator.value.as_ref().map(|indicator| indicator.name.clone());
    let mut kind = format!("{:?}", row.measure).to_lowercase();
    for (is_so, word) in [
        (row.is_fall, "down"),
        (row.comparator.value.name() != "eq", row.comparator.value.name()),
        (row.status.value.name() != "actual", row.status.value.name()),
    ] {
        if is_so {
            kind = format!("{kind} {word}");
        }
    }
    let period = row.period.value.map_or_else(|| "?".to_owned(), |period| period.spelling());
    let fields = [place.unwrap_or("?").to_owned(), indicator.unwrap_or_default(), period, kind];
    Row { quote: row.quote.clone(), fields: fields.map(|field| vec![field]) }
}

/// The fields of a proposal that are right.
fn right(proposal: &Row, row: &Row) -> [bool; 4] {
    std::array::from_fn(|field| {
        let found = &proposal.fields[field][0];
        let is_name = FIELDS[field] == "indicator";
        row.fields[field].iter().any(|good| good == found || is_name && alike(good, found))
    })
}

/// The counts of a language.
#[derive(Debug, Default)]
struct Counts {
    rows: usize,
    found: usize,
    right: usize,
    fields: [usize; 4],
    /// Proposals that are no row.
    beside: usize,
    sure: usize,
    sure_right: usize,
}

fn measure(case: &str, counts: &mut Counts) {
    let (mut article, mut rows, mut head) = (String::new(), Vec::new(), "");
    for line in case.lines() {
        match line.split_at_checked(2) {
            Some(("# ", name)) => head = name,
            Some(("> ", text)) => article += &format!("{text}\n"),
            Some(("- ", row)) => {
                let all: Vec<&str> = row.split(" | ").collect();
                let &[quote, place, indicator, period, kind] = all.as_slice() else { panic!("{row} has five fields") };
                let fields = [place, indicator, period, kind];
                let fields = fields.map(|field| field.split(" or ").map(str::to_owned).collect());
                rows.push(Row { quote: quote.to_owned(), fields });
            }
            _ => panic!("{line:?} opens with none of '# ', '> ' and '- '"),
        }
    }
    let day: Vec<u16> = head
        .split_once(" @ ")
        .map(|(_, day)| day.split('-').filter_map(|part| part.parse().ok()).collect())
        .unwrap_or_default();
    let published = Published { year: day[0], month: day[1] as u8, day: day[2] as u8 };
    let rules = Rules::built_in();
    let reading = read(&article, &Known::of(&embedded(), &rules), &rules, Some(published));
    counts.rows += rows.len();
    for proposal in &reading.proposals {
        let places: Vec<&str> = match proposal.places.as_slice() {
            [] => vec![proposal.place.value.as_ref().map_or("?", |place| place.name.as_str())],
            places => places.iter().map(|place| place.name.as_str()).collect(),
        };
        for place in places {
            let own = proposed(proposal, Some(place));
            // The row with the same number that agrees in most fields.
            let best = (0..rows.len())
                .filter(|&index| rows[index].quote == own.quote)
                .max_by_key(|&index| right(&own, &rows[index]).iter().filter(|is_right| **is_right).count());
            let fields = best.map(|index| right(&own, &rows.swap_remove(index)));
            let is_right = fields.is_some_and(|fields| fields == [true; 4]);
            if !is_right && std::env::var_os("SHOW_WRONG").is_some() {
                println!("{head}: {fields:?} {own:?} {}", if proposal.is_sure { "SURE" } else { "" });
            }
            counts.beside += usize::from(fields.is_none());
            counts.found += usize::from(fields.is_some());
            counts.right += usize::from(is_right);
            for (count, is_right) in counts.fields.iter_mut().zip(fields.unwrap_or_default()) {
                *count += usize::from(is_right);
            }
            counts.sure += usize::from(proposal.is_sure);
            counts.sure_right += usize::from(proposal.is_sure && is_right);
        }
    }
    if std::env::var_os("SHOW_WRONG").is_some() {
        for row in rows {
            println!("{head}: missed {row:?}");
        }
    }
}

/// `SHOW_WRONG=1 cargo test --test article_measure -- --nocapture` prints the counts and what is wrong.
#[test]
fn nearly_every_row_of_invented_articles_is_read() {
    let file = text("tests/article_measure.txt");
    for (language, share_right) in [("zh", 99), ("en", 97)] {
        let mut counts = Counts::default();
        for case in file.split("\n\n").filter(|case| case.starts_with(&format!("# {language}: "))) {
            measure(case.trim_end(), &mut counts);
        }
        println!("{language}: {counts:?}");
        assert!(counts.rows > 60, "only {} rows", counts.rows);
        assert!(counts.right * 100 >= counts.rows * share_right, "{language}: {counts:?}");
        assert!(counts.beside * 100 <= counts.rows * 5, "{language}: {counts:?}");
        assert!(counts.sure_right * 100 >= counts.sure * 97, "{language}: {counts:?}");
    }
}
