//! `rank`: one indicator, one period, a bar a district.

use super::also_published::drop_other_periods;
use super::claim::{by_value, claim, gap};
use super::context::{Context, bar, figures};
use super::{excerpt, outlier};
use crate::collect::IntoVec;
use crate::compare::{self, Axis, Cell, CellState, Difference};
use crate::data::{Dataset, DistrictId, IndicatorId, Measure, Observation, Scope, Status};
use crate::model::{
    ApartNote, Availability, Bar, CellMessage, Claim, Column, ColumnName, Coverage, Districts, Draft, DraftRow,
    Finding, Indicators, Kind, KindSpec, Label, Length, Note, Notice, Order, Plot, PlotRow, Rows, Subject, Subtitle,
    Title, Unit, View,
};
use crate::number::{Comparator, Figure};
use crate::sort;
use std::cmp::Ordering;

/// The ranking of one indicator.
pub(super) static RANK: KindSpec = KindSpec {
    name: "rank",
    indicators: Indicators::One,
    districts: Districts::Several,
    shows_all_periods: false,
    shows_all_lists: false,
    has_scaling: false,
    second_axis: None,
    availability,
    draft,
};

/// A row shows at most so many targets and forecasts; the table has all.
const MOST_TICKS: usize = 2;

/// A ranking with its axis and cells, from which kinds make rows, title and notes.
pub(super) struct Ranking<'d> {
    pub(super) context: Context<'d>,
    pub(super) indicator: Option<IndicatorId>,
    pub(super) axis: Option<Axis>,
    pub(super) cells: Vec<Cell<'d>>,
}

/// The ranking that a view asks for. Without figures it says so, since that nobody reported one is a finding. If no district reported the
/// indicator, but the whole did, it shows the whole. `None` if only named projects have figures.
fn draft<'d>(dataset: &'d Dataset, view: &'d View, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let context = Context::new(dataset, view);
    let (axis, is_of_whole) = axis(&context, notices)?;
    let mut ranking = Ranking::new(context, view.indicator, axis);
    if let Some((whole, axis)) = dataset.whole().zip(axis).filter(|_| is_of_whole) {
        ranking.cells = compare::cells(dataset, &axis, &[whole]);
    }
    let mut draft = ranking.rows_draft();
    if is_of_whole {
        draft.coverage = Coverage::WholeOnly;
    }
    Some(draft)
}

fn availability(dataset: &Dataset, view: &View, notices: &mut Vec<Notice>) -> Availability {
    match axis(&Context::new(dataset, view), notices) {
        Some((Some(axis), _)) => Availability::OnAxis(axis),
        Some((None, _)) => Availability::NothingReported,
        None => Availability::Unavailable,
    }
}

/// The axis of a ranking, and whether the whole alone is on it; `None` if only named projects have figures.
fn axis(context: &Context<'_>, notices: &mut Vec<Notice>) -> Option<(Option<Axis>, bool)> {
    let own = context.axis(&|_| true, notices);
    let Some(indicator) = context.view.indicator.filter(|_| own.is_none()) else { return Some((own, false)) };
    let whole = context.dataset.whole();
    let of_whole = |whole| compare::candidates(context.dataset, indicator, &[whole]);
    let alone = context.choose(&whole.map(of_whole).unwrap_or_default(), notices);
    (alone.is_some() || !is_of_projects(context.dataset, indicator)).then_some((alone, alone.is_some()))
}

/// Whether named projects have figures of an indicator.
fn is_of_projects(dataset: &Dataset, indicator: IndicatorId) -> bool {
    dataset.projects.iter().any(|figure| figure.observation.indicator == indicator)
}

/// The view of a ranking with one district highlighted: on an axis, or on the one that most districts reported.
pub(super) fn ranking_view(view: &View, indicator: IndicatorId, district: DistrictId, axis: Option<Axis>) -> View {
    View {
        kind: Kind(&RANK),
        indicator: Some(indicator),
        other: None,
        period: axis.map(|axis| axis.period),
        status: axis.map(|axis| axis.status),
        scope: axis.map(|axis| axis.scope),
        highlight: Some(vec![district]),
        ..view.clone()
    }
}

impl<'d> Ranking<'d> {
    pub(super) fn new(context: Context<'d>, indicator: Option<IndicatorId>, axis: Option<Axis>) -> Ranking<'d> {
        let cells = axis.map_or_else(|| unreported(&context), |axis| context.cells(&axis));
        let mut ranking = Ranking { context, indicator, axis, cells };
        drop_other_periods(&mut ranking.cells);
        ranking.sort(context.view.order);
        ranking
    }

    /// The ranking on an axis.
    pub(super) fn on(context: Context<'d>, axis: Axis) -> Ranking<'d> {
        Ranking::new(context, Some(axis.indicator), Some(axis))
    }

    /// The draft of the ranking as rows.
    fn rows_draft(&self) -> Draft<'d> {
        let leaders = self.claim().1;
        let rows = self.cells.iter().map(|cell| self.row(cell, &leaders)).into_vec();
        self.draft(self.title(), rows)
    }

    /// The draft as rows in the place of another kind, with the reason.
    pub(super) fn rows_with(&self, reason: Note) -> Draft<'d> {
        let mut draft = self.rows_draft();
        draft.notes.insert(0, reason);
        draft
    }

    /// A draft with these rows, to which a kind adds.
    pub(super) fn draft(&self, title: Title, mut rows: Vec<PlotRow<Label, Figure>>) -> Draft<'d> {
        let total = rows.len();
        // Among all rows: the ends of a long ranking are far from each other, and none of them need be far from its neighbours.
        outlier::break_outliers(&mut rows);
        let excerpt = excerpt::shorten(&mut rows, &self.context);
        let (mut drawn, shown) = (Vec::new(), excerpt::at(&self.cells, excerpt.as_ref()));
        for &cell in &shown {
            drawn.extend(self.drawn(cell));
        }
        let mut notes = self.notes(&rows, &shown);
        notes.extend(excerpt.as_ref().map(|kept| Note::Excerpt { shown: kept.len(), total }));
        Draft {
            title,
            subtitle: self.subtitle(),
            coverage: self.context.coverage(&self.cells),
            notes,
            drawn,
            columns: self.columns(),
            rows: self.cells.iter().map(|cell| self.table_row(cell)).into_vec(),
            marks: Vec::new(),
            excerpt,
            cites_drawn: false,
            links: Vec::new(),
            // A longer bar would say more, but a larger rank is less.
            plot: Plot::Rows(Rows {
                rows,
                is_stacked: false,
                are_points: self.measure() == Measure::Rank,
                axis_start: 0.0,
            }),
        }
    }

    pub(super) fn subject(&self) -> Option<Subject> {
        let scope = self.axis.map_or(Scope::Whole, |axis| axis.scope);
        self.indicator.map(|indicator| Subject { indicator, scope })
    }

    pub(super) fn unit(&self) -> Option<Unit> {
        self.indicator.map(Unit::Of)
    }

    pub(super) fn measure(&self) -> Measure {
        self.indicator.map_or(Measure::Count, |indicator| self.context.dataset.indicators[indicator].measure)
    }

    /// The claim of the figures on the axis, and the districts that it names as leaders.
    pub(super) fn claim(&self) -> (Claim, Vec<DistrictId>) {
        claim(&self.cells, self.measure())
    }

    /// Cells come in official order; equal ones stay in it.
    fn sort(&mut self, order: Order) {
        let mut cells = std::mem::take(&mut self.cells);
        sort::sort_by(&mut cells, |a, b| match order {
            Order::Official => Ordering::Equal,
            Order::Name => self.context.sort_name(a.district).cmp(self.context.sort_name(b.district)),
            Order::Value => self.sort_group(a).cmp(&self.sort_group(b)).then_with(|| {
                match (self.sort_figure(a), self.sort_figure(b)) {
                    (Some(first), Some(second)) => by_value(self.measure(), first, second),
                    _ => Ordering::Equal,
                }
            }),
        });
        self.cells = cells;
    }

    /// Figures on the axis first, then those set apart, then nothing.
    fn sort_group(&self, cell: &Cell<'d>) -> u8 {
        match cell.state() {
            CellState::Value | CellState::Zero => 0,
            CellState::Apart if self.actual_apart(cell).is_some() => 1,
            CellState::Apart => 2,
            CellState::NotReported => 3,
            CellState::NotApplicable => 4,
        }
    }

    /// The figure that a cell is sorted by.
    fn sort_figure(&self, cell: &Cell<'d>) -> Option<Figure> {
        match cell.on_axis.first() {
            Some(observation) => Some(observation.figure),
            None => self.actual_apart(cell).map(|observation| observation.figure),
        }
    }

    /// The claim of the figures as the title.
    pub(super) fn title(&self) -> Title {
        Title::Finding(Finding {
            claim: self.claim().0,
            gap: gap(&self.cells, self.measure()),
            reported: self.cells.iter().filter(|cell| !cell.on_axis.is_empty()).count(),
            total: self.cells.len(),
            is_selection: self.context.is_selection(),
            subject: self.subject(),
            status: self.axis.map_or(Status::Actual, |axis| axis.status),
        })
    }

    pub(super) fn subtitle(&self) -> Subtitle {
        match (self.subject(), self.axis) {
            (Some(subject), Some(axis)) => Subtitle::Dated(vec![subject], axis.period, axis.status),
            (Some(subject), None) => Subtitle::Subject(subject),
            (None, _) => Subtitle::None,
        }
    }

    pub(super) fn row(&self, cell: &Cell<'d>, leaders: &[DistrictId]) -> PlotRow<Label, Figure> {
        let mut row = self.context.row(cell.district);
        row.bars = bars(cell);
        row.is_range = is_range(&row.bars);
        if row.is_range {
            // The mark between the bounds says what their signs say.
            for bar in &mut row.bars {
                bar.label = Label::Value(bar.figure.value);
            }
        }
        let (apart, ticks) = (self.actual_apart(cell), self.ticks(cell));
        let has_value = !cell.on_axis.is_empty();
        if !has_value && apart.is_none() && ticks.is_empty() {
            row.absent = Some(Label::Absent(cell.state()));
        }
        row.emphasis = self.context.emphasis(cell.district, has_value, leaders);
        if let Some(apart) = apart {
            row.remark = self.apart_labels(apart);
            row.apart = Some(bar(apart.figure));
        }
        row.tick_remark = self.tick_labels(&ticks);
        row.ticks = ticks.iter().map(|observation| bar(observation.figure)).into_vec();
        row.is_missing = cell.state() == CellState::NotReported;
        row
    }

    /// The latest actual figure of another period or list, if there is none on the axis.
    pub(super) fn actual_apart(&self, cell: &Cell<'d>) -> Option<&'d Observation> {
        let mut latest: Option<&Observation> = None;
        for (observation, differences) in &cell.apart {
            let is_later = latest.is_none_or(|latest| latest.period.recency() < observation.period.recency());
            let fits = observation.status == Status::Actual && !differences.contains(Difference::Indicator);
            if cell.on_axis.is_empty() && fits && is_later {
                latest = Some(*observation);
            }
        }
        latest
    }

    /// The latest targets and forecasts of the district on the same list.
    pub(super) fn ticks(&self, cell: &Cell<'d>) -> Vec<&'d Observation> {
        let mut ticks = Vec::new();
        for (observation, differences) in &cell.apart {
            let is_same = !differences.contains(Difference::Scope) && !differences.contains(Difference::Indicator);
            if observation.status != Status::Actual && is_same {
                ticks.push(*observation);
            }
        }
        sort::sort_by(&mut ticks, |a, b| b.period.recency().cmp(&a.period.recency()));
        ticks.truncate(MOST_TICKS);
        ticks
    }

    /// All figures of a cell that are drawn.
    fn drawn(&self, cell: &Cell<'d>) -> Vec<&'d Observation> {
        let mut drawn = cell.on_axis.clone();
        drawn.extend(self.actual_apart(cell));
        drawn.extend(self.ticks(cell));
        drawn
    }

    /// How a figure set apart differs, in all lengths.
    pub(super) fn apart_labels(&self, observation: &Observation) -> Vec<Label> {
        Length::labels(&|length| Label::Apart(self.apart_note(observation), length))
    }

    /// A remark on the ticks in all lengths, the shortest of which is empty.
    fn tick_labels(&self, ticks: &[&Observation]) -> Vec<Label> {
        if ticks.is_empty() {
            return Vec::new();
        }
        let notes = || ticks.iter().map(|tick| (self.apart_note(tick), tick.figure)).into_vec();
        vec![Label::Ticks(notes(), Length::Long), Label::Ticks(notes(), Length::Short), Label::Empty]
    }

    pub(super) fn apart_note(&self, observation: &Observation) -> ApartNote {
        let axis = Axis::of(observation);
        ApartNote { axis, differences: self.axis.map(|own| own.differences(&axis)).unwrap_or_default() }
    }

    /// The notes on the rows of some cells.
    fn notes(&self, rows: &[PlotRow<Label, Figure>], cells: &[&Cell<'d>]) -> Vec<Note> {
        let (mut has_apart, mut has_open, mut has_open_tick, mut has_broken) = (false, false, false, false);
        for row in rows {
            has_broken |= row.marks().any(|bar| bar.is_broken);
            has_apart |= row.apart.is_some();
            has_open |= !row.is_range && row.bars.iter().any(|bar| bar.figure.comparator != Comparator::Eq);
            has_open_tick |= row.ticks.iter().any(|tick| tick.figure.comparator.is_open_above());
        }
        let mut notes = Vec::new();
        for (is_needed, note) in [(has_apart, Note::Dashed), (has_open, Note::OpenBar), (has_broken, Note::BrokenBar)] {
            if is_needed {
                notes.push(note);
            }
        }
        let mut statuses = Vec::new();
        for cell in cells {
            statuses.extend(self.ticks(cell).iter().map(|tick| tick.status));
        }
        sort::sort_unique(&mut statuses);
        if !statuses.is_empty() {
            notes.push(Note::Ticks(statuses, has_open_tick));
        }
        notes
    }

    fn columns(&self) -> Vec<Column> {
        let figures = Column { name: self.subject().map_or(ColumnName::Value, ColumnName::Subject), unit: self.unit() };
        vec![Column::words(ColumnName::District), figures, Column::words(ColumnName::AlsoPublished)]
    }

    /// A row of the table: the figures on the axis, and every figure set apart with how it differs.
    pub(super) fn table_row(&self, cell: &Cell<'d>) -> DraftRow<'d> {
        let mut observations = cell.on_axis.clone();
        observations.extend(cell.apart.iter().map(|entry| entry.0));
        let on_axis = match self.unit() {
            Some(unit) => CellMessage::Figures(figures(&cell.on_axis), unit, cell.state()),
            None => CellMessage::Label(Label::Absent(cell.state())),
        };
        DraftRow {
            cells: vec![CellMessage::Label(Label::Name(cell.district)), on_axis, self.apart_cell(cell)],
            observations,
        }
    }

    /// The figures of a cell that are set apart.
    fn apart_cell(&self, cell: &Cell<'d>) -> CellMessage {
        match self.unit() {
            Some(unit) => CellMessage::Apart(self.apart_figures(cell), unit),
            None => CellMessage::Label(Label::Empty),
        }
    }

    /// The figures of a cell that are set apart, each with how it differs.
    pub(super) fn apart_figures(&self, cell: &Cell<'d>) -> Vec<(ApartNote, Figure)> {
        cell.apart.iter().map(|(observation, _)| (self.apart_note(observation), observation.figure)).into_vec()
    }
}

/// The figures of a cell on the axis as marks, each once.
pub(super) fn bars(cell: &Cell<'_>) -> Vec<Bar<Label, Figure>> {
    let mut bars = Vec::new();
    for observation in &cell.on_axis {
        if !bars.iter().any(|bar: &Bar<Label, Figure>| bar.figure == observation.figure) {
            bars.push(bar(observation.figure));
        }
    }
    bars
}

/// Whether two figures are the lower and the upper bound of one value.
fn is_range(bars: &[Bar<Label, Figure>]) -> bool {
    matches!(bars, [low, high] if low.figure.is_range_to(high.figure))
}

/// The cells of an indicator that nobody reported.
fn unreported<'d>(context: &Context<'d>) -> Vec<Cell<'d>> {
    let empty = |district| Cell { district, on_axis: vec![], apart: vec![], is_excluded: false };
    context.districts().into_iter().map(empty).into_vec()
}
