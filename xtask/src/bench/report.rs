//! The tables of a run in Markdown: targets, ratios, times, then the machine.

use super::loads::{self, BYTES, LIVE, LONGEST_TASK, PICTURE};
use super::pages::PEERS;
use super::results::{Results, Samples};
use super::{parses, redraws, targets};

/// The whole report.
pub(super) fn markdown(results: &Results, facts: &[(String, String)], rounds: usize) -> String {
    let mut sections = vec![format!("Medians of {rounds} rounds.\n"), targets_table(results)];
    sections.extend(load_tables(results));
    sections.extend(redraw_tables(results));
    sections.extend(parse_table(results));
    sections.extend(growth_table(results));
    sections.extend(memory_table(results));
    sections.extend(reasons(results));
    sections.push(facts_table(facts));
    sections.join("\n")
}

/// A table: its head, then its rows. The first column is text, the others are numbers.
fn table(title: &str, head: &[&str], rows: &[Vec<String>]) -> String {
    let mut text = format!("### {title}\n\n| {} |\n|", head.join(" | "));
    for index in 0..head.len() {
        text += if index == 0 { " --- |" } else { " ---: |" };
    }
    text.push('\n');
    for row in rows {
        text += &format!("| {} |\n", row.join(" | "));
    }
    text
}

fn targets_table(results: &Results) -> String {
    let outcomes = targets::outcomes(results);
    let rows: Vec<Vec<String>> = outcomes
        .into_iter()
        .map(|outcome| vec![outcome.claim, outcome.limit, outcome.found, outcome.verdict])
        .collect();
    table("Targets", &["ratio of medians", "target", "found", "verdict"], &rows)
}

/// A ratio of two medians; a dash if one is missing.
fn ratio(results: &Results, (quantity, subject): (&str, &str), (other, peer): (&str, &str)) -> String {
    match (results.median(quantity, subject), results.median(other, peer)) {
        (Some(ours), Some(peer)) if peer > 0.0 => format!("{:.2}", ours / peer),
        _ => "–".to_owned(),
    }
}

/// A median with a sensible number of digits, or that there is none.
fn number(results: &Results, quantity: &str, subject: &str) -> String {
    match results.samples(quantity, subject) {
        Some(Samples::NotMeasured(_)) => "not measured".to_owned(),
        _ => results.median(quantity, subject).map_or("–".to_owned(), digits),
    }
}

fn digits(number: f64) -> String {
    match number.abs() {
        size if size >= 10_000.0 => thousands(number.round() as i64),
        size if size >= 100.0 => format!("{number:.0}"),
        size if size >= 10.0 => format!("{number:.1}"),
        _ => format!("{number:.2}"),
    }
}

fn thousands(number: i64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn peer_names() -> Vec<&'static str> {
    PEERS.iter().map(|peer| peer.name).collect()
}

fn load_tables(results: &Results) -> Vec<String> {
    if !results.has(BYTES) {
        return Vec::new();
    }
    let peers = peer_names();
    let head: Vec<&str> = std::iter::once("ours ÷ peer").chain(peers.iter().copied()).collect();
    let mut ratios = Vec::new();
    let quantities =
        [(BYTES, BYTES), (PICTURE[0], LIVE[0]), (LIVE[0], LIVE[0]), (PICTURE[1], LIVE[1]), (LIVE[1], LIVE[1])];
    for page in loads::OURS {
        for (ours, peer) in quantities {
            let cells = peers.iter().map(|name| ratio(results, (ours, page), (peer, name)));
            ratios.push(std::iter::once(format!("{page}: {ours}")).chain(cells).collect());
        }
    }
    let head_of_times =
        ["page", "bytes", "picture, ms", "live, ms", "picture, throttled", "live, throttled", "longest task"];
    let columns = [BYTES, PICTURE[0], LIVE[0], PICTURE[1], LIVE[1], LONGEST_TASK];
    let times: Vec<Vec<String>> = loads::OURS
        .iter()
        .chain(&peers)
        .chain(&[loads::WORD])
        .map(|name| {
            let cell = |quantity: &str| match (quantity, results.median(quantity, name)) {
                (LONGEST_TASK, Some(0.0)) => "< 50".to_owned(),
                _ => number(results, quantity, name),
            };
            std::iter::once((*name).to_owned()).chain(columns.map(cell)).collect()
        })
        .collect();
    vec![
        table("Loading, ratios (a picture is compared with the finished chart of the peer)", &head, &ratios),
        table("Loading, medians", &head_of_times, &times),
    ]
}

fn redraw_tables(results: &Results) -> Vec<String> {
    let libraries: Vec<&str> = std::iter::once(redraws::OURS).chain(peer_names()).collect();
    let mut head = vec!["ms: call / until readable"];
    head.extend(&libraries);
    let (mut ratios, mut times) = (Vec::new(), Vec::new());
    for change in redraws::CHANGES {
        for (marks, _) in redraws::SIZES {
            let [call, readable] = redraws::STEPS.map(|step| redraws::quantity(change, marks, step));
            if !results.has(&call) {
                continue;
            }
            let name = format!("{change}, {} marks", thousands(marks as i64));
            let pair = |library: &&str| match results.median(&call, library) {
                Some(_) => format!("{} / {}", number(results, &call, library), number(results, &readable, library)),
                None => "not drawn".to_owned(),
            };
            times.push(std::iter::once(name.clone()).chain(libraries.iter().map(pair)).collect());
            let ratio = |peer: &&str| ratio(results, (&readable, redraws::OURS), (&readable, peer));
            ratios.push(std::iter::once(name).chain(libraries[1..].iter().map(ratio)).collect());
        }
    }
    if times.is_empty() {
        return Vec::new();
    }
    let mut head_of_ratios = vec!["ours ÷ peer, until readable"];
    head_of_ratios.extend(&libraries[1..]);
    vec![table("Redrawing, ratios", &head_of_ratios, &ratios), table("Redrawing, medians", &head, &times)]
}

fn parse_table(results: &Results) -> Option<String> {
    let readers = parses::READERS.map(|reader| reader.0);
    let mut rows = Vec::new();
    for size in parses::SIZES {
        for step in parses::STEPS {
            let quantity = parses::quantity(step, size);
            let ratio_to = |peer: &str| ratio(results, (&quantity, readers[0]), (&quantity, peer));
            let mut row = vec![format!("{step}, {} rows", thousands(size as i64))];
            row.extend(readers[1..].iter().map(|peer| ratio_to(peer)));
            row.extend(readers.iter().map(|reader| number(results, &quantity, reader)));
            rows.push(row);
        }
    }
    let head = [
        "step",
        "ours ÷ autoType",
        "ours ÷ typed by hand",
        "district-charts, ms",
        "d3-dsv autoType, ms",
        "d3-dsv typed by hand, ms",
    ];
    results.has(&parses::quantity("parse", parses::SIZES[0])).then(|| table("Reading a package", &head, &rows))
}

/// How the time of each step grows with the figures: ten times as many should take ten times as long.
fn growth_table(results: &Results) -> Option<String> {
    let ours = parses::READERS[0].0;
    let sizes = parses::SIZES.map(|size| thousands(size as i64));
    let last = [parses::SIZES.len() - 2, parses::SIZES.len() - 1];
    let mut rows = Vec::new();
    for step in parses::STEPS.into_iter().chain([parses::CHOICES]) {
        let quantities = parses::SIZES.map(|size| parses::quantity(step, size));
        let mut row = vec![format!("{step}, ms")];
        row.extend(quantities.iter().map(|quantity| number(results, quantity, ours)));
        let [fewer, more] = last.map(|index| (quantities[index].as_str(), ours));
        row.push(ratio(results, more, fewer));
        rows.push(row);
    }
    let mut memory = vec!["memory of the module ÷ package".to_owned()];
    memory.extend(parses::SIZES.map(|size| number(results, &parses::memory(size), ours)));
    memory.push("–".to_owned());
    rows.push(memory);
    let growth = format!("{} ÷ {}", sizes[last[1]], sizes[last[0]]);
    let head: Vec<&str> =
        std::iter::once("step, rows").chain(sizes.iter().map(String::as_str)).chain([growth.as_str()]).collect();
    results.has(&parses::quantity(parses::CHOICES, parses::SIZES[0])).then(|| table("Growth", &head, &rows))
}

fn memory_table(results: &Results) -> Option<String> {
    let libraries = std::iter::once(redraws::OURS).chain(peer_names());
    let row = |name: &str| {
        let cells = redraws::MEMORY.map(|quantity| number(results, quantity, name));
        std::iter::once(name.to_owned()).chain(cells).collect()
    };
    let rows: Vec<Vec<String>> = libraries.map(row).collect();
    let head = ["library", "after the first chart, MB", "after 1,000 updates, MB"];
    results.has(redraws::MEMORY[0]).then(|| table("Memory in use", &head, &rows))
}

fn reasons(results: &Results) -> Option<String> {
    let reasons = results.reasons();
    let line = |((subject, reason), quantities): (&(&str, &str), &Vec<&str>)| {
        let quantities: Vec<&str> = quantities.iter().map(|quantity| quantity.trim_end_matches(", ms")).collect();
        format!("- {subject}: {reason} ({})\n", quantities.join("; "))
    };
    let list: String = reasons.iter().map(line).collect();
    (!reasons.is_empty()).then(|| format!("### Not measured\n\n{list}"))
}

fn facts_table(facts: &[(String, String)]) -> String {
    let rows: Vec<Vec<String>> = facts.iter().map(|(name, value)| vec![name.clone(), value.clone()]).collect();
    table("Machine and versions", &["part", "version"], &rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_digits() {
        assert_eq!(["0.12", "12.3", "988", "12,345"], [0.123, 12.34, 987.6, 12_345.0].map(digits));
        assert_eq!(thousands(1_000_000), "1,000,000");
    }
}
