//! `rank`: one indicator, one period, a bar a district.

use super::base::{Base, Column, Draft, Line, Said};
use super::{Plot, Row, Rows, outlier, shown};
use crate::compare::{self, Axis, Cell, Difference, State};
use crate::data::{Dataset, Indicator, Measure, Observation, Status};
use crate::link::{Notice, Order, Scope};
use crate::number::{Comparator, Decimal, Figure};
use crate::sort;
use crate::words::{self, Claim, Finding};
use std::cmp::Ordering;

/// At most so many targets and forecasts are marked on a row; the table has all.
const MOST_TICKS: usize = 2;

/// All that the parts of a ranking look at.
pub(super) struct Rank<'d> {
    pub(super) base: Base<'d>,
    pub(super) indicator: Option<&'d Indicator>,
    pub(super) axis: Option<Axis>,
    pub(super) subject: String,
    pub(super) unit: &'d str,
    pub(super) cells: Vec<Cell<'d>>,
}

/// The ranking that a view asks for; without figures too, since that nobody reported one is a finding. What no district reported,
/// but the city did, is the city's alone; `None` where only projects have figures.
pub(super) fn draft<'d>(base: &Base<'d>, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let (axis, is_of_city) = axis(base, notices)?;
    let mut rank = Rank::new(base, axis);
    if let Some((city, axis)) = city(base.dataset).zip(axis).filter(|_| is_of_city) {
        rank.cells = compare::cells(base.dataset, &axis, &[city]);
    }
    let leaders = rank.claim().1;
    let rows = rank.cells.iter().map(|cell| rank.row(cell, &leaders)).collect();
    let mut draft = rank.draft(rank.title(), rows);
    if is_of_city {
        draft.coverage = words::city_alone(base.language).to_owned();
    }
    Some(draft)
}

/// The axis of a ranking, and whether the city alone is on it; `None` where only projects have figures.
pub(super) fn axis(base: &Base<'_>, notices: &mut Vec<Notice>) -> Option<(Option<Axis>, bool)> {
    let own = base.axis(&|_| true, notices);
    let Some(indicator) = base.view.indicator.filter(|_| own.is_none()) else { return Some((own, false)) };
    let city = city(base.dataset);
    let candidates = city.map(|city| compare::candidates(base.dataset, indicator, &[city])).unwrap_or_default();
    let alone = base.chosen(&candidates, notices);
    (alone.is_some() || !is_of_projects(base.dataset, indicator)).then_some((alone, alone.is_some()))
}

fn city(dataset: &Dataset) -> Option<usize> {
    dataset.districts.iter().position(|district| district.is_city)
}

/// Whether named projects have figures of an indicator.
pub(super) fn is_of_projects(dataset: &Dataset, indicator: usize) -> bool {
    dataset.projects.iter().any(|figure| figure.observation.indicator == indicator)
}

impl<'d> Rank<'d> {
    pub(super) fn new(base: &Base<'d>, axis: Option<Axis>) -> Rank<'d> {
        Rank::of(base, base.view.indicator, axis)
    }

    /// The ranking of any indicator.
    pub(super) fn of(base: &Base<'d>, indicator: Option<usize>, axis: Option<Axis>) -> Rank<'d> {
        let scope = axis.map_or(Scope::Whole, |axis| axis.scope);
        let mut rank = Rank {
            base: *base,
            indicator: indicator.map(|place| &base.dataset.indicators[place]),
            axis,
            subject: indicator.map(|place| base.subject(place, scope)).unwrap_or_default(),
            unit: indicator.map(|place| base.unit(place)).unwrap_or_default(),
            cells: axis.map_or_else(|| unreported(base), |axis| base.cells(&axis)),
        };
        rank.sort(base.view.order);
        rank
    }

    /// A draft with these rows, for a kind to add to.
    pub(super) fn draft(&self, title: String, mut rows: Vec<Row>) -> Draft<'d> {
        outlier::break_outliers(&mut rows);
        let mut drawn = Vec::new();
        for cell in &self.cells {
            drawn.extend(self.drawn(cell));
        }
        Draft {
            title,
            subtitle: self.subtitle(),
            coverage: self.base.coverage(&self.cells),
            notes: self.notes(&rows),
            drawn,
            columns: self.columns(),
            lines: self.cells.iter().map(|cell| self.line(cell)).collect(),
            marks: Vec::new(),
            links: Vec::new(),
            // A longer bar would say more, and a later place is less.
            plot: Plot::Rows(Rows {
                rows,
                is_stacked: false,
                are_points: self.measure() == Measure::Rank,
                floor: Decimal::ZERO,
            }),
        }
    }

    pub(super) fn measure(&self) -> Measure {
        self.indicator.map_or(Measure::Count, |indicator| indicator.measure)
    }

    fn reported(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.here.is_empty()).count()
    }

    /// Better first: larger, but of places in an order the smaller.
    pub(super) fn by_value(&self, a: Figure, b: Figure) -> Ordering {
        if self.measure() == Measure::Rank { a.value.cmp(&b.value) } else { b.value.cmp(&a.value) }
    }

    /// Cells come in official order, and equal ones stay in it.
    fn sort(&mut self, order: Order) {
        let mut cells = std::mem::take(&mut self.cells);
        sort::sort_by(&mut cells, |a, b| match order {
            Order::Official => Ordering::Equal,
            Order::Name => self.base.sort_name(a.district).cmp(self.base.sort_name(b.district)),
            Order::Value => self.rung(a).cmp(&self.rung(b)).then_with(|| match (self.leading(a), self.leading(b)) {
                (Some(first), Some(second)) => self.by_value(first, second),
                _ => Ordering::Equal,
            }),
        });
        self.cells = cells;
    }

    /// Figures here first, then those apart, then nothing.
    fn rung(&self, cell: &Cell<'d>) -> u8 {
        match cell.state() {
            State::Value | State::Zero => 0,
            State::Apart if self.framed(cell).is_some() => 1,
            State::Apart => 2,
            State::NotReported => 3,
            State::NotApplicable => 4,
        }
    }

    /// The figure that a cell is ordered by.
    fn leading(&self, cell: &Cell<'d>) -> Option<Figure> {
        match cell.here.first() {
            Some(observation) => Some(observation.figure),
            None => self.framed(cell).map(|observation| observation.figure),
        }
    }

    /// What the figures here carry, in words.
    pub(super) fn title(&self) -> String {
        words::finding(&self.finding(self.claim().0), self.base.language)
    }

    fn finding<'f>(&'f self, claim: Claim<'f>) -> Finding<'f> {
        Finding {
            claim,
            reported: self.reported(),
            of: self.cells.len(),
            is_selection: self.base.is_selection(),
            subject: &self.subject,
            measure: self.measure(),
            status: self.axis.map_or(Status::Actual, |axis| axis.status),
        }
    }

    pub(super) fn subtitle(&self) -> String {
        match self.axis {
            Some(axis) => words::subtitle(&self.subject, axis.period, axis.status, self.unit, self.base.language),
            None => words::capital(&self.subject),
        }
    }

    pub(super) fn row(&self, cell: &Cell<'d>, leaders: &[usize]) -> Row {
        let mut row = self.base.row(cell.district);
        for observation in &cell.here {
            let bar = self.base.bar(observation.figure);
            if !row.bars.contains(&bar) {
                row.bars.push(bar);
            }
        }
        if row.is_range() {
            // Their signs would say twice what the mark between them says.
            for bar in &mut row.bars {
                bar.label = bar.figure.value.text(self.base.language);
            }
        }
        let (frame, ticks) = (self.framed(cell), self.ticked(cell));
        let has_value = !cell.here.is_empty();
        if !has_value && frame.is_none() && ticks.is_empty() {
            row.word = Some(self.base.absent(cell.state()).to_owned());
        }
        row.emphasis = self.base.emphasis(cell.district, has_value, leaders);
        row.aside = frame.map(|frame| self.apart(frame).to_vec()).unwrap_or_default();
        row.frame = frame.map(|observation| self.base.bar(observation.figure));
        row.wanted = self.wanted(&ticks);
        row.ticks = ticks.iter().map(|observation| self.base.bar(observation.figure)).collect();
        row.is_missing = cell.state() == State::NotReported;
        row
    }

    /// What happened, but at another time or on another list: the latest, where there is nothing here.
    pub(super) fn framed(&self, cell: &Cell<'d>) -> Option<&'d Observation> {
        let mut framed: Option<&Observation> = None;
        for (seen, differences) in &cell.apart {
            let later = framed.is_none_or(|framed| framed.period.recency() < seen.period.recency());
            let fits = seen.status == Status::Actual && !differences.contains(&Difference::Indicator);
            if cell.here.is_empty() && fits && later {
                framed = Some(*seen);
            }
        }
        framed
    }

    /// What the district expects or wants on the same list: the latest few.
    pub(super) fn ticked(&self, cell: &Cell<'d>) -> Vec<&'d Observation> {
        let mut ticks = Vec::new();
        for (seen, differences) in &cell.apart {
            let is_same = !differences.contains(&Difference::Scope) && !differences.contains(&Difference::Indicator);
            if seen.status != Status::Actual && is_same {
                ticks.push(*seen);
            }
        }
        sort::sort_by(&mut ticks, |a, b| b.period.recency().cmp(&a.period.recency()));
        ticks.truncate(MOST_TICKS);
        ticks
    }

    /// Everything of a cell that is drawn.
    fn drawn(&self, cell: &Cell<'d>) -> Vec<&'d Observation> {
        let mut drawn = cell.here.clone();
        drawn.extend(self.framed(cell));
        drawn.extend(self.ticked(cell));
        drawn
    }

    /// What each tick is, with its figure, from the longest wording to none.
    fn wanted(&self, ticks: &[&Observation]) -> Vec<String> {
        let mut texts = vec![String::new(), String::new()];
        for tick in ticks {
            let words = self.apart(tick);
            for (text, words) in texts.iter_mut().zip(words) {
                if !text.is_empty() {
                    text.push_str(self.base.language.pick("，", ", "));
                }
                text.push_str(&words);
                text.push(' ');
                text.push_str(&tick.figure.text(self.base.language));
            }
        }
        if ticks.is_empty() {
            texts.clear();
        } else {
            texts.push(String::new());
        }
        texts
    }

    pub(super) fn apart(&self, observation: &Observation) -> [String; 3] {
        let differences = self.axis.map(|axis| axis.differences(&Axis::of(observation)));
        words::apart(self.base.dataset, observation, &differences.unwrap_or_default(), self.base.language)
    }

    fn notes(&self, rows: &[Row]) -> Vec<String> {
        let language = self.base.language;
        let mut notes = Vec::new();
        let (mut has_frame, mut has_open, mut has_arrow, mut has_broken) = (false, false, false, false);
        for row in rows {
            has_broken |= row.marks().any(|bar| bar.is_broken);
            has_frame |= row.frame.is_some();
            has_open |= !row.is_range() && row.bars.iter().any(|bar| bar.figure.comparator != Comparator::Eq);
            has_arrow |= row.ticks.iter().any(|tick| tick.figure.comparator.open_above());
        }
        if has_frame {
            notes.push(words::dashed_note(language).to_owned());
        }
        if has_open {
            notes.push(words::open_note(language).to_owned());
        }
        if has_broken {
            notes.push(words::broken_note(language).to_owned());
        }
        let mut statuses = Vec::new();
        for cell in &self.cells {
            for tick in self.ticked(cell) {
                statuses.push(tick.status);
            }
        }
        sort::sort_unique(&mut statuses);
        if !statuses.is_empty() {
            notes.push(words::tick_note(&statuses, has_arrow, language));
        }
        notes
    }

    fn columns(&self) -> Vec<Column> {
        let plain = |name: &str| Column { name: name.to_owned(), unit: String::new() };
        vec![
            plain(words::district(self.base.language)),
            Column { name: self.subject.clone(), unit: self.unit.to_owned() },
            plain(words::also_published(self.base.language)),
        ]
    }

    /// A line of the table: the figures here, and every one that stands apart with what it is: `2021 年目标：≥20`.
    pub(super) fn line(&self, cell: &Cell<'d>) -> Line<'d> {
        let base = &self.base;
        let mut seen = cell.here.clone();
        let mut apart = Said::plain("");
        for (observation, _) in &cell.apart {
            let what = &self.apart(observation)[0];
            let figure = base.said(observation.figure, self.unit);
            for (all, figure) in [(&mut apart.text, figure.text), (&mut apart.spoken, figure.spoken)] {
                all.push_str(if all.is_empty() { "" } else { base.language.pick("；", "; ") });
                all.push_str(&words::apart_figure(what, &figure, base.language));
            }
            seen.push(observation);
        }
        let figures: Vec<Figure> = cell.here.iter().map(|seen| seen.figure).collect();
        let here = base.said_all(&figures, self.unit, base.absent(cell.state()));
        Line { cells: vec![Said::plain(base.name(cell.district)), here, apart], seen }
    }
}

/// Cells of an indicator that nobody reported.
fn unreported<'d>(base: &Base<'d>) -> Vec<Cell<'d>> {
    let empty = |district| Cell { district, here: vec![], apart: vec![], is_excluded: false };
    shown(base.dataset, base.view).into_iter().map(empty).collect()
}
