//! `rank`: one indicator, one period, a bar a district.

use super::{Bar, Chart, Emphasis, Plot, Row, outlier, shown};
use crate::compare::{self, Axis, Cell, Difference, State};
use crate::data::{Dataset, Indicator, Measure, Observation, Status};
use crate::language::Language;
use crate::link::{Order, Scope, View};
use crate::number::{Comparator, Figure};
use crate::sort;
use crate::words::{self, Claim, Finding};
use std::cmp::Ordering;

/// At most so many targets and forecasts are marked on a row; the table has all.
const MOST_TICKS: usize = 2;

/// All that the parts of a ranking look at.
pub(super) struct Rank<'d> {
    pub(super) dataset: &'d Dataset,
    pub(super) language: Language,
    pub(super) indicator: Option<&'d Indicator>,
    pub(super) axis: Option<Axis>,
    pub(super) subject: String,
    pub(super) unit: String,
    pub(super) cells: Vec<Cell<'d>>,
}

/// The ranking that a view asks for on `axis`.
pub(super) fn chart(dataset: &Dataset, view: &View, axis: Option<Axis>) -> Chart {
    let rank = Rank::new(dataset, view, axis);
    let (claim, leaders) = rank.claim();
    let chosen = view.highlight.clone().unwrap_or(leaders);
    let mut rows: Vec<Row> = rank.cells.iter().map(|cell| rank.row(cell, &chosen)).collect();
    outlier::break_outliers(&mut rows);
    let title = words::finding(&rank.finding(claim), rank.language);
    let subtitle = rank.subtitle();
    let table = rank.table(&subtitle);
    Chart {
        language: rank.language,
        theme: view.theme,
        spoken: rank.spoken(&title, &subtitle),
        coverage: rank.coverage(),
        notes: rank.notes(&rows),
        source: rank.source(),
        notices: Vec::new(),
        plot: Plot::Rank(rows),
        title,
        subtitle,
        table,
    }
}

impl<'d> Rank<'d> {
    fn new(dataset: &'d Dataset, view: &View, axis: Option<Axis>) -> Rank<'d> {
        let language = view.language;
        let indicator = view.indicator.map(|place| &dataset.indicators[place]);
        let scope = axis.map_or(Scope::Whole, |axis| axis.scope);
        let subject = |indicator| words::subject(dataset, indicator, scope, language);
        let unit = |indicator: &Indicator| dataset.terms[indicator.unit].text.get(language).to_owned();
        let mut rank = Rank {
            dataset,
            language,
            indicator,
            axis,
            subject: indicator.map(subject).unwrap_or_default(),
            unit: indicator.map(unit).unwrap_or_default(),
            cells: cells(dataset, view, axis),
        };
        rank.sort(view.order);
        rank
    }

    pub(super) fn name(&self, district: usize) -> &'d str {
        self.dataset.districts[district].name.get(self.language)
    }

    pub(super) fn short(&self, district: usize) -> &'d str {
        self.dataset.districts[district].short.get(self.language)
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
            Order::Name => self.sort_name(a).cmp(self.sort_name(b)),
            Order::Value => self.rung(a).cmp(&self.rung(b)).then_with(|| match (self.leading(a), self.leading(b)) {
                (Some(first), Some(second)) => self.by_value(first, second),
                _ => Ordering::Equal,
            }),
        });
        self.cells = cells;
    }

    /// Ids are pinyin.
    fn sort_name(&self, cell: &Cell<'_>) -> &'d str {
        let district = &self.dataset.districts[cell.district];
        self.language.pick(&district.id, &district.name.en)
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

    fn finding<'f>(&'f self, claim: Claim<'f>) -> Finding<'f> {
        Finding {
            claim,
            reported: self.reported(),
            of: self.cells.len(),
            is_selection: self.is_selection(),
            subject: &self.subject,
            measure: self.measure(),
            status: self.axis.map_or(Status::Actual, |axis| axis.status),
        }
    }

    fn is_selection(&self) -> bool {
        self.cells.len() < self.dataset.district_places().len()
    }

    fn subtitle(&self) -> String {
        match self.axis {
            Some(axis) => words::subtitle(&self.subject, axis.period, axis.status, &self.unit, self.language),
            None => words::capital(&self.subject),
        }
    }

    fn coverage(&self) -> String {
        let (mut apart, mut differences) = (0, Vec::new());
        for cell in self.cells.iter().filter(|cell| cell.state() == State::Apart) {
            apart += 1;
            for (_, found) in &cell.apart {
                differences.extend_from_slice(found);
            }
        }
        sort::sort_unique(&mut differences);
        let counts = [self.reported(), apart, self.cells.len()];
        words::coverage(counts, self.is_selection(), &differences, self.language)
    }

    fn row(&self, cell: &Cell<'d>, chosen: &[usize]) -> Row {
        let mut bars: Vec<Bar> = Vec::new();
        for observation in &cell.here {
            let bar = self.bar(observation);
            if !bars.contains(&bar) {
                bars.push(bar);
            }
        }
        let (frame, ticks) = (self.framed(cell), self.ticked(cell));
        let has_value = !cell.here.is_empty();
        let is_empty = !has_value && frame.is_none() && ticks.is_empty();
        let emphasis = match (has_value, chosen.contains(&cell.district)) {
            (true, true) => Emphasis::Chosen,
            (true, false) => Emphasis::Compared,
            (false, _) => Emphasis::Quiet,
        };
        Row {
            district: self.dataset.districts[cell.district].id.clone(),
            name: self.row_name(cell.district),
            short: self.short(cell.district).to_owned(),
            emphasis,
            bars,
            frame: frame.map(|observation| self.bar(observation)),
            aside: frame.map(|frame| self.apart(frame).to_vec()).unwrap_or_default(),
            wanted: self.wanted(&ticks),
            ticks: ticks.iter().map(|observation| self.bar(observation)).collect(),
            word: is_empty.then(|| self.absent(cell).to_owned()),
            is_missing: cell.state() == State::NotReported,
        }
    }

    /// In English the short names are the usual ones; Chinese names keep 区 and 市.
    fn row_name(&self, district: usize) -> String {
        self.language.pick(self.name(district), self.short(district)).to_owned()
    }

    fn bar(&self, observation: &Observation) -> Bar {
        Bar { figure: observation.figure, label: observation.figure.text(self.language), is_broken: false }
    }

    /// What happened, but at another time or on another list: the latest, where there is nothing here.
    fn framed(&self, cell: &Cell<'d>) -> Option<&'d Observation> {
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
    fn ticked(&self, cell: &Cell<'d>) -> Vec<&'d Observation> {
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
                    text.push_str(self.language.pick("，", ", "));
                }
                text.push_str(&words);
                text.push(' ');
                text.push_str(&tick.figure.text(self.language));
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
        words::apart(self.dataset, observation, &differences.unwrap_or_default(), self.language)
    }

    fn notes(&self, rows: &[Row]) -> Vec<String> {
        let language = self.language;
        let mut notes = Vec::new();
        let (mut has_frame, mut has_open, mut has_arrow, mut has_broken) = (false, false, false, false);
        for row in rows {
            has_broken |= row.marks().any(|bar| bar.is_broken);
            has_frame |= row.frame.is_some();
            has_open |= row.bars.iter().any(|bar| bar.figure.comparator != Comparator::Eq);
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
        self.data_notes(&mut notes);
        notes
    }

    /// The notes of the figures drawn, each once, with the districts it concerns.
    fn data_notes(&self, notes: &mut Vec<String>) {
        let mut found: Vec<(usize, Vec<&str>)> = Vec::new();
        for cell in &self.cells {
            let name = self.short(cell.district);
            for note in self.drawn(cell).iter().filter_map(|seen| seen.note) {
                match found.iter_mut().find(|entry| entry.0 == note) {
                    Some(entry) if entry.1.contains(&name) => {}
                    Some(entry) => entry.1.push(name),
                    None => found.push((note, vec![name])),
                }
            }
        }
        for (note, names) in found {
            notes.push(words::noted(&names, self.dataset.terms[note].text.get(self.language), self.language));
        }
    }

    fn source(&self) -> String {
        let mut publications = Vec::new();
        for (place, source) in self.dataset.sources.iter().enumerate() {
            let cites = |cell: &Cell<'_>| {
                cell.here.iter().any(|seen| seen.source == place)
                    || cell.apart.iter().any(|entry| entry.0.source == place)
            };
            if self.cells.iter().any(cites) {
                publications.push(words::publication(source, self.language));
            }
        }
        if publications.is_empty() { String::new() } else { words::sources(&publications, self.language) }
    }
}

fn cells<'d>(dataset: &'d Dataset, view: &View, axis: Option<Axis>) -> Vec<Cell<'d>> {
    let districts = shown(dataset, view);
    match axis {
        Some(axis) => compare::cells(dataset, &axis, &districts),
        None => {
            let empty = |&district: &usize| Cell { district, here: vec![], apart: vec![], is_excluded: false };
            districts.iter().map(empty).collect()
        }
    }
}
