//! Which figures may share an axis, why others may not, and the state of every cell.

mod common;

use common::{Files, axes, embedded, goldens, none};
use district_charts::compare::{Axis, AxisFilter, Candidate, Cell, CellState, Difference, candidates, cells, choose};
use district_charts::data::{Dataset, IndicatorId, Observation, Package, Scope, Status};
use district_charts::language::Language;
use district_charts::period::Period;
use std::cmp::Reverse;
use std::fmt::Write;

#[test]
fn differences_are_symmetric() {
    let dataset = embedded();
    let figures = dataset.figures();
    let mut wrong = Vec::new();
    let mut pairs = 0;
    for (index, a) in figures.iter().enumerate() {
        for b in &figures[index..] {
            pairs += 1;
            let (one, other) = (Axis::of(a), Axis::of(b));
            let found = one.differences(&other);
            let is_indicator_only = a.scope == b.scope && a.period == b.period && a.status == b.status;
            if one.differs_in_indicator_only(&other) != is_indicator_only {
                wrong.push(format!("{a:?} and {b:?}: they differ in the indicator only is {}", !is_indicator_only));
            }
            let mut expected = Vec::new();
            expected.extend((a.indicator != b.indicator).then_some(Difference::Indicator));
            expected.extend((a.scope != b.scope).then_some(Difference::Scope));
            expected.extend((a.period != b.period).then_some(Difference::Period));
            expected.extend((a.status != b.status).then_some(Difference::Status));
            if found != other.differences(&one) || found.iter().ne(expected) {
                wrong.push(format!("{a:?} and {b:?}: {found:?}, back {:?}", other.differences(&one)));
            }
        }
    }
    none(&wrong);
    assert_eq!(pairs, figures.len() * (figures.len() + 1) / 2);
}

/// For every axis each figure of its indicator is either on the axis, or set apart with its differences, and never
/// both.
#[test]
fn every_figure_is_on_the_axis_or_apart() {
    let dataset = embedded();
    let districts = dataset.district_ids();
    let mut wrong = Vec::new();
    for axis in axes(&dataset) {
        let cells = cells(&dataset, &axis, &districts);
        if cells.iter().map(|cell| cell.district).ne(districts.iter().copied()) {
            wrong.push(format!("{axis:?}: the districts lose their slots"));
        }
        for observation in dataset.observations.iter().filter(|observation| observation.indicator == axis.indicator) {
            let own = cells.iter().filter(|cell| cell.district == observation.district);
            let is = |other: &&&Observation| std::ptr::eq(**other, observation);
            let on_axis: usize = own.clone().map(|cell| cell.on_axis.iter().filter(is).count()).sum();
            let apart: Vec<_> =
                own.flat_map(|cell| &cell.apart).filter(|entry| std::ptr::eq(entry.0, observation)).collect();
            let reasons = axis.differences(&Axis::of(observation));
            let expected = if !districts.contains(&observation.district) {
                on_axis == 0 && apart.is_empty()
            } else if reasons.is_empty() {
                on_axis == 1 && apart.is_empty()
            } else {
                on_axis == 0 && apart.len() == 1 && apart[0].1 == reasons
            };
            if !expected {
                wrong.push(format!("{axis:?}: {observation:?} found {on_axis} times on the axis, set apart {apart:?}"));
            }
        }
    }
    none(&wrong);
}

/// Candidates count districts, not rows: more districts first, then actual figures, then whole districts, then the
/// later period.
#[test]
fn candidates_come_in_order() {
    let dataset = embedded();
    let districts = dataset.district_ids();
    let mut wrong = Vec::new();
    for indicator in dataset.indicator_ids() {
        let found = candidates(&dataset, indicator, &districts);
        for candidate in &found {
            let on = |observation: &&Observation| {
                Axis::of(observation) == candidate.axis && districts.contains(&observation.district)
            };
            let mut reported: Vec<_> =
                dataset.observations.iter().filter(on).map(|observation| observation.district).collect();
            reported.sort_unstable();
            reported.dedup();
            if reported.len() != candidate.districts {
                wrong.push(format!("{candidate:?}: {} districts have a figure", reported.len()));
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

/// The latest period comes first as soon as nine tenths as many districts have it as had the fullest, and the fullest otherwise.
#[test]
fn a_later_period_may_lack_a_few() {
    for (of_latest, expected) in [(20, "2021"), (18, "2021"), (17, "2020"), (1, "2020")] {
        let ids = || (0..20).map(|index| format!("place-{index}"));
        let places: String = ids().map(|id| format!("{id},{id}\n")).collect();
        let in_year = |year: &str, count: usize| -> String {
            ids().take(count).map(|id| format!("{id},people,{year},7\n")).collect()
        };
        let observations = in_year("2020", 20) + &in_year("2021", of_latest);
        let package = Package {
            places: &[b"id,name\n", places.as_bytes()].concat(),
            indicators: b"id,name,unit,measure\npeople,inhabitants,people,count\n",
            observations: &[b"place,indicator,period,value\n", observations.as_bytes()].concat(),
            ..Package::default()
        };
        let dataset = Dataset::read(&package).unwrap_or_else(|errors| panic!("{errors}"));
        let first = candidates(&dataset, IndicatorId(0), &dataset.district_ids())[0];
        assert_eq!(first.axis.period.to_string(), expected, "with {of_latest} of 20 districts in 2021");
    }
}

#[test]
fn an_axis_filter_is_matched_or_not() {
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
    let found = candidates(&dataset, IndicatorId(0), &dataset.district_ids());
    let period = |text: &str| Some(Period::parse(text).expect("a period"));
    let listed = dataset.scope("listed");
    let wish = |period, status, scope| AxisFilter { period, status, scope };
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
    let differ = |(wish, expected): &(AxisFilter, Option<&str>)| {
        let chosen = choose(&found, wish).map(name);
        (chosen.as_deref() != *expected).then(|| format!("{wish:?}: expected {expected:?}, chosen {chosen:?}"))
    };
    none(cases.iter().filter_map(differ));
}

/// Rows of the small package about pieces in 2021, and the states of east, west and north (to which the indicator
/// cannot apply).
const STATES: &[(&[&str], [CellState; 3])] = &[
    (&["east,pieces,,2021,5,eq,actual"], [CellState::Value, CellState::NotReported, CellState::NotApplicable]),
    (
        &["east,pieces,,2021,5,eq,actual", "west,pieces,,2021,0,eq,actual"],
        [CellState::Value, CellState::Zero, CellState::NotApplicable],
    ),
    (
        &["east,pieces,,2021,0.0,eq,actual", "west,pieces,,2020,4,eq,actual"],
        [CellState::Zero, CellState::Apart, CellState::NotApplicable],
    ),
    (
        &["east,pieces,,2021,5,eq,actual", "west,pieces,,2021,6,eq,target", "north,pieces,,2021,1,eq,actual"],
        [CellState::Value, CellState::Apart, CellState::Value],
    ),
    (
        &["east,pieces,,2021,5,eq,actual", "west,pieces,listed,2021,6,eq,actual", "north,pieces,,2020,1,eq,actual"],
        [CellState::Value, CellState::Apart, CellState::Apart],
    ),
    (
        &[
            "east,pieces,,2021,0,eq,actual,printed,paper,12,",
            "east,pieces,,2021,3,eq,actual,printed,other,1,",
            "west,growth,,2021,6,eq,actual",
        ],
        [CellState::Value, CellState::NotReported, CellState::NotApplicable],
    ),
    // A bound at zero is not the state zero.
    (
        &["east,pieces,,2021,0,gt,actual", "west,pieces,,2021,0,ge,actual"],
        [CellState::Value, CellState::Value, CellState::NotApplicable],
    ),
    (
        &["east,pieces,,2021,0,lt,actual", "west,pieces,,2021,0,approx,actual"],
        [CellState::Value, CellState::Value, CellState::NotApplicable],
    ),
];

#[test]
fn every_state_is_reached() {
    let mut reached = Vec::new();
    let mut wrong = Vec::new();
    for (rows, expected) in STATES {
        let dataset = Files::small().observing(rows).dataset();
        let axis = Axis {
            indicator: IndicatorId(1),
            scope: Scope::Whole,
            period: Period::parse("2021").expect("a period"),
            status: Status::Actual,
        };
        let states: Vec<CellState> = cells(&dataset, &axis, &dataset.district_ids()).iter().map(Cell::state).collect();
        if states != expected {
            wrong.push(format!("{rows:?}: expected {expected:?}, states {states:?}"));
        }
        reached.extend(states);
    }
    none(&wrong);
    let all = [CellState::Value, CellState::Zero, CellState::Apart, CellState::NotApplicable, CellState::NotReported];
    assert!(all.iter().all(|state| reached.contains(state)), "{reached:?}");
}

/// The scope, period and status of an axis as the package spells them.
fn name(dataset: &Dataset, axis: &Axis) -> String {
    let scope = dataset.scope_id(axis.scope);
    format!("{scope} {} {}", axis.period, axis.status.name())
}

/// Writes which figures share the best axis of an indicator that two districts reported, and why the others do not.
fn comparability(dataset: &Dataset, indicator: IndicatorId, text: &mut String) -> std::fmt::Result {
    let districts = dataset.district_ids();
    let Some(best) = candidates(dataset, indicator, &districts).first().copied() else { return Ok(()) };
    let cells = cells(dataset, &best.axis, &districts);
    if cells.iter().filter(|cell| matches!(cell.state(), CellState::Value | CellState::Zero | CellState::Apart)).count()
        < 2
    {
        return Ok(());
    }
    let id = |cell: &Cell<'_>| dataset.districts[cell.district].id.clone();
    let on_axis = cells.iter().filter(|cell| !cell.on_axis.is_empty());
    let on_axis = on_axis.map(|cell| {
        let figures: Vec<String> =
            cell.on_axis.iter().map(|observation| observation.figure.text(Language::Zh)).collect();
        format!("{} {}", id(cell), figures.join("/"))
    });
    writeln!(text, "{}", dataset.indicators[indicator].id)?;
    writeln!(text, "  {}: {}", name(dataset, &best.axis), on_axis.collect::<Vec<_>>().join(", "))?;
    for cell in cells.iter().filter(|cell| !cell.apart.is_empty()) {
        let apart = cell.apart.iter().map(|(observation, reasons)| {
            let reasons: Vec<String> = reasons.iter().map(|reason| format!("{reason:?}").to_lowercase()).collect();
            let figure = observation.figure.text(Language::Zh);
            format!("{figure} {} ({})", name(dataset, &Axis::of(observation)), reasons.join(", "))
        });
        writeln!(text, "  apart {}: {}", id(cell), apart.collect::<Vec<_>>().join("; "))?;
    }
    let unreported: Vec<String> = cells.iter().filter(|cell| cell.state() == CellState::NotReported).map(id).collect();
    if !unreported.is_empty() {
        writeln!(text, "  not reported: {}", unreported.join(", "))?;
    }
    Ok(())
}

#[test]
fn comparable_figures_are_their_golden() {
    let dataset = embedded();
    let mut text = String::new();
    for indicator in dataset.indicator_ids() {
        comparability(&dataset, indicator, &mut text).expect("a text can be written");
    }
    goldens(&[("comparability.txt".to_owned(), text)]);
}
