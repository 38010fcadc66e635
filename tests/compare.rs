//! What may share an axis, and why not; and the state of every cell.

mod common;

use common::{Files, axes, embedded, goldens, none};
use district_charts::compare::{Axis, Candidate, Cell, Difference, State, Wish, candidates, cells, choose};
use district_charts::data::{Dataset, Observation, Status};
use district_charts::language::Language;
use district_charts::link::Scope;
use district_charts::period::Period;
use std::cmp::Reverse;
use std::fmt::Write;

/// Figures of the data, projects' too.
fn figures(dataset: &Dataset) -> Vec<&Observation> {
    dataset.observations.iter().chain(dataset.projects.iter().map(|figure| &figure.observation)).collect()
}

#[test]
fn every_pair_differs_alike_in_both_orders() {
    let dataset = embedded();
    let figures = figures(&dataset);
    let mut wrong = Vec::new();
    let mut pairs = 0;
    for (place, a) in figures.iter().enumerate() {
        for b in &figures[place..] {
            pairs += 1;
            let (one, other) = (Axis::of(a), Axis::of(b));
            let there = one.differences(&other);
            let mut expected = Vec::new();
            expected.extend((a.indicator != b.indicator).then_some(Difference::Indicator));
            expected.extend((a.scope != b.scope).then_some(Difference::Scope));
            expected.extend((a.period != b.period).then_some(Difference::Period));
            expected.extend((a.status != b.status).then_some(Difference::Status));
            if there != other.differences(&one) || there != expected {
                wrong.push(format!("{a:?} and {b:?}: {there:?}, back {:?}", other.differences(&one)));
            }
        }
    }
    none(&wrong);
    assert_eq!(pairs, figures.len() * (figures.len() + 1) / 2);
}

/// On every axis each figure of its indicator is in exactly one place: here if nothing differs, apart with the reasons.
#[test]
fn every_figure_is_here_or_apart() {
    let dataset = embedded();
    let districts = dataset.district_places();
    let mut wrong = Vec::new();
    for axis in axes(&dataset) {
        let cells = cells(&dataset, &axis, &districts);
        if cells.iter().map(|cell| cell.district).ne(districts.iter().copied()) {
            wrong.push(format!("{axis:?}: the districts lose their slots"));
        }
        for seen in dataset.observations.iter().filter(|seen| seen.indicator == axis.indicator) {
            let own = cells.iter().filter(|cell| cell.district == seen.district);
            let is = |other: &&&Observation| std::ptr::eq(**other, seen);
            let here: usize = own.clone().map(|cell| cell.here.iter().filter(is).count()).sum();
            let apart: Vec<_> = own.flat_map(|cell| &cell.apart).filter(|entry| std::ptr::eq(entry.0, seen)).collect();
            let reasons = axis.differences(&Axis::of(seen));
            let expected = if !districts.contains(&seen.district) {
                here == 0 && apart.is_empty()
            } else if reasons.is_empty() {
                here == 1 && apart.is_empty()
            } else {
                here == 0 && apart.len() == 1 && apart[0].1 == reasons
            };
            if !expected {
                wrong.push(format!("{axis:?}: {seen:?} is here {here} times, apart {apart:?}"));
            }
        }
    }
    none(&wrong);
}

/// Candidates count districts, not rows; most first, then what happened, then whole districts, then the later.
#[test]
fn candidates_come_in_order() {
    let dataset = embedded();
    let districts = dataset.district_places();
    let mut wrong = Vec::new();
    for indicator in 0..dataset.indicators.len() {
        let found = candidates(&dataset, indicator, &districts);
        for candidate in &found {
            let on = |seen: &&Observation| Axis::of(seen) == candidate.axis && districts.contains(&seen.district);
            let mut who: Vec<_> = dataset.observations.iter().filter(on).map(|seen| seen.district).collect();
            who.sort_unstable();
            who.dedup();
            if who.len() != candidate.districts {
                wrong.push(format!("{candidate:?}: {} districts have a figure", who.len()));
            }
        }
        let rank = |candidate: &Candidate| {
            let axis = candidate.axis;
            let is_list = axis.scope != Scope::Whole;
            (Reverse(candidate.districts), axis.status, is_list, Reverse(axis.period.recency()))
        };
        if !found.is_sorted_by_key(rank) {
            wrong.push(format!("{}: {found:?} are out of order", dataset.indicators[indicator].id));
        }
        let all: Vec<Axis> = axes(&dataset).into_iter().filter(|axis| axis.indicator == indicator).collect();
        if all.len() != found.len() || !all.iter().all(|axis| found.iter().any(|candidate| candidate.axis == *axis)) {
            wrong.push(format!("{}: {} axes, {} candidates", dataset.indicators[indicator].id, all.len(), found.len()));
        }
    }
    none(&wrong);
}

#[test]
fn a_wish_is_fulfilled_or_refused() {
    let rows = [
        "east,growth,,2021,5,eq,actual",
        "west,growth,,2021,6,eq,actual",
        "north,growth,,2021,7,eq,actual",
        "east,growth,,2022,8,eq,target",
        "west,growth,,2022,8,eq,target",
        "east,growth,listed,2021,9,eq,actual",
        "west,growth,,2020,3,eq,actual",
        "town,growth,,2019,3,eq,actual",
    ];
    let dataset = Files::small().observing(&rows).dataset();
    let found = candidates(&dataset, 0, &dataset.district_places());
    let period = |text: &str| Some(Period::parse(text).expect("a period"));
    let listed = dataset.scope_place("listed").map(Scope::List);
    let wish = |period, status, scope| Wish { period, status, scope };
    let cases = [
        (wish(None, None, None), Some("2021 actual whole")),
        (wish(period("2022"), None, None), Some("2022 target whole")),
        (wish(None, Some(Status::Target), None), Some("2022 target whole")),
        (wish(None, None, listed), Some("2021 actual listed")),
        (wish(period("2020"), Some(Status::Actual), Some(Scope::Whole)), Some("2020 actual whole")),
        (wish(period("2020"), None, listed), None),
        (wish(period("2019"), None, None), None),
        (wish(None, Some(Status::Plan), None), None),
    ];
    let name = |axis: Axis| {
        let scope = if axis.scope == Scope::Whole { "whole" } else { "listed" };
        format!("{} {} {scope}", axis.period, axis.status.name())
    };
    let differ = |(wish, expected): &(Wish, Option<&str>)| {
        let seen = choose(&found, wish).map(name);
        (seen.as_deref() != *expected).then(|| format!("{wish:?}: expected {expected:?}, seen {seen:?}"))
    };
    none(&cases.iter().filter_map(differ).collect::<Vec<_>>());
}

/// Rows of the small package about pieces in 2021, and the state of east, west and north (to which it cannot apply).
const STATES: &[(&[&str], [State; 3])] = &[
    (&["east,pieces,,2021,5,eq,actual"], [State::Value, State::NotReported, State::NotApplicable]),
    (
        &["east,pieces,,2021,5,eq,actual", "west,pieces,,2021,0,eq,actual"],
        [State::Value, State::Zero, State::NotApplicable],
    ),
    (
        &["east,pieces,,2021,0.0,eq,actual", "west,pieces,,2020,4,eq,actual"],
        [State::Zero, State::Apart, State::NotApplicable],
    ),
    (
        &["east,pieces,,2021,5,eq,actual", "west,pieces,,2021,6,eq,target", "north,pieces,,2021,1,eq,actual"],
        [State::Value, State::Apart, State::Value],
    ),
    (
        &["east,pieces,,2021,5,eq,actual", "west,pieces,listed,2021,6,eq,actual", "north,pieces,,2020,1,eq,actual"],
        [State::Value, State::Apart, State::Apart],
    ),
    (
        &[
            "east,pieces,,2021,0,eq,actual,printed,paper,12,",
            "east,pieces,,2021,3,eq,actual,printed,other,1,",
            "west,growth,,2021,6,eq,actual",
        ],
        [State::Value, State::NotReported, State::NotApplicable],
    ),
    // A bound at zero is no zero.
    (
        &["east,pieces,,2021,0,gt,actual", "west,pieces,,2021,0,ge,actual"],
        [State::Value, State::Value, State::NotApplicable],
    ),
    (
        &["east,pieces,,2021,0,lt,actual", "west,pieces,,2021,0,approx,actual"],
        [State::Value, State::Value, State::NotApplicable],
    ),
];

#[test]
fn every_state_is_reached() {
    let mut reached = Vec::new();
    let mut wrong = Vec::new();
    for (rows, expected) in STATES {
        let dataset = Files::small().observing(rows).dataset();
        let axis = Axis {
            indicator: 1,
            scope: Scope::Whole,
            period: Period::parse("2021").expect("a period"),
            status: Status::Actual,
        };
        let seen: Vec<State> = cells(&dataset, &axis, &dataset.district_places()).iter().map(Cell::state).collect();
        if seen != expected {
            wrong.push(format!("{rows:?}: expected {expected:?}, seen {seen:?}"));
        }
        reached.extend(seen);
    }
    none(&wrong);
    let all = [State::Value, State::Zero, State::Apart, State::NotApplicable, State::NotReported];
    assert!(all.iter().all(|state| reached.contains(state)), "{reached:?}");
}

/// The name of a scope, a period and a status, as they stand in the data.
fn name(dataset: &Dataset, axis: &Axis) -> String {
    let scope = match axis.scope {
        Scope::Whole => "whole",
        Scope::List(place) => &dataset.terms[place].id,
    };
    format!("{scope} {} {}", axis.period, axis.status.name())
}

/// For an indicator that two districts report: what shares the best axis, and why the rest does not.
fn comparability(dataset: &Dataset, indicator: usize, text: &mut String) -> std::fmt::Result {
    let districts = dataset.district_places();
    let Some(best) = candidates(dataset, indicator, &districts).first().copied() else { return Ok(()) };
    let cells = cells(dataset, &best.axis, &districts);
    if cells.iter().filter(|cell| matches!(cell.state(), State::Value | State::Zero | State::Apart)).count() < 2 {
        return Ok(());
    }
    let id = |cell: &Cell<'_>| dataset.districts[cell.district].id.clone();
    let here = cells.iter().filter(|cell| !cell.here.is_empty());
    let here = here.map(|cell| {
        let figures: Vec<String> = cell.here.iter().map(|seen| seen.figure.text(Language::Zh)).collect();
        format!("{} {}", id(cell), figures.join("/"))
    });
    writeln!(text, "{}", dataset.indicators[indicator].id)?;
    writeln!(text, "  {}: {}", name(dataset, &best.axis), here.collect::<Vec<_>>().join(", "))?;
    for cell in cells.iter().filter(|cell| !cell.apart.is_empty()) {
        let apart = cell.apart.iter().map(|(seen, reasons)| {
            let reasons: Vec<String> = reasons.iter().map(|reason| format!("{reason:?}").to_lowercase()).collect();
            let figure = seen.figure.text(Language::Zh);
            format!("{figure} {} ({})", name(dataset, &Axis::of(seen)), reasons.join(", "))
        });
        writeln!(text, "  apart {}: {}", id(cell), apart.collect::<Vec<_>>().join("; "))?;
    }
    let silent: Vec<String> = cells.iter().filter(|cell| cell.state() == State::NotReported).map(id).collect();
    if !silent.is_empty() {
        writeln!(text, "  not reported: {}", silent.join(", "))?;
    }
    Ok(())
}

#[test]
fn what_two_districts_report_is_compared_as_the_table_says() {
    let dataset = embedded();
    let mut text = String::new();
    for indicator in 0..dataset.indicators.len() {
        comparability(&dataset, indicator, &mut text).expect("a text can be written");
    }
    goldens(&[("comparability.txt".to_owned(), text)]);
}
