//! `trend`: one indicator over its periods, a panel a district and list. Only what is comparable is joined.

use super::base::{Base, Column, Draft, Line, Said};
use super::{Mark, Panel, Plot, Point, Trend, outlier, shown};
use crate::compare::State;
use crate::data::{Measure, Observation, Status};
use crate::link::{Order, Scaling, Scope};
use crate::number::{Comparator, Decimal, Figure};
use crate::sort;
use crate::words::{self, Course};
use std::cmp::Ordering;

/// What one district published on one list, by the end of its period.
struct Series<'d> {
    district: usize,
    scope: Option<usize>,
    seen: Vec<&'d Observation>,
}

/// The panels that a view asks for; `None` where no district has figures of two periods on one list.
pub(super) fn draft<'d>(base: &Base<'d>) -> Option<Draft<'d>> {
    let of = base.view.indicator?;
    let indicator = base.indicator()?;
    let (series, bare) = series(base, of);
    let told: Vec<&Series<'d>> = series.iter().filter(|series| series.has_several()).collect();
    let first = told.first()?;
    let is_of_one = |series: &[&Series<'d>]| series.iter().all(|series| series.scope == first.scope);
    let subject = |is_one: bool| base.subject(of, Scope::of(first.scope.filter(|_| is_one)));
    let (title, leader) = finding(base, &told, of, &subject(is_of_one(&told)));
    // The table has every list: where there are several, each panel names its own.
    let is_one_list = is_of_one(&series.iter().collect::<Vec<_>>());
    let subject = subject(is_one_list);
    let mut panels: Vec<Panel> = told.iter().map(|series| panel(base, series, is_one_list, &leader)).collect();
    let alone = scale(base, &mut panels, indicator.measure == Measure::Rank);
    let columns = columns(base, of, &series);
    let (mut lines, mut marks, mut drawn) = (Vec::new(), Vec::new(), Vec::new());
    for district in districts(base) {
        for series in series.iter().filter(|series| series.district == district) {
            for seen in &series.seen {
                let line = line(base, seen, columns.len());
                if series.has_several() {
                    marks.push(Mark::new(base.spoken(&columns, &line), &line.seen));
                    drawn.push(*seen);
                }
                lines.push(line);
            }
        }
        if bare.contains(&district) {
            lines.push(empty(base, district, of, columns.len()));
        }
    }
    Some(Draft {
        title,
        subtitle: words::trend_subtitle(&subject, base.unit(of), base.language),
        coverage: coverage(base, of, &told, &bare),
        notes: notes(base, &told, &panels, &alone),
        drawn,
        columns,
        lines,
        marks,
        links: Vec::new(),
        plot: Plot::Trend(trend(panels)),
    })
}

/// The districts shown, by name if that is asked; where they are all, the city before them.
fn districts(base: &Base<'_>) -> Vec<usize> {
    let mut districts = shown(base.dataset, base.view);
    if base.view.order == Order::Name {
        sort::sort_by_key(&mut districts, |&district| base.sort_name(district));
    }
    if !base.is_selection()
        && let Some(city) = base.dataset.districts.iter().position(|district| district.is_city)
    {
        districts.insert(0, city);
    }
    districts
}

/// Whether somebody published figures of several periods.
pub(super) fn has_several(base: &Base<'_>) -> bool {
    base.view.indicator.is_some_and(|of| series(base, of).0.iter().any(Series::has_several))
}

/// Every series of the districts shown, those of the city that have several periods, and the districts that have none.
fn series<'d>(base: &Base<'d>, indicator: usize) -> (Vec<Series<'d>>, Vec<usize>) {
    let (mut all, mut bare): (Vec<Series<'d>>, Vec<usize>) = (Vec::new(), Vec::new());
    for district in districts(base) {
        let mut own: Vec<&Observation> = Vec::new();
        for seen in base.dataset.observations_of(indicator) {
            let is_wanted = base.view.scope.is_none_or(|scope| scope == Scope::of(seen.scope));
            if seen.district == district && is_wanted {
                own.push(seen);
            }
        }
        sort::sort_by_key(&mut own, |seen| (seen.scope, seen.period.end(), seen.status, seen.period));
        let is_city = base.dataset.districts[district].is_city;
        if own.is_empty() && !is_city {
            bare.push(district);
        }
        for seen in own {
            match all.last_mut() {
                Some(last) if last.district == district && last.scope == seen.scope => last.seen.push(seen),
                _ => all.push(Series { district, scope: seen.scope, seen: vec![seen] }),
            }
        }
        if is_city {
            all.retain(Series::has_several);
        }
    }
    (all, bare)
}

impl Series<'_> {
    fn has_several(&self) -> bool {
        self.seen.iter().any(|seen| seen.period != self.seen[0].period)
    }

    /// Which of its figures a line may join: what happened in periods of one kind, the next behind the one before; none where
    /// publications disagree.
    fn joins(&self) -> Vec<[usize; 2]> {
        let mut joins = Vec::new();
        for (place, seen) in self.seen.iter().enumerate() {
            for before in (0..place).rev() {
                let other = self.seen[before];
                if self.is_sole(other) && self.is_sole(seen) && other.period.is_like(seen.period) {
                    joins.push([before, place]);
                    break;
                }
            }
        }
        joins
    }

    /// Whether a figure is the only one of what happened in its period.
    fn is_sole(&self, of: &Observation) -> bool {
        let same = |seen: &&&Observation| seen.period == of.period && seen.status == Status::Actual;
        of.status == Status::Actual && self.seen.iter().filter(same).count() == 1
    }

    /// The figures that are joined from the first join on.
    fn chain(&self) -> Vec<&Observation> {
        let mut chain: Vec<&Observation> = Vec::new();
        let mut end = None;
        for [from, to] in self.joins() {
            if end.is_none() {
                chain.push(self.seen[from]);
                end = Some(from);
            }
            if end == Some(from) {
                chain.push(self.seen[to]);
                end = Some(to);
            }
        }
        chain
    }
}

/// The finding, and whom it names: how the longest chain of comparable figures went, or else who has figures of several
/// periods.
fn finding(base: &Base<'_>, told: &[&Series<'_>], of: usize, subject: &str) -> (String, Vec<usize>) {
    let mut best: Option<(usize, Vec<&Observation>)> = None;
    for (place, series) in told.iter().enumerate() {
        let chain = series.chain();
        if chain.len() > best.as_ref().map_or(1, |best| best.1.len()) {
            best = Some((place, chain));
        }
    }
    if let Some((place, chain)) = best
        && let Some(course) = course(base, &chain, of)
    {
        let series = told[place];
        let (name, subject) = (base.short(series.district), base.subject(of, Scope::of(series.scope)));
        return (words::trend_finding(&course, &[name], &subject, base.language), vec![series.district]);
    }
    let is_city = |series: &&Series<'_>| base.dataset.districts[series.district].is_city;
    let is_city_alone = told.iter().all(is_city);
    let mut names = Vec::new();
    for series in told {
        let name = base.short(series.district);
        if !names.contains(&name) && (is_city_alone || !is_city(series)) {
            names.push(name);
        }
    }
    (words::trend_finding(&Course::Several(base.is_selection()), &names, subject, base.language), Vec::new())
}

/// How comparable figures went from the first to the last, if their bounds let that be said.
fn course(base: &Base<'_>, chain: &[&Observation], of: usize) -> Option<Course> {
    let (first, last) = (chain.first()?, chain.last()?);
    let is_place = base.dataset.indicators[of].measure == Measure::Rank;
    let said = |figure: Figure| match is_place {
        true => words::place_in_order(figure, base.language),
        false => words::quantity(figure, base.unit(of), base.language),
    };
    let is_exact = |seen: &&&Observation| seen.figure.comparator == Comparator::Eq;
    let order = match () {
        () if last.figure.surely_above(first.figure) => Ordering::Greater,
        () if first.figure.surely_above(last.figure) => Ordering::Less,
        () if chain.iter().all(|seen| seen.figure == first.figure) && is_exact(&first) => {
            return Some(Course::Steady(chain.len(), said(first.figure)));
        }
        () => return None,
    };
    let end = |seen: &Observation| (said(seen.figure), words::period_short(seen.period, base.language));
    Some(Course::Moved { from: end(first), to: end(last), order: if is_place { Ordering::Equal } else { order } })
}

fn panel(base: &Base<'_>, series: &Series<'_>, is_one_list: bool, leaders: &[usize]) -> Panel {
    let mut points = Vec::new();
    for seen in &series.seen {
        let status = (seen.status != Status::Actual).then(|| words::status(seen.status, base.language).to_owned());
        let when = words::period_short(seen.period, base.language);
        points.push(Point { at: seen.period.end(), bar: base.bar(seen.figure), when, status });
    }
    let list = if is_one_list { "" } else { words::scope(base.dataset, Scope::of(series.scope), base.language) };
    Panel {
        name: words::of_list(base.row_name(series.district), list, base.language),
        emphasis: base.emphasis(series.district, true, leaders),
        scale: [Decimal::ZERO; 2],
        points,
        joins: series.joins(),
    }
}

/// Gives each panel its scale, with zero in it or the first place at its head: one for all, or its own. Gives the names of
/// those that have their own as they would flatten the others.
fn scale(base: &Base<'_>, panels: &mut [Panel], is_place: bool) -> Vec<String> {
    let own = |panel: &Panel| {
        let mut ends = if is_place { [Decimal::ONE.times(2), Decimal::ONE] } else { [Decimal::ZERO; 2] };
        for point in &panel.points {
            let value = point.bar.figure.value;
            let (low, high) = (ends[0].min(ends[1]).min(value), ends[0].max(ends[1]).max(value));
            ends = if is_place { [high, low] } else { [low, high] };
        }
        ends
    };
    let size = |[a, b]: [Decimal; 2]| a.size().max(b.size());
    let limit = outlier::limit(panels.iter().map(|panel| size(own(panel))).collect()).unwrap_or(Decimal::ZERO);
    let is_shared = |ends| base.view.scaling == Scaling::One && size(ends) <= limit;
    let mut all: Option<[Decimal; 2]> = None;
    for panel in panels.iter() {
        let [a, b] = own(panel);
        if is_shared([a, b]) {
            let [c, d] = all.unwrap_or([a, b]);
            all = Some(if is_place { [a.max(c), b.min(d)] } else { [a.min(c), b.max(d)] });
        }
    }
    let mut alone = Vec::new();
    for panel in panels {
        let ends = own(panel);
        let is_shared = is_shared(ends);
        if !is_shared && base.view.scaling == Scaling::One {
            alone.push(panel.name.clone());
        }
        panel.scale = all.filter(|_| is_shared).unwrap_or(ends);
    }
    alone
}

fn trend(panels: Vec<Panel>) -> Trend {
    let (mut from, mut to) = (u32::MAX, 0);
    for panel in &panels {
        for point in &panel.points {
            from = from.min(point.at);
            to = to.max(point.at);
        }
    }
    Trend { panels, from, to }
}

fn columns(base: &Base<'_>, of: usize, series: &[Series<'_>]) -> Vec<Column> {
    let plain = |name: &str| Column { name: name.to_owned(), unit: String::new() };
    let name = base.dataset.indicators[of].name.get(base.language);
    let mut columns = vec![
        plain(words::district(base.language)),
        Column { name: name.to_owned(), unit: base.unit(of).to_owned() },
        plain(words::period_head(base.language)),
        plain(words::status_head(base.language)),
    ];
    if series.iter().any(|series| series.scope.is_some()) {
        columns.push(plain(words::list_head(base.language)));
    }
    columns
}

fn line<'d>(base: &Base<'d>, seen: &'d Observation, columns: usize) -> Line<'d> {
    let mut cells = vec![
        Said::plain(base.name(seen.district)),
        base.said(seen.figure, base.unit(seen.indicator)),
        Said::plain(&words::period_short(seen.period, base.language)),
        Said::plain(words::status(seen.status, base.language)),
        Said::plain(words::scope(base.dataset, Scope::of(seen.scope), base.language)),
    ];
    cells.truncate(columns);
    Line { cells, seen: vec![seen] }
}

/// The line of a district without figures.
fn empty<'d>(base: &Base<'d>, district: usize, of: usize, columns: usize) -> Line<'d> {
    let mut cells = vec![Said::plain(base.name(district)), Said::plain(base.absent(absence(base, district, of)))];
    while cells.len() < columns {
        cells.push(Said::plain(""));
    }
    Line { cells, seen: Vec::new() }
}

/// Why a district has no figures on the lists asked for.
fn absence(base: &Base<'_>, district: usize, of: usize) -> State {
    match () {
        () if base.dataset.observations_of(of).iter().any(|seen| seen.district == district) => State::Apart,
        () if base.dataset.indicators[of].excludes.contains(&district) => State::NotApplicable,
        () => State::NotReported,
    }
}

/// Who has several periods, who one, who none.
fn coverage(base: &Base<'_>, of: usize, told: &[&Series<'_>], bare: &[usize]) -> String {
    let (mut several, mut single, mut apart, mut none) = (0, Vec::new(), Vec::new(), Vec::new());
    let districts = shown(base.dataset, base.view);
    for &district in &districts {
        let name = base.short(district);
        if told.iter().any(|series| series.district == district) {
            several += 1;
        } else if !bare.contains(&district) {
            single.push(name);
        } else {
            match absence(base, district, of) {
                State::Apart => apart.push(name),
                State::NotApplicable => {}
                _ => none.push(name),
            }
        }
    }
    let others = [single.as_slice(), &apart, &none];
    words::trend_coverage([several, districts.len()], base.is_selection(), others, base.language)
}

fn notes(base: &Base<'_>, told: &[&Series<'_>], panels: &[Panel], alone: &[String]) -> Vec<String> {
    let (mut statuses, mut is_open, mut is_parted) = (Vec::new(), false, false);
    for (series, panel) in told.iter().zip(panels) {
        for seen in &series.seen {
            is_open |= seen.figure.comparator != Comparator::Eq;
            if seen.status != Status::Actual {
                statuses.push(seen.status);
            }
        }
        is_parted |= panel.joins.len() + 1 < panel.points.len();
    }
    sort::sort_unique(&mut statuses);
    let mut notes = Vec::new();
    if panels.len() > 1 {
        notes.push(words::scaling_note(base.view.scaling, base.language).to_owned());
    }
    if !statuses.is_empty() {
        notes.push(words::ring_note(&statuses, base.language));
    }
    if is_parted {
        notes.push(words::parted_note(base.language).to_owned());
    }
    if is_open {
        notes.push(words::tip_note(base.language).to_owned());
    }
    if !alone.is_empty() {
        let names: Vec<&str> = alone.iter().map(String::as_str).collect();
        notes.push(words::noted(&names, words::alone_note(base.language), base.language));
    }
    notes
}
